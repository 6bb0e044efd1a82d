"""A project of one's own: what tuiin.toml may say, where it is found, whose names go out, and how one begins."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

import tuiin
from tuiin.curate import project
from tuiin.errors import BadInput
from tuiin.exports import find as export
from tuiin.graph.space import SHIPPED, Provisional, Space
from tuiin.graph.vocabulary import BASE
from tuiin.model import Claim

from .command import tuiin as command
from .conftest import LIBRARY, TOP
from .spoiling import path_of, spoil

TEXT = LIBRARY / "articles" / "night-library" / "text.txt"
WHOLE = """
format = 2
title = { kk = "Жоба", ru = "Проект", en = "A project" }
languages = ["kk", "ru", "en"]
base = "https://lamps.example/id/"
licence = "cc-by-sa-4.0"
attribution = "The lamp society"

[publisher]
name = "The lamp society"
url = "https://lamps.example/"

[curators.anna]
name = "Anna van der Berg"
family = "van der Berg"
orcid = "https://orcid.org/0000-0002-1825-0097"

[curators.li]
name = "Li Wei"
family = "Li"

[folders]
data = "."
"""


@pytest.fixture
def lamps(library: Path) -> Path:
    """The invented library as somebody else's project, whose article names no curator."""
    (library / "tuiin.toml").write_text(WHOLE, "utf-8")
    article = library / "articles" / "night-library" / "article.yaml"
    kept = [line for line in article.read_text("utf-8").splitlines() if not line.startswith("curators:")]
    article.write_text("\n".join(kept) + "\n", "utf-8")
    return library


def wrong(tmp_path: Path, text: str) -> list[str]:
    """What is told of a tuiin.toml."""
    file = tmp_path / "tuiin.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadInput) as error:
        project.read(file)
    return [f"{p.line}:{p.column}: {p.message}" for p in error.value.problems]


# --- the file -----------------------------------------------------------------------------------------------------------------------


def test_an_empty_file_makes_a_project_whose_names_are_only_for_now(tmp_path: Path):
    (tmp_path / "tuiin.toml").write_text("")
    found = project.read(tmp_path / "tuiin.toml")
    assert (found.data, found.texts, found.output) == (tmp_path / "data", tmp_path / "texts", tmp_path / "out")
    assert found.base.endswith(".invalid/")
    assert found.provisional
    assert (found.licence, found.publisher, found.curators) == ("", None, {})


