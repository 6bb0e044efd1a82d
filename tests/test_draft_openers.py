"""What stands before a comma and says nothing of the matter is no part of a frame: openers, and frames of speech."""

import pytest

from .claimed import name, of, said, words


def framed(text: str, language: str) -> list[tuple[str, str]]:
    return [(words(text, each.subject), words(text, each.object)) for each in of("claim", said(text, language)) if each.relation]


@pytest.mark.parametrize(
    "opener",
    [
        "Қорытындылай келе, ",
        "Түйіндей айтқанда, ",
        "Жалпы алғанда, ",
        "Айта кету керек, ",
        "Тағы бір ескере кеткен жөн, ",
        "Сонымен қатар, ",
        "Осылайша, ",
        "Екіншіден, ",
        "Сонымен бірге, атап өту қажет, ",
    ],
)
def test_a_kazakh_opener_is_no_subject(opener: str):
    assert framed(f"{opener}түнгі шамдар көшенің қауіпсіздігін арттырады.", "kk") == [("түнгі шамдар", "көшенің қауіпсіздігін")]


@pytest.mark.parametrize("opener", ["Подводя итог всему, ", "Таким образом, ", "Если коротко, ", "Следует отметить, ", "Строго говоря, "])
def test_a_russian_opener_is_no_subject(opener: str):
    assert framed(f"{opener}ночные лампы повышают безопасность улиц.", "ru") == [("ночные лампы", "безопасность улиц")]


@pytest.mark.parametrize("opener", ["To sum up, ", "In short, ", "Summing up the above, ", "Moreover, broadly speaking, ", "All in all, "])
def test_an_english_opener_is_no_subject(opener: str):
    assert framed(f"{opener}night lamps increase street safety.", "en") == [("night lamps", "street safety")]


def test_who_says_so_before_a_comma_is_no_opener():
    text = "Зерттеушілер айтқандай, түнгі шамдар көшенің қауіпсіздігін арттырады."
    assert [words(text, each.holder) for each in of("attribution", said(text, "kk"))] == ["Зерттеушілер"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Қорыта келгенде, түнгі шамдар көшенің қауіпсіздігін арттырады."),
        ("kk", "Тұжырымдай келе, түнгі шамдар көшенің қауіпсіздігін арттырады."),
        ("ru", "Подытоживая сказанное, ночные лампы повышают безопасность улиц."),
        ("ru", "Резюмируя, ночные лампы повышают безопасность улиц."),
        ("en", "Summing up, night lamps increase street safety."),
        ("en", "To conclude, night lamps increase street safety."),
    ],
)
def test_an_opener_that_sums_up_announces_a_conclusion(language: str, text: str):
    (found,) = of("claim", said(text, language))
    assert found.details["role"] == "conclusion"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Ғалым Ілияс Сапаровтың пікірінше, түнгі шамдар көшенің қауіпсіздігін арттырады.", "Ілияс Сапаровтың"),
        ("Ілияс Сапаровтың ойынша, түнгі шамдар көшенің қауіпсіздігін арттырады.", "Ілияс Сапаровтың"),
        ("Ілияс Сапаровтың пайымдауынша түнгі шамдар көшенің қауіпсіздігін арттырады.", "Ілияс Сапаровтың"),
        ("Ілияс Сапаровтың есептеуінше, түнгі шамдар көшенің қауіпсіздігін арттырады.", "Ілияс Сапаровтың"),
        ("Ілияс Сапаровтың мәліметі бойынша, түнгі шамдар көшенің қауіпсіздігін арттырады.", "Ілияс Сапаровтың"),
    ],
)
def test_what_somebody_thinks_has_one_frame_within_his_words(text: str, holder: str):
    found = said(text, "kk", [name(text, holder, "person")])
    (voice,) = of("attribution", found)
    (frame,) = of("claim", found)
    assert words(text, voice.holder) == holder
    assert (words(text, frame.subject), words(text, frame.object)) == ("түнгі шамдар", "көшенің қауіпсіздігін")
    assert voice.span.start <= frame.span.start and frame.span.end <= voice.span.end


def test_people_without_a_name_have_one_frame_too():
    text = "Бағбандардың пікірінше, кешкі суару алманың тәттілігін арттырады."
    (frame,) = of("claim", said(text, "kk"))
    assert (words(text, frame.subject), words(text, frame.object)) == ("кешкі суару", "алманың тәттілігін")


def test_who_begins_a_sentence_and_says_something_does_not_act_himself():
    text = "Сапаров кешкі суару алманың тәттілігін арттырады деп санайды."
    (frame,) = of("claim", said(text, "kk", [name(text, "Сапаров", "person")]))
    assert words(text, frame.subject) == "кешкі суару"


@pytest.mark.parametrize(
    ("language", "opener", "rest", "frame"),
    [
        ("kk", "Менің ойымша, ", "түнгі шамдар көшенің қауіпсіздігін арттырады.", ("түнгі шамдар", "көшенің қауіпсіздігін")),
        ("kk", "Біздіңше, ", "түнгі шамдар көшенің қауіпсіздігін арттырады.", ("түнгі шамдар", "көшенің қауіпсіздігін")),
        ("ru", "На мой взгляд, ", "ночные лампы повышают безопасность улиц.", ("ночные лампы", "безопасность улиц")),
        ("en", "In our view, ", "night lamps increase street safety.", ("night lamps", "street safety")),
    ],
)
def test_the_authors_own_view_opens_too(language: str, opener: str, rest: str, frame: tuple[str, str]):
    assert framed(opener + rest, language) == [frame]
    assert not of("attribution", said(opener + rest, language))


