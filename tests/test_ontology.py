"""The ontology keeps its own rules: names, labels, lists, shapes, examples and what the rules derive."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
import reasonable

from tuiin.files.paths import ONTOLOGY
from tuiin.files.terms import relations
from tuiin.graph import shapes as shacl
from tuiin.graph.space import SHIPPED
from tuiin.graph.vocabulary import BASE, LISTS, PREFIXES, expand
from tuiin.model import fields

TERMS = sorted(ONTOLOGY.glob("*.ttl"))
ALIGNMENTS = sorted(ONTOLOGY.glob("alignments/*.ttl"))
SHAPES = sorted(ONTOLOGY.glob("shapes/*.ttl"))
EXAMPLES = sorted(ONTOLOGY.glob("examples/*.ttl"))
INVALID = sorted(ONTOLOGY.glob("examples/invalid/*.ttl"))
RULES = sorted(ONTOLOGY.glob("rules/*.rq"))
GRAPH = Path(shacl.__file__).parent.parent.parent
CORE = ONTOLOGY / "examples" / "core.ttl"
STYLE = ONTOLOGY / "shapes" / "style.ttl"
TN, TNSH, SH = PREFIXES["tn"], BASE + "shape#", PREFIXES["sh"]
OWN = re.compile(r"(?<![\w/:-])tn:([A-Za-z0-9_]+)")


@cache
def graph(*paths: Path) -> frozenset[ox.Triple]:
    return frozenset(quad.triple for path in paths for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


def ntriples(triples: Iterable[ox.Triple]) -> str:
    return "".join(f"{triple} .\n" for triple in sorted(map(str, triples)))


@cache
def turtle(*paths: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in paths)


def named(triples: Iterable[ox.Triple]) -> set[str]:
    return {t.value for triple in triples for t in triple if isinstance(t, ox.NamedNode)} | {
        t.datatype.value for triple in triples for t in triple if isinstance(t, ox.Literal)
    }


def subjects(triples: Iterable[ox.Triple], prefix: str = "") -> set[str]:
    return {t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(prefix)}


@cache
def pinned() -> dict[str, set[str]]:
    """Return the local names of each pinned vocabulary by its namespace, which the first line of the file gives."""
    found = {}
    for path in ONTOLOGY.glob("pinned/*.txt"):
        first, *names = path.read_text("utf-8").splitlines()
        match = re.match(r"# .+, <(.+?)>, read from ", first)
        assert match, f"{path.name}: the first line must name the vocabulary, its namespace, and where it was read"
        assert names == sorted(set(names)), f"{path.name} must be sorted"
        found[match[1]] = set(names)
    return found


@cache
def checks(*paths: Path) -> dict[str, str]:
    """Return the severity of every check, by its local name: a check is a shape with a message."""
    triples = graph(*paths)
    severity = {t.subject: t.object.value for t in triples if t.predicate.value == SH + "severity" and isinstance(t.object, ox.NamedNode)}
    return {
        t.subject.value.removeprefix(TNSH): severity[t.subject].removeprefix(SH)
        for t in triples
        if t.predicate.value == SH + "message" and isinstance(t.subject, ox.NamedNode)
    }


def broken(data: Iterable[ox.Triple], shapes: str, engine: shacl.Engine = shacl.shacl_engine) -> set[tuple[str, str, str]]:
    """Return what the shapes find: (severity, local name of the shape, focus node). A nameless shape is a detail of a named one."""
    return {(s, shape.removeprefix(TNSH), focus) for s, shape, focus, _ in engine(ntriples(data), shapes) if shape.startswith(TNSH)}


def shapes_of(name: str) -> str:
    """Return the shapes that a check belongs to: those of the ontology itself, or those of the data."""
    return turtle(STYLE, ONTOLOGY / "shapes" / "core.ttl") if name in checks(STYLE) else shacl.load().turtle


# --- files and names ------------------------------------------------------------------------------------------------------


def test_an_everyday_word_means_one_relation() -> None:
    """What people write for a relation is no other's name: `tuiin check` says which one is meant."""
    said = [word for term in relations().values() for word in term.words]
    assert sorted(word for word in said if said.count(word) > 1) == []
    assert {*relations()} == {*fields.lists()["relation"]}


