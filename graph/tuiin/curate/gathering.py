"""What is read of one article, wherever its trees come from: they become records, and all that is wrong with them is noted."""

import re
from typing import Any

from tuiin import model
from tuiin.curate import consistency, short, sources
from tuiin.curate.consistency import Found
from tuiin.curate.decode import SLUG, WRONG, Decoder, found
from tuiin.curate.short import Said
from tuiin.curate.spelling import near
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Node
from tuiin.errors import BadInput, Place
from tuiin.letters import quoted, visible
from tuiin.model import Article, Older, Passage
from tuiin.model.project import Project

_ROW = (r"p[0-9]{1,9}s[0-9]{1,9}", r"[0-9]{1,9}", r"[0-9]{1,9}", r"[0-9a-f]{64}", r"[0-9]{1,6}")  # the last where the text has pages
_ROWS = {count: re.compile(",".join(_ROW[:count])) for count in (len(_ROW), len(_ROW) - 1)}


class Gathering(Decoder):
    """What is read of some trees: records, and all that is wrong with them.

    The sentences come first, then the registries, the article and its claims: what follows from these is put into the rest.
    """

    def __init__(self, tongues: Tongues) -> None:
        super().__init__([], tongues)
        self.said = Said()
        self.older: list[Older] = []
        records: dict[str, dict[str, model.Record]] = {kind: {} for kind in (*model.SHARED, *model.LOCAL)}
        self.found = Found(records=records, leaves=self.leaves)

    def long(self, kind: Any, root: Node, name: str) -> Node:
        """Return the long form of a tree of this type; `name` is what to call it to a person."""
        return short.long(kind, root, self.said, self.tongues, self.problems, name, self.older)

    def entries(self, root: Node | None, kind: str) -> None:
        """Take in the entries of one kind, in long form; None where they cannot be read."""
        record: Any = (model.SHARED | model.LOCAL)[kind]
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

    def head(self, root: Node | None) -> Article | None:
        """Take in what the article says of itself, in long form, and return it; None, and a problem noted, where that is wrong."""
        if not isinstance(root, Mapping):
            self.found.unread.add("article")
        if root is None:
            return None
        article = self.decode(Article, root, "article", root.place)
        self.found.article = article if isinstance(article, Article) else None
        return self.found.article

    def passage(self, place: Place, row: list[str], after: int, *, pages: bool) -> int:
        """Take in one sentence; return where it ends, before which the next may not begin."""
        wanted, written = len(_ROW) if pages else len(_ROW) - 1, ",".join(row)
        if len(row) != wanted or not _ROWS[wanted].fullmatch(written):
            self.wrong(place, f"found {quoted(written)}; wanted a line such as p1s1,0,120,<SHA-256 of 64 hexadecimal digits>")
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

    def languages(self, project: Project, spoken: str, hint: str = "") -> None:
        """Tell of words that do not say their language, and of a language that is not the project's, once each: there may be hundreds.

        `spoken` is the language in which such words seem to be, `hint` says what else helps.
        """
        tags = ", ".join(project.languages)
        for tag, some in self.strange.items():
            path, place = some[0]
            self.wrong(
                place, f"{path}: found words in {quoted(tag)}{_such(some)}; this project has {tags}; add {tag} to languages in tuiin.toml"
            )
        if self.unsaid:
            path, place = self.unsaid[0]
            wanted = f"wanted `{spoken}: …`, or another of {tags}{hint}"
            self.wrong(place, f"{path}: found words that do not say their language{_such(self.unsaid)}; {wanted}")

    def right(self) -> Article:
        """Return the article, where all is right. Raises `BadInput` with all that is wrong, between records too."""
        self.problems += consistency.check(self.found)
        if self.problems or self.found.article is None:
            raise BadInput(sources.told(self.problems))
        return self.found.article


def _such(found: list[tuple[str, Place]]) -> str:
    """Return how many there are of a kind, and in how many files; nothing for one alone."""
    files = len({place.file for _, place in found})
    return f" ({len(found)} such in {files} file{'s' if files > 1 else ''})" if found[1:] else ""
