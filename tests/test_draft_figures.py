"""Figures of invented texts: values with their years and pools, stages, pointers to works."""

from collections import Counter

import pytest

from tuiin.draft.drafting import draft

from .claimed import name, of, said, words


def test_each_rank_has_its_own_year_and_pool():
    text = "Елдоран 2004 жылы 159 елдің ішінде 122-орында болса, 2020 жылы 180 елдің арасында 94-орынға көтерілді."
    found = of("value", said(text, "kk", [name(text, "Елдоран", "state")]))
    assert [(one.details["value"], one.details["year"], one.details["out_of"]) for one in found] == [
        ("122", "2004", 159),
        ("94", "2020", 180),
    ]
    assert {words(text, one.subject) for one in found} == {"Елдоран"}
    assert {one.details["unit"] for one in found} == {"rank"}


@pytest.mark.parametrize(
    ("language", "text", "unit", "value", "pool"),
    [
        ("kk", "Қала бірінші орынға шықты.", "rank", "1", None),
        ("ru", "Страна заняла 29-е место из 193 стран.", "rank", "29", 193),
        ("ru", "Страна заняла шестое место.", "rank", "6", None),
        ("en", "The country ranked 29th out of 193 countries.", "rank", "29", 193),
        ("en", "It came second in the league.", "rank", "2", None),
        ("kk", "Үлесі 2,5 пайызға жетті.", "percent", "2.5", None),
        ("ru", "Доля составила 99 %.", "percent", "99", None),
        ("en", "About 7.5 percent agreed.", "percent", "7.5", None),
        ("kk", "Қалада 17 млн адам тұрады.", "count", "17000000", None),
        ("en", "It has 1,250 students.", "count", "1250", None),
    ],
)
def test_a_figure_is_read(language: str, text: str, unit: str, value: str, pool: int | None):
    (found,) = of("value", said(text, language))
    assert (found.details["unit"], found.details["value"], found.details.get("out_of")) == (unit, value, pool)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("kk", "Ел жарық бойынша 29-шы, кітап бойынша 11-ші, жол бойынша 41-орында.", [("29", None), ("11", None), ("41", None)]),
        ("en", "It was 12th in light, 15th in books and 20th place in roads.", [("12", None), ("15", None), ("20", None)]),
        ("kk", "Рейтинг 2020 жылы шықты. Онда ел 29-орында тұр.", [("29", "2020")]),
        ("kk", "Ел рейтингте 28-позицияда тұр.", [("28", None)]),
        ("en", "The share rose from 12 percent in 2010 to 30 percent in 2020.", [("12", "2010"), ("30", "2020")]),
        ("kk", "Он адамның жетеуі түнде оқиды.", [("70", None)]),
        ("ru", "Семь из десяти читают ночью.", [("70", None)]),
        ("en", "One in five reads at night.", [("20", None)]),
    ],
)
def test_figures_in_lists_in_words_and_with_a_year_elsewhere(language: str, text: str, expected: list[tuple[str, str | None]]):
    found = [each for each in of("value", said(text, language)) if each.details["unit"] != "count"]
    assert [(each.details["value"], each.details.get("year")) for each in found] == expected


def test_all_authors_of_a_study_are_given_as_printed():
    text = "Сабыров, Темірова және Dale-дің 2017 жылғы зерттеуі мұны көрсетті."
    (found,) = of("citation", said(text, "kk", [name(text, "Dale-дің", "person", "Dale")]))
    assert found.details["authors"] == ["Сабыров", "Темірова", "Dale"]


def test_what_is_put_first_has_no_rank():
    assert not of("value", said("Олар ашықтықты бірінші орынға қояды.", "kk"))


