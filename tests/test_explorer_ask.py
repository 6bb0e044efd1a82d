"""The shipped questions as a reader meets them: chosen, answered, sorted, taken away, opened in the editor beside."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin.graph.questions import load

from .answers import answers
from .conftest import axe
from .exploring import go, opened, table


@pytest.fixture(scope="module")
def shared(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """One page for all tests."""
    with opened(browser, explorer_file, "#view=ask&lang=en") as page:
        yield page


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", ["who-says-what", "chains-of-voices", "changes-of-a-figure", "members-of-a-viewpoint", "chain-of-reasons"])
def test_the_answer_on_the_page_is_that_of_the_graph(shared: Page, kg: tuiin.KnowledgeGraph, name: str, lang: str):
    """Each row, in each language; yes and no as words, numbers as the language writes them."""
    fixed = next(answer.parameters for answer in answers() if answer.name == name)
    go(shared, f"#view=ask&lang={lang}&q={name}{''.join(f'&p.{key}={value}' for key, value in fixed.items())}")
    assert shared.inner_text(".answer h2") == load()[name].words[lang]
    yes_no = {"kk": ("жоқ", "иә"), "ru": ("нет", "да"), "en": ("no", "yes")}[lang]
    wanted = [
        ["" if cell is None else yes_no[cell] if isinstance(cell, bool) else str(cell) for cell in row]
        for row in kg.query(name, fixed, lang=lang)
    ]
    assert table(shared, ".answer") == wanted


def test_every_question_is_offered_and_found_by_a_word(shared: Page, kg: tuiin.KnowledgeGraph):
    for lang in ("kk", "ru", "en"):
        go(shared, f"#view=ask&lang={lang}")
        assert set(shared.locator(".ask-view nav a").all_inner_texts()) == {question.words[lang] for question in kg.questions.values()}
    shared.fill(".ask-view nav input", "rank moved")
    expect(shared.locator(".ask-view nav a")).to_have_count(1)
    shared.locator(".ask-view nav a").first.click()
    expect(shared.locator(".answer h2")).not_to_have_text("")
    assert "q=" in shared.url
    shared.go_back()
    expect(shared.locator(".answer")).to_have_count(0)
    shared.fill(".ask-view nav input", "")


def test_a_parameter_is_chosen_by_name_among_all_that_have_an_answer(shared: Page, kg: tuiin.KnowledgeGraph):
    go(shared, "#view=ask&lang=ru&q=who-says-what")
    menu = shared.locator(".answer .filter select")
    choices = kg.choices("who-says-what", "holder", lang="ru")
    assert menu.input_value() == "" and menu.locator("option").count() == len(choices) + 1
    menu.select_option(
        label=next(words for words in menu.locator("option").all_inner_texts() if words.startswith("Организация Объединённых"))
    )
    assert "p.holder=actor/united-nations" in shared.url
    assert len(table(shared, ".answer")) == len(kg.query("who-says-what", holder="actor/united-nations", lang="ru"))


def test_a_parameter_that_has_to_be_fixed_is(shared: Page, kg: tuiin.KnowledgeGraph):
    """The one with the most rows, where the reader has not chosen another."""
    go(shared, "#view=ask&lang=en&q=chain-of-reasons")
    menu = shared.locator(".answer .filter select")
    chosen = menu.input_value().removeprefix("id:article/nyshanbayev-2022/")
    assert chosen in kg.choices("chain-of-reasons", "conclusion")
    assert len(table(shared, ".answer")) == len(kg.query("chain-of-reasons", conclusion=chosen))
    assert menu.locator("option[value='']").count() == 0


def test_a_row_leads_to_its_place_in_the_text_and_a_sort_changes_the_order(shared: Page):
    go(shared, "#view=ask&lang=en&q=slips-in-print")
    rows = table(shared, ".answer")
    shared.click(".answer th:nth-child(1) button")
    up = table(shared, ".answer")
    assert shared.get_attribute(".answer th:nth-child(1)", "aria-sort") == "ascending"
    shared.click(".answer th:nth-child(1) button")
    down = table(shared, ".answer")
    assert sorted(up) == sorted(rows) == sorted(down)
    assert [row[0] for row in up] == [row[0] for row in down][::-1]
    place = shared.locator(".answer td a[href*='at=']").first
    at = place.inner_text()
    place.click()
    expect(shared.locator(f".sentence[data-at={at}]")).to_be_in_viewport()


def test_an_answer_is_saved_as_a_table_that_a_spreadsheet_reads(shared: Page, kg: tuiin.KnowledgeGraph):
    """RFC 4180: a mark that says UTF-8, CRLF, quotes doubled; no cell begins with what a spreadsheet would run."""
    go(shared, "#view=ask&lang=en&q=slips-in-print")
    with shared.expect_download() as download:
        shared.click(".answer button:has-text('CSV')")
    content = download.value.path().read_bytes()
    assert download.value.suggested_filename == "slips-in-print.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert head == shared.locator(".answer th").all_inner_texts()
    wanted = [["" if cell is None else str(cell) for cell in row] for row in kg.query("slips-in-print", lang="en")]
    assert [[cell.removeprefix("'") if cell[:2] in ("'=", "'+", "'-", "'@") else cell for cell in row] for row in rows] == wanted
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_a_question_opens_in_the_editor_beside_with_its_language(shared: Page):
    go(shared, "#view=ask&lang=kk&q=definitions")
    assert shared.get_attribute(".answer > .tools a", "href") == "query.html#q=definitions&lang=kk"
    assert shared.get_attribute(".ask-view > .hint a", "href") == "query.html#lang=kk"


def test_an_empty_answer_says_so(browser: Browser, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    from tuiin.show.explorer import explorer

    path = tmp_path / "explorer.html"
    path.write_bytes(explorer(toy.store))
    empty = next(name for name, question in load().items() if not question.parameters and not list(toy.query(name, lang="en")))
    with opened(browser, path, f"#view=ask&lang=en&q={empty}") as page:
        assert "No answer: nothing in this graph fits the question." in page.inner_text(".answer")
        assert page.locator(".unanswered[open] a[aria-current]").count() == 1
        assert "without an answer here" in page.inner_text(".unanswered summary")
        assert "No answer" not in go(page, "#view=ask&lang=en&q=no-such-question").inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_answer(shared: Page, scheme: str):
    shared.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    go(shared, "#view=ask&lang=en&q=who-assesses&node=actor/kazakhstan")
    assert axe(shared) == []
    shared.emulate_media(color_scheme="light")
