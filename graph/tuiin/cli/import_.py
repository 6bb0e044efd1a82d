"""`tuiin import`: what comes in from outside."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_article
from tuiin.cli.terminal import tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tuiin.curate.cells import Grid
    from tuiin.curate.tabled import Files
    from tuiin.curate.taking import Taken
    from tuiin.errors import Problem

MORE = """Tables as `tuiin table` writes them: a workbook (.xlsx), or a CSV whose name begins with a kind
(claims.csv). Entries that say the same keep their bytes and comments; of the others only that
changes of which the table has a column. What is wrong is told by cell, and then nothing is written."""
EXAMPLES = ("tuiin import cookies.xlsx --dry-run", "tuiin import claims.csv --delete", "tuiin import ru.xlsx")


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("what", type=options.path_of, metavar="FILE", help="what to take in")
    sub.add_argument("--article", metavar="ARTICLE", help="into which article (default: the only one, or the one in whose folder this is)")
    sub.add_argument("--delete", action="store_true", help="take away what is in the article and not in the table")
    sub.add_argument("--dry-run", action="store_true", help="write nothing, tell what would be")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.folder import shown
    from tuiin.curate.tabled import Files

    files = Files(*own_article(at, at.article))
    taken = _tables(files, at.what, delete=at.delete)
    _refuse(taken, at.what)
    if not at.dry_run:
        taken.write()
    for path in sorted(taken.files):
        print(shown(path))
    for words in filter(None, ("; ".join(taken.counts), *taken.told)):
        tell(at, words)
    return 0


def _tables(files: "Files", path: "Path", *, delete: bool) -> "Taken":
    """Return what tables bring in."""
    from tuiin.curate.folder import PLURALS
    from tuiin.curate.tabled import NoTable
    from tuiin.curate.taking import Incoming, Taken, of_table, of_words, take
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
    return Taken(problems=problems) if problems else take(files, incoming, delete=delete)


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
        raise TuiinError("\n".join(sheets.told(one) for one in sources.told(problems, tables=True)))
    raise BadInput(sources.told(problems, tables=True))
