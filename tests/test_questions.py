"""The questions that ship: each in three languages, each with its answer, all thirty of the list and more."""

import re
from pathlib import Path

import pytest

import tuiin
from tuiin.graph import questions

FOLDER = Path(__file__).parents[1] / "ontology" / "questions"
NAMES = sorted(path.stem for path in FOLDER.glob("*.rq"))
LIST = [f"Q{number:02}" for number in range(1, 60, 2)]


def test_there_are_forty_questions_or_more_and_each_has_an_answer():
    assert len(NAMES) >= 40
    assert sorted(path.stem for path in FOLDER.glob("*.csv")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_question_gives_its_answer(kg: tuiin.KnowledgeGraph, name: str):
    """The answer beside it is what a careful reader of the article gives; see the headers for the list that they answer."""
    assert kg.query(name).format("csv") == (FOLDER / f"{name}.csv").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_question_finds_as_much_in_every_language(kg: tuiin.KnowledgeGraph, name: str):
    """And something at all: an empty answer would not show whether the question works."""
    found = {lang: len(kg.query(name, lang=lang)) for lang in ("kk", "ru", "en")}
    assert len(set(found.values())) == 1
    assert found["en"] > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_question_holds_no_answer(name: str):
    """What it is about may be named, as a parameter; no thing of the data stands in its body."""
    body = re.sub(r"#.*", "", (FOLDER / f"{name}.rq").read_text("utf-8"))
    assert "w3id.org/tuiin/id/" not in body


def test_the_questions_of_the_list_are_all_answered():
    answered = {
        number for path in FOLDER.glob("*.rq") for number in re.findall(r"^# answers: (.*)$", path.read_text("utf-8"), re.MULTILINE)
    }
    assert {number for line in answered for number in line.split()} == set(LIST)


def test_parameters_open_a_question_to_other_things(kg: tuiin.KnowledgeGraph):
    """Bawden and Robinson stand in the other school as well, at another sentence."""
    rows = kg.query("members-of-a-viewpoint", viewpoint="viewpoint/instrumentalist-direction")
    assert {(row[0], row[3]) for row in rows} >= {("Bawden and Robinson (2009)", "p5s4")}
    assert len(kg.query("ranks-by-year", indicator="concept/corruption-index")) == 2


def test_every_question_can_be_read_as_a_file(kg: tuiin.KnowledgeGraph):
    for question in questions.load().values():
        assert set(question.words) == {"kk", "ru", "en"}
        assert question.sparql.startswith("# kk: ")
