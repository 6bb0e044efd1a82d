"""The questions that ship: each in three languages, each with its answer, all thirty of the list and more."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

import tuiin
from tuiin.errors import BadOntology
from tuiin.graph import questions
from tuiin.graph.knowledge import Graph
from tuiin.graph.opened import merged
from tuiin.graph.parameters import WantsParameter
from tuiin.graph.rows import in_words
from tuiin.show.document import document

from .answers import HERE, Answer, answers, asked_of
from .command import TOY, ran

LANGUAGES = ("kk", "ru", "en")
FOLDER = Path(__file__).parents[1] / "ontology" / "questions"
NAMES = sorted(path.stem for path in FOLDER.glob("*.rq"))
ANSWERS = answers()
LIST = [f"Q{number:02}" for number in range(1, 60, 2)]


def known(name: str) -> Answer:
    return next(answer for answer in ANSWERS if answer.name == name)


def test_there_are_forty_questions_or_more_and_each_has_an_answer():
    assert len(NAMES) >= 40
    assert sorted(path.stem for path in HERE.glob("*.csv")) == NAMES
    assert len(ANSWERS) == len(NAMES) + 13
    assert not list(FOLDER.glob("*.csv"))


@pytest.fixture(scope="module")
def asked(kg: tuiin.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Graph]:
    """What answers are asked of, by its name there: the shipped article, the invented one with logs and a draft, the example corpus."""
    return {of: asked_of(of, kg, tmp_path_factory.mktemp("asked")) for of in ("", "reviewed", "corpus")}


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.name)
def test_a_question_gives_its_answer(asked: dict[str, Graph], answer: Answer):
    """What is written down is what a careful reader of the article answers; see there for the numbers of the list."""
    assert asked[answer.of].query(answer.name, answer.parameters).format("csv") == answer.rows


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.name)
def test_a_question_finds_as_much_in_every_language(asked: dict[str, Graph], answer: Answer):
    """And something at all: an empty answer would not show whether the question works."""
    found = {lang: len(asked[answer.of].query(answer.name, answer.parameters, lang=lang)) for lang in LANGUAGES}
    assert len(set(found.values())) == 1
    assert found["en"] > 0


@pytest.mark.parametrize("name", NAMES)
def test_a_question_that_ships_knows_no_article(name: str):
    """No thing of the data stands in it, as a default or otherwise."""
    text = (FOLDER / f"{name}.rq").read_text("utf-8")
    assert "w3id.org/tuiin/id/" not in text and not re.search(r"(?<![\w/])(id:|(actor|concept|claim|work|event|viewpoint)/)", text)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.name)
def test_a_row_is_told_once_with_all_its_places_in_the_order_of_the_text(asked: dict[str, Graph], answer: Answer):
    """What is said at three sentences is one row with three places, whatever is left open."""
    rows = asked[answer.of].query(answer.name, answer.parameters)
    places = [number for number, column in enumerate(rows.columns) if re.search(r"(^at|_at|At)$", column)]
    told = [tuple(cell for number, cell in enumerate(row) if number not in places) for row in rows]
    assert [row for row, times in Counter(told).items() if times > 1] == []
    for row in rows:
        for cell in (str(row[number] or "") for number in places):
            at = [tuple(map(int, re.findall(r"\d+", place))) for place in cell.split()]
            assert at == sorted(set(at)), cell


@pytest.mark.parametrize("name", NAMES)
def test_a_question_groups_by_nothing_that_may_be_fixed(name: str):
    """A fixed variable is a term, and not every engine groups by a term."""
    question = questions.load()[name]
    grouped = " ".join(re.findall(r"GROUP BY (.*)", question.body)).split()
    assert {f"?{parameter.name}" for parameter in question.parameters} & {*grouped} == set()


def test_the_questions_of_the_list_are_all_answered():
    assert {number for answer in ANSWERS for number in answer.numbers} == set(LIST)


def test_parameters_open_a_question_to_other_things(kg: tuiin.KnowledgeGraph):
    """Bawden and Robinson stand in the other school as well, at another sentence."""
    rows = kg.query("members-of-a-viewpoint", viewpoint="viewpoint/instrumentalist-direction")
    assert {(row[1], row[5]) for row in rows} >= {("Bawden and Robinson (2009)", "p5s4")}
    assert len(kg.query("ranks-by-year", indicator="concept/corruption-index")) == 2


# --- what a parameter can be ----------------------------------------------------------------------------------------------


def test_what_a_parameter_can_be_is_what_gives_an_answer(kg: tuiin.KnowledgeGraph, toy: tuiin.KnowledgeGraph):
    """In every question, of every article: no choice is empty, and nothing that is no choice has an answer."""
    for graph in (kg, toy):
        for question in graph.questions.values():
            for parameter in question.parameters:
                choices = graph.choices(question.name, parameter.name)
                some = list(choices)[:: max(len(choices) // 5, 1)]
                assert all(len(graph.query(question.name, {parameter.name: one})) for one in some), question.name
    assert graph.choices("who-says-what", "holder") == {
        "actor/oilan-aiman": "Aiman Oilan",
        "viewpoint/council-doubt": "The council's doubt",
    } | {"actor/town-council": "Bulaqty Town Council"}


def test_a_question_without_a_parameter_that_it_needs_says_what_it_can_be(kg: tuiin.KnowledgeGraph):
    with pytest.raises(WantsParameter) as told:
        kg.query("chain-of-reasons")
    lines = str(told.value).splitlines()
    assert lines[0] == f"chain-of-reasons asks for conclusion; {len(told.value.known)} things give an answer here:"
    assert lines[1].startswith("  claim/") and lines[-1] == f"  and {len(told.value.known) - 12} more"


def test_the_only_thing_that_has_an_answer_is_taken_and_said(toy: tuiin.KnowledgeGraph):
    rows = toy.query("chain-of-reasons")
    assert rows.taken == {"conclusion": "claim/night-library-raises-readers"} and len(rows) == 2
    assert toy.query("who-says-what").taken == {}
    done = ran("query", "chain-of-reasons", *TOY)
    assert done[0] == 0 and "conclusion is claim/night-library-raises-readers: nothing else has an answer here" in done[2]


@pytest.mark.parametrize(
    "value", ["actor/town-council", "town-council", "Bulaqty Town Council", "городской совет булакты", "id:actor/town-council"]
)
def test_a_thing_is_meant_by_its_id_or_by_what_it_is_called_in_any_language(toy: tuiin.KnowledgeGraph, value: str):
    assert {row[0] for row in toy.query("who-says-what", holder=value)} == {"Bulaqty Town Council"}


def test_a_thing_that_is_there_and_has_no_answer_is_told_with_where_to_ask(kg: tuiin.KnowledgeGraph):
    """It is not taken for another one: what is nearest to its name may say the opposite."""
    name, claim = "stated-premises-of-a-conclusion", "claim/technologies-directly-affect-corruption-index"
    wanted = f"conclusion={claim} is there, but {name} has nothing for it; see chain-of-reasons -p conclusion={claim} ("
    label = (
        "The entry of digital technologies into the provision of public services in Kazakhstan influenced the corruption index directly."
    )
    for given in ("technologies-directly-affect-corruption-index", label):
        with pytest.raises(WantsParameter) as told:
            kg.query(name, conclusion=given)
        assert str(told.value).startswith(wanted) and "nearest" not in str(told.value)
    rows = kg.query(name, conclusion=claim)
    assert len(rows) == 0 and str(rows.without).startswith(wanted)
    with pytest.raises(WantsParameter, match=f"; nearest: {claim}, which is there, but {name} has nothing for it; ") as told:
        kg.query(name, conclusion="technologies-directly-affect-corruption-indx")
    assert [*told.value.known] == sorted(told.value.known)


def test_a_sentence_that_says_nothing_is_told_from_one_that_there_is_not(kg: tuiin.KnowledgeGraph):
    claimed = kg.choices("claims-at-a-sentence", "sentence")
    silent = next(passage for passage, *_ in kg.query("SELECT ?s { ?x tn:sentenceId ?s } ORDER BY ?s") if passage not in claimed)
    with pytest.raises(WantsParameter, match=f"sentence={silent} is there, but claims-at-a-sentence has nothing for it; "):
        kg.query("claims-at-a-sentence", sentence=str(silent))
    with pytest.raises(WantsParameter, match="sentence='p99s99': nothing of that name has an answer here"):
        kg.query("claims-at-a-sentence", sentence="p99s99")


def test_a_name_is_near_by_the_words_of_what_it_is_called_in_any_language(kg: tuiin.KnowledgeGraph):
    with pytest.raises(WantsParameter, match="; nearest: work/united-nations-information-data; "):
        kg.query("what-falls-with", ground="Данные ООН")


def test_a_question_that_has_nothing_says_which_other_to_ask(kg: tuiin.KnowledgeGraph):
    assert kg.query("who-stands-on-both-sides").see == ("works-in-two-camps",)
    assert kg.query("works-in-two-camps").see == ()
    done = ran("query", "who-stands-on-both-sides", *TOY)
    assert done[2].endswith("; see works-in-two-camps\n")
    known = questions.load()
    assert [(name, other) for name in known for other in known[name].see if other not in known] == []


def test_the_only_parameter_needs_no_name(toy: tuiin.KnowledgeGraph):
    named = toy.query("who-says-what", holder="town-council")
    assert list(toy.query("who-says-what", {"": "town-council"})) == list(named)
    done = ran("query", "who-says-what", "-p", "town-council", *TOY)
    assert (done[0], done[1].count("Bulaqty Town Council")) == (0, len(named))
    for wrong in (["-p", "a", "-p", "b"], ["-p", "a", "-p", "holder=town-council"]):
        code, _, said = ran("query", "who-says-what", *wrong, *TOY)
        assert code == 2 and "-p: found 'a'; wanted NAME=VALUE" in said


def test_a_phase_without_a_year_is_not_dated_by_the_whole(kg: tuiin.KnowledgeGraph):
    """An event that has none is dated by the stage that it belongs to; the last of three phases does not begin with the first."""
    rows = kg.query("milestones").dicts()
    assert "Digital world system phase (today)" not in {row["milestone"] for row in rows}
    assert [row["starts"] for row in rows if str(row["dated_by_stage"]).startswith("Stage III")] == ["2004"]


def test_a_name_that_has_no_answer_is_told_with_the_nearest(toy: tuiin.KnowledgeGraph):
    with pytest.raises(
        WantsParameter, match=r"holder='town-counsil': nothing of that name has an answer here; nearest: actor/town-council; 3 things"
    ):
        toy.query("who-says-what", holder="town-counsil")


# --- an article's own -----------------------------------------------------------------------------------------------------


def own(library: Path, name: str, text: str) -> Path:
    path = library / "articles" / "night-library" / "questions" / f"{name}.rq"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_an_article_asks_in_its_own_words(library: Path):
    own(library, "council", "# en: What does the council say?\n# ask who-says-what holder=actor/town-council\n")
    own(library, "open", "# en: How many claims?\nSELECT (COUNT(?c) AS ?n) { ?c a tn:Claim }\n")
    graph = tuiin.build("night-library", data=library)
    assert list(graph.questions)[:2] == ["council", "open"] and len(graph.questions) == len(NAMES) + 2
    assert list(graph.query("council")) == list(graph.query("who-says-what", holder="actor/town-council"))
    assert list(graph.query("open")) == [(4,)]
    assert graph.check() == [] and ran("check", "--data", library)[0] == 0
    listed = ran("query", "--list", "--data", library)[1].splitlines()
    assert listed[listed.index("of night-library:") + 1].split() == ["council", "What", "does", "the", "council", "say?"]
    assert "tn:holder <https://w3id.org/tuiin/id/actor/town-council>" in ran("query", "council", "--show", "--data", library)[1]
    assert [q["name"] for q in document(graph.store, None, graph.questions)["questions"]][:2] == ["council", "open"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "# en: What?\n# ask who-says-wat holder=actor/x\n",
            "council.rq:2:1: no question and no file named 'who-says-wat'; nearest: who-says-what",
        ),
        ("# en: What?\n# ask who-says-what holdr=actor/x\n", "council.rq:2:1: found holdr; who-says-what has the parameters holder"),
        ("# ask who-says-what holder=actor/x\n", "council.rq:1:1: the header needs the question in words"),
        ("# en: What?\n# ask\n", "council.rq:2:1: found '# ask'"),
    ],
)
def test_a_question_of_an_article_that_cannot_be_read_is_told_with_its_place(library: Path, text: str, wanted: str):
    own(library, "council", text)
    code, printed, _ = ran("check", "--data", library)
    assert code == 2 and wanted in printed


def test_what_is_no_question_in_the_folder_of_questions_is_told(library: Path):
    path = own(library, "council", "# en: What?\nASK {}\n")
    path.with_suffix(".csv").write_text("answer\ntrue\n")
    assert ran("check", "--data", library)[0] == 0
    (path.parent / "claims.yaml").write_text("{}\n")
    assert "questions/claims.yaml:1:1: found 'claims.yaml', which nobody reads here" in ran("check", "--data", library)[1]


OWN = """# kk: Неше рет?
# ru: Сколько раз?
# en: How many times?
# param times: "қанша"@kk "сколько"@ru "how many"@en
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
        ("# param times", 4),
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


