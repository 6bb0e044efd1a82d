"""Who disagrees in a sentence says what follows in it, whoever spoke before."""

import pytest

from tuiin.curate.passages import normalize
from tuiin.draft.drafting import Draft, draft
from tuiin.draft.found import Name

from .claimed import of, words

FIRST = {
    "en": "Lund (2017) argues that lamps harm sleep. ",
    "ru": "Лунд (2017) утверждает, что лампы снижают сон. ",
    "kk": "Ахметов шамдар ұйқының сапасын төмендетеді деп санайды. ",
}


def drafted(language: str, text: str) -> tuple[str, Draft]:
    text = normalize(FIRST[language] + text)
    return text, draft(text, language)


@pytest.mark.parametrize(
    ("language", "text", "holder"),
    [
        ("en", "Brown disagrees: in his view, lamps improve sleep.", "Brown"),
        ("en", "Baker disagrees; in her view, lamps improve sleep.", "Baker"),
        ("en", "Brown disagrees. In his view, lamps improve sleep.", "Brown"),
        ("en", "Young objects that lamps improve sleep.", "Young"),
        ("en", "By contrast, Carter holds that lamps improve sleep.", "Carter"),
        ("en", "Carter disagrees with Lund: lamps improve sleep.", "Carter"),
        ("en", "The mayor disagrees: in her view, lamps improve sleep.", "The mayor"),
        ("ru", "Браун не соглашается: по его мнению, лампы повышают бодрость.", "Браун"),
        ("ru", "Ковалёв возражает: лампы повышают бодрость.", "Ковалёв"),
        ("ru", "Ковалёв не согласен с Лундом: лампы повышают бодрость.", "Ковалёв"),
        ("ru", "Мэр не соглашается: по его мнению, лампы повышают бодрость.", "Мэр"),
        ("kk", "Омаров келіспейді: оның пікірінше, шамдар көңілдің сергектігін арттырады.", "Омаров"),
        ("kk", "Омаров бұған қарсы шығады: оның ойынша, шамдар көңілдің сергектігін арттырады.", "Омаров"),
        ("kk", "Ауыл әкімі келіспейді, оның пікірінше, шамдар көңілдің сергектігін арттырады.", "Ауыл әкімі"),
        ("kk", "Ауыл әкімі келіспейді: оның пікірінше, шамдар көңілдің сергектігін арттырады.", "Ауыл әкімі"),
    ],
)
def test_what_follows_is_said_by_whoever_disagrees(language: str, text: str, holder: str):
    text, found = drafted(language, text)
    frame = [each for each in of("claim", found.statements) if each.relation in ("increases", "enables")][-1]
    voices = [
        each for each in of("attribution", found.statements) if each.span.start <= frame.span.start and frame.span.end <= each.span.end
    ]
    assert [(words(text, each.holder), each.stance) for each in voices] == [(holder, "asserts")]
    assert not [term.label for term in found.terms if "disagree" in term.label or "object" in term.label]


@pytest.mark.parametrize(
    "text",
    [
        "Evidence disagrees with that.",
        "Nobody disagrees.",
        "Brown objects absorb heat.",
        "Parliament denies that lamps are dear.",
        "Critics disagree.",
        "The brown disagrees with the green. Brown disagrees.",
    ],
)
def test_what_is_nobodys_name_is_none(text: str):
    _, found = drafted("en", text)
    assert [each.label for each in found.names if isinstance(each, Name) and each.kind == "person"] == ["Lund"]
