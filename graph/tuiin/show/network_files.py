"""The network as files for tools that draw or count: GraphML, GEXF, and tables of its nodes and edges.

networkx has writers of both forms too. They make an element object of each value and load numpy to know its types.
"""

import csv
import io
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from tuiin.show.kinds import kinds
from tuiin.show.network import column

if TYPE_CHECKING:
    from tuiin.show.network import Network

_FORMULA = tuple("=+-@＝＋－＠")  # the wide ones in a Japanese or Chinese Excel
_GRAPHML = """\
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
%s  <graph edgedefault="directed">
%s  </graph>
</graphml>
"""
_GEXF = """\
<gexf xmlns:viz="http://www.gexf.net/1.2draft/viz" xmlns="http://www.gexf.net/1.2draft" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd" version="1.2">
  <meta>
    <creator></creator>
    <description>%s</description>
  </meta>
  <graph defaultedgetype="directed" mode="static" name="">
    <attributes mode="static" class="edge">
%s    </attributes>
    <attributes mode="static" class="node">
%s    </attributes>
    <nodes>
%s    </nodes>
    <edges>
%s    </edges>
  </graph>
</gexf>
"""
# How Gephi draws a node of a kind, and a link of the picture: it knows four shapes of the one and three of the other.
_SHAPES = {"viewpoint": "square", "concept": "square", "article": "square", "actor": "triangle", "value": "triangle", "work": "diamond"}
_LINES = {"for": ("solid", (31, 107, 66)), "against": ("dashed", (165, 40, 27)), "says": ("dotted", (87, 85, 79))}
_TYPES = {"int": "integer", "long": "integer"}


def graphml(network: "Network") -> bytes:
    """Return a marked network as GraphML, with all that is known of nodes and edges as attributes; an edge has its number for a name.

    Keys are called by what they hold: Gephi takes a `d3` of nodes and a `d7` of edges for labels, as yEd once wrote them.
    """
    columns, told = _columns(network) | _marks(network, "node"), {"kind": "string"} | _marks(network, "edge")
    keys = [f'  <key id="node-{name}" for="node" attr.name="{name}" attr.type="{kind}" />\n' for name, kind in columns.items()]
    keys += [f'  <key id="edge-{name}" for="edge" attr.name="{name}" attr.type="{kind}" />\n' for name, kind in told.items()]
    keys += [f'  <key id="graph-{name}" for="graph" attr.name="{name}" attr.type="string" />\n' for name in ("title", "source")]
    about = _about(network)
    parts = [f'    <data key="graph-{name}">{escape(words, quote=False)}</data>\n' for name, words in about.items()]
    for node in sorted(network):
        at = network.nodes[node]
        held = {name: at.get(name, "" if kind == "string" else None) for name, kind in columns.items()}
        parts.append(f'    <node id="{_escaped(node)}">\n{_data("node", held)}    </node>\n')
    for number, (source, target, at) in enumerate(_told(network)):
        held = {name: at.get(name) for name in told}
        ends = f'source="{_escaped(source)}" target="{_escaped(target)}" id="{number}"'
        parts.append(f"    <edge {ends}>\n{_data('edge', held)}    </edge>\n")
    return _bytes(_GRAPHML % ("".join(keys), "".join(parts)))


def _data(of: str, held: dict[str, object]) -> str:
    """Return attributes as GraphML has them; what is not there is left out."""
    given = {name: value for name, value in held.items() if value is not None}
    return "".join(f'      <data key="{of}-{name}">{escape(_said(value), quote=False)}</data>\n' for name, value in given.items())


def gexf(network: "Network") -> bytes:
    """Return a marked network as GEXF 1.2 for Gephi: colours, shapes, sizes, places; networkx finds its key of an edge there too."""
    words = dict.fromkeys(("kind", *map(column, network.graph["languages"])), "string")
    of_nodes = words | _marks(network, "node")
    of_edges = {"kind": "string", "networkx_key": "string"} | {
        name: kind for name, kind in _marks(network, "edge").items() if name != "weight"
    }
    known = {name: tuple(bytes.fromhex(kind.colour[1:])) for name, kind in kinds().items()}
    first = len(of_nodes)
    nodes, edges = [], []
    for node in sorted(network):
        at = network.nodes[node]
        held = {number: at[name] for number, name in enumerate(of_nodes) if name in at}
        nodes.append(
            f'      <node id="{_escaped(node)}" label="{_escaped(at["label"])}">\n'
            f"{_colour(known[at['kind']])}"
            f'        <viz:size value="{float(at["size"])}" />\n'
            f'        <viz:position x="{float(at["x"])}" y="{float(-at["y"])}" z="0.0" />\n'
            f'        <viz:shape value="{_SHAPES.get(at["kind"], "disc")}" />\n'
            f"{_attvalues(held)}      </node>\n"
        )
    for number, (source, target, at) in enumerate(_told(network)):
        shape, colour = _LINES.get(at.get("family", ""), ("solid", (133, 127, 115)))
        held = {
            first + i: at["kind"] if name == "networkx_key" else at[name]
            for i, name in enumerate(of_edges)
            if name in (*at, "networkx_key")
        }
        look = f'        <viz:thickness value="{2.0 if at.get("shown") else 0.5}" />\n        <viz:shape value="{shape}" />\n'
        ends = f'source="{_escaped(source)}" target="{_escaped(target)}" id="{number}" label="{_escaped(at["kind"])}"'
        edges.append(
            f'      <edge {ends} weight="{float(at.get("weight", 1.0))}">\n{_colour(colour)}{look}{_attvalues(held)}      </edge>\n'
        )
    about = escape(" · ".join(_about(network).values()), quote=False)
    return _bytes(_GEXF % (about, _declared(of_edges, first), _declared(of_nodes, 0), "".join(nodes), "".join(edges)))


