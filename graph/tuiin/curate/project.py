"""tuiin.toml: to which project a folder belongs, and what its file says; all that is wrong with it is told by line and column."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args, get_type_hints

from tuiin.curate import folder, languages
from tuiin.curate.folder import shown
from tuiin.curate.spelling import near
from tuiin.errors import BadInput, Problem
from tuiin.files import reading
from tuiin.letters import quoted, visible
from tuiin.model.project import FORMAT, Curator, Project

NAME = "tuiin.toml"
_MOST = 1_000_000  # bytes of tuiin.toml
_KEYS = ("format", "title", "languages", "base", "licence", "attribution", "publisher", "curators", "folders")
_FOLDERS = {"data": "data", "texts": "texts", "output": "out"}
_CURATOR = tuple(get_type_hints(Curator))
FIRST = ("kk", "ru", "en")  # what every article of the first edition had, which knew no projects
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`]+[/#]")


def find(start: Path) -> Path | None:
    """Return the `tuiin.toml` of this folder, which need not be there yet, or of the nearest one above it, or None."""
    while not start.is_dir() and start != start.parent:
        start = start.parent
    home = start.resolve()
    found = next((folder for folder in (home, *home.parents) if (folder / NAME).is_file()), None)
    return found and (found / NAME if start.is_absolute() else Path(os.path.relpath(found / NAME)))


def first_edition(start: Path, *, above: bool = True) -> Path | None:
    """Return the data folder that lies in this folder, is it, or lies `above` it, as the first edition left it, which knew no projects."""
    if (start / "data" / "articles").is_dir():
        return start / "data"
    homes = (start, *(start.resolve().parents if above else ()))
    found = (data for home in homes for data in (home, home / "data") if any((data / "articles").glob("*/article.yaml")))
    return next(found, None)


def of(data: Path) -> Project:
    """Return the project that a data folder belongs to: the nearest one whose data it is, else one that only has this folder.

    A curator's own reading belongs to the project of its article. Raises `BadInput` with all that is wrong in its `tuiin.toml`.
    """
    if above := folder.above(data):
        return replace(of(above), data=data)
    file = find(data)
    project = read(file) if file else None
    if project and project.data.resolve() == data.resolve():
        return project if project.languages else replace(project, languages=tuple(dict.fromkeys(folder.spoken(data).values())))
    home = data.resolve()
    top = home.parent if home.name == "data" else home
    name = re.sub(r"[^a-z0-9-]+", "-", top.name.lower()).strip("-")
    return Project(data=data, languages=FIRST, base=f"https://{name or 'project'}.invalid/", texts=top / "texts")


def read(file: Path) -> Project:
    """Return the project that a `tuiin.toml` describes. Raises `BadInput` with all that is wrong in it."""
    try:
        return parse(reading.read(file, most=_MOST).decode("utf-8-sig"), file)
    except reading.Unreadable as error:
        raise BadInput([Problem(shown(file), 1, 1, f"cannot be read: {error.reason}")]) from None
    except UnicodeDecodeError as error:
        raise BadInput([Problem(shown(file), 1, 1, f"byte {error.start} is not UTF-8; save the file as UTF-8")]) from None


def parse(text: str, file: Path) -> Project:
    """Return the project that the text of a `tuiin.toml` describes. Raises `BadInput` with all that is wrong in it."""
    name = shown(file)
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(where[1]), int(where[2])) if where else (text.count("\n") + 1, 1)
        raise BadInput([Problem(name, line, column, f"is not TOML: {re.sub(r' [(]at .*', '', str(error))}")]) from None
    taken = _Reading(name, text, file.parent)
    project = taken.project(said, file)
    if taken.problems:
        raise BadInput(taken.problems)
    return project


class _Reading:
    """One run over one file."""

    def __init__(self, name: str, text: str, folder: Path) -> None:
        self.name, self.lines, self.folder = name, text.splitlines(), folder
        self.problems: list[Problem] = []

    def project(self, said: Mapping[str, Any], file: Path) -> Project:
        if isinstance(written := said.get("format"), int) and written > FORMAT:
            self.wrong(("format",), f"format {written} needs a newer tuiin; this one reads up to {FORMAT}")
            return Project(data=self.folder, base="")
        self.known((), said, _KEYS)
        if not isinstance(said.get("format", FORMAT), int) or said.get("format", FORMAT) != FORMAT:
            self.wrong(("format",), f"found {said['format']!r}; wanted {FORMAT}")
        tags = self.languages(said)
        folders = self.table(("folders",), said, tuple(_FOLDERS))
        curators = self.table(("curators",), said, None)
        publisher = self.curator(("publisher",), said["publisher"], "organization") if "publisher" in said else None
        named = {key: self.curator(("curators", key), value, "person") for key, value in curators.items()}
        self.apart(folders)
        data, texts, output = (self.folder / self.text(("folders", key), folders, default) for key, default in _FOLDERS.items())
        return Project(
            file=file,
            data=data,
            texts=texts,
            output=output,
            title=self.title(said, tags),
            languages=tags,
            base=self.base(said),
            licence=self.licence(said),
            attribution=self.text(("attribution",), said),
            publisher=publisher,
            curators={key: curator for key, curator in named.items() if curator},
        )

    # --- one key each ---------------------------------------------------------------------------------------------------

    def languages(self, said: Mapping[str, Any]) -> tuple[str, ...]:
        given = said.get("languages", [])
        if not isinstance(given, list) or not all(isinstance(tag, str) for tag in given):
            self.wrong(("languages",), f'found {_found(given)}; wanted a list of language tags, such as ["kk", "ru", "en"]')
            return ()
        if not given and "languages" in said:
            self.wrong(("languages",), 'found an empty list; wanted at least one language tag, such as ["en"]')
        return tuple(tag for tag in dict.fromkeys(self.tag(("languages",), tag) for tag in given) if tag)

    def tag(self, path: tuple[str, ...], tag: str) -> str:
        """Return a language tag in its canonical form; empty, and a problem told, where no language has it."""
        try:
            return languages.canonical(tag)
        except languages.NoLanguage as error:
            self.wrong(path, f"found {quoted(tag)}; {error}", tag)
            return ""

    def title(self, said: Mapping[str, Any], tags: tuple[str, ...]) -> dict[str, str]:
        given = said.get("title", {})
        if isinstance(given, str) and len(tags) > 1:
            self.wrong(("title",), f"found {_found(given)}, which does not say its language; wanted {{ {tags[0]} = … }}", given)
        if isinstance(given, str):
            return {tags[0] if tags else "": given}
        if not isinstance(given, dict):
            self.wrong(("title",), f"found {_found(given)}; wanted words, or words by language tag")
            return {}
        for key, words in given.items():
            if not isinstance(words, str):
                self.wrong(("title", key), f"found {_found(words)}; wanted words between quotation marks")
                return {}
        return {tag: words for key, words in given.items() if (tag := self.tag(("title", key), key))}

    def base(self, said: Mapping[str, Any]) -> str:
        name = re.sub(r"[^a-z0-9-]+", "-", self.folder.resolve().name.lower()).strip("-") or "project"
        base = self.text(("base",), said, f"https://{name}.invalid/")
        if not _BASE.fullmatch(base):
            self.wrong(("base",), f"found {quoted(base)}; wanted a web address that ends in / or #", base)
        elif fault := _unsafe(base):
            self.wrong(("base",), f"found {quoted(base)}; {fault}", base)
        return base

    def licence(self, said: Mapping[str, Any]) -> str:
        from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

        licence = self.text(("licence",), said)
        if not licence or licence.startswith(("http://", "https://")):
            return licence
        try:
            if re.fullmatch(r"[\w.+-]+", licence):
                return str(canonicalize_license_expression(licence))
        except InvalidLicenseExpression:
            pass
        self.wrong(("licence",), f"found {quoted(licence)}; wanted an SPDX identifier such as CC-BY-4.0, or a web address", licence)
        return ""

    def apart(self, folders: Mapping[str, Any]) -> None:
        """Tell of a folder that others would fill and that lies among the curated files, where `tuiin check` would not know its files."""
        data = (self.folder / self.text(("folders", "data"), folders, "data")).resolve()
        for key in ("texts", "output"):
            other = (self.folder / self.text(("folders", key), folders, _FOLDERS[key])).resolve()
            if other == data or (other.is_relative_to(data) and data != self.folder.resolve()) or other.is_relative_to(data / "articles"):
                self.wrong(("folders", key), "lies in the folder of the data; wanted one beside it")

    def curator(self, path: tuple[str, ...], said: Any, kind: str) -> Curator | None:
        if not isinstance(said, dict):
            self.wrong(path, f"found {_found(said)}; wanted a table with a name")
            return None
        self.known(path, said, _CURATOR)
        if "name" not in said:
            self.wrong(path, "the key 'name' is missing")
        words = {key: self.text((*path, key), said) for key in _CURATOR if key != "kind"}
        found = self.text((*path, "kind"), said, kind)
        if found not in (kinds := get_args(get_type_hints(Curator)["kind"])):
            self.wrong((*path, "kind"), f"found {quoted(found)}; wanted one of {', '.join(kinds)}{near(found, kinds)}", found)
        if words["family"] and words["family"] not in words["name"]:
            self.wrong((*path, "family"), f"found {quoted(words['family'])}; wanted a part of the name {quoted(words['name'])}")
        words["orcid"] = words["orcid"].removeprefix("https://orcid.org/")
        if words["orcid"] and (fault := _orcid(words["orcid"])):
            self.wrong((*path, "orcid"), f"found {quoted(words['orcid'])}; {fault}", words["orcid"])
        for key in ("ror", "url"):
            if words[key] and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", words[key]):
                self.wrong((*path, key), f"found {quoted(words[key])}; wanted a web address", words[key])
        return Curator(**words, kind="organization" if found == "organization" else "person")

    # --- what is common -------------------------------------------------------------------------------------------------

    def text(self, path: tuple[str, ...], said: Mapping[str, Any], default: str = "") -> str:
        given = said.get(path[-1], default)
        if isinstance(given, str) and (given.strip() or path[-1] not in said):
            return given
        self.wrong(path, f"found {_found(given)}; wanted words between quotation marks")
        return default

    def table(self, path: tuple[str, ...], said: Mapping[str, Any], keys: tuple[str, ...] | None) -> dict[str, Any]:
        given = said.get(path[-1], {})
        if not isinstance(given, dict):
            self.wrong(path, f"found {_found(given)}; wanted a table [{'.'.join(path)}]")
            return {}
        if keys:
            self.known(path, given, keys)
        return given

    def known(self, path: tuple[str, ...], said: Mapping[str, Any], keys: tuple[str, ...]) -> None:
        for key in said:
            if key not in keys:
                self.wrong((*path, key), f"unknown key {quoted(key)}; wanted one of {', '.join(keys)}{near(key, keys)}", key)

    def wrong(self, path: tuple[str, ...], message: str, found: str = "") -> None:
        line, column = _place(self.lines, path, found)
        at = "" if message.startswith("unknown key") and len(path) == 1 else f"{visible('.'.join(path))}: "
        self.problems.append(Problem(self.name, line, column, f"{at}{message}"))


def _place(lines: list[str], path: tuple[str, ...], found: str) -> tuple[int, int]:
    """Return line and column of a key in the text of a file, of what was found in its line if that stands there."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line):
            table = _dotted(header[1])
            if table == path:
                return number, line.index("[") + 1
        elif key := re.match(r"""\s*([\w.\-]+|"[^"]*"|'[^']*')\s*=""", line):
            here = (*table, *_dotted(key[1]))
            if here == path[: len(here)]:
                after = line.find(found, key.end()) if found else -1
                inside = max(line.find(path[-1], key.end()), -1) if len(here) < len(path) else -1
                return number, 1 + (after if after >= 0 else inside if inside >= 0 else key.start(1))
    return _place(lines, path[:-1], found) if len(path) > 1 else (1, 1)


