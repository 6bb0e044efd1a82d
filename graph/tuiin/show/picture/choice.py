"""Which claims the picture shows: what the article concludes, what speaks against it, its debates, and then what counts most.

The order of choice is the order of importance, so that a smaller picture is the beginning of a larger one.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tuiin.show.picture.facts import Facts
from tuiin.show.picture.measures import Measures, last_paragraph
from tuiin.show.picture.themes import Theme

MOST = 10
_DEBATES = 0.6  # which share of the places debates may fill
_SCORE, _LIKENESS = 0.75, 0.25
_OWN = 0.05  # what a claim gains that a side holds itself


@dataclass(slots=True)
class Debate:
    """Two opposed viewpoints, and the claims chosen for each of them."""

    one: str
    other: str
    claims: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Choice:
    """The chosen claims in the order of choice, which of them is the thesis and which speaks against it, and the debates."""

    claims: list[str]
    thesis: str | None
    opponent: str | None
    debates: list[Debate]


def choose(article: Facts, scores: dict[str, Measures], themes: list[Theme]) -> Choice:
    """Return what the picture of an article shows of its claims."""
    return _Choosing(article, scores, themes).choice()


class _Choosing:
    def __init__(self, article: Facts, scores: dict[str, Measures], themes: list[Theme]) -> None:
        self._article = article
        self._score = {claim: at.score for claim, at in scores.items()}
        self._most = min(MOST, len(article.claims))
        self._quota = max(3, math.ceil(0.4 * self._most))
        self._theme = {claim: number for number, theme in enumerate(themes) for claim in theme.claims}
        self._chosen: list[str] = []
        self._total = len(article.claims)
        self._often = Counter(thing for claim in article.claims.values() for thing in {*claim.about, *claim.scopes})

    def choice(self) -> Choice:
        thesis = self._thesis()
        self._take(thesis)
        opponent = self._opponent(thesis) if thesis else None
        self._take(opponent)
        debates = list(self._debates())
        while len(self._chosen) < self._most and (best := self._next()):
            self._take(best)
        return Choice(self._chosen, thesis, opponent, debates)

    def _take(self, claim: str | None) -> None:
        if claim:
            self._chosen.append(claim)

    def _best(self, claims: list[str], more: dict[str, float] | None = None) -> str | None:
        """Return the claim of the highest score; of equals the first in the text."""
        gain = more or {}
        return min(claims, key=lambda claim: (-self._score[claim] - gain.get(claim, 0.0), self._article.claims[claim].order), default=None)

    def _thesis(self) -> str | None:
        """Return what the article comes to: what a curator calls so, else a finding, else what the author says at the end, if anything."""
        article = self._article
        for role in ("conclusion", "finding"):
            curated = [claim for claim, at in article.claims.items() if at.role == role and article.holds(claim)]
            if curated:
                return self._best(self._last(curated), self._led_to())
        held = [claim for claim in article.claims if article.holds(claim)]
        told = [claim for claim in held if article.claims[claim].kind != "methodological"]
        own = [claim for claim in told if article.by(claim) == "asserts"] or told or held
        last = last_paragraph(article)
        at_end = {at.claim for at in article.held if article.affirms(at) and last in {paragraph for paragraph, _ in at.places}}
        return self._best([claim for claim in own if claim in at_end] or own, self._led_to())

    def _last(self, claims: list[str]) -> list[str]:
        """Return those of some claims that are no ground for another of them, or all where each is one."""
        one = self._article.one
        known = {*map(one, claims)}
        grounds = {
            one(premise)
            for step in self._article.steps
            if step.side == "for" and one(step.conclusion) in known
            for premise in step.premises
            if one(premise) != one(step.conclusion)
        }
        return [claim for claim in claims if one(claim) not in grounds] or claims

    def _led_to(self) -> dict[str, float]:
        """Return what claims gain to which more steps lead than start from them."""
        balance: Counter[str] = Counter()
        for step in self._article.steps:
            balance[self._article.one(step.conclusion)] += 1
            balance.subtract(self._article.one(premise) for premise in step.premises)
        return {claim: 0.15 for claim in self._article.claims if balance[self._article.one(claim)] > 0}

    def _opponent(self, thesis: str) -> str | None:
        one = self._article.one
        against = [pair for pair in self._article.tensions if one(thesis) in map(one, pair)]
        noted = {claim for pair in against for claim in pair if one(claim) != one(thesis)}
        attacks = [step for step in self._article.steps if step.kind == "attacks"]
        attacking = {premise for step in attacks if one(step.conclusion) == one(thesis) for premise in step.premises}
        attacked = {step.conclusion for step in attacks if one(thesis) in map(one, step.premises)}
        fitting = [claim for claim in sorted(noted) if self._free(claim)]
        return self._best(fitting or [claim for claim in sorted(attacking | attacked) if self._free(claim)])

    def _debates(self) -> Iterator[Debate]:
        """Yield the debates of which both sides have a claim, the sides taking one in turn."""
        sides = {viewpoint: self._side(viewpoint) for pair in self._article.opposed for viewpoint in pair}
        live = [(Debate(one, other), sides[one], sides[other]) for one, other in self._article.opposed]
        live = [at for at in live if at[1] and at[2]][:2]
        most = math.floor(_DEBATES * self._most)
        begun = []
        while live:
            left = []
            for debate, one, other in live:
                if len(self._chosen) + 2 > most or not (pair := self._pair(one, other)):
                    continue
                for viewpoint, claim in zip((debate.one, debate.other), pair, strict=True):
                    debate.claims.setdefault(viewpoint, []).append(claim)
                    self._take(claim)
                if debate not in begun:
                    begun.append(debate)
                left.append((debate, one, other))
            live = left
        yield from begun

    def _pair(self, one: dict[str, float], other: dict[str, float]) -> tuple[str, str] | None:
        """Return the best claims of two sides that can both be shown."""
        first = self._best([claim for claim in sorted(one) if self._free(claim)], one)
        if first is None:
            return None
        self._chosen.append(first)
        second = self._best([claim for claim in sorted(other) if self._free(claim)], other)
        self._chosen.pop()
        return (first, second) if second else None

    def _side(self, viewpoint: str) -> dict[str, float]:
        """Return the claims of a viewpoint: those that it holds, and what is said of its members where they are introduced."""
        article = self._article
        found = {at.claim: _OWN for at in article.held if at.holder == viewpoint and at.side == "for"}
        places, members = {*article.viewpoints[viewpoint]}, {viewpoint, *article.members[viewpoint]}
        for claim in article.claims.values():
            if claim.iri not in found and claim.kind != "classification" and places & {*claim.places} and members & {*claim.about}:
                found[claim.iri] = 0.0
        return found

    def _free(self, claim: str) -> bool:
        """Return whether a claim can be shown beside those that are: of no sentence and of no restatement that is."""
        at = self._article.claims[claim]
        return not any(
            self._article.one(other) == self._article.one(claim) or self._article.claims[other].home == at.home for other in self._chosen
        )

    def _next(self) -> str | None:
        """Return the claim that adds most to those chosen."""
        shown = Counter(self._theme[claim] for claim in self._chosen)
        free = [claim for claim in self._article.claims if shown[self._theme[claim]] < self._quota and self._free(claim)]
        return min(free, key=lambda claim: (-self._gain(claim), self._article.claims[claim].order), default=None)

    def _gain(self, claim: str) -> float:
        alike = max((self._likeness(claim, other) for other in self._chosen), default=0.0)
        return round(_SCORE * self._score[claim] - _LIKENESS * alike, 9)

    def _likeness(self, one: str, other: str) -> float:
        a, b = ({*at.about, *at.scopes} for at in (self._article.claims[one], self._article.claims[other]))
        either = self._weight(a | b)
        return self._weight(a & b) / either if either else 0.0

    def _weight(self, things: set[str]) -> float:
        return sum(math.log(1 + self._total / self._often[thing]) for thing in sorted(things))
