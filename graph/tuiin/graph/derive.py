"""What follows from the curated statements: SPARQL rules, each into a named graph of its own, never into the curated one."""

from pathlib import Path

from tuiin.errors import BadOntology, BadQuery
from tuiin.files.paths import ONTOLOGY
from tuiin.graph.statements import Statements
from tuiin.graph.store import Store


def derive(store: Store, slug: str, rules: Path = ONTOLOGY / "rules") -> Statements:
    """Return what the rules derive, run in the order of their file names, each seeing what those before it found.

    The store is given the derived statements too. A statement that is already there is not derived again.
    Raises `BadOntology` for a rule that cannot be read.
    """
    derived = Statements()
    for path in sorted(rules.glob("*.rq")):
        found = Statements()
        graph = store.space.graph(slug, "derived", path.stem.lstrip("0123456789-"))
        try:
            answer = store.ask(path.read_text("utf-8"))
        except BadQuery as error:
            raise BadOntology(f"{path}: {error}") from error
        if not answer.is_graph:
            raise BadOntology(f"{path}: a rule must be a CONSTRUCT query")
        if new := store.new(answer):
            found.graphs[graph] = new
            store.load(found)
            derived.update(found)
    return derived
