"""What stands in quotation marks: of which kind it is says the noun beside it; a title where none does."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tuiin.draft import lemmas
from tuiin.draft.found import NameKind
from tuiin.draft.names.cues import forms, words
from tuiin.draft.names.lines import AND, CLOSE, OPEN, Guess, Line

_LONGEST = 32  # words in quotation marks
_TITLE = 9  # words of a title that no noun beside it calls one
_KINDS: tuple[tuple[str, NameKind], ...] = (
    ("programmes", "programme"),
    ("quoted", "organization"),
    ("written", "work"),
    ("sites", "place"),
)
_CASES = "(?:н[ыі]ң|н|н[ае]н?|нд[ае]|мен|нд[ае][ғг][ыі].*|нш[ае])?"
_OWNED = re.compile(rf"(?:[лдт][ае]р)?с?[ыі]{_CASES}")
_FREE = re.compile(rf"(?:[лдт][ае]р)?(?:с?[ыі])?(?:{_CASES}|[ндт][ыі]ң?|[ғгқк][ае]|[дт][ае]н?|[дт][ае][ғг][ыі].*)")
_POSSESSED = re.compile(rf".{{2,}}[бвгджзклмнпрсхцчшщ][ыі]{_CASES}|.{{3,}}с[ыі]{_CASES}")
_ADJECTIVE = re.compile(".*(?:[лдт][ыі]|[ғгқк][ыі]|ескі|әрі|тірі|ірі)")
_CALLED = frozenset("атты деген дейтін аталатын атанған".split())
_SAID = re.compile("де(?:п|ді|йді|ген|меді|лін.*|се.*|сек.*)")
_CASED = re.compile(".*(?:н[ыі]ң|[дт][ыі]ң|[дтн][ае]н|[ғгқк][ае]|[дт][ае])")
_DIRECTED = re.compile(".*(?:ға|ге|қа|ке|(?<!с)[дт][ае]н)")
_VERBAL = re.compile(".*(?:ған|ген|қан|кен|атын|етін|ып|іп|еді|ады|йды|йді)")


class Quoted(NamedTuple):
    """What stands in quotation marks, by the numbers of the words between them."""

    first: int
    end: int


def quotes(line: Line) -> Iterator[Quoted]:
    """Yield what stands in quotation marks in a sentence, where they close."""
    first = -1
    for number, word in enumerate(line.words):
        if word == "«" or (first < 0 and word in OPEN):
            first = number + 1
        elif first >= 0 and word in CLOSE:
            if 0 < number - first < _LONGEST:
                yield Quoted(first, number)
            first = -1


def quoted(line: Line) -> Iterator[Guess]:
    """Yield names in quotation marks, with the noun next to them that says what they are; those of one list are of one kind."""
    language = line.text.language
    if language not in ("kk", "ru", "en"):
        return
    kinds: dict[Quoted, tuple[NameKind | None, int]] = {}
    found = list(quotes(line))
    marks = {one.first - 1 if language == "kk" else one.end: one for one in found}
    for quote in reversed(found) if language == "kk" else found:
        beside = _behind(line, quote) if language == "kk" else _before(line, quote, language)
        mark, between = (quote.end + 2, quote.end + 1) if language == "kk" else (quote.first - 3, quote.first - 2)
        listed = marks.get(mark) if line.at(between) in (*AND, ",") else None  # the next, or the last, of a list
        if beside is None and listed in kinds and _is_title(line, quote):
            beside = kinds[listed][0], -1
        if beside is not None:
            kinds[quote] = beside
    for quote in found:
        if not (line.words[quote.first][0].isupper() or line.words[quote.first][0].isdigit()):
            continue
        kind, head = kinds.get(quote, (None, -1))
        if kind:
            near = head if head >= 0 else quote.end
            yield Guess(min(near, quote.first - 1), max(near, quote.end) + 1, kind, "quoted", 0.7 if kind == "work" else 0.9)
        elif quote not in kinds and _is_title(line, quote) and _stands_free(line, quote, language):
            yield Guess(quote.first - 1, quote.end + 1, _within(line, quote) or "work", "title", 0.6)


def _within(line: Line, quote: Quoted) -> NameKind | None:
    """Return of which kind what is quoted is where it is well known, or by its own last word in Kazakh: «Ұлттық кеңес»."""
    known = line.known.get(quote.first)
    if known and (known.first, known.end) == quote and known.entry.kind in ("organization", "programme"):
        return known.entry.kind
    return kind_of(line.at(quote.end - 1), free=True) if line.text.language == "kk" and quote.end > quote.first + 1 else None


def _behind(line: Line, quote: Quoted) -> tuple[NameKind | None, int] | None:
    """Return of which kind what is quoted is by a Kazakh noun behind it, and where that is; the kind is none where it is no name."""
    number = quote.end + 1
    called = line.at(number) in _CALLED or (line.at(number), line.at(number + 1)) in (("деп", "аталатын"), ("деп", "аталған"))
    last = number + (9 if called else 4)
    while number < min(last, len(line.words)):
        word = line.small[number]
        kind = kind_of(word, free=called)
        if kind:
            return kind, number if number - quote.end < 4 and not called else -1
        if not called and (line.words[number][0].isupper() or not word[0].isalpha() or not _may_bridge(line, number)):
            break
        number += 1
    after = line.at(quote.end + 1)
    if (
        after[:1].isalpha()
        and not called
        and line.words[quote.end + 1].islower()
        and _POSSESSED.fullmatch(after)
        and not _ADJECTIVE.fullmatch(after)
    ):
        return None, -1
    return None


def _may_bridge(line: Line, number: int) -> bool:
    word = line.small[number]
    return not (_VERBAL.fullmatch(word) or _CASED.fullmatch(word) or word in AND or word in line.text.starters)


def kind_of(word: str, free: bool) -> NameKind | None:
    """Return of which kind a Kazakh noun is that owns a name, or, where `free`, has any ending."""
    word = word.rpartition("-")[2]
    for size in range(min(len(word), 16), 1, -1):
        kind = _stems().get(word[:size])
        if kind and (_FREE if free else _OWNED).fullmatch(word, size):
            return kind
        if kind and size == len(word) and size < 4:  # АҚ, ЖШС
            return kind
    return None


@cache
def _stems() -> dict[str, NameKind]:
    found: dict[str, NameKind] = {}
    for table, kind in _KINDS:
        for word in words(table, "kk"):
            for stem in (re.sub("(?<=..)с[ыі]$", "", word), re.sub("(?<=..)[ыі]$", "", word)):
                found[stem] = kind
                found[re.sub("ғ$", "қ", re.sub("г$", "к", re.sub("б$", "п", stem)))] = kind
    return found


def _before(line: Line, quote: Quoted, language: str) -> tuple[NameKind | None, int] | None:
    """Return of which kind what is quoted is by a noun before it, in English behind it, too; the kind is none where it is no name."""
    places = [quote.first - 2, *([quote.end + 1] if language == "en" else ())]
    for number in places:
        if 0 <= number < len(line.words):
            for table, kind in _KINDS:
                if any(True for _ in forms(table, language).find([line.small[number]])):
                    return kind, number
    before = line.at(quote.first - 2)
    named = line.name(quote.first - 2) and quote.first - 2 not in line.opening
    free = named or not before[:1].isalpha() or line.text.small_word(before) or before in words("authors", language)
    return None if language == "en" or free or _verb(before, language) else (None, -1)


def _verb(word: str, language: str) -> bool:
    return language == "ru" and lemmas.is_verb(word, "ru")


def _is_title(line: Line, quote: Quoted) -> bool:
    """Say whether what is quoted can be a title: a few words, of which the first has a capital, and no sentence."""
    inside = line.words[quote.first : quote.end]
    asks = inside[-1] == "?" and len(inside) > 5
    if (len(inside) > _TITLE and "туралы" not in inside) or asks or inside[-1] in (".", ",", "…", ";", ":") or not inside[0][0].isupper():
        return False
    capitals = sum(word[0].isupper() for word in inside)
    if line.text.language == "en":
        return capitals > 1 and capitals > len(inside) / 2
    ordinary = quote.first - 1 in (0, min(line.opening, default=0) - 1) and capitals == 1 and line.text.common(inside[0])
    if line.text.language == "kk" and len(inside) > 2 and _DIRECTED.fullmatch(inside[0]):
        return False
    return not ordinary and not (len(inside) > 3 and lemmas.is_verb(inside[-1].lower(), line.text.language))


def _stands_free(line: Line, quote: Quoted, language: str) -> bool:
    """Say whether nothing beside a quotation shows that somebody says it, or that it is a word which is spoken of."""
    before, after = line.at(quote.first - 2), line.at(quote.end + 1)
    listed = after in (",", *AND) and line.at(quote.end + 2)[:1] in OPEN
    follows = {line.at(quote.end + 2), line.at(quote.end + 3)} if after in (",", "–", "—", "-") else set()
    if (before == ":" and not listed) or any(map(_SAID.fullmatch, follows)):
        return False
    if language == "kk" and after in _CALLED and re.match("(?:ат|есім|сөз|ұғым|лақап|атау|термин)", line.at(quote.end + 2)):
        return False
    return not (language == "kk" and _SAID.fullmatch(after) and after != "деген")
