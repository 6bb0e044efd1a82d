"""Where each id is written: the entry that defines it, what that says, and who refers to it; and a new id for an entry, everywhere."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tuiin import model
from tuiin.curate import cells, folder, project, short, sources, table, yaml_tree
from tuiin.curate.chunks import in_order
from tuiin.curate.decode import SLUG, Decoder, Leaf
from tuiin.curate.folder import PLURALS, shown
from tuiin.curate.reader import curated
from tuiin.curate.short import Said
from tuiin.curate.spelling import near
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping
from tuiin.errors import BadInput, Place, TuiinError
from tuiin.files import reading
from tuiin.files.writing import replace_all
from tuiin.model.marks import Pattern, To


class NoEntry(TuiinError):
    """What was named is no entry, is more than one, or cannot have the name that it shall get."""


@dataclass(slots=True)
class Entry:
    """An entry by its reference, the article that it is of (none: of a registry), where its id stands, and what its curator wrote.

    Words come first, then dates and addresses; `names` are those of the words that it is called by, in any language.
    """

    name: str
    article: str
    place: Place
    words: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Written:
    """All ids of a data folder: the entries, the articles, which have theirs from a folder, and the references to entries by file."""

    entries: list[Entry] = field(default_factory=list)
    articles: list[Entry] = field(default_factory=list)
    references: dict[Path, list[Leaf]] = field(default_factory=lambda: defaultdict(list))


def written(data: Path) -> Written:
    """Return where each id of a data folder is written. Raises `BadInput` for what is not YAML; what else is wrong does not matter."""
    found, belongs, spoken = Written(), project.of(data), folder.spoken(data)
    for path in curated(data):
        kind, tongues = PLURALS.get(path.name.split(".")[0]), Tongues.of(belongs, spoken, path)
        hint: Any = (model.SHARED | model.LOCAL)[kind] if kind else model.Article
        whole: Any = dict[str, hint] if kind else hint
        root, problems = sources.parse(reading.read(path, most=yaml_tree.MOST, within=data), path, whole, tongues)
        if problems:
            raise BadInput(problems)
        root = root and short.long(whole, root, Said(), tongues, [])
        if not isinstance(root, Mapping):
            continue
        article = "" if path.parent == data else path.parent.name
        alone = [(f"article/{article}", root.place, root)]
        for name, place, node in [(f"{kind}/{k.text}", k.place, node) for k, node in root.entries.values()] if kind else alone:
            decoder = Decoder([], tongues)
            decoder.decode(hint, node, name, node.place)
            found.references[path] += [leaf for leaf in decoder.leaves if isinstance(leaf.mark, To)]
            (found.entries if kind else found.articles).append(
                Entry(name, article, place, _said(decoder.leaves), _names(name, decoder.leaves))
            )
    return found


def _said(leaves: list[Leaf]) -> list[str]:
    """Return what was written in words, and behind them the dates and addresses."""
    others = [leaf.value for leaf in leaves if isinstance(leaf.mark, Pattern) and leaf.mark.term in ("date", "address")]
    return [leaf.value for leaf in leaves if leaf.mark is None] + others


def _names(entry: str, leaves: list[Leaf]) -> list[str]:
    """Return the label of an entry in each language, and its other names."""
    called = (f"{entry}.label.", f"{entry}.alt.")
    return list(dict.fromkeys(leaf.value for leaf in leaves if leaf.mark is None and f"{leaf.path}.".startswith(called)))


def find(data: Path, words: str) -> list[Entry]:
    """Return the entries and articles whose id, or what was written in them, holds each of these words, whatever the case.

    Those whose id does come first.
    """
    wanted = words.casefold().split()
    known = written(data)
    entries = [*known.articles, *known.entries]
    named = [entry for entry in entries if all(word in entry.name.casefold() for word in wanted)]
    texts = {id(entry): " ".join((entry.name, *entry.words)).casefold() for entry in entries}
    return named + [entry for entry in entries if entry not in named and all(word in texts[id(entry)] for word in wanted)]


def rename(data: Path, old: str, new: str, article: str = "") -> dict[Path, int]:
    """Give an entry another id, there and wherever it is referred to; return how often it was written in each file that changed.

    Of an id that several articles have, `article` says whose is meant. Raises `NoEntry`; then nothing is written.
    """
    kind, _, key = old.partition("/")
    new = new.removeprefix(f"{kind}/")
    found = written(data)
    entry = one(found, old, article)
    if not re.fullmatch(SLUG.regex, new):
        raise NoEntry(f"{new!r} is no id; wanted {SLUG.wanted}")
    _minted(data)
    if new == key:
        raise NoEntry(f"{old} has this id already")
    if any(other.name == f"{kind}/{new}" and other.article == entry.article for other in found.entries):
        raise NoEntry(f"{kind}/{new} is there already; two entries cannot have one id")
    places = _referred(found, entry, new)
    for path in found.references:
        if shown(path) == entry.place.file:
            places[path] += [(place, key, new) for place in _named(path, key, entry.place)]
    contents = {path: _changed(path, some) for path, some in places.items() if some}
    registry = next(path for path in contents if shown(path) == entry.place.file)
    if not entry.article and not sources.is_table(registry):
        contents[registry] = in_order(registry.read_bytes(), contents[registry])
    replace_all(contents)
    return {path: len(places[path]) for path in contents}


def _named(path: Path, key: str, first: Place) -> list[Place]:
    """Return where the id of an entry is written: in a table, in each of its rows."""
    grid = cells.parse(path.read_bytes(), shown(path))[0] if sources.is_table(path) else None
    return table.named(grid, key) or [first] if grid else [first]


def _minted(data: Path) -> None:
    """Raise `NoEntry` where the ids of a table are made of what the entries say: they would change with it, and nobody would know."""
    for path in filter(sources.is_table, curated(data)):
        grid, _ = cells.parse(path.read_bytes(), shown(path))
        if grid and path.name.startswith("claims.") and (place := table.without_id(grid)):
            raise NoEntry(f"{place}: the id of this claim is not written; `tuiin tidy` writes it, and then entries can be renamed")


def referring(found: Written, entry: Entry, new: str) -> dict[Path, bytes]:
    """Return the files in which an entry is referred to, with another id in the place of its own. Raises `NoEntry` where that cannot be."""
    return {path: _changed(path, some) for path, some in _referred(found, entry, new).items() if some}


def _referred(found: Written, entry: Entry, new: str) -> dict[Path, list[tuple[Place, str, str]]]:
    """Return the places in each file where an entry is referred to, what is written there, and what shall be."""
    kind, places = entry.name.partition("/")[0], defaultdict[Path, list[tuple[Place, str, str]]](list)
    for path, leaves in found.references.items():
        if not entry.article or path.parent.name == entry.article:
            places[path] += [
                (leaf.place, leaf.written, f"{kind}/{new}" if "/" in leaf.written else new) for leaf in leaves if leaf.value == entry.name
            ]
    return places


def one(found: Written, name: str, article: str) -> Entry:
    """Return the entry of this name. Raises `NoEntry` where there is none, or several articles have it and none is named."""
    meant = [entry for entry in found.entries if entry.name == name and article in ("", entry.article)]
    if any(one.name == name for one in found.articles):
        raise NoEntry(f"{name} has its id from its folder; rename that")
    if not meant and (others := [entry.article for entry in found.entries if entry.name == name]):
        where = "a registry; leave --article out" if others == [""] else f"article {' and '.join(sorted(others))}, and not {article}"
        raise NoEntry(f"{name} is of {where}")
    if not meant:
        raise NoEntry(f"there is no {name}{near(name, (entry.name for entry in found.entries))}")
    if len(meant) > 1:
        raise NoEntry(f"several articles have {name}; say --article, one of: {', '.join(entry.article for entry in meant)}")
    return meant[0]


def _changed(path: Path, places: list[tuple[Place, str, str]]) -> bytes:
    """Return a file with other words at these places."""
    source = path.read_bytes()
    lines = (cells.decoded(source) if sources.is_table(path) else source.decode("utf-8-sig")).split("\n")
    for place, old, new in sorted(places, key=lambda one: (one[0].line, one[0].column), reverse=True):
        line, column = lines[place.line - 1], place.column - 1
        column += not sources.is_table(path) and line[column : column + 1] in ("'", '"')
        if not line.startswith(old, column):
            raise NoEntry(f"{place}: {old!r} is written in a way that cannot be changed here; write it plainly first")
        lines[place.line - 1] = line[:column] + new + line[column + len(old) :]
    return "\n".join(lines).encode()


def told(entries: list[Entry]) -> Iterator[str]:
    """Yield a line for each entry: its reference, where it is written, and the first of its words."""
    wide = max((len(entry.name) for entry in entries), default=0)
    for entry in entries:
        yield f"{entry.name:{wide}}  {entry.place}  {' · '.join(dict.fromkeys(entry.words[:3]))}"
