"""Articles as lines of JSON: the same model, the same checks, one line at a time; and corpora that a generator makes of them."""

import gzip
import json
import re
import tracemalloc
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import tuiin
from tuiin.corpus.packages import KEYS, MOST, BadPackage, lines, parse, read, write
from tuiin.curate import project, reader
from tuiin.errors import Place, Problem
from tuiin.files.paths import DATA
from tuiin.files.reading import Unreadable
from tuiin.graph.metadata import describe
from tuiin.graph.statements import Statements
from tuiin.graph.triples import triples
from tuiin.model import Claim, Entries, fields
from tuiin.model.project import Project

from .command import tuiin as command
from .conftest import LIBRARY, TOP
from .manual import script
from .reviewing import reviewed

ARTICLES = [
    ("nyshanbayev-2022", DATA),
    ("night-library", LIBRARY),
    ("freibad", TOP / "tests" / "freibad"),
    ("maktaba", TOP / "tests" / "maktaba"),
    ("morning-bus", TOP / "docs" / "example" / "data"),
]
PROJECT = Project(data=Path("data"), base="https://corpus.example/", languages=("kk", "ru", "en"))
SHA = "0" * 64
SMALL: dict[str, Any] = {
    "slug": "evening-bus",
    "article": {
        "title": {"en": "On the evening bus"},
        "authors": ["actor/tau-era"],
        "published": "2020",
        "language": "en",
        "curated": "2026-11-24",
        "text": {"sha256": SHA, "length": 90, "first_line": 1, "last_line": 2},
    },
    "passages": [["p1s1", 0, 40, SHA], ["p1s2", 41, 90, SHA]],
    "actors": {"tau-era": {"kind": "person", "label": {"kk": "Ера Тау", "en": "Era Tau"}}},
    "concepts": {"bus": {"label": {"kk": "автобус", "en": "bus"}}, "noise": {"label": {"kk": "шу", "en": "noise"}}},
    "claims": {
        "bus-raises-noise": {
            "kind": "causal",
            "subject": "concept/bus",
            "relation": "increases",
            "object": "concept/noise",
            "text": {"kk": "Автобус шуды арттырады.", "en": "A bus makes more noise."},
            "positions": [{"holder": "actor/tau-era", "stance": "asserts", "certainty": "certain", "at": ["p1s2"]}],
        }
    },
}
WHOLE = json.dumps(SMALL, ensure_ascii=False)


def found(tmp_path: Path, content: bytes | str, name: str = "corpus.jsonl") -> list[Entries | BadPackage]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read(path, PROJECT))


def said(statements: Statements) -> dict[str, set[str]]:
    """What a graph says, but for the names of curated files, which a package has none of."""
    return {name: {one for one in some if "ns#curatedFile>" not in one} for name, some in statements.graphs.items()}


def again(entries: Entries) -> Entries:
    return parse(write(entries), Place("corpus.jsonl", 1), entries.project)


# --- the same model -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("slug", "data"), ARTICLES)
def test_what_is_written_says_the_same_when_it_is_read(slug: str, data: Path):
    entries = reader.read(slug, data)
    read_again = again(entries)
    assert said(triples(read_again)) == said(triples(entries))
    assert read_again.records == entries.records
    assert write(read_again) == write(entries)


def test_how_entries_came_about_comes_along(tmp_path: Path):
    """Drafts in their graph, reviews in the description, ticked sentences; not what was rejected."""
    entries = reviewed(tmp_path).entries
    entries = replace(entries, ticked=frozenset([*entries.passages][-2:]))
    assert entries.drafts and entries.rejected
    read_again = again(entries)
    assert (read_again.reviews, read_again.ticked, read_again.drafts) == (entries.reviews, entries.ticked, entries.drafts)
    before, after = (triples(one) for one in (entries, read_again))
    assert said(before) == said(after)
    after.graphs = before.graphs  # the counts of the description would differ by the names of files
    assert describe(read_again, after).graphs == describe(entries, before).graphs


def test_a_line_is_canonical():
    line = write(parse(WHOLE.encode(), Place("f", 1), PROJECT)).decode()
    assert line.endswith("}\n") and "\n" not in line[:-1]
    told = json.loads(line)
    assert list(told) == [key for key in KEYS if key in told]
    assert list(told["claims"]["bus-raises-noise"]) == [name for name in fields.of(Claim) if name in told["claims"]["bus-raises-noise"]]
    assert '"Автобус шуды арттырады."' in line and ": " not in line.replace("Автобус", "")
    turned = {key: SMALL[key] for key in reversed(SMALL)}
    assert write(parse(json.dumps(turned, indent=None).encode(), Place("f", 1), PROJECT)).decode() == line


