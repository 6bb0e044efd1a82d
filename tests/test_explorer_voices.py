"""The voices view in a real browser: who says what about what, as a matrix and as a list; filters that live in the address."""

import csv
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page

import tuiin
from tuiin.show import explorer
from tuiin.show.network import names, project
from tuiin.show.picture.told import pictures

from .conftest import HERE, TOP, axe
from .exploring import WEB, go, in_address, not_in_address, opened

AUTHOR = "actor/nyshanbayev-nurbolat"
#: Positions but those that only pass on another's words, which count with those whose words they are.
OWN = "?p a tn:Position ; tn:holder ?h ; tn:about ?c ; tn:stance ?s . FILTER(?s != stance:reports || NOT EXISTS { ?q tn:reportedBy ?p })"
#: Each claim of each voice once, on the side on which it holds it.
EACH = "CONCAT(STR(?h), STR(?c), STR(?s IN (stance:denies, stance:disputes)))"
ABOUT = "?c tn:subject|tn:object|tn:scope ?x . ?x skos:broader* ?about ."


def number(kg: tuiin.KnowledgeGraph, pattern: str, what: str = "?p") -> int:
    ((count,),) = kg.store.ask(f"SELECT (COUNT(DISTINCT {what}) AS ?n) WHERE {{ {pattern} }}")
    return int(count or 0)


def counts(cell: Locator) -> list[int]:
    return [int(words) for words in cell.locator("b").all_inner_texts()]


def positions(shown: Page) -> int:
    return int(re.sub(r"\D", "", shown.locator("#voices-claims small").inner_text()))


ROW = ".matrix tbody tr:not(.school):not(.cell-told)"


