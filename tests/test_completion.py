"""Completion as the shells do it: the script is sourced, and the shell is asked what it would offer."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tuiin.cli.parser import parser
from tuiin.cli.shells import script
from tuiin.graph import questions

from .conftest import LIBRARY, TOP


@pytest.fixture(scope="module")
def bash(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script for bash, in a folder with a data folder beside it."""
    folder = tmp_path_factory.mktemp("shell")
    shutil.copytree(LIBRARY, folder / "data")
    (folder / "mine.rq").write_text("ASK {}")
    (folder / "text.txt").write_text("")
    path = folder / "tuiin.bash"
    path.write_text(script("bash", parser()), "utf-8")
    return path


def offered(bash: Path, *words: str) -> list[str]:
    """What bash offers for the last of these words."""
    line = " ".join(f"'{word}'" for word in ("tuiin", *words))
    code = f'source {bash.name}; COMP_WORDS=({line}); COMP_CWORD={len(words)}; _shtab_tuiin; printf "%s\\n" "${{COMPREPLY[@]}}"'
    run = subprocess.run(["bash", "--norc", "-c", code], capture_output=True, text=True, check=True, cwd=bash.parent)
    assert run.stderr == ""
    return run.stdout.split()


def test_bash_offers_commands_and_options(bash: Path):
    assert {"build", "query", "diff", "info", "completion"} <= set(offered(bash, ""))
    assert offered(bash, "comp") == ["completion"]
    assert "--lang" in offered(bash, "query", "--la")
    assert offered(bash, "query", "--lang", "k") == ["kk"]
    assert offered(bash, "check", "--format", "g") == ["github"]
    assert offered(bash, "completion", "z") == ["zsh"]


def test_bash_offers_questions_and_files_of_queries(bash: Path):
    assert set(offered(bash, "query", "")) >= {*questions.load(), "mine.rq"}
    assert offered(bash, "query", "who-s") == ["who-says-what"]


def test_bash_offers_the_shipped_article_and_those_that_lie_here(bash: Path):
    assert set(offered(bash, "build", "n")) == {"night-library", "nyshanbayev-2022"}
    assert offered(bash, "query", "--article", "night") == ["night-library"]
    assert set(offered(bash, "diff", "n")) == {"night-library", "nyshanbayev-2022"}
    assert offered(bash, "diff", "night-library", "da") == ["data"]


def test_bash_offers_files_and_folders_where_they_are_wanted(bash: Path):
    assert offered(bash, "passages", "te") == ["text.txt"]
    assert offered(bash, "check", "--data", "") == ["data"]


def test_fish_offers_commands_and_questions(tmp_path: Path):
    if not shutil.which("fish"):
        pytest.skip("fish is not installed")
    path = tmp_path / "tuiin.fish"
    path.write_text(script("fish", parser()), "utf-8")
    for line, wanted in (("tuiin comp", "completion"), ("tuiin query who-s", "who-says-what"), ("tuiin build ny", "nyshanbayev-2022")):
        run = subprocess.run(["fish", "-N", "-c", f"source {path}; complete -C '{line}'"], capture_output=True, text=True, check=False)
        assert wanted in run.stdout, run.stderr


@pytest.mark.parametrize("shell", ["zsh", "tcsh", "powershell"])
def test_each_shell_gets_a_script_that_it_can_read(shell: str, tmp_path: Path):
    text = script(shell, parser())
    assert "tuiin" in text
    if shell == "zsh" and shutil.which("zsh"):
        (tmp_path / "_tuiin").write_text(text, "utf-8")
        subprocess.run(["zsh", "-n", str(tmp_path / "_tuiin")], check=True)


def test_zsh_runs_its_functions(tmp_path: Path):
    """The completion system wants a terminal; here its last step alone is replaced, and prints what would be offered."""
    if not shutil.which("zsh"):
        pytest.skip("zsh is not installed")
    shutil.copytree(LIBRARY, tmp_path / "data")
    functions = script("zsh", parser()).partition("_tuiin_articles()")
    code = "_tuiin_articles()" + functions[2].partition("_tuiin_questions()")[0] + "compadd() { print -l ${(P)2} }; _tuiin_articles"
    run = subprocess.run(["zsh", "-f", "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert set(run.stdout.split()) == {"night-library", "nyshanbayev-2022"}


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
