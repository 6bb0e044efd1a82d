"""A running `tuiin edit`: its address, what it tells, and what a window of it hears."""

import json
import os
import queue
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx

from .conftest import TOP


class Editor:
    """`tuiin edit` on a project, ended with the block that it is opened for."""

    def __init__(self, project: Path, *arguments: str) -> None:
        self.project = project
        self.told = project.parent / "told.txt"
        with self.told.open("w", encoding="utf-8") as told:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tuiin", "edit", "--print", "--project", str(project), *arguments],
                stdout=subprocess.PIPE,
                stderr=told,
                text=True,
                env=os.environ | {"PYTHONPATH": str(TOP / "graph")},
            )
        self.url = self.process.stdout.readline().strip()
        assert self.url.startswith("http://127.0.0.1:"), self.told.read_text("utf-8")

    def __enter__(self) -> "Editor":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(20)

    def state(self) -> dict:
        return httpx.get(f"{self.url}state", timeout=60).raise_for_status().json()

    def post(self, name: str, said: object, **more: object) -> httpx.Response:
        return httpx.post(f"{self.url}{name}", json=said, timeout=60, **more)

    def act(self, **said: object) -> dict:
        return self.post("act", {"kind": "change", "seen": 1_000_000, **said}).raise_for_status().json()

    @contextmanager
    def window(self):
        """What a window hears, as a queue of changes."""
        heard: queue.Queue[dict] = queue.Queue()
        client = httpx.Client(timeout=None)
        ready = threading.Event()

        def listen() -> None:
            with suppress(httpx.HTTPError), client.stream("GET", f"{self.url}news") as answer:
                for line in answer.iter_lines():
                    ready.set()
                    if line.startswith("data: "):
                        heard.put(json.loads(line.removeprefix("data: ")))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        assert ready.wait(20)
        try:
            yield heard
        finally:
            client.close()
            thread.join(5)


def first(heard: "queue.Queue[dict]", wanted: str) -> dict:
    """The first change that a window hears which says something of this."""
    while True:
        changes = heard.get(timeout=60)
        if changes.get(wanted):
            return changes
