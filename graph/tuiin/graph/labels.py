"""What to call a thing to a person: its label in each language that it has one in, or one put together from what it links."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import pyoxigraph as ox

from tuiin.files.words import ENGLISH
from tuiin.graph.space import Space
from tuiin.graph.vocabulary import expand
from tuiin.model import Text

Facts = dict[str, dict[str, set[str]]]

_LABELS = tuple(expand(name) for name in ("skos:prefLabel", "tn:paraphrase", "rdfs:comment", "rdfs:label"))
_SENTENCE = expand("tn:sentenceId")
# The name of a thing without a label, by one of its properties: pieces of text, each followed by the names of what a property gives.
_COMPOSED = {
    expand(sign): tuple((before, expand(name)) for before, name in pieces)
    for sign, pieces in {
        "tn:stance": (("", "tn:holder"), (": ", "tn:stance"), (" · ", "tn:certainty")),
        "tn:premise": (("", "tn:kind"), (": ", "tn:premise"), (" → ", "tn:conclusion")),
        "tn:value": (("", "tn:indicator"), (", ", "tn:startYear"), (": ", "tn:value")),
        "tn:status": (("", "tn:indicator"), (", ", "tn:startYear"), (": ", "tn:status")),
        "tn:member": (("", "tn:member"),),
        "cito:hasCitedEntity": (("", "cito:hasCitedEntity"),),
        "tn:parties": (("", "tn:between"), (" · ", "tn:parties")),
        "tn:between": (("", "tn:between"),),
        "tn:indicator": (("", "tn:indicator"), (" · ", "tn:subject")),
    }.items()
}


def facts(triples: Iterable[str]) -> Facts:
    """Return triples by subject and property, all three as they stand in N-Triples, IRIs without their brackets but for the object."""
    out: Facts = {}
    for triple in triples:
        subject, predicate, term = triple.split(" ", 2)
        out.setdefault(subject[1:-1], {}).setdefault(predicate[1:-1], set()).add(term)
    return out


@lru_cache(maxsize=1 << 14)
def parsed(term: str) -> ox.NamedNode | ox.Literal:
    """Return a term of N-Triples as an object.

    >>> parsed('"түйін"@kk').language
    'kk'
    """
    (triple,) = ox.parse(f"<x:x> <x:x> {term} .", ox.RdfFormat.N_TRIPLES)
    if isinstance(triple.object, ox.NamedNode | ox.Literal):
        return triple.object
    raise TypeError(f"a name is asked of what has none: {term}")


class Names:
    """The names of all things of some facts, in these languages, the dearest first; of several that know a thing, the first names it."""

    def __init__(self, *known: Facts, space: Space, languages: Sequence[str]) -> None:
        self.known, self.space, self.languages = known, space, languages or [ENGLISH]

    def of(self, iri: str, depth: int = 0) -> Text:
        """Return what to call a thing, by language: its label, or what is put together for it, or the end of its IRI."""
        for facts in self.known:
            properties = facts.get(iri, {})
            for label in _LABELS:
                if label in properties and (words := self._tagged(properties[label])):
                    return words
            if _SENTENCE in properties:
                return self._everywhere(parsed(min(properties[_SENTENCE])).value)
            pieces = next((_COMPOSED[sign] for sign in _COMPOSED if sign in properties), ())
            if pieces and depth < 3:
                return Text({lang: self._joined(properties, pieces, lang, depth) for lang in self.languages})
        return self._everywhere(self.space.reference(iri))

    def say(self, iri: str, language: str) -> str:
        """Return what to call a thing in a language, or in the one that stands in for it."""
        return self.of(iri).said(language, *self.languages, ENGLISH)

    def term(self, term: str, language: str) -> str:
        """Return what to call a term: a thing by its name, a literal by its words; a triple term (RDF 1.2) as it is written."""
        if term.startswith("<<("):
            return term
        value = parsed(term)
        return self.say(value.value, language) if isinstance(value, ox.NamedNode) else value.value

    def _joined(self, properties: Mapping[str, set[str]], pieces: tuple[tuple[str, str], ...], language: str, depth: int) -> str:
        out = ""
        for before, name in pieces:
            terms = [parsed(term) for term in sorted(properties.get(name, ()))]
            words = [self._part(t, language, depth) for t in terms]
            out += (before if out and words else "") + " + ".join(words)
        return out

    def _part(self, term: ox.NamedNode | ox.Literal, language: str, depth: int) -> str:
        if isinstance(term, ox.Literal):
            return term.value
        return self.of(term.value, depth + 1).said(language, *self.languages, ENGLISH)

    def _everywhere(self, name: str) -> Text:
        """Return a name that is the same in all languages."""
        return Text(dict.fromkeys(self.languages, name))

    def _tagged(self, terms: set[str]) -> Text:
        """Return words by language, those that are shown first before others; words without a language are in the first."""
        words = {value.language or "": value.value for term in sorted(terms) if isinstance(value := parsed(term), ox.Literal)}
        if "" in words:
            words.setdefault(self.languages[0], words.pop(""))
        return Text({tag: words[tag] for tag in dict.fromkeys((*self.languages, *sorted(words))) if tag in words})
