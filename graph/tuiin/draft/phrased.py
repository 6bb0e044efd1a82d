"""An English noun phrase as its sentence prints it: with the article that it has there, or with none, and its own number."""

from tuiin.draft.found import Name, Slot, Span, Statement
from tuiin.draft.reading import Reading

_ARTICLES = ("a", "an", "the")
# Behind these a phrase begins; behind another word it may have begun before.
_BEGINS = frozenset(
    """
        and or but that if when while because than as of in on at by for from with to into through between among against under over about
        not also only may might can could should must will would
    """.split()
)


def phrased(reading: Reading, slot: Slot, frame: Statement) -> str:
    """Return a phrase with its article, as the sentence of a frame prints it; nothing for a name, and where that is not certain."""
    span = _there(reading, slot, frame)
    sentence = reading.at(span.start) if span else None
    if span is None or sentence is None:
        return ""
    at = next((number for number, token in enumerate(sentence.tokens) if token.start >= span.start), 0)
    words = reading.words(span.start, span.end)
    before = sentence.tokens[at - 1].word if at else ""
    article = before.lower() if before.lower() in _ARTICLES else ""
    opens = at == 0 or (article and at == 1)
    if opens and words[:2] != words[:2].upper():
        words = words[:1].lower() + words[1:]
    if article:
        return f"{article} {words}"
    cue = any(one.start < span.start and one.end >= sentence.tokens[at - 1].start for one in frame.cues) if at else False
    free = not before or not before[0].isalpha() or before.lower() in _BEGINS or cue
    return words if free and words.split()[0].lower() not in _ARTICLES else ""


def _there(reading: Reading, slot: Slot, frame: Statement) -> Span | None:
    """Return where a term or words stand in the sentence of a frame; None for a name."""
    if slot is None or isinstance(slot, Name):
        return None
    spans = (slot,) if isinstance(slot, Span) else slot.spans
    here = reading.at(frame.span.start)
    return next((span for span in spans if here and here.start <= span.start < here.end), None)
