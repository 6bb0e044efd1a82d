"""The editing page in a browser: each task with as many keys as its design allows, on three layouts, into real files."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import HERE, axe
from .editor import Editor
from .hands import CODES, Hands


@pytest.fixture(params=["us", "kk", "de"])
def hand(edit: Callable[..., Hands], request: pytest.FixtureRequest) -> Callable[..., Hands]:
    """The same on each layout: a Latin one, one whose letters are not Latin, and one whose letters stand elsewhere."""
    return partial(edit, layout=request.param)


def test_a_draft_is_accepted_with_one_key_rejected_with_two_and_both_are_taken_back_with_one(hand):
    hands = hand()
    hands.go("p1s1").press("a").counted(1)
    expect(hands.page.locator(".card[data-state=accepted]")).to_have_count(1)
    assert hands.read("claims.yaml").keys() == {"night-buses-preserves-small-towns"}
    hands.press("x", "2").counted(2)
    assert "wrong reading" in hands.message
    hands.press("u").counted(1)
    expect(hands.page.locator(".card[data-state=drafted]")).to_have_count(1)
    hands.press("u").counted(1)
    expect(hands.page.locator(".card[data-state=drafted]")).to_have_count(2)
    assert hands.read("claims.yaml") == {}


def test_space_refuses_while_a_draft_is_undecided_then_ticks_off_and_goes_on(hand):
    hands = hand()
    hands.go("p1s1").press(" ")
    assert hands.message == "2 drafts here are undecided"
    hands.press("a", "a", " ")
    expect(hands.page.locator("#s-p1s1")).to_have_attribute("data-state", "done")
    expect(hands.page.locator("#s-p1s2")).to_have_attribute("aria-selected", "true")
    hands.keys = 0
    hands.press("0", "5").counted(2)
    assert hands.read("article.yaml")["silent"]["transition"] == "p1s2"
    expect(hands.page.locator("#s-p1s3")).to_have_attribute("aria-selected", "true")


def test_an_object_is_corrected_and_the_claim_accepted_with_seven_keys(hand):
    hands = hand()
    hands.go("p3s2").press("o").type("even").press("Enter", "Enter").counted(7)
    claim = hands.read("claims.yaml")["night-buses-preserves-evening-shops"]
    assert claim["preserves"] == "evening-shops"
    expect(hands.page.locator(".card[data-state=corrected]")).to_have_count(1)


def test_a_first_claim_in_an_empty_article(hand):
    hands = hand(draft="none")
    hands.go("p1s1").press("n").type("nigh").press("Enter").type("pres").press("Enter").type("smal").press("Enter")
    hands.words("Places live by what runs late.").press("Enter").counted(17)
    assert hands.read("claims.yaml")["night-buses-preserves-small-towns"]["text"] == "Places live by what runs late."


def test_a_new_concept_typed_in_full_and_one_of_the_words_of_the_sentence(hand):
    hands = hand(draft="none")
    hands.go("p4s2").press("n").type("car").press("Enter").type("incr").press("Enter").type("cost of insurance").press("Enter")
    hands.words("What is paid to be insured goes up as cars do.").press("Enter").counted(29)
    assert hands.read("concepts.yaml")["cost-of-insurance"] == "cost of insurance"
    hands.press("u")
    hands.saved()
    assert "cost-of-insurance" not in hands.read("concepts.yaml")
    hands.keys = 0
    hands.press("n").type("car").press("Enter").type("inc").press("Enter").type("ins").press("Enter")
    hands.words("What is paid to be insured goes up as cars do.").press("Enter").counted(15)
    assert "insurance-costs" in hands.read("concepts.yaml")


def test_a_reported_voice_of_somebody_new(hand):
    hands = hand(draft="none")
    hands.go("p3s3").press("n").type("emp").press("Enter").type("is").press("Enter").type("myth").press("Enter")
    expect(hands.page.locator("#f-holder-0")).to_be_focused()
    hands.type("Ole Brandt").press("Enter", "Enter")
    hands.words("No bus is without riders.").press("Enter")
    (claim,) = hands.read("claims.yaml").values()
    assert "brandt-ole" in str(claim) and hands.read("actors.yaml")["brandt-ole"]["kind"] == "person"
    hands.counted(37)


def test_a_voice_is_put_on_a_draft_and_two_voices_on_one_claim(hand):
    hands = hand()
    hands.go("p3s1").press("v").type("uni").press("Enter", "Enter").counted(6)
    assert hands.read("claims.yaml")["night-buses-used-by-shift-workers"]["voices"] == "harbour-union"
    hands.go("p9s1").press("x", "1").go("p9s1")
    hands.press("n").type("car").press("Enter").type("inc").press("Enter").type("roa").press("Enter").type("uni").press("Enter")
    hands.words("Riding will cost more, they fear.").press("Alt+v").type("cou").press("Enter", "Enter").counted(24)
    assert hands.read("claims.yaml")["car-traffic-increases-road-accidents"]["voices"] == ["harbour-union", "torvik-council"]


def test_a_twin_is_found_and_taken_instead(hand):
    hands = hand()
    hands.go("p12s1").press("n").type("nig").press("Enter").type("pres").press("Enter").type("eve").press("Enter")
    expect(hands.page.locator(".warnings")).to_contain_text("claimed already at p12s1 (draft)")
    hands.press("Alt+t").counted(16)
    assert list(hands.read("claims.yaml")) == ["night-buses-preserves-evening-shops"]


def test_a_claim_is_split(hand):
    hands = hand()
    hands.go("p1s1").press("d").type("even").press("Enter")
    hands.words("Shops in the evening live by them.").press("Enter").counted(7)
    assert "night-buses-preserves-evening-shops" in hands.read("claims.yaml")
    expect(hands.page.locator(".card")).to_have_count(3)


def test_arguments_take_two_keys_and_those_that_lead_to_a_draft_wait_for_it(hand):
    hands = hand()
    hands.go("p1s1").press("a", "a")
    hands.press("ArrowLeft")
    hands.keys = 0
    hands.press("1", "a").counted(2)
    (argument,) = hands.read("arguments.yaml").values()
    assert (argument["kind"], argument["conclusion"]) == ("supports", "night-buses-should-be-service-after-midnight")
    hands.press("1", "/").type("rider").press("Enter").counted(8)
    assert "waits" in hands.message
    hands.go("p11s1").press("a")
    assert len(hands.read("arguments.yaml")) == 2


def test_a_slip_is_noted_by_keyboard_alone(hand):
    hands = hand()
    hands.go("p5s2").press("m").type("is").press("Enter").type("are").press("Enter").counted(8)
    (note,) = hands.read("notes.yaml").values()
    assert (note["printed"], note["probably"]) == ("is", "are")


def test_kazakh_with_a_voice_that_its_sign_asked_for_and_a_figure_with_its_publisher(edit):
    hands = edit("kk", draft="none", layout="kk")
    hands.go("p2s1").press("n").type("тү").press("Enter").type("сақ").press("Enter").type("дү").press("Enter")
    expect(hands.page.locator("#f-holder-0")).to_be_focused()
    hands.press("Enter").words("Кешкі сауда көлікке сүйенеді.").press("Enter").counted(15)
    assert hands.read("claims.yaml")["tungi-avtobus-preserves-dukender"]["voices"] == "quanov-marat"
    hands.go("p3s1").press("n").type("тұр").press("Enter").type("мәні").press("Enter").type("қол").press("Enter")
    hands.press("Enter").words("Сұралғандардың жартысына жуығы мұны жақтайды.").press("Enter").counted(18)
    (value,) = hands.read("values.yaml").values()
    assert (value["value"], value["unit"], value["indicator"]) == (46.5, "percent", "qoldaushylar-ulesi")
    assert next(one for one in hands.read("claims.yaml").values() if "has-value" in one)["voices"] == "kolik-qory"


def test_keys_are_found_by_place_on_a_kazakh_layout_and_by_letter_on_a_german_one(edit):
    hands = edit(layout="kk")
    hands.go("p1s1").press("a").counted(1)
    expect(hands.page.locator(".card[data-state=accepted]")).to_have_count(1)
    expect(hands.page.locator(".bar")).to_contain_text("ф")
    hands.press("x", "2").counted(2)
    expect(hands.page.locator(".card[data-state=drafted]")).to_have_count(0)
    hands.press("1", "Escape", "u", "u").counted(9)
    expect(hands.page.locator(".card[data-state=drafted]")).to_have_count(2)
    hands.layout = "de"
    hands.press("a", "u").counted(2)
    expect(hands.page.locator(".card[data-state=drafted]")).to_have_count(2)


def test_keys_sent_without_a_pause_end_in_the_same_files(edit):
    hands = edit(draft="none")
    keys = ["n", *"nigh", "Enter", *"pres", "Enter", *"smal", "Enter", *"Own words", "Enter", " ", "0", "5", "n", *"tri", "Enter"]
    raw = hands.page.context.new_cdp_session(hands.page)
    for key in keys:  # all of them wait in the browser before the first is heard
        text = {"Enter": "\r"}.get(key, key)
        code = CODES.get(key) or (f"Key{key.upper()}" if key.isalpha() else f"Digit{key}" if key.isdigit() else "Period")
        raw.send("Input.dispatchKeyEvent", {"type": "keyDown", "key": key, "code": code, "text": text, "windowsVirtualKeyCode": ord(text)})
    assert hands.read("claims.yaml")["night-buses-preserves-small-towns"]["text"] == "Own words"
    assert hands.read("article.yaml")["silent"]["transition"] == "p1s2"
    expect(hands.page.locator(".where b")).to_have_text("p1s3")
    expect(hands.page.locator("#f-relation")).to_be_focused()


def test_with_own_judgement_first_nothing_of_the_drafts_is_in_the_document_before_the_choice(edit):
    hands = edit()
    hands.page.locator(".own input").check()
    hands.go("p9s2")
    right = hands.page.locator("#right")
    for hidden in ("hypothesises", "possible", "0.86"):
        assert hidden not in right.inner_html()
    hands.press("a", "1", "1").counted(3)
    assert "The draft had: hypothesises · possible" in hands.message
    assert hands.read("claims.yaml")["night-buses-decreases-ticket-prices"].get("stance", "asserts") == "asserts"
    hands.press("g")
    claim = hands.read("claims.yaml")["night-buses-decreases-ticket-prices"]
    assert (claim["stance"], claim["certainty"]) == ("hypothesises", "possible")
    hands.go("p3s2").press("o")
    assert hands.page.locator(".holder [aria-checked=true]").count() == 0
    hands.type("even").press("Enter")
    expect(hands.page.locator("#f-stance-0")).to_be_focused()  # the judgement is what is missing; a digit gives it
    hands.press("5", "Enter", "2", "Enter", "Enter")
    claim = hands.read("claims.yaml")["night-buses-preserves-evening-shops"]
    assert (claim["stance"], claim["certainty"]) == ("denies", "probable")


def test_with_own_judgement_first_a_blank_paragraph_is_read_without_its_drafts_which_come_as_a_second_look(edit):
    hands = edit()
    page = hands.page
    hands.go("p7s3")
    expect(page.locator(".card[data-state=drafted]")).to_have_count(1)
    page.locator(".own input").check()
    expect(page.locator(".card")).to_have_count(0)
    expect(page.locator("#s-p7s3")).to_have_attribute("data-state", "none")
    assert "shift workers a way home" not in page.locator("#right").inner_html()
    hands.go("p7s1").press(" ", " ")
    expect(page.locator(".card")).to_have_count(0)
    hands.press(" ")
    assert hands.message.startswith("This paragraph was read without drafts; the draft has 1 more to decide")
    expect(page.locator("#s-p7s3")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".card[data-state=drafted]")).to_have_count(1)
    hands.press("x", "2", "u", "u")  # the tick is taken back, too: held back again
    expect(page.locator(".card")).to_have_count(0)
    page.locator(".own input").uncheck()
    expect(page.locator(".card[data-state=drafted]")).to_have_count(1)


def test_everything_can_be_done_with_a_mouse_alone(edit):
    hands = edit()
    page = hands.page
    page.locator("#s-p1s1 .state").click()
    page.locator(".card .main").click()
    expect(page.locator(".card[data-state=accepted]")).to_have_count(1)
    page.locator(".card .buttons button", has_text="reject").click()
    page.get_by_role("radio", name="too trivial").click()
    page.get_by_role("button", name="Nothing missing").click()
    expect(page.locator("#s-p1s1")).to_have_attribute("data-state", "done")
    page.locator("#s-p4s1 .state").click()
    page.get_by_role("button", name="Another claim").click()
    page.locator(".list [role=option]", has_text="car traffic").first.click()
    page.locator(".list [role=option]", has_text="increases").click()
    page.locator("#s-p4s1 .words").dblclick(position={"x": 330, "y": 12})  # a word of the sentence
    expect(page.locator("#f-words")).to_be_focused()
    assert (
        page.locator("#f-object").input_value()
        in "This increase in car traffic after midnight - often on icy roads - results in more accidents."
    )
    page.keyboard.type("The words cannot be clicked.")
    page.locator("#f-save").click()
    expect(page.locator(".card[data-state=added]")).to_have_count(1)
    hands.saved()
    page.locator(".card[data-state=added] .handle").drag_to(page.locator(".card[data-state=drafted]"))
    assert "waits" in hands.message
    page.locator(".message button").or_(page.locator(".bar button", has_text="undo")).first.click()
    expect(page.locator(".card[data-state=added]")).to_have_count(0)


def test_what_else_there_is_to_do_can_be_done_with_a_mouse_alone(edit):
    """A voice, a split, marks and a merge, an argument, a note, nothing claimed, what is made anew: no key but for names that are sought and for words of one's own."""
    hands = edit()
    page = hands.page
    bar = page.locator(".bar button")
    page.locator("#s-p3s1 .state").click()
    bar.filter(has_text="voice").click()
    page.keyboard.type("union")
    page.locator(".list [role=option]", has_text="harbour union").first.click()
    page.locator("#f-save").click()
    expect(page.locator(".card[data-state=corrected]")).to_have_count(1)
    assert hands.read("claims.yaml")["night-buses-used-by-shift-workers"]["voices"] == "harbour-union"
    bar.filter(has_text="split").click()
    page.keyboard.type("evening")
    page.locator(".list [role=option]", has_text="evening shops").first.click()
    page.locator("#f-words").click()
    page.keyboard.type("Shops live by them.")
    page.locator("#f-save").click()
    expect(page.locator(".card")).to_have_count(2)
    bar.filter(has_text="mark").first.click()
    page.locator(".card[data-marked=false]").click()
    bar.filter(has_text="merge").click()
    expect(page.locator(".card")).to_have_count(1)
    bar.filter(has_text="argument").click()
    page.locator("#argue li button").first.click()
    assert "waits" in hands.message or hands.read("arguments.yaml")
    page.locator("#s-p5s2 .words").dblclick(position={"x": 90, "y": 12})
    bar.filter(has_text="note").click()
    page.get_by_role("radio", name="doubt").click()
    page.locator("#n-remark").click()
    page.keyboard.type("Which of them?")
    page.locator("#n-save").click()
    assert [one["kind"] for one in hands.read("notes.yaml").values()] == ["doubt"]
    page.locator("#s-p5s3 .state").click()
    bar.filter(has_text="no claim").click()
    page.get_by_role("radio", name="transition").click()
    assert hands.read("article.yaml")["silent"]["transition"] == "p5s3"


