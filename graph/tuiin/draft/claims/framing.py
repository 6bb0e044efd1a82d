"""What somebody says of saying something: that it would be wrong, that one cannot, that there is reason to; and what is then said so."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tuiin.draft.claims import cues
from tuiin.draft.claims.line import STOPS, Line, is_mark
from tuiin.draft.claims.saying import Part, inside_quotation, says_something, stance_of
from tuiin.draft.found import Statement
from tuiin.model.records import Certainty, Stance

_GAP = 3  # words that may stand where a phrase has `…`


@dataclass(frozen=True, slots=True)
class Framed:
    """Words that are said not to hold, or to hold probably; `cue` are the words of the frame."""

    what: Part
    cue: Part
    stance: Stance
    certainty: Certainty
    unsure: bool = False
    """Whether it is open what the frame says of them: nothing is drafted of it."""


def framed(line: Line) -> Framed | None:
    """Return the frame that a sentence puts around what it says; None where it says it plainly.

    A frame of which it is known what it says goes before one of which it is open.
    """
    found = sorted(_frames(line), key=lambda each: each[0] == "-")
    if not found or found[0][0] == "asserts":
        return None
    meaning, cue, what = found[0]
    stance, _, sure = meaning.partition(":")
    certainty: Certainty = "probable" if sure == "probable" else "possible" if sure else "certain"
    return Framed(what, cue, stance_of(stance), certainty, stance == "-")


def _frames(line: Line) -> Iterator[tuple[str, Part, Part]]:
    """Yield the meaning of each frame of a sentence, with its words and those that it holds."""
    inside = inside_quotation(line)
    for at in range(len(line)):
        if is_mark(line.words[at]) or inside[at]:
            continue
        for phrase, meaning in _phrases(line.language).get(line.words[at], ()):
            end = _fits(line, at, phrase)
            what = _around(line, at, end)
            if end and says_something(line, what):
                yield meaning, (at, end), what


def statements(line: Line, each: Framed) -> Iterator[Statement]:
    """Yield what stands in a frame, where nothing more is known of it."""
    if (span := line.span(*each.what)) and not each.unsure:
        yield Statement(
            kind="claim",
            sentence=line.sentence.id,
            span=span,
            by=f"rule:framing/{' '.join(line.words[each.cue[0] : each.cue[1]])}"[:80],
            confidence=0.6,
            stance=each.stance,
            certainty=each.certainty,
            cues=(line.cue(*each.cue),),
        )


def _around(line: Line, first: int, behind: int) -> Part:
    """Return what a frame holds: what stands before it in Kazakh, else behind it, up to a stop."""
    if line.language == "kk":
        return next((at + 1 for at in range(first - 1, -1, -1) if line.words[at] in STOPS), 0), first
    return behind, next((at for at in range(behind, len(line)) if line.words[at] in STOPS), len(line))


def _fits(line: Line, at: int, phrase: tuple[str, ...]) -> int:
    """Return where a phrase ends that begins at a word; 0 where another word stands there. `…` stands for a few words or none."""
    gap = 0
    for part in phrase:
        if part == "…":
            gap = _GAP
            continue
        forms = part.split("|")
        near = range(at, min(at + gap + 1, len(line)))
        found = next((number for number in near if any(_is(form, line.words[number]) for form in forms)), -1)
        if found < 0:
            return 0
        at, gap = found + 1, 0
    return at


def _is(form: str, word: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


@cache
def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the frames of a language by each word with which one may begin: its words, and the stance and certainty that it gives."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    groups = cues.groups(language, "FRAMING")
    for meaning, lines in groups.items():
        for phrase in filter(None, map(str.split, lines.splitlines() if meaning not in ("SPEAK", "SPOKEN") else ())):
            phrase = [groups.get(part, part) for part in phrase]
            for first in phrase[0].split("|"):
                found.setdefault(first, []).append((tuple(phrase), meaning))
    return found
