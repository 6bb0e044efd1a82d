"""What an article no longer has: graphs below its name that stand in the store, and that the whole source does not hold."""

import re
from collections.abc import Collection, Sequence
from typing import Protocol

from tuiin.files.paths import ONTOLOGY
from tuiin.graph.space import Space
from tuiin.graph.vocabulary import expand
from tuiin.load.counts import batches
from tuiin.load.source import Source
from tuiin.load.wire import StoreError

HOME = re.compile(r"(.+)graph/([^/]+)")  # of an article, in whatever space
_WRITABLE = re.compile(r'[^<>"{}|^`\\\x00-\x20]+')


class Listing(Protocol):
    """A store that tells which graphs it holds. `together` is how much one query may ask."""

    together: int

    def below(self, names: Sequence[str]) -> Collection[str]:
        """Return the graphs that are there below these names."""
        ...


def articles(source: Source) -> list[str]:
    """Return the names of the articles' own graphs in a whole source: those in which the article of that very name is said to be one.

    A part of a source does not tell what an article has. A graph of somebody else's is no article of ours, whatever stands in it.
    """
    own = {graph: match for graph in source.graphs if source.whole and (match := HOME.fullmatch(graph))}
    said = f"<{expand('rdf:type')}> <{expand('fabio:JournalArticle')}>"
    return [graph for graph, match in own.items() if f"<{Space(match[1]).article(match[2])}> {said}" in source.graphs[graph]]


def below(graphs: Collection[str], names: Collection[str]) -> set[str]:
    """Return those of some graphs that lie below one of these names.

    >>> below(["a:bus", "a:bus/description", "a:bus-two/description"], ["a:bus"])
    {'a:bus/description'}
    """
    return {graph for graph in graphs if graph.startswith(tuple(f"{name}/" for name in names))}


def standing(store: Listing, source: Source) -> set[str]:
    """Return the graphs in a store that lie below the articles of a source. Raises `StoreError` for a name that no request can say."""
    names = articles(source)
    found = below({graph for some in batches(names, store.together) for graph in store.below(some)}, names)
    for graph in found:
        if not _WRITABLE.fullmatch(graph):
            raise StoreError(f"the store holds a graph with the name {graph[:200]!r}, which no request can say; take it away by hand")
    return found


def gone(store: Listing, source: Source) -> list[str]:
    """Return the graphs in a store that the articles of a source no longer have."""
    return sorted(standing(store, source) - source.graphs.keys())


def possible(names: Collection[str]) -> list[str]:
    """Return all graphs that this version may write below these names: the description, and one for each rule."""
    rules = sorted(path.stem.lstrip("0123456789-") for path in (ONTOLOGY / "rules").glob("*.rq"))
    return [f"{name}/{part}" for name in names for part in ("description", *(f"derived/{rule}" for rule in rules))]


def below_query(names: Collection[str], listed: bool = False) -> str:
    """Return the question which graphs lie below these names; `listed` where the store keeps a list of its graphs, empty ones too.

    Others answer the short form with nothing (Virtuoso 7.2.5), or with what the maker likes.
    """
    conditions = " || ".join(f'STRSTARTS(STR(?g), "{name}/")' for name in names)
    return f"SELECT DISTINCT ?g {{ GRAPH ?g {{ {'' if listed else '?s ?p ?o'} }} FILTER({conditions}) }}"
