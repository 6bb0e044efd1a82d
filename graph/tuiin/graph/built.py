"""A folder that a build wrote: what its files are made of, and whether they are still what its report says."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tuiin.errors import TuiinError
from tuiin.paths import ONTOLOGY, PACKAGE

REPORT = "report.json"


class NotWhole(TuiinError):
    """A built folder whose files are not those that its report speaks of."""


def content(folder: Path, name: str) -> bytes:
    """Return the content of a file of a built folder. Raises `NotWhole` where it is not what the folder's report says."""
    told = _report(folder).get("files")
    known = told.get(name) if isinstance(told, dict) else None
    if not isinstance(known, dict):
        raise NotWhole(f"{folder}: its {REPORT} does not speak of {name}; build it anew, or name the file itself")
    try:
        found = (folder / name).read_bytes()
    except OSError as error:
        raise NotWhole(f"{folder / name}: cannot be read: {error.strerror or error}; build it anew") from error
    if hashlib.sha256(found).hexdigest() != known.get("sha256"):
        size = f"{len(found):,} bytes where {known.get('bytes', 0):,} were written"
        raise NotWhole(f"{folder / name}: is not what {REPORT} says ({size}); build it anew, or name the file itself")
    return found


def is_of(folder: Path, slug: str, data: Path) -> bool:
    """Say whether a folder was built from this article as it is now, by this version with this ontology, and its graph is whole."""
    try:
        report = _report(folder)
        content(folder, "graph.nq")
    except NotWhole:
        return False
    return report.get("article") == slug and report.get("made_of") == made_of(slug, data)


def made_of(slug: str, data: Path) -> dict[str, str]:
    """Return SHA-256 digests of what a build is made of: the curated files of an article, the ontology, and this code.

    The same on every machine: the names count as they are below each folder.
    """
    curated = [*data.glob("*.yaml"), *(data / "articles" / slug).glob("*")]
    return {
        "data": _digest(data, curated),
        "ontology": _digest(ONTOLOGY, ONTOLOGY.rglob("*")),
        "code": _digest(PACKAGE, PACKAGE.rglob("*.py")),
    }


def _digest(folder: Path, paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for name, path in sorted((path.relative_to(folder).as_posix(), path) for path in paths if path.is_file()):
        digest.update(f"{name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _report(folder: Path) -> dict[str, Any]:
    try:
        report = json.loads((folder / REPORT).read_bytes())
    except FileNotFoundError:
        raise NotWhole(
            f"{folder}: holds no {REPORT}, by which its files could be trusted; build it anew, or name the file itself"
        ) from None
    except (OSError, ValueError, RecursionError) as error:
        raise NotWhole(f"{folder / REPORT}: cannot be read: {error}; build it anew") from error
    if not isinstance(report, dict):
        raise NotWhole(f"{folder / REPORT}: is no report of a build; build it anew")
    return report
