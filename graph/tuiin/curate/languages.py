"""Language tags (BCP 47): the canonical form of one, and what is meant by a country that is taken for a language."""

from contextlib import suppress

from tuiin.errors import TuiinError
from tuiin.letters import quoted

_COMMON = {"en": "eng", "kk": "kaz", "ru": "rus"}  # with their ISO 639-3: the registry takes a fifth of a second to load
_RIGHT_TO_LEFT = {"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}

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
    if tag in _COMMON:
        return tag
    import langcodes

    if tag.lower() in _COUNTRIES:
        name, meant = _COUNTRIES[tag.lower()]
        raise NoLanguage(f"{name} is {quoted(meant)} ({tag} is the country)")
    if langcodes.tag_is_valid(tag):
        return langcodes.standardize_tag(tag)
    raise NoLanguage("no language has this tag (BCP 47)")


def known(tag: str) -> bool:
    """Say whether a text is the canonical tag of a language."""
    with suppress(NoLanguage):
        return canonical(tag) == tag
    return False


def iso639_3(tag: str) -> str:
    """Return the three letters that ISO 639-3 has for the language of a tag, without its script and region; empty where it has none.

    >>> iso639_3("kk"), iso639_3("de-AT")
    ('kaz', 'deu')
    """
    if tag in _COMMON:
        return _COMMON[tag]
    import langcodes

    try:
        return langcodes.get(tag).to_alpha3()
    except (LookupError, ValueError):
        return ""


def direction(tag: str) -> str:
    """Return in which direction a language is written: `rtl` or `ltr`, by the script of the tag or the one that is likely for it.

    >>> direction("ar"), direction("az-Arab"), direction("az")
    ('rtl', 'rtl', 'ltr')
    """
    if tag in _COMMON:
        return "ltr"
    import langcodes

    with suppress(ValueError):  # of a graph that somebody else wrote, anything may be said
        return "rtl" if langcodes.get(tag).maximize().script in _RIGHT_TO_LEFT else "ltr"
    return "ltr"
