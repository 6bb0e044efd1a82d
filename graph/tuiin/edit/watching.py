"""What other programs do to the files of an article while it is open: seen by time and size, taken in by content."""

from dataclasses import dataclass, field
from pathlib import Path

from tuiin.curate.entering import KINDS
from tuiin.curate.tabled import Files

_MANY = 4  # files that change at once where somebody has gone to another branch
Seen = tuple[int, int, int]


def seen(path: Path) -> Seen | None:
    """Return what tells one state of a file from another without reading it; None where it is not there."""
    try:
        there = path.stat()
    except OSError:
        return None
    return there.st_mtime_ns, there.st_size, there.st_ino


@dataclass(slots=True)
class Watch:
    """The files of an article as they were seen last."""

    files: Files
    known: dict[Path, Seen] = field(default_factory=dict)

    def look(self) -> list[Path]:
        """Return the files that are otherwise than when they were looked at last: changed, new, or gone."""
        now = {path: state for path in self._paths() if (state := seen(path))}
        changed = sorted(path for path in {*now, *self.known} if now.get(path) != self.known.get(path))
        self.known = now
        return changed

    def many(self, changed: list[Path]) -> bool:
        """Say whether so much has changed that the whole had better be read anew: many files, or where the sentences stand."""
        return len(changed) >= _MANY or any(path.name in ("passages.csv", "tuiin.toml") for path in changed)

    def _paths(self) -> list[Path]:
        own = [self.files.home / "article.yaml", self.files.home / "passages.csv"]
        toml = [self.files.project.file] if self.files.project.file else []
        return [*own, *toml, *(path for kind in KINDS for path in self.files.of(kind))]
