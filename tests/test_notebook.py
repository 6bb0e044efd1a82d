"""Data frames with the types of their terms, and the notebook of the manual: run anew, and looked at in a real browser."""

import datetime
import math
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas
import polars
import pyarrow
import pytest
from playwright.sync_api import Browser

import tuiin
from tuiin.graph.rows import SHOWN

from .conftest import TOP
from .manual import script

NOTEBOOK = TOP / "docs" / "notebook.ipynb"
TYPED = """SELECT ?int ?float ?bool ?date ?time ?year ?text ?mixed ?none { VALUES (?int ?float ?bool ?date ?time ?year ?text ?mixed ?none) {
  (1 1.5 true "2020-01-02"^^xsd:date "2020-01-02T03:04:05Z"^^xsd:dateTime "2018"^^xsd:gYear "қазақша"@kk 1 UNDEF)
  (UNDEF 2 UNDEF UNDEF UNDEF UNDEF UNDEF "x" UNDEF)
  (3 2.25e0 false "2021-12-31"^^xsd:date "2020-01-02T03:04:05+05:00"^^xsd:dateTime "2019"^^xsd:gYear id: UNDEF UNDEF) } }"""
MOMENTS = [datetime.datetime(2020, 1, 2, 3, 4, 5, tzinfo=datetime.UTC), None, datetime.datetime(2020, 1, 1, 22, 4, 5, tzinfo=datetime.UTC)]
VALUES = {
    "int": [1, None, 3],
    "float": [1.5, 2.0, 2.25],
    "bool": [True, None, False],
    "date": [datetime.date(2020, 1, 2), None, datetime.date(2021, 12, 31)],
    "time": MOMENTS,
    "year": [2018, None, 2019],
    "text": ["қазақша", None, "https://w3id.org/tuiin/id/"],
    "mixed": ["1", "x", None],
    "none": [None, None, None],
}


def test_arrow_and_polars_hold_typed_columns_and_nulls(toy: tuiin.KnowledgeGraph):
    rows = toy.query(TYPED)
    assert rows.to_arrow().to_pydict() == rows.to_polars().to_dict(as_series=False) == VALUES
    assert [str(field.type) for field in rows.to_arrow().schema] == [
        "int64",
        "double",
        "bool",
        "date32[day]",
        "timestamp[us, tz=UTC]",
        "int64",
        "string",
        "string",
        "string",
    ]
    assert rows.to_polars().schema["date"] == polars.Date
    assert polars.from_arrow(rows.to_arrow()).equals(rows.to_polars())


def test_pandas_holds_typed_columns_and_missing_values(toy: tuiin.KnowledgeGraph):
    frame = toy.query(TYPED).to_pandas()
    kinds = ["Int64", "Float64", "boolean", "datetime64[s]", "datetime64[us, UTC]", "Int64", "string", "string", "string"]
    assert [str(kind).replace("[ns, ", "[us, ") for kind in frame.dtypes] == kinds
    assert frame["int"].sum() == 4
    assert frame["bool"].tolist() == [True, pandas.NA, False]
    assert frame["text"].str.len().tolist()[0] == 7
    assert frame.isna().sum().to_dict() == {name: values.count(None) for name, values in VALUES.items()}
    assert frame["date"].dt.year.tolist()[::2] == [2020, 2021]


@pytest.mark.parametrize("query", ["SELECT ?a ?b { ?a tn:none ?b }", "SELECT ?a ?b { VALUES (?a ?b) { (UNDEF UNDEF) } }"])
def test_an_answer_without_values_keeps_its_columns(toy: tuiin.KnowledgeGraph, query: str):
    rows = toy.query(query)
    for frame in (rows.to_pandas(), rows.to_polars(), rows.to_arrow().to_pandas()):
        assert list(frame.columns) == ["a", "b"]
        assert len(frame) == len(rows)
    assert rows.to_arrow().schema.types == [pyarrow.string()] * 2


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ('"x"^^xsd:integer', "x"),
        ('"2020-13-45"^^xsd:date', "2020-13-45"),
        ('"2020-01-02T03:04:05"^^xsd:dateTime', "2020-01-02T03:04:05"),
        ("99999999999999999999", 1e20),
        ('"INF"^^xsd:double', math.inf),
        ('"2018Z"^^xsd:gYear', "2018Z"),
        ('"1"^^xsd:boolean', True),
        ('"-0044"^^xsd:gYear', -44),
    ],
)
def test_a_term_that_is_not_what_its_type_says_stays_as_it_was_written(toy: tuiin.KnowledgeGraph, term: str, value: object):
    rows = toy.query(f"SELECT ?x {{ BIND({term} AS ?x) }}")
    assert rows.to_arrow().to_pydict() == {"x": [value]}
    assert rows.to_polars()["x"].to_list() == [value]
    assert rows.to_pandas()["x"].tolist() == [value]


