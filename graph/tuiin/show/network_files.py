"""The network as files for tools that draw or count: GraphML, GEXF, and tables of its nodes and edges.

networkx has writers of both forms too. They make an element object of each value and load numpy to know its types.
"""

import csv
import io
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

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
  </meta>
  <graph defaultedgetype="directed" mode="static" name="">
    <attributes mode="static" class="edge">
      <attribute id="%d" title="kind" type="string" />
      <attribute id="%d" title="networkx_key" type="string" />
    </attributes>
    <attributes mode="static" class="node">
%s    </attributes>
    <nodes>
%s    </nodes>
    <edges>
%s    </edges>
  </graph>
</gexf>
"""


def graphml(network: "Network") -> bytes:
    """Return the network as GraphML, with labels, kinds and places as attributes; an edge has its number for a name.

    Keys are called by what they hold: Gephi takes a `d3` of nodes and a `d7` of edges for labels, as yEd once wrote them.
    """
    columns = _columns(network)
    keys = [f'  <key id="node-{name}" for="node" attr.name="{name}" attr.type="{kind}" />\n' for name, kind in columns.items()]
    keys += ['  <key id="edge-kind" for="edge" attr.name="kind" attr.type="string" />\n']
    parts = []
    for node in sorted(network):
        at = _named(network, node)
        data = "".join(f'      <data key="node-{name}">{escape(str(at[name]), quote=False)}</data>\n' for name in columns)
        parts.append(f'    <node id="{_escaped(node)}">\n{data}    </node>\n')
    for number, ends in enumerate(_edges(network)):
        source, target, kind = map(_escaped, ends)
        parts.append(
            f'    <edge source="{source}" target="{target}" id="{number}">\n      <data key="edge-kind">{kind}</data>\n    </edge>\n'
        )
    return _bytes(_GRAPHML % ("".join(keys), "".join(parts)))


def gexf(network: "Network") -> bytes:
    """Return the network as GEXF 1.2 for Gephi, with colours, sizes and places; networkx finds its key of an edge there too."""
    told = ["kind", *map(column, network.graph["languages"])]
    known = {name: tuple(bytes.fromhex(kind.colour[1:])) for name, kind in kinds().items()}
    nodes, edges = [], []
    for node in sorted(network):
        at = network.nodes[node]
        red, green, blue = known[at["kind"]]
        nodes.append(
            f'      <node id="{_escaped(node)}" label="{_escaped(at["label"])}">\n'
            f'        <viz:color r="{red}" g="{green}" b="{blue}" a="1.0" />\n'
            f'        <viz:size value="{float(at["size"])}" />\n'
            f'        <viz:position x="{float(at["x"])}" y="{float(-at["y"])}" z="0.0" />\n'
            f"{_attvalues({number: at[name] for number, name in enumerate(told) if name in at})}      </node>\n"
        )
    for number, (source, target, kind) in enumerate(_edges(network)):
        edges.append(
            f'      <edge source="{_escaped(source)}" target="{_escaped(target)}" id="{number}" label="{_escaped(kind)}">\n'
            f"{_attvalues({len(told): kind, len(told) + 1: kind})}      </edge>\n"
        )
    declared = "".join(f'      <attribute id="{number}" title="{name}" type="string" />\n' for number, name in enumerate(told))
    return _bytes(_GEXF % (len(told), len(told) + 1, declared, "".join(nodes), "".join(edges)))


def _attvalues(values: dict[int, str]) -> str:
    told = "".join(f'          <attvalue for="{number}" value="{_escaped(value)}" />\n' for number, value in values.items())
    return f"        <attvalues>\n{told}        </attvalues>\n"


def _escaped(value: str) -> str:
    """Return a value as it stands between quotation marks."""
    plain = escape(value, quote=False).replace('"', "&quot;")
    return plain.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


def _bytes(xml: str) -> bytes:
    """Return XML in letters that every encoding has, all others by their numbers."""
    return xml.encode("ascii", "xmlcharrefreplace")


def nodes_csv(network: "Network") -> bytes:
    """Return the nodes as CSV for spreadsheets and Gephi: id, label, kind, the label in each language, place and size."""
    return _csv(("id", *_columns(network)), ((name, *_named(network, name).values()) for name in sorted(network)))


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
    return sorted((source, target, str(at["kind"])) for source, target, at in network.edges(data=True))


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
