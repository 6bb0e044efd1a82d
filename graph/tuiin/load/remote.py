"""A store behind a web address: how each graph goes in, chunk by chunk, and is put in the place of an older one."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tuiin.load import graphstore, update
from tuiin.load.counts import batches, count_query, counts_query, exact, held_query
from tuiin.load.gone import articles, below, below_query, gone, possible, standing
from tuiin.load.journal import ALL, STAGING, Journal
from tuiin.load.source import Source
from tuiin.load.target import Target
from tuiin.load.wire import Message, StoreError, Wire


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a load does: what, to which address or folder, with how many statements of which graphs, and how many bytes."""

    does: str
    where: str
    graphs: dict[str, int]
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What one request adds: some triples by graph; under which name the journal counts it, and as which of how many."""

    name: str
    number: int
    of: int
    graphs: dict[str, Sequence[str]]


class Remote:
    """A store that takes graphs or updates over HTTP."""

    together = 50
    patient = True

    def __init__(self, target: Target, wire: Wire, chunk: int | None = None) -> None:
        self.target, self.chunk = target, chunk or target.recipe.chunk
        self._wire, self._copies = wire, dict[str, bytes]()

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    def counts(self, graphs: Collection[str]) -> dict[str, int]:
        """Return the number of distinct triples in each of these graphs."""
        if not self.target.quads:
            return {graph: self._number(count_query(graph), [graph]) for graph in graphs}
        found: dict[str, int] = {}
        for some in batches(list(graphs), self.together):
            found |= self._numbers(counts_query(some))
        return {graph: found.get(graph, 0) for graph in graphs}

    def held(self, pairs: Sequence[tuple[str, str]]) -> int:
        """Return how many of these pairs of graph and triple are there."""
        return self._number(held_query(pairs), sorted({graph for graph, _ in pairs}))

    def below(self, names: Sequence[str]) -> list[str]:
        """Return the graphs that are there below these names; where a store takes no queries, those of them that this version may write."""
        if self.target.query is None:
            return [graph for graph, count in self.counts(possible(names)).items() if count]
        message = update.ask(self.target, below_query(names, self.target.recipe.listed))
        return update.graphs(message, self._wire.send(message) or b"")

    def before(self, source: Source, journal: Journal) -> dict[str, int]:
        """Return how many triples each graph held before anything was sent, be it by an earlier run."""
        for graph, count in self.counts([graph for graph in source.graphs if journal.of(graph).before is None]).items():
            journal.note(graph, before=count)
        return {graph: journal.of(graph).before or 0 for graph in source.graphs}

    def load(self, source: Source, replace: bool, journal: Journal, tell: Callable[[str], None]) -> None:
        """Send all that the journal does not know to be in. Raises `StoreError`; what was sent until then stands in the journal."""
        for graph in journal.leftovers if self.target.update else []:
            self._send(update.drop(self.target, graph), [graph])
        if not replace:
            self._add(source.graphs, journal, tell)
        for graph, triples in source.graphs.items() if replace else ():
            tell(f"{graph}: {len(triples):,} statements …")
            if self.target.recipe.replaces == "put":
                self._put(graph, triples, journal)
            else:
                self._swap(graph, triples, journal, staging(graph, source))
        if replace:
            self._take_away(source, journal, tell)

    def plan(self, source: Source, replace: bool) -> Iterator[Step]:
        """Yield what `load` would send."""
        if not replace:
            yield from self._planned(source.graphs)
        for graph, triples in source.graphs.items() if replace else ():
            count = {graph: len(triples)}
            if self.target.recipe.replaces == "put":
                yield _step("replace", graphstore.put(self.target, graph, triples), count)
            else:
                into = staging(graph, source)
                yield _step("empty", update.drop(self.target, into), {into: 0})
                yield from self._planned({into: triples})
                yield _step(f"copy {into} to", update.copy(self.target, into, graph), count)
                yield _step("drop", update.drop(self.target, into), {into: 0})
        for graph, triples_there in self.counts(gone(self, source)).items() if replace else ():
            yield _step("take away", self._dropping(graph), {graph: triples_there})

    def parts(self, graphs: Mapping[str, Sequence[str]]) -> list[Part]:
        """Return the requests that add these triples: many graphs in one where the store takes quads, else a graph in one or more."""
        cut: list[tuple[str, dict[str, Sequence[str]]]] = []
        room = 0
        for graph, triples in graphs.items():
            start = 0
            while start < len(triples):
                if not room or not self.target.quads:
                    cut.append((ALL if self.target.quads else graph, {}))
                    room = self.chunk
                some = triples[start : start + room]
                cut[-1][1][graph] = some
                start, room = start + len(some), room - len(some)
        sizes = Counter(name for name, _ in cut)
        numbers = Counter[str]()
        parts = []
        for name, some_graphs in cut:
            parts.append(Part(name, numbers[name], sizes[name], some_graphs))
            numbers[name] += 1
        return parts

    def _planned(self, graphs: Mapping[str, Sequence[str]]) -> Iterator[Step]:
        for part in self.parts(graphs):
            yield _step("add", self._adding(part), {graph: len(triples) for graph, triples in part.graphs.items()})

    def _put(self, graph: str, triples: Sequence[str], journal: Journal) -> None:
        if not (journal.of(graph).done and self._count(graph) == len(triples)):
            self._send(graphstore.put(self.target, graph, triples), [graph])
            journal.note(graph, done=True)

    def _swap(self, graph: str, triples: Sequence[str], journal: Journal, into: str) -> None:
        """Replace a graph by way of a staging graph; the old one stays until the new one was counted, the staging graph until both were."""
        if not (journal.of(graph).done and self._count(graph) == len(triples)):
            if not journal.of(into).chunks:
                self._send(update.drop(self.target, into), [into])
            self._add({into: triples}, journal)
            if not exact(self, into, triples):
                found = self._count(into)
                journal.note(into, forget=True)
                raise StoreError(
                    f"{self.target}: of the new {graph}, {found:,} of {len(triples):,} statements arrived in the staging graph {into}; "
                    "the old graph is as it was"
                )
            self._send(update.copy(self.target, into, graph), [graph])
            if not exact(self, graph, triples):
                raise StoreError(f"{self.target}: {graph} was not copied whole; the new graph stands whole in {into}")
            journal.note(graph, done=True)
        if journal.of(into).chunks:
            self._send(update.drop(self.target, into), [into])
            journal.note(into, forget=True)

    def _take_away(self, source: Source, journal: Journal, tell: Callable[[str], None]) -> None:
        """Take away what the articles no longer have. A store that does not name what was just brought is not believed to name the rest."""
        there = standing(self, source)
        if self.target.query and (unnamed := below(source.graphs, articles(source)) - there):
            raise StoreError(
                f"{self.target}: all of {source.name} is in, but asked for its graphs, the store does not name {min(unnamed)}; so nobody "
                "knows which ones it holds that the article no longer has, and none was taken away. With --graph, this is not asked"
            )
        lost = sorted(there - source.graphs.keys())
        for graph in lost:
            journal.note(graph, gone=True)
        for graph in lost:
            tell(f"{graph}: is taken away …")
            self._send(self._dropping(graph), [graph])
            journal.note(graph, done=True)

    def _dropping(self, graph: str) -> Message:
        return (update.drop if self.target.update else graphstore.delete)(self.target, graph)

    def _add(self, graphs: Mapping[str, Sequence[str]], journal: Journal, tell: Callable[[str], None] = lambda _: None) -> None:
        parts = self.parts(graphs)
        sent = Counter[str]()
        for part in parts:
            if part.number in journal.of(part.name).chunks:
                sent.update({graph: len(triples) for graph, triples in part.graphs.items()})
        lost = {graph for graph, count in self.counts(sent).items() if count < sent[graph]}
        for name in {part.name for part in parts if lost & part.graphs.keys()}:
            journal.again(name)  # the store does not have what it had taken
        for part in parts:
            if part.number not in journal.of(part.name).chunks:
                tell(f"{next(iter(part.graphs))}: {part.number + 1} of {part.of} …")
                self._send(self._adding(part), part.graphs)
                journal.note(part.name, chunk=part.number, of=part.of)

    def _adding(self, part: Part) -> Message:
        if self.target.quads:
            return graphstore.add_many(self.target, part.graphs)
        ((graph, triples),) = part.graphs.items()
        return (graphstore.add if self.target.graphs else update.insert)(self.target, graph, triples)

    def _send(self, message: Message, graphs: Iterable[str]) -> None:
        for graph in graphs:
            self._copies.pop(graph, None)
        self._wire.send(message)

    def _count(self, graph: str) -> int:
        return self.counts([graph])[graph]

    def _number(self, sparql: str, graphs: Sequence[str]) -> int:
        if self.target.query is None:
            return self._number_of_copy(sparql, graphs)
        numbers = self._numbers(sparql)
        if list(numbers) != [""]:
            raise StoreError(f"{self.target}: the answer to a COUNT is not one number")
        return numbers[""]

    def _numbers(self, sparql: str) -> dict[str, int]:
        message = update.ask(self.target, sparql)
        return update.numbers(message, self._wire.send(message) or b"")

    def _number_of_copy(self, sparql: str, graphs: Sequence[str]) -> int:
        """Ask a copy of the graphs, read back from a store that takes no queries."""
        import pyoxigraph as ox

        store = ox.Store()
        for graph in graphs:
            if graph not in self._copies:
                self._copies[graph] = self._wire.send(graphstore.get(self.target, graph)) or b""
            try:
                store.bulk_load(self._copies[graph], ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))
            except SyntaxError as error:
                raise StoreError(f"{self.target}: {graph} read back is not N-Triples: {error.msg}") from error
        return int(next(iter(store.query(sparql)))[0].value)  # type: ignore[arg-type]


def staging(graph: str, source: Source) -> str:
    """Return the name of the graph in which a new graph waits until it was counted."""
    return STAGING + hashlib.sha256(f"{graph} {source.digest}".encode()).hexdigest()[:24]


def _step(does: str, message: Message, graphs: dict[str, int]) -> Step:
    return Step(does, str(message), graphs, len(message.body or b""))
