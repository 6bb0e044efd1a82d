"""An agent: the SDK's own client at a real `tuiin mcp`, over standard input and output or over HTTP."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters

from .conftest import TOP

PLACE = {"PYTHONPATH": str(TOP / "graph"), "PATH": "/usr/bin:/bin"}


class Agent:
    """A client that is connected; it is asked from without asyncio."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self._portal, self.client = portal, client

    def do(self, what: Any, *arguments: Any) -> Any:
        """Return what a method of the client gives."""
        return self._portal.call(what, *arguments)

    def call(self, tool: str, **arguments: Any) -> Any:
        """Return the result of a tool as it came."""
        return self.do(self.client.call_tool, tool, arguments)

    def ask(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """Return the answer of a tool."""
        result = self.call(tool, **arguments)
        assert not result.is_error, result.content
        return result.structured_content

    def refused(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """Return why a tool gives no answer."""
        result = self.call(tool, **arguments)
        assert result.is_error, result.content
        return result.structured_content


@contextmanager
def agent(*words: object, url: str = "", mode: str = "auto") -> Iterator[Agent]:
    """Connect to a server over HTTP, or to one that is started for it."""
    command = StdioServerParameters(command=sys.executable, args=["-m", "tuiin", "mcp", "-q", *map(str, words)], env=PLACE, cwd=TOP)
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(url or command, mode=mode)) as client:
        yield Agent(portal, client)


@contextmanager
def hosting(*words: object) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Start a server over HTTP; give its address and its process."""
    command = [sys.executable, "-m", "tuiin", "mcp", "--http", "--port", "0", *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=TOP, env=PLACE) as process:
        try:
            url = process.stdout.readline().strip()
            assert url, process.stderr.read()
            yield url, process
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=20)
