"""An article that is read in part, and claims that its author does not hold: what is said of them on every page and picture."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

import tuiin
from tuiin.show import explorer, network_page

from .conftest import axe
from .exploring import go, opened
from .partly import COUNCIL, SAYS, claim, held, reported, written

LANGUAGES = ["kk", "ru", "en"]
READ = {
    "en": "3 of 5 sentences read so far.",
    "kk": "Әзірге 5 сөйлемнің 3 сөйлемі оқылды.",
    "ru": "Пока прочитано предложений: 3 из 5.",
}
UNKNOWN = {"en": "is not known yet", "kk": "белгісіз", "ru": "пока неизвестно"}
DENIED = {"en": "Denied by Aida Sarsen:", "kk": "Аида Сәрсен жоққа шығаратын тұжырым:", "ru": "Отрицается (Аида Сарсен):"}

Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """The explorer of an article of these claims, with its network page beside it."""

    def make(claims: Sequence[Mapping[str, Any]], **more: Any) -> Path:
        kg = tuiin.build("lamps", data=written(tmp_path / "data", claims, **more))
        assert [one.message for one in kg.check() if one.severity == "violation"] == []
        path = tmp_path / "explorer.html"
        path.write_bytes(explorer.explorer(kg.store))
        (tmp_path / "network.html").write_text(network_page.page(kg.store), "utf-8")
        return path

    return make


PARTLY = [
    claim("lamps-calm", held("p1s1"), role="background"),
    claim("lamps-cost", held("p1s2", stance="denies"), role="conclusion"),
]


@pytest.fixture
def partly(browser: Browser, made: Made) -> Iterator[Page]:
    """An article whose last paragraph is unread, and of which the curator calls a denied claim the conclusion."""
    with opened(browser, made(PARTLY), "#view=gist&lang=en", width=1366, height=768) as page:
        yield page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_screen_says_how_far_it_is_read_and_calls_nothing_a_conclusion(partly: Page, lang: str):
    go(partly, f"#view=gist&lang={lang}")
    note = partly.locator(".partly")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text(READ[lang])
    expect(note).to_contain_text(UNKNOWN[lang])
    assert partly.locator(".line-conclusion, .line-last, .line-finding").count() == 0
    assert SAYS["lamps-calm"][lang] in partly.inner_text(".line-so_far dd")
    assert f"{DENIED[lang]} {SAYS['lamps-cost'][lang]}" in partly.inner_text(".line-dispute dd")
    assert axe(partly) == []


def test_it_is_said_on_paper_too(partly: Page):
    partly.emulate_media(media="print")
    expect(partly.locator(".partly")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1366])
def test_unread_sentences_look_unread_beside_every_view_and_a_silent_one_does_not(browser: Browser, made: Made, width: int):
    page_of = made([claim("lamps-calm", held("p1s1"))], silent=["p1s2"])
    with opened(browser, page_of, "#view=read&lang=en", width=width, height=800) as page:
        assert page.locator(".ribbon path.unread").count() == 2
        assert page.locator(".spine .ticks .bar.unread").count() == 2 + 1  # and the one that explains it
        assert page.locator(".spine .heading.unread").count() == 1
        assert page.locator(".spine-partly").count() == 1
        said = page.inner_text("main")
        assert "no claim: transition" in said
        assert said.count("No curator has read this yet") == 1


def test_an_article_that_is_read_whole_says_nothing_of_it(browser: Browser, made: Made):
    claims = [claim("lamps-calm", held("p1s1")), claim("lamps-last", held("p2s2"))]
    with opened(browser, made(claims, silent=["p1s2", "p2s1"]), "#view=gist&lang=en") as page:
        assert page.locator(".partly, .unread, .spine-partly").count() == 0
        assert page.inner_text(".line-last dt").strip() == "What the last paragraph says"
        go(page, "#view=network&lang=en")
        assert "read so far" not in page.inner_text("main")


def test_what_is_said_last_elsewhere_is_not_called_the_last_paragraph(browser: Browser, made: Made):
    claims = [claim("lamps-calm", held("p1s1")), claim("lamps-last", reported("p2s2"))]
    with opened(browser, made(claims, silent=["p1s2", "p2s1"]), "#view=gist&lang=en") as page:
        assert page.inner_text(".line-final dt").strip() == "What is said last"
        assert page.locator(".line-last").count() == 0


STANCES = [
    (held("p2s2", stance="denies"), "Denied by Aida Sarsen:", True),
    (held("p2s2", stance="disputes"), "Disputed by Aida Sarsen:", True),
    (held("p2s2", stance="questions"), "Questioned by Aida Sarsen:", True),
    (held("p2s2", certainty="doubtful"), "Held doubtful by Aida Sarsen:", True),
    (
        held("p2s2", stance="disputes", voices=[{"holder": COUNCIL, "stance": "asserts", "certainty": "certain"}]),
        "Disputed by Aida Sarsen:",
        True,
    ),
    (reported("p2s2"), "According to the town council:", False),
    (reported("p2s2", "denies"), "Denied by the town council:", True),
]


@pytest.mark.parametrize(("position", "first", "disputed"), STANCES)
def test_a_role_makes_no_conclusion_of_what_the_author_does_not_hold(
    browser: Browser, made: Made, position: dict[str, Any], first: str, disputed: bool
):
    words = SAYS["lamps-cost"]["en"]
    file = made([claim("lamps-cost", position, role="conclusion")], silent=["p1s1", "p1s2", "p2s1"])
    with opened(browser, file, "#view=gist&lang=en") as page:
        assert page.locator(".line-conclusion, .line-finding, .line-last, .line-final").count() == 0
        assert page.locator(".spine use, .spine .ticks .sign-conclusion").count() == 0
        if disputed:
            assert f"{first} {words}" in page.inner_text(".line-dispute dd")
        page.fill("[type=search]", "lamps cost")
        expect(page.locator("#found")).to_contain_text(f"{first} {words}")
    source = file.read_text("utf-8")
    assert "og:description" not in source
    with opened(browser, file.with_name("network.html"), "#lang=en") as page:
        assert "concludes" not in page.inner_text("main")
        assert "The article" not in page.inner_text("#view-title")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pictures_and_link_previews_say_how_far_an_article_is_read(browser: Browser, made: Made, lang: str):
    argued = {
        "calm-for-last": {
            "kind": "supports",
            "premises": ["claim/lamps-cost"],
            "conclusion": "claim/lamps-calm",
            "basis": "inferred",
            "at": ["p1s1"],
        }
    }
    claims = [claim("lamps-calm", held("p1s1"), role="conclusion"), claim("lamps-cost", held("p1s2", stance="denies"))]
    file = made(claims, arguments=argued, language=lang)
    with opened(browser, file, f"#view=gist&lang={lang}") as page:
        expect(page.locator(".partly")).to_contain_text(READ[lang])
        page.locator(".share-this").first.click()
        svg = page.locator(".share-panel img").get_attribute("src") or ""
        drawn = " ".join(ElementTree.fromstring(unquote(svg.partition(",")[2])).itertext())
        assert all(word in drawn for word in READ[lang].rstrip(".").split())
        assert DENIED[lang].split()[0] in drawn
    found = re.search(r'og:description" content="([^"]*)"', file.read_text("utf-8"))
    assert found and found[1].endswith("3 of 5 sentences read so far.") and found[1].startswith(SAYS["lamps-calm"]["en"])
    with opened(browser, file.with_name("network.html"), f"#lang={lang}") as page:
        assert READ[lang] in page.inner_text("main")


def test_without_a_script_it_is_said_as_well(made: Made):
    told = re.search(r"<noscript>(.*?)</noscript>", made(PARTLY).read_text("utf-8"), re.DOTALL)
    assert told
    assert READ["en"] in told[1]
    assert "Aida Sarsen – denies: Street lamps cost too much." in told[1]


def test_check_the_graph_and_the_page_agree_on_what_is_read(tmp_path: Path):
    """A sentence that carries a citation alone is read, and so is one that was ticked off though nothing stands there."""
    work = {"work": "work/lamp-book", "characterization": "discusses", "at": ["p1s2"]}
    data = written(tmp_path / "data", [claim("lamps-calm", held("p1s1"))], citations={"book": work})
    (data / "works.yaml").write_text(json.dumps({"lamp-book": {"kind": "scholarly", "label": {"en": "A book of lamps"}}}), "utf-8")
    assert tuiin.build("lamps", data=data).entries.unread == ["p2s1", "p2s2"]
    review = data / "articles" / "lamps" / "review"
    review.mkdir()
    line = {
        "number": 1,
        "when": "2026-11-24T10:00:00+05:00",
        "by": "aida",
        "kind": "done",
        "sentence": "p2s1",
        "done": {"p2s1": [False, True]},
    }
    (review / "aida.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    kg = tuiin.build("lamps", data=data)
    assert kg.entries.unread == ["p2s2"]
    assert [str(name) for (name,) in kg.store.ask("SELECT ?name { ?passage tn:unread true ; tn:sentenceId ?name }")] == ["p2s2"]
    back = line | {"number": 2, "when": "2026-11-24T11:00:00+05:00", "kind": "back", "done": {"p2s1": [True, False]}}
    (review / "aida.jsonl").write_text(f"{json.dumps(line)}\n{json.dumps(back)}\n", "utf-8")
    assert tuiin.build("lamps", data=data).entries.unread == ["p2s1", "p2s2"]
