"""Words without quotation marks and the comments beside them: what YAML would cut off is told, all other comments may stand."""

from pathlib import Path

import pytest

from tuiin.curate.comments import lost
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence, parse

from .spoiling import Spoilt, problems, spoil, told

CUT = "alone, since a comment begins here; put the text in quotes, or the comment on a line of its own above it"

CASES = [
    Spoilt(
        "label", "actors.yaml", "en: Aiman Oilan", "en: Class #1 and C#", "#1", ("actor/oilan-aiman.label.en: the text is 'Class' " + CUT,)
    ),
    Spoilt("behind a tab", "actors.yaml", "en: Aiman Oilan", "en: Class\t#1", "#1", ("the text is 'Class' alone",)),
    Spoilt("a bare sign", "actors.yaml", "en: Aiman Oilan", "en: Class #", "Class #", ("the text is 'Class' alone",)),
    Spoilt(
        "last line of several",
        "actors.yaml",
        "en: Aiman Oilan",
        "en: Aiman\n      Oilan #1",
        "Oilan #1",
        ("the text is 'Aiman Oilan' alone",),
    ),
    Spoilt(
        "braces",
        "actors.yaml",
        "label:\n    kk: Айман Ойлан\n    ru: Айман Ойлан\n    en: Aiman Oilan",
        "label: {kk: А, ru: А, en: Oilan #1\n    }",
        "#1",
        ("the text is 'Oilan' alone",),
    ),
    Spoilt(
        "list in brackets",
        "actors.yaml",
        "printed: [",
        "printed: [Oilan #1\n    , ",
        "#1",
        ("actor/town-council.printed[0]: the text is 'Oilan' alone",),
    ),
    Spoilt(
        "after a comma",
        "actors.yaml",
        "printed: [",
        "printed: [Oilan, #1\n    ",
        "#1",
        ("actor/town-council.printed[0]: the text is 'Oilan' alone",),
    ),
    Spoilt(
        "behind a bracket",
        "actors.yaml",
        "printed: [",
        "printed: [ #1 Oilan,\n    Oilan, ",
        "#1",
        ("printed[0]: the text is 'Oilan' alone",),
    ),
    Spoilt("paraphrase", "claims.yaml", "    en: ", "    en: Class #1, ", "#1", ("text.en: the text is 'Class' alone",)),
    Spoilt(
        "title", "article.yaml", "en: On the night library", "en: On night #1", "#1", ("article.title.en: the text is 'On night' alone",)
    ),
    Spoilt(
        "curators",
        "article.yaml",
        "curators: [tuiin contributors]",
        "curators:\n- tuiin #1\n- us",
        "#1",
        ("article.curators[0]: the text is 'tuiin' alone",),
    ),
    Spoilt("printed form", "citations.yaml", "  printed: ", "  printed: so #1 ", "#1", ("printed: the text is 'so' alone",)),
    Spoilt(
        "next line, deeper than the key",
        "actors.yaml",
        "en: Aiman Oilan",
        "en: Aiman\n      #1 Oilan",
        "#1",
        ("the text is 'Aiman' alone",),
    ),
    Spoilt("next line but one", "actors.yaml", "en: Aiman Oilan", "en: Aiman\n\n     #1 Oilan", "#1", ("the text is 'Aiman' alone",)),
    Spoilt("line before", "actors.yaml", "en: Aiman Oilan", "en: #1 Aiman\n      Oilan", "#1", ("the text is 'Oilan' alone",)),
    Spoilt(
        "line of its own before", "actors.yaml", "en: Aiman Oilan", "en:\n      #1 Aiman\n      Oilan", "#1", ("the text is 'Oilan' alone",)
    ),
    Spoilt(
        "below a block", "actors.yaml", "en: Aiman Oilan", "en: |-\n        Aiman\n      #1 Oilan", "#1", ("the text is 'Aiman' alone",)
    ),
    Spoilt(
        "next line in braces",
        "actors.yaml",
        "label:\n    kk: Айман Ойлан\n    ru: Айман Ойлан\n    en: Aiman Oilan",
        "label: {kk: А, ru: А, en: Oilan\n    #1\n    }",
        "#1",
        ("the text is 'Oilan' alone",),
    ),
]


@pytest.mark.parametrize("spoilt", CASES, ids=lambda s: s.name)
def test_words_that_a_comment_cuts_are_told_where_it_begins(library: Path, spoilt: Spoilt):
    told(library, spoilt)


