import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiin import model
from tuiin.curate import cells, table, yaml_tree
from tuiin.curate.cells import guarded
from tuiin.curate.flow import block
from tuiin.curate.ids import find, rename
from tuiin.curate.reader import curated, read
from tuiin.curate.reader import said as said_of
from tuiin.curate.short import Said, long
from tuiin.curate.tidy import canonical, canonical_table, tidy
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, says
from tuiin.errors import BadInput, Problem
from tuiin.model import Claim, Concept, Value

from .command import ran
from .strategies import TONGUES, bare, records, slugs, words, written
from .tables import ARTICLES, KINDS, copied, digest, to_tables

SENTENCES = {name: number for number, name in enumerate(f"p{p}s{s}" for p in range(3) for s in range(1, 6))}
SAID = Said("actor/somebody", {}, SENTENCES)
ONE = Tongues(("en",), ("en",), ("en",))
HEAD = "id,at,kind,subject,relation,object,text\n"
PLAIN = HEAD + "x,p1s1,causal,cookies,threatens,web,Words.\n"


def read_of(source: str | bytes, record: Any = Claim, tongues: Tongues = ONE) -> tuple[Any, list[str]]:
    """What a table says in long form, and what is told of it."""
    root, problems = table.parse(source.encode() if isinstance(source, str) else source, "t.csv", record, tongues)
    assert isinstance(root, Mapping)
    hint: Any = dict[str, record]
    return says(long(hint, root, SAID.copy(), tongues, problems)), [str(problem) for problem in problems]


def yaml_of(source: str, record: Any = Claim, tongues: Tongues = ONE) -> Any:
    root, problems = yaml_tree.parse(source.encode(), "t.yaml")
    assert root and not problems
    hint: Any = dict[str, record]
    return says(long(hint, root, SAID.copy(), tongues, problems))


@pytest.mark.parametrize("slug", ARTICLES)
def test_an_article_in_tables_is_the_same_graph(slug: str, tmp_path: Path):
    data = copied(slug, tmp_path)
    before = digest(slug, data)
    to_tables(data, slug)
    assert digest(slug, data) == before
    tidy(data, write=True)
    assert digest(slug, data) == before
    assert tidy(data, write=False) == []


@pytest.mark.parametrize(
    ("rows", "yaml"),
    [
        (PLAIN, "x: {kind: causal, subject: cookies, threatens: web, text: Words., at: p1s1}"),
        (PLAIN.replace("threatens", "not threatens"), "x: {kind: causal, subject: cookies, not threatens: web, text: Words., at: p1s1}"),
        (
            "id,at,kind,subject,relation,object,scope,voice,stance,certainty,author,text\n"
            "x,p1s1,causal,a,threatens,b,c event/d,town,denies,possible,endorses probable,Words.\n",
            "x: {kind: causal, subject: a, threatens: b, scope: [c, event/d], text: Words., at: p1s1, stance: endorses, certainty: probable, "
            "voices: {holder: town, stance: denies, certainty: possible}}",
        ),
        (
            "text,object,relation,subject,kind,voice,at,id,stance\nWords.,b,threatens,a,causal,e > viewpoint/v,p1s1,x,\n,,,,,f,p1s2,x,disputes\n",
            "x: {kind: causal, subject: a, threatens: b, text: Words., at: [p1s1, p1s2], voices: [{holder: e, voices: "
            "{holder: viewpoint/v, at: p1s1}}, {holder: f, stance: disputes, at: p1s2}]}",
        ),
        (
            "id,at,kind,subject,relation,object,voice,text\nx,p1s1 p1s2,causal,a,threatens,b,e,Words.\n,p1s2,,,,,f,\n,,,,,,g,\n",
            "x: {kind: causal, subject: a, threatens: b, text: Words., at: [p1s1, p1s2], voices: [e, {holder: f, at: p1s2}, g]}",
        ),
        (
            "id,at,kind,subject,relation,object,holder,stance,text\nx,p1s1,causal,a,threatens,b,,,Words.\nx,p1s2,,,,,b,denies,\n",
            "x: {kind: causal, subject: a, threatens: b, text: Words., positions: [{at: p1s1}, {holder: b, stance: denies, at: p1s2}]}",
        ),
        (
            HEAD.replace("text", "text,more") + 'x,,causal,a,threatens,b,Words.,"{quantifier: all, positions: [{holder: b, at: p1s1}]}"\n',
            "x: {kind: causal, subject: a, threatens: b, quantifier: all, text: Words., positions: {holder: b, at: p1s1}}",
        ),
    ],
)
def test_rows_of_a_claim(rows: str, yaml: str):
    assert read_of(rows) == (yaml_of(yaml), [])


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "before"), [("utf-8", b""), ("utf-8-sig", b""), ("utf-16", b""), ("utf-16-le", b""), ("utf-16-be", b"\xfe\xff")]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_form_of_csv_that_spreadsheets_write(mark: str, encoding: str, before: bytes, end: str):
    text = f'Қ, "q"; {"" if mark == "," else mark}.'
    rows = [HEAD.strip().split(","), ["x", "p1s1", "causal", "a", "threatens", "b", text], ["", "", "", "", "", "", ""]]
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator=end).writerows([[*row, "", ""] for row in rows])
    said, told = read_of(before + out.getvalue().encode(encoding))
    assert told == []
    assert said["x"]["text"] == {"en": ("text", text)}
    assert len(said) == 1


