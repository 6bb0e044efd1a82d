"""Names in languages of capitals without a model: runs of words with capitals within sentences that no other rule knows."""

import re
from collections.abc import Iterator

from tuiin.draft.names.cues import words
from tuiin.draft.names.inflected import nominative
from tuiin.draft.names.lines import CLOSE, OPEN, PARTICLES, Guess, Line, is_acronym

_IN = frozenset("in from across throughout near в во из".split())
_CALLING = re.compile(".+(?:ologist|onomist|ographer|onomer|ician|icist|istorian|iatrist|eer)")
_FAMILY = re.compile("..+(?:[оеё]в|ин|ын|ск|цк|енк|чук|берг|ман|сон|штейн|дзе|ян)(?:ий|ого|ому|им|ом|а|у|ым|ой|е|ая|ую|о)?")


def capitals(line: Line) -> Iterator[Guess]:
    """Yield as people unknown runs of two to four words with capitals that end in no word of the language; as places those behind "in"."""
    if line.shouted or line.sentence.zone == "heading":
        return
    number, quoted = 0, False
    while number < len(line.words):
        quoted = line.words[number] in OPEN or (quoted and line.words[number] not in CLOSE)
        end = number
        while _goes_on(line, end, number) and end not in line.known:
            end += 1
        while end > number and line.at(end - 1) in PARTICLES:
            end -= 1
        if number in line.opening and end - number > 2 and (line.leads(number) or _CALLING.fullmatch(line.small[number])):
            number += 1
        run = 2 <= end - number <= 4 and not quoted and _personal(line, number, end)
        if run or (end == number + 1 and _family(line, number)):
            yield Guess(number, end, "person", "capitals", 0.5)
        elif end == number + 1 and line.at(number - 1) in _IN and not quoted and not line.text.ordinary(line.words[number]):
            yield Guess(number, end, "place", "capitals", 0.5)
        number = max(end, number + 1)


def _personal(line: Line, first: int, end: int) -> bool:
    last = nominative(line.words[end - 1], line.text.language, line.text.stands)
    return (
        not (first in line.opening and line.text.ordinary(line.words[first]))
        and not set(words("things", "en")).intersection(line.small[first:end])
        and not line.text.ordinary(last)
        and line.words[first][0].isupper()
    )


def _family(line: Line, number: int) -> bool:
    """Say whether a word within a Russian sentence has the ending of family names, and is none of the language."""
    fits = line.text.language == "ru" and number not in line.opening and _FAMILY.fullmatch(line.small[number])
    return bool(fits) and not line.text.ordinary(line.words[number])


def _goes_on(line: Line, number: int, first: int) -> bool:
    if number > first and line.small[number - 1].endswith(("'s", "’s")):
        return False
    inner = number > first and line.at(number) in PARTICLES and line.name(number + 1)
    return inner or (line.name(number) and not is_acronym(line.words[number]))
