"""Things, graphs, pages and descriptions at their addresses, over real HTTP; and who may not read them."""

import http.client
import re
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
import pytest

from tuiin.graph.space import SHIPPED
from tuiin.graph.vocabulary import BASE
from tuiin.serve.web.app import routes
from tuiin.serve.web.pages import local

from .processes import until
from .serving import Page, Server, serving

CLAIM = f"{SHIPPED.uri}article/night-library"
GRAPH = f"{SHIPPED.uri}graph/night-library"
FORMS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "n3": ox.RdfFormat.N3,
}
FOREIGN = '<http://a.example/x?y=1&z> <http://a.example/says> "<script>alert(1)</script>"@en , <javascript:alert(1)> , <https://w3id.org/tuiin/id/concept/reading-room> .'


@pytest.fixture(scope="module")
def server(tmp_path_factory, toy):
    folder = tmp_path_factory.mktemp("addresses")
    toy.write(folder / "graph.nq")
    (folder / "more.ttl").write_text(FOREIGN, "utf-8")
    arguments = [folder / "graph.nq", folder / "more.ttl", "--allow-host", "tuiin.example", "--cors", "http://friend.example"]
    with serving(*arguments) as server:
        yield server


def kept(text: str, form: ox.RdfFormat = ox.RdfFormat.N_QUADS) -> set[str]:
    """Return statements as the engine keeps them: numbers by their value."""
    store = ox.Store()
    store.load(text.encode(), form)
    return {str(quad.triple) for quad in store}


@pytest.fixture(scope="module")
def statements(toy) -> set[str]:
    return kept(toy.statements.nquads()) | kept(FOREIGN, ox.RdfFormat.TURTLE)


def triples(content: bytes, form: ox.RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(content, form)}


def about(iri: str, statements: set[str]) -> set[str]:
    return {triple for triple in statements if triple.startswith(f"<{iri}> ") or triple.endswith(f" <{iri}>")}


# --- things ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", FORMS)
def test_a_thing_is_told_in_every_syntax(server: Server, statements, ending):
    path = urlsplit(CLAIM.replace(BASE, "http://x/")).path
    by_ending = server.client.get(f"{path}.{ending}")
    by_accept = server.client.get(path, headers={"Accept": FORMS[ending].media_type})
    wanted = about(CLAIM, statements)
    assert len(wanted) > 10
    for answer in (by_ending, by_accept):
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == FORMS[ending].media_type
        assert triples(answer.content, FORMS[ending]) == wanted


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_a_thing_has_a_page_in_three_languages(server: Server, toy, lang):
    title = toy.entries.article.title[lang]
    path = local(CLAIM)
    chosen = server.client.get(path, params={"lang": lang}, headers={"Accept": "text/html"})
    liked = server.client.get(path, headers={"Accept": "text/html,*/*;q=0.8", "Accept-Language": f"{lang}, de;q=0.9"})
    for answer in (chosen, liked):
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert f'<html lang="{lang}">' in answer.text
        assert title in Page(answer.text).words
    assert 'rel="alternate"; type="text/turtle"' in chosen.headers["link"]


def test_links_lead_from_thing_to_thing(server: Server):
    """Every link of the article's page that stays here leads to a page."""
    page = Page(server.client.get(local(CLAIM), headers={"Accept": "text/html"}).text)
    here = sorted({link for link in page.links if link.startswith("/")})
    assert len(here) > 15
    assert any(link.startswith("/id/article/night-library/") for link in here)
    for link in here:
        assert server.client.get(link).status_code == 200, link


