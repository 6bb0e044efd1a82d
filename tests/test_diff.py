"""What changed in meaning: each kind of edit to the invented library gives just the change that it is."""

import json
import os
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import jsonschema
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

import tuiin
from tuiin.compare import diff_page, diff_text
from tuiin.compare.difference import Change, Consequence, Difference, diff
from tuiin.errors import TuiinError
from tuiin.graph.knowledge import Graph
from tuiin.graph.labels import Names
from tuiin.graph.rdf import BadRdf
from tuiin.graph.space import SHIPPED
from tuiin.graph.vocabulary import ONTOLOGY_GRAPH, expand
from tuiin.graph.where import NoGraph

from .command import on_terminal
from .command import tuiin as command
from .conftest import LIBRARY, TOP, opened
from .spoiling import SLUG, path_of, spoil

CLAIM = f"https://w3id.org/tuiin/id/article/{SLUG}/claim/"


@dataclass(frozen=True)
class Edit:
    """In `file`, `old` becomes `new`: `changes` as `kind action aspect,aspect` each, and what follows as `rule action`."""

    name: str
    file: str
    old: str
    new: str
    changes: tuple[str, ...]
    follows: tuple[str, ...] = ()


NEW_CLAIM = """new-one:
  kind: causal
  subject: concept/library
  relation: enables
  object: concept/number-of-readers
  text: {kk: Кітапхана оқуға жол ашады., ru: Библиотека открывает путь чтению., en: A library opens the way to reading.}
  positions: [{holder: actor/oilan-aiman, stance: asserts, certainty: certain, at: [p2s2]}]
"""
VOICE = "    voices:\n    - holder: actor/town-council\n      stance: asserts\n      certainty: certain\n      source: work/council-data\n"
SECOND = "  - holder: actor/town-council\n    stance: endorses\n    certainty: certain\n    at: [p1s2]\n"
EDITS = [
    Edit("a reworded claim", "claims.yaml", "raises the number", "lifts the number", ("claim changed wording",)),
    Edit("another wording in Kazakh", "claims.yaml", "оқырманды көбейтеді", "оқырманды арттырады", ("claim changed wording",)),
    Edit(
        "another object", "claims.yaml", "object: concept/eyesight", "object: concept/library", ("claim changed content", "concept removed")
    ),
    Edit("another relation", "claims.yaml", "relation: threatens", "relation: decreases", ("claim changed content",)),
    Edit(
        "a negation",
        "claims.yaml",
        "object: concept/eyesight",
        "object: concept/eyesight\n  polarity: negative",
        ("claim changed content",),
    ),
    Edit("another kind of claim", "claims.yaml", "kind: statistical", "kind: historical", ("claim changed kind",)),
    Edit("another condition", "claims.yaml", "if there is too little light", "if the light is dim", ("claim changed wording",)),
    Edit(
        "another certainty",
        "claims.yaml",
        "certainty: possible\n    at: [p1s3]",
        "certainty: doubtful\n    at: [p1s3]",
        ("position changed certainty",),
    ),
    Edit(
        "another stance",
        "claims.yaml",
        "stance: disputes",
        "stance: questions",
        ("position changed stance",),
        ("tension-of-stance removed",),
    ),
    Edit(
        "another stance of one whom somebody reports, and who reports them",
        "claims.yaml",
        "stance: reports",
        "stance: endorses",
        ("position changed stance",),
    ),
    Edit(
        "another holder",
        "claims.yaml",
        "holder: viewpoint/council-doubt",
        "holder: actor/town-council",
        ("position changed holder",),
        ("tension-of-stance added", "tension-of-stance removed"),
    ),
    Edit(
        "another holder of a reported voice",
        "claims.yaml",
        "    - holder: actor/town-council",
        "    - holder: viewpoint/council-doubt",
        ("position changed holder",),
    ),
    Edit("another source", "claims.yaml", "      source: work/council-data\n", "", ("position changed source",)),
    Edit("a position moved to another sentence", "claims.yaml", "at: [p1s3]", "at: [p1s3, p1s2]", ("position changed anchor",)),
    Edit("a voice gone", "claims.yaml", VOICE, "", ("position removed",)),
    Edit(
        "a position more",
        "claims.yaml",
        "  - holder: viewpoint/council-doubt\n",
        SECOND + "  - holder: viewpoint/council-doubt\n",
        ("position added",),
        ("tension-of-stance added",),
    ),
    Edit("a claim more", "claims.yaml", "rank-2018:\n", NEW_CLAIM + "rank-2018:\n", ("claim added", "position added")),
    Edit(
        "an argument turned round",
        "arguments.yaml",
        "kind: supports",
        "kind: attacks",
        ("argument changed kind",),
        ("speaks-against added", "speaks-for removed"),
    ),
    Edit(
        "an argument that the text states", "arguments.yaml", "basis: inferred", "basis: explicit", ("argument changed holder,reasoning",)
    ),
    Edit(
        "another premise",
        "arguments.yaml",
        "[claim/rank-2018]",
        "[claim/reading-at-night-may-harm]",
        ("argument changed reasoning",),
        ("speaks-for added", "speaks-for removed"),
    ),
    Edit(
        "a viewpoint with another member",
        "viewpoints.yaml",
        "member: actor/town-council",
        "member: work/council-data",
        ("membership added", "membership removed"),
    ),
    Edit(
        "a viewpoint with another name", "viewpoints.yaml", "The council's doubt", "The doubt of the council", ("viewpoint changed label",)
    ),
    Edit("a viewpoint whose list is open", "viewpoints.yaml", "  members:", "  open_list: true\n  members:", ("viewpoint changed other",)),
    Edit("another value", "values.yaml", "value: 12", "value: 13", ("value changed figure",), ("change changed",)),
    Edit(
        "a note more",
        "notes.yaml",
        "light-is-vague:",
        "another:\n  kind: doubt\n  text: {kk: Күмәнді., ru: Сомнительно., en: Doubtful.}\n  at: [p2s2]\nlight-is-vague:",
        ("note added",),
    ),
    Edit("a reworded note", "notes.yaml", "It is not said", "Nobody says", ("note changed wording",)),
    Edit("an event that began otherwise", "events.yaml", "starts: 2019", "starts: 2018-05", ("event changed time",)),
    Edit("an event that has ended", "events.yaml", "ends: ..", "ends: 2024", ("event changed time",)),
    Edit("an event that became a stage", "events.yaml", "kind: event", "kind: stage", ("event changed kind",)),
    Edit("a citation as something else", "citations.yaml", "citesAsDataSource", "citesAsEvidence", ("citation changed other",)),
    Edit("a concept with another name", "concepts.yaml", "en: eyesight", "en: sight", ("concept changed label",)),
    Edit(
        "a concept without its broader one",
        "concepts.yaml",
        "  broader: [concept/library]\n",
        "",
        ("concept changed other",),
        ("broader-transitive removed",),
    ),
    Edit("a concept no more related", "concepts.yaml", "  related: [concept/library]\n", "", ("concept changed other",)),
    Edit(
        "a concept more, above another",
        "concepts.yaml",
        "eyesight:\n",
        "books:\n  label: {kk: кітап, ru: книга, en: book}\neyesight:\n  broader: [concept/books]\n",
        ("concept added", "concept changed other"),
        ("broader-transitive added",),
    ),
    Edit("an actor with another name", "actors.yaml", "Bulaqty Town Council", "Town Council of Bulaqty", ("actor changed label",)),
    Edit("an actor of another type", "actors.yaml", "kind: organization", "kind: group", ("actor changed kind",)),
    Edit("a work with a year", "works.yaml", "  publisher: ", "  published: 2018\n  publisher: ", ("work changed time",)),
    Edit("another title", "article.yaml", "en: On the night library", "en: Of the night library", ("article changed label",)),
    Edit("another silence", "article.yaml", "p0s1: title", "p0s1: heading", ("passage changed other",)),
]


