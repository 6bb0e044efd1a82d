"""The own words of a claim that nobody has typed: the tool says them anew when what they say has changed."""

from collections.abc import Callable, Mapping
from typing import Any

from tuiin.curate.entering import Entry
from tuiin.draft.figuring import figure
from tuiin.draft.saying import sentence

_FRAME = ("subject", "relation", "object", "polarity")
_FIGURE = ("indicator", "value", "unit", "year", "out_of")
Thing = Callable[[str], Mapping[str, Any]]


def said(entry: Mapping[str, Any], thing: Thing, language: str) -> str:
    """Return a claim in a sentence of the tool's; nothing where its language does not allow it. `thing` gives an entry by its reference."""

    def label(name: str) -> str:
        return str((thing(str(entry.get(name, ""))).get("label") or {}).get(language, ""))

    if entry.get("relation") == "has-value":
        value = thing(str(entry.get("object", "")))
        indicator = str((thing(str(value.get("indicator", ""))).get("label") or {}).get(language, ""))
        return figure(label("subject"), indicator, {name: str(one) for name, one in value.items()}, language) if indicator else ""
    held = innermost(entry)
    return sentence(
        label("subject"),
        str(entry.get("relation", "")),
        label("object"),
        language,
        negative=entry.get("polarity") == "negative",
        certainty=str(held.get("certainty", "certain")),
        stance=str(held.get("stance", "asserts")),
        quantifier=str(entry.get("quantifier", "")),
    )


def _spoken_of(entry: Mapping[str, Any], thing: Thing) -> list[str]:
    """Return what the words of a claim speak of: its frame, and of a figure what it is of and how much, whatever the figure is called."""
    frame, reference = {name: str(entry.get(name, "")) for name in _FRAME}, str(entry.get("object", ""))
    if not reference.startswith("value/"):
        return [*frame.values()]
    value = thing(reference)
    return [*(frame | {"object": ""}).values(), *(_written(value.get(name)) for name in _FIGURE)]


def _written(value: Any) -> str:
    """Return what a figure says in one way of writing it: a number may be text.

    >>> [_written(one) for one in (None, 0, "0.0", "46.50", "percent")]
    ['', '0.0', '0.0', '46.5', 'percent']
    """
    if value is None:
        return ""
    try:
        return str(float(value))
    except (TypeError, ValueError, OverflowError):
        return str(value)


def innermost(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the position that the words of a claim are about: the first one's, or of whomever that one passes on."""
    held: Mapping[str, Any] = {}
    below = entry.get("positions")
    while below:
        held = below[0]
        below = held.get("voices")
    return held


def reworded(entry: Entry, before: Mapping[str, Any], thing: Thing, was: Thing, language: str, *, drafted: bool) -> str:
    """Return the words of a claim in which nobody has typed: said anew where they are the tool's and what they say has changed.

    They are the tool's if they are those that it says of the claim as it was `before`, or those of a draft that was taken as it was.
    `was` gives an entry as it was then. Words that cannot be said anew stay.
    """
    words = str((before.get("text") or {}).get(language) or "")
    old, now = said(before, was, language), said(entry, thing, language)
    own, same = words != old, _spoken_of(before, was) == _spoken_of(entry, thing)
    stay = not words or not now or now == old or (own and (same or not drafted))
    return words if stay else now
