"""The bundle of the Open Knowledge Format: its rules of conformance, its links, and that no claim stands there as a fact."""

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import Any

import frontmatter
import pytest
from markdown_it import MarkdownIt

import tuiin
from tuiin.exports import EXPORTS
from tuiin.exports.debate import Debate

from .conftest import LIBRARY
from .spoiling import spoil

RESERVED = {"index.md", "log.md"}


def bundle(kg: tuiin.KnowledgeGraph) -> dict[str, str]:
    content = EXPORTS["okf"].make(kg)
    assert isinstance(content, dict)
    return {name: text.decode() for name, text in content.items()}


def documents(files: dict[str, str]) -> dict[str, Any]:
    """Return the concept documents, read by a reader of front matter."""
    return {name: frontmatter.loads(text) for name, text in files.items() if PurePosixPath(name).name not in RESERVED}


@pytest.fixture(scope="module", params=["kg", "toy"])
def graph(request: pytest.FixtureRequest) -> tuiin.KnowledgeGraph:
    found: tuiin.KnowledgeGraph = request.getfixturevalue(request.param)
    return found


def test_the_bundle_conforms_to_the_format(graph: tuiin.KnowledgeGraph):
    """Its section 11: front matter with a type in each document, and indexes of lists under headings, of which the first alone has any."""
    files = bundle(graph)
    for document in documents(files).values():
        assert isinstance(document["type"], str)
        assert document["type"].strip()
        assert isinstance(document["description"], str)
        assert "\n" not in document["description"]
        assert re.fullmatch(r"human:[\w-]+", document["generated"]["by"])
        assert all(source["resource"].startswith("https://") for source in document.get("sources", []))
    for name, text in files.items():
        if PurePosixPath(name).name in RESERVED:
            matter = frontmatter.loads(text)
            assert matter.metadata == ({"okf_version": "0.2"} if name == "index.md" else {})
            lines = [line for line in matter.content.splitlines() if line]
            assert lines[0].startswith("# ")
            assert all(re.fullmatch(r"\* \[.+\]\([\w./-]+\) - .+", line) for line in lines[1:])


def links(text: str) -> list[str]:
    tokens = MarkdownIt("commonmark").parse(text)
    inside = [child for token in tokens for child in token.children or []]
    return [str(child.attrs["href"]) for child in inside if child.type == "link_open"]


def test_every_link_has_its_document_and_every_document_its_line_in_an_index(graph: tuiin.KnowledgeGraph):
    files, debate = bundle(graph), Debate(graph)
    read = documents(files)
    assert len(read) == len(debate.things) + len(debate.notes)
    assert {document["resource"] for document in read.values()} == {*debate.things, *(note.iri for note in debate.notes)}
    for document in read.values():
        assert {link.removeprefix("/") for link in links(document.content)} <= set(read)
    listed = Counter(
        str(PurePosixPath(name).parent / link) for name, text in files.items() if name.endswith("/index.md") for link in links(text)
    )
    assert listed == Counter(list(read))


def test_a_claims_document_tells_who_holds_it_how_and_where(graph: tuiin.KnowledgeGraph):
    debate = Debate(graph)
    read = {document["resource"]: document for document in documents(bundle(graph)).values()}
    for iri in debate.claims:
        document, held = read[iri], debate.held[iri]
        told = [(one["holder"], one["stance"], one["certainty"], tuple(one["at"])) for one in document["positions"]]
        assert told == [(position.holder, position.stance, position.certainty, position.at) for position in held]
        sources = {source["id"]: source for source in document["sources"]}
        for position in held:
            assert debate.name(position.holder) in document["description"]
            for passage in debate.resting(position.iri):
                source = sources[passage.sentence]
                assert (source["start"], source["end"], source["sha256"]) == (passage.start, passage.end, passage.sha256)


def test_every_footnote_leads_to_a_source(graph: tuiin.KnowledgeGraph):
    for document in documents(bundle(graph)).values():
        named = set(re.findall(r"(?<!\\)\[\^([\w-]+)\]", document.content))
        assert named == set(re.findall(r"^\[\^([\w-]+)\]: ", document.content, re.M))
        assert named <= {source["id"] for source in document.get("sources", [])}


def test_no_index_says_a_claim_without_saying_whose_it_is(graph: tuiin.KnowledgeGraph):
    lines = bundle(graph)["claims/index.md"].splitlines()[2:]
    assert len(lines) == len(Debate(graph).claims)
    assert all(re.search(r"\.md\) - A claim: .+ (\w+) it", line) for line in lines)


def test_a_thing_may_be_called_as_a_reserved_file_is(library: Any):
    """`log.md` and `index.md` mean something else in every folder."""
    words = "{kk: '%s', ru: '%s', en: %s}"
    strange = "".join(f"{key}:\n  label: {words % (key, key, key)}\n" for key in ("index", "log"))
    spoil(library, "concepts.yaml", "library:\n", f"{strange}library:\n  related: [concept/index, concept/log]\n")
    files = bundle(tuiin.build("night-library", data=library))
    assert {"concepts/index-.md", "concepts/log-.md"} <= set(files)
    assert "concepts/log.md" not in files


def test_a_bundle_of_an_article_without_english_is_in_its_words():
    found = bundle(tuiin.build("freibad", data=LIBRARY.parent / "freibad"))
    assert all(document["title"].strip() for document in documents(found).values())
