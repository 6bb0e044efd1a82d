"""The debate as plain records, for tools that know no RDF: things, claims, who holds them and how, arguments, notes."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tuiin.errors import BadOntology
from tuiin.files.paths import ONTOLOGY
from tuiin.files.words import words as interface
from tuiin.graph.vocabulary import expand
from tuiin.model import Review, Text, best, fields
from tuiin.model.fields import Field, place
from tuiin.show.network import nodes

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the network: a claim, a concept, an actor, a work, a viewpoint, an event, a value, or the article."""

    iri: str
    kind: str
    label: Text


@dataclass(frozen=True, slots=True)
class Claim:
    """What a claim says, as its frame has it; the values of lists by their short names, things by IRI."""

    iri: str
    kind: str
    subject: str
    relation: str
    object: str
    polarity: str
    quantifier: str
    scope: tuple[str, ...]
    condition: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Position:
    """Who holds a claim, how, and where; `reported_by` is the position of the one through whom we hear it.

    Whose `side` is "against" must never appear as somebody who says the claim.
    """

    iri: str
    holder: str
    claim: str
    stance: str
    side: str
    certainty: str
    source: str
    reported_by: str
    at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """One step of reasoning, on which side of its conclusion it is, and who makes it; `holder` is empty where the curator inferred it."""

    iri: str
    kind: str
    side: str
    basis: str
    holder: str
    conclusion: str
    premises: tuple[str, ...]
    at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of the editor; `weight` is empty where none was given."""

    iri: str
    kind: str
    weight: str
    printed: str
    probably: str
    text: Text
    concerns: tuple[str, ...]
    at: tuple[str, ...]

    @property
    def called(self) -> str:
        """What kind of remark it is, and how weighty: "major doubt"."""
        return f"{self.weight} {self.kind}".strip()


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the text: where it lies, in code points of its `source`, and the digest of its words; never the words."""

    iri: str
    sentence: str
    source: str
    selector: str
    start: int
    end: int
    sha256: str


