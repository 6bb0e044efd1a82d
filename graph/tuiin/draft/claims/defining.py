"""A definition that was found, before it becomes a statement, and what the languages share in finding one."""

from dataclasses import dataclass

from tuiin.draft.claims import cues
from tuiin.draft.claims.line import Line
from tuiin.draft.claims.saying import Part

MOST = 8  # words of a term


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition: the words of its term, and those that say what it is."""

    rule: str
    term: Part
    body: Part
    cue: Part
    relation: str
    confidence: float


def led(line: Line, words: list[str]) -> list[str]:
    """Return the words of a subject without what leads to it and its comma: `қысқаша айтқанда, …`, `в узком смысле, …`."""
    comma = next((at + 1 for at, word in enumerate(words[:6]) if word == ","), 0)
    leading = cues.table(line.language, "LEADS")
    return (
        words[comma:]
        if comma and all(word in leading or word in cues.table(line.language, "BROADLY") for word in words[: comma - 1])
        else words
    )
