"""Streams that are closed or full: the exit code says what happened, and nobody gets a traceback."""

import os
import subprocess
import sys

import pytest

from .conftest import TOP


def called(line: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a command line of a shell in which `tuiin` is ours."""
    code = f'tuiin() {{ "{sys.executable}" -m tuiin "$@"; }}; {line}'
    env = os.environ | {"PYTHONPATH": str(TOP / "graph")} | settings
    return subprocess.run(["sh", "-c", code], capture_output=True, text=True, check=False, timeout=60, cwd=TOP, env=env)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("tuiin --version >/dev/full", 3, "tuiin: the system: No space left on device"),
        ("tuiin --help >/dev/full", 3, "tuiin: the system: No space left on device"),
        ("tuiin query --help >/dev/full", 3, "tuiin: the system: No space left on device"),
        ("tuiin query --list >/dev/full", 3, "tuiin: the system: No space left on device"),
        ("tuiin query --list >&-", 3, "tuiin: the system: Bad file descriptor"),
        ("tuiin --version >&-", 3, "tuiin: the system: Bad file descriptor"),
        ("tuiin query - <&-", 3, "tuiin: the system: Bad file descriptor"),
        ("tuiin query nope 2>&-", 2, ""),
        ("tuiin query nope 2>/dev/full", 2, ""),
        ("tuiin query --nope 2>&-", 2, ""),
        ("tuiin query --nope >/dev/full 2>/dev/full", 2, ""),
        ("tuiin query nope <&- >&- 2>&-", 2, ""),
        ("tuiin --version >&- 2>&-", 3, ""),
    ],
)
def test_what_cannot_be_written_or_read_is_a_matter_of_the_exit_code(line: str, code: int, told: str, unbuffered: str):
    run = called(line, PYTHONUNBUFFERED=unbuffered)
    assert (run.returncode, run.stdout, run.stderr.strip()) == (code, "", told)


def test_words_that_nobody_can_hear_stop_nothing():
    run = called("tuiin query who-says-what -f csv --data tests/library 2>&-")
    assert (run.returncode, run.stdout.count("\n") > 1) == (0, True)
    assert called("tuiin --version 2>&-").stdout.startswith("tuiin ")
