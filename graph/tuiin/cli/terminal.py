"""What a person at a terminal is told: words and progress, on standard error, so that results can be piped."""

import os
import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import TextIO

# What begins with the place of a problem, as editors look for it.
_PLACED = re.compile(r"[^:\n]*[^:\d\n][^\n]*?:\d+:\d+: ")


def say(words: str) -> None:
    """Tell one thing; what begins with its file, line and column, and what has many lines, is told as it is."""
    from tuiin.letters import visible

    step("")
    words = "\n".join(visible(line, None) for line in words.split("\n"))  # what a path or a library says is shown, not obeyed
    _print(words if "\n" in words or _PLACED.match(words) else f"tuiin: {words}", "\n")


def tell(at: "argparse.Namespace", words: str) -> None:
    """Tell one thing, unless it shall be quiet."""
    if not getattr(at, "quiet", False):
        say(words)


def step(words: str) -> None:
    """Tell what is being done, on one line that the next step overwrites and no words wipe; only where a person looks on."""
    if _moves(sys.stderr):
        _print(f"\r\x1b[K{words}", "\n" if words.endswith(".") else "")


def _print(words: str, end: str) -> None:
    """Print words on standard error; where it takes none, the exit code alone has to tell."""
    from contextlib import suppress

    with suppress(OSError):
        print(words, end=end, file=sys.stderr, flush=True)


def progress(at: "argparse.Namespace") -> "Callable[[str], None]":
    """Return what tells a person at a terminal what is being done; nothing is told if it shall be quiet."""
    return (lambda _: None) if getattr(at, "quiet", False) else step


def colours(stream: "TextIO") -> bool:
    """Say whether to print in colour: on a terminal that can, unless NO_COLOR is set (https://no-color.org)."""
    return _moves(stream) and not os.environ.get("NO_COLOR")


def _moves(stream: "TextIO") -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"
