"""`tuiin view --watch`: the page follows its files, tells what is wrong with them, and shows the words of the text where it is at hand."""

import csv
import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tuiin.cli import main

from .conftest import HERE, TOP
from .exploring import in_address
from .processes import until
from .serving import serving

GERMAN = HERE / "freibad"
SLUG = "freibad"
LOUD = {"subject": "laerm", "relation": "threatens", "object": "nachtruhe"}


class View:
    """A running `tuiin view --watch`, its address, and what it told."""

    def __init__(self, project: Path, *arguments: str) -> None:
        self.project = project
        self.told = project.parent / "told.txt"
        with self.told.open("w", encoding="utf-8") as told:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tuiin", "view", "--watch", "--print", "--project", str(project), *arguments],
                stdout=subprocess.PIPE,
                stderr=told,
                text=True,
                env=os.environ | {"PYTHONPATH": str(TOP / "graph")},
            )

    @property
    def url(self) -> str:
        line = self.process.stdout.readline().strip()
        assert line.startswith("http://127.0.0.1:"), self.told.read_text("utf-8")
        return line

    def end(self) -> int:
        self.process.terminate()
        code = self.process.wait(20)
        self.process.stdout.close()
        return code


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GERMAN, tmp_path / "freibad", ignore=shutil.ignore_patterns(".tuiin")))


@pytest.fixture
def view(project: Path) -> Iterator[View]:
    running = View(project)
    yield running
    running.end()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(locale="en")
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield opened
    opened.close()
    assert wrong == []


def say_otherwise(project: Path, words: str) -> str:
    """Give the first claim of the German article another paraphrase, and return the one that it had."""
    path = project / "articles" / SLUG / "claims.yaml"
    before = path.read_text("utf-8")
    found = re.search(r"^  text: (.*)$", before, re.MULTILINE)
    path.write_text(before.replace(found[0], f"  text: {words}", 1), "utf-8")
    return found[1]


def add_row(table: Path, **cells: str) -> None:
    """Put a row below a table."""
    with table.open(encoding="utf-8", newline="") as before:
        heads = next(csv.reader(before))
    with table.open("a", encoding="utf-8", newline="") as after:
        csv.DictWriter(after, heads).writerow(cells)


def test_a_claim_is_seen_when_its_file_is_saved(view: View, page: Page):
    page.goto(view.url + "#view=read")
    expect(page.locator("[data-view=read]")).to_be_visible()
    before = say_otherwise(view.project, "Ein ganz anderer Satz.")
    expect(page.get_by_text("Ein ganz anderer Satz.").first).to_be_visible()
    assert page.get_by_text(before, exact=True).count() == 0
    in_address(page, "view=read")


def test_a_claim_in_a_table_and_a_concept_in_one_are_seen_when_they_are_saved(project: Path, page: Page):
    home = project / "articles" / SLUG
    assert main(["table", "-q", "--project", str(project), "--as", "csv", "claims", "concepts"]) == 0
    running = View(project)
    try:
        page.goto(running.url + "#view=read&at=p1s1")
        expect(page.locator("[data-view=read]")).to_be_visible()
        add_row(home / "claims.csv", id="neu", at="p1s1", kind="causal", text="Eine Zeile der Tabelle.", **LOUD)
        expect(page.get_by_text("Eine Zeile der Tabelle.").first).to_be_visible()
        concepts = project / "concepts.csv"
        concepts.write_text(concepts.read_text("utf-8").replace("Schlaf der Nachbarn", "Ruhe der Nachbarn"), "utf-8")
        page.get_by_text("Eine Zeile der Tabelle.").first.click()
        expect(page.get_by_text("Ruhe der Nachbarn").first).to_be_visible()
        page.goto("about:blank")  # else it complains of the server that goes
    finally:
        running.end()


