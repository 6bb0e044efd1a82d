"""What curators decided upon the entries of an article, by the logs of them all: how each came about, by whom, and when."""

import glob
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tuiin.curate.log import Line, Log
from tuiin.model.reviews import Review, Status

DRAFT = "draft.jsonl"  # what nobody has decided upon lies beside the logs
_KEPT: dict[str, Status] = {"accepted": "accepted", "corrected": "corrected"}


@dataclass(slots=True)
class Reviewed:
    """What the logs come to: `entries` by reference, and what was decided upon candidates by the keys that these keep for good.

    `settled` are entries that were taken over when two readings were settled, `ticked` the sentences that are ticked off.
    """

    entries: dict[str, Review] = field(default_factory=dict)
    decisions: dict[str, dict[str, Any]] = field(default_factory=dict)
    settled: set[str] = field(default_factory=set)
    ticked: set[str] = field(default_factory=set)

    @property
    def rejected(self) -> dict[str, int]:
        """How many candidates were rejected, by why."""
        reasons = Counter(str(one.get("reason") or "other") for one in self.decisions.values() if one.get("what") == "rejected")
        return dict(sorted(reasons.items()))


def logs(folder: Path) -> list[Path]:
    """Return the logs in the review folder of an article, sorted."""
    return [path for path in sorted(folder.glob("*.jsonl")) if path.name != DRAFT] if folder.is_dir() else []


def reviewed(folder: Path) -> Reviewed:
    """Return what the logs in the review folder of an article come to. Raises `NoLog` for a file that is none.

    What was taken over from the reading of one curator came about as it did there.
    """
    found = of_lines(line for path in logs(folder) for line in Log(path))
    readings = folder.glob(f"*/articles/{glob.escape(folder.parent.name)}/{folder.name}") if found.settled else ()
    for reading in sorted(readings, reverse=True):
        theirs = of_lines(line for path in logs(reading) for line in Log(path)).entries
        found.entries |= {name: review for name, review in theirs.items() if name in found.settled and name in found.entries}
    return found


def of_lines(lines: Iterable[Line]) -> Reviewed:
    """Return what lines of logs come to, by time. What was taken back was never done; a decision says more than that an entry was made."""
    found, made, gone = Reviewed(), dict[str, Review](), dict[str, Review | None]()
    for line in sorted(lines, key=lambda one: (_moment(one.when), one.by, one.number)):
        decide(found.decisions, line)
        tick(found.ticked, line)
        for name, (before, after) in line.write.items():
            if after is None:
                gone[name] = made.pop(name, None)
            elif before is None and not line.undoes:
                found.settled |= {name} if line.kind == "settle" else set()
                made[name] = Review(review_status="added", reviewed_by=line.by, reviewed=_moment(line.when))
            elif before is None and (again := gone.get(name)):
                made[name] = again
    found.entries = made
    for one in found.decisions.values():
        if (what := _KEPT.get(one.get("what", ""))) and one.get("ref"):
            found.entries[one["ref"]] = Review(
                review_status=what, reviewed_by=str(one.get("by", "")), reviewed=_moment(str(one.get("when", "")))
            )
    return found


def decide(decisions: dict[str, dict[str, Any]], line: Line) -> None:
    """Take in what a line says of candidates: a decision on each, or none any more."""
    for key, (_, decision) in line.decide.items():
        if decision:
            decisions[key] = decision
        else:
            decisions.pop(key, None)


def tick(ticked: set[str], line: Line) -> None:
    """Take in which sentences a line ticks off, and of which it takes the tick back."""
    for sentence, (_, done) in line.done.items():
        (ticked.add if done else ticked.discard)(sentence)


def _moment(when: str) -> str:
    """Return a moment in UTC, as every store keeps it; empty for what is none.

    >>> _moment("2026-11-30T14:06:51+05:00")
    '2026-11-30T09:06:51Z'
    """
    with suppress(ValueError, OverflowError):
        return f"{datetime.fromisoformat(when).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return ""
