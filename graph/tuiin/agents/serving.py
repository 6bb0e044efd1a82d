"""A desk for agents opened and closed: over standard input and output for one client, or over HTTP for all of this machine."""

import logging
import os
import signal
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import anyio
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

from tuiin.agents.desk import Desk
from tuiin.agents.protocol import server
from tuiin.errors import MachineError

if TYPE_CHECKING:
    import socket

    from starlette.types import ASGIApp, Receive, Scope, Send

PATH = "/mcp"
_BODY = 1 << 20  # bytes of a request
Tell = Callable[[str], None]


def over_stdio(desk: Desk, tell: Tell) -> None:
    """Answer one client until it closes standard input; nothing but the protocol is written to standard output."""
    _quiet()

    async def run() -> None:
        answering = server(desk, tell)
        async with stdio_server() as (coming, going):
            await answering.run(coming, going, answering.create_initialization_options())

    def end(number: int, _: Any) -> None:
        desk.close()
        os._exit(0 if number == signal.SIGTERM else 130)  # a thread waits for the next line of the client: nothing else ends that

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    try:
        anyio.run(run)
    finally:
        desk.close()


def over_http(desk: Desk, host: str, port: int, tell: Tell, log: Tell | None, started: Tell) -> None:
    """Answer clients of this machine over HTTP until SIGINT (raises `KeyboardInterrupt`) or SIGTERM; `started` is given the address.

    Raises `MachineError` where the port cannot be had, or the system has no processes that can be ended.
    """
    if not hasattr(os, "fork"):
        raise MachineError("this system cannot fork: queries would run where nothing could end them; use Linux, macOS or WSL")
    from tuiin.serve.web.server import address, listen

    _quiet()
    with listen(host, port) as listening:

        async def run() -> None:
            started(address(host, listening).rstrip("/") + PATH)
            await _hosted(desk, host, listening, tell, log)

        _until_told(run)


async def _hosted(desk: Desk, host: str, listening: "socket.socket", tell: Tell, log: Tell | None) -> None:
    import uvicorn

    from tuiin.serve.web import connections
    from tuiin.serve.web.access import AccessMiddleware, AccessRules
    from tuiin.serve.web.server import hosting

    # Each request stands for itself: no session is kept that a client could leave open.
    manager = StreamableHTTPSessionManager(server(desk, tell), json_response=True, stateless=True, max_request_body_size=_BODY)
    app = AccessMiddleware(_only(manager.handle_request), AccessRules(host, log=log), lambda _: "POST, OPTIONS")
    web = uvicorn.Server(hosting(app, desk.seconds))
    async with manager.run(), anyio.create_task_group() as tasks:
        tasks.start_soon(connections.watch, web)
        try:
            await web.serve(sockets=[listening])
        finally:
            desk.close()
            tasks.cancel_scope.cancel()


def _only(inside: "ASGIApp") -> "ASGIApp":
    """Return an application that answers at one address, by one method."""
    from tuiin.serve.web.problem import HttpProblem

    async def app(scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["path"] != PATH:
            await HttpProblem(404, f"nothing is here; agents ask at {PATH}").response(None)(scope, receive, send)
        elif scope["method"] != "POST":
            await HttpProblem(405, "agents ask by POST", {"Allow": "POST"}).response(None)(scope, receive, send)
        else:
            await inside(scope, receive, send)

    return app


def _until_told(run: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run until SIGTERM; raises `KeyboardInterrupt` for SIGINT."""
    ended = False

    def end(*_: Any) -> None:
        nonlocal ended
        ended = True
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    try:
        anyio.run(run)
    except BaseException:  # where tasks were under way, the end of them comes in a group
        if not ended:
            raise


def _quiet() -> None:
    logging.getLogger("mcp").setLevel(logging.CRITICAL)  # what goes wrong is told in our words
