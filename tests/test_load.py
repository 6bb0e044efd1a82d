"""Loading into a store: what is sent, who is told what, and what is not believed. The store is a stand-in on pyoxigraph, with faults."""

import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

import tuiin
from tuiin.errors import MachineError, TuiinError
from tuiin.exports.build import write_all
from tuiin.files.paths import ONTOLOGY
from tuiin.files.reading import Unreadable
from tuiin.graph import opened as opening
from tuiin.graph.derive import derive
from tuiin.graph.space import SHIPPED, Provisional
from tuiin.graph.statements import Statements
from tuiin.graph.store import Store
from tuiin.graph.vocabulary import ONTOLOGY_GRAPH
from tuiin.graph.where import find
from tuiin.load import journal, wire
from tuiin.load.credentials import BadCredentials, from_environment
from tuiin.load.gone import articles, possible
from tuiin.load.loading import Halfway, Loaded, Plan, load
from tuiin.load.source import NotLoadable, Source, of_article, of_file, of_graph
from tuiin.load.target import BadTarget, Folder, Target, target
from tuiin.load.wire import InTheClear, StoreError

from .conftest import LIBRARY, TOP
from .stores import Handler, StandIn, article_of, run_tuiin

GSP = {"/data": "graphs"}
FUSEKI = {"/ds/data": "graphs", "/ds/query": "query", "/ds/update": "update"}
G = "http://a.example/g"
SHAPES = {
    "fuseki": ("/ds", FUSEKI),
    "rdf4j": (
        "/repositories/x",
        {"/repositories/x": "query", "/repositories/x/statements": "update", "/repositories/x/rdf-graphs/service": "graphs"},
    ),
    "graphdb": (
        "/repositories/x",
        {"/repositories/x": "query", "/repositories/x/statements": "update", "/repositories/x/rdf-graphs/service": "graphs"},
    ),
    "stardog": ("/db", {"/db": "graphs", "/db/query": "query", "/db/update": "update"}),
    "blazegraph": ("/blazegraph/namespace/kb/sparql", {"/blazegraph/namespace/kb/sparql": "query update"}),
    "qlever": ("/", {"": "query update", "/": "query update"}),
    "sparql": ("/ds/update", {"/ds/query": "query", "/ds/update": "update"}),
    "gsp": ("/data", GSP),
}


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No credentials, and journals in a folder of this test; a store is waited for in milliseconds."""
    for name in ("TUIIN_LOAD_USER", "TUIIN_LOAD_PASSWORD", "TUIIN_LOAD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(wire, "sleep", lambda seconds: time.sleep(min(seconds, 0.02)))


@pytest.fixture
def stand_in() -> Iterator[Callable[..., StandIn]]:
    """Make stand-ins that are ended with the test."""
    made: list[StandIn] = []

    def make(routes: dict[str, str] = FUSEKI, **more: dict[str, str]) -> StandIn:
        made.append(StandIn(routes, **more))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture(scope="session")
def small(toy: tuiin.KnowledgeGraph) -> Source:
    """The graphs of the invented article, but the ontology."""
    whole = of_article("night-library", toy.statements)
    return whole.only(graph for graph in whole.graphs if not graph.endswith("/ontology"))


def some(count: int, graph: str = G) -> Source:
    return Source.of("some", {graph: {f'<http://a.example/s{i}> <http://a.example/p> "{i}"' for i in range(count)}})


def stored(one: StandIn) -> set[tuple[str, str]]:
    return {(quad.graph_name.value, str(quad.triple)) for quad in one.store}


def wanted(source: Source) -> set[tuple[str, str]]:
    """What a store holds after a load: pyoxigraph's own reading of the source."""
    store = ox.Store()
    for graph, triples in source.graphs.items():
        store.bulk_load("".join(f"{t} .\n" for t in triples).encode(), ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))
    return {(quad.graph_name.value, str(quad.triple)) for quad in store}


def loaded(*arguments: object, **options: object) -> Loaded:
    done = load(*arguments, **options)  # type: ignore[arg-type]
    assert isinstance(done, Loaded)
    return done


# --- the shapes of each store ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize("kind", SHAPES)
def test_each_kind_of_store_is_spoken_to_at_its_own_addresses(stand_in: Callable[..., StandIn], small: Source, kind: str, replace: bool):
    """A stand-in with the addresses that the makers document; the real ones cannot be had here."""
    path, routes = SHAPES[kind]
    one = stand_in(routes)
    graph = next(iter(small.graphs))
    one.store.add(ox.Quad(ox.NamedNode("http://a.example/old"), ox.NamedNode("http://a.example/p"), ox.Literal("old"), ox.NamedNode(graph)))
    one.store.add(
        ox.Quad(ox.NamedNode("http://a.example/s"), ox.NamedNode("http://a.example/p"), ox.Literal("other"), ox.NamedNode("urn:other"))
    )
    before = stored(one)
    for _ in range(2):
        done = loaded(one.address + path, small, store=kind, replace=replace, chunk=100)
        assert done.good
        assert done.graphs[0].others == (0 if replace else 1)
        kept = {pair for pair in before if pair[0] == "urn:other" or not replace}
        assert stored(one) == wanted(small) | kept


def test_the_kind_is_told_by_the_path_or_by_the_headers():
    def headers(said: dict[str, str]) -> Callable[[str], dict[str, str]]:
        return lambda _: said

    nothing = headers({})
    assert target("http://h:7200/repositories/x/statements", None, nothing) == Target("rdf4j", "http://h:7200/repositories/x")
    assert target("http://h/blazegraph/namespace/kb/sparql", None, nothing).store == "blazegraph"
    assert target("http://h:8890/sparql-auth", None, nothing) == Target("virtuoso", "http://h:8890")
    assert target("https://x.neptune.amazonaws.com:8182/sparql", None, nothing).store == "sparql"
    assert target("http://h/ds/", None, headers({"fuseki-request-id": "7"})) == Target("fuseki", "http://h/ds")
    assert target("http://h:7878/query", None, headers({"server": "Oxigraph/0.5.13"})) == Target("oxigraph", "http://h:7878")
    assert target("http://h/", None, headers({"server": "Virtuoso/07.20"})).store == "virtuoso"
    assert target("oxigraph:a b", None, nothing) == Folder("oxigraph", Path("a b"))
    assert target("http://h/ds/update", "sparql", nothing).query == "http://h/ds/query"


