"""Entries of the registries that mean what some words mean, in whatever language either is: proposals, ranked, for a person to look at."""

from pathlib import Path

from tuiin.curate import ids, project, vectors
from tuiin.curate.editor import MADE, home
from tuiin.curate.ids import Entry
from tuiin.files.paths import PACKAGE

MOST = 10


def like(data: Path, words: str, most: int = MOST) -> list[tuple[Entry, float]]:
    """Return the entries of the registries whose names lie closest to these words, the closest first, and how close. Raises `NoModel`.

    An entry is as close as the closest of its names, in any language.
    """
    belongs = project.of(data)
    place = home(belongs)
    kept = None if place.resolve() == PACKAGE else place / MADE / vectors.NAME
    named = [(entry, name) for entry in ids.written(data).entries if not entry.article for name in entry.names]
    best: dict[str, tuple[Entry, float]] = {}
    for (entry, _), score in zip(named, vectors.close(words, [name for _, name in named], kept), strict=True):
        if entry.name not in best or best[entry.name][1] < score:
            best[entry.name] = entry, score
    return sorted(best.values(), key=lambda one: (-one[1], one[0].name))[:most]
