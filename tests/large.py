"""Large graphs for tests and benchmarks: an article's statements again and again under other names, merged in a real store."""

import re

import tuiin
from tuiin.graph.statements import Statements
from tuiin.graph.store import Store
from tuiin.graph.vocabulary import ID, graph_iri

# An article, or a thing of the registries that articles share.
_THING = re.compile(rf"(?<=<{re.escape(ID)})(?:article|concept|actor|work)/[^/>]+")


def copies(kg: tuiin.KnowledgeGraph, count: int, *shared: str) -> Store:
    """Return a store of an article and of `count` - 1 copies of it; each has things of its own, but for the shared ones (`kind/id`)."""
    merged = Statements()
    merged.update(kg.statements)
    for number in range(1, count):

        def rename(found: re.Match[str], end: str = f"-{number}") -> str:
            return found[0] if found[0] in shared else found[0] + end

        for graph, triples in kg.statements.graphs.items():
            if graph not in (graph_iri("ontology"), graph_iri(kg.slug, "description")):
                copied = graph.replace(graph_iri(kg.slug), f"{graph_iri(kg.slug)}-{number}")
                merged.graphs[copied] |= {_THING.sub(rename, triple) for triple in triples}
    return Store.of(merged)
