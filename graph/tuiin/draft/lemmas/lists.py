"""Lists of words that were written by hand, one file a language, in `tables/`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parent.parent / "tables"


@cache
def words(language: str, *names: str) -> frozenset[str]:
    """Return the words of these lists together."""
    return frozenset(word for name in names for line in _lists(language)[name] for word in line.split())


@cache
def pronouns() -> Mapping[str, str]:
    """Return the basic form of each inflected Kazakh pronoun."""
    lines = (line.split(": ") for line in _lists("kk")["pronouns"])
    return {form: basic for basic, forms in lines for form in forms.split()}


@cache
def _lists(language: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in (TABLES / f"{language}.words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        elif line and not line.startswith("#"):
            found[name].append(line)
    return found
