"""What only several articles answer: each thing that was put into the example corpus is found, and one article alone has none of them.

The answers to the questions as they stand are in `answers/`; here stands what was put in, and where it must not be seen.
"""

import shutil
from pathlib import Path

import pytest

import tuiin
from tuiin.graph import questions
from tuiin.graph.knowledge import Graph
from tuiin.graph.opened import merged
from tuiin.show.document import document
from tuiin.show.explorer import query_page

from .answers import answers
from .command import ran
from .lamps import DATA, PROJECT, SLUGS, together

NAMES = sorted(name for name, question in questions.load().items() if question.about == "corpus")
LANGUAGES = ("en", "kk", "ru")


@pytest.fixture(scope="module")
def alone() -> dict[str, tuiin.KnowledgeGraph]:
    """Each article by itself."""
    return {slug: tuiin.build(slug, data=DATA) for slug in SLUGS}


@pytest.fixture(scope="module")
def lamps() -> Graph:
    return together()


def rows(graph: Graph, name: str, *columns: str, **fixed: str) -> list[tuple[str, ...]]:
    """Some columns of an answer, in its order, each combination once."""
    found = graph.query(name, fixed).dicts()
    return list(dict.fromkeys(tuple(str(row[column]) for column in columns) for row in found))


def test_the_corpus_is_read_whole_and_nothing_is_found_against_it():
    told = "".join(f"tuiin: {slug}: 0 findings\n" for slug in SLUGS)
    assert ran("check", "--strict", "--project", PROJECT) == (0, "", told)
    assert ran("tidy", "--check", "--project", PROJECT) == (0, "", "")
    for slug in SLUGS:
        assert ran("verify", PROJECT / "texts" / f"{slug}.txt", slug, "--project", PROJECT)[0] == 0


def test_there_are_questions_that_only_several_articles_answer():
    assert len(NAMES) == 9
    assert {answer.name for answer in answers() if answer.of == "corpus"} == set(NAMES)
    assert questions.SUBJECTS[-1] == "corpus"


@pytest.mark.parametrize("name", NAMES[::4])
def test_the_command_answers_as_the_graph_does(name: str):
    wanted = next(answer.rows for answer in answers() if answer.name == name)
    assert ran("query", name, "--all", "--project", PROJECT, "-f", "csv")[:2] == (0, wanted)


@pytest.mark.parametrize("slug", SLUGS)
def test_one_article_alone_answers_none_of_them(alone: dict[str, tuiin.KnowledgeGraph], slug: str):
    found = {name: alone[slug].query(name) for name in NAMES}
    assert {name: (len(rows), rows.several) for name, rows in found.items()} == dict.fromkeys(NAMES, (0, True))


def test_the_command_says_that_a_question_is_asked_of_several_articles():
    code, answer, told = ran("query", "who-disagrees-with-whom", "the-lamps-again", "--project", PROJECT, "-f", "csv")
    assert (code, answer.count("\n")) == (0, 1)
    assert "this is asked of several articles; the-lamps-again has one; see claims-in-tension" in told


def test_two_articles_that_speak_of_different_things_answer_none_of_them(alone: dict[str, tuiin.KnowledgeGraph], toy: tuiin.KnowledgeGraph):
    both = merged([toy, alone["the-lamps-again"]])
    found = {name: both.query(name) for name in NAMES}
    assert {name: (len(rows), rows.several) for name, rows in found.items()} == dict.fromkeys(NAMES, (0, False))


# --- what was put in ------------------------------------------------------------------------------------------------------


def test_who_agrees_is_told_with_what_limits_it(lamps: Graph):
    found = rows(lamps, "who-agrees-with-whom", "to", "effect", "who", "limit", subject="concept/dimmed-street")
    assert found == rows(lamps, "who-agrees-with-whom", "to", "effect", "who", "limit")
    assert [row for row in found if row[0] == "trade at night"] == [
        ("trade at night", "affirms", "Mira Holt", "Lower Town"),
        ("trade at night", "affirms", "Ruslan Sumerkov", ""),
    ]


def test_who_denies_a_claim_agrees_with_who_asserts_its_negation(lamps: Graph):
    found = rows(lamps, "who-agrees-with-whom", "to", "effect", "who", "stance")
    assert [row[2:] for row in found if row[:2] == ("accidents at night", "denies")] == [
        ("Aigul Shamshyraq", "asserts"),
        ("Mira Holt", "denies"),
        ("Ilyas Tunqatar", "denies"),
    ]


def test_only_what_is_both_affirmed_and_denied_is_disagreed_on(lamps: Graph):
    assert {row[0] for row in rows(lamps, "who-disagrees-with-whom", "to")} == {"accidents at night", "good sleep"}


def test_whoever_gives_a_figure_agrees_with_nobody_by_that(lamps: Graph):
    """That streets have a share is no claim that forty and forty-six percent have in common."""
    names = ("who-agrees-with-whom", "who-disagrees-with-whom", "how-a-claim-spread", "who-changed-their-mind")
    assert all("share of dimmed streets" not in lamps.query(name).format("csv") for name in names)


