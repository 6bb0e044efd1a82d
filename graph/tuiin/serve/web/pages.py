"""The pages that people see: the front page, a thing, the editor, the manual; in Kazakh, Russian and English, almost without a script."""

import json
import re
from collections.abc import Iterable
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tuiin.graph.vocabulary import BASE, ID, PREFIXES
from tuiin.serve.web.negotiate import GRAPHS

HERE = Path(__file__).parent
_DESCRIPTION = re.compile(re.escape(f"{ID}graph/") + "([^/]+)/description")
_OUTSIDE = ("http://", "https://", "mailto:")


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = json.loads((HERE / "words.json").read_text("utf-8"))
    return words


def landing(language: str, facts: dict[str, Any]) -> str:
    """Return the front page: where everything is."""
    words = _words()
    places = (
        ("explorer", "/explorer"), ("query", "/query"), ("sparql", "/sparql"), ("data", "/data"), ("ns", "/ns"), ("docs", "/docs"),
        ("void", "/.well-known/void"),
    )  # fmt: skip
    rows = "".join(
        f'<tr><th><a href="{path}">{words[name][language]}</a></th><td>{words[name + "-of"][language]}</td></tr>' for name, path in places
    )
    graphs = "".join(
        f'<tr><th><a href="/data?graph={quote(iri, safe="")}">{escape(iri.removeprefix(ID + "graph/"))}</a></th>'
        f"<td>{size:,} {words['statements'][language]}</td></tr>"
        for iri, size in facts["graphs"].items()
    )
    articles = "".join(f'<li><a href="{local(f"{ID}article/{slug}")}">{escape(slug)}</a></li>' for slug in slugs(facts["graphs"]))
    body = f"<p>{words['intro'][language]}</p><table>{rows}</table>"
    body += f"<h2>{words['articles'][language]}</h2><ul>{articles}</ul>" if articles else ""
    body += f"<h2>{words['graphs'][language]}</h2><table>{graphs}</table>" if graphs else ""
    return _page(language, words["title"][language], body)


def slugs(graphs: Iterable[str]) -> list[str]:
    """Return the articles that are described by one of these graphs."""
    return sorted(match[1] for graph in graphs if (match := _DESCRIPTION.fullmatch(graph)))


def thing(language: str, iri: str, facts: dict[str, Any], asked: str = "") -> str:
    """Return the page of a thing: its names, what is said of it, what points to it, each as links to other such pages.

    `asked` is what the address asks for beside its path, where that is needed to come back.
    """
    words, labels = _words(), facts["labels"]
    links = " · ".join(f'<a href="{escape(local(iri, form.name))}">{form.name}</a>' for form in GRAPHS)
    body = f'<p class="quiet">{_outside(iri)}</p><p class="quiet">{links}</p>'
    body += f"<h2>{words['about'][language]}</h2>{_rows(facts['out'], labels)}" if facts["out"] else ""
    if facts["terms"]:
        body += f"<h2>{words['terms'][language]}</h2>"
        body += "".join(
            f'<h3 id="{escape(name.rpartition("#")[2])}">{escape(labels.get(name, name))}</h3><p class="quiet">{escape(name)}</p>'
            + _rows(rows, labels)
            for name, rows in facts["terms"]
        )
    body += f"<h2>{words['back'][language]}</h2>{_rows(facts['back'], labels)}" if facts["back"] else ""
    body += f'<p class="quiet">{words["more"][language].format(n=facts["more"])}</p>' if facts["more"] else ""
    graphs = ", ".join(f'<a href="/data?graph={quote(g, safe="")}">{escape(g.removeprefix(ID + "graph/"))}</a>' for g in facts["graphs"])
    body += f'<p class="quiet">{words["stands-in"][language]}: {graphs}</p>' if graphs else ""
    return _page(language, labels.get(iri, _short(iri)), body, asked=asked)


