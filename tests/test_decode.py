from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiin import model
from tuiin.curate.decode import WRONG, Decoder
from tuiin.curate.yaml_tree import Mapping, parse

from .spoiling import Spoilt, problems, spoil, told
from .strategies import TONGUES, bare, full, records, written

RECORDS = {**model.SHARED, **model.LOCAL, "article": model.Article}

CASES = [
    Spoilt(
        "unknown key",
        "actors.yaml",
        "  kind: person",
        "  kind: person\n  labl: x",
        "labl",
        ("actor/oilan-aiman: unknown key 'labl'", "wanted one of kind, label", "nearest: label"),
    ),
    Spoilt(
        "unknown key with a look-alike letter",
        "actors.yaml",
        "  printed: [",
        "  prіnted: [",
        "prіnted",
        ("unknown key 'prіnted'", "nearest: printed", "U+0456 і looks like U+0069 i"),
    ),
    Spoilt(
        "unknown key far from any",
        "notes.yaml",
        "  kind: doubt",
        "  kind: doubt\n  zzzzz: x",
        "zzzzz",
        ("unknown key 'zzzzz'; wanted one of kind, weight, printed, probably",),
    ),
    Spoilt(
        "unknown key inside a label",
        "actors.yaml",
        "    en: Aiman Oilan",
        "    en: Aiman Oilan\n    de: Aiman",
        "de: Aiman",
        ("actor/oilan-aiman.label: found words in 'de'; this project has kk, ru, en; add de to languages in tuiin.toml",),
    ),
    Spoilt(
        "unknown key inside a position",
        "claims.yaml",
        "    certainty: certain\n",
        "    certainty: certain\n    sure: yes\n",
        "sure:",
        ("claim/library-opened-at-night.positions[0]: unknown key 'sure'",),
        alone=False,
    ),
    Spoilt("missing key", "actors.yaml", "  kind: person\n", "", "oilan-aiman:", ("actor/oilan-aiman: the key 'kind' is missing",)),
    Spoilt(
        "no words",
        "actors.yaml",
        "  label:\n    kk: Айман Ойлан\n    ru: Айман Ойлан\n    en: Aiman Oilan\n",
        "  label: {}\n",
        "label: {}",
        ("actor/oilan-aiman.label: found an empty mapping; wanted words in at least one of kk, ru, en",),
    ),
    Spoilt(
        "wrong word of a list",
        "claims.yaml",
        "kind: historical",
        "kind: historic",
        "kind: historic",
        ("claim/library-opened-at-night.kind: found 'historic'", "wanted one of definition", "nearest: historical"),
    ),
    Spoilt(
        "relation that is none",
        "claims.yaml",
        "relation: located-in",
        "relation: located_in",
        "located_in",
        ("found 'located_in'", "nearest: located-in"),
    ),
    Spoilt(
        "list for one word",
        "claims.yaml",
        "kind: historical",
        "kind: [historical]",
        "kind: [",
        ("claim/library-opened-at-night.kind: found a list; wanted one of",),
    ),
    Spoilt(
        "number for words",
        "actors.yaml",
        "en: Aiman Oilan",
        "en: 2019",
        "en: 2019",
        ("actor/oilan-aiman.label.en: found the int 2019; wanted text (quote it",),
    ),
    Spoilt("truth for words", "actors.yaml", "en: Aiman Oilan", "en: true", "en: true", ("found the bool true; wanted text (quote it",)),
    Spoilt(
        "nothing for words", "actors.yaml", "en: Aiman Oilan", "en:", "    en:", ("actor/oilan-aiman.label.en: found nothing; wanted text",)
    ),
    Spoilt("empty words", "actors.yaml", "en: Aiman Oilan", "en: ''", "en: ''", ("found ''; wanted words",)),
    Spoilt(
        "white space around words",
        "actors.yaml",
        "en: Aiman Oilan",
        "en: ' Aiman '",
        "en: ' Aiman '",
        ("found ' Aiman '; wanted words, without white space",),
    ),
    Spoilt("mapping for words", "actors.yaml", "en: Aiman Oilan", "en: {a: b}", "en: {", ("found a mapping; wanted text",)),
    Spoilt(
        "words for a mapping",
        "notes.yaml",
        "  text:\n    kk: Қандай жарық жеткілікті екені айтылмаған.\n    ru: Не сказано, сколько света достаточно.\n    en: It is not said how much light is enough.",
        "  text: words",
        "  text: words",
        ("note/light-is-vague.text: found words that do not say their language; wanted `kk: …`, or another of kk, ru, en",),
    ),
    Spoilt(
        "words for a number",
        "values.yaml",
        "out_of: 40",
        "out_of: forty",
        "out_of: forty",
        ("value/rank-2018.out_of: found 'forty'; wanted a whole number",),
    ),
    Spoilt(
        "quoted number", "values.yaml", "value: 12", "value: '12'", "value: '12'", ("value/rank-2018.value: found '12'; wanted a number",)
    ),
    Spoilt(
        "fraction for a whole number",
        "values.yaml",
        "out_of: 40",
        "out_of: 40.5",
        "out_of: 40.5",
        ("found the float 40.5; wanted a whole number",),
    ),
    Spoilt(
        "number with too many digits",
        "values.yaml",
        "out_of: 40",
        "out_of: " + "9" * 5000,
        "out_of: 999",
        ("wanted a whole number of at most 18 digits",),
    ),
    Spoilt(
        "number too big",
        "values.yaml",
        "value: 12",
        "value: 1e999999999",
        "value: 1e9",
        ("found the float 1e999999999; wanted a number of at most 18 digits",),
    ),
    Spoilt(
        "number beyond all bounds",
        "values.yaml",
        "value: 12",
        "value: 1e99999999999999999999",
        "value: 1e9",
        ("wanted a number of at most 18 digits",),
    ),
    Spoilt("infinity", "values.yaml", "value: 12", "value: .inf", "value: .inf", ("found the float .inf; wanted a number",)),
    Spoilt("no number", "values.yaml", "value: 12", "value: .nan", "value: .nan", ("found the float .nan; wanted a number",)),
    Spoilt(
        "yes for true",
        "viewpoints.yaml",
        "  members:",
        "  open_list: yes\n  members:",
        "open_list",
        ("viewpoint/council-doubt.open_list: found 'yes'; wanted true or false",),
        alone=False,
    ),
    Spoilt(
        "date of a month that is none",
        "article.yaml",
        "2021-05-01",
        "2021-13-01",
        "2021-13-01",
        ("article.published: found '2021-13-01'; wanted a date such as 2006",),
    ),
    Spoilt(
        "day that no calendar has",
        "article.yaml",
        "2021-05-01",
        "2021-02-29",
        "2021-02-29",
        ("article.published: found '2021-02-29'; wanted a date",),
    ),
    Spoilt(
        "date in another form",
        "article.yaml",
        "2021-05-01",
        "01.05.2021",
        "01.05.2021",
        ("article.published: found '01.05.2021'; wanted a date such as 2006, 2006-04-12",),
    ),
    Spoilt("date in foreign digits", "article.yaml", "2021-05-01", "٢٠٢١", "٢٠٢١", ("wanted a date",)),
    Spoilt("date with a time", "article.yaml", "2021-05-01", "2021-05-01T10:00:00", "T10", ("wanted a date",)),
    Spoilt(
        "year as a fraction",
        "events.yaml",
        "starts: 2019",
        "starts: 2019.5",
        "2019.5",
        ("event/night-opening.starts: found the float 2019.5; wanted a date",),
        alone=False,
    ),
    Spoilt(
        "reference that is no id",
        "works.yaml",
        "actor/town-council",
        "town council",
        "publisher",
        ("work/council-data.publisher: found 'town council'; wanted a reference such as actor/some-id",),
    ),
    Spoilt(
        "reference of the wrong kind",
        "works.yaml",
        "actor/town-council",
        "work/council-data",
        "publisher",
        ("found 'work/council-data'; wanted a reference such as actor/some-id",),
    ),
    Spoilt(
        "reference to a misspelt kind",
        "works.yaml",
        "actor/town-council",
        "acter/town-council",
        "publisher",
        ("wanted a reference such as actor/some-id; nearest: actor",),
    ),
    Spoilt(
        "reference with a look-alike letter",
        "works.yaml",
        "actor/town-council",
        "actor/town-сouncil",
        "publisher",
        ("wanted a reference such as actor/some-id", "U+0441 с looks like U+0063 c"),
    ),
    Spoilt(
        "sentence id in another form",
        "notes.yaml",
        "[p2s2]",
        "[2.2]",
        "[2.2]",
        ("note/light-is-vague.at[0]: found the float 2.2; wanted a sentence id such as p4s12",),
    ),
    *(
        Spoilt(f"number written {written}", "values.yaml", "value: 12", f"value: {written}", f"value: {written}", (f"; write {meant}",))
        for written, meant in (("46,5", "46.5"), ("-46,50", "-46.50"), ("'12 500'", "12500"), ("12 500,7", "12500.7"))
    ),
    Spoilt(
        "twice in one list",
        "notes.yaml",
        "[p2s2]",
        "[p2s2, p2s2]",
        "p2s2, p2s2",
        ("note/light-is-vague.at: 'p2s2' stands twice in the list",),
    ),
    Spoilt(
        "empty list",
        "notes.yaml",
        "[p2s2]",
        "[]",
        "at: []",
        ("note/light-is-vague.at: found an empty list; wanted at least one entry, or no key at all",),
    ),
    Spoilt(
        "nothing for a list", "notes.yaml", "at: [p2s2]", "at:", "  at:", ("note/light-is-vague.at: found nothing; wanted a sentence id",)
    ),
    Spoilt(
        "address that is none",
        "article.yaml",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "creativecommons.org",
        "licence",
        ("article.licence: found 'creativecommons.org'; wanted a web address",),
    ),
    Spoilt("address with a bad escape", "article.yaml", "zero/1.0/", "zero/%zz", "licence", ("wanted a web address",)),
    Spoilt("address with a bad port", "article.yaml", "org/publicdomain", "org:x/publicdomain", "licence", ("wanted a web address",)),
    Spoilt("address with brackets", "article.yaml", "org/publicdomain", "[org/publicdomain", "licence", ("wanted a web address",)),
    Spoilt(
        "digest too short",
        "article.yaml",
        "56c064e4",
        "56c064e",
        "sha256",
        ("article.text.sha256: found '56c064e", "wanted 64 hexadecimal digits"),
    ),
    Spoilt(
        "silence of no kind",
        "article.yaml",
        "p0s1: title",
        "p0s1: titel",
        "p0s1: titel",
        ("article.silent.p0s1: found 'titel'; wanted one of title", "nearest: title"),
    ),
    Spoilt(
        "silence of no sentence",
        "article.yaml",
        "p0s1: title",
        "first: title",
        "first: title",
        ("article.silent: found 'first'; wanted a sentence id",),
        alone=False,
    ),
    Spoilt(
        "record that is none",
        "notes.yaml",
        "light-is-vague:\n",
        "light-is-vague: words\nother:\n",
        "light-is-vague: words",
        ("note/light-is-vague: found 'words'; wanted a mapping with kind",),
    ),
]


