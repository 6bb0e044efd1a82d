"""What a worker does with one order: answers a query, writes a graph, tells what is known of a thing; never more than it may."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from tuiin.errors import BadQuery
from tuiin.graph.sparql import TooDeep, TooLong, refuse, undeclared
from tuiin.graph.vocabulary import PREFIXES
from tuiin.serve.engine import dataset
from tuiin.serve.engine.resource import describe
from tuiin.serve.engine.sources import Held
from tuiin.serve.web.negotiate import GRAPHS, HTML, RESULTS, Form, listed

# The engine writes these into XML all the same; no parser would read it: control characters, and properties without a local name.
_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|<oxprefix: ")
_PLACE = re.compile(r"(?:error at )?(\d+):(\d+): (.*)", re.DOTALL)

Head = dict[str, Any]


@dataclass(slots=True)
class Reply:
    """An answer: its head with `status` and `type` (or `detail`, and which `limit`), its body, and whether the worker is spent by it."""

    head: Head
    body: bytes = b""
    spent: bool = False


class _Overflow(Exception):
    """The answer has grown past its limit."""


@dataclass(slots=True)
class _Bounded:
    """A file in memory that takes so many bytes and no more."""

    room: int
    parts: list[bytes] = field(default_factory=list)

    def write(self, part: bytes) -> int:
        self.room -= len(part)
        if self.room < 0:
            raise _Overflow
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing waits."""


def done(held: Held, order: Head, output: int) -> Reply:
    """Return the reply to an order, in words where it cannot be done; an answer never has more than `output` bytes."""
    bounded = _Bounded(output)
    try:
        head = {"query": _query, "graph": _graph, "about": _about, "page": _page}[order["kind"]](held, order, bounded)
        body = b"".join(bounded.parts)
        if head.get("type", "").endswith("+xml") and _NO_XML.search(body):
            return Reply({"status": 406, "detail": "this answer holds a character or a property that XML cannot; ask for another form"})
        return Reply({"status": 200, **head}, body)
    except _Overflow:
        words = f"the answer is larger than {output:,} bytes; ask for less, or page with LIMIT and OFFSET"
        return Reply({"status": 503, "detail": words, "limit": "output"}, spent=True)
    except MemoryError:
        return Reply({"status": 503, "detail": "the answer needs more memory than a query may use", "limit": "memory"}, spent=True)
    except TooDeep as error:
        return Reply({"status": 400, "detail": str(error), "limit": "nesting"})
    except TooLong as error:
        return Reply({"status": 413, "detail": str(error), "limit": "length"})
    except BadQuery as error:
        return Reply({"status": 400, **_placed(str(error))})
    except SyntaxError as error:
        return Reply({"status": 400, **_complaint(order.get("query", ""), str(error.msg))})
    except OSError:
        if order["kind"] != "query":
            raise
        # A way to SERVICE that only the engine saw: no connection can be opened here.
        return Reply({"status": 400, "detail": "SERVICE is not allowed: a query stays on this machine"}, spent=True)
    except (ValueError, RuntimeError) as error:
        return Reply({"status": 400, "detail": str(error)})


def _query(held: Held, order: Head, out: Any) -> Head:
    query, base = order["query"], order["base"]
    refuse(query)
    graphs: dict[str, Any] = {}
    if order.get("default") is not None:
        graphs = {key: [ox.NamedNode(name) for name in order[name_of]] for key, name_of in _DATASET.items()}
    elif (own := dataset.named_in(query, base)) is not None:
        graphs = dict(zip(_DATASET, own, strict=True))
    if len(graphs.get("default_graph", ())) > 1:
        graphs["default_graph"] = [dataset.united(held.store, graphs["default_graph"])]
    answer = held.store.query(query, base_iri=base, **graphs)
    triples = isinstance(answer, ox.QueryTriples)
    forms, wanted = (GRAPHS, order["graph"]) if triples else (RESULTS, order["results"])
    form = _form(forms, wanted)
    if form is None:
        return {"status": 406, "detail": f"this query is answered as {listed(forms)}"}
    answer.serialize(out, (ox.RdfFormat if triples else ox.QueryResultsFormat).from_media_type(form.media))  # type: ignore[arg-type]
    return {"type": form.header}


