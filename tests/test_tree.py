import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuiin.curate.yaml_tree import Mapping, Scalar, Sequence, parse


def only(source: str | bytes) -> list[str]:
    """What is wrong with a source."""
    return [str(p) for p in parse(source.encode() if isinstance(source, str) else source, "f.yaml")[1]]


def root(source: str) -> object:
    node, problems = parse(source.encode(), "f.yaml")
    assert problems == []
    return node


@pytest.mark.parametrize("text", ["NO", "no", "yes", "on", "y", "12:30", "017", "0x1F", "0o17", "1_000", "2021-05-01", "=", "<<", "1.2.3"])
def test_what_yaml_1_1_would_change_stays_text(text: str):
    node = root(text)
    assert isinstance(node, Scalar)
    assert (node.text, node.type) == (text, "text")


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("", "null"),
        ("~", "null"),
        ("null", "null"),
        ("true", "bool"),
        ("False", "bool"),
        ("0", "int"),
        ("-12", "int"),
        ("+7", "int"),
        ("1.5", "float"),
        (".5", "float"),
        ("1e3", "float"),
        ("-.inf", "float"),
        (".NaN", "float"),
    ],
)
def test_plain_scalars_have_the_types_of_the_core_schema(text: str, type: str):
    node = root(f"a: {text}")
    assert isinstance(node, Mapping)
    value = node.entries["a"][1]
    assert isinstance(value, Scalar)
    assert (value.text, value.type) == (text, type)


@pytest.mark.parametrize("source", ['"12"', "'12'", "|-\n  12", ">-\n  12"])
def test_quoted_and_block_scalars_are_text(source: str):
    node = root(source)
    assert isinstance(node, Scalar)
    assert (node.text, node.type) == ("12", "text")


def test_each_node_knows_its_line_and_column_in_letters():
    node = root("қала:\n  ә: [бір, екі]\n")
    assert isinstance(node, Mapping)
    inner = node.entries["қала"][1]
    assert isinstance(inner, Mapping)
    several = inner.entries["ә"][1]
    assert isinstance(several, Sequence)
    assert [str(n.place) for n in (inner, several, *several.nodes)] == ["f.yaml:2:3", "f.yaml:2:6", "f.yaml:2:7", "f.yaml:2:12"]


def test_a_duplicate_key_is_told_with_the_line_of_the_first():
    assert only("a: 1\nb: 2\na: 3\n") == ["f.yaml:3:1: the key 'a' stands twice; it was first written in line 1"]


def test_a_key_in_quotes_is_the_same_key():
    assert only("a: 1\n'a': 3\n") == ["f.yaml:2:1: the key 'a' stands twice; it was first written in line 1"]


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("a: &x 1", 1, "the anchor &x is not allowed"),
        ("a: 1\nb: *x", 2, "the alias *x is not allowed"),
        ("a:\n  <<: *x", 2, "the alias *x is not allowed"),
        ("a: 1\nb: !!str 2", 2, "the tag tag:yaml.org,2002:str is not allowed"),
        ("a: !mine {}", 1, "the tag !mine is not allowed"),
        ("a: 1\n---\nb: 2\n", 2, "a second document (`---`) begins here"),
        ("a: 1\n? [b]\n: 2\n", 2, "a key must be plain text"),
        ("a: b: c", 1, "quote a text that holds a colon"),
        ("a:\n\t- b", 2, "indent with spaces, not tabs"),
        ("a: @b", 1, "quote a text that begins with @"),
        ("# one\n{}\na:\n  b: c\n", 3, "where entries follow `{}`, which says that there are none, take it away"),
        ("a: 'b", 1, "not YAML: found unexpected end of stream; look at"),
        ("a: [1\nb: 2", 2, "look at the indentation, the quotes and the brackets"),
        ("a: 1\nb: e\u0301", 2, "decomposed form (NFD); write them composed (NFC)"),
        ('a: 1\nb: "e\\u0301"', 2, "decomposed form (NFD)"),
        ("a: 1\nb: x\x07y", 2, "U+0007 (a control character) cannot be seen"),
        ('a: 1\nb: "x\\0y"', 2, "U+0000 (a control character)"),
        ("a: 1\nb: x\u200by", 2, "U+200B (ZERO WIDTH SPACE)"),
        ("a: 1\nb: x\u202ey", 2, "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("a: 1\nb: x\xady", 2, "U+00AD (SOFT HYPHEN)"),
        ("a: 1\nb: \ufeffy", 2, "U+FEFF (ZERO WIDTH NO-BREAK SPACE)"),
        ("a: 1\nb: x\u2028y", 2, "U+2028 (LINE SEPARATOR)"),
        ("a: 1\nb: x\x85y", 2, "U+0085 (a control character)"),
        ("a: 1\nb: x\ry", 2, "U+000D (a control character)"),
        ("a: 1\nb: x\uffffy", 2, "U+FFFF (a control character)"),
    ],
)
def test_each_kind_of_bad_source_is_told_with_its_line(source: str, line: int, words: str):
    (problem,) = only(source)
    assert problem.startswith(f"f.yaml:{line}:")
    assert words in problem


def test_a_byte_that_is_not_utf8_is_told_with_its_line():
    assert only(b"a: 1\nb: \xff\n") == ["f.yaml:2:1: byte 0xff is not UTF-8; save the file as UTF-8"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_told_in_one_line(codec: str):
    assert only("a: 1\nb: 2\n".encode(codec)) == ["f.yaml:1:1: the file is UTF-16 or binary; save it as UTF-8"]


def test_a_byte_order_mark_at_the_beginning_is_no_harm():
    """Windows editors write it; `tuiin tidy` takes it away."""
    node, problems = parse(b"\xef\xbb\xbfa: 1\n", "f.yaml")
    assert (problems, isinstance(node, Mapping) and list(node.entries)) == ([], ["a"])


def test_crlf_line_ends_count_as_one_line():
    assert only(b"a: 1\r\nb: 2\r\na: 3\r\n")[0].startswith("f.yaml:3:1:")


def test_all_that_is_wrong_is_told_at_once():
    lines = [p.split(": ")[0] for p in only("a: &x 1\nb: *x\na: e\u0301\nc: !t 1\nd: \u200b\n")]
    assert lines == ["f.yaml:3:1", "f.yaml:5:1", "f.yaml:1:4", "f.yaml:2:4", "f.yaml:4:4", "f.yaml:3:1"]


@pytest.mark.parametrize("source", ["[" * 200_000, "{a: " * 200_000, "- " * 200_000, "? " * 200_000, "[{a: [" * 70_000])
def test_deep_nesting_is_told_and_does_no_harm(source: str):
    assert only(source)[-1].startswith("f.yaml:1:")
    assert "nested deeper than 32 levels" in only(source)[-1]


def test_an_alias_bomb_is_not_unfolded():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))
    assert len(only(bomb)) == 30 + 29 * 9


def test_a_file_too_big_is_told():
    assert only(b"#" * 8_000_001) == ["f.yaml:1:1: the file has 8,000,001 bytes; split it: at most 8,000,000 are read"]


@pytest.mark.parametrize("source", ["", "# only a comment\n", "\n\n"])
def test_an_empty_source_has_no_tree(source: str):
    assert parse(source.encode(), "f.yaml") == (None, [])


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_no_bytes_at_all_raise_anything(source: bytes):
    for problem in parse(source, "f.yaml")[1]:
        assert problem.line >= 1


@given(st.text("ab:-[]{}&*!|>'\"%@#,? \n\t", max_size=80))
def test_no_heap_of_signs_raises_anything(source: str):
    parse(source.encode(), "f.yaml")
