import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tuiin import files
from tuiin.errors import MachineError
from tuiin.files import NotOurs, replace, replace_folder

from .conftest import TOP


def test_a_file_is_replaced_whole(tmp_path: Path):
    path = tmp_path / "new" / "a.txt"
    replace(path, b"one")
    replace(path, b"two")
    assert path.read_bytes() == b"two"
    assert [p.name for p in path.parent.iterdir()] == ["a.txt"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.txt"
    replace(path, b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(MachineError, match="No space left on device"):
        replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_folder_that_cannot_be_written_is_told_with_its_name(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(MachineError, match=r"file.*: File exists"):
        replace_folder(tmp_path / "file" / "out", {"a": b""})


def test_files_of_others_are_not_swept_away(tmp_path: Path):
    out = tmp_path / "out"
    replace_folder(out, {"a": b"1"})
    (out / "thesis.docx").write_bytes(b"mine")
    with pytest.raises(NotOurs, match=r"thesis\.docx"):
        replace_folder(out, {"a": b"2"})
    assert (out / "a").read_bytes() == b"1"


def test_a_run_that_died_between_its_two_moves_is_made_good(tmp_path: Path):
    out = tmp_path / "out"
    replace_folder(out, {"a": b"1"})
    out.rename(tmp_path / ".out.old")
    (tmp_path / ".out.new").mkdir()
    replace_folder(out, {"a": b"2"})
    assert sorted(p.name for p in tmp_path.iterdir()) == [".out.lock", "out"]
    assert (out / "a").read_bytes() == b"2"


def test_a_second_writer_is_turned_away(tmp_path: Path):
    with files.lock(tmp_path / ".out.lock"), pytest.raises(MachineError, match="another tuiin"):
        replace_folder(tmp_path / "out", {"a": b""})


def test_no_kill_tears_a_file_or_mixes_two_builds(tmp_path: Path):
    """A writer that alternates two sets of files is killed at fifty moments; what is there is one of the sets, whole."""
    script = (
        "import itertools, sys; from pathlib import Path; from tuiin.files import replace_folder\n"
        "for n in itertools.count(): replace_folder(Path(sys.argv[1]), {name: bytes([n % 251]) * 50_000 for name in 'abcd'})"
    )
    out = tmp_path / "out"
    for round_ in range(50):
        child = subprocess.Popen([sys.executable, "-c", script, str(out)], env=os.environ | {"PYTHONPATH": str(TOP / "graph")})
        time.sleep(0.08 + 0.003 * round_)
        child.send_signal(signal.SIGKILL)
        child.wait()
        there = out if out.exists() else tmp_path / ".out.old"
        if there.exists():
            assert {p.name for p in there.iterdir()} == set("abcd")
            assert len({p.read_bytes() for p in there.iterdir()}) == 1
