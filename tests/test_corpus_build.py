"""A corpus from the command line: articles, files of packages and parts become one store, which every command asks."""

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tuiin
from tuiin.corpus import packages
from tuiin.curate import project
from tuiin.curate.reader import read

from .command import tuiin as command
from .conftest import LIBRARY, TOP
from .manual import script
from .processes import ended

COUNT = "SELECT (COUNT(DISTINCT ?article) AS ?articles) (COUNT(*) AS ?claims) { ?claim a tn:Claim ; tn:inArticle ?article }"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without articles, and thirty lines of packages, some of them wrong."""
    generate = script("generate", TOP / "bench")
    home = tmp_path_factory.mktemp("field")
    (home / "tuiin.toml").write_text(generate.PROJECT, "utf-8")
    (home / "data" / "articles").mkdir(parents=True)
    (home / "right.jsonl").write_bytes(b"".join(generate.lines(20, seed=3)))
    (home / "spoilt.jsonl").write_bytes(b"".join(generate.lines(30, seed=3, errors=0.3)))
    return home


def made_of(store: Path) -> dict[str, object]:
    said: dict[str, object] = json.loads((store / "store.json").read_text("utf-8"))
    return {key: said[key] for key in ("made_of", "quads", "triples", "articles", "base", "languages")}


def test_packages_become_a_store_that_commands_ask(home: Path):
    run = command("build", "right.jsonl", "--store", "out/right.store", cwd=home)
    assert (run.returncode, run.stderr) == (0, ""), run.stderr
    assert run.stdout.startswith("20 articles, ")
    asked = command("query", "out/right.store", "-e", COUNT, "-f", "csv", cwd=home)
    assert asked.stdout == "articles,claims\n20,400\n", asked.stderr
    assert sorted(path.name for path in (home / "out").iterdir()) == ["right.store"]


@pytest.mark.parametrize("of", [1, 3])
def test_by_parts_it_is_the_same_store(home: Path, tmp_path: Path, of: int):
    for number in range(1, of + 1):
        run = command("build", "right.jsonl", "--shard", f"{number}/{of}", "-o", str(tmp_path), "-q", cwd=home)
        assert (run.returncode, run.stderr) == (0, "")
    parts = sorted(str(path) for path in tmp_path.glob("*.json"))
    for words, name in ((parts, "parts"), (["right.jsonl"], "lines")):
        run = command("build", *words, "--store", str(tmp_path / name), "-q", cwd=home)
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert made_of(tmp_path / "parts") == made_of(tmp_path / "lines")


def test_packed_lines_and_some_made_elsewhere_are_the_same_store(home: Path, tmp_path: Path):
    lines = (home / "right.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "first.jsonl").write_bytes(b"".join(lines[:7]))
    (tmp_path / "rest.jsonl.gz").write_bytes(gzip.compress(b"".join(lines[7:])))
    command("build", str(tmp_path / "first.jsonl"), "--shard", "1/1", "-o", str(tmp_path), "-q", cwd=home)
    for words, name in (
        ([str(tmp_path / "part-00001-of-00001.json"), str(tmp_path / "rest.jsonl.gz")], "both"),
        (["right.jsonl"], "lines"),
    ):
        run = command("build", *words, "--store", str(tmp_path / name), "-q", cwd=home)
        assert (run.returncode, run.stderr) == (0, "")
    assert made_of(tmp_path / "both") == made_of(tmp_path / "lines")
    again = command("build", str(tmp_path / "part-00001-of-00001.json"), "right.jsonl", "--store", str(tmp_path / "twice"), "-q", cwd=home)
    assert again.returncode == 2
    assert again.stderr.count("there is an article ") == 7


def test_what_is_wrong_is_told_by_its_line_and_left_out(home: Path, tmp_path: Path):
    wrong = [one for one in packages.read(home / "spoilt.jsonl", project.of(home / "data")) if isinstance(one, packages.BadPackage)]
    run = command("build", "spoilt.jsonl", "--store", str(tmp_path / "store"), cwd=home)
    assert run.returncode == 2
    assert len(wrong) > 3
    for one in wrong:
        assert f"spoilt.jsonl:{one.problems[0].line}:" in run.stderr
    assert f"{30 - len(wrong)} articles, {len(wrong)} left out, " in run.stdout
    assert made_of(tmp_path / "store")["articles"] == 30 - len(wrong)


def test_an_article_of_files_is_the_same_as_its_line(tmp_path: Path):
    line = tmp_path / "one.jsonl"
    line.write_bytes(packages.write(read("night-library", LIBRARY)))
    for words, name in ((["night-library"], "files"), ([str(line)], "line")):
        run = command("build", *words, "--data", str(LIBRARY), "--store", str(tmp_path / name), "-q")
        assert (run.returncode, run.stderr) == (0, "")
    files, lines = made_of(tmp_path / "files"), made_of(tmp_path / "line")
    assert files["quads"] == lines["quads"] + len(read("night-library", LIBRARY).article.files)  # type: ignore[operator]
    assert files["articles"] == lines["articles"] == 1
    claims = command("query", str(tmp_path / "line"), "-e", "SELECT ?claim { ?claim a tn:Claim } ORDER BY ?claim", "-f", "csv").stdout
    assert len(claims.splitlines()) == 1 + len(tuiin.build("night-library", data=LIBRARY).claims)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["right.jsonl"], "right.jsonl: holds many articles, for which a folder each would be too much; say --store DIR, or --shard I/N"),
        (["right.jsonl", "--store", "s", "--shard", "1/2"], "found --store and --shard; wanted one of them"),
        (["right.jsonl", "--store", "s", "--drafts"], "found --drafts; a corpus has no drafts in it"),
        (["nowhere.jsonl", "--store", "s"], "nowhere.jsonl: cannot be read: No such file or directory"),
        (["nowhere.json", "--store", "s"], "nowhere.json: cannot be read: No such file or directory; wanted the manifest of a part"),
        (["right.jsonl", "--store", "tuiin.toml"], "tuiin.toml"),
    ],
)
def test_what_cannot_be_built_is_told(home: Path, words: list[str], told: str):
    run = command("build", *words, cwd=home)
    assert run.returncode in (2, 3)
    assert told in run.stderr
    assert "fault of tuiin" not in run.stderr
    assert sorted(path.name for path in home.iterdir() if path.name not in ("out", ".tuiin")) == [
        "data",
        "right.jsonl",
        "spoilt.jsonl",
        "tuiin.toml",
    ]


def test_killed_at_any_moment_it_leaves_the_older_store_and_then_the_new_one(home: Path, tmp_path: Path):
    store = tmp_path / "store"
    words = [sys.executable, "-m", "tuiin", "build", "right.jsonl", "--store", str(store), "-q"]
    (tmp_path / "two.jsonl").write_bytes(b"".join((home / "right.jsonl").read_bytes().splitlines(keepends=True)[:2]))
    subprocess.run([*words[:4], str(tmp_path / "two.jsonl"), *words[5:]], cwd=home, check=True)
    older = made_of(store)
    began = time.monotonic()
    subprocess.run([*words[:6], str(tmp_path / "whole"), "-q"], cwd=home, check=True)
    took, newer = time.monotonic() - began, made_of(tmp_path / "whole")
    for number in range(6):
        process = subprocess.Popen(words, cwd=home, start_new_session=True, stderr=subprocess.DEVNULL)
        time.sleep(took * random.Random(number).random())
        os.kill(process.pid, signal.SIGKILL) if number % 2 else os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert ended(process.pid)
        assert made_of(store) in (older, newer)
        asked = command("query", str(store), "-e", COUNT, "-f", "csv", cwd=home)
        assert asked.stdout.splitlines()[1] in ("2,40", "20,400"), asked.stderr
    subprocess.run(words, cwd=home, check=True)
    assert made_of(store) == newer
    assert sorted(path.name for path in tmp_path.iterdir()) == ["store", "two.jsonl", "whole"]
