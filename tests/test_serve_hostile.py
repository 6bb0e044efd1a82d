"""Requests, clients and data that mean harm, against a real server: each gets an answer in words or a closed door, and nobody else notices."""

import resource
import socket
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tuiin.graph.space import SHIPPED
from tuiin.serve.web import negotiate

from .processes import children_of, handles_of, lives, until
from .serving import JSON, Page, Server, serving

LABEL = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
DATA = rf"""
<{SHIPPED.uri}concept/x> <http://www.w3.org/2004/02/skos/core#prefLabel> "{LABEL.replace('"', chr(92) + '"')}"@en <{SHIPPED.uri}graph/%22%3E%3Cscript%3E/description> .
<{SHIPPED.uri}concept/x> <javascript:alert(1)> <javascript:alert(document.domain)> <{SHIPPED.uri}graph/a'onmouseover='alert(1)/description> .
<{SHIPPED.uri}concept/x> <http://a.example/'onmouseover='alert(1)> <http://a.example/'onmouseover='alert(1)> <javascript:alert(1)/description> .
<https://w3id.org/tuiin//evil.example/x> <http://a.example/p> <{SHIPPED.uri}a?b=c&lang=kk> <http://a.example/g> .
<{SHIPPED.uri}a?b=c&lang=kk> <http://a.example/p> <https://w3id.org/tuiin//evil.example/x> <http://a.example/terms#> .
<{SHIPPED.uri}a%0D%0AX:1> <http://a.example/p> "x"@en <http://a.example/g> .
<{SHIPPED.uri}control> <http://a.example/p> "\u0001" <http://a.example/../g> .
<{SHIPPED.uri}slash> <http://a.example/p/> "x" <http://a.example/g> .
"""

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes as Linux shows them")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    file = tmp_path_factory.mktemp("hostile") / "hostile.nq"
    file.write_text(DATA, "utf-8")
    with serving(file, "-q", "--timeout", "1.5") as server:
        yield server


def well(server: Server) -> bool:
    return server.process.poll() is None and server.query("ASK {}").json()["boolean"] is True


# --- what comes over the wire ---------------------------------------------------------------------------------------------------------

LOCAL = b"Host: localhost\r\nConnection: close\r\n"
POSTED = b"POST /sparql HTTP/1.1\r\n" + LOCAL + b"Content-Type: application/sparql-query\r\n"


def got(target: bytes, headers: bytes = LOCAL, method: bytes = b"GET", version: bytes = b"1.1") -> bytes:
    return b"%s %s HTTP/%s\r\n%s\r\n" % (method, target, version, headers)


