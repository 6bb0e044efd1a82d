"""Entries in short form made long: what is left out since it follows is put in, and everything stands where the model has it.

What is put in keeps the place from which it follows, and counts as not written. Entries in long form come back as they are.
"""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any, TypeVar, get_args

from tuiin import model
from tuiin.curate import older
from tuiin.curate.spelling import near
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence
from tuiin.errors import Place, Problem
from tuiin.letters import quoted, visible
from tuiin.model import Article, Claim, Concept, Older, Position, Value, Viewpoint, fields, marks
from tuiin.model.article import Silence
from tuiin.model.fields import Field, Shape
from tuiin.model.marks import To
from tuiin.model.records import Argument, Membership

N = TypeVar("N", Scalar, Mapping)
SLUG = re.compile(get_args(marks.Slug)[1].regex, re.ASCII)
SENTENCE = re.compile(get_args(marks.Sentence)[1].regex, re.ASCII)
RELATIONS: tuple[str, ...] = get_args(fields.of(Claim)["relation"].type)
REASONS: tuple[str, ...] = get_args(Silence)
NOT = "not "  # before a relation: it is denied

# What says a whole record, where nothing else is said of it.
ALONE: dict[Any, str] = {Position: "holder", Membership: "member", Concept: "label"}
# What may be left out, since it follows; and what is said by other keys.
FOLLOWS: dict[Any, tuple[str, ...]] = {
    Article: ("speaker",),
    Claim: ("polarity", "holder", "stance", "certainty"),
    Position: ("holder", "stance", "certainty"),
    Argument: ("holder", "at"),
    Viewpoint: ("open_list",),
    Membership: ("at",),
    Value: ("direction", "at"),
}
_OTHERWISE = {"relation", "object", "positions"}


@dataclass(slots=True)
class Said:
    """What an article says once, from which the rest follows: who speaks in it, where its claims stand, the order of its sentences.

    `speaker` is None where nobody knows, and empty where there are several authors and none of them speaks for all.
    """

    speaker: str | None = None
    claims: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sentences: dict[str, int] = field(default_factory=dict)

    def copy(self) -> "Said":
        """Return the same, to be added to."""
        return Said(self.speaker, dict(self.claims), self.sentences)


@cache
def keys(record: Any) -> dict[str, Field]:
    """Return the keys that a record is written with, short or long, in canonical order, and the field that the value of each is of."""
    found = fields.of(record)
    if record is not Claim:
        return found
    named: dict[str, Field] = {}
    for name, at in found.items():
        named |= {name: at} | ({f"{no}{relation}": at for relation in RELATIONS for no in ("", NOT)} if name == "object" else {})
    return named | fields.of(Position)


def needed(record: Any) -> list[str]:
    """Return the keys without which no form of a record can be."""
    return [name for name, at in fields.of(record).items() if at.needed and name not in FOLLOWS.get(record, ()) and name not in _OTHERWISE]


def long(
    hint: Any, node: Node, said: Said, tongues: Tongues, problems: list[Problem], path: str = "", renamed: list[Older] | None = None
) -> Node:
    """Return the long form of what this type of the model is written as; what cannot be made long is noted, and left as it is.

    What is found on the way is added to `said`: claims have to be read before what stands where they stand, and the article before all.
    What is of an older form is read as what it is called now, and added to `renamed`.
    """
    return _Long(said, tongues, problems, [] if renamed is None else renamed).of(fields.shape(hint), node, path)


def in_runs(sentences: list[str], order: dict[str, int]) -> list[str]:
    """Return sentences in the order of the text, three and more in a row as the first and the last of them.

    >>> in_runs(["p1s3", "p1s1", "p1s2", "p2s9"], {"p1s1": 0, "p1s2": 1, "p1s3": 2, "p2s1": 3, "p2s9": 4})
    ['p1s1-p1s3', 'p2s9']
    """
    found: list[str] = []
    numbered = enumerate(sorted(sentences, key=order.__getitem__))
    for _, group in groupby(numbered, key=lambda pair: order[pair[1]] - pair[0]):
        run = [sentence for _, sentence in group]
        found += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else run
    return found


