"""Acts on curated files: carried out, taken back byte for byte, done again; through crashes, and beside other programs."""

import multiprocessing
import os
import random
import signal
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from tests.acting import SLUG, act, claim, desk, endlessly, files_of

from tuiin.curate.log import Log, NoLog, hunk
from tuiin.curate.reader import read
from tuiin.curate.tabled import Files
from tuiin.curate.tidy import tidy
from tuiin.edit.acts import Refused, act_of
from tuiin.edit.desk import Conflict, Desk
from tuiin.edit.sides import FRAME, joined

HERE = Path(__file__).parent


def test_five_hundred_acts_and_as_many_undos_end_in_the_same_bytes(library):
    start, there, rng = files_of(library), desk(library), random.Random(5)
    done = 0
    while done < 500:
        done += act(there, rng)
    assert files_of(library) != start and len(there.log.lines) == 500
    for _ in range(250):
        there.undo()
    there = desk(library)  # as after a restart
    for _ in range(250):
        there.undo()
    assert files_of(library) == start
    with pytest.raises(Refused, match="nothing is left"):
        there.undo()
    for _ in range(100):
        there.redo()
    for _ in range(100):
        there.undo()
    assert files_of(library) == start
    assert (there.review.done, there.review.decisions) == (desk(library).review.done, desk(library).review.decisions)


def test_what_acts_write_is_read_and_tidy_and_leaves_all_else_as_it_was(library):
    tidy(library, write=True)
    claims = library / "articles" / SLUG / "claims.yaml"
    first = claims.read_text("utf-8").splitlines()
    claims.write_text("\n".join([first[0], "# Whoever reads this: mind the lamps.", *first[1:]]) + "\n", "utf-8")
    there, rng = desk(library), random.Random(8)
    before = claims.read_text("utf-8").splitlines()
    for _ in range(6):
        sentence = sorted(there.order)[-1]
        new = {"claim/?1": claim(rng, there, sentence), "concept/?2": {"label": {"en": f"lamp {rng.random()}"}}}
        there.act(act_of({"kind": "add", "sentence": sentence, "create": [*new], "write": new}))
    after = claims.read_text("utf-8").splitlines()
    kept = iter(after)
    assert all(line in kept for line in before), "a line that nobody touched is gone, or elsewhere"
    assert tidy(library, write=False) == []
    assert len(read(SLUG, library).records["claim"]) == len([name for name in there.book.entries if name.startswith("claim/")])


def test_new_entries_get_ids_of_what_they_say_and_stand_where_they_belong(library):
    there, rng = desk(library), random.Random(1)
    sentence = "p1s1"
    entry = claim(rng, there, sentence) | {"subject": "concept/?1", "relation": "causes", "polarity": "negative"}
    new = {"claim/?3": entry, "concept/?2": {"label": {"en": "dry books"}}, "concept/?1": {"label": {"kk": "жаңбыр"}}}
    names = there.act(act_of({"kind": "add", "sentence": sentence, "create": [*new], "write": new})).names
    assert names == {"concept/?2": "concept/dry-books", "concept/?1": "concept/zhangbyr", "claim/?3": "claim/zhangbyr-not-causes-dry-books"}
    concepts = list(read(SLUG, library).records["concept"])
    assert "dry-books" in concepts and there.book.entries["claim/zhangbyr-not-causes-dry-books"]["object"] == "concept/dry-books"
    again = there.act(act_of({"kind": "add", "sentence": sentence, "create": ["concept/?1"], "write": {"concept/?1": new["concept/?2"]}}))
    assert again.names == {"concept/?1": "concept/dry-books-2"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"kind": "fly"}, "kind: found 'fly'; wanted one of accept"),
        ([], "wanted an act"),
        ({"kind": "add", "write": {"planet/x": {}}}, "'planet/x'; wanted a reference"),
        ({"kind": "add", "write": {"claim/x": "yes"}}, "claim/x: found 'yes'; wanted an entry"),
        ({"kind": "silent", "silent": {"p1s1": "bored"}}, "silent.p1s1: found 'bored'; wanted one of title"),
        ({"kind": "done", "done": {"../p1s1": True}}, "wanted a sentence"),
        ({"kind": "add", "seen": "now"}, "seen: found 'now'; wanted a number"),
        ({"kind": "reject", "decide": {"x": {"what": "lost"}}}, "what: found 'lost'; wanted one of accepted"),
    ],
)
def test_what_is_no_act_is_refused_in_words(said, words):
    with pytest.raises(Refused) as error:
        act_of(said)
    assert words in str(error.value)