@pytest.mark.parametrize("spoilt", CASES, ids=lambda s: s.name)
def test_what_a_field_does_not_want_is_told_with_file_line_found_and_wanted(library: Path, spoilt: Spoilt):
    told(library, spoilt)


@pytest.mark.parametrize("words", ["NO", "12:30", "017", "0x1F", "2021-05-01", "yes"])
def test_what_looks_odd_but_is_text_may_stand_unquoted(library: Path, words: str):
    spoil(library, "actors.yaml", "en: Aiman Oilan", f"en: {words}")
    assert problems(library) == []


@pytest.mark.parametrize("words", ["'2019'", '"true"', "'null'", "'1e3'"])
def test_what_looks_like_a_number_may_stand_in_quotes(library: Path, words: str):
    spoil(library, "actors.yaml", "en: Aiman Oilan", f"en: {words}")
    assert problems(library) == []


@pytest.mark.parametrize("date", ["2021", "'2021'", "2021-05", "2021-05-01", "202X", "20XX"])
def test_a_date_is_a_year_a_month_a_day_a_decade_or_a_century(library: Path, date: str):
    spoil(library, "article.yaml", "2021-05-01", date)
    assert problems(library) == []


def test_one_alone_may_stand_without_its_brackets(library: Path):
    spoil(library, "notes.yaml", "[p2s2]", "p2s2")
    assert problems(library) == []


