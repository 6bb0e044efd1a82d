"""Articles whose curated files lie in tables, and the digest of a graph without the names of its files."""

import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox

import tuiin
from tuiin import model
from tuiin.curate import cells, folder, project, table, yaml_tree
from tuiin.curate.reader import curated, said
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping
from tuiin.files.paths import DATA

from .conftest import HERE, LIBRARY, TOP

KINDS: dict[str, Any] = {f"{kind}s": record for kind, record in (model.SHARED | model.LOCAL).items()}
ARTICLES = {
    "nyshanbayev-2022": DATA,
    "night-library": LIBRARY,
    "freibad": HERE / "freibad",
    "maktaba": HERE / "maktaba",
    "morning-bus": TOP / "docs" / "example" / "data",
}


def copied(slug: str, to: Path) -> Path:
    """Copy the project of an article, and return its data folder."""
    data = ARTICLES[slug]
    belongs = project.of(data)
    home = belongs.file.parent if belongs.file else data
    inside = to / "p" / data.relative_to(home)
    for path in [home / "tuiin.toml", *data.rglob("*")]:
        if path.is_file():
            target = to / "p" / path.relative_to(home)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    return inside


def to_tables(data: Path, slug: str) -> None:
    """Make a table of every curated file of an article and of the registries but article.yaml."""
    belongs, spoken, once = project.of(data), folder.spoken(data), said(slug, data)
    for path in curated(data):
        record, tongues = KINDS.get(path.name.split(".")[0]), Tongues.of(belongs, spoken, path)
        root, problems = yaml_tree.parse(path.read_bytes(), path.name)
        assert not problems
        if record and isinstance(root, Mapping) and root.entries:
            path.with_suffix(".csv").write_bytes(cells.written(table.rows(root, record, tongues, once)))
            path.unlink()
    home = data / "articles" / slug / "article.yaml"
    names = sorted(path.name for path in home.parent.iterdir() if path.name.split(".")[0] in KINDS)
    home.write_text(re.sub(r"(?m)^files:.*(\n- .*|\n  .*)*", f"files: [{', '.join(names)}]", home.read_text("utf-8")), "utf-8")


def digest(slug: str, data: Path) -> str:
    """Return the canonical form (RDFC-1.0) of the graph of an article, without what files it was curated in, and their number."""
    quads = ox.parse(tuiin.build(slug, data=data).store.nquads(), ox.RdfFormat.N_QUADS)
    quads = [quad for quad in quads if not quad.predicate.value.endswith(("#curatedFile", "void#triples"))]
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(map(str, dataset)))
