"""SHACL shapes against a graph: findings, each with the file and line where its subject was written.

The fast engine (`shacl`) serves every day; pySHACL takes over where that has no wheel, and is the referee in the tests.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from tuiin.errors import NOWHERE, BadOntology, Place
from tuiin.files.paths import ONTOLOGY
from tuiin.graph.space import SHIPPED, Space
from tuiin.graph.vocabulary import PREFIXES
from tuiin.letters import visible

SH = PREFIXES["sh"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a shape complains of: `severity` is violation, warning or info; `shape` and `focus` are IRIs.

    `space` is that of the graph, for the short names in its words.
    """

    severity: str
    shape: str
    focus: str
    message: str
    place: Place = NOWHERE
    space: Space = SHIPPED

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place.file else ""
        focus, shape = (visible(self.space.short(iri), None) for iri in (self.focus, self.shape))
        return f"{where}{self.severity}: {visible(self.message, None)} ({focus}, {shape})"


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes of a folder: their text in Turtle, and the messages of each by language."""

    turtle: str
    messages: dict[str, dict[str, str]]


def check(
    ntriples: str, places: Mapping[str, Place], shapes: "Shapes | None" = None, language: str = "en", space: Space = SHIPPED
) -> list[Finding]:
    """Return what the shapes find in these triples, sorted by the places of their subjects; none means that they conform.

    `space` gives the short names in their words.
    """
    return said(found(ntriples, places, shapes, space), language, shapes)


def found(ntriples: str, places: Mapping[str, Place], shapes: "Shapes | None" = None, space: Space = SHIPPED) -> list[Finding]:
    """Return what the shapes find, as `check` does, in the words of the engine."""
    shapes = shapes or load()
    return [
        Finding(severity, shape, focus, message, places.get(focus, NOWHERE), space)
        for severity, shape, focus, message in engine()(ntriples, shapes.turtle)
    ]


def said(findings: Iterable[Finding], language: str, shapes: "Shapes | None" = None) -> list[Finding]:
    """Return findings in the words of their shapes in a language, each once, sorted by place."""
    worded = {replace(f, message=_message(shapes or load(), f.shape, f.message, language)) for f in findings}
    return sorted(worded, key=lambda f: (f.place.file, f.place.line, f.focus, f.shape, f.severity, f.message))


@cache
def load(folder: Path = ONTOLOGY / "shapes", ontology: Path = ONTOLOGY) -> Shapes:
    """Return the shapes of a folder. Raises `BadOntology` for a `sh:` term that SHACL does not have, or a shape that can never apply.

    An engine ignores a misspelt term and a target that no node has: what it does not check, it calls conforming.
    """
    files = sorted(p for p in folder.glob("*.ttl") if p.name != "style.ttl")
    text = "\n".join(path.read_text("utf-8") for path in files)
    graph = ox.Store()
    for path in files:
        try:
            graph.load(path=str(path), format=ox.RdfFormat.TURTLE)
        except SyntaxError as error:
            raise BadOntology(f"{path}: {error.msg}") from error
    complaints = [*_misspelt(graph, ontology), *_idle(graph, ontology)]
    if complaints:
        raise BadOntology("\n".join(complaints))
    messages: dict[str, dict[str, str]] = {}
    for quad in graph.quads_for_pattern(None, ox.NamedNode(SH + "message"), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            messages.setdefault(quad.subject.value, {})[quad.object.language or ""] = quad.object.value
    return Shapes(text, messages)


def _misspelt(graph: ox.Store, ontology: Path) -> list[str]:
    known = {SH + name for name in (ontology / "pinned" / "sh.txt").read_text("utf-8").splitlines() if not name.startswith("#")}
    used = {t.value for quad in graph for t in (quad.predicate, quad.object) if isinstance(t, ox.NamedNode) and t.value.startswith(SH)}
    return [f"shapes: {SHIPPED.short(term)} is no term of SHACL" for term in sorted(used - known)]


def _idle(graph: ox.Store, ontology: Path) -> list[str]:
    """Return a complaint for each shape that no target and no other shape leads to, and for each target that no ontology declares."""
    declared = ox.Store()
    for path in sorted(ontology.glob("*.ttl")):
        declared.load(path=str(path), format=ox.RdfFormat.TURTLE)
    orphans: Any = graph.query(
        """SELECT DISTINCT ?shape { ?shape a ?type FILTER(?type IN (sh:NodeShape, sh:PropertyShape))
        FILTER NOT EXISTS { ?shape sh:targetClass|sh:targetNode|sh:targetSubjectsOf|sh:targetObjectsOf|sh:target ?target }
        FILTER NOT EXISTS {
          ?other sh:property|sh:node|sh:not|sh:qualifiedValueShape|((sh:and|sh:or|sh:xone)/rdf:rest*/rdf:first) ?shape } }""",
        prefixes=PREFIXES,
    )
    targets: Any = graph.query(
        "SELECT DISTINCT ?shape ?target { ?shape sh:targetClass|sh:targetSubjectsOf|sh:targetObjectsOf ?target }", prefixes=PREFIXES
    )
    complaints = [f"shapes: {SHIPPED.short(_value(row['shape']))} has no target and no shape that uses it" for row in orphans]
    for row in targets:
        target = row["target"]
        if isinstance(target, ox.NamedNode) and not any(declared.quads_for_pattern(target, None, None)):
            shape, aim = SHIPPED.short(_value(row["shape"])), SHIPPED.short(target.value)
            complaints.append(f"shapes: {shape} aims at {aim}, which the ontology does not declare")
    return sorted(complaints)


def _value(term: object) -> str:
    return getattr(term, "value", str(term))


def _message(shapes: Shapes, shape: str, message: str, language: str) -> str:
    known = shapes.messages.get(shape, {})
    return known.get(language) or known.get("en") or message


Engine = Callable[[str, str], list[tuple[str, str, str, str]]]


def engine() -> Engine:
    """Return the validator of this machine: (data as N-Triples, shapes as Turtle) → (severity, shape, focus, message) of each result."""
    try:
        import shacl  # noqa: F401
    except ImportError:
        return pyshacl_engine
    return shacl_engine


def shacl_engine(data: str, shapes: str) -> list[tuple[str, str, str, str]]:
    """Validate with `shacl` (Rust; 98 of 98 core and 22 of 23 SPARQL cases of the W3C suite)."""
    import shacl

    report = shacl.Shapes.from_turtle(shapes).validate_text(data, format="ntriples")
    return [
        (
            r.severity.lower(),
            _bare(_named(r.source_shape) or r.root_shape),
            _bare(r.focus_node),
            r.message or "",
        )
        for r in report.results
    ]


def pyshacl_engine(data: str, shapes: str) -> list[tuple[str, str, str, str]]:
    """Validate with pySHACL (on rdflib)."""
    import pyshacl
    import rdflib

    _, report, _ = pyshacl.validate(
        rdflib.Graph().parse(data=data, format="nt"), shacl_graph=rdflib.Graph().parse(data=shapes, format="turtle")
    )
    sh = rdflib.SH
    return [
        (
            str(report.value(r, sh.resultSeverity)).removeprefix(SH).lower(),
            str(report.value(r, sh.sourceShape)),
            str(report.value(r, sh.focusNode)),
            str(report.value(r, sh.resultMessage) or ""),
        )
        for r in report.objects(None, sh.result)
    ]


def _named(shape: str | None) -> str | None:
    return shape if shape and shape.startswith("<") else None


def _bare(term: str | None) -> str:
    return re.sub(r"^<(.*)>$", r"\1", term or "")
