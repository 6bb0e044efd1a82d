"""People named where a work is cited: before a year in brackets, within brackets, in lists of references; names in either order."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tuiin.draft.names.cues import forms
from tuiin.draft.names.gazetteer import gazetteer
from tuiin.draft.names.lines import AND, PARTICLES, YEAR, Guess, Line, is_acronym

_FAMILY = re.compile(
    r".*(?:[оеё]в[аы]?|ин|ына?|ск(?:ий|ая)|енко|чук|ұлы|қызы|улы|кызы|берг|ман|сон|сен|штейн|штайн|wicz|berg|man|son|sen|stein|ski|sky|ov|ova|ev|eva|ez)"
)
_CASED = re.compile(r".*(?:[нтд][ыі]ң|д[ае]ғ[ыі]|т[ае]ғ[ыі])")
_OTHERS = frozenset("al т.б др others әріптестері соавт".split())
_DATED = re.compile("жж?|жыл.*|гг?|год.*|-.*")
INITIALS = 8  # words: four initials, each with its dot
_NUMBERED = re.compile(r"\d{1,3}")


class Part(NamedTuple):
    """Words between two commas of a run of names."""

    first: int
    end: int


def cited(line: Line, inverted: bool) -> Iterator[Guess]:
    """Yield the people whom a sentence cites; `inverted` says whether the text is known to write family names first: Surname, Given."""
    for number, word in enumerate(line.words):
        if not YEAR.fullmatch(word):
            continue
        if line.at(number - 1) in ("(", "["):
            yield from _people(line, _run(line, number - 1), inverted)
        elif line.at(number - 1) == "," or line.name(number - 1) or line.at(number - 1) == ".":
            yield from _within(line, number, inverted)


def listed(line: Line) -> Iterator[Guess]:
    """Yield the people with whom an entry of a list of references begins, and those behind a slash."""
    start = 0
    while line.at(start) in ("[", "]", ".", ")", "–", "-", "•") or _NUMBERED.fullmatch(line.at(start)):
        start += 1
    for begin in [start, *(number + 1 for number, word in enumerate(line.words) if word == "/")]:
        number = begin
        while number < len(line.words):
            end = _reference(line, number)
            if not end:
                break
            yield Guess(number, end, "person", "citation", 0.9)
            number = end
            while line.at(number) in (",", ";") or line.at(number) in AND:
                number += 1


def proves_inversion(line: Line) -> bool:
    """Say whether a sentence writes a family name, a comma and a well-known given name before a year."""
    for number, word in enumerate(line.words):
        if YEAR.fullmatch(word) and line.at(number - 1) in ("(", ",") and line.at(number - 3) == ",":
            family = line.words[number - 4] if number > 3 else ""
            if line.given(number - 2) and family[:1].isupper() and not line.given(number - 4):
                return True
    return False


def _reference(line: Line, number: int) -> int:
    """Return where a name ends that begins an entry, zero if none does: Surname, I. I.; Surname I.; I. Surname; Surname, Given I."""
    family = number
    while line.at(family) in PARTICLES:
        family += 1
    if line.initial(number):
        return with_initials(line, number)
    if not (line.words[family : family + 1] and line.words[family][0].isupper() and len(line.words[family]) > 1):
        return 0
    end = family + 1
    if line.at(end) == ",":
        end += 1
    given = end
    if end > family + 1 and line.given(given):
        end = given + 1
    while line.initial(end) and end < given + INITIALS:
        end += 2
        if line.at(end) == "-" and line.initial(end + 1):
            end += 1
    return end if end > given else 0


def with_initials(line: Line, number: int) -> int:
    """Return where a name ends that begins with initials, zero if none does: I. I. Surname, I. van Surname."""
    end = number
    while line.initial(end) and end < number + INITIALS:
        end += 2
    if end > number and line.initial(end, dotted=False) and line.name(end + 1):  # its dot is missing
        end += 1
    while line.at(end) in PARTICLES and end > number:
        end += 1
    fits = (
        end > number and end < len(line.words) and line.words[end][0].isupper() and len(line.words[end]) > 2 and line.words[end].isalpha()
    )
    hyphenated = end > number and end < len(line.words) and "-" in line.words[end] and line.words[end][0].isupper()
    return end + 1 if fits or hyphenated else 0


def _run(line: Line, bracket: int) -> Part:
    """Return the run of names and commas that ends before a bracket."""
    first = bracket
    while first > 0 and _belongs(line, first - 1):
        first -= 1
    return Part(first, bracket)


def _within(line: Line, year: int, inverted: bool) -> Iterator[Guess]:
    """Yield the people before a year within brackets, or before a bare one in a sentence that cites others."""
    first = year
    while first > 0 and _belongs(line, first - 1):
        first -= 1
    opened = line.at(first - 1) in ("(", "[") or line.at(first) == ";" or _opened(line, first)
    bare = line.at(year - 1) not in (",", ".") and not _DATED.fullmatch(line.at(year + 1))
    if opened or (bare and line.cites):
        yield from _people(line, Part(first, year), inverted)


def _opened(line: Line, number: int) -> bool:
    """Say whether a bracket is open before a word."""
    for before in range(number - 1, max(-1, number - 60), -1):
        if line.at(before) in ("(", "["):
            return True
        if line.at(before) in (")", "]"):
            return False
    return False


def _belongs(line: Line, number: int) -> bool:
    word = line.at(number)
    if number in line.opening and line.name(number + 1) and line.leads(number):
        return False
    if word in (",", "&") or word in AND or word in PARTICLES or word in _OTHERS:
        return True
    if word == ".":
        return line.initial(number - 1) or line.at(number - 1) in ("al", "др", "б", "т")
    if word in ("т", "б") and line.at(number + 1) == ".":
        return True
    return line.name(number) or line.initial(number, dotted=False)


def _people(line: Line, run: Part, inverted: bool) -> Iterator[Guess]:
    parts = _parts(line, run)
    number = 0
    while number < len(parts):
        part = parts[number]
        after = parts[number + 1] if number + 1 < len(parts) and line.at(part.end) == "," else None
        if after and (_only_initials(line, after) or _turned(line, part, after, inverted)):
            part = Part(part.first, after.end)
            number += 1
        if _is_person(line, part):
            yield Guess(part.first, part.end, "person", "citation", 0.9)
        elif part.end - part.first == 1 and is_acronym(line.words[part.first]):
            yield Guess(part.first, part.end, "organization", "citation", 0.7)
        number += 1


def _parts(line: Line, run: Part) -> list[Part]:
    """Return what stands between the commas and the ands of a run, without those who are not named."""
    parts, first = [], run.first
    for number in range(run.first, run.end + 1):
        if number == run.end or line.at(number) in (",", ";") or line.at(number) in AND:
            if number > first and not any(line.at(one) in (*_OTHERS, "т", "б") for one in range(first, number)):
                parts.append(Part(first, number))
            first = number + 1
    return parts


def _only_initials(line: Line, part: Part) -> bool:
    return all(line.initial(number, dotted=False) or line.at(number) == "." for number in range(part.first, part.end))


def _turned(line: Line, family: Part, given: Part, inverted: bool) -> bool:
    """Say whether two parts are one name, the family's first."""
    if any(part.end - part.first != 1 for part in (family, given)):
        return False
    second = line.given(given.first)
    if line.given(family.first) and not second:
        return False
    return second or (inverted and not _FAMILY.fullmatch(line.small[given.first]))


def _is_person(line: Line, part: Part) -> bool:
    words: Sequence[str] = line.words[part.first : part.end]
    capital = [word for word in words if word[0].isupper()]
    if (
        not capital
        or len(capital) > 5
        or all(len(word) < 3 for word in capital)
        or any(is_acronym(word) and len(word) > 2 for word in capital)
    ):
        return False
    if any(found.end == part.end for found in forms("organisations", "en").find(line.small[: part.end])):  # a body in English or another
        return False
    if any(_CASED.fullmatch(word.lower()) for word in capital[:-1]):  # the Hero of the Union (1944)
        return False
    found = [one.entry.kind for one in gazetteer(line.text.language).find(words)]
    known = any(kind in ("state", "place", "organization") for kind in found)
    return not known and not all(line.text.common(word) for word in capital if len(word) > 2)
