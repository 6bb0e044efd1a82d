"""What a command line names: the data folder, the articles of it, the graphs wherever they lie."""

import argparse

from tuiin.cli.options import path_of
from tuiin.cli.terminal import progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tuiin.graph.knowledge import Graph
    from tuiin.graph.where import Where


def data_folder(at: argparse.Namespace) -> "Path":
    """Return the data folder that is meant: the one named, else the one that lies here, else the shipped one."""
    from tuiin.errors import TuiinError
    from tuiin.files.paths import DATA

    here = path_of("data")
    if at.data is not None and not at.data.is_dir():
        raise TuiinError(f"--data: found {str(at.data)!r}, where there is no folder; wanted a data folder, as `tuiin new` starts one")
    folder: Path = at.data or (here if (here / "articles").is_dir() else DATA)
    return folder


def found(at: argparse.Namespace, names: "list[str]") -> "list[Where]":
    """Return where the graphs lie that are named, or all articles of the data folder, of which there must be one, where none is."""
    from tuiin.curate.folder import articles, strays
    from tuiin.curate.spelling import near
    from tuiin.errors import BadInput
    from tuiin.graph.where import STANDARD_INPUT, NoGraph, find

    data = data_folder(at)
    names = names or articles(data)
    if not names and (data / "articles").is_dir() and (lost := strays(data)):
        raise BadInput(lost)
    if not names:
        other = near("articles", sorted(path.name for path in data.iterdir()))
        raise NoGraph(f"{data}: there is no article in it; `tuiin new` starts one, --data names another folder{other}")
    if names.count(STANDARD_INPUT) > 1:
        raise NoGraph("standard input can be read only once")
    return [find(name, data, getattr(at, "given", "nq")) for name in names]


def curated(at: argparse.Namespace, names: "list[str]") -> "list[tuple[str, Path]]":
    """Return the short names of the articles that are named, each with its data folder; all of the data folder where none is."""
    from tuiin.graph.where import NoGraph

    places = found(at, names)
    for where in places:
        if not where.article:
            raise NoGraph(f"{where.name}: wanted the curated files of an article, by its name or its folder; this is made of such already")
    return [(where.article, where.path) for where in places]


def the_article(at: argparse.Namespace, name: "str | None") -> "tuple[str, Path]":
    """Return the short name of the one article that is meant, with its data folder."""
    one(found(at, [] if name is None else [name]))
    return curated(at, [] if name is None else [name])[0]


def own_article(at: argparse.Namespace, name: "str | None") -> "tuple[str, Path]":
    """Return the one article that is meant, as `the_article` does, to be changed. Raises where that is the shipped one, by default."""
    from tuiin.errors import TuiinError
    from tuiin.files.paths import DATA

    slug, data = the_article(at, name)
    if at.data is None and data == DATA and path_of("data").resolve() != DATA.resolve():
        raise TuiinError(f"no data folder lies here, and {slug} ships with tuiin, so it is not yours to change; name yours with --data")
    return slug, data


def the_graph(at: argparse.Namespace, name: "str | None", *, apart: bool = False) -> "Graph":
    """Return the one graph that is meant: the one of this name, else that of the only article of the data folder."""
    from tuiin.graph import opened

    where = one(found(at, [] if name is None else [name]))
    progress(at)(f"{where.name}: {'read, build, derive' if where.article else 'read'} …")
    return opened.open(where, apart=apart)


def one(places: "list[Where]") -> "Where":
    """Return the one place of several. Raises `NoGraph` where there are more."""
    from tuiin.graph.where import NoGraph

    if len(places) != 1:
        raise NoGraph(f"wanted one article; name one of: {', '.join(where.name for where in places)}")
    return places[0]
