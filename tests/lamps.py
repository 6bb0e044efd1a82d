"""The example corpus that ships: six invented articles about the lamps of an invented town, as one graph."""

from pathlib import Path

import pytest

from tuiin.graph import opened
from tuiin.graph.knowledge import Graph
from tuiin.graph.where import find

PROJECT = Path(__file__).parents[1] / "docs" / "corpus"
DATA = PROJECT / "data"
SLUGS = sorted(path.name for path in (DATA / "articles").iterdir())


def together() -> Graph:
    """The graph of the six together; none of them may be left out."""
    return opened.together([find(slug, DATA) for slug in SLUGS], pytest.fail)