def test_what_excel_says_of_the_marks_is_passed_over():
    assert read_of("sep=;\n" + PLAIN.replace(",", ";")) == read_of(PLAIN)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            PLAIN.replace("p1s1", "1-Jan"),
            "t.csv:2:3: at: found '1-Jan'; wanted sentence ids such as p4s12; a spreadsheet made a date of it",
        ),
        (PLAIN.replace("Words.", "#NAME?"), "t.csv:2:37: text: found '#NAME?'; wanted words; a spreadsheet took it for a formula"),
        (PLAIN.replace("web", "TRUE"), "t.csv:2:33: object: found 'TRUE'; wanted a reference such as concept/some-id"),
        (PLAIN.replace("kind,", "kindd,"), "t.csv:1:7: found the column 'kindd'; wanted one of id, at, kind, subject"),
        (PLAIN.replace("Words.", "Words.,more"), "t.csv:2:44: found 'more', which stands in no column"),
        (PLAIN + PLAIN.split("\n")[1], "t.csv:3:1: id: 'x' stands twice; it was first written in line 2; a further voice or position"),
        (HEAD + ",p1s1,,,,,\n", "t.csv:2:2: this row goes on with a claim above it, and there is none"),
        (PLAIN.replace("Words.", '"Words.'), "t.csv:2:37: a quotation mark opens a cell here, and none closes it"),
        (
            PLAIN.replace("Words.", '"W" x'),
            "t.csv:2:37: more stands behind the quotation mark that closes this cell ('x'); double a mark inside",
        ),
        (PLAIN.replace("text", "text,more").replace("Words.", "Words.,none"), "t.csv:2:44: more: found 'none'; wanted keys and values"),
        (
            PLAIN.replace("text", "text,more").replace("Words.", "Words.,kind: causal"),
            "t.csv:2:44: more: 'kind' stands in a column of its own",
        ),
        (PLAIN.replace("text", "text,at"), "t.csv:1:41: the column 'at' stands twice ('at'); make one of the two"),
    ],
)
def test_what_is_wrong_is_told_by_cell(rows: str, told: str):
    assert read_of(rows)[1][0].startswith(told)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1E+05", "a number; a spreadsheet made a number of it"),
        ("2006-04-12 00:00:00", ""),
        ("12.04.2006", "a date such as 2006-04-12; a spread"),
    ],
)
def test_numbers_and_dates_that_a_spreadsheet_wrote(written: str, said: str):
    head, row = "id,indicator,subject,year,value,unit,claim,at\n", "v,i,s,{},{},rank,c,p1s1\n"
    problems = read_of(head + row.format(*("2012", written) if "E" in written else (written, "7")), Value)[1]
    assert (said in problems[0]) if said else problems == []


