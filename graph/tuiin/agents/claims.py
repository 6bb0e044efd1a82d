"""What a graph says of a claim, looked up for an agent: who holds it and where, reasons, warnings, what it rests on."""

from collections.abc import Iterable

import pyoxigraph as ox

from tuiin.agents.answers import Named, Position, Reason, Sentence, Text, Voice, Warned
from tuiin.agents.desk import Desk
from tuiin.graph.vocabulary import expand
from tuiin.model.fields import place

_FRAME = ("subject", "relation", "object", "polarity", "quantifier", "object_quantifier", "kind", "role", "valence")
_LIMITS = ("region", "time", "field", "population", "scope")
_WORDS = ("qualifier", "condition")
_VOICES = 20  # of one chain


def frame(desk: Desk, claim: str, lang: str) -> dict[str, list[Named | Text]]:
    """Return what a claim says of what, by part."""
    found: dict[str, list[Named | Text]] = {name: [*desk.every(desk.things(claim, f"tn:{_camel(name)}"), lang)] for name in _FRAME}
    return {name: some for name, some in found.items() if some}


def limits(desk: Desk, claim: str, lang: str) -> dict[str, list[Named | Text]]:
    """Return to what a claim is limited, by kind of limit; `scope` are limits of which no kind is said."""
    found: dict[str, list[Named | Text]] = {name: [*desk.every(desk.things(claim, f"tn:{name}"), lang)] for name in _LIMITS}
    kinds = {one.iri for name in _LIMITS[:-1] for one in found[name] if isinstance(one, Named)}
    found["scope"] = [one for one in found["scope"] if isinstance(one, Named) and one.iri not in kinds]
    found |= {name: [said] for name in _WORDS if (said := desk.text(claim, f"tn:{name}", lang))}
    return {name: some for name, some in found.items() if some}


def positions_of(desk: Desk, claim: str) -> list[str]:
    """Return the positions on a claim, in the order of the text."""
    return positions(desk, "positions", claim=claim)


def positions(desk: Desk, query: str, **fixed: str) -> list[str]:
    """Return the positions that one of our queries finds, in the order of the text; none without a name."""
    return [row["position"].value for row in desk.ask(query, **fixed) if isinstance(row["position"], ox.NamedNode)]


def position(desk: Desk, iri: str, lang: str) -> Position:
    """Return who holds what, how, through whom we know of it, and where."""
    stance = desk.one(iri, "tn:stance")
    side = desk.one(stance.value, "tn:side") if stance else None
    about = desk.one(iri, "tn:about")
    return Position(
        iri,
        desk.graph.space.reference(iri),
        desk.named(about.value if about else iri, lang),
        desk.maybe(desk.one(iri, "tn:holder"), lang),
        desk.maybe(stance, lang),
        side.value if side else None,
        desk.maybe(desk.one(iri, "tn:certainty"), lang),
        desk.maybe(desk.one(iri, "tn:inEffect"), lang),
        desk.every(desk.things(iri, "tn:source"), lang),
        _through(desk, iri, lang),
        places(desk, iri),
        _drafted(desk, about.value, lang) if about else None,
    )


def _drafted(desk: Desk, claim: str, lang: str) -> Named | None:
    """Return what the ontology calls a claim that nobody has reviewed; nothing for any other."""
    status = desk.one(claim, "tn:reviewStatus")
    return desk.maybe(status, lang) if status and status.value == expand("review:drafted") else None


def _through(desk: Desk, iri: str, lang: str) -> list[Voice]:
    """Return those who report a position, from the first to the last."""
    chain: list[str] = []
    while (reporter := desk.one(chain[0] if chain else iri, "tn:reportedBy")) and reporter.value not in chain and len(chain) < _VOICES:
        chain.insert(0, reporter.value)
    return [Voice(one, desk.maybe(desk.one(one, "tn:holder"), lang), desk.maybe(desk.one(one, "tn:stance"), lang)) for one in chain]


