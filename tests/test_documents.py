import io
import json
import sys
from pathlib import Path

import pytest

from tuiin.curate.anchors import UnreadableText
from tuiin.curate.documents import MissingReader, read
from tuiin.curate.passages import split
from tuiin.curate.reader import anchored
from tuiin.curate.scaffold import start
from tuiin.curate.tidy import tidy

from .command import ran
from .filed import file, packed, word

PAGE = """<!doctype html><html lang="kk-KZ"><head><title>Көпір туралы — Газет</title>
<meta name="author" content="Айша Нұр"><meta property="article:published_time" content="2024-05-03T10:00:00Z">
<style>p { color: red }</style><script>var text = 1;</script></head><body><nav><a href="/">Басты бет</a></nav>
<article><header><h1>Көпір   туралы</h1></header><p>Көпір 1998 жылы
салынды. Ол <b>әлі</b> мықты.<!-- түсініктеме --></p><h2>Болашағы</h2><p>Жаңа көпір де салынады<sup>1</sup>.<br>Оған ақша бөлінді.</p>
<ul><li>бірінші кезең;</li><li><p>екінші кезең.</p></li></ul><table><tr><td>а</td><td>б</td></tr></table>
<aside>Жарнама</aside></article><footer>© Газет</footer></body></html>"""
TEXT = "\n\n".join(
    [
        "Көпір туралы",
        "Көпір 1998 жылы салынды. Ол әлі мықты.",
        "Болашағы",
        "Жаңа көпір де салынады1.",
        "Оған ақша бөлінді.",
        "– бірінші кезең;",
        "– екінші кезең.",
        "а б\n",
    ]
)


