"""What a command line names: the project, the articles of it, the graphs wherever they lie."""

import argparse

from tuiin.cli.options import path_of
from tuiin.cli.terminal import progress, tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tuiin.graph.knowledge import Graph
    from tuiin.graph.where import Where
    from tuiin.model.project import Project


def project_of(at: argparse.Namespace) -> "Project":
    """Return the project that is meant: the one that is named, else the one in which this folder lies, else the one that ships.

    Of a data folder of the first edition, which is none yet, it is said once how it becomes one.
    """
    project = _project(at)
    _adoptable(at, project)
    return project


def _project(at: argparse.Namespace) -> "Project":
    from tuiin.curate import project
    from tuiin.errors import TuiinError
    from tuiin.files.paths import PROJECT

    if at.data is not None and not at.data.is_dir():
        raise TuiinError(f"--data: found {str(at.data)!r}, where there is no folder; wanted a data folder, as `tuiin new` starts one")
    if at.data is not None:
        return project.of(at.data)
    if at.project is not None and at.project.name == project.NAME and at.project.is_file():
        return project.read(at.project)
    if at.project is not None and not (at.project / project.NAME).is_file():
        raise TuiinError(
            f"--project: found {str(at.project)!r}, where there is no {project.NAME}; wanted a folder as `tuiin init` makes it"
        )
    file = at.project / project.NAME if at.project is not None else project.find(path_of("."))
    old = project.first_edition(path_of(".")) if file is None else None
    return project.of(old) if old else project.read(file or PROJECT)


def _adoptable(at: argparse.Namespace, project: "Project") -> None:
    """Say once how a data folder without a project becomes one."""
    from tuiin.curate.folder import shown

    if project.file is not None or getattr(at, "adoptable", False):
        return
    at.adoptable = True
    home = project.data.parent if project.data.name == "data" else project.data
    where = "" if home.resolve() == path_of(".").resolve() else f" {shown(home)}"
    data = "this folder" if shown(project.data) == "." else shown(project.data)
    tell(at, f"{data} has no tuiin.toml, as in the first edition of tuiin; tuiin init{where} makes a project of it")


def own_project(at: argparse.Namespace) -> "Project":
    """Return the project that is meant, to be changed. Raises `TuiinError` where that would be the one that ships with tuiin."""
    from tuiin.curate import project
    from tuiin.errors import TuiinError

    here = path_of(".")
    if at.data is None and at.project is None and not project.find(here) and not project.first_edition(here):
        raise TuiinError("no tuiin.toml here or above, so nothing here is yours to change; begin with tuiin init, or say --project DIR")
    return project_of(at)


def keep_fresh(at: argparse.Namespace) -> None:
    """Make anew what the project in which this is called keeps for editors and git; nothing of one that is only looked at from outside."""
    from tuiin.curate import editor, git, project

    if at.data is None and at.project is None and (file := project.find(path_of("."))):
        editor.refresh(project.read(file))
        if git.equip(file.parent):
            tell(at, git.MERGES)


def output(at: argparse.Namespace) -> "Path":
    """Return where what is built is written: where the project says, but nothing is ever written beside the one that ships."""
    project = _project(at)
    return path_of("out") if project.file is None or _ships(project) else project.output


def _ships(project: "Project") -> bool:
    """Say whether this is the project that ships with tuiin, seen from outside."""
    from tuiin.files.paths import PROJECT

    return project.file == PROJECT


def _doubted(at: argparse.Namespace, project: "Project") -> str:
    """Return what to say of the project that is meant, where somebody could take it for another; else nothing."""
    from tuiin.curate.folder import shown

    if at.data is not None or at.project is not None or project.file is None:
        return ""
    if _ships(project):
        return "no tuiin.toml here or above: this is the article that ships with tuiin; begin your own with tuiin init"
    title = next(iter(project.title.values()), "")
    return f"project {shown(project.file.parent)}{f' ({title})' if title else ''}" if project.file.parent != path_of(".") else ""


def data_folder(at: argparse.Namespace) -> "Path":
    """Return the data folder of the project that is meant; says which project that is where it could be doubted."""
    project = project_of(at)
    if doubted := _doubted(at, project):
        tell(at, doubted)
    return project.data


