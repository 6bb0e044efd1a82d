"""Which files of a data folder belong to what: each that somebody curated is read, or told of."""

import os
from pathlib import Path

import pytest

from tuiin.curate import folder
from tuiin.curate.reader import articles, curated, read
from tuiin.errors import BadInput, UnknownArticle

from .conftest import LIBRARY
from .spoiling import SLUG, problems

HOME = f"articles/{SLUG}"


def put(library: Path, name: str) -> Path:
    """Write a file that could hold a concept, with the folders above it."""
    path = library / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("lost:\n  label: {kk: жоқ, ru: нет, en: lost}\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("concepts.yml", "wanted concepts.yaml at the top"),
        ("works.YAML", "wanted works.yaml at the top"),
        ("actors.Yaml", "wanted actors.yaml"),
        ("Actors.yaml", "wanted actors.yaml at the top"),
        ("concepts.p2.yaml", "wanted concepts.yaml at the top of the data folder, one for all"),
        ("events.yaml", "wanted events.yaml (or a part, such as events.p1-p4.yaml) in the folder of its article"),
        ("article.yaml", "wanted article.yaml in the folder of its article"),
        ("passages.csv", "wanted passages.csv in the folder"),
        ("claims.csv", "wanted claims.yaml"),
        ("actors.xlsx", "wanted actors.yaml"),
        ("people.ods", "wanted actors.yaml, concepts.yaml, works.yaml"),
        ("clams.yaml", "nearest: claims.yaml"),
        ("concepts", "wanted concepts.yaml"),
        ("concept.json", "wanted concepts.yaml"),
        ("concepts.yaml.txt", "wanted concepts.yaml"),
        ("works.yaml.zip", "wanted works.yaml"),
        ("more/concepts.yaml", "wanted concepts.yaml at the top"),
        ("more/deeper/claims.yaml", "in the folder of its article"),
        ("articles/actors.yaml", "wanted actors.yaml at the top"),
        ("Articles/other/claims.yaml", "in the folder of its article"),
        (f"{HOME}/claims.yml", "wanted claims.yaml"),
        (f"{HOME}/claims.b.YAML", "wanted claims.yaml (or a part"),
        (f"{HOME}/Claims.yaml", "wanted claims.yaml"),
        (f"{HOME}/concepts.yaml", "wanted concepts.yaml at the top"),
        (f"{HOME}/passages.CSV", "wanted passages.csv"),
        (f"{HOME}/claims.p1.p2.yaml", "wanted claims.yaml"),
        (f"{HOME}/more/claims.b.yaml", "wanted claims.yaml"),
        (f"{HOME}/notes.tsv", "wanted notes.yaml"),
    ],
)
def test_a_file_that_nobody_reads_is_told_with_what_is_wanted(library: Path, name: str, wanted: str):
    path = put(library, name)
    (problem,) = problems(library)
    assert (problem.file, problem.line) == (str(path), 1)
    assert f"found {path.name!r}, which nobody reads here" in problem.message
    assert wanted in problem.message
    assert path not in curated(library)


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "README",
        "LICENSE",
        "LICENSE-CC-BY",
        "licence.txt",
        ".hidden.yaml",
        ".#actors.yaml",
        "#actors.yaml#",
        "actors.yaml~",
        ".actors.yaml.swp",
        "actors.yaml.swp",
        "actors.yaml.bak",
        "claims.yaml.orig",
        "actors.yaml.old",
        "~$actors.xlsx",
        ".~lock.actors.csv#",
        "claims.csv.license",
        "schema/claims.json",
        "map.png",
        "claims.md",
        "text.txt",
        "Claims.docx",
        "codemeta.json",
        "pictures/a.jpg",
        ".git/claims.yaml",
        ".obsidian/x/claims.yaml",
        "old~/claims.yaml",
        "articles/README.md",
        "articles/.git/claims.yaml",
        f"{HOME}/claims.yaml~",
        f"{HOME}/pictures/a.png",
        f"{HOME}/claims.md",
    ],
)
def test_what_is_no_curated_file_is_left_alone(library: Path, name: str):
    put(library, name)
    assert problems(library) == []
    assert articles(library) == [SLUG]


def test_a_part_that_files_does_not_name_is_neither_read_nor_tidied(library: Path):
    path = put(library, f"{HOME}/claims.b.yaml")
    (problem,) = problems(library)
    assert "'claims.b.yaml' lies in the folder but `files` does not name it" in problem.message
    assert path not in curated(library)


def test_what_is_read_is_what_is_tidied():
    assert curated(LIBRARY) == sorted(path for path in LIBRARY.rglob("*.yaml"))


@pytest.mark.parametrize("name", ["text.txt", "claims.yaml", "map.png", "deeper/claims.yaml"])
def test_a_folder_without_article_yaml_is_an_article_whose_article_yaml_is_missing(library: Path, name: str):
    put(library, f"articles/second/{name}")
    assert articles(library) == [SLUG, "second"]
    with pytest.raises(BadInput) as caught:
        read("second", library)
    first = next(problem for problem in caught.value.problems if problem.file.endswith("second/article.yaml"))
    assert first.message == "cannot be read: No such file or directory; write it, or take the folder away if it is no article"
    assert problems(library) == []


