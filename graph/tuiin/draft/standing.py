"""Which words stand in which sentence of a text: quoted word for word, named in whatever form, or copied at length."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from tuiin.draft.found import Span
from tuiin.draft.lemmas import function_words, lemmatizer
from tuiin.draft.reading import Reading, Sentence

RUN = 6  # words in a row that make a copy
_WORD = re.compile(r"[^\W_]+(?:[-‐‑’'ʼ][^\W_]+)*")
_ENDING = 2  # letters at the end of a word that may be others where it is inflected
_LEAST = 4  # letters of a word of which that is said


class Standing:
    """The words of a text by sentence, looked up as they are asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._lemma = lemmatizer(reading.language)
        self._idle = function_words(reading.language)
        self._words: dict[str, frozenset[str]] = {}
        self.sentences = {sentence.id: sentence for sentence in reading.sentences}

    def quoted(self, words: str, sentence: str) -> Span | None:
        r"""Return where these very words stand in a sentence, whatever white space is between them; None where they do not.

        >>> from tuiin.draft.reading import read
        >>> from tuiin.model import Passage
        >>> text = "He said\nso, he said."
        >>> reading = read(text, [Passage("p1s1", 0, 20, "")], "en", str.lower, {})
        >>> Standing(reading).quoted("said so", "p1s1"), Standing(reading).quoted("said no", "p1s1")
        (Span(start=3, end=10), None)
        """
        at, parts = self.sentences.get(sentence), words.split()
        if at is None or not parts:
            return None
        found = re.compile(r"\s+".join(map(re.escape, parts))).search(self._reading.text, at.start, at.end)
        return Span(found.start(), found.end()) if found else None

    def named(self, form: str, sentences: Iterable[str], known: Iterable[str] = ()) -> bool:
        """Say whether a name stands in one of these sentences: all its words that name anything, in any order and with any endings.

        Words of other names that are `known` need not stand there.
        """
        plain, beside = " ".join(form.casefold().split()), {word for name in known for word in _WORD.findall(name.casefold())}
        wanted = [word for word in _WORD.findall(plain) if word not in self._idle and word not in beside] or _WORD.findall(plain)
        at = [found for one in sentences if (found := self.sentences.get(one))]
        if not wanted:
            return False
        return any(all(self._has(word, one) for word in wanted) or plain in self._plain(one) for one in at)

    def pointed(self, words: str, entry: str) -> bool:
        """Say whether words point at an entry of a list of works: one of its names stands in them, with whatever ending.

        >>> from tuiin.draft.reading import read
        >>> standing = Standing(read("", [], "en", str.lower, {}))
        >>> standing.pointed("as Holm's (2004)", "Holm, J.: On lamps. 2004"), standing.pointed("Berg (2004)", "Holm, J.: On lamps. 2004")
        (True, False)
        """
        names = [word.casefold() for word in _WORD.findall(entry) if len(word) > 2 and word[0].isupper()]
        return any(one.startswith(name) for one in _WORD.findall(words.casefold()) for name in names)

    def copied(self, words: str) -> bool:
        """Say whether as many words stand in a row as in one of the sentences of the text as make a copy."""
        return any(run in self._runs for run in _runs(words))

    def alphabet(self, sentences: Iterable[str]) -> str:
        """Return in which alphabet most letters of these sentences are."""
        return alphabet(" ".join(self._plain(found) for one in sentences if (found := self.sentences.get(one))))

    def _has(self, word: str, sentence: Sentence) -> bool:
        there = self._said(sentence)
        if word in there or self._lemma(word) in there:
            return True
        stem = word[: max(len(word) - _ENDING, _LEAST)]
        return len(word) >= _LEAST and any(one.startswith(stem) for one in there)

    def _said(self, sentence: Sentence) -> frozenset[str]:
        if sentence.id not in self._words:
            tokens = {form for token in sentence.tokens for form in (token.word.casefold(), token.lemma)}
            self._words[sentence.id] = frozenset(tokens | set(_WORD.findall(self._plain(sentence))))
        return self._words[sentence.id]

    def _plain(self, sentence: Sentence) -> str:
        return self._reading.words(sentence.start, sentence.end).casefold()

    @cached_property
    def _runs(self) -> frozenset[tuple[str, ...]]:
        return frozenset(run for sentence in self._reading.sentences for run in _runs(self._plain(sentence)))


def alphabet(words: str) -> str:
    """Return in which alphabet most letters are, as Unicode calls it; empty where there are none.

    >>> alphabet("the city of Қала"), alphabet("a б в"), alphabet("2020")
    ('LATIN', 'CYRILLIC', '')
    """
    found = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in words[:10_000] if letter.isalpha())
    return max(sorted(found), key=found.__getitem__, default="")


def _runs(words: str) -> Iterable[tuple[str, ...]]:
    said = _WORD.findall(words.casefold())
    return (tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1))
