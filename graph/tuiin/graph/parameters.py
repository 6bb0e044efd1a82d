"""What a parameter of a question may be: whatever gives an answer in the graph that is asked, and nothing that was said beforehand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import Any

import pyoxigraph as ox

from tuiin.errors import BadQuery, TuiinError
from tuiin.graph import elsewhere, sparql
from tuiin.graph.elsewhere import Asked, Without
from tuiin.graph.questions import Parameter, Question
from tuiin.graph.search import Entry, Index, joined
from tuiin.graph.store import term
from tuiin.letters import quoted, visible

SHOWN = 12


class WantsParameter(TuiinError):
    """A question was asked without a parameter that it needs, or with one that has no answer.

    `nearest` is the name of something that has one, `beside` of something that is nearer and has none; `without` says what is there, and
    has none.
    """

    def __init__(
        self,
        question: str,
        parameter: str,
        found: str,
        known: Mapping[str, str],
        *,
        nearest: str = "",
        beside: str = "",
        without: Without | None = None,
    ) -> None:
        self.question, self.parameter, self.found, self.known = question, parameter, found, dict(sorted(known.items()))
        self.nearest, self.beside, self.without = nearest, beside, without
        super().__init__(question, parameter, found)

    def __str__(self) -> str:
        one = "one thing gives" if len(self.known) == 1 else f"{len(self.known)} things give"
        asks = f"{self.question} asks for {self.parameter}"
        if self.found:
            near = f"; nearest: {visible(self.nearest, None)}" if self.nearest else ""
            if self.beside:
                near = f"; nearest: {visible(self.beside, None)}, which is there, but {self.question} has nothing for it"
            asks = f"{self.parameter}={quoted(self.found)}: nothing of that name has an answer here{near}"
        if self.without:
            asks = f"{self.without}"
        lines = [f"  {visible(name):50} {visible(words)}".rstrip() for name, words in [*self.known.items()][:SHOWN]]
        more = [f"  and {len(self.known) - SHOWN} more"] if len(self.known) > SHOWN else []
        return "\n".join([f"{asks}; {one} an answer here:", *lines, *more])


def choices(graph: Asked, question: Question, name: str, lang: str, timeout: float | None = None) -> dict[str, str]:
    """Return what a parameter can be, by `kind/id` or as text, each with what it is called in a language or in the one that stands in."""
    return {graph.space.reference(one.value): called for one, called in _found(graph, question, name, lang, timeout)}


def settled(
    graph: Asked, question: Question, given: Mapping[str, str], lang: str, timeout: float | None, *, whole: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """Return to what the parameters of a question are fixed, and those among them that could be one thing only and that nobody fixed."""
    fixed = {name: graph.thing(value) for name, value in {**question.fixed, **given}.items()}
    taken = {}
    for parameter in question.parameters:
        name = parameter.name
        if name in fixed:
            fixed[name] = _meant(graph, question, parameter, fixed[name], lang, timeout)
        elif whole and not parameter.open:
            found = _found(graph, question, name, lang, timeout)
            if len(found) == 1:
                fixed[name], taken[name] = str(found[0][0].value), graph.space.reference(found[0][0].value)
            elif found:
                raise WantsParameter(question.name, name, "", {graph.space.reference(one.value): called for one, called in found})
    return fixed, taken


def _meant(graph: Asked, question: Question, parameter: Parameter, value: str, lang: str, timeout: float | None) -> str:
    """Return the IRI or the text that is meant by a bare id, or by what a thing is called in any language; any other value as it is."""
    if isinstance(term(value, graph.store.prefixes), ox.NamedNode):
        return value
    wanted, known = value.casefold(), defaultdict[str, list[str]](list)
    for language in dict.fromkeys((lang, *graph.store.languages)):
        for one, called in _found(graph, question, parameter.name, language, timeout):
            name = graph.space.reference(one.value)
            known[name].append(called)
            if wanted in (name.casefold(), name.rpartition("/")[2].casefold(), called.casefold()):
                return str(one.value)
    if not known:
        return value
    kinds = {name.partition("/")[0] for name in known if "/" in name}
    there = elsewhere.called(graph, value, kinds, timeout) if kinds else value if graph.store.holds(value) else ""
    without = elsewhere.without(graph, question, parameter.name, there, lang, timeout) if there else None
    nearest, beside = ("", "") if there else _nearest(graph, value, known, kinds)
    first = {name: texts[0] for name, texts in known.items()}
    raise WantsParameter(question.name, parameter.name, value, first, nearest=nearest, beside=beside, without=without)


def _nearest(graph: Asked, value: str, known: Mapping[str, Iterable[str]], kinds: Iterable[str]) -> tuple[str, str]:
    """Return the choice that is nearest to a name that nothing has: by its letters, else by the words of what it is called in any language.

    Where something is nearer that is no choice, it comes second, and no choice first: that would be taken for what was meant.
    """
    names = {text.casefold(): name for name, texts in known.items() for text in (*texts, name.rpartition("/")[2], name)}
    close = get_close_matches(value.casefold(), names, 1, 0.6)
    beside = {graph.space.reference(graph.store.nearest(graph.thing(f"{kind}/{value}"))) for kind in kinds} - {"", *known}
    others = {name.rpartition("/")[2]: name for name in sorted(beside)}
    better = get_close_matches(value, others, 1, _alike(value, close[0]) + 1e-9 if close else 0.6)
    if better:
        return "", others[better[0]]
    if close:
        return names[close[0]], ""
    hits = Index.of(Entry("choice", name, tuple(joined(texts, 1.0))) for name, texts in known.items()).find(value, 1)
    return (hits[0].entry.name if hits else ""), ""


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, other, one.casefold()).ratio()


def _found(graph: Asked, question: Question, name: str, lang: str, timeout: float | None) -> list[tuple[Any, str]]:
    """Return the terms that a parameter can be, each with what it is called; none for a query that is no SELECT."""
    bindings = {"words": graph.store.words(lang), "lang": lang} | {key: graph.thing(value) for key, value in question.fixed.items()}
    try:
        answer = graph.store.ask_sealed(sparql.choices(question.sparql, name), bindings, timeout)
    except BadQuery:
        return []
    found: dict[Any, str] = {}
    for one, called in answer.terms():
        if one is not None:
            found.setdefault(one, called.value if called is not None else "")
    return list(found.items())
