"""Names in a text: peoples, works in quotation marks, acts and reforms, and what letters, lists and the rest of a text say of a name."""

import pytest

from tuiin.curate.passages import split
from tuiin.draft.drafting import draft
from tuiin.draft.found import NameKind
from tuiin.draft.known import Registry
from tuiin.draft.names import mentions
from tuiin.draft.reading import read


def found(text: str, language: str = "kk") -> dict[str, str]:
    """Return the kinds of the names of a text by what is printed of them."""
    reading = read(text, split(text, language=language), language, str.lower, {})
    return {text[one.span.start : one.span.end]: one.kind for one in mentions(reading, Registry())}


def of(kind: NameKind, text: str, language: str = "kk") -> list[str]:
    return [name for name, its in found(text, language).items() if its == kind]


@pytest.mark.parametrize(
    ("text", "language", "groups"),
    [
        ("Бұл жерде ғұндар мен түріктердің ізі бар.", "kk", ["ғұндар", "түріктердің"]),
        ("Қытайлықтарға да, еуропалықтарға да керек.", "kk", ["Қытайлықтарға", "еуропалықтарға"]),
        ("Мұны инструменталистер мен батысшылдар айтты.", "kk", ["инструменталистер", "батысшылдар"]),
        ("Журналистер мен экономистер қиындықтар мен мүмкіндіктерді жазды.", "kk", []),
        ("Онда сақтар, верецтер және үйсіндер тұрған.", "kk", ["сақтар", "верецтер", "үйсіндер"]),
        ("Казахи и французы спорили с англичанами.", "ru", ["Казахи", "французы", "англичанами"]),
        ("Крестьяне и журналисты, иностранцы и граждане.", "ru", []),
        ("The Kazakhs met Marxists.", "en", ["Kazakhs", "Marxists"]),
    ],
)
def test_peoples_inhabitants_and_adherents_are_groups(text: str, language: str, groups: list[str]):
    assert of("group", text, language) == groups


def test_a_people_is_called_by_its_plural_in_small_letters():
    reading = read("Қытайлықтарға айт.", split("Қытайлықтарға айт.", language="kk"), "kk", str.lower, {})
    assert [one.label for one in mentions(reading, Registry())] == ["қытайлықтар"]


@pytest.mark.parametrize(
    ("text", "language", "works"),
    [
        ("Ол кейін «Көк көлдің елесі» жазды.", "kk", ["«Көк көлдің елесі»"]),
        ('Ол "Көк көл", "Сары дала" және "Ақ құм" романдарын жазды.', "kk", ['"Көк көл"', '"Сары дала"', '"Ақ құм" романдарын']),
        ("Оның «Көл туралы» атты екі бөлімді еңбегі бар.", "kk", ["«Көл туралы»"]),
        ("Верец «Көл терең», – деді.", "kk", []),
        ("Бұл «Күміс көл» ұғымы жаңа.", "kk", []),
        ("Об этом есть в «Истории озера» и повести «Зори».", "ru", ["«Истории озера»", "повести «Зори»"]),
        ("Понятие «Общество озера» спорно.", "ru", []),
        ("In “The Blue Lake” it is told otherwise.", "en", ["“The Blue Lake”"]),
        ("“We are here,” he said.", "en", []),
    ],
)
def test_what_stands_in_quotation_marks_without_another_noun_is_a_work(text: str, language: str, works: list[str]):
    assert of("work", text, language) == works


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Мұны «Алматы көлдері» қоғамдық ғылыми орталығы айтты.", "«Алматы көлдері» қоғамдық ғылыми орталығы", "organization"),
        ("Ол «Көл» университетiнде оқиды.", "«Көл» университетiнде", "organization"),
        ("Ол «Таза көл» жобасын бастады.", "«Таза көл» жобасын", "programme"),
        ("Сонда «Ұлттық кеңес» құрылды.", "«Ұлттық кеңес»", "organization"),
    ],
)
def test_what_stands_in_quotation_marks_is_what_its_noun_says(text: str, name: str, kind: str):
    assert found(text) == {name: kind}


def test_what_has_a_noun_once_is_the_same_without_it():
    assert set(found("Ол «Самал» газетін оқыды. Оны «Самал» жазды.").values()) == {"organization"}


