"""The own words of a claim that nobody has typed, said anew when what they speak of is another."""

import pytest

from tuiin.edit.wording import reworded

THINGS = {
    "concept/emission": {"label": {"en": "emission"}},
    "concept/reduction": {"label": {"en": "reduction"}},
    "value/v": {"subject": "concept/emission", "value": "5", "unit": "percent"},
}
CLAIM = {"subject": "concept/emission", "relation": "has-value", "object": "value/v", "text": {"en": "Emission: 5 percent."}}
READ = "It fell by so little."  # of a draft that is not in the tool's words


def said(now: dict, words: str = "Emission: 5 percent.", *, was: dict = THINGS["value/v"], drafted: bool = True, **things: dict) -> str:
    """The words of a claim of a figure that is another `now`, which may be called otherwise, as may other `things`."""
    before, after = {**THINGS, "value/v": was}, {**THINGS, "value/v": {}, "value/w": now, **things}
    claim = CLAIM | {"text": {"en": words}}
    return reworded(
        claim | {"object": "value/w"}, claim, lambda one: after.get(one, {}), lambda one: before.get(one, {}), "en", drafted=drafted
    )


def test_a_figure_is_said_with_what_it_measures_as_soon_as_that_is_known():
    assert "reduction" in said(THINGS["value/v"] | {"value": 5, "indicator": "concept/reduction"})


@pytest.mark.parametrize(("drafted", "written"), [("5", 5), ("0", 0), ("0.0", 0), ("46.50", 46.5), (0, "0")])
def test_a_figure_that_is_the_same_but_for_how_it_is_written_and_called_keeps_its_words(drafted, written):
    was = THINGS["value/v"] | {"indicator": "concept/reduction", "value": drafted}
    renamed = {"concept/emission": {"label": {"en": "emission of soot"}}}  # by which the tool's own words would be others
    assert said(was | {"value": written}, READ, was=was, **renamed) == READ


@pytest.mark.parametrize(("was", "now"), [("0", 1), ("1", 0)])
def test_a_figure_that_is_another_is_said_anew(was, now):
    before = THINGS["value/v"] | {"indicator": "concept/reduction", "value": was}
    assert said(before | {"value": now}, READ, was=before) == f"Emission: {now} percent by reduction."


def test_words_that_somebody_typed_stay():
    changed = THINGS["value/v"] | {"value": 5, "indicator": "concept/reduction"}
    assert said(changed, "It fell by a twentieth.", drafted=False) == "It fell by a twentieth."
