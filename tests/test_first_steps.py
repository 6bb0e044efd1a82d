"""What somebody met who began with nothing but the README: each way that led into the wild has its test here."""

import re
from pathlib import Path

import pytest

import tuiin
from tuiin.curate.minting import family_first

from .command import tuiin as command

TEXT = "The lamps\n\nThe old lamps buzz at night. New ones are quiet, says the council. They cost more.\n"


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A project in English, and its first article."""
    (tmp_path / "lamps.txt").write_text(TEXT, "utf-8")
    for words in (["init", "--language", "en", "-q"], ["new", "lamps", "--text", "lamps.txt", "-q"]):
        assert command(*words, cwd=tmp_path).returncode == 0
    return tmp_path


def written(begun: Path, name: str) -> str:
    return (begun / "data" / name).read_text("utf-8")


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Ines Ferro", "ferro-ines"),
        ("Prof. Dr. Anna von der Heide", "von-der-heide-anna"),
        ("Ferro, Ines", "ferro-ines"),
        ("Нұрболат Нышанбаев", "nyshanbaev-nurbolat"),
        ("Plato", "plato"),
    ],
)
def test_the_id_of_a_person_begins_with_the_family_name(begun: Path, label: str, key: str):
    assert command("add", "actor", label, "--kind", "person", cwd=begun).returncode == 0
    assert f"\n{key}:\n" in written(begun, "actors.yaml")
    assert family_first("Dr. Who") == "Who"


def test_umlauts_are_written_as_germans_write_them_where_german_is_written(begun: Path):
    toml = begun / "tuiin.toml"
    said = re.sub("(?m)^title = .*", 'title = {en = "Lamps"}', toml.read_text("utf-8"))
    toml.write_text(said.replace('["en"]', '["en", "de", "fi"]'), "utf-8")
    for label, tag in (("Wärmenetz", "de"), ("Mänty", "fi")):
        assert command("add", "concept", label, "--lang", tag, cwd=begun).returncode == 0
    assert "waermenetz:" in written(begun, "concepts.yaml")
    assert "manty:" in written(begun, "concepts.yaml")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "actor", "X", "--kind", "persn"], "--kind: found 'persn'; wanted one of person, organization,"),
        (["add", "actor", "X", "--same-as", "wikdata:Q1"], "nearest: wikidata"),
        (["add", "concept", "X", "--kind", "person"], "wanted none: every concept is of one kind"),
        (
            ["init", "elsewhere", "--language", "english"],
            "--language: found 'english'; no language has this tag (BCP 47); wanted a tag such as en",
        ),
        (["new", "none", "--text", "empty.txt"], "empty.txt: holds no words; wanted a text"),
    ],
)
def test_what_is_wrong_is_told_with_what_was_found_and_wanted(begun: Path, words: list[str], told: str):
    (begun / "empty.txt").write_text("\n \n", "utf-8")
    run = command(*words, cwd=begun)
    assert (run.returncode, told in run.stderr) == (2, True), run.stderr
    assert not (begun / "data" / "actors.yaml").exists()
    assert not (begun / "data" / "articles" / "none").exists()


def test_no_language_at_all_is_told_where_it_stands(begun: Path):
    toml = begun / "tuiin.toml"
    toml.write_text(toml.read_text("utf-8").replace('languages = ["en"]', "languages = []"), "utf-8")
    run = command("check", cwd=begun)
    assert run.returncode == 2
    assert "tuiin.toml:" in run.stdout + run.stderr
    assert "found an empty list; wanted at least one language tag" in run.stdout + run.stderr


def test_a_text_that_was_changed_is_told_by_check(begun: Path):
    kept = begun / "texts" / "lamps.txt"
    assert "is not the text" not in command("check", cwd=begun).stderr
    kept.write_text(TEXT.replace("buzz", "hum"), "utf-8")
    assert "lamps: texts/lamps.txt is not the text that its sentences stand in; `tuiin reanchor`" in command("check", cwd=begun).stderr


def test_sentences_joined_over_the_end_of_a_paragraph_are_told(begun: Path):
    run = command("passages", "lamps", "--join", "p0s1", "p1s1", cwd=begun)
    assert run.returncode == 0, run.stderr
    assert "though a paragraph ends between them" in run.stderr


def test_tuiins_own_words_are_spoken_in_any_of_its_languages(begun: Path):
    (begun / "data" / "concepts.yaml").write_text("lamps: lamps\nnoise: noise\n", "utf-8")
    (begun / "data" / "actors.yaml").write_text("council:\n  kind: organization\n  label: the council\n", "utf-8")
    claim = "buzz:\n  kind: causal\n  subject: lamps\n  causes: noise\n  text: Old lamps buzz.\n  holder: council\n  at: p1s1\n"
    folder = begun / "data" / "articles" / "lamps"
    (folder / "claims.yaml").write_text(claim, "utf-8")
    article = (folder / "article.yaml").read_text("utf-8").replace("some-author", "council").replace("0000", "2025")
    article = re.sub("(?m)^title: .*", "title: The lamps", article.replace("your name", "Toma Reyes"))
    (folder / "article.yaml").write_text(article, "utf-8")
    kg = tuiin.build("lamps", data=begun / "data")
    assert [row["stance"] for row in kg.query("who-says-what").dicts()] == ["asserts"]
    rows = kg.query("who-says-what", lang="kk").dicts()
    assert [(row["stance"], row["says"]) for row in rows] == [("айтады", "Old lamps buzz.")]
    assert kg.query("who-says-what", lang="de").dicts()[0]["stance"] == "asserts"
    assert kg.query("who-says-what", lang="en").format("csv") == kg.query("who-says-what").format("csv")


def test_what_a_bibliography_says_and_nobody_can_take_is_told(begun: Path):
    (begun / "a.bib").write_text("@book{x, title={Lamps}, author={Ferro, Ines and others}, year={forthcoming}, langid={german}}\n", "utf-8")
    run = command("import", "a.bib", cwd=begun)
    assert run.returncode == 0, run.stderr
    for words in (
        "its year 'forthcoming' is no date",
        "the others who wrote it are not named",
        "is in de, which is no language of the project",
    ):
        assert words in run.stderr
    (begun / "none.bib").write_text("% nothing yet\n", "utf-8")
    assert "holds no references" in command("import", "none.bib", cwd=begun).stderr
