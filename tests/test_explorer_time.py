"""What has a time and what has a number: the timeline and the figures against the graph, as pictures, as tables, as files."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin.files.paths import DATA
from tuiin.model import Text
from tuiin.show import explorer

from .conftest import axe
from .exploring import go, in_address, opened, table

ID = "https://w3id.org/tuiin/id/"
EVENTS = """[...document.querySelectorAll('.timeline .event')].map(link => ({
  node: new URLSearchParams(link.getAttribute('href').slice(1)).get('node'), label: link.getAttribute('aria-label'), panel: link.closest('section').querySelector('h2').innerText,
  boxes: [...link.querySelectorAll('.shape:not(.on)')].map(shape => shape.getBBox()).map(({ x, width }) => [x, x + width]), arrows: link.querySelectorAll('.on').length,
  shapes: [...link.querySelectorAll('.shape')].map(shape => shape.getAttribute('class')), text: (box => [box.x, box.x + box.width])(link.querySelector('text').getBBox()), width: link.ownerSVGElement.width.baseVal.value,
}))"""
TICKS = "[...document.querySelectorAll('.timeline section:first-of-type .tick')].map(tick => [Number(tick.querySelector('text').textContent), Number(tick.querySelector('line').getAttribute('x1'))])"


@pytest.fixture(scope="module")
def shared(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """One page for all tests."""
    with opened(browser, explorer_file, "#view=timeline&lang=en") as page:
        yield page


@pytest.fixture(scope="module")
def held(kg: tuiin.KnowledgeGraph) -> dict[str, dict[str, Any]]:
    """The events of the graph by the end of their IRI: type, years, whether the end is open."""
    found = kg.store.ask("""SELECT ?event ?type ?start ?end ?open { ?event a tn:Event ; tn:kind ?type .
      OPTIONAL { ?event tn:startYear ?start } OPTIONAL { ?event tn:endYear ?end } OPTIONAL { ?event tn:openEnd ?open } }""")
    names = ["event", "type", "start", "end", "open"]
    rows = [dict(zip(names, ("" if cell is None else cell.value for cell in row), strict=True)) for row in found.raw]
    return {row["event"].removeprefix(ID): row for row in rows}


def test_every_event_is_on_the_timeline_or_among_the_undated(shared: Page, held: dict[str, dict[str, Any]]):
    go(shared, "#view=timeline&lang=en")
    drawn = {event["node"] for event in shared.evaluate(EVENTS)}
    undated = set(
        shared.evaluate(
            "[...document.querySelectorAll('.timeline .things a')].map(link => new URLSearchParams(link.hash.slice(1)).get('node'))"
        )
    )
    assert drawn == {node for node, event in held.items() if event["start"] or event["end"]}
    assert undated == set(held) - drawn


def test_a_bar_lies_where_its_years_are_and_an_arrow_says_that_it_goes_on(shared: Page, held: dict[str, dict[str, Any]]):
    go(shared, "#view=timeline&lang=en")
    ticks = shared.evaluate(TICKS)
    (first, left), (last, right) = ticks[0], ticks[-1]
    events = [event for event in shared.evaluate(EVENTS) if event["panel"].startswith("Since")]
    from_year = int(events[0]["panel"].split()[1])
    assert len(events) > 15
    for event in events:
        own = held[event["node"]]
        x = lambda year: left + (float(year) - first) * (right - left) / (last - first)  # noqa: E731
        low = min(low for low, _ in event["boxes"])
        high = max(high for _, high in event["boxes"])
        clipped = not own["start"] or int(own["start"]) < from_year
        span = own["type"].rpartition("/")[2] != "event" or (own["end"] and own["end"] != own["start"])
        end = int(own["end"] or own["start"]) + 1 if span else own["start"]
        open_ = own["open"] == "true" or x(end) > event["width"]
        assert event["arrows"] == clipped + open_, event
        if not clipped:  # a day or a month lies within its year
            assert -7 <= low - x(own["start"]) <= x(2001) - x(2000) + 7, event
        if own["open"] == "true":
            assert abs(high - x(2022 + 4 / 12)) <= 7, event
        elif not open_:
            assert abs(high - x(end)) <= 7 or (not span and high - 7 < x(int(own["start"]) + 1)), event


def test_each_type_has_a_shape_of_its_own(shared: Page, held: dict[str, dict[str, Any]]):
    go(shared, "#view=timeline&lang=en")
    shapes: dict[str, set[str]] = {}
    for event in shared.evaluate(EVENTS):
        kind = held[event["node"]]["type"].rpartition("/")[2]
        shapes.setdefault(kind, set()).update(re.sub("shape| on", "", one).strip() for one in event["shapes"])
    assert shapes == {"event": {"event-mark"}, "stage": {"stage"}, "programme": {"programme"}, "period": {"period"}}
    assert shared.locator(".legend svg").count() == 4


def test_words_stay_inside_the_picture_and_times_are_told_in_the_language(shared: Page):
    for lang, day in (("kk", "2006 жылғы 12 сәуір"), ("ru", "12 апреля 2006"), ("en", "April 12, 2006")):
        go(shared, f"#view=timeline&lang={lang}")
        events = shared.evaluate(EVENTS)
        assert any(day in event["label"] for event in events)
        for event in events:
            assert event["text"][0] >= 0
            assert event["text"][1] <= event["width"] + 1, event["label"]
            name = event["label"].replace("⚑", "").strip()
            assert not re.fullmatch(r"(.+), \1", name.replace("Х", "X").replace("І", "I")), "the name says the time already"


def test_one_type_alone_by_the_filter_and_by_the_address(shared: Page, held: dict[str, dict[str, Any]]):
    go(shared, "#view=timeline&lang=en")
    shared.select_option(".filters select", "stage")
    in_address(shared, "type=stage")
    assert {held[event["node"]]["type"].rpartition("/")[2] for event in shared.evaluate(EVENTS)} == {"stage"}
    shared.go_back()
    expect(shared.locator(".filters select")).to_have_value("")


def test_what_is_called_a_first_is_flagged(shared: Page, kg: tuiin.KnowledgeGraph):
    go(shared, "#view=timeline&lang=en")
    first = {
        str(row[0]).removeprefix(ID)
        for row in kg.store.ask("SELECT DISTINCT ?event { ?c tn:relation relation:first-in ; tn:subject ?event . ?event a tn:Event }")
    }
    flagged = {event["node"] for event in shared.evaluate(EVENTS) if "⚑" in event["label"]}
    dated = {event["node"] for event in shared.evaluate(EVENTS)}
    assert flagged == first & dated
    assert flagged
    assert not shared.locator(".rivals").count()  # two firsts are doubted together, and none contradicts the other


def test_firsts_that_contradict_each_other_face_each_other(browser: Browser, tmp_path: Path):
    """The shipped article with a doubt about two firsts taken for a contradiction."""
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    notes = data / "articles" / "nyshanbayev-2022" / "notes.yaml"
    doubted = "first-step-2017-first-services-2005:\n  kind: doubt\n"
    held = notes.read_text("utf-8")
    assert doubted in held
    notes.write_text(held.replace(doubted, doubted.replace("doubt", "contradiction")), "utf-8")
    kg = tuiin.build("nyshanbayev-2022", data=data)
    page = tmp_path / "explorer.html"
    page.write_bytes(explorer.explorer(kg.store))
    said = [kg.claims[name].text["en"] for name in ("adoption-of-2017-is-first-structural-step", "digital-services-of-2005-are-first")]
    with opened(browser, page, "#view=timeline&lang=en") as shown:
        rivals = shown.locator(".rivals li")
        assert [{*pair.locator(".paraphrase").all_inner_texts()} for pair in rivals.all()] == [{*said}]
        assert len([event for event in shown.evaluate(EVENTS) if "⚑" in event["label"]]) >= 2


def test_the_table_says_the_same_as_the_picture_and_is_saved_as_csv(shared: Page, held: dict[str, dict[str, Any]]):
    go(shared, "#view=timeline&lang=ru")
    panel = shared.locator(".timeline section").first
    events = [event for event in shared.evaluate(EVENTS) if event["panel"].startswith("С ")]
    panel.locator("button:has-text('таблицы')").click()
    rows = table(shared)
    assert len(rows) == len(events)
    for row in rows:
        (event,) = (event for event in events if row[0] in re.split(" · |⚑ ", event["label"]))
        assert row[2] == held[event["node"]]["start"]
    with shared.expect_download() as download:
        panel.locator("button:has-text('CSV')").click()
    lines = download.value.path().read_text("utf-8").splitlines()
    assert len(lines) == len(rows) + 1
    assert axe(shared) == []
    panel.locator("button:has-text('Картинкой')").click()
    assert panel.locator("svg").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_is_saved_with_its_own_colours_its_title_and_its_source(shared: Page, scheme: str):
    """Well-formed SVG that needs no style of the page, and a PNG of its size and of twice that."""
    shared.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    go(shared, "#view=timeline&lang=kk")
    shared.locator(".picture .share-this").first.click()
    panel = shared.locator(".share-panel")
    title = panel.locator("img").get_attribute("alt") or ""
    assert title
    with shared.expect_download() as download:
        panel.locator("button:has-text('SVG')").click()
    text = download.value.path().read_text("utf-8")
    svg = ElementTree.fromstring(text)
    assert "var(" not in text
    assert "class=" not in text
    words = " ".join(svg.itertext())
    assert title.split(". ")[0] in words
    assert "Күмән: " in title
    assert "Нұрболат Нышанбаев" in words
    assert "w3id.org/tuiin/id/article/nyshanbayev-2022" in words
    ground = next(element for element in svg if element.tag.endswith("}rect")).get("fill")
    assert ground == ("rgb(23, 24, 26)" if scheme == "dark" else "rgb(251, 250, 247)")
    assert ground not in {element.get("fill") for element in svg.iter() if element.tag.endswith("}text")}
    for button, scale in ((0, 1), (1, 2)):
        with shared.expect_download() as download:
            panel.locator("button:has-text('PNG')").nth(button).click()
        png = download.value.path().read_bytes()
        assert int.from_bytes(png[16:20], "big") == pytest.approx(scale * float(svg.get("width") or 0), abs=2)
    panel.locator(".done").click()
    expect(panel).to_have_count(0)
    shared.emulate_media(color_scheme="light")


def test_an_event_is_chosen_by_keyboard_and_marked(shared: Page):
    go(shared, "#view=timeline&lang=en")
    shared.locator(".timeline .event").nth(3).focus()
    label = shared.evaluate("document.activeElement.getAttribute('aria-label')")
    shared.keyboard.press("Enter")
    expect(shared.locator(".card h2")).not_to_have_text("")
    assert shared.inner_text(".card h2") in label
    assert shared.locator(".timeline .event[aria-current]").count() >= 1
    assert axe(shared) == []
    shared.keyboard.press("Escape")
    expect(shared.locator(".card")).to_have_count(0)
    assert shared.evaluate("document.activeElement.getAttribute('aria-label')") == label


def test_every_figure_is_in_the_table_with_its_place(shared: Page, kg: tuiin.KnowledgeGraph):
    go(shared, "#view=figures&lang=ru")
    wanted = sorted(
        tuple("" if cell is None else cell.value for cell in row)
        for row in kg.store.ask("""SELECT ?name ?subject ?value { ?f a tn:ReportedValue ; tn:indicator/skos:prefLabel ?name ; tn:subject/skos:prefLabel ?subject .
          OPTIONAL { ?f tn:value ?number } OPTIONAL { ?f tn:status/skos:prefLabel ?status FILTER(LANG(?status) = "ru") } BIND(COALESCE(STR(?number), ?status) AS ?value)
          FILTER(LANG(?name) = "ru" && LANG(?subject) = "ru") }""").raw
    )
    rows = table(shared, ".figures > section:last-child")
    assert sorted(tuple(row[column] for column in (0, 1, 3)) for row in rows) == wanted
    assert all("¶" in row[-2] for row in rows)


def test_one_indicator_alone_by_the_address(shared: Page, kg: tuiin.KnowledgeGraph):
    indicator = "id:concept/corruption-index"
    go(shared, f"#view=figures&lang=en&of={indicator}")
    assert shared.input_value(".filters select") == indicator
    assert shared.locator(".charts .framed").count() == 1
    assert {row[0] for row in table(shared, ".figures > section:last-child")} == {"corruption index"}


def test_a_graph_without_events_and_figures_says_so(browser: Browser, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    held = explorer.document(toy.store)
    for name in ("events", "values", "changes", "standstills", "involvements"):
        held["tables"][name]["rows"] = []
    path = tmp_path / "explorer.html"
    scripts = explorer.asset("explorer.js")
    path.write_bytes(explorer.whole_page(Text(en="toy"), explorer.asset("explorer.css"), scripts, {"document": explorer.json_block(held)}))
    with opened(browser, path, "#view=timeline&lang=en") as page:
        assert "There are no events in this graph." in page.inner_text("main")
        assert "There are no figures in this graph." in go(page, "#view=figures&lang=en").inner_text("main")


def test_no_picture_is_wider_than_a_phone(browser: Browser, explorer_file: Path):
    with opened(browser, explorer_file, "#view=timeline&lang=kk", width=390, height=844) as page:
        for view in ("timeline", "figures"):
            go(page, f"#view={view}&lang=kk")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
            assert (
                page.evaluate(
                    "Math.max(...[...document.querySelectorAll('.picture svg, .framed svg')].map(svg => svg.getBoundingClientRect().right))"
                )
                <= 390
            )


CLOCK = "Date = class extends Date { constructor(...told) { told.length ? super(...told) : super(2091, 0, 1) } static now() { return new Date().valueOf() } }"


def test_open_ends_end_with_the_article_whatever_the_readers_clock_says(browser: Browser, explorer_file: Path):
    stage = "[aria-label*='Stage IV'] .shape.stage:not(.on)"
    with opened(browser, explorer_file, "#view=timeline&lang=en") as page:
        today = page.locator(stage).first.get_attribute("width")
        line = float(page.locator(".published line").first.get_attribute("x1") or 0)
        box = page.locator(stage).first.evaluate("bar => bar.getBBox().x + bar.getBBox().width")
        assert abs(box - line) < 1
        assert "the article appeared" in str(page.locator(".published").first.text_content())
    with opened(browser, explorer_file, "#view=timeline&lang=en", watch=CLOCK) as page:
        assert page.evaluate("new Date().getFullYear()") == 2091
        assert page.locator(stage).first.get_attribute("width") == today


def test_ranks_and_statuses_run_on_the_axis_of_the_events_and_doubted_ones_are_ringed(shared: Page):
    go(shared, "#view=timeline&lang=en")
    said = shared.locator(".series").all_text_contents()
    assert len(said) == 3
    assert any("2005: 65 of 193" in words and "2020: 29 of 193" in words for words in said)
    ticks = shared.evaluate(TICKS)
    (first, left), (last, right) = ticks[0], ticks[-1]
    (rank,) = shared.locator(".series .value[aria-label^='2005: 65 of 193'] .point").all()
    assert abs(float(rank.get_attribute("cx") or 0) - (left + (2005 - first) * (right - left) / (last - first))) < 1
    assert shared.locator(".series .value[aria-label*='191 members'] .ring").count() == 2
    assert shared.locator(".series .value[aria-label^='2004: 122'] .ring").count() == 0
    heights = [float(point.get_attribute("cy") or 0) for point in shared.locator(".series").first.locator(".point").all()]
    assert heights == sorted(heights, reverse=True)


def test_events_run_in_lanes_and_centuries_come_last(shared: Page):
    go(shared, "#view=timeline&lang=en")
    heads = shared.locator(".timeline section").first.locator(".lane").all_text_contents()
    assert [head.strip() for head in heads] == [
        "Stages",
        "Ranks and statuses",
        "Programmes",
        "Events: Kazakhstan",
        "Events elsewhere",
        "Phases and periods",
    ]
    for panel in shared.locator(".timeline section:has(.event)").all():
        names = panel.locator(".event").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
        last = [at for at, name in enumerate(names) if "century" in name]
        assert last == list(range(len(names) - len(last), len(names)))


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_on_a_phone_labels_wrap_and_none_is_cut(browser: Browser, explorer_file: Path, kg: tuiin.KnowledgeGraph, lang: str):
    with opened(browser, explorer_file, f"#view=timeline&lang={lang}", width=320, height=700) as page:
        labels = page.locator(".timeline .event text").evaluate_all(
            "all => all.map(one => [...one.querySelectorAll('tspan')].map(t => t.textContent).join('').trim())"
        )
        assert not [label for label in labels if "…" in label]
        names = {
            str(row[0]) for row in kg.store.ask(f"SELECT ?name {{ ?e a tn:Event ; skos:prefLabel ?name FILTER(LANG(?name) = '{lang}') }}")
        }
        shown = {re.sub(r"^⚑+ ?⚑* ?", "", label).split(" · ")[0].strip() for label in labels}
        assert len(shown & names) > 0.8 * len(shown)
        over = "svg => [...svg.querySelectorAll('text')].filter(text => text.getBBox().x < -1 || text.getBBox().x + text.getBBox().width > svg.clientWidth + 1).map(t => t.textContent)"
        for picture in page.locator(".timeline .picture svg").all():
            assert picture.evaluate(over) == []
