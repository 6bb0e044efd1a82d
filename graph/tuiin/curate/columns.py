"""Columns of a table: which key of an entry each holds, and what stands in a cell as nodes of the tree, and back."""

import re
from collections.abc import Iterator
from collections.abc import Sequence as Sequenced
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from tuiin.curate import cells, yaml_tree
from tuiin.curate.cells import Cell
from tuiin.curate.flow import flow
from tuiin.curate.short import ALONE, SENTENCE
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence, says
from tuiin.errors import NOWHERE, Place, Problem
from tuiin.letters import quoted
from tuiin.model import Claim, Forms, Position, Printed, Text, Words, fields
from tuiin.model.fields import Field

MORE = "more"  # the column for all that has none: YAML on one line
# What tells a position in the table of claims, and is of no one claim alone.
HELD = ("at", "holder", "voice", "stance", "certainty", "source", "author")
# The columns of claims in their order; those of other kinds are the fields of the model.
_CLAIM = ("at", "kind", "subject", "relation", "object", "quantifier", "scope", "condition", "holder", "voice", "stance", "certainty")
_SPECIAL = ("id", MORE, "voice", "author")
_TAGGED = re.compile(r"(\w+)[.@]([A-Za-z0-9-]+)")
_REFERENCE = re.compile(r"([a-z]+/)?[a-z0-9]+(-[a-z0-9]+)*")
_FORMS = " | "  # between forms of a name
_PIECES = re.compile(r"\S+")
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]00:00(:00)?")


class Column(NamedTuple):
    """A column: how it is headed, the key of the entry that it fills, the language of its words, what the model says of its field."""

    name: str
    key: str
    tag: str
    field: Field | None


@cache
def keys(record: Any) -> dict[str, Field]:
    """Return the keys of a record that have a column, in the order of the columns."""
    found = {name: at for name, at in fields.of(record).items() if at.term != "record" or "at" in fields.of(at.type)}
    if record is not Claim:
        return found
    found = {name: at for name, at in found.items() if name not in ("polarity", "positions")}
    whole = found | {name: at for name, at in fields.of(Position).items() if name != "voices"}
    order = [*_CLAIM, "source", *(name for name in whole if name not in (*_CLAIM, "source", "text")), "text"]
    return {name: whole[name] for name in order if name in whole}


def heads(record: Any) -> list[str]:
    """Return how the columns of a kind are headed, words without their language, in order."""
    found = list(keys(record))
    if record is Claim:
        found.insert(found.index("holder") + 1, "voice")
        found.insert(found.index("source") + 1, "author")
    return ["id", *found, MORE]


def column(record: Any, head: str, tongues: Tongues) -> Column | None:
    """Return the column with this head; None where no table of the kind has one."""
    known, name = keys(record), head.strip()
    if name.lower() in _SPECIAL and name.lower() in heads(record):
        return Column(name, name.lower(), "", None)
    if name.lower() in known:
        return Column(name, name.lower(), "", known[name.lower()])
    tagged = _TAGGED.fullmatch(name)
    if tagged and tagged[1].lower() in known and is_words(known[tagged[1].lower()]):
        return Column(name, tagged[1].lower(), tagged[2], known[tagged[1].lower()])
    if name in tongues.words:
        only = next((key for key in ("text", "label") if key in known), "")
        return Column(name, only, name, known[only]) if only else None
    return None


def order(record: Any, tongues: Tongues) -> list[str]:
    """Return the heads that a table of a kind can have, with the languages of words, in order."""
    found: list[str] = []
    for head in heads(record):
        at = keys(record).get(head)
        found += [head, *(f"{head}.{tag}" for tag in tongues.allowed(at.type))] if at and is_words(at) else [head]
    return found


def is_words(at: Field) -> bool:
    """Say whether a field holds words by language."""
    return isinstance(at.type, type) and issubclass(at.type, Words)


def node(at: Field, cell: Cell, problems: list[Problem], head: str) -> Node:
    """Return what a cell holds, as this field wants it; what a spreadsheet has spoilt is told."""
    if not at.many and not (is_words(at) and at.type is not Text):
        return _one(at, cell.text, cell.place, problems, head)
    if at.term in ("text", "words"):
        pieces = [(piece.strip(), cell.at(start)) for start, piece in _forms(cell.text)]
        return _list([Scalar(text, "text", place) for text, place in pieces if text], cell.place)
    found = [(piece.group(), piece.start()) for piece in _PIECES.finditer(cell.text)]
    nodes = [_piece(at, text, cell, start, problems, head) for text, start in found]
    if _day(cell.text) or (len(found) > 1 and cells.damage(cell.text)):
        return _one(at, cell.text, cell.place, problems, head)
    return _list(nodes, cell.place)


def _day(text: str) -> bool:
    return bool(_MIDNIGHT.fullmatch(text))


