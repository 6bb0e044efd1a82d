"""Terms of a text."""

import pytest

from tuiin.curate.passages import split
from tuiin.draft.found import Mention, Span, Term
from tuiin.draft.known import Known, Registry
from tuiin.draft.lemmas import lemmatizer, missing
from tuiin.draft.reading import Reading, read
from tuiin.draft.terms import terms

KAZAKH = """Қала көлігі туралы

Қоғамдық көлік жүйесі қаланы өзгертті. Қоғамдық көлік жүйесінің тиімділігі артты, ал велосипед жолдары ұзарды.
Велосипед жолдарын салу қоғамдық көлік жүйесіне әсер етеді. Ғалымдар «жасыл дәліз» ұғымын ұсынды.
Микромобильділік дегеніміз – қысқа сапарларға арналған көлік. Цифрлы билет пен цифрлық билеттің бағасы бірдей.
Цирфлы билет те бар. Бұл маңызды рөл атқарады, себебі маңызды рөлді қала тұрғындары көреді.
"""


def reading(text: str, language: str) -> Reading:
    """A text as it is read."""
    return read(text, split(text, language=language), language, lemmatizer(language), {})


def found(text: str, language: str, registry: Registry | None = None, mentions: tuple[Mention, ...] = ()) -> dict[str, Term]:
    """The terms of a text by their labels."""
    return {term.label: term for term in terms(reading(text, language), registry or Registry(), mentions)}


def test_phrases_have_their_citation_form_and_all_places() -> None:
    """A phrase is found in all its cases, and what belongs together stays owned."""
    term = found(KAZAKH, "kk")["қоғамдық көлік жүйесі"]
    assert term.by == "rule:c-value"
    assert [KAZAKH[span.start : span.end] for span in term.spans] == [
        "Қоғамдық көлік жүйесі",
        "Қоғамдық көлік жүйесінің",
        "қоғамдық көлік жүйесіне",
    ]
    assert term.forms == ("қоғамдық көлік жүйесіне", "Қоғамдық көлік жүйесінің") or set(term.forms) == {
        "Қоғамдық көлік жүйесінің",
        "қоғамдық көлік жүйесіне",
    }


def test_marked_terms() -> None:
    """What is quoted and what is defined is a term, though it occurs once."""
    by = {label: term.by for label, term in found(KAZAKH, "kk").items()}
    assert by["жасыл дәліз"] == "rule:quoted"
    assert by["микромобильділік"] == "rule:defined"


def test_variants_are_one_term() -> None:
    """Adjectives of one noun, and slips, are variants of one term."""
    text = KAZAKH + "Цифрлы билет қымбат емес. Цифрлы билет ыңғайлы. Цифрлы қызмет, цифрлы қала."
    term = next(term for label, term in found(text, "kk").items() if label in ("цифрлы билет", "цифрлық билет"))
    assert {"цифрлық билеттің", "Цирфлы билет"} <= set(term.forms)


def test_what_is_no_term() -> None:
    """Furniture, verbs and pronouns are left out."""
    labels = found(KAZAKH, "kk")
    assert "маңызды рөл" not in labels and not any("бұл" in label.split() or "етеді" in label for label in labels)


def test_entries_of_the_project_come_first() -> None:
    """An entry is found by any of its forms, in any case, with its reference."""
    entry = Known("concept/public-transport", "", ("қоғамдық көлік", "қалалық көлік"))
    terms = found(KAZAKH + "Қалалық көлікке сұраныс бар.", "kk", Registry((entry,)))
    term = terms["қоғамдық көлік"]
    assert (term.reference, term.by, len(term.spans)) == ("concept/public-transport", "registry", 4)
    assert "Қалалық көлікке" in term.forms
    assert "қоғамдық көлік жүйесі" in terms


def test_actors_of_the_project_are_no_terms() -> None:
    """Only concepts, works, events and viewpoints are matched here."""
    assert not any(
        term.reference for term in found(KAZAKH, "kk", Registry((Known("actor/transport", "organization", ("қоғамдық көлік",)),))).values()
    )


def test_names_are_no_terms() -> None:
    """Words that a name has taken are left alone; a place may be a part of a term, but not its head."""
    text = "Қала әкімдігі жұмыс істейді. Қала әкімдігі ашылды. Қала әкімдігінің ғимараты биік."
    assert "қала әкімдігі" in found(text, "kk")
    starts = [at for at in range(len(text)) if text.startswith("Қала әкімдігі", at)]
    mentions = tuple(Mention(Span(at, at + 13), "organization", "Қала әкімдігі", "rule:head", 0.9) for at in starts)
    assert "қала әкімдігі" not in found(text, "kk", mentions=mentions)


