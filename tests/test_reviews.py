"""Who decided upon what is said in the graph; what nobody has reviewed is in no graph, page or export, but on asking, and then it says so."""

import base64
import gzip
import html
import io
import json
import re
import zipfile
from pathlib import Path

import jsonschema
import pytest
from playwright.sync_api import Page

import tuiin
from tuiin.compare.summary import info, text, to_json
from tuiin.curate.log import Line, NoLog
from tuiin.curate.reader import read
from tuiin.curate.reviewing import of_lines, reviewed
from tuiin.draft.candidates import Candidate
from tuiin.draft.found import Span
from tuiin.edit.acts import act_of
from tuiin.exports import EXPORTS
from tuiin.exports.build import write_all
from tuiin.graph import built

from .acting import desk
from .command import tuiin as command
from .conftest import LIBRARY, TOP
from .reviewing import PLANTED, REVIEWED, RULE, SLUG, lay
from .reviewing import reviewed as with_drafts

PACKED = re.compile(r'<script type="application/gzip"[^>]*>([^<]*)</script>')
# What has a place for a mark only on a kind of thing of which something is drafted here.
SAID = {"schema.org": '"creativeWorkStatus":"Draft"', "bibtex": "drafted, reviewed by nobody", "csl-json": "drafted, reviewed by nobody"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import shutil

    folder = tmp_path_factory.mktemp("reviewed") / "library"
    return lay(Path(shutil.copytree(LIBRARY, folder, ignore=shutil.ignore_patterns(".tuiin"))))


@pytest.fixture(scope="module")
def plain(home: Path) -> tuiin.KnowledgeGraph:
    return tuiin.build(SLUG, data=home)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuiin.KnowledgeGraph:
    return with_drafts(tmp_path_factory.mktemp("drafted"))


@pytest.fixture(scope="module")
def pages(home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """The folders of a build without drafts, and (True) with them."""
    out = tmp_path_factory.mktemp("out")
    return {asked: write_all(SLUG, home, out / str(asked), drafts=asked).folder for asked in (False, True)}


def words_of(content: bytes | dict[str, bytes]) -> str:
    """All that a file or a folder says to whoever looks into it: packed blocks opened, escapes undone."""
    found = []
    for one in content.values() if isinstance(content, dict) else [content]:
        if one[:2] == b"PK":
            book = zipfile.ZipFile(io.BytesIO(one))
            found += [book.read(name).decode("utf-8", "replace") for name in book.namelist()]
            continue
        said = one.decode("utf-8")
        found += [said, *(gzip.decompress(base64.b64decode(block)).decode("utf-8", "replace") for block in PACKED.findall(said))]
    whole = html.unescape("\n".join(found))
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), whole)


# --- what the logs say ------------------------------------------------------------------------------------------------


def test_of_each_entry_the_graph_says_who_decided_upon_it_and_when(plain: tuiin.KnowledgeGraph):
    rows = plain.store.ask("SELECT ?c ?s ?name ?at { ?c tn:reviewStatus ?s ; tn:reviewedBy/foaf:name ?name ; tn:reviewed ?at } ORDER BY ?c")
    assert [tuple(str(cell).rsplit("/", 1)[-1] for cell in row) for row in rows] == [
        ("library-opened-at-night", "added", "Анна Серік", "2026-03-02T09:08:20Z"),
        ("night-library-raises-readers", "accepted", "Анна Серік", "2026-03-02T09:06:51Z"),
        ("rank-2018", "corrected", "Берік Сапар", "2026-03-03T04:00:00Z"),
    ]
    assert plain.check() == []


def test_a_review_changes_nothing_but_the_description(toy: tuiin.KnowledgeGraph, plain: tuiin.KnowledgeGraph):
    changed = {g for g in plain.statements.graphs if plain.statements.graphs[g] != toy.statements.graphs[g]}
    assert changed == {plain.space.graph(SLUG, "description")}
    assert plain.statements.graphs.keys() == toy.statements.graphs.keys()


def line(number: int, **said: object) -> Line:
    return Line(number=number, when=f"2026-01-01T00:00:{number:02}+00:00", by="anna", kind="add", **said)  # type: ignore[arg-type]


