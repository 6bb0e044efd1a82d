"""Where the sentences of a text lie: ids, code-point offsets and digests, never the words themselves."""

import csv
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Iterator

from tuiin.model import Passage

# A full stop after one of these does not end a sentence (Kazakh and Russian habits of print).
_ABBREVIATIONS = frozenset(
    [
        "ж",
        "жж",
        "ғ",
        "ғғ",
        "т",
        "б",
        "қ",
        "см",
        "т.б",
        "т.с.с",
        "т.с",
        "мыс",
        "гг",
        "г",
        "др",
        "т.е",
        "т.д",
        "стр",
        "c",
        "p",
        "no",
        "vol",
        "et",
        "al",
    ]
)
_END = re.compile(r"[.!?…]+[»”\")\]]*")
_OPENS = re.compile(r"[«“\"(\[–—-]*\s*[^\W_]")
_DASHED = ("–", "—", "-", "•")


def normalize(text: str) -> str:
    """Return the text that offsets count in: NFC, LF line ends, no byte-order mark."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def digest(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def split(text: str, first_line: int = 1, last_line: int | None = None) -> list[Passage]:
    r"""Return the sentences of these lines (counted from 1) of a normalised text, in order.

    A line with words is a block. Blocks before the first one that ends as a sentence does are the head, `p0`;
    a block that opens with a dash is an item of the paragraph before it.

    >>> [p.id for p in split("Title\n\nOne is here. Two is in 2006 ж. built.\n\nThree.")]
    ['p0s1', 'p1s1', 'p1s2', 'p2s1']
    """
    passages: list[Passage] = []
    paragraph, sentence = 0, 0
    for start, end in _blocks(text, first_line, last_line):
        block = text[start:end]
        in_head = paragraph == 0 and not re.search(r"[.!?…:][»”\")\]]*$", block)
        if not in_head and not (paragraph and block.startswith(_DASHED)):
            paragraph, sentence = paragraph + 1, 0
        for begin, finish in _sentences(text, start, end):
            sentence += 1
            passages.append(Passage(f"p{paragraph}s{sentence}", begin, finish, digest(text[begin:finish])))
    return passages


def _blocks(text: str, first_line: int, last_line: int | None) -> Iterator[tuple[int, int]]:
    position = 0
    for number, line in enumerate(text.split("\n"), 1):
        if number >= first_line and (last_line is None or number <= last_line) and line.strip():
            yield position + len(line) - len(line.lstrip()), position + len(line.rstrip())
        position += len(line) + 1


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _END.finditer(text, start, end):
        if stop.end() < end and not _ends_sentence(text, begin, stop, end):
            continue
        yield begin, stop.end()
        begin = stop.end()
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        yield begin, end


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    rest = text[stop.end() : end].lstrip()
    opening = _OPENS.match(rest)
    if not opening or opening.group()[-1].islower():
        return False
    if stop.group().strip('»”")]') != ".":
        return True
    before = text[begin : stop.start()].rsplit(None, 1)
    word = before[-1].lstrip('(«“"[') if before else ""
    glued = not text[stop.end()].isspace()
    if len(word) == 1 and word.isupper():
        return False  # an initial: N. Surname
    if word.rsplit(".", 1)[-1].lower() in _ABBREVIATIONS or "." in word:
        return word.lower() in {"т.б"} and not glued
    return True


def to_csv(passages: list[Passage]) -> str:
    """Return the passages as CSV text: id, start, end, sha256; LF line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("id", "start", "end", "sha256"))
    writer.writerows((p.id, p.start, p.end, p.sha256) for p in passages)
    return out.getvalue()


def to_json(text: str, passages: list[Passage]) -> str:
    """Return the passages as JSON, with digest and length of the normalised text that they lie in."""
    rows = [{"id": p.id, "start": p.start, "end": p.end, "sha256": p.sha256} for p in passages]
    return json.dumps({"sha256": digest(text), "length": len(text), "passages": rows}, indent=1) + "\n"
