"""Where entries of the project stand in a text, in whatever form."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tuiin.draft.known import Registry
from tuiin.draft.lemmas import lemmatizer
from tuiin.draft.terms.labels import folded
from tuiin.draft.terms.phrases import Phrase, Place, Words

_KINDS = frozenset({"concept", "work", "event", "viewpoint"})


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    reference: str
    label: str


def matches(sentences: Sequence[Words], registry: Registry, language: str) -> list[Phrase]:
    """Return the entries that a text names, with the places: the longest form at each, and only where no name stands.

    There is a phrase for each form of an entry that occurs, with that form as its label.
    """
    forms = _forms(registry, language)
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    keys: dict[tuple[str, str], tuple[str, ...]] = {}
    for number, words in enumerate(sentences):
        lemmas = [folded(token.lemma) for token in words.tokens]
        at = 0
        while at < len(lemmas):
            form = next((form for form in forms.get(lemmas[at], ()) if tuple(lemmas[at : at + len(form.words)]) == form.words), None)
            if form and not words.named.intersection(range(at, at + len(form.words))):
                places[form.reference, form.label].append((number, at, at + len(form.words)))
                keys.setdefault((form.reference, form.label), form.words)
                at += len(form.words)
            else:
                at += 1
    return [Phrase(keys[name], tuple(where), "registry", 10.0 * len(where), 0.95, name[1], name[0]) for name, where in places.items()]


def _forms(registry: Registry, language: str) -> dict[str, list[_Form]]:
    """Return all forms of entries in their basic words by the first of these, the longest first."""
    lemma = lemmatizer(language)
    found: dict[str, list[_Form]] = defaultdict(list)
    for entry in registry.entries:
        if entry.kind not in _KINDS:
            continue
        for form in entry.forms:
            words = tuple(folded(lemma(word)) for word in form.replace("«", " ").replace("»", " ").split())
            if words and len(" ".join(words)) > 2:
                found[words[0]].append(_Form(words, entry.reference, form))
    return {first: sorted(forms, key=lambda form: (-len(form.words), form.reference)) for first, forms in found.items()}
