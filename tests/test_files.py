import errno
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tuiin.errors import MachineError
from tuiin.files import reading, writing
from tuiin.files.reading import Unreadable
from tuiin.files.writing import NotOurs, replace, replace_folder
from tuiin.letters import visible

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

    monkeypatch.setattr(writing.os, "fsync", full)
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
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out"]
    assert (out / "a").read_bytes() == b"2"


def test_a_lock_that_goes_when_it_is_free_is_never_held_twice(tmp_path: Path):
    path, held, most, done = tmp_path / "x.lock", [0], [0], [0]

    def work() -> None:
        for _ in range(200):
            try:
                with writing.lock(path):
                    held[0] += 1
                    most[0] = max(most[0], held[0])
                    time.sleep(0)
                    held[0] -= 1
                    done[0] += 1
            except MachineError:
                time.sleep(0)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]
    assert done[0] > 20  # on a busy machine most find it taken
    assert list(tmp_path.iterdir()) == []


def test_a_lock_goes_when_the_work_fails_too(tmp_path: Path):
    with pytest.raises(RuntimeError), writing.lock(tmp_path / "x.lock"):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_second_writer_is_turned_away(tmp_path: Path):
    with writing.lock(tmp_path / ".out.lock"), pytest.raises(MachineError, match="another tuiin"):
        replace_folder(tmp_path / "out", {"a": b""})