WIRE = {
    "a header that is two": (got(b"/id/a%0d%0aX:1.ttl"), 404),
    "no host in HTTP/1.0": (got(b"/health", b"", version=b"1.0"), 400),
    "an address of all": (got(b"http://evil.example/health"), 404),
    "two slashes": (got(b"//evil.example/"), 404),
    "a graph that is no address": (got(b"/data?graph=http://["), 400),
    "a graph with line ends": (got(b"/data?graph=a:%0d%0a"), 400),
    "a thing that is no address": (got(b"/about?iri=http://["), 404),
    "trace": (got(b"/health", method=b"TRACE"), 405),
    "connect": (got(b"evil.example:80", method=b"CONNECT"), 404),
    "a method of its own": (got(b"/health", method=b"BREW"), 405),
    "options of all": (got(b"*", method=b"OPTIONS"), 204),
    "a port that is none": (got(b"/sparql", b"Host: [::1]:99999999\r\nConnection: close\r\n"), 200),
    "an address as one number": (got(b"/health", b"Host: 2130706433\r\nConnection: close\r\n"), 421),
    "an address in short": (got(b"/health", b"Host: 127.1\r\nConnection: close\r\n"), 421),
    "an address in hexadecimal": (got(b"/health", b"Host: 0x7f000001\r\nConnection: close\r\n"), 421),
    "a host of marks": (got(b"/health", b"Host: <script>\r\nConnection: close\r\n"), 421),
    "a zero in a header": (got(b"/health", LOCAL + b"X: a\x00b\r\n"), 400),
    "bytes in Accept": (got(b"/sparql?query=ASK%7B", LOCAL + b"Accept: \xff;q=\xb2\r\n"), 400),
    "a hundred thousand wishes": (got(b"/sparql?query=ASK%7B%7D", LOCAL + b"Accept: " + b"a/b;q=0.1," * 100_000 + b"\r\n"), 406),
    "a quote without end": (got(b"/sparql?query=ASK%7B%7D", LOCAL + b'Accept: */*, "' + b'\\"' * 500_000 + b"\r\n"), 200),
    "languages without end": (got(b"/", LOCAL + b"Accept-Language: " + b"kk;q=0.1," * 100_000 + b"\r\n"), 200),
    "too many fields": (got(b"/sparql?" + b"a=1&" * 5000), 400),
    "an upgrade": (got(b"/sparql?query=ASK%7B%7D", b"Host: localhost\r\nUpgrade: websocket\r\nConnection: upgrade, close\r\n"), 200),
    "HTTP/2 at once": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "a way up": (got(b"/assets/..%2f..%2fcli.py"), 404),
    "a way up, from things": (got(b"/id/..%2f..%2f..%2f..%2fetc/passwd"), 404),
    "a body in pieces": (POSTED + b"Transfer-Encoding: chunked\r\n\r\n3\r\nASK\r\n3;x=y\r\n {}\r\n0\r\n\r\n", 200),
    "pieces that are none": (POSTED + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nASK {}\r\n0\r\n\r\n", 400),
    "a coding that is unknown": (POSTED + b"Transfer-Encoding: gzip\r\n\r\nASK {}", 400),
    "two lengths": (POSTED + b"Content-Length: 6\r\nContent-Length: 7\r\n\r\nASK {}x", 400),
    "a length below zero": (POSTED + b"Content-Length: -1\r\n\r\n", 400),
    "a length of other digits": (POSTED + b"Content-Length: \xb2\r\n\r\n", 400),
    "a length beyond all": (POSTED + b"Content-Length: 99999999999999999999\r\n\r\nASK", 413),
    "less than the length": (POSTED + b"Content-Length: 3\r\n\r\nASK {}", 400),
    "asked to wait": (POSTED + b"Content-Length: 6\r\nExpect: 100-continue\r\n\r\nASK {}", 100),
}


@pytest.mark.parametrize("case", WIRE)
def test_a_strange_request_has_an_answer(server: Server, case):
    request, status = WIRE[case]
    answer = server.raw(request)
    assert answer.startswith(b"HTTP/1.1 %d " % status), answer[:300]
    assert b"X:" not in answer.partition(b"\r\n\r\n")[0]
    assert b"root:" not in answer
    assert well(server)


def test_requests_one_after_the_other_without_waiting_are_answered_in_their_order(server: Server):
    asks = [got(f"/sparql?query=SELECT({i}AS%20?x)%7B%7D".encode(), b"Host: localhost\r\n") for i in range(9)]
    answer = server.raw(b"".join(asks) + got(b"/health"))
    assert [answer.find(b'"value":"%d"' % i) for i in range(9)] == sorted(answer.find(b'"value":"%d"' % i) for i in range(9))
    assert answer.count(b"HTTP/1.1 200 ") == 10


def test_a_header_is_read_in_time_and_not_kept():
    """What nobody closes would be looked for again from each quote; and a megabyte as a key of a cache stays there."""
    for seed in ('"\\', '",', '"a', ";", "q="):
        assert negotiate.choose("text/n3," + seed * 1_000_000, negotiate.GRAPHS) == negotiate.GRAPHS[-1]
    kept = negotiate._chosen.cache_info().currsize
    negotiate.choose("text/n3," + "a" * 2_000_000, negotiate.GRAPHS)
    negotiate.choose("text/n3," + "a" * 1_000_000, negotiate.GRAPHS)  # cut to the same
    assert negotiate._chosen.cache_info().currsize == kept + 1


# --- slow clients, and many -----------------------------------------------------------------------------------------------------------

SLOW = {
    "says nothing": (b"", b""),
    "one byte": (b"G", b""),
    "headers without end": (b"GET /health HTTP/1.1\r\n", b"X: a\r\n"),
    "a body, byte by byte": (POSTED + b"Content-Length: 100000\r\n\r\n", b" "),
    "a body, piece by piece": (POSTED + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "a body for nobody": (b"POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n", b" "),
}


def test_a_client_that_dawdles_is_let_go(server: Server):
    """After the time of a query, or five seconds."""
    lasted = {}

    def dawdle(name: str) -> None:
        first, more = SLOW[name]
        start = time.monotonic()
        with socket.create_connection((urlsplit(server.url).hostname, urlsplit(server.url).port)) as line:
            line.settimeout(0.2)
            try:
                line.sendall(first)
                while time.monotonic() - start < 15:
                    line.sendall(more)
                    try:
                        if not line.recv(4096):
                            break
                    except TimeoutError:
                        pass
            except ConnectionError:
                pass
        lasted[name] = time.monotonic() - start

    threads = [threading.Thread(target=dawdle, args=(name,)) for name in SLOW]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert well(server)
        time.sleep(0.2)
    assert set(lasted) == set(SLOW)
    assert all(4 < seconds < 12 for seconds in lasted.values()), lasted


def test_a_client_that_does_not_read_is_let_go(tmp_path):
    file = tmp_path / "big.nt"
    file.write_text("".join(f'<http://a.example/{i}> <http://a.example/p> "{"x" * 1000}" .\n' for i in range(12_000)), "utf-8")
    with serving(file, "-q", "--timeout", "5") as server, socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)

        def connections() -> int:
            return len([handle for handle in handles_of(server.process.pid) if handle.startswith("socket:")])

        assert well(server)
        server.client.close()
        assert until(lambda: connections() <= 6)  # the door, the helper, two workers, the loop
        quiet = connections()
        line.connect((urlsplit(server.url).hostname, urlsplit(server.url).port))
        line.sendall(b"GET /data HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert until(lambda: connections() == quiet + 1)
        assert until(lambda: connections() == quiet, 15)


def test_more_clients_than_there_is_room_for_keep_nobody_out(tmp_path):
    file = tmp_path / "data.nt"
    file.write_text("<http://a.example/s> <http://a.example/p> <http://a.example/o> .", "utf-8")
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))  # the server inherits it, and raises it to what it wants
    try:
        server = Server(file, "-q")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    address = (urlsplit(server.url).hostname, urlsplit(server.url).port)
    crowd = []
    try:
        for number in range(1500):
            crowd.append(socket.create_connection(address, 10))
            if number % 100 == 0:
                assert httpx.get(server.url + "health").status_code == 200
        assert until(lambda: len(handles_of(server.process.pid)) < 1100)
        assert well(server)
    finally:
        for line in crowd:
            line.close()
        server.stop()
        told = server.told()
        server.forget()
    assert told == ""


