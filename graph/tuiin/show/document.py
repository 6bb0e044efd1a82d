"""What the explorer shows, as one document of tables made from the store: each file of `ontology/explorer` is a table.

Nothing in the page knows Python, and nothing here knows the page: `ontology/explorer/schema.json` is all that they share.
"""

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from tuiin.graph.check import short
from tuiin.graph.questions import Question, load
from tuiin.graph.store import Answer, Store
from tuiin.graph.vocabulary import ID, PREFIXES, local_iri, shared_iri
from tuiin.model import SHARED
from tuiin.paths import ONTOLOGY
from tuiin.show.network import arrange, project

if TYPE_CHECKING:
    from tuiin.show.network import Network

FORMAT = "tuiin-explorer/1"
LANGUAGES = ("kk", "ru", "en")

Table = dict[str, Any]


def document(store: Store, network: "Network | None" = None) -> dict[str, Any]:
    """Return the document as `ontology/explorer/schema.json` describes it: the same for the same statements.

    Things and texts are held once, in their own order, and cells point to them: a third smaller, and no list of texts keeps
    the order in which an article has them.
    """
    slugs = slugs_of(store)
    drawn = network if network is not None else arrange(project(store))
    tables = {path.stem: _table(store.ask(path.read_text("utf-8"))) for path in sorted((ONTOLOGY / "explorer").glob("*.rq"))}
    nodes, edges = _network(drawn)
    answers = {name: _answers(store, question, slugs) for name, question in load().items()}
    every = [*tables.values(), nodes, edges, *(table for by_language in answers.values() for table in by_language.values())]
    held = {kind: sorted({cell for table in every for cell in _cells(table, kind)}) for kind in ("thing", "text")}
    numbers = {kind: {cell: number for number, cell in enumerate(cells)} for kind, cells in held.items()}
    for table in every:
        _number(table, numbers)
    return {
        "format": FORMAT,
        "statements": store.size(),
        "prefixes": PREFIXES,
        "tables": tables,
        "network": {"nodes": nodes, "edges": edges},
        "questions": [in_words(question, slugs) | {"answers": answers[name]} for name, question in load().items()],
        "things": [short(iri) for iri in held["thing"]],
        "texts": held["text"],
    }


def in_words(question: Question, slugs: list[str]) -> dict[str, Any]:
    """Return a shipped question by name and in words, with its parameters and their defaults."""
    parameters = [{"name": p.name, "value": p.default and _thing(p.default, slugs), "meaning": p.meaning} for p in question.parameters]
    return {"name": question.name, "words": question.words, "parameters": parameters}


def slugs_of(store: Store) -> list[str]:
    """Return the short names of the articles in a store, sorted."""
    articles = store.ask("SELECT ?article { ?article a fabio:JournalArticle } ORDER BY ?article")
    return [str(row[0]).removeprefix(f"{ID}article/") for row in articles]


def _table(answer: Answer) -> Table:
    """Return an answer as columns with types, and rows of IRIs, texts, numbers and booleans."""
    names = answer.variables
    kinds = dict.fromkeys(names, "text")
    rows = []
    for row in answer.terms():
        cells = [_cell(term) for term in row]
        kinds |= {name: kind for name, (kind, _) in zip(names, cells, strict=True) if kind}
        rows.append([cell for _, cell in cells])
    return {"columns": [{"name": name, "type": kind} for name, kind in kinds.items()], "rows": rows}


def _cell(term: Any) -> tuple[str | None, str | int | float | bool | None]:
    if term is None:
        return None, None
    if isinstance(term, ox.NamedNode):
        return "thing", term.value
    kind = term.datatype.value.rpartition("#")[2]
    if kind in ("integer", "nonNegativeInteger"):
        return "number", int(term.value)
    if kind in ("decimal", "double"):
        return "number", float(term.value)
    return ("boolean", term.value == "true") if kind == "boolean" else ("text", term.value)


def _cells(table: Table, kind: str) -> set[str]:
    places = [place for place, column in enumerate(table["columns"]) if column["type"] == kind]
    return {row[place] for row in table["rows"] for place in places if row[place] is not None}


def _number(table: Table, numbers: dict[str, dict[str, int]]) -> None:
    """Put the number of its thing or its text into each cell."""
    places = [(place, numbers[column["type"]]) for place, column in enumerate(table["columns"]) if column["type"] in numbers]
    for row in table["rows"]:
        for place, number in places:
            if row[place] is not None:
                row[place] = number[row[place]]


def _network(drawn: "Network") -> tuple[Table, Table]:
    kinds = {"node": "thing", "source": "thing", "target": "thing", "kind": "text"}

    def table(names: str, rows: list[list[Any]]) -> Table:
        return {"columns": [{"name": name, "type": kinds.get(name, "number")} for name in names.split()], "rows": rows}

    at = drawn.nodes
    nodes = [[name, at[name]["kind"], at[name]["x"], at[name]["y"], at[name]["size"]] for name in sorted(drawn)]
    edges = [[source, target, kind] for source, target, kind in sorted(drawn.edges(keys=True))]
    return table("node kind x y size", nodes), table("source target kind", edges)


def _answers(store: Store, question: Question, slugs: list[str]) -> dict[str, Table]:
    defaults = {p.name: _thing(p.default, slugs) for p in question.parameters if p.default}
    return {lang: _table(store.ask(question.sparql, {"lang": lang, **defaults})) for lang in LANGUAGES}


def _thing(reference: str, slugs: list[str]) -> str:
    """Return the IRI of a default; one that is a claim or a sentence is of the first article."""
    kind, slash, key = reference.partition("/")
    if not slash:
        return reference
    return shared_iri(kind, key) if kind in SHARED else local_iri(slugs[0] if slugs else "none", kind, key)
