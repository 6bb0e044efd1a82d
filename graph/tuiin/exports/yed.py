"""The network for yEd: GraphML that shows labels, colours, shapes and places as it is, with who says it, how surely and where on edges.

A file of its own: Gephi takes the elements of yEd for a column, and says that something is the matter with them.
"""

from textwrap import fill
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from tuiin.exports.networks import drawn
from tuiin.files.words import ENGLISH
from tuiin.show.kinds import kinds
from tuiin.show.network import column

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

GRAPHML, YED = "http://graphml.graphdrawing.org/xmlns", "http://www.yworks.com/xml/graphml"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = f"{GRAPHML} http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd"
WIDTH = 36  # signs of a line of a label
# What yEd shows in its table of properties; `url` and `description` it knows, the others are properties of one's own.
NODE = {"url": "string", "description": "string", "kind": "string", "size": "int", "role": "string", "warnings": "string"}
REVIEW = {"review": "string"}  # where it is known of some how they came about
EDGE = ("kind", "who", "through", "certainty", "basis", "at")


def yed(kg: "Graph") -> bytes:
    """Return the network as GraphML with the graphics of yEd; networkx and others read it as GraphML."""
    network = drawn(kg)
    spoken = [column(tag) for tag in network.graph["languages"]]
    root = Xml.Element("graphml", {"xmlns": GRAPHML, "xmlns:y": YED, "xmlns:xsi": XSI, "xsi:schemaLocation": SCHEMA})
    Xml.SubElement(root, "key", {"id": "node-graphics", "for": "node", "yfiles.type": "nodegraphics"})
    Xml.SubElement(root, "key", {"id": "edge-graphics", "for": "edge", "yfiles.type": "edgegraphics"})
    review = REVIEW if any("review" in at for _, at in network.nodes(data=True)) else {}
    for name, kind in (NODE | review | dict.fromkeys(spoken, "string")).items():
        Xml.SubElement(root, "key", {"id": f"node-{name}", "for": "node", "attr.name": name, "attr.type": kind})
    for name in EDGE:
        Xml.SubElement(root, "key", {"id": f"edge-{name}", "for": "edge", "attr.name": name, "attr.type": "string"})
    graph = Xml.SubElement(root, "graph", {"id": kg.slug, "edgedefault": "directed"})
    for iri, at in network.nodes(data=True):
        node = Xml.SubElement(graph, "node", id=iri)
        _node(node, at["kind"], at["label"], at["x"], at["y"], at["size"])
        said = {name: at[name] for name in spoken if name in at}
        others = dict.fromkeys(said[name] for name in said if name != ENGLISH)
        told = {"url": iri, "description": "\n".join(others), "kind": at["kind"], "size": str(at["size"]), **said}
        told |= {name: at[name] for name in ("role", "warnings", *review) if name in at}
        for name, value in told.items():
            _data(node, f"node-{name}", value)
    for number, (source, target, at) in enumerate(network.edges(data=True)):
        edge = Xml.SubElement(graph, "edge", id=f"e{number}", source=source, target=target)
        _edge(edge, at["kind"])
        for name in EDGE:
            if name in at:
                _data(edge, f"edge-{name}", at[name])
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="us-ascii")
    return written + b"\n"


def _data(parent: Xml.Element, key: str, value: str) -> None:
    Xml.SubElement(parent, "data", key=key).text = value


def _node(parent: Xml.Element, kind: str, label: str, x: int, y: int, size: int) -> None:
    """Add how a node looks: yEd places its upper left corner, and we its middle."""
    look = kinds()[kind]
    shape = Xml.SubElement(Xml.SubElement(parent, "data", key="node-graphics"), "y:ShapeNode")
    side = str(2 * size)
    Xml.SubElement(shape, "y:Geometry", x=str(x - size), y=str(y - size), width=side, height=side)
    Xml.SubElement(shape, "y:Fill", color=look.colour, transparent="false")
    Xml.SubElement(shape, "y:BorderStyle", hasColor="false", type="line", width="1.0")
    Xml.SubElement(shape, "y:NodeLabel", modelName="sides", modelPosition="s", fontSize="8").text = _label(label)
    Xml.SubElement(shape, "y:Shape", type=look.cx2.replace("-", ""))


def _edge(parent: Xml.Element, kind: str) -> None:
    line = Xml.SubElement(Xml.SubElement(parent, "data", key="edge-graphics"), "y:PolyLineEdge")
    Xml.SubElement(line, "y:LineStyle", color="#999999", type="line", width="1.0")
    Xml.SubElement(line, "y:Arrows", source="none", target="standard")
    Xml.SubElement(line, "y:EdgeLabel", fontSize="6", textColor="#666666").text = kind


def _label(words: str) -> str:
    """Return words as a label of several lines; yEd takes one that begins with `<html` for markup, and must not.

    >>> _label("<html><b>x</b>")
    ' <html><b>x</b>'
    """
    lines = fill(" ".join(words.split()), WIDTH, break_long_words=False, break_on_hyphens=False)
    return f" {lines}" if lines.lower().startswith("<html") else lines
