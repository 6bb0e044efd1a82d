"""Records become RDF: the only place where the model and the vocabulary meet.

The model says which property a field becomes, and what kind of term. What does not fit that pattern
(dates, chains of voices, members, the text) has a small function of its own.
"""

from collections.abc import Callable
from typing import Any

from tuiin import model
from tuiin.curate import languages
from tuiin.files import words as interface
from tuiin.graph.space import Space
from tuiin.graph.statements import Statements, iri, text, typed
from tuiin.model import (
    Citation,
    Claim,
    Concept,
    Entries,
    Event,
    Position,
    Record,
    Review,
    Value,
    Viewpoint,
    Words,
    Work,
    dates,
    fields,
)
from tuiin.model.fields import Field

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_INSTANTS = ("time:inXSDgYear", "time:inXSDgYearMonth", "time:inXSDDate")
LEXVO = "http://lexvo.org/id/iso639-3/"

# The classes of a thing of these kinds; all others have those of their record.
CLASSES: dict[str, tuple[str, ...]] = {
    "journal": ("fabio:Journal",),
    "person": ("foaf:Person", "prov:Agent"),
    "organization": ("org:Organization", "prov:Agent"),
    "state": ("schema:Country", "prov:Agent"),
    "group": ("foaf:Group", "prov:Agent"),
    "office": ("org:Post", "prov:Agent"),
    "event": ("tn:Event",),
    "programme": ("tn:Programme", "tn:Event"),
    "stage": ("tn:Stage", "tn:Event"),
    "period": ("tn:Period", "tn:Event"),
}


def triples(entries: Entries) -> Statements:
    """Return what an article's curated graph and the shared graph say; nothing here is derived, and no node is blank."""
    writer = _Writer(entries)
    writer.article()
    writer.order()
    for kind, records in entries.records.items():
        for key, record in records.items():
            writer.thing(kind, key, record)
    return writer.out