def test_the_short_form_is_read_too():
    claim = {"kind": "causal", "subject": "bus", "increases": "noise", "text": {"en": "A bus makes more noise."}, "at": "p1s2"}
    short = SMALL | {"claims": {"bus-raises-noise": claim}, "article": SMALL["article"] | {"authors": "tau-era"}}
    entries = parse(json.dumps(short).encode(), Place("f", 1), PROJECT)
    (position,) = entries.of(Claim)["bus-raises-noise"].positions
    assert (position.holder, position.stance, position.at) == ("actor/tau-era", "asserts", ("p1s2",))


def test_an_article_brings_of_the_registries_what_it_reaches():
    more = SMALL | {"concepts": SMALL["concepts"] | {"lamp": {"label": {"en": "lamp"}}}}
    assert set(parse(json.dumps(more).encode(), Place("f", 1), PROJECT).records["concept"]) == {"bus", "noise"}


def test_a_number_keeps_its_digits():
    value = {"indicator": "noise", "subject": "bus", "value": "DIGITS", "unit": "count", "claim": "bus-raises-noise"}
    line = json.dumps(SMALL | {"values": {"v": value}}).replace('"DIGITS"', "0.123456789012345678")
    assert b'"value":0.123456789012345678,' in write(parse(line.encode(), Place("f", 1), PROJECT))


def test_a_project_without_languages_takes_that_of_the_article():
    line = WHOLE.replace('"kk": "автобус", ', "").replace('"kk": "шу", ', "").replace('"kk": "Ера Тау", ', "")
    line = line.replace('"kk": "Автобус шуды арттырады.", ', "")
    assert parse(line.encode(), Place("f", 1), replace(PROJECT, languages=())).project.languages == ("en",)


def test_an_actor_is_printed_in_the_languages_of_other_articles_too():
    actors = {"tau-era": SMALL["actors"]["tau-era"] | {"printed": {"de": ["Frau Tau"]}}}
    entries = parse(json.dumps(SMALL | {"actors": actors}).encode(), Place("f", 1), PROJECT)
    assert '"Frau Tau"@de' in "".join(triples(entries).ntriples())
    wrong = {"tau-era": SMALL["actors"]["tau-era"] | {"printed": {"kz": ["Тау"]}}}
    with pytest.raises(BadPackage, match="Kazakh is 'kk'"):
        parse(json.dumps(SMALL | {"actors": wrong}).encode(), Place("f", 1), PROJECT)


# --- what is wrong ------------------------------------------------------------------------------------------------------

