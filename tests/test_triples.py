import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store, Triple, parse

import tuiin
from tuiin import model
from tuiin.curate.decode import WRONG, Decoder
from tuiin.curate.folder import PLURALS
from tuiin.curate.reader import read
from tuiin.curate.reader import said as once_said
from tuiin.curate.short import long
from tuiin.curate.yaml_tree import Mapping, Node
from tuiin.curate.yaml_tree import parse as parse_yaml
from tuiin.errors import TuiinError
from tuiin.files.paths import DATA
from tuiin.graph import triples as room
from tuiin.graph.statements import Statements
from tuiin.graph.triples import triples
from tuiin.graph.vocabulary import PREFIXES
from tuiin.model import Entries, Passage, fields

from .conftest import LIBRARY
from .spoiling import SLUG
from .strategies import TONGUES, changes, full, written

LOCAL_KINDS = {**model.SHARED, **model.LOCAL}
REAL = "nyshanbayev-2022"


@pytest.fixture(scope="module")
def store(toy: tuiin.KnowledgeGraph) -> Store:
    """What the curated graphs of the invented article say, and nothing derived."""
    out = Store()
    out.load(triples(toy.entries).ntriples().encode(), RdfFormat.N_TRIPLES)
    return out


def asked(store: Store, where: str) -> bool:
    """Say whether a pattern holds."""

    head = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())
    return bool(store.query(f"{head} ASK {{ {where} }}"))


@pytest.mark.parametrize(
    "where",
    [
        '<https://w3id.org/tuiin/id/actor/oilan-aiman> a foaf:Person, prov:Agent; skos:prefLabel "Aiman Oilan"@en, "Айман Ойлан"@kk; tn:kind <https://w3id.org/tuiin/actor-type/person>',
        '<https://w3id.org/tuiin/id/actor/town-council> a org:Organization; tn:printed "Қала кеңесі"@kk',
        "<https://w3id.org/tuiin/id/concept/night-library> a skos:Concept; skos:broader <https://w3id.org/tuiin/id/concept/library>; skos:altLabel 'library at night'@en; skos:definition ?d",
        "<https://w3id.org/tuiin/id/concept/library> skos:topConceptOf <https://w3id.org/tuiin/id/concept>; skos:related <https://w3id.org/tuiin/id/concept/number-of-readers>",
        "<https://w3id.org/tuiin/id/work/council-data> a fabio:Expression; dcterms:publisher <https://w3id.org/tuiin/id/actor/town-council>; dcterms:title 'Council data'@en",
        "?claim a tn:Claim; tn:subject <https://w3id.org/tuiin/id/concept/night-library>; tn:relation <https://w3id.org/tuiin/relation/increases>; tn:object <https://w3id.org/tuiin/id/concept/number-of-readers>; tn:polarity <https://w3id.org/tuiin/polarity/positive>; tn:kind <https://w3id.org/tuiin/claim-kind/causal>",
        "?p a tn:Position; tn:holder ?v; tn:stance <https://w3id.org/tuiin/stance/disputes>; tn:certainty <https://w3id.org/tuiin/certainty/possible>; tn:about ?claim; tn:passage ?s . ?v a tn:Viewpoint, prov:Agent . ?s tn:sentenceId 'p1s3'",
        "?voice tn:holder <https://w3id.org/tuiin/id/actor/town-council>; tn:source <https://w3id.org/tuiin/id/work/council-data>; tn:reportedBy ?by; tn:passage ?s . ?by tn:holder <https://w3id.org/tuiin/id/actor/oilan-aiman>; tn:passage ?s . ?s tn:sentenceId 'p2s1'",
        "?claim tn:condition 'if there is too little light'@en",
        "?a a tn:ArgumentRelation; tn:kind <https://w3id.org/tuiin/argument-kind/supports>; tn:basis <https://w3id.org/tuiin/basis/inferred>; tn:premise ?p; tn:conclusion ?c; tn:passage ?s",
        "?v a tn:Viewpoint; tn:membership ?m . ?m a tn:Membership; tn:member <https://w3id.org/tuiin/id/actor/town-council>; tn:passage ?s . ?s tn:sentenceId 'p1s3'",
        "?e a tn:Event; time:hasTime/time:hasBeginning/time:inXSDgYear '2019'^^xsd:gYear; tn:startYear 2019",
        "?e a tn:Period; tn:openEnd true; tn:startYear 2010; tn:edtfEnd ?open",
        "?v a tn:ReportedValue; tn:value 12; tn:outOf 40; tn:startYear 2018; tn:unit <https://w3id.org/tuiin/unit/rank>; tn:direction <https://w3id.org/tuiin/direction/lower-is-better>; tn:statedIn ?c; tn:indicator ?i; tn:subject ?s",
        "?c a cito:Citation; cito:hasCitedEntity ?w; cito:hasCitationCharacterization cito:citesAsDataSource; cito:hasCitingEntity ?article; tn:citedFor ?claim . ?article a fabio:JournalArticle",
        "?n a tn:EditorialNote; tn:kind <https://w3id.org/tuiin/note-kind/doubt>; tn:concerns ?c; rdfs:comment ?text; tn:passage ?s",
        "?article a fabio:JournalArticle; dcterms:title 'On the night library'@en; schema:inLanguage 'kk'; dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/>; dcterms:issued '2021-05-01'^^xsd:date",
        "?s a oa:SpecificResource; tn:sentenceId 'p2s2'; tn:paragraph 2; tn:sentence 2; oa:hasSelector ?x . ?x oa:start '295'^^xsd:nonNegativeInteger; oa:end '363'^^xsd:nonNegativeInteger",
        "?s tn:sentenceId 'p0s1'; tn:silence 'title'",
    ],
)
def test_each_kind_of_record_becomes_the_statements_that_it_should(store: Store, where: str):
    assert asked(store, where)


