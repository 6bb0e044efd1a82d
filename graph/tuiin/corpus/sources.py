"""What a corpus is made of: articles of projects and lines of packages, each read when its turn comes, so that none stops another."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tuiin.corpus import packages
from tuiin.curate.reader import read
from tuiin.errors import BadInput, Problem, TuiinError
from tuiin.model import Entries
from tuiin.model.project import Project


@dataclass(frozen=True, slots=True)
class Source:
    """An article that can be read: what to call it, and how to get its entries; both go from process to process."""

    name: str
    read: Callable[[], Entries]


@dataclass(frozen=True, slots=True)
class Refused:
    """An article that is left out, and why."""

    name: str
    problems: tuple[Problem | str, ...]

    @classmethod
    def of(cls, name: str, error: TuiinError) -> "Refused":
        """Return what an error says of an article."""
        return cls(name, tuple(error.problems) if isinstance(error, BadInput) else (f"{name}: {error}",))


def curated(articles: Iterable[tuple[str, Path]]) -> Iterator[Source]:
    """Yield articles of data folders, by short name and folder, as sources."""
    for slug, data in articles:
        yield Source(slug, partial(read, slug, data))


def packed(path: Path, project: Project) -> Iterator[Source]:
    """Yield the lines of a file of packages as sources, one in memory at a time. Raises `Unreadable` where it cannot be read to its end."""
    for line, place in packages.lines(path):
        yield Source(f"{place.file}:{place.line}", partial(packages.parse, line, place, project))
