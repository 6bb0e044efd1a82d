"""The library as a program meets it."""

from pathlib import Path

import networkx as nx
import pandas
import polars
import pytest
import rdflib

import tuiin
from tuiin.errors import BadQuery, UnknownArticle, UnknownQuestion
from tuiin.graph.knowledge import UnknownParameter

from .conftest import LIBRARY
from .reviewing import reviewed
from .spoiling import spoil_shape

# Shapes that look for what must not be there at all.
FORBIDDING = ["NoCopiedText"]
HOLDERS = "SELECT ?claim ?n { { SELECT ?claim (COUNT(?p) AS ?n) { ?p tn:about ?claim } GROUP BY ?claim } } ORDER BY DESC(?n) ?claim"


def test_rows_are_plain_values(toy: tuiin.KnowledgeGraph):
    rows = toy.query('SELECT ?n ?d ?b ?t ?i ?u { BIND(1 AS ?n) BIND(1.5 AS ?d) BIND(true AS ?b) BIND("ә"@kk AS ?t) BIND(id: AS ?i) }')
    assert rows.columns == ["n", "d", "b", "t", "i", "u"]
    assert list(rows) == [(1, 1.5, True, "ә", "https://w3id.org/tuiin/id/", None)]
    assert rows[0] == next(iter(rows))
    assert len(rows) == 1


def test_rows_become_data_frames(toy: tuiin.KnowledgeGraph):
    rows = toy.query(HOLDERS)
    assert isinstance(rows.to_pandas(), pandas.DataFrame)
    assert isinstance(rows.to_polars(), polars.DataFrame)
    assert rows.to_pandas()["n"].tolist() == rows.to_polars()["n"].to_list() == [2, 2, 1, 1]


def test_a_graph_answer_has_three_columns(toy: tuiin.KnowledgeGraph):
    rows = toy.query("CONSTRUCT { ?c a tn:Claim } WHERE { ?c a tn:Claim }")
    assert rows.columns == ["subject", "predicate", "object"]
    assert len(rows) == 4


def test_rows_show_themselves_escaped_in_notebooks(toy: tuiin.KnowledgeGraph):
    assert "&lt;script&gt;" in toy.query('SELECT ?x { BIND("<script>" AS ?x) }')._repr_html_()


def test_a_table_is_cut_to_the_width_of_the_terminal(toy: tuiin.KnowledgeGraph):
    table = toy.query('SELECT ?kk ?en { ?c tn:paraphrase ?kk , ?en FILTER(LANG(?kk) = "kk" && LANG(?en) = "en") }').format("table", 60)
    assert max(map(len, table.splitlines())) <= 60


def test_the_union_of_graphs_counts_a_triple_once(toy: tuiin.KnowledgeGraph):
    """Oxigraph's own union would count a triple once per graph that holds it."""
    counted = toy.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0][0]
    assert counted == len(set().union(*toy.statements.graphs.values()))
    assert toy.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")[0][0] == len(toy.statements)


def test_rdflib_holds_the_same_and_answers_the_same(toy: tuiin.KnowledgeGraph):
    dataset = toy.to_rdflib()
    assert sum(1 for _ in dataset.quads()) == len(toy.statements)
    told = {str(row.c) for row in dataset.query("SELECT ?c { ?c a tn:Claim }")}
    assert told == {row[0] for row in toy.query("SELECT ?c { ?c a tn:Claim }")}
    assert isinstance(dataset, rdflib.Dataset)


def test_networkx_gets_nodes_with_labels_and_edges_with_kinds(toy: tuiin.KnowledgeGraph):
    network = toy.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    claim = "https://w3id.org/tuiin/id/article/night-library/claim/night-library-raises-readers"
    assert network.nodes[claim]["kk"] == "Түнгі кітапхана оқырманды көбейтеді."
    held = {at["kind"] for _, _, at in network.in_edges(claim, data=True)}
    assert held == {"asserts", "disputes", "supports"}


def test_check_returns_findings_with_their_place(library: Path):
    assert tuiin.build("night-library", data=library).check() == []
    spoil_shape(library)
    (finding,) = tuiin.build("night-library", data=library).check(lang="ru")
    assert finding.severity == "violation"
    assert finding.place.file.endswith("arguments.yaml")
    assert finding.place.line == 1


def test_both_shacl_engines_find_the_same(library: Path):
    from tuiin.graph.shapes import load, pyshacl_engine, shacl_engine

    spoil_shape(library)
    data, shapes = tuiin.build("night-library", data=library).statements.ntriples(), load().turtle
    fast, referee = ({finding[:3] for finding in engine(data, shapes)} for engine in (shacl_engine, pyshacl_engine))
    assert fast == referee != set()


