"""References and entries of other projects that come into the registries."""

import json
from pathlib import Path

import pytest

from tuiin.cli import main
from tuiin.curate import bibliographies
from tuiin.curate.bibliographies import Writer, doi
from tuiin.curate.minting import mint
from tuiin.curate.reader import read
from tuiin.curate.registering import records, same
from tuiin.curate.tabled import Files
from tuiin.errors import Problem

from .tables import copied, digest

BIB = r"""
@string{jd = "Journal of Data"}
@article{muller2019,
  author = {M{\"u}ller, J{\"o}rg and van der Berg, Anna and Jan van Dijk and {World Health Organization} and King, Jr., Martin Luther
    and Jos{\'e} {Garc{\'i}a M{\'a}rquez} and others},
  title = {{Cookies} \& the Web: 5% of a na{\"\i}ve view}, journal = jd, year = 2019, month = may,
  doi = {https://dx.doi.org/10.1000/ABC%2F1}, urldate = {2020-01-01}}
@book{b, title="Kazakh {D}igital", editor="A. B. Smith", publisher={MIT Press}, date={2001-05/2002}, isbn={978-0-13-149505-0}}
@techreport{r, title = {A report}, institution = {{W3C}}, year = {2020}, url = {https://www.w3.org/r_1}}
"""
CSL = [
    {
        "id": "m",
        "type": "article-journal",
        "title": "Cookies <i>and</i> the Web",
        "author": [
            {"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"},
            {"family": "van Dijk", "given": "Jan"},
            {"family": "Fontaine", "given": "Jean de la"},
            {"literal": "World Health Organization"},
            {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        ],
        "issued": {"date-parts": [[2019, 5, 3]]},
        "DOI": "10.1000/ABC/1",
        "ISBN": "978-0-13-149505-0",
    },
    {"id": 7, "type": "webpage", "title": "Page", "URL": "https://example.org/page", "issued": {"date-parts": [["2001"], ["2003"]]}},
]


def references(path: Path, text: str) -> tuple[list[bibliographies.Reference], list[Problem]]:
    path.write_text(text, "utf-8")
    problems: list[Problem] = []
    return bibliographies.read(path, problems), problems


def take(data: Path, *words: object) -> int:
    return main(["import", "--data", str(data), *map(str, words)])


@pytest.mark.parametrize(
    "written",
    [
        "10.1000/a/B",
        "doi:10.1000/a/B",
        "DOI: 10.1000/a/B.",
        "https://doi.org/10.1000/a%2FB",
        "http://dx.doi.org/10.1000/a/B",
        "https://www.doi.org/10.1000/a/B",
    ],
)
def test_a_doi_in_every_form(written: str):
    assert doi(written) == "https://doi.org/10.1000/a/B"


@pytest.mark.parametrize("written", ["", "10.1000", "https://example.org/10.1000/a", "10.1000/a b"])
def test_what_is_no_doi(written: str):
    assert doi(written) == ""


def test_bibtex(tmp_path: Path):
    (article, book, report), problems = references(tmp_path / "a.bib", BIB)
    assert problems == []
    assert article.title == "Cookies & the Web: 5% of a naïve view"
    assert article.writers == [
        Writer("Müller", "Jörg"),
        Writer("Berg", "Anna", "van der"),
        Writer("Dijk", "Jan", "van"),
        Writer("World Health Organization", organization=True),
        Writer("King", "Martin Luther", suffix="Jr."),
        Writer("García Márquez", "José"),
    ]
    assert (article.published, article.addresses) == ("2019-05", ["https://doi.org/10.1000/ABC/1"])
    assert (book.title, book.published, book.isbn, book.publisher) == (
        "Kazakh Digital", "2001-05/2002", "9780131495050", Writer("MIT Press", organization=True),
    )  # fmt: skip
    assert (report.kind, report.publisher, report.addresses) == ("report", Writer("W3C", organization=True), ["https://www.w3.org/r_1"])


def test_csl_json(tmp_path: Path):
    (article, page), problems = references(tmp_path / "a.json", json.dumps(CSL))
    assert problems == []
    assert [writer.name for writer in article.writers] == [
        "Anna van der Berg", "Jan van Dijk", "Jean de la Fontaine", "World Health Organization", "Martin Luther King, Jr.",
    ]  # fmt: skip
    assert article.writers[1] == Writer("Dijk", "Jan", "van")
    assert (article.title, article.published, article.addresses) == ("Cookies and the Web", "2019-05-03", ["https://doi.org/10.1000/ABC/1"])
    assert (page.kind, page.published, page.addresses) == ("website", "2001/2003", ["https://example.org/page"])


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.bib", "@article{x, title={a", "a.bib:1:1: cannot be read as BibTeX"),
        ("a.bib", "\n\n@article{x, year=2001}", "a.bib:3:1: x: has no title; write one"),
        ("a.json", '[{"id": "x"}]', "a.json:1:1: x: has no title; write one"),
    ],
)
def test_what_cannot_be_taken_is_told(name: str, text: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data = copied("morning-bus", tmp_path)
    before = digest("morning-bus", data)
    (tmp_path / name).write_text(text, "utf-8")
    assert take(data, tmp_path / name) == 2
    assert told in capsys.readouterr().err
    assert digest("morning-bus", data) == before
    assert not (data / "works.yaml").exists()


@pytest.mark.parametrize("text", ["{}", "[1]", "no", '{"items": 3}'])
def test_json_that_is_no_list(text: str, tmp_path: Path):
    with pytest.raises(bibliographies.NoList):
        references(tmp_path / "a.json", text)


def test_works_come_in_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data = copied("morning-bus", tmp_path)
    (tmp_path / "a.bib").write_text(BIB, "utf-8")
    assert take(data, tmp_path / "a.bib") == 0
    assert "actors: 9 new; works: 3 new" in capsys.readouterr().err
    works = (data / "works.yaml").read_text("utf-8")
    assert (
        works
        == """\
# yaml-language-server: $schema=../.tuiin/schema/works.json
muller-2019:
  kind: scholarly
  label: 'Cookies & the Web: 5% of a naïve view'
  authors: [muller-jorg, van-der-berg-anna, van-dijk-jan, world-health-organization, king-martin-luther-jr, garcia-marquez-jose]
  published: 2019-05
  same_as: https://doi.org/10.1000/ABC/1
smith-2001:
  kind: scholarly
  label: Kazakh Digital
  authors: smith-a-b
  publisher: mit-press
  published: 2001-05/2002
w3c-2020:
  kind: report
  label: A report
  publisher: w3c
  published: 2020
  same_as: https://www.w3.org/r_1
"""
    )
    read("morning-bus", data)
    (tmp_path / "a.json").write_text(json.dumps(CSL), "utf-8")
    assert take(data, tmp_path / "a.json") == 0
    assert "tuiin: works: 1 new\ntuiin: m is work/muller-2019 already: the same address\n" in capsys.readouterr().err
    assert take(data, tmp_path / "a.bib") == 0
    assert "new" not in capsys.readouterr().err
    assert (data / "works.yaml").read_text("utf-8").startswith(works)


WRITERS = [
    {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
    {"family": "Mao", "given": "Zedong"},
    {"family": "Нышанбаев", "given": "Нұрболат"},
    {"literal": "W3C"},
    {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
    {"family": "Plato"},
]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", json.dumps([{"id": "x", "type": "book", "title": "Songs", "author": WRITERS}])),
        (
            "a.bib",
            "@book{x, title={Songs}, author={van Beethoven, Ludwig and Mao, Zedong and Нышанбаев, Нұрболат and {W3C} and "
            "King, Jr., Martin Luther and Plato}}",
        ),
    ],
)
def test_which_part_of_a_name_is_the_familys_is_kept(name: str, text: str, tmp_path: Path):
    data = copied("morning-bus", tmp_path)
    (tmp_path / name).write_text(text, "utf-8")
    assert take(data, tmp_path / name) == 0
    known = records(Files("morning-bus", data), "actor").values()
    assert {actor.label["en"]: actor.family and actor.family["en"] for actor in known} | {"Plato": None} == {
        "Erlan Qongyrtau": None,
        "Saule Tobylgy": None,
        "town school": None,
        "Tasbulaq Village Council": None,
        "Ludwig van Beethoven": "van Beethoven",
        "Zedong Mao": "Mao",
        "Нұрболат Нышанбаев": "Нышанбаев",
        "W3C": None,
        "Martin Luther King, Jr.": "King",
        "Plato": None,
    }


def test_a_title_of_another_year_is_another_work(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data = copied("morning-bus", tmp_path)
    one = "@book{{x, title={{Introduction}}, author={{A, B}}, year={}}}\n"
    (tmp_path / "a.bib").write_text(one.format(2001) + one.format(2005).replace("{x", "{y"), "utf-8")
    for _ in range(2):
        assert take(data, tmp_path / "a.bib") == 0
    assert (data / "works.yaml").read_text("utf-8").count("label:") == 2
    assert "label: Introduction (2005)" in (data / "works.yaml").read_text("utf-8")
    read("morning-bus", data)


def test_names_that_are_the_same():
    assert same("Müller, Jörg") == same("jorg  MULLER")
    assert mint("Қазақстан Республикасы") == "qazaqstan-respublikasy"
    assert mint("文学") == ""


def test_entries_of_another_project_come_in_with_what_they_refer_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    ours, theirs = copied("morning-bus", tmp_path / "a"), copied("night-library", tmp_path / "b")
    assert take(ours, theirs, "--kinds", "works") == 0
    told = capsys.readouterr().err
    assert "works: 1 new" in told and "actors: 1 new" in told
    assert "label: Council data" in (ours / "works.yaml").read_text("utf-8")
    read("morning-bus", ours)
    assert take(ours, theirs) == 0


def test_twins_are_decided_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    ours, theirs, twins = copied("morning-bus", tmp_path / "a"), copied("morning-bus", tmp_path / "b"), tmp_path / "twins.csv"
    before = (ours / "actors.yaml").read_bytes()
    text = (theirs / "actors.yaml").read_text("utf-8").replace("label: Saule Tobylgy", "label: Saule Tobylgy\n  member_of: council")
    text = text.replace("village-council:\n  kind: organization\n  label: Tasbulaq", "council:\n  kind: organization\n  label: TASBULAQ")
    (theirs / "actors.yaml").write_text(text.replace("label: town school", "label: another school"), "utf-8")
    assert take(ours, theirs, "--kinds", "actors", "--twins", twins) == 1
    assert twins.read_text("utf-8") == "theirs,ours,decision\nactor/town-school,actor/town-school,\nactor/council,actor/village-council,\n"
    assert "actor/council of theirs, actor/village-council of ours: the same name" in capsys.readouterr().err
    assert (ours / "actors.yaml").read_bytes() == before
    twins.write_text("theirs,ours,decision\nactor/town-school,actor/town-school,other\nactor/council,actor/village-council,sane\n", "utf-8")
    assert take(ours, theirs, "--kinds", "actors", "--twins", twins) == 2
    assert "twins.csv:3:37: decision: found 'sane'; wanted same, other, or nothing yet" in capsys.readouterr().err
    twins.write_text(twins.read_text("utf-8").replace("sane", "same"), "utf-8")
    assert take(ours, theirs, "--kinds", "actors", "--twins", twins) == 0
    after = (ours / "actors.yaml").read_text("utf-8")
    assert after.startswith(before.decode())
    assert "town-school-2:\n  kind: organization\n  label: another school\n" in after
    assert "\ncouncil:" not in after
    read("morning-bus", ours)
