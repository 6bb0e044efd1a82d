"""Entries are added under an id of their own, and two that say the same become one: everywhere, or not at all."""

from pathlib import Path

import pytest

import tuiin
from tuiin.curate.minting import mint
from tuiin.curate.reader import curated
from tuiin.curate.tidy import tidy

from .command import tuiin as command


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    """A project of one language with two concepts, three actors, and a claim of each of them."""
    (tmp_path / "text.txt").write_text("On lamps\n\nLamps are bright. Lamps are dear.\n", "utf-8")
    command("init", "--language", "en", cwd=tmp_path)
    command("new", "lamps", "--text", "text.txt", cwd=tmp_path)
    data = tmp_path / "data"
    (data / "actors.yaml").write_text(
        "# of the house\n\nberg-anna:\n  kind: person\n  label: Anna Berg\n  same_as: http://www.wikidata.org/entity/Q1\n"
        "# looked up\nmozila:\n  kind: organization\n  label: Mozilla\n  printed: [Mozila, Moz]\n  same_as: https://ror.org/1\n"
        "# the real one\nmozilla:\n  kind: organization  # for now\n  label: Mozilla\n  printed: Mozilla Inc.\n  same_as: http://www.wikidata.org/entity/Q9661\n"
        "# last\nzeta:\n  kind: person\n  label: Zeta\n  member_of: [mozila, mozilla]\n",
        "utf-8",
    )
    (data / "concepts.yaml").write_text("brightness: brightness\nlamp: lamp\nlamps:\n  label: lamps\n  broader: lamp\n", "utf-8")
    article = data / "articles" / "lamps" / "article.yaml"
    text = (
        article.read_text("utf-8").replace("title: title", "title: On lamps").replace("some-author", "berg-anna").replace("'0000'", "2026")
    )
    article.write_text(
        text.replace("0000", "2026").replace("curators: your name\n", "").replace("silent: {}", "silent:\n  title: p0s1"), "utf-8"
    )
    (data / "articles" / "lamps" / "claims.yaml").write_text(
        "bright:\n  kind: descriptive\n  subject: lamps\n  characterised-by: brightness\n  scope: [lamp, lamps, actor/mozila]\n"
        "  text: They shine.\n  at: p1s1\n  voices: mozila\n"
        "dear:\n  kind: descriptive\n  subject: lamp\n  not characterised-by: brightness\n  text: They cost.\n  at: p1s2\n",
        "utf-8",
    )
    return tmp_path


def contents(home: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in curated(home / "data")}


# --- add -----------------------------------------------------------------------------------------------------------------


def test_an_entry_is_written_in_its_place(lamps: Path):
    run = command("add", "actor", "W3C", "--same-as", "wikidata:Q37033", "--same-as", "https://www.wikidata.org/wiki/Q2", cwd=lamps)
    assert (run.returncode, run.stdout) == (0, "data/actors.yaml\n")
    assert run.stderr == "tuiin: actor/w3c is written, an entry of kind organization; say --kind where it is another\n"
    text = (lamps / "data" / "actors.yaml").read_text("utf-8")
    assert (
        "  same_as: http://www.wikidata.org/entity/Q9661\nw3c:\n  kind: organization\n  label: W3C\n"
        "  same_as: [http://www.wikidata.org/entity/Q37033, http://www.wikidata.org/entity/Q2]\n# last\nzeta:"
    ) in text
    assert tidy(lamps / "data", write=False) == []


def test_a_concept_that_is_only_its_name_is_one_line_and_begins_a_file(lamps: Path):
    assert command("add", "concept", "  Street   lamp ", cwd=lamps).returncode == 0
    assert "lamps:\n  label: lamps\n  broader: lamp\nstreet-lamp: Street lamp\n" in (lamps / "data" / "concepts.yaml").read_text("utf-8")
    run = command("add", "work", "The Lamp", "--kind", "report", cwd=lamps)
    assert run.stderr == "tuiin: work/the-lamp is written\n"
    first, *rest = (lamps / "data" / "works.yaml").read_text("utf-8").splitlines()
    assert (first, rest) == (
        "# yaml-language-server: $schema=../.tuiin/schema/works.json",
        ["the-lamp:", "  kind: report", "  label: The Lamp"],
    )


