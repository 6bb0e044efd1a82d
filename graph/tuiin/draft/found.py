"""What is found in a text before it becomes candidates: mentions of names, the names that they belong to, terms, statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tuiin.model.records import Certainty, Stance

NameKind = Literal["person", "organization", "state", "group", "office", "place", "programme", "work"]
StatementKind = Literal["claim", "attribution", "definition", "value", "event", "citation", "argument"]


@dataclass(frozen=True, slots=True)
class Span:
    """Two offsets in the text, in code points: the first letter, and the one behind the last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something, as printed: `label` is the name in its basic form, `by` the rule or model that found it.

    `reference` is the entry of a registry that has this name, `same_as` an address that a gazetteer gives for it.
    """

    span: Span
    kind: NameKind
    label: str
    by: str
    confidence: float  # from 0 to 1
    reference: str = ""
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something that is named, with all its mentions.

    `doubts` say what a person should look at: keys of the interface's words, below `draft.doubts`.
    """

    kind: NameKind
    label: str
    mentions: tuple[Mention, ...]
    forms: tuple[str, ...] = ()  # as printed, without the label
    reference: str = ""
    same_as: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A notion of the text by its citation form, with its variants and where it stands; `score` orders terms, the weightiest first."""

    label: str
    spans: tuple[Span, ...]
    by: str
    score: float
    confidence: float  # from 0 to 1
    forms: tuple[str, ...] = ()
    reference: str = ""


Slot = Name | Term | Span | None  # what stands in a place of a frame; a span where only the words are known


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that a sentence seems to say. What is not known is left open, for a person to fill in.

    `holder` is whoever says it, where that is not the author. `details` are fields of the model that only this kind has, such as
    `year` and `unit` of a value, spelt as in YAML. `cues` are the words that it was known by.
    """

    kind: StatementKind
    sentence: str
    span: Span
    by: str
    confidence: float  # from 0 to 1
    subject: Slot = None
    relation: str = ""
    object: Slot = None
    negative: bool = False
    holder: Slot = None
    stance: Stance = "asserts"
    certainty: Certainty = "certain"
    details: Mapping[str, Any] = field(default_factory=dict)
    cues: tuple[Span, ...] = ()
    doubts: tuple[str, ...] = ()
