"""What a message may hold: nothing that a terminal or a machine that reads the lines would obey, whatever is quoted."""

import pickle
from pathlib import Path

import pytest

from tuiin.errors import BadInput, BadQuery, Problem, TuiinError, UnknownArticle, UnknownQuestion
from tuiin.files.reading import Unreadable

NASTY = "a\x1b[2J\x1b]0;pwned\x07b\n::stop-commands::x\r\n\u202e\u2066tag\U000e0041\u3164\udcff"


@pytest.mark.parametrize(
    "error",
    [
        TuiinError(NASTY),
        BadQuery(NASTY),
        UnknownArticle(NASTY, [NASTY]),
        UnknownQuestion(NASTY, []),
        BadInput([Problem(NASTY, 1, 1, NASTY)]),
        Unreadable(Path(NASTY), "it is a device"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_says_nothing_that_is_obeyed(error: TuiinError):
    for line in str(error).split("\n"):
        assert line.isprintable()
        assert not line.lstrip().startswith("::")
    assert "\\x1b[2J" in str(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_an_error_of_several_lines_stays_one():
    assert str(TuiinError("one\n  two")) == "one\n  two"
    assert str(TuiinError("::1:7878: Address already in use")) == "::1:7878: Address already in use"


def test_an_engine_that_quotes_without_end_is_cut():
    assert len(str(BadQuery("x" * 100_000))) == 1001


def test_a_problem_is_always_one_line():
    problem = Problem("data/a\nb.yaml", 1, 1, NASTY)
    assert str(problem).isprintable()
    assert (problem.file, problem.message[:8]) == ("data/a\\nb.yaml", "a\\x1b[2J")


def test_a_long_name_is_not_told_whole():
    assert len(str(UnknownArticle("x" * 5000, ["y" * 5000]))) < 200
    assert len(str(UnknownQuestion("SELECT " * 5000, []))) < 200
