"""The lines of each key of a block mapping: from the comment above it to that of the next one."""

from collections.abc import Mapping
from typing import NamedTuple

from tuiin.curate import yaml_tree
from tuiin.curate.yaml_tree import Node

MODELINE = "# yaml-language-server:"  # so begins the line that names the schema of a file to editors


def spans(lines: list[str], starts: Mapping[str, int], column: int, begin: int, end: int) -> dict[str, tuple[int, int]]:
    """Return the first line of each key, and the one behind its last; `starts` is the line in which each key stands, in their order.

    All begin in `column`. Nothing above the line `begin` is looked at, and nothing from `end` on. A comment goes with the key below it.
    """
    last = max(starts.values())
    while end > last + 1 and _outside(lines[end - 1], column):
        end -= 1
    heads = _heads(lines, list(starts.values()), column, begin)
    return dict(zip(starts, zip(heads, [*heads[1:], end], strict=True), strict=True))


class Whole(NamedTuple):
    """A file in pieces: what stands above its first entry, the text of each entry, what stands below the last, and the tree of each."""

    head: str
    entries: dict[str, str]
    tail: str
    nodes: dict[str, Node]

    def text(self, entries: Mapping[str, str]) -> str:
        """Return the file with these entries in the place of its own."""
        return self.head + ("".join(entries.values()) or "{}\n") + self.tail


def pieces(source: bytes) -> Whole | None:
    """Return a file in pieces; None where it is not YAML, or no mapping whose keys stand in lines of their own."""
    root, problems = yaml_tree.parse(source, "")
    if problems or (root is not None and not isinstance(root, yaml_tree.Mapping)):
        return None
    text = source.decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n")
    lines = text.split("\n") if text else []
    if root is None or not root.entries:
        return Whole("".join(f"{line}\n" for line in lines if line.startswith("#")), {}, "", {})
    if lines[root.place.line - 1][root.place.column - 1] in "{[" or root.place.column != 1:
        return None
    starts = {key: name.place.line - 1 for key, (name, _) in root.entries.items()}
    found = spans(lines, starts, 0, top(lines, root.place.line - 1), len(lines))
    begin, end = min(start for start, _ in found.values()), max(stop for _, stop in found.values())
    head, tail = ("".join(f"{line}\n" for line in some) for some in (lines[:begin], lines[end:]))
    texts = {key: "".join(f"{line}\n" for line in lines[slice(*span)]) for key, span in found.items()}
    return Whole(head, texts, tail, {key: node for key, (_, node) in root.entries.items()})


def in_order(before: bytes, after: bytes) -> bytes:
    """Return a changed file with its entries in the order of their ids, if they were in it before."""
    old, new = pieces(before), pieces(after)
    if old is None or new is None or list(old.entries) != sorted(old.entries):
        return after
    return new.text({key: new.entries[key] for key in sorted(new.entries)}).encode()


def top(lines: list[str], first: int) -> int:
    """Return where the first key of a file begins, which stands in the line `first`: where the comment directly above it does.

    What an empty line parts from the key is of the file, and so is the line that names its schema.

    >>> top(["# yaml-language-server: $schema=x.json", "# of the house", "", "# whose?", "a: 1"], 4)
    3
    """
    head = first
    while head and lines[head - 1].startswith("#") and not lines[head - 1].startswith(MODELINE):
        head -= 1
    return head


def _outside(line: str, column: int) -> bool:
    """Say whether a line is empty or a comment that stands further left than a mapping's keys."""
    return not line.strip() or (line.lstrip().startswith("#") and not line.startswith(" " * column))


def _heads(lines: list[str], starts: list[int], column: int, begin: int) -> list[int]:
    """Return, for each line with a key, the line where the comment above it begins."""
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