class _Writer:
    def __init__(self, entries: Entries) -> None:
        self.entries, self.slug = entries, entries.slug
        self.space = Space(entries.project.base)
        self.out = Statements(space=self.space)
        self.unread = set(entries.unread)
        self.language = entries.article.language.lower()
        self.work = self.space.article(self.slug)
        self.copy = self.space.local(self.slug, "text")
        self.graph = self.space.graph(self.slug)

    def say(self, subject: str, predicate: str, term: str) -> None:
        self.out.add(self.graph, subject, predicate, term)

    def ref(self, reference: str) -> str:
        return self.space.thing(self.slug, reference)

    def passage(self, sentence: str) -> str:
        return self.space.local(self.slug, "passage", sentence)

    def thing(self, kind: str, key: str, record: Record) -> None:
        """Write one record of a registry or of the article; what is only drafted has a graph of its own, in which it says so."""
        self.graph = self.home(kind, key)
        subject = self.ref(f"{kind}/{key}")
        if self.entries.drafted(kind, key):
            review(self.out, self.graph, subject, self.entries.reviews[f"{kind}/{key}"])
        self.record(subject, record)
        if kind not in model.SHARED:
            self.say(subject, "tn:inArticle", iri(self.work))
        special = _SPECIAL.get(type(record))
        if special:
            special(self, subject, key, record)

    def home(self, kind: str, key: str) -> str:
        """Return the graph that a record belongs into."""
        drafted = self.entries.drafted(kind, key)
        return self.space.graph(self.slug, *(("drafted",) if drafted else ("shared",) if kind in model.SHARED else ()))

    def record(self, subject: str, record: Record) -> None:
        """Write the classes and the plain fields of a record."""
        self.out.locate(subject, record.place)
        kind = getattr(record, "kind", "")
        for name in CLASSES.get(kind) or record.classes:
            self.say(subject, "rdf:type", iri(name))
        record_type: Any = type(record)
        for name, field in fields.said(record_type).items():
            value = getattr(record, name)
            for one in value if field.many else (value,) if value is not None else ():
                for term in self.terms(field, one):
                    self.say(subject, field.property, term)

    def terms(self, field: Field, value: Any) -> list[str]:
        """Return the terms that one value of a field becomes."""
        match field.term:
            case "words":
                return words(value)
            case "number":
                return [typed(value)]
            case "listed":
                return [iri(f"{field.list}:{value}")]
            case "date":
                return [date(value)]
            case "passage":
                return [iri(self.passage(value))]
            case "address":
                return [iri(value)]
            case "thing":
                return [iri(self.ref(value))]
        return [text(value, self.language)]

    # --- what does not fit the pattern --------------------------------------------------------------------------------

    def article(self) -> None:
        article = self.entries.article
        self.record(self.work, article)
        self.authors(self.work, article.authors)
        for term in words(article.title):
            self.say(self.work, "skos:prefLabel", term)
        self.say(self.work, "schema:inLanguage", text(article.language))
        if letters := languages.iso639_3(article.language):
            self.say(self.work, "dcterms:language", iri(LEXVO + letters))
        for curator in self.entries.project.curating(article.curators).values():
            self.say(self.work, "tn:curator", text(curator.name))
        self.say(self.work, "tn:curated", date(article.curated))
        for name in article.files:
            self.say(self.work, "tn:curatedFile", text(name))
        self.say(self.work, "tn:hasText", iri(self.copy))
        self.text(article.text)
        for name, passage in self.entries.passages.items():
            self.sentence(name, passage.start, passage.end, passage.sha256)

    def authors(self, subject: str, authors: tuple[str, ...]) -> None:
        """Write which of several authors is the first, the second …: a property alone has no order."""
        for number, author in enumerate(authors if len(authors) > 1 else (), 1):
            node = f"{subject}/authorship/{number}"
            self.say(subject, "prov:qualifiedAttribution", iri(node))
            self.say(node, "rdf:type", iri("prov:Attribution"))
            self.say(node, "prov:agent", iri(self.ref(author)))
            self.say(node, "tn:order", typed(number))

    def text(self, copy: model.Copy) -> None:
        self.say(self.copy, "rdf:type", iri("prov:Entity"))
        self.say(self.copy, "prov:specializationOf", iri(self.work))
        self.say(self.copy, "tn:sha256", text(copy.sha256))
        self.say(self.copy, "tn:length", typed(copy.length))
        self.say(self.copy, "tn:firstLine", typed(copy.first_line))
        self.say(self.copy, "tn:lastLine", typed(copy.last_line))
        self.say(self.copy, "tn:normalization", text("NFC-LF"))

    def sentence(self, name: str, start: int, end: int, sha256: str) -> None:
        subject = self.passage(name)
        selector = f"{subject}/selector"
        paragraph, number = name[1:].split("s")
        self.out.locate(subject, self.entries.article.place)
        self.say(subject, "rdf:type", iri("oa:SpecificResource"))
        self.say(subject, "oa:hasSource", iri(self.copy))
        self.say(subject, "oa:hasSelector", iri(selector))
        self.say(subject, "dcterms:isPartOf", iri(self.work))
        self.say(subject, "tn:sha256", text(sha256))
        self.say(subject, "tn:sentenceId", text(name))
        self.say(subject, "tn:paragraph", typed(int(paragraph)))
        self.say(subject, "tn:sentence", typed(int(number)))
        if name in self.entries.article.silent:
            self.say(subject, "tn:silence", text(self.entries.article.silent[name]))
        if name in self.unread:
            self.say(subject, "tn:unread", typed(True))
        self.say(selector, "rdf:type", iri("oa:TextPositionSelector"))
        self.say(selector, "oa:start", typed(str(start), "xsd:nonNegativeInteger"))
        self.say(selector, "oa:end", typed(str(end), "xsd:nonNegativeInteger"))

    def concept(self, subject: str, key: str, concept: Concept) -> None:
        scheme = f"{self.space.uri}concept"
        self.say(scheme, "rdf:type", iri("skos:ConceptScheme"))
        project = self.entries.project
        for language, title in (project.title or dict.fromkeys(project.languages, "")).items():
            ours = interface.words(language)["rdf"]["concepts"]
            self.say(scheme, "skos:prefLabel", text(f"{ours}: {title}" if title else ours, language.lower()))
        self.say(subject, "skos:inScheme", iri(scheme))
        if not concept.broader:
            self.say(subject, "skos:topConceptOf", iri(scheme))
        for other in concept.related:
            self.say(self.ref(other), "skos:related", iri(subject))

    def written_work(self, subject: str, key: str, work: Work) -> None:
        for term in words(work.label):
            self.say(subject, "dcterms:title", term)
        self.years(subject, work.published, None)
        self.authors(subject, work.authors)

    def order(self) -> None:
        """Write which of the claims is the first, the second … by where the text first holds it, then by how the curator has them.

        What is only drafted comes last: it changes nothing of what was curated.
        """
        claims: dict[str, Any] = dict(self.entries.records.get("claim", {}))
        place = {name: number for number, name in enumerate(self.entries.passages)}
        for number, key in enumerate(sorted(claims, key=lambda key: (self.entries.drafted("claim", key), _first(claims[key], place))), 1):
            self.graph = self.home("claim", key)
            self.say(self.ref(f"claim/{key}"), "tn:order", typed(number))

    def claim(self, subject: str, key: str, claim: Claim) -> None:
        for position in claim.positions:
            self.position(subject, (key,), position, None, position.at)

    def position(self, claim: str, path: tuple[str, ...], position: Position, reporter: str | None, inherited: tuple[str, ...]) -> None:
        path = (*path, f"{position.holder.removeprefix('actor/').replace('/', '.')}-{position.stance}")
        subject = self.space.local(self.slug, "position", *path)
        self.record(subject, position)
        self.say(subject, "tn:about", iri(claim))
        self.say(subject, "tn:inArticle", iri(self.work))
        if reporter:
            self.say(subject, "tn:reportedBy", iri(reporter))
        if not position.at:
            for sentence in inherited:
                self.say(subject, "tn:passage", iri(self.passage(sentence)))
        for voice in position.voices:
            self.position(claim, path, voice, subject, position.at or inherited)

    def viewpoint(self, subject: str, key: str, viewpoint: Viewpoint) -> None:
        for number, membership in enumerate(viewpoint.members, 1):
            node = self.space.local(self.slug, "membership", key, membership.member.replace("/", "."))
            self.record(node, membership)
            self.say(node, "tn:order", typed(number))
            self.say(subject, "tn:membership", iri(node))

    def event(self, subject: str, key: str, event: Event) -> None:
        if event.starts is None and event.ends is None:
            return
        interval = self.space.local(self.slug, "interval", key)
        self.say(subject, "time:hasTime", iri(interval))
        self.say(interval, "rdf:type", iri("time:ProperInterval"))
        self.years(subject, event.starts, event.ends)
        for written, own, predicate, end in (
            (event.starts, "tn:edtfStart", "time:hasBeginning", 0),
            (event.ends, "tn:edtfEnd", "time:hasEnd", 1),
        ):
            if written is None:
                continue
            self.say(subject, own, f"{text(written)}^^<{EDTF}>")
            if written != "..":
                moment = _moment(written, end)
                instant = self.space.local(self.slug, "instant", moment)
                self.say(interval, predicate, iri(instant))
                self.say(instant, "rdf:type", iri("time:Instant"))
                self.say(instant, _INSTANTS[moment.count("-", 1)], date(moment))

    def value(self, subject: str, key: str, value: Value) -> None:
        self.years(subject, value.year, None)
        if value.edition:
            self.say(subject, "tn:edition", typed(int(value.edition)))

    def citation(self, subject: str, key: str, citation: Citation) -> None:
        self.say(subject, "cito:hasCitingEntity", iri(self.work))

    def years(self, subject: str, starts: str | None, ends: str | None) -> None:
        """Write plain integer years, which sort and compare alike in every store."""
        first, last = dates.years(starts) if starts else (None, None)
        if first is not None:
            self.say(subject, "tn:startYear", typed(first))
        if ends == "..":
            self.say(subject, "tn:openEnd", typed(True))
            return
        until = dates.years(ends)[1] if ends else last if last != first else None
        if until is not None:
            self.say(subject, "tn:endYear", typed(until))