@pytest.mark.skipif(bool(missing("ru")), reason="no dictionary of Russian is installed")
def test_russian() -> None:
    """Adjectives agree with their noun, and a genitive may follow it."""
    text = """Речной транспорт связывает города. Развитие речного транспорта требует средств, а речному транспорту нужны порты.
    Охрана водных путей важна. Без охраны водных путей нельзя. Под «зелёной гаванью» понимают порт без выбросов."""
    labels = found(text, "ru")
    assert len(labels["речной транспорт"].spans) == 3
    assert "охрана водных путей" in labels and "зелёная гавань" in labels
    assert not any("нельзя" in label for label in labels)


@pytest.mark.skipif(bool(missing("en")), reason="no dictionary of English is installed")
def test_english() -> None:
    """The head is in the singular, and what all texts say is left out."""
    text = """River transport links towns. New forms of river transport need money, and green harbours need plans.
    A green harbour is defined as a port without emissions. We study "quiet water" and other things."""
    labels = found(text, "en")
    assert len(labels["river transport"].spans) == 2
    assert "green harbour" in labels and "quiet water" in labels
    assert not any(label in labels for label in ("other thing", "new form"))


def test_other_languages_have_what_is_marked() -> None:
    """Quoted phrases and names of several words are all that is seen in a language without rules."""
    labels = found("Die «grüne Brücke» der Stadt ist Große Brücke. Große Brücke heißt sie.", "de")
    assert {"grüne Brücke", "Große Brücke"} <= set(labels)


def test_the_weightiest_come_first_and_each_once() -> None:
    """Terms are in the order of their scores, with labels and spans of their own."""
    listed = terms(reading(KAZAKH, "kk"), Registry(), ())
    assert [term.score for term in listed] == sorted((term.score for term in listed), reverse=True)
    assert len({term.label.casefold() for term in listed}) == len(listed)
    assert all(0 <= term.confidence <= 1 and term.spans == tuple(sorted(term.spans, key=lambda span: span.start)) for term in listed)
    assert listed == terms(reading(KAZAKH, "kk"), Registry(), ())


def test_any_text_has_its_terms_or_none() -> None:
    """Noise is no mistake."""
    short = (
        "The reasons e.g. cold are old.",
        "Bread has vitamin E 5 times.",
        "Rooms e are cold.",
        "Notes y the door.",
        "Rooms a e the I.",
        "é 5 e",
    )
    for text in (*short, "", "а", "«»", "« »", "«а", "—", "1 2 3", "ә" * 3000, "«қала» " * 300, "\n\n", "қала-" * 300, "😀 «😀»"):
        for language in ("kk", "ru", "en", "de", "", "kk-latn"):
            assert isinstance(terms(reading(text, language), Registry(), ()), list)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drained soil emits smoke. The drained soil emits smoke. Drained soil emits less smoke.", {"drained soil"}),
        ("The lamp tax cuts costs. The lamp tax cut costs twice. A lamp tax cuts waste.", {"lamp tax"}),
        ("Flooding destroys the dams. Flooding destroys dams. Flooding destroys meadows.", set()),
        ("Gravel roads carry more carts. Gravel roads carry carts.", {"gravel road"}),
        (
            "The harbour office fears storms. The harbour office fears that storms will come. The harbour office feared delays.",
            {"harbour office"},
        ),
        ("The tunnel cuts travel time. The tunnel cuts travel time.", set()),
        ("The lighthouse keeper disagrees: lamps help. The keeper disagrees. Parliament denies that lamps help.", {"lighthouse keeper"}),
    ],
)
def test_a_noun_and_its_finite_verb_are_no_english_compound(text: str, expected: set[str]) -> None:
    labels = {label for label in found(text, "en") if " " in label}
    verbs = {"emit", "cut", "destroy", "carry", "fear", "feared", "disagree", "deny"}
    assert expected <= labels
    assert not [label for label in labels if verbs & set(label.split())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peat fires burn long. Peat fires burn in June. We saw peat fires.", "peat fire"),
        ("Heat pumps rose in price. Heat pumps were dear. Heat pumps fell.", "heat pump"),
        ("School meals reduced hunger. School meals improved sleep. School meals are dear.", "school meal"),
    ],
)
def test_a_plural_at_the_end_of_a_compound_is_no_verb(text: str, expected: str) -> None:
    assert expected in found(text, "en")
