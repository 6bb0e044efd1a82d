"""The guided reading: its steps, their sentences and pictures, the keys that lead through them, in a real browser."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin.show.explorer import explorer

from .conftest import axe
from .exploring import go, in_address, opened
from .pictured import OVERLAPS, told

LANGUAGES = ["kk", "ru", "en"]
STEPS = 7


@pytest.fixture(scope="module")
def page(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    with opened(browser, explorer_file, "#view=steps&step=1&lang=en", width=1366, height=768) as page:
        yield page


def at(page: Page, step: int, lang: str = "en") -> Page:
    return go(page, f"#view=steps&step={step}&lang={lang}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_of_seven_steps_has_a_heading_a_picture_and_three_sentences_with_places(page: Page, lang: str):
    for step in range(1, STEPS + 1):
        at(page, step, lang)
        here = page.locator(".step:visible")
        expect(here).to_have_count(1)
        assert here.locator("h2").inner_text().strip()
        expect(here.locator("svg.scene")).to_have_count(1)
        sentences = here.locator(".sentences li")
        expect(sentences).to_have_count(3)
        for i in range(3):
            assert sentences.nth(i).locator(".places a").count() > 0


@pytest.mark.parametrize("width", [320, 390, 768, 1366, 1600])
def test_no_label_of_a_picture_meets_another_and_none_is_small(browser: Browser, explorer_file: Path, width: int):
    with opened(browser, explorer_file, "#view=steps&step=1&lang=en", width=width, height=900) as page:
        for lang in LANGUAGES:
            for step in range(1, STEPS + 1):
                at(page, step, lang)
                assert page.evaluate(OVERLAPS) == [], (lang, step)
                assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_arrow_keys_go_on_and_back_and_stop_at_both_ends(page: Page):
    at(page, 1)
    page.keyboard.press("ArrowLeft")
    in_address(page, "step=1")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".step:visible")).to_have_attribute("data-step", "2")
    in_address(page, "step=2")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".step:visible")).to_have_attribute("data-step", "1")
    at(page, STEPS)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".step:visible")).to_have_attribute("data-step", str(STEPS))


def test_back_and_next_are_named_by_their_neighbours(page: Page):
    at(page, 4)
    names = page.locator(".ladder li").all_inner_texts()
    here = page.locator(".step:visible")
    assert names[2].split("\n")[-1].strip().lstrip("3 ") in here.locator("[rel=prev]").inner_text()
    assert names[4].split("\n")[-1].strip().lstrip("5 ") in here.locator("[rel=next]").inner_text()
    here.locator("[rel=next]").click()
    expect(page.locator(".step:visible")).to_have_attribute("data-step", "5")


def test_a_step_lights_its_places_on_the_spine(page: Page):
    at(page, 6)
    expect(page.locator(".spine .lit").first).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_number_name_or_year_of_a_step_is_in_none_of_what_it_is_made_of(page: Page, kg: tuiin.KnowledgeGraph, lang: str):
    known = told(kg, lang)
    for step in range(1, STEPS + 1):
        at(page, step, lang)
        here = page.locator(".step:visible")
        said = " ".join(
            [
                here.locator("h2").inner_text(),
                *here.locator(".sentences p").evaluate_all(BARE),
                *here.locator(".scene text").all_text_contents(),
            ]
        )
        numbers = set(re.findall(r"\d[\d.,]*", said.replace("\u00a0", " ")))
        strange = {number for number in (one.rstrip(".,") for one in numbers) if number not in known and len(number) > 1}
        assert not strange - axis(here), (step, strange)


# What a sentence says, without its places.
BARE = "all => all.map(one => { const copy = one.cloneNode(true); copy.querySelectorAll('.places').forEach(place => place.remove()); return copy.textContent; })"


def axis(here: Any) -> set[str]:
    """The round numbers by which the axis of a chart is marked, and the ends of its time."""
    return {"50", "100", "2022"} if here.locator(".scene").count() else set()


def test_a_step_made_by_rule_says_so_and_one_of_the_curators_does_not(browser: Browser, explorer_file: Path, instead: Callable[..., Path]):
    def forget(document: dict[str, Any]) -> None:
        document["tables"]["gists"]["rows"] = []

    with opened(browser, explorer_file, "#view=steps&step=5&lang=en") as page:
        expect(page.locator(".step:visible .by-rule")).to_have_count(0)
    with opened(browser, instead(forget), "#view=steps&step=5&lang=en") as page:
        for step in range(1, STEPS + 1):
            at(page, step)
            expect(page.locator(".step:visible .by-rule")).to_have_count(1)
            assert page.locator(".step:visible .sentences li").count() >= 2


def test_steps_without_material_are_left_out(browser: Browser, instead: Callable[..., Path]):
    def bare(document: dict[str, Any]) -> None:
        for table in ("gists", "oppositions", "values", "events"):
            document["tables"][table]["rows"] = []

    with opened(browser, instead(bare), "#view=steps&lang=en") as page:
        names = page.locator(".ladder li span").all_inner_texts()
        assert names == ["Question", "Conclusion", "What does not fit"]


def test_an_article_with_fewer_than_three_steps_has_no_guide_and_no_tab(browser: Browser, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    path = tmp_path / "explorer.html"
    path.write_bytes(explorer(toy.store, None, toy.questions))
    with opened(browser, path, "#view=gist&lang=en") as page:
        assert "Step by step" not in page.locator("header").inner_text()
        assert page.locator(".onward .first").count() == 0


def test_on_paper_all_steps_are_there(page: Page):
    at(page, 2)
    page.emulate_media(media="print")
    shown = page.locator(".step").evaluate_all("all => all.map(one => getComputedStyle(one).display)")
    page.emulate_media(media="screen")
    assert shown == ["grid"] * STEPS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_held_against_the_steps(browser: Browser, explorer_file: Path, scheme: str):
    with opened(browser, explorer_file, "#view=steps&step=1&lang=en", width=1366, height=768, color_scheme=scheme) as page:
        for step in range(1, STEPS + 1):
            at(page, step)
            assert axe(page) == [], json.dumps(step)
