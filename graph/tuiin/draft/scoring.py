"""How good what was found is beside what was marked: precision, recall and F, by kind, on spans, labels, frames and ranked terms."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Mark(NamedTuple):
    """Something at two offsets of a text: what kind it is, and how it is labelled, where that is said. A plain tuple will do."""

    kind: str
    start: int
    end: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many were found, how many of these are right, and how many there are to find.

    Where there is nothing to find, finding nothing is right, and anything found is wrong.

    >>> Rate(right=3, found=4, gold=6).f
    0.6
    """

    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of what there is to find that was found."""
        return self.right / self.gold if self.gold else float(not self.found)

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall (F1)."""
        return 2 * self.right / (self.found + self.gold) if self.found or self.gold else 1.0

    def __add__(self, other: "Rate") -> "Rate":
        """Return the rate of both together, as of one longer text."""
        return Rate(self.right + other.right, self.found + other.found, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Score:
    """Rates of one kind: by spans that are the same, by spans that overlap, and by those of the latter whose labels are the same."""

    exact: Rate
    overlap: Rate
    label: Rate

    def __add__(self, other: "Score") -> "Score":
        """Return the score of both together, as of one longer text."""
        return Score(self.exact + other.exact, self.overlap + other.overlap, self.label + other.label)


@dataclass(frozen=True, slots=True)
class Scores:
    """The score of each kind by name, of all with the right kind, and how well spans overlap whatever their kind."""

    kinds: Mapping[str, Score]
    all: Score
    untyped: Rate

    def __add__(self, other: "Scores") -> "Scores":
        """Return the scores of both together, as of one longer text."""
        kinds = {
            name: mine + yours if mine and yours else mine or yours
            for name in sorted({*self.kinds, *other.kinds})
            for mine, yours in [(self.kinds.get(name), other.kinds.get(name))]
        }
        return Scores({name: one for name, one in kinds.items() if one}, self.all + other.all, self.untyped + other.untyped)


@dataclass(frozen=True, slots=True)
class Invention:
    """What of some frames is not from where it should be, as shares of them from 0 to 1 (Text2KGBench; see `invention`)."""

    conformance: float
    subject: float
    relation: float
    object: float


Marks = Iterable[tuple[str, int, int] | tuple[str, int, int, str]]


def score(found: Marks, gold: Marks, doubtful: Marks = ()) -> Scores:
    """Return how well marks were found. Each counts for one other of its kind at most: for that with which it shares most.

    What was found at a `doubtful` place, and is none of the gold, is left out: there, nobody can say what is right.

    >>> scores = score([("person", 0, 4), ("place", 9, 15)], [("person", 0, 10), ("person", 30, 35)])
    >>> scores.all.exact.f, scores.kinds["person"].overlap.recall, scores.untyped.right
    (0.0, 0.5, 1)
    """
    wanted = [Mark(*mark) for mark in gold]
    offered = _certain([Mark(*mark) for mark in found], wanted, [Mark(*mark) for mark in doubtful])
    kinds = {
        kind: _score([m for m in offered if m.kind == kind], [m for m in wanted if m.kind == kind])
        for kind in sorted({mark.kind for mark in (*offered, *wanted)})
    }
    nothing = Rate(0, 0, 0)
    total = sum(kinds.values(), Score(nothing, nothing, nothing))
    return Scores(kinds, total, Rate(len(matched(offered, wanted)), len(offered), len(wanted)))


def matched(found: Sequence[Mark], gold: Sequence[Mark]) -> list[tuple[int, int]]:
    """Return pairs of places in both lists whose spans overlap, one to one; greedily, those that are most alike first.

    How alike two spans are is the length that they share in that of both together (Jaccard's index); of pairs that are equally alike
    the first in the text is taken.
    """
    order = sorted(range(len(gold)), key=lambda n: gold[n].start)
    starts = [gold[n].start for n in order]
    longest = max((mark.end - mark.start for mark in gold), default=0)
    pairs = []
    for mine, mark in enumerate(found):
        for yours in order[bisect_right(starts, mark.start - longest - 1) : bisect_left(starts, mark.end)]:
            shared = min(mark.end, gold[yours].end) - max(mark.start, gold[yours].start)
            if shared > 0:
                first, last = min(mark.start, gold[yours].start), max(mark.end, gold[yours].end)
                pairs.append((-shared / (last - first), first, last, mine, yours))
    taken: list[tuple[int, int]] = []
    mine_taken, yours_taken = set[int](), set[int]()
    for *_, mine, yours in sorted(pairs):
        if mine not in mine_taken and yours not in yours_taken:
            mine_taken.add(mine)
            yours_taken.add(yours)
            taken.append((mine, yours))
    return sorted(taken)


def same(found: Iterable[Hashable], gold: Iterable[Hashable]) -> Rate:
    """Return how well things were found that are right only where they are the same, each as often as it is there.

    >>> same(["a", "a", "b"], ["a", "b", "c"])
    Rate(right=2, found=3, gold=3)
    """
    mine, yours = Counter(found), Counter(gold)
    return Rate((mine & yours).total(), mine.total(), yours.total())


def linked(found: Marks, gold: Marks) -> Rate:
    """Return how well marks were joined that name one thing: the label is the thing, and each pair of its marks is a link.

    Only marks that overlap one of the other side are asked, so that this says nothing of how well they were found.
    """
    mine, yours = [Mark(*mark) for mark in found], [Mark(*mark) for mark in gold]
    pairs = matched(mine, yours)
    labels = [(mine[a].label or a, yours[b].label or b) for a, b in pairs]
    return Rate(_links(labels), _links(a for a, _ in labels), _links(b for _, b in labels))


def precision_at(k: int, ranked: Sequence[str], right: Collection[str]) -> float:
    """Return the share of the first k labels that are right, whatever their case; of as many as there are, where they are fewer.

    >>> precision_at(2, ["Public trust", "the", "tax"], {"public trust", "tax"}), precision_at(50, [], {"tax"})
    (0.5, 0.0)
    """
    known = set(map(_folded, right))
    first = ranked[:k]
    return sum(_folded(label) in known for label in first) / len(first) if first else float(not right)


def invention(
    frames: Iterable[tuple[str, str, str]], relations: Collection[str], text: str, stem: Callable[[str], str] = str.casefold
) -> Invention:
    """Return how much of some frames (subject, relation, object, as words) is invented, as shares of the frames.

    As Text2KGBench defines it (Mihindukulasooriya, Tiwari, Enguix, Lata: Text2KGBench: A Benchmark for Ontology-Driven Knowledge Graph
    Generation from Text, ISWC 2023, arXiv:2308.02357): ontology conformance is the share of frames whose relation is in the ontology's
    closed list, relation hallucination that of the others; subject and object hallucination are the shares of those whose words,
    stemmed, do not stand in the text one after another. An empty subject or object is not invented. No frames conform, and invent
    nothing.

    >>> invention([("tax", "causes", "debts"), ("tax", "likes", "trust")], {"causes"}, "Taxes lower trust.", lambda word: word.lower()[:3])
    Invention(conformance=0.5, subject=0.0, relation=0.5, object=0.5)
    """
    said = list(frames)
    if not said:
        return Invention(1.0, 0.0, 0.0, 0.0)
    words = _stemmed(text, stem)
    conforms = sum(relation in relations for _, relation, _ in said)
    invented = [sum(_stemmed(frame[place], stem) not in words for frame in said) for place in (0, 2)]
    return Invention(conforms / len(said), invented[0] / len(said), 1 - conforms / len(said), invented[1] / len(said))


def _score(found: Sequence[Mark], gold: Sequence[Mark]) -> Score:
    pairs = matched(found, gold)
    exact = sum(found[a][1:3] == gold[b][1:3] for a, b in pairs)
    label = sum(_folded(found[a].label) == _folded(gold[b].label) for a, b in pairs)
    return Score(*(Rate(right, len(found), len(gold)) for right in (exact, len(pairs), label)))


def _certain(found: Sequence[Mark], gold: Sequence[Mark], doubtful: Sequence[Mark]) -> list[Mark]:
    if not doubtful:
        return list(found)
    asked, doubted = ({a for a, _ in _touching(found, marks)} for marks in (gold, doubtful))
    return [mark for n, mark in enumerate(found) if n in asked or n not in doubted]


def _touching(found: Sequence[Mark], other: Sequence[Mark]) -> Iterable[tuple[int, Mark]]:
    spans = sorted(other, key=lambda mark: (mark.start, mark.end))
    starts, furthest, reach = [mark.start for mark in spans], 0, []
    for mark in spans:
        furthest = max(furthest, mark.end)
        reach.append(furthest)
    for n, mark in enumerate(found):
        before = bisect_left(starts, mark.end)
        if before and reach[before - 1] > mark.start:
            yield n, mark


def _links(things: Iterable[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(things).values())


def _stemmed(words: str, stem: Callable[[str], str]) -> str:
    stems = [stem(word) for word in re.findall(r"\w+", words)]
    return f" {' '.join(stems)} " if stems else ""


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())
