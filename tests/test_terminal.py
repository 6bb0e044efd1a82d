"""Progress and colours on a real pseudo-terminal, and their absence everywhere else."""

import argparse
import json
import re
import shlex
from pathlib import Path

import pytest

from tuiin.cli.parser import parser
from tuiin.graph import questions

from .command import TOY, on_terminal, tuiin
from .conftest import LIBRARY


def screen(got: str) -> list[str]:
    """The lines that are left to see, once each `\\r\\x1b[K` has wiped its line."""
    return [line.rpartition("\r\x1b[K")[2] for line in got.split("\n")]


@pytest.mark.parametrize(
    "words", [["check", *TOY], ["query", *TOY, "-e", "ASK {}"], ["info", *TOY], ["diff", "night-library", str(LIBRARY), *TOY]]
)
def test_a_terminal_is_told_what_is_being_done_and_left_clean(words: list[str]):
    got, code = on_terminal(*words)
    assert code == 0
    assert "…" in got
    assert "…" not in "\n".join(screen(got))
    assert "…" not in on_terminal(*words, TERM="dumb")[0]
    piped = tuiin(*words)
    assert "…" not in piped.stdout + piped.stderr
    assert "\x1b" not in piped.stdout + piped.stderr


def test_quiet_tells_a_terminal_nothing_but_the_result():
    got, code = on_terminal("check", *TOY, "--quiet")
    assert (got.replace("\r\x1b[K", ""), code) == ("", 0)


def test_what_is_wrong_stands_on_a_line_of_its_own(library: Path):
    (library / "concepts.yaml").write_text("x: 1\n", "utf-8")
    got, code = on_terminal("query", "--data", str(library), "-e", "ASK {}")
    assert code == 2
    assert all("…" not in line for line in screen(got))


def test_what_a_build_wrote_is_told_on_a_line_of_its_own(tmp_path: Path):
    got, code = on_terminal("build", *TOY, "-o", str(tmp_path))
    assert code == 0
    assert "read, build, derive …" in got
    assert screen(got)[0].startswith("night-library: ")
    assert "write …" not in "\n".join(screen(got))


@pytest.mark.parametrize(
    "words",
    [
        ["build", *TOY],
        ["check", *TOY],
        ["verify", "tests/library/articles/night-library/text.txt", *TOY],
        ["passages", "tests/library/articles/night-library/text.txt"],
        ["info", *TOY],
    ],
)
def test_quiet_is_quiet_on_standard_error(words: list[str], tmp_path: Path):
    more = ["-o", str(tmp_path)] if words[0] == "build" else []
    run = tuiin(*words, "-q", *more)
    assert (run.returncode, run.stderr) == (0, "")


VERBS = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)).choices


@pytest.mark.parametrize("name", VERBS)
def test_every_example_of_the_help_can_be_said(name: str):
    """Each is one that the parser takes; each question is there, and has the parameters that are fixed."""
    examples = (VERBS[name].epilog or "").partition("\nexit codes: ")[0].removeprefix("example: ").splitlines()
    assert examples
    for example in examples:
        parts = [re.sub(r"^([A-Z_]+=\S+ )*", "", part.strip()) for part in re.split(r"[;|]", example)]
        commands = [part for part in parts if part.startswith("tuiin ")]
        assert commands, example
        for words in commands:
            arguments = parser().parse_args(shlex.split(re.sub(r" [<>] .*$", "", words))[1:])
            asked = getattr(arguments, "question", None)
            if asked and asked != "-" and not asked.endswith(".rq") and not arguments.execute:
                known = {parameter.name for parameter in questions.find(asked, questions.load()).parameters}
                assert {pair.partition("=")[0] for pair in arguments.param} <= known


@pytest.mark.parametrize("name", VERBS)
def test_help_says_what_each_option_is_for(name: str):
    for action in VERBS[name]._actions:
        assert action.help, action.dest
        silent = action.default in (None, "", argparse.SUPPRESS) or isinstance(action.default, bool | list) or not action.option_strings
        assert silent or "(default: " in action.help or "default" in action.help, f"{name} {action.option_strings}"


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["query", "-e", "SELECT ?c { ?c a tn:Claim }"],
        ["info"],
        ["diff", "night-library", str(LIBRARY)],
        ["verify", "tests/library/articles/night-library/text.txt"],
    ],
)
def test_json_is_one_document_on_standard_output(words: list[str]):
    run = tuiin(*words, *TOY, "--json", "-q")
    assert run.returncode == 0
    json.loads(run.stdout)
    assert run.stderr == ""


def test_passages_as_json_are_those_of_the_csv():
    text = "tests/library/articles/night-library/text.txt"
    told = json.loads(tuiin("passages", text, "--json", "-q").stdout)
    rows = [line.split(",") for line in tuiin("passages", text, "-q").stdout.splitlines()[1:]]
    assert [[p["id"], str(p["start"]), str(p["end"]), p["sha256"]] for p in told["passages"]] == rows
    assert told["length"] == 364


@pytest.mark.parametrize(
    "words",
    [
        "export nq out/a -o -",
        "export nq -o - out/a",
        "export -o - nq out/a",
        "query who-says-what -f md out/a --lang kk",
        "check out/a -q b",
        "query -e X out/a",
        "query out/a -e X",
        "diff out/a -f json b",
        "load nowhere --replace out/a",
        "serve out/a --port 0 b",
    ],
)
def test_words_and_options_may_come_in_any_order(words: str):
    at = vars(parser().parse_args(words.split()))
    named = [word for word in words.split() if word in ("out/a", "b")]
    found = [
        name
        for key in ("question", "a", "b", "graph", "graphs")
        for name in ([at.get(key)] if isinstance(at.get(key), str) else at.get(key) or [])
    ]
    assert [name for name in found if name in ("out/a", "b")] == named
