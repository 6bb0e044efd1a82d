"""A set of statements that one can ask: an Oxigraph store whose default graph is the union of all graphs, each triple once.

Oxigraph's own union of graphs counts a triple once per graph that holds it, so the union is kept as a copy.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Any, Self

import pyoxigraph as ox

from tuiin.errors import BadQuery, LimitHit
from tuiin.graph import words
from tuiin.graph.sandbox import Sandbox
from tuiin.graph.space import SHIPPED, Space
from tuiin.graph.sparql import bind, refuse, worded
from tuiin.graph.statements import Statements
from tuiin.graph.vocabulary import ONTOLOGY_GRAPH, PREFIXES, expand
from tuiin.model import best

_LANGUAGES = (
    'SELECT DISTINCT ?tag { ?graph schema:inLanguage ?tag ; tn:order ?n FILTER(CONTAINS(STR(?graph), "/words/")) } ORDER BY ?n ?tag'
)
ANSWER = 100_000_000  # bytes of an answer that the one who asks is given


class TooMuch(LimitHit):
    """An answer of more bytes than are given."""

    limit = "output"


class Store:
    """Statements, loaded once and asked with SPARQL."""

    grows = True  # whether anything can be added to it

    def __init__(self, graphs: ox.Store | None = None, space: Space = SHIPPED, most: int = ANSWER) -> None:
        self._given, self.space, self._most = graphs, space, most
        self._sandbox = Sandbox(self._raw, "the query")

    @cached_property
    def graphs(self) -> ox.Store:
        """The engine that holds them."""
        return ox.Store() if self._given is None else self._given

    @classmethod
    def of(cls, statements: Statements) -> Self:
        """Return a store that holds these statements."""
        store = cls(space=statements.space)
        store.load(statements)
        return store

    @classmethod
    def united(cls, *several: Statements) -> Self:
        """Return a store of the union of these statements, without their graphs: enough for what asks for no graph by name."""
        store = cls(space=several[0].space)
        triples = set().union(*(triples for one in several for triples in one.graphs.values()))
        store.graphs.bulk_load(" .\n".join([*triples, ""]).encode(), ox.RdfFormat.N_TRIPLES)
        return store

    @classmethod
    def read(cls, nquads: bytes, space: Space) -> Self:
        """Return a store that holds what these N-Quads say, where no node is blank; quicker than by their statements."""
        store = cls(space=space)
        quads = list(ox.parse(nquads, ox.RdfFormat.N_QUADS))
        store.graphs.extend(quads)
        store.graphs.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        return store

    def load(self, statements: Statements) -> None:
        """Add statements to their graphs and to the default graph."""
        # At once, since each load gives nodes without a name new ones.
        self.graphs.bulk_load((statements.nquads() + statements.ntriples()).encode(), ox.RdfFormat.N_QUADS)
        self._sandbox.close()  # which holds what was there when it was made

    def again(self, most: int = ANSWER) -> "Store":
        """Return a store of the same statements whose queries have a process of their own, and answers of so many bytes."""
        return Store(self.graphs, self.space, most)

    @cached_property
    def languages(self) -> list[str]:
        """The languages of its graphs of words by tag, in small letters: in the order that their description says, else sorted."""
        return languages(self.graphs, self.space)

    @property
    def articles(self) -> set[str]:
        """The IRIs of the articles that it speaks of."""
        return articles(self.graphs)

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that a query need not declare: those of its space, and one for each kind of thing (`actor:`, `claim:`).

        What belongs to one article has such names only where the store holds one.
        """
        some = [iri for (iri,) in self.ask("SELECT ?article { ?article a fabio:JournalArticle } LIMIT 2", known=self.space.prefixes)]
        usual = {"dct": self.space.prefixes["dcterms"]}  # which many people call it
        return usual | self.space.prefixes | self.space.kinds(str(some[0]) if len(some) == 1 else "")

    def words(self, language: str) -> str:
        """Return the IRI of the graph of words in a language, or in the one that stands in for it; a name of none where there is none."""
        tag = best(self.languages, language) or language
        return words.graph([graph.value for graph in self.graphs.named_graphs()], tag) or self.space.words(tag)

    def size(self) -> int:
        """Return how many triples there are, each counted once."""
        ((count,),) = self.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        return int(count or 0)

    def holds(self, value: str) -> bool:
        """Say whether any statement beside those of the ontology has this term: an IRI anywhere, any other text as an object.

        What graphs of words repeat does not count; what only the ontology can say (`tn:side`) does.
        """
        try:
            node = term(value, self.prefixes)
        except BadQuery:
            return False
        if isinstance(node, ox.Literal):
            return any(self.graphs.quads_for_pattern(None, None, node))
        own = {ox.NamedNode(ONTOLOGY_GRAPH), *([ox.DefaultGraph()] if any(self.graphs.named_graphs()) else [])}
        patterns: tuple[tuple[Any, ...], ...] = ((node, None, None), (None, node, None), (None, None, node))
        said = (quad.graph_name for pattern in patterns for quad in self.graphs.quads_for_pattern(*pattern))
        spoken = any(graph not in own and not words.language(str(graph)[1:-1]) for graph in said)
        ours = node.value.startswith(PREFIXES["tn"]) and any(self.graphs.quads_for_pattern(None, node, None, ox.NamedNode(ONTOLOGY_GRAPH)))
        return spoken or ours or self.graphs.contains_named_graph(node)

    def declares(self, iri: str) -> bool:
        """Say whether the ontology has a term of this name."""
        return any(self.graphs.quads_for_pattern(ox.NamedNode(iri), None, None, ox.NamedNode(ONTOLOGY_GRAPH)))

    def nearest(self, iri: str) -> str:
        """Return the name in the same place that is nearest to one that is not here; empty where none is near."""
        base = iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
        looked = self._beside(iri)
        terms = {part.value for quad in looked for part in (quad.subject, quad.predicate, quad.object) if isinstance(part, ox.NamedNode)}
        terms.discard(iri)  # of the ontology, where the graph says nothing of it
        names = sorted(name for term in terms if term.startswith(base) and (name := term.removeprefix(base)) and "/" not in name)
        return next((base + name for name in get_close_matches(iri.removeprefix(base), names, 1)), "")

    def _beside(self, _: str) -> Iterable[ox.Quad]:
        """Return the statements among whose terms the nearest name is looked for."""
        return self.graphs

    def nquads(self) -> bytes:
        """Return the named graphs as sorted N-Quads."""
        named = (quad for quad in self.graphs if not isinstance(quad.graph_name, ox.DefaultGraph))
        return b"".join(sorted(f"{quad} .\n".encode() for quad in named))

    def add(self, answer: "Answer", graph: str) -> set[str]:
        """Add those triples of an answer that are not here yet to a graph, and return them in N-Triples syntax."""
        found = {ox.Quad(t.subject, t.predicate, t.object, ox.DefaultGraph()) for t in answer.raw}
        new, home = [quad for quad in found if quad not in self.graphs], ox.NamedNode(graph)
        self.graphs.extend([*new, *(ox.Quad(quad.subject, quad.predicate, quad.object, home) for quad in new)])
        self._sandbox.close()
        return {str(quad.triple) for quad in new}

    def ask(self, query: str, bindings: Mapping[str, str] | None = None, *, known: Mapping[str, str] | None = None) -> "Answer":
        """Return the answer to a SPARQL query of our own, which is trusted; our prefixes need not be declared, and bindings set variables.

        `known` are the prefixes, where not all of them are needed. Raises `BadQuery` with line and column where the query cannot be read.
        """
        query = self._bound(query, bindings) if bindings else query
        known = self.space.prefixes if known is None else known
        with worded(query, known):
            return Answer(self.graphs.query(query, prefixes=dict(known)), self.space)

    def ask_sealed(self, query: str, bindings: Mapping[str, str] | None = None, seconds: float | None = None) -> "Answer":
        """Return the answer to anybody's SPARQL query, given by a process that can open no file and no connection, and can be ended.

        Raises `BadQuery` with line and column where the query cannot be read, or where it would leave this machine, and `LimitHit` where it
        is too long, nested too deep, or takes too much memory or more than so many seconds.
        """
        refuse(query)
        return Answer(_read(*self._sandbox.do(self._bound(query, bindings), seconds)), self.space)

    def stop(self) -> None:
        """End the process that answers at once, whatever it is doing."""
        self._sandbox.stop()

    def _bound(self, query: str, bindings: Mapping[str, str] | None) -> str:
        return bind(query, {name: str(term(value, self.prefixes)) for name, value in (bindings or {}).items()})

    def _raw(self, query: str) -> tuple[str, bytes]:
        """Return the answer to a query as it goes from process to process: the media type of a standard form, and the bytes."""
        with worded(query, self.prefixes):
            answer = self.graphs.query(query, prefixes=self.prefixes)
            form = ox.RdfFormat.N_TRIPLES if isinstance(answer, ox.QueryTriples) else ox.QueryResultsFormat.JSON
            out = io.BytesIO()
            answer.serialize(out, form)  # type: ignore[arg-type]
        if out.tell() > self._most:
            raise TooMuch(
                f"the answer has {out.tell():,} bytes, and at most {self._most:,} are given; ask for less, or page with LIMIT and OFFSET"
            )
        return form.media_type, out.getvalue()


