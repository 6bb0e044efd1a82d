"""Of all guesses at the names of a sentence those that are kept: who is trusted most, the longer before the shorter, none without sense."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tuiin.draft.names.inflected import capital
from tuiin.draft.names.lines import Guess, Line, apart

# Who is believed first. What a rule has put around a known name stays whole; a model is heard where nobody else speaks.
_TRUST = """registry address citation initials quoted title head office given-name beside gazetteer people
    brackets calling again model deed capitals""".split()
_WHOLE = frozenset(("citation", "initials", "quoted", "title", "head", "office", "given-name", "beside"))
_KNOWN = frozenset(("registry", "gazetteer"))
_WITHIN = frozenset(("of", "for"))  # small words within a name in a title in capitals
# Heads that only say of what kind a well-known organisation is; others, such as a committee, are parts of it.
_GENERIC = tuple(
    """орталы ұйым компани корпорац агентті қор партия газет журнал организаци агентств фонд парти центр
    company corporation party foundation agency""".split()
)


def chosen(guesses: Iterable[Guess], line: Line) -> list[Guess]:
    """Return the guesses that are kept, in the order of the text; they share no word."""
    sane = [guess for guess in guesses if _sane(guess, line)]
    return apart(sorted(_settled(sane, line), key=lambda guess: (_TRUST.index(guess.by), guess.first - guess.end, guess.first)))


def _settled(guesses: list[Guess], line: Line) -> Iterator[Guess]:
    """Yield guesses without known names that lie within a larger one, and without larger ones that only add what a known name has."""
    known = _by_word(guesses)
    dropped: set[Guess] = set()
    for whole in guesses:
        if not (whole.by in _WHOLE or (whole.by == "model" and _heavy(whole))):
            continue
        for part in _among(known, whole):
            begins, ends = part.first == whole.first, part.end == whole.end
            russian = begins and line.text.language == "ru" and all(line.words[number].islower() for number in range(part.end, whole.end))
            if (begins and ends) or ((ends or russian) and part.kind == whole.kind):
                dropped.add(whole)
            elif begins and part.kind == whole.kind == "organization" and part.end < whole.end and _generic(line, part.end, whole.end):
                dropped.update((part, whole))
                yield replace(part, end=whole.end)
            elif whole.first <= part.first and part.end <= whole.end and (part.by == "gazetteer" or whole.by != "model"):
                dropped.add(part)
    people = [guess for guess in guesses if guess.kind == "person" and guess.end > guess.first + 1]
    for one in people:  # a well-known family name, with the given one before it
        dropped.update(part for part in guesses if part.by == "gazetteer" and part.kind == "person" and _inside(part, one))
    for one in guesses:
        if one.by == "head" and "атындағы" in line.small[one.first : one.end]:
            dropped.update(part for part in guesses if part.kind == "person" and _inside(part, one))
    kept = [guess for guess in guesses if guess not in dropped]
    left = _by_word(kept)
    yield from (guess for guess in kept if guess.by != "model" or not _among(left, guess))


def _inside(part: Guess, whole: Guess) -> bool:
    return whole.first <= part.first and part.end <= whole.end and part.end - part.first < whole.end - whole.first


def _by_word(guesses: Iterable[Guess]) -> Mapping[int, list[Guess]]:
    """Return the known names among guesses by the number of each of their words."""
    found: dict[int, list[Guess]] = defaultdict(list)
    for guess in guesses:
        if guess.by in _KNOWN and not (guess.kind == "person" and guess.by == "gazetteer"):
            for number in range(guess.first, guess.end):
                found[number].append(guess)
    return found


def _among(known: Mapping[int, list[Guess]], whole: Guess) -> Iterable[Guess]:
    """Return the known names that share a word with a guess, each once."""
    return dict.fromkeys(part for number in range(whole.first, whole.end) for part in known.get(number, ()))


def _heavy(guess: Guess) -> bool:
    return guess.kind in ("organization", "programme", "work") and guess.confidence > 0.7


def _generic(line: Line, first: int, end: int) -> bool:
    return line.small[end - 1].startswith(_GENERIC) and all(not line.words[number][0].isupper() for number in range(first, end))


def _sane(guess: Guess, line: Line) -> bool:
    """Say whether a guess can be a name: it has a capital that does not only begin the sentence, and no model's name has a figure."""
    if guess.by in ("registry", "quoted", "title", "people", "address"):
        return True
    words = line.words[guess.first : guess.end]
    capitals = [number for number in range(guess.first, guess.end) if capital(line.words[number])]
    modelled = guess.by == "model"
    if not capitals or (modelled and (line.shouted or any(word[0].isdigit() for word in words))):
        return False
    if modelled and guess.kind == "organization" and len(words) > 1 and len(capitals) == 1 and capitals[0] in line.opening:
        return False
    if line.shouted and any(line.text.small_word(word) and word.lower() not in _WITHIN for word in words):
        return False
    only = capitals == [number for number in line.opening if guess.first <= number < guess.end]
    if only and guess.end - guess.first == 1 and guess.by != "gazetteer":
        return line.name(capitals[0])
    return not (only and guess.by == "gazetteer" and guess.end - guess.first == 1 and line.text.small[line.small[guess.first]] > 0)
