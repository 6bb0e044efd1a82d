"""Dates in EDTF: what is taken, what it means, and what it becomes in RDF and in lists of references."""

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import tuiin
from tuiin.exports import EXPORTS
from tuiin.graph.triples import date
from tuiin.model import dates

from .conftest import LIBRARY
from .spoiling import Spoilt, problems, spoil, told

YEARS = {
    "2006": (2006, 2006),
    "0079-08-24": (79, 79),
    "195X": (1950, 1959),
    "19XX": (1900, 1999),
    "-0350": (-350, -350),
    "-035X": (-359, -350),
    "0000": (0, 0),
    "-0044-03-15": (-44, -44),
    "Y-12000": (-12000, -12000),
    "1984?": (1984, 1984),
    "1984-06~": (1984, 1984),
    "-0350%": (-350, -350),
    "2001-21": (2001, 2001),
    "1985-XX": (1985, 1985),
    "1985-04-XX": (1985, 1985),
    "1985-XX-XX": (1985, 1985),
    "2001/2003": (2001, 2003),
    "1984?/2004-06~": (1984, 2004),
    "-0431/-0404": (-431, -404),
    "-0027/0014": (-27, 14),
    "2000-02-29/2000-03": (2000, 2000),
    "195X/196X": (1950, 1969),
    "1985/..": (1985, None),
    "1985/": (1985, None),
    "../1985": (None, 1985),
    "/1985": (None, 1985),
    "..": (None, None),
}
WRONG = [
    *(
        "350",
        "20065",
        "2006-13",
        "2006-02-30",
        "1900-02-29",
        "2006-00",
        "2006-01-00",
        "2006-4-1",
        "-0000",
        "2003/2001",
        "2001-25",
        "2001-21-01",
    ),
    *(
        "2001//2003",
        "2001/2003/2005",
        "../..",
        "/",
        "1984??",
        "?1984",
        "~1984",
        "XXXX",
        "1XXX",
        "{1667,1668}",
        "[1667,1668]",
        "Y2006",
        "+2006",
    ),
    *("2004-06-11T12:00:00", "c. 350 BC", "350 BC", "2001-2003", "2001 / 2003", "２００６"),
]


@pytest.mark.parametrize("written", YEARS)
def test_a_date_speaks_of_these_years(written: str):
    assert re.fullmatch(dates.FORM, written, re.ASCII)
    assert dates.right(written)
    assert dates.years(written) == YEARS[written]


@pytest.mark.parametrize("written", WRONG)
def test_what_is_no_date_is_told_with_what_is_one(library: Path, written: str):
    told(
        library,
        Spoilt(written, "works.yaml", "  publisher:", f"  published: '{written}'\n  publisher:", "published:", ("a date such as 2006",)),
    )


@pytest.mark.parametrize("written", [written for written in YEARS if written != ".."])
def test_a_work_of_any_date_is_taken_and_its_years_are_numbers(library: Path, written: str):
    spoil(library, "works.yaml", "  publisher:", f"  published: {written}\n  publisher:")
    kg = tuiin.build("night-library", data=library)
    assert kg.check() == []
    rows = kg.query("SELECT ?p ?year { id:work\\/council-data ?p ?year FILTER(?p IN (tn:startYear, tn:endYear)) } ORDER BY DESC(?p)")
    first, last = YEARS[written]
    assert [year for _, year in rows] == [year for year in dict.fromkeys((first, last)) if year is not None]


@pytest.mark.parametrize(
    ("written", "datatype"),
    [
        ("-0350", "gYear"),
        ("0079-08", "gYearMonth"),
        ("-0044-03-15", "date"),
        ("2001-21", "EDTF"),
        ("1984?", "EDTF"),
        ("2001/2003", "EDTF"),
        ("195X", "EDTF"),
    ],
)
def test_a_date_has_the_word_of_xml_schema_where_there_is_one(written: str, datatype: str):
    (triple,) = ox.parse(f"<x:x> <x:x> {date(written)} .", ox.RdfFormat.N_TRIPLES)
    assert (triple.object.value, re.split("[#/]", triple.object.datatype.value)[-1]) == (written, datatype)


