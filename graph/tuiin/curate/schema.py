"""The JSON Schema of each kind of curated file, made from the model, so that an editor completes and checks as one types."""

import json
from collections.abc import Mapping
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from tuiin import model
from tuiin.curate import short
from tuiin.curate.decode import SLUG
from tuiin.curate.spelling import near
from tuiin.curate.tongues import Tongues
from tuiin.errors import TuiinError
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


_KINDS: dict[str, Any] = {f"{name}s": record for name, record in (model.SHARED | model.LOCAL).items()} | {"article": model.Article}


def known(kind: str) -> str:
    """Return the name of a kind of file. Raises `TuiinError` for another name."""
    if kind not in _KINDS:
        raise TuiinError(f"no schema {kind!r}; there are {', '.join(_KINDS)}{near(kind, _KINDS)}")
    return kind


def schema(kind: str, tongues: Tongues) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `article.yaml` or of a file such as `claims.yaml`, with words in these languages.

    Raises `TuiinError` for another name.
    """
    definitions: dict[str, Any] = {}
    record = _of(_KINDS[known(kind)], definitions, tongues)
    body = (
        record if kind == "article" else {"type": "object", "propertyNames": {"pattern": f"^{SLUG.regex}$"}, "additionalProperties": record}
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"tuiin {kind}",
        **body,
        "$defs": dict(sorted(definitions.items())),
    }


def schemas(project: Project, spoken: Mapping[str, str]) -> dict[str, str]:
    """Return the schema of each kind of file of a project as text, by kind; `spoken` is the language of each article."""
    shared, own = Tongues.of(project, spoken), Tongues.anywhere(project, spoken)
    kinds = {"article": own} | {f"{kind}s": shared for kind in model.SHARED} | {f"{kind}s": own for kind in model.LOCAL}
    return {kind: json.dumps(schema(kind, tongues), ensure_ascii=False, indent=2) + "\n" for kind, tongues in kinds.items()}


def _of(hint: Any, definitions: dict[str, Any], tongues: Tongues) -> dict[str, Any]:
    hint, extra = plain(hint)
    origin = get_origin(hint)
    if origin is tuple:
        one = _of(get_args(hint)[0], definitions, tongues)
        return {"oneOf": [one, {"type": "array", "items": one, "minItems": 1, "uniqueItems": True}]}
    if origin is dict:
        key, value = get_args(hint)
        return _either_way(key, value, definitions, tongues)
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if is_dataclass(hint):
        return _record(hint, definitions, tongues)
    if issubclass(hint, Words):
        return _words(hint, definitions, tongues)
    for mark in extra:
        if isinstance(mark, Pattern):
            written = {"type": "string", "pattern": f"^({mark.regex})$".replace(r"\d", "[0-9]"), "description": mark.wanted}
            return {"anyOf": [written, *_YEARS]} if mark.term == "date" else written
        if isinstance(mark, To):
            kinds = "|".join(mark.kinds)
            return {
                "type": "string",
                "pattern": f"^(({kinds})/)?{SLUG.regex}$",
                "description": f"a reference: {' or '.join(mark.kinds)}, as kind/id, or an id alone: {mark.kinds[0]}",
            }
    return dict(_SCALARS[hint])


def _words(kind: type[Words[Any]], definitions: dict[str, Any], tongues: Tongues) -> dict[str, Any]:
    """Return the form of words by language, or alone where they need not say theirs."""
    one = _of(str if kind is Text else tuple[str, ...], definitions, tongues)
    tagged = {
        "type": "object",
        "properties": dict.fromkeys(tongues.allowed(kind), one),
        "minProperties": 1,
        "additionalProperties": False,
    }
    definitions[kind.__name__] = {"anyOf": [one, tagged]} if tongues.plain(kind) else tagged
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _either_way(key: Any, value: Any, definitions: dict[str, Any], tongues: Tongues) -> dict[str, Any]:
    """Return the form of sentences with a reason each, which may be written as reasons with the sentences, some by first and last."""
    sentence, reason = (_of(part, definitions, tongues) for part in (key, value))
    one = sentence["pattern"].strip("^$")
    run = {"type": "string", "pattern": f"^{one}(-{one})?$", "description": f"{sentence['description']}, or p4s12-p5s3"}
    several = {"oneOf": [run, {"type": "array", "items": run, "minItems": 1, "uniqueItems": True}]}
    return {
        "type": "object",
        "properties": dict.fromkeys(reason["enum"], several),
        "patternProperties": {sentence["pattern"]: reason},
        "additionalProperties": False,
    }


def _record(record: Any, definitions: dict[str, Any], tongues: Tongues) -> dict[str, Any]:
    """Return the form of a record, long or short."""
    name = record.__name__
    if name not in definitions:
        definitions[name] = {}  # a record may hold records of its own type
        whole = {
            "type": "object",
            "description": record.__doc__.split("\n")[0],
            "properties": {key: _key(record, key, field, definitions, tongues) for key, field in short.keys(record).items()},
            "required": short.needed(record),
            "additionalProperties": False,
        }
        alone = fields.of(record).get(short.ALONE.get(record, ""))
        if alone and (alone.type is not Text or tongues.plain(Text)):
            whole = {"anyOf": [_of(str if alone.type is Text else alone.hint, definitions, tongues), whole]}
        definitions[name] = whole
    return {"$ref": f"#/$defs/{name}"}


def _key(record: Any, key: str, field: Field, definitions: dict[str, Any], tongues: Tongues) -> dict[str, Any]:
    """Return the form of what a key holds; of keys that stand for a field, it stands once."""
    if key == field.name:
        return _of(field.hint, definitions, tongues)
    name = f"{record.__name__}.{field.name}"
    definitions[name] = _of(field.hint, definitions, tongues)
    return {"$ref": f"#/$defs/{name}"}
