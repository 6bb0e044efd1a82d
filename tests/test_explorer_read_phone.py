"""Read on a phone: one column, the claims of the tapped sentence as a sheet under it, taps, steps, a swipe.

The sentences of the shipped article are taken from the reader's copy while the test runs; none stands in this file.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import axe
from .exploring import go, not_in_address, opened, until
from .reading_page import give

LINES = """at => {
  const sentence = document.querySelector(`.sentence[data-at=${at}]`);
  const sheet = document.querySelector('.sheet').getBoundingClientRect().top;
  const above = Math.max(...['.top', '.ribbon'].map(name => document.querySelector(name)?.getBoundingClientRect().bottom ?? 0));
  const tops = new Set([...sentence.getClientRects()].filter(box => box.top >= above - 1 && box.bottom <= sheet + 1).map(box => Math.round(box.top / 20)));
  return tops.size;
}"""
SWIPE = """by => {
  const sheet = document.querySelector('.sheet');
  const box = sheet.getBoundingClientRect();
  const at = y => [new Touch({ identifier: 1, target: sheet, clientX: box.left + 50, clientY: y })];
  const tell = (name, y) => sheet.dispatchEvent(new TouchEvent(name, {
    touches: name === 'touchend' ? [] : at(y), changedTouches: at(y), bubbles: true, cancelable: true }));
  tell('touchstart', box.top + 10); tell('touchmove', box.top + 10 + by / 2); tell('touchend', box.top + 10 + by);
}"""


@pytest.fixture
def phone(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    with opened(browser, explorer_file, "#view=read&lang=en", width=390, height=844, has_touch=True, is_mobile=True) as page:
        yield page


def test_a_tap_on_a_sentence_opens_its_claims_under_it(phone: Page, article_text: str):
    give(phone, article_text)
    assert phone.locator(".sheet").count() == 0
    phone.locator(".sentence[data-at=p1s3] .own").tap()
    sheet = phone.locator(".sheet")
    expect(sheet).to_be_visible()
    assert phone.inner_text("#sheet-title").startswith("¶1.3: ")
    box = sheet.bounding_box()
    assert box
    assert box["height"] <= 844 / 2 + 1
    assert abs(box["y"] + box["height"] - 844) < 2


@pytest.mark.parametrize("at", ["p8s3", "p5s5", "p6s1", "p9s2", "p9s1", "p1s1"])
@pytest.mark.parametrize("size", [(390, 844), (320, 640)], ids=str)
def test_three_lines_of_the_sentence_stay_in_sight_above_its_sheet(
    browser: Browser, explorer_file: Path, article_text: str, at: str, size: tuple[int, int]
):
    width, height = size
    with opened(browser, explorer_file, "#view=read&lang=en", width=width, height=height, has_touch=True) as page:
        give(page, article_text)
        go(page, f"#view=read&lang=en&at={at}")
        expect(page.locator(".sheet")).to_be_visible()
        whole = page.evaluate(
            "at => new Set([...document.querySelector(`.sentence[data-at=${at}]`).getClientRects()].map(box => Math.round(box.top / 20))).size",
            at,
        )
        assert page.evaluate(LINES, at) >= min(3, whole)


def test_neighbours_are_one_tap_away(phone: Page, article_text: str):
    give(phone, article_text)
    go(phone, "#view=read&lang=en&at=p8s3")
    phone.locator(".sheet .step").nth(1).tap()
    expect(phone.locator("#sheet-title")).to_contain_text("¶8.4")
    expect(phone.locator(".sentence[data-at=p8s4]")).to_have_attribute("aria-current", "true")
    assert phone.evaluate(LINES, "p8s4") >= 3
    phone.locator(".sheet .step").nth(0).tap()
    expect(phone.locator("#sheet-title")).to_contain_text("¶8.3")


def test_a_swipe_down_closes_the_sheet_and_a_short_one_does_not(phone: Page):
    go(phone, "#view=read&lang=en&at=p8s3")
    phone.evaluate(SWIPE, 30)
    phone.wait_for_timeout(100)
    assert phone.locator(".sheet").count() == 1
    phone.evaluate(SWIPE, 150)
    expect(phone.locator(".sheet")).to_have_count(0)
    not_in_address(phone, "at=")
    go(phone, "#view=read&lang=en&at=p8s3")
    phone.keyboard.press("Escape")
    expect(phone.locator(".sheet")).to_have_count(0)


def test_the_first_tap_shows_and_the_second_follows(phone: Page):
    claim = phone.locator(".sentence[data-at=p1s1] .paraphrase").first
    claim.tap()
    expect(phone.locator("#sheet-title")).to_contain_text("¶1.1")
    assert phone.locator(".card").count() == 0
    inside = phone.locator(".sheet .paraphrase").first
    inside.tap()
    if not phone.locator(".card").count():
        inside.tap()
    expect(phone.locator(".card")).to_be_visible()
    assert phone.locator(".sheet").count() == 0, "one sheet at a time"


def test_the_text_is_asked_for_after_the_paraphrases_not_before(phone: Page):
    until(phone, "document.querySelector('.open-copy') !== null")
    last, asks = phone.evaluate(
        "[[...document.querySelectorAll('.sentence')].at(-1).getBoundingClientRect().bottom, document.querySelector('.open-copy').getBoundingClientRect().top]"
    )
    assert asks >= last


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_sheet_open(browser: Browser, explorer_file: Path, article_text: str, scheme: str):
    with opened(browser, explorer_file, "#view=read&lang=en&at=p8s3", width=390, height=844, has_touch=True, color_scheme=scheme) as page:
        assert axe(page) == []
        give(page, article_text)
        assert axe(page) == []
