"""Large graphs for tests and benchmarks: an article's statements again and again under other names, merged in a real store."""

import re

import tuiin
from tuiin.graph.knowledge import Graph
from tuiin.graph.space import SHIPPED
from tuiin.graph.statements import Statements
from tuiin.graph.store import Store
from tuiin.graph.vocabulary import ONTOLOGY_GRAPH

# An article, or a thing of the registries that articles share.
_THING = re.compile(rf"(?<=<{re.escape(SHIPPED.uri)})(?:article|concept|actor|work)/[^/>]+")


def copies(kg: tuiin.KnowledgeGraph, count: int, *shared: str) -> Store:
    """Return a store of an article and of `count` - 1 copies of it; each has things of its own, but for the shared ones (`kind/id`)."""
    merged = Statements()
    merged.update(kg.statements)
    for number in range(1, count):

        def rename(found: re.Match[str], end: str = f"-{number}") -> str:
            return found[0] if found[0] in shared else found[0] + end

        for graph, triples in kg.statements.graphs.items():
            if graph not in (ONTOLOGY_GRAPH, SHIPPED.graph(kg.slug, "description")):
                copied = graph.replace(SHIPPED.graph(kg.slug), f"{SHIPPED.graph(kg.slug)}-{number}")
                merged.graphs[copied] |= {_THING.sub(rename, triple) for triple in triples}
    return Graph("copies", merged).store
