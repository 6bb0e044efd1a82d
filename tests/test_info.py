"""What is in a graph, at a glance: every number is that of an independent count."""

import json
import shutil
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

import tuiin
from tuiin.compare import summary as room
from tuiin.compare.summary import Info, NoBadge, badge, info, text, to_json
from tuiin.exports.report import languages, report
from tuiin.graph.knowledge import Graph
from tuiin.model import Claim

from .command import tuiin as command
from .conftest import LIBRARY, TOP, opened
from .spoiling import SLUG, spoil

TOY = ["--data", str(LIBRARY)]


@pytest.fixture(scope="module")
def found(kg: tuiin.KnowledgeGraph) -> Info:
    return info(Graph("kg", kg.statements))


@pytest.fixture(scope="module")
def small() -> Info:
    return info(opened(SLUG, LIBRARY))


def test_things_are_counted_as_the_curated_records_are(found: Info, kg: tuiin.KnowledgeGraph):
    records = {f"{kind}s": len(there) for kind, there in kg.entries.records.items()}
    assert {kind: found.counts[kind] for kind in records} == records
    assert found.counts["tensions"] == sum(found.tensions.values())
    claims = [claim for claim in kg.entries.records["claim"].values() if isinstance(claim, Claim)]

    def positions(held: tuple) -> int:
        return sum(1 + positions(position.voices) for position in held)

    assert found.counts["positions"] == sum(positions(claim.positions) for claim in claims)
    assert set(found.counts) == {*room.KINDS, *room.MORE}


def test_sentences_and_labels_are_counted_as_the_report_does(found: Info, kg: tuiin.KnowledgeGraph):
    written = json.loads(report(kg, [], {}, {}))
    assert found.sentences == {key: written["sentences"][key] for key in ("all", "with_claims", "silent")} | {
        "unread": len(written["sentences"]["unaccounted"])
    }
    assert found.missing == {"kk": 0, "ru": 0, "en": 0}
    assert set(languages(kg)) == set(found.labels)


def test_statements_are_told_apart_by_where_they_come_from(found: Info, kg: tuiin.KnowledgeGraph):
    assert sum(found.statements.values()) == len(kg.statements)
    assert found.statements["derived"] == sum(n for graph, n in kg.statements.counts().items() if "/derived/" in graph) > 0
    assert found.arguments == dict(Counter(a.basis for a in kg.entries.records["argument"].values()))  # type: ignore[attr-defined]


def test_the_most_connected_have_the_most_edges_of_the_network(found: Info, kg: tuiin.KnowledgeGraph):
    degrees = dict(kg.to_networkx().degree())
    assert [node.number for node in found.connected] == sorted(degrees.values(), reverse=True)[: len(found.connected)]
    assert all(degrees[node.thing] == node.number for node in found.connected)


def test_what_is_contested_is_what_somebody_disputes_and_what_stands_in_a_tension(small: Info):
    (claim,) = small.contested
    assert claim.thing.endswith("/claim/night-library-raises-readers")
    assert (claim.number, small.contested_claims, small.tensions, small.opposed) == (2, 1, {"stance": 1}, ())


def test_opposed_viewpoints_are_told_once(found: Info):
    assert {frozenset((a["en"], b["en"])) for a, b in found.opposed} == {
        frozenset({"Authoritarian model of using technology", "Democratic model of using technology"}),
        frozenset({"Conventionalist direction", "Instrumentalist direction"}),
    }
    assert len(found.opposed) == 2


def test_findings_and_a_missing_label_are_counted(library: Path, kg: tuiin.KnowledgeGraph, found: Info):
    assert found.findings == {"violation": 0, "warning": 0, "info": 0} | Counter(f.severity for f in kg.check())
    spoil(library, "arguments.yaml", "[claim/rank-2018]", "[claim/night-library-raises-readers]")
    assert info(opened(str(library), library)).findings["violation"] >= 1
    version = opened(SLUG, LIBRARY)
    for triples in version.statements.graphs.values():
        triples.discard('<https://w3id.org/tuiin/id/concept/eyesight> <http://www.w3.org/2004/02/skos/core#prefLabel> "зрение"@ru')
    spoilt = info(Graph("spoilt", version.statements))
    assert spoilt.missing == {"kk": 0, "ru": 1, "en": 0}
    assert "ru 18 (1 missing)" in text(spoilt)


