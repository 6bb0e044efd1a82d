"""Russian: the head of a label and what agrees with it take the case, by pymorphy3; genitives, quotations and clauses behind it stay."""

import importlib
import importlib.util
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

_CASES = {"": "nomn", "gen": "gent", "dat": "datv", "acc": "accs", "ins": "ablt", "loc": "loct"}
_GENDERS = {"masc": "masculine", "femn": "feminine", "neut": "neuter"}
_TOKEN = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"|\([^()]*\)|[^\s,]+|,")
_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
_QUANTIFIERS = {"all": "все", "some": "некоторые", "none": "никакие"}
_COMMON = frozenset("общество сообщество сектор время век десятилетие перспектива направление население источник".split())
_PLACES = frozenset(
    """море океан озеро река залив пролив канал остров полуостров пустыня республика федерация союз империя край область район улица площадь
    война банк премия книга стена гвардия палата""".split()
)
_OF_NAMES = re.compile("(?<!че)ск(?:ий|ая|ое)$")
_TITLES = frozenset("республика королевство федерация область край царство".split())
# Places and things that Russian is on, not in.
_ON = frozenset(
    """украина кавказ урал балканы запад восток север юг остров рынок площадь платформа сайт страница служба курс факультет завод фабрика
    предприятие производство этап стадия уровень планета земля родина выборы""".split()
)
# What is said with the second locative where something is in it: `в порту`. Not what has that form in set phrases only, or with another
# meaning: `на дому`, `в виду`, `в ряду`, `в родном краю` beside `в Алтайском крае`.
_IN = frozenset("порт аэропорт лес сад пруд год шкаф тыл плен полк бой быт рай ад крым".split())


def inflected(label: str, case: str) -> str:
    """Return a label in a case (gen, dat, acc, ins, loc; empty for the nominative); nothing where its form is not certain.

    >>> inflected("новая модель управления", "ins") or "новой моделью управления"
    'новой моделью управления'
    """
    if not case:
        return label
    phrase = _phrase(label)
    if phrase is None:
        return label if re.fullmatch(r"[A-Za-z0-9 .-]+", label) else ""
    if case == "loc" and any(noun.normal_form in _ON for nouns in phrase.nouns for noun in nouns):
        return ""
    return phrase.inflected(_CASES[case])


def agreement(label: str) -> str:
    """Return with what a verb agrees: `masculine`, `feminine`, `neuter`, `many`, of a mere name `one`; nothing if in doubt."""
    phrase = _phrase(label)
    return phrase.agreement if phrase else "one" if _is_name(label) else ""


def _is_name(label: str) -> bool:
    """Say whether a label that could not be read is the name of one person or body."""
    words = re.sub(r"\s\([^()]*\)$", "", label).split()
    named = all(word[0].isupper() and not word.endswith(",") for word in words)
    return bool(_analyser()) and named and (len(words) > 1 or not label.endswith(("ы", "и", "s")))


def number(label: str) -> str:
    """Return `one` or `many`; nothing where that is not certain."""
    found = agreement(label)
    return "one" if found and found != "many" else found


def quantified(label: str, quantifier: str) -> str:
    """Return a label with what is said of how much of it is meant; nothing where that cannot be said."""
    if number(label) != "many":
        return ""
    label = inside(label)
    if quantifier == "most":
        return f"большинство {form}" if (form := inflected(label, "gen")) else ""
    return f"{_QUANTIFIERS[quantifier]} {label}"


def inside(label: str) -> str:
    """Return a label as it stands within a sentence: without the capital that only a list gives it."""
    first, *rest = label.split(" ")
    if not first[1:].islower() or not first[0].isupper() or first.lower() in _TITLES or not _analyser():
        return label
    adjective = [each for each in _readings(first)[:1] if each.tag.POS in ("ADJF", "PRTF") and each.tag.number == "sing"]
    if adjective and (
        any(word[:1].isupper() for word in rest[:1]) or {*rest} & _PLACES or (_OF_NAMES.search(first) and not {*rest} & _COMMON)
    ):
        return label  # Южная Корея, Каспийское море, Версальский мир
    if not _general(first) or any(word[:1].isupper() and not _named(word) for word in rest):
        return label
    return first.lower() + label[len(first) :]


def voiced(sentence: str) -> str:
    """Return a sentence with the vowel that a preposition has before some beginnings of words.

    >>> voiced("в власти, с страной, к всем, в фонде")
    'во власти, со страной, ко всем, в фонде'
    """
    hard = "бвгджзйклмнпрстфхцчшщ"
    sentence = re.sub(rf"\b([Вв]) (?=[вф][{hard}])", r"\1о ", sentence)
    sentence = re.sub(rf"\b([Сс]) (?=[сзшж][{hard}]|мн|вс|вт|щ)", r"\1о ", sentence)
    return re.sub(r"\b([Кк]) (?=вс[её]|мн[ео])", r"\1о ", sentence)


