"""What follows from the curated statements: SPARQL rules, each into a named graph of its own, never into the curated one."""

import re
from functools import cache
from pathlib import Path

from tuiin.errors import BadOntology, BadQuery
from tuiin.files.paths import ONTOLOGY
from tuiin.graph.statements import Statements, iri
from tuiin.graph.store import Store
from tuiin.graph.vocabulary import PREFIXES

RULES = ONTOLOGY / "rules"
_IS_A = iri("rdf:type")


def derive(store: Store, slug: str, rules: Path = RULES) -> Statements:
    """Return what the rules derive, run in the order of their file names, each seeing what those before it found.

    The store is given the derived statements too. A statement that is already there is not derived again.
    Raises `BadOntology` for a rule that cannot be read.
    """
    derived = Statements()
    for path, rule in _read(rules):
        graph = store.space.graph(slug, "derived", path.stem.lstrip("0123456789-"))
        try:
            answer = store.ask(rule)
        except BadQuery as error:
            raise BadOntology(f"{path}: {error}") from error
        if not answer.is_graph:
            raise BadOntology(f"{path}: a rule must be a CONSTRUCT query")
        if new := store.add(answer, graph):
            derived.graphs[graph] = new
    return derived


def asked_for(ontology: Statements, rules: Path = RULES) -> Statements:
    """Return those statements of an ontology that some rule can ask for: the few of which a store for deriving alone has need."""
    asked = " ".join(re.sub(r"(?s)^.*?\bWHERE\b", "", re.sub(r"(?m)#.*$", "", rule)) for _, rule in _read(rules))
    names = {iri(f"{prefix}:{name}") for prefix, name in re.findall(r"\b([\w-]+):([\w-]+)", asked) if prefix in PREFIXES}

    def wanted(triple: str) -> bool:
        _, predicate, term = triple.split(" ", 2)
        return predicate in names or (predicate == _IS_A and term in names)

    kept = {graph: set(filter(wanted, triples)) for graph, triples in ontology.graphs.items()}
    return Statements(kept, space=ontology.space)


@cache
def _read(rules: Path) -> tuple[tuple[Path, str], ...]:
    return tuple((path, path.read_text("utf-8")) for path in sorted(rules.glob("*.rq")))
