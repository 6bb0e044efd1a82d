"""The own words of a claim that nobody has typed, said anew when what they speak of is another."""

from tuiin.edit.wording import reworded

THINGS = {
    "concept/emission": {"label": {"en": "emission"}},
    "concept/reduction": {"label": {"en": "reduction"}},
    "value/v": {"subject": "concept/emission", "value": "5", "unit": "percent"},
}
CLAIM = {"subject": "concept/emission", "relation": "has-value", "object": "value/v", "text": {"en": "Emission: 5 percent."}}


def said(now: dict, words: str = "Emission: 5 percent.", *, drafted: bool = True) -> str:
    after = {**THINGS, "value/v": now}
    claim = CLAIM | {"text": {"en": words}}
    return reworded(claim, claim, lambda name: after.get(name, {}), lambda name: THINGS.get(name, {}), "en", drafted=drafted)


def test_a_figure_is_said_with_what_it_measures_as_soon_as_that_is_known():
    assert "reduction" in said(THINGS["value/v"] | {"value": 5, "indicator": "concept/reduction"})


def test_a_figure_that_is_the_same_but_for_how_it_is_written_keeps_its_words():
    assert said(THINGS["value/v"] | {"value": 5}) == "Emission: 5 percent."


def test_words_that_somebody_typed_stay():
    changed = THINGS["value/v"] | {"value": 5, "indicator": "concept/reduction"}
    assert said(changed, "It fell by a twentieth.", drafted=False) == "It fell by a twentieth."
