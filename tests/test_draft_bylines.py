"""Who wrote an article: bylines in three languages, with journal, place and date, of names that are known and of such as are not."""

import pytest

from tuiin.draft.drafting import draft

BODY = {
    "en": "Night buses help small towns. They cost much, and nobody pays for them. Towns need them all the same.",
    "ru": "Ночные автобусы помогают малым городам. Они дороги, и никто за них не платит. Но города в них нуждаются.",
    "kk": "Түнгі автобус шағын қалаларға көмектеседі. Ол қымбат, оған ешкім төлемейді. Бірақ қалаларға ол керек.",
}
TITLE = {"en": "Why night buses matter to towns", "ru": "Зачем городам ночные автобусы", "kk": "Қалаға түнгі автобус не үшін керек"}


@pytest.mark.parametrize(
    ("language", "line", "authors", "published"),
    [
        ("en", "Ingrid Halvard, Review of Local Economy, 14 March 2025", ["Ingrid Halvard"], "2025-03-14"),
        ("en", "By Ingrid Halvard and Tom Weir", ["Ingrid Halvard", "Tom Weir"], ""),
        ("en", "Kwame Osei | City Lab | March 4, 2023", ["Kwame Osei"], "2023-03-04"),
        ("en", "Published 4 March 2023 by Kwame Osei", ["Kwame Osei"], "2023-03-04"),
        ("en", "Kwame Osei (City Lab), 2023", ["Kwame Osei"], "2023"),
        ("en", "Ingrid Halvard, University of Oslo", ["Ingrid Halvard"], ""),
        ("en", "Wrenna Zolf, Coast Review, 3 May 2024", ["Wrenna Zolf"], "2024-05-03"),
        ("en", "by Wrenna Zolf", ["Wrenna Zolf"], ""),
        ("ru", "Анна Петрова, «Вестник транспорта», 3 мая 2024", ["Анна Петрова"], "2024-05-03"),
        ("ru", "Автор: Анна Петрова", ["Анна Петрова"], ""),
        ("kk", "Жанар Төлегенова, «Ауыл және қоғам» журналы, 2025 жылғы 21 сәуір", ["Жанар Төлегенова"], "2025-04-21"),
        ("kk", "Авторы: Жанар Төлегенова", ["Жанар Төлегенова"], ""),
        ("kk", "Жанар Төлегенова, тарих ғылымдарының кандидаты", ["Жанар Төлегенова"], ""),
        ("kk", "Жанар Төлегенова, филология ғылымдарының докторы, доцент, 2024 жыл", ["Жанар Төлегенова"], "2024"),
        ("ru", "Анна Петрова, доктор исторических наук, профессор", ["Анна Петрова"], ""),
        ("en", "Wrenna Zolf, PhD, associate professor", ["Wrenna Zolf"], ""),
        ("en", "Ingrid Halvard, University of Oslo, senior lecturer", ["Ingrid Halvard"], ""),
    ],
)
def test_a_byline_says_who_wrote_and_when(language: str, line: str, authors: list[str], published: str):
    head = draft(f"{TITLE[language]}\n{line}\n\n{BODY[language]}\n", language).head
    assert ([name.label for name in head.authors], head.published, head.title) == (authors, published, TITLE[language])
    assert head.silent["p0s1"] == "title" and head.silent["p0s2"] == "byline"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "How a town lost its last bus"),
        ("en", "Ole Brandt, or the art of losing a bus"),
        ("en", "Torvik Harbour in winter, 2024"),
        ("ru", "Как город потерял автобус"),
        ("kk", "Қала автобусынан қалай айырылды"),
    ],
)
def test_a_line_below_the_title_that_names_no_author_is_none(language: str, line: str):
    head = draft(f"{TITLE[language]}\n{line}\n\n{BODY[language]}\n", language).head
    assert [name.label for name in head.authors] == []


def test_a_degree_that_is_longer_than_the_title_is_no_title():
    head = draft(f"Жол мен көл\n\nЖанар Төлегенова, география ғылымдарының кандидаты, доцент\n\n{BODY['kk']}\n", "kk").head
    assert (head.title, [name.label for name in head.authors]) == ("Жол мен көл", ["Жанар Төлегенова"])


@pytest.mark.parametrize("picture", ['<img src="bus.png" alt="A bus at night" width="300">', "![A bus at night](bus.png)", "<br/>"])
def test_a_picture_above_the_title_is_no_title(picture: str):
    head = draft(f"{picture}\n\n{TITLE['en']}\n\nIngrid Halvard\n\n{BODY['en']}\n", "en").head
    assert (head.title, [name.label for name in head.authors]) == (TITLE["en"], ["Ingrid Halvard"])
