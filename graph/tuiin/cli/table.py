"""`tuiin table`: curated entries as tables."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import own_article, own_project, the_article
from tuiin.cli.terminal import tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tuiin.curate.reader import Anchored
    from tuiin.curate.tabled import Files, Table

MORE = """Writes one kind as CSV (the name of the file says which: claims.csv), or all of them as a workbook
(.xlsx) with lists to choose from; `tuiin import` takes it back. A spreadsheet makes dates and
numbers of what it finds in a CSV: to edit in Excel or LibreOffice, take .xlsx.

--missing TAG writes the texts that are not there in a language, for whoever translates.
--words adds the article's own sentences to a workbook, where its text is at hand. They are the
author's: such a file is for the person who reads along, and not to be passed on.
--as moves a kind from one form of file to the other: tables are a source like YAML."""
EXAMPLES = (
    "tuiin table cookies.xlsx",
    "tuiin table claims.csv --article my-article",
    "tuiin table ru.xlsx --missing ru",
    "tuiin table --as csv claims",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("what", nargs="+", metavar="FILE|KIND", help="the file to write; with --as, the kinds to move (claims, concepts, …)")
    sub.add_argument("--article", metavar="ARTICLE", help="of which article (default: the only one, or the one in whose folder this is)")
    sub.add_argument("--missing", metavar="TAG", type=options.tag, help="only the texts that are not there in this language")
    sub.add_argument("--words", action="store_true", help="with the words of the sentences, in a workbook")
    sub.add_argument("--as", dest="form", choices=("csv", "yaml"), help="move kinds into files of this form")
    sub.add_argument("--drop-comments", action="store_true", help="with --as csv: go on where comments are lost")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.curate.tabled import Files, NoTable

    if at.form:
        return _move(at)
    if len(at.what) != 1:
        raise NoTable(f"found {' '.join(at.what)}; wanted one file to write, such as claims.csv or all.xlsx")
    path = options.path_of(at.what[0])
    files = Files(*the_article(at, at.article))
    if path.suffix not in (".csv", ".xlsx"):
        raise NoTable(f"{path}: wanted a name that ends in .csv or .xlsx")
    if at.words and path.suffix != ".xlsx":
        raise NoTable("--words: wanted a workbook (.xlsx), for a person to read along")
    if path.resolve().is_relative_to(files.data.resolve()):
        raise NoTable(f"{path} lies among the curated files, where a table is a source; tuiin table --as csv makes one of it")
    return _written(at, files, path)


def _written(at: argparse.Namespace, files: "Files", path: "Path") -> int:
    from tuiin.curate import cells, sheets, translating
    from tuiin.curate.folder import PLURALS
    from tuiin.curate.reader import anchored
    from tuiin.curate.tabled import NoTable
    from tuiin.files.writing import replace

    if at.missing:
        table = translating.table(files, at.missing)
        content = cells.written(table) if path.suffix == ".csv" else sheets.written({translating.SHEET: table})
        replace(path, content)
        tell(at, f"{path.name}: {len(table) - 1} texts that are not there in {at.missing}; tuiin import {path.name} takes them back")
        return 0
    if path.suffix == ".csv":
        kind = PLURALS.get(path.name.split(".")[0])
        if not kind:
            raise NoTable(f"{path.name}: wanted a name that begins with a kind: {', '.join(f'{name}.csv' for name in PLURALS)}")
        table = files.table(kind)
        replace(path, cells.written(table))
        tell(at, f"{path.name}: {_counted(table, kind)}; for Excel and LibreOffice take .xlsx: they change what a CSV says")
        return 0
    tables = {plural: files.table(kind) for plural, kind in sorted(PLURALS.items(), key=lambda pair: _order(pair[1]))}
    tables = {name: table for name, table in tables.items() if table[1:]}
    known = [f"{PLURALS[name]}/{key}" for name, table in tables.items() for key in dict.fromkeys(row[0] for row in table[1:])]
    sentences = _sentences(at, anchored(files.slug, files.data))
    replace(path, sheets.written({**tables, "sentences": sentences}, known))
    tell(at, f"{path.name}: {', '.join(_counted(table, PLURALS[name]) for name, table in tables.items())}")
    return 0


def _order(kind: str) -> int:
    from tuiin.model import LOCAL, SHARED

    return [*LOCAL, *SHARED].index(kind)


def _counted(table: "Table", kind: str) -> str:
    number = len({row[0] for row in table[1:]})
    rows = f", {len(table) - 1} rows" if kind == "claim" else ""
    return f"{number} {kind}{'s' if number != 1 else ''}{rows}"


def _sentences(at: argparse.Namespace, article: "Anchored") -> "Table":
    """Return the sentences of an article; with their words only where that was asked for."""
    from tuiin.curate.texts import Words, text_of

    if not at.words:
        return [["id"], *([name] for name in article.passages)]
    words = Words(text_of(article), article.passages)
    tell(at, "the sentences are with their words, which are the author's: keep this file to yourself")
    return [["id", "words"], *([name, words.of(name)] for name in article.passages)]


def _move(at: argparse.Namespace) -> int:
    from tuiin.curate.folder import PLURALS, shown
    from tuiin.curate.spelling import near
    from tuiin.curate.tabled import Files, NoTable, move

    own_project(at)
    kinds = [PLURALS.get(name, name) for name in at.what]
    for kind in kinds:
        if kind not in PLURALS.values():
            raise NoTable(f"--as {at.form}: found {kind!r}; wanted kinds: {', '.join(PLURALS)}{near(kind, PLURALS)}")
    files = Files(*own_article(at, at.article))
    for kind in kinds:
        for path, count in move(files, kind, at.form, drop_comments=at.drop_comments):
            print(shown(path))
            tell(at, f"{count} {kind}{'s' if count != 1 else ''} lie in {path.name} from now on")
    return 0
