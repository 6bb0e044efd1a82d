"""Kazakh words in a phrase: what is a name, an adjective, a verb, and how its head stands in a list of notions."""

import re
from collections.abc import Sequence
from functools import lru_cache

from tuiin.draft.lemmas.endings import Parse, possessed
from tuiin.draft.lemmas.kazakh import model, without_case
from tuiin.draft.lemmas.lists import words as listed

# Nouns made of adjectives and of doers: сауаттылық, басшылық.
_QUALITY = re.compile(r"(?:лы|лі|ды|ді|ты|ті|сыз|сіз|шыл|шіл|шы|ші|[кг]ер|кеш|паз|мпаз|ғыш|гіш)[лдт][ыі][қк]$")
_MADE = re.compile(r"(?P<stem>.{2,}(?:лы|лі|ды|ді|ты|ті))(?P<last>[ғг])[ыі](?P<case>ның|нің|нда|нде|нан|нен|на|не|н)?")
_CASES = {"": "", "н": "acc", "на": "dat", "не": "dat", "ның": "gen", "нің": "gen", "нда": "loc", "нде": "loc", "нан": "abl", "нен": "abl"}
_ADJECTIVE = 3  # letters of an adjective that is compared
_SEEN, _NOUN = 3, 0.25  # how often a word is seen that can be judged, and the share of its forms with an ending that makes it a noun
_ADJECTIVES = ("adjectives in -ды", "adjectives", "attributes")
_ADJECTIVAL = tuple("лық лік дық дік тық тік сыз сіз лы лі тегі дегі дағы тағы".split())


@lru_cache(maxsize=1 << 15)
def reading(word: str) -> Parse:
    """Return the likeliest reading of a word in small letters."""
    return model().best(word)


@lru_cache(maxsize=1 << 15)
def noun_reading(word: str) -> Parse:
    """Return the likeliest reading of a word in small letters as a noun, adjective or name.

    Nouns in -лық are made of any adjective, so that no table has them all.
    """
    found = model().best(word, noun=True)
    if found.tags == "cmp" and len(found.stem) < _ADJECTIVE:
        return Parse(word, "N", "")  # терек is no more of те
    made = _MADE.fullmatch(word) if not found.tags else None
    if made is None:
        return found
    return Parse(made["stem"] + ("қ" if made["last"] == "ғ" else "к"), "N", f"p3 {_CASES[made['case'] or '']}".strip())


def known(word: str) -> bool:
    """Say whether the stem of a word in small letters is one of the table or of the lists."""
    parse = reading(word)
    return model().stems.get((parse.stem, parse.sort), 0.0) >= 0.9 or parse.stem in listed("kk", "whole", *_ADJECTIVES)


@lru_cache(maxsize=1 << 15)
def is_verb(word: str) -> bool:
    """Say whether a word in small letters is a finite form, a converb or a participle."""
    if word.endswith(("у", "ю")) or word in listed("kk", *_ADJECTIVES):
        return False
    parse = reading(word)
    if parse.sort == "V":
        return True
    if (
        len(word) > 5
        and not parse.tags
        and word.endswith(("ған", "ген", "қан", "кен", "атын", "етін", "йтын", "йтін", "ады", "еді", "йды", "йді"))
    ):
        return model().verbal(word) > 0.02
    return parse.tags == "" and model().verbal(word) > 0.3


def is_adjective(word: str) -> bool:
    """Say whether a word in small letters says of what kind a thing is, by its ending or by the list."""
    if word in listed("kk", *_ADJECTIVES):
        return True
    if _QUALITY.search(word):
        return False
    if word.endswith(_ADJECTIVAL):
        seen = model().tokens.get(word, 0)
        return seen < _SEEN or model().inflected[word] < _NOUN * seen
    return is_verb(word)


def case_stripped(word: str) -> str:
    """Return a name without its case."""
    parse = noun_reading(word.lower())
    return without_case(word, parse)


def citation(words: Sequence[str], plural: bool = False) -> str:
    """Return a phrase as a list of notions has it; with `plural` its head stays in the plural."""
    *before, head = words
    small = [word if _named(word) else word.lower() for word in before]
    written = head if _named(head) else head.lower()
    parse = noun_reading(head.lower())
    owned = "p3" in parse.tags.split() and any(_owns(word.lower(), last=place == 1) for place, word in enumerate(reversed(before), 1))
    if _named(head) and not before:
        return case_stripped(head)
    if plural and (many := _many(head.lower(), parse)):
        return " ".join([*small, many + ("ы" if many.endswith("ар") else "і") if owned else many])
    if owned:
        return " ".join([*small, possessed(parse.stem)])
    if not parse.tags:
        return " ".join([*small, written])
    return " ".join([*small, parse.stem if written.islower() else written[:1] + parse.stem[1:]])


def _many(word: str, parse: Parse) -> str:
    """Return a word as printed up to its plural; empty where it has none."""
    found = re.match(rf"{re.escape(parse.stem[:-1])}.{{0,2}}?[лдт][ае]р", word) if "pl" in parse.tags.split() else None
    return found.group() if found else ""


def _owns(word: str, *, last: bool) -> bool:
    """Say whether a word before a head is what the head belongs to: a genitive, or as the last one before it a noun without an ending."""
    parse = noun_reading(word)
    if "gen" in parse.tags.split():
        return True
    return last and not is_adjective(word) and (not parse.tags or parse.tags == "pl") and word not in listed("kk", "function")


def _named(word: str) -> bool:
    return word[:1].isupper()
