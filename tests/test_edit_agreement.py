"""Two readings of one article: what is a difference and what is none, the figures, and differences settled into the article itself."""

import json
import random
import shutil
from collections import Counter

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiin.cli import main
from tuiin.curate.reader import read
from tuiin.curate.tabled import Files
from tuiin.curate.tidy import tidy
from tuiin.edit.acts import Refused, act_of
from tuiin.edit.agreeing.agreement import agreement
from tuiin.edit.agreeing.alpha import nominal, ordinal
from tuiin.edit.agreeing.differing import differences, scope
from tuiin.edit.agreeing.matching import match
from tuiin.edit.agreeing.readings import OtherText, reading, same_text
from tuiin.edit.desk import Desk
from tuiin.edit.layers import NoLayer, begun, layers, where
from tuiin.edit.settling import choice_of, settle

from .acting import SLUG as NIGHT
from .acting import act, files_of
from .conftest import HERE
from .editing import project_in
from .editor import Editor
from .layered import CERTAINTIES, COUNT, SLUG, argument, change, claim, layer, place, project, text


@pytest.fixture
def data(tmp_path):
    return project(tmp_path / "harbour")


def held(**more):
    """Change what the only position of a claim says."""
    return lambda entry: entry["positions"][0].update(more)


def said(**more):
    return lambda entry: entry | more


def added(desk, ref, entry):
    desk.act(act_of({"kind": "add", "write": {ref: entry}}))


VOICED = [
    {
        "holder": "actor/reeve",
        "stance": "reports",
        "certainty": "certain",
        "at": [place(16)],
        "voices": [{"holder": "actor/tamm", "stance": "recommends", "certainty": "certain"}],
    }
]

# What is another for bolat, by claim: 27 of the 30 differences, each with the field that it shows in.
PLANTED = {
    0: ("object", said(object="concept/tide-9")),
    1: ("object", said(object="concept/boat-9")),
    2: ("object", said(object="actor/sarin")),
    3: ("subject", said(subject="concept/harbour")),
    4: ("subject", said(subject="actor/tamm")),
    5: ("relation", said(relation="increases")),
    6: ("relation", said(relation="threatens")),
    7: ("relation", said(relation="decreases")),
    8: ("polarity", said(polarity="negative")),
    9: ("polarity", said(polarity="negative")),
    10: ("kind", said(kind="normative")),
    11: ("quantifier", said(quantifier="most")),
    12: ("condition", said(condition={"en": "if the wind holds"})),
    13: ("region", said(region=["concept/harbour"])),
    14: ("role", said(role="finding")),
    15: ("holder", held(holder="actor/sarin")),
    16: ("holder", said(positions=VOICED)),
    17: ("holder", lambda entry: entry["positions"].append({**entry["positions"][0], "holder": "actor/tamm"})),
    18: ("stance", held(stance="denies")),
    19: ("stance", held(stance="endorses")),
    20: ("stance", held(stance="hypothesises")),
    21: ("certainty", held(certainty="doubtful")),
    22: ("certainty", held(certainty="certain")),
    23: ("certainty", held(certainty="certain")),
    24: ("at", held(at=[place(24), place(25)])),
    25: ("at", held(at=[place(27)])),
    26: ("valence", said(valence="bad")),
}
EVERY = {place(number): True for number in range(COUNT)}
NEW = claim(38) | {"subject": "concept/vessel"}


def altered(entry, made):
    entry = json.loads(json.dumps(entry))
    found = made(entry)
    return found if isinstance(found, dict) else entry


