"""The network as files for programs that draw or count: what yEd, Gephi and igraph want of GraphML and of the tables."""

import csv
import io
import re
import shutil
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

import tuiin
from tuiin.exports import EXPORTS
from tuiin.exports.debate import Debate
from tuiin.show.kinds import kinds
from tuiin.show.network import arrange, names, project
from tuiin.show.network_files import edges_csv, nodes_csv
from tuiin.show.picture.marks import marked
from tuiin.show.picture.told import pictures

from .conftest import LIBRARY
from .spoiling import spoil

SPACES = {"g": "http://graphml.graphdrawing.org/xmlns", "y": "http://www.yworks.com/xml/graphml"}
# Shapes that yEd knows; it shows a rectangle for any other word.
SHAPES = (
    "rectangle rectangle3d roundrectangle diamond ellipse fatarrow fatarrow2 hexagon octagon parallelogram parallelogram2 star5 star6 star8 "
    "trapezoid trapezoid2 triangle triangle2"
).split()
# What Gephi takes for a label, a place, a colour or a weight wherever it is the id of a key, beside the words for these themselves.
GEPHI = {"node": {"d3", "xpos", "ypos", "z", "r", "g", "b", "color"}, "edge": {"d7", "edgelabel", "edgeid", "id", "r", "g", "b", "color"}}


def made(kg: tuiin.KnowledgeGraph, name: str) -> bytes:
    content = EXPORTS[name].make(kg)
    assert isinstance(content, bytes)
    return content


@pytest.fixture(scope="module")
def indonesian(tmp_path_factory: pytest.TempPathFactory) -> tuiin.KnowledgeGraph:
    """An article in a language whose tag is what programs call a node by: `id`."""
    folder = Path(shutil.copytree(LIBRARY.parent / "freibad", tmp_path_factory.mktemp("id") / "freibad"))
    for path in folder.rglob("*.yaml"):
        path.write_text(re.sub(r"\bde: ", "id: ", path.read_text("utf-8")).replace("language: de", "language: id"), "utf-8")
    spoil(folder, "tuiin.toml", '["de"]', '["id"]')
    return tuiin.build("freibad", data=folder)


@pytest.fixture(scope="module", params=["kg", "toy", "indonesian"])
def graph(request: pytest.FixtureRequest) -> tuiin.KnowledgeGraph:
    found: tuiin.KnowledgeGraph = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("name", ["graphml", "yed"])
def test_keys_of_graphml_are_told_apart_by_every_program(graph: tuiin.KnowledgeGraph, name: str):
    """igraph gives each node an attribute `id`, Gephi reads some ids as something else, and no two columns may have one name."""
    root = ElementTree.fromstring(made(graph, name))
    keys = root.findall("g:key", SPACES)
    assert len({key.get("id") for key in keys}) == len(keys)
    for of in ("node", "edge"):
        mine = [key for key in keys if key.get("for") == of]
        names = Counter(key.get("attr.name") for key in mine)
        assert set(names.values()) == {1}
        assert not {"id", "name"} & set(names)
        assert not GEPHI[of] & {key.get("id") for key in mine}
    ids = [edge.get("id") for edge in root.iter(f"{{{SPACES['g']}}}edge")]
    assert len(ids) == len(set(ids)) > 0
    known = {key.get("id") for key in keys}
    assert {data.get("key") for data in root.iter(f"{{{SPACES['g']}}}data")} <= known


def test_the_tables_have_no_two_columns_of_one_name(graph: tuiin.KnowledgeGraph):
    drawn = arrange(project(graph.store))
    nodes, edges = (
        list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) for content in (nodes_csv(drawn), edges_csv(drawn))
    )
    for rows in (nodes, edges):
        assert len(set(rows[0])) == len(rows[0])
    # The first column names a node, and the first two of the edges name their ends: so igraph and others join the tables.
    names = [row[0] for row in nodes[1:]]
    assert len(set(names)) == len(names)
    assert {end for row in edges[1:] for end in row[:2]} <= set(names)


def test_labels_in_indonesian_stand_beside_the_ids(indonesian: tuiin.KnowledgeGraph):
    nodes = list(csv.DictReader(io.StringIO(nodes_csv(arrange(project(indonesian.store))).decode("utf-8-sig"), newline="")))
    assert all(row["id"].startswith("https://freibad.example/") for row in nodes)
    assert all(row["label-id"] == row["label"] for row in nodes)
    header = EXPORTS["neo4j"].make(indonesian)
    assert isinstance(header, dict)
    for name, content in header.items():
        if name.endswith(".csv"):
            heads = content.decode().split("\n")[0].split(",")
            assert len(set(heads)) == len(heads), name


def test_yed_shows_each_node_with_its_label_colour_shape_and_place(graph: tuiin.KnowledgeGraph):
    drawn = arrange(project(graph.store))
    root = ElementTree.fromstring(made(graph, "yed"))
    (graphics,) = (key for key in root.findall("g:key", SPACES) if key.get("yfiles.type") == "nodegraphics")
    nodes = root.findall("g:graph/g:node", SPACES)
    assert {node.get("id") for node in nodes} == set(drawn)
    for node in nodes:
        at = drawn.nodes[str(node.get("id"))]
        (shape,) = node.findall(f"g:data[@key='{graphics.get('id')}']/y:ShapeNode", SPACES)
        parts = {part.tag.removeprefix(f"{{{SPACES['y']}}}"): part for part in shape}
        place = {name: float(value) for name, value in parts["Geometry"].attrib.items()}
        assert (place["x"] + place["width"] / 2, place["y"] + place["height"] / 2) == (at["x"], at["y"])
        assert place["width"] == 2 * at["size"]
        assert parts["Fill"].get("color") == kinds()[at["kind"]].colour
        assert parts["Shape"].get("type") in SHAPES
        assert " ".join((parts["NodeLabel"].text or "").split()) == " ".join(at["label"].split())
    assert len({kind.cx2 for kind in kinds().values()}) == len(kinds())


