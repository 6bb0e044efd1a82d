"""GRAPH: every command takes the same words for a graph, and what cannot serve a purpose is refused in words."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tuiin
from tuiin.errors import UnknownArticle
from tuiin.exports import EXPORTS
from tuiin.exports.build import write_all
from tuiin.graph import opened
from tuiin.graph.where import NoGraph, Where, find

from .command import tuiin as command
from .conftest import LIBRARY, TOP

SLUG = "night-library"
TOY = ["--data", str(LIBRARY)]
COUNT = "SELECT (COUNT(*) AS ?n) { ?c a tn:Claim }"
NAMED, UNION = (".nq", ".trig", ".jsonld"), (".ttl", ".nt", ".rdf")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, toy: tuiin.KnowledgeGraph) -> Path:
    """A folder with the invented data, what was built of it, and each of its RDF files."""
    home = tmp_path_factory.mktemp("here")
    shutil.copytree(LIBRARY, home / "library")
    write_all(SLUG, home / "library", home / "out")
    for ending in (*NAMED, *UNION):
        toy.write(home / f"g{ending}")
    return home


NAMES = [SLUG, "library/articles/night-library", "library", f"out/{SLUG}", *(f"g{ending}" for ending in NAMED)]


@pytest.mark.parametrize("name", NAMES)
def test_whatever_it_is_called_it_is_the_same_graph(here: Path, name: str, toy: tuiin.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(here)
    graph = opened.open(find(name, LIBRARY), apart=True)
    assert (graph.name, graph.slug, graph.digest()) == (name, SLUG, toy.digest())


@pytest.mark.parametrize("ending", UNION)
def test_a_form_without_named_graphs_is_the_union(here: Path, ending: str, toy: tuiin.KnowledgeGraph):
    graph = opened.open(find(str(here / f"g{ending}"), LIBRARY))
    assert graph.statements.ntriples() == toy.statements.ntriples()
    assert list(graph.query(COUNT)) == list(toy.query(COUNT))
    assert graph.check() == []
    assert graph.slug == SLUG


@pytest.mark.parametrize("name", [name for name in EXPORTS if name != "jsonl"])
def test_each_export_of_what_was_built_is_that_of_the_article(here: Path, name: str, toy: tuiin.KnowledgeGraph):
    """Byte for byte: no export knows more than the graph does, but the package, which is what a curator wrote, and says so."""
    graph = opened.open(find(str(here / "out" / SLUG), LIBRARY))
    assert EXPORTS[name].make(graph) == EXPORTS[name].make(toy)


def test_each_export_of_the_shipped_article_too(kg: tuiin.KnowledgeGraph, tmp_path: Path):
    """Works with several authors, journals, publishers, dates that are no days."""
    graph = opened.open(find(str(kg.write(tmp_path / "graph.nq")), LIBRARY))
    for name in ("bibtex", "csl-json", "nanopubs", "xlsx", "ro-crate"):
        assert EXPORTS[name].make(graph) == EXPORTS[name].make(kg)


@pytest.mark.parametrize("name", ["nanopubs", "rdf12", "ro-crate"])
def test_an_export_that_takes_a_graph_apart_wants_named_graphs(here: Path, name: str):
    graph = opened.open(find(str(here / "g.ttl"), LIBRARY))
    with pytest.raises(NoGraph, match="wanted a form that keeps named graphs apart"):
        EXPORTS[name].make(graph)


VERBS = {
    "query": ["query", "-e", COUNT],
    "check": ["check"],
    "info": ["info", "--json"],
    "export": ["export", "nq", "-o", "-"],
    "diff": ["diff", SLUG],
    "load": ["load", "oxigraph:store", "--dry-run"],
    "view": ["view", "--print", "-o", "shown"],
}


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_takes_every_name(here: Path, verb: str, tmp_path: Path):
    shutil.copytree(here, tmp_path / "here")
    for name in NAMES[::3] if verb == "view" else NAMES:
        run = command(*VERBS[verb], name, "--data", "library", "-q", cwd=tmp_path / "here")
        assert (run.returncode, run.stderr) == (0, ""), name


@pytest.mark.parametrize("verb", VERBS)
def test_every_command_reads_standard_input(here: Path, verb: str):
    nquads = (here / "g.nq").read_text("utf-8")
    run = command(*VERBS[verb], "-", *TOY, "-q", stdin=nquads, cwd=here)
    assert (run.returncode, run.stderr) == (0, "")
    run = command(*VERBS[verb], "-", *TOY, "-q", stdin="<a> <b>", cwd=here)
    assert run.returncode == 2
    assert "standard input:1:" in run.stderr


def test_standard_input_may_be_of_another_form(here: Path):
    turtle = (here / "g.ttl").read_text("utf-8")
    assert command("query", "-e", COUNT, "-", "--from", "ttl", "-f", "csv", stdin=turtle).stdout == "n\n4\n"
    refused = command("info", "-", "--from", "ttl", stdin=turtle)
    assert refused.returncode == 2
    assert "standard input: .ttl keeps no named graphs apart; wanted one of .nq .trig .jsonld" in refused.stderr
    assert "only once" in command("diff", "-", "-").stderr
    assert "only once" in command("query", "-", "-").stderr


@pytest.mark.parametrize("verb", ["diff", "info", "load"])
def test_what_runs_together_is_refused_where_it_must_be_kept_apart(here: Path, verb: str):
    for ending in UNION:
        run = command(*VERBS[verb], f"g{ending}", *TOY, cwd=here)
        assert run.returncode == 2
        assert f"g{ending}: {ending} keeps no named graphs apart" in run.stderr


@pytest.mark.parametrize("verb", ["build", "verify"])
def test_what_is_built_already_is_not_built(here: Path, verb: str):
    words = ["README.md"] if verb == "verify" else []
    for name in (f"out/{SLUG}", "g.nq"):
        run = command(verb, *words, name, *TOY, cwd=here)
        assert run.returncode == 2
        assert "wanted the curated files of an article" in run.stderr
    assert command("build", "library/articles/night-library", "-q", "-o", "anew", cwd=here).returncode == 0
    assert (here / "anew" / SLUG / "graph.nq").read_bytes() == (here / "out" / SLUG / "graph.nq").read_bytes()


def test_article_is_another_spelling(here: Path):
    assert command("query", "-e", COUNT, "--article", f"out/{SLUG}", "-f", "csv", cwd=here).stdout == "n\n4\n"


def test_others_rdf_is_asked_and_checked_too(tmp_path: Path):
    """With nodes without a name, which are the same in their graph and in the union, and addresses that count from the file."""
    path = tmp_path / "notes.ttl"
    path.write_text('<#me> <http://a.example/knows> [ <http://a.example/name> "Aiman" ] .', "utf-8")
    graph = opened.open(find(str(path), LIBRARY))
    assert list(graph.query(f"SELECT ?n {{ <{path.as_uri()}#me> <http://a.example/knows>/<http://a.example/name> ?n }}")) == [("Aiman",)]
    assert graph.check() == []
    with pytest.raises(NoGraph, match="wanted a graph of one article; it speaks of none"):
        EXPORTS["bibtex"].make(graph)
    path = tmp_path / "mixed.trig"
    path.write_text('_:g { _:a <http://a.example/p> _:b } <http://a.example/s> <http://a.example/p> "own" .', "utf-8")
    graph = opened.open(find(str(path), LIBRARY))
    assert graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0] == (2,)
    assert graph.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")[0] == (1,)
    assert EXPORTS["nt"].make(graph).count(b"\n") == 2


@pytest.mark.parametrize(
    ("name", "words"),
    [("g.txt", "no RDF by its ending"), ("empty", "holds neither graph.nq"), ("./none", "is not there"), ("none.nq", "is not there")],
)
def test_what_is_no_graph_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str):
    (tmp_path / "g.txt").write_text("")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoGraph, match=words):
        find(name, LIBRARY)
    with pytest.raises(UnknownArticle):
        find("none", LIBRARY)


def test_names_are_found_without_an_engine():
    assert find(SLUG, LIBRARY) == find(None, LIBRARY) == Where(SLUG, LIBRARY, SLUG)
    script = f"import sys; from pathlib import Path; from tuiin.graph.where import find; find(None, Path({str(LIBRARY)!r})); print(sorted({{'pyoxigraph', 'yaml', 'rdflib'}} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=TOP / "graph")
    assert run.stdout == "[]\n"


def test_findings_of_a_file_name_the_thing(here: Path):
    """No line is known there."""
    text = (here / "g.nq").read_text("utf-8")
    first = text.index("/ns#premise>")
    broken = text[:first] + "/ns#conclusion>" + text[first + len("/ns#premise>") :]
    run = command("check", "-", *TOY, "-q", stdin=broken)
    assert run.returncode == 1
    assert run.stdout.startswith("violation: ")
    told = json.loads(command("check", "-", *TOY, "--json", stdin=broken).stdout)
    assert told[0]["focus"].startswith("https://")
