"""An agent proposes: only where the server was told so, only what stands in the text, and into the draft alone."""

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="THE PACKAGE mcp IS NOT INSTALLED: no agent proposed anything")

from tests.agents import Agent, agent

from tuiin.agents.proposing import Proposals
from tuiin.draft.candidates import Candidate, from_lines

SLUG = "night-library"
FAIR: dict[str, Any] = {
    "sentence": "p1s2",
    "quote": "түнгі кітапхана оқырман санын арттырады",
    "subject": "concept/night-library",
    "relation": "affects",
    "object_words": "оқырман санын",
    "by": "reader-1",
    "paraphrase": "Кітапқа келетіндер көбейеді.",
    "confidence": 0.7,
}

SAID = FAIR | {"holder": "author", "stance": "asserts", "certainty": "certain"}


@pytest.fixture
def proposing(library: Path):
    with agent(SLUG, "--project", library, "--propose") as there:
        yield there


def draft_of(library: Path) -> list[Candidate]:
    return from_lines((library / "articles" / SLUG / "review" / "draft.jsonl").read_text("utf-8"), "draft")[1]


def curated(library: Path) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for path in sorted(library.rglob("*"))
        if path.is_file() and "review" not in path.parts and ".tuiin" not in path.parts
    }


def test_without_the_flag_nobody_proposes(library: Path):
    with agent(SLUG, "--project", library) as there:
        assert "propose" not in [tool.name for tool in there.do(there.client.list_tools).tools]
        assert "propose" not in there.client.instructions


def test_a_proposal_is_kept_with_the_draft_under_the_name_of_its_agent_and_no_curated_file_changes(proposing: Agent, library: Path):
    before = curated(library)
    (tool,) = [tool for tool in proposing.do(proposing.client.list_tools).tools if tool.name == "propose"]
    assert not tool.annotations.read_only_hint and not tool.annotations.destructive_hint and "`propose`" in proposing.client.instructions
    told = proposing.ask("propose", **FAIR)
    assert told["accepted"] and not told["wrong"]
    ours = [one for one in draft_of(library) if one.by == "agent:reader-1"]
    assert [one.reference for one in ours] == told["references"]
    claim = ours[-1]
    assert claim.at == ("p1s2",) and claim.confidence == 0.7 and claim.entry["text"] == {"kk": "Кітапқа келетіндер көбейеді."}
    assert claim.entry["positions"][0]["holder"] == "actor/oilan-aiman"
    assert curated(library) == before
    again = proposing.ask("propose", **FAIR)
    assert not again["accepted"] and [one["reason"] for one in again["wrong"]] == ["known"]
    assert [one for one in draft_of(library) if one.by == "agent:reader-1"] == ours


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "түнгі кітапхана бәрін арттырады"}, "quote"),
        ({"sentence": "p9s9"}, "quote"),
        ({"subject": "", "subject_words": "Сиқыр министрлігі"}, "invented"),
        ({"subject": "concept/nowhere"}, "reference"),
        ({"subject": "nowhere"}, "schema"),
        ({"relation": "boosts"}, "list"),
        ({"stance": "shouts"}, "list"),
        ({"paraphrase": "Readers grow."}, "language"),
        ({"paraphrase": "Ойланның пікірінше, түнгі кітапхана оқырман санын арттырады."}, "copied"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(change: dict[str, str], reason: str, library: Path):
    kept, wrong = Proposals(SLUG, library).take("a", (FAIR | change)["sentence"], SAID | change)
    assert not kept and reason in {one.reason for one in wrong}
    assert not (library / "articles" / SLUG / "review" / "draft.jsonl").exists()


def test_names_that_are_none_and_drafts_of_another_text_are_refused(proposing: Agent, library: Path):
    assert proposing.refused("propose", **FAIR | {"by": "../x"})["code"] == "bad-argument"
    assert proposing.refused("propose", **FAIR | {"confidence": 7})["code"] == "bad-argument"
    review = library / "articles" / SLUG / "review"
    review.mkdir(exist_ok=True)
    (review / "draft.jsonl").write_text(json.dumps({"draft": 1, "sha256": "0" * 64, "language": "kk", "by": "x"}) + "\n", "utf-8")
    assert "another text" in proposing.refused("propose", **FAIR)["message"]


def test_what_a_person_rejected_is_not_kept_again(library: Path):
    taking = Proposals(SLUG, library)
    kept, _ = taking.take("a", "p1s2", SAID)
    review = library / "articles" / SLUG / "review"
    (review / "draft.jsonl").unlink()
    from tests.acting import desk

    from tuiin.edit.acts import act_of

    desk(library).act(act_of({"kind": "reject", "sentence": "p1s2", "decide": {kept[-1].key: {"what": "rejected", "reason": "not-said"}}}))
    again, wrong = taking.take("a", "p1s2", SAID)
    assert not again and [one.reason for one in wrong] == ["rejected"]
