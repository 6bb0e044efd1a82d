import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat
from pyoxigraph import parse as parse_rdf

from tuiin.curate.reader import articles, read
from tuiin.curate.tidy import canonical
from tuiin.errors import BadInput, TuiinError, UnknownArticle
from tuiin.files.paths import DATA
from tuiin.graph.triples import triples

from .conftest import LIBRARY
from .spoiling import SLUG, Spoilt, path_of, problems, spoil, told
from .strategies import TONGUES

ARTICLE = "nyshanbayev-2022"
CURATED = sorted(p.relative_to(LIBRARY) for p in LIBRARY.rglob("*") if p.suffix in (".yaml", ".csv"))
REAL = sorted(
    p.relative_to(DATA) for p in [*DATA.glob("*.yaml"), *(DATA / "articles" / ARTICLE).glob("*.*")] if p.suffix in (".yaml", ".csv")
)

CASES = [
    Spoilt(
        "id of a registry",
        "actors.yaml",
        "oilan-aiman:",
        "Oilan Aiman:",
        "Oilan Aiman:",
        ("found the id 'Oilan Aiman'; wanted lower-case ASCII letters",),
        alone=False,
    ),
    Spoilt(
        "id with a look-alike letter",
        "notes.yaml",
        "light-is-vague:",
        "light-is-vаgue:",
        "light-is-v",
        ("found the id", "U+0430 а looks like U+0061 a"),
    ),
    Spoilt(
        "file of no kind",
        "article.yaml",
        "[claims.yaml,",
        "[claims.yaml, clams.yaml,",
        "files:",
        ("article.files: found 'clams.yaml'; wanted one of claims.yaml, arguments.yaml", "nearest: claims.yaml"),
    ),
    Spoilt(
        "file elsewhere",
        "article.yaml",
        "[claims.yaml,",
        "[claims.yaml, ../claims.yaml,",
        "files:",
        ("found '../claims.yaml'; wanted one of claims.yaml",),
    ),
    Spoilt(
        "file deeper",
        "article.yaml",
        "[claims.yaml,",
        "[claims.yaml, claims/claims.yaml,",
        "files:",
        ("found 'claims/claims.yaml'; wanted one of claims.yaml",),
    ),
    Spoilt(
        "file of a registry",
        "article.yaml",
        "[claims.yaml,",
        "[claims.yaml, actors.yaml,",
        "files:",
        ("found 'actors.yaml'; wanted one of claims.yaml",),
    ),
    Spoilt(
        "file that is not there",
        "article.yaml",
        "[claims.yaml,",
        "[claims.yaml, claims.p9.yaml,",
        "files:",
        ("found 'claims.p9.yaml', which is not there; write it",),
    ),
    Spoilt(
        "file with a name beyond all bounds",
        "article.yaml",
        "[claims.yaml,",
        f"[claims.yaml, claims.{'x' * 500}.yaml,",
        "files:",
        ("which is not there",),
    ),
    Spoilt(
        "file that is not named",
        "article.yaml",
        ", gists.yaml]",
        "]",
        "files:",
        ("'gists.yaml' lies in the folder but `files` does not name it",),
    ),
]


@pytest.mark.parametrize("spoilt", CASES, ids=lambda s: s.name)
def test_a_wrong_file_or_id_is_told(library: Path, spoilt: Spoilt):
    told(library, spoilt)


def test_the_library_is_good():
    assert read(SLUG, LIBRARY).slug == SLUG


def test_an_id_written_twice_in_one_file_is_told(library: Path):
    path_of(library, "notes.yaml").write_text(path_of(library, "notes.yaml").read_text("utf-8") * 2, "utf-8")
    (problem,) = problems(library)
    assert (problem.line, problem.message) == (9, "the key 'light-is-vague' stands twice; it was first written in line 1")


def test_an_id_written_in_two_files_is_told_with_both_places(library: Path):
    spoil(library, "article.yaml", "notes.yaml,", "notes.yaml, notes.p2.yaml,")
    notes = path_of(library, "notes.yaml")
    notes.with_name("notes.p2.yaml").write_bytes(b"\n" + notes.read_bytes())
    (problem,) = problems(library)
    assert (Path(problem.file).name, problem.line) == ("notes.p2.yaml", 2)
    assert problem.message.startswith("note/light-is-vague was already written at ")
    assert problem.message.endswith("notes.yaml:1:1; rename one of them")


def test_the_parts_of_a_kind_are_read_as_one(library: Path):
    whole = read(SLUG, library)
    notes = path_of(library, "notes.yaml")
    notes.rename(notes.with_name("notes.p2-p3.yaml"))
    spoil(library, "article.yaml", "notes.yaml,", "notes.p2-p3.yaml,")
    assert read(SLUG, library).records == whole.records


