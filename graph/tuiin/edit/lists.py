"""Closed lists as the page offers them: each value by the words that the ontology has for it, in every language, with what it means."""

from functools import cache
from typing import Any

import pyoxigraph as ox

from tuiin.files.paths import ONTOLOGY
from tuiin.model import fields

_BASE = "https://w3id.org/tuiin/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
Listed = dict[str, Any]


@cache
def lists() -> dict[str, list[Listed]]:
    """Return the values of each closed list of the model in its order, as `protocol.ts` has them."""
    said = _said()
    return {name: [said.get(f"{_BASE}{name}/{word}", _nothing(word)) for word in words] for name, words in fields.lists().items()}


def _nothing(word: str) -> Listed:
    return {"name": word, "words": {"en": word}, "other": {}, "definition": {}}


def _said() -> dict[str, Listed]:
    """Return what the ontology says of each value of a list, by its IRI."""
    found: dict[str, Listed] = {}
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            iri, said = getattr(triple.subject, "value", ""), triple.object
            name = iri.removeprefix(_BASE).partition("/")[2]
            if not name or not isinstance(said, ox.Literal) or not said.language:
                continue
            about = found.setdefault(iri, {"name": name, "words": {}, "other": {}, "definition": {}})
            tag, property_ = said.language.lower(), triple.predicate.value.removeprefix(_SKOS)
            if property_ == "prefLabel":
                about["words"][tag] = said.value
            elif property_ == "altLabel":
                about["other"].setdefault(tag, []).append(said.value)
            elif property_ == "definition":
                about["definition"][tag] = said.value
    return found
