"""Names in a text: who is found, of what kind, by whom, and how the name is called."""

from itertools import pairwise

import pytest

from tuiin.curate.passages import split
from tuiin.draft.found import Mention
from tuiin.draft.known import Known, Registry
from tuiin.draft.names import mentions
from tuiin.draft.names.alike import alike
from tuiin.draft.names.inflected import nominative
from tuiin.draft.names.lines import Guess, Line, words_of
from tuiin.draft.reading import Reading, Zone, read

NOBODY = Registry()


def reading(text: str, language: str = "kk", **zones: Zone) -> Reading:
    return read(text, split(text, language=language), language, str.lower, zones)


def found(text: str, language: str = "kk", registry: Registry = NOBODY, **zones: Zone) -> dict[str, str]:
    """Return the kinds of the names of a text by what is printed of them."""
    return {text[one.span.start : one.span.end]: one.kind for one in mentions(reading(text, language, **zones), registry)}


def first(text: str, language: str = "kk", registry: Registry = NOBODY) -> Mention:
    return mentions(reading(text, language), registry)[0]


@pytest.mark.parametrize(
    ("text", "language", "persons"),
    [
        ("Бұл туралы Мирон, Тельма (2004 ж.) және Ласло Верец (2011 ж.) жазды.", "kk", ["Мирон", "Тельма", "Ласло Верец"]),
        ("Мұны Верец, Даниэль (2004 ж.) бұрын айтқан.", "kk", ["Верец, Даниэль"]),
        ("Ол туралы Қ.Сейітбаев (2006 ж.), Верец Д.К. (2005 ж.) және т.б. жазды.", "kk", ["Қ.Сейітбаев", "Верец Д.К."]),
        ("Ой бұрын да айтылды (Marlow, 1996; van Osten, 2006).", "kk", ["Marlow", "van Osten"]),
        ("Об этом писали Мирон (2004), Верец Д. К. (2011).", "ru", ["Мирон", "Верец Д. К."]),
        ("Marlow and Van Osten (2004) and Verez et al. (2011) disagree.", "en", ["Marlow", "Van Osten", "Verez"]),
        ("The lake rose (see Marlow, 1996; Verez & Osten, 2006).", "en", ["Marlow", "Verez", "Osten"]),
    ],
)
def test_people_are_found_where_a_work_is_cited(text: str, language: str, persons: list[str]):
    assert [name for name, kind in found(text, language).items() if kind == "person"] == persons


def test_a_year_behind_a_place_or_a_title_cites_nobody():
    assert found("Кітап қайта басылды (Алматы, 2006).") == {"Алматы": "place"}
    assert "person" not in found("Ол Одақтың Батыры (1944) атанды.").values()


def test_inverted_names_are_known_by_one_whose_given_name_is_known():
    proof = "Мұны Верец, Даниэль (2004 ж.) айтты. "
    assert found(proof + "Оны Осмол, Тегру (2009 ж.) де айтты.")["Осмол, Тегру"] == "person"
    assert found("Оны Осмол, Тегру (2009 ж.) айтты.") == {"Осмол": "person", "Тегру": "person"}


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Кеше Н.Ә.Сейітбаев келді.", "kk", "Н.Ә.Сейітбаев"),
        ("Вчера приехал А. Б. Веретин.", "ru", "А. Б. Веретин"),
        ("The lake was mapped by J. K. Marlow in spring.", "en", "J. K. Marlow"),
        ("Бұл – Даниэль Верецтің үйі.", "kk", "Даниэль Верецтің"),
        ("Вчера приехал Даниил Осмолов.", "ru", "Даниил Осмолов"),
        ("The map of Daniel Verez was lost.", "en", "Daniel Verez"),
        ("По мнению Осмолова, озеро мелеет.", "ru", "Осмолова"),
        ("According to Verez, the lake is shrinking.", "en", "Verez"),
        ("Осы жылы профессор Верец келді.", "kk", "Верец"),
    ],
)
def test_people_are_known_by_initials_given_names_callings_and_what_they_say(text: str, language: str, name: str):
    assert found(text, language)[name] == "person"


