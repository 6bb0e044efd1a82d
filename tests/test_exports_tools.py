"""The forms for graph, argument and office tools, read back by tools that are not ours."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import frontmatter
import ladybug
import networkx as nx
import openpyxl
import pytest
from markdown_it import MarkdownIt
from xaif import AIF

import tuiin
from tuiin.exports import EXPORTS, MissingPackage
from tuiin.exports.debate import Debate
from tuiin.exports.neo4j import QUESTIONS
from tuiin.show.network import arrange, project
from tuiin.show.network_files import edges_csv, nodes_csv

from .conftest import LIBRARY, TOP
from .spoiling import spoil

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what ndex2's own dependencies are told about is not our business
    from ndex2.cx2 import CX2NetworkXFactory, RawCX2NetworkFactory

WEB = TOP / "graph" / "web"
NASTY = '=cmd|"/C calc"!A0 ]] [[x]] | #tag {y} } %%z%% <b> @[w] // --> === \\ *a* _b_ `c`; $d$ .~. (1)'
LINES = "+ one\n\n[a]: two }\n  - <b>\n(1) c\n----\n# d"
ARGUING = ("supports", "attacks", "qualifies", "exemplifies", "restates")
STANCES = ("asserts", "reports", "endorses", "disputes", "denies", "recommends", "hypothesises", "questions")
NAME = "-Aiman } === {\"O\", ['Oilan']"
LONG = "x" * 90


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuiin.KnowledgeGraph:
    """The invented library with words and names that are signs of something in one form or another."""
    library = Path(shutil.copytree(LIBRARY, tmp_path_factory.mktemp("hostile") / "library"))
    spoil(library, "concepts.yaml", "en: night library", f"en: {json.dumps(NASTY)}")
    spoil(library, "claims.yaml", "en: A night library raises the number of readers.", f"en: {json.dumps(LINES)}")
    spoil(library, "actors.yaml", "en: Aiman Oilan", f"en: {json.dumps(NAME)}")
    spoil(library, "notes.yaml", "en: It is not said how much light is enough.", f"en: {json.dumps(NASTY)}")
    spoil(library, "claims.yaml", "en: if there is too little light", f"en: {json.dumps(NASTY)}")
    devices = "con:\n  label: {kk: '@құрылғы', ru: '-устройство', en: +device}\n"
    strange = f"{devices}{LONG}:\n  label: {{kk: ұзын, ru: длинное, en: long}}\n"
    spoil(library, "concepts.yaml", "library:\n", f"{strange}library:\n  related: [concept/con, concept/{LONG}]\n")
    return tuiin.build("night-library", data=library)


@pytest.fixture(scope="module", params=["kg", "hostile"])
def graph(request: pytest.FixtureRequest) -> tuiin.KnowledgeGraph:
    """The real graph and the hostile one, one after the other."""
    found: tuiin.KnowledgeGraph = request.getfixturevalue(request.param)
    return found


def made(kg: tuiin.KnowledgeGraph, name: str) -> bytes:
    content = EXPORTS[name].make(kg)
    assert isinstance(content, bytes)
    return content


def folder(kg: tuiin.KnowledgeGraph, name: str) -> dict[str, bytes]:
    content = EXPORTS[name].make(kg)
    assert isinstance(content, dict)
    assert EXPORTS[name].file.endswith("/")
    return content


def node(script: str, module: str, content: bytes) -> object:
    """Return what a script of node prints as JSON, with a module of graph/web at hand; skips where that is not installed."""
    ready = subprocess.run(["node", "-e", f"require.resolve('{module}')"], cwd=WEB, capture_output=True, check=False).returncode == 0
    if not ready:
        pytest.skip(f"{module} IS NOT INSTALLED IN graph/web: this check did not run; `npm ci` there")
    run = subprocess.run(["node", "-e", script], cwd=WEB, input=content, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()[-2000:]
    return json.loads(run.stdout)


# --- all of them ------------------------------------------------------------------------------------------------------


def test_a_package_that_is_not_there_is_named(toy: tuiin.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingPackage, match=r"export xlsx: the package 'xlsxwriter' is not installed.*tuiin\[exports\]"):
        EXPORTS["xlsx"].make(toy)


def test_a_debate_holds_all_positions_arguments_and_notes(kg: tuiin.KnowledgeGraph):
    debate = Debate(kg)
    for records, kind in ((debate.claims, "tn:Claim"), (debate.positions, "tn:Position"), (debate.arguments, "tn:ArgumentRelation")):
        assert set(records) == {iri for (iri,) in kg.query(f"SELECT ?x {{ ?x a {kind} }}")}
    assert len(debate.notes) == len(kg.entries.records["note"])
    longest = max(map(debate.chain, debate.positions.values()), key=len)
    assert len(longest) == 3
    assert not longest[0].reported_by


def _in_notes(kg: tuiin.KnowledgeGraph, form: str, claim: str) -> tuple[str, str]:
    post = frontmatter.loads(folder(kg, form)[f"claims/{claim}.md"].decode())
    return str(post["role"]), post.content


def _in_workbook(kg: tuiin.KnowledgeGraph, form: str, claim: str) -> tuple[str, str]:
    head, *rows = openpyxl.load_workbook(io.BytesIO(made(kg, form)))["claims"].values
    row = next(dict(zip(head, row, strict=True)) for row in rows if row[0] == f"claim/{claim}")
    return str(row["role"]), str(row["warnings"])


def _in_annotations(kg: tuiin.KnowledgeGraph, form: str, claim: str) -> tuple[str, str]:
    items = {item["id"]: item for item in json.loads(made(kg, form))["first"]["items"]}
    body = next(body for item in items.values() for body in item["body"] if body.get("id", "").endswith(f"/claim/{claim}"))
    told = [
        f"{item.get('tn:weight')} {item['tn:kind']} {json.dumps(item['body'], ensure_ascii=False)}"
        for item in map(items.get, body["tn:warnedBy"])
        if item
    ]
    return body["tn:role"], "\n".join(told).replace("note-kind:", "").replace("weight:", "")


def _in_neo4j(kg: tuiin.KnowledgeGraph, form: str, claim: str) -> tuple[str, str]:
    files = {
        name: list(csv.DictReader(io.StringIO(content.decode()))) for name, content in folder(kg, form).items() if name.endswith(".csv")
    }
    row = next(row for row in files["nodes-claim.csv"] if row["id"] == claim)
    by = {link[":END_ID"] for link in files["relationships-WARNED_BY.csv"] if link[":START_ID"] == row["iri:ID"]}
    return row["role"], "\n".join(
        f"{note['weight']} {note['noteKind']}: {note['en']}" for note in files["nodes-note.csv"] if note["iri:ID"] in by
    )


def _in_xaif(kg: tuiin.KnowledgeGraph, form: str, claim: str) -> tuple[str, str]:
    found = next(node for node in json.loads(made(kg, form))["AIF"]["nodes"] if node.get("id") == f"claim/{claim}")
    return found["role"], found["warnings"]


def _in_argdown(kg: tuiin.KnowledgeGraph, form: str, claim: str) -> tuple[str, str]:
    text = next(content.decode() for name, content in folder(kg, form).items() if name.endswith(".en.argdown"))
    line = next(line for line in text.splitlines() if line.startswith(f"[{claim}]:"))
    told = re.findall(r'kind: "(.*?)", weight: "(.*?)", says: "(.*?)", at:', line.split("warnings: ")[1])
    return re.findall(r'role: "(.*?)"', line)[0], "\n".join(f"{weight} {kind}: {says}" for kind, weight, says in told)


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("obsidian", _in_notes),
        ("okf", _in_notes),
        ("xlsx", _in_workbook),
        ("annotations", _in_annotations),
        ("neo4j", _in_neo4j),
        ("xaif", _in_xaif),
        ("argdown", _in_argdown),
    ],
)
def test_a_claim_keeps_its_role_and_all_that_warns_of_it(
    kg: tuiin.KnowledgeGraph, form: str, read: Callable[[tuiin.KnowledgeGraph, str, str], tuple[str, str]]
):
    """A note on what a claim speaks of warns of the claim as well, though it does not name it."""
    rows = kg.query("""
        SELECT ?claim ?role ?kind ?weight ?says {
          ?claim tn:role ?role ; tn:warnedBy ?note . ?note tn:kind ?kind ; tn:weight ?weight ; tn:printed ?any
          FILTER NOT EXISTS { ?note tn:concerns ?claim }
          GRAPH ?words { ?note rdfs:comment ?says }
        } ORDER BY ?claim LIMIT 1""")
    ((claim, role, kind, weight, says),) = ([str(one).rsplit("/", 1)[-1] for one in row[:4]] + [str(row[4])] for row in rows)
    told_role, warnings_told = read(kg, form, claim)
    assert role in told_role
    assert says in warnings_told.replace("\\", "").replace('\\"', '"')
    assert weight in warnings_told
    assert kind in warnings_told


def test_warnings_of_claims_are_columns_of_networks(kg: tuiin.KnowledgeGraph):
    debate = Debate(kg)
    wanted = {claim: "; ".join(note.called for note in debate.warnings[claim]) for claim in debate.claims}
    networks = [nx.read_graphml(io.BytesIO(made(kg, "graphml"))), nx.read_gexf(io.BytesIO(made(kg, "gexf")))]
    for network in networks:
        assert {claim: network.nodes[claim].get("warnings", "") for claim in wanted} == wanted
        assert all(network.nodes[claim]["role"] for claim in wanted)
    rows = list(csv.DictReader(io.StringIO(nodes_csv(arrange(project(kg.store))).decode("utf-8-sig"))))
    assert {row["id"]: row["warnings"] for row in rows if row["kind"] == "claim"} == wanted


@pytest.mark.parametrize("form", ["cytoscape", "cx2"])
def test_claims_of_a_network_say_their_role_and_what_kind_of_remark_warns_of_them(kg: tuiin.KnowledgeGraph, form: str):
    text, debate = made(kg, form).decode(), Debate(kg)
    warned = sum(bool(debate.warnings[claim]) for claim in debate.claims)
    assert warned > 100
    assert len(re.findall(r'"warnings": "(?:major|moderate|minor) ', text)) == warned
    assert len(re.findall(r'"role": "[a-z]+"', text)) == len(debate.claims)


# --- networks ---------------------------------------------------------------------------------------------------------


def said(edges: list[dict[str, str]]) -> None:
    """Check that an edge that is somebody's word says whose, and how surely or on what ground."""
    for edge in edges:
        if edge["kind"] in STANCES:
            assert edge["who"], edge
            assert edge["certainty"], edge
        if edge["kind"] in ARGUING:
            assert edge["who"], edge
            assert edge["basis"], edge


