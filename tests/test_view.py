"""`tuiin view`: builds, prints where the explorer lies, opens it in a browser where there is one."""

import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tuiin.errors import TuiinError, UnknownArticle
from tuiin.exports.build import explorer_of

from .command import TOY, tuiin
from .conftest import LIBRARY, unpacked
from .exploring import go, opened
from .reading_page import give, sentences


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of two articles: the invented one, and the same under another name."""
    data = tmp_path_factory.mktemp("two") / "data"
    shutil.copytree(LIBRARY, data)
    shutil.copytree(data / "articles" / "night-library", data / "articles" / "day-library")
    title = data / "articles" / "day-library" / "article.yaml"
    title.write_text(
        title.read_text("utf-8").replace("Түнгі кітапхана туралы", "Күндізгі кітапхана туралы").replace("night library", "day library"),
        "utf-8",
    )
    return data


def test_print_builds_and_says_where_it_lies_and_opens_nothing(tmp_path: Path):
    run = tuiin("view", "--print", *TOY, "-o", str(tmp_path / "out"), BROWSER=str(tmp_path / "never"))
    assert run.returncode == 0, run.stderr
    page = Path(run.stdout.strip())
    assert page == tmp_path / "out" / "night-library" / "explorer.html"
    assert page.is_file()
    assert (page.parent / "query.html").is_file()
    assert run.stderr == ""


def test_a_built_folder_is_shown_as_it_is(tmp_path: Path):
    built = tmp_path / "elsewhere"
    built.mkdir()
    (built / "explorer.html").write_text("as it is", "utf-8")
    run = tuiin("view", "--print", str(built), *TOY, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert Path(run.stdout.strip()) == built / "explorer.html"
    assert (built / "explorer.html").read_text("utf-8") == "as it is"
    assert not (tmp_path / "out").exists()


def test_the_browser_that_is_wished_for_gets_the_file(tmp_path: Path):
    built = tmp_path / "a folder"
    built.mkdir()
    (built / "explorer.html").write_text("x", "utf-8")
    script = tmp_path / "browser"
    script.write_text(
        f"#!{sys.executable}\nimport sys, pathlib\npathlib.Path({str(tmp_path / 'opened')!r}).write_text(sys.argv[1])\n", "utf-8"
    )
    script.chmod(0o755)
    run = tuiin("view", str(built), BROWSER=f"{script} %s")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "opened").read_text() == (built / "explorer.html").as_uri()


def test_without_a_browser_the_address_is_still_told(tmp_path: Path):
    built = tmp_path / "built"
    built.mkdir()
    (built / "explorer.html").write_text("x", "utf-8")
    run = tuiin("view", str(built), PATH=str(tmp_path), DISPLAY="", WAYLAND_DISPLAY="", BROWSER="")
    assert run.returncode == 0
    assert run.stdout.strip() == str(built / "explorer.html")
    assert "no browser could be started here; open" in run.stderr
    assert "Traceback" not in run.stderr


def test_wrong_articles_are_refused_in_words(tmp_path: Path):
    run = tuiin("view", "--print", "no-such-article", *TOY, cwd=tmp_path)
    assert run.returncode == 2
    assert "no-such-article" in run.stderr
    assert "Traceback" not in run.stderr
    with pytest.raises(UnknownArticle):
        explorer_of(["night-library", "no-such-article"], LIBRARY, tmp_path)
    with pytest.raises(TuiinError, match="there is no article to show"):
        explorer_of([], tmp_path, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_several_articles_are_one_explorer(two: Path, tmp_path: Path, browser: Browser):
    """Counts add up, each text has its own copy of the reader's, and a place is that of its own article."""
    page_file = explorer_of(["day-library", "night-library"], two, tmp_path)
    assert page_file == tmp_path / "day-library+night-library" / "explorer.html"
    assert sorted(path.name for path in page_file.parent.iterdir()) == ["explorer.html", "query.html"]
    text = (two / "articles" / "night-library" / "text.txt").read_bytes()
    with opened(browser, page_file, "#view=gist&lang=kk") as page:
        expect(page.locator(".article-title")).to_have_count(2)
        assert "Күндізгі кітапхана туралы Түнгі кітапхана туралы" in " ".join(page.locator(".home").inner_text().split())
        for slug in ("day-library", "night-library"):
            go(page, f"#view=read&lang=en&at={slug}:p1s2")
            expect(page.locator(".sentence[aria-current]")).to_have_attribute("data-passage", f"id:article/{slug}/passage/p1s2")
            give(page, text)
            assert len(sentences(page)) == page.locator(".running.text .sentence").count() > 0
            go(page, f"#view=gist&lang=kk&node=article/{slug}/claim/night-library-raises-readers")
            places = page.evaluate(
                "[...document.querySelectorAll('.card .places a')].map(link => new URLSearchParams(link.hash.slice(1)).get('at'))"
            )
            assert places
            assert all(place.startswith(f"{slug}:") for place in places)
        for view in ("debate", "voices", "argument", "network", "timeline", "figures", "concepts", "ask"):
            go(page, f"#view={view}&lang=en")
            assert page.inner_text("h1")


def test_the_merged_explorer_is_the_same_by_name_and_in_any_process(two: Path, tmp_path: Path):
    first = held(explorer_of(["day-library", "night-library"], two, tmp_path / "one"))
    run = tuiin("view", "--print", "day-library", "night-library", "--data", str(two), "-o", str(tmp_path / "two"), PYTHONHASHSEED="5")
    assert run.returncode == 0, run.stderr
    assert held(Path(run.stdout.strip())) == first
    assert "day-library" in first


def held(page: Path) -> str:
    """Return the document that a page holds."""
    return unpacked(page.read_text("utf-8").split('id="document">', 1)[1].split("</script>", 1)[0])
