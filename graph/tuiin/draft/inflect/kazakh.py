"""Kazakh: the last word of a label takes the ending of a case, by its vowels, its last sound, and whether somebody owns it already."""

import re

# Sounds before an ending, with the endings of the cases that follow them; `A` and `Y` stand for the vowel of the harmony.
# After every Kazakh grammar: gen -ның, dat -ға, acc -ны, loc -да, abl -дан, ins -мен, and -н- after a possessive.
_PLAIN = {"gen": "нYң", "dat": "ғA", "acc": "нY", "loc": "дA", "abl": "дAн", "ins": "мен"}
_ENDINGS = {
    "vowel": _PLAIN,
    "nasal": _PLAIN | {"acc": "дY", "abl": "нAн"},
    "sonorant": _PLAIN | {"gen": "дYң", "acc": "дY"},
    "voiced": _PLAIN | {"gen": "дYң", "acc": "дY", "ins": "бен"},
    "voiceless": {"gen": "тYң", "dat": "қA", "acc": "тY", "loc": "тA", "abl": "тAн", "ins": "пен"},
    "owned": {"gen": "нYң", "dat": "нA", "acc": "н", "loc": "ндA", "abl": "нAн", "ins": "мен"},
}
_SOUNDS = {"vowel": "аәеёоөұүыіэя", "nasal": "мнң", "sonorant": "рлйуию", "voiced": "зж"}
_BACK, _FRONT = "аоұыя", "әеёөүіэ"
_VOWELS = _BACK + _FRONT + "уию"
_LETTERS = re.compile(r"[а-яёәғқңөұүһі]+(?:-[а-яёәғқңөұүһі]+)*", re.IGNORECASE)
# Nouns that end in ы or і by themselves, and loans that take it at the end.
_WHOLE = frozenset(
    """белгі үлгі қайғы ұйқы күлкі түлкі дәрі тері пері бөрі сары жоғары тәңірі қарсы жалпы екі жеті алты ақы еңбекақы жалақы төлемақы сезгі
    кірпі бақсы қазы шаршы тазы келі желі объекті субъекті факті акті аспекті конфликті мәңгі бұрғы қырғы жаңғырғы бәрі
    """.split()
)
_NO_NOUNS = frozenset(
    "ретінде үшін туралы жөнінде арқылы бойынша дейін кейін бұрын қарсы сияқты тәрізді қарай емес керек бар жоқ деген".split()
)
_OWNED = frozenset("күші ұшы іші тұсы басы көші ұлы қызы халқы құлқы".split())
_DIGITS = dict(zip("123456789", ("бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"), strict=True))
_TENS = dict(zip("123456789", ("он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"), strict=True))
_ADJECTIVAL = (
    "лық",
    "лік",
    "дық",
    "дік",
    "тық",
    "тік",
    "лы",
    "лі",
    "сыз",
    "сіз",
    "и",
    "ған",
    "ген",
    "қан",
    "кен",
    "мелі",
    "малы",
    "балы",
    "белі",
    "ғы",
    "гі",
    "қы",
    "кі",
)
_COMMON = frozenset("қоғам халық адамзат бизнес мемлекет азамат мектеп отбасы".split())
_ADJECTIVES = frozenset("жеке ірі жаңа ескі орта шағын үлкен кіші жас кәрі ашық жабық дамушы басқа барлық кейбір жергілікті".split())


def inflected(label: str, case: str) -> str:
    """Return a label in a case (gen, dat, acc, loc, abl, ins; empty for none); nothing where its form is not certain.

    >>> [inflected("мемлекет", case) for case in ("gen", "dat", "acc", "loc", "abl", "ins")]
    ['мемлекеттің', 'мемлекетке', 'мемлекетті', 'мемлекетте', 'мемлекеттен', 'мемлекетпен']
    >>> inflected("басқару жүйесі", "dat"), inflected("БҰҰ", "dat"), inflected("«Болашақ»", "acc"), inflected("House", "dat")
    ('басқару жүйесіне', 'БҰҰ-ға', '«Болашақты»', '')
    """
    if _last(label) in _NO_NOUNS or re.search(r",(?!.*\s(?:және|мен|бен|пен|әрі)\s)", label):
        return ""
    if not case:
        return label
    found = re.fullmatch(r"(?P<before>.*?)(?P<word>[^\s«»“”„\"()]+)(?P<behind>[»”“\"]*(?:\s\([^()]*\))?)", label)
    if not found:
        return ""
    before, word, behind = found["before"], found["word"], found["behind"]
    form = _word(word, case, before)
    return before + form + behind if form else ""


def quantified(label: str, quantifier: str) -> str:
    """Return a label with what is said of how much of it is meant; nothing where that cannot be said.

    >>> quantified("азаматтар", "most"), quantified("азаматтар", "all"), quantified("су", "some")
    ('азаматтардың көбі', 'барлық азаматтар', '')
    """
    if number(label) != "many":
        return ""
    if quantifier == "most":
        return f"{form} көбі" if (form := inflected(label, "gen")) else ""
    return f"{ {'all': 'барлық', 'some': 'кейбір', 'none': 'ешбір'}[quantifier] } {inside(label)}"


def number(label: str) -> str:
    """Return `many` of a label in the plural, else `one`."""
    word = _last(label)
    many = re.fullmatch(r".{2,}(?:лар|лер|дар|дер|тар|тер)(?:ы|і)?", word) and word not in _WHOLE
    return "many" if many and word not in ("лидер", "хабар", "дидар") else "one"