def test_networkx_reads_the_cytoscape_network_back(graph: tuiin.KnowledgeGraph):
    content = json.loads(made(graph, "cytoscape"))
    read, network = nx.cytoscape_graph(content), graph.to_networkx()
    assert set(read.nodes) == set(network.nodes)
    assert sorted(read.edges(keys=True)) == sorted(network.edges(data="kind"))
    assert {at["en"] for _, at in read.nodes(data=True)} == {at["en"] for _, at in network.nodes(data=True)}
    assert len({edge["data"]["id"] for edge in content["elements"]["edges"]}) == network.number_of_edges()
    said([edge["data"] for edge in content["elements"]["edges"]])


def test_cytoscape_js_draws_the_network_where_it_was_placed(kg: tuiin.KnowledgeGraph):
    script = """
const cytoscape = require("cytoscape");
const json = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const cy = cytoscape({headless: true, elements: json.elements, layout: {name: "preset"}});
const places = new Set(cy.nodes().map(n => n.position("x") + " " + n.position("y")));
console.log(JSON.stringify([cy.nodes().length, cy.edges().length, cy.edges("[kind = 'denies']").length, places.size]));
"""
    network = kg.to_networkx()
    denials = [kind for *_, kind in network.edges(data="kind") if kind == "denies"]
    nodes = network.number_of_nodes()
    assert node(script, "cytoscape", made(kg, "cytoscape")) == [nodes, network.number_of_edges(), len(denials), nodes]


