"""Exports for the semantic web and for scholars, each read back by somebody else's reader."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import citeproc
import nanopub_sign
import pybtex.database
import pyoxigraph as ox
import pytest
import rdf_converter
import rdflib
import yaml
from citeproc.source.json import CiteProcJSON
from Crypto.PublicKey import RSA
from nanopub.nanopub import Nanopub
from nanopub.utils import MalformedNanopubError
from pylatexenc.latex2text import LatexNodes2Text
from pyld import jsonld
from rocrate.rocrate import ROCrate

import tuiin
from tuiin.exports import EXPORTS
from tuiin.exports.nanopubs import BadKey, signed
from tuiin.exports.rdf_files import WRITTEN, NotWritable, write
from tuiin.exports.schema_org import RemoteContext, _no_loader
from tuiin.files.paths import ONTOLOGY
from tuiin.model import Claim, Position

from .conftest import LIBRARY
from .spoiling import path_of, spoil

# What nanopub and rdflib's JSON-LD parser use, rdflib itself deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning", "ignore::DeprecationWarning:rdflib")
SLUG = "night-library"
HOSTILE = "a \"q\" 's' \\ {b} } { 50% & <i> </script> <!-- $x_y #1 ~^ ]]> @key, and"
LINES = f"{HOSTILE}\n\tmore\r\nlines"
REIFIES = rdf_converter.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")
TN = "https://w3id.org/tuiin/ns#"
HOLDS = {"asserts", "endorses", "recommends", "hypothesises"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuiin.KnowledgeGraph:
    """The invented article with labels, a title and a paraphrase that are made of other languages' signs."""
    library = Path(shutil.copytree(LIBRARY, tmp_path_factory.mktemp("hostile") / "library"))
    for file, old in (
        ("article.yaml", "en: On the night library"),
        ("article.yaml", "kk: Түнгі кітапхана туралы"),
        ("works.yaml", "en: Council data"),
        ("actors.yaml", "en: Aiman Oilan"),
        ("actors.yaml", "en: Bulaqty Town Council"),
        ("claims.yaml", "en: A night library raises the number of readers."),
    ):
        spoil(library, file, old, f"{old[:2]}: {json.dumps(LINES if file == 'claims.yaml' else HOSTILE)}")
    return tuiin.build(SLUG, data=library)


@pytest.fixture(scope="module")
def key() -> str:
    return RSA.generate(2048).export_key().decode()


def content(kg: tuiin.KnowledgeGraph, name: str) -> bytes:
    made = EXPORTS[name].make(kg)
    assert isinstance(made, bytes)
    return made


def claims(kg: tuiin.KnowledgeGraph) -> list[Claim]:
    return [record for record in kg.entries.records["claim"].values() if isinstance(record, Claim)]


def positions(claim: Claim) -> Iterator[Position]:
    pending = list(claim.positions)
    while pending:
        position = pending.pop()
        yield position
        pending += position.voices


# --- RDF 1.2 ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def quads(kg: tuiin.KnowledgeGraph) -> list[rdf_converter.Quad]:
    """What rdf12conv reads, a parser in plain Python that shares nothing with Oxigraph."""
    return rdf_converter.parse_trig(content(kg, "rdf12").decode())


def test_rdf12_is_the_graph_and_a_triple_term_for_each_position_on_a_positive_claim(
    kg: tuiin.KnowledgeGraph, quads: list[rdf_converter.Quad]
):
    terms = [quad for quad in quads if quad[1] == REIFIES]
    expected = sum(len(list(positions(claim))) for claim in claims(kg) if claim.polarity == "positive")
    assert len(terms) == expected > 300
    assert len(set(quads)) == len(kg.statements) + expected


def test_rdf12_speaks_of_a_claims_triple_and_never_states_it(quads: list[rdf_converter.Quad]):
    relation = "https://w3id.org/tuiin/relation/"
    terms = {quad[2] for quad in quads if quad[1] == REIFIES}
    assert all(term.predicate.value.startswith(relation) for term in terms)
    assert not [quad for quad in quads if quad[1].value.startswith(relation)]
    assert not {(term.subject, term.predicate, term.object) for term in terms} & {quad[:3] for quad in quads}


