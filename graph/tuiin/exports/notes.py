"""A note in Markdown for each thing, linked as the graph is; a claim's note says who holds it, and how. Forms add links and heads."""

import hashlib
import json
import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tuiin import model
from tuiin.exports.debate import Argument, Claim, Debate, Thing, value
from tuiin.model import fields
from tuiin.model.fields import Field

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

LENGTH = 80
# What of a claim and of a position has no place of its own in a note.
CLAIM = fields.beside(model.Claim, "kind", "subject", "relation", "object", "polarity", "quantifier", "scope", "condition", "text")
POSITION = fields.beside(model.Position, "holder", "stance", "certainty", "source", "at")
# Windows takes these for devices, whatever ending follows.
RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))))
_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~=^%$&!]")


class Notes(ABC):
    """The notes of a graph, by the IRI of the thing; `taken` are names of files that no note may have."""

    taken = RESERVED

    def __init__(self, kg: "Graph") -> None:
        self.debate = debate = Debate(kg)
        self.paths = {iri: f"{folder(thing.kind)}/{safe(value(iri), self.taken)}" for iri, thing in debate.things.items()}
        self.aliases, self.definitions = debate.words("skos:altLabel"), debate.words("skos:definition")
        self.descriptions = debate.words("dcterms:description")
        self.links: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for source, target, kind in debate.plain_edges:
            self.links[source].append((kind, target))

    @abstractmethod
    def link(self, iri: str) -> str:
        """Return a link to a thing's note, shown by its label, in which no sign ends the link or begins anything."""

    @abstractmethod
    def front(self, thing: Thing, claim: Claim | None) -> str:
        """Return what stands before the text: names and values in YAML between two lines of dashes."""

    @abstractmethod
    def remarks(self, iri: str) -> list[str]:
        """Return what the editor says of a thing."""

    def at(self, sentences: tuple[str, ...]) -> str:
        """Return where in the text something stands."""
        return ", ".join(sentences)

    def note(self, iri: str) -> str:
        """Return the text of one thing's note."""
        thing = self.debate.things[iri]
        claim = self.debate.claims.get(iri)
        lines = [self.front(thing, claim), f"# {plain(thing.label.said('en'))}", ""]
        lines += [f"- **{language}** {plain(words)}" for language, words in thing.label.items()]
        lines += [line for words in self.more(iri, self.debate.reviews) for line in ("", f"*{words[0].upper()}{words[1:]}*")]
        for texts in (self.definitions.get(iri, {}), self.descriptions.get(iri, {})):
            lines += [line for language, words in self.debate.text(texts).items() for line in ("", f"> **{language}** {plain(words)}")]
        if claim:
            lines += self.frame(claim) + self.positions(iri) + self.reasons(iri)
        elif self.links[iri]:
            lines += ["", "## Links", "", *(f"- {kind}: {self.link(target)}" for kind, target in self.links[iri])]
        return "\n".join([*lines, *self.remarks(iri)]) + "\n"

    def frame(self, claim: Claim) -> list[str]:
        """Return what the claim says, as a claim: its parts are links, and a line above says that nobody vouches for it here."""
        negated = "*not* " if claim.polarity == "negative" else ""
        quantity = f" ({claim.quantifier})" if claim.quantifier else ""
        lines = [
            "",
            "## What it claims",
            "",
            f"{self.link(claim.subject)}{quantity} — {negated}{claim.relation} → {self.link(claim.object)}",
        ]
        if claim.scope:
            lines += ["", "Only for: " + ", ".join(map(self.link, claim.scope))]
        if claim.condition:
            lines += [
                "",
                "On condition: " + plain(" · ".join(self.debate.text(claim.condition).values())),
            ]
        for words in self.more(claim.iri, CLAIM):
            lines += ["", words[0].upper() + words[1:]]
        return lines

    def more(self, iri: str, beside: Mapping[str, Field]) -> list[str]:
        """Return what is said beside that which a note lays out, each under the name that the ontology has for it."""
        return [
            f"{plain(self.debate.head(field))}: "
            + ", ".join(self.link(one) if one in self.paths else plain(self.debate.name(one)) for one in self.debate.terms(iri, field))
            for field in beside.values()
            if self.debate.terms(iri, field)
        ]

    def positions(self, iri: str) -> list[str]:
        """Return who holds a claim: through whom we hear it, with which stance, how surely, and where."""
        lines = ["", "## Who holds it, and how", ""]
        for position in self.debate.held[iri]:
            through = "".join(f"{self.link(voice.holder)} › " for voice in self.debate.chain(position)[:-1])
            source = f", in {self.link(position.source)}" if position.source else ""
            more = "".join(f"; {words}" for words in self.more(position.iri, POSITION))
            where = f"({self.at(position.at)}{source}){more}"
            lines.append(f"- {through}{self.link(position.holder)} **{position.stance}**, {position.certainty} {where}")
        return lines

    def reasons(self, iri: str) -> list[str]:
        """Return the arguments for and against a claim, and those of which it is a premise."""
        into, out_of = self.debate.reasons[iri], self.debate.uses[iri]
        lines = [f"- {' + '.join(map(self.link, one.premises))} **{one.kind}** this {self.told(one)}" for one in into]
        lines += [f"- this **{one.kind}** {self.link(one.conclusion)} {self.told(one)}" for one in out_of]
        return ["", "## Reasons", "", *lines] if lines else []

    def told(self, argument: Argument) -> str:
        """Return on what an argument rests, who makes it, and where."""
        who = self.link(argument.holder) if argument.holder else self.debate.arguer(argument)
        return f"({', '.join(filter(None, (argument.basis, who, self.at(argument.at))))})"


def folder(kind: str) -> str:
    """Return the folder of a kind of thing.

    >>> folder("claim")
    'claims'
    """
    return f"{kind}s"


def safe(name: str, taken: frozenset[str] = RESERVED) -> str:
    """Return an id as a file name that every system takes: ids are lower-case ASCII already, but may be devices or too long.

    >>> safe("con"), safe("night-library")
    ('con-', 'night-library')
    """
    if len(name) > LENGTH:
        return f"{name[: LENGTH - 9]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return f"{name}-" if name in taken else name


def plain(words: str) -> str:
    r"""Return text in one line in which nothing is a mark of Markdown or of Obsidian: no link, no tag, no comment, no formula.

    >>> plain("[[x]] #y")
    '\\[\\[x\\]\\] \\#y'
    """
    return _MARKS.sub(r"\\\g<0>", " ".join(words.split()))


def quoted(words: object) -> str:
    """Return a value as JSON, which YAML 1.2 reads alike whatever it looks like; PyYAML would write for readers of YAML 1.1."""
    return json.dumps(words, ensure_ascii=False)
