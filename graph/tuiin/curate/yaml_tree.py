"""YAML text as a tree whose every node knows its place: YAML 1.2 core schema, no aliases, no tags, no duplicate keys.

libyaml only finds the events; what a plain scalar means is decided here, since PyYAML reads by YAML 1.1 (`NO` is false, `12:30` is 750).
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml

from tuiin.curate import comments, spelling
from tuiin.errors import Place, Problem
from tuiin.letters import quoted, visible

# What a plain scalar is that is no text; what is both (`0`) is the first.
_TYPES = re.compile(
    r"(?P<null>~|null|Null|NULL|)|(?P<bool>true|True|TRUE|false|False|FALSE)|(?P<int>[-+]?(?:0|[1-9][0-9]*))"
    r"|(?P<float>[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
DEPTH = 32  # levels of a tree
MOST = 8_000_000  # bytes of a file
_MERGED = "a merge has left two versions here; keep what is right, and take the lines <<<<<<<, ======= and >>>>>>> away"


class Scalar(NamedTuple):
    """A single value: its text as written, what it is (text, int, float, bool or null), and where.

    `cut` is where a comment begins just there where the text, without quotation marks, would begin or go on. `short` is what stands in
    the file where that is not the text itself: less of it, or nothing where it follows from something else.
    """

    text: str
    type: str
    place: Place
    cut: Place | None = None
    short: str | None = None

    @property
    def written(self) -> str:
        """What stands in the file."""
        return self.text if self.short is None else self.short


class Sequence(NamedTuple):
    """A list of nodes."""

    nodes: list["Node"]
    place: Place


class Mapping(NamedTuple):
    """Keys with their nodes, in the order of the file; keys are text."""

    entries: dict[str, tuple[Scalar, "Node"]]
    place: Place


Node = Scalar | Sequence | Mapping


def parse(source: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a YAML document (None where there is none) and all that is wrong with it."""
    if len(source) > MOST:
        return None, [Problem(file, 1, 1, f"the file has {len(source):,} bytes; split it: at most {MOST:,} are read")]
    if source.startswith((b"\xff\xfe", b"\xfe\xff")) or source[1:2] == b"\0" or source[:1] == b"\0":
        return None, [Problem(file, 1, 1, "the file is UTF-16 or binary; save it as UTF-8")]
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        return None, [Problem(file, line, 1, f"byte 0x{source[error.start]:02x} is not UTF-8; save the file as UTF-8")]
    seen = spelling.seen(text)
    problems = [Problem(file, line, 1, message) for line, message in spelling.unseen(text)] if seen != text else []
    text = seen
    if marks := [number for number, line in enumerate(text.split("\n"), 1) if line.startswith("<<<<<<< ")]:
        return None, [*problems, *(Problem(file, number, 1, _MERGED) for number in marks)]
    try:
        return _Builder(file, text.split("\n"), problems).document(yaml.parse(text, Loader=yaml.CSafeLoader)), problems
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = visible(str(error.problem or error.context), 200)
        return None, [*problems, Problem(file, line, column, f"not YAML: {said}; {_advice(error.problem)}")]
    except _TooDeep as error:
        return None, [*problems, error.args[0]]
    except yaml.YAMLError as error:
        return None, [*problems, Problem(file, 1, 1, f"not YAML: {visible(str(error), 200)}")]


def _advice(problem: str | None) -> str:
    if problem == "mapping values are not allowed in this context":
        return "quote a text that holds a colon and a space"
    if problem == "found character that cannot start any token":
        return "quote a text that begins with @ or a backquote, and indent with spaces, not tabs"
    if problem == "did not find expected <document start>":
        return "where entries follow `{}`, which says that there are none, take it away"
    return "look at the indentation, the quotes and the brackets here and in the line before"


class _TooDeep(Exception):
    pass


