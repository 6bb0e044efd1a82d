"""Forms of names: whether a word is a name with an ending of its language, and the name without it."""

import re
from collections.abc import Callable

# Kazakh: plural, possession, case or -ғы, in this order; a hyphen or an apostrophe may stand before them: АҚШ-тың, Google-дің.
_KK_PLURAL = "(?:[лдт](?:ар|ер))?"
_KK_OWNED = "(?:[ыі]м|[ыі]ң|с?[ыі](?![нң]?[ыі][мң])|[ыі]?м[ыі]з)?"
_KK_CASE = "(?:[ндт][ыі]ң?|[ғгқкн][ае]|[ае]|н|н?[дт][ае]|[дтн][ае]н|[мбп]ен|н?[дт][ае][ғг][ыі](?:н[аеыі]?)?)?"
_KK = re.compile(rf"[-‐‑’'ʼ]?{_KK_PLURAL}{_KK_OWNED}{_KK_CASE}(?:ша|ше)?")
_HYPHEN = re.compile(rf"(.*[^\W_])[-‐‑’'ʼ]{_KK_PLURAL}{_KK_OWNED}{_KK_CASE}")

# Endings of Kazakh cases, with the letters behind which each may stand.
_VOWELS, _SONORANT, _VOICED, _MUTE = "аәеёиоөуұүыіэюя", "мнң", "лрйузжв", "пкқтсшщхфцчбвгдһ"
_SURE = (
    (re.compile("н[дт]?[ае][ғг][ыі]$"), "ыі"),
    (re.compile("д[ае][ғг][ыі]$"), _VOWELS + _SONORANT + _VOICED),
    (re.compile("т[ае][ғг][ыі]$"), _MUTE),
    (re.compile("н[ыі]ң$"), _VOWELS + _SONORANT),
    (re.compile("д[ыі]ң$"), _VOICED),
    (re.compile("т[ыі]ң$"), _MUTE),
    (re.compile("н[ыі]$"), _VOWELS),
    (re.compile("д[ыі]$"), _SONORANT + _VOICED),
    (re.compile("т[ыі]$"), _MUTE),
    (re.compile("(?:ға|ге)$"), _VOWELS + _SONORANT + _VOICED),
    (re.compile("(?:қа|ке)$"), _MUTE),
    (re.compile("(?<=[ыі])н$"), "ыі"),
    (re.compile("(?<=[ыі])н[ае]н?$"), "ыі"),
    (re.compile("нд[ае]$"), "ыі"),
)
# Names end so as well: Бауден, Канада, Бремен. These are endings where the text, or a list, has the name without them.
_UNSURE = (
    (re.compile("д[ае]н?$"), _VOWELS + _SONORANT + _VOICED),
    (re.compile("т[ае]н?$"), _MUTE),
    (re.compile("н[ае]н$"), _SONORANT),
    (re.compile("мен$"), _VOWELS + _SONORANT + _VOICED),
    (re.compile("бен$"), "зж"),
    (re.compile("пен$"), _MUTE),
)
_BACK, _FRONT = frozenset("аоұы"), frozenset("әеөүі")

_RU = re.compile(
    "(?:[аоуеиыюяйь]|[оеё][йм]|[аяы]м|[иы][йе]|[аяиы]х|[ая]ми|[ыи]ми|[оеё]в|и[юяие]|ией|иями?|иях|[ое]го|[ое]му|[ыи]м|[ую]ю|[ая]я|[ое]е|ью)?"
)
_RU_END = re.compile("(?:[ыио]й|[ыи]е|ая|яя|ое|ее|[аеёйоуыьюя])$")
_RU_SURNAME = re.compile("(?<=[оеё]в)(?:ым|ом)$|(?<=[иы]н)ым$|(?<=ск)(?:ого|ому|им|ом)$")
_ARTICLE = re.compile("(?:әл|ал|аль|эль|ад|ас|аш|ат|аз|ан|ар|әт|әд|әс|al|el|ad|as|ash|at|an|ar|ibn|ибн|e)[-‐‑][A-ZА-ЯӘҒҚҢӨҰҮІҺ]")
_CYRILLIC = re.compile("[а-яәғқңөұүһі]")
_TWINS = str.maketrans("aceiopxyəh", "асеіорхуәһ")
_EN = re.compile("(?:[’'ʼ]s?)?")


