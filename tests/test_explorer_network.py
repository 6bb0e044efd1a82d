"""The network view in a real browser: all of it or what lies around a thing, names that cover no other, keys, filters, files; fluid when large."""

import csv
import io
import itertools
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin.graph.knowledge import Graph
from tuiin.graph.store import Store
from tuiin.graph.triples import triples
from tuiin.model import Text
from tuiin.show.explorer import explorer
from tuiin.show.network import LIMIT, arrange, project

from .conftest import axe
from .exploring import go, opened, until
from .large import copies

ID = "https://w3id.org/tuiin/id/"
NODE, AUTHOR = "concept/digitalization", "actor/nyshanbayev-nurbolat"
HOSTILE = '</script><script>window.pwned=1</script><img src=x onerror="window.pwned=1">{{7*7}} javascript:window.pwned=1 \' href='
ROOM = 60  # what the first ring takes

# Watches the pen on the canvas that is on the page, from outside of it: what the last drawing shows, and how often what was drawn. The
# page tells tests nothing of itself.
WATCH = """
(() => {
  const drawn = window.drawn = { draws: 0, texts: 0, stills: new Set(), names: [], things: [], ring: null, scale: 0, paper: "" };
  const pen = CanvasRenderingContext2D.prototype;
  const watch = (name, told) => {
    const own = pen[name];
    pen[name] = function (...given) {
      told(this, ...given);
      return own.apply(this, given);
    };
  };
  const shown = told => (context, ...given) => context.canvas.isConnected && told(context, ...given);
  const ratio = ({ canvas }) => canvas.width / canvas.clientWidth;
  watch("clearRect", shown(() => Object.assign(drawn, { draws: drawn.draws + 1, names: [], things: [], ring: null, scale: 0 })));
  watch("drawImage", shown((_, image) => drawn.stills.add(image)));
  watch("arc", shown((_, x, y) => drawn.ring = { x, y }));
  watch("fillText", () => drawn.texts++);
  watch("fillText", shown((context, text, x, y) => {
    const { width } = context.measureText(text);
    const left = { left: x, right: x - width, center: x - width / 2 }[context.textAlign];
    drawn.names.push({ text, left, right: left + width, top: y - 7, bottom: y + 7 });
    drawn.paper = context.strokeStyle;
  }));
  watch("stroke", shown((context, outline) => {
    const { a, e, f } = context.getTransform();
    if (outline) drawn.things.push({ x: e / ratio(context), y: f / ratio(context) });
    else drawn.scale ||= a / ratio(context);
  }));
})();
"""
# Where a thing is drawn: the chosen one in its ring; any other where all of the network is in sight, in the order of the document.
AT = """async thing => {
  const chosen = new URLSearchParams(location.hash.slice(1)).get("node");
  if (chosen && `id:${chosen}` === thing) return drawn.ring;
  const { textContent, type } = document.getElementById("document");
  const packed = () => new Blob([Uint8Array.from(atob(textContent), letter => letter.charCodeAt(0))]).stream();
  const text = type === "application/gzip" ? await new Response(packed().pipeThrough(new DecompressionStream("gzip"))).text() : textContent;
  const { things, network } = JSON.parse(text);
  if (drawn.things.length !== network.nodes.rows.length) throw new Error("not all of the network is in sight");
  return drawn.things[network.nodes.rows.findIndex(row => things[row[0]] === thing)];
}"""


@pytest.fixture(scope="module")
def whole(kg: tuiin.KnowledgeGraph) -> "nx.MultiDiGraph[str]":
    """The network of the article as the graph gives it."""
    return project(kg.store)


@pytest.fixture(scope="module")
def large(kg: tuiin.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, "nx.MultiDiGraph[str]"]:
    """The explorer of an article and two copies of it, merged, which share an actor; and its network."""
    store = copies(kg, 3, AUTHOR)
    network = arrange(project(store))
    path = tmp_path_factory.mktemp("large") / "explorer.html"
    path.write_bytes(explorer(store, network))
    return path, network


