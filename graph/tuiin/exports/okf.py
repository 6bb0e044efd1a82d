"""The graph as a bundle of the Open Knowledge Format 0.2: Markdown files with YAML front matter, for agents and for people.

https://github.com/GoogleCloudPlatform/knowledge-catalog/blob/main/okf/SPEC.md
"""

from typing import TYPE_CHECKING

from tuiin.exports import dataset
from tuiin.exports.debate import Claim, Note, Passage, Thing, order, value
from tuiin.exports.notes import CLAIM, POSITION, RESERVED, Notes, folder, plain, quoted, safe
from tuiin.show.kinds import kinds

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

VERSION = "0.2"
_NOTE = "Editor's note"


def okf(kg: "Graph") -> dict[str, bytes]:
    """Return the files of the bundle by path: a document for each thing and each of the editor's notes, and an index in each folder.

    Each tells in its front matter from which sentences it derives, by place and digest, and a claim's document who holds it and how. What
    stands about a claim in an index says whose it is, since its words alone would read as a fact.
    """
    bundle = _Bundle(kg)
    files = {f"{path}.md": bundle.note(iri) for iri, path in bundle.paths.items()}
    files |= {f"{bundle.remarked[note.iri]}.md": bundle.remark(note) for note in bundle.debate.notes}
    return {name: text.encode() for name, text in {**bundle.indexes(), **files}.items()}


