"""Layers: each curator's own reading of an article, a data folder of its own below `review`, which nothing but the editing page reads."""

import re
import shutil
from pathlib import Path

from tuiin.curate import folder
from tuiin.curate.decode import SLUG
from tuiin.curate.folder import REVIEW
from tuiin.errors import MachineError, TuiinError, UnknownArticle
from tuiin.letters import quoted


class NoLayer(TuiinError):
    """A name that can be none of a layer, or under which there is none."""


def where(slug: str, data: Path, curator: str) -> Path:
    """Return the data folder of a curator's own reading of an article, which need not be there. Raises `NoLayer` for an unfit name."""
    if not re.fullmatch(SLUG.regex, curator):
        raise NoLayer(f"--curator: found {quoted(curator)}; a reading of one's own is a folder of that name: wanted {SLUG.wanted}")
    return data / "articles" / slug / REVIEW / curator


def layers(slug: str, data: Path) -> list[str]:
    """Return who has a reading of an article of their own, sorted."""
    review = data / "articles" / slug / REVIEW
    there = review.iterdir() if review.is_dir() else ()
    return sorted(path.name for path in there if (path / "articles" / slug / "article.yaml").is_file())


def begun(slug: str, data: Path, curator: str) -> Path:
    """Return the data folder of a curator's own reading; one that is not there yet begins as a copy of what the article has now."""
    target, home = where(slug, data, curator), folder.home(data, slug)
    if target.exists():
        return target
    if home is None:
        raise UnknownArticle(slug, folder.articles(data))
    files = [data / name for name in folder.REGISTRIES]
    files += [home.folder / name for name in ("article.yaml", "passages.csv", *home.parts)]
    making = target.with_name(f".{curator}.new")  # moved into its place when it is whole
    try:
        shutil.rmtree(making, ignore_errors=True)
        for path in filter(Path.is_file, files):
            copy = making / path.relative_to(data)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        making.rename(target)
    except OSError as error:
        raise MachineError(f"{folder.shown(target)}: cannot be begun: {error.strerror or error}") from error
    return target