_SPECIAL: dict[type[Record], Callable[[_Writer, str, str, Any], None]] = {
    Concept: _Writer.concept,
    Work: _Writer.written_work,
    Claim: _Writer.claim,
    Viewpoint: _Writer.viewpoint,
    Event: _Writer.event,
    Value: _Writer.value,
    Citation: _Writer.citation,
}


def review(out: Statements, graph: str, subject: str, said: Review, by: str = "") -> None:
    """Add how a thing came about to a graph; `by` is the IRI of the curator who decided upon it."""
    out.add(graph, subject, "tn:reviewStatus", iri(f"review:{said.review_status}"))
    if by:
        out.add(graph, subject, "tn:reviewedBy", iri(by))
    if said.reviewed:
        out.add(graph, subject, "tn:reviewed", typed(said.reviewed, "xsd:dateTime"))
    if said.drafted_by:
        out.add(graph, subject, "tn:draftedBy", text(said.drafted_by))
    if said.draft_confidence is not None:
        out.add(graph, subject, "tn:draftConfidence", typed(said.draft_confidence))


def words(said: Words[Any]) -> list[str]:
    """Return words as literals, their tags in small letters, as every store gives them back."""
    return [text(one, tag.lower()) for tag, those in said.items() for one in (those if isinstance(those, tuple) else (those,))]


def _first(claim: Claim, place: dict[str, int]) -> int:
    """Return the place in the text of the first sentence where a claim is held."""
    return min((place.get(at, len(place)) for position in claim.positions for at in position.places), default=len(place))


def _moment(written: str, end: int) -> str:
    """Return the day, month or year at which something begins (0) or ends (1), as XML Schema writes it."""
    bare = written.rstrip("?~%")
    if dates.PLAIN.fullmatch(bare):
        return bare
    year = dates.years(written)[end] or 0
    return f"{year:05d}" if year < 0 else f"{year:04d}"


def date(written: str) -> str:
    """Return a date as a literal: a year, a month, a day, or EDTF where XML Schema has no word for it.

    >>> date("2006-04-12")
    '"2006-04-12"^^<http://www.w3.org/2001/XMLSchema#date>'
    """
    if not dates.PLAIN.fullmatch(written):
        return f"{text(written)}^^<{EDTF}>"
    return typed(written, ("xsd:gYear", "xsd:gYearMonth", "xsd:date")[written.count("-", 1)])
