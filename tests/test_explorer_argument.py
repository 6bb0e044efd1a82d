"""The argument view in a real browser: the whole, one conclusion as picture and as list, weak places, filters, keyboard, files."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Page

import tuiin
from tuiin.show import explorer

from .conftest import axe
from .exploring import go, in_address, until
from .pictured import OVERLAPS

ROOT = "article/nyshanbayev-2022/claim/opinion-on-influence-on-democracy-is-two-sided"
ATTACKED = "article/nyshanbayev-2022/claim/digitalization-brings-openness"
SVG = "{http://www.w3.org/2000/svg}"


def rows(kg: tuiin.KnowledgeGraph, sparql: str) -> list[tuple[str, ...]]:
    """Return the rows of an answer, things by their short names."""
    return [tuple(str(value).removeprefix("https://w3id.org/tuiin/id/") for value in row) for row in kg.store.ask(sparql)]


def number(kg: tuiin.KnowledgeGraph, where: str, what: str = "*") -> int:
    """Return how many there are."""
    return int(rows(kg, f"SELECT (COUNT(DISTINCT {what}) AS ?n) WHERE {{ {where} }}")[0][0])


def drawn(page: Page) -> list[str]:
    """Return which claims the picture shows, by their addresses."""
    found = page.locator(".pan .box > a:first-child").evaluate_all(
        "links => links.map(a => new URLSearchParams(a.href.baseVal.split('#')[1]).get('node'))"
    )
    return sorted(found)


def saved(page: Page, name: str, within: str = ".picture") -> str:
    """Return the text of the file that a button gives."""
    with page.expect_download() as download:
        page.locator(within).get_by_role("button", name=name).click()
    return Path(download.value.path()).read_text("utf-8")


def test_the_whole_has_every_claim_that_reasons_and_tells_stated_from_inferred(explore, kg: tuiin.KnowledgeGraph):
    page = explore("#view=argument&lang=en")
    claims = number(kg, "{ ?a tn:premise ?c } UNION { ?a tn:conclusion ?c }", "?c")
    told = " ".join(page.locator(".whole text").all_text_contents())
    assert sum(int(one) for one in re.findall(r"(\d+) claims?\b", told)) == claims
    stated = number(kg, "?a tn:conclusion ?c ; tn:basis <https://w3id.org/tuiin/basis/explicit>", "?a")
    inferred = number(kg, "?a tn:conclusion ?c ; tn:basis <https://w3id.org/tuiin/basis/inferred>", "?a")
    words = page.locator(".argument > .hint").inner_text()
    assert [str(claims), str(stated), str(inferred)] == re.findall(r"\d+", words)
    held = "?a tn:conclusion ?c ; tn:kind ?k . ?p tn:about ?c ; tn:stance/tn:side ?side FILTER(?k != argument-kind:attacks && ?side != 'against')"
    assert page.locator(".conclusions h2 .count").inner_text() == str(number(kg, held, "?c"))
    first = page.locator(".conclusions li .paraphrase").all_inner_texts()[:3]
    concluded = {
        str(row[0]) for row in rows(kg, "SELECT ?says { ?c tn:role role:conclusion ; tn:paraphrase ?says FILTER(LANG(?says) = 'en') }")
    }
    assert set(first) == concluded, "what the article concludes comes first"


def test_a_part_opens_to_its_claims_and_each_of_them_leads_to_its_own_argument(explore):
    """No dead dots: every group and every claim of an opened one is a link by its name."""
    page = explore("#view=argument&lang=en")
    groups = page.locator(".whole a")
    count = groups.count()
    assert count == page.locator(".spine li").count()
    groups.last.click()
    in_address(page, "group=p9s1")
    claims = page.locator(".whole a")
    assert claims.count() == count + 7
    assert page.locator(".whole .flow title").count() == page.locator(".whole .flow").count()
    words = re.sub(r"\s+", " ", claims.last.text_content() or "").strip()
    claims.last.click()
    assert page.locator(".subject").inner_text() == words
    assert page.locator(".box.root.chosen").count() == 1
    page.go_back()
    page.locator(".whole a[href*='group='], .whole a").nth(count - 1).click()
    assert page.locator(".whole a").count() == count


@pytest.mark.parametrize("width", [390, 1366])
def test_the_argument_is_read_in_no_small_type_and_no_label_meets_another(explore, width: int):
    for fragment in ("#view=argument&lang=ru", "#view=argument&lang=kk&group=p8s1"):
        page = explore(fragment, width=width)
        assert page.evaluate(OVERLAPS) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("lang", "width"), [("kk", 1366), ("en", 1600), ("ru", 1024)])
def test_the_map_of_a_claim_begins_whole_and_in_the_size_of_the_page(explore, lang: str, width: int):
    for root in (ROOT, ATTACKED):
        page = explore(f"#view=argument&lang={lang}&root={root}", width=width)
        region = page.locator(".pan .scroll")
        assert region.evaluate("one => [one.scrollLeft, one.scrollWidth - one.clientWidth]") == [0, 0]
        sizes = page.locator(".pan text").evaluate_all(
            "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"
        )
        assert min(sizes) >= 13.9


def test_one_conclusion_is_drawn_with_the_grounds_that_the_graph_has(explore, kg: tuiin.KnowledgeGraph):
    page = explore(f"#view=argument&lang=en&root={ROOT}&depth=1")
    premises = rows(kg, f"SELECT DISTINCT ?p WHERE {{ ?a tn:conclusion <https://w3id.org/tuiin/id/{ROOT}> ; tn:premise ?p }}")
    assert drawn(page) == sorted([ROOT, *(one for (one,) in premises)])
    joint = page.locator(".pan .joint").count()
    assert joint > 0, "grounds that hold only together meet in one point"
    assert page.locator(".pan .way").count() > page.locator(".pan .end").count(), "a joint step has several ways and one end"


def test_stated_inferred_and_attacking_steps_look_different_and_are_named(explore):
    page = explore(f"#view=argument&lang=en&root={ATTACKED}")

    def dash(where: str) -> str:
        return str(page.locator(where).first.evaluate("one => getComputedStyle(one).strokeDasharray"))

    assert dash(".pan .inferred .way") != "none"
    assert dash(".argument .legend .explicit .way") == "none"
    assert page.locator(".pan .word.attack text").first.inner_html() == "attacks"
    legend = page.locator(".legend").inner_text()
    assert "stated in the text" in legend
    assert "inferred by the curator" in legend


def test_text_never_leaves_its_box(explore):
    page = explore(f"#view=argument&lang=kk&root={ATTACKED}&depth=all")
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.pan .box')].flatMap(box => {
             const r = box.querySelector('rect').getBoundingClientRect();
             return [...box.querySelectorAll('a:first-child text')].map(t => t.getBoundingClientRect())
               .filter(t => t.right > r.right || t.left < r.left || t.bottom > r.bottom + 1 || t.top < r.top);
           }).length"""
    )
    assert page.locator(".pan .box").count() > 20
    assert wide == 0


