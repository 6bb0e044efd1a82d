"""The journey in one function: curated files in, a knowledge graph out, ready to be asked, checked, drawn and written."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox

from tuiin.curate.reader import read
from tuiin.errors import BadOntology
from tuiin.files.paths import DATA, ONTOLOGY
from tuiin.graph import questions, words
from tuiin.graph.derive import derive
from tuiin.graph.knowledge import KnowledgeGraph
from tuiin.graph.metadata import describe
from tuiin.graph.statements import Statements
from tuiin.graph.store import Store
from tuiin.graph.triples import triples
from tuiin.graph.vocabulary import ONTOLOGY_GRAPH


def build(slug: str, *, data: Path | str = DATA) -> KnowledgeGraph:
    """Return the knowledge graph of an article of this data folder (by default the shipped one).

    Raises `BadInput` with all problems of the curated files, and `UnknownArticle` where there is no such article.

    >>> build("nyshanbayev-2022").slug
    'nyshanbayev-2022'
    """
    entries = read(slug, Path(data))
    statements = triples(entries)
    statements.update(ontology())
    store = Store.of(statements)
    statements.update(derive(store, slug))
    spoken = words.made(statements, entries.project.languages, slug)
    store.load(spoken)
    statements.update(spoken)
    description = describe(entries, statements)
    store.load(description)
    statements.update(description)
    return KnowledgeGraph(slug, statements, entries, own=questions.own(Path(data), slug), _store=store)


@cache
def ontology(folder: Path = ONTOLOGY) -> Statements:
    """Return the ontology's own statements, in its own graph. Raises `BadOntology` for a file that cannot be read."""
    out = Statements()
    for path in sorted(folder.glob("*.ttl")):
        try:
            out.graphs[ONTOLOGY_GRAPH] |= {str(quad.triple) for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)}
        except SyntaxError as error:
            raise BadOntology(f"{path}: {error.msg}") from error
    return out
