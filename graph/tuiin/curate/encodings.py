"""Bytes that are no text in UTF-8: what they look like, by the common words that they hold if they are read so."""

import re

from tuiin.curate import habits

# The name by which an encoding is known, and that by which Python reads it. Those in which each letter is two bytes or four hold zeros.
_WIDE = {"UTF-32": ("utf-32-le", "utf-32-be"), "UTF-16": ("utf-16-le", "utf-16-be")}
_NARROW = {
    "Windows-1251": "cp1251",
    "KZ-1048": "kz1048",
    "KOI8-R": "koi8-r",
    "CP866": "cp866",
    "ISO-8859-5": "iso8859-5",
    "MacCyrillic": "mac-cyrillic",
    "Windows-1252": "cp1252",
    "Windows-1254": "cp1254",
}
_MOST = 100_000  # bytes that are looked at
_FEW = 0.5  # common words, and letters that fit, must give more


def guess(content: bytes) -> str:
    r"""Return the name of the encoding in which bytes seem to be; empty where none of the known ones gives words, or they are UTF-8.

    >>> guess("Это был не тот мост, что он видел.".encode("koi8-r")), guess(b"\x00\x01\xfe\x00")
    ('KOI8-R', '')
    """
    some = content[:_MOST]
    if b"\0" in some:
        return next((name for name, codecs in _WIDE.items() if any(_wide(some, codec) for codec in codecs)), "")
    found = {name: _words(some, codec) for name, codec in _NARROW.items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] > _FEW else ""


def _wide(content: bytes, codec: str) -> bool:
    """Say whether bytes of two or four each hold a common word."""
    text = content[: len(content) // 4 * 4].decode(codec, "replace").lower()
    return any(map(habits.common, re.findall(r"[^\W\d_]+", text)))


def _words(content: bytes, codec: str) -> float:
    """Return how many common words there are that ASCII cannot write, less where letters are large ones amid words, or none."""
    text = content.decode(codec, "replace")
    common = sum(not word.isascii() for word in re.findall(r"[^\W\d_]+", text.lower()) if habits.common(word))
    others = [letter for letter in text if letter > "\x7f"]
    return common * (sum(map(str.islower, others)) / len(others)) ** 2 if common else 0
