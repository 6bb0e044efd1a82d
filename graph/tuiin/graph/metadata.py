"""What the data set says of itself: DCAT, VoID and PROV in a description graph; counts, licence, and where the text is to be found."""

import re
from collections import Counter

from tuiin import __version__
from tuiin.files.words import ENGLISH, languages, words
from tuiin.graph import words as graphs_of_words
from tuiin.graph.space import Space
from tuiin.graph.statements import Statements, iri, text, typed
from tuiin.graph.triples import date, review
from tuiin.graph.vocabulary import BASE, ONTOLOGY_GRAPH
from tuiin.model import Actor, Entries
from tuiin.model.project import Curator, key_of

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
    out.update(_graphs(entries, statements, graph, dataset))
    for name, count in sorted(classes(statements).items()):
        partition = f"{dataset}/class/{re.sub(r'.*[/#]', '', name)}"
        say(dataset, "void:classPartition", iri(partition))
        say(partition, "void:class", iri(name))
        say(partition, "void:entities", typed(count))
    return out


def _graphs(entries: Entries, statements: Statements, graph: str, dataset: str) -> Statements:
    """Return what there is to say of each named graph: its size, what it was made from, the language of words."""
    out, space = Statements(space=statements.space), statements.space
    for name, count in statements.counts().items():
        out.add(graph, dataset, "void:subset", iri(name))
        out.add(graph, name, "rdf:type", iri("void:Dataset"))
        out.add(graph, name, "void:triples", typed(count))
        if "/derived/" in name:
            out.add(graph, name, "tn:rule", iri(f"{BASE}rule/{name.rsplit('/', 1)[1]}"))
        if "/derived/" in name or "/words/" in name:
            out.add(graph, name, "prov:wasDerivedFrom", iri(space.graph(entries.slug)))
    for name, predicate, term in graphs_of_words.described(entries.project.languages, entries.slug, space):
        if name in statements.graphs:  # else those of all articles that lie together have the words of this one
            out.add(graph, name, predicate, term)
    return out


def _owned(entries: Entries, graph: str, dataset: str, space: Space) -> Statements:
    """Return whose the data set is, as the project says: under which licence, published, curated and reviewed by whom."""
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
    out.update(_reviewed(entries, graph, dataset, space))
    return out


def _reviewed(entries: Entries, graph: str, dataset: str, space: Space) -> Statements:
    """Return how entries came about, as far as it is known: decided by whom and when; and that there are some that nobody decided upon."""
    out, project = Statements(space=space), entries.project
    told = {curator.iri or space.shared("curator", key) for key, curator in project.curating(entries.article.curators).items()}
    for name, said in entries.reviews.items():
        if said.review_status == "drafted":
            continue
        curator = project.curators.get(said.reviewed_by) or Curator(name=said.reviewed_by)
        who = (curator.iri or space.shared("curator", key_of(said.reviewed_by))) if said.reviewed_by else ""
        review(out, graph, space.thing(entries.slug, name), said, who)
        if who and who not in told:
            out.add(graph, who, "rdf:type", iri("prov:Person" if curator.kind == "person" else "prov:Organization"))
            out.add(graph, who, "foaf:name", text(curator.name))
    if entries.drafts:
        out.update(_drafted(entries, graph, dataset, space))
    return out


def _drafted(entries: Entries, graph: str, dataset: str, space: Space) -> Statements:
    """Return that there are entries that nobody has decided upon, how many, and in which graph."""
    out, drafted = Statements(space=space), space.graph(entries.slug, "drafted")
    out.add(graph, drafted, "void:entities", typed(sum(entries.drafts.values())))
    out.add(graph, drafted, "prov:wasDerivedFrom", iri(space.local(entries.slug, "text")))
    for language in entries.article.title:
        ours = words(language if language in languages() else ENGLISH)["rdf"]["drafts"]
        for one in (dataset, drafted):
            out.add(graph, one, "dcterms:description", text(ours.format(sum(entries.drafts.values())), language.lower()))
    return out


def classes(statements: Statements) -> Counter[str]:
    """Return how many things of each class there are, by the IRI of the class; the ontology's own terms are not counted."""
    typed_once = {t for name, triples in statements.graphs.items() if name != ONTOLOGY_GRAPH for t in triples if _IS_A in t}
    return Counter(match[1] for triple in typed_once if (match := _TYPE.match(triple)))
