"""Sentences joined and parted on the page: what the files become, and which entries go with the second half."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tuiin.curate import repair
from tuiin.curate.reader import Anchored, anchored
from tuiin.draft.candidates import Candidate
from tuiin.edit.acts import Act, Boundary, Refused
from tuiin.edit.desk import Carried, Desk
from tuiin.edit.together import own
from tuiin.errors import BadInput


@dataclass(frozen=True, slots=True)
class Moved:
    """What a boundary comes to: the files as they shall be, and of which sentences it is said anew whether they are done."""

    files: Mapping[Path, bytes]
    done: Mapping[str, bool]


def move(desk: Desk, text: str, act: Act) -> Carried:
    """Carry out an act that joins sentences or parts one. Raises `Refused` where that cannot be, and then nothing has happened."""
    if done := desk.again(act):
        return done
    if act.boundary is None:
        raise Refused("boundary: wanted join or part")
    if own(desk):
        raise Refused("sentences are joined and parted in the article itself, not in a reading of one's own; `tuiin edit` without --own")
    article = anchored(desk.files.slug, desk.files.data)
    try:
        moved = _joined(desk, article, text, act.boundary) if act.boundary.last else _parted(desk, article, text, act.boundary)
    except (repair.NoRepair, BadInput) as error:
        raise Refused(str(error)) from error
    return desk.rewrite(act, moved.files, moved.done)


def _joined(desk: Desk, article: Anchored, text: str, at: Boundary) -> Moved:
    """Return what joins sentences: done is what comes of it where all of them were."""
    files = repair.join(article, text, at.sentence, at.last).files
    order = list(article.passages)
    several = order[order.index(at.sentence) : order.index(at.last) + 1]
    every = all(name in desk.review.done for name in several)
    return Moved(files, {name: every and name == at.sentence for name in several})


def _parted(desk: Desk, article: Anchored, text: str, at: Boundary) -> Moved:
    """Return what parts a sentence: both halves are to be looked at again."""
    second = seconds(desk.drafted.values(), desk.review.decisions, at)
    return Moved(repair.part(article, text, at.sentence, str(at.at), second).files, {at.sentence: False})


def seconds(drafted: Iterable[Candidate], decisions: Mapping[str, Mapping[str, Any]], at: Boundary) -> list[str]:
    """Return the entries that stand in the second half alone, by the words that they were drafted from; of others nobody knows it."""
    found = {one.key: decisions.get(one.key, {}).get("ref") for one in drafted if at.sentence in one.at}
    return [ref for one in drafted if (ref := found.get(one.key)) and one.spans and all(span.start >= at.at for span in one.spans)]
