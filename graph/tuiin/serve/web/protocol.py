"""What a request asks for, as a job for a worker: queries by the SPARQL 1.1 Protocol, graphs by the Graph Store Protocol."""

import re
from collections.abc import Collection
from urllib.parse import parse_qsl, urljoin

from starlette.requests import ClientDisconnect, Request

from tuiin.graph.space import Space
from tuiin.serve.engine.jobs import File, Query
from tuiin.serve.web.negotiate import DATASETS, GRAPHS, RESULTS, Form, choose_data, listed
from tuiin.serve.web.problem import HttpProblem

BODY = 6_000_000  # bytes of a request's body; a query has at most a million characters, each up to six bytes in a form
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_DATASET = ("default-graph-uri", "named-graph-uri")
_RUN_ON = re.compile(r"&(?:default|named)-graph-uri=")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")

Fields = list[tuple[str, str]]


def fields(encoded: bytes) -> Fields:
    """Return the fields of a query string or a form. Raises `HttpProblem` where they are no UTF-8."""
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError:
        raise HttpProblem(400, "a parameter is not percent-encoded UTF-8") from None
    except ValueError as error:
        raise HttpProblem(400, f"the parameters cannot be read: {error}") from None


async def query(request: Request, base: str, known: Collection[str]) -> Query | None:
    """Return the job that a query is, or None for a GET without any query; `known` are the graphs that there are.

    Raises `HttpProblem`: 400 for what is missing, twice there or unreadable, 403 for updates, 413 and 415 for a body of the wrong size
    or kind.
    """
    given = fields(request.scope["query_string"])
    if request.method == "POST":
        given = await _read_post(request, given)
    names = [name for name, _ in given]
    if "update" in names:
        raise HttpProblem(403, "this server is read-only: an update is not carried out")
    queries = [value for name, value in given if name == "query"]
    if not queries and request.method != "POST" and not set(names) & set(_DATASET):
        return None
    if len(queries) != 1:
        raise HttpProblem(400, f"wanted exactly one parameter `query`; found {len(queries)}")
    accept = request.headers.get("accept")
    rows, triples = (form.media if (form := choose_data(accept, forms)) else None for forms in (RESULTS, GRAPHS))
    default, named = ([_iri(iri) for name, value in given if name == wanted for iri in _split_run_on(value, known)] for wanted in _DATASET)
    return Query(queries[0], base, rows, triples, default if default or named else None, named)


async def _read_post(request: Request, given: Fields) -> Fields:
    """Return the fields of a POST, of the address and of the body together."""
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind == UPDATE:
        raise HttpProblem(403, "this server is read-only: an update is not carried out")
    if kind not in (FORM, QUERY):
        raise HttpProblem(415, f"found {kind or 'no Content-Type'}; a query is posted as {FORM} or as {QUERY}")
    charset = rest.lower().partition("charset=")[2].partition(";")[0].strip(' "')
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise HttpProblem(415, f"found charset {charset}; a query is written in UTF-8")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HttpProblem(415, "a query is posted without a Content-Encoding")
    body = await _read_body(request)
    if kind == FORM:
        return [*given, *fields(body)]
    try:
        return [*given, ("query", body.decode("utf-8"))]
    except UnicodeDecodeError as error:
        raise HttpProblem(400, f"the query is not UTF-8: byte {error.start + 1} cannot be read") from None


async def _read_body(request: Request) -> bytes:
    """Return the body, which may have `BODY` bytes."""
    body = bytearray()
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > BODY:
        raise _too_large()
    try:
        async for part in request.stream():
            body += part
            if len(body) > BODY:
                raise _too_large()
    except ClientDisconnect:
        raise HttpProblem(400, "the request ended before its body did") from None
    return bytes(body)


def _too_large() -> HttpProblem:
    # What is left of the body is not read, so the connection cannot serve another request.
    return HttpProblem(413, f"the request has more than {BODY:,} bytes", {"Connection": "close"}, limit="length")


def graph(request: Request, base: str, known: Collection[str], space: Space) -> File:
    """Return the job that a request for a graph is: by its name, by its address, the default one, or all.

    `?graph=IRI` and `?default` name it indirectly. `/data/REST` names it directly: as the graph of that very address, or as
    the one called graph/REST in the space of the project. `/data` alone means the whole dataset. Raises `HttpProblem`.
    """
    given = fields(request.scope["query_string"])
    names = [value for name, value in given if name == "graph"]
    default = any(name == "default" for name, _ in given)
    direct = request.path_params.get("rest", "")
    if len(names) + default + bool(direct) > 1:
        raise HttpProblem(400, "a graph is named once: by ?graph=IRI, by ?default, or by the address")
    if direct:
        address = base + direct
        return _file(request, GRAPHS, address if address in known else space.graph(direct))
    if names:
        return _file(request, GRAPHS, _resolve(base, names[0]))
    return _file(request, GRAPHS, "") if default else _file(request, DATASETS, None)


def _file(request: Request, forms: tuple[Form, ...], graph: str | None) -> File:
    form = choose_data(request.headers.get("accept"), forms)
    if form is None:
        raise HttpProblem(406, f"a graph is given as {listed(forms)}")
    return File(form.media, graph)


def _resolve(base: str, reference: str) -> str:
    """Return a reference as an IRI; one that is absolute stays as it is, to the last `#`."""
    if not reference:
        raise HttpProblem(400, "?graph= wants the IRI of a graph")
    try:
        return reference if _ABSOLUTE.match(reference) else urljoin(base, reference)
    except ValueError:
        raise HttpProblem(400, f"{reference!r} is no IRI of a graph") from None


def _split_run_on(value: str, known: Collection[str]) -> list[str]:
    """Return the graphs of one parameter: several where a client escaped the `&` between them, as a case of the W3C's own tests does."""
    return [value] if value in known else _RUN_ON.split(value)


def _iri(text: str) -> str:
    """Return an absolute IRI. Raises `HttpProblem` for anything else."""
    import pyoxigraph as ox

    try:
        return ox.NamedNode(text).value
    except ValueError:
        raise HttpProblem(400, f"{text!r} is no IRI of a graph") from None
