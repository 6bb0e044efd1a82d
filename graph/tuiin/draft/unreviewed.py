"""What a draft that lies with an article offers and nobody has decided upon: entries to stand beside the curated ones."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from tuiin.curate.beside import Beside
from tuiin.curate.folder import REVIEW, shown
from tuiin.curate.reviewing import DRAFT, reviewed
from tuiin.draft.candidates import Candidate, from_lines
from tuiin.errors import Place
from tuiin.files import reading
from tuiin.model import Review

_MOST = 64_000_000  # bytes of a draft


@dataclass(frozen=True, slots=True)
class Unreviewed:
    """The entries that a draft offers whole, and how many it does not: that are not whole, or were decided upon."""

    entries: Sequence[Beside] = ()
    left_out: Counter[str] = field(default_factory=Counter)


def unreviewed(slug: str, data: Path) -> Unreviewed:
    """Return what the draft of an article offers; nothing where it has none. Raises `NoDraft` and `NoLog` for files that are none."""
    folder = data / "articles" / slug / REVIEW
    path = folder / DRAFT
    if not path.exists():
        return Unreviewed()
    file = shown(path)
    _, candidates = from_lines(reading.read(path, most=_MOST, within=data).decode("utf-8", "replace"), file)
    decisions = reviewed(folder).decisions
    names = {one.reference: ref for one in candidates if (ref := decisions.get(one.key, {}).get("ref"))}
    found, left_out = list[Beside](), Counter[str]()
    for line, one in enumerate(candidates, 2):
        if one.key in decisions:
            left_out["decided"] += 1
        elif one.open:
            left_out["unfinished"] += 1
        else:
            found.append(Beside(one.reference, renamed(dict(one.entry), names), Place(file, line), _review(one)))
    return Unreviewed(found, left_out)


def _review(one: Candidate) -> Review:
    return Review(review_status="drafted", drafted_by=one.by, draft_confidence=Decimal(f"{one.confidence:.2f}"))


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Return a value with these references in the place of those that they are given for."""
    if not names:
        return value
    if isinstance(value, dict):
        return {key: renamed(one, names) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [renamed(one, names) for one in value]
    return names.get(value, value) if isinstance(value, str) else value
