"""The answer to a query as rows: to walk over, to print as a table, CSV, TSV, JSON or Markdown, to hand to pandas, polars or Arrow."""

import csv
import io
import json
import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, overload

import pyoxigraph as ox

from tuiin.errors import BadQuery
from tuiin.graph.space import Space
from tuiin.letters import visible

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from tuiin.graph.elsewhere import Without
    from tuiin.graph.store import Answer

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md")
SHOWN = 200
Cell = str | int | float | bool | None
_INTEGERS = ("integer", "int", "long", "nonNegativeInteger")
# What a column of a data frame holds, by the datatypes of its terms: the first that fits all of them; else it is text.
_TYPED: dict[str, tuple[tuple[str, ...], Callable[[str], Any]]] = {
    "int": ((*_INTEGERS, "gYear"), int),
    "float": ((*_INTEGERS, "decimal", "double", "float"), float),
    "bool": (("boolean",), lambda text: text in ("true", "1")),
    "date": (("date",), date.fromisoformat),
    "datetime": (("dateTime",), lambda text: _zoned(datetime.fromisoformat(text))),
}


class Rows:
    """Rows of a SELECT; an ASK is one row `answer`, a CONSTRUCT has `subject`, `predicate`, `object`.

    `columns` are the names that a program knows; `heads` are what tables for people say instead. Words that are not in `language` have
    their tag behind them there. Where there is no row, `missing` has the terms of the question of which the graph holds nothing, each
    with the nearest name, `without` the thing that is there and for which the question has nothing, and `see` names questions to ask
    instead, `several` says that it is asked of several articles and that here is one; `taken` are the parameters that nobody fixed and
    that could be one thing only.
    """

    def __init__(self, answer: "Answer", heads: Mapping[str, str] = {}, language: str = "") -> None:
        self._terms, self._space, self._language = list(answer.terms()), answer.space, language
        if answer.is_graph:
            self.columns = ["subject", "predicate", "object"]
            self._terms.sort(key=str)
        else:
            self.columns = answer.variables if answer.is_table else ["answer"]
        self.heads = [heads.get(name) or in_words(name) for name in self.columns]
        self.missing: dict[str, str] = {}
        self.taken: dict[str, str] = {}
        self.without: Without | None = None
        self.see: tuple[str, ...] = ()
        self.several = False

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        """Yield rows of plain values: numbers and booleans as such, IRIs and texts as text, None where unbound."""
        return (tuple(_cell(term) for term in row) for row in self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    @overload
    def __getitem__(self, index: int) -> tuple[Cell, ...]: ...

    @overload
    def __getitem__(self, index: slice) -> "Rows": ...

    def __getitem__(self, index: int | slice) -> "tuple[Cell, ...] | Rows":
        """Return one row as plain values, or a part of the rows as rows."""
        if isinstance(index, slice):
            part = copy(self)
            part._terms = self._terms[index]
            return part
        return tuple(_cell(term) for term in self._terms[index])

    @property
    def terms(self) -> list[tuple[Any, ...]]:
        """The rows as terms of the engine, which tell a thing from a text, and in which language that is; None where unbound."""
        return self._terms

    def dicts(self) -> list[dict[str, Cell]]:
        """Return the rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self]

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the rows as a pandas DataFrame (needs pandas): whole numbers, numbers, booleans and days as such, all else as text.

        A column whose terms are not all of one type is text; missing values are `NA`.
        """
        import pandas

        kinds = {"int": "Int64", "float": "Float64", "bool": "boolean", "date": "datetime64[s]", "text": "string"}
        frame = pandas.DataFrame(index=range(len(self)))
        for name, kind, values in self._columns():
            frame[name] = pandas.to_datetime(values, utc=True) if kind == "datetime" else pandas.array(values, dtype=kinds[kind])
        return frame

    def to_polars(self) -> "polars.DataFrame":
        """Return the rows as a polars DataFrame (needs polars), with columns typed as in `to_pandas`; missing values are null."""
        import polars

        kinds: dict[str, Any] = {
            "int": polars.Int64,
            "float": polars.Float64,
            "bool": polars.Boolean,
            "date": polars.Date,
            "datetime": polars.Datetime("us", "UTC"),
            "text": polars.String,
        }
        return polars.DataFrame([polars.Series(name, values, dtype=kinds[kind]) for name, kind, values in self._columns()])

    def to_arrow(self) -> "pyarrow.Table":
        """Return the rows as an Arrow table (needs pyarrow), with columns typed as in `to_pandas`; missing values are null."""
        import pyarrow

        kinds = {
            "int": pyarrow.int64(),
            "float": pyarrow.float64(),
            "bool": pyarrow.bool_(),
            "date": pyarrow.date32(),
            "datetime": pyarrow.timestamp("us", "UTC"),
            "text": pyarrow.string(),
        }
        return pyarrow.table({name: pyarrow.array(values, kinds[kind]) for name, kind, values in self._columns()})

    def _columns(self) -> Iterator[tuple[str, str, list[Any]]]:
        """Yield name, kind and values of each column."""
        for number, name in enumerate(self.columns):
            yield name, *_column([row[number] for row in self._terms])

    def format(self, form: str, width: int | None = None) -> str:
        """Return the rows as text in one of `FORMATS`; a table is cut to `width` columns where one is given."""
        match form:
            case "table":
                return _table(self, width)
            case "csv" | "tsv":
                out = io.StringIO()
                writer = csv.writer(out, delimiter="," if form == "csv" else "\t", lineterminator="\n")
                writer.writerow(self.columns)
                writer.writerows([_lexical(term) for term in row] for row in self._terms)
                return out.getvalue()
            case "json":
                return json.dumps(self.dicts(), ensure_ascii=False, indent=1) + "\n"
            case "jsonl":
                return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in self.dicts())
            case "md":
                lines = [_heads(self), ["---"] * len(self.columns), *(_shown(row, self) for row in self._terms)]
                return "".join("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |\n" for line in lines)
        raise BadQuery(f"no format {form!r}; there are {', '.join(FORMATS)}")

    def _repr_html_(self) -> str:
        """Return the rows as an HTML table, for notebooks; of more than `SHOWN` rows the first."""
        from html import escape

        heads = zip(self.columns, self.heads, strict=True)
        head = "".join(f'<th title="{escape(name)}">{escape(words)}</th>' for name, words in heads)
        body = "".join("<tr>" + "".join(_html(term, self._space) for term in row) + "</tr>" for row in self._terms[:SHOWN])
        more = f"<p>{SHOWN} of {len(self):,} rows</p>" if len(self) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def __repr__(self) -> str:
        return _table(self, 100)


