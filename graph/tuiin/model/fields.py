"""What each field of a record is: its property, its list, its kind of term. The model's marks, read once, for everybody to walk."""

import dataclasses
import re
from dataclasses import MISSING, dataclass, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from tuiin import model
from tuiin.model import Forms, Printed, Text, Words
from tuiin.model.marks import As, In, Pattern, Slug, Term, To

_TERMS: dict[Any, Term] = {Text: "words", Forms: "words", Printed: "words", int: "number", Decimal: "number", bool: "number"}


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """How a value of a type is made up, worked out once: of `many` and of a `mapping` each is as `one`, its keys are as `key`.

    `type` is the type without its marks. A text with a mark has a `form`, and is one of `words` where only some may be chosen.
    """

    made: Literal["single", "choice", "words", "many", "mapping", "record"]
    type: Any
    one: "Shape | None" = None
    key: "Shape | None" = None
    mark: To | Pattern | None = None
    form: re.Pattern[str] | None = None
    list: str = ""
    words: tuple[str, ...] = ()

    @property
    def holds(self) -> "Shape":
        """The shape of each of many, or of each value of a mapping; itself where there is only one."""
        return self.one or self


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `hint` is its type as the model has it, `type` that of one value, and `term` what such a value becomes in RDF.

    `property` is empty where the field has a writer of its own, `list` where its values are of none, `kinds` where they are no reference.
    """

    name: str
    hint: Any
    shape: Shape
    type: Any
    term: Term
    property: str
    list: str
    kinds: tuple[str, ...]
    many: bool
    needed: bool


@cache
def of(record: Any) -> dict[str, Field]:
    """Return the fields that a record is written with, by name, in canonical order."""
    hints = get_type_hints(record, include_extras=True)
    return {at.name: _field(at, hints[at.name]) for at in dataclasses.fields(record) if at.name != "place"}


@cache
def said(record: Any) -> dict[str, Field]:
    """Return the fields of a record that are said as a property, by name."""
    return {name: field for name, field in of(record).items() if field.property}


def beside(record: Any, *laid_out: str) -> dict[str, Field]:
    """Return the said fields of a record but those that the caller lays out by itself: it shows them too, though it does not know them."""
    shown = [of(record)[name] for name in laid_out]
    return {name: field for name, field in said(record).items() if field not in shown}


@cache
def records() -> tuple[Any, ...]:
    """Return the types of all records that a curator writes, those inside others too."""
    found: dict[Any, None] = {}
    left: list[Any] = [model.Article, *model.SHARED.values(), *model.LOCAL.values()]
    while left:
        if (record := left.pop(0)) not in found:
            found[record] = None
            left += [field.type for field in of(record).values() if field.term == "record"]
    return tuple(found)


@cache
def lists() -> dict[str, tuple[str, ...]]:
    """Return the words of each controlled list that a field takes, by its prefix, sorted; lists of other vocabularies too."""
    known = (*records(), model.Review)
    found = {field.list: get_args(field.type) for record in known for field in of(record).values() if field.list}
    return dict(sorted(found.items()))


def place(listed: str, word: str) -> int:
    """Return which value of a list a word is, from 0, in the order in which the model has them; one that is not there comes last.

    >>> place("weight", "major"), place("weight", "minor"), place("weight", "")
    (0, 2, 3)
    """
    words = lists()[listed]
    return words.index(word) if word in words else len(words)


@cache
def plain(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return a type without `| None` and without its marks, and these marks."""
    marks: tuple[Any, ...] = ()
    while True:
        if get_origin(hint) in (Union, UnionType):
            hint = next(part for part in get_args(hint) if part is not NoneType)
        elif get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            marks += tuple(more)
        else:
            return hint, marks


@cache
def shape(hint: Any) -> Shape:
    """Return how a value of a type is made up."""
    kind, marks = plain(hint)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is tuple:
        return Shape("many", kind, one=shape(parts[0]))
    if origin is dict:
        return Shape("mapping", kind, one=shape(parts[1]), key=shape(parts[0]))
    listed = next((mark.list for mark in marks if isinstance(mark, In)), "")
    if origin is Literal:
        return Shape("choice", kind, list=listed, words=parts)
    if is_dataclass(kind):
        return Shape("record", kind)
    if issubclass(kind, Words):
        return Shape("words", kind)
    mark = next((mark for mark in marks if isinstance(mark, To | Pattern)), None)
    return Shape("single", kind, mark=mark, form=_form(mark) if mark else None, list=listed)


def _form(mark: To | Pattern) -> re.Pattern[str]:
    """Return the form that a text with this mark has."""
    slug: Pattern = get_args(Slug)[1]
    return re.compile(f"({'|'.join(mark.kinds)})/{slug.regex}" if isinstance(mark, To) else mark.regex, re.ASCII)


@cache
def needed(record: Any) -> tuple[str, ...]:
    """Return the names of the fields of a record that have to be there."""
    return tuple(name for name, field in of(record).items() if field.needed)


def _field(at: "dataclasses.Field[Any]", hint: Any) -> Field:
    kind, marks = plain(hint)
    many = get_origin(kind) is tuple
    if many:
        kind, more = plain(get_args(kind)[0])
        marks += more
    by_type = {type(mark): mark for mark in marks}
    to, listed, form, as_ = (by_type.get(mark) for mark in (To, In, Pattern, As))
    return Field(
        name=at.name,
        hint=hint,
        shape=shape(hint),
        type=kind,
        term="thing" if to else "listed" if listed else form.term if form else _term(kind),
        property=as_.property if as_ else "",
        list=listed.list if listed else "",
        kinds=to.kinds if to else (),
        many=many,
        needed=at.default is MISSING and at.default_factory is MISSING,
    )


def _term(kind: Any) -> Term:
    return "record" if isinstance(kind, type) and issubclass(kind, model.Record) else _TERMS.get(kind, "text")
