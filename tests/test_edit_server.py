"""The server of the editing page, over HTTP: who may come in, acts and what all windows hear of them, files that others change."""

import os
import shutil
import signal
import socket
import stat
import subprocess
from pathlib import Path

import httpx
import pytest

from tuiin.cli import main
from tuiin.files.writing import lock

from .conftest import HERE
from .editor import Editor, first

SLUG = "freibad"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE / SLUG, tmp_path / SLUG, ignore=shutil.ignore_patterns(".tuiin")))


@pytest.fixture
def claims(project: Path) -> Path:
    return project / "articles" / SLUG / "claims.yaml"


def test_an_article_is_told_whole_and_its_text_stands_in_its_sentences(project):
    with Editor(project) as editor:
        state = editor.state()
    text = (project / "articles" / SLUG / "text.txt").read_text("utf-8")
    for sentence in state["sentences"]:
        assert text[sentence["start"] :].startswith(sentence["words"])
        for group in sentence["groups"]:
            assert sentence["start"] <= group["span"][0] < group["span"][1] <= sentence["start"] + len(sentence["words"])
    assert {name.partition("/")[0] for name in state["entries"]} >= {"actor", "concept", "claim", "argument"}
    assert [one["name"] for one in state["lists"]["certainty"]] == ["certain", "probable", "possible", "doubtful"]
    assert state["article"]["slug"] == SLUG and state["undo"] is None


def test_nobody_comes_in_without_the_key_by_another_name_or_from_another_site(project):
    with Editor(project) as editor:
        host = editor.url.split("/")[2]
        assert httpx.get(f"http://{host}/").status_code == 404
        assert httpx.get(f"http://{host}/{'x' * 22}/state").status_code == 404
        assert httpx.get(f"http://{host}/ключ/state").status_code == 404
        assert httpx.get(f"{editor.url}state", headers={"host": "evil.example"}).status_code == 421
        assert editor.post("act", {}, headers={"origin": "https://evil.example"}).status_code == 403
        assert httpx.post(f"{editor.url}act", content=b'{"kind": "done"}', headers={"content-type": "text/plain"}).status_code == 400
        assert editor.post("act", {"kind": "done", "done": {"p1s1": "x" * 5_000_000}}).status_code == 400
        assert httpx.post(f"{editor.url}act", content=b"[" * 100_000, headers={"content-type": "application/json"}).status_code == 400
        assert editor.state()["version"] == 1


def test_a_server_that_is_started_again_has_the_same_address_which_its_owner_alone_can_read(project):
    subprocess.run(["git", "init", "-q", str(project)], check=True)
    with Editor(project) as editor:
        first_one = editor.url
    (kept,) = project.glob(".tuiin/edit/*.json")
    assert (stat.S_IMODE(kept.stat().st_mode), kept.stat().st_uid) == (0o600, os.getuid())
    seen = subprocess.run(["git", "-C", str(project), "status", "--porcelain", "-uall"], check=True, capture_output=True, text=True).stdout
    assert "articles" in seen and ".tuiin/edit" not in seen, "git does not see it, whatever the project ignores"
    with Editor(project) as editor:
        assert editor.url == first_one
        editor.kill()
    with Editor(project, "--own", "--curator", "lena") as editor:
        assert editor.url != first_one
    with Editor(project) as editor:
        assert editor.url == first_one, "after a crash, too"


@pytest.mark.parametrize("way", ["taken", "open", "copied", "moved", "broken", "link"])
def test_a_key_that_others_may_know_is_never_taken_again(project, tmp_path, way):
    with Editor(project) as editor:
        _, _, host, key, _ = editor.url.split("/")
    (kept,) = project.glob(".tuiin/edit/*.json")
    with socket.socket() as taken:
        if way == "taken":  # by somebody to whom a page that was left open may have sent the key
            taken.bind(("127.0.0.1", int(host.partition(":")[2])))
            taken.listen()
        elif way == "open":
            kept.chmod(0o644)
        elif way == "copied":
            project = Path(shutil.copytree(project, tmp_path / "copy", copy_function=shutil.copy2))
        elif way == "moved":
            kept.write_bytes(kept.rename(kept.with_name("x")).read_bytes())
            kept.chmod(0o600)
        elif way == "broken":
            kept.write_text("{", "utf-8")
        elif way == "link":
            kept.symlink_to(kept.rename(tmp_path / "elsewhere.json"))
        with Editor(project) as editor:
            assert editor.url.split("/")[3] != key
            assert (editor.url.split("/")[2] == host) <= (way != "taken")
            again = editor.url
    with Editor(project) as editor:
        assert editor.url == again


def test_an_act_that_comes_twice_is_done_once_also_after_a_crash(project):
    new = {"concept/?1": {"label": {"de": "Ruhe"}}}
    said = {"kind": "add", "id": "w 1", "sentence": "p1s1", "create": ["concept/?1"], "write": new}
    with Editor(project) as editor:
        done = editor.act(**said)
        editor.kill()  # before its answer was heard
    with Editor(project) as editor:
        again = editor.act(**said)
        assert again["names"] == done["names"] == {"concept/?1": "concept/ruhe"}
        assert [name for name in editor.state()["entries"] if name.startswith("concept/ruhe")] == ["concept/ruhe"]
        back = [editor.post("undo", {"id": "w 2"}).raise_for_status().json()["back"] for _ in range(2)]
        assert back[0] == back[1] and editor.state()["undo"] is None


