"""Thirty articles of one project: checked, shown, asked, told of and written together, whatever their names, and one that is not done."""

import json
import shutil
from pathlib import Path

import pytest

import tuiin

from .command import tuiin as command
from .conftest import LIBRARY, unpacked

NAMES = [f"policy-brief-2025-{number}" for number in range(30)]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of thirty articles that share registries; of one nobody can read the claims."""
    home = tmp_path_factory.mktemp("corpus")
    data = Path(shutil.copytree(LIBRARY, home / "data"))
    (data / "tuiin.toml").unlink()
    (home / "tuiin.toml").write_text('base = "https://briefs.example/"\nlanguages = ["kk", "ru", "en"]\n', "utf-8")
    first = data / "articles" / "night-library"
    for name in NAMES:
        shutil.copytree(first, data / "articles" / name)
    shutil.rmtree(first)
    broken = data / "articles" / NAMES[7] / "claims.yaml"
    broken.write_text(broken.read_text("utf-8").replace("kind: historical", "kind: hysterical"), "utf-8")
    return home


def test_check_tells_what_is_wrong_in_one_and_goes_on(corpus: Path):
    run = command("check", cwd=corpus)
    assert run.returncode == 2
    assert [line for line in run.stdout.splitlines() if "hysterical" not in line] == []
    assert [line for line in run.stderr.splitlines() if line.endswith(": 0 findings")] == [
        f"tuiin: {name}: 0 findings" for name in sorted(NAMES) if name != NAMES[7]
    ]


def test_all_are_shown_in_one_page(corpus: Path):
    run = command("view", "--print", cwd=corpus)
    assert run.returncode == 0, run.stderr
    assert run.stderr == f"tuiin: {NAMES[7]} is left out: it cannot be read yet; `tuiin check` says why\n"
    page = corpus / run.stdout.strip()
    assert page.parent.name == "policy-brief-2025-0+29-more-" + page.parent.name[-6:]
    text = unpacked(page.read_text("utf-8").split('id="document">', 1)[1].split("</script>", 1)[0])
    assert all(f"article/{name}/" in text for name in NAMES if name != NAMES[7])
    assert f"article/{NAMES[7]}/" not in text


def test_all_are_asked_together(corpus: Path):
    run = command("query", "-e", "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?c a tn:Claim ; tn:inArticle ?a }", "-f", "csv", "--all", cwd=corpus)
    assert (run.returncode, run.stdout) == (0, "n\n29\n"), run.stderr
    one = command("query", "claims-at-a-sentence", "-p", "sentence=p1s1", "-f", "csv", "--all", cwd=corpus)
    assert (one.returncode, len(one.stdout.splitlines()) > 1) == (0, True), one.stderr


def test_all_are_counted_together(corpus: Path):
    run = command("info", "--all", "--json", cwd=corpus)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout)["counts"]["claims"] == 29 * len(tuiin.build("night-library", data=LIBRARY).claims)


@pytest.mark.parametrize("form", ["nq", "gexf"])
def test_all_are_written_together(corpus: Path, form: str):
    run = command("export", form, "--all", "-o", "-", "-q", cwd=corpus)
    assert (run.returncode, run.stderr) == (0, "")
    assert all(name in run.stdout for name in NAMES if name != NAMES[7])


def test_what_is_of_one_article_says_so(corpus: Path):
    run = command("export", "bibtex", "--all", "-o", "-", cwd=corpus)
    assert (run.returncode, run.stdout) == (2, "")
    assert "wanted a graph of one article" in run.stderr


def test_one_article_is_the_one_in_whose_folder_this_is(corpus: Path):
    home = corpus / "data" / "articles" / NAMES[3]
    run = command("query", "-e", "SELECT DISTINCT ?a { ?c a tn:Claim ; tn:inArticle ?a }", "-f", "csv", cwd=home)
    assert run.stdout == f"a\nhttps://briefs.example/article/{NAMES[3]}\n"
    assert run.stderr == "tuiin: project ../../.. (corpus0)\n" or "project ../../.." in run.stderr
    above = command("query", "-e", "ASK {}", cwd=corpus)
    assert above.returncode == 2
    assert "wanted one article; say --all, or name one of: policy-brief-2025-0, " in above.stderr


def test_both_ways_of_naming_are_too_many(corpus: Path):
    run = command("info", NAMES[0], "--all", cwd=corpus)
    assert (run.returncode, run.stderr) == (2, f"tuiin: found '{NAMES[0]}' and --all; wanted one of them\n")
