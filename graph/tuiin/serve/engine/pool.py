"""Where orders go: to a worker of the herd of the day, which is replaced when its helper dies and when the data change."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

from tuiin.errors import TuiinError
from tuiin.serve.engine.worker import Limits
from tuiin.serve.engine.workers import Herd, Lost, Worker, cause_of_death
from tuiin.serve.web.problem import HttpProblem

QUEUE = 1000  # orders that may wait; more are refused at once


class Pool:
    """Orders in, replies out; within the limits, whatever becomes of a worker or of the helper."""

    def __init__(self, start: Callable[[], Herd], first: Herd, limits: Limits, say: Callable[[str], None]) -> None:
        self._start, self._herd, self._limits, self._say = start, first, limits, say
        self._up = asyncio.Event()
        self._closing = False
        self._minding: set[asyncio.Task[None]] = set()
        self.since = time.time()

    async def open(self) -> None:
        """Wait until the first helper has loaded. Raises `NotLoaded`."""
        await self._herd.ready()
        self._use(self._herd)

    @property
    def up(self) -> bool:
        """Whether there is a helper that answers."""
        return self._up.is_set()

    @property
    def facts(self) -> dict[str, Any]:
        """What is known of the data: named graphs with their sizes, size of the default graph, whether it is the union."""
        return self._herd.facts

    @property
    def load(self) -> tuple[int, int]:
        """How many workers are busy, and how many orders wait."""
        return self._herd.busy, self._herd.queue

    async def ask(self, order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Return the head and the body of the reply. Raises `HttpProblem` where a limit was hit, a worker died, or the order is refused.

        Whoever stops waiting, because its client is gone, ends the worker that was at it.
        """
        herd, worker = await self._taken()
        try:
            async with asyncio.timeout(self._limits.seconds):
                head, body = await herd.do(worker, order)
        except TimeoutError:
            herd.end(worker)
            words = f"no answer after {self._limits.seconds:g} seconds; ask for less"
            raise HttpProblem(503, words, limit="time") from None
        except Lost as lost:
            herd.end(worker)
            raise _dead(lost) from None
        except BaseException:
            herd.end(worker)
            raise
        if head.pop("spent"):
            worker.close()
        else:
            herd.give_back(worker)
        if head["status"] != 200:
            raise HttpProblem.of(head)
        return head, body

    async def _taken(self) -> tuple[Herd, Worker]:
        """Return a worker, of the new herd if the old one falls while we wait."""
        if self.up and (worker := self._herd.idle()):
            return self._herd, worker
        if self._herd.queue >= QUEUE:
            raise HttpProblem(503, "too many requests wait already; ask again later", limit="queue")
        try:
            async with asyncio.timeout(self._limits.seconds):
                while True:
                    await self._up.wait()
                    herd = self._herd
                    try:
                        return herd, await herd.take()
                    except Lost:
                        await asyncio.sleep(0.05)
        except TimeoutError:
            raise HttpProblem(503, "all workers are at work; ask again later", limit="queue") from None

    async def renew(self, still: Callable[[], bool]) -> bool:
        """Put a herd with the data as they are now in the place of the old one, which does its orders to the end; or say what is wrong.

        Return False, and change nothing, where the data are not `still` what they were when loading began.
        """
        new, wrong = None, ""
        try:
            new = await self._another()
        except (TuiinError, OSError) as error:
            wrong = f"{error}\ntuiin: still serving what was there before"
        if not still():
            if new is not None:
                self._leave(new)
            return False
        if new is None:
            self._say(wrong)
            return True
        old = self._herd
        self._use(new)
        old.retire()
        return True

    async def close(self) -> None:
        """End all workers."""
        self._closing = True
        for task in list(self._minding):
            task.cancel()
        self._herd.close()

    def _use(self, herd: Herd) -> None:
        self._herd, self.since = herd, time.time()
        self._up.set()
        self._mind(self._minded(herd))

    def _leave(self, herd: Herd) -> None:
        """Let a herd go that was never used."""
        herd.retire()
        self._mind(herd.buried())

    def _mind(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._minding.add(task)
        task.add_done_callback(self._minding.discard)

    async def _another(self) -> Herd:
        """Return a herd that has loaded the data as they are now. Raises `NotLoaded`, and `OSError` where there is no process to be had."""
        herd = self._start()
        try:
            await herd.ready()
        except BaseException:
            herd.close()
            raise
        return herd

    async def _minded(self, herd: Herd) -> None:
        """Wait for the end of a herd; where it was not meant to end, have another in its place."""
        await herd.buried()
        wait = 0.5
        while herd is self._herd and not self._closing:
            self._up.clear()
            self._say("the helper that holds the data ended; another is started")
            try:
                new = await self._another()
            except (TuiinError, OSError) as error:
                self._say(str(error))
                await asyncio.sleep(wait)
                wait = min(wait * 2, 30)
                continue
            if herd is self._herd:
                self._use(new)
            else:  # `renew` was faster
                self._leave(new)


def _dead(lost: Lost) -> HttpProblem:
    limit, words = cause_of_death(lost.status)
    if limit == "fault":
        return HttpProblem(500, words)
    if limit == "nesting":
        return HttpProblem(400, words, limit=limit)
    return HttpProblem(503, words, limit=limit) if limit else HttpProblem(503, words)
