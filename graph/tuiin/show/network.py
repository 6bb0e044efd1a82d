"""The part of the graph that a person looks at: a networkx graph of nodes and edges, with places on a plane that never change."""

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from tuiin.files.paths import ONTOLOGY
from tuiin.files.words import ENGLISH
from tuiin.graph.store import Store
from tuiin.model import Text
from tuiin.model.fields import place

if TYPE_CHECKING:
    import networkx as nx

    Network = nx.MultiDiGraph[str]

SEED = 2022
SPACING = 46.0
# Above so many nodes one picture of all says nothing, and springs take minutes (0.7 s for 1,000 nodes, 44 s for 5,000).
LIMIT = 1500


def nodes(store: Store) -> dict[str, tuple[str, Text]]:
    """Return kind and label of everything that a reader meets, by IRI, sorted; labels by language, the dearest first."""
    query = (ONTOLOGY / "network" / "nodes.rq").read_text("utf-8")
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for language in store.languages:
        for node, kind, label in store.ask(query, {"words": store.words(language)}).terms():
            found.setdefault(node.value, (kind.value, {}))[1].setdefault(label.language, label.value)
    return {node: (kind, Text(labels)) for node, (kind, labels) in sorted(found.items())}


def names(network: "Network") -> dict[str, Text]:
    """Return what each node of a network is called, by language."""
    tags = [(tag, column(tag)) for tag in network.graph["languages"]]
    return {node: Text({tag: at[key] for tag, key in tags if key in at}) for node, at in network.nodes(data=True)}


def project(store: Store) -> "Network":
    """Return the network of a store: nodes by IRI, directed edges with `kind`, keyed by it.

    A node has `kind`, `label` (in English, else in the dearest language) and, by its `column`, the label in each language that it has one
    in, and `review`, where it is known how it came about; a claim its `role`, and `warnings`: which kinds of remark warn of it, the
    weightiest first. The network itself has `languages`, their tags. What counts as a node or an edge is said by `nodes.rq` and `edges.rq`
    of `ontology/network`, and what is told of claims by `claims.rq`.
    """
    import networkx as nx

    network: Network = nx.MultiDiGraph(languages=store.languages)
    for node, (kind, labels) in nodes(store).items():
        network.add_node(node, kind=kind, label=labels.said(ENGLISH), **{column(tag): words for tag, words in labels.items()})
    for source, target, link in store.ask((ONTOLOGY / "network" / "edges.rq").read_text("utf-8")):
        if source in network and target in network:
            network.add_edge(str(source), str(target), key=str(link), kind=str(link))
    for thing, status in store.ask("SELECT ?thing ?status { ?thing tn:reviewStatus ?status }"):
        if thing in network:
            network.nodes[str(thing)].update(review=str(status).rsplit("/", 1)[1])
    _tell_claims(store, network)
    return network


def _tell_claims(store: Store, network: "Network") -> None:
    remarks = defaultdict[str, list[tuple[str, str]]](list)
    for claim, role, kind, weight in store.ask((ONTOLOGY / "network" / "claims.rq").read_text("utf-8")):
        if claim in network and role:
            network.nodes[str(claim)].update(role=str(role))
        if claim in network and kind:
            remarks[str(claim)].append((str(weight or ""), str(kind)))
    for claim, some in remarks.items():
        some.sort(key=lambda remark: place("weight", remark[0]))
        network.nodes[claim].update(warnings="; ".join(f"{weight} {kind}".strip() for weight, kind in some))


def column(tag: str) -> str:
    """Return the name under which labels in a language stand: its tag, but of Indonesian, since `id` is what programs call a node by.

    >>> column("kk"), column("id")
    ('kk', 'label-id')
    """
    return f"label-{tag}" if tag == "id" else tag


def numbered(network: "Network") -> "nx.MultiDiGraph[str]":
    """Return the network as other programs want it: for the key of each edge its number.

    Writers of files make an id of the key, and no two may be alike.
    """
    import networkx as nx

    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_nodes_from(network.nodes(data=True))
    for number, (source, target, kind) in enumerate(sorted(network.edges(keys=True))):
        found.add_edge(source, target, key=number, **network.edges[source, target, kind])
    return found


def arrange(network: "Network") -> "Network":
    """Return the network with `x` and `y` (whole numbers) and `size` on each node; the same places on every machine.

    Springs (Fruchterman and Reingold 1991, as rustworkx computes them from a fixed seed) place what hangs together, then circles that
    overlap are moved apart. A hub that touches a tenth of all nodes does not pull: it would draw everything into one ball.
    What hangs on nothing stands in rows below. Above `LIMIT` nodes all stand in rows: such a network is looked at part by part.
    """
    names = sorted(network)
    sizes = _sizes(network)
    points: dict[str, list[float]] = {} if len(names) > LIMIT else _springs(network, names, sizes)
    _rows(points, [name for name in names if name not in points], SPACING * math.sqrt(len(points) or len(names)))
    for name, (x, y) in points.items():
        network.nodes[name].update(x=round(x), y=round(y), size=round(sizes[name]))
    return network


