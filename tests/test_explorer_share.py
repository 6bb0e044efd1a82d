"""Share pictures: what stands on them, as files and in the panel, in a real browser."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import tuiin

from .conftest import axe
from .exploring import go, opened
from .pictured import OVERLAPS, told

LANGUAGES = ["kk", "ru", "en"]
ADDRESS = "https://w3id.org/tuiin/id/article/nyshanbayev-2022"
PICTURES = ["gist", *[f"steps&step={step}" for step in range(1, 8)]]


@pytest.fixture(scope="module")
def page(browser: Browser, explorer_file: Path) -> Iterator[Page]:
    with opened(browser, explorer_file, "#view=gist&lang=en", width=1366, height=768) as page:
        yield page


def shared(page: Page, fragment: str) -> Locator:
    """Open the panel of the first picture of a view."""
    go(page, fragment)
    page.locator(".share-this:visible").first.click()
    return page.locator(".share-panel")


def saved(page: Page, panel: Locator, button: str, which: int = 0) -> tuple[str, bytes]:
    """Return the name and the content of the file that a button of the panel saves."""
    with page.expect_download() as download:
        panel.locator(f"button:has-text('{button}')").nth(which).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def close(page: Page) -> None:
    page.locator(".share-panel .done").click()
    expect(page.locator(".share-panel")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_files_are_1200_by_630_once_and_twice_and_named_by_article_finding_and_language(page: Page, lang: str):
    panel = shared(page, f"#view=gist&lang={lang}")
    for which, scale in ((0, 1), (1, 2)):
        name, content = saved(page, panel, "PNG", which)
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert (int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")) == (1200 * scale, 630 * scale)
        assert name == f"nyshanbayev-2022-figures-{lang}{'@2x' if scale == 2 else ''}.png"
    close(page)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", PICTURES)
def test_a_picture_stands_alone(page: Page, kg: tuiin.KnowledgeGraph, lang: str, view: str):
    """Real shapes with text as text: title, doubts, author, journal, date, places, licence, address; no number that the graph has not."""
    panel = shared(page, f"#view={view}&lang={lang}")
    notes = page.locator("figure:visible .numbered li .number + span").all_inner_texts()
    _, content = saved(page, panel, "SVG")
    label = panel.locator("img").get_attribute("alt") or ""
    close(page)
    svg = ElementTree.fromstring(content.decode())
    texts = [(float(one.get("font-size") or 0), "".join(one.itertext())) for one in svg.iter() if one.tag.endswith("}text")]
    assert not [element for element in svg.iter() if element.tag.endswith("}foreignObject")]
    assert b"var(" not in content
    assert min(size for size, _ in texts) >= 16
    said = " ".join(words for _, words in texts)
    plain = re.sub(r"\s+", " ", said)
    author, day = {
        "en": ("Nurbolat Nyshanbayev", "April 30, 2022"),
        "ru": ("Нурболат Нышанбаев", "30 апреля 2022"),
        "kk": ("Нұрболат Нышанбаев", "2022 жылғы 30 сәуір"),
    }[lang]
    for wanted in (author, day, ADDRESS.removeprefix("https://"), "CC BY 4.0", "¶", *notes):
        assert re.sub(r"\s+", " ", wanted) in plain, wanted
    assert all(note in label for note in notes)
    heights = [float(one.get("y") or 0) for one in svg.iter() if one.tag.endswith("}text")]
    assert max(heights) <= 630
    drawn = " ".join(words for size, words in texts if words not in ("50", "100", "2022"))
    body = drawn.split(author)[0]
    strange = {one.rstrip(".,") for one in re.findall(r"\d[\d.,]*", body)} - told(kg, lang)
    assert not {one for one in strange if len(one) > 1}, strange


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_label_of_a_share_picture_meets_another(page: Page, browser: Browser, lang: str):
    alone = browser.new_page(viewport={"width": 1200, "height": 630})
    for view in PICTURES:
        panel = shared(page, f"#view={view}&lang={lang}")
        _, content = saved(page, panel, "SVG")
        close(page)
        alone.set_content(content.decode().replace("<svg ", '<svg class="scene" ', 1))
        alone.evaluate("document.fonts.ready")
        assert alone.evaluate(OVERLAPS.replace("one.size < 14", "one.size < 16")) == [], view
    alone.close()


def test_each_figure_has_a_share_picture_of_its_own(page: Page):
    go(page, "#view=figures&lang=en")
    buttons = page.locator(".charts .share-this")
    assert buttons.count() == page.locator(".charts .framed").count()
    rings = page.locator(".charts .framed").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('.ring')].map(ring => ring.dataset.of))"
    )
    names = []
    for i in range(buttons.count()):
        buttons.nth(i).click()
        name, content = saved(page, page.locator(".share-panel"), "SVG")
        close(page)
        names.append(name)
        # What a note doubts has its ring and a sign on what is sent on, too.
        assert sorted(re.findall(r'class="ring" data-of="([^"]+)"', content.decode())) == sorted(rings[i])
        assert content.count(b"data-sign=") >= len(rings[i])
    assert len(set(names)) == len(names)
    assert sum(map(len, rings)) >= 5


def test_the_copied_link_is_the_permanent_address_and_never_a_file(page: Page):
    panel = shared(page, "#view=steps&step=5&lang=en")
    panel.locator("button:has-text('Copy link')").click()
    expect(panel.locator("button:has-text('Copied')")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS
    assert "file:" not in panel.inner_text()
    close(page)


def test_escape_closes_the_panel_alone_and_gives_the_focus_back(page: Page):
    shared(page, "#view=gist&lang=en")
    page.keyboard.press("Escape")
    expect(page.locator(".share-panel")).to_have_count(0)
    assert page.evaluate("document.activeElement.className") == "share-this"


def test_the_png_is_drawn_in_the_fonts_of_the_page(page: Page):
    """A picture without its fonts has other pixels than one with them."""
    panel = shared(page, "#view=gist&lang=kk")
    _, content = saved(page, panel, "SVG")
    _, png = saved(page, panel, "PNG")
    close(page)
    assert b"@font-face" in content
    same = page.evaluate(PIXELS, [content.decode(), base64.b64encode(png).decode()])
    assert same < 0.01


# How many of the pixels of an SVG, drawn by the page, are others than those of a PNG.
PIXELS = """async ([svg, packed]) => {
  const draw = async source => { const image = new Image(); image.src = source; await image.decode(); const canvas = document.createElement('canvas');
    canvas.width = 1200; canvas.height = 630; const pen = canvas.getContext('2d'); pen.drawImage(image, 0, 0); await new Promise(done => setTimeout(done, 300));
    pen.drawImage(image, 0, 0); return pen.getImageData(0, 0, 1200, 630).data; };
  const [a, b] = [await draw('data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg)), await draw('data:image/png;base64,' + packed)];
  let other = 0; for (let i = 0; i < a.length; i += 4) if (Math.abs(a[i] - b[i]) > 24) other++;
  return other / (a.length / 4); }"""


def test_nothing_is_held_against_the_panel(page: Page):
    for lang in LANGUAGES:
        shared(page, f"#view=gist&lang={lang}")
        assert axe(page) == []
        close(page)


FIGURES = {"en": "Figures:", "ru": "Данные:", "kk": "Деректер:"}
EVERYWHERE = [*PICTURES, "debate", "figures", "network", "network&theme=1", "network&all=1", "argument", "timeline", "concepts"]
# What a picture says on the page itself: its title, and what the signs on it doubt.
SIGNS = """button => {
  const picture = button.closest('figure, .network, .face, .step, main');
  const notes = [...picture.querySelectorAll('.numbered li .number + span')].map(one => one.innerText);
  const signs = [...picture.querySelectorAll('svg [data-doubted] > title')].map(one => one.textContent);
  const frame = button.closest('.framed');
  const subject = frame?.querySelector('.of-what')?.innerText ?? '';
  return [[...notes, ...signs], subject, frame?.querySelector('svg .ring, svg [data-of]') ? 1 : 0];
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", EVERYWHERE)
def test_every_picture_that_is_sent_on_says_what_it_is_and_where_it_is_from(page: Page, lang: str, view: str):
    """All pictures of all views, as SVG and in words: title, article with author, journal and day, what is doubted, licence, address."""
    go(page, f"#view={view}&lang={lang}")
    author, title, journal, day = {
        "en": ("Nurbolat Nyshanbayev", "The process of digitalization", "Aqiqat", "April 30, 2022"),
        "ru": ("Нурболат Нышанбаев", "Процесс цифровизации", "Ақиқат", "30 апреля 2022"),
        "kk": ("Нұрболат Нышанбаев", "Цифрландыру үдерісі", "Ақиқат", "2022 жылғы 30 сәуір"),
    }[lang]
    buttons = page.locator(".share-this:visible")
    assert buttons.count() > 0
    for i in range(buttons.count()):
        doubts, subject, charted = buttons.nth(i).evaluate(SIGNS)
        buttons.nth(i).click()
        panel = page.locator(".share-panel")
        label = panel.locator("img").get_attribute("alt") or ""
        name, content = saved(page, panel, "SVG")
        png, drawn = saved(page, panel, "PNG")
        close(page)
        svg = ElementTree.fromstring(content.decode())
        said = plain(" ".join(" ".join(part.strip() for part in one.itertext()) for one in svg.iter() if one.tag.endswith("}text")))
        network = view == "network"
        wanted = [
            author,
            title,
            "2022" if network else day,
            *([] if network else [journal]),
            *subject.split(":")[0].split(", ")[:2],
            *([FIGURES[lang]] if charted else []),
            "CC BY 4.0",
            ADDRESS.removeprefix("https://"),
        ]
        assert [words for words in (*wanted, *doubts) if letters(words) not in letters(said)] == [], name
        assert [words for words in doubts if letters(words) not in letters(label)] == []
        assert letters(said).startswith(letters(re.split(r"[.?!](?:\s|$)", label)[0]))
        sizes = [int(float(svg.get(side) or 0)) for side in ("width", "height")]
        assert (int.from_bytes(drawn[16:20], "big"), int.from_bytes(drawn[20:24], "big")) == tuple(sizes)
        if view in (*PICTURES, "debate", "figures", "network"):
            assert sizes == [1200, 630]
        assert name.rsplit(".", 1)[0] == png.rsplit(".", 1)[0]


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def letters(words: str) -> str:
    """Words without spaces, without the hyphens of broken ones, and whether or not their first letter is a capital."""
    return re.sub(r"[\s\u2066-\u2069-]+", "", words).casefold()
