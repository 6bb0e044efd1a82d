"""The notions of a text: those that the project has, those that are quoted, defined or in the title, and phrases that stand out."""

from collections.abc import Sequence

from tuiin.draft.found import Mention, Term
from tuiin.draft.known import Registry
from tuiin.draft.reading import Reading
from tuiin.draft.terms.labels import Labels
from tuiin.draft.terms.marked import defined, quoted
from tuiin.draft.terms.matching import matches
from tuiin.draft.terms.phrases import Phrase, free, grammar
from tuiin.draft.terms.weighing import single, weighed


def terms(reading: Reading, registry: Registry, mentions: Sequence[Mention]) -> list[Term]:
    """Return the terms of a text, the weightiest first: each once, by its citation form, with all places where it stands.

    What names a person or an organisation is no term; a place may be a part of one.
    """
    sentences = free(reading, mentions)
    known = matches(sentences, registry, reading.language)
    taken = {(sentence, at) for phrase in known for sentence, first, last in phrase.places for at in range(first, last)}
    rules = grammar(reading.language)
    labels = Labels(reading, sentences)
    marked = labels.everywhere([*quoted(reading, sentences, mentions), *defined(reading, sentences, rules)])
    counted = weighed(sentences, rules, labels, reading)
    alone = single(sentences, rules, labels, reading, counted)
    return labels.merged([*known, *_free(marked, taken), *_free(counted, taken), *_free(alone, taken)])


def _free(phrases: Sequence[Phrase], taken: set[tuple[int, int]]) -> list[Phrase]:
    """Return phrases without the places where a longer one, or a known one as long, stands already."""
    found = []
    for phrase in phrases:
        places = tuple(place for place in phrase.places if not all((place[0], at) in taken for at in range(place[1], place[2])))
        if places:
            found.append(phrase.at(places))
    return found
