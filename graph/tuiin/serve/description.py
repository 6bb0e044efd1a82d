"""What the service says of itself: a SPARQL 1.1 Service Description, and a VoID description of what it serves, in any RDF syntax."""

from typing import Any

import pyoxigraph as ox

from tuiin.serve.negotiate import GRAPHS, RESULTS, Form
from tuiin.serve.orders import FORMATS
from tuiin.statements import Statements, iri, typed
from tuiin.vocabulary import PREFIXES

_SD = "http://www.w3.org/ns/sparql-service-description#"


def service(facts: dict[str, Any], endpoint: str, form: Form) -> bytes:
    """Return the description of the service at this address: what it can do, and the graphs of its default dataset."""
    out, me = Statements(), f"{endpoint}#service"
    dataset, default = f"{endpoint}#dataset", f"{endpoint}#default-graph"
    _say(out, me, "rdf:type", _SD + "Service")
    _say(out, me, _SD + "endpoint", endpoint)
    _say(out, me, _SD + "supportedLanguage", _SD + "SPARQL11Query")
    for known in {known.iri: known for known in (*RESULTS, *GRAPHS)}:
        _say(out, me, _SD + "resultFormat", known)
    if facts["union"]:
        _say(out, me, _SD + "feature", _SD + "UnionDefaultGraph")
    _say(out, me, _SD + "defaultEntailmentRegime", "http://www.w3.org/ns/entailment/Simple")
    _say(out, me, _SD + "defaultDataset", dataset)
    _say(out, dataset, "rdf:type", _SD + "Dataset")
    _say(out, dataset, _SD + "defaultGraph", default)
    _say(out, default, "rdf:type", _SD + "Graph")
    out.add("", default, "void:triples", typed(facts["default"]))
    for number, (name, size) in enumerate(facts["graphs"].items()):
        named, graph = f"{endpoint}#named-{number}", f"{endpoint}#graph-{number}"
        _say(out, dataset, _SD + "namedGraph", named)
        _say(out, named, "rdf:type", _SD + "NamedGraph")
        _say(out, named, _SD + "name", name)
        _say(out, named, _SD + "graph", graph)
        _say(out, graph, "rdf:type", _SD + "Graph")
        out.add("", graph, "void:triples", typed(size))
    return _written(out, form)


def void(facts: dict[str, Any], root: str, form: Form) -> bytes:
    """Return the VoID description of what is served below this root: sizes, the endpoint, where the files are, one part per graph."""
    out, dataset = Statements(), f"{root}/.well-known/void#dataset"
    _say(out, dataset, "rdf:type", PREFIXES["void"] + "Dataset")
    _say(out, dataset, "void:sparqlEndpoint", f"{root}/sparql")
    _say(out, dataset, "void:dataDump", f"{root}/data")
    out.add("", dataset, "void:triples", typed(facts["default"]))
    for form_of in GRAPHS:
        _say(out, dataset, "void:feature", form_of.iri)
    for name, size in facts["graphs"].items():
        _say(out, dataset, "void:subset", name)
        _say(out, name, "rdf:type", PREFIXES["void"] + "Dataset")
        out.add("", name, "void:triples", typed(size))
    return _written(out, form)


def _say(out: Statements, subject: str, predicate: str, object: str) -> None:
    out.add("", subject, predicate, f"<{object}>" if ":" in object and "://" not in object else iri(object))


def _written(out: Statements, form: Form) -> bytes:
    triples = [quad.triple for quad in ox.parse(out.ntriples().encode(), ox.RdfFormat.N_TRIPLES)]
    prefixes = {"sd": _SD, "void": PREFIXES["void"], "xsd": PREFIXES["xsd"]}
    written = ox.serialize(triples, format=FORMATS[form.name], prefixes=prefixes)
    assert isinstance(written, bytes)
    return written
