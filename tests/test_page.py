"""The network page in a real browser: the picture of the explorer by itself, nothing asked of the network, nothing hostile run."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from playwright.sync_api import Browser, Page

import tuiin
from tuiin.model import Text
from tuiin.show.network_page import NoVisNetwork, _vis_network, page

from .conftest import axe
from .exploring import in_address, opened


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[object]:
    """A function that opens HTML from a file and returns the page; its requests and complaints are kept on it."""
    pages: list[Page] = []

    def open_(html: str, fragment: str = "", width: int = 1440, height: int = 900, scheme: str = "light") -> Page:
        path = tmp_path / "network.html"
        path.write_text(html, "utf-8")
        shown = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        shown.requests, shown.complaints = [], []  # type: ignore[attr-defined]
        shown.on("request", lambda request: shown.requests.append(request.url))  # type: ignore[attr-defined]
        shown.on("console", lambda message: shown.complaints.append(message.text))  # type: ignore[attr-defined]
        shown.on("pageerror", lambda error: shown.complaints.append(str(error)))  # type: ignore[attr-defined]
        shown.goto(path.as_uri() + fragment)
        pages.append(shown)
        shown.wait_for_selector("#view-title", state="attached")
        return shown

    yield open_
    for shown in pages:
        shown.close()


@pytest.fixture(scope="module")
def html(kg: tuiin.KnowledgeGraph) -> str:
    """The page of the shipped article."""
    return page(kg.store)


def test_the_page_asks_for_nothing_but_itself(show, html: str):
    shown = show(html)
    assert len(shown.requests) == 1
    assert shown.complaints == []
    assert shown.evaluate("[document.documentElement.lang, navigator.language.slice(0, 2)]") == ["en", "en"]
    assert shown.title().startswith("The process")


def test_the_library_stands_in_the_page_as_a_browser_reads_it(monkeypatch: pytest.MonkeyPatch):
    """A browser reads every end of a line as one sign; a digest of two would keep the library from running."""
    files = {"template.html": "<script>{% include 'vis-network.min.js' %}</script>", "vis-network.min.js": "/* a */\r\nvar vis;\r\n"}
    monkeypatch.setattr("pyvis.network.Environment", lambda loader: Environment(loader=DictLoader(files)))
    assert _vis_network() == "/* a */\nvar vis;"


def test_a_pyvis_without_the_library_that_it_promises_is_told_by_name(toy: tuiin.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch):
    another = Environment(loader=DictLoader({"template.html": "<html><script>{% include 'lib/another.min.js' %}</script></html>"}))
    monkeypatch.setattr("pyvis.network.Environment", lambda loader: another)
    with pytest.raises(NoVisNetwork, match=r"no vis-network\.min\.js .* pyvis 0\.3\.2 does"):
        page(toy.store)


def test_a_page_needs_no_ipython_and_a_notebook_gets_its_frame_from_there_all_the_same():
    code = """
