"""The curated files of an article by kind, as tables; and a kind moved from one form of file to the other."""

import re
from collections.abc import Mapping as Dict
from pathlib import Path
from typing import Any

from tuiin import model
from tuiin.curate import comments, editor, folder, project, sources, yaml_tree
from tuiin.curate.chunks import MODELINE
from tuiin.curate.flow import block
from tuiin.curate.folder import PLURALS, shown
from tuiin.curate.reader import said
from tuiin.curate.short import Said
from tuiin.curate.tidy import canonical, shortened, table_of
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Scalar, Sequence
from tuiin.errors import NOWHERE, BadInput, Problem, TuiinError
from tuiin.files import reading
from tuiin.files.writing import replace_all
from tuiin.letters import quoted

Table = list[list[str]]


class NoTable(TuiinError):
    """What was asked of tables cannot be done; nothing was written."""


class Files:
    """The curated files of one article, and the registries that it shares, as they are on disk."""

    def __init__(self, slug: str, data: Path) -> None:
        self.slug, self.data = slug, data
        self.project, self.spoken = project.of(data), folder.spoken(data)
        self.home = data / "articles" / slug
        self._said: Said | None = None

    @property
    def said(self) -> Said:
        """What the article says once."""
        if self._said is None:
            self._said = said(self.slug, self.data)
        return self._said

    def of(self, kind: str) -> list[Path]:
        """Return the files of a kind, in order; of a registry that is not there yet, none."""
        if kind in model.SHARED:
            return [path for path in folder.registry(self.data, kind) if path.exists()]
        at = folder.home(self.data, self.slug)
        return [at.folder / name for name in at.parts if PLURALS[name.split(".")[0]] == kind] if at else []

    def first(self, kind: str) -> Path:
        """Return where a file of a kind would lie that is not there yet."""
        return (self.data if kind in model.SHARED else self.home) / f"{kind}s.yaml"

    def tongues(self, path: Path) -> Tongues:
        """Return the languages of words in a file."""
        return Tongues.of(self.project, self.spoken, path)

    def entries(self, path: Path) -> Mapping:
        """Return the entries of a file as they are written. Raises `BadInput` where it cannot be read."""
        record: Any = record_of(PLURALS[path.name.split(".")[0]])
        source = reading.read(path, most=yaml_tree.MOST, within=self.data)
        hint: Any = dict[str, record]
        root, problems = sources.parse(source, path, hint, self.tongues(path))
        if problems:
            raise BadInput(problems)
        return root if isinstance(root, Mapping) else Mapping({}, NOWHERE)

    def short(self, path: Path) -> Mapping:
        """Return the entries of a file in short form."""
        return shortened(self.entries(path), path, self.tongues(path), self.said)

    def table(self, kind: str) -> Table:
        """Return all entries of a kind as one table."""
        from tuiin.curate import table

        paths = self.of(kind)
        whole = Mapping({key: pair for path in paths for key, pair in self.short(path).entries.items()}, NOWHERE)
        return table.rows(whole, record_of(kind), self.tongues(paths[0] if paths else self.first(kind)), self.said)


def record_of(kind: str) -> Any:
    """Return the record of a kind."""
    return (model.SHARED | model.LOCAL)[kind]


def move(files: Files, kind: str, form: str, *, drop_comments: bool) -> list[tuple[Path, int]]:
    """Put the entries of a kind into files of the other form, and return these with how many they hold.

    Raises `NoTable` where comments would be lost, unless they may be, or where a file of that name is there.
    """
    gone = [path for path in files.of(kind) if path.suffix != f".{form}"]
    if not gone:
        raise NoTable(f"no {kind}s lie in another form than {form}")
    new: dict[Path, tuple[bytes, int]] = {}
    for path in gone:
        target = path.with_suffix(f".{form}")
        if target.exists():
            raise NoTable(f"{shown(target)} is there already; join the two by hand, or rename one: {kind}s.p1-p4.{form}")
        if form == "csv" and not drop_comments and (lost := written_comments(path, files.data)):
            more = f" and {len(lost) - 1} more" if lost[1:] else ""
            raise NoTable(f"{shown(path)}: a table holds no comments, and here is {quoted(lost[0])}{more}; --drop-comments goes on without")
        whole = files.short(path)
        content = table_of(whole, record_of(kind), files.tongues(path), files.said) if form == "csv" else as_yaml(files, whole, target)
        new[target] = content, len(whole.entries)
    article = files.home / "article.yaml"
    names = {path.name: path.with_suffix(f".{form}").name for path in gone}
    named = with_files(reading.read(article, most=yaml_tree.MOST, within=files.data), names) if kind in model.LOCAL else None
    replace_all({path: content for path, (content, _) in new.items()} | ({article: named} if named else {}))
    for path in gone:
        path.unlink()
    return [(path, count) for path, (_, count) in new.items()]


def as_yaml(files: Files, whole: Mapping, path: Path) -> bytes:
    """Return entries as a file of YAML in our style, with the line that names its schema to editors."""
    source = f"{editor.modeline(path, files.project)}\n{block(whole)}\n".encode()
    problems: list[Problem] = []
    done = canonical(source, path, files.tongues(path), problems, files.said)
    if done is None:
        raise BadInput(problems)
    return done


def written_comments(path: Path, data: Path) -> list[str]:
    """Return the comments of a file of YAML, without the line for editors."""
    text = reading.read(path, most=yaml_tree.MOST, within=data).decode("utf-8-sig")
    return [words for _, words in comments.lost(text, "") if not f"# {words}".startswith(MODELINE)]


def with_files(source: bytes, renamed: Dict[str, str], added: tuple[str, ...] = ()) -> bytes | None:
    """Return article.yaml with other names in `files`, and further ones behind them; None where it has no such key."""
    root, _ = yaml_tree.parse(source, "article.yaml")
    listed = root.entries["files"][1] if isinstance(root, Mapping) and "files" in root.entries else None
    if isinstance(listed, Scalar):
        listed = Sequence([listed], listed.place)
    if not isinstance(listed, Sequence) or not listed.nodes:
        return None
    lines = source.decode("utf-8-sig").split("\n")
    nodes = [node for node in listed.nodes if isinstance(node, Scalar)]
    for node in sorted(nodes, key=lambda node: (node.place.line, node.place.column), reverse=True):
        line, at = lines[node.place.line - 1], node.place.column - 1
        names = [renamed.get(node.text, node.text), *(added if node is nodes[-1] else ())]
        written = re.compile(r"[\"']?" + re.escape(node.text) + r"[\"']?").match(line, at)
        before = line[:at]
        between = f"\n{before}" if re.fullmatch(r"\s*- +", before) else ", "
        joined = between.join(names)
        if (
            between == ", "
            and added
            and node is nodes[-1]
            and "[" not in before
            and lines[listed.place.line - 1][listed.place.column - 1] != "["
        ):
            joined = f"[{joined}]"
        lines[node.place.line - 1] = before + joined + (line[written.end() :] if written else "")
    return "\n".join(lines).encode()
