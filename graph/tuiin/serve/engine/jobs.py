"""What a worker does with one job: answers a query, writes a graph, tells what is known of a thing; never more than it may."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from tuiin.errors import BadQuery, LimitHit, TuiinError
from tuiin.graph.space import Space
from tuiin.graph.sparql import refuse, worded
from tuiin.serve.engine import dataset
from tuiin.serve.engine.resource import describe
from tuiin.serve.engine.sources import Held

FACTS = "application/json"  # what a page shows of a thing, as plain values
# The engine writes these into XML all the same; no parser would read it: control characters, and properties without a local name.
_N3, _JSONLD = "text/n3", "application/ld+json"
# Where these stand, what is of RDF 1.2 may stand; the words of a literal can look the same.
_NEW = re.compile(rb"""<<|--(?:ltr|rtl)|parseType="Triple"|its:dir=""")
_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|<oxprefix: ")

# The media type, of RDF with the version that it needs where that is not 1.1; the bytes; the IRI of what is told of, where one was found.
Result = tuple[str, bytes, str]


@dataclass(frozen=True, slots=True)
class Query:
    """A query: the media types for rows and for triples, None where there is none that would do; its graphs, where not the query says."""

    text: str
    base: str
    rows: str | None
    triples: str | None
    default: Sequence[str] | None = None
    named: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A graph as a file: a named one, the default graph (`graph` is empty), or all (None; the union's copies are left out)."""

    media: str
    graph: str | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of the first of some IRIs that is known at all, each with the media type for it, None where there is none."""

    iris: Sequence[tuple[str, str | None]]
    language: str


@dataclass(frozen=True, slots=True)
class WholePage:
    """A page that another room makes of the whole store: `explorer` or `query`; it reads files that come with it."""

    name: str


class NotHeld(TuiinError):
    """What was asked for is not in the store."""


class NoForm(TuiinError):
    """What was found cannot be written as it was wanted; `of` says what it is: rows, triples, or a thing, or empty where words say it."""

    def __init__(self, of: str, words: str = "") -> None:
        self.of = of
        super().__init__(of, words)

    def __str__(self) -> str:
        return str(self.args[1])


class NotMade(TuiinError):
    """A page cannot be made in this installation."""


class TooLarge(LimitHit):
    """The answer has grown past its limit."""

    limit = "output"


@dataclass(slots=True)
class _Bounded:
    """A file in memory that takes so many bytes and no more."""

    most: int
    size: int = 0
    parts: list[bytes] = field(default_factory=list)

    def write(self, part: bytes) -> int:
        self.size += len(part)
        if self.size > self.most:
            raise TooLarge(f"the answer is larger than {self.most:,} bytes; ask for less, or page with LIMIT and OFFSET")
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing waits."""


def execute(held: Held, output: int, job: Any) -> Result:
    """Return the result of a job, which never has more than `output` bytes.

    Raises `BadQuery`, `LimitHit`, `NotHeld` for what is not there, `NoForm` for a media type that cannot be had, and `NotMade`.
    """
    out = _Bounded(output)
    with held.place.trusted() if held.place else nullcontext():
        media, iri = _MAKE[type(job)](held, job, out)
    body = b"".join(out.parts)
    if media.endswith("+xml") and _NO_XML.search(body):
        raise NoForm("", "this answer holds a character or a property that XML cannot; ask for another form")
    needed = version(media, body)
    if needed and media == _N3:
        raise NoForm("", "this answer holds what is of RDF 1.2, and N3 has no word for it; ask for another form")
    return f"{media}; version={needed}" if needed else media, body, iri


def version(media: str, body: bytes) -> str:
    """Return the version of RDF that a file needs, where it is not 1.1: `1.2` for triple terms, `1.2-basic` for texts with a direction.

    JSON-LD has directions of its own, and versions that count otherwise.
    """
    form = ox.RdfFormat.TURTLE if media == _N3 else ox.RdfFormat.from_media_type(media)
    if form is None or media == _JSONLD or not _NEW.search(body):
        return ""
    found = ""
    for quad in ox.parse(body, form, lenient=True):
        if isinstance(quad.object, ox.Triple):
            return "1.2"
        if isinstance(quad.object, ox.Literal) and quad.object.direction:
            found = "1.2-basic"
    return found


