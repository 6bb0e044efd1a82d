"""Curated files in their one canonical form: keys in the order of the model, composed letters, short lists on one line."""

import io
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

from tuiin import fields, model
from tuiin.curate import yaml_tree
from tuiin.curate.reader import PLURALS, shown
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence
from tuiin.errors import BadInput, Problem
from tuiin.fields import Field
from tuiin.files import replace

if TYPE_CHECKING:
    from ruamel.yaml import YAML


def tidy(data: Path, *, write: bool) -> list[str]:
    """Return the files of a data folder that are not in canonical form, and rewrite them if asked to. Comments stay.

    Raises `BadInput` for files that are not YAML; what else is wrong with them is for `tuiin check` to say.
    """
    problems: list[Problem] = []
    changed = []
    for path in sorted([*data.glob("*.yaml"), *data.glob("articles/*/*.yaml")]):
        try:
            before = path.read_bytes()
        except OSError as error:
            problems.append(Problem(shown(path), 1, 1, f"cannot be read: {error.strerror}"))
            continue
        after = canonical(before, path, problems)
        if after is not None and after != before:
            changed.append(path)
            if write:
                replace(path, after, curated=True)
    if problems:
        raise BadInput(problems)
    return [shown(path) for path in changed]


def canonical(source: bytes, path: Path, problems: list[Problem]) -> bytes | None:
    """Return the canonical form of a file's bytes; None, and a problem noted, where they are not YAML."""
    try:
        text = unicodedata.normalize("NFC", source.decode("utf-8-sig")).replace("\r\n", "\n")
    except UnicodeDecodeError:
        text = ""
    root, found = yaml_tree.parse(text.encode() or source, shown(path))
    if found:
        problems += found
        return None
    kind = PLURALS.get(path.name.split(".")[0])
    hint = dict[str, (model.SHARED | model.LOCAL)[kind]] if kind else model.Article if path.name == "article.yaml" else None  # type: ignore[misc]
    if not isinstance(root, Mapping) or hint is None:
        return text.encode()
    lines = text.rstrip("\n").split("\n")
    arranged = lines.copy()
    _arrange(arranged, root, hint, root.place.line - 1, len(lines))
    for tried in (arranged, lines):
        after = _styled("\n".join(tried) + "\n", hint).encode()
        if _says(yaml_tree.parse(after, "")[0]) == _says(root):
            return after
    problems.append(Problem(shown(path), 1, 1, "cannot be rewritten without a change of what it says; write each text on one line"))
    return None


def _says(node: Node | None) -> object:
    """Return what a tree says, whatever the order of its keys and the way its numbers are written."""
    if isinstance(node, Mapping):
        return {key: _says(child) for key, (_, child) in node.entries.items()}
    if isinstance(node, Sequence):
        return [_says(child) for child in node.nodes]
    if node is None or node.type == "null":
        return None
    return node.type, node.text.lower() if node.type == "bool" else node.text.removeprefix("+") if node.type == "int" else node.text


def _arrange(lines: list[str], node: Node, hint: Any, begin: int, end: int) -> None:
    """Put the lines of each block mapping in the order of its record; a comment goes with the key that stands below it."""
    if isinstance(node, Scalar) or lines[node.place.line - 1][node.place.column - 1] in "{[":
        return
    if isinstance(node, Sequence):
        starts = [child.place.line - 1 for child in node.nodes]
        for child, start, stop in zip(node.nodes, starts, [*starts[1:], end], strict=True):
            _arrange(lines, child, hint, start, stop)
        return
    names = {key: name.place.line - 1 for key, (name, _) in node.entries.items()}
    if not names:
        return
    while end > max(names.values()) + 1 and _outside(lines[end - 1], node.place.column - 1):
        end -= 1
    heads = _heads(lines, list(names.values()), node.place.column - 1, begin)
    chunks: dict[str, tuple[int, int]] = dict(zip(names, zip(heads, [*heads[1:], end], strict=True), strict=True))
    for key, (_, child) in node.entries.items():
        _arrange(lines, child, _hint_of(hint, key), names[key] + 1, chunks[key][1])
    order = [key for key in _keys(hint) if key in names]
    if order and set(order) == set(names) and order != list(names):
        first, column = next(iter(names.values())), node.place.column - 1
        dash, lines[first] = lines[first][:column], " " * column + lines[first][column:]
        offset = names[order[0]] - chunks[order[0]][0]
        moved = [line for key in order for line in lines[slice(*chunks[key])]]
        lines[heads[0] : end] = moved
        lines[heads[0] + offset] = dash + lines[heads[0] + offset][column:]


