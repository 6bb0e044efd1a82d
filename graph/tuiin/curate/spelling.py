"""Letters that have no place in curated words: decomposed ones, ones that nobody can see, and look-alikes of another alphabet."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tuiin.letters import quoted, unseen_in, visible

# Latin letters and the Cyrillic ones of the Kazakh and Russian alphabets that look like them.
_LATIN, _CYRILLIC = "aceiohpxyABCEHIKMOPTXYəhƏ", "асеіоһрхуАВСЕНІКМОРТХУәһӘ"
_LOOKALIKE = dict(zip(_LATIN + _CYRILLIC, _CYRILLIC + _LATIN, strict=True))
_L, _C, _G = "A-Za-zÀ-ÖØ-öø-\u02af\u1e00-\u1eff", "\u0400-\u052f", "\u0370-\u03ff"
_SEAM = re.compile(f"[{_L}](?=[{_C}{_G}])|[{_C}](?=[{_L}{_G}])|[{_G}](?=[{_L}{_C}])")
_WORD = re.compile(r"[^\W\d_]+")
_TOLD = 5  # letters of one word that are told
_LONE = {
    "kk": re.compile(r"(?<!\S)[aceiopxy](?!\S)"),
    "ru": re.compile(r"(?<!\S)[aceiopxy](?!\S)"),
    "en": re.compile(r"(?<!\S)[асеіорху](?!\S)"),
}


def unseen(text: str) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with how letters are encoded in a text: the number of the line, and words for it."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1) if seen(text) != text else ():
        if not unicodedata.is_normalized("NFC", line):
            yield number, "letters are written in decomposed form (NFD); write them composed (NFC): `tuiin tidy` does it"
        for letter in dict.fromkeys(found.group() for found in unseen_in(line)):
            name = unicodedata.name(letter, "a control character")
            yield number, f"U+{ord(letter):04X} ({name}) cannot be seen and has no place in a text; delete it"


def seen(text: str) -> str:
    """Return the text with composed letters, and without those that nobody can see."""
    out, end = [], 0
    for found in unseen_in(text):
        out.append(text[end : found.start()])
        end = found.end()
    return unicodedata.normalize("NFC", "".join([*out, text[end:]]))


def mixed(text: str) -> str:
    """Return which word of a text mixes alphabets, and which letters to change; nothing if none does.

    >>> mixed("қоғaм")
    "the word 'қоғaм' mixes alphabets: U+0061 a looks like U+0430 а"
    """
    if text.isascii() or not _SEAM.search(text):
        return ""
    word = next((word.group() for word in _WORD.finditer(text) if _SEAM.search(word.group())), "")
    if not word:
        return ""
    alphabets = ([c for c in dict.fromkeys(word) if re.match(f"[{letters}]", c)] for letters in (_L, _C, _G))
    swaps = [
        f"U+{ord(c):04X} {c}" + (f" looks like U+{ord(_LOOKALIKE[c]):04X} {_LOOKALIKE[c]}" if c in _LOOKALIKE else "")
        for c in min(filter(None, alphabets), key=len)
    ]
    return f"the word {quoted(word)} mixes alphabets: {', '.join(swaps[:_TOLD] + ['…'] * (len(swaps) > _TOLD))}"


def lone(text: str, language: str) -> str:
    """Return which one-letter word of a text in this language is a letter of the wrong alphabet; nothing if none is.

    >>> lone("ночь c книгой", "ru")
    "the word 'c' is U+0063, which looks like U+0441 с"
    """
    found = _LONE[language].search(text) if language in _LONE else None
    if not found or not re.search(f"[{_L if language == 'en' else _C}]", text):
        return ""
    letter, twin = found.group(), _LOOKALIKE[found.group()]
    return f"the word {letter!r} is U+{ord(letter):04X}, which looks like U+{ord(twin):04X} {twin}"


def near(word: str, known: Iterable[str]) -> str:
    """Return words that tell which known word is nearest to this one, and which of its letters are look-alikes; else nothing."""
    from difflib import get_close_matches

    matches = get_close_matches(word[:200], list(known), 1)
    alike = mixed(word)
    return (f"; nearest: {visible(matches[0])}" if matches else "") + (f"; {alike}" if alike else "")