def test_not_utf8_is_told_with_what_to_choose():
    assert table.parse("id;label\nx;слово\n".encode("cp1251"), "t.csv", Concept, ONE)[1] == [
        Problem("t.csv", 2, 1, "byte 0xf1 is not UTF-8; save the table as “CSV UTF-8”")
    ]


def test_ids_are_made_of_the_frame():
    rows = HEAD + "".join(
        f",p1s1,causal,{subject},{relation},b,W{n}.\n"
        for n, (subject, relation) in enumerate([("a", "causes"), ("actor/a", "causes"), ("a", "not causes")])
    )
    assert list(read_of(rows)[0]) == ["a-causes-b", "a-causes-b-2", "a-not-causes-b"]
    done = canonical_table(rows.encode(), Path("claims.csv"), ONE, [], SAID)
    assert done and [line.split(",")[0] for line in done.decode().split("\n")] == ["id", "a-causes-b", "a-causes-b-2", "a-not-causes-b", ""]


@pytest.mark.parametrize("head", ["text.kk,text.en", "text@kk,text@en", "kk,en"])
def test_words_by_language(head: str):
    tongues = Tongues(("kk", "en"), ("kk", "en"), ("kk",))
    rows = PLAIN.replace("text", head).replace("Words.", "Сөз.,Words.")
    assert read_of(rows, tongues=tongues)[0]["x"]["text"] == {"kk": ("text", "Сөз."), "en": ("text", "Words.")}


@given(words)
@settings(max_examples=500, deadline=None)
def test_no_words_become_a_formula_and_none_are_changed(text: str):
    out = cells.written([["id", "label"], ["x", text]])
    said, problems = read_of(out, Concept)
    if text != text.strip() or "\r" in text:
        return
    assert not problems or cells.failed(text)
    assert problems or said["x"]["label"]["en"] == ("text", text)
    assert not list(csv.reader(io.StringIO(out.decode())))[1][1].startswith(tuple("=+-@\t\r"))


@pytest.mark.parametrize("text", ["=1+1", "+7", "-1", "@x", "'", "'tis", "''", "'=x", "＝1", "a=b", "-", "'-"])
def test_the_mark_of_text_goes_as_it_came(text: str):
    assert read_of(cells.written([["id", "label"], ["x", text]]), Concept)[0]["x"]["label"]["en"] == ("text", text)
    assert guarded(text)[0] not in "=+-@＝"


@pytest.mark.parametrize("record", KINDS.values(), ids=KINDS)
@given(st.data())
@settings(max_examples=150, deadline=None)
def test_random_entries_come_back(record: Any, data: st.DataObject):
    entries = data.draw(st.dictionaries(slugs, records(record), min_size=1, max_size=3))
    source = written({key: bare(value) for key, value in entries.items()})
    problems: list[Problem] = []
    short = canonical(source, Path(f"{model.name_of(record)}s.yaml"), TONGUES, problems, SAID)
    root = yaml_tree.parse(short or source, "")[0]
    assert isinstance(root, Mapping)
    out = cells.written(table.rows(root, record, TONGUES, SAID))
    back, told = table.parse(out, "t.csv", record, TONGUES)
    hint: Any = dict[str, record]
    assert isinstance(back, Mapping) and told == []
    as_dates = {"int": "text", "float": "text"}
    assert _plain(says(long(hint, back, SAID.copy(), TONGUES, [])), as_dates) == _plain(
        says(long(hint, root, SAID.copy(), TONGUES, [])), as_dates
    )
    again = yaml_tree.parse(block(back).encode(), "")[0]
    assert says(again) == says(back)


def _plain(said: Any, types: dict[str, str]) -> Any:
    if isinstance(said, dict):
        return {key: _plain(value, types) for key, value in said.items()}
    if isinstance(said, list):
        return [_plain(value, types) for value in said]
    return (types.get(said[0], said[0]), said[1]) if said else said


