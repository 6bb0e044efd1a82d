"""The cases that the W3C has for SPARQL 1.1 endpoints: Protocol (34), Service Description (3), Graph Store Protocol (19), as this server meets them.

Each bears the name that it has there. What reads is answered as it asks; what writes is refused, and changes nothing.
"""

from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest

from .serving import Server, serving

HELD = "http://kasei.us/2009/09/sparql/data/data"
DOCUMENT = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Document>"
GRAPHS = "".join(f"<{HELD}{i}.rdf> {DOCUMENT} <{HELD}{i}.rdf> .\n" for i in range(4))
PERSON = "http://localhost/data/person/1.ttl"  # a graph whose name is an address of the server, as the server is called in the request
PEOPLE = f'<{PERSON}> <http://xmlns.com/foaf/0.1/name> "Jane Doe" <{PERSON}> .\n'

QUERY, UPDATE, FORM = "application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded"
ROWS = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
RDF = {"text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json", "application/n-quads", "application/trig"}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    file = tmp_path_factory.mktemp("w3c") / "graphs.nq"
    file.write_text(GRAPHS + PEOPLE, "utf-8")
    with serving(file, "-q") as server:
        yield server


@pytest.fixture(autouse=True)
def unchanged(server: Server):
    def held() -> bytes:
        return server.client.get("/data", headers={"Accept": "application/n-quads"}).content

    before = held()
    yield
    assert held() == before
    assert before.count(b"\n") == 5


def data(number: int) -> str:
    return f"{HELD}{number}.rdf"


def given(**names: list[int]) -> str:
    return "&".join(f"{name.replace('_', '-')}-uri={quote(data(i), safe='')}" for name, numbers in names.items() for i in numbers)


def typed(*numbers: int) -> str:
    return " ".join(f"<{data(i)}> a ?type ." for i in numbers)


def named(*numbers: int) -> str:
    return " ".join(f"GRAPH ?g{i} {{ {typed(i)} }}" for i in numbers)


def asked(query: str, address: str = "") -> str:
    return f"/sparql/?query={quote(query)}" + (f"&{address}" if address else "")


FULL = f"ASK {{ {typed(3)} {named(1, 2)} }}"
OVERRULED = f"ASK FROM <{data(3)}> {{ {named(1, 2)} }}"
# One value that holds the names of two graphs: the separator was escaped together with them.
RUN_ON = "named-graph-uri=" + quote(f"{data(1)}&named-graph-uri={data(2)}", safe="/:")

READS = {
    "query_get": ("GET", asked("ASK {}", given(default_graph=[0])), None, None, True),
    "query_post_form": ("POST", f"/sparql/?{given(default_graph=[0])}", b"query=ASK%20%7B%7D", FORM, True),
    "query_post_direct": ("POST", "/sparql/", b"ASK {}", QUERY, True),
    "query_dataset_default_graphs_get": ("GET", asked(f"ASK {{ {typed(1, 2)} }}", given(default_graph=[1, 2])), None, None, True),
    "query_dataset_default_graphs_post": (
        "POST",
        f"/sparql/?{given(default_graph=[1, 2])}",
        f"ASK {{ {typed(1, 2)} }}".encode(),
        QUERY,
        True,
    ),
    "query_dataset_named_graphs_get": ("GET", asked(f"ASK {{ {named(1, 2)} }}", given(named_graph=[1, 2])), None, None, True),
    "query_dataset_named_graphs_post": (
        "POST",
        f"/sparql/?{given(named_graph=[1, 2])}",
        f"ASK {{ {named(1, 2)} }}".encode(),
        QUERY,
        True,
    ),
    "query_dataset_full": ("POST", f"/sparql/?{given(default_graph=[3], named_graph=[1, 2])}", FULL.encode(), QUERY, True),
    "query_multiple_dataset": ("POST", f"/sparql/?{given(named_graph=[1, 2])}", OVERRULED.encode(), QUERY, True),
    "query_multiple_dataset, its separator escaped": ("POST", f"/sparql/?{RUN_ON}", OVERRULED.encode(), QUERY, True),
    "query_multiple_dataset, as it once was": (
        "POST",
        f"/sparql/?{given(default_graph=[2])}",
        f"ASK FROM <{data(1)}> {{ {typed(1)} }}".encode(),
        QUERY,
        False,
    ),
    "query_content_type_ask": ("POST", f"/sparql/?{given(default_graph=[0])}", b"ASK {}", QUERY, True),
    "query_content_type_select": ("POST", f"/sparql/?{given(default_graph=[0])}", b"SELECT (1 AS ?value) {}", QUERY, ROWS),
    "query_content_type_describe": ("POST", f"/sparql/?{given(default_graph=[0])}", b"DESCRIBE <http://example.org/>", QUERY, RDF),
    "query_content_type_construct": ("POST", f"/sparql/?{given(default_graph=[0])}", b"CONSTRUCT { <s> <p> 1 } WHERE {}", QUERY, RDF),
}