def test_what_is_done_while_the_server_is_gone_is_kept_and_saved_when_it_is_back(edit):
    hands = edit(quiet=False)
    hands.page.route("**/act", lambda route: route.abort())
    hands.go("p1s1").press("a", "a")
    expect(hands.page.locator(".saved")).to_contain_text("not saved since")
    expect(hands.page.locator(".trouble")).to_contain_text("Go on")
    hands.press(" ")
    expect(hands.page.locator("#s-p1s1")).to_have_attribute("data-state", "done")
    hands.page.unroute("**/act")
    expect(hands.page.locator(".trouble")).to_have_count(0, timeout=30_000)
    assert len(hands.read("claims.yaml")) == 2


def test_what_is_done_while_no_server_runs_reaches_the_next_one_and_the_page_says_so(browser, tmp_path):
    home = Path(shutil.copytree(HERE / "freibad", tmp_path / "freibad", ignore=shutil.ignore_patterns(".tuiin")))
    claims = home / "articles" / "freibad" / "claims.yaml"
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="en")
    with Editor(home) as editor:
        entries = editor.state()["entries"]
        sentence = next(one["id"] for one in editor.state()["sentences"] if not one["silent"])
        page.goto(editor.url)
        page.wait_for_selector("#text")
        page.keyboard.press("Escape")
        editor.kill()
    expect(page.locator(".trouble")).to_contain_text("Go on")
    hands = Hands(page, home)
    hands.go(sentence).press("m", "3").type("Stimmt das?").press("Enter")
    hands.press("m", "3").type("Und das?").press("Enter", "u")
    words = next(one["text"]["de"] for name, one in entries.items() if name.startswith("claim/"))
    claims.write_text(claims.read_text("utf-8").replace(words, "Inzwischen anders."), "utf-8")
    with Editor(home) as editor:
        assert editor.url == page.url.partition("?")[0]
        expect(page.locator(".trouble")).to_have_count(0, timeout=30_000)
        assert hands.message == "The server is back: 3 steps that were kept are saved"
        notes = [one["text"] for one in hands.read("notes.yaml").values()]
        assert ("Stimmt das?" in notes, "Und das?" in notes) == (True, False)
        texts = page.evaluate("fetch('state').then((answer) => answer.json()).then((state) => JSON.stringify(state.entries))")
        assert "Inzwischen anders." in texts
        page.close()


