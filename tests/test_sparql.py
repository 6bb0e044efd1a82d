import json
from pathlib import Path

import pytest

from tuiin.errors import BadQuery, LimitHit
from tuiin.graph.space import Space
from tuiin.graph.sparql import bind, refuse
from tuiin.graph.statements import Statements
from tuiin.graph.store import Store

CASES = json.loads((Path(__file__).parent / "bind.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <http://a.example/>" }',
        "SELECT * { ?s <http://a.example/SERVICE> ?o } # SERVICE",
        "SELECT ?service { ?service a <http://a.example/Service> }",
        "PREFIX a: <http://a.example/> SELECT * { ?s a:service ?o }",
        "ASK { ?s ?p 'insert' }",
        'SELECT * { ?s ?p """ { { SERVICE { """ }',
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        "PREFIX service: <http://a.example/> SELECT * { ?s service:x ?o . ?s service:y service:z }",
        "PREFIX service: <http://a.example/> SELECT * { GRAPH service:x { ?s ?p ?o } }",
        "SELECT * { ?s <urn:SERVICE> <https://a.example/web-service?id=5> , <mailto:service@a.example> }",
        "SELECT * { ?s <https://a.example/wiki/A_(b)#service> ?o }",
        "PREFIX a: <http://a.example/> SELECT * { ?s a:%53ERVICE ?o # SERVICE\n }",
        "SELECT * { ?s ?p '\\u0027 . SERVICE <http://127.0.0.1:9/> { }' }",
    ],
)
def test_words_in_names_strings_and_comments_are_no_keywords(query: str):
    refuse(query)


@pytest.mark.parametrize("query", ["SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "ASK{service silent ?x {}}"])
def test_service_is_refused_with_its_place(query: str):
    with pytest.raises(BadQuery, match=r"^1:\d+: SERVICE is not allowed"):
        refuse(query)


@pytest.mark.parametrize(
    "query",
    ["INSERT DATA { <a:b> <a:c> 1 }", "DELETE WHERE { ?s ?p ?o }", "LOAD <http://a.example/>", "CLEAR ALL", "PREFIX a: <a:> DROP DEFAULT"],
)
def test_updates_are_refused(query: str):
    with pytest.raises(BadQuery, match="changes data"):
        refuse(query)


def test_deep_nesting_is_refused_before_the_engine_sees_it():
    """2,200 braces end the engine's process."""
    with pytest.raises(LimitHit, match="nested deeper than 100"):
        refuse("SELECT * " + "{" * 3000 + "}" * 3000)
    refuse('SELECT * { ?s ?p "' + "{" * 3000 + '" }')


def test_very_long_queries_are_refused():
    with pytest.raises(LimitHit, match="characters"):
        refuse("SELECT * { }" + " " * 1_000_001)
    with pytest.raises(LimitHit, match="words"):
        refuse("SELECT * { " + "?s ?p ?o . " * 6000 + "}")


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE:x#>\n{ ?a ?b ?c } }",
        "SELECT * { ?s <a:\\u0041#> ?o . SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * { ?s a:b\\# ?o SERVICE <http://127.0.0.1:9/> { } }",
        "SELECT * { #\r SERVICE <http://127.0.0.1:9/> { } }",
        "SELECT * { ?s ?p 'a' # '\r . SERVICE <http://127.0.0.1:9/> { } #'\n}",
        "SELECT * { ?s ?p '\\u0027' . SERVICE <http://127.0.0.1:9/> { } #'\n}",
        'SELECT * { ?s ?p """a\\""" """ . SERVICE <http://127.0.0.1:9/> { } #"""\n}',
        "PREFIX e: <http://127.0.0.1:9/> SELECT * { SERVICEe:x { } }",
        "SELECT * { SERVICESILENT<http://127.0.0.1:9/> { } }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x#\r{ } }",
    ],
)
def test_service_is_refused_however_it_is_glued_or_hidden(query: str):
    """Each of these once made the engine open a connection."""
    with pytest.raises(BadQuery, match="SERVICE is not allowed"):
        refuse(query)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_variables_are_fixed_as_in_the_page_of_queries(case: dict):
    """The page has a twin of this function, which reads the same cases: `graph/web/tests/bind.test.ts`."""
    assert bind(case["query"], case["values"]) == case["bound"]


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX publicservice: <http://a.example/> SELECT * { GRAPH ?g { ?s ?p publicservice:x } { ?s ?p ?o } }",
        "PREFIX service: <http://a.example/> SELECT * FROM service:g { ?s ?p ?o }",
        "PREFIX service: <http://a.example/> SELECT * { ?s a service:Bus { ?s ?p ?o } }",
        "SELECT * { ?s ?p <doi:10.1016/S0140-6736(20)30183-5#sec1> }",
        "BASE <https://a.example/wiki/> SELECT * { ?s ?p <Bus_(vehicle)#Service> }",
    ],
)
def test_honest_names_and_addresses_are_not_refused(query: str):
    refuse(query)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { id:actor/some-body ?p ?o }", r"id:actor\/some-body or <http://a.example/actor/some-body>"),
        ("SELECT * { ?s ?p id:concept/x }", r"id:concept\/x or <http://a.example/concept/x>"),
        ("SELECT * { ?s ?p id:article/x/claim/y ; ?q ?o }", r"id:article\/x\/claim\/y or <http://a.example/article/x/claim/y>"),
        ("PREFIX t: <http://b.example/> SELECT * { t:actor/x ?p ?o }", r"t:actor\/x"),
    ],
)
def test_a_slash_in_a_name_is_told_with_the_way_to_write_it(query: str, told: str):
    with pytest.raises(BadQuery, match=r"^1:\d+: SPARQL cannot go on here") as error:
        Store.of(Statements(space=Space("http://a.example/"))).ask(query)
    assert f"in a name a slash is escaped: {told}" in str(error.value)


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s a/b ?o", "SELECT * { ?s id:x/id:y ?o", "SELECT * { ?s id:x/a ?o", "SELECT ?s { 'id:a/b' "]
)
def test_a_path_a_string_or_an_address_is_no_such_name(query: str):
    with pytest.raises(BadQuery) as error:
        Store.of(Statements(space=Space("http://a.example/"))).ask(query)
    assert "slash" not in str(error.value)


@pytest.mark.parametrize("where", ["{0} ?p ?o", "?s ?p {0}", "VALUES ?h {{ {0} }}", "GRAPH {0} {{ ?s ?p {0} }}", "?s ?p ?o FILTER(?s<{0})"])
@pytest.mark.parametrize("name", [r"id:actor\/w3c-tag", r"id:article\/a\/claim\/service-x", r"id:service\/x"])
def test_an_escaped_slash_in_a_name_is_taken(where: str, name: str):
    query = f"SELECT * {{ {where.format(name)} }}"
    refuse(query)
    Store.of(Statements(space=Space("http://a.example/"))).ask_sealed(query)