def test_an_rdf12_reifier_tells_who_how_surely_and_with_which_stance(toy: tuiin.KnowledgeGraph):
    store = ox.Store()
    store.load(content(toy, "rdf12"), ox.RdfFormat.TRIG)
    query = """
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX tn: <https://w3id.org/tuiin/ns#>
        SELECT ?holder ?stance ?certainty { GRAPH ?g {
          ?p rdf:reifies <<( <https://w3id.org/tuiin/id/concept/night-library> <https://w3id.org/tuiin/relation/increases>
            <https://w3id.org/tuiin/id/concept/number-of-readers> )>> ; tn:holder ?holder ; tn:stance ?stance ; tn:certainty ?certainty } }"""
    found = {tuple(value.value.rsplit("/", 1)[1] for value in row) for row in store.query(query)}
    assert found == {("oilan-aiman", "asserts", "certain"), ("council-doubt", "disputes", "possible")}


def test_a_negative_claim_has_no_triple_term(library: Path):
    """Its frame names what it denies; a reader of the triple alone would take it for what the holder says."""
    before = content(tuiin.build(SLUG, data=library), "rdf12").count(b" <<( ")
    spoil(library, "claims.yaml", "object: concept/number-of-readers", "object: concept/number-of-readers\n  polarity: negative")
    after = content(tuiin.build(SLUG, data=library), "rdf12").count(b" <<( ")
    assert (before, after) == (6, 4)


# --- nanopublications -------------------------------------------------------------------------------------------------


def each(trig: bytes) -> list[str]:
    """The nanopublications of a file, one by one."""
    return ["@prefix this:" + part for part in trig.decode().split("@prefix this:")[1:]]


def read(trig: str) -> Nanopub:
    graph = rdflib.ConjunctiveGraph()
    graph.parse(data=trig, format="trig")
    return Nanopub(rdf=graph)


def test_there_is_a_nanopublication_for_each_position_that_nanopub_rs_finds_valid(kg: tuiin.KnowledgeGraph):
    written = each(content(kg, "nanopubs"))
    assert len(written) == sum(len(list(positions(claim))) for claim in claims(kg)) > 300
    assert len({nanopub_sign.Nanopub(one).check().info()["uri"]["value"] for one in written}) == len(written)


def test_each_nanopublication_passes_the_check_of_nanopub_itself(hostile: tuiin.KnowledgeGraph):
    written = each(content(hostile, "nanopubs"))
    assert len(written) == 6
    for one in written:
        assert read(one).is_valid


def test_a_nanopublication_asserts_that_somebody_holds_a_claim_and_tells_where_from(hostile: tuiin.KnowledgeGraph):
    (one,) = [
        read(part)
        for part in each(content(hostile, "nanopubs"))
        if "night-library-raises-readers/council-doubt" in part.replace("\\", "").replace("viewpoint.", "")
    ]
    said = {(str(p), str(o)) for s, p, o in one.assertion if "/position/" in s}
    assert {
        (TN + "stance", "https://w3id.org/tuiin/stance/disputes"),
        (TN + "certainty", "https://w3id.org/tuiin/certainty/possible"),
    } < said
    assert rdflib.Literal(LINES, "en") in set(one.assertion.objects(None, rdflib.URIRef(TN + "paraphrase")))
    assert {str(p).rsplit("#")[-1] for p in one.assertion.predicates()} <= {
        "type",
        "holder",
        "stance",
        "certainty",
        "about",
        "source",
        "reportedBy",
        "kind",
        "subject",
        "relation",
        "object",
        "polarity",
        "quantifier",
        "scope",
        "condition",
        "paraphrase",
    }
    sources = set(one.provenance.objects(one.assertion.identifier, rdflib.PROV.wasDerivedFrom))
    assert sources == {rdflib.URIRef("https://w3id.org/tuiin/id/article/night-library/passage/p1s3")}
    assert rdflib.Literal("tuiin contributors") in set(one.provenance.objects())
    assert rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/") in set(one.pubinfo.objects(None, rdflib.DCTERMS.license))


