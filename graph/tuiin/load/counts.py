"""Whether what was sent is there: counts by graph, and some of the triples asked back. A store that says "done" is not believed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tuiin.load.source import Source

T = TypeVar("T")
SAMPLE = 10


class Countable(Protocol):
    """A store that counts. `together` is how many triples one query may ask back, `patient` whether it may be asked for all of a graph."""

    together: int
    patient: bool

    def counts(self, graphs: Collection[str]) -> dict[str, int]:
        """Return the number of distinct triples in each of these graphs."""
        ...

    def held(self, pairs: Sequence[tuple[str, str]]) -> int:
        """Return how many of these pairs of graph and triple are there."""
        ...


@dataclass(frozen=True, slots=True)
class Tally:
    """One graph: triples wanted, how many of them were found, and how many others stand there beside them.

    Of a graph that was taken away none is wanted, and all that are there are found.
    """

    graph: str
    wanted: int
    found: int
    others: int

    @property
    def gone(self) -> bool:
        """Whether it should not be there: the article no longer has it."""
        return self.wanted == 0

    @property
    def good(self) -> bool:
        """Whether all is there that should be."""
        return self.found == self.wanted


def tallies(store: Countable, source: Source, before: Mapping[str, int], replaced: bool) -> list[Tally]:
    """Return how each graph stands after a load; `before` tells how many triples a graph held before anything was sent.

    A graph that was empty, or was replaced, must hold just what was sent: its count tells. In one that held others, each triple is asked
    back where the store is patient. Everywhere a sample is asked back, spread over the graph.
    """
    samples = {graph: sample(triples) for graph, triples in source.graphs.items()}
    pairs = [(graph, triple) for graph, triples in samples.items() for triple in triples]
    missed = set()
    if asked(store, pairs) < len(pairs):
        missed = {graph for graph, some in samples.items() if asked(store, [(graph, triple) for triple in some]) < len(some)}
    counts = store.counts(source.graphs)
    return [
        _tally(store, graph, triples, counts[graph], None if replaced else before.get(graph, 0), graph in missed)
        for graph, triples in source.graphs.items()
    ]


def remains(store: Countable, graphs: Collection[str]) -> list[Tally]:
    """Return how each graph stands that was taken away: nothing is wanted."""
    return [Tally(graph, 0, count, 0) for graph, count in store.counts(graphs).items()]


def exact(store: Countable, graph: str, triples: Sequence[str]) -> bool:
    """Return whether a graph holds just these triples, as its count and a sample tell."""
    some = sample(triples)
    return store.counts([graph])[graph] == len(triples) and asked(store, [(graph, triple) for triple in some]) == len(some)


def asked(store: Countable, pairs: Sequence[tuple[str, str]]) -> int:
    """Return how many of these pairs of graph and triple are in the store."""
    return sum(map(store.held, batches(pairs, store.together)))


def batches(many: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield many things, so many at a time."""
    return (many[start : start + size] for start in range(0, len(many), size))


def sample(triples: Sequence[str]) -> list[str]:
    """Return some of the triples, from the first to the last."""
    last = len(triples) - 1
    return [triples[i] for i in sorted({round(last * k / (SAMPLE - 1)) for k in range(SAMPLE)})] if triples else []


def count_query(graph: str) -> str:
    """Return the question how many distinct triples a graph holds."""
    return f"SELECT (COUNT(*) AS ?n) {{ SELECT DISTINCT ?s ?p ?o {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} }}"


def counts_query(graphs: Iterable[str]) -> str:
    """Return the same question about many graphs, for a store that looks into these alone and never says a triple twice."""
    return (
        f"SELECT ?g (COUNT(*) AS ?n) {{ VALUES ?g {{ {' '.join(f'<{graph}>' for graph in graphs)} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
    )


def held_query(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the question how many of these pairs of graph and triple are there.

    A union of triples and no VALUES: Virtuoso finds `true` and `1.10` in the first only, and never ends where VALUES come last.
    """
    return f"SELECT (COUNT(*) AS ?n) {{ {' UNION '.join(f'{{ GRAPH <{graph}> {{ {triple} }} }}' for graph, triple in pairs)} }}"


def _tally(store: Countable, graph: str, triples: Sequence[str], count: int, before: int | None, missed: bool) -> Tally:
    wanted = len(triples)
    if count < wanted or (before is None and count > wanted):
        return Tally(graph, wanted, count, 0)
    settled = count == wanted and before in (None, 0, wanted)
    found = wanted if not missed and (settled or not store.patient) else asked(store, [(graph, triple) for triple in triples])
    return Tally(graph, wanted, found, count - found)