@pytest.mark.parametrize("file", ["actors.yaml", "article.yaml", "claims.yaml"])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b"# nothing\n", "the file is empty"),
        (b"- a\n", "found a list; wanted a mapping"),
        (b"words\n", "found 'words'; wanted a mapping"),
        (b"~\n", "found the null ~; wanted a mapping"),
        (b"a: [\n", "not YAML"),
        (b"\xff\xfea\0", "the file is UTF-16"),
        (b"\xc3\x28", "is not UTF-8"),
        (b"[" * 200_000, "nested deeper than 32 levels"),
        (b"\0\1\2", "UTF-16 or binary"),
    ],
)
def test_a_file_that_is_no_mapping_is_told_and_alone(library: Path, file: str, content: bytes, words: str):
    """What hangs on the unread file is not told as missing."""
    path_of(library, file).write_bytes(content)
    (problem,) = problems(library)
    assert (Path(problem.file).name, words in problem.message) == (file, True)


@pytest.mark.parametrize("file", CURATED, ids=str)
def test_without_any_one_file_the_error_names_a_file_and_a_line(library: Path, file: Path):
    (library / file).unlink()
    found = problems(library)
    assert found
    assert all(Path(p.file).suffix in (".yaml", ".csv") and p.line >= 1 for p in found)
    assert any(file.name in p.file or file.name in p.message for p in found)


@pytest.mark.parametrize("file", REAL, ids=str)
def test_without_any_one_file_of_the_real_article_the_error_names_a_file_and_a_line(tmp_path: Path, file: Path):
    try:
        read(ARTICLE, DATA)
    except TuiinError:
        pytest.skip("the article cannot be read as it is; test_data.py says why")
    for one in REAL:
        if one != file:
            (tmp_path / one).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / one).write_bytes((DATA / one).read_bytes())
    with pytest.raises(BadInput) as caught:
        read(ARTICLE, tmp_path)
    assert any(file.name in p.file or file.name in p.message for p in caught.value.problems)
    assert all(p.file and p.line >= 1 for p in caught.value.problems)


def test_a_folder_in_the_place_of_a_file_is_told(library: Path):
    path_of(library, "notes.yaml").unlink()
    (library / "articles" / SLUG / "notes.yaml").mkdir()
    (problem,) = problems(library)
    assert (Path(problem.file).name, problem.message) == ("notes.yaml", "cannot be read: Is a directory")


ODD = ["actors.yaml", "article.yaml", "claims.yaml", "passages.csv"]


@pytest.mark.parametrize("file", ODD)
def test_a_link_out_of_the_data_folder_is_told_and_nothing_of_what_it_leads_to(library: Path, tmp_path: Path, file: str):
    (tmp_path / "secret").write_text("root:x:0:0\nid,start,end,sha256\nsecret,1,2,3\n")
    path = path_of(library, file)
    path.unlink()
    path.symlink_to(tmp_path / "secret")
    (problem,) = problems(library)
    assert (Path(problem.file).name, problem.line) == (file, 1)
    assert problem.message.startswith("cannot be read: it leads out of the data folder by a link")
    assert "root:" not in str(problem)


@pytest.mark.parametrize("file", ODD)
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "gigabytes", "round", "nowhere"])
def test_what_is_no_file_of_the_data_folder_is_told_at_once(library: Path, file: str, kind: str):
    path = path_of(library, file)
    path.unlink()
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "folder":
            path.mkdir()
        case "gigabytes":
            with path.open("wb") as out:
                out.truncate(4 << 30)
        case "round":
            path.symlink_to(path.name)
        case "nowhere":
            path.symlink_to("nowhere.yaml")
    (problem,) = problems(library)
    assert (Path(problem.file).name, problem.line, problem.message[:16]) == (file, 1, "cannot be read: ")


def test_a_link_to_a_file_inside_the_data_folder_is_followed(library: Path):
    whole = read(SLUG, library)
    notes = path_of(library, "notes.yaml")
    notes.rename(library / ".notes")
    notes.symlink_to("../../.notes")
    moved = library.rename(library.with_name("moved"))
    library.symlink_to(moved)
    assert read(SLUG, library).records == whole.records


def test_a_foreign_file_in_the_place_of_the_passages_is_told_in_one_line(library: Path):
    path_of(library, "passages.csv").write_text("these are\nthe words, of\nan article\n" * 100)
    (problem,) = problems(library)
    assert problem.message.startswith("found another first line; wanted id,start,end,sha256")


