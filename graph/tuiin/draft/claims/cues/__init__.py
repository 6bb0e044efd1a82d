"""The words that a language says things with: plain tables, one module for each language, and how a table is asked.

An entry is a word, or the beginning of one with `*` for any ending; where several fit, the longest tells.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType

LANGUAGES = ("kk", "ru", "en")
_LONGEST = 32  # letters of a word that are looked at


class Table:
    """What words stand for: `айт*` → `asserts`."""

    def __init__(self, groups: dict[str, str]) -> None:
        self._words: dict[str, str] = {}
        self._stems: dict[str, str] = {}
        for meaning, words in groups.items():
            for word in words.split():
                if word.endswith("*"):
                    self._stems[word[:-1]] = meaning
                else:
                    self._words[word] = meaning
        self.get = lru_cache(maxsize=1 << 15)(self._get)

    def _get(self, word: str) -> str:
        """Return what a word in small letters stands for; empty where it is not in the table."""
        found = self._words.get(word)
        if found is not None:
            return found
        for end in range(min(len(word), _LONGEST), 0, -1):
            found = self._stems.get(word[:end])
            if found is not None:
                return found
        return ""

    def __contains__(self, word: str) -> bool:
        return bool(self.get(word))


@cache
def table(language: str, name: str) -> Table:
    """Return the table of this name in a language; an empty one where the language has none.

    >>> table("kk", "SAYING").get("айтты"), table("kk", "SAYING").get("айтарлықтай"), "мүмкін" in table("kk", "MODAL")
    ('asserts', '-', True)
    """
    found = getattr(_module(language), name, {}) if language in LANGUAGES else {}
    return Table({"yes": found} if isinstance(found, str) else found)


@cache
def phrases(language: str, name: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return phrases of a language by their first word: each as its words with what it stands for, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    groups: dict[str, Iterable[str]] = getattr(_module(language), name, {}) if language in LANGUAGES else {}
    for meaning, each in groups.items():
        for phrase in each:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, meaning))
    return {first: tuple(sorted(each, key=lambda one: (-len(one[0]), one))) for first, each in found.items()}


def groups(language: str, name: str) -> dict[str, str]:
    """Return a table as it is written: the words of each meaning."""
    found: dict[str, str] = getattr(_module(language), name, {}) if language in LANGUAGES else {}
    return found


@cache
def pattern(language: str, name: str) -> re.Pattern[str]:
    """Return the expression of this name in a language; one that fits nothing where the language has none."""
    return re.compile(getattr(_module(language), name, r"(?!)") if language in LANGUAGES else r"(?!)")


def _module(language: str) -> ModuleType:
    return import_module(f"{__name__}.{language}")