def test_an_act_of_an_earlier_run_does_not_write_over_what_was_changed_since(project, claims):
    with Editor(project) as editor:
        state = editor.state()
    name = next(name for name in state["entries"] if name.startswith("claim/"))
    before = state["entries"][name]
    claims.write_text(claims.read_text("utf-8").replace(before["text"]["de"], "Anders gesagt."), "utf-8")
    act = {"kind": "change", "id": "w 1", "run": state["run"], "seen": state["version"], "before": {name: before}}
    with Editor(project) as editor:
        late = editor.post("act", act | {"write": {name: before | {"text": {"de": "Meine Worte."}}}})
        assert late.status_code == 409
        (conflict,) = late.json()["conflicts"]
        assert [conflict[side]["text"]["de"] for side in ("before", "there", "here")] == [
            before["text"]["de"],
            "Anders gesagt.",
            "Meine Worte.",
        ]
        other = next(one for one in state["entries"] if one.startswith("claim/") and one != name)
        same = state["entries"][other]
        editor.post("act", act | {"id": "w 2", "before": {other: same}, "write": {other: same}}).raise_for_status()


def test_an_act_is_in_the_file_when_it_is_said_to_be_saved_and_all_windows_hear_of_it(project, claims):
    with Editor(project) as editor, editor.window() as one, editor.window() as other:
        entries = editor.state()["entries"]
        name = next(name for name in entries if name.startswith("claim/"))
        done = editor.act(write={name: entries[name] | {"text": {"de": "Das Bad ist laut."}}}, sentence="p1s1", card=name)
        assert "Das Bad ist laut." in claims.read_text("utf-8")
        assert done["saved"] and done["changes"]["undo"] == {"kind": "change", "sentence": "p1s1", "card": name}
        for window in (one, other):
            assert first(window, "entries")["entries"][name]["text"] == {"de": "Das Bad ist laut."}
        back = editor.post("undo", {}).raise_for_status().json()
        assert back["back"] == {"kind": "change", "sentence": "p1s1", "card": name}
        assert "Das Bad ist laut." not in claims.read_text("utf-8")
        assert editor.post("undo", {}).status_code == 400


def test_what_is_refused_says_which_field_and_writes_nothing(project, claims):
    before = claims.read_bytes()
    with Editor(project) as editor:
        refused = editor.post(
            "act", {"kind": "add", "create": ["claim/?1"], "write": {"claim/?1": {"kind": "causal", "relation": "sings"}}}
        )
        assert refused.status_code == 400
        assert {one["field"] for one in refused.json()["problems"]} >= {"relation"}
        used = editor.post(
            "act", {"kind": "remove", "write": {next(n for n in editor.state()["entries"] if n.startswith("concept/")): None}}
        )
        assert used.status_code == 400 and used.json()["used"]
    assert claims.read_bytes() == before


def test_what_another_program_writes_is_taken_in_and_what_it_breaks_is_told_until_it_is_mended(project, claims):
    with Editor(project) as editor, editor.window() as heard:
        entries = editor.state()["entries"]
        name = next(name for name in entries if name.startswith("claim/"))
        words = entries[name]["text"]["de"]
        whole = claims.read_text("utf-8")
        claims.write_text(whole.replace(words, "Anders gesagt."), "utf-8")
        changes = first(heard, "outside")
        assert changes["outside"] == {"file": "claims.yaml", "added": [], "changed": [name], "removed": []}
        assert changes["entries"][name]["text"] == {"de": "Anders gesagt."}
        claims.write_text("a: [", "utf-8")
        assert first(heard, "unreadable")["unreadable"]["file"].endswith("claims.yaml")
        refused = editor.post("act", {"kind": "change", "seen": 1_000_000, "write": {name: entries[name]}})
        assert refused.status_code == 503 and "claims.yaml:" in refused.json()["message"]
        claims.write_text(whole, "utf-8")
        assert first(heard, "outside")["entries"][name]["text"] == {"de": words}
        assert editor.state()["unreadable"] is None
        editor.act(write={name: entries[name] | {"text": {"de": "Es geht weiter."}}})
    assert "Es geht weiter." in claims.read_text("utf-8")


def test_findings_come_beside_what_they_are_about(project):
    with Editor(project) as editor, editor.window() as heard:
        claim = next(entry for name, entry in editor.state()["entries"].items() if name.startswith("claim/"))
        sentence = claim["positions"][0]["at"][0]
        editor.act(kind="silent", silent={sentence: "transition"}, sentence=sentence)
        found = first(heard, "findings")["findings"]
        assert [(one["about"], one["severity"], one["file"]) for one in found] == [(sentence, "error", "article.yaml")]
        assert "a claim stands there" in found[0]["message"]
        editor.post("undo", {}).raise_for_status()
        while heard.get(timeout=60).get("findings") != []:
            pass


