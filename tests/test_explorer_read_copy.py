"""A reader's own copy of the text: told true from false by digests, caught wherever it is dropped, kept where asked, in every view, sent nowhere.

The sentences of the shipped article are taken from the reader's copy while the test runs; none stands in this file.
"""

import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin

from .command import tuiin as command
from .conftest import HERE
from .exploring import go, opened
from .reading_page import drop, give, sentences

GERMAN = HERE / "freibad"
GERMAN_TEXT = GERMAN / "articles" / "freibad" / "text.txt"
KEPT = "Object.keys(localStorage).filter(name => name.startsWith('tuiin:copy:')).length"
DENIED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.fixture(scope="module")
def shared(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """One page for tests that each give it another file."""
    with opened(browser, explorer_file, "#view=read&lang=en") as page:
        yield page


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tuiin.show.explorer import explorer

    kg = tuiin.build("freibad", data=GERMAN)
    path = tmp_path_factory.mktemp("german") / "explorer.html"
    path.write_bytes(explorer(kg.store, None, kg.questions))
    return path


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles with one text in one page."""
    home = Path(shutil.copytree(GERMAN, tmp_path_factory.mktemp("two") / "two", ignore=shutil.ignore_patterns(".tuiin")))
    shutil.copytree(home / "articles" / "freibad", home / "articles" / "freibad-zwei")
    run = command("view", "--print", cwd=home)
    assert run.returncode == 0, run.stderr
    return home / run.stdout.strip()


@pytest.fixture(scope="module")
def printed(kg: tuiin.KnowledgeGraph, article_text: str) -> dict[str, str]:
    """Every sentence of the reader's copy, by id."""
    return {name: article_text[passage.start : passage.end] for name, passage in kg.entries.passages.items()}


# What of a file is the text


def test_the_text_is_shown_whole_and_counted(shared: Page, article_text: str, printed: dict[str, str]):
    said = give(shared, article_text)
    assert said == f"Your copy of the text: {len(printed)} of {len(printed)} sentences found"
    assert sentences(shared) == printed


def shifted(text: str) -> str:
    return "A page header\n\n12.11.2026\n" + text


def spread(text: str) -> str:
    """Each line end doubled, a caption between two paragraphs: every sentence is moved by another distance."""
    lines = text.split("\n")
    half = len(lines) // 2
    return "\n\n".join([*lines[:half], "[a picture; see the file]", *lines[half:]])


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: ("\ufeff" + text).encode("utf-16-le"),
        lambda text: ("\ufeff" + text).encode("utf-16-be"),
        shifted,
        spread,
    ],
    ids=["CRLF", "BOM", "NFD", "UTF-16 LE", "UTF-16 BE", "lines before", "other distances"],
)
def test_line_ends_marks_and_lines_between_make_no_other_text(shared: Page, article_text: str, printed: dict[str, str], change):
    give(shared, change(article_text))
    assert sentences(shared) == printed


def test_a_sentence_that_the_copy_lacks_is_told_in_its_paraphrase(
    shared: Page, kg: tuiin.KnowledgeGraph, article_text: str, printed: dict[str, str]
):
    body = next(passage.start for name, passage in kg.entries.passages.items() if name.startswith("p2s"))
    changed = "p5s30"
    spoilt = article_text.replace(printed[changed], printed[changed].upper())[body:]
    said = give(shared, spoilt)
    wanted = {name: text for name, text in printed.items() if not name.startswith(("p0s", "p1s")) and name != changed}
    assert sentences(shared) == wanted
    assert f"{len(wanted)} of {len(printed)} sentences" in said
    missing = shared.locator(f".running.text .sentence[data-at={changed}] .missing")
    assert "not found in your copy" in missing.inner_text()
    assert missing.locator(".paraphrase").count() > 0


def test_another_text_is_not_taken_for_the_article(shared: Page):
    for content in ("Not this article at all.\n" * 2000, "", "\x00\xff\xfe binary", "a" * 300_000):
        assert give(shared, content) == "Not the text of an article on this page: copy.txt. No sentence agrees."
        assert sentences(shared) == {}


def test_a_huge_file_is_refused_in_words_and_a_large_one_is_searched(shared: Page, article_text: str, printed: dict[str, str]):
    assert give(shared, b"x" * 6_000_000, "huge.txt") == "The file is too large: huge.txt."
    give(shared, "some other words of a book . " * 20_000 + "\n" + article_text)
    assert sentences(shared) == printed


def test_what_the_file_says_is_only_text(shared: Page):
    assert "Not the text" in give(
        shared, "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>.txt"
    )
    assert shared.evaluate("window.hacked") is None
    assert shared.locator(".read img").count() == 0


# Where it is dropped


@pytest.mark.parametrize("where", ["header", "h2", ".read", ".spine", "body"])
def test_a_file_dropped_anywhere_is_caught(browser: Browser, german: Path, where: str):
    """The browser must not leave the page for it: both steps that it asks about are answered."""
    with opened(browser, german, "#view=read&lang=en") as page:
        entered, over, dropped = drop(page, GERMAN_TEXT.read_text("utf-8"), where)
        assert (entered, over, dropped) == (True, False, False)
        expect(page.locator(".copy-line [role=status]")).to_contain_text("7 of 7 sentences found")
        assert len(sentences(page)) == 7


