"""JSON text as the tree that YAML would give: no key twice, no number that is none, no letter that nobody can see."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, NoReturn

from tuiin.curate import spelling
from tuiin.curate.yaml_tree import DEPTH, Mapping, Node, Scalar, Sequence
from tuiin.errors import Place, Problem
from tuiin.letters import quoted, visible

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[^\s\[\]{},:"]+')
_HALF = re.compile("[\ud800-\udfff]")


class _Wrong(Exception):
    """What is wrong with the whole text: the words for it, and at which column."""


class _Number(NamedTuple):
    text: str
    type: str


def parse(source: bytes, place: Place, *, columns: bool = False) -> tuple[Node | None, list[Problem]]:
    """Return the tree of one line of JSON in UTF-8 (None where there is none), and all that is wrong with it.

    All of it stands at this place; with `columns`, which takes longer, each node at its own column, in code points.
    """
    try:
        text = source.decode()
        value = _DECODER.decode(text)
        builder = _Exact(place, text) if columns else _Builder(place)
        root = builder.node(value, 0)
        return root, [*builder.problems, *builder.unseen()]
    except UnicodeDecodeError as error:
        column, words = error.start + 1, f"byte 0x{source[error.start]:02x} is not UTF-8; save the file as UTF-8"
    except json.JSONDecodeError as error:
        column, words = error.pos + 1, f"not JSON: {visible(error.msg)}; wanted one whole object in this line, from {{ to }}"
    except RecursionError:
        column, words = 1, _deep()
    except _Wrong as error:
        column, words = 1, str(error)
    return None, [Problem.at(place._replace(column=column), words)]


def _deep() -> str:
    return f"nested deeper than {DEPTH} levels; no article needs that"


def _no_number(text: str) -> NoReturn:
    raise _Wrong(f"not JSON: found {text}, which is no number; wanted a number, or no key at all")


# An object comes as a tuple of its pairs, which tells it from a list, and keeps keys that stand twice; numbers keep their digits.
_DECODER = json.JSONDecoder(
    object_pairs_hook=tuple,
    parse_int=lambda text: _Number(text, "int"),
    parse_float=lambda text: _Number(text, "float"),
    parse_constant=_no_number,
)


class _Builder:
    """Makes nodes in the order of the text, all at one place; the same text is one node."""

    def __init__(self, place: Place) -> None:
        self.whole = place
        self.problems: list[Problem] = []
        self.texts: dict[str, Scalar] = {}

    def place(self) -> Place:
        """Return where the next node stands."""
        return self.whole

    def text(self, value: str) -> Scalar:
        found = self.texts.get(value)
        if found is None:
            found = self.texts[value] = Scalar(value, "text", self.whole)
        return found

    def node(self, value: Any, depth: int) -> Node:
        kind = type(value)
        if kind is str:
            return self.text(value)
        place = self.place()
        if kind is _Number:
            return Scalar(value.text, value.type, place)
        if kind is tuple or kind is list:
            if depth > DEPTH:
                raise _Wrong(_deep())
            if kind is tuple:
                return Mapping(self.entries(value, depth + 1), place)
            return Sequence([self.node(child, depth + 1) for child in value], place)
        return Scalar("", "null", place) if value is None else Scalar("true" if value else "false", "bool", place)

    def entries(self, pairs: tuple[tuple[str, Any], ...], depth: int) -> dict[str, tuple[Scalar, Node]]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in pairs:
            name = self.text(key)
            if key in entries:
                self.problems.append(Problem.at(name.place, f"the key {quoted(key)} stands twice in one object"))
            entries[key] = name, self.node(value, depth)
        return entries

    def unseen(self) -> Iterator[Problem]:
        """Yield what is wrong with the letters of the texts: all of them are looked at together first, which is quick."""
        whole = "\n".join(self.texts)
        if not _HALF.search(whole) and spelling.seen(whole) == whole:
            return
        for scalar in self.texts.values():
            if half := _HALF.search(scalar.text):
                words = f"U+{ord(half.group()):04X} in {quoted(scalar.text)} is half of a letter; wanted both halves, or the letter itself"
                yield Problem.at(scalar.place, words)
            else:
                yield from (Problem.at(scalar.place, message) for _, message in spelling.unseen(scalar.text))


class _Exact(_Builder):
    """Makes each node at its own column."""

    def __init__(self, place: Place, text: str) -> None:
        super().__init__(place)
        self.columns = (token.start() + 1 for token in _TOKEN.finditer(text))

    def place(self) -> Place:
        return self.whole._replace(column=next(self.columns))

    def text(self, value: str) -> Scalar:
        scalar = Scalar(value, "text", self.place())
        self.texts.setdefault(value, scalar)
        return scalar