def two(data):
    """Two layers with thirty planted differences and ten that are none."""
    anna, bolat = layer(data, "anna"), layer(data, "bolat")
    there = bolat.book.entries
    third = {"holder": "actor/tamm", "stance": "denies", "certainty": "certain", "at": [place(32), place(33)]}
    write = {f"claim/c{number}": altered(there[f"claim/c{number}"], made) for number, (_, made) in PLANTED.items()}
    write |= {"claim/c27": None, "argument/a3": there["argument/a3"] | {"kind": "attacks"}}  # 28, 29
    # What is no difference: an id, and a claim's place in its file; the wording of a paraphrase, twice; the order of positions and of
    write |= {"claim/c28": None, "claim/boats-and-tides": claim(28)}
    write["claim/c29"] = claim(29) | {"text": {"en": "Boat 29 makes the tide come."}}
    write["claim/c32"] = altered(claim(32), lambda entry: entry["positions"].insert(0, third | {"at": [place(33), place(32)]}))
    # places; one concept under two ids, by label and by match; a further form of a concept; an argument's id, the order of its premises.
    write |= {"concept/a-ship": {"label": {"en": "ship"}, "alt": {"en": ["vessel"]}}, "claim/c38": NEW | {"subject": "concept/a-ship"}}
    write["concept/port"] = {"label": {"en": "port"}, "exact_match": ["https://example.org/harbour"]}
    write["claim/c34"] = claim(34) | {"object": "concept/port"}
    write["concept/tide-35"] = there["concept/tide-35"] | {"alt": {"en": ["tide of hour 35"]}}
    write |= {"argument/a6": None, "argument/other": argument(6) | {"premises": argument(6)["premises"][::-1]}}
    bolat.act(act_of({"kind": "change", "write": write, "done": EVERY}))
    mine = {"claim/c30": claim(30) | {"text": {"en": "The thirtieth boat."}}, "claim/c34": claim(34) | {"object": "concept/harbour"}}
    mine["claim/c32"] = altered(claim(32), lambda entry: entry["positions"].append(third))
    mine |= {"concept/vessel": {"label": {"en": "Vessel"}}, "claim/c38": NEW}
    anna.act(act_of({"kind": "change", "write": mine, "done": EVERY, "silent": {place(39): "transition"}}))  # 30
    return anna, bolat


def both(data):
    return match(*(reading(name, SLUG, where(SLUG, data, name)) for name in ("anna", "bolat")))


def test_thirty_planted_differences_are_told_and_ten_that_are_none_are_not(data):
    two(data)
    found = both(data)
    told = {(one.one.partition("/")[2] or one.at[0], one.field) for one in differences(found, scope(found))}
    wanted = {(f"c{number}", name) for number, (name, _) in PLANTED.items()}
    wanted |= {("c27", "only-one"), ("a3", "kind"), (place(39), "silent")}
    assert told == wanted and len(differences(found, scope(found))) == 30
    assert {(one.one, one.other, one.by) for one in found.joined} == {
        ("concept/vessel", "concept/a-ship", "label"),
        ("concept/harbour", "concept/port", "match"),
    }


def alpha_by_definition(pairs, distance):
    """1 - Do/De, from all pairs of values: within units, and of all values with each other (Krippendorff 2004, p. 222)."""
    values = [value for pair in pairs for value in pair]
    observed = sum(distance(one, other) for one, other in pairs) / len(pairs)
    every = [(values[i], values[j]) for i in range(len(values)) for j in range(len(values)) if i != j]
    return 1 - observed / (sum(distance(one, other) for one, other in every) / len(every))


def rank_distance(values):
    """The ordinal distance: values from the one to the other, both ends counted half, squared."""
    given_ = Counter(values)

    def distance(one, other):
        low, high = sorted((CERTAINTIES.index(one), CERTAINTIES.index(other)))
        return (sum(given_[CERTAINTIES[place]] for place in range(low, high + 1)) - (given_[one] + given_[other]) / 2) ** 2

    return distance


