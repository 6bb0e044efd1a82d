"""Tables that go out and come in again."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from tuiin.cli import main
from tuiin.curate.reader import curated, read
from tuiin.curate.tidy import tidy

from .tables import ARTICLES, copied, digest, to_tables

BUS = "morning-bus"


def files_of(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def table(data: Path, *words: str) -> int:
    return main(["table", "-q", "--data", str(data), *map(str, words)])


def take(data: Path, *words: object) -> int:
    return main(["import", "--data", str(data), *map(str, words)])


def edited(path: Path, sheet: str, cell: str, value: object) -> None:
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)


@pytest.fixture
def bus(tmp_path: Path) -> Path:
    return copied(BUS, tmp_path)


@pytest.mark.parametrize("slug", ARTICLES)
def test_a_workbook_that_comes_back_changes_no_file(slug: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data = copied(slug, tmp_path)
    before = files_of(data)
    assert table(data, tmp_path / "all.xlsx") == 0
    assert take(data, tmp_path / "all.xlsx") == 0
    assert files_of(data) == before
    out, told = capsys.readouterr()
    assert out == ""
    assert "claims: " in told and " new" not in told and " changed" not in told


@pytest.mark.parametrize("slug", ARTICLES)
def test_a_workbook_makes_all_of_an_article_anew(slug: str, tmp_path: Path):
    data = copied(slug, tmp_path)
    before, untidy = digest(slug, data), {*tidy(data, write=False)}
    assert table(data, tmp_path / "all.xlsx") == 0
    for path in curated(data):
        if path.name.startswith("claims") and path.name != "claims.yaml":
            continue
        if path.name != "article.yaml":
            path.write_text("{}\n", "utf-8")
    assert take(data, tmp_path / "all.xlsx") == 0
    assert digest(slug, data) == before
    assert {*tidy(data, write=False)} <= untidy


def test_changed_entries_are_written_and_the_others_keep_their_bytes(bus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    claims = bus / "articles" / BUS / "claims.yaml"
    text = claims.read_text("utf-8").replace("  kind: causal\n", "  kind: causal  # surely\n", 1)
    claims.write_text(text.replace("\nseven-raises", "\n# of the depot\nseven-raises"), "utf-8")
    before = claims.read_text("utf-8").split("\n")
    assert table(bus, tmp_path / "all.xlsx") == 0
    page = openpyxl.load_workbook(tmp_path / "all.xlsx")["claims"]
    heads = [cell.value for cell in page[1]]
    edited(tmp_path / "all.xlsx", "claims", page.cell(2, heads.index("text") + 1).coordinate, "=Other words.")
    edited(tmp_path / "all.xlsx", "claims", page.cell(2, heads.index("text") + 1).coordinate, "Other words.")
    assert take(bus, tmp_path / "all.xlsx") == 0
    after = claims.read_text("utf-8").split("\n")
    assert "claims: 1 changed, 5 as they were" in capsys.readouterr().err
    changed = [line for line in after if line not in before]
    assert changed in (["  text: Other words."], ["# surely", "  text: Other words."])
    assert any("surely" in line for line in after) and "# of the depot" in after
    read(BUS, bus)


def test_entries_that_are_not_in_the_table_stay_unless_they_shall_go(bus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "notes.csv"
    path.write_text("id,kind,text,at\nanother,doubt,Who counted?,p1s1\n", "utf-8")
    assert take(bus, path, "--dry-run") == 0
    assert "another" not in (bus / "articles" / BUS / "notes.yaml").read_text("utf-8")
    assert take(bus, path) == 0
    assert "notes: 1 new\ntuiin: 1 note of the article is not in the table and stays; --delete takes them away\n" in capsys.readouterr().err
    assert [*read(BUS, bus).records["note"]][-1] == "another"
    assert take(bus, path, "--delete") == 0
    assert [*read(BUS, bus).records["note"]] == ["another"]
    assert "notes: 1 as they were, 1 taken away" in capsys.readouterr().err


def test_a_kind_that_is_not_there_yet_gets_a_file(bus: Path, tmp_path: Path):
    article = bus / "articles" / BUS / "article.yaml"
    (bus / "articles" / BUS / "notes.yaml").unlink()
    article.write_text(
        article.read_text("utf-8").replace(", notes.yaml", "").replace("notes.yaml, ", "").replace("- notes.yaml\n", ""), "utf-8"
    )
    (tmp_path / "notes.csv").write_text("id,kind,text,at\nanother,doubt,Who counted?,p1s1\n", "utf-8")
    assert take(bus, tmp_path / "notes.csv") == 0
    assert [*read(BUS, bus).records["note"]] == ["another"]
    assert (bus / "articles" / BUS / "notes.yaml").read_text("utf-8").startswith("# yaml-language-server: $schema=")


def test_what_is_wrong_is_told_by_cell_and_nothing_is_written(bus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    before = files_of(bus)
    assert table(bus, tmp_path / "all.xlsx") == 0
    page = openpyxl.load_workbook(tmp_path / "all.xlsx")["claims"]
    heads = [cell.value for cell in page[1]]
    cell = page.cell(3, heads.index("subject") + 1).coordinate
    edited(tmp_path / "all.xlsx", "claims", cell, "no-such-thing")
    edited(tmp_path / "all.xlsx", "claims", page.cell(2, heads.index("at") + 1).coordinate, "1-Jan")
    edited(tmp_path / "all.xlsx", "notes", "B2", "dout")
    assert take(bus, tmp_path / "all.xlsx") == 2
    told = capsys.readouterr().err
    assert "all.xlsx: claims!B2: at: found '1-Jan'; wanted sentence ids such as p4s12; a spreadsheet made a date of it" in told
    edited(tmp_path / "all.xlsx", "claims", page.cell(2, heads.index("at") + 1).coordinate, "p9s99")
    assert take(bus, tmp_path / "all.xlsx") == 2
    told = capsys.readouterr().err
    assert f"all.xlsx: claims!{cell}: subject: there is no concept 'no-such-thing'" in told
    assert "all.xlsx: claims!B2: at: there is no sentence 'p9s99'" in told
    assert "all.xlsx: notes!B2: kind: found 'dout'; wanted one of slip, contradiction, doubt; nearest: doubt" in told
    assert files_of(bus) == before


def test_the_day_of_a_cell_is_a_day_and_a_formula_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    from datetime import datetime

    data = copied("freibad", tmp_path)
    assert table(data, tmp_path / "all.xlsx") == 0
    page = openpyxl.load_workbook(tmp_path / "all.xlsx")["works"]
    where = page.cell(2, [cell.value for cell in page[1]].index("published") + 1).coordinate
    edited(tmp_path / "all.xlsx", "works", where, datetime(2019, 5, 3))
    assert take(data, tmp_path / "all.xlsx") == 0
    assert "published: 2019-05-03" in (data / "works.yaml").read_text("utf-8")
    edited(tmp_path / "all.xlsx", "works", where, "=1+1")
    capsys.readouterr()
    assert take(data, tmp_path / "all.xlsx") == 2
    assert f"all.xlsx: works!{where}: found a formula" in capsys.readouterr().err


def test_no_cell_of_a_workbook_is_a_formula_and_each_is_text(bus: Path, tmp_path: Path):
    path = bus / "concepts.yaml"
    path.write_text(path.read_text("utf-8") + "odd: '=1+1'\nodder: '_x0041_ 007'\n", "utf-8")
    (tmp_path / "c.csv").write_text("", "utf-8")
    before = files_of(bus)
    assert table(bus, tmp_path / "all.xlsx") == 0
    for page in openpyxl.load_workbook(tmp_path / "all.xlsx"):
        assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}
        assert not [cell for row in page.iter_rows() for cell in row if cell.data_type == "n" and cell.value is not None]
    assert take(bus, tmp_path / "all.xlsx") == 0
    assert files_of(bus) == before


def test_a_translator_fills_in_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data = copied("night-library", tmp_path)
    for name in ("concepts.yaml", "articles/night-library/claims.yaml"):
        lines = (data / name).read_text("utf-8").split("\n")
        (data / name).write_text("\n".join(line for line in lines if not line.startswith("    ru:")), "utf-8")
    for name in ("ru.xlsx", "ru.csv"):
        assert table(data, tmp_path / name, "--missing", "ru") == 0
    head, *rows = [line.split(",") for line in (tmp_path / "ru.csv").read_text("utf-8").splitlines()]
    assert head == ["id", "what", "kk", "en", "ru"]
    assert len(rows) > 8
    page = openpyxl.load_workbook(tmp_path / "ru.xlsx")["words"]
    for number in range(2, page.max_row):  # the last one stays empty
        edited(tmp_path / "ru.xlsx", "words", f"E{number}", f"слово {number}")
    assert take(data, tmp_path / "ru.xlsx") == 0
    table(data, tmp_path / "left.csv", "--missing", "ru")
    assert len((tmp_path / "left.csv").read_text("utf-8").splitlines()) == 2
    assert read("night-library", data).records["concept"][page["A2"].value.partition("/")[2]].label["kk"] == page["C2"].value  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["claims", "concepts", "notes"])
def test_a_kind_is_moved_into_tables_and_back(kind: str, bus: Path, capsys: pytest.CaptureFixture[str]):
    before, graph = files_of(bus), digest(BUS, bus)
    assert table(bus, "--as", "csv", kind) == 0
    assert not [name for name in files_of(bus) if name.endswith(f"{kind}.yaml")]
    assert digest(BUS, bus) == graph
    assert tidy(bus, write=False) == []
    assert table(bus, "--as", "yaml", kind) == 0
    assert {name: content for name, content in files_of(bus).items() if "schema" not in name} == {
        name: content for name, content in before.items() if "schema" not in name
    }


def test_comments_stop_a_kind_from_being_moved(bus: Path, capsys: pytest.CaptureFixture[str]):
    path = bus / "articles" / BUS / "claims.yaml"
    path.write_text(path.read_text("utf-8") + "# look again\n", "utf-8")
    before = files_of(bus)
    assert table(bus, "--as", "csv", "claims") == 2
    assert "a table holds no comments, and here is 'look again'; --drop-comments goes on without" in capsys.readouterr().err
    assert files_of(bus) == before
    assert table(bus, "--as", "csv", "claims", "--drop-comments") == 0


def test_words_go_into_a_workbook_only_where_that_was_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data = copied("night-library", tmp_path)
    assert main(["table", "--data", str(data), str(tmp_path / "a.xlsx")]) == 0
    assert [cell.value for cell in openpyxl.load_workbook(tmp_path / "a.xlsx")["sentences"][1]] == ["id"]
    shutil.copy(data / "articles" / "night-library" / "text.txt", tmp_path / "text.txt")
    capsys.readouterr()
    assert main(["table", "--data", str(data), "--words", str(tmp_path / "b.xlsx")]) == 0
    assert "keep this file to yourself" in capsys.readouterr().err
    assert openpyxl.load_workbook(tmp_path / "b.xlsx")["sentences"]["B2"].value
    assert main(["table", "--data", str(data), "--words", str(tmp_path / "claims.csv")]) == 2


def test_a_table_of_tables_is_the_same(bus: Path, tmp_path: Path):
    assert table(bus, tmp_path / "claims.csv") == 0
    to_tables(bus, BUS)
    before = files_of(bus)
    assert table(bus, tmp_path / "b" / "claims.csv") == 0
    assert (tmp_path / "b" / "claims.csv").read_bytes() == (tmp_path / "claims.csv").read_bytes()
    assert take(bus, tmp_path / "claims.csv") == 0
    assert files_of(bus) == before
    (tmp_path / "claims.csv").write_text((tmp_path / "claims.csv").read_text("utf-8").replace("increases", "causes"), "utf-8")
    assert take(bus, tmp_path / "claims.csv") == 0
    assert "causes" in (bus / "articles" / BUS / "claims.csv").read_text("utf-8")
    read(BUS, bus)


def test_where_one_file_cannot_be_written_none_is(bus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "all.xlsx").parent.mkdir(exist_ok=True)
    assert table(bus, tmp_path / "all.xlsx") == 0
    edited(tmp_path / "all.xlsx", "concepts", "B2", "another label")
    edited(tmp_path / "all.xlsx", "notes", "B2", "slip")
    before = files_of(bus)
    notes = bus / "articles" / BUS / "notes.yaml"
    (tmp_path / "elsewhere.yaml").write_bytes(notes.read_bytes())
    notes.unlink()
    (bus / "articles" / BUS / "other-name.txt").write_bytes(before["articles/morning-bus/notes.yaml"])
    notes.symlink_to(bus / "articles" / BUS / "other-name.txt")
    assert take(bus, tmp_path / "all.xlsx") == 2
    assert "is no file, or a link to one of another name" in capsys.readouterr().err
    assert (bus / "concepts.yaml").read_bytes() == before["concepts.yaml"]
    assert not list(bus.rglob(".*.yaml.*"))


def test_concepts_are_made_of_ids_where_that_is_asked_for(bus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "claims.csv"
    path.write_text("at,kind,subject,relation,object,text\np1s1,causal,strict-timeline,threatens,fuel-costs,Words.\n", "utf-8")
    before = (bus / "concepts.yaml").read_text("utf-8")
    assert take(bus, path) == 2
    assert "claims.csv:2:13: subject: there is no concept 'strict-timeline'" in capsys.readouterr().err
    assert take(bus, path, "--new-concepts") == 0
    told = capsys.readouterr().err
    assert "claims: 1 new; concepts: 1 new\n" in told and "labels made from the ids, please look: strict-timeline\n" in told
    assert (bus / "concepts.yaml").read_text("utf-8") == f"{before}strict-timeline: strict timeline\n"
    assert "strict-timeline-threatens-fuel-costs:\n" in (bus / "articles" / BUS / "claims.yaml").read_text("utf-8")
    read(BUS, bus)