def in_words(name: str) -> str:
    """Return the name of a variable as a person would write it.

    >>> in_words("out_of"), in_words("attackedBy"), in_words("oneIRI"), in_words("Q12")
    ('out of', 'attacked by', 'one IRI', 'Q12')
    """
    apart = re.sub(r"_+|(?<=[a-z0-9])(?=[A-Z])", " ", name).strip() or name
    return re.sub(r"(?<= )[A-Z](?![A-Z])", lambda found: found[0].lower(), apart)


def _cell(term: Any) -> Cell:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.rpartition("#")[2]
        try:
            if kind in _INTEGERS:
                return int(term.value)
            if kind in ("decimal", "double", "float") and math.isfinite(float(term.value)):
                return float(term.value)
        except ValueError:  # a literal that is not what its datatype says
            return str(term.value)
        return term.value in ("true", "1") if kind == "boolean" else term.value
    return term.value if hasattr(term, "value") else str(term)


def _column(terms: list[Any]) -> tuple[str, list[Any]]:
    """Return what the terms of one column have in common, and them as values of that kind."""
    there = [term for term in terms if term is not None]
    datatypes = {term.datatype.value.rpartition("#")[2] if isinstance(term, ox.Literal) else "" for term in there}
    for kind, (fitting, convert) in _TYPED.items():
        if there and datatypes <= {*fitting}:
            try:
                values = [None if term is None else convert(term.value) for term in terms]
            except ValueError:  # a literal that is not what its datatype says, or a date that no calendar has
                break
            if kind != "int" or all(value is None or -(2**63) <= value < 2**63 for value in values):
                return kind, values
    return "text", [None if term is None else _lexical(term) for term in terms]


def _zoned(moment: datetime) -> datetime:
    """Return a moment that says in which zone it is. Raises `ValueError` for another, which no clock can compare with it."""
    if moment.tzinfo is None:
        raise ValueError
    return moment


def _html(term: Any, space: Space) -> str:
    """Return a cell of an HTML table: a thing by its short name, the words of a literal with their language."""
    from html import escape

    if isinstance(term, ox.NamedNode):
        return f'<td title="{escape(term.value)}">{escape(space.short(term.value))}</td>'
    language = f' lang="{escape(term.language)}"' if isinstance(term, ox.Literal) and term.language else ""
    return f"<td{language}>{escape(_lexical(term))}</td>"


def _lexical(term: Any) -> str:
    """Return a term as text without losing anything: the lexical form of a literal, the IRI of a thing."""
    return "" if term is None else str(getattr(term, "value", term))


def _heads(rows: Rows) -> list[str]:
    return [visible(head, None) for head in rows.heads]


def _shown(row: tuple[Any, ...], rows: Rows) -> list[str]:
    """Return the cells of a row for a person: their lines, with nothing in them that a terminal would obey."""
    cells = (rows._space.short(t.value) if isinstance(t, ox.NamedNode) else _lexical(t) + _tag(t, rows) for t in row)
    return ["\n".join(visible(line, None) for line in cell.split("\n")) for cell in cells]


def _tag(term: Any, rows: Rows) -> str:
    """Return the language of words that stand in for those that are not there in the one that was asked for, in brackets."""
    other = isinstance(term, ox.Literal) and term.language and rows._language and term.language != rows._language
    return f" [{term.language}]" if other else ""


def _wide(words: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


def _apart(words: str) -> str:
    """Return words that a terminal keeps in their own column, though it writes them from right to left (isolates of Unicode)."""
    leftwards = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in words)
    return f"\u2068{words}\u2069" if leftwards else words


def _table(rows: Rows, width: int | None) -> str:
    """Return the rows as an aligned table; where it is too wide, the widest columns are wrapped."""
    import textwrap

    lines = [_heads(rows), *(_shown(row, rows) for row in rows._terms)]
    columns = [max((_wide(part) for line in lines for part in line[i].split("\n")), default=1) for i in range(len(rows.columns))]
    while width and sum(columns) + 2 * len(columns) > width and max(columns) > 12:
        columns[columns.index(max(columns))] -= 1
    out = []
    for number, line in enumerate(lines):
        wrapped = [textwrap.wrap(cell, size, break_on_hyphens=False) or [""] for cell, size in zip(line, columns, strict=True)]
        cells = [[visible(part, None) for part in cell] for cell in wrapped]  # a line may begin where none began before
        for i in range(max(map(len, cells), default=0)):
            parts = [cell[i] if i < len(cell) else "" for cell in cells]
            shown = (_apart(part) if width else part for part in parts)
            padded = (shown + " " * (size - _wide(part)) for shown, part, size in zip(shown, parts, columns, strict=True))
            out.append("  ".join(padded).rstrip())
        if number == 0:
            out.append("  ".join("─" * size for size in columns))
    return "\n".join([*out, f"({len(rows)} row{'' if len(rows) == 1 else 's'})"]) + "\n"
