"""Anyone's language: a German project of one, an Arabic one with half of its words in English, and what a missing word becomes everywhere."""

import csv
import io
import itertools
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import tuiin
from tuiin.curate.folder import spoken
from tuiin.curate.languages import direction
from tuiin.curate.project import of
from tuiin.curate.translating import missing
from tuiin.errors import BadInput
from tuiin.exports import EXPORTS
from tuiin.graph import questions, words
from tuiin.graph.statements import Statements
from tuiin.show.document import document
from tuiin.show.explorer import explorer, query_page

from .command import ran
from .conftest import HERE, LIBRARY
from .exploring import VIEWS, go, opened

GERMAN, ARABIC = HERE / "freibad", HERE / "maktaba"


@pytest.fixture(scope="module")
def german() -> tuiin.KnowledgeGraph:
    return tuiin.build("freibad", data=GERMAN)


@pytest.fixture(scope="module")
def arabic() -> tuiin.KnowledgeGraph:
    return tuiin.build("maktaba", data=ARABIC)


def copy_of(data: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(data, tmp_path / data.name))


def complaints(slug: str, data: Path) -> str:
    with pytest.raises(BadInput) as error:
        tuiin.build(slug, data=data)
    return "\n".join(map(str, error.value.problems))


def rows(kg: tuiin.KnowledgeGraph, name: str, lang: str) -> int:
    """How many rows a question has, for the first value of each parameter that has to be fixed."""
    needed = [parameter.name for parameter in questions.load()[name].parameters if not parameter.open]
    choices = {parameter: sorted(kg.choices(name, parameter)) for parameter in needed}
    return len(kg.query(name, {parameter: some[0] for parameter, some in choices.items() if some}, lang=lang))


# --- what may be written --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("slug", "data"), [("freibad", GERMAN), ("maktaba", ARABIC)])
def test_an_article_in_any_language_is_checked_without_a_finding_and_its_anchors_are_right(slug: str, data: Path):
    assert tuiin.build(slug, data=data).check() == []
    assert ran("check", "--strict", "--project", data) == (0, "", f"tuiin: {slug}: 0 findings\n")
    assert ran("verify", data / "articles" / slug / "text.txt", slug, "--project", data)[0] == 0
    assert ran("tidy", "--check", "--project", data) == (0, "", "")


def test_plain_words_are_in_the_language_of_a_project_that_has_one(german: tuiin.KnowledgeGraph):
    assert german.concepts["abendschwimmen"].label == tuiin.model.Text(de="Schwimmen am Abend")
    assert german.concepts["abendschwimmen"].alt == tuiin.model.Forms(de=("Abendschwimmen", "Abendbetrieb"))
    assert german.actors["ruhe-im-tal"].printed == tuiin.model.Printed(de=("Ruhe im Tal",))
    assert '"Das Freibad am Abend"@de' in german.ntriples.decode()


def test_a_second_language_is_told_once_and_tidy_says_whose_the_plain_words_are(tmp_path: Path):
    data = copy_of(GERMAN, tmp_path)
    before = tuiin.build("freibad", data=data).statements.graphs
    toml = data / "tuiin.toml"
    toml.write_text(
        toml.read_text("utf-8")
        .replace('title = "Streit ums Freibad"', 'title = { de = "Streit ums Freibad" }')
        .replace('["de"]', '["de", "en"]'),
        "utf-8",
    )
    code, printed, _ = ran("check", "--project", data)
    assert code == 2 and printed.count("do not say their language") == 1 and printed.count("\n") == 1
    assert "actor/brandt-lena.label: found words that do not say their language (20 such in 7 files); wanted `de: …`" in printed
    assert "tuiin tidy --plain-is de" in printed
    assert ran("tidy", "--project", data, "--plain-is", "fr")[0] == 2
    code, printed, _ = ran("tidy", "--project", data, "--plain-is", "de")
    assert code == 0 and printed.count("\n") == 7
    after = tuiin.build("freibad", data=data).statements.graphs
    home = "https://freibad.example/id/graph/freibad"
    assert {graph: after[graph] for graph in (home, f"{home}/shared")} == {graph: before[graph] for graph in (home, f"{home}/shared")}
    assert ran("tidy", "--project", data, "--plain-is", "de") == (0, "", "")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("    ar: عدد القراء", "    kz: عدد القراء", "concepts.yaml:10:5: concept/readers.label: unknown key 'kz'; Kazakh is 'kk' (kz is the country)"),
        ("    ar: عدد القراء", "    xx: عدد القراء", "concept/readers.label: unknown key 'xx'; no language has this tag (BCP 47); wanted one of ar, en"),
        ("    ar: عدد القراء", "    de: Leser", "concept/readers.label: found words in 'de'; this project has ar, en; add de to languages in tuiin.toml"),
        ("    ar: عدد القراء", "    EN: readers", "concept/readers.label: found words in 'EN'; wanted 'en'"),
        ("    ar: عدد القراء", "    en: 12", "concept/readers.label.en: found the int 12; wanted text"),
        ("    ar: عدد القراء", "    en: [a]", "concept/readers.label.en: found a list; wanted text"),
        ("  label:\n    ar: عدد القراء", "  label: {}", "concept/readers.label: found an empty mapping; wanted words in at least one of ar, en"),
        ("  label:\n    ar: عدد القراء", "  label:", "concept/readers.label: found nothing; wanted"),
    ],
)  # fmt: skip
def test_words_in_a_wrong_place_are_told(tmp_path: Path, old: str, new: str, wanted: str):
    data = copy_of(ARABIC, tmp_path)
    file = data / "concepts.yaml"
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert wanted in complaints("maktaba", data)


