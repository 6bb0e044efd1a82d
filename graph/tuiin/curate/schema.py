"""The JSON Schema of each kind of curated file, made from the model, so that an editor completes and checks as one types."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, is_dataclass
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from tuiin import model
from tuiin.curate import short
from tuiin.curate.decode import SLUG
from tuiin.curate.spelling import near
from tuiin.curate.tongues import Tongues
from tuiin.errors import TuiinError
from tuiin.files import terms
from tuiin.model import Text, Words, fields
from tuiin.model.fields import Field, plain
from tuiin.model.marks import Pattern, To
from tuiin.model.project import Project

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
}
# Years that an editor takes for numbers, where they stand without quotation marks.
_YEARS = ({"type": "integer", "minimum": 1000, "maximum": 9999}, {"type": "integer", "minimum": -9999, "maximum": -1})
_LONG = ("relation", "object", "polarity")  # keys of a claim that its short form says by another

_KINDS: dict[str, Any] = {f"{name}s": record for name, record in (model.SHARED | model.LOCAL).items()} | {"article": model.Article}


@dataclass(frozen=True, slots=True)
class Ids:
    """What a file may refer to: the ids of each kind, and the sentences of its article in the order of the text."""

    kinds: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sentences: Sequence[str] = ()


def known(kind: str) -> str:
    """Return the name of a kind of file. Raises `TuiinError` for another name."""
    if kind not in _KINDS:
        raise TuiinError(f"no schema {kind!r}; there are {', '.join(_KINDS)}{near(kind, _KINDS)}")
    return kind


def schema(kind: str, tongues: Tongues, ids: Ids | None = None) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `article.yaml` or of a file such as `claims.yaml`, with words in these languages.

    With the `ids` that there are, it offers these alone, and knows the short form alone, so that nothing is offered twice.
    Raises `TuiinError` for another name.
    """
    form = _Form(tongues, ids)
    record = form.of(_KINDS[known(kind)])
    body = (
        record if kind == "article" else {"type": "object", "propertyNames": {"pattern": f"^{SLUG.regex}$"}, "additionalProperties": record}
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"tuiin {kind}",
        **body,
        "$defs": dict(sorted(form.definitions.items())),
    }


def schemas(project: Project, spoken: Mapping[str, str]) -> dict[str, str]:
    """Return the schema of each kind of file of a project as text, by kind; `spoken` is the language of each article."""
    shared, own = Tongues.of(project, spoken), Tongues.anywhere(project, spoken)
    kinds = {"article": own} | {f"{kind}s": shared for kind in model.SHARED} | {f"{kind}s": own for kind in model.LOCAL}
    return {kind: text(schema(kind, tongues)) for kind, tongues in kinds.items()}


def text(made: Mapping[str, Any]) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


