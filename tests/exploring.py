"""Pages that several tests share: opened once, led by their address, with all that they ask for and complain of kept."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import TOP

WEB = TOP / "graph" / "web" / "src"
# As the page itself has them: those of the first rank, then the others.
VIEWS = re.findall(r'"(\w+)"', " ".join(re.findall(r"export const (?:FIRST|FURTHER) = \[(.*?)\]", (WEB / "state.ts").read_text("utf-8"))))


@contextmanager
def opened(
    browser: Browser, file: Path, fragment: str = "", width: int = 1440, height: int = 900, watch: str = "", **options: Any
) -> Iterator[Page]:
    """Open a page of its own; a request, a complaint or an error of the page fails whoever opened it. A script may watch it from the start."""
    settings = {"color_scheme": "light", "reduced_motion": "reduce", "locale": "en"} | options
    context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **settings)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    if watch:
        page.add_init_script(watch)
    page.set_default_timeout(10_000)
    trouble: list[str] = []
    own = ("file:", "blob:", "data:")
    page.on("request", lambda request: None if request.url.startswith(own) else trouble.append(f"request: {request.url}"))
    page.on("console", lambda message: trouble.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.goto(file.as_uri() + fragment)
    page.wait_for_selector("#view-title")
    yield page
    context.close()
    assert trouble == [], "\n".join(trouble)


GO = """fragment => new Promise(done => {
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
  if (location.hash === fragment) return drawn();
  addEventListener("hashchange", drawn, { once: true });
  location.hash = fragment;
})"""


def go(page: Page, fragment: str) -> Page:
    """Lead a page to an address, as a link would, and wait until it is drawn."""
    page.evaluate(GO, fragment)
    return page


def until(page: Page, expression: str) -> None:
    """Wait until an expression holds; the page's policy lets nothing be evaluated inside of it again and again."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"never: {expression}")


def in_address(page: Page, *wanted: str) -> None:
    """Wait until all of this stands in the address: it follows a key or a press a moment later."""
    for words in wanted:
        expect(page).to_have_url(re.compile(re.escape(words)))


def not_in_address(page: Page, unwanted: str) -> None:
    """Wait until this stands in the address no longer."""
    expect(page).not_to_have_url(re.compile(re.escape(unwanted)))


def table(page: Page, scope: str = "main") -> list[list[str]]:
    """Return the rows of the first table in a part of the page, as they read."""
    rows = "scope => [...document.querySelector(scope + ' table tbody').rows].map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    found: list[list[str]] = page.evaluate(rows, scope)
    return found


# Words that stand on a page in any language: names of formats, of keys, of ourselves.
LATIN = "svg png csv bibtex sparql turtle triples ctrl enter tuiin kk ru en query html limit iri id tn stance skos esc shift cc by".split()

WORDS_ON_PAGE = """lang => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === 1 ? node : node.parentElement;
    if (element.closest('script, style, code, pre, .editor, [lang]:not(html):not([lang=' + lang + '])')) continue;
    if (node.nodeType === 3) { if (element.getClientRects().length) found.push(node.data); }
    else for (const name of ['aria-label', 'title', 'placeholder', 'alt']) if (node.hasAttribute(name)) found.push(node.getAttribute(name));
  }
  return found;
}"""


def latin_words(page: Page, lang: str) -> set[str]:
    """Return all words in Latin letters that a page shows or says, but where it says that it speaks another language."""
    shown = page.evaluate(WORDS_ON_PAGE, lang)
    return {word.lower() for text in shown for word in re.findall(r"[A-Za-z][A-Za-z'’]+", text) if not re.fullmatch("[IVX]+", word)} - set(
        LATIN
    )
