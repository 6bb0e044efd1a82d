"""A folder that a build wrote is taken at its report's word only: whole, and made of what is there now."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tuiin.cli import main
from tuiin.exports.build import write_all
from tuiin.graph import built
from tuiin.load.source import of_file
from tuiin.serve.engine.sources import Source, find, load, taken

from .conftest import LIBRARY, opened

SLUG = "night-library"


@pytest.fixture(scope="module")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the invented data folder, and what was built of it beside it."""
    home = tmp_path_factory.mktemp("project")
    shutil.copytree(LIBRARY, home / "data")
    write_all(SLUG, home / "data", home / "out")
    return home


@pytest.fixture
def project(once_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = Path(shutil.copytree(once_built, tmp_path / "project"))
    monkeypatch.chdir(home)
    return home


def cut(folder: Path) -> None:
    lines = (folder / "graph.nq").read_bytes().splitlines(keepends=True)
    (folder / "graph.nq").write_bytes(b"".join(lines[:900]))


def other_word(folder: Path) -> None:
    graph = folder / "graph.nq"
    graph.write_bytes(graph.read_bytes().replace(b"night", b"might", 1))


def no_report(folder: Path) -> None:
    (folder / "report.json").unlink()


def torn_report(folder: Path) -> None:
    (folder / "report.json").write_bytes((folder / "report.json").read_bytes()[:500])


def deep_report(folder: Path) -> None:
    (folder / "report.json").write_text("[" * 100_000)


def other_report(folder: Path) -> None:
    (folder / "report.json").write_text('{"files": []}')


def odd_report(folder: Path) -> None:
    report = json.loads((folder / "report.json").read_bytes())
    report["files"]["graph.nq"] = {"bytes": "many", "sha256": None}
    (folder / "report.json").write_text(json.dumps(report))


def no_graph(folder: Path) -> None:
    (folder / "graph.nq").unlink()


SPOILT = [cut, other_word, no_report, torn_report, deep_report, other_report, odd_report]


def test_what_was_built_of_the_article_as_it_is_now_is_taken(project: Path):
    assert taken(Source("data", SLUG), Path("out")) == Source(f"out/{SLUG}")
    for path in (project / "data").rglob("*"):
        os.utime(path, (4_000_000_000, 4_000_000_000))  # later than the build, as after a checkout: no clock is asked
    assert taken(Source("data", SLUG), Path("out")) == Source(f"out/{SLUG}")


@pytest.mark.parametrize("spoil", [*SPOILT, no_graph])
def test_what_is_not_whole_is_built_anew(project: Path, spoil):
    spoil(project / "out" / SLUG)
    assert taken(Source("data", SLUG), Path("out")) == Source("data", SLUG)


@pytest.mark.parametrize(
    "changed",
    [
        "actors.yaml",
        "concepts.yaml",
        "works.yaml",
        f"articles/{SLUG}/article.yaml",
        f"articles/{SLUG}/claims.yaml",
        f"articles/{SLUG}/passages.csv",
    ],
)
def test_an_article_that_changed_is_built_anew_whatever_the_clock_says(project: Path, changed: str):
    path = project / "data" / changed
    path.write_bytes(path.read_bytes() + b"\n")
    os.utime(path, (1, 1))
    assert taken(Source("data", SLUG), Path("out")) == Source("data", SLUG)


def test_a_folder_of_another_project_is_not_taken(project: Path):
    """The same short name, other words; older than what was built."""
    other = Path(shutil.copytree(project / "data", project / "other"))
    concepts = other / "concepts.yaml"
    concepts.write_text(concepts.read_text("utf-8").replace("en: ", "en: other ", 1), "utf-8")
    for path in other.rglob("*"):
        os.utime(path, (1, 1))
    assert taken(Source(str(other), SLUG), Path("out")) == Source(str(other), SLUG)
    assert taken(Source("data", SLUG), Path("out")) == Source(f"out/{SLUG}")


def test_a_build_by_other_code_or_another_ontology_is_not_taken(project: Path):
    report = project / "out" / SLUG / "report.json"
    whole = json.loads(report.read_bytes())
    for part in ("code", "ontology"):
        report.write_text(json.dumps(whole | {"made_of": whole["made_of"] | {part: "0" * 64}}))
        assert taken(Source("data", SLUG), Path("out")) == Source("data", SLUG)


def test_the_digests_are_the_same_wherever_the_folder_lies(project: Path):
    assert built.made_of(SLUG, project / "data") == built.made_of(SLUG, LIBRARY)


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_folder_that_is_named_and_not_whole_is_refused_by_every_command(project: Path, spoil):
    folder = project / "out" / SLUG
    spoil(folder)
    for read in (lambda: opened(str(folder), LIBRARY), lambda: of_file(folder), lambda: load(find([str(folder)], LIBRARY), "auto")):
        with pytest.raises(built.NotWhole, match=rf"out/{SLUG}"):
            read()


def test_the_command_line_tells_it_with_exit_code_2(project: Path, capsys: pytest.CaptureFixture[str]):
    cut(project / "out" / SLUG)
    assert main(["info", f"out/{SLUG}"]) == 2
    assert "graph.nq: is not what report.json says" in capsys.readouterr().err


def test_a_whole_folder_is_read_by_every_command(project: Path, toy):
    folder = project / "out" / SLUG
    assert opened(str(folder), LIBRARY).statements.graphs == dict(toy.statements.graphs)
    assert len(of_file(folder)) == len(toy.statements)
    assert load(find([str(folder)], LIBRARY), "auto").graphs == toy.statements.counts()


def test_what_the_project_says_belongs_to_what_a_build_is_made_of(library: Path, tmp_path: Path):
    """Other names, or another licence, make another build, though no curated file has changed."""
    write_all("night-library", library, tmp_path)
    assert built.is_of(tmp_path / "night-library", "night-library", library)
    toml = library / "tuiin.toml"
    toml.write_text(toml.read_text("utf-8").replace("CC-BY-4.0", "CC0-1.0"), "utf-8")
    assert not built.is_of(tmp_path / "night-library", "night-library", library)
