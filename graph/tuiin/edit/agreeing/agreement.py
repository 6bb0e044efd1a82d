"""The agreement of two curators as a page and a program are told it: figures, what differs, what was settled of it, what is left."""

from collections.abc import Iterable, Mapping
from typing import Any

from tuiin.draft.scoring import Rate
from tuiin.edit.agreeing.differing import ONLY, Difference, differences, refs, scope, unlike
from tuiin.edit.agreeing.figures import JUDGED, Figures, figures, share
from tuiin.edit.agreeing.matching import Match
from tuiin.edit.agreeing.things import THINGS
from tuiin.edit.agreeing.worded import about, label, words
from tuiin.edit.state import Decision

COMMENT = "comment "  # before the key of a difference: what a curator says of it, behind it the curator


def agreement(
    match: Match, language: str, decisions: Mapping[str, Decision] | None = None, *, strict: bool = False, everything: bool = False
) -> dict[str, Any]:
    """Return the agreement of two readings as `protocol.ts` has it.

    `decisions` are those of the article's own log: what was settled, and said of it. `strict` keeps from sight what both have not ticked
    off; `everything` compares sentences too that one of them has not read.
    """
    within = {*match.one.order} if everything else scope(match, strict=strict)
    found = differences(match, within)
    told = [_told(match, one, language, decisions or {}) for one in found]
    differ = {one.one for one in found}
    alike = [
        mine for mine in match.pairs if mine.startswith("claim/") and mine not in differ and not within.isdisjoint(match.one.places(mine))
    ]
    return {
        "readings": [reading.name for reading in (match.one, match.other)],
        "sentences": len(match.one.order),
        "alike": len(alike),
        "left": sum("settled" not in one for one in told),
        "figures": figured(figures(match, within)),
        "joined": [_joined(match, one.one, one.other, one.by, language) for one in match.joined],
        "differences": told,
        "things": _things(match, found),
    }


def figured(found: Figures) -> dict[str, Any]:
    """Return figures as JSON."""
    return {
        "read": found.sentences,
        "pairs": found.pairs,
        "begun": found.begun,
        "rates": {name: _rate(rate) for name, rate in found.rates.items()},
        "alpha": {name: None if alpha is None else round(alpha, 4) for name, alpha in found.alpha.items()},
        "judged": {name: len(found.judged[name]) for name in JUDGED},
        "matrix": {name: found.matrix(name) for name in JUDGED},
        "drafts": [{**decided, "agreed": _rounded(share(decided))} for decided in found.drafts],
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {"f": round(rate.f, 4), "both": rate.right, "one": rate.found, "other": rate.gold}


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _told(match: Match, one: Difference, language: str, decisions: Mapping[str, Decision]) -> dict[str, Any]:
    readings = match.one, match.other
    sides = [_side(match, one, side, language) for side in (0, 1)]
    subject = about(readings if one.one else readings[::-1], one.one or one.other, language) if one.one or one.other else ""
    told: dict[str, Any] = {"key": one.key, "kind": one.kind, "field": one.field, "at": list(one.at), "about": subject, "sides": sides}
    comments = [
        {"by": said.get("by", ""), "when": said.get("when", ""), "words": said.get("words", "")}
        for key, said in decisions.items()
        if key.startswith(f"{COMMENT}{one.key} by ")
    ]
    settled = {"settled": decisions[one.key]} if one.key in decisions else {}
    return told | {"comments": comments} | settled


def _side(match: Match, one: Difference, side: int, language: str) -> dict[str, Any]:
    """Return what one side says, by ids and in words; with when it was first written and how long that took, where a log tells it."""
    reading, ref, said = match.sides()[side][0], (one.one, one.other)[side], one.said[side]
    readings = (match.one, match.other) if side == 0 else (match.other, match.one)
    told: dict[str, Any] = {"ref": ref, "said": said, "words": [] if one.field == ONLY else words(readings, said, language)}
    first = next((line for line in reading.lines if ref in line.write), None)
    return told | ({"entry": reading.entries[ref]} if ref else {}) | ({"when": first.when, "seconds": first.seconds} if first else {})


def _joined(match: Match, one: str, other: str, by: str, language: str) -> dict[str, str]:
    labels = label((match.one, match.other), one, language), label((match.other, match.one), other, language)
    return {"one": one, "other": other, "by": by, "label": labels[0], "other_label": labels[1]}


def _things(match: Match, found: Iterable[Difference]) -> dict[str, Any]:
    """Return the things of the other side that differences name, and the first side does not have."""
    named = {ref for one in found if one.other for ref in refs(match.other.entries[one.other])}
    return {
        ref: match.other.entries[ref]
        for ref in sorted(named)
        if ref.partition("/")[0] in THINGS and ref in match.other.entries and ref not in match.one.entries
    }


def same(match: Match, mine: str) -> bool:
    """Say whether both sides have an entry, and say the same of it."""
    return mine in match.pairs and not unlike(match, mine, match.pairs[mine])
