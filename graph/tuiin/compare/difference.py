"""What changed in meaning between two versions of a graph: thing by thing, and apart from that what follows by rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tuiin.graph import words
from tuiin.graph.knowledge import Graph
from tuiin.graph.labels import Facts, Names, facts, parsed
from tuiin.graph.statements import by_value, text
from tuiin.graph.vocabulary import expand
from tuiin.model import Claim
from tuiin.model.fields import said

# The kind of a thing by its class; the first class that fits, and the order in which changes are told. Another class is a kind of its own.
KINDS = {
    expand(name): kind
    for name, kind in {
        "tn:Claim": "claim",
        "tn:Position": "position",
        "tn:ArgumentRelation": "argument",
        "tn:Viewpoint": "viewpoint",
        "tn:Membership": "membership",
        "tn:ReportedValue": "value",
        "tn:Event": "event",
        "cito:Citation": "citation",
        "tn:EditorialNote": "note",
        "skos:Concept": "concept",
        "prov:Agent": "actor",
        "fabio:Expression": "work",
        "fabio:Journal": "work",
        "fabio:JournalArticle": "article",
        "oa:SpecificResource": "passage",
    }.items()
}
# What a change of a property means. What a claim says by another property is content too; any other property is told by its label, and
# its aspect is `other`.
_ASPECTS = {
    "wording": "tn:paraphrase rdfs:comment skos:definition dcterms:description tn:condition",
    "content": "tn:subject tn:relation tn:object",
    "stance": "tn:stance",
    "certainty": "tn:certainty",
    "holder": "tn:holder",
    "source": "tn:source",
    "kind": "tn:kind rdf:type",
    "anchor": "tn:passage",
    "place": "oa:start oa:end",
    "digest": "tn:sha256 tn:length",
    "label": "skos:prefLabel skos:altLabel skos:hiddenLabel tn:printed dcterms:title",
    "reasoning": "tn:premise tn:conclusion tn:basis",
    "figure": "tn:value tn:status tn:unit tn:outOf tn:direction tn:indicator tn:region",
    "time": "tn:edtfStart tn:edtfEnd tn:startYear tn:endYear tn:openEnd tn:order tn:edition dcterms:issued",
}
_NAMED = " ".join(_ASPECTS.values()).split()
_ASPECTS["content"] = " ".join([_ASPECTS["content"], *(f.property for f in said(Claim).values() if f.property not in _NAMED)])
ASPECTS = {expand(name): aspect for aspect, names in _ASPECTS.items() for name in names.split()}
_ORDER = {name: number for number, name in enumerate(ASPECTS)}
_TYPE, _ABOUT, _REPORTER = expand("rdf:type"), expand("tn:about"), expand("tn:reportedBy")
_HOLDER, _STANCE, _PASSAGE, _MEMBERSHIP = (expand(f"tn:{name}") for name in ("holder", "stance", "passage", "membership"))
_AUTHORSHIP, _AGENT, _PLACE = (expand(name) for name in ("prov:qualifiedAttribution", "prov:agent", "tn:order"))
# What hangs on one thing only, and is told as its own.
_FOLDED = (expand("oa:hasSelector"), expand("tn:hasText"))
# Said of a thing in another way as well, or by its place among others.
_SILENT = {_ABOUT, _REPORTER, _MEMBERSHIP, *map(expand, ("time:hasTime", "tn:inArticle", "oa:hasSource", "cito:hasCitingEntity"))}
_TIMES = {expand("time:ProperInterval"), expand("time:Instant")}
# Whose place among others follows from where it stands, and changes with what is put before it.
_PLACED = {expand("tn:Claim"), expand("tn:Membership")}
# What these rules say is another form of what was curated: told once, as that.
_PLAIN = {"label", "scope", "in-effect", "steps", "argues-for", "argues-against"}
_SYMMETRIC = {expand("skos:related")}
# A property that changes because another one did is not told beside it.
_FOLLOWS = {
    expand(name): {expand(cause) for cause in causes.split()}
    for name, causes in {
        "rdf:type": "tn:kind",
        "dcterms:title": "skos:prefLabel",
        "skos:topConceptOf": "skos:broader",
        "prov:qualifiedAttribution": "dcterms:creator",
        "tn:startYear": "tn:edtfStart dcterms:issued",
        "tn:endYear": "tn:edtfStart tn:edtfEnd dcterms:issued",
        "tn:openEnd": "tn:edtfEnd",
    }.items()
}


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One property of a thing that changed: the terms that only the older and only the newer version has, in N-Triples syntax."""

    aspect: str
    property: str
    language: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was added, removed or changed. `was` is its older name, `owner` the claim or viewpoint that it belongs to."""

    kind: str
    action: str
    thing: str
    was: str
    owner: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, order=True)
class Consequence:
    """One thing that a rule derives only now (`added`), no more (`removed`), or otherwise (`changed`); `to` is the end of a mere edge."""

    rule: str
    action: str
    thing: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from `a` to `b`, and the names of the things and properties that are spoken of."""

    a: str
    b: str
    changes: tuple[Change, ...]
    consequences: tuple[Consequence, ...]
    names: Names = field(compare=False, repr=False)

    @property
    def same(self) -> bool:
        """Whether the two versions say the same."""
        return not self.changes and not self.consequences


