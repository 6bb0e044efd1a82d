"""The RDF files of a build, each as a form of its own."""

from typing import TYPE_CHECKING

from tuiin.exports.rdf_files import WRITERS

if TYPE_CHECKING:
    from tuiin.graph.knowledge import KnowledgeGraph


def trig(kg: "KnowledgeGraph") -> bytes:
    """Return all graphs as TriG."""
    return WRITERS[".trig"](kg.statements)


def nquads(kg: "KnowledgeGraph") -> bytes:
    """Return all graphs as sorted N-Quads."""
    return WRITERS[".nq"](kg.statements)


def jsonld(kg: "KnowledgeGraph") -> bytes:
    """Return all graphs as expanded JSON-LD."""
    return WRITERS[".jsonld"](kg.statements)


def turtle(kg: "KnowledgeGraph") -> bytes:
    """Return the union of all graphs as Turtle."""
    return WRITERS[".ttl"](kg.statements)


def rdfxml(kg: "KnowledgeGraph") -> bytes:
    """Return the union of all graphs as RDF/XML."""
    return WRITERS[".rdf"](kg.statements)


def ntriples(kg: "KnowledgeGraph") -> bytes:
    """Return the union of all graphs as sorted N-Triples."""
    return WRITERS[".nt"](kg.statements)