def test_a_question_that_nobody_says_in_words_is_told(tmp_path: Path):
    path = tmp_path / "own.rq"
    path.write_text(OWN.replace("# ru: Сколько раз?\n", "").replace("# kk: Неше рет?\n", ""), "utf-8")
    assert questions.read(path).words == {"en": "How many times?"}
    path.write_text("SELECT * { ?s ?p ?o }", "utf-8")
    with pytest.raises(BadOntology, match=r"own\.rq:1: the header needs the question in words"):
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
    assert toy.query("SELECT ?c { ?c tn:kind claim-kind:methodological ; tn:paraphrase ?any }").missing.keys() == {
        "claim-kind:methodological"
    }
    assert toy.query("SELECT ?c { ?c tn:holder ?who }", who="actor/nobody").missing == {"id:actor/nobody": ""}
    assert toy.query("SELECT ?c { ?c <http://a.example/p> ?x FILTER(DATATYPE(?x) = xsd:date) }").missing == {"http://a.example/p": ""}
    assert toy.query("PREFIX a: <http://a.example/> SELECT ?c { ?c a:p ?x }").missing == {"http://a.example/p": ""}
    assert toy.query("SELECT ?c { ?c a tn:Claim ; tn:kind ?c }").missing == {}
    assert toy.query("SELECT ?c { ?c a tn:Claim }").missing == {}