@pytest.mark.parametrize("path", [*TERMS, *ALIGNMENTS, *SHAPES, *EXAMPLES, *INVALID], ids=lambda p: p.stem)
def test_every_turtle_file_parses_says_what_it_is_for_and_ends_in_one_line_feed(path: Path) -> None:
    text = path.read_bytes().decode()
    assert graph(path)
    assert text.startswith("# ") and text.endswith(".\n") and "\r" not in text and "\t" not in text


@pytest.mark.parametrize("path", RULES, ids=lambda p: p.stem)
def test_every_rule_constructs_and_says_first_what_and_why(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# ") and "# Why: " in text
    assert isinstance(ox.Store().query(text), ox.QueryTriples)


def test_terms_have_no_blank_nodes() -> None:
    """A term without a name has no line in a diff and no stable hash; shapes may have them."""
    assert not [t for t in graph(*TERMS, *ALIGNMENTS, *EXAMPLES) if any(isinstance(x, ox.BlankNode) for x in t)]


def test_language_tags_are_kk_ru_and_en() -> None:
    tags = {t.object.language for t in graph(*TERMS, *SHAPES, *EXAMPLES) if isinstance(t.object, ox.Literal) and t.object.language}
    assert tags == {"kk", "ru", "en"}


def test_no_ontology_is_imported() -> None:
    """Importing the reused vocabularies costs a hundred seconds of reasoning and gives illegal triples."""
    assert PREFIXES["owl"] + "imports" not in named(graph(*TERMS, *ALIGNMENTS, *SHAPES))


def test_every_own_term_is_declared_once() -> None:
    where = [(name, path.name) for path in TERMS for name in subjects(graph(path), TN)]
    assert len(where) == len({name for name, _ in where})


def test_there_are_at_most_fifteen_own_classes() -> None:
    classes = [t for t in graph(*TERMS) if t.object == ox.NamedNode(PREFIXES["owl"] + "Class") and t.subject.value.startswith(TN)]
    assert len(classes) <= 15


def test_every_own_term_used_anywhere_exists() -> None:
    """In the code, the rules, the shapes, the questions, the alignments and the examples."""
    declared = {iri.removeprefix(TN) for iri in subjects(graph(*TERMS), TN)}
    code = sorted(Path(shacl.__file__).parent.parent.rglob("*.py"))
    for path in [*code, *RULES, *SHAPES, *ALIGNMENTS, *EXAMPLES, *ONTOLOGY.glob("questions/*.rq")]:
        used = set(OWN.findall(path.read_text("utf-8")))
        assert used <= declared, f"{path.name} uses {sorted(used - declared)}"


def test_every_foreign_term_is_in_a_pinned_vocabulary() -> None:
    """A misspelt foreign term passes reasoners and validators silently."""
    everything = graph(*TERMS, *ALIGNMENTS, *SHAPES, *EXAMPLES, *INVALID)
    for iri in named(everything) | {PREFIXES[p] + n for path in RULES for p, n in _names(path)}:
        namespace = max((ns for ns in pinned() if iri.startswith(ns)), key=len, default=None)
        if namespace and iri != namespace:
            assert iri.removeprefix(namespace) in pinned()[namespace], f"{iri} is not a term of its vocabulary"
        elif not namespace:
            assert iri.startswith(BASE) or iri in FOREIGN or iri.rstrip("#/") in {n.rstrip("#/") for n in pinned()}, f"unknown IRI {iri}"


# IRIs that are no terms of a vocabulary of ours.
FOREIGN = {
    "https://creativecommons.org/licenses/by/4.0/",
    "http://lexvo.org/id/iso639-3/kaz",
    "http://id.loc.gov/datatypes/edtf/EDTF",
    "http://www.arg.dundee.ac.uk/aif",
}


def _names(path: Path) -> list[tuple[str, str]]:
    code = re.sub(r"^#.*|<[^>]*>|\"[^\"]*\"", "", path.read_text("utf-8"), flags=re.MULTILINE)
    return [(p, n) for p, n in re.findall(r"([a-z-]+):([A-Za-z0-9_-]+)", code) if p in PREFIXES]


def test_every_foreign_prefix_has_a_pinned_vocabulary() -> None:
    foreign = {base for prefix, base in PREFIXES.items() if not base.startswith(BASE)}
    assert foreign <= set(pinned())


def test_the_profile_declares_every_foreign_term_that_the_code_writes() -> None:
    """The graph's foreign terms have labels and axioms of ours; RDF, RDFS, OWL, XSD and SHACL need none."""
    declared = subjects(graph(*TERMS))
    prefixes = [p for p, base in PREFIXES.items() if not base.startswith(BASE) and p not in ("rdf", "rdfs", "owl", "xsd", "sh")]
    term = re.compile(rf"\"({'|'.join(prefixes)}):([A-Za-z0-9_]+)\"")
    for name in ("triples.py", "metadata.py"):
        for prefix, local in term.findall((Path(shacl.__file__).parent / name).read_text("utf-8")):
            assert PREFIXES[prefix] + local in declared, f"{name} writes {prefix}:{local}, which profile.ttl does not declare"


# --- lists ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in LISTS if name != "effect"])  # which a rule fills, not a curator
def test_every_list_holds_the_words_of_the_model_in_their_order(name: str) -> None:
    lines = turtle(*TERMS).splitlines()
    assert tuple(m[1] for line in lines if (m := re.match(rf"{name}:(\S+) a skos:Concept ;", line))) == fields.lists()[name]
    scheme = ox.NamedNode(BASE + name)
    in_scheme = {t.subject.value for t in graph(*TERMS) if t.predicate.value == PREFIXES["skos"] + "inScheme" and t.object == scheme}
    assert in_scheme == {f"{BASE}{name}/{value}" for value in fields.lists()[name]}


def test_every_characterization_is_a_declared_cito_property() -> None:
    assert {PREFIXES["cito"] + name for name in fields.lists()["cito"]} <= subjects(graph(*TERMS))


def test_every_property_and_class_of_the_model_is_declared() -> None:
    properties = {field.property for record in fields.records() for field in fields.said(record).values()}
    classes = {name for record in fields.records() for name in record.classes}
    assert {expand(name) for name in (properties | classes) - {"rdfs:comment"}} <= subjects(graph(*TERMS))


# Files that name several stances or kinds of arguments, but not by their side: the words of the model, their translation into the
# words of AIF, the sign of each stance, and how strongly each kind of argument ties,
# and how a claim is said.
NAMING = {"records.py", "measures.py", "themes.py", "saying.ts", "argumentation.py", "stance.ts"}
# Which words of a text mean which stance, and which key which kind of argument, is a table of its own, and says nothing of sides.
READING = (GRAPH / "tuiin" / "draft", GRAPH / "web" / "src" / "edit")
SOURCES = sorted(
    path
    for top, endings in ((GRAPH / "tuiin", "py js"), (GRAPH / "web" / "src", "ts tsx"), (ONTOLOGY, "rq"))
    for ending in endings.split()
    for path in top.rglob(f"*.{ending}")
    if "web" not in path.relative_to(top).parts[:-1] or top == ONTOLOGY
)


def sides() -> dict[str, str]:
    return {t.subject.value.removeprefix(BASE): t.object.value for t in graph(*TERMS) if t.predicate.value == TN + "side"}


def test_every_stance_and_every_kind_of_argument_takes_a_side_and_its_opposite_the_other() -> None:
    found = sides()
    assert set(found) == {f"{name}/{value}" for name in ("stance", "argument-kind") for value in fields.lists()[name]}
    contrary = {"for": "against", "against": "for"}
    for t in graph(*TERMS):
        one, other = t.subject.value.removeprefix(BASE), getattr(t.object, "value", "").removeprefix(BASE)
        if t.predicate.value == TN + "opposite" and one in found:
            assert found[other] == contrary[found[one]], f"{one} and {other}"


def test_which_side_a_stance_takes_is_said_nowhere_but_in_the_ontology() -> None:
    """A source that names two stances of one side, or two kinds of arguments, has a list of its own."""
    assert len(SOURCES) > 200
    for path in SOURCES:
        if path.name in NAMING or any(path.is_relative_to(folder) for folder in READING):
            continue
        text = re.sub(r"^\s*(#|//|\*).*", "", path.read_text("utf-8"), flags=re.MULTILINE)
        for name in ("stance", "argument-kind"):
            words = "|".join(fields.lists()[name])
            found = set(re.findall(rf"(?:{name}:|(?<=[\"'`]))({words})\b(?![-\w])(?!: w\()", text))
            by_side = [{word for word in found if sides()[f"{name}/{word}"] == side} for side in ("for", "against", "open")]
            assert max(map(len, by_side)) < 2, f"{path.name} lists {sorted(found)}"


# --- shapes ---------------------------------------------------------------------------------------------------------------


def test_the_ontology_keeps_its_own_style() -> None:
    """Labels and definitions in three languages, a vocabulary that defines each term, names in one style."""
    assert not broken(graph(*TERMS), shapes_of("TermHasThreeLabels"))


def test_every_check_has_a_severity_and_a_message_in_three_languages() -> None:
    assert all(severity in ("Violation", "Warning") for severity in checks(*SHAPES).values())
    for name in checks(*SHAPES):
        found = [t.object for t in graph(*SHAPES) if t.subject.value == TNSH + name and t.predicate.value == SH + "message"]
        assert sorted(m.language for m in found if isinstance(m, ox.Literal)) == ["en", "kk", "ru"], name


def test_every_shape_term_is_a_term_of_shacl_and_every_shape_can_apply() -> None:
    """Engines ignore what they do not know: `shacl.load` refuses it."""
    assert shacl.load().turtle


def test_every_class_and_property_that_a_shape_speaks_of_is_declared() -> None:
    spoken = {"targetClass", "targetSubjectsOf", "targetObjectsOf", "path", "class", "disjoint", "lessThan", "lessThanOrEquals"}
    declared = subjects(graph(*TERMS)) | {
        ns + name for ns, names in pinned().items() if ns in {PREFIXES[p] for p in ("rdf", "rdfs", "owl")} for name in names
    }
    for triple in graph(*SHAPES):
        if triple.predicate.value.removeprefix(SH) in spoken and isinstance(triple.object, ox.NamedNode):
            assert triple.object.value in declared, f"a shape speaks of {triple.object.value}"


def test_every_check_has_an_invalid_example_and_the_reverse() -> None:
    assert {path.stem for path in INVALID} == set(checks(*SHAPES))


@pytest.mark.parametrize("engine", [shacl.shacl_engine, shacl.pyshacl_engine])
def test_all_valid_examples_together_conform(engine: shacl.Engine) -> None:
    assert not broken(graph(*TERMS, *EXAMPLES), shacl.load().turtle, engine)


@pytest.mark.parametrize("path", [p for p in EXAMPLES if p.stem != "derived"], ids=lambda p: p.stem)
def test_every_valid_example_conforms_beside_the_core_one(path: Path) -> None:
    assert not broken(graph(*TERMS, CORE, path), shacl.load().turtle)


@pytest.mark.parametrize("path", INVALID, ids=lambda p: p.stem)
def test_every_invalid_example_breaks_the_shape_in_its_name_and_no_other(path: Path) -> None:
    base = TERMS if path.stem in checks(STYLE) else [*TERMS, CORE]
    found = broken(graph(*base, path), shapes_of(path.stem))
    assert {(severity, shape) for severity, shape, _ in found} == {(checks(*SHAPES)[path.stem].lower(), path.stem)}


def test_pyshacl_agrees_on_every_invalid_example() -> None:
    """The referee takes a second a run, so it sees all of them at once, each with names of its own."""
    base = graph(*TERMS, CORE)
    known = subjects(base)
    data = set(base)
    for path in INVALID:
        if path.stem not in checks(STYLE):
            own = subjects(graph(path)) - known
            data |= {ox.Triple(*(_renamed(t, own, path.stem) for t in triple)) for triple in graph(path)}
    found = broken(data, shacl.load().turtle)
    assert found == broken(data, shacl.load().turtle, shacl.pyshacl_engine)
    assert {shape for _, shape, _ in found} == set(checks(*SHAPES)) - set(checks(STYLE))


def _renamed(term: object, own: set[str], suffix: str) -> object:
    return ox.NamedNode(f"{term.value}/{suffix}") if isinstance(term, ox.NamedNode) and term.value in own else term


def test_pyshacl_agrees_on_the_style_of_the_ontology() -> None:
    data = graph(*TERMS, *(path for path in INVALID if path.stem in checks(STYLE)))
    found = broken(data, shapes_of("TermHasThreeLabels"))
    assert found == broken(data, shapes_of("TermHasThreeLabels"), shacl.pyshacl_engine)
    assert {shape for _, shape, _ in found} >= set(checks(STYLE))


# --- reasoning ------------------------------------------------------------------------------------------------------------


def closed_by_owlrl(data: Iterable[ox.Triple]) -> rdflib.Graph:
    closed = rdflib.Graph().parse(data=ntriples(data), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(closed)
    return closed


def clashes(closed: rdflib.Graph) -> list[str]:
    message = owlrl.Namespaces.ERRNS
    return [str(closed.value(node, message["error"])) for node in closed.subjects(rdflib.RDF.type, message["ErrorMessage"])]


def test_owlrl_finds_no_clash_and_takes_no_two_things_for_one() -> None:
    closed = closed_by_owlrl(graph(*TERMS, *ALIGNMENTS, *EXAMPLES))
    assert clashes(closed) == []
    assert not [(s, o) for s, o in closed.subject_objects(rdflib.OWL.sameAs) if s != o]


def test_owlrl_would_notice_a_claim_that_is_also_a_position() -> None:
    thing, kind = ox.NamedNode(BASE + "id/both"), ox.NamedNode(PREFIXES["rdf"] + "type")
    both = {ox.Triple(thing, kind, ox.NamedNode(TN + name)) for name in ("Claim", "Position")}
    assert clashes(closed_by_owlrl(graph(*TERMS) | both))


def test_reasonable_takes_no_two_things_for_one() -> None:
    reasoner = reasonable.PyReasoner()
    reasoner.from_graph(rdflib.Graph().parse(data=ntriples(graph(*TERMS, *ALIGNMENTS, *EXAMPLES)), format="nt"))
    same = rdflib.OWL.sameAs
    assert not [(s, o) for s, p, o in reasoner.reason() if p == same and s != o]


def test_alignments_make_no_concept_of_a_class() -> None:
    """SKOS mapping properties would: their domain and range are skos:Concept."""
    assert not {iri for iri in named(graph(*ALIGNMENTS)) if iri.startswith(PREFIXES["skos"])}


# --- rules ----------------------------------------------------------------------------------------------------------------


def derived() -> dict[str, set[str]]:
    """Return what each rule derives from the examples, in prefixed names, each rule seeing what those before it found."""
    store = ox.Store()
    store.extend(ox.Quad(*t, ox.DefaultGraph()) for t in graph(*TERMS, *(p for p in EXAMPLES if p.stem != "derived")))
    found = {}
    for path in RULES:
        new = [ox.Quad(*t, ox.DefaultGraph()) for t in store.query(path.read_text("utf-8"))]
        assert not [quad for quad in new if quad in store], f"{path.stem} derives what is given"
        store.extend(new)
        found[path.stem] = {" ".join(map(_short, quad.triple)) for quad in new}
    return found


def _short(term: ox.NamedNode | ox.Literal) -> str:
    here = f"{BASE}id/article/library-hours/"
    return term.value.removeprefix(here) if term.value.startswith(here) else SHIPPED.short(term.value)


EXPECTED = {
    "04-label": {
        "claim/evening-does-not-raise-visits skos:prefLabel Evening hours do not raise the number of visits.",
        "claim/evening-has-no-effect skos:prefLabel Evening hours have no effect on visits.",
        "claim/evening-lowers-visits skos:prefLabel Evening hours lower the number of visits.",
        "claim/evening-raises-visits skos:prefLabel Вечерние часы увеличивают посещаемость.",
        "claim/library-is-ranked skos:prefLabel The library holds a place in the index.",
        "claim/residents-work-late skos:prefLabel Тұрғындарға күндізгі уақыт жетпейді.",
        "claim/staff-is-short skos:prefLabel The library has nobody to work in the evening.",
    },
    "05-scope": {
        f"claim/evening-does-not-raise-visits tn:scope id:{limit}"
        for limit in ("actor/city-library", "actor/residents", "concept/evening-hours", "concept/opening-hours")
    },
    "10-broader-transitive": {"id:concept/evening-hours skos:broaderTransitive id:concept/opening-hours"},
    "15-in-effect": {
        f"position/{position} tn:inEffect effect:{effect}"
        for position, effect in {
            "evening-does-not-raise-visits/city-columnist-reports": "leaves-open",
            "evening-does-not-raise-visits/city-columnist-reports/residents-asserts": "denies",
            "evening-has-no-effect/city-columnist-asserts": "denies",
            "evening-lowers-visits/residents-hypothesises": "leaves-open",
            "evening-raises-visits/city-columnist-asserts": "affirms",
            "evening-raises-visits/city-library-denies": "denies",
            "library-is-ranked/city-columnist-asserts": "affirms",
            "residents-work-late/city-columnist-asserts": "denies",  # they lack time
            "staff-is-short/city-library-asserts": "denies",
        }.items()
    },
    "20-speaks-for": {"claim/residents-work-late tn:speaksFor claim/evening-raises-visits"},
    "21-speaks-against": {"claim/staff-is-short tn:speaksAgainst claim/evening-raises-visits"},
    "22-steps": {
        "claim/residents-work-late tn:supports claim/evening-raises-visits",
        "claim/staff-is-short tn:inferredDisputes claim/evening-raises-visits",
    },
    "23-argues-for": {
        "argument/late-work-supports tn:arguesFor position/evening-raises-visits/city-columnist-asserts",
        "argument/staff-attacks tn:arguesFor position/evening-raises-visits/city-library-denies",
    },
    "24-argues-against": {
        "argument/late-work-supports tn:arguesAgainst position/evening-raises-visits/city-library-denies",
        "argument/staff-attacks tn:arguesAgainst position/evening-raises-visits/city-columnist-asserts",
    },
    "30-tension-of-polarity": {
        "tension/evening-does-not-raise-visits--evening-raises-visits tn:tensionKind polarity",
        "tension/evening-does-not-raise-visits--evening-raises-visits tn:between claim/evening-raises-visits",
        "tension/evening-does-not-raise-visits--evening-raises-visits tn:between claim/evening-does-not-raise-visits",
    },
    "31-tension-of-relation": {"tension/evening-lowers-visits--evening-raises-visits tn:tensionKind relation"},
    "32-tension-of-stance": {
        f"tension/evening-raises-visits-city-columnist-asserts--evening-raises-visits-city-library-denies {rest}"
        for rest in (
            "tn:between claim/evening-raises-visits",
            "tn:parties position/evening-raises-visits/city-columnist-asserts",
            "tn:parties position/evening-raises-visits/city-library-denies",
        )
    },
    "33-tension-noted": {
        "tension/evening-has-no-effect--evening-raises-visits tn:tensionKind note",
        "tension/evening-has-no-effect--evening-raises-visits prov:wasDerivedFrom note/effect-and-no-effect",
    },
    "34-weight": {"tension/evening-has-no-effect--evening-raises-visits tn:weight weight:major"},
    "40-change": {
        "change/rank-2017--rank-2018 tn:difference 6",
        "change/rank-2017--rank-2018 tn:improved true",
        "change/rank-2017--rank-2018 tn:samePool true",
        "change/rank-2018--rank-2019 tn:difference -3",
        "change/rank-2018--rank-2019 tn:improved false",
        "change/rank-2018--rank-2019 tn:samePool false",
    },
    "41-standstill": {
        "standstill/status-2017--status-2019 tn:status id:concept/fairly-open",
        "standstill/status-2017--status-2019 tn:change change/rank-2017--rank-2018",
        "standstill/status-2017--status-2019 tn:change change/rank-2018--rank-2019",
    },
    "60-warned-by": {
        "claim/evening-has-no-effect tn:warnedBy note/effect-and-no-effect",
        "claim/evening-raises-visits tn:warnedBy note/effect-and-no-effect",
    },
    "50-shared-member": {"shared-member/early-closers--late-openers--visitor-survey tn:member id:work/visitor-survey"},
}


@pytest.mark.parametrize("path", RULES, ids=lambda p: p.stem)
def test_every_rule_derives_what_its_example_expects_once_each(path: Path) -> None:
    found = derived()[path.stem]
    assert found >= EXPECTED[path.stem]
    assert {line.split()[0] for line in found} == {line.split()[0] for line in EXPECTED[path.stem]}


def test_every_derived_thing_names_its_rule_its_sources_and_its_class() -> None:
    for stem, lines in derived().items():
        rule = "https://w3id.org/tuiin/rule/" + stem.lstrip("0123456789-")
        for thing in {line.split()[0] for line in lines if " rdf:type tn:" in line}:
            assert f"{thing} tn:rule {SHIPPED.short(rule)}" in lines
            assert any(line.startswith(f"{thing} prov:wasDerivedFrom ") for line in lines)


def test_the_derived_example_is_what_the_rules_derive() -> None:
    everything = set().union(*derived().values())
    assert {" ".join(map(_short, triple)) for triple in graph(ONTOLOGY / "examples" / "derived.ttl")} <= everything


def test_what_the_rules_derive_conforms() -> None:
    """The data are checked as written: Oxigraph keeps an xsd:nonNegativeInteger as an xsd:integer."""
    given = graph(*TERMS, *EXAMPLES)
    store = ox.Store()
    store.extend(ox.Quad(*t, ox.DefaultGraph()) for t in given)
    new: set[ox.Triple] = set()
    for path in RULES:
        found = list(store.query(path.read_text("utf-8")))
        new.update(found)
        store.extend([ox.Quad(*t, ox.DefaultGraph()) for t in found])
    assert new
    assert not broken(given | new, shacl.load().turtle)


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ("direction:neutral", "tn:improved"),
        ("direction:higher-is-better", "tn:improved true"),
    ],
)
def test_a_change_is_judged_by_the_direction_of_its_indicator(change: str, lost: str) -> None:
    """From rank 31 to 25: better where lower is better, worse where higher is, unjudged where neither is."""
    lower, other = (ox.NamedNode(PREFIXES["direction"] + name) for name in ("lower-is-better", change.split(":")[1]))
    store = ox.Store()
    for t in graph(*TERMS, CORE, ONTOLOGY / "examples" / "values.ttl"):
        store.add(ox.Quad(t.subject, t.predicate, other if t.object == lower else t.object, ox.DefaultGraph()))
    lines = {" ".join(map(_short, t)) for t in store.query((ONTOLOGY / "rules" / "40-change.rq").read_text("utf-8"))}
    assert "change/rank-2017--rank-2018 tn:difference 6" in lines
    assert not [line for line in lines if line.startswith(f"change/rank-2017--rank-2018 {lost}")]


