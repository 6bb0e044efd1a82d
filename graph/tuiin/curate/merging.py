"""Three versions of a curated file made one, entry by entry: what one side changed is taken, what both changed otherwise is marked.

Git merges by lines: two entries that stand next to each other are a conflict to it, and lines that look alike run into each other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from tuiin import model
from tuiin.curate import short, yaml_tree
from tuiin.curate.chunks import Whole, pieces
from tuiin.curate.folder import PLURALS
from tuiin.curate.short import REASONS, Said, in_runs
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Node, Scalar

OURS, PARTS, THEIRS = "<<<<<<< ours: both sides changed this", "=======", ">>>>>>> theirs"


@dataclass(slots=True)
class Merged:
    """A file of what two sides wrote, and the keys of what both changed, each in its own way: these stay marked."""

    content: bytes
    conflicts: list[str] = field(default_factory=list)


def merged(base: bytes, ours: bytes, theirs: bytes, path: Path, sentences: Sequence[str] = ()) -> Merged | None:
    """Return what two sides made of a curated file; None where one of the three cannot be taken to pieces, and lines have to do.

    `path` says by its name what the file holds; `sentences` are those of its article, in the order of the text.
    """
    versions = [pieces(source) for source in (base, ours, theirs)]
    before, mine, other = versions
    if before is None or mine is None or other is None:
        return None
    found: dict[str, str] = {}
    conflicts: list[str] = []
    for key in _order(mine, other, PLURALS.get(path.name.split(".")[0]) in model.SHARED, sentences):
        was, one, two = (_whole(version.entries.get(key)) for version in (before, mine, other))
        taken = one if one == two or two == was else two if one == was else None
        if taken is None and key == "silent" and path.name == "article.yaml":
            taken = _silent(before, mine, other, sentences)
        if taken is None:
            conflicts.append(key)
            taken = f"{OURS}\n{one}{PARTS}\n{two}{THEIRS}\n"
        if taken:
            found[key] = taken
    text = mine._replace(head=mine.head or other.head, tail=mine.tail or other.tail).text(found)
    if not conflicts and yaml_tree.parse(text.encode(), "")[1]:
        return None
    return Merged(text.encode(), conflicts)


def _whole(entry: str | None) -> str:
    """Return an entry without the empty lines around it, which come and go with its neighbours; nothing where there is none."""
    return f"{entry.strip(chr(10))}\n" if entry else ""


def _order(mine: Whole, other: Whole, registry: bool, sentences: Sequence[str]) -> list[str]:
    """Return the keys of both sides in their order: by id in a registry; else by the text, where both sides are; else as they came."""
    if registry:
        return sorted({**mine.entries, **other.entries})
    order = {sentence: number for number, sentence in enumerate(sentences)}
    found, places = list(mine.entries), {key: _place(node, order) for key, node in {**mine.nodes, **other.nodes}.items()}
    after: str | None = None
    for key in other.entries:
        if key not in mine.entries:
            found.insert(found.index(after) + 1 if after else 0, key)
        after = key
    if all(places.values()) and all(_sorted([places[key] for key in version.entries]) for version in (mine, other)):
        found.sort(key=lambda key: places[key])
    return found


def _sorted(places: list[tuple[int, ...]]) -> bool:
    return all(one <= two for one, two in pairwise(places))


def _place(node: Node, order: Mapping[str, int]) -> tuple[int, ...]:
    """Return where in the text something stands, to sort by: its first sentence; empty where it does not say."""
    found = [(order[one], 0, 0) if one in order else (len(order), *map(int, one[1:].split("s"))) for one in _at(node)]
    return min(found, default=())


def _at(node: Node) -> Iterator[str]:
    """Yield the sentences at which something stands, or a part of it."""
    if isinstance(node, yaml_tree.Mapping):
        for key, (_, child) in node.entries.items():
            texts = [one for one in (child.nodes if isinstance(child, yaml_tree.Sequence) else [child]) if isinstance(one, Scalar)]
            yield from (one.text for one in texts if key == "at" and short.SENTENCE.fullmatch(one.text))
            yield from _at(child)
    elif isinstance(node, yaml_tree.Sequence):
        for child in node.nodes:
            yield from _at(child)


def _silent(before: Whole, mine: Whole, other: Whole, sentences: Sequence[str]) -> str | None:
    """Return which sentences are silent by what two sides say; None where they differ about one, or a comment stands there."""
    order = {sentence: number for number, sentence in enumerate(sentences)}
    if any("#" in version.entries.get("silent", "") for version in (before, mine, other)):
        return None
    was, one, two = (_reasons(version.nodes.get("silent"), order) for version in (before, mine, other))
    found = {}
    for sentence in {**one, **two}:
        old, left, right = was.get(sentence), one.get(sentence), two.get(sentence)
        why = left if left == right or right == old else right
        if sentence not in order or (why is not left and left != old):
            return None
        if why:
            found[sentence] = why
    lines = ["silent:" if found else "silent: {}"]
    for reason in (reason for reason in REASONS if reason in found.values()):
        runs = in_runs([sentence for sentence, why in found.items() if why == reason], order)
        several = ", ".join(runs)
        lines.append(f"  {reason}: {several if len(runs) == 1 else f'[{several}]'}")
    return "\n".join(lines) + "\n"


def _reasons(node: Node | None, order: dict[str, int]) -> dict[str, str]:
    """Return the reason of each silent sentence."""
    if node is None:
        return {}
    whole = yaml_tree.Mapping({"silent": (Scalar("silent", "text", node.place), node)}, node.place)
    long = short.long(model.Article, whole, Said(sentences=order), Tongues((), (), ()), [])
    silent = long.entries["silent"][1] if isinstance(long, yaml_tree.Mapping) else None
    entries = silent.entries if isinstance(silent, yaml_tree.Mapping) else {}
    return {sentence: why.text for sentence, (_, why) in entries.items() if isinstance(why, Scalar)}