@pytest.mark.parametrize(
    ("text", "language", "name", "kind"),
    [
        (
            "Мұны Қазақстан Республикасының Білім және ғылым министрлігі бекітті.",
            "kk",
            "Қазақстан Республикасының Білім және ғылым министрлігі",
            "organization",
        ),
        ("Ол Орал Верец атындағы Көл зерттеу институтында істейді.", "kk", "Орал Верец атындағы Көл зерттеу институтында", "organization"),
        ("Бүгін «Көгілдір көл» бағдарламасы басталды.", "kk", "«Көгілдір көл» бағдарламасы", "programme"),
        ("Бүгін «Көл» партиясы жиналды.", "kk", "«Көл» партиясы", "organization"),
        ("Бүгін Қазақстан Президенті келді.", "kk", "Қазақстан Президенті", "office"),
        ("Бұл туралы Қырғызстан үкіметі айтты.", "kk", "Қырғызстан үкіметі", "organization"),
        ("Это решило Министерство водных ресурсов.", "ru", "Министерство водных ресурсов", "organization"),
        ("Принята программа «Голубое озеро».", "ru", "программа «Голубое озеро»", "programme"),
        ("Приехал президент Франции.", "ru", "президент Франции", "office"),
        ("It was decided by the Ministry of Lakes and Rivers.", "en", "Ministry of Lakes and Rivers", "organization"),
        ("It was decided by the President of France.", "en", "President of France", "office"),
        ("The Blue Lake programme began.", "en", "Blue Lake programme", "programme"),
        ("Олар Сарысай ауылында тұрады.", "kk", "Сарысай ауылында", "place"),
        ("Онда Есіл ханның ордасы тұрды.", "kk", "Есіл ханның", "person"),
    ],
)
def test_names_are_known_by_the_words_beside_them(text: str, language: str, name: str, kind: str):
    assert found(text, language).get(name) == kind


@pytest.mark.parametrize(
    ("text", "language", "label", "kind", "address"),
    [
        ("Бұл АҚШ-тағы сайлау.", "kk", "Америка Құрама Штаттары", "state", "Q30"),
        ("Ол ҚР азаматы.", "kk", "Қазақстан", "state", "Q232"),
        ("Олар Еуропа Одағына кірді.", "kk", "Еуропалық Одақ", "organization", "Q458"),
        ("Он живёт в Объединённых Арабских Эмиратах.", "ru", "ОАЭ", "state", "Q878"),
        ("Доклад Организации Объединенных Наций готов.", "ru", "Организация Объединённых Наций", "organization", "Q1065"),
        ("He left for the United Kingdom.", "en", "United Kingdom", "state", "Q145"),
        ("Il rapporto di UNESCO esce.", "it", "UNESCO", "organization", "Q7809"),
    ],
)
def test_well_known_names_have_their_address(text: str, language: str, label: str, kind: str, address: str):
    one = first(text, language)
    assert (one.label, one.kind, one.same_as) == (label, kind, f"http://www.wikidata.org/entity/{address}")


def test_a_registry_is_believed_first_and_finds_its_names_in_any_form():
    known = Registry(
        (Known("actor/lake-keepers", "group", ("Көл сақшылары",)), Known("actor/verez", "person", ("Ласло Верец", "Верец, Ласло")))
    )
    text = "Кеше көл сақшыларының жиыны өтті, оған Ласло Верец келді."
    both = mentions(reading(text), known)
    assert [(one.label, one.reference, one.by) for one in both] == [
        ("Көл сақшылары", "actor/lake-keepers", "registry"),
        ("Ласло Верец", "actor/verez", "registry"),
    ]


def test_a_registry_is_found_by_what_a_gazetteer_calls_a_name():
    known = Registry((Known("actor/united-states", "state", ("Америка Құрама Штаттары",)),))
    assert first("Бұл АҚШ-тағы сайлау.", registry=known).reference == "actor/united-states"


def test_a_list_of_references_names_people_and_nothing_else():
    text = "1. Верец Л., Осмол Т.Қ. Көлдің суы. – Алматы: Тұмар, 2019. – 160 б."
    assert found(text, p1s1="bibliography", p0s1="bibliography") == {"Верец Л.": "person", "Осмол Т.Қ.": "person"}


def test_an_acronym_is_known_where_the_text_introduces_it_and_from_there_on():
    text = "Халықаралық көлдер қауымдастығы (ХКҚ) жиналды. Оны ХКҚ өзі шақырды."
    assert found(text)["ХКҚ"] == "organization"
    assert [one.label for one in mentions(reading(text), NOBODY)].count("ХКҚ") == 2
    assert found("Ол ЖИ және ХКҚ туралы айтты.") == {}


def test_what_only_begins_a_sentence_is_no_name():
    assert found("Көл терең. Су таза. Бұл жақсы.") == {}
    assert found("The lake is deep. Water is clean.", "en") == {}


def test_headlines_in_capitals_name_nobody_but_their_places():
    assert found("КӨЛДІҢ СУЫ ҚАЙДА КЕТТІ\n\nКөл тартылды.", p0s1="head") == {}


def test_furniture_is_not_read():
    text = "Кеше Н.Ә.Сейітбаев келді."
    assert found(text, p1s1="furniture") == {}


