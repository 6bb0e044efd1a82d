"""Basic forms of English words by simplemma, by a few endings where it is not installed."""

import importlib.util
from collections.abc import Sequence
from functools import lru_cache

from tuiin.draft.lemmas.lists import words as listed

_PACKAGE = "simplemma"
_SAME = frozenset("media data series species means news politics ethics economics analytics physics statistics others times".split())
_STOPS = (" of ", " for ", " in ", " on ", " to ", " with ", " by ", " from ", " and ")


def missing() -> str:
    """Return the package that is not installed."""
    return "" if importlib.util.find_spec(_PACKAGE) else _PACKAGE


@lru_cache(maxsize=1 << 15)
def lemma(word: str) -> str:
    """Return the basic form of a word, in small letters."""
    small = word.lower()
    for mark in ("'s", "’s", "'", "’"):
        small = small.removesuffix(mark)
    if not small.isascii() or not 1 < len(small) < 60 or small in _SAME:
        return small
    if missing():
        return singular(small)
    from simplemma import lemmatize

    return str(lemmatize(small, lang="en")).lower()


def singular(word: str) -> str:
    """Return a noun in the singular by its ending alone.

    >>> [singular(word) for word in ("policies", "processes", "crises", "cars", "politics", "bus")]
    ['policy', 'process', 'crisis', 'car', 'politics', 'bus']
    """
    if len(word) < 4 or word in _SAME or word.endswith(("ss", "us", "is", "ics")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("yses", "ises", "eses")) and not word.endswith(("uises", "oises", "aises")):
        return word[:-2] + "is"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


def known(word: str) -> bool:
    """Say whether the dictionary has a word in small letters."""
    if missing() or not word.isascii():
        return False
    from simplemma import is_known

    return bool(is_known(word, lang="en"))


def is_verb(word: str) -> bool:
    """Say whether a word in small letters is one of the verbs that name nothing."""
    return word in listed("en", "verbs")


def citation(words: Sequence[str]) -> str:
    """Return a phrase with its head in the singular: the last word, or the one before a preposition."""
    place = next((at for at, word in enumerate(words) if at and f" {word.lower()} " in _STOPS), len(words)) - 1
    out = [word if word[1:].lower() != word[1:] or word[:1].isupper() else word.lower() for word in words]
    head = out[place]
    if head.islower() and head.endswith(("s", "children", "criteria", "phenomena", "people", "men")):
        out[place] = singular(head) if missing() or head.endswith("ics") else lemma(head)
    return " ".join(out)


def case_stripped(word: str) -> str:
    """Return a name without its possessive ending."""
    for mark in ("'s", "’s"):
        word = word.removesuffix(mark)
    return word.removesuffix("’") if word.endswith("s’") else word
