"""What the sentences of invented texts seem to say."""

import random

import pytest

from tuiin.draft import claims

from .claimed import name, of, reading, said, term, words


@pytest.mark.parametrize(
    ("language", "text", "holder", "kind", "stance"),
    [
        ("kk", "Ілияс Сапаров пікірінше, түнгі кітапхана қаланы өзгертеді.", "Ілияс Сапаров", "person", "asserts"),
        ("kk", "Қала кеңесінің мәліметі бойынша, оқырмандар саны екі есе өсті.", "Қала кеңесінің", "organization", "reports"),
        ("kk", "Теңіз институты есебіне сәйкес, су деңгейі жыл сайын төмендейді.", "Теңіз институты", "organization", "reports"),
        ("kk", "Ілияс Сапаров түнгі жарық оқуға кедергі емес деп санайды.", "Ілияс Сапаров", "person", "asserts"),
        ("kk", "Ілияс Сапаров түнгі жарықтың оқуға кедергі болмайтынын айтты.", "Ілияс Сапаров", "person", "asserts"),
        ("kk", "Ілияс Сапаровтың «түн – кітаптың досы» деген пікірі көпке таныс.", "Ілияс Сапаровтың", "person", "asserts"),
        ("kk", "«Түнгі кітапхана бәріне ашық болады», — деді Ілияс Сапаров.", "Ілияс Сапаров", "person", "asserts"),
        ("kk", "Ілияс Сапаров атап өткендей, түнгі оқырман сирек шаршайды.", "Ілияс Сапаров", "person", "asserts"),
        ("ru", "По мнению Ильи Сапарова, ночная библиотека меняет город.", "Ильи Сапарова", "person", "asserts"),
        ("ru", "Илья Сапаров считает, что ночной свет не мешает чтению.", "Илья Сапаров", "person", "asserts"),
        ("ru", "Согласно данным Института моря, уровень воды падает каждый год.", "Института моря", "organization", "reports"),
        ("ru", "Как отмечает Илья Сапаров, ночной читатель редко устаёт.", "Илья Сапаров", "person", "asserts"),
        ("ru", "«Ночная библиотека открыта для всех», — сказал Илья Сапаров.", "Илья Сапаров", "person", "asserts"),
        ("ru", "Илья Сапаров отрицает пользу ночного света.", "Илья Сапаров", "person", "denies"),
        ("en", "According to Ilyas Saparov, the night library changes the city.", "Ilyas Saparov", "person", "asserts"),
        ("en", "Ilyas Saparov argues that lamplight does no harm to readers.", "Ilyas Saparov", "person", "asserts"),
        ("en", "In Ilyas Saparov’s view, readers at night seldom tire.", "Ilyas Saparov’s", "person", "asserts"),
        ("en", "“The night library is open to all,” said Ilyas Saparov.", "Ilyas Saparov", "person", "asserts"),
        ("en", "The Sea Institute suggests that the water falls every year.", "Sea Institute", "organization", "hypothesises"),
    ],
)
def test_whoever_says_something_is_found_with_the_stance_of_the_verb(language: str, text: str, holder: str, kind: str, stance: str):
    found = of("attribution", said(text, language, [name(text, holder, kind)]))  # type: ignore[arg-type]
    assert [(words(text, each.holder), each.stance) for each in found] == [(holder, stance)]
    what = words(text, found[0].span)
    assert len(what) > 12 and holder not in what
    assert found[0].cues and not found[0].doubts


def test_nobody_says_what_is_called_so_or_what_a_law_orders():
    assert not of("attribution", said("Мұндай құрал шамшырақ деп аталады.", "kk"))
    assert not of("attribution", said("Заңға сәйкес, кітапхана түнде жабық болуы тиіс.", "kk"))
    assert not of("attribution", said("Согласно закону, библиотека ночью закрыта для всех.", "ru"))
    assert not of("attribution", said("Біз түнгі жарық оқуға кедергі емес деп санаймыз.", "kk"))


def test_a_pronoun_leads_back_to_whoever_was_named_last_and_says_so():
    text = "Кітапхананы Ілияс Сапаров ашты. Ол түнгі жарық пайдалы деп санайды."
    found = of("attribution", said(text, "kk", [name(text, "Ілияс Сапаров", "person")]))
    assert [(words(text, each.holder), each.doubts) for each in found] == [("Ілияс Сапаров", ("draft.doubts.anaphora",))]


def test_people_without_a_name_are_words_and_doubtful():
    text = "Кейбір ғалымдардың айтуынша, түнгі оқырман сирек шаршайды."
    (found,) = of("attribution", said(text, "kk"))
    assert words(text, found.holder) == "Кейбір ғалымдардың"
    assert found.doubts == ("draft.doubts.holder",)


def test_all_names_of_a_list_hold():
    text = "Scott, Lee and Duncan argue that lamps help."
    names = [name(text, each, "person") for each in ("Scott", "Lee", "Duncan")]
    (found,) = of("attribution", said(text, "en", names))
    assert found.holder in names


