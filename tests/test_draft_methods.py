"""What authors did to find something out is told as a method."""

import pytest

from .claimed import of, said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We compare nine ferries on the river."),
        ("en", "We carefully measured the width of twenty canals."),
        ("en", "In this paper, we collect letters from sailors."),
        ("en", "Last winter we interviewed the lighthouse keepers."),
        ("ru", "Мы сравниваем девять паромов на реке."),
        ("ru", "Мы подробно измерили ширину каналов."),
        ("ru", "В этой статье мы опросили смотрителей маяка."),
        ("kk", "Біз өзендегі тоғыз паромды салыстырамыз."),
        ("kk", "Мақалада арналардың енін өлшедік."),
        ("kk", "Шамшырақ күзетшілерінен сұхбат алдық."),
        ("kk", "Біз тоғыз паромды салыстырдық."),
        ("kk", "Біз теңізшілерді бақылаймыз."),
        ("kk", "Біз теңізшілерден хат жинаймыз."),
        ("kk", "Біз теңізшілермен сұхбаттастық."),
    ],
)
def test_what_authors_did_is_a_method(language: str, text: str):
    (found,) = of("claim", said(text, language))
    assert (found.details["role"], found.details["kind"]) == ("method", "methodological")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We do not compare ferries."),
        ("en", "Sailors compare ferries."),
        ("en", "We cross the river by ferry."),
        ("ru", "Мы не сравниваем паромы."),
        ("ru", "Матросы сравнили паромы."),
        ("kk", "Матростар паромдарды салыстырды."),
        ("kk", "Біз паромдарды салыстырмадық."),
        ("kk", "Біз былтыр тәуелсіздік алдық."),
        ("kk", "Бұл – біздің зерттеуіміз."),
        ("kk", "Осы еңбек – біздің талдауымыз."),
        ("kk", "Арналардың ені – біздің өлшеміміз."),
        ("kk", "Бұл кесте – біздің салыстырмамыз."),
        ("kk", "Бұл кітап – біздің жинағымыз."),
        ("kk", "Бұл бөлік – жинақтық."),
    ],
)
def test_what_others_did_or_nobody_is_none(language: str, text: str):
    assert not [each for each in said(text, language) if each.details.get("role") == "method"]


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "In conclusion, we compared nine ferries on the river.", "conclusion"),
        ("en", "To sum up, we measured the width of twenty canals.", "conclusion"),
        ("en", "The aim of this paper is bold: we compare nine ferries.", "question"),
        ("en", "Our results show that we measured the canals well.", "finding"),
        ("ru", "В заключение мы сравнили девять паромов на реке.", "conclusion"),
        ("kk", "Қорыта айтқанда, біз тоғыз паромды салыстырдық.", "conclusion"),
        ("en", "In this paper, we compare nine ferries on the river.", "method"),
    ],
)
def test_what_a_sentence_says_that_it_is_for_tells_more_than_a_deed(language: str, text: str, role: str):
    assert {each.details["role"] for each in said(text, language) if "role" in each.details} == {role}
