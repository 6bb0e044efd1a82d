"""The journey in one function: curated files in, a knowledge graph out, ready to be asked, checked, drawn and written."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from tuiin.curate.reader import read
from tuiin.errors import BadOntology
from tuiin.files.paths import DATA, ONTOLOGY
from tuiin.graph import questions, words
from tuiin.graph.derive import asked_for, derive
from tuiin.graph.knowledge import KnowledgeGraph
from tuiin.graph.metadata import describe
from tuiin.graph.statements import Statements
from tuiin.graph.store import Store
from tuiin.graph.triples import triples
from tuiin.graph.vocabulary import ONTOLOGY_GRAPH
from tuiin.model import Entries


def build(slug: str, *, data: Path | str = DATA, drafts: bool = False) -> KnowledgeGraph:
    """Return the knowledge graph of an article of this data folder (by default the shipped one).

    With `drafts`, what its draft offers and nobody has decided upon stands beside what was curated, in a named graph of its own, and says
    so. Raises `BadInput` with all problems of the curated files, and `UnknownArticle` where there is no such article.

    >>> build("nyshanbayev-2022").slug
    'nyshanbayev-2022'
    """
    entries = _with_drafts(slug, Path(data)) if drafts else read(slug, Path(data))
    return graph(entries, questions.own(Path(data), slug))


def graph(entries: Entries, own: Mapping[str, questions.Question] = {}) -> KnowledgeGraph:
    """Return the knowledge graph of the records of an article; `own` are the questions of the article about itself."""
    statements = said(entries)
    statements.update(ontology())
    statements.update(words.made(statements, entries.project.languages, entries.slug))
    statements.update(describe(entries, statements))
    return KnowledgeGraph(entries.slug, statements, entries, own=own)


def said(entries: Entries) -> Statements:
    """Return what was curated about an article, and what follows from it by the rules."""
    own = triples(entries)
    own.update(derive(Store.united(own, _premises()), entries.slug))
    return own


def _with_drafts(slug: str, data: Path) -> Entries:
    from tuiin.draft.unreviewed import unreviewed

    more = unreviewed(slug, data)
    found = read(slug, data, more.entries)
    found.left_out = dict(sorted((more.left_out + Counter(found.left_out)).items()))
    return found


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


@cache
def _premises() -> Statements:
    return asked_for(ontology())
