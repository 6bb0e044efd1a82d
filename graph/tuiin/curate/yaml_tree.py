"""YAML text as a tree whose every node knows its place: YAML 1.2 core schema, no aliases, no tags, no duplicate keys.

libyaml only finds the events; what a plain scalar means is decided here, since PyYAML reads by YAML 1.1 (`NO` is false, `12:30` is 750).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from tuiin.curate import spelling
from tuiin.errors import Place, Problem

_NULL = re.compile(r"|~|null|Null|NULL")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_DEPTH = 32
_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: its text as written, what it is (text, int, float, bool or null), and where."""

    text: str
    type: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    nodes: list["Node"]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their nodes, in the order of the file; keys are text."""

    entries: dict[str, tuple[Scalar, "Node"]]
    place: Place


Node = Scalar | Sequence | Mapping


def parse(source: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a YAML document (None where there is none) and all that is wrong with it."""
    if len(source) > _BYTES:
        return None, [Problem(file, 1, 1, f"the file has {len(source):,} bytes; split it: at most {_BYTES:,} are read")]
    if source.startswith((b"\xff\xfe", b"\xfe\xff")) or source[1:2] == b"\0" or source[:1] == b"\0":
        return None, [Problem(file, 1, 1, "the file is UTF-16 or binary; save it as UTF-8")]
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        return None, [Problem(file, line, 1, f"byte 0x{source[error.start]:02x} is not UTF-8; save the file as UTF-8")]
    problems = [Problem(file, line, 1, message) for line, message in spelling.unseen(text)]
    try:
        return _Builder(file, problems).document(yaml.parse(spelling.seen(text), Loader=yaml.CSafeLoader)), problems
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return None, [*problems, Problem(file, line, column, f"not YAML: {error.problem or error.context}; {_advice(error.problem)}")]
    except _TooDeep as error:
        return None, [*problems, error.args[0]]
    except yaml.YAMLError as error:
        return None, [*problems, Problem(file, 1, 1, f"not YAML: {error}")]


def _advice(problem: str | None) -> str:
    if problem == "mapping values are not allowed in this context":
        return "quote a text that holds a colon and a space"
    if problem == "found character that cannot start any token":
        return "quote a text that begins with @ or a backquote, and indent with spaces, not tabs"
    return "look at the indentation, the quotes and the brackets here and in the line before"


class _TooDeep(Exception):
    pass


class _Builder:
    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file, self.problems = file, problems

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1) if mark else Place(self.file, 1)

    def wrong(self, place: Place, message: str) -> None:
        self.problems.append(Problem.at(place, message))

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.wrong(self.place(event), "a second document (`---`) begins here; one file holds one")
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, events, 0)
                root = node if documents == 1 else root
        return root

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        place = self.place(event)
        if depth > _DEPTH:
            raise _TooDeep(Problem.at(place, f"nested deeper than {_DEPTH} levels; no curated file needs that"))
        if isinstance(event, yaml.AliasEvent):
            self.wrong(place, f"the alias *{event.anchor} is not allowed; write the value out")
            return Scalar("", "null", place)
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        if event.anchor is not None:
            self.wrong(place, f"the anchor &{event.anchor} is not allowed; write values out where they stand")
        if event.tag is not None:
            self.wrong(place, f"the tag {event.tag} is not allowed; write the plain value")
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(list(self.children(events, yaml.SequenceEndEvent, depth)), place)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(list(self.children(events, yaml.MappingEndEvent, depth)), place)
        assert isinstance(event, yaml.ScalarEvent)
        if event.style == '"':  # its escapes can spell letters that the file itself does not hold
            for _, message in spelling.unseen(event.value):
                self.wrong(place, message)
        return Scalar(event.value, "text" if event.style else _type(event.value), place)

    def children(self, events: Iterator[yaml.Event], end: type[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, end):
                return
            yield self.node(event, events, depth + 1)

    def mapping(self, nodes: list[Node], place: Place) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.wrong(key.place, "a key must be plain text, not a list or a mapping")
            elif key.text in entries:
                first = entries[key.text][0].place
                self.wrong(key.place, f"the key {key.text!r} stands twice; it was first written in line {first.line}")
            else:
                entries[key.text] = (key, value)
        return Mapping(entries, place)


def _type(plain: str) -> str:
    if _NULL.fullmatch(plain):
        return "null"
    if _BOOL.fullmatch(plain):
        return "bool"
    if _INT.fullmatch(plain):
        return "int"
    return "float" if _FLOAT.fullmatch(plain) else "text"