def test_ndex2_reads_the_cx2_network_back(graph: tuiin.KnowledgeGraph):
    content = json.loads(made(graph, "cx2"))
    read, network = RawCX2NetworkFactory().get_cx2network(content), graph.to_networkx()
    names = {number: found["v"]["iri"] for number, found in read.get_nodes().items()}
    assert set(names.values()) == set(network.nodes)
    edges = [(names[edge["s"]], names[edge["t"]], edge["v"]["interaction"]) for edge in read.get_edges().values()]
    assert sorted(edges) == sorted(network.edges(data="kind"))
    assert CX2NetworkXFactory().get_graph(read).number_of_edges() == network.number_of_edges()
    said([edge["v"] | {"kind": edge["v"]["interaction"]} for edge in read.get_edges().values()])
    assert len({(found["x"], found["y"]) for found in read.get_nodes().values()}) == len(names)


def test_every_attribute_of_cx2_is_declared_and_every_aspect_counted(kg: tuiin.KnowledgeGraph):
    """What ndex2 does not check: its reader takes undeclared attributes for text."""
    content = json.loads(made(kg, "cx2"))
    aspects = {name: elements for part in content for name, elements in part.items()}
    declared = aspects["attributeDeclarations"][0]
    for kind in ("nodes", "edges"):
        assert {name for one in aspects[kind] for name in one["v"]} == set(declared[kind])
    assert set(aspects["networkAttributes"][0]) == set(declared["networkAttributes"])
    assert all(len(aspects[one["name"]]) == one["elementCount"] for one in aspects["metaData"])
    style = aspects["visualProperties"][0]
    kinds = {node["v"]["kind"] for node in aspects["nodes"]}
    for look in ("NODE_BACKGROUND_COLOR", "NODE_SHAPE"):
        assert {one["v"] for one in style["nodeMapping"][look]["definition"]["map"]} >= kinds
    assert content[0] == {"CXVersion": "2.0", "hasFragments": False}
    assert content[-1] == {"status": [{"success": True}]}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_the_other_two(hostile: tuiin.KnowledgeGraph, name: str):
    network = hostile.to_networkx()
    file = io.BytesIO(made(hostile, name))
    read = nx.read_graphml(file, force_multigraph=True) if name == "graphml" else nx.read_gexf(file)
    assert set(read.nodes) == set(network.nodes)
    derived = [at for _, _, at in read.edges(data=True) if str(at["derived"]).lower() == "true"]
    assert read.number_of_edges() - len(derived) == network.number_of_edges()
    assert {at["en"] for _, at in read.nodes(data=True)} == {at["en"] for _, at in network.nodes(data=True)}


