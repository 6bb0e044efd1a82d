"""A store on disk made of sorted parts: written beside the one that is there, in bounded memory, and put in its place when it is whole."""

import gzip
import hashlib
import heapq
import json
import re
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from tuiin import __version__
from tuiin.errors import TuiinError
from tuiin.files.writing import NotOurs, flush, lock, replace, worded
from tuiin.graph import disk, store, tables
from tuiin.graph.disk import DATABASE, GRAPHS, LANDMARKS, QUADS, Facts
from tuiin.graph.space import Space
from tuiin.graph.vocabulary import expand
from tuiin.graph.where import STORE
from tuiin.letters import visible

_FOLDER = re.compile(r"database-(\d+)")
_NAMELESS = re.compile(rb"_:|<[^>]*> <[^>]*> _:")
_LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}
_BLOCK = 1 << 16  # bytes that are handed on at once
_AT_ONCE = 1 << 27  # bytes that the engine is given to sort at once
_TOLD = 100_000  # quads after which it is told how far this is
_SAMPLE = 1024  # quads from all over that are kept, and up to twice as many


class NotKept(TuiinError):
    """A part of which no store can be made."""


def keep(parts: Iterable[Path], out: Path, made_of: str = "", told: Callable[[int], None] = lambda _: None) -> Facts:
    """Make the folder `out` a store on disk of these parts, and return what it says of itself.

    A part is a file of N-Quads, plain or packed by gzip (`.gz`), with its lines sorted, each in a graph with an IRI, and no node without a
    name. `made_of` says, for whoever makes it again, what that was: a digest of the statements, where nothing else is given. `told` is
    given the number of quads now and then. Until all is whole the older store stays, and whoever has opened that goes on with it. Raises
    `NotKept` for what is no such part, `NotOurs` for a folder that holds anything else, and `MachineError` where the machine will not, or
    where another run is at work on the same folder.
    """
    with worded(out):
        out = out.resolve() if out.is_symlink() else out
        out.parent.mkdir(parents=True, exist_ok=True)
        with lock(out.parent / f".{out.name}.lock"):
            number = _cleared(out)
            folder = out / f"database-{number}"
            try:
                folder.mkdir(parents=True)
                facts = _filled(folder, list(parts), made_of, told)
                replace(out / STORE, facts.json(), curated=True)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            _cleared(out)
    return facts


def _cleared(out: Path) -> int:
    """Take away what a run that was ended has left, and what nobody needs any more; return a number that no database has.

    Raises `NotOurs` for what no run of ours has put there.
    """
    there = sorted(out.iterdir()) if out.exists() else []
    known = {STORE, *_LITTER}
    ours = [path for path in there if _FOLDER.fullmatch(path.name) or path.name.startswith(f".{STORE}.")]
    if strangers := [path.name for path in there if path not in ours and path.name not in known]:
        raise NotOurs(f"{out} holds {strangers[0]!r}, which is no part of a store; choose another folder, or move it")
    try:
        current = disk.facts(out).folder if out / STORE in there else ""
    except disk.NotStore:  # another tuiin may open it: what is there stays until another one is in its place
        current = None
    for path in ours if current is not None else ():
        if not path.is_dir():
            path.unlink()
        elif path.name != current and disk.unclaimed(path):
            shutil.rmtree(path, ignore_errors=True)
    return max((int(found[1]) for path in ours if (found := _FOLDER.fullmatch(path.name))), default=0) + 1


def _filled(folder: Path, parts: list[Path], made_of: str, told: Callable[[int], None]) -> Facts:
    """Make a database in a folder, with what is found out of it, all of it safe on disk; return what the store says of itself."""
    graphs = ox.Store(str(folder / DATABASE))
    with (folder / QUADS).open("wb") as file, gzip.GzipFile("", "wb", 1, file, mtime=0) as packed:
        stream = _Stream(heapq.merge(*map(_lines, parts)), packed, told)
        try:
            while stream.goes_on():
                graphs.bulk_load(stream, ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]
        except (SyntaxError, ValueError) as error:
            raise NotKept(f"{', '.join(map(str, parts[:3]))}: is no N-Quads with a graph for each statement: {error}") from error
    graphs.optimize()
    graphs.flush()
    space, articles, spoken = _looked(graphs)
    del graphs  # closes it: what was written is whole
    counts = json.dumps({name.decode(): count for name, count in sorted(stream.graphs.items())}, ensure_ascii=False)
    (folder / GRAPHS).write_bytes(gzip.compress(counts.encode(), mtime=0))
    number = sum(path.suffix == ".sst" for path in (folder / DATABASE).iterdir())
    with gzip.open(folder / QUADS) as quads:
        marks = tables.landmarks(folder / DATABASE, number, chain(stream.sample, quads))
    (folder / LANDMARKS).write_bytes(gzip.compress(marks.json(), mtime=0))
    files = {path.relative_to(folder).as_posix(): path.stat().st_size for path in sorted(folder.rglob("*")) if path.is_file()}
    for path in (*(folder / name for name in files), folder / DATABASE, folder, folder.parent):
        flush(path)
    made_of = made_of or stream.digest.hexdigest()
    return Facts(__version__, made_of, stream.quads, stream.triples, articles, space.uri, tuple(spoken), folder.name, files)


