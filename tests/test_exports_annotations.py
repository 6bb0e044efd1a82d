"""Web Annotations: what the model of the W3C wants of each, what other readers of JSON-LD make of it, and that no text is copied."""

import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

import tuiin
from tuiin.exports import EXPORTS
from tuiin.exports.annotations import CONTEXT
from tuiin.exports.debate import Debate
from tuiin.graph.vocabulary import PREFIXES

from .conftest import LIBRARY
from .spoiling import spoil

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
TN = PREFIXES["tn"]
MOTIVATIONS = (
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying "
    "reviewing tagging"
).split()
# What the context of the W3C says of the words that we use, in our own writing: tests fetch nothing.
INLINE = {
    **{name: PREFIXES[name] for name in ("oa", "dcterms", "foaf", "rdf", "rdfs", "skos")},
    **{"dc": "http://purl.org/dc/elements/1.1/", "as": "http://www.w3.org/ns/activitystreams#", "id": "@id", "type": "@type"},
    **{
        name: f"oa:{name}"
        for name in ("Annotation", "TextualBody", "SpecificResource", "TextPositionSelector", "start", "end", *MOTIVATIONS)
    },
    **{"AnnotationCollection": "as:OrderedCollection", "AnnotationPage": "as:OrderedCollectionPage", "Text": "dc:Text"},
    **{"Person": "foaf:Person", "Organization": "foaf:Organization", "name": "foaf:name", "label": "rdfs:label", "value": "rdf:value"},
    **{"format": "dc:format", "language": "dc:language", "created": "dcterms:created", "total": "as:totalItems"},
    **{"startIndex": "as:startIndex"},
    **{name: {"@id": f"oa:has{name.capitalize()}", "@type": "@id"} for name in ("body", "target", "source", "selector")},
    **{name: {"@id": f"dcterms:{name}", "@type": "@id"} for name in ("creator", "rights")},
    **{name: {"@id": f"as:{name}", "@type": "@id"} for name in ("first", "last", "partOf")},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
}


def collection(kg: tuiin.KnowledgeGraph) -> dict[str, Any]:
    content = EXPORTS["annotations"].make(kg)
    assert isinstance(content, bytes)
    found: dict[str, Any] = json.loads(content)
    return found


def inlined(found: dict[str, Any]) -> dict[str, Any]:
    context, own = found["@context"]
    assert context == CONTEXT
    return {**found, "@context": [INLINE, own]}


@pytest.fixture(scope="module", params=["kg", "toy"])
def graph(request: pytest.FixtureRequest) -> tuiin.KnowledgeGraph:
    found: tuiin.KnowledgeGraph = request.getfixturevalue(request.param)
    return found


def test_the_collection_is_what_the_model_wants_of_one(graph: tuiin.KnowledgeGraph):
    found, debate = collection(graph), Debate(graph)
    page = found["first"]
    assert found["@context"][0] == CONTEXT
    assert found["type"] == "AnnotationCollection"
    assert page["type"] == "AnnotationPage"
    assert page["partOf"]["id"] == found["id"]
    assert page["startIndex"] == 0
    assert found["last"] == page["id"]
    assert found["total"] == len(page["items"]) == len(debate.positions) + len(debate.notes)
    assert isinstance(found["label"], str)


def test_each_annotation_is_what_the_model_wants_of_one(graph: tuiin.KnowledgeGraph):
    items = collection(graph)["first"]["items"]
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert item["id"].startswith("https://")
        assert "Annotation" in item["type"]
        assert item["motivation"] in MOTIVATIONS
        assert "bodyValue" not in item
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", item.get("created", "2026-01-01T00:00:00Z"))
        assert item["target"]
        assert item["body"]
        for body in item["body"]:
            if body["type"] == "TextualBody":
                assert isinstance(body["value"], str)
                assert body["purpose"] in MOTIVATIONS
                assert not {"source", "items", "id"} & set(body)
            else:
                assert body["id"]
                assert not {"purpose", "value", "source"} & set(body)
        for target in item["target"]:
            assert target["type"] == "SpecificResource"
            assert isinstance(target["source"], str)
            selector = target["selector"]
            assert selector["type"] == "TextPositionSelector"
            assert 0 <= selector["start"] < selector["end"]