def _unsafe(base: str) -> str:
    """Return why no names should begin with a web address, or nothing."""
    rest = base.partition("://")[2]
    if re.search(r"%(?![0-9A-Fa-f]{2})", base):
        return "a % wants two hexadecimal digits behind it"
    if "@" in rest.partition("/")[0]:
        return "names hold no user and no password"
    if "?" in base or "//" in rest or re.search(r"/\.{1,2}(/|$)", rest):
        return "wanted a plain path: no ?, no //, no . or .. between slashes"
    return ""


def _dotted(key: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in key.split("."))


def _found(value: Any) -> str:
    """Return what stands in the file, in words."""
    if isinstance(value, str):
        return quoted(value)
    names = {bool: "true or false", dict: "a table", list: "a list", int: "a number", float: "a number"}
    return names.get(type(value), "a date")


def _orcid(orcid: str) -> str:
    """Return what is wrong with an ORCID (ISO 7064 MOD 11-2), or nothing.

    >>> _orcid("0000-0002-1825-0097")
    ''
    """
    if not re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", orcid):
        return "wanted sixteen digits such as 0000-0002-1825-0097"
    total = 0
    for digit in orcid.replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    last = (12 - total % 11) % 11
    return "" if orcid[-1] == ("X" if last == 10 else str(last)) else "its last character does not fit the others: a digit is wrong"