def test_another_program_writes_and_only_the_same_entry_asks(edit):
    hands = edit(quiet=False)
    hands.go("p1s1").press("a")
    hands.saved()
    claims = next(hands.project.glob("articles/*/claims.yaml"))
    concepts = hands.project / "concepts.yaml"
    concepts.write_text(concepts.read_text("utf-8").replace("small towns", "little towns"), "utf-8")
    expect(hands.page.locator(".card [data-mark=object]").first).to_have_text("little towns", timeout=30_000)
    assert "concepts.yaml changed outside" in hands.message
    hands.press("ArrowLeft", "t")
    hands.page.keyboard.press("End")
    hands.words(" Here.")
    text = claims.read_text("utf-8").replace("what small places live by", "what small places need")
    claims.write_text(text, "utf-8")
    expect(hands.page.locator(".message")).to_contain_text("claims.yaml changed outside", timeout=30_000)
    hands.press("Enter")
    expect(hands.page.locator(".conflict")).to_be_visible(timeout=30_000)
    hands.press("2")
    expect(hands.page.locator(".conflict")).to_have_count(0)
    assert hands.read("claims.yaml")["night-buses-preserves-small-towns"]["text"].endswith("live by. Here.")


def test_another_program_changes_another_field_and_nobody_is_asked_and_the_same_field_is_asked_alone(edit):
    hands = edit(quiet=False)
    hands.go("p1s1").press("a")
    hands.saved()
    claims = next(hands.project.glob("articles/*/claims.yaml"))
    outside = hands.page.locator(".message")

    def write(text: str) -> None:
        claims.write_text(text, "utf-8")

    hands.press("ArrowLeft", "t", "End").words(" Here.")
    write(claims.read_text("utf-8").replace("  text:", "  role: method\n  text:"))
    expect(outside).to_contain_text("claims.yaml changed outside", timeout=30_000)
    hands.press("Enter")
    claim = hands.read("claims.yaml")["night-buses-preserves-small-towns"]
    assert (claim["role"], claim["text"][-6:]) == ("method", " Here.")
    expect(hands.page.locator(".conflict")).to_have_count(0)

    whole = claims.read_text("utf-8")
    hands.press("t", "End").words(" Now.")
    write("a: [")
    expect(hands.page.locator(".trouble")).to_contain_text("claims.yaml", timeout=30_000)
    hands.press("Enter")
    expect(hands.page.locator(".saved")).to_contain_text("not saved since", timeout=30_000)
    write(whole.replace(" Here.", " There.").replace("role: method", "role: conclusion"))
    conflict = hands.page.locator(".conflict")
    expect(conflict).to_be_visible(timeout=30_000)
    expect(hands.page.locator(".trouble")).to_have_count(0)
    expect(conflict.locator("tbody tr")).to_have_count(1)
    expect(conflict.locator("tbody td").first).to_contain_text("live by. Here.")
    hands.press("2")
    claim = hands.read("claims.yaml")["night-buses-preserves-small-towns"]
    assert (claim["role"], claim["text"][-11:]) == ("conclusion", " Here. Now.")