def _outside(line: str, column: int) -> bool:
    """Say whether a line is empty or a comment that stands further left than a mapping's keys."""
    return not line.strip() or (line.lstrip().startswith("#") and not line.startswith(" " * column))


def _heads(lines: list[str], starts: list[int], column: int, begin: int) -> list[int]:
    """Return, for each line with a key, the line where the comment above it begins; nothing above `begin` is looked at."""
    heads = []
    for start in starts:
        head = start
        while head > begin and lines[head - 1].startswith(" " * column + "#"):
            head -= 1
        while begin < head < start and not lines[head - 1].strip():
            head -= 1
        heads.append(head)
        begin = start + 1
    return heads


def _keys(hint: Any) -> list[str]:
    return [] if hint is None or get_origin(hint) is dict else list(fields.of(hint))


def _hint_of(hint: Any, key: str) -> Any:
    """Return the record that a key of a record or of a registry holds, or None."""
    return get_args(hint)[1] if get_origin(hint) is dict else _inside(fields.of(hint).get(key)) if hint else None


def _inside(field: Field | None) -> Any:
    """Return what a field holds, if that has keys of its own."""
    return field.type if field and hasattr(field.type, "__dataclass_fields__") else None


def _styled(text: str, hint: Any) -> str:
    """Return YAML in our style; nothing where ruamel cannot read what libyaml can."""
    from ruamel.yaml.error import YAMLError

    yaml = _yaml()
    out = io.StringIO()
    try:
        root = yaml.load(text)
        for child in root.values() if get_origin(hint) is dict else [root]:
            _restyle(child, get_args(hint)[1] if get_origin(hint) is dict else hint)
        yaml.dump(root, out)
    except (YAMLError, ValueError):
        return ""
    return out.getvalue()


def _yaml() -> "YAML":
    """Return a reader and writer that keeps comments, and does not take a date for anything but text."""
    from ruamel.yaml import YAML
    from ruamel.yaml.resolver import VersionedResolver

    class Resolver(VersionedResolver):
        @property
        def versioned_resolver(self) -> Any:
            rules = super().versioned_resolver
            return {first: [(tag, form) for tag, form in pairs if not tag.endswith(":timestamp")] for first, pairs in rules.items()}

    yaml = YAML()
    yaml.Resolver = Resolver
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=2, offset=0)
    return yaml


def _restyle(node: Any, record: Any) -> None:
    """Put the keys of mappings in braces in order, and short lists without comments on one line."""
    if not hasattr(node, "move_to_end"):
        return
    for key, field in fields.of(record).items():
        if key not in node:
            continue
        if node.fa.flow_style():
            node.move_to_end(key)
        inner = _inside(field)
        children = node[key] if isinstance(node[key], list) else [node[key]]
        for child in children if inner else ():
            _restyle(child, inner)
        if not inner and isinstance(node[key], list) and not node[key].ca.items and not node[key].ca.comment:
            node[key].fa.set_flow_style()
            _quote(node[key], range(len(node[key])))
    if node.fa.flow_style():
        _quote(node, list(node))


def _quote(holder: Any, keys: Any) -> None:
    """Quote the texts that ruamel would leave plain between brackets, but that libyaml would read otherwise there."""
    from ruamel.yaml.scalarstring import SingleQuotedScalarString

    for key in keys:
        if type(holder[key]) is str and _says(yaml_tree.parse(f"[{holder[key]}]".encode(), "")[0]) != [("text", holder[key])]:
            holder[key] = SingleQuotedScalarString(holder[key])
