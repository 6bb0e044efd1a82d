"""The beginning of an article: what its head says of title, authors and date is filled in, and which sentences hold no claim."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tuiin.curate import editor, entering, habits, project
from tuiin.curate.documents import Document
from tuiin.curate.folder import shown
from tuiin.curate.minting import mint
from tuiin.curate.passages import split
from tuiin.curate.reader import anchored
from tuiin.curate.scaffold import start
from tuiin.curate.tabled import Files
from tuiin.draft.drafting import draft
from tuiin.draft.known import Registry, of_entries
from tuiin.draft.minted import Ids
from tuiin.draft.zones import zones
from tuiin.files.writing import replace_all

_WORDS = 5  # of a short name


@dataclass(frozen=True, slots=True)
class Begun:
    """The files that were written, and what of the article was filled in, for a person to look at."""

    paths: list[Path]
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    silent: int = 0


def begin(
    slug: str,
    data: Path,
    given: Document | None,
    lines: tuple[int, int | None],
    *,
    language: str = "",
    unwrap: bool | None = None,
    curator: str = "",
) -> Begun:
    """Make the folder of a new article, as `scaffold.start` does, with what its head says filled in.

    What the file says of itself goes before what is read in its text; what a page says around an article is left out, unless `lines` are
    given. Authors become entries of the registry of actors, unless they are there. Raises what `start` raises; whatever goes wrong, or
    is ended, leaves nothing behind.
    """
    document = given or Document("")
    if lines == (1, None):
        lines = inner(document.text, language or document.language.split("-")[0])
    paths = start(slug, data, given, lines, language=language, unwrap=unwrap, curator=curator)
    try:
        return _filled(slug, data, document, paths) if document.text else Begun(paths)
    except BaseException:
        with suppress(OSError):
            for path in paths:
                path.unlink(missing_ok=True)
            (data / "articles" / slug).rmdir()
        editor.refresh(project.of(data))
        raise


def _filled(slug: str, data: Path, document: Document, paths: list[Path]) -> Begun:
    """Fill in what the head of an article says that was started."""
    files = Files(slug, data)
    there = entering.book(files)
    known = of_entries(there.entries.items())
    spoken = str(there.article["language"])
    head = draft(document.text, spoken, passages=list(anchored(slug, data).passages.values()), registry=known).head
    names = document.authors or tuple(one.label for one in head.authors)
    shared = files.tongues(files.first("actor")).words  # a name has to be in a language of the project
    tongue = spoken if spoken in shared else next(iter(shared), spoken)
    authors, new = _authors(names, known, tongue)
    found: dict[str, Any] = {"silent": dict(head.silent), "authors": authors}
    if authors[1:]:  # somebody has to speak for all
        together = Ids(spoken, {*there.entries, *new}).new("actor", f"authors of {slug}")
        new[together] = {"kind": "group", "label": {tongue: ", ".join(names)}}
        found["speaker"] = together
    found |= {"title": {spoken: head.title}} if not document.title else {}
    found |= {"published": head.published} if not document.date else {}
    changed = {key: value for key, value in found.items() if value and value != {spoken: ""}}
    contents = entering.entered(files, there, new, {}) if new else {}
    contents |= {files.home / "article.yaml": entering.article_with(files, changed)} if changed else {}
    replace_all(contents)
    title, published = document.title or head.title, document.date or head.published
    return Begun(sorted({*paths, *contents}, key=shown), title, names, published, len(head.silent))


def slug_of(document: Document, path: Path, language: str = "") -> str:
    """Return a short name for an article: of its title, of at most five words, or of the name of its file."""
    text, spoken = document.text, language or document.language.split("-")[0] or habits.guess(document.text)
    title = document.title or (draft(text, spoken).head.title if text else "")
    return "-".join(mint(title, spoken).split("-")[:_WORDS]) or mint(path.stem) or "article"


def inner(text: str, language: str = "") -> tuple[int, int | None]:
    r"""Return the first and the last line of a text, from 1, without what a web page says before and behind an article.

    >>> inner("Bees\n\nThe bees of the old town were counted twice that year.\n\n898 views\n")
    (1, 3)
    """
    passages = split(text, language=language)
    parts = zones(text, passages)
    kept = [passage for passage in passages if parts[passage.id] != "furniture"]
    if not kept or len(kept) == len(passages):
        return 1, None
    first, last = (text.count("\n", 0, place) + 1 for place in (kept[0].start, kept[-1].end))
    return (1 if kept[0] is passages[0] else first), (None if kept[-1] is passages[-1] else last)


def _authors(names: Sequence[str], known: Registry, language: str) -> tuple[list[str], dict[str, entering.Entry | None]]:
    """Return the references of authors, and the entries of those who are in no registry yet."""
    ids, new, found = Ids(language, {entry.reference for entry in known.entries}), dict[str, entering.Entry | None](), list[str]()
    for name in names:
        there = next((one.reference for one in known.called(name) if one.kind == "actor"), "")
        if not there:
            there = ids.new("actor", name, person=True)
            new[there] = {"kind": "person", "label": {language: name}}
        found.append(there)
    return found, new