def test_a_spreadsheet_knows_the_tables_for_utf_8_and_takes_no_label_for_a_formula(library: Path):
    signs = {f"c{ord(sign)}": sign for sign in "=+-@＝"}
    made = "".join(f"{key}:\n  label: {{kk: '{sign}1+1', ru: р, en: '{sign}SUM(1)'}}\n" for key, sign in signs.items())
    spoil(library, "concepts.yaml", "library:\n", f"{made}library:\n  related: [{', '.join(f'concept/{key}' for key in signs)}]\n")
    drawn = arrange(project(tuiin.build("night-library", data=library).store))
    for content in (nodes_csv(drawn), edges_csv(drawn)):
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        text = [cell for row in rows for name, cell in row.items() if name not in ("x", "y")]
        assert not [cell for cell in text if cell.lstrip()[:1] in tuple("=+-@＝")]
    assert {row["x"] for row in csv.DictReader(io.StringIO(nodes_csv(drawn).decode("utf-8-sig")))} == {
        str(at["x"]) for _, at in drawn.nodes(data=True)
    }
    assert sum("'=1+1" in row for row in nodes_csv(drawn).decode().splitlines()) == 1


def test_gephi_finds_the_columns_by_their_names(toy: tuiin.KnowledgeGraph):
    """Id and Label of nodes; Source, Target, Type and Kind of edges, in any case: edges of two kinds between the same ends stay two."""
    drawn = arrange(project(toy.store))
    nodes, edges = (csv.DictReader(io.StringIO(made.decode("utf-8-sig"))) for made in (nodes_csv(drawn), edges_csv(drawn)))
    assert {"id", "label"} <= set(nodes.fieldnames or ())
    assert all(row["label"] for row in nodes)
    assert {(row["source"], row["target"], row["type"], row["kind"]) for row in edges} == {
        (a, b, "Directed", kind) for a, b, kind in drawn.edges(keys=True)
    }


def test_what_networkx_writes_of_the_network_names_each_edge_once(graph: tuiin.KnowledgeGraph):
    network, out = graph.to_networkx(), io.BytesIO()
    nx.write_graphml(network, out)
    ids = re.findall(r'<edge [^>]*id="([^"]*)"', out.getvalue().decode())
    assert len(ids) == len(set(ids)) == network.number_of_edges()
    assert all(at["label"] for _, at in network.nodes(data=True))
    read = nx.read_graphml(io.BytesIO(out.getvalue()), force_multigraph=True)
    assert sorted(read.edges(data="kind")) == sorted(network.edges(data="kind"))


# --- Neo4j --------------------------------------------------------------------------------------------------------------

Rows = list[dict[str, str]]


def tables(files: dict[str, bytes], kind: str) -> dict[str, Rows]:
    return {name: list(csv.DictReader(io.StringIO(data.decode(), newline=""))) for name, data in files.items() if name.startswith(kind)}


def test_the_csv_for_neo4j_holds_what_its_importer_asks_for(graph: tuiin.KnowledgeGraph):
    """Unique ids, ends that exist, typed columns of known types, all fields there. Neo4j itself is not at hand: its own check stops here."""
    files, network, debate = folder(graph, "neo4j"), graph.to_networkx(), Debate(graph)
    nodes, edges = tables(files, "nodes-"), tables(files, "relationships-")
    ids = [row["iri:ID"] for rows in nodes.values() for row in rows]
    assert len(ids) == len(set(ids))
    assert set(ids) == {*network.nodes, *(note.iri for note in debate.notes)}
    for rows in (*nodes.values(), *edges.values()):
        for row in rows:
            assert None not in row
            assert None not in row.values()
        for head in rows[0]:
            name, _, kind = head.partition(":")
            assert (name, kind) in {("iri", "ID"), ("", "LABEL"), ("", "START_ID"), ("", "END_ID"), ("", "TYPE")} or kind in {
                "",
                "int",
                "double",
                "string[]",
            }
    for rows in edges.values():
        assert {row[":START_ID"] for row in rows} | {row[":END_ID"] for row in rows} <= set(ids)
    positions = edges["relationships-TAKES_POSITION.csv"]
    assert {row["position"] for row in positions} == set(debate.positions)
    assert all(row["stance"] and row["certainty"] and row["at:string[]"] for row in positions)
    assert {row[":TYPE"] for rows in edges.values() for row in rows}.isdisjoint(stance.upper() for stance in STANCES)
    for kind in ARGUING:
        steps = [argument.iri for argument in debate.arguments.values() if argument.kind == kind for _ in argument.premises]
        assert [row["argument"] for row in edges.get(f"relationships-{kind.upper()}.csv", [])] == steps
    readme = files["README.md"].decode()
    assert Counter(re.findall(r"--(?:nodes|relationships)=(\S+)", readme)) == Counter([*nodes, *edges])


