"""Who holds a claim, as chains: from whom we hear it down to whom that one reports; chains of two readings put side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Position = dict[str, Any]
FIELDS = ("stance", "certainty", "source")  # what each in a chain has beside the place


@dataclass(frozen=True, slots=True)
class Chain:
    """Positions one inside the other, the outermost first; `at` are the sentences where the innermost holds it."""

    levels: tuple[Position, ...]
    at: frozenset[str]

    @property
    def holders(self) -> tuple[str, ...]:
        """Who holds it, the outermost first."""
        return self.said("holder")

    @property
    def inner(self) -> Position:
        """The position of whoever holds the claim, and reports nobody."""
        return self.levels[-1]

    def said(self, name: str) -> tuple[str, ...]:
        """Return what a field says along the chain."""
        return tuple(str(level.get(name) or "") for level in self.levels)


def chains(positions: Iterable[Position]) -> list[Chain]:
    """Return the chains in the positions of a claim."""
    return list(_below(positions, (), ()))


def _below(positions: Iterable[Position], above: tuple[Position, ...], at: Iterable[str]) -> Iterator[Chain]:
    for position in positions:
        levels, places = (*above, position), position.get("at") or at
        if voices := position.get("voices"):
            yield from _below(voices, levels, places)
        else:
            yield Chain(levels, frozenset(places))


def fitted(one: Sequence[Chain], other: Sequence[Chain]) -> list[tuple[Chain, Chain]]:
    """Return chains that are about the same holding, one to one: the same holders first, then the same last one, then as they stand."""

    def fit(first: int, second: int) -> tuple[int, ...]:
        mine, yours = one[first], other[second]
        alike = sum(mine.inner.get(name) == yours.inner.get(name) for name in FIELDS)
        return (
            -(mine.holders == yours.holders),
            -(mine.holders[-1] == yours.holders[-1]),
            -len(mine.at & yours.at),
            -alike,
            abs(first - second),
            first,
        )

    pairs = sorted(((first, second) for first in range(len(one)) for second in range(len(other))), key=lambda pair: fit(*pair))
    taken: dict[int, int] = {}
    for first, second in pairs:
        if first not in taken and second not in taken.values():
            taken[first] = second
    return [(one[first], other[second]) for first, second in sorted(taken.items())]


def differing(one: Sequence[Chain], other: Sequence[Chain]) -> dict[str, tuple[list[Chain], list[Chain]]]:
    """Return in what two ways of holding a claim differ (`holder`, `at` or one of `FIELDS`), each with the chains that do."""
    pairs = fitted(one, other)
    found: dict[str, tuple[list[Chain], list[Chain]]] = {}
    if sorted(chain.holders for chain in one) != sorted(chain.holders for chain in other):
        found["holder"] = list(one), list(other)
    for mine, yours in pairs:
        for name in FIELDS:
            if not _alike(mine, yours, name):
                found.setdefault(name, ([], []))
                found[name][0].append(mine)
                found[name][1].append(yours)
        if mine.at != yours.at:
            found.setdefault("at", ([], []))
            found["at"][0].append(mine)
            found["at"][1].append(yours)
    return found


def _alike(one: Chain, other: Chain, name: str) -> bool:
    """Say whether two chains say the same in a field: along the whole of them where they are as long, else at their ends."""
    mine, yours = one.said(name), other.said(name)
    return mine == yours if len(mine) == len(yours) else mine[-1] == yours[-1]


def joined(one: Sequence[Position], other: Sequence[Position]) -> list[Position]:
    """Return the positions of both: what is held alike is there once, at the places of both."""
    found = [dict(position) for position in one]
    for position in other:
        bare = _bare(position)
        same = next((each for each in found if _bare(each) == bare), None)
        if same is None:
            found.append(dict(position))
        elif places := [*(same.get("at") or ()), *(position.get("at") or ())]:
            same["at"] = list(dict.fromkeys(places))
    return found


def _bare(position: Position) -> dict[str, Any]:
    return {name: said for name, said in position.items() if name != "at" and said}


def with_field(base: Sequence[Position], other: Sequence[Position], name: str, *, both: bool) -> list[Position]:
    """Return positions that say in one field what the other ones say, where both fit; or what `both` say: places of both, two positions."""
    if both and name != "at":
        return joined(base, other)
    copied = [_copy(position) for position in base]
    for mine, yours in fitted(chains(copied), chains(other)):
        inner = len(mine.levels) != len(yours.levels)
        for level, there in [(mine.inner, yours.inner)] if inner else zip(mine.levels, yours.levels, strict=True):
            said = there.get(name)
            if both and said != level.get(name):
                own, theirs = (set(one.get(name) or chain.at) for one, chain in ((level, mine), (there, yours)))
                said = sorted(own | theirs)
            if said:
                level[name] = said
            else:
                level.pop(name, None)
    return copied


def _copy(position: Position) -> Position:
    """Return a position of its own, to be changed, and all inside it."""
    below = {"voices": [_copy(voice) for voice in position["voices"]]} if position.get("voices") else {}
    return {**position, **below}
