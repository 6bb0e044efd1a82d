"""All that was written about one article: its records by kind, the sentences of its text, and the project that it belongs to."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from tuiin.errors import Place
from tuiin.model.article import Article
from tuiin.model.project import Project
from tuiin.model.records import Claim, R, Record, name_of
from tuiin.model.reviews import Review


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: `p4s12` is the twelfth of the fourth paragraph; offsets count Unicode code points of the NFC text."""

    id: str
    start: int
    end: int
    sha256: str
    page: int = 0  # on which it begins, where the text has pages, as that of a PDF has


class Older(NamedTuple):
    """A key or a word that is called otherwise now: where it stands, what is written there, and what it is called now."""

    place: Place
    was: str
    now: str


@dataclass(slots=True)
class Entries:
    """All that was written about one article: its records by kind and id, with the shared registries and the passages.

    `older` is what is written in an older form, which is read as what it is called now. `reviews` tells by reference how entries came
    about, where that is known; what is drafted there nobody has decided upon. `left_out` are candidates that a draft has besides,
    `rejected` those that curators did, each by why. `ticked` are the sentences that they ticked off in the editing page.
    """

    slug: str
    project: Project
    article: Article
    passages: dict[str, Passage]
    records: dict[str, dict[str, Record]]
    older: tuple[Older, ...] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    rejected: Mapping[str, int] = field(default_factory=dict)
    ticked: Set[str] = frozenset()

    @property
    def unread(self) -> list[str]:
        """The sentences that nobody has read yet, in the order of the text."""
        read = self.read
        return [name for name in self.passages if name not in read]

    @property
    def read(self) -> set[str]:
        """The sentences that somebody has read: something of a curator's stands there, or they are said to be silent, or ticked off.

        A heading tells of no sentence, and what is only drafted does not count. The editing page counts alike (`isRead`).
        """
        decided = (
            record
            for kind, some in self.records.items()
            if kind != "section"
            for key, record in some.items()
            if not self.drafted(kind, key)
        )
        return {place for record in decided for place in _places(record)} | self.article.silent.keys() | self.ticked

    @property
    def spoken(self) -> set[str]:
        """The sentences that hold a claim; what is only drafted does not count."""
        claims = (claim for key, claim in self.of(Claim).items() if not self.drafted("claim", key))
        return {sentence for claim in claims for held in claim.positions for sentence in held.places}

    def drafted(self, kind: str, key: str) -> bool:
        """Say whether an entry is drafted, and nobody has decided upon it."""
        review = self.reviews.get(f"{kind}/{key}")
        return review is not None and review.review_status == "drafted"

    @property
    def drafts(self) -> dict[str, int]:
        """How many entries nobody has decided upon, by kind; kinds of which there are none are left out."""
        found = {kind: sum(self.drafted(kind, key) for key in some) for kind, some in self.records.items()}
        return {kind: number for kind, number in found.items() if number}

    def of(self, kind: type[R]) -> dict[str, R]:
        """Return the records of one kind by id, as what they are: `entries.of(Claim)`."""
        return {key: record for key, record in self.records[name_of(kind)].items() if isinstance(record, kind)}


def _places(record: Record) -> Iterator[str]:
    """Yield the sentences where a record stands, and all that it is made of, some of them more than once."""
    yield from getattr(record, "at", ())
    for name in ("positions", "voices", "members"):
        for part in getattr(record, name, ()):
            yield from _places(part)
