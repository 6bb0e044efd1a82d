"""How far two curators agree, in figures: of first judgements, in what both have read; nothing that is settled changes them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tuiin.draft.scoring import Rate, same
from tuiin.edit.agreeing.alpha import nominal, ordinal
from tuiin.edit.agreeing.chains import Chain, chains, fitted
from tuiin.edit.agreeing.matching import Match, frame, of_kind
from tuiin.edit.agreeing.readings import Reading
from tuiin.model import fields

JUDGED = ("stance", "certainty")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How far two curators agree.

    `rates` are F1 by what is compared, in which neither side is the right one; `alpha` is Krippendorff's for stance and certainty, None
    where it is not defined, and `judged` the pairs of judgements that it is of. `drafts` says for each side how often it agreed with the
    draft, by what it decided; `begun` is how many of the pairs both had from the beginning, and neither touched: they say little.
    """

    sentences: int
    pairs: int
    begun: int
    rates: Mapping[str, Rate]
    alpha: Mapping[str, float | None]
    judged: Mapping[str, Pairs]
    drafts: tuple[Mapping[str, int], Mapping[str, int]]

    def matrix(self, of: str) -> dict[str, dict[str, int]]:
        """Return how often the first side chose what where the second chose what: by the first's choice, by the second's."""
        found: dict[str, dict[str, int]] = {}
        for (one, other), count in sorted(Counter(self.judged[of]).items(), key=lambda pair: [fields.place(of, word) for word in pair[0]]):
            found.setdefault(one, {})[other] = count
        return found


def figures(match: Match, within: set[str]) -> Figures:
    """Return how far two readings agree in some sentences.

    Each claim counts where it stands in one of them. `claim.sentence`: the sentences that claim something. `claim`: claims that are about
    the same, as they are paired. `frame`: subject, relation, object and polarity by sentence, the same in all; `frame.relation`: relations
    by sentence. `place`: the sentences of claims that are paired. `argument`: kind, premises and conclusion of arguments between claims
    that both have.
    """
    claims = [_within(reading, within) for reading, _ in match.sides()]
    pairs = {mine: yours for mine, yours in match.pairs.items() if mine in claims[0] and yours in claims[1]}
    paired = pairs.keys(), {*pairs.values()}
    places = [
        [(name, at) for name in sorted(some) for at in reading.places(name) if at in within]
        for some, (reading, _) in zip(claims, match.sides(), strict=True)
    ]
    frames = [[(at, *frame(match.common(name, side))) for name, at in places[side]] for side in (0, 1)]
    rates = {
        "claim.sentence": same(*({at for _, at in some} for some in places)),
        "claim": Rate(len(pairs), *map(len, claims)),
        "frame": same(*frames),
        "frame.relation": same(*([(one[0], one[2]) for one in some] for some in frames)),
        "place": same(*([(match.names[side][name], at) for name, at in places[side] if name in paired[side]] for side in (0, 1))),
        "argument": same(*(_arguments(match, side, pairs) for side in (0, 1))),
    }
    judged = {name: list(_judged(match, pairs, name)) for name in JUDGED}
    alpha = {
        "stance": nominal(judged["stance"]),
        "certainty": ordinal(judged["certainty"], fields.lists()["certainty"]),
    }
    drafts = _drafted(match.one), _drafted(match.other)
    return Figures(len(within), len(pairs), _begun(match, pairs), rates, alpha, judged, drafts)


def _begun(match: Match, pairs: Mapping[str, str]) -> int:
    """Return how many claims both had when they began, and neither has written since; 0 where there is no log to tell it."""
    touched = match.one.written | match.other.written
    logged = match.one.lines and match.other.lines
    return sum(mine == yours and mine not in touched for mine, yours in pairs.items()) if logged else 0


def _within(reading: Reading, within: set[str]) -> set[str]:
    return {name for name in of_kind(reading, "claim") if not within.isdisjoint(reading.places(name))}


def _arguments(match: Match, side: int, pairs: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """Yield arguments between claims that both have, as what is compared."""
    common = {match.names[0][name] for name in pairs}
    for name in of_kind(match.sides()[side][0], "argument"):
        entry = match.common(name, side)
        ends = {*entry.get("premises", ()), entry.get("conclusion")}
        if ends <= common:
            yield entry.get("kind"), tuple(sorted(set(entry["premises"]))), entry["conclusion"]


def _judged(match: Match, pairs: Mapping[str, str], of: str) -> Iterator[tuple[str, str]]:
    """Yield what both judged of the same: of each pair of claims in one sentence, of each who holds it there on both sides."""
    first, known = (match.one.judgements(), match.other.judgements()), set(fields.lists()[of])
    for mine, yours in sorted(pairs.items()):
        if mine in match.apart:
            continue
        held = [chains(match.common(name, side).get("positions") or ()) for side, name in enumerate((mine, yours))]
        for one, other in fitted(*held):
            both = _choice(one, held[0], first[0].get(mine, {}), of), _choice(other, held[1], first[1].get(yours, {}), of)
            if known.issuperset(both):
                yield both


def _choice(chain: Chain, held: list[Chain], first: Mapping[str, str], of: str) -> str:
    """Return what somebody judged: first of all, where that is in the log, else as it stands. The page asks of the first chain alone."""
    return first.get(of) or str(chain.inner.get(of) or "") if chain is held[0] else str(chain.inner.get(of) or "")


def _drafted(reading: Reading) -> dict[str, int]:
    """Return how often a curator took a draft as it was, corrected, rejected or merged it, by the log."""
    whole = Counter(str(one.get("what")) for one in reading.decisions.values())
    return {name: whole[name] for name in ("accepted", "corrected", "rejected", "merged")}


def share(decided: Mapping[str, int]) -> float | None:
    """Return the share of decided drafts that were taken as they were; None where none was decided."""
    total = sum(decided.values())
    return decided["accepted"] / total if total else None
