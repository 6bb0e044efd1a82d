"""A node of the tree against a type of the model: a record, or a note of what is the matter with it."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple, get_args
from urllib.parse import urlsplit

from tuiin.curate import languages, short
from tuiin.curate.short import below
from tuiin.curate.spelling import near
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence
from tuiin.errors import Place, Problem
from tuiin.files.terms import meant
from tuiin.letters import quoted, visible
from tuiin.model import Claim, Printed, Record, Text, dates, fields, marks
from tuiin.model.fields import Shape
from tuiin.model.marks import Pattern, Slug, To

WRONG = object()
SLUG: Pattern = get_args(Slug)[1]
_DATE, _IRI = get_args(marks.Date)[1], get_args(marks.Iri)[1]
_STRANGE = re.compile(r"[\[\]\s]|%(?![0-9A-Fa-f]{2})|#.*#")  # what an address may not hold, whatever its form lets through
_TAG = re.compile(r"article\.(language|files(\[\d+\])?)")  # texts that are no words, though their form is looked at elsewhere
_DIGITS = 18  # what every store keeps: 64 bits of a whole number, the least that XML Schema asks of a decimal


class Leaf(NamedTuple):
    """A text as it was written: which field it is, its value, where it stands, the mark of its type (none: plain words), its language.

    `written` is what stands there: the value, or less of it in short form.
    """

    path: str
    value: str
    place: Place
    mark: To | Pattern | None
    written: str
    language: str = ""


class Decoder:
    """Turns nodes into values; gathers problems instead of stopping at the first, and each text that it reads on its way.

    `unsaid` are the words that would have to say their language and do not: which field, and where; `strange` those in a language that is
    not the project's, by its tag.
    """

    def __init__(self, problems: list[Problem], tongues: Tongues) -> None:
        self.problems = problems
        self.tongues = tongues
        self.leaves: list[Leaf] = []
        self.language = ""  # of the words that are being read
        self.unsaid: list[tuple[str, Place]] = []
        self.strange: dict[str, list[tuple[str, Place]]] = {}

    def wrong(self, place: Place, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem.at(place, message))

    def decode(self, wanted: Any, node: Node, path: str, place: Place | None = None) -> Any:
        """Return the value of the node as this type wants it, or `WRONG` after noting what is the matter."""
        return self.take(fields.shape(wanted), node, path, place)

    def take(self, shape: Shape, node: Node, path: str, place: Place | None = None) -> Any:
        """Return the value of a node that has to be made up like this, or `WRONG` after noting what is the matter."""
        if isinstance(node, Scalar) and node.type == "unknown":  # what it follows from is wrong, and told
            return WRONG
        if shape.made == "record":
            return self._record(shape.type, node, path, place)
        return _TAKES[shape.made](self, shape, node, path)

    def _many(self, shape: Shape, node: Node, path: str) -> Any:
        if not isinstance(node, Sequence):  # one alone may stand without its brackets
            value = self.take(shape.holds, node, path)
            return WRONG if value is WRONG else (value,)
        if not node.nodes:
            return self._mismatch(node, path, "an empty list", "at least one entry, or no key at all")
        values = [self.take(shape.holds, n, f"{path}[{i}]") for i, n in enumerate(node.nodes)]
        seen: set[Any] = set()
        for value, child in zip(values, node.nodes, strict=True):
            if value is WRONG or isinstance(value, Record):
                continue
            if value in seen:
                self.wrong(child.place, f"{path}: {quoted(str(value))} stands twice in the list")
            seen.add(value)
        return WRONG if any(v is WRONG for v in values) else tuple(values)

    def _mapping(self, shape: Shape, node: Node, path: str) -> Any:
        if not isinstance(node, Mapping):
            return self._mismatch(node, path, found(node), "a mapping")
        values = {}
        for written, (name, child) in node.entries.items():
            key: Any = self.take(shape.key or shape.holds, name._replace(text=written, type="text", cut=None), path)
            values[key] = self.take(shape.holds, child, f"{path}.{visible(written)}")
        return WRONG if WRONG in values or WRONG in values.values() else values

    def _choice(self, shape: Shape, node: Node, path: str) -> Any:
        allowed = shape.words
        if isinstance(node, Scalar) and node.text in allowed:
            return node.text
        nearest = near(node.text, allowed) if isinstance(node, Scalar) else ""
        if isinstance(node, Scalar) and allowed == short.RELATIONS and (relations := meant(node.text)):
            nearest = f"; meant: {' or '.join(relations)}"
        return self._mismatch(node, path, found(node), f"one of {', '.join(allowed)}{nearest}")

    def _words(self, shape: Shape, node: Node, path: str) -> Any:
        """Return words by language: a mapping from tags, or words alone where there is only one language that they can be in."""
        wanted = shape.type
        one = fields.shape(str if wanted is Text else tuple[str, ...])
        allowed = self.tongues.allowed(wanted)
        if isinstance(node, Mapping):
            if not node.entries:
                return self._mismatch(node, path, "an empty mapping", f"words in at least one of {', '.join(allowed)}")
            told = {tag: self._in(tag, one, child, below(path, name)) for tag, (name, child) in node.entries.items()}
            wrong = [tag for tag, (name, _) in node.entries.items() if not self._tag(tag, allowed, name, path)]
            return WRONG if wrong or any(v is WRONG for v in told.values()) else wanted({tag: told[tag] for tag in allowed if tag in told})
        tag = self.tongues.plain(wanted)
        value = self._in(tag, one, node, path)
        if value is WRONG or tag:
            return WRONG if value is WRONG else wanted({tag: value})
        if wanted is not Printed or self.tongues.prints:  # else no article says its language, and that is told where it should
            self.unsaid.append((path, node.place))
        return WRONG

    def _in(self, tag: str, shape: Shape, node: Node, path: str) -> Any:
        """Return words in one language, and note the language of each text among them."""
        self.language = tag
        value = self.take(shape, node, path)
        self.language = ""
        return value

    def _tag(self, tag: str, allowed: tuple[str, ...], name: Scalar, path: str) -> bool:
        """Say whether words may be given in this language; if not, note why."""
        if tag in allowed:
            return True
        there = ", ".join(allowed)
        try:
            if (meant := languages.canonical(tag)) in allowed:
                self.wrong(name.place, f"{path}: found words in {quoted(tag)}; wanted {quoted(meant)}")
            else:
                self.strange.setdefault(meant, []).append((path, name.place))
        except languages.NoLanguage as error:
            self.wrong(name.place, f"{path}: unknown key {quoted(tag)}; {error}; wanted one of {there}{near(tag, allowed)}")
        return False

    def _record(self, wanted: Any, node: Node, path: str, place: Place | None) -> Any:
        if not isinstance(node, Mapping):
            return self._mismatch(node, path, found(node), f"a mapping with {_wanted(wanted)}")
        known = fields.of(wanted)
        values: dict[str, Any] = {}
        for key, (name, child) in node.entries.items():
            if key not in known:
                said = (
                    f"found {quoted(key)}; wanted a key of a claim or" if wanted is Claim else f"unknown key {quoted(key)}; wanted one of"
                )
                self.wrong(name.place, f"{path}: {said} {'a relation' if wanted is Claim else _wanted(wanted)}{_nearest(key, wanted)}")
                values[key] = WRONG
            else:
                values[key] = self.take(known[key].shape, child, below(path, name))
        for missing in fields.needed(wanted):
            if missing not in node.entries:
                self.wrong(place or node.place, f"{path}: the key {quoted(missing)} is missing")
                values[missing] = WRONG
        if any(v is WRONG for v in values.values()):
            return WRONG
        if issubclass(wanted, Record):
            values["place"] = place or node.place
        return wanted(**values)

    def _single(self, shape: Shape, node: Node, path: str) -> Any:
        wanted, mark, form = shape.type, shape.mark, shape.form
        if not isinstance(node, Scalar):
            return self._mismatch(node, path, found(node), _called(wanted, mark))
        value: Any
        if form and isinstance(mark, Pattern):
            right = node.type not in ("null", "bool") and form.fullmatch(node.text) and _holds(mark, node.text)
            value = node.text if right else None
        elif form:
            value = node.text if form.fullmatch(node.text) else None
        else:
            convert = _CONVERT[wanted].get(node.type)
            value = convert(node.text) if convert else None
        if value is None:
            hint = _which(node.text, mark.kinds) if isinstance(mark, To) else _with_point(wanted, node)
            return self._mismatch(node, path, found(node), _called(wanted, mark) + hint)
        if isinstance(value, str):
            if not value or (not mark and value != value.strip()):
                return self._mismatch(node, path, quoted(value), "words, without white space around them")
            if node.cut and not mark and not _TAG.fullmatch(path):
                words = f"{path}: the text is {quoted(value)} alone, since a comment begins here"
                self.wrong(node.cut, f"{words}; put the text in quotes, or the comment on a line of its own above it")
            if node.written:
                self.leaves.append(Leaf(path, value, node.place, mark, node.written, self.language))
        return value

    def _mismatch(self, node: Node, path: str, what: str, wanted: str) -> Any:
        self.wrong(node.place, f"{path}: found {what}; wanted {wanted}")
        return WRONG


def _nearest(key: str, record: Any) -> str:
    """Return which key may be meant: by what people call a relation in everyday words, else by its letters."""
    relations = meant(key) if record is Claim else []
    return f"; meant: {visible(' or '.join(relations))}" if relations else near(key, short.keys(record))


def _wanted(record: Any) -> str:
    """Return the keys that a record may be written with, as a person is told them."""
    names = ", ".join(name for name, field in short.keys(record).items() if name == field.name)
    return f"{names}, or a relation" if record is Claim else names


def _number(text: str) -> Decimal | None:
    """Return a decimal that has as many digits as every store keeps, or None."""
    try:
        value = Decimal(text)
    except ArithmeticError:
        return None
    _, digits, exponent = value.as_tuple()
    short = isinstance(exponent, int) and -_DIGITS <= exponent <= _DIGITS and len(digits) <= _DIGITS
    return value if short and abs(value) < 10**_DIGITS else None


def _holds(mark: Pattern, text: str) -> bool:
    """Say whether what has the form of a day or of a web address is one."""
    try:
        if mark is _DATE:
            return dates.right(text)
        if mark is _IRI:
            address = urlsplit(text)
            return bool(address.hostname) and not _STRANGE.search(text) and (address.port is None or address.port > 0)
    except ValueError:
        return False
    return True


_CONVERT: dict[Any, dict[str, Callable[[str], Any]]] = {
    str: {"text": str},
    int: {"int": lambda text: int(text) if len(text.strip("+-")) <= _DIGITS else None},
    Decimal: {"int": _number, "float": _number},
    bool: {"bool": lambda text: text.lower() == "true"},
}
_WORDS: dict[Any, str] = {
    str: "text (quote it if it looks like a number, true, false or null)",
    int: f"a whole number of at most {_DIGITS} digits",
    Decimal: f"a number of at most {_DIGITS} digits",
    bool: "true or false",
}


def _called(wanted: Any, mark: To | Pattern | None) -> str:
    """Return what to call what is wanted of a single value."""
    if isinstance(mark, To):
        return f"a reference such as {' or '.join(f'{kind}/some-id' for kind in mark.kinds)}"
    return mark.wanted if mark else _WORDS[wanted]


def _with_point(wanted: Any, node: Scalar) -> str:
    """Return how to write a number in which a comma or spaces stand, as they do in Kazakh and Russian."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", node.text)
    meant = bare.replace(",", ".") if re.fullmatch(r"[+-]?\d+(,\d+)?", bare, re.ASCII) else ""
    return f"; write {meant}" if meant != node.text and meant and (wanted is Decimal or (wanted is int and "." not in meant)) else ""


def _which(written: str, kinds: tuple[str, ...]) -> str:
    """Return what may have been meant by a text that is no reference of these kinds."""
    kind, slash, key = written.partition("/")
    return near(key, ()) if slash and kind in kinds else near(kind, kinds)


def found(node: Node) -> str:
    """Return what to call a node when telling a person about it."""
    match node:
        case Scalar(text="", type="null"):
            return "nothing"
        case Scalar(text=text, type=kind):
            return quoted(text) if kind == "text" else f"the {kind} {visible(text)}"
        case Sequence():
            return "a list"
    return "a mapping"


_TAKES: dict[str, Callable[[Decoder, Shape, Node, str], Any]] = {
    "single": Decoder._single,
    "choice": Decoder._choice,
    "words": Decoder._words,
    "many": Decoder._many,
    "mapping": Decoder._mapping,
}
