"""Dates of invented texts in EDTF."""

import pytest

from tuiin.draft import claims
from tuiin.draft.claims.dating import dated
from tuiin.model import dates

from .claimed import reading


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("kk", "2006 жылдың 12 сәуірінде ашылды", "2006-04-12"),
        ("kk", "30 Сәуір, 2022 күні", "2022-04-30"),
        ("kk", "1950 жылдардан бастап", "195X/.."),
        ("kk", "ХХ ғ., 70-80 жылдары", "197X/198X"),
        ("kk", "1980 жылдардың ортасында", "198X"),
        ("kk", "1920-30 жылдары", "192X/193X"),
        ("kk", "60-шы және 70-ші жылдары", "196X/197X"),
        ("kk", "552–603 жылдары", "0552/0603"),
        ("ru", "с 1939-го по 1945-й", "1939/1945"),
        ("ru", "1920–30-е годы", "192X/193X"),
        ("ru", "в 1990-м", "1990"),
        ("ru", "с 60-х по 80-е годы", "196X/198X"),
        ("en", "the 1960s and ’70s", "196X/197X"),
        ("en", "between 336 and 323 BC", "-0335/-0322"),
        ("kk", "ХІХ ғ. соңында", "18XX"),
        ("kk", "XVII-XVIII ғасырларда", "16XX/17XX"),
        ("kk", "б.з.б. IV ғасырда", "-03XX"),
        ("kk", "2006 ж.-қазіргі уақытқа дейін", "2006/.."),
        ("kk", "2006 жылға дейін", "../2006"),
        ("kk", "1997-2000 жж.", "1997/2000"),
        ("kk", "630 ж. келген", "0630"),
        ("kk", "он тоғызыншы ғасырда", "18XX"),
        ("ru", "12 апреля 2006 года", "2006-04-12"),
        ("ru", "в мае 2006 г.", "2006-05"),
        ("ru", "с 1997 по 2006 год", "1997/2006"),
        ("ru", "в 90-х годах XX века", "199X"),
        ("ru", "V век до н. э.", "-04XX"),
        ("ru", "в девятнадцатом веке", "18XX"),
        ("en", "April 12, 2006", "2006-04-12"),
        ("en", "from 1997 to 2006", "1997/2006"),
        ("en", "in the 1990s", "199X"),
        ("en", "the 19th century", "18XX"),
        ("en", "since 2006", "2006/.."),
        ("en", "around 1850", "1850~"),
        ("en", "431 BC", "-0430"),
        ("en", "1941–45", "1941/1945"),
        ("de", "am 12.04.2006", "2006-04-12"),
        ("", "2006-04-12", "2006-04-12"),
    ],
)
def test_a_date_is_read(language: str, text: str, expected: str):
    assert [each.edtf for each in dated(text, language)] == [expected]
    assert dates.right(expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "2000 адам келді"),
        ("ru", "2000 человек"),
        ("en", "2000 guests came"),
        ("kk", "45-бет"),
        ("en", "31.31.2006"),
        ("kk", "ХХ бөлме"),
    ],
)
def test_what_is_no_date_is_none(language: str, text: str):
    assert dated(text, language) == []


def test_dates_of_a_text_stand_where_they_are_printed():
    text = reading("Кітапхана 2006 жылы ашылды. Ол 2010 жылы жабылды.", "kk")
    assert [(text.text[span.start : span.end], edtf) for span, edtf in claims.dates(text)] == [("2006 жылы", "2006"), ("2010 жылы", "2010")]
