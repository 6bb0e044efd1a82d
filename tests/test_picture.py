"""What the picture of an article shows: its thesis, what speaks against it, its debates, and themes that stay the same."""

import subprocess
import sys
from itertools import pairwise

import pytest

import tuiin
from tuiin.model import Text
from tuiin.show.network import arrange, names, project
from tuiin.show.picture import choice, links
from tuiin.show.picture import names as theme_names
from tuiin.show.picture.facts import Claim, Facts
from tuiin.show.picture.measures import ranks
from tuiin.show.picture.themes import LEAST, MOST, Theme, kind_of
from tuiin.show.picture.told import COLUMNS, Picture, pictures, tables

from .conftest import TOP
from .large import copies

SHOWN = [("nyshanbayev-2022", TOP / "data"), ("morning-bus", TOP / "docs" / "example" / "data"), ("freibad", TOP / "tests" / "freibad")]


def drawn(graph: tuiin.KnowledgeGraph) -> list[Picture]:
    return pictures(graph.store, names(project(graph.store)))


@pytest.fixture(scope="module")
def shipped(kg: tuiin.KnowledgeGraph) -> Picture:
    """The picture of the shipped article."""
    return drawn(kg)[0]


@pytest.fixture(scope="module", params=SHOWN, ids=[name for name, _ in SHOWN])
def any_picture(request: pytest.FixtureRequest) -> Picture:
    """The picture of an article of 300 claims, of six, and of four in a language of its own."""
    name, data = request.param
    return drawn(tuiin.build(name, data=data))[0]


def test_what_is_only_disputed_in_the_last_paragraph_is_not_said_there():
    """A position knows its own places: the author's view of the evening's guests stands before that of those who dispute it."""
    at = {
        (one.holder.rsplit("/", 1)[-1], one.places) for one in drawn(tuiin.build("freibad", data=TOP / "tests" / "freibad"))[0].facts.held
    }
    assert {("ruhe-im-tal", ((2, 1),)), ("brandt-lena", ((1, 2),))} <= at
    assert ("brandt-lena", ((1, 2), (2, 1))) not in at


def test_a_theme_is_named_by_what_its_claims_speak_of_together():
    """Four kinds of lamps, each in one claim: the theme is about lamps, which no claim names."""
    concept = "https://w3id.org/tuiin/id/concept/{}".format
    kinds = [concept(kind) for kind in ("street-lamp", "desk-lamp", "oil-lamp", "night-lamp")]
    claims = {kind: Claim(kind, "causal", "", (kind, concept("street")), (), ((1, 1),), (1, 1)) for kind in kinds}
    broader = [(kind, concept("lamp")) for kind in kinds]
    article = Facts("a", claims, [], [], [], frozenset(), [], {}, {}, broader, {1: 1})
    labels = {iri: Text({"en": iri.rsplit("/", 1)[-1].replace("-", " ")}) for iri in [*kinds, concept("lamp")]}
    of_themes, _ = theme_names.names(article, [Theme([kinds])], labels)
    assert of_themes[0][0] == concept("lamp")


# --- the choice -----------------------------------------------------------------------------------------------------------------------


def test_the_shipped_article_concludes_what_its_curator_says_that_it_concludes(shipped: Picture):
    assert shipped.choice.thesis
    thesis = shipped.facts.claims[shipped.choice.thesis]
    assert thesis.role == "conclusion"
    assert thesis.home[0] == 9
    assert shipped.choice.claims[0] == thesis.iri


def test_what_speaks_against_the_thesis_is_in_tension_with_it(shipped: Picture):
    opponent, thesis = shipped.choice.opponent, shipped.choice.thesis
    one = shipped.facts.one
    assert opponent
    assert {one(str(thesis)), one(opponent)} in [{*map(one, pair)} for pair in shipped.facts.tensions]
    assert shipped.choice.claims[1] == opponent


def test_a_debate_has_both_sides_at_every_size(shipped: Picture):
    """A smaller picture is the beginning of a larger one: where a side is in it, its counterpart stands right behind."""
    assert len(shipped.choice.debates) == 2
    for debate in shipped.choice.debates:
        ones, others = debate.claims[debate.one], debate.claims[debate.other]
        assert len(ones) == len(others) > 0
        for one, other in zip(ones, others, strict=True):
            assert shipped.choice.claims.index(other) == shipped.choice.claims.index(one) + 1


def test_no_two_claims_shown_say_the_same_or_stand_in_the_same_sentence(any_picture: Picture):
    shown = any_picture.choice.claims
    assert len({any_picture.facts.one(claim) for claim in shown}) == len(shown)
    assert len({any_picture.facts.claims[claim].home for claim in shown}) == len(shown)
    assert 0 < len(shown) <= min(choice.MOST, len(any_picture.facts.claims))