@pytest.mark.parametrize(
    "text",
    [
        "ftp://h/",
        "h:7878",
        "http://",
        "http://h:99999/",
        "http://u:hidden@h/",
        "http://u@h/",
        "http://h/?token=hidden",
        "http://h/#x",
        "oxigraph:",
        "http://u:hidden@h:port/",
        "http://h/",
        "http://h:7200/",
    ],
)
def test_an_address_that_cannot_be_one_is_refused_without_saying_its_secrets(text: str):
    said = {"server": "GraphDB"} if "7200" in text else {}
    with pytest.raises(BadTarget) as error:
        target(text, None, lambda _: said)
    assert "hidden" not in str(error.value)


# --- what is sent ---------------------------------------------------------------------------------------------------------------------------


def test_a_dry_run_sends_nothing_and_tells_the_very_requests(stand_in: Callable[..., StandIn], small: Source):
    one = stand_in()
    plan = load(one.address + "/ds", small, store="fuseki", chunk=100, dry_run=True)
    assert isinstance(plan, Plan)
    assert one.seen == []
    sent = [step.where.partition("?")[0].removeprefix("POST " + one.address) for step in plan.steps]
    assert sum(sum(step.graphs.values()) for step in plan.steps) == len(small)
    loaded(one.address + "/ds", small, store="fuseki", chunk=100)
    assert [line.split()[1] for line in one.writes()] == sent


def test_only_the_graphs_that_were_named_are_sent(stand_in: Callable[..., StandIn], small: Source):
    one = stand_in()
    graph = "https://w3id.org/tuiin/id/graph/night-library/shared"
    loaded(one.address + "/ds", small.only([graph]), store="fuseki")
    assert {name for name, _ in stored(one)} == {graph}
    with pytest.raises(NotLoadable, match=r"it holds:\nhttps://w3id\.org"):
        small.only(["urn:none"])


def test_a_built_folder_is_the_same_source_as_the_article(toy: tuiin.KnowledgeGraph, small: Source, tmp_path: Path):
    folder = write_all("night-library", LIBRARY, tmp_path).folder
    assert of_file(folder).digest == of_file(folder / "graph.nq").digest == of_article("x", toy.statements).digest != small.digest


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('_:b <http://a/p> "x" <http://a/g> .', "blank node"),
        ('<http://a/s> <http://a/p> "x" .', "in no graph"),
        ("nonsense", "is not N-Quads"),
        ('<http://a/s> <http://a/p> "x" _:g .', "blank node"),
        ('<http://a/s> <http://a/p> "x" <http://a/g> . <http://a/s> <http://a/p> "y" <http://a/g> .', "is not N-Quads"),
        ('<http://a/s> <http://a/p> <<( <http://a/s> <http://a/p> "y" )>> <http://a/g> .', "triple term"),
        ('<http://a/s> <http://a/p> "x"@ar--rtl <http://a/g> .', "text with a direction"),
        ('<http://a/s> <http://a/p> "cut', "is not N-Quads"),
    ],
)
def test_what_cannot_be_loaded_twice_is_refused_with_its_line(tmp_path: Path, line: str, words: str):
    file = tmp_path / "x.nq"
    file.write_text(f'<http://a/s> <http://a/p> "fine" <http://a/g> .\n{line}' + "\n" * ("cut" not in line))
    with pytest.raises(NotLoadable, match=f"x.nq:2: .*{words}"):
        of_file(file)


@pytest.mark.parametrize(
    ("term", "words"), [('<<( <http://a/s> <http://a/p> "y" )>>', "triple term"), ('"x"@ar--rtl', "text with a direction")]
)
def test_what_is_of_rdf_1_2_is_refused_from_any_form(tmp_path: Path, term: str, words: str):
    file = tmp_path / "x.trig"
    file.write_text(f'<http://a/g> {{ <http://a/s> <http://a/p> "<<( --rtl"@en , {term} }}')
    graph = opening.open(find(str(file), LIBRARY))
    with pytest.raises(NotLoadable, match=rf"x\.trig: .*: holds a {words} \(RDF 1\.2\), which most stores refuse"):
        of_graph(graph)


def test_files_of_others_may_be_in_utf_16_and_say_their_version(tmp_path: Path):
    file = tmp_path / "x.nq"
    file.write_bytes('\ufeffVERSION "1.2"\n<http://a/s> <http://a/p> "қ"@kk <http://a/g> .\n'.encode("utf-16-le"))
    assert of_file(file).graphs == {"http://a/g": ['<http://a/s> <http://a/p> "қ"@kk']}


def test_files_of_others_are_read_with_their_comments_escapes_and_doubles(tmp_path: Path):
    file = tmp_path / "x.nq"
    file.write_text(
        '# hello\n\n<http://a/s>  <http://a/p>\t"\\u0022\\u000A" <http://a/g>.\r\n<http://a/s> <http://a/p> "z" <http://a/g> .\n' * 2
    )
    assert of_file(file).graphs == {"http://a/g": ['<http://a/s> <http://a/p> "\\"\\n"', '<http://a/s> <http://a/p> "z"']}


@pytest.mark.parametrize(("name", "content"), [("none.nq", None), ("empty.nq", b""), ("x.ttl", b""), ("bad.nq", b"\n\xff\n")])
def test_a_file_that_is_no_source_is_told_in_words(tmp_path: Path, name: str, content: bytes | None):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises((NotLoadable, Unreadable), match=name):
        of_file(tmp_path / name)