@dataclass(slots=True)
class _Form:
    """The forms of the types of the model, those of records by name in `definitions`."""

    tongues: Tongues
    ids: Ids | None
    definitions: dict[str, Any] = field(default_factory=dict)

    def of(self, hint: Any) -> dict[str, Any]:
        hint, extra = plain(hint)
        origin = get_origin(hint)
        if origin is tuple:
            one = self.of(get_args(hint)[0])
            return {"oneOf": [one, {"type": "array", "items": one, "minItems": 1, "uniqueItems": True}]}
        if origin is dict:
            return self.either_way(*get_args(hint))
        if origin is Literal:
            return {"enum": list(get_args(hint))}
        if is_dataclass(hint):
            return self.record(hint)
        if issubclass(hint, Words):
            return self.words(hint)
        for mark in extra:
            if isinstance(mark, Pattern):
                return self.pattern(mark)
            if isinstance(mark, To):
                return self.reference(mark)
        return dict(_SCALARS[hint])

    def pattern(self, mark: Pattern) -> dict[str, Any]:
        written = {"type": "string", "pattern": f"^({mark.regex})$".replace(r"\d", "[0-9]"), "description": mark.wanted}
        if mark.term == "passage" and self.ids and self.ids.sentences:
            return self.offered("sentence", {"enum": list(self.ids.sentences), "description": mark.wanted})
        return {"anyOf": [written, *_YEARS]} if mark.term == "date" else written

    def reference(self, to: To) -> dict[str, Any]:
        """Return the form of a reference: an id alone is of the first kind."""
        there = self.ids.kinds if self.ids else {}
        first, *others = to.kinds
        if found := [*there.get(first, ()), *(f"{kind}/{key}" for kind in others for key in there.get(kind, ()))]:
            return self.offered("-".join(to.kinds), {"enum": found, "description": f"a reference: {first}, by its id alone"})
        return {
            "type": "string",
            "pattern": f"^(({'|'.join(to.kinds)})/)?{SLUG.regex}$",
            "description": f"a reference: {' or '.join(to.kinds)}, as kind/id, or an id alone: {first}",
        }

    def offered(self, name: str, form: dict[str, Any]) -> dict[str, Any]:
        """Return the form that stands once for all who refer to it."""
        self.definitions[name] = form
        return {"$ref": f"#/$defs/{name}"}

    def words(self, kind: type[Words[Any]]) -> dict[str, Any]:
        """Return the form of words by language, or alone where they need not say theirs."""
        one = self.of(str if kind is Text else tuple[str, ...])
        tagged = {
            "type": "object",
            "properties": dict.fromkeys(self.tongues.allowed(kind), one),
            "minProperties": 1,
            "additionalProperties": False,
        }
        return self.offered(kind.__name__, {"anyOf": [one, tagged]} if self.tongues.plain(kind) else tagged)

    def either_way(self, key: Any, value: Any) -> dict[str, Any]:
        """Return the form of reasons with their sentences, some by first and last; or, in long form, of sentences with a reason each."""
        sentence, reason = _Form(self.tongues, None).of(key), self.of(value)
        one = sentence["pattern"].strip("^$")
        run: dict[str, Any] = {"type": "string", "pattern": f"^{one}(-{one})?$", "description": f"{sentence['description']}, or p4s12-p5s3"}
        if self.ids and self.ids.sentences:
            run = {"anyOf": [self.of(key), run | {"pattern": f"^{one}-{one}$"}]}
        several = {"oneOf": [run, {"type": "array", "items": run, "minItems": 1, "uniqueItems": True}]}
        long = {} if self.ids else {"patternProperties": {sentence["pattern"]: reason}}
        return {"type": "object", "properties": dict.fromkeys(reason["enum"], several), **long, "additionalProperties": False}

    def record(self, record: Any) -> dict[str, Any]:
        """Return the form of a record: short, or, where no ids are known, as anybody may write it."""
        name = record.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a record may hold records of its own type
            names = {key: at for key, at in short.keys(record).items() if not (self.ids and record is model.Claim and key in _LONG)}
            whole = {
                "type": "object",
                "description": record.__doc__.split("\n")[0],
                "properties": {key: self.key(record, key, at) for key, at in names.items()},
                "required": short.needed(record),
                "additionalProperties": False,
            }
            alone = fields.of(record).get(short.ALONE.get(record, ""))
            if alone and (alone.type is not Text or self.tongues.plain(Text)):
                whole = {"anyOf": [self.of(str if alone.type is Text else alone.hint), whole]}
            self.definitions[name] = whole
        return {"$ref": f"#/$defs/{name}"}

    def key(self, record: Any, key: str, at: Field) -> dict[str, Any]:
        """Return the form of what a key holds; of keys that stand for a field, it stands once."""
        if key == at.name:
            return self.of(at.hint)
        term = terms.relations().get(key.removeprefix(short.NOT))
        words = f"{term.definition} Also: {', '.join(term.other)}." if term and term.other else term.definition if term else ""
        denied = "It is denied: " if key.startswith(short.NOT) else ""
        return self.offered(f"{record.__name__}.{at.name}", self.of(at.hint)) | ({"description": denied + words} if words else {})
