"""Files that are there whole or not at all, written through links and into devices, and never over what somebody wrote by hand."""

import errno
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tuiin.errors import MachineError, TuiinError
from tuiin.letters import visible

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)  # what Windows does not have


class NotOurs(TuiinError):
    """What is to be written over is not of this tool's making: it was read, or was written by hand, or is no file at all."""


def replace(path: Path, content: bytes, *, read: Iterable[Path] = (), curated: bool = False) -> None:
    """Write one file, whole or not at all; a link is followed, and a device or a pipe is written into.

    Raises `NotOurs` where that would destroy a file that was `read`, or one of a data folder unless it is `curated` files that are written,
    and `MachineError` with the machine's reason.
    """
    with _told(path):
        there = _status(path)
        if there is not None and (_is_descriptor(path) or not stat.S_ISREG(there.st_mode)):
            _pour(path, there.st_mode, content)
            return
        path = path.resolve()
        if there is not None:
            _spare(path, there, read, curated)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                _put(out, content)
            Path(name).chmod(0o666 & ~_umask() if there is None else stat.S_IMODE(there.st_mode))
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _flush(path.parent)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:  # nothing there, or a link to nothing
        return None


def _is_descriptor(path: Path) -> bool:
    """Say whether a path leads to something that this process has open, as /dev/stdout and `>(…)` of a shell do."""
    for _ in range(40):
        if re.fullmatch(r"/proc/\d+(/task/\d+)?/fd", str(path.parent.resolve())) or str(path.parent) == "/dev/fd":
            return True
        if not path.is_symlink():
            return False
        path = path.parent / path.readlink()
    return False


def _pour(path: Path, mode: int, content: bytes) -> None:
    """Write into a pipe, a terminal or another device, or at the end of a file that is open already."""
    if stat.S_ISDIR(mode):
        raise NotOurs(f"{path} is a folder; wanted a file to write")
    if not (stat.S_ISCHR(mode) or stat.S_ISFIFO(mode) or stat.S_ISREG(mode)):
        raise NotOurs(f"{path} is a disk or a socket; wanted a file, a pipe or a device that takes what is written")
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | _WITHOUT_WAITING)
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        raise MachineError(f"{path}: nobody reads from this pipe; start its reader first") from error
    if _WITHOUT_WAITING:
        os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as out:
        out.write(content)


def _spare(path: Path, there: os.stat_result, read: Iterable[Path], curated: bool) -> None:
    """Raise `NotOurs` where a file that is there was read, or lies in a data folder."""
    for one in read:
        known = _status(one)
        if known is not None and os.path.samestat(known, there):
            raise NotOurs(f"{path} is what was read; choose another file with -o")
    data = next(
        (folder for folder in path.parents if (folder / "article.yaml").is_file() or any(folder.glob("articles/*/article.yaml"))), None
    )
    if data and not curated:
        raise NotOurs(f"{path} lies in {data}, among the curated files, and is there already; choose another file with -o")


def replace_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Make a folder that holds just these files, by their paths in it: all of them or, after a crash, all of the older ones.

    A link to a folder is followed. Raises `NotOurs` where the folder holds a file of another name, and `MachineError` where the machine
    will not, or where another run is at work on the same folder.
    """
    with _told(folder):
        folder = folder.resolve() if folder.is_symlink() else folder
        folder.parent.mkdir(parents=True, exist_ok=True)
        with lock(folder.parent / f".{folder.name}.lock"):
            _ours(folder, contents)
            old, new = (folder.parent / f".{folder.name}.{word}" for word in ("old", "new"))
            if old.exists() and not folder.exists():
                old.rename(folder)  # a run was ended between its two moves
            for leftover in (old, new):
                shutil.rmtree(leftover, ignore_errors=True)
            new.mkdir()
            for name, content in contents.items():
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                with (new / name).open("wb") as out:
                    _put(out, content)
            for part in {(new / name).parent for name in contents} | {new}:
                _flush(part)
            if folder.exists():
                folder.rename(old)
            new.rename(folder)
            _flush(folder.parent)
            shutil.rmtree(old, ignore_errors=True)


def _ours(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Raise `NotOurs` where writing would sweep away what somebody else put there; what file managers leave behind does not count."""
    if folder.exists() and not folder.is_dir():
        raise NotOurs(f"{folder} is a file; a folder is to be written there: choose another with -o, or move it")
    litter = {".DS_Store", "Thumbs.db", "desktop.ini"}
    found = {p.relative_to(folder).as_posix(): p.name for p in folder.rglob("*") if not p.is_dir()} if folder.is_dir() else {}
    strangers = sorted(path for path, name in found.items() if path not in contents and name not in litter)
    if strangers:
        raise NotOurs(
            f"{folder} holds {strangers[0]!r}, which is none of the files to be written; choose another folder with -o, or move it"
        )


def _put(out: BinaryIO, content: bytes) -> None:
    out.write(content)
    out.flush()
    os.fsync(out.fileno())


def _flush(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MachineError(f"{error.filename or path}: {error.strerror or error}") from error


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a lock file; the system frees it when the process ends, however it ends."""
    with path.open("a+b") as file:
        try:
            if os.name == "nt":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise MachineError(f"{path}: another tuiin is writing here; wait for it to end") from error
        yield  # the file stays: taking it away would let two runs hold two locks of one name


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
