"""Parts of a corpus: what an article adds, in whatever share it is made, however often, and what does not belong together."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

import tuiin
from tuiin.corpus import making, parts, runs, shards
from tuiin.corpus.sources import Refused, Source, curated
from tuiin.curate import project
from tuiin.curate.reader import read
from tuiin.graph import pipeline
from tuiin.graph.derive import RULES, asked_for, derive
from tuiin.graph.statements import Statements
from tuiin.graph.store import Store
from tuiin.graph.triples import triples
from tuiin.model import Concept, Entries, Text

from .command import tuiin as command
from .conftest import LIBRARY, TOP
from .processes import ended

SHIPPED = TOP / "data"
NAMES = [f"brief-{number}" for number in range(7)]
ARTICLES = {"library": (LIBRARY, "night-library"), "shipped": (SHIPPED, "nyshanbayev-2022")}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of seven articles that share registries."""
    home = tmp_path_factory.mktemp("corpus")
    data = Path(shutil.copytree(LIBRARY, home / "data", ignore=shutil.ignore_patterns(".tuiin")))
    (data / "tuiin.toml").unlink()
    (home / "tuiin.toml").write_text('base = "https://briefs.example/"\nlanguages = ["kk", "ru", "en"]\n', "utf-8")
    for name in NAMES:
        shutil.copytree(data / "articles" / "night-library", data / "articles" / name)
    shutil.rmtree(data / "articles" / "night-library")
    return home