def test_a_whole_file_says_whose_it_is(lamps: Path):
    found = project.read(lamps / "tuiin.toml")
    assert found.title == {"kk": "Жоба", "ru": "Проект", "en": "A project"}
    assert found.licence == "CC-BY-SA-4.0"
    assert found.licence_address == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert found.publisher and (found.publisher.kind, found.publisher.iri) == ("organization", "https://lamps.example/")
    anna, li = found.curators.values()
    assert (anna.given, anna.family, anna.iri) == ("Anna", "van der Berg", "https://orcid.org/0000-0002-1825-0097")
    assert (li.given, li.family, li.iri) == ("Wei", "Li", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("license = 'MIT'", ["1:1: unknown key 'license'", "nearest: licence"]),
        ('languages = ["kk", "ru", "en", "kz"]', ["1:33: languages: found 'kz'; Kazakh is 'kk' (kz is the country)"]),
        ('languages = ["kk", "ru", "en", "xx"]', ["1:33: languages: found 'xx'; no language has this tag (BCP 47)"]),
        ('languages = "en"', ["1:1: languages: found 'en'; wanted a list of language tags"]),
        ('\n\n[curators.a]\nname = "A B"\norcid = "0000-0002-1825-0098"', ["5:10: curators.a.orcid", "its last character does not fit"]),
        ('[curators.a]\nname = "A B"\norcid = "12"', ["3:10: curators.a.orcid: found '12'; wanted sixteen digits"]),
        ('[curators.a]\nname = "A B"\nfamily = "C"', ["curators.a.family: found 'C'; wanted a part of the name 'A B'"]),
        ('[curators.a]\nfamily = "C"', ["1:1: curators.a: the key 'name' is missing"]),
        ('[curators.a]\nname = "A"\nnmae = "A"', ["3:1: curators.a.nmae: unknown key 'nmae'", "nearest: name"]),
        ('[curators]\na = "A"', ["2:1: curators.a: found 'A'; wanted a table with a name"]),
        ('[curators.a]\nname = "A"\nkind = "persn"', ["3:9: curators.a.kind: found 'persn'", "nearest: person"]),
        (
            'base = "https://waerme.example.org"',
            ["1:9: base: found 'https://waerme.example.org'; wanted a web address that ends in / or #"],
        ),
        ('base = "lamps"', ["1:9: base: found 'lamps'"]),
        ('licence = "CC-BY-5.5"', ["1:12: licence: found 'CC-BY-5.5'; wanted an SPDX identifier"]),
        ('licence = "MIT AND CC-BY-4.0"', ["wanted an SPDX identifier"]),
        ("format = 3", ["1:1: format: format 3 needs a newer tuiin; this one reads up to 2"]),
        ('format = "2"', ["1:1: format: found '2'; wanted 2"]),
        ("title = 5", ["1:1: title: found a number; wanted words"]),
        ("title = { en = 5 }", ["title.en: found a number; wanted words between quotation marks"]),
        ('base = "https://x.example/%zz/"', ["1:9: base: found 'https://x.example/%zz/'; a % wants two hexadecimal digits"]),
        ('base = "https://u:p@x.example/"', ["names hold no user and no password"]),
        ('base = "https://x.example/a?b#"', ["wanted a plain path: no ?"]),
        ('base = "https://x.example//a/"', ["wanted a plain path"]),
        ('base = "https://x.example/a/../b/"', ["wanted a plain path"]),
        ('[folders]\noutput = "data"', ["2:1: folders.output: lies in the folder of the data; wanted one beside it"]),
        ('[folders]\ntexts = "data/articles/one"', ["folders.texts: lies in the folder of the data"]),
        ('[folders]\ndata = "."\noutput = "articles/out"', ["folders.output: lies in the folder of the data"]),
        ('languages = ["kk", "ru", "en"]\ntitle = "A"', ["2:10: title: found 'A', which does not say its language"]),
        ('title = { kz = "A" }', ["title.kz: found 'kz'; Kazakh is 'kk'"]),
        ("folders = 1", ["1:1: folders: found a number; wanted a table [folders]"]),
        ('[folders]\noutptu = "x"', ["2:1: folders.outptu: unknown key 'outptu'", "nearest: output"]),
        ("attribution = ''", ["1:1: attribution: found ''; wanted words between quotation marks"]),
        ("base = ", ["is not TOML"]),
        ("base = 1\nbase = 2", ["is not TOML"]),
    ],
)
def test_what_is_wrong_is_told_by_line_and_column(tmp_path: Path, text: str, words: list[str]):
    told = wrong(tmp_path, text)
    assert [line for line in told if all(part in line for part in words)], told


def test_everything_wrong_is_told_at_once(tmp_path: Path):
    assert len(wrong(tmp_path, 'base = "x"\nlicence = "y z"\nlanguages = ["xx"]\nnew = 1\n')) >= 4


@pytest.mark.parametrize("content", [b"\xff\xfe", b"title = \x00", b"\x80"])
def test_bytes_that_are_no_text_are_told(tmp_path: Path, content: bytes):
    (tmp_path / "tuiin.toml").write_bytes(content)
    with pytest.raises(BadInput, match=r"tuiin\.toml"):
        project.read(tmp_path / "tuiin.toml")


# --- which project ------------------------------------------------------------------------------------------------------------------


def test_it_is_found_from_any_folder_below_and_said(lamps: Path):
    run = command("check", "--json", cwd=lamps / "articles" / "night-library")
    assert (run.returncode, run.stdout) == (0, "[]\n")
    below = command("check", cwd=lamps / "articles" / "night-library")
    assert below.stderr.splitlines()[0] == "tuiin: project ../.. (Жоба)"
    assert "project" not in command("check", cwd=lamps).stderr


def test_outside_of_any_the_shipped_article_answers_and_says_so(tmp_path: Path):
    run = command("info", cwd=tmp_path)
    assert run.returncode == 0
    assert run.stderr == "tuiin: no tuiin.toml here or above: this is the article that ships with tuiin; begin your own with tuiin init\n"
    assert command("info", "-q", cwd=tmp_path).stderr == ""


