"""What somebody who knows rdflib, pySHACL, networkx and pyvis would write in an afternoon to get what `tuiin build` gives.

It is the other side of the benchmark: neither slowed down nor tuned. It shares no code with tuiin, only its files.

    python bench/plain.py DATA SLUG OUT
"""

import csv
import datetime
import hashlib
import json
import sys
import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

import networkx as nx
import yaml
from pyshacl import validate
from pyvis.network import Network
from rdflib import Dataset, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology"
BASE = "https://w3id.org/tuiin/"
TN = Namespace(BASE + "ns#")
ID = Namespace(BASE + "id/")
CITO = Namespace("http://purl.org/spar/cito/")
FABIO = Namespace("http://purl.org/spar/fabio/")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
SH = Namespace("http://www.w3.org/ns/shacl#")
TIME = Namespace("http://www.w3.org/2006/time#")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
SCHEME = URIRef(BASE + "id/concept")
LANGUAGES = ("kk", "ru", "en")
PREFIXES = {
    "tn": TN,
    "id": ID,
    "cito": CITO,
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "fabio": FABIO,
    "foaf": FOAF,
    "oa": OA,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sh": SH,
    "skos": SKOS,
    "time": TIME,
    "void": VOID,
    "xsd": XSD,
}
SHARED = ("actor", "concept", "work")
LOCAL = ("claim", "argument", "viewpoint", "event", "value", "citation", "note")
AGENTS = {"person": FOAF.Person, "organization": ORG.Organization, "state": SCHEMA.Country, "group": FOAF.Group, "office": ORG.Post}
EVENTS = {"event": TN.Event, "programme": TN.Programme, "stage": TN.Stage, "period": TN.Period}
COLOURS = {
    "claim": "#E69F00",
    "concept": "#56B4E9",
    "actor": "#009E73",
    "work": "#CC79A7",
    "viewpoint": "#D55E00",
    "event": "#0072B2",
    "value": "#F0E442",
    "article": "#333333",
}


# --- from YAML to statements --------------------------------------------------------------------------------------------------------------


def load(path):
    with path.open(encoding="utf-8") as file:
        return yaml.safe_load(file) or {}


