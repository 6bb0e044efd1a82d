"""An RO-Crate: the graph in all its forms in one folder, with a description, checksums, licence and citation, for Zenodo and the like."""

import hashlib
import json
from typing import TYPE_CHECKING, Any

from tuiin.exports.bibliography import bibtex, csl_json, references
from tuiin.exports.nanopubs import nanopubs
from tuiin.exports.rdf12 import rdf12
from tuiin.exports.rdf_files import write
from tuiin.exports.webpage import schema_org
from tuiin.files.paths import DATA
from tuiin.graph.forms import FORMS
from tuiin.graph.knowledge import Graph
from tuiin.graph.statements import Statements
from tuiin.graph.vocabulary import article_iri, graph_iri
from tuiin.graph.where import NoGraph
from tuiin.show import network, network_files
from tuiin.show.network_page import page

if TYPE_CHECKING:
    from rocrate.rocrate import ROCrate

MANIFEST, METADATA, VERSION = "manifest-sha256.txt", "ro-crate-metadata.json", "1.2"
# What each file is, and its media type.
KINDS = {
    "graph.trig": ("All named graphs, as TriG", FORMS["trig"].media),
    "graph.nq": ("All named graphs, as canonical N-Quads (RDFC-1.0)", FORMS["nq"].media),
    "graph.ttl": ("The union of all graphs, as Turtle", FORMS["ttl"].media),
    "graph.jsonld": ("All named graphs, as expanded JSON-LD", FORMS["jsonld"].media),
    "graph.rdf": ("The union of all graphs, as RDF/XML", FORMS["rdf"].media),
    "graph-rdf12.trig": ("All named graphs with positions as reifiers, as RDF 1.2 TriG", FORMS["trig"].media),
    "nanopubs.trig": ("A nanopublication for each position, unsigned, as TriG", FORMS["trig"].media),
    "description.ttl": ("What the data set says of itself: DCAT, VoID, PROV", FORMS["ttl"].media),
    "schema-org.jsonld": ("The article in the words of schema.org, for web pages", FORMS["jsonld"].media),
    "references.bib": ("The article and the works that it cites, as BibTeX", "application/x-bibtex"),
    "references.csl.json": ("The article and the works that it cites, as CSL-JSON", "application/vnd.citationstyles.csl+json"),
    "network.html": ("The network as a page that needs nothing but itself", "text/html"),
    "network.graphml": ("The network, as GraphML", "application/graphml+xml"),
    "network.gexf": ("The network with places and colours, as GEXF", "application/gexf+xml"),
    "nodes.csv": ("The nodes of the network", "text/csv"),
    "edges.csv": ("The edges of the network", "text/csv"),
    "CITATION.cff": ("How to cite the data set", "application/yaml"),
    "LICENSE": ("The licence of the data set", "text/plain"),
}
_ABOUT = """
SELECT ?title ?day ?licence ?version {
  ?dataset void:rootResource ?article ; dcterms:title ?title ; dcterms:issued ?day ; dcterms:license ?licence ; dcat:version ?version
  FILTER(LANG(?title) = "en")
}"""


def crate(kg: Graph) -> dict[str, bytes]:
    """Return the files of the crate by name; the same bytes on each day, since every date is that of the curation."""
    about = _about(kg)
    files = {name: content for name, content in _files(kg, about).items() if name in KINDS}
    files[METADATA] = _metadata(kg, about, files)
    files[MANIFEST] = "".join(f"{_digest(files[name])}  {name}\n" for name in sorted(files)).encode()
    return files


def _about(kg: Graph) -> dict[str, str]:
    """Return what the data set says of itself. Raises `NoGraph` where it says nothing, or does not keep it apart."""
    rows = list(kg.store.ask(_ABOUT)) if kg.home else []
    if not rows:
        raise NoGraph(f"{kg.name}: says nothing of itself as a data set; wanted a graph that `tuiin build` wrote")
    return dict(zip(("title", "day", "licence", "version"), map(str, rows[0]), strict=True))