BAD: list[tuple[str, Callable[[str], str | bytes], str, str]] = [
    ("a cut line", lambda line: line[:300], "evening-bus", "not JSON: "),
    ("words", lambda line: "Dear colleagues", "", "not JSON: Expecting value; wanted one whole object in this line"),
    ("a list", lambda line: f"[{line}]", "", "found a list; wanted an object with slug, article, passages"),
    ("not a number", lambda line: line.replace('"length": 90', '"length": NaN'), "", "not JSON: found NaN, which is no number"),
    ("without end", lambda line: line.replace('"length": 90', '"length": -Infinity'), "", "found -Infinity, which is no number"),
    ("a key twice", lambda line: line.replace('"kind": "person"', '"kind": "group", "kind": "person"'), "", "the key 'kind' stands twice"),
    ("the slug twice", lambda line: line.replace('{"slug"', '{"slug": "a", "slug"', 1), "evening-bus", "the key 'slug' stands twice"),
    ("deep", lambda line: line.replace('"length": 90', '"length": ' + "[" * 90 + "]" * 90), "", "nested deeper than 32 levels"),
    ("deeper", lambda line: "[" * 200_000, "", "nested deeper than 32 levels"),
    ("no UTF-8", lambda line: line.encode("utf-16"), "", "is not UTF-8; save the file as UTF-8"),
    ("Latin letters", lambda line: line.replace("noise.", "noïse.").encode("latin-1", "replace"), "", "byte 0xef is not UTF-8"),
    (
        "half a letter",
        lambda line: line.replace("noise.", "noise \\ud83d."),
        "evening-bus",
        "U+D83D in 'A bus makes more noise \\ud83d.' is half",
    ),
    ("a letter unseen", lambda line: line.replace("noise.", "noi\u200bse."), "evening-bus", "U+200B (ZERO WIDTH SPACE) cannot be seen"),
    ("escaped, unseen", lambda line: line.replace("noise.", "noi\\u200bse."), "evening-bus", "U+200B (ZERO WIDTH SPACE) cannot be seen"),
    ("a mark in between", lambda line: "\ufeff\ufeff" + line, "", "not JSON: "),
    ("no slug", lambda line: line.replace('"slug": "evening-bus", ', ""), "", "the key 'slug' is missing"),
    (
        "a slug of other letters",
        lambda line: line.replace("evening-bus", "Evening bus"),
        "",
        "slug: found 'Evening bus'; wanted lower-case",
    ),
    (
        "no article",
        lambda line: line.replace('"article"', '"artikle"'),
        "evening-bus",
        "unknown key 'artikle'; wanted one of slug, article",
    ),
    (
        "an article of nothing",
        lambda line: re.sub('"article": .*"passages"', '"article": null, "passages"', line),
        "evening-bus",
        "nothing",
    ),
    ("files", lambda line: line.replace('"authors"', '"files": ["claims.yaml"], "authors"'), "evening-bus", "a package has none"),
    (
        "no sentences",
        lambda line: re.sub('"passages": .*"actors"', '"passages": {}, "actors"', line),
        "evening-bus",
        "wanted a list of rows",
    ),
    ("a row of words", lambda line: line.replace('["p1s1"', '"here", ["p1s1"'), "evening-bus", "passages[0]: found 'here'; wanted a row"),
    ("a row too short", lambda line: line.replace(', 0, 40, "', ', 0, "', 1), "evening-bus", "found 'p1s1,0,000"),
    ("sentences that overlap", lambda line: line.replace("41, 90", "31, 90"), "evening-bus", "p1s2: found 31 to 90; wanted a start"),
    (
        "claims in a list",
        lambda line: re.sub('"claims": .*', '"claims": []}', line),
        "evening-bus",
        "wanted a mapping from the id of each claim",
    ),
    (
        "a reference to nothing",
        lambda line: line.replace('"concept/noise"', '"concept/nose"'),
        "evening-bus",
        "claim/bus-raises-noise.object: found 'concept/nose', which no file defines; wanted a known concept; nearest: concept/noise",
    ),
    ("a list has no such word", lambda line: line.replace("increases", "increase"), "evening-bus", "meant: increases"),
    ("a key too many", lambda line: line.replace('"subject"', '"subjekt"'), "evening-bus", "the key 'subject' is missing"),
    ("no such sentence", lambda line: line.replace('["p1s2"]', '["p1s9"]'), "evening-bus", "found 'p1s9'; wanted a sentence"),
    ("another language", lambda line: line.replace('"kk": "шу"', '"de": "Lärm"'), "evening-bus", "this project has kk, ru, en; add de"),
    (
        "words of no language",
        lambda line: line.replace('{"kk": "шу", "en": "noise"}', '"noise"'),
        "evening-bus",
        "wanted `en: …`, or another",
    ),
    (
        "a review of nothing",
        lambda line: line[:-1] + ', "reviews": {"claim/bus-makes-noise": {"review_status": "added"}}}',
        "evening-bus",
        "reviews: found 'claim/bus-makes-noise', which is no entry of this package; nearest: claim/bus-raises-noise",
    ),
    (
        "a review without its moment",
        lambda line: line[:-1] + ', "reviews": {"concept/bus": {"review_status": "added", "reviewed": "today"}}}',
        "evening-bus",
        "reviews.concept/bus.reviewed: found 'today'; wanted a moment in UTC",
    ),
    (
        "a review of another kind",
        lambda line: line[:-1] + ', "reviews": {"concept/bus": {"review_status": "liked", "by": "x"}}}',
        "evening-bus",
        "reviews.concept/bus: unknown key 'by'; wanted one of review_status",
    ),
    ("reviews in a list", lambda line: line[:-1] + ', "reviews": ["x"]}', "evening-bus", "reviews: found a list; wanted an object"),
    (
        "a tick beside the text",
        lambda line: line[:-1] + ', "ticked": ["p7s7"]}',
        "evening-bus",
        "ticked[0]: found 'p7s7'; wanted a sentence",
    ),
]


@pytest.mark.parametrize(("change", "slug", "words"), [pytest.param(*case, id=name) for name, *case in BAD])
def test_a_wrong_line_is_told_and_the_next_one_read(tmp_path: Path, change: Callable[[str], str | bytes], slug: str, words: str):
    spoilt = change(WHOLE)
    spoilt = spoilt if isinstance(spoilt, bytes) else spoilt.encode()
    before, wrong, after = found(
        tmp_path, b"\n".join([WHOLE.replace("evening", "early").encode(), spoilt, WHOLE.replace("evening", "late").encode()])
    )
    assert isinstance(before, Entries) and isinstance(after, Entries)
    assert isinstance(wrong, BadPackage)
    told = "\n".join(map(str, wrong.problems))
    assert words in told
    assert {Path(problem.file).name for problem in wrong.problems} == {"corpus.jsonl"} and {one.line for one in wrong.problems} == {2}
    if slug:
        assert wrong.slug in (slug, "")


