"""Tables as a workbook, for a person to fill in: written and read, so that no text becomes a formula, a number or a date."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from tuiin import model
from tuiin.curate import columns
from tuiin.curate.cells import Cell, Grid
from tuiin.curate.folder import PLURALS
from tuiin.errors import Place, Problem, TuiinError
from tuiin.files import reading
from tuiin.model import Position, fields

_MOST, _UNPACKED = 64_000_000, 512_000_000  # bytes of a workbook, and of what it holds
_CELL = 32767  # letters that Excel takes in one cell
_ROWS = 5000  # as far down as the lists to choose from reach
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WIDE = {"text": 50, "label": 30, "more": 30, "definition": 50, "words": 80}


class NoWorkbook(TuiinError):
    """A file that is no workbook, or a text that fits into none."""


def written(tables: Mapping[str, Sequence[Sequence[str]]], known: Sequence[str] = ()) -> bytes:
    """Return a workbook with a sheet for each table; `known` are references that may be chosen from, besides which others may stand."""
    book = _openpyxl().Workbook()
    book.remove(book.active)
    lists: dict[str, Sequence[str]] = {}
    for name, rows in tables.items():
        page = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, text in enumerate(row, 1):
                if text or number == 1:
                    _put(page, number, column, text)
        page.freeze_panes = "B2"
        for column, head in enumerate(rows[0] if rows else (), 1):
            letter = page.cell(1, column).column_letter
            page.column_dimensions[letter].width = _WIDE.get(head.partition(".")[0], 20)
            if name in PLURALS:
                _choices(page, letter, head, PLURALS[name], lists, known)
    if lists:
        page = book.create_sheet("lists")
        page.sheet_state = "hidden"
        for column, (name, values) in enumerate(lists.items(), 1):
            for number, text in enumerate([name, *values], 1):
                _put(page, number, column, text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError:
        raise NoWorkbook("workbooks need a package that is not here; pip install 'tuiin[imports]'") from None
    return openpyxl


def _put(page: Any, row: int, column: int, text: str) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils.exceptions import IllegalCharacterError

    if len(text.encode("utf-16-le")) // 2 > _CELL:
        raise NoWorkbook(f"{page.title}, row {row}: a text of {len(text):,} letters; Excel takes {_CELL:,} in a cell")
    cell = page.cell(row, column)
    try:
        cell.value = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    except IllegalCharacterError:
        raise NoWorkbook(f"{page.title}, row {row}: a text holds a letter that no workbook takes") from None
    cell.data_type, cell.number_format = "s", "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if row == 1:
        cell.font = Font(bold=True)
    if text[:1] in tuple("=+-@'"):
        cell.quotePrefix = True


def _choices(page: Any, letter: str, head: str, kind: str, lists: dict[str, Sequence[str]], known: Sequence[str]) -> None:
    """Offer what may stand in a column: of a list nothing else, of ids others too."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    record: Any = (model.SHARED | model.LOCAL)[kind]
    at = columns.keys(record).get(head) or (fields.of(Position)["holder"] if head == "voice" else None)
    if at is None or at.many:
        return
    values: list[str] = list(get_args(at.type)) if at.term == "listed" else []
    if head == "relation":
        values += [f"not {value}" for value in values]
    if at.term == "thing":
        values = [name.removeprefix(f"{at.kinds[0]}/") for name in known if name.partition("/")[0] in at.kinds]
    if not values:
        return
    lists.setdefault(f"{kind}.{head}", values)
    column = get_column_letter(list(lists).index(f"{kind}.{head}") + 1)
    rule = DataValidation(type="list", formula1=f"lists!${column}$2:${column}${len(values) + 1}", allow_blank=True)
    rule.errorStyle, rule.showErrorMessage = ("warning" if at.term == "thing" else "stop"), True
    rule.errorTitle = "not in the list"
    page.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{_ROWS}")


def read(path: Path) -> tuple[dict[str, Grid], list[Problem]]:
    """Return the tables of a workbook by the names of their sheets, hidden ones left out, and what is wrong with them."""
    openpyxl = _openpyxl()
    source = reading.read(path, most=_MOST)
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _UNPACKED:
                raise NoWorkbook(f"{path.name}: holds more than {_UNPACKED:,} bytes; split it")
        book = openpyxl.load_workbook(io.BytesIO(source))
    except NoWorkbook:
        raise
    except Exception as error:  # noqa: BLE001 — openpyxl raises whatever a broken part leads it to
        raise NoWorkbook(f"{path.name}: is no workbook (.xlsx) that can be read: {error}") from None
    found, problems = {}, list[Problem]()
    for page in book.worksheets:
        rows = [[_cell(cell, f"{path.name}: {page.title}", problems) for cell in row] for row in page.iter_rows()]
        filled = [row for row in rows if any(cell.text for cell in row)]
        if page.sheet_state == "visible" and filled:
            found[page.title.strip().lower()] = Grid(filled[0], filled[1:])
    return found, problems


def _cell(cell: Any, sheet: str, problems: list[Problem]) -> Cell:
    value, place = cell.value, Place(sheet, cell.row, cell.column)
    if cell.data_type == "f":
        problems.append(Problem.at(place, "found a formula; wanted what it gives: paste it as text"))
        value = ""
    if isinstance(value, datetime):
        text = value.date().isoformat() if value.time() == time() else value.isoformat()
    elif isinstance(value, date):
        text = value.isoformat()
    elif isinstance(value, float):
        text = f"{Decimal(repr(value)):f}".removesuffix(".0")
    else:
        text = "" if value is None else str(value).upper() if isinstance(value, bool) else str(value)
    return Cell(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").strip(), place)


def told(problem: Problem) -> str:
    """Return a problem of a workbook with the name of its cell.

    >>> told(Problem("cookies.xlsx: claims", 17, 5, "object: there is no concept 'a'"))
    "cookies.xlsx: claims!E17: object: there is no concept 'a'"
    """
    from openpyxl.utils import get_column_letter

    return f"{problem.file}!{get_column_letter(problem.column)}{problem.line}: {problem.message}"