def test_signing_gives_trusty_uris_and_signatures_that_nanopub_rs_verifies(library: Path, key: str, capfd: pytest.CaptureFixture[str]):
    """It sorts literals by language before words, the reference (trustyuri-java) and nanopub by words alone; here both orders are one."""
    for file in ("article.yaml", "claims.yaml"):
        path = path_of(library, file)
        text = re.sub(r"^( +kk: )", r"\1Аа ", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_bytes(re.sub(r"^( +ru: )", r"\1Яя ", text, flags=re.MULTILINE).encode())
    written = each(signed(tuiin.build(SLUG, data=library), key, "https://orcid.org/0000-0002-1825-0097"))
    assert len(written) == 6
    for one in written:
        assert re.search(r"/RA[\w-]{43}$", nanopub_sign.Nanopub(one).check().info()["uri"]["value"])
        assert "npx:signedBy <https://orcid.org/0000-0002-1825-0097>" in one
    assert capfd.readouterr().out.count("1 trusty with signature") == 6
    changed = written[0].replace("stance:asserts", "stance:denies")
    assert changed != written[0]
    with pytest.raises(Exception, match="hash"):
        nanopub_sign.Nanopub(changed).check()


def test_signed_nanopublications_are_valid_for_nanopub_and_the_same_each_time(hostile: tuiin.KnowledgeGraph, key: str):
    trig = signed(hostile, key)
    assert trig == signed(hostile, key)
    for one in map(read, each(trig)):
        assert one.is_valid
        assert one.has_valid_trusty
    with pytest.raises(MalformedNanopubError, match="not valid"):
        _ = read(each(trig)[0].replace("certainty:certain", "certainty:doubtful")).has_valid_trusty


def test_a_key_that_is_none_is_told(toy: tuiin.KnowledgeGraph, key: str):
    with pytest.raises(BadKey, match="cannot be read as RSA"):
        signed(toy, "no key")
    with pytest.raises(BadKey, match="found a public key"):
        signed(toy, RSA.import_key(key).public_key().export_key().decode())


# --- schema.org -------------------------------------------------------------------------------------------------------


def asked(kg: tuiin.KnowledgeGraph) -> rdflib.Graph:
    triples = kg.store.ask((ONTOLOGY / "exports" / "web-page.rq").read_text("utf-8")).triples()
    return rdflib.Graph().parse(data="".join(f"{triple} .\n" for triple in triples), format="nt")


@pytest.mark.parametrize("graph", ["kg", "hostile"])
def test_schema_org_is_read_by_pyld_and_rdflib_without_a_fetch(graph: str, request: pytest.FixtureRequest):
    """Both get the very triples that the query makes, so framing loses nothing."""
    kg = request.getfixturevalue(graph)
    written = content(kg, "schema.org")
    expanded = jsonld.expand(json.loads(written), {"documentLoader": _no_loader})
    nquads = jsonld.to_rdf(expanded, {"documentLoader": _no_loader, "format": "application/n-quads"})
    assert set(rdflib.Graph().parse(data=nquads, format="nt")) == set(asked(kg))
    assert set(rdflib.Graph().parse(data=written, format="json-ld")) == set(asked(kg))


def test_schema_org_has_each_claim_that_somebody_holds_with_them_as_its_author(kg: tuiin.KnowledgeGraph):
    article = json.loads(content(kg, "schema.org"))
    held = [claim for claim in claims(kg) if any(position.stance in HOLDS for position in positions(claim))]
    assert len(article["hasPart"]) == len(held) < len(claims(kg))
    assert all(claim["@type"] == "Claim" and claim["author"] and len(claim["text"]) == 3 for claim in article["hasPart"])
    assert len(article["citation"]) == len({record.work for record in kg.entries.records["citation"].values()})  # type: ignore[attr-defined]


def test_schema_org_says_a_claims_role_and_what_the_editor_remarks_on_it(kg: tuiin.KnowledgeGraph):
    """A comment is the curator's word, and only on claims that are there."""
    listed = {claim["@id"]: claim for claim in json.loads(content(kg, "schema.org"))["hasPart"]}
    pairs = kg.query("SELECT DISTINCT ?claim ?note { ?claim tn:warnedBy ?note }")
    warned = {str(claim) for claim, _ in pairs} & listed.keys()
    assert {iri for iri, claim in listed.items() if "comment" in claim} == warned != set()
    assert all({word["@language"] for word in claim["keywords"]} == {"kk", "ru", "en"} for claim in listed.values())
    ((curator,),) = kg.query("SELECT DISTINCT ?who { ?dataset void:rootResource ?article ; dcterms:creator ?who }")
    comments = [comment for iri in warned for comment in _all(listed[iri]["comment"]) if "text" in comment]
    assert {comment["author"]["@id"] for comment in comments} == {curator}
    assert {comment["@id"] for comment in comments} == {str(note) for claim, note in pairs if claim in warned}


def _all(one_or_more: Any) -> list[Any]:
    return one_or_more if isinstance(one_or_more, list) else [one_or_more]


def test_a_claim_that_is_only_denied_is_not_said_to_the_web(library: Path):
    def found() -> set[str]:
        page = json.loads(content(tuiin.build(SLUG, data=library), "schema.org"))
        return {claim["@id"].rsplit("/", 1)[1] for claim in page["hasPart"]}

    assert "reading-at-night-may-harm" in found()
    spoil(library, "claims.yaml", "stance: asserts\n    certainty: possible", "stance: denies\n    certainty: possible")
    assert found() == {"library-opened-at-night", "night-library-raises-readers", "rank-2018"}


def test_schema_org_can_stand_in_a_page_whatever_the_labels_are(hostile: tuiin.KnowledgeGraph):
    written = content(hostile, "schema.org").decode()

    texts: list[str] = []
    page = HTMLParser()
    page.handle_data = texts.append  # type: ignore[method-assign]
    page.feed(f'<script type="application/ld+json">{written}</script><p>after</p>')
    script, after = texts
    assert (json.loads(script), after) == (json.loads(written), "after")
    assert HOSTILE in {name["@value"] for name in json.loads(script)["name"]}


def test_nothing_is_fetched_while_a_file_is_made():
    with pytest.raises(jsonld.JsonLdError) as told:
        jsonld.expand({"@context": "https://schema.org", "name": "x"}, {"documentLoader": _no_loader})
    assert isinstance(told.value.__context__, RemoteContext)  # the first PyLD that is allowed names no cause


# --- references -------------------------------------------------------------------------------------------------------


def test_pybtex_reads_the_article_and_every_cited_work(kg: tuiin.KnowledgeGraph):
    read = pybtex.database.parse_string(content(kg, "bibtex").decode(), "bibtex").entries
    assert set(read) == {kg.slug} | {record.work.removeprefix("work/") for record in kg.entries.records["citation"].values()}  # type: ignore[attr-defined]
    assert all(key.isascii() for key in read)
    article = read[kg.slug]
    assert (article.type, article.fields["year"], article.fields["month"], article.fields["journal"]) == ("article", "2022", "4", "Ақиқат")
    assert [(p.last_names, p.first_names) for p in article.persons["author"]] == [(["Нышанбаев"], ["Нұрболат"])]
    assert [(p.prelast_names, p.last_names) for p in read["van-dijk-2006"].persons["author"]] == [(["van"], ["Dijk"])]
    assert read["chatham-house-2018"].fields["institution"] == "{Chatham House}"


def test_hostile_titles_and_names_come_through_bibtex(hostile: tuiin.KnowledgeGraph):
    """Read by pybtex, and TeX turned into text by pylatexenc."""
    read = pybtex.database.parse_string(content(hostile, "bibtex").decode(), "bibtex").entries

    def text(tex: str) -> str:
        """Two commands of LaTeX that pylatexenc does not know are said in one that it does; of ^ and ' it makes others that look alike."""
        known = tex.replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")
        return LatexNodes2Text().latex_to_text(known).translate({ord("ˆ"): "^", ord("’"): "'"})

    assert set(read) == {SLUG, "council-data"}
    for entry, field in ((SLUG, "title"), ("council-data", "title"), ("council-data", "institution")):
        assert text(read[entry].fields[field]) == HOSTILE
    (author,) = read[SLUG].persons["author"]
    assert [text(part) for part in (*author.first_names, *author.last_names)] == ["Айман Ойлан"]  # which is the family name, no label tells


NAMES = [  # the actor's short name, its English label; particle, family, given name and suffix as BibTeX tells them apart
    ("van-dijk-jan", "Jan van Dijk", ("van", "Dijk", "Jan", "")),
    ("dijk-jan", "Jan van Dijk", ("van", "Dijk", "Jan", "")),
    ("de-la-cruz-juana", "Juana de la Cruz", ("de la", "Cruz", "Juana", "")),
    ("neumann-john", "John von Neumann", ("von", "Neumann", "John", "")),
    ("garcia-marquez-gabriel", "Gabriel García Márquez", ("", "{García Márquez}", "Gabriel", "")),
    ("king-martin", "Martin Luther King Jr.", ("", "King", "Martin Luther", "Jr.")),
    ("ibn-khaldun", "Ibn Khaldun", ("", "{Ibn Khaldun}", "", "")),
    ("mao-zedong", "Mao Zedong", ("", "Mao", "Zedong", "")),
]


FAMILIES = [  # the actor's short name, its label, which part of it is the family's; particle, family, given name and suffix
    ("ludwig-van-beethoven", "Ludwig van Beethoven", "van Beethoven", ("van", "Beethoven", "Ludwig", "")),
    ("ludwig-van-beethoven", "Ludwig van Beethoven", "Beethoven", ("van", "Beethoven", "Ludwig", "")),
    ("q42", "Нышанбаев Нұрболат", "Нышанбаев", ("", "Нышанбаев", "Нұрболат", "")),
    ("nurbolat", "Нұрболат Нышанбаев", "Нышанбаев", ("", "Нышанбаев", "Нұрболат", "")),
    ("zedong", "Mao Zedong", "Mao", ("", "Mao", "Zedong", "")),
    ("mao", "毛泽东", "毛", ("", "毛", "泽东", "")),
    ("martin-king", "Martin Luther King, Jr.", "King", ("", "King", "Martin Luther", "Jr.")),
    ("ali", "Ali Ali", "Ali", ("", "Ali", "Ali", "")),
    ("gabriel", "Gabriel García Márquez", "García Márquez", ("", "{García Márquez}", "Gabriel", "")),
    ("charles", "Charles De Gaulle", "De Gaulle", ("", "{De Gaulle}", "Charles", "")),
    ("ibn-sina", "Ibn Sina Husayn", "Ibn Sina", ("", "{Ibn Sina}", "Husayn", "")),
]


def author(library: Path, key: str, label: str, more: str = "") -> tuple[pybtex.database.Person, dict[str, str]]:
    """Return somebody who wrote a cited work, as BibTeX and as CSL have the name."""
    entry = f"{key}:\n  kind: person\n  label: {{kk: '{label}', ru: '{label}', en: '{label}'}}\n{more}"
    spoil(library, "actors.yaml", "oilan-aiman:", f"{entry}oilan-aiman:")
    spoil(library, "works.yaml", "  publisher:", f"  authors: [actor/{key}]\n  publisher:")
    kg = tuiin.build(SLUG, data=library)
    assert kg.check() == []
    entries = pybtex.database.parse_string(content(kg, "bibtex").decode(), "bibtex").entries
    (item,) = (item for item in json.loads(content(kg, "csl-json")) if item["id"] == "council-data")
    return entries["council-data"].persons["author"][0], item["author"][0]


def told_apart(read: pybtex.database.Person, item: dict[str, str], parts: tuple[str, ...]) -> None:
    first = [*read.first_names, *read.middle_names]
    assert tuple(map(" ".join, (read.prelast_names, read.last_names, first, read.lineage_names))) == parts
    told = dict(zip(("non-dropping-particle", "family", "given", "suffix"), (part.strip("{}") for part in parts), strict=True))
    assert item == {name: words for name, words in told.items() if words}


@pytest.mark.parametrize(("key", "label", "parts"), NAMES, ids=[name[0] for name in NAMES])
def test_the_parts_of_a_name_are_told_apart(library: Path, key: str, label: str, parts: tuple[str, ...]):
    told_apart(*author(library, key, label), parts)


@pytest.mark.parametrize(("key", "label", "family", "parts"), FAMILIES, ids=[f"{name[1]}: {name[2]}" for name in FAMILIES])
def test_they_are_told_apart_by_what_a_curator_says_of_the_family(library: Path, key: str, label: str, family: str, parts: tuple[str, ...]):
    told_apart(*author(library, key, label, f"  family: {{en: {family}}}\n"), parts)


def test_each_language_has_its_own_order_of_a_name(library: Path):
    entry = """\
q42:
  kind: person
  label: {kk: Ойлан Айман, ru: Айман Ойлан, en: Aiman Oilan}
  family: {kk: Ойлан, en: Oilan}
"""
    spoil(library, "actors.yaml", "oilan-aiman:", f"{entry}oilan-aiman:")
    spoil(library, "article.yaml", "authors: [actor/oilan-aiman]", "authors: [actor/q42]")
    article, *_ = json.loads(content(tuiin.build(SLUG, data=library), "csl-json"))
    assert article["author"] == [{"family": "Ойлан", "given": "Айман"}]


@pytest.mark.parametrize(("kind", "family"), [("person", "Ойлан"), ("group", "Aiman")])
def test_a_family_name_that_is_no_part_of_a_persons_name_is_a_finding(library: Path, kind: str, family: str):
    entry = f"q42:\n  kind: {kind}\n  label: {{kk: а, ru: б, en: Aiman Oilan}}\n  family: {{en: {family}}}\n"
    spoil(library, "actors.yaml", "oilan-aiman:", f"{entry}oilan-aiman:")
    spoil(library, "works.yaml", "  publisher:", "  authors: [actor/q42]\n  publisher:")
    (finding,) = tuiin.build(SLUG, data=library).check()
    assert "Write the family name as it stands in the label of that language; only a person has one." in str(finding)


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("https://doi.org/10.1000/xyz123", "10.1000/xyz123"),
        ("http://doi.org/10.1000/xyz123", "10.1000/xyz123"),
        ("http://dx.doi.org/10.1000/xyz123", "10.1000/xyz123"),
        ("https://www.doi.org/10.1000/xyz123", "10.1000/xyz123"),
        ("https://DOI.ORG/10.1000/XYZ", "10.1000/XYZ"),
        ("https://doi.org/10.1000%2Fxyz123", "10.1000/xyz123"),
        ("https://doi.org/doi:10.1000/xyz123", "10.1000/xyz123"),
        (
            "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O",
            "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        ),
        ("https://doi.org/", None),
        ("https://a.example/doi.org/10.1000/xyz123", None),
    ],
)
def test_a_doi_is_known_in_every_form_of_its_address_and_given_as_it_is_registered(library: Path, address: str, doi: str | None):
    spoil(library, "works.yaml", "  publisher:", f"  same_as: ['{address}']\n  publisher:")
    kg = tuiin.build("night-library", data=library)
    items = {item["id"]: item for item in json.loads(EXPORTS["csl-json"].make(kg))}
    assert items["council-data"].get("DOI") == doi
    entry = EXPORTS["bibtex"].make(kg).decode().split("@")[-1]
    assert f"doi = {{{doi}}}" in entry if doi else "doi = " not in entry


