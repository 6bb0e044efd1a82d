"""What the picture of an article is computed from: its claims, steps, tensions, voices and viewpoints, read with the explorer's queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tuiin.graph.store import Store
from tuiin.show.tables import tables

Place = tuple[int, int]  # paragraph, sentence
HEAD: Place = (10**6, 0)  # where what stands nowhere is sorted
_UNSURE = {"possible", "doubtful"}
_LEVELS = ["certain", "probable", "possible", "doubtful"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of reasoning: its kind, what it starts from and leads to, whether the text says it, and which side it takes."""

    kind: str
    premises: tuple[str, ...]
    conclusion: str
    stated: bool
    side: str


@dataclass(frozen=True, slots=True)
class Held:
    """A position on a claim: whose, with which stance and side, on which source, where; whether it only passes on what another says."""

    claim: str
    holder: str
    stance: str
    side: str
    certainty: str
    source: str | None
    places: tuple[Place, ...]
    passes_on: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim: what kind and role it has, what it is about, with its limits apart; where it stands, and where most by itself."""

    iri: str
    kind: str
    role: str
    about: tuple[str, ...]
    scopes: tuple[str, ...]
    places: tuple[Place, ...]
    home: Place

    @property
    def order(self) -> tuple[Place, str]:
        """By what claims are sorted: where they stand first, then their name."""
        return (self.places[0] if self.places else HEAD), self.iri


@dataclass(frozen=True, slots=True)
class Facts:
    """An article: all by name, in the order of the text. `kinds` says of which kind everything is that a claim can be about."""

    article: str
    claims: dict[str, Claim]
    steps: list[Step]
    tensions: list[tuple[str, str]]
    held: list[Held]
    authors: frozenset[str]
    opposed: list[tuple[str, str]]
    viewpoints: dict[str, tuple[Place, ...]]
    members: dict[str, frozenset[str]]
    broader: list[tuple[str, str]]
    sentences: dict[int, int]  # how many sentences each paragraph has
    same: dict[str, str] = field(default_factory=dict)  # which claim stands for all that restate each other

    def one(self, claim: str) -> str:
        """Return the claim that stands for this one and all its restatements."""
        return self.same.get(claim, claim)

    def by(self, claim: str) -> str:
        """Return how the author stands to a claim: asserts, denies, perhaps, or only reports it."""
        own = [at for at in self.held if at.claim == claim and at.holder in self.authors]
        return _standing(own)

    def holds(self, claim: str) -> bool:
        """Say whether the author holds a claim: what he denies, questions, supposes or only reports the article does not come to."""
        return any(at.claim == claim and self.affirms(at) for at in self.held)

    def affirms(self, at: Held) -> bool:
        """Say whether a position is one by which the author holds its claim."""
        return at.holder in self.authors and at.side == "for" and at.certainty != "doubtful"


def facts(store: Store) -> list[Facts]:
    """Return the facts of each article of a store, sorted by its name."""
    rows = {name: [tuple(row) for row in store.ask(tables()[name].query)] for name in _NEEDED}
    return [_of(row[0] or "", rows) for row in rows["articles"]]


_NEEDED = (
    "articles arguments authors broader claims memberships oppositions passages places positions premises scopes sides tensions viewpoints"
).split()
_Rows = dict[str, list[tuple[str | None, ...]]]


def _of(article: str, rows: _Rows) -> Facts:
    spots = {str(row[0]): (int(row[3] or 0), int(row[4] or 0)) for row in rows["passages"] if row[1] == article}
    places: dict[str, list[Place]] = defaultdict(list)
    for thing, passage in rows["places"]:
        if passage in spots:
            places[str(thing)].append(spots[str(passage)])
    sides = {str(value): str(side) for value, side in rows["sides"]}
    reporters = {reported_by for *_, reported_by in rows["positions"]}
    held = [
        Held(
            str(claim),
            str(holder),
            local(stance),
            sides.get(str(stance), "open"),
            local(certainty),
            source,
            tuple(sorted(places[str(position)])),
            local(stance) == "reports" and position in reporters,
        )
        for position, at, claim, holder, stance, certainty, source, *_ in rows["positions"]
        if at == article
    ]
    stands: dict[str, set[Place]] = defaultdict(set)
    for position, at, claim, *_ in rows["positions"]:
        if at == article:
            stands[str(claim)].update(places[str(position)])
    claims = _claims(article, rows, stands)
    steps = [step for step in _steps(article, rows, sides) if {*step.premises, step.conclusion} <= claims.keys()]
    pairs = {(str(one), str(other)) for _, _, one, other, *_ in rows["tensions"] if one in claims and other in claims}
    viewpoints, members = _viewpoints(article, rows, places)
    opposed = [(str(one), str(other)) for one, other in rows["oppositions"] if one in viewpoints and other in viewpoints]
    return Facts(
        article,
        claims,
        steps,
        sorted(pairs),
        held,
        frozenset(str(author) for work, author in rows["authors"] if work == article),
        sorted(opposed, key=lambda pair: (min(_first(viewpoints[one]) for one in pair), pair)),
        viewpoints,
        members,
        [(str(one), str(other)) for one, other in rows["broader"]],
        _lengths(spots.values()),
        _merged(claims, steps),
    )


def _claims(article: str, rows: _Rows, stands: dict[str, set[Place]]) -> dict[str, Claim]:
    limits: dict[str, list[str]] = defaultdict(list)
    for claim, _, scope in rows["scopes"]:
        limits[str(claim)].append(str(scope))
    shared = Counter(place for claim in stands for place in stands[claim])
    found = [
        Claim(
            str(iri),
            local(kind),
            local(role),
            tuple(dict.fromkeys((str(subject), str(object_)))),
            tuple(sorted({*limits[str(iri)]} - {subject, object_})),
            tuple(sorted(stands[str(iri)])),
            min(stands[str(iri)], key=lambda place: (shared[place], place), default=HEAD),
        )
        for iri, at, kind, subject, _, object_, _, _, role, *_ in rows["claims"]
        if at == article
    ]
    return {claim.iri: claim for claim in sorted(found, key=lambda claim: claim.order)}


def _steps(article: str, rows: _Rows, sides: dict[str, str]) -> list[Step]:
    premises: dict[str, list[str]] = defaultdict(list)
    for argument, premise in rows["premises"]:
        premises[str(argument)].append(str(premise))
    return [
        Step(local(kind), tuple(sorted(premises[str(iri)])), str(conclusion), local(basis) == "explicit", sides.get(str(kind), "open"))
        for iri, at, kind, conclusion, basis, *_ in rows["arguments"]
        if at == article
    ]


def _viewpoints(
    article: str, rows: _Rows, places: dict[str, list[Place]]
) -> tuple[dict[str, tuple[Place, ...]], dict[str, frozenset[str]]]:
    """Return the sentences that introduce each viewpoint and its members, and who these are."""
    own = [str(viewpoint) for viewpoint, at, *_ in rows["viewpoints"] if at == article]
    spots = {viewpoint: {*places[viewpoint]} for viewpoint in own}
    members: dict[str, set[str]] = {viewpoint: set() for viewpoint in own}
    for membership, viewpoint, member, *_ in rows["memberships"]:
        if viewpoint in members:
            members[str(viewpoint)].add(str(member))
            spots[str(viewpoint)].update(places[str(membership)])
    told = {viewpoint: tuple(sorted(at)) for viewpoint, at in spots.items()}
    return told, {viewpoint: frozenset(some) for viewpoint, some in members.items()}


def _merged(claims: dict[str, Claim], steps: list[Step]) -> dict[str, str]:
    """Return for each claim the one that stands for it and all that it restates: the smallest by name."""
    above = {claim: claim for claim in claims}

    def top(claim: str) -> str:
        while above[claim] != claim:
            claim = above[claim]
        return claim

    for step in steps:
        if step.kind == "restates":
            for premise in step.premises:
                low, high = sorted((top(premise), top(step.conclusion)))
                above[high] = low
    return {claim: top(claim) for claim in claims}


def _lengths(spots: Iterable[Place]) -> dict[int, int]:
    lengths: dict[int, int] = {}
    for paragraph, sentence in spots:
        lengths[paragraph] = max(lengths.get(paragraph, 0), sentence)
    return lengths


def _first(places: tuple[Place, ...]) -> Place:
    return places[0] if places else HEAD


def _standing(own: list[Held]) -> str:
    sides = {at.side for at in own}
    if "for" in sides:
        surest = min((at.certainty for at in own if at.side == "for"), key=_LEVELS.index)
        return "perhaps" if surest in _UNSURE else "asserts"
    if "against" in sides:
        return "denies"
    return "perhaps" if {at.stance for at in own} - {"reports"} else "reports"


def local(iri: str | None) -> str:
    """Return the last part of a controlled name.

    >>> local("https://w3id.org/tuiin/stance/asserts"), local(None)
    ('asserts', '')
    """
    return iri.rsplit("/", 1)[-1] if iri else ""
