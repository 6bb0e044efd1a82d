"""The names that a project mints: one address space, and where in it an article, its things and its graphs lie."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Self

from tuiin.errors import TuiinError
from tuiin.graph.vocabulary import BASE, PREFIXES
from tuiin.model import LOCAL, SHARED
from tuiin.model.project import provisional

_OWN = {*LOCAL, "passage", "position"}  # what belongs to one article, beside the article itself


class Provisional(TuiinError):
    """What would be published has names that are only for now."""


@dataclass(frozen=True, slots=True)
class Space:
    """An address space (VoID calls it `uriSpace`): all names that a project mints begin with it. The shipped project has the default."""

    uri: str = f"{BASE}id/"

    @classmethod
    def found(cls, said: Iterable[str], articles: Iterable[str]) -> Self:
        """Return the space of a graph: the one that its description says, else the one that its articles lie in, else the default.

        >>> Space.found([], ["https://a.example/article/a1"]).uri
        'https://a.example/'
        """
        lying = (iri.rpartition("/article/")[0] + "/" for iri in articles if "/article/" in iri)
        uri = min(said, default="") or min(lying, default="")
        return cls(uri) if uri else cls()

    def article(self, slug: str) -> str:
        """Return the IRI of an article."""
        return f"{self.uri}article/{slug}"

    def graph(self, *parts: str) -> str:
        """Return the IRI of a named graph: the article's own for its slug, or a slug and what follows it.

        `shared` has what the article needs of the registries: one name, one content.

        >>> Space().graph("a1", "derived", "tension")
        'https://w3id.org/tuiin/id/graph/a1/derived/tension'
        """
        return f"{self.uri}graph/{'/'.join(parts)}"

    def words(self, language: str) -> str:
        """Return the IRI of the graph of words in a language of all articles that lie together."""
        return f"{self.uri}words/{language}"

    @property
    def registries(self) -> str:
        """The IRI of the graph of what all articles that lie together need of the registries, each entry once."""
        return f"{self.uri}registries"

    def shared(self, kind: str, key: str) -> str:
        """Return the IRI of a thing of a shared registry: an actor, a concept or a work."""
        return f"{self.uri}{kind}/{key}"

    def local(self, slug: str, kind: str, *parts: str) -> str:
        """Return the IRI of a thing that belongs to one article: a claim, a position, a passage.

        >>> Space("https://a.example/").local("a1", "passage", "p4s12")
        'https://a.example/article/a1/passage/p4s12'
        """
        return "/".join((self.article(slug), kind, *parts))

    def thing(self, slug: str, reference: str) -> str:
        """Return the IRI that `kind/id` stands for in an article: of a registry, or the article's own. Any other text comes back as it is.

        >>> Space("https://a.example/").thing("a1", "actor/mozilla"), Space().thing("a1", "https://a.example/b")
        ('https://a.example/actor/mozilla', 'https://a.example/b')
        """
        kind, slash, key = reference.partition("/")
        if slash and kind in SHARED:
            return self.shared(kind, key)
        return self.local(slug, kind, key) if slash and kind in _OWN else reference

    def reference(self, iri: str) -> str:
        """Return the `kind/id` of a thing, as curators write it; of any other the name with its prefix, or the IRI as it is.

        >>> Space().reference(Space().local("a1", "claim", "c1")), Space().reference(f"{BASE}stance/asserts")
        ('claim/c1', 'stance:asserts')
        """
        return re.sub(r"^id:(article/[^/]+/(?=.))?", "", self.short(iri))

    def ready(self, what: str) -> None:
        """Raise `Provisional` where names are only for now: what others will use should not have them."""
        if provisional(self.uri):
            raise Provisional(f"{what}: names lie below {self.uri}, which is only for now; set base in tuiin.toml first")

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that a query need not declare, and files are written with: of the vocabularies, and `id:` for these names."""
        return {**PREFIXES, "id": self.uri}

    def kinds(self, article: str = "") -> dict[str, str]:
        """Return a prefix for each kind of thing (`actor:`, `concept:`, …), for a query; with an article, also for what belongs to it.

        >>> Space("https://a.example/").kinds("https://a.example/article/a1")["claim"]
        'https://a.example/article/a1/claim/'
        """
        own = {kind: f"{article}/{kind}/" for kind in sorted(_OWN)} if article else {}
        return {kind: f"{self.uri}{kind}/" for kind in SHARED} | own

    def short(self, iri: str) -> str:
        """Return an IRI as a prefixed name where one of the prefixes fits, the longest first; any other as it is.

        >>> Space().short("https://w3id.org/tuiin/id/actor/mozilla"), Space().short("https://w3id.org/tuiin/stance/asserts")
        ('id:actor/mozilla', 'stance:asserts')
        """
        return next((f"{prefix}:{iri[len(base) :]}" for prefix, base in _longest_first(self) if iri.startswith(base)), iri)


@cache
def _longest_first(space: Space) -> list[tuple[str, str]]:
    return sorted(space.prefixes.items(), key=lambda known: -len(known[1]))


SHIPPED = Space()  # of the project that ships with tuiin
