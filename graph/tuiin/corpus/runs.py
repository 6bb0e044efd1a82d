"""Sorted lines beyond what fits in memory: gathered in runs, which are merged, each line once.

Runs of a sort that is finished by merging: D. Knuth, The Art of Computer Programming 3, 5.4.
"""

import gzip
import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

RUN = 128_000_000  # bytes of lines that are sorted in memory at once
_LEVEL = 1  # of gzip: lines that look alike pack well at any


class Runs:
    """Lines on their way into order: those that came are kept in memory, and sorted into a file in `folder` when they are too many."""

    def __init__(self, folder: Path, most: int = RUN) -> None:
        self._folder, self._most = folder, most
        self._lines: set[bytes] = set()
        self._size = 0
        self.files: list[Path] = []

    def add(self, lines: Iterable[bytes]) -> None:
        """Take lines, each with its line end."""
        for line in lines:
            if line not in self._lines:
                self._lines.add(line)
                self._size += len(line)
        if self._size > self._most:
            self.spill()

    def spill(self) -> None:
        """Write what is in memory as a run."""
        if self._lines:
            path = self._folder / f"run-{len(self.files):05}.nq.gz"
            write(path, sorted(self._lines))
            self.files.append(path)
            self._lines, self._size = set(), 0

    def merged(self) -> Iterator[bytes]:
        """Yield all lines that came, sorted, each once."""
        yield from distinct(heapq.merge(lines(self.files), sorted(self._lines)))


def write(path: Path, sorted_lines: Iterable[bytes]) -> int:
    """Write lines, packed, with no time or name in the file so that equal lines give equal bytes; return how many there are."""
    number = 0
    with path.open("wb") as out, gzip.GzipFile("", "wb", _LEVEL, out, mtime=0) as packed:
        for line in sorted_lines:
            packed.write(line)
            number += 1
    return number


def lines(paths: Iterable[Path]) -> Iterator[bytes]:
    """Yield the lines of files of sorted lines, packed by their ending or plain, merged: sorted, a line as often as it stands in them."""
    with ExitStack() as stack:
        yield from heapq.merge(*[stack.enter_context(_opened(path)) for path in paths])


def distinct(sorted_lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield sorted lines, each once."""
    return (line for line, _ in groupby(sorted_lines))


def _opened(path: Path) -> BinaryIO:
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]