def test_stages_have_their_number_and_their_years():
    text = "Жұмыс басталды:\n\n– І кезең (1997-2000 жж.) – жоспарлау.\n\n– ІІ кезең (2001 ж.-қазіргі уақытқа дейін) – құрылыс."
    found = [each.details for each in of("event", said(text, "kk")) if each.details["kind"] == "stage"]
    assert [(one["order"], one["starts"], one["ends"]) for one in found] == [(1, "1997", "2000"), (2, "2001", "..")]


@pytest.mark.parametrize(
    ("language", "text", "label", "starts", "ends"),
    [
        ("kk", "Дайындық кезеңі (1997–2000 жж.) ұзаққа созылды.", "Дайындық кезеңі", "1997", "2000"),
        ("kk", "1991–1995 жылдардағы қалыптасу кезеңі аяқталды.", "қалыптасу кезеңі", "1991", "1995"),
        ("ru", "Начальный этап (1991—1995) был трудным.", "Начальный этап", "1991", "1995"),
        ("en", "The pilot phase (2001–2004) was short.", "pilot phase", "2001", "2004"),
    ],
)
def test_a_stage_may_have_a_name_for_a_number(language: str, text: str, label: str, starts: str, ends: str):
    (found,) = [each.details for each in of("event", said(text, language))]
    assert (found["kind"], found["label"], found["starts"], found["ends"]) == ("stage", label, starts, ends)
    assert "order" not in found


def test_a_year_is_an_event_only_where_the_words_name_one():
    assert not of("event", said("2006 жылы қалада оқырман көп болды.", "kk"))
    (found,) = of("event", said("2006 жылы түнгі кітапхана ашылды.", "kk"))
    assert (found.details["label"], found.details["starts"]) == ("2006 жылы түнгі кітапхана ашылды", "2006")
    (found,) = of("event", said("The library was founded in 2006.", "en"))
    assert found.details["label"] == "The library was founded in 2006"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("kk", "Ахметов А. және Серікбаев Б. (2015) бұл еңбекте зерттеді.", [("2015", None)]),
        ("kk", "Бұл айтылған (Кастельс, 1996; Иванова, Петрова, 2005, 34-б.).", [("1996", None), ("2005", "34")]),
        ("ru", "Иванов И. И. (2001) считает иначе.", [("2001", None)]),
        (
            "en",
            "Others disagree (see Smith, 1999a; van Dijk & Lee, 2006, p. 5; Brown et al., 2010).",
            [("1999a", None), ("2006", "5"), ("2010", None)],
        ),
        ("en", "Smith (1999, p. 12) found it in a study.", [("1999", "12")]),
        ("en", "According to Phelan, Link, and Moore (2003), lamps help.", [("2003", None)]),
        ("en", "Brown et al. (2012) showed this in a study.", [("2012", None)]),
    ],
)
def test_pointers_by_author_and_year_are_read(language: str, text: str, expected: list[tuple[str, str | None]]):
    names = [name(text, each, "person") for each in ("Кастельс", "Иванова", "Петрова", "Smith") if each in text]
    found = of("citation", said(text, language, names))
    assert [(each.details["year"], each.details.get("pages")) for each in found] == expected
    assert all(each.details["authors"] for each in found)


def test_pointers_by_number_are_read():
    text = "Бұл белгілі [12, б. 34], [3; 5], [1–4]."
    assert not of("citation", said(text, "kk"))
    zones = {"p2s1": "bibliography", "p2s2": "bibliography"}
    listed = said(f"{text}\n\n1. Ferro I. Night libraries. Tromsø, 2014.", "kk", zones=zones)  # type: ignore[arg-type]
    found = [each for each in of("citation", listed) if "numbers" in each.details]
    assert [(each.details["numbers"], each.details.get("pages")) for each in found] == [([12], "34"), ([3, 5], None), ([1, 2, 3, 4], None)]


