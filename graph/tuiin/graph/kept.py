"""What was made of an article last, kept so that nobody waits for it to be made again: as good as lost where anything changed since.

It lies in `.tuiin/kept` of the article's project; what is made of the article that ships with an installed tuiin, where the machine keeps
caches. Nothing needs it, and it may be taken away at any time.
"""

import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path

from tuiin.curate import folder, project
from tuiin.errors import MachineError
from tuiin.files import reading
from tuiin.files.paths import ONTOLOGY, PACKAGE
from tuiin.files.writing import NotOurs, replace
from tuiin.graph.built import curated, strays
from tuiin.graph.rdf import LARGEST
from tuiin.graph.where import Where

HOME = ".tuiin"


class Kept:
    """What is kept of one article; it knows from the first what the files are like of which it is made.

    Whoever makes something anew has to ask for this before the files are read: then what is changed meanwhile makes it stale, never fresh.
    """

    def __init__(self, where: Where) -> None:
        self.folder = _home(where.path) / where.article
        self._key = _key(where)

    def read(self, name: str) -> bytes | None:
        """Return what was kept under this name, if it is whole and was made of the files as they are now, by this very code."""
        if not self._key:
            return None
        try:
            head, _, content = reading.read(self.folder / name, most=LARGEST).partition(b"\n")
        except reading.Unreadable:
            return None
        return content if head.decode("ascii", "replace") == self._head(content) else None

    def write(self, name: str, content: bytes) -> None:
        """Keep something, if this machine lets us."""
        if self._key:
            with suppress(MachineError, NotOurs):
                replace(self.folder / name, self._head(content).encode() + b"\n" + content, curated=True)

    def _head(self, content: bytes) -> str:
        return f"# tuiin keeps this until what it is made of changes: {self._key} {hashlib.sha256(content).hexdigest()}"


def _home(data: Path) -> Path:
    """Return the folder of all that is kept of a data folder."""
    file = project.find(data)
    if file and not file.resolve().is_relative_to(PACKAGE):
        return file.parent / HOME / "kept"
    import platformdirs

    return platformdirs.user_cache_path("tuiin", appauthor=False) / hashlib.sha256(str(data.resolve()).encode()).hexdigest()[:16]


def _key(where: Where) -> str:
    """Return a digest of all that something made of an article is made of; nothing where files lie there that nobody reads."""
    if folder.home(where.path, where.article) is None or strays(where.article, where.path):
        return ""
    return hashlib.sha256(f"{where.path.resolve()}\n{curated(where.article, where.path)}\n{_code()}".encode()).hexdigest()


@cache
def _code() -> str:
    """Return a digest of this code and its ontology as they lie on this machine, by names, sizes and times."""
    files = sorted(path for home, form in ((PACKAGE, "*.py"), (ONTOLOGY, "*")) for path in home.rglob(form))
    return hashlib.sha256("\n".join(f"{path} {(at := path.stat()).st_size} {at.st_mtime_ns}" for path in files).encode()).hexdigest()
