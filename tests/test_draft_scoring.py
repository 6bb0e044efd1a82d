"""The measures of a draft: rates computed by hand, and what must hold of any marks."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiin.curate import reader
from tuiin.curate.passages import digest, normalize
from tuiin.draft.against import _fields as fields_of
from tuiin.draft.against import against
from tuiin.draft.scoring import Invention, Mark, Rate, Scores, invention, linked, matched, precision_at, same, score
from tuiin.model import Record
from tuiin.model.dates import right

LIBRARY = Path(__file__).parent / "library"
PLACED = ("names", "attributions", "definitions", "values", "dates", "citations", "stages")
PARTS = ("holder", "statement", "term", "gloss")

GOLD = [
    ("person", 0, 10, "holm"),
    ("person", 20, 25, "holm"),
    ("place", 30, 36, "oslo"),
    ("work", 40, 60, "on taxes"),
]
FOUND = [
    ("person", 0, 10, "holm"),  # exact
    ("person", 21, 25, "berg"),  # overlaps, with another label
    ("organization", 30, 36, "oslo"),  # right place, wrong kind
    ("work", 70, 80, "on debts"),  # nothing there
    ("work", 45, 50, "On  Taxes"),  # overlaps, label alike
]


def test_rates_by_hand():
    scores = score(FOUND, GOLD)
    assert scores.all.exact == Rate(right=1, found=5, gold=4)
    assert scores.all.overlap == Rate(right=3, found=5, gold=4)
    assert scores.all.label == Rate(right=2, found=5, gold=4)
    assert scores.untyped == Rate(right=4, found=5, gold=4)
    assert scores.kinds["person"].overlap == Rate(right=2, found=2, gold=2)
    assert scores.kinds["place"].overlap == Rate(right=0, found=0, gold=1)
    assert scores.kinds["organization"].overlap.precision == 0
    assert scores.all.overlap.precision == 0.6
    assert scores.all.overlap.recall == 0.75
    assert scores.all.overlap.f == pytest.approx(2 * 0.6 * 0.75 / 1.35)
    assert list(scores.kinds) == sorted(scores.kinds)


def test_texts_add_up_as_one_longer_text():
    both = score(FOUND, GOLD) + score([("person", 0, 5)], [("person", 0, 5), ("group", 7, 9)])
    assert both.all.exact == Rate(right=2, found=6, gold=6)
    assert both.kinds["person"].overlap == Rate(right=3, found=3, gold=3)
    assert both.kinds["group"].overlap == Rate(right=0, found=0, gold=1)
    assert both.untyped == Rate(right=5, found=6, gold=6)


def test_one_mark_counts_for_one_other():
    whole, halves = [("work", 0, 20)], [("work", 0, 9), ("work", 10, 20)]
    assert score(whole, halves).all.overlap == Rate(right=1, found=1, gold=2)
    assert score(halves, whole).all.overlap == Rate(right=1, found=2, gold=1)


def test_the_most_alike_are_taken_first():
    found = [Mark("", 0, 10), Mark("", 8, 12)]
    gold = [Mark("", 0, 12), Mark("", 8, 12)]
    assert matched(found, gold) == [(0, 0), (1, 1)]
    assert matched([Mark("", 0, 4)], [Mark("", 4, 8)]) == []
    assert matched([Mark("", 100, 104), Mark("", 3, 5)], [Mark("", 0, 4), Mark("", 103, 200)]) == [(0, 1), (1, 0)]


def test_doubtful_places_count_for_nobody():
    doubtful = [("", 70, 75)]
    assert score(FOUND, GOLD, doubtful).all.overlap == Rate(right=3, found=4, gold=4)
    assert score(FOUND, GOLD, [("", 0, 10)]).all.overlap == Rate(right=3, found=5, gold=4)  # the gold stands there too
    assert score([("person", 5, 8)], [], [("", 0, 2), ("", 1, 9), ("", 3, 4)]).all.overlap == Rate(0, 0, 0)


def test_nothing_is_well_defined():
    assert (Rate(0, 0, 0).precision, Rate(0, 0, 0).recall, Rate(0, 0, 0).f) == (1, 1, 1)
    assert (Rate(0, 0, 3).precision, Rate(0, 0, 3).recall, Rate(0, 0, 3).f) == (0, 0, 0)
    assert (Rate(0, 3, 0).precision, Rate(0, 3, 0).recall, Rate(0, 3, 0).f) == (0, 0, 0)
    assert score([], []) == Scores({}, score([], []).all, Rate(0, 0, 0))


def test_links_join_marks_that_name_one_thing():
    gold = [("person", 0, 5, "holm"), ("person", 10, 15, "holm"), ("person", 20, 25, "holm"), ("person", 30, 35, "berg")]
    found = [("person", 0, 5, "1"), ("person", 10, 15, "1"), ("person", 20, 25, "2"), ("person", 30, 35, "2"), ("person", 50, 55, "2")]
    assert linked(found, gold) == Rate(right=1, found=2, gold=3)
    assert linked(gold, gold) == Rate(right=3, found=3, gold=3)
    assert linked([("a", 0, 1), ("a", 2, 3)], [("a", 0, 1), ("a", 2, 3)]) == Rate(0, 0, 0)  # no labels, no links


def test_sameness_counts_repetitions():
    assert same("aab", "abbb") == Rate(right=2, found=3, gold=4)


def test_precision_of_the_first_terms():
    ranked = ["Сенім", "және", "салық", "бақша"]
    right = {"сенім", "салық", "бақша"}
    assert precision_at(1, ranked, right) == 1
    assert precision_at(2, ranked, right) == 0.5
    assert precision_at(4, ranked, right) == precision_at(50, ranked, right) == 0.75
    assert precision_at(50, [], right) == 0
    assert precision_at(50, [], ()) == 1


def test_conformance_and_invention():
    text = "Салықтар қоғамның сенімін арттырады."
    frames = [
        ("салық", "increases", "сенім"),
        ("салық", "likes", "сенім"),
        ("бақша", "increases", "қоғам"),
        ("", "increases", "сенім салық"),
    ]
    shares = invention(frames, {"increases"}, text, lambda word: word.casefold()[:4])
    assert shares == Invention(conformance=0.75, subject=0.25, relation=0.25, object=0.25)
    assert invention([], {"increases"}, text) == Invention(1, 0, 0, 0)


MARKS = st.lists(
    st.builds(
        lambda kind, start, length, label: Mark(kind, start, start + length, label),
        st.sampled_from(("person", "place")),
        st.integers(0, 30),
        st.integers(1, 9),
        st.sampled_from("ab"),
    ),
    max_size=12,
)


@given(MARKS, MARKS)
def test_any_marks(found: list[Mark], gold: list[Mark]):
    there, back = score(found, gold), score(gold, found)
    for one, other in ((there.all.exact, back.all.exact), (there.all.overlap, back.all.overlap), (there.untyped, back.untyped)):
        assert one == Rate(other.right, other.gold, other.found)
        assert one.precision == other.recall
        assert 0 <= one.f <= 1
    assert there.all.exact.right <= there.all.overlap.right <= min(len(found), len(gold))
    assert score(list(reversed(found)), gold).all.overlap == there.all.overlap
    pairs = matched(found, gold)
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)


@given(MARKS)
def test_perfect_is_one_and_nothing_is_none(gold: list[Mark]):
    perfect, nothing = score(gold, gold), score([], gold)
    assert perfect.all.exact.f == perfect.all.overlap.f == perfect.untyped.f == 1
    assert nothing.all.exact.f == nothing.untyped.f == float(not gold)
    assert linked(gold, gold).f == 1


@dataclass
class Offer:
    reference: str
    entry: Mapping[str, Any]
    at: tuple[str, ...] = field(default=())


TEXT = "Айман Ойлан кітапхана туралы жазды. Қала кеңесінің мәліметінше, кітапхананың орны жоғары."


@pytest.fixture(scope="module")
def curated() -> list[tuple[str, Record]]:
    entries = reader.read("night-library", LIBRARY)
    return [(f"{kind}/{name}", record) for kind, records in entries.records.items() for name, record in records.items()]


def test_a_draft_that_offers_nothing(curated: list[tuple[str, Record]]):
    rates = against([], curated, TEXT)
    assert all(rate.right == rate.found == 0 for rate in rates.values())
    assert rates["actor"].gold == 2  # both are named in the text, one by a printed form with an ending
    assert rates["value"] == Rate(0, 0, 2)


def test_entries_are_found_under_any_of_their_names(curated: list[tuple[str, Record]]):
    offers = [
        Offer("actor/qala-kenesi", {"kind": "organization", "label": {"kk": "Қала кеңесі"}}),
        Offer("actor/somebody", {"kind": "person", "label": {"kk": "Біреу"}}),
        Offer("concept/qala-kenesi", {"label": {"kk": "қала кеңесі"}}),  # a concept is no actor
    ]
    rates = against(offers, curated, TEXT)
    assert rates["actor"] == Rate(right=1, found=2, gold=2)
    assert rates["concept"].right == 0
    assert against([], curated, TEXT, known=["actor/oilan-aiman", "actor/stranger"])["actor"] == Rate(right=1, found=1, gold=2)


def test_claims_by_frame_relation_holder_and_sentence(curated: list[tuple[str, Record]]):
    offers = [
        Offer("actor/kenes", {"label": {"kk": "Қала кеңесі"}}),
        Offer(
            "claim/one",
            {
                "relation": "has-value",
                "subject": "concept/library",
                "object": "value/seven",
                "positions": [{"holder": "actor/oilan-aiman", "at": ["p2s1"], "voices": [{"holder": "actor/kenes"}]}],
            },
            ("p2s1",),
        ),
        Offer("value/seven", {"value": 7, "unit": "rank", "year": "2020"}, ("p2s1",)),
        Offer("event/opening", {"label": {"kk": "Ашылу"}, "starts": "2019"}, ("p1s1",)),
        Offer("citation/one", {"work": "work/new"}, ("p2s1",)),
        Offer("work/new", {"label": {"kk": "Есеп"}, "published": 2020}),
    ]
    rates = against(offers, curated, TEXT)
    assert rates["value"] == Rate(right=1, found=1, gold=2)
    assert rates["value.whole"] == Rate(right=0, found=1, gold=2)  # the number of those that are ranked is not said
    assert rates["date"] == Rate(right=1, found=1, gold=2)
    assert rates["claim.sentence"].right == rates["claim.relation"].right == 1
    assert rates["claim.holder"].found == 1
    assert rates["citation"].found == 1


def test_what_was_curated_is_a_perfect_draft(curated: list[tuple[str, Record]]):
    offers = [Offer(name, fields_of(record), tuple(getattr(record, "at", ()))) for name, record in curated]
    assert {rate.f for rate in against(offers, curated, TEXT).values()} == {1}


def test_a_long_text_is_searched_in_no_time(curated: list[tuple[str, Record]]):
    marks = [("person", place, place + 3) for place in range(0, 200_000, 5)]
    assert score(marks, marks).all.exact.f == 1
    assert against([], curated, "қала кеңесі " * 50_000)["actor"].gold == 1


DRAFTED = sorted((Path(__file__).parent / "drafted").glob("*.json"))


@pytest.mark.parametrize("path", DRAFTED, ids=lambda path: path.stem)
def test_what_is_marked_in_the_invented_articles_stands_there(path: Path):
    gold, text = json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_text("utf-8")
    assert (gold["sha256"], gold["length"]) == (digest(text), len(text))
    assert normalize(text) == text
    spans = [(one["start"], one["end"]) for name in PLACED for one in gold[name]]
    spans += [tuple(one[part]) for name in ("attributions", "definitions") for one in gold[name] for part in PARTS if one.get(part)]
    assert all(0 <= start < end <= len(text) and text[start:end] == text[start:end].strip() for start, end in spans)
    for one in gold["citations"]:
        assert {one["author"], one["year"]} <= set(re.findall(r"\w+", text[one["start"] : one["end"]])) | {"Қалдыбек"}
    assert all(right(edtf) for one in gold["dates"] for edtf in one["edtf"])
    actors = {one["joined"] for one in gold["names"]}
    assert len(actors) > 12 and {"person", "organization", "state", "place", "programme", "work"} <= {one["kind"] for one in gold["names"]}
