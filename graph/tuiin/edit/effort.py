"""What reviewing an article took: minutes and keys by kind of act, as the logs of the editing page tell it, and what came of the draft."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tuiin.curate.log import Line
from tuiin.curate.reviewing import decide

PAUSE = 300.0  # seconds after which somebody who does nothing is taken to be away


@dataclass(slots=True)
class Spent:
    """Acts, with the seconds and the keys that they took."""

    acts: int = 0
    seconds: float = 0.0
    keys: int = 0

    def add(self, seconds: float, keys: int) -> None:
        """Count one more act."""
        self.acts, self.seconds, self.keys = self.acts + 1, self.seconds + seconds, self.keys + keys


@dataclass(slots=True)
class Effort:
    """What was spent, by kind of act, over how many sentences; and how many claims came of a draft as it was, of one corrected, of none.

    What was taken back was spent, too, and is no claim. `rejected` are the drafts of claims that were refused.
    """

    kinds: dict[str, Spent] = field(default_factory=dict)
    whole: Spent = field(default_factory=Spent)
    sentences: int = 0
    accepted: int = 0
    corrected: int = 0
    added: int = 0
    rejected: int = 0


def effort(logs: Iterable[Iterable[Line]]) -> Effort:
    """Return what the acts in these logs, one of each curator, took."""
    found, marked = Effort(), set[str]()
    for log in logs:
        _follow(found, marked, list(log))
    found.kinds = dict(sorted(found.kinds.items(), key=lambda one: -one[1].acts))
    found.sentences = len(marked)
    return found


def _follow(found: Effort, marked: set[str], lines: list[Line]) -> None:
    decisions: dict[str, dict[str, str]] = {}
    claims: set[str] = set()
    before: Line | None = None
    for line in lines:
        kind = "undo" if line.undoes else "redo" if line.redoes else line.kind
        seconds = _since(before, line)
        found.kinds.setdefault(kind, Spent()).add(seconds, line.keys)
        found.whole.add(seconds, line.keys)
        if line.sentence:
            marked.add(line.sentence)
        decide(decisions, line)
        for name, (old, new) in line.write.items():
            if name.startswith("claim/") and new is None:
                claims.discard(name)
            elif name.startswith("claim/") and old is None:
                claims.add(name)
        before = line
    claimed = {key: one for key, one in decisions.items() if key.startswith("claim ")}
    kept = {one["ref"]: one["what"] for one in claimed.values() if one.get("ref") in claims}
    found.accepted += sum(what == "accepted" for what in kept.values())
    found.corrected += sum(what == "corrected" for what in kept.values())
    found.added += len(claims - kept.keys())
    found.rejected += sum(one["what"] == "rejected" for one in claimed.values())


def _since(before: Line | None, line: Line) -> float:
    """Return the seconds that an act took: the log counts them since its sentence was marked, over all acts at it."""
    same = before is not None and before.sentence == line.sentence and before.seconds <= line.seconds
    return min(line.seconds - (before.seconds if same and before else 0.0), PAUSE)
