"""Work that may run too long, take too much, nest too deep or reach out: done in a process that can be ended and can open nothing.

A process is a fork that holds what its parent holds. It takes orders from one end of a socket pair, and answers each; it ends when the
other end is closed. `Sandbox` keeps one for whoever waits; the server has a fork server make them, and waits for none.
"""

import gc
import io
import os
import pickle
import signal
import socket
import struct
import sys
import threading
import time
import warnings
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, NoReturn, TypeVar

from tuiin.errors import LimitHit

T = TypeVar("T")
MEMORY = 2_000_000_000
_HOUR = 3600.0  # what one order may take where nobody says: a process that nobody waits for any longer ends by then
_GROWTH = 64 << 20  # bytes; a process that has grown by more than that is not used again
_AGE = 1000  # orders after which a process makes room for a fresh one
_LENGTH = struct.Struct(">Q")

Answer = tuple[bool, Any, bool]  # whether the work was done; what it made, or what it raised; whether the process is used up by it


class Died(LimitHit):
    """The process ended before it had answered; `limit` is what it ran into: time, memory or nesting, or empty where nobody knows."""

    def __init__(self, words: str, limit: str = "") -> None:
        self.limit = limit
        super().__init__(words, limit)

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Work:
    """What processes make of an order, how to call that to a person, the bytes that it may add, and whether it may open nothing.

    `ready` is done once in each process, before it can open nothing any more: what it leaves open stays so.
    """

    do: Callable[[Any], Any]
    what: str = "the work"
    memory: int = MEMORY
    sealed: bool = True
    ready: Callable[[], None] | None = None

    def fork(self, line: socket.socket, *others: socket.socket) -> int:
        """Return the id of a fork that takes orders from this end of a socket pair; `others` are sockets that are not for it."""
        parent, bound = os.getpid(), _prctl() if threading.current_thread() is threading.main_thread() else None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads: a fork uses the engine, and nothing that one of them holds
            pid = os.fork()
        if pid == 0:
            _live(self, line, others, parent, bound)
        return pid