def test_every_iri_of_the_data_is_served(server: Server, statements):
    iris = sorted({triple.partition(" ")[0][1:-1] for triple in statements})
    for iri in iris[:: max(1, len(iris) // 60)]:
        answer = server.client.get(local(iri), headers={"Accept": "application/n-triples"})
        assert answer.status_code == 200, iri
        if "#" not in iri:
            assert triples(answer.content, FORMS["nt"]) >= about(iri, statements)


def test_the_ontology_is_served_with_its_terms(server: Server):
    page = server.client.get("/ns", headers={"Accept": "text/html"}).text
    assert 'id="Claim"' in page
    assert "<https://w3id.org/tuiin/ns#Claim> " in server.client.get("/ns.nt").text


def test_foreign_words_are_shown_as_words(server: Server):
    answer = server.client.get(local("http://a.example/x?y=1&z"), headers={"Accept": "text/html"})
    page = Page(answer.text)
    assert "<script>alert(1)</script>" in page.words
    assert not [link for link in page.links if link.startswith("javascript")]
    assert "http://a.example/x?y=1&z" in page.links


@pytest.mark.parametrize(
    "path", ["/id/concept/nobody", "/id/", "/nothing", "/id/%00", "/id/a%20b", "/id/%3Cb%3E", "/id/../../etc/passwd", "/about?iri=%3C"]
)
def test_what_the_data_do_not_know_is_404(server: Server, path):
    answer = server.client.get(path)
    assert answer.status_code == 404
    assert answer.json()["status"] == 404


def test_a_thing_in_a_form_that_there_is_not_is_406(server: Server):
    assert server.client.get(local(CLAIM), headers={"Accept": "image/png"}).status_code == 406


# --- graphs ---------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", FORMS)
def test_a_graph_is_given_by_its_name(server: Server, toy, ending):
    answer = server.client.get("/data", params={"graph": GRAPH}, headers={"Accept": FORMS[ending].media_type})
    assert triples(answer.content, FORMS[ending]) == kept(toy.statements.nquads([GRAPH]))


def test_a_graph_is_given_by_its_address(server: Server, toy):
    wanted = kept(toy.statements.nquads([f"{SHIPPED.uri}graph/night-library/shared"]))
    assert triples(server.client.get("/data/night-library/shared").content, FORMS["ttl"]) == wanted


def test_the_default_graph_holds_each_triple_once(server: Server, statements):
    content = server.client.get("/data?default", headers={"Accept": "application/n-triples"}).text
    assert len(content.splitlines()) == len(statements)
    assert triples(content.encode(), FORMS["nt"]) == statements


def test_the_whole_dataset_is_given_without_the_copy_that_is_the_union(server: Server, toy):
    content = server.client.get("/data", headers={"Accept": "application/n-quads"}).content
    store = ox.Store()
    store.load(toy.statements.nquads().encode(), ox.RdfFormat.N_QUADS)
    store.load(FOREIGN.encode(), ox.RdfFormat.TURTLE)
    assert {str(quad) for quad in ox.parse(content, FORMS["nq"])} == {str(quad) for quad in store}
    assert server.client.get("/data").headers["content-type"] == "application/trig"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/data?graph=http%3A%2F%2Fa.example%2Fnone", 404),
        ("/data/none", 404),
        ("/data?graph=", 400),
        ("/data?graph=a&default", 400),
        ("/data?graph=http%3A%2F%2Fa&graph=http%3A%2F%2Fb", 400),
        ("/data?graph=%3C%3E", 400),
        ("/data?graph=relative", 404),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_graph_that_is_not_there_or_not_named(server: Server, method, address, status):
    assert server.client.request(method, address).status_code == status


def test_a_graph_in_a_form_that_there_is_not_is_406(server: Server):
    assert server.client.get("/data", headers={"Accept": "text/html"}).status_code == 406


# --- pages and descriptions -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_front_page_leads_everywhere(server: Server, lang):
    page = Page(server.client.get("/", params={"lang": lang}).text)
    assert {"/explorer", "/query", "/sparql", "/data", "/ns", "/docs", "/.well-known/void", "/id/article/night-library"} <= set(page.links)
    assert set(page.loads) == {"/assets/serve.css"}
    assert server.client.get("/assets/serve.css").headers["content-type"].startswith("text/css")


def test_a_browser_gets_the_editor_where_a_program_gets_the_description(server: Server):
    answer = server.client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    for load in Page(answer.text).loads:
        assert server.client.get(load).status_code == 200
    assert server.client.get("/sparql").headers["content-type"].startswith("text/turtle")


def test_the_data_are_described(server: Server, statements):
    store = ox.Store()
    store.load(server.client.get("/.well-known/void").content, ox.RdfFormat.TURTLE)
    row = next(iter(store.query("PREFIX v: <http://rdfs.org/ns/void#> SELECT * { ?d v:sparqlEndpoint ?e ; v:triples ?n ; v:dataDump ?f }")))
    assert (row["e"].value, row["n"].value, row["f"].value) == (f"{server.url}sparql", str(len(statements)), f"{server.url}data")


def test_the_manual_names_the_addresses_that_there_are_and_no_other(server: Server):
    served = {(re.sub(r":\w+}", "}", route.path), method.lower()) for route in routes(None) for method in route.methods - {"HEAD"}}
    api = server.client.get("/openapi.json").json()
    assert {(path, method) for path, operations in api["paths"].items() for method in operations} == served
    operations = [operation for operations in api["paths"].values() for operation in operations.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)


def test_the_manual_can_be_read(server: Server):
    api = server.client.get("/openapi.json").json()
    assert api["openapi"].startswith("3.1")
    assert api["servers"] == [{"url": server.url.rstrip("/")}]
    page = server.client.get("/docs").text
    for path, operations in api["paths"].items():
        assert path in page
        for operation in operations.values():
            assert operation["responses"]
            for parameter in operation.get("parameters", []):
                assert parameter["name"] != "lang" or parameter["schema"]["enum"] == ["kk", "ru", "en"]
        assert "head" not in operations
    assert Page(page).loads == ["/assets/serve.css"]


@pytest.mark.parametrize("path", ["/explorer", "/query", "/explorer.html", "/query.html"])
def test_pages_of_other_rooms_come_whole_or_are_told_to_be_missing(server: Server, path):
    answer = server.client.get(path, headers={"Accept": "text/html"})
    if answer.status_code == 503:
        assert "not bundled" in answer.text
    else:
        assert answer.status_code == 200
        assert "Content-Security-Policy" in answer.text
        assert answer.text.rstrip().endswith("</html>")
        assert answer.headers["content-security-policy"] == "frame-ancestors 'none'"


def test_the_query_page_is_the_endpoint_for_a_program(server: Server):
    assert server.client.get("/query", params={"query": "ASK {}"}).json()["boolean"] is True
    assert server.client.post("/query", data={"query": "ASK {}"}).json()["boolean"] is True


def test_health_tells_that_queries_are_answered(server: Server, statements):
    health = server.client.get("/health")
    assert health.status_code == 200
    assert (health.json()["status"], health.json()["statements"]) == ("ok", len(statements))


def test_nothing_else_is_given_away(server: Server):
    for name in ("app.py", "../app.py", "..%2Fapp.py", "%2e%2e/app.py", "openapi.json", "words.json"):
        assert server.client.get(f"/assets/{name}").status_code == 404


# --- the door -------------------------------------------------------------------------------------------------------------------------


def asked(server: Server, path: str = "/sparql?query=ASK%20%7B%7D", method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    address = urlsplit(server.url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=20)
    try:
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in ({"Host": address.netloc} | {name.replace("_", "-"): value for name, value in headers.items()}).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        answer.body = answer.read()
        return answer
    finally:
        connection.close()


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:9", "[::1]:7878", "tuiin.example", "tuiin.example.:80"])
def test_names_of_this_machine_are_its_own(server: Server, host):
    assert asked(server, Host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:7878",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "10.0.0.1",
        "",
        "[::1",
        "localhost@evil.example",
        "localhost:80/evil",
    ],
)
def test_a_name_that_leads_here_by_a_trick_is_refused(server: Server, host):
    answer = asked(server, Host=host)
    assert answer.status in (400, 421)
    assert b"boolean" not in answer.body


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:1"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "no-cors"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}, 200),
        ({"Sec_Fetch_Site": "same-origin"}, 200),
        ({"Sec_Fetch_Site": "none"}, 200),
        ({"Origin": "http://friend.example", "Sec_Fetch_Site": "cross-site"}, 200),
    ],
)
def test_pages_of_other_sites_may_not_read(server: Server, headers, status):
    answer = asked(server, **headers)
    assert answer.status == status
    allowed = headers.get("Origin") == "http://friend.example"
    assert answer.getheader("access-control-allow-origin") == ("http://friend.example" if allowed else None)
    assert "Origin" in answer.getheader("vary", "")


