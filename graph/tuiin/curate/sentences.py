"""Where a sentence ends within a block of text: which stops end one, and what belongs to it after the stop."""

import re
from collections.abc import Iterator

from tuiin.curate.habits import Habits

# A stop with what closes after it: quotation marks, brackets, marks of notes: `.»`, `.)`, `.[12]`, `.[7, p. 3]`, `.²`. What opens in
# one language closes in another (»Doch!«), unless a word is glued to it.
_CLOSE = r"(?:[»”“›’\"')\]]|[«‹](?![^\W_]))*"
_PAGES = r"[ ,;:–-]{1,3}(?:[^\W\d_]{1,4}\.?[ \u00a0]?)?\d{1,4}(?:[ \u00a0-]?[^\W\d_]{1,3}\.?)?"
_NOTE = rf"(?:[ \u00a0]?\[\d{{1,4}}(?:{_PAGES}){{0,9}}\]|[⁰¹²³⁴-⁹*†‡])*"
_END = re.compile(rf"(?P<stop>\.(?:[ \u00a0]\.){{2,}}|[.!?…؟۔]+){_CLOSE}{_NOTE}{_CLOSE}")
# What may stand before the first letter or figure of the next sentence, and that word.
_TURN = r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]*"  # marks of direction, which nobody sees
_NEXT = re.compile(
    rf"{_TURN}(?P<space>\s*){_TURN}(?:[–—―-]\s+)?(?:[«“„‚‘`\"'(\[¿¡–—-]|[»›](?=[^\W_]))*\s?(?P<word>[^\W_]+(?:[-’'][^\W_]+)?(?P<dot>\.)?)"
)
# Where a list of works goes on within its entry: – Place: Publisher, – Place, 2001., – 12 p., – P. 3.
_WORKS = re.compile(r"\s*[–—―-]\s+(?:\d|[^\s.:]{1,20}\.?\s?:|[^\s:,]{1,20},\s\d{4}\s?[.,;]|[^\W\d_]\.\s?\d)")
_ITEM = re.compile(r"(?:[•⁃*–-]\s*)?\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|[^\W\d_])")  # 1. 2.1. IV. a.
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.[ \u00a0]){1,3}[^\W\d_]{1,2}$")  # an abbreviation with spaces in it: z. B.
_ROMAN = re.compile(r"[IVXLC]{2,}")
_FIGURE = re.compile(r"[\dIVXLC](?:-[^\W\d_]{1,3})?\W{0,3}(?:[^\W\d_]{1,6}\.?\s+до\s+)?$")
_NOTE_NUMBER = re.compile(r"(?<=[^\W\d_]{4}\.)\d{1,3}(?=\s+[«“„\"(]?[^\W\d_])")
_INITIALS = re.compile(r"[^\W\d_](?:\.-[^\W\d_])*")  # J, J.-P
_INSIDE = 90  # letters between a bracket and a stop in it
_BEFORE = 48  # letters that are looked at before a stop: an abbreviation with all that belongs to it, and the word before it


