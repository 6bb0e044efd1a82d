"""Who is named in free words, and what each of them says on what the other words are about.

A claim is on it where it has these words, or where it speaks for or against one that has them, at most two steps of reasoning away: whoever
answers somebody seldom repeats his words.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from tuiin.graph.search import Hit, Index, near, small, tokens
from tuiin.graph.store import Store

_SAME = 0.7  # how near a word must come to one of a name
_STEP = 0.6  # how much of what a claim counts goes on to one that speaks for or against it
_STEPS = 2


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who holds which claims, what each of them is called (the words of each name), and which claims speak for or against which."""

    held: Mapping[str, frozenset[str]]
    names: Mapping[str, Sequence[tuple[str, ...]]]
    linked: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store) -> "Speakers":
        """Return all who hold something in a store."""
        held, names, linked = defaultdict[str, set[str]](set), defaultdict[str, set[tuple[str, ...]]](set), defaultdict[str, set[str]](set)
        for holder, claim in store.ask("SELECT DISTINCT ?holder ?claim { ?position tn:holder ?holder ; tn:about ?claim }"):
            held[str(holder)].add(str(claim))
        called = "skos:prefLabel|skos:altLabel|skos:hiddenLabel|tn:printed|foaf:familyName"
        for holder, name in store.ask(f"SELECT DISTINCT ?holder ?name {{ ?position tn:holder ?holder . ?holder {called} ?name }}"):
            names[str(holder)].add(tuple(tokens(str(name))))
        for one, other in store.ask("SELECT DISTINCT ?one ?other { ?one tn:speaksFor|tn:speaksAgainst ?other }"):
            linked[str(one)].add(str(other))
            linked[str(other)].add(str(one))
        frozen = {name: frozenset(some) for name, some in held.items()}
        return cls(frozen, {name: sorted(some) for name, some in names.items()}, {name: frozenset(some) for name, some in linked.items()})

    def named(self, words: str) -> tuple[dict[str, set[str]], list[str]]:
        """Return who is named in some words, each with the words that name them, and the words that are left and say something."""
        asked = tokens(words)
        found: dict[str, set[str]] = {}
        for holder, names in self.names.items():
            for name in names:
                taken = [next((word for word in asked if near(word, part) >= _SAME), "") for part in name]
                if taken and all(taken) and any(word not in small() for word in taken):
                    found[holder] = found.get(holder, set()) | {*taken}
        longest = {holder for holder, mine in found.items() if not any(mine < others for others in found.values())}
        used = {word for holder in longest for word in found[holder]}
        return {holder: found[holder] for holder in longest}, [word for word in asked if word not in used and word not in small()]


def with_each(speakers: Speakers, index: Index, words: str, hits: list[Hit], most: int) -> tuple[list[Hit], set[str]]:
    """Return what was found, so many at most, and in it what each says who is named, if others are too or the words are about something.

    What they say takes the place of what fits least. All that they say on it comes beside, by name: also what has no place.
    """
    named, subject = speakers.named(words)
    if not named or (len(named) == 1 and not subject):
        return hits[:most], set()
    known = {hit.entry.name: hit for hit in hits}
    on_it = _on(speakers, index, " ".join(subject)) if subject else {name: hit.score for name, hit in known.items()}
    said = {holder: _best(speakers.held[holder], on_it) for holder in sorted(named)}
    share = most // max(2, len(said))
    wanted = list(dict.fromkeys(claim for some in said.values() for claim in some[:share]))
    first = [hit.entry.name for hit in hits[:most]]
    missing = [claim for claim in wanted if claim not in first]
    kept = _kept(first, wanted, most - len(missing))
    entries = {entry.name: entry for entry in index.entries if entry.name in missing}
    lacking = tuple(dict.fromkeys(word for word in tokens(words) if word not in small()))
    added = [known.get(claim) or Hit(entries[claim], 0.0, lacking) for claim in missing]
    return [*(known[name] for name in kept), *added], {claim for some in said.values() for claim in some}


def _on(speakers: Speakers, index: Index, subject: str) -> dict[str, float]:
    """Return how much each claim is on a subject: by its words, or through what it speaks for or against."""
    hits = index.find(subject, len(index.entries), ["claim"])
    fewest = min((len(hit.lacking) for hit in hits), default=0)
    found = {hit.entry.name: hit.score for hit in hits}
    step = {hit.entry.name: hit.score for hit in hits if len(hit.lacking) == fewest}
    for _ in range(_STEPS):
        step = {other: _STEP * score for one, score in sorted(step.items()) for other in speakers.linked.get(one, ()) if other not in step}
        found |= {name: score for name, score in step.items() if score > found.get(name, 0.0)}
    return found


def _best(claims: Collection[str], scores: Mapping[str, float]) -> list[str]:
    return sorted((claim for claim in claims if claim in scores), key=lambda claim: (-scores[claim], claim))


def _kept(first: list[str], wanted: Collection[str], room: int) -> list[str]:
    """Return so many of what was found as there is room for: what is wanted, and of the rest what fits best."""
    there = [name for name in first if name in wanted]
    rest = [name for name in first if name not in wanted][: max(room - len(there), 0)]
    return [name for name in first if name in there or name in rest]
