"""Another form of a name, in brackets behind it: an acronym, or a foreign name in its own letters."""

from collections.abc import Iterator, Sequence

from tuiin.draft.names.lines import Guess, Line, is_acronym


def introduced(line: Line, guesses: Sequence[Guess]) -> Iterator[Guess]:
    """Yield names that stand in brackets behind one of these guesses, and names that an acronym behind them spells."""
    ends = {guess.end: guess for guess in guesses}
    for number, word in enumerate(line.words):
        if word != "(":
            continue
        end = _closing(line, number)
        inside = line.words[number + 1 : end]
        if not inside or len(inside) > 8:
            continue
        before = ends.get(number)
        acronym = len(inside) == 1 and is_acronym(inside[0])
        if before and (acronym or _latin(inside)) and before.kind in ("person", "organization", "state", "programme", "place"):
            yield Guess(number + 1, end, before.kind, "brackets", 0.85)
        elif before and before.kind == "person" and len(inside) == 1 and _other_name(line, number + 1):
            yield Guess(number + 1, end, "person", "brackets", 0.7)
        elif acronym and not before:
            first = _spelt(line, number, inside[0])
            if first is not None:
                yield Guess(first, number, "organization", "brackets", 0.7)
                yield Guess(number + 1, end, "organization", "brackets", 0.7)


def _closing(line: Line, number: int) -> int:
    for end in range(number + 1, min(number + 12, len(line.words))):
        if line.words[end] == ")":
            return end
    return number


def _other_name(line: Line, number: int) -> bool:
    """Say whether a word alone in brackets can be another name of the person before it: «Абылай (Әбілмансұр)»."""
    return line.name(number) and number not in line.known and not line.text.ordinary(line.words[number])


def _latin(words: Sequence[str]) -> bool:
    """Say whether words are of Latin letters, and begin with capitals at both ends."""
    letters = [word for word in words if word[0].isalpha()]
    return bool(letters) and letters[0][0].isupper() and letters[-1][0].isupper() and all(word[0] < "\u0250" for word in letters)


def _spelt(line: Line, bracket: int, acronym: str) -> int | None:
    """Return where words begin before a bracket whose first letters are an acronym; at least two of them have capitals."""
    letters, number, capitals = acronym.casefold(), bracket - 1, 0
    while letters and number >= max(0, bracket - 3 * len(acronym)):
        word = line.small[number]
        if not word[0].isalpha():
            return None
        if word[0] == letters[-1]:
            letters = letters[:-1]
            capitals += line.words[number][0].isupper()
        elif len(word) > 3 or line.words[number][0].isupper():
            return None
        number -= 1
    return number + 1 if not letters and capitals > 1 else None
