"""What a text denies, asks, counts or only seems to say: no draft says it for the author, or for somebody else."""

import pytest

from tuiin.draft.drafting import draft
from tuiin.draft.found import Slot

from .claimed import name, of, said, term, words


def terms_of(text: str) -> list[str]:
    """The terms of an English text with a title."""
    return [each.label for each in draft(f"A Title\n\n{text}\n", "en").terms]


@pytest.mark.parametrize(
    ("language", "text", "stance", "certainty"),
    [
        ("en", "It would be wrong to say that lamps cause fires.", "denies", "certain"),
        ("en", "It is therefore a mistake to think that lamps cause fires.", "denies", "certain"),
        ("en", "It is not true that lamps cause fires.", "denies", "certain"),
        ("en", "Nobody can say that lamps cause fires.", "disputes", "certain"),
        ("en", "We cannot conclude that lamps cause fires.", "disputes", "certain"),
        ("en", "There is no evidence that lamps cause fires.", "disputes", "certain"),
        ("en", "There is good reason to believe that lamps cause fires.", "asserts", "probable"),
        ("en", "One cannot rule out that lamps cause fires.", "asserts", "possible"),
        ("en", "Nobody has shown that lamps cause fires.", "disputes", "certain"),
        ("ru", "Никто не доказал, что лампы вызывают пожары.", "disputes", "certain"),
        ("ru", "Неверно говорить, что лампы вызывают пожары.", "denies", "certain"),
        ("ru", "Было бы ошибкой считать, что лампы вызывают пожары.", "denies", "certain"),
        ("ru", "Нельзя утверждать, что лампы вызывают пожары.", "disputes", "certain"),
        ("ru", "Никто не может сказать, что лампы вызывают пожары.", "disputes", "certain"),
        ("ru", "Есть основания полагать, что лампы вызывают пожары.", "asserts", "probable"),
        ("kk", "Шамдар ұйқыны жақсартады деу қате болар еді.", "denies", "certain"),
        ("kk", "Шамдар ұйқыны жақсартады деп айту дұрыс емес.", "denies", "certain"),
        ("kk", "Шамдар ұйқыны жақсартады деп айтуға болмайды.", "disputes", "certain"),
        ("kk", "Біз шамдар ұйқыны жақсартады деп айта алмаймыз.", "disputes", "certain"),
        ("kk", "Шамдар ұйқыны жақсартады деп айтуға негіз бар.", "asserts", "probable"),
    ],
)
def test_what_is_said_of_saying_something_is_the_stance_to_it(language: str, text: str, stance: str, certainty: str):
    (found,) = said(text, language)
    assert (found.stance, found.certainty, found.negative, found.holder) == (stance, certainty, False, None)
    assert found.relation in ("causes", "increases")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It would be unfair to claim that lamps cause fires."),
        ("en", "It is tempting to think that lamps cause fires."),
        ("ru", "Было бы нечестно утверждать, что лампы вызывают пожары."),
        ("kk", "Шамдар ұйқыны жақсартады деп айту артық болар еді."),
    ],
)
def test_where_it_is_open_what_saying_something_would_be_nothing_is_said(language: str, text: str):
    assert not said(text, language)


def test_what_it_is_right_to_say_is_said():
    (found,) = said("It is important to say that lamps cause fires.", "en")
    assert (found.stance, found.relation) == ("asserts", "causes")


def test_who_calls_it_wrong_to_say_something_denies_it_and_nobody_asserts_it():
    text = "Ilya Marsh says it would be a mistake to think that lamps cause fires."
    found = said(text, "en", [name(text, "Ilya Marsh", "person")])
    assert [(each.kind, each.stance) for each in found] == [("attribution", "asserts"), ("claim", "denies")]


@pytest.mark.parametrize(
    "text",
    [
        "The count is older than any study of it, but the thought behind it holds: most lamps stand dark at night.",
        "The results hold when it is measured by night and by day.",
        "Nobody argues that lamps are free of charge.",
        "This article shows that lamps are free of charge.",
    ],
)
def test_what_holds_says_nothing_and_neither_does_nobody_or_the_text_itself(text: str):
    assert not of("attribution", said(text, "en"))


