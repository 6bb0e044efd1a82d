"""Entries as a program has them: read out of an article's curated files as plain values, and written into them, each where it belongs."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from tuiin import model
from tuiin.curate import cells, editor, short, table, yaml_tree
from tuiin.curate import chunks as parts
from tuiin.curate.decode import Decoder
from tuiin.curate.flow import flow
from tuiin.curate.folder import PLURALS, shown
from tuiin.curate.splicing import Splice, spliced
from tuiin.curate.tabled import Files, as_yaml, record_of, with_files
from tuiin.curate.tidy import canonical, canonical_table
from tuiin.curate.trees import tree, value
from tuiin.curate.yaml_tree import Node
from tuiin.errors import NOWHERE, BadInput, Problem
from tuiin.files import reading
from tuiin.model import Article, Forms, Text, fields
from tuiin.model.fields import plain
from tuiin.model.marks import To

Entry = dict[str, Any]
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,10})?")
_YEAR = re.compile(r"[1-9]\d{3}")
KINDS = (*model.SHARED, *model.LOCAL)


@dataclass(slots=True)
class Book:
    """The entries of an article and of its registries by reference, in long form, and in which file each is written, in what order.

    `article` is what article.yaml says.
    """

    article: Entry = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    files: dict[Path, list[str]] = field(default_factory=dict)

    def file_of(self, reference: str) -> Path | None:
        """Return where an entry is written; None where there is none."""
        return next((path for path, names in self.files.items() if reference in names), None)


def book(files: Files) -> Book:
    """Return all entries of an article. Raises `BadInput` for a file that cannot be read; what else is wrong does not matter."""
    found = Book(article_of(files))
    for kind in KINDS:
        for path in files.of(kind):
            entries = entries_of(files, path)
            found.entries |= entries
            found.files[path] = list(entries)
    return found


def entries_of(files: Files, path: Path) -> dict[str, Entry]:
    """Return the entries of one file by reference. Raises `BadInput` where it, or one of them, cannot be read."""
    kind = PLURALS[path.name.split(".")[0]]
    record: Any = record_of(kind)
    hint: Any = dict[str, record]
    whole = short.long(hint, files.entries(path), files.said.copy(), files.tongues(path), [])
    if not isinstance(whole, yaml_tree.Mapping):
        return {}
    _sound(files, path, {f"{kind}/{key}": (record, node) for key, (_, node) in whole.entries.items()})
    return {f"{kind}/{key}": whole_of(record, node) for key, (_, node) in whole.entries.items()}


def _sound(files: Files, path: Path, entries: Mapping[str, tuple[Any, Node]]) -> None:
    """Raise `BadInput` with what is wrong with the form of entries; what they refer to does not matter."""
    problems: list[Problem] = []
    decoder = Decoder(problems, files.tongues(path))
    for name, (record, node) in entries.items():
        decoder.decode(record, node, name, node.place)
    tag = files.project.languages[0] if files.project.languages else "en"
    wanted = f"wanted `{tag}: …`; `tuiin tidy --plain-is {tag}` writes that for all"
    problems += [Problem.at(at, f"{name}: found words that do not say their language; {wanted}") for name, at in decoder.unsaid]
    if problems:
        raise BadInput(problems)


def texts(kind: str) -> list[str]:
    """Return the fields of a kind of entry that are texts in languages.

    >>> texts("concept")
    ['label', 'definition']
    """
    record: Any = record_of(kind)
    return [name for name, at in fields.of(record).items() if at.type is Text]


def normal(files: Files, name: str, entry: Entry) -> Entry:
    """Return an entry as it is read again once it is written: what may be left out is there, and what says nothing is not."""
    record: Any = record_of(name.partition("/")[0])
    hint: Any = dict[str, record]
    path = files.first(name.partition("/")[0])
    key = name.partition("/")[2]
    whole = short.long(hint, tree({key: _written(entry)}), files.said.copy(), files.tongues(path), [])
    return whole_of(record, whole.entries[key][1]) if isinstance(whole, yaml_tree.Mapping) else entry


def article_of(files: Files) -> Entry:
    """Return what article.yaml says, in long form. Raises `BadInput` where it cannot be read."""
    path = files.home / "article.yaml"
    root, problems = yaml_tree.parse(reading.read(path, most=yaml_tree.MOST, within=files.data), shown(path))
    if problems or not isinstance(root, yaml_tree.Mapping):
        raise BadInput(problems or [Problem(shown(path), 1, 1, "holds nothing; wanted what the article is")])
    whole = short.long(Article, root, files.said.copy(), files.tongues(path), [])
    _sound(files, path, {"article": (Article, whole)})
    return whole_of(Article, whole)


def whole_of(record: Any, node: Node) -> Entry:
    """Return an entry as plain values: a list wherever several may stand, words by language."""
    said = value(node)
    return _listed(record, said) if isinstance(said, dict) else {}


def _listed(record: Any, said: Entry) -> Entry:
    found = {}
    for name, one in said.items():
        at = fields.of(record).get(name)
        if at is None or one is None:
            found[name] = one
            continue
        if at.many and not isinstance(one, list):
            one = [one]
        if at.term == "record":
            one = [_listed(at.type, each) if isinstance(each, dict) else each for each in one] if at.many else _listed(at.type, one)
        elif isinstance(one, dict) and isinstance(kind := plain(at.hint)[0], type) and issubclass(kind, Forms):
            one = {tag: forms if isinstance(forms, list) else [forms] for tag, forms in one.items()}
        found[name] = one
    return found


def places_of(entry: Entry) -> Iterator[str]:
    """Yield the sentences where something stands, as far as its entry says it."""
    yield from entry.get("at") or ()
    for below in ("positions", "voices", "members"):
        for one in entry.get(below) or ():
            if isinstance(one, dict):
                yield from places_of(one)


def entered(files: Files, there: Book, changes: dict[str, Entry | None], order: Mapping[str, int]) -> dict[Path, bytes]:
    """Return the files in which these entries stand as they shall: changed in place, new ones where they belong, none that goes.

    `order` is the place of each sentence in the text. Raises `BadInput` with what is wrong with an entry; then nothing is to be written.
    """
    problems: list[Problem] = []
    splices: dict[Path, Splice] = {}
    known = (there.entries.keys() | {name for name, entry in changes.items() if entry is not None}) - {
        name for name, entry in changes.items() if entry is None
    }
    shared = sorted(name for name in changes if name.partition("/")[0] in model.SHARED)
    for name in reversed([*(name for name in changes if name not in shared), *shared]):  # each goes just behind one that is there
        entry, path = changes[name], there.file_of(name)
        if entry is None:
            if path:
                splices.setdefault(path, Splice()).gone.append(name.partition("/")[2])
            continue
        above, target = (None, path) if path else _home(files, there, name, entry, order)
        problems += _problems(files, record_of(name.partition("/")[0]), name, entry, target, known)
        splice = splices.setdefault(target, Splice())
        node = tree(plain_numbers(record_of(name.partition("/")[0]), _written(entry)))
        if path and isinstance(node, yaml_tree.Mapping):
            splice.changed[name.partition("/")[2]] = node
        elif isinstance(node, yaml_tree.Mapping):
            splice.added.append((above, name.partition("/")[2], node))
    if problems:
        raise BadInput(problems)
    found = {path: _put(files, path, splice, problems) for path, splice in splices.items()}
    fresh = tuple(path.name for path in found if path.parent == files.home and not path.exists())
    article = files.home / "article.yaml"
    named = with_files(reading.read(article, most=yaml_tree.MOST, within=files.data), {}, fresh) if fresh else None
    return found | ({article: named} if named else {})


def _home(files: Files, there: Book, name: str, entry: Entry, order: Mapping[str, int]) -> tuple[str | None, Path]:
    """Return behind which key a new entry belongs (None: before all), and in which file.

    In registries that are sorted, by its id; else behind the last entry of its kind that stands no later in the text.
    """
    kind, _, key = name.partition("/")
    paths = [path for path in there.files if PLURALS.get(path.name.split(".")[0]) == kind]
    if not paths:
        return None, files.first(kind)
    if kind in model.SHARED:
        path = paths[0]
        keys = [one.partition("/")[2] for one in there.files[path]]
        if keys != sorted(keys):
            return keys[-1], path
        return max((one for one in keys if one < key), default=None), path
    place = min((order.get(at, -1) for at in places_of(entry)), default=len(order))
    best: tuple[int, str | None, Path] = (-1, None, paths[0])
    for path in paths:
        for one in there.files[path]:
            stands = min((order.get(at, -1) for at in places_of(there.entries[one])), default=-1)
            if best[0] <= stands <= place:
                best = stands, one.partition("/")[2], path
    return best[1], best[2]


def plain_numbers(record: Any, entry: Entry) -> Entry:
    """Return an entry in which numbers are numbers, and a year alone is one too, as people write it."""
    found = {}
    for name, one in entry.items():
        term = at.term if (at := fields.of(record).get(name)) else ""
        form = {"number": _NUMBER, "date": _YEAR}.get(term)
        found[name] = Decimal(one) if form and isinstance(one, str) and form.fullmatch(one) else one
    return found


def _written(entry: Entry) -> Entry:
    """Return an entry without what says nothing."""
    return {name: one for name, one in entry.items() if one not in (None, "", [], {}, ())}


def _problems(files: Files, record: Any, name: str, entry: Entry, path: Path, known: Container[str]) -> list[Problem]:
    """Return what is wrong with an entry: by itself, and with what it refers to."""
    problems: list[Problem] = []
    tongues = files.tongues(path)
    decoder = Decoder(problems, tongues)
    decoder.decode(record, tree(plain_numbers(record, _written(entry))), name, NOWHERE)
    problems += [
        Problem.at(leaf.place, f"{leaf.path}: there is no {leaf.value}")
        for leaf in decoder.leaves
        if isinstance(leaf.mark, To) and leaf.value not in known
    ]
    problems += [
        Problem.at(place, f"{at}: found words in {tag!r}; this project has {', '.join(tongues.words)}")
        for tag, some in decoder.strange.items()
        for at, place in some
    ]
    return problems


def article_problems(files: Files, article: Entry, known: Container[str]) -> list[Problem]:
    """Return what is wrong with what is said of the article itself, where these are the entries that there are."""
    return _problems(files, Article, "article", article, files.home / "article.yaml", known)


def _put(files: Files, path: Path, splice: Splice, problems: list[Problem]) -> bytes:
    """Return the bytes of a file in which this has changed."""
    if not path.exists():
        source, root = f"{editor.modeline(path, files.project)}\n{{}}\n", yaml_tree.Mapping({}, NOWHERE)
    else:
        source = reading.read(path, most=yaml_tree.MOST, within=files.data).decode("utf-8-sig").replace("\r\n", "\n")
        root = files.entries(path)
    if path.suffix == ".csv":
        rows = table.rows(splice.whole(root), record_of(PLURALS[path.name.split(".")[0]]), files.tongues(path), files.said)
        done = canonical_table(cells.written(rows), path, files.tongues(path), problems, files.said)
        if done is None:
            raise BadInput(problems)
        return done
    return spliced(source, root, splice, lambda some: as_yaml(files, some, path)).encode()


def article_with(files: Files, changed: Mapping[str, Any], source: bytes | None = None) -> bytes:
    """Return article.yaml in which these keys say this; all other lines stay as they are. Raises `BadInput`.

    `source` is the file where it is not to be as it is on disk.
    """
    path = files.home / "article.yaml"
    source = source or reading.read(path, most=yaml_tree.MOST, within=files.data)
    whole = parts.pieces(source)
    if whole is None:
        raise BadInput([Problem(shown(path), 1, 1, "its keys do not stand in lines of their own; `tuiin tidy` sees to it")])
    texts = whole.entries | {key: f"{key}: {flow(tree(said))}\n" for key, said in changed.items()}
    problems: list[Problem] = []
    done = canonical(whole.text(texts).encode(), path, files.tongues(path), problems, files.said)
    styled = parts.pieces(done) if done is not None else None
    if styled is None:
        raise BadInput(problems)
    order = [key for key in fields.of(Article) if key in texts]
    kept = {key: styled.entries[key] if key in changed else whole.entries[key] for key in whole.entries if key in styled.entries}
    for key in changed.keys() - kept.keys():
        if key in styled.entries:
            kept[key] = styled.entries[key]
    keys = list(whole.entries) if kept.keys() == whole.entries.keys() else sorted(kept, key=lambda key: (*order, key).index(key))
    return whole.text({key: kept[key] for key in keys if key in kept}).encode()
