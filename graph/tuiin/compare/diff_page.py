"""A difference as one page: no script, no request, every word of the graph shown as text."""

from html import escape

from tuiin.compare.diff import Difference
from tuiin.compare.diff_text import SIGNS, Line, Row, Section, consequences, counted, row_text, sections, words
from tuiin.paths import ASSETS
from tuiin.show.network_page import digest_of

_STYLE = ASSETS / "diff.css"


def page(difference: Difference, language: str = "en") -> str:
    """Return the page as HTML in a language of the labels; its policy lets nothing run and nothing be fetched."""
    style = _STYLE.read_text("utf-8")
    policy = f"default-src 'none'; style-src {digest_of(style)}; base-uri 'none'; form-action 'none'"
    title = words()["title"][language]
    body = "".join(_section(section, language) for section in sections(difference, language))
    follows = "".join(_section(section, language, "h3") for section in consequences(difference, language))
    body += f"<h2>{words()['consequences'][language]}</h2>{follows}" if follows else ""
    body = body or f"<p>{words()['same'][language]}</p>"
    names = f"<p><del>{escape(difference.a)}</del> → <ins>{escape(difference.b)}</ins></p>"
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}: {escape(difference.a)} → {escape(difference.b)}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{names}
{body}
</main>
</body>
</html>
"""


def _section(section: Section, language: str, heading: str = "h2") -> str:
    lines = "".join(_line(line, language) for line in section.lines)
    title = f"<{heading}>{escape(section.title)} <small>{counted(section.counts, language)}</small></{heading}>\n"
    return f"<section>{title}{f'<ul>{lines}</ul>' if lines else ''}</section>\n"


def _line(line: Line, language: str) -> str:
    about = f'<p class="about">{words()["about"][language]}: {escape(line.about)}</p>' if line.about else ""
    head = f"<tr><th></th><th>{words()['before'][language]}</th><th>{words()['after'][language]}</th></tr>"
    rows = f"<table><thead>{head}</thead><tbody>{''.join(map(_row, line.rows))}</tbody></table>" if line.rows else ""
    if line.action != "changed" and line.rows:
        rows = f'<p class="about">{escape(" · ".join(row_text(row, False) for row in line.rows))}</p>'
    sign = f'<b role="img" aria-label="{words()[line.action][language]}">{SIGNS[line.action]}</b>'
    return f'<li class="{line.action}">{sign} {escape(line.words)}{about}{rows}</li>\n'


def _row(row: Row) -> str:
    tag = f' lang="{escape(row.language)}"' if row.language else ""
    before, after = (
        "".join(f"<{name}{tag}>{escape(one)}</{name}>" for one in side) for name, side in (("del", row.before), ("ins", row.after))
    )
    name = f"{escape(row.name)} ({escape(row.language)})" if row.language else escape(row.name)
    return f"<tr><th scope=row>{name}</th><td>{before}</td><td>{after}</td></tr>"