def test_the_fast_engine_and_the_referee_agree_on_the_article(kg: tuiin.KnowledgeGraph):
    from tuiin.graph.shapes import load, pyshacl_engine, shacl_engine

    data, shapes = kg.statements.ntriples(), load().turtle
    assert {f[:3] for f in shacl_engine(data, shapes)} == {f[:3] for f in pyshacl_engine(data, shapes)}


def test_a_misspelt_shacl_term_and_an_idle_shape_are_errors(tmp_path: Path):
    """An engine would ignore both and call everything conforming."""
    from tuiin.errors import BadOntology
    from tuiin.graph.shapes import load

    head = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix tn: <https://w3id.org/tuiin/ns#> . @prefix a: <http://a.example/> .\n"
    (tmp_path / "x.ttl").write_text(head + "a:S a sh:NodeShape ; sh:targetClass tn:Claim ; sh:minCuont 1 .")
    with pytest.raises(BadOntology, match="sh:minCuont is no term of SHACL"):
        load(tmp_path)
    (tmp_path / "x.ttl").write_text(head + "a:S a sh:NodeShape ; sh:targetClass tn:Clam .")
    load.cache_clear()
    with pytest.raises(BadOntology, match="aims at tn:Clam"):
        load(tmp_path)
    (tmp_path / "x.ttl").write_text(head + "a:S a sh:NodeShape ; sh:nodeKind sh:IRI .")
    load.cache_clear()
    with pytest.raises(BadOntology, match="no target"):
        load(tmp_path)


def test_every_shape_of_ours_finds_something_to_look_at_in_the_article(kg: tuiin.KnowledgeGraph, tmp_path: Path):
    """A target that no node of the article has would check nothing there. Shapes of the rules' results count as well.

    Of reviews and drafts the shipped article has none; the invented one with logs and a draft has.
    """
    import pyoxigraph as ox

    from tuiin.files.paths import ONTOLOGY
    from tuiin.graph.vocabulary import PREFIXES

    shapes = ox.Store()
    for path in ONTOLOGY.glob("shapes/*.ttl"):
        if path.name != "style.ttl":
            shapes.load(path=str(path), format=ox.RdfFormat.TURTLE)
    idle, logged = [], reviewed(tmp_path)
    for row in shapes.query(
        "SELECT ?s ?how ?t { VALUES ?how { sh:targetClass sh:targetSubjectsOf sh:targetObjectsOf } ?s ?how ?t }", prefixes=PREFIXES
    ):
        target = row["t"]
        pattern = f"?x a {target}" if row["how"].value.endswith("targetClass") else f"?x {target} ?y"
        if not any(graph.query(f"ASK {{ {pattern} }}")[0] == (True,) for graph in (kg, logged)):
            idle.append(str(row["s"]))
    assert sorted({name.rpartition("#")[2].rstrip(">") for name in idle}) == FORBIDDING


def test_the_toy_rules_derive_a_change_and_keep_to_their_graphs(toy: tuiin.KnowledgeGraph):
    rows = toy.query(
        "SELECT ?difference ?improved ?same { ?c a tn:Change ; tn:difference ?difference ; tn:improved ?improved ; tn:samePool ?same }"
    )
    assert list(rows) == [(5, True, False)]
    assert toy.query("ASK { ?t a tn:Tension ; tn:tensionKind 'stance' }")[0] == (True,)


@pytest.mark.parametrize(
    ("question", "error"),
    [("no-such-question", UnknownQuestion), ("SELECT * {", BadQuery), ("INSERT DATA { <a:b> <a:c> 1 }", BadQuery), ("", UnknownQuestion)],
)
def test_bad_questions_are_told_apart(toy: tuiin.KnowledgeGraph, question: str, error: type[Exception]):
    with pytest.raises(error):
        toy.query(question)


def test_a_question_refuses_a_parameter_that_it_does_not_have(kg: tuiin.KnowledgeGraph):
    with pytest.raises(UnknownParameter, match="has no parameter colour"):
        kg.query("who-says-what", colour="red")


def test_articles_are_listed_and_an_unknown_one_is_named():
    assert tuiin.build("night-library", data=LIBRARY).slug == "night-library"
    with pytest.raises(UnknownArticle, match="known: night-library"):
        tuiin.build("day-library", data=LIBRARY)
