"""Loading into real stores: Oxigraph and Virtuoso over HTTP, Oxigraph and Jena TDB2 in a folder; cut in the middle, and begun again.

Fuseki cannot be had from Debian, PyPI or npm; its requests are tested against a stand-in (test_load.py), Jena itself by its TDB2.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

import tuiin
from tuiin.errors import MachineError
from tuiin.graph.space import SHIPPED
from tuiin.load import journal, wire
from tuiin.load.loading import Halfway, Loaded, Plan, load
from tuiin.load.remote import staging
from tuiin.load.source import Source, of_article
from tuiin.load.tdb2 import Tdb2Folder

from .conftest import TOP
from .stores import PASSWORD, Proxy, Served, article_of, oxigraph, run_tuiin, start_tuiin, virtuoso

OTHER = "http://a.example/other"

# An article with a tension beside another whose name begins alike; the article without it; and what should be left of all.
TENSION = SHIPPED.graph("bus", "derived", "tension-of-stance")
CONTESTED = Source.of(
    "contested",
    article_of("bus", "description", "derived/tension-of-stance")
    | article_of("bus-two", "derived/tension-of-stance")
    | {OTHER: {"<urn:a> <urn:b> <urn:c>"}},
)
RESOLVED = Source.of("resolved", article_of("bus", "description"))
LEFT = Source.of("left", {graph: triples for graph, triples in CONTESTED.graphs.items() if graph != TENSION})


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TUIIN_LOAD_USER", "TUIIN_LOAD_PASSWORD", "TUIIN_LOAD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def ox_server(tmp_path: Path) -> Iterator[Served]:
    """Oxigraph on a folder of its own."""
    with oxigraph(tmp_path / "oxigraph") as served:
        yield served


@pytest.fixture(scope="module")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A Virtuoso of our own, once for all tests of this file."""
    if not shutil.which("virtuoso-t"):
        pytest.skip("VIRTUOSO IS NOT HERE: loading into it was not tested; make system installs it")
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as served:
        yield served


@pytest.fixture
def as_dba(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUIIN_LOAD_USER", "dba")
    monkeypatch.setenv("TUIIN_LOAD_PASSWORD", PASSWORD)


@pytest.fixture(scope="module")
def article(kg: tuiin.KnowledgeGraph) -> Source:
    """The graph of the shipped article: some 18,000 statements in twelve graphs."""
    return of_article(kg.slug, kg.statements)


def under(name: str, source: Source) -> Source:
    """The same statements in graphs of other names, so that a test has its own."""
    return Source.of(name, {f"{graph}/{name}": triples for graph, triples in source.graphs.items()})


def loaded(*arguments: object, **options: object) -> Loaded:
    done = load(*arguments, **options)  # type: ignore[arg-type]
    assert isinstance(done, Loaded)
    return done


def held(served: Served) -> set[tuple[str, str]]:
    """All that an Oxigraph holds, as it gives it out."""
    said = httpx.get(f"{served.address}/store", headers={"Accept": "application/n-quads"}).content
    return {(quad.graph_name.value, str(quad.triple)) for quad in ox.parse(said, ox.RdfFormat.N_QUADS)}


def pairs(source: Source) -> set[tuple[str, str]]:
    """What an Oxigraph holds that was given these, which writes numbers in its own way."""
    store = ox.Store()
    for graph, triples in source.graphs.items():
        store.bulk_load("".join(f"{t} .\n" for t in triples).encode(), ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))
    return {(quad.graph_name.value, str(quad.triple)) for quad in store}


def cut(proxy: Proxy, *arguments: str) -> None:
    """Begin a load through a proxy that holds it in the middle, and kill it there."""
    client = start_tuiin("load", *arguments)
    try:
        assert proxy.held.wait(60), client.communicate()
        time.sleep(0.2)  # what has passed is answered, and stands in the journal
    finally:
        client.kill()
        client.communicate()


def written(source: Source, file: Path) -> str:
    file.write_text("".join(f"{triple} <{graph}> .\n" for graph, triples in source.graphs.items() for triple in triples), "utf-8")
    return str(file)


