"""Who holds a claim: by whom we hear it, with which stance and certainty, on which source, in which sentences; and what warns of it."""

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox

from tuiin.graph.vocabulary import expand

Label = Callable[[ox.NamedNode], str]
_CERTAIN = expand("certainty:certain")


def holdings(store: ox.Store, claim: ox.NamedNode, label: Label) -> list[dict[str, Any]]:
    """Return the positions on a claim in the order of the text, each with its voices from the one who reports to the holder."""
    positions = [q.subject for q in store.quads_for_pattern(None, _tn("about"), claim) if isinstance(q.subject, ox.NamedNode)]
    passing = {node for position in positions for node in _all(store, position, "reportedBy")}
    held = [_holding(store, position, label) for position in dict.fromkeys(positions) if position not in passing]
    return sorted(held, key=lambda one: (one["order"], str(one["voices"])))


def unheld(held: list[dict[str, Any]]) -> str:
    """Return who denies, disputes or doubts a claim, or only passes it on; nothing where all simply hold it."""
    voices = [(voice, voice is one["voices"][-1]) for one in held for voice in one["voices"]]
    told = [voice for voice, last in voices if voice["side"] == "against" or (last and voice["side"] != "for")]
    return ", ".join(dict.fromkeys(f"{voice['name']} {voice['stance']}" for voice in told))


def warnings(store: ox.Store, claim: ox.NamedNode, label: Label) -> list[dict[str, Any]]:
    """Return the notes that touch a claim: each by its IRI, its words and its kind."""
    notes = dict.fromkeys(_all(store, claim, "warnedBy"))
    return [{"iri": note.value, "says": label(note), "kind": _name(_one(store, note, "kind"), label)} for note in notes]


def _holding(store: ox.Store, position: ox.NamedNode, label: Label) -> dict[str, Any]:
    voices, link, seen = list[dict[str, str]](), position, set[str]()
    while link is not None and link.value not in seen:
        seen.add(link.value)
        holder, stance = _one(store, link, "holder"), _one(store, link, "stance")
        side = _text(store, stance, "side") if stance else ""
        who = {"iri": holder.value if holder else "", "name": _name(holder, label), "stance": _name(stance, label), "side": side}
        voices.insert(0, who)
        link = _one(store, link, "reportedBy")  # type: ignore[assignment]
    certainty, source = _one(store, position, "certainty"), _one(store, position, "source")
    places = sorted(_place(store, passage) for passage in dict.fromkeys(_all(store, position, "passage")))
    return {
        "voices": voices,
        "certainty": _name(certainty, label) if certainty and certainty.value != _CERTAIN else "",
        "source": {"iri": source.value, "name": _name(source, label)} if source else None,
        "at": [list(place) for place in places],
        "order": places[0] if places else (0, 0, ""),
    }


def _place(store: ox.Store, passage: ox.NamedNode) -> tuple[int, int, str]:
    told = {name: _text(store, passage, name) for name in ("paragraph", "sentence", "sentenceId")}
    return int(told["paragraph"] or 0), int(told["sentence"] or 0), told["sentenceId"]


def _tn(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(f"tn:{name}"))


def _all(store: ox.Store, node: ox.NamedNode, name: str) -> list[ox.NamedNode]:
    return [q.object for q in store.quads_for_pattern(node, _tn(name), None) if isinstance(q.object, ox.NamedNode)]


def _one(store: ox.Store, node: ox.NamedNode, name: str) -> ox.NamedNode | None:
    return next(iter(_all(store, node, name)), None)


def _text(store: ox.Store, node: ox.NamedNode, name: str) -> str:
    return next((q.object.value for q in store.quads_for_pattern(node, _tn(name), None) if isinstance(q.object, ox.Literal)), "")


def _name(node: ox.NamedNode | None, label: Label) -> str:
    return (label(node) or node.value) if node else ""
