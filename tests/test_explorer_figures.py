"""Figures against the graph: findings as titles, a ring and a sign at each value that a note touches, on the picture and in the table."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin

from .conftest import axe
from .exploring import go, in_address, opened, table

LANGUAGES = ["kk", "ru", "en"]
TITLES = "[...document.querySelectorAll('.charts .finding-title')].map(one => one.textContent.replace(/\\u00a0/g, ' '))"


@pytest.fixture(scope="module")
def page(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    with opened(browser, explorer_file, "#view=figures&lang=en", width=1366, height=768) as page:
        yield page


def doubted(kg: tuiin.KnowledgeGraph) -> dict[str, set[str]]:
    """Return which notes, slips aside, touch which value: it itself, or the claim that states it."""
    rows = kg.store.ask("""SELECT ?value ?words { ?value a tn:ReportedValue . { ?note tn:concerns ?value } UNION { ?value tn:claim|tn:statedIn ?claim . ?note tn:concerns ?claim }
      ?note a tn:EditorialNote ; tn:kind ?kind ; rdfs:comment ?words FILTER(?kind != note-kind:slip && LANG(?words) = "en") }""")
    found: dict[str, set[str]] = defaultdict(set)
    for value, words in rows:
        found[str(value).rsplit("/", 1)[-1].rstrip(">")].add(str(words))
    return found


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        (
            "en",
            [
                "Ranks went up; the status stayed the same",
                "Kazakhstan: 65th → 29th place (2005–2020)",
                "Kazakhstan: 122nd of 159 → 94th of 180 (2004–2020)",
            ],
        ),
        (
            "ru",
            [
                "Места стали выше; статус не изменился",
                "Казахстан: 65-е → 29-е место (2005–2020)",
                "Казахстан: 122-е место из 159 → 94-е из 180 (2004–2020)",
            ],
        ),
        (
            "kk",
            [
                "Орындар жоғарылады; мәртебе өзгермеді",
                "Қазақстан: 65-орын → 29-орын (2005–2020)",
                "Қазақстан: 159 ішінде 122-орын → 180 ішінде 94-орын (2004–2020)",
            ],
        ),
    ],
)
def test_each_figure_is_titled_by_its_finding(page: Page, lang: str, wanted: list[str]):
    go(page, f"#view=figures&lang={lang}")
    assert page.evaluate(TITLES)[:3] == wanted


def test_what_a_note_doubts_is_never_said_by_the_page_itself(page: Page):
    """How many were ranked in 2005 is doubted: no title repeats it, and nothing says that the pool stayed the same."""
    go(page, "#view=figures&lang=en")
    assert not [title for title in page.evaluate(TITLES) if "193" in title]
    assert "as many as before" not in page.inner_text("main")


def test_each_value_that_a_note_touches_has_a_ring_and_its_number_on_the_picture(page: Page, kg: tuiin.KnowledgeGraph):
    go(page, "#view=figures&lang=en")
    notes = doubted(kg)
    assert len(notes) >= 5
    for frame in page.locator(".charts .framed").all():
        words = {row.locator("b").inner_text(): row.locator(".number + span").inner_text() for row in frame.locator(".numbered li").all()}
        rings = {one.rsplit("/", 1)[-1] for one in frame.locator(".ring").evaluate_all("all => all.map(ring => ring.dataset.of)")}
        drawn = {
            href.rsplit("/", 1)[-1].split("&")[0]
            for href in frame.locator("svg a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        }
        assert drawn & set(notes) == rings
        said = " ".join(frame.locator("svg text").all_text_contents())
        for value in rings:
            for note in notes[value]:
                (number,) = [number for number, told in words.items() if told == note]
                assert number in said
        assert frame.locator("svg [data-sign]").count() >= len(rings)


def test_each_value_that_a_note_touches_says_so_in_the_table(page: Page, kg: tuiin.KnowledgeGraph):
    go(page, "#view=figures&lang=en")
    cells = [row[-1] for row in table(page, ".figures > section:last-child")]
    for notes in doubted(kg).values():
        for words in notes:
            assert any(words in cell for cell in cells), words


def test_one_index_under_two_names_is_drawn_once(page: Page):
    go(page, "#view=figures&lang=en")
    names = [name.strip() for name in page.locator(".charts svg text").all_text_contents()]
    assert "E-service index" not in names
    assert page.locator(".charts .framed").count() == 5


def test_the_publisher_that_is_doubted_has_its_sign_at_the_name_of_the_series(page: Page):
    go(page, "#view=figures&lang=en&of=id:concept/democracy-index")
    frame = page.locator(".charts .framed")
    expect(frame).to_have_count(1)
    name = frame.locator("svg text", has_text="Democracy index:").bounding_box()
    sign = frame.locator("svg [data-sign=doubt]").first.bounding_box()
    assert name
    assert sign
    notes = frame.locator(".numbered li").all_inner_texts()
    assert any("Economist" in note for note in notes)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_number_of_a_note_on_a_picture_or_under_it_leads_to_the_note(page: Page, lang: str):
    go(page, f"#view=figures&lang={lang}")
    frame = page.locator(".charts .framed").first
    under = frame.locator(".numbered a.number").first
    on = frame.locator(f"svg a[href='{under.get_attribute('href')}']").first
    words = frame.locator(".numbered .number + span").first.inner_text()
    assert words in (on.get_attribute("aria-label") or "")
    on.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_have_attribute("data-view", "doubts")
    in_address(page, "open=")
    expect(page.locator("li.doubt:has(.opened)")).to_contain_text(words)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_of_the_gist_is_in_sight_with_all_its_doubts(page: Page, lang: str):
    go(page, f"#view=gist&lang={lang}")
    low = page.evaluate("document.querySelector('.signs').getBoundingClientRect().top")
    for selector in (".framed", ".framed .numbered li", ".framed .share-this"):
        for box in (one.bounding_box() for one in page.locator(selector).all()):
            assert box
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= low + 1, selector
    assert page.locator(".framed .numbered li").count() == 5


def test_stages_end_with_the_article_and_not_with_the_reader(browser: Browser, explorer_file: Path):
    late = "const now = Date.now; Date.now = () => now() + 2e12;"
    with opened(browser, explorer_file, "#view=figures&lang=en", watch=late) as page:
        shapes = page.locator(".charts svg").first.inner_html()
    with opened(browser, explorer_file, "#view=figures&lang=en") as page:
        assert page.locator(".charts svg").first.inner_html() == shapes


def test_without_notes_nothing_is_marked_and_the_pool_is_told(browser: Browser, instead: Callable[..., Path]):
    def without_notes(document: dict[str, Any]) -> None:
        document["tables"]["notes"]["rows"] = []

    with opened(browser, instead(without_notes), "#view=figures&lang=en") as page:
        assert page.locator(".ring").count() == 0
        assert page.locator("svg [data-sign]").count() == 0
        assert "Kazakhstan: 65th → 29th of 193 (2005–2020)" in page.evaluate(TITLES)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_held_against_the_figures(browser: Browser, explorer_file: Path, scheme: str):
    for width in (390, 1366):
        with opened(browser, explorer_file, "#view=figures&lang=en", width=width, height=800, color_scheme=scheme) as page:
            assert axe(page) == []


@pytest.mark.parametrize(("lang", "wanted"), [("en", ["7th place", "1st place", "3", "4"]), ("ru", ["7-е место", "1-е место", "3", "4"])])
def test_a_single_figure_is_said_as_one_says_it(explore, lang: str, wanted: list[str]):
    page = explore(f"#view=figures&lang={lang}")
    assert [words.strip() for words in page.locator(".singles .figure").all_inner_texts()] == wanted


def test_no_line_ends_between_a_number_and_its_ending(explore):
    """Titles, notes and sentences: 29-е, 12-орын, БҰҰ-ға stand on one line, whatever the width."""
    for fragment in ("view=figures&lang=ru", "view=figures&lang=kk", "view=gist&lang=kk", "view=steps&step=5&lang=kk"):
        for width in (320, 390, 1366):
            page = explore(f"#{fragment}", width=width)
            page.wait_for_timeout(100)
            lines = page.evaluate("[...document.querySelectorAll('.unbroken')].map(one => one.getClientRects().length)")
            assert lines
            assert set(lines) == {1}
