"""A tree as YAML: on one line, or in blocks that `tidy` then puts into its style."""

import json
import re

from tuiin.curate import yaml_tree
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence

_PLAIN = re.compile(r"[\w/][\w/.-]*(?: [\w/.-]+)*", re.ASCII)


def flow(node: Node) -> str:
    """Return a tree on one line, lists and mappings in brackets and braces."""
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{_key(name)}: {flow(child)}" for name, child in node.entries.values()) + "}"
    if isinstance(node, Sequence):
        return "[" + ", ".join(map(flow, node.nodes)) + "]"
    return _scalar(node)


def block(node: Node, indent: int = 0) -> str:
    """Return a tree in blocks, an entry or an item on each line."""
    pad = " " * indent
    if isinstance(node, Mapping) and node.entries:
        lines = [f"{pad}{_key(name)}:{_below(child, indent)}" for name, child in node.entries.values()]
        return "\n".join(lines)
    if isinstance(node, Sequence) and node.nodes:
        return "\n".join(f"{pad}- {block(child, indent + 2).lstrip(' ')}" for child in node.nodes)
    return pad + flow(node)


def _below(node: Node, indent: int) -> str:
    several = (isinstance(node, Mapping) and node.entries) or (isinstance(node, Sequence) and node.nodes)
    deeper = indent if isinstance(node, Sequence) else indent + 2
    return f"\n{block(node, deeper)}" if several else f" {flow(node)}"


def _key(name: Scalar) -> str:
    return _scalar(Scalar(name.text, "text", name.place))


def _scalar(node: Scalar) -> str:
    if node.type == "null":
        return "~"
    if node.type not in ("text", "unknown"):
        return node.text
    if _PLAIN.fullmatch(node.text) and yaml_tree.type_of(node.text) == "text":
        return node.text
    return json.dumps(node.text, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
