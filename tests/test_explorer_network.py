"""The network view in a real browser: the picture checks itself at every width, leads down and back by keys, and says the same as a table."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin.show.explorer import explorer
from tuiin.show.network import names, project
from tuiin.show.picture.told import Picture, pictures

from .conftest import TOP, axe
from .exploring import go, in_address, latin_words, opened, table, until
from .large import copies
from .pictured import OVERLAPS

WIDTHS = [(390, 844), (768, 1024), (1366, 768), (1600, 900)]
LANGUAGES = ["kk", "ru", "en"]
ID = "https://w3id.org/tuiin/id/"
THESIS = "article/nyshanbayev-2022/claim/technologies-indirectly-affect-democratization"

# What a drawn picture may not do: things on things, letters outside of their thing or of the picture, links without a way, frames on frames.
FAULTS = """() => {
  const found = [];
  const svg = document.querySelector(".pictured .poster");
  const box = element => element.getBBox();
  const shapes = [...svg.querySelectorAll(".spot:not(.heading)")].map(spot => ({ spot, at: box(spot.querySelector(".leaf, .filled, .pill, .hit, circle")) }));
  const apart = (a, b) => a.x + a.width <= b.x + 0.5 || b.x + b.width <= a.x + 0.5 || a.y + a.height <= b.y + 0.5 || b.y + b.height <= a.y + 0.5;
  shapes.forEach(({ spot, at }, i) => {
    for (const other of shapes.slice(i + 1)) if (!apart(at, other.at)) found.push(`${spot.dataset.id} on ${other.spot.dataset.id}`);
    if (spot.querySelector("circle:not(.dot)")) return;
    for (const text of spot.querySelectorAll("text")) {
      const own = box(text);
      if (own.x < at.x - 0.5 || own.x + own.width > at.x + at.width + 0.5 || own.y < at.y - 2 || own.y + own.height > at.y + at.height + 2)
        found.push(`letters outside of ${spot.dataset.id}`);
    }
  });
  const frames = [...svg.querySelectorAll("rect.frame")].map(box);
  frames.forEach((one, i) => { for (const other of frames.slice(i + 1)) if (!apart(one, other)) found.push("a frame on a frame"); });
  const { width, height } = svg.viewBox.baseVal;
  for (const text of svg.querySelectorAll("text")) {
    const own = text.getBoundingClientRect(), whole = svg.getBoundingClientRect();
    if (own.left < whole.left - 1 || own.right > whole.right + 1 || own.bottom > whole.bottom + 1) found.push(`outside of the picture: ${text.textContent}`);
  }
  for (const spot of svg.querySelectorAll(".spot")) {
    const { width, height } = spot.querySelector(".ring").getBBox();
    if (width < 24 || height < 24) found.push(`too small to hit: ${spot.dataset.id}`);
  }
  return found;
}"""


def test_two_that_face_each_other_are_written_alike(explore):
    for lang in LANGUAGES:
        for width in (1366, 820):
            page = explore(f"#view=network&lang={lang}", width=width, height=768)
            page.wait_for_selector(".pictured .spot.viewpoint")
            bars = page.evaluate(
                """[...document.querySelectorAll(".pictured .spot.viewpoint")].map(bar => [
                  Math.round(bar.querySelector(".ring").getBBox().y),
                  parseFloat(getComputedStyle(bar.querySelector("text")).fontSize),
                ])"""
            )
            facing = {at: {size for other, size in bars if other == at} for at, _ in bars if [one for one, _ in bars].count(at) == 2}
            assert len(facing) == 2
            assert all(len(sizes) == 1 for sizes in facing.values())


@pytest.fixture(scope="module")
def desk(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """One page of the article's explorer, which the tests lead about."""
    with opened(browser, explorer_file) as page:
        yield page


@pytest.fixture
def network(browser: Browser, explorer_file: Path, desk: Page) -> Iterator[Callable[..., Page]]:
    """A function that shows the network view and waits until it is drawn; what a page of its own needs is said by name."""
    with ExitStack() as stack:

        def show(fragment: str = "", lang: str = "en", file: Path = explorer_file, **own: Any) -> Page:
            address = f"#view=network&lang={lang}{fragment}"
            if own or file != explorer_file:
                page = stack.enter_context(opened(browser, file, address, **own))
            else:
                page = go(desk, address)
                page.mouse.move(0, 0)
            if "table=" not in fragment:
                page.wait_for_selector(".pictured .spot")
            return page

        yield show


