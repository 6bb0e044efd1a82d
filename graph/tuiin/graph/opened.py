"""A graph that somebody names: a folder that was built, a file of RDF, the folder of an article, or the name of one."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from tuiin.curate.reader import articles
from tuiin.errors import TuiinError
from tuiin.graph import built, rdf
from tuiin.graph.pipeline import build
from tuiin.graph.statements import Statements
from tuiin.graph.store import Store
from tuiin.graph.vocabulary import expand, graph_iri

# Only forms that keep named graphs: what was written and what was derived must not run together.
FORMS = (".nq", ".trig", ".jsonld")
WANTED = "a folder that `tuiin build` wrote, an .nq, .trig or .jsonld file, the folder of an article, or the name of one"


class NoGraph(TuiinError):
    """What was named is no graph of an article."""


@dataclass(frozen=True)
class Version:
    """The statements of an article as they were at some time, and how to call them to a person."""

    name: str
    statements: Statements

    @cached_property
    def store(self) -> Store:
        """The statements, ready to be asked."""
        return Store.of(self.statements)

    def graphs(self, *parts: str) -> dict[str, set[str]]:
        """Return the graphs of one part by IRI: `curated`, `derived`, `ontology`, `description`."""
        return {graph: triples for graph, triples in self.statements.graphs.items() if _part(graph) in parts}


def opened(named: str, data: Path) -> Version:
    """Return the graph that a person names; a bare name is an article of this data folder.

    Raises `NoGraph` where nothing of the kind is there, or where a file is not what its ending says; what `build` raises besides.
    """
    path = Path(named)
    if (path / "graph.nq").is_file():
        return Version(named, _statements(_built(path), path / "graph.nq"))
    if (path / "article.yaml").is_file():
        home = path.resolve()
        return Version(named, build(home.name, data=home.parent.parent).statements)
    if (path / "articles").is_dir():
        return Version(named, build(_only(path, named), data=path).statements)
    if path.is_file():
        return Version(named, _read(path))
    if named in articles(data):
        return Version(named, build(named, data=data).statements)
    raise NoGraph(f"{named!r} is neither a graph nor an article; wanted {WANTED}; articles: {', '.join(articles(data)) or 'none'}")


def _only(data: Path, named: str) -> str:
    slugs = articles(data)
    if len(slugs) != 1:
        raise NoGraph(f"{named}: wanted one article; name its folder, one of: {', '.join(slugs) or 'none is there'}")
    return slugs[0]


def _read(path: Path) -> Statements:
    if path.suffix.lower() not in FORMS:
        raise NoGraph(f"{path}: found {path.suffix or 'no ending'!r}; wanted {', '.join(FORMS)}, the forms that keep named graphs apart")
    return _statements(rdf.read(path), path)


def _built(folder: Path) -> bytes:
    return rdf.parsed(built.content(folder, "graph.nq"), ox.RdfFormat.N_QUADS, str(folder / "graph.nq"))


def _statements(nquads: bytes, path: Path) -> Statements:
    """Return the statements in N-Quads that `rdf` made."""
    out = Statements()
    for quad in ox.parse(nquads, ox.RdfFormat.N_QUADS):
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
            raise NoGraph(f"{path}: holds a node without a name (a blank node), which nothing can be compared with")
        out.graphs[getattr(quad.graph_name, "value", "")].add(str(quad.triple))
    article = f"<{expand('rdf:type')}> <{expand('fabio:JournalArticle')}>"
    if not any(article in triple for triples in out.graphs.values() for triple in triples):
        raise NoGraph(f"{path}: speaks of no article; wanted {WANTED}")
    return out


def _part(graph: str) -> str:
    if graph == graph_iri("ontology"):
        return "ontology"
    return "derived" if "/derived/" in graph else "description" if graph.endswith("/description") else "curated"
