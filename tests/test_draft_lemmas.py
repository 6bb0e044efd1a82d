"""Basic forms of words and citation forms of phrases."""

import gzip

import pytest

from tuiin.draft.lemmas import case_stripped, citation, function_words, is_verb, kazakh, known, lemmatizer, missing
from tuiin.draft.lemmas.endings import parses, possessed

needs_russian = pytest.mark.skipif(bool(missing("ru")), reason="no dictionary of Russian is installed")
needs_english = pytest.mark.skipif(bool(missing("en")), reason="no dictionary of English is installed")


def basic(words: str, language: str = "kk") -> str:
    """The basic forms of words."""
    lemma = lemmatizer(language)
    return " ".join(lemma(word) for word in words.split())


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("қалалардың үйлерге жолдан теңіздерде аралармен", "қала үй жол теңіз ара"),  # plural and case, with harmony
        ("көпірі баласы кітабы аймағы жүрегі", "көпір бала кітап аймақ жүрек"),  # the last consonant changes
        ("халқымыздың аузына орнында қаупі", "халық ауыз орын қауіп"),  # the last vowel falls out
        ("процесінің класында моделін субъектілердің", "процесс класс модель субъект"),  # loans
        ("Астанадағы өңірлердегі мектебіндегі", "астана өңір мектеп"),  # attributes of place
        ("маңызды тиімді саяси цифрлық қазіргі", "маңызды тиімді саяси цифрлық қазіргі"),  # adjectives stay
        ("оның бұған соны менің", "ол бұл сол мен"),  # pronouns
        ("басқаруды зерттеуге", "басқару зерттеу"),  # nouns made of verbs
        ("болды оқиды", "болу оқу"),  # verbs have their infinitive
    ],
)
def test_kazakh_words(words: str, wanted: str) -> None:
    """Nouns lose plural, possessive and case; what only looks like an ending stays."""
    assert basic(words) == wanted


def test_endings_behind_a_hyphen() -> None:
    """Abbreviations have their endings behind a hyphen, and compounds are no such thing."""
    assert basic("БҰҰ-ның АҚШ-тағы көші-қон") == "бұұ ақш көші-қон"


def test_words_of_the_text_teach_stems() -> None:
    """A stem that no table has is learnt from the forms that a text has of it."""
    words = ["балқұрақтар", "балқұрақтың", "балқұраққа", "балқұрақ", "балқұрағы"]
    assert {lemmatizer("kk", words)(word) for word in words} == {"балқұрақ"}


def test_any_string_has_a_basic_form() -> None:
    """Letters that no rule knows come back in small letters."""
    strings = ["", "-", "Ъ", "а-", "--а", "Qazaqstan", "قازاقستان", "Ә" * 200, "ғ" * 50, "1", "😀", "ЫЫЫЫ"]
    for language in ("kk", "ru", "en", "de", "", "kk-Latn"):
        lemma = lemmatizer(language)
        assert all(isinstance(lemma(string), str) for string in strings)
        assert all(isinstance(case_stripped(string, language), str) for string in strings)
        assert all(is_verb(string, language) in (True, False) for string in strings)
    assert lemmatizer("de")("Häuser") == "häuser"
    assert lemmatizer("kk")("Qazaqstan") == "qazaqstan"


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("өзен арналарын тазалау жүйесіне", "өзен арналарын тазалау жүйесі"),
        ("мемлекеттік басқару жүйесінің", "мемлекеттік басқару жүйесі"),
        ("саяси институттарға", "саяси институт"),
        ("халықтың саяси құқығын", "халықтың саяси құқығы"),
        ("саяси рөлінде", "саяси рөл"),
        ("процесінде", "процесс"),
        ("БҰҰ баяндамасына", "БҰҰ баяндамасы"),
        ("Орталық Азияда", "Орталық Азия"),
    ],
)
def test_kazakh_citation(phrase: str, wanted: str) -> None:
    """The head has no case; it stays owned where what owns it stands before it."""
    assert citation(phrase.split(), "kk") == wanted


@needs_russian
def test_russian() -> None:
    """Basic forms, and the head in the nominative with its adjectives."""
    assert basic("Городов развивающихся мостами", "ru") == "город развивающийся мост"
    assert citation("речных судов".split(), "ru") == "речные суда"
    assert citation("государственному управлению рекой".split(), "ru") == "государственное управление рекой"
    assert citation("развития Северного флота".split(), "ru") == "развитие Северного флота"
    assert [case_stripped(word, "ru") for word in ("Москвы", "ООН")] == ["Москва", "ООН"]
    assert is_verb("развивается", "ru") and not is_verb("развитие", "ru")


