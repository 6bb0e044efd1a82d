"""The project to which articles belong: its title and languages, where its names begin, who curates it, under which licence."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

FORMAT = 2  # of the data of a project; a newer one needs a newer tuiin


@dataclass(frozen=True, slots=True, kw_only=True)
class Curator:
    """Somebody who curates or publishes: a person with the parts of the name told apart, or an organization."""

    name: str
    family: str = ""
    kind: Literal["person", "organization"] = "person"
    orcid: str = ""
    ror: str = ""
    url: str = ""

    @property
    def given(self) -> str:
        """The given names: what is left of the name of a person without the family name.

        >>> Curator(name="Anna van der Berg", family="van der Berg").given
        'Anna'
        """
        return " ".join(self.name.replace(self.family, " ", 1).split()) if self.family else ""

    @property
    def iri(self) -> str:
        """The address that stands for them everywhere: an ORCID, a ROR, a page; empty where there is none."""
        return f"https://orcid.org/{self.orcid}" if self.orcid else self.ror or self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What `tuiin.toml` says, with its defaults filled in. `file` is None where there is none, as in the first edition.

    `title` is by language. `base` is where all names of the project begin; one that ends in `.invalid/` is only for now.
    """

    data: Path
    base: str
    file: Path | None = None
    format: int = FORMAT
    title: dict[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    licence: str = ""
    attribution: str = ""
    publisher: Curator | None = None
    curators: dict[str, Curator] = field(default_factory=dict)
    texts: Path = Path("texts")
    output: Path = Path("out")

    @property
    def licence_address(self) -> str:
        """The address of the licence: of Creative Commons itself for theirs, of SPDX for another identifier; empty where none is stated.

        >>> Project(data=Path(), base="", licence="CC-BY-SA-4.0").licence_address
        'https://creativecommons.org/licenses/by-sa/4.0/'
        """
        if self.licence in ("", "CC0-1.0"):
            return "https://creativecommons.org/publicdomain/zero/1.0/" if self.licence else ""
        if theirs := re.fullmatch(r"CC-(BY(?:-[A-Z]{2})*)-(\d\.\d)", self.licence):
            return f"https://creativecommons.org/licenses/{theirs[1].lower()}/{theirs[2]}/"
        return self.licence if "://" in self.licence else f"https://spdx.org/licenses/{self.licence}"

    def curating(self, named: tuple[str, ...]) -> dict[str, Curator]:
        """Return those who curate an article, by key: whom it names by key or by name, all of the project where it names nobody.

        A name that the project does not know is taken as it is, for a person whose family name nobody can tell.
        """
        known = {curator.name: key for key, curator in self.curators.items()}
        found: dict[str, Curator] = {}
        for key in dict.fromkeys([known.get(name, name) for name in named] or self.curators):
            plain = key_of(key)
            number = next(n for n in range(len(found) + 1) if (f"{plain}-{n + 1}" if n else plain) not in found)
            found[f"{plain}-{number + 1}" if number else plain] = self.curators.get(key) or Curator(name=key)
        return found

    @property
    def provisional(self) -> bool:
        """Whether its names are only for now."""
        return provisional(self.base)


def provisional(address: str) -> bool:
    """Say whether names that begin with this address are only for now: nobody can own a host in `.invalid` (RFC 2606).

    >>> provisional("https://lamps.invalid#"), provisional("https://not.invalid.example/id/")
    (True, False)
    """
    return bool(re.match(r"https?://[^/#]*\.invalid(:\d+)?[/#]", address))


def key_of(name: str) -> str:
    """Return a name as the last part of an address."""
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-") or "curator"
