"""The page that answers SPARQL by itself: every shipped question, any other query, what goes wrong, and the way back."""

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin.graph.questions import offered
from tuiin.show.explorer import query_page

from .answers import answers
from .conftest import axe
from .exploring import go, in_address, latin_words, opened, table, until

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
RUN_ALL = """async questions => {
  const settled = () => new Promise(done => {
    const state = document.querySelector('.answer [role=status]');
    const look = () => ['running', 'starting'].includes(state.dataset.state) ? setTimeout(look, 2) : done();
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(look)));
  });
  const found = {};
  for (const [name, fragment] of questions) {
    location.hash = fragment;
    await settled();
    const rows = () => [...document.querySelectorAll('.answer tbody tr')];
    found[name] = {
      said: document.querySelector('.answer [role=status]').innerText,
      heads: [...document.querySelectorAll('.answer thead th')].map(head => head.innerText),
      rows: rows().map(row => [...row.cells].map(cell => cell.innerText.trim())),
    };
  }
  return found;
}"""


@pytest.fixture(scope="module")
def query_file(kg: tuiin.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The query page of the shipped article, as a file."""
    path = tmp_path_factory.mktemp("query") / "query.html"
    path.write_bytes(query_page(kg.store, kg.questions))
    return path


def test_the_page_says_how_many_statements_the_graph_has(browser: Browser, query_file: Path, kg: tuiin.KnowledgeGraph):
    count = sum(1 for _ in kg.store.graphs.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    with opened(browser, query_file, "#lang=en") as page:
        page.wait_for_selector("[data-state=ready]")
        assert page.inner_text(".answer [role=status]").startswith(f"{count:,} statements")


@pytest.fixture(scope="module")
def shared(browser: Browser, query_file: Path) -> Iterator[Page]:
    """One page with its engine ready, for all tests that do not break it."""
    with opened(browser, query_file, "#lang=en") as page:
        page.wait_for_selector("[data-state=ready]")
        yield page


def status(page: Page) -> str:
    """Return what the page says of the query, once it has run."""
    page.wait_for_selector(".answer [data-state]:not([data-state=running]):not([data-state=starting])", timeout=60_000)
    return page.inner_text(".answer [role=status]")


def ask(page: Page, sparql: str, lang: str = "en") -> str:
    """Ask by the address, as a link to a query does, and return what the page says of it."""
    go(page, f"#lang={lang}&sparql={quote(sparql)}")
    return status(page)


def written(page: Page) -> str:
    """Return what stands in the editor."""
    return page.evaluate(
        "[...document.querySelector('.editor').shadowRoot.querySelectorAll('.cm-line')].map(line => line.innerText).join('\\n')"
    )


def write(page: Page, sparql: str) -> None:
    """Replace what stands in the editor, by hand."""
    page.click(".editor .cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(sparql)


def test_every_shipped_question_has_the_same_answer_as_outside_the_page(
    shared: Page, kg: tuiin.KnowledgeGraph, capsys: pytest.CaptureFixture[str]
):
    """Row by row, as words; the query that stands in the editor is the one that runs."""
    go(shared, "#lang=en")
    fixed = {answer.name: answer.parameters for answer in answers() if answer.of != "corpus"}
    asked = {
        name: urlencode({"lang": "en", "q": name} | {f"p.{key}": value for key, value in given.items()}) for name, given in fixed.items()
    }
    found = shared.evaluate(RUN_ALL, [*asked.items()])
    assert set(found) == set(offered(kg.questions, 1))
    for name, said in found.items():
        answer = kg.query(name, fixed[name], lang="en")
        assert said["heads"] == answer.heads, name
        wanted = [[plain(value) for value in row] for row in answer]
        assert Counter(map(tuple, said["rows"])) <= Counter(map(tuple, wanted)) and len(said["rows"]) == min(len(wanted), 200), name
    took = [float(said["said"].split()[0].replace(",", "")) for said in found.values()]
    with capsys.disabled():
        print(f"\n{len(took)} questions in the page: median {statistics.median(took)} ms, slowest {max(took)} ms")  # noqa: T201 - a figure to read, not to assert


def plain(value: object) -> str:
    """Return a value as the page writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return re.sub(r"[ \t]+", " ", str(value)).strip()


def test_the_page_is_ready_and_asks_nobody_for_anything(shared: Page, kg: tuiin.KnowledgeGraph):
    """Requests fail the fixture; the engine holds each triple of the graph once."""
    go(shared, "#lang=en")
    (row,) = kg.store.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    ask(shared, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert table(shared, ".answer") == [[row[0]]]


def test_a_query_written_by_hand_runs_with_control_enter_and_is_in_the_address(shared: Page, kg: tuiin.KnowledgeGraph):
    go(shared, "#lang=en")
    write(shared, "SELECT ?kind WHERE { ?note a tn:EditorialNote ; tn:kind ?kind } GROUP BY ?kind ORDER BY ?kind")
    shared.keyboard.press("Control+Enter")
    status(shared)
    expect(shared.locator(".answer tbody tr")).to_have_count(
        len(list(kg.store.ask("SELECT DISTINCT ?k { ?n a tn:EditorialNote ; tn:kind ?k }")))
    )
    assert table(shared, ".answer")[0][0].startswith("note-kind:")
    in_address(shared, "sparql=SELECT")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?x WHERE { ?x a tn:Claim\n  ?y }", "line 2, column 3: “?y”"),
        ("SELECT қазақ ?x WHERE { ?x a tn:Claim }", "line 1, column 8: “қ"),
        ('SELECT ?x {\n  ?x tn:kind ?y .\n  FILTER(LANG(?y) == "kk")\n}', "line 3, column 20: “="),
        ("SELEC * { ?a ?b ?c }", "line 1, column 1: “SELEC”"),
        ("SELECT * {\n  ?a ?b ?c", "line 2, column 11: the query is not finished"),
        ("SELECT * {\n  ?a nope:b ?c }", "line 2, column 6: unknown prefix nope:"),
        ("SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?c } GROUP BY ?b", "unbound"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "line 1, column 1"),
    ],
)
def test_what_is_wrong_with_a_query_is_said_with_its_line_and_column(shared: Page, query: str, words: str):
    said = ask(shared, query)
    assert words in said
    assert len(said) < 200
    assert shared.locator(".answer .wrong").count() == 1
    assert shared.locator(".answer table").count() == 0


