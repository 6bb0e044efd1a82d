"""Registries that older projects kept with each article: which of them only repeat what stands at the top, for all articles."""

from pathlib import Path
from typing import Any

from tuiin.curate import folder, short
from tuiin.curate.folder import PLURALS, REGISTRIES, shown
from tuiin.curate.tabled import Files, record_of, written_comments
from tuiin.curate.yaml_tree import says
from tuiin.errors import BadInput
from tuiin.letters import visible

_NAMED = 5  # of what a copy says alone


def copies(data: Path) -> dict[Path, list[str]]:
    """Return the registries in the folders of articles, each with what it says and the one at the top does not: entries, comments.

    Where that is nothing, nothing is lost if it goes. One that cannot be read is left out; `tuiin check` tells of it.
    """
    found: dict[Path, list[str]] = {}
    for slug in folder.articles(data):
        files = Files(slug, data)
        for path in (files.home / name for name in REGISTRIES):
            if path.is_file() and not path.is_symlink():
                try:
                    found[path] = _alone(files, path)
                except BadInput:
                    continue
    return found


def advice(path: Path, alone: list[str]) -> str:
    """Return what to do with a registry in the folder of an article, and why, as the end of a sentence."""
    if not alone:
        return "it is a copy of the one at the top, which all articles share, and `tuiin tidy` takes it away"
    some = ", ".join(alone[:_NAMED]) + (f" and {len(alone) - _NAMED} more" if alone[_NAMED:] else "")
    done = f"`tuiin import {shown(path.parent)}` takes in what is new, then take it away"
    return f"all articles share the one at the top, which does not say {visible(some, None)}; {done}"


def _alone(files: Files, path: Path) -> list[str]:
    """Return the ids of what a copy says alone, and its comments that stand nowhere else."""
    tops = files.of(PLURALS[path.stem])
    there = {key: entry for top in tops for key, entry in _says(files, top).items()}
    ids = [key for key, entry in _says(files, path).items() if there.get(key) != entry]
    if path.suffix == ".csv":
        return ids
    told = {words for top in tops if top.suffix != ".csv" for words in written_comments(top, files.data)}
    return ids + [f"# {words}" for words in written_comments(path, files.data) if words not in told]


def _says(files: Files, path: Path) -> dict[str, object]:
    """Return what each entry of a registry says, in whatever form."""
    record: Any = record_of(PLURALS[path.stem])
    hint: Any = dict[str, record]
    tongues = files.tongues(files.first(PLURALS[path.stem]))
    said = says(short.long(hint, files.entries(path), files.said.copy(), tongues, []))
    return said if isinstance(said, dict) else {}