def test_a_long_answer_shows_its_first_rows_and_says_so(kg: tuiin.KnowledgeGraph):
    html = kg.query("SELECT ?s ?p ?o { ?s ?p ?o }")._repr_html_()
    assert html.count("<tr>") == SHOWN + 1
    assert f"<p>{SHOWN} of " in html
    assert len(html) < 200_000
    assert "<p>" not in kg.query("SELECT ?s { ?s a tn:Viewpoint }")._repr_html_()


def test_a_cell_says_its_language_and_a_thing_its_address(toy: tuiin.KnowledgeGraph):
    html = toy.query('SELECT ?x ?y { BIND("ә<"@kk AS ?x) BIND(id: AS ?y) }')._repr_html_()
    assert '<td lang="kk">ә&lt;</td><td title="https://w3id.org/tuiin/id/">id:</td>' in html


@pytest.fixture(scope="module")
def run_anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebook as its kernel leaves it, run in a process of its own."""
    path = tmp_path_factory.mktemp("notebook") / "run.ipynb"
    code = "import sys; sys.path.insert(0, 'docs'); import make_notebook, nbformat; nbformat.write(make_notebook.executed(), sys.argv[1])"
    settings = os.environ | {"PYTHONPATH": str(TOP / "graph"), "JUPYTER_PLATFORM_DIRS": "1", "IPYTHONDIR": str(path.parent)}
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, cwd=TOP, env=settings, capture_output=True)
    return path


def test_the_notebook_answers_what_it_says(run_anew: Path):
    """If not: python docs/make_notebook.py."""
    make = script("make_notebook")
    kept, anew = nbformat.read(NOTEBOOK, as_version=4), nbformat.read(run_anew, as_version=4)
    assert make.texts(kept) == make.texts(anew)
    assert all(output.output_type != "error" for cell in anew.cells for output in cell.get("outputs", ()))
    assert [cell.source for cell in kept.cells] == [cell.source for cell in anew.cells]


def test_the_notebook_that_is_kept_is_small_and_names_no_machine():
    text = NOTEBOOK.read_text("utf-8")
    assert len(text) < 200_000
    assert "<iframe" not in text
    for path in (str(TOP), str(Path.home()), sys.prefix):
        assert f"{path}/" not in text
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    assert nbformat.writes(script("make_notebook").steady(notebook)) + "\n" == text
    assert [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"] == list(range(1, 10))


def test_in_a_browser_the_notebook_draws_the_network_and_its_tables_and_the_frame_asks_for_nothing(browser: Browser, run_anew: Path):
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "html", str(run_anew)],
        check=True,
        capture_output=True,
        env=os.environ | {"JUPYTER_PLATFORM_DIRS": "1"},
    )
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    outside, complaints = [], []
    page.route(
        "**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else (outside.append(route.request), route.abort())
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(run_anew.with_suffix(".html").as_uri())
    element = page.wait_for_selector("iframe[srcdoc]")
    assert element.get_attribute("sandbox") == "allow-scripts"
    frame = element.content_frame()
    frame.wait_for_selector(".pictured .spot")
    assert frame.locator(".pictured .spot").count() > 5
    assert frame.evaluate("try { parent.document } catch (error) { error.name }") == "SecurityError"
    assert [request.url for request in outside if request.frame != page.main_frame] == []
    assert [text for text in complaints if "tuiin" in text] == []
    assert page.locator("table:has(th:text-is('stance')) tr").count() > 5
    page.close()
