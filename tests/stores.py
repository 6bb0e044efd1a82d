"""Stores to load into: Oxigraph and Virtuoso as they are, and a server of our own with the addresses and the faults of others.

Every process is started here and ended here, by its own id.
"""

import contextlib
import hashlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

from tuiin.graph.vocabulary import article_iri, expand, graph_iri

from .conftest import TOP

OXIGRAPH = Path(sys.executable).parent / "oxigraph"
PASSWORD = "dba"  # what a fresh Virtuoso has; it listens on this machine alone


def article_of(slug: str, *parts: str) -> dict[str, set[str]]:
    """The graphs of an article: its own, and these parts below its name, each with a statement."""
    own = f"<{article_iri(slug)}> <{expand('rdf:type')}> <{expand('fabio:JournalArticle')}>"
    return {graph_iri(slug): {own}} | {graph_iri(slug, part): {f'<urn:s> <urn:p> "{slug} {part}"'} for part in parts}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def await_port(port: int, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, f"{process.args} ended with {process.returncode}"
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError(f"nothing listens on {port} after {seconds} seconds")


class Served:
    """A server process that can be killed and started again at the same port, over the same folder."""

    def __init__(self, command: list[str], port: int, stop: int = signal.SIGTERM) -> None:
        self.command, self.port, self.stop = command, port, stop
        self.address = f"http://127.0.0.1:{port}"
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        await_port(self.port, self.process)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(self.stop)
            self.process.wait()


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[Served]:
    port = free_port()
    served = Served([str(OXIGRAPH), "serve", "-l", str(folder), "-b", f"127.0.0.1:{port}"], port)
    try:
        yield served
    finally:
        served.close()


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[Served]:
    """An instance of our own: its own files, ports, temporary database and log, on this machine alone."""
    port = free_port()
    (folder / "virtuoso.ini").write_text(
        f"""[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{free_port()}
DirsAllowed = {folder}
NumberOfBuffers = 4000
MaxDirtyBuffers = 2000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
[SPARQL]
ResultSetMaxRows = 10000
"""
    )
    served = Served(["virtuoso-t", "+configfile", str(folder / "virtuoso.ini"), "+foreground"], port, signal.SIGKILL)
    try:
        yield served
    finally:
        served.close()


class StandIn:
    """A store of our own on pyoxigraph, with the addresses of one that cannot be had here; `fault` may answer in its place.

    It speaks the protocols; it is not the store itself, and stands for its addresses and the forms of its requests only.
    """

    def __init__(self, routes: dict[str, str], headers: dict[str, str] | None = None) -> None:
        self.routes, self.headers = routes, headers or {}
        self.store, self.lock = ox.Store(), threading.Lock()
        self.fault: Callable[[Handler], bool] = lambda _: False
        self.seen: list[str] = []
        self.authorizations: list[str] = []
        self.users: dict[str, str] = {}
        self.way = "basic"
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"stand_in": self}))
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def writes(self) -> list[str]:
        return [line for line in self.seen if line.startswith(("POST", "PUT", "DELETE")) and "query" not in line]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    stand_in: StandIn

    def do_GET(self) -> None:
        here = self.stand_in
        self.body = self.rfile.read(int(self.headers.get("content-length") or 0))
        parts = urlsplit(self.path)
        self.role = self._role(parts.path)
        self.graph = (parse_qs(parts.query).get("graph") or [""])[0]
        here.seen.append(f"{self.command} {parts.path} {self.role}")
        if self.headers.get("authorization"):
            here.authorizations.append(self.headers["authorization"])
        with here.lock:
            if not here.fault(self) and self._known():
                self._serve()

    do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 - the names that http.server asks for

    def _role(self, path: str) -> str:
        roles = self.stand_in.routes.get(path, "").split()
        form = self.headers.get("content-type", "").partition(";")[0]
        by_form = {"application/sparql-update": "update", "application/x-www-form-urlencoded": "query"}
        role = by_form.get(form, "graphs" if self.command != "GET" or "?graph" in self.path else "query")
        return role if role in roles else ""

    def _known(self) -> bool:
        """Ask who it is, where somebody has to be: by basic or digest, as RFC 7617 and 7616 have it."""
        users, said = self.stand_in.users, self.headers.get("authorization", "")
        if not users:
            return True
        if self.stand_in.way == "basic":
            import base64

            if any(said == "Basic " + base64.b64encode(f"{u}:{p}".encode()).decode() for u, p in users.items()):
                return True
            return self.say(401, b"", {"WWW-Authenticate": 'Basic realm="a store"'})
        fields = dict(part.strip().split("=", 1) for part in said.removeprefix("Digest ").split(",") if "=" in part)
        plain = {key: value.strip('"') for key, value in fields.items()}
        if plain.get("username") in users:

            def md5(text: str) -> str:
                return hashlib.md5(text.encode()).hexdigest()

            one = md5(f"{plain['username']}:{plain['realm']}:{users[plain['username']]}")
            two = md5(f"{self.command}:{self.path}")
            if plain["response"] == md5(f"{one}:{plain['nonce']}:{plain['nc']}:{plain['cnonce']}:auth:{two}"):
                return True
        return self.say(401, b"", {"WWW-Authenticate": f'Digest realm="r", nonce="{os.urandom(8).hex()}", qop="auth", algorithm=MD5'})

    def _serve(self) -> None:
        store = self.stand_in.store
        graph = ox.NamedNode(self.graph) if self.graph else ox.DefaultGraph()
        try:
            if self.role == "query":
                sparql = parse_qs(self.body.decode()).get("query", [""])[0]
                self.say(
                    200,
                    store.query(sparql).serialize(format=ox.QueryResultsFormat.JSON),
                    {"Content-Type": "application/sparql-results+json"},
                )
            elif self.role == "update":
                store.update(self.body.decode())
                self.say(204)
            elif self.role == "graphs" and self.command == "GET":
                triples = ox.serialize((q.triple for q in store.quads_for_pattern(None, None, None, graph)), format=ox.RdfFormat.N_TRIPLES)
                self.say(200 if triples else 404, triples, {"Content-Type": "application/n-triples"})
            elif self.role == "graphs" and self.command == "DELETE":
                there = store.contains_named_graph(graph)
                store.remove_graph(graph)
                self.say(204 if there else 404)
            elif self.role == "graphs":
                self.add(self.body)
                self.say(204)
            else:
                self.say(404, b"nothing here")
        except SyntaxError as error:
            self.say(400, str(error).encode())

    def add(self, body: bytes) -> None:
        store, graph = self.stand_in.store, ox.NamedNode(self.graph)
        if self.command == "PUT":
            store.remove_graph(graph)
        store.bulk_load(body, ox.RdfFormat.N_TRIPLES, to_graph=graph)

    def say(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> bool:
        self.send_response_only(status)
        for name, value in {**self.stand_in.headers, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return False

    def cut(self) -> None:
        """End the connection in the middle of the answer."""
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        pass


class Proxy:
    """A way to a server that lets so many bytes of requests pass, or all until some words, and then holds the rest until `open` is called."""

    def __init__(self, port: int, limit: int | None = None, words: bytes | None = None) -> None:
        self.port, self.left, self.words, self.passed = port, limit, words, b""
        self.held, self.opened = threading.Event(), threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def open(self) -> None:
        self.left, self.words, self.passed = None, None, b""
        self.opened.set()

    def close(self) -> None:
        self.opened.set()
        self.listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.listener.accept()
                try:
                    server = socket.create_connection(("127.0.0.1", self.port), 5)
                except OSError:
                    client.close()
                    continue
                threading.Thread(target=self._pump, args=(client, server, True), daemon=True).start()
                threading.Thread(target=self._pump, args=(server, client, False), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, counted: bool) -> None:
        with contextlib.suppress(OSError):
            while some := source.recv(65536):
                if counted and self.left is not None:
                    self.left -= len(some)
                    if self.left < 0:
                        self.held.set()
                        self.opened.wait()
                if counted and self.words and self.words in some:
                    self.held.set()
                    self.opened.wait()
                if counted:
                    self.passed += some
                sink.sendall(some)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()


def start_tuiin(*arguments: str, **settings: str) -> subprocess.Popen[str]:
    """Start a command, to be killed or waited for."""
    return subprocess.Popen(
        [sys.executable, "-m", "tuiin", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=TOP,
        env={**os.environ, "PYTHONPATH": str(TOP / "graph"), **settings},
    )


def run_tuiin(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    process = start_tuiin(*arguments, **settings)
    out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)
