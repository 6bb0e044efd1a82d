"""The command line as somebody calls it: from a script, or on a terminal."""

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

from .conftest import LIBRARY, TOP

TOY = ["--data", str(LIBRARY)]


def tuiin(*arguments: str, cwd: Path | None = None, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tuiin", *arguments],
        capture_output=True,
        text=True,
        input=stdin,
        cwd=cwd or TOP,
        check=False,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(TOP / "graph")} | settings,
    )


def on_terminal(*words: str, **settings: str) -> tuple[str, int]:
    """Run a command whose three streams are one terminal; return what the terminal got, and the exit code."""
    ours, theirs = pty.openpty()
    plain = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    child = subprocess.Popen(
        [sys.executable, "-m", "tuiin", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=TOP,
        env=plain | {"PYTHONPATH": str(TOP / "graph"), "TERM": "xterm", "COLUMNS": "100"} | settings,
    )
    os.close(theirs)
    got: list[bytes] = []

    def read() -> None:
        try:
            while part := os.read(ours, 4096):
                got.append(part)
        except OSError:
            pass  # the other end is closed

    reader = threading.Thread(target=read)
    reader.start()
    code = child.wait(timeout=60)
    reader.join(timeout=10)
    os.close(ours)
    return b"".join(got).decode().replace("\r\n", "\n"), code


def ran(*words: object) -> tuple[int, str, str]:
    """Run a command and return its exit code, what it printed, and what it told."""
    done = tuiin(*map(str, words))
    return done.returncode, done.stdout, done.stderr