def test_a_complaint_speaks_the_language_of_the_page(shared: Page):
    assert "2-жол, 3-таңба: мұнда «?y» күтілмеген" in ask(shared, "SELECT ?x WHERE { ?x a tn:Claim\n  ?y }", "kk")


def test_yes_and_no_triples_and_nothing_are_answers_too(shared: Page):
    ask(shared, "ASK { ?claim a tn:Claim }")
    assert shared.inner_text(".truth") == "yes"
    ask(shared, "ASK { ?claim a tn:Claim }", "kk")
    assert shared.inner_text(".truth") == "иә"
    ask(shared, "# ask for nothing\nCONSTRUCT { ?s tn:kind ?o } WHERE { ?s tn:kind ?o ; a tn:EditorialNote }")
    assert re.fullmatch(r"(<\S+> <https://w3id.org/tuiin/ns#kind> <\S+> \.\n?)+", shared.inner_text(".answer pre"))
    with shared.expect_download() as download:
        shared.click(".answer .tools button")
    assert download.value.suggested_filename.endswith(".nt")
    assert len(download.value.path().read_text("utf-8").splitlines()) == shared.inner_text(".answer pre").count(
        "<https://w3id.org/tuiin/ns#kind>"
    )
    ask(shared, "DESCRIBE <https://w3id.org/tuiin/id/concept/democracy>")
    assert "democracy" in shared.inner_text(".answer pre")
    ask(shared, "PREFIX construct: <a:> SELECT ?x WHERE { ?x a construct:Nothing }")
    assert table(shared, ".answer") == []