class Answer:
    """Rows of a SELECT, the truth of an ASK, or the triples of a CONSTRUCT."""

    def __init__(self, raw: Any, space: Space) -> None:
        self.raw, self.space = raw, space
        self.variables = [v.value for v in raw.variables] if isinstance(raw, ox.QuerySolutions) else []
        self.is_table, self.is_graph = isinstance(raw, ox.QuerySolutions), isinstance(raw, ox.QueryTriples | list)

    def __iter__(self) -> Iterator[tuple[str | None, ...]]:
        """Yield rows of plain values: IRIs and the words of literals, None where unbound."""
        if isinstance(self.raw, ox.QueryBoolean):
            yield (str(bool(self.raw)).lower(),)
        elif self.is_graph:
            for triple in self.raw:
                yield tuple(str(part) for part in (triple.subject, triple.predicate, triple.object))
        else:
            for row in self.raw:
                yield tuple(None if value is None else value.value for value in row)

    def terms(self) -> Iterator[tuple[Any, ...]]:
        """Yield rows of terms: those of a SELECT, the one of an ASK, subject, predicate and object of a CONSTRUCT."""
        if isinstance(self.raw, ox.QueryBoolean):
            yield (ox.Literal(bool(self.raw)),)
        elif self.is_graph:
            for triple in self.raw:
                yield triple.subject, triple.predicate, triple.object
        else:
            yield from map(tuple, self.raw)

    def triples(self) -> Iterator[str]:
        """Yield the triples of a CONSTRUCT or DESCRIBE in N-Triples syntax."""
        return (str(triple) for triple in self.raw)