# --- who we are -----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["basic", "digest"])
def test_basic_and_digest_are_chosen_as_the_store_asks(
    stand_in: Callable[..., StandIn], small: Source, monkeypatch: pytest.MonkeyPatch, way: str
):
    one = stand_in()
    one.users, one.way = {"me": "gеheim"}, way
    monkeypatch.setenv("TUIIN_LOAD_USER", "me")
    monkeypatch.setenv("TUIIN_LOAD_PASSWORD", "gеheim")
    assert loaded(one.address + "/ds", small, store="fuseki").good
    assert {said.split()[0].lower() for said in one.authorizations} == {way}
    if way == "digest":
        assert not any("gеheim" in said for said in one.authorizations)


def test_a_token_is_sent_as_it_is_or_as_a_bearer(stand_in: Callable[..., StandIn], monkeypatch: pytest.MonkeyPatch):
    for said, sent in (("abc", "Bearer abc"), ("GDB abc", "GDB abc")):
        one = stand_in()
        monkeypatch.setenv("TUIIN_LOAD_TOKEN", said)
        loaded(one.address + "/ds", some(3), store="fuseki")
        assert set(one.authorizations) == {sent}


def test_finding_out_what_store_it_is_says_nobodys_name(stand_in: Callable[..., StandIn], monkeypatch: pytest.MonkeyPatch):
    one = stand_in(headers={"Fuseki-Request-Id": "1"})
    monkeypatch.setenv("TUIIN_LOAD_TOKEN", "abc")
    load(one.address + "/ds", some(3), dry_run=True)
    assert (len(one.seen), one.authorizations) == (1, [])


def test_a_wrong_password_and_none_are_told_and_never_shown(stand_in: Callable[..., StandIn], monkeypatch: pytest.MonkeyPatch):
    one = stand_in()
    one.users = {"me": "right"}
    run = run_tuiin("load", one.address + "/ds", "--store", "fuseki", "--data", str(LIBRARY))
    assert run.returncode == 4
    assert "set TUIIN_LOAD_USER and TUIIN_LOAD_PASSWORD" in run.stderr
    run = run_tuiin(
        "load", one.address + "/ds", "--store", "fuseki", "--data", str(LIBRARY), TUIIN_LOAD_USER="me", TUIIN_LOAD_PASSWORD="wr0ng"
    )
    assert run.returncode == 4
    assert "refuses the user or the password" in run.stderr
    assert "wr0ng" not in run.stderr + run.stdout
    assert base64.b64encode(b"me:wr0ng").decode() not in run.stderr


def test_a_store_that_says_the_secret_aloud_is_not_repeated(stand_in: Callable[..., StandIn], monkeypatch: pytest.MonkeyPatch):
    one = stand_in()
    one.fault = lambda h: h.say(400, b"you said " + h.headers["authorization"].encode()) or True
    monkeypatch.setenv("TUIIN_LOAD_TOKEN", "s3cret")
    with pytest.raises(StoreError, match="you said Bearer …"):
        loaded(one.address + "/ds", some(3), store="fuseki")


def test_credentials_go_over_an_open_network_only_when_told_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TUIIN_LOAD_TOKEN", "abc")
    with pytest.raises(InTheClear, match="--insecure"):
        load("http://store.example/ds", some(1), store="fuseki", dry_run=True)
    assert load("http://store.example/ds", some(1), store="fuseki", dry_run=True, insecure=True)
    assert load("https://store.example/ds", some(1), store="fuseki", dry_run=True)
    monkeypatch.delenv("TUIIN_LOAD_TOKEN")
    assert load("http://store.example/ds", some(1), store="fuseki", dry_run=True)


@pytest.mark.parametrize(
    "settings",
    [
        {"TUIIN_LOAD_USER": "a"},
        {"TUIIN_LOAD_PASSWORD": "hidden"},
        {"TUIIN_LOAD_TOKEN": "hid\nden"},
        {"TUIIN_LOAD_TOKEN": "hidden", "TUIIN_LOAD_USER": "a", "TUIIN_LOAD_PASSWORD": "hidden"},
    ],
)
def test_half_of_a_credential_or_two_are_refused(settings: dict[str, str]):
    with pytest.raises(BadCredentials) as error:
        from_environment(settings)
    assert "hid" not in str(error.value)


def test_credentials_are_in_no_repr():
    assert "hidden" not in repr(from_environment({"TUIIN_LOAD_USER": "hidden", "TUIIN_LOAD_PASSWORD": "hidden"}))


# --- answers that are not believed ----------------------------------------------------------------------------------------------------------


def writes(answer: Callable[[Handler], object]) -> Callable[[Handler], bool]:
    """A fault of all requests that write."""

    def fault(handler: Handler) -> bool:
        if handler.role == "query":
            return False
        answer(handler)
        return True

    return fault


PORTAL = b"<!DOCTYPE html><html><script>evil()</script><body>Welcome to the hotel</body></html>"
UNBELIEVED = {
    "a web page": (lambda h: h.say(200, PORTAL, {"Content-Type": "text/html"}), "web page .*Welcome to the hotel"),
    "a web page without a type": (lambda h: h.say(200, PORTAL), "web page"),
    "accepted": (lambda h: h.say(202), "202 Accepted"),
    "part only": (lambda h: h.say(200, b"ok", {"X-SQL-State": "S1TAT"}), "a part only"),
    "too large": (lambda h: h.say(413, b"too much"), "smaller --chunk"),
    "forbidden": (lambda h: h.say(403, b""), "wants to know who asks"),
    "not there": (
        lambda h: h.say(404, b"<b>no such\x1b[31m data set</b>"),
        r"404 Not Found: no such .31m data set$|404 Not Found: no such \[31m data set",
    ),
    "gone for a day": (lambda h: h.say(503, b"", {"Retry-After": "86400"}), "left alone for 86400 seconds"),
    "never": (lambda h: h.say(503), "tried 6 times"),
    "redirect": (lambda h: h.say(302, b"", {"Location": "https://login.example/?secret"}), "sends on to login.example"),
    "redirect to nowhere": (lambda h: h.say(307, b""), "sends on to another path"),
}


