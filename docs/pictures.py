"""Take the pictures of the pages: all views in three languages, light and dark, wide and narrow; six of them for the README.

usage: python docs/pictures.py [FOLDER]    (default: out/pictures; `-` takes those of the README alone; needs Debian's chromium)
"""

import re
import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tuiin.cli import main as tuiin
from tuiin.exports.build import explorer_of
from tuiin.files.paths import DATA

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from tests.editor import Editor  # noqa: E402
from tests.exploring import VIEWS  # noqa: E402

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
# What the README shows: a view, what is chosen in it, and in which language.
SHOWN = {
    "gist": "#view=gist&lang=en",
    "network": "#view=network&lang=en",
    "steps": "#view=steps&lang=ru&step=5",
    "doubts": "#view=doubts&lang=en",
    "debate": "#view=debate&lang=kk",
}


def take(browser: Browser, page: Path, fragment: str, target: Path, size: tuple[int, int], scheme: str) -> None:
    """Write what a reader sees of the page at this fragment, in a window of this size."""
    shown = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    shown.goto(page.resolve().as_uri() + fragment)
    shown.wait_for_selector("#view-title")
    shown.wait_for_timeout(400)
    target.parent.mkdir(parents=True, exist_ok=True)
    shown.screenshot(path=target)
    shown.close()


def edited(browser: Browser, target: Path) -> None:
    """Write what the editing page shows of the tutorial's article, once its first claim is accepted."""
    text = re.findall(r"```text\n(.*?)```", (HERE / "tutorial.md").read_text("utf-8"), re.DOTALL)[0]
    with TemporaryDirectory() as folder:
        project = Path(folder) / "buses"
        tuiin(["init", str(project), "--language", "en", "--title", "Night buses", "--curator", "Ida Holm", "--quiet"])
        (project / "night-buses.txt").write_text(text, "utf-8")
        with Editor(project, str(project / "night-buses.txt")) as editor:
            shown = browser.new_page(viewport={"width": 1366, "height": 768}, locale="en", reduced_motion="reduce")
            shown.goto(editor.url)
            shown.wait_for_selector("text=night bus")
            for key in ("Enter", "a", "Space", "ArrowDown", "ArrowDown"):  # the head of the article first
                shown.keyboard.press(key)
            shown.wait_for_timeout(1500)
            shown.screenshot(path=target)
            shown.close()


def main() -> None:
    """Take all pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out/pictures")
    page = explorer_of(["nyshanbayev-2022"], DATA, Path("out"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        for name, fragment in SHOWN.items():
            take(browser, page, fragment, HERE / f"{name}.png", (1366, 768), "light")
            print(HERE / f"{name}.png")
        edited(browser, HERE / "edit.png")
        print(HERE / "edit.png")
        wanted = product(VIEWS, ("kk", "ru", "en"), ("light", "dark"), ((1440, 900), (390, 844))) if str(folder) != "-" else ()
        for view, lang, scheme, size in wanted:
            take(browser, page, f"#view={view}&lang={lang}", folder / f"{view}-{lang}-{scheme}-{size[0]}.png", size, scheme)
        print(folder)
        browser.close()


if __name__ == "__main__":
    main()