def test_the_text_is_in_the_language_asked_for_and_the_json_as_its_schema_says(found: Info, small: Info):
    assert text(small, "kk").startswith("Түнгі кітапхана туралы\n")
    assert "Бұлақты қалалық кеңесі" in text(small, "kk")
    for one in (found, small):
        jsonschema.validate(json.loads(to_json(one)), json.loads((TOP / "docs" / "info.schema.json").read_text("utf-8")))


@pytest.mark.parametrize(
    ("what", "message", "colour"),
    [
        ("claims", "4", "blue"),
        ("tensions", "1", "blue"),
        ("sentences", "7", "blue"),
        ("coverage", "100%", "brightgreen"),
        ("findings", "0", "brightgreen"),
    ],
)
def test_a_badge_is_what_shields_reads(small: Info, what: str, message: str, colour: str):
    assert json.loads(badge(small, what)) == {"schemaVersion": 1, "label": what, "message": message, "color": colour}


def test_a_badge_of_another_name_is_refused_and_one_of_nothing_says_none(small: Info):
    with pytest.raises(NoBadge, match="no badge 'dogs'; there are claims, "):
        badge(small, "dogs")
    empty = small.__class__(
        **{name: getattr(small, name) for name in small.__slots__} | {"sentences": {"all": 0, "with_claims": 0, "silent": 0, "unread": 0}}
    )
    assert json.loads(badge(empty, "coverage"))["message"] == "0%"


def test_the_command_tells_of_an_article_a_folder_and_a_file(tmp_path: Path):
    command("build", *TOY, "-q", "-o", str(tmp_path))
    plain = command("info", *TOY)
    assert (plain.returncode, plain.stderr) == (0, "")
    assert plain.stdout.startswith("On the night library\n")
    folder = str(tmp_path / SLUG)
    for named in (SLUG, folder, f"{folder}/graph.nq", str(LIBRARY / "articles" / SLUG)):
        assert command("info", named, *TOY).stdout == plain.stdout
    assert json.loads(command("info", "--json", *TOY).stdout)["counts"]["claims"] == 4
    assert json.loads(command("info", "--badge", "works", *TOY).stdout)["message"] == "1"
    assert command("info", "--badge", "dogs", *TOY).returncode == 2
    assert command("info", "none", *TOY).returncode == 2


def test_two_articles_are_told_of_one_by_one(library: Path):
    shutil.copytree(library / "articles" / SLUG, library / "articles" / "other")
    run = command("info", "--data", str(library))
    assert run.returncode == 2
    assert "wanted one article" in run.stderr
    assert command("info", "other", "--data", str(library)).returncode == 0


def test_a_label_of_a_foreign_graph_is_shown_and_not_obeyed(tmp_path: Path, toy: tuiin.KnowledgeGraph):
    """Neither an escape sequence, nor a line that GitHub would take for a command, nor words without end."""
    nasty = "late\\u001B]0;pwned\\u0007\\n::error::x\\u202E" + "y" * 5000
    graph = toy.statements.nquads()
    for label in ("night library", "On the night library", "Aiman Oilan"):
        graph = graph.replace(f'"{label}"@en', f'"{nasty}"@en').replace(f'"{label}', f'"::{nasty}')
    (tmp_path / "nasty.nq").write_text(graph, "utf-8")
    run = command("info", str(tmp_path / "nasty.nq"))
    assert run.returncode == 0
    assert "late\\x1b]0;pwned\\x07\\n::error::x\\u202e" in run.stdout
    for line in run.stdout.splitlines():
        assert line.isprintable()
        assert not line.lstrip().startswith("::")
        assert len(line) < 1000
