"""The words of the interface: complete in the three languages that ship, and a further language is one file.

The last is tried on a copy, where a throw-away file in Turkish is all that is added.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

import tuiin
from tuiin.files import words as interface
from tuiin.files.words import languages, names, words

from .conftest import LIBRARY, TOP
from .exploring import VIEWS

FOLDER = TOP / "graph" / "tuiin" / "words"
SHIPPED = ("kk", "ru", "en")
FORMS = {"kk": 1, "ru": 3, "en": 2}  # how many forms what is counted has
# What is written in Latin letters in every language.
LATIN = re.compile(r"SPARQL|BibTeX|Turtle|Triples|LIMIT|Ctrl|Shift|Enter|skos|stance|query\.html|VoID|RDF|tuiin\.toml|tuiin|Esc")
WEB = shutil.which("node") is not None and (TOP / "graph" / "web" / "node_modules").is_dir()


def leaves(tree: dict[str, Any], *above: str) -> Iterator[tuple[str, str]]:
    """Yield place and words."""
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from leaves(value, *above, key)
        else:
            yield ".".join((*above, key)), value


TOLD = {language: dict(leaves(json.loads((FOLDER / f"{language}.json").read_text("utf-8")))) for language in SHIPPED}


def test_the_languages_are_the_files():
    assert languages() == SHIPPED
    assert sorted(path.name for path in FOLDER.iterdir()) == ["en.json", "kk.json", "ru.json"]
    assert names() == {"kk": "Қазақша", "ru": "Русский", "en": "English"}
    assert words("xx") == words("en")


@pytest.mark.parametrize("language", SHIPPED)
def test_every_word_is_there_with_the_same_places_for_values(language: str):
    """Nothing falls back to English in what ships; files have one order, so that they can be read side by side."""
    told, english = TOLD[language], TOLD["en"]
    assert len(told) > 450
    assert list(told) == list(english)
    for place, text in told.items():
        assert text == text.strip() != "", place
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", english[place])), place
        if language != "en":
            assert not re.search("[A-Za-z]{4,}", LATIN.sub("", text)), place
        else:
            assert not re.search("[А-я]", text), place


def test_what_is_counted_has_as_many_forms_as_the_language_tells_apart():
    counted = [place for place, text in TOLD["ru"].items() if "|" in text]
    assert len(counted) > 15
    for language, told in TOLD.items():
        assert {place for place, text in told.items() if "|" in text} <= set(counted)
        for place in counted:
            forms = told[place].split("|")
            assert len(forms) == FORMS[language], place
            assert all("{0}" in form for form in forms), place


def test_no_word_stands_idle():
    """Each key is named where pages are made; keys that are computed (a kind, a view, an address) by what they are computed from."""
    computed = re.compile(
        r"(diff\.kinds|card\.cited|edit\.(reasons|silences|kinds|argue|agree\.fields)|draft\.doubts|gist\.lines|guide\.(go|short)|signs\.means|tensions)\.|pictures\.ranks_|works\.view\.by_|argument\.flag_|reading\.(silence|author|by|certainty|mode)_|server\.\w+_of$|page\.theme_|name$"
        r"|server\.(explorer|query|data|ns|void)$|page\.(gist|steps|read|debate|network|figures|doubts|works|argument|voices|timeline|concepts|ask|lang_\w+)$"
    )
    sources = [*(TOP / "graph" / "web" / "src").rglob("*.ts*"), *(TOP / "graph" / "tuiin").rglob("*.py")]
    sources += [*(TOP / "graph" / "tuiin" / "assets" / "templates").iterdir()]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    named = set(re.findall(r"\w+", text))
    assert [place for place in TOLD["en"] if not computed.search(place) and place.rpartition(".")[2] not in named] == []


def test_words_that_a_language_lacks_are_english():
    english, other = {"a": "one", "b": {"c": "two", "d": "three"}}, {"b": {"d": "üç", "e": "dört"}}
    assert interface._over(english, other) == {"a": "one", "b": {"c": "two", "d": "üç"}}


# Words that readers took for others, or that name what another word names already.
WRONG = {
    "kk": ("неге келе", "дауластыр", "жеткізуші", "құрастырушы", "редактор ескерту", "дауыс", "әрекет етуші", "қостай", "ескертпе"),
    "ru": ("составител", "редакторск", "голос", "деятель", "деятели", "чьи утверждения", "фактов", "заметк", "носител", "атакует"),
    "en": ("editor's",),
}


@pytest.mark.parametrize("language", WRONG)
def test_no_word_is_one_that_readers_took_for_another(language: str):
    """In the interface, in questions with their columns, and in the kinds of things."""
    from tuiin.files.paths import ONTOLOGY
    from tuiin.graph.questions import common, load

    said = [*TOLD[language].values()]
    said += [question.words[language] for question in load().values()]
    heads = [*common().values(), *(head for question in load().values() for head in question.columns.values())]
    said += [head[language] for head in heads] + [(ONTOLOGY / "network" / "kinds.csv").read_text("utf-8")]
    assert [(wrong, text) for text in said for wrong in WRONG[language] if wrong in text.lower()] == []


TURKISH = {
    "name": "Türkçe",
    "page": {"search": "Ara", "gist": "Öz", "n_claims": "{0} iddia"},
    "server": {"title": "Bilgi grafiği"},
    "diff": {"title": "Anlamda ne değişti", "added": "eklendi"},
    "network": {"all": "Bütün iddialar"},
    "query": {"title": "Grafiğe sor"},
}
MAKE = """
import sys, tuiin
from pathlib import Path
from tuiin.compare import diff_page
from tuiin.graph.space import Space
from tuiin.serve.web import negotiate, pages
from tuiin.show import explorer, network_page