@pytest.mark.parametrize("opener", ["Ілияс Сапаровтың айтуынша, ", "Қорыта айтқанда, ", ""])
def test_a_definition_begins_behind_the_words_that_open(opener: str):
    text = f"{opener}түнгі кітапхана – оқырман қауымның мәдени ордасы."
    (found,) = of("definition", said(text, "kk", [name(text, "Ілияс Сапаровтың", "person")] if "Сапаров" in opener else []))
    assert words(text, found.subject) == "түнгі кітапхана"


def test_what_somebody_holds_to_be_done_is_within_his_words():
    text = "Ілияс Сапаровтың пікірінше, түнгі шамдарды ерте сөндіру керек."
    found = said(text, "kk", [name(text, "Ілияс Сапаровтың", "person")])
    assert [words(text, each.span) for each in found] == ["түнгі шамдарды ерте сөндіру керек"] * 2


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("kk", "Ілияс Сапаровтың айтуынша, түнгі кітапхана – оқырман қауымның мәдени ордасы.", "Ілияс Сапаровтың"),
        ("ru", "По мнению Ильи Сапарова, ночная библиотека — это дом без дверей.", "Ильи Сапарова"),
        ("en", "In Ilyas Saparov’s view, a night library is a house without doors.", "Ilyas Saparov"),
    ],
)
def test_what_somebody_defines_stands_within_his_words(language: str, text: str, holder: str):
    found = said(text, language, [name(text, holder, "person")])
    (voice,), (frame,) = of("attribution", found), of("definition", found)
    assert voice.span.start <= frame.span.start and frame.span.end <= voice.span.end


@pytest.mark.parametrize(
    ("language", "condition"),
    [
        ("kk", "Көктем келгенде"),
        ("kk", "Несие алсақ"),
        ("kk", "Түнгі пойыз келгенде"),
        ("kk", "Нанды тұтас алсақ"),
        ("kk", "Балаға айтсақ"),
        ("kk", "Әкесі шынын айтқанда"),
        ("kk", "Жаңа тұжырымдама келгенде"),
        ("kk", "Түйе келгенде"),
        ("kk", "Асты қорытқанда"),
        ("kk", "Егіншіден"),
        ("ru", "Завершая ремонт"),
        ("ru", "Подводя воду"),
        ("ru", "Обобщая земли"),
        ("ru", "Говоря с больным"),
        ("ru", "Отмечая юбилей"),
        ("ru", "Если говорить тихо"),
        ("ru", "Если сказать ребёнку правду"),
        ("en", "To be safe at night"),
        ("en", "To put lamps up"),
        ("en", "To begin work early"),
        ("en", "To start a fire"),
        ("en", "To add salt"),
        ("en", "To sum two numbers"),
        ("en", "To conclude a treaty"),
        ("en", "Taking the bus"),
        ("en", "Putting lamps out"),
        ("en", "When speaking"),
    ],
)
def test_a_condition_or_a_purpose_stays_part_of_the_claim(language: str, condition: str):
    rest = {"kk": "шамдарды ерте сөндіру керек", "ru": "город должен погасить лампы", "en": "towns must light streets"}[language]
    (found,) = of("claim", said(text := f"{condition}, {rest}.", language))
    assert words(text, found.span) == f"{condition}, {rest}"


@pytest.mark.parametrize(
    ("language", "need"),
    [
        ("kk", "Ата көшеден өту керек"),
        ("kk", "Дәрігерге айта кету керек"),
        ("ru", "Соли нужно добавить"),
        ("ru", "Врачу нужно сказать"),
    ],
)
def test_what_is_to_be_done_is_said_before_a_comma_too(language: str, need: str):
    rest = "шам жанып тұр" if language == "kk" else "когда суп кипит"
    (found,) = of("claim", said(text := f"{need}, {rest}.", language))
    assert words(text, found.span).startswith(need)


@pytest.mark.parametrize(
    ("language", "opener"),
    [
        ("kk", "Тұтастай алғанда"),
        ("kk", "Сайып келгенде"),
        ("kk", "Экономикалық тұрғыдан алғанда"),
        ("kk", "Жоғарыда айтылғандарды қорыта келгенде"),
        ("kk", "Ойымызды түйіндей келсек"),
        ("kk", "Шынын айтсақ"),
        ("kk", "Бір сөзбен айтқанда"),
        ("kk", "Біздің пікірімізше"),
        ("ru", "Подводя краткий итог"),
        ("ru", "Обобщая всё вышесказанное"),
        ("ru", "Завершая эту статью"),
        ("ru", "Если говорить коротко"),
        ("ru", "Здесь также важно отметить"),
        ("en", "To be sure"),
        ("en", "To put it briefly"),
        ("en", "To begin with"),
        ("en", "Putting it more simply"),
        ("en", "Taking all this together"),
    ],
)
def test_what_sums_up_or_views_is_no_part_of_the_claim(language: str, opener: str):
    rest = {"kk": "шамдарды ерте сөндіру керек", "ru": "город должен погасить лампы", "en": "towns must light streets"}[language]
    (found,) = of("claim", said(text := f"{opener}, {rest}.", language))
    assert words(text, found.span) == rest
