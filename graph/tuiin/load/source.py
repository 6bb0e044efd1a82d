"""What is to be loaded: triples by named graph, in an order that never changes, and the digest of all."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import lt
from pathlib import Path
from typing import Any

from tuiin.errors import TuiinError
from tuiin.files import reading
from tuiin.graph import built
from tuiin.graph.knowledge import Graph
from tuiin.graph.rdf import LARGEST, unversioned, utf8
from tuiin.graph.sandbox import Died, once
from tuiin.graph.statements import Statements

# A line of N-Quads as our own writer makes it: no blank node, one space between terms, a graph. Others are read by the parser.
_NAME = r'[A-Za-z][A-Za-z0-9+.-]*:(?:[^<>"{}|^`\\%\[\]\x00-\x20\x7f-\x9f\u200b-\u206f]|%[0-9A-Fa-f]{2})*'
_IRI = f"<{_NAME}>"
_LITERAL = rf'"(?:[^"\\\r\n]|\\[tbnrf"\\])*"(?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^{_IRI})?'
_NEW = re.compile(r" <<\( |--(?:ltr|rtl)\Z")  # of RDF 1.2, unless it stands in the words of a literal
_PLAIN = re.compile(rf"^({_IRI} {_IRI} (?:{_IRI}|{_LITERAL})) <({_NAME})> \.$", re.MULTILINE)


class NotLoadable(TuiinError):
    """A file, or a part of one, that cannot be loaded as it is."""


@dataclass(frozen=True, slots=True)
class Source:
    """Sorted distinct triples in N-Triples syntax by the IRI of their graph; the name of where they are from; the SHA-256 of all.

    `whole` says that these are all graphs of where they are from.
    """

    name: str
    graphs: dict[str, list[str]]
    digest: str
    whole: bool = True

    @classmethod
    def of(cls, name: str, graphs: Mapping[str, Collection[str]], whole: bool = True) -> "Source":
        """Return the source that holds these triples."""
        ordered = {graph: _ordered(graphs[graph]) for graph in sorted(graphs) if graphs[graph]}
        digest = hashlib.sha256()
        for graph, triples in ordered.items():
            digest.update(f"{graph}\n".encode() + "\n".join(triples).encode() + b"\n\n")
        return cls(name, ordered, digest.hexdigest(), whole)

    def only(self, graphs: Iterable[str]) -> "Source":
        """Return the part in these graphs; the whole where none are named. Raises `NotLoadable` for a graph that is not there."""
        wanted = list(graphs)
        if strange := [graph for graph in wanted if graph not in self.graphs]:
            raise NotLoadable("\n".join([f"{self.name} holds no graph {strange[0]}; it holds:", *self.graphs]))
        return Source.of(self.name, {graph: self.graphs[graph] for graph in wanted}, whole=False) if wanted else self

    def __len__(self) -> int:
        return sum(map(len, self.graphs.values()))


def of_article(slug: str, statements: Statements) -> Source:
    """Return the statements of a built article."""
    return Source.of(slug, statements.graphs)


def of_graph(graph: Graph) -> Source:
    """Return the statements of a graph. Raises `NotLoadable` for a statement in no graph, and for what is of RDF 1.2."""
    import pyoxigraph as ox

    for name, triples in graph.statements.graphs.items():
        if triples and not name:
            raise NotLoadable(f"{graph.name}: {min(triples)}: is in no graph; wanted a form that says in which each statement is")
        for triple in sorted(triples):
            if _NEW.search(triple) and not _PLAIN.match(f"{triple} <{name}> ."):
                _quad(f"{triple} <{name}> .", f"{graph.name}: {triple}", ox)
    return Source.of(graph.name, graph.statements.graphs)


def of_file(path: Path) -> Source:
    """Return the statements of a file of N-Quads, or of the `graph.nq` of a built folder.

    Raises `NotLoadable` with file and line for a blank node, for a statement in no graph, and for what is not N-Quads:
    loading twice would double the first, and the second would be counted nowhere.
    """
    file = path / "graph.nq" if path.is_dir() else path
    if file.suffix != ".nq":
        raise NotLoadable(f"{file}: wanted a file of N-Quads (.nq), or a folder that tuiin build wrote")
    try:
        read = built.content(path, file.name) if path.is_dir() else reading.read(file, most=LARGEST, pipes=True)
        text = unversioned(utf8(read, str(file))).decode()
    except UnicodeDecodeError as error:
        line = bytes(error.object[: error.start]).count(b"\n") + 1
        raise NotLoadable(f"{file}:{line}: is not UTF-8: {error.reason}") from error
    found = _PLAIN.findall(text)
    if len(found) != text.count("\n") or not text.endswith("\n"):  # not as our own writer makes it, or cut
        found = _parsed(text, file)
    graphs: dict[str, list[str]] = {}
    for triple, graph in found:
        graphs.setdefault(graph, []).append(triple)
    if not graphs:
        raise NotLoadable(f"{file} holds no statements")
    return Source.of(str(file), graphs)


def _ordered(triples: Collection[str]) -> list[str]:
    listed = list(triples)
    return listed if all(map(lt, listed, listed[1:])) else sorted(set(listed))


def _parsed(text: str, file: Path) -> list[tuple[str, str]]:
    """Return triples and graphs of N-Quads that others wrote; read where nesting can end no process but its own."""
    import pyoxigraph as ox

    try:
        return once(lambda: list(_lines(text, file, ox)), 30 + len(text) / 1e5, str(file), memory=500_000_000 + 20 * len(text))
    except Died as died:
        if died.limit == "nesting":
            raise NotLoadable(f"{file}: is nested too deep to be read") from died
        raise


def _lines(text: str, file: Path, ox: Any) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if plain := _PLAIN.fullmatch(line):
            yield plain[1], plain[2]
        elif line.strip() and not line.lstrip().startswith("#"):
            yield _quad(line, f"{file}:{number}", ox)


def _quad(line: str, place: str, ox: Any) -> tuple[str, str]:
    try:
        (quad,) = ox.parse(line.encode(), ox.RdfFormat.N_QUADS)
    except (SyntaxError, ValueError) as error:
        raise NotLoadable(f"{place}: is not N-Quads: {getattr(error, 'msg', error)}") from error
    if any(isinstance(term, ox.BlankNode) for term in quad):
        raise NotLoadable(f"{place}: holds a blank node, which each load would add once more; give it a name first")
    if not isinstance(quad.graph_name, ox.NamedNode):
        raise NotLoadable(f"{place}: the statement is in no graph; wanted a fourth term, the IRI of its graph")
    if isinstance(quad.object, ox.Triple):
        raise NotLoadable(f"{place}: holds a triple term (RDF 1.2), which most stores refuse")
    if isinstance(quad.object, ox.Literal) and quad.object.direction:
        raise NotLoadable(f"{place}: holds a text with a direction (RDF 1.2), which most stores refuse; leave the direction out")
    return str(quad.triple), quad.graph_name.value
