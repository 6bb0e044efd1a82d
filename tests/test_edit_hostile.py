"""The editing page on a text that is written to break it: it shows what stands there, and writes what was meant."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tuiin.curate.documents import read as document
from tuiin.curate.reader import read
from tuiin.draft.beginning import begin
from tuiin.model import Claim, Concept

from .editor import Editor

SLUG = "hostile"
TEXT = (
    'A Title with <script>alert(1)</script> & "quotes": [a, *b]\n'
    "Mara Lind, Coast Review, 3 May 2024\n\n"
    "Night buses help <img src=x onerror=alert(2)></span></body><script>document.title='gone'</script> small towns, and they cost {0} much. "
    '--- !!python/object:os.system "rm": &anchor *alias | > % @ ` may stand here.\n'
    "\U0001f68c\U0001f68c Buses \U0001f469\u200d\U0001f469\u200d\U0001f467 carry \u202eevil\u202c riders, and they\u200b help. "
    "E\u0301tudes and \ufb01ne {{template}} ${shell} $(cmd) are praised by Ann <b>Lee</b>, who doubts them.\n"
    f"{'bus' * 1500} is one word. \u0627\u0644\u062d\u0627\u0641\u0644\u0627\u062a are buses, too. javascript:alert(3) is no address.\n"
)
LABELS = [
    '<b>bold</b> & "quoted": [a, *b] # no comment',
    "- a list: {of: things}, 'twice' %TAG",
    "\U0001f68c bus \u05d0\u05d5\u05d8\u05d5\u05d1\u05d5\u05e1",
    "null",
    "=1+2",
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Callable[[Path], Page]]:
    """A function that opens the page of a project; a script that runs, a complaint or a request elsewhere fails the test."""
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="en", reduced_motion="reduce")
    trouble: list[str] = []
    page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text))

    def open_(url: str) -> Page:
        page.on("request", lambda request: None if request.url.startswith((url, "data:", "about:")) else trouble.append(request.url))
        page.goto(url)
        page.wait_for_selector("#text")
        page.keyboard.press("Escape")
        return page

    yield open_
    page.close()
    assert trouble == [], "\n".join(trouble)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "hostile"
    folder.mkdir()
    toml = 'title = "Hostile"\nlanguages = ["en"]\nbase = "https://buses.example/id/"\nlicence = "CC0-1.0"\n'
    (folder / "tuiin.toml").write_text(f'{toml}\n[curators.ak]\nname = "AK"\n\n[folders]\ndata = "."\n', "utf-8")
    (folder / "text.txt").write_text(TEXT, "utf-8")
    begin(SLUG, folder, document(folder / "text.txt"), (1, None), language="en")
    return folder


def test_the_text_is_shown_as_it_stands_and_each_sentence_can_be_read_to_its_end(page, project: Path):
    with Editor(project) as editor:
        shown = page(editor.url)
        sentences = editor.state()["sentences"]
        for one in sentences:
            assert shown.locator(f"#s-{one['id']} .words").text_content() == one["words"]
        assert shown.locator("#text script, #text img, #text b").count() == 0
        assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for one in sentences:
            shown.locator(f"#s-{one['id']} .state").click()
            for _ in range(12):  # all that can be accepted is; the rest is rejected
                if not shown.locator(".card[data-state=drafted]").count():
                    break
                shown.keyboard.press("a")
                if shown.locator("#text:focus").count() == 0:
                    shown.keyboard.press("Escape")
                    shown.keyboard.press("x")
                    shown.keyboard.press("2")
            shown.keyboard.press("Space")
        expect(shown.locator(".saved")).to_contain_text("saved", timeout=60_000)
        assert all(one["done"] or one["silent"] for one in editor.state()["sentences"])
        shown.goto("about:blank")
    for path in project.rglob("*.yaml"):
        yaml.safe_load(path.read_text("utf-8"))
    assert read(SLUG, project).unread == []


@pytest.mark.parametrize("label", LABELS)
def test_what_is_typed_is_written_and_read_again_letter_by_letter(page, project: Path, label: str):
    with Editor(project) as editor:
        shown = page(editor.url)
        at = next(one["id"] for one in editor.state()["sentences"] if one["zone"] == "body")
        shown.locator(f"#s-{at} .state").click()
        shown.keyboard.press("n")
        shown.keyboard.insert_text(label)
        shown.keyboard.press("Shift+Enter")
        shown.keyboard.type("enab")
        shown.keyboard.press("Enter")
        shown.keyboard.insert_text("something else")
        shown.keyboard.press("Shift+Enter")
        if shown.locator("#f-holder-0:focus").count():
            shown.keyboard.press("ArrowDown")
            shown.keyboard.press("Enter")
        shown.locator("#f-words").focus()
        shown.keyboard.insert_text(f"Words: {label}")
        shown.keyboard.press("Control+Enter")
        expect(shown.locator(".card[data-state=added]")).to_have_count(1)
        expect(shown.locator(".card[data-state=added]")).to_contain_text(label)
        expect(shown.locator(".saved")).to_contain_text(":", timeout=60_000)
        shown.goto("about:blank")
    entries = read(SLUG, project)
    assert label in [one.label["en"] for one in entries.of(Concept).values()]
    assert [one.text["en"] for one in entries.of(Claim).values()] == [f"Words: {label}"]
