"""A graph of an article: what one asks and checks; every answer comes from its statements alone."""

import hashlib
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tuiin.errors import LimitHit, TuiinError
from tuiin.files.words import ENGLISH
from tuiin.files.words import languages as interface
from tuiin.graph import elsewhere, questions, sparql, words
from tuiin.graph import parameters as asked_for
from tuiin.graph.forms import FORMS, endings
from tuiin.graph.questions import Question
from tuiin.graph.rows import Rows
from tuiin.graph.shapes import Finding, check
from tuiin.graph.space import Space
from tuiin.graph.statements import Statements
from tuiin.graph.store import Store, term
from tuiin.graph.vocabulary import BASE, ONTOLOGY_GRAPH, expand
from tuiin.graph.where import NoGraph
from tuiin.model import Actor, Argument, Citation, Claim, Concept, Entries, Event, Gist, Note, Section, Value, Viewpoint, Work, best

if TYPE_CHECKING:
    import rdflib

    from tuiin.graph.found import Findings
    from tuiin.graph.search import Index
    from tuiin.graph.speakers import Speakers

_FUNCTIONS = expand("xsd:")  # names of functions and datatypes, which no statement needs to hold
_LACKING = 5  # terms that are told: to find what is nearest takes a walk through the graph
_IS_ARTICLE = f" <{expand('rdf:type')}> <{expand('fabio:JournalArticle')}>"


