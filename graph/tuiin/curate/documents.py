"""The text out of the file in which somebody has it: plain, Markdown, HTML, Word or PDF; with what it says of title, authors and date."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tuiin.curate.anchors import MOST, UnreadableText, decoded
from tuiin.curate.passages import normalize
from tuiin.errors import TuiinError
from tuiin.files import reading
from tuiin.letters import seen, visible

Said = dict[str, list[str]]
_WORD = "word/document.xml"
_UNPACKED = 32_000_000  # bytes of its XML: a thousand pages are a third of that
# What a file is by its first bytes, and what to do about those that are not read.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "a file of Word or Excel of the old kind", "save it as .docx"),
    (b"{\\rtf", "a file in RTF", "save it as .docx"),
    (b"\xff\xfe\0\0", "UTF-32", "save the text as UTF-8"),
    (b"\xff\xfe", "UTF-16", "save the text as UTF-8"),
    (b"\xfe\xff", "UTF-16", "save the text as UTF-8"),
    (b"\x89PNG", "a picture", "have its text recognised (OCR) first"),
    (b"\xff\xd8\xff", "a picture", "have its text recognised (OCR) first"),
    (b"GIF8", "a picture", "have its text recognised (OCR) first"),
    (b"II*\0", "a picture", "have its text recognised (OCR) first"),
    (b"MM\0*", "a picture", "have its text recognised (OCR) first"),
    (b"AT&TFORM", "a file of DjVu", "save it as PDF"),
    (b"%!PS", "a file in PostScript", "save it as PDF"),
    (b"\x1f\x8b", "packed (gzip)", "unpack it"),
    (b"7z\xbc\xaf", "packed (7-Zip)", "unpack it"),
    (b"Rar!", "packed (RAR)", "unpack it"),
)


class MissingReader(TuiinError):
    """A package that reads this form of file is not installed."""


@dataclass(frozen=True, slots=True)
class Document:
    """The normalised text of a file, and what the file says of itself: proposals, for a person to look at. `form` is what it was."""

    text: str
    form: str = "text"
    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    language: str = ""


def read(path: Path) -> Document:
    """Return the text of a file, whatever form it has. Raises `UnreadableText`, or `MissingReader` with what to install."""
    try:
        content = reading.read(path, most=MOST, pipes=True)
    except reading.Unreadable as error:
        raise UnreadableText(str(error)) from error
    name = visible(str(path), None)
    form = _form(content, path.suffix.lower(), name)
    if form == "text":
        return _with_words(Document(decoded(content, name)), name)
    try:
        text, said = _READERS[form](content)
    except ModuleNotFoundError as error:
        raise MissingReader(
            f"{name}: is {_NAMES[form]}, which the package {error.name!r} reads, and that is not installed; pip install 'tuiin[texts]'"
        ) from error
    except TuiinError:
        raise
    except Exception as error:  # what readers that are not ours raise at a damaged file, nobody knows
        raise UnreadableText(
            f"{name}: is {_NAMES[form]}, but cannot be read: {visible(str(error), 300) or type(error).__name__}"
        ) from error
    first = {key: values[0] for key, values in said.items() if values}
    date = re.match(r"\d{4}(-\d\d(-\d\d)?)?", first.get("date", "").replace("/", "-"))
    authors = tuple(filter(None, map(seen, said.get("author", ()))))
    found = Document(normalize(text), form, seen(first.get("title", "")), authors, date.group() if date else "", first.get("language", ""))
    return _with_words(found, name)


def _with_words(document: Document, name: str) -> Document:
    """Return a document. Raises `UnreadableText` for one that says nothing."""
    if not re.search(r"[^\W_]", document.text):
        raise UnreadableText(f"{name}: holds no words; wanted a text")
    return document


def _form(content: bytes, suffix: str, name: str) -> str:
    """Return which form a file has, by what it holds, and by its name where that does not tell."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return _packed(content, name)
    for begins, what, wanted in _OTHERS:
        if content.startswith(begins):
            raise UnreadableText(f"{name}: is {what}; {wanted}")
    if suffix in (".html", ".htm", ".xhtml") or re.match(rb"(\xef\xbb\xbf)?\s*<(!doctype html|html)\b", content[:500], re.IGNORECASE):
        return "html"
    return "markdown" if suffix in (".md", ".markdown") else "text"


