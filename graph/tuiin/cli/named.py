"""What a command line names: the data folder, its articles, the one that is meant."""

import argparse

from tuiin.cli.options import path_of
from tuiin.cli.terminal import progress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from tuiin.graph.knowledge import KnowledgeGraph


def data_folder(at: argparse.Namespace) -> "Path":
    """Return the data folder that is meant: the one named, else the one that lies here, else the shipped one."""
    from tuiin.errors import TuiinError
    from tuiin.paths import DATA

    here = path_of("data")
    if at.data is not None and not at.data.is_dir():
        raise TuiinError(f"--data: found {str(at.data)!r}, where there is no folder; wanted a data folder, as `tuiin new` starts one")
    folder: Path = at.data or (here if (here / "articles").is_dir() else DATA)
    return folder


def slugs(at: argparse.Namespace) -> list[str]:
    """Return the short names of the articles that are meant: those named, else all of the data folder, of which there must be one."""
    from tuiin.curate.folder import articles, strays
    from tuiin.curate.spelling import near
    from tuiin.errors import BadInput, TuiinError

    data = data_folder(at)
    found: list[str] = at.articles or articles(data)
    if not found and (data / "articles").is_dir() and (lost := strays(data)):
        raise BadInput(lost)
    if not found:
        other = near("articles", sorted(path.name for path in data.iterdir()))
        raise TuiinError(f"{data}: there is no article in it; `tuiin new` starts one, --data names another folder{other}")
    return found


def the_slug(at: argparse.Namespace) -> str:
    """Return the short name of the one article that is meant: the one named, else the only one of the data folder."""
    from tuiin.errors import TuiinError

    at.articles = [at.article] if at.article else []
    found = slugs(at)
    if len(found) != 1:
        raise TuiinError(f"wanted one article; name one of: {', '.join(found)}")
    return found[0]


def the_graph(at: argparse.Namespace) -> "KnowledgeGraph":
    """Return the graph of the one article that is meant."""
    from tuiin.graph import pipeline
    from tuiin.letters import visible

    slug = the_slug(at)
    progress(at)(f"{visible(slug)}: read, build, derive …")
    return pipeline.build(slug, data=data_folder(at))
