"""The concepts view in a real browser: the tree and its keys, the search, the map and its twin, definitions with who gives them."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

import tuiin
from tuiin.model import Text
from tuiin.show import explorer

from .conftest import axe
from .exploring import in_address, until

SVG = "{http://www.w3.org/2000/svg}"
IN_SCHEME = "?c a skos:Concept ; skos:inScheme <https://w3id.org/tuiin/id/concept> ."


def count(kg: tuiin.KnowledgeGraph, what: str, where: str) -> int:
    """Return how many different ones there are."""
    ((found,),) = kg.store.ask(f"SELECT (COUNT(DISTINCT {what}) AS ?n) WHERE {{ {where} }}")
    return int(str(found))


def number(kg: tuiin.KnowledgeGraph, where: str) -> int:
    """Return how many concepts there are of which this holds."""
    return count(kg, "?c", f"{IN_SCHEME} {where}")


def test_the_tree_starts_with_the_branches_and_unfolds_to_every_concept(explore, kg: tuiin.KnowledgeGraph):
    page = explore("#view=concepts&lang=en")
    assert page.locator(".tree .row").count() == number(kg, "FILTER NOT EXISTS { ?c skos:broader ?b }")
    page.get_by_role("button", name="Unfold all").click()
    in_address(page, "open=all")
    above = defaultdict(list)
    for concept, wider in kg.store.ask(f"SELECT ?c ?wider {{ {IN_SCHEME} OPTIONAL {{ ?c skos:broader ?wider }} }}"):
        above[concept] += [wider] if wider else []
    ways = cache(lambda concept: sum(map(ways, above[concept])) or 1)  # what is narrower than two things stands below each
    assert page.locator(".tree .row").count() == sum(map(ways, [*above]))


def test_the_number_counts_claims_about_all_that_is_narrower(explore, kg: tuiin.KnowledgeGraph):
    page = explore("#view=concepts&lang=en")
    about = "{ ?claim tn:subject ?c } UNION { ?claim tn:object ?c } UNION { ?claim tn:scope ?c }"
    wanted = count(kg, "?claim", f"?c skos:broader* <https://w3id.org/tuiin/id/concept/technology> . ?claim a tn:Claim . {about}")
    assert page.locator('.row[data-concept="id:concept/technology"] .number').inner_text() == str(wanted)


def test_the_search_finds_other_spellings_and_lives_in_the_address(explore):
    page = explore("#view=concepts&lang=en")
    page.get_by_label("Find a concept").fill("цирфлану")
    page.wait_for_url("**q=*")
    assert page.locator(".row.match").count() == 1
    assert page.locator(".row.match .thing").inner_text() == "digitalization"
    page.get_by_label("Find a concept").fill("zzz")
    assert page.locator(".concepts [role=status]").inner_text() == "Nothing found"
    assert page.locator(".tree .row").count() == 0
    again = explore("#view=concepts&lang=ru&q=бот")
    assert "боты" in again.locator(".row.match .thing").all_inner_texts()


def test_the_tree_is_walked_and_folded_by_keys(explore):
    page = explore("#view=concepts&lang=en")
    page.locator(".tree .row a").first.focus()
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.closest('.row').dataset.concept")
    assert second == page.locator(".tree .row").nth(1).get_attribute("data-concept")
    rows = page.locator(".tree .row").count()
    page.keyboard.press("ArrowRight")
    assert page.locator(".tree .row").count() > rows
    page.keyboard.press("ArrowLeft")
    assert page.locator(".tree .row").count() == rows
    page.keyboard.press("Enter")
    page.wait_for_selector(".card")
    in_address(page, second.removeprefix("id:"))


def test_choosing_a_concept_opens_the_card_and_marks_it_in_tree_and_map(explore):
    page = explore("#view=concepts&lang=en")
    page.locator(".field text", has_text=re.compile("^digital media$")).first.click()
    assert page.locator(".card h2").inner_text() == "digital media"
    assert page.locator(".tree [aria-current]").inner_text() == "digital media"
    assert page.locator(".field.chosen text").first.inner_html() == "digital media"
    page.go_back()
    assert page.locator(".card").count() == 0


def test_a_concept_below_what_the_map_shows_marks_the_field_that_holds_it(explore):
    page = explore("#view=concepts&lang=en&node=concept/bots")
    assert page.locator(".tree [aria-current]").inner_text() == "bots"
    held = page.locator(".field.chosen")
    assert held.count() == 1
    assert held.get_attribute("aria-current") is None


def test_what_is_related_is_joined_by_a_line_on_demand_and_for_the_chosen(explore):
    page = explore("#view=concepts&lang=en&node=concept/digitalization")
    chosen = page.locator(".tie").count()
    assert chosen >= 1
    assert page.locator(".field.related").count() == chosen
    page.get_by_role("button", name="Show what is related").click()
    in_address(page, "related=all")
    assert page.locator(".tie").count() > chosen


def test_a_field_opens_its_branch_alone_and_the_way_back_is_a_link(explore):
    page = explore("#view=concepts&lang=en")
    page.get_by_role("link", name="This branch alone: technology").click()
    in_address(page, "branch=concept/technology")
    assert page.locator(".tree > .scroll > ul > li").count() == 1
    assert page.locator(".field.deep-3").count() > 0
    page.get_by_role("link", name="All branches").click()
    assert page.locator(".field.deep-1").count() > 1


def test_a_larger_field_has_more_claims(explore, kg: tuiin.KnowledgeGraph):
    """Fields without others in them, of all branches: paddings leave areas nearly in proportion, and shades exactly so."""
    page = explore("#view=concepts&lang=en")
    until(page, "document.querySelectorAll('.field').length > 30")  # once it knows how wide it is
    drawn = page.evaluate(
        """() => [...document.querySelectorAll('.field:not(.inner)')].map(field => {
             const { width, height } = field.querySelector('rect').getBoundingClientRect();
             return [Number(/(\\d+) claims?$/.exec(field.querySelector('title').textContent)?.[1] ?? 0), width * height, field.getAttribute('class')];
           })"""
    )
    assert len(drawn) > 30
    each = sorted(area / claims for claims, area, _ in drawn if claims > 1)
    assert each[-1] < 2.5 * each[0], "an area tells the claims, whichever the branch"
    assert all(("shade-0" in kind) == (claims < 5) for claims, _, kind in drawn)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_every_field_says_its_name_whole(explore, lang: str):
    """No box without words, none with a name that is cut: what would be is counted where it belongs."""
    for width in (390, 820, 1366):
        page = explore(f"#view=concepts&lang={lang}", width=width)
        until(page, "document.querySelectorAll('.field').length > 15")
        said = page.evaluate(
            """() => [...document.querySelectorAll('.field')].map(field => [
                 [...field.querySelectorAll('text:not(.number)')].map(one => one.textContent).join(''), field.querySelector('title').textContent])"""
        )
        plain = {re.sub(r"[\s-]", "", words): re.sub(r"[\s-]", "", title.rpartition(" · ")[0]) for words, title in said}
        assert [name for words, name in plain.items() if re.sub(r"\d+$", "", words) != re.sub(r"\d+$", "", name)] == []


def test_names_do_not_leave_their_fields(explore):
    page = explore("#view=concepts&lang=ru")
    out = page.evaluate(
        """() => [...document.querySelectorAll('.field')].flatMap(field => {
             const r = field.querySelector('rect').getBoundingClientRect();
             return [...field.querySelectorAll('text')].map(t => t.getBoundingClientRect()).filter(t => t.right > r.right + 1 || t.bottom > r.bottom + 1);
           }).length"""
    )
    assert out == 0


def test_the_table_is_the_map_in_words_and_leaves_as_csv(explore, kg: tuiin.KnowledgeGraph):
    page = explore("#view=concepts&lang=en")
    page.get_by_role("button", name="As a table").click()
    assert axe(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Save CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert len(rows) == number(kg, "")
    democracy = next(row for row in rows if row["Concept"] == "democracy")
    assert "Nurbolat Nyshanbayev" in democracy["As defined in the article"]
    assert democracy["The curator's gloss"]


def test_definitions_stand_with_who_gives_them(explore, kg: tuiin.KnowledgeGraph):
    page = explore("#view=concepts&lang=en")
    as_relation = "{ ?claim tn:relation <https://w3id.org/tuiin/relation/defined-as> }"
    as_kind = "{ ?claim tn:kind <https://w3id.org/tuiin/claim-kind/definition> }"
    defined = count(kg, "?s", f"?claim a tn:Claim ; tn:subject ?s {as_relation} UNION {as_kind}")
    assert page.locator(".definitions .entry").count() == defined
    assert page.locator(".given .voice").count() >= defined
    chosen = explore("#view=concepts&lang=en&node=concept/bots")
    assert "The article does not define it." in chosen.locator("main").inner_text()


def test_the_saved_map_holds_every_field(explore):
    page = explore("#view=concepts&lang=kk")
    until(page, "document.querySelectorAll('.field').length > 30")
    fields = page.locator(".field").count()
    page.locator(".picture").get_by_role("button", name="Суретті бөлісу").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG сақтау").click()
    picture = ET.fromstring(Path(download.value.path()).read_text("utf-8"))
    assert len(picture.findall(f".//{SVG}a/{SVG}title")) >= fields


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_a_concept_chosen_and_others_found(explore, scheme: str):
    page = explore("#view=concepts&lang=en&node=concept/digitalization&q=digital&related=all", scheme=scheme)
    assert page.locator(".row.match").count() > 3
    assert axe(page) == []


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_narrow_page_with_everything_unfolded_does_not_scroll_sideways(explore, lang: str):
    page = explore(f"#view=concepts&lang={lang}&open=all", width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def spoilt(document: dict, tmp_path: Path) -> Path:
    """Return a page of a document that was changed."""
    page = explorer.whole_page(
        Text(en="spoilt"), explorer.asset("explorer.css"), explorer.asset("explorer.js"), {"document": explorer.json_block(document)}
    )
    path = tmp_path / "spoilt.html"
    path.write_bytes(page)
    return path


def test_hostile_names_are_only_text_in_tree_map_and_argument(explore, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    document = json.loads(json.dumps(explorer.document(toy.store)))
    hostile = '</script><img src=x onerror="window.hurt=1">' + "ж" * 300
    for row in document["tables"]["words"]["rows"]:
        row[3] = len(document["texts"])
    document["texts"].append(hostile)
    file = spoilt(document, tmp_path)
    for view in ("concepts", "argument"):
        page = explore(f"#view={view}&lang=en&open=all", file=file, width=390)
        assert hostile[:20] in page.locator("main").inner_text()
        assert page.evaluate("window.hurt") is None
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_graph_without_concepts_or_arguments_says_so(explore, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    document = json.loads(json.dumps(explorer.document(toy.store)))
    for name in ("concepts", "broader", "related", "arguments", "premises"):
        document["tables"][name]["rows"] = []
    file = spoilt(document, tmp_path)
    assert "There are no concepts" in explore("#view=concepts&lang=en", file=file).locator("main").inner_text()
    page = explore("#view=argument&lang=en", file=file)
    assert "There are no steps of reasoning" in page.locator("main").inner_text()
    assert axe(page) == []


def test_a_circle_of_broader_concepts_is_still_a_tree(explore, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    document = json.loads(json.dumps(explorer.document(toy.store)))
    concepts = [row[0] for row in document["tables"]["concepts"]["rows"]]
    document["tables"]["broader"]["rows"] = [[concepts[0], concepts[1]], [concepts[1], concepts[0]]]
    page = explore("#view=concepts&lang=en&open=all", file=spoilt(document, tmp_path))
    assert page.locator(".tree .row").count() >= len(concepts)
    assert page.locator(".field").count() == len(concepts)
