"""Names that a model finds, a conditional random field trained on Kazakh news: what it looks at in a word and its neighbours."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from gzip import decompress
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from tuiin.draft.names.gazetteer import gazetteer, is_given

if TYPE_CHECKING:
    from pycrfsuite import Tagger

_SIGNS = ((re.compile("[A-ZА-ЯЁІӘҒҚҢӨҰҮҺ]+"), "X"), (re.compile("[a-zа-яёіәғқңөұүһ]+"), "x"), (re.compile(r"\d+"), "d"))
_OPEN, _CLOSE = frozenset("«“„‹"), frozenset("»”›")
_AT_ONCE = 400  # words, more than a sentence has
_SMALL = frozenset("CARDINAL DATE TIME PERCENTAGE MONEY QUANTITY ORDINAL POSITION NON_HUMAN MISCELLANEOUS ADAGE".split())  # no capitals


class Tagged(NamedTuple):
    """Words of a sentence, by the numbers of the first and of the one behind the last, with their class and how sure the model is."""

    first: int
    end: int
    kind: str
    confidence: float


def features(words: Sequence[str]) -> list[list[str]]:
    """Return what the model sees of each word of a sentence: its ends, its shape, its neighbours, quotation marks, whether it is known."""
    small = [word.lower() for word in words]
    shapes = [_shape(word) for word in words]
    quoted = list(_quoted(words))
    known = _known(words)
    return [[quoted[number], *known[number], *_seen(number, small, shapes)] for number in range(len(words))]


def tagged(words: Sequence[str], leaning: Collection[int], kinds: Collection[str]) -> Iterator[Tagged]:
    """Yield the names that the model finds among the words of a sentence, in order, by the classes of KazNERD.

    Of the words of `leaning`, which by their capitals are names, those that it leaves out, or holds for figures and ranks, get that of the
    `kinds` for which most speaks.
    """
    for start in range(0, len(words), _AT_ONCE):
        chunk = words[start : start + _AT_ONCE]
        for found in _tagged(chunk, [number - start for number in leaning if start <= number < start + len(chunk)], kinds):
            yield found._replace(first=found.first + start, end=found.end + start)


def _tagged(words: Sequence[str], leaning: Collection[int], kinds: Collection[str]) -> Iterator[Tagged]:
    tagger = _tagger()
    labels = tagger.tag(features(words))
    for number in leaning:
        if labels[number] == "O" or labels[number][2:] in _SMALL:
            best = max(sorted(kinds), key=lambda kind: _share(tagger, kind, number))
            joins = (
                number > 0
                and labels[number - 1].endswith(best)
                and tagger.marginal(f"I-{best}", number) > tagger.marginal(f"B-{best}", number)
            )
            labels[number] = f"I-{best}" if joins else f"B-{best}"
    first = 0
    for number, label in enumerate([*labels, "O"]):
        begun = labels[first] if first < len(labels) else "O"
        if label.startswith("I-") and begun.endswith(label[2:]):
            continue
        if begun != "O" and first < number:
            confidence = min(_share(tagger, begun[2:], at) for at in range(first, number))
            yield Tagged(first, number, begun[2:], confidence)
        first = number


def _share(tagger: "Tagger", kind: str, number: int) -> float:
    """Return how surely a word belongs to a name of a class."""
    return float(tagger.marginal(f"B-{kind}", number) + tagger.marginal(f"I-{kind}", number))


def _seen(number: int, small: Sequence[str], shapes: Sequence[str]) -> list[str]:
    word, shape = small[number], shapes[number]
    seen = [f"w={word}", f"s={shape}"]
    seen += [f"<{size}={word[:size]}" for size in range(2, 6) if len(word) > size]
    seen += [f">{size}={word[-size:]}" for size in range(1, 6) if len(word) > size]
    for step in (-2, -1, 1, 2):
        there = number + step
        if 0 <= there < len(small):
            seen += [f"{step}w={small[there]}", f"{step}s={shapes[there]}"]
            if step == -1:
                seen.append(f"-1w={small[there]} {word}")
            if abs(step) == 1:
                seen += [f"{step}<={small[there][:4]}", f"{step}>={small[there][-3:]}", f"{step}/={shape} {shapes[there]}"]
        elif abs(step) == 1:
            seen.append(f"{step}end")
    return seen


def _known(words: Sequence[str]) -> list[list[str]]:
    """Return for each word whether it belongs to a well-known name, and of which kind, or is a given name."""
    seen: list[list[str]] = [[] for _ in words]
    for found in gazetteer("kk").find(words):
        for number in range(found.first, found.end):
            seen[number].append(f"g={found.entry.kind}{number > found.first}{number + 1 < found.end}")
    given = [is_given(word, "kk") for word in words]
    for number, is_name in enumerate(given):
        if is_name:
            seen[number].append("given")
        if number and given[number - 1]:
            seen[number].append("-1given")
    return seen


def _shape(word: str) -> str:
    """Return which kinds of letters a word has, one sign a run, and how long it is where it is short.

    >>> [_shape(word) for word in ("БҰҰ", "Алматыда", "2030", "-")]
    ['X3', 'Xx', 'd4', '-1']
    """
    length = str(len(word)) if len(word) < 5 else ""
    for letters, sign in _SIGNS:
        word = letters.sub(sign, word)
    return word + length


def _quoted(words: Sequence[str]) -> Iterator[str]:
    """Yield for each word how far it stands behind an opening quotation mark that has not closed, up to four."""
    since = -1
    for word in words:
        if word in _OPEN or (word == '"' and since < 0):
            since = 0
        elif word in _CLOSE or word == '"':
            since = -1
        elif since >= 0:
            since += 1
        yield f"q{min(since, 4)}"


@cache
def _model() -> bytes:
    return decompress((files("tuiin.draft") / "tables" / "names-kk.crfsuite.gz").read_bytes())


@cache
def _tagger() -> "Tagger":
    """Return the model, opened; it reads the bytes where they lie, so they stay."""
    from pycrfsuite import Tagger

    tagger = Tagger()
    tagger.open_inmemory(_model())
    return tagger
