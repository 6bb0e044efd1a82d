"""What a graph says of itself as a data set: title, day, version and licence, and who curated and who publishes it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuiin.graph.vocabulary import expand
from tuiin.model import best

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

_ABOUT = """
SELECT ?title ?day ?version ?licence ?rights {
  ?dataset void:rootResource ?article ; dcterms:title ?title ; dcterms:issued ?day ; dcat:version ?version
  OPTIONAL { ?dataset dcterms:license ?licence } OPTIONAL { ?dataset dcterms:rights ?rights }
} ORDER BY ?dataset ?title"""
_WHO = """
SELECT ?who ?type ?name ?family ?given {
  ?dataset void:rootResource ?article ; %s ?who . ?who a ?type ; foaf:name ?name
  OPTIONAL { ?who foaf:familyName ?family ; foaf:givenName ?given }
} ORDER BY ?name ?who"""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of the data set; what is not said is empty."""

    title: str = ""
    day: str = ""
    version: str = ""
    licence: str = ""
    rights: str = ""

    @property
    def moment(self) -> str:
        """The first moment of its day as ISO 8601 in UTC; empty where only a month or a year is known."""
        return f"{self.day}T00:00:00Z" if len(self.day) == 10 else ""


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who curated or publishes: a person, or an organization."""

    iri: str
    person: bool
    name: str
    family: str
    given: str


def about(kg: "Graph") -> About:
    """Return what the data set says of itself, its title in English or in the dearest language that it has."""
    rows = list(kg.store.ask(_ABOUT).terms())
    if not rows:
        return About()
    titles = {row[0].language or "": row for row in rows}
    return About(*(cell.value if cell else "" for cell in titles[best(titles, "en", *kg.store.languages)]))


def drafts(kg: "Graph") -> int:
    """Return how many entries of the graph nobody has reviewed, as far as it says so."""
    ((number,),) = kg.store.ask("SELECT (COUNT(DISTINCT ?thing) AS ?number) { ?thing tn:reviewStatus review:drafted }")
    return int(number or 0)


def agents(kg: "Graph", predicate: str) -> list[Agent]:
    """Return those to whom a property of the data set points, by name: the graph does not say who of them comes first."""
    rows = kg.store.ask(_WHO % predicate)
    person = expand("prov:Person")
    return [Agent(str(who), type_ == person, str(name), family or "", given or "") for who, type_, name, family, given in rows]
