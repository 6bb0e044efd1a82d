"""Curated files in their one canonical form: keys in the order of the model, composed letters, short lists on one line."""

import io
import unicodedata
from pathlib import Path
from typing import Any, get_args, get_origin

from tuiin import model, tree
from tuiin.decode import hints
from tuiin.errors import BadInput, Problem
from tuiin.files import replace
from tuiin.reader import PLURALS, shown


def tidy(data: Path, *, write: bool) -> list[str]:
    """Return the files of a data folder that are not in canonical form, and rewrite them if asked to. Comments stay.

    Raises `BadInput` for files that are not YAML; what else is wrong with them is for `tuiin check` to say.
    """
    problems: list[Problem] = []
    changed = []
    for path in sorted([*data.glob("*.yaml"), *data.glob("articles/*/*.yaml")]):
        before = path.read_bytes()
        after = canonical(before, path, problems)
        if after is not None and after != before:
            changed.append(shown(path))
            if write:
                replace(path, after)
    if problems:
        raise BadInput(problems)
    return changed


def canonical(source: bytes, path: Path, problems: list[Problem]) -> bytes | None:
    """Return the canonical form of a file's bytes; None, and a problem noted, where they are not YAML."""
    try:
        text = unicodedata.normalize("NFC", source.decode("utf-8-sig")).replace("\r\n", "\n")
    except UnicodeDecodeError:
        text = ""
    _, found = tree.parse(text.encode() or source, shown(path))
    if found:
        problems += found
        return None
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=2, offset=0)
    root = yaml.load(text)
    kind = path.name.split(".")[0]
    if kind == "article":
        _order(root, model.Article)
    elif kind in PLURALS:
        record = (model.SHARED | model.LOCAL)[PLURALS[kind]]
        for child in root.values():
            _order(child, record)
    out = io.StringIO()
    yaml.dump(root, out)
    return out.getvalue().encode()


def _order(node: Any, record: Any) -> None:
    """Put the keys of a mapping, and of those in it, in the order of their record; short lists go on one line."""
    if not hasattr(node, "move_to_end"):
        return
    types = hints(record)
    for key in types:
        if key in node:
            node.move_to_end(key)
            inner = _record_of(types[key])
            children = node[key] if isinstance(node[key], list) else [node[key]]
            if inner:
                for child in children:
                    _order(child, inner)
            elif hasattr(node[key], "fa") and isinstance(node[key], list):
                node[key].fa.set_flow_style()


def _record_of(hint: Any) -> Any:
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        return hint
    found = [_record_of(part) for part in get_args(hint)] if get_origin(hint) else []
    return next((part for part in found if part), None)
