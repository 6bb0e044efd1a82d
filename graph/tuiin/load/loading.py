"""The journey: find out what store it is, send what is not in yet, count what is there, and say how each graph stands."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from typing import Protocol

from tuiin.graph.space import Space
from tuiin.load.counts import Countable, Tally, remains, tallies
from tuiin.load.credentials import NOBODY, Credentials, from_environment
from tuiin.load.gone import HOME, Listing, articles
from tuiin.load.journal import ALL, Journal, journal
from tuiin.load.remote import Remote, Step, staging
from tuiin.load.source import Source
from tuiin.load.target import Folder, Target, is_loopback, target
from tuiin.load.wire import StoreError, Wire

BLIND = (
    "this store does not tell which graphs it holds: of what an article no longer has, the description and the graph of each rule of this "
    "version are looked for and taken away; the graph of a rule that this version does not have would stay there unseen"
)


class Store(Countable, Listing, Protocol):
    """A store that can be loaded into."""

    def before(self, source: Source, journal: Journal) -> dict[str, int]:
        """Return how many triples each graph held before anything was sent."""
        ...

    def load(self, source: Source, replace: bool, journal: Journal, tell: Callable[[str], None]) -> None:
        """Send all that is not in yet; with `replace`, then take away what the articles no longer have."""
        ...

    def plan(self, source: Source, replace: bool) -> Iterator[Step]:
        """Yield what `load` would do."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What a load would do, step by step; nothing was written."""

    target: str
    source: str
    steps: list[Step]
    good: bool = True

    def json(self) -> str:
        """Return it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    def __str__(self) -> str:
        lines = []
        for step in self.steps:
            lines.append(f"{step.does}: {sum(step.graphs.values()):,} statements, {step.bytes:,} bytes, {step.where}")
            lines += [f"  {graph}: {count:,}" for graph, count in step.graphs.items()]
        return "\n".join(lines)

    @property
    def summary(self) -> str:
        """What this is, in words."""
        size = sum(sum(step.graphs.values()) for step in self.steps if step.does in ("add", "replace"))
        gone = sum(step.does == "take away" for step in self.steps)
        return f"nothing was sent: so would {size:,} statements of {self.source} go into {self.target}{_more(gone, 'be')}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: how each graph stands, as the store itself counts."""

    target: str
    source: str
    graphs: list[Tally]
    resumed: bool

    @property
    def good(self) -> bool:
        """Whether each graph holds what it should."""
        return all(tally.good for tally in self.graphs)

    def json(self) -> str:
        """Return it as JSON."""
        return json.dumps({"good": self.good, **asdict(self)}, ensure_ascii=False, indent=1)

    def __str__(self) -> str:
        rows = [("graph", "wanted", "found", "others")]
        rows += [(t.graph, f"{t.wanted:,}", f"{t.found:,}", f"{t.others:,}") for t in self.graphs]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [
            f"{name:{widths[0]}}  " + "  ".join(f"{n:>{w}}" for n, w in zip(counts, widths[1:], strict=True)) for name, *counts in rows
        ]
        return "\n".join([lines[0], *(line + _mark(tally) for line, tally in zip(lines[1:], self.graphs, strict=True))])

    @property
    def summary(self) -> str:
        """What came of it, in words."""
        bad = [tally for tally in self.graphs if not tally.good]
        if bad:
            return (
                f"in {self.target}, {len(bad)} of {len(self.graphs)} graphs do not hold what they should; see its log, then run this again"
            )
        size, gone = sum(tally.found for tally in self.graphs), sum(tally.gone for tally in self.graphs)
        more = _more(gone, "were" if gone > 1 else "was")
        return f"{size:,} statements of {self.source} are in {self.target}{more}, as the store itself counts"


class Halfway(StoreError):
    """A load that ended before its end: why, and what is in."""

    def __init__(self, cause: StoreError, states: list[str]) -> None:
        self.cause, self.states = cause, states
        super().__init__(cause, states)

    def __str__(self) -> str:
        return "\n".join([str(self.cause), *self.states, "run the same command again: it goes on where this one ended"])


