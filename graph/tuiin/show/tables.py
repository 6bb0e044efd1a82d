"""The tables of the explorer, as the first lines of their queries have them: the name of each column, its type, and what it says in RDF.

From these lines come the JSON Schema of the document and the rows of the page's TypeScript; nothing else says what a column is.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tuiin.errors import BadOntology
from tuiin.files.paths import ONTOLOGY

ROOM = ONTOLOGY / "explorer"
_NAME = r"\^?[a-z-]+:\w+"
# # ?kind thing tn:kind: causal, definition …    # ?text text ?property@?lang: words by a property and in a language that columns name
_COLUMN = re.compile(rf"# \?(\w+) (thing|text|number|boolean)(\??)(?: (a )?({_NAME}(?:\|{_NAME})*|\?\w+)(?:@(\?\w+))?)?: (\S.*)")
_WANTED = (
    "wanted such a line as `# ?name type property: meaning`, the type thing, text, number or boolean, with ? where a cell may be empty"
)
_TYPES = {"thing": "Thing", "text": "string", "number": "number", "boolean": "boolean"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what a cell says of the thing in the first one (`^`: the other way round), or the classes of its own things.

    Where the property, or the language of the words, is another in each row, `?name` is the column that tells it.
    """

    name: str
    type: str
    needed: bool
    classes: tuple[str, ...]
    says: tuple[str, ...]
    lang: str
    meaning: str
    line: int

    def told(self) -> dict[str, Any]:
        """Return what the document tells of the column."""
        more = {"class": list(self.classes), "says": list(self.says), "lang": self.lang}
        return {"name": self.name, "type": self.type, **{key: value for key, value in more.items() if value}}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the file of its query, the query, what it holds, and its columns."""

    path: Path
    query: str
    meaning: str
    columns: tuple[Column, ...]

    def wrong(self, column: Column, message: str) -> BadOntology:
        """Return the error that a column's line is not what its query answers."""
        return BadOntology(f"{self.path.name}:{column.line}: ?{column.name}: {message}")


@cache
def tables(room: Path = ROOM) -> dict[str, Table]:
    """Return the tables by name. Raises `BadOntology` for a line that says nothing."""
    return {path.stem: _table(path) for path in sorted(room.glob("*.rq"))}


def _table(path: Path) -> Table:
    query = path.read_text("utf-8")
    words, columns = [], []
    for number, line in enumerate(query.splitlines(), 1):
        if line.startswith("# ?"):
            if not (found := _COLUMN.fullmatch(line)):
                raise BadOntology(f"{path.name}:{number}: found {line!r}; {_WANTED}")
            name, kind, empty, a, terms, lang, meaning = found.groups(default="")
            names = tuple(filter(None, terms.split("|")))
            columns.append(Column(name, kind, not empty, names if a else (), () if a else names, lang, meaning, number))
        elif line.startswith("# "):
            words.append(line.removeprefix("# "))
    return Table(path, query, " ".join(words), tuple(columns))


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the document: its frame, and a part for each table."""
    found: dict[str, Any] = json.loads((ROOM / "frame.json").read_text("utf-8"))
    parts = {name: _part(table) for name, table in tables().items()}
    found["properties"]["tables"] |= {"properties": parts, "required": sorted(parts)}
    return found


def _part(table: Table) -> dict[str, Any]:
    count = {"minItems": len(table.columns), "maxItems": len(table.columns)}
    cells = [{"$ref": f"#/$defs/{at.type}" + ("" if at.needed else "_or_none"), "description": at.meaning} for at in table.columns]
    return {
        "description": table.meaning,
        "$ref": "#/$defs/table",
        "properties": {
            "columns": {"prefixItems": [{"const": at.told()} for at in table.columns], **count},
            "rows": {"items": {"prefixItems": cells, **count}},
        },
    }


def typescript() -> str:
    """Return the module that holds the type of a row of each table."""
    lines = [
        "// The rows of the document's tables. Made by `make generated` from the first lines of the queries in ontology/explorer.",
        "",
        "/** A thing by its name with a prefix, such as id:actor/united-nations or stance:asserts. */",
        "export type Thing = string;",
        "",
        "export interface Tables {",
    ]
    for name, table in tables().items():
        lines += [f"  /** {table.meaning} */", f"  {name}: {{"]
        for at in table.columns:
            lines += [f"    /** {at.meaning} */", f"    {at.name}: {_TYPES[at.type]}{'' if at.needed else ' | null'};"]
        lines.append("  };")
    return "\n".join([*lines, "}", ""])
