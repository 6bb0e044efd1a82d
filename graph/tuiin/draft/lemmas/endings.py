"""The endings of Kazakh nouns and verbs, made from a grammar of templates, and the readings of a word that they allow."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tuiin.draft.lemmas.lists import words

Sort = Literal["N", "V"]  # a noun, adjective or name; a verb

BACK, FRONT = "аоұыяё", "әөүіеэи"
VOWELS = BACK + FRONT
_PLAIN = "аәоөұүыіеэяё"  # vowels that count as such before an ending; и, у and ю count as consonants
# Sounds before an ending that choose its first letter: one letter stands for all that do as it does.
_SOUNDS = {"а": _PLAIN, "й": "рйуию", "л": "л", "н": "мнң", "з": "зж", "т": "кқптсшщчхһфцбвгғд"}
_SOUND = {letter: sound for sound, letters in _SOUNDS.items() for letter in letters}
# Capital letters of a template, with what they become after each of the sounds above.
_AFTER = {
    "L": {"а": "л", "й": "л", "л": "д", "н": "д", "з": "д", "т": "т"},  # plural
    "N": {"а": "н", "й": "д", "л": "д", "н": "н", "з": "д", "т": "т"},  # genitive
    "C": {"а": "н", "й": "д", "л": "д", "н": "д", "з": "д", "т": "т"},  # accusative
    "B": {"а": "д", "й": "д", "л": "д", "н": "н", "з": "д", "т": "т"},  # ablative
    "D": {"а": "д", "й": "д", "л": "д", "н": "д", "з": "д", "т": "т"},
    "M": {"а": "м", "й": "м", "л": "м", "н": "м", "з": "б", "т": "п"},
    "W": {"а": "м", "й": "м", "л": "м", "н": "б", "з": "б", "т": "п"},  # negation of verbs
}
_HARMONY = {"A": "ае", "Y": "ыі", "Q": "қк", "G": "ғг", "K": "қк"}
_CASES = {"gen": "NYң", "acc": "CY", "dat": "GA", "loc": "DA", "abl": "BAн", "ins": "Mен"}
_CASES_AFTER_THIRD = _CASES | {"acc": "н", "dat": "нA", "loc": "ндA", "abl": "нAн"}
_OWNERS = {"p1": "(Y)м", "p2": "(Y)ң", "p1s": "(Y)мYз", "p2s": "(Y)ңYз", "p3": "(с)Y"}
_PERSONS = {"": "", "1": "мYн", "2": "сYң", "2s": "сYз", "1s": "мYз"}
_VERB_ENDS = "аеыілрнйтсқкпзшңмуғгб"
_HARD = {"ғ": "қ", "г": "к", "б": "п"}  # what a last consonant is where no vowel follows
_LONGEST = 16  # letters of an ending


@dataclass(frozen=True, slots=True)
class Ending:
    """Letters behind a stem: what they say, after which sounds and vowels they stand (`back` is None where both do)."""

    tags: str
    sounds: frozenset[str]
    back: bool | None
    vowel: bool  # begins with the vowel before which a last consonant changes


@dataclass(frozen=True, slots=True)
class Parse:
    """One way to read a word: stem, sort, what its endings say (`pl p3 dat`), and how many rules it bends."""

    stem: str
    sort: Sort
    tags: str
    bent: int = 0


def parses(word: str) -> Iterator[Parse]:
    """Yield the readings of a word in small letters, the word itself as a noun first.

    >>> [(parse.stem, parse.tags) for parse in parses("қалаға") if parse.sort == "N"]
    [('қалаға', ''), ('қала', 'dat')]
    """
    yield Parse(word, "N", "")
    if word in words("kk", "whole", "adjectives in -ды", "adjectives", "attributes"):
        return
    least = max(2, len(word) - _LONGEST)
    for sort in ("N", "V"):
        endings = _endings(sort)
        for cut in range(len(word) - 1, least - 1, -1):
            found = endings.get(word[cut:])
            if found and any(letter in VOWELS or letter in "ую" for letter in word[:cut]):
                for ending in found:
                    yield from _joined(word[:cut], sort, ending)
    yield from _contracted(word)


def _contracted(word: str) -> Iterator[Parse]:
    """Yield the readings in which и stands for the last vowel of a verb and the beginning of its ending: оқиды."""
    place = word.rfind("и")
    for vowel in "ыі" if 1 < place < len(word) - 1 else "":
        for ending in _endings("V").get("й" + word[place + 1 :], ()):
            stem = word[:place] + vowel
            if _fits(stem, ending):
                yield Parse(stem, "V", ending.tags)


def _joined(base: str, sort: Sort, ending: Ending) -> Iterator[Parse]:
    if sort == "V" and base[-1] not in _VERB_ENDS:
        return
    for stem, bent in _stems(base, sort, ending.vowel):
        last = stem if ending.vowel else base  # the vowel before which a stem changes goes with any sound
        if sort == "N":
            bent += _inflected(stem)
        if _fits(last, ending, changed=ending.vowel and stem != base):
            yield Parse(stem, sort, ending.tags, bent)
        elif not ending.back and _fits(last, ending, changed=ending.vowel and stem != base, harmonious=False):
            yield Parse(stem, sort, ending.tags, bent + 1)  # loans: педагогтер


def _fits(stem: str, ending: Ending, *, changed: bool = False, harmonious: bool = True) -> bool:
    """Say whether an ending can stand behind a stem, by its last sound, unless that has changed, and by its vowels."""
    sound = _SOUND.get(stem.rstrip("ьъ")[-1:], "")
    if sound not in ending.sounds and not changed:
        return False
    if ending.back is None or stem.endswith("ь") or not harmonious:
        return True
    return harmony(stem) in (None, ending.back) or (bool(ending.back) and stem.endswith(("ев", "ева")))


def _stems(base: str, sort: Sort, vowel: bool) -> Iterator[tuple[str, int]]:
    """Yield the stems that look so before an ending, each with the rules that it bends."""
    if sort == "V":
        yield from _verb_stems(base, vowel)
        return
    listed = [stem for stem in _longer(base, vowel) if stem in words("kk", "doubled", "soft", "shortened")]
    yield from ((stem, 0) for stem in listed)
    if base.endswith(("кті", "нкі", "скі", "рзі")) and not vowel:
        yield base[:-1], 0  # факт, фактілер
        listed.append(base)
    hard = base[:-1] + _HARD[base[-1]] if vowel and base[-1] in _HARD else ""
    if hard:
        yield hard, 0
    if not vowel or base[-1] not in "қкғ":
        yield base, int(bool(hard or listed))
    if vowel:
        yield from ((stem, 1) for stem in _longer(base, vowel) if stem not in listed)


def _longer(base: str, vowel: bool) -> Iterator[str]:
    """Yield the nouns that may have lost a letter before an ending: процесс, модель, халық."""
    last = base[-1]
    if last in "слм":
        yield base + last
    if vowel and last in "лнртд":
        yield base + "ь"
    if vowel and len(base) > 2 and last in "пбққкғгнрлзс" and base[-2] in "рлнйусзпқ" and base[-3] in VOWELS:
        yield from (base[:-1] + lost + _HARD.get(last, last) for lost in "ыі")


def _verb_stems(base: str, vowel: bool) -> Iterator[tuple[str, int]]:
    last = base[-1]
    if vowel and last in _HARD:
        yield base[:-1] + _HARD[last], 0
    if vowel and last == "у" and len(base) > 2:
        yield base[:-1] + "п", 1  # тауып
    if not (vowel and last in "қкғп"):
        yield base, int(vowel and last in _HARD)


def _inflected(stem: str) -> bool:
    """Say whether what should be a stem is a plural or somebody's itself: өңірлер, еліміз, Қанышқыз."""
    if len(stem) > 5 and stem.endswith(("қыз", "ұл")):
        return True
    for size, tags in ((3, "pl"), (4, "p1s"), (3, "p1s")):
        if len(stem) - size > 1 and any(e.tags == tags and _fits(stem[:-size], e) for e in _endings("N").get(stem[-size:], ())):
            return True
    return False


