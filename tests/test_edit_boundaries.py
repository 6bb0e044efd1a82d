"""Sentences joined and cut on the editing page: real files, real keys; what was cut is joined again, and all is taken back byte for byte."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tuiin.curate.log import Log
from tuiin.curate.reader import anchored, read
from tuiin.draft.found import Span
from tuiin.edit.acts import act_of
from tuiin.edit.boundaries import move
from tuiin.edit.opening import Opened, opened
from tuiin.model import Claim

from .conftest import HERE, axe
from .editing import SLUGS, project_in
from .editor import Editor

SLUG = SLUGS["en"]
FIRST, SECOND = "Night buses keep small towns alive, and they must run after midnight.", "This article looks at what happened"


def sentences(project: Path) -> dict[str, str]:
    """The sentences of the article as its files have them: by id, with their words."""
    found = opened(SLUG, project, None, "ak")
    return {one.id: found.text[one.start : one.end] for one in anchored(SLUG, project).passages.values()}


def curated(project: Path) -> dict[str, bytes]:
    """What is published of a project: all files but the logs."""
    return {str(path.relative_to(project)): path.read_bytes() for path in sorted(project.rglob("*.*")) if path.suffix in (".yaml", ".csv")}


def test_one_key_joins_a_sentence_with_the_next_and_its_claims_go_along(edit):
    hands = edit()
    before = sentences(hands.project)
    hands.go("p3s2").press("a", " ")
    hands.go("p3s1").press("a", " ")
    hands.saved()
    files = curated(hands.project)
    hands.go("p3s1").press("j").counted(1)
    assert hands.message.startswith("p3s1 and p3s2 are one sentence now")
    expect(hands.page.locator("#s-p3s1 .words")).to_have_text(f"{before['p3s1']} {before['p3s2']}")
    expect(hands.page.locator("#s-p3s2")).to_have_count(0)
    expect(hands.page.locator("#s-p3s1")).to_have_attribute("data-state", "done")
    expect(hands.page.locator(".card")).to_have_count(2)
    claims = hands.read("claims.yaml")
    assert {str(one["at"]) for one in claims.values()} == {"p3s1"}
    after = sentences(hands.project)
    assert after["p3s1"] == f"{before['p3s1']} {before['p3s2']}" and "p3s2" not in after
    assert read(SLUG, hands.project).of(Claim).keys() == claims.keys()
    hands.press("u").saved()
    expect(hands.page.locator("#s-p3s2")).to_have_attribute("data-state", "done")
    assert curated(hands.project) == files
    hands.press("Shift+U")
    expect(hands.page.locator("#s-p3s2")).to_have_count(0)


def test_a_sentence_is_cut_by_its_words_and_each_half_is_to_be_read_again(edit):
    hands = edit(draft="none")
    files = curated(hands.project)
    hands.go("p1s1").press(" ")
    hands.go("p1s1").press("j", "c")
    expect(hands.page.locator("#cut")).to_be_focused()
    hands.type("this art")
    expect(hands.page.locator("#s-p1s1 [data-mark=printed]")).to_have_text("This art")
    hands.press("Enter")
    expect(hands.page.locator("#s-p1s1 .words")).to_have_text(FIRST)
    expect(hands.page.locator("#s-p1s4 .words")).to_contain_text(SECOND)
    for half in ("p1s1", "p1s4"):
        expect(hands.page.locator(f"#s-{half}")).to_have_attribute("data-state", "none")
    hands.saved()
    words = sentences(hands.project)
    assert list(words)[1:4] != ["p1s1", "p1s2", "p1s3"] and words["p1s1"] == FIRST and words["p1s4"].startswith(SECOND)
    hands.press("u", "u", "u").saved()
    expect(hands.page.locator("#s-p1s2")).to_be_visible()
    assert curated(hands.project) == files


def test_by_mouse_words_are_selected_and_the_bar_cuts_before_them(edit):
    hands = edit(draft="none")
    page = hands.page
    page.locator("#s-p4s1 .state").click()
    page.locator("#s-p4s1 .words").dblclick(position={"x": 330, "y": 12})
    word = page.evaluate("getSelection().toString().trim()")
    assert word
    page.locator(".bar button", has_text="cut in two").click()
    expect(page.locator("#s-p4s1 + .sentence .words")).to_have_text(re.compile(f"^{re.escape(word)}"))
    page.locator(".bar button", has_text="join with the next").click()
    hands.saved()
    assert sentences(hands.project) == sentences(project_in(hands.project.parent / "again", "en"))


def test_keys_pressed_at_once_mean_the_sentences_that_are_joined_already(edit):
    hands = edit(draft="none")
    raw = hands.page.context.new_cdp_session(hands.page)
    hands.go("p1s1")
    for key, code in (("j", "KeyJ"), (" ", "Space"), ("0", "Digit0"), ("5", "Digit5")):
        raw.send(
            "Input.dispatchKeyEvent", {"type": "keyDown", "key": key, "code": code, "text": key, "windowsVirtualKeyCode": ord(key.upper())}
        )
    assert hands.read("article.yaml")["silent"]["transition"] == "p1s3"
    expect(hands.page.locator("#s-p1s1")).to_have_attribute("data-state", "done")
    log = Log(next(hands.project.rglob(".review/ak.jsonl"), next(hands.project.rglob("ak.jsonl"))))
    assert [line.kind for line in log] == ["boundary", "done", "silent"]


def test_what_cannot_be_cut_or_joined_says_so(edit):
    hands = edit(draft="none")
    hands.go("p1s1").press("c").type("nowhere").press("Enter")
    assert "is not in this sentence" in hands.message
    hands.press("Escape", "c").type("id").press("Enter")
    assert "is not in this sentence" in hands.message  # no word begins so
    hands.press("Escape", "c").type("Night").press("Enter")
    assert "Nothing would be left" in hands.message
    assert axe(hands.page) == []
    hands.press("Escape", "End", "j")
    assert hands.message == "No sentence follows"


def test_another_window_is_told_and_shows_the_same_sentences(edit, browser):
    hands = edit(draft="none")
    other = browser.new_page()
    other.goto(hands.page.url)
    other.wait_for_selector("#text")
    hands.go("p1s1").press("j").saved()
    expect(other.locator("#s-p1s2")).to_have_count(0)
    other.close()


@pytest.fixture
def article(tmp_path: Path) -> Opened:
    """The invented article with the rules' own draft, of which each claim is accepted as it stands, as far as it is whole."""
    return opened(SLUG, project_in(tmp_path / "en", "en"), None, "ak")


