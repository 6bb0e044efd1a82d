"""A text as the drafter reads it: its sentences, where each stands in the article, and their words with offsets and basic forms."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tuiin.letters import seen
from tuiin.model import Passage

Zone = Literal["head", "heading", "body", "caption", "bibliography", "furniture"]

# A word with its hyphens and apostrophes, a number with its separators, or one mark.
_TOKEN = re.compile(r"[^\W\d_]+(?:[-‐‑’'ʼ]\n?[^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a mark. `word` is what is printed between the offsets, mended where a line end had cut it.

    `lemma` is its basic form in small letters: of nouns and adjectives the nominative singular, of other words what is known.
    """

    start: int
    end: int
    word: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its id, with where it stands in the text, in which part of the article, and its words."""

    id: str
    start: int
    end: int
    zone: Zone
    tokens: tuple[Token, ...]

    @property
    def paragraph(self) -> str:
        """The id of its paragraph, `p4` of `p4s12`."""
        return self.id.partition("s")[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """A normalised text in its language, read once for all who look for something in it. Offsets are code points of `text`."""

    text: str
    language: str
    sentences: tuple[Sentence, ...]
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [sentence.start for sentence in self.sentences])

    def words(self, start: int, end: int) -> str:
        """Return what is printed between two offsets, on one line, without what nobody can see."""
        return seen(self.text[start:end])

    def at(self, start: int) -> Sentence | None:
        """Return the sentence in which an offset lies; None between sentences."""
        found = bisect_right(self._starts, start) - 1
        sentence = self.sentences[found] if found >= 0 else None
        return sentence if sentence and start < sentence.end else None

    def tokens(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens of a sentence that lie wholly between two offsets."""
        sentence = self.at(start)
        if sentence is None:
            return ()
        first = bisect_left(sentence.tokens, start, key=lambda token: token.start)
        return [token for token in sentence.tokens[first:] if token.end <= end]

    def of(self, *zones: Zone) -> Iterator[Sentence]:
        """Yield the sentences of these parts of the article, in their order."""
        return (sentence for sentence in self.sentences if sentence.zone in zones)


def read(
    text: str,
    passages: Sequence[Passage],
    language: str,
    lemma: Callable[[str], str],
    zones: dict[str, Zone],
    mended: Callable[[str], str] = str,
) -> Reading:
    """Return a text as read: `lemma` gives the basic form of a word, `mended` a word as it was before a line end cut it.

    >>> reading = read("Cars pollute.", [Passage("p1s1", 0, 13, "")], "en", lambda word: word.lower().rstrip("s"), {})
    >>> [(token.word, token.lemma) for token in reading.sentences[0].tokens]
    [('Cars', 'car'), ('pollute', 'pollute'), ('.', '.')]
    """
    return Reading(
        text,
        language,
        tuple(
            Sentence(
                passage.id,
                passage.start,
                passage.end,
                zones.get(passage.id, "body"),
                tuple(_tokens(text, passage.start, passage.end, lemma, mended)),
            )
            for passage in passages
        ),
    )


def _tokens(text: str, start: int, end: int, lemma: Callable[[str], str], mended: Callable[[str], str]) -> Iterator[Token]:
    for found in _TOKEN.finditer(text, start, end):
        word = mended(found.group().replace("\n", ""))
        yield Token(found.start(), found.end(), word, lemma(word) if word[0].isalpha() else word)
