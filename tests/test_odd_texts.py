"""What people have lying around, through the commands: a text that is odd gets a sensible draft, and what is no text a clear error."""

import io
import os
import random
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tuiin.curate.encodings import guess
from tuiin.curate.reader import anchored
from tuiin.draft import beginning
from tuiin.draft.drafting import draft

from .command import tuiin
from .conftest import TOP
from .filed import W, file, packed, word

RUSSIAN = "Ночная библиотека повышает число читателей в городе. По мнению совета, лампы стоят дорого. Он был не рад, что это так.\n"
KAZAKH = "Түнгі кітапхана оқырман санын арттырады және бұл қала үшін жақсы. Бірақ шам қымбат болып тұр.\n"
ENGLISH = "A night library raises the number of readers in the town. The council of Lakeside says that lamps are expensive.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of somebody, without an article."""
    assert tuiin("init", "-q", "--language", "en", cwd=tmp_path).returncode == 0
    toml = tmp_path / "tuiin.toml"
    toml.write_text(f'{toml.read_text("utf-8")}\n[curators.me]\nname = "Me"\n', "utf-8")
    return tmp_path


def patient(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command that may take as long as it takes."""
    settings = os.environ | {"PYTHONPATH": str(TOP / "graph")}
    return subprocess.run([sys.executable, "-m", "tuiin", *words], capture_output=True, text=True, cwd=cwd, check=False, env=settings)


def lying(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def pdf(*pages: str, **how: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, **how)
    for words in pages:
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(document: str, **more: str) -> bytes:
    """A file of Word with this as its XML."""
    out, whole = io.BytesIO(), zipfile.ZipFile(io.BytesIO(word("x")))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in whole.namelist():
            package.writestr(name, document if name == "word/document.xml" else more.get(name, whole.read(name)))
    return out.getvalue()


def laughs() -> str:
    """Entities of entities: a hundred million words in a few lines."""
    entities = "".join(f'<!ENTITY {name} "{f"&{of};" * 10}">' for of, name in zip("abcdefg", "bcdefgh", strict=True))
    return f'<!DOCTYPE a [<!ENTITY a "lamp">{entities}]><w:document {W}><w:body><w:p><w:r><w:t>&h;</w:t></w:r></w:p></w:body></w:document>'


def bomb() -> str:
    return f"<w:document {W}><w:body><w:p><w:r><w:t>{'a ' * 20_000_000}</w:t></w:r></w:p></w:body></w:document>"


REFUSED = {
    "empty.txt": (b"", "holds no words; wanted a text"),
    "empty.pdf": (b"", "holds no words"),
    "empty.docx": (b"", "holds no words"),
    "blank.txt": (" \n\t\n \u00a0\n\ufeff".encode(), "holds no words"),
    "blank.md": (b" \n\n", "holds no words"),
    "blank.html": (b"<html><body> <p> </p><script>var a</script></body></html>", "holds no words"),
    "unseen.txt": ("\u200b\u200b\n\u2060\n".encode(), "holds no words"),
    "marks.txt": ("… !!! — «» ()\n".encode(), "holds no words"),
    "pictures.txt": ("😀😁😂 👩‍👩‍👧‍👦\n\n🎉🎉\n".encode(), "holds no words"),
    "utf-16.txt": (RUSSIAN.encode("utf-16"), "is UTF-16; save the text as UTF-8"),
    "utf-16-le.txt": (RUSSIAN.encode("utf-16-le"), "looks like UTF-16; save the text as UTF-8"),
    "utf-16-be.txt": (ENGLISH.encode("utf-16-be"), "looks like UTF-16; save the text as UTF-8"),
    "cp1251.txt": (RUSSIAN.encode("cp1251"), "looks like Windows-1251; save the text as UTF-8"),
    "koi8-r.txt": (RUSSIAN.encode("koi8-r"), "looks like KOI8-R; save the text as UTF-8"),
    "shift-jis.txt": ("図書館は読者の数を増やす。".encode("shift-jis"), "byte 0x90 at 0 is not UTF-8"),
    "cp1251.html": (f"<p>{RUSSIAN}</p>".encode("cp1251"), "does not say its encoding, which looks like Windows-1251; save it as UTF-8"),
    "nul.txt": (b"The lamps\n\nThe old\0 lamps buzz.\n", "byte 0x00 at 18 is in no text"),
    "nul.html": (b"<p>The old\0 lamps buzz.</p>", "byte 0x00 at 10 is in no page"),
    "scan.pdf": (pdf("", ""), "its 2 pages hold no text, only pictures; have it recognised (OCR) first"),
    "stamped.pdf": (pdf(*(f"Scanned by nobody, {number}" for number in range(9))), "its 9 pages hold no text, only pictures"),
    "locked.pdf": (pdf("The lamps.", encrypt=StandardEncryption("secret", "owner")), "it wants a password"),
    "cut.pdf": (pdf("The lamps.")[:300], "it is damaged, or no PDF"),
    "cut.docx": (word("The lamps buzz.")[:-200], "is a ZIP, but cannot be read"),
    "no-xml.docx": (docx(""), "is a file of Word, but cannot be read"),
    "half-xml.docx": (docx("<w:document><w:body>"), "is a file of Word, but cannot be read"),
    "half-core.docx": (docx(f"<w:document {W}><w:body/></w:document>", **{"docProps/core.xml": "<a"}), "cannot be read"),
    "laughs.docx": (docx(laughs()), "is a file of Word, but cannot be read"),
    "bomb.docx": (docx(bomb()), "unpacked its text holds more than 32,000,000 bytes"),
    "no-parts.docx": (packed(word__document_xml=f"<w:document {W}><w:body/></w:document>"), "no-parts.docx"),
    "gif.txt": (b"GIF89a\0\0", "is a picture"),
    "gzip.txt": (b"\x1f\x8b\x08\0", "is packed (gzip); unpack it"),
    "print.ps": (b"%!PS-Adobe-3.0\n(words) show\n", "is a file in PostScript; save it as PDF"),
    "bytes.txt": (bytes(range(256)) * 40, "byte 0x80 at 128 is not UTF-8"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_told_by_its_file_and_nothing_is_written(project: Path, name: str):
    content, words = REFUSED[name]
    path, before = file(project, name, content), lying(project)
    for command in (("draft", str(path)), ("new", "odd", "--text", str(path)), ("edit", str(path), "--print")):
        done = tuiin(*command, cwd=project)
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        assert name in done.stderr and words in done.stderr and len(done.stderr.splitlines()) == 1
    assert lying(project) == before


def columns(pages: int) -> bytes:
    """A journal in two columns, with a running title, the number of the page and a line below; words are parted at the ends of lines."""
    out, some = io.BytesIO(), random.Random(1)
    words = "night library reader council lamp town number visitor budget school winter evening light money harbour village".split()
    canvas, waiting = Canvas(out), ""
    for page in range(1, pages + 1):
        canvas.drawString(72, 800, "The Lakeside Review, vol. 12")
        canvas.drawRightString(520, 800, str(page))
        canvas.drawString(72, 40, "© Lakeside University Press")
        for left in (72, 310):
            for height in range(770, 70, -14):
                while len(waiting) < 60:
                    waiting += " ".join(some.choices(words, k=some.randrange(8, 20))).capitalize() + ". "
                cut = waiting.rfind(" ", 0, 34)
                parted = cut < 30 and waiting[33:34].isalpha() and waiting[32:33].isalpha()
                canvas.drawString(left, height, waiting[:33] + "-" if parted else waiting[:cut])
                waiting = waiting[33 if parted else cut + 1 :]
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_pdf_of_three_hundred_pages_in_columns_is_read_in_order_with_its_pages(project: Path):
    path = file(project, "long.pdf", columns(300))
    assert patient("new", "long", "--text", str(path), "--language", "en", cwd=project).returncode == 0
    passages = anchored("long", project / "data").passages.values()
    assert {one.page for one in passages} == set(range(1, 301))
    text = (project / "texts" / "long.txt").read_text("utf-8")
    said = {re.sub(r"-\s", "", " ".join(text[one.start : one.end].split())) for one in passages}
    assert not any("Lakeside" in one for one in said) and text.count("-\n") < 1200
    known = set("night library reader council lamp town number visitor budget school winter evening light money harbour village".split())
    whole = [one for one in said if known >= set(one.lower().rstrip(".").split())]
    assert len(whole) > 0.95 * len(said)  # no sentence runs from one column into what stands beside it
    drafted = patient("draft", "long", cwd=project)
    assert drafted.returncode == 0 and f"{len(passages)} sentences in en" in drafted.stdout


def noise(lines: int) -> Iterator[str]:
    some = random.Random(1)
    signs = "abcdefghijklmnopqrstuvwxyz0123456789.,;:!?()[]{}<>@#$%^&*-_=+/\\|\"'`~ ABCӘҒ"
    yield from ("".join(some.choices(signs, k=1_000_000 // lines)) for _ in range(lines))


@pytest.mark.parametrize("lines", [1, 12_500])
def test_a_million_characters_of_noise_are_drafted(tmp_path: Path, lines: int):
    path = file(tmp_path, "noise.txt", "\n".join(noise(lines)))
    done = patient("draft", str(path), "-q", cwd=tmp_path)
    assert done.returncode == 0 and " in " in done.stdout and not done.stderr


def test_names_behind_the_words_that_are_looked_at_are_no_fault():
    """Of a sentence without an end the first words are looked at; a name or a figure may stand behind them."""
    said = "reader and " * 300 + "the index of democracy in Kazakhstan ranked 28 in 2019, United Nations "
    found = draft(said * 4, "en")
    assert len(found.reading.sentences) == 1


ODD = {
    "kk-2021": (
        "Tüngı kıtaphana\n\nTüngı kıtaphana qala oqyrmandarynyñ sanyn arttyrady jäne bul qala üşın jaqsy. Şamdar qymbat bolyp tur.\n",
        "3 sentences in kk-Latn",
    ),
    "kk-2018": (
        "Túngi kitaphana\n\nTúngi kitaphana oqyrmandardyń sanyn arttyrady jáne bul qala úshin jaqsy. Shamdar qymbat bolyp tur.\n",
        "3 sentences in kk-Latn",
    ),
    "kk-arabic": ("ٴتۇنگى كىتاپحانا\n\nتۇنگى كىتاپحانا جانە بۇل قالا ٴۇشىن جاقسى. بۇل دۇرىس پا؟ ول دۇرىس.\n", "4 sentences in kk-Arab"),
    "no-language": ("Tyngi kitapxana\n\nTyngi kitapxana qala. Camdar qьmbat.\n", "3 sentences in a language that no common word tells"),
    "directions": (
        "\u202bThe lamps\u202c\n\nThe old\u200e lamps buzz. \u202eNew ones are quiet\u202c, says the council.\n",
        "3 sentences in en",
    ),
    "controls": ("The\x07 lamps\x1b[2J\n\nThe old\x01 lamps buzz at night. New ones are quiet.\n", "3 sentences in en"),
    "references": (
        "References\n\n" + "\n".join(f"{n}. Holm J. Night libraries. – Lakeside: Lamp Press, {1990 + n}. – {n}0 p." for n in range(1, 30)),
        "sentences in ",
    ),
    "headings": ("The night library\n\nIntroduction\n\nWhat the lamps cost\n\nThe readers\n", "4 sentences in en: 4 head"),
    "numbers": ("\n".join(f"{n} {n * 7} {n}.5 20{n:02}" for n in range(60)), "60 sentences in "),
    "emoji": (
        "📚🌃 Night library 🎉\n\nA library 📚 raises the number of readers 👩‍👩‍👧‍👦. Lamps 💡 are expensive 💸. 🇰🇿\n",
        "sentences in en",
    ),
    "one-word": ("a" * 1_000_000, "1 sentence in "),
    "markup": ("</script><!-- =1+1\n\nThe lamps: *buzz* & <b>cost</b>. {x: !!python/object} is here.\n", "sentences in en"),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_text_goes_all_the_way_from_file_to_page(project: Path, name: str):
    text, said = ODD[name]
    path = file(project, "odd.txt", text)
    drafted = tuiin("draft", str(path), cwd=project)
    assert drafted.returncode == 0 and said in drafted.stdout, drafted.stderr
    assert tuiin("new", "odd", "--text", str(path), cwd=project).returncode == 0
    assert tuiin("add", "actor", "Some Author", "--kind", "person", "--id", "some-author", "-q", cwd=project).returncode == 0
    article = project / "data" / "articles" / "odd" / "article.yaml"
    said = {"title": "Odd", "published": "2020", "language": "en", "curators": "[me]"}
    done = article.read_text("utf-8")
    for key, value in said.items():
        done = re.sub(rf"(?m)^{key}:.*\n(?: .*\n)*", f"{key}: {value}\n", done)
    article.write_text(done, "utf-8")
    for command in (("draft", "odd", "-q"), ("check", "odd"), ("build", "odd", "-q", "-o", "out")):
        ran = tuiin(*command, cwd=project)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (project / "out" / "odd" / "explorer.html").is_file()


def test_a_beginning_that_is_broken_off_leaves_nothing(project: Path, monkeypatch: pytest.MonkeyPatch):
    from tuiin.curate.documents import read

    path, before = file(project, "lamps.txt", ENGLISH), lying(project)

    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(beginning, "draft", broken)
    with pytest.raises(KeyboardInterrupt):
        beginning.begin("odd", project / "data", read(path), (1, None))
    assert {name for name in lying(project) - before if not name.startswith(".tuiin/")} <= {"lamps.txt", "texts/.gitignore"}
    monkeypatch.undo()
    assert beginning.begin("odd", project / "data", read(path), (1, None)).paths


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (RUSSIAN, "cp866", "CP866"),
        (RUSSIAN, "mac-cyrillic", "MacCyrillic"),
        (RUSSIAN, "iso8859-5", "ISO-8859-5"),
        (KAZAKH, "kz1048", "KZ-1048"),
        (ENGLISH, "utf-32-le", "UTF-32"),
        ("Die Bücherei ist für die Leser da, und über sie wird geredet.", "cp1252", "Windows-1252"),
        ("図書館は読者の数を増やす。", "shift-jis", ""),
    ],
)
def test_an_encoding_is_known_by_common_words(text: str, codec: str, name: str):
    assert guess(text.encode(codec)) == name