def test_the_list_says_what_the_picture_says(explore):
    page = explore(f"#view=argument&lang=en&root={ROOT}")
    boxes = drawn(page)
    steps = page.locator(".pan .end").count()
    page.get_by_role("button", name="As a list").click()
    links = page.locator(".tree .branch > .claim-line > .paraphrase").evaluate_all(
        "links => links.map(a => new URLSearchParams(a.getAttribute('href').slice(1)).get('node'))"
    )
    assert sorted(set(links)) == boxes
    assert page.locator(".tree .step").count() == steps
    assert axe(page) == []
    lines = list(csv.reader(io.StringIO(saved(page, "Save CSV", ".tree").removeprefix("\ufeff"))))
    assert len(lines) > steps
    assert {line[2] for line in lines[1:]} == {"stated in the text", "inferred by the curator"}


def test_filters_live_in_the_address_and_narrow_the_steps(explore, kg: tuiin.KnowledgeGraph):
    page = explore("#view=argument&lang=en")
    page.get_by_label("Where a step is from").select_option("explicit")
    in_address(page, "basis=explicit")
    stated = number(kg, "?a tn:conclusion ?c ; tn:basis <https://w3id.org/tuiin/basis/explicit>", "?a")
    assert f"{stated} steps" in page.locator(".picture figcaption").inner_text()
    assert page.locator(".whole .flow.inferred").count() == 0
    page.get_by_label("Kind of step").select_option("attacks")
    assert page.locator(".whole .flow.support").count() == 0
    page.go_back()
    page.go_back()
    assert page.locator(".whole .flow.inferred").count() > 0


def test_depth_and_the_number_on_a_box_lead_further(explore):
    page = explore(f"#view=argument&lang=en&root={ROOT}")
    before = page.locator(".pan .box").count()
    further = page.locator(".pan .corner.further").first
    page.get_by_label("Depth").select_option("all")
    assert page.locator(".pan .box").count() > before
    page.go_back()
    further.click()
    assert page.locator(".subject").inner_text() == page.locator(".card h2").inner_text()


def test_choosing_a_box_keeps_the_picture_and_marks_the_box(explore):
    page = explore(f"#view=argument&lang=en&root={ROOT}")
    boxes = drawn(page)
    page.locator(".pan .box:not(.root) > a").first.click()
    assert drawn(page) == boxes
    assert page.locator(".pan .box.chosen:not(.root)").count() == 1
    page.get_by_role("link", name="Show the argument for the chosen claim").click()
    assert page.locator(".pan .box.chosen.root").count() == 1


