"""Words by language: tags of BCP 47, and which of the languages that are there stands in for one that is not."""

from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

W = TypeVar("W")


class Words(Mapping[str, W]):
    """Words by language tag, in the order in which they were given; equal to the same words in any order, and never changed.

    >>> Text({"de-AT": "Jänner"}, en="January")
    Text({'de-AT': 'Jänner', 'en': 'January'})
    """

    __slots__ = ("_by_tag",)

    def __init__(self, words: Mapping[str, W] = {}, /, **more: W) -> None:
        self._by_tag = {**words, **more}

    def __getitem__(self, tag: str) -> W:
        return self._by_tag[tag]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_tag)

    def __len__(self) -> int:
        return len(self._by_tag)

    def __hash__(self) -> int:
        return hash(frozenset(self._by_tag.items()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._by_tag!r})"


class Text(Words[str]):
    """The same words in some languages."""

    __slots__ = ()

    def said(self, *languages: str) -> str:
        """Return the words in the first of these languages that they are there in, else in the one that they were first given in.

        >>> Text(de="Lampe", en="lamp").said("en-GB"), Text(de="Lampe", en="lamp").said("ru")
        ('lamp', 'Lampe')
        """
        return self[best(self, *languages)] if self else ""


class Forms(Words[tuple[str, ...]]):
    """Further forms of a name in some languages."""

    __slots__ = ()


class Printed(Forms):
    """Forms of a name as articles print them, by the language of these articles."""

    __slots__ = ()


def best(there: Collection[str], *wanted: str) -> str:
    """Return which of the tags that are there answers best to somebody who wants these languages, the dearest first.

    For each: itself, itself with less behind it (`de` for `de-AT`, RFC 4647), itself with more (`de-AT` for `de`). Where none of them
    is there, the first of those that are. Large and small letters are the same.

    >>> best(["en", "de"], "de-AT", "en"), best(["fr", "pt-BR"], "pt"), best(["kk", "ru"], "en")
    ('de', 'pt-BR', 'kk')
    """
    tags = {tag.lower(): tag for tag in there}
    for tag in map(str.lower, wanted):
        parts = tag.split("-")
        for count in range(len(parts), 0, -1):
            if (found := tags.get("-".join(parts[:count]))) is not None:
                return found
        if longer := next((tags[other] for other in tags if other.startswith(f"{tag}-")), None):
            return longer
    return next(iter(there), "")