def test_the_place_told_is_that_of_the_sign(library: Path):
    path = spoil(library, "actors.yaml", "en: Aiman Oilan", "en: қала 🙂 #1")
    (problem,) = problems(library)
    line = path.read_text("utf-8").split("\n")[problem.line - 1]
    assert line[problem.column - 1 :] == "#1"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("actors.yaml", "en: Aiman Oilan", "en: 'Aiman Oilan' # her name"),
        ("actors.yaml", "en: Aiman Oilan", 'en: "Aiman #1" # her name'),
        ("actors.yaml", "en: Aiman Oilan", "en: C# and F#"),
        ("actors.yaml", "en: Aiman Oilan", "en: a#b"),
        ("actors.yaml", "en: Aiman Oilan", "en: |-\n      Aiman #1\n      # Oilan"),
        ("actors.yaml", "en: Aiman Oilan", "en: >- # folded\n      Aiman #1"),
        ("actors.yaml", "    en: Aiman Oilan", "    # her name\n    en: Aiman Oilan\n    # all three"),
        ("actors.yaml", "    en: Aiman Oilan", "    en: Aiman Oilan\n  # the label"),
        ("actors.yaml", "    en: Aiman Oilan", "    en: Aiman Oilan\n# x"),
        ("actors.yaml", "kind: person", "kind: person # who acts"),
        ("actors.yaml", "oilan-aiman:", "oilan-aiman: # her"),
        ("actors.yaml", "  label:", "  label: # her name\n    # in three languages"),
        ("actors.yaml", "  printed: [", "  printed:\n    # as printed\n    ["),
        ("claims.yaml", "subject: concept/", "subject: # what\n    concept/"),
        ("claims.yaml", "kind: historical", "kind: historical # of its time\n    # and place"),
        ("article.yaml", "2021-05-01", "2021-05-01 # the day"),
        ("article.yaml", "language: kk", "language: kk # Kazakh"),
        ("article.yaml", "zero/1.0/", "zero/1.0/ # free"),
        ("article.yaml", "p0s1: title", "p0s1: title # the title"),
        ("article.yaml", "[claims.yaml,", "[claims.yaml, # what is claimed\n  "),
        ("article.yaml", "length: 364", "length: 364 # letters"),
        ("notes.yaml", "at: [p2s2]", "at:\n  - p2s2 # there"),
        ("values.yaml", "out_of: 40", "out_of: 40 # libraries"),
        ("values.yaml", "value: 12", "value: 12 # th"),
    ],
)
def test_a_comment_that_cuts_no_words_may_stand(library: Path, file: str, old: str, new: str):
    spoil(library, file, old, new)
    assert problems(library) == []


def scalars(node: Node | None) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    nodes = [child for _, child in node.entries.values()] if isinstance(node, Mapping) else node.nodes if isinstance(node, Sequence) else []
    return [scalar for child in nodes for scalar in scalars(child)]


@pytest.mark.parametrize(
    ("source", "cut"),
    [
        ("a: b\n", []),
        ("a: b #c\n", [("b", "f:1:6")]),
        ("- a #b\n- #c\n- d\n", [("a", "f:1:5")]),
        ("a: [b #c\n, 'd' #e\n]", [("b", "f:1:7")]),
        ("- - #1\n    b\n  - c", [("b", "f:1:5")]),
        ("- a: |\n    b\n  # c\n  d: e", []),
        ("a: |-\n  b\n  #c", []),
        ("a: b\r\n  c #d\r\ne: f", [("b c", "f:2:5")]),
        ("x: [ # 1\n  # own\n  b,\n  # own\n  c]", [("b", "f:1:6")]),
        ("x: {a: b, # c\n  d: e, # f\n  h: # i\n   j}", [("j", "f:3:6")]),
        ("---", []),
        ("a:\n# b\n  c\n", []),
        ("\ufeffa: b #c", [("b", "f:1:6")]),
    ],
)
def test_each_value_knows_the_comment_that_cuts_it(source: str, cut: list[tuple[str, str]]):
    root, problems = parse(source.encode(), "f")
    assert problems == []
    assert [(scalar.text, str(scalar.cut)) for scalar in scalars(root) if scalar.cut] == cut


def test_a_long_line_in_braces_takes_no_longer_for_its_length():
    root, problems = parse(b"[" + b"word, " * 200_000 + b"word]", "f")
    assert problems == []
    assert len(scalars(root)) == 200_001


def test_comments_that_only_the_older_source_holds_are_told_with_their_lines():
    old = "a: b # c\n# d\ne: 'f # g' # h\ni: |- # j\n  # k\nl: [m, # n\n  o] # d\n"
    assert lost(old, old) == []
    assert lost(old, "a: 'x # c'\n# d\n") == [(1, "c"), (3, "h"), (4, "j"), (6, "n"), (7, "d")]
