"""The pages that people see: the front page, a thing, the editor, the manual; in Kazakh, Russian and English, almost without a script."""

import json
import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tuiin.graph.vocabulary import BASE, ID, PREFIXES
from tuiin.serve.web.negotiate import GRAPHS
from tuiin.show.html import render

HERE = Path(__file__).parent
_DESCRIPTION = re.compile(re.escape(f"{ID}graph/") + "([^/]+)/description")
_PLACES = {
    "explorer": "/explorer",
    "query": "/query",
    "sparql": "/sparql",
    "data": "/data",
    "ns": "/ns",
    "docs": "/docs",
    "void": "/.well-known/void",
}


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = json.loads((HERE / "words.json").read_text("utf-8"))
    return words


def landing(language: str, facts: dict[str, Any]) -> str:
    """Return the front page: where everything is."""
    articles = {slug: local(f"{ID}article/{slug}") for slug in slugs(facts["graphs"])}
    title = _words()["title"][language]
    return _page("landing.html", language, title, places=_PLACES, articles=articles, graphs=facts["graphs"])


def slugs(graphs: Iterable[str]) -> list[str]:
    """Return the articles that are described by one of these graphs."""
    return sorted(match[1] for graph in graphs if (match := _DESCRIPTION.fullmatch(graph)))


def thing(language: str, iri: str, facts: dict[str, Any], asked: str = "") -> str:
    """Return the page of a thing: its names, what is said of it, what points to it, each as links to other such pages.

    `asked` is what the address asks for beside its path, where that is needed to come back.
    """
    forms = {form.name: local(iri, form.name) for form in GRAPHS}
    title = facts["labels"].get(iri, _short(iri))
    return _page("thing.html", language, title, asked=asked, iri=iri, facts=facts, forms=forms)


def editor(language: str, questions: list[dict[str, str]], built: bool) -> str:
    """Return the page of the SPARQL editor with the shipped questions; without the editor where it was not bundled."""
    return _page("editor.html", language, _words()["sparql"][language], questions=questions, editor=built)


def manual(language: str, api: dict[str, Any]) -> str:
    """Return the manual of the addresses, made from the OpenAPI description."""
    return _page("manual.html", language, _words()["docs"][language], api=api)


def local(iri: str, ending: str = "") -> str:
    """Return the address of the page of a thing on this server.

    >>> local("https://w3id.org/tuiin/id/concept/democracy", "ttl"), local("http://a.example/b")
    ('/id/concept/democracy.ttl', '/about?iri=http%3A%2F%2Fa.example%2Fb')
    """
    if iri.startswith(BASE) and not iri.startswith(f"{BASE}/"):  # two slashes would lead to another server
        path, mark, rest = iri.removeprefix(BASE).partition("#")
        if not ending:
            return f"/{quote(path)}{mark}{quote(rest)}"
        if not mark:
            return f"/{quote(path)}.{ending}"
    return f"/about?iri={quote(iri, safe='')}" + (f"&as={ending}" if ending else "")


def _short(iri: str) -> str:
    """Return the shortest name of an IRI with a known prefix, or the IRI."""
    fitting: Iterable[tuple[str, str]] = ((prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base))
    prefix, base = max(fitting, key=lambda pair: len(pair[1]), default=("", ""))
    return f"{prefix}:{iri[len(base) :]}" if prefix else iri


def _page(template: str, language: str, title: str, **values: Any) -> str:
    return render(template, **{"asked": "", "editor": False} | _FUNCTIONS | values, language=language, title=title, words=_words())


def _by_predicate(rows: list[tuple[str, dict[str, str]]]) -> list[tuple[str, list[dict[str, str]]]]:
    return [(predicate, [value for _, value in of]) for predicate, of in groupby(rows, key=lambda row: row[0])]


_FUNCTIONS: dict[str, Any] = {
    "local": local,
    "short": _short,
    "by_predicate": _by_predicate,
    "is_ours": lambda iri: iri.startswith(BASE),
    "is_web": lambda iri: iri.startswith(("http://", "https://", "mailto:")),
    "type_of": lambda value: "" if value.get("type", "") == f"{PREFIXES['xsd']}string" else value.get("type", ""),
    "data_of": lambda graph: f"/data?graph={quote(graph, safe='')}",
    "graph_name": lambda graph: graph.removeprefix(f"{ID}graph/"),
}
