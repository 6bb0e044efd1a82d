"""In what two readings of an article differ, each difference by itself; ids, order and the wording of paraphrases are none."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tuiin.curate.entering import KINDS, Entry
from tuiin.curate.tabled import record_of
from tuiin.edit.agreeing import chains
from tuiin.edit.agreeing.matching import Match, number, of_kind
from tuiin.edit.agreeing.things import THINGS
from tuiin.model import SHARED, fields
from tuiin.model.fields import Field

ONLY = "only-one"
SILENT = "silent"
HELD = ("holder", "stance", "certainty", "source", "at")  # of a claim: what its positions say
_WORDS = ("qualifier", "condition")  # words that say something; all others are a wording
_PAIRED_BY = {"value": ("claim",), "citation": ("work",)}
_FROM = {"value": ("claim",), "argument": ("premises", "conclusion")}  # whose claims' places it stands at, where it says no others


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two readings differ: where, in which field of what, and what each side says there.

    `one` and `other` are the references of the entries, empty where a side has none; `key` stays the same whichever side comes first.
    """

    key: str
    kind: str
    field: str
    at: tuple[str, ...]
    one: str
    other: str
    said: tuple[Any, Any]


def scope(match: Match, *, strict: bool = False) -> set[str]:
    """Return the sentences that both have read to the end, where two readings can be compared.

    `strict` asks for whole paragraphs, ticked off: so long nobody sees what the other has there.
    """
    if not strict:
        return match.one.ended & match.other.ended
    ended = [reading.done | reading.silent.keys() for reading in (match.one, match.other)]
    both = ended[0] & ended[1]
    halves = {paragraph(sentence) for sentence in match.one.order if sentence not in both}
    return {sentence for sentence in both if paragraph(sentence) not in halves}


def paragraph(sentence: str) -> str:
    """Return the paragraph of a sentence.

    >>> paragraph("p4s12")
    'p4'
    """
    return sentence.partition("s")[0]


def differences(match: Match, within: set[str]) -> list[Difference]:
    """Return in what two readings differ within some sentences, in the order of the text."""
    found = [each for kind in KINDS for each in _of_kind(match, kind) if not each.at or within.intersection(each.at)]
    found += [each for each in _silences(match) if within.intersection(each.at)]
    order = match.one.order
    return sorted(
        found, key=lambda one: (min((order.get(at, len(order)) for at in one.at), default=len(order)), one.kind, one.one, one.key)
    )


def _of_kind(match: Match, kind: str) -> Iterator[Difference]:
    for mine in sorted(of_kind(match.one, kind) & match.pairs.keys()):
        yours = match.pairs[mine]
        at = _places(match, mine, yours)
        for name, said in unlike(match, mine, yours).items():
            yield Difference(_key(match, name, mine, yours), kind, name, at, mine, yours, said)
    for side in (0, 1) if kind not in SHARED else ():
        for name in match.left(kind, side):
            if not follows(match, name, side):
                mine, yours = (name, "") if side == 0 else ("", name)
                at = tuple(match.sides()[side][0].places(name))
                said = (True, None) if side == 0 else (None, True)
                yield Difference(_key(match, ONLY, mine, yours), kind, ONLY, at, mine, yours, said)


def _silences(match: Match) -> Iterator[Difference]:
    """Yield sentences of which each says otherwise why they claim nothing; where one has a claim instead, that claim is the difference."""
    claimed = [{place for name in of_kind(reading, "claim") for place in reading.places(name)} for reading, _ in match.sides()]
    for sentence in sorted(match.one.silent.keys() | match.other.silent.keys()):
        one, other = (reading.silent.get(sentence) or None for reading, _ in match.sides())
        instead = sentence in claimed[0 if one is None else 1] and not (one and other)
        if one != other and not instead:
            yield Difference(f"{SILENT} {sentence}", "sentence", SILENT, (sentence,), "", "", (one, other))


def _places(match: Match, mine: str, yours: str) -> tuple[str, ...]:
    """Return where a pair stands: in which sentences both have it, or else either."""
    one, other = match.one.places(mine), match.other.places(yours)
    return tuple([place for place in one if place in other] or dict.fromkeys([*one, *other]))


def _key(match: Match, name: str, mine: str, yours: str) -> str:
    """Return a key of what differs in two entries, whichever reading comes first; sides without an entry are left out."""
    sides = sorted(f"{reading.name}:{ref}" for reading, ref in ((match.one, mine), (match.other, yours)) if ref)
    return " ".join([name, *sides])