def _forms(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for piece in text.split(_FORMS):
        yield start + len(piece) - len(piece.lstrip()), piece
        start += len(piece) + len(_FORMS)


def _list(nodes: Sequenced[Node], place: Place) -> Node:
    return nodes[0] if len(nodes) == 1 else Sequence([*nodes], place)


def _piece(at: Field, text: str, cell: Cell, start: int, problems: list[Problem], head: str) -> Node:
    """Return one of several things in a cell; a record is written as what it is of, with where it stands behind a sign."""
    if at.term != "record":
        return _one(at, text, cell.at(start), problems, head)
    name, sign, where = text.partition("@")
    alone, inside = ALONE[at.type], fields.of(at.type)
    first = _one(inside[alone], name, cell.at(start), problems, head)
    if not sign:
        return first
    found = [
        _one(inside["at"], piece.group(), cell.at(start + len(name) + 1 + piece.start()), problems, head)
        for piece in re.finditer(r"[^,]+", where)
    ]
    pairs = {alone: first, "at": _list(found, cell.at(start))}
    return Mapping({key: (Scalar(key, "text", child.place), child) for key, child in pairs.items()}, cell.at(start))


def _one(at: Field, text: str, place: Place, problems: list[Problem], head: str) -> Scalar:
    """Return a single value."""
    if at.term == "date" and (midnight := _MIDNIGHT.fullmatch(text)):
        text = midnight[1]
    kind = _kind(at, text)
    spoilt = cells.failed(text) if at.term in ("words", "text") else ""
    if not _fits(at, text, kind):
        spoilt = cells.damage(text)
    if spoilt:
        problems.append(Problem.at(place, f"{head}: found {quoted(text)}; wanted {_wanted(at)}; {spoilt}"))
        return Scalar(text, "unknown", place)
    return Scalar(text, kind, place)


def _kind(at: Field, text: str) -> str:
    """Return what a single value is, as YAML would take it: a year is a number there, and a date all the same."""
    kind = yaml_tree.type_of(text)
    return kind if at.type in (int, Decimal, bool) or (at.term == "date" and kind in ("int", "float")) else "text"


def plain(at: Field | None, value: Node) -> Node:
    """Return a date as a cell would give it, however it is quoted in YAML; all else as it is."""
    if at and at.term == "date" and isinstance(value, Scalar) and value.type in ("text", "int", "float"):
        return value._replace(type=_kind(at, value.text))
    return value


def _fits(at: Field, text: str, kind: str) -> bool:
    """Say whether a text looks like what a field wants; of words nobody can tell."""
    if at.term == "passage":
        return bool(SENTENCE.fullmatch(text))
    if at.term in ("thing", "listed"):
        return bool(_REFERENCE.fullmatch(text))
    if at.type is int:
        return kind == "int"
    if at.type is Decimal:
        return kind in ("int", "float") and "e" not in text.lower()
    return at.term != "date" or bool(re.match(r"-?[\dXY]{4}|\.\.|Y", text))


def _wanted(at: Field) -> str:
    if at.term == "passage":
        return "sentence ids such as p4s12"
    if at.term == "thing":
        return f"a reference such as {' or '.join(f'{kind}/some-id' for kind in at.kinds)}"
    words = {"number": "a number", "date": "a date such as 2006-04-12", "listed": "a word of its list", "address": "a web address"}
    return words.get(at.term, "words")


# --- the other way --------------------------------------------------------------------------------------------------------


def texts(key: str, at: Field, value: Node) -> dict[str, str] | None:
    """Return what stands in the cells of a field, by the heads of their columns; None where no cell can hold it just as it is."""
    if is_words(at) and isinstance(value, Mapping):
        pairs = {f"{key}.{tag}": child for tag, (_, child) in value.entries.items()}
    else:
        pairs = {key: value}
    found = {}
    for head, child in pairs.items():
        text = _text(at, child)
        back = text and node(at, Cell(text, NOWHERE), [], head)
        if not text or not back or says(back) != says(child) or "\r" in text or text != text.strip():
            return None
        if is_words(at) and "." in head and not _TAGGED.fullmatch(head):
            return None
        found[head] = text
    return found or None


def _text(at: Field, value: Node) -> str | None:
    if isinstance(value, Scalar):
        return value.text
    if isinstance(value, Mapping):
        return _membership(at, value)
    if not value.nodes or not (at.many or (is_words(at) and issubclass(at.type, Forms | Printed))):
        return None
    found = [_text(at, child) for child in value.nodes]
    return None if None in found else (_FORMS if at.term in ("text", "words") else " ").join(filter(None, found))


def _membership(at: Field, value: Mapping) -> str | None:
    alone = ALONE.get(at.type, "")
    if at.term != "record" or list(value.entries) != [alone, "at"]:
        return None
    (_, who), (_, where) = value.entries.values()
    places = where.nodes if isinstance(where, Sequence) else [where]
    if not isinstance(who, Scalar) or not all(isinstance(place, Scalar) for place in places):
        return None
    return f"{who.text}@{','.join(place.text for place in places if isinstance(place, Scalar))}"


def rest(cell: Cell, problems: list[Problem]) -> dict[str, tuple[Scalar, Node]]:
    """Return what the cell says that holds all for which there is no column."""
    root, found = yaml_tree.parse(cell.text.encode(), cell.place.file)
    problems += [Problem.at(cell.place, f"{MORE}: {problem.message}") for problem in found]
    if not isinstance(root, Mapping):
        if not found:
            problems.append(
                Problem.at(cell.place, f"{MORE}: found {quoted(cell.text)}; wanted keys and values, such as {{quantifier: all}}")
            )
        return {}
    starts = [0]
    for line in cell.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    root_ = yaml_tree.moved(root, lambda place: cell.at(min(starts[place.line - 1] + place.column - 1, len(cell.text))))
    return root_.entries if isinstance(root_, Mapping) else {}


def in_rest(left: dict[str, Node]) -> str:
    """Return that cell."""
    return flow(Mapping({key: (Scalar(key, "text", NOWHERE), child) for key, child in left.items()}, NOWHERE))