@pytest.mark.parametrize("name", UNBELIEVED)
def test_an_answer_that_is_not_a_stores_yes_ends_the_load_with_words(stand_in: Callable[..., StandIn], name: str):
    answer, words = UNBELIEVED[name]
    one = stand_in()
    one.fault = writes(answer)
    with pytest.raises(Halfway, match=f"(?s){words}.*http://a.example/g: not in \\(3 statements\\)") as error:
        load(one.address + "/ds", some(3), store="fuseki")
    assert error.value.exit_code == 4
    assert "\x1b" not in str(error.value)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda h: h.say(200, b"n\n3\n", {"Content-Type": "text/csv"}), "wanted application/sparql-results"),
        (lambda h: h.say(200, b"{}", {"Content-Type": "application/json"}), "holds no number"),
        (lambda h: h.say(200, b'{"results":{"bindings":[]}}', {"Content-Type": "application/sparql-results+json"}), "not one number"),
        (lambda h: h.say(200, b"x" * 2_000_000, {"Content-Type": "application/sparql-results+json"}), "longer than 1,000,000 bytes"),
        (lambda h: h.say(200, PORTAL, {"Content-Type": "text/html"}), "web page"),
    ],
)
def test_a_count_is_believed_from_a_store_only(stand_in: Callable[..., StandIn], answer: Callable[[Handler], bool], words: str):
    one = stand_in()
    one.fault = lambda h: h.role == "query" and (answer(h) or True)
    with pytest.raises(StoreError, match=words):
        load(one.address + "/ds", some(3), store="fuseki")


def test_no_request_and_no_credential_follows_a_redirect(stand_in: Callable[..., StandIn], monkeypatch: pytest.MonkeyPatch):
    other, one = stand_in(), stand_in()
    one.fault = lambda h: h.say(307, b"", {"Location": other.address + h.path}) or True
    monkeypatch.setenv("TUIIN_LOAD_TOKEN", "abc")
    with pytest.raises(StoreError, match="nothing was sent there"):
        load(one.address + "/ds", some(3), store="fuseki")
    assert other.seen == []


def test_a_store_that_says_yes_and_stores_nothing_is_found_out(stand_in: Callable[..., StandIn], toy: tuiin.KnowledgeGraph):
    one = stand_in()
    one.fault = writes(lambda h: h.say(204))
    run = run_tuiin("load", one.address + "/ds", "--store", "fuseki", "--data", str(LIBRARY), "--quiet")
    assert run.returncode == 4
    wanted_there = f"{len(toy.statements.graphs[ONTOLOGY_GRAPH]):,}"
    assert [line.split()[1:] for line in run.stdout.splitlines() if "ontology" in line] == [[wanted_there, "0", "0", "✗"]]


def test_a_store_that_keeps_a_part_is_found_out_and_the_next_run_sends_all_again(stand_in: Callable[..., StandIn]):
    one = stand_in()

    def half(handler: Handler) -> None:
        handler.add(b"\n".join(handler.body.splitlines()[:7]) + b"\n")
        handler.say(204)

    one.fault = writes(half)
    done = loaded(one.address + "/ds", some(20), store="fuseki", chunk=10)
    assert [(tally.wanted, tally.found, tally.good) for tally in done.graphs] == [(20, 14, False)]
    one.fault = lambda _: False
    assert loaded(one.address + "/ds", some(20), store="fuseki", chunk=10).good
    assert stored(one) == wanted(some(20))


def test_a_loss_is_found_among_the_statements_of_others(stand_in: Callable[..., StandIn]):
    """The graph holds more than was sent, so its count alone would tell nothing."""
    one = stand_in()
    assert loaded(one.address + "/ds", Source.of("others", {G: {f"<urn:o{i}> <urn:p> <urn:o>" for i in range(500)}}), store="fuseki").good

    def all_but_one(handler: Handler) -> None:
        handler.add(b"\n".join(line for line in handler.body.splitlines() if b"/s77>" not in line) + b"\n")
        handler.say(204)

    one.fault = writes(all_but_one)
    done = loaded(one.address + "/ds", some(200), store="fuseki")
    assert [(tally.wanted, tally.found, tally.others) for tally in done.graphs] == [(200, 199, 500)]


def test_a_store_of_equal_size_but_other_content_is_found_out(stand_in: Callable[..., StandIn]):
    one = stand_in()
    loaded(one.address + "/ds", Source.of("others", {G: {f"<urn:o{i}> <urn:p> <urn:o>" for i in range(20)}}), store="fuseki")
    one.fault = writes(lambda h: h.say(204))
    assert [tally.found for tally in loaded(one.address + "/ds", some(20), store="fuseki").graphs] == [0]


# --- again and again ------------------------------------------------------------------------------------------------------------------------


def test_it_is_tried_again_after_503_and_after_a_cut_line(stand_in: Callable[..., StandIn]):
    one = stand_in()
    troubles = [lambda h: h.say(503, b"", {"Retry-After": "1"}), lambda h: h.cut(), lambda h: h.say(502)]
    one.fault = lambda h: h.role == "graphs" and bool(troubles) and (troubles.pop(0)(h) or True)
    told: list[str] = []
    assert loaded(one.address + "/ds", some(3), store="fuseki", say=told.append).good
    assert len(told) == 3
    assert "503 Service Unavailable; trying again in 1.0 seconds" in told[0]


def test_a_load_that_was_cut_goes_on_and_sends_only_the_rest(stand_in: Callable[..., StandIn]):
    one = stand_in()
    passed: list[Handler] = []

    def after_three(handler: Handler) -> bool:
        if handler.role == "graphs":
            passed.append(handler)
            return len(passed) > 3 and (handler.say(500, b"disk full") or True)
        return False

    one.fault = after_three
    with pytest.raises(Halfway, match=r"(?s)500 .*disk full.*3 of 10 chunks are in .*run the same command again"):
        load(one.address + "/ds", some(100), store="fuseki", chunk=10)
    one.fault = lambda _: False
    one.seen.clear()
    told: list[str] = []
    done = loaded(one.address + "/ds", some(100), store="fuseki", chunk=10, say=told.append)
    assert done.good
    assert done.resumed
    assert len(one.writes()) == 7
    assert told == ["an earlier run was cut: 3 requests are in, the rest follows"]
    assert stored(one) == wanted(some(100))
    assert not loaded(one.address + "/ds", some(100), store="fuseki", chunk=10).resumed