def diff(a: Graph, b: Graph) -> Difference:
    """Return what changed in meaning from one version to another.

    Compared is what was curated, by the names of things; a position that took another stance or another holder is still the same one.
    Which graph holds a statement, the description of the data set and the ontology do not count.
    """
    older, newer = (_Side(graph) for graph in (a, b))
    spoken = list(dict.fromkeys(tag for graph in (b, a) for tag in words.languages(graph.statements)))
    known = (facts for side in (newer, older) for facts in (side.facts, side.derived, side.ontology))
    names = Names(*known, space=newer.space, languages=spoken)
    pairs = _positions(older, newer) | {thing: thing for thing in older.facts if thing in newer.facts and thing not in older.claims}
    gone, new = set(older.facts) - set(pairs), set(newer.facts) - set(pairs.values())
    changes = [_change("removed", older, thing, _parts(older.facts[thing], {})) for thing in gone]
    changes += [_change("added", newer, thing, _parts({}, newer.facts[thing])) for thing in new]
    for was, thing in pairs.items():
        if was != thing or older.facts[was] != newer.facts[thing]:
            parts = _told_once(_parts(older.facts[was], newer.facts[thing]), thing, gone | new)
            changes += [_change("changed", newer, thing, parts, was)] if parts else []
    order = {kind: number for number, kind in enumerate(KINDS.values())}
    changes.sort(key=lambda c: (order.get(c.kind, len(order)), c.kind, c.owner or c.thing, c.thing, c.was))
    return Difference(a.name, b.name, tuple(changes), tuple(_consequences(a, b)), names)


class _Side:
    """The facts of one version: what hangs on one thing only is folded into it, and each position knows its claim and its reporter."""

    def __init__(self, graph: Graph) -> None:
        self.space = graph.space
        curated = graph.parts("curated").values()
        self.facts = _folded(facts({_by_value(triple) for triples in curated for triple in triples}))
        self.derived, self.ontology = (
            facts({t for triples in graph.parts(part).values() for t in triples}) for part in ("derived", "ontology")
        )
        self.claims = {thing: _first(properties, _ABOUT) for thing, properties in self.facts.items() if _ABOUT in properties}
        self.voices: dict[tuple[str, str], list[str]] = {}
        for position, claim in sorted(self.claims.items()):
            self.voices.setdefault((claim, _first(self.facts[position], _REPORTER)), []).append(position)
        self.owners = dict(self.claims)
        for thing, properties in self.facts.items():
            self.owners |= {term[1:-1]: thing for term in properties.get(_MEMBERSHIP, ())}

    def kind(self, thing: str) -> str:
        """Return the kind of a thing; of a class that we do not know, its own name."""
        classes = {term[1:-1] for term in self.facts[thing].get(_TYPE, ())}
        known = next((KINDS[name] for name in KINDS if name in classes), None)
        return known or min((name.rpartition("#")[2].rpartition("/")[2].lower() for name in classes), default="thing")


def _by_value(triple: str) -> str:
    """Return a triple whose words and numbers are compared by what they mean, however a store spells them."""
    subject, predicate, term = triple.split(" ", 2)
    return f"{subject} {predicate} {by_value(term)}"


def _folded(found: Facts) -> Facts:
    for properties in list(found.values()):
        if _PLACED & {term[1:-1] for term in properties.get(_TYPE, ())}:
            properties.pop(_PLACE, None)
        if _AUTHORSHIP in properties:
            nodes = [found.pop(term[1:-1], {}) for term in properties[_AUTHORSHIP]]
            order = sorted((int(parsed(min(node[_PLACE])).value), _first(node, _AGENT)) for node in nodes if _PLACE in node)
            properties[_AUTHORSHIP] = {text(" · ".join(author.rpartition("/")[2] for _, author in order))}
        for link in _FOLDED:
            for part in {term[1:-1] for term in properties.pop(link, ())}:
                for name, terms in found.pop(part, {}).items():
                    if name != _TYPE:
                        properties.setdefault(name, set()).update(terms)
    return {thing: properties for thing, properties in found.items() if not _TIMES & {t[1:-1] for t in properties.get(_TYPE, ())}}