@pytest.fixture(scope="module")
def shipped(kg: tuiin.KnowledgeGraph) -> Picture:
    """The picture of the shipped article as the graph gives it."""
    return pictures(kg.store, names(project(kg.store)))[0]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Explorers of an article of six claims, which is English alone, and of smaller ones in languages that pages do not speak."""
    made = {}
    for name, data in (
        ("morning-bus", TOP / "docs" / "example" / "data"),
        ("freibad", TOP / "tests" / "freibad"),
        ("maktaba", TOP / "tests" / "maktaba"),
    ):
        graph = tuiin.build(name, data=data)
        made[name] = tmp_path_factory.mktemp(name) / "explorer.html"
        made[name].write_bytes(explorer(graph.store, None, graph.questions))
    return made


def short(iri: str) -> str:
    return f"id:{iri.removeprefix(ID)}"


def spots(page: Page) -> list[str]:
    return page.eval_on_selector_all(".pictured .spot:not(.heading)", "all => all.map(spot => spot.dataset.id)")  # type: ignore[no-any-return]


def held(page: Page) -> str:
    """Return what is in hand: the id of the thing that has the focus."""
    return page.evaluate("document.activeElement.dataset.id ?? ''")  # type: ignore[no-any-return]


def words(text: str) -> str:
    """Words as letters alone, however they are broken into lines."""
    return re.sub(r"[\s\-\u2066-\u2069]", "", text)


def words_of(svg: str) -> str:
    return words("".join(ElementTree.fromstring(svg).itertext()))


def sent_on(page: Page) -> tuple[str, str, str]:
    """Return the picture that the panel gives away as SVG, its name, and what it says to those who do not see it."""
    page.click(".network .share-this")
    panel = page.locator(".share-panel")
    with page.expect_download() as download:
        panel.locator("button:has-text('SVG')").click()
    label = panel.locator("img").get_attribute("alt") or ""
    panel.locator(".done").click()
    expect(panel).to_have_count(0)
    return Path(download.value.path()).read_text("utf-8"), download.value.suggested_filename, label


# --- the picture ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), WIDTHS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_stands_on_anything_else_and_every_link_has_its_way(network, shipped: Picture, lang: str, width: int, height: int):
    page = network(lang=lang, width=width, height=height)
    assert page.evaluate(FAULTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shown = {*spots(page)}
    wanted = [link for link in shipped.links if {short(link.source), short(link.target)} <= shown]
    assert page.locator(".pictured .poster .link[data-from]").count() == len(wanted)


def test_the_title_says_what_the_article_concludes_and_what_speaks_against_it(network, kg: tuiin.KnowledgeGraph, shipped: Picture):
    for lang, concludes in (("en", "The article concludes: "), ("kk", "Мақаланың қорытындысы: "), ("ru", "Вывод статьи: ")):
        page = network(lang=lang)
        said = page.inner_text("#view-title")
        called = names(project(kg.store))
        assert said.startswith(concludes)
        assert called[str(shipped.choice.thesis)].said(lang).rstrip(".") in said
        assert "¶8.1" in page.text_content(".poster .second")
        assert called[str(shipped.choice.opponent)].said(lang)[:20] in page.text_content(".poster .second")


def test_the_picture_is_seen_at_once_with_all_its_debates(desk: Page):
    """Nothing has to be scrolled; a lower window has fewer claims, never half a debate, and as many as are asked for."""
    for width, height, least in ((1366, 768, 6), (1440, 900, 10), (1920, 1080, 10)):
        desk.set_viewport_size({"width": width, "height": height})
        for lang in LANGUAGES:
            go(desk, "#view=gist&lang=en")
            go(desk, f"#view=network&lang={lang}")
            expect(desk.locator(".pictured .spot.viewpoint")).to_have_count(4)
            assert desk.locator(".pictured .spot.claim").count() >= least, (width, lang)
            assert desk.evaluate("document.documentElement.scrollHeight") <= height, (width, lang)
            assert desk.evaluate(FAULTS) == [], (width, lang)
    desk.set_viewport_size({"width": 1366, "height": 768})
    go(desk, "#view=network&lang=ru&most=10")
    expect(desk.locator(".pictured .spot.claim")).to_have_count(10)
    desk.set_viewport_size({"width": 1440, "height": 900})


def test_every_claim_shows_all_its_words_and_its_place(network, kg: tuiin.KnowledgeGraph, shipped: Picture):
    page, called = network(), names(project(kg.store))
    for claim in shipped.choice.claims:
        card = page.locator(f".spot[data-id='id:{claim.removeprefix(ID)}']")
        text = "".join(card.locator(".words tspan").all_text_contents())
        assert re.sub(r"[\s-]", "", text) == re.sub(r"[\s-]", "", called[claim].said("en"))
        paragraph, sentence = shipped.facts.claims[claim].home
        assert f"¶{paragraph}.{sentence}" in str(card.text_content())


def test_boxes_stand_in_the_order_of_the_text_and_debates_face_to_face(network, shipped: Picture):
    page = network(width=1600, height=900)
    frames = page.eval_on_selector_all("rect.frame", "all => all.map(one => [one.x.baseVal.value, one.y.baseVal.value])")
    assert frames == sorted(frames)
    at = page.eval_on_selector_all(
        ".spot", "all => Object.fromEntries(all.map(one => [one.dataset.id, one.querySelector('rect').getBBox().y]))"
    )
    for debate in shipped.choice.debates:
        assert at[short(debate.one)] == at[short(debate.other)]


def test_the_source_stands_on_the_picture(network):
    text = network().text_content(".pictured .poster")
    assert "Nurbolat Nyshanbayev" in text
    assert "w3id.org/tuiin/id/article/nyshanbayev-2022" in text
    assert "shown: 10" in text


def test_a_phone_shows_fewer_claims_in_one_column_and_more_when_asked(network):
    page = network(width=390, height=844)
    assert page.locator(".spot.claim").count() == 4
    lefts = page.eval_on_selector_all("rect.frame", "all => [...new Set(all.map(one => one.x.baseVal.value))]")
    assert len(lefts) == 1
    page.click(".draw summary")
    page.select_option(".amount select", "10")
    expect(page.locator(".spot.claim")).to_have_count(10)
    in_address(page, "most=10")
    assert page.evaluate(FAULTS) == []


# --- what is in hand ------------------------------------------------------------------------------------------------------------------


def test_pointing_at_a_thing_dims_what_is_not_linked_to_it(network):
    page = network()
    page.hover(f".spot[data-id='id:{THESIS}'] .words")
    lit = page.eval_on_selector_all(".spot:not(.dim):not(.heading)", "all => all.map(one => one.dataset.id)")
    assert f"id:{THESIS}" in lit
    assert 1 < len(lit) < page.locator(".spot:not(.heading)").count()
    assert "Conclusion" in page.inner_text(".spoken")
    page.mouse.move(0, 0)
    expect(page.locator(".dim")).to_have_count(0)


def test_one_step_of_tab_enters_and_arrows_walk(network):
    page = network("&around=")
    assert page.locator(".pictured .spot[tabindex='0']").count() == 1
    page.locator(".pictured .spot[tabindex='0']").focus()
    assert held(page) == f"id:{THESIS}"
    seen = {held(page)}
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        seen.add(held(page))
        assert page.inner_text(".spoken")
    assert len(seen) >= 5
    page.keyboard.press("Home")
    assert held(page) == f"id:{THESIS}"
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.pictured')")


# --- the way down ---------------------------------------------------------------------------------------------------------------------


def test_keys_lead_down_to_a_neighbourhood_and_back_to_where_one_was(network):
    page = network(width=1366, height=768)
    page.locator(".pictured .spot[tabindex='0']").focus()
    page.keyboard.press("Enter")
    until(page, f"location.hash.includes('around={THESIS}')")
    page.wait_for_selector(".spot.centre")
    assert held(page) == f"id:{THESIS}"
    assert page.evaluate(FAULTS) == []
    page.keyboard.press("ArrowLeft")
    assert held(page) not in ("", f"id:{THESIS}")
    page.keyboard.press("Enter")
    until(page, f"!location.hash.includes('around={THESIS}')")
    page.go_back()
    until(page, f"location.hash.includes('around={THESIS}')")
    page.wait_for_selector(".spot.centre")
    page.keyboard.press("Escape")
    until(page, "location.hash.includes('group=')")
    page.keyboard.press("Escape")
    until(page, "location.hash.includes('theme=')")
    page.keyboard.press("Escape")
    until(page, "!/theme=|group=|around=/.test(location.hash)")
    assert held(page).startswith("theme-")


def test_grounds_stand_at_the_left_what_follows_at_the_right_and_what_is_against_below(network, shipped: Picture):
    page = network(f"&around={THESIS}", width=1366, height=768)
    at = page.eval_on_selector_all(
        ".spot",
        "all => Object.fromEntries(all.map(one => [one.dataset.id, (({ x, y, width }) => [x, y, width])(one.querySelector('rect').getBBox())]))",
    )
    x, y, _ = at[f"id:{THESIS}"]
    one, facts = shipped.facts.one, shipped.facts
    thesis = str(shipped.choice.thesis)
    grounds = {p for step in facts.steps if step.side == "for" and one(step.conclusion) == one(thesis) for p in step.premises}
    against = {claim for pair in facts.tensions if thesis in pair for claim in pair} - {thesis}
    assert grounds and against
    for claim in grounds - against:
        assert at[short(claim)][0] + at[short(claim)][2] <= x, claim
    for claim in against:
        assert at[short(claim)][1] > y, claim


@pytest.mark.parametrize(
    "around", ["actor/freedom-house", "concept/digitalization", "article/nyshanbayev-2022/viewpoint/conventionalist-direction"]
)
def test_a_voice_a_concept_and_a_viewpoint_have_a_neighbourhood_too(network, around: str):
    page = network(f"&around={around}", width=1366, height=768)
    assert len(spots(page)) > 2
    assert page.evaluate(FAULTS) == []


def test_a_group_shows_its_claims_in_the_order_of_the_text(network, shipped: Picture):
    theme, group = shipped.groups()[str(shipped.choice.thesis)]
    page = network(f"&group={group}")
    claims = [claim for claim, (_, at) in shipped.groups().items() if at == group]
    order = sorted(claims, key=lambda claim: shipped.facts.claims[claim].home)
    shown = [claim.removeprefix("id:") for claim in spots(page)]
    assert sorted(shown) == sorted(claim.removeprefix(ID) for claim in claims)
    assert [shipped.facts.claims[f"https://w3id.org/tuiin/id/{claim}"].home for claim in shown] == [
        shipped.facts.claims[claim].home for claim in order
    ]
    assert page.evaluate(FAULTS) == []
    page.click(".path ol a >> nth=1")
    until(page, f"location.hash.includes('theme={theme}')")
    assert page.locator(".pictured .heading").count() == len(shipped.themes[theme - 1].groups)


def test_the_whole_is_bubbles_in_the_boxes_of_the_picture(network, shipped: Picture):
    page = network("&all=1", width=1366, height=768)
    groups = [group for theme in shipped.themes for group in theme.groups]
    assert page.locator(".bubbled").count() == len(groups)
    numbers = [int(text) for text in page.locator(".bubbled text:first-of-type").all_text_contents()]
    assert sum(numbers) == len(shipped.facts.claims)
    page.locator(".bubbled").first.click()
    until(page, "location.hash.includes('group=1')")
    assert page.locator(".entry").count() == len(groups[0])


def test_filters_are_in_the_address_and_lay_out_again(network):
    page = network(width=1366, height=768)
    before = page.locator(".link[data-from]").count()
    page.click(".draw summary")
    page.click(".choose button:has-text('voices')")
    until(page, "location.hash.includes('without=voices')")
    expect(page.locator(".spot.voice")).to_have_count(0)
    page.click(".choose button:has-text('inferred')")
    until(page, "/without=inferred(,|%2C)voices/.test(location.hash)")
    assert 0 < page.locator(".link[data-from]").count() < before
    assert page.evaluate(FAULTS) == []
    page.reload()
    page.wait_for_selector(".pictured .spot")
    assert page.locator(".spot.voice").count() == 0


# --- the twin, and what is taken away -------------------------------------------------------------------------------------------------


def test_the_table_says_the_same_as_the_picture(network, shipped: Picture):
    page = network(width=1600, height=900)
    drawn = {*spots(page)}
    links = page.eval_on_selector_all(".link[data-from]", "all => all.map(one => [one.dataset.from, one.dataset.to].join())")
    page.click(".tools button:has-text('As a table')")
    until(page, "location.hash.includes('table=1')")
    rows = table(page, ".twin")
    told = page.eval_on_selector_all(
        ".twin table:first-of-type tbody a.thing", "all => all.map(one => new URLSearchParams(one.hash.slice(1)).get('node'))"
    )
    assert {f"id:{thing}" for thing in told[: len(rows)]} == drawn
    second = page.locator(".twin table").nth(1).locator("tbody tr")
    assert second.count() == len(links)
    assert any("inferred by the curator" in row for row in second.all_inner_texts())


@pytest.mark.parametrize("fragment", ["", f"&around={THESIS}", "&theme=3", "&all=1", "&table=1"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_reader_without_a_mouse_or_with_a_reader_of_screens_finds_all(network, fragment: str, scheme: str):
    page = network(fragment, width=1366, height=900, color_scheme=scheme)
    assert axe(page) == []


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_no_word_of_another_language_is_left(network, lang: str):
    for fragment in ("", f"&around={THESIS}", "&all=1"):
        page = network(fragment, lang=lang)
        left = latin_words(page, lang)
        assert left <= {"w", "id", "org", "article", "nyshanbayev", "covid", "the", "economist", "freedom", "house"}, left


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_that_is_sent_on_is_drawn_for_its_size_and_stands_alone(network, browser: Browser, lang: str):
    """1200 by 630: title, at least one debate, the thesis, source, licence and address; a smaller picture is the beginning of a larger one."""
    page = network(lang=lang)
    svg, name, label = sent_on(page)
    assert name == f"nyshanbayev-2022-network-{lang}.svg"
    assert "var(--" not in svg
    said = words_of(svg)
    title = words(page.inner_text("#view-title"))
    assert title in said
    assert title in words(label)
    for wanted in ("¶9.2", "2022", "CC BY 4.0", "w3id.org/tuiin/id/article/nyshanbayev-2022"):
        assert words(wanted) in said, wanted
    alone = browser.new_page(viewport={"width": 1200, "height": 630})
    alone.set_content(svg.replace("<svg ", '<svg class="scene" ', 1))
    alone.evaluate("document.fonts.ready")
    # The words of a card and its place are measured by FAULTS; here only what leaves the picture or is too small to be read.
    assert [one for one in alone.evaluate(OVERLAPS.replace("one.size < 14", "one.size < 11")) if " | " not in one] == []
    assert alone.evaluate("(({ width, height }) => [width, height])(document.querySelector('svg').getBoundingClientRect())") == [1200, 630]
    alone.close()


@pytest.mark.parametrize("fragment", [f"&around={THESIS}", "&theme=3", "&group=3", "&all=1"])
def test_a_level_below_is_sent_on_as_it_is_shown_with_its_title_and_source(network, fragment: str):
    page = network(fragment, width=1366, height=768)
    svg, name, _ = sent_on(page)
    assert re.fullmatch(r"nyshanbayev-2022-network-(around|theme|group|all)-en\.svg", name)
    assert words(page.inner_text("#view-title")) in words_of(svg)
    assert "w3id.org/tuiin/id/article/nyshanbayev-2022" in svg


def test_on_paper_the_tables_stand_below_the_picture(network):
    page = network(width=1366, height=768)
    page.emulate_media(media="print")
    page.wait_for_selector(".twin table")
    assert not page.locator(".network div.bar").is_visible()
    page.emulate_media(media="screen")


# --- other articles -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["morning-bus", "freibad", "maktaba"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768)])
def test_a_small_article_has_a_picture_of_its_own(network, small: dict[str, Path], name: str, width: int, height: int):
    for lang in LANGUAGES:
        page = network(lang=lang, file=small[name], width=width, height=height)
        assert page.evaluate(FAULTS) == []
        assert page.locator(".by-thesis").count() == 1
        assert page.locator(".spot.claim").count() <= 6


def test_what_somebody_denies_is_told_where_the_only_voice_against_the_thesis_denies_it(network, small: dict[str, Path]):
    page = network(file=small["morning-bus"], width=1366, height=768)
    against = page.locator(".link.against[data-from]")
    assert against.count() == 1
    assert "village-council" in str(against.get_attribute("data-from"))


def test_of_several_articles_one_is_chosen_and_its_picture_drawn(network, kg: tuiin.KnowledgeGraph, tmp_path: Path):
    file = tmp_path / "explorer.html"
    file.write_bytes(explorer(copies(kg, 2)))
    page = network(file=file, width=1600, height=1000)
    assert page.locator(".chips .chip").count() == 2
    first = spots(page)
    page.locator(".chips .chip").nth(1).click()
    until(page, "location.hash.includes('article=nyshanbayev-2022-1')")
    page.wait_for_selector(".spot[data-id*='nyshanbayev-2022-1/']")
    assert len(spots(page)) == len(first)
    assert page.evaluate(FAULTS) == []
