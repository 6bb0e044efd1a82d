"""What the ontology calls the values of a list: labels, everyday words that mean the same, definitions, patterns of sentences."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tuiin.files.paths import ONTOLOGY

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_BASE = "https://w3id.org/tuiin/"


@dataclass(slots=True)
class Term:
    """A value: how it is called in any language, and by which other words, in small letters; and what it means, in English."""

    words: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    """Everyday words in English."""
    definition: str = ""


@cache
def relations() -> Mapping[str, Term]:
    """Return what the ontology says of each relation, by its name; nothing where it cannot be read."""
    from pyoxigraph import Literal, RdfFormat, parse

    found: dict[str, Term] = {}
    try:
        for triple in parse(path=ONTOLOGY / "claims.ttl", format=RdfFormat.TURTLE):
            name = re.fullmatch(r"https://w3id\.org/tuiin/relation/([a-z-]+)", getattr(triple.subject, "value", ""))
            said, property_ = triple.object, triple.predicate.value.removeprefix(_SKOS)
            if not name or not isinstance(said, Literal):
                continue
            term = found.setdefault(name[1], Term())
            if property_ in ("prefLabel", "altLabel"):
                term.words.append(said.value.lower())
            if property_ == "altLabel" and said.language == "en":
                term.other.append(said.value)
            if property_ == "definition" and said.language == "en":
                term.definition = said.value
    except (OSError, SyntaxError):
        return {}
    return found


@cache
def patterns() -> Mapping[tuple[str, str, str], Sequence[str]]:
    """Return how the values of lists are said in a sentence: by value, property and language, in the order of the file.

    Nothing where the ontology cannot be read.

    >>> patterns()["relation/affects", "pattern", "en"]
    ['{subject} affect{s|} {object}']
    """
    from pyoxigraph import Literal, RdfFormat, parse

    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    names = {f"{_BASE}ns#{name}": name for name in ("pattern", "deniedPattern", "modalPattern", "modal", "deniedModal")}
    try:
        for triple in parse(path=ONTOLOGY / "claims.ttl", format=RdfFormat.TURTLE):
            said, name = triple.object, names.get(triple.predicate.value)
            if name and isinstance(said, Literal):
                value = getattr(triple.subject, "value", "").removeprefix(_BASE)
                found[value, name, said.language or ""].append(said.value)
    except (OSError, SyntaxError):
        return {}
    return dict(found)


def meant(word: str) -> list[str]:
    """Return the relations that are meant by an everyday word, in whatever language the ontology has it; `not` before it stays.

    >>> meant("reduces"), meant("not leads-to"), meant("harm"), meant("снижает"), meant("zzz")
    (['decreases'], ['not causes'], ['threatens'], ['decreases'], [])
    """
    bare = " ".join(re.split(r"[\s_-]+", word.lower().strip()))
    no = "not " if bare.startswith("not ") else ""
    bare = bare.removeprefix("not ")
    if bare.replace(" ", "-") in relations():  # its own name, only written otherwise
        return []
    forms = {bare, f"{bare}s", f"{bare}es", bare.removesuffix("s"), bare.removesuffix("d") + "s", bare.removesuffix("ed") + "s"}
    return [f"{no}{name}" for name, term in relations().items() if forms & {*term.words}]
