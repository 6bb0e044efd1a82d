"""Words that would run if a page let them: in every label, paraphrase, note and printed form, in every view and on every card, nothing runs."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin import model
from tuiin.graph.pipeline import graph
from tuiin.show.explorer import explorer, query_page
from tuiin.show.network import project

from .conftest import LIBRARY
from .exploring import VIEWS, go, opened
from .spoiling import problems

EVIL = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>{{7*7}}${7*7} javascript:window.hacked=1 \"'><svg onload=window.hacked=1> =1+1"
IRI = "javascript://example.org/%0Awindow.hacked=1"
WORDS = {"printed", "probably", "alt", "hidden", "names"}
CLICK = (
    "() => { for (const part of document.querySelectorAll('summary, .picture .tools button, main button[aria-pressed]')) part.click(); }"
)


def spoilt(value: Any, name: str = "") -> Any:
    """Return a record in which every word that a person reads is hostile, and every address elsewhere a script."""
    if isinstance(value, model.Text):
        return model.Text(kk=EVIL, ru=EVIL, en=EVIL)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: spoilt(getattr(value, field.name), field.name) for field in fields(value)})
    if isinstance(value, tuple):
        return tuple(spoilt(one, name) for one in value) or ((IRI,) if name in ("same_as", "exact_match") else ())
    if name == "licence":
        return IRI
    return EVIL if name in WORDS and isinstance(value, str) else value


@pytest.fixture(scope="module")
def hostile(toy: tuiin.KnowledgeGraph) -> tuiin.KnowledgeGraph:
    """The invented article with hostile words everywhere; past the reader, which would refuse the addresses."""
    records = {kind: {key: spoilt(record) for key, record in found.items()} for kind, found in toy.entries.records.items()}
    return graph(replace(toy.entries, article=spoilt(toy.entries.article), records=records))


@pytest.fixture(scope="module")
def page(hostile: tuiin.KnowledgeGraph, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Its explorer; a request, a complaint of the policy or an error fails the fixture."""
    path = tmp_path_factory.mktemp("hostile") / "explorer.html"
    path.write_bytes(explorer(hostile.store))
    with opened(browser, path, "#view=gist&lang=en") as shown:
        yield shown


def harmless(page: Page) -> None:
    """Check that nothing ran and nothing became markup."""
    assert page.evaluate("window.hacked") is None
    assert page.locator("#app img, #app script, #app [onerror], #app [onload], #app iframe").count() == 0
    assert page.locator("a[href^='javascript' i]").count() == 0


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_words_are_only_words_in_every_view(page: Page, view: str):
    """Pictures and their tables, and whatever unfolds."""
    for lang in ("kk", "en"):
        go(page, f"#view={view}&lang={lang}&q=who-says-what")
        page.evaluate(CLICK)
        page.wait_for_timeout(50)
        harmless(page)
    if view not in ("figures", "timeline", "ask"):
        assert "</script><script>window.hacked=1</script>" in page.inner_text("#app")


def test_hostile_words_are_only_words_on_every_card(page: Page, hostile: tuiin.KnowledgeGraph):
    for node in project(hostile.store):
        go(page, f"#view=ask&lang=en&node={node.removeprefix('https://w3id.org/tuiin/id/')}")
        assert EVIL.split("=1+1")[0].strip() in page.inner_text(".card h2")
        harmless(page)
    go(page, "#view=ask&lang=ru&node=article/night-library")
    assert IRI in page.inner_text(".card dl")


def test_hostile_words_are_found_copied_and_saved_as_words(page: Page, hostile: tuiin.KnowledgeGraph):
    go(page, "#view=figures&lang=en&node=article/night-library/claim/rank-2018")
    page.fill(".search input", "onerror")
    assert page.locator("#found li").count() > 3
    harmless(page)
    page.fill(".search input", "")
    page.click(".card footer button:has-text('Turtle')")
    assert "window.hacked=1</script>" in page.evaluate("navigator.clipboard.readText()")
    for button in ("CSV", "SVG", "PNG"):
        if button == "SVG":
            page.locator(".share-this").first.click()
        with page.expect_download() as download:
            page.locator(f"main button:has-text('{button}')").first.click()
        content = download.value.path().read_bytes()
        if button == "SVG":
            assert b"<script" not in content
            assert b"<img" not in content
    page.locator(".share-panel .done").click()
    expect(page.locator(".share-panel")).to_have_count(0)
    harmless(page)


def test_an_exported_picture_runs_nothing_when_it_is_opened_alone(page: Page, browser: Browser, tmp_path: Path):
    go(page, "#view=figures&lang=en")
    page.locator(".share-this").first.click()
    with page.expect_download() as download:
        page.locator(".share-panel button:has-text('SVG')").click()
    path = tmp_path / "view.svg"
    path.write_bytes(download.value.path().read_bytes())
    alone = browser.new_page()
    requests: list[str] = []
    alone.on("request", lambda request: requests.append(request.url))
    alone.goto(path.as_uri())
    assert alone.evaluate("window.hacked") is None
    assert len(requests) == 1
    alone.close()


def test_hostile_words_are_only_words_in_the_query_page(hostile: tuiin.KnowledgeGraph, browser: Browser, tmp_path: Path):
    path = tmp_path / "query.html"
    path.write_bytes(query_page(hostile.store))
    with opened(browser, path, "#lang=en&q=who-says-what") as shown:
        shown.wait_for_selector(".answer [data-state=answered]")
        go(
            shown,
            "#lang=en&sparql=SELECT%20%3Fs%20%3Fo%20%7B%20%3Fs%20skos%3AprefLabel%7Cschema%3AsameAs%20%3Fo%20FILTER(CONTAINS(STR(%3Fo)%2C%20%22hacked%22))%20%7D",
        )
        shown.wait_for_selector(".answer tbody tr")
        assert "onerror=window.hacked=1" in shown.inner_text(".answer table")
        assert IRI in shown.inner_text(".answer table")
        harmless(shown)


def test_a_name_that_every_object_has_is_a_name_like_any_other(browser: Browser, library: Path, tmp_path: Path):
    for path in sorted(library.rglob("*.yaml")):
        path.write_text(
            path.read_text("utf-8").replace("concept/eyesight", "concept/constructor").replace("\neyesight:", "\nconstructor:"), "utf-8"
        )
    assert problems(library) == []
    path = tmp_path / "explorer.html"
    path.write_bytes(explorer(tuiin.build("night-library", data=library).store))
    with opened(browser, path, "#view=gist&lang=en&node=concept/constructor") as page:
        assert page.inner_text(".card h2") == "eyesight"
        for view in VIEWS:
            go(page, f"#view={view}&lang=en&node=concept/constructor")
            assert page.inner_text(".card h2") == "eyesight"


def test_addresses_that_are_scripts_are_refused_by_the_reader(library: Path):
    path = library / "actors.yaml"
    path.write_text(path.read_text("utf-8").replace("  kind: person\n", f"  kind: person\n  same_as: ['{IRI}']\n", 1), "utf-8")
    assert LIBRARY.joinpath("actors.yaml").read_text("utf-8") != path.read_text("utf-8")
    assert any(IRI in str(problem) for problem in problems(library))