def test_a_problem_has_the_column_of_what_is_wrong(tmp_path: Path):
    line = WHOLE.replace('"certain"', '"surely"').replace('"causal"', '"casual"')
    (wrong,) = found(tmp_path, line)
    assert isinstance(wrong, BadPackage)
    assert [problem.column for problem in wrong.problems] == [line.index('"casual"') + 1, line.index('"surely"') + 1]


def test_an_article_that_stands_twice_is_read_once(tmp_path: Path):
    first, second = found(tmp_path, f"{WHOLE}\n{WHOLE}\n")
    assert isinstance(first, Entries)
    assert isinstance(second, BadPackage)
    assert second.slug == "evening-bus"
    file, words = second.problems[0].file, "the article 'evening-bus' stands in line 1 already; wanted each once"
    assert second.problems == [Problem(file, 2, 1, words)]


def test_a_mark_of_encoding_empty_lines_and_other_line_ends_are_passed_over(tmp_path: Path):
    content = f"\ufeff{WHOLE}\r\n\r\n   \n{WHOLE.replace('evening', 'late')}"
    assert [one.slug for one in found(tmp_path, content)] == ["evening-bus", "late-bus"]
    assert found(tmp_path, "\n\n") == []


def test_a_packed_file_is_read_as_what_it_holds(tmp_path: Path):
    packed = gzip.compress(f"{WHOLE}\n".encode() * 2)
    assert [type(one) for one in found(tmp_path, packed, "corpus.jsonl.gz")] == [Entries, BadPackage]
    for content in (packed[:-20], WHOLE.encode(), packed[:100] + b"x" + packed[101:]):
        with pytest.raises(Unreadable, match=r"corpus\.jsonl\.gz: cannot be read"):
            found(tmp_path, content, "corpus.jsonl.gz")


def test_what_is_no_file_cannot_be_read(tmp_path: Path):
    for path in (tmp_path, tmp_path / "none.jsonl"):
        with pytest.raises(Unreadable):
            list(read(path, PROJECT))


@pytest.mark.parametrize("ending", [b"", b"\n"])
def test_a_line_without_an_end_is_not_held_in_memory(tmp_path: Path, ending: bytes):
    path = tmp_path / "corpus.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(12):
            file.write(b"x" * MOST)
        file.write(ending + WHOLE.encode() if ending else b"")
    tracemalloc.start()
    try:
        wrong, *rest = read(path, PROJECT)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(wrong, BadPackage) and "has more than 8,000,000 bytes" in str(wrong.problems[0])
    assert [one.slug for one in rest] == ["evening-bus"] * len(ending)
    assert peak < 5 * MOST


def test_the_longest_line_that_may_be_is_read(tmp_path: Path):
    room = MOST - len(WHOLE.encode())
    content = f"{WHOLE}{' ' * room}\n{WHOLE.replace('evening', 'latest ')}{' ' * (room + 1)}\n"
    assert [isinstance(one, Entries) for one in found(tmp_path, content)] == [True, False]


def test_memory_does_not_grow_with_the_number_of_lines(tmp_path: Path):
    line = json.dumps({key: SMALL[key] for key in ("slug", "article", "passages", "actors")})

    def peak(count: int) -> int:
        path = tmp_path / f"{count}.jsonl"
        with path.open("wb") as file:
            file.writelines(line.replace("evening", f"n{number}").encode() + b"\n" for number in range(count))
        tracemalloc.start()
        try:
            deque(read(path, PROJECT), maxlen=0)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)  # what is worked out once
    few, many = peak(200), peak(2_000)
    assert many - few < 600 * 1_800  # of a line that was read its slug is known, and no more


# --- the command --------------------------------------------------------------------------------------------------------