def reference(data):
    """The figures by themselves: from what the files say, and from who knows which entries are the same."""
    same = {"concept/a-ship": "concept/vessel", "concept/port": "concept/harbour", "claim/boats-and-tides": "claim/c28"}
    readers = []
    for name in ("anna", "bolat"):
        said = json.dumps(reading(name, SLUG, where(SLUG, data, name)).entries)
        for ref, other in same.items():
            said = said.replace(f'"{ref}"', f'"{other}"')
        readers.append(json.loads(said))
    claims = [{ref: entry for ref, entry in each.items() if ref.startswith("claim/")} for each in readers]

    def places(entry):
        return sorted({at for position in entry["positions"] for at in position["at"]})

    def frames(each, *fields):
        return Counter((at, *(entry[name] for name in fields)) for entry in each.values() for at in places(entry))

    def rate(one, other):
        right = sum((one & other).values())
        one, other = sum(one.values()), sum(other.values())
        return {"f": round(2 * right / (one + other), 4), "both": right, "one": one, "other": other}

    common = claims[0].keys() & claims[1].keys()
    arguments = [[entry for ref, entry in each.items() if ref.startswith("argument/")] for each in readers]
    rates = {
        "claim.sentence": rate(*(Counter({at for one in each.values() for at in places(one)}) for each in claims)),
        "claim": rate(*(Counter(each.keys()) for each in claims)),
        "frame": rate(*(frames(each, "subject", "relation", "object", "polarity") for each in claims)),
        "frame.relation": rate(*(frames(each, "relation") for each in claims)),
        "place": rate(*(Counter((ref, at) for ref in common for at in places(each[ref])) for each in claims)),
        "argument": rate(*(Counter((one["kind"], frozenset(one["premises"]), one["conclusion"]) for one in each) for each in arguments)),
    }
    judged = {"stance": [], "certainty": []}
    for ref in sorted(common - {"claim/c25"}):  # which stands in no sentence of both
        one, other = (each[ref]["positions"] for each in claims)
        by_holder = {position["holder"]: position for position in other}
        for position in one:
            beside = by_holder.get(position["holder"]) or other[0]
            beside = beside.get("voices", [beside])[0]
            for name, pairs in judged.items():
                pairs.append((position[name], beside[name]))
    return rates, judged


def test_figures_agree_with_a_reference_computation(data):
    two(data)
    figures = agreement(both(data), "en")["figures"]
    rates, judged = reference(data)
    assert figures["rates"] == rates
    assert {rates[name]["f"] for name in rates} - {1.0}, "nothing is tried where all agree"
    assert figures["judged"] == {name: len(pairs) for name, pairs in judged.items()}
    nominally = alpha_by_definition(judged["stance"], lambda one, other: float(one != other))
    ranked = alpha_by_definition(judged["certainty"], rank_distance([value for pair in judged["certainty"] for value in pair]))
    assert figures["alpha"] == {"stance": round(nominally, 4), "certainty": round(ranked, 4)}
    for name, pairs in judged.items():
        counted = Counter(pairs)
        matrix = figures["matrix"][name]
        assert {(one, other): count for one, row in matrix.items() for other, count in row.items()} == counted


def test_alpha_is_that_of_published_examples():
    """Nominal data of two observers, and data of four with gaps (Krippendorff: Computing Krippendorff's Alpha-Reliability, 2011, B and C)."""
    observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
    units = [[None if value == "." else int(value) for value in unit] for unit in zip(*observers, strict=True)]
    assert round(nominal(units), 3) == 0.743
    assert round(ordinal(units, [1, 2, 3, 4, 5]), 3) == 0.815


def test_alpha_by_hand():
    """Four units, (a, a), (a, b), (b, b), (b, b): one of four disagrees; of all 8 values 3 are a: 1 - 7 * 1 / 15."""
    assert nominal([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]) == pytest.approx(1 - 7 / 15)
    assert nominal([("a", "a"), ("a", "a")]) is None and nominal([]) is None and nominal([("a", None), (None, "b")]) is None
    with pytest.raises(ValueError, match="high"):
        ordinal([("low", "high")], ["low", "mid"])


UNITS = st.lists(st.tuples(*[st.sampled_from(CERTAINTIES)] * 2), min_size=1, max_size=12)


@given(UNITS, st.permutations(CERTAINTIES))
def test_alpha_is_what_its_definition_says_whoever_comes_first(pairs, names):
    values = [value for pair in pairs for value in pair]
    for alpha, distance in (
        (nominal, lambda one, other: float(one != other)),
        (lambda units: ordinal(units, CERTAINTIES), rank_distance(values)),
    ):
        found = alpha(pairs)
        assert (found is None) == (len(set(values)) == 1)
        if found is not None:
            assert found == pytest.approx(alpha_by_definition(pairs, distance))
            assert found <= 1 and (found == pytest.approx(1)) == all(one == other for one, other in pairs)
            assert found == pytest.approx(alpha([pair[::-1] for pair in reversed(pairs)]))
    named = dict(zip(CERTAINTIES, names, strict=True))
    renamed_, plain = nominal([(named[one], named[other]) for one, other in pairs]), nominal(pairs)
    assert (renamed_ is None and plain is None) or renamed_ == pytest.approx(plain)
    backwards, forwards = ordinal(pairs, CERTAINTIES[::-1]), ordinal(pairs, CERTAINTIES)
    assert (backwards is None and forwards is None) or backwards == pytest.approx(forwards)


