"""In which languages the words of a file may be given, and in which they are where they do not say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tuiin.model import Printed, Words
from tuiin.model.project import Project


@dataclass(frozen=True, slots=True)
class Tongues:
    """The languages of words by tag, the first first: `words` of those that a curator finds, `prints` of those that an article prints.

    `project` are those of the project alone: where it has one, words need not say that they are in it.
    """

    project: tuple[str, ...]
    words: tuple[str, ...]
    prints: tuple[str, ...]

    @classmethod
    def of(cls, project: Project, spoken: Mapping[str, str], file: Path | None = None) -> "Tongues":
        """Return those of a registry, or of a file of an article: there its own language too. `spoken` is that of each article."""
        own = spoken.get(file.parent.name) if file and file.parent.parent.name == "articles" else None
        return cls.own(project, own) if own else cls(project.languages, project.languages, tuple(dict.fromkeys(spoken.values())))

    @classmethod
    def own(cls, project: Project, language: str) -> "Tongues":
        """Return those of the files of an article in this language."""
        return cls(project.languages, tuple(dict.fromkeys((*project.languages, language))), (language,))

    @classmethod
    def anywhere(cls, project: Project, spoken: Mapping[str, str]) -> "Tongues":
        """Return those of the files of all articles together."""
        prints = tuple(dict.fromkeys(spoken.values()))
        return cls(project.languages, tuple(dict.fromkeys((*project.languages, *prints))), prints)

    def allowed(self, kind: type[Words[str]] | type[Words[tuple[str, ...]]]) -> tuple[str, ...]:
        """Return the languages in which words of this kind may be given."""
        return tuple(dict.fromkeys((*self.words, *self.prints))) if kind is Printed else self.words

    def plain(self, kind: type[Words[str]] | type[Words[tuple[str, ...]]]) -> str:
        """Return the language of words of this kind that do not say it; empty where nobody can tell."""
        only = self.prints if kind is Printed else self.project
        return only[0] if len(only) == 1 else ""
