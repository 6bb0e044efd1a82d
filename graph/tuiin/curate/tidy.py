"""Curated files in their one canonical form: keys in the order of the model, registries in that of their ids, short lists on one line."""

import io
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import is_dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

from tuiin import model
from tuiin.curate import cells, columns, comments, editor, folder, older, project, short, sources, table, yaml_tree
from tuiin.curate.chunks import spans, top
from tuiin.curate.decode import Decoder
from tuiin.curate.flow import block
from tuiin.curate.folder import PLURALS, shown
from tuiin.curate.reader import curated, said
from tuiin.curate.short import Said
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence, says
from tuiin.errors import NOWHERE, BadInput, Problem
from tuiin.files.reading import Unreadable, read
from tuiin.files.writing import replace
from tuiin.letters import quoted
from tuiin.model import Older, Words, fields
from tuiin.model.fields import Field

if TYPE_CHECKING:
    from ruamel.yaml import YAML


def tidy(data: Path, *, write: bool, plain_is: str = "") -> list[str]:
    """Return the files of a data folder that are read and not in canonical form, and rewrite them if asked to. Comments stay.

    Words that would have to say their language get the tag `plain_is`, where one is given.
    Raises `BadInput` for files that are not YAML; what else is wrong with them is for `tuiin check` to say.
    """
    problems: list[Problem] = []
    changed = []
    belongs, spoken = project.of(data), folder.spoken(data)
    articles: dict[str, Said] = {}
    for path in curated(data):
        try:
            before = read(path, most=yaml_tree.MOST, within=data)
        except Unreadable as error:
            problems.append(Problem(shown(path), 1, 1, f"cannot be read: {error.reason}"))
            continue
        tongues, slug = Tongues.of(belongs, spoken, path), path.parent.name if path.parent != data else ""
        if slug and slug not in articles:
            articles[slug] = said(slug, data)
        once = articles.get(slug, Said())
        if sources.is_table(path):
            after = canonical_table(before, path, tongues, problems, once, plain_is)
        else:
            aimed = editor.pointed(before, path, belongs)
            after = canonical(_tagged(aimed, path, tongues, plain_is) if plain_is else aimed, path, tongues, problems, once)
        if after is not None and after != before:
            changed.append(path)
            if write:
                replace(path, after, curated=True)
    if problems:
        raise BadInput(problems)
    return [shown(path) for path in changed]


def canonical(source: bytes, path: Path, tongues: Tongues, problems: list[Problem], once: Said | None = None) -> bytes | None:
    """Return the canonical form of a file's bytes; None, and a problem noted, where they are not YAML.

    `once` is what its article says once, so that an entry need not.
    """
    once = once or Said()
    try:
        text = unicodedata.normalize("NFC", source.decode("utf-8-sig")).replace("\r\n", "\n")
    except UnicodeDecodeError:
        text = ""
    root, found = yaml_tree.parse(text.encode() or source, shown(path))
    if found:
        problems += found
        return None
    hint = _hint(path)
    if not isinstance(root, Mapping) or not root.entries or hint is None:
        return text.encode()
    before: list[Older] = []
    short.long(hint, root, Said(), tongues, [], renamed=before)
    if (now := older.rewritten(text, before)) != text:
        return canonical(now.encode(), path, tongues, problems, once)
    lines = text.rstrip("\n").split("\n")
    arranged = lines.copy()
    first = root.place.line - 1
    _arrange(arranged, root, hint, tongues, top(lines, first) if _registry(hint) else first, len(lines))
    cut = _cut(root, hint, tongues)
    lost: list[tuple[int, str]] = []
    for tried, form in ((arranged, once), (lines, once), (arranged, None), (lines, None)):
        after = _whole("\n".join(tried) + "\n", hint, tongues, form, cut)
        written = yaml_tree.parse(after.encode(), "")[0]
        if _whole_says(hint, written, tongues, once) == _whole_says(hint, root, tongues, once):
            lost = comments.lost(text, after)
            if not lost and _cut(written, hint, tongues) == cut:
                return after.encode()
    line, what = (lost[0][0], f"the comment {quoted(lost[0][1])} cannot be kept; put it outside the brackets") if lost else (1, _CHANGED)
    problems.append(Problem(shown(path), line, 1, what))
    return None