def test_a_concept_in_a_circle_is_not_broader_than_itself() -> None:
    store = ox.Store()
    store.load(path=str(ONTOLOGY / "examples" / "invalid" / "BroaderHasNoCycle.ttl"), format=ox.RdfFormat.TURTLE)
    found = list(store.query((ONTOLOGY / "rules" / "10-broader-transitive.rq").read_text("utf-8")))
    assert len(found) == 2 and not [t for t in found if t.subject == t.object]


def test_ranks_of_different_regions_make_no_change() -> None:
    store = ox.Store()
    store.extend(ox.Quad(*t, ox.DefaultGraph()) for t in graph(*TERMS, CORE, ONTOLOGY / "examples" / "values.ttl"))
    value, region = (ox.NamedNode(name) for name in (f"{BASE}id/article/library-hours/value/rank-2018", TN + "region"))
    store.add(ox.Quad(value, region, ox.NamedNode(BASE + "id/concept/visits"), ox.DefaultGraph()))
    found = {t.subject.value.rsplit("/", 1)[1] for t in store.query((ONTOLOGY / "rules" / "40-change.rq").read_text("utf-8"))}
    assert found == {"rank-2017--rank-2019"}


def test_two_articles_can_be_in_tension() -> None:
    """The tension is the first article's, and its name tells the other."""
    core, claims = (ntriples(graph(ONTOLOGY / "examples" / f"{name}.ttl")) for name in ("core", "claims"))
    store = ox.Store()
    store.load(core.encode(), format=ox.RdfFormat.N_TRIPLES)
    store.load(claims.replace("library-hours", "night-library").encode(), format=ox.RdfFormat.N_TRIPLES)
    found = {_short(t.subject) for t in store.query((ONTOLOGY / "rules" / "30-tension-of-polarity.rq").read_text("utf-8"))}
    assert found == {"tension/evening-raises-visits--night-library-evening-does-not-raise-visits"}
