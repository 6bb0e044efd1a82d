"""Places, states and people of old known by the word that stands with them: a city, a river, a khanate; and, behind a name, a khan."""

from collections.abc import Iterator

from tuiin.draft.found import NameKind
from tuiin.draft.names.cues import forms, words
from tuiin.draft.names.lines import Guess, Line, is_acronym

_STATES = frozenset("республика империя ханство empire khanate republic kingdom".split())
_KAZAKH: tuple[tuple[str, NameKind], ...] = (("places", "place"), ("states", "state"), ("ranks", "person"))


def placed(line: Line) -> Iterator[Guess]:
    """Yield names with the word that says what they are of."""
    language = line.text.language
    if line.shouted:
        return
    yield from _bodies(line, language)
    if language in ("ru", "en"):
        yield from _beside(line, language)
    for table, kind in _KAZAKH if language == "kk" else ():
        for found in forms(table, "kk").find(line.words):
            first = _left(line, found.first)
            if table == "places" and first == found.first:
                first = _left(line, _past(line, first))
            titled = table == "ranks" and line.words[found.first][0].isupper() and line.name(found.end)
            known = line.known.get(first)
            if titled:  # «Тарихшы Сұлтан Верецов»: a given name
                continue
            if known and known.end == found.first and known.entry.kind == kind == "state":
                yield Guess(first, found.end, kind, "beside", 0.9, known.entry.label, same_as=known.entry.same_as)
            elif first < found.first and line.name(first) and (kind != "person" or _alone(line.small[found.first], found.form)):
                yield Guess(first, found.end, kind, "beside", 0.85)


def _bodies(line: Line, language: str) -> Iterator[Guess]:
    """Yield the earth, the sun and the moon where they have a capital within a sentence, and then where they begin one."""
    for found in forms("bodies", language).find(line.words):
        number = found.first
        inside = number not in line.opening or line.text.capital[line.small[number]] > line.text.small[line.small[number]]
        if line.words[number][0].isupper() and inside and not line.name(number + 1) and not line.name(number - 1):
            yield Guess(number, number + 1, "place", "beside", 0.6)


def _past(line: Line, number: int) -> int:
    """Return where what may stand between a name and its head begins: «Бурабай ұлттық табиғи паркі»."""
    while line.at(number - 1) in words("between", "kk"):
        number -= 1
    return number


def _alone(word: str, rank: str) -> bool:
    """Say whether a word is that of a rank in the singular and nobody's, in whatever case: хан, ханның; not хандар, ханы."""
    rest = word[len(rank) :]
    return rest[1:3] not in ("ар", "ер") and rest[:1] not in ("ы", "і", "с")


def _left(line: Line, number: int) -> int:
    """Return where the words with capitals before a word begin; of one behind another with an ending only the last."""
    first = number
    while first > max(0, number - 6) and line.name(first - 1) and not is_acronym(line.words[first - 1]):
        if first < number and line.small[first - 1].endswith(
            ("ның", "нің", "дың", "дің", "тың", "тің", "да", "де", "та", "те", "дан", "ден")
        ):
            break
        first -= 1
    return first


def _beside(line: Line, language: str) -> Iterator[Guess]:
    for found in forms("behind", language).find(line.small):
        number, first = found.first, _left(line, found.first)
        adjective = language == "en" or line.small[number - 1].endswith(("й", "ая", "ое", "ого", "ом", "ую", "му"))
        named = language == "ru" or (line.words[number][0].isupper() and line.at(number + 1) != "of")
        if first < number and adjective and named:
            yield Guess(first, number + 1, "state" if found.form in _STATES else "place", "beside", 0.85)
    for found in forms("lands", language).find(line.words):
        number = found.first - 1
        if line.name(number) and number not in line.opening and number not in line.known and not line.text.ordinary(line.words[number]):
            yield Guess(_left(line, number + 1), number + 1, "place", "beside", 0.7)
    for found in forms("republics", language).find(line.small):
        known = line.known.get(found.end + (line.at(found.end) == "of"))
        if known and known.entry.kind == "state" and line.words[found.first][0].isupper():
            yield Guess(found.first, known.end, "state", "beside", 0.9, known.entry.label, same_as=known.entry.same_as)
    for found in forms("before", language).find(line.small):
        number = found.first
        if line.name(number + 1) and not line.name(number + 2) and (language == "ru" or line.words[number][0].isupper()):
            yield Guess(number + 1 if language == "ru" else number, number + 2, "place", "beside", 0.8)
