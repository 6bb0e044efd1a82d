"""What the tests of the drafter's statements share: an invented text read, with names and terms at the words that they are given by."""

from collections.abc import Iterable, Mapping

from tuiin.curate.passages import normalize, split
from tuiin.draft import claims
from tuiin.draft.found import Mention, Name, NameKind, Slot, Span, Statement, Term
from tuiin.draft.reading import Reading, Zone, read


def reading(text: str, language: str, zones: Mapping[str, Zone] | None = None) -> Reading:
    """A text as read, each word its own basic form."""
    text = normalize(text)
    return read(text, split(text, language=language), language, str.lower, dict(zones or {}))


def name(text: str, words: str, kind: NameKind, label: str = "") -> Name:
    """A name wherever these words stand."""
    mentions, at = [], text.find(words)
    while at >= 0:
        mentions.append(Mention(Span(at, at + len(words)), kind, label or words, "test", 1.0))
        at = text.find(words, at + 1)
    return Name(kind, label or words, tuple(mentions))


def term(text: str, words: str, label: str = "") -> Term:
    """A term where these words stand first."""
    at = text.index(words)
    return Term(label or words, (Span(at, at + len(words)),), "test", 1.0, 1.0)


def said(
    text: str, language: str, names: Iterable[Name] = (), terms: Iterable[Term] = (), zones: Mapping[str, Zone] | None = None
) -> list[Statement]:
    """What the sentences of a text seem to say."""
    return claims.statements(reading(text, language, zones), list(names), list(terms))


def of(kind: str, found: Iterable[Statement]) -> list[Statement]:
    """The statements of a kind."""
    return [each for each in found if each.kind == kind]


def words(text: str, slot: Slot) -> str:
    """What stands in a slot: the label of a name or term, or the words themselves."""
    if slot is None:
        return ""
    return " ".join(text[slot.start : slot.end].split()) if isinstance(slot, Span) else slot.label
