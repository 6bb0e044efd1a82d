"""Read: the text beside its claims in three ways, one sentence in focus, pointing that lights both sides and the spine.

The sentences of the shipped article are taken from the reader's copy while the test runs; none stands in this file.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin

from .conftest import HERE, axe
from .exploring import go, in_address, opened, until
from .partly import AUTHOR, COUNCIL, claim, held, written
from .reading_page import give, sentences

GERMAN = HERE / "freibad"
GERMAN_TEXT = GERMAN / "articles" / "freibad" / "text.txt"
ARABIC = HERE / "maktaba"
ARABIC_TEXT = ARABIC / "articles" / "maktaba" / "text.txt"
TEXT, PARAPHRASE, BOTH = range(3)
MORE = """[...document.querySelectorAll('.group .more')].map(one => one.getBoundingClientRect())
  .filter(box => box.top > 150 && box.bottom < 700).map(box => [box.left + 5, box.top + 8])[0]"""
ORDER = "name => [...document.querySelectorAll(name)].map(one => one.dataset.at)"


def page_of(slug: str, project: Path, folder: Path) -> Path:
    """Write the explorer of an article of another project."""
    from tuiin.show.explorer import explorer

    kg = tuiin.build(slug, data=project)
    path = folder / f"{slug}.html"
    path.write_bytes(explorer(kg.store, None, kg.questions))
    return path


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of("freibad", GERMAN, tmp_path_factory.mktemp("german"))


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of("maktaba", ARABIC, tmp_path_factory.mktemp("arabic"))


@pytest.fixture
def pool(browser: Browser, german: Path) -> Iterator[Page]:
    """The German article with its text."""
    with opened(browser, german, "#view=read&lang=en", width=1366, height=768) as page:
        give(page, GERMAN_TEXT.read_bytes())
        yield page


@pytest.fixture(scope="module")
def without(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """The shipped article without its text."""
    with opened(browser, explorer_file, "#view=read&lang=en", width=1366, height=768) as page:
        yield page


def mode(page: Page, which: int) -> None:
    page.click(f".modes button >> nth={which}")
    expect(page.locator(".modes button").nth(which)).to_have_attribute("aria-pressed", "true")


def lit_on_spine(page: Page) -> int:
    return int(page.evaluate("document.querySelectorAll('.ticks .lit').length"))


# Without a text


def test_without_a_text_the_paraphrases_stand_in_order_under_headings(without: Page, kg: tuiin.KnowledgeGraph):
    go(without, "#view=read&lang=en")
    assert without.evaluate(ORDER, ".sentence") == list(kg.entries.passages)
    assert without.locator(".own").count() == 0
    headings = without.locator(".piece > h2").all_inner_texts()
    assert len(headings) == 1 + len(kg.entries.records["section"])
    assert all(len(heading) > 3 for heading in headings)
    assert "not the article’s words" in without.inner_text(".read-bar")


def test_every_claim_is_told_at_its_last_sentence_at_least(without: Page, kg: tuiin.KnowledgeGraph):
    go(without, "#view=read&lang=ru")
    told = without.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.sentence')].map(one => [one.dataset.at, [...one.querySelectorAll('.paraphrase')].map(link => link.textContent)]))"
    )
    rows = kg.store.ask("SELECT ?id ?words { ?p tn:passage/tn:sentenceId ?id ; tn:about/tn:paraphrase ?words FILTER(LANG(?words) = 'ru') }")
    order = list(kg.entries.passages)
    held: dict[str, set[str]] = {}
    for at, words in {(str(row[0]), str(row[1])) for row in rows}:
        held.setdefault(words, set()).add(at)
    for words, places in held.items():
        for at in places:
            after = order[min(order.index(at) + 1, len(order) - 1)]
            assert words in told[at] or (after in places and after.split("s")[0] == at.split("s")[0]), (at, words)


def test_what_is_not_simply_asserted_is_introduced_in_words(without: Page, kg: tuiin.KnowledgeGraph):
    """A claim that somebody disputes, or of which he is not certain, never stands as its bare content; the ordinary is silent."""
    for lang in ("en", "kk", "ru"):
        go(without, f"#view=read&lang={lang}")
        rows = kg.store.ask(
            "SELECT DISTINCT ?words { ?p tn:about/tn:paraphrase ?words ; tn:stance ?s ; tn:certainty ?c "
            f"FILTER(LANG(?words) = '{lang}' && (?s IN (stance:disputes, stance:denies) || ?c != certainty:certain)) }}"
        )
        unusual = {str(row[0]) for row in rows}
        assert len(unusual) > 5
        bare = set(
            without.evaluate(
                "[...document.querySelectorAll('.sentence .retold:not(:has(.intro)) .paraphrase')].map(one => one.textContent)"
            )
        )
        assert unusual & bare == set()
        assert without.locator(".sentence .retold:not(:has(.intro))").count() > 200
    go(without, "#view=read&lang=en")
    assert "Nyshanbayev" not in without.inner_text(".columns .column").split("Digital in every sphere")[-1]
    assert "The author disputes:" in without.inner_text(".sentence[data-at=p5s30]")


def test_an_introduction_begins_large_and_a_name_in_it_keeps_its_capital(browser: Browser, tmp_path: Path):
    """Kazakh begins with who it is: with no capital of its own on a line that has one, or with one that a semicolon does not take."""
    data = written(tmp_path, [claim("lamps-cost", held("p1s1", stance="questions"), held("p1s1", COUNCIL, "denies"))], language="kk")
    actors, article = data / "actors.yaml", data / "articles" / "lamps" / "article.yaml"
    names = {"Аида Сәрсен": "шам жағушы", "қалалық кеңес": "Қарақұм кеңесі"}
    actors.write_text(re.sub("|".join(names), lambda name: names[name.group()], actors.read_text("utf-8")), "utf-8")
    article.write_text(article.read_text("utf-8").replace(f'"{AUTHOR}"', f'"{AUTHOR}", "{COUNCIL}"'), "utf-8")
    with opened(browser, page_of("lamps", data, tmp_path), "#view=read&lang=kk") as page:
        said = page.locator(".intro").first.inner_text().strip()
        assert said == "Шам жағушы күмән келтіретін тұжырым; Қарақұм кеңесі жоққа шығаратын тұжырым:"
        go(page, "#view=read&lang=ru")
        said = page.locator(".intro").first.inner_text().strip()
        assert said == "Ставится под вопрос (Аида Сарсен); отрицается (городской совет):"


def test_what_does_not_fit_is_told_of_the_section_that_is_read(without: Page):
    go(without, "#view=read&lang=en&at=p8s3")
    panel = without.locator(".misfits")
    places = panel.locator(".note-box.contradiction .places a, .note-box.doubt .places a").all_inner_texts()
    assert any(place.startswith("¶8.") for place in places)
    for box in panel.locator(".note-box").all():
        assert any(place.startswith("¶8.") for place in box.locator(".places a").all_text_contents())
    box = panel.locator(".note-box.contradiction").first
    box.hover()
    expect(box).to_have_class("note-box contradiction lit")
    assert without.locator(".sentence.lit").count() >= 1
    assert lit_on_spine(without) >= 1


def test_a_note_lights_the_claims_that_it_is_about(without: Page):
    go(without, "#view=read&lang=en&at=p9s1")
    without.locator(".misfits .note-box.contradiction").first.hover()
    expect(without.locator(".sentence .paraphrase.lit").first).to_be_attached()


# With the text


def test_the_text_stands_in_paragraphs_with_its_claims_beside_it(pool: Page):
    words = " ".join(GERMAN_TEXT.read_text("utf-8").split())
    shown = sentences(pool)
    assert list(shown) == pool.evaluate(ORDER, ".running.text .sentence")
    assert len(shown) == 7
    assert all(" ".join(text.split()) in words for text in shown.values())
    assert pool.locator(".running.text").count() == 3, "the head and two paragraphs"
    groups = pool.evaluate("[...document.querySelectorAll('.group:not(.away)')].map(one => one.dataset.passage.split('/').pop())")
    assert groups == sorted(groups), "in the order of the text"


def test_three_ways_of_reading_have_one_address(pool: Page):
    address = pool.url
    assert (pool.locator(".running.text").count(), pool.locator(".running:not(.text)").count()) == (3, 0)
    mode(pool, BOTH)
    assert (pool.locator(".running.text").count(), pool.locator(".running.under").count()) == (3, 3)
    mode(pool, PARAPHRASE)
    assert (pool.locator(".running.text").count(), pool.locator(".running").count()) == (0, 3)
    assert pool.url == address


def test_pointing_at_a_claim_lights_its_sentence_its_phrase_and_the_spine(pool: Page):
    claim = pool.locator(".group [data-claim$='laerm-bedroht-schlaf'] a.paraphrase")
    claim.hover()
    sentence = pool.locator(".sentence[data-at=p2s2]")
    expect(sentence).to_have_class("sentence lit")
    assert "Lärm" in sentence.locator(".phrase").all_inner_texts()
    assert lit_on_spine(pool) == 1
    path = pool.get_attribute(".to-claims path", "d") or ""
    assert path.startswith("M"), "a line leads from one to the other"
    pool.mouse.move(5, 5)
    expect(sentence).to_have_class("sentence")
    assert pool.locator(".phrase").count() == 0


def test_pointing_at_a_sentence_lights_its_claims(pool: Page):
    pool.hover(".sentence[data-at=p2s2] .own")
    expect(pool.locator(".group.lit [data-claim$='laerm-bedroht-schlaf']")).to_be_visible()


def test_the_claims_of_a_sentence_that_is_pointed_at_come_into_sight(browser: Browser, explorer_file: Path, article_text: str):
    """Beside a long list of claims in focus too, and at the foot of the window."""
    with opened(browser, explorer_file, "#view=read&lang=en&at=p5s5", width=1366, height=768) as page:
        give(page, article_text)
        for at in ("p5s6", "p5s7", "p5s8"):
            page.hover(f".sentence[data-at={at}] .where")
            group = page.locator(f".group[data-passage$='/{at}']")
            expect(group).to_be_in_viewport()
            expect(group).to_have_class("group lit")


def test_the_keys_light_as_the_mouse_does_and_escape_clears(pool: Page):
    pool.focus(".sentence[data-at=p2s1] .where")
    pool.keyboard.press("Tab")
    expect(pool.locator(".sentence[data-at=p2s2]")).to_have_class("sentence lit")
    pool.keyboard.press("Enter")
    expect(pool.locator(".sentence[data-at=p2s2]")).to_have_attribute("aria-current", "true")
    expect(pool).to_have_url(re.compile("at=p2s2"))
    pool.keyboard.press("Escape")
    expect(pool.locator(".sentence[data-at=p2s2]")).to_have_class("sentence")
    expect(pool).not_to_have_url(re.compile("at="))


def test_what_is_out_of_the_ordinary_is_said_beside_a_claim(pool: Page):
    pool.click(".sentence[data-at=p2s2] .own")
    said = pool.locator(".group[data-open=true][data-passage$=p2s2]").inner_text()
    assert "reported from" in said
    assert "certain" not in said
    assert "asserts" not in said


def test_the_sentence_in_focus_shows_all_its_claims_and_others_one(browser: Browser, explorer_file: Path, article_text: str):
    with opened(browser, explorer_file, "#view=read&lang=en&at=p5s5", width=1366, height=768) as page:
        give(page, article_text)
        focus = page.locator(".group[data-open=true]")
        assert focus.get_attribute("data-passage").endswith("p5s5")  # type: ignore[union-attr]
        assert focus.locator(".claim").count() > 3
        others = page.locator(".group:not(.away)[data-open=false]")
        assert others.count() > 2
        assert set(others.evaluate_all("all => all.map(one => one.querySelectorAll('.claim, .note-box').length)")) == {1}
        x, y = page.evaluate(MORE)
        page.mouse.click(x, y)
        expect(page.locator(".sentence[aria-current]")).not_to_have_attribute("data-at", "p5s5")
        in_address(page, "at=p5s")


def test_groups_are_level_with_their_sentences_and_never_overlap(browser: Browser, explorer_file: Path, article_text: str):
    with opened(browser, explorer_file, "#view=read&lang=en&at=p8s3", width=1366, height=768) as page:
        give(page, article_text)
        for at in ("p8s3", "p1s1", "p9s2", "p5s30"):
            go(page, f"#view=read&lang=en&at={at}")
            boxes = page.evaluate(
                "[...document.querySelectorAll('.group:not(.away)')].map(one => one.getBoundingClientRect()).map(box => [box.top, box.bottom])"
            )
            assert all(above[1] <= below[0] + 1 for above, below in itertools.pairwise(boxes)), at
            apart = page.evaluate(
                "document.querySelector('.group[data-open=true]').getBoundingClientRect().top - document.querySelector('.sentence[aria-current]').getClientRects()[0].top"
            )
            assert 0 <= apart + 1 < 400, at


def test_without_a_choice_the_topmost_whole_sentence_is_in_focus(browser: Browser, explorer_file: Path, article_text: str):
    with opened(browser, explorer_file, "#view=read&lang=en", width=1366, height=768) as page:
        give(page, article_text)
        assert page.locator(".sentence.lit").count() == 0, "nothing is lit until something is pointed at"
        page.mouse.move(500, 400)
        page.evaluate("scrollTo(0, 4000)")
        page.mouse.move(5, 5)
        until(page, "document.querySelector('.where.focus').getBoundingClientRect().top > 56")
        focus = page.evaluate(
            "(() => { const line = document.querySelector('.read-bar').getBoundingClientRect().bottom; const whole = [...document.querySelectorAll('.sentence')].find(one => one.getClientRects()[0].top >= line); return whole.dataset.at; })()"
        )
        expect(page.locator(".where.focus").locator("xpath=..")).to_have_attribute("data-at", focus)


def test_slips_are_underlined_and_told_as_printed(browser: Browser, explorer_file: Path, article_text: str, kg: tuiin.KnowledgeGraph):
    printed = {name: article_text[passage.start : passage.end] for name, passage in kg.entries.passages.items()}
    rows = [
        tuple(map(str, row))
        for row in kg.store.ask(
            "SELECT ?id ?printed ?probably { ?n tn:kind note-kind:slip ; tn:printed ?printed ; tn:probably ?probably ; tn:passage/tn:sentenceId ?id }"
        )
    ]
    with opened(browser, explorer_file, "#view=read&lang=en", width=1366) as page:
        give(page, article_text)
        underlined = page.evaluate(
            "[...document.querySelectorAll('.own .slip')].map(slip => [slip.closest('.sentence').dataset.at, slip.textContent])"
        )
        wanted = {at for at, form, _ in rows if form in printed[at]}
        assert len(wanted) > 30
        assert wanted <= {at for at, _ in underlined}
        assert page.evaluate("getComputedStyle(document.querySelector('.slip')).textDecorationStyle") == "wavy"
        at, form, meant = rows[0]
        go(page, f"#view=read&lang=en&at={at}")
        said = page.locator(".group[data-open=true]").inner_text()
        assert form in said
        assert meant in said


def test_a_link_to_a_place_from_any_view_lands_on_the_sentence(browser: Browser, explorer_file: Path, article_text: str):
    with opened(browser, explorer_file, "#view=read&lang=en", width=1366, height=768) as page:
        give(page, article_text)
        go(page, "#view=debate&lang=en")
        link = page.locator("main .places a").first
        at = (link.inner_text()).removeprefix("¶").replace(".", "s")
        link.click()
        sentence = page.locator(f".sentence[data-at=p{at}]")
        expect(sentence).to_be_in_viewport()
        expect(sentence.locator(".own")).to_be_visible()
        expect(sentence).to_have_attribute("aria-current", "true")


def test_whoever_comes_back_is_where_he_was(browser: Browser, explorer_file: Path, article_text: str):
    with opened(browser, explorer_file, "#view=read&lang=en", width=1366, height=768) as page:
        give(page, article_text)
        mode(page, BOTH)
        go(page, "#view=read&lang=en&at=p6s5")
        before = page.evaluate("document.querySelector('.sentence[data-at=p6s5]').getClientRects()[0].top")
        # A press of the driver scrolls to what it presses, and the reader would be elsewhere before he leaves.
        page.locator("nav a[href*='view=debate']").first.evaluate("one => one.click()")
        expect(page.locator("main")).to_have_attribute("data-view", "debate")
        page.locator("nav a[href*='view=read']").first.evaluate("one => one.click()")
        sentence = page.locator(".sentence[data-at=p6s5]")
        expect(sentence).to_have_attribute("aria-current", "true")
        expect(page.locator(".modes button").nth(BOTH)).to_have_attribute("aria-pressed", "true")
        until(
            page,
            f"Math.abs(document.querySelector('.sentence[data-at=p6s5]').getClientRects()[0].top - {before}) < 40",
        )


def test_what_is_read_is_marked_after_two_seconds_and_kept(browser: Browser, german: Path):
    with opened(browser, german, "#view=read&lang=en", width=1366, height=300) as page:
        assert page.evaluate("localStorage.getItem('tuiin:read')") is None
        until(page, "localStorage.getItem('tuiin:read') !== null")
        marks = page.evaluate("JSON.parse(localStorage.getItem('tuiin:read'))")
        assert marks
        assert all("/passage/" in mark for mark in marks)
        page.reload()
        page.wait_for_selector(".sentence")
        assert page.evaluate("JSON.parse(localStorage.getItem('tuiin:read')).length") >= len(marks)


# Everybody


def enlarged(held: dict[str, Any], times: int) -> None:
    """Put the paragraphs of a document behind each other again and again, with all that stands in them."""
    things, texts = held["things"], held["texts"]
    passages, places = held["tables"]["passages"], held["tables"]["places"]
    at = {column["name"]: i for i, column in enumerate(passages["columns"])}
    passage = next(i for i, column in enumerate(places["columns"]) if column["name"] == "passage")
    body = [row for row in passages["rows"] if row[at["paragraph"]]]
    end = max(row[at["end"]] for row in body)
    standing = list(places["rows"])
    for round_ in range(1, times):
        again: dict[int, int] = {}
        for row in body:
            copy = list(row)
            copy[at["paragraph"]] += 9 * round_
            name = f"p{copy[at['paragraph']]}s{row[at['sentence']]}"
            again[row[at["passage"]]] = len(things)
            copy[at["passage"]] = len(things)
            things.append(f"{things[row[at['passage']]].rsplit('/', 1)[0]}/{name}")
            copy[at["id"]] = len(texts)
            texts.append(name)
            copy[at["start"]] += end * round_
            copy[at["end"]] += end * round_
            passages["rows"].append(copy)
        for row in standing:
            if row[passage] in again:
                copy = list(row)
                copy[passage] = again[row[passage]]
                places["rows"].append(copy)


def test_of_a_long_text_only_what_is_near_is_drawn(browser: Browser, instead: Callable[..., Path]):
    file = instead(lambda held: enlarged(held, 20))
    with opened(browser, file, "#view=read&lang=en", width=1366, height=768) as page:
        assert 10 < page.locator(".sentence").count() < 200
        go(page, "#view=read&lang=en&at=p100s3")
        expect(page.locator(".sentence[data-at=p100s3]")).to_be_in_viewport()
        assert page.locator(".sentence").count() < 300
        page.mouse.move(500, 400)
        page.mouse.wheel(0, 6000)
        until(
            page,
            "[...document.querySelectorAll('.sentence')].some(one => { const top = one.getBoundingClientRect().top; return top > 100 && top < 700; })",
        )


def test_an_article_from_right_to_left_reads_so(browser: Browser, arabic: Path):
    with opened(browser, arabic, "#view=read&lang=en", width=1366, height=768) as page:
        give(page, ARABIC_TEXT.read_bytes())
        assert page.evaluate("getComputedStyle(document.querySelector('.running.text')).direction") == "rtl"
        assert len(sentences(page)) >= 3
        page.locator(".group .paraphrase").first.hover()
        expect(page.locator(".sentence.lit").first).to_be_visible()
        assert axe(page) == []


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
@pytest.mark.parametrize("width", [320, 390, 768, 1366, 1600])
def test_nothing_is_wider_than_the_window(browser: Browser, explorer_file: Path, lang: str, width: int, article_text: str):
    with opened(browser, explorer_file, f"#view=read&lang={lang}&at=p8s3", width=width, height=800) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        give(page, article_text) if lang == "en" else page.set_input_files(
            ".open-copy input", {"name": "a.txt", "mimeType": "text/plain", "buffer": article_text.encode()}
        )
        expect(page.locator(".own").first).to_be_attached(timeout=30_000)
        for which in (TEXT, BOTH, PARAPHRASE):
            page.evaluate(f"document.querySelectorAll('.modes button')[{which}].click()")
            page.wait_for_timeout(60)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, which


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_three_ways_of_reading(browser: Browser, explorer_file: Path, article_text: str, scheme: str):
    with opened(browser, explorer_file, "#view=read&lang=en&at=p8s3", width=1366, height=768, color_scheme=scheme) as page:
        assert axe(page) == []
        give(page, article_text)
        for which in (TEXT, BOTH, PARAPHRASE):
            mode(page, which)
            page.hover(".sentence[data-at=p8s3] >> nth=0")
            assert axe(page) == [], which


def test_no_letter_is_smaller_than_fourteen_pixels(browser: Browser, explorer_file: Path, article_text: str):
    small = """[...document.querySelectorAll('.read *')].filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
      && getComputedStyle(one).display !== 'none' && one.getClientRects().length && parseFloat(getComputedStyle(one).fontSize) < 14
      && !one.closest('.unseen, .footnotes, .footnote-mark')).map(one => one.className + ' ' + getComputedStyle(one).fontSize)"""
    with opened(browser, explorer_file, "#view=read&lang=en&at=p8s3", width=1366, height=768) as page:
        assert page.evaluate(small) == []
        give(page, article_text)
        for which in (TEXT, BOTH):
            mode(page, which)
            assert page.evaluate(small) == []


def test_a_wide_window_is_used(browser: Browser, explorer_file: Path, article_text: str):
    with opened(browser, explorer_file, "#view=read&lang=en", width=1600, height=900) as page:
        give(page, article_text)
        left, right = page.evaluate(
            "[document.querySelector('.columns .column').getBoundingClientRect().left, document.querySelector('.beside').getBoundingClientRect().right]"
        )
        assert right - left > 1150
        assert page.evaluate("document.querySelector('.running.text').getBoundingClientRect().width") <= 620


def test_on_paper_the_notes_are_footnotes(browser: Browser, explorer_file: Path, kg: tuiin.KnowledgeGraph):
    with opened(browser, explorer_file, "#view=read&lang=en", width=1366, height=768) as page:
        page.emulate_media(media="print")
        shown = page.locator(".footnotes li:visible")
        assert shown.count() == len(kg.entries.records["note"])
        numbers = [int(mark) for text in page.locator(".footnote-mark").all_inner_texts() for mark in text.strip("\u2060").split(",")]
        assert set(numbers) == set(range(1, shown.count() + 1))
        for gone in (".read-bar", ".misfits", ".open-copy"):
            expect(page.locator(gone)).to_be_hidden()