@pytest.mark.parametrize(
    ("language", "text", "who", "negative"),
    [
        ("en", "Marsh and Dale (2020) found no effect of lamps on sleep.", ["Marsh", "Dale"], True),
        ("en", "Marsh, Orr and Dale (2020) did not find any influence of lamps on sleep.", ["Marsh", "Orr", "Dale"], True),
        ("en", "Marsh (2019) found a strong effect of lamps on sleep.", ["Marsh"], False),
        ("ru", "Марш и Дейл (2020) не обнаружили влияния ламп на сон.", ["Марш", "Дейл"], True),
        ("kk", "Марш пен Дейл (2020) шамның ұйқыға әсерін таппады.", ["Марш", "Дейл"], True),
        ("ru", "Марш (2019) обнаружил сильное влияние ламп на сон.", ["Марш"], False),
    ],
)
def test_a_citation_finds_what_its_sentence_says_for_all_its_authors(language: str, text: str, who: list[str], negative: bool):
    found = said(text, language, [name(text, each, "person") for each in who])
    (voice,) = of("attribution", found)
    (claim,) = of("claim", found)
    assert [each.label for each in voice.details.get("holders", [voice.holder])] == who
    assert (voice.stance, claim.relation, claim.negative) == ("asserts", "affects", negative)


def test_who_say_something_together_each_hold_it():
    text = "Lamps\n\nIlya Marsh and Anna Dale (2020) found no effect of lamps on sleep."
    (claim,) = [one for one in draft(text, "en").candidates if one.kind == "claim"]
    (position,) = claim.entry["positions"]
    assert [voice["holder"] for voice in position["voices"]] == ["actor/marsh-ilya", "actor/dale-anna"]
    assert claim.entry["polarity"] == "negative"


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_possessive_stands_within_the_name_of_a_body(mark: str):
    body = f"Old Porters{mark} Union"
    found = draft(f"Lamps\n\nThe {body} reported in 2021 that fewer lamps burn. The {body} (2020) said that lamps go out.", "en")
    assert [(one.kind, one.label, len(one.mentions)) for one in found.names] == [("organization", body, 2)]
    voices = [one for one in found.statements if one.kind == "attribution"]
    assert len(voices) == 2 and {one.holder for one in voices} == {found.names[0]}


def shares(text: str, language: str) -> list[tuple[str, str, str]]:
    """The value, subject and scope of each share."""

    def told(slot: Slot) -> str:
        return words(text, slot)

    found = [each for each in of("value", said(text, language)) if each.details.get("unit") == "percent"]
    return [(each.details["value"], told(each.subject), told(each.details.get("scoped"))) for each in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Women are 38 percent of porters and 52 percent of those who read.",
            [("38", "Women", "of porters"), ("52", "Women", "of those who read")],
        ),
        ("en", "Farmers make up about 12 percent of the population.", [("12", "Farmers", "of the population")]),
        ("en", "About 61 percent of porters had a lamp.", [("61", "porters", "")]),
        ("en", "It was 40 percent of the budget.", [("40", "", "of the budget")]),
        ("ru", "Женщины составляют 38 процентов участников.", [("38", "Женщины", "участников")]),
        ("ru", "61 процент сельских жителей имеет лампу.", [("61", "сельских жителей", "")]),
        ("kk", "2020 жылы қала тұрғындарының 41 пайызы шамды жеткілікті жақты.", [("41", "қала тұрғындарының", "")]),
        ("kk", "Әйелдер күзетшілердің 38 пайызын құрайды.", [("38", "Әйелдер", "күзетшілердің")]),
        ("kk", "Күзетшілердің 20 пайызы – әйелдер.", [("20", "әйелдер", "Күзетшілердің")]),
    ],
)
def test_a_share_is_whose_it_is_and_of_what_it_is_one(language: str, text: str, expected: list[tuple[str, str, str]]):
    assert shares(text, language) == expected


