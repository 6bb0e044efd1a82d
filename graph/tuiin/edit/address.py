"""Where an article is edited: the key and the port of its page, the same each time, kept with the project for their owner alone."""

import json
import os
import secrets
import socket
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tuiin.curate.editor import MADE, home
from tuiin.curate.folder import above
from tuiin.curate.tabled import Files
from tuiin.errors import MachineError
from tuiin.serve.web.server import listen

_MOST = 1000  # bytes
_KEY = 16  # bytes, of chance


def place(files: Files, curator: str) -> Path:
    """Return in which file the address is kept: one for each curator of an article, and another for a reading of their own."""
    own = ".own" if above(files.data) else ""
    return home(files.project) / MADE / "edit" / f"{files.slug}.{curator}{own}.json"


def holder(files: Files, curator: str) -> Path:
    """Return in which file stands who has a page of this open now: whoever holds the article, or a reading of their own."""
    own = f".{curator}.own" if above(files.data) else ""
    return home(files.project) / MADE / "edit" / "open" / f"{files.slug}{own}.json"


def taken(kept: Path, host: str, asked: int = 0) -> tuple[str, socket.socket]:
    """Return the key and a listening socket: those of last time where they can be had, else both anew. Raises `MachineError`.

    Key and port belong together: whoever has taken the port meanwhile may have been sent the key by a page that was left open.
    """
    key, port = _kept(kept)
    if key and asked in (0, port):
        with suppress(MachineError):
            return key, listen(host, port)
    listening = listen(host, asked)
    key = secrets.token_urlsafe(_KEY)
    with suppress(OSError):  # where nothing can be kept, the address is another one next time
        _keep(kept, {"key": key, "port": listening.getsockname()[1]})
    return key, listening


@contextmanager
def told(held: Path, curator: str, there: str) -> Iterator[None]:
    """Tell whose page is open and where, as long as it is; for the owner alone, as the key is in it."""
    with suppress(OSError):  # where nothing can be kept, nobody is told
        _keep(held, {"curator": curator, "address": there})
    try:
        yield
    finally:
        forget(held)


def forget(held: Path) -> None:
    """Take away what a page has left behind that was killed. Only whoever holds the article may do that."""
    with suppress(OSError):
        held.unlink(missing_ok=True)


def open_at(held: Path) -> tuple[str, str]:
    """Return whose page is open and where, as whoever holds the article tells it; nothing where nobody does."""
    said = _read(held)
    return str(said.get("curator", "")), str(said.get("address", ""))


def url(host: str, port: int, key: str) -> str:
    """Return the address of a page."""
    return f"http://{host}:{port}/{key}/"


def _kept(kept: Path) -> tuple[str, int]:
    """Return the key and the port that are kept."""
    said = _read(kept)
    try:
        key, port = str(said["key"]), int(said["port"])
    except (ValueError, TypeError, KeyError):
        return "", 0
    return (key, port) if 0 < port < 65536 else ("", 0)


def _read(kept: Path) -> dict[str, Any]:
    """Return what is kept; nothing where others could have read it, or where the file is the copy of another."""
    try:
        with os.fdopen(os.open(kept, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            there = os.fstat(file.fileno())
            said = json.loads(file.read(_MOST))
        good = _private(there) and isinstance(said, dict) and said["file"] == [str(kept.resolve()), there.st_ino]
    except (OSError, ValueError, KeyError):
        return {}
    return said if good else {}


def _private(there: os.stat_result) -> bool:
    if not stat.S_ISREG(there.st_mode):
        return False
    return os.name != "posix" or (there.st_uid == os.getuid() and not stat.S_IMODE(there.st_mode) & 0o077)


def _keep(kept: Path, what: Mapping[str, Any]) -> None:
    """Write what its owner alone reads, and git does not see. It names its file, so that no copy of it counts."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    (kept.parent / ".gitignore").write_text("*\n", "utf-8")
    kept.unlink(missing_ok=True)
    with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        said = {**what, "file": [str(kept.resolve()), os.fstat(file.fileno()).st_ino]}
        file.write(json.dumps(said).encode())
