"""What the explorer shows, as one document of tables made from the store: each query of `ontology/explorer` is a table.

Nothing in the page knows Python, and nothing here knows the page: what a table is, which `tables` reads, is all that they share.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from tuiin.curate.languages import direction
from tuiin.errors import BadOntology
from tuiin.graph.questions import Question, common, load, offered
from tuiin.graph.sparql import also, bind
from tuiin.graph.store import Store, term
from tuiin.graph.vocabulary import expand
from tuiin.show.network import names, project
from tuiin.show.picture import told
from tuiin.show.tables import Table as KnownTable
from tuiin.show.tables import tables as known

if TYPE_CHECKING:
    from tuiin.show.network import Network

FORMAT = "tuiin-explorer/4"

Table = dict[str, Any]


def document(store: Store, network: "Network | None" = None, questions: Mapping[str, Question] | None = None) -> dict[str, Any]:
    """Return the document as `tables.schema` describes it: the same for the same statements.

    The questions are those that ship, where no others are given, without those that one article alone cannot answer. Each is answered
    for all values of its parameters, which are its first columns: whoever chooses one chooses rows.
    Things and texts are held once, in their own order, and cells point to them: a third smaller, and no list of texts keeps
    the order in which an article has them.
    """
    first = first_article(store)
    drawn = network if network is not None else project(store)
    pictures = drawn.graph.get("pictures") or told.pictures(store, names(drawn))
    tables = _tables(store)
    nodes = _nodes(drawn)
    picture = told.tables(pictures)
    asked = offered_of(store, questions)
    answers = {name: _answers(store, question, first) for name, question in asked.items()}
    every = [*tables.values(), nodes, *picture.values(), *answers.values()]
    held = {kind: sorted({cell for table in every for cell in _cells(table, kind)}) for kind in ("thing", "text")}
    numbers = {kind: {cell: number for number, cell in enumerate(cells)} for kind, cells in held.items()}
    for table in every:
        _number(table, numbers)
    return {
        "format": FORMAT,
        "statements": store.size(),
        "languages": [{"tag": tag, "direction": direction(tag)} for tag in store.languages],
        "prefixes": store.space.prefixes,
        "tables": tables,
        "network": {"nodes": nodes},
        "picture": picture,
        "questions": [
            in_words(question) | {"sparql": written(store, question)} | _by_language(answers[name]) for name, question in asked.items()
        ],
        "heads": common(),
        "things": [store.space.short(iri) for iri in held["thing"]],
        "texts": held["text"],
    }


def in_words(question: Question) -> dict[str, Any]:
    """Return a question by name and in words, with what it is about, its parameters, and the heads that only it has."""
    parameters = [{"name": p.name, "open": p.open, "words": p.words} for p in question.parameters]
    told = {"name": question.name, "words": question.words, "named": question.named, "about": question.about}
    return told | {"parameters": parameters, "heads": question.columns}


def written(store: Store, question: Question) -> str:
    """Return the query of a question as a person would write it; what the question fixes is fixed."""
    return bind(question.body, fixed_of(store, question))


def fixed_of(store: Store, question: Question) -> dict[str, str]:
    """Return what a question fixes of another one, as terms in SPARQL."""
    slug = first_article(store) if question.fixed else ""
    return {name: str(term(store.space.thing(slug, value), store.space.prefixes)) for name, value in question.fixed.items()}


def offered_of(store: Store, questions: Mapping[str, Question] | None = None) -> dict[str, Question]:
    """Return which of these questions, or of those that ship, a page of this store offers."""
    return offered(load() if questions is None else questions, len(slugs_of(store)))


def first_article(store: Store) -> str:
    """Return the short name of the first article in a store, or `none`."""
    return next(iter(slugs_of(store)), "none")


def slugs_of(store: Store) -> list[str]:
    """Return the short names of the articles in a store, sorted."""
    articles = store.ask("SELECT ?article { ?article a fabio:JournalArticle } ORDER BY ?article")
    return [str(row[0]).removeprefix(store.space.article("")) for row in articles]


def _tables(store: Store) -> dict[str, Table]:
    """Return the tables with their answers; of `rest`, what no other table tells."""
    tables = {name: _told(table, *_answer(store, table.query)) for name, table in known().items() if name != "rest"}
    pairs = {pair for table in tables.values() for pair in _pairs(table)}
    answer = store.ask(known()["rest"].query)
    # Of thousands of rows hardly one is left: of the others no more than these two cells is read.
    left = (tuple(row) for row in answer.raw if (row["thing"].value, row["property"].value) not in pairs)
    rest = _told(known()["rest"], answer.variables, left)
    rest["rows"].sort(key=lambda row: [cell or "" for cell in row])
    return dict(sorted({**tables, "rest": rest}.items()))


def _answer(store: Store, query: str, bindings: dict[str, str] | None = None) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    answer = store.ask(query, bindings)
    return answer.variables, answer.terms()


def _told(known: KnownTable, names: list[str], rows: Iterable[tuple[Any, ...]]) -> Table:
    """Return a table of the explorer with these rows of its answer.

    Raises `BadOntology` where the answer is not as the first lines of its query say.
    """
    found = _table(names, rows)
    if names != [column.name for column in known.columns]:
        raise BadOntology(
            f"{known.path.name}: found lines for {', '.join(c.name for c in known.columns)}; its query answers {', '.join(names)}"
        )
    for place, column in enumerate(known.columns):
        cells = [row[place] for row in found["rows"]]
        if any(cell is not None for cell in cells) and found["columns"][place]["type"] != column.type:
            raise known.wrong(column, f"said to be a {column.type}; its query answers a {found['columns'][place]['type']}")
        if column.needed and None in cells:
            raise known.wrong(column, "said to be in every row; in some it is not (wanted a ? after its type)")
    return {"columns": [column.told() for column in known.columns], "rows": found["rows"]}


def _pairs(table: Table) -> Iterator[tuple[str, str]]:
    """Yield what a table tells of which thing: thing and property, as IRIs."""
    places = {f"?{column['name']}": place for place, column in enumerate(table["columns"])}
    for place, column in enumerate(table["columns"]):
        cells = [(row[0], row[place]) for row in table["rows"] if row[place] is not None]
        for name in column.get("says", ()):
            if name in places:
                yield from ((row[0], row[places[name]]) for row in table["rows"])
                continue
            property_ = expand(name.removeprefix("^"))
            yield from ((cell if name[0] == "^" else thing, property_) for thing, cell in cells)
        if "class" in column:
            is_a = expand("rdf:type")
            yield from ((cell, is_a) for _, cell in cells)


def _table(names: list[str], answer: Iterable[tuple[Any, ...]]) -> Table:
    """Return an answer as columns with types, and rows of IRIs, texts, numbers and booleans."""
    kinds = dict.fromkeys(names, "text")
    rows = []
    for row in answer:
        cells = [_cell(term) for term in row]
        for name, (kind, _) in zip(names, cells, strict=True):
            if kind:
                kinds[name] = kind
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


def _nodes(drawn: "Network") -> Table:
    """Return everything that a reader meets, with its kind."""
    columns = [{"name": "node", "type": "thing"}, {"name": "kind", "type": "text"}]
    return {"columns": columns, "rows": [[name, drawn.nodes[name]["kind"]] for name in sorted(drawn)]}


def _answers(store: Store, question: Question, article: str) -> Table:
    """Return the answers to a question in all languages as one table, with how many rows there are in each."""
    fixed = {name: store.space.thing(article, value) for name, value in question.fixed.items()}
    query = also(question.sparql, [parameter.name for parameter in question.parameters])
    found = {lang: _answer(store, query, {"lang": lang, "words": store.words(lang), **fixed}) for lang in store.languages}
    rows = {lang: list(some) for lang, (_, some) in found.items()}
    columns = next((names for names, _ in found.values()), [])
    return _table(columns, chain(*rows.values())) | {"counts": {lang: len(some) for lang, some in rows.items()}}


def _by_language(answers: Table) -> dict[str, Any]:
    """Return the answers column by column, for what is alike stands together so: a packed page is a tenth smaller."""
    rows = iter(answers["rows"])
    by_language = {lang: list(zip(*islice(rows, count), strict=True)) for lang, count in answers["counts"].items()}
    return {"columns": answers["columns"], "answers": by_language}