import sys, tuiin.show.network_page as page
page._pyvis()
assert not [name for name in sys.modules if name.startswith("IPython")]
import pyvis.network, IPython.display
assert type(pyvis.network.IFrame("a.html", width=1, height=1)) is IPython.display.IFrame
"""
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(("width", "height"), [(1920, 1200), (390, 844)])
def test_the_picture_is_that_of_the_explorer(show, html: str, explorer_file: Path, browser: Browser, width: int, height: int):
    """The same things, the same words, links of the same kinds, in a window that has room for all of it and on a phone."""
    told = "() => [...document.querySelectorAll('.pictured .spot:not(.heading), .pictured .link[data-from]')].map(one => one.textContent.replace(/[-\\s]/g, '') + one.getAttribute('class'))"
    shown = show(html, "#lang=ru", width=width, height=height)
    shown.wait_for_selector(".pictured .spot")
    with opened(browser, explorer_file, "#view=network&lang=ru", width=width, height=height) as page:
        page.wait_for_selector(".pictured .spot")
        assert sorted(shown.evaluate(told)) == sorted(page.evaluate(told))
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    assert shown.complaints == []


def test_languages_switch_in_place_and_the_address_opens_a_node(show, html: str):
    shown = show(html, "#lang=en&node=https%3A%2F%2Fw3id.org%2Ftuiin%2Fid%2Fconcept%2Fdemocracy")
    shown.wait_for_selector(".pictured .spot")
    assert shown.inner_text("#view-title") == "democracy"
    shown.click(".languages button[lang=ru]")
    shown.wait_for_selector("html[lang=ru]", state="attached")
    assert shown.inner_text("#view-title") == "демократия"
    in_address(shown, "lang=ru")


def test_every_node_is_a_point_that_opens_what_lies_around_it(show, html: str, kg: tuiin.KnowledgeGraph):
    shown = show(html, "#lang=en")
    nodes = shown.evaluate("JSON.parse(document.getElementById('nodes').textContent)")
    assert {node["id"] for node in nodes} == set(kg.to_networkx().nodes)
    shown.click(".path a:has-text('Everything as points')")
    canvas = shown.wait_for_selector(".points canvas")
    assert canvas
    in_address(shown, "points=1")
    box = canvas.bounding_box()
    assert box
    # Where a point is, nobody tells; somewhere on the picture there is one.
    for step in range(400):
        shown.mouse.click(
            box["x"] + box["width"] * (0.2 + 0.6 * (step % 20) / 20), box["y"] + box["height"] * (0.1 + 0.8 * (step // 20) / 20)
        )
        if "around=" in shown.url:
            break
    shown.wait_for_selector(".pictured .spot")
    shown.keyboard.press("Escape")
    shown.wait_for_selector(".pictured .heading")
    assert shown.complaints == []


def test_what_is_said_of_everything_is_hidden_among_the_points(show, html: str):
    edges = show(html).evaluate("JSON.parse(document.getElementById('edges').textContent)")
    assert all(edge.get("hidden") for edge in edges if edge["kind"] in ("subject", "object", "scope"))
    assert not any(edge.get("hidden") for edge in edges if edge["kind"] in ("supports", "attacks"))
    assert {edge["family"] for edge in edges} >= {"for", "against", "says", "other"}


def test_a_reader_of_screens_finds_nothing_amiss(show, html: str):
    for fragment in ("#lang=en", "#lang=en&points=1", "#lang=en&table=1"):
        shown = show(html, fragment)
        assert axe(shown) == []


HOSTILE = '</script><script>window.pwned=1</script><img src=x onerror="window.pwned=1">{{7*7}}${7*7} javascript:window.pwned=1 " \' href='


def test_hostile_words_do_nothing(show, toy: tuiin.KnowledgeGraph):
    """In the title, in labels, in paraphrases: shown as they are, run by nobody."""
    bad = Text(kk=HOSTILE, ru=HOSTILE, en=HOSTILE)
    entries = replace(toy.entries, article=replace(toy.entries.article, title=bad), records=dict(toy.entries.records))
    statements = type(toy.statements)()
    from tuiin.graph.triples import triples

    for kind in ("claim", "concept"):
        field = "text" if kind == "claim" else "label"
        entries.records[kind] = {key: replace(record, **{field: bad}) for key, record in toy.entries.records[kind].items()}
    statements.update(triples(entries))
    hostile = tuiin.KnowledgeGraph(entries.slug, statements, entries)
    shown = show(page(hostile.store), "#lang=en")
    assert shown.inner_text(".page-head p") == HOSTILE
    shown.wait_for_selector(".pictured .spot")
    shown.locator(".pictured .spot.claim").first.click()
    shown.wait_for_selector(".pictured .centre")
    shown.goto(shown.url.split("#")[0] + "#lang=en&points=1")
    shown.wait_for_selector(".points canvas")
    assert shown.evaluate("window.pwned") is None
    assert shown.query_selector("img") is None
    assert not shown.query_selector_all("script:not([type]) ~ script:not([type]) ~ script:not([type])")
    assert shown.complaints == []
    assert len(shown.requests) == 1


def test_the_notebook_frame_holds_the_page_escaped(toy: tuiin.KnowledgeGraph):
    frame = toy._repr_html_()
    assert frame.startswith('<iframe sandbox="allow-scripts"')
    assert "<script" not in frame


def test_in_a_notebook_one_goes_down_and_up_though_the_frame_has_no_address(browser: Browser, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><meta charset=utf-8>{toy._repr_html_()}", "utf-8")
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator(".pictured .spot.claim").first.click()
    frame.locator(".pictured .centre").wait_for()
    frame.locator(".path a").first.click()
    frame.locator(".draw summary").click()
    frame.locator(".choose button").first.click()
    frame.locator(".choose button[aria-pressed=false]").wait_for()
    assert errors == []
    page.close()
