"""Anchors against a copy of the text: which sentences stand where they should, which have moved, which differ."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tuiin.curate import encodings
from tuiin.curate.passages import digest, normalize, split
from tuiin.errors import TuiinError
from tuiin.files import reading
from tuiin.model import Copy, Passage

MOST = 64_000_000  # bytes of a text


class UnreadableText(TuiinError):
    """A text file that cannot be read, or is not UTF-8."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One sentence against a copy: `same`, `moved` (found whole, `shift` code points later), or `differs`."""

    sentence: str
    state: Literal["same", "moved", "differs"]
    shift: int = 0

    def __str__(self) -> str:
        return f"{self.sentence}: {self.state}" + (f" by {self.shift:+d} code points" if self.state == "moved" else "")


def read_text(path: Path) -> str:
    """Return the normalised text of a file or a pipe (NFC, LF). Raises `UnreadableText`."""
    try:
        return decoded(reading.read(path, most=MOST, pipes=True), str(path))
    except reading.Unreadable as error:
        raise UnreadableText(str(error)) from error


def decoded(content: bytes, name: str) -> str:
    """Return the normalised text of these bytes (NFC, LF), which came from what is so named. Raises `UnreadableText`."""
    if len(content) > MOST:
        raise UnreadableText(f"{name}: cannot be read: it holds more than {MOST:,} bytes, which is the most that is read")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise UnreadableText(_no_text(content, name, error.start)) from error
    if "\0" in text:  # it is in no text, and in most of what is none
        raise UnreadableText(_no_text(content, name, content.index(0)))
    return normalize(text)


def _no_text(content: bytes, name: str, at: int) -> str:
    """Return what is wrong with bytes that are no text in UTF-8 from one of them on."""
    if guessed := encodings.guess(content):
        return f"{name}: looks like {guessed}; save the text as UTF-8"
    byte = f"{name}: byte 0x{content[at]:02x} at {at}"
    return f"{byte} is not UTF-8; save the text as UTF-8" if content[at] else f"{byte} is in no text; wanted a text in UTF-8"


def verify(text: str, passages: dict[str, Passage], language: str = "") -> list[Anchor]:
    """Return the state of each anchor in this normalised text, in the order of the passages."""
    elsewhere: dict[str, list[int]] = {}
    for found in split(text, language=language):
        elsewhere.setdefault(found.sha256, []).append(found.start)
    return [_anchor(text, passage, elsewhere) for passage in passages.values()]


def to_json(anchors: list[Anchor]) -> str:
    """Return the state of each anchor as JSON."""
    return json.dumps([{"sentence": a.sentence, "state": a.state, "shift": a.shift} for a in anchors], indent=1) + "\n"


def same_text(text: str, copy: Copy) -> bool:
    """Say whether this normalised text is the very one that the anchors were made on."""
    return len(text) == copy.length and digest(text) == copy.sha256


def _anchor(text: str, passage: Passage, elsewhere: dict[str, list[int]]) -> Anchor:
    if digest(text[passage.start : passage.end]) == passage.sha256:
        return Anchor(passage.id, "same")
    if passage.sha256 in elsewhere:
        return Anchor(passage.id, "moved", min((start - passage.start for start in elsewhere[passage.sha256]), key=abs))
    return Anchor(passage.id, "differs")
