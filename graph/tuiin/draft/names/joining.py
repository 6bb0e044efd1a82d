"""Mentions that name the same brought together: inflected, turned round, shortened to a family name, an acronym or initials."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tuiin.draft.found import Mention, Name
from tuiin.draft.known import Registry
from tuiin.draft.names import alphabets
from tuiin.draft.names.cues import words as table
from tuiin.draft.names.inflected import folded, nominative, stem
from tuiin.draft.names.lines import AND, INITIAL, PARTICLES, Words, words_of
from tuiin.draft.reading import Reading

AMBIGUOUS = "draft.doubts.ambiguous-name"
ALPHABETS = "draft.doubts.other-alphabet"
_YEAR = re.compile(r"[^\n\w]{0,4}\b((?:1[5-9]|20)\d\d)(?!\d)")
_LATER = re.compile(r"[^\n]{0,300}?\b((?:1[5-9]|20)\d\d)(?!\d)")
_MANY = 40  # given names with one family name; who has more of them is nobody to be told apart
_INNER = re.compile(r"[«“„\"](.+)[»”\"]")
_BRACKET = re.compile(r"\s*\(\s*")
_PART = re.compile(r"[^\W\d_]+(?:[-‐‑’'ʼ][^\W\d_]+)*|,")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one mention has the name: the family's, folded, and the given ones or their initials, folded; as printed, too."""

    family: str
    given: tuple[str, ...]
    label: str


def joined(mentions: Sequence[Mention], reading: Reading, registry: Registry) -> list[Name]:
    """Return whom mentions name, in the order in which a text first does: each with all its mentions.

    A family name alone is that of the one person of the text who has it; where two have it, the name stays apart, with a doubt.
    """
    text = words_of(reading)
    persons = {number: person_of(one, text) for number, one in enumerate(mentions) if one.kind == "person"}
    groups = _Groups(len(mentions))
    for numbers in _same(mentions, text):
        groups.join(numbers)
    for number, brackets in _bracketed(mentions, reading.text):
        groups.join((number, brackets))
    doubtful, doubted = _join_persons(groups, persons, _years(mentions, reading))
    found = []
    for group in groups:
        labels = [persons[number].label if number in persons else mentions[number].label for number in group]
        name = _name([mentions[number] for number in group], labels, reading)
        doubts = [doubt for doubt, some in ((AMBIGUOUS, doubtful), (ALPHABETS, doubted)) if some.intersection(group)]
        found.append(replace(name, doubts=tuple(doubts)))
    return found


def _years(mentions: Sequence[Mention], reading: Reading) -> dict[int, str]:
    """Return by which year people are cited: that right behind them, or in a list of works that of the entry."""
    found = {}
    for number, one in enumerate(mentions):
        sentence = reading.at(one.span.start)
        form = _LATER if sentence is not None and sentence.zone == "bibliography" else _YEAR
        if year := form.match(reading.text, one.span.end):
            found[number] = year[1]
    return found


class _Groups:
    """Numbers that belong together."""

    def __init__(self, size: int) -> None:
        self._first = list(range(size))

    def find(self, number: int) -> int:
        while self._first[number] != number:
            self._first[number] = self._first[self._first[number]]
            number = self._first[number]
        return number

    def join(self, numbers: Iterable[int]) -> None:
        roots = sorted({self.find(number) for number in numbers})
        for root in roots[1:]:
            self._first[root] = roots[0]

    def __iter__(self) -> Iterator[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._first)):
            found[self.find(number)].append(number)
        return iter(found.values())