@pytest.fixture(scope="module")
def older() -> Graph:
    return opened(SLUG, LIBRARY)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory, older: Graph) -> list[Graph]:
    """The library, and a copy of it for each edit."""
    out = [older]
    for number, edit in enumerate(EDITS):
        copy = Path(shutil.copytree(LIBRARY, tmp_path_factory.mktemp("edit") / str(number)))
        spoil(copy, edit.file, edit.old, edit.new)
        out.append(opened(str(copy), copy))
    return out


def told(difference: Difference) -> list[str]:
    def aspects(change: Change) -> str:
        return ",".join(sorted({part.aspect for part in change.parts})) if change.action == "changed" else ""

    return sorted(f"{c.kind} {c.action} {aspects(c)}".strip() for c in difference.changes)


@pytest.mark.parametrize("number", range(len(EDITS)), ids=[edit.name for edit in EDITS])
def test_an_edit_gives_just_the_change_that_it_is(number: int, versions: list[Graph]):
    found = diff(versions[0], versions[number + 1])
    assert told(found) == sorted(EDITS[number].changes)
    assert sorted({f"{c.rule} {c.action}" for c in found.consequences}) == sorted(EDITS[number].follows)
    assert not found.same


def mirrored(found: Difference) -> Difference:
    turn = {"added": "removed", "removed": "added", "changed": "changed"}
    changes = [
        replace(
            c, action=turn[c.action], thing=c.was, was=c.thing, parts=tuple(replace(p, before=p.after, after=p.before) for p in c.parts)
        )
        for c in found.changes
    ]
    follows = sorted(Consequence(c.rule, turn[c.action], c.thing, c.to) for c in found.consequences)
    return Difference(found.b, found.a, tuple(sorted(changes, key=repr)), tuple(follows), found.names)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_two_versions_differ_backwards_as_they_do_forwards_and_none_from_itself(data: st.DataObject, versions: list[Graph]):
    a, b = (data.draw(st.sampled_from(versions)) for _ in range(2))
    forwards, backwards = diff(a, b), diff(b, a)
    assert mirrored(forwards) == replace(backwards, changes=tuple(sorted(backwards.changes, key=repr)))
    assert diff(a, a).same
    assert forwards.same == (a is b)
    jsonschema.validate(json.loads(diff_text.to_json(forwards)), json.loads((TOP / "docs" / "diff.schema.json").read_text("utf-8")))


