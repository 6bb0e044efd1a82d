"""The JSON Schema of each kind of curated file, made from the model, so that an editor completes and checks as one types."""

import json
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from tuiin import model
from tuiin.curate.decode import SLUG
from tuiin.curate.spelling import near
from tuiin.errors import TuiinError
from tuiin.model import fields
from tuiin.model.fields import plain
from tuiin.model.marks import Pattern, To

_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
}
# Years that an editor takes for numbers, where they stand without quotation marks.
_YEARS = ({"type": "integer", "minimum": 1000, "maximum": 9999}, {"type": "integer", "minimum": -9999, "maximum": -1})


def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `article.yaml` or of a file such as `claims.yaml`. Raises `TuiinError` for another name."""
    kinds = {f"{name}s": record for name, record in (model.SHARED | model.LOCAL).items()} | {"article": model.Article}
    if kind not in kinds:
        raise TuiinError(f"no schema {kind!r}; there are {', '.join(kinds)}{near(kind, kinds)}")
    definitions: dict[str, Any] = {}
    record = _of(kinds[kind], definitions)
    body = (
        record if kind == "article" else {"type": "object", "propertyNames": {"pattern": f"^{SLUG.regex}$"}, "additionalProperties": record}
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"tuiin {kind}",
        **body,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text(kind: str) -> str:
    """Return the schema as the text of a file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hint, extra = plain(hint)
    origin = get_origin(hint)
    if origin is tuple:
        one = _of(get_args(hint)[0], definitions)
        return {"oneOf": [one, {"type": "array", "items": one, "minItems": 1, "uniqueItems": True}]}
    if origin is dict:
        key, value = get_args(hint)
        return {"type": "object", "propertyNames": _of(key, definitions), "additionalProperties": _of(value, definitions)}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if is_dataclass(hint):
        return _record(hint, definitions)
    for mark in extra:
        if isinstance(mark, Pattern):
            written = {"type": "string", "pattern": f"^({mark.regex})$".replace(r"\d", "[0-9]"), "description": mark.wanted}
            return {"anyOf": [written, *_YEARS]} if mark.term == "date" else written
        if isinstance(mark, To):
            kinds = "|".join(mark.kinds)
            return {
                "type": "string",
                "pattern": f"^({kinds})/{SLUG.regex}$",
                "description": f"a reference: {' or '.join(mark.kinds)}, as kind/id",
            }
    return dict(_SCALARS[hint])


def _record(record: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = record.__name__
    if name not in definitions:
        definitions[name] = {}  # a record may hold records of its own type
        definitions[name] = {
            "type": "object",
            "description": record.__doc__.split("\n")[0],
            "properties": {key: _of(field.hint, definitions) for key, field in fields.of(record).items()},
            "required": [key for key, field in fields.of(record).items() if field.needed],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}
