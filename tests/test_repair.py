import json
import shutil
from pathlib import Path

import pytest

from tuiin.curate.anchors import read_text
from tuiin.curate.passages import digest
from tuiin.curate.reader import anchored, read
from tuiin.curate.tidy import tidy
from tuiin.errors import BadInput, Problem

from .command import ran, tuiin
from .conftest import LIBRARY
from .spoiling import SLUG, spoil, state

TEXT = LIBRARY / "articles" / SLUG / "text.txt"


def rows(library: Path) -> dict[str, tuple[int, int, str]]:
    lines = (library / "articles" / SLUG / "passages.csv").read_text("utf-8").splitlines()[1:]
    return {name: (int(start), int(end), sha) for name, start, end, sha in (line.split(",") for line in lines)}


def test_two_sentences_become_one_and_all_that_named_the_second_names_the_first(library: Path):
    tidy(library, write=True)
    before, text = rows(library), read_text(TEXT)
    code, out, err = ran("passages", SLUG, "--data", library, "--join", "p1s2", "p1s3")
    assert (code, out) == (0, "")
    assert "p1s2 holds p1s3, too" in err
    after = rows(library)
    assert list(after) == [name for name in before if name != "p1s3"]
    start, end = before["p1s2"][0], before["p1s3"][1]
    assert after["p1s2"] == (start, end, digest(text[start:end]))
    assert {name: after[name] for name in after if name != "p1s2"} == {n: before[n] for n in before if n not in ("p1s2", "p1s3")}
    entries = read(SLUG, library)
    assert "p1s3" not in entries.passages
    assert tidy(library, write=False) == []


def test_an_id_that_stands_beside_the_other_already_goes(library: Path):
    spoil(library, "claims.yaml", "at: [p1s2]", "at: [p1s2, p1s3]  # both")
    spoil(library, "values.yaml", "at: [p2s1]", "at:\n  - p2s1\n  - p2s2")
    assert ran("passages", SLUG, "--data", library, "--join", "p1s2", "p1s3")[0] == 0
    assert "at: [p1s2]  # both" in (library / "articles" / SLUG / "claims.yaml").read_text("utf-8")
    assert ran("passages", SLUG, "--data", library, "--join", "p2s1", "p2s2")[0] == 0
    assert "  at:\n  - p2s1\n" in (library / "articles" / SLUG / "values.yaml").read_text("utf-8")
    assert read(SLUG, library)


def test_a_silent_sentence_that_is_joined_to_one_with_a_claim_is_silent_no_more(library: Path):
    assert ran("passages", SLUG, "--data", library, "--join", "p0s1", "p1s1")[0] == 0
    assert "silent: {}" in (library / "articles" / SLUG / "article.yaml").read_text("utf-8")
    assert list(read(SLUG, library).passages)[:2] == ["p0s1", "p1s2"]


@pytest.mark.parametrize(
    ("silent", "first", "second", "wanted"),
    [
        ("{title: p0s1, byline: p0s2}", "p0s2", "p1s1", "silent: {title: p0s1}\n"),
        ("\n  title: p0s1\n  byline: p0s2", "p0s1", "p0s2", "silent:\n  title: p0s1\n"),
        ("\n  heading: [p0s1, p0s2]", "p0s2", "p1s1", "silent:\n  heading: [p0s1]\n"),
        ("\n  heading: p0s1-p0s2", "p0s2", "p1s1", "silent:\n  heading: p0s1\n"),
        ("\n  heading: [p0s1-p0s2]", "p0s1", "p0s2", "silent:\n  heading: [p0s1]\n"),
        ("\n  heading: p0s1-p0s2", "p0s1", "p1s1", "silent: {}\n"),
    ],
)
def test_silence_that_is_written_by_reason_is_written_anew(library: Path, silent: str, first: str, second: str, wanted: str):
    spoil(library, "article.yaml", "silent:\n  p0s1: title\n  p0s2: byline", f"silent: {silent}".replace(": \n", ":\n"))
    read(SLUG, library)
    assert ran("passages", SLUG, "--data", library, "--join", first, second)[0] == 0
    assert wanted in (library / "articles" / SLUG / "article.yaml").read_text("utf-8")
    read(SLUG, library)


