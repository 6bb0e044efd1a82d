"""The command line as a person or a script meets it: exit codes, streams, words."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .command import TOY, tuiin
from .conftest import LIBRARY, TOP
from .spoiling import spoil, spoil_shape


def test_help_teaches():
    run = tuiin("--help")
    assert run.returncode == 0
    assert "tuiin build" in run.stdout
    assert "exit codes" in run.stdout


@pytest.mark.parametrize("verb", ["build", "check", "query", "passages", "verify", "new", "tidy", "schema"])
def test_each_verb_has_help_with_an_example(verb: str):
    run = tuiin(verb, "--help")
    assert run.returncode == 0
    assert f"example: tuiin {verb}" in run.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bake"],
        ["build", "no-such-article"],
        ["query"],
        ["query", "no-such-question"],
        ["query", "-e", "SELECT"],
        ["schema", "cats"],
        ["passages", "no-such-file.txt"],
        ["passages", "README.md", "--lines", "9-2"],
        ["new", "Ünicode"],
        ["query", "-e", "ASK {}", "-f", "xlsx"],
        ["check", "--data", "no-such-folder", "x"],
    ],
)
def test_a_wrong_command_exits_with_2_and_says_why_without_a_traceback(arguments: list[str]):
    run = tuiin(*arguments)
    assert run.returncode == 2, run.stderr
    assert run.stderr
    assert run.stdout == ""
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("verb", ["build", "check", "query", "view", "info", "tidy", "export", "load", "verify", "serve"])
def test_a_data_folder_that_is_not_there_or_holds_nothing_is_refused_in_words(verb: str, tmp_path: Path):
    """A typo in the name of a folder must not pass for good data."""
    words = {"query": ["-e", "ASK {}"], "export": ["nq"], "load": ["http://127.0.0.1:1/"], "verify": ["README.md"], "view": ["--print"]}
    run = tuiin(verb, *words.get(verb, []), "--data", str(tmp_path / "none"))
    assert (run.returncode, run.stdout) == (2, "")
    assert "none', where there is no folder" in run.stderr
    if verb != "tidy":
        run = tuiin(verb, *words.get(verb, []), "--data", str(tmp_path))
        assert (run.returncode, run.stdout) == (2, "")
        assert str(tmp_path) in run.stderr


@pytest.mark.parametrize("words", [["build"], ["check", "--format", "github"], ["query", "-e", "ASK {}"]])
def test_one_problem_is_told_as_many_are(library: Path, words: list[str], tmp_path: Path):
    """Editors look for file, line and column where a line begins."""
    path = library / "concepts.yaml"
    path.write_text(path.read_text("utf-8") + "  wrong: x\n", "utf-8")
    run = tuiin(*words, "--data", str(library), cwd=tmp_path)
    assert run.returncode == 2
    told = run.stdout if words[0] == "check" else run.stderr
    assert f"file={path.name}" in told or told.startswith((f"{path}:", "library/concepts.yaml:")) or "file=library/concepts.yaml" in told
    assert len(told.splitlines()) == 1


def test_of_several_articles_verify_wants_one_named(library: Path):
    shutil.copytree(library / "articles" / "night-library", library / "articles" / "other")
    text = str(library / "articles" / "night-library" / "text.txt")
    run = tuiin("verify", text, "--data", str(library))
    assert run.returncode == 2
    assert "wanted one article; name one of: night-library, other" in run.stderr
    assert tuiin("verify", text, "--article", "other", "--data", str(library)).returncode == 0


def test_an_unknown_question_names_the_nearest():
    assert "nearest" in tuiin("query", "who-say-what").stderr


def test_build_writes_below_the_folder_and_names_the_page_to_open(tmp_path: Path):
    run = tuiin("build", *TOY, "-o", str(tmp_path / "o"))
    assert run.returncode == 0, run.stderr
    assert "night-library/explorer.html" in run.stdout
    assert (tmp_path / "o" / "night-library" / "report.json").is_file()


def test_build_quiet_says_nothing_and_json_says_it_to_programs(tmp_path: Path):
    quiet = tuiin("build", *TOY, "-q", "-o", str(tmp_path / "o"))
    assert (quiet.stdout, quiet.stderr) == ("", "")
    told = json.loads(tuiin("build", *TOY, "--json", "-o", str(tmp_path / "o")).stdout)
    assert told["bytes"]["graph.nq"] == (tmp_path / "o" / "night-library" / "graph.nq").stat().st_size


def test_a_folder_that_cannot_be_written_exits_with_3(tmp_path: Path):
    (tmp_path / "o").write_text("a file")
    run = tuiin("build", *TOY, "-o", str(tmp_path / "o"))
    assert run.returncode == 3
    assert str(tmp_path / "o") in run.stderr
    assert "Traceback" not in run.stderr


def test_bad_input_exits_with_2_and_writes_nothing(library: Path, tmp_path: Path):
    claims = library / "articles" / "night-library" / "claims.yaml"
    claims.write_text(claims.read_text("utf-8").replace("stance: asserts", "stance: asserst", 1), "utf-8")
    run = tuiin("build", "--data", str(library), "-o", str(tmp_path / "o"))
    assert run.returncode == 2
    assert "claims.yaml:" in run.stderr
    assert "nearest: asserts" in run.stderr
    assert not (tmp_path / "o").exists()


def test_check_finds_nothing_in_good_data():
    run = tuiin("check", *TOY)
    assert run.returncode == 0
    assert run.stdout == ""


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_check_exits_with_1_on_a_violation_and_tells_file_and_line(library: Path, form: str):
    spoil_shape(library)
    run = tuiin("check", "--data", str(library), "--format", form)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "arguments.yaml" in run.stdout
    if form == "json":
        assert json.loads(run.stdout)[0]["line"] == 1
    if form == "github":
        assert run.stdout.startswith("::error file=")


def test_check_speaks_the_language_that_it_is_asked_for(library: Path):
    spoil_shape(library)
    said = {lang: tuiin("check", "--data", str(library), "--lang", lang).stdout for lang in ("kk", "ru", "en")}
    assert len(set(said.values())) == 3


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("csv", "n,s\n4,a\n"),
        ("tsv", "n\ts\n4\ta\n"),
        ("jsonl", '{"n": 4, "s": "a"}\n'),
        ("md", "| n | s |\n| --- | --- |\n| 4 | a |\n"),
        ("json", '[\n {\n  "n": 4,\n  "s": "a"\n }\n]\n'),
        ("table", "n  s\n─  ─\n4  a\n(1 row)\n"),
    ],
)
def test_query_prints_in_the_form_asked_for(form: str, expected: str):
    run = tuiin("query", *TOY, "-e", 'SELECT (COUNT(?c) AS ?n) ("a" AS ?s) { ?c a tn:Claim }', "-f", form)
    assert run.returncode == 0, run.stderr
    assert run.stdout == expected


def test_query_is_csv_when_piped_and_reads_standard_input_and_files(tmp_path: Path):
    (tmp_path / "q.rq").write_text("ASK { ?c a tn:Claim }")
    assert tuiin("query", *TOY, str(tmp_path / "q.rq")).stdout == "answer\ntrue\n"
    assert tuiin("query", *TOY, "-", stdin="ASK { ?c a tn:Nothing }").stdout == "answer\nfalse\n"


def test_a_parameter_fixes_a_variable():
    run = tuiin("query", *TOY, "-e", "SELECT ?claim { ?p tn:holder ?who ; tn:about ?claim }", "-p", "who=viewpoint/council-doubt")
    assert run.stdout.splitlines()[1:] == ["https://w3id.org/tuiin/id/article/night-library/claim/night-library-raises-readers"]


def test_a_syntax_error_tells_line_and_column():
    run = tuiin("query", *TOY, "-e", "SELECT ?s\nWHERE { ?s ?p }")
    assert run.returncode == 2
    assert "2:16: SPARQL cannot go on here" in run.stderr
    assert "\\u{" not in run.stderr


def test_an_endless_query_exits_with_5():
    run = tuiin("query", *TOY, "--timeout", "0.5", "-e", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    assert run.returncode == 5
    assert "no answer after 0.5 seconds" in run.stderr


def test_deep_nesting_exits_with_5_and_service_with_2():
    assert tuiin("query", *TOY, "-e", "ASK " + "{" * 3000 + "}" * 3000).returncode == 5
    assert tuiin("query", *TOY, "-e", "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }").returncode == 2


def two(library: Path) -> None:
    """Put a good article and one without article.yaml beside the first."""
    shutil.copytree(library / "articles" / "night-library", library / "articles" / "another")
    (library / "articles" / "broken").mkdir()
    (library / "articles" / "broken" / "claims.yaml").write_text("a: {}\n")


def test_check_and_build_tell_of_a_broken_article_and_do_the_others(library: Path, tmp_path: Path):
    two(library)
    run = tuiin("check", "--data", str(library))
    assert run.returncode == 2
    assert "articles/broken/article.yaml:1:1: cannot be read" in run.stdout
    assert "another: 0 findings" in run.stderr and "night-library: 0 findings" in run.stderr
    run = tuiin("build", "--data", str(library), "-o", str(tmp_path / "o"))
    assert run.returncode == 2
    assert "articles/broken/article.yaml:1:1: cannot be read" in run.stderr
    assert sorted(path.name for path in (tmp_path / "o").iterdir() if not path.name.startswith(".")) == ["another", "night-library"]


def test_one_article_is_not_stopped_by_the_folder_of_another(library: Path, tmp_path: Path):
    two(library)
    (library / "articles" / "another" / "claims.yml").write_text("a: {}\n")
    assert tuiin("check", "night-library", "--data", str(library)).returncode == 0
    assert tuiin("build", "night-library", "--data", str(library), "-o", str(tmp_path / "o"), "-q").returncode == 0
    assert tuiin("check", "another", "--data", str(library)).returncode == 2


def test_what_lies_between_the_articles_is_told_once(library: Path, tmp_path: Path):
    two(library)
    (library / "concepts.yml").write_text("a: {}\n")
    (library / "actors.yaml").write_text("a: [\n")
    for run in (tuiin("check", "--data", str(library)), tuiin("build", "--data", str(library), "-o", str(tmp_path / "o"))):
        assert run.returncode == 2
        assert (run.stdout + run.stderr).count("concepts.yml:1:1: found 'concepts.yml', which nobody reads here") == 1
        assert (run.stdout + run.stderr).count("actors.yaml:2:1: not YAML") == 1


@pytest.mark.parametrize(
    "verb", [["check"], ["build"], ["view", "--print"], ["tidy"], ["verify", "README.md"], ["query", "-e", "ASK {}"], ["info"]]
)
@pytest.mark.parametrize("data", ["no-such-folder", "README.md"])
def test_a_data_folder_that_is_not_there_exits_with_2_in_words(verb: list[str], data: str):
    run = tuiin(*verb, "--data", data)
    assert (run.returncode, run.stdout) == (2, "")
    assert data in run.stderr


@pytest.mark.parametrize("verb", ["check", "build"])
def test_a_data_folder_without_an_article_exits_with_2_in_words(tmp_path: Path, verb: str):
    (tmp_path / "Articles" / "one").mkdir(parents=True)
    run = tuiin(verb, "--data", str(tmp_path))
    assert (run.returncode, run.stdout) == (2, "")
    assert "there is no article in it" in run.stderr
    assert "nearest: Articles" in run.stderr


NASTY = "a\\e[2J\\e]0;pwned\\ab\\n::stop-commands::x\\n::error file=/etc/passwd,line=1::forged"


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_an_id_writes_no_line_and_no_escape_of_its_own(library: Path, form: str):
    with (library / "concepts.yaml").open("a") as out:
        out.write(f'"{NASTY}":\n  labl: {{}}\n')
    (library / "a,b:c%d\n::error::x.yaml").write_text("")
    run = tuiin("check", "--data", str(library), "--format", form)
    assert run.returncode == 2
    for line in (run.stdout + run.stderr).splitlines():
        assert line.isprintable()
        assert not line.lstrip().startswith("::") or (form == "github" and line.startswith("::error file="))
    if form == "github":
        assert "a%2Cb%3Ac%25d\\n%3A%3Aerror%3A%3Ax.yaml,line=1" in run.stdout
    build = tuiin("build", "--data", str(library)).stderr
    assert all(line.isprintable() and not line.startswith("::") for line in build.splitlines())


def test_a_text_may_be_a_pipe_or_standard_input(tmp_path: Path):
    text = LIBRARY / "articles" / "night-library" / "text.txt"
    wanted = tuiin("passages", str(text), "-q").stdout
    (tmp_path / "link").symlink_to(text)
    assert tuiin("passages", str(tmp_path / "link"), "-q").stdout == wanted
    assert tuiin("passages", "/dev/stdin", "-q", stdin=text.read_text("utf-8")).stdout == wanted
    for command in ("passages <(cat {text}) -q", "verify <(cat {text}) --data {data}", "query <(echo 'ASK {{}}') --data {data}"):
        words = f"{sys.executable} -m tuiin {command.format(text=text, data=LIBRARY)}"
        run = subprocess.run(
            ["bash", "-c", words], capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(TOP / "graph")}, check=False
        )
        assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["passages", "FILE"],
        ["verify", "FILE", *TOY],
        ["query", "FILE", *TOY],
        ["export", "nanopubs", "--sign", "FILE", "--signer", "https://orcid.org/0000-0002-1825-0097", "-o", "-", *TOY],
        ["new", "x", "--data", "no-such-folder", "--text", "FILE"],
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("file", ["/dev/zero", "/dev/full", "tests", "sparse"])
def test_a_device_a_folder_or_gigabytes_as_a_text_are_refused_in_words(tmp_path: Path, words: list[str], file: str):
    with (tmp_path / "sparse").open("wb") as out:
        out.truncate(4 << 30)
    named = str(tmp_path / file) if file == "sparse" else file
    run = tuiin(*(named if word == "FILE" else word for word in words))
    assert run.returncode == 2
    assert named in run.stderr
    assert "cannot be read" in run.stderr or words[0] == "query" or (words[0], file) == ("passages", "tests")  # a folder may be an article


@pytest.mark.parametrize(
    ("content", "words"), [(b"\xff", "byte 0xff at 0 is not UTF-8"), (b"#" * 64_000_001, "more than 64,000,000 bytes")]
)
def test_a_query_on_standard_input_that_is_none_is_refused_in_words(content: bytes, words: str):
    run = subprocess.run(
        [sys.executable, "-m", "tuiin", "query", "-", *TOY],
        input=content,
        capture_output=True,
        check=False,
        cwd=TOP,
        env=os.environ | {"PYTHONPATH": str(TOP / "graph")},
    )
    assert run.returncode == 2
    assert words in run.stderr.decode()


def test_verify_tells_which_anchors_differ(tmp_path: Path):
    text = (LIBRARY / "articles" / "night-library" / "text.txt").read_text("utf-8")
    copy = tmp_path / "copy.txt"
    copy.write_text(text, "utf-8")
    assert tuiin("verify", str(copy), *TOY).returncode == 0
    copy.write_text(text.replace("2019", "2020"), "utf-8")
    run = tuiin("verify", str(copy), *TOY)
    assert run.returncode == 1
    assert run.stdout == "p1s1: differs [p1s1: “Бұлақты қаласында кітапхана 2019 жылы түнде де ашыла бастады.”]\n"


def test_passages_prints_csv_or_writes_a_file(tmp_path: Path):
    text = LIBRARY / "articles" / "night-library" / "text.txt"
    run = tuiin("passages", str(text))
    tuiin("passages", str(text), "-o", str(tmp_path / "p.csv"))
    assert run.stdout == (tmp_path / "p.csv").read_text("utf-8") == (text.parent / "passages.csv").read_text("utf-8")


def test_the_list_of_questions_is_in_the_language_asked_for():
    lists = {lang: tuiin("query", "--list", "--lang", lang).stdout for lang in ("kk", "ru", "en")}
    assert all(text.count("\n") >= 40 for text in lists.values())
    assert len(set(lists.values())) == 3


def test_output_to_a_closed_pipe_is_no_error():
    command = f"{sys.executable} -m tuiin query --data {LIBRARY} -e 'SELECT ?s ?p ?o {{ ?s ?p ?o }}' | head -1"
    run = subprocess.run(
        command, shell=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(TOP / "graph")}, check=False
    )
    assert run.stdout == "s,p,o\n"
    assert run.stderr == ""


def test_it_speaks_utf8_in_any_locale(tmp_path: Path):
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "tuiin",
            "query",
            *TOY,
            "--lang",
            "kk",
            "-e",
            'SELECT ?l { <https://w3id.org/tuiin/id/concept/library> skos:prefLabel ?l FILTER(LANG(?l) = "kk") }',
        ],
        capture_output=True,
        cwd=TOP,
        check=False,
        env=os.environ
        | {"PYTHONPATH": str(TOP / "graph"), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""},
    )
    assert run.stdout.decode() == "l\nкітапхана\n", run.stderr


def one_claim(library: Path) -> Path:
    """Leave one claim in the library and nothing that needs another; its sentences and the byline are all that anybody has read."""
    folder = library / "articles" / "night-library"
    claims = (folder / "claims.yaml").read_text("utf-8")
    first = re.search(r"(?m)^library-opened-at-night:\n(?: .*\n)+", claims)
    assert first
    (folder / "claims.yaml").write_text(first[0], "utf-8")
    for kind in ("arguments", "viewpoints", "values", "citations", "notes", "gists"):
        (folder / f"{kind}.yaml").write_text("{}\n", "utf-8")
    return library


@pytest.mark.parametrize(
    "words",
    [["build", "-o", "{out}"], ["view", "--print", "-o", "{out}"], ["query", "who-says-what"], ["info"], ["export", "bibtex", "-o", "-"]],
    ids=lambda words: words[0],
)
def test_after_one_claim_everything_can_be_seen(library: Path, tmp_path: Path, words: list[str]):
    run = tuiin(*(word.format(out=tmp_path / "out") for word in words), "--project", str(one_claim(library)))
    assert (run.returncode, bool(run.stdout)) == (0, True), run.stderr


def test_check_counts_what_nobody_has_read_and_strictly_tells_it(library: Path):
    run = tuiin("check", "--project", str(one_claim(library)))
    assert run.returncode == 0
    found = re.search(r"; 1 claims; of 7 sentences (\d) with claims, (\d) silent, (\d) unread$", run.stderr.strip())
    assert found
    assert sum(map(int, found.groups())) == 7
    strict = tuiin("check", "--strict", "--json", "--project", str(library))
    told = [one for one in json.loads(strict.stdout) if "nobody has read" in one["message"]]
    assert (strict.returncode, len(told)) == (1, int(found[3]))
    assert all(Path(one["file"]).name == "article.yaml" for one in told)


def test_a_question_is_shown_for_other_engines_and_an_empty_answer_says_why():
    shown = tuiin("query", "who-says-what", "--show", "--lang", "ru", *TOY)
    assert (shown.returncode, shown.stdout.splitlines()[0]) == (0, "PREFIX tn: <https://w3id.org/tuiin/ns#>")
    assert "GRAPH <https://w3id.org/tuiin/id/graph/night-library/words/ru>" in shown.stdout
    empty = tuiin("query", "stages-of-a-development", *TOY)
    assert (empty.returncode, len(empty.stdout.splitlines())) == (0, 1)
    assert empty.stderr.startswith("tuiin: nothing in night-library has ")
    assert "which the question names" in empty.stderr
    assert tuiin("query", "stages-of-a-development", "-q", *TOY).stderr == ""
    listed = tuiin("query", "--list").stdout.splitlines()
    assert next(line for line in listed if line.startswith("definitions ")).split()[:2] == ["definitions", "concept?"]


def test_a_parameter_without_a_value_and_a_query_that_calls_out_are_refused():
    run = tuiin("query", "-e", "SELECT ?p { ?p tn:holder ?holder }", "-p", "holder", *TOY)
    assert (run.returncode, run.stderr) == (2, "tuiin: -p: found 'holder'; wanted NAME=VALUE, as in holder=actor/united-nations\n")
    run = tuiin("query", "how-many-works-and-scholars", "-p", "holder", *TOY)
    assert (run.returncode, run.stderr.partition(": work")[0]) == (2, "tuiin: wanted the name of a parameter; the question has")
    shown = tuiin("query", "-e", "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", "--show", *TOY)
    assert (shown.returncode, shown.stdout) == (2, "")
    none = tuiin("query", "-e", 'SELECT ?x { ?x tn:kind "claim" }', "-f", "csv", *TOY)
    assert (none.returncode, none.stdout, none.stderr) == (0, "x\n", "tuiin: nothing in night-library fits all that the question wants\n")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-e", ""], "-e: found no words; wanted SPARQL"),
        (["-e", " \n"], "-e: found no words; wanted SPARQL"),
        (["-e", "ASK { ?x ?p ?o }", "-p", "x=tn:<>"], "'tn:<>' is no name: Invalid IRI code point '<'"),
        (["-e", "ASK { ?x ?p ?o }", "-p", 'x=id:a"b'], "'id:a\"b' is no name: Invalid IRI code point '\"'"),
        (["-e", "ASK { ?x ?p ?o }", "-p", "x=http://a b"], "'http://a b' is no web address: Invalid IRI code point ' '"),
    ],
)
def test_what_cannot_be_asked_is_told_in_words(words: list[str], told: str):
    for more in ([], ["--show"]):
        run = tuiin("query", *words, *more, *TOY)
        assert (run.returncode, run.stdout, run.stderr) == (2, "", f"tuiin: {told}\n")


def test_a_question_is_shown_whatever_the_article_is_like_and_its_syntax_is_checked(library: Path, tmp_path: Path):
    data = ["--data", str(library)]
    fixed = ["-p", "claim=claim/rank-2018"]
    whole = tuiin("query", "claims-in-tension", "--show", *data)
    named = tuiin("query", "who-says-what", *fixed, "--show", *data)
    wrong = tuiin("query", "-e", "SELECT *\n{ ?s ?p ?o", "--show", *data)
    assert (wrong.returncode, wrong.stdout, wrong.stderr) == (2, "", "tuiin: 2:11: SPARQL cannot go on here: the query ends\n")
    (library / "claims.yaml").write_text("")
    spoil(library, "actors.yaml", "kind:", "knid:")
    for before, words in ((whole, ["claims-in-tension"]), (named, ["who-says-what", *fixed])):
        after = tuiin("query", *words, "--show", *data)
        assert (after.returncode, after.stdout) == (0, before.stdout)
        assert after.stderr.startswith("tuiin: night-library cannot be read yet")
    assert tuiin("query", "-e", "SELECT *\n{ ?s ?p ?o", "--show", *data).stderr.endswith(wrong.stderr)
    (tmp_path / "tuiin.toml").write_text('base = "https://lamps.example/"')
    none = tuiin("query", "-e", "SELECT * { ?who ?p ?o }", "-p", "who=actor/a", "--show", cwd=tmp_path)
    assert (none.returncode, none.stdout, none.stderr) == (0, "SELECT * { <https://lamps.example/actor/a> ?p ?o }\n", "")


@pytest.mark.parametrize(
    ("query", "fixed", "told"),
    [
        ("SELECT * { ?s skos:prefLabel ?l }", "l=lamps", 'has "lamps", which the question names'),
        ("SELECT * { ?s tn:kind ?k }", "k=claim-kind:lamps", "has claim-kind:lamps, which the question names"),
        ("SELECT * { ?s skos:prefLabel ?l FILTER(?l = ?x) }", "x=lamps", "fits all that the question wants"),
        ("SELECT * { ?s skos:prefLabel ?l FILTER(CONTAINS(?l, ?x)) }", "x=lamps", "fits all that the question wants"),
    ],
)
def test_an_empty_answer_names_what_is_asked_about_and_nowhere(query: str, fixed: str, told: str):
    run = tuiin("query", "-e", query, "-p", fixed, *TOY)
    assert (run.returncode, run.stderr) == (0, f"tuiin: nothing in night-library {told}\n")


@pytest.mark.parametrize("words", [["--lagn"], ["a", "b", "c"], ["-p"], ["--lang", "xx"]])
def test_what_nobody_knows_behind_a_verb_is_told_with_its_usage(words: list[str]):
    run = tuiin("query", *words)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("usage: tuiin query [-h]")
    assert "\ntuiin query: error: " in run.stderr