def project(folder: Path, claims: str) -> Path:
    """A project of one language with claims in a table."""
    data = copied("morning-bus", folder)
    to_tables(data, "morning-bus")
    path = data / "articles" / "morning-bus" / "claims.csv"
    if claims:
        path.write_text(claims, "utf-8")
    return data


def test_errors_of_references_name_row_and_column(tmp_path: Path):
    data = project(tmp_path, "")
    path = data / "articles" / "morning-bus" / "claims.csv"
    lines = path.read_text("utf-8").split("\n")
    subject = lines[0].split(",").index("subject")
    cells_of = lines[1].split(",")
    wrong = ["zzz-nobody" if number == subject else cell for number, cell in enumerate(cells_of)]
    path.write_text("\n".join([lines[0], ",".join(wrong), *lines[2:]]), "utf-8")
    with pytest.raises(BadInput) as error:
        read("morning-bus", data)
    column = len(",".join(cells_of[:subject])) + 2
    found = [one for one in error.value.problems if "zzz-nobody" in one.message]
    assert [(one.line, one.column) for one in found] == [(2, column)]
    assert found[0].message.startswith("subject: found 'zzz-nobody', which no file defines; wanted a known concept")


def test_one_kind_may_lie_in_both_forms_and_ids_are_unique_over_them(tmp_path: Path):
    data = copied("morning-bus", tmp_path)
    home = data / "articles" / "morning-bus"
    before = digest("morning-bus", data)
    root, _ = yaml_tree.parse((home / "claims.yaml").read_bytes(), "")
    assert isinstance(root, Mapping)
    names = list(root.entries)
    half = Mapping({name: root.entries[name] for name in names[3:]}, root.place)
    tongues = Tongues(("en",), ("en",), ("en",))
    (home / "claims.p2.csv").write_bytes(cells.written(table.rows(half, Claim, tongues, said_of("morning-bus", data))))
    with pytest.raises(BadInput, match=f"claim/{names[3]} was already written at .*claims.p2.csv:2:1; rename one of them"):
        read("morning-bus", data)
    whole = (home / "claims.yaml").read_text("utf-8")
    (home / "claims.yaml").write_text(whole[: whole.index(f"\n{names[3]}:") + 1], "utf-8")
    assert digest("morning-bus", data) == before


def test_a_stray_table_is_told(tmp_path: Path):
    data = copied("morning-bus", tmp_path)
    (data / "articles" / "morning-bus" / "claim.csv").write_text("id\n", "utf-8")
    with pytest.raises(BadInput, match=r"claim.csv:1:1: found 'claim.csv', which nobody reads here"):
        read("morning-bus", data)


@pytest.mark.parametrize("slug", ["freibad", "morning-bus", "night-library"])
def test_an_id_is_renamed_in_cells(slug: str, tmp_path: Path):
    tables, plain = copied(slug, tmp_path / "a"), copied(slug, tmp_path / "b")
    to_tables(tables, slug)
    for entry in find(plain, "/"):
        if entry.name.startswith("article/"):
            continue
        changed = rename(plain, entry.name, f"{entry.name.partition('/')[2]}-new")
        assert sum(rename(tables, entry.name, f"{entry.name.partition('/')[2]}-new").values()) >= sum(changed.values())
    assert digest(slug, tables) == digest(slug, plain)
    assert any(path.suffix == ".csv" for path in curated(tables))


def test_an_id_that_is_not_written_stops_a_renaming(tmp_path: Path):
    data = project(tmp_path, "")
    path = data / "articles" / "morning-bus" / "claims.csv"
    head, first, *rest = path.read_text("utf-8").split("\n")
    path.write_text("\n".join([head, first[first.index(",") :], *rest]), "utf-8")
    from tuiin.curate.ids import NoEntry

    with pytest.raises(NoEntry, match="the id of this claim is not written; `tuiin tidy` writes it"):
        rename(data, find(data, "concept/")[0].name, "other")


