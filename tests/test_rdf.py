"""RDF that others wrote, at the door of every command: what can be read is read, what would harm is refused in words, and nobody dies."""

import json
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pyoxigraph as ox
import pytest

from tuiin.errors import LimitHit, TuiinError
from tuiin.files.reading import Unreadable
from tuiin.graph.forms import FORMS, Form, endings
from tuiin.graph.rdf import BadRdf, parsed, read

from .conftest import TOP

A = "http://a.example/"
PREFIX = '<?xml version="1.0"?>'
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://a.example/">'
ABOUT = f'<rdf:Description rdf:about="{A}s"><e:p>{{}}</e:p></rdf:Description></rdf:RDF>'
GOOD = {
    ".nq": f'<{A}s> <{A}p> "o" <{A}g> .',
    ".trig": f'<{A}g> {{ <{A}s> <{A}p> "o" }}',
    ".ttl": f'<{A}s> <{A}p> "o" .',
    ".nt": f'<{A}s> <{A}p> "o" .',
    ".rdf": f"{PREFIX}{RDF}{ABOUT.format('o')}",
    ".owl": f"{RDF}{ABOUT.format('o')}",
    ".jsonld": f'{{"@id": "{A}s", "{A}p": "o"}}',
    ".n3": f'<{A}s> <{A}p> "o" .',
}


ENDINGS = endings().split()


def nested(ending: str, deep: int) -> str:
    """A file of this form that is nested so deep."""
    match ending:
        case ".nq" | ".nt":
            return f"<{A}s> <{A}p> " + f"<<( <{A}s> <{A}p> " * deep + f"<{A}o> " + ")>> " * deep + "."
        case ".ttl" | ".n3":
            return f"<{A}s> <{A}p> " + f"[ <{A}p> " * deep + "1" + " ]" * deep + "."
        case ".trig":
            return f"<{A}s> <{A}p> " + f"<<( <{A}s> <{A}p> " * deep + f"<{A}o> " + ")>> " * deep + "."
        case ".jsonld":
            return f'{{"@id": "{A}s"' + f', "{A}p": {{"@id": "{A}s"' * deep + "}" * deep + "}"
    return f"{PREFIX}{RDF}" + f'<rdf:Description rdf:about="{A}s"><e:p>' * deep + "o" + "</e:p></rdf:Description>" * deep + "</rdf:RDF>"


def bomb(levels: int, doctype: str = "<!DOCTYPE r [") -> str:
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(levels))
    return f'{PREFIX}{doctype}<!ENTITY a "{"x" * 100}">{entities}]>{RDF}{ABOUT.format(f"&{chr(97 + levels)};")}'


@pytest.mark.parametrize("form", FORMS.values(), ids=str)
def test_the_table_of_forms_says_what_the_engine_does(form: Form):
    known = ox.RdfFormat.from_extension(form.name)
    assert (known.media_type, known.supports_datasets) == (form.media, form.named)
    assert all(ox.RdfFormat.from_extension(other) in (known, None) for other in form.others)


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_form_is_read_with_and_without_a_byte_order_mark(tmp_path: Path, ending: str):
    for number, mark in enumerate(("", "\ufeff")):
        path = tmp_path / f"{number}{ending.upper() if mark else ending}"
        path.write_text(mark + GOOD[ending], "utf-8")
        graph = f" <{A}g>" if ending in (".nq", ".trig") else ""
        assert read(path) == f'<{A}s> <{A}p> "o"{graph} .\n'.encode()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_each_form_is_read_in_utf_16_with_its_mark_and_told_without(tmp_path: Path, ending: str, encoding: str):
    words = GOOD[ending].removeprefix(PREFIX).replace('"o"', '"қ"').replace(">o<", ">қ<")
    declared = f'<?xml version="1.0" encoding="{encoding[:6]}"?>\n' if ending in (".rdf", ".owl") else ""
    path = tmp_path / f"a{ending}"
    path.write_bytes(("\ufeff" + declared + words).encode(encoding))
    graph = f" <{A}g>" if ending in (".nq", ".trig") else ""
    assert read(path) == f'<{A}s> <{A}p> "қ"{graph} .\n'.encode()
    path.write_bytes(words.encode(encoding))
    with pytest.raises(BadRdf, match=rf"a\{ending}: is in UTF-16 or UTF-32 without the mark that says so, .*; save it as UTF-8"):
        read(path)


