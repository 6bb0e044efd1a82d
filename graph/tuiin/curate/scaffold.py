"""The beginning of the next article: a folder whose files say what goes into them."""

import re
from pathlib import Path

from tuiin.curate.anchors import read_text
from tuiin.curate.consistency import PLACEHOLDERS
from tuiin.curate.decode import SLUG
from tuiin.curate.passages import digest, split, to_csv
from tuiin.curate.schema import schema_text
from tuiin.errors import TuiinError
from tuiin.files.writing import replace
from tuiin.model import LOCAL, SHARED

_ARTICLE = """\
# yaml-language-server: $schema=../../schema/article.json
title:
  kk: {kk}
  ru: {ru}
  en: {en}
authors: [{author}]
published: 2026
language: kk
curators: [{curator}]
curated: 2026
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
    slug: str, data: Path, text: Path | None, lines: tuple[int, int | None], *, language: str = "", unwrap: bool | None = None
) -> list[Path]:
    """Make the folder of a new article and return the files written; registries and schemas of the data folder are made where missing.

    Raises `AlreadyThere` rather than touch a folder that exists, `UnreadableText` for a text that is not UTF-8.
    """
    if not re.fullmatch(SLUG.regex, slug):
        raise TuiinError(f"{slug!r} is no short name; wanted {SLUG.wanted}")
    folder = data / "articles" / slug
    if folder.exists():
        raise AlreadyThere(f"{folder} is there already; choose another name, or go on in it")
    words = read_text(text) if text else ""
    first, last = lines[0], lines[1] or max(words.count("\n") + 1, 1)
    kk, ru, en, author, curator = PLACEHOLDERS.values()
    contents = {
        folder / "article.yaml": _ARTICLE.format(
            kk=kk,
            ru=ru,
            en=en,
            author=author,
            curator=curator,
            sha256=digest(words),
            length=len(words),
            first=first,
            last=last,
            files=", ".join(f"{kind}s.yaml" for kind in LOCAL),
        ),
        folder / "passages.csv": to_csv(split(words, first, last, language=language, unwrap=unwrap)),
    }
    contents |= {folder / f"{kind}s.yaml": _empty(f"../../schema/{kind}s.json") for kind in LOCAL}
    contents |= {data / f"{kind}s.yaml": _empty(f"schema/{kind}s.json") for kind in SHARED if not (data / f"{kind}s.yaml").exists()}
    for kind in ("article", *(f"{kind}s" for kind in (*SHARED, *LOCAL))):
        if not (data / "schema" / f"{kind}.json").exists():
            contents[data / "schema" / f"{kind}.json"] = schema_text(kind)
    for path, content in contents.items():
        replace(path, content.encode(), curated=True)
    return sorted(contents)


def _empty(schema: str) -> str:
    return f"# yaml-language-server: $schema={schema}\n{{}}\n"
