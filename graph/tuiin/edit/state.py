"""What a log says of an article beside its files: which sentences are done, what was decided on candidates, what can be taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tuiin.curate.log import Line
from tuiin.curate.reviewing import decide, tick

Decision = dict[str, Any]


@dataclass(slots=True)
class Review:
    """What the lines of logs come to, one after the other. The last of `undoable` is the next to be taken back."""

    done: set[str] = field(default_factory=set)
    decisions: dict[str, Decision] = field(default_factory=dict)
    undoable: list[Line] = field(default_factory=list)
    redoable: list[Line] = field(default_factory=list)

    @classmethod
    def of(cls, own: Iterable[Line], others: Iterable[Iterable[Line]] = ()) -> "Review":
        """Return what the logs of all curators come to, by time; what can be taken back is one's own alone."""
        found = cls()
        lines = [(line.when, line.number, True, line) for line in own]
        lines += [(line.when, line.number, False, line) for log in others for line in log]
        for _, _, mine, line in sorted(lines, key=lambda one: one[:3]):
            found.follow(line, mine=mine)
        return found

    def follow(self, line: Line, *, mine: bool = True) -> None:
        """Take in one line."""
        tick(self.done, line)
        decide(self.decisions, line)
        if not mine:
            return
        if line.undoes:
            self.redoable.append(self.undoable.pop())
        elif line.redoes:
            self.undoable.append(self.redoable.pop())
        else:
            self.undoable.append(line)
            self.redoable.clear()


def step(lines: list[Line]) -> dict[str, str] | None:
    """Return what a page is told of the act that would be taken back, or done again."""
    return {"kind": lines[-1].kind, "sentence": lines[-1].sentence, "card": lines[-1].card} if lines else None


@dataclass(slots=True)
class Changes:
    """What has changed, for all pages that show the article; JSON as in `protocol.ts`."""

    said: dict[str, Any]

    @classmethod
    def of(cls, version: int, review: Review, line: Line, entries: Mapping[str, Any], article: Mapping[str, Any]) -> "Changes":
        """Return what an act has changed."""
        sentences: dict[str, dict[str, Any]] = {}
        for name, (_, done) in line.done.items():
            sentences.setdefault(name, {})["done"] = bool(done)
        for name, (_, why) in line.silent.items():
            sentences.setdefault(name, {})["silent"] = why
        decisions = {key: decision for key, (_, decision) in line.decide.items()}
        said = nothing(version, review) | {"entries": dict(entries), "sentences": sentences, "decisions": decisions}
        return cls(said | ({"article": dict(article)} if article else {}))


def nothing(version: int, review: Review) -> dict[str, Any]:
    """Return how things are where no entry has changed, as a page is told."""
    said: dict[str, Any] = {"version": version, "entries": {}, "sentences": {}, "decisions": {}}
    return said | {"undo": step(review.undoable), "redo": step(review.redoable)}