def test_what_is_in_another_encoding_is_told_with_its_place(tmp_path: Path):
    path = tmp_path / "a.ttl"
    path.write_bytes(f"\n<{A}s> <{A}p> 'привет' .".encode("windows-1251"))
    with pytest.raises(BadRdf, match=r"a\.ttl:2:\d+: is not in UTF-8, as RDF is written; save it as UTF-8"):
        read(path)
    path.write_bytes(b"\xff\xfe\x00\xd8a\x00")
    with pytest.raises(BadRdf, match=r"a\.ttl: begins with the mark of UTF-16, and is something else from byte 3 on; save it as UTF-8"):
        read(path)


@pytest.mark.parametrize("ending", [".nt", ".nq", ".ttl", ".trig"])
def test_a_file_may_say_that_it_is_in_rdf_1_2(tmp_path: Path, ending: str):
    """As its first line, or after others; a literal that begins a line so is left alone, since no literal has lines in N-Triples."""
    path = tmp_path / f"a{ending}"
    graph = f" <{A}g>" if ending == ".nq" else ""
    path.write_text(f'VERSION "1.2"\n<{A}s> <{A}p> "VERSION"{graph} .\r\n  VERSION \'1.2-basic\' # once more\r\n', "utf-8")
    assert read(path) == f'<{A}s> <{A}p> "VERSION"{graph} .\n'.encode()


@pytest.mark.parametrize("ending", [".nt", ".nq", ".ttl", ".trig", ".jsonld", ".rdf"])
def test_a_text_keeps_its_direction(tmp_path: Path, ending: str):
    path = tmp_path / f"a{ending}"
    told = [{"@id": f"{A}s", f"{A}p": [{"@value": "x", "@language": "ar", "@direction": "rtl"}]}]
    path.write_text(
        {
            ".jsonld": json.dumps(told),
            ".rdf": f'<rdf:RDF rdf:version="1.2" xmlns:its="http://www.w3.org/2005/11/its" its:version="2.0" '
            f'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="{A}">'
            f'<rdf:Description rdf:about="{A}s"><a:p xml:lang="ar" its:dir="rtl">x</a:p></rdf:Description></rdf:RDF>',
        }.get(ending, f'<{A}s> <{A}p> "x"@ar--rtl .'),
        "utf-8",
    )
    assert read(path) == f'<{A}s> <{A}p> "x"@ar--rtl .\n'.encode()


def test_relative_addresses_count_from_the_base(tmp_path: Path):
    (tmp_path / "a.ttl").write_text("<s> <p> <#o> .", "utf-8")
    assert read(tmp_path / "a.ttl", f"{A}x/y") == f"<{A}x/s> <{A}x/p> <{A}x/y#o> .\n".encode()


def test_nodes_without_a_name_and_triple_terms_stay_what_they_are(tmp_path: Path):
    (tmp_path / "a.nq").write_text(f"_:x <{A}p> <<( <{A}s> <{A}p> _:x )>> <{A}g> .", "utf-8")
    (quad,) = ox.parse(read(tmp_path / "a.nq"), ox.RdfFormat.N_QUADS)
    assert isinstance(quad.object, ox.Triple)
    assert quad.object.object == quad.subject