def canonical_table(source: bytes, path: Path, tongues: Tongues, problems: list[Problem], once: Said, plain_is: str = "") -> bytes | None:
    """Return the canonical form of a table: columns in order, none of them empty, entries short, ids written; None where it is no table."""
    hint, told = _hint(path), list[Problem]()
    with suppress(cells.NotText):  # which is told just below
        source = unicodedata.normalize("NFC", cells.decoded(source)).encode()
    grid, found = cells.parse(source, shown(path))
    if grid is None or found or get_origin(hint) is not dict:
        problems += found
        return None if found else source
    record = get_args(hint)[1]
    if plain_is:
        grid = grid._replace(head=[_head(cell, record, tongues, plain_is) for cell in grid.head])
    whole = table.entries(grid, record, tongues, told)
    problems += told
    return None if told else table_of(shortened(whole, path, tongues, once), record, tongues, once)


def shortened(whole: Mapping, path: Path, tongues: Tongues, once: Said) -> Mapping:
    """Return the entries of a file in short form."""
    after = canonical(block(whole).encode(), path, tongues, [], once) if whole.entries else None
    root = yaml_tree.parse(after, "")[0] if after else None
    return root if isinstance(root, Mapping) else whole


def table_of(whole: Mapping, record: Any, tongues: Tongues, once: Said) -> bytes:
    """Return the table of entries in short form. Raises `BadInput` for what cannot stand in one."""
    return cells.written(table.rows(whole, record, tongues, once))


def _head(cell: cells.Cell, record: Any, tongues: Tongues, tag: str) -> cells.Cell:
    """Return the head of a column, with the language of its words where they would have to say it."""
    column = columns.column(record, cell.text, tongues)
    unsaid = column and column.field and not column.tag and columns.is_words(column.field) and not tongues.plain(column.field.type)
    return cell._replace(text=f"{cell.text}.{tag}") if unsaid else cell


_READ: dict[Any, str] = {bool: "bool", int: "int", float: "float", str: "text"}
_CHANGED = "cannot be rewritten without a change of what it says; write each text on one line"
_Way = tuple[str | int, ...]  # from the top of a file to a value: keys, and numbers of items


def _hint(path: Path) -> Any:
    """Return what a file holds, as a type; None where nobody knows."""
    kind = PLURALS.get(path.name.split(".")[0])
    if kind:
        return dict[str, (model.SHARED | model.LOCAL)[kind]]  # type: ignore[misc]
    return model.Article if path.name == "article.yaml" else None


def _cut(root: Node | None, hint: Any, tongues: Tongues) -> set[_Way]:
    """Return the ways to the words that a comment cuts."""
    decoder = Decoder([], tongues)
    if root:
        decoder.decode(hint, short.long(hint, root, Said(), tongues, []), "")
    words = {leaf.place for leaf in decoder.leaves if not leaf.mark}

    def below(node: Node | None, way: _Way) -> set[_Way]:
        if isinstance(node, Mapping):
            return {found for key, (_, child) in node.entries.items() for found in below(child, (*way, key))}
        if isinstance(node, Sequence):
            return {found for number, child in enumerate(node.nodes) for found in below(child, (*way, number))}
        return {way} if node and node.cut and node.place in words else set()

    return below(root, ())


def _whole(text: str, hint: Any, tongues: Tongues, once: Said | None, cut: set[_Way]) -> str:
    """Return YAML in our style; words that a comment would cut without their quotation marks keep them, if they had them."""
    after = _styled(text, hint, tongues, once)
    bare = _cut(yaml_tree.parse(after.encode(), "")[0], hint, tongues) - cut
    return _styled(text, hint, tongues, once, bare) if bare else after


def _whole_says(hint: Any, node: Node | None, tongues: Tongues, once: Said) -> object:
    """Return what a tree says in long form."""
    return says(node and short.long(hint, node, once.copy(), tongues, []))


