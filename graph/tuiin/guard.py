"""Work that may run too long or take too much memory, done in a child process that can be ended."""

import os
import pickle
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from tuiin.errors import LimitHit

T = TypeVar("T")
MEMORY = 2_000_000_000


def limited(work: Callable[[], T], seconds: float) -> T:
    """Return what `work` returns, done in a forked child with a limit of time, and of memory beyond what is already in use.

    What it raises is raised here as well; `LimitHit` where it took too long or too much. The result must be picklable.
    Where the system cannot fork (Windows), the work is done here without a limit.
    """
    if not hasattr(os, "fork"):
        return work()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _child(work, writer, seconds)
    os.close(writer)
    try:
        return _result(reader, child, seconds)
    finally:
        os.close(reader)
        _end(child)


def _child(work: Callable[[], object], writer: int, seconds: float) -> None:
    import resource

    try:
        soft = _used() + MEMORY
        for limit, value in ((resource.RLIMIT_AS, soft), (resource.RLIMIT_CPU, int(seconds) + 1), (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):  # macOS has no limit of memory, and a lower one may be set already
                resource.setrlimit(limit, (value, resource.getrlimit(limit)[1]))
        try:
            answer = pickle.dumps((True, work()))
        except MemoryError:
            answer = pickle.dumps((False, LimitHit("the answer needs more memory than a query may use")))
        except Exception as error:  # noqa: BLE001 - it is raised again where somebody waits for it
            answer = pickle.dumps((False, error))
        with os.fdopen(writer, "wb") as out:
            out.write(answer)
    except BaseException:  # noqa: BLE001 - the child must never return into its parent's code
        os._exit(70)
    os._exit(0)


def _used() -> int:
    """Return the bytes of address space in use, or a generous guess where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 8 * MEMORY


def _result(reader: int, child: int, seconds: float) -> T:  # type: ignore[type-var]
    deadline = time.monotonic() + seconds
    parts = []
    while True:
        ready, _, _ = select.select([reader], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise LimitHit(f"no answer after {seconds:g} seconds; ask for less, or give more time with --timeout")
        part = os.read(reader, 1 << 16)
        if not part:
            break
        parts.append(part)
    if not parts:
        raise LimitHit("the query ended its own process: it needs too much memory, or is nested too deep for the engine")
    good, value = pickle.loads(b"".join(parts))
    if not good:
        raise value
    return value  # type: ignore[no-any-return]


def _end(child: int) -> None:
    pid, _ = os.waitpid(child, os.WNOHANG)
    if pid == 0:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
