"""Names that their letters show: acronyms in a row, web addresses, and names in Latin letters within a text in Cyrillic ones."""

import re
from collections.abc import Iterator

from tuiin.draft.found import NameKind
from tuiin.draft.names.cues import forms
from tuiin.draft.names.lines import Guess, Line, is_acronym
from tuiin.draft.names.quoted import kind_of

_DOMAINS = frozenset("kz ru com org net info uz kg tj ua by az edu gov int eu uk de fr tr cn me tv io".split())
_LATIN = re.compile("[A-Z][A-Za-z’'-]+")
_MIXED = re.compile(r"[А-ЯӘҒҚҢӨҰҮҺІ][а-яәғқңөұүһі]{0,4}[А-ЯӘҒҚҢӨҰҮҺІ]{1,5}(?:[-‐‑].+)?")
_JOINS = frozenset("of in the and for on to a de du des".split())
_LONGEST = 12  # words


def lettered(line: Line) -> Iterator[Guess]:
    """Yield organisations by acronyms and addresses, and what a noun beside them says that Latin words are."""
    yield from _addresses(line)
    if line.text.language in ("kk", "ru") and not line.shouted:
        yield from _named_after(line)
        yield from _acronyms(line)
        yield from _latin(line)


def _addresses(line: Line) -> Iterator[Guess]:
    tokens = line.sentence.tokens
    for number in range(1, len(tokens) - 1):
        close = (
            line.words[number] == "." and tokens[number - 1].end == tokens[number].start and tokens[number].end == tokens[number + 1].start
        )
        domain = re.split("[-‐‑’']", line.words[number + 1].lower())[0] if close else ""
        if domain in _DOMAINS and line.words[number - 1].isascii() and line.at(number - 2) not in ("/", "@") and line.at(number + 2) != "/":
            yield Guess(number - 1, number + 2, "organization", "address", 0.8)


def _named_after(line: Line) -> Iterator[Guess]:
    """Yield a Kazakh acronym with the name of whom it is called after: «Абай атындағы ҚазҰПУ»."""
    for number, word in enumerate(line.small):
        if word == "атындағы" and number + 1 < len(line.words) and _MIXED.fullmatch(line.words[number + 1]):
            first = number
            while line.name(first - 1) or (line.at(first - 1) == "." and line.initial(first - 2)):
                first -= 1
            if first < number:
                yield Guess(first, number + 2, "organization", "head", 0.85)


def _acronyms(line: Line) -> Iterator[Guess]:
    """Yield two acronyms or more in a row, of which the last is no state's: «ҚР БҒМ»."""
    number = 0
    while number < len(line.words):
        end = number
        while (
            end < len(line.words)
            and is_acronym(line.words[end])
            and not (end > number and line.words[end - 1] != line.words[end - 1].upper())
        ):
            end += 1
        if end > number + 1 and end - 1 not in line.known:
            yield Guess(number, end, "organization", "head", 0.85)
        number = max(end, number + 1)


def _latin(line: Line) -> Iterator[Guess]:
    number = 0
    while number < len(line.words):
        end = number
        while (
            end < len(line.words)
            and end - number < _LONGEST
            and (_LATIN.fullmatch(line.words[end]) or (end > number and line.small[end] in _JOINS))
        ):
            end += 1
        while end > number and line.small[end - 1] in _JOINS:
            end -= 1
        kind = _said_to_be(line, number, end) if end > number else None
        if kind:
            yield Guess(number, end, kind, "head", 0.8)
        number = max(end, number + 1)


def _said_to_be(line: Line, first: int, end: int) -> NameKind | None:
    """Return of which kind Latin words are by the noun behind them in Kazakh, before them in Russian."""
    if line.text.language == "kk":
        return kind_of(line.at(end), free=False)
    for table, kind in (("written", "work"), ("quoted", "organization")):
        if any(True for _ in forms(table, "ru").find([line.at(first - 1)])):
            return kind  # type: ignore[return-value]
    return None
