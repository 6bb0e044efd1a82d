"""An article opened for editing: its files on the desk, its text beside them, and a draft of what it seems to say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tuiin.curate.decode import SLUG
from tuiin.curate.folder import REVIEW, above
from tuiin.curate.log import Log
from tuiin.curate.passages import digest
from tuiin.curate.reader import anchored
from tuiin.curate.tabled import Files
from tuiin.curate.texts import text_of
from tuiin.draft.candidates import Candidate, from_lines
from tuiin.draft.drafting import Draft, draft
from tuiin.draft.known import of_entries
from tuiin.edit.desk import Desk, healed
from tuiin.edit.told import closed, offered, state
from tuiin.errors import BadInput, Problem, TuiinError
from tuiin.files import reading
from tuiin.letters import quoted
from tuiin.model import Passage
from tuiin.model.project import Project

_DRAFT = "draft"
_MOST = 64_000_000  # bytes of a draft


@dataclass(slots=True)
class Opened:
    """An article on the desk, with its text, where its sentences stand, the draft of our rules, and what others have drafted."""

    desk: Desk
    text: str
    passages: Sequence[Passage]
    drafted: Draft
    more: Sequence[Candidate] = ()
    curator: Mapping[str, str] = field(default_factory=dict)

    def state(self) -> dict[str, Any]:
        """Return what the page is told when it opens."""
        return state(self.desk, self.text, self.passages, self.drafted, self.more, self.curator)


def opened(slug: str, data: Path, text: Path | None = None, curator: str = "") -> Opened:
    """Return an article opened. Raises `BadInput` for files that cannot be read, and `NoText` where its text is not at hand."""
    files, who, name = _curated(slug, data, curator)
    article = anchored(slug, data)
    if not article.passages:
        raise BadInput(article.problems or [Problem(str(article.folder / "passages.csv"), 1, 1, "holds no sentence; `tuiin new` makes it")])
    home = (above(data) or data) / "articles" / slug
    words, passages = text_of(replace(article, folder=home), text), list(article.passages.values())
    review = files.home / REVIEW
    others = [Log(path) for path in sorted(review.glob("*.jsonl")) if path.stem not in (who, _DRAFT)] if review.is_dir() else []
    desk = Desk(files, who, others)
    drafted = draft(
        words, article.language, passages=passages, registry=of_entries(desk.book.entries.items()), speaker=files.said.speaker or ""
    )
    more = _kept(home / REVIEW / f"{_DRAFT}.jsonl", words)
    desk.drafted = {one.key: one for one in (*drafted.candidates, *more)}
    return Opened(desk, words, passages, drafted, more, {"id": who, "name": name})


def _curated(slug: str, data: Path, curator: str) -> tuple[Files, str, str]:
    """Return the files of an article, with what a crash has left undone, and who curates them, by key and by name."""
    files = Files(slug, data)
    who, name = curator_of(files.project, curator)
    log = files.home / REVIEW / f"{who}.jsonl"
    return (Files(slug, data) if log.exists() and healed(Log(log), data) else files), who, name


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft of an article, and those of its candidates that nobody has decided upon.

    `around` is what a further drafter has to know: the registry, the speaker, the sentences that are closed, the keys that were decided.
    """

    draft: Draft
    candidates: list[Candidate]
    around: Mapping[str, Any]


def drafted(slug: str, data: Path, text: Path | None = None) -> Drafted:
    """Return a draft of an article that knows its registries and what was decided so far. Raises as `opened` does."""
    found = opened(slug, data, text)
    every = offered(found.desk, [*found.drafted.candidates, *found.more])
    desk, decided = found.desk, found.desk.review.decisions
    around = {
        "registry": of_entries(desk.book.entries.items()),
        "speaker": desk.files.said.speaker or "",
        "closed": closed(desk),
        "decided": decided.keys(),
    }
    return Drafted(found.drafted, [one for one in every if one.key not in decided], around)


def curator_of(project: Project, asked: str) -> tuple[str, str]:
    """Return the key and the name of whoever curates: who is asked for, or the only one that the project has.

    Raises `TuiinError` for a name that can be no file of ours: the log of a curator is called by it.
    """
    if asked and (not re.fullmatch(SLUG.regex, asked) or asked == _DRAFT):
        raise TuiinError(f"--curator: found {quoted(asked)}; wanted {SLUG.wanted}, and not {_DRAFT}, under which drafts are kept")
    if asked:
        return asked, project.curators[asked].name if asked in project.curators else asked
    if len(project.curators) == 1:
        ((key, curator),) = project.curators.items()
        return key, curator.name
    return "curator", ""


def _kept(path: Path, text: str) -> list[Candidate]:
    """Return the candidates of a draft of this text that lies with the article and was made by more than our rules."""
    if not path.exists():
        return []
    origin, candidates = from_lines(reading.read(path, most=_MOST).decode("utf-8", "replace"), str(path))
    if origin.sha256 != digest(text):  # offsets of another text lead to other words
        return []
    return [one for one in candidates if not one.by.startswith(("rule:", "registry", "model:"))]