def below(path: str, name: Scalar) -> str:
    """Return how to name what a key holds to a person: by what is written, which may be no key at all."""
    written = name.text if name.short is None else name.short
    if written.isascii() and written.isidentifier():
        return f"{path}.{written}"
    return f"{path}.{visible(written)}" if written else path


@dataclass(slots=True)
class _Long:
    said: Said
    tongues: Tongues
    problems: list[Problem]
    renamed: list[Older]

    def of(self, shape: Shape, node: Node, path: str) -> Node:
        if shape.made == "record":
            return self.record(shape.type, node, path)
        if shape.made == "many":
            one = shape.holds
            if not isinstance(node, Sequence):
                return self.of(one, node, path)
            return Sequence([self.of(one, child, f"{path}[{number}]") for number, child in enumerate(node.nodes)], node.place)
        if shape.made == "mapping":
            if not isinstance(node, Mapping) or shape.holds.made != "record":
                return node
            kind = shape.holds.type
            name = model.name_of(kind)
            return Mapping({k: (n, self.record(kind, c, f"{name}/{visible(k)}")) for k, (n, c) in node.entries.items()}, node.place)
        if shape.made == "words":
            if isinstance(node, Mapping) or not (tag := self.tongues.plain(shape.type)):
                return node
            return Mapping({tag: (_unwritten(tag, node.place), node)}, node.place)
        if shape.list:
            return older.word(shape.list, node, self.renamed)
        if isinstance(shape.mark, To) and isinstance(node, Scalar) and node.type not in ("null", "bool") and SLUG.fullmatch(node.text):
            return node._replace(text=f"{shape.mark.kinds[0]}/{node.text}", type="text", short=node.text)
        return node

    def record(self, kind: Any, node: Node, path: str) -> Node:
        node = _whole(kind, node)
        if not isinstance(node, Mapping):
            return node
        entries = dict(older.keys(kind, node.entries, path, self.renamed, self.problems))
        if kind is Claim:
            self.relation(entries, node.place, path)
            self.held(entries, node.place, path)
        elif kind is Viewpoint and "members" in entries:
            name, members = entries["members"]
            entries["members"] = name, _each(Membership, members, {"at": _unsaid(entries["at"][1])} if "at" in entries else {})
        elif kind is Article and "silent" in entries:
            entries["silent"] = entries["silent"][0], self.silent(entries["silent"][1])
        known = fields.of(kind)
        for key, (name, child) in entries.items():
            if key in known:
                shape = known[key].shape
                entries[key] = name, self.of(shape, child, below(path, name) if shape.holds.made == "record" else path)
        for key, child in self.follows(kind, entries, node.place, path):
            entries[key] = _unwritten(key, child.place), child
        if kind is Claim:
            self.said.claims[path] = tuple(
                sentence for held in _all(entries["positions"][1], Mapping) for sentence in _texts(held.entries, "at")
            )
        return Mapping(entries, node.place)

    def relation(self, entries: dict[str, tuple[Scalar, Node]], place: Place, path: str) -> None:
        """Put the relation of a claim and its object where the model has them: the key and its value."""
        named = [key for key in entries if key.removeprefix(NOT) in RELATIONS]
        strange = [key for key in entries if key not in keys(Claim)]
        if not named and not {"relation", "object"} & entries.keys():
            if not strange:
                subject = next(_texts(entries, "subject"), "its subject")
                words = f"says nothing of {visible(subject)}; a relation is missing, such as threatens: some-concept"
                self.wrong(place, f"{path}: {words}")
            entries |= {key: (_unwritten(key, place), _unknown(place)) for key in ("relation", "object")}
        for key in named:
            name, child = entries.pop(key)
            if "relation" in entries or "object" in entries:
                first = (entries.get("relation") or entries["object"])[0]
                words = f"a second relation, {quoted(key)}; the first is in line {first.place.line}; write two claims"
                self.wrong(name.place, f"{path}: {words}")
                continue
            if key.startswith(NOT) and "polarity" in entries:
                words = f"'polarity' stands beside {quoted(key)}, which says it; take it away"
                self.wrong(entries["polarity"][0].place, f"{path}: {words}")
            entries["relation"] = _unwritten("relation", name.place), _unwritten(key.removeprefix(NOT), name.place)
            entries["object"] = Scalar("object", "text", name.place, None, key), child
            if key.startswith(NOT):
                entries["polarity"] = _unwritten("polarity", name.place), _unwritten("negative", name.place)

    def held(self, entries: dict[str, tuple[Scalar, Node]], place: Place, path: str) -> None:
        """Put what is said of the only position of a claim into that; who holds a position where nobody is named is who speaks."""
        own = {key: entries.pop(key) for key in fields.of(Position) if key in entries}
        if own and "positions" in entries:
            key, (name, _) = next(iter(own.items()))
            self.wrong(name.place, f"{path}: {quoted(key)} stands beside 'positions'; put it into the position that it is of")
        elif "positions" not in entries:
            entries["positions"] = _unwritten("positions", place), Mapping(own, own["at"][0].place if "at" in own else place)
        name, positions = entries["positions"]
        holder: dict[str, Node] = (
            {} if all("holder" in held.entries for held in _all(positions, Mapping)) else {"holder": self.speaker(place, path)}
        )
        entries["positions"] = name, _each(Position, positions, holder)

    def follows(self, kind: Any, entries: dict[str, tuple[Scalar, Node]], place: Place, path: str) -> Iterator[tuple[str, Node]]:
        """Yield the keys that are not there and follow from the others, and what they hold."""
        if kind is Position:
            if "stance" not in entries:
                yield "stance", _unwritten("reports" if "voices" in entries else "asserts", place)
            if "certainty" not in entries:
                yield "certainty", _unwritten("certain", place)
        elif kind is Article:
            authors = list(_texts(entries, "authors"))
            spoken = next(_texts(entries, "speaker"), authors[0] if len(authors) == 1 else "")
            self.said.speaker = spoken if authors else None
            if len(authors) == 1 and "speaker" not in entries:
                yield "speaker", _unwritten(spoken, place)
        elif kind is Argument:
            if "holder" not in entries and "inferred" not in _texts(entries, "basis"):
                yield "holder", self.speaker(place, path)
            if "at" not in entries:
                yield "at", self.places(entries, place, "premises", "conclusion")
        elif kind is Value and "at" not in entries:
            yield "at", self.places(entries, place, "claim")
        for key, text, type_ in _defaults(kind):
            if key not in entries:
                yield key, Scalar(text, type_, place, None, "")

    def places(self, entries: dict[str, tuple[Scalar, Node]], place: Place, *names: str) -> Node:
        """Return the sentences where the claims stand that these keys name, in the order of the text."""
        claims = [claim for name in names for claim in _texts(entries, name)]
        found = {sentence for claim in claims for sentence in self.said.claims.get(claim, ())}
        if not found or not all(map(self.said.claims.get, claims)):
            return _unknown(place)
        order = self.said.sentences
        return Sequence([_unwritten(one, place) for one in sorted(found, key=lambda one: (order.get(one, len(order)), one))], place)

    def speaker(self, place: Place, path: str) -> Scalar:
        """Return who speaks in the article."""
        if self.said.speaker:
            return _unwritten(self.said.speaker, place)
        if self.said.speaker == "":
            words = (
                "nobody is named who holds this, and the article has several authors; name one here, or `speaker` in article.yaml for all"
            )
            self.wrong(place, f"{path}: {words}")
            self.said.speaker = None  # once is enough
        return _unknown(place)

    def silent(self, node: Node) -> Node:
        """Return sentences with the reason of each, of reasons with their sentences."""
        entries: dict[str, tuple[Scalar, Node]] = {}
        for name, child in node.entries.values() if isinstance(node, Mapping) else ():
            child = older.word("silence", child, self.renamed)
            if SENTENCE.fullmatch(name.text) or (isinstance(child, Scalar) and child.text in REASONS):
                pairs = [(name, child)]
            else:
                reason = older.word("silence", name, self.renamed)._replace(short="")
                pairs = [(one, reason) for each in _all(child, Scalar) for one in self.run(each, name.text)] or [(name, child)]
            for sentence, why in pairs:
                if sentence.text in entries:
                    self.wrong(sentence.place, f"article.silent: {quoted(sentence.text)} stands twice; one reason is enough")
                entries[sentence.text] = sentence, why
        return Mapping(entries, node.place) if isinstance(node, Mapping) else node

    def run(self, node: Scalar, reason: str) -> list[Scalar]:
        """Return the sentences from a first to a last one, or the only one."""
        ends = node.text.split("-")
        if len(ends) != 2 or not all(map(SENTENCE.fullmatch, ends)):
            return [node]
        order = list(self.said.sentences)
        strange = [end for end in ends if order and end not in self.said.sentences]
        if strange or (order and self.said.sentences[ends[0]] >= self.said.sentences[ends[1]]):
            wanted = "a first and a last sentence of passages.csv, in the order of the text"
            found = f"article.silent.{visible(reason)}: found {quoted(node.text)}; wanted {wanted}"
            self.wrong(node.place, found + (near(strange[0], order) if strange else ""))
            return []
        run = order[self.said.sentences[ends[0]] : self.said.sentences[ends[1]] + 1] if order else ends
        return [node._replace(text=sentence, short=node.text) for sentence in run]

    def wrong(self, place: Place, message: str) -> None:
        self.problems.append(Problem.at(place, message))


