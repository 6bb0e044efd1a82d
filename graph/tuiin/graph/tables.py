"""The tables of a database, all of them open beforehand: which look-ups open them is found out once, and done again by whoever opens it.

The engine opens sixteen tables by itself, and each other one when something in it is looked up: too late for a process that can open
nothing any more.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from tuiin.errors import MachineError
from tuiin.letters import visible

_MANY = 50_000  # statements that are looked up before others are walked
_SPARE = 128  # descriptors beside those of tables: the engine keeps 48 of them for others, and ten for itself


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Statements that are looked up to open tables, each as a line of N-Quads, and predicates of which all statements are walked.

    A walk is needed where so many statements say the same of something that they fill tables of their own, in which none can be looked up.
    """

    statements: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()

    @classmethod
    def read(cls, content: bytes) -> "Landmarks":
        """Return the landmarks that were written."""
        statements, predicates = json.loads(content)
        return cls(tuple(statements), tuple(predicates))

    def json(self) -> bytes:
        """Return them as they are kept."""
        return json.dumps([self.statements, self.predicates], ensure_ascii=False).encode()


def landmarks(database: Path, tables: int, statements: Iterator[bytes]) -> Landmarks:
    """Return those of these statements by which all tables of a database are opened, as a process of one thread finds it out.

    The first should be from all over it. Where many open nothing more, predicates are walked, before the rest is looked up.
    """
    finding = _Finding(database, tables)
    finding.look_up(islice(statements, _MANY))
    finding.walk()
    finding.look_up(statements)
    return Landmarks(tuple(finding.marks), tuple(finding.walked))


class _Finding:
    """A database that is being opened table by table, and what has opened one so far."""

    def __init__(self, database: Path, tables: int) -> None:
        room(database, tables)
        self._before, self._tables = handles(), tables
        self._store = ox.Store.read_only(str(database))
        self._there = handles() - self._before
        self._predicates: set[str] = set()
        self.marks: list[str] = []
        self.walked: list[str] = []

    def look_up(self, statements: Iterable[bytes]) -> None:
        """Look statements up until all tables are open."""
        for line in statements if self._there < self._tables else ():
            (quad,) = ox.parse(line, ox.RdfFormat.N_QUADS)
            self._predicates.add(quad.predicate.value)
            _look_up(self._store, quad)
            if self._more():
                self.marks.append(line.decode().strip())
                if self._there >= self._tables:
                    return

    def walk(self) -> None:
        """Walk predicates until all tables are open."""
        for predicate in sorted(self._predicates):
            if self._there >= self._tables:
                return
            _walk(self._store, predicate)
            if self._more():
                self.walked.append(predicate)

    def _more(self) -> bool:
        before, self._there = self._there, handles() - self._before
        return self._there > before


def whole(database: Path, tables: int, marks: Landmarks) -> ox.Store:
    """Return a database to read of which all tables are open. For a process of one thread; raises `MachineError` where it cannot be."""
    room(database, tables)
    before, store = handles(), ox.Store.read_only(str(database))
    if handles() - before < tables:
        for quad in ox.parse("\n".join(marks.statements).encode(), ox.RdfFormat.N_QUADS):
            _look_up(store, quad)
        for predicate in marks.predicates:
            _walk(store, predicate)
    if (there := handles() - before) < tables:
        raise MachineError(f"{visible(str(database), None)}: {there} of its {tables} tables could be opened; make the store anew")
    return store


def handles() -> int:
    """Return how many handles this process has open; none where the system does not tell."""
    return len(os.listdir("/dev/fd")) if os.name == "posix" else 0  # noqa: PTH208


def room(database: Path, tables: int) -> None:
    """Let this process have so many tables open. Raises `MachineError` where it may not."""
    if os.name != "posix":
        return
    import resource

    wanted = tables + _SPARE
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = soft == resource.RLIM_INFINITY  # the engine cannot count so far
    if soft >= wanted and not unlimited:
        return
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(wanted, 1 << 14) if unlimited else wanted, hard))
    except (ValueError, OSError) as error:
        shown = visible(str(database), None)
        raise MachineError(f"{shown}: to open it takes {wanted} files, and this process may open {hard}") from error


def _look_up(store: ox.Store, quad: Any) -> None:
    """Have the engine look into the tables of every index, of names of graphs and of texts that a statement stands in."""
    s, p, o, g = quad.subject, quad.predicate, quad.object, quad.graph_name
    store.contains_named_graph(g)
    for graph in (g, None, ox.DefaultGraph()):
        for part in ((s, p, o), (s, None, o), (None, p, o), (s, None, None), (None, p, None), (None, None, o)):
            next(store.quads_for_pattern(part[0], part[1], part[2], graph), None)


def _walk(store: ox.Store, predicate: str) -> None:
    for pattern in (f"GRAPH ?g {{ ?s <{predicate}> ?o }}", f"?s <{predicate}> ?o"):
        list(store.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"))  # type: ignore[arg-type]
