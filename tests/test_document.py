"""The document of the explorer: as its schema says, the same for the same statements, with the answer of every question in it."""

import hashlib
import json
import os
import re
import subprocess
import sys
from typing import Any

import jsonschema
import pytest

import tuiin
from tuiin.graph.questions import load
from tuiin.graph.vocabulary import PREFIXES
from tuiin.paths import ONTOLOGY
from tuiin.show.document import document

from .conftest import LIBRARY, TOP
from .exploring import WEB

ROOM = ONTOLOGY / "explorer"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json.loads((ROOM / "schema.json").read_text("utf-8"))  # type: ignore[no-any-return]


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
        return PREFIXES[prefix] + name if kind == "thing" and colon and prefix in PREFIXES else short

    kinds = [column["type"] for column in table["columns"]]
    return [tuple(map(cell, kinds, row)) for row in table["rows"]]


def test_the_document_is_as_its_schema_says(held: dict[str, Any], toy: tuiin.KnowledgeGraph, schema: dict[str, Any]):
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for one in (held, document(toy.store)):
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


def test_each_query_of_the_room_is_a_table_that_the_schema_describes_in_the_same_words(schema: dict[str, Any]):
    tables = schema["properties"]["tables"]["properties"]
    assert sorted(tables) == schema["properties"]["tables"]["required"] == sorted(path.stem for path in ROOM.glob("*.rq"))
    for path in ROOM.glob("*.rq"):
        header = [line.removeprefix("# ") for line in path.read_text("utf-8").splitlines() if line.startswith("# ")]
        assert tables[path.stem]["description"] == " ".join(header), path.name
        assert all(cell["description"] for cell in tables[path.stem]["properties"]["rows"]["items"]["prefixItems"])


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
    assert set(questions) == set(load())
    for name, question in questions.items():
        answer = kg.query(name, lang=lang)
        table = question["answers"][lang]
        assert [column["name"] for column in table["columns"]] == list(answer.columns), name
        assert cells(held, table) == list(answer), name


def test_every_table_is_what_its_query_answers(kg: tuiin.KnowledgeGraph, held: dict[str, Any]):
    for name, table in held["tables"].items():
        wanted = [
            tuple(None if cell is None else cell.value for cell in row)
            for row in kg.store.ask((ROOM / f"{name}.rq").read_text("utf-8")).raw
        ]
        found = [
            tuple(None if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell) for cell in row)
            for row in cells(held, table)
        ]
        assert found == wanted, name


def test_every_column_and_parameter_of_the_questions_has_words_in_three_languages(held: dict[str, Any]):
    """And no two columns of one answer are called alike."""
    said = json.loads((WEB / "language" / "columns.json").read_text("utf-8"))
    columns = {column["name"] for question in held["questions"] for column in question["answers"]["en"]["columns"]}
    assert columns == set(said["columns"])
    assert {parameter["name"] for question in held["questions"] for parameter in question["parameters"]} == set(said["parameters"])
    for words in [*said["columns"].values(), *said["parameters"].values()]:
        assert list(words) == ["kk", "ru", "en"]
        assert not re.search("[A-Za-z]", words["kk"] + words["ru"])
    for question in held["questions"]:
        for lang in ("kk", "ru", "en"):
            heads = [said["columns"][column["name"]][lang] for column in question["answers"]["en"]["columns"]]
            assert len(set(heads)) == len(heads), (question["name"], heads)
