"""One entry made of two that say the same: what both say, and every reference to the one that goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from tuiin import model
from tuiin.curate import editor, folder, ids, project, short, sources
from tuiin.curate.chunks import pieces
from tuiin.curate.folder import shown
from tuiin.curate.ids import NoEntry
from tuiin.curate.reader import said
from tuiin.curate.short import Said
from tuiin.curate.spelling import near
from tuiin.curate.tidy import canonical, keeping
from tuiin.curate.tongues import Tongues
from tuiin.errors import BadInput, Problem
from tuiin.files.writing import replace_all
from tuiin.letters import quoted
from tuiin.model import Text, fields
from tuiin.model.fields import Field
from tuiin.model.project import Project


def merge(data: Path, gone: str, stays: str, keep: Mapping[str, str], side: str = "") -> dict[Path, bytes]:
    """Make one entry of two of a registry, and return the files that changed; `stays` keeps its id, and all who named `gone` name it.

    Words, forms and identifiers of both are kept. Where they say different things, `keep` says by field whose is right, or `side`, for
    all of them. Raises `NoEntry` where nobody does; then nothing is written.
    """
    kind = stays.partition("/")[0]
    found = ids.written(data)
    old, new = (ids.one(found, name, "") for name in (gone, stays))
    if old is new or kind not in model.SHARED or gone.partition("/")[0] != kind:
        raise NoEntry(f"found {gone} and {stays}; wanted two entries of one kind, each an {' or a '.join(model.SHARED)}")
    record: Any = model.SHARED[kind]
    if strange := [name for name in keep if name not in fields.of(record)]:
        raise NoEntry(f"--keep {strange[0]}: no field of {kind}{near(strange[0], fields.of(record))}")
    belongs, spoken = project.of(data), folder.spoken(data)
    contents = ids.referring(found, old, new.name.partition("/")[2])
    registry = next(path for path in found.references if shown(path) == old.place.file)
    if sources.is_table(registry):
        raise NoEntry(f"{shown(registry)} is a table; `tuiin table --as yaml {kind}s` makes it YAML, in which two entries can be made one")
    contents.setdefault(registry, registry.read_bytes())
    united = _Uniting(
        old.name, new.name, Tongues.of(belongs, spoken, registry), {key: _whose(keep[key], gone, stays) for key in keep}, side
    )
    after = {path: content if sources.is_table(path) else united.file(content, path == registry) for path, content in contents.items()}
    if united.contrary:
        raise NoEntry(
            f"{gone} and {stays} do not say the same; say --keep FIELD=ID, --ours ({stays} is right) or --theirs ({gone} is):\n"
            + "\n".join(united.contrary)
        )
    after = {path: content if sources.is_table(path) else _tidy(content, path, data, belongs, spoken) for path, content in after.items()}
    replace_all(after)
    editor.refresh(belongs)
    return after


def _whose(given: str, gone: str, stays: str) -> str:
    """Return which of two entries is meant, by its reference or its id alone."""
    meant = [name for name in (gone, stays) if given in (name, name.partition("/")[2])]
    if not meant:
        raise NoEntry(f"--keep: found {quoted(given)}; wanted {gone} or {stays}")
    return meant[0]


def _tidy(content: bytes, path: Path, data: Path, belongs: Project, spoken: dict[str, str]) -> bytes:
    problems: list[Problem] = []
    once = said(path.parent.name, data) if path.parent != data else Said()
    after = canonical(content, path, Tongues.of(belongs, spoken, path), problems, once)
    if problems or after is None:
        raise BadInput(problems)
    return after


@dataclass(slots=True)
class _Uniting:
    """The making of one entry of two: what they say differently is noted."""

    gone: str
    stays: str
    tongues: Tongues
    keep: dict[str, str]
    side: str
    contrary: list[str] = field(default_factory=list)

    def file(self, content: bytes, registry: bool) -> bytes:
        """Return a file in which nobody is named twice in one list; of the registry, with one entry for two."""
        root = keeping().load(content.decode("utf-8-sig"))
        content = _written(root) if _once(root, {self.stays, self.stays.partition("/")[2]}) else content
        whole, old, new = pieces(content), self.gone.partition("/")[2], self.stays.partition("/")[2]
        if not registry:
            return content
        if whole is None:
            raise NoEntry("the registry is written in a way that cannot be changed here; call `tuiin tidy` first")
        entries = {key: text for key, text in whole.entries.items() if key != old}
        entries[new] = self.entry(keeping().load(whole.entries[new]), keeping().load(whole.entries[old]), new, old)
        return whole.text(entries).encode()

    def entry(self, whole: CommentedMap, other: CommentedMap, new: str, old: str) -> str:
        """Return the lines of the entry that stays, with what the other says too; its comments stay."""
        record: Any = model.SHARED[self.stays.partition("/")[0]]
        one, two = _whole(whole[new], record), _whole(other[old], record)
        if record is model.Concept:
            self.further(one, two)
        found: dict[str, Any] = {}
        for name, at in fields.of(record).items():
            if name in one or name in two:
                found[name] = self.both(at, one[name], two[name]) if name in one and name in two else {**two, **one}[name]
            if at.kinds and name in found:
                found[name] = _others(found[name], {new, self.stays})
        for name in [name for name in one if found.get(name) is None]:
            del one[name]
        for name, value in found.items():
            if value is not None and (name not in one or one[name] is not value):
                one[name] = value
        whole[new] = one
        return _written(whole).decode()

    def further(self, one: CommentedMap, two: CommentedMap) -> None:
        """Make further names of the labels of a concept that are not kept, and labels alike."""
        plain = self.tongues.plain(Text)
        kept, lost = (two, one) if self.whose("label") == self.gone else (one, two)
        labels, others = (_tagged(concept["label"], plain) for concept in (kept, lost))
        names = _tagged(lost.get("alt", {}), plain)
        for tag, label in others.items():
            if tag in labels and labels[tag] != label and label not in _listed(names.get(tag)):
                names[tag] = [*_listed(names.get(tag)), label]
        if names:
            lost["alt"] = _mapping(names)
        lost["label"] = _mapping({**others, **labels})
        for concept in (one, two):  # a name is said once
            forms = _tagged(concept.get("alt", {}), plain)
            left = {tag: [form for form in _listed(some) if form != labels.get(tag)] for tag, some in forms.items()}
            if left != {tag: _listed(some) for tag, some in forms.items()}:
                concept["alt"] = _mapping({tag: some for tag, some in left.items() if some}) if any(left.values()) else None

    def both(self, at: Field, one: Any, two: Any) -> Any:
        """Return what two entries say in one field."""
        if one is None or two is None:
            return two if one is None else one
        if at.term == "words":
            return self.words(at, one, two)
        if at.many:
            listed = [*_listed(one), *(value for value in _listed(two) if value not in _listed(one))]
            return one if listed == _listed(one) else _in_a_line(listed)
        return one if one == two else self.right(at.name, one, two)

    def words(self, at: Field, one: Any, two: Any) -> Any:
        alone = not isinstance(one, dict) and not isinstance(two, dict)
        first, second = (_tagged(value, "" if alone else self.tongues.plain(at.type)) for value in (one, two))
        if at.type is not Text:
            both = {
                tag: _in_a_line(list(dict.fromkeys([*_listed(first.get(tag)), *_listed(second.get(tag))]))) for tag in {**first, **second}
            }
            return one if both == {tag: _listed(value) for tag, value in first.items()} else _mapping(both)
        differ = {tag for tag in first.keys() & second.keys() if first[tag] != second[tag]}
        if differ:
            first = first | {tag: self.right(f"{at.name}.{tag}" if tag else at.name, first[tag], second[tag]) for tag in sorted(differ)}
        return _mapping({**second, **first}) if differ or second.keys() - first.keys() else one

    def right(self, name: str, one: Any, two: Any) -> Any:
        """Return which of two is right, as somebody has said; where nobody has, it is noted."""
        whose = self.whose(name.partition(".")[0])
        if not whose:
            self.contrary.append(f"  {name}: {self.stays} {quoted(str(one))}, {self.gone} {quoted(str(two))}")
        return two if whose == self.gone else one

    def whose(self, name: str) -> str:
        """Return whose field is right; empty where nobody has said it."""
        return self.keep.get(name, {"ours": self.stays, "theirs": self.gone}.get(self.side, ""))


def _written(root: Any) -> bytes:
    out = StringIO()
    keeping().dump(root, out)
    return out.getvalue().encode()


def _whole(entry: Any, record: Any) -> CommentedMap:
    """Return an entry, of which perhaps only that is written which may stand alone."""
    return entry if isinstance(entry, CommentedMap) else CommentedMap({short.ALONE.get(record, "label"): entry})


def _tagged(words: Any, plain: str) -> dict[str, Any]:
    return dict(words) if isinstance(words, dict) else {plain: words}


def _mapping(words: dict[str, Any]) -> Any:
    """Return words by language as they are written; those of which nobody says the language, alone."""
    return words[""] if list(words) == [""] else CommentedMap(words)


def _in_a_line(values: list[Any]) -> CommentedSeq:
    """Return a list that is written on one line."""
    found = CommentedSeq(values)
    found.fa.set_flow_style()
    return found


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _others(value: Any, names: set[str]) -> Any:
    """Return references without those to the entry itself; nothing where none is left."""
    if isinstance(value, list):
        left = [one for one in value if one not in names]
        return value if len(left) == len(value) else left or None
    return None if value in names else value


def _once(node: Any, names: set[str]) -> bool:
    """Leave each of these names once in every list; say whether one stood there twice."""
    children = list(node.values()) if isinstance(node, dict) else list(node) if isinstance(node, list) else []
    changed = [_once(child, names) for child in children]
    if not isinstance(node, CommentedSeq):
        return any(changed)
    twice = [number for number, one in enumerate(node) if isinstance(one, str) and one in names][1:]
    for number in reversed(twice):
        del node[number]
    return bool(twice) or any(changed)