@pytest.mark.parametrize(
    ("text", "language", "name", "kind"),
    [
        ("Олар Минск келісімдеріне қол қойды.", "kk", "Минск келісімдеріне", "work"),
        ("Ел Болон процесіне қосылды.", "kk", "Болон процесіне", "programme"),
        ("Верецов аграрлық реформасы басталды.", "kk", "Верецов аграрлық реформасы", "programme"),
        ("Подписана Женевская конвенция.", "ru", "Женевская конвенция", "work"),
        ("They signed the Treaty of Rome.", "en", "Treaty of Rome", "work"),
        ("Мұны ҚР БҒМ-нің өкілі айтты.", "kk", "ҚР БҒМ-нің", "organization"),
        ("Оны baq.kz жазды.", "kk", "baq.kz", "organization"),
        ("Ол Абай атындағы ҚазҰПУ-дың түлегі.", "kk", "Абай атындағы ҚазҰПУ-дың", "organization"),
        ("Вышел доклад Freedom in the World.", "ru", "Freedom in the World", "work"),
        ("He read it in the newspaper Verezia.", "en", "Verezia", "organization"),
        ("Кеше ҚР Білім және ғылым министрі келді.", "kk", "ҚР Білім және ғылым министрі", "office"),
        ("Содан кейін Ай тұтылды.", "kk", "Ай", "place"),
    ],
)
def test_acts_acronyms_addresses_and_offices(text: str, language: str, name: str, kind: str):
    assert found(text, language).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ежелгі грек философы Аристотельден бастап солай.", "Аристотельден"),
        ("Бұл – Насыр әд-Дин Верецидің еңбегі.", "Насыр әд-Дин Верецидің"),
        ("Кейін Ибн Верец келді.", "Ибн Верец"),
        ("Оны А.Н Бөкейверецов жазды.", "А.Н Бөкейверецов"),
        ("Содан ұлы Верец билеп тұрды.", "Верец"),
        ("Кейін Мирон паша келді.", "Мирон паша"),
        ("Мирон Тельмин (Осмол) жазды.", "Осмол"),
    ],
)
def test_people_of_old_with_articles_titles_kin_and_slips(text: str, name: str):
    assert found(text).get(name) == "person"


def test_what_begins_a_list_of_names_is_one_of_them():
    assert found("Верецк, Мәскеу, Рязань түбінде ұрыс болды.").get("Верецк") == "place"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Бұл туралы Шоқан Верецов жазды. Ш. Верецовтің еңбегі мол. Верецов Шоқан көп оқыды. Кейін Шоқан саяхаттады. "
            "Шоқан Шыңғысұлы Верецов қайтыс болды. Ш.Ш. Верецов ғалым еді.",
            "kk",
        ),
        ("Верец, Мануэль (2009 ж.) айтты. Мануэль Верецтің ойынша, солай. Верец М. (2010) жазды. М.Верец айтты.", "kk"),
        ("Батыр Мирон хан қайтыс болды. Кейін Мирон ханмен тілдесті. Мирон хан келді.", "kk"),
        ("Пришла Мария Верецкая. По словам Верецкой, сухо. Видели Марию Верецкую.", "ru"),
        ("Anna Marlow wrote it. Marlow, A. (2004) says so. A. Marlow agreed. According to Marlow, it is wet.", "en"),
    ],
)
def test_a_draft_makes_no_two_of_one_person(text: str, language: str):
    assert [name.kind for name in draft(text, language).names if name.kind == "person"] == ["person"]


@pytest.mark.parametrize(
    "text",
    [
        "Көлдер зерттеу қауымдастығының (КЗҚ) төрағасы келді. Ол КЗҚ-ға барды.",
        "Кеше Көлдер зерттеу қауымдастығы жиналды. Оған КЗҚ мүшелері келді, КЗҚ-ның үйі ескі.",
    ],
)
def test_an_acronym_joins_its_long_form(text: str):
    names = [name for name in draft(text, "kk").names if name.kind == "organization"]
    assert [name.label for name in names] == ["Көлдер зерттеу қауымдастығы"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("text", ["«", "«»", '"А" ' * 40, "«А», " * 300, "атындағы ҚҚҚ", "ұлы А", "әл-", "x.kz " * 50, "Ай " * 200])
def test_any_text_can_be_read(text: str, language: str):
    assert found(text, language) == found(text, language)
