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