def test_a_journal_is_not_believed_where_the_store_has_lost_what_it_had(stand_in: Callable[..., StandIn]):
    one = stand_in()
    one.fault = lambda h: len(one.writes()) > 5 and h.role == "graphs" and (h.say(500) or True)
    with pytest.raises(Halfway):
        load(one.address + "/ds", some(100), store="fuseki", chunk=10)
    one.store.clear()
    one.fault = lambda _: False
    assert loaded(one.address + "/ds", some(100), store="fuseki", chunk=10).good
    assert stored(one) == wanted(some(100))


def test_a_journal_of_another_source_or_chunk_is_not_followed(stand_in: Callable[..., StandIn]):
    one = stand_in()
    one.fault = lambda h: len(one.writes()) > 5 and h.role == "graphs" and (h.say(500) or True)
    with pytest.raises(Halfway):
        load(one.address + "/ds", some(100), store="fuseki", chunk=10)
    one.fault = lambda _: False
    for source, chunk in ((some(101), 10), (some(101), 20)):
        done = loaded(one.address + "/ds", source, store="fuseki", chunk=chunk)
        assert done.good
        assert not done.resumed


def test_a_journal_that_was_cut_or_filled_with_nonsense_does_no_harm(stand_in: Callable[..., StandIn]):
    one = stand_in()
    one.fault = lambda h: len(one.writes()) > 5 and h.role == "graphs" and (h.say(500) or True)
    with pytest.raises(Halfway):
        load(one.address + "/ds", some(100), store="fuseki", chunk=10)
    (file,) = journal.folder().glob("*.jsonl")
    one.fault = lambda _: False
    for content in (file.read_bytes()[:-9], b"\xff\x00{[", b"[1]\n", b'{"target": 1}\n7\n', b""):
        file.write_bytes(content)
        assert loaded(one.address + "/ds", some(100), store="fuseki", chunk=10).good


def test_two_loads_into_one_store_at_once_are_one_too_many(stand_in: Callable[..., StandIn], tmp_path: Path):
    one = stand_in()
    with journal.journal(one.address + "/ds", source="x"):
        run = run_tuiin("load", one.address + "/ds", "--store", "fuseki", "--data", str(LIBRARY))
    assert run.returncode == 3
    assert "another tuiin" in run.stderr
    assert one.seen == []


def test_a_state_folder_that_cannot_be_is_told(stand_in: Callable[..., StandIn], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    with pytest.raises(MachineError, match="XDG_STATE_HOME"):
        load(stand_in().address + "/ds", some(3), store="fuseki")


# --- in the place of an older graph ---------------------------------------------------------------------------------------------------------


OLD = ox.Quad(ox.NamedNode("urn:old"), ox.NamedNode("urn:p"), ox.Literal("old"), ox.NamedNode(G))


@pytest.mark.parametrize("kind", ["sparql", "qlever"])
def test_an_old_graph_stays_until_the_new_one_was_counted(stand_in: Callable[..., StandIn], kind: str):
    path, routes = SHAPES[kind]
    one = stand_in(routes)
    one.store.add(OLD)
    one.fault = lambda h: b"INSERT DATA" in h.body and b"/s7>" in h.body and (h.say(204) or True)
    with pytest.raises(Halfway, match=r"90 of 100 statements arrived in the staging graph .*the old graph is as it was"):
        load(one.address + path, some(100), store=kind, replace=True, chunk=10)
    assert (G, '<urn:old> <urn:p> "old"') in stored(one)
    one.fault = lambda _: False
    assert loaded(one.address + path, some(100), store=kind, replace=True, chunk=10).good
    assert stored(one) == wanted(some(100))


def test_a_copy_that_stops_half_way_leaves_the_new_graph_whole_in_its_staging_graph(stand_in: Callable[..., StandIn]):
    """As a store may do that has no transactions: the old graph is gone, and a part of the new one is there."""
    path, routes = SHAPES["sparql"]
    one = stand_in(routes)
    one.store.add(OLD)

    def torn(handler: Handler) -> bool:
        if not handler.body.startswith(b"COPY"):
            return False
        one.store.remove_graph(ox.NamedNode(G))
        one.store.bulk_load(b'<http://a.example/s1> <http://a.example/p> "1" .', ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(G))
        return handler.say(204) or True

    one.fault = torn
    with pytest.raises(Halfway, match="the new graph stands whole in urn:tuiin:staging:"):
        load(one.address + path, some(100), store="sparql", replace=True, chunk=10)
    one.fault = lambda _: False
    one.seen.clear()
    assert loaded(one.address + path, some(100), store="sparql", replace=True, chunk=10).good
    assert len(one.writes()) == 2  # the copy, and the staging graph taken away
    assert stored(one) == wanted(some(100))


def test_a_staging_graph_of_a_load_that_was_given_up_is_taken_away(stand_in: Callable[..., StandIn]):
    path, routes = SHAPES["sparql"]
    one = stand_in(routes)
    one.fault = lambda h: b"/s7>" in h.body and (h.say(500) or True)
    with pytest.raises(Halfway):
        load(one.address + path, some(100), store="sparql", replace=True, chunk=10)
    one.fault = lambda _: False
    assert loaded(one.address + path, some(50), store="sparql", replace=True, chunk=10).good
    assert stored(one) == wanted(some(50))


def test_where_a_put_is_not_known_to_be_whole_this_is_said(stand_in: Callable[..., StandIn]):
    told: list[str] = []
    loaded(stand_in(GSP).address + "/data", some(3), store="gsp", replace=True, say=told.append)
    assert "should this be cut, run it again" in told[0]


# --- what an article no longer has ----------------------------------------------------------------------------------------------------------


TENSION = SHIPPED.graph("bus", "derived", "tension-of-stance")
RESOLVED = Source.of("bus", article_of("bus", "description", "derived/supports"))
OTHERS = {
    **article_of("bus-two", "description", "derived/tension-of-stance"),
    **article_of("busy", "derived/tension-of-stance"),
    **{
        graph: {"<urn:s> <urn:p> <urn:o>"}
        for graph in (SHIPPED.graph("shared"), ONTOLOGY_GRAPH, "urn:other", "http://a.example/bus/derived/tension-of-stance")
    },
}
GONE = {"sparql": lambda h: TENSION.encode() in h.body and b"DROP" in h.body, "gsp": lambda h: h.command == "DELETE"}


def fill(one: StandIn, graphs: Mapping[str, Collection[str]]) -> None:
    for graph, triples in graphs.items():
        one.store.bulk_load("".join(f"{t} .\n" for t in triples).encode(), ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))