LONG = "x" * 5000
NASTY = "a\\e[2J\\e]0;pwned\\ab\\n::stop-commands::x\\u202e"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("actors.yaml", "oilan-aiman:", f'"{NASTY}":'),
        ("actors.yaml", "oilan-aiman:", f"{LONG}:"),
        ("actors.yaml", "  kind: person", f'  "{NASTY}": x\n  kind: person'),
        ("actors.yaml", "  kind: person", f"  kind: person\n  {LONG}: x"),
        ("actors.yaml", "kind: person", f'type: "{NASTY}"'),
        ("actors.yaml", "kind: person", f"type: {LONG}"),
        ("actors.yaml", "en: Aiman Oilan", f"en: &{LONG} x"),
        ("actors.yaml", "en: Aiman Oilan", f"en: *{LONG}"),
        ("actors.yaml", "en: Aiman Oilan", f"en: !{LONG} x"),
        ("actors.yaml", "en: Aiman Oilan", f"en: {LONG} #x"),
        ("actors.yaml", "en: Aiman Oilan", f"en: {'9' * 5000}"),
        ("actors.yaml", "en: Aiman Oilan", f"en: қоғaм{'қ' * 5000}"),
        ("claims.yaml", "object: concept/eyesight", f"object: concept/{LONG}"),
        ("claims.yaml", "object: concept/eyesight", f'object: "concept/{NASTY}"'),
        ("article.yaml", "[claims.yaml,", f'[claims.yaml, "{NASTY}",'),
        ("article.yaml", "[claims.yaml,", f"[claims.yaml, claims.{LONG}.yaml,"),
        ("article.yaml", "language: kk", f'language: "{NASTY}"'),
        ("article.yaml", "p0s1: title", f'p0s1: title\n  "{NASTY}": x'),
        ("article.yaml", "2021-05-01", LONG),
        ("passages.csv", "p0s2,", "\x1b[2J::error::x,"),
        ("passages.csv", "p0s2,", LONG),
        ("passages.csv", "p0s2,", f"p0s{'2' * 5000},"),
        ("notes.yaml", "[p2s2]", f'["{NASTY}"]'),
        ("notes.yaml", "light-is-vague:", f"light-is-vague:\n  x: 1\n{LONG}: x\n{LONG}: y\nz:"),
    ],
)
def test_what_a_message_quotes_is_short_and_on_one_line(library: Path, file: str, old: str, new: str):
    spoil(library, file, old, new)
    found = problems(library)
    assert found
    for problem in found:
        assert str(problem).isprintable()
        assert "x" * 80 not in problem.message
        assert len(problem.message) < 600


@pytest.mark.parametrize("slug", ["", ".", "..", "../night-library", "Night Library", "night-librery", "a\0b", "a/b"])
def test_an_article_that_is_not_there_is_told_with_those_that_are(slug: str):
    with pytest.raises(UnknownArticle, match="known: night-library"):
        read(slug, LIBRARY)


def test_no_data_folder_means_no_article(tmp_path: Path):
    assert articles(tmp_path / "none") == []
    with pytest.raises(UnknownArticle, match="known: none"):
        read(SLUG, tmp_path / "none")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("id,start", "name,start", 1, "found another first line; wanted id,start,end,sha256; `tuiin passages` makes the file"),
        ("p0s2,24,35,dc52b11a", "p0s2,24,35,zc52b11a", 3, "found 'p0s2,24,35,zc52b11a"),
        ("p0s2,24,35", "p0s2,35,24", 3, "p0s2: found 35 to 24; wanted a start before the end"),
        ("p0s2,24,35", "p0s2,20,35", 3, "not before the last sentence ends (22)"),
        ("p0s2,24,35", "p0s2,x,35", 3, "wanted a line such as p1s1,0,120,"),
        ("p0s2,24,35", "p0s2,٢٤,35", 3, "wanted a line such as p1s1,0,120,"),
        ("p0s2,24,35", f"p0s2,{'9' * 5000},35", 3, "wanted a line such as p1s1,0,120,"),
        ("p0s2,24,35", "p0s1,24,35", 3, "the sentence p0s1 stands twice"),
        ("p0s2,24,35,", "p0s2,24,35,1,", 3, "wanted a line such as"),
        ("p0s2,", "\n", 3, "found ''; wanted a line such as"),
        ("p0s2,", f'"{"x" * 200_000}', 1, "cannot be read: field larger than field limit"),
        ("p0s2,", "\udcff", 1, "cannot be read: it is not UTF-8"),
    ],
)
def test_a_wrong_line_of_the_passages_is_told(library: Path, old: str, new: str, line: int, words: str):
    path = path_of(library, "passages.csv")
    path.write_bytes(path.read_text("utf-8").replace(old, new, 1).encode("utf-8", "surrogateescape"))
    found = [p for p in problems(library) if Path(p.file).name == "passages.csv"]
    assert (found[0].line, words in found[0].message) == (line, True), found