def person_of(mention: Mention, text: Words) -> Person:
    """Return the parts of a person's name: `Surname, Given`, `Surname I. I.`, `I. Surname`, `Given Surname`."""
    parts = _PART.findall(mention.label)
    turned = "," in parts and parts[-1] != ","
    parts = [part for part in parts if part == "," or part.lower() not in table("ranks", "kk")] or parts
    words = [part for part in parts if part != ","]
    if turned:
        comma = parts.index(",")
        family, given = parts[:comma], [part for part in parts[comma + 1 :] if part != ","]
    elif len(words) > 1 and len(words[0]) > 2 and all(INITIAL.fullmatch(word) for word in words[1:]):
        family, given, turned = words[:1], words[1:], True
    else:
        first = next((number for number, word in enumerate(words[:-1]) if word.lower() in PARTICLES and number), len(words) - 1)
        family, given = words[first:], words[:first]
    plain = [word for word in family if word.lower() not in PARTICLES] or family
    base = nominative(plain[-1], text.language, text.stands) if plain else ""
    dotted = [f"{one}." if INITIAL.fullmatch(one) else one for one in given]
    label = " ".join([*dotted, *family]) if turned else mention.label
    return Person(_key(base, text.language), tuple(_key(one, text.language) for one in given), label)


def _key(word: str, language: str) -> str:
    """Return a word without what the forms of a name differ in."""
    small = folded(word)
    if language != "ru":
        return small
    return stem(re.sub("(?:ого|ому|[ыио]м|ой|ую|ая|[аеуы])$", "", small) if len(small) > 4 else small, "ru")


def _same(mentions: Sequence[Mention], text: Words) -> Iterator[list[int]]:
    """Yield the numbers of mentions with one entry of a registry, one address, or one label in any of its forms."""
    by_key: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(mentions):
        if one.reference:
            by_key["reference", one.reference].append(number)
        if one.same_as:
            by_key["address", one.same_as].append(number)
        inner = _INNER.search(one.label)
        words = tuple(_key(word, text.language) for word in _PART.findall(inner[1] if inner else one.label))
        by_key[one.kind, *words].append(number)
    yield from by_key.values()
    yield from _shortened(by_key)


def _shortened(by_key: Mapping[tuple[str, ...], list[int]]) -> Iterator[list[int]]:
    """Yield the numbers of an organisation and of the acronym that the first letters of its words are, where only one has them."""
    long: dict[str, list[list[int]]] = defaultdict(list)
    for (kind, *words), numbers in by_key.items():
        if kind == "organization" and len(words) > 1:
            long["".join(word[0] for word in words if word not in AND)].append(numbers)
    for key, numbers in by_key.items():
        found = long.get(key[1], []) if key[0] == "organization" and len(key) == 2 and len(key[1]) > 2 else []
        if len(found) == 1:
            yield [*found[0], *numbers]


def _bracketed(mentions: Sequence[Mention], text: str) -> Iterator[tuple[int, int]]:
    """Yield two mentions of one kind of which the second is all that stands in brackets behind the first."""
    for number, (one, other) in enumerate(pairwise(mentions)):
        between = text[one.span.end : other.span.start]
        if one.kind == other.kind and _BRACKET.fullmatch(between) and text[other.span.end : other.span.end + 1] == ")":
            yield number, number + 1


