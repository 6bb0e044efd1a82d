"""Verbs of saying where they stand: of one word or of several, with the stance that they give, turned round where they are denied."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tuiin.draft.claims import cues
from tuiin.draft.claims.line import Line

_DENIED = re.compile(r"(?P<stem>.{2,})[мпб][ае](?:й[дт][ыі]|й|[дт][ыі]|[гк]ен|[ғқ]ан|пт[ыі]|йт[ыі]н)$")
_NOT = {"en": ("not", "never", "cannot", "nor"), "ru": ("не", "никогда")}
_TURNED = {"denies": "asserts", "questions": "asserts", "disputes": "endorses", "endorses": "disputes"}  # what a denied one comes to


@dataclass(frozen=True, slots=True)
class Verb:
    """What somebody does with what is said: the number of the word behind the last of the verb, and its stance, a key of `SAYING`."""

    behind: int
    stance: str


def heard(line: Line, at: int) -> Verb | None:
    """Return the verb of saying that begins at a word; None where none does, and where its denial leaves nothing said."""
    parts, stance = _longest(line.language, line.words, at)
    behind = at + len(parts)
    if line.language == "kk":
        last = line.words[behind - 1]
        denied = _DENIED.fullmatch(last) if last not in _whole("kk") else None
        if denied and len(parts) == 1:
            stance = cues.table("kk", "NEGATED").get(denied["stem"])
        elif denied and denied["stem"] == parts[-1].rstrip("*"):
            stance = _TURNED.get(stance, "")
    elif is_denied(line, at):
        stance = cues.table(line.language, "NEGATED").get(line.words[at])
    return Verb(behind, stance) if stance not in ("", "-") else None


def unsure(line: Line, first: int, behind: int) -> bool:
    """Say whether a verb of saying among these words only hopes or fears what is said."""
    return any(word in cues.table(line.language, "UNSURE") for word in line.words[first:behind])


def _longest(language: str, words: Sequence[str], at: int) -> tuple[tuple[str, ...], str]:
    """Return the verb that begins at a word, as the table has it, with its stance."""
    for parts, stance in _compounds(language).get(words[at][:2], ()):
        if len(parts) <= len(words) - at and all(_fits(part, word) for part, word in zip(parts, words[at:], strict=False)):
            return parts, stance
    return (words[at],), cues.table(language, "SAYING").get(words[at])


def _fits(part: str, word: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part


@cache
def _compounds(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the verbs of several words by their first two letters, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for stance, words in cues.groups(language, "SAYING").items():
        for word in words.split():
            if "_" in word:
                found.setdefault(word[:2], []).append((tuple(word.split("_")), stance))
    return {first: sorted(each, key=lambda one: -len(one[0])) for first, each in found.items()}


@cache
def _whole(language: str) -> frozenset[str]:
    """Return the words that stand in the table as they are, which denial does not turn."""
    return frozenset(word for words in cues.groups(language, "SAYING").values() for word in words.split() if not word.endswith("*"))


def is_denied(line: Line, at: int) -> bool:
    """Say whether "not" stands before a Russian or English verb, adverbs between them passed over."""
    last = at - 1
    while last > 0 and line.words[last].endswith("ly") and line.words[last] != "only":
        last -= 1
    before = line.words[last] if last >= 0 else ""
    return before in _NOT.get(line.language, ()) or before.endswith(("n't", "n’t"))
