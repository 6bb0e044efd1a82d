import pytest

from tuiin.curate.anchors import read_text, same_text, verify
from tuiin.curate.passages import digest, normalize, split, to_csv
from tuiin.curate.reader import read
from tuiin.files.paths import DATA
from tuiin.model import Copy, Passage

from .conftest import LIBRARY


def ids(text: str) -> list[str]:
    return [text[p.start : p.end] for p in split(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Бір. Екі.", ["Бір.", "Екі."]),
        ("Ол 2006 ж. Алматыда болды. Кетті.", ["Ол 2006 ж. Алматыда болды.", "Кетті."]),
        ("Н. Балақан жазды. Кім?", ["Н. Балақан жазды.", "Кім?"]),
        ("Қалай?Солай.", ["Қалай?", "Солай."]),
        ("Жасаймыз.Үшінші.", ["Жасаймыз.", "Үшінші."]),
        ("Аяқталды. 1970 жылы басталды.", ["Аяқталды.", "1970 жылы басталды."]),
        ("www.e.gov.kz ашылды. Бітті.", ["www.e.gov.kz ашылды.", "Бітті."]),
        ("Қала, дала және т.б. Сонда ғана.", ["Қала, дала және т.б.", "Сонда ғана."]),
        ("Ол «келдім.» деді. Иә.", ["Ол «келдім.» деді.", "Иә."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert ids(text) == sentences


def test_the_head_is_paragraph_zero_and_dashed_lines_belong_to_the_paragraph_before():
    text = "Тақырып\n\nАвтор\n\nБірінші сөйлем:\n\n– бірінші тармақ.\n– екінші тармақ.\n\nЖаңа абзац."
    assert [p.id for p in split(text)] == ["p0s1", "p0s2", "p1s1", "p1s2", "p1s3", "p2s1"]


def test_only_the_named_lines_are_the_article():
    text = "Сайт мәзірі.\nМақала осы.\nПікір қалдыру."
    (only,) = split(text, 2, 2)
    assert text[only.start : only.end] == "Мақала осы."


def test_offsets_count_code_points_of_nfc_text_with_lf():
    """A composed й counts one, a surrogate pair in UTF-16 counts one, CRLF counts one."""
    text = normalize("\ufeffи\u0306\r\n𝔘 бар.")
    assert text == "й\n𝔘 бар."
    assert (split(text)[-1].start, split(text)[-1].end) == (2, 8)


def test_a_digest_is_the_sha256_of_the_span():
    (passage,) = split("Бір ғана.")
    assert passage == Passage("p1s1", 0, 9, digest("Бір ғана."))


def test_anchors_hold_on_the_text_that_they_were_made_on():
    entries = read("night-library", LIBRARY)
    text = read_text(LIBRARY / "articles" / "night-library" / "text.txt")
    assert {a.state for a in verify(text, entries.passages)} == {"same"}
    assert same_text(text, entries.article.text)


def test_an_edited_copy_shows_what_moved_and_what_differs():
    entries = read("night-library", LIBRARY)
    text = read_text(LIBRARY / "articles" / "night-library" / "text.txt").replace("2019", "2020")
    states = {a.sentence: a.state for a in verify("\n" + text, entries.passages)}
    assert states["p1s1"] == "differs"
    assert {state for name, state in states.items() if name != "p1s1"} == {"moved"}
    assert not same_text(text, entries.article.text)


def test_every_anchor_of_the_article_holds(article_text: str):
    entries = read("nyshanbayev-2022", DATA)
    assert [str(a) for a in verify(article_text, entries.passages) if a.state != "same"] == []
    assert same_text(article_text, entries.article.text)


def test_the_committed_passages_are_what_the_command_makes(article_text: str):
    copy: Copy = read("nyshanbayev-2022", DATA).article.text
    made = to_csv(split(article_text, copy.first_line, copy.last_line))
    assert (DATA / "articles" / "nyshanbayev-2022" / "passages.csv").read_text("utf-8") == made
