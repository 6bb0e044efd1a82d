"""What a choice makes of two entries that differ: one of both, or two where both stand; in the names of the article."""

from collections.abc import Mapping
from typing import Any

from tuiin.curate.entering import Entry
from tuiin.curate.tabled import record_of
from tuiin.edit.agreeing.chains import FIELDS, joined, with_field
from tuiin.edit.agreeing.differing import HELD
from tuiin.model import fields

ONE, OTHER, BOTH = "one", "other", "both"


def composed(kind: str, one: Entry, other: Entry, choices: Mapping[str, str]) -> list[Entry]:
    """Return the entries that are to stand: `choices` say by field whose word holds, that of `one`, of the `other`, or of `both`.

    Both stand in a list of either's values, of places, of positions; where a field can say one thing only, as two entries.
    What nobody chose is as the first has it, its words in the languages of either.
    """
    found = dict(one)
    for name in ("text", "label"):
        if isinstance(one.get(name), dict):
            found[name] = {**other.get(name, {}), **one[name]}
    known, apart = fields.of(record_of(kind)), list[str]()
    for name, whose in choices.items():
        if kind == "claim" and name in HELD:
            continue
        if whose == OTHER:
            found = _with(found, name, other.get(name))
        elif whose == BOTH and known[name].many:
            found[name] = [*(one.get(name) or ()), *(each for each in other.get(name) or () if each not in (one.get(name) or ()))]
        elif whose == BOTH:
            apart.append(name)
    if kind == "claim":
        found["positions"] = _held(one, other, {name: whose for name, whose in choices.items() if name in HELD})
    if not apart:
        return [found]
    second = found | {name: other[name] for name in ("text", "label") if name in other}
    for name in apart:
        second = _with(second, name, other.get(name))
    if kind == "claim" and choices.keys().isdisjoint(HELD):
        second["positions"] = other["positions"]
    return [found, second]


def _with(entry: Entry, name: str, said: Any) -> Entry:
    """Return an entry that says something else in a field, or nothing."""
    return {key: one for key, one in {**entry, name: said}.items() if one is not None}


def _held(one: Entry, other: Entry, choices: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the positions that are to stand."""
    mine, yours = list(one.get("positions") or ()), list(other.get("positions") or ())
    whose = choices.get("holder", ONE)
    if whose == BOTH:
        return joined(mine, yours)
    found, theirs, away = (mine, yours, OTHER) if whose == ONE else (yours, mine, ONE)
    for name in ("at", *FIELDS):
        if choices.get(name) in (away, BOTH):
            found = with_field(found, theirs, name, both=choices[name] == BOTH)
    return found
