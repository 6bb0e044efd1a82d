"""The pages of the server in a real browser: they work under their policy, and ask no other server for anything."""

import pytest
from playwright.sync_api import Browser, Page

from tuiin.graph.space import SHIPPED
from tuiin.serve.web.examples import examples
from tuiin.show.explorer import WEB

from .exploring import until
from .serving import Server, serving

pytestmark = pytest.mark.skipif(not (WEB / "yasgui.js").is_file(), reason="the front end is not bundled in this checkout")


@pytest.fixture(scope="module")
def server(tmp_path_factory, toy):
    folder = tmp_path_factory.mktemp("browser")
    toy.write(folder / "graph.nq")
    with serving(folder / "graph.nq", "-q") as server:
        yield server


@pytest.fixture
def page(browser: Browser, server: Server):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="ru")
    page.complaints, page.asked = [], []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    page.close()
    assert page.complaints == []
    assert [url for url in page.asked if not url.startswith((server.url, "data:", "blob:"))] == []


def test_a_shipped_question_is_opened_in_the_editor_and_answered(page: Page, server: Server):
    page.goto(server.url + "sparql")
    page.get_by_text("Готовые вопросы").click()
    question = next(q for q in examples("ru", [], SHIPPED) if q["name"] == "denied-claims")
    page.get_by_role("button", name=question["words"]).click()
    until(page, "document.querySelector('.active .CodeMirror')?.CodeMirror.getValue().includes('PREFIX tn:')")
    with page.expect_response(lambda response: "/sparql" in response.url and response.request.method == "POST") as asked:
        page.locator(".active .yasqe_queryButton").click()
    assert asked.value.status == 200
    page.wait_for_selector(".active .yasr table, .active .yasr .dataTables_empty, .active .yasr_results")


def test_a_reader_goes_from_the_front_page_to_a_thing_and_on(page: Page, server: Server):
    page.goto(server.url)
    page.click(".articles a.name")
    first = page.url
    page.locator("td a[href^='/id/']").first.click()
    assert page.url != first
    assert page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Қазақша").click()
    assert page.evaluate("document.documentElement.lang") == "kk"


def test_the_front_page_names_the_article_by_its_title_and_files_start_no_download_unasked(page: Page, server: Server, toy):
    page.goto(server.url)
    (title,) = [
        str(words) for (words,) in toy.store.ask("SELECT ?t { ?a a fabio:JournalArticle ; skos:prefLabel ?t FILTER(LANG(?t) = 'ru') }")
    ]
    assert page.inner_text(".articles .name") == title
    page.get_by_role("link", name="Файлы", exact=True).click()
    assert page.url.endswith("#graphs")
    page.click(".articles a[href^='/explorer']")
    page.wait_for_selector(".card h2")
    assert page.inner_text(".card h2") == title


def test_the_page_of_a_claim_says_who_says_it_how_and_where_and_what_warns_of_it(page: Page, server: Server, toy):
    """Each holder once, by whom we hear it; its places lead into the text, the claim to its card."""
    for (claim,) in toy.store.ask("SELECT ?claim { ?claim a tn:Claim } ORDER BY ?claim LIMIT 8"):
        iri = str(claim)
        page.goto(f"{server.url}id/{iri.removeprefix(toy.space.uri)}?lang=en")
        held = list(
            toy.store.ask(
                f"""SELECT ?who ?how ?at {{ ?p tn:about <{iri}> ; tn:holder/skos:prefLabel ?who ; tn:stance/skos:prefLabel ?how ;
                tn:passage [ tn:paragraph ?n ; tn:sentence ?m ] . BIND(CONCAT("¶", STR(?n), ".", STR(?m)) AS ?at)
                FILTER(LANG(?who) = "en" && LANG(?how) = "en") FILTER NOT EXISTS {{ ?other tn:reportedBy ?p }} }}"""
            )
        )
        said = page.inner_text(".holdings")
        assert held and all(str(word) in said for row in held for word in row)
        notes = list(toy.store.ask(f"SELECT ?n {{ <{iri}> tn:warnedBy ?n }}"))
        assert page.locator(".warnings li").count() == len(notes)
    says = page.inner_text("h1")
    page.click("a.button")
    page.wait_for_selector(".card h2")
    assert page.inner_text(".card h2") == says
    page.go_back()
    page.click(".places a")
    page.wait_for_selector("main[data-view=read]")


def test_pages_do_not_run_over_the_edge_of_a_phone(page: Page, server: Server):
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("", "id/article/night-library", "docs", "sparql"):
        page.goto(server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path


def test_the_explorer_runs_from_the_server(page: Page, server: Server):
    page.goto(server.url + "explorer")
    until(page, "document.getElementById('app').children.length > 0")


def test_the_explorer_and_the_query_page_lead_to_each_other_on_the_server_too(page: Page, server: Server):
    page.goto(server.url + "explorer#view=ask&lang=en&q=claims-in-tension")
    page.click(".footnote summary")
    page.click("a[href^='query.html#q=']")
    page.wait_for_selector(".answer [data-state=answered]")
    page.click(".top .title")
    page.wait_for_selector("main[data-view=ask]")


def test_every_shipped_question_is_answered_by_the_endpoint(toy, server: Server):
    for question in examples("kk", toy.statements.graphs, toy.space):
        answer = server.query(question["query"])
        assert answer.status_code == 200, (question["name"], answer.text)


def test_a_claim_that_somebody_denies_says_so_wherever_it_is_named(page: Page, server: Server, toy):
    """On the page of what the claim is about, too: who is against it stands behind its words."""
    asked = """SELECT ?claim ?subject ?who ?how {
      ?p tn:about ?claim ; tn:holder/skos:prefLabel ?who ; tn:stance ?stance . ?stance tn:side "against" ; skos:prefLabel ?how .
      ?claim tn:subject ?subject FILTER(LANG(?who) = "en" && LANG(?how) = "en") } ORDER BY ?claim LIMIT 1"""
    ((claim, subject, who, how),) = toy.store.ask(asked)
    page.goto(f"{server.url}id/{str(subject).removeprefix(toy.space.uri)}?lang=en")
    named = page.locator(f"a[title='{claim}']").first.locator("xpath=..")
    assert f"({who} {how}" in named.inner_text()