def _first(properties: Mapping[str, set[str]], name: str) -> str:
    return min(properties.get(name, ()), default="")[1:-1]


def _positions(older: _Side, newer: _Side) -> dict[str, str]:
    """Return which position of the newer version each of the older one has become.

    Among the positions on one claim, by one reporter: first those of the same holder and stance, then of the same holder, then those
    whose holder alone is another.
    """
    pairs: dict[str, str] = {}
    pending = [(claim, "", "") for claim in sorted({*older.claims.values()} & {*newer.claims.values()})]
    while pending:
        claim, was_reporter, reporter = pending.pop()
        sides = (older, older.voices.get((claim, was_reporter), [])), (newer, newer.voices.get((claim, reporter), []))
        for sign in ((_HOLDER, _STANCE), (_HOLDER,), (_STANCE, _PASSAGE)):
            left, right = (
                _by(side.facts, [p for p in voices if p not in taken], sign)
                for (side, voices), taken in zip(sides, (pairs, set(pairs.values())), strict=True)
            )
            for key in left.keys() & right.keys():
                pairs |= dict(zip(left[key], right[key], strict=False))
        pending += [(claim, was, pairs[was]) for was in sides[0][1] if was in pairs]
    return pairs


def _by(found: Facts, positions: list[str], sign: tuple[str, ...]) -> dict[tuple[tuple[str, ...], ...], list[str]]:
    out: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for position in positions:
        out.setdefault(tuple(tuple(sorted(found[position].get(name, ()))) for name in sign), []).append(position)
    return out


def _change(action: str, side: _Side, thing: str, parts: list[Part], was: str = "") -> Change:
    return Change(side.kind(thing), action, thing, was or thing, side.owners.get(thing, ""), tuple(parts))


def _parts(before: Mapping[str, set[str]], after: Mapping[str, set[str]]) -> list[Part]:
    """Return what differs, by property and language."""
    changed = {name for name in {*before, *after} - _SILENT if before.get(name, set()) != after.get(name, set())}
    whole = not before or not after
    parts = []
    for name in sorted(changed - ({_TYPE} if whole else set()), key=lambda name: (_ORDER.get(name, len(_ORDER)), name)):
        if _FOLLOWS.get(name, set()) & changed:
            continue
        gone, new = before.get(name, set()) - after.get(name, set()), after.get(name, set()) - before.get(name, set())
        for language in sorted({_language(term) for term in gone | new}):
            sides = (tuple(sorted(t for t in terms if _language(t) == language)) for terms in (gone, new))
            parts.append(Part(ASPECTS.get(name, "other"), name, language, *sides))
    return parts


def _language(term: str) -> str:
    return getattr(parsed(term), "language", None) or "" if term.startswith('"') else ""


def _told_once(parts: list[Part], thing: str, others: set[str]) -> list[Part]:
    """Leave out what both ends of a mutual link say: it is told of the end that is new or gone, else of the first by name."""

    def kept(terms: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(t for t in terms if t[1:-1] not in others and thing < t[1:-1])

    out = []
    for part in parts:
        if part.property in _SYMMETRIC:
            part = Part(part.aspect, part.property, part.language, kept(part.before), kept(part.after))
        if part.before or part.after:
            out.append(part)
    return out


def _consequences(a: Graph, b: Graph) -> list[Consequence]:
    before, after = (
        {
            (rule, triple)
            for name, triples in graph.parts("derived").items()
            if (rule := name.rpartition("/")[2]) not in _PLAIN
            for triple in map(_by_value, triples)
        }
        for graph in (a, b)
    )
    out = set()
    for action, more, less in (("removed", before, after), ("added", after, before)):
        things = {(rule, t.split(" ", 1)[0]) for rule, t in less}
        typed = {(rule, triple.split(" ", 1)[0]) for rule, triple in more if f" <{_TYPE}> " in triple}
        for rule, triple in more - less:
            subject, _, term = triple.split(" ", 2)
            if (rule, subject) not in typed:
                out.add(Consequence(rule, action, subject[1:-1], term[1:-1]))
            else:
                out.add(Consequence(rule, "changed" if (rule, subject) in things else action, subject[1:-1]))
    return sorted(out)
