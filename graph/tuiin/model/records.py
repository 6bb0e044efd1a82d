"""What a curator writes down about an article: plain typed records, no RDF, no input or output.

A reference is text of the form `kind/id` (`actor/united-nations`); a passage is named by its sentence id (`p4s12`).
The order of the fields is the canonical order of the keys in YAML; names are those of the ontology.
What a field is stands in its type, once: a reference `To` kinds, a word `In` a list, a field said `As` a property.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, TypeVar

from tuiin.errors import NOWHERE, Place
from tuiin.model.marks import As, Date, In, Iri, Sentence, To
from tuiin.model.words import Forms, Printed, Text

ActorRef = Annotated[str, To(("actor",))]
ConceptRef = Annotated[str, To(("concept",))]
WorkRef = Annotated[str, To(("work",))]
EventRef = Annotated[str, To(("event",))]
ClaimRef = Annotated[str, To(("claim",))]
ViewpointRef = Annotated[str, To(("viewpoint",))]
HolderRef = Annotated[str, To(("actor", "viewpoint"))]
PlaceRef = Annotated[str, To(("concept", "actor"))]
DrawnRef = Annotated[str, To(("claim", "note", "value", "viewpoint", "event"))]
GroundRef = Annotated[str, To(("claim", "value", "work"))]
ThingRef = Annotated[str, To(("concept", "actor", "work", "event", "viewpoint", "claim", "value"))]

ActorKind = Annotated[Literal["person", "organization", "state", "group", "office"], In("actor-type")]
WorkKind = Annotated[Literal["scholarly", "report", "index", "address", "programme-document", "website", "journal"], In("work-kind")]
EventKind = Annotated[Literal["event", "programme", "stage", "period"], In("event-type")]
ClaimKind = Annotated[
    Literal[
        "definition",
        "classification",
        "causal",
        "correlational",
        "comparative",
        "historical",
        "statistical",
        "normative",
        "methodological",
        "descriptive",
    ],
    In("claim-kind"),
]
ClaimRole = Annotated[Literal["question", "background", "method", "discussion", "finding", "conclusion", "plan"], In("role")]
Polarity = Annotated[Literal["positive", "negative"], In("polarity")]
Quantifier = Annotated[Literal["all", "most", "some", "none"], In("quantifier")]
Valence = Annotated[Literal["good", "bad", "mixed"], In("valence")]
Stance = Annotated[Literal["asserts", "reports", "endorses", "disputes", "denies", "recommends", "hypothesises", "questions"], In("stance")]
Certainty = Annotated[Literal["certain", "probable", "possible", "doubtful"], In("certainty")]
ArgumentKind = Annotated[Literal["supports", "attacks", "qualifies", "exemplifies", "restates"], In("argument-kind")]
Basis = Annotated[Literal["explicit", "inferred"], In("basis")]
NoteKind = Annotated[Literal["slip", "contradiction", "doubt"], In("note-kind")]
Weight = Annotated[Literal["major", "moderate", "minor"], In("weight")]
Unit = Annotated[Literal["rank", "percent", "count", "status"], In("unit")]
Direction = Annotated[Literal["lower-is-better", "higher-is-better", "neutral"], In("direction")]
GistKind = Annotated[
    Literal[
        "question",
        "method",
        "conclusion",
        "dispute",
        "doubt",
        "step-question",
        "step-opposition",
        "step-second-opposition",
        "step-stages",
        "step-values",
        "step-conclusion",
        "step-doubts",
    ],
    In("gist-kind"),
]
Relation = Annotated[
    Literal[
        "is-a",
        "part-of",
        "has-part",
        "defined-as",
        "same-as",
        "characterised-by",
        "causes",
        "increases",
        "decreases",
        "enables",
        "requires",
        "threatens",
        "prevents",
        "transforms",
        "forms",
        "affects",
        "affects-directly",
        "affects-indirectly",
        "correlates-with",
        "depends-on",
        "opposes",
        "precedes",
        "used-for",
        "used-by",
        "uses",
        "belongs-to",
        "leads",
        "first-in",
        "introduces",
        "removes",
        "adopts",
        "aims-at",
        "exceeds",
        "studies",
        "cites",
        "lacks",
        "has-value",
        "should-be",
        "continues",
        "located-in",
        "preserves",
    ],
    In("relation"),
]
Characterization = Annotated[
    Literal[
        "citesAsEvidence",
        "citesAsAuthority",
        "citesAsDataSource",
        "citesAsRelated",
        "citesForInformation",
        "citesAsPotentialSolution",
        "obtainsBackgroundFrom",
        "discusses",
        "disagreesWith",
        "agreesWith",
        "citesAsSourceDocument",
    ],
    In("cito"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything that a curator writes: it knows the place where it was written, and the classes of what it becomes."""

    classes: ClassVar[tuple[str, ...]] = ()

    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(Record):
    """A notion of the article: a SKOS concept. `hidden` holds misprints and inflected forms that a search should find."""

    classes: ClassVar = ("skos:Concept",)

    label: Annotated[Text, As("skos:prefLabel")]
    alt: Annotated[Forms, As("skos:altLabel")] = field(default_factory=Forms)
    hidden: Annotated[Forms, As("skos:hiddenLabel")] = field(default_factory=Forms)
    definition: Annotated[Text | None, As("skos:definition")] = None
    broader: Annotated[tuple[ConceptRef, ...], As("skos:broader")] = ()
    related: Annotated[tuple[ConceptRef, ...], As("skos:related")] = ()
    focus: Annotated[ActorRef | None, As("foaf:focus")] = None
    exact_match: Annotated[tuple[Iri, ...], As("skos:exactMatch")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Somebody who acts or holds.

    `family` is the part of a person's name that is the family's, wherever it stands there; references tell it by that, and where nobody
    says it by the id, which begins with the family name (`holm-jane`). `printed` holds the forms of the name as articles print them.
    """

    kind: Annotated[ActorKind, As("tn:kind")]
    label: Annotated[Text, As("skos:prefLabel")]
    family: Annotated[Text | None, As("foaf:familyName")] = None
    printed: Annotated[Printed, As("tn:printed")] = field(default_factory=Printed)
    description: Annotated[Text | None, As("dcterms:description")] = None
    member_of: Annotated[tuple[ActorRef, ...], As("org:memberOf")] = ()
    same_as: Annotated[tuple[Iri, ...], As("schema:sameAs")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Record):
    """A text that is cited or named: scholarly, a report, an index, an address, a programme document, a website, a journal."""

    classes: ClassVar = ("fabio:Expression",)

    kind: Annotated[WorkKind, As("tn:kind")]
    label: Annotated[Text, As("skos:prefLabel")]
    authors: Annotated[tuple[ActorRef, ...], As("dcterms:creator")] = ()
    publisher: Annotated[ActorRef | None, As("dcterms:publisher")] = None
    published: Annotated[Date | None, As("dcterms:issued")] = None
    printed: Annotated[Printed, As("tn:printed")] = field(default_factory=Printed)
    same_as: Annotated[tuple[Iri, ...], As("schema:sameAs")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """Who holds a claim, with which stance and certainty, where in the text; `voices` are those whom this holder reports.

    A voice inside a position inherits its passages unless it names its own.
    """

    classes: ClassVar = ("tn:Position",)

    holder: Annotated[HolderRef, As("tn:holder")]
    stance: Annotated[Stance, As("tn:stance")]
    certainty: Annotated[Certainty, As("tn:certainty")]
    at: Annotated[tuple[Sentence, ...], As("tn:passage")] = ()
    source: Annotated[WorkRef | None, As("tn:source")] = None
    voices: tuple["Position", ...] = ()

    @property
    def places(self) -> Iterator[str]:
        """The sentences where this is held, or where one of the voices holds it, some of them more than once."""
        yield from self.at
        for voice in self.voices:
            yield from voice.places


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """A proposition: a content frame and paraphrases in our own words; nobody's until a position says whose."""

    classes: ClassVar = ("tn:Claim",)

    kind: Annotated[ClaimKind, As("tn:kind")]
    role: Annotated[ClaimRole | None, As("tn:role")] = None
    subject: Annotated[ThingRef, As("tn:subject")]
    relation: Annotated[Relation, As("tn:relation")]
    object: Annotated[ThingRef, As("tn:object")]
    polarity: Annotated[Polarity, As("tn:polarity")] = "positive"
    quantifier: Annotated[Quantifier | None, As("tn:quantifier")] = None
    object_quantifier: Annotated[Quantifier | None, As("tn:objectQuantifier")] = None
    region: Annotated[tuple[PlaceRef, ...], As("tn:region")] = ()
    time: Annotated[tuple[Annotated[str, To(("event", "concept"))], ...], As("tn:time")] = ()
    field: Annotated[tuple[ConceptRef, ...], As("tn:field")] = ()
    population: Annotated[tuple[ThingRef, ...], As("tn:population")] = ()
    scope: Annotated[tuple[ThingRef, ...], As("tn:scope")] = ()
    qualifier: Annotated[Text | None, As("tn:qualifier")] = None
    condition: Annotated[Text | None, As("tn:condition")] = None
    valence: Annotated[Valence | None, As("tn:valence")] = None
    rests_on: Annotated[tuple[GroundRef, ...], As("tn:restsOn")] = ()
    text: Annotated[Text, As("tn:paraphrase")]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument(Record):
    """One step of reasoning: premises to a conclusion; explicit in the text, or inferred by the curator, who alone answers for it then."""

    classes: ClassVar = ("tn:ArgumentRelation",)

    kind: Annotated[ArgumentKind, As("tn:kind")]
    premises: Annotated[tuple[ClaimRef, ...], As("tn:premise")]
    conclusion: Annotated[ClaimRef, As("tn:conclusion")]
    basis: Annotated[Basis, As("tn:basis")]
    holder: Annotated[HolderRef | None, As("tn:holder")] = None
    at: Annotated[tuple[Sentence, ...], As("tn:passage")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Record):
    """One member of a viewpoint, as one passage lists it."""

    classes: ClassVar = ("tn:Membership",)

    member: Annotated[str, To(("work", "actor")), As("tn:member")]
    at: Annotated[tuple[Sentence, ...], As("tn:passage")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewpoint(Record):
    """A school, a camp or a model, with its members as the article lists them; it can hold claims like an actor."""

    classes: ClassVar = ("tn:Viewpoint", "prov:Agent")

    label: Annotated[Text, As("skos:prefLabel")]
    definition: Annotated[Text | None, As("dcterms:description")] = None
    members: tuple[Membership, ...] = ()
    open_list: Annotated[bool, As("tn:openList")] = False
    opposes: Annotated[tuple[ViewpointRef, ...], As("tn:opposes")] = ()
    at: Annotated[tuple[Sentence, ...], As("tn:passage")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something in time: an event, a programme, a stage or a period; dates in EDTF, `..` for an open end."""

    kind: Annotated[EventKind, As("tn:kind")]
    label: Annotated[Text, As("skos:prefLabel")]
    starts: Date | None = None
    ends: Date | None = None
    order: Annotated[int | None, As("tn:order")] = None
    part_of: Annotated[EventRef | None, As("dcterms:isPartOf")] = None
    actors: Annotated[tuple[ActorRef, ...], As("tn:involves")] = ()
    at: Annotated[tuple[Sentence, ...], As("tn:passage")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Record):
    """A figure or a status as somebody reported it; the claim says who. `year` is the year it speaks of, `edition` the source's."""

    classes: ClassVar = ("tn:ReportedValue",)

    indicator: Annotated[ConceptRef, As("tn:indicator")]
    subject: Annotated[ThingRef, As("tn:subject")]
    year: Date | None = None
    edition: Date | None = None
    value: Annotated[Decimal | None, As("tn:value")] = None
    status: Annotated[ConceptRef | None, As("tn:status")] = None
    unit: Annotated[Unit, As("tn:unit")]
    out_of: Annotated[int | None, As("tn:outOf")] = None
    region: Annotated[PlaceRef | None, As("tn:region")] = None
    direction: Annotated[Direction, As("tn:direction")] = "neutral"
    publisher: Annotated[ActorRef | None, As("dcterms:publisher")] = None
    claim: Annotated[ClaimRef, As("tn:statedIn")]
    at: Annotated[tuple[Sentence, ...], As("tn:passage")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Record):
    """One pointer from a passage to a work: as printed there, if it is by words, and what it is cited as (a CiTO property)."""

    classes: ClassVar = ("cito:Citation",)

    work: Annotated[WorkRef, As("cito:hasCitedEntity")]
    characterization: Annotated[Characterization, As("cito:hasCitationCharacterization")]
    printed: Annotated[str | None, As("tn:printed")] = None
    claims: Annotated[tuple[ClaimRef, ...], As("tn:citedFor")] = ()
    at: Annotated[tuple[Sentence, ...], As("tn:passage")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A remark of the editor: a slip in print, a contradiction inside the article, or a doubt. It never corrects anything."""

    classes: ClassVar = ("tn:EditorialNote",)

    kind: Annotated[NoteKind, As("tn:kind")]
    weight: Annotated[Weight | None, As("tn:weight")] = None
    printed: Annotated[str | None, As("tn:printed")] = None
    probably: Annotated[str | None, As("tn:probably")] = None
    concerns: Annotated[tuple[ThingRef, ...], As("tn:concerns")] = ()
    text: Annotated[Text, As("rdfs:comment")]
    at: Annotated[tuple[Sentence, ...], As("tn:passage")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Record):
    """A part of the article under a heading of the curator's: from its sentence to the one where the next part begins."""

    classes: ClassVar = ("doco:Section",)

    label: Annotated[Text, As("skos:prefLabel")]
    at: Annotated[tuple[Sentence, ...], As("tn:passage")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist(Record):
    """A sentence of the curator's that tells briefly what claims and notes say, and nothing else: a line of the gist, or of a step.

    A step of the guided reading has up to three, by `order`; the `label` of the first is its heading.
    """

    classes: ClassVar = ("fabio:Abstract",)

    kind: Annotated[GistKind, As("tn:kind")]
    order: Annotated[int | None, As("tn:order")] = None
    label: Annotated[Text | None, As("skos:prefLabel")] = None
    text: Annotated[Text, As("rdfs:comment")]
    draws_on: Annotated[tuple[DrawnRef, ...], As("tn:drawsOn")]


R = TypeVar("R", bound=Record)
SHARED: dict[str, type[Record]] = {"actor": Actor, "concept": Concept, "work": Work}
LOCAL: dict[str, type[Record]] = {
    "claim": Claim,
    "argument": Argument,
    "viewpoint": Viewpoint,
    "event": Event,
    "value": Value,
    "citation": Citation,
    "note": Note,
    "section": Section,
    "gist": Gist,
}


def name_of(kind: type[Record]) -> str:
    """Return what references call a kind of record.

    >>> name_of(Claim)
    'claim'
    """
    return next(name for name, each in (SHARED | LOCAL).items() if each is kind)
