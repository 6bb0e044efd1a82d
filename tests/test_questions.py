"""The questions that ship: each in three languages, each with its answer, all thirty of the list and more."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import tuiin
from tuiin.errors import BadOntology
from tuiin.graph import questions
from tuiin.graph.rows import in_words

LANGUAGES = ("kk", "ru", "en")
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


@pytest.mark.parametrize("name", NAMES)
def test_every_column_and_parameter_is_called_something_in_three_languages(kg: tuiin.KnowledgeGraph, name: str):
    """No two columns of an answer are called alike, and no header names a column that the answer has not."""
    question, columns = questions.find(name), kg.query(name).columns
    assert set(question.columns) <= set(columns)
    said = questions.common() | question.columns
    for words in [*(said[column] for column in columns), *(parameter.words for parameter in question.parameters)]:
        assert set(words) == set(LANGUAGES)
        assert not re.search("[A-Za-z]", words["kk"] + words["ru"])
        assert not re.search("[А-я]", words["en"])
    for lang in LANGUAGES:
        assert len({said[column][lang] for column in columns}) == len(columns)
        assert kg.query(name, lang=lang).heads == [said[column][lang] for column in columns]


def test_what_is_called_alike_everywhere_stands_once(kg: tuiin.KnowledgeGraph):
    """`columns.txt` holds what several questions share, and no header says that again."""
    uses = Counter(column for name in NAMES for column in set(kg.query(name).columns) - set(questions.find(name).columns))
    assert {name for name, n in uses.items() if n > 1} == set(questions.common())
    for question in questions.load().values():
        assert not [name for name, words in question.columns.items() if questions.common().get(name) == words], question.name


OWN = """# kk: Неше рет?
# ru: Сколько раз?
# en: How many times?
# param times = 3: "қанша"@kk "сколько"@ru "how many"@en
# ?times: "рет"@kk "раз"@ru "times"@en
# An ordinary remark: it says nothing to a program.
SELECT ?times ?at ?brandNew { BIND(3 AS ?times) BIND("p1s1" AS ?at) BIND(true AS ?brandNew) }
"""


def test_a_question_of_ones_own_has_heads_too(toy: tuiin.KnowledgeGraph):
    rows = toy.query(OWN.replace("BIND(3 AS ?times)", ""), {"times": "4"}, lang="kk")
    assert (rows.columns, rows.heads) == (["times", "at", "brandNew"], ["рет", "мәтіндегі орны", "brand new"])
    for form in ("table", "md"):
        assert "рет" in rows.format(form).splitlines()[0]
    assert '<th title="brandNew">brand new</th>' in rows._repr_html_()
    assert repr(rows[:1]).startswith("рет")
    for form in ("csv", "tsv", "json", "jsonl"):
        assert "times" in rows.format(form)
        assert "рет" not in rows.format(form)


def test_any_other_query_is_headed_by_its_variables(toy: tuiin.KnowledgeGraph):
    """What looks like a line of a header and is none is a remark like any other."""
    query = '# param is what\n# ?at "x"@en\n# ?who: "a"@kk b\n# ?says: plainly\nSELECT ?at ?who ?says { }'
    assert toy.query(query, lang="ru").heads == ["at", "who", "plainly"]
    assert toy.query("ASK {}").heads == ["answer"]


def test_a_variable_is_written_as_a_person_would():
    """The query page does the same, by the same cases."""
    for variable, words in json.loads((Path(__file__).parent / "variables.json").read_text("utf-8")).items():
        assert in_words(variable) == words


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ('# ?times "рет"@kk', 5),
        ('# ?times: "рет" "раз"', 5),
        ('# ?times: "рет"@kk раз', 5),
        ("# ?times:", 5),
        ("# param times = 3", 4),
        ('# param times: "a"', 4),
        ("# kk Неше рет?", 1),
        ('# ?times: "рет"@kk\n# ?times: "рет"@kk', 6),
    ],
)
def test_a_line_of_a_header_that_says_nothing_is_told_with_its_place(tmp_path: Path, wrong: str, line: int):
    lines = OWN.splitlines()
    lines[line - 1 - wrong.count("\n")] = wrong
    path = tmp_path / "own.rq"
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(BadOntology) as told:
        questions.read(path)
    assert f"{path}:{line}: found " in str(told.value)
    assert 'WORDS as in "жыл"@kk "год"@ru "year"@en' in str(told.value)


def test_a_question_without_a_language_is_told(tmp_path: Path):
    path = tmp_path / "own.rq"
    path.write_text(OWN.replace("# ru: Сколько раз?\n", ""), "utf-8")
    with pytest.raises(BadOntology, match="needs the question in kk, ru and en; found en, kk"):
        questions.read(path)


def test_a_head_is_shown_and_never_obeyed(toy: tuiin.KnowledgeGraph):
    rows = toy.query("# ?a: x\x1b[2J|<b>\nSELECT ?a { BIND(1 AS ?a) }")
    assert "x\\x1b[2J" in rows.format("table")
    assert rows.format("md").startswith("| x\\x1b[2J\\|<b> |")
    assert "<b>" not in rows._repr_html_()


def test_a_claim_in_tension_with_itself_is_told_with_who_is_for_and_who_against(toy: tuiin.KnowledgeGraph):
    """As the overview and the debate count it: a tension of stance is between two voices on one claim."""
    tensions = toy.query("SELECT ?t { ?t a tn:Tension }")
    assert list(toy.query("claims-in-tension")) == [
        ("stance", "A night library raises the number of readers.", "Aiman Oilan ⇄ The council's doubt")
    ]
    assert len(tensions) == 1
