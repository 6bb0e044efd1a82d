"""A difference in words: sections of lines for a person, as text for a terminal; or JSON for a program."""

import json
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Any

import pyoxigraph as ox

from tuiin.compare.difference import Change, Consequence, Difference
from tuiin.files.words import words
from tuiin.graph.labels import parsed
from tuiin.graph.vocabulary import expand
from tuiin.letters import visible

FORMAT = "tuiin-diff/1"
SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_COLOURS = {"added": "32", "removed": "31", "changed": "33"}
_PLACES = {expand("oa:start"), expand("oa:end")}
# A part of a thing that is new or gone is worth a line of its own in these; the rest is in the JSON.
_SHOWN = {"content", "anchor", "reasoning", "figure", "source"}


@dataclass(frozen=True, slots=True)
class Row:
    """One property that changed, in words: its name, the language of its words if they have one, what went and what came."""

    name: str
    language: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that changed, in words; `about` names the claim or viewpoint that it belongs to."""

    action: str
    words: str
    about: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """All that changed of one kind, with how much was added, removed and changed."""

    title: str
    counts: dict[str, int]
    lines: tuple[Line, ...]


def sections(difference: Difference, language: str) -> list[Section]:
    """Return what changed, by kind, in words of a language; of sentences that moved alike, one line."""
    out = []
    for kind in dict.fromkeys(change.kind for change in difference.changes):
        changes = [change for change in difference.changes if change.kind == kind]
        title = words(language)["diff"]["kinds"].get(kind, kind)
        counts = Counter(change.action for change in changes)
        lines = _moved(changes, language) + [_line(difference, c, language) for c in changes if _shift(c) is None]
        out.append(Section(title, {action: counts[action] for action in SIGNS if counts[action]}, tuple(lines)))
    return out


def consequences(difference: Difference, language: str) -> list[Section]:
    """Return what follows, by rule; edges are counted, things are named too."""
    out = []
    for rule in dict.fromkeys(found.rule for found in difference.consequences):
        found = [c for c in difference.consequences if c.rule == rule]
        counts = Counter(c.action for c in found)
        lines = tuple(Line(c.action, difference.names.say(c.thing, language), "", ()) for c in found if not c.to)
        out.append(Section(rule, {action: counts[action] for action in SIGNS if counts[action]}, lines))
    return out


def counted(counts: dict[str, int], language: str) -> str:
    """Return counts by action in words."""
    said = words(language)["diff"]
    return ", ".join(f"{number} {said[action]}" for action, number in counts.items())


def text(difference: Difference, language: str = "en", colour: bool = False) -> str:
    """Return a difference as text: `+`, `-` and `~` before what was added, removed and changed; in colour if wanted."""
    said = words(language)["diff"]
    if difference.same:
        return f"{said['same']}\n"
    told, follows = sections(difference, language), consequences(difference, language)
    seen = partial(visible, most=None)  # the words of a graph, of which a terminal shall obey none
    out = [f"--- {seen(difference.a)}", f"+++ {seen(difference.b)}"]
    for section in told:
        out += ["", f"{seen(section.title)}: {counted(section.counts, language)}"]
        for line in section.lines:
            out += [_coloured(f"{SIGNS[line.action]} {seen(line.words)}", line.action, colour)]
            out += [f"    {said['about']}: {seen(line.about)}"] if line.about else []
            rows = [seen(row_text(row, line.action == "changed")) for row in line.rows]
            out += [f"    {row}" for row in (rows if line.action == "changed" else [" · ".join(rows)]) if row]
    if follows:
        out += ["", said["consequences"]]
    for section in follows:
        out.append(f"  {seen(section.title)}: {counted(section.counts, language)}")
        out += [_coloured(f"  {SIGNS[line.action]} {seen(line.words)}", line.action, colour) for line in section.lines]
    return "\n".join(out) + "\n"


def row_text(row: Row, changed: bool = True) -> str:
    """Return one property on one line: what went, an arrow, what came; of a thing that is new or gone, what it has or had."""
    name = f"{row.name} ({row.language})" if row.language else row.name
    before, after = ("; ".join(side) for side in (row.before, row.after))
    if changed:
        return f"{name}: {before} → {after}" if before and after else f"{name}: {'+' if after else '-'} {after or before}"
    return f"{name}: {after or before}"


def to_json(difference: Difference) -> str:
    """Return a difference as JSON, in the form that `docs/diff.schema.json` describes."""
    counts: dict[str, dict[str, int]] = {}
    for change in difference.changes:
        counts.setdefault(change.kind, dict.fromkeys(SIGNS, 0))[change.action] += 1
    content = {
        "format": FORMAT,
        "a": difference.a,
        "b": difference.b,
        "same": difference.same,
        "counts": counts,
        "changes": [_plain(difference, change) for change in difference.changes],
        "consequences": [_plain_consequence(difference, found) for found in difference.consequences],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _plain(difference: Difference, change: Change) -> dict[str, Any]:
    def term(text: str) -> dict[str, Any]:
        if text.startswith("<<("):
            return {"type": "triple", "value": text}
        value = parsed(text)
        if isinstance(value, ox.NamedNode):
            return {"type": "uri", "value": value.value, "label": dict(difference.names.of(value.value))}
        tag = {"xml:lang": value.language} if value.language else {"datatype": value.datatype.value}
        tag |= {"its:dir": value.direction.value} if value.direction else {}
        return {"type": "literal", "value": value.value, **tag}

    parts = [
        {
            "aspect": part.aspect,
            "property": part.property,
            "name": dict(difference.names.of(part.property)),
            "language": part.language,
            "before": [term(t) for t in part.before],
            "after": [term(t) for t in part.after],
        }
        for part in change.parts
    ]
    return {
        "kind": change.kind,
        "action": change.action,
        "thing": change.thing,
        "was": change.was,
        "owner": change.owner,
        "label": dict(difference.names.of(change.thing)),
        "parts": parts,
    }


def _plain_consequence(difference: Difference, found: Consequence) -> dict[str, Any]:
    plain = {"rule": found.rule, "action": found.action, "thing": found.thing, "label": dict(difference.names.of(found.thing))}
    return plain | ({"to": found.to} if found.to else {})


def _line(difference: Difference, change: Change, language: str) -> Line:
    rows = []
    for part in change.parts:
        if change.action == "changed" or part.aspect in _SHOWN:
            before, after = (tuple(difference.names.term(term, language) for term in side) for side in (part.before, part.after))
            rows.append(Row(difference.names.say(part.property, language), part.language, before, after))
    about = difference.names.say(change.owner, language) if change.owner else ""
    return Line(change.action, difference.names.say(change.thing, language), about, tuple(rows))


def _shift(change: Change) -> int | None:
    """Return by how many characters a sentence moved that is otherwise the same."""
    if change.kind != "passage" or change.action != "changed" or {part.property for part in change.parts} != _PLACES:
        return None
    shifts = {int(parsed(part.after[0]).value) - int(parsed(part.before[0]).value) for part in change.parts}
    return shifts.pop() if len(shifts) == 1 else None


def _moved(changes: list[Change], language: str) -> list[Line]:
    shifts: dict[int, list[str]] = {}
    for change in changes:
        if (shift := _shift(change)) is not None:
            shifts.setdefault(shift, []).append(change.thing.rpartition("/")[2])
    return [
        Line("changed", f"{len(ids)} {words(language)['diff']['moved']}: {shift:+d} ({_few(ids)})", "", ())
        for shift, ids in sorted(shifts.items())
    ]


def _few(ids: list[str]) -> str:
    ids = sorted(ids, key=lambda name: [int(part) for part in name[1:].split("s")])
    return ", ".join(ids if len(ids) < 7 else [*ids[:3], "…", ids[-1]])


def _coloured(line: str, action: str, colour: bool) -> str:
    return f"\x1b[{_COLOURS[action]}m{line}\x1b[0m" if colour else line
