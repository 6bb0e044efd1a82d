"""Whom a text points to: author and year in brackets or before them, in both orders and scripts, and the numbers of a list of works."""

import re
from collections.abc import Iterator

from tuiin.curate import habits
from tuiin.draft import lemmas
from tuiin.draft.claims import cues
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.line import Line, is_mark
from tuiin.draft.found import Slot, Span, Statement

_YEAR = r"(?:1[5-9]|20)\d\d[a-zа-в]?"
_MARK = r"(?:\s?(?:ж\.?|жыл\w{0,4}|г\.?|year))?"
_PAGES = (
    r"(?:[,:;]\s?(?:pp?\.?|бб?\.?|сс?\.?|стр\.?|бет\w{0,3})?\s?(?P<pages>\d{1,4}(?:[-–]\d{1,4})?)(?:[-\s]?(?:бб?\.?|бет\w{0,4}|с\.))?)?"
)
_BRACKET = re.compile(rf"\((?P<years>{_YEAR}{_MARK}(?:[,;]\s?{_YEAR}{_MARK}){{0,4}}){_PAGES}\)")
_ITEM = re.compile(
    rf"(?P<before>(?:see|cf\.|e\.g\.,?|мыс\.,?|мысалы,?|қараңыз:?|қар\.:?|см\.:?|напр\.,?)\s)?(?P<authors>[^\d;]{{2,90}}?),?\s(?P<year>{_YEAR}){_MARK}(?P<more>(?:,\s?{_YEAR}){{0,3}}){_PAGES}",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\(([^()]{5,300})\)")
_NUMBERS = re.compile(
    r"\[(?P<numbers>\d{1,3}(?:\s?[-–,;]\s?\d{1,3}(?!\d|[-\s]?(?:б|с|p)))*)(?:\s?[,;:]\s?(?:(?:pp?|бб?|сс?|стр|бет)\.?\s?)?(?P<pages>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)[-\s]?(?:бб?|бет\w{0,3}|сс?|pp?)?\.?)?\]"
)
_JOINS = frozenset(
    "және мен пен бен and & и , . et al др т б басқалар басқалары тағы others colleagues соавт коллеги әріптестері".split()
) | {",", ".", "&"}
_OTHERS = frozenset("et al др б т и and мен және тағы басқалар басқалары others colleagues соавт коллеги әріптестері".split())
_PARTICLES = frozenset("van von de der den del della di da la le al el bin ibn ван фон де ла әл ибн оглы ұлы қызы".split())
_NAMES = ("person", "organization", "group", "office")
_SMALL = re.compile(r"(?<![\w’'])[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w’'-]*")


def citations(line: Line, numbered: bool = True) -> Iterator[Statement]:
    """Yield the pointers of a sentence to works; `details` hold what is printed, the authors, the year, pages, numbers of a list.

    Numbers in square brackets point to works only where these are `numbered`.
    """
    text = line.reading.text
    start, end = line.sentence.start, line.end
    if "(" in line.words or "[" in line.words:
        for found in _BRACKET.finditer(text, start, end):
            yield from _named_before(line, found)
        for found in _INSIDE.finditer(text, start, end):
            yield from _inside(line, found)
        for found in _NUMBERS.finditer(text, start, end) if numbered else ():
            details: dict[str, object] = {"printed": found.group(), "numbers": _numbered(found["numbers"]), **_pages(found)}
            yield _statement(line, "[n]", found.start(), found.end(), None, details, 0.9)
        yield from _unbracketed(line)
    yield from _studies(line)


def _statement(
    line: Line, rule: str, start: int, end: int, who: Slot, details: dict[str, object], confidence: float, doubts: tuple[str, ...] = ()
) -> Statement:
    span = Span(start, end)
    return Statement(
        kind="citation",
        sentence=line.sentence.id,
        span=span,
        by=f"rule:citation/{rule}",
        confidence=confidence,
        object=who,
        details=details,
        cues=(span,),
        doubts=doubts,
    )


def _named_before(line: Line, found: re.Match[str]) -> Iterator[Statement]:
    """`Surname (2009)`, `Surname, Name and Name Surname (2009, p. 4)`: authors stand before a bracket with nothing but a year in it."""
    behind = next((at for at, token in enumerate(line.sentence.tokens[: len(line)]) if token.start == found.start()), -1)
    if behind < 1:
        return
    first = _authors_begin(line, behind)
    if first == behind or not _authored(line, first, behind):
        return
    who, authors = _authors(line, first, behind)
    years = re.findall(_YEAR, found["years"])
    known = any(name.kind in _NAMES for _, _, name in line.named(first, behind))
    initials = any(len(line.words[at]) == 1 and line.words[at].isalpha() for at in range(first, behind))
    if (
        not known
        and not initials
        and ((first == 0 and not _scholarly(line)) or (line.language == "kk" and case(line.words[behind - 1]) == "locative"))
    ):
        return
    scholarly = bool(found["pages"]) or len(years) > 1 or len(authors) > 1 or _scholarly(line)
    if not known and not scholarly and not initials:
        return
    printed = line.reading.words(line.sentence.tokens[first].start, found.end())
    for year in years:
        details: dict[str, object] = {"printed": printed, "authors": authors, "year": year, **_known(line, first, behind)}
        yield _statement(
            line,
            "name-(year)",
            line.sentence.tokens[first].start,
            found.end(),
            who,
            details | _pages(found),
            0.9 if known and scholarly else 0.7,
        )


def _numbered(printed: str) -> list[int]:
    """Return the numbers of a list of works, those within a range too.

    >>> _numbered("2, 5–7; 11")
    [2, 5, 6, 7, 11]
    """
    found: list[int] = []
    for part in re.split(r"[,;]", printed):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        found += range(ends[0], ends[-1] + 1) if ends and 0 <= ends[-1] - ends[0] < 40 else ends
    return found


def _pages(found: re.Match[str]) -> dict[str, object]:
    return {"pages": found["pages"]} if found["pages"] else {}


def _authors_begin(line: Line, behind: int) -> int:
    """Return where the authors begin that end before a bracket: back over capitals, initials and what joins them."""
    first = behind
    for at in range(behind - 1, max(behind - 24, -1), -1):
        word, printed = line.words[at], line.printed(at)
        if (
            printed[:1].isupper()
            or word in _PARTICLES
            or word in _JOINS
            or any(name.kind in _NAMES for _, _, name in line.named(at, at + 1))
        ):
            first = at
        else:
            break
    while first < behind and not _starts_name(line, first):
        first += 1
    return first


def _starts_name(line: Line, at: int) -> bool:
    word = line.words[at]
    if (
        word in cues.table(line.language, "LEADS")
        or (at == 0 and _opens(line, word))
        or (word in _JOINS and not line.printed(at)[:1].isupper())
    ):
        return False
    return at > 0 or any(line.named(at, at + 1)) or line.words[at + 1 : at + 2] != (",",) or word not in cues.table(line.language, "LEADS")


def _opens(line: Line, word: str) -> bool:
    """Say whether a word with which a sentence begins is only a small one, or leads to a name: "As Marsh (2012)", "Однако Марш (2012)"."""
    if any(line.named(0, 1)):
        return False
    small = lemmas.function_words(line.language) | habits.of(line.language).starters
    return word in small or any(start == 1 for start, _, _ in line.named(1, 2))


def _authored(line: Line, first: int, behind: int) -> bool:
    """Say whether words name people or a body, no place, film or thing with a year."""
    if any(word in cues.table(line.language, "NO_AUTHOR") for word in line.words[max(first - 2, 0) : behind]):
        return False
    if (
        line.language == "en"
        and first
        and line.words[first - 1] in ("of", "the", "in", "to", "at")
        and line.words[first - 2] != "according"
        and not any(start == first and name.kind == "organization" for start, _, name in line.named(first, first + 1))
    ):
        return False
    last = behind - 1
    while last > first and (is_mark(line.words[last]) or line.words[last] in _OTHERS):
        last -= 1
    kinds = [name.kind for start, end, name in line.named(last, last + 1)]
    if kinds:
        return kinds[0] in _NAMES
    quoted = any(opened <= last <= closed for opened, closed in line.quoted())
    return not quoted and line.printed(last)[:1].isupper() and (len(line.words[last]) == 1 or not line.printed(last).isupper())


def _authors(line: Line, first: int, behind: int) -> tuple[Slot, list[str]]:
    """Return the first author, and the names of all: by the names that are known, else as printed between what joins them."""
    known = {start: (end, name) for start, end, name in line.named(first, behind) if name.kind in _NAMES}
    parts: list[list[str]] = [[]]
    covered = first
    for at in range(first, behind):
        word = line.words[at]
        if at < covered:
            continue
        if at in known:
            covered = known[at][0]
            parts += [[known[at][1].label], []]
        elif word in (",", "&") or (word in _JOINS and word != "." and not line.printed(at)[:1].isupper()):
            parts.append([])
        elif word == ".":
            parts[-1].append(".")
        else:
            parts[-1].append(line.printed(at))
    names = [" ".join(part).replace(" .", ".") for part in parts if part and any(len(each.strip(".")) > 1 for each in part)]
    names = [each for each in names if each[0].isupper() or each.split()[0].lower() in _PARTICLES]
    return known[min(known)][1] if known else line.span(first, behind), names


def _joined_before(line: Line, first: int) -> int:
    """Return where the authors begin before one, back over capitals and what joins them: `X, Y және Z-тің 2017 жылғы зерттеуі`."""
    while first > 1 and (line.words[first - 1] in _JOINS or line.words[first - 1] in _PARTICLES):
        last = first - 2
        while last >= 0 and line.words[last] in _JOINS:
            last -= 1
        if last < 0 or not line.printed(last)[:1].isupper() or line.words[last] in cues.table(line.language, "LEADS"):
            break
        first = last
        while first > 0 and line.printed(first - 1)[:1].isupper() and line.words[first - 1] not in cues.table(line.language, "LEADS"):
            first -= 1
    return first


def _known(line: Line, first: int, behind: int) -> dict[str, object]:
    """Return the authors among the names of the text."""
    names = [name for _, _, name in line.named(first, behind) if name.kind in _NAMES]
    return {"names": names} if names else {}


def _scholarly(line: Line) -> bool:
    table = cues.table(line.language, "SCHOLARLY")
    return any(word in table for word in line.words) or len(_BRACKET.findall(line.reading.text, line.sentence.start, line.end)) > 1


def _inside(line: Line, found: re.Match[str]) -> Iterator[Statement]:
    """`(Surname, 1996; van Other & Third, 2006, p. 5)`: authors and years within a bracket."""
    at = found.start(1)
    for part in found[1].split(";"):
        begin = at + len(part) - len(part.lstrip())
        at += len(part) + 1
        item = _ITEM.fullmatch(part.strip())
        if item is None or not _authors_only(item["authors"]):
            continue
        start = begin + item.start("authors")
        known = [
            name
            for begins, _, name in line.names
            if line.sentence.tokens[begins].start >= start - 1 and line.sentence.tokens[begins].start < begin + item.end("authors")
        ]
        if known and known[0].kind not in _NAMES:
            continue
        authors = [name.label for name in known] or [
            each.strip() for each in re.split(r",\s|\s(?:және|мен|and|&|и)\s", item["authors"]) if len(each.strip()) > 1
        ]
        sure = (
            bool(known) or len(authors) > 1 or bool(item["pages"]) or item["authors"].isascii() or ";" in found[1] or "." in item["authors"]
        )
        who: Slot = known[0] if known else Span(start, begin + item.end("authors"))
        for year in [item["year"], *re.findall(_YEAR, item["more"] or "")]:
            details: dict[str, object] = {"printed": part.strip(), "authors": authors, "year": year} | ({"names": known} if known else {})
            doubts = () if sure else ("draft.doubts.citation",)
            yield _statement(
                line, "(name, year)", start, begin + len(part.strip()), who, details | _pages(item), 0.9 if sure else 0.5, doubts
            )


def _authors_only(words: str) -> bool:
    """Say whether these words are names and what joins them, nothing else."""
    small = _SMALL.findall(words)
    return (
        words.strip()[:1].isupper() * 1 + (words.split()[0].lower() in _PARTICLES) > 0
        and all(word.strip(".").lower() in _JOINS | _PARTICLES for word in small)
        and not re.search(r"[«»“”\"]", words)
    )


def _unbracketed(line: Line) -> Iterator[Statement]:
    """`…, Surname, Name 2012 және …`: a year behind a name, in a list of others that have theirs in brackets."""
    if not _BRACKET.search(line.reading.text, line.sentence.start, line.end):
        return
    for at in range(1, len(line) - 1):
        if not re.fullmatch(_YEAR, line.words[at]) or line.words[at + 1] not in (",", "және", "and", "и", ";", "т", "."):
            continue
        known = [(start, end, name) for start, end, name in line.named(at - 1, at) if name.kind == "person"]
        if known and line.words[known[0][0] - 1 : known[0][0]] in ((",",), ("және",), ("and",), ("и",), (":",)):
            start, end = line.sentence.tokens[known[0][0]].start, line.sentence.tokens[at].end
            details: dict[str, object] = {
                "printed": line.reading.words(start, end),
                "authors": [known[0][2].label],
                "year": line.words[at],
                "names": [known[0][2]],
            }
            yield _statement(line, "name-year", start, end, known[0][2], details, 0.8)


def _studies(line: Line) -> Iterator[Statement]:
    """`X-тің 2017 жылғы зерттеуі`, `X's 2017 study`, `исследование X 2017 года`: a work by whose it is, and its year."""
    works = cues.table(line.language, "CITED")
    for at, word in enumerate(line.words):
        if not re.fullmatch(_YEAR, word):
            continue
        quotation = next((closed for opened, closed in line.quoted() if at < opened <= at + 3), at)
        behind = next((number for number in range(quotation + 1, min(quotation + 9, len(line))) if line.words[number] in works), -1)
        if line.language == "ru":
            behind = (
                at + 1
                if line.words[at + 1 : at + 2] in (("года",), ("г",)) and any(each in works for each in line.words[max(at - 7, 0) : at])
                else -1
            )
        if (
            behind < 0
            or any(
                each in ".;:(),–—" and each != "." * (line.words[number - 1] == "ж")
                for number, each in enumerate(line.words[quotation + 1 : behind], quotation + 1)
            )
            or (line.language == "kk" and line.words[at + 1] not in ("жылғы", "ж"))
        ):
            continue
        known = [
            (start, end, name) for start, end, name in line.named(max(at - 9, 0), at) if name.kind in ("person", "organization", "group")
        ]
        if not known or any(is_mark(each) and each not in "’'-" for each in line.words[known[-1][1] : at]):
            continue
        first = known[-1][0]
        for start, end, _ in reversed(known[:-1]):
            if end >= first - 1:
                first = start
        first = _joined_before(line, first)
        _, everyone = _authors(line, first, known[-1][1])
        start, end = line.sentence.tokens[first].start, line.sentence.tokens[behind].end
        details: dict[str, object] = {
            "printed": line.reading.words(start, end),
            "authors": everyone,
            "year": word,
            **_known(line, first, at),
        }
        yield _statement(line, "year-work", start, end, known[-1][2], details, 0.75)