def test_who_is_a_share_forms_nothing():
    assert not of("claim", said("Әйелдер күзетшілердің 38 пайызын құрады.", "kk"))


def test_what_stands_behind_a_kazakh_share_is_not_whose_it_is():
    text = "Қала тұрғындарының 41 пайызы шамды жақты."
    (found,) = of("value", said(text, "kk", terms=[term(text, "шамды", "шам")]))
    assert words(text, found.subject) == "Қала тұрғындарының"


@pytest.mark.parametrize(
    ("language", "text", "value", "printed"),
    [
        ("en", "A lamp costs 140 euros a year.", "140", "euros"),
        ("en", "The town burned 2.5 thousand litres.", "2500", "litres"),
        ("en", "The town sold 11 tonnes of oil.", "11", "tonnes"),
        ("ru", "За лампу отдали 520 000 рублей.", "520000", "рублей"),
        ("ru", "Город сжёг 12 тыс. литров масла.", "12000", "литров"),
        ("kk", "Бір шам 310 мың теңге тұрады.", "310000", "теңге"),
        ("kk", "Қала 15 тонна май алды.", "15", "тонна"),
    ],
)
def test_money_and_measures_are_no_counts(language: str, text: str, value: str, printed: str):
    (found,) = of("value", said(text, language))
    assert (found.details["value"], words(text, found.details["printed"])) == (value, printed)
    assert "unit" not in found.details and found.subject is None


def test_a_measure_leaves_its_unit_open_with_what_is_printed():
    text = "Lamps\n\nA lamp costs 140 euros a year."
    drafted = draft(text, "en")
    (value,) = [one for one in drafted.candidates if one.kind == "value"]
    assert "unit" not in value.entry and {"unit", "subject"} <= set(value.open)
    span = value.fields["unit"]
    assert drafted.reading.text[span.start : span.end] == "euros"


def test_what_costs_something_is_not_worth_doing():
    assert not of("claim", said("Лампа стоит 520 000 рублей.", "ru"))
    assert [each.stance for each in of("claim", said("Лампу стоит сохранить до утра.", "ru"))] == ["recommends"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Lamps may burn, although no law requires new lamps."),
        ("ru", "Никакой закон не требует новых ламп."),
        ("kk", "Ешбір заң жаңа шамды талап етпейді."),
    ],
)
def test_nothing_acts_where_the_subject_is_nothing(language: str, text: str):
    assert not [each for each in said(text, language) if each.relation == "requires"]


def test_terms_are_phrases_of_nouns():
    text = """
Lamp oil is cheap. Night porters save money. Porters lend lanterns. A small lamp burns at night, and buses cause delay.
The average porter saves 140 coins a day. Porters carried lamp oil, and we counted coins.
Old lamps were thrown away, and lamp oil was kept. This paper asks whether a porter kept his lamp for thirteen minutes. The cheapest
lamps save money. Night porters save money and lamp oil.
"""
    found = terms_of(text)
    assert "lamp oil" in found
    assert not {
        "save money",
        "porter save",
        "thrown away",
        "thirteen minute",
        "paper ask",
        "porter kept",
        "counted coin",
        "lend lantern",
        "lamp burn",
        "small lamp burn",
        "cause delay",
    } & set(found)
    assert not [each for each in found if "cheapest" in each or each.endswith(" save")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Бұл мақалада біз жауап іздейміз: шам ұйқыны жақсарта ма, сауданы арттыра ма."),
        ("kk", "Шам ұйқыны жақсарта ма?"),
        ("ru", "Мы спрашиваем, улучшают ли лампы сон горожан."),
        ("en", "This article asks whether lamps improve sleep."),
        ("en", "Do lamps improve sleep?"),
    ],
)
def test_a_question_asserts_nothing(language: str, text: str):
    found = said(text, language)
    assert {each.stance for each in found} <= {"questions"}
    assert {each.details["role"] for each in found} <= {"question"}


