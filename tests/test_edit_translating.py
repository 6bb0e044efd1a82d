"""The list of what is to be translated, on the editing page: one text after the other, into the files, nothing copied."""

import json

from playwright.sync_api import expect

from .command import ran
from .conftest import axe
from .editing import SLUGS, project_in
from .hands import Hands
from .processes import until


def speaks(hands: Hands, *tags: str) -> None:
    """Let the project have these languages; the page says what is wrong then, and goes on once words say their language."""
    toml = hands.project / "tuiin.toml"
    said = toml.read_text("utf-8").replace('["en"]', json.dumps(tags)).replace('"Buses"', '{ en = "Buses" }')
    toml.write_text(said, "utf-8")
    expect(hands.page.get_by_role("alert")).to_contain_text("do not say their language", timeout=30_000)
    # the page may be writing just then, and whoever comes second is told so
    assert until(lambda: ran("tidy", "--project", hands.project, "--plain-is", "en")[0] == 0)
    expect(hands.page.locator(".message")).to_contain_text("Loaded anew", timeout=30_000)


def test_each_text_is_put_into_another_language_by_typing_and_enter(edit, browser):
    hands = edit()
    hands.go("p1s1").press("a").saved()
    speaks(hands, "en", "ru", "kk")
    page = hands.page
    page.keyboard.press("w")
    expect(page.locator("#translation")).to_be_focused()
    expect(page.locator(".translating .original")).to_contain_text(
        hands.read("claims.yaml")["night-buses-preserves-small-towns"]["text"]["en"]
    )
    left = page.locator(".translating .where").inner_text()
    hands.words("Ночные автобусы помогают.").press("Enter")
    expect(page.locator(".translating .where")).not_to_have_text(left)
    expect(page.locator("#translation")).to_have_value("")
    claim = hands.read("claims.yaml")["night-buses-preserves-small-towns"]
    assert claim["text"].keys() == {"en", "ru"} and claim["text"]["ru"] == "Ночные автобусы помогают."
    shown = page.locator(".translating .original").inner_text()
    page.keyboard.press("Enter")  # nothing typed: passed over
    expect(page.locator(".translating .original")).not_to_have_text(shown)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".translating .original")).to_have_text(shown)
    hands.words("ночные автобусы").press("Control+Enter")
    assert axe(page) == []
    page.get_by_role("radio", name="Kazakh").click()
    expect(page.locator(".translating .other")).to_have_text("Ночные автобусы помогают. Russian")
    page.keyboard.press("Escape")
    expect(page.locator("#text")).to_be_focused()
    hands.press("u").saved()
    labels = hands.read("concepts.yaml")
    assert not any(isinstance(one["label"], dict) and "ru" in one["label"] for one in labels.values())


def test_what_check_lists_as_missing_the_page_lists_and_when_all_is_said_it_says_so(edit):
    hands = edit()
    hands.go("p1s1").press("a").saved()
    speaks(hands, "en", "ru")
    page = hands.page
    page.goto(f"{page.url.partition('?')[0]}?translate=ru")
    expect(page.locator("#translation")).to_be_focused()
    listed = ran("check", SLUGS["en"], "--project", hands.project, "--missing", "ru")[1]
    missing = [line for line in listed.splitlines() if "(en: " in line and ": title (" not in line]
    assert page.locator(".translating .where").inner_text() == f"Translation: Russian: {len(missing)} texts are missing"
    for i in range(len(missing)):
        hands.words(f"слово {i}").press("Enter")
    expect(page.locator(".translating")).to_contain_text("Nothing is missing")
    hands.saved()
    listed = ran("check", SLUGS["en"], "--project", hands.project, "--missing", "ru")[1]
    assert all(": title (" in line for line in listed.splitlines() if "(en: " in line)


def test_a_project_of_one_language_has_nothing_to_translate(edit):
    hands = edit()
    hands.press("w")
    assert hands.message == "The project has one language; tuiin.toml names further ones"


def test_a_language_that_the_project_has_not_is_told(tmp_path):
    project = project_in(tmp_path / "en", "en")
    code, _, err = ran("edit", SLUGS["en"], "--project", project, "--translate", "ru", "--print")
    assert code != 0 and "--translate: found 'ru'; wanted a language of tuiin.toml (en)" in err
