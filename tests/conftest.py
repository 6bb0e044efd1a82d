"""What the tests share: the invented library, the real article's graph, and the article's text where it is at hand."""

import base64
import gzip
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import tuiin
from tuiin.graph import opened as opening
from tuiin.graph.knowledge import Graph
from tuiin.graph.where import find

from .editing import Shown
from .hands import Hands, pages_of

HERE = Path(__file__).parent
LIBRARY = HERE / "library"
TOP = HERE.parent
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
AXE = TOP / "graph" / "web" / "node_modules" / "axe-core" / "axe.min.js"
TEXT = Path(os.environ.get("TUIIN_ARTICLE_TEXT", TOP.parent / "shared" / "article" / "source.txt"))


def unpacked(block: str) -> str:
    """What a page holds packed in a block."""
    return gzip.decompress(base64.b64decode(block)).decode()


def opened(name: str, data: Path = LIBRARY) -> Graph:
    """The graph of this name, as commands open it that compare and count."""
    return opening.open(find(name, data), apart=True)


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept outside of projects lies in a folder of the tests, not in that of whoever runs them."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the invented data folder, to be spoilt."""
    return Path(shutil.copytree(LIBRARY, tmp_path / "library", ignore=shutil.ignore_patterns(".tuiin")))


@pytest.fixture(scope="session")
def toy() -> tuiin.KnowledgeGraph:
    """The graph of the invented article."""
    return tuiin.build("night-library", data=LIBRARY)


@pytest.fixture(scope="session")
def kg() -> tuiin.KnowledgeGraph:
    """The graph of the shipped article."""
    return tuiin.build("nyshanbayev-2022")


@pytest.fixture(scope="session")
def article_text() -> str:
    """The normalised text of the shipped article, which is not ours to ship: looked for beside the checkout, or where TUIIN_ARTICLE_TEXT says."""
    if not TEXT.is_file():
        pytest.skip(f"THE ARTICLE'S TEXT IS NOT AT {TEXT}: this check did not run; set TUIIN_ARTICLE_TEXT to your copy")
    from tuiin.curate.anchors import read_text

    return read_text(TEXT)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium with a fresh profile."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def explorer_file(kg: tuiin.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the shipped article, as a file."""
    from tuiin.show.explorer import explorer

    path = tmp_path_factory.mktemp("explorer") / "explorer.html"
    path.write_bytes(explorer(kg.store, None, kg.questions))
    return path


@pytest.fixture(scope="session")
def instead(explorer_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A function that writes the explorer with another document in it: a given one, or its own after a function has changed it."""
    html = explorer_file.read_text("utf-8")
    before, _, rest = html.partition('<script type="application/gzip" id="document">')
    own, end, after = rest.partition("</script>")
    mark = '<script type="application/json" id="document">'

    def write(change: Callable[[dict[str, Any]], None] | None = None, document: dict[str, Any] | None = None) -> Path:
        held = document or json.loads(unpacked(own))
        if change:
            change(held)
        path = tmp_path_factory.mktemp("changed") / "explorer.html"
        path.write_text("".join([before, mark, json.dumps(held).replace("<", "\\u003c"), end, after]), "utf-8")
        return path

    return write


@pytest.fixture
def explore(browser: Browser, explorer_file: Path) -> Iterator[Callable[..., Page]]:
    """A function that opens the explorer (or another page) at a fragment; a request, a complaint or an error of the page fails the test."""
    opened: list[tuple[Page, list[str]]] = []

    def open_(fragment: str = "", width: int = 1440, height: int = 900, scheme: str = "light", file: Path = explorer_file) -> Page:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", locale="en")  # type: ignore[arg-type]
        trouble: list[str] = []
        page.on(
            "request",
            lambda request: trouble.append(f"request: {request.url}") if not request.url.startswith(("file:", "blob:", "data:")) else None,
        )
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.goto(file.as_uri() + fragment)
        page.wait_for_selector("#view-title")
        opened.append((page, trouble))
        return page

    yield open_
    for page, _ in opened:
        page.close()
    assert [words for _, trouble in opened for words in trouble] == []


RUN_AXE = """async tags => {
  const stuck = [...document.querySelectorAll('body *')].filter(one => getComputedStyle(one).position === 'sticky');
  for (const one of stuck) one.style.position = 'static';
  const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
  for (const one of stuck) one.style.position = '';
  return violations;
}"""


def axe(page: Page) -> list[str]:
    """Return what axe-core holds against a page by WCAG 2.2 A and AA and its best practices: rule, and where.

    What stays in sight is let go meanwhile: what it happens to lie over at this moment can be scrolled from under it.
    """
    if not page.evaluate("'axe' in window"):  # a page that tests share has it already
        page.evaluate(AXE.read_text("utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate(RUN_AXE, tags)
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"][:3]]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    """The server of all articles that the tests of one module edit."""
    with Shown(tmp_path_factory.mktemp("told") / "told.txt") as server:
        yield server


@pytest.fixture
def edit(browser: Browser, shown: Shown, tmp_path: Path) -> Iterator[Callable[..., Hands]]:
    """A function that opens the editing page on an invented article."""
    with pages_of(browser, shown, tmp_path) as open_:
        yield open_
