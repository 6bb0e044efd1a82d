"""Entries as plain values, such as JSON holds, and as trees, which curated files are read into and written from."""

from collections.abc import Mapping as Dict
from decimal import Decimal
from typing import Any

from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence
from tuiin.errors import NOWHERE, Place


def tree(value: Any, place: Place = NOWHERE) -> Node:
    """Return a plain value as a tree, all of it at one place.

    >>> value(tree({"at": ["p1s1"], "year": 2004, "open": True, "starts": None}))
    {'at': ['p1s1'], 'year': 2004, 'open': True, 'starts': None}
    """
    if isinstance(value, Dict):
        return Mapping({str(key): (Scalar(str(key), "text", place), tree(child, place)) for key, child in value.items()}, place)
    if isinstance(value, list | tuple):
        return Sequence([tree(child, place) for child in value], place)
    if value is None:
        return Scalar("", "null", place)
    if isinstance(value, bool):
        return Scalar(str(value).lower(), "bool", place)
    whole = isinstance(value, int) or (isinstance(value, Decimal) and "." not in str(value))
    kind = "int" if whole else "float" if isinstance(value, float | Decimal) else "text"
    return Scalar(str(value), kind, place)


def value(node: Node | None) -> Any:
    """Return what a tree says as a plain value; numbers with a point are text, which keeps their digits."""
    if isinstance(node, Mapping):
        return {key: value(child) for key, (_, child) in node.entries.items()}
    if isinstance(node, Sequence):
        return [value(child) for child in node.nodes]
    if node is None or node.type == "null":
        return None
    if node.type == "bool":
        return node.text.lower() == "true"
    return int(node.text) if node.type == "int" else node.text
