"""Terms that a text marks itself: between quotation marks, or where it says what something is."""

import re
from collections.abc import Iterator, Sequence

from tuiin.draft import lemmas
from tuiin.draft.found import Mention
from tuiin.draft.lemmas import phrases as kazakh
from tuiin.draft.lemmas import russian
from tuiin.draft.lemmas.lists import words as listed
from tuiin.draft.reading import Reading, Token
from tuiin.draft.terms.phrases import Grammar, Phrase, Words

_OPEN, _CLOSE = '«„“"', '»“”"'
_LEAST = 4  # letters between quotation marks that may be a term
_MOST = 6  # words between quotation marks that may be a term
# What stands behind a term that is said to be something, and before one; the words are in their basic forms or as printed.
_AFTER = {
    "kk": re.compile(r"(?:ұғым|термин|түсінік)\w*|дегеніміз|[–—-] бұл|деп(?:\s[–—-])? "),
    "ru": re.compile(r"[–—-] это|называ(?:ется|ют)|представляет собой|понима(?:ется|ют)"),
    "en": re.compile(r"(?:is|are) defined|refers? to|means|denotes|is understood|is called"),
}
_BEFORE = {
    "kk": re.compile(r"$^"),
    "ru": re.compile(r"(?:понятие|понятия|термин|термина|под)$", re.IGNORECASE),
    "en": re.compile(r"(?:the (?:term|concept|notion) of|the term|called|known as)$", re.IGNORECASE),
}


def quoted(reading: Reading, sentences: Sequence[Words], mentions: Sequence[Mention]) -> list[Phrase]:
    """Return what stands between quotation marks and is neither a name nor said by somebody."""
    names = sorted((mention.span.start, mention.span.end) for mention in mentions if mention.kind in ("programme", "work", "organization"))
    found = []
    for number, words in enumerate(sentences):
        for first, last in _between(words.tokens):
            inside = words.tokens[first:last]
            start, end = inside[0].start, inside[-1].end
            if any(left < end and start < right for left, right in names) or not _phrase(inside, reading.language):
                continue
            label = _label(reading, inside)
            key = tuple(token.lemma for token in inside)
            name = inside[0].word[0].isupper() and first > 1
            found.append(Phrase(key, ((number, first, last),), "rule:quoted", 2.0 if name else 6.0, 0.4 if name else 0.75, label))
    return found


def defined(reading: Reading, sentences: Sequence[Words], rules: Grammar) -> list[Phrase]:
    """Return what a text says the meaning of."""
    tongue = reading.language.split("-")[0].lower()
    if tongue not in _AFTER:
        return []
    found = []
    for number, words in enumerate(sentences):
        for first, last in _defined(reading, words, tongue, rules):
            key = tuple(token.lemma for token in words.tokens[first:last])
            found.append(Phrase(key, ((number, first, last),), "rule:defined", 8.0, 0.8))
    return found


def _defined(reading: Reading, words: Words, tongue: str, rules: Grammar) -> Iterator[tuple[int, int]]:
    tokens = words.tokens
    for at in range(1, min(len(tokens), 14)):
        behind = reading.words(tokens[at].start, tokens[min(at + 3, len(tokens) - 1)].end)
        if not (_AFTER[tongue].match(behind) and rules.head(tokens[at - 1])):
            continue
        first = at - 1
        while (
            first
            and first - 1 not in words.named
            and tokens[first - 1].word[0].isalpha()
            and rules.inner(tokens[first - 1])
            and at - first < 4
        ):
            first -= 1
        while first < at - 1 and not rules.first(tokens[first]):
            first += 1
        whole = first == 0 or at - first > 1 or not tokens[first - 1].word[0].isalpha()
        if whole and rules.together(tokens[first:at]) and not words.placed.intersection(range(first, at)):
            yield first, at
        return


def _inner(token: Token, rules: Grammar) -> bool:
    return token.word[0].isalpha() and rules.inner(token)


def _between(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    opened = None
    for at, token in enumerate(tokens):
        if opened is not None and token.word in _CLOSE:
            if 0 < at - opened - 1 <= _MOST:
                yield opened + 1, at
            opened = None
        elif token.word in _OPEN:
            opened = at


def _phrase(tokens: Sequence[Token], language: str) -> bool:
    """Say whether words are a phrase, not a sentence, an adjective or a figure."""
    tongue = language.split("-")[0].lower()
    words = [token.word.lower() for token in tokens]
    functions = lemmas.function_words(language)
    if (
        len("".join(words)) < _LEAST
        or not words[-1][0].isalpha()
        or not all(word.isalnum() or word[0].isalpha() or word in "-–" for word in words)
    ):
        return False
    if words[-1] in functions or lemmas.is_verb(words[-1], language) or (words[0] in functions and len(words) < 3):
        return False
    if len(words) == 1:
        return not _adjective(words[0], tongue)
    return tongue == "kk" or not any(lemmas.is_verb(word, language) for word in words[:-1])


def _adjective(word: str, tongue: str) -> bool:
    if tongue == "kk":
        return kazakh.is_adjective(word)
    return russian.kind(word).startswith("ADJ") if tongue == "ru" else tongue == "en" and word in listed("en", "vague first")


def _label(reading: Reading, tokens: Sequence[Token]) -> str:
    printed = [token.word for token in tokens]
    if sum(word[:1].isupper() for word in printed) > 1 or reading.language.split("-")[0].lower() not in ("kk", "ru", "en"):
        return " ".join(printed)
    if reading.language.split("-")[0].lower() == "kk":
        return kazakh.citation(printed, plural=True)
    return lemmas.citation(printed, reading.language)