def _files(kg: Graph, about: dict[str, str]) -> dict[str, bytes]:
    drawn = network.arrange(network.project(kg.store))
    return {
        **{f"graph.{name}": write(kg, name) for name in ("trig", "nq", "ttl", "jsonld", "rdf")},
        "graph-rdf12.trig": rdf12(kg),
        "nanopubs.trig": nanopubs(kg),
        "description.ttl": _description(kg),
        "schema-org.jsonld": schema_org(kg),
        "references.bib": bibtex(kg),
        "references.csl.json": csl_json(kg),
        "network.html": page(kg.store, drawn).encode(),
        "network.graphml": network_files.graphml(drawn),
        "network.gexf": network_files.gexf(drawn),
        "nodes.csv": network_files.nodes_csv(drawn),
        "edges.csv": network_files.edges_csv(drawn),
        "CITATION.cff": _citation(kg, about),
        "LICENSE": (DATA / "LICENSE").read_bytes(),
    }


def _curators(kg: Graph) -> list[str]:
    """Return the names of those who curated the article, sorted: the graph does not say who of them comes first."""
    return [str(name) for (name,) in kg.store.ask("SELECT DISTINCT ?name { ?article tn:curator ?name } ORDER BY ?name")]


def _description(kg: Graph) -> bytes:
    name = graph_iri(kg.slug, "description")
    return write(Graph(kg.name, Statements({name: set(kg.statements.graphs[name])})), "ttl")


def _citation(kg: Graph, about: dict[str, str]) -> bytes:
    """Return a Citation File Format description of the data set, which refers to the article."""
    import yaml

    article = references(kg)[0]
    authors = [
        {"family-names": name.family, "given-names": name.given} if name.family and name.given else {"name": name.whole}
        for name in article.authors
    ]
    cited: dict[str, Any] = {"type": "article", "title": article.title, "authors": authors}
    cited |= {"journal": article.journal} if article.journal else {}
    cited |= {"year": int((article.date or "")[:4])} if (article.date or "")[:4].isdecimal() else {}
    told = {
        "cff-version": "1.2.0",
        "message": "If you use this data set, please cite it as below.",
        "type": "dataset",
        "title": about["title"],
        "authors": [{"name": curator} for curator in _curators(kg)],
        "version": about["version"],
        **({"date-released": about["day"]} if len(about["day"]) == 10 else {}),
        "license": "CC-BY-4.0",
        "references": [cited],
    }
    written: str = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000)
    return written.encode()


def _metadata(kg: Graph, about: dict[str, str], files: dict[str, bytes]) -> bytes:
    """Return ro-crate-metadata.json: the data set, its makers, its licence, the article, and each file with its digest."""
    from rocrate.model import ContextEntity
    from rocrate.rocrate import ROCrate

    packed = ROCrate(version=VERSION)
    packed.metadata.extra_terms = {"sha256": "https://schema.org/sha256"}
    licence = packed.add(ContextEntity(packed, about["licence"], {"@type": "CreativeWork", "name": "Creative Commons Attribution 4.0"}))
    makers = [
        packed.add(ContextEntity(packed, f"#curator-{number}", {"@type": "Organization", "name": name}))
        for number, name in enumerate(_curators(kg), 1)
    ]
    root = packed.root_dataset
    root["name"], root["description"] = about["title"], f"{about['title']}: concepts, actors and claims, with who says what, and where."
    root["datePublished"], root["version"] = about["day"], about["version"]
    root["license"], root["author"], root["about"] = licence, makers, _article(packed, kg)
    for name, content in files.items():
        what, media = KINDS[name]
        told = {"name": what, "encodingFormat": media, "contentSize": str(len(content)), "sha256": _digest(content)}
        packed.add_file(dest_path=name, properties=told)
    packed.add_file(dest_path=MANIFEST, properties={"name": "The SHA-256 of every other file", "encodingFormat": "text/plain"})
    return (json.dumps(packed.metadata.generate(), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _article(packed: "ROCrate", kg: Graph) -> Any:
    from rocrate.model import ContextEntity

    article = references(kg)[0]
    told = {
        "@type": "ScholarlyArticle",
        "name": article.title,
        "inLanguage": article.language,
        "datePublished": article.date,
    }
    return packed.add(ContextEntity(packed, article_iri(kg.slug), told))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