def test_entries_that_would_be_wrong_are_refused_field_by_field_and_nothing_is_written(library):
    start, there = files_of(library), desk(library)
    wrong = {
        "kind": "causal",
        "subject": "concept/nowhere",
        "relation": "flies",
        "object": "concept/also-not",
        "text": {"xx": "?"},
        "positions": [],
    }
    with pytest.raises(Refused) as error:
        there.act(act_of({"kind": "add", "sentence": "p1s1", "create": ["claim/?1"], "write": {"claim/?1": wrong}}))
    assert {one["field"] for one in error.value.problems} >= {"subject", "relation"}
    assert files_of(library) == start and not there.log.lines


def test_what_others_refer_to_does_not_go(library):
    there = desk(library)
    used = there.book.entries["claim/" + next(iter(read(SLUG, library).records["claim"]))]["subject"]
    with pytest.raises(Refused) as error:
        there.act(act_of({"kind": "remove", "write": {used: None}}))
    assert any(name.startswith("claim/") for name in error.value.used)


def test_the_silence_of_a_sentence_is_one_line_of_article_yaml(library):
    tidy(library, write=True)
    path = library / "articles" / SLUG / "article.yaml"
    before = path.read_text("utf-8").splitlines()
    there = desk(library)
    there.act(act_of({"kind": "silent", "sentence": "p1s1", "silent": {"p1s1": "transition"}}))
    after = path.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ["  transition: p1s1"]
    assert [line for line in before if line not in after] == []


def test_another_window_that_has_not_seen_a_change_gets_a_conflict_and_its_own_does_not(library):
    there = desk(library)
    name = next(name for name in there.book.entries if name.startswith("claim/"))
    changed = [
        there.book.entries[name] | {"text": there.book.entries[name]["text"] | {"en": words}} for words in ("One.", "Two.", "Three.")
    ]
    there.act(act_of({"kind": "change", "seen": 1, "window": "a", "write": {name: changed[0]}}))
    there.act(act_of({"kind": "change", "seen": 1, "window": "a", "write": {name: changed[1]}}))
    with pytest.raises(Conflict) as error:
        there.act(act_of({"kind": "change", "seen": 1, "window": "b", "write": {name: changed[2]}}))
    (conflict,) = error.value.conflicts
    assert (conflict["ref"], conflict["there"]["text"]["en"], conflict["here"]["text"]["en"]) == (name, "Two.", "Three.")
    there.act(act_of({"kind": "change", "seen": there.version, "window": "b", "write": {name: changed[2]}}))
    assert there.book.entries[name]["text"]["en"] == "Three."


def test_what_only_one_side_changed_is_of_both_and_only_the_same_field_changed_otherwise_asks(library):
    there = desk(library)
    path = library / "articles" / SLUG / "claims.yaml"
    name = next(name for name in there.book.entries if name.startswith("claim/"))
    began, seen = there.book.entries[name], there.version
    path.write_text(path.read_text("utf-8").replace(began["text"]["en"], "Theirs."), "utf-8")
    there.outside([path])
    page = {key: one for key, one in began.items() if key != "polarity"}  # as a form writes it: what goes without saying is not said
    said = {"kind": "change", "seen": seen, "window": "a", "before": {name: began}}
    there.act(act_of(said | {"write": {name: page | {"quantifier": "most"}}}))
    now = there.book.entries[name]
    assert (now["text"]["en"], now["quantifier"]) == ("Theirs.", "most")
    there.act(act_of(said | {"write": {name: page | {"text": began["text"] | {"kk": "Осында."}}}}))
    assert there.book.entries[name]["text"] == now["text"] | {"kk": "Осында."}, "words of another language are another field"
    with pytest.raises(Conflict) as error:
        there.act(act_of(said | {"write": {name: page | {"text": began["text"] | {"en": "Mine."}}}}))
    (conflict,) = error.value.conflicts
    assert (conflict["before"], conflict["there"]["quantifier"], conflict["clash"]) == (began, "most", ["text"])
    assert [(conflict["taken"][side]["text"]["en"], conflict["taken"][side]["quantifier"]) for side in ("there", "here")] == [
        ("Theirs.", "most"),
        ("Mine.", "most"),
    ]
    assert conflict["here"]["polarity"] == began["polarity"]


