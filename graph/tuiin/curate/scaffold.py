"""The beginning of the next article: a folder whose files say what goes into them."""

import json
import re
from collections.abc import Collection
from dataclasses import replace as replaced
from datetime import date
from pathlib import Path

from tuiin.curate import editor, habits, project
from tuiin.curate import folder as folders
from tuiin.curate.consistency import PLACEHOLDERS
from tuiin.curate.decode import SLUG
from tuiin.curate.documents import Document, read
from tuiin.curate.languages import canonical as canonical_tag
from tuiin.curate.passages import digest, split, to_csv
from tuiin.curate.texts import keep
from tuiin.curate.tidy import canonical
from tuiin.curate.tongues import Tongues
from tuiin.errors import TuiinError
from tuiin.files.writing import replace
from tuiin.letters import visible
from tuiin.model import Text

_ARTICLE = """\
{named}title:{title}
authors: [{author}]
published: {published}
language: {language}
curators: [{curator}]
curated: {curated}
text:
  sha256: {sha256}
  length: {length}
  first_line: {first}
  last_line: {last}
silent: {{}}
"""


class AlreadyThere(TuiinError):
    """The article that was to be started is there."""


def start(
    slug: str,
    data: Path,
    text: Path | Document | None,
    lines: tuple[int, int | None],
    *,
    language: str = "",
    unwrap: bool | None = None,
    curator: str = "",
) -> list[Path]:
    """Make the folder of a new article and return the files written: what it is, its sentences, and where its claims go.

    Registries and files of other kinds come with their first entry. The text is put into the folder of texts; what its file says of
    title, authors, date and language is proposed in article.yaml, with the `curator`, or the only one that the project has.
    Raises `AlreadyThere` rather than touch a folder that exists, `UnreadableText` for a text that cannot be read.
    """
    if not re.fullmatch(SLUG.regex, slug):
        raise TuiinError(f"{slug!r} is no short name; wanted {SLUG.wanted}")
    folder = data / "articles" / slug
    if folder.exists():
        raise AlreadyThere(f"{folder} is there already; choose another name, or go on in it")
    document = read(text) if isinstance(text, Path) else text or Document("")
    belongs = project.of(data)
    guessed = document.language.split("-")[0] or habits.guess(document.text) or next(iter(belongs.languages), "en")
    spoken = canonical_tag(language or guessed)
    size = document.text.rstrip("\n").count("\n") + 1
    first, last = lines[0], lines[1] or size
    _refuse(text, document, first, last, size)
    home = folder / "article.yaml"
    known = folders.spoken(data) | {slug: spoken}
    belongs = belongs if belongs.languages else replaced(belongs, languages=(spoken,))
    tongues = Tongues.of(belongs, known, home)
    named = [curator] if curator else [*belongs.curators]
    article = f"{editor.modeline(home, belongs)}\n{_article(document, spoken, first, last, tongues, named)}".encode()
    files = {
        home: canonical(article, home, tongues, []) or article,  # a title loses quotation marks that it does not need
        folder / "passages.csv": to_csv(split(document.text, first, last, language=spoken, unwrap=unwrap)).encode(),
    }
    claims = folder / "claims.yaml"
    files[claims] = f"{editor.modeline(claims, belongs)}\n{{}}\n".encode()
    files |= keep(belongs, slug, document.text) if document.text else {}
    for path, content in files.items():
        replace(path, content, curated=True)
    editor.refresh(belongs)
    return sorted(path for path in files if path.name != ".gitignore")


def _refuse(text: Path | Document | None, document: Document, first: int, last: int, size: int) -> None:
    """Raise `TuiinError` for lines that the text has not, and for a text that says nothing."""
    if document.text and last > size:
        raise TuiinError(f"--lines: found {first}-{last}, but the text has {size} line{'s' if size != 1 else ''}")
    if text is not None and not document.text.strip():
        raise TuiinError(f"{text if isinstance(text, Path) else 'the text'} holds no sentence; an article begins with its text")


def _article(document: Document, language: str, first: int, last: int, tongues: Tongues, curators: Collection[str]) -> str:
    """Return the beginning of article.yaml, with what the file of the text says, its only curator, and placeholders for the rest."""
    *_, author, nobody = PLACEHOLDERS.values()
    curator = json.dumps(*curators, ensure_ascii=False) if len(curators) == 1 else nobody
    title = json.dumps(document.title or PLACEHOLDERS["article.title"], ensure_ascii=False)
    return _ARTICLE.format(
        named="".join(f"# The file of the text names as authors: {visible('; '.join(document.authors))}\n" for _ in document.authors[:1]),
        title=f" {title}" if tongues.plain(Text) == language else f"\n  {language}: {title}",
        published=document.date or PLACEHOLDERS["article.published"],
        curated=date.today().isoformat(),
        language=language,
        author=author,
        curator=curator,
        sha256=digest(document.text),
        length=len(document.text),
        first=first,
        last=last,
    )
