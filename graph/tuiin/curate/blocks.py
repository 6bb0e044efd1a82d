"""The paragraphs of a text: a line each, or, in a text whose lines are wrapped, the lines that belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

ITEM = re.compile(r"[–—•▪◦‣·*-]\s|[-–—•]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[^\W\d_])[.)]\s")  # how the line of a list begins
_FULL = re.compile(r"[.!?…:;][»”“\"’')\]\d]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words in it, without the white space around it; `after` says that it follows on the line before, with none between."""

    start: int
    end: int
    words: str
    after: bool


def blocks(text: str, first_line: int = 1, last_line: int | None = None, unwrap: bool | None = None) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph in these lines (counted from 1) begins and ends.

    `unwrap` says that lines are joined up to an empty one, to a line that begins an item, and to one that ends its paragraph early;
    left out, they are where `wrapped` says so.
    """
    lines = list(_lines(text, first_line, last_line))
    if unwrap is None:
        unwrap = _wrapped(lines)
    width = _width(lines)
    start = end = -1
    for number, line in enumerate(lines):
        if start < 0 or not unwrap or not _goes_on(lines[number - 1], line, width):
            if start >= 0:
                yield start, end
            start = line.start
        end = line.end
    if start >= 0:
        yield start, end


def wrapped(text: str, first_line: int = 1, last_line: int | None = None) -> bool:
    r"""Say whether the lines of this text look broken by a program: many go on in small letters in the next line.

    >>> wrapped("A line that is\nbroken in two or\nthree."), wrapped("One.\nTwo.\nThree.")
    (True, False)
    """
    return _wrapped(list(_lines(text, first_line, last_line)))


def _wrapped(lines: list[Line]) -> bool:
    pairs = [(before, line) for before, line in pairwise(lines) if line.after]
    broken = sum(line.words[0].islower() and not _FULL.search(before.words) and not ITEM.match(line.words) for before, line in pairs)
    return broken >= 2 and broken * 3 >= len(pairs)


def _lines(text: str, first_line: int, last_line: int | None) -> Iterator[Line]:
    position, after = 0, False
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if number >= first_line and (last_line is None or number <= last_line) and words:
            start = position + len(line) - len(line.lstrip())
            yield Line(start, start + len(words), words, after)
        after = bool(words)
        position += len(line) + 1


def _width(lines: list[Line]) -> int:
    """Return how long a full line is: nine of ten are no longer."""
    lengths = sorted(len(line.words) for line in lines) or [0]
    return lengths[len(lengths) * 9 // 10]


def _goes_on(before: Line, line: Line, width: int) -> bool:
    """Say whether a line goes on with the paragraph of the line before."""
    if not line.after or ITEM.match(line.words):
        return False
    early = len(before.words) < 0.6 * width
    return line.words[0].islower() or not early
