"""Entries are found by id and by words, and get another id everywhere at once, or not at all."""

import shutil
from pathlib import Path

import pytest

import tuiin
from tuiin.curate import ids
from tuiin.curate.reader import curated
from tuiin.curate.tidy import tidy

from .command import TOY
from .command import tuiin as command
from .conftest import LIBRARY

ENTRIES = [entry.name for entry in ids.written(LIBRARY).entries]


def contents(data: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in curated(data)}


@pytest.mark.parametrize("name", ENTRIES)
def test_any_entry_is_renamed_everywhere(library: Path, toy: tuiin.KnowledgeGraph, name: str):
    kind, _, key = name.partition("/")
    ids.rename(library, name, "a-new-id-0")
    after = tuiin.build("night-library", data=library)
    old, new = f"<{toy.thing(name)}>", f"<{after.thing(f'{kind}/a-new-id-0')}>"
    assert old.encode() not in after.ntriples
    assert toy.store.holds(old[1:-1]) == after.store.holds(new[1:-1])
    assert len(after.statements) == len(toy.statements)
    ids.rename(library, f"{kind}/a-new-id-0", key)
    assert contents(library) == {library / path.relative_to(LIBRARY): content for path, content in contents(LIBRARY).items()}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("actor/nobody", "x", "there is no actor/nobody"),
        ("concept/night-librar", "x", "nearest: concept/night-library"),
        ("cats", "x", "there is no cats"),
        ("concept/library", "night-library", "concept/night-library is there already"),
        ("concept/library", "Night Library", "is no id; wanted lower-case"),
        ("concept/library", "", "is no id"),
        ("concept/library", "library", "concept/library has this id already"),
        ("article/night-library", "x", "article/night-library has its id from its folder; rename that"),
    ],
)
def test_what_cannot_be_renamed_is_told_and_nothing_changes(library: Path, old: str, new: str, words: str):
    before = contents(library)
    run = command("rename", old, new, "--data", str(library))
    assert (run.returncode, run.stdout) == (2, "")
    assert words in run.stderr
    assert contents(library) == before


def test_what_two_articles_have_is_renamed_in_the_one_that_is_named(library: Path):
    shutil.copytree(library / "articles" / "night-library", library / "articles" / "second")
    claim = next(name for name in ENTRIES if name.startswith("claim/"))
    run = command("rename", claim, "other", "--data", str(library))
    assert run.returncode == 2
    assert f"several articles have {claim}; say --article, one of: night-library, second" in run.stderr
    nobody = command("rename", claim, "other", "--article", "third", "--data", str(library))
    assert f"{claim} is of article night-library and second, and not third" in nobody.stderr
    shared = command("rename", "concept/library", "other", "--article", "second", "--data", str(library))
    assert "concept/library is of a registry; leave --article out" in shared.stderr
    assert command("rename", claim, "other", "--article", "second", "--data", str(library)).returncode == 0
    assert "other" in tuiin.build("second", data=library).claims
    assert claim.partition("/")[2] in tuiin.build("night-library", data=library).claims


def test_what_stands_in_quotation_marks_is_renamed_too_and_all_stays_tidy(library: Path):
    concepts = library / "concepts.yaml"
    concepts.write_text(concepts.read_text("utf-8").replace("broader: [concept/library]", 'broader: ["concept/library"]'), "utf-8")
    ids.rename(library, "concept/library", "lending-house")
    assert 'broader: ["concept/lending-house"]' in concepts.read_text("utf-8")
    tidy(library, write=True)
    assert tuiin.build("night-library", data=library).check() == []


def test_entries_are_found_by_id_and_by_words_in_any_case(library: Path):
    by_id = command("find", "NIGHT-library", "--data", str(library)).stdout.splitlines()
    assert any(line.startswith("concept/night-library ") and "concepts.yaml:" in line for line in by_id)
    label = tuiin.build("night-library", data=library).concepts["night-library"].label["ru"]
    assert "concept/night-library" in command("find", label.upper(), "--data", str(library)).stdout
    none = command("find", "zebra", "--data", str(library))
    assert (none.returncode, none.stdout, none.stderr) == (0, "", "tuiin: nothing holds 'zebra'\n")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("НОЧНОЙ библиотеке", "article/night-library"),
        ("tuiin contributors", "article/night-library"),
        ("publicdomain/zero", "article/night-library"),
        ("2021-05-01", "article/night-library"),
        ("данные совета", "work/council-data"),
        ("Кеңестің мәліметі", "work/council-data"),
        ("Кеңестің мәліметі", "citation/p2s1-council-data"),
        ("library at night", "concept/night-library"),
        ("open at night as well", "concept/night-library"),
    ],
)
def test_all_that_a_curator_writes_is_found(words: str, name: str):
    lines = command("find", words, *TOY).stdout.splitlines()
    assert name in [line.split()[0] for line in lines]


def test_what_an_entry_refers_to_is_not_among_its_words():
    assert [entry.name for entry in ids.find(LIBRARY, "actor/town-council")] == ["actor/town-council"]