def load(
    text: str,
    source: Source,
    *,
    store: str | None = None,
    replace: bool = False,
    chunk: int | None = None,
    dry_run: bool = False,
    timeout: float = 60,
    insecure: bool = False,
    tell: Callable[[str], None] = lambda _: None,
    say: Callable[[str], None] = lambda _: None,
) -> Plan | Loaded:
    """Load a source into the store that TARGET means, and return how each graph stands there; with `dry_run`, what would be done.

    Each graph is added to what stands in it, or with `replace` put in its place; then what the articles of a whole source no longer have is
    taken away. Loading twice is loading once. `tell` is told what is being done, `say` what a person should know. Raises `Halfway` where
    the store gave up: the next run goes on from there, and `Provisional` where names that are only for now would go to another machine.
    """
    if text.startswith(("http://", "https://")) and not is_loopback(text):
        for home in {match[1] for graph in source.graphs if (match := HOME.match(graph))}:
            Space(home).ready("a store that others ask")
    with _opened(text, store, chunk, timeout, insecure, say) as (where, opened):
        if replace and articles(source) and isinstance(where, Target) and where.query is None:
            say(BLIND)
        if dry_run:
            return Plan(str(where), source.name, list(opened.plan(source, replace)))
        size = opened.chunk if isinstance(opened, Remote) else 0
        with journal(_address(where), source=source.digest, whole=source.whole, replace=replace, chunk=size) as progress:
            if progress.resumed and progress.chunks():
                say(f"an earlier run was cut: {progress.chunks()} requests are in, the rest follows")
            if replace and isinstance(where, Target) and where.store == "gsp":
                say("this store does not say whether it replaces a graph whole or not at all; should this be cut, run it again")
            try:
                counted = _loaded(opened, source, replace, progress, tell)
            except StoreError as error:
                raise Halfway(error, _states(opened, source, replace, progress)) from error
            if all(tally.good for tally in counted):
                progress.finish()
            return Loaded(str(where), source.name, counted, progress.resumed)


def _loaded(store: Store, source: Source, replace: bool, progress: Journal, tell: Callable[[str], None]) -> list[Tally]:
    """Load and count; what an earlier run had sent and is not there is sent once more."""
    before = {} if replace else store.before(source, progress)
    store.load(source, replace, progress, tell)
    tell("counting …")
    counted = tallies(store, source, before, replace) + remains(store, progress.gone())
    bad = [tally.graph for tally in counted if not (tally.good or tally.gone)]
    for name in [ALL, *bad] if bad else []:
        progress.again(name)
    if bad and progress.resumed:
        store.load(source, replace, progress, tell)
        counted = tallies(store, source, before, replace) + remains(store, progress.gone())
    return counted


@contextmanager
def _opened(
    text: str, store: str | None, chunk: int | None, timeout: float, insecure: bool, say: Callable[[str], None]
) -> Iterator[tuple[Target | Folder, Store]]:
    credentials = from_environment(os.environ)
    with ExitStack() as leaving:

        def wire(base: str, known: Credentials) -> Wire:
            opened = Wire(base, known, timeout=timeout, insecure=insecure, say=say)
            leaving.callback(opened.close)
            return opened

        where = target(text, store, lambda base: wire(base, NOBODY).headers(base))
        opened: Store = Remote(where, wire(where.base, credentials), chunk) if isinstance(where, Target) else _folder(where)
        leaving.callback(opened.close)
        yield where, opened


def _folder(where: Folder) -> Store:
    if where.store == "tdb2":
        from tuiin.load.tdb2 import Tdb2Folder

        return Tdb2Folder(where.path)
    from tuiin.load.bulk import OxigraphFolder

    return OxigraphFolder(where.path)


def _address(where: Target | Folder) -> str:
    return where.base if isinstance(where, Target) else f"{where.store}:{where.path.resolve()}"


def _states(store: Store, source: Source, replace: bool, progress: Journal) -> list[str]:
    """Return in words how far each graph is."""
    lines = []
    for graph, triples in source.graphs.items():
        into = staging(graph, source) if replace else graph
        parts = store.parts({into: triples} if replace else source.graphs) if isinstance(store, Remote) else []
        known = [part.number in progress.of(part.name).chunks for part in parts if into in part.graphs]
        if progress.of(graph).done or (not replace and known and all(known)):
            state = "in"
        elif any(known):
            state = f"{sum(known)} of {len(known)} chunks are in"
            state += " its staging graph, and the old graph is as it was" if replace else ""
        else:
            state = "not in"
        lines.append(f"  {graph}: {state} ({len(triples):,} statements)")
    lines += [f"  {graph}: {'' if progress.of(graph).done else 'not yet '}taken away" for graph in progress.gone()]
    return lines


def _mark(tally: Tally) -> str:
    """Return the words behind a line of the table."""
    return "" if tally.good and not tally.gone else "  taken away" if tally.good else "  ✗ still there" if tally.gone else "  ✗"


def _more(gone: int, verb: str) -> str:
    return f", and {gone} {'graphs' if gone > 1 else 'graph'} that it no longer has {verb} taken away" if gone else ""