def folded(word: str) -> str:
    """Return a word as names are compared: in small letters, without the dots of ё, in Cyrillic ones throughout if one is.

    >>> folded("Лёд"), folded("бiлiм"), folded("Iris")
    ('лед', 'білім', 'iris')
    """
    small = word.lower().replace("ё", "е")
    return small.translate(_TWINS) if not small.isascii() and _CYRILLIC.search(small) else small


def capital(word: str) -> bool:
    """Say whether a word has the capital of a name, perhaps behind an article: «әл-Фараби»."""
    return word[0].isupper() or bool(_ARTICLE.match(word))


def stem(word: str, language: str) -> str:
    """Return the part of a folded word with which all its forms begin; a word that does not change as it is.

    >>> stem("турция", "ru"), stem("сша", "ru"), stem("қытай", "kk")
    ('турци', 'сша', 'қытай')
    """
    if language == "ru" and len(word) > 3 and word[-1] not in "иуэ":
        return _RU_END.sub("", word)
    return word


def is_form(base: str, word: str, language: str) -> bool:
    """Say whether a folded word is a form of another in a language; of one that is not known here, whether it is the same.

    >>> is_form("қытай", "қытайдың", "kk"), is_form("оман", "омар", "kk"), is_form("турция", "турцией", "ru")
    (True, False, True)
    """
    if base == word:
        return True
    common = stem(base, language)
    if not word.startswith(common):
        return False
    endings = {"kk": _KK, "ru": _RU, "en": _EN}.get(language)
    if language == "ru" and (len(common) < 3 or (common == base and base[-1] in "аеиоуыэюя")):
        return False
    return bool(endings and endings.fullmatch(word, len(common)))


def nominative(word: str, language: str, known: Callable[[str], bool]) -> str:
    """Return a name without the ending of its case; `known` says whether a folded word is known to be a name as it is.

    >>> nominative("Бауденнің", "kk", str.isdigit), nominative("Бауден", "kk", str.isdigit), nominative("БҰҰ-ның", "kk", str.isdigit)
    ('Бауден', 'Бауден', 'БҰҰ')
    >>> nominative("ханмен", "kk", {"хан"}.__contains__)
    'хан'
    """
    if language == "kk":
        return _nominative_kk(word, known)
    if language == "ru":
        return _RU_SURNAME.sub(lambda end: "ий" if end.string[: end.start()].endswith("ск") else "", word)
    return re.sub("[’'ʼ]s?$", "", word) if language == "en" else word


def _nominative_kk(word: str, known: Callable[[str], bool]) -> str:
    hyphen = _HYPHEN.fullmatch(word)
    if hyphen:
        return hyphen[1]
    small = word.lower()
    for end in _cut(small, _SURE):
        return word[: -len(end)]
    for end in _cut(small, _UNSURE):
        if known(small[: -len(end)]):
            return word[: -len(end)]
    return word


def _cut(word: str, endings: tuple[tuple[re.Pattern[str], str], ...]) -> list[str]:
    """Return the endings that a Kazakh word may have, by its letters and the harmony of its vowels; at least three letters stay."""
    found = []
    for ending, behind in endings:
        match = ending.search(word, 3)
        if match and word[match.start() - 1] in behind and _harmonious(word[: match.start()], match.group()):
            found.append(match.group())
    return found


def _harmonious(base: str, ending: str) -> bool:
    if ending in ("мен", "бен", "пен"):  # the same behind all vowels
        return True
    vowels = [letter for letter in base if letter in _VOWELS][-2:]
    other = _FRONT if set(ending) & _BACK else _BACK
    return not vowels or not set(ending) & (_BACK | _FRONT) or any(vowel not in other for vowel in vowels)