def test_a_form_put_aside_is_there_again_after_a_new_start(edit):
    hands = edit(draft="none")
    hands.go("p1s1").press("n").type("nigh").press("Enter").type("pres").press("Enter", "Escape")
    with hands.page.expect_response("**/form"):
        pass
    hands.page.reload()
    hands.page.wait_for_selector("#text")
    hands.go("p1s1").press("n")
    assert hands.page.locator("#f-subject").input_value() == "night buses"
    expect(hands.page.locator("#f-object")).to_be_focused()


def test_many_acts_are_undone_to_the_start_and_done_again(edit):
    hands = edit()
    start = [next(hands.project.glob("articles/*/claims.yaml")).read_bytes(), (hands.project / "concepts.yaml").read_bytes()]
    hands.go("p1s1").press("a", "a", " ")
    for _ in range(8):
        hands.press("a", " ")
    hands.saved()
    for _ in range(30):
        hands.press("u")
    expect(hands.page.locator(".message")).to_have_text("There is nothing to undo")
    hands.saved()
    assert [next(hands.project.glob("articles/*/claims.yaml")).read_bytes(), (hands.project / "concepts.yaml").read_bytes()] == start
    hands.press("Control+Shift+Z")
    expect(hands.page.locator(".card[data-state=accepted]")).to_have_count(1)