@pytest.mark.parametrize(
    ("kind", "field"), [("index", "organization"), ("website", "organization"), ("address", "organization"), ("report", "institution")]
)
def test_who_published_a_work_stands_in_a_field_that_its_type_of_entry_has(library: Path, kind: str, field: str):
    """As biblatex's own model has it: `publisher` is none of @misc."""
    spoil(library, "works.yaml", "kind: report", f"kind: {kind}")
    entry = EXPORTS["bibtex"].make(tuiin.build("night-library", data=library)).decode().split("@")[-1]
    assert f"{field} = " in entry
    assert "publisher = " not in entry


@pytest.mark.parametrize("graph", ["kg", "hostile"])
def test_citeproc_renders_every_reference(graph: str, request: pytest.FixtureRequest):
    kg = request.getfixturevalue(graph)
    items = json.loads(content(kg, "csl-json"))
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, CiteProcJSON(items), citeproc.formatter.plain)
    for item in items:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    lines = [str(line) for line in bibliography.bibliography()]
    assert len(lines) == len(items) == 1 + len({record.work for record in kg.entries.records["citation"].values()})
    if graph == "kg":
        assert lines[0].startswith("Нышанбаев, Н. (2022) “Цифрландыру үдерісі")
        assert "Ambati, V. and Balakrishnan, N. (2006)" in lines[1]
    else:
        assert [item["title"] for item in items] == [HOSTILE, HOSTILE]
        assert items[1]["publisher"] == HOSTILE


