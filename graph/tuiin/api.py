"""The public face: what `import tuiin` offers beside errors, with all that other rooms make of a graph at hand on the graph itself."""

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from tuiin.compare import difference
from tuiin.compare import summary as counting
from tuiin.curate import reader
from tuiin.exports import find as find_export
from tuiin.files.paths import DATA
from tuiin.graph import knowledge, opened, pipeline
from tuiin.graph.where import find
from tuiin.model import Entries

if TYPE_CHECKING:
    import networkx


class Graph(knowledge.Graph):
    """A graph of an article, wherever it comes from: its statements by named graph, and a store that is made when first asked."""

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """Return the network of concepts, actors, claims, works and events: nodes by IRI, labels and kinds as attributes.

        The key of an edge is its number, the same as its id in `network.graphml`; what it says is its `kind`.
        """
        from tuiin.show.network import numbered, project

        return numbered(project(self.store))

    def write(self, path: str | Path) -> Path:
        """Write the graph to a file in the form that its ending names (.trig .nq .ttl .jsonld .rdf .nt .html …), whole or not at all.

        Raises `UnknownFormat` for an ending that no writer knows, and `MachineError` where the file cannot be written.
        """
        from tuiin.exports.build import render
        from tuiin.files.writing import replace

        path = Path(path)
        replace(path, render(self, path))
        return path

    def _repr_html_(self) -> str:
        """Return the network page in a sandboxed frame, for notebooks."""
        from html import escape

        from tuiin.show.network_page import page

        style, shown = "width:100%;height:640px;border:0", escape(page(self.store), quote=True)
        return f'<iframe sandbox="allow-scripts" style="{style}" srcdoc="{shown}"></iframe>'


class KnowledgeGraph(Graph, knowledge.KnowledgeGraph):
    """The graph of one article, built from its curated files: a `Graph` that has the records besides, by kind and id."""


class Difference(difference.Difference):
    """What changed from one graph to another: `changes` thing by thing, and apart from them the `consequences` by rule."""

    __slots__ = ()

    def text(self, lang: str = "en") -> str:
        """Return it in words of this language."""
        from tuiin.compare.diff_text import text

        return text(self, lang)

    def __str__(self) -> str:
        return self.text()


class Summary(counting.Info):
    """What is in a graph: counts, coverage, languages, what is most connected, what is contested."""

    __slots__ = ()

    def text(self, lang: str = "en") -> str:
        """Return it in words; the labels are in this language."""
        return counting.text(self, lang)

    def __str__(self) -> str:
        return self.text()


def build(slug: str, *, data: Path | str = DATA, drafts: bool = False) -> KnowledgeGraph:
    """Return the knowledge graph of an article of this data folder (by default the shipped one).

    With `drafts`, what its draft offers and nobody has decided upon is in it, marked by `tn:reviewStatus review:drafted`.
    Raises `BadInput` with all problems of the curated files, and `UnknownArticle` where there is no such article.

    >>> build("nyshanbayev-2022").claims["digitalization-defined"].kind
    'definition'
    """
    built = pipeline.build(slug, data=data, drafts=drafts)
    return KnowledgeGraph(built.name, built.statements, built.entries, own=built.own, _store=built.store)


def open(name: str | Path, *, data: Path | str = DATA) -> Graph:
    """Return the graph that a name means: of an article, its folder, a folder that `tuiin build` wrote, a store on disk, a file of RDF.

    An article of this data folder (by default the shipped one) is built, and its graph is a `KnowledgeGraph`; a store is asked on disk.
    Raises `NoGraph` for what is none, `NotStore` for a store that is not as it was made, `BadRdf` for a file that is not what its ending
    says, and what `build` raises.
    """
    graph = opened.open(find(str(name), Path(data)))
    if isinstance(graph, knowledge.KnowledgeGraph):
        return KnowledgeGraph(graph.name, graph.statements, graph.entries, own=graph.own, _store=graph.store)
    return Graph(graph.name, graph.statements, _store=graph._store)


def read(slug: str, *, data: Path | str = DATA) -> Entries:
    """Return the records that were curated about an article, without building its graph. Raises as `build` does."""
    return reader.read(slug, Path(data))


def diff(a: knowledge.Graph | str | Path, b: knowledge.Graph | str | Path, *, data: Path | str = DATA) -> Difference:
    """Return what changed in meaning from one graph to another; each is a graph, or a name as `open` takes it.

    Raises `NoGraph` for what does not keep apart what was curated and what was derived.
    """
    found = difference.diff(_apart(a, data), _apart(b, data))
    return Difference(**{field.name: getattr(found, field.name) for field in fields(found)})


def summary(graph: knowledge.Graph | str | Path, *, data: Path | str = DATA) -> Summary:
    """Return what is in a graph, at a glance, with what its shapes find; raises as `diff` does."""
    found = counting.info(_apart(graph, data))
    return Summary(**{field.name: getattr(found, field.name) for field in fields(found)})


def export(graph: knowledge.Graph, form: str, out: str | Path | None = None) -> Path:
    """Write a graph in a form that another tool reads, one of `tuiin export --list`, and return where it lies.

    That is `out`, in it if it is a folder and the form is one file, else here under its own name.
    Raises `UnknownExport`, `MissingPackage`, and `NotOurs` where that would destroy what somebody else wrote.
    """
    wanted = find_export(form)
    return wanted.put(wanted.make(graph), None if out is None else Path(out))


def _apart(graph: knowledge.Graph | str | Path, data: Path | str) -> knowledge.Graph:
    return graph if isinstance(graph, knowledge.Graph) else opened.open(find(str(graph), Path(data)), apart=True)
