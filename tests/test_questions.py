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


# --- any query, fixed from outside ----------------------------------------------------------------------------------------------------

SAID = "SELECT ?says { ?claim a tn:Claim ; tn:paraphrase ?says %s } ORDER BY ?claim"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_language_is_fixed_in_a_query_without_a_header(toy: tuiin.KnowledgeGraph, lang: str):
    rows = toy.query(SAID % "FILTER(LANG(?says) = ?lang)", lang=lang)
    assert list(rows) == list(toy.query(SAID % f'FILTER(LANG(?says) = "{lang}")'))
    assert len(rows) == len(toy.claims)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (LANG(?says) AS ?lang) { ?claim tn:paraphrase ?says }",
        'SELECT ?lang { VALUES ?lang { "kk" } }',
        "SELECT ?lang { ?article schema:inLanguage ?lang }",
        'SELECT ?lang { BIND("x" AS ?lang) FILTER(?lang = "x") }',
    ],
)
def test_a_variable_of_that_name_that_the_query_finds_is_left_to_it(toy: tuiin.KnowledgeGraph, query: str):
    found = set(toy.query(query, lang="ru"))
    assert found == set(toy.query(query, lang="kk"))
    assert found & {("kk",), ("x",)}


def test_any_variable_is_fixed_with_and_without_a_header(toy: tuiin.KnowledgeGraph):
    key = next(iter(toy.claims))
    bare = "SELECT ?kind { ?claim tn:kind ?kind }"
    for query in (bare, f"# en: Of which kind?\n{bare}", f"# en: Of which kind?\n# param claim: the claim\n{bare}"):
        assert len(toy.query(query, claim=f"claim/{key}")) == 1
    with pytest.raises(tuiin.TuiinError, match="no parameter clam; it has: kind, claim"):
        toy.query(bare, clam=f"claim/{key}")


def test_an_empty_answer_says_what_the_graph_lacks(toy: tuiin.KnowledgeGraph):
    assert toy.query("SELECT ?c { ?c tn:kind claim-kind:methodological ; tn:paraphrase ?any }").missing == ["claim-kind:methodological"]
    assert toy.query("SELECT ?c { ?c tn:holder ?who }", who="actor/nobody").missing == ["id:actor/nobody"]
    assert toy.query("SELECT ?c { ?c <http://a.example/p> ?x FILTER(DATATYPE(?x) = xsd:date) }").missing == ["http://a.example/p"]
    assert toy.query("PREFIX a: <http://a.example/> SELECT ?c { ?c a:p ?x }").missing == ["http://a.example/p"]
    assert toy.query("SELECT ?c { ?c a tn:Claim ; tn:kind ?c }").missing == []
    assert toy.query("SELECT ?c { ?c a tn:Claim }").missing == []


@pytest.mark.parametrize("name", ["who-says-what", "chain-of-reasons", "claims-at-a-sentence"])
def test_what_is_shown_answers_the_same_in_any_engine(kg: tuiin.KnowledgeGraph, name: str):
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(kg.ntriples, ox.RdfFormat.N_TRIPLES)
    shown = store.query(kg.written(name, lang="ru"))
    assert isinstance(shown, ox.QuerySolutions)
    answers = [tuple(None if cell is None else cell.value for cell in row) for row in shown]
    assert sorted(answers, key=str) == sorted(
        (tuple(None if c is None else str(c) for c in row) for row in kg.query(name, lang="ru")), key=str
    )
    assert answers


def test_a_default_that_the_graph_does_not_hold_leaves_the_question_open(toy: tuiin.KnowledgeGraph):
    """What is asked of one article by default is asked of everything in another, and not of a thing that is not there."""
    rows = toy.query("who-says-what")
    assert len({row[0] for row in rows}) > 1
    assert list(rows) == list(toy.query(re.sub(r"(?m)^# param .*\n", "", questions.find("who-says-what").sparql)))
    assert sum(1 for name in questions.load() if len(toy.query(name))) > 20


def test_the_pages_ask_it_so_too(toy: tuiin.KnowledgeGraph, kg: tuiin.KnowledgeGraph):
    from tuiin.show.document import document

    for graph, held in ((toy, False), (kg, True)):
        asked = {question["name"]: question for question in document(graph.store)["questions"]}
        (holder,) = asked["who-says-what"]["parameters"]
        assert (holder["value"] is not None) == held
        assert asked["who-says-what"]["answers"]["en"]


def test_a_claim_in_tension_with_itself_is_told_with_who_is_for_and_who_against(toy: tuiin.KnowledgeGraph):
    """As the overview and the debate count it: a tension of stance is between two voices on one claim."""
    tensions = toy.query("SELECT ?t { ?t a tn:Tension }")
    assert list(toy.query("claims-in-tension")) == [
        ("stance", "A night library raises the number of readers.", "Aiman Oilan ⇄ The council's doubt")
    ]
    assert len(tensions) == 1
