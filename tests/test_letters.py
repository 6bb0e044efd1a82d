import pytest

from tuiin.curate.spelling import lone, mixed, seen, unseen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("қоғaм", "the word 'қоғaм' mixes alphabets: U+0061 a looks like U+0430 а"),
        ("демoкрaтия", "U+006F o looks like U+043E о, U+0061 a looks like U+0430 а"),
        ("demоcracy", "U+043E о looks like U+006F o"),
        ("tеxt", "U+0435 е looks like U+0065 e"),
        ("Жzан", "U+007A z"),
        ("αбвг", "U+03B1 α"),
    ],
)
def test_a_word_of_two_alphabets_is_told_with_its_letters(text: str, words: str):
    assert words in mixed(f"бұл {text} сөз")


@pytest.mark.parametrize(
    "text", ["", "IT-технология", "e-үкімет", "www.e.gov.kz", "XXI ғасыр", "2006 ж.", "α-тест", "Түйін (tuiin)", "A҃ б"]
)
def test_whole_words_of_other_alphabets_are_no_harm(text: str):
    assert mixed(text) == ""


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [("ночь c книгой", "ru", True), ("ночь с книгой", "ru", False), ("the case a", "en", False), ("the case а", "en", True),
     ("a", "ru", False), ("жол e-gov", "kk", False), ("ночь c книгой", "de", False)],
)  # fmt: skip
def test_a_lone_letter_of_the_wrong_alphabet_is_told(text: str, language: str, wrong: bool):
    assert bool(lone(text, language)) == wrong


def test_the_seen_text_has_nothing_unseen():
    text = "e\u0301 x\u200by\rz\ufeff"
    assert len(list(unseen(text))) == 4
    assert seen(text) == "é xyz"
    assert list(unseen(seen(text))) == []
