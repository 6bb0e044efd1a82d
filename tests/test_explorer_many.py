"""Lists longer than an article makes them: so much of them as one reads, more when asked for, always as far as the chosen, all in print."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import tuiin
from tuiin.show.explorer import explorer

from .exploring import go, opened
from .large import copies

COPIES = 130
END = "99"  # what sorts behind 130 copies
# Where the list stands, its button, how long it is at first and in all, and a thing that only its end has.
LISTS = {
    "voices&as=matrix": (".matrix tbody tr:not(.school)", ".matrix > .more", 100, 3 * COPIES, f"actor/town-council-{END}"),
    "voices&as=list": (".said .group", ".said > .more", 100, 3 * COPIES, f"actor/town-council-{END}"),
    "works": (".works > ol > li.work", ".works .more", 120, COPIES, f"work/council-data-{END}"),
    "debate": (".alone article.side", ".alone > .more", 12, COPIES, f"article/night-library-{END}/viewpoint/council-doubt"),
    "timeline": (".timeline svg a.event", ".timeline .more", 120, 2 * COPIES, f"article/night-library-{END}/event/night-season"),
}


@pytest.fixture(scope="module")
def page(browser: Browser, toy: tuiin.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page of so many articles of one kind, each with its own things."""
    path = tmp_path_factory.mktemp("many") / "explorer.html"
    path.write_bytes(explorer(copies(toy, COPIES)))
    with opened(browser, path, "#view=works&lang=en") as page:
        yield page


def shown(page: Page, view: str, more: str = "") -> Locator:
    go(page, "#view=ask&lang=en")  # a list that is left is as short again as it was
    go(page, f"#view={view}&lang=en{more}")
    return page.locator(LISTS[view][0])


@pytest.mark.parametrize("view", LISTS)
def test_a_long_list_is_as_long_as_one_asks(page: Page, view: str):
    _, more, first, all_, _ = LISTS[view]
    rows = shown(page, view)
    expect(rows).to_have_count(first)
    page.locator(f"{more} button").click()
    expect(rows).to_have_count(min(2 * first, all_))


@pytest.mark.parametrize("view", LISTS)
def test_it_reaches_as_far_as_the_chosen(page: Page, view: str):
    *_, first, _, last = LISTS[view]
    rows = shown(page, view, f"&node={last}")
    assert rows.count() > first
    expect(page.locator(f"main a[aria-current][href*='{last}']").first).to_be_in_viewport()


@pytest.mark.parametrize("view", LISTS)
def test_in_print_nothing_is_left_out(page: Page, view: str):
    rows = shown(page, view)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(rows).to_have_count(LISTS[view][3])
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
