"""Entries beside the curated ones, which nobody vouches for: those stand that are right by themselves and with all the rest."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tuiin import model
from tuiin.curate import consistency
from tuiin.curate.consistency import SENTENCE, Found
from tuiin.curate.decode import SLUG, WRONG, Decoder, Leaf
from tuiin.curate.tongues import Tongues
from tuiin.curate.trees import tree
from tuiin.errors import Place, Problem
from tuiin.model import Record
from tuiin.model.marks import To
from tuiin.model.reviews import Review


@dataclass(frozen=True, slots=True)
class Beside:
    """An entry in long form as plain values, by the reference that it would have; `place` is the line that it has to itself."""

    reference: str
    entry: Mapping[str, Any]
    place: Place
    review: Review


@dataclass(slots=True)
class Standing:
    """The records that stand, by reference, and how many do not, by why."""

    records: dict[str, Record] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)

    def of(self, kind: str) -> dict[str, Record]:
        """Return the records of one kind, by id."""
        named = ((name.partition("/"), record) for name, record in self.records.items())
        return {key: record for (of, _, key), record in named if of == kind}


@dataclass(frozen=True, slots=True)
class _Read:
    reference: str
    record: Record
    leaves: tuple[Leaf, ...]


def standing(found: Found, some: Sequence[Beside], tongues: Mapping[bool, Tongues]) -> Standing:
    """Return which of these can stand beside what was read of an article. `tongues` are those of its own files, and (True) of registries.

    What refers to one that does not stand does not stand either. What was read is right, and stays as it is.
    """
    out = Standing()
    read: dict[str, _Read] = {}
    for one in some:
        if one.reference in found.known or one.reference in read:
            out.left_out["there already"] += 1
        elif (done := _read(one, tongues)) is None:
            out.left_out["wrong"] += 1
        else:
            read[one.reference] = done
    places = {one.record.place: name for name, one in read.items()}
    while True:
        gone = dict.fromkeys(_unheld(found, read), "refers to nothing") or dict.fromkeys(_silent(found, read), "at a silent sentence")
        gone = gone or dict.fromkeys(_wrong(found, read, places), "wrong")
        if not gone:
            break
        for name, why in gone.items():
            out.left_out[why] += 1
            del read[name]
    out.records = {name: one.record for name, one in read.items()}
    return out


def _read(one: Beside, tongues: Mapping[bool, Tongues]) -> _Read | None:
    kind, _, key = one.reference.partition("/")
    record: Any = (model.SHARED | model.LOCAL).get(kind)
    if record is None or not re.fullmatch(SLUG.regex, key):
        return None
    problems: list[Problem] = []
    decoder = Decoder(problems, tongues[kind in model.SHARED])
    value = decoder.decode(record, tree(one.entry, one.place), one.reference, one.place)
    if value is WRONG or problems or decoder.strange or decoder.unsaid:
        return None
    return _Read(one.reference, value, tuple(decoder.leaves))


def _unheld(found: Found, read: Mapping[str, _Read]) -> list[str]:
    """Return those that refer to what is not there."""
    return [
        name
        for name, one in read.items()
        if any(isinstance(leaf.mark, To) and leaf.value not in found.known and leaf.value not in read for leaf in one.leaves)
    ]


def _silent(found: Found, read: Mapping[str, _Read]) -> list[str]:
    """Return the claims at sentences of which somebody said that they hold none."""
    silent = found.article.silent if found.article else {}
    claims = (one for name, one in read.items() if name.startswith("claim/"))
    return [one.reference for one in claims if any(leaf.mark is SENTENCE and leaf.value in silent for leaf in one.leaves)]


def _wrong(found: Found, read: Mapping[str, _Read], places: Mapping[Place, str]) -> list[str]:
    """Return those that the checks between records hold something against."""
    records = {kind: dict(some) for kind, some in found.records.items()}
    for name, one in read.items():
        kind, _, key = name.partition("/")
        records[kind][key] = one.record
    leaves = [*found.leaves, *(leaf for one in read.values() for leaf in one.leaves)]
    known = found.known | read.keys()
    problems = consistency.check(replace(found, records=records, leaves=leaves, known=known))
    return list(dict.fromkeys(places[at] for at in map(_place, problems) if at in places and places[at] in read))


def _place(problem: Problem) -> Place:
    return Place(problem.file, problem.line, problem.column)
