"""What git knows of a project, where it lies in a clone: the three stages of a merge, and by what curated files are merged."""

import subprocess
from pathlib import Path

from tuiin.curate import yaml_tree
from tuiin.curate.editor import sentences
from tuiin.curate.merging import OURS, Merged, merged
from tuiin.files import reading
from tuiin.files.writing import replace

MERGES = "git merges the data entry by entry in this clone from now on"
_DRIVER = "merge.tuiin.driver"
# Where tuiin is not at hand, git merges by lines, as it would without a driver.
_MERGES = (
    "if command -v tuiin >/dev/null 2>&1; then tuiin merge-file %O %A %B %P; else git merge-file -L ours -L base -L theirs %A %O %B; fi"
)


def equip(home: Path) -> bool:
    """Let this clone merge curated files entry by entry, if its project wants that; say whether it did not so far."""
    try:
        wanted = "merge=tuiin" in (home / ".gitattributes").read_text("utf-8", "replace")
    except OSError:
        return False
    inside = any((folder / ".git").exists() for folder in (home.resolve(), *home.resolve().parents))
    if not wanted or not inside or _git(home, "config", "--get", _DRIVER):
        return False
    return all(
        _git(home, "config", "--local", key, value) is not None
        for key, value in (("merge.tuiin.name", "curated files, entry by entry"), (_DRIVER, _MERGES))
    )


def merge_file(base: Path, ours: Path, theirs: Path, path: Path) -> list[str] | None:
    """Merge three versions of the file that lies at `path` into the one of ours; return the keys of what stays marked.

    None where that cannot be done by entries: then git has to do it by lines.
    """
    contents = [reading.read(one, most=yaml_tree.MOST) for one in (base, ours, theirs)]
    done = merged(contents[0], contents[1], contents[2], path, sentences(path.parent))
    if done is None:
        return None
    replace(ours, done.content, curated=True)
    return done.conflicts


def by_lines(base: Path, ours: Path, theirs: Path) -> int:
    """Merge three versions of a file into the one of ours as git does; return how many conflicts are left."""
    words = ["git", "merge-file", "-L", "ours", "-L", "base", "-L", "theirs", str(ours), str(base), str(theirs)]
    return abs(subprocess.run(words, check=False).returncode)


def mend(data: Path) -> dict[Path, Merged]:
    """Write the files of a data folder anew, entry by entry, in which git has left conflicts of lines; return what became of them.

    A file that somebody has begun to put right by hand is left.
    """
    found: dict[Path, Merged] = {}
    for path, stages in _stages(data).items():
        there = path.read_bytes() if path.is_file() else b""
        if not {2, 3} <= stages.keys() or not _untouched(there):
            continue
        versions = [(_git(data, "cat-file", "blob", stages[number]) or b"") if number in stages else b"" for number in (1, 2, 3)]
        lines = {line for version in versions for line in version.splitlines()}
        if not all(line in lines for line in there.splitlines() if not _mark(line)):
            continue
        done = merged(versions[0], versions[1], versions[2], path, sentences(path.parent))
        if done:
            replace(path, done.content, curated=True)
            found[path] = done
    return found


def _stages(data: Path) -> dict[Path, dict[int, str]]:
    """Return the files of YAML in conflict, each with the names that git has for its stages: 1 base, 2 ours, 3 theirs."""
    found: dict[Path, dict[int, str]] = {}
    listed = _git(data, "ls-files", "--unmerged", "-z") if data.is_dir() else None
    for line in (listed or b"").decode("utf-8", "surrogateescape").split("\0"):
        about, _, name = line.partition("\t")
        if name.endswith(".yaml"):
            _, blob, stage = about.split(" ")
            found.setdefault(data / name, {})[int(stage)] = blob
    return found


def _untouched(there: bytes) -> bool:
    """Say whether a file holds the marks of git, and none of ours, which are for a person."""
    lines = there.splitlines()
    return any(line.startswith(b"<<<<<<< ") for line in lines) and OURS.encode() not in lines


def _mark(line: bytes) -> bool:
    return line[:7] in (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")


def _git(folder: Path, *words: str) -> bytes | None:
    """Return what git prints; nothing where there is no git, no clone, or no answer."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
