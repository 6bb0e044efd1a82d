"""Letters that nobody can see: which they are, and how a message shows the words in which they stand."""

import re
from collections.abc import Iterator

# U+200C and U+200D part and join letters of these scripts; U+200D makes one picture of several; a selector chooses the form of the
# sign before it.
_JOINS = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1900-\u1cff\ua840-\ua8ff\ua980-\ua9df\uaa00-\uaa7f\uabc0-\uabff\ufb50-\ufdff"
    "\ufe70-\ufefc\U00010a00-\U00010aff\U00010d00-\U00010fff\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
_SIGN = "[©®‼⁉™ℹ\u2190-\u27ff\u2900-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_PICTURES = re.compile(f"{_SIGN}\ufe0f?\u200d{_SIGN}")
_SELECTED = re.compile(
    f"{_SIGN}|[0-9#*](?=\ufe0f\u20e3)|[\u1820-\u18aa\u2e80-\u2fff\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SELECTOR = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800"
    "\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]|\r(?!\n)"
)
# What GitHub takes for a command in the output of a job: `::` where a line begins (not before the digit of an address), `##[` anywhere.
_COMMAND = re.compile(r"^\s*:(?=:(?!\d))|#(?=#\[)")
_HIDDEN = re.compile(f"{_UNSEEN.pattern}|[\t\n\r\ud800-\udfff]")


def visible(words: str, most: int | None = 70) -> str:
    r"""Return words of a file or a graph as a message may hold them: on one line, what cannot be seen as escapes, cut after `most` letters.

    >>> visible("a\x1b[2J\nb")
    'a\\x1b[2J\\nb'
    """
    if words.isascii() and words.isprintable() and not {":", "#"} & {*words} and (most is None or len(words) <= most):
        return words
    shown = _HIDDEN.sub(lambda found: found.group() if _fits(found) else _escaped(found), words if most is None else words[: most + 1])
    shown = _COMMAND.sub(lambda found: f"{found.group()[:-1]}\\x{ord(found.group()[-1]):02x}", shown)
    if most is None or len(shown) <= most:
        return shown
    return re.sub(r"\\([xuU][0-9a-f]{0,7})?$", "", shown[:most]) + "…"


def quoted(words: str, most: int = 70) -> str:
    """Return words of a file or a graph between quotation marks, as a message may hold them."""
    mark = '"' if "'" in words and '"' not in words else "'"
    return f"{mark}{visible(words, most)}{mark}"


def _escaped(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode()


def unseen_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the letters of a text that nobody can see, without those that do their work where they stand."""
    return (found for found in _UNSEEN.finditer(text) if not _fits(found))


def seen(text: str) -> str:
    r"""Return a text on one line without the letters that nobody can see.

    >>> seen("The \u200flamps\x00\n buzz")
    'The lamps buzz'
    """
    return " ".join(_UNSEEN.sub(lambda found: found.group() if _fits(found) else "", text).split())


def _fits(found: re.Match[str]) -> bool:
    """Say whether a letter that cannot be seen does its work where it stands: between letters of some scripts, and in pictures."""
    text, start, letter = found.string, found.start(), found.group()
    before = text[start - 1 : start]
    if letter in "\u200c\u200d":
        joins = _JOINS.match(before) or _JOINS.match(text, start + 1)
        return bool(joins or (letter == "\u200d" and any(_PICTURES.match(text, max(start - back, 0)) for back in (1, 2))))
    return bool(_SELECTOR.match(letter) and start and _SELECTED.match(text, start - 1))