def test_an_own_page_may_post(server: Server):
    answer = server.client.post(
        "/sparql", data={"query": "ASK {}"}, headers={"Origin": server.url.rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    )
    assert answer.json()["boolean"] is True


def test_a_friend_is_told_beforehand_what_it_may(server: Server):
    answer = asked(server, method="OPTIONS", Origin="http://friend.example", Access_Control_Request_Method="POST")
    assert answer.status == 204
    assert "POST" in answer.getheader("access-control-allow-methods")
    assert "Content-Type" in answer.getheader("access-control-allow-headers")


@pytest.mark.parametrize(
    "path", ["/", "/sparql?query=ASK%20%7B%7D", "/sparql?query=x", "/data", "/id/none", "/health", "/assets/serve.css"]
)
def test_every_answer_is_marked(server: Server, path):
    headers = server.client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


def test_two_hosts_are_none(server: Server):
    answer = server.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    "junk",
    [
        b"\x00\xff\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
        b"GET  HTTP/1.1\r\n\r\n",
        b"GET /" + b"a" * 3_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
)
def test_what_is_no_request_does_no_harm(server: Server, junk):
    try:
        answer = server.raw(junk)
    except ConnectionError:
        answer = b""
    assert answer == b"" or answer.startswith(b"HTTP/1.1 4")
    assert server.client.get("/health").status_code == 200


def test_a_long_query_fits_into_an_address(server: Server):
    query = "ASK { } #" + "\u049b" * 50_000
    answer = server.raw(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert answer.endswith(b'"boolean":true}')


def test_requests_are_logged_one_line_each(toy, tmp_path):
    toy.write(tmp_path / "graph.nq")
    with serving(tmp_path / "graph.nq") as server:
        server.query("ASK {}")
        server.raw(b'GET /"\x1b[31m%0aforged HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
        server.stop()
        log = server.told().splitlines()
    form = re.compile(r'127\.0\.0\.1 - - \[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "[^"\x1b]*" \d{3} \d+')
    assert log[0].endswith('HTTP/1.1" 200 26')
    assert all(form.fullmatch(line) for line in log)


def test_answers_are_the_same_whichever_worker_gives_them(server: Server):
    pages = {server.client.get("/data?default", headers={"Accept": "text/turtle"}).content for _ in range(6)}
    assert len(pages) == 1
    assert until(lambda: server.client.get("/health").json()["busy"] == 0)
