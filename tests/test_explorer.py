"""The frame of the explorer in a real browser: every view, three languages, light and dark, wide and narrow; links, search, keyboard."""

import pytest

from .conftest import axe

VIEWS = ["overview", "debate", "voices", "argument", "network", "timeline", "figures", "concepts", "reading", "ask"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_any_view(explore, view: str, scheme: str):
    shown = explore(f"#view={view}&lang=en", scheme=scheme)
    assert axe(shown) == []


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_narrow_page_does_not_scroll_sideways(explore, view: str, lang: str):
    shown = explore(f"#view={view}&lang={lang}", width=390, height=844)
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390
