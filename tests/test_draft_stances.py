"""What a verb of saying makes of what is said, by class of verb: its stance, how surely, and what its denial comes to."""

import pytest

from .claimed import name, of, said, words

_WHO = {"kk": "Ілияс Сапаров", "ru": "Илья Сапаров", "en": "Ilyas Saparov"}
_CLASSES = {
    ("asserts", "certain"): {
        "kk": ["шамдар сөнеді деп ескертеді", "шамдардың сөнгенін мойындады", "шамдар сөнбейді деп қосады", "шам қоюға уәде береді"],
        "ru": [
            "предупреждает, что лампы гаснут",
            "признаёт, что лампы гаснут",
            "добавляет, что лампы гаснут",
            "обещает заменить все лампы",
        ],
        "en": ["warns that the lamps go out", "admits that the lamps go out", "adds that the lamps go out", "promised to mend every lamp"],
    },
    ("asserts", "possible"): {
        "kk": ["шамдар сөнеді деп қауіптенеді", "шамдар сөнбейді деп үміттенеді"],
        "ru": ["опасается, что лампы погаснут", "надеется, что лампы не погаснут"],
        "en": ["fears that the lamps go out", "hopes that the lamps stay lit"],
    },
    ("hypothesises", "possible"): {
        "kk": ["шамдар сөнеді деп болжайды", "шамдар сөнді деп шамалайды"],
        "ru": ["предполагает, что лампы гаснут", "не исключает, что лампы гаснут"],
        "en": ["assumes that the lamps go out", "suspects that the lamps go out", "expects the lamps to go out"],
    },
    ("recommends", "certain"): {
        "kk": [
            "шамды ерте сөндіруді ұсынады",
            "шамды ерте сөндіруді талап етеді",
            "шамды ерте сөндіруге шақырады",
            "ерте сөндіруге кеңес береді",
        ],
        "ru": ["рекомендует раньше гасить лампы", "советует раньше гасить лампы", "настаивает на новых лампах"],
        "en": ["recommends that lamps be mended", "urges that lamps be mended", "calls for better lamps", "suggests mending the lamps"],
    },
    ("questions", "certain"): {
        "kk": ["шамның пайдасына күмәнданады", "шамның пайдасына күмән келтіреді"],
        "ru": ["сомневается в пользе новых ламп", "ставит под сомнение пользу ламп", "не уверен, что лампы полезны"],
        "en": ["doubts that lamps help", "questions whether lamps help", "wonders whether lamps help"],
    },
    ("disputes", "certain"): {
        "kk": ["бұл пікірмен келіспейді", "жаңа шамдарды сынайды", "бұл ұсынысқа қарсы шығады"],
        "ru": ["оспаривает пользу ламп", "критикует новые лампы", "не согласен с этой идеей"],
        "en": ["disputes the use of lamps", "criticises the new lamps", "disagrees with this old view"],
    },
    ("denies", "certain"): {
        "kk": ["бұл пікірді жоққа шығарады", "шам пайдалы деген болжамды теріске шығарады", "шам пайдалы деп санамайды"],
        "ru": ["отрицает пользу ламп", "опровергает эти обвинения", "не верит, что лампы полезны"],
        "en": ["denies that lamps help", "rejects this old view", "does not believe that lamps help"],
    },
    ("endorses", "certain"): {
        "kk": ["бұл ұсынысты қолдайды", "осы пікірмен келіседі"],
        "ru": ["поддерживает эту идею", "соглашается с этой идеей"],
        "en": ["endorses the new plan", "agrees with this old view"],
    },
}


@pytest.mark.parametrize(
    ("stance", "certainty", "language", "does"),
    [(*key, language, each) for key, verbs in _CLASSES.items() for language, some in verbs.items() for each in some],
)
def test_each_class_of_verbs_has_its_stance(stance: str, certainty: str, language: str, does: str):
    text = f"{_WHO[language]} {does}."
    found = of("attribution", said(text, language, [name(text, _WHO[language], "person")]))
    assert [(words(text, each.holder), each.stance, each.certainty) for each in found] == [(_WHO[language], stance, certainty)]


@pytest.mark.parametrize(
    ("language", "does"),
    [
        ("kk", "шамдар сөнеді деп айтпайды"),
        ("ru", "не говорит, что лампы гаснут"),
        ("en", "does not say that the lamps go out"),
        ("en", "doesn't claim that the lamps go out"),
    ],
)
def test_what_somebody_does_not_say_is_nobodys(language: str, does: str):
    text = f"{_WHO[language]} {does}."
    assert not of("attribution", said(text, language, [name(text, _WHO[language], "person")]))


def test_what_speaks_against_something_is_asserted():
    for language, text in (
        ("ru", "Илья Сапаров возражает, что лампы давно заменены."),
        ("en", "Ilyas Saparov objects that lamps are dear."),
    ):
        (found,) = of("attribution", said(text, language, [name(text, _WHO[language], "person")]))
        assert found.stance == "asserts"


def test_who_demands_a_thing_does_not_need_it():
    text = "Ілияс Сапаров шамды ерте сөндіруді талап етеді."
    assert not of("claim", said(text, "kk", [name(text, _WHO["kk"], "person")]))