def test_a_service_reaches_nobody(shared: Page):
    """That no request is made, the fixture checks."""
    assert "not supported" in ask(shared, "SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?a ?b ?c } }")
    ask(shared, "SELECT * { SERVICE SILENT <http://127.0.0.1:9/sparql> { ?a ?b ?c } }")


def test_a_parameter_changes_the_answer_and_is_in_the_address(shared: Page, kg: tuiin.KnowledgeGraph):
    go(shared, "#lang=en&q=chain-of-reasons")
    status(shared)
    assert shared.locator(".answer th").first.inner_text() == "conclusion"  # which answer belongs to what, where nothing is fixed
    go(shared, "#lang=en&q=who-says-what")
    status(shared)
    shared.click(".picker input")
    until(shared, "document.querySelectorAll('.picker li[data-value]').length > 0")
    offered = shared.locator(".picker li[data-value]").evaluate_all("all => all.map(one => [one.dataset.value, one.innerText.trim()])")
    assert dict(offered) == kg.choices("who-says-what", "holder", lang="en")
    shared.fill(".picker input", "fredom")  # a name, with a slip
    shared.press(".picker input", "Enter")
    shared.wait_for_url(re.compile(r"p\.holder=actor"))
    status(shared)
    expect(shared.locator(".picker input")).to_have_value("Freedom House")
    wanted = kg.query("who-says-what", {"holder": "actor/freedom-house"}, lang="en")
    assert sorted(table(shared, ".answer")) == sorted([plain(cell) for cell in row] for row in wanted)
    assert "<https://w3id.org/tuiin/id/actor/freedom-house>" in written(shared)
    go(shared, f"#lang=en&q=claims-at-a-sentence&p.sentence={quote('p5s1')}")
    status(shared)
    wanted = kg.query("claims-at-a-sentence", {"sentence": "p5s1"}, lang="en")
    assert sorted(table(shared, ".answer")) == sorted([plain(cell) for cell in row] for row in wanted)


def test_a_name_that_is_unknown_is_told_and_an_id_may_be_written(shared: Page):
    go(shared, "#lang=en&q=claims-about-a-concept")
    status(shared)
    shared.click(".picker input")
    until(shared, "document.querySelectorAll('.picker li[data-value]').length > 0")
    shared.fill(".picker input", "zzzz")
    shared.press(".picker input", "Enter")
    expect(shared.locator(".picker .wrong")).to_contain_text("“zzzz”")
    shared.fill(".picker input", "concept/democracy")
    shared.press(".picker input", "Enter")
    shared.wait_for_url(re.compile(r"p\.broad=concept"))
    status(shared)
    expect(shared.locator(".picker input")).to_have_value("democracy")
    assert len(table(shared, ".answer")) > 3


def test_a_name_of_ours_that_is_none_is_told_with_the_nearest_and_put_right(shared: Page):
    """Only in the query itself: not in a string, a comment or an address."""
    ask(shared, "SELECT ?a { ?a tn:hodler ?b } LIMIT 3 # tn:nope")
    assert shared.locator(".strange li").count() == 1
    assert "tn:hodler" in shared.inner_text(".strange li")
    shared.click(".strange button")
    status(shared)
    assert "tn:holder" in written(shared)
    expect(shared.locator(".strange")).to_have_count(0)
    assert len(table(shared, ".answer")) == 3
    ask(shared, "SELECT ?a { ?a tn:stance stance:denys }")
    assert "stance:denies" in shared.inner_text(".strange")


def test_terms_are_found_in_words_and_put_in_at_the_cursor(shared: Page):
    go(shared, "#lang=ru")
    write(shared, "SELECT ?x { ?x a ")
    shared.click(".terms summary")
    shared.fill(".terms > input", "утверждение")
    shared.click(".terms [data-term='tn:Claim']")
    until(shared, "document.querySelector('.editor').shadowRoot.textContent.includes('tn:Claim')")
    assert written(shared).strip() == "SELECT ?x { ?x a tn:Claim"
    uses = shared.inner_text(".terms [data-term='tn:Claim'] small")
    assert int(uses) > 200
    shared.fill(".terms > input", "")
    shared.click(".terms summary")


