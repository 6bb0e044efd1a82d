"""Work that may run too long, take too much, nest too deep or reach out: done in a process that can be ended and can open nothing."""

import gc
import os
import pickle
import select
import signal
import socket
import struct
import threading
import time
import warnings
import weakref
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from tuiin.errors import LimitHit

T = TypeVar("T")
MEMORY = 2_000_000_000
_HOUR = 3600.0  # what one order may take where nobody says: a process that nobody waits for any longer ends by then
_LENGTH = struct.Struct(">Q")


class Died(LimitHit):
    """The process ended before it had answered; `limit` is what it ran into: time, memory or nesting, or empty where nobody knows."""

    def __init__(self, words: str, limit: str = "") -> None:
        self.limit = limit
        super().__init__(words, limit)

    def __str__(self) -> str:
        return str(self.args[0])


class Sandbox:
    """A fork of this process that holds what it holds, and does one order at a time; made when it is first needed, and anew after its end.

    `work` takes an order and returns what is to come back; both are pickled. `sealed` forks can open no file and no connection: what the
    work needs must be open or imported. Where the system cannot fork (Windows) the work is done here, without any of this.
    """

    def __init__(self, work: Callable[[Any], Any], what: str = "the work", *, memory: int = MEMORY, sealed: bool = True) -> None:
        self._work, self._what, self._memory, self._sealed = work, what, memory, sealed
        self._lock = threading.Lock()
        self._line: socket.socket | None = None
        self._pid = self._owner = 0
        self._end: weakref.finalize[..., Sandbox] | None = None

    def do(self, order: Any, seconds: float | None = None) -> Any:
        """Return what the work makes of an order, or raise what it raises; `Died` where it took too long or too much."""
        if not hasattr(os, "fork"):
            return self._work(order)
        with self._lock:
            if self._line is None or self._owner != os.getpid():
                self._fork()
            try:
                good, value = self._exchange(pickle.dumps((order, seconds or _HOUR)), seconds or _HOUR)
            except BaseException:
                self._leave()
                raise
        if not good:
            raise value
        return value

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._leave()

    def _leave(self) -> None:
        if self._end is not None:
            self._end()
        self._line = self._end = None

    def _fork(self) -> None:
        ours, theirs = socket.socketpair()
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # of threads: the fork uses the engine and nothing that another thread holds
            pid = os.fork()
        if pid == 0:
            _serve(self._work, self._what, theirs, self._memory, self._sealed)
        theirs.close()
        self._line, self._pid, self._owner = ours, pid, os.getpid()
        self._end = weakref.finalize(self, _ended, ours, pid, os.getpid())

    def _exchange(self, order: bytes, seconds: float) -> tuple[bool, Any]:
        line = self._line
        assert line is not None
        deadline = time.monotonic() + seconds
        with suppress(BrokenPipeError, ConnectionResetError):  # it is gone: noticed when nothing comes back
            line.sendall(_LENGTH.pack(len(order)) + order)
        answer = bytearray()
        while len(answer) < _LENGTH.size or len(answer) < _LENGTH.size + _LENGTH.unpack_from(answer)[0]:
            ready, _, _ = select.select([line], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise Died(f"{self._what}: no answer after {seconds:g} seconds; ask for less, or give it more time", "time")
            part = b""
            with suppress(ConnectionResetError):
                part = line.recv(1 << 18)
            if not part:
                raise self._death()
            answer += part
        good, value = pickle.loads(memoryview(answer)[_LENGTH.size :])
        return good, value

    def _death(self) -> Died:
        """Reap the process, which ended by itself, and return what ended it."""
        if self._end is not None and self._line is not None:
            self._end.detach()
            self._line.close()
        status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        if status in (-signal.SIGSEGV, -signal.SIGBUS):
            return Died(f"{self._what} is nested too deep, and ended its own process", "nesting")
        if status in (-signal.SIGXCPU, -signal.SIGKILL):
            return Died(f"{self._what} used up its time, and its process was ended", "time")
        if status == -signal.SIGABRT:
            return Died(f"{self._what} needs more memory than it may use or is nested too deep, and ended its own process", "memory")
        return Died(f"{self._what} ended its own process: it needs too much memory, or is nested too deep")


def once(work: Callable[[], T], seconds: float, what: str = "the work", *, memory: int = MEMORY, sealed: bool = True) -> T:
    """Return what `work` returns, done once in a fork that is then ended; what it raises is raised here, `Died` where it took too much."""
    sandbox = Sandbox(lambda _: work(), what, memory=memory, sealed=sealed)
    try:
        return sandbox.do(None, seconds)  # type: ignore[no-any-return]
    finally:
        sandbox.close()


def _serve(work: Callable[[Any], Any], what: str, line: socket.socket, memory: int, sealed: bool) -> None:
    """Do orders until the other side is gone; a fork never returns into the code that it came from."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who waits, and who ends this process
        gc.freeze()  # what stands here is shared: a collection that walked it would copy it
        _limit(memory, line, sealed)
        while (order := _received(line)) is not None:
            answer = _answered(work, what, order)
            line.sendall(_LENGTH.pack(len(answer)) + answer)
    except BaseException:  # noqa: BLE001
        os._exit(70)
    os._exit(0)


def _limit(memory: int, line: socket.socket, sealed: bool) -> None:
    import resource

    with suppress(ValueError, OSError):  # macOS has no limit of memory, and a lower one may be set already
        resource.setrlimit(resource.RLIMIT_AS, (_used() + memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sealed:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):  # an engine that runs out of memory or stack says so itself; we say it in our words
            os.dup2(nowhere, stream)
        os.closerange(3, line.fileno())
        os.closerange(line.fileno() + 1, max(1 << 16, line.fileno() + 2))
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))  # for good: nothing more is opened, whatever the engine is told


def _answered(work: Callable[[Any], Any], what: str, message: bytes) -> bytes:
    import resource

    order, seconds = pickle.loads(message)
    used = resource.getrusage(resource.RUSAGE_SELF)
    with suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 2, hard))
    try:
        return pickle.dumps((True, work(order)))
    except MemoryError:
        return pickle.dumps((False, Died(f"{what} needs more memory than it may use", "memory")))
    except Exception as error:  # noqa: BLE001 - it is raised again where somebody waits for it
        return pickle.dumps((False, error))


def _received(line: socket.socket) -> bytes | None:
    message = bytearray()
    while len(message) < _LENGTH.size or len(message) < _LENGTH.size + _LENGTH.unpack_from(message)[0]:
        part = line.recv(1 << 18)
        if not part:
            return None
        message += part
    return bytes(message[_LENGTH.size :])


def _ended(line: socket.socket, pid: int, owner: int) -> None:
    """End the process of a sandbox, if it is ours: a fork of this process inherits the object, not the process."""
    line.close()
    if os.getpid() == owner:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def _used() -> int:
    """Return the bytes of address space in use, or a generous guess where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 8 * MEMORY
