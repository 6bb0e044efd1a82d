"""The manual says what is so: the reference is made from its sources, and the tutorial gives what it promises."""

import re
import shlex
from pathlib import Path

import pytest

import tuiin
from tuiin.cli.parser import parser
from tuiin.files.paths import DATA
from tuiin.graph import questions

from .conftest import TOP
from .manual import DOCS, script

PAGES = [TOP / "README.md", TOP / "CONTRIBUTING.md", TOP / "SECURITY.md", TOP / "data" / "README.md", *sorted(DOCS.glob("*.md"))]
QUESTIONS = questions.load() | questions.own(DATA, "nyshanbayev-2022") | questions.own(DOCS / "example" / "data", "morning-bus")
COMMANDS = list(parser()._subparsers._group_actions[0].choices)  # type: ignore[union-attr]


def commands(page: Path) -> list[str]:
    """The `tuiin` commands of a page's console blocks, comments and redirections taken away."""
    blocks = re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    found = [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ tuiin ")]
    return [re.sub(r" [<>|] .*$", "", line) for line in found]


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, bytes]]:
    """The tutorial as somebody finds it who does what it says, and the files they have in the end."""
    folder = tmp_path_factory.mktemp("my-articles")
    replay = script("replay")
    text = replay.replay((DOCS / "by-hand.md").read_text("utf-8"), folder)
    return text, replay.files(folder)


def test_the_reference_is_what_its_script_makes():
    """If not: python docs/make_reference.py."""
    assert (DOCS / "reference.md").read_text("utf-8") == script("make_reference").reference()


def test_the_alignments_are_what_their_script_makes_and_speak_of_terms_that_there_are():
    """If not: python docs/make_generated.py."""
    made = script("make_alignments")
    page = made.alignments()
    assert (DOCS / "alignments.md").read_text("utf-8") == page
    terms = set(re.findall(r"(?m)^\| `([^`]+)`", page))
    pinned = {path.stem: {*path.read_text("utf-8").splitlines()} for path in (TOP / "ontology" / "pinned").glob("*.txt")}
    for one in made.mappings():
        prefix, _, name = one["object_id"].partition(":")
        assert one["subject_id"] in terms, one
        assert name in pinned[prefix], one


def test_the_tables_of_asking_are_made_of_the_model():
    """If not: python docs/make_generated.py."""
    assert (DOCS / "asking.md").read_text("utf-8") == script("make_asking").asking()


@pytest.mark.parametrize(
    "query", re.findall(r"(?s)```sparql\n(.+?)```", (DOCS / "asking.md").read_text("utf-8")), ids=lambda query: query[7:40]
)
def test_every_query_of_asking_has_an_answer(kg: tuiin.KnowledgeGraph, query: str):
    rows = kg.query(query)
    assert len(rows) > 0
    assert all(row.count(None) < len(row) for row in rows)


def test_every_command_and_every_public_name_is_in_the_reference():
    text = (DOCS / "reference.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"### `tuiin {name}`" not in text] == []
    assert [name for name in tuiin.__all__ if f"### `tuiin.{name}`" not in text] == []


def test_the_tutorial_shows_what_the_commands_answer(followed: tuple[str, dict[str, bytes]]):
    """If not: python docs/replay.py."""
    steady = script("replay").steady
    assert steady(followed[0]) == steady((DOCS / "by-hand.md").read_text("utf-8"))


def test_following_the_tutorial_gives_the_example(followed: tuple[str, dict[str, bytes]]):
    """If not: python docs/replay.py."""
    assert followed[1] == script("replay").files(DOCS / "example")


def test_the_example_builds_without_findings():
    assert tuiin.build("morning-bus", data=DOCS / "example" / "data").check() == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_shown_is_one_that_the_parser_takes(page: Path):
    for command in commands(page):
        arguments = parser().parse_args(shlex.split(command, comments=True)[1:])
        asked = getattr(arguments, "question", None)
        if asked and asked != "-" and not asked.endswith(".rq") and not arguments.execute:
            assert asked in QUESTIONS


def test_the_readme_and_the_tutorial_show_commands():
    assert len(commands(TOP / "README.md")) >= 5
    assert {shlex.split(command)[1] for command in commands(DOCS / "by-hand.md")} >= {
        "passages",
        "new",
        "check",
        "build",
        "query",
        "verify",
    }


def test_the_readme_counts_what_a_build_counts(kg: tuiin.KnowledgeGraph):
    line = f"\n{kg.slug}: {len(kg.statements):,} statements, {len(kg.claims)} claims, {len(kg.check())} findings; "
    assert line in (TOP / "README.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path):
    targets = re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_table_of_modules_is_in_the_order_of_the_house():
    """Made from the first line of each module: `python docs/rooms.py` writes it anew."""
    text = (DOCS / "how-it-is-built.md").read_text("utf-8")
    assert script("rooms").page(text) == text


def test_the_citation_names_this_version():
    text = (TOP / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {tuiin.__version__}\n" in text
    assert text.startswith("cff-version: 1.2.0\n")
