"""Statements as files that other tools read: every writer gives the same bytes for the same statements, on every machine."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tuiin.graph.statements import Statements
from tuiin.graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable


def nquads(statements: Statements) -> bytes:
    """Return all graphs as sorted N-Quads, which is their RDFC-1.0 canonical form, since no node is blank."""
    return statements.nquads().encode()


def trig(statements: Statements) -> bytes:
    """Return all graphs as TriG, graph by graph."""
    return _serialize(_quads(statements), ox.RdfFormat.TRIG)


def jsonld(statements: Statements) -> bytes:
    """Return all graphs as expanded JSON-LD."""
    return _serialize(_quads(statements), ox.RdfFormat.JSON_LD)


def turtle(statements: Statements) -> bytes:
    """Return the union of all graphs as Turtle."""
    return _serialize(_triples(statements), ox.RdfFormat.TURTLE)


def rdfxml(statements: Statements) -> bytes:
    """Return the union of all graphs as RDF/XML."""
    return _serialize(_triples(statements), ox.RdfFormat.RDF_XML)


def ntriples(statements: Statements) -> bytes:
    """Return the union of all graphs as sorted N-Triples."""
    return statements.ntriples().encode()


WRITERS: dict[str, Callable[[Statements], bytes]] = {
    ".trig": trig, ".nq": nquads, ".ttl": turtle, ".jsonld": jsonld, ".rdf": rdfxml, ".nt": ntriples,
}  # fmt: skip


def _quads(statements: Statements) -> list[ox.Quad]:
    return [quad for graph in sorted(statements.graphs) for quad in ox.parse(statements.nquads([graph]).encode(), ox.RdfFormat.N_QUADS)]


def _triples(statements: Statements) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(statements.ntriples().encode(), ox.RdfFormat.N_TRIPLES)]


def _serialize(statements: "Iterable[ox.Quad] | Iterable[ox.Triple]", form: ox.RdfFormat) -> bytes:
    written = ox.serialize(statements, format=form, prefixes=PREFIXES)
    assert isinstance(written, bytes)
    return written
