"""Questions in words and in SPARQL: those that ship with the ontology and ask any article, and those of an article about itself.

The first lines of a file say the question in words, name its parameters and head its columns. A parameter has no default: what it can
be is what gives an answer. A file may ask another question with parameters fixed, in its own words, instead of a query of its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from tuiin.curate.folder import QUESTIONS, shown
from tuiin.errors import BadInput, BadOntology, Problem, UnknownQuestion
from tuiin.files.paths import ONTOLOGY
from tuiin.files.words import languages, said
from tuiin.letters import quoted

FOLDER = ONTOLOGY / "questions"
# # en: WORDS    # about: SUBJECT    # param NAME: WORDS    # param NAME?: WORDS    # ?COLUMN: WORDS    # see: NAME …
# # ask NAME PARAMETER=VALUE …
_LINE = re.compile(r"#\s*(?:([a-z]{2,3})|param\s+(\w+)(\?)?|\?(\w+))\s*:\s*(\S.*)")
# What of the question is said otherwise once a parameter has a value: `[this index|“{indicator}”]`.
_SLOT = re.compile(r"\[([^\[\]|]*)\|([^\[\]]*)\]")
_ABOUT = re.compile(r"#\s*about\s*:\s*(\w+)\s*")
# What a question is about, in the order in which they are offered.
SUBJECTS = ("article", "things", "voices", "reasons", "effects", "figures", "time", "works", "doubts", "corpus")
_ASK = re.compile(r"#\s*ask\s+([\w-]+)((?:\s+\w+=\S+)*)\s*")
# What to ask where this question has nothing.
_SEE = re.compile(r"#\s*see\s*:\s*([\w-]+(?:\s+[\w-]+)*)\s*")
_LIKE_ONE = re.compile(rf"#\s*(?:(?:{'|'.join(languages())}|about|param|see|ask)\b|\?)")
_TAGGED = re.compile(r'"([^"]+)"@([a-z]{2,3})(?:\s+|$)')
_WANTED = (
    "wanted `# en: words`, `# about: subject`, `# param name: WORDS`, `# param name?: WORDS` (it may be left open), `# ?column: WORDS`, "
    '`# see: question` or `# ask name parameter=value`, WORDS as in "жыл"@kk "год"@ru "year"@en'
)

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that is fixed when the question is asked; one that may be left open is asked of all its values."""

    name: str
    open: bool
    words: Words


@dataclass(frozen=True, slots=True)
class Header:
    """What the first lines of a question say: the question in words, its parameters, and the columns that mean something of their own.

    `named` are the words as they are written, with `[this index|“{indicator}”]` for what is said otherwise once a parameter has a value;
    `about` is one of `SUBJECTS`, or empty; `see` are the questions to ask where this one has nothing.
    """

    words: Words
    parameters: tuple[Parameter, ...]
    columns: dict[str, Words]
    named: Words = field(default_factory=dict, kw_only=True)
    about: str = field(default="", kw_only=True)
    see: tuple[str, ...] = field(default=(), kw_only=True)

    def heads(self, language: str) -> dict[str, str]:
        """Return what columns are called in a language; those that mean the same in many questions, in each that has words of its own."""
        columns = (common() if self.words else {}) | self.columns
        return {name: said(words, language) for name, words in columns.items()}


@dataclass(frozen=True, slots=True)
class Question(Header):
    """A question by name, in words and in SPARQL; `fixed` are the values of parameters with which it asks another one."""

    name: str
    sparql: str
    fixed: dict[str, str] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """The query without its header: what a person would write."""
        return re.sub(r"\A(#.*\n)+", "", self.sparql).strip()


@cache
def load(folder: Path = FOLDER) -> dict[str, Question]:
    """Return the questions that ship, by name. Raises `BadOntology` where a header is not as it should be."""
    return {path.stem: read(path) for path in sorted(folder.glob("*.rq"))}