@pytest.mark.parametrize("field", ["subject", "object", "relation"])
def test_of_two_changes_of_a_frame_one_is_taken_whole_and_none_is_made_of_both(library, field):
    there = desk(library)
    path = library / "articles" / SLUG / "claims.yaml"
    name = next(name for name, entry in there.book.entries.items() if name.startswith("claim/") and "concept/" in str(entry["object"]))
    began, seen = there.book.entries[name], there.version
    concepts = [one for one in there.book.entries if one.startswith("concept/") and one not in {began["subject"], began["object"]}]
    theirs = began | {field: "prevents" if field == "relation" else concepts[0]}
    other = Desk(Files(SLUG, library), "boris")
    other.act(act_of({"kind": "change", "write": {name: theirs}}))
    there.outside([path])
    mine = began | {"polarity": "negative", "quantifier": "most"}
    with pytest.raises(Conflict) as error:
        there.act(act_of({"kind": "change", "seen": seen, "window": "a", "before": {name: began}, "write": {name: mine}}))
    (conflict,) = error.value.conflicts
    assert set(conflict["clash"]) == {field, "polarity"}
    for side, whole in (("there", theirs), ("here", mine)):
        taken = conflict["taken"][side]
        assert [taken[one] for one in FRAME] == [whole[one] for one in FRAME] and taken["quantifier"] == "most"


def test_a_frame_that_one_side_changed_is_taken_with_what_else_the_other_did(library):
    before = desk(library).book.entries[next(name for name in desk(library).book.entries if name.startswith("claim/"))]
    there, here = before | {"relation": "prevents", "polarity": "negative"}, before | {"role": "premise"}
    assert joined(before, there, here) == joined(before, here, there) == there | {"role": "premise"}
    unsaid = {name: one for name, one in before.items() if name != "polarity"}  # positive, that is
    assert joined(unsaid, before, unsaid | {"relation": "prevents"})["relation"] == "prevents"


@pytest.mark.parametrize("told", [0, 1])  # whether the page that sends it says that it has heard of the other's change
def test_a_form_that_was_opened_before_another_program_changed_the_same_asks_though_its_window_changed_it_earlier(library, told):
    there = desk(library)
    path = library / "concepts.yaml"
    name = next(name for name in there.book.entries if name.startswith("concept/"))

    def labelled(label: str) -> dict:
        return {name: there.book.entries[name] | {"label": there.book.entries[name]["label"] | {"en": label}}}

    there.act(act_of({"kind": "change", "seen": 1, "window": "a", "write": labelled("Mine.")}))
    form = {"kind": "change", "seen": there.version, "window": "a", "before": {name: there.book.entries[name]}}
    path.write_text(path.read_text("utf-8").replace("Mine.", "Theirs."), "utf-8")
    assert name in there.outside([path])
    with pytest.raises(Conflict) as error:
        there.act(act_of(form | {"seen": form["seen"] + told, "write": labelled("Mine too.")}))
    (conflict,) = error.value.conflicts
    assert [conflict[side]["label"]["en"] for side in ("before", "there", "here")] == ["Mine.", "Theirs.", "Mine too."]


def test_undo_after_another_program_changed_other_entries_keeps_theirs_and_asks_about_the_same(library):
    there = desk(library)
    path = library / "articles" / SLUG / "claims.yaml"
    names = [name for name in there.book.entries if name.startswith("claim/")]
    mine, theirs = names[0], names[-1]
    old = there.book.entries[mine]["text"]["en"]
    there.act(
        act_of({"kind": "change", "write": {mine: there.book.entries[mine] | {"text": there.book.entries[mine]["text"] | {"en": "Mine."}}}})
    )
    words = there.book.entries[theirs]["text"]["en"]
    path.write_text(path.read_text("utf-8").replace(words, "Theirs."), "utf-8")
    assert there.outside([path]) == {theirs: there.book.entries[theirs]}
    there.undo()
    entries = desk(library).book.entries
    assert (entries[mine]["text"]["en"], entries[theirs]["text"]["en"]) == (old, "Theirs.")
    there.redo()
    path.write_text(path.read_text("utf-8").replace("Mine.", "Theirs too."), "utf-8")
    there.outside([path])
    with pytest.raises(Conflict) as error:
        there.undo()
    assert error.value.conflicts[0]["there"]["text"]["en"] == "Theirs too."


