"""Workers as the loop of the web side sees them: lines to processes, and the fork server that makes and ends these."""

import asyncio
import os
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import tuiin
from tuiin.graph import sandbox
from tuiin.graph.sandbox import Answer
from tuiin.serve.engine.fork_server import COMMAND, KILL, OPEN, REAP, SEALED
from tuiin.serve.engine.sources import NotLoaded, Source


class Line:
    """One end of a socket pair: every message that goes out is answered, in turn; by None where the other side ends first."""

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)
        self.end, self._got, self._awaited = end, bytearray(), deque[asyncio.Future[Answer | None]]()
        self.ended = asyncio.Event()

    def watched(self) -> Self:
        """Return this line, read by the loop from now on: once for all messages, which is a system call less for each."""
        asyncio.get_running_loop().add_reader(self.end, self._read)
        return self

    def answer(self) -> "asyncio.Future[Answer | None]":
        """Return what the next answer will be."""
        answer = asyncio.get_running_loop().create_future()
        if self.ended.is_set():
            answer.set_result(None)
        else:
            self._awaited.append(answer)
        return answer

    async def ask(self, message: bytes) -> Answer | None:
        """Return the answer to a message."""
        answer = self.answer()
        with suppress(OSError):  # it is gone, which is read
            await asyncio.get_running_loop().sock_sendall(self.end, message)
        return await answer

    def close(self) -> None:
        """Close this end; a worker that waits for an order ends."""
        if not self.ended.is_set():
            self.ended.set()
            with suppress(RuntimeError):
                asyncio.get_running_loop().remove_reader(self.end)
            self.end.close()
            while self._awaited:
                self._tell(None)

    def _read(self) -> None:
        try:
            part = self.end.recv(1 << 18)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        if not part:
            self.close()
        self._got += part
        while (message := sandbox.take(self._got)) is not None:
            self._tell(message)

    def _tell(self, message: bytes | None) -> None:
        answer = self._awaited.popleft() if self._awaited else None
        if answer is not None and not answer.done():
            try:
                answer.set_result(None if message is None else sandbox.read_answer(message))
            except Exception as error:  # noqa: BLE001 - for whoever waits
                answer.set_exception(error)


@dataclass(frozen=True, slots=True, eq=False)
class Worker:
    """A worker: the line to it, and what will be its id."""

    line: Line
    pid: "asyncio.Future[Answer | None]"


class WorkerGroup:
    """A fork server with its workers. It starts at once; `ready` waits until it has loaded."""

    def __init__(self, sources: Sequence[Source], default: str, memory: int, output: int) -> None:
        self.facts = dict[str, Any]()
        ours, theirs = socket.socketpair()
        self._process = subprocess.Popen(
            # -P: what lies in the folder where somebody happens to be is not imported
            [sys.executable, "-P", "-m", "tuiin.serve.engine.fork_server", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            env=_environment(),
        )
        theirs.close()
        with suppress(OSError):  # one that is gone already is noticed by `ready`
            ours.sendall(sandbox.pack((sources, default, memory, output)))
        self._control = Line(ours)
        self._idle: list[Worker] = []
        self._out: set[Worker] = set()  # those at work, or not yet ended
        self._retired = False

    async def ready(self, first: int) -> None:
        """Wait until the fork server has loaded, and have the first workers made. Raises `NotLoaded` with its words."""
        told = await self._control.watched().answer()
        if told is None or not told[0]:
            self.close()
            raise told[1] if told else NotLoaded("the helper that holds the data ended while it was loading them", 3)
        self.facts = told[1]
        self._idle = [self._fork(SEALED) for _ in range(first)]

    def take(self, *, sealed: bool = True) -> Worker:
        """Return the worker that worked last, whose memory is warm, or a new one: it may be sent a job before it is there."""
        worker = self._fit() if sealed else None
        worker = worker or self._fork(SEALED if sealed else OPEN)
        self._out.add(worker)
        return worker

    def give_back(self, worker: Worker) -> None:
        """Take a worker back that is fit for another job."""
        self._out.discard(worker)
        self._idle.append(worker)
        self._leave()

    async def end(self, worker: Worker) -> int | None:
        """End a worker, whatever it is doing, and return how it ended, or None where nobody knows."""
        forked = await worker.pid
        pid = forked[1] if forked else 0
        if not worker.line.ended.is_set():
            self._command(KILL, pid)
            await worker.line.ended.wait()
        ended = await self._command(REAP, pid)
        self._out.discard(worker)
        self._leave()
        return ended[1] if ended else None

    def retire(self) -> None:
        """Let the fork server go when its last worker has done its job."""
        self._retired = True
        self._leave()

    def close(self) -> None:
        """End the fork server and with it all workers."""
        self._let_go()
        if self.facts:  # else it is loading, and hears nothing
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(2)
        self._process.kill()
        self._process.wait()

    async def wait_ended(self) -> None:
        """Wait until the fork server ends, or is let go."""
        await self._control.ended.wait()
        self._let_go()

    async def wait_closed(self) -> None:
        """Wait until a fork server that ends is gone, and the system has forgotten it."""
        while self._process.poll() is None:
            await asyncio.sleep(0.05)

    def _fit(self) -> Worker | None:
        while self._idle:
            worker = self._idle.pop()
            if not worker.line.ended.is_set():
                return worker
            if worker.pid.done() and (forked := worker.pid.result()):  # it died while it waited
                self._command(REAP, forked[1])
        return None

    def _leave(self) -> None:
        if self._retired and not self._out:
            self._let_go()

    def _let_go(self) -> None:
        for worker in (*self._idle, *self._out):
            worker.line.close()
        self._idle.clear()
        self._control.close()

    def _fork(self, letter: bytes) -> Worker:
        ours, theirs = socket.socketpair()
        with theirs:
            return Worker(Line(ours).watched(), self._command(letter, 0, theirs))

    def _command(self, letter: bytes, pid: int, *ends: socket.socket) -> "asyncio.Future[Answer | None]":
        if not self._control.ended.is_set():
            try:
                socket.send_fds(self._control.end, [COMMAND.pack(letter, pid)], [end.fileno() for end in ends])
            except OSError:  # it is gone, or hears nothing any longer
                self._control.close()
        return self._control.answer()


def _environment() -> dict[str, str]:
    """Return the environment with this very package first on the path of the fork server."""
    here = str(Path(tuiin.__file__).parents[1])
    return os.environ | {"PYTHONPATH": os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])}
