"""A set of statements that one can ask: an Oxigraph store whose default graph is the union of all graphs, each triple once.

Oxigraph's own union of graphs counts a triple once per graph that holds it, so the union is kept as a copy.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Self

import pyoxigraph as ox

from tuiin.errors import BadQuery
from tuiin.sparql import bind, refuse
from tuiin.statements import Statements
from tuiin.vocabulary import PREFIXES


class Store:
    """Statements, loaded once and asked with SPARQL."""

    def __init__(self) -> None:
        self.graphs = ox.Store()

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
        """Return the answer to a SPARQL query; our prefixes need not be declared, and bindings set variables to terms.

        Raises `BadQuery` with line and column where the query cannot be read, or where it would leave this machine.
        """
        refuse(query)
        query = bind(query, {name: str(term(value)) for name, value in (bindings or {}).items()})
        try:
            answer = self.graphs.query(query, prefixes=PREFIXES)
        except SyntaxError as error:
            raise BadQuery(_syntax(query, str(error.msg))) from error
        except (ValueError, RuntimeError, OSError) as error:
            raise BadQuery(str(error)) from error
        return Answer(answer)


class Answer:
    """Rows of a SELECT, the truth of an ASK, or the triples of a CONSTRUCT."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.variables = [v.value for v in raw.variables] if isinstance(raw, ox.QuerySolutions) else []

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        """Yield rows of plain values: IRIs and the words of literals, None where unbound."""
        if isinstance(self.raw, ox.QueryBoolean):
            yield (str(bool(self.raw)).lower(),)
        elif isinstance(self.raw, ox.QueryTriples):
            for triple in self.raw:
                yield tuple(str(part) for part in (triple.subject, triple.predicate, triple.object))
        else:
            for row in self.raw:
                yield tuple(None if value is None else value.value for value in row)

    def triples(self) -> Iterator[str]:
        """Yield the triples of a CONSTRUCT or DESCRIBE in N-Triples syntax."""
        return (str(triple) for triple in self.raw)


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


def _syntax(query: str, message: str) -> str:
    """Return the engine's complaint as `line:column: what stands there`, without its long list of what it might have liked."""
    where = re.match(r"error at (\d+):(\d+): ", message)
    if not where:
        return message
    line, column = int(where[1]), int(where[2])
    rest = query.split("\n")[line - 1][column - 1 :].strip() if line <= query.count("\n") + 1 else ""
    return f"{line}:{column}: SPARQL cannot go on here: {rest[:30] + '…' if len(rest) > 30 else rest or 'the query ends'}"
