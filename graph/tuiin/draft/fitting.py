"""What the model says that a candidate may be: of which kind a name is, which field takes what, and what is still wanted."""

from collections.abc import Iterable, Mapping
from typing import Any

from tuiin.model import LOCAL, SHARED, fields

# What a name becomes an entry of, and of which kind there.
NAMED = {
    "person": ("actor", "person"),
    "organization": ("actor", "organization"),
    "state": ("actor", "state"),
    "group": ("actor", "group"),
    "office": ("actor", "office"),
    "place": ("concept", ""),
    "programme": ("event", "programme"),
    "work": ("work", "report"),
}
# What a claim is, by its relation; what is not here describes.
_KINDS = {
    "definition": "defined-as same-as",
    "classification": "is-a part-of has-part belongs-to",
    "causal": """causes increases decreases enables requires threatens prevents transforms forms affects affects-directly
        affects-indirectly depends-on leads introduces removes""",
    "correlational": "correlates-with",
    "comparative": "exceeds first-in opposes",
    "historical": "precedes adopts",
    "statistical": "has-value",
    "normative": "should-be",
    "methodological": "studies uses cites",
}
KIND_OF = {relation: kind for kind, relations in _KINDS.items() for relation in relations.split()}


def fields_of(kind: str) -> Mapping[str, fields.Field]:
    """Return the fields of the record of a kind, by name."""
    record: Any = (SHARED | LOCAL)[kind]
    return fields.of(record)


def allowed(kind: str, name: str) -> tuple[str, ...]:
    """Return what a field of a record may refer to."""
    return fields_of(kind)[name].kinds


def lacking(kind: str, entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields without which this is no entry yet."""
    return tuple(name for name, field in fields_of(kind).items() if field.needed and name not in entry)


def picked(details: Mapping[str, object], names: Iterable[str]) -> dict[str, Any]:
    """Return those of these details that say something."""
    return {name: details[name] for name in names if details.get(name) not in (None, "")}
