"""Where a graph lies that somebody names; found by looking at names alone: nothing is read, and no engine is loaded."""

from dataclasses import dataclass
from pathlib import Path

from tuiin.curate.folder import articles
from tuiin.errors import TuiinError, UnknownArticle
from tuiin.graph.forms import FORMS, Form, endings, form_of
from tuiin.letters import visible

STANDARD_INPUT = "-"
STORE = "store.json"  # by it a folder is known that is a store on disk
WANTED = (
    "the name of an article, its folder, a data folder with one article, a folder that `tuiin build` wrote, a store on disk, "
    f"a file of RDF ({endings()}), or - for standard input"
)


class NoGraph(TuiinError):
    """What was named is no graph, or not one that can serve here."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a graph lies: an article of the data folder `path`, else a built folder, a store, a file of RDF or standard input at `path`."""

    name: str
    path: Path
    article: str = ""
    form: Form | None = None
    """The form of what is read; none for what is built, and for a folder."""
    drafts: bool = False
    """Whether what the draft of the article offers is wanted too, which nobody has decided upon."""
    stored: bool = False
    """Whether it is a store on disk."""


def find(name: str | None, data: Path, given: str = "nq") -> Where:
    """Return where the graph lies that a person names; no name means the only article of this data folder.

    `given` is the form of what comes by standard input. Raises `UnknownArticle` for a bare word that names no article, and `NoGraph` for
    whatever else is no graph.
    """
    known = articles(data)
    if name is None:
        only = _only(data, known)
        return Where(visible(only, None), data, only)
    if name == STANDARD_INPUT:
        return Where("standard input", Path(name), form=FORMS[given])
    return Where(visible(name, None), data, name) if name in known else _lying(name, known)


def is_store(path: Path) -> bool:
    """Say whether a folder is a store on disk, or was made as one."""
    return (path / STORE).is_file()


def _lying(named: str, known: list[str]) -> Where:
    name, path = visible(named, None), Path(named)
    home, form = path.resolve(), form_of(path)
    if (path / "graph.nq").is_file():
        return Where(name, path)
    if is_store(path):
        return Where(name, path, stored=True)
    if path.is_dir() and ((path / "article.yaml").is_file() or home.parent.name == "articles"):
        return Where(name, home.parent.parent, home.name)
    if (path / "articles").is_dir():
        return Where(name, path, _only(path, articles(path)))
    if path.is_dir():
        raise NoGraph(
            f"{name}: the folder holds neither graph.nq, which `tuiin build` writes, nor {STORE}, nor an article; wanted {WANTED}"
        )
    if path.exists() and form:
        return Where(name, path, form=form)
    if path.exists():
        raise NoGraph(f"{name}: no RDF by its ending; known are {endings()}")
    if path.name == named and not path.suffix:
        raise UnknownArticle(named, known)
    raise NoGraph(f"{name}: is not there; wanted {WANTED}")


def _only(data: Path, known: list[str]) -> str:
    shown = visible(str(data), None)
    if not known:
        raise NoGraph(f"{shown}: there is no article in it; `tuiin new` starts one, --project names another project")
    if len(known) > 1:
        raise NoGraph(f"{shown}: wanted one article; name one of: {', '.join(visible(name, None) for name in known)}")
    return known[0]
