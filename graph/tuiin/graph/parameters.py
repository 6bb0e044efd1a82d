"""What a parameter of a question may be: whatever gives an answer in the graph that is asked, and nothing that was said beforehand."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Protocol

import pyoxigraph as ox

from tuiin.errors import BadQuery, TuiinError
from tuiin.graph import sparql
from tuiin.graph.questions import Parameter, Question
from tuiin.graph.space import Space
from tuiin.graph.store import Store, term
from tuiin.letters import quoted, visible

SHOWN = 12


class Asked(Protocol):
    """A graph that questions are asked of."""

    @property
    def store(self) -> Store:
        """Its statements, ready to be asked."""
        ...

    @property
    def space(self) -> Space:
        """Where the names of its project lie."""
        ...

    def thing(self, reference: str) -> str:
        """Return the IRI that `kind/id` stands for."""
        ...


class WantsParameter(TuiinError):
    """A question was asked without a parameter that it needs, or with one that has no answer."""

    def __init__(self, question: str, parameter: str, found: str, known: Mapping[str, str]) -> None:
        self.question, self.parameter, self.found, self.known = question, parameter, found, dict(known)
        super().__init__(question, parameter, found)

    def __str__(self) -> str:
        one = "one thing gives" if len(self.known) == 1 else f"{len(self.known)} things give"
        asks = f"{self.question} asks for {self.parameter}"
        if self.found:
            near = get_close_matches(self.found.casefold(), [*self.known, *map(str.casefold, self.known.values())], 1, 0.6)
            asks = f"{self.parameter}={quoted(self.found)}: nothing of that name has an answer here" + (
                f"; nearest: {near[0]}" if near else ""
            )
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
    wanted, known = value.casefold(), dict[str, str]()
    for language in dict.fromkeys((lang, *graph.store.languages)):
        for one, called in _found(graph, question, parameter.name, language, timeout):
            name = graph.space.reference(one.value)
            known.setdefault(name, called)
            if wanted in (name.casefold(), name.rpartition("/")[2].casefold(), called.casefold()):
                return str(one.value)
    if known:
        raise WantsParameter(question.name, parameter.name, value, known)
    return value


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
