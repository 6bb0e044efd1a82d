"""Nanopublications: one for each position, unsigned or signed with a key of one's own."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tuiin.errors import TuiinError
from tuiin.files.words import ENGLISH
from tuiin.graph.labels import Names, facts
from tuiin.graph.space import Space
from tuiin.graph.statements import Statements, iri, text
from tuiin.graph.vocabulary import PREFIXES
from tuiin.model import Claim, Position, Review, best
from tuiin.model.fields import beside, said

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

NP = "http://www.nanopub.org/nschema#"
NPX = "http://purl.org/nanopub/x/"
PAV = "http://purl.org/pav/"
SHORT = {"np": NP, "npx": NPX, "pav": PAV} | {
    name: PREFIXES[name] for name in ("tn", "stance", "certainty", "relation", "dcterms", "fabio", "oa", "prov", "rdfs", "xsd")
}
PARTS = ("Head", "assertion", "provenance", "pubinfo")
# All that is said of a claim and of a position, but where in the text: that is provenance.
_CLAIM = tuple(map(iri, ("rdf:type", *(field.property for field in said(Claim).values()))))
_POSITION = tuple(map(iri, ("rdf:type", "tn:about", "tn:reportedBy", *(field.property for field in beside(Position, "at").values()))))
_REVIEW = tuple(iri(field.property) for field in said(Review).values())
_PASSAGE = tuple(map(iri, ("rdf:type", "oa:hasSource", "oa:hasSelector", "oa:start", "oa:end", "tn:sha256", "tn:sentenceId")))
_ARTICLE = tuple(map(iri, ("rdf:type", "dcterms:title", "dcterms:creator", "dcterms:issued")))


class BadKey(TuiinError):
    """What was given to sign with is no private RSA key."""


def nanopubs(kg: "Graph") -> bytes:
    """Return a nanopublication for each position, one after the other in one TriG file.

    Its assertion is that somebody holds a claim with a stance; the claim is described and never stated. Provenance is the passage, by
    place and digest, the article, and who read it; publication information is the licence, the day, and the data set.
    """
    return b"\n".join(_trig(one.nquads(), kg.space) for _, one in _each(kg))


def signed(kg: "Graph", key: str, signer: str | None = None) -> bytes:
    """Return the same nanopublications with trusty URIs and signatures by a private RSA key in PEM; nothing is sent anywhere.

    `signer` is the IRI (an ORCID, say) of the one whose key it is. Raises `BadKey`.
    """
    import rdflib
    from nanopub.nanopub import Nanopub
    from nanopub.nanopub_conf import NanopubConf
    from nanopub.profile import Profile

    profile = Profile(orcid_id=signer or "", name="", private_key=_bare(key))
    conf = NanopubConf(profile=profile)
    written = []
    for name, one in _each(kg):
        if signer:
            one.add(name + "pubinfo", name, "dcterms:creator", iri(signer))
            one.add(name + "pubinfo", name + "sig", NPX + "signedBy", iri(signer))
        graph = rdflib.ConjunctiveGraph()
        graph.parse(data=one.nquads(), format="nquads")
        publication = Nanopub(rdf=graph, conf=conf)
        publication.sign()
        written.append(_trig(publication.rdf.serialize(format="nquads"), kg.space))
    return b"\n".join(written)


def _each(kg: "Graph") -> "Iterator[tuple[str, Statements]]":
    """Yield the name and the four graphs of each nanopublication, in the order of the positions."""
    kg.space.ready("nanopublications")
    known = _Known(kg)
    for position in sorted(known.of_type("tn:Position")):
        name = position.replace(f"/{kg.slug}/position/", f"/{kg.slug}/nanopub/") + "/"
        yield name, known.nanopub(name, position)


class _Known:
    """What the curated graphs say, by subject and predicate."""

    def __init__(self, kg: "Graph") -> None:
        self.slug, self.space = kg.slug, kg.space
        shared, drafted, described = (kg.space.graph(kg.slug, part) for part in ("shared", "drafted", "description"))
        curated = {triple for graph in (kg.home, shared, drafted) for triple in kg.statements.graphs.get(graph, ())}
        self.names = Names(facts(curated), space=kg.space, languages=kg.store.languages)
        self.said: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for graph in (kg.home, shared, drafted, described):
            for triple in sorted(kg.statements.graphs.get(graph, ())):
                subject, predicate, term = triple.split(" ", 2)
                self.said[subject][predicate].append(term)

    def of_type(self, name: str) -> list[str]:
        return [subject[1:-1] for subject, said in self.said.items() if iri(name) in said[iri("rdf:type")]]

    def the(self, subject: str, predicate: str) -> list[str]:
        return self.said[iri(subject)][iri(predicate)]

    def nanopub(self, name: str, position: str) -> Statements:
        out = Statements()
        assertion, provenance, pubinfo = (name + part for part in PARTS[1:])
        for predicate, term in (
            ("rdf:type", iri(NP + "Nanopublication")),
            (NP + "hasAssertion", iri(assertion)),
            (NP + "hasProvenance", iri(provenance)),
            (NP + "hasPublicationInfo", iri(pubinfo)),
        ):
            out.add(name + "Head", name, predicate, term)
        (claim,) = self.the(position, "tn:about")
        self.copy(out, assertion, position, _POSITION)
        self.copy(out, assertion, claim[1:-1], _CLAIM)
        self.provenance(out, provenance, assertion, position)
        self.pubinfo(out, pubinfo, name, position)
        return out

    def copy(self, out: Statements, graph: str, subject: str, predicates: tuple[str, ...]) -> None:
        for predicate in predicates:
            for term in self.said[iri(subject)][predicate]:
                out.add(graph, subject, predicate[1:-1], term)

    def provenance(self, out: Statements, graph: str, assertion: str, position: str) -> None:
        (article,) = self.the(position, "tn:inArticle")
        for passage in self.the(position, "tn:passage"):
            out.add(graph, assertion, "prov:wasDerivedFrom", passage)
            for node in (passage, *self.the(passage[1:-1], "oa:hasSelector"), *self.the(passage[1:-1], "oa:hasSource")):
                self.copy(out, graph, node[1:-1], _PASSAGE)
        out.add(graph, assertion, "prov:hadPrimarySource", article)
        out.add(graph, assertion, "prov:wasGeneratedBy", iri(self.space.local(self.slug, "curation")))
        (claim,) = self.the(position, "tn:about")
        self.copy(out, graph, claim[1:-1], _REVIEW)
        if iri("review:drafted") not in self.the(claim[1:-1], "tn:reviewStatus"):
            for curator in self.the(article[1:-1], "tn:curator"):
                out.add(graph, assertion, "tn:curator", curator)
        self.copy(out, graph, article[1:-1], _ARTICLE)

    def pubinfo(self, out: Statements, graph: str, name: str, position: str) -> None:
        dataset = self.space.shared("dataset", self.slug)
        (article,) = self.the(position, "tn:inArticle")
        out.add(graph, name, NPX + "hasNanopubType", iri("tn:Position"))
        out.add(graph, name, "dcterms:isPartOf", iri(dataset))
        out.add(graph, name, "rdfs:label", self.label(position))
        for term in self.the(dataset, "dcterms:license"):
            out.add(graph, name, "dcterms:license", term)
        for term in self.the(article[1:-1], "tn:curated"):
            out.add(graph, name, "dcterms:created", _moment(term))
        for term in self.the(self.space.local(self.slug, "curation"), "prov:wasAssociatedWith"):
            out.add(graph, name, PAV + "createdWith", term)

    def label(self, position: str) -> str:
        """Return who says what as a literal, in English where there are words in it, else in the dearest language."""
        said = [self.names.of(self.the(position, about)[0][1:-1]) for about in ("tn:holder", "tn:about")]
        (stance,) = self.the(position, "tn:stance")
        who, what = (words.said(ENGLISH) for words in said)
        tag = best(said[1], ENGLISH)
        return text(f"{who} {stance[1:-1].rsplit('/', 1)[1]}: {what}", tag if tag == best(said[0], ENGLISH) else "")


def _moment(day: str) -> str:
    """Return a day as its first moment, since a nanopublication is dated by one; a month or a year as it is."""
    return re.sub(r'^"(\d{4}-\d\d-\d\d)"\^\^<[^>]*>$', rf'"\1T00:00:00Z"^^{iri("xsd:dateTime")}', day)


def _bare(key: str) -> str:
    """Return a private RSA key as nanopub wants it: PKCS #8 in base64, on one line."""
    from base64 import b64encode

    from Crypto.PublicKey import RSA

    try:
        read = RSA.import_key(key)
    except (ValueError, IndexError, TypeError) as error:
        raise BadKey(f"the key cannot be read as RSA: {error}; wanted a private key in PEM without a passphrase") from error
    if not read.has_private():
        raise BadKey("found a public key; wanted a private RSA key in PEM, as `openssl genrsa 2048` writes it")
    return b64encode(read.export_key("DER", pkcs=8)).decode()


def _trig(nquads: str, space: Space) -> bytes:
    """Return one nanopublication as TriG, its graphs in the order in which one reads them."""
    quads = list(ox.parse("\n".join(sorted(nquads.splitlines())).encode(), ox.RdfFormat.N_QUADS))
    graphs = {quad: str(quad.graph_name)[1:-1] for quad in quads}
    (head,) = {graph for graph in graphs.values() if graph.endswith(PARTS[0])}
    this = head.removesuffix(PARTS[0])
    ordered = sorted(quads, key=lambda quad: PARTS.index(graphs[quad].removeprefix(this)))
    out = io.BytesIO()
    ox.serialize(ordered, out, ox.RdfFormat.TRIG, prefixes={"this": this, "id": space.uri, **SHORT})
    return out.getvalue()
