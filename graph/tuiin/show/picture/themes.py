"""The themes of an article and the groups in them: what hangs together by what it is about, by reasoning and by place.

A fixed seed is not enough for groups that stay: two seeds agree by two thirds. So Louvain runs several times, and what falls together in
half of the runs is grouped once more. Weights are whole numbers: with fractions it may not end on a graph of nearly equal parts.
"""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass

from tuiin.show.picture.facts import Facts, local

MOST, LEAST = 7, 0.04  # how many themes at most, and which share of the claims each has at least
_GROUPS = 0.015  # which share of the claims a group has at least
_BETWEEN = {"supports": 0.6, "exemplifies": 0.6, "attacks": 0.5, "qualifies": 0.4}
_RUNS, _FEW, _ONE = 8, 4, 1  # how often Louvain runs: always, above 1,000 claims, above 5,000
_Weights = dict[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its groups, each a list of claims; all in the order of the text."""

    groups: list[list[str]]

    @property
    def claims(self) -> list[str]:
        """All its claims."""
        return [claim for group in self.groups for claim in group]


def themes(article: Facts) -> list[Theme]:
    """Return the themes in the order of the text: at most seven, and at most a third as many as claims."""
    if not article.claims:
        return []
    weights = _weights(article)
    total = len(article.claims)
    parts = _parts(article, weights)
    parts = _joined(article, parts, weights, len(parts), max(3, min(math.ceil(total * _GROUPS), 40)))
    if total > 12_000:
        parts = _joined(article, parts, weights, 120, 1)
    number = {claim: i for i, part in enumerate(parts) for claim in part}
    most = max(1, min(MOST, total // 3))
    grown = _joined(article, parts, weights, most, math.ceil(total * LEAST))
    found = []
    for claims in grown:
        groups: dict[int, list[str]] = defaultdict(list)
        for claim in claims:
            groups[number[claim]].append(claim)
        found.append(Theme(sorted(groups.values(), key=lambda group: _mean(article, group))))
    return sorted(found, key=lambda theme: _mean(article, theme.claims))


def _mean(article: Facts, claims: list[str]) -> tuple[float, str]:
    """Return where in the text claims stand on average, as a number of sentences."""
    spots = [article.claims[claim].home for claim in claims]
    return round(sum(paragraph * 1000 + sentence for paragraph, sentence in spots) / len(spots), 6), min(claims)


def _weights(article: Facts) -> _Weights:
    """Return how strongly claims and what they are about are tied, each pair once."""
    found: _Weights = defaultdict(float)

    def tie(one: str, other: str, weight: float) -> None:
        if one != other:
            found[min(one, other), max(one, other)] += weight

    total = len(article.claims)
    often = Counter(thing for claim in article.claims.values() for thing in {*claim.about, *claim.scopes})
    for claim in article.claims.values():
        for thing in (*claim.about, *claim.scopes):
            if thing not in article.authors:
                rare = math.log(1 + total / often[thing]) / math.log(1 + total) if total > 1 else 1.0
                common = 0.15 if total > 20 and often[thing] > 0.12 * total else 1.0
                tie(article.one(claim.iri), thing, (1.0 if thing in claim.about else 0.5) * rare * common)
    for step in article.steps:
        for premise in step.premises:
            weight = _BETWEEN.get(step.kind, 0.0) / math.sqrt(len(step.premises))
            tie(article.one(premise), article.one(step.conclusion), weight)
    for one, other in article.tensions:
        tie(article.one(one), article.one(other), 0.5)
    for one, other in article.broader:
        if one in often and other in often:
            tie(one, other, 0.3)
    for one, other in _neighbours(article):
        tie(one, other, 0.4)
    return dict(sorted(found.items()))


def _neighbours(article: Facts) -> list[tuple[str, str]]:
    """Return which claims stand in the same sentence or in the next one of a paragraph."""
    at: dict[tuple[int, int], list[str]] = defaultdict(list)
    for claim in article.claims.values():
        for place in claim.places:
            at[place].append(article.one(claim.iri))
    pairs = set()
    for (paragraph, sentence), here in at.items():
        near = [*here, *at.get((paragraph, sentence + 1), ())]
        pairs |= {(min(one, other), max(one, other)) for one in here for other in near if one != other}
    return sorted(pairs)


def _parts(article: Facts, weights: _Weights) -> list[list[str]]:
    """Return the claims in parts that hang together, whichever seed is taken."""
    import networkx as nx
    from networkx.algorithms.community import louvain_communities

    names = sorted({*map(article.one, article.claims), *(name for pair in weights for name in pair)})
    index = {name: number for number, name in enumerate(names)}

    def louvain(edges: list[tuple[int, int, int]], seed: int) -> dict[int, int]:
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(len(names)))
        graph.add_weighted_edges_from(edges)
        found = sorted((sorted(part) for part in louvain_communities(graph, seed=seed)), key=lambda part: part[0])
        return {node: number for number, part in enumerate(found) for node in part}

    edges = [(index[one], index[other], max(1, round(weight * 1000))) for (one, other), weight in weights.items()]
    total = len(article.claims)
    runs = _RUNS if total <= 1_000 else _FEW if total <= 5_000 else _ONE
    seen = [louvain(edges, seed) for seed in range(runs)]
    together = [(one, other, sum(run[one] == run[other] for run in seen)) for one, other, _ in edges]
    kept = [(one, other, round(1000 * share / runs)) for one, other, share in together if 2 * share >= runs]
    last = louvain(kept, 0) if runs > 1 else seen[0]
    parts: dict[int, list[str]] = defaultdict(list)
    for claim in article.claims:  # in the order of the text
        parts[last[index[article.one(claim)]]].append(claim)
    return list(parts.values())


def _joined(article: Facts, parts: list[list[str]], weights: _Weights, most: int, least: int) -> list[list[str]]:
    """Return the parts, the smallest joined to what it is tied to most, until they are few and none is too small."""
    part = {article.one(claim): number for number, claims in enumerate(parts) for claim in claims}
    home = _homes(part, weights)
    ties: dict[int, Counter[int]] = defaultdict(Counter)
    for (one, other), weight in weights.items():
        a, b = home.get(one), home.get(other)
        if a is not None and b is not None and a != b:
            ties[a][b] += round(weight * 1000)
            ties[b][a] += round(weight * 1000)
    live = dict(enumerate(parts))
    while len(live) > 1:
        small = min(live, key=lambda number: (len(live[number]), number))
        if len(live) <= most and len(live[small]) >= least:
            break
        own, mean = ties.pop(small, Counter()), _mean(article, live[small])[0]
        whole = {number: sum(ties[number].values()) or 1 for number in live if number != small}
        best = min(whole, key=lambda at: (-own[at] / whole[at] ** 0.7, abs(_mean(article, live[at])[0] - mean), at))
        live[best] = sorted((*live[best], *live.pop(small)), key=lambda claim: article.claims[claim].order)
        for part_of, pull in own.items():
            del ties[part_of][small]
            if part_of != best:
                ties[best][part_of] += pull
                ties[part_of][best] += pull
    return list(live.values())


def _homes(part: dict[str, int], weights: _Weights) -> dict[str, int]:
    """Return the part of each claim, and of each other thing the part that is tied to it most."""
    pull: dict[str, Counter[int]] = defaultdict(Counter)
    for (one, other), weight in weights.items():
        for thing, end in ((one, other), (other, one)):
            if thing not in part and end in part:
                pull[thing][part[end]] += round(weight * 1000)
    return part | {thing: min(of, key=lambda number: (-of[number], number)) for thing, of in pull.items()}


def kind_of(iri: str) -> str:
    """Return what kind of thing a name of ours is of, such as concept or actor.

    >>> kind_of("https://w3id.org/tuiin/id/concept/openness"), kind_of("https://w3id.org/tuiin/id/article/a/viewpoint/b")
    ('concept', 'viewpoint')
    """
    return local(iri.rpartition("/")[0])