# --- data that mean harm --------------------------------------------------------------------------------------------------------------

PAGES = [
    "/",
    "/id/concept/x",
    "/id/a%3Fb=c&lang=kk",
    "//evil.example/x",
    "/about?iri=javascript:alert(document.domain)",
    "/sparql",
    "/id/a%250D%250AX:1",
]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_does_what_the_data_say(server: Server, path):
    """No script, no handler, no link but to here or to the web; nothing of the data in a header."""
    answer = server.client.get(server.url.rstrip("/") + path, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    page = Page(answer.text)  # which refuses handlers
    assert all(load.startswith("/assets/") for load in page.loads)
    for link in page.links:
        assert not link.startswith("//")
        assert link.startswith(("/", "?", "#", "http://", "https://"))
        if link.startswith(("/", "?")):
            assert urlsplit(str(answer.url.join(link))).netloc == urlsplit(server.url).netloc
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    assert "//evil" not in answer.headers.get("link", "")


def test_a_hostile_label_is_shown_as_it_is(server: Server):
    page = Page(server.client.get("/id/concept/x", headers={"Accept": "text/html"}).text)
    assert page.words.count(LABEL) >= 2


@pytest.mark.parametrize("path", ["/id/a%3Fb=c&lang=kk", "//evil.example/x", "/about?iri=http%3A%2F%2Fa.example%2Fp&as=html"])
def test_the_languages_of_a_page_lead_back_to_it(server: Server, path):
    first = server.client.get(server.url.rstrip("/") + path, headers={"Accept": "text/html"})
    if first.status_code == 404:  # nothing is said of the property itself
        return
    link = next(link for link in Page(first.text).links if link.startswith("?") and link.endswith("lang=ru"))
    second = server.client.get(first.url.join(link), headers={"Accept": "text/html"})
    assert '<html lang="ru">' in second.text
    assert Page(second.text).words[0:1] == Page(first.text).words[0:1]


@pytest.mark.parametrize("graph", ["http://a.example/terms#", "http://a.example/../g", "javascript:alert(1)/description"])
def test_a_graph_is_found_by_its_very_name(server: Server, graph):
    answer = server.client.get("/data", params={"graph": graph}, headers={"Accept": "application/n-triples"})
    assert (answer.status_code, answer.text.count("\n")) == (200, 1)


@pytest.mark.parametrize(
    ("address", "accept"),
    [
        ("/data?default", "application/rdf+xml"),
        ("/data?graph=http://a.example/../g", "application/rdf+xml"),
        ("/id/control.rdf", "*/*"),
        ("/id/slash.rdf", "*/*"),
        ("/sparql?query=SELECT(%22%5Cu0001%22AS%20?x)%7B%7D", "application/sparql-results+xml"),
        ("/sparql?query=SELECT(%22%5CuFFFE%22AS%20?x)%7B%7D", "application/sparql-results+xml"),
        ("/sparql?query=CONSTRUCT%7B%3Ca:b%3E%3Chttp://a.example/1%3E%201%7D%7B%7D", "application/rdf+xml"),
    ],
)
def test_what_xml_cannot_hold_is_not_given_as_xml(server: Server, address, accept):
    """The engine would write it, and no parser would read it."""
    answer = server.client.get(address, headers={"Accept": accept})
    assert answer.status_code == 406
    assert "another form" in answer.text
    other = server.client.get(address.replace(".rdf", ".nt"))
    assert other.status_code == 200


def test_what_xml_can_hold_is_given(server: Server):
    query = r'SELECT ("<oxprefix: \t\r\n\u049b\uFFFD" AS ?x) {}'
    root = ET.fromstring(server.query(query, "application/sparql-results+xml").content)
    assert root.find(".//{*}literal").text.startswith("<oxprefix: ")


def test_a_page_is_bounded_as_every_answer_is(tmp_path):
    file = tmp_path / "terms.nt"
    term = '<http://a.example/{0}> <http://www.w3.org/2000/01/rdf-schema#isDefinedBy> <http://a.example/> .\n<http://a.example/{0}> <http://a.example/p> "{1}" .\n'
    file.write_text("".join(term.format(i, "x" * 1000) for i in range(1000)), "utf-8")
    with serving(file, "-q", "--output", "0.5") as server:
        answer = server.client.get("/about", params={"iri": "http://a.example/"}, headers={"Accept": "text/html"})
        assert answer.status_code == 503
        assert "larger than 500,000 bytes" in answer.text
        assert well(server)


# --- queries that mean harm -----------------------------------------------------------------------------------------------------------

NUMBERS = " ".join(map(str, range(2000)))


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ VALUES ?a {{ {NUMBERS} }} VALUES ?b {{ {NUMBERS} }} VALUES ?c {{ {NUMBERS} }} }} ORDER BY ?a ?b ?c",
        "ASK { " + "OPTIONAL { ?s ?p ?o " * 90 + "}" * 91,
        "SELECT * { ?s (!<a:a>|^!<a:b>)* ?o . ?o (!<a:c>)* ?z . ?z (^!<a:d>)* ?s }",
        'SELECT * { VALUES ?x { "'
        + "a" * 30_000
        + '" } FILTER(REGEX(?x, "(a|a?)+$")) FILTER(REGEX(REPLACE(?x, "a", "aaaaaaaaaa"), "(a+)+b")) }',
        "SELECT (" + "REPLACE(" * 20 + '"aaaaaaaa"' + ', "a", "aaaaaaaa")' * 20 + " AS ?x) {}",
        "ASK { " + "UNION".join(["{ ?s ?p ?o }"] * 3000) + " }",
        "SELECT * { ?s ?p ?o } LIMIT 99999999999999999999999",
        "SELECT (GROUP_CONCAT(?a) AS ?x) { VALUES ?a { " + NUMBERS + " } VALUES ?b { " + NUMBERS + " } VALUES ?c { " + NUMBERS + " } }",
    ],
    ids=["values", "optionals", "paths", "regex", "replace", "unions", "limit", "concat"],
)
def test_a_query_without_end_has_one(server: Server, query):
    answer = server.client.post("/sparql", content=query, headers=JSON | {"Content-Type": "application/sparql-query"})
    assert answer.status_code in (200, 400, 413, 503)
    assert answer.json()
    assert well(server)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ S\\u0045RVICE <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ \\U00000053ERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ ?s ?p 1SERVICE <{0}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ BIND(<{0}> AS ?e) #\nSERVICE ?e {{ ?s ?p ?o }} }}",
        "PREFIX a: <{0}> SELECT * {{ ?s a:x\\#y ?o . SERVICE a: {{ ?s ?p ?o }} }}",
        "SELECT * {{ ?s ?p '\\\\' . SERVICE SILENT <{0}> {{ }} #' }}",
        "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "SELECT * FROM <file:///etc/passwd> FROM <{0}> {{ ?s ?p ?o }}",
        "LOAD <{0}>",
        "DESCRIBE <{0}>",
    ],
)
def test_no_query_leaves_the_machine(server: Server, query):
    with socket.create_server(("127.0.0.1", 0)) as outside:
        outside.settimeout(0.3)
        answer = server.query(query.format(f"http://127.0.0.1:{outside.getsockname()[1]}/sparql"))
        with pytest.raises(TimeoutError):
            outside.accept()
    assert answer.status_code in (200, 400, 406)
    assert "root:" not in answer.text
    assert answer.status_code > 200 or answer.json()["results"]["bindings"] == []


