"""Whom "these scholars", "he", or nobody at all may mean: the last who spoke or was named, never more than a guess, and said to be one."""

from collections.abc import Sequence
from itertools import pairwise

from tuiin.draft.claims import cues, holders_first, holders_last, saying, verbs
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.line import Line, is_mark
from tuiin.draft.claims.saying import Holder
from tuiin.draft.found import Name, Slot, Span
from tuiin.draft.lemmas import english, russian
from tuiin.draft.lemmas.phrases import noun_reading

DOUBT = "draft.doubts.anaphora"
_KINDS = ("person", "organization", "group")
_BODIES = ("organization", "group")
_AND = frozenset("and & и мен пен бен және".split())
_OF = frozenset("of in on at by for with from to".split())
_MANY = frozenset("people men women children".split())
_BACK = 8  # sentences
_SHORTEST = 4  # letters by which a noun is known again
_NEAR = 3  # sentences for which a voice goes on that nothing points to

Heard = Sequence[tuple[int, Slot]]  # who spoke, with the number of the sentence


def resolved(holder: Holder, line: Line, before: Sequence[Line], heard: Heard = ()) -> tuple[Slot, tuple[str, ...]]:
    """Return who is meant, with the doubt about it: the last person, organisation or group that is named before these words.

    Where nobody is named since, it is the last voice that was `heard`; where there is none, the words themselves come back.
    """
    if not holder.refers:
        called = _called(holder, line, before) if isinstance(holder.slot, Span) else None
        return (called, (DOUBT,)) if called else (holder.slot, ())
    if line.words[holder.part[0]] == "it":
        things = [(order, slot) for order, slot in heard if not (isinstance(slot, Name) and slot.kind == "person")]
        return (things[-1][1] if things and line.order - things[-1][0] <= _NEAR else holder.slot), (DOUBT,)
    if line.words[holder.part[0]] in cues.table(line.language, "THEY"):
        return _several(holder, line, before, heard), (DOUBT,)
    found = _last(line, holder.part[0]) or _speaking(line, holder.part[0])
    if found:
        return found, (DOUBT,)
    last = next(((order, slot) for order, slot in reversed(heard) if line.order - order <= _BACK), None)
    for earlier in reversed(before[-_BACK:]):
        found = _last(earlier, len(earlier))
        if last and last[0] >= earlier.order:
            return last[1], (DOUBT,)
        if found:
            return found, (DOUBT,)
    return holder.slot, (DOUBT,)


def _speaking(line: Line, behind: int) -> Slot:
    """Return who speaks in the same sentence before a word, though without a name: "the mayor disagrees: in her view, …"."""
    inside = saying.inside_quotation(line)
    for at in range(behind - 1, 0, -1):
        if is_mark(line.words[at]) or inside[at] or (verb := verbs.heard(line, at)) is None:
            continue
        if line.language == "kk":
            closes = verb.behind < behind and is_mark(line.words[verb.behind])
            who = holders_last.subject(line, 0, at, inside) if closes else None
        else:
            who = holders_first.subject(line, at, inside)
        if who and not who.refers and who.part[1] <= at:
            return who.slot
    return None


def _several(holder: Holder, line: Line, before: Sequence[Line], heard: Heard) -> Slot:
    """Return whom "they" means: several people, a body or a group in the same sentence or the one before, with no other plural since."""
    for near, behind in ((line, holder.part[0]), *((earlier, len(earlier)) for earlier in before[-1:])):
        many = [(end, name) for _, end, name in near.names if end <= behind and (name.kind in _BODIES or _joined(near, name))]
        end = many[-1][0] if many else 0
        if any(_plural(near, at) for at in range(end, behind)):
            return holder.slot
        if many:
            return many[-1][1]
        spoken = next((slot for order, slot in heard if order == near.order and isinstance(slot, Name) and slot.kind in _BODIES), None)
        if spoken:
            return spoken
    return holder.slot


def _joined(line: Line, name: Name) -> bool:
    """Say whether somebody is named here with somebody else: "X and Y"."""
    people = [(start, end, each) for start, end, each in line.names if each.kind == "person"]
    pairs = pairwise(people)
    return any(name in (one[2], other[2]) and other[0] - one[1] == 1 and line.words[one[1]] in _AND for one, other in pairs)


def _plural(line: Line, at: int) -> bool:
    """Say whether a word is a plural that may be a subject: no name, and in no other case as far as that shows."""
    word = line.words[at]
    if any(line.named(at, at + 1)) or not word.isalpha():
        return False
    if line.language == "kk":
        return not case(word) and "pl" in noun_reading(word).tags.split()
    if line.language == "ru":
        return russian.is_plural(word)
    oblique = at > 0 and line.words[at - 1] in _OF
    return not oblique and (word in _MANY or (word.endswith("s") and english.lemma(word) == word[:-1]))


def voice(line: Line, heard: Heard) -> Slot:
    """Return the last voice in the few sentences before."""
    return next((slot for order, slot in reversed(heard) if line.order - order <= _NEAR), None)


def going_on(line: Line, before: Sequence[Line], heard: Heard) -> Slot:
    """Return who goes on speaking where nobody is named: the last voice in the few sentences before, else the last who was named."""
    return voice(line, heard) or next((found for earlier in reversed(before[-_NEAR:]) if (found := _last(earlier, len(earlier)))), None)


def _called(holder: Holder, line: Line, before: Sequence[Line]) -> Name | None:
    """Return the person whom an earlier sentence named right behind this noun: "the botanist" is "the botanist Ines Ferro"."""
    words = [word for word in line.words[holder.part[0] : holder.part[1]] if word not in ("the", "same", "said")]
    if len(words) > (2 if line.language == "kk" else 1) or not words or len(words[0]) < _SHORTEST:
        return None
    noun = words[0] if line.language == "en" else words[0][: max(_SHORTEST, len(words[0]) - 3)]
    for earlier in reversed(before[-_BACK:]):
        for start, end, name in earlier.names:
            if name.kind == "person" and any(word.startswith(noun) for word in _beside(earlier, start, end)):
                return name
    return None


def _beside(line: Line, start: int, end: int) -> Sequence[str]:
    """Return the words that may say who a person is: the one before the name, and those between commas behind it."""
    before = line.words[max(start - 1, 0) : start]
    if line.words[end : end + 1] != (",",):
        return before
    close = next((at for at in range(end + 1, min(end + _BACK, len(line))) if line.words[at] == ","), end)
    return (*before, *line.words[end + 1 : close])


def _last(line: Line, behind: int) -> Name | None:
    found = [name for _, end, name in line.names if end <= behind and name.kind in _KINDS]
    return found[-1] if found else None
