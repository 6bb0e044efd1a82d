"""What Linux shows of a process, and waiting until it shows something."""

import contextlib
import time
from pathlib import Path


def children_of(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text("ascii").split()] if path.exists() else []


def handles_of(pid: int) -> list[str]:
    """What a process holds open; a handle that it closes while this looks is none."""
    held = []
    for handle in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            held.append(str(handle.readlink()))
    return held


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def ended(group: int) -> bool:
    """Say whether all processes of a group have ended, at the latest in a while: what was killed lives on until the system gets to it."""

    def living() -> bool:
        for path in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                state, _, of, *_ = path.read_text("utf-8").rpartition(")")[2].split()
                if int(of) == group and state != "Z":
                    return True
        return False

    return until(lambda: not living())


def until(what, seconds: float = 10) -> bool:
    """Say whether something comes true in time."""
    end = time.monotonic() + seconds
    while not (true := what()) and time.monotonic() < end:
        time.sleep(0.05)
    return bool(true)