def lost(done: Loaded) -> list[tuple[str, int]]:
    return [(tally.graph, tally.found) for tally in done.graphs if tally.wanted == 0]


# --- Oxigraph -------------------------------------------------------------------------------------------------------------------------------


def test_oxigraph_holds_the_very_statements_however_often_they_are_loaded(ox_server: Served, article: Source):
    for _ in range(2):
        done = loaded(ox_server.address, article)
        assert [(tally.graph, tally.found) for tally in done.graphs] == [(graph, len(t)) for graph, t in article.graphs.items()]
        assert held(ox_server) == pairs(article)


def test_a_graph_is_replaced_in_oxigraph_and_others_stay(ox_server: Served, article: Source):
    graph = next(iter(article.graphs))
    httpx.post(
        f"{ox_server.address}/update",
        content=f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:a> <urn:b> 1 }} GRAPH <{OTHER}> {{ <urn:a> <urn:b> 2 }} }}",
        headers={"Content-Type": "application/sparql-update"},
    ).raise_for_status()
    assert loaded(ox_server.address, article).graphs[0].others == 1
    assert loaded(ox_server.address, article, replace=True).graphs[0].others == 0
    assert {pair for pair in held(ox_server) if pair[0] != OTHER} == pairs(article)
    assert len([pair for pair in held(ox_server) if pair[0] == OTHER]) == 1


