"""What a server is asked to serve: articles by name, RDF files, built folders, stores on disk; and how all of it comes into one store."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from tuiin.curate.folder import articles
from tuiin.errors import BadInput, TuiinError
from tuiin.graph import built, disk, rdf, stored, words
from tuiin.graph.disk import Place
from tuiin.graph.forms import FORMS
from tuiin.graph.sandbox import once
from tuiin.graph.space import Space
from tuiin.graph.statements import Statements
from tuiin.graph.vocabulary import expand
from tuiin.graph.where import STANDARD_INPUT, STORE, NoGraph, is_store
from tuiin.graph.where import find as find_one

_BUILD = 600  # seconds that the build of one article may take


class NotLoaded(TuiinError):
    """What was to be served could not be loaded; with the exit code of what went wrong."""

    def __init__(self, words: str, code: int) -> None:
        self.exit_code = code
        super().__init__(words, code)

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to serve: a file of RDF, a folder that a build wrote, a store on disk, or the article of that name in a data folder."""

    path: str
    article: str = ""

    def files(self) -> Iterator[tuple[str, int, int]]:
        """Yield what the source is made of, with times and sizes: when this changes, the source has changed.

        Of an article, files that nobody reads are among them: with one of them there, it cannot be read.
        """
        from tuiin.files.paths import ONTOLOGY

        data = Path(self.path)
        roots = [*built.files(self.article, data), ONTOLOGY] if self.article else [data / STORE if is_store(data) else data]
        yield from seen(path for root in roots for path in ([root, *sorted(root.rglob("*"))] if root.is_dir() else [root]))
        with suppress(BadInput):  # of tuiin.toml, which is one of the files
            yield from ((name, 0, 0) for name in (built.strays(self.article, data) if self.article else ()))