@pytest.mark.parametrize(
    ("query", "term", "nearest"),
    [
        ("SELECT ?x { ?x a tn:Clam }", "tn:Clam", "tn:Claim"),
        ("SELECT ?x { ?x tn:stance stance:deny }", "stance:deny", "stance:denies"),
        ("SELECT ?x { actor:town-counsel ?p ?x }", "id:actor/town-counsel", "id:actor/town-council"),
        ("SELECT ?x { claim:rank-2016 ?p ?x }", "id:article/night-library/claim/rank-2016", "id:article/night-library/claim/rank-2018"),
        ("SELECT ?x { ?x skos:prefLabels ?y }", "skos:prefLabels", "skos:prefLabel"),
    ],
)
def test_what_the_graph_lacks_is_told_with_the_nearest_name(toy: tuiin.KnowledgeGraph, query: str, term: str, nearest: str):
    assert toy.query(query).missing == {term: nearest}


def test_each_kind_of_thing_has_a_prefix(toy: tuiin.KnowledgeGraph, kg: tuiin.KnowledgeGraph):
    assert [row[0].rpartition("/")[2] for row in toy.query("SELECT ?k { actor:town-council tn:kind ?k }")] == ["organization"]
    assert len(toy.query("SELECT ?s { claim:rank-2018 tn:subject ?s }")) == 1
    assert len(toy.query("SELECT ?s { ?s tn:passage passage:p1s1 }")) >= 1
    assert len(toy.query("SELECT ?t { ?a dct:title ?t }")) >= 1
    both = merged([toy, kg])
    assert len(both.query("SELECT ?k { actor:town-council tn:kind ?k }")) == 1
    with pytest.raises(tuiin.BadQuery, match=r"no PREFIX declares claim:"):  # whose claim it is nobody says
        both.query("SELECT ?s { claim:rank-2018 tn:subject ?s }")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT ?x { ?x a foo:Bar }", "1:18: no PREFIX declares foo:"),
        ("SELECT ?x {\n  ?x dcterm:title ?y }", "2:6: no PREFIX declares dcterm:; nearest: dcterms:"),
        (
            "SELECT ?x { ?c a tn:Claim tn:polarity ?x }",
            "1:27: SPARQL cannot go on here: tn:polarity ?x }; perhaps a ; or a . is missing before it",
        ),
        ("SELECT ?x { ?c tn:kind ?x ?c tn:polarity ?y }", "perhaps a ; or a . is missing before it"),
        ("SELECT ?x { ?x ?y ", "1:19: SPARQL cannot go on here: the query ends"),
    ],
)
def test_a_syntax_error_points_at_its_culprit(toy: tuiin.KnowledgeGraph, query: str, told: str):
    with pytest.raises(tuiin.BadQuery) as error:
        toy.query(query)
    assert told in str(error.value)


