"""Words that were cut, and slips."""

from tuiin.curate.passages import split
from tuiin.draft.lemmas import lemmatizer
from tuiin.draft.mending import mended, slips, twins
from tuiin.draft.reading import Reading, read


def reading(text: str, language: str = "kk") -> Reading:
    """A text as it is read."""
    return read(text, split(text, language=language), language, lemmatizer(language), {}, mended(text, language))


def test_words_are_joined_that_a_line_end_cut() -> None:
    """What is known when joined, and not with the hyphen, is joined; pairs, compounds and abbreviations stay."""
    text = "Мем-лекеттік кеңес құ-рылды. Ата-ана, көші-қон, қоғамдық-саяси өмір, БҰҰ-ның отыры-сы."
    mend = mended(text, "kk")
    assert mend("Мем-лекеттік") == "Мемлекеттік" and mend("отыры-сы") == "отырысы"
    assert all(mend(word) == word for word in ("Ата-ана", "көші-қон", "қоғамдық-саяси", "БҰҰ-ның", "өмір"))


def test_a_word_that_the_text_has_whole_is_joined() -> None:
    """The text itself says how a word is written that no table has."""
    assert mended("Балқұ-рақтар өсті. Балқұрақтар көп.", "kk")("Балқұ-рақтар") == "Балқұрақтар"


def test_offsets_stay() -> None:
    """A word that was joined stands where it is printed."""
    text = "Жаңа мем-лекет құрылды."
    token = reading(text).sentences[0].tokens[1]
    assert (token.word, text[token.start : token.end]) == ("мемлекет", "мем-лекет")


def test_slips_are_told_and_not_mended() -> None:
    """A slip has the place and the word as printed; a frequent word stays what it is."""
    text = "Кемежай туралы сөз. " * 4 + "Жаңа кемеажй ашылды."
    found = slips(reading(text))
    assert [(slip.printed, slip.probably) for slip in found] == [("кемеажй", "кемежай")]
    assert text[found[0].span.start : found[0].span.end] == "кемеажй"


def test_another_ending_is_no_slip() -> None:
    """Words that differ at their end are different words, and known words are right."""
    assert twins({"цифрлық": 9, "цифрлы": 1, "қаламгер": 1, "қаламдар": 9}, "kk") == {}
    assert twins({"обьект": 1}, "kk") == {"обьект": "объект"}


def test_any_text_can_be_mended() -> None:
    """Nothing to mend is no mistake."""
    for text in ("", "-", "а-б", "қ-" * 500, "1-2"):
        for language in ("kk", "ru", "en", "de"):
            assert mended(text, language)("сөз") == "сөз"
            assert slips(reading(text, language)) == []