@pytest.mark.parametrize("where", ["Қала", "128"])
def test_a_sentence_is_parted_by_words_or_offset_and_what_names_it_is_told(library: Path, where: str):
    assert ran("passages", SLUG, "--data", library, "--join", "p1s2", "p1s3")[0] == 0
    start, end, _ = rows(library)["p1s2"]
    code, _, err = ran("passages", SLUG, "--data", library, "--split", "p1s2", where)
    assert code == 0
    parts = rows(library)
    assert list(parts) == ["p0s1", "p0s2", "p1s1", "p1s2", "p1s3", "p2s1", "p2s2"]
    assert (parts["p1s2"][0], parts["p1s3"][1]) == (start, end)
    if where == "Қала":
        assert parts["p1s3"] == rows(LIBRARY)["p1s3"]
    assert "claims.yaml:" in err
    assert "names p1s2; if it means the new one, write p1s3" in err
    anchors = anchored(SLUG, library)
    assert [p for p in anchors.passages.values() if digest(read_text(TEXT)[p.start : p.end]) != p.sha256] == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("--join", "p1s3", "p1s2"), "wanted two sentences, the earlier one first"),
        (("--join", "p1s2", "p1s9"), "found 'p1s9'; wanted a sentence of passages.csv; nearest: p1s"),
        (("--split", "p1s2", "жоқ сөз"), "'жоқ сөз' stands in the sentence not at all; wanted the words with which the second"),
        (("--split", "p1s2", "а"), "times; wanted the words"),
        (("--split", "p1s2", "Ойланның"), "where one of the two sentences would be empty"),
        (("--unwrap",), "no sentence goes on in the next line"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(library: Path, said: tuple[str, ...], words: str):
    before = state(library)
    code, _, err = ran("passages", SLUG, "--data", library, *said)
    assert (code, words in err) == (2, True), err
    assert state(library) == before


def test_without_the_text_nothing_is_mended(library: Path):
    (library / "articles" / SLUG / "text.txt").unlink()
    before = state(library)
    code, _, err = ran("passages", SLUG, "--data", library, "--join", "p1s2", "p1s3")
    assert code == 2
    assert "the text of night-library is not at hand: no .txt file in" in err
    assert state(library) == before
    other = library / "other.txt"
    other.write_text(read_text(TEXT).replace("2019", "2020"), "utf-8")
    assert (
        "is not the text that night-library was curated from: some letter differs"
        in ran("passages", SLUG, "--data", library, "--show", "--text", other)[2]
    )
    assert ran("passages", SLUG, "--data", library, "--join", "p1s2", "p1s3", "--text", TEXT)[0] == 0


def test_sentences_that_the_end_of_a_line_cut_are_joined(tmp_path: Path):
    text = tmp_path / "text.txt"
    text.write_text("Тақырып\n\nБұл сөйлем бір\nжолда бітпейді. Екінші\nсөйлем де бітпейді.\n", "utf-8")
    data = tmp_path / "data"
    assert ran("new", "wrapped", "--text", text, "--data", data, "--no-unwrap")[0] == 0
    assert list(anchored("wrapped", data).passages) == ["p0s1", "p0s2", "p0s3", "p0s4", "p1s1"]
    code, _, err = ran("passages", "wrapped", "--data", data, "--text", text, "--unwrap")
    assert code == 0, err
    assert list(anchored("wrapped", data).passages) == ["p0s1", "p0s2", "p0s4"]
    assert "p0s2 holds p0s3, too" in err


def test_words_are_shown_of_a_text_and_of_an_article_in_the_order_of_the_text(library: Path, tmp_path: Path):
    long = tmp_path / "long.txt"
    long.write_text("Title\n\n" + "\n".join(f"Sentence number {n} is here." for n in range(12)), "utf-8")
    lines = ran("passages", long, "--show", "-q")[1].splitlines()
    assert [line.split()[0] for line in lines] == ["p0s1", *(f"p{n}s1" for n in range(1, 13))]
    assert lines[-1] == "p12s1  Sentence number 11 is here."
    assert ran("passages", SLUG, "--data", library)[1].splitlines()[0] == "p0s1  Түнгі кітапхана туралы"
    shown = json.loads(ran("passages", SLUG, "--data", library, "--json")[1])
    assert shown["passages"][1]["words"] == "Айман Ойлан"
    assert "words" not in json.loads(ran("passages", TEXT, "--json", "-q")[1])["passages"][0]


def test_check_and_verify_quote_the_words_only_where_a_person_reads_them(library: Path):
    spoil(library, "article.yaml", "  p0s2: byline\n", "")
    quote = "[p0s2: “Айман Ойлан”]"
    assert quote in ran("check", SLUG, "--data", library, "--strict")[1]
    assert "Айман Ойлан" not in ran("check", SLUG, "--data", library, "--strict", "--json")[1]
    assert "Айман Ойлан" not in ran("check", SLUG, "--data", library, "--strict", "-f", "github")[1]
    edited = library / "edited.txt"
    edited.write_text("\n" + read_text(TEXT), "utf-8")
    code, out, _ = ran("verify", edited, "--data", library)
    assert code == 1
    assert f"p0s2: moved by +1 code points {quote}" in out
    (library / "articles" / SLUG / "text.txt").unlink()
    assert "Айман" not in ran("check", SLUG, "--data", library, "--strict")[1]


def test_the_text_is_found_by_its_digest_in_the_folder_of_texts(library: Path):
    texts = library.parent / "elsewhere"
    texts.mkdir()
    (texts / "other.txt").write_bytes(b"\xff\xfe")
    shutil.move(library / "articles" / SLUG / "text.txt", texts / "any-name.txt")
    said = (library / "tuiin.toml").read_text("utf-8")
    (library / "tuiin.toml").write_text(f'{said}texts = "../elsewhere"\n', "utf-8")
    code, out, err = ran("passages", SLUG, "--data", library, "--show")
    assert (code, out[:4]) == (0, "p0s1"), err


def test_problems_are_told_in_the_order_of_the_text():
    problems = [Problem("a", 1, 1, f"no claim stands at 'p{n}s1'") for n in (10, 1, 2)]
    assert [p.message[-5:] for p in BadInput(problems).problems] == ["p1s1'", "p2s1'", "10s1'"]


def test_the_shipped_article_is_not_changed_by_who_stands_elsewhere(tmp_path: Path):
    (tmp_path / "new.txt").write_text("Words.", "utf-8")
    for words in (("passages", "--join", "p1s1", "p1s2"), ("reanchor", "new.txt")):
        run = tuiin(*words, cwd=tmp_path)
        assert run.returncode == 2
        assert "nothing here is yours to change; begin with tuiin init" in run.stderr