def article(data):
    """The desk of anna on the article itself."""
    return Desk(Files(SLUG, data), "anna")


def chosen(data, found=None, **choice):
    """Settle something between the two layers, and return the desk of the article."""
    there, found = article(data), found or both(data)
    settle(found, scope(found), there, choice_of(choice))
    return there


def keys(data, *fields):
    found = both(data)
    return {one.key: one for one in differences(found, scope(found)) if not fields or one.field in fields}


def told(data):
    return agreement(both(data), "en", article(data).review.decisions)


def test_what_both_have_alike_is_taken_over_as_one_act_and_taken_back_byte_for_byte(data):
    two(data)
    before = {path: path.read_bytes() for path in (data / "articles" / SLUG).glob("*.yaml")} | {
        path: path.read_bytes() for path in data.glob("*.yaml")
    }
    there = chosen(data, choice="alike")
    assert len(there.log.lines) == 1 and there.log.lines[0].kind == "settle"
    assert there.book.article["curators"] == ["anna", "bolat"]
    assert "claim/c38" in there.book.entries and there.book.entries["claim/c38"]["subject"] == "concept/vessel"
    assert "ship" in there.book.entries["concept/vessel"]["alt"]["en"]
    assert there.book.entries["claim/c34"]["object"] == "concept/harbour"
    assert there.book.entries["claim/c29"]["text"]["en"].startswith("What boat 29"), "a wording is none of what is taken over"
    assert place(33) in there.review.done and place(0) not in there.review.done
    read(SLUG, data)
    assert len(told(data)["differences"]) == 30, "nothing that is settled changes what was judged"
    change(article(data), "claim/c34", lambda entry: entry | {"relation": "threatens"})
    there = chosen(data, choice="alike")
    assert not there.log.lines[-1].write, "what was taken over is not written again, whatever became of it since"
    there.undo()
    there.undo()
    there.undo()
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("who", [0, 1])
def test_all_differences_settled_for_one_side_make_the_article_say_what_that_side_says(data, who):
    two(data)
    chosen(data, choice="alike")
    chosen(data, choice="12"[who], keys=[*keys(data)])
    assert told(data)["left"] == 0
    mine = reading(("anna", "bolat")[who], SLUG, where(SLUG, data, ("anna", "bolat")[who]))
    found = match(reading("article", SLUG, data), mine)
    assert differences(found, {*mine.order}) == []
    read(SLUG, data)
    assert tidy(data, write=False) == [] or tidy(data, write=True)


def test_both_stand_as_two_claims_as_two_positions_as_the_wider_place(data):
    two(data)
    by_field = {(one.one, one.field): key for key, one in keys(data).items()}
    there = chosen(data, choice="3", keys=[by_field["claim/c0", "object"]])
    assert {there.book.entries[name]["object"] for name in ("claim/c0", "claim/c0-2")} == {"concept/tide-0", "concept/tide-9"}
    there = chosen(data, choice="3", keys=[by_field["claim/c18", "stance"]])
    assert [one["stance"] for one in there.book.entries["claim/c18"]["positions"]] == ["asserts", "denies"]
    there = chosen(data, choice="3", field="at")
    assert there.book.entries["claim/c24"]["positions"][0]["at"] == [place(24), place(25)]
    assert there.book.entries["claim/c25"]["positions"][0]["at"] == [place(25), place(27)]
    there = chosen(data, choice="3", keys=[by_field["claim/c15", "holder"]])
    assert [one["holder"] for one in there.book.entries["claim/c15"]["positions"]] == ["actor/reeve", "actor/sarin"]
    there = chosen(data, choice="1", keys=[by_field["claim/c0", "object"]])
    assert "claim/c0-2" not in there.book.entries, "another choice takes away what the first one made"
    with pytest.raises(Refused, match="one reason"):
        chosen(data, choice="3", keys=[f"silent {place(39)}"])