def test_queries_to_begin_from_run_and_have_rows_in_each_language(shared: Page):
    for lang in ("en", "kk"):
        go(shared, f"#lang={lang}")
        for i in range(shared.locator(".examples button").count()):
            shared.locator(".examples button").nth(i).click()
            status(shared)
            expect(shared.locator(".answer tbody tr").first).to_be_visible()
            expect(shared.locator(".strange")).to_have_count(0)


def test_a_link_of_whatever_is_in_an_answer_opens_something_in_the_explorer(
    shared: Page, browser: Browser, explorer_file: Path, kg: tuiin.KnowledgeGraph
):
    """A position, a step, a sentence, a note, a member have no card: their claim, conclusion, place or viewpoint stands for them."""
    classes = (
        "tn:Position tn:ArgumentRelation tn:EditorialNote tn:Membership tn:Tension tn:Change cito:Citation oa:SpecificResource tn:Claim"
    )
    ask(shared, f"SELECT (SAMPLE(?x) AS ?one) {{ VALUES ?c {{ {classes} }} ?x a ?c }} GROUP BY ?c")
    links = [str(link.get_attribute("href")) for link in shared.locator(".answer td a").all()]
    assert len(links) == len(classes.split())
    with opened(browser, explorer_file) as page:
        for link in links:
            go(page, link.removeprefix("explorer.html"))
            page.wait_for_timeout(100)
            told = page.inner_text(".card h2") if page.locator(".card h2").count() else page.url
            assert "There is no such thing" not in told and ("view=read" in page.url or page.locator(".card h2").count()), link


def test_prefixes_of_kinds_are_known(shared: Page):
    ask(shared, "SELECT ?claim { ?claim tn:subject concept:democracy }")
    assert len(table(shared, ".answer")) > 0


def test_on_a_phone_the_head_is_whole_and_a_question_comes_into_sight(browser: Browser, query_file: Path):
    with opened(browser, query_file, "#lang=en", 390, 844, has_touch=True) as page:
        page.wait_for_selector("[data-state=ready]")
        assert page.locator(".home .title").bounding_box()["width"] > 150  # type: ignore[index]
        last = page.locator("[data-question]").last
        last.scroll_into_view_if_needed()
        last.tap()
        status(page)
        expect(page.locator(".ask h2")).to_be_in_viewport()


def test_a_value_that_would_end_the_query_is_only_a_value(shared: Page):
    go(shared, f"#lang=en&q=claims-at-a-sentence&p.sentence={quote(chr(34) + ') } # ?constructor')}&p.__proto__=x&p.constructor=y")
    assert "ms" in status(shared)
    assert table(shared, ".answer") == []


def test_the_back_button_goes_through_questions_and_languages(shared: Page):
    go(shared, "#lang=en&q=who-says-what")
    go(shared, "#lang=ru&q=definitions")
    status(shared)
    assert shared.get_attribute("[data-question=definitions]", "aria-pressed") == "true"
    assert shared.evaluate("document.documentElement.lang") == "ru"
    shared.go_back()
    expect(shared.locator("[data-question=who-says-what]")).to_have_attribute("aria-pressed", "true")
    assert shared.evaluate("document.documentElement.lang") == "en"
    assert "/words/en>" in written(shared)
    status(shared)


def test_the_language_changes_everything_but_the_query(shared: Page, kg: tuiin.KnowledgeGraph):
    """No Latin word is left but names that the graph gives: labels, printed forms, ids; what was written by hand stays."""
    known = {
        word.lower()
        for text in kg.store.ask("SELECT ?t { ?s ?p ?t FILTER(ISLITERAL(?t) && LANG(?t) IN ('kk', 'ru', '')) }")
        for word in re.findall(r"[A-Za-z]+", str(text[0]))
    }
    for lang in ("kk", "ru"):
        go(shared, f"#lang={lang}&q=who-says-what")
        status(shared)
        parameters = {"holder"}
        assert latin_words(shared, lang) - known - parameters == set()
        assert shared.locator(".answer th").all_inner_texts() == kg.query("who-says-what", lang=lang).heads
    go(shared, "#lang=kk")
    write(shared, "SELECT ?half")
    shared.click(".languages button[lang=ru]")
    expect(shared.locator("h1")).to_have_text("Вопросы к графу")
    assert written(shared) == "SELECT ?half"


