"""Two people at the same files: branches that each add entries are merged by git, in a real repository, and nothing is lost or marked."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuiin.curate.chunks import pieces
from tuiin.curate.git import MERGES
from tuiin.curate.merging import OURS, Merged, merged
from tuiin.files.paths import DATA

from .command import tuiin
from .conftest import LIBRARY, TOP

SLUG = "nyshanbayev-2022"
HOME = f"data/articles/{SLUG}"
SENTENCES = [line.split(",")[0] for line in (DATA / "articles" / SLUG / "passages.csv").read_text("utf-8").splitlines()[1:]]
BASE = """# yaml-language-server: $schema=x.json
# of the house

b:
  kind: person
  label: {en: B}
# about d
d:
  kind: person  # beside it
  label: {en: D}
"""


def one(ours: str, theirs: str, base: str = BASE, name: str = "actors.yaml", sentences: list[str] | None = None) -> Merged:
    found = merged(base.encode(), ours.encode(), theirs.encode(), Path(name), sentences or [])
    assert found
    return found


def entry(key: str) -> str:
    return f"{key}:\n  kind: person\n  label: {{en: {key}}}\n"


def test_entries_of_both_sides_stand_in_the_order_of_their_ids_with_their_comments():
    ours = BASE.replace("b:\n", "# mine\na:\n  kind: state\n  label: {en: A}\nb:\n")
    found = one(ours, BASE + entry("e") + "# theirs\n" + entry("c"))
    assert found.conflicts == []
    assert found.content.decode() == (
        "# yaml-language-server: $schema=x.json\n# of the house\n\n# mine\na:\n  kind: state\n  label: {en: A}\n"
        "b:\n  kind: person\n  label: {en: B}\n# theirs\n"
        + entry("c")
        + "# about d\nd:\n  kind: person  # beside it\n  label: {en: D}\n"
        + entry("e")
    )


def test_what_one_side_changed_or_took_away_is_so():
    assert one(BASE.replace("en: B", "en: Bee"), BASE.replace("en: D", "en: Dee")).content.decode() == BASE.replace(
        "en: B", "en: Bee"
    ).replace("en: D", "en: Dee")
    gone = BASE[: BASE.index("# about d")]
    assert one(gone, BASE).content.decode() == one(BASE, gone).content.decode() == gone
    assert one(BASE + entry("e"), BASE + entry("e")).content.decode() == BASE + entry("e")


def test_what_both_changed_stays_marked_that_entry_alone():
    found = one(BASE.replace("en: B", "en: Bee") + entry("e"), BASE.replace("en: B", "en: Be") + entry("f"))
    assert found.conflicts == ["b"]
    text = found.content.decode()
    assert text.count(OURS) == text.count("=======") == text.count(">>>>>>> theirs") == 1
    assert text[text.index(OURS) : text.index("# about d")] == (
        f"{OURS}\nb:\n  kind: person\n  label: {{en: Bee}}\n=======\nb:\n  kind: person\n  label: {{en: Be}}\n>>>>>>> theirs\n"
    )
    assert text.endswith(entry("e") + entry("f"))


def test_changed_here_and_taken_away_there_is_for_a_person():
    gone = BASE[: BASE.index("# about d")]
    assert one(gone, BASE.replace("en: D", "en: Dee")).conflicts == ["d"]


def test_what_is_begun_on_both_sides_is_one_file():
    assert one(entry("b"), entry("a"), base="").content.decode() == entry("a") + entry("b")
    head = "# yaml-language-server: $schema=x.json\n"
    assert one(head + entry("b"), head + "{}\n", base=head + "{}\n").content.decode() == head + entry("b")


@pytest.mark.parametrize("broken", ["a: [", "- a\n", "{a: 1, b: 2}\n", "<<<<<<< HEAD\na: 1\n"])
def test_what_is_not_in_entries_is_left_to_git(broken: str):
    for versions in ((broken, BASE, BASE), (BASE, broken, BASE), (BASE, BASE, broken)):
        assert merged(*(version.encode() for version in versions), Path("actors.yaml")) is None


def test_claims_stand_in_the_order_of_the_text():
    sentences = ["p1s1", "p1s2", "p1s9", "p1s3"]
    base = "a:\n  at: p1s1\n"
    ours, theirs = (
        base + "b:\n  at: [p1s3]\n",
        base + "c:\n  positions:\n  - {at: p1s3}\n  - voices:\n    - {holder: x, at: [p1s9, p1s3]}\n",
    )
    assert list(pieces(one(ours, theirs, base, "claims.p1.yaml", sentences).content).entries) == ["a", "c", "b"]
    assert list(pieces(one(theirs, ours, base, "claims.p1.yaml", sentences).content).entries) == ["a", "c", "b"]


def test_what_has_no_place_stands_behind_what_it_stood_behind():
    base = "a:\n  kind: supports\nb:\n  kind: supports\n"
    ours, theirs = base.replace("b:", "x:\n  kind: supports\nb:"), "w:\n  kind: attacks\n" + base + "y:\n  kind: attacks\n"
    assert list(pieces(one(ours, theirs, base, "arguments.yaml").content).entries) == ["w", "a", "x", "b", "y"]


def test_silence_is_merged_by_sentence():
    sentences = [f"p1s{number}" for number in range(1, 9)]
    base = "title: x\nsilent:\n  title: p1s1\n"
    ours, theirs = base + "  heading: p1s2-p1s4\n", base + "  heading: [p1s5, p1s7]\n  question: p1s8\n"
    found = one(ours, theirs, base, "article.yaml", sentences)
    assert found.content.decode() == base + "  heading: [p1s2-p1s5, p1s7]\n  question: p1s8\n"
    assert one(ours, base + "  question: p1s2\n", base, "article.yaml", sentences).conflicts == ["silent"]


KEYS = st.sampled_from("abcdefgh")
FILES = st.dictionaries(KEYS, st.integers(0, 2), max_size=8)


@settings(max_examples=300, deadline=None)
@given(FILES, FILES, FILES)
def test_every_entry_is_as_one_side_has_it_or_is_marked(base: dict[str, int], ours: dict[str, int], theirs: dict[str, int]):
    texts = ["".join(f"{key}:\n  kind: person\n  order: {value}\n" for key, value in one.items()) for one in (base, ours, theirs)]
    found = one(texts[1], texts[2], texts[0])
    changed = {
        key
        for key in {*base, *ours, *theirs}
        if ours.get(key) != theirs.get(key) and ours.get(key) != base.get(key) and theirs.get(key) != base.get(key)
    }
    assert {*found.conflicts} == changed
    if not changed:
        wanted = {key: theirs.get(key) if ours.get(key) == base.get(key) else ours.get(key) for key in {*ours, *theirs}}
        left = pieces(found.content)
        assert list(left.entries) == sorted(key for key, value in wanted.items() if value is not None)
        assert all(f"order: {wanted[key]}" in text for key, text in left.entries.items())


# --- in a real repository ------------------------------------------------------------------------------------------------


def git(folder: Path, *words: str, driver: bool = False, check: bool = True) -> subprocess.CompletedProcess[str]:
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PYTHONPATH": str(TOP / "graph")}
    elsewhere = os.pathsep.join(path for path in os.environ["PATH"].split(os.pathsep) if not (Path(path) / "tuiin").exists())
    known = {"PATH": f"{folder / 'bin'}:{elsewhere}" if driver else elsewhere}
    names = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=check, env=os.environ | plain | known | names)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a project with the shipped data."""
    folder = tmp_path / "clone"
    shutil.copytree(DATA, folder / "data")
    git(tmp_path, "init", "-q", "-b", "main", str(folder))
    run = tuiin("init", cwd=folder)
    assert MERGES in run.stderr
    (folder / "bin").mkdir()
    script = folder / "bin" / "tuiin"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tuiin "$@"\n', "utf-8")
    script.chmod(0o755)
    (folder / ".git" / "info" / "exclude").write_text("/bin/\n", "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "begin")
    return folder


def branch(folder: Path, name: str, change: Callable[[], None]) -> None:
    git(folder, "checkout", "-qB", name, "main")
    change()
    git(folder, "commit", "-qam", name)


def adding(path: Path, entries: dict[str, str], sort: Callable[[dict[str, str]], list[str]]) -> Callable[[], None]:
    """What puts entries into a file, each where it belongs."""

    def change() -> None:
        whole = pieces(path.read_bytes())
        both = whole.entries | entries
        path.write_text(whole.text({key: both[key] for key in sort(both)}), "utf-8")

    return change


def merge(folder: Path, path: Path, driver: bool) -> dict[str, str]:
    """Merge the branch `theirs` into `ours`, by the driver or, where that did not run, by `tuiin tidy`; return what the file holds."""
    git(folder, "checkout", "-q", "ours")
    done = git(folder, "merge", "-qm", "both", "theirs", driver=driver, check=False)
    if driver:
        assert done.returncode == 0, done.stdout + done.stderr
    elif done.returncode:
        assert "<<<<<<< " in path.read_text("utf-8")
        run = tuiin("tidy", cwd=folder)
        assert run.returncode == 0, run.stderr
        assert "what both sides of the merge wrote, entry by entry; say git add when it is right" in run.stderr
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "both")
    return pieces(path.read_bytes()).entries