@pytest.mark.parametrize("case", READS)
@pytest.mark.parametrize("accept", [None, "*/*", "application/sparql-results+xml, text/turtle;q=0.9, */*;q=0.1"])
def test_a_query_is_answered(server: Server, case, accept):
    method, address, content, kind, expected = READS[case]
    headers = {"Accept": accept} if accept else {}
    answer = server.client.request(method, address, content=content, headers=headers | ({"Content-Type": kind} if kind else {}))
    assert answer.status_code == 200, answer.text
    media = answer.headers["content-type"].partition(";")[0]
    if isinstance(expected, bool):
        assert media in ROWS
        assert ("true" in answer.text, "false" in answer.text) == (expected, not expected)
    else:
        assert media in expected


# --- what is wrong, and what writes ---------------------------------------------------------------------------------------------------

CHANGING = f"CLEAR ALL ; INSERT DATA {{ GRAPH <{data(1)}> {{ <http://example.org/s> <http://example.org/p> 1 }} }}"
REPLACING = "WITH <http://example/addresses> DELETE { ?p ?q 'Bill' } INSERT { ?p ?q 'William' } WHERE { ?p ?q 'Bill' }"

REFUSED = {
    "bad_query_method": ("PUT", asked("ASK {}", given(default_graph=[0])), b"", FORM, 405),
    "bad_multiple_queries": ("GET", asked("ASK {}", "query=SELECT%20%2A%20%7B%7D"), None, None, 400),
    "bad_query_wrong_media_type": ("POST", "/sparql/", b"ASK {}", "text/plain", 415),
    "bad_query_missing_form_type": ("POST", "/sparql/", b"query=ASK%20%7B%7D", None, 415),
    "bad_query_missing_direct_type": ("POST", "/sparql/", b"ASK {}", None, 415),
    "bad_query_non_utf8": ("POST", "/sparql/", "ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16", 415),
    "bad_query_syntax": ("GET", asked("ASK {"), None, None, 400),
    "bad_update_get": ("GET", "/sparql/?update=CLEAR%20ALL", None, None, 403),
    "bad_multiple_updates": ("POST", "/sparql/", b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", FORM, 403),
    "bad_update_wrong_media_type": ("POST", "/sparql/", b"CLEAR NAMED", "text/plain", 415),
    "bad_update_missing_form_type": ("POST", "/sparql/", b"update=CLEAR%20NAMED", None, 415),
    "bad_update_non_utf8": ("POST", "/sparql/", "CLEAR NAMED".encode("utf-16"), f"{UPDATE}; charset=UTF-16", 403),
    "bad_update_syntax": ("POST", "/sparql/", b"update=CLEAR%20XYZ", FORM, 403),
    "bad_update_dataset_conflict": ("POST", f"/sparql/?{given(using_named_graph=[1])}", REPLACING.encode(), UPDATE, 403),
    "update_dataset_default_graph": ("POST", f"/sparql/?{given(using_graph=[1])}", CHANGING.encode(), UPDATE, 403),
    "update_dataset_default_graphs": ("POST", f"/sparql/?{given(using_graph=[1, 2])}", CHANGING.encode(), UPDATE, 403),
    "update_dataset_named_graphs": ("POST", f"/sparql/?{given(using_named_graph=[1, 2])}", CHANGING.encode(), UPDATE, 403),
    "update_dataset_full": ("POST", f"/sparql/?{given(using_graph=[1], using_named_graph=[2])}", CHANGING.encode(), UPDATE, 403),
    "update_post_form": ("POST", "/sparql/", b"update=CLEAR+ALL", FORM, 403),
    "update_post_direct": ("POST", "/sparql/", b"CLEAR ALL", UPDATE, 403),
    "update_base_uri": ("POST", "/sparql/", b"INSERT DATA { GRAPH <g> { <s> <p> <test> } }", UPDATE, 403),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_request_is_refused(server: Server, case):
    method, address, content, kind, status = REFUSED[case]
    answer = server.client.request(method, address, content=content, headers={"Content-Type": kind} if kind else {})
    assert answer.status_code == status
    assert answer.json()["detail"]


# --- service description --------------------------------------------------------------------------------------------------------------

SD = "http://www.w3.org/ns/sparql-service-description#"
PROPERTIES = {  # of the vocabulary, with the class that each belongs to
    "endpoint": "Service",
    "supportedLanguage": "Service",
    "resultFormat": "Service",
    "feature": "Service",
    "defaultDataset": "Service",
    "defaultEntailmentRegime": "Service",
    "defaultGraph": "Dataset",
    "namedGraph": "Dataset",
    "name": "NamedGraph",
    "graph": "NamedGraph",
}


def described(answer: httpx.Response) -> ox.Store:
    assert answer.status_code == 200
    store = ox.Store()
    store.load(answer.content, ox.RdfFormat.from_media_type(answer.headers["content-type"]))
    return store


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json", "*/*"])
def test_the_description_is_rdf_with_the_endpoint_and_keeps_to_its_schema(server: Server, accept):
    """returns_rdf, has_endpoint_triple, conforms_to_schema."""
    store = described(server.client.get("/sparql", headers={"Accept": accept}))
    assert [row["e"].value for row in store.query(f"SELECT ?e {{ ?s a <{SD}Service> ; <{SD}endpoint> ?e }}")] == [f"{server.url}sparql"]
    used = {quad.predicate.value.removeprefix(SD) for quad in store if quad.predicate.value.startswith(SD)}
    assert used <= set(PROPERTIES)
    for name in used:
        rows = list(store.query(f"SELECT ?s ?o {{ ?s <{SD}{name}> ?o FILTER NOT EXISTS {{ ?s a <{SD}{PROPERTIES[name]}> }} }}"))
        assert rows == [], name
    assert all(not isinstance(quad.object, ox.Literal) for quad in store if quad.predicate.value.startswith(SD))


# --- graph store ----------------------------------------------------------------------------------------------------------------------

NAMED_THREE_WAYS = ["/data/person/1.ttl", "/data?graph=/data/person/1.ttl", f"/data?graph={quote(PERSON, safe='')}"]
HOST = {"Host": "localhost"}


@pytest.mark.parametrize("address", NAMED_THREE_WAYS)
def test_a_graph_is_got_directly_and_indirectly(server: Server, address):
    """get_of_put__initial_state, get_of_put__graph_already_in_store, get_of_post__existing_graph, head_on_an_existing_graph."""
    answer = server.client.get(address, headers=HOST | {"Accept": "text/turtle"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/turtle; charset=utf-8")
    triples = [quad.triple for quad in ox.parse(answer.content, ox.RdfFormat.TURTLE)]
    assert [(t.subject.value, t.object.value) for t in triples] == [(PERSON, "Jane Doe")]
    head = server.client.head(address, headers=HOST | {"Accept": "text/turtle"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == answer.headers["content-length"]


def test_the_default_graph_is_got(server: Server):
    """get_of_put__default_graph."""
    answer = server.client.get("/data?default", headers={"Accept": "text/turtle"})
    assert len(list(ox.parse(answer.content, ox.RdfFormat.TURTLE))) == 5


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("address", ["/data/person/2.ttl", "/data?graph=/data/person/2.ttl"])
def test_a_graph_that_is_not_there_is_404(server: Server, method, address):
    """get_of_delete__existing_graph, head_on_a_nonexisting_graph."""
    assert server.client.request(method, address, headers=HOST).status_code == 404


TURTLE = b"<http://example.org/s> <http://example.org/p> 1 ."
WRITES = {
    "put__initial_state": ("PUT", "/data?graph=/data/person/2.ttl", TURTLE, "text/turtle"),
    "put__graph_already_in_store": ("PUT", "/data/person/1.ttl", TURTLE, "text/turtle"),
    "put__default_graph": ("PUT", "/data?default", TURTLE, "text/turtle"),
    "put__mismatched_payload": ("PUT", "/data/person/1.ttl", TURTLE, "application/rdf+xml"),
    "delete__existing_graph": ("DELETE", "/data/person/1.ttl", None, None),
    "delete__nonexistent_graph": ("DELETE", "/data/person/2.ttl", None, None),
    "post__existing_graph": ("POST", "/data/person/1.ttl", TURTLE, "text/turtle"),
    "post__multipart_formdata": ("POST", "/data/person/1.ttl", b"--x\r\n\r\n\r\n--x--", "multipart/form-data; boundary=x"),
    "post__create__new_graph": ("POST", "/data", TURTLE, "text/turtle"),
}


@pytest.mark.parametrize("case", WRITES)
def test_a_graph_is_not_written(server: Server, case):
    method, address, content, kind = WRITES[case]
    answer = server.client.request(method, address, content=content, headers=HOST | ({"Content-Type": kind} if kind else {}))
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