def test_no_content_of_a_claim_is_a_relationship(kg: tuiin.KnowledgeGraph):
    """What a claim says between its subject and its object is a property of its node, and never ties the two."""
    edges = tables(folder(kg, "neo4j"), "relationships-")
    claims = set(Debate(kg).claims)
    for name in ("SUBJECT", "OBJECT", "SCOPE", *(kind.upper() for kind in ARGUING)):
        assert {row[":START_ID"] for row in edges[f"relationships-{name}.csv"]} <= claims
    assert {row[":END_ID"] for row in edges["relationships-TAKES_POSITION.csv"]} <= claims


def load(files: dict[str, bytes], at: Path) -> ladybug.Connection:
    """Import the files into Ladybug, an embedded graph database that reads CSV by itself and speaks Cypher."""
    database = ladybug.Connection(ladybug.Database())
    kinds = {}
    types = {"int": "INT64", "double": "DOUBLE"}
    for name, data in files.items():
        (at / name).write_bytes(data)
    for name, rows in tables(files, "nodes-").items():
        label = rows[0][":LABEL"]
        heads = [head.partition(":")[::2] for head in rows[0]]
        columns = ", ".join(f"`{head or 'named'}` {types.get(kind, 'STRING')}" for head, kind in heads)
        database.execute(f"CREATE NODE TABLE `{label}` ({columns}, PRIMARY KEY (iri))")
        database.execute(f"COPY `{label}` FROM '{(at / name).as_posix()}' (HEADER=true, PARALLEL=false)")
        kinds |= {row["iri:ID"]: row[":LABEL"] for row in rows}
    for name, rows in tables(files, "relationships-").items():
        ends = sorted({(kinds[row[":START_ID"]], kinds[row[":END_ID"]]) for row in rows})
        heads = [head.strip(":").partition(":")[0] for head in rows[0]]
        told = heads[3:]
        tied = ", ".join([*(f"FROM `{a}` TO `{b}`" for a, b in ends), *(f"`{head}` STRING" for head in told)])
        database.execute(f"CREATE REL TABLE `{rows[0][':TYPE']}` ({tied})")
        for a, b in ends:
            database.execute(
                f"LOAD WITH HEADERS ({', '.join(f'{head}_ STRING' for head in heads)}) FROM '{(at / name).as_posix()}' "
                f"(HEADER=true, PARALLEL=false) MATCH (a:`{a}`), (b:`{b}`) WHERE a.iri = START_ID_ AND b.iri = END_ID_ "
                f"CREATE (a)-[:`{rows[0][':TYPE']}` {{{', '.join(f'`{head}`: {head}_' for head in told)}}}]->(b)"
            )
    return database


def test_a_graph_database_imports_the_csv_and_answers_the_questions_of_the_readme(graph: tuiin.KnowledgeGraph, tmp_path: Path):
    files, debate = folder(graph, "neo4j"), Debate(graph)
    database = load(files, tmp_path)

    def ask(cypher: str) -> list[list[object]]:
        answer = database.execute(cypher)
        assert isinstance(answer, ladybug.QueryResult)
        return list(answer.get_all())

    assert ask("MATCH (n) RETURN count(n)") == [[sum(map(len, tables(files, "nodes-").values()))]]
    assert ask("MATCH ()-[r]->() RETURN count(r)") == [[sum(map(len, tables(files, "relationships-").values()))]]
    assert {str(words) for (words,) in ask("MATCH (n:Claim) RETURN n.name")} == {debate.name(claim) for claim in debate.claims}
    against, reasons, about = map(ask, QUESTIONS.values())
    assert len(against) == sum(position.stance in {"denies", "disputes"} for position in debate.positions.values()) > 0
    explicit = {(a.conclusion, p) for a in debate.arguments.values() if (a.kind, a.basis) == ("supports", "explicit") for p in a.premises}
    assert sum(int(str(count)) for _, count in reasons) == len(explicit)
    kinds = {thing.iri: thing.kind for thing in debate.things.values()}
    assert len(about) == sum(kinds[debate.claims[position.claim].subject] == "concept" for position in debate.positions.values())


