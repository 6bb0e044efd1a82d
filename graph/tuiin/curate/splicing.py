"""Entries put into a file of YAML: those that stay keep their bytes, and comments are never lost."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tuiin.curate import comments
from tuiin.curate.yaml_tree import Mapping, Node, Scalar
from tuiin.errors import NOWHERE

_EDITOR = "# yaml-language-server:"


@dataclass(slots=True)
class Splice:
    """What changes in a file: entries that say something else, new ones, each behind another (or nowhere), and those that go."""

    changed: dict[str, Mapping] = field(default_factory=dict)
    added: list[tuple[str, str, Mapping]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def whole(self, root: Mapping) -> Mapping:
        """Return all entries of the file as they will be, in order."""
        entries = {key: (name, self.changed.get(key, node)) for key, (name, node) in root.entries.items() if key not in self.gone}
        order = [*entries]
        for above, key, node in self.added:
            entries[key] = Scalar(key, "text", NOWHERE), node
            order.insert(order.index(above) + 1 if above in order else len(order), key)
        return Mapping({key: entries[key] for key in order}, root.place)


def spliced(source: str, root: Mapping, splice: Splice, write: Callable[[Mapping], bytes]) -> str:
    """Return the text of a file in which this has changed; `write` writes entries as a file in our style."""
    lines = source.rstrip("\n").split("\n")
    written = {key: _entry(key, node, write) for key, node in splice.changed.items()}
    written |= {key: _entry(key, node, write) for _, key, node in splice.added}
    order = list(splice.whole(root).entries)
    if not root.entries or lines[root.place.line - 1][root.place.column - 1 :].startswith("{"):
        head = [line for line in lines if line.startswith("#")]
        kept = {key: _entry(key, node, write) for key, (_, node) in splice.whole(root).entries.items()}
        return "\n".join([*head, *(kept[key] for key in order)] or ["{}"]) + "\n"
    starts = {key: name.place.line - 1 for key, (name, _) in root.entries.items()}
    heads = {key: _head(lines, start, first=start == min(starts.values())) for key, start in starts.items()}
    ends = dict(zip(heads, [*list(heads.values())[1:], len(lines)], strict=True))
    out = lines[: min(heads.values())]
    for key in order:
        if key not in heads:
            out.append(written[key])
        elif key in written:
            old = "\n".join(lines[starts[key] : ends[key]])
            lost = [f"# {words}" for _, words in comments.lost(f"{old}\n", f"{written[key]}\n")]
            out += [*lines[heads[key] : starts[key]], *lost, written[key]]
        else:
            out += lines[heads[key] : ends[key]]
    return "\n".join(out if order else [*out, "{}"]) + "\n"


def _entry(key: str, node: Node, write: Callable[[Mapping], bytes]) -> str:
    text = write(Mapping({key: (Scalar(key, "text", NOWHERE), node)}, NOWHERE)).decode()
    return "\n".join(line for line in text.rstrip("\n").split("\n") if not line.startswith(_EDITOR))


def _head(lines: list[str], start: int, *, first: bool) -> int:
    """Return the line where the comment above an entry begins, and the empty ones above that."""
    head = start
    while head and re.match("#", lines[head - 1]) and not lines[head - 1].startswith(_EDITOR):
        head -= 1
    while not first and head and not lines[head - 1].strip():
        head -= 1
    return head
