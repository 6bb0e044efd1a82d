"""A corpus as a store on disk: of articles that are made now, of parts that were made elsewhere, or of both."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tuiin.corpus import shards
from tuiin.corpus.agreeing import Agreement
from tuiin.corpus.collecting import Collected, Told, collect
from tuiin.corpus.keeping import keep
from tuiin.corpus.sources import Source
from tuiin.files.writing import lock
from tuiin.graph.disk import Facts
from tuiin.model.project import Project


def store(
    sources: Iterable[Source],
    parts: Sequence[Path],
    project: Project,
    out: Path,
    workers: int,
    told: Told,
    loaded: Callable[[int], None] = lambda _: None,
) -> tuple[Facts, Collected]:
    """Make `out` a store on disk of what sources and parts (by their manifests) say together; return what it and its articles are.

    `told` hears of each article when it is made or refused, `loaded` how many quads are in. The older store stays until the new one is
    whole. Raises `BadPart` for parts that do not belong together, `MachineError`, and what `keep` raises.
    """
    agreed = Agreement()
    manifests = shards.agreeing(parts, agreed)
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.parent / f".{out.name}.parts"
    with lock(out.parent / f"{beside.name}.lock"), shards.scratch_folder(beside) as scratch:
        found = collect(sources, project, scratch, workers, told, agreed)
        found.lines.spill()
        files = [*found.lines.files, *(path.parent / manifest.file for path, manifest in zip(parts, manifests, strict=True))]
        facts = keep(files, out, told=loaded)
    return facts, found