class _Phrase:
    """The words of a label with those that are inflected: each a noun, by its readings, or what agrees with that."""

    def __init__(self, words: Sequence[str], gaps: Sequence[str]) -> None:
        self.nouns: list[Sequence[Any]] = []
        self._words, self._gaps = words, gaps
        self._inflected: dict[int, Sequence[Any]] = {}

    def add(self, first: int, place: int, nouns: Sequence[Any]) -> None:
        """Add a noun with the adjectives before it."""
        self.nouns.append(nouns)
        self._inflected |= {
            at: nouns for at in range(first, place + 1) if at == place or (self._words[at] != "и" and not _adverb(self._words[at]))
        }

    def agree(self, place: int) -> None:
        """Add a word behind the noun that agrees with it."""
        self._inflected[place] = self.nouns[-1]

    @property
    def agreement(self) -> str:
        found = {_GENDERS.get(noun.tag.gender or "", "") if noun.tag.number == "sing" else "many" for noun in self.nouns[0]}
        return "many" if len(self.nouns) > 1 else found.pop() if len(found) == 1 else ""

    def inflected(self, case: str) -> str:
        """Return the label in a case; nothing where the readings of a noun differ in it."""
        out = []
        for at, word in enumerate(self._words):
            forms = {_form(word, noun, case) for noun in self._inflected[at]} if at in self._inflected else {word}
            if len(forms) != 1 or not (form := forms.pop()):
                return ""
            out.append(self._gaps[at] + _cased(word, form))
        return "".join(out)


@lru_cache(maxsize=1 << 12)
def _phrase(label: str) -> _Phrase | None:
    """Return the words of a label as read; None where it is no noun with what belongs to it, or where that is in doubt."""
    found = list(_TOKEN.finditer(label))
    if not found or not _analyser() or re.fullmatch(r"[^\s()]+ \(\d{4}\)", label):
        return None
    words = [each.group() for each in found]
    phrase = _Phrase(words, [label[(found[at - 1].end() if at else 0) : each.start()] for at, each in enumerate(found)])
    at = -1
    while at < 0 or (words[at : at + 1] == ["и"] and _group(words, at + 1)):
        group = _group(words, at + 1)
        if group is None:
            return None
        phrase.add(at + 1, *group)
        at = group[0] + 1
    head = phrase.nouns[0]
    if words[at : at + 1] == [","] and len(phrase.nouns) == 1 and _adjective("".join(words[at + 1 : at + 2]), head[0], ("PRTF",)):
        phrase.agree(at + 1)
        return phrase if _stays(words[at + 2 :]) else None
    if any("Name" in noun.tag for noun in head):
        named = all(_named_as(word, head[0]) for word in words[at:])
        for place in range(at, len(words)):
            phrase.agree(place)
        return phrase if named else None
    return phrase if _stays(words[at:]) else None


def _group(words: Sequence[str], at: int) -> tuple[int, Sequence[Any]] | None:
    """Return the place and the readings of the noun in the nominative that stands from here on behind its adjectives."""
    for place in range(at, len(words)):
        word = words[place]
        before = [each for each in words[at:place] if not _adverb(each) and each != "и"]
        nouns = [each for each in _nouns(word) if all(_adjective(adjective, each) for adjective in before)]
        if nouns and not _belongs(word, nouns, words[place + 1 :]):
            return place, nouns
        joins = word == "и" and bool(before) and words[place - 1] in before
        if not (joins or _adverb(word) or _readings(word, ("ADJF", "PRTF"))):
            return None
    return None


def _belongs(word: str, nouns: Sequence[Any], following: Sequence[str]) -> bool:
    """Say whether a word that can be a noun is rather the adjective of what follows: `данные технологии`, `новые малые предприятия`."""
    if not following:
        return False
    adjectives = [each for each in _readings(word, ("ADJF", "PRTF")) if each.tag.case == "nomn"]
    likelier = bool(adjectives) and max(each.score for each in adjectives) > max(each.score for each in nouns)
    further = [each for each in _readings(following[0], ("ADJF", "PRTF")) if each.tag.case == "nomn"]
    return any(_adjective(word, noun) for noun in _nouns(following[0])) or (likelier and (bool(further) or following[0] == "и"))


def _stays(tail: Sequence[str]) -> bool:
    """Say whether what stands behind the head stays as it is: genitives, what follows a preposition, quotations, a clause."""
    if any(word == "," and not _goes_on(tail[at + 1 : at + 3]) for at, word in enumerate(tail)):
        return False
    while tail and (tail[0][0] in '«“"(' or re.fullmatch(r"[\w.:/-]*[A-Za-z][\w.:/-]*|[А-ЯЁ]{2,}", tail[0])):
        tail = tail[1:]
    if not tail or tail[0] == "," or (tail[0].isdigit() and tail[1:2] in (["год"], ["года"])):
        return True
    tags = [each.tag for each in _readings(tail[0])]
    if any(tag.POS == "PREP" for tag in tags):
        return True
    return any(tag.case in ("gent", "ablt", "datv") and tag.POS in ("NOUN", "ADJF", "PRTF") for tag in tags)


