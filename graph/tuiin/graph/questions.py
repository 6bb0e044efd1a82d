"""The questions that ship with the ontology: SPARQL with its words in three languages, its parameters, and the answer expected."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from tuiin.errors import BadOntology, UnknownQuestion
from tuiin.files.paths import ONTOLOGY

_HEADER = re.compile(r"#\s*(kk|ru|en):\s*(.+)")
_PARAMETER = re.compile(r"#\s*param\s+(\w+)(?:\s*=\s*(\S+))?\s*:\s*(.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that may be fixed in advance; without a default the question is asked of all its values."""

    name: str
    default: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question by name, in words and in SPARQL."""

    name: str
    words: dict[str, str]
    parameters: tuple[Parameter, ...]
    sparql: str
    path: Path


@cache
def load(folder: Path = ONTOLOGY / "questions") -> dict[str, Question]:
    """Return all questions of a folder by name. Raises `BadOntology` where one lacks its words in kk, ru or en."""
    return {path.stem: read(path) for path in sorted(folder.glob("*.rq"))}


def read(path: Path) -> Question:
    """Return the question that a file holds."""
    sparql = path.read_text("utf-8")
    words = worded(sparql)
    if set(words) != {"kk", "ru", "en"}:
        raise BadOntology(f"{path}: the header needs the question in kk, ru and en; found {', '.join(sorted(words)) or 'none'}")
    return Question(path.stem, words, parameters(sparql), sparql, path)


def worded(sparql: str) -> dict[str, str]:
    """Return the words of a question by language, from its header; none if it has none."""
    return {m[1]: m[2] for line in sparql.splitlines() if (m := _HEADER.match(line))}


def parameters(sparql: str) -> tuple[Parameter, ...]:
    """Return the parameters that the header of a question names."""
    return tuple(Parameter(m[1], m[2], m[3]) for line in sparql.splitlines() if (m := _PARAMETER.match(line)))


def find(name: str) -> Question:
    """Return the shipped question of that name. Raises `UnknownQuestion` with the nearest names."""
    known = load()
    if name not in known:
        raise UnknownQuestion(name, get_close_matches(name, known, 3, 0.4))
    return known[name]
