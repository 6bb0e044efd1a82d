"""What no query can do to the server, and what no death can: limits, crashes, clients that go, helpers that are killed, changes of the data."""

import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tuiin.exports.build import write_all

from .conftest import LIBRARY
from .processes import children_of, handles_of, lives, until
from .serving import Server, serving

LINES = "".join(f'<http://a.example/{i}> <http://a.example/p{i % 7}> "{i}" .\n' for i in range(2000))
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SECONDS = 1.5

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes as Linux shows them")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("limits") / "data.nt"
    path.write_text(LINES, "utf-8")
    return path


@pytest.fixture(scope="module")
def server(file):
    with serving(file, "-q", "--timeout", SECONDS, "--memory", "300", "--output", "0.5", "--workers", "3") as server:
        yield server


def well(server: Server) -> bool:
    return server.process.poll() is None and server.query("ASK {}").json() == {"head": {}, "boolean": True}


# --- limits ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "status", "limit"),
    [
        (ENDLESS, 503, "time"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g", 503, None),
        ("SELECT (GROUP_CONCAT(?x) AS ?all) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?d), STR(?c), STR(?e)) AS ?x) }", 503, None),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", 503, "output"),
        ("CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }", 503, "output"),
        ("SELECT * " + "{" * 2500 + "}" * 2500, 400, "nesting"),
        ("SELECT * { FILTER" + "(" * 5000 + "1" + ")" * 5000 + "}", 400, "nesting"),
        ("ASK { FILTER(" + "!" * 15_000 + "true) }", 400, "nesting"),
        ("ASK { FILTER(" + "||".join(["true"] * 6_000) + ") }", None, None),
        ("SELECT * { " + "?s ?p ?o . " * 6000 + "}", 413, "length"),
        ("ASK { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(250)) + "}", None, None),
        ("SELECT * { ?s ?p ?o FILTER(REGEX(?o, '" + "(a*)*" * 30 + "b')) }", None, None),
        ("SELECT ?s { ?s (<http://a.example/p1>*/<http://a.example/p2>*)* ?o }", None, None),
    ],
    ids=range(13),
)
def test_a_bad_query_hits_its_limit_and_nothing_else(server: Server, query, status, limit):
    """Never a 200 with a cut body, never the end of the server."""
    answer = server.client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})
    if status is None and answer.status_code == 200:
        answer.json()
    else:
        problem = answer.json()
        assert answer.status_code == (status or answer.status_code) == problem["status"]
        assert answer.status_code in (400, 413, 503)
        assert problem.get("limit") in (limit, *([] if limit else ["time", "memory", "nesting", "output"]))
        assert ("retry-after" in answer.headers) == (answer.status_code == 503)
    assert well(server)


def test_a_hog_is_told_of_memory(file):
    with serving(file, "-q", "--timeout", "20", "--memory", "60") as server:
        problem = server.query(
            "SELECT (GROUP_CONCAT(?x) AS ?all) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?d), STR(?c)) AS ?x) }"
        ).json()
        assert (problem["status"], problem["limit"]) == (503, "memory")
        assert well(server)


def test_an_answer_below_the_limit_of_size_is_whole(server: Server):
    answer = server.query("SELECT * { ?s ?p ?o }")
    assert len(answer.json()["results"]["bindings"]) == 2000


def test_many_endless_queries_do_not_starve_the_rest(file):
    """Where all workers are at work, a query waits; when it has waited too long it is told so."""
    with serving(file, "-q", "--timeout", "1", "--workers", "2") as server:
        answers = server.crowd([ENDLESS] * 8)
        assert {answer.status_code for answer in answers} == {503}
        assert {answer.json()["limit"] for answer in answers} == {"time", "queue"}
        assert well(server)


def test_a_hundred_readers_at_once_are_all_answered(server: Server):
    answers = server.crowd([f'SELECT ?s {{ ?s ?p "{number}" }}' for number in range(100)])
    assert {answer.status_code for answer in answers} == {200}
    found = [answer.json()["results"]["bindings"][0]["s"]["value"] for answer in answers]
    assert found == [f"http://a.example/{number}" for number in range(100)]


