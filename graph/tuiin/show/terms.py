"""The terms that a query can name, for whoever writes one: in words, with what they mean, and how often the graph has them."""

from typing import Any

from tuiin.files.paths import ONTOLOGY
from tuiin.graph.store import Store

_LANGUAGES = ("kk", "ru", "en")
_USED = """SELECT ?term (COUNT(*) AS ?n) {
  { ?s ?term ?o } UNION { ?s a ?term } UNION { ?s ?p ?term FILTER(?p != rdf:type && STRSTARTS(STR(?term), "https://w3id.org/tuiin/")) }
} GROUP BY ?term"""


def terms(store: Store) -> list[dict[str, Any]]:
    """Return the classes, properties and words of lists of the ontology, each with its group, meaning and uses."""
    used = {str(term): int(str(n)) for term, n in store.ask(_USED)}
    found: dict[str, dict[str, Any]] = {}
    for term, group, *words in store.ask((ONTOLOGY / "terms.rq").read_text("utf-8")):
        name = store.space.short(str(term))
        said = dict(zip(_LANGUAGES, (str(word or "") for word in words[:3]), strict=True))
        means = dict(zip(_LANGUAGES, (str(word or "") for word in words[3:]), strict=True))
        found.setdefault(name, {"name": name, "group": str(group), "uses": used.get(str(term), 0), "words": said, "means": means})
    return list(found.values())
