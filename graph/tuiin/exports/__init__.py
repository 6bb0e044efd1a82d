"""The graph in the forms that other tools read: one module for each family of tools, one table of what there is."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tuiin.errors import TuiinError
from tuiin.files.writing import replace, replace_folder

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

Files = dict[str, bytes]


class MissingPackage(TuiinError):
    """An export needs a package that is not installed."""


class UnknownExport(TuiinError):
    """There is no export of that name."""

    def __init__(self, name: str, nearest: list[str]) -> None:
        self.name, self.nearest = name, nearest
        super().__init__(name, nearest)

    def __str__(self) -> str:
        hint = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        return f"no export {self.name!r}{hint} (`tuiin export --list` shows all)"


@dataclass(frozen=True, slots=True)
class Export:
    """A form that the graph can be given out in: one file, or a folder of files."""

    name: str
    file: str
    """The file's name; for a folder its name with a slash at the end."""
    what: str
    where: str
    """The function that makes it, as `module:function` of this package: graph in, bytes or bytes by name of file out."""

    def make(self, kg: "Graph") -> bytes | Files:
        """Return the content of the file, or of each file of the folder by its path. Raises `MissingPackage`."""
        module, _, function = self.where.partition(":")
        with packages(self.name):
            maker: Callable[[Graph], bytes | Files] = getattr(import_module(f"tuiin.exports.{module}"), function)
            return maker(kg)

    def put(self, content: bytes | Files, out: Path | None = None, *, read: Iterable[Path] = ()) -> Path:
        """Write what was made, whole or not at all, and return where: at `out`, in it if it is a folder, else here under its own name.

        A folder of files is written at `out` itself. Raises `NotOurs` where that would sweep away files of somebody else, or one that was
        `read`.
        """
        if isinstance(content, bytes):
            path = out / self.file if out and out.is_dir() else out or Path(self.file)
            replace(path, content, read=read)
        else:
            path = out or Path(self.file)
            replace_folder(path, content)
        return path


@contextmanager
def packages(name: str) -> Iterator[None]:
    """Say in words, as `MissingPackage`, which package the export of this name lacks."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingPackage(f"export {name}: the package {error.name!r} is not installed; pip install 'tuiin[exports]'") from error


def find(name: str) -> Export:
    """Return the export of this name. Raises `UnknownExport`."""
    if name not in EXPORTS:
        raise UnknownExport(name, get_close_matches(name.lower(), EXPORTS, 3, 0.4))
    return EXPORTS[name]


EXPORTS: dict[str, Export] = {
    export.name: export
    for export in (
        Export("trig", "graph.trig", "all named graphs, for triple stores that load quads", "rdf_files:trig"),
        Export("nq", "graph.nq", "all named graphs, a statement a line, sorted: for bulk loaders, diffs and digests", "rdf_files:nquads"),
        Export("ttl", "graph.ttl", "the union of all graphs, for triple stores and editors without named graphs", "rdf_files:turtle"),
        Export("nt", "graph.nt", "the union of all graphs, a statement a line, sorted", "rdf_files:ntriples"),
        Export("jsonld", "graph.jsonld", "all named graphs, for programs that read JSON-LD", "rdf_files:jsonld"),
        Export("rdf", "graph.rdf", "the union of all graphs as RDF/XML, for Protégé and older tools", "rdf_files:rdfxml"),
        Export("rdf12", "graph-rdf12.trig", "RDF 1.2: a position is the reifier of the triple its claim is about", "rdf12:rdf12"),
        Export("nanopubs", "nanopubs.trig", "a nanopublication for each position; signed with --sign", "nanopubs:nanopubs"),
        Export(
            "annotations", "annotations.jsonld", "positions and notes as W3C Web Annotations of the sentences", "annotations:annotations"
        ),
        Export("schema.org", "schema-org.jsonld", "the article and its claims, to be put into a web page", "schema_org:schema_org"),
        Export("bibtex", "references.bib", "the article and the works it cites, for LaTeX, JabRef, Zotero", "bibliography:bibtex"),
        Export("csl-json", "references.csl.json", "the same for pandoc, Zotero, and citation styles", "bibliography:csl_json"),
        Export("ro-crate", "ro-crate/", "all of it packed with description, checksums, licence and citation, for Zenodo", "crate:crate"),
        Export("cytoscape", "network.cyjs", "the network for Cytoscape and Cytoscape.js, with places", "networks:cytoscape"),
        Export("cx2", "network.cx2", "the network for Cytoscape and NDEx, with places and a style by kind", "networks:cx2"),
        Export("graphml", "network.graphml", "the network for Gephi, igraph, networkx", "networks:graphml"),
        Export("yed", "network-yed.graphml", "the network for yEd, with places, shapes, colours and who says it", "yed:yed"),
        Export("gexf", "network.gexf", "the network for Gephi, with places and colours", "networks:gexf"),
        Export("neo4j", "neo4j/", "CSV files for neo4j-admin database import, with the command and three questions", "neo4j:neo4j"),
        Export("xaif", "arguments.xaif.json", "the debate for the argument tools of ARG-tech (OVA, oAMF)", "argumentation:xaif"),
        Export("argdown", "argdown/", "the debate as Argdown text with a map, a file for each language", "argumentation:argdown"),
        Export("obsidian", "vault/", "a vault of linked notes for Obsidian", "vault:obsidian"),
        Export("okf", "okf/", "linked notes with their sources, for agents: Open Knowledge Format 0.2", "okf:okf"),
        Export("jsonl", "article.jsonl", "one line of JSON, the same model as the curated files, for corpora", "jsonl:jsonl"),
        Export("xlsx", "review.xlsx", "a workbook for reviewers: claims, actors, concepts, works, notes", "workbook:xlsx"),
    )
}