def follows(match: Match, name: str, side: int) -> bool:
    """Say whether what one side has alone comes with something else that differs: a figure with its claim, an argument with its ends."""
    reading = match.sides()[side][0]
    entry, kind = reading.entries[name], name.partition("/")[0]
    alone = set(match.left("claim", side))
    if kind in ("event", "viewpoint", "value") and any(name in refs(reading.entries[each]) for each in of_kind(reading, "claim")):
        return True
    return kind in _FROM and not alone.isdisjoint(_named(entry, *_FROM[kind]))


def _named(entry: Entry, *names: str) -> list[str]:
    """Return what some fields refer to."""
    said = [entry.get(name) for name in names]
    return [ref for one in said for ref in (one if isinstance(one, list) else [one]) if ref]


def refs(value: Any) -> set[str]:
    """Return all texts in a value: the references of an entry are among them."""
    if isinstance(value, Mapping):
        return {text for one in value.values() for text in refs(one)}
    if isinstance(value, list | tuple):
        return {text for one in value for text in refs(one)}
    return {value} if isinstance(value, str) else set()


def unlike(match: Match, mine: str, yours: str) -> dict[str, tuple[Any, Any]]:
    """Return the fields in which two entries about the same differ, with what each says there; empty where they are alike."""
    kind = mine.partition("/")[0]
    one, other = match.common(mine, 0), match.common(yours, 1)
    raw = match.one.entries[mine], match.other.entries[yours]
    found = {}
    for at in compared(kind):
        if at.name == "at" and kind in _FROM and _derived(match, mine, 0) and _derived(match, yours, 1):
            continue
        if kind in SHARED and (one.get(at.name) is None or other.get(at.name) is None):
            continue
        if not _alike(at, one.get(at.name), other.get(at.name), match.known):
            found[at.name] = raw[0].get(at.name), raw[1].get(at.name)
    if kind == "claim":
        held = chains.differing(*(chains.chains(entry.get("positions") or ()) for entry in (one, other)))
        found |= {name: (_told(name, held[name][0]), _told(name, held[name][1])) for name in HELD if name in held}
    return found


def _told(name: str, some: list[chains.Chain]) -> list[Any]:
    """Return what chains say in a field: the chains of holders; places, each once; or what the last in each chain says."""
    if name == "holder":
        return [list(chain.holders) for chain in some]
    if name == "at":
        return sorted({place for chain in some for place in chain.at})
    return [chain.inner.get(name) for chain in some]


@cache
def compared(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind of entry by which two of them are told apart; of the registries, those that say one thing only."""
    known = fields.of(record_of(kind)).values()
    said = [at for at in known if (at.term != "words" or at.name in _WORDS) and at.name != "positions"]
    if kind in SHARED:
        return tuple(at for at in said if not at.many)
    return tuple(at for at in said if at.name not in _PAIRED_BY.get(kind, ()))


def _derived(match: Match, name: str, side: int) -> bool:
    """Say whether an entry stands just where its claims stand, which is then no judgement of its own."""
    reading = match.sides()[side][0]
    entry = reading.entries[name]
    claims = [ref for ref in _named(entry, *_FROM[name.partition("/")[0]]) if ref in reading.entries]
    top = {place for ref in claims for held in reading.entries[ref].get("positions") or () for place in held.get("at") or ()}
    return set(entry.get("at") or ()) == top


def _alike(at: Field, one: Any, other: Any, known: set[str]) -> bool:
    """Say whether two values of a field are the same. What refers to entries that only one side has is no difference of its own."""
    if at.term == "words":
        return _same_words(one or {}, other or {})
    if at.many and at.kinds and set(at.kinds) - set(THINGS) and at.name != "premises":
        one, other = ([ref for ref in some or () if ref in known or ref.partition("/")[0] in THINGS] for some in (one, other))
    plain = _plain(at)
    return bool(plain(one) == plain(other))


def _plain(at: Field) -> Callable[[Any], Any]:
    """Return how to bring a value of a field into a form in which equal values are equal."""

    def single(value: Any) -> Any:
        if isinstance(value, Mapping):
            return tuple(sorted((name, single(one)) for name, one in value.items() if one not in (None, [], "")))
        if isinstance(value, list | tuple):
            return tuple(sorted(map(single, value), key=str))
        return number(value) if at.term == "number" else str(value)

    def plain(value: Any) -> Any:
        return None if value in (None, "", [], {}, ()) else single(value)

    return plain


def _same_words(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Say whether words are the same in all languages that both have; one without words is another than one with them."""
    if not one or not other:
        return not one and not other
    return all(" ".join(one[tag].casefold().split()) == " ".join(other[tag].casefold().split()) for tag in one.keys() & other.keys())
