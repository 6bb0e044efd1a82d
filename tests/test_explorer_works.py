"""The works view in a real browser: what the article cites, for what, where, on which side; narrowed, ordered, taken away."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import tuiin
from tuiin.exports.bibliography import bibtex

from .conftest import axe
from .exploring import go, in_address, until

MARKED = "#view=works&lang=en"


def keys(page: Page) -> list[str]:
    found: list[str] = page.locator("li.work").evaluate_all("rows => rows.map(row => row.dataset.work)")
    return found


def saved(page: Page, button: str) -> str:
    with page.expect_download() as taken:
        page.get_by_role("button", name=button).click()
    return Path(taken.value.path()).read_text("utf-8-sig")


def test_every_work_is_listed_but_the_journal_of_the_article_those_cited_in_the_order_of_the_text(
    explore: Callable[..., Page], kg: tuiin.KnowledgeGraph
):
    page = explore(MARKED)
    journals = {str(row[0]).rsplit("/", 1)[-1] for row in kg.store.ask("SELECT ?journal { ?article dcterms:isPartOf ?journal }")}
    assert journals
    assert set(keys(page)) == set(kg.works) - journals
    places = page.locator("li.work .uses > p:first-child").evaluate_all(
        "all => all.map(p => p.querySelector('.places a')?.innerText ?? '')"
    )
    cited = [tuple(map(int, place.lstrip("¶").split("."))) for place in places if place]
    assert len(cited) > 25
    assert cited[:25] == sorted(cited[:25])


def test_a_work_says_for_what_it_is_used_for_which_claims_and_on_which_side_it_stands(explore: Callable[..., Page]):
    page = explore(MARKED)
    row = page.locator('[data-work="bawden-robinson-2009"]')
    said = row.inner_text()
    for words in (
        "David Bawden",
        "2009",
        "discussed",
        "¶5.4",
        "¶5.6",
        "on both opposed sides",
        "Instrumentalist",
        "Conventionalist",
    ):
        assert words in said
    assert row.locator(".sign-contradiction").count() > 0
    row.get_by_role("button", name="for 9 claims").click()
    assert row.locator(".claim-line").count() == 9


def test_what_is_not_known_for_sure_says_so_with_the_words_of_the_note(explore: Callable[..., Page]):
    page = explore(f"{MARKED}&identity=doubted")
    assert "li-chan-2018" in keys(page)
    assert "one person or two authors" in page.locator('[data-work="li-chan-2018"]').inner_text()
    assert page.locator("li.work").count() == page.locator("li.work .sign-place .sign").count()


def test_filters_search_and_order_stand_in_the_address_and_leave_what_they_say(explore: Callable[..., Page]):
    page = explore(MARKED)
    page.get_by_label("Kind", exact=False).first.select_option("report")
    in_address(page, "kind=report")
    assert page.locator("li.work").count() == 3
    page.get_by_role("button", name="Clear").click()
    page.get_by_label("Search the works").fill("freedom")
    until(page, "document.querySelectorAll('li.work').length < 6")
    assert {"freedom-house-data-2005", "freedom-house-democracy-index-2021"} <= set(keys(page))
    go(page, f"{MARKED}&by=year")
    years = page.locator("li.work .reference").evaluate_all(
        "all => all.map(p => Number(/\\b(1[89]|20)\\d\\d\\b/.exec(p.innerText)?.[0] ?? 0))"
    )
    assert years == sorted(years, reverse=True)
    assert years[0] == 2021


def test_bibtex_is_that_of_the_command(explore: Callable[..., Page], kg: tuiin.KnowledgeGraph):
    page = explore(MARKED)
    own = {entry.split(",")[0]: entry.strip() for entry in saved(page, "Save BibTeX").split("\n\n") if entry.strip()}
    theirs = {entry.split(",")[0]: entry.strip() for entry in bibtex(kg).decode().split("\n\n") if entry.strip()}
    assert len(theirs) > 25
    assert {key: own[key] for key in theirs} == theirs


def test_csv_has_a_row_a_work_with_what_is_doubted(explore: Callable[..., Page]):
    page = explore(f"{MARKED}&side=both")
    (head, *rows) = csv.reader(io.StringIO(saved(page, "Save CSV")))
    assert len(rows) == 1
    row = dict(zip(head, rows[0], strict=True))
    assert row["Authors"] == "David Bawden; Lyn Robinson"
    assert row["Place in the text"] == "5.4 5.6"
    assert "both opposed sides" in row["Doubt"]


def test_a_work_is_at_home_here(explore: Callable[..., Page]):
    page = explore("#view=debate&lang=en&node=work/borghi-2012")
    page.locator("aside.card").get_by_role("link", name="Works").click()
    in_address(page, "view=works")
    expect(page.locator('[data-work="borghi-2012"]')).to_have_class("work chosen")
    expect(page.locator('[data-work="borghi-2012"]')).to_be_in_viewport()


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (390, "dark"), (320, "light")])
def test_axe_holds_nothing_against_the_works(explore: Callable[..., Page], lang: str, width: int, scheme: str):
    page = explore(f"#view=works&lang={lang}", width=width, scheme=scheme)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
