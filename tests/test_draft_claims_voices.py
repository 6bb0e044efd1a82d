"""Voices that sentences give in other ways than by a name and a verb beside it: nouns, converbs, colons, tails, nobody at all."""

import pytest

from .claimed import name, of, said, words


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("kk", "«Түнгі кітапхана ашық болады», – дейді ауыл тұрғындары.", "ауыл тұрғындары"),
        ("kk", "Ұзақ ойланған олар «түн жарық болсын» деген қорытындыға келді.", "олар"),
        ("kk", "Құрылтайға келген басшы: «Кітапхана түнде де ашылады».", "Құрылтайға келген басшы"),
        ("kk", "Олар жаңа кітапхана салатыны туралы мәлімдеді.", "Олар"),
        ("kk", "Сәулетшілерге сүйенсек, түнгі жарық қаланы өзгертеді.", "Сәулетшілерге"),
        ("kk", "Зерттеушілер түнгі оқуды еңбек ретінде сипаттайды.", "Зерттеушілер"),
        ("ru", "Ночная библиотека меняет город, сообщает газета.", "газета"),
        ("ru", "Мнение учёных о том, что свет вреден, не ново.", "учёных"),
        ("ru", "Учёные выразили несогласие с выводами этого доклада.", "Учёные"),
        ("en", "Lamps should burn at night, researchers say.", "researchers"),
        ("en", "Those on the other side of the town assert that lamps are dear.", "Those"),
        ("en", "Lamp theory suggests that readers will come at night.", "Lamp theory"),
        ("en", "The court sat for days and found that lamps were legal.", "The court"),
        ("en", "Calls by readers for more lamps came at once.", "readers"),
        ("en", "The argument of scholars that lamps help is old.", "scholars"),
        ("en", "Some poets saw the lamp at the gate as a friend.", "Some poets"),
    ],
)
def test_whoever_is_no_name_holds_as_words_and_is_doubtful(language: str, text: str, holder: str):
    (found,) = of("attribution", said(text, language))
    assert words(text, found.holder) == holder
    assert found.doubts


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("ru", "«Свет горит всю ночь», — рассказал директор городской библиотеки имени моря Илья Сапаров.", "Илья Сапаров"),
        ("ru", "Об этом сообщил глава города Илья Сапаров.", "Илья Сапаров"),
        ("ru", "Для Ильи Сапарова библиотека — это дом без дверей.", "Ильи Сапарова"),
        ("en", "For Ilyas Saparov, a library is a house without doors.", "Ilyas Saparov"),
        ("en", "Ilyas Saparov (2012) notes that lamps were dear in the town.", "Ilyas Saparov"),
        ("en", "Ilyas Saparov wrote long letters, arguing that lamps help.", "Ilyas Saparov"),
        ("en", "Ilyas Saparov, who leads the guides, denies any danger.", "Ilyas Saparov"),
        ("en", "Ilyas Saparov acknowledges, however, that lamps are dear.", "Ilyas Saparov"),
        ("ru", "Илья Сапаров убеждён, что лампы спасают книги.", "Илья Сапаров"),
        ("en", "Ilyas Saparov, the mayor of the town, denies that lamps help.", "Ilyas Saparov"),
        ("ru", "Илья Сапаров, директор библиотеки, отрицает пользу ламп.", "Илья Сапаров"),
        ("kk", "Ілияс Сапаров: түнгі жарық барлық оқырманға керек.", "Ілияс Сапаров"),
        ("kk", "Ілияс Сапаров бұл құбылысты «түнгі оқу» деп атайды.", "Ілияс Сапаров"),
        ("kk", "Ілияс Сапаровтың еңбегінде түнгі жарық пайдалы деп жазады.", "Ілияс Сапаровтың"),
    ],
)
def test_a_name_holds_wherever_it_stands(language: str, text: str, holder: str):
    found = of("attribution", said(text, language, [name(text, holder, "person")]))
    assert [words(text, each.holder) for each in found] == [holder]


