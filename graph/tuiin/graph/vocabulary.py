"""Every term: ours, and the foreign ones that we reuse, by prefix."""

from tuiin.model import fields

BASE = "https://w3id.org/tuiin/"
ONTOLOGY_GRAPH = BASE + "id/graph/ontology"

_FOREIGN = {
    "cito": "http://purl.org/spar/cito/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "doco": "http://purl.org/spar/doco/",
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
LISTS = (*(name for name in fields.lists() if name not in _FOREIGN), "effect")  # the last is of what a rule says, not a curator

PREFIXES = {"tn": BASE + "ns#", **{name: f"{BASE}{name}/" for name in LISTS}, **_FOREIGN}


def expand(name: str) -> str:
    """Return the IRI that a prefixed name stands for.

    >>> expand("skos:Concept")
    'http://www.w3.org/2004/02/skos/core#Concept'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
