"""Whose words: what a sentence reports of somebody else, with stance and certainty, only as far as its words go."""

from collections.abc import Callable, Iterator, Sequence

from tuiin.draft.claims import anaphora, colon, cues, modality, nouns_first, saying, saying_first, saying_last, tails, verbs
from tuiin.draft.claims.line import Line, is_mark
from tuiin.draft.claims.saying import Holder, Saying
from tuiin.draft.found import Name, Span, Statement
from tuiin.model.records import Certainty

_FINDERS: dict[str, tuple[Callable[[Line], Iterator[Saying]], ...]] = {
    "kk": (saying_last.sayings, colon.sayings),
    "ru": (saying_first.sayings, nouns_first.sayings, tails.sayings, colon.sayings),
    "en": (saying_first.sayings, nouns_first.sayings, tails.sayings, colon.sayings),
}
HOLDER = "draft.doubts.holder"


def attributions(line: Line, before: Sequence[Line], heard: anaphora.Heard = ()) -> Iterator[Statement]:
    """Yield what a sentence reports of somebody, by the frames of its language.

    `before` are the sentences that stand before it, `heard` those who spoke in them.
    """
    finders = _FINDERS.get(line.language, ())
    told: list[Statement] = []
    for each in saying.joined(found for finder in finders for found in finder(line)):
        if (each.bound and anaphora.voice(line, heard) is None) or (each.holder and _nobodys(line, each.holder)):
            continue
        said = _statement(each, line, before, heard)
        if not any(_again(said, other) for other in told):
            told.append(said)
            yield said


def _nobodys(line: Line, holder: Holder) -> bool:
    """Say whether nobody is reported: "nobody" says so, or the text itself."""
    words = [word for word in line.words[holder.part[0] : holder.part[1]] if not is_mark(word)]
    own = cues.table(line.language, "OWN_WORK")
    itself = isinstance(holder.slot, Span) and any(own.get(word) == "this" for word in words[:-1]) and own.get(words[-1]) == "work"
    return itself or words[:1] == [] or words[0] in cues.table(line.language, "NOBODY")


def _again(one: Statement, other: Statement) -> bool:
    """Say whether somebody is reported twice with the same words."""
    same = one.holder is not None and one.holder == other.holder and one.stance == other.stance
    return same and one.span.start < other.span.end and other.span.start < one.span.end


def _statement(each: Saying, line: Line, before: Sequence[Line], heard: anaphora.Heard) -> Statement:
    if each.holder:
        who, doubts = anaphora.resolved(each.holder, line, before, heard)
    else:
        who = anaphora.going_on(line, before, heard)
        doubts = (anaphora.DOUBT,) if who is not None else (HOLDER,)
    if isinstance(who, Span) and not doubts:
        doubts = (HOLDER,)
    what = line.span(*saying.behind_brackets(line, each.what)) or line.whole
    everyone = _everyone(each, line)
    return Statement(
        kind="attribution",
        sentence=line.sentence.id,
        span=what,
        by=each.rule,
        confidence=round(max(each.confidence - 0.15 * bool(doubts), 0.1), 2),
        holder=who,
        stance=each.stance,
        certainty=_certainty(each, line),
        details={"holders": everyone} if len(everyone) > 1 else {},
        cues=(line.cue(*each.cue),),
        doubts=doubts,
    )


def _certainty(each: Saying, line: Line) -> Certainty:
    """Return how surely somebody says something: no more than possible is what is only supposed, hoped or feared."""
    unsure = each.stance == "hypothesises" or verbs.unsure(line, *each.cue)
    return "possible" if unsure else modality.certainty(line, *each.what)


def _everyone(each: Saying, line: Line) -> list[Name]:
    """Return all who are named as saying something, where a list does: the first is the holder."""
    if each.holder is None or not isinstance(each.holder.slot, Name) or each.holder.refers:
        return []
    inside = saying.inside_quotation(line)
    named = [name for start, _, name in line.named(*each.holder.part) if name.kind == each.holder.slot.kind and not inside[start]]
    return list({id(name): name for name in named}.values())
