"""The files that a build writes, read back by tools that are not ours."""

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

import tuiin
from tuiin.exports import build, rdf_files
from tuiin.graph.knowledge import Graph
from tuiin.graph.statements import Statements

from .conftest import LIBRARY, TOP

JENA = Path("/usr/share/java")
QUADS = {
    "graph.trig": ("trig", ox.RdfFormat.TRIG),
    "graph.nq": ("nquads", ox.RdfFormat.N_QUADS),
    "graph.jsonld": ("json-ld", ox.RdfFormat.JSON_LD),
}
TRIPLES = {"graph.ttl": ("turtle", ox.RdfFormat.TURTLE), "graph.rdf": ("xml", ox.RdfFormat.RDF_XML)}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the shipped article, written once."""
    out = tmp_path_factory.mktemp("out")
    build.write_all("nyshanbayev-2022", Path(TOP / "data"), out)
    return out / "nyshanbayev-2022"


def test_a_build_writes_these_files(written: Path):
    assert {p.name for p in written.iterdir()} == {*build.RDF, *build.PICTURES, "report.json"}


@pytest.mark.parametrize("name", [*QUADS, *TRIPLES])
def test_oxigraph_and_rdflib_agree_with_the_graph_itself(written: Path, kg: tuiin.KnowledgeGraph, name: str):
    """All five files hold the same statements: quads by graph, or the union of all graphs."""
    content = (written / name).read_bytes()
    if name in QUADS:
        parser, form = QUADS[name]
        expected = len(kg.statements)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # rdflib's JSON-LD parser uses what rdflib itself deprecates
            found = sum(1 for _ in rdflib.Dataset().parse(data=content, format=parser).quads())
    else:
        parser, form = TRIPLES[name]
        expected = len(set().union(*kg.statements.graphs.values()))
        found = len(rdflib.Graph().parse(data=content, format=parser))
    assert len(set(ox.parse(content, form))) == expected
    assert found == expected


@pytest.mark.parametrize("name", ["graph.ttl", "graph.rdf"])
def test_rapper_reads_what_it_can(written: Path, kg: tuiin.KnowledgeGraph, name: str):
    form = {"graph.ttl": "turtle", "graph.rdf": "rdfxml"}[name]
    run = subprocess.run(["rapper", "-q", "-i", form, "-o", "ntriples", str(written / name)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[:500]
    assert len(set(run.stdout.splitlines())) == len(set().union(*kg.statements.graphs.values()))


@pytest.mark.parametrize("name", ["graph.trig", "graph.nq", "graph.ttl", "graph.rdf"])
def test_jena_reads_every_rdf_file_that_its_debian_build_can(written: Path, kg: tuiin.KnowledgeGraph, name: str, tmp_path: Path):
    """riot counts the same statements. Debian's build cannot read JSON-LD files, and needs its xerces messages where it looks for them."""
    subprocess.run(["unzip", "-qo", str(JENA / "jena-core.jar"), "org/apache/jena/ext/xerces/impl/*", "-d", str(tmp_path)], check=True)
    (tmp_path / "xerces").mkdir()
    (tmp_path / "org/apache/jena/ext/xerces/impl").rename(tmp_path / "xerces/impl")
    jars = [str(p) for p in sorted(JENA.glob("*.jar")) if "log4j" not in p.name and "slf4j-log4j" not in p.name]
    command = ["java", "-cp", ":".join([str(tmp_path), *jars]), "riotcmd.riot", "--count", str(written / name)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    counted = re.search(r"(?:Triples|Quads) = ([\d,]+)", run.stdout + run.stderr)
    assert counted, run.stderr[-800:]
    expected = len(kg.statements) if name in QUADS else len(set().union(*kg.statements.graphs.values()))
    assert int(counted[1].replace(",", "")) == expected


def test_networkx_reads_the_network_back(written: Path, kg: tuiin.KnowledgeGraph):
    network = kg.to_networkx()
    graphml = nx.read_graphml(written / "network.graphml", force_multigraph=True)
    gexf = nx.read_gexf(written / "network.gexf")
    for read in (graphml, gexf):
        assert set(read.nodes) == set(network.nodes)
        own = [at for _, _, at in read.edges(data=True) if str(at["derived"]).lower() == "false"]
        assert len(own) == network.number_of_edges()
        assert {at["kk"] for _, at in read.nodes(data=True)} == {at["kk"] for _, at in network.nodes(data=True)}
    assert len(list(csv.reader((written / "nodes.csv").read_text("utf-8-sig").splitlines()))) == network.number_of_nodes() + 1
    assert len(list(csv.reader((written / "edges.csv").read_text("utf-8-sig").splitlines()))) == network.number_of_edges() + 1


def test_every_edge_of_graphml_has_an_id_of_its_own(written: Path):
    ids = re.findall(r'<edge [^>]*id="([^"]*)"', (written / "network.graphml").read_text("utf-8"))
    assert len(ids) == len(set(ids)) > 1000


def test_gexf_carries_places_and_colours_and_no_date(written: Path):
    text = (written / "network.gexf").read_text("utf-8")
    assert "viz:position" in text
    assert "viz:color" in text
    assert "lastmodified" not in text
    assert "NetworkX" not in text


def test_the_report_tells_the_digest_of_the_canonical_form(written: Path):
    """RDFC-1.0 as pyoxigraph computes it gives the very bytes of graph.nq."""
    report = json.loads((written / "report.json").read_text("utf-8"))
    dataset = ox.Dataset(ox.parse((written / "graph.nq").read_bytes(), ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    canonical = "".join(sorted(f"{quad} .\n" for quad in dataset)).encode()
    assert canonical == (written / "graph.nq").read_bytes()
    assert report["rdfc10_sha256"] == hashlib.sha256(canonical).hexdigest()
    for name, told in report["files"].items():
        content = (written / name).read_bytes()
        assert told == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_the_report_accounts_for_every_sentence(written: Path):
    report = json.loads((written / "report.json").read_text("utf-8"))
    assert report["sentences"]["unaccounted"] == []
    assert report["sentences"]["with_claims"] + report["sentences"]["silent"] == report["sentences"]["all"] == 123
    assert [f for f in report["findings"] if f["severity"] == "violation"] == []
    assert report["languages"]["kk"] == report["languages"]["ru"] == report["languages"]["en"]


def test_two_builds_are_the_same_bytes_wherever_they_run(written: Path, tmp_path: Path):
    """Another hash seed, locale, time zone and working folder; GEXF and HTML included."""
    for number, settings in enumerate(
        (
            {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Almaty"},
            {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "America/New_York", "PYTHONUTF8": "0"},
        )
    ):
        out = tmp_path / str(number)
        run = subprocess.run(
            [sys.executable, "-m", "tuiin", "build", "--quiet", "-o", str(out)],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
            env=os.environ | settings | {"PYTHONPATH": str(TOP / "graph")},
        )
        assert run.returncode == 0, run.stderr
        for path in written.iterdir():
            assert (out / "nyshanbayev-2022" / path.name).read_bytes() == path.read_bytes(), path.name


def test_derived_statements_stand_in_graphs_of_their_own(kg: tuiin.KnowledgeGraph):
    """Each named after its rule; nothing that the rules found is in the curated graph, and the other way round."""
    derived = {name: triples for name, triples in kg.statements.graphs.items() if "/derived/" in name}
    rules = {path.stem.lstrip("0123456789-") for path in (TOP / "ontology" / "rules").glob("*.rq")}
    assert {name.rsplit("/", 1)[1] for name in derived} <= rules
    curated = set().union(*(triples for name, triples in kg.statements.graphs.items() if "/derived/" not in name and "/words/" not in name))
    assert all(not (triples & curated) for triples in derived.values())


def test_no_claim_has_become_a_fact(kg: tuiin.KnowledgeGraph):
    """No triple has a relation of a content frame as its predicate."""
    assert list(kg.query("SELECT ?s ?p ?o { ?s ?p ?o FILTER(STRSTARTS(STR(?p), STR(relation:))) }")) == []


def test_no_node_is_blank(kg: tuiin.KnowledgeGraph):
    assert list(kg.query("SELECT ?s { ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) }")) == []


@pytest.mark.parametrize("ending", [".trig", ".nq", ".ttl", ".jsonld", ".rdf", ".nt", ".html", ".graphml", ".gexf"])
def test_write_goes_by_the_ending(toy: tuiin.KnowledgeGraph, tmp_path: Path, ending: str):
    path = toy.write(tmp_path / f"graph{ending}")
    assert path.stat().st_size > 1000
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_ending_is_refused_and_nothing_is_written(toy: tuiin.KnowledgeGraph, tmp_path: Path):
    with pytest.raises(build.UnknownFormat, match=r"\.docx.*\.trig"):
        toy.write(tmp_path / "graph.docx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", rdf_files.WRITTEN)
def test_numbers_and_letters_survive_every_writer(name: str):
    """Lexical forms are kept: the files are written from statements, not from a store that normalises them."""
    one = Statements()
    for literal in (
        '"01"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        '"Ә\\"\\\\\\n</script>"@kk',
    ):
        one.add("http://a.example/g", "http://a.example/s", "http://a.example/p", literal)
    form = ox.RdfFormat.from_extension(name)
    read = {str(quad.object) for quad in ox.parse(rdf_files.write(Graph("one", one), name), form)}
    assert read == {triple.split(" ", 2)[2] for _, triple in one}


def test_building_twice_over_the_same_folder_leaves_only_the_new(tmp_path: Path):
    for _ in range(2):
        build.write_all("night-library", LIBRARY, tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["night-library"]