def test_what_is_alike_is_told(lamps: Path):
    run = command("add", "concept", "bright", cwd=lamps)
    assert "concept/brightness holds these words too, at data/concepts.yaml:1:1: is it the same?" in run.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["actor", "mozilla", "--id", "moz"], "actor/mozila says the same already, at data/actors.yaml:8:1; refer to it, or say --anyway"),
        (["actor", "Moz"], "actor/mozila says the same already"),
        (["actor", "Other", "--same-as", "wikidata:Q9661"], "actor/mozilla says the same already"),
        (["actor", "Zeta!", "--anyway"], "actor/zeta is there already, at data/actors.yaml:20:1: Zeta; refer to it, or say --id"),
        (["actr", "x"], "found 'actr'; wanted one of actor, concept, work; nearest: actor"),
        (["concept", "隐私"], "no id can be made of '隐私'; say --id, which is lower-case ASCII letters"),
        (["concept", "x", "--id", "X"], "'X' is no id; say --id"),
        (["concept", " "], "the label is empty"),
        (["actor", "x", "--kind", "persn"], "found 'persn'; wanted one of person, organization, state, group, office; nearest: person"),
        (["actor", "x", "--same-as", "Q1"], "found 'Q1'; wanted a web address"),
        (["actor", "x", "--lang", "de"], "found 'de'; say --lang, one of en"),
    ],
)
def test_what_cannot_be_added_is_told_and_nothing_changes(lamps: Path, words: list[str], told: str):
    before = contents(lamps)
    run = command("add", *words, cwd=lamps)
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr
    assert contents(lamps) == before


def test_a_label_says_its_language_where_there_are_several(library: Path):
    assert command("add", "concept", "Ұлттық қор", "--data", str(library), cwd=library).returncode == 0
    assert "ulttyq-qor:\n  label:\n    kk: Ұлттық қор\n" in (library / "concepts.yaml").read_text("utf-8")
    assert command("add", "concept", "Ärger", "--lang", "en", "--data", str(library), cwd=library).returncode == 0
    assert "arger:\n  label:\n    en: Ärger\n" in (library / "concepts.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("label", "id_"),
    [
        ("Mozilla", "mozilla"),
        ("Ещё раз", "eshchyo-raz"),
        ("Wärmepumpe", "warmepumpe"),
        ("Straße", "strasse"),
        ("Ελλάδα", "ellada"),
        ("שלום", "shlvm"),
        ("ひらがな", "hiragana"),
        ("საქართველო", "sakartvelo"),
        ("№ 10", "no-10"),
        ("東京タワー", ""),
        ("भारत", ""),
        ("…", ""),
        ("a " * 60, "-".join("a" * 30)),
    ],
)
def test_an_id_is_made_of_a_label_in_any_script(label: str, id_: str):
    assert mint(label) == id_


# --- merge ---------------------------------------------------------------------------------------------------------------


def test_two_entries_become_one_with_what_both_say(lamps: Path):
    run = command("merge", "actor/mozila", "actor/mozilla", cwd=lamps)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == ["data/actors.yaml", "data/articles/lamps/claims.yaml"]
    text = (lamps / "data" / "actors.yaml").read_text("utf-8")
    assert (
        "# of the house\n\nberg-anna:" in text
        and (
            "# the real one\nmozilla:\n  kind: organization  # for now\n  label: Mozilla\n  printed: [Mozilla Inc., Mozila, Moz]\n"
            "  same_as: [http://www.wikidata.org/entity/Q9661, https://ror.org/1]\n# last\nzeta:\n  kind: person\n  label: Zeta\n  member_of: mozilla\n"
        )
        in text
    )
    claims = (lamps / "data" / "articles" / "lamps" / "claims.yaml").read_text("utf-8")
    assert "  voices: mozilla\n" in claims
    assert "  scope: [lamp, lamps, actor/mozilla]\n" in claims
    assert "mozila" not in text.replace("Mozila", "") + claims
    assert tidy(lamps / "data", write=False) == []
    assert command("check", cwd=lamps).returncode == 0


