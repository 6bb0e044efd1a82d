"""A draft beside what a curator wrote of the same article: which entries it would have offered, which claims, figures and dates."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from tuiin.draft.known import registry
from tuiin.draft.scoring import Rate, same
from tuiin.model import Record

_THINGS = ("actor", "concept", "work", "event", "viewpoint")
_WHOLE = 3  # letters of a word that an ending takes none from
_ENDING = 12  # letters that an ending has at most


class Offered(Protocol):
    """What is asked of a candidate: its reference, its entry as in YAML, in long form, and the sentences where it was found."""

    @property
    def reference(self) -> str:
        """The reference that it would have, such as `claim/tax-lowers-trust`."""

    @property
    def entry(self) -> Mapping[str, Any]:
        """Its fields."""

    @property
    def at(self) -> tuple[str, ...]:
        """The ids of its sentences."""


class Frame(NamedTuple):
    """A claim as one of those who hold it holds it in one sentence; a figure as object is said in full, as `29 rank 2020 193`."""

    sentence: str
    holder: str
    relation: str
    subject: str
    object: str


class _Said(NamedTuple):
    """What entries say that sentences can be asked for."""

    frames: list[Frame]
    figures: list[tuple[str, ...]]  # sentence, value, unit, year, number of those that are ranked
    citations: list[tuple[str, str]]  # sentence, year of the work
    dates: list[tuple[str, str, str]]  # sentence, start, end


class _Entry(NamedTuple):
    reference: str
    fields: Mapping[str, Any]
    at: Sequence[str]

    @property
    def kind(self) -> str:
        return self.reference.partition("/")[0]


def against(candidates: Iterable[Offered], records: Iterable[tuple[str, Record]], text: str, known: Iterable[str] = ()) -> dict[str, Rate]:
    """Return how well a draft of a text offers what was curated of it, by what is compared.

    - `actor`, `concept`, `work`, `event`, `viewpoint`: entries that the text calls by one of their names, offered under one of these;
      `known` are entries that the draft took from a registry, and so has no candidate for. What is offered and was curated is right
      wherever its name stands.
    - `claim`: frames with their sentence and holder; `claim.relation`: sentences with the relations that they state;
      `claim.holder`: sentences with those who hold something there; `claim.sentence`: sentences that say something.
    - `value`: figures by sentence, value and unit; `value.whole`: with their year, and the number of those that are ranked.
    - `citation`: works that a sentence points at, by their year; `date`: what is dated, by sentence, start and end.
    """
    curated = dict(records)
    entries = registry(curated.items()).entries
    by_form = {_folded(form): entry.reference for entry in reversed(entries) for form in reversed(entry.forms)}
    offered = [_Entry(one.reference, one.entry, one.at) for one in candidates]
    names = {one.reference: _called(one, by_form) for one in offered if one.kind in _THINGS}
    words = re.findall(r"\w+", text.casefold())
    places = _places(words)
    printed = {entry.reference for entry in entries if any(_stands(form, words, places) for form in entry.forms)}
    rates = {}
    for kind in _THINGS:
        found = {names[one.reference] for one in offered if one.kind == kind}
        found |= {reference for reference in known if reference in curated and reference.startswith(f"{kind}/")}
        rates[kind] = same(found, {reference for reference in printed | (found & curated.keys()) if reference.startswith(f"{kind}/")})
    written = {name: _Entry(name, _fields(record), getattr(record, "at", ())) for name, record in curated.items()}
    mine = _said(offered, names, written)
    yours = _said(written.values(), {}, written)
    return rates | {
        "claim": same(mine.frames, yours.frames),
        "claim.relation": same(*({(one.sentence, one.relation) for one in said.frames} for said in (mine, yours))),
        "claim.holder": same(*({(one.sentence, one.holder) for one in said.frames} for said in (mine, yours))),
        "claim.sentence": same(*({one.sentence for one in said.frames} for said in (mine, yours))),
        "value": same(*([one[:3] for one in said.figures] for said in (mine, yours))),
        "value.whole": same(mine.figures, yours.figures),
        "citation": same(mine.citations, yours.citations),
        "date": same(mine.dates, yours.dates),
    }


def _said(entries: Iterable[_Entry], names: Mapping[str, str], written: Mapping[str, _Entry]) -> _Said:
    """Return what entries say, with the references of what is curated already in the places of what was offered."""
    found = list(entries)
    there = {**written, **{one.reference: one for one in found}}
    said = _Said([], [], [], [])
    for one in found:
        fields = one.fields
        if one.kind == "claim":
            said.frames.extend(_frames(one, names, there))
        elif one.kind == "value" and fields.get("value") is not None:
            said.figures.extend((sentence, *_figure(fields)) for sentence in one.at)
        elif one.kind == "citation":
            work = there.get(str(fields.get("work")))
            said.citations.extend((sentence, str(work.fields.get("published") or "") if work else "") for sentence in one.at)
        elif one.kind == "event" and (fields.get("starts") or fields.get("ends")):
            said.dates.extend((sentence, str(fields.get("starts") or ""), str(fields.get("ends") or "")) for sentence in one.at)
    return said


def _frames(claim: _Entry, names: Mapping[str, str], there: Mapping[str, _Entry]) -> Iterator[Frame]:
    subject, object_ = (str(claim.fields.get(name) or "") for name in ("subject", "object"))
    figure = there.get(object_) if object_.startswith("value/") else None
    object_ = " ".join(_figure(figure.fields)).strip() if figure else names.get(object_, object_)
    for holder, sentence in _held(claim.fields.get("positions", ()), claim.at):
        yield Frame(sentence, names.get(holder, holder), str(claim.fields.get("relation") or ""), names.get(subject, subject), object_)


def _held(positions: Iterable[Mapping[str, Any]], at: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield who holds something in which sentence; where somebody reports a voice, it is the voice that holds."""
    for position in positions:
        places = position.get("at") or at
        if voices := position.get("voices"):
            yield from _held(voices, places)
        else:
            yield from ((str(position.get("holder") or ""), sentence) for sentence in places)


