"""A page beside another curator's reading: what they agree on, and what is chosen between them; the article itself has one writer."""

from pathlib import Path
from typing import Any

from tuiin.curate import folder, reviewing
from tuiin.curate.folder import REVIEW
from tuiin.curate.log import Log
from tuiin.curate.tabled import Files
from tuiin.edit import address
from tuiin.edit.agreeing.agreement import agreement
from tuiin.edit.agreeing.differing import scope
from tuiin.edit.agreeing.matching import Match, match
from tuiin.edit.agreeing.readings import reading, same_text
from tuiin.edit.desk import Carried, Desk
from tuiin.edit.layers import NoLayer, layers, where
from tuiin.edit.settling import Choice, article_of, settle
from tuiin.files.writing import lock


def own(desk: Desk) -> bool:
    """Say whether a page shows a curator's own reading, and not the article itself."""
    return folder.above(desk.files.data) is not None


def others(desk: Desk) -> list[str]:
    """Return who else has a reading of the article that a page shows."""
    return [name for name in layers(desk.files.slug, _data(desk)) if name != desk.curator or not own(desk)]


def beside(desk: Desk, name: str, language: str) -> dict[str, Any]:
    """Return the agreement of a page's reading with that of somebody else, as `protocol.ts` has it.

    Of paragraphs that both have not ticked off nothing is told. Raises `NoLayer` where nobody of that name has a reading.
    """
    decisions = reviewing.reviewed(_data(desk) / "articles" / desk.files.slug / REVIEW).decisions
    return agreement(_match(desk, name), language, decisions, strict=True)


def choose(desk: Desk, name: str, choice: Choice) -> Carried:
    """Carry out a choice between a page's reading and somebody else's, on the article itself.

    Raises `Refused`, `Conflict`, `NoLayer`, and `MachineError` where another process edits the article just now.
    """
    both = _match(desk, name)
    within = scope(both, strict=True)
    if not own(desk):
        return settle(both, within, desk, choice)
    review = _data(desk) / "articles" / desk.files.slug / REVIEW
    with lock(review / ".lock"):
        logs = [Log(path) for path in reviewing.logs(review) if path.stem != desk.curator]
        article = Files(desk.files.slug, _data(desk))
        address.forget(address.holder(article, desk.curator))  # no page is open: none could be while this holds the article
        return settle(both, within, Desk(article, desk.curator, logs), choice)


def _match(desk: Desk, name: str) -> Match:
    if name not in others(desk):
        raise NoLayer(f"{name or 'nobody'}: has no reading of {desk.files.slug}; there are {', '.join(others(desk)) or 'none'}")
    mine, theirs = article_of(desk), reading(name, desk.files.slug, where(desk.files.slug, _data(desk), name))
    if mine.name == theirs.name:
        mine.name = "the article"
    same_text(mine, theirs)
    return match(mine, theirs)


def _data(desk: Desk) -> Path:
    """Return the data folder of the article itself."""
    return folder.above(desk.files.data) or desk.files.data
