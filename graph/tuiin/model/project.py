"""The project to which articles belong: its title and languages, where its names begin, who curates it, under which licence."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

FORMAT = 2  # of the data of a project; a newer one needs a newer tuiin


@dataclass(frozen=True, slots=True, kw_only=True)
class Curator:
    """Somebody who curates or publishes: a person with the parts of the name told apart, or an organization."""

    name: str
    family: str = ""
    type: Literal["person", "organization"] = "person"
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
    def provisional(self) -> bool:
        """Whether its names are only for now: nobody can own an address in `.invalid` (RFC 2606)."""
        return ".invalid" in self.base
