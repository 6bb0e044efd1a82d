"""A store on disk: every command asks it as it asks the articles themselves; old or new at every moment; opened so that nothing opens later."""

import gc
import gzip
import json
import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest

import tuiin
from tuiin.corpus import keeping
from tuiin.corpus.keeping import NotKept, keep
from tuiin.errors import BadQuery, LimitHit, MachineError
from tuiin.files.writing import NotOurs, lock
from tuiin.graph import disk, opened, sandbox, stored, tables, words
from tuiin.graph.disk import NotStore
from tuiin.graph.knowledge import Graph
from tuiin.graph.where import NoGraph, find
from tuiin.serve.engine.sources import Source, load

from .agents import agent
from .command import ran
from .conftest import LIBRARY, TOP
from .processes import handles_of, until
from .serving import serving

LINE = '<http://a.example/s{0}> <http://a.example/p{1}> "word {2}" <http://a.example/g{3}> .\n'
NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
ALL = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


class Corpus(NamedTuple):
    """Three articles as sorted parts, as a file with all of them, as the store made of the parts, and as the graph in memory."""

    parts: list[Path]
    file: Path
    store: Path
    graph: Graph


@pytest.fixture(scope="module")
def corpus(kg: tuiin.KnowledgeGraph, toy: tuiin.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    home = tmp_path_factory.mktemp("corpus")
    shutil.copytree(LIBRARY, home / "library", ignore=shutil.ignore_patterns(".tuiin"))
    (home / "library" / "articles" / "night-library").rename(home / "library" / "articles" / "day-library")
    graph = opened.merged([kg, toy, tuiin.build("day-library", data=home / "library")])
    spoken = words.wanting(graph.statements)
    parts = [home / "one.nq", home / "two.nq.gz", home / "words.nq"]
    parts[0].write_bytes(kg.nquads)
    parts[2].write_text(spoken.nquads(), "utf-8")
    graph.statements.update(spoken)
    parts[1].write_bytes(
        gzip.compress(
            "".join(line for line in graph.nquads.decode().splitlines(keepends=True) if "library" in line or len(line) % 2).encode()
        )
    )
    (home / "all.nq").write_bytes(graph.nquads)
    (home / "rest.nq").write_bytes(graph.nquads)
    keep([*parts, home / "rest.nq"], home / "store", "a digest")
    return Corpus(parts, home / "all.nq", home / "store", graph)


def made(home: Path, quads: int = 50, made_of: str = "x", most: int = 10) -> Path:
    """A small store of so many statements."""
    lines = sorted(LINE.format(n // most, n % most, n, n % 3) for n in range(quads))
    (home / f"{made_of}.nq").write_text("".join(lines), "utf-8")
    keep([home / f"{made_of}.nq"], home / "store", made_of)
    return home / "store"


def of(path: Path) -> Graph:
    return opened.open(find(str(path), LIBRARY))


# --- what is kept ---------------------------------------------------------------------------------------------------------------------


def test_each_statement_is_kept_once_and_each_triple_of_the_union_once(corpus: Corpus):
    told = disk.facts(corpus.store)
    graph = of(corpus.store)
    assert told.quads == len(corpus.graph.statements) == len(graph.statements) == int(graph.query(NAMED)[0][0])
    assert told.triples == corpus.graph.ntriples.count(b"\n") == graph.store.size() == int(graph.query(ALL)[0][0])
    assert graph.statements.counts() == corpus.graph.statements.counts()
    assert (told.articles, told.base, told.made_of, told.tuiin) == (3, corpus.graph.space.uri, "a digest", tuiin.__version__)
    assert graph.slugs == corpus.graph.slugs == ["day-library", "night-library", "nyshanbayev-2022"]
    assert graph.store.languages == corpus.graph.store.languages == ["kk", "ru", "en"]


def test_what_was_given_comes_back_as_it_was_given(corpus: Corpus):
    """The engine keeps one type for all whole numbers; what is exported, checked and compared has the one that was said."""
    graph = of(corpus.store)
    assert b"nonNegativeInteger" in graph.nquads
    assert graph.nquads == corpus.graph.nquads
    assert graph.ntriples == corpus.graph.ntriples
    assert graph.digest() == corpus.graph.digest()


def test_parts_that_are_packed_or_overlap_make_the_same_store(tmp_path: Path):
    lines = sorted(LINE.format(n % 5, n % 3, "ә\\n" * (n % 2), n % 2) for n in range(60))
    (tmp_path / "a.nq").write_text("".join(lines), "utf-8")
    (tmp_path / "b.nq.gz").write_bytes(gzip.compress("".join(sorted(set(lines[::2]))).encode()))
    (tmp_path / "none.nq").write_text("")
    told = [keep([tmp_path / name for name in names], tmp_path / names[0][0], "x") for names in (["a.nq"], ["b.nq.gz", "none.nq", "a.nq"])]
    assert told[0].quads == told[1].quads == len(set(lines))
    assert told[0].triples == told[1].triples == len({line.rpartition(" <")[0] for line in lines})
    assert of(tmp_path / "a").nquads == of(tmp_path / "b").nquads == "".join(sorted(set(lines))).encode()
    assert keep([tmp_path / "none.nq"], tmp_path / "empty", "x").quads == 0
    assert of(tmp_path / "empty").query(ALL)[0] == (0,)


def test_how_far_it_is_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.nq").write_text("".join(sorted(LINE.format(n, 0, n, 0) for n in range(120_000))), "utf-8")
    told: list[int] = []
    monkeypatch.setattr(keeping, "_AT_ONCE", 1 << 20)
    keep([tmp_path / "a.nq"], tmp_path / "store", "x", told.append)
    assert told == [100_000, 120_000]
    graph = of(tmp_path / "store")
    assert graph.query(ALL)[0] == graph.query(NAMED)[0] == (120_000,), "nothing is lost between what is handed on at once"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (LINE.format(2, 0, 0, 0) + LINE.format(1, 0, 0, 0), r"a\.nq:2: comes before the line above it"),
        (LINE.format(1, 0, 0, 0) + "<http://a.example/s> <http://a.exa", r"a\.nq:\d: "),
        (LINE.format(1, 0, 0, 0).rstrip("\n"), r"a\.nq:1: is no whole quad"),
        ('<http://a.example/s> <http://a.example/p> "in no graph" .\n', r"a\.nq:1: is no whole quad"),
        ("<http://a.example/s> <http://a.example/p> <http://a.example/in-no-graph> .\n", r"a\.nq: is no N-Quads with a graph"),
        ("<http://a.example/s> <http://a.example/p> _:b <http://a.example/g> .\n", r"a\.nq:1: has a node without a name"),
        ("<http://a.example/s> nonsense <http://a.example/g> .\n", r"a\.nq: is no N-Quads"),
    ],
)
def test_what_is_no_part_is_refused_and_the_older_store_stays(tmp_path: Path, content: str, words: str):
    store = made(tmp_path)
    before = sorted(path.relative_to(store) for path in store.rglob("*"))
    (tmp_path / "a.nq").write_text(content, "utf-8")
    with pytest.raises(NotKept, match=words):
        keep([tmp_path / "a.nq"], store, "y")
    assert sorted(path.relative_to(store) for path in store.rglob("*")) == before
    assert disk.facts(store).made_of == "x"


def test_a_part_that_cannot_be_unpacked_or_is_not_there_is_told(tmp_path: Path):
    (tmp_path / "a.nq.gz").write_bytes(gzip.compress(LINE.format(1, 1, 1, 1).encode())[:-9])
    (tmp_path / "b.nq.gz").write_text("no gzip")
    for name in ("a.nq.gz", "b.nq.gz"):
        with pytest.raises(NotKept, match=rf"{name}: cannot be unpacked"):
            keep([tmp_path / name], tmp_path / "store", "x")
    with pytest.raises(MachineError, match=r"c\.nq: No such file"):
        keep([tmp_path / "c.nq"], tmp_path / "store", "x")


def test_a_folder_with_anything_else_is_left_alone(tmp_path: Path):
    store = made(tmp_path)
    (store / "mine.txt").write_text("mine")
    with pytest.raises(NotOurs, match=r"'mine\.txt', which is no part of a store"):
        keep([tmp_path / "x.nq"], store, "y")
    assert (store / "mine.txt").read_text() == "mine"
    with pytest.raises(MachineError):
        keep([tmp_path / "x.nq"], tmp_path / "x.nq", "y")


# --- every command --------------------------------------------------------------------------------------------------------------------


def same(text: str, place: Path) -> list[str]:
    """The lines of an answer without the name of what was asked; rows may come in another order."""
    return sorted(text.replace(str(place), "GRAPH").splitlines())


@pytest.mark.parametrize(
    "line",
    [
        "query who-says-what GRAPH -f csv",
        "query claims-about-a-concept GRAPH -p broad=concept/democracy --lang kk -f json",
        "query reviews GRAPH --lang ru",
        "query -e SELECT(COUNT(*)AS?n){GRAPH?g{?s?p?o}} GRAPH",
        "query -e ASK{?s?p?o} GRAPH",
        "query -e CONSTRUCT{?s?p?o}WHERE{?s?p?o.?s<https://w3id.org/tuiin/ns#stance>?o} GRAPH",
        "query -e SELECT?s{?s<https://w3id.org/tuiin/ns#holders>?o} GRAPH",
        "query -e SELECT?s{?s?p<https://w3id.org/tuiin/id/actor/nobody-at-all>} GRAPH",
        "query -e SELECT?s{SERVICE<http://127.0.0.1:1/>{?s?p?o}} GRAPH",
        "query who-says-what --show GRAPH",
        "ask democracy GRAPH --json",
        "ask кітапхана GRAPH --lang kk --kind claim",
        "ask zzzzzzzz GRAPH",
        "info GRAPH --lang ru",
        "info GRAPH --badge claims",
        "check GRAPH --json",
        "export nq GRAPH -o -",
        "export ttl GRAPH -o -",
        "export bibtex GRAPH -o -",
        "diff GRAPH FILE --json",
        "load TARGET GRAPH --json",
        "load TARGET GRAPH --dry-run",
    ],
)
def test_every_command_answers_of_a_store_as_of_the_articles(corpus: Corpus, tmp_path: Path, line: str):
    answers = []
    for place in (corpus.file, corpus.store):
        meant = {"GRAPH": str(place), "FILE": str(corpus.file), "TARGET": f"oxigraph:{tmp_path / place.stem}"}
        code, *told = ran(*[meant.get(word, word) for word in line.split()])
        told = [text.replace(str(tmp_path / place.stem), "TARGET").replace(str(corpus.file), "GRAPH") for text in told]
        answers.append((code, *(same(text, place) for text in told)))
    assert answers[0] == answers[1]
    assert "fault of tuiin" not in str(answers)


def test_what_takes_curated_files_says_so_of_a_store(corpus: Corpus):
    for line in ("build", "passages"):
        code, _, told = ran(line, corpus.store)
        assert code == 2, told
        assert "Traceback" not in told
    assert ran("mcp", corpus.store, "--propose")[0] == 2


def test_a_program_opens_a_store_by_its_name(corpus: Corpus):
    graph = tuiin.open(corpus.store)
    assert len(graph.query("SELECT ?c { ?c a tn:Claim }")) == len(corpus.graph.query("SELECT ?c { ?c a tn:Claim }")) > 100
    assert "graphs" not in vars(graph.statements), "nothing was read"
    assert (
        repr(graph)
        == f"<Graph {corpus.store}: {len(corpus.graph.statements):,} statements in {len(corpus.graph.statements.graphs)} graphs>"
    )
    with pytest.raises(NoGraph, match="wanted a graph of one article"):
        _ = graph.slug
    with pytest.raises(BadQuery, match="SERVICE"):
        graph.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(TypeError, match="nothing can be added"):
        graph.store.load(corpus.graph.statements)


def test_more_than_can_be_read_at_once_is_refused_and_still_asked(corpus: Corpus, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stored, "MOST", 1000)
    graph = of(corpus.store)
    for read in (lambda: graph.nquads, graph.check, graph.store.nquads):
        with pytest.raises(LimitHit, match=r"holds [\d,]+ statements, and at most 1,000 are read at once"):
            read()
    assert len(graph.query("who-says-what")) > 100
    assert graph.search("democracy")


def test_an_agent_asks_a_store(corpus: Corpus):
    with agent(corpus.store) as asking, agent(corpus.file) as other:
        for tool, arguments in (
            ("sparql", {"query": "SELECT ?c { ?c a tn:Claim } ORDER BY ?c"}),
            ("find", {"words": "democracy"}),
            ("claim", {"claim": f"{corpus.graph.space.article('night-library')}/claim/night-library-raises-readers"}),
            ("ask_question", {"name": "who-says-what", "parameters": {"holder": "Bulaqty Town Council"}}),
        ):
            answers = [each.ask(tool, **arguments) | {"graph": ""} for each in (asking, other)]
            assert answers[0] == answers[1]


# --- over HTTP ------------------------------------------------------------------------------------------------------------------------


def test_a_server_answers_of_a_store_as_of_a_file(corpus: Corpus):
    space = corpus.graph.space
    one, other = space.graph("night-library"), space.graph("day-library")
    with serving(corpus.store, "-q") as here, serving(corpus.file, "-q") as there:
        for query in (
            ALL,
            NAMED,
            "SELECT ?c { ?c a <https://w3id.org/tuiin/ns#Claim> } ORDER BY ?c",
            f"SELECT (COUNT(*) AS ?n) FROM <{one}> FROM <{other}> {{ ?s ?p ?o }}",
            f"SELECT (COUNT(*) AS ?n) FROM <{one}> FROM <{other}> FROM NAMED <{one}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
            "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        ):
            assert here.query(query).status_code == there.query(query).status_code
            assert here.query(query).text == there.query(query).text, query
        for target in ("/", "/data", f"/data?graph={one}", "/.well-known/void", "/about?iri=" + space.shared("concept", "democracy")):
            mine, its = (
                server.client.get(target, headers={"Accept": "text/html, application/n-quads, text/turtle"}) for server in (here, there)
            )
            assert mine.status_code == its.status_code, target
            assert sorted(mine.text.replace(here.url, "/").splitlines()) == sorted(its.text.replace(there.url, "/").splitlines()), target


def test_a_store_is_served_together_with_others(corpus: Corpus, tmp_path: Path):
    (tmp_path / "more.nq").write_text(LINE.format(1, 1, 1, 1), "utf-8")
    held = load([Source(str(corpus.store)), Source(str(tmp_path / "more.nq"))], "auto")
    assert sum(held.graphs.values()) == len(corpus.graph.statements) + 1
    with pytest.raises(NoGraph, match="leave --default-graph out"):
        load([Source(str(corpus.store))], "own")
    assert [name for name, *_ in Source(str(corpus.store)).files()] == [str(corpus.store / "store.json")]


@pytest.mark.parametrize("options", [(), ("--watch",)])
def test_a_store_that_is_replaced_is_served_on_or_followed(tmp_path: Path, options: tuple[str, ...]):
    """With workers that began before, and workers that begin afterwards."""
    store = made(tmp_path, 50)
    with serving(store, "-q", *options) as server:
        assert count(server.query(ALL)) == 50
        made(tmp_path, 80, "y")
        if options:
            assert until(lambda: count(server.query(ALL)) == 80, 30)
        else:
            assert {count(answer) for answer in server.crowd([ALL] * 12)} == {50}
            assert len(list(store.glob("database-*"))) == 2, "what is served stays"
        assert server.client.get("/health").json()["statements"] == count(server.query(ALL))
    made(tmp_path, 90, "z")
    assert len(list(store.glob("database-*"))) == 1


def count(answer) -> int:
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


# --- nothing opens later --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def scattered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, int]:
    """A database of many tables, as one is that nobody has put in order; its statements, and how many tables it has."""
    home = tmp_path_factory.mktemp("scattered")
    store, lines = ox.Store(str(home / "oxigraph")), list[str]()
    for batch in range(4):
        some = [LINE.format(n // 5, n % 5, n, n // 50) for n in range(batch * 100, batch * 100 + 100)]
        store.bulk_load("".join([*some, *(line.rpartition(" <")[0] + " .\n" for line in some)]).encode(), ox.RdfFormat.N_QUADS)
        lines += some
    store.flush()
    del store
    (home / "all.nq").write_text("".join(lines), "utf-8")
    return home / "oxigraph", home / "all.nq", len(list((home / "oxigraph").glob("*.sst")))


def test_all_tables_of_a_database_are_open_before_anything_is_asked(scattered: tuple[Path, Path, int]):
    database, file, number = scattered
    lines = file.read_bytes().splitlines(keepends=True)
    found = sandbox.once(lambda: tables.landmarks(database, number, iter(lines)).json(), 60, sealed=False)
    marks = tables.Landmarks.read(found)
    assert number > 16, "the engine opens so many by itself"
    assert 0 < len(marks.statements) < 20
    held: list[ox.Store] = []
    asking = sandbox.Sandbox(
        lambda asked: asked(held[0]) if callable(asked) else [len(list(held[0].query(one))) for one in asked],
        ready=lambda: held.append(tables.whole(database, number, marks)),
    )
    everything = [f'SELECT ?s {{ GRAPH ?g {{ ?s <http://a.example/p{n % 5}> "word {n}" }} }}' for n in range(400)]
    everything += [f"SELECT ?o {{ <http://a.example/s{n}> ?p ?o }}" for n in range(80)]
    assert asking.do(everything) == [1] * 400 + [5] * 80
    with pytest.raises(MachineError, match=rf"of its {number} tables could be opened"):
        sandbox.once(lambda: tables.whole(database, number, tables.Landmarks()) and None, 60, sealed=False)


def test_where_no_single_statement_opens_a_table_predicates_are_walked(scattered: tuple[Path, Path, int], monkeypatch: pytest.MonkeyPatch):
    database, file, number = scattered
    monkeypatch.setattr(tables, "_MANY", 1)
    lines = file.read_bytes().splitlines(keepends=True)
    marks = tables.Landmarks.read(sandbox.once(lambda: tables.landmarks(database, number, iter(lines)).json(), 60, sealed=False))
    assert sandbox.once(lambda: tables.whole(database, number, marks) is not None, 60, sealed=False)


def test_who_asks_a_store_can_open_nothing_whatever_is_asked(corpus: Corpus, tmp_path: Path):
    """No lexer decides alone: the query goes to the engine as it is. What the fork has open is its line, nothing, and the database."""
    place = disk.claim(corpus.store)
    held: list[ox.Store] = []
    (tmp_path / "secret").write_text("secret")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = server.getsockname()
        orders: dict[str, Callable[[], object]] = {
            "pid": os.getpid,
            "read": lambda: (tmp_path / "secret").read_text(),
            "write": lambda: (tmp_path / "new").write_text("new"),
            "connect": lambda: socket.create_connection(address, 1) and None,
            "service": lambda: len(list(held[0].query(f"SELECT * {{ SERVICE <http://127.0.0.1:{address[1]}/> {{ ?s ?p ?o }} }}"))),
            "add": lambda: held[0].add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:a"), ox.NamedNode("a:a"))),
            "count": lambda: int(next(iter(held[0].query(ALL)))["n"].value),
        }
        asking = sandbox.Sandbox(lambda order: orders[order](), ready=lambda: held.append(place.whole()))
        pid = asking.do("pid")
        for order in ("read", "write", "connect", "service"):
            with pytest.raises(OSError, match="Too many open files"):
                asking.do(order)
        with pytest.raises(RuntimeError):
            asking.do("add")
        with pytest.raises(TimeoutError):
            server.accept()
        assert asking.do("count") == place.facts.triples
        assert asking.do("pid") == pid
        if Path("/proc/self/fd").exists():
            others = {name for name in handles_of(pid) if not name.endswith(".sst")}
            assert {name for name in others if not name.startswith("socket:")} == {os.devnull}
            assert sum(name.startswith("socket:") for name in others) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret"]


def test_an_endless_query_of_a_store_is_ended_and_the_next_one_answered(corpus: Corpus):
    graph = of(corpus.store)
    for _ in range(3):
        with pytest.raises(LimitHit):
            graph.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0.5)
        assert graph.query("ASK { ?s ?p ?o }")[0] == (True,)


# --- old or new -----------------------------------------------------------------------------------------------------------------------

MAKER = """
import sys, itertools
from pathlib import Path
from tuiin.corpus.keeping import keep
home = Path(sys.argv[1])
for number in itertools.cycle("ab"):
    keep([home / f"{number}.nq"], home / "store", number)
    print(number, flush=True)
"""


def test_whoever_is_killed_leaves_the_old_store_or_the_new_one(tmp_path: Path):
    contents = {name: "".join(sorted(LINE.format(n, 0, name, n % 4) for n in range(size))) for name, size in (("a", 300), ("b", 500))}
    for name, content in contents.items():
        (tmp_path / f"{name}.nq").write_text(content, "utf-8")
    by_chance = random.Random(7)
    seen = set()
    for _ in range(20):
        maker = subprocess.Popen(
            [sys.executable, "-c", MAKER, str(tmp_path)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(TOP / "graph")},
        )
        assert maker.stdout is not None
        for _ in range(by_chance.choice((1, 2))):
            maker.stdout.readline()
        time.sleep(by_chance.uniform(0, 0.5))
        maker.kill()
        maker.communicate()
        graph = of(tmp_path / "store")
        name = disk.facts(tmp_path / "store").made_of
        assert graph.nquads.decode() == contents[name]
        assert graph.query(ALL)[0] == (len(contents[name].splitlines()),)
        seen.add(name)
        del graph
        gc.collect()
    assert seen == {"a", "b"}
    keep([tmp_path / "a.nq"], tmp_path / "store", "a")
    assert sorted(path.name for path in (tmp_path / "store").iterdir()) == [disk.facts(tmp_path / "store").folder, "store.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.nq", "b.nq", "store"]


def test_a_maker_that_was_killed_at_its_first_store_leaves_none_and_the_next_one_clears_it(tmp_path: Path):
    (tmp_path / "store" / "database-7" / "oxigraph").mkdir(parents=True)
    (tmp_path / "store" / "database-7" / "oxigraph" / "000001.log").write_text("half")
    (tmp_path / "store" / ".store.json.abc").write_text("half")
    with pytest.raises(NoGraph, match="holds neither"):
        find(str(tmp_path / "store"), LIBRARY)
    made(tmp_path)
    assert sorted(path.name for path in (tmp_path / "store").iterdir()) == ["database-8", "store.json"]


def test_a_store_of_another_version_stays_until_another_one_is_whole(tmp_path: Path):
    store = made(tmp_path)
    said(store, format="tuiin-store/2")
    (tmp_path / "bad.nq").write_text("no quads")
    with pytest.raises(NotKept):
        keep([tmp_path / "bad.nq"], store, "y")
    assert sorted(path.name for path in store.iterdir()) == ["database-1", "store.json"]
    made(tmp_path)
    assert sorted(path.name for path in store.iterdir()) == ["database-2", "store.json"]


def test_of_two_makers_the_second_is_refused(tmp_path: Path):
    store = made(tmp_path)
    with lock(tmp_path / ".store.lock"), pytest.raises(MachineError, match="another tuiin is writing here") as refused:
        keep([tmp_path / "x.nq"], store, "y")
    assert refused.value.exit_code == 3
    assert disk.facts(store).made_of == "x"


def test_whoever_has_opened_a_store_goes_on_with_it_while_it_is_replaced(tmp_path: Path):
    graph = of(made(tmp_path, 50))
    other = of(tmp_path / "store")
    assert graph.query(ALL)[0] == (50,)
    made(tmp_path, 80, "y")
    assert other.query(ALL)[0] == (50,), "opened before, asked afterwards"
    graph.store._sandbox.close()
    assert graph.query(ALL)[0] == (50,), "by a new process"
    assert len(graph.statements) == 50 == graph.nquads.count(b"\n")
    assert of(tmp_path / "store").query(ALL)[0] == (80,)
    del graph, other
    gc.collect()
    made(tmp_path, 90, "z")
    assert len(list((tmp_path / "store").glob("database-*"))) == 1


# --- damaged --------------------------------------------------------------------------------------------------------------------------


def lost(store: Path, name: str) -> None:
    next(store.glob(f"database-1/{name}")).unlink()


def cut(store: Path, name: str) -> None:
    path = next(store.glob(f"database-1/{name}"))
    path.write_bytes(path.read_bytes()[:-7])


def said(store: Path, **other: object) -> None:
    plain = json.loads((store / "store.json").read_bytes()) | other
    (store / "store.json").write_text(json.dumps(plain), "utf-8")


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "a table is lost": (lambda store: lost(store, "oxigraph/*.sst"), "cannot be read: No such file"),
    "the manifest is lost": (lambda store: lost(store, "oxigraph/MANIFEST*"), "cannot be read: No such file"),
    "statements are cut": (lambda store: cut(store, "quads.nq.gz"), r"has [\d,]+ bytes, and store.json says"),
    "a table is cut": (lambda store: cut(store, "oxigraph/*.sst"), r"has [\d,]+ bytes, and store.json says"),
    "the database is lost": (lambda store: shutil.rmtree(store / "database-1"), "cannot be read: No such file"),
    "store.json is empty": (lambda store: (store / "store.json").write_text(""), "cannot be read"),
    "store.json is cut": (lambda store: (store / "store.json").write_text('{"format": "tui'), "cannot be read"),
    "store.json is of something else": (lambda store: (store / "store.json").write_text("[1]"), "is of no store: found null"),
    "store.json lies": (lambda store: said(store, quads=7), "is not as it was written"),
    "store.json has another base": (lambda store: said(store, base="https://evil.example/"), "is not as it was written"),
    "a newer format": (
        lambda store: said(store, format="tuiin-store/2", tuiin="9.9"),
        r"is of another version, tuiin-store/2: this tuiin reads tuiin-store/1; use the tuiin that made it, 9\.9",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_damaged_store_is_told_in_words(tmp_path: Path, name: str):
    spoil, wanted = SPOILT[name]
    store = made(tmp_path)
    spoil(store)
    with pytest.raises(NotStore, match=wanted) as error:
        of(store)
    assert error.value.exit_code == 2
    code, out, told = ran("query", "-e", ALL, store)
    assert (code, out) == (2, "")
    assert "Traceback" not in told
    assert "fault of tuiin" not in told
    made(tmp_path, 60, "y")
    assert of(store).query(ALL)[0] == (60,), "it can be made anew"


def test_bytes_that_are_other_than_they_were_are_told(tmp_path: Path):
    """Of the same number, which nobody sees who looks at names and sizes: the engine knows by its checksums, once it reads them."""
    store = made(tmp_path, 3000)
    for path in store.glob("database-1/oxigraph/*.sst"):
        content = bytearray(path.read_bytes())
        content[: len(content) // 2] = bytes(byte ^ 0x55 for byte in content[: len(content) // 2])
        path.write_bytes(content)
    for asked in (("query", "-e", ALL), ("ask", "word"), ("query", "who-says-what")):
        code, _, told = ran(*asked, store)
        assert code == 2, told
        assert "make the store anew" in told
    code, _, told = ran("serve", store, "--port", "0")
    assert code == 2, told


def test_a_served_store_that_is_damaged_is_told(tmp_path: Path):
    store = made(tmp_path)
    cut(store, "quads.nq.gz")
    code, out, told = ran("serve", store, "--port", "0")
    assert (code, out) == (2, "")
    assert "make the store anew" in told