def places(desk: Desk, thing: str) -> list[Sentence]:
    """Return the sentences in which a thing stands, in the order of the text."""
    found = []
    for passage in desk.things(thing, "tn:passage"):
        name, selector = desk.one(passage, "tn:sentenceId"), desk.one(passage, "oa:hasSelector")
        starts, stops = (_offset(desk, selector.value, f"oa:{end}") if selector else None for end in ("start", "end"))
        found.append(Sentence(name.value if name else passage, passage, starts, stops))
    return sorted(found, key=lambda one: (one.starts or 0, one.iri))


def _offset(desk: Desk, selector: str, name: str) -> int | None:
    found = desk.one(selector, name)
    return int(found.value) if found and found.value.isdecimal() and len(found.value) < 16 else None


def reason(desk: Desk, iri: str, lang: str) -> Reason:
    """Return a step of reasoning: from what to what, stated or inferred, by whom, and where."""
    kind = desk.one(iri, "tn:kind")
    side = desk.one(kind.value, "tn:side") if kind else None
    return Reason(
        iri,
        desk.graph.space.reference(iri),
        side.value if side else None,
        desk.maybe(kind, lang),
        desk.maybe(desk.one(iri, "tn:basis"), lang),
        desk.maybe(desk.one(iri, "tn:holder"), lang),
        desk.every(desk.things(iri, "tn:premise"), lang),
        desk.maybe(desk.one(iri, "tn:conclusion"), lang),
        places(desk, iri),
    )


def warned(desk: Desk, iri: str, lang: str) -> Warned:
    """Return a remark of the curator; never what is printed in the article."""
    return Warned(
        iri,
        desk.graph.space.reference(iri),
        desk.maybe(desk.one(iri, "tn:kind"), lang),
        desk.maybe(desk.one(iri, "tn:weight"), lang),
        desk.text(iri, "rdfs:comment", lang),
        places(desk, iri),
    )


def warnings(desk: Desk, claim: str) -> list[str]:
    """Return the remarks that touch a claim, the weightiest first."""

    def weight(note: str) -> int:
        found = desk.one(note, "tn:weight")
        return place("weight", found.value.rpartition("/")[2] if found else "")

    return sorted(desk.things(claim, "tn:warnedBy"), key=weight)


def tensions(desk: Desk, claim: str) -> list[str]:
    """Return the claims that do not go together with a claim."""
    found = [other for tension in desk.those("tn:between", claim) for other in desk.things(tension, "tn:between")]
    return [one for one in dict.fromkeys(found) if one != claim and desk.is_a(one, "tn:Claim")]


def sources(desk: Desk, claim: str, positions: Iterable[str]) -> list[str]:
    """Return the works on which a claim is said to lean: by those who hold it, by what it rests on, by citations."""
    named = [work for one in positions for work in desk.things(one, "tn:source")]
    named += [work for work in desk.things(claim, "tn:restsOn") if desk.is_a(work, "fabio:Expression")]
    named += [work for one in desk.those("tn:citedFor", claim) for work in desk.things(one, "cito:hasCitedEntity")]
    return list(dict.fromkeys(named))


def alone(desk: Desk, claim: str, positions: Iterable[str]) -> str:
    """Return the one source on which a claim rests, as the question `resting-on-one-source-alone` finds it.

    Empty where there are several, or where somebody holds the claim who would hold it without that source: who names none, relies on no
    voice, and of whose claim nobody says that it rests on the source.
    """
    positions = list(positions)
    named = sources(desk, claim, positions)
    if len(named) != 1:
        return ""
    falls = named[0] in desk.things(claim, "tn:restsOn") or not any(_own(desk, one) for one in positions)
    return named[0] if falls else ""


def _own(desk: Desk, position: str) -> bool:
    """Whether somebody holds a claim by a position that names no source and relies on no voice."""
    return _side(desk, position) == "for" and not desk.things(position, "tn:source") and not desk.those("tn:reportedBy", position)


def _side(desk: Desk, position: str) -> str:
    stance = desk.one(position, "tn:stance")
    side = desk.one(stance.value, "tn:side") if stance else None
    return side.value if side else ""


def _camel(name: str) -> str:
    first, *more = name.split("_")
    return first + "".join(word.capitalize() for word in more)
