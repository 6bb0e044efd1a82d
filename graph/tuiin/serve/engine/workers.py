"""One helper and its workers, as the web side sees them: a worker is taken, given one order, and comes back or is gone."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from tuiin.errors import TuiinError
from tuiin.serve.engine import frames
from tuiin.serve.engine.sources import Source
from tuiin.serve.engine.worker import FAULT, Limits


class NotLoaded(TuiinError):
    """The helper could not load what is to be served."""

    def __init__(self, words: str, code: int) -> None:
        self.exit_code = code
        super().__init__(words)


class Lost(Exception):
    """A worker ended before it had answered; `status` is how, negative for a signal, None where nobody knows."""

    def __init__(self, status: int | None) -> None:
        self.status = status
        super().__init__(status)


Message = tuple[dict[str, Any], bytes]


class Worker:
    """A worker: its process, the socket to it, and how it ended once it has."""

    def __init__(self, pid: int, line: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        self.pid, self._line, self._got = pid, line, bytearray()
        self.ended: asyncio.Future[int | None] = loop.create_future()
        self._reply: asyncio.Future[Message | None] | None = None
        self.open = True
        line.setblocking(False)
        loop.add_reader(line, self._read)  # once for all orders: a system call less for each

    async def do(self, order: dict[str, Any]) -> Message | None:
        """Return the reply to an order, or None where the worker ends first."""
        loop = asyncio.get_running_loop()
        self._reply = loop.create_future()
        try:
            await loop.sock_sendall(self._line, frames.packed(order))
        except OSError:
            return None
        return await self._reply

    def close(self) -> None:
        """Close the socket; a worker that waits for an order ends."""
        if self.open:
            self.open = False
            with suppress(RuntimeError):
                asyncio.get_running_loop().remove_reader(self._line)
            self._line.close()

    def _read(self) -> None:
        try:
            part = self._line.recv(1 << 18)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        self._got += part
        whole = frames.unpacked(self._got) if part else None
        if part and whole is None:
            return
        self._got.clear()
        if not part:
            self.close()
        if self._reply is not None and not self._reply.done():
            self._reply.set_result(whole)


class Herd:
    """A helper process with up to `most` workers. It starts at once; `ready` waits until it has loaded."""

    def __init__(self, sources: list[Source], default: str, limits: Limits, most: int) -> None:
        self.most, self.facts = most, dict[str, Any]()
        self.gone = self.retired = False
        self.fallen = asyncio.Event()
        self._control, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            # -P: what lies in the folder where somebody happens to be is not imported
            [sys.executable, "-P", "-m", "tuiin.serve.engine.zygote", str(theirs.fileno())],
            pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True, env=_environment(),
        )  # fmt: skip
        theirs.close()
        plan = {"sources": [(s.path, s.article) for s in sources], "default": default, "limits": asdict(limits)}
        with suppress(OSError):  # a helper that is gone already is noticed by `ready`
            self._control.sendall(frames.packed(plan))
        self._all: dict[int, Worker] = {}
        self._idle: list[Worker] = []
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._asked = 0  # workers that the helper was asked for and has not yet sent

    async def ready(self) -> None:
        """Wait until the helper has loaded. Raises `NotLoaded` with its words."""
        self._control.setblocking(False)
        message = await _message(self._control)
        if message is None or "error" in message[0]:
            self.close()
            if message is None:
                raise NotLoaded("the helper that holds the data ended while it was loading them", 3)
            raise NotLoaded(message[0]["error"], message[0]["code"])
        self.facts = message[0]
        asyncio.get_running_loop().add_reader(self._control, self._news)
        for _ in range(min(2, self.most)):
            self._call()

    @property
    def busy(self) -> int:
        """How many workers are at work."""
        return len(self._all) - len(self._idle)

    @property
    def queue(self) -> int:
        """How many orders wait for a worker."""
        return len(self._waiting)

    def idle(self) -> Worker | None:
        """Return an idle worker if there is one: the one that worked last, whose memory is warm."""
        while self._idle:
            worker = self._idle.pop()
            if worker.open and not worker.ended.done():
                return worker
        return None

    async def take(self) -> Worker:
        """Return an idle worker; waits for one where all are at work. Raises `Lost` when the helper is gone."""
        if worker := self.idle():
            return worker
        if self.gone:
            raise Lost(None)
        waiter: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        if len(self._all) + self._asked < self.most:
            self._call()
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter in self._waiting:
                self._waiting.remove(waiter)
            elif not waiter.cancelled() and waiter.exception() is None:
                self.give_back(waiter.result())
            raise

    async def do(self, worker: Worker, order: dict[str, Any]) -> Message:
        """Return the head and the body of a worker's reply. Raises `Lost` where the worker ends first."""
        message = await worker.do(order)
        if message is None:
            with suppress(TimeoutError):
                raise Lost(await asyncio.wait_for(asyncio.shield(worker.ended), 2))
            raise Lost(None)
        return message

    def give_back(self, worker: Worker) -> None:
        """Take a worker back that is fit for another order."""
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(worker)
                return
        if self.retired:
            self.end(worker)
        else:
            self._idle.append(worker)

    def end(self, worker: Worker) -> None:
        """End a worker, whatever it is doing."""
        worker.close()
        if not self.gone and not worker.ended.done():
            self._tell(b"K", worker.pid)

    def retire(self) -> None:
        """Let the herd end when its last order is done; it takes no new ones."""
        self.retired = True
        self._quit()

    def close(self) -> None:
        """End the helper and with it all workers."""
        if not self.gone:
            self._fall()
        if self.facts:  # else it is loading, and hears nothing
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(2)
        self._process.kill()
        self._process.wait()

    async def buried(self) -> None:
        """Wait until the helper has fallen and the system has forgotten it."""
        await self.fallen.wait()
        while self._process.poll() is None:
            await asyncio.sleep(0.05)

    def _quit(self) -> None:
        if self.retired and not self.gone and self.busy == 0 and not self._waiting:
            self._fall()

    def _call(self) -> None:
        self._asked += 1
        self._tell(b"F", 0)

    def _tell(self, letter: bytes, pid: int) -> None:
        try:
            self._control.sendall(frames.ORDER.pack(letter, pid, 0))
        except OSError:
            self._fall()

    def _news(self) -> None:
        """Read what the helper tells: a new worker with its socket, or the end of one; its silence is its own end."""
        try:
            news, descriptors, _, _ = socket.recv_fds(self._control, frames.ORDER.size, 1)
        except BlockingIOError:
            return
        except OSError:
            news, descriptors = b"", []
        if len(news) < frames.ORDER.size:
            self._fall()
            return
        letter, pid, status = frames.ORDER.unpack(news)
        if letter == b"W":
            self._asked -= 1
            worker = self._all[pid] = Worker(pid, socket.socket(fileno=descriptors[0]))
            self.give_back(worker)
        elif pid in self._all:
            self._bury(self._all.pop(pid), status)
            if len(self._waiting) > self._asked and len(self._all) + self._asked < self.most:
                self._call()
        self._quit()

    def _bury(self, worker: Worker, status: int | None) -> None:
        if not worker.ended.done():
            worker.ended.set_result(status)
        if worker in self._idle:
            self._idle.remove(worker)
            worker.close()

    def _fall(self) -> None:
        """Take note that the helper is gone, or let it go: whoever waits hears of it."""
        self.gone = True
        self.fallen.set()
        with suppress(RuntimeError):
            asyncio.get_running_loop().remove_reader(self._control)
        self._control.close()
        for worker in list(self._all.values()):
            self._bury(worker, None)
        self._all.clear()
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_exception(Lost(None))


async def _message(line: socket.socket) -> Message | None:
    loop = asyncio.get_running_loop()
    message = bytearray()
    while (whole := frames.unpacked(message)) is None:
        part = await loop.sock_recv(line, 1 << 18)
        if not part:
            return None
        message += part
    return whole


def _environment() -> dict[str, str]:
    """Return the environment with this very package first on the path of the helper."""
    from pathlib import Path

    import tuiin

    here = str(Path(tuiin.__file__).parents[1])
    return os.environ | {"PYTHONPATH": os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])}


def cause_of_death(status: int | None) -> tuple[str, str]:
    """Return what ended a worker, a limit or a fault of ours, and the words for it."""
    if status == -signal.SIGXCPU:
        return "time", "the query used up its time"
    if status in (-signal.SIGSEGV, -signal.SIGBUS):
        return "nesting", "the query is nested too deep for the engine, and ended its own process"
    if status == -signal.SIGABRT:
        return "memory", "the query needs more memory than it may use, and ended its own process"
    if status == FAULT:
        return "fault", "a fault of tuiin itself, please report it with the request"
    return "", "the process that was answering ended; ask again"
