"""Where an article is edited: the key and the port of its page, the same each time, kept with the project for their owner alone."""

import json
import os
import secrets
import socket
import stat
from contextlib import suppress
from pathlib import Path

from tuiin.curate.editor import MADE, home
from tuiin.curate.folder import above
from tuiin.curate.tabled import Files
from tuiin.errors import MachineError
from tuiin.serve.web.server import listen

_MOST = 1000  # bytes
_WAIT = 2.0  # seconds for an answer
_KEY = 16  # bytes, of chance


def place(files: Files, curator: str) -> Path:
    """Return in which file the address is kept: one for each curator of an article, and another for a reading of their own."""
    own = ".own" if above(files.data) else ""
    return home(files.project) / MADE / "edit" / f"{files.slug}.{curator}{own}.json"


def taken(kept: Path, host: str, asked: int = 0) -> tuple[str, socket.socket]:
    """Return the key and a listening socket: those of last time where they can be had, else both anew. Raises `MachineError`.

    Key and port belong together: whoever has taken the port meanwhile may have been sent the key by a page that was left open.
    """
    key, port = _read(kept)
    if key and asked in (0, port):
        with suppress(MachineError):
            return key, listen(host, port)
    listening = listen(host, asked)
    key = secrets.token_urlsafe(_KEY)
    with suppress(OSError):  # where nothing can be kept, the address is another one next time
        _keep(kept, key, listening.getsockname()[1])
    return key, listening


def open_at(kept: Path, host: str) -> str:
    """Return the address at which a page is open now; nothing where it is not kept, or nobody listens there. No key is sent to find out."""
    key, port = _read(kept)
    if not key:
        return ""
    with suppress(OSError), socket.create_connection((host, port), timeout=_WAIT):
        return url(host, port, key)
    return ""


def url(host: str, port: int, key: str) -> str:
    """Return the address of a page."""
    return f"http://{host}:{port}/{key}/"


def _read(kept: Path) -> tuple[str, int]:
    """Return what is kept; nothing where others could have read it, or where the file is the copy of another."""
    try:
        with os.fdopen(os.open(kept, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
            there = os.fstat(file.fileno())
            said = json.loads(file.read(_MOST))
        key, port = str(said["key"]), int(said["port"])
        return (key, port) if _private(there) and said["file"] == [str(kept.resolve()), there.st_ino] and 0 < port < 65536 else ("", 0)
    except (OSError, ValueError, TypeError, KeyError):
        return "", 0


def _private(there: os.stat_result) -> bool:
    if not stat.S_ISREG(there.st_mode):
        return False
    return os.name != "posix" or (there.st_uid == os.getuid() and not stat.S_IMODE(there.st_mode) & 0o077)


def _keep(kept: Path, key: str, port: int) -> None:
    """Write an address where its owner alone reads it, and git does not see it. It names its file, so that no copy of it counts."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    (kept.parent / ".gitignore").write_text("*\n", "utf-8")
    kept.unlink(missing_ok=True)
    with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        said = {"key": key, "port": port, "file": [str(kept.resolve()), os.fstat(file.fileno()).st_ino]}
        file.write(json.dumps(said).encode())
