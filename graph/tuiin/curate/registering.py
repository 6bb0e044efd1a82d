"""References as entries of the registries: ids are made for works and those who wrote them, and what is there is not made twice."""

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from typing import Any

from tuiin.curate import short
from tuiin.curate.bibliographies import Reference, Writer, doi
from tuiin.curate.decode import WRONG, Decoder
from tuiin.curate.minting import mint
from tuiin.curate.tabled import Files, record_of
from tuiin.curate.taking import Incoming
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence
from tuiin.errors import NOWHERE, Place
from tuiin.model import Actor, Record, Work


@dataclass(slots=True)
class Register:
    """What comes into the registries, and what a person should know: which of it is there already."""

    files: Files
    works: dict[str, Node] = field(default_factory=dict)
    actors: dict[str, Node] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    _told: set[str] = field(default_factory=set)
    _years: dict[str, str] = field(default_factory=dict)
    _known: dict[str, dict[str, str]] = field(default_factory=lambda: {"work": {}, "actor": {}})
    _ids: dict[str, set[str]] = field(default_factory=lambda: {"work": set(), "actor": set()})

    def add(self, references: Iterable[Reference]) -> list[Incoming]:
        """Take references in, and return what is new of them."""
        for kind, known in self._known.items():
            for key, record in records(self.files, kind).items():
                known |= dict.fromkeys(reversed(signs(record)), key)
                self._ids[kind].add(key)
                if isinstance(record, Work) and record.published and (year := re.search(r"\d{4}", record.published)):
                    self._years[key] = year.group()
        for reference in references:
            self._work(reference)
        return [
            Incoming(kind, Mapping({key: (Scalar(key, "text", node.place), node) for key, node in found.items()}, NOWHERE), {})
            for kind, found in (("actor", self.actors), ("work", self.works))
            if found
        ]

    def _work(self, one: Reference) -> None:
        marks = [*map(_address, one.addresses), *([f"isbn:{one.isbn}"] if one.isbn else []), same(one.title)]
        known = self._known["work"]
        year = re.search(r"\d{4}", one.published)
        twin, title = next((mark for mark in marks if mark in known), ""), one.title
        if twin == same(title) and year and self._years.get(known[twin], year.group()) != year.group():
            title = f"{title} ({year.group()})"
            if same(title) in known:
                twin = same(title)
            else:
                self.told.append(f"{one.key} has the title of work/{known[twin]}, which is of another year; the year stands in its label")
                twin = ""
        if twin:
            word = "title" if twin.startswith("name:") else "ISBN" if twin.startswith("isbn:") else "address"
            self.told.append(f"{one.key} is work/{known[twin]} already: the same {word}")
            return
        first = one.writers[0] if one.writers else one.publisher
        name = f"{first.particle} {first.family}" if first and not first.organization else first.family if first else one.title
        key = self._free("work", self._id(f"{_words(name, 4)} {year.group() if year else ''}", one) or mint(one.key) or "work")
        known |= dict.fromkeys([*marks[:-1], same(title)], key)
        self._years |= {key: year.group()} if year else {}
        pairs: dict[str, Node] = {"kind": _text(one.kind, one.place), "label": self._label(title, one)}
        authors = list(dict.fromkeys(self._actor(writer, one) for writer in one.writers))
        if authors:
            pairs["authors"] = Sequence([_text(author, one.place) for author in authors], one.place)
        if one.publisher:
            pairs["publisher"] = _text(self._actor(one.publisher, one), one.place)
        if one.published:
            pairs["published"] = Scalar(one.published, "int" if one.published.isdecimal() else "text", one.place)
        if one.addresses:
            pairs["same_as"] = Sequence([_text(address, one.place) for address in one.addresses], one.place)
        self.works[key] = _mapping(pairs, one.place)
        self.told += [f"{one.key}: {words}; left out" for words in one.left_out]

    def _actor(self, writer: Writer, one: Reference) -> str:
        known, mark = self._known["actor"], same(writer.name)
        if mark not in known:
            parts = (writer.family,) if writer.organization else (writer.particle, writer.family, writer.given, writer.suffix)
            key = self._free("actor", self._id(_words(" ".join(parts), 8), one) or "actor")
            known[mark] = key
            kind = "organization" if writer.organization else "person"
            pairs: dict[str, Node] = {"kind": _text(kind, one.place), "label": self._label(writer.name, one)}
            if writer.given and writer.family and not writer.organization:
                pairs["family"] = self._label(f"{writer.particle} {writer.family}".strip(), one)
            self.actors[key] = _mapping(pairs, one.place)
        return known[mark]

    def _label(self, words: str, one: Reference) -> Node:
        """Return words in the language that they are in if the project has it, else in its first one."""
        tongues = self.files.tongues(self.files.data / "works.yaml")
        tag = next((tag for tag in tongues.project if one.language.split("-")[0] == tag.split("-")[0]), tongues.project[0])
        if one.language and one.language.split("-")[0] != tag.split("-")[0] and one.key not in self._told:
            self._told.add(one.key)
            self.told.append(f"{one.key} is in {one.language}, which is no language of the project; its words are written as {tag}")
        return _mapping({tag: _text(unicodedata.normalize("NFC", words), one.place)}, one.place)

    def _id(self, words: str, one: Reference) -> str:
        return mint(words, one.language or self.files.tongues(self.files.data / "works.yaml").project[0])

    def _free(self, kind: str, key: str) -> str:
        number, found = 1, key
        while found in self._ids[kind]:
            number += 1
            found = f"{key}-{number}"
        self._ids[kind].add(found)
        return found


def records(files: Files, kind: str) -> Dict[str, Record]:
    """Return the entries of a registry that are right, by id."""
    found: dict[str, Record] = {}
    record: Any = record_of(kind)
    for path in files.of(kind):
        hint: Any = dict[str, record]
        tongues = files.tongues(path)
        whole = short.long(hint, files.entries(path), files.said.copy(), tongues, [])
        for key, (_, node) in whole.entries.items() if isinstance(whole, Mapping) else ():
            value = Decoder([], tongues).decode(record, node, key)
            found |= {key: value} if value is not WRONG else {}
    return found


def signs(record: Record) -> list[str]:
    """Return by what an entry is known again: its addresses, then its names."""
    addresses = [*getattr(record, "same_as", ()), *getattr(record, "exact_match", ())]
    names = [*getattr(record, "label", {}).values()]
    if isinstance(record, Actor | Work):
        names += [form for forms in record.printed.values() for form in forms]
    return [*map(_address, addresses), *map(same, names)]


def same(words: str) -> str:
    """Return what two names or titles share that are the same but for case, accents, order of the parts of a name, and marks.

    >>> same("Müller, Jörg") == same("JORG MULLER") != same("Jan Müller")
    True
    """
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(letter))
    return "name:" + " ".join(sorted(re.findall(r"\w+", bare)))


def _address(address: str) -> str:
    return re.sub(r"^https?://(www\.)?|/$", "", doi(address) or address).casefold()


def _words(text: str, most: int) -> str:
    return " ".join(text.split()[:most])


def _text(text: str, place: Place) -> Scalar:
    return Scalar(text, "text", place)


def _mapping(pairs: dict[str, Node], place: Place) -> Mapping:
    return Mapping({key: (Scalar(key, "text", place), node) for key, node in pairs.items()}, place)
