"""Whose a share is, and of what: "women are 38 percent of members", "балалардың 37 пайызы"; open where the words do not tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from tuiin.draft.claims import acting_last, cues
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.line import DASHES, STOPS, Line, is_mark
from tuiin.draft.claims.saying import Part
from tuiin.draft.lemmas import english, russian
from tuiin.draft.lemmas.phrases import noun_reading

_MOST = 4  # words of a phrase
_BEING = {
    "en": frozenset(
        "are is was were make makes made constitute constitutes constituted form forms formed comprise represent represented".split()
    ),
    "ru": frozenset("составляют составляет составляли составляла составлял составило составили образуют".split()),
}
_ABOUT = frozenset(
    "about only nearly almost over roughly some just up to for around now still around лишь только около почти более до".split()
)
_ARTICLES = frozenset("the a an all its their our these".split())
_PEOPLE = frozenset("people men women children those".split())
_ENDS = frozenset(
    """
        is are was were be been has have had do does did will would can could may might should must who which that in on at for with from to
        by than and or but not under over aged
    """.split()
)


@dataclass(frozen=True, slots=True)
class Share:
    """The words of whoever is a share, None where they are elsewhere; and of what, with the words that lead to it."""

    who: Part | None
    whole: Part | None = None
    scoped: Part | None = None
    goes_on: bool = False
    """Whether it may be a share of the same as the one before: "38 percent of X and 52 percent of Y"."""


def share(line: Line, figure: Part, first: int, behind: int) -> Share | None:
    """Return whose share a figure is; None where no words stand beside it that it is a share of.

    `first` and `behind` are the words around it that are nearer to it than to another figure.
    """
    if line.language == "kk":
        return _kazakh(line, figure, first)
    scoped = _whole(line, figure[1], behind)
    if scoped is None:
        return None
    whole = scoped[0] + (line.words[scoped[0]] == "of"), scoped[1]
    while whole[0] < whole[1] - 1 and line.words[whole[0]] in _ARTICLES:
        whole = whole[0] + 1, whole[1]
    verb = figure[0] - 1
    while verb > first and (line.words[verb] in _ABOUT or line.words[verb].endswith("ly")):
        verb -= 1
    if verb >= first and line.words[verb] in _BEING[line.language] | {"up"}:
        return Share(_before(line, first, verb - (line.words[verb] == "up")), whole, scoped)
    goes_on = figure[0] > 0 and line.words[figure[0] - 1] in ("and", "и", ",")
    return Share(whole, whole, scoped, goes_on)


def _whole(line: Line, at: int, behind: int) -> Part | None:
    """Return the phrase behind a figure of which it is a share, with the word that leads to it."""
    behind = min(behind, len(line))
    if line.language == "ru":
        end = at
        while (
            end < min(at + _MOST, behind)
            and russian.kind(line.words[end])[:4] in ("ADJF", "PRTF")
            and russian.can_be(line.words[end], "gent")
        ):
            end += 1
        noun = end < behind and russian.kind(line.words[end]).startswith("NOUN") and russian.can_be(line.words[end], "gent")
        return (at, end + 1) if noun else None
    if line.words[at : at + 1] != ("of",):
        return None
    known = [end for start, end, _ in (*line.terms, *line.names) if at < start <= at + 2 and end <= behind]
    if known:
        return at, max(known)
    for end in range(at + 1, min(at + 2 + _MOST, behind)):
        word = line.words[end]
        if is_mark(word) or word in _ENDS:
            return (at, end) if end > at + 1 else None
        if word == "those":
            return at, _clause(line, end, behind)
        if word in _PEOPLE or (word.endswith("s") and english.lemma(word) == word[:-1]):
            return (at, end + 1) if end <= at + 3 else None
    return None


def _clause(line: Line, first: int, behind: int) -> int:
    return next((at for at in range(first, behind) if is_mark(line.words[at])), behind)


def _before(line: Line, first: int, verb: int) -> Part | None:
    """Return the subject before a verb, where it is no pronoun."""
    begin = next((at + 1 for at in range(verb - 1, first - 1, -1) if is_mark(line.words[at])), first)
    while begin < verb and (line.words[begin] in cues.table(line.language, "LEADS") or line.words[begin] in _ARTICLES):
        begin += 1
    words: Sequence[str] = line.words[begin:verb]
    pointing = cues.table(line.language, "POINTING")
    if not words or len(words) > _MOST or any(word in pointing or word in _ENDS or word[0].isdigit() for word in words):
        return None
    return begin, verb


def _kazakh(line: Line, figure: Part, first: int) -> Share | None:
    """`X-тің 37 пайызы …`, `Y X-тің 37 пайызын құрайды`, `X-тің 37 пайызы – Y`."""
    last = figure[0] - 1
    while last > first and line.words[last] in ("шамамен", "тек", "небәрі", "кемінде", "жуық"):
        last -= 1
    if last < first or case(line.words[last]) != "genitive":
        return None
    begin = min(
        (start for start, end, _ in (*line.terms, *line.names) if end == last + 1 and start >= first), default=_phrase(line, last, first)
    )
    whole = begin, last + 1
    after = line.words[figure[1] : figure[1] + 1]
    if after and after[0].startswith("құра"):
        return Share(acting_last.nominative(line, first, begin), whole, whole)
    if after and after[0] in DASHES:
        end = next((at for at in range(figure[1] + 1, len(line)) if is_mark(line.words[at])), len(line))
        short = end - figure[1] - 1 <= _MOST and (end == len(line) or line.words[end] in STOPS | {","})
        return Share((figure[1] + 1, end) if short else None, whole, whole)
    return Share(whole, whole, whole)


def _phrase(line: Line, last: int, first: int) -> int:
    """Return where a phrase begins that ends with a genitive: over words without an ending, and what is only where something is."""
    at = last
    while at > first and last - at < _MOST - 1:
        word = line.words[at - 1]
        ended = case(word) not in ("", "attributive") or "pl" in noun_reading(word).tags.split()
        if is_mark(word) or ended or word[0].isdigit() or word.startswith("жыл") or word in cues.table("kk", "LEADS"):
            break
        at -= 1
    return at