class _Bundle(Notes):
    taken = RESERVED | {"index", "log"}

    def __init__(self, kg: "Graph") -> None:
        super().__init__(kg)
        self.about, curators = dataset.about(kg), dataset.agents(kg, "dcterms:creator")
        self.remarked = {note.iri: f"{folder('note')}/{safe(value(note.iri), self.taken)}" for note in self.debate.notes}
        # The format wants this mark wherever people wrote, a group of them too.
        self.curator = f"human:{value(curators[0].iri)}" if curators else ""
        self.curators = [agent.name for agent in curators]

    def link(self, iri: str) -> str:
        return f"[{plain(self.debate.name(iri))}](/{self.paths[iri]}.md)" if iri in self.paths else value(iri)

    def at(self, sentences: tuple[str, ...]) -> str:
        return " ".join(f"[^{sentence}]" for sentence in sentences)

    def front(self, thing: Thing, claim: Claim | None) -> str:
        debate, iri = self.debate, thing.iri
        rests = debate.resting(iri)
        keys: dict[str, object] = {"type": kinds()[thing.kind].words["en"], "title": _line(thing.label.said("en"))}
        keys |= {"description": self.described(thing), "resource": iri}
        tags = [thing.kind]
        if claim:
            held = debate.held[iri]
            tags += [claim.kind, *sorted({position.stance for position in held}), *sorted({position.certainty for position in held})]
            keys |= {"relation": claim.relation, "polarity": claim.polarity, **debate.more(iri, CLAIM)}
            keys["positions"] = [self.position(iri, place) for place in range(len(held))]
            rests += [passage for position in held for passage in debate.resting(position.iri)]
            rests += [passage for argument in (*debate.reasons[iri], *debate.uses[iri]) for passage in debate.resting(argument.iri)]
        keys |= debate.more(iri, debate.reviews)
        tags += ["drafted"] if debate.drafted(iri) else []
        return self.matter(keys | {"tags": tags, "labels": dict(thing.label)}, rests, drafted=debate.drafted(iri))

    def position(self, claim: str, place: int) -> dict[str, object]:
        """Return one of the positions on a claim, for programs."""
        debate, position = self.debate, self.debate.held[claim][place]
        told: dict[str, object] = {"holder": position.holder, "stance": position.stance, "certainty": position.certainty}
        through = [voice.holder for voice in debate.chain(position)[:-1]]
        told |= {"through": through} if through else {}
        told |= {"source": position.source} if position.source else {}
        return told | {"at": list(position.at), **debate.more(position.iri, POSITION)}

    def matter(self, keys: dict[str, object], rests: list[Passage], *, drafted: bool = False) -> str:
        """Return front matter: what is said of a document, from which sentences it derives, and who wrote it, and when.

        What is only drafted nobody wrote.
        """
        title = _line(self.debate.title.said("en"))
        derived = [
            {
                "id": passage.sentence,
                "resource": passage.iri,
                "title": f"{title}: {passage.sentence}",
                "start": passage.start,
                "end": passage.end,
                "sha256": passage.sha256,
            }
            for passage in sorted({one.iri: one for one in rests}.values(), key=lambda one: one.start)
        ]
        keys |= {"sources": derived} if derived else {}
        if self.curator and not drafted:
            keys["generated"] = {"by": self.curator} | ({"at": self.about.moment} if self.about.moment else {})
            keys["curators"] = self.curators
        return "---\n" + "".join(map(_key, keys.items())) + "---\n"

    def described(self, thing: Thing) -> str:
        """Return a line about a thing: of a claim who takes which stance on it, since nobody vouches for it here."""
        if thing.kind == "claim":
            held = self.debate.held[thing.iri]
            told = dict.fromkeys(f"{self.debate.name(position.holder)} {position.stance} it" for position in held)
            draft = "Drafted, reviewed by nobody. " if self.debate.drafted(thing.iri) else ""
            return _line(f"{draft}A claim: " + ("; ".join(told) or "nobody holds it"))
        defined = self.debate.text(self.definitions.get(thing.iri, {})) or self.debate.text(self.descriptions.get(thing.iri, {}))
        others = [words for words in thing.label.values() if words != thing.label.said("en")]
        return _line(defined.said("en") if defined else " · ".join((kinds()[thing.kind].words["en"], *others)))

    def note(self, iri: str) -> str:
        """Return the document of a thing, with the sentences to which its marks lead at its end."""
        return self.footed(super().note(iri))

    def footed(self, text: str) -> str:
        """Return a text with a footnote for each sentence that it names; the label leads to the entry of `sources`."""
        named = {passage.sentence for passage in self.debate.passages.values() if f"[^{passage.sentence}]" in text}
        return text + "".join(f"\n[^{sentence}]: sentence {sentence} of the article\n" for sentence in sorted(named, key=order))

    def remarks(self, iri: str) -> list[str]:
        lines = [f"- [{note.called}](/{self.remarked[note.iri]}.md): {plain(note.text.said('en'))}" for note in self.debate.warnings[iri]]
        return ["", "## Remarks of the editor", "", *lines] if lines else []

    def remark(self, note: Note) -> str:
        """Return the document of a remark of the editor."""
        words = note.text.said("en")
        keys: dict[str, object] = {
            "type": _NOTE,
            "title": f"{note.kind}: {value(note.iri)}",
            "description": _line(words),
            "resource": note.iri,
        }
        keys |= {name: said for name, said in (("weight", note.weight), ("printed", note.printed), ("probably", note.probably)) if said}
        keys |= self.debate.more(note.iri, self.debate.reviews)
        drafted = self.debate.drafted(note.iri)
        tags = ["note", note.kind, *(["drafted"] if drafted else [])]
        matter = self.matter(keys | {"tags": tags}, self.debate.resting(note.iri), drafted=drafted)
        lines = [matter, f"# {plain(str(keys['title']))}", ""]
        lines += [f"- **{language}** {plain(said)}" for language, said in note.text.items()]
        lines += ["", f"Printed: {plain(note.printed)}"] if note.printed else []
        lines += ["", f"Probably meant: {plain(note.probably)}"] if note.probably else []
        lines += ["", f"On: {self.at(note.at)}"] if note.at else []
        concerned = [self.link(iri) for iri in note.concerns if iri in self.paths]
        lines += ["", "## Concerns", "", *(f"- {link}" for link in concerned)] if concerned else []
        return self.footed("\n".join(lines) + "\n")

    def indexes(self) -> dict[str, str]:
        """Return the index of the bundle, which alone has front matter, and one of each folder."""
        listed: dict[str, list[str]] = {kind: [] for kind in (*kinds(), "note")}
        for iri in sorted(self.paths, key=lambda iri: order(self.debate.name(iri).casefold())):
            thing = self.debate.things[iri]
            listed[thing.kind].append(f"* [{plain(self.debate.name(iri))}]({_file(self.paths[iri])}) - {plain(self.described(thing))}")
        for note in self.debate.notes:
            words = f"{note.kind}: {value(note.iri)}"
            listed["note"].append(f"* [{words}]({_file(self.remarked[note.iri])}) - {plain(note.text.said('en'))}")
        folders = {folder(kind): entries for kind, entries in listed.items() if entries}
        found = {f"{name}/index.md": "\n".join([f"# {name.capitalize()}", "", *entries]) + "\n" for name, entries in folders.items()}
        lines = [f"* [{name.capitalize()}]({name}/) - {len(entries)} documents" for name, entries in folders.items()]
        root = [f'---\nokf_version: "{VERSION}"\n---', f"# {plain(self.debate.title.said('en'))}", "", *lines]
        return {"index.md": "\n".join(root) + "\n", **found}


def _file(path: str) -> str:
    """Return how an index in the same folder names a document."""
    return f"{path.split('/')[1]}.md"


def _line(words: str) -> str:
    return " ".join(words.split())


def _key(named: tuple[str, object]) -> str:
    """Return a name of front matter with its value: a list has an entry a line."""
    name, said = named
    return f"{name}:\n" + "".join(f"  - {quoted(one)}\n" for one in said) if isinstance(said, list) else f"{name}: {quoted(said)}\n"
