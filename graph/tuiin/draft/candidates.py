"""Candidates: entries as a curator would write them, which nobody has decided upon; with where, by what and how surely each was found."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tuiin.draft.found import Span
from tuiin.errors import TuiinError

FORMAT = 1  # of the lines that a draft is kept in


class NoDraft(TuiinError):
    """A file that should hold a draft holds something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An entry that may be written, by the reference that it would have. References of its fields lead to entries and candidates alike.

    `entry` has the fields of its record in long form, without those that are still `open`: needed, but not to be had from the words.
    `spans` are where the words stand that it was found by, in code points of the normalised text; `fields` where those of a field do.
    `by` is the rule or model that found it, `doubts` are keys of the interface's words, below `draft.doubts`.
    """

    reference: str
    entry: Mapping[str, Any]
    at: tuple[str, ...]
    spans: tuple[Span, ...]
    by: str
    confidence: float  # from 0 to 1
    fields: Mapping[str, Span] = field(default_factory=dict)
    cues: tuple[Span, ...] = ()
    open: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What it would be an entry of: `claim`, `actor`, `concept`, `value`."""
        return self.reference.partition("/")[0]

    @property
    def key(self) -> str:
        """What this stays the same candidate by, whatever ids are given: its name, or its sentence, its words and its relation.

        A decision on a candidate holds for any later one with the same key.
        """
        if label := self.entry.get("label"):
            return f"{self.kind} {' '.join(' '.join(label.values()).casefold().split())}"
        where = " ".join(f"{span.start}-{span.end}" for span in self.spans)
        return f"{self.kind} {where} {self.entry.get('relation') or self.entry.get('kind') or ''}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a draft was made of and by: the digest of the normalised text, its language, and who drafted, as `tuiin 0.1.0`."""

    sha256: str
    language: str
    by: str


def to_lines(origin: Origin, candidates: Iterable[Candidate]) -> str:
    """Return a draft as JSON Lines: what it was made of, then a candidate a line. It holds names, terms and offsets, and no sentence."""
    head = {"draft": FORMAT, "sha256": origin.sha256, "language": origin.language, "by": origin.by}
    return "".join(f"{json.dumps(line, ensure_ascii=False, default=str)}\n" for line in [head, *map(written, candidates)])


def written(candidate: Candidate) -> dict[str, Any]:
    """Return a candidate as JSON holds it."""
    said = {
        "id": candidate.reference,
        "entry": candidate.entry,
        "at": candidate.at,
        "spans": [[span.start, span.end] for span in candidate.spans],
        "by": candidate.by,
        "confidence": round(candidate.confidence, 2),
        "fields": {name: [span.start, span.end] for name, span in candidate.fields.items()},
        "cues": [[span.start, span.end] for span in candidate.cues],
        "open": candidate.open,
        "doubts": candidate.doubts,
    }
    return {key: value for key, value in said.items() if value or key in ("entry", "at", "spans", "confidence")}


def from_lines(lines: str, shown_as: str) -> tuple[Origin, list[Candidate]]:
    """Return a draft that was written as JSON Lines. Raises `NoDraft`, with the line, for what is none."""
    origin, candidates, number = None, [], 0
    try:
        for number, line in enumerate(lines.splitlines(), 1):
            said = json.loads(line)
            if number == 1:
                if said["draft"] > FORMAT:
                    raise NoDraft(f"{shown_as}: is a draft of format {said['draft']}; this tuiin reads up to {FORMAT}")
                origin = Origin(sha256=said["sha256"], language=said["language"], by=said["by"])
            else:
                candidates.append(_read(said))
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise NoDraft(f"{shown_as}:{number}: is no line of a draft: {type(error).__name__}: {error}") from error
    if origin is None:
        raise NoDraft(f"{shown_as}: is empty; wanted a draft, which `tuiin draft` makes")
    return origin, candidates


def _read(said: dict[str, Any]) -> Candidate:
    return Candidate(
        reference=said["id"],
        entry=said["entry"],
        at=tuple(said["at"]),
        spans=_spans(said["spans"]),
        by=said.get("by", ""),
        confidence=float(said["confidence"]),
        fields={name: Span(*offsets) for name, offsets in said.get("fields", {}).items()},
        cues=_spans(said.get("cues", ())),
        open=tuple(said.get("open", ())),
        doubts=tuple(said.get("doubts", ())),
    )


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)
