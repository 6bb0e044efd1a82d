"""A PDF as text: its pages one after the other, each behind a form feed, without what repeats at their edges."""

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

_BROKEN = re.compile("[\ufffe\u0002\u00ad]\n?")  # the hyphen of a word that the end of a line parts


def text_of(source: bytes) -> tuple[str, dict[str, list[str]]]:
    """Return the text of a PDF, and what it says of title, authors and date. Raises `ValueError` for one that cannot be read."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(source)
        pages = [page.get_textpage().get_text_range() for page in document]
        said = document.get_metadata_dict()
    except PdfiumError as error:
        wants = "it wants a password" if "password" in str(error).lower() else "it is damaged, or no PDF"
        raise ValueError(wants) from None
    lines = _inner([_BROKEN.sub("", page.replace("\r\n", "\n").replace("\0", "")).strip().split("\n") for page in pages])
    if not any(line.strip() for page in lines for line in page):
        raise ValueError(f"its {len(pages)} pages hold no text, only pictures; have it recognised (OCR) first")
    date = re.match(r"D:(\d{4})(\d\d)?(\d\d)?", said.get("CreationDate", ""))
    title = re.sub(r"^(Microsoft Word - .*|untitled.*)", "", said.get("Title", "").strip(), flags=re.IGNORECASE)
    authors = [name.strip() for name in re.split(r";| and ", said.get("Author", "")) if name.strip() not in ("", "anonymous")]
    found = {"title": [title] if title else [], "author": authors, "date": ["-".join(filter(None, date.groups()))] if date else []}
    return "\n\f".join("\n".join(page) for page in lines) + "\n", found


def page_of(text: str, place: int) -> int:
    r"""Return the number of the page on which a place of a text lies; 0 where the text has no pages.

    >>> page_of("one\n\ftwo", 6), page_of("one", 1)
    (2, 0)
    """
    breaks = _breaks(text)
    return 1 + bisect_right(breaks, place) if breaks else 0


@lru_cache(maxsize=1)  # who asks for one place of a text asks for all its sentences
def _breaks(text: str) -> tuple[int, ...]:
    return tuple(found.start() for found in re.finditer("\f", text))


def _inner(pages: list[list[str]]) -> list[list[str]]:
    """Return the lines of each page without running titles: the first and the last lines that more than half of the pages have alike."""
    pages = [[line.strip() for line in page] for page in pages]
    for edge in (0, -1, 0, -1):  # a title and a number below it
        alike = Counter(_running(page[edge]) for page in pages if page)
        pages = [_without(page, edge, alike, len(pages)) for page in pages]
    return pages


def _running(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _without(page: list[str], edge: int, alike: Counter[str], pages: int) -> list[str]:
    running = page and pages > 2 and alike[_running(page[edge])] * 2 > pages
    return (page[1:] if edge == 0 else page[:-1]) if running else page
