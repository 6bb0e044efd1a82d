import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiin.curate.blocks import blocks, wrapped
from tuiin.curate.habits import guess
from tuiin.curate.passages import split


def cut(text: str, language: str = "", unwrap: bool | None = None) -> list[str]:
    return [text[p.start : p.end] for p in split(text, language=language, unwrap=unwrap)]


# A bar stands where one sentence ends and the next begins.
RIGHT = {
    "kk": [
        "Мектеп 01.09.1987 күні ашылды.|Ол әлі бар.",
        "Үлесі 3.5 пайыз, бағасы 1.250.000 теңге.|Бұл аз емес.",
        "Ол 4.2.1-бапта айтылған.|Оқыңыз.",
        "Акад. Ерлан Тасов сөйледі.|Залда Ә. Қ. Серіков отырды.",
        "Кітапты т.ғ.к. Болат Оспан жазды.|Ол Б.з.б. ІІІ ғасыр туралы.",
        "Ол 1998 ж. Таразда туды.|Кейін көшті.",
        "Қорда 12 млн. АҚШ доллары бар.|Бұл көп.",
        "Дж. Мартин келді.|Біз тыңдадық.",
        "Бұл ойды Ж.-Ж. Мартен айтқан.|Біз білеміз.",
        "Ойшыл (көне грек. Λόγος, б.з.б. 427 ж. Афина) ұзақ жасаған.|Ол жазды.",
        "Нан, сүт, май т.б.|Сонда бәрі тойды.",
        "Нан, сүт т. б.|Сонда бәрі тойды.",
        "Жол ұзын.[3]|Көпір қысқа.²|Ауыл жақын.",
        "Көлдің суы тұзды [4, 12 б.].|Балығы жоқ.",
        "Ол «Мен бардым.|Сен ше?» деді.|Біз күлдік.",
        "Ол «Барамын!» деді.|Біз күлдік.",
        "Сайт www.Auyl.kz ашылды.|Бітті.",
        "Қайда барасың?|– Үйге.",
    ],
    "ru": [
        "Дом построен в 1912 г. по проекту А. И. Ветрова.|Он цел.",
        "Мост открыт в августе 1961 г.|Река тогда была шире.",
        "Лодка прошла 40 км.|Ветер стих.",
        "Так считал М.-Э. Турнев.|Он прав.",
        "Слово (др.-греч. Λόγος, ок. 428 до н. э. Афины) старое.|Оно живёт.",
        "См. рис. 4 и табл. 2 на с. 17.|Там всё есть.",
        "Школа им. Пушкина стоит на ул. Садовой.|Рядом парк.",
        "Купили хлеб, соль и т.д.|Потом ушли.",
        "Купили хлеб, соль и т. п.|Потом ушли.",
        "Город основан в V в. до н. э. и разрушен в III в. н. э.|Теперь там поле.",
        "Доля (с 4.1 до 5.6) выросла.|Затем упала.",
        "«Кто там?» — спросил он.|Никто не ответил…|Дверь скрипнула.",
        "Цена — 3 тыс. руб. за штуку.|Дорого.",
    ],
    "en": [
        "Work by C.-H. Lee and Y.-L. Moor shows it.|We agree.",
        "The word (Greek. Λόγος, 5th c. Athens) is old.|It lives.",
        "(It rained.|It snowed.)|Then it thawed.",
        "Dr. Hale met Mr. Stone at 5 p.m. on Sept. 3.|They spoke.",
        "It grew by 3.5 percent (cf. fig. 2, p. 14).|Nobody knew.",
        "See Vol. 3, No. 12, pp. 4-9.|It helps.",
        "He lives in the U.S. and writes in Node.JS.|She does not.",
        "He lives in the U.S.|The house is small.",
        "Roe et al. (2010) disagree, e.g. on tea.|We do not.",
        "J. R. Miller wrote it.|Who read it?|I did!",
        'She said, "It works."|Then she left.',
        "Rain fell.12|Then it stopped.",
        "Snow fell.[1, 2]|Then it thawed.",
        "Apples, pears, etc.|Then the nuts.",
        "It costs $1,250.00 at www.shop.example.|Ask first.",
        "He waited […] and left.|Really (!) so.",
    ],
    "de": [
        "Am 3. Oktober kam Dr. Weber nach St. Gallen.|Es regnete.",
        "Das gilt z. B. für Art. 5 Abs. 1 GG.|Mehr nicht.",
        "Der 2. Weltkrieg begann im 20. Jahrhundert.|Die Folgen blieben.",
        "Es waren ca. 3,5 Mio. Euro.|Das reichte.",
        "Brot, Käse usw.|Danach gab es Tee.",
        "Sie kam 1989.|Berlin war offen.",
        "„Wer ist da?“, fragte er.|Niemand kam.",
        "Siehe S. 12 ff. und Nr. 4.|Dort steht es.",
        "Er war d. h. blieb hier.|Wir auch.",
    ],
    "tr": [
        "Prof. Dr. Ayşe Kaya konuştu.|Herkes dinledi.",
        "Bu açıktır (bkz. Tablo 2).|Bitti.",
        "Kanun 5. Madde ile değişti.|Sonra kalktı.",
        "II. Murat geldi.|Şehir sevindi.",
        "Elma, armut vb.|Sonra ceviz.",
        "Nüfus 12.500 kişidir.|Bu azdır.",
        "M.Ö. 3. yüzyılda kuruldu.|Şimdi yok.",
    ],
}


