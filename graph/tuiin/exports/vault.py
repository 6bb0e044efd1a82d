"""The graph as a vault of Obsidian: a note for each thing, linked as the graph is; a claim's note says who holds it, and how."""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tuiin import model
from tuiin.exports.debate import Claim, Debate, Note, Thing, order, value
from tuiin.model import fields
from tuiin.model.fields import Field
from tuiin.show.kinds import kinds

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

LENGTH = 80
# What of a claim and of a position has no place of its own in a note.
CLAIM = fields.beside(model.Claim, "kind", "subject", "relation", "object", "polarity", "quantifier", "scope", "condition", "text")
POSITION = fields.beside(model.Position, "holder", "stance", "certainty", "source", "at")
# Windows takes these for devices, whatever ending follows.
RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))))
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~=^%$&!]")


def obsidian(kg: "Graph") -> dict[str, bytes]:
    """Return the notes of a vault, by path: one for each node of the network, an index, and colours for the graph view.

    A note is named by the thing's id and stays the same from export to export, so links from one's own notes hold; its labels in three
    languages are aliases, by which Obsidian finds it.
    """
    vault = _Vault(Debate(kg))
    files = {f"{path}.md": vault.note(iri).encode() for iri, path in vault.paths.items()}
    return {".obsidian/graph.json": _colours(), "index.md": vault.index().encode(), **files}


class _Vault:
    def __init__(self, debate: Debate) -> None:
        self.debate = debate
        self.paths = {iri: f"{folder(thing.kind)}/{safe(value(iri))}" for iri, thing in debate.things.items()}
        self.aliases, self.definitions = debate.words("skos:altLabel"), debate.words("skos:definition")
        self.descriptions = debate.words("dcterms:description")
        self.notes: dict[str, list[Note]] = defaultdict(list)
        for note in debate.notes:
            for thing in note.concerns:
                self.notes[thing].append(note)
        self.links: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for source, target, kind in debate.plain_edges:
            self.links[source].append((kind, target))

    def link(self, iri: str) -> str:
        """Return a link to a thing's note, shown by its English label in which no sign ends the link or begins anything."""
        words = " ".join(self.debate.name(iri).split()).replace("%%", "%").translate(str.maketrans("[]|<>`", "()¦‹›'"))
        return f"[[{self.paths[iri]}|{words}]]" if iri in self.paths else value(iri)

    def note(self, iri: str) -> str:
        """Return the text of one thing's note."""
        thing = self.debate.things[iri]
        claim = self.debate.claims.get(iri)
        lines = [self.front(thing, claim), f"# {plain(thing.label.said('en'))}", ""]
        lines += [f"- **{language}** {plain(words)}" for language, words in thing.label.items()]
        for texts in (self.definitions.get(iri, {}), self.descriptions.get(iri, {})):
            lines += [line for language, words in self.debate.text(texts).items() for line in ("", f"> **{language}** {plain(words)}")]
        if claim:
            lines += self.frame(claim) + self.positions(iri) + self.reasons(iri)
        elif self.links[iri]:
            lines += ["", "## Links", "", *(f"- {kind}: {self.link(target)}" for kind, target in self.links[iri])]
        for note in self.notes[iri]:
            lines += ["", f"> [!warning] Editor: {note.kind}", f"> {plain(note.text.said('en'))} ({', '.join(note.at)})"]
        return "\n".join(lines) + "\n"

    def front(self, thing: Thing, claim: Claim | None) -> str:
        others = [words for language in self.debate.languages for words in self.aliases.get(thing.iri, {}).get(language, [])]
        tags = [f"kind/{thing.kind}"]
        keys = {"iri": _quoted(thing.iri), "kind": thing.kind}
        if claim:
            held = self.debate.held[thing.iri]
            tags += [
                f"claim/{claim.kind}",
                *sorted({f"stance/{p.stance}" for p in held}),
                *sorted({f"certainty/{p.certainty}" for p in held}),
            ]
            keys |= {"relation": claim.relation, "polarity": claim.polarity}
            keys |= {name: json.dumps(words, ensure_ascii=False) for name, words in self.debate.more(claim.iri, CLAIM).items()}
        aliases = dict.fromkeys(" ".join(words.split()) for words in (*thing.label.values(), *others))
        listed = [
            f"{key}:\n" + "".join(f"  - {one}\n" for one in all_) for key, all_ in (("aliases", map(_quoted, aliases)), ("tags", tags))
        ]
        return "---\n" + "".join(f"{key}: {word}\n" for key, word in keys.items()) + "".join(listed) + "---\n"

    def frame(self, claim: Claim) -> list[str]:
        """Return what the claim says, as a claim: its parts are links, and a line above says that nobody vouches for it here."""
        negated = "*not* " if claim.polarity == "negative" else ""
        quantity = f" ({claim.quantifier})" if claim.quantifier else ""
        lines = [
            "",
            "## What it claims",
            "",
            f"{self.link(claim.subject)}{quantity} — {negated}{claim.relation} → {self.link(claim.object)}",
        ]
        if claim.scope:
            lines += ["", "Only for: " + ", ".join(map(self.link, claim.scope))]
        if claim.condition:
            lines += [
                "",
                "On condition: " + plain(" · ".join(self.debate.text(claim.condition).values())),
            ]
        for words in self.more(claim.iri, CLAIM):
            lines += ["", words[0].upper() + words[1:]]
        return lines

    def more(self, iri: str, beside: Mapping[str, Field]) -> list[str]:
        """Return what is said beside that which a note lays out, each under the name that the ontology has for it."""
        return [
            f"{plain(self.debate.head(field))}: "
            + ", ".join(self.link(one) if field.term == "thing" else plain(one) for one in self.debate.terms(iri, field))
            for field in beside.values()
            if self.debate.terms(iri, field)
        ]

    def positions(self, iri: str) -> list[str]:
        lines = ["", "## Who holds it, and how", ""]
        for position in self.debate.held[iri]:
            through = "".join(f"{self.link(voice.holder)} › " for voice in self.debate.chain(position)[:-1])
            source = f", in {self.link(position.source)}" if position.source else ""
            more = "".join(f"; {words}" for words in self.more(position.iri, POSITION))
            where = f"({', '.join(position.at)}{source}){more}"
            lines.append(f"- {through}{self.link(position.holder)} **{position.stance}**, {position.certainty} {where}")
        return lines

    def reasons(self, iri: str) -> list[str]:
        lines = []
        for argument in self.debate.reasons[iri]:
            told = f"({argument.basis}, {self.link(argument.holder)})"
            lines.append(f"- {' + '.join(map(self.link, argument.premises))} **{argument.kind}** this {told}")
        for argument in self.debate.uses[iri]:
            told = f"({argument.basis}, {self.link(argument.holder)})"
            lines.append(f"- this **{argument.kind}** {self.link(argument.conclusion)} {told}")
        return ["", "## Reasons", "", *lines] if lines else []

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


