"""The first screen of the explorer and its frame: what the article says, where it stands, the spine beside it, in a real browser."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin.model import Text
from tuiin.show import explorer

from .conftest import axe
from .exploring import go, in_address, opened

LANGUAGES = ["kk", "ru", "en"]
IN_SIGHT = """selector => [...document.querySelectorAll(selector)].map(one => {
  const { top, bottom, left, right } = one.getBoundingClientRect();
  const foot = document.querySelector('.signs');
  const low = getComputedStyle(foot).position === 'sticky' && !foot.contains(one) ? foot.getBoundingClientRect().top : innerHeight;
  return top >= 0 && left >= 0 && bottom <= low + 1 && right <= innerWidth;
})"""


@pytest.fixture(scope="module")
def desk(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    with opened(browser, explorer_file, "#lang=en", width=1366, height=768) as page:
        yield page


@pytest.fixture(scope="module")
def phone(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    with opened(browser, explorer_file, "#lang=en", width=390, height=844) as page:
        yield page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_title_lines_way_on_spine_and_signs_are_in_sight_without_scrolling(desk: Page, lang: str):
    go(desk, f"#view=gist&lang={lang}")
    for selector, count in (
        (".article-title", 1),
        (".byline", 1),
        (".line", 5),
        (".onward a", None),
        (".spine li a", 15),
        (".signs li", 8),
    ):
        seen = desk.evaluate(IN_SIGHT, selector)
        assert all(seen), (selector, seen)
        assert len(seen) == count or (count is None and seen), selector


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_shows_up_to_the_finding_and_nothing_is_wider(phone: Page, lang: str):
    go(phone, f"#view=gist&lang={lang}")
    for selector in (".article-title", ".byline", ".line-question", ".line-method", ".line-conclusion"):
        assert all(phone.evaluate(IN_SIGHT, selector)), selector
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.set_viewport_size({"width": 320, "height": 640})
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    phone.set_viewport_size({"width": 390, "height": 844})


def test_the_finding_is_made_of_the_last_paragraph_and_the_opening_sentence_is_not_there(desk: Page):
    go(desk, "#view=gist&lang=en")
    places = desk.locator(".line-conclusion .places a").all_inner_texts()
    assert places
    assert {place.split(".")[0] for place in places} == {"¶9"}
    assert "¶1.1" not in desk.inner_text(".gist-view")


def test_a_place_of_the_gist_leads_to_its_sentence_which_has_its_claims_beside_it(desk: Page):
    go(desk, "#view=gist&lang=en")
    desk.locator(".line-conclusion .places a").first.click()
    expect(desk.locator("main")).to_have_attribute("data-view", "read")
    in_address(desk, "at=p9s1")
    expect(desk.locator(".card")).to_have_count(0)
    expect(desk.locator("main")).to_contain_text("liberal democratic values took root")


def without(store: Any, tmp: Path, *tables: str, roles: bool = True) -> Path:
    """The page of a graph without the rows of some tables, and without roles where they are not wanted."""
    held = explorer.document(store)
    for name in tables:
        held["tables"][name]["rows"] = []
    claims = held["tables"]["claims"]
    role = [column["name"] for column in claims["columns"]].index("role")
    for row in [] if roles else claims["rows"]:
        row[role] = None
    path = tmp / "explorer.html"
    files = explorer.asset("explorer.css"), explorer.asset("explorer.js"), {"document": explorer.json_block(held)}
    path.write_bytes(explorer.whole_page(Text(en="without"), *files))
    return path


def test_without_a_curators_gist_the_lines_are_the_claims_own_words(browser: Browser, kg: tuiin.KnowledgeGraph, tmp_path: Path):
    with opened(browser, without(kg.store, tmp_path, "gists", "draws_on"), "#view=gist&lang=en") as page:
        assert page.locator(".line dt").all_inner_texts() == ["Question", "Method", "Conclusion", "Dispute", "Doubt"]
        assert "¶9.2" in page.locator(".line-conclusion .places a").all_inner_texts()
        denied = page.locator(".line-dispute dd").inner_text()
        assert "Disputed by Nurbolat Nyshanbayev: " in denied
        assert axe(page) == []


def test_without_roles_it_is_still_the_last_paragraph_and_called_so(browser: Browser, kg: tuiin.KnowledgeGraph, tmp_path: Path):
    with opened(browser, without(kg.store, tmp_path, "gists", "draws_on", roles=False), "#view=gist&lang=en") as page:
        assert page.inner_text(".line-last dt").strip() == "What the last paragraph says"
        assert {place.split(".")[0] for place in page.locator(".line-last .places a").all_inner_texts()} == {"¶9"}
        assert page.locator(".line-question, .line-method, .line-conclusion").count() == 0


def test_without_headings_the_spine_has_a_row_for_each_paragraph(browser: Browser, kg: tuiin.KnowledgeGraph, tmp_path: Path):
    with opened(browser, without(kg.store, tmp_path, "sections"), "#view=gist&lang=en") as page:
        assert page.locator(".spine li .number").all_inner_texts() == [str(number) for number in range(1, 10)]
        assert all(page.locator(".spine li .heading").all_inner_texts())


def test_licence_citation_curator_and_what_signs_mean_are_one_press_away(desk: Page):
    go(desk, "#view=gist&lang=en")
    assert desk.get_attribute(".about a[rel~=license]", "href") == "https://creativecommons.org/licenses/by/4.0/"
    desk.click(".about summary:has-text('cite')")
    cited = desk.inner_text(".cite")
    assert "https://w3id.org/tuiin/id/article/nyshanbayev-2022" in cited
    assert "Aqiqat" in cited
    desk.click(".about summary:has-text('made')")
    assert "292 claims" in desk.inner_text(".about")
    desk.click(".signs > button")
    assert desk.locator(".signs .legend dd").count() == 8
    assert axe(desk) == []
    desk.keyboard.press("Escape")
    expect(desk.locator(".signs .legend")).to_have_count(0)
    expect(desk.locator(".signs > button")).to_be_focused()


def test_what_is_pointed_at_is_lit_on_the_spine(desk: Page):
    go(desk, "#view=gist&lang=en")
    expect(desk.locator(".spine .ticks .lit")).to_have_count(0)
    desk.hover(".line-question")
    expect(desk.locator(".spine .ticks .lit")).to_have_count(1)
    desk.hover(".line-conclusion")
    expect(desk.locator(".spine .ticks .lit")).to_have_count(2)
    desk.hover(".byline")
    expect(desk.locator(".spine .ticks .lit")).to_have_count(0)


def test_the_spine_is_walked_by_sentence_and_says_where_it_is(desk: Page):
    go(desk, "#view=gist&lang=en")
    row = desk.locator(".spine li a").last
    row.focus()
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("ArrowRight")
    expect(row.locator("[aria-live]")).to_have_text(re.compile(r"paragraph 9, sentence 2, contradiction, conclusion(, not seen)? \(2/2\)"))
    desk.keyboard.press("Enter")
    expect(desk.locator("main")).to_have_attribute("data-view", "read")
    in_address(desk, "at=p9s2")
    expect(desk.locator(".spine a[aria-current]")).to_contain_text("Conclusion")


def test_a_phone_has_one_ribbon_of_all_sentences_that_opens_the_outline(phone: Page, kg: tuiin.KnowledgeGraph):
    go(phone, "#view=gist&lang=kk")
    expect(phone.locator(".spine")).to_be_hidden()
    assert phone.locator(".ribbon path").count() == len([one for one in kg.entries.passages if not one.startswith("p0")])
    phone.click(".ribbon")
    expect(phone.locator(".spine li a")).to_have_count(15)
    assert axe(phone) == []
    phone.locator(".spine li a").nth(12).click()
    expect(phone.locator("main")).to_have_attribute("data-view", "read")
    expect(phone.locator(".spine")).to_be_hidden()
    in_address(phone, "at=p7s1")


def test_the_head_stays_in_sight_and_hides_no_focus(desk: Page):
    go(desk, "#view=read&lang=en&at=p9s2")
    assert desk.evaluate("document.querySelector('.top').getBoundingClientRect().top") == 0
    assert desk.evaluate("scrollY") > 0
    assert all(desk.evaluate(IN_SIGHT, ".ways > ul > li > a"))


def test_without_scripts_the_gist_and_the_claims_in_order_are_in_the_page(browser: Browser, explorer_file: Path, kg: tuiin.KnowledgeGraph):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(explorer_file.as_uri())
    assert page.inner_text("article h1") == kg.entries.article.title["kk"]
    assert page.locator("article dt").count() == 5
    said = page.locator("article li").all_inner_texts()
    assert {str(claim.text["kk"]) for claim in kg.claims.values()} <= {one.split(" ", 1)[1].split(": ")[-1] for one in said} | {
        one.split(" ", 1)[1] for one in said
    }
    bare = str(kg.claims["service-digitalization-has-no-influence-on-values"].text["kk"])
    denied = [one for one in said if bare in one]
    assert any("Нышанбаев" in one for one in denied)
    assert all(one.split(" ", 1)[1] != bare for one in denied), "a denied claim never stands as its bare content"
    context.close()


def test_what_a_page_draws_on_is_json(kg: tuiin.KnowledgeGraph):
    """Whoever reads the document finds headings and gists by name."""
    held = json.loads(json.dumps(explorer.document(kg.store)))
    assert len(held["tables"]["sections"]["rows"]) == 15
    kinds = {held["things"][row[2]] for row in held["tables"]["gists"]["rows"]}
    assert {"gist-kind:question", "gist-kind:conclusion", "gist-kind:step-values"} <= kinds
