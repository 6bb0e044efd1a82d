"""Where annotations stand in an article: at which of its sentences, by the words that they quote, by a digest, or by offsets."""

from bisect import bisect_right
from pathlib import Path

from tuiin.curate.annotations import Spot
from tuiin.curate.passages import digest, normalize
from tuiin.curate.quotes import Ambiguous, NotFound, Quotes, letters
from tuiin.curate.reader import anchored
from tuiin.curate.texts import words_of
from tuiin.errors import BadInput
from tuiin.model import Passage

Span = tuple[int, int]


class Places:
    """The sentences of an article, with its text where that is at hand; `ours` is where its names begin.

    Raises `BadInput` where the article has no sentences because its files cannot be read.
    """

    def __init__(self, slug: str, data: Path, ours: str) -> None:
        article = anchored(slug, data)
        if not article.passages:
            raise BadInput(article.problems)
        self.ours = ours
        self.passages = sorted(article.passages.values(), key=lambda passage: passage.start)
        self.order = {passage.id: number for number, passage in enumerate(self.passages)}
        self.length = article.copy.length if article.copy else self.passages[-1].end
        self.text = words_of(article).text
        self._ends = [passage.end for passage in self.passages]
        self._quotes = Quotes(self.text)
        self._digests: dict[str, list[Passage]] = {}
        for passage in self.passages:
            self._digests.setdefault(passage.sha256, []).append(passage)

    def sentences(self, spot: Spot) -> tuple[str, ...]:
        """Return the sentences of which any part stands there, in the order of the text. Raises `NotFound`."""
        if spot.sha256:
            return (self._digested(spot).id,)
        start, end = self._span(spot)
        first = bisect_right(self._ends, start)
        found = []
        for passage in self.passages[first:]:
            if passage.start >= end:
                break
            found.append(passage.id)
        if not found:
            raise NotFound("it stands in no sentence of the article")
        return tuple(found)

    def sure(self, spot: Spot) -> bool:
        """Say whether a place that was found is that of the very text that was meant, and not one that only may be."""
        if spot.ends:
            return all(map(self.sure, spot.ends))
        return bool(spot.sha256 or spot.source.startswith(self.ours) or (spot.exact and (self.text or self._whole(spot))))

    def _digested(self, spot: Spot) -> Passage:
        """Return the sentence with the digest that tuiin wrote."""
        found = self._digests.get(spot.sha256, [])
        there = [passage for passage in found if spot.offsets == (passage.start, passage.end)] or found
        if len(there) != 1:
            raise NotFound(f"its sentence stands {len(there)} times in the article" if there else "its sentence has other words by now")
        return there[0]

    def _span(self, spot: Spot) -> Span:
        """Return from where to where in the text something stands. Raises `NotFound`."""
        within = self._span(spot.within) if spot.within else None
        if spot.ends:
            (start, _), (end, _) = map(self._span, spot.ends)
            if start >= end:
                raise NotFound("it ends before it begins")
            return start, end
        if spot.exact and self.text:
            return self._quoted(spot, within)
        if whole := self._whole(spot):
            return whole.start, whole.end
        absent = ", and the text of the article is not at hand" if spot.exact else ""
        if spot.paged:
            raise NotFound(f"its offsets count in a web page{absent}")
        if spot.offsets is None:
            raise NotFound(f"it tells its place by words alone{absent}" if absent else "it names no place in the text")
        start, end = self._counted(spot.offsets, within)
        if spot.exact and end - start != len(normalize(spot.exact)):
            raise NotFound(f"its offsets do not fit the words that it quotes{absent}")
        return start, end

    def _quoted(self, spot: Spot, within: Span | None) -> Span:
        """Return where the words stand that are quoted; where nothing beside them tells, where they are counted to stand."""
        try:
            return self._quotes.find(spot.exact, spot.prefix, spot.suffix, within)
        except Ambiguous:
            start, end = self._counted(spot.offsets, within) if spot.offsets else (0, 0)
            if letters(self.text[start:end])[0] != letters(spot.exact)[0]:
                raise
            return start, end

    def _whole(self, spot: Spot) -> Passage | None:
        """Return the sentence that is quoted as a whole, where there is one alone: it is known by its digest, without the text."""
        found = self._digests.get(digest(normalize(spot.exact).strip()), [])
        return found[0] if len(found) == 1 else None

    def _counted(self, offsets: Span, within: Span | None) -> Span:
        """Return where offsets lead, which count in what they are a part of. Raises `NotFound`."""
        low, high = within or (0, self.length)
        start, end = (low + offset for offset in offsets)
        if not low <= start < end <= high:
            raise NotFound(f"its offsets are {offsets[0]} and {offsets[1]}; wanted two of 0 to {high - low:,}")
        return start, end