class _Builder:
    def __init__(self, file: str, lines: list[str], problems: list[Problem]) -> None:
        self.file, self.lines, self.problems = file, lines, problems
        self.last = max((number for number, line in enumerate(lines) if "#" in line), default=-1)  # behind it no comment can begin

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
        if depth > DEPTH:
            raise _TooDeep(Problem.at(place, f"nested deeper than {DEPTH} levels; no curated file needs that"))
        if isinstance(event, yaml.ScalarEvent):
            self.plain(event, place)
            return self.scalar(event, place)
        if isinstance(event, yaml.MappingStartEvent):
            self.plain(event, place)
            return self.mapping(event, events, place, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            self.plain(event, place)
            return self.sequence(event, events, place, depth)
        self.wrong(place, f"the alias *{visible(getattr(event, 'anchor', ''))} is not allowed; write the value out")
        return Scalar("", "null", place)

    def plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> None:
        """Tell of what YAML can write before a node, and no curated file needs."""
        if event.anchor is not None:
            self.wrong(place, f"the anchor &{visible(event.anchor)} is not allowed; write values out where they stand")
        if event.tag is not None:
            self.wrong(place, f"the tag {visible(event.tag)} is not allowed; write the plain value")

    def scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        if event.style == '"':  # its escapes can spell letters that the file itself does not hold
            for _, message in spelling.unseen(event.value):
                self.wrong(place, message)
        return Scalar(event.value, "text" if event.style else type_of(event.value), place)

    def sequence(self, start: yaml.SequenceStartEvent, events: Iterator[yaml.Event], place: Place, depth: int) -> Sequence:
        nodes: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            node = self.node(event, events, depth + 1)
            if start.flow_style:
                since = (place.line - 1, place.column) if not nodes else None
                nodes.append(self.whole(node, event, since, 0, listed=True))
            else:
                nodes.append(self.whole(node, event, self.dash(node.place, place.column), place.column))
        return Sequence(nodes, place)

    def mapping(self, start: yaml.MappingStartEvent, events: Iterator[yaml.Event], place: Place, depth: int) -> Mapping:
        pairs = []
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key, since = self.node(event, events, depth + 1), _mark(event.end_mark)
            value = self.node(event := next(events), events, depth + 1)
            pairs.append((key, self.whole(value, event, since, 0 if start.flow_style else key.place.column)))
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in pairs:
            if not isinstance(key, Scalar):
                self.wrong(key.place, "a key must be plain text, not a list or a mapping")
            elif key.text in entries:
                first = entries[key.text][0].place
                self.wrong(key.place, f"the key {quoted(key.text)} stands twice; it was first written in line {first.line}")
            else:
                entries[key.text] = (key, value)
        return Mapping(entries, place)

    def dash(self, place: Place, column: int) -> comments.Mark:
        """Return where the dash ends that stands in this column before an item of a list."""
        line = place.line - 1
        while line and self.lines[line][column - 1 : column] != "-":
            line -= 1
        return line, column

    def whole(self, node: Node, event: yaml.Event, since: comments.Mark | None, indent: int, listed: bool = False) -> Node:
        """Return the node, with the place where a comment cuts it, if it is a text without quotation marks and one does."""
        if not isinstance(node, Scalar) or not isinstance(event, yaml.ScalarEvent) or not node.text or event.style in ("'", '"'):
            return node
        begin, (line, column) = _mark(event.start_mark), _mark(event.end_mark)
        if (since or begin)[0] > self.last:
            return node
        if event.style:  # of a block, the mark is where the next line begins, but for the last one
            found = comments.below(self.lines, line + (column > 0), indent)
        else:
            found = comments.before(self.lines, since, begin, None if listed else indent) if since else None
            found = found or comments.behind(self.lines, (line, column), indent, listed)
        return node._replace(cut=Place(self.file, found[0] + 1, found[1] + 1)) if found else node


def _mark(mark: Any) -> comments.Mark:
    return (mark.line, mark.column) if mark else (0, 0)


def type_of(plain: str) -> str:
    """Return what a text without quotation marks is: text, int, float, bool or null."""
    found = _TYPES.fullmatch(plain)
    return (found and found.lastgroup) or "text"


def says(node: Node | None) -> object:
    """Return what a tree says, whatever the order of its keys and the way its numbers are written."""
    if isinstance(node, Mapping):
        return {key: says(child) for key, (_, child) in node.entries.items()}
    if isinstance(node, Sequence):  # one alone is the same with brackets and without
        return [says(child) for child in node.nodes] if len(node.nodes) != 1 else says(node.nodes[0])
    if node is None or node.type == "null":
        return None
    return node.type, node.text.lower() if node.type == "bool" else node.text.removeprefix("+") if node.type == "int" else node.text


def moved(node: Node, place: Callable[[Place], Place]) -> Node:
    """Return a tree with another place for each node."""
    if isinstance(node, Mapping):
        entries = {key: (name._replace(place=place(name.place)), moved(child, place)) for key, (name, child) in node.entries.items()}
        return Mapping(entries, place(node.place))
    if isinstance(node, Sequence):
        return Sequence([moved(child, place) for child in node.nodes], place(node.place))
    return node._replace(place=place(node.place), cut=node.cut and place(node.cut))
