"""The network for tools that draw graphs: Cytoscape's two forms, GraphML and GEXF; places, colours and who says it go along."""

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tuiin.exports.debate import Debate, order
from tuiin.show import network, network_files
from tuiin.show.kinds import kinds
from tuiin.show.picture.marks import marked

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph
    from tuiin.show.network import Network


def graphml(kg: "Graph") -> bytes:
    """Return the network as GraphML."""
    return network_files.graphml(marked(kg.store, network.project(kg.store)))


def gexf(kg: "Graph") -> bytes:
    """Return the network as GEXF 1.2."""
    return network_files.gexf(marked(kg.store, network.project(kg.store)))


def cytoscape(kg: "Graph") -> bytes:
    """Return the network as the JSON that Cytoscape.js draws and Cytoscape imports as `.cyjs`."""
    import networkx as nx

    found = drawn(kg)
    content: dict[str, Any] = nx.cytoscape_data(found)
    content["data"] = {"name": Debate(kg).title.said("en"), "article": kg.slug}
    for node in content["elements"]["nodes"]:
        at = node["data"]
        node["position"] = {"x": at.pop("x"), "y": at.pop("y")}
        at.update(name=at["label"], shared_name=at.pop("label"), colour=kinds()[at["kind"]].colour)
    for number, edge in enumerate(content["elements"]["edges"]):
        edge["data"].update(id=f"e{number}", interaction=edge["data"]["kind"])
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def cx2(kg: "Graph") -> bytes:
    """Return the network as CX2 for Cytoscape and NDEx: nodes with places, edges, and a style by kind."""
    found = drawn(kg)
    number = {name: i for i, name in enumerate(found)}
    nodes = [{"id": number[name], "x": at["x"], "y": at["y"], "v": _named(name, at)} for name, at in found.nodes(data=True)]
    edges = [
        {
            "id": i,
            "s": number[source],
            "t": number[target],
            "v": {"interaction": at["kind"], **{key: at[key] for key in at if key != "kind"}},
        }
        for i, (source, target, at) in enumerate(found.edges(data=True))
    ]
    title = Debate(kg).title
    others = [words for words in title.values() if words != title.said("en")]
    aspects: dict[str, list[Any]] = {
        "attributeDeclarations": [_declared(nodes, edges)],
        "networkAttributes": [{"name": title.said("en"), "description": " · ".join(others), "article": kg.slug}],
        "nodes": nodes,
        "edges": edges,
        "visualProperties": [_style()],
    }
    counts = [{"name": name, "elementCount": len(elements)} for name, elements in aspects.items()]
    parts = [{"CXVersion": "2.0", "hasFragments": False}, {"metaData": counts}, *({name: all_} for name, all_ in aspects.items())]
    return (json.dumps([*parts, {"status": [{"success": True}]}], ensure_ascii=False, indent=1) + "\n").encode()


def drawn(kg: "Graph") -> "Network":
    """Return the network with places, and with who, how surely and where on each edge that somebody stands for; in a fixed order."""
    import networkx as nx

    placed = network.arrange(network.project(kg.store))
    debate = Debate(kg)
    told = _told(debate)
    found: Network = nx.MultiDiGraph(languages=placed.graph["languages"])
    found.add_nodes_from((name, placed.nodes[name]) for name in sorted(placed))
    for source, target, kind in sorted(placed.edges(keys=True)):
        found.add_edge(source, target, key=kind, kind=kind, **told.get((source, target, kind), {}))
    return found


def _told(debate: Debate) -> dict[tuple[str, str, str], dict[str, str]]:
    """Return what is known of the edges that are somebody's word: positions on claims, and links between claims."""
    found: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for position in debate.positions.values():
        edge = found[position.holder, position.claim, position.stance]
        edge["who"] |= {debate.name(position.holder)}
        edge["certainty"] |= {position.certainty}
        edge["at"] |= set(position.at)
        edge["through"] |= {debate.name(voice.holder) for voice in debate.chain(position)[:-1]}
    for argument in debate.arguments.values():
        for premise in argument.premises:
            edge = found[premise, argument.conclusion, argument.kind]
            edge["who"] |= {debate.arguer(argument)}
            edge["basis"] |= {argument.basis}
            edge["at"] |= set(argument.at)
    return {key: {name: "; ".join(sorted(words, key=order)) for name, words in edge.items() if words} for key, edge in found.items()}


def _named(iri: str, at: dict[str, Any]) -> dict[str, Any]:
    return {"name": at["label"], "iri": iri} | {key: said for key, said in at.items() if key not in ("label", "x", "y")}


def _declared(nodes: list[dict[str, Any]], edges: list[dict[str, Any]]) -> dict[str, dict[str, dict[str, str]]]:
    names = {kind: sorted({name for one in some for name in one["v"]}) for kind, some in (("nodes", nodes), ("edges", edges))}
    declared = {kind: {name: {"d": "integer" if name == "size" else "string"} for name in some} for kind, some in names.items()}
    return {"networkAttributes": {name: {"d": "string"} for name in ("article", "description", "name")}, **declared}


def _style() -> dict[str, Any]:
    colours, shapes = ({kind.name: getattr(kind, look) for kind in kinds().values()} for look in ("colour", "cx2"))
    by_kind = {
        look: {
            "type": "DISCRETE",
            "definition": {"attribute": "kind", "type": "string", "map": [{"v": k, "vp": v} for k, v in each.items()]},
        }
        for look, each in (("NODE_BACKGROUND_COLOR", colours), ("NODE_SHAPE", shapes))
    }
    label = {"type": "PASSTHROUGH", "definition": {"attribute": "name", "type": "string"}}
    size = {"type": "PASSTHROUGH", "definition": {"attribute": "size", "type": "integer"}}
    hint = {"type": "PASSTHROUGH", "definition": {"attribute": "interaction", "type": "string"}}
    return {
        "default": {
            "node": {"NODE_BACKGROUND_COLOR": "#999999", "NODE_SHAPE": "ellipse", "NODE_LABEL_FONT_SIZE": 8, "NODE_BORDER_WIDTH": 0},
            "edge": {"EDGE_LINE_COLOR": "#999999", "EDGE_WIDTH": 1, "EDGE_TARGET_ARROW_SHAPE": "triangle", "EDGE_LABEL_FONT_SIZE": 6},
            "network": {"NETWORK_BACKGROUND_COLOR": "#FFFFFF"},
        },
        "nodeMapping": {**by_kind, "NODE_LABEL": label, "NODE_TOOLTIP": label, "NODE_WIDTH": size, "NODE_HEIGHT": size},
        "edgeMapping": {"EDGE_TOOLTIP": hint},
    }
