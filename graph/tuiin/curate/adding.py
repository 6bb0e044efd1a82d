"""A new entry of a registry: with an id of its own, in its place, and only if there is none for this already."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from tuiin import model
from tuiin.curate import addresses, editor, folder, ids, project, short
from tuiin.curate.chunks import pieces
from tuiin.curate.decode import SLUG, Decoder
from tuiin.curate.folder import shown
from tuiin.curate.ids import Entry, NoEntry
from tuiin.curate.minting import family_first, mint
from tuiin.curate.short import Said
from tuiin.curate.spelling import near
from tuiin.curate.tidy import canonical
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import MOST, Mapping, parse
from tuiin.errors import BadInput, Problem
from tuiin.files import reading
from tuiin.files.writing import replace
from tuiin.letters import quoted
from tuiin.model import Text, fields

# How identifiers are named shortly, and the address that is meant.
_SHORT = {
    "wikidata": "http://www.wikidata.org/entity/",
    "orcid": "https://orcid.org/",
    "ror": "https://ror.org/",
    "doi": "https://doi.org/",
    "viaf": "http://viaf.org/viaf/",
    "isni": "https://isni.org/isni/",
    "gnd": "https://d-nb.info/gnd/",
}
_SORTS = {"actor": "organization", "work": "scholarly"}  # what is meant where nobody says it


@dataclass(slots=True)
class Added:
    """The reference of a new entry, the file that it was written into, and entries that may be meant by the same words."""

    name: str
    path: Path
    sort: str = ""
    alike: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """What is known of a new entry: its label in which language, its id, its kind, addresses of the same thing elsewhere."""

    label: str
    language: str = ""
    id: str = ""
    sort: str = ""
    same_as: Sequence[str] = ()


def add(data: Path, kind: str, new: New, *, anyway: bool = False) -> Added:
    """Write a new entry into its registry, in its place. Raises `NoEntry` where that cannot be; then nothing is written.

    An entry that says the same already is a reason, unless it shall be written `anyway`.
    """
    if kind not in model.SHARED:
        raise NoEntry(f"found {quoted(kind)}; wanted one of {', '.join(model.SHARED)}{near(kind, model.SHARED)}")
    label = " ".join(new.label.split())
    _known_sort(kind, new.sort)
    path, belongs, spoken = data / f"{kind}s.yaml", project.of(data), folder.spoken(data)
    sort, language = new.sort or _SORTS.get(kind, ""), new.language or next(iter(belongs.languages), "en")
    key = new.id.removeprefix(f"{kind}/") or mint(family_first(label) if sort == "person" else label, language)
    if not label or not re.fullmatch(SLUG.regex, key):
        found = f"{quoted(key)} is no id" if key else f"no id can be made of {quoted(label)}"
        raise NoEntry(f"{found if label else 'the label is empty'}; say --id, which is {SLUG.wanted}")
    same = [addresses.thing(_address(one)) for one in new.same_as]
    alike = _alike(data, kind, key, label, same, anyway)
    tongues = Tongues.of(belongs, spoken, path)
    entry = _entry(kind, key, label, language, sort, same, tongues)
    before = reading.read(path, most=MOST, within=data) if path.exists() else f"{editor.modeline(path, belongs)}\n".encode()
    whole = pieces(before)
    if whole is None:
        raise NoEntry(f"{shown(path)}: cannot be added to as it is; `tuiin check` says why")
    entries = whole.entries | {key: entry}
    order = sorted(entries) if list(whole.entries) == sorted(whole.entries) else list(entries)
    problems: list[Problem] = []
    after = canonical(whole.text({one: entries[one] for one in order}).encode(), path, tongues, problems)
    problems = problems or _wrong(after or b"", path, kind, key, tongues)
    if problems or after is None:
        raise BadInput(problems)
    replace(path, after, curated=True)
    editor.refresh(belongs)
    return Added(f"{kind}/{key}", path, "" if new.sort else sort, alike)


def _record(kind: str) -> Any:
    return model.SHARED[kind]


def _known_sort(kind: str, sort: str) -> None:
    """Raise `NoEntry` for a kind of actor or work that there is none of."""
    known: tuple[str, ...] = get_args(fields.of(_record(kind))["kind"].type) if kind in _SORTS else ()
    if sort and sort not in known:
        wanted = f"one of {', '.join(known)}" if known else f"none: every {kind} is of one kind"
        raise NoEntry(f"--kind: found {quoted(sort)}; wanted {wanted}{near(sort, known)}")


def _address(same: str) -> str:
    """Return the address of an identifier that may be named shortly, as in wikidata:Q9661. Raises `NoEntry` for another prefix."""
    prefix, _, rest = same.partition(":")
    if prefix.lower() in ("http", "https"):
        return same
    if prefix.lower() not in _SHORT or not rest:
        known = ", ".join(f"{name}:" for name in _SHORT)
        raise NoEntry(f"--same-as: found {quoted(same)}; wanted a web address, or one of {known} with the rest{near(prefix, _SHORT)}")
    return _SHORT[prefix.lower()] + rest


def _alike(data: Path, kind: str, key: str, label: str, same: Sequence[str], anyway: bool) -> list[Entry]:
    """Return the entries of this kind that hold these words. Raises `NoEntry` for one that says the same, or has the id already."""
    there = [entry for entry in ids.written(data).entries if entry.name.startswith(f"{kind}/")]
    if taken := next((entry for entry in there if entry.name == f"{kind}/{key}"), None):
        raise NoEntry(f"{taken.name} is there already, at {taken.place}: {' · '.join(taken.words[:2])}; refer to it, or say --id")
    twin = next((entry for entry in there if {one.casefold() for one in entry.words} & {label.casefold(), *map(str.casefold, same)}), None)
    if twin and not anyway:
        raise NoEntry(f"{twin.name} says the same already, at {twin.place}; refer to it, or say --anyway")
    return [entry for entry in ids.find(data, label) if entry in there]


def _entry(kind: str, key: str, label: str, language: str, sort: str, same: Sequence[str], tongues: Tongues) -> str:
    """Return the lines of an entry, which are still to be put into canonical form."""
    record = _record(kind)
    words = json.dumps(label, ensure_ascii=False)
    said = {"kind": sort} if "kind" in fields.of(record) else {}
    said["label"] = words if tongues.plain(Text) == language else f"\n    {language}: {words}"
    if same:
        said["exact_match" if kind == "concept" else "same_as"] = json.dumps(list(same))
    return f"{key}:\n" + "".join(f"  {name}:{'' if value.startswith(chr(10)) else ' '}{value}\n" for name, value in said.items())


def _wrong(content: bytes, path: Path, kind: str, key: str, tongues: Tongues) -> list[Problem]:
    """Return what is wrong with an entry as the reader would tell it."""
    record = _record(kind)
    root, problems = parse(content, shown(path))
    if isinstance(root, Mapping) and key in root.entries:
        name, node = root.entries[key]
        decoder = Decoder(problems, tongues)
        decoder.decode(record, short.long(record, node, Said(), tongues, problems), f"{kind}/{key}", name.place)
        problems += [Problem.at(place, f"{where}: say --lang, one of {', '.join(tongues.words)}") for where, place in decoder.unsaid]
        problems += [
            Problem.at(one[0][1], f"found {quoted(tag)}; say --lang, one of {', '.join(tongues.words)}")
            for tag, one in decoder.strange.items()
        ]
    return problems