def _figure(fields: Mapping[str, Any]) -> tuple[str, str, str, str]:
    value, unit, year, pool = (fields.get(name) for name in ("value", "unit", "year", "out_of"))
    return "" if value is None else f"{float(value):g}", str(unit or ""), str(year or ""), str(pool or "")


def _fields(record: Any) -> dict[str, Any]:
    """Return the fields of a record as YAML would have them, so far as they are compared."""
    fields = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    return fields | {name: [_fields(one) for one in fields[name]] for name in ("positions", "voices") if name in fields}


def _called(offered: _Entry, by_form: Mapping[str, str]) -> str:
    """Return the reference of the curated entry that has a name of a candidate, one of its kind; else its own."""
    labels = offered.fields.get("label") or {}
    more = [form for name in ("printed", "alt", "hidden") for forms in (offered.fields.get(name) or {}).values() for form in forms]
    for form in (*labels.values(), *more):
        if (reference := by_form.get(_folded(form), "")).startswith(f"{offered.kind}/"):
            return reference
    return offered.reference


def _stands(form: str, words: Sequence[str], places: Mapping[str, Sequence[int]]) -> bool:
    """Say whether a text has the words of a name one after another, each as it is or with an ending."""
    wanted = re.findall(r"\w+", form.casefold())
    starts = places.get(wanted[0][:_WHOLE], ()) if wanted else ()
    return any(place + len(wanted) <= len(words) and all(map(_inflected, words[place : place + len(wanted)], wanted)) for place in starts)


def _places(words: Sequence[str]) -> dict[str, list[int]]:
    """Return where the words of a text stand, by the letters that they begin with."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for length in range(1, min(len(word), _WHOLE) + 1):
            found.setdefault(word[:length], []).append(place)
    return found


def _inflected(printed: str, word: str) -> bool:
    stem = word if len(word) <= _WHOLE else word[:-1]
    return printed.startswith(stem) and len(printed) <= len(word) + _ENDING


def _folded(form: str) -> str:
    return " ".join(form.casefold().split())
