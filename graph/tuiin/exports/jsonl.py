"""The article as a package: one line of JSON, in the same model as its curated files, to be read again among many others."""

from typing import TYPE_CHECKING

from tuiin.errors import TuiinError

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph


class NoRecords(TuiinError):
    """A graph has statements alone, where the records are wanted that a curator wrote."""


def jsonl(kg: "Graph") -> bytes:
    """Return the article as one line of JSON Lines. Raises `NoRecords` for a graph that was read from RDF."""
    from tuiin.corpus.packages import write
    from tuiin.graph.knowledge import KnowledgeGraph

    if not isinstance(kg, KnowledgeGraph):
        raise NoRecords(f"{kg.name}: holds statements alone; a package is made of curated files: name the article that it was built from")
    return write(kg.entries)