@contextmanager
def _sayable() -> Iterator[None]:
    """Say in words, as `NoForm`, that a form has no word for something."""
    try:
        yield
    except OSError as error:
        if "RDF 1.2" not in str(error):
            raise
        raise NoForm("", "this answer holds a triple term (RDF 1.2), and JSON-LD has no word for one; ask for another form") from error


def _query(held: Held, job: Query, out: Any) -> tuple[str, str]:
    refuse(job.text)
    with worded(job.text):
        store, graphs = _graphs(held, job)
        answer = store.query(job.text, base_iri=job.base, **graphs)
        triples = isinstance(answer, ox.QueryTriples)
        media = job.triples if triples else job.rows
        if media is None:
            raise NoForm("triples" if triples else "rows")
        with _sayable():
            answer.serialize(out, (ox.RdfFormat if triples else ox.QueryResultsFormat).from_media_type(media))  # type: ignore[arg-type]
    return media, ""


def _graphs(held: Held, job: Query) -> tuple[ox.Store, dict[str, Any]]:
    """Return the store to ask, and the dataset of a query as the engine wants it: empty where the query may say so itself."""
    if job.default is not None:
        default, named = [ox.NamedNode(iri) for iri in job.default], [ox.NamedNode(iri) for iri in job.named]
    elif (own := dataset.named_in(job.text, job.base)) is not None:
        default, named = own
    else:
        return held.store, {}
    store = held.store
    if len(default) > 1:
        store, united = dataset.unite(store, default, named, fixed=held.place is not None)
        default = [united]
    return store, {"default_graph": default, "named_graphs": named}


def _file(held: Held, job: File, out: Any) -> tuple[str, str]:
    store = held.store
    form = _rdf(job.media)
    if job.graph is None and form.supports_datasets:
        quads = list(store.quads_for_pattern(None, None, None, None))
        named = {q.triple for q in quads if not isinstance(q.graph_name, ox.DefaultGraph)} if held.union else set()
        _write(out, form, [q for q in quads if not isinstance(q.graph_name, ox.DefaultGraph) or q.triple not in named], held.space)
        return job.media, ""
    try:
        graph = ox.NamedNode(job.graph) if job.graph else ox.DefaultGraph()
    except ValueError:
        raise BadQuery(f"{job.graph!r} is no IRI of a graph") from None
    if isinstance(graph, ox.NamedNode) and not store.contains_named_graph(graph):
        raise NotHeld(f"there is no graph {job.graph}")
    _write(out, form, [q.triple for q in store.quads_for_pattern(None, None, None, graph)], held.space)
    return job.media, ""


def _rdf(media: str) -> ox.RdfFormat:
    form = ox.RdfFormat.from_media_type(media)
    if form is None:
        raise NoForm("triples")
    return form


def _write(out: Any, form: ox.RdfFormat, statements: "list[ox.Quad] | list[ox.Triple]", space: Space) -> None:
    by_text: dict[str, Any] = {str(statement): statement for statement in statements}
    ordered = sorted(by_text)
    whole = "\n".join(ordered)
    prefixes = {prefix: base for prefix, base in space.prefixes.items() if f"<{base}" in whole}
    with _sayable():
        ox.serialize((by_text[text] for text in ordered), out, form, prefixes=prefixes)


def _description(held: Held, job: Description, out: Any) -> tuple[str, str]:
    for iri, media in job.iris:
        found = describe(held.store, iri, job.language)
        if found is None:
            continue
        if media is None:
            raise NoForm("a thing")
        if media == FACTS:
            out.write(json.dumps(found.facts(), ensure_ascii=False).encode())
        else:
            _write(out, _rdf(media), found.triples, held.space)
        return media, iri
    raise NotHeld(f"the data say nothing of {job.iris[0][0]}")


def _page(held: Held, job: WholePage, out: Any) -> tuple[str, str]:
    from tuiin.graph.store import Store
    from tuiin.show import explorer

    try:
        store = Store(held.store, held.space)
        page = explorer.explorer(store) if job.name == "explorer" else explorer.query_page(store)
    except TuiinError as error:
        raise NotMade(str(error)) from error
    out.write(page)
    return "text/html", ""


_MAKE: dict[type, Callable[..., tuple[str, str]]] = {Query: _query, File: _file, Description: _description, WholePage: _page}
