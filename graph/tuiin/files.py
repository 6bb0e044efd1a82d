"""Files that are there whole or not at all: written beside their place, flushed to the disk, then moved."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tuiin.errors import MachineError, TuiinError


class NotOurs(TuiinError):
    """The folder to write to holds something that this tool did not make."""


def replace(path: Path, content: bytes) -> None:
    """Write one file, whole or not at all. Raises `MachineError` with the machine's reason."""
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                _put(out, content)
            Path(name).chmod(0o644 & ~_umask())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _flush(path.parent)


def replace_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Make a folder that holds just these files, by their paths in it: all of them or, after a crash, all of the older ones.

    Raises `NotOurs` where the folder holds a file of another name, and `MachineError` where the machine will not,
    or where another run is at work on the same folder.
    """
    with _told(folder):
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


def _put(out: object, content: bytes) -> None:
    out.write(content)  # type: ignore[attr-defined]
    out.flush()  # type: ignore[attr-defined]
    os.fsync(out.fileno())  # type: ignore[attr-defined]


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
