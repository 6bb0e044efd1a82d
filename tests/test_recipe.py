"""The recipe of `how-it-is-built.md` is true: a property and a class that nobody knows, added as it says, are found wherever claims go.

On a copy and in a process of its own: fields are read once, and some exports take what is left when they are imported.
"""

import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser

from tuiin.exports import EXPORTS

from .carrying import LEFT_OUT, UNDRAWN
from .conftest import LIBRARY, TOP
from .exploring import opened
from .recipe import CLAIM, CLASS, ILLUSTRATION, LABELS, PROPERTY, USE, WORDS, apply

SLUG = "night-library"
TN = "https://w3id.org/tuiin/ns#"
MAKE = f"""
import json, sys, tuiin
from pathlib import Path
from tuiin.curate import folder, project
from tuiin.curate.schema import schemas
from tuiin.exports import EXPORTS
from tuiin.graph.shapes import check
from tuiin.show.document import document
from tuiin.show.explorer import explorer

before, out = map(Path, sys.argv[1:])
kg = tuiin.build({SLUG!r}, data="tests/library")
for name, one in (("after", kg), ("before", tuiin.build({SLUG!r}, data=before))):
    (out / name).with_suffix(".nq").write_text(one.statements.nquads(), "utf-8")
for name, export in EXPORTS.items():
    made = export.make(kg)
    for path, content in made.items() if isinstance(made, dict) else [(export.file, made)]:
        (out / "exports" / name / path).parent.mkdir(parents=True, exist_ok=True)
        (out / "exports" / name / path).write_bytes(content)
(out / "document.json").write_text(json.dumps(document(kg.store)), "utf-8")
(out / "explorer.html").write_bytes(explorer(kg.store))
data = Path("tests/library")
known = schemas(project.of(data), folder.spoken(data))
(out / "schemas.json").write_text(json.dumps([json.loads(known[kind]) for kind in ("claims", "illustrations")]), "utf-8")
(out / "findings.json").write_text(json.dumps([str(found) for found in kg.check()]), "utf-8")
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, the ontology, the invented library and the documentation, with the recipe applied."""
    folder = tmp_path_factory.mktemp("recipe") / "copy"
    for name in ("graph/tuiin", "graph/web/src", "ontology", "data", "tests/library", "docs"):
        shutil.copytree(TOP / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for edits in (PROPERTY, ILLUSTRATION, USE):
        apply(edits, folder)
    return folder


def run(copy: Path, *words: str, code: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=copy,
        env={"PYTHONPATH": "graph", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def out(copy: Path) -> Path:
    """All that the changed copy makes of the invented library, in a folder."""
    folder = copy.parent / "out"
    folder.mkdir()
    run(copy, "-W", "ignore", "-c", MAKE, str(LIBRARY), str(folder))
    return folder


def read(out: Path, name: str) -> Any:
    return json.loads((out / name).read_text("utf-8"))


def test_the_recipe_names_each_file_that_it_takes_by_hand_and_they_are_few():
    text = (TOP / "docs" / "how-it-is-built.md").read_text("utf-8").partition("**A class or a property.**")[2].partition("\n**")[0]
    assert len(PROPERTY) <= 5
    assert len(ILLUSTRATION) <= 8
    for name in {*PROPERTY, *ILLUSTRATION}:
        general = re.sub(r"(examples|shapes|ontology)/claims\.ttl", r"\1/<topic>.ttl", name)
        general = re.sub(r"invalid/\w+\.ttl", "invalid/<shape>.ttl", general)
        general = re.sub(r"illustrations\.yaml", "<kind>s.yaml", general).replace(
            "tests/library/articles/night-library/", "tests/library/…/"
        )
        assert f"`{general}`" in text, general


def test_both_are_in_the_graph_and_right(out: Path):
    said = {str(quad.triple) for quad in ox.parse((out / "after.nq").read_bytes(), ox.RdfFormat.N_QUADS)}
    article = f"https://w3id.org/tuiin/id/article/{SLUG}"
    assert f"<{article}/claim/{CLAIM}> <{TN}severity> <https://w3id.org/tuiin/severity/high>" in said
    assert f"<{article}/illustration/lamp> <{TN}illustrates> <{article}/claim/{CLAIM}>" in said
    assert read(out, "findings.json") == []


@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_carries_both_or_says_why_not(out: Path, name: str):
    parts = [path.read_bytes() for path in sorted((out / "exports" / name).rglob("*")) if path.is_file()]
    if name == "xlsx":
        book = zipfile.ZipFile(io.BytesIO(parts[0]))
        parts = [book.read(part) for part in book.namelist()]
    content = b"\n".join(parts)
    if name not in LEFT_OUT:
        assert b"severity" in content
        assert b"high" in content
    if name not in UNDRAWN:
        assert WORDS[2].encode() in content
        assert (b'"illustrations":{"lamp":{"of":' if name == "jsonl" else b"illustrates") in content  # by the model's own keys


def test_the_schemas_of_curated_files_know_both(out: Path):
    claims, illustrations = read(out, "schemas.json")
    assert claims["$defs"]["Claim"]["properties"]["severity"] == {"enum": ["high", "low"]}
    assert illustrations["$defs"]["Illustration"]["required"] == ["of", "text", "at"]


def test_a_wrong_word_is_told_with_its_place_and_the_nearest(copy: Path):
    library = shutil.copytree(copy / "tests" / "library", copy.parent / "wrong")
    path = library / "articles" / SLUG / "claims.yaml"
    path.write_text(path.read_text("utf-8").replace("severity: high", "severity: hihg"), "utf-8")
    told = run(copy, "-m", "tuiin", "check", SLUG, "--data", str(library), code=2)
    assert re.search(r"claims\.yaml:\d+:\d+: .*severity: found 'hihg'; wanted one of high, low; nearest: high", told)


def test_diff_calls_the_property_content_and_the_class_a_kind_of_its_own(copy: Path, out: Path):
    told = run(copy, "-m", "tuiin", "diff", str(out / "before.nq"), str(out / "after.nq"), "--json", code=1)
    changes = {change["thing"].rsplit("/", 2)[-2]: change for change in json.loads(told)["changes"]}
    assert changes.pop("article")["action"] == "changed"  # it names one file more
    assert {kind: change["action"] for kind, change in changes.items()} == {"claim": "changed", "illustration": "added"}
    (part,) = changes["claim"]["parts"]
    assert (part["aspect"], part["property"]) == ("content", f"{TN}severity")


def test_the_explorers_document_has_both_without_a_change_of_the_page(out: Path):
    found = read(out, "document.json")
    rest = found["tables"]["rest"]
    rows = [
        {
            c["name"]: None if cell is None else found["things" if c["type"] == "thing" else "texts"][cell]
            for c, cell in zip(rest["columns"], row, strict=True)
        }
        for row in rest["rows"]
    ]
    said = {(row["thing"].rsplit("/", 2)[-2], row["property"], row["value"] or row["lang"]) for row in rows}
    claim = f"id:article/{SLUG}/claim/{CLAIM}"
    assert said == {
        ("claim", "tn:severity", "severity:high"),
        ("illustration", "rdf:type", "tn:Illustration"),
        ("illustration", "tn:illustrates", claim),
        *(("illustration", "rdfs:comment", language) for language in ("kk", "ru", "en")),
    }


@pytest.mark.parametrize(("place", "language"), list(enumerate(("kk", "ru", "en"))))
def test_the_card_shows_both_under_the_names_of_the_ontology(browser: Browser, out: Path, place: int, language: str):
    with opened(browser, out / "explorer.html", f"#view=gist&lang={language}&node=article/{SLUG}/claim/{CLAIM}") as page:
        facts = page.locator(".card dl", has_text=re.compile(LABELS["severity"][place], re.IGNORECASE))
        assert LABELS["high"][place] in facts.inner_text()
        section = page.locator(".card section", has=page.locator("h3", has_text=re.compile(CLASS[place], re.IGNORECASE)))
        assert WORDS[place] in section.inner_text()
        assert "¶1.2" in section.inner_text()


def test_what_is_copied_as_turtle_holds_the_property(browser: Browser, out: Path):
    with opened(browser, out / "explorer.html", f"#view=gist&lang=en&node=article/{SLUG}/claim/{CLAIM}") as page:
        page.click(".card footer button:has-text('Turtle')")
        copied = page.evaluate("navigator.clipboard.readText()")
    graph = f"https://w3id.org/tuiin/id/graph/{SLUG}"
    quads = ox.parse((out / "after.nq").read_bytes(), ox.RdfFormat.N_QUADS)
    about = f"/article/{SLUG}/claim/{CLAIM}>", f"/article/{SLUG}/position/{CLAIM}/"
    wanted = {str(q.triple) for q in quads if str(q.graph_name) == f"<{graph}>" and any(part in str(q.subject) for part in about)}
    assert {str(quad.triple) for quad in ox.parse(copied.encode(), ox.RdfFormat.TURTLE)} == wanted
    assert any(f"<{TN}severity>" in triple for triple in wanted)


def test_the_reference_names_both(copy: Path):
    run(copy, "docs/make_generated.py")
    text = (copy / "docs" / "reference.md").read_text("utf-8")
    for name in ("`tn:severity`", "### `severity`", "`tn:Illustration`", "`tn:illustrates`", "illustrations.yaml"):
        assert name in text, name
