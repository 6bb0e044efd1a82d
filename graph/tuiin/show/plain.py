"""What the explorer says where no script runs: each article's gist, and its claims in the order of the text, in one language."""

from itertools import groupby
from typing import Any

from tuiin.files.words import ENGLISH, languages, words
from tuiin.graph.store import Store
from tuiin.show.html import render

_LINES = ("question", "method", "conclusion", "dispute", "doubt")
_ARTICLES = """
    SELECT ?article ?title ?url ?published {
      ?article a fabio:JournalArticle . GRAPH ?words { ?article skos:prefLabel ?title }
      OPTIONAL { ?article schema:url ?url } OPTIONAL { ?article dcterms:issued ?published }
    } ORDER BY ?article"""
_AUTHORS = """
    SELECT DISTINCT ?article ?name { ?article a fabio:JournalArticle ; dcterms:creator ?who . GRAPH ?words { ?who skos:prefLabel ?name } }
    ORDER BY ?article ?name"""
_GISTS = """
    SELECT ?article ?kind ?says {
      ?gist a fabio:Abstract ; tn:inArticle ?article ; tn:kind ?listed . GRAPH ?words { ?gist rdfs:comment ?says }
      BIND(STRAFTER(STR(?listed), "gist-kind/") AS ?kind) OPTIONAL { ?gist tn:order ?order }
    } ORDER BY ?article ?kind ?order ?gist"""
# Whoever only passes on what another says is not told: the other is. That an author asserts is the ordinary case, and not said.
_CLAIMS = """
    SELECT DISTINCT ?article ?paragraph ?sentence ?who ?stance ?says {
      ?position tn:about ?claim ; tn:holder ?holder ; tn:stance ?taken ; tn:passage ?passage .
      ?passage dcterms:isPartOf ?article ; tn:paragraph ?paragraph ; tn:sentence ?sentence .
      GRAPH ?words { ?claim tn:paraphrase ?says } GRAPH ?words { ?holder skos:prefLabel ?named } ?taken skos:prefLabel ?called .
      FILTER(LANG(?called) = ?spoken)
      BIND(?taken = stance:asserts && EXISTS { ?article dcterms:creator ?holder } AS ?ordinary)
      BIND(IF(?ordinary, "", ?named) AS ?who) BIND(IF(?ordinary, "", ?called) AS ?stance)
      FILTER(?taken != stance:reports || NOT EXISTS { ?other tn:reportedBy ?position })
    } ORDER BY ?article ?paragraph ?sentence ?says"""


_READ = """
    SELECT ?article (COUNT(*) AS ?all) (SUM(IF(?unread, 1, 0)) AS ?left) {
      ?passage a oa:SpecificResource ; dcterms:isPartOf ?article BIND(EXISTS { ?passage tn:unread true } AS ?unread)
    } GROUP BY ?article ORDER BY ?article"""


def partly_read(store: Store, language: str) -> dict[str, str]:
    """Return how far each article is read that is not read whole, in words of this language."""
    said = words(language if language in languages() else ENGLISH)["partly"]["read"]
    rows = [(str(article), int(all_ or 0), int(left or 0)) for article, all_, left in store.ask(_READ) if article]
    return {article: said.format(all_ - left, all_) for article, all_, left in rows if left}


def plain(store: Store) -> str:
    """Return HTML of all articles of a store; empty where it has none, or no words."""
    language = next(iter(store.languages), ENGLISH)
    spoken = language if language in languages() else ENGLISH
    fixed = {"words": store.words(language), "spoken": spoken}

    def by_article(query: str) -> dict[str, list[tuple[Any, ...]]]:
        rows = [tuple(str(cell) if cell is not None else "" for cell in row) for row in store.ask(query, fixed)]
        return {article: [row[1:] for row in some] for article, some in groupby(rows, key=lambda row: row[0])}

    authors, gists, claims = by_article(_AUTHORS), by_article(_GISTS), by_article(_CLAIMS)
    lines, partly = words(spoken)["gist"]["lines"], partly_read(store, spoken)
    told = [
        {
            "iri": article,
            "title": title,
            "url": url,
            "partly": partly.get(article, ""),
            "by": ", ".join([*(name for (name,) in authors.get(article, ())), *filter(None, [published])]),
            "lines": [(lines[kind], says) for line in _LINES for kind, says in gists.get(article, ()) if kind == line],
            "paragraphs": [(paragraph, list(rows)) for paragraph, rows in groupby(claims.get(article, ()), key=lambda row: row[0])],
        }
        for article, [(title, url, published)] in by_article(_ARTICLES).items()
    ]
    return render("plain.html", articles=told, language=language, original=words(spoken)["gist"]["original"]) if told else ""