def _declared(columns: dict[str, str], first: int) -> str:
    named = enumerate(columns.items(), first)
    return "".join(f'      <attribute id="{number}" title="{name}" type="{_TYPES.get(kind, kind)}" />\n' for number, (name, kind) in named)


def _colour(colour: tuple[int, ...]) -> str:
    red, green, blue = colour
    return f'        <viz:color r="{red}" g="{green}" b="{blue}" a="1.0" />\n'


def _attvalues(values: dict[int, object]) -> str:
    told = "".join(f'          <attvalue for="{number}" value="{_escaped(_said(value))}" />\n' for number, value in values.items())
    return f"        <attvalues>\n{told}        </attvalues>\n"


def _said(value: object) -> str:
    """Return a value as XML has it: decimals with four places, so that the same number has the same letters everywhere.

    >>> _said(True), _said(0.5), _said(7), _said("a")
    ('true', '0.5000', '7', 'a')
    """
    return str(value).lower() if isinstance(value, bool) else f"{value:.4f}" if isinstance(value, float) else str(value)


def _marks(network: "Network", of: str) -> dict[str, str]:
    """Return the attributes that a marked network has besides, by type."""
    columns: dict[str, dict[str, str]] = network.graph.get("columns", {})
    return columns.get(of, {})


def _about(network: "Network") -> dict[str, str]:
    """Return what the articles are called, and what they are called by."""
    articles = [name for name in sorted(network) if network.nodes[name]["kind"] == "article"]
    return {"title": " · ".join(network.nodes[name]["label"] for name in articles), "source": " ".join(articles)}


def _told(network: "Network") -> list[tuple[str, str, dict[str, Any]]]:
    """Return the edges in a fixed order, each with what it says; those that stand for several last: all others keep their numbers."""
    return sorted(network.edges(data=True), key=lambda edge: (edge[2].get("derived", False), edge[0], edge[1], edge[2]["kind"]))


def _escaped(value: str) -> str:
    """Return a value as it stands between quotation marks."""
    plain = escape(value, quote=False).replace('"', "&quot;")
    return plain.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


def _bytes(xml: str) -> bytes:
    """Return XML in letters that every encoding has, all others by their numbers."""
    return xml.encode("ascii", "xmlcharrefreplace")


def nodes_csv(network: "Network") -> bytes:
    """Return the nodes as CSV for spreadsheets and Gephi: id, label, kind, the label in each language, place and size.

    Roles and warnings of claims are there where some have them, and so is how they came about.
    """
    more = [name for name in ("role", "warnings", "review") if any(name in at for _, at in network.nodes(data=True))]
    rows = ((name, *_named(network, name).values(), *(network.nodes[name].get(one, "") for one in more)) for name in sorted(network))
    return _csv(("id", *_columns(network), *more), rows)


def edges_csv(network: "Network") -> bytes:
    """Return the edges as CSV for spreadsheets and Gephi: source, target, type (Gephi's word for a direction), kind."""
    return _csv(("source", "target", "type", "kind"), ((source, target, "Directed", kind) for source, target, kind in _edges(network)))


def _columns(network: "Network") -> dict[str, str]:
    """Return the columns of a node and their types."""
    words = dict.fromkeys(("label", "kind", *map(column, network.graph["languages"])), "string")
    return words | dict.fromkeys(("x", "y", "size"), "long")


def _named(network: "Network", node: str) -> dict[str, object]:
    """Return the columns of a node; a label that is not there in a language is empty."""
    return {column: network.nodes[node].get(column, "") for column in _columns(network)}


def _edges(network: "Network") -> list[tuple[str, str, str]]:
    """Return the edges that the graph itself has, in a fixed order."""
    return sorted((source, target, str(at["kind"])) for source, target, at in network.edges(data=True) if not at.get("derived"))


def _csv(head: tuple[str, ...], rows: Iterable[Iterable[object]]) -> bytes:
    """Return a table with the mark by which Excel knows UTF-8, in which no text is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _inert(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before the sign with which one would begin.

    >>> _inert("=1+1"), _inert("night"), _inert(-5)
    ("'=1+1", 'night', -5)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip()[:1] in _FORMULA else cell
