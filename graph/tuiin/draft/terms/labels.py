"""What the variants of a term share, and the one label that they get together."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from tuiin.draft import lemmas
from tuiin.draft.found import Span, Term
from tuiin.draft.lemmas import phrases as kazakh
from tuiin.draft.mending import twins
from tuiin.draft.reading import Reading, Token
from tuiin.draft.terms.phrases import Phrase, Place, Words

_ADJECTIVE = re.compile(r"(?<=[^\W\d_]{3})(?:лық|лік|дық|дік|тық|тік|лы|лі|ды|ді|ты|ті)$")
_LETTERS = 5  # of a word in capitals that is no abbreviation
_PLURAL = 0.6  # share of places in the plural that makes the label one


def folded(lemma: str) -> str:
    """Return what the adjectives of one noun share.

    >>> folded("цифрлық") == folded("цифрлы"), folded("ұлттық") == folded("ұлт")
    (True, False)
    """
    return _ADJECTIVE.sub("~", lemma)


class Labels:
    """The labels of the terms of one text, by the forms that they have in it."""

    def __init__(self, reading: Reading, sentences: Sequence[Words]) -> None:
        """Look which words of the text are slips of others."""
        self._reading = reading
        self._sentences = sentences
        counts = Counter(token.lemma for sentence in reading.sentences for token in sentence.tokens if token.word[0].isalpha())
        self._twins = twins(counts, reading.language)
        self._tongue = reading.language.split("-")[0].lower()

    def key(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the basic words of a phrase, slips mended, without what makes another adjective of the same noun."""
        return self._same(tuple(token.lemma for token in tokens))

    def merged(self, phrases: Sequence[Phrase]) -> list[Term]:
        """Return terms, one for all phrases with the same words but for slips and the ending of an adjective, the weightiest first."""
        groups: dict[tuple[str, ...], list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            key = self._same(phrase.key) if not phrase.reference else ("", phrase.reference)
            groups[key].append(phrase)
        called: dict[str, list[Phrase]] = defaultdict(list)
        for group in groups.values():
            called[self._called(group).casefold()] += group
        found = _standing([self._term(group) for label, group in called.items() if label])
        return sorted(found, key=lambda term: (-term.score, term.spans[0].start, term.label))

    def everywhere(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        """Return phrases that were found where a text marks them, each once, with all places where they stand."""
        marked: dict[tuple[str, ...], Phrase] = {}
        places: dict[tuple[str, ...], set[Place]] = defaultdict(set)
        lengths: dict[str, set[int]] = defaultdict(set)
        for phrase in phrases:
            key = self._same(phrase.key)
            marked[key] = max(marked.get(key, phrase), phrase, key=_best)
            places[key].update(phrase.places)
            lengths[key[0]].add(len(key))
        for number, sentence in enumerate(self._sentences):
            plain = [self._twins.get(token.lemma, token.lemma) for token in sentence.tokens]
            for at, word in enumerate(plain):
                for size in sorted(lengths.get(word, set()) | lengths.get(folded(word), set())):
                    key = self._same(tuple(plain[at : at + size]))
                    if key in marked and not sentence.named.intersection(range(at, at + size)):
                        places[key].add((number, at, at + size))
        return [phrase.at(tuple(sorted(places[key]))) for key, phrase in marked.items()]

    def _same(self, key: tuple[str, ...]) -> tuple[str, ...]:
        mended = tuple(self._twins.get(word, word) for word in key)
        return (*(folded(word) for word in mended[:-1]), mended[-1]) if self._tongue == "kk" else mended

    def _term(self, group: Sequence[Phrase]) -> Term:
        places = sorted({place for phrase in group for place in phrase.places})
        spans = tuple(self._span(place) for place in places)
        best = max(group, key=_best)
        label = self._called(group)
        printed = Counter(self._reading.words(span.start, span.end) for span in spans)
        forms = tuple(sorted(form for form in printed if form.casefold() != label.casefold()))
        score = sum(phrase.score for phrase in group)
        return Term(label, spans, best.by, round(score, 3), best.confidence, forms, best.reference)

    def _called(self, group: Sequence[Phrase]) -> str:
        return max(group, key=_best).label or self._label(group)

    def _span(self, place: tuple[int, int, int]) -> Span:
        tokens = self._sentences[place[0]].tokens
        return Span(tokens[place[1]].start, tokens[place[2] - 1].end)

    def _label(self, group: Sequence[Phrase]) -> str:
        """Return the citation form that most places of the weightiest variant give, by the words that are spelt as they should be."""
        found: Counter[str] = Counter()
        many = self._plural(group)
        for phrase in group:
            for number, first, last in phrase.places:
                tokens = self._sentences[number].tokens[first:last]
                if many and not self._many(tokens[-1].word):
                    continue
                slips = any(token.lemma in self._twins for token in tokens)
                found[self._cited([self._spelt(number, at) for at in range(first, last)], many)] += 1 if slips else 100
        return min(found, key=lambda label: (-found[label], len(label), label))

    def _plural(self, group: Sequence[Phrase]) -> bool:
        heads = [self._sentences[number].tokens[last - 1].word for phrase in group for number, _, last in phrase.places]
        return sum(map(self._many, heads)) > _PLURAL * len(heads)

    def _many(self, word: str) -> bool:
        return self._tongue == "kk" and "pl" in kazakh.noun_reading(word.lower()).tags.split()

    def _cited(self, words: Sequence[str], plural: bool) -> str:
        return kazakh.citation(words, plural) if self._tongue == "kk" else lemmas.citation(words, self._reading.language)

    def _spelt(self, number: int, at: int) -> str:
        """Return a word of a sentence as it should be spelt, without the capital that only its place gives it."""
        sentence = self._sentences[number]
        token = sentence.tokens[at]
        if token.lemma in self._twins:
            return self._twins[token.lemma]
        if token.word.isupper() and len(token.word) > _LETTERS:
            return token.word.lower()
        return token.word if self._inside(number, at) or token.word in self._proper else token.word.lower()

    def _inside(self, number: int, at: int) -> bool:
        """Say whether a word stands where a capital means something: not where a sentence, a title or a quotation begins."""
        sentence = self._sentences[number]
        return sentence.running and at > 0 and (sentence.tokens[at - 1].word[0].isalnum() or sentence.tokens[at - 1].word in ",-–(")

    @cached_property
    def _proper(self) -> frozenset[str]:
        """Return the words that have a capital within a sentence and never lack it."""
        inside: set[str] = set()
        small: set[str] = set()
        for number, sentence in enumerate(self._sentences):
            for at, token in enumerate(sentence.tokens):
                if token.word[:1].islower():
                    small.add(token.word)
                elif token.word[:1].isupper() and self._inside(number, at):
                    inside.add(token.word)
        return frozenset(word for word in inside if word.lower() not in small)

    def named(self, places: Sequence[Place]) -> bool:
        """Say whether most of these phrases end in a name, in a language of which terms have none."""
        if self._tongue not in ("kk", "ru", "en"):
            return False
        inside = [place for place in places if self._inside(place[0], place[2] - 1)]
        capitals = sum(self._sentences[number].tokens[last - 1].word[0].isupper() for number, _, last in inside or places)
        return 2 * capitals > len(inside or places)


def _best(phrase: Phrase) -> tuple[float, float]:
    return phrase.confidence, phrase.score


def _standing(terms: Sequence[Term]) -> list[Term]:
    """Return terms without the places where they are only a part of a longer one, but for entries of the project.

    A term without a place of its own is left out, and one of a single word that only counting found without two.
    """
    spans = sorted({(span.start, -span.end) for term in terms for span in term.spans})
    inside, furthest = set(), -1
    for start, end in spans:
        if -end <= furthest:
            inside.add((start, -end))
        furthest = max(furthest, -end)
    found = []
    for term in terms:
        alone = tuple(span for span in term.spans if term.reference or (span.start, span.end) not in inside)
        if len(alone) > (" " not in term.label and term.by in ("rule:c-value", "rule:head")):
            found.append(replace(term, spans=alone))
    return found