# --- RO-Crate ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def crate(kg: tuiin.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return EXPORTS["ro-crate"].put(EXPORTS["ro-crate"].make(kg), tmp_path_factory.mktemp("crates") / "crate")


def test_rocrate_reads_the_crate_with_each_files_digest(crate: Path, kg: tuiin.KnowledgeGraph):
    read = ROCrate(crate)
    listed = {entity.id: entity for entity in read.data_entities}
    assert set(listed) == {path.name for path in crate.iterdir()} - {"ro-crate-metadata.json"}
    for name, entity in listed.items():
        if name != "manifest-sha256.txt":
            bytes_ = (crate / name).read_bytes()
            assert (entity["sha256"], entity["contentSize"]) == (hashlib.sha256(bytes_).hexdigest(), str(len(bytes_)))
    assert str(read.root_dataset["datePublished"]) == kg.entries.article.curated
    assert read.root_dataset["license"].id == "https://creativecommons.org/licenses/by/4.0/"
    assert read.root_dataset["about"]["@type"] == "ScholarlyArticle"


def test_every_checksum_of_the_manifest_holds(crate: Path):
    lines = (crate / "manifest-sha256.txt").read_text("utf-8").splitlines()
    told = dict(reversed(line.split("  ", 1)) for line in lines)
    assert set(told) == {path.name for path in crate.iterdir()} - {"manifest-sha256.txt"}
    assert told == {name: hashlib.sha256((crate / name).read_bytes()).hexdigest() for name in told}