def decoded(kind: str, source: bytes) -> tuple[Any, list[str]]:
    root, problems = parse(source, "f.yaml")
    assert root is not None
    decoder = Decoder(problems, TONGUES)
    return decoder.decode(RECORDS[kind], root, kind, root.place), list(map(str, problems))


@pytest.mark.parametrize("kind", RECORDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data(), flow=st.booleans())
def test_reading_what_was_written_gives_the_same_record(kind: str, data: st.DataObject, flow: bool):
    record = data.draw(records(RECORDS[kind]))
    assert decoded(kind, written(bare(record), flow)) == (record, [])


@pytest.mark.parametrize("kind", RECORDS)
def test_every_text_of_a_record_is_kept_as_a_leaf_with_its_place(kind: str):
    source = written(full(RECORDS[kind]))
    root, problems = parse(source, "f.yaml")
    assert isinstance(root, Mapping)
    decoder = Decoder(problems, TONGUES)
    assert decoder.decode(RECORDS[kind], root, kind) is not WRONG
    lines = source.decode().split("\n")
    for leaf in decoder.leaves:
        assert lines[leaf.place.line - 1][leaf.place.column - 1 :].strip("'\"").startswith(leaf.value[:1])


@pytest.mark.parametrize("kind", RECORDS)
def test_each_key_of_a_record_that_is_needed_is_missed(kind: str):
    whole = full(RECORDS[kind])
    for key in whole:
        record, problems = decoded(kind, written({k: v for k, v in whole.items() if k != key}))
        assert (record is WRONG) == (problems == [f"f.yaml:1:1: {kind}: the key {key!r} is missing"])
