"""What an editor that reads YAML 1.2 sees in a file, and what a JSON Schema lets it offer there."""

from collections.abc import Iterator
from typing import Any

from tuiin.curate.yaml_tree import Mapping, Node, Scalar


def content(node: Node | None) -> Any:
    """The content of a tree, as plain data."""
    if isinstance(node, Scalar):
        kinds: dict[str, Any] = {"int": int, "float": float, "bool": lambda text: text.lower() == "true", "null": lambda _: None}
        return kinds.get(node.type, str)(node.text)
    if isinstance(node, Mapping):
        return {key: content(child) for key, (_, child) in node.entries.items()}
    return [content(child) for child in node.nodes] if node else None


def offered(schema: dict[str, Any], *way: str) -> list[str]:
    """What is offered behind these keys; an item of a list is behind the key of the list."""
    found = [schema]
    for key in way:
        found = [inner for one in found for part in parts(schema, one) if (inner := below(part, key))]
    values = [value for one in found for part in parts(schema, one) for value in part.get("enum", ())]
    return list(dict.fromkeys(values))


def below(part: dict[str, Any], key: str) -> dict[str, Any] | None:
    more = part.get("additionalProperties")
    return part.get("properties", {}).get(key) or (more if isinstance(more, dict) else None)


def parts(schema: dict[str, Any], one: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A form and all that it may be instead."""
    if "$ref" in one:
        yield from parts(schema, schema["$defs"][one["$ref"].rpartition("/")[2]])
    yield one
    for other in (*one.get("oneOf", ()), *one.get("anyOf", ()), *filter(None, [one.get("items")])):
        yield from parts(schema, other)