def test_the_crate_holds_the_graph_its_description_and_how_to_cite_it(crate: Path, kg: tuiin.KnowledgeGraph):
    assert len(set(ox.parse((crate / "graph.trig").read_bytes(), ox.RdfFormat.TRIG))) == len(kg.statements)
    description = rdflib.Graph().parse(crate / "description.ttl")
    assert (None, rdflib.RDF.type, rdflib.DCAT.Dataset) in description
    assert (None, rdflib.RDF.type, rdflib.VOID.Dataset) in description
    cited = yaml.safe_load((crate / "CITATION.cff").read_text("utf-8"))
    assert (cited["type"], cited["license"], cited["date-released"]) == ("dataset", "CC-BY-4.0", kg.entries.article.curated)
    assert cited["references"][0]["title"] == kg.entries.article.title["kk"]


# --- all --------------------------------------------------------------------------------------------------------------


def test_every_rdf_file_of_a_build_is_an_export_too(toy: tuiin.KnowledgeGraph):
    assert set(EXPORTS) >= set(WRITTEN)
    for name in WRITTEN:
        assert content(toy, name) == write(toy, name)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_triple_term_is_written_where_a_form_has_a_word_for_it_and_told_where_not(toy: tuiin.KnowledgeGraph, tmp_path: Path, name: str):
    (tmp_path / "a.trig").write_bytes(content(toy, "rdf12"))
    kg = tuiin.open(tmp_path / "a.trig")
    if name == "jsonld":
        with pytest.raises(NotWritable, match=r"a\.trig: holds a triple term \(RDF 1\.2\), which \.jsonld cannot say; wanted another form"):
            write(kg, name)
        assert NotWritable("").exit_code == 2
    else:
        quads = ox.parse(write(kg, name), ox.RdfFormat.from_extension(name))
        assert sum(isinstance(quad.object, ox.Triple) for quad in quads) == content(toy, "rdf12").count(b"<<(")