@pytest.mark.parametrize("words", [["tidy"], ["new", "my-article"]])
def test_outside_of_any_nothing_is_changed(tmp_path: Path, words: list[str]):
    before = {path: path.stat().st_mtime_ns for path in (TOP / "data").rglob("*")}
    run = command(*words, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert "nothing here is yours to change; begin with tuiin init" in run.stderr
    assert {path: path.stat().st_mtime_ns for path in (TOP / "data").rglob("*")} == before
    assert list(tmp_path.iterdir()) == []


def test_one_is_named(lamps: Path, tmp_path: Path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run = command("query", "-e", "SELECT ?c { ?c a tn:Claim } ORDER BY ?c LIMIT 1", "-f", "csv", "--project", str(lamps), cwd=elsewhere)
    assert run.stdout.splitlines()[1].startswith("https://lamps.example/id/article/night-library/claim/")
    missing = command("check", "--project", str(elsewhere), cwd=elsewhere)
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "where there is no tuiin.toml" in missing.stderr


ADOPT = "data has no tuiin.toml, as in the first edition of tuiin; tuiin init makes a project of it"
VERBS = (
    ["check"],
    ["info"],
    ["query", "--list"],
    ["tidy", "--check"],
    ["find", "library"],
    ["passages"],
    ["verify", "data/articles/night-library/text.txt"],
    ["table", "-"],
    ["add", "actor", "Town Theatre"],
    ["rename", "actor/nobody", "somebody"],
    ["merge", "actor/nobody", "actor/somebody"],
    ["import", "no-such.bib"],
    ["reanchor", "no-such.txt"],
    ["view", "--print"],
    ["new", "another"],
)


@pytest.fixture
def old(tmp_path: Path, library: Path) -> Path:
    """A data folder without a project, in a folder."""
    (library / "tuiin.toml").unlink()
    home = tmp_path / "old"
    home.mkdir()
    library.rename(home / "data")
    return home


@pytest.mark.parametrize("words", VERBS, ids=" ".join)
def test_every_command_in_a_folder_of_the_first_edition_says_once_how_it_becomes_a_project(words: list[str], old: Path):
    assert command(*words, cwd=old).stderr.count(ADOPT) == 1


def test_a_command_that_is_given_files_alone_speaks_of_no_folder(old: Path):
    assert command("export", "nq", "-q", "-o", "a.nq", cwd=old).returncode == 0
    assert command("diff", "a.nq", "a.nq", cwd=old).stderr == ""


def test_a_folder_of_the_first_edition_becomes_a_project(old: Path):
    (old / "data" / "schema").mkdir()
    begun = command("init", cwd=old)
    assert begun.stdout.splitlines() == BEGUN
    assert "data is now the data of this project: 1 article (night-library)" in begun.stderr
    assert "now they lie below https://old.invalid/" in begun.stderr
    assert "data/schema is no longer used; take it away when you like" in begun.stderr
    assert begun.stderr.endswith("next: tuiin check, and tuiin tidy\n")
    again = command("check", cwd=old)
    assert (again.returncode, "tuiin init" in again.stderr) == (0, False)


def test_it_is_found_from_below_and_where_it_is_the_folder_itself(old: Path):
    below = command("passages", cwd=old / "data" / "articles" / "night-library")
    assert below.stdout.startswith("p0s1  ")
    assert f"tuiin init {old} makes a project of it" in below.stderr
    data = old / "data"
    data.rename(old / "library")
    inside = command("check", cwd=old / "library")
    assert inside.returncode == 0
    assert "tuiin: this folder has no tuiin.toml, as in the first edition of tuiin; tuiin init makes a project of it" in inside.stderr
    begun = command("init", cwd=old / "library")
    assert "this folder is now the data of this project: 1 article (night-library)" in begun.stderr
    assert project.read(old / "library" / "tuiin.toml").data == old / "library"
    assert command("check", cwd=old / "library").returncode == 0
    assert command("build", "-q", cwd=old / "library" / "articles").returncode == 0
    assert (old / "library" / "out" / "night-library" / "graph.nq").is_file()


def test_a_folder_that_only_has_articles_in_its_name_is_nobodys_data(empty: Path):
    (empty / "articles" / "paper").mkdir(parents=True)
    (empty / "articles" / "paper" / "paper.pdf").write_bytes(b"%PDF")
    command("init", cwd=empty)
    assert "[folders]" not in (empty / "tuiin.toml").read_text("utf-8")


def test_a_registry_beside_an_article_goes_if_it_only_repeats_the_one_that_all_share(old: Path):
    top, copy = (old / "data" / path / "actors.yaml" for path in (".", "articles/night-library"))
    entries = top.read_text("utf-8").split("\n")
    copy.write_text("\n".join(entries[:6]).replace("kind: person", "type: person") + "\n", "utf-8")
    assert (
        "actors.yaml:1:1: found 'actors.yaml', which nobody reads here; wanted actors.yaml at the top" in command("check", cwd=old).stdout
    )
    assert "actors.yaml is not read: it is a copy of the one at the top, which all articles share, and `tuiin tidy`" in (
        command("init", cwd=old).stderr
    )
    told = command("tidy", "--check", cwd=old)
    assert (told.returncode, copy.exists()) == (1, True)
    assert "data/articles/night-library/actors.yaml" in told.stdout.splitlines()
    done = command("tidy", cwd=old)
    assert "data/articles/night-library/actors.yaml was only a copy of the one at the top, and is gone" in done.stderr
    assert not copy.exists()
    assert command("check", cwd=old).returncode == 0


def test_a_registry_beside_an_article_that_says_more_stays_until_that_is_taken_in(old: Path):
    copy = old / "data" / "articles" / "night-library" / "actors.yaml"
    copy.write_text("# of the town\ntheatre:\n  kind: group\n  label: {kk: Театр, ru: Театр, en: Theatre}\n", "utf-8")
    assert command("init", "-q", cwd=old).returncode == 0
    told = command("tidy", cwd=old).stderr
    assert (
        "the one at the top, which does not say theatre, # of the town; `tuiin import data/articles/night-library` takes in what is" in told
    )
    assert copy.exists()
    assert command("import", "data/articles/night-library", cwd=old).returncode == 0
    assert "theatre:" in (old / "data" / "actors.yaml").read_text("utf-8")
    assert "which does not say # of the town; " in command("tidy", cwd=old).stderr


# --- whose names go out ---------------------------------------------------------------------------------------------------------------


def test_all_names_lie_in_the_space_of_the_project(lamps: Path):
    graph = tuiin.build("night-library", data=lamps)
    assert graph.space == Space("https://lamps.example/id/")
    assert SHIPPED.uri not in graph.statements.nquads().replace("https://w3id.org/tuiin/id/graph/ontology", "").replace(
        f"https://w3id.org/tuiin/id/software/tuiin-{tuiin.__version__}", ""
    )


def test_what_is_asked_shown_and_written_has_the_short_names_of_the_project(lamps: Path):
    graph = tuiin.build("night-library", data=lamps)
    rows = graph.query("SELECT ?a { ?a a foaf:Person } ORDER BY ?a LIMIT 1")
    assert "\nid:actor/" in str(rows)
    assert graph.query("SELECT ?p { ?p tn:holder ?who }", who=next(f"actor/{key}" for key in graph.actors))
    shared = graph.query("ASK { id:concept a skos:ConceptScheme }")
    assert list(shared) == [(True,)]
    page = graph.write(lamps / "page.ttl").read_text("utf-8")
    assert "@prefix id: <https://lamps.example/id/> ." in page


def test_a_graph_that_is_read_knows_its_space(lamps: Path, tmp_path: Path):
    graph = tuiin.build("night-library", data=lamps)
    for name in ("graph.nq", "graph.ttl"):
        read = tuiin.open(graph.write(tmp_path / name))
        assert (read.space, read.slugs) == (graph.space, ["night-library"])
    plain = tmp_path / "plain.nq"
    plain.write_text("".join(line for line in graph.statements.nquads().splitlines(keepends=True) if "uriSpace" not in line), "utf-8")
    assert tuiin.open(plain).space == graph.space


def test_the_data_set_says_whose_it_is(lamps: Path):
    graph = tuiin.build("night-library", data=lamps)
    found = graph.query("""SELECT ?licence ?rights ?publisher (GROUP_CONCAT(?name; SEPARATOR=", ") AS ?names) {
        { SELECT * { ?dataset void:rootResource ?article ; dcterms:license ?licence ; dcterms:rights ?rights ; dcterms:creator ?who ;
            dcterms:publisher/foaf:name ?publisher . ?who foaf:name ?name } ORDER BY ?name }
      } GROUP BY ?licence ?rights ?publisher""")
    assert list(found) == [
        ("https://creativecommons.org/licenses/by-sa/4.0/", "The lamp society", "The lamp society", "Anna van der Berg, Li Wei")
    ]
    assert list(graph.query("SELECT ?p { ?p a prov:Person ; foaf:familyName 'van der Berg' ; foaf:givenName 'Anna' }")) == [
        ("https://orcid.org/0000-0002-1825-0097",)
    ]


def test_a_crate_carries_the_names_of_the_project_and_a_person_is_a_person(lamps: Path):
    files = export("ro-crate").make(tuiin.build("night-library", data=lamps))
    assert not [name for name, content in files.items() if b"tuiin contributors" in content]
    assert b"The lamp society" in files["LICENSE"]
    entities = {entity["@id"]: entity for entity in json.loads(files["ro-crate-metadata.json"])["@graph"]}
    anna = entities["https://orcid.org/0000-0002-1825-0097"]
    assert (anna["@type"], anna["familyName"], anna["givenName"]) == ("Person", "van der Berg", "Anna")
    assert entities["https://lamps.example/"]["@type"] == "Organization"
    assert entities["./"]["license"] == {"@id": "https://creativecommons.org/licenses/by-sa/4.0/"}
    citation = files["CITATION.cff"].decode()
    assert "orcid: https://orcid.org/0000-0002-1825-0097" in citation
    assert "family-names: van der Berg" in citation


def test_a_project_that_states_no_licence_gives_none(lamps: Path):
    text = WHOLE.replace('licence = "cc-by-sa-4.0"\n', "").replace('attribution = "The lamp society"\n', "")
    (lamps / "tuiin.toml").write_text(text, "utf-8")
    graph = tuiin.build("night-library", data=lamps)
    files = export("ro-crate").make(graph)
    assert "LICENSE" not in files
    assert b"creativecommons" not in files["ro-crate-metadata.json"] + files["CITATION.cff"] + files["nanopubs.trig"]
    assert list(graph.query("ASK { ?dataset void:rootResource ?article ; dcterms:license ?any }")) == [(False,)]


@pytest.mark.parametrize("form", ["ro-crate", "nanopubs"])
def test_names_that_are_only_for_now_are_not_published(library: Path, form: str):
    (library / "tuiin.toml").write_text('languages = ["kk", "ru", "en"]\n[folders]\ndata = "."\n', "utf-8")
    graph = tuiin.build("night-library", data=library)
    with pytest.raises(Provisional, match=r"\.invalid/, which is only for now; set base in tuiin\.toml first"):
        export(form).make(graph)
    assert export("bibtex").make(graph)


def test_two_projects_that_curate_one_actor_mint_two_names(lamps: Path):
    ours, theirs = (tuiin.build("night-library", data=data) for data in (LIBRARY, lamps))
    key = next(iter(ours.actors))
    assert ours.thing(f"actor/{key}") != theirs.thing(f"actor/{key}")
    assert [name for name, _ in ours.entries.of(Claim).items()] == [name for name, _ in theirs.entries.of(Claim).items()]


# --- a beginning ----------------------------------------------------------------------------------------------------------------------


BEGUN = ["tuiin.toml", ".gitignore", ".gitattributes", ".vscode/settings.json"]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "lamps at night"
    folder.mkdir()
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


def test_init_asks_nothing_and_writes_what_can_be_read(empty: Path):
    subprocess.run(["git", "config", "user.name", 'Анна "Ann" Berg'], cwd=empty, check=True)
    run = command("init", "--licence", "CC-BY-4.0", cwd=empty)
    assert (run.returncode, run.stdout.splitlines()) == (0, BEGUN)
    found = project.read(empty / "tuiin.toml")
    assert found.title["en"] == "lamps at night"
    assert found.base == "https://lamps-at-night.invalid/"
    assert (found.licence, found.curators["ann"].name, found.curators["ann"].family) == ("CC-BY-4.0", 'Анна "Ann" Berg', "")


def test_init_and_new_say_nothing_where_they_shall_be_quiet(empty: Path):
    for words in (["init", "-q"], ["init", "-q"], ["new", "-q", "first", "--text", str(TEXT)]):
        run = command(*words, cwd=empty)
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert (empty / "data" / "articles" / "first" / "article.yaml").is_file()
    again = command("new", "-q", "first", cwd=empty)
    assert (again.returncode, again.stdout, "is there already" in again.stderr) == (2, "", True)
    assert command("init", "-q", "--dry-run", "inner", cwd=empty).stdout.startswith("inner/tuiin.toml\n")


@pytest.mark.parametrize(
    ("curators", "named"),
    [
        ("", "your name"),
        ('[curators.anna]\nname = "Anna Berg"\n', "anna"),
        ('[curators."Анна"]\nname = "Анна"\n', "Анна"),
        ('[curators.null]\nname = "N. U. Ll"\n', "'null'"),
        ('[curators.anna]\nname = "Anna Berg"\n[curators.li]\nname = "Li Wei"\n', "your name"),
    ],
)
def test_a_new_article_names_the_only_curator(curators: str, named: str, empty: Path):
    (empty / "tuiin.toml").write_text(f'languages = ["en"]\n{curators}', "utf-8")
    assert command("new", "first", "--text", str(TEXT), cwd=empty).returncode == 0
    assert f"\ncurators: {named}\n" in (empty / "data" / "articles" / "first" / "article.yaml").read_text("utf-8")
    told = command("check", cwd=empty).stdout
    assert ("article.curators" in told) == (named == "your name"), told


def test_init_keeps_what_is_there(empty: Path):
    (empty / ".gitignore").write_text("/mine/\n/out/\n")
    (empty / "tuiin.toml").write_text('base = "https://a.example/"\n')
    run = command("init", cwd=empty)
    assert run.stdout.splitlines() == BEGUN[1:]
    assert (empty / "tuiin.toml").read_text() == 'base = "https://a.example/"\n'
    assert (empty / ".gitignore").read_text().splitlines() == ["/mine/", "/out/", "/texts/", "/.tuiin/"]
    assert command("init", cwd=empty).stdout == ""


def test_init_writes_nothing_that_cannot_be_read(empty: Path):
    run = command("init", "--base", "lamps", cwd=empty)
    assert (run.returncode, run.stdout) == (2, "")
    assert "base: found 'lamps'; wanted a web address that ends in / or #" in run.stderr
    assert [path.name for path in empty.iterdir()] == [".git"]
    assert command("init", "--dry-run", cwd=empty).stdout.splitlines() == BEGUN
    assert [path.name for path in empty.iterdir()] == [".git"]


def test_what_is_built_lies_where_the_project_says(lamps: Path):
    (lamps / "tuiin.toml").write_text(WHOLE + 'output = "public"\n', "utf-8")
    run = command("build", cwd=lamps / "articles")
    assert run.returncode == 0
    assert "open ../public/night-library/explorer.html" in run.stdout
    report = json.loads((lamps / "public" / "night-library" / "report.json").read_text("utf-8"))
    assert report["article"] == "night-library"


def test_who_is_named_in_an_article_alone_is_a_person_unless_an_actor_of_that_name_is_none(lamps: Path):
    spoil(lamps, "article.yaml", "curated:", "curators: [Сәуле Тобылғы, Town Council]\ncurated:")
    label = re.search(r"town-council:\n.*?en: ([^\n]+)", path_of(lamps, "actors.yaml").read_text("utf-8"), re.DOTALL)
    assert label
    spoil(lamps, "article.yaml", "Town Council", label[1])
    files = export("ro-crate").make(tuiin.build("night-library", data=lamps))
    entities = json.loads(files["ro-crate-metadata.json"])["@graph"]
    kinds = {entity["name"]: entity["@type"] for entity in entities if entity["@type"] in ("Person", "Organization")}
    assert (kinds["Сәуле Тобылғы"], kinds[label[1]]) == ("Person", "Organization")


def test_what_looks_like_the_key_of_a_curator_is_one_and_whoever_has_none_is_named_in_full(lamps: Path):
    path = spoil(lamps, "article.yaml", "curated:", "curators: [ana, Anna van der Berg, li, Абай, Ana]\ncurated:")
    with pytest.raises(BadInput) as error:
        tuiin.build("night-library", data=lamps)
    (problem,) = error.value.problems
    assert path.read_text("utf-8").splitlines()[problem.line - 1][problem.column - 1 :].startswith("ana")
    assert problem.message == (
        "article.curators[0]: no curator of tuiin.toml has the key 'ana'; wanted a full name, or one of anna, li; nearest: anna"
    )
    spoil(lamps, "article.yaml", "[ana,", "[anna,")
    assert tuiin.build("night-library", data=lamps).check() == []
    (lamps / "tuiin.toml").write_text(WHOLE.partition("[curators.anna]")[0] + '[folders]\ndata = "."\n', "utf-8")
    assert tuiin.build("night-library", data=lamps).check() == []  # where no curator has a key, nothing looks like one


def test_the_article_in_a_crate_has_its_authors(lamps: Path):
    entities = {
        e["@id"]: e
        for e in json.loads(export("ro-crate").make(tuiin.build("night-library", data=lamps))["ro-crate-metadata.json"])["@graph"]
    }
    (article,) = [entity for entity in entities.values() if entity["@type"] == "ScholarlyArticle"]
    authors = article["author"] if isinstance(article["author"], list) else [article["author"]]
    (author,) = [entities[one["@id"]] for one in authors]
    assert (author["@type"], author["name"], author["familyName"], author["givenName"]) == ("Person", "Айман Ойлан", "Ойлан", "Айман")


@pytest.mark.parametrize("base", [BASE, f"{BASE}id/", f"{BASE}ns#", "http://W3ID.org/tuiin/id/mine/", "https://w3id.org:443/tuiin#"])
def test_no_project_begins_with_names_of_tuiin_itself(empty: Path, base: str):
    run = command("init", "--base", base, cwd=empty)
    assert (run.returncode, run.stdout) == (2, "")
    assert f"--base: found {base!r}, where the names of tuiin itself lie; wanted an address that is yours" in run.stderr
    assert [path.name for path in empty.iterdir()] == [".git"]
    assert command("init", "--base", "https://w3id.org/tuiin-and-more/id/", cwd=empty).returncode == 0


def test_a_whole_machine_or_a_home_is_no_project(empty: Path):
    home = empty / "home" / "anna"
    (home / "lamps").mkdir(parents=True)
    for whole in (Path("/"), home, home.parent):
        for words in (["init", "--dry-run", str(whole)], ["init", "--dry-run"]):
            run = command(*words, cwd=whole, HOME=str(home))
            assert (run.returncode, run.stdout) == (2, "")
            assert run.stderr.startswith(f"tuiin: {whole} holds all that you have; wanted a folder for this project alone")
    assert command("init", "lamps", cwd=home, HOME=str(home)).returncode == 0
    assert command("init", "--dry-run", cwd=home / "lamps", HOME=str(home)).returncode == 0


def test_init_does_not_pass_over_what_it_is_told(empty: Path):
    assert command("init", cwd=empty).returncode == 0
    again = command("init", "--base", "https://a.example/", "--licence", "MIT", cwd=empty)
    assert (again.returncode, again.stdout) == (2, "")
    assert "tuiin.toml lies here already; change it there, and leave out --base, --licence" in again.stderr
    (empty / "tuiin.toml").write_text("base = 5\n")
    broken = command("init", cwd=empty)
    assert (broken.returncode, broken.stdout) == (2, "")
    assert "tuiin.toml:1:1: base: found a number" in broken.stderr


def test_init_inside_a_project_says_so_and_keeps_bytes_that_are_no_text(empty: Path):
    command("init", cwd=empty)
    inner = empty / "inner"
    inner.mkdir()
    (inner / ".gitignore").write_bytes(b"\xff\n")
    run = command("init", cwd=inner)
    assert run.returncode == 0, run.stderr
    assert "this lies inside the project" in run.stderr
    assert (inner / ".gitignore").read_bytes() == b"\xff\n/texts/\n/out/\n/.tuiin/\n"
