"""A server from its start to its end: the port is taken, the data are loaded, requests answered, changes of the data followed."""

import errno
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tuiin.errors import MachineError

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp

    from tuiin.serve.engine.pool import Pool
    from tuiin.serve.engine.sources import Source
    from tuiin.serve.engine.workers import WorkerGroup

_GRACE = 5  # seconds that answers under way may take when the server is told to end
_LOOK = 0.5  # seconds between two looks at the files

State = list[tuple[str, int, int]]  # of files: name, time and size of each


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server is told on the command line."""

    graphs: list[str]
    data: Path
    out: Path = Path("out")
    host: str = "127.0.0.1"
    port: int = 7878
    default: str = "auto"
    seconds: float = 30.0
    memory: int = 1_000_000_000
    output: int = 64_000_000
    workers: int = 4
    names: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    watch: bool = False
    quiet: bool = False
    tell: Callable[[str], None] = field(default=print)


def serve(settings: Settings, started: Callable[[str], None]) -> None:
    """Serve until SIGINT (raises `KeyboardInterrupt`) or SIGTERM (returns); `started` is given the address once requests are answered.

    Raises `MachineError` where the port cannot be had or the system cannot fork, `NoGraph` and `UnknownArticle` for what is to be
    served, and `NotLoaded` where it cannot be loaded.
    """
    import os

    if not hasattr(os, "fork") or not hasattr(socket, "send_fds"):
        raise MachineError("this system cannot fork: queries would run where nothing could end them; use Linux, macOS or WSL")
    from tuiin.serve.engine.sources import find

    sources = find(settings.graphs, settings.data)
    with listen(settings.host, settings.port) as listening:
        shown = _state(sources) if settings.watch else []
        # The fork server loads while the web server is imported.
        first = _group(settings, sources)
        import asyncio

        ended = False

        def end(*_: Any) -> None:
            nonlocal ended
            ended = True
            raise SystemExit(0)

        signal.signal(signal.SIGTERM, end)
        try:
            asyncio.run(_serve(settings, sources, shown, first, listening, started))
        except SystemExit:
            if not ended:
                raise
        finally:
            first.close()  # where asyncio was never entered, or was left before the pool had it


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there. Raises `MachineError` where that cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio answers at once, without waiting for more to send, only on a socket that says it is TCP: else each answer waits 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(2048)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or error
        elsewhere = isinstance(error, socket.gaierror) or getattr(error, "errno", 0) == errno.EADDRNOTAVAIL
        hint = "name an address of this machine with --host" if elsewhere else "choose another with --port, or 0 for any that is free"
        raise MachineError(f"{host}:{port}: {reason}; {hint}") from error
    return listening


def address(host: str, listening: socket.socket) -> str:
    """Return the address under which a socket is heard."""
    return f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"


def _group(settings: Settings, sources: "list[Source]") -> "WorkerGroup":
    from tuiin.serve.engine.sources import taken
    from tuiin.serve.engine.workers import WorkerGroup

    chosen = [taken(source, settings.out) for source in sources]
    for source, used in zip(sources, chosen, strict=True):
        if used is not source:
            settings.tell(f"{source.article}: from {used.path}, which was built from it as it is now")
    return WorkerGroup(chosen, settings.default, settings.memory, settings.output)


async def _serve(
    settings: Settings,
    sources: "list[Source]",
    shown: "State",
    first: "WorkerGroup",
    listening: socket.socket,
    started: Callable[[str], None],
) -> None:
    import asyncio

    import uvicorn

    from tuiin.serve.engine.pool import Pool
    from tuiin.serve.web import connections

    pool = Pool(lambda: _group(settings, sources), first, settings.seconds, settings.workers, settings.tell)
    await pool.open()
    server = uvicorn.Server(hosting(_app(settings, pool), settings.seconds))
    asyncio.get_running_loop().set_exception_handler(lambda _, context: settings.tell(str(context.get("exception") or context["message"])))
    tasks = [asyncio.ensure_future(connections.watch(server))]
    if settings.watch:
        tasks.append(asyncio.ensure_future(_watch(pool, sources, shown)))
    started(address(settings.host, listening))
    try:
        await server.serve(sockets=[listening])
    finally:
        for task in tasks:
            task.cancel()
        await pool.close()


def _app(settings: Settings, pool: "Pool") -> "ASGIApp":
    """Return all that is answered, to whom it is answered."""
    from tuiin.serve.web.access import AccessRules
    from tuiin.serve.web.app import app

    return app(pool, AccessRules(settings.host, settings.names, settings.origins, None if settings.quiet else write_log))


def hosting(app: "ASGIApp", seconds: float) -> "uvicorn.Config":
    """Return how the web side answers: what it says of itself, how long it waits, how many it hears at once."""
    import uvicorn

    from tuiin.serve.web import connections

    room = connections.room()
    http: Any = partial(connections.Connection, max(seconds, _GRACE), room)
    return uvicorn.Config(
        app,
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=_GRACE,
        h11_max_incomplete_event_size=1 << 21,
        http=http,
        backlog=room // 4,
    )


def write_log(line: str) -> None:
    """Write a line of the access log; a reader of it who is gone is no reason to answer nobody."""
    with suppress(OSError, ValueError):
        sys.stderr.write(line + "\n")


def _state(sources: "list[Source]") -> State:
    """Return what tells one state of the sources from another, or nothing where they are moved about this very moment."""
    try:
        return [each for source in sources for each in source.files()]
    except OSError:
        return []


async def _watch(pool: "Pool", sources: "list[Source]", shown: State) -> None:
    """Load the sources anew when they are no longer as `shown`, have stood still for one look, and stand still while they are loaded."""
    import asyncio

    before = shown
    while True:
        await asyncio.sleep(_LOOK)
        now = _state(sources)
        if now and now == before and now != shown and await pool.renew(lambda was=now: _state(sources) == was):  # type: ignore[misc]
            shown = now
        before = now
