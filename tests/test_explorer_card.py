"""The card against the graph: whatever is one step away from a thing is on its card, in words and with its place; it can be taken away."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin.model import SHARED

from .exploring import go, opened

ID = "https://w3id.org/tuiin/id/"
CARD = """fragment => new Promise(done => {
  const read = () => {
    const card = document.querySelector('.card');
    const more = [...card.querySelectorAll('section > button')];
    for (const button of more) button.click();
    setTimeout(() => {
      const parameters = link => new URLSearchParams((link.getAttribute('href') ?? '').split('#')[1]);
      const links = [...card.querySelectorAll('a')].filter(link => !link.closest('footer'));
      done({
        nodes: links.filter(link => parameters(link).get('node')).map(link => parameters(link).get('node')),
        places: links.map(link => parameters(link).get('at')).filter(Boolean),
        outside: links.map(link => link.getAttribute('href')).filter(href => !href.startsWith('#')),
        text: card.innerText.replace(/\\s+/g, ' '),
        sections: [...card.querySelectorAll('section')].map(section => [section.querySelector('h3').innerText, section.innerText.replace(/\\s+/g, ' ')]),
      });
    }, more.length ? 20 : 0);
  };
  if (location.hash === fragment) return setTimeout(read);
  addEventListener('hashchange', () => setTimeout(read), { once: true });
  location.hash = fragment;
})"""


@pytest.fixture(scope="module")
def shared(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    """One page for all tests."""
    with opened(browser, explorer_file, "#view=ask&lang=en") as page:
        yield page


def card(page: Page, thing: str, lang: str = "en") -> dict[str, Any]:
    """Open the card of a thing, all of it, and return its words and where its links lead."""
    return page.evaluate(CARD, f"#view=ask&lang={lang}&node={thing.removeprefix(ID)}")  # type: ignore[no-any-return]


def rows(kg: tuiin.KnowledgeGraph, query: str) -> list[tuple[str, ...]]:
    """Return an answer as plain text."""
    return [tuple("" if cell is None else cell.value for cell in row) for row in kg.store.ask(query).raw]


def words(text: str) -> str:
    return " ".join(text.split())


def by_first(found: list[tuple[str, ...]]) -> dict[str, set[str]]:
    gathered: dict[str, set[str]] = defaultdict(set)
    for first, second, *_ in found:
        gathered[first].add(second)
    return gathered


@pytest.fixture(scope="module")
def claims(kg: tuiin.KnowledgeGraph) -> list[str]:
    """Some claims: every tenth, and all that have something rare."""
    rare = "{ ?claim tn:condition ?c } UNION { ?claim tn:quantifier ?q } UNION { ?p tn:about ?claim ; tn:reportedBy/tn:reportedBy ?r } UNION { ?t tn:between ?claim ; tn:parties ?p }"
    all_ = [claim for (claim,) in rows(kg, "SELECT ?claim { ?claim a tn:Claim } ORDER BY ?claim")]
    return sorted({*all_[::10], *(claim for (claim,) in rows(kg, f"SELECT DISTINCT ?claim {{ {rare} }} ORDER BY ?claim"))})


def test_the_card_of_a_claim_tells_all_that_the_graph_knows_of_it(shared: Page, kg: tuiin.KnowledgeGraph, claims: list[str]):
    """Links are those of the graph and no others: frame, voices along the whole chain, sources, reasoning both ways, tensions, figures, citations."""
    linked = by_first(
        rows(
            kg,
            """SELECT DISTINCT ?claim ?thing {
      { ?claim tn:subject|tn:object|tn:scope ?thing } UNION { ?position tn:about ?claim ; tn:reportedBy*/tn:holder|tn:source ?thing }
      UNION { ?step tn:conclusion ?claim ; tn:premise|tn:holder ?thing } UNION { ?step tn:premise ?claim ; tn:conclusion|tn:holder ?thing }
      UNION { ?tension a tn:Tension ; tn:between ?claim, ?thing } UNION { ?figure tn:statedIn ?claim BIND(?figure AS ?thing) }
      UNION { ?tension a tn:Tension ; tn:between ?claim, ?other . FILTER(?other != ?claim) ?position tn:about ?other ; tn:holder ?thing }
      UNION { ?citation tn:citedFor ?claim ; cito:hasCitedEntity ?thing } ?claim a tn:Claim FILTER(?thing != ?claim) }""",
        )
    )
    said = by_first(
        rows(
            kg,
            """SELECT DISTINCT ?claim ?words {
      { ?claim tn:paraphrase|tn:condition ?words } UNION { ?claim tn:kind|tn:relation|tn:quantifier|tn:subject|tn:object ?x . ?x skos:prefLabel ?words }
      UNION { ?position tn:about ?claim ; tn:stance|tn:certainty|tn:holder ?x . ?x skos:prefLabel ?words }
      UNION { ?note tn:concerns ?claim ; rdfs:comment ?words } UNION { ?note tn:concerns ?claim ; tn:kind/skos:prefLabel ?words }
      UNION { ?step tn:conclusion|tn:premise ?claim ; tn:kind/skos:prefLabel ?words }
      ?claim a tn:Claim FILTER(LANG(?words) = "en") }""",
        )
    )
    printed = by_first(
        rows(
            kg,
            "SELECT ?claim ?words { ?claim a tn:Claim . { ?note tn:concerns ?claim ; tn:printed|tn:probably ?words } UNION { ?c tn:citedFor ?claim ; tn:printed ?words } }",
        )
    )
    places = by_first(
        rows(
            kg,
            """SELECT DISTINCT ?claim ?id { ?claim a tn:Claim .
      { ?x tn:about|tn:conclusion|tn:premise|tn:concerns|tn:citedFor ?claim } ?x tn:passage/tn:sentenceId ?id }""",
        )
    )
    for claim in claims:
        shown = card(shared, claim)
        assert {f"{ID}{node}" for node in shown["nodes"]} - {claim} == linked[claim], claim
        missing = [text for text in said[claim] | printed[claim] if words(text) not in shown["text"]]
        assert missing == [], claim
        assert places[claim] <= set(shown["places"]), claim
        assert claim in shown["text"]


def test_a_chain_of_voices_is_told_from_the_first_to_the_last(shared: Page, kg: tuiin.KnowledgeGraph):
    chains = rows(
        kg,
        """SELECT ?claim ?first ?second ?third { ?c tn:about ?claim ; tn:reportedBy ?b ; tn:holder/skos:prefLabel ?third .
      ?b tn:reportedBy ?a ; tn:holder/skos:prefLabel ?second . ?a tn:holder/skos:prefLabel ?first .
      FILTER(LANG(?first) = "en" && LANG(?second) = "en" && LANG(?third) = "en") }""",
    )
    assert chains
    for claim, *voices in chains:
        ((_, said),) = [section for section in card(shared, claim)["sections"] if section[0] == "Who says it"]
        order = [said.index(voice) for voice in voices]
        assert order == sorted(order), said


SENSES = {
    "Supported by": "supports exemplifies",
    "Disputed by": "attacks",
    "Qualified by": "qualifies",
    "Restated in": "restates",
}


@pytest.mark.parametrize(("title", "kinds"), SENSES.items(), ids=SENSES)
def test_support_attack_and_what_is_neither_stand_apart_and_inferred_steps_say_so(
    shared: Page, kg: tuiin.KnowledgeGraph, title: str, kinds: str
):
    step = f"VALUES ?k {{ {' '.join(f'argument-kind:{kind}' for kind in kinds.split())} }} ?s tn:kind ?k ; tn:conclusion"
    ((claim,),) = rows(kg, f"SELECT ?claim {{ {step} ?claim ; tn:basis basis:inferred }} GROUP BY ?claim ORDER BY ?claim LIMIT 1")
    sections = dict(card(shared, claim)["sections"])
    premises = rows(kg, f"SELECT ?words {{ {step} <{claim}> . ?s tn:premise/tn:paraphrase ?words FILTER(LANG(?words) = 'en') }}")
    assert premises
    for text, *_ in premises:
        assert words(text) in sections[title]
        assert not any(words(text) in sections.get(other, "") for other in SENSES if other != title)
    assert sections[title].count("inferred by the curator") == len(rows(kg, f"SELECT ?s {{ {step} <{claim}> ; tn:basis basis:inferred }}"))


def test_what_a_claim_says_stands_in_rows_that_need_no_grammar(shared: Page):
    for lang, names in (
        ("en", ["Subject", "Relation", "Object"]),
        ("kk", ["Не туралы", "Қатынасы", "Неге қатысты"]),
        ("ru", ["О чём", "Отношение", "К чему"]),
    ):
        go(shared, f"#view=ask&lang={lang}&node=article/nyshanbayev-2022/claim/technologies-indirectly-affect-democratization")
        assert shared.locator(".card dl.frame dt").all_inner_texts()[:3] == names


def test_a_person_is_no_it(shared: Page):
    go(shared, "#view=ask&lang=en&node=actor/nyshanbayev-nurbolat")
    heads = shared.locator(".card h3").all_inner_texts()
    assert any(head.startswith("Claims made") for head in heads)
    assert not any(" it" in head for head in heads)


# Whatever has a card, and what kind it is of.
KINDS = {
    "concept": "?thing a skos:Concept ; skos:inScheme <https://w3id.org/tuiin/id/concept>",
    "actor": "?thing tn:kind ?k . ?k skos:inScheme <https://w3id.org/tuiin/actor-type>",
    "work": "?thing tn:kind ?k . ?k skos:inScheme <https://w3id.org/tuiin/work-kind>",
    "viewpoint": "?thing a tn:Viewpoint",
    "event": "?thing a tn:Event",
    "value": "?thing a tn:ReportedValue",
    "article": "?thing a fabio:JournalArticle",
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_card_of_any_other_thing_tells_all_that_is_one_step_away(shared: Page, kg: tuiin.KnowledgeGraph, kind: str):
    """By any property that was curated, in either direction; through a membership, a position, a citation or a note to what stands behind it."""
    pattern = KINDS[kind]
    things = [
        thing for (thing,) in rows(kg, f"SELECT DISTINCT ?thing {{ {pattern} FILTER(STRSTARTS(STR(?thing), '{ID}')) }} ORDER BY ?thing")
    ]
    assert things
    step = "tn:inArticle|skos:inScheme|skos:topConceptOf|rdf:type|tn:kind|skos:broaderTransitive|void:subset|dcterms:subject"
    linked = by_first(
        rows(
            kg,
            f"""SELECT DISTINCT ?thing ?other {{
      {pattern} .
      {{ ?thing ?p ?other }} UNION {{ ?other ?p ?thing }} UNION {{ ?viewpoint tn:membership ?m . ?m tn:member ?thing BIND(?viewpoint AS ?other) }}
      UNION {{ ?thing tn:membership/tn:member ?other }} UNION {{ ?position tn:holder|tn:source ?thing ; tn:about ?other }}
      UNION {{ ?citation cito:hasCitedEntity ?thing ; tn:citedFor ?other }}
      {{ ?other a skos:Concept ; skos:inScheme <https://w3id.org/tuiin/id/concept> }} UNION {{ ?other a ?type FILTER(?type IN (tn:Claim, tn:Event, tn:ReportedValue, tn:Viewpoint, prov:Agent, fabio:Expression, fabio:Journal)) }}
      FILTER(!BOUND(?p) || !CONTAINS("{step}", REPLACE(STR(?p), "^.*[#/]", ":"))) FILTER(?other != ?thing && STRSTARTS(STR(?other), "{ID}")) }}""",
        )
    )
    said = by_first(
        rows(
            kg,
            f"""SELECT DISTINCT ?thing ?words {{ {pattern} .
      {{ ?thing skos:prefLabel|dcterms:description|skos:definition ?words }} UNION {{ ?note tn:concerns ?thing ; rdfs:comment ?words }} UNION {{ ?thing tn:kind|tn:unit|tn:direction ?x . ?x skos:prefLabel ?words }}
      FILTER(LANG(?words) = "en") }}""",
        )
    )
    also = by_first(
        rows(
            kg,
            f"SELECT DISTINCT ?thing ?words {{ {pattern} . {{ ?thing skos:altLabel|skos:hiddenLabel|tn:printed ?words }} UNION {{ ?note tn:concerns ?thing ; tn:printed|tn:probably ?words }} UNION {{ ?c cito:hasCitedEntity ?thing ; tn:printed ?words }} }}",
        )
    )
    places = by_first(
        rows(
            kg,
            f"SELECT DISTINCT ?thing ?id {{ {pattern} . {{ ?thing tn:passage ?p }} UNION {{ ?thing tn:membership/tn:passage ?p }} UNION {{ ?note tn:concerns ?thing ; tn:passage ?p }} UNION {{ ?c cito:hasCitedEntity ?thing ; tn:passage ?p }} ?p tn:sentenceId ?id }}",
        )
    )
    outside = by_first(rows(kg, f"SELECT ?thing ?same {{ {pattern} . ?thing schema:sameAs|skos:exactMatch ?same }}"))
    for thing in things[:: 4 if kind in ("concept", "actor") else 1]:
        shown = card(shared, thing)
        assert linked[thing] - {f"{ID}{node}" for node in shown["nodes"]} == set(), thing
        assert [text for text in said[thing] | also[thing] if words(text).lower() not in shown["text"].lower()] == [], thing
        assert places[thing] <= set(shown["places"]), thing
        assert outside[thing] <= set(shown["outside"]), thing
        assert thing in shown["text"]


def test_a_figure_says_what_of_whom_when_and_out_of_how_many(shared: Page, kg: tuiin.KnowledgeGraph):
    found = rows(
        kg,
        """SELECT ?figure ?year ?value ?unit ?of { ?figure a tn:ReportedValue ; tn:startYear ?year ; tn:value ?value ; tn:outOf ?of ; tn:unit/skos:prefLabel ?unit FILTER(LANG(?unit) = "en") }""",
    )
    assert found
    for figure, year, value, unit, of in found:
        text = card(shared, figure)["text"]
        assert f"Year {year}" in text
        assert f"Value {value} ({unit})" in text
        assert f"Out of {of}" in text


def test_two_voices_that_differ_about_one_claim_are_a_tension_too(browser: Browser, toy: tuiin.KnowledgeGraph, tmp_path: Path):
    from tuiin.show.explorer import explorer

    path = tmp_path / "explorer.html"
    path.write_bytes(explorer(toy.store))
    ((claim,), *_) = rows(toy, "SELECT ?claim { ?t a tn:Tension ; tn:between ?claim ; tn:parties ?position } ORDER BY ?claim LIMIT 1")
    with opened(browser, path, f"#view=gist&lang=en&node={claim.removeprefix(ID)}") as page:
        section = page.locator(".card section", has_text="In contradiction with")
        assert section.locator(".voice").count() == 2


def parsed(turtle: str) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)}


def test_what_is_copied_as_turtle_is_the_whole_claim_and_its_positions(shared: Page, kg: tuiin.KnowledgeGraph, claims: list[str]):
    """The very statements of the article's curated graph about them, no fewer and no more."""
    curated = {
        str(quad.triple): str(quad.subject.value)
        for quad in kg.store.graphs.quads_for_pattern(None, None, None, ox.NamedNode(f"{ID}graph/nyshanbayev-2022"))
    }
    about = by_first(rows(kg, "SELECT ?claim ?position { ?position tn:about ?claim }"))
    for claim in claims[::3]:
        card(shared, claim)
        shared.click(".card footer button:has-text('Turtle')")
        copied = shared.evaluate("navigator.clipboard.readText()")
        assert parsed(copied) == {triple for triple, subject in curated.items() if subject in {claim, *about[claim]}}, claim
        assert copied.startswith("@prefix ")


def test_what_is_copied_as_a_link_opens_the_same_card(browser: Browser, shared: Page, explorer_file: Path, claims: list[str]):
    title = card(shared, claims[0], "ru")
    shared.click(".card footer button:has-text('ссылку')")
    expect(shared.locator(".card footer")).to_contain_text("Скопировано")
    link = shared.evaluate("navigator.clipboard.readText()")
    assert link.startswith(explorer_file.as_uri())
    with opened(browser, explorer_file, link.removeprefix(explorer_file.as_uri())) as page:
        assert page.inner_text(".card h2") in title["text"]


def test_copying_works_where_the_browser_gives_no_leave_to_the_clipboard(browser: Browser, explorer_file: Path, claims: list[str]):
    with opened(browser, explorer_file, f"#view=ask&lang=en&node={claims[0].removeprefix(ID)}") as page:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no leave')) }")
        page.click(".card footer button:has-text('Copy link')")
        expect(page.locator(".card footer")).to_contain_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_every_thing_that_can_be_chosen_has_a_kind_and_a_name(shared: Page, kg: tuiin.KnowledgeGraph):
    """Of every node of the network and every record: no card is empty, in no language."""
    for kind in sorted(kg.entries.records):
        for key in [*kg.entries.records[kind]][:2]:
            if kind in ("argument", "citation", "note", "section", "gist"):
                continue
            thing = f"{ID}{kind}/{key}" if kind in SHARED else f"{ID}article/nyshanbayev-2022/{kind}/{key}"
            for lang in ("kk", "ru"):
                go(shared, f"#view=ask&lang={lang}&node={thing.removeprefix(ID)}")
                assert shared.inner_text(".card .what").strip(), thing
                assert shared.locator(".card h2 abbr").count() == 0, thing
