"""A graph that somebody named, opened: an article is built, what was built or written by others is read, a store is asked on disk."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from tuiin.curate import project
from tuiin.errors import BadInput
from tuiin.graph import built, questions, rdf, stored, words
from tuiin.graph.forms import FORMS, endings
from tuiin.graph.kept import Kept
from tuiin.graph.knowledge import Graph
from tuiin.graph.space import Space
from tuiin.graph.statements import Statements, iri
from tuiin.graph.store import Store
from tuiin.graph.vocabulary import expand
from tuiin.graph.where import STANDARD_INPUT, NoGraph, Where

_GRAPH = "graph.nq"
_URI_SPACE = ox.NamedNode(expand("void:uriSpace"))
_ARTICLE = ox.NamedNode(expand("fabio:JournalArticle"))


def open(where: Where, *, apart: bool = False, records: bool = True) -> Graph:
    """Return the graph that lies there; without `records`, of an article as it was kept since it was last built, if nothing changed.

    With `apart`, only what keeps apart what was curated and what was derived, names every node and speaks of an article. Raises `NoGraph`
    for what can not, `BadRdf` for what is not the RDF that it should be, `NotWhole` for a built folder that is not, `NotStore` for a store
    that is not as it was made, and what `build` raises.
    """
    if where.article and not records and not where.drafts:
        return _kept(where)
    if where.article:
        from tuiin.graph.pipeline import build

        return replace(build(where.article, data=where.path, drafts=where.drafts), name=where.name)
    if apart and where.form and not where.form.named:
        forms = endings(form for form in FORMS.values() if form.named)
        raise NoGraph(f"{where.name}: .{where.form.name} keeps no named graphs apart; wanted one of {forms}, or a folder that was built")
    graph = stored.graph(where) if where.stored else Graph(where.name, _statements(_read(where, apart)))
    if apart:
        _comparable(graph)
    return graph


def _kept(where: Where) -> Graph:
    """Return the graph of an article from what was kept of it; what was not is built and kept."""
    kept = Kept(where)
    nquads = kept.read(_GRAPH)
    if nquads is None:
        from tuiin.graph.pipeline import build  # and all that reads curated files, which takes longer than an answer

        nquads = build(where.article, data=where.path).nquads
        kept.write(_GRAPH, nquads)
    space = Space(project.of(where.path).base)
    statements = Statements.read(nquads.decode(), space)
    return Graph(where.name, statements, own=questions.own(where.path, where.article), _store=Store.read(nquads, space))


def names(data: Path, article: str = "") -> Graph:
    """Return a graph of a project that holds nothing but that there is this article: enough to write names that begin as the project's."""
    statements = Statements(space=Space(project.of(data).base))
    if article:
        whole, space = iri("fabio:JournalArticle"), statements.space
        spoken = list(words.described(project.of(data).languages, article, space))
        for graph in (space.graph(article), *(name for name, _, _ in spoken)):
            statements.add(graph, space.article(article), "rdf:type", whole)
        for name, predicate, term in spoken:
            statements.add(space.graph(article, "description"), name, predicate, term)
    return Graph(article or str(data), statements, own=questions.own(data, article) if article else {})


def together(places: Sequence[Where], tell: Callable[[str], None], *, apart: bool = False, records: bool = True) -> Graph:
    """Return one graph of all that lies at these places, as `open` opens each: their named graphs, and their union, each triple once.

    An article that cannot be read as it is does not stop the others: it is told and left out. Raises `BadInput` where none is left.
    """
    graphs, problems = [], []
    for where in places:
        try:
            graphs.append(open(where, apart=apart, records=records))
        except BadInput as error:
            problems += error.problems
            tell(f"{where.name} is left out: it cannot be read yet; `tuiin check` says why")
    if not graphs:
        raise BadInput(problems)
    return graphs[0] if len(graphs) == 1 else merged(graphs)


def merged(graphs: Sequence[Graph]) -> Graph:
    """Return one graph of several: all their named graphs, and their union, each triple once."""
    statements = Statements(space=graphs[0].space) if graphs else Statements()
    for graph in graphs:
        statements.update(graph.statements)
    return Graph(" + ".join(graph.name for graph in graphs), statements)


def _read(where: Where, apart: bool) -> bytes:
    """Return the statements that lie there as N-Quads, read where they can do no harm."""
    if where.form is None:
        path = where.path / "graph.nq"
        return rdf.parsed(built.content(where.path, path.name), FORMS["nq"], str(path))
    if str(where.path) == STANDARD_INPUT:
        return rdf.parsed(_standard_input(), where.form, where.name)
    return rdf.read(where.path, None if apart else where.path.resolve().as_uri())


def _standard_input() -> bytes:
    content = sys.stdin.buffer.read(rdf.LARGEST + 1)
    if len(content) > rdf.LARGEST:
        raise NoGraph(f"standard input: holds more than {rdf.LARGEST:,} bytes; load it into a store")
    return content


def _statements(nquads: bytes) -> Statements:
    """Return the statements in N-Quads that `rdf` made; those of the default graph are in the graph without a name."""
    out = Statements()
    said, articles = set(), set()
    for quad in ox.parse(nquads, ox.RdfFormat.N_QUADS):
        name = quad.graph_name
        out.graphs["" if isinstance(name, ox.DefaultGraph) else str(name) if isinstance(name, ox.BlankNode) else name.value].add(
            str(quad.triple)
        )
        if quad.predicate == _URI_SPACE:
            said.add(quad.object.value)
        elif quad.object == _ARTICLE:
            articles.add(quad.subject.value)
    out.space = Space.found(said, articles)
    return out


def _comparable(graph: Graph) -> None:
    for name, triples in graph.statements.graphs.items():
        if name.startswith("_:") or any(triple.startswith("_:") or (" _:" in triple and _blank(triple)) for triple in triples):
            raise NoGraph(f"{graph.name}: holds a node without a name (a blank node), which nothing can be compared with")
    if not graph.slugs:
        raise NoGraph(f"{graph.name}: speaks of no article; wanted a graph that tuiin wrote")


def _blank(triple: str) -> bool:
    """Say whether a triple whose words look like it has a node without a name."""
    (quad,) = ox.parse(f"{triple} .".encode(), ox.RdfFormat.N_TRIPLES)
    return isinstance(quad.object, ox.BlankNode)
