"""Make asking.md: what one needs to know to ask the graph; its tables come from the model, its queries are run by a test."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from make_reference import table

from tuiin import model
from tuiin.graph.triples import CLASSES
from tuiin.model import fields
from tuiin.model.fields import Field

PAGE = Path(__file__).parent / "asking.md"
BEGIN, END = "<!-- made by make_asking.py from here -->\n", "<!-- to here -->\n"
# What a field becomes that a function of its own writes, or that says more than its property alone.
WRITTEN = {
    ("claim", "positions"): "`?position tn:about ?claim`",
    ("position", "voices"): "`?voice tn:reportedBy ?position`",
    ("viewpoint", "members"): "`tn:membership`, each with `tn:member`, `tn:passage`, `tn:order`",
    ("event", "starts"): "`tn:startYear` (a number), `tn:edtfStart` (as written)",
    ("event", "ends"): "`tn:endYear`, `tn:edtfEnd`; `tn:openEnd true` for `..`",
    ("value", "year"): "`tn:startYear`",
    ("value", "edition"): "`tn:edition`",
    ("article", "language"): '`schema:inLanguage` ("kk"), `dcterms:language`',
    ("article", "curators"): "`tn:curator`",
    ("article", "curated"): "`tn:curated`",
    ("article", "text"): "`tn:hasText`",
    ("article", "silent"): "`?sentence tn:silence`",
    ("article", "files"): "`tn:curatedFile`",
}
TERMS = {
    "words": 'text with a language: `"…"@en`',
    "number": "number",
    "date": "date: `xsd:gYear`, `xsd:gYearMonth`, `xsd:date`, else EDTF",
    "address": "web address",
    "passage": "sentence",
    "text": "text",
}


def properties() -> str:
    """Return one table for each kind of thing: the key in YAML, the property, and what it holds."""
    parts = []
    records: dict[str, Any] = {"article": model.Article, **model.SHARED, **model.LOCAL}
    for kind, record in (*records.items(), ("position", model.Position)):
        rows = [(f"`{name}`", *_cells(kind, name, field)) for name, field in fields.of(record).items()]
        classes = ", ".join(f"`{name}`" for name in dict.fromkeys(_classes(record)))
        parts.append(f"**{kind}** ({classes})\n\n{table(('key', 'property', 'holds'), rows)}\n")
    return "\n".join(parts)


def _classes(record: Any) -> Iterator[str]:
    kind = fields.of(record).get("kind")
    words = fields.lists()[kind.list] if kind and kind.list else ()
    yield from record.classes or [name for word in words for name in CLASSES.get(word, ())]


def _cells(kind: str, name: str, field: Field) -> tuple[str, str]:
    holds = TERMS.get(field.term, "")
    if field.term == "listed":
        holds = f"a word of the list: `{field.list}:…`"
    if field.term == "thing":
        holds = "a thing: " + ", ".join(f"`{one}:…`" for one in field.kinds)
    if field.type is bool:
        holds = "`true` or `false`"
    property_ = f"`{field.property}`" if field.property else WRITTEN.get((kind, name), "–")
    return property_, f"{holds}{'; several' if field.many else ''}" if field.property else "see there"


def asking() -> str:
    """Return the page with its tables made anew."""
    text = PAGE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{properties()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(asking(), "utf-8")
