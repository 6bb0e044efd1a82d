"""Registries of another project: its entries taken over by id, and those that seem to be ours already put before somebody to decide."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tuiin import model
from tuiin.curate import cells, folder, project, short
from tuiin.curate.folder import shown
from tuiin.curate.registering import records, signs
from tuiin.curate.tabled import Files, record_of
from tuiin.curate.taking import Incoming
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence, says
from tuiin.errors import NOWHERE, BadInput, Problem, TuiinError
from tuiin.files import reading
from tuiin.letters import quoted
from tuiin.model import Record, Words, fields
from tuiin.model.fields import plain

HEADS = ("theirs", "ours", "decision")
SAME, OTHER = "same", "other"
_MOST = 8_000_000


class NoNeighbour(TuiinError):
    """A folder that is no project, and no data folder of one."""


@dataclass(slots=True)
class Twins:
    """Which entry of theirs seems to be which of ours, why, and what somebody decided: `same`, `other`, or nothing yet."""

    pairs: dict[tuple[str, str], str] = field(default_factory=dict)
    why: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def open(self) -> list[tuple[str, str]]:
        """The pairs of which nobody has decided yet."""
        return [pair for pair, decision in self.pairs.items() if not decision]

    def written(self) -> bytes:
        """Return them as CSV."""
        return cells.written([HEADS, *((*pair, decision) for pair, decision in self.pairs.items())])


def decisions(path: Path) -> dict[tuple[str, str], str]:
    """Return what somebody decided, by the pair; nothing where there is no such file yet. Raises `BadInput` for what is no decision."""
    if not path.exists():
        return {}
    grid, problems = cells.parse(reading.read(path, most=_MOST), shown(path))
    found: dict[tuple[str, str], str] = {}
    heads = [cell.text for cell in grid.head] if grid else []
    if grid and heads[:3] != [*HEADS]:
        problems.append(Problem.at(grid.head[0].place, f"found other columns; wanted {', '.join(HEADS)}"))
    for row in grid.rows if grid and not problems else ():
        theirs, ours, decision = [*(cell.text for cell in row[:3]), "", "", ""][:3]
        if decision not in ("", SAME, OTHER):
            place = row[2].place
            problems.append(Problem.at(place, f"decision: found {quoted(decision)}; wanted {SAME}, {OTHER}, or nothing yet"))
        found[theirs, ours] = decision
    if problems:
        raise BadInput(problems)
    return found


def neighbour(path: Path) -> Files:
    """Return the files of another project: its folder, its `tuiin.toml` or its data folder. Raises `NoNeighbour`."""
    file = path if path.name == project.NAME else path / project.NAME
    data = project.read(file).data if file.is_file() else path / "data" if (path / "data").is_dir() else path
    if not any(entry.exists() for kind in model.SHARED for entry in folder.registry(data, kind)):
        raise NoNeighbour(
            f"{path}: holds no registries ({', '.join(f'{kind}s.yaml' for kind in model.SHARED)}), nor a project that has some"
        )
    return Files(next(iter(folder.articles(data)), ""), data)


def proposed(ours: Files, theirs: Files, kinds: list[str], decided: dict[tuple[str, str], str]) -> Twins:
    """Return which of their entries seem to be ours: of the same address or name, or of the same id and of no other that is shared."""
    twins = Twins()
    for kind in kinds:
        mine = records(ours, kind)
        of_sign = {sign: key for key, record in mine.items() for sign in reversed(signs(record))}
        for key, record in records(theirs, kind).items():
            shared = [sign for sign in signs(record) if sign in of_sign]
            twin = of_sign[shared[0]] if shared else key if key in mine else ""
            if not twin or (twin == key and shared and _agree(mine[key], record)):
                continue
            pair = f"{kind}/{key}", f"{kind}/{twin}"
            twins.pairs[pair] = decided.get(pair, "")
            word = "the same name" if shared and shared[0].startswith("name:") else "the same address" if shared else "the same id alone"
            twins.why[pair] = word
    return twins


def _agree(mine: Record, their: Record) -> bool:
    """Say whether two entries of one id say nothing against each other in their labels."""
    a, b = getattr(mine, "label", {}), getattr(their, "label", {})
    return all(a[tag] == b[tag] for tag in a if tag in b)


def taken_over(ours: Files, theirs: Files, kinds: list[str], twins: Twins, told: list[str]) -> list[Incoming]:
    """Return their entries as they come in, with what they refer to; an entry that is one of ours is not among them."""
    whole = {kind: _long(theirs, kind) for kind in model.SHARED}
    there = {kind: {key for path in ours.of(kind) for key in ours.entries(path).entries} for kind in model.SHARED}
    names = {theirs_: ours_ for (theirs_, ours_), decision in twins.pairs.items() if decision == SAME}
    for pair, decision in twins.pairs.items():
        kind, _, key = pair[0].partition("/")
        if decision == OTHER and key in there[kind]:
            number = 2
            while f"{key}-{number}" in there[kind] | whole[kind].keys():
                number += 1
            names[pair[0]] = f"{kind}/{key}-{number}"
    found: dict[str, dict[str, tuple[Scalar, Node]]] = {kind: {} for kind in model.SHARED}
    left = [f"{kind}/{key}" for kind in kinds for key in whole[kind]]
    seen: set[str] = set()
    while left:
        name = left.pop(0)
        kind, _, key = name.partition("/")
        mine = names.get(name, name).partition("/")[2]
        if name in seen or mine in there.get(kind, ()) or key not in whole.get(kind, {}):
            continue
        seen.add(name)
        tongues = ours.tongues(ours.first(kind))
        node = _ours(record_of(kind), whole[kind][key], tongues, names, left)
        if node is None:
            told.append(f"{name} is left out: it has no words in {', '.join(tongues.words)}")
            continue
        found[kind][mine] = Scalar(mine, "text", whole[kind][key].place), node
    return [Incoming(kind, Mapping(entries, NOWHERE), {}) for kind, entries in found.items() if entries]


def _long(files: Files, kind: str) -> dict[str, Node]:
    found: dict[str, Node] = {}
    record: Any = record_of(kind)
    for path in files.of(kind):
        hint: Any = dict[str, record]
        root = short.long(hint, files.entries(path), files.said.copy(), files.tongues(path), [])
        found |= {key: node for key, (_, node) in root.entries.items()} if isinstance(root, Mapping) else {}
    return found


def _ours(record: Any, node: Node, tongues: Tongues, names: dict[str, str], left: list[str]) -> Mapping | None:
    """Return an entry in the languages of our project, its references as ours; None where it has no name then. Notes what it refers to."""
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for key, (name, child) in node.entries.items() if isinstance(node, Mapping) else ():
        at = fields.of(record).get(key)
        kind = plain(at.hint)[0] if at else None
        if at and at.term == "thing":
            left += [one.text for one in _scalars(child)]
            child = _renamed(child, names)
        elif isinstance(kind, type) and issubclass(kind, Words) and isinstance(child, Mapping):
            words = {tag: pair for tag, pair in child.entries.items() if tag in tongues.allowed(kind)}
            if not words and key == "label":
                return None
            if not words:
                continue
            child = Mapping(words, child.place)
        if says(child) is not None and name.written:
            pairs[key] = name._replace(text=key, short=None), child
    return Mapping(pairs, node.place)


def _scalars(node: Node) -> list[Scalar]:
    nodes = node.nodes if isinstance(node, Sequence) else [node]
    return [one for one in nodes if isinstance(one, Scalar)]


def _renamed(node: Node, names: dict[str, str]) -> Node:
    if isinstance(node, Sequence):
        return Sequence([_renamed(one, names) for one in node.nodes], node.place)
    return node._replace(text=names.get(node.text, node.text)) if isinstance(node, Scalar) else node
