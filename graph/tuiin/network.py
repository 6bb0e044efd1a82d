"""The part of the graph that a person looks at: a networkx graph of nodes and edges, with places on a plane that never change."""

import csv
import io
import math
import re
from typing import TYPE_CHECKING

from tuiin.rooms import ONTOLOGY
from tuiin.store import Store

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.MultiDiGraph[str]

# Okabe and Ito's colours (2008), told apart by people with any colour vision; each kind has a shape of its own as well.
COLOURS = {
    "claim": "#E69F00", "concept": "#56B4E9", "actor": "#009E73", "work": "#CC79A7", "viewpoint": "#D55E00", "event": "#0072B2",
    "value": "#F0E442", "article": "#333333",
}  # fmt: skip
SEED = 2022
SPACING = 46.0


def project(store: Store) -> "Network":
    """Return the network of a store: nodes by IRI with `kind`, `kk`, `ru`, `en`; directed edges with `kind`, keyed by it.

    What counts as a node or an edge is said by `ontology/network/nodes.rq` and `edges.rq`.
    """
    import networkx as nx

    network: Network = nx.MultiDiGraph()
    for node, kind, *labels in store.ask((ONTOLOGY / "network" / "nodes.rq").read_text("utf-8")):
        network.add_node(str(node), kind=kind, **dict(zip(("kk", "ru", "en"), labels, strict=True)))
    for source, target, kind in store.ask((ONTOLOGY / "network" / "edges.rq").read_text("utf-8")):
        if source in network and target in network:
            network.add_edge(str(source), str(target), key=str(kind), kind=str(kind))
    return network


def arrange(network: "Network") -> "Network":
    """Return the network with `x` and `y` (whole numbers) and `size` on each node: springs from a fixed seed, then nodes moved apart.

    The force-directed layout is that of Fruchterman and Reingold (1991), as rustworkx computes it.
    """
    import rustworkx as rx

    names = sorted(network)
    index = {name: i for i, name in enumerate(names)}
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(names)))
    graph.add_edges_from([(index[a], index[b], 1) for a, b in sorted({tuple(sorted(e)) for e in network.edges()}) if a != b])
    sizes = [7 + 2.2 * math.sqrt(network.degree(name)) for name in names]
    spread = SPACING * math.sqrt(len(names) or 1)
    places = rx.spring_layout(graph, k=1.4 / math.sqrt(len(names) or 1), num_iter=200, seed=SEED) if names else {}
    points = _apart([[places[i][0] * spread, places[i][1] * spread * 0.62] for i in range(len(names))], sizes)
    for name, (x, y), size in zip(names, points, sizes, strict=True):
        network.nodes[name].update(x=round(x), y=round(y), size=round(size))
    return network


def _apart(points: list[list[float]], sizes: list[float]) -> list[list[float]]:
    """Push overlapping circles apart, cell by cell of a grid, until none overlap or forty rounds have passed."""
    reach = 2 * max(sizes, default=1.0) + 8
    for _ in range(40):
        cells: dict[tuple[int, int], list[int]] = {}
        for i, (x, y) in enumerate(points):
            cells.setdefault((int(x // reach), int(y // reach)), []).append(i)
        moved = False
        for (column, row), members in sorted(cells.items()):
            near = [j for dc in (-1, 0, 1) for dr in (-1, 0, 1) for j in cells.get((column + dc, row + dr), ())]
            for i in members:
                for j in near:
                    if i < j:
                        dx, dy = points[j][0] - points[i][0] or 0.01 * (j - i), points[j][1] - points[i][1]
                        wanted, distance = sizes[i] + sizes[j] + 8, math.sqrt(dx * dx + dy * dy)
                        if distance < wanted:
                            push = (wanted - distance) / distance / 2
                            points[i][0] -= dx * push
                            points[i][1] -= dy * push
                            points[j][0] += dx * push
                            points[j][1] += dy * push
                            moved = True
        if not moved:
            break
    return points


def graphml(network: "Network") -> bytes:
    """Return the network as GraphML, with labels, kinds and places as attributes."""
    import networkx as nx

    return ("\n".join(nx.generate_graphml(network)) + "\n").encode()


def gexf(network: "Network") -> bytes:
    """Return the network as GEXF 1.2 for Gephi, with colours, sizes and places."""
    import networkx as nx

    drawn: Network = nx.MultiDiGraph()
    for name, at in network.nodes(data=True):
        red, green, blue = bytes.fromhex(COLOURS[at["kind"]][1:])
        position = {"x": float(at["x"]), "y": float(-at["y"]), "z": 0.0}
        look = {"position": position, "size": float(at["size"]), "color": {"r": red, "g": green, "b": blue, "a": 1.0}}
        drawn.add_node(name, label=at["en"], viz=look, **{key: at[key] for key in ("kind", "kk", "ru", "en")})
    for number, (source, target, kind) in enumerate(_edges(network)):
        drawn.add_edge(source, target, key=kind, id=number, kind=kind, label=kind)
    text = "\n".join(nx.generate_gexf(drawn, version="1.2draft"))
    return (re.sub(r' lastmodifieddate="[^"]*"', "", text) + "\n").encode()  # the day of the build is none of the graph's business


def nodes_csv(network: "Network") -> bytes:
    """Return the nodes as CSV: id, kind, labels in kk, ru, en, place and size."""
    columns = ("kind", "kk", "ru", "en", "x", "y", "size")
    return _csv(("id", *columns), ((name, *(network.nodes[name][c] for c in columns)) for name in sorted(network)))


def edges_csv(network: "Network") -> bytes:
    """Return the edges as CSV: source, target, kind."""
    return _csv(("source", "target", "kind"), _edges(network))


def _edges(network: "Network") -> list[tuple[str, str, str]]:
    return sorted((source, target, str(at["kind"])) for source, target, at in network.edges(data=True))


def _csv(head: tuple[str, ...], rows: object) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode()
