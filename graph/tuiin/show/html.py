"""HTML from templates, in which every value is text unless it is marked as ours; and the content policy of pages that stand alone."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from tuiin.files.paths import ASSETS

if TYPE_CHECKING:
    from jinja2 import Environment


def render(template: str, **values: Any) -> str:
    """Return a page: a template of `assets/templates` with these values."""
    return _environment().get_template(template).render(values)


def render_alone(template: str, style: str, scripts: Sequence[str] = (), *, grants: str = "", **values: Any) -> str:
    """Return a page that holds its own style and scripts, under a policy that lets nothing else run and asks for nothing."""
    return "".join(pieces_alone(template, style, scripts, grants=grants, **values))


def pieces_alone(template: str, style: str, scripts: Sequence[str] = (), *, grants: str = "", **values: Any) -> Iterator[str]:
    """Yield such a page piece by piece: in one text a single rare letter gives every other one four bytes, and some have millions."""
    from markupsafe import Markup

    ours = {"style": Markup(style), "scripts": [Markup(script) for script in scripts]}
    return _environment().get_template(template).generate(policy=policy(style, scripts, grants), **ours, **values)


def policy(style: str, scripts: Sequence[str] = (), grants: str = "") -> str:
    """Return a content policy that allows this style and these scripts, and what `grants` says besides, after the scripts."""
    run = [f"script-src {' '.join(map(digest_of, scripts))}{grants}"] if scripts else []
    return "; ".join(["default-src 'none'", *run, f"style-src {digest_of(style)}", "base-uri 'none'", "form-action 'none'"])


def digest_of(text: str) -> str:
    """Return the digest of a script or a style as a content policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(ASSETS / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
