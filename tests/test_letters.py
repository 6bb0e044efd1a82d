import pytest

from tuiin.curate.spelling import lone, mixed, near, seen, unseen
from tuiin.letters import quoted, visible


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
    [
        ("ночь c книгой", "ru", True),
        ("ночь с книгой", "ru", False),
        ("the case a", "en", False),
        ("the case а", "en", True),
        ("a", "ru", False),
        ("жол e-gov", "kk", False),
        ("ночь c книгой", "de", False),
    ],
)
def test_a_lone_letter_of_the_wrong_alphabet_is_told(text: str, language: str, wrong: bool):
    assert bool(lone(text, language)) == wrong


def test_the_seen_text_has_nothing_unseen():
    text = "e\u0301 x\u200by\rz\ufeff"
    assert len(list(unseen(text))) == 4
    assert seen(text) == "é xyz"
    assert list(unseen(seen(text))) == []


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("late\u200dness", ["U+200D"]),
        ("қа\u200cла", ["U+200C"]),
        ("a\u3164b", ["U+3164"]),
        ("a\ufe0f", ["U+FE0F"]),
        ("\ufe0e", ["U+FE0E"]),
        ("a\U000e0041\U000e007f", ["U+E0041", "U+E007F"]),
        ("\U0001f3f4\U000e0067\U000e007f", ["U+E0067", "U+E007F"]),
        ("a\U000e0101", ["U+E0101"]),
        (
            "a\u034f\u115f\u17b4\u180b\u2061\u2800\uffa0\ufff9",
            ["U+034F", "U+115F", "U+17B4", "U+180B", "U+2061", "U+2800", "U+FFA0", "U+FFF9"],
        ),
        ("a\u061c", ["U+061C"]),
        ("❤\u200da", ["U+200D"]),
        ("a\u200d❤", ["U+200D"]),
        ("1\ufe0f", ["U+FE0F"]),
        ("\u200d", ["U+200D"]),
    ],
)
def test_letters_that_nobody_sees_are_told_wherever_no_script_needs_them(text: str, letters: list[str]):
    assert [words.split(" ")[0] for _, words in unseen(text)] == letters
    assert not list(unseen(seen(text)))


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "ه\u200d",
        "क्\u200dष",
        "ක්\u200dෂ",
        "👩🏽\u200d🔬",
        "🏳\ufe0f\u200d🌈",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "©\ufe0f",
        "葛\U000e0100",
        "№\u00a01",
        "а\u0301 ударение",
    ],
)
def test_what_a_script_or_a_picture_needs_may_stand(text: str):
    assert [words for _, words in unseen(text) if "cannot be seen" in words] == []
    assert visible(text) == text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\x1b[2J", "a\\x1b[2J"),
        ("a\nb\r\n\tc", "a\\nb\\r\\n\\tc"),
        ("\u202eabc", "\\u202eabc"),
        ("a\u2028b\x85", "a\\u2028b\\x85"),
        ("\udcff", "\\udcff"),
        ("late\u200dness", "late\\u200dness"),
        ("\U000e0041", "\\U000e0041"),
        ("C:\\new", "C:\\new"),
        ("::error::x", "\\x3a:error::x"),
        ("  ::x", "  \\x3a:x"),
        ("a::b", "a::b"),
        ("see ##[error]x", "see \\x23#[error]x"),
        ("қала — «түн»", "қала — «түн»"),
    ],
)
def test_what_a_terminal_or_a_job_would_obey_is_shown(words: str, shown: str):
    assert visible(words) == shown
    assert visible(shown) == shown


@pytest.mark.parametrize("words", ["x" * 5000, "\x1b" * 5000, "\U000e0041" * 70, "\\" * 500, "ab\n" * 50, "::" + "x" * 100])
def test_a_quotation_is_short_and_not_cut_inside_an_escape(words: str):
    shown = visible(words)
    assert shown.endswith("…")
    assert len(shown) <= 71
    assert shown.isprintable()
    assert visible(words, None)[: len(shown) - 1] == shown[:-1]
    assert len(visible(words, 20)) <= 21


def test_a_quotation_has_marks_around_it():
    assert quoted("қала") == "'қала'"
    assert quoted("it's") == '"it\'s"'
    assert quoted("\n" * 500).endswith("…'")


def test_the_nearest_word_is_told_shortly():
    assert near("clams", ["claims", "notes"]) == "; nearest: claims"
    assert len(near("a\n" + "b" * 5000, ["a\n" + "b" * 5000])) < 100
    assert len(mixed("қоғaм" * 2000)) < 400
