"""Who holds a thesis that a noun names, in Russian and English: `X’s claim that …`, `мнение X о том, что …`, `calls by X for …`."""

from collections.abc import Iterator

from tuiin.draft.claims import cues, holders_first
from tuiin.draft.claims.line import DASHES, STOPS, Line, is_mark
from tuiin.draft.claims.saying import Holder, Saying, inside_quotation, name_in, rest, says_something, stance_of

_OWN = frozenset({"my", "our", "me", "us"})
_SPREAD = frozenset("majority common prevailing general accepted widespread dominant conventional popular".split())
_FAR = 12  # words between a noun and its clause


def sayings(line: Line) -> Iterator[Saying]:
    """Yield the theses that a sentence gives behind a noun of saying, with whose they are."""
    if len(line) < 4:
        return
    inside = inside_quotation(line)
    opinions = cues.table(line.language, "OPINION")
    yield from _for_somebody(line)
    for at, word in enumerate(line.words):
        if is_mark(word) or inside[at]:
            continue
        if line.language == "ru":
            if word in opinions:
                yield from _russian(line, at)
            elif holders_first.spoken_of(word) and word.startswith(("выраз", "выраж", "высказ")):
                yield from _expressed(line, at, inside)
        elif word in opinions:
            yield from _english(line, at, inside)
        elif word in ("call", "calls", "demand", "demands", "appeal", "appeals", "plea", "pleas"):
            yield from _called(line, at)
        if line.language == "en" and (word in ("opinion", "view", "words", "eyes", "account") and _owned(line, at)):
            yield from _in_view(line, at)


def _owned(line: Line, at: int) -> bool:
    """Say whether a noun belongs to somebody: `X’s`, `scholars’`, `their`."""
    before = line.words[at - 1] if at else ""
    return before.endswith(("'s", "’s")) or before in ("'", "’", "their", "his", "her")


def _whose(line: Line, at: int) -> Holder | None:
    """Return whose a noun is by what stands before it."""
    first = at - 1
    while first > 0 and not is_mark(line.words[first - 1]) and at - first < 6 and line.words[first - 1] not in holders_first.SMALL:
        first -= 1
    found = name_in(line, first, at)
    if found:
        return Holder(found[2], (found[0], at))
    before = line.words[at - 1]
    part = (first, at)
    return Holder(line.span(*part), part, before in ("their", "his", "her"))


def _in_view(line: Line, at: int) -> Iterator[Saying]:
    """`in X’s view, …`, `in their eyes, …`."""
    start = next((number for number in range(at - 1, max(at - 8, -1), -1) if line.words[number] == "in"), -1)
    if start < 0 or line.words[start + 1] in _OWN:
        return
    part = (start + 1, at)
    found = name_in(line, *part)
    holder = Holder(found[2] if found else line.span(*part), part, line.words[start + 1] in ("their", "his", "her"))
    yield Saying("rule:attribution/in-view", holder, rest(line, start, at + 1), (start, at + 1), "asserts", 0.85)


def _english(line: Line, at: int, inside: list[bool]) -> Iterator[Saying]:
    """`X’s view is that …`, `X are of the opinion that …`, `X’s claim that …`, `the argument of X that …`."""
    that = next((number for number in range(at + 1, min(at + _FAR, len(line))) if line.words[number] == "that"), -1)
    if that < 0 or any(word in STOPS or word in DASHES for word in line.words[at + 1 : that]):
        return
    between = line.words[at + 1 : that]
    copula = bool(between) and between[-1] in ("is", "was")
    owner = holders_first.phrase(line, at + 2) if between[:1] in (("of",), ("by",), ("from",)) else None
    of_opinion = line.words[max(at - 2, 0) : at] == ("of", "the") or line.words[at - 1] in ("an", "the")
    if owner is not None:
        holder: Holder | None = owner if holders_first.is_somebody(line, owner) else None
    elif between and not copula:
        return
    elif _owned(line, at):
        holder = _whose(line, at)
    elif copula:
        spread = line.words[at - 1] in _SPREAD
        first = next((number + 1 for number in range(at - 1, -1, -1) if line.words[number] in STOPS or line.words[number] == ","), 0)
        found = name_in(line, first, at)
        holder = Holder(found[2], (first, at)) if found else Holder(line.span(at - 1, at + 1), (at - 1, at)) if spread else None
    else:
        holder = holders_first.subject(line, at - 2, inside) if of_opinion else None
    if holder is not None and line.words[holder.part[0]] not in _OWN and says_something(line, (that + 1, len(line))):
        stance = stance_of(cues.table("en", "OPINION").get(line.words[at]))
        yield Saying(f"rule:attribution/{line.words[at]}-that", holder, (that + 1, len(line)), (at, that + 1), stance, 0.75)


