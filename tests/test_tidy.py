import os
import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiin import model
from tuiin.curate.reader import read
from tuiin.curate.short import Said, keys, long
from tuiin.curate.tidy import canonical, tidy
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence, parse
from tuiin.errors import BadInput, Problem

from .conftest import LIBRARY
from .spoiling import SLUG, path_of
from .strategies import TONGUES, bare, records, written

FILES = sorted(p.relative_to(LIBRARY) for p in LIBRARY.rglob("*.yaml"))

UNTIDY = """\
# yaml-language-server: $schema=x

# about her
oilan-aiman:
  # over the label
  label:
    en: Aiman Oilan   # her name
    # over the Kazakh name
    kk: Айман Ойлан
    ru: Айман Ойлан
  # over the type
  # in two lines
  kind: person   # what she is

# about them
town-council:
  printed:
  - Қала кеңесі
  - Кеңес
  member_of:
  # why
  - actor/oilan-aiman
  kind: organization
  label: {ru: Совет, en: "Council", kk: 'Кеңес'}
# at the end
"""
TIDY = """\
# yaml-language-server: $schema=x

# about her
oilan-aiman:
  # over the type
  # in two lines
  kind: person   # what she is
  # over the label
  label:
    # over the Kazakh name
    kk: Айман Ойлан
    ru: Айман Ойлан
    en: Aiman Oilan   # her name

# about them
town-council:
  kind: organization
  label: {kk: Кеңес, ru: Совет, en: Council}
  printed: [Қала кеңесі, Кеңес]
  member_of:
  # why
  - oilan-aiman
# at the end
"""


def tidied(source: str | bytes, name: str = "actors.yaml") -> str:
    out = canonical(source.encode() if isinstance(source, str) else source, Path(name), TONGUES, [])
    assert out is not None
    return out.decode()


def record_of(name: str) -> Any:
    return model.Article if name == "article.yaml" else (model.SHARED | model.LOCAL)[name.split(".")[0].removesuffix("s")]


def meaning(node: Node | None, name: str = "actors.yaml") -> object:
    """A tree in long form without places, without the order of its keys, and without brackets around one alone."""
    record = record_of(name)
    return said(node and long(record if name == "article.yaml" else dict[str, record], node, Said(), TONGUES, []))


def said(node: Node | None) -> object:
    if isinstance(node, Scalar):
        return (node.text, node.type) if node.type != "null" else None
    if isinstance(node, Mapping):
        return {key: said(child) for key, (_, child) in node.entries.items()}
    return ([said(child) for child in node.nodes] if len(node.nodes) != 1 else said(node.nodes[0])) if node else None


@pytest.fixture
def short_library(library: Path) -> Path:
    """A copy of the invented data folder, tidy, to be spoilt."""
    tidy(library, write=True)
    return library


def test_keys_are_put_in_order_and_comments_go_with_their_keys():
    assert tidied(UNTIDY) == TIDY


def test_what_was_tidied_is_tidy(short_library: Path):
    assert tidy(short_library, write=False) == []


def test_tidying_twice_changes_nothing_more():
    assert tidied(TIDY) == TIDY


@pytest.mark.parametrize("file", FILES, ids=str)
def test_keys_in_any_order_come_out_in_the_one_order(library: Path, file: Path):
    chance = random.Random(1)
    good = (library / file).read_bytes()
    root, _ = parse(good, "")

    def shuffled(node: Node) -> object:
        if isinstance(node, Scalar):
            return int(node.text) if node.type == "int" else node.text
        if isinstance(node, Sequence):
            return [shuffled(child) for child in node.nodes]
        pairs = [(key, shuffled(child)) for key, (_, child) in node.entries.items()]
        chance.shuffle(pairs)
        return dict(pairs)

    assert isinstance(root, Mapping)
    whole = shuffled(root)
    assert isinstance(whole, dict)
    if file.name != "article.yaml":  # the order of ids is the writer's own
        whole = {key: whole[key] for key in root.entries}
    out, _ = parse(tidied(written(whole), file.name).encode(), "")
    assert meaning(out, file.name) == meaning(root, file.name)
    assert isinstance(out, Mapping)
    for child in [out] if file.name == "article.yaml" else [child for _, child in out.entries.values()]:
        assert isinstance(child, Mapping)
        assert list(child.entries) == [key for key in keys(record_of(file.name)) if key in child.entries]