@pytest.mark.parametrize("where", ["?s oa:exact ?o", "?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o))", "?s a oa:TextQuoteSelector"])
def test_some_things_are_never_said(store: Store, where: str):
    assert not asked(store, where)


def _check_no_fact_of_the_data_set(statements: Statements) -> None:
    for quad in parse(statements.nquads().encode(), format=RdfFormat.N_QUADS):
        assert not isinstance(quad.subject, BlankNode | Triple)
        assert not isinstance(quad.object, BlankNode | Triple)
        assert not quad.predicate.value.startswith(PREFIXES["relation"])
        assert isinstance(quad.graph_name, NamedNode)


def test_no_node_is_blank_and_no_claim_becomes_a_fact(toy: tuiin.KnowledgeGraph):
    _check_no_fact_of_the_data_set(triples(toy.entries))
    _check_no_fact_of_the_data_set(toy.statements)


def test_the_same_records_give_the_same_statements_in_any_order(toy: tuiin.KnowledgeGraph):
    entries = toy.entries
    backwards = {kind: dict(reversed(records.items())) for kind, records in reversed(entries.records.items())}
    assert triples(entries).nquads() == triples(replace(entries, records=backwards)).nquads() == triples(read(SLUG, LIBRARY)).nquads()


def test_shared_things_are_told_of_in_the_shared_graph_and_local_ones_in_the_articles(toy: tuiin.KnowledgeGraph):
    out = triples(toy.entries)
    shared, own = (out.graphs[f"https://w3id.org/tuiin/id/graph/{name}"] for name in (f"{SLUG}/shared", SLUG))
    assert {t.split("/id/")[1].split("/")[0].rstrip(">") for t in (t.split(" ")[0] for t in shared)} == {"actor", "concept", "work"}
    assert {t.split("/id/")[1].split("/")[0] for t in (t.split(" ")[0] for t in own)} == {"article"}
    assert len(out.graphs) == 2


def test_every_record_is_traced_to_the_line_where_it_was_written(toy: tuiin.KnowledgeGraph):
    out = triples(toy.entries)
    for kind, records in toy.entries.records.items():
        for key, record in records.items():
            assert out.places[toy.thing(f"{kind}/{key}")] == record.place


# --- nothing is dropped ---------------------------------------------------------------------------------------------------


def said(entries: Entries, kind: str, key: str, record: Any) -> tuple[str, ...]:
    """What is said when the article holds just this record (or, for `article`, is this record).

    The names of positions, members and moments are left out: they are made of what they hold, and would hide that a statement is missing.
    """
    if kind == "article":
        silent = {sentence: Passage(sentence, 0, 1, "") for sentence in record.silent}
        out = triples(Entries(entries.slug, entries.project, record, silent, {}))
    else:
        out = triples(Entries(entries.slug, entries.project, entries.article, {}, {kind: {key: record}}))
    return tuple(sorted(re.sub(r"/(position|membership|instant)/[^>]*>", r"/\1>", f"{triple} {graph}") for graph, triple in out))


def dropped(entries: Entries, kind: str, key: str, node: Node) -> list[str]:
    """Return the path of each value whose change changes nothing of what is said, or makes two values say the same."""
    hint: Any = model.Article if kind == "article" else LOCAL_KINDS[kind]
    seen: dict[str, list[tuple[str, ...]]] = {}
    lost: list[str] = []
    for path, changed in [("", node), *changes(hint, node)]:
        decoder = Decoder([], TONGUES)
        record = decoder.decode(hint, changed, kind)
        assert record is not WRONG, decoder.problems
        if isinstance(record, model.Value) and (len(record.year or "") > 4 or not (record.edition or "0").isdecimal()):
            continue  # links.py refuses these: only years are kept
        if path == ".speaker":
            continue  # who holds what names no holder: the positions say it
        statements = said(entries, kind, key, record)
        told = seen.setdefault(path, seen[""][:1] if path else [])
        if statements in told:
            lost.append(f"{kind}/{key}{path}")
        told.append(statements)
    return lost


