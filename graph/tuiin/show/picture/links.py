"""How what is chosen hangs together: by steps and tensions, by chains through what is not shown, and by who says it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tuiin.show.picture.choice import Choice
from tuiin.show.picture.facts import Facts

VOICES, LINKS = 8, 25  # how many are shown at most
_FEW = 2  # links below which a claim is looked for by chains
_FAR = 3  # steps of a chain at most


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the picture: for, against or says; whether the text states all of it, whether both ways, through how many claims."""

    source: str
    target: str
    family: str
    stated: bool
    mutual: bool = False
    via: int = 0


def voices(article: Facts, chosen: Iterable[str]) -> dict[str, int]:
    """Return who else speaks, with how many claims each makes: those of many claims first, and of claims that are shown.

    What a voice only passes on counts with those whose words it is, as wherever claims of a voice are counted.
    """
    shown = {article.one(claim) for claim in chosen}
    said: dict[str, set[str]] = defaultdict(set)
    for at in article.held:
        if not at.passes_on and at.holder not in article.authors and at.holder not in article.viewpoints:
            said[at.holder].add(at.claim)
    weight = {voice: len(claims) + 3 * len(shown & {article.one(claim) for claim in claims}) for voice, claims in said.items()}
    return {voice: len(said[voice]) for voice in sorted(weight, key=lambda voice: (-weight[voice], voice))[:VOICES]}


def links(article: Facts, choice: Choice, speakers: Iterable[str]) -> tuple[list[Link], int]:
    """Return the links among what is shown, and how many are left out because they are too many."""
    steps = _direct(article)
    shown = {article.one(claim): claim for claim in choice.claims}
    found = {pair: link for pair, link in steps.items() if pair[0] in shown and pair[1] in shown}
    for pair, link in _chains(steps, set(shown), found).items():
        found.setdefault(pair, link)
    kept = _together(found)
    among = sorted(kept, key=lambda link: (link.via, not link.stated, link.source, link.target))
    named = [Link(shown[at.source], shown[at.target], at.family, at.stated, at.mutual, at.via) for at in among]
    opposed = [Link(debate.one, debate.other, "against", True, mutual=True) for debate in choice.debates]
    viewpoints = [viewpoint for debate in choice.debates for viewpoint in (debate.one, debate.other)]
    said = _said(article, shown, [*viewpoints, *speakers])
    return [*opposed, *named[:LINKS], *said], max(0, len(named) - LINKS)


def _direct(article: Facts) -> dict[tuple[str, str], Link]:
    """Return the steps and tensions between claims, restatements merged: of two between the same the stated one, of any a tension."""
    found: dict[tuple[str, str], Link] = {}
    for step in sorted(article.steps, key=lambda step: (not step.stated, step.kind, step.conclusion, step.premises)):
        for premise in step.premises:
            pair = article.one(premise), article.one(step.conclusion)
            if step.side != "open" and pair[0] != pair[1]:
                found.setdefault(pair, Link(*pair, step.side, step.stated))
    for one, other in article.tensions:
        pair = article.one(one), article.one(other)
        if pair[0] != pair[1]:
            found.pop(pair[::-1], None)
            found[pair] = Link(*pair, "against", stated=False, mutual=True)
    return dict(sorted(found.items()))


def _together(found: dict[tuple[str, str], Link]) -> list[Link]:
    """Return the links, those that go both ways as one."""
    kept = []
    for (source, target), link in found.items():
        back = found.get((target, source))
        if back is None or back.family != link.family:
            kept.append(link)
        elif source < target:
            both = link.stated and back.stated
            kept.append(Link(source, target, link.family, both, mutual=True, via=min(link.via, back.via)))
    return kept


def _chains(steps: dict[tuple[str, str], Link], shown: set[str], found: dict[tuple[str, str], Link]) -> dict[tuple[str, str], Link]:
    """Return chains through claims that are not shown, for claims with too few links, the shortest and stated first."""
    after: dict[str, list[Link]] = defaultdict(list)
    for link in steps.values():
        after[link.source].append(link)
    ways = [way for claim in sorted(shown) for way in _ways(after, claim, shown)]
    count = Counter(end for pair in found for end in pair)
    kept: dict[tuple[str, str], Link] = {}
    for link in sorted(ways, key=lambda way: (way.via, not way.stated, way.source, way.target)):
        pair = link.source, link.target
        known = pair in found or pair[::-1] in found or pair in kept or pair[::-1] in kept
        if not known and min(count[link.source], count[link.target]) < _FEW:
            kept[pair] = link
            count.update(pair)
    return kept


def _ways(after: dict[str, list[Link]], start: str, shown: set[str]) -> list[Link]:
    """Return the ways from a claim to others that are shown, through two claims that are not at most; two against are none."""
    ends: list[Link] = []
    open_: list[tuple[str, int, bool, tuple[str, ...]]] = [(start, 0, True, (start,))]
    for length in range(1, _FAR + 1):
        further = []
        for name, against, stated, path in open_:
            for link in after[name]:
                turned = against + (link.family == "against")
                if link.target in path or turned > 1 or link.mutual:
                    continue
                if link.target not in shown:
                    further.append((link.target, turned, stated and link.stated, (*path, link.target)))
                elif length > 1:
                    family = "against" if turned else "for"
                    ends.append(Link(start, link.target, family, stated and link.stated, via=length - 1))
        open_ = further
    return ends


def _said(article: Facts, shown: dict[str, str], speakers: list[str]) -> list[Link]:
    """Return who says which claims that are shown; a voice that only denies one speaks against it."""
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for at in article.held:
        if article.one(at.claim) in shown and at.holder in speakers:
            sides[at.holder, shown[article.one(at.claim)]].add(at.side)
    return [
        Link(holder, claim, "against" if held == {"against"} else "says", stated=True)
        for (holder, claim), held in sorted(sides.items(), key=lambda item: (speakers.index(item[0][0]), item[0][1]))
    ]