@pytest.mark.parametrize("pairs", [(("p1s2", "p1s3"),), (("p2s1", "p2s2"),), (("p1s1", "p1s3"), ("p2s1", "p2s2"))])
def test_sentences_are_joined_in_cells(pairs: tuple[tuple[str, str], ...], tmp_path: Path):
    slug = "night-library"
    tables, plain = copied(slug, tmp_path / "a"), copied(slug, tmp_path / "b")
    to_tables(tables, slug)
    for first, last in pairs:
        assert ran("passages", slug, "--data", tables, "--join", first, last)[0] == 0
        assert ran("passages", slug, "--data", plain, "--join", first, last)[0] == 0
    assert digest(slug, tables) == digest(slug, plain)


def test_an_id_goes_from_a_cell_that_names_both(tmp_path: Path):
    slug = "night-library"
    data = copied(slug, tmp_path)
    to_tables(data, slug)
    path = data / "articles" / slug / "claims.csv"
    lines = path.read_text("utf-8").split("\n")
    at = lines[0].split(",").index("at")
    cells_of = [line.split(",") for line in lines]
    number = next(n for n, row in enumerate(cells_of) if len(row) > at and row[at] == "p1s2")
    cells_of[number][at] = "p1s2 p1s3"
    path.write_text("\n".join(map(",".join, cells_of)), "utf-8")
    assert ran("passages", slug, "--data", data, "--join", "p1s2", "p1s3")[0] == 0
    assert path.read_text("utf-8").split("\n")[number].split(",")[at] == "p1s2"
    assert read(slug, data)


def test_a_project_of_tables_alone_is_found_and_gets_a_further_article(tmp_path: Path):
    data = copied("freibad", tmp_path)
    to_tables(data, "freibad")
    assert ran("find", "nachtruhe", "--data", data)[1].count("concepts.csv:") >= 1
    assert ran("new", "another", "--data", data)[0] == 0
    assert not (data / "concepts.yaml").exists()
    assert read("freibad", data)


def test_a_second_language_is_written_into_heads(tmp_path: Path):
    data = copied("freibad", tmp_path)
    to_tables(data, "freibad")
    home = tmp_path / "p" / "tuiin.toml"
    said = home.read_text("utf-8").replace('languages = ["de"]', 'languages = ["de", "en"]')
    home.write_text(said.replace('title = "Streit ums Freibad"', 'title = { de = "Streit ums Freibad" }'), "utf-8")
    assert ran("tidy", "--data", data, "--plain-is", "de")[0] == 0
    assert "label.de" in (data / "concepts.csv").read_text("utf-8")
    assert read("freibad", data)
    assert ran("tidy", "--data", data, "--check")[0] == 0


@given(
    st.one_of(st.binary(max_size=200), st.text(",;\t\"\n\r '=>@|.{}[]: idatvoiceholdermore-p1s2x", max_size=200).map(str.encode)),
    st.sampled_from([*KINDS.values()]),
)
@settings(max_examples=1000, deadline=None)
def test_whatever_is_called_a_table_is_read_or_told(source: bytes, record: Any):
    head = b"" if record is not Claim else b"id,at,voice,author,holder,relation,object,text,more\n"
    for tried in (source, head + source):
        root, problems = table.parse(tried, "t.csv", record, ONE)
        lines = cells.decoded(tried).split("\n") if not problems or "UTF-8" not in str(problems[0]) else []
        assert all(1 <= one.line <= max(len(lines), 1) for one in problems) or not lines
        if root:
            hint: Any = dict[str, record]
            long(hint, root, SAID.copy(), ONE, problems)


@given(words, words, slugs)
@settings(max_examples=300, deadline=None)
def test_a_place_in_a_cell_is_where_its_letters_stand(before: str, text: str, name: str):
    source = cells.written([["label", "alt"], [before, f"{text} | {name}"]])
    grid, problems = cells.parse(source, "t.csv")
    assert grid and not problems
    lines = source.decode().split("\n")
    for cell in grid.rows[0]:
        for index, letter in enumerate(cell.text):
            place = cell.at(index)
            found = f"{lines[place.line - 1]}\n"[place.column - 1]
            assert found == letter