def _unwritten(text: str, place: Place) -> Scalar:
    """Return a text that is not written, since it follows from what stands at this place."""
    return Scalar(text, "text", place, None, "")


def _unknown(place: Place) -> Scalar:
    """Return what follows from something that is wrong, of which is told already."""
    return Scalar("", "unknown", place, None, "")


def _unsaid(node: Node) -> Node:
    """Return the same as it follows elsewhere, where it is not written."""
    if isinstance(node, Scalar):
        return node._replace(short="", cut=None)
    return node._replace(nodes=list(map(_unsaid, node.nodes))) if isinstance(node, Sequence) else node


def _whole(kind: Any, node: Node) -> Node:
    """Return the record of which only that is said which may stand alone."""
    if kind in ALONE and isinstance(node, Scalar) and node.type not in ("null", "unknown"):
        return Mapping({ALONE[kind]: (_unwritten(ALONE[kind], node.place), node)}, node.place)
    return node


def _each(kind: Any, node: Node, more: dict[str, Node]) -> Node:
    """Return the records of a list, or the only one, each with what it does not say itself."""
    if isinstance(node, Sequence):
        return node._replace(nodes=[_each(kind, child, more) for child in node.nodes])
    node = _whole(kind, node)
    if not isinstance(node, Mapping):
        return node
    return node._replace(entries={key: (_unwritten(key, node.place), child) for key, child in more.items()} | node.entries)


def _all(node: Node, kind: type[N]) -> Iterator[N]:
    """Yield the nodes of a list that are of this kind, or the only one."""
    yield from (one for one in (node.nodes if isinstance(node, Sequence) else (node,)) if isinstance(one, kind))


def _texts(entries: dict[str, tuple[Scalar, Node]], key: str) -> Iterator[str]:
    """Yield the texts that a key holds, one or many."""
    if key in entries:
        yield from (one.text for one in _all(entries[key][1], Scalar) if one.type not in ("null", "unknown"))


@cache
def _defaults(kind: Any) -> tuple[tuple[str, str, str], ...]:
    """Return the keys of a record that mean something where they are not there: each with the text and the type of what it means."""
    given = ((at.name, at.default) for at in dataclasses.fields(kind))
    return tuple((name, str(one).lower(), "text" if isinstance(one, str) else "bool") for name, one in given if isinstance(one, str | bool))
