"""What may follow from what: a sentence and its neighbour, or two halves of one, by the word that joins them."""

from collections.abc import Iterator
from functools import cache

from tuiin.draft.claims import cues
from tuiin.draft.claims.line import Line, is_mark
from tuiin.draft.found import Span, Statement

_LEADING = 3  # marks and small words that may stand before a connective


def arguments(line: Line, before: Line | None) -> Iterator[Statement]:
    """Yield the step of reasoning that a connective opens, towards the sentence before, and those inside the sentence.

    The subject is the premise, the object what is concluded from it, attacked, exemplified or said again.
    """
    first = next((at for at, word in enumerate(line.words) if not is_mark(word)), 0)
    if before is not None and before.sentence.paragraph == line.sentence.paragraph:
        for at in range(first, min(first + _LEADING, len(line))):
            meaning, length = _joining(line, at, "CONNECTIVES")
            if meaning and (at == first or line.words[at - 1] in ("–", "—", ",", "ал", "и", "and", "так", "just")):
                yield _statement(line, meaning, before.whole, line.whole, (at, at + length), 0.6)
                break
    for at in range(first + 3, len(line) - 3):
        meaning, length = _joining(line, at, "INNER")
        if (meaning and line.words[at - 1] in (",", ";", "–", "—")) or (
            meaning and line.language == "en" and line.words[at] == "because" and line.words[at + 1] != "of"
        ):
            one, other = line.span(0, at), line.span(at + length, len(line))
            if one is not None and other is not None:
                yield _statement(line, meaning, one, other, (at, at + length), 0.5)


def _statement(line: Line, meaning: str, one: Span, other: Span, cue: tuple[int, int], confidence: float) -> Statement:
    kind, _, side = meaning.partition(":")
    premise, conclusion = (one, other) if side == "follows" else (other, one)
    return Statement(
        kind="argument",
        sentence=line.sentence.id,
        span=line.whole,
        by=f"rule:argument/{' '.join(line.words[cue[0] : cue[1]])}",
        confidence=confidence,
        subject=premise,
        relation=kind,
        object=conclusion,
        cues=(line.cue(*cue),),
    )


def _joining(line: Line, at: int, name: str) -> tuple[str, int]:
    """Return what the connective that stands here makes of its sentence, and how many words it has."""
    for words, meaning in _table(line.language, name).get(line.words[at], ()):
        if line.words[at : at + len(words)] == words:
            return meaning, len(words)
    return "", 0


@cache
def _table(language: str, name: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the connectives of a language by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning, phrases in cues.groups(language, name).items():
        for phrase in phrases.split():
            words = tuple(phrase.replace(",", " ,").replace("_", " ").split())
            found.setdefault(words[0], []).append((words, meaning))
    return {first: sorted(each, key=lambda one: -len(one[0])) for first, each in found.items()}