def test_an_answer_is_saved_as_csv(shared: Page):
    ask(shared, 'SELECT ("=1+1" AS ?formula) ("a, \\"b\\"" AS ?text) (1 AS ?n) {}')
    with shared.expect_download() as download:
        shared.click(".answer .tools button:has-text('CSV')")
    assert download.value.path().read_bytes().decode() == '\ufeffformula,text,n\r\n\'=1+1,"a, ""b""",1\r\n'


def test_the_editor_is_reached_and_left_by_keyboard(shared: Page):
    go(shared, "#lang=en&q=definitions")
    status(shared)
    shared.locator("[data-question]").last.focus()
    inside = "document.querySelector('.editor').shadowRoot.activeElement?.className.includes('cm-content') ?? false"
    for _ in range(5):
        shared.keyboard.press("Tab")
        if shared.evaluate(inside):
            break
    assert shared.evaluate(inside)
    shared.keyboard.type(" ")
    shared.keyboard.press("Tab")
    assert not shared.evaluate(inside)
    assert shared.evaluate("document.activeElement.innerText") == "Run"
    shared.keyboard.press("Shift+Tab")
    assert shared.evaluate(inside)


def test_the_editor_completes_terms_of_the_ontology_with_their_labels(shared: Page):
    go(shared, "#lang=kk")
    write(shared, "SELECT ?x { ?x a tn:Editorial")
    shared.keyboard.type("N")
    expect(shared.locator(".editor .cm-tooltip-autocomplete")).to_contain_text("tn:EditorialNote")
    expect(shared.locator(".editor .cm-tooltip-autocomplete")).to_contain_text("ескерту")
    shared.keyboard.press("Escape")


def test_nothing_that_is_typed_fast_is_lost(shared: Page):
    go(shared, "#lang=en")
    write(shared, "")
    typed = "SELECT ?thing WHERE { ?thing a tn:Claim } LIMIT 7 # " + "abcdefghij" * 8
    shared.keyboard.type(typed)
    shared.wait_for_timeout(200)
    assert written(shared) == typed


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_query_page(shared: Page, scheme: str):
    """With a table, with a complaint, and with triples."""
    shared.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for sparql in ("SELECT ?s ?p { ?s ?p tn:Claim } LIMIT 5", "SELECT", "CONSTRUCT WHERE { ?s tn:kind ?o } LIMIT 5"):
        ask(shared, sparql)
        assert axe(shared) == []
    shared.emulate_media(color_scheme="light")


def test_a_narrow_query_page_does_not_scroll_sideways(shared: Page):
    shared.set_viewport_size({"width": 390, "height": 844})
    for fragment in ("#lang=kk&q=reported-voices", "#lang=ru&q=changes-of-a-figure", "#lang=en"):
        go(shared, fragment)
        status(shared)
        assert shared.evaluate("document.documentElement.scrollWidth") <= 390
    shared.set_viewport_size({"width": 1440, "height": 900})


def test_an_endless_query_is_stopped_and_the_next_one_is_answered(browser: Browser, query_file: Path):
    """By the button, by another question while it runs, and by a query that breaks the engine itself."""
    with opened(browser, query_file, "#lang=en") as page:
        go(page, f"#lang=en&sparql={quote(ENDLESS)}")
        page.click("text=Stop")
        assert status(page) == "Stopped."
        go(page, f"#lang=en&sparql={quote(ENDLESS + ' # again')}")
        page.wait_for_selector("[data-state=running]")
        page.click("[data-question=who-wrote-the-article]")
        assert "ms" in status(page)
        assert table(page, ".answer")[0][1] == "Nurbolat Nyshanbayev"
        assert "started anew" in ask(page, "SELECT * " + "{" * 2200 + "}" * 2200)
        ask(page, "ASK { ?claim a tn:Claim }")
        assert page.inner_text(".truth") == "yes"
