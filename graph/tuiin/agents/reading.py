"""What an agent can read before it writes SPARQL: the page on asking, and the terms of the ontology."""

from typing import Any

from tuiin.agents.desk import Desk
from tuiin.files.paths import ASKING
from tuiin.graph.vocabulary import ONTOLOGY_GRAPH

_PAGE, _TERMS = "tuiin://asking", "tuiin://terms"
RESOURCES: tuple[dict[str, Any], ...] = (
    {
        "uri": _PAGE,
        "name": "asking",
        "title": "How to ask the graph",
        "description": "names, what is said of what, and queries to begin with: read it before you write SPARQL",
        "mime_type": "text/markdown",
    },
    {
        "uri": _TERMS,
        "name": "terms",
        "title": "The terms of the ontology",
        "description": "each class and property, with what it means",
        "mime_type": "text/markdown",
    },
)


def read(desk: Desk, uri: str) -> str:
    """Return the text of one of these resources."""
    if uri == _PAGE:
        return ASKING.read_text("utf-8")
    lang = desk.lang if desk.ask("terms", ontology=ONTOLOGY_GRAPH, lang=desk.lang) else "en"
    lines = ["| term | kind | label | what it means |", "|---|---|---|---|"]
    for row in desk.ask("terms", ontology=ONTOLOGY_GRAPH, lang=lang):
        cells = [desk.graph.space.short(row["term"].value), row["kind"].value.rpartition("#")[2]]
        cells += [row[name].value if row[name] else "" for name in ("label", "means")]
        lines.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