def _join_persons(groups: _Groups, persons: Mapping[int, Person], years: Mapping[int, str]) -> tuple[set[int], set[int]]:
    """Join people by what is known of their names; return the mentions that may be of several, and those that may be of one.

    `years` are those of the works by which they are cited.
    """
    families: dict[str, dict[tuple[str, ...], list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, person in persons.items():
        families[person.family][person.given].append(number)
    doubtful: set[int] = set()
    doubted = _joined_alphabets(families, years)
    for numbers in _inverted(families):
        groups.join(numbers)
    for numbers, others in _called_by_given(families):
        families.pop(persons[numbers[0]].family)
        groups.join([*numbers, others[0]])
    for by_given in families.values():
        alone = by_given.pop((), [])
        if len(by_given) < _MANY:
            alike = {given: [other for other in by_given if _fits(other, given)] for given in by_given}
            sure = {given for given, others in alike.items() if all(_fits(one, two) for one in others for two in others)}
            for given in sorted(sure):
                groups.join(number for other in alike[given] if other in sure for number in by_given[other])
        for numbers in by_given.values():
            groups.join(numbers)
        groups.join(alone)
        if len({groups.find(numbers[0]) for numbers in by_given.values()}) == 1:
            groups.join([*next(iter(by_given.values())), *alone])
        elif by_given:
            doubtful.update(alone)
    return doubtful, {number for number in doubted if len({groups.find(other) for other in doubted[number]} | {groups.find(number)}) > 1}


def _joined_alphabets(families: dict[str, dict[tuple[str, ...], list[int]]], years: Mapping[int, str]) -> Mapping[int, list[int]]:
    """Let those of one family name in two alphabets be of one; return the mentions of which that is not sure, with those they may be of.

    Names that are only alike are one where the same year is cited by both, or both have given names that begin alike.
    """
    doubted: dict[int, list[int]] = defaultdict(list)
    for name in sorted(families, key=lambda one: (not one[:1].isascii(), one)):
        likes = {other: found for other in families if other != name and (found := alphabets.likeness(name, other))}
        sure = [other for other, found in likes.items() if found == "same"]
        if len(sure or likes) != 1 or name not in families:
            continue
        (other,) = sure or likes
        for given in list(families[name]):
            _join_given(families, (name, given), other, years, doubted, sure=bool(sure))
        if not families[name]:
            del families[name]
    return doubted


def _join_given(
    families: dict[str, dict[tuple[str, ...], list[int]]],
    mine: tuple[str, tuple[str, ...]],
    other: str,
    years: Mapping[int, str],
    doubted: dict[int, list[int]],
    *,
    sure: bool,
) -> None:
    """Let those with a family name and a given one be of another family name, where nothing speaks against it; else note what may be."""
    name, given = mine
    begun = [one for one in families[other] if one]
    fitting = [one for one in begun if given and alphabets.begin_alike(one[0], given[0])]
    if given and begun and not fitting:
        return
    numbers = families[name][given]
    theirs = [number for one, some in families[other].items() if one in fitting or not one or not given for number in some]
    cited = {years[number] for number in numbers if number in years} & {years[number] for number in theirs if number in years}
    if sure or cited or fitting:
        families[other][fitting[0] if len(fitting) == 1 else () if begun or not given else given].extend(families[name].pop(given))
    else:
        for number in numbers:
            doubted[number] += theirs


_Families = Mapping[str, Mapping[tuple[str, ...], list[int]]]


def _inverted(families: _Families) -> Iterator[list[int]]:
    """Yield people who are named in both orders without a comma: Given Family, Family Given."""
    for family, by_given in families.items():
        for given, numbers in by_given.items():
            if len(given) == 1 and len(given[0]) > 1:
                yield [*numbers, *families.get(given[0], {}).get((family,), ())]


def _called_by_given(families: _Families) -> list[tuple[list[int], list[int]]]:
    """Return mentions by a given name alone, with those of the one person of the text who has it."""
    having: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for family, by_given in families.items():
        for given, numbers in by_given.items():
            if given and len(given[0]) > 2:
                having[given[0]].setdefault(family, numbers)
    return [
        (by_given[()], next(iter(having[family].values())))
        for family, by_given in families.items()
        if list(by_given) == [()] and len(having.get(family, {})) == 1
    ]


def _fits(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether given names may be of one person: each is that of the other, or begins it."""
    return all(first.startswith(second) or second.startswith(first) for first, second in zip(one, other, strict=False))


def _name(mentions: Sequence[Mention], labels: Sequence[str], reading: Reading) -> Name:
    kind = Counter(one.kind for one in mentions).most_common(1)[0][0]
    label = _best(labels, kind, reading.language)
    printed = dict.fromkeys(reading.words(one.span.start, one.span.end) for one in mentions)
    return Name(
        kind=kind,
        label=label,
        mentions=tuple(mentions),
        forms=tuple(form for form in printed if form != label),
        reference=next((one.reference for one in mentions if one.reference), ""),
        same_as=next((one.same_as for one in mentions if one.same_as), ""),
    )


def _best(labels: Sequence[str], kind: str, language: str) -> str:
    """Return the label that says most, in the letters of the language: of people whole names before initials; of others the longest."""
    counts = Counter(labels)

    def says(label: str) -> tuple[bool, int, int, int]:
        own = language not in ("kk", "ru") or not label[:1].isascii()
        parts = len(re.findall(r"[^\W\d_]{2,}", label)) if kind == "person" else len(label.split())
        return own, parts, counts[label], -len(label)

    return max(counts, key=says)