def printed(*pages: list[str]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setTitle("On the bridge")
    canvas.setAuthor("A. Nur; B. Er")
    for number, lines in enumerate(pages, 1):
        text = canvas.beginText(72, 760)
        for line in ("The Bridge Journal", *lines, str(number)):
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    if not pages:
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_web_page_is_the_text_of_its_article_a_line_a_paragraph(tmp_path: Path):
    found = read(file(tmp_path, "a.html", PAGE))
    assert found.text == TEXT
    assert (found.title, found.authors, found.date, found.language) == ("Көпір туралы", ("Айша Нұр",), "2024-05-03", "kk-KZ")
    assert read(file(tmp_path, "no-name", PAGE)).text == TEXT


def test_a_page_in_another_encoding_is_read_as_it_says(tmp_path: Path):
    page = '<html><head><meta charset="windows-1251"></head><body><p>Мост старый.</p></body></html>'
    assert read(file(tmp_path, "a.html", page.encode("cp1251"))).text == "Мост старый.\n"


def test_what_a_page_says_for_search_engines_is_proposed(tmp_path: Path):
    said = {"@graph": [{"headline": "Over", "author": [{"name": "A. Nur"}, "B. Er"], "datePublished": "2024-05"}]}
    page = f'<html><body><script type="application/ld+json">{json.dumps(said)}</script><p>Words.</p></body></html>'
    found = read(file(tmp_path, "a.html", page))
    assert (found.text, found.title, found.authors, found.date) == ("Words.\n", "Over", ("A. Nur", "B. Er"), "2024-05")


def test_a_page_nested_deep_is_read(tmp_path: Path):
    """libxml2 gives up below 255 elements; what stands there is lost, and nothing else."""
    page = "<p>First.</p>" + "<div>" * 200 + "Words." + "</div>" * 200 + "<p>Last.</p>"
    assert read(file(tmp_path, "a.html", page)).text == "First.\n\nWords.\n\nLast.\n"
    assert read(file(tmp_path, "a.html", "<p>First.</p>" + "<div>" * 50_000 + "Words.")).text.startswith("First.\n")


def test_a_long_page_is_read(tmp_path: Path):
    page = "<p>One <b>two</b> three. Four.</p>\n" * 40_000
    assert read(file(tmp_path, "a.html", page)).text.count("Four.") == 40_000


def test_markdown_is_read_as_it_is_shown(tmp_path: Path):
    text = "---\ntitle: Over\nauthor: [A. Nur, B. Er]\ndate: 2024-01-02\n---\n# Head\n\nOne *two*\nthree. [Four](http://x.example).\n\n- item one\n- item two\n"
    found = read(file(tmp_path, "a.md", text))
    assert found.text == "Head\n\nOne two three. Four.\n\n– item one\n\n– item two\n"
    assert (found.title, found.authors, found.date) == ("Over", ("A. Nur", "B. Er"), "2024-01-02")


def test_a_file_of_word_is_read_with_what_it_says_of_itself(tmp_path: Path):
    found = read(file(tmp_path, "a.docx", word("Head", "One two. Three.")))
    assert found.text == "Head\n\nOne two. Three.\n"
    assert (found.title, found.authors, found.date) == ("On the bridge", ("A. Nur", "B. Er"), "2024-05-03")


def test_the_pages_of_a_pdf_stand_beside_the_offsets(tmp_path: Path):
    first = [
        "On the bridge",
        "",
        "The bridge was built in 1998 and it is still",
        "strong, since the town mends it every sum-",
        "mer. Nobody",
    ]
    second = ["knows who pays. The next one comes later", "and will be made of wood."]
    path = file(tmp_path, "a.pdf", printed(first, second, ["Last words stand here, and they are", "short ones."]))
    found = read(path)
    assert "Journal" not in found.text
    assert "every summer." in found.text
    sentences = [(" ".join(found.text[p.start : p.end].split()), p.page) for p in split(found.text)]
    assert ("Nobody knows who pays.", 1) in sentences
    assert ("The next one comes later and will be made of wood.", 2) in sentences
    assert (found.title, found.authors, len(found.date)) == ("On the bridge", ("A. Nur", "B. Er"), 10)
    data = tmp_path / "data"
    start("bridge", data, path, (1, None))
    assert (data / "articles" / "bridge" / "passages.csv").read_text("utf-8").startswith("id,start,end,sha256,page\n")
    assert {p.page for p in anchored("bridge", data).passages.values()} == {1, 2, 3}
    assert "(page 2)" in ran("passages", "bridge", "--data", data, "--show")[1]


def test_what_the_file_says_is_proposed_and_stays_tidy(tmp_path: Path):
    data = tmp_path / "data"
    code, out, err = ran("new", "bridge", "--text", file(tmp_path, "a.html", PAGE), "--data", data)
    assert code == 0, err
    assert "filled in, please look: Көпір туралы, Айша Нұр, 2024-05-03" in err
    article = (data / "articles" / "bridge" / "article.yaml").read_text("utf-8")
    assert "# The file of the text names as authors: Айша Нұр\n" in article
    assert "  kk: Көпір туралы\n" in article
    assert "published: 2024-05-03\nlanguage: kk\n" in article
    assert tidy(data, write=False) == []
    assert f"{tmp_path}/texts/bridge.txt" in out
    assert (tmp_path / "texts" / "bridge.txt").read_text("utf-8") == TEXT
    assert ran("verify", tmp_path / "a.html", "bridge", "--data", data)[0] == 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.docx", b"PK\x03\x04 broken", "a.docx: is a ZIP, but cannot be read: "),
        ("a.odt", packed(content_xml="<a/>"), "a.odt: is a file of OpenOffice; save it as .docx"),
        ("a.zip", packed(a="b"), "a.zip: is a ZIP that no text is read out of; wanted .txt, .md, .html, .docx or .pdf"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc: is a file of Word or Excel of the old kind; save it as .docx"),
        ("a.rtf", b"{\\rtf1 words}", "a.rtf: is a file in RTF; save it as .docx"),
        ("a.txt", "words".encode("utf-16"), "a.txt: is UTF-16; save the text as UTF-8"),
        ("a.txt", "слово".encode("cp1251"), "a.txt: byte 0xf1 at 0 is not UTF-8; save the text as UTF-8"),
        ("a.pdf", b"%PDF-1.7 broken", "a.pdf: is PDF, but cannot be read: it is damaged, or no PDF"),
        (
            "scan.pdf",
            printed(),
            "scan.pdf: is PDF, but cannot be read: its 1 pages hold no text, only pictures; have it recognised (OCR) first",
        ),
        ("a.png", b"\x89PNG\r\n", "a.png: is a picture; have its text recognised (OCR) first"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_what_is_no_text_is_told_by_what_it_is(tmp_path: Path, name: str, content: bytes, words: str):
    with pytest.raises(UnreadableText) as caught:
        read(file(tmp_path, name, content))
    assert words in str(caught.value)


@pytest.mark.parametrize(("name", "package"), [("a.html", "lxml"), ("a.docx", "mammoth"), ("a.md", "markdown_it"), ("a.pdf", "pypdfium2")])
def test_without_the_extra_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str):
    contents = {"a.html": PAGE.encode(), "a.docx": word("One."), "a.md": b"One.", "a.pdf": b"%PDF-1.7"}
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingReader) as caught:
        read(file(tmp_path, name, contents[name]))
    assert f"which the package '{package}' reads, and that is not installed; pip install 'tuiin[texts]'" in str(caught.value)
