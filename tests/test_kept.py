"""What was built is kept and asked again; nothing that changed since is ever answered from it."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tuiin.files.paths import DATA
from tuiin.graph import kept, opened
from tuiin.graph.checked import checked
from tuiin.graph.kept import Kept
from tuiin.graph.knowledge import KnowledgeGraph
from tuiin.graph.where import Where

from .command import tuiin
from .conftest import TOP
from .spoiling import SLUG, path_of, spoil

QUERY = "SELECT ?claim ?says { ?claim a tn:Claim GRAPH ?words { ?claim tn:paraphrase ?says } } ORDER BY ?claim"


@pytest.fixture
def where(library: Path) -> Where:
    """The night library as a project of its own, so that what is kept lies in it."""
    (library / "tuiin.toml").write_text(
        'languages = ["kk", "ru", "en"]\nbase = "https://w3id.org/tuiin/id/"\n[folders]\ndata = "."\n', "utf-8"
    )
    return Where(SLUG, library, SLUG)


def asked(where: Where) -> opened.Graph:
    return opened.open(where, records=False)


def test_a_kept_graph_is_the_one_that_was_built(where: Where):
    built, first = opened.open(where), asked(where)
    assert isinstance(built, KnowledgeGraph)
    assert Kept(where).read("graph.nq") == built.nquads
    again = asked(where)
    assert again.nquads == first.nquads == built.nquads
    assert again.ntriples == built.ntriples
    assert again.store.size() == built.store.size()
    for lang in ("kk", "en"):
        assert list(again.query(QUERY, lang=lang)) == list(built.query(QUERY, lang=lang)) != []


def test_an_answer_comes_from_what_was_kept(where: Where, monkeypatch: pytest.MonkeyPatch):
    asked(where), checked(where)
    monkeypatch.setattr("tuiin.graph.pipeline.build", lambda *_, **__: pytest.fail("it was built again"))
    assert len(asked(where).query(QUERY))
    assert checked(where)[1]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("concepts.yaml", "label:", "label :"), ("claims.yaml", "stance:", "stance :"), ("passages.csv", "p1s1", "p1s1")],
)
def test_what_changed_is_built_anew(where: Where, file: str, old: str, new: str):
    asked(where), checked(where)
    path = path_of(where.path, file)
    path.write_text(path.read_text("utf-8").replace(old, new, 1) + ("\n" if old == new else ""), "utf-8")
    assert Kept(where).read("graph.nq") is None
    assert Kept(where).read("check.json") is None


def test_what_another_article_or_the_project_says_counts_too(where: Where):
    asked(where)
    other = where.path / "articles" / "day-library"
    other.mkdir()
    (other / "article.yaml").write_text("language: de\n", "utf-8")
    assert Kept(where).read("graph.nq") is None
    shutil.rmtree(other)
    assert Kept(where).read("graph.nq")
    spoil(where.path, "tuiin.toml", '"en"', '"en", "de"')
    assert Kept(where).read("graph.nq") is None


def test_a_new_version_of_the_code_or_the_ontology_asks_nothing_that_was_kept(where: Where, monkeypatch: pytest.MonkeyPatch):
    asked(where)
    monkeypatch.setattr(kept, "_code", lambda: "another")
    assert Kept(where).read("graph.nq") is None


def test_code_is_known_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.py").write_text("a", "utf-8")
    monkeypatch.setattr(kept, "PACKAGE", tmp_path)
    before = kept._code.__wrapped__()
    os.utime(tmp_path / "a.py", (1, 1))
    assert kept._code.__wrapped__() != before


def test_a_file_that_nobody_reads_is_told_whatever_was_kept(where: Where):
    asked(where), checked(where)
    (where.path / "concpets.yaml").write_text("a: b\n", "utf-8")
    run = tuiin("check", SLUG, "--project", str(where.path))
    assert run.returncode == 2
    assert "concpets.yaml" in run.stdout


@pytest.mark.parametrize("spoilt", [b"", b"nonsense", b"\xff\n\xff"])
def test_what_was_kept_and_spoilt_is_as_good_as_lost(where: Where, spoilt: bytes):
    whole = asked(where).nquads
    file = Kept(where).folder / "graph.nq"
    content = file.read_bytes()
    for broken in (spoilt, content[:-9], content.replace(b"Claim", b"Clain", 1)):
        file.write_bytes(broken)
        assert asked(where).nquads == whole
        assert file.read_bytes() == content


def test_findings_are_the_same_from_wherever_they_are_read(where: Where, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    runs = [tuiin("check", str(where.path / "articles" / SLUG), "--json", cwd=cwd) for cwd in (TOP, tmp_path / "elsewhere", where.path)]
    first, second, inside = (json.loads(run.stdout) for run in runs)
    assert first == second
    assert [one["message"] for one in inside] == [one["message"] for one in first]
    shipped = Where("nyshanbayev-2022", DATA, "nyshanbayev-2022")
    anew, again = checked(shipped, lang="kk"), checked(shipped, lang="kk")
    assert anew == again
    assert anew[0], "the shipped article has warnings"
    assert all((TOP / finding.place.file).is_file() or Path(finding.place.file).is_file() for finding in again[0])


def test_a_folder_that_cannot_be_written_is_no_hindrance(where: Where, monkeypatch: pytest.MonkeyPatch):
    shutil.rmtree(where.path / ".tuiin", ignore_errors=True)
    (where.path / ".tuiin").write_text("a file where a folder should be", "utf-8")
    assert len(asked(where).query(QUERY))
    assert checked(where)[1]


def test_without_a_project_it_is_kept_where_the_machine_keeps_caches(library: Path, tmp_path: Path):
    (library / "tuiin.toml").unlink()
    run = tuiin("query", "-e", QUERY, SLUG, "--data", str(library), XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert run.returncode == 0, run.stderr
    assert [path.name for path in (tmp_path / "cache").rglob("graph.nq")] == ["graph.nq"]
    assert list(library.rglob("graph.nq")) == []