# --- projects without English -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def freibad() -> tuiin.KnowledgeGraph:
    """An article that has German words and no others."""
    return tuiin.build("freibad", data=LIBRARY.parent / "freibad")


def test_a_crate_of_an_article_without_english_has_the_title_that_there_is(freibad: tuiin.KnowledgeGraph):
    files = EXPORTS["ro-crate"].make(freibad)
    assert isinstance(files, dict)
    citation = yaml.safe_load(files["CITATION.cff"])
    assert freibad.entries.article.title["de"] in citation["title"]


def test_a_nanopublication_without_english_is_labelled_in_the_words_that_there_are(freibad: tuiin.KnowledgeGraph):
    quads = list(ox.parse(content(freibad, "nanopubs"), ox.RdfFormat.TRIG))
    labels = [quad.object for quad in quads if quad.predicate == ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")]
    assert labels
    assert {label.language for label in labels if isinstance(label, ox.Literal)} == {"de"}


def test_the_references_tell_the_language_that_an_article_is_in(freibad: tuiin.KnowledgeGraph):
    assert json.loads(content(freibad, "csl-json"))[0]["language"] == "de"
    entry = pybtex.database.parse_string(content(freibad, "bibtex").decode(), "bibtex").entries["freibad"]
    assert entry.fields["langid"] == "ngerman"
