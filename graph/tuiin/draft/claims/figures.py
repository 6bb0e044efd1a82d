"""How much: ranks, shares and counts, each with the year and the pool that its own clause gives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tuiin.draft.claims import anaphora, cues, ranked, scoped, shares
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.cues import numerals
from tuiin.draft.claims.dating import Dated, dated
from tuiin.draft.claims.line import Line, is_mark
from tuiin.draft.claims.saying import Part
from tuiin.draft.found import Slot, Span, Statement

_SCENT = re.compile(r"\d|оры?н|мест|позиц|rank|place|in\s|out\sof|came|finished|\sиз\s|[ауе]у[ыі]|ншы|нен\s|тен\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NEAR = 6  # words between a percentage and what it is of
_CONFIDENCE = {"rank": 0.9, "percent": 0.85, "count": 0.6, "measure": 0.5}
_THINGS = ("count", "measure")  # what has a noun behind its figure: what is counted, or the unit that is printed
_REGION = re.compile(r"(?:елдері|аймағ|арасында|регион|среди|among|region)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by its offsets: its value as printed with a point, its unit, and what is counted."""

    start: int
    end: int
    value: str
    unit: str
    counted: Span | None = None


def figures(text: str, language: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """Return ranks, percentages and counts of a text, in the order in which they stand.

    >>> [(each.value, each.unit) for each in figures("Ел 128-орын алды, үлесі 2,5 %.", "kk")]
    [('128', 'rank'), ('2.5', 'percent')]
    """
    end = len(text) if end is None else end
    if not _SCENT.search(text, start, end):
        return []
    found = [(one.start, -one.end, one) for one in _of_ten(text, language, start, end)]
    for unit, form in _forms(language):
        for each in form.finditer(text, start, end) if unit != "pool" else ():
            value = _value(each, language)
            if unit in _THINGS and len(each["what"]) < 3 and _WORD.search(text, each.end("value"), each.start("what")) and not each["big"]:
                continue
            if value:
                what = Span(each.start("what"), each.end("what")) if unit in _THINGS else None
                found.append((each.start(), -each.end(), Figure(each.start(), each.end(), value, unit, what)))
    kept: list[Figure] = []
    for *_, figure in sorted(found, key=lambda one: one[:2]):
        if not kept or figure.start >= kept[-1].end:
            kept.append(figure)
    return sorted([*_listed(text, kept, start), *kept], key=lambda one: one.start)


def _listed(text: str, found: Sequence[Figure], start: int) -> Iterator[Figure]:
    """Yield the bare figures before a rank whose noun only the last of a list has: `at X 12th, at Y 15th, at Z in 20th place`."""
    ranks = [one for one in found if one.unit == "rank"]
    if not ranks or text.count(",", start, ranks[0].start) + text.count(";", start, ranks[0].start) < 1:
        return
    for each in re.finditer(numerals.LISTED, text[start : ranks[0].start]):
        first, last = start + each.start("value"), start + each.end()
        if not any(one.start < last and first < one.end for one in found):
            yield Figure(first, last, each["value"], "rank")


def _of_ten(text: str, language: str, start: int, end: int) -> Iterator[Figure]:
    """Yield shares that are said in words, as percentages: `seven out of ten`, `он адамның жетеуі`."""
    form = _shares(language)
    for each in form.finditer(text, start, end) if form else ():
        part = _counted(each["n"], language, "PARTS")
        whole = _counted(each["m"], language, "WHOLES")
        if 0 < part < whole:
            yield Figure(each.start(), each.end(), f"{(Decimal(100 * part) / whole).quantize(Decimal('0.1')).normalize():f}", "percent")


@cache
def _shares(language: str) -> re.Pattern[str] | None:
    form = numerals.SHARES.get(language)
    if form is None:
        return None
    names = {name: "|".join(getattr(numerals, name)[language].split()) for name in ("PARTS", "WHOLES")}
    return re.compile(form.replace("{PARTS}", names["PARTS"]).replace("{WHOLES}", names["WHOLES"]), re.IGNORECASE)


def _counted(word: str, language: str, name: str) -> int:
    """Return the number that a word of a share says, from one; 0 for another word."""
    words = getattr(numerals, name)[language].split()
    return next((number for number, form in enumerate(words, 1) if re.fullmatch(form, word.lower())), 0)


@cache
def _forms(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the expressions for figures in a language, each with its unit; `pool` tells of how many."""
    parts = {
        "N": numerals.N,
        "ORDINALS": "|".join(numerals.ORDINALS.get(language, "(?!)").split()),
        "COUNTED": numerals.COUNTED.get(language, "(?!)"),
        "MEASURED": numerals.MEASURED.get(language, "(?!)"),
    }
    table = numerals.FORMS.get(language, numerals.FORMS[""])
    return tuple((unit, _compiled(form, parts)) for unit, forms in table.items() for form in forms)


def _compiled(form: str, parts: dict[str, str]) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{([A-Z]+)\}", lambda found: parts[found[1]], form), re.IGNORECASE)


def _value(found: re.Match[str], language: str) -> str:
    """Return the value of a figure, with a point before its decimals."""
    places = found.groupdict()
    if places.get("word"):
        word = places["word"].lower()
        return next((str(number) for number, each in enumerate(numerals.ORDINALS[language].split(), 1) if re.fullmatch(each, word)), "")
    whole, part = re.sub(r"\D", "", places["value"]), places.get("part") or ""
    if part and len(part) == 3 and language == "en" and "," in found.group():
        whole, part = whole + part, ""
    big = (places.get("big") or "").lower()
    times = next((size for stem, size in numerals.BIG.items() if big.startswith(stem)), 1)
    number = Decimal(f"{whole}.{part or 0}") * times
    return f"{number.normalize():f}"


def values(line: Line, dates: Sequence[Dated], before: Sequence[Line]) -> Iterator[Statement]:
    """Yield what a sentence counts, ranks or measures; each value with the year and the pool of its own clause."""
    text = line.reading.text
    found = figures(text, line.language, line.sentence.start, line.end)
    taken = [(one.start, one.end) for one in dates] + [(start, end) for start, end, _ in _pools(line)]
    found = [one for one in found if one.unit not in ("percent", "measure") or not _changed(line, one)]
    found = [one for one in found if one.unit not in _THINGS or not any(start < one.end and one.start < end for start, end in taken)]
    last: dict[str, Slot] = {}
    for figure in found:
        own = [one for one in found if one.unit == figure.unit]
        behind = min((one.start for one in own if one.start > figure.start), default=line.end)
        after = max((one.end for one in own if one.start < figure.start), default=line.sentence.start)
        details: dict[str, object] = {"value": figure.value}
        details |= {"printed": figure.counted} if figure.unit == "measure" else {"unit": figure.unit}
        details |= _when(line, figure, dates, after, behind, own[0].start)
        since: tuple[str, ...] = ()
        if figure.unit == "rank" and not dates and (year := _year_before(line, before)):
            details["year"], since = year, (anaphora.DOUBT,)
        pool = _pool(line, figure, after, behind) if figure.unit == "rank" else None
        if pool is not None:
            details["out_of"] = pool
        if figure.unit == "rank":
            details["direction"] = "lower-is-better"
        part = _part(line, after, behind)
        held = scoped.scope(line, _part(line, figure.start, figure.end), *part) if figure.unit == "percent" else None
        subject, doubts, held = _whose(line, figure, part, held, before, last)
        if held:
            vague = line.words[held[1][0]] == "those"
            details |= {"scope": None if vague else line.slot(*held[1], last=line.language != "ru"), "scoped": line.span(*held[0])}
        doubts = tuple(dict.fromkeys((*doubts, *since)))
        yield Statement(
            kind="value",
            sentence=line.sentence.id,
            span=Span(figure.start, figure.end),
            by=f"rule:value/{figure.unit}",
            confidence=_CONFIDENCE[figure.unit] - 0.1 * bool(doubts),
            subject=subject,
            relation="has-value",
            object=_indicator(line, figure, after),
            details=details,
            cues=(Span(figure.start, figure.end),),
            doubts=doubts,
        )


def _whose(
    line: Line, figure: Figure, part: Part, held: tuple[Part, Part] | None, before: Sequence[Line], last: dict[str, Slot]
) -> tuple[Slot, tuple[str, ...], tuple[Part, Part] | None]:
    """Return whom a figure is about, with the doubt about it, and for what it holds: a share for that of which it is one.

    `last` is whom the last figure was about, by its unit; it becomes whom this one is about.
    """
    share = shares.share(line, _part(line, figure.start, figure.end), *part) if figure.unit == "percent" else None
    shared, owned = last.get("share"), False
    if share is None:
        subject, doubts = _subject(line, figure, part, held, before, last)
    else:
        owned = share.who != share.whole or (share.goes_on and shared is not None)
        slot = line.slot(*share.who, last=line.language != "ru") if share.who else None
        subject = shared if share.goes_on and shared is not None else slot
        doubts = () if subject else ("draft.doubts.subject",)
        held = (share.scoped, share.whole) if owned and share.scoped and share.whole else held
    last.clear()
    last |= {figure.unit: subject} | ({"share": subject} if owned else {})
    return subject, doubts, held


def _changed(line: Line, figure: Figure) -> bool:
    """Say whether a percentage is that of a change: `fell by 5 percent`, `вырос на 5 %`, `5 пайызға артты`."""
    text, start = line.reading.text, line.sentence.start
    before, behind = numerals.CHANGED.get(line.language), numerals.CHANGING.get(line.language)
    if before and re.search(before, text[max(figure.start - 60, start) : figure.start], re.IGNORECASE):
        return True
    return bool(behind and re.match(behind, text[figure.end - 2 : figure.end + 16]))


def _year_before(line: Line, before: Sequence[Line]) -> str:
    """Return the only year of the sentence before, in the same paragraph; empty where it has none or several."""
    if not before or before[-1].sentence.paragraph != line.sentence.paragraph:
        return ""
    last = before[-1]
    found = [one for one in dated(last.reading.text, last.language, last.sentence.start, last.end) if one.sort in ("year", "day", "month")]
    return found[0].edtf if len(found) == 1 and "/" not in found[0].edtf else ""


def _when(line: Line, figure: Figure, dates: Sequence[Dated], after: int, behind: int, first: int) -> dict[str, object]:
    """Return the year that a figure speaks of: the nearest before it behind the last figure, else one right behind it, else the first.

    Where the `first` figure of its unit stands before the first of several years, each has its year behind it. The year of a report
    or an index is that of its edition.
    """
    years = [one for one in dates if one.sort in ("year", "day", "month", "span", "decade")]
    trailing = len(years) > 1 and first < years[0].start
    near = [one for one in years if trailing and figure.end <= one.start < behind][:1]
    near = (
        near
        or [one for one in years if after <= one.start < figure.start]
        or [one for one in years if figure.end <= one.start < min(behind, figure.end + 30)]
    )
    only = years if len(years) == 1 and figure.unit not in _THINGS and figure.start == first and behind == line.end else []
    earlier = near or [one for one in years if one.start < figure.start and figure.unit not in _THINGS] or only
    if not earlier:
        return {}
    chosen = earlier[-1] if earlier[0].start < figure.start else earlier[0]
    words = line.reading.text[chosen.end : chosen.end + 60].lower().split()[:4]
    edition = any(word.strip('«»".,)') in cues.table(line.language, "EDITION") for word in words[: 2 if line.language == "kk" else 3])
    kept = [one for one in earlier if one is not chosen and not one.edtf.startswith("..")]
    details: dict[str, object] = {"edition" if edition else "year": chosen.edtf.replace("/..", "").replace("../", "")}
    if edition and kept and figure.start > kept[-1].start >= after:
        details["year"] = kept[-1].edtf
    return details


def _pool(line: Line, figure: Figure, after: int, behind: int) -> int | None:
    """Return of how many a rank is one: the nearest pool of its own part of the sentence, else the only one before."""
    pools = [(start, pool) for start, _, pool in _pools(line)]
    own = [pool for at, pool in sorted(pools) if after <= at < behind]
    if own:
        return own[0] if len(own) == 1 else next((pool for at, pool in sorted(pools, reverse=True) if after <= at < figure.start), own[0])
    earlier = [pool for at, pool in sorted(pools) if at < figure.start]
    return earlier[-1] if earlier and len(pools) == 1 and not _REGION.search(line.reading.text, after, figure.start) else None


def _pools(line: Line) -> list[tuple[int, int, int]]:
    """Return where a sentence tells of how many something is one, and of how many."""
    text, start, end = line.reading.text, line.sentence.start, line.end
    if not _SCENT.search(text, start, end):
        return []
    forms = [form for unit, form in _forms(line.language) if unit == "pool"]
    return sorted((each.start(), each.end(), int(each["pool"])) for form in forms for each in form.finditer(text, start, end))


def _part(line: Line, start: int, end: int) -> Part:
    """Return the words between two offsets: the first, and the one behind the last."""
    tokens = line.sentence.tokens[: len(line)]
    first = next((at for at, token in enumerate(tokens) if token.end > start), len(tokens))
    return first, next((at for at, token in enumerate(tokens) if token.start >= end), len(tokens))


def _subject(
    line: Line, figure: Figure, part: Part, held: tuple[Part, Part] | None, before: Sequence[Line], last: dict[str, Slot]
) -> tuple[Slot, tuple[str, ...]]:
    """Return whom a figure is about: who has the rank, what is counted or shared, or what the last figure was about."""
    if figure.unit == "measure":
        return None, ("draft.doubts.subject",)
    if figure.counted is not None:
        tokens = line.sentence.tokens
        fits = (term for start, end, term in line.terms if tokens[start].start <= figure.counted.start < tokens[end - 1].end)
        return next(fits, figure.counted), ()
    if figure.unit == "percent":
        return _share(line, figure, part, held) or last.get(figure.unit), ()
    at, _ = _part(line, figure.end - 1, figure.end)
    found = ranked.ranked(line, at, *part) or last.get(figure.unit)
    if found is not None:
        return found, ()
    if not ranked.transitive(line, at, *part) and _goes_on(line, part[0], at):
        states = [name for earlier in before for _, _, name in earlier.names if name.kind == "state"]
        if states:
            return states[-1], (anaphora.DOUBT,)
    return None, ("draft.doubts.subject",)


def _goes_on(line: Line, first: int, at: int) -> bool:
    """Say whether a clause speaks of the state that was named before: by a word for it, or by leaving it out."""
    pointing = any(word in cues.table(line.language, "STATE") for word in line.words[first:at])
    terms = any(start < at and end > first for start, end, _ in line.terms)
    names = any(name.kind in ranked.KINDS for _, _, name in line.named(first, at))
    return pointing or (line.language != "en" and not terms and not names)


def _share(line: Line, figure: Figure, part: Part, held: tuple[Part, Part] | None) -> Slot:
    """Return what a percentage is of: the term nearest before it or right behind it, the words of a share, or who is named."""
    at, end = _part(line, figure.start, figure.end)
    inside = range(*held[0]) if held else range(0)
    owned = _owned_share(line, part[0], at, inside)
    if owned is not None:
        return owned
    goes_on = max(
        (number for number in range(part[0], at) if part[0] and line.words[number] in ",;" and line.words[number]), default=part[0]
    )
    near = [term for start, _, term in line.terms if goes_on <= start < at and start not in inside]
    if near:
        return near[-1]
    for start, _, term in line.terms if line.language != "kk" else ():
        if end <= start < end + _NEAR and start not in inside and not any(is_mark(word) for word in line.words[end:start]):
            return term
    names = [name for start, _, name in line.named(*part) if name.kind in ranked.KINDS and start not in inside]
    return names[-1] if names else None


def _owned_share(line: Line, first: int, at: int, inside: range) -> Slot:
    """Return whose a Kazakh share is: a term in the genitive, or the words with which the share is said; None where it is nobody's."""
    table = cues.table("kk", "INDEX")
    index = next((number for number in range(at - 1, first, -1) if line.words[number] in table and number not in inside), -1)
    if line.language != "kk" or index < 1 or case(line.words[index - 1]) != "genitive":
        return None
    return next((term for start, end, term in line.terms if start < index <= end), None) or line.span(index - 1, index + 1)


def _indicator(line: Line, figure: Figure, after: int) -> Slot:
    """Return by what is ranked or measured: a work that is named, a term with the word for an index, else that word with others before."""
    tokens = line.sentence.tokens
    table = cues.table(line.language, "INDEX")
    if figure.unit in _THINGS:
        return None
    works = [name for _, _, name in line.names if name.kind == "work"]
    indices: list[Slot] = [term for start, end, term in line.terms if any(line.words[at] in table for at in range(start, end))]
    near = [at for at, word in enumerate(line.words) if word in table and tokens[at].start < figure.start]
    if works or indices:
        return (works or indices)[-1]
    if near:
        first = near[-1]
        while first > 0 and line.words[first - 1][0].isalpha() and near[-1] - first < 5 and not any(line.named(first - 1, first)):
            first -= 1
        return line.span(first, near[-1] + 1)
    return None


def ordinal(word: str, language: str) -> int:
    """Return which number an ordinal says in a language, from the first to the tenth; 0 for another word.

    >>> ordinal("үшінші", "kk"), ordinal("second", "en"), ordinal("үш", "kk")
    (3, 2, 0)
    """
    forms = enumerate(numerals.ORDINALS.get(language, "").split(), 1)
    return next(
        (
            number
            for number, form in forms
            if re.match(rf"{form}$", word) or (language == "ru" and re.match(rf"{form.split('(')[0]}(?:ый|ий|ой|ая|ья|ого|его)$", word))
        ),
        0,
    )
