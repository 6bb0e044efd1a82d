"""What the sentences of a text seem to say: who says it, what it is called, how much, since when, and what follows from what."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tuiin.draft.claims import (
    anaphora,
    attributions,
    citations,
    connectives,
    dating,
    definitions,
    figures,
    framing,
    influence,
    modality,
    openers,
    roles,
    stages,
    works,
)
from tuiin.draft.claims.line import Line, lines
from tuiin.draft.claims.saying import Part
from tuiin.draft.found import Name, Slot, Span, Statement, Term
from tuiin.draft.reading import Reading
from tuiin.model.records import ClaimRole

_BACK = 8  # sentences that are looked at for whom a pronoun means


def statements(reading: Reading, names: Sequence[Name], terms: Sequence[Term]) -> list[Statement]:
    """Return what the sentences of a text seem to say, in the order of the text."""
    found: list[Statement] = []
    heard: list[tuple[int, Slot]] = []
    rows = lines(reading, names, terms, reading.of("body"))
    entries = list(works.works(reading))
    listed = any("number" in each.details for each in entries)
    for number, line in enumerate(rows):
        said = _said(line, rows[max(number - _BACK, 0) : number], heard[-_BACK:], listed)
        heard += [(line.order, each.holder) for each in said if each.kind == "attribution" and each.holder is not None]
        found += said
    return [*found, *entries]


def purposes(reading: Reading, names: Sequence[Name], terms: Sequence[Term]) -> dict[str, ClaimRole]:
    """Return what each sentence of the body seems to be for, by its wording and its place."""
    return {line.sentence.id: roles.role(line)[0] for line in lines(reading, names, terms, reading.of("body"))}


def dates(reading: Reading) -> list[tuple[Span, str]]:
    """Return the dates of a text, in EDTF, with where they stand."""
    found = dating.dated(reading.text, reading.language.split("-")[0].lower())
    return [(Span(one.start, one.end), one.edtf) for one in found]


def _said(line: Line, before: Sequence[Line], heard: anaphora.Heard, numbered: bool) -> list[Statement]:
    """Return what one sentence seems to say, in the order of its words.

    `before` are the sentences before it, `heard` those who spoke in them; whether works are `numbered`.
    """
    when = dating.dated(line.reading.text, line.language, line.sentence.start, line.end)
    pointers = list(citations.citations(line, numbered))
    said = _spoken(line, before, heard)
    found = [
        *pointers,
        *said,
        *figures.values(line, when, before),
        *stages.events(line, when, [each.span for each in pointers]),
        *connectives.arguments(line, before[-1] if before else None),
    ]
    return sorted(found, key=lambda each: (each.span.start, each.span.end, each.kind, each.by))


def _spoken(whole: Line, before: Sequence[Line], heard: anaphora.Heard) -> Iterator[Statement]:
    """Yield what a sentence says, and whose words it is, each with its role; no frame is made of the words with which it only opens."""
    line = openers.behind(whole)
    around = framing.framed(line)
    voices = [
        each
        for each in attributions.attributions(whole, before, heard)
        if not (around and not around.unsure and _within(line, each, around.cue))
    ]
    asks = roles.questioned(line)
    spoken = openers.said(line, voices)
    defined = definitions.definitions(spoken) if not asks else ()
    if spoken is not line:  # what is defined in somebody's words is his
        defined = (replace(each, span=spoken.span(0, len(spoken)) or each.span) for each in defined)
    frames = [*defined, *influence.influences(line, voices)]
    if not frames and not asks:
        frames = [*modality.modal(spoken)] or [*modality.denied(spoken)]
    what, cue = roles.role(whole)
    if cue is not None:
        frames = frames or list(roles.asked(whole))
    elif not frames:
        frames = list(roles.asked(line))
    frames = [each for each in frames if not any(_same_cue(each, voice) for voice in voices)]
    if around:
        frames = [*_framed(line, frames, around, voices)] or [*framing.statements(line, around)]
    yield from (replace(each, details={"role": what, **each.details}) for each in (*voices, *_coloured(line, frames)))


def _within(line: Line, each: Statement, part: Part) -> bool:
    """Say whether the words by which a statement was known stand, in part, among these words."""
    cue = line.cue(*part)
    return any(one.start < cue.end and cue.start < one.end for one in each.cues)


def _framed(line: Line, frames: Sequence[Statement], around: framing.Framed, voices: Sequence[Statement]) -> Iterator[Statement]:
    """Yield frames with the stance that the words around them give; without those that the words around them are.

    Where it is open what these say, only what somebody else says is left.
    """
    held = line.span(*around.what)
    for each in frames:
        if _within(line, each, around.cue) or each.by.startswith("rule:role/"):
            continue
        inside = held is not None and held.start <= each.span.start and each.span.end <= held.end + 1
        if around.unsure:
            spoken = any(voice.span.start <= each.span.start and each.span.end <= voice.span.end for voice in voices)
            if spoken or not inside:
                yield each
        elif inside:
            yield replace(each, stance=around.stance, certainty=around.certainty)
        elif each.relation not in ("", "should-be"):
            yield each


def _same_cue(frame: Statement, voice: Statement) -> bool:
    """Say whether a frame is made of the verb with which somebody says something: who demands a thing does not need it."""
    own = [one for one in frame.cues if not voice.span.start <= one.start < voice.span.end]
    return any(one.start < other.end and other.start < one.end for one in own for other in voice.cues)


def _coloured(line: Line, frames: Sequence[Statement]) -> Iterator[Statement]:
    """Yield frames as surely as their sentence says them: asked where it asks, possible where it says "may", to be done where "must"."""
    asked = roles.questioned(line)
    sure = modality.certainty(line, 0, len(line))
    urged = next(modality.modal(line), None)
    for each in frames:
        if asked and each.kind == "claim":
            yield replace(each, stance="questions", details={**each.details, "role": "question"})
            continue
        if each.kind == "claim" and each.certainty == "certain" and each.stance in ("asserts", "recommends") and sure != "certain":
            each = replace(each, certainty=sure)
        if each.kind == "claim" and urged is not None and urged.stance == "recommends" and each.stance == "asserts":
            each = replace(each, stance="recommends")
        yield each
