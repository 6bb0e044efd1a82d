"""The article in the words of schema.org, as JSON-LD that a web page can carry."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from tuiin.errors import TuiinError
from tuiin.exports.bibliography import places
from tuiin.files.paths import ONTOLOGY

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

# Written out, so that nobody has to fetch a context to read the file; whoever harvests schema.org understands it as well as its address.
CONTEXT = {"@vocab": "https://schema.org/"}
FRAME = {"@context": CONTEXT, "@type": "ScholarlyArticle", "@embed": "@once"}
# In a script element, `</script>` and `<!--` would end or change it wherever they stand.
_UNSAFE = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


class RemoteContext(TuiinError):
    """Something was to be fetched from the web while a file was made."""


def schema_org(kg: "Graph") -> bytes:
    """Return the article, its authors, what it is about and cites, and its claims with those who hold them, as framed JSON-LD.

    It can be put as it is between `<script type="application/ld+json">` and `</script>`. Claims that nobody holds are not there:
    `ontology/exports/web-page.rq` says why, and what is.
    """
    from pyld import jsonld

    options = {"documentLoader": _no_loader}
    triples = sorted({f"{triple} .\n" for triple in kg.store.ask((ONTOLOGY / "exports" / "web-page.rq").read_text("utf-8")).triples()})
    expanded = jsonld.from_rdf("".join(triples), options)
    framed: dict[str, Any] = jsonld.frame(expanded, FRAME, options)
    _in_order(framed, places(kg))
    return (json.dumps(framed, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE) + "\n").encode()


def _in_order(node: Any, known: Mapping[str, Mapping[str, int]]) -> None:
    """Put authors in their order, in a node and in all below it; a reader of the list sees what triples cannot say."""
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _in_order(child, known)
    if isinstance(node, dict) and isinstance(node.get("author"), list):
        order = known.get(node.get("@id", ""), {})
        node["author"].sort(key=lambda author: order.get(author["@id"], len(order)))


def _no_loader(address: str, options: object) -> NoReturn:
    raise RemoteContext(f"{address}: nothing is fetched while a file is made")
