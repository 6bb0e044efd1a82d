"""An article while it is edited: acts one after the other, what other programs write, what a check finds; and all windows hear of it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tuiin.edit.desk import Carried
from tuiin.edit.findings import findings
from tuiin.edit.opening import Opened
from tuiin.edit.state import nothing
from tuiin.edit.together import others, own
from tuiin.edit.watching import Watch
from tuiin.errors import BadInput, MachineError

_LOOK = 1.0  # seconds between two looks at the files
_ALIVE = 15.0  # seconds after which a page that waits hears that somebody is still there
_AGAIN = 1000  # milliseconds after which a page looks again for a server that is gone
_QUIET = 0.5  # seconds without an act after which the files are checked


@dataclass(eq=False)
class Session:
    """An article that is being edited: who listens, and what is to be checked."""

    opened: Opened
    open_again: Callable[[], Opened]
    key: str
    form: Any = None
    unreadable: dict[str, Any] | None = None
    found: list[dict[str, Any]] = field(default_factory=list)
    _one: asyncio.Lock = field(default_factory=asyncio.Lock)
    _windows: set[asyncio.Queue[dict[str, Any]]] = field(default_factory=set)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    watch: Watch = field(init=False)

    def __post_init__(self) -> None:
        self.watch = Watch(self.opened.desk.files)
        self.watch.look()
        self._changed.set()

    async def do(self, carry: Callable[[], Carried]) -> Carried:
        """Carry out an act, one after the other, and tell all windows."""
        async with self._one:
            await self._take_in()
            if self.unreadable:
                raise MachineError(
                    "{file}:{line}: cannot be read just now ({reason}); mend it, and this is saved".format_map(self.unreadable)
                )
            carried = await asyncio.to_thread(carry)
            if carried.changes.said.get("reload"):
                await self._take_in(anew=True)  # where its sentences stand, or what a draft goes by, has changed
            else:
                self.watch.look()
        self.tell(carried.changes.said)
        self._changed.set()
        return carried

    async def alone(self, done: Callable[[], Any]) -> Any:
        """Return what something comes to that no act comes in between of."""
        async with self._one:
            await self._take_in()
            return await asyncio.to_thread(done)

    def tell(self, changes: dict[str, Any]) -> None:
        """Tell all windows of something."""
        for window in self._windows:
            window.put_nowait(changes)

    async def follow(self) -> None:
        """Take in what other programs write, as long as the page is served."""
        while True:
            await asyncio.sleep(_LOOK)
            async with self._one:
                await self._take_in()

    async def _take_in(self, *, anew: bool = False) -> None:
        changed = await asyncio.to_thread(self.watch.look)
        if not changed:
            return
        desk, told = self.opened.desk, self.unreadable
        try:
            if anew or self.watch.many(changed):
                await self._open_anew()
            else:
                before, by = set(desk.book.entries), desk.drafted_by()
                entries = await asyncio.to_thread(desk.outside, changed)
                if desk.drafted_by() != by:
                    await self._open_anew()
                else:
                    self.tell(self.changes() | {"entries": entries, "unreadable": None, "outside": _outside(changed, entries, before)})
            self.unreadable = None
        except (BadInput, MachineError) as error:
            problem = error.problems[0] if isinstance(error, BadInput) and error.problems else None
            reason = problem.message if problem else str(error)
            self.unreadable = {
                "file": problem.file if problem else changed[0].name,
                "line": problem.line if problem else 1,
                "reason": reason,
            }
            for path in changed:  # to be looked at again
                self.watch.known.pop(path, None)
            if self.unreadable != told:
                self.tell(self.changes() | {"unreadable": self.unreadable})
        self._changed.set()

    async def _open_anew(self) -> None:
        version = self.opened.desk.version
        self.opened = await asyncio.to_thread(self.open_again)
        self.opened.desk.version = version + 1
        self.watch = Watch(self.opened.desk.files)
        self.watch.look()
        self.tell(self.changes() | {"reload": True})

    def changes(self) -> dict[str, Any]:
        """Return how things are where no entry has changed."""
        return nothing(self.opened.desk.version, self.opened.desk.review)

    async def check(self) -> None:
        """Check the files whenever they have changed and are left alone for a moment, and tell what is found."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            await asyncio.sleep(_QUIET)
            if self._changed.is_set():
                continue
            found = await findings(self.opened.desk)
            if found is not None and found != self.found:
                self.found = found
                self.tell(self.changes() | {"findings": found})

    async def news(self) -> AsyncIterator[str]:
        """Yield events: each change, and every now and then that somebody is still here."""
        window: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._windows.add(window)
        try:
            yield f"retry: {_AGAIN}\n: here\n\n"
            while True:
                with suppress(TimeoutError):
                    changes = await asyncio.wait_for(window.get(), _ALIVE)
                    yield f"data: {json.dumps(changes, ensure_ascii=False)}\n\n"
                    continue
                yield ": still here\n\n"
        finally:
            self._windows.discard(window)

    def state(self) -> dict[str, Any]:
        """Return what a page is told when it opens."""
        desk = self.opened.desk
        more = {"findings": self.found, "form": self.form, "unreadable": self.unreadable}
        return self.opened.state() | more | {"own": own(desk), "others": others(desk)}


def _outside(paths: list[Path], entries: dict[str, Any], before: set[str]) -> dict[str, Any]:
    return {
        "file": ", ".join(path.name for path in paths),
        "added": [name for name, entry in entries.items() if entry is not None and name not in before],
        "changed": [name for name, entry in entries.items() if entry is not None and name in before],
        "removed": [name for name, entry in entries.items() if entry is None],
    }
