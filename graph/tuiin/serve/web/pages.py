"""The pages that people see: the front page, a thing, the editor, the manual; in every language that has words, almost without a script."""

import re
from collections.abc import Iterable
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from tuiin.files.words import ENGLISH, names, words
from tuiin.graph.space import SHIPPED, Space
from tuiin.graph.vocabulary import BASE, PREFIXES
from tuiin.serve.web.negotiate import GRAPHS
from tuiin.show.html import render

HERE = Path(__file__).parent
_DESCRIPTION = re.compile(".+/graph/([^/]+)/description")
_PLACES = {
    "explorer": "/explorer",
    "query": "/query",
    "sparql": "/sparql",
    "data": "#graphs",
    "ns": "/ns",
    "docs": "/docs",
    "void": "/.well-known/void",
}


def landing(language: str, facts: dict[str, Any]) -> str:
    """Return the front page: where everything is."""
    space, title = Space(facts["space"]), words(language)["server"]["title"]
    articles = [_article(language, space, slug, facts.get("titles", {})) for slug in slugs(facts["graphs"])]
    return _page("landing.html", language, title, space, places=_PLACES, articles=articles, graphs=facts["graphs"])


def _article(language: str, space: Space, slug: str, titles: dict[str, dict[str, str]]) -> dict[str, str]:
    iri = space.article(slug)
    said = titles.get(iri, {})
    tag = next((one for one in (language, ENGLISH, *said) if one in said), "")
    return {"slug": slug, "title": said.get(tag, slug), "lang": tag, "page": local(iri, space=space), "explorer": _explorer(iri, space)}


def slugs(graphs: Iterable[str]) -> list[str]:
    """Return the articles that are described by one of these graphs."""
    return sorted(match[1] for graph in graphs if (match := _DESCRIPTION.fullmatch(graph)))


def thing(language: str, iri: str, facts: dict[str, Any], space: Space, asked: str = "", graphs: Iterable[str] = ()) -> str:
    """Return the page of a thing: its names, what is said of it, what points to it, each as links to other such pages.

    `asked` is what the address asks for beside its path, where that is needed to come back; `graphs` are those of the server.
    """
    forms = {form.name: local(iri, form.name, space) for form in GRAPHS}
    title = facts["labels"].get(iri, space.short(iri))
    found = re.match("article/([^/]+)/", iri.removeprefix(space.uri))
    alone = len(slugs(graphs)) < 2 or not found
    seen = {"explorer": _explorer(iri, space) if iri.startswith(space.uri) and "/graph/" not in iri else ""}
    return _page(
        "thing.html",
        language,
        title,
        space,
        asked=asked,
        iri=iri,
        facts={"kinds": [], "unheld": {}, "holdings": [], "warnings": []} | facts,
        forms=forms,
        place_of=lambda at: f"/explorer#{urlencode({'view': 'read', 'at': at if alone else f'{found[1]}:{at}', 'lang': language})}",  # type: ignore[index]
        **seen,
    )


def _explorer(iri: str, space: Space) -> str:
    """Return the address of a thing's card in the explorer."""
    return f"/explorer#view=gist&node={quote(iri.removeprefix(space.uri))}"


def editor(language: str, questions: list[dict[str, str]], built: bool) -> str:
    """Return the page of the SPARQL editor with the shipped questions; without the editor where it was not bundled."""
    return _page("editor.html", language, words(language)["server"]["sparql"], SHIPPED, questions=questions, editor=built)


def manual(language: str, api: dict[str, Any]) -> str:
    """Return the manual of the addresses, made from the OpenAPI description."""
    return _page("manual.html", language, words(language)["server"]["docs"], SHIPPED, api=api)


def local(iri: str, ending: str = "", space: Space = SHIPPED) -> str:
    """Return the address of the page of a thing on this server: what lies in its space is below /id/.

    >>> local("https://w3id.org/tuiin/id/concept/democracy", "ttl"), local("http://a.example/b")
    ('/id/concept/democracy.ttl', '/about?iri=http%3A%2F%2Fa.example%2Fb')
    """
    within = f"id/{iri.removeprefix(space.uri)}" if iri.startswith(space.uri) else iri.removeprefix(BASE)
    if within != iri and not within.startswith("/"):  # two slashes would lead to another server
        path, mark, rest = within.partition("#")
        if not ending:
            return f"/{quote(path)}{mark}{quote(rest)}"
        if not mark:
            return f"/{quote(path)}.{ending}"
    return f"/about?iri={quote(iri, safe='')}" + (f"&as={ending}" if ending else "")


def _page(template: str, language: str, title: str, space: Space, **values: Any) -> str:
    said = {"language": language, "languages": names(), "title": title, "words": words(language)["server"]}
    return render(template, **{"asked": "", "editor": False} | _functions(space) | values | said)


def _by_predicate(rows: list[tuple[str, dict[str, str]]]) -> list[tuple[str, list[dict[str, str]]]]:
    return [(predicate, [value for _, value in of]) for predicate, of in groupby(rows, key=lambda row: row[0])]


def _functions(space: Space) -> dict[str, Any]:
    return {
        "local": partial(local, space=space),
        "short": space.short,
        "by_predicate": _by_predicate,
        "is_ours": lambda iri: iri.startswith((BASE, space.uri)),
        "is_web": lambda iri: iri.startswith(("http://", "https://", "mailto:")),
        "type_of": lambda value: "" if value.get("type", "") == f"{PREFIXES['xsd']}string" else value.get("type", ""),
        "data_of": lambda graph: f"/data?graph={quote(graph, safe='')}",
        "graph_name": lambda graph: graph.removeprefix(space.graph("")),
    }
