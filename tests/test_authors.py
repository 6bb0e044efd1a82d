"""The order of authors: it is said in RDF, and told by every form that lists them."""

import json
from pathlib import Path

import pytest

import tuiin
from tuiin.exports import EXPORTS
from tuiin.show.document import document

from .conftest import opened
from .spoiling import SLUG, spoil

ORDER = ["town-council", "zhan-aliya", "oilan-aiman"]
ASKED = "SELECT ?who { %s prov:qualifiedAttribution ?a . ?a prov:agent ?who ; tn:order ?n } ORDER BY ?n"


@pytest.fixture
def many(library: Path) -> Path:
    """The invented library, whose article and whose cited work have three authors, in an order that no alphabet has."""
    spoil(
        library,
        "actors.yaml",
        "oilan-aiman:",
        "zhan-aliya:\n  type: person\n  label: {kk: Әлия Жан, ru: Алия Жан, en: Aliya Zhan}\noilan-aiman:",
    )
    names = ", ".join(f"actor/{name}" for name in ORDER)
    spoil(library, "article.yaml", "authors: [actor/oilan-aiman]", f"authors: [{names}]")
    spoil(library, "works.yaml", "  publisher:", f"  authors: [{names}]\n  publisher:")
    return library


@pytest.mark.parametrize("thing", [f"id:article\\/{SLUG}", "id:work\\/council-data"])
def test_any_engine_can_ask_for_the_authors_in_their_order(many: Path, thing: str):
    kg = tuiin.build(SLUG, data=many)
    assert kg.check() == []
    assert [who.rpartition("/")[2] for (who,) in kg.query(ASKED % thing)] == ORDER
    in_rdflib = kg.to_rdflib().query(ASKED % f"<{kg.thing('work/council-data')}>")
    assert [str(row.who).rpartition("/")[2] for row in in_rdflib] == ORDER


def test_one_author_alone_has_no_place(toy: tuiin.KnowledgeGraph):
    assert not list(toy.query("SELECT * { ?work prov:qualifiedAttribution ?a }"))


def test_lists_of_references_the_web_page_and_the_explorer_keep_the_order(many: Path):
    kg = tuiin.build(SLUG, data=many)
    council = kg.query("SELECT ?name { id:actor\\/town-council skos:prefLabel ?name FILTER(LANG(?name) = 'en') }")[0][0]
    items = {item["id"]: item for item in json.loads(EXPORTS["csl-json"].make(kg))}
    assert items["council-data"]["author"] == [
        {"literal": council},
        {"family": "Zhan", "given": "Aliya"},
        {"family": "Oilan", "given": "Aiman"},
    ]
    assert f"{{{council}}} and Zhan, Aliya and Oilan, Aiman" in EXPORTS["bibtex"].make(kg).decode()
    article = json.loads(EXPORTS["schema.org"].make(kg))
    assert [author["@id"].rpartition("/")[2] for author in article["author"]] == ORDER
    shown = document(kg.store)
    rows = [[shown["things"][cell].rpartition("/")[2] for cell in row] for row in shown["tables"]["authors"]["rows"]]
    assert [author for work, author in rows if work == "council-data"] == ORDER


def test_another_order_of_authors_is_a_change_of_the_work_and_told_once(many: Path):
    older = opened(SLUG, many)
    spoil(many, "works.yaml", "[actor/town-council, actor/zhan-aliya", "[actor/zhan-aliya, actor/town-council")
    found = tuiin.diff(older, opened(SLUG, many))
    assert [(change.kind, change.action, len(change.parts)) for change in found.changes] == [("work", "changed", 1)]
    assert "town-council · zhan-aliya · oilan-aiman" in found.text()


def test_an_author_more_is_told_as_an_author(many: Path):
    older = opened(SLUG, many)
    spoil(many, "works.yaml", "[actor/town-council, ", "[")
    (change,) = tuiin.diff(older, opened(SLUG, many)).changes
    assert [part.property.rpartition("/")[2] for part in change.parts] == ["creator"]
