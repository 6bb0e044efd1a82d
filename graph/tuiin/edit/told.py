"""What the page is told of an article when it opens: its sentences with what stands in them, its entries, drafts, and what was decided."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tuiin.curate.entering import KINDS, places_of, texts
from tuiin.draft.candidates import Candidate, written
from tuiin.draft.claims import purposes
from tuiin.draft.drafting import Draft
from tuiin.draft.found import Name, Span, Statement, Term
from tuiin.draft.names.cues import bodies
from tuiin.edit.desk import Desk
from tuiin.edit.lists import lists
from tuiin.edit.state import step
from tuiin.model import Passage

_BLANK = 10
_FIGURE = ("value", "unit", "year", "out_of")


def state(
    desk: Desk, text: str, passages: Sequence[Passage], draft: Draft, more: Sequence[Candidate], curator: Mapping[str, str]
) -> dict[str, Any]:
    """Return the state of an article as `protocol.ts` has it. `more` are candidates that others than our rules have found."""
    article = desk.book.article
    language = str(article.get("language") or draft.reading.language)
    return {
        "version": desk.version,
        "run": desk.run,
        "languages": list(desk.files.project.languages or [language]),
        "article": {
            "slug": desk.files.slug,
            "title": article.get("title", {}),
            "language": language,
            "speaker": desk.files.said.speaker or "",
            "authors": article.get("authors", []),
            "entry": article,
        },
        "curator": dict(curator),
        "curators": {key: one.name for key, one in desk.files.project.curators.items()},
        "begun": bool(desk.log.lines or desk.review.decisions or any(name.startswith("claim/") for name in desk.book.entries)),
        "sentences": _sentences(desk, text, passages, draft),
        "entries": desk.book.entries,
        "candidates": [written(one) | {"key": one.key} for one in offered(desk, [*draft.candidates, *more])],
        "decisions": desk.review.decisions,
        "findings": [],
        "lists": lists(),
        "bodies": bodies(),
        "texts": {kind: texts(kind) for kind in KINDS},
        "undo": step(desk.review.undoable),
        "redo": step(desk.review.redoable),
        "form": None,
        "unreadable": None,
    }


def offered(desk: Desk, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates that are still to be decided upon, or were in the log: not those of sentences that were curated without one.

    What is there under the same name is no candidate any more.
    """
    shut = closed(desk)
    labels = {_folded(entry) for entry in desk.book.entries.values() if entry.get("label")}
    found: dict[str, Candidate] = {}
    for one in candidates:
        known = bool(one.entry.get("label")) and _folded(one.entry) in labels
        if one.key not in found and not known and (one.entry.get("label") or not shut.issuperset(one.at)):
            found[one.key] = one
    return list(found.values())


def closed(desk: Desk) -> set[str]:
    """Return the sentences that are done, or were curated without a candidate."""
    read = {place for name, entry in desk.book.entries.items() if name.startswith("claim/") for place in places_of(entry)}
    decided = {
        place for one in desk.review.decisions.values() if one.get("ref") for place in places_of(desk.book.entries.get(one["ref"], {}))
    }
    return (read - decided) | desk.review.done


def _folded(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sorted(" ".join(str(words).casefold().split()) for words in dict(entry["label"]).values()))


def _sentences(desk: Desk, text: str, passages: Sequence[Passage], draft: Draft) -> list[dict[str, Any]]:
    groups, voices, judged, figures = _groups(draft), _voices(draft), _judged(draft), _figures(draft)
    zones = {sentence.id: sentence.zone for sentence in draft.reading.sentences}
    silent = desk.book.article.get("silent", {})
    blank = _blank(passages, zones)
    roles = purposes(draft.reading, draft.names, draft.terms)
    return [
        {
            "id": one.id,
            "words": text[one.start : one.end],
            "start": one.start,
            "zone": zones.get(one.id, "body"),
            "silent": silent.get(one.id, ""),
            "done": one.id in desk.review.done,
            "groups": groups.get(one.id, []),
            "voices": voices.get(one.id, []),
            "figures": figures.get(one.id, []),
            "role": roles.get(one.id, ""),
        }
        | ({"judged": judged[one.id]} if one.id in judged else {})
        | ({"blank": True} if one.id.partition("s")[0] in blank else {})
        for one in passages
    ]


