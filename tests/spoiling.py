"""One thing spoilt in the good library, and what is told about it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tuiin.curate.reader import read
from tuiin.errors import BadInput, Problem

SLUG = "night-library"


@dataclass(frozen=True)
class Spoilt:
    """In `file`, `old` becomes `new`; then the line that holds `line` is told of, with all these words."""

    name: str
    file: str
    old: str
    new: str
    line: str
    words: tuple[str, ...]
    alone: bool = True


def path_of(library: Path, file: str) -> Path:
    """Return where a file of the library lies: registries at the top, the others in the article's folder."""
    return library / file if (library / file).exists() else library / "articles" / SLUG / file


def state(library: Path) -> dict[str, bytes]:
    """Return every file of a folder with what it holds."""
    return {str(path.relative_to(library)): path.read_bytes() for path in sorted(library.rglob("*")) if path.is_file()}


def spoil(library: Path, file: str, old: str, new: str) -> Path:
    """Replace the first `old` by `new` in one file, and return its path."""
    path = path_of(library, file)
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_bytes(text.replace(old, new, 1).encode())
    return path


def problems(library: Path) -> list[Problem]:
    """Return all that is wrong with the library; nothing if it can be read."""
    try:
        read(SLUG, library)
    except BadInput as error:
        return error.problems
    return []


def told(library: Path, spoilt: Spoilt) -> None:
    """Check that the spoilt thing is told of in its file and line, in these words, and that nothing else is."""
    path = spoil(library, spoilt.file, spoilt.old, spoilt.new)
    lines = path.read_text("utf-8").split("\n")
    (number,) = [n for n, line in enumerate(lines, 1) if spoilt.line in line][:1] or pytest.fail(f"no line holds {spoilt.line!r}")
    found = problems(library)
    here = [p for p in found if Path(p.file).name == path.name and p.line == number and all(w in p.message for w in spoilt.words)]
    assert here, f"wanted {path.name}:{number} with {spoilt.words}; told: {[str(p) for p in found]}"
    if spoilt.alone:
        assert found == here


def spoil_shape(library: Path) -> None:
    """Let an argument run from a claim to itself, which only a shape sees."""
    arguments = library / "articles" / "night-library" / "arguments.yaml"
    arguments.write_text(
        arguments.read_text("utf-8").replace("premises: [claim/rank-2018]", "premises: [claim/night-library-raises-readers]"), "utf-8"
    )
