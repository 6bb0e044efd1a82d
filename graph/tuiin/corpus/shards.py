"""Parts of a corpus as files: each has a share of the articles, whole and sorted, with a manifest; together they are the corpus.

A part is made by one process on one machine and knows nothing of the others: any scheduler can make them, and make one again where it was
lost. What stands in two of them, as the ontology does, is one statement in the whole.
"""

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from tuiin import __version__
from tuiin.corpus import runs
from tuiin.corpus.agreeing import Agreement
from tuiin.corpus.collecting import Told, collect
from tuiin.corpus.sources import Source
from tuiin.errors import TuiinError
from tuiin.files import reading, writing
from tuiin.model.project import Project

FORMAT = 1
_MANIFEST = 1_000_000_000  # bytes


class BadPart(TuiinError):
    """A file that is no part of a corpus, or not of the one that the others are parts of."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a part says of itself: which it is `of` how many, its articles, those that were refused, and its file with size and digest.

    `shared` has a digest of each entry of the registries by reference, and `base` is where all names begin.
    """

    part: int
    of: int
    base: str
    articles: tuple[str, ...]
    refused: tuple[str, ...]
    shared: dict[str, str]
    file: str
    statements: int
    sha256: str
    format: int = FORMAT
    tuiin: str = __version__


def write(sources: Iterable[Source], project: Project, share: tuple[int, int], out: Path, workers: int, told: Told) -> Path:
    """Write the part of a corpus that has every n-th of some sources, and return its manifest; whole or not at all.

    `told` hears of each article when it is made or refused. Raises `MachineError`.
    """
    number, of = share
    name = f"part-{number:05}-of-{of:05}"
    with writing.worded(out):
        out.mkdir(parents=True, exist_ok=True)
        with writing.lock(out / f".{name}.lock"), scratch_folder(out / f".{name}.new") as scratch:
            found = collect(islice(sources, number - 1, None, of), project, scratch, workers, told)
            ready = scratch / f"{name}.nq.gz"
            count = runs.write(ready, found.lines.merged())
            said = Manifest(
                number,
                of,
                project.base,
                tuple(found.articles),
                tuple(found.refused),
                dict(sorted(found.shared.items())),
                ready.name,
                count,
                _digest(ready),
            )
            (out / f"{name}.json").unlink(missing_ok=True)  # which speaks of the older file
            ready.replace(out / ready.name)
            writing.replace(out / f"{name}.json", json.dumps(asdict(said), ensure_ascii=False, indent=1).encode() + b"\n")
    return out / f"{name}.json"


def read(path: Path) -> Manifest:
    """Return the manifest of a part. Raises `BadPart` where that is none, or its file is not what it says."""
    try:
        said = json.loads(reading.read(path, most=_MANIFEST))
        manifest = Manifest(**{**said, "articles": tuple(said["articles"]), "refused": tuple(said["refused"])})
    except reading.Unreadable as error:
        raise BadPart(f"{error}; wanted the manifest of a part, as `tuiin build --shard` writes it") from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadPart(f"{path}: is no manifest of a part ({type(error).__name__}: {error}); build the part anew") from error
    if manifest.format != FORMAT:
        raise BadPart(f"{path}: found format {manifest.format!r}; wanted {FORMAT}; build the part anew with this version of tuiin")
    if not re.fullmatch(r"[\w.-]+\.nq\.gz", str(manifest.file)):
        raise BadPart(f"{path}: found the file {manifest.file!r}; wanted the name of one that lies beside it")
    file = path.parent / manifest.file
    with writing.worded(file):
        if not file.is_file() or _digest(file) != manifest.sha256:
            raise BadPart(f"{file}: is not there, or not what {path.name} says; build the part anew")
    return manifest


def joined(paths: Sequence[Path]) -> Iterator[bytes]:
    """Yield the sorted lines of the parts of these manifests, each once. Raises `BadPart` for parts that do not belong together."""
    manifests = agreeing(paths, Agreement())
    return runs.distinct(runs.lines([path.parent / manifest.file for path, manifest in zip(paths, manifests, strict=True)]))


def agreeing(paths: Sequence[Path], agreed: Agreement) -> list[Manifest]:
    """Return the manifests of parts that are of one corpus, and agree with what is `agreed` on. Raises `BadPart` where they do not."""
    manifests = [read(path) for path in paths]
    for path, manifest in zip(paths, manifests, strict=True):
        for what in ("base", "tuiin"):
            if getattr(manifest, what) != getattr(manifests[0], what):
                found, wanted = getattr(manifest, what), getattr(manifests[0], what)
                raise BadPart(f"{path}: found the {what} {found!r}; wanted {wanted!r}, as {paths[0]} has it")
        if objection := agreed.objection(str(path), manifest.articles, manifest.shared):
            raise BadPart(f"{path}: {objection}")
    return manifests


def missing(manifests: Iterable[Manifest]) -> list[str]:
    """Return which parts of the same division are not there, each as `I/N`."""
    there = {(manifest.part, manifest.of) for manifest in manifests}
    return [f"{part}/{of}" for of in sorted({of for _, of in there}) for part in range(1, of + 1) if (part, of) not in there]


@contextmanager
def scratch_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder that is gone afterwards; one that a killed run has left is cleared first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