@pytest.mark.parametrize(
    ("starts", "ends", "from_", "to"),
    [("-0431", "-0404~", -431, -404), ("1984?", "..", 1984, None), ("195X", "2001-21", 1950, 2001), ("-0044-03-15", "-0027", -44, -27)],
)
def test_an_event_of_any_time_has_its_years_and_instants(library: Path, starts: str, ends: str, from_: int, to: int | None):
    path = library / "articles" / "night-library" / "events.yaml"
    path.write_text(
        f"night-opening:\n  type: event\n  label: {{kk: а, ru: а, en: Old}}\n  starts: '{starts}'\n  ends: '{ends}'\n  at: [p1s2]\n"
    )
    kg = tuiin.build("night-library", data=library)
    assert [f for f in kg.check() if "night-opening" in f.focus] == []
    rows = kg.query(
        "SELECT ?from ?to ?open { ?e a tn:Event ; tn:startYear ?from OPTIONAL { ?e tn:endYear ?to } OPTIONAL { ?e tn:openEnd ?open } }"
    )
    assert list(rows) == [(from_, to, None if to is not None else True)]
    assert len(kg.query("SELECT * { ?i a time:Instant ; time:inXSDgYear|time:inXSDgYearMonth|time:inXSDDate ?t }")) == 1 + (to is not None)


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("events.yaml", "starts: 2019", "starts: 2001/2003", ("one date: `starts` and `ends` say the span",)),
        ("article.yaml", "curated: 2026-11-24", "curated: 2026~", ("the day on which it was curated",)),
        ("article.yaml", "curated: 2026-11-24", "curated: 2025/2026", ("the day on which it was curated",)),
    ],
)
def test_a_date_where_it_cannot_stand_is_told(library: Path, file: str, old: str, new: str, words: tuple[str, ...]):
    told(library, Spoilt(new, file, old, new, new, words))


def made(library: Path, written: str, form: str) -> str:
    spoil(library, "works.yaml", "  publisher:", f"  published: {written}\n  publisher:")
    content = EXPORTS[form].make(tuiin.build("night-library", data=library))
    assert isinstance(content, bytes)
    return content.decode()


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("1998", "year = {1998}"),
        ("1998-05", "month = {5}"),
        *((one, f"date = {{{one}}}") for one in ("195X", "-0350", "1984?", "1984~", "2001/2003", "1985/..", "2001-21", "0079")),
    ],
)
def test_bibtex_says_in_a_date_what_a_year_cannot(library: Path, written: str, field: str):
    entry = made(library, written, "bibtex").split("@")[-1]
    assert field in entry
    assert ("year = " in entry) != ("date = " in entry)


@pytest.mark.parametrize(
    ("written", "issued"),
    [
        ("1998-05-03", {"date-parts": [[1998, 5, 3]]}),
        ("-0350", {"date-parts": [[-351]]}),
        ("0000", {"date-parts": [[-1]]}),
        ("1984?", {"date-parts": [[1984]], "circa": True}),
        ("1984-06~", {"date-parts": [[1984, 6]], "circa": True}),
        ("2001/2003", {"date-parts": [[2001], [2003]]}),
        ("195X", {"date-parts": [[1950], [1959]]}),
        ("2001-22", {"date-parts": [[2001]], "season": 2}),
        ("1985-XX-XX", {"date-parts": [[1985]]}),
        ("1985/..", {"literal": "1985–"}),
        ("../1985", {"literal": "–1985"}),
    ],
)
def test_csl_json_has_the_parts_of_a_date_and_no_year_0(library: Path, written: str, issued: dict[str, object]):
    (item,) = [item for item in json.loads(made(library, written, "csl-json")) if item["id"] == "council-data"]
    assert item["issued"] == issued


def test_the_good_library_is_still_good():
    assert problems(LIBRARY) == []