def test_no_theme_has_more_than_its_share_of_the_picture(shipped: Picture):
    homes = [shipped.groups()[claim][0] for claim in shipped.choice.claims]
    assert max(homes.count(theme) for theme in homes) <= 4


def test_a_debate_without_claims_on_one_side_is_left_out(shipped: Picture):
    debates = shipped.choice.debates
    assert all(debate.claims.keys() == {debate.one, debate.other} for debate in debates)


def test_of_equal_values_the_rank_is_shared_and_the_lowest_is_nothing():
    assert ranks({}) == {}
    assert ranks({"a": 5.0}) == {"a": 0.0}
    assert ranks({"a": 1.0, "b": 1.0}) == {"a": 0.0, "b": 0.0}


# --- themes ---------------------------------------------------------------------------------------------------------------------------


def test_every_claim_is_in_one_group_of_one_theme(any_picture: Picture):
    grouped = [claim for theme in any_picture.themes for group in theme.groups for claim in group]
    assert sorted(grouped) == sorted(any_picture.facts.claims)


def test_themes_are_few_and_none_is_tiny(any_picture: Picture):
    total = len(any_picture.facts.claims)
    assert 1 <= len(any_picture.themes) <= max(1, min(MOST, total // 3))
    assert all(len(theme.claims) >= LEAST * total for theme in any_picture.themes)


def test_themes_stand_in_the_order_of_the_text(shipped: Picture):
    claims = shipped.facts.claims
    means = [sum(1000 * claims[c].home[0] + claims[c].home[1] for c in theme.claims) / len(theme.claims) for theme in shipped.themes]
    assert all(one <= other for one, other in pairwise(means))


def test_themes_are_called_by_what_they_are_about(shipped: Picture):
    used = [thing for called in shipped.called for thing in called]
    assert len(used) == len(set(used))
    assert all(1 <= len(called) <= 3 for called in [*shipped.called, *shipped.groups_called])
    assert {kind_of(thing) for thing in used} <= {"concept", "actor", "viewpoint", "event", "work"}
    assert not set(used) & shipped.facts.authors


# --- links ----------------------------------------------------------------------------------------------------------------------------


def test_links_stand_between_what_is_shown(any_picture: Picture):
    shown = {*any_picture.homes()}
    assert all({link.source, link.target} <= shown for link in any_picture.links)
    assert {link.family for link in any_picture.links} <= {"for", "against", "says"}
    assert len(any_picture.voices) <= links.VOICES


def test_who_only_denies_a_claim_speaks_against_it():
    bus = drawn(tuiin.build(SHOWN[1][0], data=SHOWN[1][1]))[0]
    thesis = bus.choice.thesis
    assert [link.family for link in bus.links if link.target == thesis and "village-council" in link.source] == ["against"]


def test_a_chain_is_stated_only_where_every_step_is(shipped: Picture):
    stated = {
        (shipped.facts.one(premise), shipped.facts.one(step.conclusion))
        for step in shipped.facts.steps
        if step.stated
        for premise in step.premises
    }
    for link in shipped.links:
        if link.family != "says" and link.stated and not link.via and link.source in shipped.facts.claims:
            pair = shipped.facts.one(link.source), shipped.facts.one(link.target)
            assert pair in stated or pair[::-1] in stated


# --- the same each time ---------------------------------------------------------------------------------------------------------------


def test_the_picture_is_the_same_in_another_process():
    """Whatever the seed of Python's own hashes."""
    script = (
        "import tuiin, hashlib, json\n"
        "from tuiin.show.network import names, project\n"
        "from tuiin.show.picture.told import pictures, tables\n"
        "store = tuiin.build('nyshanbayev-2022').store\n"
        "print(hashlib.sha256(json.dumps(tables(pictures(store, names(project(store))))).encode()).hexdigest())"
    )
    seen = set()
    for seed in "01":
        run = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=TOP / "graph", env={"PYTHONHASHSEED": seed}
        )
        seen.add(run.stdout)
    assert len(seen) == 1


def test_the_picture_is_there_for_each_article_and_for_none(kg: tuiin.KnowledgeGraph):
    store = copies(kg, 2)
    told = tables(pictures(store, names(arrange(project(store)))))
    assert told.keys() == COLUMNS.keys()
    assert len(told["articles"]["rows"]) == 2
    empty = tables([])
    assert all(table["rows"] == [] for table in empty.values())
