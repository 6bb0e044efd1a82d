"""The article itself, as a curator writes it down: what it is, which text the offsets count in, and which sentences say nothing."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from tuiin.model.marks import As, Date, Iri, Sentence, Sha256
from tuiin.model.records import ActorRef, Record, WorkRef
from tuiin.model.words import Text

Silence = Literal[
    "title",
    "byline",
    "affiliation",
    "heading",
    "caption",
    "references",
    "thanks",
    "question",
    "transition",
    "left-out",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy(Record):
    """The text that the offsets count in: its digest, its length in code points, and the lines that are the article."""

    sha256: Sha256
    length: int
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """The article itself; `speaker` is who holds what no other holder is named for, `files` are those in which it was curated.

    Files need not be named: all of its folder are its.
    """

    classes: ClassVar = ("fabio:JournalArticle",)

    title: Annotated[Text, As("dcterms:title")]
    short_title: Annotated[Text | None, As("dcterms:alternative")] = None
    authors: Annotated[tuple[ActorRef, ...], As("dcterms:creator")]
    speaker: ActorRef | None = None
    part_of: Annotated[WorkRef | None, As("dcterms:isPartOf")] = None
    url: Annotated[Iri | None, As("schema:url")] = None
    published: Annotated[Date, As("dcterms:issued")]
    language: str
    licence: Annotated[Iri | None, As("dcterms:license")] = None
    curators: tuple[str, ...] = ()
    curated: Date
    text: Copy
    silent: dict[Sentence, Silence] = field(default_factory=dict)
    files: tuple[str, ...] = ()
