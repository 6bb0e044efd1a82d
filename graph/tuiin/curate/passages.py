"""Where the sentences of a text lie: ids, code-point offsets and digests, never the words themselves."""

import csv
import hashlib
import io
import json
import re
import unicodedata

from tuiin.curate import habits
from tuiin.curate.blocks import blocks
from tuiin.curate.pages import page_of
from tuiin.curate.sentences import sentences
from tuiin.letters import visible
from tuiin.model import Passage

_ENDS = re.compile(r"[.!?…؟۔:][»”\")\]]*\Z")
HEADER = ("id", "start", "end", "sha256", "page")  # of passages.csv; the last where the text has pages
_DASHED = ("–", "—", "-", "•")


def normalize(text: str) -> str:
    """Return the text that offsets count in: NFC, LF line ends, no byte-order mark."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def digest(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def passage(text: str, name: str, start: int, end: int) -> Passage:
    """Return the sentence of this name that stands here in a normalised text."""
    return Passage(name, start, end, digest(text[start:end]), page_of(text, start))


def split(text: str, first_line: int = 1, last_line: int | None = None, *, language: str = "", unwrap: bool | None = None) -> list[Passage]:
    r"""Return the sentences of these lines (counted from 1) of a normalised text, in order.

    A line with words is a block, or several that a program has wrapped (`unwrap` says so, or the lines themselves). Blocks before
    the first one that ends as a sentence does are the head, `p0`, a title that asks among them; a block that opens as an item of a
    list does belongs to the paragraph before it. Where no language is named, the words say which it is.

    >>> [p.id for p in split("Title\n\nOne is here. Two is in 2006 ж. built.\n\nThree.")]
    ['p0s1', 'p1s1', 'p1s2', 'p2s1']
    """
    passages: list[Passage] = []
    known = habits.of(language or habits.guess(text))
    paragraph, sentence = 0, 0
    found = list(blocks(text, first_line, last_line, unwrap))
    for number, (start, end) in enumerate(found):
        spans = list(sentences(text, start, end, known))
        asks = number == 0 and len(found) > 1 and len(spans) == 1 and text[start:end].endswith(("?", "!"))
        in_head = paragraph == 0 and (asks or not _ENDS.search(text, start, end))
        if not in_head and not (paragraph and text.startswith(_DASHED, start)):
            paragraph, sentence = paragraph + 1, 0
        for begin, finish in spans:
            sentence += 1
            passages.append(passage(text, f"p{paragraph}s{sentence}", begin, finish))
    return passages


def to_csv(passages: list[Passage]) -> str:
    """Return the passages as CSV text: id, start, end, sha256, and the page where the text has pages; LF line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = HEADER if any(p.page for p in passages) else HEADER[:-1]
    writer.writerow(columns)
    writer.writerows([getattr(p, column) for column in columns] for p in passages)
    return out.getvalue()


def to_show(text: str, passages: list[Passage]) -> str:
    """Return the id of each sentence and its words, a line each, for a person to look at."""
    ids = [p.id + (f" (page {p.page})" if p.page else "") for p in passages]
    width = max(map(len, ids), default=0)
    words = (visible(" ".join(text[p.start : p.end].split()), None) for p in passages)
    return "".join(f"{name:{width}}  {said}\n" for name, said in zip(ids, words, strict=True))


def to_json(text: str, passages: list[Passage], *, words: bool = False) -> str:
    """Return the passages as JSON, with digest and length of the normalised text that they lie in; with their words if asked to."""
    columns = HEADER if any(p.page for p in passages) else HEADER[:-1]
    rows = [{c: getattr(p, c) for c in columns} | ({"words": text[p.start : p.end]} if words else {}) for p in passages]
    return json.dumps({"sha256": digest(text), "length": len(text), "passages": rows}, indent=1, ensure_ascii=not words) + "\n"
