import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from tuiin.graph.statements import Statements, iri, text, typed
from tuiin.model import NOWHERE, Place

XSD = "http://www.w3.org/2001/XMLSchema#"


def read_back(term: str) -> Literal:
    """What another reader takes a term for."""
    (quad,) = parse(f"<urn:s> <urn:p> {term} .".encode(), format=RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, Literal)
    return quad.object


@given(st.text())
def test_any_text_comes_back_as_it_was(words: str):
    assert read_back(text(words)) == Literal(words)


@given(st.text(), st.sampled_from(["kk", "ru", "en", "kk-cyrl", "zh-hans"]))
def test_any_text_of_a_language_comes_back_as_it_was(words: str, language: str):
    assert read_back(text(words, language)) == Literal(words, language=language)


@given(st.text())
def test_any_text_of_a_type_comes_back_as_it_was(words: str):
    assert read_back(typed(words, "xsd:anyURI")) == Literal(words, datatype=NamedNode(XSD + "anyURI"))


@given(st.text())
def test_a_statement_is_one_line_whatever_it_says(words: str):
    out = Statements()
    out.add("urn:g", "urn:s", "rdfs:comment", text(words))
    assert out.nquads().count("\n") == 1
    assert len(out.nquads().splitlines()) == 1 or any(c in words for c in "\x85\u2028\u2029")


@given(st.text())
def test_our_text_is_written_as_the_canonical_form_wants_it(words: str):
    (quad,) = parse(f"<urn:s> <urn:p> {text(words)} .".encode(), format=RdfFormat.N_TRIPLES)
    escaped = json.dumps(words, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007F")
    assert text(words)[1:-1].lower() == escaped.lower()
    assert isinstance(quad.object, Literal)


@given(st.integers())
def test_a_whole_number_is_an_integer(number: int):
    assert read_back(typed(number)) == Literal(str(number), datatype=NamedNode(XSD + "integer"))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_a_decimal_keeps_its_worth_and_has_one_form(number: Decimal):
    back = read_back(typed(number))
    assert Decimal(back.value) == number
    assert back.datatype == NamedNode(XSD + ("decimal" if "." in back.value else "integer"))
    assert typed(number) == typed(Decimal(f"{number:f}0" if "." in f"{number:f}" else f"{number:f}.000"))
    assert "E" not in back.value


@pytest.mark.parametrize(
    ("value", "term"),
    [
        (True, '"true"^^<XSDboolean>'),
        (False, '"false"^^<XSDboolean>'),
        (Decimal("-0"), '"0"^^<XSDinteger>'),
        (Decimal("7.0"), '"7"^^<XSDinteger>'),
        (Decimal("99.50"), '"99.5"^^<XSDdecimal>'),
        (Decimal("1E+3"), '"1000"^^<XSDinteger>'),
        (Decimal("0.000001"), '"0.000001"^^<XSDdecimal>'),
        ("a", '"a"^^<XSDstring>'),
    ],
)
def test_numbers_and_truths_are_written_in_one_way(value: Decimal | bool, term: str):
    assert typed(value) == term.replace("XSD", XSD)


def test_a_prefixed_name_is_written_out_and_an_iri_stays():
    assert (iri("xsd:date"), iri("https://a.org/b")) == (f"<{XSD}date>", "<https://a.org/b>")


def small() -> Statements:
    out = Statements()
    for graph in ("urn:b", "urn:a"):
        out.add(graph, "urn:s", "rdfs:label", text("b"))
        out.add(graph, "urn:s", "rdfs:label", text("a"))
        out.add(graph, "urn:s", "rdfs:label", text("a"))
    out.locate("urn:s", Place("f", 1))
    return out


def test_statements_come_out_sorted_and_each_once():
    out = small()
    assert out.nquads().split("\n") == [*sorted(out.nquads().split("\n")[:-1]), ""]
    assert (len(out), len(list(out)), out.counts()) == (4, 4, {"urn:a": 2, "urn:b": 2})
    assert list(out) == sorted(out)
    assert out.ntriples().count("\n") == 2
    assert out.nquads(["urn:a"]).count("\n") == 2


def test_the_first_place_of_a_subject_is_kept():
    out = small()
    out.locate("urn:s", Place("g", 2))
    out.locate("urn:t", NOWHERE)
    assert out.places == {"urn:s": Place("f", 1)}


def test_an_update_adds_all():
    out, more = small(), Statements()
    more.add("urn:c", "urn:s", "rdfs:label", text("c"))
    more.locate("urn:t", Place("g", 2))
    out.update(more)
    assert out.counts() == {"urn:a": 2, "urn:b": 2, "urn:c": 1}
    assert set(out.places) == {"urn:s", "urn:t"}
