"""What the service says of itself: a SPARQL 1.1 Service Description, and a VoID description of what it serves, in any RDF syntax."""

import io
from typing import Any

import pyoxigraph as ox

from tuiin.graph.vocabulary import PREFIXES
from tuiin.serve.web.negotiate import GRAPHS, RESULTS, Form

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = PREFIXES["void"]
_TYPE = PREFIXES["rdf"] + "type"

Triples = list[ox.Triple]


def service(facts: dict[str, Any], endpoint: str, form: Form) -> bytes:
    """Return the description of the service at this address: what it can do, and the graphs of its default dataset."""
    out: Triples = []
    me, dataset, default = (f"{endpoint}#{name}" for name in ("service", "dataset", "default-graph"))
    _say(out, me, _TYPE, _SD + "Service")
    _say(out, me, _SD + "endpoint", endpoint)
    _say(out, me, _SD + "supportedLanguage", _SD + "SPARQL11Query")
    for known in (*RESULTS, *GRAPHS):
        _say(out, me, _SD + "resultFormat", known.iri)
    if facts["union"]:
        _say(out, me, _SD + "feature", _SD + "UnionDefaultGraph")
    _say(out, me, _SD + "defaultEntailmentRegime", "http://www.w3.org/ns/entailment/Simple")
    _say(out, me, _SD + "defaultDataset", dataset)
    _say(out, dataset, _TYPE, _SD + "Dataset")
    _say(out, dataset, _SD + "defaultGraph", default)
    _say(out, default, _TYPE, _SD + "Graph")
    _say(out, default, _VOID + "triples", facts["default"])
    for number, (name, size) in enumerate(facts["graphs"].items()):
        named, graph = f"{endpoint}#named-{number}", f"{endpoint}#graph-{number}"
        _say(out, dataset, _SD + "namedGraph", named)
        _say(out, named, _TYPE, _SD + "NamedGraph")
        _say(out, named, _SD + "name", name)
        _say(out, named, _SD + "graph", graph)
        _say(out, graph, _TYPE, _SD + "Graph")
        _say(out, graph, _VOID + "triples", size)
    return _write(out, form)


def void(facts: dict[str, Any], root: str, form: Form) -> bytes:
    """Return the VoID description of what is served below this root: sizes, the endpoint, where the files are, one part per graph."""
    out: Triples = []
    dataset = f"{root}/.well-known/void#dataset"
    _say(out, dataset, _TYPE, _VOID + "Dataset")
    _say(out, dataset, _VOID + "sparqlEndpoint", f"{root}/sparql")
    _say(out, dataset, _VOID + "dataDump", f"{root}/data")
    _say(out, dataset, _VOID + "triples", facts["default"])
    for known in GRAPHS:
        _say(out, dataset, _VOID + "feature", known.iri)
    for name, size in facts["graphs"].items():
        _say(out, dataset, _VOID + "subset", name)
        _say(out, name, _TYPE, _VOID + "Dataset")
        _say(out, name, _VOID + "triples", size)
    return _write(out, form)


def _say(out: Triples, subject: str, predicate: str, object: str | int) -> None:
    term = ox.Literal(object) if isinstance(object, int) else ox.NamedNode(object)
    out.append(ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), term))


def _write(out: Triples, form: Form) -> bytes:
    prefixes = {"sd": _SD, "void": _VOID, "xsd": PREFIXES["xsd"]}
    written = io.BytesIO()
    ox.serialize(sorted(set(out), key=str), written, ox.RdfFormat.from_media_type(form.media), prefixes=prefixes)
    return written.getvalue()
