"""The public face: what `import tuiin` offers beside errors, with all that other rooms make of a graph at hand on the graph itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from tuiin.graph import knowledge, pipeline
from tuiin.paths import DATA

if TYPE_CHECKING:
    import networkx


class KnowledgeGraph(knowledge.KnowledgeGraph):
    """The graph of one article: its records, its statements by named graph, and a store that holds them."""

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """Return the network of concepts, actors, claims, works and events: nodes by IRI, labels and kinds as attributes."""
        from tuiin.show.network import project

        return project(self.store)

    def write(self, path: str | Path) -> Path:
        """Write the graph to a file in the form that its ending names (.trig .nq .ttl .jsonld .rdf .nt .html …), whole or not at all.

        Raises `UnknownFormat` for an ending that no writer knows, and `MachineError` where the file cannot be written.
        """
        from tuiin.exports.build import render
        from tuiin.files import replace

        path = Path(path)
        replace(path, render(self, path))
        return path

    def _repr_html_(self) -> str:
        """Return the network page in a sandboxed frame, for notebooks."""
        from html import escape

        from tuiin.show.network_page import page

        style, shown = "width:100%;height:640px;border:0", escape(page(self.store), quote=True)
        return f'<iframe sandbox="allow-scripts" style="{style}" srcdoc="{shown}"></iframe>'


def build(slug: str, *, data: Path | str = DATA) -> KnowledgeGraph:
    """Return the knowledge graph of an article of this data folder (by default the shipped one).

    Raises `BadInput` with all problems of the curated files, and `UnknownArticle` where there is no such article.

    >>> build("nyshanbayev-2022").slug
    'nyshanbayev-2022'
    """
    built = pipeline.build(slug, data=data)
    return KnowledgeGraph(slug, built.statements, built.entries, _store=built.store)
