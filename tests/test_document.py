"""The document of the explorer: as its schema says, the same for the same statements, with the answer of every question in it."""

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import tuiin
from tuiin.errors import BadOntology
from tuiin.files.paths import ONTOLOGY
from tuiin.graph.questions import load, offered
from tuiin.graph.space import SHIPPED
from tuiin.graph.vocabulary import expand
from tuiin.show import tables
from tuiin.show.document import _answer, _told, document

from .conftest import LIBRARY, TOP
from .exploring import WEB

ROOM = ONTOLOGY / "explorer"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return tables.schema()


@pytest.fixture(scope="module")
def held(kg: tuiin.KnowledgeGraph) -> dict[str, Any]:
    """The document of the shipped article, as the page reads it."""
    return json.loads(json.dumps(document(kg.store)))  # type: ignore[no-any-return]


def cells(held: dict[str, Any], table: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a table as what they say."""

    def cell(kind: str, raw: Any) -> Any:
        if raw is None or kind in ("number", "boolean"):
            return raw
        short = held["things" if kind == "thing" else "texts"][raw]
        prefix, colon, name = short.partition(":")
        return SHIPPED.prefixes[prefix] + name if kind == "thing" and colon and prefix in SHIPPED.prefixes else short

    kinds = [column["type"] for column in table["columns"]]
    return [tuple(map(cell, kinds, row)) for row in table["rows"]]


def test_the_document_is_as_its_schema_says(held: dict[str, Any], toy: tuiin.KnowledgeGraph, schema: dict[str, Any]):
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for one in (held, json.loads(json.dumps(document(toy.store)))):
        assert [f"{list(error.path)}: {error.message[:200]}" for error in validator.iter_errors(one)] == []


def test_the_schema_refuses_what_a_page_could_not_read(toy: tuiin.KnowledgeGraph, schema: dict[str, Any]):
    """A table that is missing, a column under another name, a cell too many, a name where an index must be."""
    validator = jsonschema.Draft202012Validator(schema)
    for spoil in (
        lambda one: one["tables"].pop("claims"),
        lambda one: one["tables"]["claims"]["columns"][0].update(name="assertion"),
        lambda one: one["tables"]["claims"]["rows"][0].append(0),
        lambda one: one["tables"]["positions"]["rows"][0].__setitem__(0, "id:x"),
        lambda one: one.update(format="tuiin-explorer/2"),
    ):
        one = document(toy.store)
        spoil(one)
        assert not validator.is_valid(one)


def test_each_query_of_the_room_is_a_table_whose_columns_say_what_they_are(schema: dict[str, Any]):
    described = schema["properties"]["tables"]["properties"]
    assert sorted(described) == schema["properties"]["tables"]["required"] == sorted(path.stem for path in ROOM.glob("*.rq"))
    for name, table in tables.tables().items():
        assert table.meaning.endswith("."), name
        assert table.columns, name
        for column in table.columns:
            for term in (*column.says, *column.classes):
                told = term.removeprefix("?") in {other.name for other in table.columns}
                assert told or term.removeprefix("^").split(":")[0] in SHIPPED.prefixes, (name, term)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "# ?type thing tn:kind: which",
            "# ?type string tn:kind: which",
            r"actors\.rq:3: found '# \?type string.*wanted such a line as `# \?name type",
        ),
        ("# ?type thing tn:kind: which", "# ?type thing tn:kind", r"actors\.rq:3: found"),
        ("# ?type thing", "# ?kind thing", r"actors\.rq: found lines for actor, kind; its query answers actor, type"),
        ("# ?type thing", "# ?type number", r"actors\.rq:3: \?type: said to be a number; its query answers a thing"),
        ("tn:kind ?type }", "skos:prefLabel ?any OPTIONAL { ?actor tn:no ?type } }", r"actors\.rq:3: \?type: said to be in every row"),
    ],
)
def test_a_line_that_does_not_say_what_its_column_is_is_told_with_its_place(
    toy: tuiin.KnowledgeGraph, tmp_path: Path, old: str, new: str, words: str
):
    query = (ROOM / "actors.rq").read_text("utf-8")
    assert old in query
    (tmp_path / "actors.rq").write_text(query.replace(old, new), "utf-8")
    with pytest.raises(BadOntology, match=words):
        table = tables.tables(tmp_path)["actors"]
        _told(table, *_answer(toy.store, table.query))


def test_the_rows_of_the_pages_tables_are_made_from_the_queries():
    """If a query has changed: `make generated`."""
    assert (WEB / "graph" / "tables.ts").read_text("utf-8") == tables.typescript()


def test_the_document_is_the_same_in_every_process():
    """Over two seeds of hashing: the bytes of both pages' documents."""
    code = f"""
import hashlib, tuiin
from tuiin.show.explorer import explorer, json_block
from tuiin.show.document import document
for kg in (tuiin.build("night-library", data={str(LIBRARY)!r}), tuiin.build("nyshanbayev-2022")):
    print(hashlib.sha256(json_block(document(kg.store)).content.encode()).hexdigest())
"""
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(TOP / "graph")},
        ).stdout
        for seed in ("1", "77")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0].split()) == 2
    assert runs[0].split()[0] != hashlib.sha256(b"").hexdigest()


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_answer_of_every_question_is_that_of_the_graph(kg: tuiin.KnowledgeGraph, held: dict[str, Any], lang: str):
    questions = {question["name"]: question for question in held["questions"]}
    assert set(questions) == set(offered(load(), 1))
    for name, question in questions.items():
        parameters = [parameter["name"] for parameter in question["parameters"]]
        rows = cells(held, {"columns": question["columns"], "rows": list(zip(*question["answers"][lang], strict=True))})
        for values in sorted({row[: len(parameters)] for row in rows}, key=str)[::7] or [()]:
            fixed = dict(zip(parameters, map(str, values), strict=True))
            answer = kg.query(name, fixed, lang=lang)
            assert [column["name"] for column in question["columns"][len(parameters) :]] == list(answer.columns), name
            chosen = [row[len(parameters) :] for row in rows if row[: len(parameters)] == values]
            assert Counter(chosen) == Counter(answer), (name, fixed)


def test_every_table_is_what_its_query_answers(kg: tuiin.KnowledgeGraph, held: dict[str, Any]):
    rest = {row[1] for row in cells(held, held["tables"]["rest"])}  # what no table lays out, and a card shows by its label
    assert rest == {expand(name) for name in ("tn:objectQuantifier", "tn:qualifier", "tn:valence", "tn:restsOn", "foaf:familyName")}
    for name, table in held["tables"].items():
        if name == "rest":
            continue
        wanted = [
            tuple(None if cell is None else cell.value for cell in row)
            for row in kg.store.ask((ROOM / f"{name}.rq").read_text("utf-8")).raw
        ]
        found = [
            tuple(None if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell) for cell in row)
            for row in cells(held, table)
        ]
        assert found == wanted, name


def test_a_question_says_what_its_columns_are_called_and_the_document_what_many_share(held: dict[str, Any]):
    shared = held["heads"]
    for question in held["questions"]:
        names = {column["name"] for column in question["columns"][len(question["parameters"]) :]}
        assert set(question["heads"]) <= names <= set(question["heads"]) | set(shared), question["name"]
        assert all(set(parameter["words"]) == {"kk", "ru", "en"} for parameter in question["parameters"])
