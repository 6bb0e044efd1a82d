"""Graphs of words: for each language of a project a named graph that calls everything by its one best word, paraphrase, definition in it.

A word that is missing in the language is there in the one that stands in for it, with its true tag: a question that looks its words up in
such a graph (`GRAPH ?words { … }`) loses no row for want of a translation. All that is there stands in the curated graphs too.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from tuiin.files.words import ENGLISH
from tuiin.graph.space import Space
from tuiin.graph.statements import Statements, text, typed
from tuiin.graph.vocabulary import expand
from tuiin.model import Text, best, fields

NAME = re.compile(r"(.+?[/#])(?:graph/([^/]+)/)?words/([a-z0-9-]+)")  # of one article, or of all that lie together
_TAG = re.compile(r'"@([A-Za-z0-9-]+)$')
_LANGUAGE, _ORDER = expand("schema:inLanguage"), expand("tn:order")


@cache
def properties() -> frozenset[str]:
    """Return the properties by which a thing has one text in each language, as they stand in N-Triples."""
    said = {field.property for record in fields.records() for field in fields.said(record).values() if field.type is Text}
    return frozenset(f"<{expand(name)}>" for name in said)


def made(statements: Statements, languages: Sequence[str], slug: str = "") -> Statements:
    """Return the graphs of words of some statements: of the article `slug`, or of all articles that lie together."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for triple in set().union(*statements.graphs.values()):
        subject, predicate, said = triple.split(" ", 2)
        if predicate in properties() and (tag := _TAG.search(said)):
            known = found.setdefault((subject, predicate), {})
            known[tag[1]] = min(triple, known.get(tag[1], triple))
    out, space = Statements(space=statements.space), statements.space
    chosen: dict[tuple[str, ...], str] = {}
    for language in map(str.lower, languages):
        chosen.clear()
        graph = out.graphs[space.graph(slug, "words", language) if slug else space.words(language)]
        for known in found.values():
            tags = tuple(sorted(known))
            if tags not in chosen:
                chosen[tags] = best(tags, language, *languages, ENGLISH)
            graph.add(known[chosen[tags]])
    return out


def described(languages: Sequence[str], slug: str, space: Space) -> Iterable[tuple[str, str, str]]:
    """Yield what the description of an article, or of all that lie together, says of its graphs of words: languages, the dearest first."""
    for number, language in enumerate(map(str.lower, languages), 1):
        name = space.graph(slug, "words", language) if slug else space.words(language)
        yield name, "schema:inLanguage", text(language)
        yield name, "tn:order", typed(number)


def wanting(statements: Statements) -> Statements:
    """Return the graphs of words that a store of these statements needs besides: one a language for all articles that lie together.

    Those of a single article are there already, unless the statements come from a form that keeps no graphs apart.
    """
    if len({found[2] for name in statements.graphs if (found := NAME.fullmatch(name))}) == 1:
        return Statements(space=statements.space)
    return made(statements, languages(statements))


def languages(statements: Statements) -> list[str]:
    """Return the languages of some statements by tag, in small letters, as their description orders them, else the commonest first."""
    told: dict[str, dict[str, str]] = {}
    common: Counter[str] = Counter()
    names = {f"<{_LANGUAGE}>": _LANGUAGE, f"<{_ORDER}>": _ORDER}
    start = f"<{statements.space.uri}"
    for triple in set().union(*statements.graphs.values()):
        subject, predicate, said = triple.split(" ", 2)
        if predicate in names and NAME.fullmatch(subject[1:-1]):
            told.setdefault(subject, {})[predicate] = said
        elif predicate in properties() and subject.startswith(start) and (tag := _TAG.search(said)):
            common[tag[1].lower()] += 1
    pairs = sorted((one.get(f"<{_ORDER}>", "~"), one[f"<{_LANGUAGE}>"].strip('"')) for one in told.values() if f"<{_LANGUAGE}>" in one)
    return list(dict.fromkeys(tag for _, tag in pairs)) or [tag for tag, _ in sorted(common.items(), key=lambda pair: (-pair[1], pair[0]))]


def graph(names: Collection[str], language: str) -> str:
    """Return which of some graphs holds the words in a language, or in the one that stands in for it; empty where none does.

    >>> graph(["https://a.example/graph/a1/words/de", "https://a.example/graph/a1/words/en"], "en-GB")
    'https://a.example/graph/a1/words/en'
    """
    found = [match for name in names if (match := NAME.fullmatch(name))]
    together = {match[3]: match[0] for match in found if not match[2]}
    of_one = {match[3]: match[0] for match in found}
    known = of_one | together
    return known[best(known, language, ENGLISH)] if known else ""


def language(name: str) -> str:
    """Return the language of a graph of words by its name; empty where it is none."""
    found = NAME.fullmatch(name)
    return found[3] if found else ""