def test_the_label_of_a_concept_that_goes_is_a_further_name(lamps: Path):
    run = command("merge", "concept/lamps", "concept/lamp", cwd=lamps)
    assert run.returncode == 0, run.stderr
    assert "lamp:\n  label: lamp\n  alt: lamps\n" in (lamps / "data" / "concepts.yaml").read_text("utf-8")
    claims = (lamps / "data" / "articles" / "lamps" / "claims.yaml").read_text("utf-8")
    assert "subject: lamp\n" in claims
    assert "  scope: [lamp, actor/mozila]\n" in claims


def test_the_label_that_goes_may_be_kept(lamps: Path):
    assert command("merge", "concept/lamps", "concept/lamp", "--keep", "label=lamps", cwd=lamps).returncode == 0
    assert "lamp:\n  label: lamps\n  alt: lamp\n" in (lamps / "data" / "concepts.yaml").read_text("utf-8")


def test_what_they_say_differently_is_told_and_nothing_is_written(lamps: Path):
    before = contents(lamps)
    run = command("merge", "actor/zeta", "actor/berg-anna", cwd=lamps)
    assert (run.returncode, run.stdout) == (2, "")
    assert (
        "actor/zeta and actor/berg-anna do not say the same; say --keep FIELD=ID, --ours (actor/berg-anna is right) or --theirs (actor/zeta is):"
        in run.stderr
    )
    assert "  label: actor/berg-anna 'Anna Berg', actor/zeta 'Zeta'" in run.stderr
    assert contents(lamps) == before


@pytest.mark.parametrize(
    ("words", "label", "kind"),
    [
        (["--ours"], "Anna Berg", "person"),
        (["--theirs"], "Mozilla", "organization"),
        (["--keep", "label=mozilla", "--keep", "kind=berg-anna"], "Mozilla", "person"),
        (["--keep", "label=actor/berg-anna", "--theirs"], "Anna Berg", "organization"),
    ],
)
def test_it_can_be_said_whose_is_right(lamps: Path, words: list[str], label: str, kind: str):
    run = command("merge", "actor/mozilla", "actor/berg-anna", *words, cwd=lamps)
    assert run.returncode == 0, run.stderr
    assert f"berg-anna:\n  kind: {kind}\n  label: {label}\n  printed: Mozilla Inc.\n" in (lamps / "data" / "actors.yaml").read_text(
        "utf-8"
    ).replace("  # for now", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["actor/mozila", "concept/lamp"], "wanted two entries of one kind"),
        (["actor/mozila", "actor/mozila"], "wanted two entries of one kind"),
        (["claim/bright", "claim/dear"], "wanted two entries of one kind"),
        (["actor/mozilx", "actor/mozilla"], "there is no actor/mozilx; nearest: actor/mozil"),
        (["actor/mozila", "actor/mozilla", "--keep", "labl=mozilla"], "--keep labl: no field of actor; nearest: label"),
        (["actor/mozila", "actor/mozilla", "--keep", "label"], "--keep: found 'label'; wanted FIELD=ID, as in label=actor/mozilla"),
        (["actor/mozila", "actor/mozilla", "--keep", "label=zeta"], "--keep: found 'zeta'; wanted actor/mozila or actor/mozilla"),
    ],
)
def test_what_cannot_be_merged_is_told_and_nothing_changes(lamps: Path, words: list[str], told: str):
    before = contents(lamps)
    run = command("merge", *words, cwd=lamps)
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr
    assert contents(lamps) == before


def test_words_of_several_languages_are_united(library: Path):
    text = (library / "concepts.yaml").read_text(
        "utf-8"
    ) + "library-2:\n  label:\n    en: library\n    de: Bibliothek\n  alt: {en: [book house]}\n"
    (library / "tuiin.toml").write_text((library / "tuiin.toml").read_text("utf-8").replace('"en"]', '"en", "de"]'), "utf-8")
    (library / "concepts.yaml").write_text(text, "utf-8")
    assert command("merge", "concept/library-2", "concept/library", "--data", str(library), cwd=library).returncode == 0
    after = (library / "concepts.yaml").read_text("utf-8")
    assert "    de: Bibliothek\n" in after
    assert "book house" in after
    assert "library-2" not in after
    assert tuiin.build("night-library", data=library).check() == []
