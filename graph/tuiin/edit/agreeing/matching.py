"""Which entries of two readings are about the same: claims by sentence, the best fit of frame first, then what hangs on claims."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from tuiin.curate.entering import Entry
from tuiin.draft.unreviewed import renamed
from tuiin.edit.agreeing.chains import chains
from tuiin.edit.agreeing.readings import Reading
from tuiin.edit.agreeing.things import Joined, named

FRAME = ("subject", "relation", "object")
_FIGURE = ("indicator", "subject", "year", "figure", "unit")
_ENOUGH = 2  # parts of a frame that two claims about the same have in common; of a figure, all but one
_DEPTH = 4  # claims about claims about claims


@dataclass(slots=True)
class Match:
    """Two readings beside each other. `names` are common names of both sides' references; `pairs` what is about the same, by reference.

    `joined` are things that are one under two ids; `apart` are claims of pairs that have one frame, and stand in other sentences. `known`
    are the common names of what both have.
    """

    one: Reading
    other: Reading
    names: tuple[dict[str, str], dict[str, str]] = field(default_factory=lambda: ({}, {}))
    pairs: dict[str, str] = field(default_factory=dict)
    joined: list[Joined] = field(default_factory=list)
    apart: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)

    def sides(self) -> tuple[tuple[Reading, dict[str, str]], tuple[Reading, dict[str, str]]]:
        """Return each reading with its names."""
        return (self.one, self.names[0]), (self.other, self.names[1])

    def common(self, name: str, side: int) -> Entry:
        """Return an entry of a side with common names in the place of references."""
        reading, names = self.sides()[side]
        entry: Entry = renamed(reading.entries[name], names)
        return entry

    def left(self, kind: str, side: int) -> list[str]:
        """Return the entries of a kind that a side has alone, in the order of the text."""
        reading = self.sides()[side][0]
        paired = {*self.pairs.values()} if side else self.pairs.keys()
        return sorted(of_kind(reading, kind) - paired, key=lambda name: (_first(reading, name), name))


def match(one: Reading, other: Reading) -> Match:
    """Return two readings beside each other."""
    names = named(one.entries, other.entries)
    found = Match(one, other, (names.one, names.other), joined=names.joined)
    by_name: dict[str, str] = {}
    for ref in sorted(names.other, key=lambda ref: ref != names.other[ref]):
        by_name.setdefault(names.other[ref], ref)
    found.pairs |= {ref: by_name[name] for ref, name in names.one.items() if name in by_name}
    _claims(found)
    for kind, fit in (("value", _value), ("argument", _argument), ("citation", _citation), ("note", _note)):
        _pair(found, kind, fit)
    _pair(found, "section", _section)
    _pair(found, "gist", _gist)
    found.known = set(found.names[0].values()) & set(found.names[1].values())
    return found


def of_kind(reading: Reading, kind: str) -> set[str]:
    """Return the references of a reading that are of a kind."""
    return {name for name in reading.entries if name.startswith(f"{kind}/")}


def frame(entry: Entry) -> tuple[str, str, str, str]:
    """Return what a claim says: subject, relation, object, polarity."""
    subject, relation, object_ = (str(entry.get(name) or "") for name in FRAME)
    return subject, relation, object_, str(entry.get("polarity") or "positive")


def figure(entry: Entry) -> tuple[str, ...]:
    """Return what a value says of what, and when; equal for equal numbers, however they are written."""
    said = {**entry, "figure": number(entry["value"]) if entry.get("value") is not None else entry.get("status")}
    return tuple(str(said.get(name) or "") for name in _FIGURE)


def number(value: Any) -> str:
    """Return a number as text that is the same for the same number; what is none, as it is.

    >>> number("46.50"), number(46.5), number("many")
    ('46.5', '46.5', 'many')
    """
    try:
        return f"{Decimal(str(value)).normalize():f}"
    except InvalidOperation:
        return str(value)


def _claims(found: Match) -> None:
    """Pair claims that stand in one sentence: the best fit of frame first; then those of one frame, wherever they stand."""
    one, other = found.one, found.other
    at: dict[str, list[str]] = {}
    for name in sorted(of_kind(other, "claim")):
        for place in set(other.places(name)):
            at.setdefault(place, []).append(name)
    near = {(mine, yours) for mine in of_kind(one, "claim") for place in one.places(mine) for yours in at.get(place, ())}
    taken = _greedy((key, *pair) for pair in near if (key := _fit(found, *pair)))
    found.pairs |= taken
    used = {*taken.values()}
    rest = [
        ((_first(one, mine), abs(_first(one, mine) - _first(other, yours))), mine, yours)
        for mine in of_kind(one, "claim") - taken.keys()
        for yours in of_kind(other, "claim") - used
        if all(_parts(found, mine, yours)) and _denied(found, mine, yours)
    ]
    further = _greedy(rest)
    found.pairs |= further
    found.apart = {*further}
    _name(found, "claim")


def _fit(found: Match, mine: str, yours: str) -> tuple[Any, ...] | None:
    """Return how well two claims fit, as something to sort by, the best first; None for two that are about something else."""
    one, other = found.one.entries[mine], found.other.entries[yours]
    parts = sum(_parts(found, mine, yours))
    if parts < _ENOUGH and not (mine == yours and parts):
        return None
    held = [
        {chain.holders for chain in chains(renamed(list(entry.get("positions") or ()), names))}
        for entry, names in ((one, found.names[0]), (other, found.names[1]))
    ]
    places = [set(found.one.places(mine)), set(found.other.places(yours))]
    shared = len(places[0] & places[1]) / len(places[0] | places[1])
    key = -parts, -_denied(found, mine, yours), -len(held[0] & held[1]), -shared, mine != yours
    return *key, _first(found.one, mine), _first(found.other, yours)


def _parts(found: Match, mine: str, yours: str, depth: int = 0) -> tuple[bool, bool, bool]:
    """Return whether subject, relation and object of two claims are the same."""
    one, other = frame(found.one.entries[mine]), frame(found.other.entries[yours])
    return _same(found, one[0], other[0], depth), one[1] == other[1], _same(found, one[2], other[2], depth)


def _denied(found: Match, mine: str, yours: str) -> bool:
    """Say whether both claims are denials, or neither is."""
    return frame(found.one.entries[mine])[3] == frame(found.other.entries[yours])[3]


def _same(found: Match, mine: str, yours: str, depth: int) -> bool:
    """Say whether two references lead to the same, where that is not known by name: claims by their frames, values by their figures."""
    kind = mine.partition("/")[0]
    if kind != yours.partition("/")[0] or mine not in found.one.entries or yours not in found.other.entries:
        return False
    if kind == "claim":
        return depth < _DEPTH and all(_parts(found, mine, yours, depth + 1)) and _denied(found, mine, yours)
    if kind == "value":
        return figure(found.common(mine, 0)) == figure(found.common(yours, 1))
    return found.names[0].get(mine, mine) == found.names[1].get(yours, yours)


def _greedy(fits: Iterable[tuple[Any, str, str]]) -> dict[str, str]:
    """Return pairs, one to one, the best first."""
    taken: dict[str, str] = {}
    used: set[str] = set()
    for _, mine, yours in sorted(fits):
        if mine not in taken and yours not in used:
            taken[mine] = yours
            used.add(yours)
    return taken


def _pair(found: Match, kind: str, fit: Callable[[Entry, Entry], float]) -> None:
    """Pair entries of a kind, one to one, the best fit first; 0 is no fit."""
    mine, yours = (
        {name: found.common(name, side) for name in sorted(of_kind(reading, kind))} for side, (reading, _) in enumerate(found.sides())
    )
    found.pairs |= _greedy(
        ((-score, name != other), name, other) for name, one in mine.items() for other, two in yours.items() if (score := fit(one, two))
    )
    _name(found, kind)


def _name(found: Match, kind: str) -> None:
    """Give the entries of a kind common names: that of the first side; what the second has alone cannot be taken for one of the first."""
    back = {yours: mine for mine, yours in found.pairs.items()}
    found.names[0].update({name: name for name in of_kind(found.one, kind)})
    found.names[1].update({name: back.get(name, f"{name}′") for name in of_kind(found.other, kind)})


def _value(one: Entry, two: Entry) -> float:
    alike = sum(map(str.__eq__, figure(one), figure(two)))
    return alike if one.get("claim") == two.get("claim") and alike >= len(_FIGURE) - 1 else 0


def _argument(one: Entry, two: Entry) -> float:
    premises = [set(entry.get("premises") or ()) for entry in (one, two)]
    shared = len(premises[0] & premises[1]) / max(len(premises[0] | premises[1]), 1)
    concluded, kind = one.get("conclusion") == two.get("conclusion"), one.get("kind") == two.get("kind")
    return shared + concluded + kind if (concluded and shared) or (shared == 1 and kind) else 0


def _citation(one: Entry, two: Entry) -> float:
    alike = one.get("characterization") == two.get("characterization")
    return _shared(one, two) * (one.get("work") == two.get("work")) * (1 + alike)


def _note(one: Entry, two: Entry) -> float:
    printed = bool(one.get("printed")) and one.get("printed") == two.get("printed")
    concerned = bool(set(one.get("concerns") or ()) & set(two.get("concerns") or ()))
    kind = one.get("kind") == two.get("kind")
    plain = kind and not one.get("printed") and not two.get("printed")
    return _shared(one, two) * (4 * printed + 2 * concerned + plain + kind if printed or concerned or plain else 0)


def _section(one: Entry, two: Entry) -> float:
    return _shared(one, two)


def _gist(one: Entry, two: Entry) -> float:
    return float((one.get("kind"), one.get("order")) == (two.get("kind"), two.get("order")))


def _shared(one: Entry, two: Entry) -> float:
    """Return which share of the places of two entries both have."""
    mine, yours = (set(entry.get("at") or ()) for entry in (one, two))
    return len(mine & yours) / max(len(mine | yours), 1)


def _first(reading: Reading, name: str) -> int:
    """Return the place in the text where an entry begins."""
    return min((reading.order.get(place, len(reading.order)) for place in reading.places(name)), default=-1)