def test_two_curators_see_what_differs_when_both_have_ticked_off_and_settle_it_with_a_digit(browser, tmp_path):
    home = Path(shutil.copytree(HERE / "freibad", tmp_path / "freibad", ignore=shutil.ignore_patterns(".tuiin")))
    toml = home / "tuiin.toml"
    toml.write_text(toml.read_text("utf-8").replace("[folders]", '[curators.max]\nname = "Max Ihm"\n\n[folders]'), "utf-8")
    with Editor(home, "--own", "--curator", "lena") as lena, Editor(home, "--own", "--curator", "max") as max_:
        state = lena.state()
        ref, entry = next((ref, one) for ref, one in state["entries"].items() if ref.startswith("claim/"))
        for editor, stance in ((lena, "denies"), (max_, "questions")):
            positions = [{**entry["positions"][0], "stance": stance}, *entry["positions"][1:]]
            editor.act(write={ref: entry | {"positions": positions}}, sentence="p1s1")
            editor.act(kind="done", done={one["id"]: True for one in state["sentences"]})
        page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="en")
        page.goto(lena.url)
        page.wait_for_selector("#text")
        assert page.locator(".own input").is_checked(), "where two read, each judges first"
        page.keyboard.press("g")
        expect(page.locator(".differences tbody tr")).to_have_count(1)
        expect(page.locator(".differences tbody tr .kind")).to_have_text("stance")
        page.keyboard.press("2")
        expect(page.locator(".differences tbody tr")).to_have_attribute("data-settled", "true")
        assert axe(page) == []
        page.keyboard.press("u")
        expect(page.locator(".differences tbody tr")).to_have_attribute("data-settled", "false")
        page.keyboard.press("g")
        expect(page.locator("#text")).to_be_focused()
        page.close()


STATES = {
    "read": [],
    "form": ["n", "c"],
    "argue": ["a", "1"],
    "note": ["m"],
    "reject": ["x"],
    "silence": ["0"],
    "keys": ["?"],
    "find": ["/", "b"],
    "left": ["l"],
    "insert": ["i"],
    "event": ["i", "e"],
    "actor": ["i", "a"],
    "head": ["h"],
    "aside": ["n", "c", "Escape"],
    "message": ["a"],
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(edit, scheme):
    hands = edit(color_scheme=scheme)
    found = {}
    for state, keys in STATES.items():
        hands.go("p1s1")
        hands.press(*keys)
        found[state] = axe(hands.page)
        hands.press("Escape")
    assert {state: some for state, some in found.items() if some} == {}
