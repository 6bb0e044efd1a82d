"""Everything that a build writes about one article, by the name of the file."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from tuiin.errors import TuiinError
from tuiin.exports import rdf_files
from tuiin.exports.report import report
from tuiin.files import replace_folder
from tuiin.graph.built import made_of
from tuiin.graph.check import Finding
from tuiin.graph.knowledge import KnowledgeGraph
from tuiin.graph.pipeline import build, merge

T = TypeVar("T")
RDF = ("graph.trig", "graph.nq", "graph.ttl", "graph.jsonld", "graph.rdf")
PICTURES = ("explorer.html", "query.html", "network.html", "network.graphml", "network.gexf", "nodes.csv", "edges.csv")


class UnknownFormat(TuiinError):
    """A file name whose ending no writer knows."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a build wrote: the folder, sizes by file, what the shapes found, seconds of CPU by step."""

    folder: Path
    sizes: dict[str, int]
    findings: list[Finding]
    seconds: dict[str, float]
    summary: str

    def json(self) -> str:
        """Return it as one line of JSON."""
        return json.dumps({"folder": str(self.folder), "bytes": self.sizes, "findings": len(self.findings), "cpu_seconds": self.seconds})


def write_all(slug: str, data: Path, out: Path, progress: Callable[[str], None] | None = None) -> Written:
    """Build an article and write its folder below `out`, whole or not at all; `progress` is told what is being done."""
    clock = _Clock(progress or (lambda _: None))
    sources = made_of(slug, data)  # before they are read: what is changed meanwhile makes the folder look stale, never fresh
    kg = clock("read, build, derive", lambda: build(slug, data=data))
    findings = clock("check", kg.check)
    files = {name: clock(name, partial(render, kg, Path(name))) for name in RDF}
    files |= clock("network", lambda: pictures(kg))
    files["report.json"] = report(kg, findings, files, sources)
    clock("write", lambda: replace_folder(out / slug, files))
    size = f"{len(kg.statements):,} statements, {len(kg.entries.records['claim'])} claims, {len(findings)} findings"
    summary = f"{slug}: {size}; {len(files)} files in {out / slug} ({clock.total:.2f} s CPU)"
    return Written(out / slug, {name: len(content) for name, content in files.items()}, findings, clock.seconds, summary)


def pictures(kg: KnowledgeGraph) -> dict[str, bytes]:
    """Return the pages (explorer, queries, network), the network as GraphML and GEXF, and as tables of nodes and edges."""
    from tuiin.show import explorer, network, network_page

    drawn = network.arrange(network.project(kg.store))
    return {
        "explorer.html": explorer.explorer(kg.store, drawn).encode(),
        "query.html": explorer.query_page(kg.store).encode(),
        "network.html": network_page.page(kg, drawn).encode(),
        "network.graphml": network.graphml(drawn),
        "network.gexf": network.gexf(drawn),
        "nodes.csv": network.nodes_csv(drawn),
        "edges.csv": network.edges_csv(drawn),
    }


def explorer_of(slugs: list[str], data: Path, out: Path, progress: Callable[[str], None] | None = None) -> Path:
    """Return the explorer's file: of a built folder as it is, of one article built anew, of several merged into one graph."""
    if len(slugs) == 1 and (built := Path(slugs[0]) / "explorer.html").is_file():
        return built
    if len(slugs) == 1:
        return write_all(slugs[0], data, out, progress).folder / "explorer.html"
    if not slugs:
        raise TuiinError(f"{data}: there is no article to show; `tuiin new` starts one")
    from tuiin.show import explorer

    store = merge([build(slug, data=data) for slug in slugs])
    pages = {"explorer.html": explorer.explorer(store).encode(), "query.html": explorer.query_page(store).encode()}
    folder = out / "+".join(slugs)
    replace_folder(folder, pages)
    return folder / "explorer.html"


def render(kg: KnowledgeGraph, path: Path) -> bytes:
    """Return the graph in the form that the ending of a file name asks for. Raises `UnknownFormat`."""
    if path.suffix in rdf_files.WRITERS:
        return rdf_files.WRITERS[path.suffix](kg.statements)
    drawn = {".html": "network.html", ".graphml": "network.graphml", ".gexf": "network.gexf"}
    if path.suffix in drawn:
        return pictures(kg)[drawn[path.suffix]]
    raise UnknownFormat(
        f"{path}: no writer for {path.suffix or 'a file without an ending'!r}; there are {', '.join([*rdf_files.WRITERS, *drawn])}"
    )


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