def test_a_voice_goes_on_where_the_next_sentence_leaves_it_out():
    text = "Ілияс Сапаров түнгі жарық пайдалы деп санайды. Сондай-ақ «қала ұйықтамауы тиіс», – деді."
    found = of("attribution", said(text, "kk", [name(text, "Ілияс Сапаров", "person")]))
    assert [(words(text, each.holder), each.doubts) for each in found] == [
        ("Ілияс Сапаров", ()),
        ("Ілияс Сапаров", ("draft.doubts.anaphora",)),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Бұл тұжырымдама бойынша кітапхана түнде ашық болады."),
        ("kk", "Осы құжаттардың негізінде кітапхана ашылды."),
        ("kk", "Ескі күнтізбе бойынша бұл жаз айы еді."),
        ("en", "If people say that lamps help, buy one."),
        ("en", "Readers may find that they like the lamp."),
        ("ru", "Совет по исследованиям в области света открыл школу, где учат читать."),
    ],
)
def test_what_only_looks_like_a_voice_is_none(language: str, text: str):
    assert not of("attribution", said(text, language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Суретші Ілияс Сапаров түн ұзақ деп санайды. Ол шамның сөнбейтінін айтады."),
        ("kk", "Суретші Ілияс Сапаров түн ұзақ деп санайды. Сонымен бірге шамның сөнетінін мойындайды."),
        ("kk", "Суретші Ілияс Сапаров түн ұзақ деп санайды. Бірақ бұл пікірді дәлелдеу қиын деп қосады."),
        ("kk", "Суретші Ілияс Сапаров түн ұзақ деп санайды. Автор шамды ерте сөндіруді ұсынады."),
        ("kk", "Суретші Ілияс Сапаров түн ұзақ деп санайды. Әйтсе де маман шамның сөнетінін мойындайды."),
        ("kk", "Суретші Ілияс Сапаров түн ұзақ деп санайды. Суретшінің айтуынша, шам керек емес."),
        ("ru", "Художник Илья Сапаров считает, что ночь длинна. По его мнению, лампы не нужны."),
        ("ru", "Художник Илья Сапаров считает, что ночь длинна. Он добавляет, что лампы не нужны."),
        ("ru", "Художник Илья Сапаров считает, что ночь длинна. По словам художника, лампы не нужны."),
        ("en", "The painter Ilyas Saparov argues that nights are long. He adds that lamps are dear."),
        ("en", "The painter Ilyas Saparov argues that nights are long. According to him, lamps are dear."),
        ("en", "The painter Ilyas Saparov argues that nights are long. The painter warns that lamps are dear."),
        ("en", "The painter Ilyas Saparov argues that nights are long. The same author warns that lamps are dear."),
        ("en", "The painter Ilyas Saparov argues that nights are long. Lamps, he says, are dear in every town."),
    ],
)
def test_who_spoke_last_goes_on_by_a_pronoun_a_calling_or_nothing_and_is_doubtful(language: str, text: str):
    who = next(each for each in ("Ілияс Сапаров", "Илья Сапаров", "Ilyas Saparov") if each in text)
    found = of("attribution", said(text, language, [name(text, who, "person")]))
    assert [(words(text, each.holder), each.doubts) for each in found] == [(who, ()), (who, ("draft.doubts.anaphora",))]


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("en", "Ilyas Saparov argues that nights are long. The lamp office rejects this old view.", "The lamp office"),
        ("ru", "Илья Сапаров считает, что ночь длинна. Сторожа отвергают эту мысль.", "Сторожа"),
        ("en", "Ilyas Saparov argues that nights are long. The inn owners oppose the old lamps.", "The inn owners"),
        ("kk", "Ілияс Сапаров түн ұзақ деп санайды. Белсенділер шам қоюды талап етуде.", "Белсенділер"),
        ("kk", "Ілияс Сапаров түн ұзақ деп санайды. Кейбір бағбандар баға тағы өседі деп қорқады.", "Кейбір бағбандар"),
        ("en", "Ilyas Saparov argues that nights are long. The rescue brigade admits that lamps are dear.", "The rescue brigade"),
        ("kk", "Ілияс Сапаров түн ұзақ деп санайды. Шам жағушы артелі бұл пікірді жоққа шығарады.", "Шам жағушы артелі"),
    ],
)
def test_somebody_else_is_not_whoever_spoke_last(language: str, text: str, holder: str):
    who = next(each for each in ("Ілияс Сапаров", "Илья Сапаров", "Ilyas Saparov") if each in text)
    found = of("attribution", said(text, language, [name(text, who, "person")]))
    assert [words(text, each.holder) for each in found] == [who, holder]


def test_an_office_goes_on_as_it_and_a_person_does_not():
    names = "Ilyas Saparov doubts that lamps help.", "The Lamp Office claims that lamps help."
    text = f"{names[0]} {names[1]} It assumes that nights are long. It recommends a trial in June."
    found = of("attribution", said(text, "en", [name(text, "Ilyas Saparov", "person"), name(text, "Lamp Office", "organization")]))
    assert [words(text, each.holder) for each in found[2:]] == ["Lamp Office", "Lamp Office"]


def test_nobody_goes_on_where_nobody_spoke():
    assert not of("attribution", said("Қала үлкен. Шамның сөнетінін мойындайды.", "kk"))
    assert not of("attribution", said("Қала үлкен. Жарықтың әсері әлі зерттелуді талап етеді.", "kk"))


def test_of_a_list_the_first_holds():
    text = "Ada Marsh and Tom Bell criticise the lack of lamps."
    (found,) = of("attribution", said(text, "en", [name(text, "Ada Marsh", "person"), name(text, "Tom Bell", "person")]))
    assert words(text, found.holder) == "Ada Marsh"
    assert [words(text, each) for each in found.details["holders"]] == ["Ada Marsh", "Tom Bell"]
