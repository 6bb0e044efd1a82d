"""Graphs as files that other tools read: every form gives the same bytes for the same statements, on every machine."""

import io
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tuiin.graph.forms import FORMS
from tuiin.graph.statements import Statements

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

WRITTEN = ("trig", "nq", "ttl", "jsonld", "rdf", "nt")


def write(statements: Statements, name: str) -> bytes:
    """Return statements in a form of RDF, by its name: all graphs where it keeps them apart, else the union of all.

    N-Quads are sorted, which is their RDFC-1.0 canonical form, since no node is blank; N-Triples are sorted too, JSON-LD is expanded.
    """
    form = FORMS[name]
    if name == "nq":
        return statements.nquads().encode()
    if name == "nt":
        return statements.ntriples().encode()
    out = io.BytesIO()
    ox.serialize(
        _quads(statements) if form.named else _triples(statements),
        out,
        ox.RdfFormat.from_media_type(form.media),
        prefixes=statements.space.prefixes,
    )
    return out.getvalue()


def trig(kg: "Graph") -> bytes:
    """Return all graphs as TriG, graph by graph."""
    return write(kg.statements, "trig")


def nquads(kg: "Graph") -> bytes:
    """Return all graphs as sorted N-Quads."""
    return write(kg.statements, "nq")


def jsonld(kg: "Graph") -> bytes:
    """Return all graphs as expanded JSON-LD."""
    return write(kg.statements, "jsonld")


def turtle(kg: "Graph") -> bytes:
    """Return the union of all graphs as Turtle."""
    return write(kg.statements, "ttl")


def rdfxml(kg: "Graph") -> bytes:
    """Return the union of all graphs as RDF/XML."""
    return write(kg.statements, "rdf")


def ntriples(kg: "Graph") -> bytes:
    """Return the union of all graphs as sorted N-Triples."""
    return write(kg.statements, "nt")


def _quads(statements: Statements) -> list[ox.Quad]:
    return [quad for graph in sorted(statements.graphs) for quad in ox.parse(statements.nquads([graph]).encode(), ox.RdfFormat.N_QUADS)]


def _triples(statements: Statements) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(statements.ntriples().encode(), ox.RdfFormat.N_TRIPLES)]
