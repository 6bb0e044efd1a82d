"""What is in already: a file in the user's state folder, one a target, by which the next run goes on; and the lock on that target."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tuiin.errors import MachineError
from tuiin.files.writing import lock

STAGING = "urn:tuiin:staging:"
ALL = ""  # what goes in with many graphs in one request is counted under this name


@dataclass(slots=True)
class Progress:
    """How far one graph is: statements that were there before, which chunks of how many are in, whether all is done.

    `gone` says that it is to be taken away.
    """

    before: int | None = None
    chunks: set[int] = field(default_factory=set)
    of: int = 0
    done: bool = False
    gone: bool = False


class Journal:
    """The progress of a load by graph, written down as it goes; `resumed` says that an earlier run left some."""

    def __init__(self, file: IO[str], path: Path, said: list[dict[str, object]], head: dict[str, object]) -> None:
        self._file, self.path, self._graphs = file, path, dict[str, Progress]()
        self.resumed = bool(said) and said[0] == head
        for entry in said[1:]:
            self._take(entry)
        self.leftovers = [] if self.resumed else [graph for graph in self._graphs if graph.startswith(STAGING)]
        if not self.resumed:
            self._graphs.clear()
        file.truncate(0)  # written anew, without a line that was cut
        for entry in said if self.resumed else [head]:
            self._write(entry)

    def of(self, graph: str) -> Progress:
        """Return how far a graph is."""
        return self._graphs.get(graph, Progress())

    def note(self, graph: str, **fact: object) -> None:
        """Write down one fact of a graph: before=…, chunk=… and of=…, done=True, gone=True, or forget=True."""
        entry = {"graph": graph, **fact}
        self._take(entry)
        self._write(entry)

    def again(self, graph: str) -> None:
        """Forget what is in of a graph, so that it is sent again, but not what was there before."""
        before = self.of(graph).before
        self.note(graph, forget=True)
        if before is not None:
            self.note(graph, before=before)

    def chunks(self) -> int:
        """Return the number of chunks that are in, of all graphs."""
        return sum(len(progress.chunks) for progress in self._graphs.values())

    def gone(self) -> list[str]:
        """Return the graphs that are to be taken away, or are already."""
        return sorted(graph for graph, progress in self._graphs.items() if progress.gone)

    def finish(self) -> None:
        """Forget all: what was to be loaded is in, and was counted."""
        self._file.truncate(0)

    def _take(self, entry: dict[str, object]) -> None:
        graph = str(entry.get("graph", ALL))
        if entry.get("forget"):
            self._graphs.pop(graph, None)
            return
        progress = self._graphs.setdefault(graph, Progress())
        match entry:
            case {"before": int(before)}:
                progress.before = before
            case {"chunk": int(chunk), "of": int(of)}:
                progress.chunks.add(chunk)
                progress.of = of
            case {"done": True}:
                progress.done = True
            case {"gone": True}:
                progress.gone, progress.done = True, False

    def _write(self, entry: dict[str, object]) -> None:
        """Append a line. It is not forced to the disk: one that is lost with the machine means a chunk sent again, and no harm."""
        self._file.write(json.dumps(entry) + "\n")
        self._file.flush()


@contextmanager
def journal(address: str, **what: object) -> Iterator[Journal]:
    """Hold the journal of a target, for this load of `what`; an entry about anything else is forgotten.

    Raises `MachineError` where another run loads into the same target, or the folder cannot be written.
    """
    path = folder() / f"{hashlib.sha256(address.encode()).hexdigest()[:20]}.jsonl"
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = path.open("a+", encoding="utf-8", errors="replace", newline="\n")
    with file, lock(path.with_suffix(".lock")):
        file.seek(0)
        yield Journal(file, path, list(_lines(file)), {"target": address, **what})


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MachineError(f"{error.filename or path}: {error.strerror or error}; XDG_STATE_HOME names another place") from error


def folder() -> Path:
    """Return the folder where journals lie: the user's place for what a program remembers."""
    if os.environ.get("XDG_STATE_HOME"):
        return Path(os.environ["XDG_STATE_HOME"]) / "tuiin" / "load"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "tuiin" / "load"
    return Path.home() / ".local" / "state" / "tuiin" / "load"


def _lines(file: IO[str]) -> Iterator[dict[str, object]]:
    """Yield the entries; a line that was cut when the machine went down, or is none of ours, ends them."""
    for line in file:
        try:
            entry = json.loads(line)
        except ValueError:
            return
        if not isinstance(entry, dict) or not isinstance(entry.get("graph", ""), str):
            return
        yield entry
