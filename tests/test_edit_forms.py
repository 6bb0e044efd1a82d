"""Forms of the editing page in a browser: what each key does in every field, what is kept of a form, what is asked, said and undone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import axe
from .editing import SLUGS
from .hands import Hands


def reload(hands: Hands) -> None:
    hands.page.reload()
    hands.page.wait_for_selector("#text")


# --- an open form is kept ---


@pytest.mark.parametrize(
    ("keys", "field", "typed"),
    [
        (["n", "n", "i", "g", "h", "Enter", "p", "r"], "#f-relation", "pr"),
        (["o", "e", "v", "e"], "#f-object", "eve"),
        (["m", "i", "s", "Enter", "a", "r"], "#n-probably", "ar"),
        (["i", "e", "F", "a", "i", "r"], "#t-label", "Fair"),
        (["h", "End", "!"], "#h-title", "Night Buses Must Run Later!"),
    ],
)
def test_a_form_that_is_open_is_open_again_after_a_reload_with_its_last_letter(edit, keys, field, typed):
    hands = edit()
    hands.go("p5s2" if field == "#n-probably" else "p1s1").press(keys[0])
    if field == "#h-title":
        hands.page.locator(field).focus()
    hands.press(*keys[1:])
    with hands.page.expect_request("**/form"):  # at once: nobody waits two seconds before a reload
        reload(hands)
    expect(hands.page.locator(field)).to_have_value(typed)
    expect(hands.page.locator(field)).to_be_focused()
    assert "was open" in hands.message


def test_each_form_that_is_left_is_kept_by_itself_and_can_be_thrown_away_by_key_and_by_button_and_back(edit):
    hands = edit()
    hands.go("p4s1").press("n").type("car").press("Enter", "Escape")
    assert "throws it away" in hands.message
    hands.press("o").type("zzz").press("Escape")
    hands.go("p1s2").press("n").type("tri").press("Escape")
    hands.go("p4s1")
    aside = hands.page.locator(".aside-forms li")
    expect(aside).to_have_count(2)
    hands.press("o")
    expect(hands.page.locator("#f-object")).to_have_value("zzz")
    hands.press("Escape", "n")
    expect(hands.page.locator("#f-subject")).to_have_value("car traffic")
    hands.press("Alt+x")
    assert "Thrown away: car traffic" in hands.message
    expect(aside).to_have_count(1)
    hands.press("u")
    expect(hands.page.locator("#f-subject")).to_have_value("car traffic")
    hands.press("Escape", "Shift+X")
    expect(aside).to_have_count(1)
    hands.page.locator(".aside-forms .discard").click()
    expect(aside).to_have_count(0)
    hands.press("n")
    expect(hands.page.locator("#f-subject")).to_have_value("")
    hands.press("Escape")
    hands.page.locator(".bar button", has_text="undo").click()
    expect(hands.page.locator(".claim-form")).to_have_count(1)


def test_what_the_server_refuses_is_in_its_form_again(edit):
    hands = edit(quiet=False)
    hands.go("p1s2").press("i", "e").type("Trial")
    hands.page.locator("#t-starts").fill("soon")
    hands.press("Enter")
    expect(hands.page.locator(".message")).to_contain_text("Not saved")
    expect(hands.page.locator("#t-starts")).to_have_value("soon")
    hands.page.locator("#t-starts").fill("2022")
    hands.press("Enter")
    assert hands.read("events.yaml")["trial"]["starts"] == 2022


# --- rows, and what is wanted ---


@pytest.mark.parametrize("key", ["1", "2", "3"])
def test_the_kind_of_a_note_is_chosen_with_a_digit_and_no_digit_gets_into_a_field(edit, key):
    hands = edit()
    hands.go("p5s2").press("m", key)
    if key == "1":
        hands.type("is").press("Enter").type("are").press("Enter")
    else:
        hands.type("Which shares?").press("Enter")
    if key == "2":  # between two claims, and there are none yet
        assert hands.message == "still wanted: The other claim"
        expect(hands.page.locator(".note-form")).to_have_count(1)
        return
    (note,) = hands.read("notes.yaml").values()
    assert note["kind"] == {"1": "slip", "2": "contradiction", "3": "doubt"}[key]
    assert note.get("printed", "is") == "is"


def test_a_remark_alone_is_saved_as_a_doubt_and_a_note_says_what_it_wants(edit):
    hands = edit()
    hands.go("p5s2").press("m", "Enter", "Enter")
    assert hands.message == "still wanted: Printed"
    hands.page.locator("#n-remark").fill("Which villages?")
    hands.page.locator("#n-save").click()
    assert hands.message.startswith("Noted: doubt: Which villages?")
    (note,) = hands.read("notes.yaml").values()
    assert (note["kind"], note["text"]) == ("doubt", "Which villages?")


def test_a_relation_that_there_is_not_is_told_shows_all_and_lets_the_focus_go(edit):
    hands = edit()
    hands.go("p4s2").press("n").type("car").press("Enter").type("frobs").press("Enter")
    assert hands.message == "No relation is called “frobs”: choose one of the list"
    expect(hands.page.locator(".absent")).to_contain_text("frobs")
    assert hands.page.locator("#f-relation-list [role=option]").count() > 20
    hands.press("Tab")
    expect(hands.page.locator("#f-relation")).not_to_be_focused()
    hands.page.locator("#f-relation").focus()
    hands.press("ArrowDown", "Enter")
    expect(hands.page.locator("#f-object")).to_be_focused()


def test_an_empty_field_says_what_it_wants_and_tab_leaves_every_field(edit):
    hands = edit()
    hands.go("p4s2").press("n")
    expect(hands.page.locator("#f-subject")).to_be_focused()
    hands.press("Escape", "n", "Enter")
    hands.press("Control+Enter")
    assert hands.message.startswith("still wanted: ")
    hands.press("Alt+m")
    for field in ("subject", "relation", "object", "words", "holder-0", "scope", "condition", "source"):
        hands.page.locator(f"#f-{field}").focus()
        hands.type("qq").press("Tab")
        expect(hands.page.locator(f"#f-{field}")).not_to_be_focused()


def test_a_source_that_there_is_not_is_made_anew_and_a_figure_is_a_number(edit):
    hands = edit(draft="none")
    hands.go("p5s1").press("n").type("shift").press("Enter").type("has val").press("Enter").type("walk").press("Enter")
    hands.page.locator("#f-value").fill("about half")
    hands.press("Enter")
    assert hands.message == "still wanted: Figure"
    hands.page.locator("#f-value").fill("46,5")
    hands.press("Alt+m")
    hands.page.locator("#f-source").focus()
    hands.type("Harbour survey").press("Enter")
    hands.page.locator("#f-holder-0").focus()
    hands.type("uni").press("Enter")
    hands.page.locator("#f-words").focus()
    hands.words("Nearly half go on foot.").press("Enter")
    assert [one["label"] for one in hands.read("works.yaml").values()] == ["Harbour survey"]
    assert next(iter(hands.read("values.yaml").values()))["value"] == 46.5


def test_the_type_of_a_new_actor_is_chosen_in_its_row_by_an_arrow_or_a_digit(edit):
    hands = edit(draft="none")
    for keys, name in (((), "person"), (("ArrowRight",), "organization"), (("3",), None)):
        hands.go("p3s3").press("n").type("Bergen Line").press("ArrowDown")
        option = hands.page.locator("#f-subject-list [aria-selected=true]")
        while "new actor" not in option.inner_text():
            hands.press("ArrowDown")
        hands.press("Enter")
        expect(hands.page.locator("#f-type-subject")).to_be_focused()
        hands.press(*keys)
        chosen = hands.page.locator("#f-type-subject [aria-checked=true]").get_attribute("data-name")
        assert chosen == (name or hands.page.locator("#f-type-subject [data-name]").nth(2).get_attribute("data-name"))
        hands.press("Enter")
        expect(hands.page.locator("#f-relation")).to_be_focused()
        hands.press("Alt+x")
    hands.press("i", "a").type("Bergen Line").press("Enter", "2", "Enter")
    assert hands.read("actors.yaml")["bergen-line"]["kind"] == "organization"


# --- what a form makes of a draft ---


def test_a_voice_on_a_draft_has_a_judgement_of_its_own(edit):
    hands = edit()
    hands.go("p1s1").press("a", "v").type("uni").press("Enter", "Enter")
    claim = hands.read("claims.yaml")["night-buses-should-be-service-after-midnight"]
    assert claim["voices"] == "harbour-union", "the author's recommendation is not the union's"


def test_who_denies_it_is_one_digit_before_it_is_saved(edit):
    hands = edit()
    hands.go("p1s1").press("a", "ArrowLeft", "v").type("uni").press("Enter")
    expect(hands.page.locator("#f-save")).to_be_focused()
    expect(hands.page.locator(".claim-form h2")).to_contain_text("or denies it")
    expect(hands.page.locator("footer, [role=contentinfo]").first).to_contain_text("Stance")
    (union,) = hands.page.locator("[id^='f-stance-']").all()
    names = [chip.get_attribute("data-name") for chip in union.locator("[data-name]").all()]
    hands.press(str(names.index("denies") + 1)).press("Enter")
    claim = hands.read("claims.yaml")["night-buses-preserves-small-towns"]
    assert claim["voices"] == [{"holder": "harbour-union", "stance": "denies"}]


def test_the_bar_names_as_many_digits_as_there_are_to_choose_from(edit):
    hands = edit()
    bar = hands.page.locator("footer")
    hands.go("p1s1").press("a", "ArrowLeft", "v").type("uni").press("Enter")
    for name in ("stance", "certainty"):
        row = hands.page.locator(f"#f-{name}-0")
        row.focus()
        expect(bar).to_contain_text(f"1–{row.locator('[data-name]').count()}")
    hands.page.locator("#f-save").focus()
    expect(bar).to_contain_text(f"1–{hands.page.locator('#f-stance-0 [data-name]').count()}")


def test_a_denial_goes_with_the_relation_that_it_was_of_unless_a_hand_put_it_there(edit):
    hands = edit()
    hands.go("p4s1").press("r").type("not decr").press("Enter")
    expect(hands.page.locator("#f-not")).to_have_attribute("aria-pressed", "true")
    hands.press("Enter")
    hands.saved()
    hands.press("r").type("incr").press("Enter")
    expect(hands.page.locator("#f-not")).to_have_attribute("aria-pressed", "false")
    hands.page.locator("#f-relation").focus()
    hands.press("Alt+n").type("decr").press("Enter")
    expect(hands.page.locator("#f-not")).to_have_attribute("aria-pressed", "true")


def test_what_a_draft_without_a_frame_denies_is_denied_whatever_relation_is_chosen(edit):
    hands = edit(draft="frameless")
    hands.go("p7s2").press("a")
    denied = hands.page.locator("#f-not")
    expect(denied).to_have_attribute("aria-pressed", "true")
    hands.type("tran").press("Enter").type("incr").press("Enter")
    expect(denied).to_have_attribute("aria-pressed", "true")
    hands.page.locator("#f-relation").fill("pres")
    hands.press("Enter")
    expect(denied).to_have_attribute("aria-pressed", "true")
    hands.type("tick").press("Enter").words("They do not.").press("Enter")
    (claim,) = hands.read("claims.yaml").values()
    assert (claim["quantifier"], claim["not preserves"]) == ("most", "ticket-prices"), claim
    hands.press("r").type("incr").press("Enter", "Enter")
    (claim,) = hands.read("claims.yaml").values()
    assert (claim["quantifier"], claim["not increases"]) == ("most", "ticket-prices"), claim


def test_words_of_the_tool_follow_what_is_corrected_and_typed_words_stay_and_are_told_of(edit):
    hands = edit()
    hands.go("p3s2").press("o").type("even").press("Enter")
    expect(hands.page.locator("#f-words")).to_have_value("Night buses preserve evening shops.")
    hands.press("Enter")
    assert hands.read("claims.yaml")["night-buses-preserves-evening-shops"]["text"] == "Night buses preserve evening shops."
    hands.press("o").type("day").press("Enter", "Enter")  # at once: the server says them anew though the page has not seen them yet
    expect(hands.page.locator(".card .own").first).to_have_text("Night buses preserve day traffic.")
    assert "preserve day traffic" in str(hands.read("claims.yaml"))
    hands.go("p4s1").press("t")
    hands.page.locator("#f-words").fill("Road accidents grow with cars.")
    hands.page.locator("#f-object").focus()
    hands.type("tick").press("Enter")
    expect(hands.page.locator(".warnings")).to_contain_text("no longer name “ticket prices”")
    expect(hands.page.locator("#f-words")).to_have_value("Road accidents grow with cars.")
    hands.press("Enter")
    assert hands.read("claims.yaml")["car-traffic-increases-ticket-prices"]["text"] == "Road accidents grow with cars."
    expect(hands.page.locator(".findings")).to_contain_text("no longer name “ticket prices”")
    hands.page.locator(".findings button").click()
    expect(hands.page.locator("#f-words")).to_be_focused()


def test_the_words_of_a_figure_say_what_is_measured_once_it_is_chosen_and_typed_words_stay(edit):
    hands = edit("kk", draft="figure")
    page = hands.page
    hands.go("p3s1").press("a")
    words = page.locator("#f-words")
    expect(words).to_have_value("Тұрғындар: 46,5 пайыз.")
    page.locator("#f-object").focus()
    hands.type("қолд").press("Enter")
    expect(words).not_to_have_value("Тұрғындар: 46,5 пайыз.")
    hands.press("Enter")
    (claim,) = hands.read("claims.yaml").values()
    assert "үлес" in claim["text"]


@pytest.mark.parametrize("typed", ["night buses", "buses night", "night busess"])
def test_something_new_that_is_nearly_there_is_told_and_can_be_taken_instead(edit, typed):
    hands = edit(draft="none")
    hands.go("p1s1").press("n").type(typed).press("Shift+Enter")
    assert hands.message == f"“{typed}” is new, though “night buses” is there already"
    expect(hands.page.locator(".warnings")).to_contain_text("is there already")
    hands.press("Alt+t")
    expect(hands.page.locator("#f-subject")).to_have_value("night buses")
    expect(hands.page.locator(".badge")).to_have_count(0)
    hands.page.locator("#f-subject").focus()
    hands.type(typed).press("Shift+Enter").type("pres").press("Enter").type("smal").press("Enter")
    hands.words("They live by it.").press("Enter")
    assert "is there already" in hands.message
    hands.saved()
    hands.press("u")
    hands.saved()
    assert hands.read("claims.yaml") == {}


# --- marks, states, the head ---


def test_marks_are_seen_wherever_one_reads_and_escape_takes_them_off(edit):
    hands = edit()
    hands.go("p1s1").press(".")
    hands.go("p9s1")
    expect(hands.page.locator(".marks")).to_contain_text("1 claim marked: night buses preserves small towns")
    hands.press("Escape")
    expect(hands.page.locator(".marks")).to_have_count(0)


def test_a_corrected_card_is_corrected_still_after_a_reload(edit):
    hands = edit()
    hands.go("p3s2").press("o").type("even").press("Enter", "Enter", " ")  # of what is done, no draft is told any more
    hands.saved()
    reload(hands)
    hands.go("p3s2")
    expect(hands.page.locator(".card")).to_have_attribute("data-state", "corrected")
    expect(hands.page.locator(".card .sign")).to_have_text("✎")


def undated(project: Path) -> None:
    article = project / "articles" / SLUGS["en"] / "article.yaml"
    article.write_text(article.read_text("utf-8").replace("2024-05-03", "'0000'"), "utf-8")


def test_the_article_itself_is_asked_for_first_once_and_a_missing_date_until_it_is_there(edit):
    hands = edit(head=True, before=undated, quiet=False)  # what is refused below, the browser tells too
    page = hands.page
    expect(page.locator("#h-title")).to_have_value("Night Buses Must Run Later")
    expect(page.locator("#h-authors")).to_have_value("Mara Lind")
    expect(page.locator("#h-published")).to_be_focused()
    assert axe(page) == []
    hands.press("Escape")
    reload(hands)
    expect(page.locator(".head-form")).to_have_count(0)
    hands.press("l")
    expect(page.locator(".left li").last).to_contain_text("The article wants: Published", timeout=60_000)
    hands.press("Escape", "f")
    expect(page.locator("#h-published")).to_be_focused()
    hands.type("2024-05-03").press("Enter", "Enter")
    article = hands.read("article.yaml")
    assert str(article["published"]) == "2024-05-03"
    hands.press("h")
    page.locator("#h-authors").fill("Mara Lind; Ole Brandt")
    expect(page.locator(".badge")).to_have_text("new: Ole Brandt")
    page.locator("#h-title").fill("Night Buses")
    page.locator("#h-save").click()
    article = hands.read("article.yaml")
    assert (article["title"], article["authors"]) == ("Night Buses", ["lind-mara", "brandt-ole"])
    assert hands.read("actors.yaml")["brandt-ole"]["label"] == "Ole Brandt"
    expect(page.locator("h1")).to_have_text("Night Buses")
    hands.press("u")
    hands.saved()
    expect(page.locator("h1")).to_have_text("Night Buses Must Run Later")
    assert hands.read("article.yaml")["authors"] == "lind-mara" and "brandt-ole" not in hands.read("actors.yaml")
    hands.press("i", "h")
    expect(page.locator(".head-form")).to_have_count(1)
    page.locator("#h-published").fill("in May")
    hands.press("Control+Enter")
    expect(page.locator(".message")).to_contain_text(re.compile("Not saved: published"))
    hands.press("Escape", "?")
    expect(page.locator(".keys")).to_contain_text("the article itself")


# --- what the head says reaches the drafts ---


def unsigned(project: Path) -> None:
    article = project / "articles" / SLUGS["en"] / "article.yaml"
    article.write_text(article.read_text("utf-8").replace("lind-mara", "some-author"), "utf-8")


def test_authors_named_in_the_first_form_speak_in_the_drafts_at_once_and_no_longer_when_that_is_undone(edit):
    hands = edit(head=True, draft="rules", before=unsigned)
    page = hands.page
    page.locator("#h-authors").fill("Anna Reed")
    hands.press("Control+Enter")
    assert "Anna Reed" in hands.message
    hands.saved()
    expect(page.locator(".trouble")).to_have_count(0)
    hands.go("p1s1")
    expect(page.locator(".card .voices").first).to_contain_text("Anna Reed")
    hands.press("e")
    expect(page.locator("#f-holder-0")).to_have_value("Anna Reed")
    hands.press("Escape")
    page.locator("#s-p4s1 .state").click()
    hands.press("h")
    page.locator("#h-authors").fill("Anna Reed; Jon Vik")
    hands.press("Control+Enter")
    hands.saved()
    assert "Jon Vik" in hands.message
    expect(page.locator("#s-p4s1")).to_have_attribute("aria-selected", "true")
    hands.press("u", "u")
    hands.saved()
    hands.go("p1s1")
    expect(page.locator(".card .voices").first).not_to_contain_text("Anna Reed")


def test_authors_that_another_program_writes_reach_the_drafts_too(edit):
    hands = edit(draft="rules")
    hands.go("p1s1")
    expect(hands.page.locator(".card .voices").first).to_contain_text("Mara Lind")
    article = next(hands.project.glob("articles/*/article.yaml"))
    article.write_text(article.read_text("utf-8").replace("lind-mara", "harbour-union"), "utf-8")
    expect(hands.page.locator(".card .voices").first).to_contain_text("harbour union", timeout=60_000)


# --- the way through the form of a claim ---


def test_enter_goes_down_the_form_where_the_holder_is_asked_for_and_where_there_are_two(edit):
    hands = edit(draft="none")
    page = hands.page

    def top(field: str) -> float:
        box = page.locator(f"#f-{field}").bounding_box()
        assert box
        return box["y"]

    hands.go("p3s3").press("n").type("emp").press("Enter").type("is").press("Enter").type("myth").press("Enter")
    expect(page.locator("#f-holder-0")).to_be_focused()
    assert top("object") < top("holder-0") < top("words") < top("save")
    hands.type("uni").press("Enter")
    expect(page.locator("#f-words")).to_be_focused()
    hands.press("Alt+v")
    expect(page.locator("#f-holder-1")).to_be_focused()
    assert top("holder-0") < top("holder-1") < top("words") < top("save")
    hands.press("Alt+m").type("cou").press("Enter")
    expect(page.locator("#f-words")).to_be_focused()
    assert top("words") < top("scope") < top("source") < top("save")


def test_who_is_there_already_stands_above_somebody_new_though_the_page_doubts_that_they_speak(edit):
    hands = edit(draft="none")
    hands.go("p3s3").press("n").type("emp").press("Enter").type("is").press("Enter").type("myth").press("Enter")
    hands.type("Mara")
    options = hands.page.locator("#f-holder-0-list [role=option]")
    expect(options.first).to_contain_text("Mara Lind")
    expect(options.filter(has_text="new actor")).to_have_count(1)
    hands.press("Enter")
    expect(hands.page.locator("#f-holder-0")).to_have_value("Mara Lind")
    expect(hands.page.locator("[data-field=holder] .badge")).to_have_count(0)


@pytest.mark.parametrize("emptied", [["Control+a", "Backspace"], ["Control+a"]])
def test_what_was_taken_as_new_gives_way_to_the_list_when_it_is_emptied_or_typed_over(edit, emptied):
    hands = edit(draft="none")
    page = hands.page
    hands.go("p3s3").press("n").type("Nora Berg")
    page.locator("#f-subject-list [role=option]", has_text="new actor").click()
    expect(page.locator("#f-type-subject")).to_be_focused()
    page.locator("#f-subject").focus()
    hands.press(*emptied).type("uni")
    expect(page.locator("#f-subject-list [role=option]").first).to_contain_text("harbour union")
    hands.press("Enter")
    expect(page.locator("#f-subject")).to_have_value("harbour union")
    expect(page.locator(".badge")).to_have_count(0)


def test_tab_takes_what_is_there_and_makes_nothing_new(edit):
    hands = edit(draft="none")
    page = hands.page
    hands.go("p4s2").press("n").type("ghost trains").press("Tab")
    expect(page.locator("#f-subject")).not_to_be_focused()
    expect(page.locator(".badge")).to_have_count(0)
    hands.press("Control+Enter")
    assert hands.message.startswith("still wanted: ")
    expect(page.locator("#f-subject")).to_be_focused()
    hands.press("Control+a").type("car").press("Tab")
    expect(page.locator("#f-subject")).to_have_value("car traffic")


@pytest.mark.parametrize(
    ("keys", "listed"),
    [(["n"], "#f-relation-list"), (["n", "a"], "#f-subject-list"), (["/", "e"], "#find-list"), (["l"], "#left")],
)
def test_the_marked_line_of_a_list_is_in_sight_however_far_one_goes(edit, keys, listed):
    hands = edit(height=640)
    page = hands.page
    hands.go("p1s3").press(keys[0])
    if listed == "#f-relation-list":
        page.locator("#f-relation").focus()
    else:
        hands.press(*keys[1:])
    options = page.locator(f"{listed} [role=option]")
    expect(options.first).to_be_visible()
    for _ in range(options.count()):
        hands.press("ArrowDown")
    expect(options.last).to_have_attribute("aria-selected", "true")
    seen = """(option) => {
        const box = option.getBoundingClientRect();
        const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return option === at || option.contains(at);
    }"""
    assert options.last.evaluate(seen)
    hands.press(*["ArrowUp"] * (options.count() - 1))
    assert options.first.evaluate(seen)


# --- what is selected, and where the caret stands ---


def test_a_label_is_selected_when_its_form_opens_and_what_is_half_typed_goes_on_after_a_reload(edit):
    hands = edit(draft="none")
    page = hands.page
    hands.go("p5s1").press("i", "e")
    hands.type("Harbour survey").press("Enter")
    hands.saved()
    page.locator(".card").last.click()
    hands.press("e").type("Survey of the")
    expect(page.locator("#t-label")).to_have_value("Survey of the")
    with page.expect_request("**/form"):
        reload(hands)
    expect(page.locator("#t-label")).to_be_focused()
    hands.type(" harbour")
    expect(page.locator("#t-label")).to_have_value("Survey of the harbour")
    hands.press("Escape", "Escape").go("p1s1").press("n").type("nig")
    with page.expect_request("**/form"):
        reload(hands)
    expect(page.locator("#f-subject")).to_be_focused()
    hands.type("ht")
    expect(page.locator("#f-subject")).to_have_value("night")
    hands.press("Escape", "n").type(" b")
    expect(page.locator("#f-subject")).to_have_value("night b")
    hands.press("Enter").type("pres").press("Enter")
    page.locator("#f-subject").focus()
    hands.type("car")
    expect(page.locator("#f-subject")).to_have_value("car")


# --- cards that are no claims ---


@pytest.mark.parametrize(
    ("keys", "first", "field", "before", "after", "file", "said"),
    [
        (["i", "c"], "t-work", "t-printed", "", "(Union 2021)", "citations.yaml", ("printed", "(Union 2021)")),
        (["i", "e"], "t-label", "t-starts", "", "2022", "events.yaml", ("starts", 2022)),
        (["i", "p"], "t-label", "t-label", "Harbour survey", "Harbour survey, too", "viewpoints.yaml", ("label", "Harbour survey, too")),
        (["m", "3"], "n-remark", "n-remark", "Harbour survey", "Which of them?", "notes.yaml", ("text", "Which of them?")),
    ],
)
def test_a_card_that_is_no_claim_is_made_by_hand_and_corrected_in_the_form_that_makes_it(
    edit, keys, first, field, before, after, file, said
):
    hands = edit(draft="none")
    page = hands.page
    hands.go("p5s1").press(*keys)
    page.locator(f"#{first}").focus()
    hands.type("Harbour survey").press("Enter")
    hands.saved()
    made = hands.read(file)
    page.locator(".card").last.click()
    hands.press("e")
    expect(page.locator(f"#{first}")).to_have_value("Harbour survey")
    expect(page.locator(f"#{field}")).to_have_value(before)
    page.locator(f"#{field}").fill(after)
    hands.press("Enter")
    assert hands.message.startswith("Noted" if file == "notes.yaml" else "Changed")
    now = hands.read(file)
    assert now.keys() == made.keys() and now != made
    (entry,) = now.values()
    assert (entry if isinstance(entry, str) else entry[said[0]]) == said[1]
    hands.press("u")
    assert hands.read(file) == made
    hands.press("e")
    page.locator(f"#{field}").fill("left aside")
    hands.press("Escape")
    assert "e takes it up again" in hands.message
    hands.press("e")
    expect(page.locator(f"#{field}")).to_have_value("left aside")


def test_a_finding_about_a_value_leads_to_the_claim_that_uses_it_names_it_and_opens_the_field_that_mends_it(edit):
    hands = edit(draft="none")
    page = hands.page
    hands.go("p5s1").press("n").type("shift").press("Enter").type("has val").press("Enter").type("walk").press("Enter")
    page.locator("#f-holder-0").focus()
    hands.type("uni").press("Enter")
    hands.words("Nearly half go on foot.").press("Enter")
    hands.saved()
    hands.go("p1s1").press("l")
    finding = page.locator("#left [role=option]", has_text="Give the year")
    expect(finding).to_contain_text("Nearly half go on foot.", timeout=60_000)
    expect(finding.locator(".place")).to_have_text("p5s1")
    while finding.get_attribute("aria-selected") != "true":
        hands.press("ArrowDown")
    hands.press("Enter")
    expect(page.locator("#s-p5s1")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#f-year")).to_be_focused()
    hands.type("2021").press("Enter", "Enter")
    (value,) = hands.read("values.yaml").values()
    assert value["year"] == 2021
    expect(page.locator(".claim-form")).to_have_count(0)


@pytest.mark.parametrize("marked", [0, 1, 2])
def test_a_contradiction_wants_two_claims_that_are_marked_or_chosen_and_is_not_saved_before(edit, marked):
    hands = edit()
    page = hands.page
    hands.go("p1s1").press("a", "a")
    hands.saved()
    if marked == 2:
        hands.press("ArrowLeft", ".", "ArrowRight", ".")
    hands.go("p5s2" if marked == 0 else "p1s1").press("m", "2").type("Both cannot be so.").press("Enter")
    if marked < 2:
        assert hands.message == "still wanted: The other claim"
        expect(page.locator(".note-form")).to_contain_text("mark them with . before the note")
        expect(page.locator("#n-other-0")).to_be_focused()
        assert axe(page) == []
        for number in range(2 - marked):
            page.locator(f"#n-other-{number}").select_option(index=number + 1)
        page.locator(f"#n-other-{1 - marked}").focus()
        hands.press("Enter")
    (note,) = hands.read("notes.yaml").values()
    assert len(note["concerns"]) == 2 and note["kind"] == "contradiction"


# --- arguments ---


def test_the_likely_ends_of_an_argument_come_in_order_and_a_found_one_can_be_turned(edit):
    hands = edit()
    page = hands.page
    for sentence, drafts in (("p1s1", 2), ("p3s1", 1), ("p3s2", 1), ("p4s1", 1), ("p12s1", 1)):
        hands.go(sentence).press(*"a" * drafts)
    hands.saved()
    hands.go("p3s2").press("1")
    places = page.locator("#argue .place")
    expect(places.first).to_have_text("p3s1")  # the sentence before, then what shares a concept, the nearest first
    order = places.all_inner_texts()
    assert order[:4] == ["p3s1", "p1s1", "p1s1", "p12s1"] and order.index("p4s1") == 4, order
    hands.press("/").type("past twelve").press("Shift+Enter")
    (argument,) = hands.read("arguments.yaml").values()
    assert argument["premises"] == "night-buses-should-be-service-after-midnight"
    assert argument["conclusion"] == "night-buses-preserves-day-traffic"
    line = page.locator(".card[data-chosen=true] .steps li")
    expect(line).to_contain_text("← Such buses ought to go on when it is past twelve. speaks for this")


# --- what must not be lost ---


def test_enter_on_a_row_to_choose_from_goes_on_and_swallows_no_letters(edit):
    hands = edit(draft="none")
    page = hands.page
    hands.go("p5s1").press("n").type("shift").press("Enter").type("has val").press("Enter").type("walk").press("Enter")
    for field in ("unit", "kind"):
        page.locator("#f-holder-0").focus()
        hands.press("Control+a").type("uni").press("Enter")
        page.locator("#f-words").fill("")
        page.locator(f"#f-{field}").focus()
        hands.press("Enter")
        expect(page.locator("#f-words")).to_be_focused()
        hands.words("Half of them walk.")
        expect(page.locator("#f-words")).to_have_value("Half of them walk.")


@pytest.mark.parametrize(
    ("keys", "last", "save"), [(["m"], "n-remark", "n-save"), (["i", "e"], "t-ends", "t-save"), (["h"], "h-curators", "h-save")]
)
def test_tab_goes_from_the_last_field_to_save_and_only_then_to_throw_away(edit, keys, last, save):
    hands = edit()
    hands.go("p5s2").press(*keys)
    hands.page.locator(f"#{last}").focus()
    hands.press("Tab")
    expect(hands.page.locator(f"#{save}")).to_be_focused()


def test_a_claim_that_is_taken_out_is_told_so_that_it_is_seen_and_comes_back_with_one_key(edit):
    hands = edit()
    page = hands.page
    hands.go("p1s1").press("a", "a", "n").type("car").press("Alt+x")
    assert "Thrown away" in hands.message
    hands.press("x")
    told = page.locator(".message[role=alert]")
    expect(told).to_contain_text("Taken out of the article: night buses")
    expect(told.locator("button")).to_contain_text("undo")
    hands.press("u")
    expect(page.locator(".card[data-state=accepted]")).to_have_count(2)
    expect(page.locator(".message[role=alert]")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Shore Union", "organization"),
        ("Ministry of Tides", "organization"),
        ("Жағалау министрлігі", "organization"),
        ("Жарық комитет", "organization"),
        ("«Мол су» ЖШС", "organization"),
        ("Береговой совет", "organization"),
        ("Фонд прибоя", "organization"),
        ("Unna Councell", "person"),
        ("Ақ Бота", "person"),
    ],
)
def test_somebody_new_is_an_organization_where_a_word_of_the_label_says_so(edit, name, kind):
    hands = edit(draft="none", head=True)
    page = hands.page
    page.locator("#h-authors").fill(name)
    hands.press("Control+Enter")
    assert [one["kind"] for one in hands.read("actors.yaml").values() if one["label"] == name] == [kind]
    hands.go("p3s3").press("i", "a").type(f"{name} II")
    expect(page.locator("#t-type [aria-checked=true]")).to_have_attribute("data-name", kind)
    hands.press("Escape", "n").type(f"{name} III")
    page.locator("#f-subject-list [role=option]", has_text="new actor").click()
    expect(page.locator("#f-type-subject [aria-checked=true]")).to_have_attribute("data-name", kind)
