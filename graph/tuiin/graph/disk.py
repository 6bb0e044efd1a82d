"""A store on disk: what it says of itself, where its database lies, and that opened so that nothing of it need be opened later.

Its folder holds `store.json` and a folder with the database that this names. Whoever makes it anew puts another database beside that one,
and then another `store.json` in the place of the old one: there is the old store or the new one, at every moment. A database that somebody
has claimed stays until nobody does.
"""

import gzip
import hashlib
import json
import os
import weakref
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from tuiin.errors import TuiinError
from tuiin.files import reading
from tuiin.graph import tables
from tuiin.graph.space import Space
from tuiin.graph.tables import Landmarks
from tuiin.graph.where import STORE
from tuiin.letters import visible

FORM = 1  # of what is written here; another one is not read
DATABASE, GRAPHS, LANDMARKS, QUADS = "oxigraph", "graphs.json.gz", "landmarks.json.gz", "quads.nq.gz"
_MARK = "tuiin-store/"
_MOST = 64_000_000  # bytes of what is read besides the database
_TRIES = 20
_KINDS = {"quads": int, "triples": int, "articles": int, "base": str, "folder": str, "files": dict}


class NotStore(TuiinError):
    """A folder that is no store as tuiin makes them: of another version, damaged, or not what its `store.json` says."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a store says of itself: who made it of what, how much is in it, and in which folder, of which files with which sizes, it lies.

    `triples` are distinct, each quad has a graph; `base` is where the names of its project begin.
    """

    tuiin: str
    made_of: str
    quads: int
    triples: int
    articles: int
    base: str
    languages: tuple[str, ...]
    folder: str
    files: Mapping[str, int]

    @property
    def tables(self) -> int:
        """How many files hold the tables of its database."""
        return sum(name.endswith(".sst") for name in self.files)

    def json(self) -> bytes:
        """Return it as a file, with a digest: whoever changes it by hand makes it say what is not so."""
        plain = {"format": f"{_MARK}{FORM}", **asdict(self)}
        return json.dumps({**plain, "sha256": _digest(plain)}, ensure_ascii=False, indent=1).encode() + b"\n"


def facts(home: Path) -> Facts:
    """Return what a store says of itself. Raises `NotStore` for what cannot be read, was changed, or is of another version."""
    path = home / STORE
    try:
        plain = json.loads(reading.read(path, most=_MOST))
    except reading.Unreadable as error:
        raise NotStore(str(error)) from error
    except (ValueError, RecursionError) as error:
        raise _damaged(path, f"cannot be read: {error}") from error
    version = plain.pop("format", None) if isinstance(plain, dict) else None
    if not isinstance(version, str) or not version.startswith(_MARK):
        raise _damaged(path, f"is of no store: found {json.dumps(version)[:80]} as its format; wanted {_MARK}{FORM}")
    if version != f"{_MARK}{FORM}":
        wanted = f"this tuiin reads {_MARK}{FORM}; use the tuiin that made it, {visible(str(plain.get('tuiin')))}"
        raise _damaged(path, f"is of another version, {visible(version)}: {wanted}")
    if plain.pop("sha256", None) != _digest({"format": version, **plain}):
        raise _damaged(path, "is not as it was written")
    try:
        told = Facts(**{**plain, "languages": tuple(plain["languages"])})
    except (KeyError, TypeError) as error:
        raise _damaged(path, f"says too little or too much: {error}") from error
    if not all(isinstance(getattr(told, name), kind) for name, kind in _KINDS.items()):
        raise _damaged(path, "says something else than it should")
    return told


def _digest(plain: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _damaged(path: Path, words: str) -> NotStore:
    return NotStore(f"{visible(str(path), None)}: {words}; or make the store anew")


class Place:
    """A store that is claimed: what it says of itself holds, and its database stays where it is as long as this is there."""

    def __init__(self, home: Path, told: Facts, hold: int | None) -> None:
        self.home, self.facts, self.folder = home, told, home / told.folder
        if hold is not None:
            weakref.finalize(self, _release, hold, os.getpid())

    @property
    def space(self) -> Space:
        """Where the names of its project lie."""
        return Space(self.facts.base)

    @cached_property
    def graphs(self) -> dict[str, int]:
        """How many statements each of its graphs holds, sorted by the IRI."""
        with self.trusted():
            counts: dict[str, int] = json.loads(self._packed(GRAPHS))
        return counts

    @contextmanager
    def trusted(self) -> Iterator[None]:
        """Say of what goes wrong with the database that the store is damaged."""
        try:
            yield
        except (OSError, EOFError, zlib.error, json.JSONDecodeError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and "Corruption" not in str(error):  # so the engine says it
                raise
            raise _damaged(self.folder, f"cannot be read: {error}") from error

    def nquads(self) -> bytes:
        """Return all its statements as sorted N-Quads, as they were given: the engine keeps `007` as `7`, and many types as one."""
        with self.trusted(), gzip.open(self.folder / QUADS) as file:
            return file.read()

    def database(self) -> ox.Store:
        """Return the database, to be read; what is not needed at once is opened later. Raises `NotStore`."""
        tables.room(self.home, self.facts.tables)
        with self.trusted():
            return ox.Store.read_only(str(self.folder / DATABASE))

    def whole(self) -> ox.Store:
        """Return the database with all its tables open: then nothing need be opened any more. For a process of one thread.

        Raises `NotStore`, and `MachineError` where this process may not have so many files open.
        """
        with self.trusted():
            return tables.whole(self.folder / DATABASE, self.facts.tables, Landmarks.read(self._packed(LANDMARKS)))

    def _packed(self, name: str) -> bytes:
        return gzip.decompress(reading.read(self.folder / name, most=_MOST))


def claim(home: Path) -> Place:
    """Return the store in a folder, which stays as it is now for whoever has this. Raises `NotStore`, also for a file that is not whole."""
    for _ in range(_TRIES):
        told = facts(home)
        try:
            hold = _held(home / told.folder)
        except OSError:  # it is being taken away, since another one has been put in its place; or is not there at all
            continue
        place = Place(home, told, hold)
        if told == facts(home):
            _check(home, told)
            return place
    _check(home, told)
    raise NotStore(f"{visible(str(home), None)}: was made anew again and again while it was opened; try again")


def _check(home: Path, told: Facts) -> None:
    for name, size in told.files.items():
        path = home / told.folder / name
        try:
            found = path.stat().st_size
        except OSError as error:
            raise _damaged(path, f"cannot be read: {error.strerror}") from error
        if found != size:
            raise _damaged(path, f"has {found:,} bytes, and {STORE} says {size:,}: it is not as it was made")


def _held(folder: Path) -> int | None:
    """Return a handle by which a folder is claimed, together with others. Raises `OSError` where it is not there, or being taken away."""
    if os.name == "nt":  # what is open there cannot be taken away
        return None
    import fcntl

    hold = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(hold, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        os.close(hold)
        raise
    return hold


def _release(hold: int | None, owner: int) -> None:
    if hold is not None and os.getpid() == owner:  # a fork has closed its own, and may have something else under this number
        os.close(hold)


def unclaimed(folder: Path) -> bool:
    """Say whether nobody has claimed a database."""
    if os.name == "nt":
        return True
    import fcntl

    hold = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(hold)
    return True
