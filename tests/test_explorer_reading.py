"""The reading view with the reader's own copy of the text: told true from false by digests, shown by voice, sent nowhere.

The sentences are taken from the reader's copy while the test runs; none stands in this file.
"""

import itertools
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin

from .conftest import axe
from .exploring import go, opened

NUMBERS = itertools.count(1)
DROP = """([name, text]) => {
  const held = new DataTransfer();
  held.items.add(new File([text], name, { type: "text/plain" }));
  const zone = document.querySelector(".drop");
  for (const type of ["dragenter", "dragover", "drop"]) zone.dispatchEvent(new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def shared(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """One page for all tests; each gives it another file."""
    with opened(browser, explorer_file, "#view=read&lang=en") as page:
        yield page


def give(page: Page, content: str | bytes, name: str = "copy.txt") -> str:
    """Choose a file, and return what is said of it."""
    content = content.encode() if isinstance(content, str) else content
    number = f"{next(NUMBERS)}-"  # so that what is said of the file before is not taken for an answer
    page.set_input_files(".drop input", {"name": number + name, "mimeType": "text/plain", "buffer": content})
    expect(page.locator(".drop [role=status]")).to_contain_text(number + name, timeout=60_000)
    return page.inner_text(".drop [role=status]").replace(number, "")


def sentences(page: Page) -> dict[str, str]:
    """Return the sentences that the page shows, by id."""
    return page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.sentence')].filter(one => one.querySelector('.own')).map(one => [one.dataset.at, one.querySelector('.own').textContent]))"
    )  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def printed(kg: tuiin.KnowledgeGraph, article_text: str) -> dict[str, str]:
    """Every sentence of the reader's copy, by id."""
    return {name: article_text[passage.start : passage.end] for name, passage in kg.entries.passages.items()}


def test_the_very_text_is_shown_whole_and_known_by_its_digest(shared: Page, article_text: str, printed: dict[str, str]):
    said = give(shared, article_text)
    assert said == f"The very text: copy.txt. The digests of all {len(printed)} sentences agree."
    assert sentences(shared) == printed
    assert shared.locator(".drop .good").count() == 1


def test_a_file_that_is_dropped_is_read_like_one_that_is_chosen(shared: Page, article_text: str, printed: dict[str, str]):
    shared.click("text=Take the text away")
    assert sentences(shared) == {}
    shared.evaluate(DROP, ["dropped.txt", article_text])
    expect(shared.locator(".drop .good")).to_contain_text("The very text: dropped.txt.")
    assert sentences(shared) == printed


def test_each_sentence_is_marked_by_its_voice_and_says_whose_it_is(shared: Page, kg: tuiin.KnowledgeGraph, article_text: str):
    """The most frequent voice has a style of its own; the mark's words name the holders, so that colour is never the only code."""
    give(shared, article_text)
    found = shared.evaluate(
        "[...document.querySelectorAll('.own mark')].map(mark => [mark.closest('.sentence').dataset.at, mark.className, mark.title])"
    )
    author = [at for at, style, _ in found if style == "voice-1"]
    assert len(author) > 50
    assert len({style for _, style, _ in found}) >= 6
    rows = kg.store.ask(
        "SELECT ?id ?name { ?p tn:passage/tn:sentenceId ?id ; tn:holder/skos:prefLabel ?name FILTER(LANG(?name) = 'en') FILTER NOT EXISTS { ?other tn:reportedBy ?p } }"
    )
    holders = {(str(row[0]), str(row[1])) for row in rows}
    for at, _, title in found:
        for name in filter(None, title.split(", ")):
            assert any(at == where and name in label for where, label in holders), (at, name)
    bordered = shared.evaluate(
        "new Set([...document.querySelectorAll('.own mark')].map(mark => getComputedStyle(mark).borderBottomColor)).size"
    )
    assert bordered >= 5


def test_slips_are_underlined_and_said_as_printed_and_probably(
    shared: Page, kg: tuiin.KnowledgeGraph, article_text: str, printed: dict[str, str]
):
    """Every printed form of a slip that stands in its sentence is underlined there."""
    give(shared, article_text)
    rows = [
        tuple(map(str, row))
        for row in kg.store.ask(
            "SELECT ?id ?printed ?probably { ?n tn:kind note-kind:slip ; tn:printed ?printed ; tn:probably ?probably ; tn:passage/tn:sentenceId ?id }"
        )
    ]
    underlined = shared.evaluate(
        "[...document.querySelectorAll('.own .slip')].map(slip => [slip.closest('.sentence').dataset.at, slip.textContent])"
    )
    wanted = {(at, form) for at, form, _ in rows if form in printed[at]}
    marked: dict[str, str] = {}
    for at, form in underlined:
        marked[at] = marked.get(at, "") + "|" + form
    assert len(wanted) > 40
    assert {at for at, _ in wanted} <= set(marked)
    assert all(form in printed[at] for at, form in underlined)
    for at, form, meant in rows:
        notes = shared.inner_text(f".sentence[data-at={at}] .notes").replace("\n", " ")
        assert f"as printed: {form}" in notes
        assert f"probably: {meant}" in notes
    assert shared.evaluate("getComputedStyle(document.querySelector('.slip')).textDecorationStyle") == "wavy"


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
    ],
    ids=["CRLF", "BOM", "NFD", "UTF-16 LE", "UTF-16 BE"],
)
def test_line_ends_marks_and_forms_of_letters_make_no_other_text(shared: Page, article_text: str, printed: dict[str, str], change):
    assert give(shared, change(article_text)).startswith("The very text")
    assert sentences(shared) == printed