def test_an_annotation_selects_the_sentences_by_code_points_and_quotes_none(toy: tuiin.KnowledgeGraph):
    text = (LIBRARY / "articles" / "night-library" / "text.txt").read_text("utf-8")
    found = collection(toy)
    for item in found["first"]["items"]:
        for target in item["target"]:
            words = text[target["selector"]["start"] : target["selector"]["end"]]
            assert hashlib.sha256(words.encode()).hexdigest() == target["tn:sha256"]
    assert found["dcterms:source"][0]["tn:sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert not {"exact", "prefix", "suffix"} & set(re.findall(r'"(\w+)":', json.dumps(found)))


def test_an_annotation_tells_who_holds_the_claim_how_surely_and_through_whom(graph: tuiin.KnowledgeGraph):
    debate = Debate(graph)
    items = {item["id"]: item for item in collection(graph)["first"]["items"]}
    for iri, position in debate.positions.items():
        item = items[iri]
        words = {body["language"]: body["value"] for body in item["body"] if body.get("purpose") == "describing"}
        tags = [body["value"] for body in item["body"] if body.get("purpose") == "tagging"]
        assert words == dict(debate.things[position.claim].label)
        assert tags == [debate.name(position.holder), position.stance, position.certainty]
        assert (item["tn:holder"]["id"], item["tn:stance"], item["tn:certainty"]) == (
            position.holder,
            f"stance:{position.stance}",
            f"certainty:{position.certainty}",
        )
        assert item.get("tn:reportedBy", "") == position.reported_by
        assert [target["tn:sentenceId"] for target in item["target"]] == list(position.at)
        assert position.claim in [body.get("id") for body in item["body"]]


def test_readers_of_json_ld_find_what_the_graph_says_and_nothing_else_of_claims(graph: tuiin.KnowledgeGraph):
    """rdflib, PyLD and Oxigraph agree; every statement in our own terms stands in the graph too."""
    found = inlined(collection(graph))
    written = json.dumps(found)
    read = rdflib.Graph().parse(data=written, format="json-ld")
    by_pyld = rdflib.Graph().parse(data=jsonld.to_rdf(found, {"format": "application/n-quads"}), format="nquads")
    by_oxigraph = {quad.triple for quad in ox.parse(written, ox.RdfFormat.JSON_LD)}
    assert len(read) == len(by_pyld) == len(by_oxigraph) > 100

    ours = {triple for triple in by_oxigraph if triple.predicate.value.startswith(TN)}
    known = {quad.triple for quad in ox.parse(graph.nquads, ox.RdfFormat.N_QUADS)}
    assert ours <= known
    about = {triple for triple in known if triple.predicate.value in {TN + "stance", TN + "certainty", TN + "holder", TN + "reportedBy"}}
    positions = {triple.subject for triple in known if triple.object == ox.NamedNode(TN + "Position")}
    assert {triple for triple in about if triple.subject in positions} <= ours


def test_what_a_note_says_is_a_comment_on_its_sentences(toy: tuiin.KnowledgeGraph):
    notes = [item for item in collection(toy)["first"]["items"] if "tn:EditorialNote" in item["type"]]
    assert len(notes) == len(Debate(toy).notes) > 0
    for item in notes:
        assert item["motivation"] == "commenting"
        assert {body["language"] for body in item["body"]} == {"kk", "ru", "en"}
        assert item["tn:kind"].startswith("note-kind:")


def test_of_a_day_that_is_not_known_there_is_no_moment(tmp_path: Path):
    library = Path(shutil.copytree(LIBRARY, tmp_path / "library"))
    article = library / "articles" / "night-library" / "article.yaml"
    (curated,) = re.findall(r"^curated: .*$", article.read_text("utf-8"), re.M)
    spoil(library, "article.yaml", curated, "curated: 2026-11")
    found = collection(tuiin.build("night-library", data=library))
    assert "created" not in found
    assert not any("created" in item for item in found["first"]["items"])