def test_all_problems_of_all_files_are_told_in_one_run_in_order(library: Path):
    spoil(library, "actors.yaml", "kind: person", "kind: persn")
    spoil(library, "article.yaml", "language: kk", "langage: kk")
    spoil(library, "claims.yaml", "relation: increases", "relation: increase")
    spoil(library, "claims.yaml", "object: concept/eyesight", "object: concept/eyesigth")
    spoil(library, "events.yaml", "at: [p1s1]", "at: [p1s9]")
    spoil(library, "notes.yaml", "kind: doubt", "kind: dout\n  kind: doubt")
    spoil(library, "values.yaml", "value: 7\n", "value: seven\n  valu: 7\n")
    spoil(library, "works.yaml", "kind: report", "kind: report\n  title: x")
    spoil(library, "passages.csv", "p0s2,24,35", "p0s2,35,24")
    found = problems(library)
    assert found == sorted(found)
    assert [(Path(p.file).name, p.line) for p in found] == [
        ("actors.yaml", 2),
        ("article.yaml", 1),
        ("article.yaml", 7),
        ("claims.yaml", 18),
        ("claims.yaml", 56),
        ("events.yaml", 8),
        ("notes.yaml", 2),
        ("notes.yaml", 3),
        ("passages.csv", 3),
        ("values.yaml", 16),
        ("values.yaml", 17),
        ("works.yaml", 3),
    ]


def survives(library: Path, file: Path, source: bytes) -> None:
    """Whatever stands in a file, reading it either tells what is wrong, or gives records that become a sound graph."""
    original = (library / file).read_bytes()
    try:
        (library / file).write_bytes(source)
        canonical(source, file, TONGUES, [])
        entries = read(SLUG, library)
        assert list(parse_rdf(triples(entries).nquads(), format=RdfFormat.N_QUADS))
    except TuiinError:
        pass
    finally:
        (library / file).write_bytes(original)


def _mutated(source: bytes, chance: random.Random) -> bytes:
    lines = source.decode().split("\n")
    for _ in range(chance.randint(1, 3)):
        i, j = chance.randrange(len(lines)), chance.randrange(len(lines))
        line = lines[i] or " "
        at = chance.randrange(len(line))
        sign = chance.choice(
            [
                "",
                " ",
                "\t",
                ":",
                ": ",
                "-",
                "- ",
                "#",
                "[",
                "]",
                "{",
                "}",
                "'",
                '"',
                "&a",
                "*a",
                "!t",
                "|",
                ">",
                "?",
                "%",
                "@",
                "\0",
                "\u0301",
                "\u200b",
                "\r",
                "\ufeff",
                "a",
                "а",
                "0",
                "9" * 30,
                "1e9",
                "..",
                "~",
                "null",
                "X",
                "/",
            ]
        )
        match chance.randrange(6):
            case 0:
                del lines[i]
            case 1:
                lines.insert(i, lines[j])
            case 2:
                lines[i], lines[j] = lines[j], lines[i]
            case 3:
                lines[i] = line[:at] + sign + line[at:]
            case 4:
                lines[i] = line[:at] + sign + line[at + 1 :]
            case _:
                lines[i] = "  " * chance.randint(0, 3) + line.strip()
        lines = lines or [""]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("file", CURATED, ids=str)
def test_no_change_of_a_good_file_raises_anything_but_our_errors(library: Path, file: Path):
    chance = random.Random(str(file))
    good = (library / file).read_bytes()
    for _ in range(60):
        survives(library, file, _mutated(good, chance))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the library for many runs of one test."""
    import shutil

    return Path(shutil.copytree(LIBRARY, tmp_path_factory.mktemp("kept") / "library"))


@settings(max_examples=150, deadline=None)
@given(
    file=st.sampled_from(CURATED),
    at=st.floats(0, 1),
    cut=st.integers(0, 8),
    put=st.one_of(st.binary(max_size=6), st.text(max_size=4).map(str.encode)),
)
def test_no_other_bytes_anywhere_raise_anything_but_our_errors(kept: Path, file: Path, at: float, cut: int, put: bytes):
    good = (kept / file).read_bytes()
    place = int(at * len(good))
    survives(kept, file, good[:place] + put + good[place + cut :])
