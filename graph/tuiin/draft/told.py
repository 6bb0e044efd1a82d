"""A draft as a person reads it at a terminal: what it found, counted, and each claim with its place, its holder and its confidence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tuiin.draft.candidates import Candidate
from tuiin.draft.drafting import UNKNOWN, Draft
from tuiin.letters import visible

_PLURALS = {"person": "people", "state": "states", "group": "groups", "office": "offices", "place": "places", "work": "works"}
_MOST = 70


def told(draft: Draft, candidates: Sequence[Candidate]) -> str:
    """Return the lines. They hold names and terms, and no sentence of the text."""
    head, reading = draft.head, draft.reading
    about = ", ".join(filter(None, [head.title, *(name.label for name in head.authors), head.published]))
    lines = [f"{visible(about, None)}"] if about else []
    language = "a language that no common word tells (--language says it)" if reading.language == UNKNOWN else reading.language
    count = "1 sentence" if len(reading.sentences) == 1 else f"{len(reading.sentences)} sentences"
    lines.append(f"{count} in {language}: {_counted(Counter(sentence.zone for sentence in reading.sentences))}")
    names = Counter(_PLURALS.get(name.kind, f"{name.kind}s") for name in draft.names)
    lines.append(f"{len(draft.names)} names: {_counted(names)}" if names else "no names")
    lines.append(
        f"{len(draft.terms)} terms: {visible(', '.join(term.label for term in draft.terms[:8]), None)}{' …' if draft.terms[8:] else ''}"
    )
    kinds = Counter(one.kind for one in candidates)
    lines.append(f"to be decided: {_counted(Counter({f'{kind}s': number for kind, number in kinds.items()}))}")
    called = _called(draft, candidates)
    claims = [one for one in candidates if one.kind == "claim"]
    width = max((len(one.at[0]) for one in claims), default=0)
    lines += [f"{one.at[0]:{width}}  {one.confidence:.2f}  {_claim(one, called)}" for one in claims]
    return "\n".join(lines) + "\n"


def _counted(found: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))) or "nothing"


def _called(draft: Draft, candidates: Sequence[Candidate]) -> dict[str, str]:
    """Return what each reference is called."""
    found = {one.reference: next(iter(one.entry["label"].values())) for one in candidates if one.entry.get("label")}
    found |= {name.reference: name.label for name in draft.names if name.reference}
    return (
        found
        | {term.reference: term.label for term in draft.terms if term.reference}
        | {one.reference: _figure(one.entry) for one in candidates if one.kind == "value"}
    )


def _figure(entry: Mapping[str, Any]) -> str:
    pool = f" of {entry['out_of']}" if entry.get("out_of") else ""
    year = f" ({entry['year']})" if entry.get("year") else ""
    return f"{entry.get('value', '*')} {entry.get('unit', '')}{pool}{year}"


def _claim(one: Candidate, called: Mapping[str, str]) -> str:
    frame = [called.get(str(one.entry.get(name)), "*") for name in ("subject", "object")]
    denied = "not " if one.entry.get("polarity") == "negative" else ""
    held = " ▸ ".join(_held(one.entry["positions"], called))
    doubts = f"  ({', '.join(one.doubts)})" if one.doubts else ""
    return visible(f"{frame[0]} · {denied}{one.entry.get('relation', '*')} · {frame[1]}", _MOST) + f"  [{visible(held, None)}]{doubts}"


def _held(positions: Sequence[Mapping[str, Any]], called: Mapping[str, str]) -> list[str]:
    position = positions[0]
    sure = "" if position["certainty"] == "certain" else f", {position['certainty']}"
    who = ", ".join(called.get(str(one.get("holder")), "*") for one in positions)
    own = f"{who} {position['stance']}{sure}"
    return [own, *(_held(position["voices"], called) if position.get("voices") else [])]
