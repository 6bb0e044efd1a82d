"""Words that a line end had cut, joined again, and words that look like slips of the pen beside a twin in the same text."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from tuiin.draft import lemmas
from tuiin.draft.found import Span
from tuiin.draft.reading import Reading

_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑’'ʼ][^\W\d_]+)*")
_CUT = re.compile(r"([^\W\d_]+)[-‐‑]([^\W\d_]+)")
_LEAST = 6  # letters of a word that can be a slip
_OFTEN = 3  # times that the twin of a slip occurs, or more
_SIGNS = str.maketrans({"ь": "ъ", "ё": "е"})


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that was probably meant to be another: to be noted, never to be replaced."""

    span: Span
    printed: str
    probably: str  # the basic form that was meant


def mended(text: str, language: str) -> Callable[[str], str]:
    """Return what gives a word as it was before a line end cut it: joined where that is known, and the word with a hyphen is not.

    >>> mend = mended("Қа-лыптасқан жүйе, көші-қон саясаты.", "kk")
    >>> mend("Қа-лыптасқан"), mend("көші-қон")
    ('Қалыптасқан', 'көші-қон')
    """
    words = _WORD.findall(text)
    cut = sorted({word for word in words if _CUT.fullmatch(word)})
    if not cut:
        return str
    joined: dict[str, str] = {}
    seen = Counter(word.lower() for word in words)
    lemma = lemmas.lemmatizer(language)
    basics = {lemma(word) for word in seen if "-" not in word}
    for word in cut:
        whole = re.sub("[-‐‑]", "", word)
        small = whole.lower()
        before, after = re.split("[-‐‑]", word.lower())
        if word[1:] != word[1:].lower() or len(small) < _LEAST or (lemmas.known(before, language) and lemmas.known(after, language)):
            continue
        if seen[small] or (lemma(small) in basics and len(lemma(small)) >= _LEAST) or lemmas.known(small, language):
            joined[word] = whole
    return lambda word: joined.get(word, word)


def slips(reading: Reading) -> list[Slip]:
    """Return the words of a text that seem to be misspelt, in their order: unknown, and one letter away from a frequent one.

    Words that only occur with a capital are names, and left alone.
    """
    counts = Counter(token.lemma for sentence in reading.sentences for token in sentence.tokens if token.word[0].isalpha())
    meant = twins(counts, reading.language)
    small = {token.lemma for sentence in reading.sentences for token in sentence.tokens if token.word[0].islower()}
    return [
        Slip(Span(token.start, token.end), reading.text[token.start : token.end], meant[token.lemma])
        for sentence in reading.sentences
        for token in sentence.tokens
        if token.lemma in meant and token.lemma in small
    ]


def twins(counts: Mapping[str, int], language: str) -> dict[str, str]:
    """Return for each basic form that looks like a slip the one that was meant, given how often each occurs.

    Two are twins if letters side by side have changed places, or if one letter is missing, too many or another (F. Damerau, "A technique
    for computer detection and correction of spelling errors", 1964), but not at the end, where another ending would be.

    >>> twins({"цирфландыру": 1, "цифрландыру": 9, "цифрлану": 4}, "kk")
    {'цирфландыру': 'цифрландыру'}
    """
    rare = sorted(word for word, count in counts.items() if _LEAST <= len(word) <= 40 and not lemmas.known(word, language))
    frequent = sorted(
        (word for word, count in counts.items() if count >= _OFTEN and len(word) >= _LEAST - 1), key=lambda word: (-counts[word], word)
    )
    index: dict[str, list[str]] = defaultdict(list)
    for word in frequent:
        for key in _shorter(word):
            index[key].append(word)
    found: dict[str, str] = {}
    for word in rare:
        near = {other for key in _shorter(word) for other in index.get(key, ()) if counts[other] >= _OFTEN * counts[word]}
        best = min((other for other in near if _slipped(word, other)), key=lambda other: (-counts[other], other), default="")
        if best and best not in found:
            found[word] = best
        elif (spelt := word.translate(_SIGNS)) != word and lemmas.known(spelt, language):
            found[word] = spelt
    return found


def _shorter(word: str) -> Collection[str]:
    """Return a word, and all that is left of it without one of its letters."""
    return dict.fromkeys([word, *(word[:place] + word[place + 1 :] for place in range(min(len(word), 40)))])


def _slipped(word: str, other: str) -> bool:
    """Say whether one slip lies between two words, and not in the last two letters or in the first one."""
    place = next(_different(word, other), None)
    if place is None or word == other or (place == 0 and len(word) != len(other)):
        return False
    end, other_end = word[place:], other[place:]
    if len(word) == len(other) and end[1::-1] == other_end[:2] and end[2:] == other_end[2:]:
        return True
    if len(word) < _LEAST + 3 or len(end) < 4:
        return False
    return end[1:] == other_end[1:] or end[1:] == other_end or end == other_end[1:]


def _different(word: str, other: str) -> Iterator[int]:
    yield from (place for place, (one, two) in enumerate(zip(word, other, strict=False)) if one != two)
    if len(word) != len(other):
        yield min(len(word), len(other))
