"""What `import tuiin` gives: graphs opened by any name, records by kind, and what is made of them."""

import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

import tuiin
from tuiin.exports.build import UnknownFormat
from tuiin.graph.where import NoGraph
from tuiin.model import Claim
from tuiin.show.explorer import NotBuilt, explorer

from .conftest import LIBRARY, TOP

SLUG = "night-library"


def test_a_name_an_article_and_a_file_are_opened_alike(toy: tuiin.KnowledgeGraph, tmp_path: Path):
    article, file = tuiin.open(SLUG, data=LIBRARY), tuiin.open(toy.write(tmp_path / "g.nq"))
    assert isinstance(article, tuiin.KnowledgeGraph)
    assert isinstance(file, tuiin.Graph)
    assert not isinstance(file, tuiin.KnowledgeGraph)
    assert article.digest() == file.digest() == toy.digest()
    assert list(file.query("who-says-what")) == list(toy.query("who-says-what"))
    assert file.to_networkx().nodes == toy.to_networkx().nodes
    assert (repr(file), file.slug) == (
        f"<Graph {tmp_path / 'g.nq'}: {len(toy.statements):,} statements in {len(toy.statements.graphs)} graphs>",
        SLUG,
    )
    with pytest.raises(NoGraph):
        tuiin.open(tmp_path / "none.nq")


def test_records_are_there_by_kind_as_what_they_are(toy: tuiin.KnowledgeGraph):
    claim = toy.claims["night-library-raises-readers"]
    assert claim.positions[0].holder == "actor/oilan-aiman"
    assert {kind: len(getattr(toy, f"{kind}s")) for kind in toy.entries.records} == {k: len(r) for k, r in toy.entries.records.items()}
    assert tuiin.read(SLUG, data=LIBRARY).of(Claim) == toy.claims


def test_a_type_checker_needs_no_cast(tmp_path: Path):
    path = tmp_path / "use.py"
    path.write_text(
        "import tuiin\n"
        "kg = tuiin.build('x')\n"
        "holder: str = kg.claims['c'].positions[0].holder\n"
        "rows: tuiin.Rows = kg.query('who-says-what')[:2]\n"
        "graph: tuiin.Graph = tuiin.open('x')\n"
        "same: bool = tuiin.diff(kg, 'x').same\n"
        "counts: dict[str, int] = tuiin.summary(graph).counts\n",
        "utf-8",
    )
    run = subprocess.run([sys.executable, "-m", "mypy", "--strict", str(path)], cwd=TOP, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_rows_slice_into_rows(toy: tuiin.KnowledgeGraph):
    rows = toy.query("SELECT ?c { ?c a tn:Claim } ORDER BY ?c")
    assert isinstance(rows[:2], tuiin.Rows)
    assert (list(rows[:2]), rows[1:2].columns, len(rows[-1:])) == (list(rows)[:2], ["c"], 1)
    assert rows[0] == rows[:1][0]
    assert rows[:2].format("csv").count("\n") == 3


def test_differences_and_summaries_are_words_when_printed(toy: tuiin.KnowledgeGraph, library: Path):
    claims = library / "articles" / SLUG / "claims.yaml"
    claims.write_text(claims.read_text("utf-8").replace("stance: disputes", "stance: denies", 1), "utf-8")
    found = tuiin.diff(toy, library, data=library)
    assert not found.same
    assert "stance: disputes → denies" in str(found)
    assert "Ұстанымдар" in found.text("kk")
    assert str(tuiin.summary(toy)).startswith("On the night library\n")
    assert tuiin.summary(SLUG, data=LIBRARY).counts == tuiin.summary(toy).counts
    with pytest.raises(NoGraph, match=r"\.ttl keeps no named graphs apart"):
        tuiin.summary(toy.write(library.parent / "g.ttl"))


def test_an_export_is_written_where_it_is_wanted(toy: tuiin.KnowledgeGraph, tmp_path: Path):
    assert tuiin.export(toy, "bibtex", tmp_path / "my.bib").read_text("utf-8").startswith("@")
    assert tuiin.export(toy, "csl-json", tmp_path) == tmp_path / "references.csl.json"


def test_a_picture_is_made_without_the_others(kg: tuiin.KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Also in a checkout whose pages are not bundled: none of them can be made there."""
    monkeypatch.setattr("tuiin.show.explorer.WEB", tmp_path / "nothing")
    with pytest.raises(NotBuilt):
        explorer(kg.store)
    assert kg.write(tmp_path / "x.graphml").stat().st_size > 10_000
    with pytest.raises(UnknownFormat):
        kg.write(tmp_path / "x.png")


def test_rdflib_is_given_a_copy_whose_union_holds_each_statement_once(toy: tuiin.KnowledgeGraph):
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    dataset = toy.to_rdflib()
    assert isinstance(dataset, rdflib.Dataset)
    assert sum(1 for _ in dataset.quads()) == len(toy.statements)
    assert next(iter(dataset.query(count)))[0].toPython() == toy.query(count)[0][0]
    dataset.update("DELETE WHERE { ?s a ?type }")
    assert toy.query("ASK { ?s a ?type }")[0] == (True,)