def test_one_writer_and_a_form_that_was_put_aside_is_there_after_a_crash(project, capsys):
    with Editor(project) as editor:
        assert main(["edit", "--print", "--project", str(project)]) == 3
        told = capsys.readouterr().err
        assert "another tuiin is writing here" in told and f"open already at {editor.url} and ends with Ctrl-C" in told
        for kept in (project / ".tuiin" / "edit").rglob("*.json"):
            kept.unlink()
        assert main(["edit", "--print", "--project", str(project)]) == 3
        told = capsys.readouterr().err
        assert "its address stands where it was started" in told and "http" not in told
        assert editor.post("form", {"form": {"sentence": "p1s2", "subject": "Lä"}}).status_code == 204
        editor.kill()
    with Editor(project) as editor:
        assert editor.state()["form"] == {"sentence": "p1s2", "subject": "Lä"}


def test_whose_page_is_open_is_told_by_whoever_holds_the_article_and_no_stranger_on_the_old_port(project, capsys):
    with Editor(project, "--curator", "lena") as editor:
        old = editor.url
    toml = project / "tuiin.toml"
    toml.write_text(toml.read_text("utf-8").replace("[folders]", '[curators.max]\nname = "Max Ihm"\n[folders]'))
    review = project / "articles" / SLUG / "review"

    def told() -> str:
        assert main(["edit", "--print", "--project", str(project), "--curator", "lena"]) == 3
        return capsys.readouterr().err

    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", int(old.split("/")[2].partition(":")[2])))
        stranger.listen()
        with Editor(project, "--curator", "max") as editor:
            assert f"the page of max is open already at {editor.url} and ends" in told()
            (held,) = project.glob(".tuiin/edit/open/*.json")
            assert (stat.S_IMODE(held.stat().st_mode), held.stat().st_uid) == (0o600, os.getuid())
            editor.process.send_signal(signal.SIGINT)
            editor.process.wait(20)
        assert not held.exists()
        with lock(review / ".lock"):  # as whoever writes a choice between two readings does, without a page
            assert "http" not in (words := told()) and "try again; if it is a page" in words


def test_what_a_killed_page_left_behind_is_no_page_for_who_settles_between_readings(project):
    toml = project / "tuiin.toml"
    toml.write_text(toml.read_text("utf-8").replace("[folders]", '[curators.max]\nname = "Max Ihm"\n[folders]'))
    with Editor(project, "--curator", "lena") as editor:
        editor.kill()
    (held,) = project.glob(".tuiin/edit/open/*.json")
    with Editor(project, "--own", "--curator", "max"), Editor(project, "--own", "--curator", "lena") as lena:
        lena.post("settle", {"with": "max", "choice": "alike"})
        assert not held.exists() and len([*project.glob(".tuiin/edit/open/*.json")]) == 2


def test_a_text_becomes_an_article_and_the_same_text_goes_on_in_it(tmp_path):
    text = tmp_path / "bees.txt"
    text.write_text("The bees of the old town\n\nIda Holm\n\nBees increase the harvest. Holm thinks that rain harms bees.\n", "utf-8")
    project = tmp_path / "p"
    assert main(["init", str(project), "--language", "en"]) == 0
    for _ in range(2):
        with Editor(project, str(text)) as editor:
            state = editor.state()
            assert state["article"]["title"] == {"en": "The bees of the old town"}
            assert [state["entries"][name]["label"] for name in state["article"]["authors"]] == [{"en": "Ida Holm"}]
            assert {one["id"]: one["silent"] for one in state["sentences"]}["p0s1"] == "title"
    assert [path.name for path in (project / "data" / "articles").iterdir()] == ["the-bees-of-the-old"]


@pytest.mark.parametrize("name", ["../../../elsewhere", "draft", "a/b", "Ä"])
def test_a_curator_is_no_way_to_other_files(project, capsys, name):
    before = sorted(path for path in project.parent.rglob("*") if path.is_file())
    assert main(["edit", "--print", "--project", str(project), "--curator", name]) == 2
    assert "--curator: found" in capsys.readouterr().err
    assert sorted(path for path in project.parent.rglob("*") if path.is_file()) == before


def test_a_curator_whom_the_project_does_not_know_is_refused_before_anything_is_written(project, capsys):
    before = sorted(project.rglob("*"))
    assert main(["edit", "--print", "--project", str(project), "--curator", "nobody"]) == 2
    assert "--curator: found 'nobody'; tuiin.toml names" in capsys.readouterr().err
    assert sorted(project.rglob("*")) == before


def test_the_article_may_name_a_curator_in_full_who_has_no_key_and_no_other_key(project):
    with Editor(project) as editor:
        said = {"kind": "article", "article": {"curators": ["Ann Reader"]}}
        assert editor.post("act", said | {"seen": 1_000_000}).status_code == 200
        answer = editor.post("act", {"kind": "article", "article": {"curators": ["nobody"]}, "seen": 1_000_000})
        assert answer.status_code == 400 and "wanted a full name, or one of" in answer.json()["message"]
    assert "Ann Reader" in (project / "articles" / SLUG / "article.yaml").read_text("utf-8")
