"""Anchors carried to a changed text: each sentence found again where its words stand now; what changed, what is new, what is lost."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from tuiin.curate.pages import page_of
from tuiin.curate.passages import digest, split
from tuiin.curate.reader import Anchored
from tuiin.model import Passage

_ALIKE = 0.7  # from here on two sentences are one whose words were changed
_NEAR = 3_000  # code points around the expected place in which a sentence is looked for by its digest alone


@dataclass(slots=True)
class Carried:
    """Where the sentences of an article stand in another text.

    `passages` are in the order of that text, under their old ids; `changed` of them have other words there, `new` are sentences that no
    anchor had, `lost` are the anchors that nothing fits.
    """

    passages: list[Passage] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def carry(article: Anchored, old: str, text: str, lines: tuple[int, int | None]) -> Carried:
    """Return where the sentences of an article stand in these lines of a normalised text; `old` is the text they were cut from, or empty.

    A sentence is found by its words, and without the old text by its digest. Changed words are recognised only beside the old ones.
    """
    cut = split(text, *lines, language=article.language)
    found = dict(_exact(article, old, text, cut))
    free = _free(cut, list(found.values()))
    changed = dict(_alike(article, old, text, found, free))
    taken = {p.start for p in changed.values()}
    carried = Carried(changed=list(changed), lost=[name for name in article.passages if name not in found and name not in changed])
    kept = {**found, **changed}
    fresh = _named(article, kept, cut, [p for p in free if p.start not in taken])
    carried.new = [p.id for p in fresh]
    carried.passages = sorted([*kept.values(), *fresh], key=lambda p: p.start)
    return carried


def _free(cut: list[Passage], found: list[Passage]) -> list[Passage]:
    """Return the sentences of the text that none of the found ones touches."""
    taken = sorted(found, key=lambda p: p.start)
    ends = [p.end for p in taken]
    places = [(p, bisect_right(ends, p.start)) for p in cut]
    return [p for p, next_ in places if next_ == len(taken) or taken[next_].start >= p.end]


def _exact(article: Anchored, old: str, text: str, cut: list[Passage]) -> Iterator[tuple[str, Passage]]:
    """Yield the sentences whose very words stand in the text: first those that stand there once, then the others, next to these."""
    by_digest: dict[str, list[int]] = {}
    for sentence in cut:
        by_digest.setdefault(sentence.sha256, []).append(sentence.start)
    ends = {p.start: p.end for p in cut}
    taken: list[tuple[int, int]] = []
    waiting: list[Passage] = []
    shifts: dict[int, int] = {}

    def put(passage: Passage, start: int) -> tuple[str, Passage]:
        end = start + passage.end - passage.start
        taken.append((start, end))
        shifts[passage.start] = start - passage.start
        return passage.id, Passage(passage.id, start, end, passage.sha256, page_of(text, start))

    for passage in article.passages.values():
        starts = by_digest.get(passage.sha256, [])
        if len(starts) == 1 and ends[starts[0]] - starts[0] == passage.end - passage.start:
            yield put(passage, starts[0])
        else:
            waiting.append(passage)
    for passage in waiting:
        before = max((start for start in shifts if start < passage.start), default=None)
        expected = passage.start + (shifts[before] if before is not None else 0)
        starts = by_digest.get(passage.sha256) or list(_places(passage, old, text, expected))
        length = passage.end - passage.start
        starts = [s for s in starts if not any(s < end and begin < s + length for begin, end in taken)]
        if starts:
            yield put(passage, min(starts, key=lambda start: abs(start - expected)))


def _places(passage: Passage, old: str, text: str, expected: int) -> Iterator[int]:
    """Yield where the words of a sentence stand that is not cut there as it was: by its words, or near the place by its digest."""
    length = passage.end - passage.start
    if old:
        yield from (found.start() for found in re.finditer(re.escape(old[passage.start : passage.end]), text))
        return
    for start in range(max(0, expected - _NEAR), min(len(text) - length, expected + _NEAR) + 1):
        if digest(text[start : start + length]) == passage.sha256:
            yield start


def _alike(article: Anchored, old: str, text: str, found: dict[str, Passage], free: list[Passage]) -> Iterator[tuple[str, Passage]]:
    """Yield the sentences whose words were changed, each with the free sentence between the same neighbours that is most like it."""
    order = list(article.passages.values()) if old else []
    after = 0
    left = list(free)
    for number, passage in enumerate(order):
        if passage.id in found:
            after = found[passage.id].end
            continue
        before = next((found[p.id].start for p in order[number + 1 :] if p.id in found and found[p.id].start >= after), len(text))
        words = old[passage.start : passage.end]
        scored = [(_likeness(words, text[p.start : p.end]), p) for p in left if after <= p.start and p.end <= before]
        best, place = max(scored, key=lambda pair: pair[0], default=(0.0, passage))
        if best >= _ALIKE:
            left.remove(place)
            after = place.end
            yield passage.id, replace(place, id=passage.id)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE else 0.0


def _named(article: Anchored, kept: dict[str, Passage], cut: list[Passage], free: list[Passage]) -> list[Passage]:
    """Return new sentences under ids that nobody had: the next of their paragraph, or of a new one behind the last."""
    paragraphs: dict[str, str] = {"p0": "p0"}
    starts = {p.start: name.partition("s")[0] for name, p in kept.items()}
    for sentence in cut:
        if sentence.start in starts:
            paragraphs.setdefault(sentence.id.partition("s")[0], starts[sentence.start])
    known = [tuple(map(int, re.findall(r"\d+", name))) for name in article.passages]
    highest: dict[int, int] = {}
    for paragraph, number in known:
        highest[paragraph] = max(number, highest.get(paragraph, 0))
    fresh = []
    for sentence in free:
        there = sentence.id.partition("s")[0]
        if there not in paragraphs:
            paragraphs[there] = f"p{max(highest, default=0) + 1}"
        paragraph = int(paragraphs[there][1:])
        highest[paragraph] = highest.get(paragraph, 0) + 1
        fresh.append(replace(sentence, id=f"p{paragraph}s{highest[paragraph]}"))
    return fresh
