"""Where a graph lies that somebody names; found by looking at names alone: nothing is read, and no engine is loaded."""

from dataclasses import dataclass
from pathlib import Path

from tuiin.errors import TuiinError, UnknownArticle
from tuiin.graph.forms import FORMS, Form, endings, form_of

STANDARD_INPUT = "-"
WANTED = (
    "the name of an article, its folder, a data folder with one article, a folder that `tuiin build` wrote, "
    f"a file of RDF ({endings()}), or - for standard input"
)


class NoGraph(TuiinError):
    """What was named is no graph, or not one that can serve here."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a graph lies: an article of the data folder `path`, or else a built folder, a file of RDF, or standard input at `path`."""

    name: str
    path: Path
    article: str = ""
    form: Form | None = None
    """The form of what is read; none for what is built, and for a folder."""


def articles_in(data: Path) -> list[str]:
    """Return the short names of the articles of a data folder, sorted."""
    return sorted(path.parent.name for path in data.glob("articles/*/article.yaml"))


def find(name: str | None, data: Path, given: str = "nq") -> Where:
    """Return where the graph lies that a person names; no name means the only article of this data folder.

    `given` is the form of what comes by standard input. Raises `UnknownArticle` for a bare word that names no article, and `NoGraph` for
    whatever else is no graph.
    """
    known = articles_in(data)
    if name is None:
        return Where(only := _only(data, known), data, only)
    if name == STANDARD_INPUT:
        return Where("standard input", Path(name), form=FORMS[given])
    return Where(name, data, name) if name in known else _lying(name, known)


def _lying(name: str, known: list[str]) -> Where:
    path = Path(name)
    if (path / "graph.nq").is_file():
        return Where(name, path)
    if (path / "article.yaml").is_file():
        home = path.resolve()
        return Where(name, home.parent.parent, home.name)
    if (path / "articles").is_dir():
        return Where(name, path, _only(path, articles_in(path)))
    if path.is_dir():
        raise NoGraph(f"{name}: the folder holds neither graph.nq, which `tuiin build` writes, nor an article; wanted {WANTED}")
    form = form_of(path)
    if path.exists():
        if form is None:
            raise NoGraph(f"{name}: no RDF by its ending; known are {endings()}")
        return Where(name, path, form=form)
    if path.name == name and not path.suffix:
        raise UnknownArticle(name, known)
    raise NoGraph(f"{name}: is not there; wanted {WANTED}")


def _only(data: Path, known: list[str]) -> str:
    if not known:
        raise NoGraph(f"{data}: there is no article in it; `tuiin new` starts one, --data names another folder")
    if len(known) > 1:
        raise NoGraph(f"{data}: wanted one article; name one of: {', '.join(known)}")
    return known[0]