@pytest.mark.parametrize(
    ("language", "text", "kind", "named"),
    [
        ("kk", "Тасқала (1220) қирады.", "place", "Тасқала"),
        ("kk", "Еңбек Батыры (1944) атанды.", "person", "Еңбек Батыры"),
        ("en", "Ines Ferro (1920–1985) was a poet.", "person", "Ines Ferro"),
        ("en", "The film Night Lamp (1979) was long.", "work", "Night Lamp"),
    ],
)
def test_places_films_and_lives_are_no_citations(language: str, text: str, kind: str, named: str):
    assert not of("citation", said(text, language, [name(text, named, kind)]))  # type: ignore[arg-type]


def test_a_list_of_works_is_taken_apart():
    text = "Body text is here.\n\n1. Ferro I., Holm J. Night libraries. – Tromsø: Polar, 2014. – 120 p.\n\n2. Lee K. Lamps // Journal of Light. – 2010."
    zones = {f"p{paragraph}s{sentence}": "bibliography" for paragraph in (2, 3) for sentence in range(1, 9)}
    found = of("citation", said(text, "en", zones=zones))  # type: ignore[arg-type]
    assert [(one.details["number"], one.details["title"], one.details["year"]) for one in found] == [
        (1, "Night libraries", "2014"),
        (2, "Lamps", "2010"),
    ]


@pytest.mark.parametrize(
    ("language", "entry", "authors", "title"),
    [
        ("kk", "1. Сапар Т. Ай. – Алматы: Мұнара, 2015", ["Сапар Т."], "Ай"),
        ("kk", "1. Сапар Т.Б. Ел. – Астана: Мұнара, 2015. – 90 б.", ["Сапар Т.Б."], "Ел"),
        ("kk", "1. Сапар Т. Тау. – Алматы: Мұнара, 2015", ["Сапар Т."], "Тау"),
        ("ru", "1. Марш Дж. Ю. Лёд. – М.: Башня, 2015.", ["Марш Дж. Ю."], "Лёд"),
        ("en", "1. Marsh T. Ice. – Tromsø: Polar, 2015.", ["Marsh T."], "Ice"),
    ],
)
def test_a_title_of_one_short_word_is_a_title(language: str, entry: str, authors: list[str], title: str):
    zones = {f"p2s{number}": "bibliography" for number in range(1, 9)}
    (found,) = of("citation", said(f"Body text is here.\n\n{entry}", language, zones=zones))  # type: ignore[arg-type]
    assert ([each.strip() for each in found.details["authors"]], found.details["title"]) == (authors, title)


@pytest.mark.parametrize(
    ("language", "text", "cited"),
    [
        ("kk", "Көшедегі түнгі шамдар қала тұрғындарының ұйқысын төмендетеді [1, 45-б.].\n\nӘдебиет\n\n", {"[1, 45-б.]": 1}),
        ("kk", "Көшедегі түнгі шамдар қала тұрғындарының ұйқысын төмендетеді [1; 2, 14 б.].\n\nӘдебиет\n\n", {"[1; 2, 14 б.]": 2}),
        ("ru", "Ночные лампы снижают сон жителей города [2, с. 14].\n\nЛитература\n\n", {"[2, с. 14]": 1}),
        ("en", "Lamps in the street increase the costs of the town [2, p. 14].\n\nReferences\n\n", {"[2, p. 14]": 1}),
        ("en", "Lamps in the street increase the costs of the town [1-2], and [3] is no work.\n\nReferences\n\n", {"[1-2]": 2}),
    ],
)
def test_numbers_in_brackets_cite_the_works_of_the_list(language: str, text: str, cited: dict[str, int]):
    drafted = draft(f"Lamps\n\n{text}1. Marsh T. Ice. – Tromsø: Polar, 2015.\n2. Sapar B. Night lamps. – Tromsø: Polar, 2018.\n", language)
    found = [each.entry for each in drafted.candidates if each.kind == "citation"]
    assert Counter(each["printed"] for each in found) == cited
    assert {each["work"] for each in found} <= {"work/marsh-2015", "work/sapar-2018"}