out = Path(sys.argv[1])
kg = tuiin.build("night-library", data="tests/library")
(out / "landing.html").write_text(pages.landing(negotiate.language(None, "tr, en;q=0.5"), {"graphs": {}, "space": "https://a.example/"}), "utf-8")
(out / "thing.html").write_text(pages.thing("tr", "https://w3id.org/tuiin/id/x", {"graphs": [], "labels": {}, "out": [], "back": [], "terms": [], "more": 0}, Space("https://a.example/")), "utf-8")
(out / "diff.html").write_text(diff_page.page(tuiin.diff(kg, kg), "tr"), "utf-8")
(out / "network.html").write_text(network_page.page(kg.store), "utf-8")
if explorer.WEB.is_dir():
    (out / "explorer.html").write_bytes(explorer.explorer(kg.store))
    (out / "query.html").write_bytes(explorer.query_page(kg.store))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a copy makes of the invented library, to which nothing but `words/tr.json` was added: pages of Python, and the bundled ones."""
    folder = tmp_path_factory.mktemp("words") / "copy"
    for name in ("graph/tuiin", "ontology", "tests/library"):
        shutil.copytree(TOP / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "web"))
    shutil.copytree(TOP / "graph" / "tuiin" / "serve" / "web", folder / "graph" / "tuiin" / "serve" / "web")
    (folder / "graph" / "tuiin" / "words" / "tr.json").write_text(json.dumps(TURKISH), "utf-8")
    if WEB:
        shutil.copytree(TOP / "graph" / "web", folder / "graph" / "web", ignore=shutil.ignore_patterns("node_modules"))
        (folder / "graph" / "web" / "node_modules").symlink_to(TOP / "graph" / "web" / "node_modules")
        subprocess.run(["node", "build.mjs"], cwd=folder / "graph" / "web", check=True, capture_output=True, timeout=120)
    run(folder, "-c", MAKE, str(folder))
    return folder


def run(folder: Path, *command: str) -> str:
    settings = {"PYTHONPATH": str(folder / "graph"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, *command], cwd=folder, env=settings, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_further_language_is_offered_by_pages_that_python_makes(made: Path):
    page = (made / "landing.html").read_text("utf-8")
    assert '<html lang="tr">' in page
    assert '<a href="?lang=tr" lang="tr" hreflang="tr" aria-current="true">Türkçe</a>' in page
    assert re.findall(r'hreflang="(\w+)"', page) == ["kk", "ru", "tr", "en"]
    assert "<h1>Bilgi grafiği</h1>" in page
    assert "This server gives the graph to read" in page  # what Turkish lacks
    assert "Türkçe" in (made / "thing.html").read_text("utf-8")
    assert "<h1>Anlamda ne değişti</h1>\n" in (made / "diff.html").read_text("utf-8")


def test_a_further_language_is_one_of_the_command_line(made: Path):
    """Nothing is curated in it, so labels are those that come first; heads, of which it has none, are English ones."""
    assert "words are in kk, ru, tr, en" in " ".join(run(made, "-m", "tuiin", "query", "--help").split())
    ask = ("-m", "tuiin", "query", "who-says-what", "-p", "holder=actor/night-council", "--data", "tests/library", "-f", "table")
    turkish, english, kazakh = (run(made, *ask, "--lang", language).splitlines() for language in ("tr", "en", "kk"))
    assert turkish[0].split() == english[0].split() and turkish[2:] == kazakh[2:]
    assert run(made, "-m", "tuiin", "query", "--list", "--lang", "tr") == run(made, "-m", "tuiin", "query", "--list")
    assert "most connected" in run(made, "-m", "tuiin", "info", "--data", "tests/library", "--lang", "tr")


def test_a_further_language_can_be_chosen_in_the_network(made: Path, browser: Browser):
    page = browser.new_page()
    page.goto((made / "network.html").as_uri() + "#lang=en")
    page.wait_for_selector(".pictured .spot")
    assert page.locator(".languages button").all_text_contents() == ["kkҚазақша", "ruРусский", "trTürkçe", "enEnglish"]
    page.click(".languages button[lang=tr]")
    page.wait_for_selector("html[lang=tr]", state="attached")
    assert "Bütün iddialar" in page.inner_text(".path")
    assert "undefined" not in page.inner_text("body")
    page.close()


@pytest.mark.skipif(not WEB, reason="the pages are bundled by Node, which is not here")
@pytest.mark.parametrize("view", VIEWS)
def test_a_further_language_can_be_chosen_in_the_explorer(made: Path, browser: Browser, view: str):
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((made / "explorer.html").as_uri() + f"#view={view}&lang=en")
    page.wait_for_selector("main h1")
    assert page.locator(".languages button").all_text_contents() == ["kkҚазақша", "ruРусский", "trTürkçe", "enEnglish"]
    page.click(".languages button[lang=tr]")
    page.wait_for_selector("html[lang=tr]", state="attached")
    assert "Öz" in page.inner_text(".ways")
    assert page.get_attribute("input[type=search]", "aria-label") == "Ara"
    assert "undefined" not in page.inner_text("body")
    assert errors == []
    page.close()


@pytest.mark.skipif(not WEB, reason="the pages are bundled by Node, which is not here")
def test_a_further_language_can_be_chosen_on_the_query_page(made: Path, browser: Browser):
    graph = tuiin.build("night-library", data=LIBRARY)
    wanted, kazakh = graph.query("denied-claims"), graph.query("denied-claims", lang="kk")
    page = browser.new_page()
    page.goto((made / "query.html").as_uri() + "#lang=tr&q=denied-claims")
    page.locator(".answer td").first.wait_for()
    assert page.inner_text("h1") == "Grafiğe sor"
    assert page.locator(".answer th").all_inner_texts() == wanted.heads
    assert page.locator(".answer tbody td").first.inner_text() == kazakh[0][0]
    page.close()
