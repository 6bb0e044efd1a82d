"""The reading view as tests meet it: a text given to it, what it says of the text, and the sentences that it shows."""

import itertools
import re

from playwright.sync_api import Page, expect

NUMBERS = itertools.count(1)
DROP = """([name, text, where]) => {
  const held = new DataTransfer();
  held.items.add(new File([text], name, { type: "text/plain" }));
  const place = document.querySelector(where);
  const leave = ["dragenter", "dragover", "drop"].map(type =>
    place.dispatchEvent(new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true })));
  return leave;
}"""
SHOWN = """Object.fromEntries([...document.querySelectorAll('.running.text .sentence')]
  .filter(one => one.querySelector('.own')).map(one => [one.dataset.at, one.querySelector('.own').textContent]))"""
ANSWER = re.compile("sentences found|No sentence agrees|too large")
INPUT = ".open-copy input[type=file]"


def give(page: Page, content: str | bytes, name: str = "copy.txt") -> str:
    """Give the page a file, as one drops it, and return what is said of it."""
    content = content.encode() if isinstance(content, str) else content
    if not page.locator(INPUT).count():
        page.click(".copy-line button")
    number = f"{next(NUMBERS)}-"  # so that what is said of the file before is not taken for an answer
    page.set_input_files(INPUT, {"name": number + name, "mimeType": "text/plain", "buffer": content})
    said = page.locator(".copy-line [role=status]")
    expect(said).to_contain_text(ANSWER, timeout=60_000)
    return said.inner_text().replace(number, "").strip()


def sentences(page: Page) -> dict[str, str]:
    """Return the sentences of the text that the page shows, by id."""
    found: dict[str, str] = page.evaluate(SHOWN)
    return found


def drop(page: Page, content: str, where: str, name: str = "dropped.txt") -> list[bool]:
    """Drop a file on a part of the page; tells of each step whether the browser would have gone on with it."""
    left: list[bool] = page.evaluate(DROP, [name, content, where])
    return left