@needs_english
def test_english() -> None:
    """Basic forms, and the head in the singular."""
    assert basic("Policies rivers' children", "en") == "policy river child"
    assert citation("freedoms of speech".split(), "en") == "freedom of speech"
    assert citation("public policies".split(), "en") == "public policy"
    assert citation("Human Rights".split(), "en") == "Human Rights"
    assert case_stripped("Harbour's", "en") == "Harbour"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_what_is_missing_is_told(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its library a language has rough forms, and says which package it wants."""
    from tuiin.draft.lemmas import english, russian

    module = russian if language == "ru" else english
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: None)
    for cached in (english.lemma, russian.lemma, russian._analyser):
        cached.cache_clear()
    assert missing(language) and not missing("kk") and not missing("de")
    assert basic("cars", "en") == "car"
    assert basic("городами", "ru") == "города"
    assert citation(["Big", "cars"], "en") == "Big car"
    for cached in (english.lemma, russian.lemma, russian._analyser):
        cached.cache_clear()


def test_verbs() -> None:
    """Finite forms, converbs and participles are verbs, infinitives and nouns are none."""
    verbs = "береді келген жазылып айтамыз болса қолданылатын тауып"
    nouns = "басқару мемлекет қаланы кітапты орман жүйесі маңызды"
    assert all(is_verb(word, "kk") for word in verbs.split())
    assert not any(is_verb(word, "kk") for word in nouns.split())


def test_names_without_their_case() -> None:
    """A name keeps its capitals, its plural and what owns it."""
    names = "Тимурдың Ұйымына Қазақстандағы Алматы ЮНЕСКО-ның Обамамен Ұлттарының"
    assert [case_stripped(name, "kk") for name in names.split()] == ["Тимур", "Ұйымы", "Қазақстан", "Алматы", "ЮНЕСКО", "Обама", "Ұлттары"]


def test_known_words() -> None:
    """A word is known in any of its forms."""
    assert known("қалалардан", "kk") and known("және", "kk") and not known("қлаалар", "kk") and not known("x", "de")


def test_function_words() -> None:
    """Pronouns with endings are among them; a language that is not known has none."""
    assert {"және", "оның", "бұл"} <= function_words("kk")
    assert "который" in function_words("ru") and "the" in function_words("EN-gb")
    assert function_words("de") == frozenset()


def test_each_reading_is_made_of_its_parts() -> None:
    """The word itself is the first reading."""
    found = list(parses("қалаларымызда"))
    assert (found[0].stem, found[0].tags) == ("қалаларымызда", "")
    assert ("қала", "pl p1s loc") in {(parse.stem, parse.tags) for parse in found}
    assert possessed("көл") == "көлі"


def test_the_table_can_be_missing(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    """Without what was counted every word is its own basic form, or a shorter one: nothing fails."""
    monkeypatch.setattr(kazakh, "TABLE", tmp_path / "none.gz")
    kazakh.model.cache_clear()
    try:
        assert isinstance(lemmatizer("kk")("қалалар"), str)
    finally:
        kazakh.model.cache_clear()


def test_the_table_is_packed_without_a_date() -> None:
    """The same counts give the same bytes."""
    packed = kazakh.TABLE.read_bytes()
    assert packed[4:8] == bytes(4) and gzip.decompress(packed).decode().count("\n") > 10_000


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("аймақтың тәуелділігін", "аймақтың тәуелділігі"),  # of any adjective, whether a table has it
        ("елдің тәуелділігіне", "елдің тәуелділігі"),
        ("қала тұрақтылығын", "қала тұрақтылығы"),
        ("терек мамығын", "терек мамығы"),
    ],
)
def test_a_noun_of_an_adjective_is_cited_without_its_case(words: str, wanted: str):
    assert citation(words.split(), "kk") == wanted


@needs_russian
@pytest.mark.parametrize(("words", "wanted"), [("каждый улей", "каждый улей"), ("старый улей", "старый улей")])
def test_a_russian_noun_is_read_as_its_adjective_agrees(words: str, wanted: str):
    assert citation(words.split(), "ru") == wanted