class BadQuestion(BadOntology):
    """A file of a question that is not as it should be."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        self.path, self.line, self.message = path, line, message
        super().__init__(f"{path}:{line}: {message}")


def own(data: Path, slug: str) -> dict[str, Question]:
    """Return the questions of an article about itself, by name, from its folder `questions`; none where there is none.

    Raises `BadInput` with what is wrong in each file.
    """
    found: dict[str, Question] = {}
    problems = []
    for path in sorted((data / "articles" / slug / QUESTIONS).glob("*.rq")):
        try:
            found[path.stem] = read(path, load())
        except BadQuestion as error:
            problems.append(Problem(shown(path), error.line, 1, error.message))
    if problems:
        raise BadInput(problems)
    return found


@cache
def common(path: Path = FOLDER / "columns.txt") -> dict[str, Words]:
    """Return the words of the columns that mean the same in many questions: what `columns.txt` holds is lines of a header."""
    return header(path.read_text("utf-8"), path).columns


def read(path: Path, known: Mapping[str, Question] = {}) -> Question:
    """Return the question that a file holds, or that one of those `known` is with what the file fixes.

    Raises `BadOntology` where a line of its header says nothing, none says the question in words, or it asks for what there is not.
    """
    sparql = path.read_text("utf-8")
    found = header(sparql, path)
    if not found.words:
        raise BadQuestion(path, 1, f"the header needs the question in words; {_WANTED}")
    asks = [(number, ask) for number, line in enumerate(sparql.splitlines(), 1) if (ask := _ASK.fullmatch(line))]
    if not asks:
        return Question(
            found.words, found.parameters, found.columns, path.stem, sparql, named=found.named, about=found.about, see=found.see
        )
    number, ask = asks[0]
    base = known.get(ask[1])
    fixed = dict(pair.split("=", 1) for pair in ask[2].split())
    there = [parameter.name for parameter in base.parameters] if base else []
    if base is None:
        raise BadQuestion(path, number, f"{UnknownQuestion(ask[1], near(ask[1], known))}")
    if strange := sorted(set(fixed) - {*there}):
        raise BadQuestion(path, number, f"found {', '.join(strange)}; {base.name} has the parameters {', '.join(there) or 'none'}")
    left = tuple(parameter for parameter in base.parameters if parameter.name not in fixed)
    columns = base.columns | found.columns
    see = found.see or base.see
    return Question(found.words, left, columns, path.stem, base.sparql, fixed, named=found.named, about=found.about, see=see)


def header(sparql: str, path: Path | None = None) -> Header:
    """Return what the header of a question says; of any other query, nothing.

    Raises `BadOntology` in a file of ours, which `path` names, for a line that looks like one of a header and cannot be read.
    """
    named: Words = {}
    parameters: list[Parameter] = []
    columns: dict[str, Words] = {}
    subject, see = "", ()
    for number, line in enumerate(sparql.splitlines(), 1):
        found = _LINE.fullmatch(line.rstrip())
        language, parameter, left_open, column, text = found.groups() if found else (None,) * 5
        tagged = _worded(text) if text else {}
        if language in languages() and text:
            named[language] = text
        elif (about := _ABOUT.fullmatch(line)) and about[1] in SUBJECTS and not subject:
            subject = about[1]
        elif (others := _SEE.fullmatch(line)) and not see:
            see = tuple(others[1].split())
        elif parameter and tagged:
            parameters.append(Parameter(parameter, bool(left_open), tagged))
        elif column and tagged and column not in columns:
            columns[column] = tagged
        elif path and _LIKE_ONE.match(line) and not _ASK.fullmatch(line):
            raise BadQuestion(path, number, f"found {quoted(line, 200)}; {_WANTED}, each once")
    words = {language: _SLOT.sub(r"\1", text) for language, text in named.items()}
    return Header(words, tuple(parameters), columns, named=named, about=subject, see=see)


def _worded(text: str) -> Words:
    """Return `"жыл"@kk "year"@en` by language; words without quotation marks are English; nothing for what is neither."""
    if not text.startswith('"'):
        return {"en": text}
    return {} if _TAGGED.sub("", text) else {found[2]: found[1] for found in _TAGGED.finditer(text)}


def offered(known: Mapping[str, Question], articles: int) -> dict[str, Question]:
    """Return which of some questions are worth offering where there are so many articles: those about a corpus need two or more."""
    return {name: question for name, question in known.items() if articles > 1 or question.about != "corpus"}


def find(name: str, known: Mapping[str, Question]) -> Question:
    """Return the question of that name among those that are known. Raises `UnknownQuestion` with the nearest names."""
    if name not in known:
        raise UnknownQuestion(name, near(name, known))
    return known[name]


def near(name: str, known: Mapping[str, Question]) -> list[str]:
    """Return the names of questions that are nearest to one."""
    return get_close_matches(name, known, 3, 0.4)
