"""The graph as a vault of Obsidian: a note for each thing, found by its labels in all languages, and colours for the graph view."""

import json
from typing import TYPE_CHECKING

from tuiin.exports.debate import Claim, Thing, order, value
from tuiin.exports.notes import CLAIM, Notes, folder, plain, quoted
from tuiin.show.kinds import kinds

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph


def obsidian(kg: "Graph") -> dict[str, bytes]:
    """Return the notes of a vault, by path: one for each node of the network, an index, and colours for the graph view.

    A note is named by the thing's id and stays the same from export to export, so links from one's own notes hold; its labels in three
    languages are aliases, by which Obsidian finds it.
    """
    vault = _Vault(kg)
    files = {f"{path}.md": vault.note(iri).encode() for iri, path in vault.paths.items()}
    return {".obsidian/graph.json": _colours(), "index.md": vault.index().encode(), **files}


class _Vault(Notes):
    def link(self, iri: str) -> str:
        words = " ".join(self.debate.name(iri).split()).replace("%%", "%").translate(str.maketrans("[]|<>`", "()¦‹›'"))
        return f"[[{self.paths[iri]}|{words}]]" if iri in self.paths else value(iri)

    def front(self, thing: Thing, claim: Claim | None) -> str:
        others = [words for language in self.debate.languages for words in self.aliases.get(thing.iri, {}).get(language, [])]
        tags = [f"kind/{thing.kind}"]
        keys = {"iri": quoted(thing.iri), "kind": thing.kind}
        if claim:
            held = self.debate.held[thing.iri]
            tags += [
                f"claim/{claim.kind}",
                *sorted({f"stance/{p.stance}" for p in held}),
                *sorted({f"certainty/{p.certainty}" for p in held}),
            ]
            keys |= {"relation": claim.relation, "polarity": claim.polarity}
            keys |= {name: quoted(words) for name, words in self.debate.more(claim.iri, CLAIM).items()}
        keys |= {name: quoted(words) for name, words in self.debate.more(thing.iri, self.debate.reviews).items()}
        tags += [f"review/{status}" for status in self.debate.more(thing.iri, self.debate.reviews).get("review_status", ())]
        aliases = dict.fromkeys(" ".join(words.split()) for words in (*thing.label.values(), *others))
        listed = [
            f"{key}:\n" + "".join(f"  - {one}\n" for one in all_) for key, all_ in (("aliases", map(quoted, aliases)), ("tags", tags))
        ]
        return "---\n" + "".join(f"{key}: {word}\n" for key, word in keys.items()) + "".join(listed) + "---\n"

    def remarks(self, iri: str) -> list[str]:
        told = [
            (f"> [!warning] Editor: {note.called}", f"> {plain(note.text.said('en'))} ({self.at(note.at)})")
            for note in self.debate.warnings[iri]
        ]
        return [line for head, words in told for line in ("", head, words)]

    def index(self) -> str:
        """Return the note that one begins with: what there is, by kind."""
        title = self.debate.title
        lines = [
            "---",
            "tags:",
            "  - index",
            "---",
            f"# {plain(title.said('en'))}",
            "",
            *(f"- **{language}** {plain(words)}" for language, words in title.items() if words != title.said("en")),
        ]
        for kind in kinds():
            some = sorted((i for i, t in self.debate.things.items() if t.kind == kind), key=lambda i: order(self.debate.name(i).casefold()))
            lines += ["", f"## {folder(kind).capitalize()} ({len(some)})", "", *(f"- {self.link(iri)}" for iri in some)] if some else []
        return "\n".join(lines) + "\n"


def _colours() -> bytes:
    groups = [{"query": f"path:{folder(kind.name)}/", "color": {"a": 1, "rgb": int(kind.colour[1:], 16)}} for kind in kinds().values()]
    return (json.dumps({"colorGroups": groups, "showTags": False, "showArrow": True}, indent=1) + "\n").encode()