def _called(line: Line, at: int) -> Iterator[Saying]:
    """`X’s call for …`, `calls by X to …`."""
    following = line.words[at + 1] if at + 1 < len(line) else ""
    goal = at + 1
    if following in ("by", "from"):
        holder = holders_first.phrase(line, at + 2)
        goal = next((number for number in range(at + 3, min(at + 10, len(line))) if line.words[number] in ("for", "to")), 0)
        if holder is None or not goal:
            return
        part = (at + 2, goal)
        found = name_in(line, *part)
        holder = Holder(found[2] if found else line.span(*part), part)
    elif following in ("for", "to") and _owned(line, at):
        holder = _whose(line, at)
    else:
        return
    if holder is not None and line.words[holder.part[0]] not in _OWN and says_something(line, (goal + 1, len(line))):
        yield Saying(f"rule:attribution/{line.words[at]}", holder, (goal, len(line)), (at, goal + 1), "recommends", 0.65)


def _for_somebody(line: Line) -> Iterator[Saying]:
    """`For X, …`, `Для X … — это …`: what something is to a person."""
    if line.words[0] not in ("for", "для"):
        return
    named = next(((start, end, name) for start, end, name in line.named(1, 2) if name.kind == "person" and start == 1), None)
    if named is None:
        return
    end = named[1]
    if line.language == "en":
        says = line.words[end : end + 1] == (",",)
    else:
        says = any(word in DASHES or word in ("это", "есть", "является", "означает", "была", "был") for word in line.words[end:])
    if says and says_something(line, (end, len(line)), 3):
        yield Saying("rule:attribution/for-somebody", Holder(named[2], (1, end)), (end, len(line)), (0, 1), "asserts", 0.65)


def _russian(line: Line, at: int) -> Iterator[Saying]:
    """`мнение X о том, что …`, `тезис X, что …`, `вывод учёных: …`."""
    that = next((number for number in range(at + 1, min(at + _FAR, len(line))) if line.words[number] in ("что", ":")), -1)
    if that < 0 or (line.words[that] == "что" and line.words[that - 1] != ","):
        return
    stop = that - 1 if line.words[that] == "что" else that
    if line.words[stop - 2 : stop] == ("о", "том"):
        stop -= 2
    first = at + 1 + (line.words[at : at + 2] in (("точка", "зрения"), ("точку", "зрения"), ("точки", "зрения")))
    if first >= stop or any(is_mark(word) for word in line.words[first:stop] if word not in '.«»"()-'):
        return
    found = name_in(line, first, stop)
    people = cues.table("ru", "PEOPLE")
    group = any(people.get(word) == "group" for word in line.words[first:stop])
    if (found or group) and says_something(line, (that + 1, len(line))):
        holder = Holder(found[2] if found else line.span(first, stop), (first, stop))
        stance = stance_of(cues.table("ru", "OPINION").get(line.words[at]))
        yield Saying(f"rule:attribution/{line.words[at]}-что", holder, (that + 1, len(line)), (at, that + 1), stance, 0.7)


def _expressed(line: Line, at: int, inside: list[bool]) -> Iterator[Saying]:
    """`X выразил несогласие с …`: a stance that a noun says."""
    noun = next((number for number in range(at + 1, min(at + 4, len(line))) if line.words[number] in cues.table("ru", "EXPRESSED")), -1)
    if noun < 0:
        return
    holder = holders_first.subject(line, at, inside) or holders_first.inverted(line, at + 1, noun)
    if holder is not None and says_something(line, (noun + 1, len(line))):
        stance = stance_of(cues.table("ru", "EXPRESSED").get(line.words[noun]))
        yield Saying(f"rule:attribution/{line.words[noun]}", holder, (noun + 1, len(line)), (at, noun + 1), stance, 0.7)
