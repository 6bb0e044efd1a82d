"""Free words find what the article says: in three languages, with endings and slips, from the command line and from Python."""

import json
import re

import pytest

import tuiin
from tuiin.graph.search import Entry, Index, near, slip

from .command import tuiin as command
from .conftest import HERE, LIBRARY

# What a reader would ask in English, Russian and Kazakh, and the claim that answers.
ASKED = {
    "service-digitalization-has-no-influence-on-values": (
        "Who denies that digital public services have no influence on democratic values?",
        "Кто отрицает, что цифровые услуги не влияют на демократические ценности?",
        "Қызметтердің цифрлануы демократиялық құндылықтарға әсер етпейді дегенді кім жоққа шығарады?",
    ),
    "kazakhstan-corruption-rank-94-in-2020": (
        "Which place did Kazakhstan take for corruption in 2020?",
        "Какое место по коррупции занял Казахстан в 2020 году?",
        "2020 жылы Қазақстан жемқорлық бойынша нешінші орында болды?",
    ),
    "technologies-are-not-main-cause-of-crisis": (
        "Is technology the main cause of the crisis of liberal democracy?",
        "Технологии — главная причина кризиса либеральной демократии?",
        "Либералды демократия дағдарысының басты себебі технология ма?",
    ),
    "facebook-britannica-dispute-concerns-bots": (
        "Were bots used to spread false news in the US election?",
        "Распространяли ли боты ложную информацию на выборах в США?",
        "АҚШ сайлауында боттар жалған ақпарат таратты ма?",
    ),
    "digitalization-went-through-four-stages": (
        "How many stages did digitalization go through?",
        "Через сколько этапов прошла цифровизация?",
        "Цифрландыру неше кезеңнен өтті?",
    ),
    "liberal-values-took-root-through-technologies": (
        "Did liberal values take root in Kazakhstan?",
        "Укоренились ли либеральные ценности в Казахстане?",
        "Қазақстанда либералды құндылықтар орнықты ма?",
    ),
    "digitalization-forms-digital-authoritarianism": (
        "Does digitalization lead to digital authoritarianism?",
        "Формирует ли цифровизация цифровой авторитаризм?",
        "Цифрландыру цифрлық авторитаризмге апара ма?",
    ),
    "populism-is-a-cause-of-crisis": (
        "populist authoritarian leaders as a cause of the crisis",
        "популистский курс авторитарных лидеров как причина кризиса",
        "авторитар көшбасшылардың популистік бағыты дағдарыстың себебі",
    ),
    "gatekeepers-may-affect-election-results": (
        "Can big tech companies change election results?",
        "Могут ли технологические компании повлиять на результаты выборов?",
        "Ірі технологиялық компаниялар сайлау нәтижесіне әсер ете ала ма?",
    ),
    "medium-term-goal-quality-of-life": (
        "goal of the programme: better quality of life",
        "цель программы: качество жизни населения",
        "бағдарламаның мақсаты: халықтың өмір сапасы",
    ),
}


@pytest.mark.parametrize(("claim", "words"), [(claim, words) for claim, asked in ASKED.items() for words in asked])
def test_a_question_in_words_finds_the_claim_that_answers_it_first_or_second(kg: tuiin.KnowledgeGraph, claim: str, words: str):
    found = [one.name.removeprefix("claim/") for one in kg.search(words, kinds=["claim"], most=2)]
    assert claim in found


@pytest.mark.parametrize(
    "words",
    [
        "What do Chatham House and Freedom House say about the crisis of democracy?",
        "Что говорят Chatham House и Freedom House о кризисе демократии?",
        "Демократия дағдарысы туралы Chatham House пен Freedom House не дейді?",
    ],
)
def test_where_two_are_named_what_each_says_on_it_is_found_in_whatever_words(kg: tuiin.KnowledgeGraph, words: str):
    """Freedom House does not speak of a crisis: what it says answers the claim that there is one."""
    found = kg.search(words, most=8)
    names = {one.name for one in found}
    assert names >= {"claim/technologies-are-not-main-cause-of-crisis", "claim/technologies-revive-democratic-institutions"}
    assert len(names & {f"claim/technologies-greatly-raise-{what}" for what in ("openness", "inclusiveness", "accountability")}) == 2
    assert len(found) == 8 < found.fits
    assert {one.name for one in kg.search(words, most=found.fits)} > names


def test_who_is_named_alone_changes_nothing_and_with_a_subject_is_heard_on_it(kg: tuiin.KnowledgeGraph):
    assert [one.iri for one in kg.search("Freedom House", most=8)] == [hit.entry.name for hit in kg._index.find("Freedom House", 8)]
    found = [one.name for one in kg.search("Freedom House on openness", most=4)]
    assert found[0] == "claim/technologies-greatly-raise-openness" and "claim/technologies-revive-democratic-institutions" in found
    assert [one.kind for one in kg.search("Freedom House on openness", most=2, kinds=["note", "thing"])].count("claim") == 0