def test_changes_say_what_was_and_what_is(versions: list[Graph]):
    by_name = dict(zip([edit.name for edit in EDITS], versions[1:], strict=True))
    (stance,) = diff(versions[0], by_name["another stance"]).changes
    assert (stance.was.rpartition("/")[2], stance.thing.rpartition("/")[2]) == (
        "viewpoint.council-doubt-disputes",
        "viewpoint.council-doubt-questions",
    )
    assert stance.owner == CLAIM + "night-library-raises-readers"
    (part,) = stance.parts
    assert (part.before, part.after) == (("<https://w3id.org/tuiin/stance/disputes>",), ("<https://w3id.org/tuiin/stance/questions>",))
    (words,) = diff(versions[0], by_name["another wording in Kazakh"]).changes
    assert [(p.language, p.before, p.after) for p in words.parts] == [
        ("kk", ('"Түнгі кітапхана оқырманды көбейтеді."@kk',), ('"Түнгі кітапхана оқырманды арттырады."@kk',))
    ]


def moved(library: Path, shift: int) -> None:
    passages = path_of(library, "passages.csv")
    rows = [line.split(",") for line in passages.read_text("utf-8").splitlines()]
    lines = [rows[0], *([name, str(int(start) + shift), str(int(end) + shift), digest] for name, start, end, digest in rows[1:])]
    passages.write_text("".join(",".join(line) + "\n" for line in lines), "utf-8")
    spoil(library, "article.yaml", "length: 364", f"length: {364 + shift}")


def test_sentences_that_moved_alike_are_told_on_one_line(library: Path, older: Graph):
    moved(library, 5)
    found = diff(older, opened(str(library), library))
    assert told(found) == ["article changed digest", *["passage changed place"] * 7]
    text = diff_text.text(found)
    assert "~ 7 moved: +5 (p0s1, p0s2, p1s1, …, p2s2)" in text
    assert text.count(" moved: ") == 1
    assert "7 жылжыды: +5" in diff_text.text(found, "kk")


