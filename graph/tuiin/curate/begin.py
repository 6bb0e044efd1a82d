"""The beginning of a project: the files that `tuiin init` writes, and what a data folder of the first edition becomes."""

import json
import os
import re
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tuiin.curate import editor, git, project
from tuiin.curate.copies import advice, copies
from tuiin.curate.folder import articles, shown
from tuiin.curate.languages import NoLanguage, canonical
from tuiin.curate.surroundings import surroundings
from tuiin.errors import TuiinError
from tuiin.files.writing import replace
from tuiin.letters import quoted, visible
from tuiin.model.project import FORMAT

_OURS = re.compile(r"https?://w3id\.org(:\d+)?/tuiin([/#?]|$)", re.IGNORECASE)


@dataclass(slots=True)
class Begun:
    """What was written, and what there is to say of it."""

    paths: list[Path] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def begin(
    folder: Path,
    title: str | None,
    base: str | None,
    licence: str | None,
    languages: Sequence[str] = (),
    *,
    curator: str = "",
    ci: str = "",
    dry: bool = False,
) -> Begun:
    """Make a project of a folder: `tuiin.toml`, and what git and editors want to know. What is there already is kept.

    Words are written in `languages`; where none is given, in those of the data that lies here, else in that of the machine.
    Raises `BadInput` for words that cannot stand in `tuiin.toml`, and `TuiinError` for a folder of everything and for names that are
    tuiin's; then nothing is written.
    """
    begun, file = Begun(), folder / project.NAME
    said = {"--title": title, "--base": base, "--licence": licence, "--language": languages or None, "--curator": curator or None}
    _possible(folder, base, [name for name, value in said.items() if value is not None] if file.exists() else [])
    contents: dict[Path, bytes] = {}
    if file.exists():
        told = project.read(file)
        begun.words.append(f"{shown(file)} lies here already, and was kept")
    else:
        begun.words += _inside(folder)
        old = folder / "data" if articles(folder / "data") else project.first_edition(folder, above=False)
        tags = [_canonical(tag) for tag in languages] or ([*project.FIRST] if old else [_of_this_machine()])
        toml = _toml(_plain(title or folder.resolve().name or "project"), tags, base, licence, _plain(curator or _curator(folder)))
        toml += '\n[folders]\ndata = "."\n' if old == folder else ""
        contents[file], told = toml.encode("utf-8", "surrogateescape"), project.parse(toml, file)
        begun.words.append(f"words are written in {', '.join(tags)}; change languages in tuiin.toml where others are wanted")
        begun.words += _adopted(told.data, told.base)
    begun.words += [f"names lie below {told.base} until you set base: nobody can own that address"] if told.provisional else []
    around, words = surroundings(told, folder, ci)
    contents |= around
    begun.paths += contents
    if not dry:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(path, content)
        editor.refresh(told)
        begun.words += [git.MERGES] if git.equip(folder) else []
    begun.words += [*words, "next: tuiin check, and tuiin tidy" if articles(told.data) else "next: tuiin new SLUG --text TEXT"]
    return begun


def _possible(folder: Path, base: str | None, given: Sequence[str]) -> None:
    """Raise `TuiinError` where no project can begin, or one lies already for which these options were `given`."""
    if _whole(whole := folder.resolve()):
        raise TuiinError(
            f"{visible(str(whole), None)} holds all that you have; wanted a folder for this project alone, as in tuiin init my-project"
        )
    if base and _OURS.match(base):  # the project that ships with tuiin has begun already
        raise TuiinError(f"--base: found {quoted(base)}, where the names of tuiin itself lie; wanted an address that is yours")
    if given:
        raise TuiinError(f"{shown(folder / project.NAME)} lies here already; change it there, and leave out {', '.join(given)}")


def _whole(folder: Path) -> bool:
    """Say whether a folder is the top of a disk, or somebody's home, or holds that: all below would belong to the project."""
    if folder == folder.parent:
        return True
    with suppress(RuntimeError):  # nobody knows of a home
        return Path.home().resolve().is_relative_to(folder)
    return False


def _plain(words: str) -> str:
    """Return words as any file can hold them."""
    return words.encode("utf-8", "replace").decode()


def _inside(folder: Path) -> list[str]:
    """Return what to say where a project would lie in another."""
    outer = project.find(folder.resolve().parent)
    return (
        [f"this lies inside the project {shown(outer.parent)}; commands that are called here speak of the inner one now"] if outer else []
    )


def _canonical(tag: str) -> str:
    try:
        return canonical(tag)
    except NoLanguage as error:
        raise TuiinError(f"--language: found {quoted(tag)}; {error}; wanted a tag such as en, kk or pt-BR") from None


def _of_this_machine() -> str:
    """Return the language in which this machine speaks to its user; English where it does not say."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    try:
        return canonical(re.split(r"[._@-]", said)[0] or "en")
    except NoLanguage:  # `C`, `POSIX`
        return "en"


def _toml(title: str, tags: Sequence[str], base: str | None, licence: str | None, curator: str) -> str:
    words = json.dumps(title, ensure_ascii=False)
    titles = words if len(tags) == 1 else f"{{ {', '.join(f'{tag} = {words}' for tag in tags)} }}"
    lines = [f"format = {FORMAT}", f"title = {titles}", f"languages = {json.dumps(tags)}"]
    for key, given, example in (
        ("base", base, '"https://your.address.example/id/"    # where all names begin; ends in / or #'),
        ("licence", licence, '"CC-BY-4.0"    # of the data, as SPDX spells it; none is stated'),
    ):
        lines.append(f"{key} = {json.dumps(given)}" if given else f"# {key} = {example}")
    if curator:
        name = json.dumps(curator, ensure_ascii=False)
        family = json.dumps(curator.split()[-1], ensure_ascii=False)
        lines += ["", f"[curators.{_key(curator)}]", f"name = {name}"]
        lines += [f"# family = {family}    # the part of the name that is the family's"] if " " in curator.strip() else []
        lines.append('# orcid = "0000-0002-1825-0097"')
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    """Return a short name for somebody: the first part of the name that ASCII can write."""
    return next(iter(re.findall(r"[a-z]+", name.lower())), "curator")


def _curator(folder: Path) -> str:
    """Return the name of the one whom git knows here; nothing where there is no git, or it knows nobody."""
    at = next(path for path in (folder.resolve(), *folder.resolve().parents) if path.is_dir())
    try:
        found = subprocess.run(["git", "config", "user.name"], cwd=at, capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return " ".join(found.stdout.decode("utf-8", "replace").split())


def _adopted(data: Path, base: str) -> list[str]:
    """Return what to say of a data folder that lies here already, as the first edition left it."""
    known = articles(data)
    if not known:
        return []
    named = ", ".join(known[:5]) + (", …" if known[5:] else "")
    here = "this folder" if shown(data) == "." else shown(data)
    words = [
        f"{here} is now the data of this project: {len(known)} article{'s' if known[1:] else ''} ({named})",
        f"the names of tuiin 0.1 lay below https://w3id.org/tuiin/id/, which is not yours; now they lie below {base}",
    ]
    if (data / "schema").is_dir():
        words.append(f"{shown(data / 'schema')} is no longer used; take it away when you like")
    return words + [f"{shown(path)} is not read: {advice(path, alone)}" for path, alone in copies(data).items()]
