"""What is wrong in a graph, and how far an article was read: told at once where nothing changed since it was last looked at."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tuiin.curate import project
from tuiin.curate.folder import shown
from tuiin.errors import NOWHERE, Place
from tuiin.graph import opened
from tuiin.graph.kept import Kept
from tuiin.graph.shapes import Finding, found, said
from tuiin.graph.space import Space
from tuiin.graph.where import Where
from tuiin.model import Older

_NAME = "check.json"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an article was read: its claims, its sentences, those at which claims stand, the silent ones, and which nobody has read yet.

    `place` is where the article itself is written, and `older` what is written in an older form.
    """

    claims: int
    sentences: int
    spoken: int
    silent: int
    unread: tuple[str, ...]
    place: Place
    older: tuple[Older, ...] = ()


def checked(where: Where, *, lang: str = "en") -> tuple[list[Finding], Progress | None]:
    """Return what the shapes find in the graph that lies there, in words of this language, and how far it was read, if it is an article.

    Raises as `opened.open` does; what cannot be read is never kept.
    """
    if not where.article:
        return opened.open(where).check(lang=lang), None
    kept = Kept(where)
    content = kept.read(_NAME)
    if content is None:
        findings, progress = _anew(where)
        kept.write(_NAME, _written(findings, progress, where.path))
    else:
        findings, progress = _read(content, where.path)
    return said(findings, lang), progress


def _anew(where: Where) -> tuple[list[Finding], Progress]:
    from tuiin.graph.pipeline import build

    kg = build(where.article, data=where.path)
    own = kg.entries
    numbers = len(kg.claims), len(own.passages), len(own.spoken), len(own.article.silent)
    progress = Progress(*numbers, tuple(own.unread), own.article.place, own.older)
    return found(kg.ntriples.decode(), kg.statements.places, space=kg.space), progress


def _written(findings: Sequence[Finding], progress: Progress, data: Path) -> bytes:
    """Return what was found, with places as they are below the data folder: whoever reads it may stand elsewhere."""

    def below(place: Place) -> Place:
        return place if place is NOWHERE else place._replace(file=Path(os.path.relpath(place.file, data)).as_posix())

    older = [[below(one.place), one.was, one.now] for one in progress.older]
    plain = {
        "findings": [[f.severity, f.shape, f.focus, f.message, below(f.place)] for f in findings],
        "progress": [progress.claims, progress.sentences, progress.spoken, progress.silent, progress.unread, below(progress.place), older],
    }
    return json.dumps(plain, ensure_ascii=False).encode()


def _read(content: bytes, data: Path) -> tuple[list[Finding], Progress]:
    plain = json.loads(content)
    space = Space(project.of(data).base)

    def here(place: list[str | int]) -> Place:
        told = Place(*place)  # type: ignore[arg-type]
        return told._replace(file=shown(data / told.file)) if told.file else NOWHERE

    claims, sentences, spoken, silent, unread, place, older = plain["progress"]
    findings = [Finding(severity, shape, focus, message, here(at), space) for severity, shape, focus, message, at in plain["findings"]]
    written = tuple(Older(here(at), was, now) for at, was, now in older)
    return findings, Progress(claims, sentences, spoken, silent, tuple(unread), here(place), written)
