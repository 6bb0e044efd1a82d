"""A difference as one page: no script, no request, every word of the graph shown as text."""

from tuiin.compare.diff import Difference
from tuiin.compare.diff_text import SIGNS, consequences, counted, row_text, sections, words
from tuiin.files.paths import ASSETS
from tuiin.show.html import render_alone

_STYLE = ASSETS / "diff.css"


def page(difference: Difference, language: str = "en") -> str:
    """Return the page as HTML in a language of the labels; its policy lets nothing run and nothing be fetched."""
    return render_alone(
        "diff.html",
        _STYLE.read_text("utf-8"),
        language=language,
        words=words(),
        a=difference.a,
        b=difference.b,
        sections=sections(difference, language),
        consequences=consequences(difference, language),
        signs=SIGNS,
        counted=counted,
        row_text=row_text,
    )
