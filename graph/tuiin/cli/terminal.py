"""What a person at a terminal is told: words and progress, on standard error, so that results can be piped."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def say(words: str) -> None:
    """Tell one thing; a finding that begins with its file is told as it is."""
    step("")
    print(f"tuiin: {words}" if "\n" not in words and not words.startswith(("/", ".")) else words, file=sys.stderr)


def step(words: str) -> None:
    """Tell what is being done, on one line that the next step overwrites and no words wipe; only where a person looks on."""
    if _moves(sys.stderr):
        print(f"\r\x1b[K{words}", end="\n" if words.endswith(".") else "", file=sys.stderr, flush=True)


def colours(stream: "TextIO") -> bool:
    """Say whether to print in colour: on a terminal that can, unless NO_COLOR is set (https://no-color.org)."""
    return _moves(stream) and not os.environ.get("NO_COLOR")


def _moves(stream: "TextIO") -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"
