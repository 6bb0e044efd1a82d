"""Whose a rank is, by grammar, and for whom or where a share holds."""

import pytest

from tuiin.draft.found import NameKind, Span

from .claimed import name, of, said, term, words

_COUNCIL: dict[str, tuple[str, ...]] = {
    "en": ("Lamp Council", "Lamp Council's"),
    "ru": ("Совет ламп", "Совета ламп"),
    "kk": ("Шам кеңесі", "Шам кеңесінің"),
}


@pytest.mark.parametrize(
    ("language", "text", "printed", "label", "kind", "rank"),
    [
        ("en", "The Lamp Council ranks Norland 29th.", "Norland", "Norland", "state", "29"),
        ("en", "The Lamp Council placed Ostby 4th among 30 cities.", "Ostby", "Ostby", "place", "4"),
        ("en", "Ostby was ranked 12th by the Lamp Council.", "Ostby", "Ostby", "place", "12"),
        ("en", "Third place was taken by Ostby in the Lamp Council's index.", "Ostby", "Ostby", "place", "3"),
        ("en", "In the Lamp Council's index Ostby fell to 17th.", "Ostby", "Ostby", "place", "17"),
        ("en", "The Lamp Council ranked second in the league.", "Lamp Council", "Lamp Council", "organization", "2"),
        ("ru", "Совет ламп поставил Алматы на 29-е место.", "Алматы", "Алматы", "place", "29"),
        ("ru", "Совет ламп отвёл Норландии 29-е место.", "Норландии", "Норландия", "state", "29"),
        ("ru", "Второе место в списке Совета ламп заняла Норландия.", "Норландия", "Норландия", "state", "2"),
        ("kk", "Шам кеңесі Норландияны 29-орынға қойды.", "Норландияны", "Норландия", "state", "29"),
        ("kk", "Шам кеңесі Осбыға 29-орын берді.", "Осбыға", "Осбы", "place", "29"),
        ("kk", "Шам кеңесінің тізімінде Осбы 29-орын алды.", "Осбы", "Осбы", "place", "29"),
    ],
)
def test_a_rank_is_of_what_is_ranked(language: str, text: str, printed: str, label: str, kind: NameKind, rank: str):
    council = [name(text, each, "organization", _COUNCIL[language][0]) for each in _COUNCIL[language][::-1] if each in text][:1]
    ranked = name(text, printed, kind, label) if label != _COUNCIL[language][0] else council[0]
    found = [each for each in of("value", said(text, language, [*council, ranked])) if each.details["unit"] == "rank"]
    assert [(words(text, each.subject), each.details["value"]) for each in found] == [(label, rank)]


def test_nobody_has_a_rank_that_is_given_to_what_has_no_name():
    text = "Norland is small. The Lamp Council ranks our old school 29th."
    names = [name(text, "Norland", "state"), name(text, "Lamp Council", "organization")]
    (found,) = of("value", said(text, "en", names))
    assert found.subject is None
    assert found.doubts == ("draft.doubts.subject",)


@pytest.mark.parametrize(
    ("language", "text", "of_what", "scopes"),
    [
        ("en", "In 2019 the share of tired readers was 38 %, and in rural areas 46 %.", "tired readers", ["", "in rural areas"]),
        ("en", "Of all tired readers 38 percent sleep; among the old it is 46 percent.", "tired readers", ["", "among the old"]),
        ("ru", "Доля ночных чтецов составила 7 %, а в горных районах — 15 %.", "Доля ночных чтецов", ["", "в горных районах"]),
        ("kk", "Түнгі оқырмандар үлесі 18 пайыз болды, ал шеткі аудандарда 9 пайыз.", "Түнгі оқырмандар", ["", "шеткі аудандарда"]),
    ],
)
def test_a_share_with_a_scope_is_another_claim_of_the_same(language: str, text: str, of_what: str, scopes: list[str]):
    found = [each for each in of("value", said(text, language, [], [term(text, of_what)])) if each.details["unit"] == "percent"]
    limits = [each.details.get("scoped") for each in found]
    assert [words(text, each) if isinstance(each, Span) else "" for each in limits] == scopes
    assert [words(text, each.subject) for each in found] == [of_what, of_what]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The use of salt fell by 12 percent."),
        ("ru", "Расход соли снизился на 12 %."),
        ("kk", "Тұз шығыны 12 пайызға төмендеді."),
    ],
)
def test_by_how_much_something_changed_is_not_how_much_it_is(language: str, text: str):
    assert not of("value", said(text, language))


def test_to_how_much_it_came_is():
    (found,) = of("value", said("Тұз үлесі 12 пайызға дейін төмендеді.", "kk"))
    assert found.details["value"] == "12"
