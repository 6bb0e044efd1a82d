"""All that was written about one article: its records by kind, the sentences of its text, and the project that it belongs to."""

from dataclasses import dataclass
from typing import NamedTuple

from tuiin.errors import Place
from tuiin.model.article import Article
from tuiin.model.project import Project
from tuiin.model.records import Claim, R, Record, name_of


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

    `older` is what is written in an older form, which is read as what it is called now.
    """

    slug: str
    project: Project
    article: Article
    passages: dict[str, Passage]
    records: dict[str, dict[str, Record]]
    older: tuple[Older, ...] = ()

    @property
    def unread(self) -> list[str]:
        """The sentences that hold no claim and are not silent either, in the order of the text: nobody has read them yet."""
        spoken = {sentence for claim in self.of(Claim).values() for held in claim.positions for sentence in held.places}
        return [name for name in self.passages if name not in spoken and name not in self.article.silent]

    def of(self, kind: type[R]) -> dict[str, R]:
        """Return the records of one kind by id, as what they are: `entries.of(Claim)`."""
        return {key: record for key, record in self.records[name_of(kind)].items() if isinstance(record, kind)}