def test_a_server_follows_a_table_and_a_file_that_nobody_reads(project: Path):
    home = project / "articles" / SLUG
    assert main(["table", "-q", "--project", str(project), "--as", "csv", "claims"]) == 0
    with serving(SLUG, "--watch", "-q", "--project", project) as server:

        def claims() -> int:
            return len(server.query("SELECT ?c { ?c a <https://w3id.org/tuiin/ns#Claim> }").json()["results"]["bindings"])

        before = claims()
        add_row(home / "claims.csv", id="neu", at="p1s1", kind="causal", text="Eine Zeile.", **LOUD)
        assert until(lambda: claims() == before + 1, 20)
        (home / "claim.csv").write_text("id,at\n", "utf-8")
        assert until(lambda: "claim.csv" in server.told(), 20)
        add_row(home / "claims.csv", id="noch-eine", at="p1s2", kind="causal", text="Noch eine Zeile.", **LOUD)
        (home / "claim.csv").unlink()
        assert until(lambda: claims() == before + 2, 20)


def test_a_file_that_nobody_reads_is_told_of_and_forgotten_when_it_goes(view: View, page: Page):
    page.goto(view.url + "#view=read")
    stray = view.project / "articles" / SLUG / "claim.csv"
    stray.write_text("id,at\n", "utf-8")
    expect(page.get_by_role("alert")).to_contain_text("claim.csv")
    stray.unlink()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_what_is_wrong_is_told_on_the_page_and_goes_when_it_is_mended(view: View, page: Page):
    page.goto(view.url + "#view=read")
    before = say_otherwise(view.project, "[an, open, list")
    expect(page.get_by_role("alert")).to_contain_text("claims.yaml")
    expect(page.get_by_text(before, exact=True).first).to_be_visible()
    assert "claims.yaml" in view.told.read_text("utf-8")
    say_otherwise(view.project, before)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_the_words_of_the_text_stand_beside_their_claims(view: View, page: Page):
    words = (GERMAN / "articles" / SLUG / "text.txt").read_text("utf-8")
    page.goto(view.url + "#view=read")
    first = page.locator(".sentence .own").first
    expect(first).to_be_visible()
    assert " ".join(first.inner_text().split()) in " ".join(words.split())
    page.locator(".paraphrase").first.click()
    expect(page.locator(".card blockquote.own").first).to_be_visible()


def test_without_the_text_the_page_asks_for_a_copy(project: Path, page: Page):
    (project / "articles" / SLUG / "text.txt").unlink()
    running = View(project)
    try:
        url = running.url
        page.goto(url + "#view=read")
        expect(page.locator(".sentence").first).to_be_visible()
        assert page.locator(".sentence .own").count() == 0
        assert httpx.get(f"{url}text/{SLUG}").status_code == 404
        page.goto("about:blank")  # else it complains of the server that goes
    finally:
        running.end()


def test_a_text_that_comes_is_shown_and_one_that_goes_is_not(view: View, page: Page):
    text = view.project / "articles" / SLUG / "text.txt"
    page.goto(view.url + "#view=read")
    expect(page.locator(".sentence .own").first).to_be_visible()
    words = text.read_bytes()
    text.unlink()
    expect(page.locator(".sentence .own")).to_have_count(0)
    expect(page.locator(".sentence").first).to_be_visible()
    (view.project / "texts").mkdir()
    (view.project / "texts" / "other-name.txt").write_bytes(words)
    expect(page.locator(".sentence .own").first).to_be_visible()


def test_files_that_cannot_be_read_yet_are_waited_for(project: Path):
    before = say_otherwise(project, "[an, open, list")
    running = View(project)
    try:
        assert until(lambda: "claims.yaml" in running.told.read_text("utf-8"))
        assert running.process.poll() is None
        say_otherwise(project, before)
        assert httpx.get(running.url).status_code == 200
    finally:
        running.end()


def test_only_this_machine_is_answered_and_no_page_of_another_site(view: View):
    url = view.url
    assert httpx.get(url, headers={"Host": "evil.example"}).status_code == 421
    for path in ("", "news", f"text/{SLUG}"):
        assert httpx.get(url + path, headers={"Origin": "https://evil.example"}).status_code == 403
    assert httpx.get(f"{url}text/..%2f..%2ftuiin.toml").status_code == 404
    assert "connect-src 'self'" in html.unescape(httpx.get(url).text)
