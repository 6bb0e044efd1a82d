"""What reviewing took, by the logs of the page: seconds are counted once, what was taken back is no claim."""

import json
from pathlib import Path

import pytest

from tuiin.curate.log import Line
from tuiin.edit.acts import act_of
from tuiin.edit.effort import effort
from tuiin.edit.opening import opened

from .command import ran
from .editing import SLUGS, project_in

SLUG = SLUGS["en"]


def line(number: int, kind: str, sentence: str = "p1s1", **more: object) -> Line:
    return Line(number=number, when=f"2026-01-01T00:00:{number:02}+00:00", by="ak", kind=kind, sentence=sentence, **more)


def test_seconds_count_since_the_sentence_was_marked_and_are_added_once():
    lines = [
        line(1, "accept", seconds=4.0, keys=1),
        line(2, "accept", seconds=6.0, keys=2),
        line(3, "done", seconds=7.0, keys=1),
        line(4, "done", sentence="p1s2", seconds=2.0, keys=1),
        line(5, "back", sentence="p1s1", seconds=3.0, keys=1),  # come back to
        line(6, "done", sentence="p1s3", seconds=4000.0, keys=1),  # went away
    ]
    found = effort([lines])
    assert found.kinds["accept"].seconds == 6.0 and found.kinds["done"].seconds == 1 + 2 + 300
    assert (found.whole.acts, found.whole.keys, found.sentences) == (6, 7, 3)
    assert list(found.kinds) == ["done", "accept", "back"]


CLAIM = {"kind": "causal", "text": {"en": "x"}}


@pytest.fixture
def lines() -> list[Line]:
    key = {name: f"claim {name} causes" for name in "abcd"}
    decided = {name: {"what": what, "ref": f"claim/{name}"} for name, what in (("a", "accepted"), ("b", "corrected"), ("c", "accepted"))}
    return [
        line(1, "accept", write={"claim/a": (None, CLAIM)}, decide={key["a"]: (None, decided["a"])}),
        line(2, "correct", write={"claim/b": (None, CLAIM), "concept/x": (None, {})}, decide={key["b"]: (None, decided["b"])}),
        line(3, "accept", write={"claim/c": (None, CLAIM)}, decide={key["c"]: (None, decided["c"])}),
        line(4, "accept", undoes=3, write={"claim/c": (CLAIM, None)}, decide={key["c"]: (decided["c"], None)}),
        line(5, "reject", decide={key["d"]: (None, {"what": "rejected", "reason": "trivial"}), "actor x": (None, {"what": "rejected"})}),
        line(6, "add", write={"claim/new": (None, CLAIM)}),
        line(7, "change", write={"claim/older": (CLAIM, CLAIM)}),
    ]


def test_what_became_of_drafts_is_told_without_what_was_taken_back(lines: list[Line]):
    found = effort([lines])
    assert (found.accepted, found.corrected, found.added, found.rejected) == (1, 1, 1, 1)
    assert found.kinds["undo"].acts == 1
    both = effort([lines, lines[5:6]])
    assert (both.added, both.whole.acts) == (2, len(lines) + 1)


def test_the_command_tells_it_of_real_acts(tmp_path: Path):
    project = project_in(tmp_path / "en", "en")
    code, _, err = ran("score", SLUG, "--project", project, "--effort")
    assert code != 0 and "nobody has reviewed it" in err
    desk = opened(SLUG, project, None, "ak").desk
    desk.act(act_of({"kind": "silent", "sentence": "p1s2", "silent": {"p1s2": "transition"}, "seconds": 30, "keys": 2}))
    desk.act(act_of({"kind": "done", "sentence": "p1s3", "done": {"p1s3": True}, "seconds": 90, "keys": 1}))
    code, out, _ = ran("score", SLUG, "--project", project, "--effort")
    assert code == 0
    assert "all           2      2.0      3          1.5" in out
    assert "2 sentences: 1.00 minutes and 1.5 keys each" in out
    told = json.loads(ran("score", SLUG, "--project", project, "--effort", "--json")[1])
    assert told["whole"] == {"acts": 2, "seconds": 120.0, "keys": 3}
