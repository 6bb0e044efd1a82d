from pathlib import Path

import pytest

from tuiin.curate.anchors import UnreadableText, read_text, same_text, verify
from tuiin.curate.reader import articles, read
from tuiin.curate.scaffold import AlreadyThere, start
from tuiin.curate.tidy import tidy
from tuiin.errors import BadInput, TuiinError

from .conftest import LIBRARY
from .spoiling import SLUG

TEXT = LIBRARY / "articles" / SLUG / "text.txt"
ALL = (1, None)
LACKING = [
    *(f"article.{field} is still the placeholder of `tuiin new`" for field in ("title.kk: 'title'", "authors: 'actor/some-author'")),
    "article.published: '0000' is still the placeholder of `tuiin new`",
    "article.curators: 'your name' is still the placeholder of `tuiin new`",
]


def said(slug: str, data: Path) -> list[tuple[str, str]]:
    with pytest.raises(BadInput) as caught:
        read(slug, data)
    return [(Path(p.file).name, p.message) for p in caught.value.problems]


def test_a_new_article_lacks_only_what_a_person_must_write(tmp_path: Path):
    start("next-one", tmp_path, TEXT, ALL)
    assert articles(tmp_path) == ["next-one"]
    messages = said("next-one", tmp_path)
    assert {file for file, _ in messages} == {"article.yaml"}
    assert sorted(message.split(";")[0] for _, message in messages) == sorted(LACKING)


def test_with_its_placeholders_filled_a_new_article_can_be_read(tmp_path: Path):
    start("next-one", tmp_path, TEXT, ALL)
    (tmp_path / "actors.yaml").write_text("some-author:\n  kind: person\n  label: {kk: Автор, ru: Автор, en: Author}\n", "utf-8")
    article = tmp_path / "articles" / "next-one" / "article.yaml"
    words = article.read_text("utf-8")
    for placeholder, real in (
        ("kk: title", "kk: Кітап туралы"),
        ("your name", "A. Person"),
        ("published: 0000", "published: 2026"),
    ):
        words = words.replace(placeholder, real)
    article.write_text(words, "utf-8")
    entries = read("next-one", tmp_path)
    assert entries.unread == ["p0s1", "p0s2", "p1s1", "p1s2", "p1s3", "p2s1", "p2s2"]
    text = read_text(TEXT)
    assert same_text(text, entries.article.text)
    assert {anchor.state for anchor in verify(text, entries.passages)} == {"same"}


def test_what_was_begun_is_tidy(tmp_path: Path):
    start("next-one", tmp_path, TEXT, ALL)
    assert tidy(tmp_path, write=False) == []


def test_without_a_text_there_are_no_sentences(tmp_path: Path):
    start("next-one", tmp_path, None, ALL)
    assert [message.split(";")[0] for _, message in said("next-one", tmp_path)] == LACKING


def test_a_placeholder_that_is_a_real_actor_is_none(tmp_path: Path):
    start("next-one", tmp_path, None, ALL)
    (tmp_path / "actors.yaml").write_text("some-author:\n  kind: person\n  label: {kk: Автор, ru: Автор, en: Author}\n", "utf-8")
    assert [message.split(";")[0] for _, message in said("next-one", tmp_path)] == [line for line in LACKING if "authors" not in line]


def test_only_the_named_lines_become_sentences(tmp_path: Path):
    start("next-one", tmp_path, TEXT, (5, 5))
    folder = tmp_path / "articles" / "next-one"
    assert [line.split(",")[0] for line in (folder / "passages.csv").read_text("utf-8").split("\n")] == ["id", "p1s1", "p1s2", "p1s3", ""]
    assert "first_line: 5\n  last_line: 5\n" in (folder / "article.yaml").read_text("utf-8")


def test_each_file_names_a_schema_that_is_there(tmp_path: Path):
    for path in start("next-one", tmp_path, TEXT, ALL):
        if path.suffix == ".yaml":
            name = path.read_text("utf-8").split("\n")[0].removeprefix("# yaml-language-server: $schema=")
            assert (path.parent / name).is_file()


def test_the_second_article_leaves_the_registries_as_they_are(library: Path):
    before = {path: path.read_bytes() for path in library.rglob("*.*")}
    written = start("next-one", library, TEXT, ALL)
    assert all(path.is_file() for path in written)
    assert {path: path.read_bytes() for path in before} == before
    assert articles(library) == ["next-one", SLUG]


def test_an_article_that_is_there_is_not_touched(library: Path):
    before = sorted(library.rglob("*"))
    with pytest.raises(AlreadyThere, match="choose another name, or go on in it"):
        start(SLUG, library, TEXT, ALL)
    assert sorted(library.rglob("*")) == before


@pytest.mark.parametrize("slug", ["", "Next One", "мақала", "../x", "a_b", "-a", "a--b"])
def test_a_name_that_is_no_slug_is_refused(tmp_path: Path, slug: str):
    with pytest.raises(TuiinError, match="is no short name; wanted lower-case ASCII letters and digits"):
        start(slug, tmp_path, None, ALL)
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_is_not_there_leaves_nothing_behind(tmp_path: Path):
    with pytest.raises(UnreadableText):
        start("next-one", tmp_path, tmp_path / "none.txt", ALL)
    assert list(tmp_path.iterdir()) == []
