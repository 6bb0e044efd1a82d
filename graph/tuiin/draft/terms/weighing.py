"""How much a phrase is a term: how often it stands on its own, and how much oftener its words occur here than elsewhere."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from tuiin.draft.lemmas.kazakh import model
from tuiin.draft.lemmas.lists import words as listed
from tuiin.draft.reading import Reading, Token
from tuiin.draft.terms.labels import Labels, folded
from tuiin.draft.terms.phrases import Grammar, Phrase, Place, Words, parts, runs

_SHORT = 1500  # words of a text in which a phrase counts that occurs once
_SUPPORT = 2  # phrases that have the same head, and that begin with the same word, where one of them occurs once
_ONCE = 0.5  # what a phrase is worth that occurs once
_HEADED = 3  # terms that make their head one
_OFTEN = 4  # times that a word alone occurs
_STRANGE = 4.0  # binary orders of magnitude by which it is commoner here


def weighed(sentences: Sequence[Words], rules: Grammar, labels: Labels, reading: Reading) -> list[Phrase]:
    """Return phrases of several words, each with its weight: its C-value times the mean weirdness of its words.

    C-value: K. Frantzi, S. Ananiadou, H. Mima, "Automatic recognition of multi-word terms", 2000. Weirdness: K. Ahmad, L. Gillam,
    L. Tostevin, "University of Surrey participation in TREC-8", 1999; in binary logarithms, and 1 where there is nothing to compare with.
    """
    places: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for number, words in enumerate(sentences):
        for run in runs(words, rules):
            for first, last in parts(words, run, rules):
                if last - first > 1 and _coherent(words.tokens[first:last], rules):
                    places[labels.key(words.tokens[first:last])].append((number, first, last))
    counts = {key: len(found) for key, found in places.items()}
    around = _around(counts)
    strange = _weirdness(reading)
    size = sum(len(words.tokens) for words in sentences)
    least = 1 if size < _SHORT else 2
    heads, firsts = Counter(key[-1] for key in counts), Counter(key[0] for key in counts)
    titled = {key for key, found in places.items() if any(sentences[number].title for number, _, _ in found)}
    found = []
    for key, count in counts.items():
        if count < least and key not in titled and not (heads[key[-1]] >= _SUPPORT and firsts[key[0]] >= _SUPPORT):
            continue
        if labels.named(places[key]) or (count < 2 and not rules.sure and _repeated(key, counts)):
            continue
        longer = around.get(key, ())
        alone = count - (sum(longer) / len(longer) if longer else 0)
        if longer and max(longer) >= count:
            continue
        weird = max(0.1, sum(strange(word) for word in key) / len(key))
        times = (1.5 if key in titled else 1) * (1 if count > 1 else _ONCE)
        score = math.log2(len(key) + 0.5) * alone * weird * times
        by = "rule:title" if key in titled and count < 2 else "rule:c-value"
        if score > 0:
            found.append(Phrase(key, tuple(places[key]), by, score, _sure(score, count)))
    return found


def single(sentences: Sequence[Words], rules: Grammar, labels: Labels, reading: Reading, counted: Sequence[Phrase]) -> list[Phrase]:
    """Return words that are terms alone: in the title, the head of several terms, or much commoner here than elsewhere."""
    tongue = reading.language.split("-")[0].lower()
    vague = listed(tongue, "vague alone") if tongue in ("kk", "ru", "en") else frozenset()
    heads = Counter(phrase.key[-1] for phrase in counted)
    strange = _weirdness(reading)
    found = []
    for key, places in _alone(sentences, rules, labels, tongue).items():
        count, weird = len(places), strange(key)
        titled = any(sentences[number].title for number, _, _ in places)
        strong = weird >= _STRANGE or tongue != "kk"
        near = weird >= _STRANGE - 1 or tongue != "kk"
        good = (strong and count >= _OFTEN) or (near and ((titled and count >= _HEADED) or heads[key] >= _HEADED))
        of_verb = tongue == "kk" and key.endswith("у") and not (strong and heads[key] >= _HEADED)
        if good and not of_verb and key not in vague and not labels.named(places):
            by = "rule:title" if titled else "rule:head" if heads[key] >= _HEADED else "rule:c-value"
            found.append(Phrase((key,), tuple(places), by, count * weird / 8, 0.55))
    return found


def _alone(sentences: Sequence[Words], rules: Grammar, labels: Labels, tongue: str) -> Mapping[str, list[Place]]:
    """Return where each noun stands: in Kazakh one that has an ending somewhere, elsewhere only at the end of a phrase."""
    places: dict[str, list[Place]] = defaultdict(list)
    inflected = set()
    for number, words in enumerate(sentences):
        for run in runs(words, rules):
            for first, last in parts(words, run, rules):
                token = words.tokens[first]
                if last - first == 1 and len(token.word) > 3 and (tongue == "kk" or last == run[1]):
                    key = labels.key([token])[0]
                    places[key].append((number, first, last))
                    if tongue != "kk" or token.word.lower() != token.lemma:
                        inflected.add(key)
    return {key: found for key, found in places.items() if key in inflected}


def _around(counts: Mapping[tuple[str, ...], int]) -> Mapping[tuple[str, ...], list[int]]:
    """Return for each phrase how often each longer one occurs that it is a part of."""
    around: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for key, count in counts.items():
        inner = {key[first:last] for first in range(len(key)) for last in range(first + 2, len(key) + 1) if last - first < len(key)}
        for part in inner:
            if part in counts:
                around[part].append(count)
    return around


def _repeated(key: tuple[str, ...], counts: Mapping[tuple[str, ...], int]) -> bool:
    """Say whether a part of a phrase occurs more than once, so that the rest may be a verb that stands there by chance."""
    return any(counts.get(key[first:last], 0) > 1 for first in range(len(key)) for last in range(first + 2, len(key) + 1))


def _coherent(tokens: Sequence[Token], rules: Grammar) -> bool:
    """Say whether words belong together, none of them twice."""
    return len({token.lemma for token in tokens}) == len(tokens) and rules.together(tokens)


def _weirdness(reading: Reading) -> Callable[[str], float]:
    tongue = reading.language.split("-")[0].lower()
    if tongue != "kk":
        return lambda word: 1.0
    here = Counter(folded(token.lemma) for sentence in reading.sentences for token in sentence.tokens if token.word[0].isalpha())
    size = max(1, here.total())
    elsewhere = _elsewhere()

    @cache
    def weird(word: str) -> float:
        return math.log2(max(here[folded(word)], 1) / size / ((elsewhere[folded(word)] + 1) / elsewhere.total()))

    return weird


@cache
def _elsewhere() -> Counter[str]:
    found: Counter[str] = Counter({"": 1})
    for word, count in model().tokens.items():
        found[folded(word)] += count
    return found


def _sure(score: float, count: int) -> float:
    return round(min(0.9, 0.45 + 0.05 * min(count, 5) + 0.02 * min(score, 10)), 2)