def test_an_article_may_be_in_a_language_that_its_project_does_not_write_in(tmp_path: Path):
    data = copy_of(ARABIC, tmp_path)
    toml = data / "tuiin.toml"
    toml.write_text('languages = ["en"]\n[folders]\ndata = "."\n', "utf-8")
    said = complaints("maktaba", data)
    assert "actors.yaml" in said and "found words in 'ar' (5 such in 2 files); this project has en" in said
    assert "claims.yaml" not in said and "article.yaml" not in said


def test_printed_forms_are_in_the_language_of_the_articles_whichever_is_built(tmp_path: Path):
    data = copy_of(GERMAN, tmp_path)
    other = data / "articles" / "other"
    shutil.copytree(data / "articles" / "freibad", other)
    article = other / "article.yaml"
    article.write_text(article.read_text("utf-8").replace("language: de", "language: en"), "utf-8")
    assert spoken(data) == {"freibad": "de", "other": "en"}
    assert "actor/brandt-lena.printed: found words that do not say their language" in complaints("freibad", data)
    actors = data / "actors.yaml"
    for name in ("Lena Brandt", "Ruhe im Tal"):
        actors.write_text(actors.read_text("utf-8").replace(f"printed: {name}", f"printed: {{de: [{name}]}}"), "utf-8")
    shared = [
        tuiin.build(slug, data=data).statements.graphs[f"https://freibad.example/id/graph/{slug}/shared"] for slug in ("freibad", "other")
    ]
    assert shared[0] == shared[1]


def test_a_project_that_names_no_languages_has_those_of_its_articles(tmp_path: Path):
    data = copy_of(GERMAN, tmp_path)
    (data / "tuiin.toml").write_text('[folders]\ndata = "."\n', "utf-8")
    assert of(data).languages == ("de",)
    assert tuiin.build("freibad", data=data).store.languages == ["de"]


def test_a_region_is_kept_and_written_in_small_letters_in_rdf(tmp_path: Path):
    data = copy_of(GERMAN, tmp_path)
    for file in (data / "tuiin.toml", data / "articles" / "freibad" / "article.yaml"):
        file.write_text(file.read_text("utf-8").replace('["de"]', '["de-AT"]').replace("language: de", "language: de-AT"), "utf-8")
    kg = tuiin.build("freibad", data=data)
    ntriples = kg.ntriples.decode()
    assert '"Lärm"@de-at .' in ntriples and "iso639-3/deu" in ntriples and "@de-AT" not in ntriples
    for asked in ("de", "de-AT", "de-CH", "en"):
        assert len(kg.query("who-says-what", lang=asked)) == 7


# --- what is missing ------------------------------------------------------------------------------------------------------


def test_what_is_not_translated_is_listed_for_translators_and_is_nothing_wrong():
    entries = tuiin.build("maktaba", data=ARABIC).entries
    assert str(missing(entries, "ar")) == "ar: 9 of 10 texts are there; 1 missing (label 1)"
    code, printed, told = ran("check", "--missing", "en", "--project", ARABIC)
    assert code == 0 and told == "tuiin: maktaba: en: 6 of 10 texts are there; 4 missing (text 2, label 2)\n".replace(
        "text 2, label 2", "label 2, text 2"
    )
    assert "concepts.yaml:8:1: concept/readers: label (ar: 'عدد القراء')" in printed and printed.count("\n") == 4
    assert ran("check", "--missing", "en", "--strict", "--project", ARABIC)[0] == 1
    assert [row["line"] for row in json.loads(ran("check", "--missing", "en", "--json", "--project", ARABIC)[1])] == [1, 8, 1, 16]
    code, _, told = ran("check", "--missing", "kz", "--project", ARABIC)
    assert code == 2 and "Kazakh is 'kk'" in told


