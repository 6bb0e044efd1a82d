"""The log of a curator: a line an act, only ever added to, on disk before any file is touched; by it is known what a crash left undone."""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tuiin.errors import TuiinError
from tuiin.files import reading

_MOST = 1_000_000_000  # bytes


class NoLog(TuiinError):
    """A file that should be a log holds something else."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """How one file changes: `old` becomes `new` at an offset of its text, in code points.

    `before` and `after` are its digests, SHA-256 in hexadecimal digits; empty where it is not there.
    """

    file: str
    before: str
    after: str
    at: int = 0
    old: str = ""
    new: str = ""

    def turned(self) -> "Hunk":
        """Return the way back."""
        return Hunk(self.file, self.after, self.before, self.at, self.new, self.old)

    def apply(self, content: bytes | None) -> bytes | None:
        """Return the file as it is afterwards. Raises `ValueError` where it is not the one that was meant."""
        if digest(content) != self.before:
            raise ValueError(self.file)
        if not self.after:
            return None
        text = (content or b"").decode()
        return (text[: self.at] + self.new + text[self.at + len(self.old) :]).encode()


def hunk(file: str, before: bytes | None, after: bytes | None) -> Hunk:
    """Return what changes between two states of a file, None where it is not there.

    >>> hunk("claims.yaml", b"one two three", b"one 2 three").old
    'two'
    """
    old, new = (before or b"").decode(), (after or b"").decode()
    first = _common(old, new)
    last = _common(old[first:][::-1], new[first:][::-1])
    return Hunk(file, digest(before), digest(after), first, old[first : len(old) - last], new[first : len(new) - last])


def _common(one: str, other: str) -> int:
    """Return how many letters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


def digest(content: bytes | None) -> str:
    """Return the SHA-256 of a file; empty for none."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


Pair = tuple[Any, Any]  # before and after


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One act as it was carried out: what was before, and what after. `undoes` and `redoes` are the numbers of other lines.

    `act` is what whoever sent it calls it, and `article` what it says of the article itself.
    """

    number: int
    when: str
    by: str
    kind: str
    act: str = ""
    sentence: str = ""
    card: str = ""
    seconds: float = 0.0
    keys: int = 0
    judged: dict[str, str] = field(default_factory=dict)
    write: dict[str, Pair] = field(default_factory=dict)
    done: dict[str, Pair] = field(default_factory=dict)
    decide: dict[str, Pair] = field(default_factory=dict)
    silent: dict[str, Pair] = field(default_factory=dict)
    article: dict[str, Pair] = field(default_factory=dict)
    files: tuple[Hunk, ...] = ()
    undoes: int = 0
    redoes: int = 0


class Log:
    """The lines of one file, in their order."""

    def __init__(self, path: Path) -> None:
        """Read a log. Raises `NoLog`, with the line, for what is none; a last line that was cut by a crash never happened."""
        self.path = path
        self.lines: list[Line] = []
        self._whole = 0
        if path.exists():
            content = reading.read(path, most=_MOST)
            self._whole = content.rfind(b"\n") + 1
            for number, line in enumerate(content[: self._whole].splitlines(), 1):
                try:
                    self.lines.append(_line(json.loads(line)))
                except (ValueError, TypeError, KeyError) as error:
                    raise NoLog(f"{path}:{number}: is no line of a log: {type(error).__name__}: {error}") from error

    def append(self, line: Line) -> None:
        """Put a line on disk: when this returns, it is there."""
        said = {key: value for key, value in asdict(line).items() if value not in ("", 0, 0.0, {}, (), [])}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("r+b" if self.path.exists() else "wb") as out:
            out.seek(self._whole)
            out.truncate()
            out.write(f"{json.dumps(said, ensure_ascii=False)}\n".encode())
            out.flush()
            os.fsync(out.fileno())
            self._whole = out.tell()
        self.lines.append(line)

    def __iter__(self) -> Iterator[Line]:
        return iter(self.lines)


def _line(said: dict[str, Any]) -> Line:
    pairs: dict[str, Any] = {
        name: {key: tuple(pair) for key, pair in said.pop(name, {}).items()} for name in ("write", "done", "decide", "silent", "article")
    }
    return Line(files=tuple(Hunk(**one) for one in said.pop("files", ())), **said, **pairs)