def agreement(label: str) -> str:
    """Return with what a verb agrees: Kazakh ones have one form here."""
    return "one" if label else ""


def inside(label: str) -> str:
    """Return a label as it stands within a sentence: without the capital that only a list gives it.

    >>> inside("Азаматтар"), inside("Саяси партиялар"), inside("Қытай"), inside("Азия елдері")
    ('азаматтар', 'саяси партиялар', 'Қытай', 'Азия елдері')
    """
    first, _, rest = label.partition(" ")
    small = first.lower()
    general = small.endswith(_ADJECTIVAL) or small in _ADJECTIVES if rest else small in _COMMON or number(small) == "many"
    return small + label[len(first) :] if general and first[1:].islower() and rest == rest.lower() else label


def _last(label: str) -> str:
    words = _LETTERS.findall(re.sub(r"\s\([^()]*\)$", "", label))
    return words[-1].lower() if words else ""


def _word(word: str, case: str, before: str) -> str:
    if word.isdigit():
        return _joined(word, _spoken(word), case)
    if not _LETTERS.fullmatch(word):
        return ""
    if len(word) > 1 and word.isupper():
        return _joined(word, _letters(word, case), case)
    small = word.lower()
    if not any(letter in _VOWELS for letter in small):
        return ""
    owned = _owned(small, bool(before.strip()))
    if owned is None:
        return ""
    back = harmony(word)
    if back is None and case != "ins":
        return ""
    if not owned and word.islower() and len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]  # процесс, процеске
    return word + _ending("owned" if owned else _sound(small), case, bool(back))


def _joined(printed: str, spoken: str, case: str) -> str:
    """Return what is read otherwise than it is written, with the ending of what is said behind a hyphen."""
    back = harmony(spoken) if spoken else None
    return f"{printed}-{_ending(_sound(spoken), case, back)}" if back is not None else ""


def _ending(sound: str, case: str, back: bool) -> str:
    template = _ENDINGS[sound][case]
    return template.replace("A", "а").replace("Y", "ы") if back else template.translate(str.maketrans("AYғқ", "еігк"))


def _sound(word: str) -> str:
    last = word.rstrip("ьъ")[-1:]
    return next((sound for sound, letters in _SOUNDS.items() if last in letters), "voiceless")


def harmony(word: str) -> bool | None:
    """Say whether a word takes endings with back vowels; None where writers differ.

    >>> harmony("қоғам"), harmony("келу"), harmony("банк"), harmony("педагог")
    (True, False, False, None)
    """
    small = word.lower().rpartition("-")[2]
    if word[:1].isupper() and small.endswith(("ов", "ев")) and len(small) > 4:
        return harmony(small[:-2].removesuffix("а") + ("а" if small[-3] == "а" else ""))
    back = _vowels(small)
    if back and small.endswith(("нк", "рк")):
        return False
    if (back and small.endswith(("г", "к", "ь", "кт"))) or small.endswith(("ә", "ю")):
        return None
    return back


def _vowels(word: str) -> bool | None:
    for at in range(len(word) - 1, -1, -1):
        letter = word[at]
        if letter in _BACK:
            return True
        if letter in _FRONT:
            return False
        if letter == "и" and at < len(word) - 1 and word[at + 1] not in _VOWELS:
            return word.endswith(("х", "қ", "ғ"))
        beside = word[at - 1 : at] + word[at + 1 : at + 2]
        if letter == "у" and at < len(word) - 1 and not any(each in _VOWELS for each in beside):
            return True
    return {"у": True, "и": False}.get(word[-1:])  # су, би


def _owned(word: str, after: bool) -> bool | None:
    """Say whether a word has the possessive of the third person; None where it may have it or not. `after`: it stands behind another."""
    if word[-1] not in "ыі":
        return False
    if word in _OWNED or word.endswith(("ұлы", "қызы")):
        return True
    if word in _WHOLE:
        return False
    if re.fullmatch(r".{2,}(?:лар|дар|тар)ы|.{2,}(?:лер|дер|тер)і", word):
        return True
    if re.fullmatch(r".{2,}[^ыі](?:шы|ші)", word):
        return False  # оқушы
    before = word[-3:-2]
    if word.endswith(("сы", "сі")) and before and before in _VOWELS:
        return True
    if word.endswith(("ғы", "гі")) and before not in _VOWELS:
        return False  # сезгі
    if word.endswith(("дағы", "дегі", "тағы", "тегі")):
        return None
    return True if after else None


def _spoken(number: str) -> str:
    """Return the last word with which a number is said."""
    bare = number.rstrip("0")
    zeros = len(number) - len(bare)
    if not bare:
        return "нөл"
    if zeros == 0:
        return _DIGITS[bare[-1]]
    if zeros == 1:
        return _TENS[bare[-1]]
    return "жүз" if zeros == 2 else "мың" if zeros < 6 else "миллион" if zeros < 9 else ""


def _letters(word: str, case: str) -> str:
    """Return how an abbreviation sounds at its end; nothing where writers differ."""
    small = word.lower()
    if small == "ақш" or small[-1] in "аәеоөұүыіия":
        return small
    # A letter that is said as бэ, ка, тэ: the endings are the same after a voiced sound however it is said.
    return "та" if small[-1] in "рлмнңз" and case in ("dat", "loc") and _vowels(small) is not False else ""
