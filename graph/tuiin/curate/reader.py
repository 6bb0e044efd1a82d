"""Curated files become records; all that is wrong with them is told at once, by file and line."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from tuiin import model
from tuiin.curate import consistency, folder, project, reviewing, sources, yaml_tree
from tuiin.curate.beside import Beside, Standing, standing
from tuiin.curate.consistency import SENTENCE
from tuiin.curate.decode import SLUG, Leaf
from tuiin.curate.folder import PART, PLURALS, REVIEW, Home, shown
from tuiin.curate.gathering import Gathering
from tuiin.curate.passages import HEADER
from tuiin.curate.reach import reached
from tuiin.curate.reviewing import Reviewed
from tuiin.curate.short import Said
from tuiin.curate.spelling import near
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Node
from tuiin.errors import NOWHERE, Place, Problem, UnknownArticle
from tuiin.files import reading
from tuiin.files.paths import DATA
from tuiin.letters import quoted, visible
from tuiin.model import Copy, Entries, Passage
from tuiin.model.marks import To
from tuiin.model.project import Project

_PASSAGES = 32_000_000  # bytes of passages.csv


@dataclass(frozen=True, slots=True)
class Anchored:
    """What is known of the sentences of an article, whatever else is wrong with its files.

    `copy` is None where article.yaml does not say it. `references` are the places where a sentence is named; `problems` are those of
    the files alone, not of what they say together.
    """

    slug: str
    folder: Path
    project: Project
    language: str
    copy: Copy | None
    passages: dict[str, Passage]
    references: tuple[Leaf, ...]
    problems: list[Problem]


def read(slug: str, data: Path, more: Sequence[Beside] = ()) -> Entries:
    """Return what was curated about an article, with what it needs of the shared registries of the data folder.

    `more` are entries that nobody vouches for: those stand beside the curated ones that are right, and are needed. Raises `BadInput` with
    every problem of every file, files that nobody would read among them, `UnknownArticle` where no such folder lies in `data/articles`,
    and `NoLog` for a log of a curator that is none.
    """
    belongs, home, reading = _taken(slug, data)
    return _entries(slug, belongs, reading.right(), reading, reviewing.reviewed(home.folder / REVIEW), more)


def _entries(
    slug: str, belongs: Project, article: model.Article, reading: "_Reading", decided: Reviewed, more: Sequence[Beside]
) -> Entries:
    """Return what was read as the entries of an article, with what nobody vouches for and can stand beside it."""
    tongues = {False: reading.tongues, True: Tongues.of(belongs, reading.spoken)}
    beside = standing(reading.found, more, tongues) if more else Standing()
    records = reached(article, {kind: {**some, **beside.of(kind)} for kind, some in reading.found.records.items()})
    there = {f"{kind}/{key}" for kind, some in records.items() for key in some}
    reviews = decided.entries | {one.reference: one.review for one in more if one.reference in beside.records}
    beside.left_out["used by nothing"] += len(beside.records.keys() - there)
    return Entries(
        slug,
        belongs,
        article,
        reading.found.passages,
        records,
        tuple(reading.older),
        reviews={name: review for name, review in reviews.items() if name in there},
        left_out=dict(sorted((+beside.left_out).items())),
        rejected=decided.rejected,
        ticked=frozenset(decided.ticked & reading.found.passages.keys()),
    )


def anchored(slug: str, data: Path) -> Anchored:
    """Return what is known of the sentences of an article. Raises `UnknownArticle` where there is none of that name."""
    belongs, home, reading = _taken(slug, data)
    article, copy, problems = reading.found.article, None, list(reading.problems)
    if (
        article is None
        and isinstance(root := reading.load(home.folder / "article.yaml", model.Article), Mapping)
        and "text" in root.entries
    ):
        read = reading.decode(Copy, root.entries["text"][1], "article.text")
        copy = read if isinstance(read, Copy) else None
    references = tuple(leaf for leaf in reading.leaves if leaf.mark is SENTENCE)
    language = article.language if article else ""
    return Anchored(slug, home.folder, belongs, language, article.text if article else copy, reading.found.passages, references, problems)


def _taken(slug: str, data: Path) -> tuple[Project, Home, "_Reading"]:
    """Return the project, the folder and what was read of an article, with all problems of single files."""
    belongs, home = project.of(data), folder.home(data, slug)
    if home is None:
        raise UnknownArticle(slug, articles(data))
    reading = _Reading(data, belongs, folder.spoken(data))
    reading.problems += [*folder.strays(data, (belongs.texts, belongs.output)), *home.strays]
    reading.passages(home.folder / "passages.csv")
    for kind in model.SHARED:
        for path in filter(_there, folder.registry(data, kind)):
            reading.shared(path, kind)
    article = reading.article(home)
    strangers = sorted(set(home.parts) - set(article.files)) if article else []
    for name in sorted(article.files if article else home.parts, key=_claims_first):
        reading.part(home, name, strangers)
    for name in strangers:
        reading.wrong(reading.home, f"{quoted(name)} lies in the folder but `files` does not name it; name it or take it away")
    first = next((tag for tag in (*reading.spoken.values(), *belongs.languages) if tag in belongs.languages), "")
    reading.languages(belongs, first, f"; `tuiin tidy --plain-is {first}` writes that for all")
    reading.lacking()
    return belongs, home, reading


def _claims_first(name: str) -> bool:
    """Say, as something to sort by, whether a file may say where something stands by the claims that stand there."""
    return PLURALS.get(name.split(".")[0]) != "claim"


def said(slug: str, data: Path) -> Said:
    """Return what an article says once, from which the short form of its entries follows; as much of it as can be read."""
    home = folder.home(data, slug)
    reading = _Reading(data, project.of(data), folder.spoken(data))
    if home:
        reading.passages(home.folder / "passages.csv")
        reading.article(home)
        for name in (name for name in home.parts if not _claims_first(name)):
            reading.load(home.folder / name, dict[str, model.Claim])
    return reading.said


def articles(data: Path | str = DATA) -> list[str]:
    """Return the slugs of the articles of a data folder, sorted; a folder without an article.yaml is among them, and cannot be read."""
    return folder.articles(Path(data))


def curated(data: Path) -> list[Path]:
    """Return the curated files of a data folder that `read` reads, of all its articles, sorted."""
    belongs, spoken = project.of(data), folder.spoken(data)
    homes = [home for slug in articles(data) if (home := folder.home(data, slug))]
    paths = [data / name for name in folder.REGISTRIES]
    for home in homes:
        article = _Reading(data, belongs, spoken).article(home)
        names = [name for name in home.parts if not article or name in article.files]
        paths += [home.folder / name for name in ("article.yaml", *names)]
    return sorted(filter(_there, paths))


def _there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


class _Files(Gathering):
    """What is read of some files."""

    def tree(self, source: bytes, path: Path, kind: Any) -> Node | None:
        """Return the tree of the content of a file of this type, in long form; None, and a problem noted, where there is none."""
        root, problems = sources.parse(source, path, kind, self.tongues)
        self.problems += problems
        if root is None and not problems:
            self.wrong(Place(shown(path), 1), "the file is empty")
        return root and self.long(kind, root, path.stem)

    def listed(self, source: bytes, path: Path, kind: str) -> None:
        """Read the content of a file of entries of one kind."""
        record: Any = (model.SHARED | model.LOCAL)[kind]
        self.entries(self.tree(source, path, dict[str, record]), kind)


@lru_cache(maxsize=64)
def _registry(source: bytes, path: Path, shown_as: str, kind: str, tongues: Tongues) -> _Files:
    """Return what is read of a registry: the same content means the same, and all articles of a project share it."""
    read = _Files(tongues)
    read.listed(source, path, kind)
    return read


class _Reading(_Files):
    """One run over the files of one article."""

    def __init__(self, data: Path, belongs: Project, spoken: dict[str, str]) -> None:
        super().__init__(Tongues.of(belongs, spoken))
        self.data, self.project, self.spoken = data, belongs, spoken
        self.found.curators = belongs.curators
        self.home = NOWHERE

    def source(self, path: Path, hint: str = "") -> bytes | None:
        """Return the content of a file; None, and a problem noted, where it cannot be had."""
        try:
            return reading.read(path, most=yaml_tree.MOST, within=self.data)
        except reading.Unreadable as error:
            self.wrong(Place(shown(path), 1), f"cannot be read: {error.reason}{hint}")
            return None

    def load(self, path: Path, kind: Any, hint: str = "") -> Node | None:
        """Return the tree of a file of this type, in long form; None, and a problem noted, where there is none."""
        source = self.source(path, hint)
        return None if source is None else self.tree(source, path, kind)

    def registry(self, path: Path, kind: str) -> None:
        """Read a file of entries of one kind."""
        source = self.source(path)
        if source is None:
            self.found.unread.add(kind)
        else:
            self.listed(source, path, kind)

    def shared(self, path: Path, kind: str) -> None:
        """Read a registry, which other articles may have read before."""
        source = self.source(path)
        if source is None:
            self.found.unread.add(kind)
            return
        read = _registry(source, path, shown(path), kind, self.tongues)
        self.problems += read.problems
        self.leaves += read.leaves
        self.unsaid += read.unsaid
        self.older += read.older
        self.found.known |= read.found.known
        self.found.unread |= read.found.unread
        for tag, some in read.strange.items():
            self.strange.setdefault(tag, []).extend(some)
        records = self.found.records[kind]
        for key, record in read.found.records[kind].items():
            if key in records:
                self.wrong(record.place, f"{kind}/{visible(key)} was already written at {records[key].place}; rename one of them")
            else:
                records[key] = record

    def article(self, home: Home) -> model.Article | None:
        path, slug = home.folder / "article.yaml", home.folder.name
        if not re.fullmatch(SLUG.regex, slug):
            self.wrong(Place(shown(path), 1), f"found the folder {quoted(slug)}; wanted {SLUG.wanted}{near(slug, ())}; rename it")
        self.tongues = Tongues.of(self.project, self.spoken, path)
        root = self.load(path, model.Article, "" if _there(path) else "; write it, or take the folder away if it is no article")
        self.home = root.place if root else Place(shown(path), 1)
        if isinstance(root, Mapping) and "files" in root.entries:
            self.home = root.entries["files"][0].place
        article = self.head(root)
        if article and not article.files:
            self.found.article = replace(article, files=home.parts)
        return self.found.article

    def part(self, home: Home, name: str, strangers: list[str]) -> None:
        kind = PLURALS.get(name.split(".")[0])
        if kind not in model.LOCAL or not PART.fullmatch(name):
            names = [f"{k}s.yaml" for k in model.LOCAL]
            wanted = f"wanted one of {', '.join(names)} (or with a part: claims.p1-p4.yaml){near(name, names)}"
            self.wrong(self.home, f"article.files: found {quoted(name)}; {wanted}")
        elif name not in home.parts:
            self.found.unread.add(kind)
            missing = f"article.files: found {quoted(name)}, which is not there; write it, or take it off the list"
            self.wrong(self.home, f"{missing}{near(name, strangers)}")
        else:
            self.registry(home.folder / name, kind)

    def lacking(self) -> None:
        """Tell of a registry that is not there though somebody refers to one of its entries, with the first of which it comes."""
        for kind in model.SHARED:
            named = (leaf for leaf in self.leaves if isinstance(leaf.mark, To) and leaf.value.startswith(f"{kind}/"))
            first = next((leaf for leaf in named if not consistency.placeholder(leaf)), None)
            path, *_ = folder.registry(self.data, kind)
            if first and not _there(path):
                self.wrong(
                    Place(shown(path), 1), f"is not there, and {first.place} names {visible(first.value)}; `tuiin add {kind}` begins it"
                )
                self.found.unread.add(kind)

    def passages(self, path: Path) -> None:
        file = shown(path)
        try:
            text = reading.read(path, most=_PASSAGES, within=self.data).decode("utf-8-sig")
            rows = list(csv.reader(text.splitlines()))
        except (reading.Unreadable, UnicodeDecodeError, csv.Error) as error:
            said = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else visible(str(error))
            reason = error.reason if isinstance(error, reading.Unreadable) else said
            self.wrong(Place(file, 1), f"cannot be read: {reason}; `tuiin passages` makes it from the text")
            self.found.unread.add("passage")
            return
        if rows[:1] not in ([[*HEADER]], [[*HEADER[:-1]]]):
            self.wrong(Place(file, 1), "found another first line; wanted id,start,end,sha256; `tuiin passages` makes the file")
            self.found.unread.add("passage")
        if [len(row) for row in rows[:1]] not in ([4], [5]):
            return  # some other file, whose every line would be told
        end = 0
        for line, row in enumerate(rows[1:], 2):
            end = self.passage(Place(file, line), row, end, pages=len(rows[0]) == len(HEADER))
