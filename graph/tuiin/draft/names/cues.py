"""Words by which names are known, from a table: heads of organisations and offices, callings of people, kinds of places; by language."""

import tomllib
from functools import cache
from importlib.resources import files

from tuiin.draft.names.lexicon import Lexicon


@cache
def words(table: str, language: str) -> tuple[str, ...]:
    """Return the words of a table in a language; none for a language that the table has not."""
    return tuple(_tables().get(language, {}).get(table, "").split())


@cache
def forms(table: str, language: str) -> Lexicon[str]:
    """Return the same words, to be found in all their forms; each stands for itself."""
    return Lexicon(((word, word) for word in words(table, language)), language)


_LEGAL_FORM = 3  # letters of a legal form, at most: ЖШС, ООО
_POSSESSED = (("ігі", "ік"), ("ығы", "ық"), ("ағы", "ақ"), ("сы", ""), ("сі", ""), ("ы", ""), ("і", ""))


@cache
def bodies() -> tuple[str, ...]:
    """Return the words by which a label is that of an organisation, of all languages; legal forms in capitals, as they are written."""
    heads = [word for language in _tables() for word in words("organisations", language)]
    bare = [_unpossessed(word) for word in words("organisations", "kk")]
    legal = [word.upper() for language in _tables() for word in words("quoted", language) if len(word) <= _LEGAL_FORM]
    return tuple(sorted({*heads, *bare, *legal}))


def _unpossessed(word: str) -> str:
    end, instead = next(((end, instead) for end, instead in _POSSESSED if word.endswith(end)), ("", ""))
    return word.removesuffix(end) + instead


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("tuiin.draft") / "tables" / "names-words.toml").read_text("utf-8"))