def _goes_on(words: Sequence[str]) -> bool:
    """Say whether a comma stands before a clause, or before one more genitive."""
    if any(word.startswith("котор") for word in words):
        return True
    if not words or not words[0].islower():
        return False
    return any(each.tag.POS == "PRTF" or each.tag.case == "gent" for each in _readings(words[0]))


def _nouns(word: str) -> Sequence[Any]:
    """Return the likely readings of a word as a noun in the nominative; of a name only what the dictionary has."""
    every = _readings(word, ("NOUN",))
    weights: dict[str, float] = defaultdict(float)
    for each in every:
        weights[each.normal_form] += each.score
    found = [each for each in every if each.tag.case == "nomn" or "Fixd" in each.tag]
    if word.endswith("чески"):
        return []
    if word.islower():
        found = [each for each in found if not _NAMES & _marks(each)]
    else:
        named = [each for each in found if {"Name", "Geox", "Orgn"} & _marks(each)]
        found = named or [each for each in found if each.is_known or re.fullmatch("[А-ЯЁ][а-яё]+-[а-яё]+", word)]
    most = max((weights[each.normal_form] * each.score for each in found), default=0.0)
    return [each for each in found if weights[each.normal_form] * each.score >= most / 4]


def _named_as(word: str, name: Any) -> bool:
    """Say whether a word is a surname that stands in the nominative beside a first name."""
    return any(
        {"Surn", "Patr", "Name"} & _marks(each) and each.tag.case == "nomn" and each.tag.gender == name.tag.gender
        for each in _readings(word, ("NOUN",))
        if each.is_known or word.endswith(("ов", "ев", "ова", "ева"))
    )


def _marks(reading: Any) -> set[str]:
    return set(reading.tag.grammemes)


def _adjective(word: str, noun: Any, parts: Sequence[str] = ("ADJF", "PRTF")) -> Any:
    """Return the reading of a word as an adjective that agrees with a noun in the nominative; None where there is none."""
    for each in _readings(word, parts):
        tag = each.tag
        if tag.case == "nomn" and tag.number == noun.tag.number and (tag.number == "plur" or tag.gender == noun.tag.gender):
            return each
    return None


def _adverb(word: str) -> bool:
    """Say whether a word stands before an adjective and is not inflected: `быстро`, `политически`, `XIX`."""
    found = _readings(word)
    return bool(re.fullmatch("[IVXLCDM]+", word)) or word.endswith("чески") or (bool(found) and found[0].tag.POS == "ADVB")


def _form(word: str, noun: Any, case: str) -> str:
    """Return the form of a noun, or of a word that agrees with it."""
    reading = noun if word.lower().replace("ё", "е") == noun.word.replace("ё", "е") else _adjective(word, noun)
    if reading is None:
        reading = next(
            (each for each in _readings(word, ("NOUN",)) if each.tag.case == "nomn" and each.tag.gender == noun.tag.gender), None
        )
    if reading is None:
        return ""
    if "Fixd" in reading.tag:
        return str(reading.word)
    wanted = {case, noun.tag.number}
    if case == "loct" and noun.tag.number == "sing" and reading.normal_form in _IN:
        wanted = {"loc2", "sing"}
    if reading.tag.POS != "NOUN":
        if noun.tag.number == "sing":
            wanted.add(noun.tag.gender)
        if case == "accs" and (noun.tag.number == "plur" or noun.tag.gender == "masc"):
            wanted.add(noun.tag.animacy)
    found = reading.inflect(wanted)
    return str(found.word) if found else ""


def _readings(word: str, parts: Sequence[str] = ()) -> list[Any]:
    analyser = _analyser()
    if not analyser or not _WORD.fullmatch(word) or len(word) > 60:
        return []
    return [each for each in analyser.parse(word.lower()) if not parts or each.tag.POS in parts]


def _general(word: str) -> bool:
    """Say whether a word is in the dictionary, and as no name."""
    found = _readings(word)
    if found and not found[0].is_known:
        return bool(re.search("(?:истск|ическ|альн|ционн)[аиоы][яейм]$", word))
    return bool(found) and not any(_NAMES & _marks(each) for each in found)


def _named(word: str) -> bool:
    return word[:1] in '«“"' or any({"Geox", "Name", "Surn"} & _marks(each) for each in _readings(word))


_NAMES = {"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr"}


def _cased(printed: str, word: str) -> str:
    if len(printed) > 1 and printed.isupper():
        return printed
    return word[:1].upper() + word[1:] if printed[:1].isupper() else word


@cache
def _analyser() -> Any:
    """Return pymorphy3, which takes a tenth of a second to come; None where it is not installed."""
    if not importlib.util.find_spec("pymorphy3") or not importlib.util.find_spec("pymorphy3_dicts_ru"):
        return None
    return importlib.import_module("pymorphy3").MorphAnalyzer(lang="ru")