@pytest.fixture(scope="module")
def desk(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """One page of the article's explorer, which the tests lead about."""
    with opened(browser, explorer_file, watch=WATCH) as page:
        yield page


@pytest.fixture
def network(browser: Browser, explorer_file: Path, desk: Page) -> Iterator[Callable[..., Page]]:
    """A function that shows the network view anew and waits until names are drawn; what a page of its own needs is said by name."""
    with ExitStack() as stack:

        def show(fragment: str = "", file: Path = explorer_file, **own: Any) -> Page:
            if own or file != explorer_file:
                page = stack.enter_context(opened(browser, file, f"#view=network&lang=en{fragment}", watch=WATCH, **own))
            else:
                go(desk, "#view=gist&lang=en").evaluate("drawn.names = []")
                page = go(desk, f"#view=network&lang=en{fragment}")
                page.mouse.move(0, 0)
            named(page)
            return page

        yield show


def named(page: Page) -> None:
    until(page, "drawn.names.length > 0")
    settled(page)


def settled(page: Page) -> None:
    """Two frames later: what was asked for is drawn."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))")


def counted(page: Page) -> str:
    return page.inner_text(".network .counted").replace("\u00a0", " ")


def spot(page: Page, thing: str) -> tuple[float, float]:
    """Where a thing is drawn on the page."""
    at = page.evaluate(AT, f"id:{thing}")
    box = page.locator(".network canvas").bounding_box()
    assert box
    return box["x"] + at["x"], box["y"] + at["y"]


def names(page: Page) -> list[dict[str, Any]]:
    """Return the lines of the names that are drawn, each with its box in the frame."""
    return page.evaluate("drawn.names")  # type: ignore[no-any-return]


def cover_nothing(labels: list[dict[str, Any]]) -> bool:
    apart = (
        a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]
        for a, b in itertools.combinations(labels, 2)
    )
    return all(apart)


def neighbours(network: "nx.MultiDiGraph[str]", thing: str) -> set[str]:
    return {*network.successors(ID + thing), *network.predecessors(ID + thing)} - {ID + thing}


# --- all of it ------------------------------------------------------------------------------------------------------------------------


def test_the_whole_network_is_shown_and_counted(network, whole):
    shown = network()
    assert counted(shown) == f"{len(whole)} nodes · {whole.number_of_edges():,} links"
    assert shown.get_attribute(".reach button:has-text('whole')", "aria-pressed") == "true"


@pytest.mark.parametrize(("lang", "width", "height", "least"), [("en", 1440, 900, 20), ("kk", 1440, 900, 20), ("ru", 390, 844, 6)])
def test_names_cover_no_other_name_and_are_not_cut_off_at_first(network, lang: str, width: int, height: int, least: int):
    shown = network(f"&lang={lang}", width=width, height=height)
    labels = names(shown)
    assert len(labels) >= least
    assert cover_nothing(labels)
    svg = saved(shown, "SVG")
    for text in svg.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 <= float(text.get("x", "nan")) <= float(svg.get("width", "0"))


def test_names_survive_zooming(network):
    """From near there is room for more of them, and still none covers another."""
    shown = network()
    before = len(names(shown))
    for _ in range(3):
        shown.click(".bar button[aria-label='Zoom in']")
        settled(shown)
        labels = names(shown)
        assert cover_nothing(labels)
    assert len(labels) > before


def test_moving_the_picture_places_nothing_anew(network):
    """However long it is dragged: what moves is one still of the picture, and every name is where it was beside all others."""
    shown = network()
    before, draws, texts = shown.evaluate("[drawn.names, drawn.draws, drawn.texts]")
    shown.evaluate("drawn.stills.clear()")
    at = (200, 450)
    shown.mouse.move(*at)
    shown.mouse.down()
    for step in range(40):
        shown.mouse.move(at[0] + 3 * step, at[1] + step)
    stills, written = shown.evaluate("[drawn.stills.size, drawn.texts]")
    shown.mouse.up()
    settled(shown)
    assert stills == 1
    assert 0 < written - texts < 3 * len(before)
    assert 5 < shown.evaluate("drawn.draws") - draws <= 45
    width, height = shown.evaluate(
        "(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])(document.querySelector('.network canvas'))"
    )
    after = {(name["text"], round(name["left"]), round(name["top"])) for name in names(shown)}
    moved = {(name["text"], round(name["left"] + 3 * 39), round(name["top"] + 39)) for name in before}
    assert {name for name in moved if name[1] < width - 20 and name[2] < height - 20} <= after


# --- the camera -----------------------------------------------------------------------------------------------------------------------


def scale(page: Page) -> float:
    """Return how many pixels a unit of the plane takes, as it was last drawn."""
    settled(page)
    return page.evaluate("drawn.scale")  # type: ignore[no-any-return]


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def empty(page: Page) -> tuple[float, float]:
    """Return a point of the frame in which nothing is."""
    box = page.locator(".network canvas").bounding_box()
    return box["x"] + 4, box["y"] + box["height"] - 4


def test_the_wheel_zooms_at_the_pointer(network):
    shown = network()
    before, here = scale(shown), spot(shown, "actor/kazakhstan")
    shown.mouse.move(*here)
    shown.mouse.wheel(0, 100)
    assert scale(shown) < before
    assert apart(spot(shown, "actor/kazakhstan"), here) < 1
    shown.mouse.wheel(0, -100)
    assert scale(shown) == pytest.approx(before)
    for _ in range(40):
        shown.mouse.wheel(0, -400)
    assert scale(shown) == pytest.approx(4)
    assert shown.evaluate("scrollY") == 0


def test_a_double_click_on_the_paper_comes_closer(network):
    shown = network()
    before = scale(shown)
    shown.mouse.dblclick(*empty(shown))
    assert scale(shown) == pytest.approx(2 * before)
    assert "node=" not in shown.url


def test_two_clicks_on_a_thing_choose_it_and_come_no_closer(network):
    shown = network("&node=actor/kazakhstan&focus=1")
    before = scale(shown)
    shown.mouse.dblclick(*spot(shown, "actor/kazakhstan"))
    assert scale(shown) == pytest.approx(before)
    assert "node=actor/kazakhstan" in shown.url


def test_a_hand_that_trembles_still_clicks_and_another_button_moves_nothing(network):
    shown = network()
    x, y = spot(shown, "actor/kazakhstan")
    shown.mouse.move(x, y)
    shown.mouse.down(button="right")
    shown.mouse.move(x + 60, y + 60)
    shown.mouse.up(button="right")
    assert apart(spot(shown, "actor/kazakhstan"), (x, y)) == 0
    shown.mouse.move(x, y)
    shown.mouse.down()
    shown.mouse.move(x + 1, y + 1)
    shown.mouse.up()
    shown.wait_for_selector(".card h2:has-text('Kazakhstan')")


def touch(page: Page, *hands: list[tuple[float, float]]) -> None:
    """Put fingers down, lead them through places, and lift them."""
    session = page.context.new_cdp_session(page)
    for number, points in enumerate(zip(*hands, strict=True)):
        at = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": "touchMove" if number else "touchStart", "touchPoints": at})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_fingers_move_pinch_and_tap(network):
    """One finger drags, two come closer at the place between them, a tap chooses; the page itself stays where it is."""
    shown = network(width=390, height=844, has_touch=True, is_mobile=True)
    shown.locator(".network .frame").scroll_into_view_if_needed()
    x, y = spot(shown, "actor/kazakhstan")
    top, before = shown.evaluate("scrollY"), scale(shown)
    touch(shown, [(x, y), (x, y + 12), (x, y + 30)])
    settled(shown)
    assert apart(spot(shown, "actor/kazakhstan"), (x, y + 30)) < 1
    touch(shown, [(x, y + 30), (x, y + 12), (x, y)])
    touch(shown, [(x - 20, y), (x - 24, y), (x - 18, y)], [(x + 20, y), (x + 24, y), (x + 18, y)])
    settled(shown)
    assert scale(shown) == pytest.approx(before * 0.9, rel=0.02)
    assert apart(spot(shown, "actor/kazakhstan"), (x, y)) < 2
    assert shown.evaluate("[scrollY, visualViewport.scale]") == [top, 1]
    shown.touchscreen.tap(*spot(shown, "actor/kazakhstan"))
    shown.wait_for_selector(".card h2:has-text('Kazakhstan')")


def test_in_another_window_the_same_is_in_the_middle(network):
    """The picture grows and shrinks with its frame, and is never blank; what is chosen stays in sight."""
    shown = network("&node=actor/kazakhstan", width=1300)
    for width in (900, 1300, 700, 1300):
        shown.set_viewport_size({"width": width, "height": 900})
        settled(shown)
        box = shown.locator(".network canvas").bounding_box()
        x, y = spot(shown, "actor/kazakhstan")
        assert box["x"] < x < box["x"] + box["width"]
        assert box["y"] < y < box["y"] + box["height"]
        assert shown.evaluate("(({ width, height }) => [width, height])(document.querySelector('.network canvas'))") == [
            round(box["width"]),
            round(box["height"]),
        ]
        assert len(names(shown)) > 3


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_way_to_what_is_looked_for_is_shown_unless_the_reader_wants_rest(network, motion: str):
    shown = network(reduced_motion=motion)
    shown.evaluate("drawn.scales = new Set(); const look = () => { drawn.scales.add(drawn.scale); requestAnimationFrame(look); }; look();")
    shown.fill(".search input", "digitalization")
    shown.locator("#found li", has_text="Concept").first.click()
    until(shown, "drawn.scale > 0.89")
    settled(shown)
    x, y = spot(shown, NODE)
    box = shown.locator(".network canvas").bounding_box()
    assert apart((x, y), (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)) < 1
    before, *on_the_way, there = sorted(shown.evaluate("[...drawn.scales]"))
    assert before < there == pytest.approx(0.9)
    assert bool(on_the_way) == (motion == "no-preference")


def test_the_page_leaves_nothing_of_the_picture_to_others(network):
    shown = network()
    assert shown.evaluate("Object.keys(window).filter(name => /^(tuiin|vis$|d3$)/i.test(name))") == []


# --- choosing -------------------------------------------------------------------------------------------------------------------------


def test_what_is_searched_for_is_chosen_and_stands_in_the_middle(network):
    shown = network()
    shown.fill(".search input", "digitalization")
    shown.locator("#found li", has_text="Concept").first.click()
    shown.wait_for_selector(".card h2:has-text('digitalization')")
    settled(shown)
    shown.wait_for_timeout(50)
    settled(shown)
    x, y = spot(shown, NODE)
    box = shown.locator(".network .frame").bounding_box()
    assert abs(x - box["x"] - box["width"] / 2) < 30
    assert abs(y - box["y"] - box["height"] / 2) < 30
    assert f"node={NODE}" in shown.url


def test_a_click_chooses_a_thing_and_a_click_beside_lets_it_go(network):
    shown = network()
    shown.mouse.click(*spot(shown, "actor/kazakhstan"))
    shown.wait_for_selector(".card h2:has-text('Kazakhstan')")
    assert "node=actor/kazakhstan" in shown.url
    box = shown.locator(".network .frame").bounding_box()
    shown.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)
    shown.wait_for_selector(".card", state="detached")


def test_the_pointer_is_told_what_lies_under_it(network, kg):
    shown = network(f"&node={NODE}&focus=1")
    shown.mouse.move(*spot(shown, NODE))
    assert shown.inner_text(".tip").startswith("digitalization · Concept · ")
    assert shown.inner_html(".tip") == shown.inner_text(".tip")


def test_arrow_keys_walk_to_neighbours_and_one_step_back_ends_the_walk(network, whole):
    shown = network()
    shown.focus(".network .frame")
    walked = []
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        shown.keyboard.press(key)
        settled(shown)
        walked.append(shown.url.partition("node=")[2].partition("&")[0])
    assert all(walked)
    assert len(set(walked)) > 2
    for here, there in itertools.pairwise(walked):
        assert here == there or ID + there in neighbours(whole, here)
    expect(shown.locator(".frame:focus")).to_have_count(1)
    assert shown.inner_text(".network .frame [role=status]")
    shown.keyboard.press("Enter")
    expect(shown.locator("h2:focus")).to_have_count(1)
    shown.keyboard.press("Escape")
    shown.wait_for_selector(".card", state="detached")
    assert "node=" not in shown.url
    shown.go_back()
    shown.go_back()
    settled(shown)
    assert "node=" not in shown.url


def test_keys_zoom_and_escape_lets_go(network):
    shown = network(f"&node={NODE}")
    shown.focus(".network .frame")
    before = scale(shown)
    shown.keyboard.press("+")
    assert scale(shown) == pytest.approx(1.3 * before)
    shown.keyboard.press("-")
    assert scale(shown) == pytest.approx(before)
    x, y = spot(shown, NODE)
    shown.keyboard.press("Shift+ArrowRight")
    settled(shown)
    assert spot(shown, NODE) == pytest.approx((x - 60, y))
    shown.keyboard.press("0")
    assert scale(shown) < before
    shown.keyboard.press("Escape")
    shown.wait_for_selector(".card", state="detached")


# --- what lies around -----------------------------------------------------------------------------------------------------------------


def test_a_neighbourhood_is_what_has_a_link_with_the_chosen_thing(network, whole):
    near = neighbours(whole, NODE)
    assert len(near) <= ROOM
    shown = network(f"&node={NODE}&focus=1")
    links = whole.subgraph({ID + NODE, *near}).number_of_edges()
    assert counted(shown) == f"Around: digitalization · {len(near) + 1} nodes (of {len(whole)} in all) · {links} links"
    shown.click(".reach button:has-text('2 steps')")
    assert "focus=2" in shown.url
    assert int(counted(shown).split("· ")[1].split()[0]) > len(near) + 1
    shown.go_back()
    shown.click(".reach button:has-text('whole')")
    assert "focus" not in shown.url


def test_a_hub_is_cut_and_the_rest_is_a_list(network, whole):
    near = neighbours(whole, AUTHOR)
    shown = network(f"&node={AUTHOR}&focus=1")
    assert counted(shown).split("· ")[1].split()[0] == str(ROOM + 1)
    assert shown.inner_text(".more-things summary") == f"And {len(near) - ROOM} more neighbours"
    shown.click(".more-things summary")
    first = shown.locator(".more-things li a").first
    name = first.inner_text()
    first.click()
    shown.wait_for_selector(".card h2")
    assert shown.inner_text(".card h2") == name
    assert counted(shown).startswith(f"Around: {name}")


def test_a_neighbourhood_stays_when_its_card_is_closed(network):
    shown = network(f"&node={NODE}&focus=1")
    shown.click(".card .close")
    shown.wait_for_selector(".card", state="detached")
    assert counted(shown).startswith("Around: digitalization")
    until(shown, f"location.hash.includes('from={NODE}')")
    shown.reload()
    named(shown)
    assert counted(shown).startswith("Around: digitalization")


# --- the legend -----------------------------------------------------------------------------------------------------------------------


def test_the_legend_hides_kinds_of_nodes_and_of_links(network, whole):
    shown = network()
    kinds = nx.get_node_attributes(whole, "kind")
    shown.click(".legend button:has-text('Claim')")
    assert "hide=claim" in shown.url
    left = whole.subgraph([name for name, kind in kinds.items() if kind != "claim"])
    assert counted(shown) == f"{len(left)} nodes (of {len(whole)} in all) · {left.number_of_edges()} links"
    shown.click(".legend button:has-text('What it belongs to')")
    assert shown.get_attribute(".legend button:has-text('What it belongs to')", "aria-pressed") == "false"
    hidden = unquote_plus(shown.url.partition("hide=")[2]).split(",")
    assert {"claim", "broader", "member of"} <= set(hidden)
    assert counted(shown).endswith(f"{sum(kind not in hidden for *_, kind in left.edges(keys=True))} links")
    shown.go_back()
    assert shown.get_attribute(".legend button:has-text('What it belongs to')", "aria-pressed") == "true"
    shown.click("text=Show all kinds")
    assert "hide" not in shown.url


def test_each_kind_of_link_can_be_hidden_by_itself_and_by_the_address(network, whole):
    shown = network("&hide=subject,member+of")
    shown.click(".legend summary")
    for words in ("subject", "member of"):
        assert shown.locator(f".legend details button[aria-pressed=false]:has-text('{words}')").count() == 1
    left = sum(kind not in ("subject", "member of") for *_, kind in whole.edges(keys=True))
    assert counted(shown).endswith(f"{left:,} links")


# --- twin and files -------------------------------------------------------------------------------------------------------------------


def saved(page: Page, what: str) -> ET.Element:
    with page.expect_download() as download:
        page.locator(".network .tools button", has_text=what).first.click()
    return ET.fromstring(Path(download.value.path()).read_text("utf-8"))


def test_the_tables_say_what_the_picture_says(network, whole):
    shown = network()
    shown.locator(".network .tools button", has_text="As a table").click()
    for number, rows, columns in ((0, len(whole), 3), (1, whole.number_of_edges(), 3)):
        with shown.expect_download() as download:
            shown.locator(".network button:has-text('Save CSV')").nth(number).click()
        lines = list(csv.reader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
        assert (len(lines) - 1, len(lines[0])) == (rows, columns)
        if number == 0:
            told = sorted(line[0].lstrip("'") for line in lines[1:] if line[1] != "Figure")
            assert told == sorted(at["en"] for _, at in whole.nodes(data=True) if at["kind"] != "value")
    shown.locator(".network table").first.locator("tbody a").first.click()
    shown.wait_for_selector(".card h2")


def test_the_svg_holds_lines_things_and_names_as_text(network, whole):
    shown = network(f"&node={NODE}&focus=1")
    svg = saved(shown, "SVG")
    space = "{http://www.w3.org/2000/svg}"
    names = ["".join(text.itertext()) for text in svg.iter(f"{space}text")]
    assert "digitalization" in names
    near = neighbours(whole, NODE)
    kinds = {group.get("class") for group in svg.iter(f"{space}path")} - {None}
    assert kinds == {whole.nodes[name]["kind"] for name in {ID + NODE, *near}}
    assert sum(path.get("class") == "claim" for path in svg.iter(f"{space}path")) == sum(whole.nodes[n]["kind"] == "claim" for n in near)
    links = whole.subgraph({ID + NODE, *near}).number_of_edges()
    assert sum(1 for _ in svg.iter(f"{space}line")) == links


def test_the_png_is_the_canvas_on_paper(network):
    shown = network()
    with shown.expect_download() as download:
        shown.locator(".network .tools button", has_text="PNG").first.click()
    data = Path(download.value.path()).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    size = shown.evaluate("(({ width, height }) => [width, height])(document.querySelector('.network canvas'))")
    assert [int.from_bytes(data[at : at + 4], "big") for at in (16, 20)] == size


# --- light and dark, languages, barriers ----------------------------------------------------------------------------------------------


def test_the_colours_follow_the_switch_and_the_system(network):
    shown = network(color_scheme="light")
    light = shown.evaluate("drawn.paper")
    draws = shown.evaluate("drawn.draws")
    shown.select_option(".switches select", "dark")
    until(shown, f"drawn.paper !== '{light}'")
    settled(shown)
    assert shown.evaluate("drawn.draws") > draws
    shown.select_option(".switches select", "auto")
    until(shown, f"drawn.paper === '{light}'")
    shown.emulate_media(color_scheme="dark")
    until(shown, f"drawn.paper !== '{light}'")


def test_names_change_with_the_language_in_place(network):
    shown = network(f"&node={NODE}&focus=1")
    shown.click(".languages button[lang=kk]")
    settled(shown)
    words = {name["text"] for name in names(shown)}
    assert "цифрландыру" in words
    assert "digitalization" not in words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state_of_the_view(network, scheme: str):
    shown = network(f"&node={AUTHOR}&focus=2&hide=concept", color_scheme=scheme)
    for summary in shown.locator(".network summary").all():
        summary.click()
    shown.mouse.move(*spot(shown, AUTHOR))
    assert axe(shown) == []
    shown.locator(".network .tools button", has_text="As a table").click()
    assert axe(shown) == []


# --- large, cut off, hostile, empty ---------------------------------------------------------------------------------------------------


def test_a_large_network_stands_in_rows_and_takes_no_springs(large):
    _, network = large
    assert len(network) > LIMIT
    assert len({(at["x"], at["y"]) for _, at in network.nodes(data=True)}) == len(network)


def test_a_large_graph_shows_what_lies_around_its_most_connected_thing(network, large):
    file, whole = large
    shown = network(file=file)
    assert shown.locator(".reach button:has-text('whole')").count() == 0
    first = max(whole, key=whole.degree)
    assert counted(shown) == (
        f"Around: {whole.nodes[first]['en']} · {ROOM + 1} nodes (of {len(whole):,} in all) · {counted(shown).rpartition('· ')[2]}"
    )
    assert shown.locator(".more-things").count() == 1
    shown.click(".connected summary")
    other = shown.locator(".connected a").nth(5)
    name = other.inner_text()
    other.click()
    assert counted(shown).startswith(f"Around: {name} · ")


def test_a_large_graph_never_draws_more_than_a_neighbourhood(network, large):
    """Also three steps from a hub: what is drawn, named and listed does not grow with the graph."""
    file, _ = large
    shown = network(f"&node={AUTHOR}&focus=3", file=file)
    assert int(counted(shown).split("· ")[1].split()[0]) <= 151
    assert shown.locator(".network a").count() <= 24 + 5 * 21
    before = shown.evaluate("[drawn.draws, drawn.texts]")
    shown.fill(".search input", "digital")
    assert shown.locator("#found li").count() <= 30
    assert shown.evaluate("[drawn.draws, drawn.texts]") == before
    shown.keyboard.press("Escape")
    shown.locator(".network .tools button", has_text="As a table").click()
    assert shown.locator(".network tbody").first.locator("tr").count() <= 151


def test_with_the_network_cut_the_page_is_the_same(browser: Browser, explorer_file: Path, whole):
    with opened(browser, explorer_file, "#view=network&lang=en", watch=WATCH) as page:
        page.context.set_offline(True)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.reload()
        named(page)
        assert counted(page).startswith(f"{len(whole)} nodes")
        page.mouse.click(*spot(page, "actor/kazakhstan"))
        page.wait_for_selector(".card h2")
        assert [url.partition("#")[0] for url in asked] == [explorer_file.as_uri()]


def test_hostile_names_are_drawn_and_written_as_text(network, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    bad = Text(kk=HOSTILE, ru=HOSTILE, en=HOSTILE)
    records = dict(toy.entries.records)
    for kind, field in (("claim", "text"), ("concept", "label")):
        records[kind] = {key: replace(record, **{field: bad}) for key, record in records[kind].items()}
    statements = type(toy.statements)()
    statements.update(triples(replace(toy.entries, records=records)))
    path = tmp_path / "hostile.html"
    path.write_bytes(explorer(Graph("hostile", statements).store))
    shown = network(file=path)
    assert any("</script>" in text for text in saved(shown, "SVG").itertext())
    shown.mouse.move(*spot(shown, "concept/night-library"))
    assert shown.inner_text(".tip").startswith(HOSTILE)
    assert shown.query_selector(".network img") is None
    assert shown.evaluate("window.pwned") is None


def test_an_empty_graph_says_so(browser: Browser, tmp_path: Path):
    path = tmp_path / "empty.html"
    path.write_bytes(explorer(Store()))
    with opened(browser, path, "#view=network&lang=en") as shown:
        assert shown.inner_text(".network") == "There is nothing in this graph that makes a network."