def test_every_voice_has_a_row_the_author_first_then_the_sides(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=voices&lang=en")
    assert shown.locator(ROW).count() == number(kg, OWN, "?h")
    assert AUTHOR in str(shown.locator(ROW).first.locator("th a").first.get_attribute("href"))
    totals = [sum(counts(cell)) for cell in shown.locator(".matrix .total").all()]
    assert sum(totals) == number(kg, OWN, EACH)
    assert positions(shown) == number(kg, OWN)
    order = [row.split("\n")[0] for row in shown.locator(".matrix tbody :is(.school th, tr:not(.school) > th)").all_inner_texts()]
    assert any("Democratic model of using technology" in words and "⇄ Authoritarian model" in words for words in order)
    (castells,) = (at for at, words in enumerate(order) if words.startswith("Castells"))
    assert "Scholars of the information society" in [words.strip() for words in order[:castells]]
    assert next(at for at, words in enumerate(order) if words == "Listed on no side") > castells


@pytest.mark.parametrize("data", [None, HERE / "library", HERE / "freibad", TOP / "docs" / "example" / "data"])
def test_a_voice_has_as_many_claims_wherever_they_are_counted(browser: Browser, tmp_path: Path, data: Path | None):
    """The table of voices, the card, the picture, and how it was made: what is only passed on counts with those whose words it is."""
    (article,) = [path.name for path in ((data or TOP / "data") / "articles").iterdir()]
    kg = tuiin.build(article, data=data) if data else tuiin.build(article)
    made = tmp_path / "explorer.html"
    made.write_bytes(explorer.explorer(kg.store, None, kg.questions))
    with opened(browser, made, "#view=voices&lang=en", width=1440, height=900) as page:
        rows = page.locator(ROW)
        found = {}
        for i in range(rows.count()):
            link = str(rows.nth(i).locator("th a").first.get_attribute("href"))
            found[unquote(re.findall("node=([^&]+)", link)[0])] = sum(counts(rows.nth(i).locator(".total")))
        for voice, claims in found.items():
            go(page, f"#view=voices&lang=en&node={voice}")
            assert page.locator(".card h3", has_text="Claims made").inner_text() == f"Claims made · {claims}"
        drawn = {
            iri.partition("/id/")[2]: claims
            for picture in pictures(kg.store, names(project(kg.store)))
            for iri, claims in picture.voices.items()
        }
        assert drawn.items() <= found.items()
        go(page, "#view=gist&lang=en")
        page.click(".about summary:has-text('made')")
        assert f"{len(found)} voice" in page.inner_text(".about")


def test_no_column_is_cut_off(explore, kg: tuiin.KnowledgeGraph):
    """As many columns as fit, in each language and at each width; the others are a button away."""
    for width in (820, 1100, 1366, 1440):
        shown: Page = explore("#view=voices&lang=en", width=width)
        for lang in ("kk", "ru", "en"):
            go(shown, f"#view=voices&lang={lang}")
            shown.wait_for_timeout(200)
            wide, room = shown.locator(".matrix .scroll").evaluate("place => [place.scrollWidth, place.clientWidth]")
            assert wide <= room
            assert shown.locator(".matrix thead th").count() >= 5


def test_silence_is_an_empty_cell_that_is_seen_to_be_one(explore):
    shown: Page = explore("#view=voices&lang=en")
    cells = shown.locator(f"{ROW} td:not(.total)")
    empty = shown.locator(f"{ROW} td.silent")
    assert 0 < empty.count() < cells.count()
    assert set(empty.all_inner_texts()) == {""}
    assert "gradient" in empty.first.evaluate("cell => getComputedStyle(cell).backgroundImage")
    assert "says nothing of it" in shown.locator(".matrix .key").inner_text()


def test_no_word_for_a_voice_reads_as_a_vote():
    """In Kazakh and Russian the word for a voice is the word for a vote."""
    for lang, votes in (("kk", r"дауыс(?!т)"), ("ru", r"\bголос(?!у)")):
        words = (WEB.parents[1] / "tuiin" / "words" / f"{lang}.json").read_text("utf-8")
        assert not re.findall(votes, words), lang


def test_a_cell_counts_what_a_voice_claims_about_a_topic_and_all_below_it(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=voices&lang=en")
    cells = shown.locator(".matrix tbody td:not(.total) .cell")
    for i in (0, cells.count() // 2, cells.count() - 1):
        asked = dict(re.findall(r"(holder|concept)=([^&]+)", unquote(str(cells.nth(i).get_attribute("href")))))
        iris = {name: f"<https://w3id.org/tuiin/id/{short}>" for name, short in asked.items()}
        pattern = f"{OWN} {ABOUT} FILTER(?h = {iris['holder']} && ?about = {iris['concept']})"
        assert sum(counts(cells.nth(i))) == number(kg, pattern, EACH)


def test_a_cell_leads_to_its_claims_and_the_back_button_returns(explore):
    shown: Page = explore("#view=voices&lang=en")
    cell = shown.get_by_role("link", name="Experts, technology:")
    many = int(re.findall("[0-9]+", cell.inner_text())[0])
    cell.click()
    in_address(shown, "holder=actor/experts&concept=concept/technology")
    assert shown.locator("#voices-claims").inner_text().startswith("Experts: about “technology”")
    assert positions(shown) == many == shown.locator(".group li .claim-line").count()
    assert cell.get_attribute("aria-current") == "true"
    assert 0 < cell.bounding_box()["y"] < shown.locator("#voices-claims").bounding_box()["y"] < 900
    assert shown.locator(ROW).count() > 10
    shown.go_back()
    assert shown.locator("#voices-claims").inner_text().startswith("Claims")


def test_a_topic_opens_into_narrower_ones_and_closes_again(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=voices&lang=en")
    shown.get_by_role("link", name="Narrower than “technology”").click()
    in_address(shown, "under=concept/technology")
    columns = shown.locator(".matrix thead .thing").all_inner_texts()
    narrower = {
        row[0]
        for row in kg.store.ask(
            "SELECT ?l { ?x skos:broader <https://w3id.org/tuiin/id/concept/technology> ; skos:prefLabel ?l FILTER(LANG(?l) = 'en') }"
        )
    }
    assert columns[0] == "technology"
    assert set(columns[1:]) <= narrower
    assert "digital technologies" in columns
    shown.get_by_role("link", name="The broadest concepts").click()
    assert shown.locator(".matrix thead .thing").all_inner_texts() != columns


def test_more_topics_are_shown_on_demand(explore):
    shown: Page = explore("#view=voices&lang=en")
    before = shown.locator(".matrix thead th").count()
    shown.get_by_role("button", name="more concepts").click()
    assert shown.locator(".matrix thead th").count() > before
    assert shown.evaluate("document.documentElement.scrollWidth") <= 1440
    shown.get_by_role("button", name="Fewer concepts").click()
    assert shown.locator(".matrix thead th").count() == before


LEAVES = {
    "side=against": "FILTER(?s IN (stance:denies, stance:disputes))",
    "stance=endorses": "FILTER(?s = stance:endorses)",
    "certainty=possible": "?p tn:certainty <https://w3id.org/tuiin/certainty/possible> .",
    "kind=causal": "?c tn:kind <https://w3id.org/tuiin/claim-kind/causal> .",
    "type=organization": "?h tn:kind <https://w3id.org/tuiin/actor-type/organization> .",
    "type=viewpoint": "?h a tn:Viewpoint .",
    "words=reported": "?p tn:reportedBy ?r .",
    "words=own&certainty=probable": "?p tn:certainty <https://w3id.org/tuiin/certainty/probable> . FILTER NOT EXISTS { ?p tn:reportedBy ?r }",
}


def test_each_filter_is_in_the_address_and_leaves_what_the_graph_says(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=voices&lang=ru")
    for fragment, pattern in LEAVES.items():
        assert positions(go(shown, f"#view=voices&lang=ru&{fragment}")) == number(kg, f"{OWN} {pattern}") > 0


def test_words_passed_on_are_found_where_they_are_asked_for(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=voices&lang=en")
    shown.locator(".folded-filters summary").click()
    shown.get_by_label("Whose words").select_option("conveys")
    assert positions(shown) == number(kg, "?q tn:reportedBy ?p . ?p tn:stance stance:reports")
    assert shown.locator(ROW).count() == number(kg, "?q tn:reportedBy ?p . ?p tn:stance stance:reports ; tn:holder ?h", "?h")


def test_choices_say_how_much_they_would_leave_and_clear_undoes_all(explore, kg: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=voices&lang=en&side=for&kind=normative")
    shown.locator(".folded-filters summary").click()
    choices = dict(re.findall(r"(.+) \((\d+)\)", "\n".join(shown.locator(".filters select").first.locator("option").all_inner_texts())))
    rows = kg.query("""
        SELECT ?name (STR(COUNT(DISTINCT ?position)) AS ?count) {
          ?position tn:holder ?holder ; tn:stance ?stance ; tn:about/tn:kind <https://w3id.org/tuiin/claim-kind/normative> .
          ?stance tn:side "for" . ?holder skos:prefLabel ?name FILTER(LANG(?name) = "en")
          FILTER(?stance != stance:reports || NOT EXISTS { ?other tn:reportedBy ?position })
        } GROUP BY ?name""")
    assert choices == {str(name): str(count) for name, count in rows}
    assert len(choices) > 1
    shown.get_by_label("With which stance").select_option("stance:recommends")
    in_address(shown, "stance=recommends")
    not_in_address(shown, "side=")
    shown.get_by_role("button", name="Clear").click()
    not_in_address(shown, "stance")
    assert shown.locator(".group").count() > 10


def test_reported_words_show_the_chain_of_those_who_pass_them_on(explore):
    shown: Page = explore("#view=voices&lang=en&holder=article/nyshanbayev-2022/viewpoint/democratic-technology-model")
    voice = shown.locator(".group li .voice").inner_text()
    assert voice.index("Nyshanbayev") < voice.index("Experts") < voice.index("Democratic model")
    assert voice.count("reports") == 2
    assert voice.count("recommends") == 1


def test_the_list_says_the_same_as_the_matrix(explore):
    shown: Page = explore("#view=voices&lang=en&as=list")
    assert shown.locator(".matrix").count() == 0
    listed = {
        group.locator("h3").inner_text(): [int(n) for n in re.findall(r"\d+", group.locator(".who p").inner_text())]
        for group in shown.locator(".group").all()
    }
    shown.get_by_role("button", name="As a table").click()
    rows = shown.locator(ROW).all()
    assert listed == {row.locator("th a").first.inner_text(): counts(row.locator(".total")) for row in rows}


def test_the_csv_holds_every_position_that_is_shown(explore, tmp_path: Path):
    shown: Page = explore("#view=voices&lang=kk&type=organization")
    with shown.expect_download() as caught:
        shown.get_by_role("button", name="CSV сақтау").click()
    caught.value.save_as(tmp_path / "voices.csv")
    with (tmp_path / "voices.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert len(rows) - 1 == positions(shown)
    assert {row[0] for row in rows[1:]} == set(shown.locator(".group h3").all_inner_texts())
    assert all(row[8].startswith("https://w3id.org/tuiin/id/article/nyshanbayev-2022/claim/") for row in rows[1:])


def test_a_chosen_actor_is_marked_in_its_row_and_in_the_list(explore):
    shown: Page = explore("#view=voices&lang=en&node=actor/united-nations")
    assert shown.locator(".matrix tbody th a[aria-current]").inner_text() == "United Nations"
    assert shown.locator(".group.chosen h3").inner_text() == "United Nations"
    shown.locator(".group.chosen .paraphrase").first.click()
    assert shown.locator("aside.card .what").inner_text() == "Claim"


def test_a_claim_beyond_the_cut_is_shown_when_it_is_chosen(explore):
    claim = "article/nyshanbayev-2022/claim/kazakhstan-corruption-rank-94-in-2020"
    shown: Page = explore(f"#view=voices&lang=en&node={claim}&as=list")
    marked = shown.locator(".group .paraphrase[aria-current]")
    assert marked.count() == 2
    assert any(0 < one.bounding_box()["y"] < 900 for one in marked.all())


def test_the_keyboard_alone_chooses_a_cell_and_opens_a_claim(explore):
    shown: Page = explore("#view=voices&lang=en")
    shown.locator(".matrix .scroll").focus()
    for _ in range(60):
        shown.keyboard.press("Tab")
        if shown.evaluate("document.activeElement.className") == "cell":
            break
    shown.keyboard.press("Enter")
    in_address(shown, f"holder={AUTHOR}")
    shown.get_by_role("button", name="Save CSV").focus()
    for _ in range(3):
        shown.keyboard.press("Tab")
        if shown.evaluate("document.activeElement.className") == "paraphrase":
            break
    shown.keyboard.press("Enter")
    assert shown.locator("aside.card .what").inner_text() == "Claim"


def test_a_phone_gets_the_list_first_and_the_matrix_scrolls_within_itself(explore):
    shown: Page = explore("#view=voices&lang=kk", width=390, height=844)
    assert shown.locator(".matrix").count() == 0
    assert shown.locator(".group").count() > 10
    shown.get_by_role("button", name="Кесте түрінде").click()
    in_address(shown, "as=matrix")
    for lang in ("ru", "en", "kk"):
        shown.locator(f".languages button[lang={lang}]").click()
        assert shown.evaluate("document.documentElement.scrollWidth") <= 390
    assert shown.evaluate("(e => e.scrollWidth > e.clientWidth)(document.querySelector('.matrix .scroll'))")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_a_cell_chosen_and_a_card_beside(explore, scheme: str):
    shown: Page = explore(
        f"#view=voices&lang=en&holder=actor/experts&concept=concept/technology&under=concept/technology&node={AUTHOR}", scheme=scheme
    )
    assert axe(shown) == []


def test_axe_finds_nothing_on_a_phone_with_the_filters_open(explore):
    shown: Page = explore("#view=voices&lang=ru&side=against", width=390, height=844)
    shown.locator("summary").click()
    assert axe(shown) == []


def test_an_unknown_value_in_the_address_leaves_one_sentence(explore):
    shown: Page = explore("#view=voices&lang=en&holder=actor/nobody")
    assert "No such claim." in shown.locator(".said").inner_text()


def test_a_graph_without_positions_says_so(explore, instead):
    def empty(document: dict[str, Any]) -> None:
        document["tables"]["positions"]["rows"] = []

    shown: Page = explore("#view=voices&lang=en", file=instead(empty))
    assert shown.locator("main > p").inner_text() == "Nobody claims anything in this graph."


def test_another_article_has_its_voices_too(explore, instead, toy: tuiin.KnowledgeGraph):
    shown: Page = explore("#view=voices&lang=en", file=instead(document=explorer.document(toy.store)))
    assert positions(shown) == number(toy, OWN)
    assert axe(shown) == []


def test_hostile_names_are_only_words_in_cells_and_choices(explore, instead):
    def spoil(document: dict[str, Any]) -> None:
        document["texts"] = [f'"><img src=x onerror="document.title=1"> {text}' for text in document["texts"]]

    shown: Page = explore("#view=voices&lang=en", file=instead(spoil))
    assert shown.locator(".voices-view img").count() == 0
    assert "onerror" in shown.locator(".matrix tbody th").first.inner_text()
    assert "onerror" in str(shown.locator(".filters option").nth(1).text_content())
    assert shown.title() != "1"
