"""The network page in a real browser: nothing is asked of the network, nothing hostile runs, names do not cover each other."""

import itertools
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

# Whether names are on show within ten seconds; asked once, since the page's policy lets nobody read code from a text later on.
NAMED = """() => new Promise(told => {
  const until = Date.now() + 10000, named = () => Boolean(window.tuiinLabels && window.tuiinLabels.length)
  const look = () => named() || Date.now() > until ? told(named()) : setTimeout(look, 20)
  look()
})"""


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[object]:
    """A function that opens HTML from a file and returns the page; its requests and complaints are kept on it."""
    opened: list[Page] = []

    def open_(html: str, fragment: str = "", width: int = 1440, height: int = 900, scheme: str = "light") -> Page:
        path = tmp_path / "network.html"
        path.write_text(html, "utf-8")
        shown = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        shown.requests, shown.complaints = [], []  # type: ignore[attr-defined]
        shown.on("request", lambda request: shown.requests.append(request.url))  # type: ignore[attr-defined]
        shown.on("console", lambda message: shown.complaints.append(message.text))  # type: ignore[attr-defined]
        shown.on("pageerror", lambda error: shown.complaints.append(str(error)))  # type: ignore[attr-defined]
        shown.goto(path.as_uri() + fragment)
        opened.append(shown)
        assert shown.evaluate(NAMED), shown.complaints  # type: ignore[attr-defined]
        return shown

    yield open_
    for shown in opened:
        shown.close()


@pytest.fixture(scope="module")
def html(kg: tuiin.KnowledgeGraph) -> str:
    """The page of the shipped article."""
    return page(kg.store)


def test_the_page_asks_for_nothing_but_itself(show, html: str):
    shown = show(html)
    assert len(shown.requests) == 1
    assert shown.complaints == []
    assert shown.evaluate("document.documentElement.lang") == "kk"
    assert shown.title().startswith("Цифрландыру")


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


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_names_do_not_cover_each_other_at_first_sight(show, html: str, width: int, height: int):
    labels = show(html, width=width, height=height).evaluate("window.tuiinLabels")
    assert len(labels) >= (20 if width > 1000 else 5)
    for a, b in itertools.combinations(labels, 2):
        assert a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]


def test_a_phone_needs_no_sideways_scrolling(show, html: str):
    assert show(html, width=390, height=844).evaluate("document.documentElement.scrollWidth") <= 390


def test_languages_switch_in_place_and_the_address_opens_a_node(show, html: str):
    shown = show(html, "#lang=en&node=https%3A%2F%2Fw3id.org%2Ftuiin%2Fid%2Fconcept%2Fdemocracy")
    assert shown.inner_text("#card h2") == "democracy"
    shown.click("#languages button[lang=ru]")
    assert shown.inner_text("#card h2") == "демократия"
    assert shown.evaluate("document.documentElement.lang") == "ru"
    assert "lang=ru" in shown.url


def test_searching_finds_a_node_and_escape_lets_it_go(show, html: str):
    shown = show(html, "#lang=kk")
    shown.fill("#search", "демократия")
    shown.press("#search", "Enter")
    assert shown.inner_text("#card h2") == "демократия"
    shown.keyboard.press("Escape")
    assert shown.query_selector("#card h2") is None


def test_the_legend_hides_and_shows_a_kind(show, html: str):
    shown = show(html, "#lang=en")
    before = shown.evaluate("window.tuiinLabels.length")
    for name in ("Concept", "Actor"):
        shown.click(f"#legend button:has-text('{name}')")
    assert shown.get_attribute("#legend button:has-text('Concept')", "aria-pressed") == "false"
    assert shown.evaluate("window.tuiinLabels.length") < before


def test_every_node_is_in_the_list_and_can_be_reached_by_keyboard(show, html: str, kg: tuiin.KnowledgeGraph):
    shown = show(html, "#lang=en")
    shown.focus("#all summary")
    shown.keyboard.press("Enter")
    assert shown.locator("#list button").count() == kg.to_networkx().number_of_nodes()
    shown.keyboard.press("Tab")
    shown.keyboard.press("Enter")
    assert shown.inner_text("#card h2")


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
    assert shown.inner_text("#title") == HOSTILE
    shown.click("#all summary")
    shown.locator("#list button").first.click()
    assert shown.evaluate("window.pwned") is None
    assert shown.query_selector("img") is None
    assert shown.complaints == []
    assert len(shown.requests) == 1


def test_the_notebook_frame_holds_the_page_escaped(toy: tuiin.KnowledgeGraph):
    frame = toy._repr_html_()
    assert frame.startswith('<iframe sandbox="allow-scripts"')
    assert "<script" not in frame
