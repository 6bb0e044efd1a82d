"""A claim's frame said in a sentence: the pattern that the ontology has for its relation, filled in by the grammar of the language."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache

from tuiin.draft.inflect import english, kazakh, russian
from tuiin.files.terms import patterns

_LONGEST = 160  # letters of a label
_SLOT = re.compile(r"\{(?P<place>subject|object)(?P<marks>(?::[a-z]+)*)\}")
_FORMS = re.compile(r"\{(?P<forms>[^{}]*\|[^{}]*)\}")
_FIGURE = re.compile(r"(?!\d+(?:st|nd|rd|th)\b)[<>≈~]?\d[\d\s.,]*(?![\d-])\s*(?:%|[^\W\d])")
_ARTICLE = re.compile(r"^(?:the|an?)\s")
_QUANTIFIERS = frozenset({"all", "most", "some", "none"})
_ORDER = ("masculine", "feminine", "neuter", "many")
# What no label has that is said within a sentence; the stop of an initial is none.
_UNSAYABLE = re.compile(r"[{}|;:!?…]|(?<!\b[^\W\d_])(?<!\b[^\W\d_]{2})\.(?:\s|$)|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a language knows of labels; each answer is empty where it is not certain."""

    inflected: Callable[[str, str], str]
    number: Callable[[str], str]
    agreement: Callable[[str], str]
    inside: Callable[[str], str]
    quantified: Callable[[str, str], str]
    mended: Callable[[str], str] = str


@cache
def _grammars() -> dict[str, _Grammar]:
    found = {
        name: _Grammar(each.inflected, each.number, each.agreement, each.inside, each.quantified)
        for name, each in (("kk", kazakh), ("en", english))
    }
    ru = russian
    return found | {"ru": _Grammar(ru.inflected, ru.number, ru.agreement, ru.inside, ru.quantified, ru.voiced)}


def sentence(
    subject: str,
    relation: str,
    object: str,
    language: str,
    *,
    negative: bool = False,
    certainty: str = "certain",
    stance: str = "asserts",
    quantifier: str = "",
    object_quantifier: str = "",
    printed: Collection[str] = (),
) -> str:
    """Return a claim in a plain sentence, made of the labels of what it speaks of; nothing where it cannot be said well.

    The arguments are spelt as in YAML. What a position says of the claim is heard only where it changes what is claimed: that it is
    recommended, or how sure it is. Labels of the places that are `printed` stand as a text has them, with its article or with none.

    >>> sentence("сауаттылық", "affects", "басқару жүйесі", "kk"), sentence("cookies", "threatens", "privacy", "en", certainty="possible")
    ('Сауаттылық басқару жүйесіне әсер етеді.', 'Cookies may threaten privacy.')
    >>> sentence("a new lamp", "affects", "readers", "en", printed=("subject",)), sentence("new lamp", "affects", "readers", "en")
    ('A new lamp affects readers.', 'The new lamp affects readers.')
    >>> sentence("Gunnar", "studies", "", "en")
    ''
    """
    grammar = _grammars().get(language)
    labels = {"subject": " ".join(subject.split()), "object": " ".join(object.split())}
    if not grammar or any(not label or len(label) > _LONGEST or _UNSAYABLE.search(label) for label in labels.values()):
        return ""
    for place, said in (("subject", quantifier), ("object", object_quantifier)):
        if said:
            labels[place] = grammar.quantified(labels[place], said) if said in _QUANTIFIERS and not _unclear(place, said, negative) else ""
    if not all(labels.values()):
        return ""
    if quantifier == "none" and language != "en":
        negative = True  # two negations, where English has one
    for pattern in _patterns(relation, language, negative, certainty, stance):
        if said := _filled(pattern, labels, grammar, printed):
            return _begun(said) + "."
    return ""


def _begun(said: str) -> str:
    """Return a sentence with its first letter large, unless it begins with an address or a mark."""
    return said if "." in said.split(" ")[0].rstrip(".") else said[:1].upper() + said[1:]


def _unclear(place: str, quantifier: str, negative: bool) -> bool:
    """Say whether a sentence with these words could be taken otherwise than it is meant."""
    return (quantifier == "none" and (negative or place == "object")) or (quantifier == "all" and negative)


def _patterns(relation: str, language: str, negative: bool, certainty: str, stance: str) -> Iterator[str]:
    """Yield the patterns of a relation, with the modal word of whoever recommends the claim or is not sure of it put in."""
    said, relation = patterns(), f"relation/{relation}"
    modals = [
        (value, said.get((value, "deniedModal" if negative else "modal", language)))
        for value in (f"stance/{stance}", f"certainty/{certainty}")
        if any(key[:2] == (value, "modal") for key in said)
    ]
    itself = not any(key[:2] == (relation, "modalPattern") for key in said)  # says itself what should be
    if not modals or (itself and len(modals) == 1 and modals[0][0].startswith("stance/")):
        yield from said.get((relation, "deniedPattern" if negative else "pattern", language), ())
    elif modals[0][1]:
        yield from (pattern.replace("{modal}", modals[0][1][0]) for pattern in said.get((relation, "modalPattern", language), ()))


def _filled(pattern: str, labels: dict[str, str], grammar: _Grammar, printed: Collection[str]) -> str:
    """Return a pattern with its places filled; nothing where a label does not fit it, or its form is not known."""
    agreement = grammar.agreement(_ARTICLE.sub("", labels["subject"]))
    parts: list[str] = []
    end = 0
    for found in re.finditer(f"{_SLOT.pattern}|{_FORMS.pattern}", pattern):
        parts.append(pattern[end : found.start()])
        end = found.end()
        if found["place"]:
            label = labels[found["place"]]
            marks = found["marks"].split(":")[1:]
            as_it_is = found["place"] in printed
            part = _slot(label if as_it_is or not "".join(parts).strip() else grammar.inside(label), marks, grammar, as_it_is=as_it_is)
        else:
            part = _agreeing(found["forms"].split("|"), agreement)
        if part is None:
            return ""
        parts.append(part)
    return grammar.mended("".join(parts) + pattern[end:])


def _slot(label: str, marks: list[str], grammar: _Grammar, *, as_it_is: bool) -> str | None:
    """Return a label as its place wants it; None where it does not fit, or its form is not certain."""
    if "figure" in marks and not _FIGURE.match(label):
        return None
    wanted = next((mark for mark in marks if mark in ("one", "many")), "")
    if wanted and grammar.number(_ARTICLE.sub("", label)) != wanted:
        return None
    if as_it_is:
        return label
    return grammar.inflected(label, next((mark for mark in marks if mark not in ("one", "many", "figure")), "")) or None


def _agreeing(forms: list[str], agreement: str) -> str | None:
    """Return the form that agrees: singular and plural, or masculine, feminine, neuter and plural; None where that is not certain."""
    if len(forms) == 2 and agreement:
        return forms[agreement == "many"]
    return forms[_ORDER.index(agreement)] if len(forms) == 4 and agreement in _ORDER else None