# --- arguments ----------------------------------------------------------------------------------------------------------


def test_the_xaif_library_finds_every_argument_with_its_claims(graph: tuiin.KnowledgeGraph):
    content, debate = json.loads(made(graph, "xaif")), Debate(graph)
    reader = AIF(content)
    assert reader.is_valid_json_aif()
    assert reader.is_json_aif_dialog()
    nodes, edges = content["AIF"]["nodes"], content["AIF"]["edges"]
    read = reader._get_relations_argument(nodes, edges, "argument-relation")  # get_csv adds each unrelated pair: 3 s for 293 claims
    found = Counter(zip(read["proposition1_text"], read["proposition2_text"], read["relation"], strict=True))
    texts = {"supports": "Inference", "exemplifies": "Inference", "attacks": "Conflict", "restates": "Rephrase"}
    assert found == Counter(
        (debate.name(premise), debate.name(argument.conclusion), f"Default {texts[argument.kind]}")
        for argument in debate.arguments.values()
        if argument.kind in texts
        for premise in argument.premises
    )
    assert len(content["unmapped"]) == sum(argument.kind not in texts for argument in debate.arguments.values())


def test_in_xaif_nobody_says_what_they_deny_or_only_report(graph: tuiin.KnowledgeGraph):
    """The library's own list of who asserts what: those who hold the claim, and nobody else."""
    content, debate = json.loads(made(graph, "xaif")), Debate(graph)
    reader = AIF(content)
    nodes, edges = content["AIF"]["nodes"], content["AIF"]["edges"]
    read = reader._get_relations_locution(nodes, edges, "locution")
    pairs = zip(read["proposition1_id"], read["proposition2_text"], read["relation"], strict=True)
    acts = {"asserts": "Asserting", "endorses": "Agreeing", "questions": "Pure Questioning"}
    through = {p.reported_by for p in debate.positions.values()}
    assert Counter((reader.get_speaker(said)[0].strip(), claim, act) for said, claim, act in pairs) == Counter(
        (debate.name(p.holder), debate.name(p.claim), acts.get(p.stance, "Default Illocuting"))
        for p in debate.positions.values()
        if p.stance not in {"denies", "disputes"} and not (p.stance == "reports" and p.iri in through)
    )
    kinds = {found["nodeID"]: found for found in nodes}
    against = [p for p in debate.positions.values() if p.stance in {"denies", "disputes"}]
    opposed = [e for e in edges if kinds[e["fromID"]]["text"] == "Disagreeing" and kinds[e["toID"]]["type"] == "CA"]
    assert len(opposed) == len(against) > 0
    reported = [e for e in edges if kinds[e["fromID"]]["type"] == "YA" and kinds[e["toID"]]["type"] == "L"]
    assert len(reported) == sum(bool(p.reported_by) for p in debate.positions.values()) > 0


def test_xaif_is_one_graph_of_known_nodes(graph: tuiin.KnowledgeGraph):
    aif = json.loads(made(graph, "xaif"))["AIF"]
    ids = [one["nodeID"] for one in aif["nodes"]]
    assert len(ids) == len(set(ids))
    assert {edge[end] for edge in aif["edges"] for end in ("fromID", "toID")} <= set(ids)
    people = {one["participantID"] for one in aif["participants"]}
    assert {one["personID"] for one in aif["locutions"]} == people
    assert {one["nodeID"] for one in aif["locutions"]} == {one["nodeID"] for one in aif["nodes"] if one["type"] == "L"}
    # AIF: no edge joins two propositions; a scheme stands between.
    kinds = {one["nodeID"]: one["type"] for one in aif["nodes"]}
    assert not [edge for edge in aif["edges"] if kinds[edge["fromID"]] == kinds[edge["toID"]]]


