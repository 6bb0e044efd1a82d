"""What may stand in a field, said in its type: a reference `To` kinds, a word `In` a list, a `Pattern`, a property that it is said `As`."""

from dataclasses import dataclass
from typing import Annotated, Literal

from tuiin.model import dates


@dataclass(frozen=True, slots=True)
class To:
    """Marks a text as a reference, and says to which kinds of thing it may point."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class In:
    """Marks a word as one of a controlled list, and names the list by its prefix: one of ours, or another vocabulary."""

    list: str


@dataclass(frozen=True, slots=True)
class As:
    """Marks a field as a property, by its prefixed name. A field without this mark is written by a function of its own."""

    property: str


Term = Literal["text", "words", "number", "date", "address", "passage", "thing", "listed", "record"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Marks a text as having a form: a regular expression, words for the person who got it wrong, and what it becomes in RDF."""

    regex: str
    wanted: str
    term: Term = "text"


Slug = Annotated[str, Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case ASCII letters and digits, joined by hyphens")]
Sentence = Annotated[str, Pattern(r"p\d+s\d+", "a sentence id such as p4s12", "passage")]
Date = Annotated[
    str,
    Pattern(
        dates.FORM,
        "a date such as 2006, 2006-04-12, 195X (decade), 19XX (century), -0350 (351 BC), 1984? (not sure), 1984~ (about), "
        "2001/2003 (a span) or .. (open end)",
        "date",
    ),
]
Sha256 = Annotated[str, Pattern(r"[0-9a-f]{64}", "64 hexadecimal digits")]
Iri = Annotated[str, Pattern(r'https?://[^\s<>"{}|\\^`]+', "a web address", "address")]
