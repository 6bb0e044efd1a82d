"""Which things of two readings are the same, though each has made them by itself: by id, by an identifier of others, or by a name."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from tuiin.curate.entering import Entry

THINGS = ("actor", "concept", "work", "event", "viewpoint")
_MATCHES = ("exact_match", "same_as")
_FORMS = ("alt", "printed")


class Joined(NamedTuple):
    """Two things with two ids that are one: `by` a `label`, or a `match` with what others have; one of the two ids should go."""

    one: str
    other: str
    by: str


class Names(NamedTuple):
    """What each side's references are called in common, and which things are one under two ids."""

    one: dict[str, str]
    other: dict[str, str]
    joined: list[Joined]


def named(one: Mapping[str, Entry], other: Mapping[str, Entry]) -> Names:
    """Return common names for the things of two readings: that of the first where it has the thing, else its own of the second."""
    mine, yours = _things(one), _things(other)
    found = Names({name: name for name in mine}, {name: name for name in yours}, [])
    for name in sorted(yours.keys() - mine.keys()):
        if same := _same(name, yours[name], mine):
            found.other[name] = same.one
            found.joined.append(Joined(same.one, name, same.by))
    taken = {joined.one for joined in found.joined}
    for name in sorted(mine.keys() - yours.keys() - taken):
        if same := _same(name, mine[name], yours):
            found.one[name] = found.other[same.one]
            found.joined.append(Joined(name, same.one, same.by))
    return found


def _things(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    return {name: entry for name, entry in entries.items() if name.partition("/")[0] in THINGS}


def _same(name: str, entry: Entry, there: Mapping[str, Entry]) -> Joined | None:
    """Return the first thing of its kind that is the same as this one: by match, by label, by a label that is a form of the other."""
    others = {ref: each for ref, each in there.items() if ref.partition("/")[0] == name.partition("/")[0]}
    labels, forms = set(_labels(entry)), set(_forms(entry))
    matches = set(_matches(entry))
    ways: list[tuple[str, Callable[[Entry], bool]]] = [
        ("match", lambda each: not matches.isdisjoint(_matches(each))),
        ("label", lambda each: not labels.isdisjoint(_labels(each))),
        ("label", lambda each: not labels.isdisjoint(_forms(each)) or not forms.isdisjoint(_labels(each))),
    ]
    for by, alike in ways:
        if found := next((ref for ref in sorted(others) if alike(others[ref])), None):
            return Joined(found, name, by)
    return None


def _labels(entry: Entry) -> Iterator[tuple[str, str]]:
    yield from ((tag.lower(), _folded(words)) for tag, words in (entry.get("label") or {}).items())


def _forms(entry: Entry) -> Iterator[tuple[str, str]]:
    for name in _FORMS:
        yield from ((tag.lower(), _folded(form)) for tag, some in (entry.get(name) or {}).items() for form in some)


def _matches(entry: Entry) -> Iterator[str]:
    yield from (str(iri).rstrip("/") for name in _MATCHES for iri in entry.get(name) or ())


def _folded(words: Any) -> str:
    return " ".join(str(words).casefold().split())