def test_no_question_loses_a_row_for_want_of_a_translation(german: tuiin.KnowledgeGraph, arabic: tuiin.KnowledgeGraph):
    """Each general question has as many rows in every language, those that nothing is written in too."""
    answered = 0
    for kg in (german, arabic):
        for name in questions.load():
            counts = {lang: rows(kg, name, lang) for lang in ("de", "ar", "en", "kk")}
            assert len(set(counts.values())) == 1, (name, counts)
            answered += counts["en"] > 0
    assert answered > 20


def test_words_that_stand_in_have_their_true_tag_and_are_marked_in_tables(arabic: tuiin.KnowledgeGraph):
    found = arabic.query("who-says-what", lang="en")
    says = {row["says"] for row in found.dicts()}
    assert "A bookmobile makes more people read." in says and "المكتبة المتنقلة لا تكفي." in says
    assert "المكتبة المتنقلة لا تكفي. [ar]" in found.format("table") and "people read. [" not in found.format("table")
    assert "[ar]" not in found.format("csv")
    assert "\u2068المكتبة المتنقلة لا تكفي. [ar]\u2069" in found.format("table", 200)
    assert next(csv.reader(io.StringIO(arabic.query("who-says-what", lang="ar").format("csv")))) == [
        "who",
        "stance",
        "certainty",
        "says",
        "condition",
        "at",
    ]


def test_a_graph_of_words_has_one_best_word_for_each_thing_and_says_nothing_new(arabic: tuiin.KnowledgeGraph):
    parts = arabic.parts("words")
    assert sorted(parts) == [f"https://maktaba.example/id/graph/maktaba/words/{tag}" for tag in ("ar", "en")]
    said = {triple for triples in arabic.parts("curated", "derived", "ontology").values() for triple in triples}
    for triples in parts.values():
        assert triples <= said
        assert len({tuple(triple.split(" ", 2)[:2]) for triple in triples}) == len(triples)
    assert arabic.store.languages == ["ar", "en"]
    assert arabic.store.size() == len(set().union(*arabic.statements.graphs.values()))


def test_questions_are_answered_from_any_form_and_over_several_articles(german: tuiin.KnowledgeGraph, tmp_path: Path):
    wanted = list(german.query("who-says-what"))
    for name in ("graph.nq", "graph.ttl", "graph.nt", "graph.trig"):
        path = german.write(tmp_path / name)
        assert ran("query", "who-says-what", path)[1] == german.query("who-says-what").format("csv"), name
    data = copy_of(GERMAN, tmp_path)
    shutil.copytree(data / "articles" / "freibad", data / "articles" / "zwei")
    both = ran("query", "who-says-what", "--all", "--project", data)[1]
    assert len(list(csv.reader(io.StringIO(both)))) == 1 + len(wanted)  # the same words by the same people at the same places
    ids = "SELECT DISTINCT ?claim ?says { ?claim a tn:Claim GRAPH ?words { ?claim tn:paraphrase ?says } }"
    assert len(list(csv.reader(io.StringIO(ran("query", "-e", ids, "--all", "--project", data)[1])))) == 1 + 2 * len(german.claims)


def test_an_engine_that_knows_nothing_of_us_answers_what_show_prints(german: tuiin.KnowledgeGraph):
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(german.nquads, ox.RdfFormat.N_QUADS)
    written = german.written("who-says-what", lang="de")
    assert "GRAPH <https://freibad.example/id/graph/freibad/words/de>" in written
    assert len(list(store.query(written, use_default_graph_as_union=True))) == len(german.query("who-says-what"))  # type: ignore[arg-type]


def test_languages_of_a_graph_without_a_description_are_those_of_its_words():
    statements = Statements()
    for subject, tag in (("a", "fi"), ("b", "fi"), ("a", "sv")):
        statements.add("https://w3id.org/tuiin/id/graph/x", f"https://w3id.org/tuiin/id/concept/{subject}", "skos:prefLabel", f'"w"@{tag}')
    assert words.languages(statements) == ["fi", "sv"]


