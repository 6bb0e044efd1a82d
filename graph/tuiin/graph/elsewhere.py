"""Where else to ask: which questions have an answer for a thing that is there, where the question that was asked has none."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from tuiin.errors import BadQuery, LimitHit
from tuiin.graph.found import Searched
from tuiin.graph.questions import Question, offered

MOST = 3  # questions that are pointed at
_LABELLED = """SELECT DISTINCT ?thing {
  ?thing skos:prefLabel|skos:altLabel|tn:paraphrase ?label
  FILTER(LCASE(STR(?label)) = ?wanted && STRSTARTS(STR(?thing), STR(id:)))
} ORDER BY ?thing LIMIT 9"""


class Asked(Searched, Protocol):
    """A graph that questions are asked of."""

    def thing(self, reference: str) -> str:
        """Return the IRI that `kind/id` stands for."""
        ...


@dataclass(frozen=True, slots=True)
class Pointer:
    """Another question that has an answer for a thing: how it is asked of that thing, and how many rows it has."""

    question: str
    parameter: str
    thing: str
    rows: int

    def __str__(self) -> str:
        return f"{self.question} -p {self.parameter}={self.thing} ({self.rows} {'row' if self.rows == 1 else 'rows'})"


@dataclass(frozen=True, slots=True)
class Without:
    """A thing that is there, and for which a question has nothing; and the questions that have something for it."""

    question: str
    parameter: str
    thing: str
    pointers: tuple[Pointer, ...] = ()

    def __str__(self) -> str:
        see = f"; see {', '.join(map(str, self.pointers))}" if self.pointers else ""
        return f"{self.parameter}={self.thing} is there, but {self.question} has nothing for it{see}"


def without(graph: Asked, question: Question, parameter: str, iri: str, lang: str, seconds: float | None) -> Without:
    """Return what to say of a thing for which a question has nothing; of the questions that have, those to which it points go first."""
    name = graph.space.reference(iri)
    found: list[Pointer] = []
    for other, taking in _others(graph, question):
        if len(found) < MOST and other.name not in {pointer.question for pointer in found}:
            rows = _rows(graph, other, {taking: iri}, lang, seconds)
            found += [Pointer(other.name, taking, name, rows)] if rows else []
    return Without(question.name, parameter, name, tuple(found))


def called(graph: Asked, value: str, kinds: Collection[str], seconds: float | None) -> str:
    """Return the IRI of the thing of one of these kinds that has this id, or that is called so in any language; empty where none is."""
    by_id = (graph.thing(f"{kind}/{value}") for kind in sorted(kinds))
    if there := next(filter(graph.store.holds, by_id), ""):
        return there
    with suppress(BadQuery, LimitHit):
        rows = graph.store.ask_sealed(_LABELLED, {"wanted": value.lower()}, seconds)
        found = [str(iri) for (iri,) in rows]
        return next((iri for iri in found if graph.space.reference(iri).partition("/")[0] in kinds), "")
    return ""


def _others(graph: Asked, question: Question) -> Iterator[tuple[Question, str]]:
    """Yield the other questions with each of their parameters, those that are nearest to this one first."""
    others = [one for name, one in offered(graph.questions, len(graph.slugs)).items() if name != question.name and not one.fixed]
    others.sort(key=lambda one: (one.name not in question.see, one.about != question.about))
    yield from ((other, parameter.name) for other in others for parameter in other.parameters)


def _rows(graph: Asked, question: Question, fixed: Mapping[str, str], lang: str, seconds: float | None) -> int:
    """Return how many rows a question has with its parameters so fixed; none where that cannot be told in the time."""
    with suppress(BadQuery, LimitHit):
        bindings = {"words": graph.store.words(lang), "lang": lang, **fixed}
        return sum(1 for _ in graph.store.ask_sealed(question.sparql, bindings, seconds))
    return 0
