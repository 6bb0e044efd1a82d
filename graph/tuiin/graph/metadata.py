"""What the data set says of itself: DCAT, VoID and PROV in a description graph; counts, licence, and where the text is to be found."""

import re
from collections import Counter

from tuiin import __version__
from tuiin.files.words import ENGLISH, languages, words
from tuiin.graph import words as graphs_of_words
from tuiin.graph.space import Space
from tuiin.graph.statements import Statements, iri, text, typed
from tuiin.graph.triples import date
from tuiin.graph.vocabulary import BASE, ONTOLOGY_GRAPH
from tuiin.model import Actor, Entries

_IS_A = iri("rdf:type")
_TYPE = re.compile(rf"<[^>]*> {re.escape(_IS_A)} <([^>]*)>")


def describe(entries: Entries, statements: Statements) -> Statements:
    """Return the description graph of an article's data set: about the graphs in `statements`, not about itself."""
    out, space = Statements(space=statements.space), statements.space
    graph, dataset = space.graph(entries.slug, "description"), space.shared("dataset", entries.slug)
    activity, tool = space.local(entries.slug, "curation"), f"{BASE}id/software/tuiin-{__version__}"

    def say(subject: str, predicate: str, term: str) -> None:
        out.add(graph, subject, predicate, term)

    title = entries.article.title
    for name in ("dcat:Dataset", "void:Dataset", "prov:Entity"):
        say(dataset, "rdf:type", iri(name))
    for language, name in title.items():
        ours = words(language if language in languages() else ENGLISH)["rdf"]["dataset"]
        say(dataset, "dcterms:title", text(f"{ours}: {name}", language.lower()))
    say(dataset, "dcterms:conformsTo", iri(BASE + "ns"))
    say(dataset, "dcterms:issued", date(entries.article.curated))
    say(dataset, "dcat:version", text(__version__))
    say(dataset, "prov:wasDerivedFrom", iri(space.local(entries.slug, "text")))
    say(dataset, "prov:wasGeneratedBy", iri(activity))
    say(dataset, "void:rootResource", iri(space.article(entries.slug)))
    say(dataset, "void:uriSpace", text(space.uri))
    say(dataset, "void:triples", typed(len(set().union(*statements.graphs.values()))))
    say(activity, "rdf:type", iri("prov:Activity"))
    say(activity, "prov:used", iri(space.local(entries.slug, "text")))
    say(activity, "prov:wasAssociatedWith", iri(tool))
    say(tool, "rdf:type", iri("prov:SoftwareAgent"))
    say(tool, "rdfs:label", text(f"tuiin {__version__}"))
    out.update(_owned(entries, graph, dataset, space))
    for name, count in statements.counts().items():
        say(dataset, "void:subset", iri(name))
        say(name, "rdf:type", iri("void:Dataset"))
        say(name, "void:triples", typed(count))
        if "/words/" in name:
            say(name, "prov:wasDerivedFrom", iri(space.graph(entries.slug)))
        elif "/derived/" in name:
            say(name, "tn:rule", iri(f"{BASE}rule/{name.rsplit('/', 1)[1]}"))
            say(name, "prov:wasDerivedFrom", iri(space.graph(entries.slug)))
    for subject, predicate, term in graphs_of_words.described(entries.project.languages, entries.slug, space):
        say(subject, predicate, term)
    for name, count in sorted(classes(statements).items()):
        partition = f"{dataset}/class/{re.sub(r'.*[/#]', '', name)}"
        say(dataset, "void:classPartition", iri(partition))
        say(partition, "void:class", iri(name))
        say(partition, "void:entities", typed(count))
    return out


def _owned(entries: Entries, graph: str, dataset: str, space: Space) -> Statements:
    """Return whose the data set is, as the project says: under which licence, published and curated by whom."""
    out, project = Statements(space=space), entries.project
    if project.licence:
        out.add(graph, dataset, "dcterms:license", iri(project.licence_address))
    if project.attribution:
        out.add(graph, dataset, "dcterms:rights", text(project.attribution))
    named = [("dcterms:creator", key, curator) for key, curator in project.curating(entries.article.curators).items()]
    named += [("dcterms:publisher", "publisher", project.publisher)] if project.publisher else []
    others = {word for actor in entries.of(Actor).values() if actor.kind != "person" for word in actor.label.values()}
    for predicate, key, curator in named:
        who = curator.iri or space.shared("curator", key)
        out.add(graph, dataset, predicate, iri(who))
        person = curator.kind == "person" and curator.name not in others
        out.add(graph, who, "rdf:type", iri("prov:Person" if person else "prov:Organization"))
        out.add(graph, who, "foaf:name", text(curator.name))
        if curator.family:
            out.add(graph, who, "foaf:familyName", text(curator.family))
            out.add(graph, who, "foaf:givenName", text(curator.given))
    return out


def classes(statements: Statements) -> Counter[str]:
    """Return how many things of each class there are, by the IRI of the class; the ontology's own terms are not counted."""
    typed_once = {t for name, triples in statements.graphs.items() if name != ONTOLOGY_GRAPH for t in triples if _IS_A in t}
    return Counter(match[1] for triple in typed_once if (match := _TYPE.match(triple)))