def test_a_claim_with_two_differences_is_written_when_both_are_settled(data):
    anna, bolat = layer(data, "anna"), layer(data, "bolat")
    change(bolat, "claim/c5", lambda entry: entry | {"object": "concept/tide-9", "relation": "requires", "positions": entry["positions"]})
    change(bolat, "claim/c6", lambda entry: held(stance="denies", certainty="doubtful")(entry))
    for key, one in keys(data).items():
        before = article(data).book.entries[one.one]
        there = chosen(data, choice="1" if one.field in ("object", "stance") else "2", keys=[key])
        settled = {row["key"] for row in told(data)["differences"] if "settled" in row}
        assert key in settled
        assert there.book.entries[one.one] == before or len(settled & {k for k, o in keys(data).items() if o.one == one.one}) == 2
    done = article(data).book.entries
    assert (done["claim/c5"]["object"], done["claim/c5"]["relation"]) == ("concept/tide-5", "requires")
    assert (done["claim/c6"]["positions"][0]["stance"], done["claim/c6"]["positions"][0]["certainty"]) == (
        claim(6)["positions"][0]["stance"],
        "doubtful",
    )
    assert anna.book.entries["claim/c5"] == layer(data, "anna").book.entries["claim/c5"]


def test_what_only_one_has_comes_with_its_things_or_goes_with_what_hangs_on_it(data):
    anna, bolat = layer(data, "anna"), layer(data, "bolat")
    added(anna, "concept/buoy", {"label": {"en": "buoy"}})
    added(anna, "claim/c38", claim(38) | {"object": "concept/buoy"})
    bolat.act(act_of({"kind": "remove", "write": {"claim/c0": None, "argument/a0": None}}))
    added(anna, "argument/new", argument(36))
    told_of = {one.one: key for key, one in keys(data).items()}
    assert set(told_of) == {"claim/c0", "claim/c38"}, "an argument comes with the claim that only one has"
    there = chosen(data, choice="1", keys=[told_of["claim/c38"]])
    assert there.book.entries["concept/buoy"]["label"] == {"en": "buoy"} and there.book.entries["argument/new"]["conclusion"] == "claim/c37"
    there = chosen(data, choice="2", keys=[told_of["claim/c0"]])
    assert "claim/c0" not in there.book.entries and "argument/a0" not in there.book.entries
    read(SLUG, data)


def test_an_edited_third_a_comment_and_steps_back(data):
    two(data)
    key = next(key for key, one in keys(data).items() if one.one == "claim/c0")
    entry = claim(0) | {"object": "concept/?1", "text": {"en": "Of both."}}
    there = chosen(data, choice="e", keys=[key], entry=entry, create={"concept/?1": {"label": {"en": "spring tide"}}})
    assert there.book.entries["claim/c0"]["object"] == "concept/spring-tide"
    assert next(one for one in told(data)["differences"] if one["key"] == key)["settled"]["whose"] == []
    chosen(data, choice="c", keys=[key], words="It is the spring tide.")
    row = next(one for one in told(data)["differences"] if one["key"] == key)
    assert [(one["by"], one["words"]) for one in row["comments"]] == [("anna", "It is the spring tide.")]
    chosen(data, choice="undo")
    chosen(data, choice="undo")
    assert told(data)["left"] == 30 and article(data).book.entries["claim/c0"]["object"] == "concept/tide-0"
    with pytest.raises(Refused, match="nothing that was settled"):
        chosen(data, choice="undo")
    with pytest.raises(Refused, match="nothing differs there"):
        chosen(data, choice="1", keys=["object of nothing"])
    for wrong in ({}, [], {"choice": "7"}, {"choice": "1"}, {"choice": "e", "keys": "x"}):
        with pytest.raises(Refused):
            choice_of(wrong)


def test_first_judgements_count_whatever_became_of_them(data):
    anna, bolat = layer(data, "anna"), layer(data, "bolat")
    entry = claim(38)
    entry["positions"][0] |= {"stance": "asserts", "certainty": "certain"}
    for desk, stance in ((anna, "questions"), (bolat, "denies")):
        judged = {"stance": stance, "certainty": "probable"}
        decide = {"claim 1-2 affects": {"what": "corrected", "ref": "claim/c38"}, "claim 3-4": {"what": "rejected", "reason": "trivial"}}
        desk.act(act_of({"kind": "accept", "write": {"claim/c38": entry}, "judged": judged, "decide": decide}))
    anna.act(act_of({"kind": "accept", "decide": {"concept x": {"what": "accepted"}}, "done": {place(38): True}}))
    bolat.act(act_of({"kind": "done", "done": {place(38): True}}))
    said = agreement(both(data), "en")
    assert said["differences"] == [], "what stands is the same"
    assert said["figures"]["matrix"] == {"stance": {"questions": {"denies": 1}}, "certainty": {"probable": {"probable": 1}}}
    assert [one["agreed"] for one in said["figures"]["drafts"]] == [pytest.approx(1 / 3, abs=1e-4), 0.0]