def test_a_sentence_with_another_digest_is_told_apart(library: Path, older: Graph):
    line = path_of(library, "passages.csv").read_text("utf-8").splitlines()[3]
    spoil(library, "passages.csv", line.rsplit(",", 1)[1], "0" * 64)
    (change,) = diff(older, opened(str(library), library)).changes
    assert [part.aspect for part in change.parts] == ["digest"]


def test_a_property_that_nobody_told_us_of_is_shown_by_its_label(older: Graph):
    newer = Graph("newer", type(older.statements)())
    newer.statements.update(older.statements)
    claim, term = CLAIM + "rank-2018", expand("tn:mood")
    newer.statements.add(SHIPPED.graph(SLUG), claim, "tn:mood", '"glad"@en')
    newer.statements.add(ONTOLOGY_GRAPH, term, "skos:prefLabel", '"mood"@en')
    newer.statements.add(ONTOLOGY_GRAPH, term, "skos:prefLabel", '"көңіл күйі"@kk')
    found = diff(older, newer)
    assert told(found) == ["claim changed other"]
    assert "    mood (en): + glad\n" in diff_text.text(found)
    assert "көңіл күйі (en): + glad" in diff_text.text(found, "kk")


def test_a_class_that_nobody_told_us_of_is_a_kind_of_its_own(older: Graph):
    newer = Graph("newer", type(older.statements)())
    newer.statements.update(older.statements)
    newer.statements.add(SHIPPED.graph(SLUG), "https://example.org/x", "rdf:type", "<https://example.org/ns#Mood>")
    newer.statements.add(SHIPPED.graph(SLUG), "https://example.org/x", "skos:prefLabel", '"joy"@en')
    assert told(diff(older, newer)) == ["mood added"]
    assert "mood: 1 added\n+ joy\n" in diff_text.text(diff(older, newer))


def test_what_a_build_wrote_says_what_its_sources_say(tmp_path: Path, kg: tuiin.KnowledgeGraph, older: Graph):
    """In each form that keeps graphs; written and read again, nothing is different."""
    toy = tuiin.build(SLUG, data=LIBRARY)
    for ending in ("nq", "trig", "jsonld"):
        assert diff(older, opened(str(toy.write(tmp_path / f"g.{ending}")), LIBRARY)).same
    assert diff(Graph("kg", kg.statements), opened(str(kg.write(tmp_path / "kg.nq")), LIBRARY)).same


def test_a_version_is_a_folder_a_file_or_a_name(tmp_path: Path):
    assert command("build", "--data", str(LIBRARY), "-q", "-o", str(tmp_path)).returncode == 0
    names = [SLUG, str(LIBRARY), str(LIBRARY / "articles" / SLUG), str(tmp_path / SLUG), str(tmp_path / SLUG / "graph.trig")]
    assert len({Names and opened(name, LIBRARY).statements.nquads() for name in names}) == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("./none", None, "is not there; wanted the name of an article"),
        ("a.ttl", "", ".ttl keeps no named graphs apart"),
        ("a.nq", "<a", "a.nq:1:"),
        ("a.nq", "", "speaks of no article"),
        ("a.nq", "_:b <http://x/p> <http://x/o> <http://x/g> .", "blank node"),
        ("a.trig", "@@", "a.trig:1:2: "),
    ],
)
def test_what_is_no_graph_is_refused_in_words(tmp_path: Path, name: str, content: str | None, words: str):
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises((NoGraph, BadRdf), match=re.escape(words)):
        opened(str(path), LIBRARY)


def test_a_data_folder_of_two_articles_asks_which(library: Path):
    shutil.copytree(library / "articles" / SLUG, library / "articles" / "other")
    with pytest.raises(TuiinError, match="wanted one article; name one of: night-library, other"):
        opened(str(library), library)