@pytest.mark.parametrize("driver", [True, False], ids=["driver", "tidy"])
@pytest.mark.parametrize("kind", ["actor", "concept"])
def test_ten_entries_on_each_side_of_a_registry(clone: Path, kind: str, driver: bool):
    path = clone / "data" / f"{kind}s.yaml"
    before = pieces(path.read_bytes()).entries
    for trial in range(3 if driver else 1):
        ids = random.Random(trial).sample([f"{key}-{end}" for key in before for end in ("a", "b")], 20)
        kinds = "  kind: person\n" if kind == "actor" else ""
        mine, other = ({key: f"{key}:\n{kinds}  label:\n    kk: {key}\n    en: {key}\n" for key in some} for some in (ids[:10], ids[10:]))
        branch(clone, "ours", adding(path, mine, sorted))
        branch(clone, "theirs", adding(path, other, sorted))
        found = merge(clone, path, driver)
        assert found == before | mine | other
        assert list(found) == sorted(found)
    assert tuiin("tidy", "--check", cwd=clone).stdout == ""


@pytest.mark.parametrize("driver", [True, False], ids=["driver", "tidy"])
def test_ten_claims_on_each_side_of_an_article(clone: Path, driver: bool):
    path = clone / HOME / "claims.p1-p3.yaml"
    before = pieces(path.read_bytes()).entries
    order = {sentence: number for number, sentence in enumerate(SENTENCES)}

    def at(text: str) -> int:
        return min(
            order[word.strip(" []\n,")]
            for line in text.splitlines()
            if " at: " in line
            for word in line.partition("at:")[2].split(",")
            if word.strip(" []}\n,") in order
        )

    def sort(entries: dict[str, str]) -> list[str]:
        return sorted(entries, key=lambda key: at(entries[key]))

    for trial in range(3 if driver else 1):
        chance = random.Random(trial)
        sides = [
            {f"claim-{side}-{n}": chance.choice([s for s in SENTENCES if s[:2] in ("p1", "p2", "p3") and s[2] == "s"]) for n in range(10)}
            for side in "xy"
        ]
        mine, other = (
            {
                key: f"{key}:\n  kind: causal\n  subject: democracy\n  affects: democracy\n  text:\n    en: {key}\n  at: {s}\n"
                for key, s in side.items()
            }
            for side in sides
        )
        branch(clone, "ours", adding(path, mine, sort))
        branch(clone, "theirs", adding(path, other, sort))
        found = merge(clone, path, driver)
        assert found == before | mine | other
        places = [at(text) for text in found.values()]
        assert places == sorted(places)


