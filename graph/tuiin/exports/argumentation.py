"""The debate for tools of argumentation: xAIF for those of ARG-tech, and Argdown text with its map."""

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tuiin import model
from tuiin.exports.debate import Argument, Debate, Note, Position, short
from tuiin.files.words import words
from tuiin.model.fields import Field, beside

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

# As docs/alignments.md has it. AIF has no scheme for what qualifies: such arguments are listed beside the graph, not bent into it.
SCHEMES = {
    "supports": ("RA", "Default Inference"),
    "exemplifies": ("RA", "Default Inference"),
    "attacks": ("CA", "Default Conflict"),
    "restates": ("MA", "Default Rephrase"),
}
# What is said of a claim and of a position, but what these forms have a place of their own for.
CLAIM = beside(model.Claim, "text")
POSITION = beside(model.Position, "holder", "stance", "certainty", "at")
ILLOCUTIONS = {
    "asserts": "Asserting",
    "endorses": "Agreeing",
    "questions": "Pure Questioning",
    "denies": "Disagreeing",
    "disputes": "Disagreeing",
}


def xaif(kg: "Graph") -> bytes:
    """Return the debate as xAIF: claims as I-nodes, positions as locutions, arguments as RA, CA and MA nodes.

    Whoever denies or disputes a claim is tied to it through a conflict, so that no tool takes them for somebody who says it; a reporter is
    tied to what was said, not to the claim. The words are our paraphrases in English; other languages and what AIF has no word for
    stand as further keys, which xAIF allows.
    """
    debate = Debate(kg)
    builder = _Xaif(debate)
    for iri in debate.claims:
        label = debate.things[iri].label
        others = {tag: words for tag, words in label.items() if words != label.said("en")}
        builder.node(
            iri, "I", label.said("en"), **others, id=short(iri), **builder.more(iri, CLAIM), **builder.reviewed(iri), **builder.warned(iri)
        )
    for position in debate.positions.values():
        builder.locution(position)
    for position in debate.positions.values():
        builder.illocution(position)
    for argument in debate.arguments.values():
        builder.argument(argument)
    return (json.dumps(builder.content(), ensure_ascii=False, indent=1) + "\n").encode()


