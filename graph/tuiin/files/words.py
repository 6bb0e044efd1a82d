"""The words of the interface: one file a language in `words/`, by place; the languages of the interface are the files that are there."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from tuiin.files.paths import PACKAGE

FOLDER = PACKAGE / "words"
ENGLISH = "en"


@cache
def languages() -> tuple[str, ...]:
    """Return the languages of the interface, in the order in which pages offer them: English last, as it stands in for all others."""
    return (*sorted({path.stem for path in FOLDER.glob("*.json")} - {ENGLISH}), ENGLISH)


@cache
def words(language: str) -> dict[str, Any]:
    """Return the words in a language of the interface by place and key; those in English where it has none."""
    english: dict[str, Any] = _read(ENGLISH)
    return english if language == ENGLISH or language not in languages() else _over(english, _read(language))


@cache
def names() -> dict[str, str]:
    """Return the languages of the interface by their own names."""
    return {language: words(language)["name"] for language in languages()}


def said(words: Mapping[str, str], language: str) -> str:
    """Return words that are there by language in this one, else in English, else in any.

    >>> said({"kk": "жыл", "en": "year"}, "kk"), said({"kk": "жыл", "en": "year"}, "ru"), said({"kk": "жыл"}, "ru")
    ('жыл', 'year', 'жыл')
    """
    return words.get(language) or words.get(ENGLISH) or next(iter(words.values()))


def _read(language: str) -> Any:
    return json.loads((FOLDER / f"{language}.json").read_text("utf-8"))


def _over(english: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {key: _over(here, other.get(key, {})) if isinstance(here, dict) else other.get(key, here) for key, here in english.items()}
