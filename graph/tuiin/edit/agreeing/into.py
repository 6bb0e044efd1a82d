"""What two readings say, carried into the article's own files: references as they are called there, and what has to be made there first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tuiin.curate.entering import Entry
from tuiin.draft.unreviewed import renamed
from tuiin.edit.agreeing.differing import refs
from tuiin.edit.agreeing.matching import Match, match
from tuiin.edit.agreeing.readings import Reading
from tuiin.edit.agreeing.things import THINGS

_COMES_ALONG = (*THINGS, "value")


@dataclass(slots=True)
class Into:
    """The entries that are to be written into an article, by the references that they have there; `names` are these by side."""

    match: Match
    there: Reading
    write: dict[str, Entry | None] = field(default_factory=dict)
    names: tuple[dict[str, str], dict[str, str]] = field(default_factory=lambda: ({}, {}))
    _back: list[dict[str, str]] = field(default_factory=list)
    _members: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find what is there already of what each side has."""
        for side, names in enumerate(self.match.names):
            for name, common in names.items():
                self._members.setdefault(common, []).append((side, name))
        self._back = [_back(match(self.there, reading)) for reading in (self.match.one, self.match.other)]

    def name(self, side: int, name: str) -> str:
        """Return what an entry of a side is called in the article; a new one keeps its id where that is free."""
        if name in self.names[side]:
            return self.names[side][name]
        members = [(side, name), *self._members.get(self.match.names[side].get(name, name), ())]
        found = next((self._back[at][one] for at, one in members if one in self._back[at]), "") or self._free(name)
        for at, one in members:
            self.names[at].setdefault(one, found)
        return found

    def _free(self, name: str) -> str:
        """Return a reference for what the article does not have: its own; a number is added where something else is called so."""
        matched = {one for back in self._back for one in back.values()}
        if name in self.there.entries and name not in matched and name not in self._given():
            return name  # the same entry, of which nothing else is the same any more
        return self.fresh(name)

    def fresh(self, name: str) -> str:
        """Return a reference that nothing has: this one, or one with a number behind it."""
        taken, number, found = self.there.entries.keys() | self._given() | self.write.keys(), 1, name
        while found in taken:
            number += 1
            found = f"{name}-{number}"
        return found

    def _given(self) -> set[str]:
        return {one for names in self.names for one in names.values()}

    def carried(self, side: int, entry: Entry) -> Entry:
        """Return an entry of a side as the article would have it; what it names and the article lacks is to be written too."""
        found: Entry = renamed(entry, self._named(refs(entry), side))
        return found

    def edited(self, entry: Entry) -> Entry:
        """Return an entry in which things of either side are named, the first one's first, as the article would have it."""
        mine = refs(entry) & self.match.one.entries.keys()
        found: Entry = renamed(entry, self._named(refs(entry) - mine, 1) | self._named(mine, 0))
        return found

    def _named(self, named: set[str], side: int) -> dict[str, str]:
        """Return what the article calls some entries of a side; those that it lacks are to be written, but claims."""
        reading, found = self.match.sides()[side][0], dict[str, str]()
        for ref in sorted(named & reading.entries.keys()):
            found[ref] = self.name(side, ref)
            if ref.partition("/")[0] in _COMES_ALONG:
                self.bring(side, ref)
        return found

    def bring(self, side: int, ref: str) -> str:
        """Have a thing, or a figure, written as both sides know it, unless the article knows as much; return what it is called there."""
        name = self.name(side, ref)
        if name in self.write:
            return name
        known = self.there.entries.get(name)
        self.write[name] = known or {}  # what it names may name it again
        members = self._members.get(self.match.names[side].get(ref, ref), [(side, ref)])
        found = known or {}
        for at, one in sorted(members):
            found = united(found, self.carried(at, self.match.sides()[at][0].entries[one]), ref.partition("/")[0])
        self.write[name] = found
        if found == known:
            del self.write[name]
        return name

    def waiting(self) -> Iterator[tuple[str, set[str]]]:
        """Take out of what is to be written whatever names an entry that will not be there, and yield it with these."""
        while True:
            there = self.there.entries.keys() - {name for name, entry in self.write.items() if entry is None}
            there |= {name for name, entry in self.write.items() if entry is not None}
            lost = {name: missing for name, entry in self.write.items() if entry and (missing := refs(entry) & self._given() - there)}
            if not lost:
                return
            for name in lost:
                del self.write[name]
            yield from lost.items()


def _back(found: Match) -> dict[str, str]:
    """Return what each entry of a reading is called in the article, where that has it."""
    by_name: dict[str, str] = {}
    for ref in sorted(found.names[0], key=lambda ref: ref != found.names[0][ref]):
        by_name.setdefault(found.names[0][ref], ref)
    things = {ref: by_name[name] for ref, name in found.names[1].items() if name in by_name}
    return things | {yours: mine for mine, yours in found.pairs.items()}


def united(one: Entry, other: Entry, kind: str) -> Entry:
    """Return what two entries of one thing say together: of words and lists both, else what the first says, where it says anything.

    Another label of a concept becomes a further form of it.
    """
    found = dict(one)
    if kind == "concept" and one:
        labels, forms = one.get("label", {}), dict(one.get("alt") or {})
        for tag, words in other.get("label", {}).items():
            if tag in labels and words.casefold() != labels[tag].casefold() and words not in forms.get(tag, []):
                forms[tag] = [*forms.get(tag, []), words]
        found |= {"alt": forms} if forms else {}
    for name, said in other.items():
        own = found.get(name)
        if own in (None, "", [], {}):
            found[name] = said
        elif isinstance(own, dict) and isinstance(said, dict):
            found[name] = {tag: _both(own.get(tag), said.get(tag)) for tag in {**own, **said}}
        elif isinstance(own, list) and isinstance(said, list):
            found[name] = _both(own, said)
    return found


def _both(one: Any, other: Any) -> Any:
    if isinstance(one, list) and isinstance(other, list):
        return [*one, *(each for each in other if each not in one)]
    return other if one is None else one