@pytest.mark.parametrize("name", ["who-says-what", "chain-of-reasons", "claims-at-a-sentence"])
def test_what_is_shown_answers_the_same_in_any_engine(kg: tuiin.KnowledgeGraph, name: str):
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(kg.nquads, ox.RdfFormat.N_QUADS)
    given = known(name).parameters
    shown = store.query(kg.written(name, given, lang="ru"), use_default_graph_as_union=True)
    assert isinstance(shown, ox.QuerySolutions)
    answers = [tuple(None if cell is None else cell.value for cell in row) for row in shown]
    assert sorted(answers, key=str) == sorted(
        (tuple(None if c is None else str(c) for c in row) for row in kg.query(name, given, lang="ru")), key=str
    )
    assert answers


def test_the_pages_answer_for_all_values_of_the_parameters(toy: tuiin.KnowledgeGraph):
    """The parameters are the first columns: whoever chooses a value chooses rows."""
    held = document(toy.store)
    asked = {question["name"]: question for question in held["questions"]}
    told = asked["who-says-what"]
    assert told["parameters"] == [{"name": "holder", "open": True, "words": questions.load()["who-says-what"].parameters[0].words}]
    assert [column["name"] for column in told["columns"]] == ["holder", "who", "stance", "certainty", "says", "condition", "at"]
    holders = told["answers"]["en"][0]
    assert len(holders) == len(toy.query("who-says-what"))
    counts = Counter(held["things"][holder] for holder in holders)
    assert counts == {
        f"id:{name}" if name.startswith("actor") else f"id:article/night-library/{name}": len(toy.query("who-says-what", holder=name))
        for name in toy.choices("who-says-what", "holder")
    }


def test_an_article_that_nobody_thought_of_is_asked_as_much_as_the_first(toy: tuiin.KnowledgeGraph):
    """No default leads away: of the invented library half of all questions have an answer."""
    answered = [
        name
        for name, question in questions.load().items()
        if all(toy.choices(name, p.name) for p in question.parameters) and _rows(toy, name)
    ]
    assert len(answered) >= 22, answered


def _rows(graph: tuiin.KnowledgeGraph, name: str) -> int:
    parameters = {p.name: next(iter(graph.choices(name, p.name))) for p in questions.load()[name].parameters if not p.open}
    return len(graph.query(name, parameters))


def test_a_claim_in_tension_with_itself_is_told_with_who_is_for_and_who_against(toy: tuiin.KnowledgeGraph):
    """As the overview and the debate count it: a tension of stance is between two voices on one claim."""
    tensions = toy.query("SELECT ?t { ?t a tn:Tension }")
    assert list(toy.query("claims-in-tension")) == [
        ("stance", None, "A night library raises the number of readers.", "Aiman Oilan ⇄ The council's doubt", None)
    ]
    assert len(tensions) == 1