def test_what_was_taken_back_was_never_done_and_what_was_there_before_was_not_added():
    made, gone = {"claim/a": (None, {})}, {"claim/a": ({}, None)}
    added = of_lines([line(1, write=made)]).entries["claim/a"]
    assert (added.review_status, added.reviewed_by, added.reviewed) == ("added", "anna", "2026-01-01T00:00:01Z")
    assert of_lines([line(1, write=made), line(2, write=gone, undoes=1)]).entries == {}
    assert of_lines([line(1, write=made), line(2, write=gone, undoes=1), line(3, write=made, redoes=1)]).entries.keys() == {"claim/a"}
    # Removed, and that taken back: by hand it was written once, and nobody has added it.
    assert of_lines([line(1, write=gone), line(2, write=made, undoes=1)]).entries == {}
    assert of_lines([line(1, write=made), line(2, write=gone), line(3, write=made, undoes=2)]).entries == {"claim/a": added}
    accepted = {"key": (None, {"what": "accepted", "ref": "claim/a", "by": "anna", "when": "2026-01-01T00:00:01Z"})}
    assert of_lines([line(1, write=made, decide=accepted)]).entries["claim/a"].review_status == "accepted"


def test_decisions_of_the_editing_page_are_read_as_it_wrote_them(library: Path):
    there = desk(library)
    candidate = Candidate(
        reference="concept/moon", entry={"label": {"kk": "ай"}}, at=("p1s1",), spans=(Span(37, 40),), by="rule:x", confidence=0.456
    )
    there.drafted = {candidate.key: candidate}
    new = {"concept/?1": {"label": {"kk": "ай"}}}
    decide = {candidate.key: {"what": "accepted", "ref": "concept/?1"}}
    there.act(act_of({"kind": "accept", "sentence": "p1s1", "create": [*new], "write": new, "decide": decide}))
    there.act(act_of({"kind": "reject", "sentence": "p1s2", "decide": {"claim 1-2 is-a": {"what": "rejected", "reason": "trivial"}}}))
    found = reviewed(library / "articles" / SLUG / "review")
    (decision,) = (one for one in found.decisions.values() if one["what"] == "accepted")
    assert (decision["drafted"], decision["confidence"]) == ("rule:x", 0.46)
    assert found.entries[decision["ref"]].review_status == "accepted" and found.rejected == {"trivial": 1}
    there.undo()
    there.undo()
    assert reviewed(library / "articles" / SLUG / "review").decisions == {}


def test_what_was_settled_came_about_as_in_the_reading_from_which_it_was_taken(library: Path):
    lay(library, "anna")
    review = library / "articles" / SLUG / "review"
    own = review / "berik" / "articles" / SLUG / "review"
    own.mkdir(parents=True)
    (own / "berik.jsonl").write_text((REVIEWED / "berik.jsonl").read_text("utf-8"), "utf-8")
    settled = {
        "number": 6,
        "when": "2026-03-04T00:00:00Z",
        "by": "anna",
        "kind": "settle",
        "write": {"claim/rank-2018": [None, {}], "claim/x": [None, {}]},
    }
    with (review / "anna.jsonl").open("a", encoding="utf-8") as log:
        log.write(f"{json.dumps(settled)}\n")
    found = reviewed(review).entries
    assert (found["claim/rank-2018"].review_status, found["claim/rank-2018"].reviewed_by) == ("corrected", "berik")
    assert (found["claim/x"].review_status, found["claim/x"].reviewed_by) == ("added", "anna")


def test_a_log_that_is_none_is_told_with_its_line(library: Path):
    lay(library, "anna")
    (library / "articles" / SLUG / "review" / "berik.jsonl").write_text("{}\n")
    with pytest.raises(NoLog, match=r"berik\.jsonl:1: is no line of a log"):
        read(SLUG, library)


def test_info_tells_how_the_claims_came_about(home: Path, plain: tuiin.KnowledgeGraph, toy: tuiin.KnowledgeGraph):
    told = text(info(plain))
    assert "reviews      of 4 claims 1 accepted from drafts, 1 corrected from drafts, 1 added\n" in told
    assert "by Анна Серік 2, Берік Сапар 1\n" in told and "rejected     1: not-said 1\n" in told
    found = json.loads(to_json(info(plain)))
    jsonschema.validate(found, json.loads((TOP / "docs" / "info.schema.json").read_text("utf-8")))
    assert (found["reviews"], found["rejected"]) == ({"accepted": 1, "added": 1, "corrected": 1}, {"not-said": 1})
    assert "reviews" not in text(info(toy))


# --- what nobody has reviewed -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_holds_nothing_of_a_draft_no_rejection_and_no_rule(plain: tuiin.KnowledgeGraph, name: str):
    said = words_of(EXPORTS[name].make(plain))
    assert not [words for words in (*PLANTED, RULE, "Шам көру береді", "not-said", 'rejected"') if words in said]


def test_a_build_holds_nothing_of_a_draft(pages: dict[bool, Path]):
    for path in pages[False].iterdir():
        said = words_of(path.read_bytes())
        assert not [words for words in (*PLANTED, RULE) if words in said], path.name
        assert (
            any(words in words_of((pages[True] / path.name).read_bytes()) for words in (*PLANTED, '"drafts"')) or path.name == "edges.csv"
        )