def _looked(graphs: ox.Store) -> tuple[Space, int, list[str]]:
    """Return where the names of a database lie, how many articles it speaks of, and its languages."""
    articles = store.articles(graphs)
    said: Iterable[Any] = graphs.quads_for_pattern(None, ox.NamedNode(expand("void:uriSpace")), None, ox.DefaultGraph())
    space = Space.found((quad.object.value for quad in said), articles)
    return space, len(articles), store.languages(graphs, space)


class _Stream:
    """What the engine reads: each quad once, and each triple once more for the default graph; counted and packed as it passes."""

    def __init__(self, lines: Iterator[bytes], packed: gzip.GzipFile, told: Callable[[int], None]) -> None:
        self.quads = self.triples = 0
        self.graphs: dict[bytes, int] = {}
        self.sample: list[bytes] = []
        self.digest = hashlib.sha256()
        self._blocks, self._left, self._room, self._told = self._united(lines, packed), b"", 0, told

    def goes_on(self) -> bool:
        """Say whether there is more, and begin to give it: the engine holds what it is given at once several times over."""
        self._room, self._left = _AT_ONCE, next(self._blocks, b"")
        return bool(self._left)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most so many; none where it was given enough, and at the end."""
        if not self._left and self._room > 0:
            self._left = next(self._blocks, b"")
        given = self._left if size < 0 else self._left[:size]
        self._left = self._left[len(given) :]
        self._room -= len(given)
        return given

    def _united(self, lines: Iterator[bytes], packed: gzip.GzipFile) -> Iterator[bytes]:
        """Yield blocks of lines; in sorted ones, those of one triple stand together, whatever their graphs."""
        before = last = b""
        block, quads, size, stride = list[bytes](), list[bytes](), 0, 1
        for line in lines:
            if line == before:
                continue
            before = line
            triple, _, graph = line.rpartition(b" <")
            if triple != last:
                last = triple
                block.append(triple + b" .\n")
                self.triples += 1
            quads.append(line)
            self._count(graph[:-4])  # without `> .` and the end of the line
            if self.quads % stride == 0:
                stride = self._sampled(line, stride)
            size += len(line)
            if size > _BLOCK:
                yield self._handed(block, quads, packed)
                block, quads, size = [], [], 0
        if quads:
            yield self._handed(block, quads, packed)
        self._told(self.quads)

    def _handed(self, block: list[bytes], quads: list[bytes], packed: gzip.GzipFile) -> bytes:
        written = b"".join(quads)
        self.digest.update(written)
        packed.write(written)
        return b"".join(block) + written

    def _count(self, graph: bytes) -> None:
        self.graphs[graph] = self.graphs.get(graph, 0) + 1
        self.quads += 1
        if self.quads % _TOLD == 0:
            self._told(self.quads)

    def _sampled(self, line: bytes, stride: int) -> int:
        """Keep a quad of many, and every other one of those kept once they are too many; return how far it is to the next one."""
        self.sample.append(line)
        if len(self.sample) < 2 * _SAMPLE:
            return stride
        self.sample = self.sample[::2]
        return 2 * stride


def _lines(part: Path) -> Iterator[bytes]:
    """Yield the lines of a part. Raises `NotKept` where they are not sorted, or cannot be read."""
    before = b""
    try:
        with gzip.open(part) if part.suffix == ".gz" else part.open("rb") as file:
            for number, line in enumerate(file, 1):
                if line < before or not line.endswith(b"> .\n") or (b"_:" in line and _NAMELESS.match(line)):
                    wrong = "is no whole quad" if not line.endswith(b"> .\n") else "has a node without a name"
                    wrong = "comes before the line above it" if line < before else wrong
                    shown = visible(line[:80].decode("utf-8", "replace"), None)
                    raise NotKept(
                        f"{visible(str(part), None)}:{number}: {wrong}: {shown}; wanted sorted N-Quads, each in a graph with an IRI"
                    )
                yield line
                before = line
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise NotKept(f"{visible(str(part), None)}: cannot be unpacked: {error}") from error
