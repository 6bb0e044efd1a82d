"""Language tags (BCP 47): the canonical form of one, and what is meant by a country that is taken for a language."""

from tuiin.errors import TuiinError
from tuiin.letters import quoted
from tuiin.model import LANGUAGES

# Countries whose two letters people write for the language that is spoken there, and which are no language's own.
_COUNTRIES = {
    "by": ("Belarusian", "be"),
    "cn": ("Chinese", "zh"),
    "cz": ("Czech", "cs"),
    "dk": ("Danish", "da"),
    "gr": ("Greek", "el"),
    "ir": ("Persian", "fa"),
    "jp": ("Japanese", "ja"),
    "kz": ("Kazakh", "kk"),
    "ua": ("Ukrainian", "uk"),
}


class NoLanguage(TuiinError):
    """A tag that no language has."""


def canonical(tag: str) -> str:
    """Return a language tag in its canonical form. Raises `NoLanguage` for one that is not in the registry of IANA.

    >>> canonical("en_US"), canonical("iw"), canonical("kaz")
    ('en-US', 'he', 'kk')
    """
    if tag in LANGUAGES:  # of nearly everybody: the registry takes a fifth of a second to load
        return tag
    import langcodes

    if tag.lower() in _COUNTRIES:
        name, meant = _COUNTRIES[tag.lower()]
        raise NoLanguage(f"{name} is {quoted(meant)} ({tag} is the country)")
    if langcodes.tag_is_valid(tag):
        return langcodes.standardize_tag(tag)
    raise NoLanguage("no language has this tag (BCP 47)")
