"""The one validator: what it lets through, what it drops, and by which reason."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiin.draft.candidates import Candidate
from tuiin.draft.drafting import Draft, draft
from tuiin.draft.found import Span
from tuiin.draft.known import Known, Registry
from tuiin.draft.validating import ABSENT, Proposal, Quote, Validator

HERE = Path(__file__).parent
TEXT = """The night library

Jane Holm

A night library raises the number of readers in the town, said the council of Lakeside on Monday. Holm doubts it.

Lamps cost money. Nobody knows who pays for them in the end.
"""
KAZAKH = """Түнгі кітапхана туралы

Айман Ойлан

Түнгі кітапханалар оқырман санын арттырады. Қала кеңесі бұған күмәнмен қарайды.
"""
REGISTRY = Registry((Known("concept/night-library", "", ("night library",)), Known("actor/moon-office", "organization", ("Moon Office",))))


@pytest.fixture(scope="module")
def drafted() -> Draft:
    return draft(TEXT, "en")


def concept(label: str, at: str = "p1s1", reference: str = "concept/new", **more: Any) -> Candidate:
    return Candidate(
        reference=reference, entry={"label": {"en": label}} | more, at=(at,), spans=(spot("number of readers"),), by="x", confidence=1
    )


def spot(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def claim(quote: str = "raises the number of readers", at: str = "p1s1", **entry: Any) -> Proposal:
    said = {"kind": "causal", "subject": "concept/night-library", "relation": "increases", "object": "concept/readers"} | entry
    said.setdefault("positions", [{"holder": "actor/moon-office", "stance": "asserts", "certainty": "certain", "at": [at]}])
    span = spot(quote) if quote in TEXT else None
    said = {name: one for name, one in said.items() if one is not None}
    one = Candidate(reference="claim/x", entry=said, at=(at,), spans=(span,) if span else (), by="llm:m", confidence=0.5)
    return Proposal(one, (Quote(quote, span),))


READERS = Proposal(replace(concept("number of readers"), reference="concept/readers"))


def reasons(drafted: Draft, *proposals: Proposal) -> dict[str, str]:
    return {name: some[0].reason for name, some in Validator(drafted.reading, REGISTRY).validated(proposals).faults.items()}


def test_a_claim_that_is_of_the_text_is_let_through_as_far_as_it_is_filled_in(drafted):
    found = Validator(drafted.reading, REGISTRY).validated([READERS, claim()])
    assert [one.reference for one in found.kept] == ["concept/readers", "claim/x"] and not found.faults and not found.dropped
    assert found.kept[1].entry == claim().candidate.entry


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        (claim(quote="raises the numbers of readers"), "quote"),  # made up
        (claim(quote="Lamps cost money"), "quote"),  # true, in another sentence
        (claim(at="p9s9"), "sentence"),
        (claim(positions=[{"stance": "asserts", "certainty": "certain", "at": ["p77s1"]}]), "sentence"),
        (claim(relation="boosts"), "list"),
        (claim(positions=[{"holder": "actor/moon-office", "stance": "thinks", "certainty": "certain"}]), "list"),
        (claim(positions=[{"holder": "actor/moon-office", "stance": "asserts", "certainty": "absolutely"}]), "list"),
        (claim(positions=[{"stance": "reports", "certainty": "certain", "voices": [{"stance": "sings", "certainty": "certain"}]}]), "list"),
        (claim(kind="guess"), "list"),
        (claim(mood="good"), "schema"),
        (claim(subject="night library"), "schema"),
        (claim(subject={"a": 1}), "schema"),
        (claim(positions="Holm"), "schema"),
        (claim(positions=[]), "schema"),
        (claim(text={"en": "Lamps\ud800 help."}), "schema"),
        (claim(text={"en": "A\u202e lamp helps."}), "schema"),
        (claim(text={"ru": "Свет помогает."}), "language"),
        (claim(object="concept/nowhere"), "reference"),
        (claim(positions=[{"holder": "actor/nobody", "stance": "asserts", "certainty": "certain"}]), "reference"),
    ],
)
def test_what_is_wrong_falls_by_its_reason(drafted, proposal, reason):
    assert reasons(drafted, READERS, proposal) == {"claim/x": reason}


def test_one_position_alone_needs_no_brackets(drafted):
    held = {"holder": "actor/moon-office", "stance": "asserts", "certainty": "certain"}
    assert reasons(drafted, READERS, claim(positions=held)) == {}
    reported = {"stance": "reports", "certainty": "certain", "voices": held}
    assert reasons(drafted, READERS, claim(positions=reported)) == {}
    assert reasons(drafted, READERS, claim(positions=reported | {"voices": held | {"stance": "sings"}})) == {"claim/x": "list"}


def test_a_true_quote_under_an_invented_entity_falls_with_it(drafted):
    invented = Proposal(concept("ministry of moonlight", reference="concept/readers"))
    assert reasons(drafted, invented, claim()) == {"concept/readers": "invented", "claim/x": "invented"}


def test_something_that_is_named_elsewhere_in_the_text_is_not_named_here(drafted):
    lamps = replace(concept("lamp", at="p2s1", reference="concept/lamp"), spans=(spot("Lamps"),))
    assert reasons(drafted, Proposal(lamps), claim(object="concept/lamp")) == {"claim/x": "invented"}
    assert reasons(drafted, Proposal(lamps), Proposal(replace(claim(object="concept/lamp").candidate, doubts=("anaphora",)))) == {}


def test_whoever_is_named_in_the_head_may_speak_anywhere(drafted):
    head = drafted.reading.sentences[1]
    holm = Candidate(
        reference="actor/holm-jane",
        entry={"kind": "person", "label": {"en": "Jane Holm"}},
        at=(head.id,),
        spans=(spot("Jane Holm"),),
        by="x",
        confidence=1,
    )
    held = [{"holder": "actor/holm-jane", "stance": "asserts", "certainty": "certain", "at": ["p1s1"]}]
    assert reasons(drafted, READERS, Proposal(holm), claim(positions=held)) == {}


def test_what_the_registry_has_may_be_named_though_the_sentence_does_not_and_that_is_said(drafted):
    held = [
        {
            "stance": "reports",
            "certainty": "certain",
            "voices": [{"holder": "actor/moon-office", "stance": "denies", "certainty": "certain"}],
        }
    ]
    found = Validator(drafted.reading, REGISTRY).validated([READERS, claim(positions=held)])
    assert (
        ABSENT in found.kept[-1].doubts and ABSENT not in Validator(drafted.reading, REGISTRY).validated([READERS, claim()]).kept[-1].doubts
    )


def test_a_paraphrase_that_is_copied_or_in_another_language_is_taken_out_and_left_to_a_person(drafted):
    for words, reason in [
        ("It says that a night library raises the number of readers.", "copied"),
        ("Бұл кітапхана оқырманды көбейтеді.", "language"),
        ("Das ist nicht die Bibliothek, die wir mit den Lesern haben.", "language"),
    ]:
        found = Validator(drafted.reading, REGISTRY).validated([READERS, claim(text={"en": words})])
        assert found.dropped == {reason: 1} and not found.faults
        assert "text" not in found.kept[-1].entry and "text" in found.kept[-1].open
    fine = Validator(drafted.reading, REGISTRY).validated([READERS, claim(text={"en": "Readers grow where books stay open at night."})])
    assert fine.kept[-1].entry["text"] and not fine.dropped


def test_a_name_stands_with_any_ending():
    found = draft(KAZAKH, "kk")
    at = next(one for one in found.reading.sentences if "Түнгі кітапханалар" in found.reading.words(one.start, one.end))
    validator = Validator(found.reading, Registry())
    one = Candidate(
        reference="concept/k",
        entry={"label": {"kk": "түнгі кітапхана"}},
        at=(at.id,),
        spans=(Span(at.start, at.start + 5),),
        by="x",
        confidence=1,
    )
    other = replace(one, reference="concept/m", entry={"label": {"kk": "түнгі мұражай"}})
    assert {name: some[0].reason for name, some in validator.validated([Proposal(one), Proposal(other)]).faults.items()} == {
        "concept/m": "invented"
    }


def test_who_takes_an_id_that_is_there_falls_and_what_was_there_stays(drafted):
    validator = Validator(drafted.reading, REGISTRY, [READERS.candidate])
    taken = Proposal(replace(concept("ministry"), reference="concept/readers"))
    assert {name: some[0].reason for name, some in validator.validated([taken, claim()]).faults.items()} == {"concept/readers": "reference"}


def test_offsets_beyond_the_text_and_backwards_are_no_places(drafted):
    for span in (Span(-3, 4), Span(5, 5), Span(9, 4), Span(0, 10**9)):
        assert reasons(drafted, READERS, Proposal(replace(claim().candidate, spans=(span,)))) == {"claim/x": "quote"}
    assert reasons(drafted, READERS, Proposal(replace(claim().candidate, fields={"holder": Span(0, 3)}))) == {"claim/x": "quote"}


@pytest.mark.parametrize("name", ["kk", "en"])
def test_a_draft_of_our_rules_is_let_through_but_for_copied_words(name):
    found = draft((HERE / "drafted" / f"{name}.txt").read_text("utf-8"), name)
    validated = Validator(found.reading, Registry()).validated(map(Proposal, found.candidates))
    assert validated.faults == {}
    assert {one.reference for one in validated.kept} == {one.reference for one in found.candidates}
    assert {fault.reason for some in validated.taken.values() for fault in some} <= {"copied"}


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["claim/x", "p1s1", "increases", "asserts"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(["kind", "subject", "relation", "object", "positions", "text", "label", "at", "population", "x"])


@settings(max_examples=300, deadline=None)
@given(kind=st.sampled_from(["claim", "concept", "actor", "value", "event", "planet", ""]), entry=st.dictionaries(KEYS, VALUES, max_size=6))
def test_whatever_is_proposed_ends_in_candidates_or_in_faults(kind, entry):
    one = Candidate(reference=f"{kind}/x", entry=entry, at=("p1s1",), spans=(Span(31, 40),), by="x", confidence=1)
    found = Validator(PLAIN.reading, REGISTRY).validated([Proposal(one)])
    assert len(found.kept) + len(found.faults) == 1


PLAIN = draft(TEXT, "en")
