"""Hands on the keyboard of the editing page, on three layouts, which count their keys."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from playwright.sync_api import Browser, CDPSession, Page, expect

from .editing import SLUGS, Shown, project_in

CYRILLIC = dict(zip("qwertyuiop[]asdfghjkl;'zxcvbnm,.", "йцукенгшщзхъфывапролджэячсмитьбю", strict=True))
GERMAN = {"y": "KeyZ", "z": "KeyY"}
CODES = {"Enter": "Enter", " ": "Space", ".": "Period", "/": "Slash", "]": "BracketRight", "Escape": "Escape"}


class Hands:
    """Hands on a keyboard of some layout, which count the keys they press; words of one's own are not counted."""

    def __init__(self, page: Page, project: Path, layout: str = "us") -> None:
        self.page, self.project, self.layout, self.keys = page, project, layout, 0
        self._raw: CDPSession | None = None

    def press(self, *keys: str) -> "Hands":
        for key in keys:
            self.keys += len(key.split("+")) if len(key) > 1 else 1
            if self.layout != "us" and len(key) == 1:
                self._raw_press(key)
            else:
                self.page.keyboard.press({" ": "Space"}.get(key, key))
        return self

    def type(self, text: str) -> "Hands":
        self.keys += len(text)
        self.page.keyboard.type(text)
        return self

    def words(self, text: str) -> "Hands":
        self.page.keyboard.type(text)
        return self

    def _raw_press(self, key: str) -> None:
        """Press the key that has this name on a US keyboard, or with German letters the one that types this letter."""
        self._raw = self._raw or self.page.context.new_cdp_session(self.page)
        code = CODES.get(key) or (f"Digit{key}" if key.isdigit() else f"Key{key.upper()}")
        typed = key
        if self.layout == "kk":
            typed = CYRILLIC.get(key, {"1": '"', "2": "ә", "3": "і", "4": "ң", "5": "ғ"}.get(key, key))
        if self.layout == "de":
            code = GERMAN.get(key, code)
        for kind in ("keyDown", "keyUp"):
            self._raw.send(
                "Input.dispatchKeyEvent", {"type": kind, "key": typed, "code": code, **({"text": typed} if kind == "keyDown" else {})}
            )

    def go(self, sentence: str) -> "Hands":
        """Mark a sentence; the way there is not counted."""
        self.page.locator(f"#s-{sentence} .state").click()
        expect(self.page.locator(f"#s-{sentence}")).to_have_attribute("aria-selected", "true")
        self.keys = 0
        return self

    def counted(self, most: int) -> None:
        """Assert that no more keys were pressed since the sentence was marked, and begin anew."""
        assert self.keys <= most, f"{self.keys} keys"
        self.keys = 0

    def saved(self) -> None:
        """Wait until all is saved."""
        expect(self.page.locator(".saved")).to_have_text(re.compile(r"\d\d:\d\d:\d\d$"), timeout=60_000)

    def read(self, name: str) -> dict:
        """A curated file, when all is saved."""
        self.saved()
        path = self.project / name if (self.project / name).exists() else next(self.project.glob(f"articles/*/{name}"), None)
        return (yaml.safe_load(path.read_text("utf-8")) if path else None) or {}

    @property
    def message(self) -> str:
        return self.page.locator(".message").inner_text()


@contextmanager
def pages_of(browser: Browser, shown: Shown, folder: Path) -> Iterator[Callable[..., Hands]]:
    """Yield a function that opens the page on an invented article; an error or a complaint of the page fails the test."""
    pages: list[Page] = []
    trouble: list[str] = []

    def open_(language: str = "en", draft: str = "planted", layout: str = "us", quiet: bool = True, **more: object) -> Hands:
        project = project_in(folder / language, language)
        size = {"width": more.pop("width", 1366), "height": more.pop("height", 768)}
        head, before = more.pop("head", False), more.pop("before", None)
        if callable(before):
            before(project)
        page = browser.new_page(viewport=size, locale=more.pop("lang", "en"), reduced_motion="reduce", **more)  # type: ignore[arg-type]
        if quiet:
            page.on("pageerror", lambda error: trouble.append(str(error)))
            page.on("console", lambda message: trouble.append(message.text))
        page.goto(shown.show(project, SLUGS[language], draft))
        page.wait_for_selector("#text")
        expect(page.locator(".head-form")).to_have_count(1)
        if not head:  # which asks first what the article itself is
            page.keyboard.press("Escape")
        pages.append(page)
        return Hands(page, project, layout)

    yield open_
    for page in pages:
        page.close()
    assert trouble == [], "\n".join(trouble)
