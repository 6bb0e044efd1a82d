"""What the tests share: the invented library, the real article's graph, and the article's text where it is at hand."""

import os
import shutil
from pathlib import Path

import pytest

import tuiin

HERE = Path(__file__).parent
LIBRARY = HERE / "library"
TOP = HERE.parent
TEXT = Path(os.environ.get("TUIIN_ARTICLE_TEXT", TOP.parent / "shared" / "article" / "source.txt"))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the invented data folder, to be spoilt."""
    return Path(shutil.copytree(LIBRARY, tmp_path / "library"))


@pytest.fixture(scope="session")
def toy() -> tuiin.KnowledgeGraph:
    """The graph of the invented article."""
    return tuiin.build("night-library", data=LIBRARY)


@pytest.fixture(scope="session")
def kg() -> tuiin.KnowledgeGraph:
    """The graph of the shipped article."""
    return tuiin.build("nyshanbayev-2022")


@pytest.fixture(scope="session")
def article_text() -> str:
    """The normalised text of the shipped article, which is not ours to ship: looked for beside the checkout, or where TUIIN_ARTICLE_TEXT says."""
    if not TEXT.is_file():
        pytest.skip(f"THE ARTICLE'S TEXT IS NOT AT {TEXT}: this check did not run; set TUIIN_ARTICLE_TEXT to your copy")
    from tuiin.anchors import read_text

    return read_text(TEXT)
