"""Cells of a table, each with its place: CSV as spreadsheets write it, and what a spreadsheet has made of a cell."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tuiin.curate import spelling, yaml_tree
from tuiin.errors import Place, Problem

# What a spreadsheet takes for a formula where a cell begins with it; and the mark by which it is told that this is text.
_FORMULA = "=+-@\t\r＝＋－＠"
MARK = "'"
_QUOTED = re.compile(r'"(?:[^"]|"")*"[ ]*')
_DELIMITERS = (",", ";", "\t")

_MONTH = r"[^\W\d_]{3,9}\.?"
_DAMAGE = (
    (re.compile(rf"\d{{1,2}}[-/. ](\d{{1,2}}|{_MONTH})([-/. ]\d{{2,4}})?|{_MONTH}[-/. ]\d{{2,4}}"), "a spreadsheet made a date of it"),
    (re.compile(r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?"), "a spreadsheet made a date of it"),
    (re.compile(r"[-+]?\d+([.,]\d+)?E[-+]?\d+", re.IGNORECASE), "a spreadsheet made a number of it, and shortened that; write it out"),
    (re.compile(r"TRUE|FALSE|WAHR|FALSCH|ИСТИНА|ЛОЖЬ"), "a spreadsheet made true or false of it"),
)
_ERROR = re.compile(r"#(NAME\?|REF!|N/A|VALUE!|DIV/0!|NUM!|NULL!|ИМЯ\?|ССЫЛКА!|ЗНАЧ!|Н/Д|БЕЗЫМЯННЫЙ\?)|Err:\d{3}")


class Cell(NamedTuple):
    """What a cell says, without the mark that it is text, and where it begins; `raw` is how it is written, `lead` what stands before."""

    text: str
    place: Place
    raw: str = ""
    lead: int = 0

    def at(self, index: int) -> Place:
        """Return where a letter of the text stands in the file; the place of the cell where that is no text file."""
        file, line, column = self.place
        if not self.raw:
            return self.place
        position, left = 0, index
        while position < self.lead or left:
            left -= position >= self.lead
            step = 2 if position >= self.lead and self.raw[0] == '"' and self.raw.startswith('""', position) else 1
            line, column = (line + 1, 1) if self.raw[position] == "\n" else (line, column + step)
            position += step
        return Place(file, line, column)


class Grid(NamedTuple):
    """The cells of a table below their heads; empty rows are left out, and cells that are missing at the end of a row."""

    head: list[Cell]
    rows: list[list[Cell]]


class NotText(Exception):
    """A table that is in no encoding that can be told: the line where that is seen, and words that say what to do."""

    def __init__(self, line: int, words: str) -> None:
        self.line, self.words = line, words
        super().__init__(words)


def decoded(source: bytes) -> str:
    """Return the text of a CSV file: UTF-8 or, as spreadsheets write what they call Unicode, UTF-16; line ends are LF."""
    wide = next((name for mark, name in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")) if source.startswith(mark)), "")
    if not wide and len(source) > 1 and 0 in source[:2]:
        wide = "utf-16-le" if source[1] == 0 else "utf-16-be"
    try:
        text = source.decode(wide or "utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise NotText(line, f"byte 0x{source[error.start]:02x} is not UTF-8; save the table as “CSV UTF-8”") from None
    text = text.replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")


def parse(source: bytes, file: str) -> tuple[Grid | None, list[Problem]]:
    """Return the table that a CSV file holds, parted by commas, semicolons or tabs, and what is wrong with it as a table."""
    if len(source) > yaml_tree.MOST:
        return None, [Problem(file, 1, 1, f"the file has {len(source):,} bytes; split it: at most {yaml_tree.MOST:,} are read")]
    try:
        text = decoded(source)
    except NotText as error:
        return None, [Problem(file, error.line, 1, error.words)]
    seen = spelling.seen(text)
    problems = [Problem(file, line, 1, message) for line, message in spelling.unseen(text)] if seen != text else []
    lines = list(_lines(seen, file, problems))
    filled = [row for row in lines if any(cell.text for cell in row)]
    return (Grid(filled[0], filled[1:]) if filled else None), problems


def _lines(text: str, file: str, problems: list[Problem]) -> Iterator[list[Cell]]:
    """Yield the rows of a text, its heads first."""
    start, line = 0, 1
    if told := re.match(r"sep=(.)\n", text):  # what Excel wants to be told, and writes nowhere else
        delimiter, start, line = told[1], told.end(), 2
    else:
        first = text.lstrip("\n").partition("\n")[0]
        delimiter = max(_DELIMITERS, key=first.count)
    plain = re.compile(rf"[^{re.escape(delimiter)}\n]*")
    position, begin, row = start, start, list[Cell]()
    while position < len(text):
        place = Place(file, line, position - begin + 1)
        found = (_QUOTED if text[position] == '"' else plain).match(text, position)
        if not found:
            problems.append(Problem.at(place, "a quotation mark opens a cell here, and none closes it"))
            return
        end = found.end()
        if end < len(text) and text[end] not in (delimiter, "\n"):
            after = text[end : end + 20].partition(delimiter)[0].splitlines()[0]
            behind = f"more stands behind the quotation mark that closes this cell ({after!r}); double a mark inside"
            problems.append(Problem.at(place, behind))
            found = plain.match(text, end) or found
            end = found.end()
        raw = text[position:end]
        row.append(_cell(raw, place))
        if newlines := raw.count("\n"):
            line, begin = line + newlines, position + raw.rindex("\n") + 1
        position = end + 1
        if text[end : end + 1] != delimiter:
            yield row
            row, line, begin = [], line + 1, position
    if row:
        yield row


def _cell(raw: str, place: Place) -> Cell:
    inside = raw.strip()[1:-1].replace('""', '"') if raw.startswith('"') else raw
    text = inside.strip()
    lead = raw.startswith('"') + len(inside) - len(inside.lstrip())
    if marked(text):
        return Cell(text[1:], place, raw, lead + 1)
    return Cell(text, place, raw, lead)


def marked(text: str) -> bool:
    """Say whether a text begins with the mark that it is text, behind which something stands that needs one."""
    return text[:1] == MARK and text[1:2] in (*_FORMULA, MARK)


def guarded(text: str) -> str:
    """Return a text as a cell of a CSV file may hold it: no spreadsheet takes it for a formula, and it is read as it was.

    >>> guarded("=1+1"), guarded("'tis"), guarded("a=b")
    ("'=1+1", "''tis", 'a=b')
    """
    return MARK + text if text and text[0] in (*_FORMULA, MARK) else text


def written(rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as CSV: UTF-8 without a mark, commas, LF, quotation marks where they are needed."""
    return "".join(f"{','.join(map(_quoted, row))}\n" for row in rows).encode()


def _quoted(text: str) -> str:
    text = guarded(text)
    return '"' + text.replace('"', '""') + '"' if re.search(r'[",\n\r]|^sep=', text) else text


def damage(text: str) -> str:
    """Return what a spreadsheet seems to have done to a text that is not what it should be; nothing where it is not to be blamed.

    >>> damage("1-Jan")
    'a spreadsheet made a date of it'
    """
    return next((words for form, words in _DAMAGE if form.fullmatch(text)), failed(text))


def failed(text: str) -> str:
    """Return that a text is what a spreadsheet writes for a formula that failed, in words; nothing where it is not."""
    return "a spreadsheet took it for a formula" if _ERROR.fullmatch(text) else ""
