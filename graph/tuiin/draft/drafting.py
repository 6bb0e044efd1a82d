"""A text drafted: read once, then searched for names, terms and statements, which become candidates."""

from collections.abc import Sequence
from dataclasses import dataclass

from tuiin.curate import habits
from tuiin.curate.passages import split
from tuiin.draft.candidates import Candidate
from tuiin.draft.claims import dates, statements
from tuiin.draft.entries import candidates
from tuiin.draft.found import Mention, Name, Statement, Term
from tuiin.draft.head import Head, head
from tuiin.draft.known import Registry
from tuiin.draft.lemmas import lemmatizer
from tuiin.draft.mending import mended
from tuiin.draft.names import joined, mentions
from tuiin.draft.reading import Reading, read
from tuiin.draft.terms import terms
from tuiin.draft.zones import zones
from tuiin.model import Passage

BY = "tuiin rules and model 2"  # who drafts; another number where the same text gets another draft
UNKNOWN = "und"  # the language of a text that no common word tells


@dataclass(frozen=True, slots=True)
class Draft:
    """What was found in a text, step by step, and the candidates that a person decides upon."""

    reading: Reading
    head: Head
    mentions: tuple[Mention, ...]
    names: tuple[Name, ...]
    terms: tuple[Term, ...]
    statements: tuple[Statement, ...]
    candidates: tuple[Candidate, ...]


def draft(
    text: str,
    language: str = "",
    *,
    passages: Sequence[Passage] = (),
    registry: Registry | None = None,
    speaker: str = "",
) -> Draft:
    """Return a draft of a normalised text: the same text gives the same draft.

    `language` is guessed where it is not given, and `und` where no word tells it; `passages` are found where none are. Names and terms that
    the `registry` knows get the references that they have there. `speaker` is the reference of whoever says what nobody else is said to
    say; where it is not given, that is the author whom the head names, if it is one.
    """
    language = language or habits.guess(text) or UNKNOWN
    passages = passages or split(text, language=language)
    known = registry or Registry()
    reading = read(text, passages, language, lemmatizer(language), zones(text, passages), mended(text, language))
    named = mentions(reading, known)
    names = joined(named, reading, known)
    spoken = terms(reading, known, named)
    said = statements(reading, names, spoken)
    first = head(reading, names, dates(reading))
    author = first.authors[0] if len(first.authors) == 1 else ""
    found = candidates(reading, names, spoken, said, known, speaker or author)
    return Draft(reading, first, tuple(named), tuple(names), tuple(spoken), tuple(said), tuple(found))


def author(drafted: Draft) -> str:
    """Return the reference of whoever the head names as the only author; nothing where it names none, or more."""
    labels = [name.label for name in drafted.head.authors]
    if len(labels) != 1:
        return ""
    known = drafted.head.authors[0].reference
    return known or next(
        (one.reference for one in drafted.candidates if one.kind == "actor" and labels[0] in one.entry["label"].values()), ""
    )
