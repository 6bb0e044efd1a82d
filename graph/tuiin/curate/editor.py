"""What an editor needs to complete and to mark: schemas that know the ids of a project, in its `.tuiin`, and the line that names them."""

import csv
import os
import re
from contextlib import suppress
from pathlib import Path

from tuiin import model
from tuiin.curate import cells, folder, sources, table
from tuiin.curate.folder import PLURALS, shown
from tuiin.curate.schema import Ids, schema, text
from tuiin.curate.short import SENTENCE, SLUG
from tuiin.curate.tongues import Tongues
from tuiin.errors import TuiinError
from tuiin.files import reading
from tuiin.files.paths import ONTOLOGY, PACKAGE
from tuiin.files.writing import replace
from tuiin.model.project import Project

MADE = ".tuiin"  # the folder of a project for what can be made anew
_MOST = 32_000_000  # bytes of a file
# A key without indentation. Files are not parsed: what is being typed is often no YAML yet, and ids are wanted just then.
_KEY = re.compile(r"""(?m)^["']?([a-z0-9]+(?:-[a-z0-9]+)*)["']?[ \t]*:(?=\s|\Z)""")
_LINE = re.compile(r"# yaml-language-server: \$schema=(?:\S*/)?(?:schema|\.tuiin/schema)/\S*\.json[ \t]*(?=\n|$)")


def home(project: Project) -> Path:
    """Return the folder of a project: where its `tuiin.toml` lies, or its data would."""
    if project.file:
        return project.file.parent
    return project.data.parent if project.data.resolve().name == "data" else project.data


def modeline(path: Path, project: Project) -> str:
    """Return the line by which a curated file names its schema to an editor; empty where there is none for it."""
    kind = path.name.split(".")[0]
    if kind not in (*PLURALS, "article"):
        return ""
    shared = PLURALS.get(kind) in model.SHARED
    made = home(project) / MADE / "schema" / ("" if shared else path.parent.name) / f"{kind}.json"
    return f"# yaml-language-server: $schema={Path(os.path.relpath(made, path.parent)).as_posix()}"


def pointed(source: bytes, path: Path, project: Project) -> bytes:
    """Return a file whose first line names the schema made for the project, if it names one that tuiin made; others stay."""
    begin, _, rest = source.partition(b"\n")
    line = begin.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r")
    return f"{modeline(path, project)}\n".encode() + rest if _LINE.fullmatch(line) and modeline(path, project) else source


def refresh(project: Project) -> None:
    """Write the schemas of a project that are not there yet, or no longer right; where nobody may write, leave it."""
    if home(project).resolve() == PACKAGE:  # what ships is only read
        return
    stamp = home(project) / MADE / "schema" / ".made"
    with suppress(TuiinError, OSError):
        if _fresh(stamp, project):
            return
        for path, content in schemas(project).items():
            with suppress(OSError):
                if path.read_text("utf-8") == content:
                    continue
            replace(path, content.encode(), curated=True)
        replace(stamp, b"", curated=True)


def _fresh(stamp: Path, project: Project) -> bool:
    """Say whether the schemas were made after all that they are made of was changed last: files, folders, and this code."""
    if not stamp.exists():
        return False
    data = project.data
    sources = [data, *data.glob("*.*"), *data.glob("articles"), *data.glob("articles/*"), *data.glob("articles/*/*.*")]
    sources += [*PACKAGE.rglob("*.py"), *ONTOLOGY.glob("*.ttl"), *([project.file] if project.file else [])]
    return stamp.stat().st_mtime_ns > max(path.stat().st_mtime_ns for path in sources if path.name != MADE)


def schemas(project: Project) -> dict[Path, str]:
    """Return the schemas that know what there is to refer to, by file: one for each kind, and those of each article for its own."""
    data, spoken, made = project.data, folder.spoken(project.data), home(project) / MADE / "schema"
    shared = {kind: ids(folder.registry(data, kind), data) for kind in model.SHARED}
    own = {slug: _own(data / "articles" / slug, data) for slug in folder.articles(data) if SLUG.fullmatch(slug)}
    every = {kind: sorted({one for known in own.values() for one in known.kinds[kind]}) for kind in model.LOCAL}
    anywhere, tongues = Ids(shared | every), Tongues.anywhere(project, spoken)
    found = {f"{kind}s": schema(f"{kind}s", Tongues.of(project, spoken), anywhere) for kind in model.SHARED}
    found |= {kind: schema(kind, tongues, anywhere) for kind in ("article", *(f"{kind}s" for kind in model.LOCAL))}
    for slug, known in own.items():
        here, words = (
            Ids({**shared, **known.kinds}, known.sentences),
            Tongues.of(project, spoken, data / "articles" / slug / "article.yaml"),
        )
        found |= {f"{slug}/{kind}": schema(kind, words, here) for kind in ("article", *(f"{kind}s" for kind in model.LOCAL))}
    return {made / f"{name}.json": text(one) for name, one in found.items()}


def ids(paths: list[Path], data: Path) -> list[str]:
    """Return the ids that are written in these files of a data folder, whatever else is wrong with them, sorted."""
    found: set[str] = set()
    for path in paths:
        with suppress(reading.Unreadable):
            content = reading.read(path, most=_MOST, within=data)
            found |= {*(_in_table(content, path) if sources.is_table(path) else _KEY.findall(content.decode("utf-8-sig", "replace")))}
    return sorted(found)


def _in_table(content: bytes, path: Path) -> list[str]:
    grid, _ = cells.parse(content, shown(path))
    return table.ids(grid) if grid else []


def _own(home: Path, data: Path) -> Ids:
    """Return what only the files of one article may refer to."""
    parts: dict[str, list[Path]] = {kind: [] for kind in model.LOCAL}
    for path in sorted(home.iterdir()):
        if folder.PART.fullmatch(path.name):
            parts[PLURALS[path.name.split(".")[0]]].append(path)
    return Ids({kind: ids(paths, data) for kind, paths in parts.items()}, sentences(home, data))


def sentences(home: Path, data: Path | None = None) -> list[str]:
    """Return the sentences of the article in this folder, in the order of the text, as far as they can be read."""
    with suppress(reading.Unreadable, csv.Error):
        text = reading.read(home / "passages.csv", most=_MOST, within=data).decode("utf-8-sig", "replace")
        return [name for row in csv.reader(text.splitlines()) for name in row[:1] if SENTENCE.fullmatch(name)]
    return []
