"""The Graph Store Protocol: what to send to add to a graph, to put one in its place, to take one away, and to read one back."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from tuiin.load.target import Target
from tuiin.load.wire import Message

TRIPLES = "application/n-triples"
QUADS = "application/n-quads"
READ_BACK = 1_000_000_000


def add(target: Target, graph: str, triples: Sequence[str]) -> Message:
    """Return the request that adds triples to a graph; what is there already stays as it is."""
    return Message("POST", _address(target, graph), (("Content-Type", TRIPLES),), body(triples))


def add_many(target: Target, graphs: Mapping[str, Sequence[str]]) -> Message:
    """Return the request that adds triples to many graphs, where a store takes quads."""
    quads = "".join([f"{triple} <{graph}> .\n" for graph, triples in graphs.items() for triple in triples])
    return Message("POST", target.quads or "", (("Content-Type", QUADS),), quads.encode())


def put(target: Target, graph: str, triples: Sequence[str]) -> Message:
    """Return the request that makes a graph hold just these triples."""
    return Message("PUT", _address(target, graph), (("Content-Type", TRIPLES),), body(triples))


def delete(target: Target, graph: str) -> Message:
    """Return the request that takes a graph away; "not found" says that it is not there."""
    return Message("DELETE", _address(target, graph), absent=True)


def get(target: Target, graph: str) -> Message:
    """Return the request that reads a graph back; "not found" says that it is empty."""
    return Message("GET", _address(target, graph), (("Accept", TRIPLES),), absent=True, limit=READ_BACK)


def body(triples: Sequence[str]) -> bytes:
    """Return triples as N-Triples."""
    return (" .\n".join(triples) + " .\n").encode()


def _address(target: Target, graph: str) -> str:
    return f"{target.graphs}?{target.recipe.parameter}={quote(graph, safe='')}"