def _entry_says(tongues: Tongues, once: Said, hint: Any, value: Any) -> tuple[Any, int]:
    """Return what an entry says in long form, and how much is wrong with its form."""
    problems: list[Problem] = []
    return says(short.long(hint, _node(value), once.copy(), tongues, problems)), len(problems)


def _node(value: Any) -> Node:
    """Return what ruamel read as a tree of ours."""
    if isinstance(value, dict):
        return Mapping({str(key): (Scalar(str(key), "text", NOWHERE), _node(child)) for key, child in value.items()}, NOWHERE)
    if isinstance(value, list):
        return Sequence([_node(child) for child in value], NOWHERE)
    kind = next((name for type_, name in _READ.items() if isinstance(value, type_)), "null")
    return Scalar("" if kind == "null" else str(value), kind, NOWHERE)


def _arrange(lines: list[str], node: Node, hint: Any, tongues: Tongues, begin: int, end: int) -> None:
    """Put the lines of each block mapping in the order of its record; a comment goes with the key that stands below it."""
    if isinstance(node, Scalar) or lines[node.place.line - 1][node.place.column - 1] in "{[":
        return
    if isinstance(node, Sequence):
        starts = [child.place.line - 1 for child in node.nodes]
        for child, start, stop in zip(node.nodes, starts, [*starts[1:], end], strict=True):
            _arrange(lines, child, hint, tongues, start, stop)
        return
    names = {key: name.place.line - 1 for key, (name, _) in node.entries.items()}
    if not names:
        return
    chunks = spans(lines, names, node.place.column - 1, begin, end)
    begin, end = min(start for start, _ in chunks.values()), max(stop for _, stop in chunks.values())
    for key, (_, child) in node.entries.items():
        _arrange(lines, child, _hint_of(hint, key), tongues, names[key] + 1, chunks[key][1])
    order = sorted(names) if _registry(hint) else [key for key in _keys(hint, tongues) if key in names]
    if order and set(order) == set(names) and order != list(names):
        first, column = next(iter(names.values())), node.place.column - 1
        dash, lines[first] = lines[first][:column], " " * column + lines[first][column:]
        offset = names[order[0]] - chunks[order[0]][0]
        moved = [line for key in order for line in lines[slice(*chunks[key])]]
        lines[begin:end] = moved
        lines[begin + offset] = dash + lines[begin + offset][column:]


def _registry(hint: Any) -> bool:
    """Say whether a hint is that of a registry: its entries are in the order of their ids, so that branches add to it in one order."""
    return get_origin(hint) is dict and get_args(hint)[1] in model.SHARED.values()


def _keys(hint: Any, tongues: Tongues) -> list[str]:
    """Return the keys of what a hint speaks of in their order: fields of a record, languages of words."""
    if hint is None or get_origin(hint) is dict:
        return []
    return list(tongues.allowed(hint) if issubclass(hint, Words) else short.keys(hint))


def _hint_of(hint: Any, key: str) -> Any:
    """Return the record that a key of a record or of a registry holds, or None."""
    if hint is None or get_origin(hint) is dict:
        return get_args(hint)[1] if hint else None
    return None if issubclass(hint, Words) else _inside(short.keys(hint).get(key))


def _inside(field: Field | None) -> Any:
    """Return what a field holds, if that has keys of its own."""
    return field.type if field and field.term in ("record", "words") else None


def _tagged(source: bytes, path: Path, tongues: Tongues, tag: str) -> bytes:
    """Return a file in which words that would have to say their language are said to be in this one; as it is where that cannot be read."""
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import YAMLError

    yaml, out, hint = keeping(), io.StringIO(), _hint(path)
    try:
        root = yaml.load(source.decode("utf-8-sig"))
        entries, kind = (root or {}, get_args(hint)[1]) if get_origin(hint) is dict else ({"": root}, hint)
        alone = fields.of(kind).get(short.ALONE.get(kind, ""))
        for key, entry in entries.items() if alone and alone.term == "words" else ():
            if isinstance(entry, str):
                entries[key] = CommentedMap({short.ALONE[kind]: entry})
        left = [(record, kind) for record in entries.values()]
        while left:
            node, kind = left.pop()
            for key, field in fields.of(kind).items() if isinstance(node, CommentedMap) else ():
                if field.term == "record" and key in node:
                    left += [(child, field.type) for child in (node[key] if isinstance(node[key], list) else [node[key]])]
                elif field.term == "words" and node.get(key) and not isinstance(node[key], CommentedMap) and not tongues.plain(field.type):
                    node[key] = CommentedMap({tag: node[key]})
        yaml.dump(root, out)
    except (YAMLError, ValueError, AttributeError):
        return source
    return out.getvalue().encode()