@pytest.mark.parametrize(
    ("word", "language", "plain"),
    [
        ("Верецтің", "kk", "Верец"),
        ("Бауден", "kk", "Бауден"),
        ("министрлігінің", "kk", "министрлігі"),
        ("мектебінде", "kk", "мектебі"),
        ("ХКҚ-ның", "kk", "ХКҚ"),
        ("Осмоловым", "ru", "Осмолов"),
        ("Verez’s", "en", "Verez"),
        ("Verez", "it", "Verez"),
    ],
)
def test_names_lose_the_endings_of_cases(word: str, language: str, plain: str):
    assert nominative(word, language, lambda name: False) == plain


@pytest.mark.parametrize("language", ["kk", "ru", "en", "zh", "tr"])
@pytest.mark.parametrize(
    "text", ["a", "(", "«", "2001", "А.", "(2001)", "😀 Ә", "ʼ’", "О́ О́", "Қ" * 5000, "Smith (2001, " * 50, "А. Б. " * 50]
)
def test_any_text_can_be_read(text: str, language: str):
    one = read(text, split(text, language=language), language, str.lower, {})
    spans = [mention.span for mention in mentions(one, NOBODY)]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert mentions(one, NOBODY) == mentions(one, NOBODY)


def test_what_would_help_is_told():
    from importlib.util import find_spec

    from tuiin.draft.names import missing

    assert missing("en") == ""
    assert missing("kk") == ("" if find_spec("pycrfsuite") else "python-crfsuite")
    assert missing("ru") in ("", "natasha")


def test_russian_names_are_found_by_a_model_where_it_is_installed():
    pytest.importorskip("slovnet")
    assert found("Об этом говорили Верея с Тельмой Осмол в Заозёрске.", "ru") != {}


def test_somebody_who_was_cited_family_name_first_is_found_again_in_order():
    text = "Мұны Верец, Даниэль (2004 ж.) айтқан. Даниэль Верец оны қайта жазды."
    assert list(found(text)) == ["Верец, Даниэль", "Даниэль Верец"]


def test_names_of_one_list_are_of_one_kind():
    line = Line(reading("Верец, Осмол, Мирон және Тельма").sentences[0], words_of(reading("")))
    doubtful = [Guess(0, 1, "person", "citation", 0.9), Guess(2, 3, "place", "model", 0.4), Guess(4, 5, "person", "model", 0.6)]
    sure = Guess(6, 7, "place", "gazetteer", 0.9)
    assert [guess.kind for guess in alike(line, [*doubtful, sure])] == ["person", "person", "person", "place"]
    assert [guess.kind for guess in alike(line, doubtful[:2])] == ["person", "place"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "As Verez (2012) notes, it rains.", ["Verez"]),
        ("en", "Unlike Verez (2012), few agree. Since Verez (2012) it rains.", ["Verez"]),
        ("en", "Following Verez and Marlow (2012), many agree.", ["Verez", "Marlow"]),
        ("en", "Hydrologist Ingrid Verez says that it rains.", ["Ingrid Verez"]),
        ("ru", "Однако Верец (2012) пишет, что идёт дождь.", ["Верец"]),
        ("kk", "Сонымен Верецов (2012) мұны зерттеді.", ["Верецов"]),
        ("kk", "Эколог Гүлмира Верецова жаңбыр жауады деп санайды.", ["Гүлмира Верецова"]),
    ],
)
def test_what_only_leads_to_a_name_is_no_part_of_it(language: str, text: str, names: list[str]):
    assert list(dict.fromkeys(found(text, language))) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Will Verez denies that it rains.", ["Will Verez"]),
        ("en", "May Verez, a nurse, agrees.", ["May Verez"]),
        ("en", "Mark Verez argues that it rains.", ["Mark Verez"]),
        ("kk", "Наурыз Верецов бұған келіспейді.", ["Наурыз Верецов"]),
        ("ru", "Май Верецов отрицает это.", ["Май Верецов"]),
        ("en", "In May 2021 it rained. March was cold. Will it rain? Must it?", []),
        ("en", "Will Verez come? In March Verez (2015) wrote again.", ["Verez"]),
        ("en", "Art. 5 allows it.", []),
        ("kk", "Мамыр айында жаңбыр жауды. Наурыз суық болды.", []),
        ("ru", "Март был холодным. Май стал тёплым.", []),
    ],
)
def test_a_month_or_a_verb_is_a_given_name_only_before_a_family_name(language: str, text: str, names: list[str]):
    assert [each for each in dict.fromkeys(found(text, language)) if each] == names


@pytest.mark.parametrize(("language", "title"), [("kk", "ҚАЛАДАҒЫ АҒАШТАР"), ("ru", "ПЧЁЛЫ В ГОРОДЕ"), ("en", "SLEEP AND THE SCHOOL BELL")])
def test_a_title_in_capitals_is_nobodys_name(language: str, title: str):
    assert not found(f"{title}\n\nXX.", language, p1s1="head")
