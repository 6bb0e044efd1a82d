"""What `tuiin check` says of an article, each beside the thing that it is about; found by another process, so that no key waits for it."""

import asyncio
import json
import re
import sys
from typing import Any

from tuiin.curate.consistency import PLACEHOLDERS
from tuiin.curate.entering import book
from tuiin.curate.texts import sentences
from tuiin.edit.desk import Desk
from tuiin.errors import BadInput
from tuiin.letters import quoted

_SECONDS = 60.0
_HEAD = re.compile(r"article\.(title|authors|speaker|published|language|curators)\b")
_REFERENCE = re.compile(r"\b(?:actor|concept|work|claim|argument|viewpoint|event|value|citation|note|section|gist)/[a-z0-9-]+")


async def findings(desk: Desk) -> list[dict[str, Any]] | None:
    """Return what is wrong with an article, as `protocol.ts` has it; None where it could not be found out."""
    command = [sys.executable, "-m", "tuiin", "check", str(desk.files.home), "--json", "--quiet"]
    running = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL)
    try:
        out, _ = await asyncio.wait_for(running.communicate(), _SECONDS)
        said = json.loads(out or b"[]")
    except (TimeoutError, ValueError):
        return None
    finally:
        if running.returncode is None:
            running.kill()
    lines = await asyncio.to_thread(_lines, desk)
    return [_finding(one, lines) for one in said]


def _lines(desk: Desk) -> dict[str, list[tuple[int, str]]]:
    """Return, for each file, in which lines its entries begin."""
    try:
        there = book(desk.files)
    except BadInput:
        return {}
    found: dict[str, list[tuple[int, str]]] = {}
    for path in there.files:
        found[path.name] = [
            (name.place.line, f"{path.name.split('.')[0].removesuffix('s')}/{key}")
            for key, (name, _) in desk.files.entries(path).entries.items()
        ]
    return found


def _finding(said: dict[str, Any], lines: dict[str, list[tuple[int, str]]]) -> dict[str, Any]:
    message, file, line = str(said.get("message", "")), str(said.get("file") or ""), int(said.get("line") or 0)
    name = file.rpartition("/")[2]
    stands = next((reference for at, reference in reversed(lines.get(name, [])) if at <= line), "")
    named = _HEAD.match(message) or _REFERENCE.match(str(said.get("focus") or message))
    about = (named.group() if named else "") or stands or next(iter(sentences(message)), "")
    if any(message.startswith(f"{field}") and f": {quoted(words)} is still" in message for field, words in PLACEHOLDERS.items()):
        return {"about": about, "message": message, "file": name, "line": line, "severity": "info", "wanted": True}  # can wait
    severity = {"violation": "error", "warning": "warning", "info": "info"}.get(str(said.get("severity") or "violation"), "error")
    finding = {"about": about, "message": message, "file": name, "line": line, "severity": severity}
    return finding | ({"shape": re.split("[/#:]", str(said["shape"]))[-1]} if said.get("shape") else {})