def test_a_data_folder_is_tidied_in_place_and_says_the_same(short_library: Path):
    whole = read(SLUG, short_library)
    path = path_of(short_library, "actors.yaml")
    path.write_bytes(
        path.read_bytes().replace(b"\n", b"\r\n").replace(b"  kind: person\r\n", b"") + b"  description: {en: a, kk: b, ru: c}\r\n"
    )
    path.write_bytes(path.read_bytes().replace(b"en: Aiman Oilan\r\n", b"en: Aiman Oilan\r\n  kind: person\r\n"))
    assert [Path(name).name for name in tidy(short_library, write=False)] == ["actors.yaml"]
    assert b"\r\n" in path.read_bytes()
    assert [Path(name).name for name in tidy(short_library, write=True)] == ["actors.yaml"]
    assert tidy(short_library, write=True) == []
    assert b"\r\n" not in path.read_bytes()
    again = read(SLUG, short_library)
    assert again.records["actor"]["oilan-aiman"] == whole.records["actor"]["oilan-aiman"]


def test_letters_come_out_composed_and_the_byte_order_mark_goes():
    source = "\ufeff" + unicodedata.normalize("NFD", TIDY)
    assert tidied(source) == TIDY


@pytest.mark.parametrize(
    "plain",
    [
        "NO",
        "12:30",
        "017",
        "0x1F",
        "1_000",
        "2021-05-01",
        "2001-12-14t21:59:43.10-05:00",
        "2001-12-14 21:59:43",
        "=",
        "<<",
        "+12",
        "1e3",
        "0o17",
        "'2019'",
        "'017'",
        '"1e3"',
        "'null'",
        "'true'",
        "'~'",
        '"a: b"',
        "'- a'",
        '"x\\ty"',
        '"é"',
        "'it''s'",
        "'?0'",
        "':0'",
        "'a:]'",
    ],
)
def test_no_value_becomes_another(plain: str):
    source = f"a:\n  kind: {plain}\n  label: {{en: {plain}}}\n  printed: [{plain}]\n"
    before, after = (meaning(parse(text.encode(), "")[0]) for text in (source, tidied(source)))
    assert str(after).replace("'12', 'int'", "'+12', 'int'") == str(before)
    assert tidied(tidied(source)) == tidied(source)


@pytest.mark.parametrize("kind", [*model.SHARED, *model.LOCAL])
@settings(max_examples=25, deadline=None)
@given(data=st.data(), flow=st.booleans())
def test_tidying_keeps_every_record_and_has_a_fixed_point(kind: str, data: st.DataObject, flow: bool):
    record = bare(data.draw(records((model.SHARED | model.LOCAL)[kind])))
    pairs = data.draw(st.permutations(list(record.items())))
    source = written({"one": dict(pairs)}, flow)
    out = tidied(source, f"{kind}s.yaml")
    assert numbers(meaning(parse(out.encode(), "")[0], f"{kind}s.yaml")) == numbers(meaning(parse(source, "")[0], f"{kind}s.yaml"))
    assert tidied(out, f"{kind}s.yaml") == out


def numbers(whole: object) -> object:
    """Numbers by their worth, not by their signs."""
    if isinstance(whole, dict):
        return {key: numbers(child) for key, child in whole.items()}
    if isinstance(whole, list):
        return [numbers(child) for child in whole]
    return float(whole[0]) if isinstance(whole, tuple) and whole[1] in ("int", "float") else whole


@pytest.mark.parametrize("source", ["", "# only a comment\n", "- a\n", "words\n", "~\n", "{}\n", "a:\n", "a: words\n", "a: [b]\n"])
def test_what_is_no_registry_is_left_for_check_to_tell(source: str):
    tidied(source)


def test_a_file_of_no_kind_is_left_alone():
    assert tidied("b:   1\na: 2\n", "other.yaml") == "b:   1\na: 2\n"


@pytest.mark.parametrize(
    "source",
    [b"a: [", b"a: 1\na: 2\n", b"a: &x 1\n", b"a: !t 1\n", b"\xff", b"\xff\xfea\0", b"a: 1\n---\nb: 1\n", b"a: \x07\n", b"[" * 200_000],
)
def test_what_is_not_our_yaml_is_refused_and_not_touched(library: Path, source: bytes):
    path_of(library, "actors.yaml").write_bytes(source)
    with pytest.raises(BadInput) as caught:
        tidy(library, write=True)
    assert all(Path(p.file).name == "actors.yaml" and p.line >= 1 for p in caught.value.problems)
    assert path_of(library, "actors.yaml").read_bytes() == source


def test_the_good_files_are_tidied_though_one_is_broken(library: Path):
    path_of(library, "actors.yaml").write_bytes(b"a: [")
    path_of(library, "works.yaml").write_bytes(b"a:   {}\n")
    with pytest.raises(BadInput):
        tidy(library, write=True)
    assert path_of(library, "works.yaml").read_bytes() == b"a: {}\n"