@pytest.mark.parametrize(
    ("language", "text", "subject", "relation"),
    [
        ("kk", "Шамшырақ дегеніміз – кемеге жол көрсететін биік мұнара.", "Шамшырақ", "defined-as"),
        ("kk", "Шамшырақ – бұл кемеге жол көрсететін биік мұнара.", "Шамшырақ", "defined-as"),
        ("kk", "Шамшырақ деп кемеге жол көрсететін биік мұнараны айтады.", "Шамшырақ", "defined-as"),
        ("ru", "Маяк — это башня, которая указывает кораблям путь.", "Маяк", "defined-as"),
        ("ru", "Под маяком понимается башня, указывающая кораблям путь.", "маяком", "defined-as"),
        ("en", "A lighthouse is defined as a tower that shows ships the way.", "lighthouse", "defined-as"),
        ("en", "A lighthouse is defined here as a tower that shows ships the way.", "lighthouse", "defined-as"),
        ("en", "By lighthouse I mean a tower that shows ships the way.", "lighthouse", "defined-as"),
        ("en", "We define a lighthouse as a tower that shows ships the way.", "lighthouse", "defined-as"),
        ("ru", "Маяк (от греч. слова — огонь) — это башня, которая указывает кораблям путь.", "Маяк", "defined-as"),
        ("kk", "Шамшырақ (парс. шам — жарық) – кемеге жол көрсететін биік мұнара.", "Шамшырақ", "is-a"),
        ("en", "A lighthouse is a tower that shows ships the way.", "lighthouse", "is-a"),
    ],
)
def test_definitions_give_the_term_and_its_genus(language: str, text: str, subject: str, relation: str):
    (found,) = of("definition", said(text, language))
    assert (words(text, found.subject), found.relation) == (subject, relation)
    assert words(text, found.object).lower() in ("мұнара", "мұнараны", "башня", "tower")


@pytest.mark.parametrize(
    ("language", "text", "subject", "relation", "what", "negative"),
    [
        ("kk", "Түнгі жарық қоғамдық пікірге әсер етеді.", "Түнгі жарық", "affects", "қоғамдық пікірге", False),
        ("kk", "Түнгі жарық қоғамдық пікірге әсер етпейді.", "Түнгі жарық", "affects", "қоғамдық пікірге", True),
        ("kk", "Түнгі жарық оқырман сенімін арттырады.", "Түнгі жарық", "increases", "оқырман сенімін", False),
        ("kk", "Түнгі жарық ұзақ дауға алып келді.", "Түнгі жарық", "causes", "ұзақ дауға", False),
        ("ru", "Ночной свет влияет на общественное мнение.", "Ночной свет", "affects", "общественное мнение", False),
        ("ru", "Ночной свет приводит к долгим спорам.", "Ночной свет", "causes", "долгим спорам", False),
        ("en", "Night light affects public opinion.", "Night light", "affects", "public opinion", False),
        ("en", "Night light does not increase public trust.", "Night light", "increases", "public trust", True),
    ],
)
def test_influence_goes_from_its_subject_to_its_object(language: str, text: str, subject: str, relation: str, what: str, negative: bool):
    found = [each for each in of("claim", said(text, language, terms=[term(text, subject), term(text, what)])) if each.object]
    assert [(words(text, one.subject), one.relation, words(text, one.object), one.negative) for one in found] == [
        (subject, relation, what, negative)
    ]


@pytest.mark.parametrize(
    ("language", "text", "relation", "subject"),
    [
        ("kk", "Түнгі жарық оқуға тікелей әсер етеді.", "affects-directly", "Түнгі жарық"),
        ("kk", "Түнгі жарық оқырмандардың көбеюіне ықпал етті.", "enables", "Түнгі жарық"),
        ("kk", "Түнгі жарық қауымның қалыптасуына бастама болды.", "forms", "Түнгі жарық"),
        ("kk", "Мақала түнгі жарықтың оқырманға ықпалын зерттейді.", "studies", ""),
        ("ru", "Ночной свет косвенно влияет на чтение.", "affects-indirectly", "Ночной свет"),
        ("en", "Night light directly affects readers.", "affects-directly", "Night light"),
    ],
)
def test_the_words_around_a_cue_tell_which_relation_it_is(language: str, text: str, relation: str, subject: str):
    found = [each for each in of("claim", said(text, language, terms=[term(text, subject)] if subject else [])) if each.object]
    assert [(each.relation, words(text, each.subject)) for each in found] == [(relation, subject)]


def test_subject_and_object_that_stand_side_by_side_are_parted():
    text = "Түнгі оқудың артуы бірнеше сұрақтарды тудырады."
    (found,) = [each for each in of("claim", said(text, "kk")) if each.object]
    assert (words(text, found.subject), words(text, found.object)) == ("Түнгі оқудың артуы", "бірнеше сұрақтарды")


