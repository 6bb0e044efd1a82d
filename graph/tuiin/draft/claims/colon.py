"""Who stands before a colon with what is said behind it: `X: «…»`, and lists in which a name goes before each thesis."""

from collections.abc import Iterator

from tuiin.draft.claims import cues
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.line import DASHES, OPENING, Line, is_mark
from tuiin.draft.claims.saying import Holder, Saying, inside_quotation, points_back, says_something

_MOST = 18  # words before a colon
_SPEAKERS = ("person", "organization", "office", "group")


def sayings(line: Line) -> Iterator[Saying]:
    """Yield what stands behind the first colon of a sentence, if somebody stands before it: quoted, or behind a person alone."""
    at = next((number for number, word in enumerate(line.words[:_MOST]) if word == ":"), 0)
    if not at or line.words[at - 1] in cues.table(line.language, "SAYING") or inside_quotation(line)[at]:
        return
    holder, alone = _before(line, at)
    following = line.words[at + 1] if at + 1 < len(line) else ""
    quoted = following in OPENING or (following in DASHES and len(line) > at + 3)
    if holder is None or not (quoted or alone) or not says_something(line, (at + 1, len(line)), 2 if quoted else 4):
        return
    yield Saying("rule:attribution/name:", holder, (at + 1, len(line)), (at, at + 1), "asserts", 0.75 if quoted else 0.55)


def _before(line: Line, colon: int) -> tuple[Holder | None, bool]:
    """Return who stands right before a colon, and whether a person does so with nothing else but a number or a mark."""
    last = colon - 1
    bare = line.bare()
    while last > 0 and not bare[last]:
        last -= 1
    comma = next((number for number in range(last, -1, -1) if line.words[number] == "," and not any(line.named(number, number + 1))), -1)
    first = next((number for number in range(comma + 1, colon) if line.words[number][0].isalpha()), colon)
    for start, end, name in line.named(last, last + 1):
        if name.kind in _SPEAKERS and end == last + 1 and (line.words[last] in name.label.lower().split() or not _oblique(line, last)):
            return Holder(name, (first, colon)), name.kind == "person" and start <= first + 1
    word = line.words[last]
    people = cues.table(line.language, "PEOPLE").get(word)
    if people in ("group", "pronoun") and not _oblique(line, last) and not any(is_mark(each) for each in line.words[first:last]):
        part = (first, last + 1)
        return Holder(line.span(*part), part, people == "pronoun" or points_back(line, part)), False
    if last > first and all(line.printed(number)[:1].isupper() and line.words[number].isalpha() for number in (last - 1, last)):
        return Holder(line.span(first, last + 1), (first, last + 1)), False
    return None, False


def _oblique(line: Line, at: int) -> bool:
    return line.language == "kk" and bool(case(line.words[at]))