def contested(stand_in: Callable[..., StandIn], kind: str) -> tuple[StandIn, str]:
    """A store that holds an article with a tension, which `RESOLVED` no longer has, among the graphs of others; and its address."""
    path, routes = SHAPES[kind]
    one = stand_in(routes)
    fill(one, OTHERS | article_of("bus", "description", "derived/supports", "derived/tension-of-stance"))
    return one, one.address + path


def resolved() -> set[tuple[str, str]]:
    return wanted(Source.of("all", OTHERS | RESOLVED.graphs))


def lost(done: Loaded) -> list[tuple[str, int, int]]:
    return [(tally.graph, tally.found, tally.others) for tally in done.graphs if tally.wanted == 0]


@pytest.mark.parametrize("kind", SHAPES)
def test_what_an_article_no_longer_has_is_taken_away_and_nothing_of_others(stand_in: Callable[..., StandIn], kind: str):
    """One short name begins with another, and the names of strangers look like ours."""
    one, address = contested(stand_in, kind)
    done = loaded(address, RESOLVED, store=kind, replace=True)
    assert done.good
    assert lost(done) == [(TENSION, 0, 0)]
    assert stored(one) == resolved()
    again = loaded(address, RESOLVED, store=kind, replace=True)
    assert (again.good, lost(again)) == (True, [])
    assert stored(one) == resolved()


@pytest.mark.parametrize("kind", SHAPES)
def test_neither_adding_nor_a_part_takes_anything_away_but_the_whole_does(stand_in: Callable[..., StandIn], kind: str):
    one, address = contested(stand_in, kind)
    before = stored(one)
    loaded(address, RESOLVED, store=kind)
    loaded(address, RESOLVED.only([SHIPPED.graph("bus")]), store=kind, replace=True)
    loaded(address, RESOLVED.only(RESOLVED.graphs), store=kind, replace=True)
    assert stored(one) == before
    loaded(address, RESOLVED, store=kind, replace=True)
    assert stored(one) == resolved()


def test_a_part_goes_no_further_where_a_run_of_the_whole_was_cut(stand_in: Callable[..., StandIn]):
    one, address = contested(stand_in, "sparql")
    before = stored(one)
    one.fault = lambda h: GONE["sparql"](h) and (h.say(500) or True)
    with pytest.raises(Halfway):
        load(address, RESOLVED, store="sparql", replace=True)
    one.fault = lambda _: False
    done = loaded(address, RESOLVED.only(RESOLVED.graphs), store="sparql", replace=True)
    assert (done.good, lost(done)) == (True, [])
    assert stored(one) == before


def test_of_several_articles_in_one_file_each_loses_its_own(stand_in: Callable[..., StandIn]):
    one, address = contested(stand_in, "fuseki")
    two = Source.of("two", {**article_of("bus", "derived/supports"), **article_of("bus-two", "description")})
    done = loaded(address, two, store="fuseki", replace=True)
    assert [graph for graph, *_ in lost(done)] == [
        SHIPPED.graph("bus-two", "derived", "tension-of-stance"),
        SHIPPED.graph("bus", "derived", "tension-of-stance"),
        SHIPPED.graph("bus", "description"),
    ]
    kept = {graph: triples for graph, triples in OTHERS.items() if not graph.startswith(SHIPPED.graph("bus-two"))}
    assert stored(one) == wanted(Source.of("all", kept | two.graphs))


def test_an_article_is_known_by_its_own_graph_alone(stand_in: Callable[..., StandIn]):
    """A library may call a thousand things articles; below its own names nothing is ours."""
    own, (said,) = SHIPPED.graph("bus"), article_of("bus")[SHIPPED.graph("bus")]
    foreign = {
        "http://a.example/bus": {said},
        SHIPPED.graph("shared"): {said},
        SHIPPED.graph("busy"): {said},
        own + "/description": {said},
        SHIPPED.graph("bus-two"): {"<urn:s> <urn:p> <urn:o>"},
    }
    assert articles(Source.of("foreign", foreign)) == []
    assert articles(Source.of("ours", foreign | {own: {said}})) == [own]
    one, address = contested(stand_in, "fuseki")
    loaded(address, Source.of("foreign", foreign), store="fuseki", replace=True)
    assert stored(one) >= wanted(Source.of("all", {graph: t for graph, t in OTHERS.items() if graph not in foreign}))
    assert TENSION in {graph for graph, _ in stored(one)}


@pytest.mark.parametrize("kind", GONE)
def test_a_run_cut_between_the_new_graphs_and_the_removal_is_finished_by_the_next(stand_in: Callable[..., StandIn], kind: str):
    one, address = contested(stand_in, kind)
    one.fault = lambda h: GONE[kind](h) and (h.say(500, b"disk full") or True)
    with pytest.raises(Halfway, match=rf"(?s)disk full.*graph/bus: in \(.*{TENSION}: not yet taken away"):
        load(address, RESOLVED, store=kind, replace=True)
    assert stored(one) == resolved() | {(TENSION, '<urn:s> <urn:p> "bus derived/tension-of-stance"')}
    one.fault = lambda _: False
    one.seen.clear()
    done = loaded(address, RESOLVED, store=kind, replace=True)
    assert (done.good, done.resumed, lost(done)) == (True, True, [(TENSION, 0, 0)])
    assert len(one.writes()) == 1
    assert stored(one) == resolved()


