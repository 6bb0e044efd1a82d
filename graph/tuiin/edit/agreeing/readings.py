"""A reading: an article's entries as one curator has them, with what was ticked off and judged; of a layer, or of any data folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tuiin.curate import entering, reviewing
from tuiin.curate.entering import Entry, places_of
from tuiin.curate.folder import REVIEW
from tuiin.curate.log import Line, Log
from tuiin.curate.tabled import Files
from tuiin.edit.state import Decision, Review
from tuiin.errors import TuiinError

Judgement = Mapping[str, str]


class OtherText(TuiinError):
    """Two readings of which each is of another text: nothing in them can be compared."""


@dataclass(slots=True)
class Reading:
    """What one curator has of an article. `order` is the place of each sentence in the text, `lines` are the acts that stand."""

    name: str
    article: Entry
    entries: dict[str, Entry]
    order: Mapping[str, int]
    done: set[str]
    decisions: Mapping[str, Decision]
    lines: list[Line]

    @property
    def silent(self) -> Mapping[str, str]:
        """Why sentences claim nothing."""
        return self.article.get("silent") or {}

    @property
    def ended(self) -> set[str]:
        """The sentences that were read to the end: ticked off, or said to claim nothing; all, where no tick was ever set."""
        return {*self.order} if not self.done else self.done | self.silent.keys()

    @property
    def written(self) -> set[str]:
        """The references of what was written in the editing page; what was there before is not among them."""
        return {name for line in self.lines for name in line.write}

    def judgements(self) -> dict[str, Judgement]:
        """Return the first judgement on each claim that was judged before the draft's own was shown: stance and certainty."""
        found: dict[str, Judgement] = {}
        for line in self.lines:
            for name in line.write if line.judged else ():
                if name.startswith("claim/"):
                    found.setdefault(name, line.judged)
        return found

    def places(self, name: str) -> list[str]:
        """Return the sentences where an entry stands, each once, in the order of the text."""
        return sorted(set(places_of(self.entries[name])), key=lambda one: (self.order.get(one, len(self.order)), one))


def reading(name: str, slug: str, data: Path) -> Reading:
    """Return a reading of an article in a data folder. Raises `BadInput` for files that cannot be read, and `NoLog` for a spoilt log."""
    return of_files(name, Files(slug, data))


def of_files(name: str, files: Files) -> Reading:
    """Return the reading that lies in some files, with all logs beside them. Raises as `reading` does."""
    book = entering.book(files)
    logs = [Log(path) for path in reviewing.logs(files.home / REVIEW)]
    whole = Review.of((), logs)
    lines = [line for log in logs for line in Review.of(log).undoable]
    return Reading(name, book.article, book.entries, files.said.sentences, whole.done, whole.decisions, lines)


def same_text(one: Reading, other: Reading) -> None:
    """Raise `OtherText` unless two readings are of the same text, by its digest."""
    digests: list[Any] = [(each.article.get("text") or {}).get("sha256") for each in (one, other)]
    if digests[0] != digests[1] or not digests[0]:
        said = " and ".join(f"{each.name} of {str(digest)[:12]}…" for each, digest in zip((one, other), digests, strict=True))
        raise OtherText(f"two readings of different texts cannot be compared: {said}")
    if one.order != other.order:
        raise OtherText(
            f"{one.name} and {other.name}: the same text is cut into other sentences; `tuiin reanchor` carries one to the other"
        )
