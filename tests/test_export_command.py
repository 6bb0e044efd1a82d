"""`tuiin export`: one file or a folder, here, elsewhere, or on standard output."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import tuiin
from tuiin.cli import main
from tuiin.exports import EXPORTS, UnknownExport, find

from .conftest import LIBRARY, TOP

TOY = ["night-library", "--data", str(LIBRARY)]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def test_the_list_names_each_form_its_file_and_what_it_is_for(capsys: pytest.CaptureFixture[str]):
    assert main(["export", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[export.name, export.file] for export in EXPORTS.values()]
    assert all(line.endswith(export.what) for line, export in zip(lines, EXPORTS.values(), strict=True))


def test_the_list_is_told_as_json_too(capsys: pytest.CaptureFixture[str]):
    assert main(["export", "--list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["name"]: row["file"] for row in rows} == {export.name: export.file for export in EXPORTS.values()}
    assert {row["name"] for row in rows if row["folder"]} >= {"ro-crate"}


def test_a_file_is_written_here_under_its_own_name(here: Path, toy: tuiin.KnowledgeGraph, capsys: pytest.CaptureFixture[str]):
    assert main(["export", "bibtex", *TOY]) == 0
    assert capsys.readouterr().out == "references.bib\n"
    assert (here / "references.bib").read_bytes() == EXPORTS["bibtex"].make(toy)


def test_a_file_is_written_where_it_is_told_to_be(here: Path):
    (here / "folder").mkdir()
    assert main(["export", "nq", *TOY, "-o", "folder"]) == 0
    assert main(["export", "nq", *TOY, "-o", "new/toy.nq"]) == 0
    assert (here / "folder" / "graph.nq").read_bytes() == (here / "new" / "toy.nq").read_bytes() != b""


@pytest.mark.parametrize("name", ["trig", "csl-json"])
def test_a_file_goes_to_standard_output_as_it_is(name: str, here: Path, toy: tuiin.KnowledgeGraph):
    command = [sys.executable, "-m", "tuiin", "export", name, *TOY, "-o", "-"]
    run = subprocess.run(command, capture_output=True, check=True, env={"PYTHONPATH": str(TOP / "graph"), "LC_ALL": "C"})
    assert run.stdout == EXPORTS[name].make(toy)
    assert list(here.iterdir()) == []


def test_a_folder_is_replaced_as_a_whole_and_only_if_it_is_its_own(here: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["export", "ro-crate", *TOY, "-o", "crate"]) == 0
    written = {path.name: path.read_bytes() for path in (here / "crate").iterdir()}
    assert main(["export", "ro-crate", *TOY, "-o", "crate"]) == 0
    assert {path.name: path.read_bytes() for path in (here / "crate").iterdir()} == written
    (here / "crate" / "mine.txt").write_text("mine", "utf-8")
    assert main(["export", "ro-crate", *TOY, "-o", "crate"]) == 2
    assert "'mine.txt'" in capsys.readouterr().err
    assert (here / "crate" / "mine.txt").read_text("utf-8") == "mine"


def test_a_folder_within_the_folder_is_kept_too_if_it_holds_something_else(here: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["export", "obsidian", *TOY]) == 0
    inner = next(path for path in (here / "vault").rglob("*.md") if path.parent != here / "vault").parent
    (inner / "mine.md").write_text("mine", "utf-8")
    assert main(["export", "obsidian", *TOY]) == 2
    assert f"{inner.name}/mine.md" in capsys.readouterr().err
    assert (inner / "mine.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bibtx"], "no export 'bibtx'; nearest: bibtex"),
        ([], "wanted the name of a form"),
        (["ro-crate", *TOY, "-o", "-"], "cannot be written to standard output"),
        (["nq", "no-such-article", "--data", str(LIBRARY)], "no article 'no-such-article'"),
        (["nq", *TOY, "--sign", "key.pem"], "--sign KEYFILE is for nanopubs"),
        (["nanopubs", *TOY, "--signer", "https://orcid.org/0000-0002-1825-0097"], "--signer goes with it"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: list[str], told: str, here: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["export", *arguments]) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.out == ""
    assert list(here.iterdir()) == []


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the key")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_nanopublications_are_signed_with_a_key_of_openssl(here: Path):
    subprocess.run(["openssl", "genrsa", "-out", "key.pem", "2048"], check=True, capture_output=True)
    assert main(["export", "nanopubs", *TOY, "--sign", "key.pem", "-o", "signed.trig"]) == 0
    assert (here / "signed.trig").read_text("utf-8").count("npx:hasSignature ") == 6


@pytest.mark.parametrize("arguments", [["schema.org"], ["nanopubs", "--sign", "key.pem"]])
def test_a_package_that_is_not_installed_is_named(
    arguments: list[str], here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (here / "key.pem").write_text("a key", "utf-8")
    for package in ("pyld", "nanopub", "nanopub.nanopub"):
        monkeypatch.setitem(sys.modules, package, None)
    name, *options = arguments
    assert main(["export", name, *TOY, *options]) == 2
    assert "is not installed; pip install 'tuiin[exports]'" in capsys.readouterr().err


def test_a_name_that_is_none_is_an_error_with_its_facts():
    with pytest.raises(UnknownExport) as told:
        find("csl")
    assert (told.value.name, told.value.nearest[:1]) == ("csl", ["csl-json"])


def test_the_manual_has_each_form():
    """docs/exports.md: the name, the file, what it is for, how it is opened, who reads it in the tests."""
    rows = [line.split("|")[1:-1] for line in (TOP / "docs" / "exports.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    assert {(row[0].strip(" `"), row[1].strip(" `")) for row in rows} >= {(export.name, export.file) for export in EXPORTS.values()}