def test_what_is_opened_loaded_or_served_by_name_holds_nothing_of_a_draft(home: Path):
    from tuiin.serve.engine.sources import Held, Source  # noqa: F401
    from tuiin.serve.engine.sources import _statements as served

    assert not [words for words in PLANTED if words in tuiin.open(SLUG, data=home).nquads.decode()]
    assert not [words for words in PLANTED if words in served(Source(str(home), SLUG)).decode()]


def test_with_drafts_whole_ones_stand_in_a_graph_of_their_own_and_change_nothing_that_was_curated(
    plain: tuiin.KnowledgeGraph, drafted: tuiin.KnowledgeGraph
):
    assert drafted.entries.drafts == {"concept": 1, "work": 1, "claim": 1, "argument": 1, "citation": 1, "note": 1}
    assert drafted.entries.left_out == {
        "at a silent sentence": 1,
        "decided": 2,
        "refers to nothing": 2,
        "unfinished": 1,
        "used by nothing": 1,
        "wrong": 1,
    }
    own = drafted.parts("drafted")
    assert [*own] == [drafted.space.graph(SLUG, "drafted")]
    assert plain.parts("curated") == drafted.parts("curated")
    marked = drafted.store.ask("SELECT ?thing { ?thing tn:reviewStatus review:drafted ; tn:draftedBy ?rule ; tn:draftConfidence ?sure }")
    assert len(list(marked)) == sum(drafted.entries.drafts.values())
    (said,) = drafted.store.ask('SELECT ?words { ?d a dcat:Dataset ; dcterms:description ?words FILTER(LANG(?words) = "en") }')
    assert "6 entries are drafted" in str(said[0])
    assert drafted.check() == []


def test_what_was_accepted_under_another_id_is_meant_by_drafts_that_refer_to_it(library: Path):
    lay(library, "draft")
    decided = {
        "concept қызғылт шам жарығы": [None, {"what": "accepted", "ref": "concept/eyesight", "by": "anna", "when": "2026-03-02T14:06:51Z"}]
    }
    log = {"number": 1, "when": "2026-03-02T14:06:51Z", "by": "anna", "kind": "accept", "decide": decided}
    (library / "articles" / SLUG / "review" / "anna.jsonl").write_text(f"{json.dumps(log)}\n", "utf-8")
    kg = tuiin.build(SLUG, data=library, drafts=True)
    assert kg.claims["lamp-light-affects-eyesight"].subject == "concept/eyesight"


@pytest.mark.parametrize("name", [name for name, one in EXPORTS.items() if not one.file.startswith(("graph", "ro-crate"))])
def test_an_export_knows_no_word_of_reviews_where_nothing_is_known_of_them(toy: tuiin.KnowledgeGraph, name: str):
    said = words_of(EXPORTS[name].make(toy))
    assert not re.search(r"review(ed|_|S|/)|draft(ed|_|C)", re.sub(r"review: |reviewer|review.xlsx", "", said).replace("1.2draft", ""))


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_a_graph_with_drafts_marks_them(plain: tuiin.KnowledgeGraph, drafted: tuiin.KnowledgeGraph, name: str):
    said, before = (words_of(EXPORTS[name].make(kg)) for kg in (drafted, plain))
    assert any(words in said for words in PLANTED)
    mark = SAID.get(name, "drafted")
    assert said.count(mark) > before.count(mark)


def test_whoever_asks_is_told_that_nobody_has_reviewed_it(drafted: tuiin.KnowledgeGraph, pages: dict[bool, Path]):
    found = {one.name: one.draft for one in drafted.search("Қызғылт шам көзге әсер етеді", lang="en", kinds=["claim"])}
    assert found["claim/lamp-light-affects-eyesight"] == "draft, not reviewed" and set(found.values()) - {"draft, not reviewed"} <= {""}
    asked = command("ask", "Қызғылт шам көзге", str(pages[True]), "--lang", "en").stdout
    assert "◌ draft, not reviewed" in asked


def test_nobody_is_named_as_the_author_of_a_draft(drafted: tuiin.KnowledgeGraph):
    items = json.loads(EXPORTS["annotations"].make(drafted))["first"]["items"]  # type: ignore[arg-type]
    drafts = [item for item in items if "lamp" in item["id"]]
    assert len(drafts) == 2 and not any("creator" in item for item in drafts) and any("creator" in item for item in items)
    notes = EXPORTS["okf"].make(drafted)
    assert isinstance(notes, dict)
    assert b"curators" not in notes["claims/lamp-light-affects-eyesight.md"] and b"curators" in notes["claims/rank-2018.md"]


