"""The tutorial, followed: its text, its keys in a real browser, and the file that it says comes of them."""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tuiin.cli import main

from .conftest import TOP
from .editor import Editor
from .processes import until

PAGE = (TOP / "docs" / "tutorial.md").read_text("utf-8")
BLOCKS = {kind: re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL) for kind in ("text", "keys", "yaml", "sh")}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project on a machine on which git knows nobody."""
    for file in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(file, os.devnull)
    home = tmp_path / "my-articles"
    (command,) = re.findall(r"^tuiin (init .*)$", "".join(BLOCKS["sh"]), re.MULTILINE)
    assert main([*shlex.split(command), str(home)]) == 0
    (home / "night-buses.txt").write_text(BLOCKS["text"][0], "utf-8")
    return home


def test_its_keys_write_what_it_shows(browser: Browser, project: Path):
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="en")
    (text,) = re.findall(r"^tuiin edit (.*)$", "".join(BLOCKS["sh"]), re.MULTILINE)
    with Editor(project, str(project / text)) as editor:
        page.goto(editor.url)
        expect(page.get_by_text("8/13").or_(page.get_by_text("7/13"))).to_be_visible()
        for block in BLOCKS["keys"]:
            for key in shlex.split(block, posix=False):
                if key.startswith('"'):
                    page.keyboard.type(key.strip('"'))
                else:
                    page.keyboard.press(key)
        expect(page.get_by_text(re.compile(r"13.?/13")).first).to_be_visible(timeout=30_000)
        assert until(lambda: all(one["done"] or one["silent"] for one in editor.state()["sentences"]), 60)  # all that was queued is written
        state = editor.state()
    page.close()
    kinds = [name.partition("/")[0] for name in state["entries"]]
    assert (kinds.count("claim"), kinds.count("argument"), kinds.count("citation"), kinds.count("value")) == (6, 1, 1, 1)
    claims = (project / "data" / "articles" / "night-buses-and-small-towns" / "claims.yaml").read_text("utf-8")
    assert BLOCKS["yaml"][0] in claims
    for command in (["check"], ["build", "--out", str(project / "out")]):
        assert main([*command, "--project", str(project)]) == 0, command
    shutil.rmtree(project / "out")
    assert main(["draft", str(project / "night-buses.txt")]) == 0
