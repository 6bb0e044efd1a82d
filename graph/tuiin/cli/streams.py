"""The three streams of a command: they speak UTF-8, and none that is closed or full spoils the words or the exit code."""

import io
import os
import sys


def begin() -> None:
    """Let all three speak UTF-8. One that is closed fails when it is used, as a full one does; only what is told is lost without a word."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            _close(number, os.O_RDONLY if name == "stdout" else os.O_WRONLY)
            setattr(sys, name, os.fdopen(number, mode))
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            strict = "strict" if stream is sys.stdin else "backslashreplace"  # the name of a file may be no text
            stream.reconfigure(encoding="utf-8", errors=strict, newline=None if stream is sys.stdin else "\n")


def end() -> None:
    """Let what a stream did not take go nowhere: Python would try again at its own end, and change the exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _close(stream.fileno(), os.O_WRONLY)


def _close(number: int, how: int) -> None:
    """Let a descriptor lead nowhere, and be open all the same: the next file that is opened would get its number, and what was for it."""
    nowhere = os.open(os.devnull, how)
    os.dup2(nowhere, number)
    if nowhere != number:
        os.close(nowhere)
