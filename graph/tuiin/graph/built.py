"""A folder that a build wrote: what its files are made of, and whether they are still what its report says."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tuiin.curate import folder, project, reviewing
from tuiin.errors import TuiinError
from tuiin.files import reading
from tuiin.files.paths import ONTOLOGY, PACKAGE
from tuiin.graph.rdf import LARGEST

REPORT = "report.json"
_REPORT_BYTES, _CURATED_BYTES = 64_000_000, 64_000_000


class NotWhole(TuiinError):
    """A built folder whose files are not those that its report speaks of."""


def content(home: Path, name: str) -> bytes:
    """Return the content of a file of a built folder. Raises `NotWhole` where it is not what the folder's report says."""
    told = _report(home).get("files")
    known = told.get(name) if isinstance(told, dict) else None
    if not isinstance(known, dict):
        raise NotWhole(f"{home}: its {REPORT} does not speak of {name}; build it anew, or name the file itself")
    try:
        found = reading.read(home / name, most=LARGEST, within=home)
    except reading.Unreadable as error:
        raise NotWhole(f"{error}; build it anew") from error
    if hashlib.sha256(found).hexdigest() != known.get("sha256"):
        raise NotWhole(f"{home / name}: is not what {REPORT} says; build it anew, or name the file itself")
    return found


def is_of(home: Path, slug: str, data: Path) -> bool:
    """Say whether a folder was built from this article as it is now, by this version with this ontology, and its graph is whole."""
    try:
        report = _report(home)
        content(home, "graph.nq")
    except NotWhole:
        return False
    return report.get("article") == slug and report.get("made_of") == made_of(slug, data)


def made_of(slug: str, data: Path, *, drafts: bool = False) -> dict[str, str]:
    """Return SHA-256 digests of what a build is made of: curated files of an article, what its project says, the ontology, and this code.

    With `drafts`, the draft of the article too. The same on every machine: the names count as they are below each folder.
    """
    draft = {"draft": _digest(data, [draft_of(slug, data)])} if drafts else {}
    return (
        curated(slug, data)
        | draft
        | {
            "ontology": _digest(ONTOLOGY, ONTOLOGY.rglob("*")),
            "code": _digest(PACKAGE, PACKAGE.rglob("*.py")),
        }
    )


def curated(slug: str, data: Path) -> dict[str, str]:
    """Return SHA-256 digests of what curators wrote of an article: its files with the registries, and what its project says."""
    file = project.find(data)
    return {
        "data": _digest(data, (path for path in files(slug, data) if path != file)),
        "project": _digest(file.parent, [file]) if file else "",
        "languages": ", ".join(sorted(set(folder.spoken(data).values()))),  # of all articles: they say how a shared entry may speak
    }


def files(slug: str, data: Path) -> list[Path]:
    """Return the files that say something of an article, some of which need not be there.

    Its own with the logs of its curators, the registries, that of its project.
    """
    at = folder.home(data, slug)
    found = [at.folder / name for name in ("article.yaml", "passages.csv", *at.parts)] if at else []
    found += reviewing.logs(at.folder / folder.REVIEW) if at else []
    found += sorted((at.folder / folder.QUESTIONS).glob("*.rq")) if at else []
    file = project.find(data)
    return [*found, *(data / name for name in folder.REGISTRIES), *([file] if file else [])]


def draft_of(slug: str, data: Path) -> Path:
    """Return where the draft of an article lies, if it has one."""
    return data / "articles" / slug / folder.REVIEW / reviewing.DRAFT


def strays(slug: str, data: Path) -> list[str]:
    """Return the files, as a person is told of them, that lie among those of an article and that nobody reads.

    Raises `BadInput` where `tuiin.toml` cannot be read.
    """
    belongs, at = project.of(data), folder.home(data, slug)
    return [one.file for one in (*(at.strays if at else ()), *folder.strays(data, (belongs.texts, belongs.output)))]


def _digest(home: Path, paths: Iterable[Path]) -> str:
    """Return the digest of what can be read of these files; what cannot is for the build to tell."""
    digest = hashlib.sha256()
    for name, path in sorted((path.relative_to(home).as_posix(), path) for path in paths if path.is_file()):
        with suppress(reading.Unreadable):
            digest.update(f"{name}\n{hashlib.sha256(reading.read(path, most=_CURATED_BYTES, within=home)).hexdigest()}\n".encode())
    return digest.hexdigest()


def _report(home: Path) -> dict[str, Any]:
    try:
        report = json.loads(reading.read(home / REPORT, most=_REPORT_BYTES, within=home))
    except reading.Unreadable as error:
        raise NotWhole(f"{error}; without it its files cannot be trusted: build it anew, or name the file itself") from None
    except (ValueError, RecursionError) as error:
        raise NotWhole(f"{home / REPORT}: cannot be read: {error}; build it anew") from error
    if not isinstance(report, dict):
        raise NotWhole(f"{home / REPORT}: is no report of a build; build it anew")
    return report
