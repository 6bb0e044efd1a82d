"""How surely: what is said to be possible, denied, or to be done."""

import re
from collections.abc import Iterator

from tuiin.draft.claims import cues
from tuiin.draft.claims.line import STOPS, Line, is_mark
from tuiin.draft.found import Statement
from tuiin.model.records import Certainty

_INFINITIVE = re.compile(r"..(?:ть|ти|чь|ться|тись)$")
_DOUBTFUL = {"en": ("unlikely", "doubtful"), "ru": ("вряд", "едва", "сомнительно"), "kk": ("екіталай", "неғайбыл")}
_DENYING = {"kk": ("жоқ", "емес", "болмады", "болмайды"), "ru": ("нет", "нельзя", "невозможно"), "en": ("cannot", "never")}
_PROBABLE = {
    "en": ("probably", "likely"),
    "ru": ("вероятно", "скорее", "наверное"),
    "kk": ("ықтимал", "ықтималдығы", "ықтималдылығы", "шығар", "бәлкім"),
}


def certainty(line: Line, first: int, behind: int) -> Certainty:
    """Return how surely these words are said."""
    words = line.words[first:behind]
    if any(word in _DOUBTFUL.get(line.language, ()) for word in words):
        return "doubtful"
    if any(word in _PROBABLE.get(line.language, ()) for word in words):
        return "probable"
    return "possible" if any(cues.table(line.language, "MODAL").get(word) == "possible" for word in words) else "certain"


def negative(line: Line, first: int, behind: int) -> bool:
    """Say whether a word that denies stands among these."""
    table = cues.table(line.language, "NEGATIVES")
    return any(word in table for word in line.words[max(first, 0) : behind])


def modal(line: Line) -> Iterator[Statement]:
    """Yield what a sentence says to be possible, or to be done: the clause with its word."""
    table = cues.table(line.language, "MODAL")
    for at, word in enumerate(line.words):
        sort = table.get(word)
        if sort not in ("possible", "recommended") or _part_of_a_term(line, at) or (word == "стоит" and not _to_do(line, at)):
            continue
        first, behind = _clause(line, at)
        span = line.span(first, behind)
        if span is None or span.end - span.start < 12:
            continue
        recommended = sort == "recommended"
        yield Statement(
            kind="claim",
            sentence=line.sentence.id,
            span=span,
            by=f"rule:modality/{word}",
            confidence=0.6,
            relation="should-be" if recommended else "",
            negative=negative(line, at - 2, at + 3),
            stance="recommends" if recommended else "asserts",
            certainty="certain" if recommended else certainty(line, first, behind),
            cues=(line.cue(at, at + 1),),
        )
        return


def denied(line: Line) -> Iterator[Statement]:
    """Yield what a Kazakh, Russian or English sentence says there is not: `… жоқ`, `нельзя …`, `there is no …`."""
    for first, behind in _denials(line):
        yield Statement(
            kind="claim",
            sentence=line.sentence.id,
            span=line.whole,
            by=f"rule:modality/{line.words[first]}",
            confidence=0.55,
            negative=True,
            cues=(line.cue(first, behind),),
        )
        return


def _denials(line: Line) -> Iterator[tuple[int, int]]:
    for at, word in enumerate(line.words):
        before = line.words[at - 1] if at else ""
        last = at + 1 >= len(line) or is_mark(line.words[at + 1])
        if word in _DENYING.get(line.language, ()) and (last or line.language != "kk") and (word != "нет" or at):
            yield at, at + 1
        elif line.language == "en" and word == "no" and before in ("is", "are", "was", "were"):
            yield at - 1, at + 1


def _to_do(line: Line, at: int) -> bool:
    """Say whether an infinitive follows near a word: what costs something is not worth doing."""
    return any(_INFINITIVE.search(word) for word in line.words[at + 1 : at + 4])


def _part_of_a_term(line: Line, at: int) -> bool:
    return any(start <= at < end for start, end, _ in line.names)


def _clause(line: Line, at: int) -> tuple[int, int]:
    """Return the part of a sentence around a word, between stops that stand within it."""
    first = next((number + 1 for number in range(at - 1, -1, -1) if line.words[number] in STOPS and line.words[number] != "."), 0)
    behind = next((number for number in range(at + 1, len(line)) if line.words[number] == ";"), len(line))
    return first, behind
