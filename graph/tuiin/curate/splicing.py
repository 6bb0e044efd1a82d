"""Entries put into a file of YAML: those that stay keep their bytes, and comments are never lost."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile

from tuiin.curate import comments
from tuiin.curate.chunks import MODELINE, pieces
from tuiin.curate.yaml_tree import Mapping, Node, Scalar
from tuiin.errors import NOWHERE


@dataclass(slots=True)
class Splice:
    """What changes in a file: entries that say something else, new ones, and those that go.

    A new one comes behind the one that is named, before all where that is None, and else at the end.
    """

    changed: dict[str, Mapping] = field(default_factory=dict)
    added: list[tuple[str | None, str, Mapping]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def whole(self, root: Mapping) -> Mapping:
        """Return all entries of the file as they will be, in order."""
        entries = {key: (name, self.changed.get(key, node)) for key, (name, node) in root.entries.items() if key not in self.gone}
        order = [*entries]
        for above, key, node in self.added:
            entries[key] = Scalar(key, "text", NOWHERE), node
            order.insert(0 if above is None else order.index(above) + 1 if above in order else len(order), key)
        return Mapping({key: entries[key] for key in order}, root.place)


def spliced(source: str, root: Mapping, splice: Splice, write: Callable[[Mapping], bytes]) -> str:
    """Return the text of a file in which this has changed; `write` writes entries as a file in our style."""
    entries = splice.whole(root).entries
    whole = pieces(source.encode())
    if whole is None:  # the entries stand in braces: all are written anew
        head = [f"{line}\n" for line in source.split("\n") if line.startswith("#")]
        return "".join([*head, *(_entry(key, node, write) for key, (_, node) in entries.items())] or ["{}\n"])
    touched = {*splice.changed, *(key for _, key, _ in splice.added)}
    return whole.text(
        {
            key: _told(whole.entries.get(key, ""), _entry(key, node, write)) if key in touched else whole.entries[key]
            for key, (_, node) in entries.items()
        }
    )


def _entry(key: str, node: Node, write: Callable[[Mapping], bytes]) -> str:
    text = write(Mapping({key: (Scalar(key, "text", NOWHERE), node)}, NOWHERE)).decode()
    return "".join(f"{line}\n" for line in text.rstrip("\n").split("\n") if not line.startswith(MODELINE))


def _told(before: str, after: str) -> str:
    """Return the lines of an entry that is written anew, below the comments that stood with it."""
    above = "".join(takewhile(lambda line: not line.strip() or line.startswith("#"), before.splitlines(keepends=True)))
    lost = "".join(f"# {words}\n" for _, words in comments.lost(before.removeprefix(above), after))
    return above + lost + after