def found(at: argparse.Namespace, names: "list[str]") -> "list[Where]":
    """Return where the graphs lie that are named, or all articles of the project, of which there must be one, where none is."""
    from tuiin.curate.folder import articles, shown, strays
    from tuiin.curate.spelling import near
    from tuiin.errors import BadInput
    from tuiin.graph.where import STANDARD_INPUT, NoGraph, find

    project = _project(at)
    data = project.data
    names = names or articles(data)
    if not names and (data / "articles").is_dir() and (lost := strays(data)):
        raise BadInput(lost)
    if not names:
        other = near("articles", sorted(path.name for path in data.iterdir())) if data.is_dir() else ""
        raise NoGraph(f"{shown(data)}: there is no article in it; `tuiin new` starts one, --project names another project{other}")
    if names.count(STANDARD_INPUT) > 1:
        raise NoGraph("standard input can be read only once")
    places = [find(name, data, getattr(at, "given", "nq")) for name in names]
    if any(where.article and where.path == data for where in places):
        _adoptable(at, project)
        if doubted := _doubted(at, project):
            tell(at, doubted)
    return places


def _here(at: argparse.Namespace) -> list[str]:
    """Return the name of the article in whose folder this is; nothing where it is none."""
    from tuiin.curate.folder import articles

    home, here = (_project(at).data / "articles").resolve(), path_of(".").resolve()
    inside = here.relative_to(home).parts[:1] if here.is_relative_to(home) else ()
    return [name for name in inside if name in articles(_project(at).data)]


def curated(at: argparse.Namespace, names: "list[str]") -> "list[tuple[str, Path]]":
    """Return the short names of the articles that are named, each with its data folder; all of the project where none is."""
    return _articles(found(at, names))


def _articles(places: "list[Where]") -> "list[tuple[str, Path]]":
    """Return the short names of articles, each with its data folder. Raises `NoGraph` for what was made of some."""
    from tuiin.graph.where import NoGraph

    for where in places:
        if not where.article:
            raise NoGraph(f"{where.name}: wanted the curated files of an article, by its name or its folder; this is made of such already")
    return [(where.article, where.path) for where in places]


def the_article(at: argparse.Namespace, name: "str | None") -> "tuple[str, Path]":
    """Return the short name of the one article that is meant, with its data folder."""
    names = [name] if name is not None else _here(at)
    return _articles([one(found(at, names))])[0]


def own_article(at: argparse.Namespace, name: "str | None") -> "tuple[str, Path]":
    """Return the one article that is meant, as `the_article` does, to be changed. Raises where that is the shipped one, by default."""
    own_project(at)
    return the_article(at, name)


def the_graph(at: argparse.Namespace, name: "str | None", *, apart: bool = False, records: bool = True) -> "Graph":
    """Return the one graph that is meant: the one of this name, all of the project, else that of the only article, or of this folder.

    Where nobody wants the `records` of an article, its graph may be the one that was kept when it was last built.
    """
    from tuiin.errors import TuiinError
    from tuiin.graph import opened

    if getattr(at, "all", False):
        if name is not None:
            raise TuiinError(f"found {name!r} and --all; wanted one of them")
        progress(at)("read, build, derive …")
        return opened.together(found(at, []), lambda words: tell(at, words), apart=apart, records=records)
    where = _place(at, name)
    progress(at)(f"{where.name}: {'read, build, derive' if where.article else 'read'} …")
    return opened.open(where, apart=apart, records=records)


def the_names(at: argparse.Namespace, name: "str | None") -> "Graph":
    """Return the one graph that is meant, where names are what matters: of an article that is not there, or not right yet, only these."""
    from tuiin.curate.folder import articles
    from tuiin.errors import BadInput
    from tuiin.graph import opened

    data = project_of(at).data
    if name is None and not articles(data):
        return opened.names(data)
    if at.all:
        return the_graph(at, name, records=False)
    where = _place(at, name)
    try:
        return opened.open(where, records=False)
    except BadInput:
        tell(at, f"{where.name} cannot be read yet, so what is fixed by default stays open; `tuiin check` says why")
        return opened.names(where.path, where.article)


def _place(at: argparse.Namespace, name: "str | None") -> "Where":
    return one(found(at, [name] if name is not None else _here(at)), all_of=hasattr(at, "all"))


def meant(at: argparse.Namespace, name: "str | None") -> "list[Where]":
    """Return where the graph lies that is named, or all articles of the project where none is."""
    return found(at, [name] if name is not None else _here(at))


def one(places: "list[Where]", *, all_of: bool = False) -> "Where":
    """Return the one place of several. Raises `NoGraph` where there are more; then `all_of` them can be meant by --all, or not."""
    from tuiin.graph.where import NoGraph

    if len(places) != 1:
        ways = "say --all, or name one of" if all_of else "name one of"
        raise NoGraph(f"wanted one article; {ways}: {', '.join(where.name for where in places)}")
    return places[0]