def test_the_exit_code_is_that_of_diff(library: Path):
    spoil(library, "claims.yaml", "stance: disputes", "stance: denies")
    same = command("diff", SLUG, str(LIBRARY), "--data", str(LIBRARY))
    assert (same.returncode, same.stdout, same.stderr) == (0, "The same in meaning.\n", "")
    other = command("diff", SLUG, str(library), "--data", str(LIBRARY), NO_COLOR="")
    assert other.returncode == 1
    assert (
        "~ The council's doubt: denies · possible\n    on: A night library raises the number of readers.\n    stance: disputes → denies\n"
        in other.stdout
    )
    assert "\x1b" not in other.stdout + other.stderr
    assert command("diff", SLUG, "no-such", "--data", str(LIBRARY)).returncode == 2
    for form in (["--json"], ["--format", "json"]):
        assert json.loads(command("diff", SLUG, str(library), "--data", str(LIBRARY), *form).stdout)["counts"] == {
            "position": {"added": 0, "removed": 0, "changed": 1}
        }


def test_a_difference_is_told_in_the_language_asked_for(versions: list[Graph]):
    assert "Ұстанымдар: 1 өзгерді" in diff_text.text(diff(versions[0], versions[8]), "kk")
    assert "Позиции: 1 изменено" in diff_text.text(diff(versions[0], versions[8]), "ru")


HOSTILE = "</li></style></title><script>window.pwned=1</script><img src=x onerror=window.pwned=1>"


