"""The graph as W3C Web Annotations: each position an annotation of the sentences on which it rests, each of the editor's notes another."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tuiin.exports import dataset
from tuiin.exports.debate import Debate, Note, Passage, Position
from tuiin.graph.vocabulary import LISTS, PREFIXES
from tuiin.model import Claim as ClaimRecord
from tuiin.model import Note as NoteRecord
from tuiin.model import Position as PositionRecord
from tuiin.model import fields
from tuiin.model.fields import Field

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
Node = dict[str, Any]
# What has a place in the model of annotations: the words are bodies, the sentences are targets. All else stands under its own property.
CLAIM = fields.beside(ClaimRecord, "text")
POSITION = fields.beside(PositionRecord, "holder", "at")
NOTE = fields.beside(NoteRecord, "text", "at")
_THINGS = ("tn:about", "tn:warnedBy", "tn:holder", "tn:reportedBy", "prov:specializationOf")
_WORDS = ("dcterms:title", "skos:prefLabel")
# How JSON-LD writes the values of a field.
_SHAPES: dict[str, Node] = {
    **{key: {"@container": "@language"} for key in ("words", "text")},
    **{key: {"@type": "@id"} for key in ("thing", "listed")},
}
_COUNTED = "Positions count Unicode code points of the text in NFC with LF line ends; 0 is before the first character."


def annotations(kg: "Graph") -> bytes:
    """Return a collection of annotations in one page, as JSON-LD: positions and notes in the order of their IRIs.

    An annotation keeps the IRI of its position or note, so that the file and the graph speak of the same things. Its target is a passage,
    by code points and digest; the text is not quoted. Its creators are the curators; who holds the position is `tn:holder`.
    """
    return (json.dumps(_Written(kg).collection(), ensure_ascii=False, indent=1) + "\n").encode()


class _Written:
    def __init__(self, kg: "Graph") -> None:
        self.debate, self.space = Debate(kg), kg.space
        self.about, self.curators = dataset.about(kg), dataset.agents(kg, "dcterms:creator")
        made = {"creator": [agent.iri for agent in self.curators], "created": self.about.moment, "rights": self.about.licence}
        self.made: Node = {name: said for name, said in made.items() if said}

    def collection(self) -> Node:
        """Return the collection with its one page, and what all annotations share: the text, and those who wrote them."""
        items = [self.position(one) for one in self.debate.positions.values()] + [self.note(one) for one in self.debate.notes]
        name = self.space.local(self.debate.slug, "annotations")
        who = [{"id": one.iri, "type": "Person" if one.person else "Organization", "name": one.name} for one in self.curators]
        page = {
            "id": f"{name}/page",
            "type": "AnnotationPage",
            "partOf": {"id": name, "type": "AnnotationCollection"},
            "startIndex": 0,
            "items": items,
        }
        return {
            "@context": [CONTEXT, _context(self.debate.reviews)],
            "id": name,
            "type": "AnnotationCollection",
            "label": self.debate.title.said("en"),
            "dcterms:title": dict(self.debate.title),
            **self.made,
            **({"creator": who} if who else {}),
            "dcterms:source": _texts(self.debate),
            "rdfs:comment": _COUNTED,
            "total": len(items),
            "first": page,
            "last": page["id"],
        }

    def position(self, position: Position) -> Node:
        """Return a position: its claim is a body in our words and as itself, and tags tell any reader who takes which stance on it."""
        debate, claim = self.debate, position.claim
        holder: Node = {"id": position.holder, "skos:prefLabel": dict(debate.things[position.holder].label)}
        words = debate.text(debate.words("tn:paraphrase")[claim])
        tags = (debate.name(position.holder), position.stance, position.certainty)
        return {
            "id": position.iri,
            "type": ["Annotation", "tn:Position"],
            "motivation": "describing",
            **self.by(position.iri),
            "body": [
                *_bodies(words, "describing"),
                *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags),
                {"id": claim, "type": "tn:Claim", **self.said(claim, CLAIM), **self.said(claim, self.debate.reviews), **self.warned(claim)},
            ],
            "target": list(map(_target, debate.resting(position.iri))),
            "tn:about": claim,
            "tn:holder": holder,
            **({"tn:reportedBy": position.reported_by} if position.reported_by else {}),
            **self.said(position.iri, POSITION),
        }

    def by(self, iri: str) -> Node:
        """Return who made an annotation, when, and under which licence; what is only drafted has no creator."""
        return {name: said for name, said in self.made.items() if name != "creator" or not self.debate.drafted(iri)}

    def warned(self, claim: str) -> Node:
        """Return by which remarks a claim is touched, if by any; each is an annotation of its own here."""
        remarks = [note.iri for note in self.debate.warnings[claim]]
        return {"tn:warnedBy": remarks} if remarks else {}

    def note(self, note: Note) -> Node:
        """Return a remark of the editor."""
        return {
            "id": note.iri,
            "type": ["Annotation", "tn:EditorialNote"],
            "motivation": "commenting",
            **self.by(note.iri),
            "body": _bodies(note.text, "commenting"),
            "target": list(map(_target, self.debate.resting(note.iri))),
            **self.said(note.iri, NOTE),
            **self.said(note.iri, self.debate.reviews),
        }

    def said(self, iri: str, these: Mapping[str, Field]) -> Node:
        """Return what these fields of a thing hold, by property."""
        found = {field.property: self.value(iri, field) for field in these.values()}
        return {name: value for name, value in found.items() if value}

    def value(self, iri: str, field: Field) -> Any:
        """Return what a field holds: words by language, values of lists by prefix; where it takes one value, that."""
        if field.term in ("words", "text"):
            by_tag = self.debate.words(field.property).get(iri, {})
            told = {tag: words if len(words) > 1 else words[0] for tag, words in by_tag.items()}
            return told.get("", told)
        found = [self.space.short(one) if field.term == "listed" else one for one in self.debate.links(field.property)[iri]]
        return found if field.many else next(iter(found), None)


def _bodies(words: Mapping[str, str], purpose: str) -> list[Node]:
    """Return our own words as bodies, one in each language; without an IRI, for with one they would count as resources elsewhere."""
    told = {"type": "TextualBody", "format": "text/plain", "purpose": purpose}
    return [{**told, "language": tag, "value": said} for tag, said in words.items()]


def _target(passage: Passage) -> Node:
    """Return a sentence as a target."""
    return {
        "id": passage.iri,
        "type": "SpecificResource",
        "source": passage.source,
        "selector": {"id": passage.selector, "type": "TextPositionSelector", "start": passage.start, "end": passage.end},
        "tn:sentenceId": passage.sentence,
        "tn:sha256": passage.sha256,
    }


def _texts(debate: Debate) -> list[Node]:
    """Return what is known of the text, which is not part of the file: of which article it is, and how to know it again."""
    rows = debate.ask("""
        SELECT ?text ?article ?sha256 ?form { ?text prov:specializationOf ?article ; tn:sha256 ?sha256 ; tn:normalization ?form }
        ORDER BY ?text""")
    return [
        {"id": iri, "type": "Text", "prov:specializationOf": article, "tn:sha256": sha256, "tn:normalization": form}
        for iri, article, sha256, form in rows
    ]


def _context(reviews: Mapping[str, Field]) -> dict[str, Any]:
    """Return what our own terms mean, beside the context of annotations."""
    known = [field for some in (CLAIM, POSITION, NOTE, reviews) for field in some.values()]
    shapes = {field.property: _SHAPES[field.term] for field in known if field.term in _SHAPES}
    shapes |= dict.fromkeys(_THINGS, _SHAPES["thing"]) | dict.fromkeys(_WORDS, _SHAPES["words"])
    lists = [field.list for field in known if field.list in LISTS]
    return {name: PREFIXES[name] for name in dict.fromkeys(["tn", "prov", *lists])} | shapes