class Sandbox:
    """One fork of this process that does one order at a time; made when it is first needed, and anew after its end.

    `do` takes an order and returns what is to come back; both are pickled. `sealed` forks can open no file and no connection: what the
    work needs must be open or imported, or is opened by `ready`. Where the system cannot fork (Windows) the work is done here, without any
    of this.
    """

    def __init__(
        self,
        do: Callable[[Any], Any],
        what: str = "the work",
        *,
        memory: int = MEMORY,
        sealed: bool = True,
        ready: Callable[[], None] | None = None,
    ) -> None:
        self._work = Work(do, what, memory, sealed, ready)
        self._lock, self._asker = threading.Lock(), os.getpid()
        self._line: socket.socket | None = None
        self._owner = 0
        self._end: weakref.finalize[..., Sandbox] | None = None

    def do(self, order: Any, seconds: float | None = None) -> Any:
        """Return what the work makes of an order, or raise what it raises; `Died` where it took too long or too much."""
        if not hasattr(os, "fork"):
            return self._work.do(order)
        if self._asker != os.getpid():  # this is a fork, and a thread that it does not have may have held the lock
            self._lock, self._asker = threading.Lock(), os.getpid()
        deadline = time.monotonic() + (seconds := min(seconds or _HOUR, _HOUR))
        if not self._lock.acquire(timeout=seconds):
            raise late(self._work.what, seconds)
        spent = True
        try:
            line = self._line if self._line is not None and self._owner == os.getpid() else self._fork()
            good, value, spent = self._exchange(line, pack((order, seconds)), seconds, deadline)
        finally:
            if spent:
                self._leave()
            self._lock.release()
        if not good:
            raise value
        return value

    def start(self) -> None:
        """Make the process now, if there is none: what this one opens from here on, it never had."""
        if hasattr(os, "fork"):
            with self._lock:
                if self._line is None or self._owner != os.getpid():
                    self._fork()

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._leave()

    def stop(self) -> None:
        """End the process at once, whatever it is doing: whoever waits for it is told that something ended it."""
        if (end := self._end) is not None:
            end()

    def _leave(self) -> int | None:
        status = self._end() if self._end is not None else None
        self._line = self._end = None
        return status

    def _fork(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            pid = self._work.fork(theirs, ours)
        self._line, self._owner = ours, os.getpid()
        self._end = weakref.finalize(self, _forget, ours, pid, self._owner)
        return ours

    def _exchange(self, line: socket.socket, order: bytes, seconds: float, deadline: float) -> Answer:
        with suppress(OSError):  # it is gone, or was stopped: noticed when nothing comes back
            line.settimeout(None)
            line.sendall(order)
        got = bytearray()
        while (message := take(got)) is None:
            part = b""
            try:
                line.settimeout(max(0.001, deadline - time.monotonic()))
                part = line.recv(1 << 18)
            except TimeoutError:
                raise late(self._work.what, seconds) from None
            except OSError:  # it is gone, or another thread has stopped it
                pass
            if not part:
                raise death(self._leave(), self._work.what)
            got += part
        return read_answer(message)


def once(do: Callable[[], T], seconds: float, what: str = "the work", *, memory: int = MEMORY, sealed: bool = True) -> T:
    """Return what `do` returns, done in a fork that is then ended; what it raises is raised here, `Died` where it took too much."""
    sandbox = Sandbox(lambda _: do(), what, memory=memory, sealed=sealed)
    try:
        return sandbox.do(None, seconds)  # type: ignore[no-any-return]
    finally:
        sandbox.close()


def spend() -> None:
    """Say, from within the work, that its process is no longer as it was: after this order it is not used again."""
    _process.spent = True


def end(pid: int) -> int | None:
    """End a child of this process, and return how it ended: its exit code, or the signal below zero; what ended it first counts."""
    with suppress(ProcessLookupError, ChildProcessError):  # where signals of children are ignored, the system has forgotten it
        os.kill(pid, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return None


def death(status: int | None, what: str) -> Died:
    """Return what the end of a process means, which nobody had asked for."""
    if status in (-signal.SIGSEGV, -signal.SIGBUS):
        return Died(f"{what} is nested too deep, and ended its own process", "nesting")
    if status == -signal.SIGXCPU:
        return Died(f"{what} used up its time, and its process was ended", "time")
    if status == -signal.SIGABRT:
        return Died(f"{what} needs more memory than it may use or is nested too deep, and ended its own process", "memory")
    if status in (-signal.SIGKILL, None, 0):  # it ends by itself where its line is closed
        return Died(f"{what} was not finished: something ended its process; try again")
    return Died(f"{what} ended its own process: it needs too much memory, or is nested too deep")


def late(what: str, seconds: float) -> Died:
    """Return what is raised where an answer is not there in time."""
    return Died(f"{what}: no answer after {seconds:g} seconds; ask for less, or give it more time", "time")


def pack(message: object) -> bytes:
    """Return a message as it goes over a line."""
    body = pickle.dumps(message)
    return _LENGTH.pack(len(body)) + body


def take(got: bytearray) -> bytes | None:
    """Return the first message of what has come, and take it away; None as long as it is not whole."""
    if len(got) < _LENGTH.size or len(got) < (whole := _LENGTH.size + _LENGTH.unpack_from(got)[0]):
        return None
    message = bytes(memoryview(got)[_LENGTH.size : whole])
    del got[:whole]
    return message


def receive(line: socket.socket) -> Any:
    """Return the next message of the one who asks, or None when that side is closed."""
    got = bytearray()
    while (message := take(got)) is None:
        part = line.recv(1 << 18)
        if not part:
            return None
        got += part
    return pickle.loads(message)


def read_answer(message: bytes) -> Answer:
    """Return the answer that a message is: plain values, or an error. Raises `UnpicklingError` for anything else."""
    good, value, spent = _Plain(io.BytesIO(message)).load()
    return good, value, spent


class _Plain(pickle.Unpickler):
    """Reads values and errors: whatever took over a process shall not choose what is called in the one that reads its answer."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module.partition(".")[0] in _KNOWN and module != "tuiin.__main__" else None
        if isinstance(found, type) and (issubclass(found, Exception) or found.__module__ == "tuiin.errors"):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no answer")


_KNOWN = ("tuiin", "builtins")


def die_with_parent() -> None:
    """Have the system end this process together with its parent; only Linux can, elsewhere a closed line or the limit of time does."""
    _bind(_prctl())


def _bind(prctl: Any) -> None:
    if prctl is not None:
        prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


@cache
def _prctl() -> Any:
    """Return what a fork calls at once, and could not load then. The system means the thread that forks: it must be one that stays."""
    if sys.platform != "linux":
        return None
    import ctypes

    return ctypes.CDLL(None).prctl


class _Process:
    """What a fork knows of itself."""

    spent = False
    orders = size = 0
    unready: Exception | None = None


_process = _Process()


def _live(work: Work, line: socket.socket, others: tuple[socket.socket, ...], parent: int, bound: Any) -> NoReturn:
    """Do orders until the other side is gone; a fork never returns into the code that it came from."""
    try:
        _bind(bound)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who waits, and who ends this process
        gc.freeze()  # what stands here is shared: a collection that walked it would copy it
        for other in others:
            other.close()
        _limit(work, line)
        _process.size, _process.orders = _peak(), 0
        while os.getppid() == parent and not _is_spent() and (order := receive(line)) is not None:
            _process.orders += 1
            line.sendall(_answer(work, *order))
    except BaseException:  # noqa: BLE001
        os._exit(70)
    os._exit(0)


def _answer(work: Work, order: Any, seconds: float) -> bytes:
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + 2)
    try:
        if _process.unready is not None:
            raise _process.unready
        value = work.do(order)
        return pack((True, value, _is_spent()))
    except MemoryError:
        return pack((False, Died(f"{work.what} needs more memory than it may use", "memory"), True))
    except Exception as error:  # noqa: BLE001 - it is raised again where somebody waits for it
        known = type(error).__module__.partition(".")[0] in _KNOWN
        return pack((False, error if known else RuntimeError(f"{type(error).__name__}: {error}"), not known or _is_spent()))


def _is_spent() -> bool:
    return _process.spent or _process.orders >= _AGE or _peak() - _process.size > _GROWTH


def _limit(work: Work, line: socket.socket) -> None:
    import resource

    if work.sealed:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):  # an engine that runs out of memory or stack says so itself; we say it in our words
            os.dup2(nowhere, stream)
        os.closerange(3, line.fileno())
        os.closerange(line.fileno() + 1, max(1 << 16, line.fileno() + 2))
    if work.ready is not None:
        try:
            work.ready()
        except Exception as error:  # noqa: BLE001 - whoever sends an order is told
            _process.unready = error
    _lower(resource.RLIMIT_AS, _used() + work.memory)
    _lower(resource.RLIMIT_CORE, 0)
    if work.sealed:  # for good: nothing more is opened, whatever the engine is told; what is open stays open
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _lower(what: int, value: int) -> None:
    """Set a limit of this process; only the soft one, since the next order may have a later end."""
    import resource

    with suppress(ValueError, OSError):  # macOS has no limit of memory, and a lower one may be set already
        hard = resource.getrlimit(what)[1]
        resource.setrlimit(what, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _forget(line: socket.socket, pid: int, owner: int) -> int | None:
    """End the process of a sandbox, if it is ours: a fork of this process inherits the object, not the process."""
    line.close()
    return end(pid) if os.getpid() == owner else None


def _peak() -> int:
    """Return the most memory that this process ever had, in bytes."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _used() -> int:
    """Return the bytes of address space in use, or a generous guess where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 16 << 30
