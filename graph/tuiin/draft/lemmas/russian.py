"""Basic forms of Russian words by pymorphy3, by a few endings where it is not installed."""

import importlib.util
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from tuiin.draft.lemmas.lists import words as listed

_PACKAGE = "pymorphy3"
# Endings of nouns and adjectives with what the basic form has instead, the longest first: a makeshift.
_ENDINGS = tuple(
    pair.split(":")
    for pair in """иями:ия иях:ия иям:ия ией:ия ями:я ами:а ого:ый его:ий ому:ый ему:ий ыми:ый ими:ий остью:ость ости:ость стей:сть
    ией:ия ии:ия ию:ия ием:ие ия:ия ение:ение ения:ение ению:ение ании:ание ания:ание анию:ание ых:ый их:ий ая:ый ую:ый ое:ый ые:ый ой:ый
    ом:: ов:: ах:а ам:а ы:: у:: е:: а:а и::""".split()
)
_VERBAL = frozenset({"VERB", "INFN", "GRND", "PRTS"})


def missing() -> str:
    """Return the package that is not installed."""
    return "" if importlib.util.find_spec(_PACKAGE) else _PACKAGE


@lru_cache(maxsize=1 << 15)
def lemma(word: str) -> str:
    """Return the basic form of a word, in small letters."""
    small = word.lower()
    if not _readable(small):
        return small
    if _analyser():
        return str(_parsed(small)[0].normal_form)
    for ending, instead in _ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) > 2:
            return small[: -len(ending)] + instead.replace(":", "")
    return small


def known(word: str) -> bool:
    """Say whether the dictionary has a word in small letters."""
    analyser = _analyser()
    return bool(analyser and analyser.word_is_known(word))


@lru_cache(maxsize=1 << 14)
def is_verb(word: str) -> bool:
    """Say whether a word in small letters is a finite form, an infinitive, a converb or a short participle."""
    if not _readable(word):
        return False
    if _analyser():
        return bool(_parsed(word)[0].tag.POS in _VERBAL)
    return word.endswith(("ться", "ть", "тся", "лся", "лась", "лись", "лось", "ют", "ет", "уют"))


@lru_cache(maxsize=1 << 14)
def kind(word: str) -> str:
    """Return the part of speech and the case of a word in small letters, as `NOUN gent`; empty where it cannot be known."""
    if not _analyser() or not _readable(word):
        return ""
    tag = _parsed(word)[0].tag
    return f"{tag.POS or ''} {tag.case or ''}".strip()


@lru_cache(maxsize=1 << 14)
def is_somebody(word: str) -> bool:
    """Say whether a word in small letters is a noun in the nominative that names a living being; no where it cannot be known."""
    if not _analyser() or not _readable(word):
        return False
    nouns = (each.tag for each in _parsed(word) if each.tag.POS == "NOUN" and not {"Name", "Surn", "Patr"} & each.tag.grammemes)
    return any("anim" in tag and tag.case == "nomn" for tag in nouns)


@lru_cache(maxsize=1 << 14)
def is_plural(word: str) -> bool:
    """Say whether a word in small letters is a noun in the nominative plural; no where it cannot be known."""
    if not _analyser() or not _readable(word):
        return False
    tag = _parsed(word)[0].tag
    return bool(tag.POS == "NOUN" and tag.case == "nomn" and tag.number == "plur")


@lru_cache(maxsize=1 << 14)
def can_be(word: str, case: str) -> bool:
    """Say whether a word in small letters can stand in a case, such as `gent`."""
    return not _analyser() or any(each.tag.case == case for each in _parsed(word))


@lru_cache(maxsize=1 << 14)
def agree(word: str, noun: str) -> bool:
    """Say whether a word can be an adjective of a noun, both as printed in small letters: gender, number and case agree."""
    if not _analyser():
        return True
    nouns = [each.tag for each in _parsed(noun) if each.tag.POS == "NOUN"]
    for each in _parsed(word):
        tag = each.tag
        if tag.POS in ("ADJF", "PRTF") and any(
            tag.case == other.case
            and tag.number == other.number
            and (tag.number == "plur" or tag.gender in (other.gender, None) or not other.gender)
            for other in nouns
        ):
            return True
    return False


