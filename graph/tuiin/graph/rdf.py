"""RDF that anybody wrote, read where it can do no harm: in a process with limits of memory, depth and time, which hands back N-Quads."""

import codecs
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

import pyoxigraph as ox

from tuiin.errors import TuiinError
from tuiin.files import reading
from tuiin.graph.forms import Form, endings, form_of
from tuiin.graph.sandbox import Died, once

LARGEST = 2_000_000_000  # bytes of a file; more than that is for a store
DEPTH = 16  # of triple terms in triple terms: what a store walks by recursion
_MEMORY, _TIMES = 500_000_000, 20  # bytes that reading may take: so many, and so many for each byte of the file
_PREAMBLE = re.compile(r"Parser error at line \d+ (?:column \d+|between columns? \d+ and (?:line \d+ )?(?:column )?\d+): ")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    *((mark, "utf-32") for mark in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)),  # before UTF-16, whose mark begins that of UTF-32
    *((mark, "utf-16") for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)),
)
_UNMARKED = re.compile(rb"[^\0]\0[^\0]\0|\0[^\0]\0[^\0]|[^\0]\0\0\0|\0\0\0[^\0]")  # two signs, or one, that ASCII has too
_DECLARED = re.compile(r"""\A(\s*<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')""")
# Lines that say which RDF a file of N-Triples or N-Quads is in (1.2); the engine knows them in Turtle and TriG alone.
_VERSION = re.compile(rb"""^[ \t]*VERSION[ \t]+(?:"[^"\r\n]*"|'[^'\r\n]*')[ \t]*(?=#|\r?$)""", re.MULTILINE)
_SECONDS, _EACH = 30, 2  # seconds that it may take: so many, and so many for each megabyte


class BadRdf(TuiinError):
    """A file that is not the RDF that its ending says, or is made to harm whoever reads it."""


def read(path: Path, base: str | None = None) -> bytes:
    """Return the statements of a file, whose ending says the form, as N-Quads; relative addresses count from `base`.

    Raises `BadRdf` with file and place, `Unreadable` where there is no file, and `LimitHit` where reading takes too long or too much.
    """
    form = form_of(path)
    if form is None:
        raise BadRdf(f"{path}: no RDF by its ending; known are {endings()}")
    return parsed(reading.read(path, most=LARGEST, pipes=True), form, str(path), base)


def parsed(content: bytes, form: Form, name: str, base: str | None = None) -> bytes:
    """Return the statements in these bytes as N-Quads; `name` is what to call them to a person. Raises as `read` does."""
    seconds = _SECONDS + _EACH * len(content) / 1e6
    try:
        return once(lambda: _quads(content, form, name, base), seconds, name, memory=_MEMORY + _TIMES * len(content))
    except Died as died:
        if died.limit == "nesting":
            raise BadRdf(f"{name}: is nested too deep to be read") from died
        raise


def utf8(content: bytes, name: str) -> bytes:
    """Return text in UTF-8 without a mark at its beginning; text that begins with the mark of UTF-16 or UTF-32 is written anew.

    Raises `BadRdf` for text that is in UTF-16 without its mark, or is not what its mark says.
    """
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "")
    if encoding == "utf-8":
        return content.removeprefix(codecs.BOM_UTF8)
    if encoding:
        try:
            return _DECLARED.sub(r"\1", content.decode(encoding), count=1).encode()
        except UnicodeDecodeError as error:
            words = f"begins with the mark of {encoding.upper()}, and is something else from byte {error.start + 1} on"
            raise BadRdf(f"{name}: {words}; save it as UTF-8") from None
    if _UNMARKED.match(content):
        raise BadRdf(f"{name}: is in UTF-16 or UTF-32 without the mark that says so, by its first bytes; save it as UTF-8")
    return content


def unversioned(content: bytes) -> bytes:
    """Return N-Triples or N-Quads without the lines that say their version, each an empty line."""
    return _VERSION.sub(b"", content) if b"VERSION" in content else content


def _quads(content: bytes, form: Form, name: str, base: str | None) -> bytes:
    content = utf8(content, name)
    if form.name in ("nt", "nq"):
        content = unversioned(content)
    try:
        if form.name == "rdf":
            _refuse_doctype(content, name)
        quads = ox.parse(content, ox.RdfFormat.from_media_type(form.media), base_iri=base)
        out = io.BytesIO()
        ox.serialize(_shallow(quads, name), out, ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        if "LoadDocumentCallback" in str(error.msg):
            raise BadRdf(f"{name}: {_remote(content)}") from None
        place = f":{error.lineno}:{error.offset or 1}" if error.lineno else ""
        if "UTF-8" in str(error.msg):
            raise BadRdf(f"{name}{place}: is not in UTF-8, as RDF is written; save it as UTF-8") from None
        raise BadRdf(f"{name}{place}: {_PREAMBLE.sub('', str(error.msg))}") from None
    except ValueError as error:
        raise BadRdf(f"{name}: {error}") from None
    return out.getvalue()


def _remote(content: bytes) -> str:
    """Return what is the matter with JSON-LD whose context lies elsewhere, and which context that is."""
    addresses: dict[str, None] = {}
    left: list[Any] = [json.loads(content)]
    while left:
        node = left.pop()
        if isinstance(node, list):
            left += reversed(node)
        elif isinstance(node, dict):
            context = node.get("@context", [])
            named = [*(context if isinstance(context, list) else [context]), node.get("@import")]
            addresses |= dict.fromkeys(address for address in named if isinstance(address, str))
            left += reversed(node.values())
    told = ", ".join(list(addresses)[:3]) + (" …" if len(addresses) > 3 else "")
    return f"names a remote context ({told}), and nothing is fetched; write the context into the file, or expand the file elsewhere"


def _shallow(quads: "Iterator[ox.Quad]", name: str) -> "Iterator[ox.Quad]":
    """Yield the quads. Raises `BadRdf` at a triple term that holds more than `DEPTH` others."""
    for quad in quads:
        term: Any = quad.object
        depth = 0
        while isinstance(term, ox.Triple):
            term, depth = term.object, depth + 1
            if depth > DEPTH:
                raise BadRdf(f"{name}: a triple term holds more than {DEPTH} others, one in the other")
        yield quad


def _refuse_doctype(content: bytes, name: str) -> None:
    """Raise `BadRdf` for XML that declares entities: a few of them can spell gigabytes (a file for people seldom has any)."""

    def refuse(*_: Any) -> None:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        raise BadRdf(f"{name}:{line}:{column}: holds a DOCTYPE, whose entities are not read; write the names out and take it away")

    def declared(_: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ("utf-8", "utf8", "us-ascii"):
            raise LookupError(encoding)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.XmlDeclHandler = refuse, declared
    try:
        parser.ParseFile(io.BytesIO(content))
    except (LookupError, OSError):  # an encoding that the engine does not read, or for which Python would have to open a file
        raise BadRdf(f"{name}:1:1: is in an encoding that is not read here; save it as UTF-8") from None
    except expat.ExpatError as error:
        raise BadRdf(f"{name}:{error.lineno}:{error.offset + 1}: is not XML: {expat.ErrorString(error.code)}") from None