def written(corpus: Path, out: Path, number: int, of: int, workers: int = 1) -> Path:
    sources = curated((name, corpus / "data") for name in NAMES)
    return shards.write(sources, project.of(corpus / "data"), (number, of), out, workers, lambda _: None)


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The lines of the corpus, made at once."""
    return b"".join(shards.joined([written(corpus, tmp_path_factory.mktemp("whole"), 1, 1)]))


@pytest.mark.parametrize("which", ARTICLES)
def test_the_corpus_of_one_article_says_what_its_build_says(which: str):
    data, slug = ARTICLES[which]
    own, space = tuiin.build(slug, data=data), tuiin.build(slug, data=data).space
    found = Statements.read((parts.part(read(slug, data)).nquads + parts.common(project.of(data))).decode(), space)
    elsewhere = {space.graph(slug, "shared"): space.registries} | {
        space.graph(slug, "words", tag): space.words(tag) for tag in own.store.languages
    }
    described = {space.graph(slug, "description"), f"{space.uri}description"}  # which counts what there is, and so differs
    wanted = {elsewhere.get(graph, graph): said for graph, said in own.statements.graphs.items() if graph not in described}
    assert {graph: said for graph, said in found.graphs.items() if graph not in described} == wanted
    assert found.graphs[space.graph(slug, "description")]


@pytest.mark.parametrize("which", ARTICLES)
def test_rules_derive_the_same_from_the_little_that_they_ask_of_the_ontology(which: str):
    data, slug = ARTICLES[which]
    found = []
    for ontology in (pipeline.ontology(), asked_for(pipeline.ontology())):
        found.append(derive(Store.united(triples(read(slug, data)), ontology), slug).graphs)
    assert found[0] == found[1]
    assert found[0]
    assert len(asked_for(pipeline.ontology())) < len(pipeline.ontology()) / 20


def test_rules_ask_for_no_graph_by_name():
    """They are asked of the union of what an article says, without its graphs."""
    rules = sorted(RULES.glob("*.rq"))
    assert rules
    assert [path.name for path in rules if re.search(r"\b(GRAPH|FROM)\b", re.sub(r"(?m)#.*$", "", path.read_text("utf-8")))] == []


@pytest.mark.parametrize(("of", "workers"), [(1, 2), (2, 1), (3, 1), (9, 1)])
def test_in_any_number_of_parts_it_is_the_same_corpus(corpus: Path, whole: bytes, tmp_path: Path, of: int, workers: int):
    paths = [written(corpus, tmp_path, number, of, workers) for number in range(of, 0, -1)]
    assert b"".join(shards.joined(paths)) == whole
    assert sorted(slug for path in paths for slug in shards.read(path).articles) == NAMES


def test_it_says_what_its_articles_say_together(corpus: Path, whole: bytes):
    space = tuiin.build(NAMES[0], data=corpus / "data").space
    store = Store.read(whole, space)
    asked = "SELECT (COUNT(DISTINCT ?article) AS ?n) (COUNT(DISTINCT ?claim) AS ?c) { ?claim a tn:Claim ; tn:inArticle ?article }"
    claims = len(tuiin.build(NAMES[0], data=corpus / "data").claims)
    assert list(store.ask(asked)) == [(str(len(NAMES)), str(claims * len(NAMES)))]
    assert store.languages == ["kk", "ru", "en"]
    assert store.words("ru") == "https://briefs.example/words/ru"
    assert whole.count(b"<https://briefs.example/registries>") == sum(
        len(said) for graph, said in tuiin.build(NAMES[0], data=corpus / "data").statements.graphs.items() if graph.endswith("/shared")
    )


def test_lines_that_do_not_fit_in_memory_are_the_same_lines(tmp_path: Path):
    lines = [b"%d\n" % random.Random(number).randrange(500) for number in range(2_000)]
    gathered = runs.Runs(tmp_path, most=200)
    for at in range(0, len(lines), 50):
        gathered.add(lines[at : at + 50])
    assert len(gathered.files) > 5
    assert list(gathered.merged()) == sorted(set(lines))


def test_equal_parts_have_equal_bytes(corpus: Path, tmp_path: Path):
    first, second = (written(corpus, tmp_path / name, 1, 2) for name in "ab")
    assert first.read_bytes() == second.read_bytes()
    assert (first.parent / shards.read(first).file).read_bytes() == (second.parent / shards.read(second).file).read_bytes()
    assert sorted(path.name for path in first.parent.iterdir()) == ["part-00001-of-00002.json", "part-00001-of-00002.nq.gz"]


def test_a_bad_article_is_told_and_left_out(corpus: Path, tmp_path: Path):
    home = Path(shutil.copytree(corpus, tmp_path / "spoilt"))
    claims = home / "data" / "articles" / NAMES[3] / "claims.yaml"
    claims.write_text(claims.read_text("utf-8").replace("kind: historical", "kind: hysterical"), "utf-8")
    run = command("build", "--shard", "1/1", "-o", "parts", "-j", "1", cwd=home)
    assert run.returncode == 2
    assert "hysterical" in run.stderr
    assert "part 1 of 1: 6 articles, 1 left out, " in run.stdout
    manifest = shards.read(home / "parts" / "part-00001-of-00001.json")
    assert manifest.refused == (NAMES[3],)
    assert manifest.articles == tuple(name for name in NAMES if name != NAMES[3])


def otherwise(slug: str, data: Path) -> Entries:
    """Entries of an article that calls something of the registries by another name."""
    entries = read(slug, data)
    concepts = entries.of(Concept)
    key, concept = next(iter(concepts.items()))
    entries.records["concept"] = {**concepts, key: replace(concept, label=Text({"en": "Quite another thing"}))}
    return entries


def test_one_name_is_for_one_thing(corpus: Path):
    data = corpus / "data"
    sources = [
        Source(NAMES[0], partial(read, NAMES[0], data)),
        Source(NAMES[1], partial(otherwise, NAMES[1], data)),
        Source(NAMES[2], partial(read, NAMES[2], data)),
        Source("again", partial(read, NAMES[0], data)),
        Source("nowhere", partial(read, "nowhere", data)),
    ]
    made = list(making.parts(sources, 1))
    assert [type(one) for one in made] == [parts.Part, Refused, parts.Part, Refused, Refused]
    told = [one.problems[0] for one in made if isinstance(one, Refused)]
    assert re.fullmatch(rf"{NAMES[1]}: says otherwise than {NAMES[0]} what concept/[\w-]+ is; wanted one name for one thing", str(told[0]))
    assert told[1] == f"{NAMES[0]}: there is an article {NAMES[0]} already; wanted a short name of its own for each"
    assert str(told[2]).startswith("nowhere: no article 'nowhere'; known: ")


def test_parts_that_do_not_belong_together_are_told(corpus: Path, tmp_path: Path):
    one, two = written(corpus, tmp_path, 1, 2), written(corpus, tmp_path, 2, 2)
    said = json.loads(two.read_text("utf-8"))

    def told(**changed: object) -> str:
        two.write_text(json.dumps({**said, **changed}), "utf-8")
        with pytest.raises(shards.BadPart) as error:
            list(shards.joined([one, two]))
        return str(error.value)

    wrong = told(base="https://other.example/")
    assert wrong == f"{two}: found the base 'https://other.example/'; wanted 'https://briefs.example/', as {one} has it"
    again = f"{two}: there is an article {NAMES[0]} already, in {one}; wanted a short name of its own for each"
    assert told(articles=[NAMES[0]]) == again
    name = next(iter(said["shared"]))
    assert f"{two}: says otherwise than {one} what {name} is; wanted one name for one thing" in told(shared={name: "0"})
    assert "found format 9; wanted 1" in told(format=9)
    assert "found the file '../x.nq.gz'; wanted the name of one that lies beside it" in told(file="../x.nq.gz")
    assert "is not there, or not what part-00002-of-00002.json says" in told(sha256="0" * 64)
    two.write_text("[]", "utf-8")
    with pytest.raises(shards.BadPart, match="is no manifest of a part"):
        shards.read(two)


def test_a_part_that_is_cut_is_told(corpus: Path, tmp_path: Path):
    one = written(corpus, tmp_path, 1, 2)
    file = tmp_path / shards.read(one).file
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(shards.BadPart, match="build the part anew"):
        shards.read(one)


def test_parts_that_are_not_there_are_told(corpus: Path, tmp_path: Path):
    assert shards.missing([shards.read(written(corpus, tmp_path, 2, 3))]) == ["1/3", "3/3"]


def test_killed_at_any_moment_and_started_again_it_ends_in_the_same_bytes(corpus: Path, whole: bytes, tmp_path: Path):
    words = [sys.executable, "-m", "tuiin", "build", "--shard", "1/1", "-o", str(tmp_path), "-j", "2", "-q"]
    began = time.monotonic()
    subprocess.run(words, cwd=corpus, check=True)
    took = time.monotonic() - began
    for number in range(10):
        process = subprocess.Popen(words, cwd=corpus, start_new_session=True, stderr=subprocess.DEVNULL)
        time.sleep(took * random.Random(number).random())
        os.kill(process.pid, signal.SIGKILL) if number % 2 else os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert ended(process.pid)  # all of its processes, though only the first may have been killed
        manifest = tmp_path / "part-00001-of-00001.json"
        if manifest.exists():  # what speaks of a file speaks of the whole of it
            assert shards.read(manifest).articles == tuple(NAMES)
    subprocess.run(words, cwd=corpus, check=True)
    assert b"".join(shards.joined([tmp_path / "part-00001-of-00001.json"])) == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["part-00001-of-00001.json", "part-00001-of-00001.nq.gz"]


@pytest.mark.parametrize("share", ["0/1", "2/1", "1", "a/b", "1/0", "1/100000"])
def test_a_share_that_is_none_is_told(share: str):
    run = command("build", "--shard", share)
    assert run.returncode == 2
    assert f"found '{share}'; wanted I/N, as in 3/8: the third of eight parts" in run.stderr


def test_a_corpus_has_no_drafts(corpus: Path):
    run = command("build", "--shard", "1/1", "--drafts", cwd=corpus)
    assert (run.returncode, run.stdout) == (2, "")
    assert "found --drafts; a corpus has no drafts in it" in run.stderr