class Debate:
    """A graph's debate; every list is in the order of the IRIs, so that what is written from it never changes."""

    def __init__(self, kg: "Graph") -> None:
        self.slug, self.ask, self.store = kg.slug, kg.store.ask, kg.store
        self.languages = kg.store.languages
        self._links: dict[str, defaultdict[str, tuple[str, ...]]] = {}
        self._words: dict[str, dict[str, dict[str, list[str]]]] = {}

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Everything that the network shows, by IRI."""
        return {iri: Thing(iri, kind, label) for iri, (kind, label) in nodes(self.store).items()}

    @cached_property
    def title(self) -> Text:
        """The article's title."""
        return next(thing.label for thing in self.things.values() if thing.kind == "article")

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """All claims, by IRI."""
        rows = self.ask("""
            SELECT ?claim ?kind ?subject ?relation ?object ?polarity ?quantifier {
              ?claim a tn:Claim ; tn:kind ?kind ; tn:subject ?subject ; tn:relation ?relation ; tn:object ?object ; tn:polarity ?polarity
              OPTIONAL { ?claim tn:quantifier ?quantifier }
            } ORDER BY ?claim""")
        scopes, conditions = self.links("tn:scope"), self.words("tn:condition")
        return {
            str(iri): Claim(
                str(iri),
                value(kind),
                str(subject),
                value(relation),
                str(target),
                value(polarity),
                value(quantifier),
                scopes[str(iri)],
                conditions.get(str(iri), {}),
            )
            for iri, kind, subject, relation, target, polarity, quantifier in rows
        }

    @cached_property
    def positions(self) -> dict[str, Position]:
        """All positions, by IRI."""
        rows = self.ask("""
            SELECT ?position ?holder ?claim ?stance ?side ?certainty ?source ?reporter {
              ?position a tn:Position ; tn:holder ?holder ; tn:about ?claim ; tn:stance ?stance ; tn:certainty ?certainty
              OPTIONAL { ?stance tn:side ?side }
              OPTIONAL { ?position tn:source ?source }
              OPTIONAL { ?position tn:reportedBy ?reporter }
            } ORDER BY ?position""")
        return {
            str(iri): Position(
                str(iri),
                str(holder),
                str(claim),
                value(stance),
                sided(stance, side),
                value(certainty),
                source or "",
                reporter or "",
                self.places[str(iri)],
            )
            for iri, holder, claim, stance, side, certainty, source, reporter in rows
        }

    @cached_property
    def held(self) -> defaultdict[str, list[Position]]:
        """The positions on each claim, by its IRI."""
        found = defaultdict[str, list[Position]](list)
        for position in self.positions.values():
            found[position.claim].append(position)
        return found

    @cached_property
    def voices(self) -> defaultdict[str, list[Position]]:
        """The positions that a position reports, by its IRI."""
        found = defaultdict[str, list[Position]](list)
        for position in (one for one in self.positions.values() if one.reported_by):
            found[position.reported_by].append(position)
        return found

    @cached_property
    def reasons(self) -> defaultdict[str, list[Argument]]:
        """The arguments for or against each claim, by its IRI."""
        found = defaultdict[str, list[Argument]](list)
        for argument in self.arguments.values():
            found[argument.conclusion].append(argument)
        return found

    @cached_property
    def uses(self) -> defaultdict[str, list[Argument]]:
        """The arguments of which each claim is a premise, by its IRI."""
        found = defaultdict[str, list[Argument]](list)
        for argument in self.arguments.values():
            for premise in argument.premises:
                found[premise].append(argument)
        return found

    @cached_property
    def arguments(self) -> dict[str, Argument]:
        """All arguments, by IRI."""
        rows = self.ask("""
            SELECT ?argument ?kind ?side ?basis ?holder ?conclusion {
              ?argument a tn:ArgumentRelation ; tn:kind ?kind ; tn:basis ?basis ; tn:conclusion ?conclusion
              OPTIONAL { ?argument tn:holder ?holder }
              OPTIONAL { ?kind tn:side ?side }
            } ORDER BY ?argument""")
        premises = self.links("tn:premise")
        return {
            str(iri): Argument(
                str(iri),
                value(kind),
                sided(kind, side),
                value(basis),
                str(holder or ""),
                str(conclusion),
                premises[str(iri)],
                self.places[str(iri)],
            )
            for iri, kind, side, basis, holder, conclusion in rows
        }

    @cached_property
    def notes(self) -> list[Note]:
        """All remarks of the editor."""
        rows = self.ask(
            "SELECT ?note ?kind ?weight { ?note a tn:EditorialNote ; tn:kind ?kind OPTIONAL { ?note tn:weight ?weight } } ORDER BY ?note"
        )
        texts, concerns = self.words("rdfs:comment"), self.links("tn:concerns")
        printed, probably = self.links("tn:printed"), self.links("tn:probably")
        return [
            Note(
                iri,
                value(kind),
                value(weight),
                "; ".join(printed[iri]),
                "; ".join(probably[iri]),
                self.text(texts.get(iri, {})),
                concerns[iri],
                self.places[iri],
            )
            for iri, kind, weight in ((str(iri), kind, weight) for iri, kind, weight in rows)
        ]

    @cached_property
    def warnings(self) -> defaultdict[str, list[Note]]:
        """The remarks that touch a thing, by its IRI, the weightiest first; a claim's are those on all that it speaks of, too."""
        remarks = {note.iri: note for note in sorted(self.notes, key=lambda note: place("weight", note.weight))}
        turn = {iri: number for number, iri in enumerate(remarks)}
        touching = defaultdict[str, set[str]](set, {claim: remarks.keys() & self.links("tn:warnedBy")[claim] for claim in self.claims})
        for note in remarks.values():
            for iri in note.concerns:
                touching[iri].add(note.iri)
        return defaultdict(list, {iri: [remarks[one] for one in sorted(some, key=turn.__getitem__)] for iri, some in touching.items()})

    @cached_property
    def places(self) -> dict[str, tuple[str, ...]]:
        """The sentences on which a thing rests, by its IRI, in the order of the text."""
        found = defaultdict[str, list[str]](list)
        for iri, sentence in self.ask("SELECT DISTINCT ?thing ?id { ?thing tn:passage/tn:sentenceId ?id }"):
            found[str(iri)].append(str(sentence))
        return defaultdict(tuple, {iri: tuple(sorted(ids, key=order)) for iri, ids in found.items()})

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """The sentences on which anything rests, by IRI."""
        rows = self.ask("""
            SELECT ?passage ?id ?source ?selector ?start ?end ?sha256 {
              ?passage oa:hasSource ?source ; oa:hasSelector ?selector ; tn:sentenceId ?id ; tn:sha256 ?sha256 .
              ?selector oa:start ?start ; oa:end ?end
            } ORDER BY ?passage""")
        return {
            str(iri): Passage(str(iri), str(sentence), str(source), str(selector), int(start or 0), int(end or 0), str(sha256))
            for iri, sentence, source, selector, start, end, sha256 in rows
        }

    def resting(self, iri: str) -> list[Passage]:
        """Return the sentences on which a thing rests, in the order of the text."""
        return sorted((self.passages[one] for one in self.links("tn:passage")[iri]), key=lambda passage: passage.start)

    @cached_property
    def plain_edges(self) -> list[tuple[str, str, str]]:
        """The edges of the network that are neither a position nor an argument: source, target, kind."""
        said = {(p.holder, p.claim, p.stance) for p in self.positions.values()}
        said |= {(premise, a.conclusion, a.kind) for a in self.arguments.values() for premise in a.premises}
        rows = self.ask((ONTOLOGY / "network" / "edges.rq").read_text("utf-8"))
        edges = {(str(source), str(target), str(kind)) for source, target, kind in rows}
        return sorted((s, t, kind) for s, t, kind in edges - said if s in self.things and t in self.things)

    @cached_property
    def reviews(self) -> dict[str, Field]:
        """The fields that say how a thing came about; none where this graph says it of nothing."""
        return fields.said(Review) if any(self.links("tn:reviewStatus").values()) else {}

    def drafted(self, iri: str) -> bool:
        """Say whether nobody has reviewed a thing, or, of a position, the claim that it is about."""
        about = self.positions[iri].claim if iri in self.positions else iri
        return expand("review:drafted") in self.links("tn:reviewStatus")[about]

    def chain(self, position: Position) -> list[Position]:
        """Return the positions through which we hear this one, the author's own first, itself last."""
        chain = [position]
        while chain[0].reported_by:
            chain.insert(0, self.positions[chain[0].reported_by])
        return chain

    def links(self, predicate: str) -> defaultdict[str, tuple[str, ...]]:
        """Return the things that a property points to, by the IRI of the one that it belongs to."""
        if predicate in self._links:
            return self._links[predicate]
        found = self._links[predicate] = defaultdict[str, tuple[str, ...]](tuple)
        for source, target in self.ask(f"SELECT DISTINCT ?s ?o {{ ?s {predicate} ?o }} ORDER BY ?s ?o"):
            found[str(source)] += (str(target),)
        return found

    def words(self, predicate: str) -> dict[str, dict[str, list[str]]]:
        """Return the texts that a property gives, by IRI and language."""
        if predicate in self._words:
            return self._words[predicate]
        found = self._words[predicate] = defaultdict[str, dict[str, list[str]]](dict)
        for iri, language, words in self.ask(f"SELECT DISTINCT ?s (LANG(?o) AS ?l) ?o {{ ?s {predicate} ?o }} ORDER BY ?s ?l ?o"):
            found[str(iri)].setdefault(str(language), []).append(str(words))
        return found

    def terms(self, iri: str, field: Field, language: str = "en") -> list[str]:
        """Return what a field of one thing holds: its texts in a language, the short words of lists, the IRIs of things."""
        if field.term == "words":
            texts = self.words(field.property).get(iri, {})
            return texts[best(texts, language, *self.languages)] if texts else []
        found = self.links(field.property)[iri]
        return sorted(map(value, found), key=order) if field.term in ("listed", "passage") else list(found)

    def more(self, iri: str, fields: Mapping[str, Field], language: str = "en") -> dict[str, list[str]]:
        """Return what these fields of one thing hold in words, by the name of the field; fields that hold nothing are left out."""
        told = {name: self.terms(iri, field, language) for name, field in fields.items()}
        named = {name: [self.name(one, language) for one in terms] for name, terms in told.items()}
        return {name: terms for name, terms in named.items() if terms}

    def head(self, field: Field, language: str = "en") -> str:
        """Return what the ontology calls the property of a field."""
        return self.text(self.words("skos:prefLabel").get(expand(field.property), {})).said(language, "en") or field.name

    def text(self, words: Mapping[str, list[str]]) -> Text:
        """Return words by language as one text in each, the dearest language first."""
        tags = dict.fromkeys((*self.languages, *sorted(words)))
        return Text({tag: " ".join(words[tag]) for tag in tags if tag in words})

    def arguer(self, argument: Argument, language: str = "en") -> str:
        """Return who makes an argument, in words."""
        return self.name(argument.holder, language) if argument.holder else interface(language)["argdown"]["curator"]

    def name(self, iri: str, language: str = "en") -> str:
        """Return what a thing or a curator is called in a language, or in the one that stands in for it; for a claim its paraphrase."""
        if iri in self.things:
            return self.things[iri].label.said(language)
        return next(iter(self.words("foaf:name").get(iri, {}).get("", ())), iri)


def order(words: str) -> list[tuple[int, str]]:
    """Return a key that sorts numbers inside words as numbers: p2s9 comes before p2s10."""
    return [(int(part or 0), letters) for letters, part in re.findall(r"(\D*)(\d*)", words)]


def value(iri: str | None) -> str:
    """Return the short name of a value of a list: the last part of its IRI; nothing for nothing.

    >>> value("https://w3id.org/tuiin/stance/asserts")
    'asserts'
    """
    return (iri or "").rsplit("/", 1)[-1]


def sided(listed: str | None, side: str | None) -> str:
    """Return the side of a stance or of a kind of argument. Raises `BadOntology` where the graph does not say it: nobody may guess."""
    if side is None:
        raise BadOntology(f"the graph does not say by tn:side which side {listed} takes; build it again, or add our ontology to it")
    return side


def short(iri: str) -> str:
    """Return kind and id of a thing, as curators write them.

    >>> short("https://w3id.org/tuiin/id/article/a1/claim/c1")
    'claim/c1'
    """
    return "/".join(iri.rsplit("/", 2)[-2:])