def test_the_page_asks_for_nothing_runs_nothing_and_fits_a_phone(browser: Browser, tmp_path: Path, library: Path, older: Graph):
    spoil(library, "claims.yaml", "A night library raises the number of readers.", json.dumps(HOSTILE))
    spoil(library, "claims.yaml", VOICE, "")
    html = diff_page.page(replace(diff(older, opened(str(library), library)), b=HOSTILE))
    (tmp_path / "diff.html").write_text(html, "utf-8")
    for width, scheme in ((1200, "light"), (360, "dark")):
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.on("console", lambda message, complaints=complaints: complaints.append(message.text))
        page.goto((tmp_path / "diff.html").as_uri())
        assert page.evaluate("window.pwned") is None
        assert (len(asked), complaints) == (1, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert HOSTILE in page.inner_text("ins[lang=en]")
        assert page.locator("li.removed b").get_attribute("aria-label") == "removed"
        assert (page.evaluate("getComputedStyle(document.documentElement).colorScheme")) == "light dark"
        page.close()


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is wanted")
def test_colours_are_for_terminals_that_want_them(library: Path):
    spoil(library, "claims.yaml", "stance: disputes", "stance: denies")
    words = ["diff", SLUG, str(library), "--data", str(LIBRARY)]
    assert "\x1b[33m~ " in on_terminal(*words)[0]
    assert "\x1b[33m" not in on_terminal(*words, NO_COLOR="1")[0]
    assert "\x1b" not in on_terminal(*words, TERM="dumb")[0]


def test_words_of_a_foreign_graph_are_shown_and_not_obeyed(tmp_path: Path, toy: tuiin.KnowledgeGraph):
    nasty = "::late\\u001B]0;pwned\\u0007\\n::error::x\\u202E"
    (tmp_path / "a.nq").write_text(toy.statements.nquads(), "utf-8")
    changed = (
        toy.statements.nquads().replace('"Aiman Oilan"@en', f'"{nasty}"@en').replace("/actor/town-council>", "/actor/town\u202ecouncil>")
    )
    (tmp_path / "b.nq").write_text(changed, "utf-8")
    run = command("diff", str(tmp_path / "a.nq"), str(tmp_path / "b.nq"))
    assert run.returncode == 1
    assert "late\\x1b]0;pwned\\x07\\n::error::x\\u202e" in run.stdout
    assert all(line.isprintable() and not line.lstrip().startswith("::") for line in run.stdout.splitlines())
    got, _ = on_terminal("diff", str(tmp_path / "a.nq"), str(tmp_path / "b.nq"))
    assert "\x1b[33m~ " in got and "\x1b]0" not in got
    assert json.loads(command("diff", str(tmp_path / "a.nq"), str(tmp_path / "b.nq"), "--json").stdout)["same"] is False


def test_what_is_of_rdf_1_2_is_told_as_it_is_written(tmp_path: Path, toy: tuiin.KnowledgeGraph, older: Graph):
    """Our own export has triple terms; somebody may have given a text its direction."""
    content = tuiin.export(toy, "rdf12", tmp_path / "new.trig").read_text("utf-8")
    words = '"A night library raises the number of readers."@en'
    assert words in content
    (tmp_path / "new.trig").write_text(content.replace(words, f"{words}--ltr"), "utf-8")
    found = diff(older, opened(str(tmp_path / "new.trig")))
    assert "<<( " in diff_text.text(found)
    terms = [term for change in json.loads(diff_text.to_json(found))["changes"] for part in change["parts"] for term in part["after"]]
    assert {"type": "triple"} in [{"type": term["type"]} for term in terms]
    assert {"xml:lang": "en", "its:dir": "ltr"} in [{key: term[key] for key in term if ":" in key} for term in terms]


def test_an_entry_that_nothing_names_is_no_change(library: Path):
    works = library / "works.yaml"
    works.write_text(works.read_text("utf-8") + "a-book:\n  kind: scholarly\n  label: {kk: Кітап, ru: Книга, en: Book}\n", "utf-8")
    assert diff(opened(SLUG), opened(SLUG, library)).same


SPELLED = [
    (f'"{value}"^^<http://www.w3.org/2001/XMLSchema#{kind}>', f'"{again}"^^<http://www.w3.org/2001/XMLSchema#{other}>')
    for value, kind, again, other in (
        ("12", "nonNegativeInteger", "12", "integer"),
        ("007", "integer", "7", "integer"),
        ("+38.50", "decimal", "38.5", "decimal"),
        ("5.0", "decimal", "5", "integer"),
        ("-0", "int", "0", "unsignedLong"),
        ("1", "boolean", "true", "boolean"),
        ("1.5E0", "double", "1.5", "double"),
    )
] + [('"сөз"@kk-Latn', '"сөз"@kk-latn'), ('"a\\"@X"@en-US', '"a\\"@X"@en-us')]


@pytest.mark.parametrize(("here", "there"), SPELLED)
def test_a_number_or_a_language_that_a_store_spells_otherwise_is_no_change(older: Graph, here: str, there: str):
    a, b = (Graph(name, type(older.statements)()) for name in "ab")
    for graph, term in ((a, here), (b, there)):
        graph.statements.update(older.statements)
        graph.statements.add(SHIPPED.graph(SLUG), f"{CLAIM}night-library-raises-readers", "tn:condition", term)
        graph.statements.add(f"{SHIPPED.graph(SLUG)}/derived/x", f"{CLAIM}x", "tn:condition", term)
    assert diff(a, b).same


@pytest.mark.parametrize(
    "other", ['"13"^^<http://www.w3.org/2001/XMLSchema#integer>', '"12"', '"12"@en', '"12"^^<http://www.w3.org/2001/XMLSchema#gYear>']
)
def test_another_number_or_no_number_is_a_change(older: Graph, other: str):
    a, b = (Graph(name, type(older.statements)()) for name in "ab")
    for graph, term in ((a, SPELLED[0][0]), (b, other)):
        graph.statements.update(older.statements)
        graph.statements.add(SHIPPED.graph(SLUG), f"{CLAIM}night-library-raises-readers", "tn:condition", term)
    assert not diff(a, b).same


@pytest.mark.parametrize("form", [ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD], ids=str)
def test_what_a_store_of_the_engine_gives_back_is_the_same_in_meaning(tmp_path: Path, toy: tuiin.KnowledgeGraph, form: ox.RdfFormat):
    """As `tuiin serve` does at `/data`."""
    store = ox.Store()
    store.bulk_load(toy.nquads, ox.RdfFormat.N_QUADS)
    path = tmp_path / f"served.{form.file_extension}"
    store.dump(str(path), form)
    assert b"nonNegativeInteger" in toy.nquads
    assert diff(toy, opened(str(path))).same
