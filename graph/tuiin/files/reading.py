"""The one way to read a file: what it is, how big, and within what, before a byte of it is read."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from tuiin.errors import TuiinError
from tuiin.letters import visible


class Unreadable(TuiinError):
    """Something that cannot be read: it is not there, is no file, lies elsewhere, or is too big; `reason` says which."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(path, reason)

    def __str__(self) -> str:
        return f"{visible(str(self.path), None)}: cannot be read: {self.reason}"


def read(path: Path, *, most: int, within: Path | None = None, pipes: bool = False) -> bytes:
    """Return what a regular file holds; with `pipes` also what comes out of a pipe, or is typed on standard input.

    Links are followed, with `within` only to what lies in that folder. Raises `Unreadable` for anything else, and for more than
    `most` bytes; a device is neither opened nor waited for.
    """
    try:
        place = _inside(path, within)
        _readable(path, place.stat(), most, pipes)  # before it is opened: some devices do something when they are
        handle = os.open(place, os.O_RDONLY | _UNHELD | (_UNLINKED if within else 0))
        try:
            kind = _readable(path, os.fstat(handle), most, pipes)
            content = _poured(handle, most) if kind == stat.S_IFREG else _drained(path, handle, most)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise Unreadable(path, getattr(error, "strerror", None) or str(error)) from error
    if len(content) > most:
        raise Unreadable(path, f"it holds more than {most:,} bytes, which is the most that is read")
    return content


def lines(path: Path, *, most: int) -> Iterator[bytes]:
    """Yield the lines of a regular file one by one, of one whose name ends in `.gz` those to which it unpacks.

    No more than one is held in memory: of a line of more than `most` bytes its first `most` + 1 come, and the rest is passed over. Raises
    `Unreadable` as `read` does, and where a packed file is damaged.
    """
    import gzip
    import zlib

    try:
        _readable(path, path.stat(), sys.maxsize, pipes=False)
        with path.open("rb") as raw, gzip.open(raw) if path.suffix == ".gz" else nullcontext(raw) as file:
            while line := file.readline(most + 1):
                yield line
                while len(line) >= most and not line.endswith(b"\n"):
                    line = file.readline(most)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise Unreadable(path, getattr(error, "strerror", None) or str(error)) from error


# Opening must not wait for the other end of a pipe, nor take a terminal; where links were resolved, none may be there any more.
_UNHELD = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"))
_UNLINKED = getattr(os, "O_NOFOLLOW", 0)
_STEP = 1 << 20
PATIENCE = 30  # seconds that a pipe may stay without anybody at its other end


def _inside(path: Path, within: Path | None) -> Path:
    """Return the path, with `within` the one to which its links lead. Raises `Unreadable` where that lies elsewhere."""
    if within is None:
        return path
    real, home = (Path(os.path.realpath(one)) for one in (path, within))
    if not real.is_relative_to(home):
        raise Unreadable(path, "it leads out of the data folder by a link; put the file itself there")
    return real


def _readable(path: Path, at: os.stat_result, most: int, pipes: bool) -> int:
    """Return the kind of what was found, if it may be read. Raises `Unreadable` with what it is instead."""
    kind = stat.S_IFMT(at.st_mode)
    if kind == stat.S_IFDIR:
        raise Unreadable(path, os.strerror(errno.EISDIR))
    if kind == stat.S_IFREG and at.st_size > most:
        raise Unreadable(path, f"it has {at.st_size:,} bytes, and at most {most:,} are read")
    typed = kind == stat.S_IFCHR and os.isatty(0) and os.path.samestat(at, os.fstat(0))
    if kind != stat.S_IFREG and not (pipes and (kind == stat.S_IFIFO or typed)):
        raise Unreadable(path, f"it is a {'pipe' if kind == stat.S_IFIFO else 'device or a socket'}; wanted a file")
    return kind


def _poured(handle: int, most: int) -> bytes:
    """Return what a file holds, and no more than one byte above the limit."""
    parts, size = [], 0
    while size <= most and (part := os.read(handle, min(_STEP, most + 1 - size))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _drained(path: Path, handle: int, most: int) -> bytes:
    """Return what comes out of a pipe until it is closed at its other end; one that nobody opens there is not waited for any longer."""
    import select

    poll = select.poll()
    poll.register(handle, select.POLLIN)
    parts, size = [], 0
    while size <= most:
        came = poll.poll(PATIENCE * 1000)
        try:
            part = os.read(handle, _STEP)
        except BlockingIOError:  # somebody holds the other end, and has nothing to say yet
            continue
        if not part and not came:
            raise Unreadable(path, f"it is a pipe into which nobody has written for {PATIENCE} seconds")
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)