@contextmanager
def kept_open(ends):
    try:
        yield ends
    finally:
        for end in ends:
            end.close()


def all_of(reading):
    """What a process had sent when it was ended; the last of it may be cut."""
    with suppress(EOFError, OSError):
        while True:
            yield reading.recv()


def test_two_hundred_kills_in_the_middle_of_acts_lose_nothing_and_leave_nothing_half_done(library):
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.acting"])
    rng, saved = random.Random(3), 0
    for seed in range(200):
        with kept_open(context.Pipe(duplex=False)) as (reading, writing):
            running = context.Process(target=endlessly, args=(str(library), seed, writing))
            running.start()
            writing.close()
            assert reading.recv() == "ready"
            time.sleep(rng.random() * 0.15)
            os.kill(running.pid, signal.SIGKILL)
            running.join()
            lines = list(all_of(reading))
        there = desk(library)
        numbers = [line.number for line in there.log.lines]
        assert numbers == [*range(1, len(numbers) + 1)]
        if lines:
            number, done, decided = lines[-1]
            saved += len(lines)
            assert len(numbers) - number in (0, 1), "an act that was said to be saved is gone"
            if len(numbers) == number:
                assert (sorted(there.review.done), sorted(there.review.decisions)) == (done, decided)
        assert not [path for path in library.rglob(".*.y*") if path.name.startswith((".claims", ".concepts", ".article", ".notes"))]
    assert saved > 100
    while there.review.undoable:
        there.undo()
    assert files_of(library) == files_of(HERE / "library")


def test_a_log_that_was_cut_or_is_none(library):
    there = desk(library)
    for sentence in ("p1s1", "p1s2"):
        there.act(act_of({"kind": "done", "done": {sentence: True}}))
    with there.log.path.open("ab") as out:
        out.write(b'{"number": 3, "when": "20')
    there = desk(library)
    assert there.review.done == {"p1s1", "p1s2"}
    there.act(act_of({"kind": "done", "done": {"p1s1": False}}))
    assert [line.number for line in Log(there.log.path)] == [1, 2, 3]
    there.log.path.write_text("not a log\n", "utf-8")
    with pytest.raises(NoLog, match=r"anna\.jsonl:1"):
        desk(library)


@pytest.mark.parametrize(
    ("before", "after"), [(b"", b"a"), (None, b"a\n"), (b"a", None), (b"abc", b"abXc"), ("қол".encode(), "қола".encode()), (b"aa", b"a")]
)
def test_a_hunk_goes_both_ways(before, after):
    there = hunk("x", before, after)
    assert there.apply(before) == after and there.turned().apply(after) == before
    with pytest.raises(ValueError, match="x"):
        there.apply(b"something else")


def test_figures_of_a_draft_are_text_and_are_written_as_numbers(library):
    there = desk(library)
    claim = next(name for name in there.book.entries if name.startswith("claim/"))
    concept = next(name for name in there.book.entries if name.startswith("concept/"))
    value = {"indicator": concept, "subject": concept, "year": "2004", "value": "27.50", "unit": "percent", "claim": claim, "at": ["p1s1"]}
    there.act(act_of({"kind": "add", "create": ["value/?1"], "write": {"value/?1": value}}))
    lines = (library / "articles" / SLUG / "values.yaml").read_text("utf-8")
    assert "  year: 2004\n" in lines and "  value: 27.50\n" in lines


def test_a_work_that_was_drafted_keeps_the_id_by_which_other_drafts_refer_to_it(library):
    there = desk(library)
    work = {"kind": "scholarly", "label": {"en": "A village and its books"}}
    citation = {"work": "work/holm-2019", "characterization": "citesForInformation", "printed": "Holm (2019)", "at": ["p1s1"]}
    new = {"work/holm-2019": work, "citation/holm-2019": citation}
    names = there.act(act_of({"kind": "accept", "create": [*new], "write": new})).names
    assert "work/holm-2019" in there.book.entries and "work/holm-2019" not in names
    again = {"citation/?1": citation | {"at": ["p1s2"]}}
    assert there.act(act_of({"kind": "accept", "create": [*again], "write": again})).names["citation/?1"] in there.book.entries
