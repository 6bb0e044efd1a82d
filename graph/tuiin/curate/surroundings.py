"""What lies around the data of a project for git, editors and continuous integration: added to what is there, never in its place."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tuiin import model
from tuiin.curate import editor
from tuiin.curate.folder import shown
from tuiin.model.project import Project

IGNORED = ("/texts/", "/out/", f"/{editor.MADE}/")
_WORKFLOW = """\
name: tuiin
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
    - uses: actions/checkout@v4
    - uses: astral-sh/setup-uv@v6
    - run: uvx tuiin check --strict
    - run: uvx tuiin tidy --check
"""


def surroundings(project: Project, folder: Path, ci: str = "") -> tuple[dict[Path, bytes], list[str]]:
    """Return the files to write around a project that is to lie in a folder, and what to say of those that cannot be added to."""
    files: dict[Path, bytes] = {}
    told: list[str] = []
    data = "" if project.data.resolve() == folder.resolve() else f"{Path(os.path.relpath(project.data, folder)).as_posix()}/"
    for path, lines in (
        (folder / ".gitignore", IGNORED),
        (folder / ".gitattributes", () if data.startswith("..") else (f"{data}**/*.yaml merge=tuiin",)),
    ):
        before = path.read_bytes() if path.is_file() else b""
        if missing := [line for line in lines if line.encode() not in before.splitlines()]:
            files[path] = (
                before + (b"" if before.endswith(b"\n") or not before else b"\n") + "".join(f"{one}\n" for one in missing).encode()
            )
    path = folder / ".vscode" / "settings.json"
    before = path.read_bytes() if path.is_file() else b"{}"
    try:
        settings = json.loads(before.decode("utf-8-sig"))
        after = _with(settings, _settings(data)) if isinstance(settings, dict) else settings
    except ValueError:
        settings = after = None
    if after is None:
        told.append(f"{shown(path)} is no plain JSON, and was left; completion needs the first line of each file alone")
    elif after != settings:
        files[path] = (json.dumps(after, ensure_ascii=False, indent=2) + "\n").encode()
    workflow = folder / ".github" / "workflows" / "tuiin.yml"
    if ci == "github" and not workflow.exists():
        files[workflow] = _WORKFLOW.encode()
    return files, told


def _settings(data: str) -> dict[str, Any]:
    """Return which file of YAML has which schema, by its name; a file that names its own in its first line has that."""
    where = {f"{kind}s": f"{data}{kind}s.yaml" for kind in model.SHARED} | {"article": f"{data}articles/*/article.yaml"}
    where |= {f"{kind}s": f"{data}articles/*/{kind}s*.yaml" for kind in model.LOCAL}
    return {
        "yaml.schemas": {f"{editor.MADE}/schema/{kind}.json": files for kind, files in where.items()},
        "yaml.format.enable": False,
    }


def _with(settings: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with those that are missing; what somebody has set stays."""
    inner = {
        key: _with(settings[key], value) for key, value in more.items() if isinstance(value, dict) and isinstance(settings.get(key), dict)
    }
    return dict(more) | dict(settings) | inner
