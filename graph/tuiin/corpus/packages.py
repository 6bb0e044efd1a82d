"""Articles as packages: one article a line of JSON, for machines, by the same model; read and written one at a time."""

import codecs
import dataclasses
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from tuiin import model
from tuiin.corpus import json_tree
from tuiin.curate import languages, yaml_tree
from tuiin.curate.decode import WRONG, found
from tuiin.curate.folder import PLURALS, shown
from tuiin.curate.gathering import Gathering
from tuiin.curate.passages import HEADER
from tuiin.curate.reach import reached
from tuiin.curate.spelling import near
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Node, Scalar, Sequence
from tuiin.errors import BadInput, Place, Problem
from tuiin.files import reading
from tuiin.letters import quoted, visible
from tuiin.model import Article, Entries, Passage, Record, Review
from tuiin.model.fields import of
from tuiin.model.marks import Pattern, Sentence, Slug
from tuiin.model.project import Project
from tuiin.model.reviews import Status

MOST = yaml_tree.MOST  # bytes of a line: no curated file may have more
NEEDED = ("slug", "article", "passages")
KEYS = (*NEEDED, *PLURALS, "reviews", "ticked")  # of a package, in canonical order

# How an entry came about: no curated file says it, so no type of the model is read for it.
_MOMENT = Annotated[str, Pattern(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", "a moment in UTC, such as 2026-11-30T09:06:51Z")]
_REVIEW: dict[str, Any] = {
    "review_status": Status,
    "reviewed_by": str,
    "reviewed": _MOMENT,
    "drafted_by": str,
    "draft_confidence": Decimal,
}


class BadPackage(BadInput):
    """A line that is no article as it is; `slug` says of which, empty where nobody can tell."""

    def __init__(self, slug: str, problems: list[Problem]) -> None:
        self.slug = slug
        super().__init__(problems)


def read(path: Path, project: Project) -> Iterator[Entries | BadPackage]:
    """Yield the article of each line of a file of packages, or what is wrong with that line, in the order of the file.

    One line is in memory at a time; of a file whose name ends in `.gz` what it unpacks to is read. Lines without words are passed over.
    What packages do not say, such as languages and base, the project does. Raises `Unreadable` where the file cannot be read, or not to
    its end.
    """
    first: dict[str, int] = {}
    for source, place in lines(path):
        try:
            found: Entries | BadPackage = parse(source, place, project)
        except BadPackage as error:
            found = error
        earlier = first.setdefault(found.slug, place.line) if found.slug else place.line
        if earlier != place.line:
            words = f"the article {quoted(found.slug)} stands in line {earlier} already; wanted each once"
            found = BadPackage(found.slug, [Problem.at(place, words), *(found.problems if isinstance(found, BadPackage) else ())])
        yield found


def lines(path: Path) -> Iterator[tuple[bytes, Place]]:
    """Yield each line of a file of packages that has words, and its place. Raises `Unreadable`."""
    file = shown(path)
    for number, source in enumerate(reading.lines(path, most=MOST), 1):
        source = source.removeprefix(codecs.BOM_UTF8) if number == 1 else source
        if source.strip():
            yield source, Place(file, number)


def parse(source: bytes, place: Place, project: Project) -> Entries:
    """Return the article of one line, which stands at this place. Raises `BadPackage` with all that is wrong with it.

    A line in which something is wrong is read once more, for the columns.
    """
    if len(source.rstrip(b"\r\n")) > MOST:
        raise BadPackage("", [Problem.at(place, f"the line has more than {MOST:,} bytes, which is the most that is read")])
    try:
        return _Package(place, project).entries_of(*json_tree.parse(source, place))
    except BadInput:
        package = _Package(place, project)
    try:
        return package.entries_of(*json_tree.parse(source, place, columns=True))
    except BadInput as error:
        raise BadPackage(package.slug, error.problems) from None


def write(entries: Entries) -> bytes:
    """Return an article as one line: keys in the order of the model, and none that says only what holds without it.

    The names of the curated files are not said: a package has none.
    """
    said: dict[str, Any] = {
        "slug": entries.slug,
        "article": {key: value for key, value in _said(entries.article).items() if key != "files"},
        "passages": [_row(passage) for passage in entries.passages.values()],
        **{plural: records for plural, kind in PLURALS.items() if (records := entries.records.get(kind))},
        "reviews": entries.reviews,
        "ticked": sorted(entries.ticked, key=list(entries.passages).index),
    }
    return (_json({key: value for key, value in said.items() if value or key in NEEDED}) + "\n").encode()


class _Package(Gathering):
    """One run over one line."""

    def __init__(self, place: Place, project: Project) -> None:
        super().__init__(Tongues.of(project, {}))
        self.place, self.project = place, project
        self.found.curators = project.curators
        self.slug = ""

    def entries_of(self, root: Node | None, problems: list[Problem]) -> Entries:
        """Return the article of this tree. Raises `BadInput` with all that is wrong with it."""
        self.problems += problems
        members = self.members(root)
        language = _text(members, "article", "language")
        if not self.project.languages:
            self.project = dataclasses.replace(self.project, languages=(language,) if language else ())
        if "passages" in members:
            self.rows(members["passages"])
        self.shared(members, language)
        self.tongues = Tongues.own(self.project, language) if language else Tongues.of(self.project, {})
        self.of_itself(members.get("article"))
        for kind in model.LOCAL:
            self.kind(members, kind)
        reviews = {name: self.review(name, node) for name, node in self.pairs(members, "reviews")}
        ticked = self.decode(tuple[Sentence, ...], members["ticked"], "ticked") if "ticked" in members else ()
        self.languages(self.project, next((tag for tag in (language, *self.project.languages) if tag in self.project.languages), ""))
        article = self.right()
        records = reached(article, self.found.records)
        return Entries(
            self.slug,
            self.project,
            article,
            self.found.passages,
            records,
            tuple(self.older),
            reviews={name.text: review for name, review in reviews.items() if _there(records, name.text)},
            ticked=frozenset(ticked),
        )

    def members(self, root: Node | None) -> dict[str, Node]:
        """Return what stands under the keys of a package. Raises `BadInput` where there are none."""
        if root is not None and not isinstance(root, yaml_tree.Mapping):
            self.wrong(root.place, f"found {found(root)}; wanted an object with {', '.join(NEEDED)}, and entries by kind")
        if not isinstance(root, yaml_tree.Mapping):
            raise BadInput(self.problems)
        for key, (name, _) in root.entries.items():
            if key not in KEYS:
                self.wrong(name.place, f"unknown key {quoted(key)}; wanted one of {', '.join(KEYS)}{near(key, KEYS)}")
        for key in NEEDED:
            if key not in root.entries:
                self.wrong(self.place, f"the key {quoted(key)} is missing")
        if "slug" in root.entries and (slug := self.decode(Slug, root.entries["slug"][1], "slug")) is not WRONG:
            self.slug = slug
        return {key: node for key, (_, node) in root.entries.items()}

    def rows(self, node: Node) -> None:
        """Take in the sentences: rows as of passages.csv."""
        if not isinstance(node, Sequence):
            self.found.unread.add("passage")
            self.wrong(node.place, f"passages: found {found(node)}; wanted a list of rows, [{', '.join(HEADER)}]; page may be left out")
            return
        end = 0
        for number, row in enumerate(node.nodes):
            if isinstance(row, Sequence) and all(isinstance(cell, Scalar) for cell in row.nodes):
                cells = [cell.text for cell in row.nodes if isinstance(cell, Scalar)]
                end = self.passage(row.place, cells, end, pages=len(cells) == len(HEADER))
            else:
                self.wrong(row.place, f"passages[{number}]: found {found(row)}; wanted a row, [{', '.join(HEADER)}]; page may be left out")

    def shared(self, members: Mapping[str, Node], language: str) -> None:
        """Take in the entries of the registries, which other articles may print in languages of their own."""
        prints = dict.fromkeys((language, *(tag for kind in model.SHARED for tag in _printed(members.get(f"{kind}s")))))
        self.tongues = Tongues(self.project.languages, self.project.languages, tuple(prints))
        for kind in model.SHARED:
            self.kind(members, kind)

    def kind(self, members: Mapping[str, Node], kind: str) -> None:
        """Take in the entries of one kind, where there are some."""
        if (node := members.get(f"{kind}s")) is not None:
            record: Any = (model.SHARED | model.LOCAL)[kind]
            self.entries(self.long(dict[str, record], node, f"{kind}s"), kind)

    def of_itself(self, node: Node | None) -> None:
        """Take in what the article says of itself."""
        if isinstance(node, yaml_tree.Mapping) and "files" in node.entries:
            self.wrong(node.entries["files"][0].place, "article: found 'files'; a package has none; take the key away")
        self.head(node and self.long(Article, node, "article"))

    def review(self, name: Scalar, node: Node) -> Any:
        """Return how an entry came about, or `WRONG` after noting what is the matter."""
        path = f"reviews.{visible(name.text)}"
        if name.text not in self.found.known:
            words = f"reviews: found {quoted(name.text)}, which is no entry of this package"
            self.wrong(name.place, words + near(name.text, self.found.known))
        if not isinstance(node, yaml_tree.Mapping) or "review_status" not in node.entries:
            self.wrong(node.place, f"{path}: found {found(node)}; wanted an object with review_status")
            return WRONG
        for key, (at, _) in node.entries.items():
            if key not in _REVIEW:
                self.wrong(at.place, f"{path}: unknown key {quoted(key)}; wanted one of {', '.join(_REVIEW)}{near(key, _REVIEW)}")
        told = {key: self.decode(_REVIEW[key], child, f"{path}.{key}") for key, (_, child) in node.entries.items() if key in _REVIEW}
        return Review(**told)

    def pairs(self, members: Mapping[str, Node], key: str) -> list[tuple[Scalar, Node]]:
        """Return the keys of a member and what each holds; none where it is not there, or, with a problem noted, where it is no object."""
        node = members.get(key)
        if node is not None and not isinstance(node, yaml_tree.Mapping):
            self.wrong(node.place, f"{key}: found {found(node)}; wanted an object")
        return list(node.entries.values()) if isinstance(node, yaml_tree.Mapping) else []


def _text(members: Mapping[str, Node], *path: str) -> str:
    """Return the text that lies on this way through a tree; empty where there is none."""
    node = members.get(path[0])
    for key in path[1:]:
        node = node.entries[key][1] if isinstance(node, yaml_tree.Mapping) and key in node.entries else None
    return node.text if isinstance(node, Scalar) else ""


def _printed(entries: Node | None) -> Iterator[str]:
    """Yield the languages in which articles print the entries of a registry; what is no language is left out."""
    for _, entry in entries.entries.values() if isinstance(entries, yaml_tree.Mapping) else ():
        printed = entry.entries.get("printed") if isinstance(entry, yaml_tree.Mapping) else None
        for tag in printed[1].entries if printed and isinstance(printed[1], yaml_tree.Mapping) else ():
            if languages.known(tag):
                yield tag


def _there(records: Mapping[str, Mapping[str, Record]], reference: str) -> bool:
    kind, _, key = reference.partition("/")
    return key in records.get(kind, ())


def _row(passage: Passage) -> list[str | int]:
    row = [getattr(passage, column) for column in HEADER]
    return row if passage.page else row[:-1]


def _said(record: Any) -> dict[str, Any]:
    """Return what a record says, by key in the order of the model, without what holds where nothing is said."""
    kind: Any = type(record)
    silent = {at.name: at.default for at in dataclasses.fields(kind)}
    values = ((name, getattr(record, name)) for name in of(kind))
    return {name: value for name, value in values if value != silent[name] and value != () and value != {}}


def _json(value: Any) -> str:
    """Return a value as JSON, in which decimals keep their digits."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Record | Review):
        return _json(_said(value))
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{_json(key)}:{_json(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_json, value)) + "]"
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value)