def harmony(stem: str) -> bool | None:
    """Say whether the vowels of a stem are back ones; None where either kind of ending may follow."""
    for place in range(len(stem) - 1, -1, -1):
        letter = stem[place]
        if letter in BACK:
            return True
        if letter in FRONT:
            return None if letter == "и" and any(each in BACK for each in stem[:place]) else False  # тарихы, артисті
        if letter in "ую" and (place == 0 or stem[place - 1] not in VOWELS):
            return True if harmony(stem[:place]) else None
    return None


@cache
def _endings(sort: Sort) -> Mapping[str, tuple[Ending, ...]]:
    found: dict[tuple[str, str, bool], dict[bool, set[str]]] = defaultdict(lambda: {True: set(), False: set()})
    for back in (True, False):
        for sound in _SOUNDS:
            for letters, tags, vowel in _noun(sound, back) if sort == "N" else _verb(sound, back):
                if 0 < len(letters) <= _LONGEST:
                    found[letters, tags, vowel][back].add(sound)
    made: dict[str, list[Ending]] = defaultdict(list)
    for (letters, tags, vowel), sounds in sorted(found.items()):
        both = sounds[True] & sounds[False]
        sides: tuple[tuple[bool | None, set[str]], ...] = ((None, both), (True, sounds[True] - both), (False, sounds[False] - both))
        made[letters] += [Ending(tags, frozenset(those), side, vowel) for side, those in sides if those]
    return {letters: tuple(endings) for letters, endings in made.items()}