def folder(kind: str) -> str:
    """Return the folder of a kind of thing.

    >>> folder("claim")
    'claims'
    """
    return f"{kind}s"


def safe(name: str) -> str:
    """Return an id as a file name that every system takes: ids are lower-case ASCII already, but may be devices or too long.

    >>> safe("con"), safe("night-library")
    ('con-', 'night-library')
    """
    if len(name) > LENGTH:
        return f"{name[: LENGTH - 9]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return f"{name}-" if name in RESERVED else name


def plain(words: str) -> str:
    r"""Return text in one line in which nothing is a mark of Markdown or of Obsidian: no link, no tag, no comment, no formula.

    >>> plain("[[x]] #y")
    '\\[\\[x\\]\\] \\#y'
    """
    return _MARKS.sub(r"\\\g<0>", " ".join(words.split()))


def _quoted(words: str) -> str:
    """Return text as JSON, which YAML 1.2 reads alike whatever it looks like; PyYAML would write for readers of YAML 1.1."""
    return json.dumps(words, ensure_ascii=False)


def _colours() -> bytes:
    groups = [{"query": f"path:{folder(kind.name)}/", "color": {"a": 1, "rgb": int(kind.colour[1:], 16)}} for kind in kinds().values()]
    return (json.dumps({"colorGroups": groups, "showTags": False, "showArrow": True}, indent=1) + "\n").encode()
