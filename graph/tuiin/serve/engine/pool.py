"""Where jobs go: to a worker of the fork server of the day, which is replaced when it dies and when the data change."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

from tuiin.errors import LimitHit, TuiinError
from tuiin.graph.sandbox import death, late, pack
from tuiin.serve.engine.workers import Worker, WorkerGroup

QUEUE = 1000  # jobs that may wait; more are refused at once


class Busy(LimitHit):
    """There are too many jobs."""

    limit = "queue"


class Pool:
    """Jobs in, results out; within the limits, whatever becomes of a worker or of the fork server; at most `most` jobs at once."""

    def __init__(self, start: Callable[[], WorkerGroup], first: WorkerGroup, seconds: float, most: int, say: Callable[[str], None]) -> None:
        self._start, self._group, self._seconds, self._say = start, first, seconds, say
        self._free, self._first = asyncio.Semaphore(most), min(2, most)
        self._up = asyncio.Event()
        self._closing = False
        self._tasks: set[asyncio.Task[Any]] = set()
        self.busy = self.waiting = 0
        self.since = time.time()

    async def open(self) -> None:
        """Wait until the first fork server has loaded. Raises `NotLoaded`."""
        await self._group.ready(self._first)
        self._use(self._group)

    @property
    def up(self) -> bool:
        """Whether there is a fork server that answers."""
        return self._up.is_set()

    @property
    def facts(self) -> dict[str, Any]:
        """What is known of the data: named graphs with their sizes, size of the default graph, whether it is the union."""
        return self._group.facts

    async def do(self, job: Any, *, sealed: bool = True) -> Any:
        """Return what a worker makes of a job, or raise what it raises: `LimitHit` where a limit was hit, `Died` where the worker ended.

        A job that is not sealed may open files; its worker is used once. Whoever stops waiting ends the worker that is at it.
        """
        await self._turn()
        group, answer, ending = self._group, None, None
        try:
            worker = group.take(sealed=sealed)
        except OSError:
            self._release()
            raise
        try:
            async with asyncio.timeout(self._seconds):
                answer = await worker.line.ask(pack((job, self._seconds)))
        except TimeoutError:
            raise late("the query", self._seconds) from None
        finally:
            if sealed and answer is not None and not answer[2]:
                group.give_back(worker)
                self._release()
            else:
                ending = self._begin(self._end(group, worker))
        if answer is None:
            raise death(await asyncio.shield(ending), "the query")  # type: ignore[arg-type]
        good, value, _ = answer
        if not good:
            raise value
        return value

    async def _turn(self) -> None:
        """Wait until there is a fork server, and a worker of it for one job more. Raises `Busy`."""
        if self.waiting >= QUEUE:
            raise Busy("too many requests wait already; ask again later")
        self.waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                await self._free.acquire()
                await self._wait_up()
        except TimeoutError:
            raise Busy("all workers are at work; ask again later") from None
        finally:
            self.waiting -= 1
        self.busy += 1

    async def _wait_up(self) -> None:
        try:
            await self._up.wait()
        except BaseException:
            self._free.release()
            raise

    async def _end(self, group: WorkerGroup, worker: Worker) -> int | None:
        try:
            return await group.end(worker)
        finally:
            self._release()

    def _release(self) -> None:
        self.busy -= 1
        self._free.release()

    async def renew(self, still: Callable[[], bool]) -> bool:
        """Put a group with the data as they are now in the place of the old one, which does its jobs to the end; or say what is wrong.

        Return False, and change nothing, where the data are not `still` what they were when loading began.
        """
        new, wrong = None, ""
        try:
            new = await self._another()
        except (TuiinError, OSError) as error:
            wrong = f"{error}\ntuiin: still serving what was there before"
        if not still():
            if new is not None:
                self._drop(new)
            return False
        if new is None:
            self._say(wrong)
            return True
        old = self._group
        self._use(new)
        old.retire()
        return True

    async def close(self) -> None:
        """End all workers."""
        self._closing = True
        for task in list(self._tasks):
            task.cancel()
        self._group.close()

    def _use(self, group: WorkerGroup) -> None:
        self._group, self.since = group, time.time()
        self._up.set()
        self._begin(self._replace(group))

    def _drop(self, group: WorkerGroup) -> None:
        """Let a group go that was never used."""
        group.retire()
        self._begin(group.wait_closed())

    def _begin(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _another(self) -> WorkerGroup:
        """Return a group that has loaded the data as they are now. Raises `NotLoaded`, and `OSError` where there is no process."""
        group = self._start()
        try:
            await group.ready(self._first)
        except BaseException:
            group.close()
            raise
        return group

    async def _replace(self, group: WorkerGroup) -> None:
        """Wait for the end of a group; where it was not meant to end, have another in its place."""
        await group.wait_ended()
        if group is self._group:
            self._up.clear()
        await group.wait_closed()
        wait = 0.5
        while group is self._group and not self._closing:
            self._say("the helper that holds the data ended; another is started")
            try:
                new = await self._another()
            except (TuiinError, OSError) as error:
                self._say(str(error))
                await asyncio.sleep(wait)
                wait = min(wait * 2, 30)
                continue
            if group is self._group:
                self._use(new)
            else:  # `renew` was faster
                self._drop(new)
