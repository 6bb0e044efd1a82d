"""The frame of the explorer in a real browser: every view, three languages, light and dark, wide and narrow; links, search, keyboard, paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin.model import Text
from tuiin.show import explorer

from .conftest import axe
from .exploring import VIEWS, go, latin_words, opened, table, until

ACTIVE = "document.activeElement.getAttribute('href') ?? document.activeElement.className"


@pytest.fixture(scope="module")
def shared(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """One page for all tests that leave it as it was."""
    with opened(browser, explorer_file, "#lang=en") as page:
        yield page


@pytest.fixture(scope="module")
def narrow(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """The same on a phone."""
    with opened(browser, explorer_file, "#lang=en", width=390, height=844) as page:
        yield page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_a_card_or_the_search_open_or_on_a_phone(shared: Page, narrow: Page, scheme: str):
    for page in (shared, narrow):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        go(page, "#view=gist&lang=en&node=concept/democracy")
        assert axe(page) == []
        page.fill(".search input", "democ")
        page.keyboard.press("ArrowDown")
        assert axe(page) == []
        page.fill(".search input", "")
        page.evaluate("document.activeElement.blur()")
        page.emulate_media(color_scheme="light")
    narrow.click(".unfold")
    assert axe(narrow) == []
    narrow.click(".unfold")


@pytest.fixture(scope="module")
def given(kg: tuiin.KnowledgeGraph) -> dict[str, set[str]]:
    """All words in Latin letters that the graph itself gives to each language: in labels, printed forms, notes, IRIs."""
    rows = list(kg.store.ask("SELECT DISTINCT ?t (LANG(?t) AS ?lang) { ?s ?p ?t FILTER(ISLITERAL(?t)) }"))
    return {
        lang: {word.lower() for text, own in rows if own in (lang, "kk", "") for word in re.findall(r"[A-Za-z][A-Za-z'’]+", str(text))}
        for lang in ("kk", "ru")
    }


@pytest.mark.parametrize("lang", ["kk", "ru"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_english_word_is_left_in_another_language(shared: Page, given: dict[str, set[str]], view: str, lang: str):
    """Visible text, and what only a screen reader or a pointer is told; names in Latin letters are those of the graph."""
    go(shared, f"#view={view}&lang=en")
    shared.click(f".languages button[lang={lang}]")
    expect(shared.locator("html")).to_have_attribute("lang", lang)
    assert latin_words(shared, lang) - given[lang] == set()


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_no_english_word_is_left_on_a_card_or_in_an_answer(shared: Page, kg: tuiin.KnowledgeGraph, given: dict[str, set[str]], lang: str):
    one_of_each = [
        str(row[0]).removeprefix("https://w3id.org/tuiin/id/")
        for row in kg.store.ask(
            "SELECT (MIN(?t) AS ?thing) { ?t a ?type FILTER(STRSTARTS(STR(?t), STR(id:)) && ?type IN (tn:Claim, tn:Event, tn:ReportedValue, tn:Viewpoint, foaf:Person, fabio:Expression, fabio:JournalArticle)) } GROUP BY ?type"
        )
    ]
    assert len(one_of_each) == 7
    for node in [*one_of_each, "concept/democracy"]:
        go(shared, f"#view=gist&lang={lang}&node={node}")
        assert latin_words(shared, lang) - given[lang] == set(), node
    for question in ("claims-in-tension", "changes-of-a-figure", "who-assesses", "members-of-a-viewpoint"):
        go(shared, f"#view=ask&lang={lang}&q={question}")
        assert latin_words(shared, lang) - given[lang] == set(), question


def test_view_thing_filter_and_language_are_in_the_address(browser: Browser, explorer_file: Path):
    fragment = "#view=timeline&node=concept/democracy&lang=ru&type=stage"
    with opened(browser, explorer_file, fragment) as page:
        assert page.get_attribute("main", "data-view") == "timeline"
        assert page.inner_text(".card h2") == "демократия"
        assert page.input_value(".filters select") == "stage"
        assert page.evaluate("document.documentElement.lang") == "ru"
        assert page.title().startswith("Время")
        page.select_option(".filters select", "")
        page.click(".languages button[lang=kk]")
        assert page.evaluate("location.hash") == "#view=timeline&node=concept/democracy&lang=kk"


def test_the_back_button_undoes_step_by_step(shared: Page):
    go(shared, "#view=gist&lang=en")
    shared.click(".ways .more button")
    shared.click(".ways a:has-text('Concepts')")
    go(shared, "#view=concepts&lang=en&node=concept/democracy")
    shared.click(".languages button[lang=ru]")
    expect(shared.locator(".card h2")).to_have_text("демократия")
    shared.go_back()
    expect(shared.locator(".card h2")).to_have_text("democracy")
    shared.go_back()
    expect(shared.locator(".card")).to_have_count(0)
    shared.go_back()
    expect(shared.locator("main")).to_have_attribute("data-view", "gist")
    shared.go_forward()
    expect(shared.locator("main")).to_have_attribute("data-view", "concepts")


def test_a_browser_that_speaks_kazakh_gets_the_page_in_kazakh(browser: Browser, explorer_file: Path):
    for locale, lang in (("kk-KZ", "kk"), ("ru-RU", "ru"), ("de-DE", "kk")):
        with opened(browser, explorer_file, locale=locale) as page:
            assert page.evaluate("document.documentElement.lang") == lang


@pytest.mark.parametrize("node", ["concept/no-such-thing", "javascript:alert(1)", "constructor:x", "__proto__", "<b>x</b>", "actor/"])
def test_an_unknown_thing_in_the_address_is_told_in_words(shared: Page, node: str):
    go(shared, f"#view=gist&lang=en&node={node}")
    assert shared.inner_text(".card h2") == "There is no such thing in this graph"
    shared.click(".card .close")
    go(shared, "#view=no-such-view&lang=xx&__proto__=1&constructor=2")
    assert shared.get_attribute("main", "data-view") == "gist"


def test_a_full_iri_in_the_address_is_its_thing(shared: Page):
    go(shared, "#view=gist&lang=en&node=https://w3id.org/tuiin/id/concept/democracy")
    assert shared.inner_text(".card h2") == "democracy"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("демократия", "concept/democracy"),
        ("democracy", "concept/democracy"),
        ("Қазақстан", "actor/kazakhstan"),
        ("казакстан", "actor/kazakhstan"),
        ("KAZAKH", "actor/kazakhstan"),
        ("инс-титут", "concept/socio-political-institutions"),
        ("well thomson", "work/well-thomson-2017"),
    ],
)
def test_search_finds_names_in_three_languages_misprints_and_letters_that_a_keyboard_lacks(
    shared: Page, kg: tuiin.KnowledgeGraph, typed: str, found: str
):
    if typed == "инс-титут":  # whatever thing bears this misprint as a hidden label
        (row,) = list(kg.store.ask("SELECT ?thing { ?thing skos:hiddenLabel ?misprint FILTER(CONTAINS(?misprint, 'инс-титут')) }"))[:1]
        found = str(row[0]).removeprefix("https://w3id.org/tuiin/id/")
    go(shared, "#view=gist&lang=ru")
    shared.fill(".search input", typed)
    links = shared.evaluate("[...document.querySelectorAll('.found li')].slice(0, 6).map(one => one.dataset.node)")
    assert found in links
    shared.fill(".search input", "")


def test_search_by_keyboard_alone(shared: Page):
    """A slash goes there, arrows choose, Enter opens, Escape closes, and the focus is again where it was."""
    go(shared, "#view=gist&lang=en")
    shared.focus(".top .home")
    shared.keyboard.press("/")
    shared.keyboard.type("democra")
    assert shared.get_attribute(".search input", "aria-expanded") == "true"
    shared.keyboard.press("ArrowDown")
    shared.keyboard.press("ArrowDown")
    chosen = shared.evaluate(
        "document.getElementById(document.querySelector('.search input').getAttribute('aria-activedescendant')).innerText"
    )
    assert shared.inner_text("#found [aria-selected=true]") == chosen
    shared.keyboard.press("ArrowUp")
    first = shared.get_attribute("#found [aria-selected=true]", "data-node")
    shared.keyboard.press("Enter")
    expect(shared.locator(".card .identifier code")).to_have_text(f"https://w3id.org/tuiin/id/{first}")
    expect(shared.locator(".found")).to_be_hidden()
    expect(shared.locator(".card:focus, .card :focus")).to_have_count(1)
    shared.keyboard.press("Escape")
    expect(shared.locator(".card")).to_have_count(0)
    expect(shared.locator(".search input")).to_be_focused()
    shared.keyboard.type("zzzz")
    assert shared.inner_text(".found [role=status]") == "Nothing found"
    shared.keyboard.press("Escape")
    expect(shared.locator(".found")).to_be_hidden()
    shared.keyboard.type("democra")
    shared.keyboard.press("Tab")
    expect(shared.locator(".found")).to_be_hidden()


def test_a_long_list_that_is_found_scrolls_with_the_arrows(shared: Page):
    go(shared, "#view=gist&lang=en")
    shared.fill(".search input", "digital")
    for _ in range(25):
        shared.press(".search input", "ArrowDown")
    inside = "(() => { const a = document.querySelector('#found [aria-selected=true]').getBoundingClientRect(), b = document.querySelector('#found').getBoundingClientRect(); return a.top >= b.top - 1 && a.bottom <= b.bottom + 1 })()"
    until(shared, inside)
    shared.fill(".search input", "")


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until what matches a selector has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached by Tab")


def test_a_whole_journey_without_a_pointer(browser: Browser, explorer_file: Path):
    """From the top by the skip link into the content, to a view, to a claim, its card, and back to where it was opened from."""
    with opened(browser, explorer_file, "#view=gist&lang=en") as page:
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        assert page.evaluate("document.querySelector('.skip').getBoundingClientRect().left") >= 0
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()
        page.reload()
        tab_to(page, ".ways a[href*='view=read']")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_have_attribute("data-view", "read")
        tab_to(page, ".sentence .paraphrase")
        claim = page.evaluate("document.activeElement.innerText")
        there = page.evaluate(ACTIVE)
        page.keyboard.press("Enter")
        expect(page.locator(".card h2")).to_have_text(claim)
        expect(page.locator("h2:focus")).to_have_count(1)
        tab_to(page, ".card .voices a")
        page.keyboard.press("Enter")
        expect(page.locator(".card h2")).not_to_have_text(claim)
        page.keyboard.press("Escape")
        expect(page.locator(".card")).to_have_count(0)
        assert page.evaluate("document.activeElement.className.includes('paraphrase') && document.activeElement.innerText") == claim
        assert page.evaluate(ACTIVE).split("&lang")[0] == there.split("&lang")[0]
        page.keyboard.press("Enter")
        expect(page.locator(".card")).to_have_count(1)
        page.go_back()
        expect(page.locator(".card")).to_have_count(0)
        assert page.evaluate("document.activeElement.innerText") == claim


def test_a_card_that_the_address_opened_closes_into_the_content(shared: Page):
    shared.evaluate("document.activeElement.blur()")
    go(shared, "#view=gist&lang=en&node=concept/democracy")
    shared.focus(".card .close")
    shared.keyboard.press("Enter")
    expect(shared.locator(".card")).to_have_count(0)
    expect(shared.locator("#main")).to_be_focused()


def test_light_dark_and_as_the_system(shared: Page):
    ground = "getComputedStyle(document.documentElement).backgroundColor == '{}'"
    light, dark = ground.format("rgb(251, 250, 247)"), ground.format("rgb(23, 24, 26)")
    until(shared, light)
    theme(shared, "dark")
    until(shared, dark)
    shared.emulate_media(color_scheme="dark")
    theme(shared, "light")
    until(shared, light)
    theme(shared, "auto")
    until(shared, dark)
    shared.emulate_media(color_scheme="light")
    until(shared, light)


def theme(page: Page, wanted: str) -> None:
    """Press the button of the colours until they are those."""
    for _ in range(3):
        if page.get_attribute(".switches .theme svg", "data-theme") == wanted:
            return
        page.click(".switches .theme")
    pytest.fail(f"no press leads to {wanted}")


def test_nothing_moves_for_a_reader_who_wants_rest(browser: Browser, explorer_file: Path):
    moving = "document.getAnimations().length"
    for motion, moves in (("no-preference", True), ("reduce", False)):
        with opened(browser, explorer_file, "#view=gist&lang=en", reduced_motion=motion) as page:
            count = page.evaluate(
                f"new Promise(done => {{ location.hash += '&node=concept/democracy'; const look = () => document.querySelector('.card') ? done({moving}) : requestAnimationFrame(look); look(); }})"
            )
            assert (count > 0) == moves


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_gets_the_view_and_the_card_in_dark_letters_without_tools(shared: Page, scheme: str):
    go(shared, "#view=read&lang=en&node=concept/democracy")
    shared.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    for tool in (".search", ".switches", ".ways", ".view-head .tools", ".filters", ".card .close", ".card footer .tools", ".drop"):
        assert not shared.locator(tool).first.is_visible(), tool
    for kept in (".card h2", ".sentence .paraphrase", "h1", ".card .identifier"):
        assert shared.locator(kept).first.is_visible(), kept
    assert shared.evaluate("getComputedStyle(document.querySelector('.card h2')).color") == "rgb(0, 0, 0)"
    assert shared.evaluate("getComputedStyle(document.querySelector('.held')).color") == "rgb(87, 85, 79)"
    assert shared.evaluate("getComputedStyle(document.querySelector('.card')).overflow") == "visible"
    shared.emulate_media(media="screen", color_scheme="light")


ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


def in_order(words: list[str]) -> bool:
    """Whether words stand in the order of the Kazakh alphabet: what is no letter of it comes before."""
    keys = [[ALPHABET.find(letter) for letter in re.sub(r"[^\w ]", "", word.lower())] for word in words]
    return keys == sorted(keys)


def test_lists_stand_in_the_order_of_the_kazakh_alphabet(shared: Page, kg: tuiin.KnowledgeGraph):
    """Ә after А, Қ after К, Ү after У, І after Ы: in lists of choices, in pickers, and in a table sorted by a click."""
    go(shared, "#view=voices&lang=kk")
    names = [re.sub(r" \(\d+\)$", "", option) for option in shared.locator(".filters select").first.locator("option").all_inner_texts()][1:]
    assert len(names) >= 15
    assert in_order(names)
    go(shared, "#view=ask&lang=kk&q=claims-about-a-thing")
    shared.click(".picker input")
    choices = [re.sub(r"\s+\d+$", "", choice) for choice in shared.locator(".picker li[data-value]").all_inner_texts()]
    choices = [choice for choice in choices if not re.search("[A-Za-z0-9]", choice)]
    shared.keyboard.press("Escape")
    assert len(choices) >= 30
    assert in_order(choices)
    go(shared, "#view=ask&lang=kk&q=slips-in-print")
    shared.click("main table th:nth-child(1) button")
    cells = [row[0] for row in table(shared) if not re.search("[A-Za-z0-9]", row[0])]
    assert len(cells) > 15
    assert in_order(cells)
    assert not in_order(sorted(cells)), "the list would be in order anyway: it shows nothing"


def test_numbers_and_dates_are_written_as_the_language_writes_them(shared: Page, kg: tuiin.KnowledgeGraph):
    (row,) = kg.store.ask("SELECT (STR(?day) AS ?issued) { ?article a fabio:JournalArticle ; dcterms:issued ?day }")
    assert row[0] == "2022-04-30"
    for lang, day in (("kk", "2022 жылғы 30 сәуір"), ("ru", "30 апреля 2022 г."), ("en", "April 30, 2022")):
        go(shared, f"#view=gist&lang={lang}&node=article/nyshanbayev-2022")
        assert day in shared.inner_text(".byline")
        assert day in shared.inner_text(".card dl")
    held = kg.store.size()
    for lang, mark in (("kk", "\u00a0"), ("ru", "\u00a0"), ("en", ",")):
        go(shared, f"#view=gist&lang={lang}")
        shared.evaluate("document.querySelectorAll('.about details').forEach(one => (one.open = true))")
        assert f"{held:,}".replace(",", mark) in shared.inner_text(".about").replace("\u202f", "\u00a0")


def test_a_word_that_is_missing_in_a_language_is_shown_in_another_and_says_so(browser: Browser, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    held = explorer.document(toy.store)
    said = held["tables"]["words"]

    def is_name(row: list[int]) -> bool:
        return (held["things"][row[0]], held["things"][row[1]]) == ("id:concept/night-library", "skos:prefLabel")

    (kazakh,) = [held["texts"][row[3]] for row in said["rows"] if is_name(row) and held["texts"][row[2]] == "kk"]
    said["rows"] = [row for row in said["rows"] if not is_name(row) or held["texts"][row[3]] == kazakh]
    path = tmp_path / "explorer.html"
    page_of = explorer.whole_page(
        Text(en="toy"),
        explorer.asset("explorer.css"),
        explorer.asset("explorer.js"),
        {"document": explorer.json_block(held)},
    )
    path.write_bytes(page_of)
    with opened(browser, path, "#view=gist&lang=ru&node=concept/night-library") as page:
        assert kazakh in page.locator(".card h2 span[lang=kk]").inner_text()
        assert page.get_attribute(".card h2 abbr", "title") == "нет на этом языке: ru"
        page.click(".languages button[lang=kk]")
        assert page.inner_text(".card h2") == kazakh


def test_what_is_sent_on_says_what_the_article_concludes(shared: Page, kg: tuiin.KnowledgeGraph, toy: tuiin.KnowledgeGraph):
    """In the head, for whoever shows a link: the title, and conclusions of the curated claims; nothing where none is curated."""
    described = str(shared.locator("meta[property='og:description']").get_attribute("content"))
    asked = "SELECT ?says { ?c tn:role role:conclusion ; tn:order ?n . GRAPH ?words { ?c tn:paraphrase ?says } } ORDER BY ?n"
    first = str(kg.query(asked, lang="kk")[0][0])
    assert described.startswith(first)
    assert len(described) <= 302
    assert shared.locator("meta[property='og:title']").get_attribute("content") == kg.entries.article.title["kk"]
    from tuiin.show.explorer import explorer

    assert b"og:description" not in explorer(toy.store)
