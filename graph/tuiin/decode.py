"""A node of the tree against a type of the model: a record, or a note of what is the matter with it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from tuiin.errors import Problem
from tuiin.model import Forms, Pattern, Place, Record, Slug, Text, To
from tuiin.tree import Mapping, Node, Scalar, Sequence

WRONG = object()
SLUG: Pattern = Slug.__metadata__[0]  # type: ignore[attr-defined]


class Decoder:
    """Turns nodes into values; gathers problems instead of stopping at the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems

    def wrong(self, place: Place, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem.at(place, message))

    def decode(self, wanted: Any, node: Node, path: str, place: Place | None = None) -> Any:
        """Return the value of the node as this type wants it, or `WRONG` after noting what is the matter."""
        wanted, extra = plain(wanted)
        origin = get_origin(wanted)
        if origin is tuple:
            return self._many(get_args(wanted)[0], node, path)
        if origin is dict:
            return self._dict(get_args(wanted), node, path)
        if origin is Literal:
            return self._choice(get_args(wanted), node, path)
        if is_dataclass(wanted):
            return self._record(wanted, node, path, place)
        return self._scalar(wanted, extra, node, path)

    def _many(self, wanted: Any, node: Node, path: str) -> Any:
        if not isinstance(node, Sequence):  # one alone may stand without its brackets
            value = self.decode(wanted, node, path)
            return WRONG if value is WRONG else (value,)
        if not node.nodes:
            return self._mismatch(node, path, "an empty list", "at least one entry, or no key at all")
        values = [self.decode(wanted, n, f"{path}[{i}]") for i, n in enumerate(node.nodes)]
        for i, (value, child) in enumerate(zip(values, node.nodes, strict=True)):
            if value is not WRONG and not isinstance(value, Record) and value in values[:i]:
                self.wrong(child.place, f"{path}: {value!r} stands twice in the list")
        return WRONG if any(v is WRONG for v in values) else tuple(values)

    def _dict(self, wanted: tuple[Any, Any], node: Node, path: str) -> Any:
        if not isinstance(node, Mapping):
            return self._mismatch(node, path, found(node), "a mapping")
        values = {}
        for key, (name, child) in node.entries.items():
            values[self.decode(wanted[0], Scalar(key, "text", name.place), path)] = self.decode(wanted[1], child, f"{path}.{key}")
        return WRONG if WRONG in values or WRONG in values.values() else values

    def _choice(self, allowed: tuple[str, ...], node: Node, path: str) -> Any:
        if isinstance(node, Scalar) and node.text in allowed:
            return node.text
        nearest = _nearest(node.text, allowed) if isinstance(node, Scalar) else ""
        return self._mismatch(node, path, found(node), f"one of {', '.join(allowed)}{nearest}")

    def _record(self, wanted: type[Any], node: Node, path: str, place: Place | None) -> Any:
        if not isinstance(node, Mapping):
            return self._mismatch(node, path, found(node), f"a mapping with {', '.join(keys(wanted))}")
        types = hints(wanted)
        values: dict[str, Any] = {}
        for key, (name, child) in node.entries.items():
            if key not in types:
                self.wrong(name.place, f"{path}: unknown key {key!r}; wanted one of {', '.join(types)}{_nearest(key, tuple(types))}")
                values[key] = WRONG
            else:
                values[key] = self.decode(types[key], child, f"{path}.{key}")
        for name in _required(wanted):
            if name not in node.entries:
                self.wrong(place or node.place, f"{path}: the key {name!r} is missing")
                values[name] = WRONG
        if any(v is WRONG for v in values.values()):
            return WRONG
        if issubclass(wanted, Record):
            values["place"] = place or node.place
        return wanted(**values)

    def _scalar(self, wanted: Any, extra: tuple[Any, ...], node: Node, path: str) -> Any:
        if not isinstance(node, Scalar):
            return self._mismatch(node, path, found(node), _WORDS[wanted])
        form = next((e for e in extra if isinstance(e, Pattern)), None)
        if form:
            accepted = node.type in ("text", "int") and re.fullmatch(form.regex, node.text)
            return node.text if accepted else self._mismatch(node, path, found(node), form.wanted)
        target = next((e for e in extra if isinstance(e, To)), None)
        if target and not re.fullmatch(f"({'|'.join(target.kinds)})/{SLUG.regex}", node.text):
            examples = " or ".join(f"{kind}/some-id" for kind in target.kinds)
            return self._mismatch(node, path, found(node), f"a reference such as {examples}")
        convert = _CONVERT[wanted].get(node.type)
        value = convert(node.text) if convert else None
        if value is None or (value == "" or value != value):  # noqa: PLR0124 - a NaN is not itself
            return self._mismatch(node, path, found(node), _WORDS[wanted])
        if isinstance(value, str) and value != value.strip():
            return self._mismatch(node, path, f"{value!r}", "the text without white space around it")
        return value

    def _mismatch(self, node: Node, path: str, what: str, wanted: str) -> Any:
        self.wrong(node.place, f"{path}: found {what}; wanted {wanted}")
        return WRONG


