"""What the data set says of itself: DCAT, VoID and PROV in a description graph; counts, licence, and where the text is to be found."""

import re
from collections import Counter

from tuiin import __version__
from tuiin.graph.statements import Statements, iri, text, typed
from tuiin.graph.triples import date
from tuiin.graph.vocabulary import BASE, ID, article_iri, graph_iri, local_iri
from tuiin.model import Entries

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_IS_A = iri("rdf:type")
_TYPE = re.compile(rf"<[^>]*> {re.escape(_IS_A)} <([^>]*)>")


def describe(entries: Entries, statements: Statements) -> Statements:
    """Return the description graph of an article's data set: about the graphs in `statements`, not about itself."""
    out = Statements()
    graph, dataset = graph_iri(entries.slug, "description"), f"{ID}dataset/{entries.slug}"
    activity, tool = local_iri(entries.slug, "curation"), f"{ID}software/tuiin-{__version__}"

    def say(subject: str, predicate: str, term: str) -> None:
        out.add(graph, subject, predicate, term)

    title = entries.article.title
    for name in ("dcat:Dataset", "void:Dataset", "prov:Entity"):
        say(dataset, "rdf:type", iri(name))
    for language, words in (("kk", title.kk), ("ru", title.ru), ("en", title.en)):
        say(dataset, "dcterms:title", text(f"{_PREFIX[language]}: {words}", language))
    say(dataset, "dcterms:license", iri(LICENCE))
    say(dataset, "dcterms:conformsTo", iri(BASE + "ns"))
    say(dataset, "dcterms:issued", date(entries.article.curated))
    say(dataset, "dcat:version", text(__version__))
    say(dataset, "prov:wasDerivedFrom", iri(local_iri(entries.slug, "text")))
    say(dataset, "prov:wasGeneratedBy", iri(activity))
    say(dataset, "void:rootResource", iri(article_iri(entries.slug)))
    say(dataset, "void:uriSpace", text(ID))
    say(dataset, "void:triples", typed(len(set().union(*statements.graphs.values()))))
    say(activity, "rdf:type", iri("prov:Activity"))
    say(activity, "prov:used", iri(local_iri(entries.slug, "text")))
    say(activity, "prov:wasAssociatedWith", iri(tool))
    say(tool, "rdf:type", iri("prov:SoftwareAgent"))
    say(tool, "rdfs:label", text(f"tuiin {__version__}"))
    for name, count in statements.counts().items():
        say(dataset, "void:subset", iri(name))
        say(name, "rdf:type", iri("void:Dataset"))
        say(name, "void:triples", typed(count))
        if "/derived/" in name:
            say(name, "tn:rule", iri(f"{BASE}rule/{name.rsplit('/', 1)[1]}"))
            say(name, "prov:wasDerivedFrom", iri(graph_iri(entries.slug)))
    for name, count in sorted(classes(statements).items()):
        partition = f"{dataset}/class/{re.sub(r'.*[/#]', '', name)}"
        say(dataset, "void:classPartition", iri(partition))
        say(partition, "void:class", iri(name))
        say(partition, "void:entities", typed(count))
    return out


def classes(statements: Statements) -> Counter[str]:
    """Return how many things of each class there are, by the IRI of the class; the ontology's own terms are not counted."""
    typed_once = {t for name, triples in statements.graphs.items() if name != graph_iri("ontology") for t in triples if _IS_A in t}
    return Counter(match[1] for triple in typed_once if (match := _TYPE.match(triple)))


_PREFIX = {"kk": "Мақаланың білім графы", "ru": "Граф знаний статьи", "en": "Knowledge graph of the article"}
