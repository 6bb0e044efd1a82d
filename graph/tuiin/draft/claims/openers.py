"""Words with which a sentence only opens, before a comma, and which say nothing: `қорытындылай келе`, `подводя итог`, "to sum up"."""

from collections.abc import Sequence
from dataclasses import replace

from tuiin.draft.claims import cues
from tuiin.draft.claims.line import Line, is_mark
from tuiin.draft.found import Statement

_MOST = 7  # words of an opener


def behind(line: Line) -> Line:
    """Return a sentence as it goes on behind the words with which it only opens; as it is, where it does not open so."""
    return _from(line, _end(line))


def said(line: Line, voices: Sequence[Statement]) -> Line:
    """Return what somebody says in a sentence, where the words that tell who open it: `X-тің пікірінше, …`, "in X's view, …"."""
    starts = [voice.span.start for voice in voices if all(cue.end <= voice.span.start for cue in voice.cues)]
    first = next((at for at in range(1, len(line)) if line.sentence.tokens[at].start in starts), 0)
    return _from(line, first) if first and line.words[first - 1] == "," and "," not in line.words[: first - 1] else line


def _from(line: Line, first: int) -> Line:
    if not first:
        return line
    return replace(
        line,
        sentence=replace(line.sentence, tokens=line.sentence.tokens[first:]),
        words=line.words[first:],
        names=tuple((start - first, end - first, name) for start, end, name in line.names if start >= first),
        terms=tuple((start - first, end - first, term) for start, end, term in line.terms if start >= first),
    )


def _end(line: Line) -> int:
    """Return where a sentence goes on behind the words with which it opens; 0 where it says something from its beginning.

    Openers may follow each other: `Сонымен қатар, айта кету керек, …`.
    """
    first = 0
    while (comma := _comma(line, first)) and not any(line.named(first, comma)) and _opens(line.language, line.words[first:comma]):
        first = comma + 1
    return first if first < len(line) else 0


def _comma(line: Line, first: int) -> int:
    """Return where the first comma behind a word stands, if it is near and no other mark stands before it; else 0."""
    for at in range(first, min(first + _MOST + 1, len(line))):
        if line.words[at] == "," and at > first:
            return at
        if is_mark(line.words[at]) and line.words[at] != "-":
            return 0
    return 0


def _opens(language: str, words: tuple[str, ...]) -> bool:
    """Say whether words say something of the speaking alone: fixed ones, or a form of a verb of saying or summing up that nobody does."""
    if any(cues.table(language, "PEOPLE").get(word) == "group" for word in words):
        return False
    fixed = "_".join(words) in cues.table(language, "OPENERS")
    return fixed or cues.pattern(language, "OPENING").fullmatch(" ".join(words)) is not None
