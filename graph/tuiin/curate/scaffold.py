"""The beginning of the next article: a folder whose files say what goes into them."""

import json
import re
from datetime import date
from pathlib import Path

from tuiin.curate import habits, project
from tuiin.curate.consistency import PLACEHOLDERS
from tuiin.curate.decode import SLUG
from tuiin.curate.documents import Document, read
from tuiin.curate.passages import digest, split, to_csv
from tuiin.curate.schema import schema_text
from tuiin.curate.texts import keep
from tuiin.curate.tidy import canonical
from tuiin.errors import TuiinError
from tuiin.files.writing import replace
from tuiin.letters import visible
from tuiin.model import LOCAL, SHARED

_ARTICLE = """\
# yaml-language-server: $schema=../../schema/article.json
{named}title:
  kk: {kk}
  ru: {ru}
  en: {en}
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
files: [{files}]
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
) -> list[Path]:
    """Make the folder of a new article and return the files written; registries and schemas of the data folder are made where missing.

    The text is put into the folder of texts; what its file says of title, authors, date and language is proposed in article.yaml.
    Raises `AlreadyThere` rather than touch a folder that exists, `UnreadableText` for a text that cannot be read.
    """
    if not re.fullmatch(SLUG.regex, slug):
        raise TuiinError(f"{slug!r} is no short name; wanted {SLUG.wanted}")
    folder = data / "articles" / slug
    if folder.exists():
        raise AlreadyThere(f"{folder} is there already; choose another name, or go on in it")
    document = read(text) if isinstance(text, Path) else text or Document("")
    spoken = (language or document.language.split("-")[0] or habits.guess(document.text) or "kk").lower()
    size = document.text.rstrip("\n").count("\n") + 1
    first, last = lines[0], lines[1] or size
    if document.text and last > size:
        raise TuiinError(f"--lines: found {first}-{last}, but the text has {size} line{'s' if size != 1 else ''}")
    home = folder / "article.yaml"
    article = _article(document, spoken, first, last).encode()
    files = {
        home: canonical(article, home, []) or article,  # a title loses quotation marks that it does not need
        folder / "passages.csv": to_csv(split(document.text, first, last, language=spoken, unwrap=unwrap)).encode(),
    }
    files |= {folder / f"{kind}s.yaml": _empty(f"../../schema/{kind}s.json") for kind in LOCAL}
    files |= {data / f"{kind}s.yaml": _empty(f"schema/{kind}s.json") for kind in SHARED if not (data / f"{kind}s.yaml").exists()}
    for kind in ("article", *(f"{kind}s" for kind in (*SHARED, *LOCAL))):
        if not (data / "schema" / f"{kind}.json").exists():
            files[data / "schema" / f"{kind}.json"] = schema_text(kind).encode()
    files |= keep(project.of(data), slug, document.text) if document.text else {}
    for path, content in files.items():
        replace(path, content, curated=True)
    return sorted(path for path in files if path.name != ".gitignore")


def _article(document: Document, language: str, first: int, last: int) -> str:
    """Return the beginning of article.yaml, with what the file of the text says and placeholders for the rest."""
    *_, author, curator = PLACEHOLDERS.values()
    return _ARTICLE.format(
        named=_named(document, language),
        **_titles(document, language),
        published=document.date or PLACEHOLDERS["article.published"],
        curated=date.today().isoformat(),
        language=language,
        author=author,
        curator=curator,
        sha256=digest(document.text),
        length=len(document.text),
        first=first,
        last=last,
        files=", ".join(f"{kind}s.yaml" for kind in LOCAL),
    )


def _titles(document: Document, language: str) -> dict[str, str]:
    """Return the title by language: the one that the file names in its own, placeholders in others."""
    titles = {path.rpartition(".")[2]: words for path, words in PLACEHOLDERS.items() if path.startswith("article.title.")}
    return titles | ({language: json.dumps(document.title, ensure_ascii=False)} if document.title and language in titles else {})


def _named(document: Document, language: str) -> str:
    """Return a comment with what the file of the text says and what no field can hold as it is."""
    said = {"authors": "; ".join(document.authors), "title": "" if language in _titles(Document(""), "") else document.title}
    return "".join(f"# The file of the text names as {key}: {visible(words)}\n" for key, words in said.items() if words)


def _empty(schema: str) -> bytes:
    return f"# yaml-language-server: $schema={schema}\n{{}}\n".encode()