def test_a_hundred_readers_are_answered_beside_ten_that_mean_harm(file):
    bad = [
        ENDLESS,
        "SELECT * " + "{" * 2500 + "}" * 2500,
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a",
        "ASK { SERVICE <a:b> {} }",
        "ASK {",
    ]
    with serving(file, "-q", "--timeout", "10", "--memory", "200", "--output", "0.5", "--workers", "12") as server:
        answers = server.crowd(bad * 2 + [f'SELECT ?s {{ ?s ?p "{number}" }}' for number in range(100)])
        assert [answer.status_code for answer in answers[10:]] == [200] * 100
        assert {answer.status_code for answer in answers[:10]} <= {400, 503}
        assert well(server)


# --- processes ------------------------------------------------------------------------------------------------------------------------


def busy(server: Server) -> int:
    return server.client.get("/health").json()["busy"]


def test_a_client_that_goes_takes_its_query_with_it(file):
    with serving(file, "-q", "--timeout", "30", "--workers", "2") as server:
        address = urlsplit(server.url)
        with socket.create_connection((address.hostname, address.port)) as line:
            line.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            assert until(lambda: busy(server) == 1)
        assert until(lambda: busy(server) == 0)
        assert until(lambda: len(server.children()) <= 3)
        assert well(server)


def test_no_process_and_no_descriptor_is_left_after_many_queries(server: Server):
    def seen() -> tuple[int, int]:
        return len(server.children()), len(handles_of(server.process.pid))

    assert well(server)
    before = seen()
    helper = children_of(server.process.pid)[0]
    kept = len(handles_of(helper))
    for number in range(200):
        if number % 20 == 0:
            server.query("SELECT * FROM <a:b> FROM <a:c> { ?s ?p ?o }")  # ends its worker
        if number % 50 == 0:
            server.query("SELECT * { ?a ?b ?c . ?d ?e ?f }")
        server.query("SELECT * {")
        server.query("ASK {}")
    assert until(lambda: seen() <= (5, before[1] + 3))
    assert len(handles_of(helper)) == kept
    assert children_of(server.process.pid) == [helper]


def test_the_helper_has_one_thread_and_its_workers_can_open_nothing(server: Server):
    assert well(server)
    helper = children_of(server.process.pid)[0]
    assert "Threads:\t1\n" in Path(f"/proc/{helper}/status").read_text("utf-8")
    for worker in children_of(helper):
        limits = Path(f"/proc/{worker}/limits").read_text("utf-8")
        row = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()}
        assert (row["Max open files"], row["Max core file size"]) == ("0", "0")
        assert 300_000_000 < int(row["Max address space"]) < 600_000_000


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_however_the_server_ends_nothing_of_it_is_left(file, sign):
    server = Server(file, "-q", "--timeout", "30")
    with socket.create_connection((urlsplit(server.url).hostname, urlsplit(server.url).port)) as line:
        line.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert until(lambda: busy(server) == 1)
        children = server.children()
        assert len(children) >= 2
        server.client.close()
    server.process.send_signal(sign)
    code = server.process.wait(20)
    server.forget()
    assert code == {signal.SIGTERM: 0, signal.SIGINT: 130, signal.SIGKILL: -9}[sign]
    assert until(lambda: not any(map(lives, children)))


def test_a_helper_that_is_killed_is_replaced(file):
    with serving(file, "-q", "--timeout", "5") as server:
        assert well(server)
        children = server.children()
        os.kill(children[0], signal.SIGKILL)
        assert until(lambda: not any(map(lives, children)))
        assert until(lambda: server.client.get("/health").status_code == 200)
        assert well(server)
        assert children_of(server.process.pid) != children[:1]


