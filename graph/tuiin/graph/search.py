"""Free words find what a graph holds: claims, notes, things and questions, ranked; endings and slips of the keyboard are forgiven.

A word counts by how few things hold it (the inverse document frequency of Okapi BM25), and by how near the nearest word of a thing comes to
it: the same, of the same beginning, or with as many three letters in common (Dice). So no language needs a stemmer: for Kazakh, whose words
take many endings, none is kept. Only a word that nothing comes near is taken for a slip of the keyboard, one or two letters from another.
What is said of a claim counts less than its words: subject and object, relation, holders, role.
"""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from tuiin.files import words as interface

_WORD = re.compile(r"[^\W_]+")
# Letters that a keyboard may lack fold into those that it has; the explorer does the same.
_LIKE = str.maketrans("әғқңөұүһіё", "агкноуухие")
_NEAR = 0.5  # how near a word must come to count
_SAME = 0.7  # how near is near enough for a word not to be a slip
# What a word of three letters may have at its end and be the same: bot, bots; бот, боты; бот, боттар (folded).
_ENDING = re.compile("(e?s|[ауыеи]|ов|ом|ам|ах|ами|[лдт][ае]р|[нтд][ыи]н?|[гк][ае])")
_CALLED = 3.0  # how much more than a claim a thing counts that is called just so, and in part one whose name so begins or ends
_LIKE_IT = 0.6  # how near a word of its name must come for that
_LENGTH = 0.4  # how much it counts against a thing that it holds many words


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to be found: what it is, its name, and its words, each text with how much it counts."""

    kind: str
    name: str
    texts: tuple[tuple[str, float], ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found, how well it fits (0 and more), and which of the words asked for it has nothing of."""

    entry: Entry
    score: float
    lacking: tuple[str, ...]


def fold(text: str) -> str:
    """Return text in small letters without marks, and with the letters of any keyboard.

    >>> fold("Ұлттық Қайта-құру"), fold("Café")
    ('улттык кайта-куру', 'cafe')
    """
    apart = unicodedata.normalize("NFD", text.casefold()).replace("и\u0306", "й")
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_LIKE)


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return _WORD.findall(fold(text))


@cache
def small() -> frozenset[str]:
    """Return words that ask and join and say nothing of a thing, in all languages of the interface."""
    return frozenset(token for one in interface.languages() for token in tokens(interface.words(one)["find"]["small"]))


def near(one: str, other: str) -> float:
    """Return how near two folded words come to one another: from 0 to 1 for the same.

    >>> near("democracy", "democracy"), near("democracy", "democracies") > 0.8, near("democrcy", "democracy") > 0.5, near("bus", "bush")
    (1.0, True, True, 0.0)
    """
    if one == other:
        return 1.0
    shorter, longer = sorted((len(one), len(other)))
    if shorter == 3 and one[:3] == other[:3] and _ENDING.fullmatch(max(one, other, key=len)[3:]):
        return 0.8
    if shorter < 4 or one.isdecimal() or other.isdecimal():
        return 0.0
    same = next((number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), shorter)
    if same >= max(4, 0.7 * shorter):
        return 0.55 + 0.4 * same / longer
    mine, its = _threes(one), _threes(other)
    dice = 2 * len(mine & its) / (len(mine) + len(its))
    return 0.8 * dice if dice >= 0.6 else 0.0


def slip(one: str, other: str) -> float:
    """Return how likely one folded word is another with a slip of the keyboard: letters left out, put in, taken for others or swapped.

    >>> [round(slip(one, other), 1) for one, other in [("brxeit", "brexit"), ("nazarbaef", "nazarbayev"), ("bus", "bush")]]
    [0.6, 0.5, 0.0]
    """
    shorter, longer = sorted((len(one), len(other)))
    most = 2 if shorter >= 8 else 1
    if shorter < 5 or longer - shorter > most or one[0] != other[0] or one.isdecimal():
        return 0.0
    before, line = [0] * (len(other) + 1), list(range(len(other) + 1))
    for row, a in enumerate(one, 1):
        older, before, line = before, line, [row]
        for column, b in enumerate(other, 1):
            best = min(before[column] + 1, line[-1] + 1, before[column - 1] + (a != b))
            if row > 1 and column > 1 and a == other[column - 2] and b == one[row - 2]:
                best = min(best, older[column - 2] + 1)
            line.append(best)
    return 0.0 if line[-1] > most else 0.7 - 0.1 * line[-1]