def test_a_file_that_cannot_be_read_is_told(library: Path):
    path_of(library, "works.yaml").unlink()
    (library / "works.yaml").mkdir()
    with pytest.raises(BadInput, match=r"works\.yaml:1:1: cannot be read"):
        tidy(library, write=False)


def test_a_file_that_check_does_not_read_is_not_touched(short_library: Path):
    untidy = b"lost:\n  label:   {kk: a, ru: b, en: c}\n"
    names = [
        "concepts.p2.yaml",
        "events.yaml",
        "concepts.yml",
        "more/concepts.yaml",
        f"articles/{SLUG}/claims.b.yaml",
        f"articles/{SLUG}/actors.yaml",
    ]
    for name in names:
        (short_library / name).parent.mkdir(exist_ok=True)
        (short_library / name).write_bytes(untidy)
    assert tidy(short_library, write=True) == []
    assert {(short_library / name).read_bytes() for name in names} == {untidy}


def test_the_parts_of_an_article_that_says_nothing_of_them_are_tidied_as_they_are_read(short_library: Path):
    path_of(short_library, "article.yaml").write_text("files: 3\n", "utf-8")
    notes = path_of(short_library, "notes.yaml")
    notes.write_bytes(notes.read_bytes().replace(b"kind: doubt", b"kind:   doubt"))
    assert [Path(name).name for name in tidy(short_library, write=False)] == ["notes.yaml"]


@pytest.mark.parametrize("kind", ["pipe", "link"])
def test_what_is_no_file_of_the_data_folder_is_told_and_left_as_it_is(library: Path, tmp_path: Path, kind: str):
    path = path_of(library, "works.yaml")
    path.rename(tmp_path / "works.yaml")
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(tmp_path / "works.yaml")
    with pytest.raises(BadInput, match=r"works\.yaml:1:1: cannot be read"):
        tidy(library, write=True)
    assert path.is_fifo() if kind == "pipe" else path.is_symlink()


def test_words_before_a_comment_keep_their_quotation_marks():
    """Without them, `check` would say that the comment cuts the words."""
    source = "a:\n  kind: 'person' # what\n  label:\n    kk: 'а' # one\n    ru: \"б\"\n    en: \"c\"\n      # two\n  printed:\n  - \"d\" # three\n  - 'e'\n"
    wanted = "a:\n  kind: person   # what\n  label:\n    kk: 'а' # one\n    ru: б\n    en: 'c'\n      # two\n  printed:\n  - 'd' # three\n  - e\n"
    assert tidied(source) == wanted
    assert tidied(tidied(source)) == tidied(source)


def test_words_that_a_comment_cuts_are_not_made_whole():
    """What was written may be another text; only its writer knows."""
    for source in ("a:\n  label:\n    en: Class #1\n", "a:\n  printed:\n  - Class #1\n", "a:\n  label:\n    en: Class\n      #1\n"):
        assert tidied(source) == source


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("a:\n  label: {kk: а, # one\n    ru: б}\n", 2, "the comment 'one' cannot be kept; put it outside the brackets"),
        ("a:\n  label: {kk: а,\n    # one\n    ru: б}\n", 3, "the comment 'one' cannot be kept"),
        ("a:\n  printed: ['x', # one\n    y]\n", 2, "the comment 'one' cannot be kept"),
        ("a:\n  kind: person\n  member_of: [actor/x, # one\n    actor/y] # two\n", 3, "the comment 'one' cannot be kept"),
        ("a: {kind: person, # one\n  label: {}}\n", 1, "the comment 'one' cannot be kept"),
    ],
)
def test_a_comment_that_would_be_lost_is_told(source: str, line: int, words: str):
    problems: list[Problem] = []
    assert canonical(source.encode(), Path("actors.yaml"), TONGUES, problems) is None
    assert [problem.line for problem in problems] == [line]
    assert words in problems[0].message


def test_a_file_that_holds_nothing_yet_may_hold_comments():
    for source in ("# one\n{}\n# two\n", "{}   # one\n"):
        assert tidied(source) == source


def test_a_text_over_many_lines_is_never_torn_apart():
    source = 'a:\n  label:\n    kk: "x\n    # y"\n    en: z\n    ru: |-\n      b\n      # c\n  # over\n  kind: person\n'
    assert meaning(parse(tidied(source).encode(), "")[0]) == meaning(parse(source.encode(), "")[0])


def test_a_file_that_would_say_something_else_is_refused(monkeypatch: pytest.MonkeyPatch):
    from tuiin.curate import tidy as room

    monkeypatch.setattr(room, "_styled", lambda *_: "a: {}\n")
    problems: list[Problem] = []
    assert canonical(TIDY.encode(), Path("actors.yaml"), TONGUES, problems) is None
    assert "cannot be rewritten without a change of what it says" in str(problems[0])