def test_the_next_paragraph_on_each_side(clone: Path):
    """Both add at the end: to lines that is one conflict."""
    path = clone / HOME / "claims.p1-p3.yaml"
    claim = "  kind: causal\n  subject: democracy\n  affects: democracy\n  text:\n    en: x\n"
    for side, sentence in (("ours", "p3s4"), ("theirs", "p3s3")):
        branch(
            clone,
            side,
            lambda side=side, sentence=sentence: path.write_text(
                path.read_text("utf-8") + f"{side}-new:\n{claim}  at: {sentence}\n", "utf-8"
            ),
        )
    found = merge(clone, path, True)
    assert [key for key in found if key.endswith("-new")] == ["theirs-new", "ours-new"]


@pytest.mark.parametrize("driver", [True, False], ids=["driver", "tidy"])
def test_an_entry_that_both_changed_is_told(clone: Path, driver: bool):
    path = clone / "data" / "actors.yaml"
    text = path.read_text("utf-8")
    first = text[text.index("\n") + 1 :].split(":")[0]
    for side in ("ours", "theirs"):
        added = f"{'a-1' if side == 'ours' else 'a-2'}:\n  kind: person\n  label:\n    en: {side}\n"
        branch(
            clone,
            side,
            lambda side=side, added=added: path.write_text(
                text.replace(f"{first}:\n  kind: person\n", f"{added}{first}:\n  kind: person\n  # {side}\n", 1), "utf-8"
            ),
        )
    git(clone, "checkout", "-q", "ours")
    assert git(clone, "merge", "-q", "theirs", driver=driver, check=False).returncode == 1
    run = tuiin("tidy", cwd=clone)
    assert run.returncode == 2
    left = path.read_text("utf-8")
    assert (left.count(OURS), left.count("<<<<<<<"), left.count("a-1:"), left.count("a-2:")) == (1, 1, 1, 1)
    line = left[: left.index(OURS)].count("\n") + 1
    assert f"data/actors.yaml:{line}:1: a merge has left two versions here; keep what is right, and take the lines" in run.stderr
    by_hand = left.replace(left[left.index(OURS) : left.index("=======") + 8], "").replace(">>>>>>> theirs\n", "")
    path.write_text(by_hand, "utf-8")
    assert tuiin("tidy", cwd=clone).returncode == 0
    assert path.read_text("utf-8") == by_hand