def _blank(passages: Sequence[Passage], zones: Mapping[str, str]) -> set[str]:
    """Return the paragraphs of the body that may be read without their drafts: one in ten, by what stands in them, so the same for all."""
    first = {one.id.partition("s")[0]: one for one in reversed(passages) if zones.get(one.id, "body") == "body"}
    return {paragraph for paragraph, one in first.items() if int(one.sha256[:8], 16) % _BLANK == 0}


def _groups(draft: Draft) -> dict[str, list[dict[str, Any]]]:
    """Return the groups of words in each sentence that can be pointed at."""
    references = _references(draft)
    found: dict[str, list[dict[str, Any]]] = {}
    things = [(name.label, [mention.span for mention in name.mentions]) for name in draft.names]
    things += [(term.label, list(term.spans)) for term in draft.terms]
    for label, spans in things:
        for span in spans:
            if sentence := draft.reading.at(span.start):
                group: dict[str, Any] = {"span": [span.start, span.end], "label": label}
                found.setdefault(sentence.id, []).append(group | ({"ref": references[label]} if label in references else {}))
    return {name: sorted(some, key=lambda one: (one["span"], one["label"])) for name, some in found.items()}


def _references(draft: Draft) -> dict[str, str]:
    """Return by label what an entry or a candidate is called."""
    things: list[Name | Term] = [*draft.names, *draft.terms]
    found = {thing.label: thing.reference for thing in things if thing.reference}
    for one in draft.candidates:
        for label in (one.entry.get("label") or {}).values():
            found.setdefault(label, one.reference)
    return found


def _voices(draft: Draft) -> dict[str, list[dict[str, Any]]]:
    """Return where somebody else may speak, with those who are named near there, the nearest first."""
    references = _references(draft)
    found: dict[str, list[dict[str, Any]]] = {}
    for said in (one for one in draft.statements if one.kind == "attribution"):
        for cue in said.cues[:1]:
            near = [
                (_distance(mention.span, cue), name)
                for name in draft.names
                for mention in name.mentions
                if _within(draft, mention.span, said.sentence)
            ]
            names = sorted(near, key=lambda one: (one[0], one[1].label))
            holder = [said.holder] if isinstance(said.holder, Name) else []
            called = dict.fromkeys(references[name.label] for name in [*holder, *(name for _, name in names)] if name.label in references)
            found.setdefault(said.sentence, []).append({"span": [cue.start, cue.end], "near": list(called)})
    return found


def _within(draft: Draft, span: Span, sentence: str) -> bool:
    at = draft.reading.at(span.start)
    return at is not None and at.id == sentence


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _judged(draft: Draft) -> dict[str, dict[str, Any]]:
    """Return what the wording of each sentence says of stance and certainty, where it says anything."""
    found: dict[str, dict[str, Any]] = {}
    for said in draft.statements:
        if said.kind in ("claim", "definition", "attribution") and (said.stance, said.certainty) != ("asserts", "certain"):
            cue = {"span": [said.cues[0].start, said.cues[0].end]} if said.cues else {}
            found.setdefault(said.sentence, {"stance": said.stance, "certainty": said.certainty} | cue)
    return found


def _figures(draft: Draft) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for said in draft.statements:
        if said.kind == "value":
            found.setdefault(said.sentence, []).append(_figure(said))
    return found


def _figure(said: Statement) -> dict[str, Any]:
    figure = {name: said.details[name] for name in _FIGURE if said.details.get(name) is not None}
    return {"span": [said.span.start, said.span.end]} | {name: one if name == "out_of" else str(one) for name, one in figure.items()}
