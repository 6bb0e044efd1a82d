"""Curated YAML files become records; all that is wrong with them is told at once, by file and line."""

import csv
import os
import re
from pathlib import Path

from tuiin import links, model, tree
from tuiin.decode import SLUG, WRONG, Decoder, found
from tuiin.errors import BadInput, UnknownArticle
from tuiin.model import Entries, Place, Record
from tuiin.passages import Passage
from tuiin.tree import Mapping, Node

PLURALS = {f"{kind}s": kind for kind in (*model.SHARED, *model.LOCAL)}


def read(slug: str, data: Path) -> Entries:
    """Return what was curated about an article, with the shared registries of the data folder.

    Raises `BadInput` with every problem of every file, and `UnknownArticle` where no such folder lies in `data/articles`.
    """
    folder = data / "articles" / slug
    if not folder.is_dir():
        raise UnknownArticle(slug, articles(data))
    reading = _Reading()
    records: dict[str, dict[str, Record]] = {}
    for kind in model.SHARED:
        records[kind] = reading.registry(data / f"{kind}s.yaml", kind)
    article = reading.article(folder / "article.yaml")
    records |= {kind: {} for kind in model.LOCAL}
    if article:
        for name in article.files:
            reading.part(folder / name, records, article)
        reading.strangers(folder, article)
    passages = reading.passages(folder / "passages.csv")
    if article:
        reading.problems += links.check(Entries(slug, article, passages, records), reading.known)
    if reading.problems or article is None:
        raise BadInput(reading.problems)
    return Entries(slug, article, passages, records)


def articles(data: Path) -> list[str]:
    """Return the slugs of the articles of a data folder, sorted."""
    return sorted(p.parent.name for p in data.glob("articles/*/article.yaml"))


def shown(path: Path) -> str:
    """Return how to name a file to a person: relative to where they stand, if it lies below."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else Path(relative).as_posix()


class _Reading(Decoder):
    """One run over the files of one article."""

    def __init__(self) -> None:
        super().__init__([])
        self.known: set[str] = set()

    def load(self, path: Path) -> Node | None:
        file = shown(path)
        try:
            source = path.read_bytes()
        except OSError as error:
            self.wrong(Place(file, 1), f"cannot be read: {error.strerror}")
            return None
        root, problems = tree.parse(source, file)
        self.problems += problems
        if root is None and not problems:
            self.wrong(Place(file, 1), "the file is empty")
        return root

    def registry(self, path: Path, kind: str) -> dict[str, Record]:
        record_type = model.SHARED.get(kind) or model.LOCAL[kind]
        root = self.load(path)
        if root is None:
            return {}
        if not isinstance(root, Mapping):
            self.wrong(root.place, f"found {found(root)}; wanted a mapping from the id of each {kind} to what is known of it")
            return {}
        records: dict[str, Record] = {}
        for key, (name, node) in root.entries.items():
            self.known.add(f"{kind}/{key}")
            if not re.fullmatch(SLUG.regex, key):
                self.wrong(name.place, f"{key!r} is no id; wanted {SLUG.wanted}")
            record = self.decode(record_type, node, f"{kind}/{key}", name.place)
            if record is not WRONG:
                records[key] = record
        return records

    def article(self, path: Path) -> model.Article | None:
        root = self.load(path)
        if root is None:
            return None
        article = self.decode(model.Article, root, "article", root.place)
        return article if isinstance(article, model.Article) else None

    def part(self, path: Path, records: dict[str, dict[str, Record]], article: model.Article) -> None:
        kind = PLURALS.get(path.name.split(".")[0])
        if kind is None or kind in model.SHARED or path.suffix != ".yaml" or path.parent.name == "..":
            wanted = ", ".join(f"{k}s.yaml" for k in model.LOCAL)
            self.wrong(article.place, f"files names {path.name!r}; wanted one of {wanted} (or with a part: claims.p1-p4.yaml)")
        elif not path.is_file():
            self.wrong(article.place, f"files names {path.name!r}, which is not there; write it, or take it off the list")
        else:
            for key, record in self.registry(path, kind).items():
                if key in records[kind]:
                    self.wrong(record.place, f"{kind}/{key} was already written at {records[kind][key].place}; rename one of them")
                records[kind][key] = record

    def strangers(self, folder: Path, article: model.Article) -> None:
        for path in sorted(folder.glob("*.y*ml")):
            if path.name not in article.files and path.name != "article.yaml":
                self.wrong(article.place, f"{path.name!r} lies in the folder but `files` does not name it; name it or take it away")

    def passages(self, path: Path) -> dict[str, Passage]:
        file = shown(path)
        found: dict[str, Passage] = {}
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            self.wrong(Place(file, 1), f"cannot be read: {reason}; `tuiin passages` makes it from the text")
            return found
        rows = csv.reader(text.splitlines())
        if next(rows, None) != ["id", "start", "end", "sha256"]:
            self.wrong(Place(file, 1), "the first line must be id,start,end,sha256; `tuiin passages` makes the file")
            return found
        for row in rows:
            place = Place(file, rows.line_num)
            match row:
                case [name, start, end, sha256] if re.fullmatch(r"p\d+s\d+", name) and start.isdecimal() and end.isdecimal():
                    if name in found:
                        self.wrong(place, f"the sentence {name} stands twice")
                    elif int(start) >= int(end) or not re.fullmatch(r"[0-9a-f]{64}", sha256):
                        self.wrong(place, f"{name} needs start < end and a SHA-256 of 64 hexadecimal digits")
                    found[name] = Passage(name, int(start), int(end), sha256)
                case _:
                    self.wrong(place, f"found {','.join(row)[:60]!r}; wanted a line such as p1s1,0,120,<SHA-256>")
        return found