def test_a_figure_that_is_passed_on_is_told_with_its_voice(lamps: Graph):
    assert rows(lamps, "same-figure-reported-differently", "article", "who", "result", "through") == [
        ("A town in twilight", "Ilyas Tunqatar", "40", "None"),
        ("The dimmed street", "Dana Espek", "46", "None"),
        ("The shopkeepers' street", "Ilyas Tunqatar", "40", "Mira Holt"),
    ]


def test_a_claim_is_followed_from_who_said_it_first_to_who_disputes_it(lamps: Graph):
    found = rows(lamps, "how-a-claim-spread", "to", "published", "who", "stance", "through")
    assert [row[1:] for row in found if row[0] == "good sleep"] == [
        ("2015-03-01", "Aigul Shamshyraq", "asserts", "None"),
        ("2016-10", "Aigul Shamshyraq", "asserts", "Ilyas Tunqatar"),
        ("2016-10", "Ilyas Tunqatar", "reports", "None"),
        ("2018-02-20", "Aigul Shamshyraq", "asserts", "Dana Espek"),
        ("2018-02-20", "Dana Espek", "endorses", "None"),
        ("2021-11-05", "Ruslan Sumerkov", "disputes", "None"),
    ]
    assert not [row for row in found if row[0] in ("sight of the stars", "moths")]


def test_a_parameter_asks_of_one_thing(lamps: Graph):
    assert lamps.choices("definition-over-time", "concept") == {"concept/dimmed-street": "dimmed street"}
    assert lamps.choices("what-rests-on-one-source", "work") == {"work/lamp-count-2014": "Lamp Count"}
    assert lamps.choices("who-changed-their-mind", "holder") == {"actor/tunqatar-ilyas": "Ilyas Tunqatar"}
    assert lamps.choices("who-stands-on-both-sides", "member") == {"actor/lamplighters-union": "Lamplighters' Union"}
    assert lamps.choices("same-figure-reported-differently", "indicator") == {"concept/share-of-dimmed-streets": "share of dimmed streets"}


# --- what must not be told ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "file", "found", "wanted"),
    [
        ("same-figure-reported-differently", "kungirt-koshe/values", "value: 46", "value: 40"),
        ("same-figure-reported-differently", "kungirt-koshe/values", "value: 46", "value: 40.0"),
        ("same-figure-reported-differently", "kungirt-koshe/values", "year: 2015", "year: 2016"),
        ("same-figure-reported-differently", "kungirt-koshe/values", "  value: 46", "  edition: 2017\n  value: 46"),
        ("same-figure-reported-differently", "kungirt-koshe/values", "unit: percent", "unit: count"),
        ("who-changed-their-mind", "the-lamps-again/claims", "stance: denies", "stance: questions"),
        ("who-changed-their-mind", "the-lamps-again/claims", "increases: accidents-at-night", "affects: accidents-at-night"),
        ("who-stands-on-both-sides", "the-shopkeepers-street/viewpoints", "lamplighters-union", "guild-of-shopkeepers"),
    ],
)
def test_what_is_no_longer_so_is_no_longer_told(
    lamps: Graph, alone: dict[str, tuiin.KnowledgeGraph], tmp_path: Path, name: str, file: str, found: str, wanted: str
):
    data = Path(shutil.copytree(PROJECT, tmp_path / "corpus", ignore=shutil.ignore_patterns(".tuiin"))) / "data"
    path = data / "articles" / f"{file}.yaml"
    text = path.read_text("utf-8")
    assert text.count(found) == 1
    path.write_text(text.replace(found, wanted), "utf-8")
    slug = file.partition("/")[0]
    changed = {**alone, slug: tuiin.build(slug, data=data)}
    assert len(lamps.query(name)) > 0 == len(merged([*changed.values()]).query(name))


# --- where they are offered -----------------------------------------------------------------------------------------------


def test_they_are_offered_where_there_are_several_articles_and_nowhere_else(lamps: Graph, toy: tuiin.KnowledgeGraph):
    def pages(graph: Graph) -> list[set[str]]:
        asked = {question["name"] for question in document(graph.store, None, graph.questions)["questions"]}
        found = {one.name for one in graph.search("who agrees with whom across articles", kinds=["question"], most=200)}
        return [asked & set(NAMES), found & set(NAMES)]

    assert pages(toy) == [set(), set()]
    assert pages(lamps)[0] == set(NAMES)
    assert "who-agrees-with-whom" in pages(lamps)[1]


def test_the_page_of_queries_offers_them_there_too(lamps: Graph, toy: tuiin.KnowledgeGraph):
    assert b"who-agrees-with-whom" in query_page(lamps.store)
    assert b"who-agrees-with-whom" not in query_page(toy.store)
