"""What a sentence is for in the article: its question, method, plan, finding or conclusion, by its words and its place."""

import re
from collections.abc import Iterator
from functools import cache

from tuiin.draft.claims import cues, verbs
from tuiin.draft.claims.acting_last import ASKING
from tuiin.draft.claims.line import Line, is_mark
from tuiin.draft.claims.saying import inside_quotation
from tuiin.draft.found import Statement
from tuiin.model.records import ClaimRole

_ROLES: dict[str, ClaimRole] = {
    "question": "question",
    "method": "method",
    "plan": "plan",
    "finding": "finding",
    "conclusion": "conclusion",
}
_WE = ("we", "i", "мы", "я")
# салыстырамыз, жинаймыз, өлшедік, сұхбаттастық; but зерттеуіміз, өлшеміміз, салыстырмамыз and жинақтық are no deeds
_OURS = re.compile(r"..(?:(?:[ае]й|[рзс][ае])м[ыі]з|(?:[аерз]д|[тғ]аст)[ыі][қк])$")
_NOT_DONE = re.compile(r"[мпб][ае](?:д[ыі][қк]|йм[ыі]з)$")
_NEAR = 7  # words between the two that tell a role together
_FIRST, _LAST = 0.15, 0.97  # of the article: its background, its conclusion


def role(line: Line) -> tuple[ClaimRole, tuple[int, int] | None]:
    """Return what a sentence is for, and the words that tell; by its place alone where none do."""
    found = _told(line)
    if found:
        return found
    if line.share >= _LAST and line.order > 3:
        return "conclusion", None
    return ("background", None) if line.share <= _FIRST else ("discussion", None)


def questioned(line: Line) -> bool:
    """Say whether a sentence asks, and whoever asks it is no quotation."""
    return "?" in line.words[-2:]


def asked(line: Line) -> Iterator[Statement]:
    """Yield a sentence that tells its role by its words, and a question that the author asks."""
    if questioned(line):
        yield _statement(line, "question", "?", (len(line) - 1, len(line)), 0.7)
        return
    if line.language == "kk" and (at := _asking(line)):
        yield _statement(line, "question", "?", (at, at + 1), 0.6)
        return
    found = _told(line)
    if found and found[1] and found[0] in ("question", "method", "plan", "conclusion"):
        first, behind = found[1]
        yield _statement(line, found[0], " ".join(line.words[first:behind]), found[1], 0.6)


def _asking(line: Line) -> int:
    """Return where a Kazakh clause ends with a particle that asks, outside of quotations; 0 where none does."""
    inside = inside_quotation(line)
    for at in range(2, len(line) - 1):
        if line.words[at] in ASKING and not inside[at] and (is_mark(line.words[at + 1]) or line.words[at + 1] in ("екен", "және", "әлде")):
            return at
    return 0


def _statement(line: Line, what: ClaimRole, cue: str, part: tuple[int, int], confidence: float) -> Statement:
    return Statement(
        kind="claim",
        sentence=line.sentence.id,
        span=line.whole,
        by=f"rule:role/{what}/{cue}"[:80],
        confidence=confidence,
        stance="questions" if cue == "?" or "ask" in cue else "asserts",
        details={"role": what, **({"kind": "methodological"} if what == "method" else {})},
        cues=(line.cue(*part),),
    )


def _investigated(line: Line) -> tuple[int, int] | None:
    """Return where the authors say what they did to find something out: "we compare", `мы измерили`, `салыстырдық`."""
    table = cues.table(line.language, "INVESTIGATING")
    inside = inside_quotation(line)
    for at, word in enumerate(line.words):
        if word not in table or inside[at]:
            continue
        if line.language == "kk":
            if _OURS.search(word) and not _NOT_DONE.search(word) and (at + 1 >= len(line) or is_mark(line.words[at + 1])):
                return at, at + 1
            continue
        first = at - 1
        while first > 0 and (line.words[first].endswith(("ly", "но")) or line.words[first] in cues.table(line.language, "AUXILIARIES")):
            first -= 1
        if first >= 0 and line.words[first] in _WE and not any(verbs.is_denied(line, number) for number in (at, first + 1)):
            return first, at + 1
    return None


def _told(line: Line) -> tuple[ClaimRole, tuple[int, int]] | None:
    """Return the role that a sentence has by its words: by a cue, else by what its authors did, which tells more than that it is a plan."""
    found = _cue(line)
    if found is None or found[0] == "plan":
        done = _investigated(line)
        return ("method", done) if done else found
    return found


def _cue(line: Line) -> tuple[ClaimRole, tuple[int, int]] | None:
    """Return the role of the first cue of a sentence, and where it stands."""
    table = _phrases(line.language)
    for at, word in enumerate(line.words):
        for stem in (word, *(word[:end] + "*" for end in range(len(word), 2, -1))):
            for rest, what in table.get(stem, ()):
                end = _follows(line, at + 1, rest)
                if end:
                    return _ROLES[what], (at, end)
    return None


def _follows(line: Line, at: int, rest: tuple[str, ...]) -> int:
    """Return where the other words of a cue end, each within a few words of the one before; 0 where one is missing."""
    for word in rest:
        stem = word.rstrip("*")
        near = range(at, min(at + _NEAR, len(line)))
        found = next(
            (number for number in near if line.words[number] == stem or (word != stem and line.words[number].startswith(stem))), -1
        )
        if found < 0:
            return 0
        at = found + 1
    return at


@cache
def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the cues of roles by their first word: the other words, and the role."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for what, phrases in cues.groups(language, "ROLES").items():
        for phrase in phrases.split():
            first, *rest = phrase.split("_")
            found.setdefault(first, []).append((tuple(rest), what))
    return found