def test_a_side_of_which_only_the_words_are_known_makes_a_relation_less_sure():
    text = "Night light affects public opinion."
    known, unknown = said(text, "en", terms=[term(text, "Night light"), term(text, "public opinion")]), said(text, "en")
    assert of("claim", known)[0].confidence > of("claim", unknown)[0].confidence


def test_what_may_be_and_what_must_be_are_told_apart():
    possible, urged = said("Түнгі жарық пайдалы болуы мүмкін.", "kk"), said("Кітапхананы түнде де ашу қажет.", "kk")
    assert [each.certainty for each in of("claim", possible)] == ["possible"]
    assert [(each.stance, each.relation) for each in of("claim", urged)] == [("recommends", "should-be")]


def test_connectives_join_a_sentence_to_the_one_before():
    text = "Қала үлкен. Сондықтан жарық көп керек болады. Алайда ақша аз."
    found = of("argument", said(text, "kk"))
    assert [(each.relation, words(text, each.subject)) for each in found] == [("supports", "Қала үлкен."), ("attacks", "Алайда ақша аз.")]


def test_a_sentence_tells_its_role():
    aim = said("The aim of this paper is to study night libraries.", "en")
    assert [each.details["role"] for each in of("claim", aim)] == ["question"]
    asked = said("Мақала түн туралы. Неге кітапхана түнде жабық?", "kk")
    assert [(each.stance, each.details["role"]) for each in of("claim", asked)] == [("questions", "question")]


def test_statements_come_in_the_order_of_the_text_and_the_same_each_time():
    text = "Ілияс Сапаров пікірінше, жарық керек. 2006 жылы қала 193 елдің арасында 65-ші орында болды. Түн – бұл күннің жартысы."
    one, two = (said(text, "kk", [name(text, "Ілияс Сапаров", "person")]) for _ in range(2))
    assert one == two
    assert [each.sentence for each in one] == sorted(each.sentence for each in one)


@pytest.mark.parametrize("language", ["kk", "ru", "en", "de", "", "zh"])
def test_no_text_is_too_strange(language: str):
    dice = random.Random(7)
    strange = [
        "",
        "а",
        "«",
        "(",
        "((((",
        "деп",
        "деп деп деп",
        "— — —",
        "[12",
        "2006 2006",
        "%",
        "X" * 5000,
        "що, что, that",
        "«» “” ‘",
        "\u200d\u0301",
    ]
    strange += ["".join(dice.choice("аб деп,.«»()–IVX0129%\n thatчто") for _ in range(400)) for _ in range(20)]
    for text in strange:
        said(text, language)


def test_noise_comes_to_an_end():
    """Noise without stops, brackets that never close, figures without end."""
    for noise in ("деп айтты ", "(((((", "1 2 3 4 5 ", "ХХ ғ. ", "abc, that ", "Абв (2001 "):
        text = reading(noise * (60_000 // len(noise)), "kk")
        assert claims.statements(text, [], []) is not None


@pytest.mark.parametrize(
    "text",
    [
        "In May 2021 the lamps were lit again.",
        "May 2021 was a dark month for readers.",
        "Must libraries close at night?",
        "In May and June it rains here.",
    ],
)
def test_a_month_and_a_question_are_no_modals(text: str):
    assert not [each for each in of("claim", said(text, "en")) if each.by.startswith("rule:modality")]


def test_a_small_modal_is_one():
    (found,) = of("claim", said("The lamps may harm the eyes of readers.", "en"))
    assert found.certainty == "possible"


@pytest.mark.parametrize(
    ("text", "subject", "object_"),
    [
        ("Ыстық толқындар қала халқының денсаулығына қауіп төндіреді.", "Ыстық толқындар", "қала халқының денсаулығына"),
        ("Жасыл белдеу шаң деңгейін төмендетеді.", "Жасыл белдеу", "шаң деңгейін"),
        ("Жаңа заң азаматтардың құқығын шектейді.", "Жаңа заң", "азаматтардың құқығын"),
        ("Теміржол желісі аймақтың тәуелділігін күшейтті.", "Теміржол желісі", "аймақтың тәуелділігін"),
        ("Арзан несие шағын кәсіпкерліктің дамуына ықпал етеді.", "Арзан несие", "шағын кәсіпкерліктің дамуына"),
    ],
)
def test_subject_and_object_beside_each_other_are_told_apart(text: str, subject: str, object_: str):
    (found,) = of("claim", said(text, "kk"))
    assert (words(text, found.subject), words(text, found.object)) == (subject, object_)


def test_a_pointed_subject_is_a_doubt_and_a_denied_clause_is_denied():
    text = "Бұл үдеріс балықшы ауылдардың табысына әсер етеді."
    (found,) = of("claim", said(text, "kk"))
    assert (found.subject, words(text, found.object), found.doubts) == (None, "балықшы ауылдардың табысына", ("draft.doubts.anaphora",))
    assert [each.negative for each in of("claim", said("Ол терек мамығы аллергия тудырмайтынын атап өтеді.", "kk"))] == [True]
