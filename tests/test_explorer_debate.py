"""The debate view in a real browser: viewpoints face to face, the lines between their claims, tensions, denials, attacks."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

import tuiin
from tuiin.show import explorer

from .conftest import axe
from .exploring import in_address

ARTICLE = "article/nyshanbayev-2022"
# A member speaks for a viewpoint in the paragraphs that speak of this.
MEMBER = "?v tn:membership/tn:member ?m . ?v tn:passage|tn:membership/tn:passage ?here . ?p tn:passage ?there . ?here tn:paragraph ?n . ?there tn:paragraph ?n"
HELD = f"{{ ?p tn:holder ?v }} UNION {{ {MEMBER} . ?p tn:holder ?m }} UNION {{ {MEMBER} . ?p tn:source ?m }}"
CROSSING = """SELECT DISTINCT ?step ?from ?basis WHERE {
  ?one tn:opposes|^tn:opposes ?other . ?step tn:premise ?from ; tn:conclusion ?to ; tn:basis ?basis .
  ?p tn:holder ?one ; tn:about ?from . ?q tn:holder ?other ; tn:about ?to . }"""


def number(kg: tuiin.KnowledgeGraph, pattern: str, what: str = "*") -> int:
    ((count,),) = kg.store.ask(f"SELECT (COUNT(DISTINCT {what}) AS ?n) WHERE {{ {pattern} }}")
    return int(count or 0)


def test_opposed_viewpoints_stand_face_to_face_and_the_others_below(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=debate&lang=en")
    opposed = {
        row[0] for row in kg.store.ask("SELECT DISTINCT ?l { ?v tn:opposes|^tn:opposes ?o ; skos:prefLabel ?l FILTER(LANG(?l) = 'en') }")
    }
    alone = {row[0] for row in kg.store.ask("SELECT ?l { ?v a tn:Viewpoint ; skos:prefLabel ?l FILTER(LANG(?l) = 'en') }")} - opposed
    assert opposed == set(shown.locator(".face .side h3").all_inner_texts())
    assert alone == set(shown.locator(".alone .side h3").all_inner_texts())
    boxes = [shown.locator(".face").first.locator(".side").nth(i).bounding_box() for i in (0, 1)]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]


def test_a_work_on_both_sides_is_marked_on_both_and_open_lists_are_said_to_be_open(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=debate&lang=en")
    assert shown.locator(".side .chip .shared").count() == 2 * number(kg, "?s a tn:SharedMember", "?s")
    (name,) = set(shown.locator(".side .chip:has(.shared)").evaluate_all("all => all.map(one => one.getAttribute('href'))"))
    assert "work/bawden-robinson-2009" in name
    assert "on both sides" in shown.locator(".both-sides").inner_text()
    assert shown.locator(".side .open-list").count() == number(kg, "?v tn:openList true", "?v")
    assert shown.locator(".side .members .chip").count() == number(kg, "?v tn:membership ?m", "?m")


def test_each_side_says_what_it_or_its_members_assert_and_how(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=debate&lang=en")
    asserted = list(kg.store.ask(f"SELECT DISTINCT ?v ?c {{ ?v a tn:Viewpoint . {HELD} ?p tn:about ?c }}"))
    assert shown.locator(".side .asserted [data-claim]").count() == len(asserted)
    assert "closed authoritarian" not in shown.locator(".side", has_text="revives democracy").inner_text()
    first = shown.locator(".side", has_text="Instrumentalist direction").locator(".asserted li").first.inner_text()
    assert "transparency" in first
    assert "asserts" in first
    assert "certain" in first
    assert "Nyshanbayev" in first


def test_lines_join_claims_of_the_two_sides_and_the_list_says_the_same(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=debate&lang=en")
    steps = list(kg.store.ask(CROSSING))
    inferred = [row for row in steps if str(row[2]).endswith("inferred")]
    assert len(steps) > 4
    assert shown.locator(".gap .crossings g").count() == len(steps)
    assert shown.locator(".gap path.inferred").count() == len(inferred)
    assert f"{len(steps)} lines" in str(shown.locator(".gap svg").get_attribute("aria-label"))
    assert not shown.locator(".twin").is_visible()
    shown.get_by_role("button", name="As a list").click()
    assert shown.locator(".twin li").count() == len(steps)
    assert shown.locator(".twin li").first.is_visible()


def test_a_line_begins_and_ends_at_the_height_of_its_claims(explore):
    shown: Page = explore("#view=debate&lang=kk")
    ends = shown.evaluate(
        """() => {
          const gap = document.querySelector('.gap svg').getBoundingClientRect();
          const claims = [...document.querySelectorAll('.face [data-claim]')].map(e => e.getBoundingClientRect());
          const on = (x, y) => claims.some(c => y > c.top && y < c.bottom && Math.min(Math.abs(c.left - x), Math.abs(c.right - x)) < 8);
          return [...document.querySelectorAll('.gap g path:first-child')].map(path => {
            const a = path.getPointAtLength(0), b = path.getPointAtLength(path.getTotalLength());
            return on(gap.left + a.x, gap.top + a.y) && on(gap.left + b.x + 7 * Math.sign(b.x - a.x), gap.top + b.y);
          });
        }"""
    )
    assert ends
    assert all(ends)


def test_only_what_the_text_states_leaves_no_inferred_step(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=debate&lang=en")
    shown.get_by_label("Steps of reasoning").select_option("explicit")
    in_address(shown, "basis=explicit")
    assert shown.locator(".gap .crossings path.inferred").count() == 0
    explicit = number(
        kg, "?a tn:kind <https://w3id.org/tuiin/argument-kind/attacks> ; tn:basis <https://w3id.org/tuiin/basis/explicit>", "?a"
    )
    assert shown.locator("#debate-attacks small").inner_text() == str(explicit)
    assert shown.locator(".attacked li.basis-inferred").count() == 0
    shown.go_back()
    assert shown.locator(".attacked li.basis-inferred").count() > 0


def test_tensions_say_why_and_can_be_narrowed_by_kind_and_by_holder(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=debate&lang=en&kind=note")
    of_kind = number(kg, '?t tn:tensionKind "note"', "?t")
    shown.get_by_role("button", name="Show more").first.click()
    assert shown.locator(".tension").count() == of_kind
    assert shown.locator(".tension").count() == number(kg, "?t a tn:Tension", "?t")
    assert all(len(words) > 40 for words in shown.locator(".tension[data-kind=note] .why").all_inner_texts())
    shown.get_by_label("Who takes part").select_option("actor/freedom-house")
    in_address(shown, "holder=actor/freedom-house")
    assert shown.locator("#debate-tensions small").inner_text() == f"{shown.locator('.tension').count()} of {of_kind}"
    assert all("Freedom House" in words for words in shown.locator(".tension").all_inner_texts())


def test_denied_claims_tell_who_denies_them_and_that_nobody_holds_them(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=debate&lang=en")
    denied = number(kg, "?p tn:about ?c ; tn:stance ?s FILTER(?s IN (stance:denies, stance:disputes))", "?c")
    assert shown.locator(".contest").count() == denied
    last = shown.locator(".contest").last.inner_text()
    assert "Nurbolat Nyshanbayev" in last
    assert "disputes" in last
    assert "No voice in the article holds it." in last


def test_attacks_are_gathered_under_the_claim_that_they_are_against(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=debate&lang=en")
    shown.locator("section:has(#debate-attacks)").get_by_role("button", name="Show more").click()
    attacks = "?a tn:kind <https://w3id.org/tuiin/argument-kind/attacks> ; tn:conclusion ?c"
    more = shown.locator("section:has(#debate-attacks)").get_by_role("button", name="Show more")
    while more.count():
        more.click()
    assert shown.locator(".attacked").count() == number(kg, attacks, "?c")
    assert shown.locator(".attacked li").count() == number(kg, attacks, "?a")


def test_a_chosen_claim_is_shown_marked_and_in_sight_even_beyond_the_cut(explore, kg: tuiin.KnowledgeGraph):
    cut: Page = explore("#view=debate&lang=en")
    at_once = cut.locator("main").inner_text()
    asked = "SELECT ?c ?says { ?t a tn:Tension ; tn:between ?c . GRAPH ?words { ?c skos:prefLabel ?says } } ORDER BY ?c"
    claim = next(str(c) for c, says in kg.query(asked) if str(says) not in at_once)
    shown: Page = explore(f"#view=debate&lang=en&node={claim.removeprefix(str(kg.space.uri))}")
    marked = shown.locator(".tension a[aria-current]")
    assert marked.count() == 1
    assert 0 < marked.bounding_box()["y"] < 900
    assert shown.locator("aside.card h2").is_visible()


def test_a_chosen_claim_of_a_side_makes_the_lines_of_other_claims_faint(explore):
    shown: Page = explore("#view=debate&lang=en")
    assert shown.locator(".gap g.faint").count() == 0
    shown.get_by_role("link", name="Digitalization brings transparency").first.click()
    faint = shown.locator(".gap g.faint").count()
    assert 0 < faint < shown.locator(".gap g").count()
    shown.go_back()
    shown.mouse.move(0, 0)
    assert shown.locator("aside.card").count() == 0


def test_the_keyboard_alone_reaches_a_section_and_opens_a_claim(explore):
    shown: Page = explore("#view=debate&lang=en")
    shown.get_by_role("button", name="3 claims denied").focus()
    shown.keyboard.press("Enter")
    expect(shown.locator("#debate-contested")).to_be_focused()
    shown.keyboard.press("Tab")
    shown.keyboard.press("Enter")
    assert shown.locator("aside.card h2").inner_text() == shown.locator(".contest .paraphrase").first.inner_text()
    expect(shown.locator("h2:focus")).to_have_count(1)


def test_a_phone_shows_the_list_in_place_of_lines_and_never_scrolls_sideways(explore):
    claim = f"{ARTICLE}/claim/digitalization-brings-openness"
    shown: Page = explore(f"#view=debate&lang=kk&node={claim}", width=390, height=844)
    assert not shown.locator(".gap svg").first.is_visible()
    assert shown.locator(".twin li").first.is_visible()
    for lang in ("kk", "ru", "en"):
        shown.locator(f".languages button[lang={lang}]").press("Enter")
        assert shown.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_words_change_live_with_the_language(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=debate&lang=en&kind=note")
    for lang in ("kk", "ru"):
        shown.locator(f".languages button[lang={lang}]").click()
        words = [row[0] for row in kg.store.ask(f"SELECT ?l {{ ?v a tn:Viewpoint ; skos:prefLabel ?l FILTER(LANG(?l) = '{lang}') }}")]
        assert set(words) == set(shown.locator(".side h3").all_inner_texts())
        in_address(shown, "kind=note")
        assert "of 21" not in shown.locator("#debate-tensions").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_list_open_a_filter_set_and_a_card_beside(explore, scheme: str):
    shown: Page = explore(
        f"#view=debate&lang=en&holder=actor/nyshanbayev-nurbolat&node={ARTICLE}/claim/digitalization-brings-openness", scheme=scheme
    )
    shown.get_by_role("button", name="As a list").click()
    assert axe(shown) == []


def test_nothing_opposed_is_said_in_one_sentence(explore, instead):
    def empty(document: dict[str, Any]) -> None:
        for table in ("viewpoints", "memberships", "oppositions", "tensions", "arguments", "premises", "positions", "shared_members"):
            document["tables"][table]["rows"] = []

    shown: Page = explore("#view=debate&lang=en", file=instead(empty))
    assert shown.locator(".debate").inner_text() == "Nothing in this graph stands against anything."


def test_another_article_has_a_debate_too(explore, instead, toy: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=debate&lang=en", file=instead(document=explorer.document(toy.store)))
    assert shown.locator(".side").count() == number(toy, "?v a tn:Viewpoint", "?v")
    assert axe(shown) == []


def test_hostile_words_are_only_words(explore, instead):
    def spoil(document: dict[str, Any]) -> None:
        document["texts"] = [f'</script><img src=x onerror="document.title=1">{{0}} {text}' for text in document["texts"]]

    shown: Page = explore("#view=debate&lang=en", file=instead(spoil))
    assert shown.locator(".debate img").count() == 0
    assert "onerror=" in shown.locator(".side h3").first.inner_text()
    assert shown.title() != "1"
