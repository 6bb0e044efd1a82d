"""What follows from the curated statements: SPARQL rules, each into a named graph of its own, never into the curated one."""

from pathlib import Path

import pyoxigraph as ox

from tuiin.errors import BadOntology
from tuiin.graph.statements import Statements
from tuiin.graph.store import Store
from tuiin.graph.vocabulary import PREFIXES, graph_iri
from tuiin.paths import ONTOLOGY


def derive(store: Store, slug: str, rules: Path = ONTOLOGY / "rules") -> Statements:
    """Return what the rules derive, run in the order of their file names, each seeing what those before it found.

    The store is given the derived statements too. A statement that is already there is not derived again.
    Raises `BadOntology` for a rule that cannot be read.
    """
    derived = Statements()
    for path in sorted(rules.glob("*.rq")):
        found = Statements()
        graph = graph_iri(slug, "derived", path.stem.lstrip("0123456789-"))
        try:
            answer = store.graphs.query(path.read_text("utf-8"), prefixes=PREFIXES)
        except SyntaxError as error:
            raise BadOntology(f"{path}: {error.msg}") from error
        if not isinstance(answer, ox.QueryTriples):
            raise BadOntology(f"{path}: a rule must be a CONSTRUCT query")
        new = {
            triple for triple in answer if ox.Quad(triple.subject, triple.predicate, triple.object, ox.DefaultGraph()) not in store.graphs
        }
        if new:
            found.graphs[graph] = {str(triple) for triple in new}
            store.load(found)
            derived.update(found)
    return derived