def test_an_article_is_exported_as_a_line_and_a_graph_that_was_read_is_not(toy: tuiin.KnowledgeGraph, tmp_path: Path):
    run = command("export", "jsonl", "night-library", "--data", str(LIBRARY), "-o", "-")
    assert (run.returncode, run.stdout) == (0, write(toy.entries).decode())
    (tmp_path / "graph.nq").write_bytes(toy.nquads)
    run = command("export", "jsonl", "graph.nq", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert "graph.nq: holds statements alone; a package is made of curated files: name the article" in run.stderr


# --- corpora that a generator makes -------------------------------------------------------------------------------------

BENCH = TOP / "bench"
SEED = 7


@pytest.fixture(scope="module")
def made() -> list[bytes]:
    return list(script("generate", BENCH).lines(60, SEED))


@pytest.fixture(scope="module")
def corpus(made: list[bytes], tmp_path_factory: pytest.TempPathFactory) -> list[Entries]:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "tuiin.toml").write_text(script("generate", BENCH).PROJECT, "utf-8")
    (folder / "corpus.jsonl").write_bytes(b"".join(made))
    entries = list(read(folder / "corpus.jsonl", project.read(folder / "tuiin.toml")))
    assert [one for one in entries if isinstance(one, BadPackage)] == []
    return [one for one in entries if isinstance(one, Entries)]


def test_a_corpus_is_the_same_each_time_and_a_small_one_the_beginning_of_a_large_one(made: list[bytes]):
    generate = script("generate", BENCH)
    assert list(islice(generate.lines(10_000, SEED), 20)) == made[:20]
    assert next(generate.lines(1, SEED + 1)) != made[0]


def test_every_article_of_a_corpus_is_right_and_large_enough(corpus: list[Entries]):
    assert len(corpus) == 60
    for entries in corpus:
        assert len(entries.of(Claim)) == 20
        assert len(triples(entries).graphs[f"https://corpus.invalid/graph/{entries.slug}"]) >= 500


def test_a_name_of_the_registries_means_the_same_in_every_article(corpus: list[Entries]):
    known: dict[str, object] = {}
    for entries in corpus:
        for kind in ("actor", "concept", "work"):
            for key, record in entries.records[kind].items():
                assert known.setdefault(f"{kind}/{key}", record) == record


def test_a_corpus_has_what_questions_across_articles_ask_for(corpus: list[Entries]):
    claims = [(entries, claim) for entries in corpus for claim in entries.of(Claim).values()]
    held = [position for _, claim in claims for position in claim.positions]
    stances = {one.stance for position in held for one in (position, *position.voices)}
    assert stances == set(fields.lists()["stance"])
    assert any(position.voices for position in held) and any(position.holder.startswith("viewpoint/") for position in held)
    frames: dict[tuple[str, str, str], set[str]] = {}
    for _, claim in claims:
        frames.setdefault((claim.subject, claim.relation, claim.object), set()).add(claim.polarity)
    assert any(len(polarities) == 2 for polarities in frames.values())
    defined = {subject: {thing for one, relation, thing in frames if (one, relation) == (subject, "defined-as")} for subject, *_ in frames}
    assert any(len(things) > 1 for things in defined.values())
    figures: dict[object, set[object]] = {}
    for entries in corpus:
        for one in entries.records["value"].values():
            figures.setdefault((one.indicator, one.subject, one.year), set()).add(one.value)  # type: ignore[attr-defined]
    assert any(len(values) > 1 for values in figures.values())
    cited = Counter(one.work for entries in corpus for one in entries.records["citation"].values())  # type: ignore[attr-defined]
    assert max(cited.values()) > 10 * min(cited.values())


def test_some_things_of_a_corpus_go_by_two_ids(corpus: list[Entries]):
    by_address: dict[str, set[str]] = {}
    for entries in corpus:
        for kind, field in (("actor", "same_as"), ("concept", "exact_match"), ("work", "same_as")):
            for key, record in entries.records[kind].items():
                for address in getattr(record, field):
                    by_address.setdefault(address, set()).add(f"{kind}/{key}")
    twins = [names for names in by_address.values() if len(names) > 1]
    assert twins and all(len(names) == 2 for names in twins)


SPOILT = script("spoilt", BENCH)


@pytest.mark.parametrize("mistake", (*SPOILT.MISTAKES, *SPOILT.DAMAGES), ids=lambda one: one.__name__)
def test_each_mistake_of_the_generator_is_one(mistake: Callable[[Any], Any], made: list[bytes]):
    with pytest.raises(BadPackage):
        parse(SPOILT.wrong(json.loads(made[1]), mistake), Place("corpus.jsonl", 1), PROJECT)


def test_the_share_of_wrong_lines_is_what_was_asked_for(tmp_path: Path):
    out = tmp_path / "corpus.jsonl"
    generate = script("generate", BENCH)
    told = generate.Made()
    content = list(generate.lines(60, SEED, 0.2, told))
    out.write_bytes(b"".join(content))
    wrong = [one for one in read(out, PROJECT) if isinstance(one, BadPackage)]
    assert len(wrong) == told.counts["wrong"] and 4 <= len(wrong) <= 24
    assert len(list(lines(out))) == 60