class _Xaif:
    def __init__(self, debate: Debate) -> None:
        self.debate = debate
        self.numbers: dict[str, str] = {}
        self.nodes: list[dict[str, str]] = []
        self.edges: list[dict[str, str]] = []
        self.locutions: list[dict[str, str]] = []
        self.people: dict[str, str] = {}
        self.unmapped: list[dict[str, Any]] = []

    def node(self, iri: str, kind: str, text: str, /, **more: str) -> None:
        self.numbers[iri] = str(len(self.nodes) + 1)  # never 0, which some readers take for none
        self.nodes.append({"nodeID": self.numbers[iri], "text": text, "type": kind, **more})

    def edge(self, source: str, target: str) -> None:
        number = str(len(self.edges) + 1)
        self.edges.append({"edgeID": number, "fromID": self.numbers[source], "toID": self.numbers[target]})

    def more(self, iri: str, fields: Mapping[str, Field]) -> dict[str, str]:
        return {name: "; ".join(words) for name, words in self.debate.more(iri, fields).items()}

    def reviewed(self, iri: str) -> dict[str, str]:
        """Return how a thing came about, where this graph says it."""
        return self.more(iri, self.debate.reviews)

    def warned(self, iri: str) -> dict[str, str]:
        """Return what the editor remarks on all that a claim speaks of, with its weight."""
        told = [f"{note.called}: {note.text.said('en')}" for note in self.debate.warnings[iri]]
        return {"warnings": "\n".join(told)} if told else {}

    def locution(self, position: Position) -> None:
        person = self.people.setdefault(position.holder, str(len(self.people) + 1))
        said = f"{self.debate.name(position.holder)} : {self.debate.name(position.claim)}"
        more = {"stance": position.stance, "certainty": position.certainty, "passages": " ".join(position.at)}
        self.node(position.iri, "L", said, **more, **self.more(position.iri, POSITION))
        self.locutions.append({"nodeID": self.numbers[position.iri], "personID": person})

    def illocution(self, position: Position) -> None:
        """Tie a locution to what it is about: to the claim, to a conflict with it, or to the locutions that it reports."""
        voices = self.debate.voices[position.iri]
        for voice in voices:
            self.node(act := f"{voice.iri}#reported", "YA", "Asserting")
            self.edge(position.iri, act)
            self.edge(act, voice.iri)
        if voices and position.stance == "reports":
            return
        self.node(act := f"{position.iri}#act", "YA", ILLOCUTIONS.get(position.stance, "Default Illocuting"))
        self.edge(position.iri, act)
        if position.side == "against":
            self.node(conflict := f"{position.iri}#conflict", "CA", "Default Conflict")
            self.edge(act, conflict)
            self.edge(conflict, position.claim)
        else:
            self.edge(act, position.claim)

    def argument(self, argument: Argument) -> None:
        more = {
            "kind": argument.kind,
            "basis": argument.basis,
            "holder": self.debate.arguer(argument),
            "passages": " ".join(argument.at),
            **self.reviewed(argument.iri),
        }
        if argument.kind not in SCHEMES:
            ends = {"premises": [self.numbers[premise] for premise in argument.premises], "conclusion": self.numbers[argument.conclusion]}
            self.unmapped.append({"id": short(argument.iri), **more, **ends})
            return
        kind, text = SCHEMES[argument.kind]
        self.node(argument.iri, kind, text, **more, id=short(argument.iri))
        for premise in argument.premises:
            self.edge(premise, argument.iri)
        self.edge(argument.iri, argument.conclusion)

    def content(self) -> dict[str, Any]:
        # The name of an institution has no surname, and to split one of a person would be a guess.
        people = [
            {"participantID": number, "firstname": self.debate.name(iri), "surname": "", "id": short(iri)}
            for iri, number in self.people.items()
        ]
        aif = {
            "nodes": self.nodes,
            "edges": self.edges,
            "schemefulfillments": [],
            "descriptorfulfillments": [],
            "participants": people,
            "locutions": self.locutions,
        }
        return {"AIF": aif, "text": "", "dialog": True, "OVA": {}, "article": self.debate.slug, "unmapped": self.unmapped}


# --- Argdown --------------------------------------------------------------------------------------------------------

# Signs by the scheme of AIF; there is none for a rephrase.
SIGNS = {"RA": "+", "CA": "-"}
# Signs of Argdown inside a line; a dot or a colon is one only where a word follows at once.
_MARKS = re.compile(r"[\\@#*_\[\]<>{}=/]|[.:](?=\S)")


def argdown(kg: "Graph") -> dict[str, bytes]:
    """Return the debate as Argdown, one file for each language.

    Statements are grouped by the viewpoint that holds them, then by whether they conclude anything. Several premises that support together
    become an argument of their own. What Argdown has no sign for (`qualifies`, `restates`), who says what, and whose reasoning it is,
    stand in the data of the statement.
    """
    debate = Debate(kg)
    return {f"{kg.slug}.{language}.argdown": _argdown(debate, language).encode() for language in debate.languages}


def _argdown(debate: Debate, language: str) -> str:
    front = {"title": debate.name(next(i for i, t in debate.things.items() if t.kind == "article"), language), "article": debate.slug}
    settings = "model:\n  removeTagsFromText: true\n"
    parts = ["===\n" + "".join(f"{key}: {_quoted(words)}\n" for key, words in front.items()) + settings + "==="]
    for heading, claims in _groups(debate, language):
        parts.append(f"# {_escaped(heading)}")
        for claim in claims:
            parts.append(_statement(debate, claim, language))
            parts += [_together(argument, language) for argument in debate.reasons[claim] if _joint(argument)]
    return "\n\n".join(parts) + "\n"


