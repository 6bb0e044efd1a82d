"""The data folder: which of its files belong to what, which are no curated files at all, and which lie where nobody would read them."""

import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from tuiin import model
from tuiin.curate.spelling import near
from tuiin.errors import Problem
from tuiin.files import reading
from tuiin.letters import quoted, visible

PLURALS = {f"{kind}s": kind for kind in (*model.SHARED, *model.LOCAL)}
FORMS = ("yaml", "csv")  # of a curated file: its entries one below the other, or as rows of a table
REGISTRIES = tuple(f"{kind}s.{form}" for form in FORMS for kind in model.SHARED)
_SPOKEN = re.compile(r"""(?m)^language: *["']?([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)["']? *(?:#.*)?$""")
_ARTICLE = 8_000_000  # bytes of article.yaml
PART = re.compile(rf"({'|'.join(model.LOCAL)})s(\.[\w-]+)?\.({'|'.join(FORMS)})")

# What others leave beside the files: hidden things, locks, backups, seals, what a folder says of itself.
_BESIDE = re.compile(
    r"\..*|~\$.*|#.*#|.*~|(readme|licen[cs]e)[^.]*(\.(md|txt|rst|html?))?"
    r"|.*\.(sw[a-p]|bak|backup|orig|old|rej|save|te?mp|license|md5|sha\d+|sig|asc)",
    re.IGNORECASE | re.DOTALL,
)
_HIDDEN = re.compile(r"\..*|.*~|__pycache__", re.DOTALL)  # of folders only these are passed over: an article may be called license-fees
_TABLES = {"yaml", "yml", "csv", "tsv", "xls", "xlsx", "xlsm", "ods"}
_PAPERS = {
    "md",
    "txt",
    "rst",
    "adoc",
    "html",
    "htm",
    "pdf",
    "doc",
    "docx",
    "odt",
    "rtf",
    "tex",
    "bib",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "svg",
    "webp",
    "tif",
    "tiff",
    "bmp",
    "ico",
    "heic",
    "mp3",
    "mp4",
    "wav",
    "py",
    "sh",
    "js",
    "ts",
    "css",
    "ipynb",
    "rq",
    "ttl",
    "nq",
}
_NAMES = {*PLURALS, *PLURALS.values(), "article", "articles", "passage", "passages"}


QUESTIONS = "questions"  # the folder of an article's questions about itself, each with its answer beside it where one is wanted
REVIEW = "review"  # the folder of what curators decided, a log for each, of their own readings, and of drafts: no curated files


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of one article: the names of the files that may be parts of it, and what lies there and is nobody's."""

    folder: Path
    parts: tuple[str, ...]
    strays: tuple[Problem, ...]


def articles(data: Path) -> list[str]:
    """Return the names of the folders in `data/articles` that hold anything, sorted; each is an article, or the beginning of one."""
    return [path.name for path in _lying(data / "articles") if path.is_dir() and any(_lying(path))]


def spoken(data: Path) -> dict[str, str]:
    """Return the language that each article of a data folder says it is written in, by slug; what is no tag is left out."""
    found = {}
    for slug in articles(data):
        try:
            head = reading.read(data / "articles" / slug / "article.yaml", most=_ARTICLE, within=data)
        except reading.Unreadable:
            continue
        if said := _SPOKEN.search(head.decode("utf-8", "replace")):
            found[slug] = said[1]
    return found


def registry(data: Path, kind: str) -> list[Path]:
    """Return the files of a registry: YAML, a table, or both; where there is none yet, the first as it would be called."""
    paths = [data / f"{kind}s.{form}" for form in FORMS]
    return [path for path in paths if path.exists() or path.is_symlink()] or paths[:1]


def home(data: Path, slug: str) -> Home | None:
    """Return the folder of an article; None where there is no folder of just that name."""
    folder = next((path for path in _lying(data / "articles") if path.name == slug), None)
    if folder is None or not folder.is_dir():
        return None
    if not folder.resolve().is_relative_to(data.resolve()):  # nobody looks into what may be all of the machine's files
        return Home(folder, (), (Problem(shown(folder), 1, 1, "leads out of the data folder by a link; put the folder itself there"),))
    asked = folder / QUESTIONS
    answered = [
        path for path in _lying(asked) if path.suffix != ".rq" and not (path.suffix == ".csv" and path.with_suffix(".rq").is_file())
    ]
    others = [path for path in _lying(folder) if path.name not in ("article.yaml", "passages.csv", REVIEW) and path != asked]
    parts = tuple(path.name for path in others if PART.fullmatch(path.name))
    left = [path for path in others if path.name not in parts]
    return Home(folder, parts, tuple(stray for path in (*left, *answered) for stray in _strays(path)))