ARGDOWN = """
const {ArgdownApplication, ParserPlugin, ModelPlugin, DataPlugin} = require("@argdown/core");
const app = new ArgdownApplication();
app.addPlugin(new ParserPlugin(), "parse-input");
app.addPlugin(new DataPlugin(), "build-model");
app.addPlugin(new ModelPlugin(), "build-model");
const input = require("fs").readFileSync(0, "utf-8");
const r = app.run({process: ["parse-input", "build-model"], input, logLevel: "error"});
const statements = Object.values(r.statements).map(s => [s.title, s.members.filter(m => m.text).map(m => m.text.trim()), s.tags, s.data, s.section.title]);
const relations = r.relations.map(x => [x.from.title, x.relationType, x.to.title]);
const args = Object.values(r.arguments).map(a => [a.title, a.pcs.map(s => s.title)]);
const errors = [...r.lexerErrors, ...r.parserErrors].map(e => e.message);
console.log(JSON.stringify({errors, statements, relations, arguments: args, sections: r.sections.map(s => s.title), front: r.frontMatter}));
"""


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_argdown_reads_every_statement_relation_and_argument(graph: tuiin.KnowledgeGraph, language: str):
    files, debate = folder(graph, "argdown"), Debate(graph)
    assert len(files) == 3
    read = node(ARGDOWN, "@argdown/core", files[f"{graph.slug}.{language}.argdown"])
    assert isinstance(read, dict)
    assert read["errors"] == []
    titles = {iri: iri.rsplit("/", 1)[1] for iri in (*debate.claims, *debate.arguments)}
    labels = {thing.label[language] for thing in debate.things.values() if thing.kind == "viewpoint"}
    statements = {title: found for title, *found in read["statements"]}
    assert set(statements) == {titles[claim] for claim in debate.claims}
    for claim in debate.claims:
        texts, tags, told, section = statements[titles[claim]]
        assert texts == [" ".join(debate.name(claim, language).split())]
        assert set(tags) == {position.stance for position in debate.held[claim]}
        assert [(p["stance"], p["certainty"]) for p in told["positions"]] == [(p.stance, p.certainty) for p in debate.held[claim]]
        assert [p["who"] for p in told["positions"]] == [
            " > ".join(debate.name(voice.holder, language) for voice in debate.chain(p)) for p in debate.held[claim]
        ]
        assert len(told.get("reasons", [])) == len(debate.reasons[claim])
        held = {debate.name(p.holder, language) for p in debate.held[claim] if p.stance not in {"denies", "disputes", "questions"}}
        assert section in held & labels if held & labels else section not in labels
    joint = {a.iri: a for a in debate.arguments.values() if a.kind == "supports" and len(a.premises) > 1}
    kinds = {"supports": "support", "exemplifies": "support", "attacks": "attack"}
    plain = [a for a in debate.arguments.values() if a.kind in kinds and a.iri not in joint]
    assert {tuple(relation) for relation in read["relations"]} == {
        (titles[p], kinds[a.kind], titles[a.conclusion]) for a in plain for p in a.premises
    }
    assert dict(read["arguments"]) == {titles[a.iri]: [titles[one] for one in (*a.premises, a.conclusion)] for a in joint.values()}
    assert read["front"]["article"] == graph.slug
    assert set(read["sections"][:-2]) <= labels


# --- Obsidian -----------------------------------------------------------------------------------------------------------


def test_every_link_of_the_vault_has_its_note_and_every_note_its_properties(graph: tuiin.KnowledgeGraph):
    files, debate = folder(graph, "obsidian"), Debate(graph)
    notes = {path.removesuffix(".md"): data.decode() for path, data in files.items() if path.endswith(".md")}
    assert len(notes) == len(debate.things) + 1
    linked, told = Counter[str](), set()
    for path, text in notes.items():
        note = frontmatter.loads(text)
        links = re.findall(r"\[\[(.*?)\]\]", re.sub(r"\\.", "", note.content), re.DOTALL)
        assert all(link.count("|") == 1 and not set("[]<>\n") & set(link) for link in links)
        targets = [link.split("|")[0] for link in links]
        assert set(targets) <= set(notes), path
        linked.update(targets)
        if path != "index":
            thing = debate.things[note["iri"]]
            told.add(thing.iri)
            words = [" ".join(thing.label[language].split()) for language in ("kk", "ru", "en")]
            assert note["aliases"][: len(set(words))] == list(dict.fromkeys(words))
            assert all(isinstance(tag, str) and re.fullmatch(r"[a-z/-]+", tag) for tag in note["tags"])
            assert {f"stance/{p.stance}" for p in debate.held[thing.iri]} <= set(note["tags"])
    assert told == set(debate.things)
    assert set(linked) == set(notes) - {"index"}
    colours = json.loads(files[".obsidian/graph.json"])["colorGroups"]
    assert {group["query"].removeprefix("path:") for group in colours} >= {path.split("/")[0] + "/" for path in notes if "/" in path}


def test_the_notes_of_the_vault_can_lie_on_any_disk(hostile: tuiin.KnowledgeGraph, kg: tuiin.KnowledgeGraph):
    """No device of Windows, no sign it refuses, no two names that differ by case alone, none too long."""
    for graph in (hostile, kg):
        paths = list(folder(graph, "obsidian"))
        assert len({path.casefold() for path in paths}) == len(paths)
        for path in paths:
            assert re.fullmatch(r"(\.obsidian/graph\.json)|(index\.md)|([a-z]+/[a-z0-9-]+\.md)", path)
            assert len(path) <= 120
            assert path.split("/")[-1].split(".")[0] not in {"con", "prn", "aux", "nul"}
    assert "concepts/con-.md" in folder(hostile, "obsidian")