def test_a_folder_with_drafts_is_never_taken_for_the_article(home: Path, pages: dict[bool, Path]):
    assert built.is_of(pages[False], SLUG, home) and not built.is_of(pages[True], SLUG, home)
    told = json.loads((pages[True] / "report.json").read_text("utf-8"))
    assert sum(told["drafts"]["entries"].values()) == 6 and told["reviews"] == {"accepted": 1, "added": 1, "corrected": 1}
    assert told["sentences"] == json.loads((pages[False] / "report.json").read_text("utf-8"))["sentences"]


def test_the_commands_tell_what_was_drafted_and_what_was_left_out(home: Path, tmp_path: Path):
    run = command("build", SLUG, "--data", str(home), "--drafts", "-o", str(tmp_path))
    assert "drafted and reviewed by nobody: 1 concept, 1 work, 1 claim" in run.stderr and "1 unfinished" in run.stderr
    page = Path(command("view", SLUG, "--data", str(home), "--drafts", "--print", "-q", "-o", str(tmp_path / "v")).stdout.strip())
    assert PLANTED[0] in words_of(page.read_bytes())
    none = command("build", SLUG, "--data", str(LIBRARY), "--drafts", "-o", str(tmp_path / "n"))
    assert "there is no draft of it; `tuiin draft night-library` makes one" in none.stderr


def test_a_draft_that_is_none_is_told_and_without_drafts_nobody_looks_at_it(library: Path):
    lay(library, "draft")
    (library / "articles" / SLUG / "review" / "draft.jsonl").write_text("what?\n")
    assert len(tuiin.build(SLUG, data=library).claims) == 4
    with pytest.raises(tuiin.TuiinError, match=r"draft\.jsonl:1: is no line of a draft"):
        tuiin.build(SLUG, data=library, drafts=True)


# --- the page ---------------------------------------------------------------------------------------------------------

CLAIM = f"id:article/{SLUG}/claim/lamp-light-affects-eyesight"


def test_the_first_screen_says_how_much_nobody_has_reviewed(explore, pages: dict[bool, Path]):
    shown: Page = explore("#view=gist&lang=en", file=pages[True] / "explorer.html")
    assert "6 statements of this graph are drafts that nobody has reviewed." in shown.locator(".drafts").inner_text()
    assert shown.locator("footer.signs li", has_text="draft, not reviewed").is_visible()
    for lang, words in (("ru", "6 записей"), ("kk", "6 жазба")):
        assert words in explore(f"#view=gist&lang={lang}", file=pages[True] / "explorer.html").locator(".drafts").inner_text()


@pytest.mark.parametrize("view", ["read", "argument", "voices", "concepts"])
def test_a_draft_bears_its_sign_wherever_it_is_shown(explore, pages: dict[bool, Path], view: str):
    shown: Page = explore(f"#view={view}&lang=kk", file=pages[True] / "explorer.html")
    assert shown.locator("#main .sign-draft").count() > 0
    for row in shown.locator("#main a", has_text="Қызғылт шам көзге").all():
        assert row.locator("xpath=..").locator(".sign-draft").count()


def test_the_network_says_draft_on_its_card_and_in_the_name_of_a_theme(explore, pages: dict[bool, Path]):
    shown: Page = explore("#view=network&lang=en", file=pages[True] / "explorer.html")
    assert "Қызғылт шам жарығы (draft)" in " ".join(shown.locator("#main svg text").all_text_contents())
    around: Page = explore(
        "#view=network&lang=en&around=article/night-library/claim/lamp-light-affects-eyesight", file=pages[True] / "explorer.html"
    )
    around.wait_for_selector("#main svg .centre")
    assert "draft · " in (around.locator("#main svg .centre").first.text_content() or "")


def test_a_card_tells_what_drafted_it_or_who_decided_and_when(explore, pages: dict[bool, Path]):
    shown: Page = explore(f"#view=gist&lang=en&node={CLAIM}", file=pages[True] / "explorer.html")
    assert (
        shown.locator(".card .reviewed").inner_text().strip() == "Draft by rule:planted-influence, confidence 0.65: nobody has reviewed it."
    )
    assert shown.locator(".card .reviewed .sign-draft").count() == 1
    other: Page = explore(f"#view=gist&lang=en&node=id:article/{SLUG}/claim/rank-2018", file=pages[False] / "explorer.html")
    assert other.locator(".card .reviewed").inner_text() == "Review: corrected from a draft, Берік Сапар, March 3, 2026"
    assert other.locator(".sign-draft, .drafts").count() == 0


def test_a_graph_without_drafts_and_logs_shows_no_sign(explore, pages: dict[bool, Path]):
    shown: Page = explore("#view=gist&lang=en", file=pages[False] / "explorer.html")
    assert shown.locator(".sign-draft, .drafts").count() == 0
