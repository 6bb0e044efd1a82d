"""Acts of law, treaties, reforms and plans that are named after a place or a person: works and programmes, not the place or person."""

import re
from collections.abc import Iterator

from tuiin.draft.found import NameKind
from tuiin.draft.names.cues import forms
from tuiin.draft.names.lines import Guess, Line, is_acronym

_KINDS: tuple[tuple[str, NameKind], ...] = (("laws", "work"), ("reforms", "programme"))
_GENITIVE = re.compile(".*[нтд][ыі]ң")
_OWNED = re.compile("(?:(?:[лдт][ае]р)?с?[ыі])?(?:н[ыі]ң|н|н[ае]н?|нд[ае]|мен|нд[ае][ғг][ыі].*|нш[ае])?")
_CASED = re.compile(".*(?:[нтд][ыі]ң|[дт][ае]н?|[ғгқк][ае]|[дт][ае][ғг][ыі])")
_ADJECTIVE_RU = re.compile(".*ск(?:ий|ая|ое|ие|ого|ой|ому|ую|им|ом|их|ими)")
_BETWEEN = 3  # words with small letters between a name and what is named after it


def acts(line: Line) -> Iterator[Guess]:
    """Yield acts and reforms with the names that they bear."""
    language = line.text.language
    for table, kind in _KINDS:
        for found in forms(table, language).find(line.small):
            if language == "kk":
                yield from _kazakh(line, found.first, len(found.form), kind)
            elif language == "ru":
                if _ADJECTIVE_RU.fullmatch(line.small[found.first - 1]) and found.first and line.name(found.first - 1):
                    yield Guess(found.first - 1, found.end, kind, "head", 0.8)
            elif language == "en":
                yield from _english(line, found.first, kind)


def _kazakh(line: Line, head: int, letters: int, kind: NameKind) -> Iterator[Guess]:
    """Yield what a Kazakh head owns: words with capitals before it, in no case; of a state its constitution, in the genitive."""
    if not _OWNED.fullmatch(line.small[head], letters):
        return
    owner = _somebodys(line, head) if line.small[head].startswith("реформа") else None
    if owner is not None:
        yield Guess(owner, head + 1, kind, "head", 0.8)
        return
    first, small, reform = head, 0, line.small[head].startswith("реформа")
    while first > 0 and head - first < 6:
        word = line.words[first - 1]
        if line.name(first - 1) and (first - 1 in line.known or not is_acronym(word)):
            cased = _CASED.fullmatch(line.small[first - 1]) and not _as_it_is(line, first - 1)
            if cased and not (line.words[head][0].isupper() and first - 1 in line.known):
                break
        elif small == _BETWEEN or first < head - small or not word.islower() or not word.isalpha() or not reform:
            break
        else:
            small += 1
        first -= 1
    if first in line.opening and first not in line.known and line.text.ordinary(line.words[first]):
        first += 1
    if first < head - small:
        yield Guess(first, head + 1, kind, "head", 0.8)


def _as_it_is(line: Line, number: int) -> bool:
    """Say whether a word is a well-known name, or ends one, without an ending of a case: «Канада»."""
    known = line.known.get(number)
    return known is not None and known.form.lower().endswith(line.small[number])


def _somebodys(line: Line, head: int) -> int | None:
    """Return where a reform begins that is called somebody's: «Столыпиннің аграрлық реформасы»."""
    number = head - 1
    while number > head - 3 and number > 0 and line.words[number].islower() and not _GENITIVE.fullmatch(line.small[number]):
        number -= 1
    fits = number >= 0 and line.name(number) and _GENITIVE.fullmatch(line.small[number])
    return number if fits and number not in line.known and not line.text.ordinary(line.words[number]) else None


def _english(line: Line, head: int, kind: NameKind) -> Iterator[Guess]:
    first, end = head, head + 1
    if line.words[head][0].isupper():
        while line.name(first - 1) and first - 1 not in line.opening:
            first -= 1
        if line.at(end) == "of" and (line.name(end + 1) or line.name(end + 2)):
            end += 2 + (not line.name(end + 1))
            while line.name(end):
                end += 1
    elif kind == "programme" and line.name(head - 1) and head - 1 not in line.known and head - 1 not in line.opening:
        first = head - 1
    if end - first > 1:
        yield Guess(first, end, kind, "head", 0.8)