def _groups(debate: Debate, language: str) -> list[tuple[str, list[str]]]:
    """Return headings with their claims, each claim once: under the first viewpoint that holds it, else by what it does."""
    left = dict.fromkeys(debate.claims)
    groups: list[tuple[str, list[str]]] = []
    for viewpoint in (thing for thing in debate.things.values() if thing.kind == "viewpoint"):
        held = {p.claim for p in debate.positions.values() if p.holder == viewpoint.iri and p.side != "against" and p.stance != "questions"}
        groups.append((viewpoint.label.said(language), [claim for claim in left if claim in held]))
        left = {claim: None for claim in left if claim not in held}
    said = words(language)["argdown"]
    groups.append((said["conclusions"], [claim for claim in left if debate.reasons[claim]]))
    groups.append((said["others"], [claim for claim in left if not debate.reasons[claim]]))
    return [(heading, claims) for heading, claims in groups if claims]


def _statement(debate: Debate, claim: str, language: str) -> str:
    positions, reasons = debate.held[claim], debate.reasons[claim]
    told = _more(debate, claim, CLAIM, language) | {"positions": [_position(debate, position, language) for position in positions]}
    told |= _more(debate, claim, debate.reviews, language)
    if remarks := debate.warnings[claim]:
        told["warnings"] = [_warning(note, language) for note in remarks]
    if reasons:
        told["reasons"] = [_reason(debate, reason, language) for reason in reasons]
    tags = " ".join(f"#{tag}" for tag in (*sorted({p.stance for p in positions}), *(["drafted"] if debate.drafted(claim) else [])))
    lines = [f"[{_title(claim)}]: {_escaped(debate.name(claim, language))} {tags} {_quoted(told)}"]
    for reason in reasons:
        if _joint(reason):
            lines.append(f"  + <{_title(reason.iri)}>")
        elif sign := SIGNS.get(SCHEMES.get(reason.kind, ("", ""))[0]):
            lines += [f"  {sign} [{_title(premise)}]" for premise in reason.premises]
    return "\n".join(lines)


def _position(debate: Debate, position: Position, language: str) -> dict[str, Any]:
    who = " > ".join(debate.name(voice.holder, language) for voice in debate.chain(position))
    told = {"who": who, "stance": position.stance, "certainty": position.certainty, "at": list(position.at)}
    return told | _more(debate, position.iri, POSITION, language)


def _more(debate: Debate, iri: str, fields: Mapping[str, Field], language: str) -> dict[str, Any]:
    found = debate.more(iri, fields, language)
    return {name: words if fields[name].many else " ".join(words) for name, words in found.items()}


def _reason(debate: Debate, reason: Argument, language: str) -> dict[str, Any]:
    who, premises = debate.arguer(reason, language), [_title(premise) for premise in reason.premises]
    told = {"kind": reason.kind, "basis": reason.basis, "who": who, "premises": premises, "at": list(reason.at)}
    return told | _more(debate, reason.iri, debate.reviews, language)


def _warning(note: Note, language: str) -> dict[str, Any]:
    told = {"kind": note.kind, "weight": note.weight, "says": note.text.said(language), "at": list(note.at)}
    return {name: said for name, said in told.items() if said}


def _together(argument: Argument, language: str) -> str:
    premises = [f"({number}) [{_title(premise)}]" for number, premise in enumerate(argument.premises, 1)]
    steps = [*premises, "----", f"({len(premises) + 1}) [{_title(argument.conclusion)}]"]
    return f"<{_title(argument.iri)}>: {words(language)['argdown']['premises']}\n\n" + "\n".join(steps)


def _joint(argument: Argument) -> bool:
    return argument.kind == "supports" and len(argument.premises) > 1


def _title(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _escaped(words: str) -> str:
    """Return text in one line in which nothing is a sign of Argdown."""
    return _MARKS.sub(r"\\\g<0>", " ".join(words.split()))


def _quoted(told: Any) -> str:
    """Return JSON, which is YAML too; braces and equals signs inside texts are spelt out, since Argdown's lexer looks for them first."""
    if isinstance(told, dict):
        return "{" + ", ".join(f"{key}: {_quoted(words)}" for key, words in told.items()) + "}"
    if isinstance(told, list):
        return "[" + ", ".join(map(_quoted, told)) + "]"
    return json.dumps(told, ensure_ascii=False).translate({ord(mark): f"\\u{ord(mark):04x}" for mark in "{}="})
