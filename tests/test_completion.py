"""Completion as the shells do it: the script is sourced, and the shell is asked what it would offer."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tuiin.cli.parser import parser
from tuiin.cli.shells import script
from tuiin.graph import questions

from .conftest import LIBRARY, TOP


@pytest.fixture(scope="module")
def bash(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script for bash, at the top of a project, whose data folder has a name of its own."""
    folder = project(tmp_path_factory.mktemp("shell"))
    (folder / "mine.rq").write_text("ASK {}")
    (folder / "text.txt").write_text("")
    path = folder / "tuiin.bash"
    path.write_text(script("bash", parser()), "utf-8")
    return path


def project(folder: Path) -> Path:
    """A project in a folder, one of whose articles has a name that a shell would run; its curated files lie in `kept`."""
    shutil.copytree(LIBRARY, folder / "kept", ignore=shutil.ignore_patterns("tuiin.toml"))
    shutil.copytree(folder / "kept" / "articles" / "night-library", folder / "kept" / "articles" / "$(touch ran)")
    (folder / "tuiin.toml").write_text('[folders]\ndata = "kept"\n')
    return folder


@pytest.fixture(scope="module")
def calling(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings in which the command is called by its name."""
    path = tmp_path_factory.mktemp("bin") / "tuiin"
    path.write_text(f'#!/bin/sh\nPYTHONPATH="{TOP / "graph"}" exec "{sys.executable}" -m tuiin "$@"\n')
    path.chmod(0o755)
    return os.environ | {"PATH": f"{path.parent}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture(scope="module")
def offered(bash: Path, calling: dict[str, str]) -> Callable[..., list[str]]:
    """A function that returns what bash offers for the last of some words, at the top of the project or in a folder below."""
    return partial(_offered, bash, calling)


def _offered(bash: Path, calling: dict[str, str], *words: str, below: str = ".") -> list[str]:
    line = " ".join(f"'{word}'" for word in ("tuiin", *words))
    code = f'source {bash}; COMP_WORDS=({line}); COMP_CWORD={len(words)}; _shtab_tuiin; printf "%s\\n" "${{COMPREPLY[@]}}"'
    run = subprocess.run(["bash", "--norc", "-c", code], capture_output=True, text=True, check=True, cwd=bash.parent / below, env=calling)
    assert run.stderr == ""
    return run.stdout.split()


def test_bash_offers_commands_and_options(offered: Callable[..., list[str]]):
    assert {"build", "query", "diff", "info", "completion"} <= set(offered(""))
    assert offered("comp") == ["completion"]
    assert "--lang" in offered("query", "--la")
    assert offered("query", "--lang", "k") == ["kk"]
    assert offered("check", "--format", "g") == ["github"]
    assert offered("completion", "z") == ["zsh"]


def test_bash_offers_questions_and_files_of_queries(offered: Callable[..., list[str]]):
    assert set(offered("query", "")) >= {*questions.load(), "mine.rq"}
    assert offered("query", "who-says-w") == ["who-says-what"]


def test_bash_offers_the_articles_of_the_project_wherever_in_it_the_shell_is(bash: Path, offered: Callable[..., list[str]]):
    for below in (".", "kept", "kept/articles/night-library"):
        assert offered("build", "n", below=below) == ["night-library"]
        assert offered("query", "--article", "night", below=below) == ["night-library"]
        assert "night-library" in offered("diff", "n", below=below)
    assert offered("build", "") == ["night-library"]
    assert offered("diff", "night-library", "ke") == ["kept"]
    assert [path for path in bash.parent.rglob("ran") if path.is_file()] == []


def test_outside_of_a_project_the_shipped_article_is_offered(tmp_path: Path, calling: dict[str, str]):
    (tmp_path / "tuiin.bash").write_text(script("bash", parser()), "utf-8")
    assert _offered(tmp_path / "tuiin.bash", calling, "build", "n") == ["nyshanbayev-2022"]


def test_bash_offers_files_and_folders_where_they_are_wanted(offered: Callable[..., list[str]]):
    assert offered("passages", "te") == ["text.txt"]
    assert offered("check", "--data", "") == ["kept"]


def test_fish_offers_commands_questions_and_articles(tmp_path: Path, calling: dict[str, str]):
    if not shutil.which("fish"):
        pytest.skip("fish is not installed")
    path, project_ = tmp_path / "tuiin.fish", project(tmp_path)
    path.write_text(script("fish", parser()), "utf-8")
    for line, wanted in (("tuiin comp", "completion"), ("tuiin query who-says-w", "who-says-what"), ("tuiin build ni", "night-library")):
        asked = ["fish", "-N", "-c", f"source {path}; complete -C '{line}'"]
        run = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=project_, env=calling)
        assert wanted in run.stdout, run.stderr


@pytest.mark.parametrize("shell", ["zsh", "tcsh", "powershell"])
def test_each_shell_gets_a_script_that_it_can_read(shell: str, tmp_path: Path):
    text = script(shell, parser())
    assert "tuiin" in text
    if shell == "zsh" and shutil.which("zsh"):
        (tmp_path / "_tuiin").write_text(text, "utf-8")
        subprocess.run(["zsh", "-n", str(tmp_path / "_tuiin")], check=True)


def test_zsh_runs_its_functions(tmp_path: Path, calling: dict[str, str]):
    """The completion system wants a terminal; here its last step alone is replaced, and prints what would be offered."""
    if not shutil.which("zsh"):
        pytest.skip("zsh is not installed")
    below = project(tmp_path) / "kept" / "articles"
    functions = script("zsh", parser()).partition("_tuiin_articles()")
    code = "_tuiin_articles()" + functions[2].partition("_tuiin_questions()")[0] + "compadd() { print -l ${(P)2} }; _tuiin_articles"
    run = subprocess.run(["zsh", "-f", "-c", code], capture_output=True, text=True, check=True, cwd=below, env=calling)
    assert run.stdout.split() == ["night-library"]


def test_the_verb_prints_the_script_and_only_it_loads_shtab():
    run = [
        sys.executable,
        "-c",
        "import sys; from tuiin.cli import main; code = main(sys.argv[1:]); print('shtab' in sys.modules, file=sys.stderr)",
    ]
    told = subprocess.run([*run, "completion", "bash"], capture_output=True, text=True, check=True, cwd=TOP / "graph")
    assert told.stdout == script("bash", parser())
    assert told.stderr == "True\n"
    assert subprocess.run([*run, "schema", "claims"], capture_output=True, text=True, check=True, cwd=TOP / "graph").stderr == "False\n"