_CONVERT: dict[Any, dict[str, Callable[[str], Any]]] = {
    str: {"text": str},
    int: {"int": int},
    Decimal: {"int": Decimal, "float": lambda text: Decimal(text) if text.strip("+-").lower()[:2] not in (".i", ".n") else None},
    bool: {"bool": lambda text: text.lower() == "true"},
}
_WORDS = {
    str: "text (quote it if it looks like a number, true, false or null)",
    int: "a whole number",
    Decimal: "a number",
    bool: "true or false",
}


def found(node: Node) -> str:
    """Return what to call a node when telling a person about it."""
    match node:
        case Scalar(text="", type="null"):
            return "nothing"
        case Scalar(text=text, type=kind):
            return repr(text) if kind == "text" else f"the {kind} {text}"
        case Sequence():
            return "a list"
    return "a mapping"


def _nearest(word: str, allowed: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, allowed, 1)
    return f"; nearest: {near[0]}" if near else ""


@cache
def hints(record: type[Any]) -> dict[str, Any]:
    """Return the type of each key of a record, in canonical order."""
    types = get_type_hints(record, include_extras=True)
    return {name: types[name] for name in keys(record)}


@cache
def plain(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return a type without `| None` and without its annotations, and these annotations."""
    if get_origin(hint) in (Union, UnionType):
        return plain(next(part for part in get_args(hint) if part is not NoneType))
    if get_origin(hint) is Annotated:
        return get_args(hint)[0], get_args(hint)[1:]
    return hint, ()


@cache
def keys(record: type[Any]) -> tuple[str, ...]:
    """Return the keys that a record is written with, in canonical order."""
    return tuple(f.name for f in fields(record) if f.name != "place")


@cache
def _required(record: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(record) if f.name != "place" and f.default is MISSING and f.default_factory is MISSING)


def references(record: Any) -> Iterator[tuple[str, str, Place]]:
    """Yield each reference of a record, with the key that holds it and the place of the record that it stands in."""
    for name, hint in hints(type(record)).items():
        value = getattr(record, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Record):
                yield from references(one)
            elif one is not None and _target(hint):
                yield name, one, record.place


def sentences(record: Any) -> Iterator[tuple[str, Place]]:
    """Yield each sentence id that a record names, with the place of the record that it stands in."""
    for name in keys(type(record)):
        value = getattr(record, name)
        if name == "at":
            yield from ((one, record.place) for one in value)
        elif isinstance(value, tuple):
            for one in value:
                if isinstance(one, Record):
                    yield from sentences(one)


@cache
def _target(hint: Any) -> bool:
    """Say whether a type is a reference, a list of them, or an optional one."""
    if any(isinstance(extra, To) for extra in getattr(hint, "__metadata__", ())):
        return True
    return any(_target(part) for part in get_args(hint) if get_origin(hint) is not Literal and part not in (..., NoneType))


def texts(record: Any, place: Place | None = None) -> Iterator[tuple[str, Place]]:
    """Yield each text in words of a record (labels, paraphrases, printed forms), with the place of the record that it stands in."""
    place = record.place if isinstance(record, Record) else place
    assert place is not None
    for name in keys(type(record)):
        value = getattr(record, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, (Text, Forms, Record)):
                yield from texts(one, place)
            elif isinstance(one, str) and (isinstance(record, (Text, Forms)) or name in ("printed", "probably")):
                yield one, place
