"""Words that others quote, found in a text: by their letters alone, for spaces, hyphens and marks differ from one copy to another."""

import unicodedata
from dataclasses import dataclass, field
from itertools import pairwise

_BESIDE = 200  # letters before and behind a quotation that are compared


class NotFound(Exception):
    """What has no place in a text; the message says why, as the end of a sentence."""


class Ambiguous(NotFound):
    """Words that stand in a text more than once, and nobody can tell which of them are meant."""


@dataclass(slots=True)
class Quotes:
    """A text in which words are looked for."""

    text: str
    _letters: str = field(init=False)
    _places: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._letters, self._places = letters(self.text)

    def find(self, exact: str, prefix: str = "", suffix: str = "", within: tuple[int, int] | None = None) -> tuple[int, int]:
        r"""Return from where to where these words stand in the text. Raises `NotFound`.

        Where they stand more than once, what is before and behind them decides.

        >>> Quotes("One tram. Two tram\u00adcars.").find("tram-cars"), Quotes("A b. A b.").find("A", prefix="b.")
        ((14, 23), (5, 6))
        """
        wanted = letters(exact)[0]
        if not wanted:
            raise NotFound("no words are quoted")
        low, high = within or (0, len(self.text))
        found: list[int] = []
        at = self._letters.find(wanted)
        while at >= 0:
            if low <= self._places[at] < high:
                found.append(at)
            at = self._letters.find(wanted, at + 1)
        if not found:
            raise NotFound("the words that it quotes do not stand in the text")
        start = found[0] if len(found) == 1 else self._best(found, len(wanted), prefix, suffix)
        return self._places[start], self._places[start + len(wanted) - 1] + 1

    def _best(self, found: list[int], length: int, prefix: str, suffix: str) -> int:
        """Return where most of what is before and behind the words is what should be there. Raises `Ambiguous`."""
        before, behind = letters(prefix[-_BESIDE:])[0][::-1], letters(suffix[:_BESIDE])[0]

        def fits(at: int) -> int:
            left = self._letters[max(0, at - len(before)) : at][::-1]
            right = self._letters[at + length : at + length + len(behind)]
            return _common(left, before) + _common(right, behind)

        ranked = sorted(((fits(at), at) for at in found), reverse=True)
        (most, best), (next_, _) = next(pairwise(ranked))
        if most == next_:
            raise Ambiguous(f"the words that it quotes stand {len(found)} times in the text, and nothing beside them says which are meant")
        return best


def letters(text: str) -> tuple[str, list[int]]:
    r"""Return the letters and digits of a text, in their plain forms, and where each of them stands.

    >>> letters("ﬁn-\nal")
    ('final', [0, 0, 1, 4, 5])
    """
    found, places = [], []
    for place, letter in enumerate(unicodedata.normalize("NFC", text)):
        for plain in letter if letter.isascii() else unicodedata.normalize("NFKC", letter):
            if plain.isalnum():
                found.append(plain)
                places.append(place)
    return "".join(found), places


def _common(one: str, other: str) -> int:
    """Return how many letters two texts begin with alike."""
    return next((number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
