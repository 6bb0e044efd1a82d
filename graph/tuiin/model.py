"""What a curator writes down about an article: plain typed records, no RDF, no input or output.

A reference is text of the form `kind/id` (`actor/united-nations`); a passage is named by its sentence id (`p4s12`).
The order of the fields is the canonical order of the keys in YAML; names are those of the ontology.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Literal, TypeVar

from tuiin.errors import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class To:
    """Marks a text as a reference, and says to which kinds of thing it may point."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Marks a text as having a form: a regular expression, and words for the person who got it wrong."""

    regex: str
    wanted: str


Slug = Annotated[str, Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case ASCII letters and digits, joined by hyphens")]
Sentence = Annotated[str, Pattern(r"p\d+s\d+", "a sentence id such as p4s12")]
Date = Annotated[
    str,
    Pattern(r"\d{4}(-\d\d){0,2}|\d{3}X|\d\dXX|\.\.", "a date such as 2006, 2006-04-12, 195X (decade), 19XX (century) or .. (open end)"),
]
Sha256 = Annotated[str, Pattern(r"[0-9a-f]{64}", "64 hexadecimal digits")]
Iri = Annotated[str, Pattern(r"https?://[^\s<>\"{}|\\^`]+", "a web address")]

ActorRef = Annotated[str, To(("actor",))]
ConceptRef = Annotated[str, To(("concept",))]
WorkRef = Annotated[str, To(("work",))]
EventRef = Annotated[str, To(("event",))]
ClaimRef = Annotated[str, To(("claim",))]
ViewpointRef = Annotated[str, To(("viewpoint",))]
HolderRef = Annotated[str, To(("actor", "viewpoint"))]
ThingRef = Annotated[str, To(("concept", "actor", "work", "event", "viewpoint", "claim", "value"))]

ActorType = Literal["person", "organization", "state", "group", "office"]
WorkKind = Literal["scholarly", "report", "index", "address", "programme-document", "website", "journal"]
EventType = Literal["event", "programme", "stage", "period"]
ClaimKind = Literal[
    "definition", "classification", "causal", "correlational", "comparative", "historical", "statistical", "normative",
    "methodological", "descriptive",
]  # fmt: skip
Polarity = Literal["positive", "negative"]
Quantifier = Literal["all", "most", "some", "none"]
Stance = Literal["asserts", "reports", "endorses", "disputes", "denies", "recommends", "hypothesises", "questions"]
Certainty = Literal["certain", "probable", "possible", "doubtful"]
ArgumentKind = Literal["supports", "attacks", "qualifies", "exemplifies", "restates"]
Basis = Literal["explicit", "inferred"]
NoteKind = Literal["slip", "contradiction", "doubt"]
Unit = Literal["rank", "percent", "count", "status"]
Direction = Literal["lower-is-better", "higher-is-better", "neutral"]
Silence = Literal["title", "byline", "affiliation", "heading", "transition"]
Relation = Literal[
    "is-a", "part-of", "has-part", "defined-as", "same-as", "characterised-by", "causes", "increases", "decreases", "enables",
    "requires", "threatens", "transforms", "forms", "affects", "affects-directly", "affects-indirectly", "correlates-with",
    "depends-on", "opposes", "precedes", "used-for", "used-by", "uses", "belongs-to", "leads", "first-in", "introduces", "adopts",
    "aims-at", "exceeds", "studies", "cites", "lacks", "has-value", "should-be", "continues", "located-in", "preserves",
]  # fmt: skip
Characterization = Literal[
    "citesAsEvidence", "citesAsAuthority", "citesAsDataSource", "citesAsRelated", "citesForInformation", "citesAsPotentialSolution",
    "obtainsBackgroundFrom", "discusses", "disagreesWith", "agreesWith", "citesAsSourceDocument",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Kazakh, Russian and English."""

    kk: str
    ru: str
    en: str


@dataclass(frozen=True, slots=True)
class Forms:
    """Further forms of a name, by language."""

    kk: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything that a curator writes: it knows the place where it was written."""

    place: Place = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(Record):
    """A notion of the article: a SKOS concept. `hidden` holds misprints and inflected forms that a search should find."""

    label: Text
    alt: Forms = Forms()
    hidden: Forms = Forms()
    definition: Text | None = None
    broader: tuple[ConceptRef, ...] = ()
    related: tuple[ConceptRef, ...] = ()
    focus: ActorRef | None = None
    exact_match: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Somebody who acts, holds or is spoken of as an actor; `printed` holds the forms of the name as articles print them."""

    type: ActorType
    label: Text
    printed: tuple[str, ...] = ()
    description: Text | None = None
    member_of: tuple[ActorRef, ...] = ()
    same_as: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Record):
    """A text that is cited or named: scholarly, a report, an index, an address, a programme document, a website, a journal."""

    kind: WorkKind
    label: Text
    authors: tuple[ActorRef, ...] = ()
    publisher: ActorRef | None = None
    published: Date | None = None
    printed: tuple[str, ...] = ()
    same_as: tuple[Iri, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Record):
    """Who holds a claim, with which stance and certainty, where in the text; `voices` are those whom this holder reports.

    A voice inside a position inherits its passages unless it names its own.
    """

    holder: HolderRef
    stance: Stance
    certainty: Certainty
    at: tuple[Sentence, ...] = ()
    source: WorkRef | None = None
    voices: tuple["Position", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """A proposition: a content frame and paraphrases in our own words; nobody's until a position says whose."""

    kind: ClaimKind
    subject: ThingRef
    relation: Relation
    object: ThingRef
    polarity: Polarity = "positive"
    quantifier: Quantifier | None = None
    scope: tuple[ThingRef, ...] = ()
    condition: Text | None = None
    text: Text
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument(Record):
    """One step of reasoning: premises to a conclusion; explicit in the text, or inferred by the curator."""

    kind: ArgumentKind
    premises: tuple[ClaimRef, ...]
    conclusion: ClaimRef
    basis: Basis
    holder: HolderRef
    at: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Record):
    """One member of a viewpoint, as one passage lists it."""

    member: Annotated[str, To(("work", "actor"))]
    at: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewpoint(Record):
    """A school, a camp or a model, with its members as the article lists them; it can hold claims like an actor."""

    label: Text
    definition: Text | None = None
    members: tuple[Membership, ...] = ()
    open_list: bool = False
    opposes: tuple[ViewpointRef, ...] = ()
    at: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """Something in time: an event, a programme, a stage or a period; dates in EDTF, `..` for an open end."""

    type: EventType
    label: Text
    starts: Date | None = None
    ends: Date | None = None
    order: int | None = None
    part_of: EventRef | None = None
    actors: tuple[ActorRef, ...] = ()
    at: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value(Record):
    """A figure or a status as somebody reported it; the claim says who. `year` is the year it speaks of, `edition` the source's."""

    indicator: ConceptRef
    subject: ThingRef
    year: Date | None = None
    edition: Date | None = None
    value: Decimal | None = None
    status: ConceptRef | None = None
    unit: Unit
    out_of: int | None = None
    region: Annotated[str, To(("concept", "actor"))] | None = None
    direction: Direction = "neutral"
    publisher: ActorRef | None = None
    claim: ClaimRef
    at: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Record):
    """One pointer from a passage to a work: as printed there, and what it is cited as (a CiTO property)."""

    work: WorkRef
    characterization: Characterization
    printed: str
    claims: tuple[ClaimRef, ...] = ()
    at: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A remark of the editor: a slip in print, a contradiction inside the article, or a doubt. It never corrects anything."""

    kind: NoteKind
    printed: str | None = None
    probably: str | None = None
    concerns: tuple[ThingRef, ...] = ()
    text: Text
    at: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Record):
    """The text that the offsets count in: its digest, its length in code points, and the lines that are the article."""

    sha256: Sha256
    length: int
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """The article itself, and the files that its curator wrote about it."""

    title: Text
    authors: tuple[ActorRef, ...]
    part_of: WorkRef | None = None
    published: Date
    language: str
    licence: Iri | None = None
    curators: tuple[str, ...]
    curated: Date
    text: Copy
    silent: dict[Sentence, Silence] = field(default_factory=dict)
    files: tuple[str, ...]


R = TypeVar("R", bound=Record)
SHARED: dict[str, type[Record]] = {"actor": Actor, "concept": Concept, "work": Work}
LOCAL: dict[str, type[Record]] = {
    "claim": Claim, "argument": Argument, "viewpoint": Viewpoint, "event": Event, "value": Value, "citation": Citation, "note": Note,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: `p4s12` is the twelfth of the fourth paragraph; offsets count Unicode code points of the NFC text."""

    id: str
    start: int
    end: int
    sha256: str


@dataclass(slots=True)
class Entries:
    """All that was written about one article: its records by kind and id, with the shared registries and the passages."""

    slug: str
    article: Article
    passages: dict[str, Passage]
    records: dict[str, dict[str, Record]]

    def of(self, kind: type[R]) -> dict[str, R]:
        """Return the records of one kind by id, as what they are: `entries.of(Claim)`."""
        found = self.records[next(name for name, each in (SHARED | LOCAL).items() if each is kind)]
        return {key: record for key, record in found.items() if isinstance(record, kind)}
