"""An Oxigraph store in a folder, loaded without a server: all graphs at once, whole or not at all."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tuiin.errors import MachineError, TuiinError
from tuiin.load.counts import count_query, exact, held_query
from tuiin.load.gone import below, gone
from tuiin.load.journal import STAGING, Journal
from tuiin.load.remote import Step, staging
from tuiin.load.source import Source
from tuiin.load.wire import StoreError

if TYPE_CHECKING:
    import pyoxigraph as ox


class NotAStore(TuiinError):
    """A folder that holds something else than the store that it was said to be."""


def refuse_other_folders(path: Path, mark: str, kind: str) -> None:
    """Raise `NotAStore` for a file, and for a folder that holds things but not what each store of this kind holds."""
    if path.exists() and not path.is_dir():
        raise NotAStore(f"{path} is a file; wanted the folder of a {kind} store, or a new one")
    if path.is_dir() and any(path.iterdir()) and not (path / mark).exists():
        raise NotAStore(f"{path} holds something, but no {kind} store (no {mark}); wanted such a store, or a new folder")


class OxigraphFolder:
    """An Oxigraph store in a folder, which no other program has open."""

    together = 50
    patient = True

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: ox.Store | None = None

    def counts(self, graphs: Collection[str]) -> dict[str, int]:
        """Return the number of distinct triples in each of these graphs."""
        return {graph: self._number(count_query(graph)) for graph in graphs}

    def held(self, pairs: Sequence[tuple[str, str]]) -> int:
        """Return how many of these pairs of graph and triple are there."""
        return self._number(held_query(pairs))

    def below(self, names: Sequence[str]) -> set[str]:
        """Return the graphs that are there below these names; a folder that is not there yet has none, and is not made."""
        return below([graph.value for graph in self._store.named_graphs()], names) if (self._path / "CURRENT").exists() else set()

    def before(self, source: Source, journal: Journal) -> dict[str, int]:
        """Return how many triples each graph holds."""
        return self.counts(source.graphs)

    def load(self, source: Source, replace: bool, journal: Journal, tell: Callable[[str], None]) -> None:
        """Add all statements in one go; or, to replace, bring them into staging graphs and count them; one transaction then swaps all.

        What an article no longer has is taken away by that same transaction.
        """
        import pyoxigraph as ox

        names = {graph: staging(graph, source) if replace else graph for graph in source.graphs}
        for left in list(self._store.named_graphs()):
            if left.value.startswith(STAGING):  # by a run that was cut: no other has this folder open
                self._store.remove_graph(left)
        tell(f"{self._path}: {len(source):,} statements …")
        self._store.bulk_load(_nquads(source, names), ox.RdfFormat.N_QUADS)
        if replace:
            for graph, into in names.items():
                if not exact(self, into, source.graphs[graph]):
                    raise StoreError(f"{self._path}: the new {graph} did not arrive whole in {into}; the old graphs are as they were")
            lost = gone(self, source)
            for graph in lost:
                journal.note(graph, gone=True)
            orders = [f"MOVE GRAPH <{into}> TO GRAPH <{graph}>" for graph, into in names.items()]
            self._store.update(" ;\n".join([*orders, *(f"DROP SILENT GRAPH <{graph}>" for graph in lost)]))
        self._store.flush()

    def plan(self, source: Source, replace: bool) -> Iterator[Step]:
        """Yield what `load` would do."""
        for graph, triples in source.graphs.items():
            size = sum(len(triple.encode()) + len(graph.encode()) + 6 for triple in triples)
            yield Step("replace" if replace else "add", f"bulk load {self._path}", {graph: len(triples)}, size)
        for graph, count in self.counts(gone(self, source)).items() if replace else ():
            yield Step("take away", f"update {self._path}", {graph: count})

    def close(self) -> None:
        """Let go of the folder."""
        self._opened = None

    @property
    def _store(self) -> "ox.Store":
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _open(self) -> "ox.Store":
        import pyoxigraph as ox

        refuse_other_folders(self._path, "CURRENT", "Oxigraph")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return ox.Store(str(self._path))
        except OSError as error:
            if "lock" in str(error).lower():
                raise MachineError(
                    f"{self._path}: another program has this store open; end it, or load over HTTP if it is `oxigraph serve`"
                ) from error
            raise MachineError(f"{self._path}: {error}") from error

    def _number(self, sparql: str) -> int:
        return int(next(iter(self._store.query(sparql)))[0].value)  # type: ignore[arg-type]


def _nquads(source: Source, names: dict[str, str]) -> bytes:
    return "".join(f"{triple} <{names[graph]}> .\n" for graph, triples in source.graphs.items() for triple in triples).encode()