@pytest.mark.parametrize("change", [shifted, spread], ids=["lines before", "other distances"])
def test_a_copy_with_more_in_it_gives_every_sentence(shared: Page, article_text: str, printed: dict[str, str], change):
    said = give(shared, change(article_text))
    assert said == f"Another copy: copy.txt. {len(printed)} of {len(printed)} sentences were found in it; the others are not shown."
    assert sentences(shared) == printed


def test_a_copy_without_its_head_and_with_changed_words_gives_the_rest(
    shared: Page, kg: tuiin.KnowledgeGraph, article_text: str, printed: dict[str, str]
):
    body = next(passage.start for name, passage in kg.entries.passages.items() if name.startswith("p2s"))
    changed = "p5s30"
    spoilt = article_text.replace(printed[changed], printed[changed].upper())[body:]
    give(shared, spoilt)
    wanted = {name: text for name, text in printed.items() if not name.startswith(("p0s", "p1s")) and name != changed}
    assert sentences(shared) == wanted
    assert shared.locator(f".sentence[data-at={changed}] .told").count() > 0


def test_another_text_is_not_taken_for_the_article(shared: Page):
    for content in ("Not this article at all.\n" * 2000, "", "\x00\xff\xfe binary", "a" * 300_000):
        assert give(shared, content) == "Not the article's text: copy.txt. No sentence agrees."
        assert sentences(shared) == {}
        assert shared.locator(".drop .wrong").count() == 1


def test_a_huge_file_is_refused_in_words_and_a_large_one_is_searched(shared: Page, article_text: str, printed: dict[str, str]):
    assert give(shared, b"x" * 6_000_000, "huge.txt") == "The file is too large: huge.txt."
    assert shared.locator(".drop .wrong").count() == 1
    give(shared, "some other words of a book . " * 20_000 + "\n" + article_text)
    assert sentences(shared) == printed


def test_what_the_file_says_is_only_text(shared: Page, article_text: str):
    assert "Not the article" in give(
        shared, "<img src=x onerror='window.hacked=1'><script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>.txt"
    )
    assert shared.evaluate("window.hacked") is None
    assert shared.locator(".drop img").count() == 0


def test_a_link_to_a_sentence_opens_the_text_there(browser: Browser, explorer_file: Path, article_text: str):
    with opened(browser, explorer_file, "#view=read&lang=kk&at=p5s30") as page:
        sentence = page.locator(".sentence[aria-current]")
        assert sentence.get_attribute("data-at") == "p5s30"
        expect(sentence).to_be_in_viewport()
        page.set_input_files(".drop input", {"name": "a.txt", "mimeType": "text/plain", "buffer": article_text.encode()})
        expect(page.locator(".own").first).to_be_attached()
        expect(sentence).to_be_in_viewport()
        assert axe(page) == []
        page.emulate_media(color_scheme="dark")
        assert axe(page) == []
        page.set_viewport_size({"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        go(page, "#view=read&lang=kk&at=p7s1")
        expect(page.locator(".sentence[data-at=p7s1]")).to_be_in_viewport()


def test_filters_by_voice_and_by_notes_are_in_the_address(shared: Page, kg: tuiin.KnowledgeGraph):
    go(shared, "#view=read&lang=en")
    shared.select_option(".filters select >> nth=0", "id:actor/united-nations")
    assert "holder=id:actor/united-nations" in shared.url
    rows = kg.store.ask(
        "SELECT DISTINCT ?id { ?p tn:holder <https://w3id.org/tuiin/id/actor/united-nations> ; tn:passage/tn:sentenceId ?id }"
    )
    shown = "[...document.querySelectorAll('.sentence')].map(one => one.dataset.at)"
    assert sorted(shared.evaluate(shown)) == sorted(str(row[0]) for row in rows)
    go(shared, "#view=read&lang=en&only=notes")
    rows = kg.store.ask("SELECT DISTINCT ?id { ?n a tn:EditorialNote ; tn:passage/tn:sentenceId ?id }")
    assert sorted(shared.evaluate(shown)) == sorted(str(row[0]) for row in rows)


def test_every_position_stands_at_its_sentence_in_the_order_of_the_text(shared: Page, kg: tuiin.KnowledgeGraph):
    go(shared, "#view=read&lang=ru")
    order = shared.evaluate("[...document.querySelectorAll('.sentence')].map(one => one.dataset.at)")
    assert order == list(kg.entries.passages)
    told = shared.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.sentence')].map(one => [one.dataset.at, [...one.querySelectorAll('.told .paraphrase')].map(link => link.textContent)]))"
    )
    rows = kg.store.ask("SELECT ?id ?words { ?p tn:passage/tn:sentenceId ?id ; tn:about/tn:paraphrase ?words FILTER(LANG(?words) = 'ru') }")
    for at, words in {(str(row[0]), str(row[1])) for row in rows}:
        assert words in told[at], at