# --- the machine ----------------------------------------------------------------------------------------------------------------------


@contextmanager
def command(*arguments: object, **options: object) -> Iterator[subprocess.Popen[str]]:
    """A server by the installed command, as `python -m` would itself import what lies in the folder."""
    line = [Path(sys.executable).with_name("tuiin"), "serve", *arguments, "--port", "0"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True, **options) as process:
        try:
            yield process
        finally:
            process.kill()


def test_what_lies_in_the_folder_is_not_run(tmp_path):
    for name in ("json", "socket", "struct", "tuiin", "resource", "pyoxigraph"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('taken over')", "utf-8")
    (tmp_path / "data.nt").write_text("<a:a> <a:b> <a:c> .", "utf-8")
    with command("data.nt", stderr=subprocess.DEVNULL, cwd=tmp_path) as process:
        address = process.stdout.readline().strip()
        assert httpx.get(address + "sparql", params={"query": "ASK {}"}).status_code == 200


def test_a_full_disk_stops_the_log_and_nothing_else(tmp_path):
    (tmp_path / "data.nt").write_text("<a:a> <a:b> <a:c> .", "utf-8")
    with Path("/dev/full").open("wb") as full, command(tmp_path / "data.nt", stderr=full) as process:
        address = process.stdout.readline().strip()
        assert [httpx.get(address + "health").status_code for _ in range(50)] == [200] * 50
        process.terminate()
        assert process.wait(20) == 0


def test_a_server_that_is_killed_while_it_loads_leaves_nothing(tmp_path):
    file = tmp_path / "big.nt"
    file.write_text("".join(f'<http://a.example/{i}> <http://a.example/p> "{i}" .\n' for i in range(300_000)), "utf-8")
    for end in ("kill", "terminate"):
        with command(file, stderr=subprocess.PIPE) as process:
            assert until(lambda pid=process.pid: children_of(pid))
            helper = children_of(process.pid)[0]
            time.sleep(0.3)
            getattr(process, end)()
            assert process.wait(20) == {"kill": -9, "terminate": 0}[end]
            assert until(lambda pid=helper: not lives(pid))
            assert process.stderr.read() == ""


def test_a_storm_of_changes_ends_with_the_last(tmp_path):
    """Half-written files among them; no request meanwhile goes without an answer, and none sees a mixture."""
    file = tmp_path / "data.nq"

    def write(number: int, *, whole: bool = True) -> None:
        text = "".join(f'<http://a.example/{i}> <http://a.example/p> "{number}" <http://a.example/g> .\n' for i in range(200))
        file.write_text(text if whole else text[:-9], "utf-8")

    write(0)
    with serving(file, "--watch", "-q") as server:

        def seen() -> list[tuple[str, str]]:
            answer = server.query("SELECT ?o (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?o")
            assert answer.status_code == 200
            return [(row["o"]["value"], row["n"]["value"]) for row in answer.json()["results"]["bindings"]]

        for number in range(1, 19):
            write(number, whole=number % 3 > 0)
            end = time.monotonic() + (0.05, 0.7)[number % 5 == 0]
            while time.monotonic() < end:
                ((_, size),) = seen()
                assert size == "200"
        write(99)
        assert until(lambda: seen() == [("99", "200")], 20)
        assert until(lambda: len(server.children()) <= 5)
