"""The doubts view in a real browser: what to doubt by what it bears on, contradictions face to face, slips folded, all of it on paper."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import tuiin

from .command import tuiin as command
from .conftest import TOP, axe
from .exploring import go, in_address, not_in_address

MARKED = "#view=doubts&lang=en"
ROWS = "rows => rows.map(row => row.dataset.doubt)"


def shown(page: Page, level: str) -> list[str]:
    """Return the ids of what stands at a level."""
    found: list[str] = page.locator(f'[data-level="{level}"] li.doubt').evaluate_all(ROWS)
    return found


def noted(kg: tuiin.KnowledgeGraph, kind: str) -> int:
    ((count,),) = kg.store.ask(
        f"SELECT (COUNT(*) AS ?n) {{ ?note a tn:EditorialNote ; tn:kind <https://w3id.org/tuiin/note-kind/{kind}> }}"
    )
    return int(count or 0)


def test_the_first_rows_concern_the_conclusion_and_the_next_its_picture_or_what_it_rests_on(explore: Callable[..., Page]):
    page = explore(MARKED)
    first = page.locator(".doubts li.doubt .tells").all_inner_texts()[:3]
    assert shown(page, "A") == [
        "rooted-values-without-source",
        "closed-country-with-liberal-values",
        "democratic-values-denied-and-rooted",
        "direct-and-indirect-in-kazakhstan",
        "corruption-index-moved-by-what",
    ]
    assert "closed and authoritarian" in first[1]
    assert {"states-in-2005", "freedom-house-and-democracy-index", "stage-iv-in-an-address-of-2006"} <= set(shown(page, "B"))
    row = page.locator('[data-doubt="closed-country-with-liberal-values"]')
    assert "a reported source against the author" in row.inner_text()
    assert "touches the conclusion ¶9.1" in " ".join(row.locator(".bears").inner_text().split())
    assert "bears on 6 claims" in row.inner_text()


def test_every_note_is_counted_once_by_its_sort_and_the_sort_stands_in_the_address(explore: Callable[..., Page], kg: tuiin.KnowledgeGraph):
    page = explore(MARKED)
    counts = {kind: noted(kg, kind) for kind in ("contradiction", "doubt", "slip")}
    said = page.locator(".segments a").all_inner_texts()
    assert [int(words.split()[-1]) for words in said] == [sum(counts.values()), *counts.values()]
    page.get_by_role("link", name="Contradictions").click()
    in_address(page, "only=contradiction")
    assert page.locator("li.doubt").count() == counts["contradiction"]
    assert page.locator('li.doubt:not([data-sort="contradiction"])').count() == 0
    page.go_back()
    not_in_address(page, "only")


def test_a_contradiction_opens_its_two_claims_face_to_face_and_a_doubt_what_it_is_about(explore: Callable[..., Page]):
    page = explore(MARKED)
    row = page.locator('[data-doubt="closed-country-with-liberal-values"]')
    row.get_by_role("link", name="Face to face").click()
    one, other = (box for box in (row.locator(".pair .claim-line").nth(i).bounding_box() for i in (0, 1)) if box)
    assert abs(one["y"] - other["y"]) < 2
    assert one["x"] + one["width"] <= other["x"]
    assert "Freedom House" in row.locator(".pair .claim-line").first.inner_text()
    in_address(page, "open=closed-country-with-liberal-values")
    page.go_back()
    expect(row.locator(".pair")).to_have_count(0)
    doubt = page.locator('[data-doubt="freedom-house-and-democracy-index"]')
    doubt.get_by_role("link", name="What it is about").click()
    assert "democracy index" in doubt.locator(".opened").inner_text().lower()


def test_slips_and_doubts_who_is_meant_are_folded_until_they_are_asked_for_and_open_on_paper(
    explore: Callable[..., Page], kg: tuiin.KnowledgeGraph
):
    page = explore(MARKED)
    assert page.locator(".slips li").count() == 0
    assert shown(page, "D") == []
    go(page, "#view=doubts&lang=en&only=slip")
    assert page.locator(".slips li").count() == noted(kg, "slip")
    places = page.locator(".slips li .places a:first-child").all_inner_texts()
    order = [tuple(map(int, place.lstrip("¶").split("."))) for place in places]
    assert order == sorted(order)
    go(page, MARKED)
    page.emulate_media(media="print")
    expect(page.locator(".slips li")).to_have_count(noted(kg, "slip"))
    assert page.locator("li.doubt").count() == noted(kg, "contradiction") + noted(kg, "doubt")
    assert page.get_by_role("button", name="Show more").count() == 0


def without_roles(document: dict[str, Any]) -> None:
    names = [column["name"] for column in document["tables"]["claims"]["columns"]]
    for row in document["tables"]["claims"]["rows"]:
        row[names.index("role")] = None


def test_without_roles_nothing_stands_in_the_conclusion_and_the_picture_still_does(
    explore: Callable[..., Page], instead: Callable[..., Path]
):
    page = explore(MARKED, file=instead(without_roles))
    assert page.locator('[data-level="A"]').count() == 0
    assert {"states-in-2005", "stage-iv-in-an-address-of-2006"} <= set(shown(page, "B"))
    assert "conclusion" not in page.locator(".doubts > .hint").inner_text()


def test_contradictions_in_the_debate_stand_in_the_same_order(explore: Callable[..., Page]):
    page = explore("#view=debate&lang=en")
    first = page.locator(".tension .why").first.inner_text()
    assert "closed and authoritarian" in first


@pytest.mark.parametrize("lang", ["en", "kk", "ru"])
@pytest.mark.parametrize(("width", "scheme"), [(1366, "light"), (390, "dark")])
def test_axe_holds_nothing_against_the_doubts(explore: Callable[..., Page], lang: str, width: int, scheme: str):
    page = explore(f"#view=doubts&lang={lang}&open=direct-and-indirect-in-kazakhstan", width=width, scheme=scheme)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


FREEDOM = "the publications of Freedom House have other names"


def signs(page: Page, scope: str) -> list[str]:
    found: list[str] = page.locator(f"{scope} :is(.doubt-signs, .doubt-words) svg.sign").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    return found


def test_a_claim_in_a_list_carries_its_doubts_with_their_words_and_leads_to_the_weightiest(explore: Callable[..., Page]):
    page = explore("#view=debate&lang=en")
    row = page.locator(".tension .claim-line", has_text="shows Kazakhstan as a closed, authoritarian country").first
    assert any(FREEDOM in words for words in row.locator("svg.sign").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))"))
    row.locator(".mark-contradiction").click()
    in_address(page, "view=doubts")
    in_address(page, "open=closed-country-with-liberal-values")
    expect(page.locator('[data-doubt="closed-country-with-liberal-values"] .pair')).to_be_in_viewport()


@pytest.mark.parametrize(
    ("fragment", "scope", "words"),
    [
        ("#view=voices&lang=en", ".matrix th:has-text('Freedom House')", FREEDOM),
        ("#view=debate&lang=en", ".side .members li:has-text('Bawden')", "both opposed sides"),
        ("#view=concepts&lang=en&node=concept/democracy-index", "aside.card", FREEDOM),
        ("#view=figures&lang=en", ".figures > section:last-child tr:has-text('65')", "191 members"),
        ("#view=works&lang=en", "[data-work=freedom-house-data-2005]", ""),
        ("#view=timeline&lang=en", ".timeline .things li, .timeline .things", "reverse order"),
    ],
)
def test_what_a_note_doubts_carries_its_words_in_every_view(explore: Callable[..., Page], fragment: str, scope: str, words: str):
    page = explore(fragment)
    if not words:
        assert FREEDOM in page.locator(scope).inner_text()
        return
    assert any(words in said for said in signs(page, scope)) or words in page.locator(scope).first.inner_text()


def test_slips_put_no_sign_on_anything(explore: Callable[..., Page]):
    page = explore("#view=works&lang=en")
    assert not [words for words in signs(page, "main") if words.startswith("slip")]


def test_a_step_that_the_curator_inferred_is_dashed_wherever_it_is_shown(explore: Callable[..., Page]):
    page = explore("#view=debate&lang=en")
    page.get_by_role("button", name="As a list").first.click()
    for scope in (".twin li.basis-inferred", ".attacked li.basis-inferred"):
        assert page.locator(scope).first.evaluate("step => getComputedStyle(step).borderLeftStyle") == "dashed"
    assert page.locator(".twin li:not(.basis-inferred)").count() < page.locator(".twin li").count()
    go(page, "#view=argument&lang=en&node=article/nyshanbayev-2022/claim/technologies-indirectly-affect-democratization")
    inferred = page.locator("aside.card .steps li.basis-inferred").first
    assert inferred.evaluate("step => getComputedStyle(step).borderLeftStyle") == "dashed"


def test_tables_taken_away_have_a_column_of_doubt(explore: Callable[..., Page]):
    for fragment, button in (("figures", "Save CSV"), ("voices", "Save CSV"), ("works", "Save CSV")):
        page = explore(f"#view={fragment}&lang=en")
        with page.expect_download() as taken:
            page.get_by_role("button", name=button).last.click()
        (head, *rows) = csv.reader(io.StringIO(Path(taken.value.path()).read_text("utf-8-sig")))
        column = [row[[name.lower() for name in head].index("doubt")] for row in rows]
        assert any("Freedom House" in words for words in column), fragment
        assert "" in column


GERMAN = Path(__file__).parent / "freibad"
EXAMPLE = TOP / "docs" / "example"


def page_of(home: Path, target: Path) -> Path:
    """Return the page of a copy of a project."""
    shutil.copytree(home, target, ignore=shutil.ignore_patterns(".tuiin"))
    run = command("view", "--print", cwd=target)
    assert run.returncode == 0, run.stderr
    return target / run.stdout.strip()


@pytest.mark.parametrize("view", ["doubts", "works", "timeline", "voices"])
def test_a_small_article_has_what_it_has_and_no_way_into_an_empty_room(explore: Callable[..., Page], tmp_path: Path, view: str):
    page = explore(f"#view={view}&lang=en", file=page_of(EXAMPLE, tmp_path / "example"))
    assert page.locator("main").inner_text().strip()
    assert axe(page) == []
    offered = page.locator("nav.ways a").evaluate_all("all => all.map(one => new URLSearchParams(one.hash.slice(1)).get('view'))")
    assert "doubts" in offered
    assert "works" not in offered
    if view == "doubts":
        assert page.locator("li.doubt, .slips li").count() + page.locator("details").count() > 0


def test_two_articles_in_one_page_tell_whose_doubt_each_is(explore: Callable[..., Page], tmp_path: Path):
    home = tmp_path / "two"
    shutil.copytree(EXAMPLE, home, ignore=shutil.ignore_patterns(".tuiin"))
    shutil.copytree(home / "data" / "articles" / "morning-bus", home / "data" / "articles" / "evening-bus")
    run = command("view", "--print", cwd=home)
    assert run.returncode == 0, run.stderr
    page = explore("#view=doubts&lang=en", file=home / run.stdout.strip())
    ids = page.locator("li.doubt").evaluate_all(ROWS)
    assert len(ids) == len(set(ids))
    for article in ("morning-bus", "evening-bus"):
        (first, *_) = [one for one in ids if one.startswith(f"{article}:")]
        assert page.locator(f'[data-doubt="{first}"] .places a').first.get_attribute("href").count(article) == 1
    assert axe(page) == []
