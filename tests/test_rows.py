"""Answers on a terminal: what a label holds is shown, and never obeyed."""

import pytest

import tuiin

LABEL = 'BIND("late\\u001B]0;pwned\\u0007\\u202E" AS ?l)'


@pytest.mark.parametrize("form", ["table", "md"])
def test_a_table_shows_what_a_terminal_would_obey(toy: tuiin.KnowledgeGraph, form: str):
    answer = toy.query(f"SELECT ?l {{ {LABEL} }}").format(form)
    assert "late\\x1b]0;pwned\\x07\\u202e" in answer
    assert all(line.isprintable() for line in answer.splitlines())


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_raw_data_stay_raw(toy: tuiin.KnowledgeGraph, form: str):
    assert "late\x1b]0;pwned\x07\u202e" in toy.query(f"SELECT ?l {{ {LABEL} }}").format(form)


@pytest.mark.parametrize("form", ["table", "md"])
@pytest.mark.parametrize("label", ["::error::x", "  ::error::x", "a\\n::error::x", "a ::error::x a", "::stop-commands::x"])
@pytest.mark.parametrize("width", [None, 14])
def test_no_line_of_a_table_is_a_command_to_github(toy: tuiin.KnowledgeGraph, form: str, label: str, width: int | None):
    answer = toy.query(f'SELECT ?l ?m {{ BIND("{label}" AS ?l) BIND("some more words beside it" AS ?m) }}').format(form, width)
    assert not any(line.lstrip().startswith("::") for line in answer.splitlines())


def test_words_of_any_script_are_shown_as_they_are(toy: tuiin.KnowledgeGraph):
    words = "می\u200cخواهم қала क्\u200dष 👩🏽\u200d🔬 №\u00a01"
    assert words in toy.query(f'SELECT ?l {{ BIND("{words}" AS ?l) }}').format("table")
