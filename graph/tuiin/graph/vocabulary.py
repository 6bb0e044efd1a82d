"""Every IRI: our terms, the foreign terms that we reuse, and how the name of a thing becomes one."""

from tuiin.model import LOCAL, SHARED, fields

BASE = "https://w3id.org/tuiin/"
ID = BASE + "id/"

_FOREIGN = {
    "cito": "http://purl.org/spar/cito/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "time": "http://www.w3.org/2006/time#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# Our controlled lists are SKOS schemes, each with a namespace of its own: stance:asserts, relation:increases.
LISTS = tuple(name for name in fields.lists() if name not in _FOREIGN)

PREFIXES = {"tn": BASE + "ns#", "id": ID, **{name: f"{BASE}{name}/" for name in LISTS}, **_FOREIGN}


_OWN = {*LOCAL, "passage", "position"}  # what belongs to one article, beside the article itself


def expand(name: str) -> str:
    """Return the IRI that a prefixed name stands for.

    >>> expand("skos:Concept")
    'http://www.w3.org/2004/02/skos/core#Concept'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def short(iri: str) -> str:
    """Return an IRI as a prefixed name where one of our prefixes fits, the longest first; any other as it is.

    >>> short("https://w3id.org/tuiin/stance/asserts")
    'stance:asserts'
    """
    fitting = [p for p, base in PREFIXES.items() if iri.startswith(base)]
    best = max(fitting, key=lambda p: len(PREFIXES[p]), default=None)
    return f"{best}:{iri[len(PREFIXES[best]) :]}" if best else iri


def article_iri(slug: str) -> str:
    """Return the IRI of an article."""
    return f"{ID}article/{slug}"


def graph_iri(*parts: str) -> str:
    """Return the IRI of a named graph: the article's own for its slug, else `shared`, `ontology`, or a slug and what follows it.

    >>> graph_iri("a1", "derived", "tension")
    'https://w3id.org/tuiin/id/graph/a1/derived/tension'
    """
    return ID + "graph/" + "/".join(parts)


def shared_iri(kind: str, key: str) -> str:
    """Return the IRI of a thing of a shared registry: an actor, a concept or a work.

    >>> shared_iri("concept", "democracy")
    'https://w3id.org/tuiin/id/concept/democracy'
    """
    return f"{ID}{kind}/{key}"


def local_iri(slug: str, kind: str, *parts: str) -> str:
    """Return the IRI of a thing that belongs to one article: a claim, a position, a passage.

    >>> local_iri("a1", "passage", "p4s12")
    'https://w3id.org/tuiin/id/article/a1/passage/p4s12'
    """
    return "/".join((article_iri(slug), kind, *parts))


def thing_iri(slug: str, reference: str) -> str:
    """Return the IRI that `kind/id` stands for in an article: of a registry, or the article's own. Any other text comes back as it is.

    >>> thing_iri("a1", "actor/mozilla"), thing_iri("a1", "claim/c1"), thing_iri("a1", "https://a.example/b")
    ('https://w3id.org/tuiin/id/actor/mozilla', 'https://w3id.org/tuiin/id/article/a1/claim/c1', 'https://a.example/b')
    """
    kind, slash, key = reference.partition("/")
    if slash and kind in SHARED:
        return shared_iri(kind, key)
    return local_iri(slug, kind, key) if slash and kind in _OWN else reference