def languages(graphs: ox.Store, space: Space) -> list[str]:
    """Return the languages of the graphs of words, as `Store.languages` tells them."""
    rows: Any = graphs.query(_LANGUAGES, prefixes=space.prefixes)
    told = [row["tag"].value for row in rows]
    there = sorted(tag for graph in graphs.named_graphs() if (tag := words.language(graph.value)))
    return list(dict.fromkeys(tag for tag in (*told, *there) if tag in there))


def articles(graphs: ox.Store) -> set[str]:
    """Return the IRIs of the articles that the default graph speaks of."""
    a, article = (ox.NamedNode(expand(name)) for name in ("rdf:type", "fabio:JournalArticle"))
    found = graphs.quads_for_pattern(None, a, article, ox.DefaultGraph())
    return {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}


def _read(form: str, written: bytes) -> Any:
    if form == ox.RdfFormat.N_TRIPLES.media_type:
        return [quad.triple for quad in ox.parse(written, ox.RdfFormat.N_TRIPLES)]
    return ox.parse_query_results(written, ox.QueryResultsFormat.JSON)


def term(value: str, prefixes: Mapping[str, str]) -> ox.NamedNode | ox.Literal:
    """Return the term that a person means: an IRI or a prefixed name is a thing, anything else is text.

    Raises `BadQuery` where what looks like the name of a thing cannot be one.
    """
    prefix, colon, local = value.partition(":")
    address = value if value.startswith(("http://", "https://")) else ""
    if not address and colon and prefix in prefixes and local and " " not in local:
        address = prefixes[prefix] + local
    try:
        return ox.NamedNode(address) if address else ox.Literal(value)
    except ValueError as error:
        raise BadQuery(f"{value!r} is no {'web address' if address == value else 'name'}: {error}") from error
