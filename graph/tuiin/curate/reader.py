"""Curated files become records; all that is wrong with them is told at once, by file and line."""

import csv
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from tuiin import model
from tuiin.curate import consistency, folder, project, short, sources, yaml_tree
from tuiin.curate.consistency import SENTENCE, Found
from tuiin.curate.decode import SLUG, WRONG, Decoder, Leaf, found
from tuiin.curate.folder import PART, PLURALS, Home, shown
from tuiin.curate.passages import HEADER
from tuiin.curate.reach import reached
from tuiin.curate.short import Said
from tuiin.curate.spelling import near
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Node
from tuiin.errors import NOWHERE, BadInput, Place, Problem, UnknownArticle
from tuiin.files import reading
from tuiin.files.paths import DATA
from tuiin.letters import quoted, visible
from tuiin.model import Copy, Entries, Older, Passage
from tuiin.model.marks import To
from tuiin.model.project import Project

_ROW = (r"p[0-9]{1,9}s[0-9]{1,9}", r"[0-9]{1,9}", r"[0-9]{1,9}", r"[0-9a-f]{64}", r"[0-9]{1,6}")
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


def read(slug: str, data: Path) -> Entries:
    """Return what was curated about an article, with what it needs of the shared registries of the data folder.

    Raises `BadInput` with every problem of every file, files that nobody would read among them, and `UnknownArticle` where no such
    folder lies in `data/articles`.
    """
    belongs, _, reading = _taken(slug, data)
    article = reading.found.article
    reading.problems += consistency.check(reading.found)
    if reading.problems or article is None:
        raise BadInput(sources.told(reading.problems))
    return Entries(slug, belongs, article, reading.found.passages, reached(article, reading.found.records), tuple(reading.older))


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
    reading.languages()
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


class _Files(Decoder):
    """What is read of some files: records, and all that is wrong with them."""

    def __init__(self, tongues: Tongues) -> None:
        super().__init__([], tongues)
        self.said = Said()
        self.older: list[Older] = []
        records: dict[str, dict[str, model.Record]] = {kind: {} for kind in (*model.SHARED, *model.LOCAL)}
        self.found = Found(records=records, leaves=self.leaves)

    def tree(self, source: bytes, path: Path, kind: Any) -> Node | None:
        """Return the tree of the content of a file of this type, in long form; None, and a problem noted, where there is none."""
        root, problems = sources.parse(source, path, kind, self.tongues)
        self.problems += problems
        if root is None and not problems:
            self.wrong(Place(shown(path), 1), "the file is empty")
        return root and short.long(kind, root, self.said, self.tongues, self.problems, path.stem, self.older)

    def entries(self, source: bytes, path: Path, kind: str) -> None:
        """Read the content of a file of entries of one kind."""
        record: Any = (model.SHARED | model.LOCAL)[kind]
        root = self.tree(source, path, dict[str, record])
        if root is not None and not isinstance(root, Mapping):
            self.wrong(root.place, f"found {found(root)}; wanted a mapping from the id of each {kind} to what is known of it")
        if not isinstance(root, Mapping):
            self.found.unread.add(kind)
            return
        records = self.found.records[kind]
        for key, (name, node) in root.entries.items():
            value = self.decode(record, node, f"{kind}/{visible(key)}", name.place)
            self.found.known.add(f"{kind}/{key}")
            if not re.fullmatch(SLUG.regex, key):
                self.wrong(name.place, f"found the id {quoted(key)}; wanted {SLUG.wanted}{near(key, ())}")
            elif key in records:
                self.wrong(name.place, f"{kind}/{visible(key)} was already written at {records[key].place}; rename one of them")
            elif value is not WRONG:
                records[key] = value


@lru_cache(maxsize=64)
def _registry(source: bytes, path: Path, shown_as: str, kind: str, tongues: Tongues) -> _Files:
    """Return what is read of a registry: the same content means the same, and all articles of a project share it."""
    read = _Files(tongues)
    read.entries(source, path, kind)
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
            self.entries(source, path, kind)

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
        if not isinstance(root, Mapping):
            self.found.unread.add("article")
        if root is None:
            return None
        if isinstance(root, Mapping) and "files" in root.entries:
            self.home = root.entries["files"][0].place
        article = self.decode(model.Article, root, "article", root.place)
        if isinstance(article, model.Article):
            self.found.article = article if article.files else replace(article, files=home.parts)
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

    def languages(self) -> None:
        """Tell of words that do not say their language, and of a language that is not the project's, once each: there may be hundreds."""
        tags = ", ".join(self.project.languages)
        for tag, some in self.strange.items():
            path, place = some[0]
            self.wrong(
                place, f"{path}: found words in {quoted(tag)}{_such(some)}; this project has {tags}; add {tag} to languages in tuiin.toml"
            )
        if self.unsaid:
            (path, place), own = self.unsaid[0], [tag for tag in self.spoken.values() if tag in self.project.languages]
            first = next(iter(own), self.project.languages[0])
            wanted = f"wanted `{first}: …`, or another of {tags}; `tuiin tidy --plain-is {first}` writes that for all"
            self.wrong(place, f"{path}: found words that do not say their language{_such(self.unsaid)}; {wanted}")

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

    def passage(self, place: Place, row: list[str], after: int, *, pages: bool) -> int:
        """Read one line; return where the sentence ends, before which the next may not begin."""
        form = _ROW if pages else _ROW[:-1]
        if len(row) != len(form) or not all(re.fullmatch(*pair) for pair in zip(form, row, strict=True)):
            self.wrong(place, f"found {quoted(','.join(row))}; wanted a line such as p1s1,0,120,<SHA-256 of 64 hexadecimal digits>")
            return after
        name, start, end, sha256 = row[0], int(row[1]), int(row[2]), row[3]
        if name in self.found.passages:
            self.wrong(place, f"the sentence {name} stands twice")
        elif not after <= start < end:
            self.wrong(
                place, f"{name}: found {start} to {end}; wanted a start before the end, and not before the last sentence ends ({after})"
            )
        self.said.sentences.setdefault(name, len(self.said.sentences))
        self.found.passages[name] = Passage(name, start, end, sha256, int(row[4]) if pages else 0)
        return max(after, end)


def _such(found: list[tuple[str, Place]]) -> str:
    """Return how many there are of a kind, and in how many files; nothing for one alone."""
    files = len({place.file for _, place in found})
    return f" ({len(found)} such in {files} file{'s' if files > 1 else ''})" if found[1:] else ""