def seen(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    """Yield what tells one state of each file from another: its time and size; where it is not there, that."""
    for path in paths:
        try:
            at = path.stat()
        except OSError:
            yield str(path), 0, -1
        else:
            yield str(path), at.st_mtime_ns, at.st_size


def find(names: list[str], data: Path) -> list[Source]:
    """Return the sources that these names mean, or all articles of the data folder where none is given.

    Raises `NoGraph`, also for standard input, which cannot be read again; and `UnknownArticle`.
    """
    known = articles(data)
    if not names and not known:
        raise NoGraph(f"{data} holds no article; name an RDF file, or a folder that `tuiin build` wrote")
    if STANDARD_INPUT in names:
        raise NoGraph("standard input cannot be served: each loading reads anew; write it to a file")
    found = [find_one(name, data) for name in names or known]
    return [Source(str(where.path), where.article) for where in found]


def taken(source: Source, out: Path) -> Source:
    """Return the folder that a build left below `out`, if it was made of this very article as it is now; else the source."""
    if source.article and built.is_of(out / source.article, source.article, Path(source.path)):
        return Source(str(out / source.article))
    return source


@dataclass(slots=True)
class Held:
    """A store that is served, how many statements each graph with an IRI holds, and whether the default graph is the union of all.

    One that lies on disk has its place, and is there in a process once that is `ready`.
    """

    store: ox.Store
    graphs: dict[str, int]
    default: int
    union: bool
    space: Space
    place: Place | None = None

    def ready(self) -> None:
        """Open what lies on disk so that nothing of it need be opened later: in each process for itself, and never before it is forked."""
        if self.place is not None:
            self.store = self.place.whole()

    def facts(self) -> dict[str, Any]:
        """Return what the web side needs to know of it."""
        told = {"graphs": self.graphs, "default": self.default, "union": self.union, "space": self.space.uri}
        return told | {"titles": once(self._titled, _BUILD, "the store", sealed=False) if self.place else _titles(self.store)}

    def _titled(self) -> dict[str, dict[str, str]]:
        self.ready()
        return _titles(self.store)


def _titles(store: ox.Store) -> dict[str, dict[str, str]]:
    """Return the title of each article by its IRI, in each language that it has one in."""
    titles: dict[str, dict[str, str]] = {}
    for quad in store.quads_for_pattern(None, ox.NamedNode(expand("rdf:type")), ox.NamedNode(expand("fabio:JournalArticle"))):
        if isinstance(quad.subject, ox.NamedNode):
            said = store.quads_for_pattern(quad.subject, ox.NamedNode(expand("skos:prefLabel")), None)
            titles[quad.subject.value] = {q.object.language or "": q.object.value for q in said if isinstance(q.object, ox.Literal)}
    return dict(sorted(titles.items()))


def load(sources: list[Source], default: str) -> Held:
    """Return the sources in one store. Raises `Unreadable` or `NotWhole` for what cannot be read or trusted, and what a build raises.

    `default` is `union` (the default graph holds each triple of all graphs once), `own` (what the files say), or `auto`: `own` where
    one file brings both named graphs and a default graph of its own, else `union`. A store on disk stays there, if it is alone.
    """
    if len(sources) == 1 and is_store(Path(sources[0].path)):
        return _lying(sources[0], default)
    store, own = ox.Store(), default == "own"
    for source in sources:
        alone = ox.Store() if default == "auto" else store
        _read(alone, source)
        if alone is not store:
            own = own or (any(alone.named_graphs()) and any(alone.quads_for_pattern(None, None, None, ox.DefaultGraph())))
            store = _poured(alone, store)
    _speak(store)
    if not own:
        store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    counted = store.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(isIRI(?g)) } GROUP BY ?g ORDER BY ?g")
    graphs = {row["g"].value: int(row["n"].value) for row in counted}  # type: ignore[union-attr]
    size = sum(1 for _ in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    return Held(store, graphs, size, not own, _space(store))


def _lying(source: Source, default: str) -> Held:
    """Return a store on disk as it is served: opened by each process that answers, and held so that nobody takes it away meanwhile."""
    place = disk.claim(Path(source.path))
    if default == "own":
        raise NoGraph(f"{source.path}: the default graph of a store on disk holds all its graphs; leave --default-graph out")
    return Held(ox.Store(), place.graphs, place.facts.triples, union=True, space=place.space, place=place)


def _speak(store: ox.Store) -> None:
    """Add the graphs of words that questions look into, where several articles lie together, or a form has kept no graphs apart."""
    if not any(store.quads_for_pattern(None, ox.NamedNode(expand("rdf:type")), ox.NamedNode(expand("fabio:JournalArticle")))):
        return
    names = [graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)]
    if len({found[2] for name in names if (found := words.NAME.fullmatch(name))}) == 1:
        return
    statements = Statements(space=_space(store))
    for quad in store:
        if not isinstance(quad.subject, ox.BlankNode) and not isinstance(quad.object, ox.BlankNode):
            name = quad.graph_name
            statements.graphs[name.value if isinstance(name, ox.NamedNode) else ""].add(str(quad.triple))
    store.bulk_load(words.wanting(statements).nquads().encode(), ox.RdfFormat.N_QUADS)


def _space(store: ox.Store) -> Space:
    said = store.quads_for_pattern(None, ox.NamedNode(expand("void:uriSpace")), None)
    articles = store.quads_for_pattern(None, ox.NamedNode(expand("rdf:type")), ox.NamedNode(expand("fabio:JournalArticle")))
    return Space.found((str(q.object.value) for q in said), (str(q.subject.value) for q in articles))  # type: ignore[union-attr]


def _poured(new: ox.Store, store: ox.Store) -> ox.Store:
    """Return one store that holds both."""
    if len(store) == 0:
        return new
    store.bulk_extend(new)
    return store


def _read(store: ox.Store, source: Source) -> None:
    if source.article:
        # In a child: what a build imports and allocates shall not stand in the process that every worker is forked from.
        store.bulk_load(once(lambda: _statements(source), _BUILD, source.article, sealed=False), ox.RdfFormat.N_QUADS)
        return
    path = Path(source.path)
    if is_store(path):
        store.bulk_load(once(lambda: _stored(path), _BUILD, source.path, sealed=False), ox.RdfFormat.N_QUADS)
        return
    if path.is_dir():
        graph = path / "graph.nq"
        nquads = rdf.parsed(built.content(path, graph.name), FORMS["nq"], str(graph), graph.resolve().as_uri())
    else:
        nquads = rdf.read(path, path.resolve().as_uri())
    store.bulk_load(nquads, ox.RdfFormat.N_QUADS)


def _statements(source: Source) -> bytes:
    from tuiin.graph.pipeline import build

    return build(source.article, data=source.path).nquads


def _stored(path: Path) -> bytes:
    place = disk.claim(path)
    stored.checked(place)
    return place.nquads()