def test_a_kazakh_question_that_is_told_is_a_question():
    (found,) = said("Біз шамның қымбат болғаны рас па, соны көреміз.", "kk")
    assert (found.stance, found.details["role"]) == ("questions", "question")


@pytest.mark.parametrize(
    "text",
    [
        "Олар шам майының қанша керегін есептейді.",
        "Ілияс Сапаров шам санын өзі санайды.",
        "Ілияс Сапаров шамның жанғанын көреді.",
        "Ілияс Сапаров шамның жоғалғанын біледі.",
    ],
)
def test_who_counts_sees_or_knows_says_nothing(text: str):
    assert not of("attribution", said(text, "kk", [name(text, "Ілияс Сапаров", "person")] if "Ілияс" in text else []))


def test_the_same_verbs_think_behind_dep():
    text = "Ілияс Сапаров шам жеткілікті деп есептейді."
    (found,) = of("attribution", said(text, "kk", [name(text, "Ілияс Сапаров", "person")]))
    assert words(text, found.span) == "шам жеткілікті"


def test_what_could_not_be_found_out_defines_nothing():
    assert not of("definition", said("Біз бұл екі шамның қайсысы жарық екенін анықтай алмадық.", "kk"))


@pytest.mark.parametrize(
    ("language", "before", "pronoun", "who"),
    [
        ("kk", "Ілияс Сапаров шам жақты. Балалар алаңға шықты.", "Олар шам сөнді деп санайды.", "Олар"),
        ("kk", "Ілияс Сапаров шам жақты.", "Олар шам сөнді деп санайды.", "Олар"),
        ("kk", "Ілияс Сапаров пен Анна Дейл шам жақты.", "Олар шам сөнді деп санайды.", "Анна Дейл"),
        ("en", "Ilya Marsh lit a lamp. The pupils came out.", "They believe that the lamp is out.", "They"),
        ("en", "Ilya Marsh and Anna Dale lit a lamp.", "They believe that the lamp is out.", "Anna Dale"),
    ],
)
def test_they_are_several_and_near(language: str, before: str, pronoun: str, who: str):
    text = f"{before} {pronoun}"
    people = [each for each in ("Ілияс Сапаров", "Анна Дейл", "Ilya Marsh", "Anna Dale") if each in text]
    (found,) = of("attribution", said(text, language, [name(text, each, "person") for each in people]))
    assert words(text, found.holder) == who and found.doubts


def test_a_phrase_begins_behind_degen():
    (found,) = of("claim", said("Шамдар оқуға деген құштарлықты арттырады.", "kk"))
    assert words("Шамдар оқуға деген құштарлықты арттырады.", found.object) == "құштарлықты"


def test_a_conclusion_to_which_people_come_is_theirs():
    text = "Ким мен Оспан (2021) басқа қорытындыға келді: олар шамның ешқандай пайдасын таппады."
    (found,) = of("attribution", said(text, "kk", [name(text, "Ким", "person"), name(text, "Оспан", "person")]))
    assert [each.label for each in found.details["holders"]] == ["Ким", "Оспан"]


def test_what_an_office_admits_is_its_own():
    text = "Қалалық жарық бөлімі шамның жетпейтінін мойындайды."
    (found,) = of("attribution", said(text, "kk"))
    assert words(text, found.holder) == "Қалалық жарық бөлімі"


def test_what_stands_behind_because_is_the_cause():
    text = "Өрттің себебі – шамның ескілігі."
    (found,) = of("claim", said(text, "kk"))
    assert (words(text, found.subject), found.relation, words(text, found.object)) == ("шамның ескілігі", "causes", "Өрттің")


def test_who_says_something_does_not_act_himself():
    text = "Ілияс Сапаров (2019) шам өртті азайтады деп санайды."
    found = said(text, "kk", [name(text, "Ілияс Сапаров", "person")])
    (voice,) = of("attribution", found)
    (claim,) = of("claim", found)
    assert words(text, voice.span) == "шам өртті азайтады"
    assert words(text, claim.subject) == "шам"