@cache
def _written(template: str, sound: str, back: bool) -> str:
    """Return a template as it is written after a sound: letters in brackets fall out where they would repeat its kind."""
    out = ""
    while template:
        last = _SOUND.get((out or sound)[-1], "т")
        letter, template = template[0], template[1:]
        if letter == "(":
            optional, _, template = template.partition(")")
            if (last == "а") == (optional in "с"):
                template = optional + template
        elif letter in _AFTER:
            out += _AFTER[letter][last]
        elif letter == "G":
            out += _HARMONY["K" if last == "т" else "G"][not back]
        elif letter in _HARMONY:
            out += _HARMONY[letter][not back]
        else:
            out += letter
    return out


def _noun(sound: str, back: bool, more: bool = True) -> Iterator[tuple[str, str, bool]]:
    """Yield all endings of a noun behind this sound: letters, tags, and whether the vowel of a possessive comes first."""
    bases = [("", "", False)]
    for plural in ("", "pl"):
        stem = _written("LAр", sound, back) if plural else ""
        if plural:
            bases.append((stem, "pl", False))
        for owner, template in _OWNERS.items():
            letters = stem + _written(template, stem or sound, back)
            bases.append((letters, f"{plural} {owner}".strip(), not plural and sound != "а"))
    for letters, tags, vowel in bases:
        if letters:
            yield letters, tags, vowel
        third, first = tags.endswith("p3"), tags.endswith(("p1", "p2"))
        for case, template in (_CASES_AFTER_THIRD if third else _CASES).items():
            written = letters + _written("A" if first and case == "dat" else template, letters or sound, back)
            yield written, f"{tags} {case}".strip(), vowel
            if case == "loc" and more:
                for tail, further in _attributive(written, back):
                    yield tail, f"{tags} loc {further}".strip(), vowel
        if more:
            for name, template in (("sim", "DAй"), ("equ", "ншA" if third else "шA"), ("gen ki", "NікY")):
                yield letters + _written(template, letters or sound, back), f"{tags} {name}".strip(), vowel
    if more:
        yield _written("рAQ" if sound == "а" else "YрAQ", sound, back), "cmp", sound != "а"


