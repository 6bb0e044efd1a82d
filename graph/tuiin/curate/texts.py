"""The text of an article where it is at hand: found by its digest in the folder of texts, and quoted to whoever looks at a sentence."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tuiin.curate.anchors import UnreadableText, read_text, same_text
from tuiin.curate.documents import read
from tuiin.curate.folder import shown
from tuiin.curate.passages import digest
from tuiin.curate.reader import Anchored
from tuiin.errors import TuiinError
from tuiin.model import Copy, Passage
from tuiin.model.project import Project

MOST = 80  # letters of a sentence that a message quotes
_ID = re.compile(r"\bp\d{1,9}s\d{1,9}\b")
_DIGEST = re.compile(r"(?m)^ +sha256: *['\"]?([0-9a-f]{64})")
_IDS = 4  # sentences whose words one message quotes


class NoText(TuiinError):
    """The text that an article was curated from is not at hand."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the sentences of an article; none where its text is not at hand."""

    text: str
    passages: Mapping[str, Passage]

    def of(self, sentence: str) -> str:
        """Return the words of a sentence on one line; empty where nobody knows them."""
        passage = self.passages.get(sentence)
        return " ".join(self.text[passage.start : passage.end].split()) if passage else ""

    def quoting(self, message: str) -> str:
        """Return a message with the first words of the sentences behind it that it names."""
        said = {name: self.of(name) for name in sentences(message)} if self.text else {}
        quotes = [f"{name}: “{words[:MOST].rstrip()}{'…' if len(words) > MOST else ''}”" for name, words in said.items() if words]
        return f"{message} [{'; '.join(quotes[:_IDS])}]" if quotes else message


def sentences(message: str) -> list[str]:
    """Return the sentences that a message names, each once."""
    return list(dict.fromkeys(_ID.findall(message)))


def text_of(article: Anchored, given: Path | None = None) -> str:
    """Return the text that an article was curated from: the file that was given, or the one of the folder of texts with its digest.

    Raises `NoText` where there is none, or another one.
    """
    copy = article.copy
    if copy is None:
        raise NoText(
            f"{shown(article.folder / 'article.yaml')}: does not say which text its sentences stand in; wanted text: sha256, length"
        )
    if given:
        text = read(given).text
        if not same_text(text, copy):
            known = f"it has {len(text):,} characters, and that one {copy.length:,}" if len(text) != copy.length else "some letter differs"
            raise NoText(
                f"{given}: is not the text that {article.slug} was curated from: {known}; `tuiin verify` names the sentences that differ, "
                f"`tuiin reanchor` carries them to this text"
            )
        return text
    return beside(article.slug, article.folder, article.project, copy)


def beside(slug: str, folder: Path, project: Project, copy: Copy) -> str:
    """Return the text that an article was curated from, which lies in the folder of texts or that of the article. Raises `NoText`."""
    for text in _texts(slug, folder, project):
        if same_text(text, copy):
            return text
    raise NoText(
        f"the text of {slug} is not at hand: no .txt file in {shown(project.texts)} has its digest "
        f"{copy.sha256[:12]}…; put it there, or name it with --text"
    )


def changed(slug: str, data: Path, texts: Path) -> Path | None:
    """Return the text under the name of an article where it is another one than the article was curated from; else None.

    Told by its digest alone, so that whoever checks a hundred articles need not read them twice.
    """
    path = texts / f"{slug}.txt"
    try:
        said = _DIGEST.search((data / "articles" / slug / "article.yaml").read_text("utf-8"))
        return path if said and digest(read_text(path)) != said[1] else None
    except (OSError, UnicodeDecodeError, UnreadableText):
        return None


def same(slug: str, data: Path, text: str) -> bool:
    """Say whether there is an article of this name that was curated from this very text."""
    try:
        said = _DIGEST.search((data / "articles" / slug / "article.yaml").read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return False
    return said is not None and said[1] == digest(text)


def words_of(article: Anchored) -> Words:
    """Return the words of the sentences of an article, or none, without complaint."""
    try:
        return Words(text_of(article), article.passages)
    except (NoText, UnreadableText):
        return Words("", {})


def candidates(slug: str, folder: Path, project: Project) -> list[Path]:
    """Return the files that may be the text: of the article's own name first, then all of its folder and of the folder of texts."""
    return [*dict.fromkeys((project.texts / f"{slug}.txt", *_lying(folder), *_lying(project.texts)))]


def _texts(slug: str, folder: Path, project: Project) -> Iterator[str]:
    """Yield the texts that may be the one."""
    for path in candidates(slug, folder, project):
        try:
            yield read_text(path)
        except UnreadableText:
            continue


def _lying(folder: Path) -> list[Path]:
    try:
        return sorted(Path(entry.path) for entry in os.scandir(folder) if entry.name.endswith(".txt") and entry.is_file())
    except OSError:
        return []


def keep(project: Project, slug: str, text: str, before: str = "") -> dict[Path, bytes]:
    """Return the files that keep the text of an article in the folder of texts, which git leaves alone.

    Another text that lay there so far goes on lying beside it, under its digest.
    """
    folder = project.texts
    path = folder / f"{slug}.txt"
    files = {} if (folder / ".gitignore").exists() else {folder / ".gitignore": b"*\n"}
    if before and before != text:
        files[folder / f"{slug}.{digest(before)[:12]}.txt"] = before.encode()
    return files | {path: text.encode()}
