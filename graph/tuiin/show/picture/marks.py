"""The network with the picture told on its nodes and edges, for programs that draw: what is shown, how much it counts, where it stands."""

from typing import TYPE_CHECKING, Any

from tuiin.graph.store import Store
from tuiin.model import Text
from tuiin.show.network import column, names, sized
from tuiin.show.picture.measures import WEIGHTS
from tuiin.show.picture.places import homes, places
from tuiin.show.picture.told import Picture, pictures

if TYPE_CHECKING:
    from tuiin.show.network import Network

_MEASURES = ("score", "p", "b", "t", "d", "l", "v")
# An edge is called like the stance or the kind of argument that it is; whoever takes no side against a claim says it.
_FAMILIES = """
    SELECT ?kind ?family {
      ?value tn:side ?side ; skos:inScheme ?list .
      BIND(STRAFTER(STR(?value), CONCAT(STR(?list), "/")) AS ?kind)
      BIND(IF(?list = <https://w3id.org/tuiin/stance>, "says", IF(?side = "for", "for", "other")) AS ?otherwise)
      BIND(IF(?side = "against", "against", ?otherwise) AS ?family)
    } ORDER BY ?kind"""
_FAINT = {"asserts", "subject", "object", "scope"}
DERIVED = "picture"  # the kind of an edge that stands for several steps, or for a tension


def marked(store: Store, network: "Network") -> "Network":
    """Return a network whose nodes and edges say what the picture of their article shows of them; `pictures` of it holds the pictures.

    Nodes have a place, `theme`, `group` and their names, `rank` if they are shown, claims their measures and how the author stands to them;
    edges `family`, `stated`, `weight` (little where an edge says what nearly every one says), `shown` and `via`. What the picture
    draws and the network has no edge for is an edge of the kind `picture`, marked `derived`.
    """
    labels = names(network)
    drawn = pictures(store, labels)
    found: Network = sized(network.copy())
    found.graph |= {"pictures": drawn, "columns": _columns(found)}
    spots = places(found, drawn)
    for name, spot in spots.items():
        size = 2 * found.nodes[name]["size"]
        found.nodes[name].update(x=spot.x, y=spot.y, width=spot.width or size, height=spot.height or size)
    families = {"opposes": "against"} | {str(kind): str(family) for kind, family in store.ask(_FAMILIES)}
    for _, _, at in found.edges(data=True):
        kind = at["kind"]
        family = families.get(kind, "other")
        plain = 0.1 if kind in _FAINT else WEIGHTS.get(kind, 1.0) if family != "says" else 1.0
        at.update(family=family, stated=True, weight=plain, shown=False, via=0, derived=False)
    for picture in drawn:
        _mark_nodes(found, picture, labels)
        _mark_edges(found, picture)
    return found


def _columns(network: "Network") -> dict[str, dict[str, str]]:
    """Return which attributes nodes and edges have besides their words, and of which type each is."""
    told = dict.fromkeys(("theme", "group", "role", "warnings", "author_stance"), "string")
    told |= {f"{of}_name_{column(tag)}": "string" for of in ("theme", "group") for tag in network.graph["languages"]}
    told |= dict.fromkeys(_MEASURES, "double") | {"rank": "int", "width": "int", "height": "int"}
    told |= {"review": "string"} if any("review" in at for _, at in network.nodes(data=True)) else {}
    edges = {"family": "string", "stated": "boolean", "weight": "double", "shown": "boolean", "via": "int", "derived": "boolean"}
    return {"node": told, "edge": edges}


def _mark_nodes(network: "Network", picture: Picture, labels: dict[str, Text]) -> None:
    themes = {group: theme for theme, group in picture.groups().values()}
    for thing, group in homes(network, picture).items():
        theme = themes[group]
        _node(network, thing, _called("theme", f"t{theme}", picture.called[theme - 1], labels))
        _node(network, thing, _called("group", f"f{group}", picture.groups_called[group - 1], labels))
    for claim, told in picture.scores.items():
        measured = {name: float(getattr(told, name)) for name in _MEASURES}
        _node(network, claim, measured | {"author_stance": picture.facts.by(claim)})
    for rank, (thing, theme) in enumerate(picture.homes().items(), 1):
        _node(network, thing, {"rank": rank} | _called("theme", f"t{theme}", picture.called[theme - 1], labels))


def _node(network: "Network", name: str, told: dict[str, Any]) -> None:
    if name in network:
        network.nodes[name].update({key: value for key, value in told.items() if value != ""})


def _called(of: str, number: str, members: list[str], labels: dict[str, Text]) -> dict[str, str]:
    tags = dict.fromkeys(tag for member in members for tag in labels[member])
    return {of: number} | {f"{of}_name_{column(tag)}": " · ".join(labels[member].said(tag) for member in members[:2]) for tag in tags}


def _mark_edges(network: "Network", picture: Picture) -> None:
    stated = {(premise, step.conclusion, step.kind): step.stated for step in picture.facts.steps for premise in step.premises}
    for (source, target, kind), said in sorted(stated.items()):
        if network.has_edge(source, target, key=kind):
            at = network.edges[source, target, kind]
            at.update(stated=said, weight=at["weight"] if said else at["weight"] / 2)
    for link in picture.links:
        if link.source not in network or link.target not in network:
            continue
        between: Any = network.get_edge_data(link.source, link.target, default={})
        known: list[dict[str, Any]] = [at for at in between.values() if at["family"] == link.family]
        for at in known:
            at.update(shown=True)
        if not known:
            told = {"family": link.family, "stated": link.stated, "weight": 1.0 if link.stated else 0.5, "shown": True, "via": link.via}
            network.add_edge(link.source, link.target, key=DERIVED, kind=DERIVED, derived=True, **told)
