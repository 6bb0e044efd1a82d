"""What one article adds to a corpus: the graphs that its own build has, but the registries and words of all in graphs of their own.

A corpus is the union of what its articles add and of what all need: the ontology, once. Nothing that an article adds hangs on another
one, so that articles can be made anywhere, in any order, and again.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from tuiin import model
from tuiin.graph import pipeline, words
from tuiin.graph.metadata import describe
from tuiin.graph.space import Space
from tuiin.graph.statements import Statements, iri, text
from tuiin.model import Entries
from tuiin.model.project import Project


@dataclass(frozen=True, slots=True)
class Part:
    """What an article adds: sorted N-Quads; and a digest of each entry of the registries that it needs, by reference."""

    slug: str
    nquads: bytes
    shared: Mapping[str, str]


def part(entries: Entries) -> Part:
    """Return what an article adds to a corpus."""
    own = pipeline.said(entries)
    spoken = words.made(own, entries.project.languages)
    registries = own.graphs.pop(own.space.graph(entries.slug, "shared"), set())
    own.update(describe(entries, own))
    own.update(spoken)
    own.graphs[own.space.registries] = registries
    return Part(entries.slug, own.nquads().encode(), _digests(entries))


def common(project: Project) -> bytes:
    """Return what all articles of a project need, as sorted N-Quads: the ontology, its words, and which graphs of words there are."""
    space = Space(project.base)
    out = Statements(space=space)
    out.update(pipeline.ontology())
    out.update(words.made(out, project.languages))
    dataset, graph = f"{space.uri}dataset", f"{space.uri}description"
    out.add(graph, dataset, "rdf:type", iri("void:Dataset"))
    out.add(graph, dataset, "void:uriSpace", text(space.uri))
    for name, predicate, term in words.described(project.languages, "", space):
        out.add(graph, dataset, "void:subset", iri(name))
        out.add(graph, name, predicate, term)
    return out.nquads().encode()


def _digests(entries: Entries) -> dict[str, str]:
    """Return a digest of what each entry of the registries says, wherever it is written: two articles must mean the same by one name."""
    return {
        f"{kind}/{key}": hashlib.sha256(repr(record).encode()).hexdigest()[:32]
        for kind in model.SHARED
        for key, record in entries.records[kind].items()
    }
