"""The questions that ship with the ontology: SPARQL whose first lines say it in words, name its parameters and head its columns."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from tuiin.errors import BadOntology, UnknownQuestion
from tuiin.files.paths import ONTOLOGY
from tuiin.files.words import languages, said
from tuiin.letters import quoted

FOLDER = ONTOLOGY / "questions"
# # en: WORDS    # param NAME = DEFAULT: WORDS    # ?COLUMN: WORDS
_LINE = re.compile(r"#\s*(?:([a-z]{2,3})|param\s+(\w+)(?:\s*=\s*(\S+))?|\?(\w+))\s*:\s*(\S.*)")
_LIKE_ONE = re.compile(rf"#\s*(?:(?:{'|'.join(languages())}|param)\b|\?)")
_TAGGED = re.compile(r'"([^"]+)"@([a-z]{2,3})(?:\s+|$)')
_WANTED = 'wanted `# en: words`, `# param name = default: WORDS` or `# ?column: WORDS`, WORDS as in "жыл"@kk "год"@ru "year"@en'

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that may be fixed in advance; without a default the question is asked of all its values."""

    name: str
    default: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class Header:
    """What the first lines of a question say: the question in words, its parameters, and the columns that mean something of their own."""

    words: Words
    parameters: tuple[Parameter, ...]
    columns: dict[str, Words]

    def heads(self, language: str) -> dict[str, str]:
        """Return what columns are called in a language; those that mean the same in many questions, in each that has words of its own."""
        columns = (common() if self.words else {}) | self.columns
        return {name: said(words, language) for name, words in columns.items()}


@dataclass(frozen=True, slots=True)
class Question(Header):
    """A question by name, in words and in SPARQL."""

    name: str
    sparql: str

    @property
    def body(self) -> str:
        """The query without its header: what a person would write."""
        return re.sub(r"\A(#.*\n)+", "", self.sparql).strip()


@cache
def load(folder: Path = FOLDER) -> dict[str, Question]:
    """Return all questions of a folder by name. Raises `BadOntology` where a header is not as it should be."""
    return {path.stem: read(path) for path in sorted(folder.glob("*.rq"))}


@cache
def common(path: Path = FOLDER / "columns.txt") -> dict[str, Words]:
    """Return the words of the columns that mean the same in many questions: what `columns.txt` holds is lines of a header."""
    return header(path.read_text("utf-8"), path).columns


def read(path: Path) -> Question:
    """Return the question that a file holds. Raises `BadOntology` where a line of its header says nothing, or none says it in words."""
    sparql = path.read_text("utf-8")
    found = header(sparql, path)
    if not found.words:
        raise BadOntology(f"{path}: the header needs the question in words; {_WANTED}")
    return Question(found.words, found.parameters, found.columns, path.stem, sparql)


def header(sparql: str, path: Path | None = None) -> Header:
    """Return what the header of a question says; of any other query, nothing.

    Raises `BadOntology` in a file of ours, which `path` names, for a line that looks like one of a header and cannot be read.
    """
    words: Words = {}
    parameters: list[Parameter] = []
    columns: dict[str, Words] = {}
    for number, line in enumerate(sparql.splitlines(), 1):
        found = _LINE.fullmatch(line.rstrip())
        language, parameter, default, column, text = found.groups() if found else (None,) * 5
        tagged = _worded(text) if text else {}
        if language in languages() and text:
            words[language] = text
        elif parameter and tagged:
            parameters.append(Parameter(parameter, default, tagged))
        elif column and tagged and column not in columns:
            columns[column] = tagged
        elif path and _LIKE_ONE.match(line):
            raise BadOntology(f"{path}:{number}: found {quoted(line, 200)}; {_WANTED}, each once")
    return Header(words, tuple(parameters), columns)


def _worded(text: str) -> Words:
    """Return `"жыл"@kk "year"@en` by language; words without quotation marks are English; nothing for what is neither."""
    if not text.startswith('"'):
        return {"en": text}
    return {} if _TAGGED.sub("", text) else {found[2]: found[1] for found in _TAGGED.finditer(text)}


def defaults(header: Header, thing: Callable[[str], str], holds: Callable[[str], bool]) -> dict[str, str]:
    """Return what the parameters of a question are fixed to where nobody says it, by name.

    `thing` gives the IRI that a default stands for, `holds` says whether the graph holds it. A default that it does not hold is no answer
    to anybody: the parameter stays open then, and the question is asked of all.
    """
    named = {p.name: thing(p.default) for p in header.parameters if p.default}
    return {name: value for name, value in named.items() if holds(value)}


def find(name: str) -> Question:
    """Return the shipped question of that name. Raises `UnknownQuestion` with the nearest names."""
    known = load()
    if name not in known:
        raise UnknownQuestion(name, get_close_matches(name, known, 3, 0.4))
    return known[name]