@pytest.mark.parametrize(("language", "marked"), [(language, text) for language, texts in RIGHT.items() for text in texts])
def test_a_sentence_ends_where_a_reader_of_the_language_ends_it(language: str, marked: str) -> None:
    assert cut(marked.replace("|", " "), language) == marked.split("|")


def test_a_sentence_may_begin_without_white_space_before_it():
    assert cut("Жаңбыр жауды.Жер көктеді.") == ["Жаңбыр жауды.", "Жер көктеді."]
    assert cut("Жаңбыр жауды.«Жер көктеді» деді.") == ["Жаңбыр жауды.", "«Жер көктеді» деді."]


def test_a_language_is_known_by_its_common_words():
    texts = {
        "kk": "Бұл үшін және ол туралы айтылған емес.",
        "ru": "Это было не для него, но он знал об этом.",
        "en": "This is not for him, but he was there.",
        "de": "Das ist nicht für ihn, aber er war da.",
        "tr": "Bu onun için değil ama o da oradaydı ve çok sevindi.",
    }
    assert {guess(text) for text in texts.values()} == set(texts)
    assert guess("— 12 —") == ""


def test_numbers_of_a_list_and_entries_of_works_stay_with_what_they_belong_to():
    text = "Соңғы сөз.\n\n1. Сарсен А.Б. Кітап. – Алматы: Баспа, 2001. – 250 б.\n2) Екінші жол.\n2.1. Үшінші жол.\n(a) Төртінші."
    assert cut(text)[1:] == text.split("\n")[2:]


def test_lines_that_a_program_has_wrapped_are_one_paragraph():
    text = (
        "Тақырып\n\nБұл мәтіннің жолдары бір\nбағдарлама бөлген жолдар, сол\nсебепті сөйлем үзілді. Екінші\nсөйлем.\n"
        "Жаңа абзац осы жерден басталады\nжәне осымен бітеді.\n– тармақ."
    )
    assert wrapped(text)
    assert [p.id for p in split(text)] == ["p0s1", "p1s1", "p1s2", "p2s1", "p2s2"]
    assert cut(text)[1] == "Бұл мәтіннің жолдары бір\nбағдарлама бөлген жолдар, сол\nсебепті сөйлем үзілді."
    assert len(cut(text, unwrap=False)) > 5


def test_a_line_a_paragraph_is_not_taken_for_wrapped_lines():
    text = "Бірінші абзац осы.\nЕкінші абзац осы.\nтүсіндірме\n– үшінші\n– төртінші\nСоңғы абзац."
    assert not wrapped(text)
    assert len(list(blocks(text))) == 6
    assert len(list(blocks(text, unwrap=True))) < 6


def test_a_title_that_asks_is_the_head():
    assert [p.id for p in split("Who reads?\n\nA. Author\n\nNobody reads. We do.")] == ["p0s1", "p0s2", "p1s1", "p1s2"]
    assert [p.id for p in split("Who reads?")] == ["p1s1"]


@given(
    st.text(alphabet="aБв ZҚ12.!?…)]([«»“\"'–-•\n\f\t№@/²IV,:;‘’„", max_size=80), st.sampled_from(["", "kk", "ru", "en", "de", "tr", "xx"])
)
def test_sentences_hold_every_letter_once_and_in_order(text: str, language: str):
    for unwrap in (None, True, False):
        spans = [(p.start, p.end) for p in split(text, language=language, unwrap=unwrap)]
        assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
        assert all(a < b and text[a:b] == text[a:b].strip() for a, b in spans)


@pytest.mark.parametrize("part", ["Бұл 12.04.2006 ж. жазылды. ", "A. ", "т. б. ", ". . . ", "[1", "x", "\n", "a\n", '."'])
def test_a_million_characters_are_cut_and_none_is_lost(part: str) -> None:
    """What would take a square of the time would never end."""
    text = part * (1_000_000 // len(part))
    assert sum(len("".join(text[one.start : one.end].split())) for one in split(text)) == len("".join(text.split()))