def test_what_one_has_not_read_is_compared_by_nobody(data):
    two(data)
    desk = layer(data, "bolat")
    desk.act(act_of({"kind": "back", "done": {place(1): False, place(39): False}}))
    found = both(data)
    assert scope(found) == {place(number) for number in range(COUNT)} - {place(1), place(39)}
    hidden = {place(number) for number in (0, 1, 2, 3, 36, 37, 38, 39)}
    assert scope(found, strict=True) == {place(number) for number in range(COUNT)} - hidden, "paragraphs that both have not ticked off"
    assert len(agreement(found, "en")["differences"]) == 28 and len(agreement(found, "en", everything=True)["differences"]) == 30


def test_a_layer_is_one_folder_that_no_check_build_or_export_reads(data, tmp_path):
    curators(data)
    outputs = []
    for out in ("before", "after"):
        assert main(["build", SLUG, "--data", str(data), "-q", "--out", str(tmp_path / out)]) == 0
        outputs.append({path.name: path.read_bytes() for path in (tmp_path / out).rglob("*") if path.is_file()})
        if out == "before":
            before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
            desk = layer(data, "anna")
            change(desk, "claim/c3", held(stance="denies"))
            added(desk, "concept/buoy", {"label": {"en": "buoy"}})
    assert outputs[0] == outputs[1]
    assert {path: path.read_bytes() for path in before} == before
    new = {path for path in data.rglob("*") if path.is_file()} - before.keys()
    assert new and all(path.is_relative_to(where(SLUG, data, "anna")) for path in new)
    assert layers(SLUG, data) == ["anna"] and begun(SLUG, data, "anna") == where(SLUG, data, "anna")
    assert main(["check", str(where(SLUG, data, "anna") / "articles" / SLUG), "-q"]) == 0, "a layer is of the project of its article"
    with pytest.raises(NoLayer, match="wanted lower-case"):
        begun(SLUG, data, "../anna")


def curators(data):
    """Name somebody as the article's curator, as whoever begins it does."""
    path = data / "articles" / SLUG / "article.yaml"
    path.write_text(path.read_text("utf-8").replace("your name", "anna"), "utf-8")


