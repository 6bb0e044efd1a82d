"""Graphs as files that other tools read: every form gives the same bytes for the same statements, on every machine."""

import io
from collections.abc import Iterator

import pyoxigraph as ox

from tuiin.errors import TuiinError
from tuiin.graph.forms import FORMS
from tuiin.graph.knowledge import Graph
from tuiin.graph.statements import Statements

WRITTEN = ("trig", "nq", "ttl", "jsonld", "rdf", "nt")


class NotWritable(TuiinError):
    """A graph that holds something which a form of RDF cannot say."""


def write(kg: Graph, name: str) -> bytes:
    """Return a graph in a form of RDF, by its name: all named graphs where it keeps them apart, else the union of all.

    N-Quads are sorted, which is their RDFC-1.0 canonical form, since no node is blank; N-Triples are sorted too, JSON-LD is expanded.
    """
    form = FORMS[name]
    if name == "nq":
        return kg.nquads
    if name == "nt":
        return kg.ntriples
    parts = _by_graph(kg.statements) if form.named else [kg.ntriples]
    # Nothing is looked at twice: whatever these statements are, they were read or loaded before.
    quads = (quad for part in parts for quad in ox.parse(part, ox.RdfFormat.N_QUADS, lenient=True))
    out = io.BytesIO()
    try:
        ox.serialize(quads, out, ox.RdfFormat.from_media_type(form.media), prefixes=kg.space.prefixes)
    except OSError as error:
        if "RDF 1.2" not in str(error):
            raise
        words = f"holds a triple term (RDF 1.2), which .{name} cannot say; wanted another form, such as .trig or .nq"
        raise NotWritable(f"{kg.name}: {words}") from error
    return out.getvalue()


def trig(kg: Graph) -> bytes:
    """Return all graphs as TriG, graph by graph."""
    return write(kg, "trig")


def nquads(kg: Graph) -> bytes:
    """Return all graphs as sorted N-Quads."""
    return write(kg, "nq")


def jsonld(kg: Graph) -> bytes:
    """Return all graphs as expanded JSON-LD."""
    return write(kg, "jsonld")


def turtle(kg: Graph) -> bytes:
    """Return the union of all graphs as Turtle."""
    return write(kg, "ttl")


def rdfxml(kg: Graph) -> bytes:
    """Return the union of all graphs as RDF/XML."""
    return write(kg, "rdf")


def ntriples(kg: Graph) -> bytes:
    """Return the union of all graphs as sorted N-Triples."""
    return write(kg, "nt")


def _by_graph(statements: Statements) -> Iterator[bytes]:
    """Yield each graph as sorted N-Quads."""
    return (statements.nquads([graph]).encode() for graph in sorted(statements.graphs))
