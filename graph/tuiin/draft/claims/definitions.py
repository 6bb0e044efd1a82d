"""What is called what: a term with its genus and what sets it apart, by the forms in which kk, ru and en define."""

from collections.abc import Callable, Iterator

from tuiin.draft.claims import cues, defining_first, defining_last
from tuiin.draft.claims.defining import Defined
from tuiin.draft.claims.line import Line, is_mark
from tuiin.draft.claims.saying import Part, says_something
from tuiin.draft.found import Name, Statement

_FINDERS: dict[str, Callable[[Line], Iterator[Defined]]] = {
    "kk": defining_last.defined,
    "ru": defining_first.russian,
    "en": defining_first.english,
}


def definitions(line: Line) -> Iterator[Statement]:
    """Yield the definition that a sentence gives, the surest where several forms fit."""
    finder = _FINDERS.get(line.language)
    found = sorted(finder(line), key=lambda one: -one.confidence) if finder and len(line) > 3 else []
    for each in found[:2]:
        term = _trimmed(line, each.term)
        subject = line.slot(*term, last=line.language != "ru")
        if (
            subject is None
            or not says_something(line, each.body)
            or _points(line, term)
            or any(word in cues.table(line.language, "STAGE") for word in line.words[term[0] : term[1]])
            or (each.relation == "is-a" and isinstance(subject, Name) and subject.kind in ("person", "state", "place"))
        ):
            continue
        genus = _genus(line, each.body)
        if any(word in cues.table(line.language, "NO_GENUS") for word in line.words[genus[0] : genus[1]]):
            continue
        apart = line.span(each.body[0], genus[0]) if line.language == "kk" else line.span(genus[1], each.body[1])
        yield Statement(
            kind="definition",
            sentence=line.sentence.id,
            span=line.whole,
            by=f"rule:definition/{each.rule}",
            confidence=each.confidence,
            subject=subject,
            relation=each.relation,
            object=line.slot(*genus, last=line.language == "kk"),
            details={"genus": line.span(*genus), "differentia": apart},
            cues=(line.cue(*each.cue),),
        )
        return


def _points(line: Line, term: Part) -> bool:
    """Say whether what is defined is only pointed at: `ол`, `оның қызметі`, `it`."""
    return line.words[term[0]] in cues.table(line.language, "POINTING")


def _trimmed(line: Line, part: Part) -> Part:
    """Return the words of a term without what only leads to it, and without brackets behind it."""
    first, behind = part
    bare = line.bare()
    first = max((at + 1 for at in range(first, behind - 1) if line.words[at] in ":;" and bare[at]), default=first)
    leads = cues.table(line.language, "LEADS")
    while first < behind - 1 and (
        line.words[first] in leads or is_mark(line.words[first]) or line.words[first] in ("the", "a", "an", "term")
    ):
        first += 1
    bracket = next((at for at in range(first + 1, behind) if line.words[at] in "(["), behind)
    return first, bracket


def _genus(line: Line, body: Part) -> Part:
    """Return the words that name the kind: the last in Kazakh, the first in Russian and English."""
    first, behind = body
    if line.language == "kk":
        while behind > first + 1 and (
            is_mark(line.words[behind - 1]) or line.words[behind - 1] in ("кейде", "әдетте", "көбінесе", "да", "де")
        ):
            behind -= 1
        for start, end, _ in (*line.terms, *line.names):
            if end == behind and start >= first:
                return start, behind
        return max(behind - 1, first), behind
    while first < behind - 1 and (is_mark(line.words[first]) or line.words[first] in ("a", "an", "the", "any", "one", "это")):
        first += 1
    stops = cues.table(line.language, "GENUS_ENDS")
    end = next(
        (at for at in range(first + 1, min(first + 7, behind)) if is_mark(line.words[at]) or line.words[at] in stops),
        min(first + 3, behind),
    )
    return first, end
