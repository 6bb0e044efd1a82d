"""A graph holds what its article needs of the registries, and nothing of what others need."""

import shutil
from pathlib import Path

import pytest

import tuiin
from tuiin.curate.reach import reached
from tuiin.curate.reader import read
from tuiin.model import LOCAL, SHARED

from .command import tuiin as command

OTHERS = {
    "actors.yaml": "stranger:\n  kind: person\n  label: {kk: Бөтен, ru: Чужой, en: Stranger}\n  member_of: [actor/strangers]\n"
    "strangers:\n  kind: group\n  label: {kk: Бөтендер, ru: Чужие, en: Strangers}\n",
    "concepts.yaml": "strange:\n  label: {kk: бөгде, ru: странное, en: strange}\n  broader: [concept/strangest]\n"
    "strangest:\n  label: {kk: ең бөгде, ru: самое странное, en: strangest}\n",
}


@pytest.fixture
def crowded(library: Path) -> Path:
    """The library, whose registries hold what another article needs."""
    for name, entries in OTHERS.items():
        file = library / name
        file.write_text(file.read_text("utf-8") + entries, "utf-8")
    return library


def test_what_others_need_changes_nothing(crowded: Path, toy: tuiin.KnowledgeGraph):
    assert tuiin.build("night-library", data=crowded).nquads == toy.nquads


def test_what_is_needed_is_there_with_what_that_needs(crowded: Path):
    claims = crowded / "articles" / "night-library" / "claims.yaml"
    claims.write_text(claims.read_text("utf-8").replace("subject: concept/night-library\n", "subject: concept/strange\n", 1), "utf-8")
    viewpoints = crowded / "articles" / "night-library" / "viewpoints.yaml"
    graph = tuiin.build("night-library", data=crowded)
    assert {"strange", "strangest"} <= graph.concepts.keys()
    assert "stranger" not in graph.actors
    viewpoints.write_text(
        viewpoints.read_text("utf-8").replace("- member: ", "- member: actor/stranger\n    at: [p1s1]\n  - member: ", 1), "utf-8"
    )
    assert {"stranger", "strangers"} <= tuiin.build("night-library", data=crowded).actors.keys()


def test_an_entry_of_the_article_is_always_there(library: Path):
    entries = read("night-library", library)
    kept = reached(entries.article, entries.records)
    assert {kind: list(kept[kind]) for kind in LOCAL} == {kind: list(entries.records[kind]) for kind in LOCAL}
    assert {kind: list(kept[kind]) for kind in SHARED} == {kind: list(entries.records[kind]) for kind in SHARED}


def test_what_is_wrong_in_an_entry_that_nothing_needs_is_told(crowded: Path):
    concepts = crowded / "concepts.yaml"
    concepts.write_text(concepts.read_text("utf-8").replace("broader: [concept/strangest]", "broader: [concept/nowhere]"), "utf-8")
    run = command("check", "--data", str(crowded))
    assert run.returncode == 2
    assert "concept/strange.broader[0]: found 'concept/nowhere'" in run.stdout + run.stderr


def test_a_graph_name_stands_for_one_content(crowded: Path):
    """Two articles of one folder share no graph but the ontology's, so neither can take away what the other has."""
    second = crowded / "articles" / "second"
    shutil.copytree(crowded / "articles" / "night-library", second)
    for name in ("claims", "arguments", "viewpoints", "events", "values", "citations", "notes", "gists"):
        (second / f"{name}.yaml").write_text("{}\n", "utf-8")
    one, two = (set(tuiin.build(slug, data=crowded).statements.graphs) for slug in ("night-library", "second"))
    assert one & two == {"https://w3id.org/tuiin/id/graph/ontology"}
    assert "https://w3id.org/tuiin/id/graph/second/shared" in two
