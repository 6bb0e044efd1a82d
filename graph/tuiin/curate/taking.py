"""Entries that come in from a table, into the curated files: new ones, changed ones; those that say the same keep their bytes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tuiin import model
from tuiin.curate import cells, columns, short, table, yaml_tree
from tuiin.curate.cells import Grid
from tuiin.curate.columns import HELD, MORE
from tuiin.curate.decode import Decoder
from tuiin.curate.folder import shown
from tuiin.curate.held import Pairs
from tuiin.curate.short import NOT, RELATIONS
from tuiin.curate.spelling import near
from tuiin.curate.splicing import Splice, spliced
from tuiin.curate.tabled import Files, as_yaml, record_of, with_files
from tuiin.curate.tidy import canonical_table
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, says
from tuiin.errors import NOWHERE, Problem
from tuiin.files import reading
from tuiin.files.writing import replace_all
from tuiin.letters import quoted
from tuiin.model import Claim, Position, fields
from tuiin.model.marks import To

_MOST = 64_000_000
Covered = frozenset[tuple[str, str]]  # fields with a language, or with none for all of them, of which a table speaks


@dataclass(slots=True)
class Incoming:
    """Entries of a kind as they come in, and of which of their fields they speak; those of a translator are never new."""

    kind: str
    entries: Mapping
    covers: dict[str, Covered]
    partial: bool = False
    more: bool = False  # what comes in beside a table, of which nobody can say what it lacks


@dataclass(slots=True)
class Taken:
    """What is to be written, by file, what a person should know of it, and all that is wrong: then nothing is to be written."""

    files: dict[Path, bytes] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)

    def write(self) -> None:
        """Write the files, all or none."""
        replace_all(self.files)


def of_table(kind: str, grid: Grid, tongues: Tongues, problems: list[Problem]) -> Incoming:
    """Return what a table of a kind holds."""
    record = record_of(kind)
    entries = table.entries(grid, record, tongues, problems)
    found = [column for cell in grid.head if (column := columns.column(record, cell.text, tongues))]
    covers = frozenset((_field(record, column.key), column.tag) for column in found)
    return Incoming(kind, entries, dict.fromkeys(entries.entries, covers))


def of_words(grid: Grid, language: str, problems: list[Problem]) -> list[Incoming]:
    """Return what a translator has filled in, by kind."""
    heads = [cell.text for cell in grid.head]
    found: dict[str, Incoming] = {}
    if not {"id", "what"} <= {*heads}:
        problems.append(Problem.at(grid.head[0].place, "wanted the columns id and what, as `tuiin table --missing` wrote them"))
        return []
    for row in grid.rows:
        told = dict(zip(heads, row, strict=False))
        words = told.get(language)
        if words is None or not words.text:
            continue
        kind, _, key = told["id"].text.partition("/")
        what = told["what"].text
        if kind not in (model.SHARED | model.LOCAL) or what not in fields.of(record_of(kind)):
            problems.append(Problem.at(told["id"].place, f"id: found {quoted(told['id'].text)}; wanted an entry as `tuiin table` wrote it"))
            continue
        at = found.setdefault(kind, Incoming(kind, Mapping({}, words.place), {}, partial=True))
        pairs: Pairs = {}
        if key in at.entries.entries and isinstance(before := at.entries.entries[key][1], Mapping):
            pairs = before.entries
        text = Mapping({language: (Scalar(language, "text", words.place), Scalar(words.text, "text", words.place))}, words.place)
        pairs[what] = Scalar(what, "text", words.place), text
        at.entries.entries[key] = Scalar(key, "text", told["id"].place), Mapping(pairs, told["id"].place)
        at.covers[key] = at.covers.get(key, frozenset()) | {(what, language)}
    return list(found.values())


def take(files: Files, incoming: Iterable[Incoming], *, delete: bool = False) -> Taken:
    """Return what changes where these entries come in; entries that are not among them stay, unless they are to be deleted."""
    taken = Taken()
    fresh: list[str] = []
    known = {kind: [(path, files.entries(path)) for path in files.of(kind)] for kind in (*model.SHARED, *model.LOCAL)}
    there = {f"{kind}/{key}" for kind, some in known.items() for _, root in some for key in root.entries}
    incoming = list(incoming)
    there |= {f"{one.kind}/{key}" for one in incoming if not one.partial for key in one.entries.entries}
    for one in incoming:
        _take(files, one, known[one.kind], there, taken, fresh, delete=delete)
    article = files.home / "article.yaml"
    if fresh and (named := with_files(reading.read(article, most=_MOST, within=files.data), {}, tuple(fresh))):
        taken.files[article] = named
    return taken


def concepts(files: Files, incoming: Iterable[Incoming]) -> list[Incoming]:
    """Return a concept for each id of one that these entries name and that is not there, with its label made from the id.

    That is in the first language of the project; whoever reads the table over has to say whether these are words of it.
    """
    found: dict[str, tuple[Scalar, Node]] = {}
    there = {key for path in files.of("concept") for key in files.entries(path).entries}
    path = files.first("concept")
    tag = files.tongues(path).project[0]
    incoming = list(incoming)
    there |= {key for one in incoming if one.kind == "concept" for key in one.entries.entries}
    for one in incoming:
        record: Any = record_of(one.kind)
        hint: Any = dict[str, record]
        decoder = Decoder([], files.tongues(path))
        decoder.decode(hint, short.long(hint, one.entries, files.said.copy(), files.tongues(path), []), "")
        for leaf in decoder.leaves:
            kind, _, key = leaf.value.partition("/")
            if isinstance(leaf.mark, To) and kind == "concept" and key not in there | found.keys():
                label = Scalar(tag, "text", leaf.place), Scalar(key.replace("-", " "), "text", leaf.place)
                pairs: Pairs = {"label": (Scalar("label", "text", leaf.place), Mapping({tag: label}, leaf.place))}
                found[key] = Scalar(key, "text", leaf.place), Mapping(pairs, leaf.place)
    return [Incoming("concept", Mapping(found, NOWHERE), {}, more=True)] if found else []


def _take(
    files: Files, one: Incoming, known: list[tuple[Path, Mapping]], there: set[str], taken: Taken, fresh: list[str], *, delete: bool
) -> None:
    kind, record = one.kind, record_of(one.kind)
    counts: Counter[str] = Counter()
    splices = {path: Splice() for path, _ in known}
    where = {key: path for path, root in known for key in root.entries}
    path = known[-1][0] if known else files.first(kind)
    above = ""
    for key, (name, node) in one.entries.entries.items():
        new = node if isinstance(node, Mapping) else Mapping({}, node.place)
        if key in where:
            path = where[key]
            old = next(root for at, root in known if at == path).entries[key][1]
            merged = _merged(old, new, one.covers[key], record, files.tongues(path))
            _check(files, one.kind, key, name, merged, there, path, taken.problems)
            same = _says(files, record, merged, path) == _says(files, record, old, path)
            counts["as they were" if same else "changed"] += 1
            if not same:
                splices[path].changed[key] = merged
        elif one.partial:
            taken.problems.append(Problem.at(name.place, f"id: there is no {kind}/{key} any more{near(key, where)}"))
        else:
            _check(files, one.kind, key, name, new, there, path, taken.problems)
            counts["new"] += 1
            splices.setdefault(path, Splice()).added.append((above, key, new))
        above = key
    left = [key for key in where if key not in one.entries.entries and not (one.partial or one.more)]
    for key in left if delete else ():
        splices[where[key]].gone.append(key)
    if not taken.problems:
        for path, splice in splices.items():
            _put(files, path, splice, taken, fresh)
    told = [f"{counts[word]} {word}" for word in ("new", "changed", "as they were") if counts[word]]
    told += [f"{len(left)} taken away"] if left and delete else []
    taken.counts.append(f"{kind}s: {', '.join(told) or 'none'}")
    if left and not delete and kind in model.LOCAL:
        number, s = f"{len(left)} {kind}{'s' if left[1:] else ''}", "" if left[1:] else "s"
        taken.told.append(f"{number} of the article {'are' if left[1:] else 'is'} not in the table and stay{s}; --delete takes them away")


def _put(files: Files, path: Path, splice: Splice, taken: Taken, fresh: list[str]) -> None:
    """Note what a file holds where these entries have come into it."""
    if not (splice.changed or splice.added or splice.gone):
        return
    if not path.exists():
        new = Mapping({key: (Scalar(key, "text", NOWHERE), node) for _, key, node in splice.added}, NOWHERE)
        taken.files[path] = as_yaml(files, new, path)
        if path.parent == files.home:
            fresh.append(path.name)
        return
    root = files.entries(path)
    if path.suffix == ".csv":
        whole = splice.whole(root)
        rows = table.rows(whole, record_of(one_kind(path)), files.tongues(path), files.said)
        done = canonical_table(cells.written(rows), path, files.tongues(path), taken.problems, files.said)
    else:
        source = reading.read(path, most=_MOST, within=files.data).decode("utf-8-sig").replace("\r\n", "\n")
        done = spliced(source, root, splice, lambda some: as_yaml(files, some, path)).encode()
    if done is not None and len(done) > yaml_tree.MOST:
        most = f"at most {yaml_tree.MOST:,} are read; split it first, into parts such as {path.stem}.p1-p4{path.suffix}"
        taken.problems.append(Problem(shown(path), 1, 1, f"would have {len(done):,} bytes, and {most}"))
    elif done is not None:
        taken.files[path] = done


def one_kind(path: Path) -> str:
    """Return the kind of a curated file."""
    return path.name.split(".")[0].removesuffix("s")


def _field(record: Any, key: str) -> str:
    """Return of which field a key is, as far as tables are concerned: what is written together is one."""
    if record is Claim:
        if key in (*HELD, *fields.of(Position), "positions"):
            return "positions"
        if key in ("relation", "object", "polarity") or key.removeprefix(NOT) in RELATIONS:
            return "relation"
    return key if key in columns.keys(record) or key in ("id", MORE) else MORE


def _merged(old: Node, new: Mapping, covers: Covered, record: Any, tongues: Tongues) -> Mapping:
    """Return an entry as it comes in, with what the table does not speak of as it was."""
    alone = short.ALONE.get(record, "")
    before = old.entries if isinstance(old, Mapping) else {alone: (Scalar(alone, "text", old.place), old)}
    pairs = dict(new.entries)
    told = {_field(record, key) for key in pairs}
    for key, (name, child) in before.items():
        at = _field(record, key)
        if (at, "") in covers or (at == MORE and (MORE, "") in covers):
            continue
        tags = {tag for field_, tag in covers if field_ == at}
        if not tags:
            if at not in told or at == MORE:
                pairs.setdefault(key, (name, child))
            continue
        plain = tongues.plain(fields.of(record)[key].type)
        words = child.entries if isinstance(child, Mapping) else {plain: (Scalar(plain, "text", child.place), child)}
        kept = {tag: pair for tag, pair in words.items() if tag not in tags}
        now = pairs[key][1] if key in pairs else None
        whole = kept | (now.entries if isinstance(now, Mapping) else {})
        if whole:
            pairs[key] = name, Mapping({tag: whole[tag] for tag in sorted(whole, key=[*tongues.words, *whole].index)}, child.place)
    return Mapping(pairs, new.place)


def _says(files: Files, record: Any, node: Node, path: Path) -> object:
    hint: Any = dict[str, record]
    whole = Mapping({"x": (Scalar("x", "text", NOWHERE), _plain(record, node))}, NOWHERE)
    return says(short.long(hint, whole, files.said.copy(), files.tongues(path), []))


def _plain(record: Any, node: Node) -> Node:
    """Return an entry whose dates are as a cell would give them."""
    if not isinstance(node, Mapping):
        return node
    known = fields.of(record)
    return Mapping({key: (name, columns.plain(known.get(key), child)) for key, (name, child) in node.entries.items()}, node.place)


def _check(files: Files, kind: str, key: str, name: Scalar, node: Mapping, there: set[str], path: Path, problems: list[Problem]) -> None:
    """Note what is wrong with an entry that comes in: by itself, and with what it refers to."""
    record: Any = record_of(kind)
    tongues, said = files.tongues(path), files.said.copy()
    hint: Any = dict[str, record]
    root = Mapping({key: (name, node)}, NOWHERE)
    whole = short.long(hint, root, said, tongues, problems)
    decoder = Decoder(problems, tongues)
    child = whole.entries[key][1] if isinstance(whole, Mapping) else node
    decoder.decode(record, child, f"{kind}/{key}", name.place)
    for leaf in decoder.leaves:
        if isinstance(leaf.mark, To) and leaf.value not in there:
            words = f"{leaf.path}: there is no {leaf.value.partition('/')[0]} {quoted(leaf.written)}{near(leaf.value, there)}"
            problems.append(Problem.at(leaf.place, words))
        elif leaf.mark is short_sentence() and files.said.sentences and leaf.value not in files.said.sentences:
            problems.append(
                Problem.at(leaf.place, f"{leaf.path}: there is no sentence {quoted(leaf.value)}{near(leaf.value, files.said.sentences)}")
            )
    for path_, place in decoder.unsaid:
        problems.append(Problem.at(place, f"{path_}: found words that do not say their language; name it in the head of the column"))
    for tag, some in decoder.strange.items():
        problems += [
            Problem.at(place, f"{at}: found words in {quoted(tag)}; this project has {', '.join(tongues.words)}") for at, place in some
        ]


def short_sentence() -> Any:
    """Return the mark of what names a sentence."""
    from tuiin.curate.consistency import SENTENCE

    return SENTENCE
