"""Web Annotations that come in as notes."""

import json
from pathlib import Path
from typing import Any

import pytest

import tuiin
from tuiin.cli import main
from tuiin.curate.reader import read
from tuiin.model import Note

from .conftest import LIBRARY
from .spoiling import SLUG, state
from .tables import copied, digest

ARABIC = "maktaba"
PAGE = "https://example.org/night-library.html"


def take(data: Path, path: Path, *words: str) -> int:
    return main(["import", "--data", str(data), str(path), *words])


def written(path: Path, found: object) -> Path:
    path.write_text(found if isinstance(found, str) else json.dumps(found), "utf-8")
    return path


def notes(data: Path, slug: str = SLUG) -> dict[str, Note]:
    return read(slug, data).of(Note)


def new(data: Path, slug: str = SLUG) -> list[Note]:
    return [note for key, note in notes(data, slug).items() if key != "light-is-vague"]


def quote(exact: str, prefix: str = "", suffix: str = "") -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def position(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


def annotation(words: str, *selectors: dict[str, Any], source: str = PAGE, **more: Any) -> dict[str, Any]:
    """An annotation by the W3C's model."""
    target = {"source": source, "selector": [*selectors]}
    return {"type": "Annotation", "body": {"type": "TextualBody", "value": words}, "target": target} | more


def row(words: str, *selectors: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A row as Hypothesis' API gives it."""
    paged = {"type": "RangeSelector", "startContainer": "/p[2]", "startOffset": 3, "endContainer": "/p[2]", "endOffset": 9}
    target = [{"source": PAGE, "selector": [paged, *selectors]}] if selectors else [{"source": PAGE}]
    return {"id": "a1", "user": "acct:anna@example.org", "uri": PAGE, "text": words, "tags": [], "target": target} | more


def text_of(data: Path, slug: str = SLUG) -> str:
    return (data / "articles" / slug / "text.txt").read_text("utf-8")


def spread(data: Path, sentence: str, slug: str = SLUG) -> tuple[int, int]:
    passage = read(slug, data).passages[sentence]
    return passage.start, passage.end


def without_text(data: Path, slug: str = SLUG) -> None:
    (data / "articles" / slug / "text.txt").unlink()


@pytest.fixture
def ours(library: Path, tmp_path: Path) -> Path:
    """Our own export."""
    return tuiin.export(tuiin.build(SLUG, data=library), "annotations", tmp_path / "annotations.jsonld")


def test_what_we_wrote_ourselves_is_known_again_and_changes_nothing(library: Path, ours: Path, capsys: pytest.CaptureFixture[str]):
    before = state(library)
    assert take(library, ours) == 0
    assert state(library) == before
    out, told = capsys.readouterr()
    assert out == ""
    assert "notes: none" in told and "are our own positions and notes, and stay as they are" in told


def test_notes_that_were_lost_come_back_from_our_export_as_they_were(tmp_path: Path, library: Path, ours: Path):
    whole = digest(SLUG, library)
    (library / "articles" / SLUG / "notes.yaml").write_text("{}\n", "utf-8")
    without_text(library)
    assert take(library, ours) == 0
    assert notes(library) == notes(LIBRARY)
    assert digest(SLUG, library) == whole


def test_a_note_of_ours_with_other_words_stays_as_it_is_and_that_is_told(library: Path, ours: Path, capsys: pytest.CaptureFixture[str]):
    written(ours, ours.read_text("utf-8").replace("It is not said how much light is enough.", "It is said somewhere else."))
    before = state(library)
    assert take(library, ours) == 0
    assert state(library) == before
    assert "1 are notes of ours, which have other words here and keep them" in capsys.readouterr().err


def test_rows_of_hypothesis_become_notes_where_their_words_stand(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    text = text_of(library)
    start, end = spread(library, "p2s2")
    first = text[spread(library, "p1s1")[0] :][:20]
    rows = [
        row("How much **light**?", quote(text[start:end].upper()), position(7, 9), id="x"),
        row("How much **light**?", quote(text[start:end].replace(" ", "\n\xa0 ")), position(7, 9), created="2024-05-01T10:00:00Z"),
        row("A wrong word.", quote(first), tags=["Slip", "todo"], id="root"),
        row("I think so too.", references=["root"], id="answer"),
        row("On the whole page.", id="page"),
        row("", quote(first), id="highlight"),
    ]
    assert take(library, written(tmp_path / "rows.json", {"total": 700, "rows": rows})) == 1
    told = capsys.readouterr().err
    assert [(note.kind, dict(note.text), note.at) for note in new(library)] == [
        ("slip", {"kk": "A wrong word."}, ("p1s1",)),
        ("doubt", {"kk": "I think so too."}, ("p1s1",)),
        ("doubt", {"kk": "How much **light**?"}, ("p2s2",)),
    ]
    assert [*notes(library)][-3:] == ["a-wrong-word", "i-think-so-too", "how-much-light"]
    assert "notes: 3 new" in told
    assert "annotation 1 ('How much **light**?') is left out: the words that it quotes do not stand in the text" in told
    assert "annotation 5 ('On the whole page.') is left out: it names no place in the text" in told
    assert "annotation 6 ('highlight') is left out: it has no words of its own" in told
    assert "the file has 6 of 700 annotations; the others are on further pages" in told


@pytest.mark.parametrize("form", ["list", "one", "page", "collection", "graph", "rows"])
def test_each_form_in_which_annotations_are_passed_on(form: str, library: Path, tmp_path: Path):
    one = annotation("Who says so?", quote(text_of(library)[slice(*spread(library, "p2s2"))]))
    page = {"type": "AnnotationPage", "items": [one]}
    forms: dict[str, Any] = {
        "list": [one],
        "one": one,
        "page": page,
        "collection": {"type": ["AnnotationCollection"], "first": {"type": "AnnotationPage", "items": [], "next": page}},
        "graph": {"@graph": [{"@id": "https://example.org/x"}, one | {"type": None, "@type": "oa:Annotation"}]},
        "rows": {"rows": [], "replies": [one]},
    }
    assert take(library, written(tmp_path / "a.jsonld", forms[form])) == 0
    assert [note.at for note in new(library)] == [("p2s2",)]


def test_bodies_of_every_form(library: Path, tmp_path: Path):
    at = quote(text_of(library)[slice(*spread(library, "p2s2"))])
    bodies: list[Any] = [
        {"type": "TextualBody", "value": "<p>So <b>much</b>&nbsp;light?</p><script>alert(1)</script><p>Yes</p>", "format": "text/html"},
        {"type": "Choice", "items": [{"value": "Ein Wort", "language": "de"}, {"value": "One word", "language": ["en-GB", "fr"]}]},
        [
            {"type": "SpecificResource", "purpose": "tagging", "source": {"value": "contradiction"}},
            {"value": "Бір сөз", "language": "kk"},
            "https://example.org/a-video",
        ],
    ]
    found = [annotation("", at) | {"body": body} for body in bodies]
    bare = {**annotation("", at), "bodyValue": "A line\n\tand\u200b another"}
    del bare["body"]
    edited = annotation("Should be another letter.", at, motivation="editing")
    assert take(library, written(tmp_path / "a.json", [*found, bare, edited])) == 0
    assert {(note.kind, *note.text.items()) for note in new(library)} == {
        ("doubt", ("kk", "So much light? Yes")),
        ("doubt", ("en", "One word")),
        ("contradiction", ("kk", "Бір сөз")),
        ("doubt", ("kk", "A line and another")),
        ("slip", ("kk", "Should be another letter.")),
    }


def test_words_in_a_language_that_the_project_has_not_are_left_out(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    one = annotation("", quote("night"), body={"value": "Ein Wort", "language": "de"})
    assert take(library, written(tmp_path / "a.json", one)) == 1
    assert "is left out: its words are in 'de'; this project has kk, ru, en" in capsys.readouterr().err


def test_an_arabic_text_with_quotations_from_right_to_left(tmp_path: Path):
    data = copied(ARABIC, tmp_path)
    text = text_of(data, ARABIC)
    words = text[slice(*spread(data, "p1s2", ARABIC))].split()
    marked = (
        "\u202b«" + "\u200f ".join(words[:3]).replace("ز", "ز\u064e") + "»\u202c"
    )  # marks of direction, and a vowel that is not printed
    found = [
        annotation("من قال ذلك؟", quote(marked), body={"value": "من قال ذلك؟", "language": "ar"}),
        annotation("Twice.", quote(" ".join(words[1:3]), prefix=words[0])),
    ]
    assert take(data, written(tmp_path / "a.json", found)) == 0
    made = notes(data, ARABIC)
    assert [(key, note.at, dict(note.text)) for key, note in made.items()] == [
        ("mn-qal-dhlk", ("p1s2",), {"ar": "من قال ذلك؟"}),
        ("twice", ("p1s2",), {"ar": "Twice."}),
    ]


def test_of_words_that_stand_twice_what_is_beside_them_decides(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data = copied(ARABIC, tmp_path)
    text = text_of(data, ARABIC)
    twice = "المكتبة المتنقلة"
    places = [at for at in range(len(text)) if text.startswith(twice, at)]
    assert len(places) == 3
    found = [annotation(f"Number {n}.", quote(twice, text[max(0, at - 9) : at], text[at + 16 : at + 20])) for n, at in enumerate(places)]
    found.append(annotation("By its offsets.", quote(twice), position(places[2], places[2] + 16)))
    found.append(annotation("Any of them.", quote(twice), position(1, 9)))
    assert take(data, written(tmp_path / "a.json", found)) == 1
    assert [note.at for note in new(data, ARABIC)] == [("p0s1",), ("p1s1",), ("p1s2",), ("p1s2",)]
    assert (
        "annotation 5 ('Any of them.') is left out: the words that it quotes stand 3 times in the text, and nothing beside them says"
        in capsys.readouterr().err
    )


def test_without_the_text_offsets_and_whole_sentences_tell_the_place(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    text = text_of(library)
    (first, _), (_, last) = spread(library, "p1s1"), spread(library, "p1s2")
    sentence = text[slice(*spread(library, "p2s2"))]
    ours = tuiin.build(SLUG, data=library).space.local(SLUG, "text")
    without_text(library)
    found = [
        annotation("Two sentences.", position(first + 3, last - 3), source="file.txt"),
        annotation("In our text.", position(first, first + 5), source=ours),
        annotation("A whole sentence.", quote(sentence)),
        annotation("Only words.", quote(sentence[:-5])),
        annotation("Too long.", quote(sentence), position(0, 10)),
        annotation("Does not fit.", quote(sentence[:-5]), position(0, 10)),
        annotation("Behind the end.", position(10, 10_000_000)),
        annotation("Backwards.", position(10, 5)),
        row("Of a page.", quote(sentence[:-5]), position(0, len(sentence) - 5)),
    ]
    assert take(library, written(tmp_path / "a.json", found)) == 1
    told = capsys.readouterr().err
    assert {note.text["kk"]: note.at for note in new(library)} == {
        "Two sentences.": ("p1s1", "p1s2"),
        "In our text.": ("p1s1",),
        "A whole sentence.": ("p2s2",),
        "Too long.": ("p2s2",),
    }
    assert "by offsets alone, in a text that may be another, please look: two-sentences (p1s1, p1s2)\n" in told
    for number, why in {
        4: "it tells its place by words alone, and the text of the article is not at hand",
        6: "its offsets do not fit the words that it quotes, and the text of the article is not at hand",
        7: "its offsets are 10 and 10000000; wanted two of 0 to",
        8: "its offsets are 10 and 5; wanted two of 0 to",
        9: "its offsets count in a web page, and the text of the article is not at hand",
    }.items():
        assert any(f"annotation {number} (" in line and why in line for line in told.splitlines()), why


def test_a_range_and_a_part_of_a_part(library: Path, tmp_path: Path):
    text = text_of(library)
    one, two = (text[slice(*spread(library, name))] for name in ("p1s2", "p2s2"))
    start, end = spread(library, "p2s2")
    between = {"type": "RangeSelector", "startSelector": quote(one), "endSelector": quote(two)}
    found = [
        annotation("From here to there.", between),
        annotation("A part.", {**position(start, end), "refinedBy": quote(two.split()[-1])}),
        annotation("A part by offsets.", {**quote(two), "refinedBy": position(2, 4)}),
    ]
    assert take(library, written(tmp_path / "a.json", found)) == 0
    made = {note.text["kk"]: note.at for note in new(library)}
    assert made["From here to there."][0] == "p1s2"
    assert "p2s2" not in made["From here to there."]
    assert made["A part."] == made["A part by offsets."] == ("p2s2",)


def test_what_comes_in_twice_is_taken_once(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    at = quote(text_of(library)[slice(*spread(library, "p2s2"))])
    path = written(tmp_path / "a.json", [annotation("Why?", at), annotation(" Why? ", at), annotation("Why not?", at)])
    assert take(library, path, "--dry-run") == 0
    assert new(library) == []
    assert take(library, path) == 0
    before = state(library)
    assert take(library, path) == 0
    assert state(library) == before
    assert "3 say what a note at that place says already" in capsys.readouterr().err


def test_what_belongs_elsewhere_is_left_out(library: Path, tmp_path: Path, ours: Path, capsys: pytest.CaptureFixture[str]):
    other = ours.read_text("utf-8").replace("https://w3id.org/tuiin/id/", "https://other.example/")
    elsewhere = annotation("Another article.", position(0, 5), source="https://w3id.org/tuiin/id/article/other/text")
    found = json.loads(other)
    found["first"]["items"].append(elsewhere)
    assert take(library, written(tmp_path / "a.json", found)) == 1
    told = capsys.readouterr().err
    assert "is left out: it is a position of another project, which is no remark" in told
    assert "is left out: it is of another article of the project" in told
    assert "1 say what a note at that place says already" in told  # of the other project, on the same text


def test_a_sentence_with_other_words_by_now_is_told(library: Path, tmp_path: Path, ours: Path, capsys: pytest.CaptureFixture[str]):
    (library / "articles" / SLUG / "notes.yaml").write_text("{}\n", "utf-8")
    found = json.loads(ours.read_text("utf-8"))
    found["first"]["items"] = found["first"]["items"][-1:]
    found["first"]["items"][0]["target"][0]["tn:sha256"] = "0" * 64
    assert take(library, written(tmp_path / "a.json", found)) == 1
    assert "is left out: its sentence has other words by now" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"rows": [', "a.json: is not JSON: "),
        ("[" * 200_000, "a.json: is not JSON: "),
        ('{"rows": [' + "1" * 5_000 + "]}", "a.json: is not JSON: "),
        ('[{"id": "a"}, 3]', "wanted CSL-JSON"),
        ('{"something": "else"}', "wanted CSL-JSON, a list of references with a type and a title each, or Web Annotations"),
    ],
)
def test_what_is_no_annotation_is_told_and_nothing_is_written(
    text: str, why: str, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    before = state(library)
    assert take(library, written(tmp_path / "a.json", text)) == 2
    told = capsys.readouterr().err
    assert why in told
    assert "Traceback" not in told
    assert state(library) == before


def test_bytes_that_are_no_utf_8_are_told(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "a.json"
    path.write_bytes(b'{"rows": ["\xff"]}')
    assert take(library, path) == 2
    assert "a.json: byte 11 is not UTF-8; save the file as UTF-8" in capsys.readouterr().err


def test_strange_values_are_nobodys_fault_but_theirs(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    deep: Any = quote("x")
    for number in range(300):
        deep = {"type": "RangeSelector", ("refinedBy", "startSelector")[number % 2]: deep, "endSelector": {"type": []}}
    body: Any = {"value": "deep"}
    for _ in range(300):
        body = {"items": [body], "source": 3}
    at = quote(text_of(library)[slice(*spread(library, "p2s2"))])
    found: list[Any] = [
        annotation("Nested.", deep),
        annotation("", at) | {"body": body},
        {"type": "Annotation", "target": 5, "body": {"value": 7}, "id": ["x"], "tags": {}, "motivation": {}},
        {"type": {"a": 1}, "target": [[["x"]]], "bodyValue": "Lists."},
        None,
        "https://example.org/anno1",
        annotation("Half a letter: \ud83d", quote("\udc00", "\ud800")),
        annotation("Offsets.", {"type": "TextPositionSelector", "start": True, "end": "9"}),
        annotation("Offsets.", {"type": "TextPositionSelector", "start": 10**300, "end": 1e300}),
        annotation("x" * 10_001, at),
        annotation("No letters.", quote("…!")),
        annotation("\x1b[2J\x00control", at),
        annotation("", at, body={"value": "<!-- nothing -->", "format": "text/html"}),
        annotation("", at, body={"value": "\ud83d<p>\x00\x0bhalf", "format": "text/html"}),
    ]
    assert take(library, written(tmp_path / "a.json", found)) == 1
    told = capsys.readouterr().err
    assert "Traceback" not in told and "\x1b" not in told
    assert {note.text["kk"] for note in new(library)} == {"deep", "[2Jcontrol", "? half"}
    assert "annotation 10 ('" in told and "it has 10,001 letters; a remark has at most 10,000" in told


def test_many_annotations_are_taken(library: Path, tmp_path: Path):
    at = quote(text_of(library)[slice(*spread(library, "p2s2"))])
    found = [annotation(f"The same words each time {n}.", at) for n in range(1_000)]
    found += [annotation("", at, id=f"r{n}", target=f"r{n + 1}") for n in range(20_000)]
    assert take(library, written(tmp_path / "a.json", found)) == 1
    assert len(new(library)) == 1_000


def test_notes_in_a_table_go_on_in_the_table(library: Path, tmp_path: Path):
    assert main(["table", "-q", "--data", str(library), "--as", "csv", "notes"]) == 0
    at = quote(text_of(library)[slice(*spread(library, "p2s2"))])
    assert take(library, written(tmp_path / "a.json", annotation("=Why?", at))) == 0
    assert [dict(note.text) for note in new(library)] == [{"kk": "=Why?"}]
    assert not (library / "articles" / SLUG / "notes.yaml").exists()


def test_an_article_without_notes_gets_a_file_of_them(library: Path, tmp_path: Path):
    home = library / "articles" / SLUG
    (home / "notes.yaml").unlink()
    article = home / "article.yaml"
    article.write_text(article.read_text("utf-8").replace(", notes.yaml", "").replace("  - notes.yaml\n", ""), "utf-8")
    at = quote(text_of(library)[slice(*spread(library, "p2s2"))])
    assert take(library, written(tmp_path / "a.json", annotation("Why?", at))) == 0
    assert [note.at for note in new(library)] == [("p2s2",)]
