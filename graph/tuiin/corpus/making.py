"""What sources add to a corpus, made on all cores: in their order, with few of them in memory at once."""

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from tuiin.corpus.agreeing import Agreement
from tuiin.corpus.parts import Part, part
from tuiin.corpus.sources import Refused, Source
from tuiin.errors import MachineError, TuiinError

CHUNK = 16  # articles that go to a process at once: to send one takes as long as a tenth of an article
_AHEAD = 2  # chunks for each process that are under way or wait for those before them

Made = Part | Refused


def parts(sources: Iterable[Source], workers: int = 0, agreed: Agreement | None = None) -> Iterator[Made]:
    """Yield what each source adds, or why it is left out, in the order of the sources; by so many processes, 0 being one a core.

    An article that is wrong is refused, and so is one that does not agree with those before it, or with what is `agreed` on already.
    Raises `MachineError` where a process is ended from outside.
    """
    workers = workers or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else workers or os.cpu_count() or 1
    made = map(_make, sources) if workers == 1 else _together(iter(sources), workers)
    yield from _agreeing(made, agreed or Agreement())


def _make(source: Source) -> Made:
    try:
        return part(source.read())
    except TuiinError as error:
        return Refused.of(source.name, error)


def _make_all(sources: list[Source]) -> list[Made]:
    return list(map(_make, sources))


def _end_with_parent() -> None:
    """Have this process end when its parent has, however that came and even if it was before: else it would wait on, and keep its lock."""

    def wait() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _together(sources: Iterator[Source], workers: int) -> Iterator[Made]:
    """Yield what some processes make of sources, in order."""
    with ProcessPoolExecutor(workers, initializer=_end_with_parent) as pool:
        waiting: deque[Future[list[Made]]] = deque()
        try:
            while True:
                while len(waiting) < workers * _AHEAD and (chunk := list(islice(sources, CHUNK))):
                    waiting.append(pool.submit(_make_all, chunk))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise MachineError(
                "a process that made articles was ended from outside, perhaps for want of memory; try fewer: -j 1"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _agreeing(made: Iterable[Made], agreed: Agreement) -> Iterator[Made]:
    """Yield what was made, but refuse what does not agree with what came before."""
    for one in made:
        objection = "" if isinstance(one, Refused) else agreed.objection(one.slug, [one.slug], one.shared)
        yield Refused(one.slug, (f"{one.slug}: {objection}",)) if objection and isinstance(one, Part) else one
