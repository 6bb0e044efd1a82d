"""What differs between two readings, told: by ids and by labels in one language, and never in words of the text."""

from collections.abc import Mapping
from typing import Any

from tuiin.curate.entering import Entry
from tuiin.edit.agreeing.matching import frame
from tuiin.edit.agreeing.readings import Reading
from tuiin.model.words import Text

NAMED = ("label", "title")


def label(readings: tuple[Reading, ...], ref: str, language: str) -> str:
    """Return what an entry is called in the first reading that has it: its label, what a claim or a figure says, or else its id."""
    entry = next((reading.entries[ref] for reading in readings if ref in reading.entries), None)
    if entry is None:
        return ref
    if words := entry.get("label"):
        return Text(words).said(language)
    if ref.startswith("claim/"):
        return framed(readings, entry, language)
    if ref.startswith("value/"):
        said = entry.get("value") if entry.get("value") is not None else label(readings, str(entry.get("status") or ""), language)
        return " ".join(str(one) for one in (said, entry.get("unit"), entry.get("year")) if one)
    return ref.partition("/")[2]


def framed(readings: tuple[Reading, ...], claim: Entry, language: str) -> str:
    """Return what a claim says: its subject, relation and object in labels."""
    subject, relation, object_, polarity = frame(claim)
    names = [label(readings, ref, language) if not ref.startswith("claim/") else ref.partition("/")[2] for ref in (subject, object_)]
    return f"{names[0]} {'not ' if polarity == 'negative' else ''}{relation} {names[1]}"


def about(readings: tuple[Reading, ...], ref: str, language: str) -> str:
    """Return in a few words what an entry is: a claim by its frame, an argument by its ends, anything else by its label."""
    entry = next((reading.entries[ref] for reading in readings if ref in reading.entries), {})
    if ref.startswith("argument/"):
        premises = " + ".join(str(one).partition("/")[2] for one in entry.get("premises") or ())
        return f"{premises} {entry.get('kind', '')} {str(entry.get('conclusion')).partition('/')[2]}"
    return label(readings, ref, language)


def words(readings: tuple[Reading, ...], said: Any, language: str) -> list[str]:
    """Return what a side says in a field, a text for each value; nothing for what it does not say."""
    if said in (None, [], "", ()):
        return []
    if isinstance(said, Mapping):
        tagged = all(isinstance(one, str) for one in said.values()) and "member" not in said
        return (
            [Text(said).said(language)] if tagged else [", ".join(one for each in said.values() for one in words(readings, each, language))]
        )
    if isinstance(said, list | tuple):
        if any(isinstance(one, list) for one in said):
            return [" ▸ ".join(words(readings, one, language)) for one in said]
        return [one for each in said for one in words(readings, each, language)]
    if said is True:
        return ["has it"]
    return [label(readings, str(said), language)]
