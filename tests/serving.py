"""A server of ours as a user would start it, asked over real HTTP."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from .conftest import TOP
from .processes import children_of

JSON = {"Accept": "application/sparql-results+json"}


class Server:
    """A running `tuiin serve`: its process, its address, and a client."""

    def __init__(self, *arguments: object, cwd: Path = TOP) -> None:
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by forget
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tuiin", "serve", "--port", "0", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
            cwd=cwd,
            env={"PYTHONPATH": str(TOP / "graph"), "PATH": "/usr/bin:/bin"},
        )
        self.url = self.process.stdout.readline().strip()
        assert self.url, self.told()
        self.client = httpx.Client(base_url=self.url, timeout=60)

    def query(self, query: str, accept: str = JSON["Accept"], **fields: object) -> httpx.Response:
        return self.client.get("/sparql", params={"query": query, **fields}, headers={"Accept": accept})

    def crowd(self, queries: list[str]) -> list[httpx.Response]:
        """Ask all at once, each over a connection of its own. By threads: a browser that another test left open keeps asyncio busy."""
        with (
            httpx.Client(base_url=self.url, timeout=60, limits=httpx.Limits(max_connections=len(queries))) as client,
            ThreadPoolExecutor(len(queries)) as threads,
        ):
            return list(threads.map(lambda query: client.get("/sparql", params={"query": query}, headers=JSON), queries))

    def raw(self, request: bytes) -> bytes:
        """Send bytes as they are, and return all that comes back."""
        address = urlsplit(self.url)
        with socket.create_connection((address.hostname, address.port), 20) as line:
            line.sendall(request)
            line.settimeout(20)
            answer = b""
            while part := line.recv(65536):
                answer += part
        return answer

    def told(self) -> str:
        """Return what was written on standard error so far."""
        return os.pread(self.errors.fileno(), 1 << 24, 0).decode()  # the place to write at is shared, and stays where it is

    def children(self) -> list[int]:
        """Return the helper and its workers."""
        helper = children_of(self.process.pid)
        return helper + [pid for one in helper for pid in children_of(one)]

    def stop(self) -> int:
        self.client.close()
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(20)
        finally:
            self.process.stdout.close()

    def forget(self) -> None:
        """Close what this side holds."""
        if self.process.poll() is None:
            self.stop()
        self.client.close()
        self.process.stdout.close()
        self.errors.close()


@contextmanager
def serving(*arguments: object, **options: object) -> Iterator[Server]:
    server = Server(*arguments, **options)
    try:
        yield server
    finally:
        server.forget()
