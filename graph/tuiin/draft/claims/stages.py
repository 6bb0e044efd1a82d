"""What lies in time: stages and programmes with their years, and what happened on a date, where the words name it."""

import re
from collections.abc import Iterator, Sequence

from tuiin.draft.claims import cues
from tuiin.draft.claims.dating import Dated
from tuiin.draft.claims.figures import ordinal
from tuiin.draft.claims.line import Line, is_mark
from tuiin.draft.found import Name, Span, Statement

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_FAR = 12  # words between a date and what happened on it
_LONGEST = 110  # letters of what an event is called
_PHRASE = 48  # letters between the years of a stage and its noun
_CLAUSE_ENDS = frozenset(",;:–—")
_SMALL = re.compile(r"(?:the|a|an|of|in|on|and|at|to|for|и|в|на|с|по|из|для|және|[мпб]ен|жылдар\w*|жылғы|год\w{0,3}|гг)$")
_LOOKALIKES = str.maketrans("іхv", "ixv")


def events(line: Line, dates: Sequence[Dated], cited: Sequence[Span]) -> Iterator[Statement]:
    """Yield the stages and programmes of a sentence with when they start and end, and what happened on its other dates.

    Dates within a citation (`cited`) are those of works; a date beside which nothing happens is a date only.
    """
    free = [date for date in dates if not any(span.start <= date.start < span.end for span in cited)]
    taken: set[int] = set()
    for at, word in enumerate(line.words):
        if word in cues.table(line.language, "STAGE"):
            order = _order(line, at)
            date = _near(line, at, free)
            if order and (date is not None or _opens(line, at)):
                taken |= {date.start} if date else set()
                yield _stage(line, at - 1, at, order, date)
            elif not order and (date := date or _before(line, at, free)) and _named(line, at):
                taken.add(date.start)
                yield _stage(line, _begins(line, at), at, 0, date)
    for start, end, name in line.names:
        tokens = line.sentence.tokens
        inside = [date for date in free if date.sort in ("span", "year") and tokens[start].start <= date.start < tokens[end - 1].end + 20]
        if name.kind == "programme" and inside and inside[0].start not in taken:
            taken.add(inside[0].start)
            details = {"kind": "programme", "label": name.label} | _when(inside[0])
            yield _event(line, "programme", Span(tokens[start].start, max(tokens[end - 1].end, inside[0].end)), details, 0.7, name)
    for date in free:
        if date.start not in taken and (label := _happened(line, date)):
            kind = "period" if date.sort in ("span", "decade", "century") or "/" in date.edtf else "event"
            details = {"kind": kind, "label": label} | _when(date)
            if kind == "event":
                details.pop("ends", None)
            yield _event(line, date.sort, Span(date.start, date.end), details, 0.5, None)


def _happened(line: Line, date: Dated) -> str:
    """Return what happened on a date, with the date as printed: up to the word of its clause that names it; else nothing."""
    tokens = line.sentence.tokens
    happening = cues.table(line.language, "HAPPENING")
    first = next((at for at, token in enumerate(tokens[: len(line)]) if token.start >= date.end), len(line))
    for at in range(first, min(first + _FAR, len(line))):
        if line.words[at] in _CLAUSE_ENDS and not any(line.named(at, at + 1)):
            break
        if happening.get(line.words[at]) == "yes":
            return line.reading.words(date.start, tokens[at].end) if tokens[at].end - date.start <= _LONGEST else ""
    if line.language == "kk":
        return ""
    last = next((at for at in range(first - 1, -1, -1) if tokens[at].end <= date.start), -1)
    for at in range(last, max(last - _FAR, -1), -1):
        if line.words[at] in _CLAUSE_ENDS and not any(line.named(at, at + 1)):
            break
        if happening.get(line.words[at]) == "yes":
            begin = _clause_begin(line, at)
            return line.reading.words(tokens[begin].start, date.end) if date.end - tokens[begin].start <= _LONGEST else ""
    return ""


def _clause_begin(line: Line, at: int) -> int:
    """Return where the clause begins in which a word stands."""
    while at > 0 and line.words[at - 1] not in _CLAUSE_ENDS:
        at -= 1
    return at


def _before(line: Line, at: int, dates: Sequence[Dated]) -> Dated | None:
    """Return the years with which the phrase of a stage begins: `1991–1995 жылдардағы қалыптасу кезеңі`."""
    here = line.sentence.tokens[at].start
    found = [date for date in dates if date.sort == "span" and 0 <= here - date.end <= _PHRASE]
    return found[-1] if found and not re.search(r"[,;:.()]", line.reading.text[found[-1].end : here]) else None


def _named(line: Line, at: int) -> bool:
    """Say whether a word without a number is a stage, by a word before it that says which."""
    return at > 0 and line.words[at - 1][0].isalpha() and line.words[at - 1] not in cues.table(line.language, "POINTING")


def _begins(line: Line, at: int) -> int:
    """Return where the name of a stage begins: at most two words before it, up to a mark or a figure."""
    first = at - 1
    while first > max(at - 2, 0) and line.words[first - 1][0].isalpha() and not _SMALL.match(line.words[first - 1]):
        first -= 1
    return first


def _event(line: Line, rule: str, span: Span, details: dict[str, object], confidence: float, subject: Name | None) -> Statement:
    return Statement(
        kind="event",
        sentence=line.sentence.id,
        span=span,
        by=f"rule:date/{rule}" if subject is None and details["kind"] != "stage" else f"rule:event/{rule}",
        confidence=confidence,
        subject=subject,
        details=details,
        cues=(span,),
    )


def _when(date: Dated) -> dict[str, object]:
    starts, ends = date.ends
    return {"starts": starts, "ends": ends} if starts != ".." else {"ends": ends}


def _stage(line: Line, first: int, at: int, order: int, date: Dated | None) -> Statement:
    ends = [line.sentence.tokens[at].end, *([date.end] if date else [])]
    span = Span(min(line.sentence.tokens[first].start, date.start if date else ends[0]), max(ends))
    label = line.reading.words(line.sentence.tokens[first].start, line.sentence.tokens[at].end)
    details: dict[str, object] = {"kind": "stage", "label": label} | ({"order": order} if order else {}) | (_when(date) if date else {})
    return _event(line, "stage", span, details, 0.85 if date else 0.6, None)


def _order(line: Line, at: int) -> int:
    """Return which stage this is, by the number before the word: I, 1-ші, бірінші, первый, first; 0 where none is said."""
    before = line.words[at - 1] if at else ""
    if before in ("ші", "шы", "й", "st", "nd", "rd", "th", "-") and at > 1:
        before = line.words[at - 2]
    roman = before.translate(_LOOKALIKES)
    if roman in _ROMAN:
        return _ROMAN.index(roman) + 1
    if re.fullmatch(r"\d{1,2}", before):
        return int(before)
    return ordinal(before, line.language)


def _near(line: Line, at: int, dates: Sequence[Dated]) -> Dated | None:
    """Return the date right behind a stage, in brackets or after a dash or colon, or in its own words."""
    here = line.sentence.tokens[at].end
    behind = [date for date in dates if here <= date.start <= here + 12]
    return behind[0] if behind else None


def _opens(line: Line, at: int) -> bool:
    """Say whether a stage opens its sentence, as an item of a list does."""
    return sum(not is_mark(word) for word in line.words[:at]) <= 2