@cache
def _threes(word: str) -> frozenset[str]:
    framed = f" {word} "
    return frozenset(framed[at : at + 3] for at in range(len(framed) - 2))


@dataclass(slots=True)
class Index:
    """Entries by their words."""

    entries: list[Entry] = field(default_factory=list)
    _held: dict[str, dict[int, float]] = field(default_factory=lambda: defaultdict(dict))
    _sizes: list[float] = field(default_factory=list)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Index":
        """Return an index of these entries."""
        made = cls()
        for entry in entries:
            made.add(entry)
        return made

    def add(self, entry: Entry) -> None:
        """Take an entry in."""
        number = len(self.entries)
        self.entries.append(entry)
        found: dict[str, float] = {}
        for text, weight in entry.texts:
            for token in tokens(text):
                found[token] = max(found.get(token, 0.0), weight)
        for token, weight in found.items():
            self._held[token][number] = weight
        self._sizes.append(sum(found.values()))

    def find(self, words: str, most: int = 10, kinds: Collection[str] = ()) -> list[Hit]:
        """Return the entries, of these kinds or of any, that fit some words, the best first; none where nothing fits or is asked."""
        asked = dict.fromkeys(tokens(words))
        telling = [word for word in asked if word not in small()] or list(asked)
        scores: dict[int, float] = defaultdict(float)
        matched: dict[int, set[str]] = defaultdict(set)
        for word in telling:
            held = self._fitting(word)
            rare = math.log(1 + (len(self.entries) - len(held) + 0.5) / (len(held) + 0.5))
            for number, fit in held.items():
                scores[number] += rare * fit
                matched[number].add(word)
        usual = sum(self._sizes) / len(self._sizes) if self._sizes else 1.0
        hits = []
        for number, score in scores.items():
            entry = self.entries[number]
            if kinds and entry.kind not in kinds:
                continue
            long = 1 - _LENGTH + _LENGTH * self._sizes[number] / usual
            whole = len(matched[number]) / len(telling)
            named = _called(entry, telling) if entry.kind == "thing" else 0.0
            likely = 1 + _CALLED * named if named else entry.weight
            lacking = tuple(word for word in telling if word not in matched[number])
            hits.append(Hit(entry, score * whole * likely / long**0.5, lacking))
        return sorted(hits, key=lambda hit: (-hit.score, hit.entry.name))[:most]

    def _fitting(self, word: str) -> Mapping[int, float]:
        """Return how well the entries fit one word that hold one near it, or one that it is a slip of."""
        fits = {token: fit for token in self._held if (fit := near(word, token)) >= _NEAR}
        if max(fits.values(), default=0.0) < _SAME:
            fits |= {token: fit for token in self._held if (fit := slip(word, token)) > fits.get(token, 0.0)}
        found: dict[int, float] = {}
        for token, fit in fits.items():
            for number, weight in self._held[token].items():
                found[number] = max(found.get(number, 0.0), fit * weight)
        return found


def _called(entry: Entry, words: list[str]) -> float:
    """Return how much of a name of a thing these words are, where one begins or ends with them: from 0 to 1 for the whole as it is."""
    names = [tokens(text) for text, _ in entry.texts]
    return max((max(_begins(name, words), _begins(name[::-1], words[::-1])) for name in names), default=0.0)


def _begins(name: list[str], words: list[str]) -> float:
    if not words or len(words) > len(name):
        return 0.0
    fits = [max(near(word, token), slip(word, token)) for word, token in zip(words, name, strict=False)]
    return sum(fit * fit for fit in fits) / len(name) if min(fits) >= _LIKE_IT else 0.0


def joined(texts: Iterable[str], weight: float) -> Iterator[tuple[str, float]]:
    """Yield texts that count alike."""
    for text in texts:
        yield text, weight
