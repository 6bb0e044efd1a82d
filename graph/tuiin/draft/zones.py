"""The parts of an article: its head, headings, running text, captions, list of references, and the furniture of a page around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from tuiin.curate.blocks import ITEM
from tuiin.draft.reading import Zone
from tuiin.model import Passage

_PROSE = 8  # words of a sentence of running text
_SHORT = 20  # words of a line of furniture
_REFERENCES = 3  # lines in a row that look like references, where no heading says so
_ENDS = re.compile(r"[.!?…;:][»”\")\]\d]*\Z")
_CAPTION = re.compile(
    r"(?:\d+\s*[-–]?\s*(?:сурет|кесте|график|диаграмма)|(?:сурет|кесте|рис(?:унок|\.)|табл(?:ица|\.)|схема|график|диаграмма"
    r"|fig(?:ure|\.)?|table|chart|abb(?:ildung|\.)|tab(?:elle|\.)?)\s*№?\s*\d+)\b",
    re.IGNORECASE,
)
_BIBLIOGRAPHY = re.compile(
    r"(?:\d+\.?\s*)?(?:(?:пайдаланыл\w+\s+)?(?:әдебиет\w*|дереккөз\w*)(?:\s+тізімі)?|(?:список\s+)?(?:использованн\w+\s+)?"
    r"(?:литератур\w*|источник\w*)|библиографи\w+|references?(?:\s+cited)?|bibliography|works\s+cited|literature(?:\s+cited)?"
    r"|(?:further\s+)?sources|literatur(?:verzeichnis)?|kaynak\w*|références|bibliographie|notes(?:\s+and\s+references)?)\s*:?",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"(?:\[?\d{1,3}[\].)]|[^\W\d_][\w’'-]+,?\s+(?:[^\W\d_]\.\s*)+|[^\W\d_][\w’'-]+,\s).*\b(?:1[5-9]|20)\d\d\b")
_FURNITURE = re.compile(
    r"\b(?:көрсетілді|оқылды|қаралды|қаралым|пікір\s+қалдыру|пікірлер|жазылыңыз|бөлісу|бөлісіңіз|жүктеу|оқи\s+отырыңыз|тағы\s+оқыңыз"
    r"|ұқсас\s+(?:жаңалықтар|мақалалар)|редактор\s+блогы|электрон\w*\s+пошта\w*\s+жарияланбайды|міндетті\s+түрде\s+толтырыңыз"
    r"|просмотр(?:ов|ы|а)|комментари(?:й|и|ев)|подпис(?:ывайтесь|аться|ка)|поделиться|скачать|читайте\s+также|похожие\s+(?:статьи|новости)"
    r"|все\s+права\s+защищены|обязательные\s+поля|views|comments?|leave\s+a\s+(?:reply|comment)|subscribe|newsletter|share\s+(?:this|on)"
    r"|read\s+(?:also|more|next)|related\s+(?:articles|posts)|all\s+rights\s+reserved|cookies?\s+(?:policy|settings)|privacy\s+policy"
    r"|download\s+pdf|sign\s+(?:in|up)|log\s+in|skip\s+to\s+(?:main\s+)?content|back\s+to\s+top|required\s+fields)\b|[©]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.|doi\b|e-?mail\b|issn\b|удк\b|мрнти\b|ғтамр\b|jel\b|[\w.+-]+@[\w-]+\.)\S*", re.IGNORECASE)
_MARKUP = re.compile(
    r"(?:<[^<>]+>|!?\[[^\]]*\]\([^)]*\.(?:png|jpe?g|gif|svg|webp)\)|\s)+", re.IGNORECASE
)  # a picture, or tags that hold no words


@dataclass(frozen=True, slots=True)
class _Block:
    """A block of the text: its sentences, and its words on one line."""

    ids: tuple[str, ...]
    words: str

    @property
    def count(self) -> int:
        return len(self.words.split())

    @property
    def prose(self) -> bool:
        """Whether this is running text: enough words, and it ends as a sentence does."""
        return self.count >= _PROSE and bool(_ENDS.search(self.words))

    @property
    def reference(self) -> bool:
        return bool(_REFERENCE.match(self.words))

    @property
    def furniture(self) -> bool:
        """Whether a page says such things around any article."""
        if not re.search(r"[^\W\d_]", self.words) or _MARKUP.fullmatch(self.words):
            return True
        return self.count <= _SHORT and bool(_FURNITURE.search(self.words)) and not (self.prose and self.count > _PROSE + 2)


def zones(text: str, passages: Sequence[Passage]) -> dict[str, Zone]:
    r"""Return in which part of the article each sentence of a normalised text stands, by its id.

    >>> text = "Title\n\nFirst, the bees of the old town were counted twice.\n\nReferences\n\n1. Holm, J. Bees. 2019."
    >>> from tuiin.curate.passages import split
    >>> sorted(set(zones(text, split(text)).values()))
    ['bibliography', 'body', 'head', 'heading']
    """
    blocks = _blocks(text, passages)
    prose = [number for number, block in enumerate(blocks) if block.prose and not block.reference and not block.furniture]
    first, last = (prose[0], prose[-1]) if prose else (len(blocks), len(blocks))
    found: list[Zone] = []
    for number, block in enumerate(blocks):
        found.append(_zone(block, number, first, last, found))
    _unheaded(blocks, found)
    return {name: zone for block, zone in zip(blocks, found, strict=True) for name in block.ids}


def _blocks(text: str, passages: Sequence[Passage]) -> list[_Block]:
    """Return the blocks of a text: paragraphs, of the head each line."""
    blocks = []
    for paragraph, group in groupby(passages, lambda passage: passage.id.partition("s")[0]):
        lines = list(group)
        for part in [[line] for line in lines] if paragraph == "p0" else [lines]:
            words = " ".join(text[part[0].start : part[-1].end].split())
            blocks.append(_Block(tuple(one.id for one in part), words))
    return blocks


def _zone(block: _Block, number: int, first: int, last: int, before: Sequence[Zone]) -> Zone:
    """Return in which part of the article a block stands; `first` and `last` are the outermost blocks of running text."""
    listed = bool(before) and before[-1] == "bibliography"
    if block.furniture:
        return "furniture"
    if _CAPTION.match(block.words) and block.count <= 2 * _SHORT:
        return "caption"
    if _BIBLIOGRAPHY.fullmatch(block.words) and number > first:
        return "bibliography"
    if (listed or number > last) and block.reference:
        return "bibliography"
    if number < first:  # short sentences are running text too, where they end as such below the head
        return "head" if block.ids[0].startswith("p0s") or not _ENDS.search(block.words) else "body"
    if block.prose:
        return "body"
    if number > last:
        return "bibliography" if listed else "furniture"
    return "body" if ITEM.match(block.words) or _ENDS.search(block.words) else "furniture" if _ADDRESS.fullmatch(block.words) else "heading"


def _unheaded(blocks: Sequence[_Block], found: list[Zone]) -> None:
    """Make a list of references of those at the end of the running text that no heading announces; and of the heading of one."""
    end = next((number for number in range(len(found), 0, -1) if found[number - 1] not in ("furniture", "bibliography")), 0)
    lines = list(takewhile(lambda number: blocks[number].reference, range(end - 1, -1, -1)))
    if len(lines) >= _REFERENCES:
        for number in lines:
            found[number] = "bibliography"
    for number, zone in enumerate(found):
        if zone == "bibliography" and _BIBLIOGRAPHY.fullmatch(blocks[number].words):
            found[number] = "heading"
