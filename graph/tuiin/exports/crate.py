"""An RO-Crate: the graph in all its forms in one folder, with a description, checksums, licence and citation, for Zenodo and the like."""

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

from tuiin.exports import dataset
from tuiin.exports.bibliography import Name, bibtex, csl_json, references
from tuiin.exports.dataset import About, Agent
from tuiin.exports.nanopubs import nanopubs
from tuiin.exports.rdf12 import rdf12
from tuiin.exports.rdf_files import write
from tuiin.exports.schema_org import schema_org
from tuiin.graph.forms import FORMS
from tuiin.graph.knowledge import Graph
from tuiin.graph.statements import Statements
from tuiin.graph.where import NoGraph
from tuiin.model import dates
from tuiin.show import network, network_files
from tuiin.show.network_page import page
from tuiin.show.picture.marks import marked

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


def crate(kg: Graph) -> dict[str, bytes]:
    """Return the files of the crate by name; the same bytes on each day, since every date is that of the curation."""
    kg.space.ready("an RO-Crate")
    about = _about(kg)
    files = {name: content for name, content in _files(kg, about).items() if name in KINDS}
    files[METADATA] = _metadata(kg, about, files)
    files[MANIFEST] = "".join(f"{_digest(files[name])}  {name}\n" for name in sorted(files)).encode()
    return files


def _about(kg: Graph) -> About:
    """Return what the data set says of itself. Raises `NoGraph` where it says nothing, or does not keep it apart."""
    told = dataset.about(kg) if kg.home else About()
    if not told.title:
        raise NoGraph(f"{kg.name}: says nothing of itself as a data set; wanted a graph that `tuiin build` wrote")
    return told


def _files(kg: Graph, about: About) -> dict[str, bytes]:
    drawn = marked(kg.store, network.project(kg.store))
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
        **({"LICENSE": _licence(about)} if about.licence or about.rights else {}),
    }


def _licence(about: About) -> bytes:
    """Return who is to be named for the data set, and under which licence it is given."""
    lines = [f"Attribution: {about.rights}"] if about.rights else []
    lines += [f"Licence: {about.licence}"] if about.licence else []
    article = "The article that the data describe is not part of them: they hold positions, digests and paraphrases, never its text."
    return "\n".join([about.title, "", *lines, "", article, ""]).encode()


def _description(kg: "Graph") -> bytes:
    name = kg.space.graph(kg.slug, "description")
    return write(Graph(kg.name, Statements({name: set(kg.statements.graphs[name])}, space=kg.space)), "ttl")


def _citation(kg: Graph, about: About) -> bytes:
    """Return a Citation File Format description of the data set, which refers to the article."""
    import yaml

    article = references(kg)[0]
    authors = [
        {"family-names": name.surname, "given-names": name.given} if name.family and name.given else {"name": name.whole}
        for name in article.authors
    ]
    cited: dict[str, Any] = {"type": "article", "title": article.title, "authors": authors}
    cited |= {"journal": article.journal} if article.journal else {}
    year = dates.years(article.date)[0] if article.date else None
    cited |= {"year": year} if year is not None else {}
    told = {
        "cff-version": "1.2.0",
        "message": "If you use this data set, please cite it as below.",
        "type": "dataset",
        "title": about.title,
        "authors": [_cited(curator) for curator in dataset.agents(kg, "dcterms:creator")],
        "version": about.version,
        **({"date-released": about.day} if len(about.day) == 10 else {}),
        **_stated(about.licence),
        "references": [cited],
    }
    written: str = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=1000)
    return written.encode()


def _stated(licence: str) -> dict[str, str]:
    """Return a licence as CFF wants it: the identifier of SPDX where the address tells it, else the address."""
    if theirs := re.fullmatch(r"https://creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)/", licence):
        return {"license": f"CC-{theirs[1].upper()}-{theirs[2]}"}
    if listed := re.fullmatch(r"https://spdx\.org/licenses/([\w.+-]+)", licence):
        return {"license": listed[1]}
    return {"license-url": licence} if licence else {}


def _cited(agent: Agent) -> dict[str, str]:
    named = {"family-names": agent.family, "given-names": agent.given} if agent.person and agent.family else {"name": agent.name}
    orcid = {"orcid": agent.iri} if agent.iri.startswith("https://orcid.org/") else {}
    return named | orcid


def _metadata(kg: "Graph", about: About, files: dict[str, bytes]) -> bytes:
    """Return ro-crate-metadata.json: the data set, its makers, its licence, the article, and each file with its digest."""
    from rocrate.model import ContextEntity
    from rocrate.rocrate import ROCrate

    packed = ROCrate(version=VERSION)
    packed.metadata.extra_terms = {"sha256": "https://schema.org/sha256"}
    root = packed.root_dataset
    if about.licence:
        root["license"] = packed.add(ContextEntity(packed, about.licence, {"@type": "CreativeWork", "name": about.licence}))
    for predicate, role in (("dcterms:publisher", "publisher"), ("dcterms:creator", "author")):
        agents = [packed.add(ContextEntity(packed, agent.iri, _described(agent))) for agent in dataset.agents(kg, predicate)]
        if agents:
            root[role] = agents
    root["name"], root["description"] = about.title, f"{about.title}: concepts, actors and claims, with who says what, and where."
    if drafts := dataset.drafts(kg):
        root["creativeWorkStatus"] = "Draft"
        root["description"] += f" {drafts} entries are drafted by rules or models, and nobody has reviewed them."
    root["datePublished"], root["version"] = about.day, about.version
    root["about"] = _article(packed, kg)
    for name, content in files.items():
        what, media = KINDS[name]
        told = {"name": what, "encodingFormat": media, "contentSize": str(len(content)), "sha256": _digest(content)}
        packed.add_file(dest_path=name, properties=told)
    packed.add_file(dest_path=MANIFEST, properties={"name": "The SHA-256 of every other file", "encodingFormat": "text/plain"})
    return (json.dumps(packed.metadata.generate(), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _described(agent: Agent) -> dict[str, str]:
    parts = {"familyName": agent.family, "givenName": agent.given} if agent.person and agent.family else {}
    return {"@type": "Person" if agent.person else "Organization", "name": agent.name} | parts


def _author(author: Name) -> dict[str, str]:
    if author.kind != "person":
        return {"@type": "Organization", "name": author.whole}
    parts = {"familyName": author.surname, "givenName": author.given} if author.given else {}
    return {"@type": "Person", "name": author.whole} | parts


def _article(packed: "ROCrate", kg: "Graph") -> Any:
    from rocrate.model import ContextEntity

    article = references(kg)[0]
    told = {
        "@type": "ScholarlyArticle",
        "name": article.title,
        "inLanguage": article.language,
        "author": [packed.add(ContextEntity(packed, author.iri, _author(author))) for author in article.authors],
        **({"datePublished": article.date} if article.date and dates.PLAIN.fullmatch(article.date) else {}),
    }
    return packed.add(ContextEntity(packed, kg.space.article(kg.slug), told))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