@pytest.mark.parametrize(
    ("ending", "deep"), [(ending, deep) for ending in ENDINGS for deep in (100, 5_000, *([] if ending in (".rdf", ".owl") else [200_000]))]
)
def test_nesting_ends_nobody(tmp_path: Path, ending: str, deep: int):
    """Read, or refused in words that name the file; never a signal."""
    path = tmp_path / f"deep{ending}"
    path.write_text(nested(ending, deep), "utf-8")
    try:
        assert read(path).count(b"\n") >= 1
    except TuiinError as error:
        assert str(path) in str(error)
        assert error.exit_code in (2, 5)


def test_what_is_read_is_never_deep(tmp_path: Path):
    """What a process that goes on is given holds few triple terms in each other, however deep a parser could go."""
    path = tmp_path / "deep.nq"
    path.write_text(nested(".nq", 16), "utf-8")
    assert read(path).count(b"<<(") == 16
    path.write_text(nested(".nq", 17), "utf-8")
    with pytest.raises(BadRdf, match=r"deep\.nq: a triple term holds more than 16 others"):
        read(path)


@pytest.mark.parametrize(
    "source",
    [
        bomb(0),
        bomb(3),
        bomb(7),
        bomb(7, "<!DOCTYPE\n\tr [").replace(PREFIX, f"{PREFIX}<!-- a comment -->\n"),
        f"{PREFIX}<!DOCTYPE r>{RDF}{ABOUT.format('o')}",
        f'{PREFIX}<!DOCTYPE r SYSTEM "file:///etc/passwd">{RDF}{ABOUT.format("o")}',
        f'{PREFIX}<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1:1/">%p;]>{RDF}{ABOUT.format("o")}',
        bomb(2).replace(PREFIX, "\ufeff" + PREFIX),
        bomb(2).replace(PREFIX, '<?xml version="1.0" encoding="utf-16"?>'),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_wherever_it_stands(source: str, encoding: str):
    with pytest.raises(BadRdf, match=r"bomb\.rdf:\d+:\d+: (holds a DOCTYPE|is not XML|is in an encoding)"):
        parsed(source.encode(encoding), FORMS["rdf"], "bomb.rdf")


@pytest.mark.parametrize("where", ["inside", "behind"])
def test_a_doctype_that_comes_late_is_no_way_round(where: str):
    """The engine's reader would take a DOCTYPE anywhere; XML has it before the first element alone."""
    doctype = bomb(7).removeprefix(PREFIX).partition(RDF)[0]
    body = ABOUT.format("&h;")
    source = f"{PREFIX}{RDF}{doctype}{body}" if where == "inside" else f"{PREFIX}{RDF}{body}{doctype}"
    with pytest.raises(BadRdf, match=r"bomb\.rdf:\d+:\d+: is not XML"):
        parsed(source.encode(), FORMS["rdf"], "bomb.rdf")


def test_words_that_only_look_like_a_doctype_are_read():
    source = f"{PREFIX}<!-- <!DOCTYPE r [ -->{RDF}" + ABOUT.format("<![CDATA[<!DOCTYPE r [<!ENTITY a]]>")
    assert b"<!DOCTYPE r [<!ENTITY a" in parsed(source.encode(), FORMS["rdf"], "a.rdf")


def test_memory_has_a_limit_that_grows_with_the_file():
    """A short prefix for a long address makes a small file say gigabytes."""
    long = f"@prefix l: <{A}{'x' * 1_000_000}> .\n" + "l:s l:p " + ", ".join(f"l:{n}" for n in range(3_000)) + " ."
    with pytest.raises(LimitHit, match=r"big\.ttl .*memory") as hit:
        parsed(long.encode(), FORMS["ttl"], "big.ttl")
    assert hit.value.exit_code == 5


def test_reading_leaves_nothing_in_the_process_that_asks():
    tracemalloc.start()
    with pytest.raises(TuiinError):
        parsed(nested(".jsonld", 20_000).encode(), FORMS["jsonld"], "deep.jsonld")
    assert tracemalloc.get_traced_memory()[0] < 20_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("name", "source", "words"),
    [
        ("a.ttl", "<http://a.example/s> <http://a.example/p>\n  oops .", r"a\.ttl:2:3: "),
        ("a.rdf", "<rdf:RDF", r"a\.rdf:1:\d+: is not XML"),
        ("a.nq", "\x00\x01", r"a\.nq:1:1: "),
        ("a.jsonld", '{"@context": "http://a.example/c", "p": 1}', r"a\.jsonld: "),
        ("a.txt", "", r"a\.txt: no RDF by its ending"),
        ("gone.nq", None, r"gone\.nq: cannot be read: No such file"),
    ],
)
def test_what_cannot_be_read_is_told_with_file_and_place(tmp_path: Path, name: str, source: str | None, words: str):
    if source is not None:
        (tmp_path / name).write_text(source, "utf-8")
    with pytest.raises((BadRdf, Unreadable), match=words):
        read(tmp_path / name)


@pytest.mark.parametrize("command", ["info {}", "diff {} {}", "load oxigraph:{}.store {}", "serve {} --port 0"])
@pytest.mark.parametrize("kind", ["terms.nq", "objects.jsonld", "bomb.rdf"])
def test_every_command_tells_which_file_is_hostile(tmp_path: Path, command: str, kind: str):
    """Exit code 2 or 5 and the file's name; no signal, no silence."""
    path = tmp_path / kind
    path.write_text(bomb(7) if kind == "bomb.rdf" else nested(path.suffix, 20_000), "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "tuiin", *command.format(path, path).split()],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(TOP / "graph"), "XDG_STATE_HOME": str(tmp_path)},
    )
    assert run.returncode in (2, 5)
    assert kind in run.stderr
    assert "fault of tuiin" not in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-7", "no-such-encoding"])
def test_an_encoding_that_nobody_can_read_here_is_told(encoding: str):
    import encodings.cp1251  # noqa: F401 - where something has loaded it, the parser could read what the engine cannot

    source = f'<?xml version="1.0" encoding="{encoding}"?>{RDF}{ABOUT.format("o")}'
    with pytest.raises(BadRdf, match=r"a\.rdf:1:\d+: "):
        parsed(source.encode(), FORMS["rdf"], "a.rdf")


REMOTE = "https://schema.org/"


@pytest.mark.parametrize(
    "document",
    [
        f'{{"@context": "{REMOTE}", "name": "x"}}',
        f'{{"@context": [{{"n": "{A}n"}}, "{REMOTE}"], "n": "x"}}',
        f'{{"@context": {{"@import": "{REMOTE}"}}, "n": "x"}}',
        f'{{"@graph": [{{"@context": "{REMOTE}", "n": "x"}}]}}',
        f'{{"@context": {{"n": {{"@id": "{A}n", "@context": "{REMOTE}"}}}}, "n": {{"m": 1}}}}',
        f'\ufeff{{"@context": "{REMOTE}"}}',
    ],
)
def test_a_remote_context_is_told_by_its_address_and_that_nothing_is_fetched(tmp_path: Path, document: str):
    path = tmp_path / "a.jsonld"
    path.write_text(document, "utf-8")
    with pytest.raises(BadRdf, match=rf"a\.jsonld: names a remote context \({REMOTE}\), and nothing is fetched") as told:
        read(path)
    assert "Callback" not in str(told.value)
    assert told.value.exit_code == 2


def test_of_many_remote_contexts_three_are_named():
    document = "[" + ", ".join(f'{{"@context": "https://c.example/{n}"}}' for n in range(9)) + "]"
    with pytest.raises(BadRdf, match=r"\(https://c.example/0, https://c.example/1, https://c.example/2 …\)"):
        parsed(document.encode(), FORMS["jsonld"], "x")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_mark_of_utf_8_at_the_beginning_is_nothing(ending: str, tmp_path: Path):
    path = tmp_path / f"a.{ending.strip('.')}"
    path.write_text(GOOD[f".{ending.strip('.')}"], "utf-8-sig")
    assert b'"o"' in read(path)
