"""What there is to be found in a graph, and what a person wants to know of it: who holds a claim, where, and what warns of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from tuiin.files.words import ENGLISH
from tuiin.graph.questions import Question, offered
from tuiin.graph.search import Entry, Hit, Index, joined
from tuiin.graph.space import Space
from tuiin.graph.speakers import Speakers, with_each
from tuiin.graph.store import Store
from tuiin.model import best

# How much words count: those of a claim, what it speaks of, how it is said.
_OWN, _PART, _SAID = 1.0, 0.6, 0.35
_BESIDE = 0.75  # a thing or a note beside a claim: short ones fit easily
_WELL = 0.2  # what part of the best one's score makes another one fit well
_ROLES = {"conclusion": 1.25, "finding": 1.12, "background": 0.94}
_NAMES = "skos:prefLabel|skos:altLabel|skos:hiddenLabel|tn:printed|skos:definition|dcterms:description"


class Searched(Protocol):
    """A graph in which words are looked for."""

    @property
    def store(self) -> Store:
        """Its statements, ready to be asked."""
        ...

    @property
    def space(self) -> Space:
        """Where the names of its project lie."""
        ...

    @property
    def questions(self) -> dict[str, Question]:
        """The questions that can be asked of it by name."""
        ...

    @property
    def slugs(self) -> list[str]:
        """The short names of the articles that it speaks of."""
        ...


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a claim, with which stance and certainty, in words; in which sentences; `through` are those by whom we hear it."""

    holder: str
    stance: str
    certainty: str
    at: tuple[str, ...]
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that fits what was asked: its kind (claim, question, thing, note), its name, and what it says in a language.

    `lacking` are the words asked for of which it has nothing; a claim has its `holdings` and the warnings on it, by note. What nobody has
    reviewed says so by `draft`.
    """

    kind: str
    name: str
    iri: str
    says: str
    score: float
    lacking: tuple[str, ...] = ()
    holdings: tuple[Holding, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    draft: str = ""


class Findings(list[Found]):
    """What was found, the best first; `fits` is how many there are that fit well, shown or not."""

    fits: int = 0


def findings(graph: Searched, index: Index, speakers: Speakers, words: str, *, lang: str, most: int, kinds: Collection[str]) -> Findings:
    """Return what to tell of what fits free words, with what each says who is named in them."""
    hits = index.find(words, len(index.entries), kinds)
    well = {hit.entry.name for hit in hits if hit.score >= _WELL * hits[0].score}
    shown, said = with_each(speakers, index, words, hits, most) if not kinds or "claim" in kinds else (hits[:most], set())
    found = Findings(told(graph, shown, lang))
    found.fits = max(len(well | said), len(found))
    return found


def index(graph: Searched) -> Index:
    """Return all that can be found in a graph, its questions among it, by its words in all languages."""
    return Index.of([*_claims(graph.store), *_things(graph.store), *_notes(graph.store), *_questions(graph)])


def told(graph: Searched, hits: Iterable[Hit], lang: str) -> list[Found]:
    """Return what to tell of what was found, in a language or in the one that stands in for it."""
    words = _Words(graph.store, lang)
    return [_told(graph, words, hit, lang) for hit in hits]


def _told(graph: Searched, words: "_Words", hit: Hit, lang: str) -> Found:
    kind, name = hit.entry.kind, hit.entry.name
    if kind == "question":
        said = graph.questions[name].words
        return Found(kind, name, "", said[best(said, lang, ENGLISH)], hit.score, hit.lacking)
    holdings, warnings = (words.holdings(name), words.warnings(name)) if kind == "claim" else ((), ())
    return Found(kind, graph.space.reference(name), name, words.of(name), hit.score, hit.lacking, holdings, warnings, words.draft(name))


def _claims(store: Store) -> Iterable[Entry]:
    own = _texts(store, "?thing a tn:Claim ; tn:paraphrase|tn:condition|tn:qualifier ?text")
    parts = _texts(
        store, f"?thing a tn:Claim ; tn:subject|tn:object|tn:scope ?part . ?part {_NAMES.partition('|skos:definition')[0]} ?text"
    )
    said = _texts(store, "?thing a tn:Claim ; tn:relation|tn:role|tn:kind ?part . ?part skos:prefLabel|skos:altLabel ?text")
    held = _texts(store, "?position tn:about ?thing ; tn:holder|tn:stance|tn:source ?part . ?part skos:prefLabel|skos:altLabel ?text")
    roles = {str(iri): str(role).rsplit("/", 1)[-1] for iri, role in store.ask("SELECT ?thing ?role { ?thing a tn:Claim ; tn:role ?role }")}
    for iri, texts in own.items():
        more = (*joined(parts.get(iri, ()), _PART), *joined([*said.get(iri, ()), *held.get(iri, ())], _SAID))
        yield Entry("claim", iri, (*joined(texts, _OWN), *more), _ROLES.get(roles.get(iri, ""), 1.0))


def _things(store: Store) -> Iterable[Entry]:
    wanted = "VALUES ?class { skos:Concept prov:Agent fabio:Expression fabio:Journal tn:Event fabio:JournalArticle } ?thing a ?class"
    ours = "FILTER(STRSTARTS(STR(?thing), STR(id:)))"
    for iri, texts in _texts(store, f"{wanted} . {ours} ?thing {_NAMES} ?text").items():
        yield Entry("thing", iri, tuple(joined(texts, _OWN)), _BESIDE)


def _notes(store: Store) -> Iterable[Entry]:
    for iri, texts in _texts(store, "?thing a tn:EditorialNote ; rdfs:comment|tn:printed|tn:probably ?text").items():
        yield Entry("note", iri, tuple(joined(texts, _OWN)), _BESIDE)


def _questions(graph: Searched) -> Iterable[Entry]:
    for name, question in offered(graph.questions, len(graph.slugs)).items():
        yield Entry("question", name, (*joined(question.words.values(), _OWN), (name.replace("-", " "), _PART)))


def _texts(store: Store, pattern: str) -> Mapping[str, list[str]]:
    """Return the texts that a pattern finds, by the thing that they are of."""
    found: dict[str, list[str]] = defaultdict(list)
    for thing, text in store.ask(f"SELECT DISTINCT ?thing ?text {{ {pattern} }} ORDER BY ?thing ?text"):
        found[str(thing)].append(str(text))
    return found


class _Words:
    """What a store says of one thing, in the words of a language."""

    def __init__(self, store: Store, lang: str) -> None:
        self.store, self.words = store, store.words(lang)

    def of(self, iri: str) -> str:
        name = f"<{iri}>"
        asked = f"SELECT ?text {{ GRAPH <{self.words}> {{ {name} ?any ?text }} VALUES ?any {{ skos:prefLabel rdfs:comment }} }} LIMIT 1"
        return next((str(text) for (text,) in self.store.ask(asked)), iri)

    def holdings(self, claim: str) -> tuple[Holding, ...]:
        """Return who holds a claim, in the order of the text."""
        known: dict[str, list[str]] = {}
        places: dict[str, list[str]] = defaultdict(list)
        for position, who, how, sure, reporter, at in self.store.ask(
            f"""SELECT ?position ?who ?how ?sure ?reporter ?at {{
              ?position tn:about <{claim}> ; tn:holder ?holder ; tn:stance ?stance ; tn:certainty ?certainty ; tn:passage ?passage .
              ?passage tn:sentenceId ?at ; tn:paragraph ?paragraph ; tn:sentence ?sentence .
              OPTIONAL {{ ?position tn:reportedBy ?reporter }}
              GRAPH <{self.words}> {{ ?holder skos:prefLabel ?who . ?stance skos:prefLabel ?how . ?certainty skos:prefLabel ?sure }}
            }} ORDER BY ?paragraph ?sentence ?position"""
        ):
            known.setdefault(str(position), [str(who), str(how), str(sure), str(reporter or "")])
            places[str(position)].append(str(at))
        return tuple(
            Holding(who, how, sure, tuple(places[position]), tuple(_through(known, reporter)))
            for position, (who, how, sure, reporter) in known.items()
        )

    def draft(self, iri: str) -> str:
        """Return that nobody has reviewed a thing, in words; nothing where somebody has, or nothing is known of it."""
        asked = f"SELECT ?status {{ <{iri}> tn:reviewStatus ?status FILTER(?status = review:drafted) }}"
        return next((self.of(str(status)) for (status,) in self.store.ask(asked)), "")

    def warnings(self, claim: str) -> tuple[tuple[str, str], ...]:
        """Return the notes that touch a claim, the weightiest first, by name and in words."""
        rows = self.store.ask(
            f"""SELECT ?note ?text {{
              <{claim}> tn:warnedBy ?note . GRAPH <{self.words}> {{ ?note rdfs:comment ?text }}
              OPTIONAL {{ ?note tn:weight ?weight }}
              BIND(IF(?weight = weight:major, 0, IF(?weight = weight:moderate, 1, 2)) AS ?rank)
            }} ORDER BY ?rank ?note"""
        )
        return tuple((self.store.space.reference(str(note)), str(text)) for note, text in rows)


def _through(known: Mapping[str, list[str]], reporter: str) -> list[str]:
    """Return who reports, from the first to the last, by name."""
    chain: list[str] = []
    while reporter in known:
        chain.insert(0, known[reporter][0])
        reporter = known[reporter][3]
    return chain