def citation(words: Sequence[str]) -> str:
    """Return a phrase with its head noun in the nominative, its adjectives agreeing; what stands behind the head stays as it is."""
    if not _analyser() or words[0].lower() in listed("ru", "function"):
        return " ".join([*(word if word[:1].isupper() else word.lower() for word in words)])
    for place, word in enumerate(words):
        noun = _noun(word.lower(), words[:place])
        if noun.tag.POS == "NOUN":
            before = words[:place]
            return " ".join([*_agreeing(before, noun), _cased(word, _nominative(noun, before)), *words[place + 1 :]])
    return " ".join(_cased(word, str(_parsed(word.lower())[0].normal_form)) for word in words)


def _noun(word: str, before: Sequence[str]) -> Any:
    """Return the likeliest reading of a word with which the adjectives before it agree: `каждый улей` is no `уля`."""
    readings = _parsed(word)
    if readings[0].tag.POS != "NOUN":
        return readings[0]
    fitting = (one for one in readings if one.tag.POS == "NOUN" and all(_agrees(adjective.lower(), one.tag) for adjective in before))
    return next(fitting, readings[0])


def _agrees(adjective: str, noun: Any) -> bool:
    tags = [each.tag for each in _parsed(adjective) if each.tag.POS in ("ADJF", "PRTF")]
    return not tags or any(
        tag.case == noun.case and tag.number == noun.number and (tag.number == "plur" or tag.gender in (noun.gender, None)) for tag in tags
    )


def case_stripped(word: str) -> str:
    """Return a name in the nominative with the capitals that it has."""
    if not _analyser() or not _readable(word.lower()) or word.isupper():
        return word
    found = _parsed(word.lower())
    noun = next((each for each in found if "Surn" in each.tag or "Name" in each.tag or "Geox" in each.tag), found[0])
    inflected = noun.inflect({"nomn"}) if noun.tag.POS in ("NOUN", "ADJF") else None
    return _cased(word, str(inflected.word)) if inflected else word


def _nominative(noun: Any, before: Sequence[str]) -> str:
    inflected = noun.inflect({"nomn", _number(noun, before)} if noun.tag.number else {"nomn"})
    return str((inflected or noun).word)


def _number(noun: Any, before: Sequence[str]) -> str:
    """Return the number that the phrase has: that of the adjective before it where the noun alone leaves it open (страны)."""
    numbers = {each.tag.number for each in _parsed(noun.word) if each.tag.POS == "NOUN" and each.normal_form == noun.normal_form}
    if before and len(numbers) > 1:
        adjective = _parsed(before[-1].lower())[0].tag.number
        return str(adjective or noun.tag.number)
    return str(noun.tag.number)


def _agreeing(words: Sequence[str], noun: Any) -> list[str]:
    out = []
    number = _number(noun, words)
    wanted = {"nomn", "plur"} if number == "plur" else {"nomn", "sing", noun.tag.gender} - {None}
    for word in words:
        adjective = next((each for each in _parsed(word.lower()) if each.tag.POS in ("ADJF", "PRTF", "NUMR")), None)
        inflected = adjective.inflect(wanted) if adjective else None
        out.append(_cased(word, inflected.word) if inflected else word)
    return out


def _cased(printed: str, word: str) -> str:
    if printed.lower() == word:
        return printed
    if printed.isupper() and len(printed) > 1:
        return printed if printed.lower() == word else word.upper()
    return word[:1].upper() + word[1:] if printed[:1].isupper() else word


def _readable(word: str) -> bool:
    return 1 < len(word) < 60 and word[0].isalpha() and all("а" <= letter <= "я" or letter in "ё-" for letter in word)


@lru_cache(maxsize=1 << 15)
def _parsed(word: str) -> Any:
    return _analyser().parse(word)


@cache
def _analyser() -> Any:
    if missing():
        return None
    from pymorphy3 import MorphAnalyzer  # type: ignore[import-untyped]

    return MorphAnalyzer()