# --- what goes out --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("slug", "data", "name"), [("freibad", GERMAN, "Lärm"), ("maktaba", ARABIC, "عدد القراء")])
def test_every_file_and_every_export_is_made_and_holds_the_words(slug: str, data: Path, name: str, tmp_path: Path):
    code, _, told = ran("build", slug, "--data", data, "--out", tmp_path / "out")
    assert code == 0, told
    for file in ("nodes.csv", "network.graphml", "graph.ttl"):
        text = (tmp_path / "out" / slug / file).read_text("utf-8")
        assert name in text or "".join(letter if letter.isascii() else f"&#{ord(letter)};" for letter in name) in text, file
    for form in EXPORTS:
        code, _, told = ran("export", form, slug, "--data", data, "-o", tmp_path / form)
        assert code == 0 or "example" in told, (form, told)


def test_the_document_of_the_explorer_says_its_languages_and_their_direction(german: tuiin.KnowledgeGraph, arabic: tuiin.KnowledgeGraph):
    assert document(german.store)["languages"] == [{"tag": "de", "direction": "ltr"}]
    assert document(arabic.store)["languages"] == [{"tag": "ar", "direction": "rtl"}, {"tag": "en", "direction": "ltr"}]
    assert [direction(tag) for tag in ("he", "fa", "ckb", "dv", "kk-Arab", "az", "de-AT")] == ["rtl"] * 5 + ["ltr"] * 2


@pytest.mark.parametrize("graph", ["german", "arabic"])
def test_pages_show_the_words_in_every_view(graph: str, request: pytest.FixtureRequest, browser: Browser, tmp_path: Path):
    kg: tuiin.KnowledgeGraph = request.getfixturevalue(graph)
    file = tmp_path / "explorer.html"
    file.write_bytes(explorer(kg.store))
    with opened(browser, file) as page:
        for view in VIEWS:
            go(page, f"#view={view}&lang=en")
            shown = page.inner_text("#main")
            assert "undefined" not in shown and "null" not in shown.split(), view
        assert kg.claims[next(iter(kg.claims))].text.said() in page.inner_text("body") or view == "ask"


def test_arabic_words_stand_from_right_to_left_and_what_stands_in_is_marked(arabic: tuiin.KnowledgeGraph, browser: Browser, tmp_path: Path):
    file = tmp_path / "explorer.html"
    file.write_bytes(explorer(arabic.store))
    claim = "article/maktaba/claim/bookmobile-is-not-enough"
    with opened(browser, file, f"#view=read&node={claim}&lang=en") as page:
        said = page.locator("aside [lang=ar]", has_text="لا تكفي").first
        assert said.get_attribute("dir") == "rtl"
        assert page.locator("aside abbr.fallback").first.text_content() == "ar"
        menu = page.locator(".words-in select")
        assert menu.input_value() == "en" and menu.locator("option").all_inner_texts() == ["العربية", "English"]
        menu.select_option("ar")
        assert "content=ar" in page.evaluate("location.hash")
        assert page.locator("aside [lang=ar]", has_text="لا تكفي").count() > 0
        assert page.locator("aside h2 abbr.fallback").count() == 0


def test_the_query_page_asks_in_the_language_of_the_words(german: tuiin.KnowledgeGraph, browser: Browser, tmp_path: Path):
    file = tmp_path / "query.html"
    file.write_bytes(query_page(german.store))
    with opened(browser, file, "#q=who-says-what&lang=en") as page:
        page.wait_for_selector("table tbody tr")
        assert page.locator("table tbody tr").count() == 7


def test_the_invented_library_with_words_taken_away_answers_as_it_did(tmp_path: Path):
    """Half of the words gone in each language, no row is lost in any of them."""
    data = copy_of(LIBRARY, tmp_path)
    whole = tuiin.build("night-library", data=LIBRARY)
    words = re.compile(r"(?m)(?:^ +(?:kk|ru|en): [^[\n]+\n){2,3}")
    for number, file in enumerate(sorted(data.rglob("*.yaml"))):
        count = itertools.count(number)  # of the words that stand together, one language is left, each time another

        def one(found: re.Match[str], count: Iterator[int] = count) -> str:
            lines = found[0].splitlines(keepends=True)
            return lines[next(count) % len(lines)]

        file.write_text(words.sub(one, file.read_text("utf-8")), "utf-8")
    torn = tuiin.build("night-library", data=data)
    assert len(torn.ntriples) < len(whole.ntriples) - 1000
    for name in questions.load():
        counts = {lang: rows(torn, name, lang) for lang in ("kk", "ru", "en")}
        assert counts == {lang: rows(whole, name, lang) for lang in counts}, name
