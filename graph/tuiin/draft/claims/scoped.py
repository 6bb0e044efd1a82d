"""For whom or where a figure holds: the phrase that its own part of a sentence has for it, "in rural areas", "шеткі аудандарда"."""

import re
from collections.abc import Sequence

from tuiin.draft.claims import cues
from tuiin.draft.claims.cases import case
from tuiin.draft.claims.line import Line, is_mark
from tuiin.draft.claims.saying import Part
from tuiin.draft.lemmas import russian

_LEADS = {
    "en": frozenset("in among for within across outside at".split()),
    "ru": frozenset("в во среди на у для".split()),
}
_ARTICLES = frozenset("the a an its their all this that these those".split())
_STOPS = {
    "en": frozenset(
        "it was were is are rose fell had has have reached stood made came only but and while by to of at from as than that which".split()
    ),
    "ru": frozenset("и а но что как было была был были лишь только до от с из по на в во".split()),
}
_BEFORE, _BEHIND, _LONGEST = 12, 4, 5  # words
_DIGIT = re.compile(r"\d")


def scope(line: Line, figure: Part, first: int, behind: int) -> tuple[Part, Part] | None:
    """Return the phrase that says where a figure holds, and the words in it that name this; None where its part of a sentence has none.

    `first` and `behind` are the words around the figure that are nearer to it than to another.
    """
    if line.language == "kk":
        return _kazakh(line, figure[0], first)
    mark = next((at for at in range(figure[1], behind) if is_mark(line.words[at])), behind)
    for at in (*range(max(figure[0] - _BEFORE, first), figure[0]), *range(figure[1], min(figure[1] + _BEHIND, mark))):
        if line.words[at] not in _LEADS.get(line.language, ()):
            continue
        begin = at + 1
        while begin < behind and line.words[begin] in _ARTICLES:
            begin += 1
        end = _end(line, begin, figure[0] if at < figure[0] else behind)
        if end > begin and _names_a_scope(line, begin, end):
            return (at, end), (begin, end)
    return None


def _end(line: Line, begin: int, behind: int) -> int:
    """Return where a phrase ends: at a mark, a figure, or the words that go on."""
    stops = _STOPS[line.language]
    for at in range(begin, min(begin + _LONGEST, behind)):
        word = line.words[at]
        if is_mark(word) or _DIGIT.search(word) or word in stops or (line.language == "ru" and russian.is_verb(word)):
            return at
    return min(begin + _LONGEST, behind)


def _names_a_scope(line: Line, begin: int, end: int) -> bool:
    """Say whether words name a place or people, no time, no index and no state that has the figure itself."""
    words: Sequence[str] = line.words[begin:end]
    refused = any(word in cues.table(line.language, name) for word in words for name in ("INDEX", "NO_SCOPE", "EDITION"))
    return not refused and not any(name.kind in ("work", "person") for _, _, name in line.named(begin, end))


def _kazakh(line: Line, at: int, first: int) -> tuple[Part, Part] | None:
    """Return a phrase in the locative, or one before `арасында`, before a figure."""
    for last in range(at - 1, max(at - _BEFORE, first) - 1, -1):
        word = line.words[last]
        among = word in ("арасында", "ішінде") and last > first
        if not among and case(word) != "locative":
            continue
        begin = last - among
        while begin > first and not is_mark(line.words[begin - 1]) and not case(line.words[begin - 1]) and last - begin < _LONGEST - 1:
            if line.words[begin - 1] in cues.table("kk", "LEADS") or _DIGIT.search(line.words[begin - 1]):
                break
            begin -= 1
        thing = (begin, last + (not among))
        if not any(_DIGIT.search(each) for each in line.words[begin : last + 1]) and _names_a_scope(line, *thing):
            return (begin, last + 1), thing
    return None
