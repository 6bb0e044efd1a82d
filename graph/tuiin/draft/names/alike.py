"""Names of one list are of one kind, and so is one name in one text: what a model holds a name for yields to what is surer."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tuiin.draft.found import NameKind
from tuiin.draft.names.inflected import folded, nominative
from tuiin.draft.names.lines import AND, CLOSE, OPEN, Guess, Line

_SURE = 0.75
_GUESSED = frozenset(("model", "title", "capitals"))
_LIKE = frozenset(("person", "place", "organization"))


def alike(line: Line, guesses: Sequence[Guess]) -> list[Guess]:
    """Return the guesses at the names of a sentence, those of a model that are in doubt with the kind of the list in which they stand."""
    return [guess for one in _lists(line, [*_begun(line, guesses), *guesses]) for guess in _even(one)]


def _begun(line: Line, guesses: Sequence[Guess]) -> Iterator[Guess]:
    """Yield an unknown word that begins a sentence with a list of names, as one of them."""
    first = min(line.opening)
    after = next((guess for guess in guesses if guess.first == first + 2), None)
    free = after and after.kind in _LIKE and not any(guess.first <= first < guess.end for guess in guesses)
    listed = line.at(first + 1) in (",", *AND) and line.name(first) and not line.text.ordinary(line.words[first])
    if after and free and listed:
        yield replace(after, first=first, end=first + 1, by="model", confidence=0.4, label="", reference="", same_as="")


def _lists(line: Line, guesses: Sequence[Guess]) -> Iterator[list[Guess]]:
    """Yield guesses that stand one after the other, with a comma or an "and" between them."""
    found: list[Guess] = []
    for guess in guesses:
        if found and not (guess.first == found[-1].end + 1 and (line.at(found[-1].end) == "," or line.at(found[-1].end) in AND)):
            yield found
            found = []
        found.append(guess)
    yield found


def _even(listed: list[Guess]) -> list[Guess]:
    if len(listed) < 3:
        return listed
    weight: dict[NameKind, float] = defaultdict(float)
    for guess in listed:
        weight[guess.kind] += guess.confidence
    sure = [guess.kind for guess in listed if guess.by not in _GUESSED]
    agreed = bool(sure) and len(set(sure)) == 1
    kind = sure[0] if agreed else max(listed, key=lambda guess: weight[guess.kind]).kind
    return [
        replace(guess, kind=kind) if guess.by in _GUESSED and (agreed or guess.confidence < _SURE) and guess.kind in _LIKE else guess
        for guess in listed
    ]


def settled(lines: Sequence[Line], guesses: Sequence[Sequence[Guess]]) -> list[list[Guess]]:
    """Return the guesses of a text, those of a model and titles without a noun with the kind that the same name mostly has in it."""
    weight: dict[str, dict[NameKind, float]] = defaultdict(lambda: defaultdict(float))
    for line, found in zip(lines, guesses, strict=True):
        for guess in found:
            weight[_key(line, guess)][guess.kind] += guess.confidence * (1 if guess.by in _GUESSED else 4)
    kinds = {key: max(sorted(one), key=one.__getitem__) for key, one in weight.items()}
    return [
        [replace(guess, kind=kinds[_key(line, guess)]) if guess.by in _GUESSED else guess for guess in found]
        for line, found in zip(lines, guesses, strict=True)
    ]


def _key(line: Line, guess: Guess) -> str:
    """Return what a name is compared by: what is in its quotation marks, or itself without the ending of its case."""
    first, end = guess.first, guess.end
    inside = [number for number in range(first, end) if line.words[number] in OPEN or line.words[number] in CLOSE]
    if len(inside) > 1:
        return "«" + " ".join(line.small[inside[0] + 1 : inside[-1]])
    *before, last = line.words[first:end]
    return " ".join(map(folded, [*before, nominative(last, line.text.language, line.text.stands)]))
