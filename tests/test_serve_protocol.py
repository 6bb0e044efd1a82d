"""The SPARQL 1.1 Protocol over real HTTP: cases written from the recommendation, with the store that they ask for loaded beforehand."""

import json
import xml.etree.ElementTree as ET

import httpx
import pyoxigraph as ox
import pytest

from .serving import Server, serving

DATA = "http://a.example/data"
TRIG = f"""
@prefix : <http://a.example/> .
:own :in "the default graph" .
<{DATA}1> {{ <{DATA}1> a :Document . :both :in "both" }}
<{DATA}2> {{ <{DATA}2> a :Document . :both :in "both" }}
<{DATA}3> {{ <{DATA}3> a :Document ; :title "\u049a\u0430\u0437\u0430\u049b"@kk }}
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    file = tmp_path_factory.mktemp("protocol") / "data.trig"
    file.write_text(TRIG, "utf-8")
    with serving(file, "-q") as server:
        yield server


def truth(answer: httpx.Response) -> bool:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/sparql-results+json"
    return answer.json()["boolean"]


def values(answer: httpx.Response, name: str) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [row[name]["value"] for row in answer.json()["results"]["bindings"]]


# --- the three ways to ask ------------------------------------------------------------------------------------------------------------


def test_a_query_is_asked_by_get(server: Server):
    assert truth(server.query("ASK {}"))
    assert truth(server.client.get("/sparql/", params={"query": "ASK {}", "default-graph-uri": f"{DATA}0"}))


def test_a_query_is_asked_by_a_form(server: Server):
    assert truth(server.client.post("/sparql", data={"query": "ASK {}"}))
    assert truth(server.client.post("/sparql", params={"default-graph-uri": f"{DATA}0"}, data={"query": "ASK {}"}))


def test_a_query_is_asked_as_it_is(server: Server):
    for kind in ("application/sparql-query", "application/sparql-query; charset=UTF-8"):
        query = 'ASK { GRAPH ?g { ?s ?p "\u049a\u0430\u0437\u0430\u049b"@kk } }'
        assert truth(server.client.post("/sparql", content=query.encode(), headers={"Content-Type": kind}))


def test_head_has_the_headers_of_get_and_no_body(server: Server):
    get, head = (server.client.request(method, "/sparql", params={"query": "ASK {}"}) for method in ("GET", "HEAD"))
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == get.headers["content-length"]


def test_options_says_what_there_is(server: Server):
    answer = server.client.options("/sparql")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert server.client.options("/data").headers["allow"] == "GET, HEAD, OPTIONS"


# --- the dataset ----------------------------------------------------------------------------------------------------------------------

BOTH = f"ASK {{ <{DATA}1> a ?type . <{DATA}2> a ?type }}"
NAMED = f"ASK {{ GRAPH ?g1 {{ <{DATA}1> a ?type }} GRAPH ?g2 {{ <{DATA}2> a ?type }} }}"
FULL = f"ASK {{ <{DATA}3> a ?type GRAPH ?g1 {{ <{DATA}1> a ?type }} GRAPH ?g2 {{ <{DATA}2> a ?type }} }}"


@pytest.mark.parametrize("way", ["get", "post", "form"])
@pytest.mark.parametrize(
    ("query", "dataset", "expected"),
    [
        (BOTH, {"default-graph-uri": [f"{DATA}1", f"{DATA}2"]}, True),
        (BOTH, {"default-graph-uri": [f"{DATA}1"]}, False),
        (NAMED, {"named-graph-uri": [f"{DATA}1", f"{DATA}2"]}, True),
        (NAMED, {"named-graph-uri": [f"{DATA}1"]}, False),
        (FULL, {"default-graph-uri": [f"{DATA}3"], "named-graph-uri": [f"{DATA}1", f"{DATA}2"]}, True),
        (FULL, {"named-graph-uri": [f"{DATA}1", f"{DATA}2"]}, False),
        (BOTH, {"default-graph-uri": ["http://nobody.example/graph"]}, False),
        (f"ASK FROM <{DATA}3> {{ GRAPH ?g {{ <{DATA}1> a ?type }} }}", {"named-graph-uri": [f"{DATA}1"]}, True),
        (f"ASK FROM <{DATA}1> {{ <{DATA}1> a ?type }}", {"default-graph-uri": [f"{DATA}2"]}, False),
    ],
)
def test_the_request_says_which_graphs_are_asked(server: Server, way, query, dataset, expected):
    """Graphs of the request win over those of the query; an unknown graph is an empty one."""
    if way == "get":
        answer = server.client.get("/sparql", params={"query": query, **dataset})
    elif way == "post":
        answer = server.client.post("/sparql", params=dataset, content=query, headers={"Content-Type": "application/sparql-query"})
    else:
        answer = server.client.post("/sparql", data={"query": query, **dataset})
    assert truth(answer) is expected


COUNT = "SELECT (COUNT(*) AS ?n) {} {{ ?s <http://a.example/in> ?o }}"


@pytest.mark.parametrize(
    "clauses",
    [
        f"FROM <{DATA}1> FROM <{DATA}2>",
        f"FROM <{DATA}1>\n# FROM <{DATA}3>\nfrom <{DATA}2> FROM NAMED <{DATA}3>",
    ],
)
def test_a_triple_of_two_from_graphs_counts_once(server: Server, clauses):
    """The engine itself counts it twice."""
    assert values(server.query(COUNT.format(clauses, "")), "n") == ["1"]
    assert values(
        server.query(COUNT.replace("{}", "", 1).replace("{{", "{").replace("}}", "}"), **{"default-graph-uri": [f"{DATA}1", f"{DATA}2"]}),
        "n",
    ) == ["1"]


def test_prefixes_and_bases_count_in_from_clauses(server: Server):
    query = f"BASE <http://a.example/> PREFIX d: <{DATA}> " + COUNT.format("FROM <data1> FROM d:2 FROM NAMED d:3")
    assert values(server.query(query), "n") == ["1"]
    named = "PREFIX d: <http://a.example/data> SELECT DISTINCT ?g FROM d:1 FROM d:2 FROM NAMED d:3 { GRAPH ?g { ?s ?p ?o } }"
    assert values(server.query(named), "g") == [f"{DATA}3"]


@pytest.mark.parametrize(
    ("query", "accept", "status"),
    [
        (COUNT.format("", ""), "*/*", 200),
        ("ASK {", "*/*", 400),
        ("ASK {}", "image/png", 406),
        ('SELECT ("\\u0001" AS ?x) {}', "application/sparql-results+xml", 406),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> {} }", "*/*", 400),
        ("ASK { FILTER(" + "!" * 15_000 + "true) }", "*/*", 400),
    ],
)
def test_a_worker_is_clean_after_it_united_graphs(server: Server, query, accept, status):
    for _ in range(4):
        query = query.replace("{{", "{").replace("}}", "}")
        assert server.query(query, accept, **{"default-graph-uri": [f"{DATA}1", f"{DATA}2"]}).status_code == status
        assert len(values(server.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"), "g")) == 3


def test_nothing_is_ever_fetched(server: Server):
    for query in ("SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }"):
        assert values(server.query(query), "s") == []


def test_a_default_graph_of_its_own_stays_what_the_file_says(server: Server):
    assert values(server.query("SELECT ?o { ?s ?p ?o }"), "o") == ["the default graph"]


# --- forms of answers -----------------------------------------------------------------------------------------------------------------

SELECT = 'SELECT ?s ?o { VALUES (?s ?o) { (<http://a.example/x> "a,b"@en) (UNDEF 7) } }'


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("application/*;q=0.2, text/*;q=0.1", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/sparql-results+xml;q=0.3, text/csv;q=0.9", "text/csv; charset=utf-8"),
        ("text/tab-separated-values, */*;q=0.1", "text/tab-separated-values; charset=utf-8"),
        ("text/csv, */*", "text/csv; charset=utf-8"),
        ("TEXT/CSV ; Q=1", "text/csv; charset=utf-8"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        ("text/turtle, application/sparql-results+xml;q=0.1", "application/sparql-results+xml"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/sparql-results+json"),
    ],
)
def test_rows_come_in_the_form_that_is_liked_best(server: Server, accept, media):
    request = server.client.build_request("GET", "/sparql", params={"query": SELECT}, headers={"Accept": accept or ""})
    if accept is None:
        del request.headers["accept"]
    answer = server.client.send(request)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    engine = ox.Store().query(SELECT)
    form = next(f for f in RESULTS if f.media_type.partition(";")[0] == media.partition(";")[0])
    assert answer.content == engine.serialize(format=form)


RESULTS = (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML, ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV)


@pytest.mark.parametrize("form", RESULTS, ids=lambda f: f.file_extension)
def test_truth_comes_in_every_form(server: Server, form):
    answer = server.query("ASK {}", form.media_type)
    assert answer.headers["content-type"].partition(";")[0] == form.media_type.partition(";")[0]
    assert answer.content == ox.Store().query("ASK {}").serialize(format=form)


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", ox.RdfFormat.TURTLE),
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("text/n3;q=0.5, text/turtle;q=0.4", ox.RdfFormat.N3),
    ],
)
@pytest.mark.parametrize("query", ["CONSTRUCT { <s> <p> 1 , '\u049b'@kk } {}", f"DESCRIBE <{DATA}1> FROM <{DATA}1> {{}}"])
def test_triples_come_in_every_syntax(server: Server, accept, form, query):
    answer = server.query(query, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == form.media_type
    parsed = {quad.triple for quad in ox.parse(answer.content, form)}
    if query.startswith("CONSTRUCT"):
        base = server.url + "sparql"
        wanted = {
            ox.Triple(ox.NamedNode(server.url + "s"), ox.NamedNode(server.url + "p"), o)
            for o in (ox.Literal(1), ox.Literal("\u049b", language="kk"))
        }
        assert base.startswith("http://")
        assert parsed == wanted
    else:
        assert parsed == {
            ox.Triple(
                ox.NamedNode(f"{DATA}1"),
                ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                ox.NamedNode("http://a.example/Document"),
            )
        }


@pytest.mark.parametrize(("query", "accept"), [("SELECT * {}", "text/turtle"), ("CONSTRUCT {} {}", "text/csv"), ("ASK {}", "image/png")])
def test_a_form_that_a_query_does_not_have_is_406(server: Server, query, accept):
    answer = server.query(query, accept)
    assert answer.status_code == 406
    assert "answered as" in answer.json()["detail"]


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    """A server of what is of RDF 1.2, and of what only looks like it."""
    folder = tmp_path_factory.mktemp("new")
    (folder / "new.nq").write_text(
        '<http://a/r> <http://a/reifies> <<( <http://a/s> <http://a/p> "o" )>> <http://a/term> .\n'
        '<http://a/s> <http://a/p> "x"@ar--rtl <http://a/direction> .\n'
        '<http://a/s> <http://a/p> "<<( \\"x\\"@ar--rtl )>>"@en <http://a/old> .\n',
        "utf-8",
    )
    with serving(folder / "new.nq", "-q") as server:
        yield server


NEW = {"term": "1.2", "direction": "1.2-basic", "old": ""}
SAID = ["text/turtle", "application/n-triples", "application/rdf+xml", "application/trig", "application/n-quads"]


@pytest.mark.parametrize("way", ["file", "query"])
@pytest.mark.parametrize("graph", NEW)
@pytest.mark.parametrize("form", [*SAID, "application/ld+json", "text/n3"])
def test_what_is_of_rdf_1_2_is_given_as_such_or_told_apart(new: Server, form: str, graph: str, way: str):
    def asked(accept: str) -> httpx.Response:
        if way == "query":
            return new.query(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <http://a/{graph}> {{ ?s ?p ?o }} }}", accept)
        return new.client.get("/data", params={"graph": f"http://a/{graph}"}, headers={"Accept": accept})

    needed, answer = NEW[graph], asked(form)
    if (form, graph) == ("application/ld+json", "term") or (form == "text/n3" and needed):
        assert answer.status_code == 406
        assert "RDF 1.2" in answer.json()["detail"]
        return
    assert answer.status_code == 200, answer.text
    told = answer.headers["content-type"].split("; ")[1:]
    assert [part for part in told if part.startswith("version=")] == ([f"version={needed}"] if needed and form in SAID else [])
    quads = list(ox.parse(answer.content, ox.RdfFormat.TURTLE if form == "text/n3" else ox.RdfFormat.from_media_type(form)))
    assert len(quads) == 1
    order = ["1.1", "1.2-basic", "1.2"]
    for wanted in order:
        enough = form not in SAID or not needed or order.index(wanted) >= order.index(needed)
        assert asked(f'{form}; version="{wanted}"').status_code == (200 if enough else 406)
        assert asked(f"{form}; version={wanted}, */*;q=0.1").status_code == 200


def test_xml_answers_are_well_formed(server: Server):
    root = ET.fromstring(server.query('SELECT ("<&>" AS ?x) {}', "application/sparql-results+xml").content)
    assert root.find(".//{*}literal").text == "<&>"


# --- what is wrong ---------------------------------------------------------------------------------------------------------------------


def test_a_syntax_error_is_400_with_line_and_column(server: Server):
    query = "SELECT *\n{ ?s ?p ?o } LIMIT x"
    answer = server.query(query)
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert (problem["status"], problem["line"], problem["column"]) == (400, 2, 20)
    assert problem["detail"] == "2:20: SPARQL cannot go on here: x"
    text = server.query(query, "text/plain")
    assert (text.status_code, text.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert text.text == problem["detail"] + "\n"


def test_our_prefixes_are_not_declared_for_anybody(server: Server):
    answer = server.query("SELECT * { ?s a tn:Claim }")
    assert answer.status_code == 400
    assert "no PREFIX declares tn:" in answer.json()["detail"]


@pytest.mark.parametrize(
    "address", ["/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", "/sparql?default-graph-uri=http%3A%2F%2Fa.example%2F"]
)
def test_a_query_is_given_exactly_once(server: Server, address):
    answer = server.client.get(address)
    assert answer.status_code == 400
    assert "exactly one parameter" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"ASK {}", "text/plain", 415),
        (b"query=ASK%20%7B%7D", None, 415),
        (b"ASK {}", None, 415),
        (b"ASK {}", "application/sparql-query; charset=UTF-16", 415),
        ("ASK {}".encode("utf-16"), "application/sparql-query; charset=UTF-16", 415),
        ("ASK {}".encode("utf-16"), "application/sparql-query", 400),
        (b"query=ASK%20%7B%7D", "multipart/form-data; boundary=x", 415),
        (b"query=%ff", "application/x-www-form-urlencoded", 400),
        (b"quer=ASK%20%7B%7D", "application/x-www-form-urlencoded", 400),
        (b"", "application/x-www-form-urlencoded", 400),
        (b"", "application/sparql-query", 400),
        (b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", "application/x-www-form-urlencoded", 400),
        (b"query=ASK%20%7B%7D&default-graph-uri=not%20one", "application/x-www-form-urlencoded", 400),
        (b"ASK { FILTER(?x = '\x00') } \x00", "application/sparql-query", 400),
        (b"query=" + b"a" * 7_000_000, "application/x-www-form-urlencoded", 413),
        (b"ASK {} #" + b"a" * 1_000_000, "application/sparql-query", 413),
    ],
)
def test_a_body_of_the_wrong_kind_is_refused(server: Server, content, kind, status):
    answer = server.client.post("/sparql", content=content, headers={"Content-Type": kind} if kind else {})
    assert answer.status_code == status, answer.text
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "target",
    ["/sparql?query=%ff%fe", "/sparql?query=ASK%20%7B%7D%00", "/sparql?query=%zz", "/sparql?query=", "/sparql?query=\\xed\\xa0\\x80"],
)
def test_odd_bytes_in_an_address_are_400(server: Server, target):
    answer = server.raw(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 400 ")


def test_a_compressed_body_is_refused(server: Server):
    headers = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    assert server.client.post("/sparql", content=b"x", headers=headers).status_code == 415


# --- nothing changes -------------------------------------------------------------------------------------------------------------------

CLEAR = "CLEAR ALL"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("method", "address", "content", "kind"),
    [
        ("GET", "/sparql?update=CLEAR%20ALL", None, None),
        ("GET", "/update?update=CLEAR%20ALL", None, None),
        ("GET", "/sparql?query=CLEAR%20ALL", None, None),
        ("POST", "/sparql", b"update=CLEAR%20ALL", FORM),
        ("POST", "/sparql", b"update=CLEAR%20ALL&query=ASK%20%7B%7D", FORM),
        ("POST", "/sparql", CLEAR.encode(), "application/sparql-update"),
        ("POST", "/sparql?using-graph-uri=http%3A%2F%2Fa.example%2Fdata1", CLEAR.encode(), "application/sparql-update"),
        ("POST", "/sparql", CLEAR.encode(), "application/sparql-query"),
        ("POST", "/sparql", b"LOAD <http://127.0.0.1:9/>", "application/sparql-query"),
        ("POST", "/sparql", b"ASK {}", "application/sparql-update"),
        ("POST", "/update", CLEAR.encode(), "application/sparql-update"),
        ("POST", "/update", b"update=CLEAR%20ALL", FORM),
        ("PUT", "/sparql?query=ASK%20%7B%7D", None, None),
        ("DELETE", "/sparql", None, None),
        ("PATCH", "/sparql", b"", None),
        ("PUT", "/data?default", b"<a:a> <a:b> 1 .", "text/turtle"),
        ("POST", "/data?graph=http%3A%2F%2Fa.example%2Fdata1", b"<a:a> <a:b> 1 .", "text/turtle"),
        ("DELETE", "/data?graph=http%3A%2F%2Fa.example%2Fdata1", None, None),
        ("PUT", "/data/new", b"<a:a> <a:b> 1 .", "text/turtle"),
        ("DELETE", "/id/graph/shared", None, None),
        ("POST", "/", b"", None),
    ],
)
def test_every_write_is_refused(server: Server, method, address, content, kind):
    before = server.client.get("/data", headers={"Accept": "application/n-quads"}).content
    answer = server.client.request(method, address, content=content, headers={"Content-Type": kind} if kind else {})
    assert answer.status_code in (400, 403, 405)
    if answer.status_code == 405:
        assert "GET" in answer.headers["allow"]
    assert server.client.get("/data", headers={"Accept": "application/n-quads"}).content == before


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "ASK { SERVICE SILENT <http://127.0.0.1:9/> {} }"]
)
def test_service_is_refused_with_its_place(server: Server, query):
    problem = server.query(query).json()
    assert problem["status"] == 400
    assert (problem["line"], "SERVICE" in problem["detail"]) == (1, True)


def test_names_may_hold_backslashes_as_the_grammar_has_it(server: Server):
    """A worker can open no connection, so nothing hides behind them."""
    assert truth(server.query("PREFIX a: <http://a.example/> ASK { BIND(a:x\\-y AS ?x) FILTER(STR(?x) = 'http://a.example/x-y') }"))


def test_the_service_describes_itself(server: Server):
    sd = "http://www.w3.org/ns/sparql-service-description#"
    for accept, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/rdf+xml", ox.RdfFormat.RDF_XML), ("*/*", ox.RdfFormat.TURTLE)):
        answer = server.client.get("/sparql", headers={"Accept": accept})
        assert answer.status_code == 200
        store = ox.Store()
        store.load(answer.content, form)
        rows = list(store.query(f"SELECT ?e {{ ?s a <{sd}Service> ; <{sd}endpoint> ?e ; <{sd}supportedLanguage> <{sd}SPARQL11Query> }}"))
        assert [row["e"].value for row in rows] == [server.url + "sparql"]
        named = store.query(
            f"SELECT ?n ?t {{ ?s <{sd}defaultDataset>/<{sd}namedGraph> ?g . ?g <{sd}name> ?n ; <{sd}graph>/<http://rdfs.org/ns/void#triples> ?t }}"
        )
        assert {(row["n"].value, row["t"].value) for row in named} == {(f"{DATA}{i}", "2") for i in (1, 2, 3)}
        assert not store.query(f"ASK {{ ?s <{sd}feature> <{sd}UnionDefaultGraph> }}")
    assert server.client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_answers_are_the_engines_own(server: Server):
    """Blank nodes apart, which the engine names anew each time."""
    store = ox.Store()
    store.load(TRIG, ox.RdfFormat.TRIG)
    for query in (
        "SELECT * { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s ?o",
        "SELECT ?s (COUNT(?o) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?s ORDER BY ?s",
        "SELECT * { ?s ?p ?o OPTIONAL { GRAPH ?g { ?s ?p ?o } } }",
        "SELECT (1/0 AS ?x) ('01'^^<http://www.w3.org/2001/XMLSchema#integer> AS ?y) {}",
    ):
        assert json.loads(server.query(query).content) == json.loads(store.query(query).serialize(format=ox.QueryResultsFormat.JSON))