def test_what_somebody_puts_right_by_hand_is_left(clone: Path):
    path = clone / "data" / "actors.yaml"
    text = path.read_text("utf-8")
    for side in ("ours", "theirs"):
        branch(clone, side, lambda side=side: path.write_text(text + f"z-{side}:\n  kind: person\n  label:\n    en: {side}\n", "utf-8"))
    git(clone, "checkout", "-q", "ours")
    assert git(clone, "merge", "-q", "theirs", check=False).returncode == 1
    edited = path.read_text("utf-8").replace("en: ours", "en: ours, I say")
    path.write_text(edited, "utf-8")
    assert tuiin("tidy", cwd=clone).returncode == 2
    assert path.read_text("utf-8") == edited


def test_check_tells_git_once_and_only_where_it_is_wanted(clone: Path):
    assert "merge-file %O %A %B %P" in git(clone, "config", "merge.tuiin.driver").stdout
    git(clone, "config", "--unset", "merge.tuiin.driver")
    assert MERGES in tuiin("check", cwd=clone).stderr
    assert MERGES not in tuiin("check", cwd=clone).stderr
    git(clone, "config", "--unset", "merge.tuiin.driver")
    assert MERGES not in tuiin("check", "--data", str(LIBRARY), cwd=clone).stderr
    (clone / ".gitattributes").unlink()
    assert MERGES not in tuiin("check", cwd=clone).stderr


def test_the_command_merges_files_and_says_what_is_left(tmp_path: Path):
    for name, text in (("base", BASE), ("ours", BASE.replace("en: B", "en: Bee")), ("theirs", BASE + entry("e"))):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    words = ["merge-file", "base.yaml", "ours.yaml", "theirs.yaml", "actors.yaml"]
    assert tuiin(*words, cwd=tmp_path).returncode == 0
    assert (tmp_path / "ours.yaml").read_text("utf-8") == BASE.replace("en: B", "en: Bee") + entry("e")
    (tmp_path / "theirs.yaml").write_text(BASE.replace("en: B", "en: Be"), "utf-8")
    run = tuiin(*words, cwd=tmp_path)
    assert (run.returncode, run.stderr) == (1, "tuiin: actors.yaml: both sides changed b\n")
    for name, text in (("base", "x\n"), ("ours", "x\nmine\n"), ("theirs", "x\n")):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    assert tuiin(*words, cwd=tmp_path).returncode == 0
    assert (tmp_path / "ours.yaml").read_text("utf-8") == "x\nmine\n"