def of_files(data: Path, slug: str) -> Iterator[tuple[str, str, Node]]:
    """Yield every record of the files of an article and of the registries: its kind, its id, and its tree in long form."""
    once = once_said(slug, data)
    for path in [*data.glob("*.yaml"), *data.glob(f"articles/{slug}/*.yaml")]:
        root, problems = parse_yaml(path.read_bytes(), path.name)
        assert isinstance(root, Mapping)
        assert problems == []
        if path.name == "article.yaml":
            yield "article", slug, long(model.Article, root, once, TONGUES, problems)
            continue
        kind = PLURALS[path.name.split(".")[0]]
        whole = long(dict[str, LOCAL_KINDS[kind]], root, once, TONGUES, problems)  # type: ignore[misc]
        assert isinstance(whole, Mapping)
        for key, (_, node) in whole.entries.items():
            yield kind, key, node


def test_every_value_in_the_library_is_accounted_for(toy: tuiin.KnowledgeGraph):
    assert [path for record in of_files(LIBRARY, SLUG) for path in dropped(toy.entries, *record)] == []


def test_every_value_in_the_real_article_is_accounted_for():
    try:
        entries = read(REAL, DATA)
    except TuiinError:
        pytest.skip("the article cannot be read as it is; test_data.py says why")
    assert [path for record in of_files(DATA, REAL) for path in dropped(entries, *record)] == []


def whole(kind: str) -> Node:
    """A record of this kind in which every field is filled in."""
    root, problems = parse_yaml(written(full(model.Article if kind == "article" else LOCAL_KINDS[kind])), "whole.yaml")
    assert root is not None
    assert problems == []
    return root


@pytest.mark.parametrize("kind", [*LOCAL_KINDS, "article"])
def test_every_value_of_a_record_with_every_field_is_accounted_for(toy: tuiin.KnowledgeGraph, kind: str):
    assert dropped(toy.entries, kind, "one", whole(kind)) == []


@pytest.mark.parametrize("kind", LOCAL_KINDS)
def test_every_id_is_accounted_for(toy: tuiin.KnowledgeGraph, kind: str):
    record = Decoder([], TONGUES).decode(LOCAL_KINDS[kind], whole(kind), kind)
    assert said(toy.entries, kind, "one", record) != said(toy.entries, kind, "two", record)


# Said by a second property too, so that one of them may go and nothing is lost.
TWICE = {
    (model.Work, "label"),
    (model.Article, "title"),
    (model.Concept, "related"),
    (model.Article, "authors"),  # their order says them again
    (model.Work, "authors"),
    (model.Actor, "kind"),
    (model.Event, "kind"),  # the class says it
}
KIND_OF = {record: kind for kind, record in LOCAL_KINDS.items()} | {
    model.Article: "article",
    model.Position: "claim",
    model.Membership: "viewpoint",
}


@pytest.mark.parametrize(
    ("record", "name"),
    [(r, n) for r in fields.records() for n in fields.said(r) if (r, n) not in TWICE],
    ids=lambda x: getattr(x, "__name__", x),
)
def test_a_field_that_nobody_writes_would_be_seen(
    toy: tuiin.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch, record: type[model.Record], name: str
):
    """Proof that the tests above would catch a field whose property is not written."""
    said = fields.said
    monkeypatch.setattr(fields, "said", lambda one: {n: field for n, field in said(one).items() if (one, n) != (record, name)})
    kind = KIND_OF[record]
    assert any(f".{name}" in path for path in dropped(toy.entries, kind, "one", whole(kind)))


@pytest.mark.parametrize("special", [model.Claim, model.Viewpoint, model.Event, model.Value], ids=lambda record: record.__name__)
def test_a_special_writer_that_is_not_called_would_be_seen(toy: tuiin.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch, special: Any):
    """The other special writers add only what follows from other statements."""
    monkeypatch.delitem(room._SPECIAL, special)
    assert dropped(toy.entries, KIND_OF[special], "one", whole(KIND_OF[special]))


def test_each_field_of_each_record_is_tried():
    """The record with every field has them all, and each value in it has at least one variant."""
    for kind in [*LOCAL_KINDS, "article"]:
        hint: Any = model.Article if kind == "article" else LOCAL_KINDS[kind]
        tried = {path.split("[")[0].split(".")[1] for path, _ in changes(hint, whole(kind))}
        assert tried == set(full(hint))
