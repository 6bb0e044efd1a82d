"""How much each claim counts in its article: six measures of equal weight, and what the curator says of its role."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from tuiin.show.picture.facts import Facts

# What a step hands on to its conclusion, where the text states it; half of that where the curator infers it.
WEIGHTS = {"supports": 1.0, "attacks": 0.6, "exemplifies": 0.5, "qualifies": 0.3}
ROLES = {"conclusion": 0.5, "finding": 0.35, "background": -0.5, "method": -0.5, "plan": -0.5}
MANY = 5_000  # claims above which betweenness is left out: it grows with their square, and the choice hardly changes
_DAMPING, _ROUNDS = 0.85, 100


@dataclass(frozen=True, slots=True)
class Measures:
    """PageRank, betweenness, tension, degree, place and viewpoint of a claim, each from 0 to 1, and the score made of them."""

    p: float
    b: float
    t: float
    d: float
    l: float  # noqa: E741
    v: float
    score: float


def measures(article: Facts) -> dict[str, Measures]:
    """Return the measures of each claim; claims that restate each other count as one."""
    groups: dict[str, list[str]] = defaultdict(list)
    for claim in article.claims:
        groups[article.one(claim)].append(claim)
    names = sorted(groups)
    pagerank, between, tense, tied = (
        ranks(measure(article, names) if names else {})
        for measure in (_pagerank, _betweenness if len(names) <= MANY else _nothing, _tension, _degree)
    )
    held = _viewpoint(article)
    last = last_paragraph(article)
    found = {}
    for name, claims in groups.items():
        spot = max(_place(article, claim, last) for claim in claims)
        view = max(held.get(claim, 0.0) for claim in claims)
        four = (pagerank[name], between[name], tense[name], tied[name])
        for claim in claims:
            at = article.claims[claim]
            plain = sum((*four, spot, view)) / 6 * (0.6 if at.kind == "methodological" else 1)
            found[claim] = Measures(*four, l=spot, v=view, score=round(plain + ROLES.get(at.role, 0.0), 9))
    return found


def ranks(values: Mapping[str, float]) -> dict[str, float]:
    """Return for each value which share of the others is lower, equal ones counted half; 0 for the lowest.

    >>> ranks({"a": 3, "b": 1, "c": 3, "d": 2})
    {'a': 0.833333, 'b': 0.0, 'c': 0.833333, 'd': 0.333333}
    """
    counts = Counter(values.values())
    below, shares = 0, {}
    for value in sorted(counts):
        shares[value] = round((below + (counts[value] - 1) / 2) / (len(values) - 1), 6) if below else 0.0
        below += counts[value]
    return {name: shares[value] for name, value in values.items()}


def _links(article: Facts) -> dict[tuple[str, str], float]:
    """Return what flows from claim to claim by steps, restatements merged."""
    links: dict[tuple[str, str], float] = defaultdict(float)
    for step in article.steps:
        weight = WEIGHTS.get(step.kind, 0.0) * (1 if step.stated else 0.5) / math.sqrt(len(step.premises) or 1)
        for premise in step.premises:
            ends = article.one(premise), article.one(step.conclusion)
            if weight and ends[0] != ends[1]:
                links[ends] += weight
    return dict(sorted(links.items()))


def _pagerank(article: Facts, names: list[str]) -> dict[str, float]:
    links = _links(article)
    given: dict[str, float] = defaultdict(float)
    for (source, _), weight in links.items():
        given[source] += weight
    even = 1 / len(names)
    now = dict.fromkeys(names, even)
    for _ in range(_ROUNDS):
        idle = sum(now[name] for name in names if name not in given)
        after = dict.fromkeys(names, (1 - _DAMPING) * even + _DAMPING * idle * even)
        for (source, target), weight in links.items():
            after[target] += _DAMPING * now[source] * weight / given[source]
        moved = sum(abs(after[name] - now[name]) for name in names)
        now = after
        if moved < 1e-12:
            break
    return {name: round(value, 9) for name, value in now.items()}


def _betweenness(article: Facts, names: list[str]) -> dict[str, float]:
    import rustworkx as rx

    index = {name: number for number, name in enumerate(names)}
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(names)
    graph.add_edges_from([(index[source], index[target], 1) for source, target in _links(article)])
    found = rx.betweenness_centrality(graph, parallel_threshold=2**31)  # in one thread: sums in one order
    return {name: round(found[number], 9) for name, number in index.items()}


def _nothing(_: Facts, names: list[str]) -> dict[str, float]:
    return dict.fromkeys(names, 0.0)


def _tension(article: Facts, names: list[str]) -> dict[str, float]:
    found = dict.fromkeys(names, 0.0)
    for pair in article.tensions:
        for name in {article.one(claim) for claim in pair}:
            found[name] += 1
    for step in article.steps:
        if step.kind == "attacks":
            for claim in (*step.premises, step.conclusion):
                found[article.one(claim)] += 1 if step.stated else 0.5
    return found


def _degree(article: Facts, names: list[str]) -> dict[str, float]:
    found = dict.fromkeys(names, 0.0)
    for step in article.steps:
        for claim in (*step.premises, step.conclusion):
            found[article.one(claim)] += 1
    for at in article.held:
        found[article.one(at.claim)] += 1
    for iri, told in article.claims.items():
        found[article.one(iri)] += len(told.about) + len(told.scopes)
    return found


def last_paragraph(article: Facts) -> int:
    """Return the number of the last paragraph in which a claim stands."""
    return max((place[0] for at in article.claims.values() for place in at.places), default=0)


def _place(article: Facts, claim: str, last: int) -> float:
    spots = article.claims[claim].places
    if any(paragraph == last for paragraph, _ in spots):
        return 1.0
    if any(sentence == article.sentences.get(paragraph) for paragraph, sentence in spots):
        return 0.5
    return 0.25 if any(sentence == 1 for _, sentence in spots) else 0.0


def _viewpoint(article: Facts) -> dict[str, float]:
    """Return how near to a viewpoint each claim is: held by one that opposes another, by one, or taken from a member."""
    opposing = {viewpoint for pair in article.opposed for viewpoint in pair}
    members = frozenset().union(*article.members.values())
    found: dict[str, float] = defaultdict(float)
    for at in article.held:
        near = 1.0 if at.holder in opposing else 0.7 if at.holder in article.viewpoints else 0.0
        if not near and {at.holder, at.source} & members:
            near = 0.5
        found[at.claim] = max(found[at.claim], near)
    return found