def test_markdown_shows_hostile_words_as_they_are(hostile: tuiin.KnowledgeGraph):
    """A reader of CommonMark finds the label in the note, letter by letter, and neither a tag of HTML nor a heading more."""
    text = frontmatter.loads(folder(hostile, "obsidian")["concepts/night-library.md"].decode()).content
    tokens = MarkdownIt("commonmark").parse(text)
    shown = ["".join(part.content for part in token.children or []) for token in tokens if token.type == "inline"]
    assert NASTY in shown
    assert f"en {NASTY}" in shown
    assert not [part for token in tokens for part in (token, *(token.children or [])) if part.type.startswith("html")]
    assert Counter(token.tag for token in tokens if token.type == "heading_open") == {"h1": 1, "h2": 1}


# --- the workbook -------------------------------------------------------------------------------------------------------


def test_openpyxl_reads_the_workbook_back(graph: tuiin.KnowledgeGraph):
    debate = Debate(graph)
    book = openpyxl.load_workbook(io.BytesIO(made(graph, "xlsx")))
    assert book.sheetnames == ["claims", "actors", "concepts", "works", "notes", "lists"]
    claims = list(book["claims"].values)
    head = {str(words): column for column, words in enumerate(claims[0])}
    assert len(claims) == len(debate.positions) + 1
    assert {row[head["en"]] for row in claims[1:]} == {debate.name(claim) for claim in debate.claims}
    told = Counter((row[head["claim"]], row[head["stance"]], row[head["certainty"]]) for row in claims[1:])
    assert told == Counter((f"claim/{p.claim.rsplit('/', 1)[1]}", p.stance, p.certainty) for p in debate.positions.values())
    chains = {" › ".join(debate.name(voice.holder) for voice in debate.chain(p)) for p in debate.positions.values()}
    assert {row[head["holder chain"]] for row in claims[1:]} == chains
    for kind in ("actor", "concept", "work"):
        rows = list(book[f"{kind}s"].values)[1:]
        assert {row[3] for row in rows} == {thing.label["en"] for thing in debate.things.values() if thing.kind == kind}
    assert len(list(book["notes"].values)) == len(debate.notes) + 1
    reviews = [column for words, column in head.items() if words.startswith("review")]
    assert len(reviews) == 5
    assert all(row[column] is None for row in claims[1:] for column in reviews)


def test_the_workbook_has_no_formula_and_marks_what_looks_like_one(hostile: tuiin.KnowledgeGraph):
    """Also when somebody edits the cell afterwards: it bears Excel's mark of text."""
    book = openpyxl.load_workbook(io.BytesIO(made(hostile, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]
    risky = [cell for cell in cells if str(cell.value)[0] in "=+-@"]
    assert {NASTY, LINES, "-устройство", "@құрылғы", "+device", NAME} <= {str(cell.value) for cell in risky}
    assert all(cell.quotePrefix for cell in risky)


def test_a_reviewer_chooses_from_the_lists_of_the_ontology(kg: tuiin.KnowledgeGraph):
    book = openpyxl.load_workbook(io.BytesIO(made(kg, "xlsx")))
    page = book["claims"]
    head = {cell.column_letter: cell.value for cell in page[1]}
    offered = {}
    for rule in page.data_validations.dataValidation:
        column = re.match(r"[A-Z]+", str(rule.sqref))
        assert column
        sheet, cells = rule.formula1.replace("$", "").split("!")
        offered[head[column[0]]] = {row[0].value for row in book[sheet][cells]}
    stances = {iri.rsplit("/", 1)[1] for (iri,) in kg.query("SELECT ?x { ?x skos:inScheme <https://w3id.org/tuiin/stance> }")}
    assert offered["review: stance"] == offered["stance"] == stances
    assert offered["review: verdict"] == {"right", "to be changed", "to be dropped", "not sure"}
    column = {words: letter for letter, words in head.items()}
    for words in ("stance", "certainty", "polarity", "kind", "relation"):
        assert {page[f"{column[words]}{row}"].value for row in range(2, page.max_row + 1)} <= offered[words]
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == page.dimensions


def test_a_text_that_fits_no_cell_is_refused_in_words(library: Path):
    spoil(library, "notes.yaml", "en: It is not said how much light is enough.", f"en: {'word ' * 7000}")
    with pytest.raises(tuiin.TuiinError, match=r"claims, row \d: a text of 3\d,\d+ letters"):
        EXPORTS["xlsx"].make(tuiin.build("night-library", data=library))
