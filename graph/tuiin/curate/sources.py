"""The two forms of a curated file: YAML, or a table in CSV. Both give the same tree."""

import re
from pathlib import Path
from typing import Any, get_args, get_origin

from tuiin.curate import table, yaml_tree
from tuiin.curate.folder import shown
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Node
from tuiin.errors import Problem


def is_table(path: Path) -> bool:
    """Say whether a curated file is a table."""
    return path.suffix == ".csv"


def parse(source: bytes, path: Path, hint: Any, tongues: Tongues) -> tuple[Node | None, list[Problem]]:
    """Return the tree of a curated file that holds this type of the model (None where there is none), and all that is wrong with it."""
    if is_table(path) and get_origin(hint) is dict:
        return table.parse(source, shown(path), get_args(hint)[1], tongues)
    return yaml_tree.parse(source, shown(path))


def told(problems: list[Problem], *, tables: bool = False) -> list[Problem]:
    """Return problems of which those in a table (or all: `tables`) name the column alone: the row says which entry it is of.

    >>> told([Problem("claims.csv", 3, 9, "claim/x.subject: there is no concept 'a'")])[0].message
    "subject: there is no concept 'a'"
    """
    return [
        Problem(one.file, one.line, one.column, re.sub(r"^\w+/[^.:\s]+\.(?=[\w.\[\]-]+: )", "", one.message))
        if tables or one.file.endswith(".csv")
        else one
        for one in problems
    ]
