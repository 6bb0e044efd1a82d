"""Dates in EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/): level 0 without times, and what people write of level 1.

The kept library (edtf 5.0.2) takes a hundredth of a second a date and cannot order a span with an open end; a test compares with it.
Years before our era count as astronomers do: -0350 is 351 BC.
"""

import calendar
import re
from dataclasses import dataclass

_YEAR = r"-?\d{4}"
_POINT = rf"(?:{_YEAR}(?:-\d\d(?:-(?:\d\d|XX))?|-XX(?:-XX)?)?|-?\d{{3}}X|-?\d\dXX|Y-?[1-9]\d{{4,8}})[?~%]?"
FORM = rf"{_POINT}(?:/(?:{_POINT}|\.\.)?)?|(?:\.\.)?/{_POINT}|\.\."
PLAIN = re.compile(r"-?\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)  # what XML Schema has a word for
_PARTS = re.compile(r"(-?)Y?(-?)([\dX]{4,9})(?:-([\dX]{2}))?(?:-([\dX]{2}))?([?~%]?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month or day, as exactly as it is known: `first` and `last` are the years between which it lies."""

    first: int
    last: int
    month: int | None
    day: int | None
    season: int | None
    about: bool
    """Whether it is uncertain (?), approximate (~) or both (%)."""

    @property
    def begin(self) -> tuple[int, int, int]:
        """Its first day."""
        return self.first, self.month or 1, self.day or 1

    @property
    def end(self) -> tuple[int, int, int]:
        """Its last day."""
        month = self.month or 12
        return self.last, month, self.day or _days(self.last, month)


def points(written: str) -> tuple[Point | None, ...]:
    """Return the date that is written, or the two ends of a span; None for an end that is open or not known.

    Raises `ValueError` for what is no date.

    >>> [point and point.first for point in points("-0431/..")]
    [-431, None]
    """
    return tuple(_point(part) if part not in ("", "..") else None for part in written.split("/"))


def years(written: str) -> tuple[int | None, int | None]:
    """Return the first and the last year that a date or a span speaks of; None where its end is open or not known.

    >>> years("195X"), years("2006-04-12"), years("-0431/-0404")
    ((1950, 1959), (2006, 2006), (-431, -404))
    """
    first, last = points(written)[0], points(written)[-1]
    return first.first if first else None, last.last if last else None


def right(written: str) -> bool:
    """Say whether what has the form of a date is one: its day is there, and a span does not end before it begins."""
    try:
        found = points(written)
    except ValueError:
        return False
    first, last = found[0], found[-1]
    return first is None or last is None or first.begin <= last.end


def latest(written: str) -> tuple[int, int, int]:
    """Return the last day that a date may mean; of a span with an open end none is later."""
    point = points(written)[-1]
    return point.end if point else (10**9, 12, 31)


def _point(written: str) -> Point:
    found = _PARTS.fullmatch(written)
    if not found:
        raise ValueError(written)
    sign, long, year, month, day, about = found.groups()
    low, high = (int(year.replace("X", digit)) for digit in "09")
    if sign or long:
        low, high = -high, -low
    which, on = (int(part) if part and part != "XX" else None for part in (month, day))
    season = which - 20 if which and 20 < which < 25 and day is None else None
    if season is None and which is not None and not 1 <= which <= 12:
        raise ValueError(written)
    if (on is not None and not 1 <= on <= _days(high, which or 1)) or (sign and high == 0):
        raise ValueError(written)
    return Point(low, high, None if season else which, on, season, bool(about))


def _days(year: int, month: int) -> int:
    """Return how many days a month has; the calendar is the same every four hundred years."""
    return calendar.monthrange(2000 + year % 400, month)[1]
