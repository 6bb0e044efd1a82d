"""A sentence as a row of small-letter words, with the names and terms that stand in it: what rules look at, and put into slots."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tuiin.draft.claims import cues
from tuiin.draft.found import Name, Slot, Span, Term
from tuiin.draft.reading import Reading, Sentence

STOPS = frozenset(".!?…;:")
OPENING, CLOSING = frozenset('«“„"‘‹‟'), frozenset('»”"’›“')
DASHES = frozenset("–—―-‒")
_MARK = re.compile(r"[^\w%]+")
_KAZAKH = re.compile("[әғқңөұүһі]")
_RUSSIAN = frozenset("и в на что по из от для это как который которые была было были также или при не".split())
_ENGLISH = frozenset("the of and to in is that for was with as on by are from which have not".split())
Held = TypeVar("Held")
_LONGEST = 64  # letters of a word that are looked at
MOST = 400  # words of a sentence that are looked at: what is longer is no sentence


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its words in small letters; `language` is that of the sentence."""

    reading: Reading
    sentence: Sentence
    language: str
    words: tuple[str, ...]
    names: tuple[tuple[int, int, Name], ...]  # first word, and the one behind the last
    terms: tuple[tuple[int, int, Term], ...]
    order: int
    """Its number in the text."""
    share: float
    """How much of the paragraphs of the body stands before it, from 0 to 1."""

    def __len__(self) -> int:
        return len(self.words)

    @property
    def end(self) -> int:
        """Where its words end that are looked at."""
        return self.sentence.tokens[len(self.words) - 1].end if self.words else self.sentence.end

    @property
    def whole(self) -> Span:
        """The sentence."""
        return Span(self.sentence.start, self.sentence.end)

    def span(self, first: int, behind: int) -> Span | None:
        """Return where these words stand, without marks around them, but with a pair of quotation marks; None where there is no word."""
        first, behind = max(first, 0), min(behind, len(self.words))
        while first < behind and is_mark(self.words[first]):
            first += 1
        while first < behind and is_mark(self.words[behind - 1]):
            behind -= 1
        if first >= behind:
            return None
        return Span(self.sentence.tokens[first].start, self.sentence.tokens[behind - 1].end)

    def cue(self, first: int, behind: int) -> Span:
        """Return where these words stand, marks and all."""
        return Span(self.sentence.tokens[first].start, self.sentence.tokens[behind - 1].end)

    def named(self, first: int, behind: int) -> Iterator[tuple[int, int, Name]]:
        """Yield the names that stand wholly or partly among these words."""
        return ((start, end, name) for start, end, name in self.names if start < behind and end > first)

    def slot(self, first: int, behind: int, *, last: bool = True) -> Slot:
        """Return the name or term at the end of these words (or at their beginning), else the words.

        A name counts that holds the outermost word; of terms the longest that does.
        """
        span = self.span(first, behind)
        if span is None:
            return None
        outer = self._outermost(first, behind, last)
        for start, end, name in self.names:
            if start <= outer < end and start >= first - 1 and end <= behind + 1:
                return name
        fitting = [(end - start, term) for start, end, term in self.terms if start <= outer < end and start >= first and end <= behind]
        return max(fitting, key=lambda each: each[0])[1] if fitting else span

    def _outermost(self, first: int, behind: int, last: bool) -> int:
        order = range(behind - 1, first - 1, -1) if last else range(first, behind)
        return next((at for at in order if not is_mark(self.words[at])), first)

    def printed(self, at: int) -> str:
        """Return a word as it is printed."""
        return self.sentence.tokens[at].word

    def quoted(self) -> list[tuple[int, int]]:
        """Return where quotations stand: the opening mark, and the closing one."""
        found, opened = [], -1
        for at, word in enumerate(self.words):
            if opened < 0 and word in OPENING:
                opened = at
            elif opened >= 0 and word in CLOSING:
                found.append((opened, at))
                opened = -1
        return found

    def bare(self) -> list[bool]:
        """Say of each word whether it stands outside of brackets."""
        depth, found = 0, []
        for word in self.words:
            depth += word in "(["
            found.append(depth == 0)
            depth -= depth > 0 and word in ")]"
        return found


def is_mark(word: str) -> bool:
    """Say whether this is no word and no figure."""
    return _MARK.fullmatch(word) is not None


def lines(reading: Reading, names: Sequence[Name], terms: Sequence[Term], sentences: Iterable[Sentence]) -> list[Line]:
    """Return these sentences, each with its language, its words, and the names and terms in it."""
    sentences = list(sentences)
    named = sorted(((mention.span, name) for name in names for mention in name.mentions), key=lambda each: (each[0].start, -each[0].end))
    termed = sorted(((span, term) for term in terms for span in term.spans), key=lambda each: (each[0].start, -each[0].end))
    body = [sentence.paragraph for sentence in sentences if sentence.zone == "body"]
    order = {paragraph: number for number, paragraph in enumerate(dict.fromkeys(body))}
    found = []
    for number, sentence in enumerate(sentences):
        words = tuple(_heard(token.word[:_LONGEST], reading.language) for token in sentence.tokens[:MOST])
        share = order.get(sentence.paragraph, 0) / max(len(order) - 1, 1)
        inside = tuple((first, behind, name) for first, behind, name in _within(named, sentence) if behind <= len(words))
        spoken = tuple((first, behind, term) for first, behind, term in _within(termed, sentence) if behind <= len(words))
        found.append(Line(reading, sentence, _language(words, reading.language), words, inside, spoken, number, share))
    return found


def _heard(word: str, language: str) -> str:
    """Return a word in small letters; as printed one that is another with a capital: "May 2021", "Will Carter", "Must it?"."""
    small = word.lower()
    return word if word[0].isupper() and small in cues.table(language.split("-")[0].lower(), "SMALL_ONLY") else small


def _within(found: list[tuple[Span, Held]], sentence: Sentence) -> Iterator[tuple[int, int, Held]]:
    """Return what stands in a sentence, with the numbers of its first word and of the one behind its last."""
    first = bisect_left(found, sentence.start, key=lambda each: each[0].start)
    behind = bisect_left(found, sentence.end, lo=first, key=lambda each: each[0].start)
    return ((*_words(sentence, span), each) for span, each in found[first:behind])


def _words(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Return the numbers of the first word of a span and of the one behind its last."""
    first = bisect_left(sentence.tokens, span.start + 1, key=lambda token: token.end)
    return first, max(bisect_left(sentence.tokens, span.end, key=lambda token: token.start), first + 1)


def _language(words: tuple[str, ...], language: str) -> str:
    """Return the language of a sentence: that of the text, unless its letters or its small words say otherwise."""
    language = language.split("-")[0].lower()
    if language not in cues.LANGUAGES:
        return language
    letters = [word for word in words if word[0].isalpha()]
    latin = sum(word[0] < "\u0250" for word in letters)
    if latin * 2 > len(letters):
        return "en" if language == "en" or sum(word in _ENGLISH for word in letters) * 8 > len(letters) else ""
    if language == "en":
        language = "ru"
    kazakh = sum(_KAZAKH.search(word) is not None for word in letters)
    if kazakh * (5 if language == "ru" else len(letters)) > len(letters) * (language == "ru"):
        return "kk"
    return "ru" if language == "ru" or sum(word in _RUSSIAN for word in letters) * 8 > len(letters) else "kk"
