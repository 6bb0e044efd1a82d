"""A set of statements that one can ask: an Oxigraph store whose default graph is the union of all graphs, each triple once.

Oxigraph's own union of graphs counts a triple once per graph that holds it, so the union is kept as a copy.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Self

import pyoxigraph as ox

from tuiin.errors import BadQuery
from tuiin.graph.sandbox import Sandbox
from tuiin.graph.sparql import bind, refuse, worded
from tuiin.graph.statements import Statements
from tuiin.graph.vocabulary import PREFIXES


class Store:
    """Statements, loaded once and asked with SPARQL."""

    def __init__(self, graphs: ox.Store | None = None) -> None:
        self.graphs = ox.Store() if graphs is None else graphs
        self._sandbox = Sandbox(self._raw, "the query")

    @classmethod
    def of(cls, statements: Statements) -> Self:
        """Return a store that holds these statements."""
        store = cls()
        store.load(statements)
        return store

    def load(self, statements: Statements) -> None:
        """Add statements to their graphs and to the default graph."""
        self.graphs.bulk_load(statements.nquads().encode(), ox.RdfFormat.N_QUADS)
        self.graphs.bulk_load(statements.ntriples().encode(), ox.RdfFormat.N_TRIPLES)

    def ask(self, query: str, bindings: Mapping[str, str] | None = None) -> "Answer":
        """Return the answer to a SPARQL query of our own, which is trusted; our prefixes need not be declared, and bindings set variables.

        Raises `BadQuery` with line and column where the query cannot be read.
        """
        query = bind(query, {name: str(term(value)) for name, value in (bindings or {}).items()})
        with worded(query, PREFIXES):
            return Answer(self.graphs.query(query, prefixes=PREFIXES))

    def ask_sealed(self, query: str, bindings: Mapping[str, str] | None = None, seconds: float | None = None) -> "Answer":
        """Return the answer to anybody's SPARQL query, given by a process that can open no file and no connection, and can be ended.

        Raises `BadQuery` with line and column where the query cannot be read, or where it would leave this machine, and `LimitHit` where it
        is too long, nested too deep, or takes too much memory or more than so many seconds.
        """
        refuse(query)
        query = bind(query, {name: str(term(value)) for name, value in (bindings or {}).items()})
        return Answer(_read(*self._sandbox.do(query, seconds)))

    def _raw(self, query: str) -> tuple[str, bytes]:
        """Return the answer to a query as it goes from process to process: the media type of a standard form, and the bytes."""
        with worded(query, PREFIXES):
            answer = self.graphs.query(query, prefixes=PREFIXES)
            form = ox.RdfFormat.N_TRIPLES if isinstance(answer, ox.QueryTriples) else ox.QueryResultsFormat.JSON
            written = answer.serialize(format=form)  # type: ignore[arg-type]
        assert isinstance(written, bytes)
        return form.media_type, written


class Answer:
    """Rows of a SELECT, the truth of an ASK, or the triples of a CONSTRUCT."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.variables = [v.value for v in raw.variables] if isinstance(raw, ox.QuerySolutions) else []

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        """Yield rows of plain values: IRIs and the words of literals, None where unbound."""
        if isinstance(self.raw, ox.QueryBoolean):
            yield (str(bool(self.raw)).lower(),)
        elif isinstance(self.raw, ox.QueryTriples | list):
            for triple in self.raw:
                yield tuple(str(part) for part in (triple.subject, triple.predicate, triple.object))
        else:
            for row in self.raw:
                yield tuple(None if value is None else value.value for value in row)

    def triples(self) -> Iterator[str]:
        """Yield the triples of a CONSTRUCT or DESCRIBE in N-Triples syntax."""
        return (str(triple) for triple in self.raw)


def _read(form: str, written: bytes) -> Any:
    if form == ox.RdfFormat.N_TRIPLES.media_type:
        return [quad.triple for quad in ox.parse(written, ox.RdfFormat.N_TRIPLES)]
    return ox.parse_query_results(written, ox.QueryResultsFormat.JSON)


def term(value: str) -> ox.NamedNode | ox.Literal:
    """Return the term that a person means: an IRI or a prefixed name is a thing, anything else is text."""
    if value.startswith(("http://", "https://")):
        try:
            return ox.NamedNode(value)
        except ValueError as error:
            raise BadQuery(f"{value!r} is no web address: {error}") from error
    prefix, colon, local = value.partition(":")
    if colon and prefix in PREFIXES and local and " " not in local:
        return ox.NamedNode(PREFIXES[prefix] + local)
    return ox.Literal(value)
