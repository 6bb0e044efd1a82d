"""One name in several alphabets: Хантингтон and Huntington sound alike, Қасенов and Касенов are spelt by two, Müller loses its dots."""

import re
import unicodedata
from typing import Literal

Likeness = Literal["", "alike", "same"]
_LETTERS = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщыэюяәғқңөұүіһ",
        "a b v g d e j z i i k l m n o p r s t u f h c c s s i e u a a g k n o u u i h".split(),
        strict=True,
    )
)
_RUSSIAN = str.maketrans("әғқңөұүіһё", "агкноууихе")
_CYRILLIC = (("дж", "j"), ("кс", "x"), ("ь", ""), ("ъ", ""))
_LATIN = (
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "c"),
    ("tz", "c"),
    ("ts", "c"),
    ("ch", "c"),
    ("sh", "s"),
    ("zh", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
)
_MORE = (("ck", "k"), ("cq", "k"), ("c(?=[aou]|[^aeiouyh]|$)", "k"), ("c(?=[eiy])", "s"), ("q", "k"), ("y", "i"))
_MARKED = str.maketrans(
    {"ž": "zh", "č": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ı": "i", "ł": "l", "ø": "o", "æ": "a", "ß": "ss", "đ": "d"}
)
# With what a given name may begin in Latin letters, where that is not what its sound is written by.
_INITIALS = {
    "я": "yij",
    "ю": "yij",
    "е": "eyj",
    "ё": "eyjo",
    "ж": "zjd",
    "х": "khx",
    "ц": "ctz",
    "ч": "c",
    "ш": "s",
    "щ": "s",
    "қ": "kq",
    "ғ": "g",
}
_INITIALS |= {
    "дж": "j",
    "и": "iyj",
    "й": "yij",
    "к": "kcq",
    "ф": "fp",
    "у": "uw",
    "в": "vw",
    "г": "gh",
    "ә": "a",
    "і": "iy",
    "э": "e",
    "ү": "u",
}
_FEW, _MANY = 3, 5  # consonants that make names alike, and that are enough for one


def plain(name: str) -> str:
    """Return a folded name in the letters that all who write its alphabet have: without dots, in Russian letters.

    >>> plain("қасенов"), plain("müller"), plain("әшімова")
    ('касенов', 'muller', 'ашимова')
    """
    return _bare(name) if _is_latin(name) else name.translate(_RUSSIAN)


def likeness(one: str, other: str) -> Likeness:
    """Say how far two folded family names may be one: the same by all their sounds or by many consonants, alike by a few.

    >>> likeness("хантингтон", "huntington"), likeness("вебер", "weber"), likeness("миллер", "muller"), likeness("мун", "mann")
    ('same', 'same', 'alike', '')
    >>> likeness("касенов", "қасенов"), likeness("smith", "smit")
    ('same', '')
    """
    if _is_latin(one) == _is_latin(other):
        return "same" if plain(one) == plain(other) else ""
    latin, cyrillic = (one, other) if _is_latin(one) else (other, one)
    return sounding(_latin(latin), {_romanised(cyrillic)})


def heard(minted: str, name: str) -> Likeness:
    """Say the same of an id, in which a name of any alphabet is in Latin letters, and a folded name."""
    return sounding(_latin(minted), _latin(name) if _is_latin(name) else {_romanised(name)})


def sounding(some: set[str], others: set[str]) -> Likeness:
    """Say how far two names are one, by the sounds that each may have."""
    if not some.isdisjoint(others):
        return "same"
    bones = set(map(_bones, some)) & set(map(_bones, others))
    most = max(map(len, bones), default=0)
    return "same" if most >= _MANY else "alike" if most >= _FEW else ""


def begin_alike(one: str, other: str) -> bool:
    """Say whether two folded given names, or their initials, may begin with the same letter.

    >>> begin_alike("ж", "zh"), begin_alike("юрий", "y"), begin_alike("анна", "b")
    (True, True, False)
    """
    return not _beginnings(one).isdisjoint(_beginnings(other))


def _beginnings(name: str) -> set[str]:
    if _is_latin(name):
        return {_bare(name)[:1], _sound(_bare(name))[:1]}
    found = _INITIALS.get(name[:2], "") + _INITIALS.get(name[:1], "") + _romanised(name)[:1]
    return {*found, plain(name)[:1]}


def _is_latin(name: str) -> bool:
    return bool(name) and all(letter < "\u0400" for letter in name)


def _bare(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", name.translate(_MARKED)) if not unicodedata.combining(letter))


def _bones(name: str) -> str:
    """Return the consonants of a name with the vowel that begins it."""
    return name[:1] + re.sub("[aeiou]", "", name[1:])


def _latin(name: str) -> set[str]:
    """Return how a Latin name may sound: w is a consonant in German, and often a vowel in English; ch may be k, x may be h."""
    bare = _bare(name)
    return {
        _sound(bare.replace("w", sound).replace("ch", chime).replace("x", cross))
        for sound in ("v", "u", "")
        for chime in ("ch", "k", "h")
        for cross in ("x", "h")
    }


def _sound(name: str) -> str:
    for letters, sound in _LATIN:
        name = name.replace(letters, {"c": "C"}.get(sound, sound))
    for letters, sound in _MORE:
        name = re.sub(letters, sound, name)
    return _smooth(name.lower())


def _romanised(name: str) -> str:
    for letters, sound in _CYRILLIC:
        name = name.replace(letters, sound)
    return _smooth("".join(_LETTERS.get(letter, letter) for letter in name))


def _smooth(name: str) -> str:
    """Return sounds without what alphabets write twice or not at all: doubled letters, the i before a vowel."""
    return re.sub(r"i+(?=[aeou])", "", re.sub(r"(.)\1", r"\1", name))
