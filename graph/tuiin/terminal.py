"""What a person at a terminal is told: words and progress, on standard error, so that results can be piped."""

import sys


def say(words: str) -> None:
    """Tell one thing; a finding that begins with its file is told as it is."""
    print(f"tuiin: {words}" if "\n" not in words and not words.startswith(("/", ".")) else words, file=sys.stderr)


def step(words: str) -> None:
    """Tell what is being done, on one line that the next step overwrites; only where a person looks on."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{words}", end="\n" if words.endswith(".") else "", file=sys.stderr, flush=True)
