"""`tuiin import`: what comes in from outside."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_article, own_project
from tuiin.cli.terminal import tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tuiin.curate.annotations import Found
    from tuiin.curate.cells import Grid
    from tuiin.curate.tabled import Files
    from tuiin.curate.taking import Taken
    from tuiin.errors import Problem

MORE = """Tables as `tuiin table` writes them: a workbook (.xlsx), or a CSV whose name begins with a kind
(claims.csv). Entries that say the same keep their bytes and comments; of the others only that
changes of which the table has a column. What is wrong is told by cell, and then nothing is written.

A list of references, BibTeX (.bib) or CSL-JSON (.json): its works, and who wrote and published them,
come into the registries under ids of their own. What is there already (the same DOI, address or
title; the same name) is not made twice.

Web Annotations (JSON-LD, or the JSON of Hypothesis' API): remarks become notes of the article, at the
sentences whose words they quote, or where their offsets lead. Our own positions and notes that come
back, and what a note says there already, are passed over; what has no place is told by its number,
and the exit code is 1 then.

The folder of another project: entries of its registries come in under their ids, with what they
refer to. What seems to be ours already (the same address or name, or only the same id) is written
into a CSV with the columns theirs, ours and decision; write same or other there, and import again."""
EXAMPLES = (
    "tuiin import cookies.xlsx --dry-run",
    "tuiin import claims.csv --delete",
    "tuiin import ru.xlsx",
    "tuiin import zotero.bib",
    "tuiin import annotations.json --article cookies",
    "tuiin import ../other --kinds actors,concepts --twins twins.csv",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument(
        "what", type=options.path_of, metavar="FILE", help="a table, a list of references, annotations, or the folder of another project"
    )
    sub.add_argument("--article", metavar="ARTICLE", help="into which article (default: the only one, or the one in whose folder this is)")
    sub.add_argument("--delete", action="store_true", help="take away what is in the article and not in the table")
    sub.add_argument("--new-concepts", action="store_true", help="make a concept of each id that a table names and that is not there")
    sub.add_argument("--kinds", default="", metavar="KINDS", help="of another project, which registries: actors,concepts (default: all)")
    sub.add_argument(
        "--twins", type=options.path_of, metavar="FILE", help="where it is decided what of theirs is ours already (default: twins.csv)"
    )
    sub.add_argument("--dry-run", action="store_true", help="write nothing, tell what would be")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate import annotations
    from tuiin.curate.tabled import Files

    if at.what.is_dir() or at.what.name == "tuiin.toml":
        return _neighbour(at)
    if at.what.suffix in (".json", ".jsonld") and (found := annotations.read(at.what)):
        return _annotations(at, found)
    if at.what.suffix in (".bib", ".json", ".jsonld"):
        files = Files(*_registries(at))
        taken = _references(files, at.what)
    else:
        files = Files(*own_article(at, at.article))
        taken = _tables(files, at.what, delete=at.delete, new=at.new_concepts)
    return _done(at, taken)


def _done(at: argparse.Namespace, taken: "Taken") -> int:
    """Write what has come in, and tell of it."""
    from tuiin.curate.folder import shown

    _refuse(taken, at.what)
    if not at.dry_run:
        taken.write()
    for path in sorted(taken.files):
        print(shown(path))
    for words in filter(None, ("; ".join(taken.counts), *taken.told)):
        tell(at, words)
    return 0


def _registries(at: argparse.Namespace) -> "tuple[str, Path]":
    """Return the data folder of the project, with an article of it if there is one."""
    from tuiin.curate.folder import articles

    data = own_project(at).data
    return next(iter(articles(data)), ""), data


def _references(files: "Files", path: "Path") -> "Taken":
    """Return what a list of references brings in."""
    from tuiin.curate.bibliographies import read
    from tuiin.curate.registering import Register
    from tuiin.curate.taking import Taken, take

    problems: list[Problem] = []
    references, register = read(path, problems), Register(files)
    if problems:
        return Taken(problems=problems)
    taken = take(files, register.add(references))
    taken.told += register.told
    return taken


def _annotations(at: argparse.Namespace, found: "Found") -> int:
    """Take in annotations as notes, and tell which of them have no place."""
    from tuiin.curate.remarks import remarks
    from tuiin.curate.tabled import Files
    from tuiin.curate.taking import take
    from tuiin.graph.space import Space

    files = Files(*own_article(at, at.article))
    made = remarks(files, at.what, found, Space(files.project.base).article(""))
    taken = take(files, [made.notes])
    taken.told += made.told
    _done(at, taken)
    for words in made.left:
        tell(at, words)
    return 1 if made.left else 0


def _neighbour(at: argparse.Namespace) -> int:
    """Take over entries of another project, once it is decided which of them are ours already."""
    from tuiin.curate import neighbours
    from tuiin.curate.folder import PLURALS
    from tuiin.curate.spelling import near
    from tuiin.curate.tabled import Files, NoTable
    from tuiin.curate.taking import take
    from tuiin.files.writing import replace
    from tuiin.model import SHARED

    kinds = [PLURALS.get(name, name) for name in at.kinds.split(",") if name] or [*SHARED]
    for kind in kinds:
        if kind not in SHARED:
            raise NoTable(f"--kinds: found {kind!r}; wanted some of {', '.join(f'{name}s' for name in SHARED)}{near(kind, SHARED)}")
    ours, theirs = Files(*_registries(at)), neighbours.neighbour(at.what)
    if ours.data.resolve() == theirs.data.resolve():
        raise NoTable(f"{at.what}: is this very project")
    path = at.twins or options.path_of("twins.csv")
    twins = neighbours.proposed(ours, theirs, kinds, neighbours.decisions(path))
    if twins.open:
        for pair in twins.open:
            tell(at, f"{pair[0]} of theirs, {pair[1]} of ours: {twins.why[pair]}")
        if not at.dry_run:
            replace(path, twins.written())
            print(path)
        tell(at, f"nothing was taken in: write same or other behind each of these in {path}, and say --twins {path}")
        return 1
    told: list[str] = []
    taken = take(ours, neighbours.taken_over(ours, theirs, kinds, twins, told))
    taken.told += told
    return _done(at, taken)


def _tables(files: "Files", path: "Path", *, delete: bool, new: bool) -> "Taken":
    """Return what tables bring in."""
    from tuiin.curate.folder import PLURALS
    from tuiin.curate.tabled import NoTable
    from tuiin.curate.taking import Incoming, Taken, concepts, of_table, of_words, take
    from tuiin.curate.translating import SHEET

    grids, problems = _read(path)
    incoming: list[Incoming] = []
    for name, grid in grids.items():
        heads = [cell.text for cell in grid.head]
        if name == SHEET or "what" in heads[:2]:
            incoming += of_words(grid, heads[-1], problems)
        elif kind := PLURALS.get(name):
            incoming.append(of_table(kind, grid, files.tongues(files.first(kind)), problems))
        elif name != "sentences":
            raise NoTable(f"{path.name}: found a table {name!r}; wanted a kind: {', '.join(PLURALS)}")
    if problems:
        return Taken(problems=problems)
    made = concepts(files, incoming) if new else []
    taken = take(files, [*incoming, *made], delete=delete)
    names = [key for one in made for key in one.entries.entries]
    taken.told += [f"labels made from the ids, please look: {', '.join(names)}"] if names else []
    return taken


def _read(path: "Path") -> "tuple[dict[str, Grid], list[Problem]]":
    import re

    from tuiin.curate import cells, sheets
    from tuiin.curate.folder import shown
    from tuiin.curate.tabled import NoTable
    from tuiin.files import reading

    if path.suffix == ".xlsx":
        return sheets.read(path)
    if path.suffix not in (".csv", ".tsv", ".txt"):
        raise NoTable(f"{path.name}: wanted a workbook (.xlsx) or a table (.csv)")
    grid, problems = cells.parse(reading.read(path, most=8_000_000), shown(path))
    word = re.match(r"[a-z]*", path.name.lower())
    return {word.group() if word else "": grid} if grid else {}, problems


def _refuse(taken: "Taken", path: "Path") -> None:
    """Raise what is wrong, cell by cell; nothing is written then."""
    from tuiin.curate import sheets, sources
    from tuiin.errors import BadInput, TuiinError

    if not taken.problems:
        return
    problems = BadInput(taken.problems).problems
    if path.suffix == ".xlsx":
        raise TuiinError(
            "\n".join(
                sheets.told(one) if one.file.startswith(f"{path.name}: ") else str(one) for one in sources.told(problems, tables=True)
            )
        )
    raise BadInput(sources.told(problems, tables=True))