def test_no_kill_tears_a_file_or_mixes_two_builds(tmp_path: Path):
    """A writer that alternates two sets of files is killed at fifty moments; what is there is one of the sets, whole."""
    script = (
        "import itertools, sys; from pathlib import Path; from tuiin.files.writing import replace_folder\n"
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


@pytest.mark.parametrize("depth", [1, 3])
def test_a_link_stays_and_its_target_is_written(tmp_path: Path, depth: int):
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "a.txt"
    target.write_bytes(b"old")
    link = target
    for number in range(depth):
        link, before = tmp_path / f"link{number}", link
        link.symlink_to(before)
    replace(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert [p.name for p in target.parent.iterdir()] == ["a.txt"]


def test_a_link_to_nothing_makes_its_target(tmp_path: Path):
    (tmp_path / "link").symlink_to(tmp_path / "new" / "a.txt")
    replace(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"new"


def test_a_link_that_leads_to_itself_is_told(tmp_path: Path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(MachineError, match="symbolic links"):
        replace(tmp_path / "a", b"")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_keeps_its_mode(tmp_path: Path, mode: int):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(mode)
    replace(path, b"new")
    assert path.stat().st_mode & 0o777 == mode


def test_a_device_is_written_into_and_stays_one(tmp_path: Path):
    """A node of our own: never the machine's /dev/null, which a fault here would take from everybody."""
    if os.geteuid():
        pytest.skip("MAKING A DEVICE NEEDS ROOT: this check did not run")
    os.mknod(tmp_path / "null", 0o20666, os.makedev(1, 3))
    os.mknod(tmp_path / "full", 0o20666, os.makedev(1, 7))
    os.mknod(tmp_path / "disk", 0o60666, os.makedev(7, 250))
    (tmp_path / "link").symlink_to("null")
    for name in ("null", "link"):
        replace(tmp_path / name, b"gone")
    with pytest.raises(MachineError, match="No space left"):
        replace(tmp_path / "full", b"gone")
    with pytest.raises(NotOurs, match="a disk or a socket"):
        replace(tmp_path / "disk", b"gone")
    assert all(stat.S_ISCHR((tmp_path / name).stat().st_mode) for name in ("null", "full"))
    assert stat.S_ISBLK((tmp_path / "disk").stat().st_mode)


def test_a_pipe_is_written_into_and_nobody_waits_for_a_reader(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(MachineError, match="nobody reads from this pipe"):
        replace(pipe, b"lost")
    reader = subprocess.Popen(["cp", str(pipe), str(tmp_path / "taken")])
    content = b"x" * 1_000_000
    for _ in range(100):
        try:
            replace(pipe, content)
            break
        except MachineError:
            time.sleep(0.05)
    assert reader.wait(10) == 0
    assert (tmp_path / "taken").read_bytes() == content
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize("way", ["> log", ">> log", "| cat > log"])
def test_what_is_open_already_is_written_into(tmp_path: Path, name: str, way: str):
    """Standard output by its name: a pipe takes it, a file that others write to keeps what they wrote."""
    (tmp_path / "log").write_text("before\n")
    script = f'echo first {way.replace("| cat", "")}; {{ echo second; {sys.executable} -c \'from pathlib import Path; from tuiin.files.writing import replace; replace(Path("{name}"), b"third\\n")\'; echo fourth; }} {way if way != "> log" else ">> log"}'
    subprocess.run(script, shell=True, check=True, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(TOP / "graph")})
    lines = (tmp_path / "log").read_text().split()
    assert lines[-3:] == ["second", "third", "fourth"]
    assert not [p.name for p in tmp_path.iterdir() if p.name != "log"]


def test_what_was_read_is_never_written_over(tmp_path: Path):
    text = tmp_path / "text.txt"
    text.write_bytes(b"the text")
    (tmp_path / "link").symlink_to(text)
    (tmp_path / "twin").hardlink_to(text)
    for name in ("text.txt", "link", "twin", "./text.txt", "x/../text.txt"):
        (tmp_path / "x").mkdir(exist_ok=True)
        for read in (text, tmp_path / "link", tmp_path / "twin"):
            with pytest.raises(NotOurs, match="is what was read"):
                replace(tmp_path / name, b"gone", read=[tmp_path / "none", read])
    assert text.read_bytes() == b"the text"


def test_what_lies_in_a_data_folder_is_never_written_over(library: Path):
    article = library / "articles" / "night-library"
    (library / "notes.bib").write_bytes(b"mine")
    (library.parent / "link").symlink_to(library / "concepts.yaml")
    for path in (
        library / "concepts.yaml",
        article / "passages.csv",
        article / "article.yaml",
        library / "notes.bib",
        library.parent / "link",
    ):
        before = path.read_bytes()
        with pytest.raises(NotOurs, match="among the curated files"):
            replace(path, b"gone")
        assert path.read_bytes() == before
    replace(article / "passages.csv", b"new", curated=True)
    replace(library / "new.bib", b"new")
    replace(library.parent / "out.bib", b"new")
    replace(library.parent / "out.bib", b"newer")


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path):
    with pytest.raises(NotOurs, match="is a folder; wanted a file"):
        replace(tmp_path, b"")


def test_a_folder_behind_a_link_is_written_there_again_and_again(tmp_path: Path):
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    for content in (b"1", b"2", b"3"):
        replace_folder(tmp_path / "out", {"a": content})
        assert (tmp_path / "out").is_symlink()
        assert (tmp_path / "real" / "a").read_bytes() == content


def test_the_commands_that_write_where_they_are_told_spare_what_they_read(library: Path, capsys: pytest.CaptureFixture[str]):
    from tuiin.cli import main

    text = library.parent / "text.txt"
    text.write_text("One. Two.", "utf-8")
    concepts = (library / "concepts.yaml").read_bytes()
    for line in (
        f"passages {text} -o {text}",
        f"export bibtex --data {library} -o {library / 'concepts.yaml'}",
        f"passages {text} -o {library / 'actors.yaml'}",
    ):
        assert main(line.split()) == 2, line
    assert (text.read_text("utf-8"), (library / "concepts.yaml").read_bytes()) == ("One. Two.", concepts)
    assert main(f"passages {text} -q -o {library / 'articles' / 'night-library' / 'passages.csv'}".split()) == 0
    assert "choose another file with -o" in capsys.readouterr().err


def refused(path: Path, most: int = 100, within: Path | None = None, pipes: bool = False) -> str:
    """Why a path is not read."""
    with pytest.raises(Unreadable) as caught:
        reading.read(path, most=most, within=within, pipes=pipes)
    assert str(caught.value) == f"{visible(str(path), None)}: cannot be read: {caught.value.reason}"
    return caught.value.reason


def test_a_file_is_read_up_to_the_limit_and_not_beyond(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    assert reading.read(path, most=100) == b"x" * 100
    assert refused(path, 99) == "it has 100 bytes, and at most 99 are read"


def test_a_file_of_gigabytes_is_refused_by_its_size(tmp_path: Path):
    with (tmp_path / "sparse").open("wb") as out:
        out.truncate(1 << 40)
    assert refused(tmp_path / "sparse") == "it has 1,099,511,627,776 bytes, and at most 100 are read"


@pytest.mark.parametrize("pipes", [False, True])
def test_what_is_no_file_is_refused_in_words(tmp_path: Path, pipes: bool):
    (tmp_path / "round").symlink_to("round")
    (tmp_path / "door").touch()
    (tmp_path / "door").unlink()
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "door"))
        for device in ("/dev/zero", "/dev/null", "/dev/urandom", "/dev/tty", str(tmp_path / "door")):
            assert refused(Path(device), pipes=pipes) == "it is a device or a socket; wanted a file"
    assert refused(tmp_path, pipes=pipes) == "Is a directory"
    assert refused(tmp_path / "none", pipes=pipes) == "No such file or directory"
    assert refused(tmp_path / "round", pipes=pipes) == "Too many levels of symbolic links"
    assert refused(tmp_path / "a\0b", pipes=pipes) == "embedded null byte"


def test_a_pipe_is_read_only_where_it_may_be(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "it is a pipe; wanted a file"
    writer = threading.Thread(target=lambda: (time.sleep(0.2), (tmp_path / "pipe").write_bytes(b"words" * 20)))  # type: ignore[func-returns-value]
    writer.start()
    assert reading.read(tmp_path / "pipe", most=100, pipes=True) == b"words" * 20
    writer.join()


def test_a_pipe_that_never_ends_is_left_at_the_limit(tmp_path: Path):
    with subprocess.Popen(["yes"], stdout=subprocess.PIPE) as yes:
        assert yes.stdout
        assert refused(Path(f"/dev/fd/{yes.stdout.fileno()}"), pipes=True) == "it holds more than 100 bytes, which is the most that is read"
        yes.kill()


def test_a_pipe_whose_writer_is_slow_is_waited_for_and_one_without_a_writer_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "PATIENCE", 0.2)
    os.mkfifo(tmp_path / "pipe")
    assert "nobody has written" in refused(tmp_path / "pipe", pipes=True)
    with subprocess.Popen(["sh", "-c", "sleep 1; echo late"], stdout=subprocess.PIPE) as slow:
        assert slow.stdout
        assert reading.read(Path(f"/dev/fd/{slow.stdout.fileno()}"), most=100, pipes=True) == b"late\n"


def test_a_pipe_that_is_closed_and_empty_holds_nothing():
    reader, writer = os.pipe()
    os.close(writer)
    assert reading.read(Path(f"/dev/fd/{reader}"), most=100, pipes=True) == b""
    os.close(reader)


def test_links_lead_only_within_the_folder_that_is_named(tmp_path: Path):
    home = tmp_path / "home"
    (home / "deep").mkdir(parents=True)
    (home / "a").write_bytes(b"mine")
    (tmp_path / "secret").write_bytes(b"theirs")
    (home / "deep" / "inside").symlink_to("../a")
    (home / "outside").symlink_to(tmp_path / "secret")
    (home / "folder").symlink_to(tmp_path)
    (home / "again").symlink_to("outside")
    (tmp_path / "also").symlink_to(home)
    for path in (home / "a", home / "deep" / "inside", tmp_path / "also" / "a"):
        assert reading.read(path, most=100, within=home) == reading.read(path, most=100, within=tmp_path / "also") == b"mine"
    for path in (home / "outside", home / "again", home / "folder" / "secret", home / ".." / "secret", tmp_path / "secret"):
        assert refused(path, within=home) == "it leads out of the data folder by a link; put the file itself there"
    assert reading.read(home / "outside", most=100) == b"theirs"


def test_standard_input_is_not_written_into_where_it_was_read(tmp_path: Path):
    text = tmp_path / "t.txt"
    text.write_bytes(b"the text")
    with text.open("r+b") as file:
        for name in (f"/dev/fd/{file.fileno()}", f"/proc/self/fd/{file.fileno()}"):
            with pytest.raises(NotOurs, match="is what was read"):
                replace(Path(name), b"more", read=[text])
    assert text.read_bytes() == b"the text"


def test_a_link_is_no_way_round_to_another_curated_file(library: Path):
    """`passages.csv` may be written; not what it leads to, if that is the concepts."""
    link = library / "articles" / "night-library" / "passages.csv"
    link.unlink()
    link.symlink_to(library / "concepts.yaml")
    with pytest.raises(NotOurs, match="among the curated files"):
        replace(link, b"id,start", curated=True)


def test_a_data_folder_whose_article_is_only_begun_is_one(library: Path):
    (library / "articles" / "night-library" / "article.yaml").unlink()
    for path in (library / "concepts.yaml", library / "articles" / "night-library" / "claims.yaml"):
        with pytest.raises(NotOurs, match="among the curated files"):
            replace(path, b"gone")
