"""What somebody seems to say, before it becomes a statement: whose words, which, and by which cue. The row of words gives the numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tuiin.draft.claims import cues
from tuiin.draft.claims.line import CLOSING, OPENING, Line, is_mark
from tuiin.draft.found import Name, Slot, Span
from tuiin.model.records import Stance

SPEAKERS = ("person", "organization", "group", "office", "state", "work", "programme")
Part = tuple[int, int]  # the first word, and the one behind the last


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever says something: a name, or words; `refers` where the words only point back (`ол`, `the authors`)."""

    slot: Slot
    part: Part
    refers: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """A frame of speech or thought that was found: `what` is said, without the words of the frame; `cue` knows it, by `rule`.

    Where it is `bound`, somebody says so only if a voice goes on from the sentences before.
    """

    rule: str
    holder: Holder | None
    what: Part
    cue: Part
    stance: Stance
    confidence: float
    bound: bool = False


def stance_of(word: str) -> Stance:
    """Return a stance that a table gives, as the model spells it."""
    known: dict[str, Stance] = {
        "reports": "reports",
        "endorses": "endorses",
        "denies": "denies",
        "disputes": "disputes",
        "recommends": "recommends",
        "hypothesises": "hypothesises",
        "questions": "questions",
    }
    return known.get(word, "asserts")


def name_in(line: Line, first: int, behind: int, *, last: bool = True, kinds: Iterable[str] = SPEAKERS) -> tuple[int, int, Name] | None:
    """Return the name nearest to the end of these words (or to their beginning) that can say something.

    Persons and organisations go before states, whose name often only stands beside ("ғалымдары", "scientists").
    """
    inside = inside_quotation(line)
    found = [each for each in line.named(first, behind) if each[2].kind in kinds and not inside[each[0]]]
    strong = [each for each in found if each[2].kind != "state"] or found
    if not strong:
        return None
    return strong[-1] if last else strong[0]


def quoted_at(line: Line, behind: int) -> Part | None:
    """Return the quotation that closes right before a word, with its marks."""
    at = behind - 1
    while at >= 0 and is_mark(line.words[at]) and line.words[at] not in CLOSING:
        at -= 1
    if at < 0 or line.words[at] not in CLOSING:
        return None
    return next(((opened, closed + 1) for opened, closed in line.quoted() if closed == at), None)


def inside_quotation(line: Line) -> list[bool]:
    """Say of each word whether it stands between quotation marks."""
    found = [False] * len(line)
    for opened, closed in line.quoted():
        found[opened : closed + 1] = [True] * (closed + 1 - opened)
    return found


def rest(line: Line, first: int, behind: int) -> Part:
    """Return what stands behind the words of a frame; what stands before them where too little does."""
    after = (behind, len(line))
    return after if says_something(line, after, 3) or not says_something(line, (0, first)) else (0, first)


def points_back(line: Line, part: Part) -> bool:
    """Say whether these words only point back to somebody: a pronoun, or "these scholars"."""
    words = line.words[part[0] : part[1]]
    pointing = cues.table(line.language, "POINTING")
    bare = words[1:] if words[:1] == ("the",) else words
    bare = bare[1:] if bare[:1] in (("same",), ("said",)) else bare
    return bool(words) and (words[0] in pointing or (len(bare) == 1 and bare[0] in cues.table(line.language, "ALONE")))


def behind_brackets(line: Line, part: Part) -> Part:
    """Return these words without brackets with which they begin: `Marsh (2012) …`."""
    first, behind = part
    if line.words[first : first + 1] != ("(",) or ")" not in line.words[first:behind]:
        return part
    return line.words.index(")", first) + 1, behind


def says_something(line: Line, part: Part, least: int = 2) -> bool:
    """Say whether there are words enough for a statement."""
    return sum(not is_mark(word) for word in line.words[part[0] : part[1]]) >= least


def opened_before(line: Line, at: int) -> int:
    """Return where the first quotation before a word opens; -1 where none does."""
    return next((number for number in range(at) if line.words[number] in OPENING), -1)


def joined(found: Iterable[Saying]) -> Iterator[Saying]:
    """Yield the surest of the frames that speak of the same words: one a cue, and one a holder with the same statement."""
    kept: list[Saying] = []
    for each in sorted(found, key=lambda one: (-one.confidence, one.cue)):
        if not any(_same(each, other) for other in kept):
            kept.append(each)
    yield from sorted(kept, key=lambda one: one.cue)


def _same(one: Saying, other: Saying) -> bool:
    overlap = min(one.what[1], other.what[1]) - max(one.what[0], other.what[0])
    shorter = min(one.what[1] - one.what[0], other.what[1] - other.what[0])
    alike = overlap * 2 > shorter
    if one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1]:
        return True
    holders = [each.holder.slot if each.holder else None for each in (one, other)]
    return alike and (holders[0] == holders[1] or None in holders)


__all__ = ["Holder", "Part", "Saying", "Span"]