def many(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def written(date):
    """PyYAML makes `2006` a number and `2006-04-12` a day; both were meant as dates."""
    return date.isoformat() if isinstance(date, datetime.date) else str(date)


def date_literal(date):
    date = written(date)
    if "X" in date or date == "..":
        return Literal(date, datatype=EDTF)
    return Literal(date, datatype={4: XSD.gYear, 7: XSD.gYearMonth}.get(len(date), XSD.date), normalize=False)


def years(date):
    return int(date[:4].replace("X", "0")), int(date[:4].replace("X", "9"))


def listed(name, value):
    return URIRef(f"{BASE}{name}/{value}")


class Curated:
    """Writes the records of one article into the graphs of a Dataset."""

    def __init__(self, dataset, data, slug):
        self.slug, self.folder = slug, data / "articles" / slug
        self.article = load(self.folder / "article.yaml")
        self.work = ID[f"article/{slug}"]
        self.copy = ID[f"article/{slug}/text"]
        self.shared = dataset.graph(ID[f"graph/{slug}/shared"])
        self.own = dataset.graph(ID[f"graph/{slug}"])
        self.graph = self.own
        self.writers = {
            "actor": self.actor,
            "concept": self.concept,
            "work": self.cited,
            "claim": self.claim,
            "argument": self.argument,
            "viewpoint": self.viewpoint,
            "event": self.event,
            "value": self.value,
            "citation": self.citation,
            "note": self.note,
        }
        self.records = {kind: load(data / f"{kind}s.yaml") for kind in SHARED} | {kind: {} for kind in LOCAL}
        for name in self.article["files"]:
            self.records[name.split(".")[0].removesuffix("s")] |= load(self.folder / name)
        with (self.folder / "passages.csv").open(encoding="utf-8", newline="") as file:
            self.passages = list(csv.DictReader(file))

    def write(self):
        self.write_article()
        for kind, records in self.records.items():
            self.graph = self.shared if kind in SHARED else self.own
            for key, record in records.items():
                subject = self.ref(f"{kind}/{key}")
                self.writers[kind](subject, str(key), record)
                if kind in LOCAL:
                    self.say(subject, TN.inArticle, self.work)
        self.order()

    def order(self):
        """Number the claims in the order of the text."""
        place = {row["id"]: number for number, row in enumerate(self.passages)}

        def sentences(position):
            return many(position.get("at")) + [at for voice in many(position.get("voices")) for at in sentences(voice)]

        claims = self.records["claim"]
        held = {key: [at for position in many(claim["positions"]) for at in sentences(position)] for key, claim in claims.items()}
        first = {key: min(map(place.get, found)) for key, found in held.items()}
        self.graph = self.own
        for number, key in enumerate(sorted(claims, key=first.get), 1):
            self.say(self.ref(f"claim/{key}"), TN.order, Literal(number))

    def say(self, subject, predicate, *objects):
        for thing in objects:
            self.graph.add((subject, predicate, thing))

    def ref(self, reference):
        return ID[reference] if reference.split("/")[0] in SHARED else ID[f"article/{self.slug}/{reference}"]

    def refs(self, references):
        return [self.ref(reference) for reference in many(references)]

    def at(self, subject, record):
        self.say(subject, TN.passage, *(self.ref(f"passage/{sentence}") for sentence in many(record.get("at"))))

    def words(self, subject, predicate, texts):
        """Write text in three languages, or lists of it."""
        for language, forms in (texts or {}).items():
            self.say(subject, predicate, *(Literal(form, lang=language) for form in many(forms)))

    def printed(self, subject, predicate, forms):
        self.words(subject, predicate, forms if isinstance(forms, dict) else {self.article["language"]: many(forms)})

    def years(self, subject, starts, ends=None):
        if starts and starts != "..":
            first, last = years(starts)
            self.say(subject, TN.startYear, Literal(first))
            if ends is None and first != last:
                self.say(subject, TN.endYear, Literal(last))
        if ends == "..":
            self.say(subject, TN.openEnd, Literal(True))
        elif ends:
            self.say(subject, TN.endYear, Literal(years(ends)[1]))

    def write_article(self):
        article, work, copy = self.article, self.work, self.copy
        self.say(work, RDF.type, FABIO.JournalArticle)
        self.words(work, DCTERMS.title, article["title"])
        self.words(work, SKOS.prefLabel, article["title"])
        self.say(work, DCTERMS.creator, *self.refs(article["authors"]))
        self.authors(work, self.refs(article["authors"]))
        self.say(work, DCTERMS.isPartOf, *self.refs(article.get("part_of")))
        self.say(work, DCTERMS.issued, date_literal(article["published"]))
        if "licence" in article:
            self.say(work, DCTERMS.license, URIRef(article["licence"]))
        self.say(work, SCHEMA.inLanguage, Literal(article["language"]))
        code = {"kk": "kaz", "ru": "rus", "en": "eng"}.get(article["language"])
        if code:
            self.say(work, DCTERMS.language, URIRef(f"http://lexvo.org/id/iso639-3/{code}"))
        self.say(work, TN.curator, *(Literal(name) for name in many(article["curators"])))
        self.say(work, TN.curated, date_literal(article["curated"]))
        self.say(work, TN.curatedFile, *(Literal(name) for name in article["files"]))
        self.say(work, TN.hasText, copy)
        text = article["text"]
        self.say(copy, RDF.type, PROV.Entity)
        self.say(copy, PROV.specializationOf, work)
        self.say(copy, TN.sha256, Literal(text["sha256"]))
        self.say(copy, TN.length, Literal(text["length"]))
        self.say(copy, TN.firstLine, Literal(text["first_line"]))
        self.say(copy, TN.lastLine, Literal(text["last_line"]))
        self.say(copy, TN.normalization, Literal("NFC-LF"))
        for passage in self.passages:
            self.passage(passage)

    def passage(self, row):
        subject = self.ref(f"passage/{row['id']}")
        selector = URIRef(subject + "/selector")
        paragraph, number = row["id"][1:].split("s")
        self.say(subject, RDF.type, OA.SpecificResource)
        self.say(subject, OA.hasSource, self.copy)
        self.say(subject, OA.hasSelector, selector)
        self.say(subject, DCTERMS.isPartOf, self.work)
        self.say(subject, TN.sha256, Literal(row["sha256"]))
        self.say(subject, TN.sentenceId, Literal(row["id"]))
        self.say(subject, TN.paragraph, Literal(int(paragraph)))
        self.say(subject, TN.sentence, Literal(int(number)))
        if row["id"] in self.article.get("silent", {}):
            self.say(subject, TN.silence, Literal(self.article["silent"][row["id"]]))
        self.say(selector, RDF.type, OA.TextPositionSelector)
        self.say(selector, OA.start, Literal(row["start"], datatype=XSD.nonNegativeInteger))
        self.say(selector, OA.end, Literal(row["end"], datatype=XSD.nonNegativeInteger))

    def authors(self, subject, authors):
        for number, author in enumerate(authors if len(authors) > 1 else [], 1):
            node = URIRef(f"{subject}/authorship/{number}")
            self.say(subject, PROV.qualifiedAttribution, node)
            self.say(node, RDF.type, PROV.Attribution)
            self.say(node, PROV.agent, author)
            self.say(node, TN.order, Literal(number))

    def concept(self, subject, key, concept):
        self.say(SCHEME, RDF.type, SKOS.ConceptScheme)
        self.words(
            SCHEME,
            SKOS.prefLabel,
            {"kk": "Ұғымдар: tuiin мақалалары", "ru": "Понятия: Статьи tuiin", "en": "Concepts: The articles of tuiin"},
        )
        self.say(subject, RDF.type, SKOS.Concept)
        self.say(subject, SKOS.inScheme, SCHEME)
        self.words(subject, SKOS.prefLabel, concept["label"])
        self.words(subject, SKOS.altLabel, concept.get("alt"))
        self.words(subject, SKOS.hiddenLabel, concept.get("hidden"))
        self.words(subject, SKOS.definition, concept.get("definition"))
        broader = self.refs(concept.get("broader"))
        if broader:
            self.say(subject, SKOS.broader, *broader)
        else:
            self.say(subject, SKOS.topConceptOf, SCHEME)
        for other in self.refs(concept.get("related")):
            self.say(subject, SKOS.related, other)
            self.say(other, SKOS.related, subject)
        self.say(subject, FOAF.focus, *self.refs(concept.get("focus")))
        self.say(subject, SKOS.exactMatch, *map(URIRef, many(concept.get("exact_match"))))

    def actor(self, subject, key, actor):
        self.say(subject, RDF.type, AGENTS[actor["kind"]], PROV.Agent)
        self.say(subject, TN.kind, listed("actor-type", actor["kind"]))
        self.words(subject, SKOS.prefLabel, actor["label"])
        self.words(subject, FOAF.familyName, actor.get("family"))
        self.printed(subject, TN.printed, actor.get("printed"))
        self.words(subject, DCTERMS.description, actor.get("description"))
        self.say(subject, ORG.memberOf, *self.refs(actor.get("member_of")))
        self.say(subject, SCHEMA.sameAs, *map(URIRef, many(actor.get("same_as"))))

    def cited(self, subject, key, work):
        self.say(subject, RDF.type, FABIO.Journal if work["kind"] == "journal" else FABIO.Expression)
        self.say(subject, TN.kind, listed("work-kind", work["kind"]))
        self.words(subject, SKOS.prefLabel, work["label"])
        self.words(subject, DCTERMS.title, work["label"])
        self.say(subject, DCTERMS.creator, *self.refs(work.get("authors")))
        self.authors(subject, self.refs(work.get("authors")))
        self.say(subject, DCTERMS.publisher, *self.refs(work.get("publisher")))
        self.printed(subject, TN.printed, work.get("printed"))
        self.say(subject, SCHEMA.sameAs, *map(URIRef, many(work.get("same_as"))))
        if "published" in work:
            self.say(subject, DCTERMS.issued, date_literal(work["published"]))
            self.years(subject, written(work["published"]))

    def claim(self, subject, key, claim):
        self.say(subject, RDF.type, TN.Claim)
        self.say(subject, TN.kind, listed("claim-kind", claim["kind"]))
        self.say(subject, TN.subject, self.ref(claim["subject"]))
        self.say(subject, TN.relation, listed("relation", claim["relation"]))
        self.say(subject, TN.object, self.ref(claim["object"]))
        self.say(subject, TN.polarity, listed("polarity", claim.get("polarity", "positive")))
        for name, own, known in (
            ("quantifier", TN.quantifier, "quantifier"),
            ("object_quantifier", TN.objectQuantifier, "quantifier"),
            ("role", TN.role, "role"),
            ("valence", TN.valence, "valence"),
        ):
            if name in claim:
                self.say(subject, own, listed(known, claim[name]))
        for name in ("region", "time", "field", "population", "scope"):
            self.say(subject, TN[name], *self.refs(claim.get(name)))
        self.say(subject, TN.restsOn, *self.refs(claim.get("rests_on")))
        self.words(subject, TN.qualifier, claim.get("qualifier"))
        self.words(subject, TN.condition, claim.get("condition"))
        self.words(subject, TN.paraphrase, claim["text"])
        for position in many(claim["positions"]):
            self.position(subject, f"position/{key}", position, None, position.get("at"))

    def position(self, claim, path, position, reporter, inherited):
        path += f"/{position['holder'].removeprefix('actor/').replace('/', '.')}-{position['stance']}"
        subject = self.ref(path)
        at = position.get("at") or inherited
        self.say(subject, RDF.type, TN.Position)
        self.say(subject, TN.holder, self.ref(position["holder"]))
        self.say(subject, TN.stance, listed("stance", position["stance"]))
        self.say(subject, TN.certainty, listed("certainty", position["certainty"]))
        self.say(subject, TN.source, *self.refs(position.get("source")))
        self.say(subject, TN.about, claim)
        self.say(subject, TN.inArticle, self.work)
        self.at(subject, {"at": at})
        if reporter:
            self.say(subject, TN.reportedBy, reporter)
        for voice in many(position.get("voices")):
            self.position(claim, path, voice, subject, at)

    def argument(self, subject, key, argument):
        self.say(subject, RDF.type, TN.ArgumentRelation)
        self.say(subject, TN.kind, listed("argument-kind", argument["kind"]))
        self.say(subject, TN.premise, *self.refs(argument["premises"]))
        self.say(subject, TN.conclusion, self.ref(argument["conclusion"]))
        self.say(subject, TN.basis, listed("basis", argument["basis"]))
        self.say(subject, TN.holder, *self.refs(argument.get("holder")))
        self.at(subject, argument)

    def viewpoint(self, subject, key, viewpoint):
        self.say(subject, RDF.type, TN.Viewpoint, PROV.Agent)
        self.words(subject, SKOS.prefLabel, viewpoint["label"])
        self.words(subject, DCTERMS.description, viewpoint.get("definition"))
        self.say(subject, TN.openList, Literal(viewpoint.get("open_list", False)))
        self.say(subject, TN.opposes, *self.refs(viewpoint.get("opposes")))
        self.at(subject, viewpoint)
        for number, membership in enumerate(many(viewpoint.get("members")), 1):
            node = self.ref(f"membership/{key}/{membership['member'].replace('/', '.')}")
            self.say(node, RDF.type, TN.Membership)
            self.say(node, TN.order, Literal(number))
            self.say(node, TN.member, self.ref(membership["member"]))
            self.at(node, membership)
            self.say(subject, TN.membership, node)

    def event(self, subject, key, event):
        self.say(subject, RDF.type, EVENTS[event["kind"]], TN.Event)
        self.say(subject, TN.kind, listed("event-type", event["kind"]))
        self.words(subject, SKOS.prefLabel, event["label"])
        if "order" in event:
            self.say(subject, TN.order, Literal(event["order"]))
        self.say(subject, DCTERMS.isPartOf, *self.refs(event.get("part_of")))
        self.say(subject, TN.involves, *self.refs(event.get("actors")))
        self.at(subject, event)
        starts, ends = (written(event[name]) if name in event else None for name in ("starts", "ends"))
        if starts or ends:
            interval = self.ref(f"interval/{key}")
            self.say(subject, TIME.hasTime, interval)
            self.say(interval, RDF.type, TIME.ProperInterval)
            self.years(subject, starts, ends)
            self.end(subject, interval, starts, TN.edtfStart, TIME.hasBeginning, 0)
            self.end(subject, interval, ends, TN.edtfEnd, TIME.hasEnd, 1)

    def end(self, subject, interval, date, own, predicate, side):
        if date is None:
            return
        self.say(subject, own, Literal(date, datatype=EDTF))
        if date != "..":
            moment = str(years(date)[side]) if "X" in date else date
            instant = self.ref(f"instant/{moment}")
            self.say(interval, predicate, instant)
            self.say(instant, RDF.type, TIME.Instant)
            self.say(instant, {4: TIME.inXSDgYear, 7: TIME.inXSDgYearMonth}.get(len(moment), TIME.inXSDDate), date_literal(moment))

    def value(self, subject, key, value):
        self.say(subject, RDF.type, TN.ReportedValue)
        self.say(subject, TN.indicator, self.ref(value["indicator"]))
        self.say(subject, TN.subject, self.ref(value["subject"]))
        if "value" in value:
            number = Decimal(str(value["value"]))
            self.say(subject, TN.value, Literal(int(number) if number == int(number) else number))
        self.say(subject, TN.status, *self.refs(value.get("status")))
        self.say(subject, TN.unit, listed("unit", value["unit"]))
        if "out_of" in value:
            self.say(subject, TN.outOf, Literal(value["out_of"]))
        self.say(subject, TN.region, *self.refs(value.get("region")))
        self.say(subject, TN.direction, listed("direction", value.get("direction", "neutral")))
        self.say(subject, DCTERMS.publisher, *self.refs(value.get("publisher")))
        self.say(subject, TN.statedIn, self.ref(value["claim"]))
        self.at(subject, value)
        if "year" in value:
            self.years(subject, written(value["year"]))
        if "edition" in value:
            self.say(subject, TN.edition, Literal(years(written(value["edition"]))[0]))

    def citation(self, subject, key, citation):
        self.say(subject, RDF.type, CITO.Citation)
        self.say(subject, CITO.hasCitingEntity, self.work)
        self.say(subject, CITO.hasCitedEntity, self.ref(citation["work"]))
        self.say(subject, CITO.hasCitationCharacterization, CITO[citation["characterization"]])
        self.printed(subject, TN.printed, citation["printed"])
        self.say(subject, TN.citedFor, *self.refs(citation.get("claims")))
        self.at(subject, citation)

    def note(self, subject, key, note):
        self.say(subject, RDF.type, TN.EditorialNote)
        self.say(subject, TN.kind, listed("note-kind", note["kind"]))
        if "weight" in note:
            self.say(subject, TN.weight, listed("weight", note["weight"]))
        self.printed(subject, TN.printed, note.get("printed"))
        self.printed(subject, TN.probably, note.get("probably"))
        self.say(subject, TN.concerns, *self.refs(note.get("concerns")))
        self.words(subject, RDFS.comment, note["text"])
        self.at(subject, note)


# --- rules, shapes, description -----------------------------------------------------------------------------------------------------------


def derive(dataset, slug):
    """Run the rules one after another; return the seconds of each."""
    seconds = {}
    for path in sorted((ONTOLOGY / "rules").glob("*.rq")):
        begin = time.process_time()
        found = dataset.query(path.read_text(encoding="utf-8")).graph
        new = [triple for triple in found if triple not in dataset]
        graph = dataset.graph(ID[f"graph/{slug}/derived/{path.stem.lstrip('0123456789-')}"])
        for triple in new:
            graph.add(triple)
        seconds[path.stem] = time.process_time() - begin
    return seconds


def describe(dataset, curated):
    graph = dataset.graph(ID[f"graph/{curated.slug}/description"])
    about = ID[f"dataset/{curated.slug}"]
    for kind in (DCAT.Dataset, VOID.Dataset, PROV.Entity):
        graph.add((about, RDF.type, kind))
    for language, words in curated.article["title"].items():
        graph.add((about, DCTERMS.title, Literal(words, lang=language)))
    graph.add((about, DCTERMS.license, URIRef("https://creativecommons.org/licenses/by/4.0/")))
    graph.add((about, DCTERMS.issued, date_literal(curated.article["curated"])))
    graph.add((about, PROV.wasDerivedFrom, curated.copy))
    for part in list(dataset.graphs()):
        if part.identifier != graph.identifier and len(part):
            graph.add((about, VOID.subset, part.identifier))
            graph.add((part.identifier, VOID.triples, Literal(len(part))))


def check(union):
    """Validate with every file of shapes but the one on the style of the ontology itself; return the findings."""
    shapes = Graph()
    for path in sorted((ONTOLOGY / "shapes").glob("*.ttl")):
        if path.name != "style.ttl":
            shapes.parse(path)
    _, report, _ = validate(union, shacl_graph=shapes)
    findings = []
    for result in report.objects(None, SH.result):
        parts = (SH.resultSeverity, SH.sourceShape, SH.focusNode, SH.resultMessage)
        findings.append([str(report.value(result, part)) for part in parts])
    return sorted(findings)


# --- the network --------------------------------------------------------------------------------------------------------------------------


def network(union):
    """Return the nodes and edges that ontology/network/*.rq describe, as a networkx graph with a layout."""
    drawn = nx.MultiDiGraph()
    kinds = {
        SKOS.Concept: "concept",
        PROV.Agent: "actor",
        FABIO.Expression: "work",
        FABIO.Journal: "work",
        TN.Viewpoint: "viewpoint",
        TN.Event: "event",
        FABIO.JournalArticle: "article",
        TN.Claim: "claim",
        TN.ReportedValue: "value",
    }
    for kind, name in kinds.items():
        for node in union.subjects(RDF.type, kind):
            if str(node).startswith(ID):
                labels = value_labels(union, node) if name == "value" else node_labels(union, node)
                drawn.add_node(str(node), kind=name, **labels)
    for source, target, kind in edges(union):
        if str(source) in drawn and str(target) in drawn:
            drawn.add_edge(str(source), str(target), key=kind, kind=kind)
    for node, (x, y) in nx.spring_layout(drawn, seed=2022).items():
        drawn.nodes[node].update(x=round(float(x) * 1500), y=round(float(y) * 1000))
    return drawn


def node_labels(union, node):
    texts = [*union.objects(node, SKOS.prefLabel), *union.objects(node, TN.paraphrase)]
    return {text.language: str(text) for text in texts}


def value_labels(union, node):
    indicator = node_labels(union, union.value(node, TN.indicator))
    status = node_labels(union, union.value(node, TN.status)) if union.value(node, TN.status) else {}
    year, value = union.value(node, TN.startYear), union.value(node, TN.value)
    when = f"{year}: " if year is not None else ""
    return {tag: f"{indicator[tag]}, {when}{value if value is not None else status.get(tag, '')}" for tag in LANGUAGES}


def edges(union):
    def end(thing):
        return str(thing).rsplit("/", 1)[1]

    for position, claim in union.subject_objects(TN.about):
        yield union.value(position, TN.holder), claim, end(union.value(position, TN.stance))
    for claim in union.subjects(RDF.type, TN.Claim):
        yield claim, union.value(claim, TN.subject), "subject"
        yield claim, union.value(claim, TN.object), "object"
        for scope in union.objects(claim, TN.scope):
            yield claim, scope, "scope"
    for argument in union.subjects(RDF.type, TN.ArgumentRelation):
        for premise in union.objects(argument, TN.premise):
            yield premise, union.value(argument, TN.conclusion), end(union.value(argument, TN.kind))
    for viewpoint, membership in union.subject_objects(TN.membership):
        yield union.value(membership, TN.member), viewpoint, "member"
    for citation, work in union.subject_objects(CITO.hasCitedEntity):
        yield union.value(citation, CITO.hasCitingEntity), work, "cites"
    plain = {
        SKOS.broader: "broader",
        DCTERMS.creator: "author",
        DCTERMS.publisher: "publisher",
        TN.opposes: "opposes",
        TN.involves: "involves",
        ORG.memberOf: "member of",
        TN.statedIn: "stated in",
        TN.indicator: "indicator",
        DCTERMS.isPartOf: "part of",
        FOAF.focus: "focus",
    }
    for predicate, kind in plain.items():
        for source, target in union.subject_objects(predicate):
            if predicate != TN.indicator or (source, RDF.type, TN.ReportedValue) in union:
                yield source, target, kind


def draw(drawn, out):
    page = Network(height="900px", width="100%", directed=True, cdn_resources="in_line")
    for node, at in drawn.nodes(data=True):
        size = 8 + 2 * drawn.degree(node) ** 0.5
        page.add_node(node, label=at["kk"][:40], title=at["en"], color=COLOURS[at["kind"]], x=at["x"], y=at["y"], size=size)
    for source, target, kind in drawn.edges(keys=True):
        page.add_edge(source, target, title=kind)
    page.toggle_physics(False)
    (out / "network.html").write_text(page.generate_html(notebook=False), encoding="utf-8")


def tables(drawn, out):
    columns = ("kind", "kk", "ru", "en", "x", "y")
    with (out / "nodes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", *columns))
        writer.writerows((node, *(at[column] for column in columns)) for node, at in sorted(drawn.nodes(data=True)))
    with (out / "edges.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("source", "target", "kind"))
        writer.writerows(sorted(drawn.edges(keys=True)))


# --- the journey --------------------------------------------------------------------------------------------------------------------------


def report(dataset, union, curated, findings, out):
    own = [graph for graph in dataset.graphs() if graph.identifier != ID["graph/ontology"]]
    classes = {(s, o) for graph in own for s, o in graph.subject_objects(RDF.type)}
    claims = curated.records["claim"].values()
    spoken = {sentence for claim in claims for position in many(claim["positions"]) for sentence in many(position.get("at"))}
    canonical = "".join(sorted(line + "\n" for line in (out / "graph.nq").read_text(encoding="utf-8").splitlines() if line))
    content = {
        "article": curated.slug,
        "nquads_sha256": hashlib.sha256(canonical.encode()).hexdigest(),
        "statements": {str(graph.identifier): len(graph) for graph in dataset.graphs()},
        "classes": dict(Counter(str(kind) for _, kind in classes)),
        "records": {kind: len(records) for kind, records in curated.records.items()},
        "claims_by_kind": dict(Counter(claim["kind"] for claim in claims)),
        "sentences": {"all": len(curated.passages), "with_claims": len(spoken), "silent": len(curated.article.get("silent", {}))},
        "languages": dict(Counter(o.language for p in (SKOS.prefLabel, TN.paraphrase) for o in union.objects(None, p))),
        "findings": findings,
        "files": {path.name: path.stat().st_size for path in sorted(out.iterdir())},
    }
    (out / "report.json").write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def main(data, slug, out):
    out = out / slug
    out.mkdir(parents=True, exist_ok=True)
    dataset = Dataset(default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    curated = Curated(dataset, data, slug)
    curated.write()
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        dataset.graph(ID["graph/ontology"]).parse(path)
    seconds = derive(dataset, slug)
    describe(dataset, curated)
    union = Graph()
    for prefix, namespace in PREFIXES.items():
        union.bind(prefix, namespace)
    for s, p, o, _ in dataset.quads():
        union.add((s, p, o))
    findings = check(union)
    dataset.serialize(out / "graph.trig", format="trig", encoding="utf-8")
    dataset.serialize(out / "graph.nq", format="nquads", encoding="utf-8")
    dataset.serialize(out / "graph.jsonld", format="json-ld", encoding="utf-8")
    union.serialize(out / "graph.ttl", format="turtle", encoding="utf-8")
    union.serialize(out / "graph.rdf", format="xml", encoding="utf-8")
    drawn = network(union)
    draw(drawn, out)
    nx.write_graphml(drawn, out / "network.graphml")
    nx.write_gexf(drawn, out / "network.gexf")
    tables(drawn, out)
    report(dataset, union, curated, findings, out)
    print(f"{slug}: {sum(map(len, dataset.graphs()))} statements, {len(findings)} findings, {len(drawn)} nodes")
    slowest = max(seconds, key=seconds.get)
    print(f"slowest rule: {slowest} {seconds[slowest]:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