@pytest.mark.parametrize("name", ["", "README.md", ".DS_Store", "claims.yaml~", ".git/claims.yaml"])
def test_a_folder_that_holds_nothing_curated_is_no_article(library: Path, name: str):
    (library / "articles" / "second").mkdir()
    if name:
        put(library, f"articles/second/{name}")
    assert articles(library) == [SLUG]


@pytest.mark.parametrize("name", ["Second", "second article", "вторая", "second\x1b[2J", "second\n::error::x"])
def test_a_folder_whose_name_is_no_short_name_is_told(library: Path, name: str):
    (library / HOME).rename(library / "articles" / name)
    with pytest.raises(BadInput) as caught:
        read(name, library)
    (problem,) = caught.value.problems
    assert problem.message.startswith("found the folder '")
    assert "wanted lower-case ASCII letters and digits, joined by hyphens" in problem.message
    assert str(problem).isprintable()


def test_an_article_is_found_by_its_exact_name(library: Path):
    for name in ("Night-library", "night-library/", "./night-library", "NIGHT-LIBRARY"):
        with pytest.raises(UnknownArticle):
            read(name, library)


def told(library: Path) -> list[str]:
    return [f"{os.path.relpath(problem.file, library)}: {problem.message}" for problem in problems(library)]


def test_links_that_hide_files_are_told_and_not_followed(library: Path, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (library / "more").symlink_to(tmp_path / "elsewhere")
    (library / "articles" / "gone").symlink_to(tmp_path / "nowhere")
    (library / HOME / "round").symlink_to(library)
    (library / HOME / "claims.yml").symlink_to("itself")
    (library / ".lock").symlink_to("host.1234")
    assert told(library) == [
        "articles/gone: is a link that leads nowhere; put what is meant in its place, or take it away",
        f"{HOME}/claims.yml: is a link that leads nowhere; put what is meant in its place, or take it away",
        f"{HOME}/round: is a link that leads to a folder, which nobody follows here; put what is meant in its place, or take it away",
        "more: is a link that leads to a folder, which nobody follows here; put what is meant in its place, or take it away",
    ]


@pytest.mark.parametrize("link", ["articles", HOME])
def test_an_article_that_lies_elsewhere_is_told_and_nobody_looks_into_it(library: Path, tmp_path: Path, link: str):
    """A link to / would have all files of the machine gone through."""
    (library / link).rename(tmp_path / "elsewhere")
    (library / link).symlink_to(tmp_path / "elsewhere")
    put(tmp_path, "elsewhere/secret.csv")
    put(tmp_path, f"elsewhere/{SLUG}/secret.csv")
    found = told(library)
    assert f"{HOME}: leads out of the data folder by a link; put the folder itself there" in found
    assert f"{HOME}/article.yaml: cannot be read: it leads out of the data folder by a link; put the file itself there" in found
    assert not [words for words in found if "/secret.csv" in words and words.startswith(HOME)]


def test_a_file_name_cannot_write_lines_of_its_own(library: Path):
    for name in ("a\n::error::b\x1b[2J.yaml", "x" * 200 + ".csv"):
        put(library, name)
    (library / os.fsdecode(b"b\xff.yaml")).write_text("")
    found = problems(library)
    assert len(found) == 3
    assert all(str(problem).isprintable() and "\n" not in str(problem) for problem in found)
    assert max(len(problem.message) for problem in found) < 400
    assert "found 'b\\udcff.yaml'" in found[1].message


def test_a_file_is_told_however_deep_it_lies(library: Path):
    path = put(library, "/".join(["more", *["d"] * 300, "claims.yaml"]))
    (problem,) = problems(library)
    assert problem.file == str(path)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path):
    assert folder.strays(tmp_path / "none") == []
    assert folder.home(tmp_path / "none", "x") is None
    (tmp_path / "articles").write_text("a file")
    assert folder.articles(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    [
        "readme-concepts.yaml",
        "readme.yaml",
        "license.yaml",
        "LICENSE.csv",
        "schema/mine/x.csv",
        "schema/claims.yaml",
        "articles.old/x/article.yaml",
        f"{HOME}/readme/claims.yaml",
        f"{HOME}/claims.bak/claims.yaml",
        "my-concepts.json",
        "01-concepts.json",
        "more．yaml",
    ],
)
def test_a_name_of_what_may_lie_beside_hides_nothing_that_was_curated(library: Path, name: str):
    put(library, name)
    told = [*folder.strays(library), *(folder.home(library, SLUG) or folder.Home(library, (), ())).strays]
    assert any(problem.file.endswith(name) for problem in told)


def test_an_article_may_be_called_as_a_licence_is(library: Path):
    (library / "articles" / SLUG).rename(library / "articles" / "license-fees")
    assert articles(library) == ["license-fees"]
