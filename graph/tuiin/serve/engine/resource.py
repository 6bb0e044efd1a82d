"""What is known of one thing: the statements about it and those that point to it, with labels in one language."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pyoxigraph as ox

from tuiin.graph.vocabulary import PREFIXES
from tuiin.serve.engine.holdings import holdings, unheld, warnings

# Properties that name a thing, the best first.
_NAMES = [
    ox.NamedNode(PREFIXES[prefix] + local)
    for prefix, local in (
        ("skos", "prefLabel"),
        ("tn", "paraphrase"),
        ("rdfs", "label"),
        ("rdfs", "comment"),
        ("foaf", "name"),
        ("dcterms", "title"),
        ("schema", "name"),
    )
]
_DEFINED = ox.NamedNode(PREFIXES["rdfs"] + "isDefinedBy")
_A, _CLAIM = ox.NamedNode(f"{PREFIXES['rdf']}type"), ox.NamedNode(f"{PREFIXES['tn']}Claim")
_SHOWN = 500  # statements of one kind on a page; RDF holds all

Row = tuple[dict[str, str], dict[str, str]]


@dataclass(slots=True)
class Resource:
    """A thing by its IRI: its statements, what points to it, labels of all that they name, the graphs that speak of it.

    `unheld` are the claims among these that somebody denies or doubts, with who does.
    """

    iri: str
    out: list[ox.Triple]
    back: list[ox.Triple]
    terms: dict[str, list[ox.Triple]]
    graphs: list[str]
    labels: dict[str, str] = field(default_factory=dict)
    unheld: dict[str, str] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)
    holdings: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)

    @property
    def triples(self) -> list[ox.Triple]:
        """All statements, each once, in no order."""
        return list({*self.out, *self.back, *(triple for triples in self.terms.values() for triple in triples)})

    def facts(self) -> dict[str, Any]:
        """Return what a page shows, as plain values."""
        return {
            "out": [(t.predicate.value, _plain(t.object)) for t in self.out[:_SHOWN]],
            "back": [(t.predicate.value, _plain(t.subject)) for t in self.back[:_SHOWN]],
            "terms": [(iri, [(t.predicate.value, _plain(t.object)) for t in triples]) for iri, triples in self.terms.items()],
            "more": max(0, len(self.out) - _SHOWN) + max(0, len(self.back) - _SHOWN),
            "graphs": self.graphs,
            "labels": self.labels,
            "unheld": self.unheld,
            "kinds": self.kinds,
            "holdings": self.holdings,
            "warnings": self.warnings,
        }


def describe(store: ox.Store, iri: str, language: str) -> Resource | None:
    """Return what the store holds of an IRI, or None where it holds nothing. An ontology is told with all the terms it defines."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return None
    quads = list(store.quads_for_pattern(node, None, None, None))
    out = _once(quad.triple for quad in quads)
    back = _once(quad.triple for quad in store.quads_for_pattern(None, None, node, None))
    if not out and not back:
        return None
    defined = {t.subject.value for t in back if t.predicate == _DEFINED and isinstance(t.subject, ox.NamedNode)}
    terms = {name: _once(q.triple for q in store.quads_for_pattern(ox.NamedNode(name), None, None, None)) for name in sorted(defined)}
    graphs = sorted({q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode)})
    found = Resource(iri, out, [t for t in back if t.predicate != _DEFINED], terms, graphs)
    shown = [*found.out[:_SHOWN], *found.back[:_SHOWN], *(t for triples in terms.values() for t in triples)]
    named = {part for t in shown for part in (t.subject, t.predicate, t.object) if isinstance(part, ox.NamedNode)} | {node}
    found.labels = {part.value: label for part in named if (label := _label(store, part, language))}
    called = partial(_label, store, language=language)
    claims = [part for part in named - {node} if next(store.quads_for_pattern(part, _A, _CLAIM), None)]
    found.unheld = {claim.value: said for claim in claims if (said := unheld(holdings(store, claim, called)))}
    kinds = [t.object for t in out if t.predicate == _A and isinstance(t.object, ox.NamedNode)]
    found.kinds = [kind.value for kind in kinds]
    if _CLAIM.value in found.kinds:
        found.holdings, found.warnings = holdings(store, node, called), warnings(store, node, called)
    return found


def _once(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    return sorted(set(triples), key=str)


def _label(store: ox.Store, node: ox.NamedNode, language: str) -> str:
    """Return the best name of a thing: the first property that names it, in this language, else in another."""
    for name in _NAMES:
        found = sorted(
            (q.object.language != language, q.object.language != "en", q.object.value)
            for q in store.quads_for_pattern(node, name, None, None)
            if isinstance(q.object, ox.Literal)
        )
        if found:
            return found[0][2]
    return ""


def _plain(term: Any) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"iri": term.value}
    if isinstance(term, ox.Literal):
        kind = term.datatype.value
        return {"text": term.value, **({"lang": term.language} if term.language else {"type": kind})}
    return {"text": str(term)}
