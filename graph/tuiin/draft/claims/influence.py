"""What acts on what: a relation of the model by its cue, with what stands on the sides where its language puts cause and effect."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tuiin.draft.claims import acting_first, acting_last, anaphora, saying
from tuiin.draft.claims.acting import Acting
from tuiin.draft.claims.line import Line
from tuiin.draft.found import Name, Slot, Span, Statement

_FINDERS: dict[str, Callable[[Line], Iterator[Acting]]] = {
    "kk": acting_last.actings,
    "ru": acting_first.actings,
    "en": acting_first.actings,
}
_WORDS_ONLY = 0.15  # less sure, for each side of which only the words are known


def influences(line: Line, voices: Sequence[Statement] = ()) -> Iterator[Statement]:
    """Yield what acts on what in a sentence; a side that its words do not give stays open.

    Whoever says so, by one of the `voices` of the sentence, does not act himself.
    """
    finder = _FINDERS.get(line.language)
    if finder is None or len(line) < 4:
        return
    for each in finder(_unspoken(line, voices)):
        pointed = each.subject is not None and saying.points_back(line, each.subject)
        who, what = None if pointed else _slot(line, each.subject), _slot(line, each.object)
        if what is None or (isinstance(who, Span) and isinstance(what, Span) and who == what):
            continue
        unsure = sum(side is None or isinstance(side, Span) for side in (who, what))
        first = min(part[0] for part in (each.subject, each.object, each.cue) if part)
        behind = max(part[1] for part in (each.subject, each.object, each.cue) if part)
        yield Statement(
            kind="claim",
            sentence=line.sentence.id,
            span=line.span(first, behind) or line.whole,
            by=f"rule:influence/{' '.join(line.words[each.cue[0] : each.cue[1]])}",
            confidence=round(0.8 - unsure * _WORDS_ONLY - 0.1 * (who is None), 2),
            subject=who,
            relation=each.relation,
            object=what,
            negative=each.negative,
            stance="questions" if each.asked else "asserts",
            certainty="possible" if each.possible else "certain",
            details={"role": "question"} if each.asked else {},
            cues=(line.cue(*each.cue),),
            doubts=(anaphora.DOUBT,) if pointed else () if who is not None else ("draft.doubts.subject",),
        )


def _unspoken(line: Line, voices: Sequence[Statement]) -> Line:
    """Return a sentence with a mark for each word of those who speak in it, and of a Kazakh frame of speech before what they say."""
    spans = [span for voice in voices for one in (voice.holder, *voice.details.get("holders", ())) for span in _spans(one)]
    if line.language == "kk":  # пікірінше, пайымдауынша
        spans += [cue for voice in voices for cue in voice.cues if cue.end <= voice.span.start]
    tokens = line.sentence.tokens
    spoken = [any(span.start < token.end and token.start < span.end for span in spans) for token in tokens[: len(line)]]
    return replace(line, words=tuple(";" if hidden else word for word, hidden in zip(line.words, spoken, strict=True))) if spans else line


def _spans(slot: Slot) -> Sequence[Span]:
    return [mention.span for mention in slot.mentions] if isinstance(slot, Name) else [slot] if isinstance(slot, Span) else []


def _slot(line: Line, part: tuple[int, int] | None) -> Slot:
    return line.slot(*part, last=line.language == "kk") if part else None