def _styled(text: str, hint: Any, tongues: Tongues, once: Said | None, bare: Iterable[_Way] = ()) -> str:
    """Return YAML in our style, with quotation marks around these values; nothing where ruamel cannot read what libyaml can.

    Entries come out short where it is known what their article says once.
    """
    from ruamel.yaml.error import YAMLError
    from ruamel.yaml.scalarstring import SingleQuotedScalarString

    from tuiin.curate.shorten import Shortener

    yaml = keeping()
    out = io.StringIO()
    try:
        whole = {"": yaml.load(text)}
        entries, kind = (whole[""], get_args(hint)[1]) if get_origin(hint) is dict else (whole, hint)
        for key in entries:
            if once:
                Shortener(partial(_entry_says, tongues, once), tongues.plain, once.sentences).entry(entries, key, kind)
            _restyle(entries[key], kind, tongues)
        root = whole[""]
        for *way, last in bare:
            holder = root
            for key in way:
                holder = holder[key]
            holder[last] = SingleQuotedScalarString(holder[last])
        yaml.dump(root, out)
    except (YAMLError, ValueError, KeyError):
        return ""
    return out.getvalue()


def keeping() -> "YAML":
    """Return a reader and writer that keeps comments, and does not take a date for anything but text."""
    from ruamel.yaml import YAML
    from ruamel.yaml.resolver import VersionedResolver

    class Resolver(VersionedResolver):
        @property
        def versioned_resolver(self) -> Any:
            rules = super().versioned_resolver
            return {first: [(tag, form) for tag, form in pairs if not tag.endswith(":timestamp")] for first, pairs in rules.items()}

    yaml = YAML()
    yaml.Resolver = Resolver
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=2, offset=0)
    return yaml


def _restyle(node: Any, hint: Any, tongues: Tongues) -> None:
    """Put the keys of mappings in braces in order, and short lists without comments on one line."""
    if not hasattr(node, "move_to_end"):
        return
    for key in _keys(hint, tongues):
        if key not in node:
            continue
        if node.fa.flow_style():
            node.move_to_end(key)
        inner = _hint_of(hint, key)
        children = node[key] if isinstance(node[key], list) else [node[key]]
        for child in children if inner else ():
            _restyle(child, inner, tongues)
            if isinstance(node[key], list) and _simple(child):  # one on each line, so that a diff shows one
                child.fa.set_flow_style()
                _quote(child, list(child))
        if not (inner and is_dataclass(inner)) and isinstance(node[key], list) and not node[key].ca.items and not node[key].ca.comment:
            node[key].fa.set_flow_style()
            _quote(node[key], range(len(node[key])))
    if node.fa.flow_style():
        _quote(node, list(node))


def _simple(node: Any) -> bool:
    """Say whether a mapping without comments holds single values alone."""
    single = hasattr(node, "move_to_end") and not any(isinstance(child, list | dict) for child in node.values())
    return single and not node.ca.items and not node.ca.comment


def _quote(holder: Any, keys: Any) -> None:
    """Quote the texts that ruamel would leave plain between brackets, but that libyaml would read otherwise there."""
    from ruamel.yaml.scalarstring import SingleQuotedScalarString

    for key in keys:
        if type(holder[key]) is str and says(yaml_tree.parse(f"[{holder[key]}]".encode(), "")[0]) != ("text", holder[key]):
            holder[key] = SingleQuotedScalarString(holder[key])
