"""Works that are pointed at and works of the list of references: which are the same, by who wrote them and when."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tuiin.curate.minting import mint
from tuiin.draft.names import alphabets

_NAMED = re.compile(r"work/([a-z-]+)-(\d{4})")
_SHORTEST = 3  # letters of a part of a double name in an id


def family(author: str) -> str:
    """Return the family name of an author as references print it, in ASCII.

    >>> family("Харлоу М."), family("Мириам Харлоу"), family("Berg, Tone"), family("Ж. Қалдыбек")
    ('kharlou', 'kharlou', 'berg', 'qaldybek')
    """
    words = author.partition(",")[0].split()
    whole = [word for word in words if not word.endswith(".")]
    if not whole:
        return mint(author)
    return mint(whole[0] if words[-1].endswith(".") else whole[-1])


@dataclass(slots=True)
class Works:
    """The works that were met so far, by year; each with its first author, or the family name of an id, and its reference."""

    _by_year: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, references: Iterable[str]) -> "Works":
        """Return works of a registry, as far as their ids say who wrote them and when: `work/harlow-2008`."""
        found = cls()
        for reference in references:
            if named := _NAMED.fullmatch(reference):
                found.add(reference, [named[1]], named[2])
        return found

    def add(self, reference: str, authors: Sequence[str], year: str) -> None:
        """Note a work."""
        self._by_year.setdefault(year, []).append((authors[0] if authors else "", reference))

    def same(self, authors: Sequence[str], year: str) -> str:
        """Return the work that this is: of the same year, by the same family name, or by one that sounds alike in another alphabet.

        >>> works = Works()
        >>> works.add("work/harlow-2008", ["Harlow M."], "2008")
        >>> works.same(["Мириам Харлоу"], "2008"), works.same(["Ota"], "2008"), works.same(["Harlow"], "2009")
        ('work/harlow-2008', '', '')
        >>> works.same(["Halow"], "2008"), works.same(["Анна Харлоу"], "2008")
        ('', '')
        """
        there = self._by_year.get(year, []) if authors and year else []
        found = [(reference, _likeness(authors[0], other)) for other, reference in there]
        fitting = [reference for reference, likeness in found if likeness == "same"] or [
            reference for reference, likeness in found if likeness
        ]
        return fitting[0] if fitting else ""


def _likeness(author: str, other: str) -> alphabets.Likeness:
    """Say how far two authors may be one: by their family names, unless their given names begin otherwise; an id is in small letters."""
    (mine, given), (theirs, others) = _parts(author), _parts(other)
    if given and others and not alphabets.begin_alike(given, others):
        return ""
    if other != other.lower():
        return alphabets.likeness(mine, theirs)
    found = {alphabets.heard(part, mine) for part in (theirs, *theirs.split("-")) if len(part) >= _SHORTEST}
    return "same" if "same" in found else "alike" if "alike" in found else ""


def _parts(author: str) -> tuple[str, str]:
    """Return the family name and the first given name or initial of an author as references print it, in small letters."""
    before, comma, behind = author.partition(",")
    words = re.findall(r"[^\W\d_][^\s.]*\.?", before)
    whole = [word for word in words if not word.endswith(".")] or words
    first = bool(comma) or (bool(words) and words[-1].endswith("."))
    name = (whole[0] if first else whole[-1]) if whole else author
    given = behind.split() if comma else [word for word in words if word != name]
    return name.lower().replace("ё", "е").rstrip("."), given[0].lower().rstrip(".") if given else ""
