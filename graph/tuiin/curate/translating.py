"""What is still to be put into a language: the texts of an article that are not there in it, by where they were written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tuiin.curate import languages
from tuiin.curate.reader import read
from tuiin.curate.tabled import Files, Table
from tuiin.errors import Problem
from tuiin.letters import quoted, visible
from tuiin.model import Entries, Record, Text, fields

SHEET = "words"  # of a workbook, where a translator finds them


@dataclass(slots=True)
class Missing:
    """How many texts there are, how many of them are in a language, and those that are not, by the field that they are in."""

    language: str
    texts: int = 0
    problems: list[Problem] = field(default_factory=list)
    fields: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        lacking = self.fields.total()
        told = ", ".join(f"{name} {count}" for name, count in self.fields.most_common())
        return f"{self.language}: {self.texts - lacking} of {self.texts} texts are there" + (
            f"; {lacking} missing ({told})" if told else ""
        )


def missing(entries: Entries, language: str) -> Missing:
    """Return which texts of an article, and of what it needs of the registries, are not there in a language.

    Raises `NoLanguage` for a tag that no language has.
    """
    found = Missing(languages.canonical(language))
    for name, record in _records(entries):
        said: Any = type(record)
        for key, at in fields.of(said).items():
            text = getattr(record, key)
            if at.type is not Text or text is None:
                continue
            found.texts += 1
            if found.language not in text:
                tag = next(iter(text))
                found.fields[key] += 1
                found.problems.append(Problem.at(record.place, f"{visible(name)}: {key} ({tag}: {quoted(text[tag])})"))
    return found


def table(files: Files, language: str) -> Table:
    """Return a row for each text of an article, or of what it needs of the registries, that is not there in a language.

    The title of the article is left out: it lies in no table.
    """
    rows: list[tuple[str, str, Text]] = []
    for name, record in _records(read(files.slug, files.data)):
        said: Any = type(record)
        for key, at in fields.of(said).items():
            text = getattr(record, key)
            if at.type is Text and text is not None and language not in text and name != "article":
                rows.append((name, key, text))
    tags = [tag for tag in files.project.languages if tag != language and any(tag in text for _, _, text in rows)]
    return [["id", "what", *tags, language], *([name, key, *(text.get(tag, "") for tag in tags), ""] for name, key, text in rows)]


def _records(entries: Entries) -> Iterator[tuple[str, Record]]:
    yield "article", entries.article
    for kind, records in entries.records.items():
        yield from ((f"{kind}/{key}", record) for key, record in records.items())