def test_a_worker_that_is_killed_is_a_503_and_no_more(file):
    with serving(file, "-q", "--timeout", "20", "--workers", "1") as server:
        address = urlsplit(server.url)
        with socket.create_connection((address.hostname, address.port)) as line:
            line.sendall(f"GET /sparql?query={quote(ENDLESS)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            assert until(lambda: busy(server) == 1)
            for worker in server.children()[1:]:
                os.kill(worker, signal.SIGKILL)
            assert line.recv(4096).startswith(b"HTTP/1.1 503 ")
        assert well(server)


# --- the data -------------------------------------------------------------------------------------------------------------------------


def test_a_change_is_followed_without_dropping_a_request(tmp_path):
    """A file that cannot be read meanwhile leaves what was there."""
    file = tmp_path / "data.nq"
    file.write_text("<http://a.example/old> <http://a.example/p> <http://a.example/o> <http://a.example/g> .\n", "utf-8")
    with serving(file, "--watch", "--workers", "2") as server:

        def subjects() -> list[str]:
            answer = server.query("SELECT ?s { ?s ?p ?o }")
            assert answer.status_code == 200, answer.text
            return [row["s"]["value"] for row in answer.json()["results"]["bindings"]]

        assert subjects() == ["http://a.example/old"]
        file.write_text("this is no RDF\n", "utf-8")
        assert until(lambda: "still serving what was there before" in server.told())
        assert subjects() == ["http://a.example/old"]
        file.write_text("<http://a.example/new> <http://a.example/p> <http://a.example/o> <http://a.example/g> .\n", "utf-8")
        assert until(lambda: subjects() == ["http://a.example/new"])
        assert until(lambda: len(children_of(server.process.pid)) == 1)
        server.stop()
        told = server.told()
    assert "data.nq:1:" in told


def test_articles_files_and_folders_are_served_together(tmp_path, toy):
    """Those of the data folder by name; the union of all holds each triple once."""
    library = shutil.copytree(LIBRARY, tmp_path / "library")
    folder = tmp_path / "built"
    folder.mkdir()
    toy.write(folder / "graph.nq")
    digest = hashlib.sha256((folder / "graph.nq").read_bytes()).hexdigest()
    (folder / "report.json").write_text(json.dumps({"files": {"graph.nq": {"sha256": digest}}}), "utf-8")
    (tmp_path / "more.ttl").write_text("<http://a.example/x> <http://a.example/p> 1 .", "utf-8")
    with serving("night-library", "more.ttl", "built", "--data", library, "-q", cwd=tmp_path) as server:
        size = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").json()["results"]["bindings"][0]["n"]["value"]
        assert int(size) == len({triple for _, triple in toy.statements}) + 1
        assert server.client.get("/health").json()["graphs"] == len(toy.statements.graphs)


def test_a_build_of_the_article_as_it_is_now_is_taken(tmp_path):
    """It is said so; and where the data have changed, they are built."""
    library = shutil.copytree(LIBRARY, tmp_path / "data")
    write_all("night-library", library, library / "out")
    claims = library / "articles" / "night-library" / "claims.yaml"
    for change, words in (("", True), ("\n", False)):
        claims.write_text(claims.read_text("utf-8") + change, "utf-8")
        with serving(cwd=tmp_path) as server:
            assert well(server)
            server.stop()
            told = server.told()
        assert ("which was built from it as it is now" in told) is words


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nobody"], 2, "no article 'nobody'; known: night-library"),
        (["nothing.ttl"], 2, "nothing.ttl: is not there"),
        (["bad.ttl"], 2, "bad.ttl:1:"),
        (["."], 2, "holds neither graph.nq"),
        (["some.txt"], 2, "no RDF by its ending"),
        (["--port", "99999"], 2, "--port"),
        (["good.ttl", "--host", "203.0.113.1"], 3, "203.0.113.1:0: Cannot assign requested address; name an address"),
        (["good.ttl", "--host", "nobody.invalid"], 3, "name an address of this machine with --host"),
    ],
)
def test_what_cannot_be_served_is_told_in_words(tmp_path, arguments, code, words):
    (tmp_path / "bad.ttl").write_text("no turtle", "utf-8")
    (tmp_path / "good.ttl").write_text("<a:b> <a:c> 1 .", "utf-8")
    (tmp_path / "some.txt").write_text("", "utf-8")
    run = subprocess.run(
        ["tuiin", "serve", "--port", "0", "--data", str(LIBRARY), *arguments],
        executable=str(Path(os.sys.executable).with_name("tuiin")),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=20,
    )
    assert run.returncode == code
    assert words in run.stderr
    assert "Traceback" not in run.stderr
    assert run.stdout == ""


def test_a_port_that_is_taken_is_told(file, server: Server):
    port = urlsplit(server.url).port
    run = subprocess.run(
        [str(Path(os.sys.executable).with_name("tuiin")), "serve", str(file), "--port", str(port)],
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert run.returncode == 3
    assert f"127.0.0.1:{port}: Address already in use" in run.stderr
