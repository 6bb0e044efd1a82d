"""Where agents ask: one graph, a few processes that can be ended, and what the graph says of one thing, looked up."""

import queue
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from difflib import get_close_matches
from functools import cache, cached_property
from itertools import islice
from typing import Any

import pyoxigraph as ox

from tuiin.agents.answers import Named, Text
from tuiin.agents.proposing import Proposals
from tuiin.agents.refused import Refusal
from tuiin.errors import BadQuery, LimitHit
from tuiin.files.paths import ONTOLOGY
from tuiin.files.words import languages
from tuiin.graph.knowledge import Graph
from tuiin.graph.store import term
from tuiin.graph.vocabulary import expand
from tuiin.letters import quoted

SEATS = 4  # queries of others that run at once
ANSWER = 8_000_000  # bytes of an answer of the engine
LETTERS = 2_000  # of one text
_MANY = 10_000  # things that are looked up of one thing
_CALLED = ("skos:prefLabel", "tn:paraphrase", "dcterms:title", "rdfs:comment")


class Busy(LimitHit):
    """All processes are busy, and none became free in time."""

    limit = "queue"


class Desk:
    """A graph at which several may ask at once, in the language `lang` unless they say another; a query has so many `seconds`.

    What others ask is answered by one of a few processes, what only we ask by another: nobody's query keeps the rest waiting.
    Where there is a place for `proposals`, an agent may propose claims.
    """

    def __init__(self, graph: Graph, lang: str = "en", seconds: float = 30.0, proposals: Proposals | None = None) -> None:
        for tag in languages():
            graph.spoken(tag)  # what every process needs is there before any is made
        self.graph, self.lang, self.seconds, self.proposals = graph, lang, seconds, proposals
        held = [graph.store.again(ANSWER) for _ in range(SEATS + 1)]
        self._own, self._stores, self._closed = held[0], held, False
        self._seats: queue.SimpleQueue[Graph] = queue.SimpleQueue()
        for store in held[1:]:
            self._seats.put(replace(graph, _store=store))

    @contextmanager
    def seat(self) -> Iterator[Graph]:
        """Give the graph as one of the processes asks it, to nobody else meanwhile. Raises `Busy` where none is free in time."""
        try:
            graph = self._seats.get(timeout=self.seconds)
        except queue.Empty:
            raise Busy(f"{SEATS} queries are under way, and none was done in {self.seconds:g} seconds; try again") from None
        try:
            if self._closed:
                raise Busy("the server ends")
            yield graph
        finally:
            self._seats.put(graph)

    def close(self) -> None:
        """End all processes, whatever they are doing; nobody is given one any more."""
        self._closed = True
        for store in self._stores:
            store.stop()

    def ask(self, name: str, **fixed: str) -> list[dict[str, Any]]:
        """Return the rows of one of our own queries (`ontology/agents`), each as terms by variable."""
        answer = self._own.ask_sealed(_query(name), fixed, self.seconds)
        return [dict(zip(answer.variables, row, strict=True)) for row in answer.terms()]

    # --- what is said of one thing

    def values(self, thing: str, name: str) -> list[Any]:
        """Return what a thing has as a property, sorted: things and texts as terms, nothing without a name."""
        return _sorted(quad.object for quad in self._quads(thing, name, None))

    def things(self, thing: str, name: str) -> list[str]:
        """Return the IRIs of the things that a thing has as a property, sorted."""
        return [one.value for one in self.values(thing, name) if isinstance(one, ox.NamedNode)]

    def one(self, thing: str, name: str) -> Any | None:
        """Return one thing that a thing has as a property, the first where there are several."""
        return next(iter(self.values(thing, name)), None)

    def those(self, name: str, thing: str) -> list[str]:
        """Return the IRIs of what has a thing as a property, sorted."""
        return [each.value for each in _sorted(quad.subject for quad in self._quads(None, name, thing))]

    def is_a(self, thing: str, name: str) -> bool:
        """Say whether a thing is of a class."""
        return expand(name) in self.things(thing, "rdf:type")

    def far(self, thing: str, name: str, *, back: bool = False) -> list[str]:
        """Return all to which a property leads from a thing, at any remove, the nearest first; with `back`, from where it leads here."""
        found: dict[str, None] = {}
        now = [thing]
        while now and len(found) < _MANY:
            steps = [self.those(name, one) if back else self.things(one, name) for one in now]
            now = [each for step in steps for each in dict.fromkeys(step) if each not in found and each != thing]
            found |= dict.fromkeys(now)
        return list(found)

    def _quads(self, subject: str | None, name: str, value: str | None) -> Iterator[Any]:
        nodes = [_node(one) if one else None for one in (subject, value)]
        if nodes == [None, None]:  # the graph has a text where a thing should be
            return iter(())
        return islice(self.graph.store.graphs.quads_for_pattern(nodes[0], ox.NamedNode(expand(name)), nodes[1]), _MANY)

    # --- in words

    def named(self, iri: str, lang: str) -> Named:
        """Return a thing with its names, in a language or in the one that stands in for it."""
        name = self.graph.space.reference(iri)
        said = next((text for called in _CALLED if (text := self.text(iri, called, lang))), None)
        return Named(iri, name, said.text, said.language) if said else Named(iri, name)

    def maybe(self, found: Any | None, lang: str) -> Named | None:
        """Return a thing with its names, where there is one."""
        return self.named(found.value, lang) if isinstance(found, ox.NamedNode) else None

    def every(self, things: list[str], lang: str) -> list[Named]:
        """Return things with their names."""
        return [self.named(one, lang) for one in things]

    def text(self, thing: str, name: str, lang: str) -> Text | None:
        """Return what a thing has as a text, in a language or in the one that stands in for it."""
        words, node = ox.NamedNode(self.graph.spoken(lang)), _node(thing)
        found = self.graph.store.graphs.quads_for_pattern(node, ox.NamedNode(expand(name)), None, words) if node else ()
        return next((self.said(quad.object, lang) for quad in found if isinstance(quad.object, ox.Literal)), None)

    def said(self, literal: Any, lang: str) -> Text:
        """Return a text, with its language where that is not the one that was asked for."""
        other = literal.language if literal.language and literal.language.lower() != lang.lower() else None
        return Text(cut(literal.value), other)

    def called(self, text: str, lang: str) -> list[str]:
        """Return the names of what is called just so in a language, three at most."""
        words = ox.NamedNode(self.graph.spoken(lang))
        tags = {lang, *self.graph.store.languages}
        quads = (
            quad
            for tag in sorted(tags)
            for quad in self.graph.store.graphs.quads_for_pattern(None, None, ox.Literal(text, language=tag), words)
        )
        return list(dict.fromkeys(quad.subject.value for quad in islice(quads, 9) if isinstance(quad.subject, ox.NamedNode)))[:3]

    # --- which thing is meant

    def meant(self, reference: str, *kinds: str) -> str:
        """Return the IRI of what somebody means by an IRI, `kind/id`, `prefix:name`, a bare id of one of these kinds, or what it is called.

        Raises `Refusal`: with the nearest names where the graph has nothing of that name, with IRIs where several articles have it.
        """
        wanted = reference.strip()
        for name in (wanted, *(f"{kind}/{wanted}" for kind in kinds if "/" not in wanted)):
            here = dict.fromkeys(self.graph.space.thing(slug, name) for slug in self.graph.slugs or ["none"])
            if len(found := [iri for one in here if (iri := self._held(one))]) > 1:
                raise Refusal("ambiguous", f"several articles have {quoted(name)}: wanted an IRI", found[:20])
            if found:
                return found[0]
        hits = self.graph.search(wanted[:300].replace("/", " ").replace("-", " "), lang=self.lang, most=5, kinds=_searched(kinds))
        for hit in hits:
            if hit.says.casefold() == wanted.casefold():
                return hit.iri
        raise Refusal("unknown-thing", f"nothing here is called {quoted(wanted)}", self._nearest(wanted, kinds, [hit.name for hit in hits]))

    def _held(self, name: str) -> str:
        """Return the IRI of a name if the graph has it; empty if not."""
        with suppress(BadQuery):
            node = term(name, self.graph.store.prefixes)
            if isinstance(node, ox.NamedNode) and self.graph.store.holds(node.value):
                return node.value
        return ""

    def listed(self, kind: str, word: str) -> str:
        """Return the IRI of a word of a list, such as a stance. Raises `Refusal` with the words that there are."""
        base = expand(f"{kind}:")
        iri = base + word.removeprefix(base).removeprefix(f"{kind}:")
        known = self.those("skos:inScheme", base.rstrip("/"))
        if iri not in known:
            raise Refusal("unknown-word", f"{kind} has no word {quoted(word)}", [each.removeprefix(base) for each in known])
        return iri

    def _nearest(self, wanted: str, kinds: tuple[str, ...], hits: list[str]) -> list[str]:
        """Return the names that are nearest to one that nothing has, by its letters, then what was found by its words."""
        named = {name.partition("/")[2]: name for name in self._names if not kinds or name.partition("/")[0] in kinds}
        near = get_close_matches(wanted.rpartition("/")[2], named, 3, 0.6)
        return list(dict.fromkeys([*(named[one] for one in near), *hits]))[:5]

    @cached_property
    def _names(self) -> list[str]:
        """The names of all that is called something, as `kind/id`."""
        words, label = ox.NamedNode(self.graph.spoken(self.lang)), ox.NamedNode(expand("skos:prefLabel"))
        quads = self.graph.store.graphs.quads_for_pattern(None, label, None, words)
        return sorted({self.graph.space.reference(quad.subject.value) for quad in quads if isinstance(quad.subject, ox.NamedNode)})


def cut(text: str) -> str:
    """Return a text not longer than it may be."""
    return text if len(text) <= LETTERS else f"{text[:LETTERS]}…"


def _sorted(terms: Iterator[Any]) -> list[Any]:
    return sorted({one for one in terms if isinstance(one, ox.NamedNode | ox.Literal)}, key=str)


def _node(iri: str) -> ox.NamedNode | None:
    """Return a thing, or None for what can be none."""
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _searched(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Return as what the search knows these kinds."""
    known = {"claim": "claim", "note": "note"}
    return tuple({known.get(kind, "thing") for kind in kinds}) or ("claim", "thing", "note")


@cache
def _query(name: str) -> str:
    return (ONTOLOGY / "agents" / f"{name}.rq").read_text("utf-8")