def _attributive(before: str, back: bool) -> Iterator[tuple[str, str]]:
    """Yield what makes an attribute of a place, as in қаладағы, with plural and case behind it."""
    letters = before + _written("GY", before, back)
    yield letters, "ki"
    for tail, tags, _ in _noun("а", back, more=False):
        yield letters + tail, f"ki {tags}"


def _verb(sound: str, back: bool) -> Iterator[tuple[str, str, bool]]:
    yield from _verb_forms("", sound, back)
    for letters, tags, _ in _verb_forms(_written("WA", sound, back), "а", back):
        yield letters, f"neg {tags}", False
    yield _written("WAс", sound, back), "neg aor", False
    yield _written("WAсTан".replace("T", "т") if back else "WAстен", sound, back), "neg cvb", False


def _verb_forms(before: str, sound: str, back: bool) -> Iterator[tuple[str, str, bool]]:
    vowel = sound != "а"

    def form(template: str, tags: str, first: bool = False) -> tuple[str, str, bool]:
        return before + _written(template, before or sound, back), tags, first and not before

    for person in ("", "м", "ң", "ңYз", "Q", "ңдAр", "ңYздAр"):
        yield form("DY" + person, "past" if not person else "past 12")
        yield form("сA" + person, "cond" if not person else "cond 12")
    for tags, template, first in (("ptcp", "GAн", False), ("hab", "AтYн" if vowel else "йтYн", vowel)):
        stem = before + _written(template, before or sound, back)
        yield stem, tags, first and not before
        for tail, further, _ in _noun("н", back, more=False):
            yield stem + tail, f"{tags} {further}", first and not before
        for tail in ("дAй", "шA", "мYн", "сYң", "сYз", "бYз", "дYQ", "дYQтAн"):
            yield stem + _written(tail, "н", back), f"{tags} x", first and not before
    for person in (*_PERSONS.values(), "дY", "сYздAр"):
        yield form(("A" if vowel else "й") + person, ("pres" if person == "дY" else "pres 12") if person else "cvb", vowel)
    for person in ("", "тY", "пYн", "сYз", "пYз"):
        yield form(("Yп" if vowel else "п") + person, "cvb" if not person else "perf" if person == "тY" else "perf 12", vowel)
    for template in ("сYн", "AйYQ" if vowel else "йYQ", "AйYн" if vowel else "йYн", "YңYз" if vowel else "ңYз"):
        yield form(template, "imp", vowel and template[0] in "AY")
    for person in _PERSONS.values():
        yield form(("Aр" if vowel else "р") + person, "aor" if not person else "aor 12", vowel)
    for template in ("MAQ", "MAQшY", "MAQпYн"):
        yield form(template.replace("M", "W"), "int")
    yield form("GAлY", "cvb")
    yield form("уDA", "prog", vowel)


def possessed(stem: str) -> str:
    """Return a noun as something of a third person.

    >>> [possessed(noun) for noun in ("жүйе", "аймақ", "халық", "процесс", "институт", "беру")]
    ['жүйесі', 'аймағы', 'халқы', 'процесі', 'институты', 'беруі']
    """
    base = stem
    if stem in words("kk", "shortened"):
        base = stem[:-2] + stem[-1]
    elif stem in words("kk", "doubled") or stem in words("kk", "soft"):
        base = stem[:-1]
    elif stem.endswith(("кт", "нкт")):
        base = stem + "і"
    soft = {"қ": "ғ", "к": "г", "п": "б"}.get(base[-1]) if stem not in words("kk", "shortened") else None
    back = harmony(stem)
    if back is None:  # институты, беруі, организмі
        vowels = [letter for letter in stem if letter in VOWELS + "ую"]
        back = vowels[-1:] == ["у"] and (not stem.endswith("у") or harmony(stem[:-1]) is not False)
    ending = _written("(с)Y", base[-1] if base[-1] in _SOUND else "т", back and not stem.endswith("ь"))
    return (base[:-1] + soft if soft else base) + ending