@dataclass(frozen=True, eq=False, repr=False)
class Graph:
    """Statements by named graph, wherever they come from, and how to call them to a person.

    `own` are the questions of the article about itself, by name, where its files are at hand.
    """

    name: str
    statements: Statements
    own: Mapping[str, Question] = field(default_factory=dict, kw_only=True)
    _store: Store | None = field(default=None, kw_only=True)

    @cached_property
    def store(self) -> Store:
        """The statements, ready to be asked; loaded when this is first wanted."""
        if self._store is not None:
            return self._store
        store = Store.of(self.statements)
        store.load(words.wanting(self.statements))
        return store

    @property
    def space(self) -> Space:
        """Where the names of its project lie."""
        return self.statements.space

    @cached_property
    def nquads(self) -> bytes:
        """All graphs as sorted N-Quads: canonical (RDFC-1.0) where no node is blank; made when this is first wanted."""
        return self.statements.nquads().encode()

    @cached_property
    def ntriples(self) -> bytes:
        """The union of all graphs as sorted N-Triples, each triple once; made when this is first wanted."""
        return self.statements.ntriples().encode()

    @cached_property
    def slugs(self) -> list[str]:
        """The short names of the articles that it speaks of, sorted."""
        if self._store is not None:
            found = self._store.articles
        else:
            found = {t.split(" ", 1)[0][1:-1] for triples in self.statements.graphs.values() for t in triples if t.endswith(_IS_ARTICLE)}
        return sorted(iri.removeprefix(self.space.article("")) for iri in found)

    @property
    def slug(self) -> str:
        """The short name of its article. Raises `NoGraph` where it speaks of none, or of several."""
        if len(self.slugs) != 1:
            raise NoGraph(f"{self.name}: wanted a graph of one article; it speaks of {', '.join(self.slugs) or 'none'}")
        return self.slugs[0]

    @property
    def home(self) -> str:
        """The IRI of the graph of what was curated about its article. Raises `NoGraph` where named graphs were not kept apart."""
        graph = self.space.graph(self.slug)
        if graph not in self.statements.counts():
            forms = endings(form for form in FORMS.values() if form.named)
            raise NoGraph(f"{self.name}: holds no named graph <{graph}>; wanted a form that keeps named graphs apart: {forms}")
        return graph

    def parts(self, *names: str) -> dict[str, set[str]]:
        """Return the graphs of some parts by IRI: `curated`, `drafted`, `derived`, `ontology`, `description`, `words`."""
        return {graph: triples for graph, triples in self.statements.graphs.items() if _part(graph) in names}

    def query(
        self, question: str, parameters: Mapping[str, str] = {}, /, *, lang: str = "en", timeout: float | None = None, **fixed: str
    ) -> Rows:
        """Return the rows that answer a shipped question (by name) or a SPARQL query.

        Parameters (a mapping, or by name) fix variables of the query: `kind/id` and IRIs are things, other words are text.
        A parameter without a name ("") is that of a question that has only one.
        `lang` is the language of the words that it finds (`?words` stands for the graph of words in it, `?lang` for its tag) and of the
        heads of its columns; where something is not said in it, the words in the language that stands in for it.
        It is asked in a process that can open no file and no connection; after `timeout` seconds that is ended.
        Raises `BadQuery` for SPARQL that cannot be read or would leave this machine, `LimitHit` where it takes too long, too much memory
        or nests too deep, `UnknownQuestion` for a single word that names no question, and `WantsParameter` where one has to be fixed and
        is not, or to what has no answer: a parameter is a `kind/id`, a bare id, or what a thing is called.
        """
        asked = self._asked(question)
        bindings, taken = self._fixed(asked, {**parameters, **fixed}, lang, timeout)
        try:
            answer = self.store.ask_sealed(asked.sparql, bindings, timeout)
            spoken = words.language(bindings["words"]) if "words" in bindings else ""
            rows = Rows(answer, asked.heads(lang), spoken)
        except MemoryError as error:
            raise LimitHit("the answer is too large, or holds a text that is: ask for less") from error
        rows.missing = missing(self, asked.sparql, bindings, only_unknown=len(rows) > 0)
        rows.taken = taken
        if not len(rows):
            rows.see = asked.see
            rows.several = not questions.offered({asked.name: asked}, len(self.slugs))
            rows.without = self._without(asked, {**parameters, **fixed}, bindings, lang, timeout)
        return rows

    def _without(
        self, asked: Question, given: Mapping[str, str], bindings: Mapping[str, str], lang: str, timeout: float | None
    ) -> "elsewhere.Without | None":
        """Return what to say where a question has nothing for the one thing that it was asked of, if that is there at all."""
        known = [parameter.name for parameter in asked.parameters]
        name = known[0] if known and [*given] == [""] else next(iter(given), "")
        if len(given) != 1 or name not in known or not self.store.holds(bindings[name]):
            return None
        return elsewhere.without(self, asked, name, str(term(bindings[name], self.store.prefixes).value), lang, timeout)

    @cached_property
    def _index(self) -> "Index":
        from tuiin.graph import found

        return found.index(self)

    @cached_property
    def _speakers(self) -> "Speakers":
        from tuiin.graph.speakers import Speakers

        return Speakers.of(self.store)

    def search(self, words: str, /, *, lang: str = "en", most: int = 10, kinds: Collection[str] = ()) -> "Findings":
        """Return what fits free words in any language, the best first, told in `lang` or in the language that stands in for it.

        That is claims with who holds them, where, and what warns of them; things; notes of the curator; questions that can be asked by
        name. `kinds` are those that are wanted (claim, thing, note, question); all of them where none is named. Where the words name
        somebody who holds claims, what they say on the rest of the words is among it. `fits` says how many fit well.
        """
        from tuiin.graph import found

        return found.findings(self, self._index, self._speakers, words, lang=lang, most=most, kinds=kinds)

    def choices(self, question: str, parameter: str, /, *, lang: str = "en", timeout: float | None = None) -> dict[str, str]:
        """Return what a parameter of a question can be so that there is an answer: each by `kind/id`, with what it is called.

        Raises `UnknownParameter` and `UnknownQuestion`.
        """
        asked = self._asked(question)
        if parameter not in sparql.variables(asked.sparql):
            raise UnknownParameter([parameter], [p.name for p in asked.parameters])
        return asked_for.choices(self, asked, parameter, lang, timeout)

    def written(self, question: str, parameters: Mapping[str, str] = {}, /, *, lang: str = "en", timeout: float | None = None) -> str:
        """Return the SPARQL that `query` asks, for any other engine: prefixes declared, parameters and language in their places.

        A parameter that nobody fixes stays a variable. Raises `BadQuery` for what cannot be read, as `query` does. To see that takes at
        most `timeout` seconds.
        """
        asked = self._asked(question)
        sparql.refuse(asked.sparql)
        fixed, _ = self._fixed(asked, parameters, lang, timeout, whole=False)
        known = self.store.prefixes
        body = sparql.bind(asked.sparql, {name: str(term(value, known)) for name, value in fixed.items()})
        with suppress(LimitHit):  # asked of nothing: whether it can be read is known before anything takes long
            Store(space=self.space).ask_sealed(body, seconds=timeout)
        names = [name[:-1] for name in sparql.undeclared(body) if name[:-1] in known]
        return "".join(f"PREFIX {name}: <{known[name]}>\n" for name in names) + body.strip() + "\n"

    @property
    def questions(self) -> dict[str, Question]:
        """The questions that can be asked by name: those of the article about itself, then those that ship."""
        return {**self.own, **{name: question for name, question in questions.load().items() if name not in self.own}}

    def _asked(self, question: str) -> Question:
        """Return the question of that name, or the SPARQL that it is as one. Raises `UnknownQuestion`."""
        if not question.strip() or re.fullmatch(r"[\w.-]+", question.strip()):
            return questions.find(question.strip(), self.questions)
        header = questions.header(question)
        return Question(header.words, header.parameters, header.columns, "the question", question)

    def _fixed(
        self, asked: Question, given: Mapping[str, str], lang: str, timeout: float | None, *, whole: bool = True
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Return the variables of a question that are fixed, and to what; and which of them only the graph decided.

        Raises `UnknownParameter` for one that it lacks, and, where the `whole` is wanted, `WantsParameter` for one that nobody fixed.
        """
        there = sparql.variables(asked.sparql)
        if "" in given and len(asked.parameters) == 1 and (only := asked.parameters[0].name) not in given:
            given = {only: given[""], **{name: value for name, value in given.items() if name}}
        if unknown := sorted(set(given) - {*there, *(p.name for p in asked.parameters)}):
            raise UnknownParameter(unknown, [p.name for p in asked.parameters] or there)
        fixed, taken = asked_for.settled(self, asked, given, lang, timeout, whole=whole)
        if sparql.graphed(asked.sparql, "words"):
            fixed = {"words": self.spoken(lang)} | fixed
        if "lang" in there and (asked.words or sparql.compared(asked.sparql, "lang")):
            fixed = {"lang": best(self.store.languages, lang) or lang} | fixed
        return fixed, taken

    def spoken(self, lang: str) -> str:
        """Return the IRI of the graph of words in a language; where only tuiin itself speaks it, that is made when it is first wanted.

        In English its words stand in the others too. A store on disk has what it was made with.
        """
        spoken, tag = self.store.languages, lang.lower()
        if tag in spoken or tag not in interface() or tag == ENGLISH or not spoken or not self.store.grows:
            return self.store.words(lang)
        name = self.space.words(tag)
        if not self.store.graphs.contains_named_graph(ox.NamedNode(name)):
            found = words.made(self.statements, [tag, *spoken])
            self.store.load(Statements({name: found.graphs[name]}, space=self.space))
        return name

    def thing(self, reference: str) -> str:
        """Return the IRI that `kind/id` stands for; any other text as it is.

        Of several articles, a claim or a sentence is that of the first that has one of this name; the first article's where none has.
        """
        known = [self.space.thing(slug, reference) for slug in self.slugs or ["none"]]
        return known[0] if len(set(known)) == 1 else next(filter(self.store.holds, known), known[0])

    def check(self, *, lang: str = "en") -> list[Finding]:
        """Return what the SHACL shapes find, sorted by file and line, in words of this language; an empty list means none."""
        return check(self.ntriples.decode(), self.statements.places, language=lang, space=self.space)

    def digest(self) -> str:
        """Return the SHA-256 of the canonical N-Quads (RDFC-1.0) of all graphs, as 64 hexadecimal digits."""
        return hashlib.sha256(self.nquads).hexdigest()

    def to_rdflib(self) -> "rdflib.Dataset":
        """Return the graphs as an rdflib Dataset whose default graph is the union of all: a copy, which may be changed.

        It is rdflib's own store. One on Oxigraph is filled sooner, but its union holds a statement once for each graph that has it, and so
        counts every text of the graphs of words twice.
        """
        import rdflib

        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=self.nquads, format="nquads")
        for prefix, base in self.space.prefixes.items():
            dataset.bind(prefix, base)
        return dataset

    def __repr__(self) -> str:
        size = f"{len(self.statements):,} statements in {len(self.statements.counts())} graphs"
        return f"<{type(self).__name__} {self.name}: {size}>"


@dataclass(frozen=True, eq=False, repr=False)
class KnowledgeGraph(Graph):
    """The graph of one article, built from its curated files, with the records that these are."""

    entries: Entries

    @property
    def actors(self) -> dict[str, Actor]:
        """The actors of the registry, by id."""
        return self.entries.of(Actor)

    @property
    def concepts(self) -> dict[str, Concept]:
        """The concepts of the registry, by id."""
        return self.entries.of(Concept)

    @property
    def works(self) -> dict[str, Work]:
        """The works of the registry, by id."""
        return self.entries.of(Work)

    @property
    def claims(self) -> dict[str, Claim]:
        """The claims, by id."""
        return self.entries.of(Claim)

    @property
    def arguments(self) -> dict[str, Argument]:
        """The steps of reasoning, by id."""
        return self.entries.of(Argument)

    @property
    def viewpoints(self) -> dict[str, Viewpoint]:
        """The viewpoints, by id."""
        return self.entries.of(Viewpoint)

    @property
    def events(self) -> dict[str, Event]:
        """The events, by id."""
        return self.entries.of(Event)

    @property
    def values(self) -> dict[str, Value]:
        """The figures and statuses as somebody reported them, by id."""
        return self.entries.of(Value)

    @property
    def citations(self) -> dict[str, Citation]:
        """The citations, by id."""
        return self.entries.of(Citation)

    @property
    def notes(self) -> dict[str, Note]:
        """The remarks of the editor, by id."""
        return self.entries.of(Note)

    @property
    def sections(self) -> dict[str, Section]:
        """The parts of the article under headings of the curator's, by id."""
        return self.entries.of(Section)

    @property
    def gists(self) -> dict[str, Gist]:
        """The sentences in which the curator tells what claims and notes say, by id."""
        return self.entries.of(Gist)


def missing(graph: Graph, question: str, fixed: Mapping[str, str] = {}, *, only_unknown: bool = False) -> dict[str, str]:
    """Return the terms that a question names, or is asked about, and of which a graph holds nothing: why an answer may be empty.

    Five at most, each with the nearest name that the graph has beside it, empty where none is near.
    A text to which a variable is `fixed` counts where statements have to hold it, and not where it is only compared.
    """
    named = [iri for _, iri in sparql.terms(question, graph.store.prefixes) if not iri.startswith(_FUNCTIONS)]
    named += [value for name, value in fixed.items() if sparql.stated(question, name) or isinstance(_term(graph, value), ox.NamedNode)]
    if only_unknown:  # in an answer that is not empty: a term of ours that there is not, which made it wrong without a word
        named = [iri for iri in named if iri.startswith(BASE) and not iri.startswith(graph.space.uri)]
    lacking = dict.fromkeys(_term(graph, value) for value in named if not graph.store.holds(value))
    if only_unknown:
        lacking = {one: None for one in lacking if isinstance(one, ox.NamedNode) and not graph.store.declares(one.value)}
    short = graph.space.short
    return {
        short(one.value) if isinstance(one, ox.NamedNode) else str(one): short(graph.store.nearest(one.value))
        if isinstance(one, ox.NamedNode)
        else ""
        for one in islice(lacking, _LACKING)
    }


def _term(graph: Graph, value: str) -> ox.NamedNode | ox.Literal:
    return term(value, graph.store.prefixes)


def _part(graph: str) -> str:
    if graph == ONTOLOGY_GRAPH:
        return "ontology"
    if words.NAME.fullmatch(graph):
        return "words"
    if "/derived/" in graph:
        return "derived"
    return found[1] if (found := re.search(r"/graph/[^/]+/(description|drafted)$", graph)) else "curated"


class UnknownParameter(TuiinError):
    """A question was given a parameter that it does not have."""

    def __init__(self, names: list[str], known: list[str]) -> None:
        self.names, self.known = names, known
        super().__init__(names, known)

    def __str__(self) -> str:
        if self.names == [""]:
            return f"wanted the name of a parameter; the question has: {', '.join(self.known) or 'none'}"
        return f"the question has no parameter {', '.join(self.names)}; it has: {', '.join(self.known) or 'none'}"
