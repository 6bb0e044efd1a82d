"""When: dates, years, decades, centuries and periods of a sentence, each as a date in EDTF (ISO 8601-2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tuiin.draft.claims.cues import calendar
from tuiin.model import dates as edtf

Sort = Literal["day", "month", "span", "decade", "century", "ancient", "year"]
_ORDER: tuple[Sort, ...] = ("day", "month", "decade", "century", "span", "ancient", "year")
_SCENT = re.compile(r"\d|[IVXХІ]{1,6}|centur|ғасыр|век|столет")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LOOKALIKES = str.maketrans("ІХ", "IX")  # Cyrillic letters that stand for Roman figures
_NEAR = 28  # letters around a date that tell since, until, about


@dataclass(frozen=True, slots=True)
class Dated:
    """A date by its offsets in the text that was given; `edtf` is what it says, `sort` how it is printed."""

    start: int
    end: int
    edtf: str
    sort: Sort

    @property
    def ends(self) -> tuple[str, str]:
        """Where it starts and where it ends, `..` for an open end; both the same for a single date."""
        first, _, last = self.edtf.partition("/")
        return first, last or first


def dated(text: str, language: str = "", start: int = 0, end: int | None = None) -> list[Dated]:
    """Return the dates of a text in the order in which they stand.

    >>> [(each.edtf, each.sort) for each in dated("2006 жылдың 12 сәуірінде, ХХ ғ. 90-жылдары, 2004–2005 жж.", "kk")]
    [('2006-04-12', 'day'), ('199X', 'decade'), ('2004/2005', 'span')]
    """
    end = len(text) if end is None else end
    if not _SCENT.search(text, start, end):
        return []
    found: list[tuple[int, int, int, Dated]] = []
    for rank, (sort, form) in enumerate(_forms(language)):
        for each in form.finditer(text, start, end):
            written = _written(sort, each, language)
            if written and edtf.right(written):
                found.append((each.start(), -each.end(), rank, Dated(each.start(), each.end(), written, sort)))
    kept: list[Dated] = []
    for *_, date in sorted(found, key=lambda one: one[:3]):
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return [_opened(text, each, language) for each in kept]


@cache
def _forms(language: str) -> tuple[tuple[Sort, re.Pattern[str]], ...]:
    """Return the expressions for dates in a language, the surest first."""
    parts = dict(calendar.PARTS)
    months = calendar.MONTHS.get(language, "").split() + (calendar.SHORT.split() if language == "en" else [])
    ending = {"kk": "[а-яёәғқңөұүһі]{0,6}", "ru": "[а-яё]{0,3}", "en": r"\.?"}.get(language, "")
    parts["MONTH"] = f"(?:(?i:{'|'.join(months)}){ending})(?!\\w)"
    parts["WORDS"] = f"(?i:{'|'.join(sorted(_centuries_in(language), key=len, reverse=True))})"
    parts["NTH"], parts["AND"] = calendar.NTH.get(language, "(?!)"), calendar.AND.get(language, "(?!)")
    parts["COUNTED"] = f"(?:{calendar.COUNTED})(?!\\w)"
    tables = (calendar.NUMERIC, calendar.FORMS.get(language, calendar.OTHER))
    return tuple((sort, _compiled(form, parts)) for table in tables for sort in _ORDER for form in table.get(sort, ()))


def _compiled(form: str, parts: dict[str, str]) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{([^\W\d_]+)\}", lambda found: parts[found[1]], form))


def _written(sort: Sort, found: re.Match[str], language: str) -> str:
    """Return what an expression says in EDTF; empty where its figures are no date."""
    places = {name: value for name, value in found.groupdict().items() if value}
    year = places.get("y", "")
    if sort in ("day", "month"):
        month = int(places.get("mm") or _month(places.get("m", ""), language))
        day = f"-{int(places['d']):02}" if sort == "day" else ""
        return f"{year}-{month:02}{day}" if month else ""
    if sort == "span":
        last = places.get("z") or (year[:2] + places["w"] if "w" in places else "..")
        return f"{year}/{last}" if last == ".." or int(last) > int(year) else ""
    if sort == "decade":
        return _decade(places)
    if sort == "century":
        return _centuries(places, language)
    if sort == "ancient":
        first, last = (_ancient(places.get(name, ""), "bc" in places) for name in ("n", "nz"))
        return f"{first}/{last}" if last else first
    return year or f"{int(places['n']):04}"


def _month(name: str, language: str) -> int:
    """Return the number of a month by its name."""
    name = name.lower()
    stems = calendar.MONTHS.get(language, "").split()
    fitting = [
        number
        for number, stem in enumerate(stems, 1)
        if name.startswith(stem) and (stem != "ма" or (name[:2] == "ма" and name[2:3] in "йяею"))
    ]
    if not fitting and language == "en":
        fitting = [number for number, stem in enumerate(calendar.SHORT.split(), 1) if name.startswith(stem)]
    return fitting[-1] if fitting else 0


def _decade(places: dict[str, str]) -> str:
    """Return one decade or two: of years in full, of a century, or of the last one where none is named."""
    if "y" in places:
        ends = places.get("z") or (places["y"][:2] + places["w"] if "w" in places else "")
        first, last = places["y"][:3] + "X", ends[:3] + "X" if ends else ""
    else:
        century = _number(places["c"]) - 1 if "c" in places else 19
        if not 0 <= century < 21:
            return ""
        first, last = f"{century:02}{places['x'][0]}X", f"{century:02}{places['w'][0]}X" if "w" in places else ""
    return f"{first}/{last}" if last else first


def _centuries(places: dict[str, str], language: str) -> str:
    """Return a century or two, before our era or in it: `20XX` is the 21st, `-03XX` the 4th before our era."""
    if "y" in places:
        return places["y"][:2] + "XX"
    word = places.get("word", "").lower()
    first = _centuries_in(language).index(word) + 1 if word else _number(places["c"])
    before = "bc" in places
    last = _number(places["cz"]) if "cz" in places else 0
    if not 1 <= first <= 21 or last > 21:
        return ""
    before = before or 0 < last < first
    start = _century(first, before)
    return f"{start}/{_century(last, before and 'cb' not in places)}" if last else start


@cache
def _centuries_in(language: str) -> tuple[str, ...]:
    """Return the words that number the centuries in a language, from the first."""
    return tuple(word.replace("_", " ") for word in calendar.CENTURIES.get(language, "").split())


def _century(number: int, before: bool) -> str:
    return f"{'-' if before else ''}{number - 1:02}XX"


def _ancient(year: str, before: bool) -> str:
    """Return a year of antiquity; years before our era count as astronomers do."""
    if not year or not int(year):
        return ""
    number = int(year) - 1 if before else int(year)
    return f"{'-' if before and number else ''}{number:04}"


def _number(written: str) -> int:
    """Return what Roman or Arabic figures say; 0 where they say nothing."""
    if written.isdigit():
        return int(written)
    figures = [_ROMAN[letter] for letter in written.translate(_LOOKALIKES)]
    after = [*figures[1:], 0]
    value = sum(-figure if figure < following else figure for figure, following in zip(figures, after, strict=True))
    return value if 0 < value < 40 else 0


def _opened(text: str, date: Dated, language: str) -> Dated:
    """Return a date with what the words around it make of it: open behind "since", open before "until", "about"."""
    if "/" in date.edtf:
        return date
    before, after = text[max(date.start - _NEAR, 0) : date.start], text[date.end : date.end + _NEAR]
    around = _around(language)
    if around is None:
        return date
    since, until = (
        any(form is not None and form.search(side) for form, side in zip(forms, (before, after), strict=True)) for forms in around
    )
    if since and not until:
        return Dated(date.start, date.end, f"{date.edtf}/..", date.sort)
    if until:
        return Dated(date.start, date.end, f"../{date.edtf}", date.sort)
    if date.sort in ("year", "ancient") and re.search(calendar.ABOUT, before):
        return Dated(date.start, date.end, f"{date.edtf}~", date.sort)
    return date


@cache
def _around(language: str) -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str] | None], ...] | None:
    """Return the words that open a date: (before it, behind it) for "since" and for "until"."""
    if language not in calendar.SINCE:
        return None
    found = []
    for before, after in (calendar.SINCE[language], calendar.UNTIL[language]):
        found.append((re.compile(before) if before else None, re.compile(rf"\A{after}") if after else None))
    return tuple(found)


def within(found: list[Dated], start: int, end: int) -> Iterator[Dated]:
    """Yield those of these dates that stand between two offsets."""
    return (each for each in found if each.start >= start and each.end <= end)