@pytest.mark.parametrize(
    "words",
    [
        "работа отнесена к двум направлениям",
        "Какая публикация названа в двух противоположных направлениях?",
        "қарама-қарсы екі бағытта аталған еңбек",
        "a work in two opposed schools",
    ],
)
def test_a_question_is_found_by_the_words_that_people_have_for_it(kg: tuiin.KnowledgeGraph, words: str):
    assert "works-in-two-camps" in [one.name for one in kg.search(words, most=2)]


@pytest.mark.parametrize("pair", json.loads((HERE / "search.json").read_text("utf-8")), ids=lambda pair: f"{pair['one']} {pair['other']}")
def test_words_come_as_near_to_one_another_as_on_the_page(pair: dict[str, str | float]):
    assert round(near(str(pair["one"]), str(pair["other"])), 3) == pair["near"]
    assert round(slip(str(pair["one"]), str(pair["other"])), 3) == pair["slip"]


def test_a_claim_comes_with_who_holds_it_where_and_what_warns_of_it(kg: tuiin.KnowledgeGraph):
    (found,) = kg.search("no influence at all on the forming of democratic values", kinds=["claim"], most=1)
    assert {held.at for held in found.holdings} == {("p8s12",)}
    assert "note/no-ground-and-not-without-influence" in dict(found.warnings)
    (found,) = kg.search("not the chief cause of the crisis of liberal democracy", kinds=["claim"], most=1)
    assert [held.through for held in found.holdings if held.holder == "Chatham House"] == [("Nurbolat Nyshanbayev",)]


def test_what_is_found_is_told_in_the_language_that_is_asked_for(kg: tuiin.KnowledgeGraph):
    english, kazakh = (kg.search("corruption index", kinds=["thing"], most=1, lang=lang)[0] for lang in ("en", "kk"))
    assert (english.iri, english.says) == (kazakh.iri, "corruption index")
    assert kazakh.says == "жемқорлық индексі"


def test_misprints_and_endings_are_forgiven_and_numbers_are_not(kg: tuiin.KnowledgeGraph):
    first = [kg.search(words, kinds=["claim"], most=1)[0].name for words in ("corruption rank 2004", "coruption rank 2004")]
    assert first == ["claim/kazakhstan-corruption-rank-122-in-2004"] * 2
    assert kg.search("corruption rank 2020", kinds=["claim"], most=1)[0].name == "claim/kazakhstan-corruption-rank-94-in-2020"


def test_what_is_called_just_so_comes_first_and_what_lacks_a_word_says_which():
    index = Index.of(
        [
            Entry("claim", "c", (("The bus leaves the village at eight", 1.0),)),
            Entry("thing", "t", (("bus", 1.0), ("village bus", 1.0)), 0.75),
        ]
    )
    assert [hit.entry.name for hit in index.find("bus")] == ["t", "c"]
    assert [(hit.entry.name, hit.lacking) for hit in index.find("bus eight")] == [("c", ()), ("t", ("eight",))]
    assert index.find("") == index.find("...") == index.find("zebra") == []
    assert {hit.entry.name for hit in index.find("who says the bus")} == {"t", "c"}


@pytest.mark.parametrize("words", ["'; DROP", "?x ?y", "\x00", "a" * 100_000, "} UNION {", "\u202e"])
def test_any_words_are_only_words(toy: tuiin.KnowledgeGraph, words: str):
    assert isinstance(toy.search(words), list)


def test_the_command_prints_claims_with_holders_and_questions_with_their_command():
    run = command("ask", "does the night library raise the number of readers", "--data", str(LIBRARY), "-q")
    assert run.returncode == 0
    assert "[claim/night-library-raises-readers]" in run.stdout
    assert "Aiman Oilan: " in run.stdout
    asked = command("ask", "which claims attack", "--kind", "question", "--data", str(LIBRARY))
    assert "[tuiin query " in asked.stdout


def test_the_command_answers_in_json_and_says_when_nothing_fits():
    run = command("ask", "readers", "--json", "-n", "2", "--data", str(LIBRARY))
    assert [set(one) for one in json.loads(run.stdout)] == [{"kind", "name", "iri", "says", "score", "lacking", "holdings", "warnings"}] * 2
    none = command("ask", "zebra", "--data", str(LIBRARY))
    assert (none.returncode, none.stdout, "nothing here fits" in none.stderr) == (1, "", True)
    assert command("ask", " ", "--data", str(LIBRARY)).returncode == 2


def test_the_command_says_how_many_more_fit():
    cut = command("ask", "night library readers", "-n", "1", "--data", str(LIBRARY))
    told = re.fullmatch(r"tuiin: 1 of (\d+) shown; -n (\d+) for all\n", cut.stderr)
    assert told and told[1] == told[2] and int(told[1]) > 1
    whole = command("ask", "night library readers", "-n", told[1], "--data", str(LIBRARY))
    assert (whole.returncode, whole.stderr) == (0, "")
    assert command("ask", "night library readers", "-n", "1", "-q", "--data", str(LIBRARY)).stderr == ""
