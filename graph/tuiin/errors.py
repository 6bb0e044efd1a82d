"""Everything that can go wrong, by name; each error knows the exit code that a command gives for it."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from tuiin.letters import quoted, visible


class Place(NamedTuple):
    """Where something was written: a file and a line, both as a person counts them."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("", 0, 0)
_LINE = 1_000  # letters of one line of a message: an engine may quote without an end


class TuiinError(Exception):
    """Base of all errors of this package; its words hold nothing that cannot be seen, whatever they quote."""

    exit_code = 2

    def __str__(self) -> str:
        return "\n".join(visible(line, _LINE) for line in super().__str__().split("\n"))


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong in what a person wrote: where, what was found, what is wanted; always one line, and nothing unseen in it."""

    file: str
    line: int
    column: int
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "file", visible(self.file, None))
        object.__setattr__(self, "message", visible(self.message, None))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"

    @classmethod
    def at(cls, place: Place, message: str) -> "Problem":
        """Return the problem with this message at this place."""
        return cls(place.file, place.line, place.column, message)


class BadInput(TuiinError):
    """Curated files that cannot be read as they are; `problems` holds all that was found, in order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems), key=_in_order)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def _in_order(problem: Problem) -> tuple[str, int, int, list[int | str]]:
    """Return what problems are ordered by: their place, and then their words, in which p2 comes before p10."""
    words: list[int | str] = [int(part) if part.isdecimal() else part for part in re.split(r"(\d{1,9})", problem.message)]
    return problem.file, problem.line, problem.column, words


class UnknownArticle(TuiinError):
    """No article of that name lies where it was looked for."""

    def __init__(self, slug: str, known: list[str]) -> None:
        self.slug, self.known = slug, known
        super().__init__(slug, known)

    def __str__(self) -> str:
        return f"no article {quoted(self.slug)}; known: {', '.join(map(visible, self.known)) or 'none'}"


class UnknownQuestion(TuiinError):
    """No shipped question and no file has that name."""

    def __init__(self, name: str, nearest: list[str]) -> None:
        self.name, self.nearest = name, nearest
        super().__init__(name, nearest)

    def __str__(self) -> str:
        hint = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        return f"no question and no file named {quoted(self.name)}{hint} (`tuiin query --list` shows all)"


class BadQuery(TuiinError):
    """A SPARQL query that cannot be read or may not be run."""


class BadOntology(TuiinError):
    """The ontology, a shape or a rule is itself wrong."""


class MachineError(TuiinError):
    """The machine would not: disk, permission, lock or port."""

    exit_code = 3


class LimitHit(TuiinError):
    """A limit was hit; `limit` says which: time, memory, output, queue, nesting or length, or empty where nobody knows."""

    exit_code = 5
    limit = ""
