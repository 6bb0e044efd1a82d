from pathlib import Path

import pytest

from tuiin.curate.anchors import read_text, same_text, verify
from tuiin.curate.passages import digest
from tuiin.curate.reader import anchored, read
from tuiin.curate.reanchor import carry
from tuiin.curate.tidy import tidy
from tuiin.files.paths import DATA

from .command import ran
from .conftest import LIBRARY
from .spoiling import SLUG, state

TEXT = LIBRARY / "articles" / SLUG / "text.txt"
OLD = read_text(TEXT)
ALL = (1, None)


def changed(library: Path, text: str) -> Path:
    path = library.parent / "changed.txt"
    path.write_text(text, "utf-8")
    return path


def test_anchors_go_where_their_words_stand_now(library: Path):
    tidy(library, write=True)
    text = "Алғы сөз.\n\n" + OLD.replace("қарайды.", "қарайды. Бұл жаңа сөйлем.") + "\n\nСоңғы сөз де жаңа."
    code, out, err = ran("reanchor", changed(library, text), "--data", library)
    assert code == 0, err
    assert "7 of 7 anchors carried, 0 of them to changed words; 3 new, 0 lost" in err
    assert out.splitlines() == ["p3s1: new: “Алғы сөз.”", "p1s4: new: “Бұл жаңа сөйлем.”", "p4s1: new: “Соңғы сөз де жаңа.”"]
    article = anchored(SLUG, library)
    assert article.copy
    assert same_text(text, article.copy)
    assert {a.state for a in verify(text, article.passages)} == {"same"}
    assert tidy(library, write=False) == []
    assert ran("passages", SLUG, "--data", library, "--show")[0] == 0, "the new text lies in the folder of texts"
    assert (library / "texts" / ".gitignore").read_text("utf-8") == "*\n"


def test_a_sentence_whose_words_were_changed_is_carried_and_told(library: Path):
    path = changed(library, OLD.replace("2019 жылы", "2020 жылы"))
    code, out, _ = ran("reanchor", path, "--data", library)
    assert code == 0
    assert out.startswith("p1s1: changed, look whether all that names it still holds: “Бұлақты қаласында кітапхана 2019 жылы")
    assert read(SLUG, library).passages["p1s1"].sha256 == digest(OLD[37:98].replace("2019", "2020"))


def test_what_is_lost_is_told_with_all_that_names_it_and_dropped_only_when_asked(library: Path):
    path = changed(library, OLD.replace("Қала кеңесі бұған күмәнмен қарайды.", ""))
    before = state(library)
    code, out, err = ran("reanchor", path, "--data", library)
    assert code == 1
    assert out.splitlines()[0] == "p1s3: lost: “Қала кеңесі бұған күмәнмен қарайды.”"
    assert any("claims.yaml:" in line and line.endswith("names p1s3") for line in out.splitlines())
    assert "nothing was written; --drop goes on without what is lost" in err
    assert state(library) == before
    assert ran("reanchor", path, "--data", library, "--drop")[0] == 0
    assert "p1s3" not in anchored(SLUG, library).passages
    assert "found 'p1s3'; wanted a sentence of passages.csv" in ran("check", SLUG, "--data", library)[1]


def test_a_dry_run_writes_nothing_and_the_same_text_needs_nothing(library: Path):
    before = state(library)
    assert ran("reanchor", changed(library, "Жаңа.\n\n" + OLD), "--data", library, "--dry-run")[0] == 0
    assert "nothing is to be done" in ran("reanchor", TEXT, "--data", library)[2]
    assert state(library) == before


def test_another_text_is_refused(library: Path):
    before = state(library)
    code, _, err = ran("reanchor", changed(library, "Мүлде басқа мәтін. Мұнда бәрі бөлек."), "--data", library)
    assert code == 2
    assert "only 0 of the 7 sentences of night-library stand in this text; is it the right one?" in err
    assert state(library) == before


def test_without_the_old_text_what_is_unchanged_is_found_by_its_digest(library: Path):
    (library / "articles" / SLUG / "text.txt").unlink()
    article = anchored(SLUG, library)
    carried = carry(article, "", "Жаңа бас.\n\n" + OLD.replace("2019", "2020").replace("Қала кеңесі", "– Қала кеңесі"), ALL)
    assert carried.lost == ["p1s1"]
    assert [p.id for p in carried.passages if p.id in article.passages] == ["p0s1", "p0s2", "p1s2", "p1s3", "p2s1", "p2s2"]


def test_sentences_of_the_same_words_keep_their_order(library: Path):
    text = "Бас\n\nИә. Бірінші сөйлем осы. Иә. Екінші сөйлем осы. Иә."
    file = library.parent / "same.txt"
    file.write_text(text, "utf-8")
    assert ran("new", "same", "--text", file, "--data", library)[0] == 0
    article = anchored("same", library)
    carried = carry(article, text, text.replace("Бас\n\n", "Бас\n\nКіріспе сөйлем.\n\n"), ALL)
    assert carried.lost == carried.changed == []
    assert [p.id for p in carried.passages] == ["p0s1", "p2s1", "p1s1", "p1s2", "p1s3", "p1s4", "p1s5"]


@pytest.mark.parametrize("at", ["the article", "its head"])
def test_the_shipped_article_is_carried_whole(article_text: str, at: str):
    article = anchored("nyshanbayev-2022", DATA)
    text = article_text if at == "the article" else f"Кіріспе.\n\n{article_text}"
    copy = article.copy
    assert copy
    carried = carry(article, "", text, (copy.first_line + 2 * (at != "the article"), copy.last_line + 2 * (at != "the article")))
    assert (carried.lost, carried.new, len(carried.passages)) == ([], [], len(article.passages))
