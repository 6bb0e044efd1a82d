"""What is served: how it is named, how it comes into one store, what its default graph is, and when it has changed."""

import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from tuiin.errors import UnknownArticle
from tuiin.graph.where import NoGraph
from tuiin.serve.engine.dataset import named_in
from tuiin.serve.engine.sources import Source, find, load

from .conftest import LIBRARY

NAMED = "<http://a.example/s> <http://a.example/p> <http://a.example/o> <http://a.example/g{}> .\n"
OWN = '<http://a.example/s> <http://a.example/p> "own" .\n'


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "named.nq").write_text(NAMED.format(1) + NAMED.format(2), "utf-8")
    (tmp_path / "both.nq").write_text(NAMED.format(1) + OWN, "utf-8")
    (tmp_path / "own.nt").write_text(OWN, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("names", "default", "expected", "union"),
    [
        (["named.nq"], "auto", {"o"}, True),
        (["named.nq"], "own", set(), False),
        (["both.nq"], "auto", {"own"}, False),
        (["both.nq"], "union", {"own", "o"}, True),
        (["named.nq", "own.nt"], "auto", {"own", "o"}, True),
        (["named.nq", "both.nq"], "auto", {"own"}, False),
        (["own.nt", "own.nt"], "auto", {"own"}, True),
    ],
)
def test_the_default_graph_is_the_union_or_what_the_files_say(files: Path, names, default, expected, union):
    held = load([Source(str(files / name)) for name in names], default)
    rows = [row["o"].value.rpartition("/")[2] for row in held.store.query("SELECT ?o { ?s ?p ?o }")]
    assert sorted(rows) == sorted(expected)
    assert (held.default, held.union) == (len(expected), union)
    assert all(size == 1 for size in held.graphs.values())


def test_an_article_is_built_as_ever(toy):
    held = load([Source(str(LIBRARY), "night-library")], "auto")
    assert held.graphs == toy.statements.counts()
    assert held.union


def test_names_are_articles_files_or_folders(files: Path, monkeypatch):
    monkeypatch.chdir(files)
    (files / "built").mkdir()
    (files / "built" / "graph.nq").write_text("", "utf-8")
    assert find([], LIBRARY) == [Source(str(LIBRARY), "night-library")]
    assert find(["night-library", "own.nt", "built"], LIBRARY) == [
        Source(str(LIBRARY), "night-library"),
        Source("own.nt"),
        Source("built"),
    ]
    with pytest.raises(UnknownArticle):
        find(["nobody"], LIBRARY)
    with pytest.raises(NoGraph, match="is not there"):
        find(["./nobody"], LIBRARY)
    with pytest.raises(NoGraph, match="holds no article"):
        find([], files)
    with pytest.raises(NoGraph, match="standard input cannot be served"):
        find(["own.nt", "-"], LIBRARY)


def test_a_change_of_any_file_is_seen(library: Path, files: Path):
    for source, touched in (
        (Source(str(library), "night-library"), library / "actors.yaml"),
        (Source(str(files / "own.nt")), files / "own.nt"),
    ):
        before = list(source.files())
        assert list(source.files()) == before
        os.utime(touched, (1, 1))
        assert list(source.files()) != before
    (files / "own.nt").unlink()
    assert next(Source(str(files / "own.nt")).files())[2] == -1


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s ?p 'FROM <a:b> FROM <a:c>' }", None),
        ("SELECT * FROM <a:b> { ?s ?p ?o }", None),
        ("SELECT * FROM <a:b> FROM NAMED <a:c> { ?s ?p ?o }", None),
        ("SELECT * FROM <a:b> FROM <a:c> { ?s ?p ?o }", (["a:b", "a:c"], [])),
        (
            "BASE <http://b.example/> SELECT (1 AS ?x) FROM <c> FROM <d> FROM NAMED <e> WHERE { }",
            (["http://b.example/c", "http://b.example/d"], ["http://b.example/e"]),
        ),
        (
            "PREFIX a-b: <http://b.example/> CONSTRUCT { ?from a-b:from ?o } from a-b:c from <d> WHERE { ?from ?p ?o }",
            (["http://b.example/c", "http://x.example/d"], []),
        ),
        ("DESCRIBE <a:x> FROM <a:b> FROM <a:c>", (["a:b", "a:c"], [])),
        ("ASK FROM <a:b> FROM nope:c {}", None),
    ],
)
def test_the_graphs_of_a_query_are_found_where_there_are_several(query, expected):
    found = named_in(query, "http://x.example/")
    assert (found and tuple([node.value for node in nodes] for nodes in found)) == expected


def test_the_engine_would_count_a_triple_twice():
    """Why `dataset` is there; when this fails, it can go."""
    store = ox.Store()
    store.load((NAMED.format(1) + NAMED.format(2)).encode(), ox.RdfFormat.N_QUADS)
    rows = list(store.query("SELECT * FROM <http://a.example/g1> FROM <http://a.example/g2> { ?s ?p ?o }"))
    assert len(rows) == 2
