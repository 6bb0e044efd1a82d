"""What themes and groups are called: by up to three of the things that they are about, the same ones in every language."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from tuiin.model import Text
from tuiin.show.picture.facts import Facts
from tuiin.show.picture.themes import Theme, kind_of

_KINDS = {"concept": 1.0, "actor": 0.8, "viewpoint": 0.5, "event": 0.45, "work": 0.2}
_LONG = 34  # letters above which a name fills a line
MOST = 3
_STEP = 3  # how many times less a claim tells of what is broader by one step
_LEAST = 0.05  # of the claims of a part, how many are about what it is called by


def names(article: Facts, themes: list[Theme], labels: dict[str, Text]) -> tuple[list[list[str]], list[list[str]]]:
    """Return what each theme is called by, and each of their groups, the most telling first; nothing is named twice."""
    used: set[str] = set()
    known = _Known(article, labels)
    of_themes = known.called([theme.claims for theme in themes], used, [theme.groups for theme in themes])
    groups = [group for theme in themes for group in theme.groups]
    return of_themes, known.called(groups, set())


class _Known:
    """What names are chosen from."""

    def __init__(self, article: Facts, labels: dict[str, Text]) -> None:
        self._article, self._labels = article, labels
        self._sides = {viewpoint for pair in article.opposed for viewpoint in pair}  # one side of a debate is no name for it
        self._broader = {*article.broader, *((other, one) for one, other in article.broader)}
        self._above: dict[str, list[str]] = defaultdict(list)
        for thing, wider in article.broader:
            self._above[thing].append(wider)

    def called(self, parts: list[list[str]], used: set[str], groups: list[list[list[str]]] | None = None) -> list[list[str]]:
        """Return the names of parts of the article, the largest choosing first."""
        counts = [self._counts(part) for part in parts]
        every: Counter[str] = Counter()
        for count in counts:
            every.update(count)
        mean = sum(every.values()) / max(1, len(parts))
        found: list[list[str]] = [[] for _ in parts]
        for number in sorted(range(len(parts)), key=lambda number: (-len(parts[number]), number)):
            scores = {thing: self._score(thing, f, every[thing], mean) for thing, f in counts[number].items()}
            least = min(100 * _LEAST * len(parts[number]), max(counts[number].values(), default=0))
            order = sorted((thing for thing in scores if counts[number][thing] >= least), key=lambda thing: (-scores[thing], thing))
            homes = [self._counts(group) for group in groups[number]] if groups else []
            found[number] = list(self._apart(order, homes, used))
        return found

    def _counts(self, claims: list[str]) -> Counter[str]:
        """Return how often these claims are about each thing; what tells of the article's method hardly counts."""
        counts: Counter[str] = Counter()
        for claim in claims:
            at = self._article.claims[claim]
            for thing, share in self._meant(at.about).items():
                if thing in self._labels and thing not in self._article.authors | self._sides and kind_of(thing) in _KINDS:
                    counts[thing] += share // 20 if at.kind == "methodological" else share
        return counts

    def _meant(self, about: tuple[str, ...]) -> dict[str, int]:
        """Return in hundredths, so that sums are exact, how much a claim tells of each thing, less of what is broader."""
        shares: dict[str, int] = {}
        level, share = list(about), 100
        while level and share:
            fresh = [thing for thing in level if thing not in shares]
            shares |= dict.fromkeys(fresh, share)
            level, share = [wider for thing in fresh for wider in self._above[thing]], share // _STEP
        return shares

    def _score(self, thing: str, f: int, whole: int, mean: float) -> float:
        long = any(len(words) > _LONG for words in self._labels[thing].values())
        return round(f * math.log(1 + mean / whole) * f / whole * _KINDS[kind_of(thing)] * (0.4 if long else 1), 6)

    def _apart(self, order: list[str], homes: list[Counter[str]], used: set[str]) -> Iterator[str]:
        """Yield the first that are no kin of each other, share no word, and have no name already; from several groups if there are such."""
        taken: list[str] = []
        seen: set[int] = set()

        def home(thing: str) -> int:
            return max(range(len(homes)), key=lambda number: (homes[number][thing], -number), default=0)

        for fresh in (True, False) if homes else (False,):
            for thing in order:
                if len(taken) == MOST:
                    return
                if (fresh and home(thing) in seen) or not self._fits(thing, taken, used):
                    continue
                taken.append(thing)
                seen.add(home(thing))
                used.add(self._labels[thing].said("en"))
                yield thing

    def _fits(self, thing: str, taken: list[str], used: set[str]) -> bool:
        kin = any((thing, other) in self._broader for other in taken)
        words = self._stems(thing)
        return not kin and self._labels[thing].said("en") not in used and not any(words & self._stems(other) for other in taken)

    def _stems(self, thing: str) -> set[str]:
        """Return how the longer words of a name begin, in every language."""
        return {word[:5] for words in self._labels[thing].values() for word in re.findall(r"\w{4,}", words.casefold())}
