"""Everything that a build writes about one article, by the name of the file."""

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from tuiin.curate.folder import articles
from tuiin.errors import TuiinError
from tuiin.exports import rdf_files
from tuiin.exports.report import report
from tuiin.files.writing import replace_folder
from tuiin.graph import built, opened
from tuiin.graph.knowledge import Graph
from tuiin.graph.pipeline import build
from tuiin.graph.shapes import Finding
from tuiin.graph.where import NoGraph, find
from tuiin.show import explorer, network, network_files, network_page
from tuiin.show.picture.marks import marked

T = TypeVar("T")
RDF = ("graph.trig", "graph.nq", "graph.ttl", "graph.jsonld", "graph.rdf")
# What shows the network or all of the graph: of its store and of the network with places.
PICTURES: "dict[str, Callable[[Graph, network.Network], bytes]]" = {
    "explorer.html": lambda kg, drawn: explorer.explorer(kg.store, drawn, kg.questions),
    "query.html": lambda kg, _: explorer.query_page(kg.store, kg.questions),
    "network.html": lambda kg, drawn: network_page.page(kg.store, drawn).encode(),
    "network.graphml": lambda _, drawn: network_files.graphml(drawn),
    "network.gexf": lambda _, drawn: network_files.gexf(drawn),
    "nodes.csv": lambda _, drawn: network_files.nodes_csv(drawn),
    "edges.csv": lambda _, drawn: network_files.edges_csv(drawn),
}


class UnknownFormat(TuiinError):
    """A file name whose ending no writer knows."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build wrote: the folder, sizes by file, what the shapes found, seconds of CPU by step.

    `drafts` are entries in it that nobody has decided upon, by kind; `left_out` those of the draft that are not in it, by why.
    """

    folder: Path
    sizes: dict[str, int]
    findings: list[Finding]
    seconds: dict[str, float]
    summary: str
    drafts: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)

    def json(self) -> str:
        """Return it as one line of JSON."""
        told = {"folder": str(self.folder), "bytes": self.sizes, "findings": len(self.findings), "cpu_seconds": self.seconds}
        more = {"drafts": {"entries": self.drafts, "left_out": self.left_out}} if self.drafts or self.left_out else {}
        return json.dumps(told | more)


def write_all(slug: str, data: Path, out: Path, progress: Callable[[str], None] | None = None, *, drafts: bool = False) -> Written:
    """Build an article and write its folder below `out`, whole or not at all; `progress` is told what is being done.

    With `drafts`, what nobody has decided upon is built with it, and marked.
    """
    clock = _Clock(progress or (lambda _: None))
    sources = built.made_of(
        slug, data, drafts=drafts
    )  # before they are read: what is changed meanwhile makes the folder look stale, never fresh
    kg = clock("read, build, derive", lambda: build(slug, data=data, drafts=drafts))
    findings = clock("check", kg.check)
    files = {name: clock(name, partial(render, kg, Path(name))) for name in RDF}
    files |= clock("network", lambda: pictures(kg))
    files["report.json"] = report(kg, findings, files, sources)
    clock("write", lambda: replace_folder(out / slug, files))
    size = f"{len(kg.statements):,} statements, {len(kg.claims)} claims, {len(findings)} findings"
    summary = f"{slug}: {size}; {len(files)} files in {out / slug} ({clock.total:.2f} s CPU)"
    sizes = {name: len(content) for name, content in files.items()}
    return Written(out / slug, sizes, findings, clock.seconds, summary, kg.entries.drafts, kg.entries.left_out)


def drafted(slug: str, drafts: Mapping[str, int], left_out: Mapping[str, int]) -> str:
    """Return what to say of a graph with drafts: how many entries nobody has decided upon, and what of the draft is not in it."""
    if not drafts and not left_out:
        return f"{slug}: there is no draft of it; `tuiin draft {slug}` makes one"
    there = ", ".join(f"{number} {kind}{'s' if number > 1 else ''}" for kind, number in drafts.items()) or "nothing"
    left = ", ".join(f"{number} {why}" for why, number in left_out.items())
    return f"{slug}: drafted and reviewed by nobody: {there}{f'; left out: {left}' if left else ''}"


def pictures(kg: Graph) -> dict[str, bytes]:
    """Return the pages (explorer, queries, network), the network as GraphML and GEXF, and as tables of nodes and edges."""
    drawn = marked(kg.store, network.project(kg.store))
    return {name: make(kg, drawn) for name, make in PICTURES.items()}


def explorer_of(
    names: list[str],
    data: Path,
    out: Path,
    given: str = "nq",
    progress: Callable[[str], None] | None = None,
    tell: Callable[[str], None] = lambda _: None,
    *,
    drafts: bool = False,
) -> Path:
    """Return the explorer's file: of a built folder as it is, of one article built anew, of other graphs merged into one page.

    Without names all articles of the data folder are meant; `tell` is told which of several had to be left out, and, with
    `drafts`, how much of an article nobody has decided upon.
    Raises what `find` and `open` raise.
    """
    if len(names) == 1 and (page := Path(names[0]) / "explorer.html").is_file():
        if (page.parent / built.REPORT).exists():
            built.content(page.parent, page.name)
        return page
    known = [replace(find(name, data, given), drafts=drafts) for name in names or articles(data)]
    if not known:
        raise NoGraph(f"{data}: there is no article to show; `tuiin new` starts one")
    if len(known) == 1 and known[0].article:
        written = write_all(known[0].article, known[0].path, out, progress, drafts=drafts)
        if drafts:
            tell(drafted(known[0].article, written.drafts, written.left_out))
        return written.folder / "explorer.html"
    store = opened.together(known, tell).store
    pages = {"explorer.html": explorer.explorer(store), "query.html": explorer.query_page(store)}
    folder = out / _joined([where.article or where.path.absolute().stem.strip("-") or "standard-input" for where in known])
    replace_folder(folder, pages)
    return folder / "explorer.html"


def _joined(names: list[str]) -> str:
    """Return a name for a folder of several graphs: their names, or the first of them with what tells the whole list apart.

    >>> _joined(["one", "two"]), _joined([f"policy-brief-2025-{n}" for n in range(30)])
    ('one+two', 'policy-brief-2025-0+29-more-274d75')
    """
    whole = "+".join(names)
    if len(whole.encode()) <= 100:
        return whole
    return f"{names[0][:60]}+{len(names) - 1}-more-{hashlib.sha256(whole.encode()).hexdigest()[:6]}"


def render(kg: Graph, path: Path) -> bytes:
    """Return the graph in the form that the ending of a file name asks for. Raises `UnknownFormat`."""
    name = path.suffix.removeprefix(".")
    if name in rdf_files.WRITTEN:
        return rdf_files.write(kg, name)
    drawn = {"html": "network.html", "graphml": "network.graphml", "gexf": "network.gexf"}
    if name in drawn:
        return PICTURES[drawn[name]](kg, marked(kg.store, network.project(kg.store)))
    known = ", ".join(f".{name}" for name in (*rdf_files.WRITTEN, *drawn))
    raise UnknownFormat(f"{path}: no writer for {path.suffix or 'a file without an ending'!r}; there are {known}")


class _Clock:
    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell, self.seconds = tell, dict[str, float]()

    def __call__(self, step: str, work: Callable[[], T]) -> T:
        self.tell(f"{step} …")
        start = time.process_time()
        result = work()
        self.seconds[step] = round(time.process_time() - start, 4)
        return result

    @property
    def total(self) -> float:
        return sum(self.seconds.values())