def above(data: Path) -> Path | None:
    """Return the data folder that holds the article of which this one is a curator's own reading; None for any other."""
    for home in (data, data.resolve()):
        if len(home.parents) > 3 and home.parent.name == REVIEW and home.parents[2].name == "articles":
            return home.parents[3]
    return None


def strays(data: Path, kept: Collection[Path] = ()) -> list[Problem]:
    """Return what lies beside the registries and the folders of the articles and is nobody's; `kept` folders are somebody's."""
    known = {path.resolve() for path in kept}
    top = [path for path in _lying(data) if path.name not in REGISTRIES and not (path.name in ("articles", "schema") and path.is_dir())]
    between = [path for path in _lying(data / "articles") if not path.is_dir()]
    schemas = [path for path in _lying(data / "schema") if path.suffix != ".json"]
    return [stray for path in (*top, *between, *schemas) if path.resolve() not in known for stray in _strays(path)]


def shown(path: Path) -> str:
    """Return how to name a file to a person: relative to where they stand, if it lies below."""
    relative = os.path.relpath(path)
    return visible(str(path) if relative.startswith("..") else Path(relative).as_posix(), None)


def _lying(folder: Path) -> list[Path]:
    """Return what lies in a folder, sorted, without what is only beside the files; nothing where there is no folder."""
    try:
        return sorted(path for path in folder.iterdir() if not (_HIDDEN if path.is_dir() else _BESIDE).fullmatch(path.name))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _strays(path: Path) -> Iterator[Problem]:
    """Yield a problem for each file, here or below, that looks as if somebody had curated something in it."""
    below = [path]
    while below:
        path = below.pop()
        if path.is_dir() and not path.is_symlink():
            below += _lying(path)
        elif path.is_dir() or (path.is_symlink() and not path.exists()):
            leads = "to a folder, which nobody follows here" if path.is_dir() else "nowhere"
            yield Problem(shown(path), 1, 1, f"is a link that leads {leads}; put what is meant in its place, or take it away")
        elif _curated(path.name):
            copy = path.name in REGISTRIES and path.parent.parent.name == "articles"
            done = "`tuiin tidy` takes away what is only a copy" if copy else "rename it, put what it holds there, or take it away"
            wanted = f"wanted {_wanted(path.name)}; {done}"
            yield Problem(shown(path), 1, 1, f"found {quoted(path.name)}, which nobody reads here; {wanted}")


def _curated(name: str) -> bool:
    """Say whether a file would hold what somebody curated, by its name: a table or YAML, or anything named as our files are."""
    first, *endings = (part.strip() for part in unicodedata.normalize("NFKC", name).casefold().split("."))
    named = _NAMES & {*re.findall(r"[^\W\d_]+", first)}
    return bool(_TABLES & {*endings}) or (bool(named) and not _PAPERS & {*endings})


def _word(name: str) -> str:
    found = re.match(r"[^\W\d_]+", name.casefold())
    return found.group() if found else ""


def _wanted(name: str) -> str:
    """Return what a file of this name should be, and where."""
    word = _word(name)
    kind = PLURALS.get(word, word)
    if kind in model.SHARED:
        return f"{kind}s.yaml at the top of the data folder, one for all articles"
    if kind in model.LOCAL:
        return f"{kind}s.yaml (or a part, such as {kind}s.p1-p4.yaml) in the folder of its article"
    if kind in ("article", "passage", "passages"):
        return f"{'article.yaml' if kind == 'article' else 'passages.csv'} in the folder of its article"
    files = [f"{kind}s.yaml" for kind in model.LOCAL]
    level = "at the top of the data folder", "in the folder of an article"
    return f"{', '.join(REGISTRIES[: len(model.SHARED)])} {level[0]}, or {', '.join(files)} {level[1]}{near(name, (*REGISTRIES, *files))}"
