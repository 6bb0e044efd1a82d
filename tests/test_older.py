"""Files of an older form: read as what things are called now, counted by `check`, written anew by `tidy`."""

from pathlib import Path
from typing import get_args

import pytest

import tuiin
from tuiin import model
from tuiin.curate import older, short
from tuiin.curate.reader import read
from tuiin.curate.tidy import tidy
from tuiin.errors import BadInput
from tuiin.model import fields
from tuiin.model.article import Silence

from .command import tuiin as command

RENAMED = {"relation": {"imperils": "threatens", "swells": "increases"}, "stance": {"affirms": "asserts"}, "silence": {"headline": "title"}}


def changed(data: Path, name: str, *pairs: tuple[str, str]) -> None:
    """Write something else in a file of the library."""
    path = data / name if (data / name).exists() else data / "articles" / "night-library" / name
    text = path.read_text("utf-8")
    for before, after in pairs:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, "utf-8")


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of lists that were called otherwise, as if the lists had changed."""
    monkeypatch.setattr(older, "WORDS", RENAMED)


def test_an_older_key_is_read_as_what_it_is_called_now(library: Path):
    before = tuiin.build("night-library", data=library).nquads
    changed(library, "actors.yaml", ("  kind: person", "  'type': person"), ("  kind: organization", "  type: organization"))
    changed(library, "events.yaml", ("  kind: ", "  type: "))
    assert tuiin.build("night-library", data=library).nquads == before
    told = read("night-library", library).older
    assert {(one.was, one.now) for one in told} == {("type", "kind")}
    assert {Path(one.place.file).name for one in told} == {"actors.yaml", "events.yaml"}


def test_check_counts_what_is_older_once_and_finds_nothing_wrong(library: Path):
    changed(library, "actors.yaml", ("  kind: ", "  type: "))
    run = command("check", "--data", str(library))
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr.count("older form") == 1
    assert "tuiin: 2 keys or words are of an older form (type is kind now); `tuiin tidy` writes them anew\n" in run.stderr
    assert command("check", "--strict", "--data", str(library)).returncode == 0
    assert "older form" not in command("check", "--quiet", "--data", str(library)).stderr


def test_both_names_at_one_entry_are_an_error(library: Path):
    changed(library, "actors.yaml", ("  kind: person", "  kind: person\n  type: person"))
    with pytest.raises(BadInput) as caught:
        read("night-library", library)
    (problem,) = caught.value.problems
    assert problem.line == 3
    assert problem.message == "actor/oilan-aiman: 'type' stands beside 'kind', which it is called now; take 'type' away"
    tidy(library, write=True)  # which of the two is meant only its writer knows
    assert "type: person" in (library / "actors.yaml").read_text("utf-8")


@pytest.mark.usefixtures("renamed")
def test_an_older_word_of_a_list_is_read_wherever_it_may_stand(library: Path):
    before = tuiin.build("night-library", data=library).nquads
    changed(library, "claims.yaml", ("relation: threatens", "relation: imperils"), ("stance: asserts", "stance: affirms"))
    changed(library, "article.yaml", ("p0s1: title", "p0s1: headline"))
    assert tuiin.build("night-library", data=library).nquads == before
    pairs = {(one.was, one.now) for one in read("night-library", library).older}
    assert pairs == {("imperils", "threatens"), ("affirms", "asserts"), ("headline", "title")}


@pytest.mark.usefixtures("renamed")
def test_an_older_relation_is_read_where_it_is_a_key_and_where_it_is_denied(library: Path):
    tidy(library, write=True)
    before = tuiin.build("night-library", data=library).nquads
    changed(library, "claims.yaml", ("  threatens: ", "  imperils: "), ("  increases: ", "  swells: "))
    changed(library, "article.yaml", ("  title: p0s1", "  headline: p0s1"))
    assert tuiin.build("night-library", data=library).nquads == before
    changed(library, "claims.yaml", ("  imperils: ", "  not imperils: "))
    denied = [claim for claim in read("night-library", library).of(model.Claim).values() if claim.polarity == "negative"]
    assert [claim.relation for claim in denied] == ["threatens"]


@pytest.mark.usefixtures("renamed")
def test_tidy_writes_what_is_older_as_it_is_called_now(library: Path):
    tidy(library, write=True)
    files = {path: path.read_bytes() for path in library.rglob("*.yaml")}
    changed(library, "actors.yaml", ("oilan-aiman:\n", "# once type: person\noilan-aiman:\n"), ("  kind: ", "  type: "))
    wanted = b"# once type: person\n" + files[library / "actors.yaml"]
    changed(library, "claims.yaml", ("  threatens: ", "  imperils: "))
    changed(library, "article.yaml", ("  title: p0s1", "  headline: p0s1"))
    assert {Path(name).name for name in tidy(library, write=False)} == {"actors.yaml", "claims.yaml", "article.yaml"}
    tidy(library, write=True)
    assert {path: path.read_bytes() for path in library.rglob("*.yaml")} == files | {library / "actors.yaml": wanted}
    assert read("night-library", library).older == ()


def test_what_is_written_in_braces_or_quotation_marks_is_written_anew_too(library: Path):
    changed(library, "actors.yaml", ("oilan-aiman:\n", "zhar-dana: {'type': person, label: {en: Dana Zhar}}\noilan-aiman:\n"))
    tidy(library, write=True)
    assert "type" not in (library / "actors.yaml").read_text("utf-8")
    assert read("night-library", library).older == ()


def test_nothing_is_renamed_that_is_still_called_so():
    """Else what is right would be told, or would become something else."""
    for record, names in older.KEYS.items():
        assert not names.keys() & short.keys(record).keys()
        assert set(names.values()) <= short.keys(record).keys()
    lists = fields.lists() | {"silence": get_args(Silence)}
    for name, words in older.WORDS.items():
        assert not words.keys() & {*lists[name]}
        assert {*words.values()} <= {*lists[name]}