def test_a_claim_that_is_no_conclusion_shows_what_it_leads_to(explore, kg: tuiin.KnowledgeGraph):
    only_ground = "SELECT ?p ?c WHERE { ?a tn:premise ?p ; tn:conclusion ?c FILTER NOT EXISTS { ?b tn:conclusion ?p } } ORDER BY ?p LIMIT 1"
    ((ground, conclusion),) = rows(kg, only_ground)
    page = explore(f"#view=argument&lang=en&node={ground}")
    assert "What this leads to" in page.locator(".picture figcaption").inner_text()
    assert conclusion in drawn(page)


def test_weak_places_are_listed_with_what_makes_them_weak(explore, kg: tuiin.KnowledgeGraph):
    page = explore("#view=argument&lang=en")
    kind = "https://w3id.org/tuiin/argument-kind/attacks"
    attacked_only = number(
        kg, f"?a tn:conclusion ?c ; tn:kind <{kind}> FILTER NOT EXISTS {{ ?b tn:conclusion ?c ; tn:kind ?k FILTER(?k != <{kind}>) }}", "?c"
    )
    group = page.locator(".of-kind", has=page.locator(".flaw.attacked_only"))
    assert group.locator("h3 .count").inner_text() == str(attacked_only)
    assert group.locator(".by a").count() > 0
    marked = explore(f"#view=argument&lang=en&root={ATTACKED}")
    assert "argued against" in marked.locator(".box.root .flag").inner_html()
    tense = next(iter(kg.query("SELECT ?c { ?t a tn:Tension ; tn:between ?c . ?a tn:conclusion ?c } ORDER BY ?c")))[0]
    assert explore(f"#view=argument&lang=en&root={tense.removeprefix(str(kg.space.uri))}").locator(".corner.tension").count() > 0


def test_the_picture_zooms_and_moves_by_keys_and_by_buttons(explore):
    page = explore(f"#view=argument&lang=en&root={ATTACKED}&depth=all")
    region = page.locator(".pan .scroll")
    width = page.locator(".pan svg").bounding_box()["width"]
    region.focus()
    page.keyboard.press("+")
    assert page.locator(".pan svg").bounding_box()["width"] > width
    page.keyboard.press("0")
    assert page.locator(".pan svg").bounding_box()["width"] < width
    page.get_by_role("button", name="Larger").click()
    page.get_by_role("button", name="Larger").click()
    left = region.evaluate("one => one.scrollLeft")
    region.focus()
    page.keyboard.press("ArrowLeft")
    until(page, f"document.querySelector('.pan .scroll').scrollLeft !== {left}")


def test_the_saved_picture_holds_every_box(explore):
    page = explore(f"#view=argument&lang=ru&root={ROOT}")
    boxes = page.locator(".pan .box").count()
    page.locator(".picture .share-this").click()
    picture = ET.fromstring(saved(page, "Сохранить SVG", ".share-panel"))
    assert len(picture.findall(f".//{SVG}a/{SVG}rect")) == boxes
    assert picture.get("viewBox")


def test_a_claim_that_somebody_disputes_is_marked_with_who(explore, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    file = tmp_path / "toy.html"
    file.write_bytes(explorer.explorer(toy.store))
    page = explore("#view=argument&lang=en", file=file)
    assert page.locator(".of-kind", has=page.locator(".flaw.denied")).locator(".by").inner_text() == "The council's doubt"
    go(page, "#view=argument&lang=en&root=article/night-library/claim/night-library-raises-readers")
    assert "disputed" in page.locator(".box.root .flag").inner_html()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_argument_with_the_card_open(explore, scheme: str):
    page = explore(f"#view=argument&lang=en&node={ATTACKED}&basis=inferred", scheme=scheme)
    assert page.locator(".pan .box").count() > 0
    assert axe(page) == []


def test_a_narrow_page_starts_with_the_list_and_does_not_scroll_sideways(explore):
    page = explore(f"#view=argument&lang=kk&root={ATTACKED}", width=390, height=844)
    assert page.locator(".tree .branch").count() > 3
    page.get_by_role("button", name="Сурет түрінде").click()
    assert page.locator(".pan .box").count() > 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_words_change_with_the_language(explore):
    page = explore(f"#view=argument&lang=kk&root={ROOT}")
    kazakh = page.locator(".box.root text").first.inner_html()
    page.get_by_role("button", name="Русский").click()
    assert page.locator(".box.root text").first.inner_html() != kazakh
    assert "Слабые места" in page.locator(".breaks h2").inner_text()


def test_a_filter_that_no_step_passes_says_so(explore):
    page = explore("#view=argument&lang=en&basis=explicit&step=nothing")
    assert "No step passes this filter." in page.locator("main").inner_text()