@pytest.mark.parametrize("kind", GONE)
def test_a_run_cut_after_the_removal_tells_of_it_the_next_time(stand_in: Callable[..., StandIn], kind: str):
    one, address = contested(stand_in, kind)

    def after(handler: Handler) -> bool:
        there = TENSION in {graph for graph, _ in stored(one)}
        return not there and handler.role != "update" and (handler.say(500, b"it fell over") or True)

    one.fault = after
    with pytest.raises(Halfway, match=rf"(?s)it fell over.*{TENSION}: taken away"):
        load(address, RESOLVED, store=kind, replace=True)
    one.fault = lambda _: False
    done = loaded(address, RESOLVED, store=kind, replace=True)
    assert (done.good, lost(done)) == (True, [(TENSION, 0, 0)])
    assert stored(one) == resolved()


@pytest.mark.parametrize("kind", GONE)
def test_a_graph_that_somebody_else_took_away_meanwhile_is_gone_all_the_same(stand_in: Callable[..., StandIn], kind: str):
    one, address = contested(stand_in, kind)
    one.fault = lambda h: bool(GONE[kind](h) and one.store.remove_graph(ox.NamedNode(TENSION)))
    done = loaded(address, RESOLVED, store=kind, replace=True)
    assert (done.good, lost(done)) == (True, [(TENSION, 0, 0)])
    assert len([line for line in one.writes() if line.startswith("DELETE")]) == (kind == "gsp")
    assert stored(one) == resolved()


@pytest.mark.parametrize("kind", GONE)
def test_a_store_that_may_not_take_away_is_told_by_the_exit_code_and_the_new_graphs_are_in(
    stand_in: Callable[..., StandIn], tmp_path: Path, kind: str
):
    one, address = contested(stand_in, kind)
    (tmp_path / "bus.nq").write_text("".join(f"{t} <{graph}> .\n" for graph, triples in RESOLVED.graphs.items() for t in triples))
    command = ("load", address, str(tmp_path / "bus.nq"), "--store", kind, "--replace")
    one.fault = lambda h: GONE[kind](h) and (h.say(403) or True)
    run = run_tuiin(*command)
    assert run.returncode == 4
    assert f"{TENSION}: not yet taken away" in run.stderr
    one.fault = lambda h: GONE[kind](h) and (h.say(204) or True)
    run = run_tuiin(*command, "--quiet")
    assert run.returncode == 4
    assert run.stdout.splitlines()[-1].split(None, 4) == [TENSION, "0", "1", "0", "✗ still there"]
    assert "1 of 4 graphs do not hold what they should" in run_tuiin(*command).stderr
    told = json.loads(run_tuiin(*command, "--json").stdout)
    assert (told["good"], told["graphs"][-1]) == (False, {"graph": TENSION, "wanted": 0, "found": 1, "others": 0})
    assert stored(one) >= wanted(RESOLVED)
    one.fault = lambda _: False
    run = run_tuiin(*command)
    assert run.returncode == 0
    assert run.stdout.splitlines()[-1].split(None, 4) == [TENSION, "0", "0", "0", "taken away"]
    assert "and 1 graph that it no longer has was taken away, as the store itself counts" in run.stderr


@pytest.mark.parametrize("kind", ["fuseki", "sparql", "gsp"])
def test_a_dry_run_tells_what_would_be_taken_away_and_writes_nothing(stand_in: Callable[..., StandIn], kind: str):
    one, address = contested(stand_in, kind)
    before = stored(one)
    plan = load(address, RESOLVED, store=kind, replace=True, dry_run=True)
    assert isinstance(plan, Plan)
    assert one.writes() == []
    assert stored(one) == before
    assert [(step.graphs, step.where.split()[0]) for step in plan.steps if step.does == "take away"] == [
        ({TENSION: 1}, "DELETE" if kind == "gsp" else "POST")
    ]
    assert f"{TENSION}: 1" in str(plan)
    assert "so would 3 statements" in plan.summary
    assert "and 1 graph that it no longer has be taken away" in plan.summary
    loaded(address, RESOLVED, store=kind, replace=True)
    assert [line.split()[:2] for line in one.writes()] == [
        step.where.partition("?")[0].replace(one.address, "").split() for step in plan.steps
    ]


def test_a_store_without_questions_is_looked_through_by_the_rules_of_this_version_and_the_rest_is_said(stand_in: Callable[..., StandIn]):
    one, address = contested(stand_in, "gsp")
    older = Source.of("older", {SHIPPED.graph("bus", "derived", "a-rule-of-old"): {"<urn:s> <urn:p> <urn:o>"}})
    fill(one, older.graphs)
    for dry in (True, False):
        told: list[str] = []
        load(address, RESOLVED, store="gsp", replace=True, dry_run=dry, say=told.append)
        assert "the graph of a rule that this version does not have would stay there unseen" in told[0]
    assert stored(one) == resolved() | wanted(older)


def test_the_graphs_that_can_be_there_are_those_that_the_rules_write(tmp_path: Path):
    """Rules of the same file names, each of which derives something."""
    for path in (ONTOLOGY / "rules").glob("*.rq"):
        (tmp_path / path.name).write_text(f"CONSTRUCT {{ <urn:{path.stem}> <urn:p> <urn:o> }} WHERE {{}}")
    derived = derive(Store.of(Statements()), "bus", tmp_path)
    assert len(derived.graphs) > 5
    assert set(possible([SHIPPED.graph("bus")])) == {*derived.graphs, SHIPPED.graph("bus", "description")}


