"""Statements that lie in a store on disk: asked where they lie, and read only where somebody wants them all."""

from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import Any

import pyoxigraph as ox

from tuiin.errors import BadQuery, LimitHit
from tuiin.graph import disk
from tuiin.graph.disk import Place
from tuiin.graph.knowledge import Graph
from tuiin.graph.sandbox import Sandbox
from tuiin.graph.statements import Statements
from tuiin.graph.store import ANSWER, Answer, Store, term
from tuiin.graph.vocabulary import BASE, ONTOLOGY_GRAPH, PREFIXES, expand
from tuiin.graph.where import Where
from tuiin.model import best

MOST = 2_000_000  # statements that are read at once: half a gigabyte of texts
_A = ox.NamedNode(expand("rdf:type"))
_LOOKED = 50_000  # things among which the nearest name is looked for


class TooLarge(LimitHit):
    """A store of more statements than can be read at once."""

    limit = "memory"


class Lying(Statements):
    """Statements that lie in a store on disk; counted by what it says of itself."""

    def __init__(self, place: Place) -> None:
        self.place, self.places, self.space = place, {}, place.space

    @cached_property
    def graphs(self) -> dict[str, set[str]]:  # type: ignore[override]
        """All of them, read when this is first wanted. Raises `TooLarge` for more than are read."""
        checked(self.place)
        return Statements.read(self.place.nquads().decode(), self.space).graphs

    def counts(self) -> dict[str, int]:
        """Return the number of triples of each graph, sorted by its IRI."""
        return self.place.graphs

    def __len__(self) -> int:
        return self.place.facts.quads


class DiskStore(Store):
    """A store on disk, opened by whoever asks it: this process for our own queries, another one for those of anybody.

    That one opens it anew, before it can open nothing any more; it is made before this process opens anything, whose threads it lacks.
    """

    grows = False

    def __init__(self, place: Place, most: int = ANSWER) -> None:
        super().__init__(space=place.space, most=most)
        self._place, self._sandbox = place, Sandbox(self._raw, "the query", ready=self._anew)

    @cached_property
    def graphs(self) -> ox.Store:
        """The engine that reads them."""
        self._sandbox.start()
        return self._place.database()

    def _anew(self) -> None:
        """Open the store in a fork. What its parent had opened is left alone: to close it would wait for threads that are not here."""
        self._left = self.__dict__.get("graphs")
        self.__dict__["graphs"] = self._place.whole()

    def again(self, most: int = ANSWER) -> Store:
        """Return a store of the same statements whose queries have a process of their own, and answers of so many bytes."""
        other = DiskStore(self._place, most)
        other.__dict__["graphs"] = self.graphs
        return other

    def load(self, statements: Statements) -> None:
        """Raise `TypeError`: a store on disk stays as it was made."""
        raise TypeError("nothing can be added to a store on disk")

    @property
    def languages(self) -> list[str]:
        """The languages of its graphs of words by tag, as it says of itself."""
        return list(self._place.facts.languages)

    def words(self, language: str) -> str:
        """Return the IRI of the graph of words in a language, or in the one that stands in for it."""
        together = self.space.words(best(self.languages, language) or language)
        return together if self.graphs.contains_named_graph(ox.NamedNode(together)) else super().words(language)

    def size(self) -> int:
        """Return how many triples there are, each counted once."""
        return self._place.facts.triples

    def holds(self, value: str) -> bool:
        """Say whether any statement beside those of the ontology has this term, as `Store.holds` does, without a walk through the store."""
        try:
            node = term(value, self.prefixes)
        except BadQuery:
            return False
        with self._place.trusted():
            if isinstance(node, ox.Literal):
                return any(self.graphs.quads_for_pattern(None, None, node))
            named = f"?g != <{ONTOLOGY_GRAPH}> && !CONTAINS(STR(?g), '/words/')"
            places = (f"{node} ?p ?o", f"?s {node} ?o", f"?s ?p {node}")
            found = any(self.graphs.query(f"ASK {{ GRAPH ?g {{ {place} }} FILTER({named}) }}") for place in places)
            ours = node.value.startswith(PREFIXES["tn"]) and any(
                self.graphs.quads_for_pattern(None, node, None, ox.NamedNode(ONTOLOGY_GRAPH))
            )
            return found or ours or self.graphs.contains_named_graph(node)

    def nearest(self, iri: str) -> str:
        """Return the name in the same place that is nearest to one that is not here: of the ontology's, else of many things, not of all."""
        with self._place.trusted():
            return super().nearest(iri)

    def _beside(self, iri: str) -> Iterable[ox.Quad]:
        yield from self.graphs.quads_for_pattern(None, None, None, ox.NamedNode(ONTOLOGY_GRAPH))
        if not iri.startswith(BASE) or iri.startswith(self.space.uri):
            yield from islice(self.graphs.quads_for_pattern(None, _A, None, ox.DefaultGraph()), _LOOKED)

    def nquads(self) -> bytes:
        """Return the named graphs as sorted N-Quads. Raises `TooLarge`."""
        checked(self._place)
        return super().nquads()

    def ask(self, query: str, *given: Any, **known: Any) -> Answer:
        """Return the answer to a query of our own, as `Store.ask` does. Raises `NotStore` where the database is damaged."""
        with self._place.trusted():
            return super().ask(query, *given, **known)

    def _raw(self, query: str) -> tuple[str, bytes]:
        with self._place.trusted():
            return super()._raw(query)


def graph(where: Where) -> Graph:
    """Return the graph that lies in a store on disk. Raises `NotStore`."""
    place = disk.claim(where.path)
    return Graph(where.name, Lying(place), _store=DiskStore(place))


def checked(place: Place) -> None:
    """Raise `TooLarge` for a store of more statements than are read at once."""
    if place.facts.quads > MOST:
        raise TooLarge(
            f"{place.home}: holds {place.facts.quads:,} statements, and at most {MOST:,} are read at once; ask it by tuiin query,"
            " ask, mcp or serve, or name a part of what it was made of"
        )
