"""The one way to write a file: whole or not at all, through links and into devices, and never over what somebody wrote by hand."""

import errno
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tuiin.errors import MachineError, TuiinError

_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)  # what Windows does not have


class NotOurs(TuiinError):
    """What is to be written over is not of this tool's making: it was read, or was written by hand, or is no file at all."""


def replace(path: Path, content: bytes, *, read: Iterable[Path] = (), curated: bool = False) -> None:
    """Write one file, whole or not at all; a link is followed, and a device or a pipe is written into.

    Raises `NotOurs` where that would destroy a file that was `read`, or one of a data folder unless it is `curated` files that are written
    (through no link of another name), and `MachineError` with the machine's reason.
    """
    with _told(path):
        there = _status(path)
        if there is not None:
            _refuse_read(path, there, read)
        if there is not None and (_is_descriptor(path) or not stat.S_ISREG(there.st_mode)):
            _pour(path, there.st_mode, content)
            return
        given, path = path, path.resolve()
        if there is not None and not (curated and path.name == given.name):
            _refuse_curated(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = _beside(path)
        try:
            with os.fdopen(handle, "wb") as out:
                _put(out, content)
            Path(name).chmod(0o666 & ~_umask() if there is None else stat.S_IMODE(there.st_mode))
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        flush(path.parent)


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Write curated files, all of them or none: each is whole beside its place before the first one is moved there.

    Raises what `replace` raises.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        for path, content in contents.items():
            with _told(path):
                there, real = _status(path), path.resolve()
                if there is not None and not (stat.S_ISREG(there.st_mode) and path.name == real.name):
                    raise NotOurs(f"{path} is no file, or a link to one of another name; put the file itself there")
                real.parent.mkdir(parents=True, exist_ok=True)
                handle, name = _beside(real)
                ready.append((Path(name), real))
                with os.fdopen(handle, "wb") as out:
                    _put(out, content)
                Path(name).chmod(0o666 & ~_umask() if there is None else stat.S_IMODE(there.st_mode))
        for made, real in ready:
            with _told(real):
                made.replace(real)
    finally:
        for made, _ in ready:
            made.unlink(missing_ok=True)
    for folder in {real.parent for _, real in ready}:
        flush(folder)


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


def _refuse_read(path: Path, there: os.stat_result, read: Iterable[Path]) -> None:
    for one in read:
        known = _status(one)
        if known is not None and os.path.samestat(known, there):
            raise NotOurs(f"{path} is what was read; choose another file with -o")


def _refuse_curated(path: Path) -> None:
    data = next((folder for folder in path.parents if _is_data(folder)), None)
    if data is not None:
        raise NotOurs(f"{path} lies in {data}, among the curated files, and is there already; choose another file with -o")


def _is_data(folder: Path) -> bool:
    """Say whether a folder holds curated files: an article's, or the registries beside `articles`."""
    if (folder / "article.yaml").exists() or any(folder.glob("articles/*/article.yaml")):
        return True
    return (folder / "articles").is_dir() and any(
        (folder / f"{kind}s.{form}").exists() for kind in ("actor", "concept", "work") for form in ("yaml", "csv")
    )


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
                flush(part)
            if folder.exists():
                folder.rename(old)
            new.rename(folder)
            flush(folder.parent)
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


def flush(path: Path) -> None:
    """Have the system write to the disk what it keeps of a file or a folder."""
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Raise what the machine would not do as `MachineError`, with its reason."""
    try:
        yield
    except OSError as error:
        raise MachineError(f"{error.filename or path}: {error.strerror or error}") from error


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError) as error:  # a RuntimeError is a link that leads to itself
        raise MachineError(f"{getattr(error, 'filename', None) or path}: {getattr(error, 'strerror', None) or error}") from error


def _beside(path: Path) -> tuple[int, str]:
    """Open a file of its own beside one; what fails is told of that one, which people know."""
    try:
        return tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


class Held(MachineError):
    """A lock that another process has."""


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold a lock file, which is gone afterwards; the system frees it when the process ends, however it ends."""
    while True:
        with path.open("a+b") as file:
            _hold(file, path)
            there = _status(path)
            if there is None or not os.path.samestat(os.fstat(file.fileno()), there):
                continue  # another run ended after this file was opened, and took it away: whoever comes next would hold one of its own
            try:
                yield
            finally:
                if os.name != "nt":  # while it is held: nobody may hold a file that is about to go
                    path.unlink(missing_ok=True)
        if os.name == "nt":  # where a file that is open cannot go, nor one that another run has opened by now
            with suppress(OSError):
                path.unlink()
        return


def _hold(file: BinaryIO, path: Path) -> None:
    """Take the lock of an open file. Raises `Held` where another process has it."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise Held(f"{path}: another tuiin is writing here; wait for it to end") from error