UNLISTED = {
    "nothing": ([], "the store does not name https://w3id.org/tuiin/id/graph/bus/derived/supports; so nobody knows"),
    "no table": ([{"x": {"type": "uri", "value": "urn:x"}}], "the answer to a SELECT holds no graphs"),
    "a name that breaks out": ([{"g": {"type": "uri", "value": SHIPPED.graph("bus", "x> ; DROP ALL #")}}], "which no request can say"),
}


@pytest.mark.parametrize("name", UNLISTED)
def test_a_store_that_does_not_name_its_graphs_is_not_believed_to_hold_no_others(stand_in: Callable[..., StandIn], name: str):
    rows, words = UNLISTED[name]
    one, address = contested(stand_in, "sparql")
    answer = json.dumps({"results": {"bindings": rows}}).encode()
    one.fault = lambda h: b"DISTINCT+%3Fg" in h.body and (h.say(200, answer, {"Content-Type": "application/sparql-results+json"}) or True)
    with pytest.raises(Halfway, match=words):
        load(address, RESOLVED, store="sparql", replace=True)
    assert stored(one) == resolved() | {(TENSION, '<urn:s> <urn:p> "bus derived/tension-of-stance"')}
    one.fault = lambda _: False
    assert loaded(address, RESOLVED, store="sparql", replace=True).good
    assert stored(one) == resolved()


def test_of_what_a_store_names_only_what_lies_below_the_article_is_taken_away(stand_in: Callable[..., StandIn]):
    one, address = contested(stand_in, "sparql")
    rows = [{"g": {"type": "uri", "value": graph}} for graph, _ in stored(one)]
    answer = json.dumps({"results": {"bindings": rows}}).encode()
    one.fault = lambda h: b"DISTINCT+%3Fg" in h.body and (h.say(200, answer, {"Content-Type": "application/sparql-results+json"}) or True)
    assert lost(loaded(address, RESOLVED, store="sparql", replace=True)) == [(TENSION, 0, 0)]
    assert stored(one) == resolved()


# --- at the command line --------------------------------------------------------------------------------------------------------------------


def test_json_tells_programs_how_each_graph_stands(stand_in: Callable[..., StandIn]):
    one = stand_in()
    run = run_tuiin("load", one.address + "/ds", "--store", "fuseki", "--data", str(LIBRARY), "--json", "-q")
    assert run.stderr == ""
    told = json.loads(run.stdout)
    assert told["good"]
    assert sum(graph["found"] for graph in told["graphs"]) == len(one.store)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["http://127.0.0.1:1/", "--store", "gsp"], 4, "is the store running"),
        (["http://u:pw0rd@h/"], 2, "take it out"),
        (["nowhere"], 2, "wanted http"),
        (["oxigraph:README.md"], 2, "is a file"),
        (["oxigraph:docs"], 2, "no Oxigraph store"),
        (["tdb2:docs"], 2, "no TDB2 store"),
        (["http://127.0.0.1:1/", "none.nq"], 2, "is not there"),
        (["http://127.0.0.1:1/", "--chunk", "0"], 2, "--chunk"),
    ],
)
def test_a_wrong_command_is_told_in_words(arguments: list[str], code: int, words: str):
    run = run_tuiin("load", *arguments, "--data", str(LIBRARY))
    assert run.returncode == code, run.stderr
    assert words in run.stderr
    assert "Traceback" not in run.stderr
    assert "pw0rd" not in run.stderr


def test_loading_is_imported_by_nobody_but_its_verb():
    script = "import sys, tuiin.cli.load, tuiin.cli; print([name for name in sys.modules if 'httpx' in name or 'tuiin.load' in name])"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(TOP / "graph")}
    )
    assert run.stdout == "[]\n"


def test_every_error_of_loading_is_one_of_ours():
    assert all(issubclass(error, TuiinError) for error in (BadTarget, BadCredentials, InTheClear, StoreError, NotLoadable, Halfway))


@pytest.mark.parametrize(
    "line",
    [
        '<foo> <bar> "x" <g> .',
        '<a:b> <c:d> "\\q" <g:g> .',
        '<a:b> <c:d> "x"@- <g:g> .',
        '<a:b> <c:d> "x"^^<zz> <g:g> .',
        '<a:b> <c:d> "x" <::error::hi> .',
        '<a:b> <c:d> "a\rb" <g:g> .',
        "<a:b> <c:%zz> <e:f> <g:g> .",
        '<a:b> <c:d> "x" <g:g> .\r<a:b> <c:d> "y" <g:g> .',
    ],
)
def test_what_is_not_n_quads_is_told_with_its_line_however_like_it_is(tmp_path: Path, line: str):
    path = tmp_path / "a.nq"
    path.write_bytes(b'<a:b> <c:d> "x" <g:g> .\n' + line.encode() + b"\n")
    try:
        assert len(of_file(path)) in (2, 3)  # the engine may read it after all
    except TuiinError as error:
        assert "a.nq:2" in str(error)


def test_a_file_to_load_is_a_file_of_some_size_and_may_have_a_byte_order_mark(tmp_path: Path):
    path = tmp_path / "a.nq"
    path.write_bytes(b'\xef\xbb\xbf<a:b> <c:d> "x" <g:g> .\n')
    assert of_file(path).graphs == {"g:g": ['<a:b> <c:d> "x"']}
    with (tmp_path / "sparse.nq").open("wb") as file:
        file.truncate(3_000_000_000)
    with pytest.raises(Unreadable, match="at most"):
        of_file(tmp_path / "sparse.nq")


def test_names_that_are_only_for_now_go_to_no_other_machine():
    source = Source.of("lamps", {"https://lamps.invalid/graph/lamps": {"<urn:s> <urn:p> <urn:o>"}})
    with pytest.raises(Provisional, match=r"lamps\.invalid/, which is only for now; set base in tuiin\.toml first"):
        load("https://store.example/ds", source, store="fuseki", dry_run=True)
    assert load("http://127.0.0.1:1/ds", source, store="fuseki", dry_run=True)
    assert load("https://store.example/ds", some(1), store="fuseki", dry_run=True)
