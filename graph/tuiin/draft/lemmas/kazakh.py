"""Which reading of a Kazakh word is the likely one, by how often its stem and its endings were met in other words."""

import gzip
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from tuiin.draft.lemmas.endings import VOWELS, Parse, Sort, parses
from tuiin.draft.lemmas.lists import TABLES, pronouns, words

TABLE = TABLES / "kk.stems.tsv.gz"
_BENT = math.exp(-3.0)  # what a rule that is bent costs
_LETTER = math.exp(-2.0)  # what a letter of an unknown stem costs
_LONG = 60  # letters of a stem after which each costs nothing more
_UNKNOWN = 10.0  # weight of all unknown stems together
_CASES = {"gen": 3, "acc": 2, "dat": 2, "loc": 2, "abl": 3, "ins": 3}  # letters of a case
_SHORT = {"acc": 1, "dat": 2, "loc": 3}  # after a possessive of the third person


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of stems and of endings, as a text has them.

    `tokens` counts the words of the text by their basic form, `inflected` those that have an ending.
    """

    stems: Mapping[tuple[str, Sort], float]
    tags: Mapping[tuple[Sort, str], float]
    tokens: Mapping[str, int] = field(default_factory=dict)
    inflected: Mapping[str, int] = field(default_factory=dict)
    _sorts: dict[Sort, float] = field(init=False, repr=False, compare=False)
    _masses: dict[Sort, float] = field(init=False, repr=False, compare=False)
    _ends: dict[tuple[Sort, str], float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ends: dict[tuple[Sort, str], float] = defaultdict(float)
        masses: dict[Sort, float] = {"N": _UNKNOWN, "V": _UNKNOWN}
        sorts: dict[Sort, float] = {"N": 10.0, "V": 10.0}
        for (stem, sort), weight in self.stems.items():
            ends[sort, stem[-2:]] += weight
            masses[sort] += weight
        for (sort, _), weight in self.tags.items():
            sorts[sort] += weight
        for (sort, letters), weight in ends.items():
            ends[sort, letters] = (weight + 0.5) / masses[sort] * 300
        object.__setattr__(self, "_ends", dict(ends))
        object.__setattr__(self, "_masses", masses)
        object.__setattr__(self, "_sorts", sorts)

    def weight(self, parse: Parse) -> float:
        """Return how likely a reading is, beside the others of its word."""
        sort = parse.sort
        unknown = _UNKNOWN * _LETTER ** min(len(parse.stem), _LONG) * self._ends.get((sort, parse.stem[-2:]), 150 / self._masses[sort])
        stem = (self.stems.get((parse.stem, sort), 0.0) + unknown) / self._masses[sort]
        return (self.tags.get((sort, parse.tags), 0.0) + 0.01) * stem * _BENT**parse.bent

    def with_words(self, seen: Iterable[str]) -> "Model":
        """Return this model with what the different words seen in a text, in small letters, say of their stems."""
        stems = dict(self.stems)
        for word in sorted(set(seen)):
            found = list(parses(word))
            weights = [self.weight(parse) for parse in found]
            whole = sum(weights)
            for parse, weight in zip(found, weights, strict=True):
                if weight > 0.05 * whole:
                    key = (parse.stem, parse.sort)
                    stems[key] = stems.get(key, 0.0) + weight / whole
        return Model(stems, self.tags, self.tokens, self.inflected)

    def best(self, word: str, *, noun: bool = False) -> Parse:
        """Return the likeliest reading of a word in small letters; with `noun` only of those as a noun, adjective or name."""
        if word in pronouns():
            return Parse(pronouns()[word], "N", "pron")
        head, hyphen, tail = word.rpartition("-")
        if hyphen and head and _is_ending(tail):  # БҰҰ-ның
            return Parse(head, "N", _is_ending(tail))
        return max((parse for parse in parses(word) if not noun or parse.sort == "N"), key=self.weight)

    def verbal(self, word: str) -> float:
        """Return how likely a word in small letters is a form of a verb, from 0 to 1."""
        verb = other = 0.0
        for parse in parses(word):
            if parse.sort == "V":
                verb += self.weight(parse)
            else:
                other += self.weight(parse)
        return verb / (verb + other)


@cache
def model() -> Model:
    """Return the model that was counted on KazNERD; a poor one without any word where its table is missing."""
    stems: dict[tuple[str, Sort], float] = {}
    tags: dict[tuple[Sort, str], float] = {("N", ""): 1.0}
    tokens: dict[str, int] = {}
    inflected: dict[str, int] = {}
    if TABLE.exists():
        for line in gzip.decompress(TABLE.read_bytes()).decode().splitlines():
            kind, word, weight = line.split("\t")
            if kind == "t":
                tokens[word], inflected[word] = map(int, weight.split())
            elif kind in ("N", "V"):
                stems[word, kind] = float(weight)  # type: ignore[index]
            else:
                tags[kind[-1], word] = float(weight)  # type: ignore[index]
    for word in words("kk", "whole", "doubled", "soft", "shortened"):
        stems[word, "N"] = stems.get((word, "N"), 0.0) + 1
    return Model(stems, tags, tokens, inflected)


def basic(parse: Parse) -> str:
    """Return the basic form of a reading: of a verb its infinitive.

    >>> basic(Parse("оқы", "V", "past")), basic(Parse("тап", "V", "cvb")), basic(Parse("қой", "V", ""))
    ('оқу', 'табу', 'қою')
    """
    if parse.sort == "N":
        return parse.stem
    stem, last = parse.stem[:-1], parse.stem[-1]
    if last in "ыі":
        return stem + "у"
    if last == "й":
        return stem + "ю"
    return stem + {"п": "б", "қ": "ғ", "к": "г"}.get(last, last) + "у"


def without_case(word: str, parse: Parse) -> str:
    """Return a word, with its capitals, without its case; plural and possessive stay.

    >>> without_case("Ұйымының", Parse("ұйым", "N", "p3 gen")), without_case("БҰҰ-ға", Parse("бұұ", "N", "dat"))
    ('Ұйымы', 'БҰҰ')
    """
    tags = parse.tags.split()
    case = next((tag for tag in tags if tag in _CASES), "")
    if not case or parse.sort == "V":
        return word
    before = tags[: tags.index(case)]
    letters = _CASES[case]
    if before and before[-1] == "p3":
        letters = _SHORT.get(case, 3)
    elif before and before[-1] in ("p1", "p2") and case == "dat":
        letters = 1
    if tags[-1] == "ki":
        letters += 2
    elif tags[-1] != case:  # a plural or case behind -дағы
        return word[: len(parse.stem)] if word.lower().startswith(parse.stem) else word
    return word[:-letters].rstrip("-‐‑'’")


@cache
def _is_ending(letters: str) -> str:
    """Return what letters behind a hyphen say as an ending of a noun; empty where they are none."""
    if not letters or len(letters) > 6 or not any(letter in VOWELS for letter in letters):
        return ""
    cases = ("gen", "acc", "dat", "loc", "abl", "ins", "loc ki", "p3", "p3 gen", "p3 acc", "p3 dat", "p3 loc", "p3 abl", "p3 ins", "pl")
    found = {
        parse.tags
        for base in ("ата", "әже", "кен", "тон", "ар", "ер", "ат", "ет", "ал", "ел", "аз", "ез")
        for parse in parses(base + letters)
        if parse.stem == base and parse.sort == "N"
    }
    return next((case for case in cases if case in found), "")
