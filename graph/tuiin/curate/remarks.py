"""Annotations of others as notes of an article: each at its sentences, unless it is ours, there already, or nowhere."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from pathlib import Path

from tuiin.curate.annotations import Annotation, Found
from tuiin.curate.folder import shown
from tuiin.curate.minting import mint
from tuiin.curate.placing import Places
from tuiin.curate.quotes import NotFound
from tuiin.curate.registering import records
from tuiin.curate.short import SLUG
from tuiin.curate.tabled import Files
from tuiin.curate.taking import Incoming
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence
from tuiin.errors import NOWHERE, Place
from tuiin.letters import quoted
from tuiin.model import Note

_LONGEST = 10_000  # letters of a remark
_WORDS = 6  # of a remark, of which its id is made
_CHAIN = 100  # answers to answers
Words = Dict[str, str]


@dataclass(slots=True)
class Remarks:
    """What becomes of annotations: the new notes, what a person should know, and what is left out, with its number and why."""

    notes: Incoming
    told: list[str]
    left: list[str]


@dataclass(slots=True)
class _Taken:
    notes: dict[str, Mapping] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    said: dict[frozenset[str], list[Words]] = field(default_factory=dict)
    doubted: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def remarks(files: Files, path: Path, found: Found, articles: str) -> Remarks:
    """Return what the annotations of a file become in an article; `articles` is where the names of all of the project begin.

    Raises `BadInput` where the files of the article cannot be read.
    """
    work, left = _Work(files, Place(shown(path), 1), articles, found.annotations), []
    for one in found.annotations:
        try:
            work.take(one)
        except NotFound as error:
            said = next(iter(one.words.values()), one.id)
            left.append(f"annotation {one.number}{f' ({quoted(said, 40)})' if said else ''} is left out: {error}")
    return Remarks(work.incoming(), work.told(found), left)


class _Work:
    def __init__(self, files: Files, place: Place, articles: str, annotations: Iterable[Annotation]) -> None:
        self.place, self.articles, self.ours = place, articles, f"{articles}{files.slug}/"
        self.tongues = files.tongues(files.first("note"))
        self.where = Places(files.slug, files.data, self.ours)
        self.by_id = {one.id: one for one in annotations if one.id}
        self.there = {key: note for key, note in records(files, "note").items() if isinstance(note, Note)}
        self.ids = Counter(dict.fromkeys(self.there, 1))
        self.taken = _Taken()
        for note in self.there.values():
            self.remember(note.at, note.text)

    def take(self, one: Annotation) -> None:
        """Take in an annotation. Raises `NotFound` where it can be no note, or stands nowhere."""
        kind, _, key = one.id.removeprefix(self.ours).partition("/") if one.id.startswith(self.ours) else ("", "", "")
        if kind == "position" or (kind == "note" and key in self.there):
            changed = kind == "note" and bool(one.words) and not self.says(self.there[key].text, self.words(one))
            self.taken.counts["ours, with other words" if changed else "ours"] += 1
            return
        sources = [one.id, *(spot.source for spot in one.spots)]
        if any(iri.startswith(self.articles) and not iri.startswith(self.ours) for iri in sources):
            raise NotFound("it is of another article of the project")
        if one.position:
            raise NotFound("it is a position of another project, which is no remark")
        words, spots = self.words(one), self.answered(one).spots
        if not spots:
            raise NotFound("it names no place in the text")
        at = sorted({name for spot in spots for name in self.where.sentences(spot)}, key=self.where.order.__getitem__)
        if any(self.says(some, words) for some in self.taken.said.get(frozenset(at), ())):
            self.taken.counts["there already"] += 1
            return
        self.remember(at, words)
        name = key if kind == "note" and SLUG.fullmatch(key) and not self.ids[key] else self.free(words, at)
        self.ids[name] += 1
        self.taken.notes[name] = self.note(one, words, at)
        self.taken.places[name] = self.where.order[at[0]]
        if not all(map(self.where.sure, spots)):
            self.taken.doubted.append(f"{name} ({', '.join(at)})")

    def words(self, one: Annotation) -> Words:
        """Return what an annotation says in the languages of the project; what does not say its language is in the first of them."""
        if not one.words:
            raise NotFound("it has no words of its own")
        found: dict[str, str] = {}
        for tag, words in one.words.items():
            if len(words) > _LONGEST:
                raise NotFound(f"it has {len(words):,} letters; a remark has at most {_LONGEST:,}")
            if ours := self.tongue(tag):
                found.setdefault(ours, words)
        if not found:
            raise NotFound(
                f"its words are in {', '.join(quoted(tag) for tag in one.words)}; this project has {', '.join(self.tongues.words)}"
            )
        return found

    def tongue(self, tag: str) -> str:
        """Return which language of the project is meant by a tag; empty where none is."""
        known = self.tongues.words
        if tag.casefold() in ("", "und"):
            return (*self.tongues.project, *known)[0]
        bare = tag.casefold()
        same = [one for one in known if one.casefold() == bare] or [
            one for one in known if one.casefold().split("-")[0] == bare.split("-")[0]
        ]
        return next(iter(same), "")

    def answered(self, one: Annotation) -> Annotation:
        """Return the annotation at whose place this one stands: itself, or the one that it answers, however far up."""
        for _ in range(_CHAIN):
            above = [self.by_id[iri] for iri in one.answers if iri in self.by_id]
            if one.spots or not above:
                break
            one = next((other for other in above if other.spots), above[0])
        return one

    def remember(self, at: Iterable[str], words: Words) -> None:
        """Note what is said of these sentences."""
        self.taken.said.setdefault(frozenset(at), []).append({tag: " ".join(said.split()) for tag, said in words.items()})

    def says(self, some: Words, words: Words) -> bool:
        """Say whether a note has all of these words."""
        return all(" ".join(some.get(tag, "").split()) == said for tag, said in words.items())

    def free(self, words: Words, at: list[str]) -> str:
        """Return an id for a note that no other has, made of its first words; of its sentence where these have no letters for one."""
        stem = next((made for said in words.values() if (made := mint(" ".join(said.split()[:_WORDS])))), f"note-{at[0]}")
        number = self.ids[stem]
        while self.ids[f"{stem}-{number + 1}" if number else stem]:
            number += 1
        self.ids[stem] = number
        return f"{stem}-{number + 1}" if number else stem

    def note(self, one: Annotation, words: Words, at: list[str]) -> Mapping:
        """Return a note as a curator would write it."""
        base = self.articles.removesuffix("article/")
        concerned = [iri.removeprefix(self.ours).removeprefix(base) for iri in one.about.get("concerns", ()) if iri.startswith(base)]
        return self.mapping(
            {
                "kind": self.text(one.kind),
                **{key: self.text(said[0]) for key in ("printed", "probably") if (said := one.about.get(key))},
                **({"concerns": Sequence([self.text(thing) for thing in concerned], self.place)} if concerned else {}),
                "text": self.mapping({tag: self.text(said) for tag, said in words.items()}),
                "at": Sequence([self.text(name) for name in at], self.place),
            }
        )

    def text(self, words: str) -> Scalar:
        return Scalar(words, "text", self.place)

    def mapping(self, pairs: Dict[str, Node]) -> Mapping:
        return Mapping({key: (self.text(key), node) for key, node in pairs.items()}, self.place)

    def incoming(self) -> Incoming:
        """Return the new notes, in the order of the text."""
        names = sorted(self.taken.notes, key=self.taken.places.__getitem__)
        return Incoming("note", Mapping({name: (self.text(name), self.taken.notes[name]) for name in names}, NOWHERE), {}, more=True)

    def told(self, found: Found) -> list[str]:
        """Return what a person should know."""
        counts, some = self.taken.counts, []
        if counts["ours"]:
            some.append(f"{counts['ours']} of the annotations are our own positions and notes, and stay as they are")
        if counts["ours, with other words"]:
            some.append(f"{counts['ours, with other words']} are notes of ours, which have other words here and keep them")
        if counts["there already"]:
            some.append(f"{counts['there already']} say what a note at that place says already")
        if self.taken.doubted:
            some.append(f"by offsets alone, in a text that may be another, please look: {', '.join(self.taken.doubted)}")
        if found.total > len(found.annotations):
            some.append(f"the file has {len(found.annotations):,} of {found.total:,} annotations; the others are on further pages")
        return some