def sentences(text: str, start: int, end: int, habits: Habits) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of this block begins and ends, without white space around it."""
    begin = start
    for stop in _END.finditer(text, start, end):
        finish = _finish(text, stop, end)
        if begin < finish < end and _ends(text, begin, stop, finish, end, habits):
            yield begin, finish
            begin = finish
            while text[begin].isspace():  # a block ends with a word
                begin += 1
    if begin < end:
        yield begin, end


def _finish(text: str, stop: re.Match[str], end: int) -> int:
    """Return where what belongs to a stop ends: behind the number of a note that is glued to it, as in `end.12 The next`."""
    note = _NOTE_NUMBER.match(text, stop.end(), end)
    following = _NEXT.match(text, note.end(), end) if note else None
    ends = note and following and text[stop.start() - 1].islower() and following["word"][0].isupper()
    return note.end() if note and ends else stop.end()


def _ends(text: str, begin: int, stop: re.Match[str], finish: int, end: int, habits: Habits) -> bool:
    following = _NEXT.match(text, finish, end)
    if not following or following["word"][0].islower():
        return False
    before = text[max(begin, stop.start() - _BEFORE) : stop.start()]
    if before.endswith(("(", "[")):  # (!), […]
        return False
    if not following["space"] and not _glued(before, stop.group(), text[following.start("word") : finish + _BEFORE]):
        return False
    if _in_brackets(text, begin, stop, end):
        return False
    if stop["stop"] != ".":
        return not (before[-1:].isspace() and re.fullmatch(r"\.\s\.\s\.", stop["stop"]))  # . . . stands for what was left out
    if _WORKS.match(text, finish, end) or _ITEM.fullmatch(text, begin, stop.start()):
        return False
    return stop.end() - stop.start() > 1 or _full_stop(before, following, habits)


def _in_brackets(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Say whether a stop stands within brackets that open and close in the same sentence: `(Greek. Πλάτων, b. 427 B.C. Athens)`."""
    opened = text.rfind("(", max(begin, stop.start() - _INSIDE), stop.start())
    if opened <= begin or text.find(")", opened, stop.end()) >= 0:
        return False
    closed = text.find(")", stop.end(), min(stop.end() + _INSIDE, end))
    return closed >= 0 and text.find("(", stop.end(), closed) < 0


def _glued(before: str, stop: str, after: str) -> bool:
    """Say whether a sentence can end where no white space follows: not within a figure, an address, a name such as Node.JS."""
    last = re.split(r"[\s(«“„\"]", before)[-1]
    if not stop.endswith("."):
        return not re.search(r"[/@=&]", last)
    if re.search(r"[./@:\d]", last) or not last[-1:].islower() or len(last) < 3 or last == "www" or re.match(r"\S+[.@/]\w", after):
        return False
    if last[-1] > "\u0250":  # not Latin
        return after[0].isupper() or after[0].isdigit()
    return after[0].isupper() and after[1:2].islower() and after[0] < "\u0250"


def _full_stop(before: str, following: re.Match[str], habits: Habits) -> bool:
    """Say whether a full stop alone ends a sentence, by the words before and after it."""
    written = _written(before, habits)
    word, after = re.sub(r"\s", "", written.lower()), following["word"].rstrip(".")
    initial = len(after) == 1 and bool(following["dot"])
    starter = after.lower() in habits.starters and not initial
    if written.isdigit() or _ROMAN.fullmatch(written):
        return starter or not habits.ordinals or (len(word) > 2 and word.isdigit())
    if word in habits.closing:
        return True
    if word in habits.measures and len(before.split()) > 3 and _FIGURE.search(before[: -len(written)]):
        return not initial
    if word in habits.bound or (word in habits.figure and (after[0].isdigit() or _ROMAN.fullmatch(after))):
        return False
    if _INITIALS.fullmatch(written) and written.isupper():  # initials, unless they follow a small word: N. Surname; you and I.
        return starter and " ".join(before.split()[-2:])[:1].islower()
    return starter or not (word in habits.open or word in habits.measures or _short(word))


def _written(before: str, habits: Habits) -> str:
    """Return the word at the end of this, of one with hyphens the last part; an abbreviation with the spaces in it."""
    spaced = _SPACED.search(before, max(0, len(before) - 16))
    if spaced and habits.knows(re.sub(r"\s", "", spaced.group().lower())):
        return spaced.group()
    word = re.split(r"[\s(«“„\"\[]", before)[-1].lstrip("-–")
    last = word.rpartition("-")[2]
    return last if len(last) > 1 and not re.search(r"[.\d]", word) else word


def _short(word: str) -> bool:
    """Say whether a word looks as abbreviations do: one letter, or short parts between stops.

    >>> [word for word in ("т", "u.s", "т.ғ.к", "gov.kz", "12.04.2006") if _short(word)]
    ['т', 'u.s', 'т.ғ.к']
    """
    parts = word.split(".")
    return all(part.isalpha() for part in parts) and (len(word) == 1 or (len(parts) > 1 and max(map(len, parts)) < 3))