def boundary(**said: object):
    return act_of({"kind": "boundary", "boundary": said})


def test_of_what_was_drafted_from_the_second_half_alone_the_second_half_is_the_place(article: Opened):
    desk = article.desk
    place = next(one for one in article.passages if one.id == "p1s1")
    at = article.text.index("and they must", place.start)
    kept = next(one for one in article.drafted.candidates if one.kind == "concept")
    entry = {
        "kind": "descriptive",
        "subject": "concept/night-buses",
        "relation": "preserves",
        "object": "concept/small-towns",
        "text": {"en": "They do."},
        "positions": [{"holder": "actor/lind-mara", "stance": "asserts", "certainty": "certain", "at": ["p1s1"]}],
    }
    for name, span in (("first", Span(place.start, at)), ("second", Span(at, place.end)), ("both", Span(place.start, place.end))):
        one = replace(kept, reference=f"claim/{name}", entry=entry, at=("p1s1",), spans=(span,))
        desk.drafted = {**desk.drafted, one.key: one}
        said = {"kind": "accept", "write": {f"claim/{name}": entry | {"text": {"en": f"{name}."}, "relation": "preserves"}}}
        said |= {"create": [f"claim/{name}"], "decide": {one.key: {"what": "accepted", "ref": f"claim/{name}"}}}
        desk.act(act_of(said))
    refs = [one["ref"] for one in desk.review.decisions.values()]
    move(desk, article.text, boundary(part="p1s1", at=at))
    claims = read(SLUG, desk.files.data).of(Claim)
    places = {name: claims[name.partition("/")[2]].positions[0].at for name in refs}
    assert [tuple(map(str, places[name])) for name in refs] == [("p1s1",), ("p1s4",), ("p1s1",)]


def test_a_cut_that_a_crash_left_in_the_log_alone_is_carried_out_when_the_article_is_opened(article: Opened):
    desk = article.desk
    project = desk.files.data
    before = {path: path.read_bytes() for path in project.rglob("*") if path.suffix in (".yaml", ".csv")}
    move(desk, article.text, boundary(join=["p1s1", "p1s2"]))
    after = {path: path.read_bytes() for path in before}
    assert before != after
    for path, content in before.items():
        path.write_bytes(content)
    again = opened(SLUG, project, None, "ak")
    assert {path: path.read_bytes() for path in before} == after
    assert "p1s2" not in {one.id for one in again.passages} and "p1s2" not in again.desk.files.said.sentences


def test_it_is_taken_back_only_where_the_files_are_as_it_left_them(article: Opened):
    desk = article.desk
    move(desk, article.text, boundary(join=["p1s1", "p1s2"]))
    path = desk.files.home / "passages.csv"
    path.write_bytes(path.read_bytes().replace(b"p1s3", b"p1s9"))
    again = opened(SLUG, desk.files.data, None, "ak").desk
    with pytest.raises(Exception, match="the files have changed since"):
        again.undo()


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ({"join": ["p1s1"]}, "wanted {join"),
        ({"join": ["p1s1", "nowhere"]}, "wanted a sentence"),
        ({"join": ["p1s2", "p1s1"]}, "the earlier one first"),
        ({"join": ["p1s1", "p77s1"]}, "wanted a sentence of passages.csv"),
        ({"part": "p1s1", "at": 3}, "stands in the sentence not at all"),
        ({"part": "p1s1", "at": "x"}, "wanted a number"),
        ({"part": "p77s1", "at": 3}, "wanted a sentence of passages.csv"),
    ],
)
def test_a_boundary_that_cannot_be_is_refused_and_nothing_is_written(tmp_path, said, wanted):
    project = project_in(tmp_path / "en", "en")
    before = curated(project)
    with Editor(project) as editor:
        answer = editor.post("act", {"kind": "boundary", "boundary": said})
        assert answer.status_code == 400 and wanted in answer.json()["message"], answer.text
        assert editor.post("act", {"kind": "boundary"}).status_code == 400
    assert curated(project) == before


def test_in_a_reading_of_ones_own_sentences_stay_as_they_are(tmp_path):
    project = Path(shutil.copytree(HERE / "freibad", tmp_path / "freibad", ignore=shutil.ignore_patterns(".tuiin")))
    with Editor(project, "--own", "--curator", "ab") as editor:
        first, second = (one["id"] for one in editor.state()["sentences"][:2])
        answer = editor.post("act", {"kind": "boundary", "boundary": {"join": [first, second]}})
        assert answer.status_code == 400 and "not in a reading of one's own" in answer.json()["message"]
