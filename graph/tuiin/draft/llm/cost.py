"""What asking costs: tokens as the server counts them, estimated where it does not or before it is asked, and never more than allowed."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tuiin.errors import TuiinError

PRICE = "TUIIN_LLM_PRICE"
_BYTES = 3.0  # of UTF-8 a token: English has more, Cyrillic and most other scripts not fewer


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, of questions and of answers, in whatever money."""

    asked: float = 0.0
    said: float = 0.0

    def of(self, asked: int, said: int) -> float:
        """Return what so many tokens cost."""
        return (asked * self.asked + said * self.said) / 1_000_000


@dataclass(slots=True)
class Cost:
    """The tokens that were spent, of questions and answers, and how many may be."""

    most: int
    price: Price = Price()
    asked: int = 0
    said: int = 0

    @property
    def tokens(self) -> int:
        """All that were spent."""
        return self.asked + self.said

    def spend(self, asked: int, said: int) -> None:
        """Count tokens."""
        self.asked += asked
        self.said += said

    def allows(self, asked: int, said: int) -> bool:
        """Say whether a question of so many tokens, with an answer of so many, may still be asked."""
        return self.tokens + asked + said <= self.most

    def __str__(self) -> str:
        money = f", {self.price.of(self.asked, self.said):,.4f} by {PRICE}" if self.price != Price() else ""
        return f"{self.tokens:,} tokens ({self.asked:,} asked, {self.said:,} answered{money})"


def price(settings: Mapping[str, str]) -> Price:
    """Return what the environment says that tokens cost. Raises `TuiinError`.

    >>> price({"TUIIN_LLM_PRICE": "0.15/0.6"}).of(2_000_000, 500_000)
    0.6
    """
    said = settings.get(PRICE, "").strip()
    if not said:
        return Price()
    try:
        asked, answered = (float(part) for part in said.split("/"))
    except ValueError:
        asked = answered = -1.0
    if not all(0 <= one < 1e6 for one in (asked, answered)):
        raise TuiinError(f"{PRICE}: found {said!r}; wanted what a million tokens of questions and of answers cost, such as 0.15/0.60")
    return Price(asked, answered)


def estimated(said: Any) -> int:
    """Return about how many tokens a text or a question has, rather too many than too few."""
    words = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
    return math.ceil(len(words.encode("utf-8", "replace")) / _BYTES)
