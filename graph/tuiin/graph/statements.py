"""RDF as text: terms in N-Triples syntax, a set of statements by named graph, and where each subject was written."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from tuiin.errors import NOWHERE, Place
from tuiin.graph.space import SHIPPED, Space
from tuiin.graph.vocabulary import expand

_ESCAPES = {c: f"\\u{ord(c):04X}" for c in (*map(chr, range(0x20)), "\x7f")} | {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f]')  # searched for: most texts hold none of them, and str.translate looks every letter up

_NUMERIC = "decimal|integer|(?:non)?(?:[Nn]egative|[Pp]ositive)Integer|(?:unsigned)?(?:[Ll]ong|[Ii]nt|[Ss]hort|[Bb]yte)"
_TYPED = re.compile(rf'"([^"\\]*)"\^\^<http://www\.w3\.org/2001/XMLSchema#(boolean|double|float|{_NUMERIC})>')
_EXACT = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)


def iri(name: str) -> str:
    """Return an IRI, or a prefixed name of ours, as a term.

    >>> iri("skos:Concept")
    '<http://www.w3.org/2004/02/skos/core#Concept>'
    """
    return f"<{name}>" if "://" in name else f"<{expand(name)}>"


def text(words: str, language: str | None = None) -> str:
    """Return a literal: language-tagged text, or a plain string without a language; escaped as RDFC-1.0 wants it.

    >>> text("түйін", "kk")
    '"түйін"@kk'
    """
    quoted = f'"{_escaped(words)}"'
    return f"{quoted}@{language}" if language else quoted


def typed(value: str | int | bool | Decimal, datatype: str = "") -> str:
    """Return a typed literal; whole numbers are `xsd:integer` and others `xsd:decimal` unless a datatype is given.

    >>> typed(Decimal("99.5"))
    '"99.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    if isinstance(value, bool):
        lexical, datatype = str(value).lower(), "xsd:boolean"
    elif isinstance(value, Decimal):
        lexical = f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
        lexical = "0" if value == 0 else lexical
        datatype = datatype or ("xsd:decimal" if "." in lexical else "xsd:integer")
    else:
        lexical, datatype = str(value), datatype or ("xsd:integer" if isinstance(value, int) else "xsd:string")
    return f'"{_escaped(lexical)}"^^{iri(datatype)}'


def by_value(term: str) -> str:
    """Return a term in the spelling that all of the same value share: a store may keep `038.50` as `38.5`, and `@kk-Latn` as `@kk-latn`.

    >>> by_value('"007"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>')
    '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'
    """
    if not term.startswith('"') or term.endswith('"'):
        return term
    found = _TYPED.fullmatch(term)
    if not found:
        words, mark, tag = term.rpartition('"@')
        return words + mark + tag.lower() if mark else term
    lexical, kind = found[1].strip(), found[2]
    if kind == "boolean":
        return typed(lexical in ("true", "1"))
    if kind in ("double", "float"):
        return f'"{_binary(lexical)}"^^{iri(f"xsd:{kind}")}'
    return typed(Decimal(lexical)) if _EXACT.fullmatch(lexical) else term


def _binary(lexical: str) -> str:
    try:
        return repr(float(lexical))
    except ValueError:
        return lexical


def _escaped(words: str) -> str:
    return _ESCAPED.sub(lambda found: _ESCAPES[found.group()], words)


@dataclass(slots=True)
class Statements:
    """Distinct triples by the IRI of their graph, each triple a text `s p o`; and the place where a subject was written.

    In what others wrote, a graph may have a label (`_:x`) or no name at all (``). `space` is where the names of the project lie.
    """

    graphs: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    places: dict[str, Place] = field(default_factory=dict)
    space: Space = SHIPPED

    @classmethod
    def read(cls, nquads: str, space: Space = SHIPPED) -> "Statements":
        """Return the statements in N-Quads as `nquads` writes them, where each has a graph with an IRI; places are not among them."""
        out = cls(space=space)
        for line in nquads.splitlines():
            triple, _, graph = line.rpartition(" <")
            out.graphs[graph.removesuffix("> .")].add(triple)
        return out

    def add(self, graph: str, subject: str, predicate: str, term: str) -> None:
        """Add one triple; subject is an IRI, predicate an IRI or prefixed name, term an N-Triples term."""
        self.graphs[graph].add(f"<{subject}> {iri(predicate)} {term}")

    def locate(self, subject: str, place: Place) -> None:
        """Remember where a subject was written."""
        if place is not NOWHERE:
            self.places.setdefault(subject, place)

    def update(self, other: "Statements") -> None:
        """Add all of another set."""
        for graph, triples in other.graphs.items():
            self.graphs[graph] |= triples
        self.places |= other.places

    def nquads(self, graphs: Iterable[str] | None = None) -> str:
        """Return the statements of these graphs (all if none are named) as sorted N-Quads: canonical where no node is blank."""
        named = self.graphs if graphs is None else graphs
        lines = [triple + last for g, last in ((g, _last(g)) for g in named) for triple in self.graphs[g]]
        return "".join(sorted(lines))

    def ntriples(self) -> str:
        """Return the union of all graphs as sorted N-Triples, each triple once."""
        return " .\n".join([*sorted(set().union(*self.graphs.values())), ""])

    def counts(self) -> dict[str, int]:
        """Return the number of triples of each graph, sorted by its IRI."""
        return {graph: len(self.graphs[graph]) for graph in sorted(self.graphs)}

    def __len__(self) -> int:
        return sum(map(len, self.graphs.values()))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((graph, triple) for graph in sorted(self.graphs) for triple in sorted(self.graphs[graph]))


def _last(graph: str) -> str:
    """Return what stands behind a triple in N-Quads."""
    return f" {graph if graph.startswith('_:') else f'<{graph}>'} .\n" if graph else " .\n"
