"""A worker: a fork of the helper that does one order at a time, within limits that the system holds it to."""

import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from tuiin.serve.engine import frames
from tuiin.serve.engine.dataset import UNION
from tuiin.serve.engine.jobs import Reply, done
from tuiin.serve.engine.sources import Held

FAULT = 70  # the exit code of a worker that met a fault of our own
_GROWTH = 64 << 20  # bytes; a worker that has grown by more than that is not used again
_AGE = 1000  # orders after which a worker makes room for a fresh one


@dataclass(frozen=True, slots=True)
class Limits:
    """What one order may take: seconds, bytes of memory beyond the store, bytes of answer."""

    seconds: float
    memory: int
    output: int


def fate() -> Callable[[], object]:
    """Return what a process calls to be ended by the system together with its parent; a worker, which opens nothing, has it from there.

    Only Linux can do that; elsewhere the closed socket ends a helper, and the limit of time a worker that was left alone.
    """
    if sys.platform != "linux":
        return lambda: None
    import ctypes

    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def run(held: Held, line: socket.socket, limits: Limits) -> None:
    """Do orders from the socket until it is closed, or until one has used the worker up."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # an engine that runs out of memory or stack says so itself; we say it in our words
    _limit(resource.RLIMIT_AS, _used() + limits.memory)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, 0)
    size = _peak()
    for age in range(1, _AGE + 1):
        message = frames.receive(line)
        if message is None:
            return
        order = message[0]
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + limits.seconds) + 2)
        ours = order["kind"] == "page"  # made by our own code alone, of files that come with it
        if ours:
            _limit(resource.RLIMIT_NOFILE, 256)
        reply = _reply(held, order, limits)
        spent = reply.spent or ours or held.store.contains_named_graph(UNION) or age == _AGE or _peak() - size > _GROWTH
        line.sendall(frames.packed(reply.head | {"spent": spent}, reply.body))
        if spent:
            return


def _reply(held: Held, order: dict[str, object], limits: Limits) -> Reply:
    """Return the reply to an order; memory that runs out while a failure is put into words is memory that ran out."""
    try:
        return done(held, order, limits.output)
    except MemoryError:
        return Reply({"status": 503, "detail": "the answer needs more memory than a query may use", "limit": "memory"})


def _limit(what: int, value: int) -> None:
    """Set a limit of this process; only the soft one, since the next order may have a later end."""
    with suppress(ValueError, OSError):  # macOS has no limit of memory, and a lower one may be set already
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _peak() -> int:
    """Return the most memory that this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _used() -> int:
    """Return the bytes of address space in use, or a generous guess where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 16 << 30