def test_the_command_tells_differences_by_ids_and_labels_and_no_sentence_of_the_text(data, capsys):
    assert main(["agree", "--data", str(data)]) == 2, "nobody has a reading"
    two(data)
    capsys.readouterr()
    assert main(["agree", "--data", str(data)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("anna and bolat: 40 of 40 sentences read by both · ") and "30 differences" in out
    assert "p1s1  claim object: boat 0 causes tide 0\n    anna: tide 0 (claim/c0)\n    bolat: tide 9 (claim/c0)\n" in out
    assert "reeve ▸ tamm" in out and "by match" in out
    assert not any(sentence in out for sentence in text().split(".") if sentence.strip())
    assert main(["agree", "bolat", "anna", "--data", str(data), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["readings"] == ["bolat", "anna"] and len(told["differences"]) == 30
    folder = where(SLUG, data, "anna") / "articles" / SLUG
    assert main(["agree", str(folder), str(folder), "--data", str(data)]) == 0
    assert main(["agree", "anna", "nobody", "--data", str(data)]) == 2


def test_a_curator_without_a_reading_is_told_how_to_begin_one(tmp_path, capsys):
    home = project_in(tmp_path / "en", "en")
    assert main(["agree", "ak", "zed", "--project", str(home)]) == 2
    assert "`tuiin edit night-buses --own --curator ak` begins one" in capsys.readouterr().err


def test_readings_of_two_texts_are_not_compared(data):
    one, other = (reading(name, SLUG, data) for name in ("one", "other"))
    other.article["text"] = {**other.article["text"], "sha256": "0" * 64}
    same_text(one, one)
    with pytest.raises(OtherText, match="different texts"):
        same_text(one, other)


def test_two_pages_see_each_other_when_both_have_ticked_off_and_settle_into_the_article(tmp_path):
    home = shutil.copytree(HERE / "freibad", tmp_path / "freibad", ignore=shutil.ignore_patterns(".tuiin"))
    (home / "tuiin.toml").write_text(
        (home / "tuiin.toml").read_text("utf-8").replace("[folders]", '[curators.max]\nname = "Max Ihm"\n[folders]')
    )
    claims = home / "articles" / "freibad" / "claims.yaml"
    before = claims.read_bytes()
    with Editor(home, "--own", "--curator", "lena") as lena:
        state = lena.state()
        assert state["own"] and state["others"] == [] and state["curator"]["name"] == "Lena van der Berg"
        assert httpx.get(f"{lena.url}agreement?with=max").status_code == 400
        with Editor(home, "--own", "--curator", "max") as max_:
            name, entry = next((ref, one) for ref, one in state["entries"].items() if ref.startswith("claim/"))
            sentence = entry["positions"][0]["at"][0]
            for editor, stance in ((lena, "denies"), (max_, "questions")):
                positions = [{**entry["positions"][0], "stance": stance}, *entry["positions"][1:]]
                editor.act(write={name: entry | {"positions": positions}}, sentence=sentence)
            assert claims.read_bytes() == before and lena.state()["others"] == ["max"]
            seen = httpx.get(f"{lena.url}agreement?with=max").raise_for_status().json()
            assert seen["differences"] == [] and seen["figures"]["read"] == sum(bool(one["silent"]) for one in state["sentences"])
            done = {one["id"]: True for one in state["sentences"]}
            for editor in (lena, max_):
                editor.act(kind="done", done=done)
            (row,) = httpx.get(f"{lena.url}agreement?with=max").raise_for_status().json()["differences"]
            assert (row["field"], [side["said"] for side in row["sides"]]) == ("stance", [["denies"], ["questions"]])
            assert httpx.get(f"{max_.url}agreement?with=lena").json()["differences"][0]["key"] == row["key"]
            settled = lena.post("settle", {"with": "max", "choice": "2", "keys": [row["key"]]}).raise_for_status().json()
            assert settled["saved"] and settled["agreement"]["left"] == 0
            assert settled["agreement"]["differences"][0]["settled"]["whose"] == ["max"]
            assert b"questions" in claims.read_bytes() and b"denies" not in claims.read_bytes()
            assert lena.state()["entries"][name]["positions"][0]["stance"] == "denies", "a reading stays as it was judged"
            assert httpx.get(f"{max_.url}agreement?with=lena").json()["left"] == 0, "the other page hears of it, too"
            with Editor(home, "--curator", "lena") as whole:
                assert not whole.state()["own"] and whole.state()["others"] == ["lena", "max"]
                busy = lena.post("settle", {"with": "max", "choice": "1", "keys": [row["key"]]})
                assert busy.status_code == 503, "the article has one writer"
            lena.post("settle", {"with": "max", "choice": "undo"}).raise_for_status()
            assert claims.read_bytes() == before
            assert lena.post("settle", {"with": "max", "choice": "9"}).status_code == 400


@pytest.mark.parametrize("seed", range(3))
def test_whatever_two_curators_did_can_be_settled_for_one_of_them_and_taken_back(library, seed):
    before, rng = files_of(library), random.Random(seed)
    for name in ("anna", "bolat"):
        desk, done = Desk(Files(NIGHT, begun(NIGHT, library, name)), name), 0
        while done < 20:
            done += act(desk, rng)
    found = match(*(reading(name, NIGHT, where(NIGHT, library, name)) for name in ("anna", "bolat")))
    every, who = {*found.one.order}, rng.choice("12")
    rows = [one.key for one in differences(found, every)]
    rng.shuffle(rows)
    there = Desk(Files(NIGHT, library), "anna")
    settle(found, every, there, choice_of({"choice": "alike"}))
    for key in rows:
        settle(found, every, there, choice_of({"choice": who, "keys": [key]}))
    settle(found, every, there, choice_of({"choice": "alike"}))
    assert agreement(found, "en", there.review.decisions, everything=True)["left"] == 0
    side = (found.one, found.other)["12".index(who)]
    left = differences(match(reading("article", NIGHT, library), side), every)
    assert [one.key for one in left if one.kind not in ("actor", "concept", "work")] == []
    while there.review.undoable:
        there.undo()
    assert files_of(library) == before