def test_a_killed_client_leaves_what_the_next_run_finishes(ox_server: Served, article: Source, tmp_path: Path, kg: tuiin.KnowledgeGraph):
    kg.write(tmp_path / "graph.nq")
    proxy = Proxy(ox_server.port, limit=2_000_000)
    try:
        arguments = (proxy.address, str(tmp_path / "graph.nq"), "--store", "oxigraph", "--chunk", "1000")
        cut(proxy, *arguments)
        whole = -(-len(article) // 1000)
        before = len(held(ox_server))
        assert 1000 <= before < len(article)
        proxy.open()
        run = run_tuiin("load", *arguments)
        assert run.returncode == 0, run.stderr
        assert "an earlier run was cut" in run.stderr
        assert 0 < proxy.passed.count(b"POST /store") < whole - 3
        assert held(ox_server) == pairs(article)
        assert all(file.stat().st_size == 0 for file in journal.folder().glob("*.jsonl"))
    finally:
        proxy.close()


def test_a_killed_oxigraph_is_loaded_to_the_end_once_it_is_back(ox_server: Served, article: Source, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(wire.time, "sleep", lambda seconds, sleep=time.sleep: sleep(min(seconds, 0.05)))
    proxy = Proxy(ox_server.port, limit=2_000_000)
    try:
        with ThreadPoolExecutor(1) as threads:
            client = threads.submit(load, proxy.address, article, store="oxigraph", chunk=1000)
            assert proxy.held.wait(60)
            ox_server.kill()
            proxy.open()
            with pytest.raises(Halfway, match=r"(?s)chunks are in .*run the same command again"):
                client.result(60)
        ox_server.start()
        assert loaded(proxy.address, article, store="oxigraph", chunk=1000).resumed
        assert held(ox_server) == pairs(article)
    finally:
        proxy.close()


def test_a_slow_line_is_no_error(ox_server: Served, article: Source, monkeypatch: pytest.MonkeyPatch):
    proxy = Proxy(ox_server.port, limit=1_000_000)
    try:
        client = start_tuiin("load", proxy.address, "--store", "oxigraph", "--timeout", "10", "--quiet")
        assert proxy.held.wait(60)
        time.sleep(1)
        proxy.open()
        assert client.communicate(timeout=60) == ("", "")
        assert client.returncode == 0
        assert held(ox_server) == pairs(article)
    finally:
        proxy.close()


def test_oxigraph_in_a_folder_is_loaded_without_a_server_and_served_afterwards(tmp_path: Path, article: Source):
    graph = next(iter(article.graphs))
    folder = tmp_path / "a store"
    older = Source.of("older", {graph: {"<urn:a> <urn:b> <urn:c>"}, OTHER: {"<urn:a> <urn:b> <urn:c>"}})
    assert loaded(f"oxigraph:{folder}", older).good
    assert loaded(f"oxigraph:{folder}", article).graphs[0].others == 1
    assert loaded(f"oxigraph:{folder}", article, replace=True).graphs[0].others == 0
    with oxigraph(folder) as served:
        assert held(served) == pairs(article) | {(OTHER, "<urn:a> <urn:b> <urn:c>")}
        with pytest.raises(MachineError, match="another program has this store open"):
            load(f"oxigraph:{folder}", article)
    plan = load(f"oxigraph:{tmp_path / 'new'}", article, dry_run=True)
    assert isinstance(plan, Plan)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("kind", "path", "words"),
    [("oxigraph", "", f"DROP SILENT GRAPH <{TENSION}>"), ("gsp", "/store", "DELETE /store")],
    ids=["update", "delete"],
)
def test_a_client_killed_before_it_took_a_graph_away_from_oxigraph_does_so_the_next_time(
    ox_server: Served, tmp_path: Path, kind: str, path: str, words: str
):
    assert loaded(ox_server.address, CONTESTED, store="oxigraph").good
    proxy = Proxy(ox_server.port, words=words.encode())
    try:
        cut(proxy, proxy.address + path, written(RESOLVED, tmp_path / "bus.nq"), "--store", kind, "--replace")
        assert held(ox_server) == pairs(CONTESTED)
        proxy.open()
        done = loaded(proxy.address + path, RESOLVED, store=kind, replace=True)
        assert (done.good, done.resumed, lost(done)) == (True, True, [(TENSION, 0)])
        assert held(ox_server) == pairs(LEFT)
        assert lost(loaded(ox_server.address + path, RESOLVED, store=kind, replace=True)) == []
        assert held(ox_server) == pairs(LEFT)
    finally:
        proxy.close()


def test_an_oxigraph_folder_is_freed_of_what_an_article_no_longer_has(tmp_path: Path):
    target = f"oxigraph:{tmp_path / 'store'}"
    plan = load(target, RESOLVED, replace=True, dry_run=True)
    assert (len(plan.steps), list(tmp_path.iterdir())) == (2, []) if isinstance(plan, Plan) else plan
    assert loaded(target, CONTESTED).good
    plan = load(target, RESOLVED, replace=True, dry_run=True)
    assert isinstance(plan, Plan)
    assert [step.graphs for step in plan.steps if step.does == "take away"] == [{TENSION: 1}]
    assert lost(loaded(target, RESOLVED.only(RESOLVED.graphs), replace=True)) == []
    for expected in ([(TENSION, 0)], []):
        assert lost(loaded(target, RESOLVED, replace=True)) == expected
        with oxigraph(tmp_path / "store") as served:
            assert held(served) == pairs(LEFT)


@pytest.mark.parametrize("replace", [False, True])
def test_what_a_cut_run_left_in_an_oxigraph_folder_does_not_stay(tmp_path: Path, replace: bool):
    """The files were changed before the next run, so its staging graphs have other names."""
    target = f"oxigraph:{tmp_path / 'store'}"
    staged = {staging(graph, CONTESTED): triples for graph, triples in CONTESTED.graphs.items()}
    assert loaded(target, Source.of("cut", staged)).good
    assert loaded(target, RESOLVED, replace=replace).good
    with oxigraph(tmp_path / "store") as served:
        assert held(served) == pairs(RESOLVED)


def test_a_contradiction_that_was_resolved_in_the_files_is_gone_from_the_store(tmp_path: Path):
    data = Path(shutil.copytree(TOP / "docs" / "example", tmp_path / "example")) / "data"
    command = ("load", f"oxigraph:{tmp_path / 'store'}", "morning-bus", "--data", str(data), "--replace")
    tension = tuiin.build("morning-bus", data=data).space.graph("morning-bus", "derived", "tension-of-stance")
    assert tension in run_tuiin(*command).stdout
    claims = data / "articles" / "morning-bus" / "claims.yaml"
    claims.write_text(claims.read_text("utf-8").replace("stance: denies", "stance: endorses"), "utf-8")
    run = run_tuiin(*command)
    assert run.returncode == 0, run.stderr
    assert f"{tension}  " in run.stdout
    store = ox.Store.read_only(str(tmp_path / "store"))
    assert {graph.value for graph in store.named_graphs()} == set(
        of_article("morning-bus", tuiin.build("morning-bus", data=data).statements).graphs
    )


# --- Virtuoso -------------------------------------------------------------------------------------------------------------------------------


def counted(served: Served, source: Source) -> dict[str, int]:
    """The triples of each graph, as Virtuoso itself counts them."""
    sparql = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    said = httpx.get(
        f"{served.address}/sparql", params={"query": sparql}, headers={"Accept": "application/sparql-results+json"}, timeout=60
    )
    rows = {row["g"]["value"]: int(row["n"]["value"]) for row in said.json()["results"]["bindings"]}
    return {graph: rows.get(graph, 0) for graph in source.graphs}


def sizes(source: Source) -> dict[str, int]:
    return {graph: len(triples) for graph, triples in source.graphs.items()}


def staged(served: Served) -> list[str]:
    sparql = 'SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), "urn:tuiin:staging:")) }'
    said = httpx.get(
        f"{served.address}/sparql", params={"query": sparql}, headers={"Accept": "application/sparql-results+json"}, timeout=60
    )
    return [row["g"]["value"] for row in said.json()["results"]["bindings"]]


@pytest.mark.usefixtures("as_dba")
def test_virtuoso_counts_what_was_loaded_however_often_and_replaces_it(virtuoso_server: Served, article: Source):
    """By digest, in chunks; the numbers that it writes in another way are counted and found all the same."""
    mine = under("twice", article)
    for options in ({}, {}, {"replace": True}):
        assert loaded(virtuoso_server.address, mine, **options).good
        assert counted(virtuoso_server, mine) == sizes(mine)
    graph = next(iter(mine.graphs))
    assert loaded(
        virtuoso_server.address, Source.of("one", {graph: {'<urn:a> <urn:b> "1.10"^^<http://www.w3.org/2001/XMLSchema#decimal>'}})
    ).good
    assert loaded(virtuoso_server.address, mine).graphs[0].others == 1
    assert loaded(virtuoso_server.address, mine, replace=True).graphs[0].others == 0
    assert staged(virtuoso_server) == []


def test_virtuoso_turns_away_who_is_nobody_or_has_the_wrong_password(
    virtuoso_server: Served, article: Source, monkeypatch: pytest.MonkeyPatch
):
    with pytest.raises(Halfway, match="set TUIIN_LOAD_USER"):
        load(virtuoso_server.address, article)
    monkeypatch.setenv("TUIIN_LOAD_USER", "dba")
    monkeypatch.setenv("TUIIN_LOAD_PASSWORD", "wrong")
    with pytest.raises(Halfway, match="refuses the user or the password"):
        load(virtuoso_server.address, article)


@pytest.mark.usefixtures("as_dba")
@pytest.mark.parametrize("replace", [False, True])
def test_a_killed_virtuoso_and_a_killed_client_leave_what_the_next_run_finishes(
    virtuoso_server: Served, article: Source, tmp_path: Path, replace: bool
):
    mine = under(f"killed-{replace}", article.only([next(iter(article.graphs))]))
    graph = next(iter(mine.graphs))
    file = tmp_path / "mine.nq"
    file.write_text("".join(f"{triple} <{graph}> .\n" for triple in mine.graphs[graph]), "utf-8")
    if replace:
        assert loaded(virtuoso_server.address, Source.of("old", {graph: {"<urn:a> <urn:b> <urn:c>"}})).good
    proxy = Proxy(virtuoso_server.port, limit=1_500_000)
    try:
        cut(proxy, proxy.address, str(file), "--store", "virtuoso", "--chunk", "2000", *(["--replace"] if replace else []))
        virtuoso_server.kill()
        virtuoso_server.start()
        assert counted(virtuoso_server, mine)[graph] == 1 if replace else 0 < counted(virtuoso_server, mine)[graph] < len(mine)
        proxy.open()
        done = loaded(proxy.address, mine, store="virtuoso", chunk=2000, replace=replace)
        assert done.good
        assert done.resumed
        assert counted(virtuoso_server, mine) == sizes(mine)
        assert staged(virtuoso_server) == []
    finally:
        proxy.close()


@pytest.mark.usefixtures("as_dba")
def test_virtuoso_is_freed_of_what_an_article_no_longer_has_after_a_cut_too(virtuoso_server: Served, tmp_path: Path):
    assert loaded(virtuoso_server.address, CONTESTED).good
    plan = load(virtuoso_server.address, RESOLVED, replace=True, dry_run=True)
    assert isinstance(plan, Plan)
    assert [step.graphs for step in plan.steps if step.does == "take away"] == [{TENSION: 1}]
    proxy = Proxy(virtuoso_server.port, words=f"DROP SILENT GRAPH <{TENSION}>".encode())
    try:
        cut(proxy, proxy.address, written(RESOLVED, tmp_path / "bus.nq"), "--store", "virtuoso", "--replace")
        assert counted(virtuoso_server, CONTESTED) == sizes(CONTESTED)
        proxy.open()
        done = loaded(proxy.address, RESOLVED, store="virtuoso", replace=True)
        assert (done.good, done.resumed, lost(done)) == (True, True, [(TENSION, 0)])
        assert counted(virtuoso_server, CONTESTED) == {**sizes(LEFT), TENSION: 0}
        assert lost(loaded(virtuoso_server.address, RESOLVED, replace=True)) == []
        assert counted(virtuoso_server, CONTESTED) == {**sizes(LEFT), TENSION: 0}
    finally:
        proxy.close()


# --- Jena -----------------------------------------------------------------------------------------------------------------------------------


def test_tdb2_is_loaded_by_jena_itself_and_counts_the_same(tmp_path: Path, toy: tuiin.KnowledgeGraph):
    source = of_article(toy.slug, toy.statements)
    graph = next(iter(source.graphs))
    for text, options in (("<urn:a> <urn:b> <urn:c>", {}), (None, {}), (None, {"replace": True})):
        done = loaded(f"tdb2:{tmp_path / 'tdb 2'}", Source.of("old", {graph: {text}}) if text else source, **options)
        assert done.good
    assert [tally.others for tally in done.graphs] == [0] * len(source.graphs)
    assert [tally.found for tally in done.graphs] == list(sizes(source).values())


def test_tdb2_is_freed_of_what_an_article_no_longer_has(tmp_path: Path):
    target = f"tdb2:{tmp_path / 'tdb'}"
    plan = load(target, RESOLVED, replace=True, dry_run=True)
    assert (len(plan.steps), list(tmp_path.iterdir())) == (2, []) if isinstance(plan, Plan) else plan
    assert loaded(target, CONTESTED).good
    plan = load(target, RESOLVED, replace=True, dry_run=True)
    assert isinstance(plan, Plan)
    assert [step.graphs for step in plan.steps if step.does == "take away"] == [{TENSION: 1}]
    for expected in ([(TENSION, 0)], []):
        assert lost(loaded(target, RESOLVED, replace=True)) == expected
        with closing(Tdb2Folder(tmp_path / "tdb")) as opened:
            assert opened.counts(CONTESTED.graphs) == {**sizes(LEFT), TENSION: 0}


@pytest.fixture
def no_jena(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setattr("tuiin.load.tdb2.DEBIAN", Path("/nowhere"))


def test_without_jena_it_is_said_what_is_wanted(tmp_path: Path, article: Source, no_jena: Callable[[], None]):
    no_jena()
    with pytest.raises(MachineError, match="libapache-jena-java"):
        load(f"tdb2:{tmp_path / 'tdb'}", article)
    assert list(tmp_path.iterdir()) == []


def test_what_the_command_prints_is_what_the_store_holds(ox_server: Served, tmp_path: Path):
    run = run_tuiin("load", ox_server.address, "--json", "--graph", "https://w3id.org/tuiin/id/graph/nyshanbayev-2022/shared")
    assert run.returncode == 0, run.stderr
    (graph,) = json.loads(run.stdout)["graphs"]
    assert graph["found"] == len(held(ox_server))