def test_yed_tells_of_an_edge_who_says_it_how_surely_and_where(graph: tuiin.KnowledgeGraph):
    debate = Debate(graph)
    read = nx.read_graphml(io.BytesIO(made(graph, "yed")), force_multigraph=True)
    network = graph.to_networkx()
    assert sorted(read.edges(data="kind")) == sorted(network.edges(data="kind"))
    for position in debate.positions.values():
        edges = [at for at in read.get_edge_data(position.holder, position.claim).values() if at["kind"] == position.stance]
        (edge,) = edges
        assert position.certainty in edge["certainty"].split("; ")
        assert set(position.at) <= set(edge["at"].split("; "))
        assert debate.name(position.holder) in edge["who"]
        assert edge["label"] == position.stance


def test_no_label_is_markup_to_yed(library: Path):
    """yEd takes a label that begins with `<html` for HTML, which might fetch a picture."""
    spoil(library, "concepts.yaml", "en: night library", "en: <HTML><img src='https://example.org/x.png'>")
    root = ElementTree.fromstring(made(tuiin.build("night-library", data=library), "yed"))
    labels = [label.text or "" for label in root.iter(f"{{{SPACES['y']}}}NodeLabel")]
    assert any("<HTML>" in label for label in labels)
    assert not [label for label in labels if label.lower().startswith("<html")]


# --- what the picture says of the network ------------------------------------------------------------------------------


def read(kg: tuiin.KnowledgeGraph, name: str) -> "nx.MultiDiGraph[str]":
    file = io.BytesIO(made(kg, name))
    found: nx.MultiDiGraph[str] = nx.read_graphml(file, force_multigraph=True) if name == "graphml" else nx.read_gexf(file)
    return found


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_a_filter_on_rank_leaves_the_picture(kg: tuiin.KnowledgeGraph, name: str):
    (picture,) = pictures(kg.store, names(project(kg.store)))
    network = read(kg, name)
    ranked = sorted((int(at["rank"]), node) for node, at in network.nodes(data=True) if at.get("rank"))
    assert [node for _, node in ranked] == list(picture.homes())
    assert [rank for rank, _ in ranked] == list(range(1, len(ranked) + 1))
    shown = {(one, other, at["family"]) for one, other, at in network.edges(data=True) if str(at["shown"]).lower() == "true"}
    assert shown >= {(link.source, link.target, link.family) for link in picture.links}
    assert {family for _, _, family in shown} == {"for", "against", "says"}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_claims_say_their_theme_group_measures_role_and_how_the_author_stands_to_them(kg: tuiin.KnowledgeGraph, name: str):
    (picture,) = pictures(kg.store, names(project(kg.store)))
    network = read(kg, name)
    for claim, (theme, group) in picture.groups().items():
        at = network.nodes[claim]
        assert (at["theme"], at["group"]) == (f"t{theme}", f"f{group}")
        assert all(at[f"theme_name_{tag}"] for tag in ("kk", "ru", "en"))
        assert float(at["score"]) == pytest.approx(picture.scores[claim].score, abs=1e-4)
        assert all(0 <= float(at[letter]) <= 1 for letter in "pbtdlv")
        assert at["role"] == picture.facts.claims[claim].role
        assert at["author_stance"] == picture.facts.by(claim)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_edges_say_their_family_and_weight_and_what_everything_says_weighs_little(kg: tuiin.KnowledgeGraph, name: str):
    edges = [at for _, _, at in read(kg, name).edges(data=True)]
    assert {at["family"] for at in edges} == {"for", "against", "says", "other"}
    assert all(float(at["weight"]) == 0.1 for at in edges if at["kind"] in ("asserts", "subject", "object", "scope"))
    assert {float(at["weight"]) for at in edges if at["kind"] == "supports"} == {1.0, 0.5}
    derived = [at for at in edges if str(at["derived"]).lower() == "true"]
    assert derived and all(at["kind"] == "picture" for at in derived)


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_the_files_have_the_same_bytes_each_time(kg: tuiin.KnowledgeGraph, name: str):
    assert made(kg, name) == made(kg, name)


def test_gephi_finds_places_colours_shapes_and_kinds_of_lines(kg: tuiin.KnowledgeGraph):
    root = ElementTree.fromstring(made(kg, "gexf"))
    viz = "{http://www.gexf.net/1.2draft/viz}"
    nodes, edges = (list(root.iter(f"{{http://www.gexf.net/1.2draft}}{name}")) for name in ("node", "edge"))
    places = {(at.get("x"), at.get("y")) for node in nodes for at in node.findall(f"{viz}position")}
    assert len(places) == len(nodes)
    assert {at.get("value") for node in nodes for at in node.findall(f"{viz}shape")} <= {"disc", "square", "triangle", "diamond"}
    assert {at.get("value") for edge in edges for at in edge.findall(f"{viz}shape")} == {"solid", "dashed", "dotted"}
    assert all(edge.find(f"{viz}color") is not None and edge.find(f"{viz}thickness") is not None for edge in edges)


def test_themes_stand_beside_each_other_and_no_card_on_another(kg: tuiin.KnowledgeGraph):
    network = marked(kg.store, project(kg.store))
    cards = [at for _, at in network.nodes(data=True) if at.get("rank")]
    for i, one in enumerate(cards):
        for other in cards[i + 1 :]:
            across = abs(one["x"] - other["x"]) >= (one["width"] + other["width"]) / 2
            assert across or abs(one["y"] - other["y"]) >= (one["height"] + other["height"]) / 2
