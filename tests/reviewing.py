"""The invented article with the logs of two curators and a draft beside it: what was decided, and what nobody has decided upon."""

import shutil
from pathlib import Path

import tuiin

SLUG = "night-library"
REVIEWED = Path(__file__).parent / "reviewed"
# Words of what is drafted, and of the names of rules, that stand nowhere else.
PLANTED = ("Қызғылт шам", "қызғылт шам", "Шам туралы", "көсге", "lamp-light", "lamp-report")
RULE = "rule:planted"
_CURATORS = '\n[curators.anna]\nname = "Анна Серік"\nfamily = "Серік"\n\n[curators.berik]\nname = "Берік Сапар"\nfamily = "Сапар"\n'


def lay(library: Path, *names: str) -> Path:
    """Lay logs and a draft (all of them, or those of these names) beside the article of a copy of the library, and return the copy."""
    folder = library / "articles" / SLUG / "review"
    folder.mkdir(exist_ok=True)
    for path in REVIEWED.glob("*.jsonl"):
        if not names or path.stem in names:
            shutil.copy(path, folder)
    toml = library / "tuiin.toml"
    toml.write_text(toml.read_text("utf-8") + _CURATORS, "utf-8")
    return library


def reviewed(folder: Path) -> tuiin.KnowledgeGraph:
    """The graph of the invented article with all of that, made in an empty folder."""
    library = Path(shutil.copytree(REVIEWED.parent / "library", folder / "library", ignore=shutil.ignore_patterns(".tuiin")))
    return tuiin.build(SLUG, data=lay(library), drafts=True)