def _packed(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            files = {file.filename: file.file_size for file in package.infolist()}
    except zipfile.BadZipFile as error:
        raise UnreadableText(f"{name}: is a ZIP, but cannot be read: {error}") from error
    if _WORD not in files:
        what = (
            "of OpenOffice; save it as .docx"
            if "content.xml" in files
            else "that no text is read out of; wanted .txt, .md, .html, .docx or .pdf"
        )
        raise UnreadableText(f"{name}: is a file {what}" if "content.xml" in files else f"{name}: is a ZIP {what}")
    if sum(size for file, size in files.items() if file.endswith((".xml", ".rels"))) > _UNPACKED:  # pictures are not read
        raise UnreadableText(f"{name}: cannot be read: unpacked its text holds more than {_UNPACKED:,} bytes")
    return "docx"


def _html(content: bytes) -> tuple[str, Said]:
    from tuiin.curate import markup

    if b"\0" in content:  # the reader would take it for the end
        raise ValueError(f"byte 0x00 at {content.index(0)} is in no page")
    return markup.text_of(content)


def _markdown(content: bytes) -> tuple[str, Said]:
    from markdown_it import MarkdownIt

    from tuiin.curate import markup

    text = decoded(content, "Markdown")
    head = re.match(r"---\n(.*?)\n(?:---|\.\.\.)\n", text, re.DOTALL)
    body = MarkdownIt("commonmark").enable("table").render(text[head.end() :] if head else text)
    found, said = markup.text_of(f"<body>{body}</body>")
    return found, said | (_front(head[1]) if head else {})


def _front(head: str) -> Said:
    """Return what the first lines of a Markdown file say of it (YAML)."""
    import yaml

    try:
        said = yaml.load(head, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return {}
    keys = {"title": ("title",), "author": ("authors", "author"), "date": ("date", "published"), "language": ("lang", "language")}
    given = (
        {key: next((said[name] for name in names if name in said), None) for key, names in keys.items()} if isinstance(said, dict) else {}
    )
    return {key: [str(one) for one in (value if isinstance(value, list) else [value])] for key, value in given.items() if value}


def _docx(content: bytes) -> tuple[str, Said]:
    import mammoth

    from tuiin.curate import markup

    body = mammoth.convert_to_html(io.BytesIO(content), convert_image=mammoth.images.img_element(lambda _: {})).value
    found, said = markup.text_of(f"<body>{body}</body>")
    return found, said | _core(content)


def _core(content: bytes) -> Said:
    """Return what a Word file says of itself."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if "docProps/core.xml" not in package.namelist():
            return {}
        root = etree.fromstring(package.read("docProps/core.xml"), etree.XMLParser(resolve_entities=False, no_network=True))
    said = {etree.QName(node).localname: (node.text or "").strip() for node in root}
    authors = [name.strip() for name in said.get("creator", "").split(";") if name.strip()]
    return {
        key: values
        for key, values in (("title", [said.get("title", "")]), ("author", authors), ("date", [said.get("created", "")]))
        if any(values)
    }


def _pdf(content: bytes) -> tuple[str, Said]:
    from tuiin.curate import pages

    return pages.text_of(content)


_READERS: dict[str, Callable[[bytes], tuple[str, Said]]] = {"html": _html, "markdown": _markdown, "docx": _docx, "pdf": _pdf}
_NAMES = {"html": "HTML", "markdown": "Markdown", "docx": "a file of Word", "pdf": "PDF"}
