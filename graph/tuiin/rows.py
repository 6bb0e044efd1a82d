"""The answer to a query as rows: to walk over, to print as a table, CSV, TSV, JSON or Markdown, to hand to pandas or polars."""

import csv
import io
import json
import math
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from tuiin.check import short
from tuiin.errors import BadQuery

if TYPE_CHECKING:
    import pandas
    import polars

    from tuiin.store import Answer

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md")
Cell = str | int | float | bool | None


class Rows:
    """Rows of a SELECT; an ASK is one row `answer`, a CONSTRUCT has `subject`, `predicate`, `object`."""

    def __init__(self, answer: "Answer") -> None:
        self.columns: list[str] = answer.variables
        self._terms: list[tuple[Any, ...]]
        raw = answer.raw
        if isinstance(raw, ox.QuerySolutions):
            self._terms = [tuple(row) for row in raw]
        elif isinstance(raw, ox.QueryBoolean):
            self.columns, self._terms = ["answer"], [(ox.Literal(bool(raw)),)]
        else:
            self.columns = ["subject", "predicate", "object"]
            self._terms = sorted(((t.subject, t.predicate, t.object) for t in raw), key=str)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        """Yield rows of plain values: numbers and booleans as such, IRIs and texts as text, None where unbound."""
        return (tuple(_cell(term) for term in row) for row in self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, index: int) -> tuple[Cell, ...]:
        return tuple(_cell(term) for term in self._terms[index])

    def dicts(self) -> list[dict[str, Cell]]:
        """Return the rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self]

    def to_pandas(self) -> "pandas.DataFrame":
        """Return the rows as a pandas DataFrame (needs pandas)."""
        import pandas

        return pandas.DataFrame(list(self), columns=self.columns)

    def to_polars(self) -> "polars.DataFrame":
        """Return the rows as a polars DataFrame (needs polars)."""
        import polars

        return polars.DataFrame(list(self), schema=self.columns, orient="row", infer_schema_length=None, strict=False)

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
                lines = [self.columns, ["---"] * len(self.columns), *(_shown(row) for row in self._terms)]
                return "".join("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |\n" for line in lines)
        raise BadQuery(f"no format {form!r}; there are {', '.join(FORMATS)}")

    def _repr_html_(self) -> str:
        from html import escape

        head = "".join(f"<th>{escape(c)}</th>" for c in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in _shown(row)) + "</tr>" for row in self._terms)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __repr__(self) -> str:
        return _table(self, 100)


def _cell(term: Any) -> Cell:
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.rpartition("#")[2]
        try:
            if kind in ("integer", "int", "long", "nonNegativeInteger"):
                return int(term.value)
            if kind in ("decimal", "double", "float") and math.isfinite(float(term.value)):
                return float(term.value)
        except ValueError:  # a literal that is not what its datatype says
            return str(term.value)
        return term.value in ("true", "1") if kind == "boolean" else term.value
    return term.value if hasattr(term, "value") else str(term)


def _lexical(term: Any) -> str:
    """Return a term as text without losing anything: the lexical form of a literal, the IRI of a thing."""
    return "" if term is None else str(getattr(term, "value", term))


def _shown(row: tuple[Any, ...]) -> list[str]:
    return [short(t.value) if isinstance(t, ox.NamedNode) else _lexical(t) for t in row]


def _wide(words: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


def _table(rows: Rows, width: int | None) -> str:
    """Return the rows as an aligned table; where it is too wide, the widest columns are wrapped."""
    import textwrap

    lines = [rows.columns, *(_shown(row) for row in rows._terms)]
    columns = [max((_wide(part) for line in lines for part in line[i].split("\n")), default=1) for i in range(len(rows.columns))]
    while width and sum(columns) + 2 * len(columns) > width and max(columns) > 12:
        columns[columns.index(max(columns))] -= 1
    out = []
    for number, line in enumerate(lines):
        cells = [textwrap.wrap(cell, size, break_on_hyphens=False) or [""] for cell, size in zip(line, columns, strict=True)]
        for i in range(max(map(len, cells), default=0)):
            parts = [cell[i] if i < len(cell) else "" for cell in cells]
            out.append("  ".join(part + " " * (size - _wide(part)) for part, size in zip(parts, columns, strict=True)).rstrip())
        if number == 0:
            out.append("  ".join("─" * size for size in columns))
    return "\n".join([*out, f"({len(rows)} row{'' if len(rows) == 1 else 's'})"]) + "\n"
