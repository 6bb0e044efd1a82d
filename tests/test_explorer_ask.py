"""Ask: words find claims with what speaks for and against them; ready questions are answered by name; on a phone too."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin.graph.questions import load, offered

from .answers import answers
from .conftest import HERE, axe
from .exploring import go, latin_words, opened, table


@pytest.fixture(scope="module")
def shared(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """One page for all tests."""
    with opened(browser, explorer_file, "#view=ask&lang=en") as page:
        yield page


FOUND = json.loads((HERE / "found.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def phone(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """The same as a phone has it."""
    with opened(browser, explorer_file, "#view=ask&lang=en", 390, 844, has_touch=True) as page:
        yield page


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["words"])
def test_the_head_of_the_page_and_python_find_the_same_first(shared: Page, kg: tuiin.KnowledgeGraph, case: dict[str, str]):
    """Endings, slips of the keyboard, exact names, letters that a keyboard lacks, words of notes."""
    go(shared, "#view=gist&lang=en")
    shared.fill(".search input", case["words"])
    first = shared.get_attribute(".found li >> nth=0", "data-node") or ""
    shared.fill(".search input", "")
    assert re.sub("^article/[^/]+/", "", first) == case["first"]
    assert kg.search(case["words"], most=1)[0].name == case["first"]


def test_what_is_searched_for_is_lit_on_the_spine_and_leads_on_to_all_answers(shared: Page):
    go(shared, "#view=gist&lang=en")
    shared.fill(".search input", "Freedom House")
    expect(shared.locator("rect.lit").first).to_be_attached()
    shared.click(".all-found")
    expect(shared.locator("#ask-words")).to_have_value("Freedom House")
    expect(shared.locator(".claim-answer").first).to_be_visible()


def test_a_note_that_is_found_stands_framed_among_the_doubts(shared: Page):
    go(shared, "#view=gist&lang=en")
    shared.fill(".search input", "Cambridge")
    shared.click(".found li[data-node*='note/']")
    expect(shared).to_have_url(re.compile(r"view=doubts.*open="))
    framed = shared.locator("[data-doubt].chosen")
    expect(framed).to_contain_text("Cambridge Analytica")
    expect(framed).to_be_in_viewport()


def test_words_are_answered_by_claims_with_who_says_them_and_what_speaks_for_them(shared: Page):
    go(shared, "#view=ask&lang=en")
    shared.fill("#ask-words", "main cause of the crisis")
    first = shared.locator(".claim-answer").first
    expect(first).to_contain_text("not the chief cause")
    expect(first.locator(".claim-held .thing").first).to_be_visible()
    expect(first.locator(".claim-held .places a").first).to_have_text(re.compile(r"¶\d+\.\d+"))
    expect(first.locator(".claim-reasons[open] li").first).to_be_visible()
    expect(shared).to_have_url(re.compile("words=main"))


def test_a_claim_that_is_warned_of_says_so_and_one_that_is_denied_bears_the_sign(shared: Page):
    go(shared, "#view=ask&lang=en&words=no+influence+at+all+on+the+forming+of+democratic+values")
    first = shared.locator(".claim-answer").first
    expect(first.locator(".claim-warned li").first).to_be_visible()
    expect(first.locator(".claim-says .sign-denied")).to_have_count(1)


@pytest.mark.parametrize(("lang", "words"), [("kk", "жемқорлықпен"), ("ru", "коррупции"), ("en", "corupption")])
def test_whatever_the_language_names_notes_and_questions_are_found_too(shared: Page, lang: str, words: str):
    go(shared, f"#view=ask&lang={lang}&words={words}")
    assert shared.locator(".found-words .chip").count() > 0
    assert shared.locator(".claim-answer").count() >= 3
    assert shared.locator(".notes-found li").count() > 0
    assert shared.locator(".found-words .questions a").count() > 0
    if lang != "en":
        assert latin_words(shared, lang) <= {"transparency", "international"}


@pytest.mark.parametrize(
    ("words", "view"),
    [("which works does it cite", "works"), ("misprints", "doubts"), ("what does the author conclude", "gist")],
)
def test_what_a_view_gathers_is_answered_by_the_way_there(shared: Page, words: str, view: str):
    go(shared, f"#view=ask&lang=en&words={words.replace(' ', '+')}")
    shared.locator(".rooms a").first.click()
    expect(shared.locator(f"main[data-view={view}]")).to_have_count(1)


def test_claims_are_found_even_where_only_a_question_has_all_of_the_words(shared: Page):
    go(shared, "#view=ask&lang=en&words=four+stages+and+who+named+them")
    expect(shared.locator(".claim-answer").first).to_contain_text("stages")


def test_words_that_nothing_has_are_told(shared: Page):
    go(shared, "#view=ask&lang=en&words=zzzz")
    assert "“zzzz”" in shared.inner_text(".found-words [role=status]")


def test_an_empty_box_offers_a_handful_of_the_article_and_the_rest_by_what_they_are_about(shared: Page, kg: tuiin.KnowledgeGraph):
    go(shared, "#view=ask&lang=en")
    handful = shared.locator(".handful a").all_inner_texts()
    assert 5 <= len(handful) <= 8
    assert not any("this country" in words or "a concept" in words for words in handful)
    heads = shared.locator(".subjects h2").all_inner_texts()
    assert heads[0] == "This article in particular" and len(heads) >= 9
    assert max(section.locator("li").count() for section in shared.locator(".subjects section").all()) <= 15
    assert shared.locator(".subjects a, .unanswered a").count() == len(offered(kg.questions, 1))


def test_a_question_says_what_it_is_asked_of_by_name_in_each_language(shared: Page):
    for lang, words in [("en", "“corruption index”"), ("ru", "по показателю «индекс коррупции»"), ("kk", "«жемқорлық индексі» бойынша")]:
        go(shared, f"#view=ask&lang={lang}&q=ranks-by-year&p.indicator=concept/corruption-index")
        assert words in shared.inner_text(".answer h2")


def test_on_a_phone_the_answer_is_in_sight_after_a_tap(phone: Page):
    go(phone, "#view=ask&lang=en")
    last = phone.locator(".subjects a").last
    last.scroll_into_view_if_needed()
    last.tap()
    expect(phone.locator(".answer h2")).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.go_back()
    expect(phone.locator(".subjects")).to_have_count(1)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", ["who-says-what", "chains-of-voices", "changes-of-a-figure", "members-of-a-viewpoint", "chain-of-reasons"])
def test_the_answer_on_the_page_is_that_of_the_graph(shared: Page, kg: tuiin.KnowledgeGraph, name: str, lang: str):
    """Each row, in each language; yes and no as words, places as readers write them, numbers as the language writes them."""
    fixed = next(answer.parameters for answer in answers() if answer.name == name)
    go(shared, f"#view=ask&lang={lang}&q={name}{''.join(f'&p.{key}={value}' for key, value in fixed.items())}")
    yes_no = {"kk": ("жоқ", "иә"), "ru": ("нет", "да"), "en": ("no", "yes")}[lang]

    def said(cell: object) -> str:
        if isinstance(cell, bool):
            return yes_no[cell]
        return "" if cell is None else re.sub(r"\bp(\d+)s(\d+)\b", r"¶\1.\2", str(cell))

    assert table(shared, ".answer") == [[said(cell) for cell in row] for row in kg.query(name, fixed, lang=lang)]


def test_a_parameter_is_chosen_by_name_and_the_address_has_it(shared: Page, kg: tuiin.KnowledgeGraph):
    """What is typed narrows the list, in any spelling; Enter takes the first, and what is no name is told."""
    go(shared, "#view=ask&lang=ru&q=who-says-what")
    field = shared.locator(".picker input")
    field.click()
    assert shared.locator(".picker li").count() == min(len(kg.choices("who-says-what", "holder", lang="ru")), 60) + 1
    field.fill("объединеных")
    expect(shared.locator(".picker li[data-value]").first).to_contain_text("Организация Объединённых Наций")
    shared.keyboard.press("Enter")
    expect(shared).to_have_url(re.compile("p.holder=actor/united-nations"))
    expect(field).to_have_value("Организация Объединённых Наций")
    assert len(table(shared, ".answer")) == len(kg.query("who-says-what", holder="actor/united-nations", lang="ru"))
    field.fill("ъъъъъ")
    shared.keyboard.press("Enter")
    expect(shared.locator(".picker .wrong")).to_contain_text("«ъъъъъ»")
    field.fill("")
    shared.keyboard.press("Enter")
    expect(shared).not_to_have_url(re.compile("p.holder"))


def test_a_parameter_that_has_to_be_fixed_is(shared: Page, kg: tuiin.KnowledgeGraph):
    """The one with the most rows, where the reader has not chosen another."""
    go(shared, "#view=ask&lang=en&q=chain-of-reasons")
    words = shared.input_value(".picker input")
    (chosen,) = [value for value, called in kg.choices("chain-of-reasons", "conclusion").items() if called == words]
    assert len(table(shared, ".answer")) == len(kg.query("chain-of-reasons", conclusion=chosen))
    shared.click(".picker input")
    assert shared.locator(".picker li:not([data-value])").count() == 0
    shared.keyboard.press("Escape")


def test_names_and_claims_in_an_answer_are_links_to_their_cards(shared: Page):
    go(shared, "#view=ask&lang=en&q=who-says-what&p.holder=actor/freedom-house")
    assert shared.locator(".answer tbody tr").first.locator("a.thing").count() >= 1
    shared.locator(".answer tbody a[href*='node=article/']").first.click()
    expect(shared.locator(".card h2")).to_be_visible()


def test_each_place_and_each_name_of_a_cell_is_a_link_of_its_own(shared: Page):
    go(shared, "#view=ask&lang=en&q=members-of-a-viewpoint&p.viewpoint=viewpoint/conventionalist-direction")
    authors = shared.locator(".answer td", has_text="Lyn Robinson")
    assert authors.inner_text() == "David Bawden; Lyn Robinson"
    assert authors.locator("a.thing").all_inner_texts() == ["David Bawden", "Lyn Robinson"]
    go(shared, "#view=ask&lang=en&q=claims-about-a-thing&p.thing=actor/authoritarian-states")
    places = shared.locator(".answer tbody tr").first.locator("td").last
    assert places.inner_text() == "¶5.26 ¶5.29"
    assert [re.findall("at=(p[0-9]+s[0-9]+)", a.get_attribute("href") or "") for a in places.locator("a").all()] == [["p5s26"], ["p5s29"]]


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_name_that_two_have_is_that_of_what_the_column_means(shared: Page, lang: str):
    """In Kazakh the index and the work that gives it are called alike to the letter."""
    go(shared, f"#view=ask&lang={lang}&q=ranks-by-year")
    expect(shared.locator(".answer tbody a[href*='node=concept/un-e-government-development-index']").first).to_be_visible()
    assert shared.locator(".answer tbody a[href*='node=work/united-nations-e-government-index']").count() == 0


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
    (at,) = re.findall("at=(p[0-9]+s[0-9]+)", place.get_attribute("href") or "")
    assert place.inner_text().startswith("¶")
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
    assert shared.get_attribute(".footnote a", "href") == "query.html#q=definitions&lang=kk"
    assert "SELECT" in (shared.text_content(".footnote pre") or "")
    assert shared.get_attribute(".ask-view > .hint a", "href") == "query.html#lang=kk"
    go(shared, "#view=ask&lang=en&q=what-hangs-on-a-source&p.work=work/well-thomson-2017")
    assert "p.work=work/well-thomson-2017" in (shared.get_attribute(".footnote a", "href") or "")
    assert "work/well-thomson-2017>" in (shared.text_content(".footnote pre") or "")


def test_an_empty_answer_says_so(browser: Browser, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    from tuiin.show.explorer import explorer

    path = tmp_path / "explorer.html"
    path.write_bytes(explorer(toy.store))
    empty = next(name for name, question in load().items() if not question.parameters and not list(toy.query(name, lang="en")))
    with opened(browser, path, f"#view=ask&lang=en&q={empty}") as page:
        assert "No answer: nothing in this graph fits the question." in page.inner_text(".answer")
        assert "No answer" not in go(page, "#view=ask&lang=en&q=no-such-question").inner_text("main")
        assert "without an answer here" in page.inner_text(".unanswered summary")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_answer(shared: Page, scheme: str):
    shared.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for fragment in ("", "&q=who-assesses&node=actor/kazakhstan", "&words=corruption", "&words=technology"):
        go(shared, f"#view=ask&lang=en{fragment}")
        assert axe(shared) == []
    shared.emulate_media(color_scheme="light")