def sized(network: "Network") -> "Network":
    """Return the network with the `size` of each node: it grows with the number of its edges."""
    for name, size in _sizes(network).items():
        network.nodes[name].update(size=round(size))
    return network


def _sizes(network: "Network") -> dict[str, float]:
    return {name: 6 + 1.6 * math.sqrt(min(network.degree(name), 150)) for name in sorted(network)}


def _springs(network: "Network", names: list[str], sizes: dict[str, float]) -> dict[str, list[float]]:
    """Return places for the largest part that hangs together, and for the hubs, each amid its neighbours."""
    import rustworkx as rx

    hubs = {name for name in names if network.degree(name) > max(12, len(names) / 10)}
    pairs = sorted({(min(a, b), max(a, b)) for a, b in network.edges() if a != b and not hubs & {a, b}})
    together = _largest(pairs)
    pairs = [pair for pair in pairs if pair[0] in together]
    tied = sorted(together)
    index = {name: i for i, name in enumerate(tied)}
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(tied)
    graph.add_edges_from([(index[a], index[b], 1) for a, b in pairs])
    places = rx.spring_layout(graph, k=2.2 / math.sqrt(len(tied) or 1), num_iter=50, seed=SEED) if tied else {}
    half = SPACING * math.sqrt(len(tied) or 1)
    across, down = (_even([places[i][axis] for i in range(len(tied))]) for axis in (0, 1))
    points = {name: [across[i] * half * 1.2, down[i] * half * 0.85] for name, i in index.items()}
    _apart(points, sizes)
    for name in sorted(hubs):
        near = [points[other] for other in {*network.successors(name), *network.predecessors(name)} if other in points]
        points[name] = [sum(p[axis] for p in near) / (len(near) or 1) for axis in (0, 1)]
    _apart(points, sizes)
    return points


def _largest(pairs: list[tuple[str, str]]) -> set[str]:
    """Return the largest set of names that hang together by pairs; of equals the first by name."""
    import rustworkx as rx

    names = sorted({name for pair in pairs for name in pair})
    index = {name: i for i, name in enumerate(names)}
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(names)
    graph.add_edges_from([(index[a], index[b], 1) for a, b in pairs])
    parts = rx.connected_components(graph)
    return {names[i] for i in max(parts, key=lambda part: (len(part), -min(part)), default=set())}


def _even(values: list[float]) -> list[float]:
    """Spread values over -1 … 1: by two thirds according to their order, so that no part of the picture is crowded."""
    reach = max(map(abs, values), default=1.0) or 1.0
    order = {i: rank for rank, i in enumerate(sorted(range(len(values)), key=lambda i: (values[i], i)))}
    last = max(len(values) - 1, 1)
    return [(values[i] / reach + 2 * (2 * order[i] / last - 1)) / 3 for i in range(len(values))]


def _rows(points: dict[str, list[float]], loose: list[str], half: float) -> None:
    left, top = -half * 1.2, max((y for _, y in points.values()), default=0) + 70
    columns = max(1, int(half * 2.4 // 60))
    for number, name in enumerate(loose):
        points[name] = [left + 60 * (number % columns), top + 60 * (number // columns)]


def _apart(points: dict[str, list[float]], sizes: dict[str, float]) -> None:
    """Push overlapping circles apart, in order from left to right, until none overlap or twelve rounds have passed."""
    reach = 2 * max(sizes.values(), default=1.0) + 6
    for _ in range(12):
        ordered = [(points[name], sizes[name]) for name in sorted(points, key=lambda name: (points[name][0], name))]
        moved = False
        for i, (here, size) in enumerate(ordered):
            for there, other in ordered[i + 1 :]:
                dx = there[0] - here[0]
                if dx > reach:
                    break
                dy, wanted = there[1] - here[1], size + 6 + other
                if -wanted < dy < wanted and (distance := math.sqrt(dx * dx + dy * dy)) < wanted:
                    push = (wanted - distance) / (distance or 1.0) / 2
                    shift, rise = (dx or 0.5) * push, (dy or 0.5) * push
                    here[0], here[1], there[0], there[1] = here[0] - shift, here[1] - rise, there[0] + shift, there[1] + rise
                    moved = True
        if not moved:
            break