_DATASET = {"default_graph": "default", "named_graphs": "named"}


def _form(forms: tuple[Form, ...], name: str | None) -> Form | None:
    return next((form for form in forms if form.name == name), None)


def _graph(held: Held, order: Head, out: Any) -> Head:
    """Write a named graph, the default graph (`graph` is empty), or all (`graph` is missing; the union's copies are left out)."""
    store, iri = held.store, order.get("graph")
    form = _form(GRAPHS, order["form"])
    assert form is not None
    if iri is None and form.name in ("trig", "nq", "jsonld"):
        quads = list(store.quads_for_pattern(None, None, None, None))
        named = {q.triple for q in quads if not isinstance(q.graph_name, ox.DefaultGraph)} if held.union else set()
        _write(out, form, [q for q in quads if not isinstance(q.graph_name, ox.DefaultGraph) or q.triple not in named])
        return {"type": form.header}
    try:
        graph = ox.NamedNode(iri) if iri else ox.DefaultGraph()
    except ValueError:
        return {"status": 400, "detail": f"{iri!r} is no IRI of a graph"}
    if isinstance(graph, ox.NamedNode) and not store.contains_named_graph(graph):
        return {"status": 404, "detail": f"there is no graph {iri}"}
    _write(out, form, [q.triple for q in store.quads_for_pattern(None, None, None, graph)])
    return {"type": form.header}


def _write(out: Any, form: Form, statements: "list[ox.Quad] | list[ox.Triple]") -> None:
    by_text: dict[str, Any] = {str(statement): statement for statement in statements}
    ordered = sorted(by_text)
    whole = "\n".join(ordered)
    prefixes = {prefix: base for prefix, base in PREFIXES.items() if f"<{base}" in whole}
    ox.serialize((by_text[text] for text in ordered), out, ox.RdfFormat.from_media_type(form.media), prefixes=prefixes)


def _about(held: Held, order: Head, out: Any) -> Head:
    """Tell what is known of the first of some IRIs that is known at all, as RDF in a form, or as a page's facts in a language."""
    for iri, form in order["iris"]:
        found = describe(held.store, iri, order["lang"])
        if found is None:
            continue
        wanted = form or order["form"]
        if wanted == "html":
            out.write(json.dumps(found.facts(), ensure_ascii=False).encode())
            return {"type": HTML.media, "iri": iri}
        form_of = _form(GRAPHS, wanted)
        if form_of is None:
            return {"status": 406, "detail": f"a thing is told as text/html, {listed(GRAPHS)}"}
        _write(out, form_of, found.triples)
        return {"type": form_of.header, "iri": iri}
    return {"status": 404, "detail": f"the data say nothing of {order['iris'][0][0]}"}


def _page(held: Held, order: Head, out: Any) -> Head:
    """Write a page that another room makes of the whole store."""
    from tuiin.errors import TuiinError
    from tuiin.graph.store import Store
    from tuiin.show import explorer

    store = Store()
    store.graphs = held.store
    try:
        page = {"explorer": explorer.explorer, "query": explorer.query_page}[order["name"]](store)
    except TuiinError as error:
        return {"status": 503, "detail": str(error)}
    out.write(page.encode())
    return {"type": HTML.header}


def _placed(words: str) -> Head:
    """Return words that begin with a line and a column, with these as numbers beside them."""
    match = _PLACE.match(words)
    return {"detail": words, "line": int(match[1]), "column": int(match[2])} if match else {"detail": words}


def _complaint(query: str, message: str) -> Head:
    """Return the engine's complaint as a place and what stands there, without its long list of what it might have liked."""
    match = _PLACE.match(message)
    if not match:
        return {"detail": message}
    line, column, why = int(match[1]), int(match[2]), match[3]
    lines = query.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    words = f"{line}:{column}: SPARQL cannot go on here: {rest[:30] + '…' if len(rest) > 30 else rest or 'the query ends'}"
    if names := undeclared(query):
        words += f"; no PREFIX declares {', '.join(names[:5])}"
    elif "IRI" in why:
        words += f" ({why.removeprefix('expected ')})"
    return {"detail": words, "line": line, "column": column}
