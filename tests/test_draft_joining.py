"""Mentions of one actor joined: inflected, turned round, shortened; and what a person has to look at."""

import pytest

from tuiin.curate.passages import split
from tuiin.draft.citing import Works
from tuiin.draft.found import Name
from tuiin.draft.known import Known, Registry
from tuiin.draft.names import joined, mentions
from tuiin.draft.reading import read


def names(text: str, language: str = "kk", registry: Registry | None = None) -> list[Name]:
    reading = read(text, split(text, language=language), language, str.lower, {})
    known = registry or Registry()
    return joined(mentions(reading, known), reading, known)


def test_one_person_has_one_name_however_it_is_written():
    text = "Мұны Верец, Даниэль (2004 ж.) айтты. Даниэль Верец қайта келді. Верецтің зерттеуі ескі. Оны Д. Верец біледі."
    (one,) = names(text)
    assert (one.label, one.kind, len(one.mentions), one.doubts) == ("Даниэль Верец", "person", 4, ())
    assert one.forms == ("Верец, Даниэль", "Верецтің", "Д. Верец")


def test_russian_cases_are_one_person():
    (one,) = names("Вчера приехал Даниил Осмолов. По мнению Осмолова, озеро мелеет. Об этом говорили с Д. Осмоловым.", "ru")
    assert (one.label, len(one.mentions)) == ("Даниил Осмолов", 3)


def test_a_family_name_that_two_have_is_nobodys_and_in_doubt():
    text = "Marlow is old. Anna Marlow drew the map. Peter Marlow lost it. According to Marlow, it was wet."
    found = {name.label: name for name in names(text, "en")}
    assert set(found) == {"Anna Marlow", "Peter Marlow", "Marlow"}
    assert found["Marlow"].doubts == ("draft.doubts.ambiguous-name",)
    assert not found["Anna Marlow"].doubts


def test_initials_that_fit_nobody_alone_join_nobody():
    found = [name.label for name in names("Anna Marlow and Andrew Marlow met. A. Marlow spoke.", "en")]
    assert found == ["Anna Marlow", "Andrew Marlow", "A. Marlow"]


def test_acronym_and_long_form_are_one_where_the_text_says_so():
    found = names("Халықаралық көлдер қауымдастығы (ХКҚ) жиналды. Оны ХКҚ-ның өзі шақырды.")
    assert [(name.label, len(name.mentions)) for name in found] == [("Халықаралық көлдер қауымдастығы", 3)]


def test_a_foreign_name_in_its_own_letters_is_the_same():
    (one,) = names("Мұны Даниэль Верец (Daniel Verez) айтты.")
    assert one.label == "Даниэль Верец"
    assert one.forms == ("Daniel Verez",)


def test_what_has_one_address_or_one_entry_is_one():
    found = names("Қазақстан Республикасы үлкен. Қазақстанда көл көп. ҚР заңдары жаңа.")
    assert [(name.label, len(name.mentions)) for name in found] == [("Қазақстан", 3)]
    known = Registry((Known("actor/keepers", "organization", ("Көл сақшылары", "Сақшылар одағы")),))
    (one,) = names("Онда Көл сақшылары мен Сақшылар одағының үйі бар.", registry=known)
    assert (one.reference, len(one.mentions)) == ("actor/keepers", 2)


def test_a_family_name_in_capitals_is_written_as_others():
    (one,) = names("Мұны Даниэль ВЕРЕЦОВ жазды.")
    assert one.label == "Даниэль Верецов"


def test_a_family_name_in_two_alphabets_is_one_where_only_one_has_it():
    (one,) = names("Мұны Даниэль Верецов айтты. Бұл бұрын да белгілі болған (Veretsov, 2015).")
    assert (one.label, one.forms) == ("Даниэль Верецов", ("Veretsov",))
    two = names("Мұны Даниэль Верецов айтты. Бұл бұрын да белгілі болған (Tarlow, 2015).")
    assert [name.label for name in two] == ["Даниэль Верецов", "Tarlow"]


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("kk", "Мұны Ерлан Қасенов (2018) айтты. Бұл кейін де белгілі болды (Kasenov, 2018).", "Ерлан Қасенов"),
        ("kk", "Мұны Сәуле Бектұрова (2014) айтты. Бұл кейін де белгілі болды (Bektūrova, 2014).", "Сәуле Бектұрова"),
        ("kk", "Мұны Ж. Әшімов (2014) айтты. Бұл кейін де белгілі болды (Ashimov Zh., 2014).", "Ж. Әшімов"),
        ("ru", "Об этом писал Ерлан Касенов (2018). По мнению Қасенова, озеро мелеет.", "Ерлан Касенов"),
        ("ru", "Об этом писала Анна Миллер (2014). Позже это повторили (Muller, 2014).", "Анна Миллер"),
        ("ru", "Об этом писала Анна Миллер (2014). Позже это повторили (Muller A., 2020).", "Анна Миллер"),
        ("en", "Erlan Kasenov (2018) wrote so. It was repeated later (Касенов, 2018).", "Erlan Kasenov"),
        ("en", "Anna Müller (2018) wrote so. It was repeated later (Muller, 2020).", "Anna Müller"),
    ],
)
def test_one_person_in_two_alphabets_is_one(language: str, text: str, label: str):
    assert [(name.label, name.doubts) for name in names(text, language) if name.kind == "person"] == [(label, ())]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Об этом писала Анна Миллер (2014). Позже это повторили (Muller B., 2014)."),
        ("ru", "Об этом писал Ерлан Касенов (2018). Позже это повторили (Kasenov B., 2018)."),
        ("en", "Anna Smith (2018) wrote so. It was repeated later (Smit, 2018)."),
    ],
)
def test_two_people_with_names_that_sound_alike_are_two(language: str, text: str):
    found = [name for name in names(text, language) if name.kind == "person"]
    assert len(found) == 2
    assert not any(name.doubts for name in found)


def test_a_name_that_is_only_alike_in_another_alphabet_is_a_doubt():
    found = names("Об этом писала Анна Миллер (2014). Позже это повторили (Muller, 2020).", "ru")
    assert [(name.label, name.doubts) for name in found] == [
        ("Анна Миллер", ("draft.doubts.other-alphabet",)),
        ("Muller", ("draft.doubts.other-alphabet",)),
    ]


def test_a_work_cited_in_two_alphabets_is_one_and_another_persons_is_not():
    works = Works()
    works.add("work/kasenov-2018", ["Касенов Е."], "2018")
    assert works.same(["Kasenov"], "2018") == works.same(["Kasenov Y."], "2018") == "work/kasenov-2018"
    assert not works.same(["Kasenov B."], "2018")
    assert not works.same(["Касанов Е."], "2018")
