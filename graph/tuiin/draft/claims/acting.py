"""A relation that was found, before it becomes a statement: which, by which words, and the words on its two sides."""

from dataclasses import dataclass
from functools import cache

from tuiin.draft.claims import cues
from tuiin.draft.claims.saying import Part


@dataclass(frozen=True, slots=True)
class Acting:
    """A relation with its cue; `subject` acts on `object`, None where the words do not say what does."""

    relation: str
    cue: Part
    subject: Part | None
    object: Part | None
    negative: bool = False
    possible: bool = False
    asked: bool = False


@cache
def _forms(language: str, name: str) -> tuple[cues.Table, dict[str, tuple[tuple[str, bool, str], ...]]]:
    """Return the single verbs of a table, each with all its meanings, and its pairs of words by the first: second, any ending, meaning."""
    single: dict[str, list[str]] = {}
    pairs: dict[str, list[tuple[str, bool, str]]] = {}
    for meaning, words in cues.groups(language, name).items():
        for word in words.split():
            if "_" in word:
                first, second = word.split("_")
                pairs.setdefault(first, []).append((second.rstrip("*"), second.endswith("*"), meaning))
            else:
                single.setdefault(word, []).append(meaning)
    inverted: dict[str, str] = {}
    for word, each in single.items():
        inverted["|".join(each)] = f"{inverted.get('|'.join(each), '')} {word}"
    return cues.Table(inverted), {first: tuple(each) for first, each in pairs.items()}


def meanings(language: str, words: tuple[str, ...], at: int, name: str = "ACTING") -> list[tuple[str, str, int]]:
    """Return the relations that begin at a word, each with the case or preposition of its object, and how many words it takes."""
    single, pairs = _forms(language, name)
    found = []
    following = words[at + 1] if at + 1 < len(words) else ""
    for second, any_ending, meaning in pairs.get(words[at], ()):
        if following == second or (any_ending and following.startswith(second)):
            found.append((meaning, 2))
    found += [(meaning, 1) for meaning in single.get(words[at]).split("|") if meaning]
    return [(*_governing(meaning), length) for meaning, length in found]


def _governing(meaning: str) -> tuple[str, str]:
    relation, _, governed = meaning.partition(":")
    return relation, governed
