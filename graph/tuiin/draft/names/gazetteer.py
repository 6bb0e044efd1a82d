"""Names that are well known: states and regions as CLDR has them, cities, seas, organisations, and the given names of people."""

import csv
import json
from collections.abc import Iterator
from functools import cache
from gzip import decompress
from importlib.resources import files
from typing import NamedTuple, cast

from tuiin.draft.found import NameKind
from tuiin.draft.names.inflected import nominative
from tuiin.draft.names.lexicon import Lexicon

_LANGUAGES = ("kk", "ru", "en")


class Known(NamedTuple):
    """Something that is well known: `label` in the language of the text, all that it is called in any, its Wikidata address if any."""

    kind: NameKind
    label: str
    forms: tuple[str, ...]
    same_as: str


@cache
def gazetteer(language: str) -> Lexicon[Known]:
    """Return the names of a language and those of English, whose letters others borrow; of a language without names those of English."""
    own = language if language in _LANGUAGES else "en"
    names = [*_names(own, own), *(_names("en", own) if own != "en" else ())]
    return Lexicon(names, own)


def is_given(word: str, language: str) -> bool:
    """Say whether a word is a given name, in any of its forms.

    >>> is_given("Дэвидтің", "kk"), is_given("Алматыда", "kk"), is_given("Эммануэлем", "ru")
    (True, False, True)
    """
    return word[:1].isupper() and any(True for _ in _given_names(language if language in _LANGUAGES else "en").find([word]))


@cache
def _given_names(language: str) -> Lexicon[None]:
    lines = _table("people.txt").splitlines()
    return Lexicon(((name, None) for line in lines if not line.startswith("#") for name in line.split()), language)


def only_named(word: str) -> bool:
    """Say whether Kazakh news writes a word, in whatever case, with a capital only, and in names."""
    return nominative(word, "kk", str.isdigit).lower() in _only_named()


@cache
def _only_named() -> frozenset[str]:
    return frozenset(decompress((files("tuiin.draft") / "tables" / "names-only.txt.gz").read_bytes()).decode().split())


def _names(language: str, shown: str) -> Iterator[tuple[str, Known]]:
    for kind, by_language, wikidata in _rows():
        forms = tuple(dict.fromkeys(form for one in _LANGUAGES for form in by_language.get(one, ())))
        own = by_language.get(shown) or by_language.get("en") or forms
        address = f"http://www.wikidata.org/entity/{wikidata}" if wikidata else ""
        for form in by_language.get(language, ()):
            yield form, Known(kind, own[0], forms, address)


@cache
def _rows() -> tuple[tuple[NameKind, dict[str, list[str]], str], ...]:
    """Return the kind, the names by language and the Wikidata id of all that is known; what has a code in both tables is one."""
    states = {code: dict(row) for code, row in json.loads(_table("territories.json")).items()}
    others = []
    wikidata: dict[str, str] = {}
    for row in csv.DictReader(_table("names-known.csv").splitlines()):
        names = {language: row[language].split("|") for language in _LANGUAGES if row[language]}
        state = states.get(row["code"])
        if state is None:
            others.append((cast(NameKind, row["kind"]), names, row["wikidata"]))
            continue
        wikidata[row["code"]] = row["wikidata"] or wikidata.get(row["code"], "")
        for language, forms in names.items():
            state[language] = list(dict.fromkeys([*state.get(language, ()), *forms]))
    merged = [(cast(NameKind, row.pop("kind")), row, wikidata.get(code, "")) for code, row in states.items()]
    return (*merged, *others)


def _table(name: str) -> str:
    return (files("tuiin.draft") / "tables" / name).read_text("utf-8")
