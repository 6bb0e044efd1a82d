"""Peoples, tribes, inhabitants of a place and adherents, named by a noun in the plural, in small letters or with a capital."""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from tuiin.draft import lemmas
from tuiin.draft.names.cues import words
from tuiin.draft.names.gazetteer import gazetteer
from tuiin.draft.names.inflected import folded
from tuiin.draft.names.lines import AND, Guess, Line

_CASE = "(?:[ыі](?:м[ыі]з|ң[ыі]з)?)?(?:[ндт]?[ыі]ң?|н|[нғгқк]?[ае]|н?[дтн][ае]н?|мен|ш[ае]|[дт][ае][ғг][ыі].*)?"
_PLURAL = re.compile(rf"(?<=..)[лдт](?:ар|ер)(?={_CASE}$)")
_INHABITANT = re.compile("(.{3,}?)(?:[лдт][ыі][қк])")
_ADHERENT = re.compile(".{3,}(?:шыл|шіл|изм|ист)")
_PARTS = re.compile("индо|шығыс|батыс|солтүстік|оңтүстік|орталық|орта")
_RU_END = re.compile("(?:ов|ев|ей|[ая]ми?|[ая]х|[иые])$")
_RU_INHABITANT = re.compile(
    "(.{3,}(?:ан|ин|ей|ий|ен|[аеио].т)ц)(?:ы|ев|ами?|ах)|(.{4,}ист)(?:ы|ов|ами?|ах)|(.{3,}(?:[чл]ян|чан))(?:е|ами?|ах)"
)
_EN_PLURAL = re.compile("[A-Z][a-z]{2,}[^s]s")
_EN_INHABITANT = re.compile("[A-Z].+(?:[a-z]ians|eans|[a-z]stanis|ites|[a-z]ists)")


def peoples(line: Line) -> Iterator[Guess]:
    """Yield peoples and the like by a table, by the ending of inhabitants and adherents, and by a list in which a people stands."""
    found = _LANGUAGES.get(line.text.language)
    if not found:
        return
    named: dict[int, str] = {}
    for number, word in enumerate(line.words):
        if len(word) > 3 and word[0].isalpha():
            label = found(word, line, number)
            if label:
                named[number] = label
    if line.text.language == "kk":
        named |= _listed(line, named)
    yield from (Guess(number, number + 1, "group", "people", 0.85, label) for number, label in sorted(named.items()))


def _kazakh(word: str, line: Line, number: int) -> str:
    small = folded(word)
    for plural in _PLURAL.finditer(small):
        base = small[: plural.start()].rpartition("-")[2]
        base += "т" * base.endswith("ис")  # социалист, социалистер
        if base in _table("kk") or _comes_from(base, line) or _adheres(base):
            return small[: plural.end()]
    return ""


def _comes_from(base: str, line: Line) -> bool:
    """Say whether a word means somebody of a place, which is well known or stands in the text with a capital: қазақстандық."""
    found = _INHABITANT.fullmatch(base)
    place = _PARTS.sub("", found[1]) if found else ""
    return bool(place) and (place in _places() or (line.text.stands(place) and not line.text.ordinary(place)))


def _adheres(base: str) -> bool:
    return bool(_ADHERENT.fullmatch(base)) and not _works_as(base, "kk")


def _works_as(base: str, language: str) -> bool:
    """Say whether a word is that of a profession and the like, alone or behind another: журналист, психолингвист."""
    return any(base == word or (len(word) > 5 and base.endswith(word)) for word in words("professions", language))


def _listed(line: Line, named: Mapping[int, str]) -> dict[int, str]:
    """Return unknown nouns in the plural that a list names beside a people."""
    found: dict[int, str] = {}
    for number in named:
        for step in (-2, 2):
            there = number + step
            while line.at(there - step // 2) in (*AND, ",") and 0 <= there < len(line.words) and there not in named:
                plural = _PLURAL.search(line.small[there])
                if not plural or lemmas.known(line.words[there], "kk"):
                    break
                found[there] = line.small[there][: plural.end()]
                there += step
    return found


def _russian(word: str, line: Line, number: int) -> str:
    small = folded(word)
    capital = word[0].isupper() and (number not in line.opening or small.endswith(("ов", "ев")))
    if capital or small in words("unpeopled", "ru"):
        return ""
    end = _RU_END.search(small)
    known = _table("ru").get(small) or (_table("ru").get(f"{small[: end.start()]}-") if end else None)
    if known:
        return known
    found = _RU_INHABITANT.fullmatch(small)
    base = next((part for part in found.groups() if part), "") if found else ""
    if not base or _works_as(base, "ru"):
        return ""
    return base + ("е" if base.endswith("ян") else "ы")


def _english(word: str, line: Line, number: int) -> str:
    if line.at(number - 1) == "the" and _EN_PLURAL.fullmatch(word) and number not in line.known and _unknown(line, word):
        return word
    if word in _table("en") or (_EN_INHABITANT.fullmatch(word) and number not in line.opening):
        return word
    return ""


def _unknown(line: Line, word: str) -> bool:
    """Say whether the dictionary of English is there and has neither a word nor its singular."""
    return not lemmas.missing("en") and not line.text.ordinary(word) and not line.text.ordinary(word[:-1])


_LANGUAGES = {"kk": _kazakh, "ru": _russian, "en": _english}


@cache
def _table(language: str) -> Mapping[str, str]:
    """Return the peoples of a language: Kazakh ones in the singular, English ones in the plural, Russian ones by the stem of their plural.

    A Russian name has a second form where its genitive has no ending; those in -ане have that stem.
    """
    found: dict[str, str] = {}
    for row in csv.DictReader((files("tuiin.draft") / "tables" / "peoples.csv").read_text("utf-8").splitlines()):
        name, _, genitive = row[language].partition("|")
        if name:
            found[_RU_END.sub("-", folded(name)) if language == "ru" else name] = name
        if genitive or name.endswith("ане"):
            found[genitive or name[:-1]] = name
    return found


@cache
def _places() -> frozenset[str]:
    """Return what is well known in Kazakh by one word, folded."""
    return frozenset(gazetteer("kk").single)