def test_a_file_dropped_in_another_view_is_told_and_leads_to_the_text(browser: Browser, german: Path):
    with opened(browser, german, "#view=concepts&lang=en") as page:
        drop(page, GERMAN_TEXT.read_text("utf-8"), "main")
        expect(page.locator(".copy-news")).to_contain_text("7 of 7 sentences found")
        page.click(".copy-news a")
        expect(page.locator(".running.text .own").first).to_be_visible()


def test_text_that_is_dragged_is_no_file(browser: Browser, german: Path):
    with opened(browser, german, "#view=read&lang=en") as page:
        left = page.evaluate(
            "(() => { const held = new DataTransfer(); held.setData('text/plain', 'words'); return document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: held, bubbles: true, cancelable: true })); })()"
        )
        assert left
        assert page.locator(".drop-here").count() == 0


def test_a_file_finds_its_article_among_several(browser: Browser, two: Path):
    with opened(browser, two, "#view=read&lang=en&article=article/freibad-zwei") as page:
        drop(page, GERMAN_TEXT.read_text("utf-8"), "main")
        expect(page.locator(".running.text .own").first).to_be_visible()
        assert "zwei" in str(page.get_attribute(".sentence >> nth=0", "data-passage"))
        page.click(".articles a >> nth=0")
        expect(page.locator(".running.text")).to_have_count(0)
        expect(page.locator(".sentence").first).to_be_visible()


# How it is kept


def test_a_copy_is_there_in_every_view_and_in_each_card(browser: Browser, german: Path):
    with opened(browser, german, "#view=read&lang=en") as page:
        give(page, GERMAN_TEXT.read_bytes())
        go(page, "#view=argument&lang=en&node=article/freibad/claim/laerm-bedroht-schlaf")
        expect(page.locator(".card blockquote.own")).to_have_text("Er warnt: Der Lärm bedroht den Schlaf der Nachbarn.")
        page.click(".card .places a >> nth=0")
        expect(page.locator(".sentence[aria-current] .own")).to_have_text("Er warnt: Der Lärm bedroht den Schlaf der Nachbarn.")
        assert page.evaluate(KEPT) == 0, "nothing is kept that nobody asked to keep"
        page.reload()
        page.wait_for_selector(".sentence")
        assert sentences(page) == {}


def test_a_copy_is_kept_over_a_reload_where_it_is_asked_for(browser: Browser, german: Path):
    with opened(browser, german, "#view=read&lang=en") as page:
        give(page, GERMAN_TEXT.read_bytes())
        box = page.locator(".copy-line input[type=checkbox]")
        assert not box.is_checked()
        box.check()
        assert page.evaluate(KEPT) == 1
        page.reload()
        expect(page.locator(".running.text .own").first).to_be_visible()
        assert len(sentences(page)) == 7
        expect(box).to_be_checked()
        page.goto(page.url.split("#")[0] + "#view=argument&lang=en&node=article/freibad/claim/laerm-bedroht-schlaf")
        page.reload()
        expect(page.locator(".card blockquote.own")).to_be_visible()
        go(page, "#view=read&lang=en")
        page.click(".copy-line button")
        assert page.evaluate(KEPT) == 0
        page.reload()
        page.wait_for_selector(".sentence")
        assert sentences(page) == {}


def test_it_is_not_kept_any_longer_when_that_is_taken_back(browser: Browser, german: Path):
    with opened(browser, german, "#view=read&lang=en") as page:
        give(page, GERMAN_TEXT.read_bytes())
        page.check(".copy-line input[type=checkbox]")
        page.uncheck(".copy-line input[type=checkbox]")
        assert page.evaluate(KEPT) == 0
        assert len(sentences(page)) == 7, "the copy is here until the page is closed"


def test_what_is_kept_is_shown_only_where_its_digest_agrees(browser: Browser, german: Path):
    with opened(browser, german, "#view=read&lang=en") as page:
        give(page, GERMAN_TEXT.read_bytes())
        page.check(".copy-line input[type=checkbox]")
        page.evaluate(
            "(() => { const name = Object.keys(localStorage).find(one => one.startsWith('tuiin:copy:')); const held = JSON.parse(localStorage[name]); held.p2s2 = 'Something else.'; localStorage[name] = JSON.stringify(held); })()"
        )
        page.reload()
        expect(page.locator(".copy-line [role=status]")).to_contain_text("6 of 7")
        assert "p2s2" not in sentences(page)
        for spoilt in ("not json", "[]", "null", '{"p1s1": 5}'):
            page.evaluate(
                "words => { localStorage[Object.keys(localStorage).find(one => one.startsWith('tuiin:copy:'))] = words; }", spoilt
            )
            page.reload()
            page.wait_for_selector(".sentence")
            assert sentences(page) == {}


@pytest.mark.parametrize("script", [DENIED, FULL], ids=["denied", "full"])
def test_a_browser_that_keeps_nothing_is_told_in_words_and_all_goes_on(browser: Browser, german: Path, script: str):
    with opened(browser, german, "#view=read&lang=en", watch=script) as page:
        give(page, GERMAN_TEXT.read_bytes())
        page.click(".copy-line input[type=checkbox]")
        expect(page.locator(".copy-line .wrong")).to_contain_text("keeps nothing")
        expect(page.locator(".copy-line input[type=checkbox]")).not_to_be_checked()
        go(page, "#view=argument&lang=en&node=article/freibad/claim/laerm-bedroht-schlaf")
        expect(page.locator(".card blockquote.own")).to_be_visible()