def editor(language: str, questions: list[dict[str, str]], built: bool) -> str:
    """Return the page of the SPARQL editor with the shipped questions; without the editor where it was not bundled."""
    words = _words()
    listed = "".join(
        f'<li><button data-question="{q["name"]}">{escape(q["words"])}</button></li>' if built else f"<li>{escape(q['words'])}</li>"
        for q in questions
    )
    summary = f"{words['questions'][language]} ({len(questions)})"
    body = f"<details{'' if built else ' open'}><summary>{summary}</summary><ul>{listed}</ul></details>"
    if not built:
        body += f"<p>{words['no-editor'][language]}</p><pre>curl --data-urlencode 'query=ASK {{}}' http://127.0.0.1:7878/sparql</pre>"
        return _page(language, words["sparql"][language], body)
    text = json.dumps(questions, ensure_ascii=False).replace("<", "\\u003c")
    body += f'<div id="yasgui"></div><script type="application/json" id="questions">{text}</script>'
    body += '<script src="/assets/yasgui.js"></script><script src="/assets/sparql.js"></script>'
    head = '<link rel="stylesheet" href="/assets/yasgui.css">'
    return _page(language, words["sparql"][language], body, head=head, wide=True)


def manual(language: str, api: dict[str, Any]) -> str:
    """Return the manual of the addresses, made from the OpenAPI description."""
    body = f"<p>{escape(api['info']['description'])}</p><p><a href='/openapi.json'>openapi.json</a></p>"
    for path, operations in api["paths"].items():
        for method, operation in operations.items():
            body += f"<h2 id='{operation['operationId']}'><code>{method.upper()} {escape(path)}</code></h2>"
            body += f"<p>{escape(operation['summary'])}</p>"
            given = "".join(
                f"<tr><th><code>{p['name']}</code></th><td>{escape(p['description'])}</td></tr>" for p in operation.get("parameters", ())
            )
            told = "".join(
                f"<tr><th>{status}</th><td>{escape(answer['description'])}</td></tr>" for status, answer in operation["responses"].items()
            )
            body += f"<table>{given}</table>" if given else ""
            body += f"<table>{told}</table>"
    return _page(language, _words()["docs"][language], body)


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


def _rows(rows: list[tuple[str, dict[str, str]]], labels: dict[str, str]) -> str:
    out = []
    for predicate, values in groupby(rows, key=lambda row: row[0]):
        cells = "".join(f"<div>{_value(value, labels)}</div>" for _, value in values)
        known = predicate in labels or predicate.startswith(BASE)  # a property of which the data say nothing has no page here
        name = _link(predicate, labels) if known else _outside(predicate, _short(predicate))
        out.append(f"<tr><th>{name}</th><td>{cells}</td></tr>")
    return f"<table>{''.join(out)}</table>"


def _value(value: dict[str, str], labels: dict[str, str]) -> str:
    if "iri" in value:
        outside = "" if value["iri"].startswith(BASE) else f" {_outside(value['iri'], '↗')}"
        return _link(value["iri"], labels) + outside
    text = escape(value["text"])
    if "lang" in value:
        return f'<span lang="{escape(value["lang"])}">{text}</span> <span class="quiet">{escape(value["lang"])}</span>'
    kind = value.get("type", "")
    return text if kind in ("", f"{PREFIXES['xsd']}string") else f'{text} <span class="quiet">{escape(_short(kind))}</span>'


def _link(iri: str, labels: dict[str, str]) -> str:
    return f'<a href="{escape(local(iri))}" title="{escape(iri)}">{escape(labels.get(iri) or _short(iri))}</a>'


def _outside(iri: str, words: str = "") -> str:
    """Return a link to where an IRI leads, if it is a web address; else its words alone."""
    text = escape(words or iri)
    return f'<a href="{escape(iri)}" rel="noreferrer">{text}</a>' if iri.startswith(_OUTSIDE) else ("" if words else text)


def _short(iri: str) -> str:
    """Return the shortest name of an IRI with a known prefix, or the IRI."""
    fitting: Iterable[tuple[str, str]] = ((prefix, base) for prefix, base in PREFIXES.items() if iri.startswith(base))
    prefix, base = max(fitting, key=lambda pair: len(pair[1]), default=("", ""))
    return f"{prefix}:{iri[len(base) :]}" if prefix else iri


def _page(language: str, title: str, body: str, *, asked: str = "", head: str = "", wide: bool = False) -> str:
    here = {language: ' aria-current="true"'}
    languages = " ".join(
        f'<a href="?{escape(asked)}lang={code}" lang="{code}" hreflang="{code}"{here.get(code, "")}>{name}</a>'
        for code, name in _words()["languages"].items()
    )
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} · tuiin</title>
<link rel="icon" href="data:,">
{head}<link rel="stylesheet" href="/assets/serve.css">
</head>
<body>
<header><a href="/">tuiin</a><nav>{languages}</nav></header>
<main{' class="wide"' if wide else ""}>
<h1>{escape(title)}</h1>
{body}
</main>
</body>
</html>
"""
