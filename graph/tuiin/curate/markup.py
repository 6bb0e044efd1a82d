"""HTML as the text that a reader sees: a line a paragraph, nothing of what stands around it; and what its head says of itself."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tuiin.curate import encodings

# What is no part of the text, and what begins a line of its own.
_LEFT_OUT = frozenset(
    "script style noscript template nav footer aside form button select svg canvas iframe object dialog audio video head title".split()
)
_BLOCKS = frozenset(
    """address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr html li main
    ol p pre section summary table tbody td tfoot th thead tr ul br""".split()
)
_SAYS = re.compile(rb"charset\s*=|<\?xml[^>]*encoding\s*=", re.IGNORECASE)
_TITLE = ("citation_title", "dc.title", "og:title")
_AUTHOR = ("citation_author", "dc.creator", "author", "article:author", "byl")
_DATE = ("citation_publication_date", "citation_date", "article:published_time", "dc.date", "date", "datepublished", "pubdate")


def text_of(source: bytes | str) -> tuple[str, dict[str, list[str]]]:
    """Return the text of a page, and what it says of its title, its authors, its date and its language.

    Of a whole page that is its one `article`, else its `main`, else its body.
    """
    from lxml import html

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding=_encoding(source))
    root = html.document_fromstring(source or "<p></p>", parser=parser)
    said = _said(root)
    found = root.xpath("//article[not(ancestor::article)]")
    inside = found if len(found) == 1 else root.xpath("(//main | //*[@role='main'])[1]") or root.xpath("//body") or [root]
    text = re.sub(r"\n–\s+", "\n– ", "".join(_pieces(inside[0], whole=inside[0].tag == "body")))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n\n".join(line for line in lines if line not in ("", "–")) + "\n", said


def _encoding(source: bytes | str) -> str | None:
    """Return UTF-8 where the bytes are that; what a page says of itself holds for others. Raises `ValueError` where it says nothing."""
    if isinstance(source, str):
        return None
    try:
        source.decode()
    except UnicodeDecodeError:
        if not _SAYS.search(source[:4096]):
            guessed = encodings.guess(source)
            raise ValueError(
                f"it does not say its encoding{f', which looks like {guessed}' if guessed else ''}; save it as UTF-8"
            ) from None
        return None
    return "utf-8"


def _pieces(top: Any, *, whole: bool) -> Iterator[str]:
    """Yield the text below an element piece by piece, with the ends of lines; no function calls itself, however deep the page is."""
    waiting: list[Any] = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        tail = [node.tail] if node.tail and node is not top else []
        waiting += tail
        if not tag or tag in _LEFT_OUT or (whole and tag == "header") or node.get("hidden") is not None:
            continue
        edge = "\n" if tag in _BLOCKS and not (tag in ("td", "th") and len(node.getparent()) > 1) else " " if tag in ("td", "th") else ""
        inside = node.text or ""
        begins = edge + ("– " if tag == "li" else "") + (inside if tag == "pre" else re.sub(r"\s+", " ", inside))
        waiting += [edge, *reversed([_even(child) for child in node]), begins]


def _even(child: Any) -> Any:
    """Return an element whose following text stands on one line, as a browser shows it."""
    if child.tail and child.getparent().tag != "pre":
        child.tail = re.sub(r"\s+", " ", child.tail)
    return child


def _said(root: Any) -> dict[str, list[str]]:
    """Return title, authors, date and language as the head of a page and its data for search engines have them."""
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower().replace("dcterms.", "dc.")
        if name and (content := " ".join((meta.get("content") or "").split())):
            metas.setdefault(name, []).append(content)
    found = {
        key: next((metas[n] for n in names if n in metas), []) for key, names in (("title", _TITLE), ("author", _AUTHOR), ("date", _DATE))
    }
    for thing in _data(root):
        found["title"] = found["title"] or _names(thing.get("headline"))
        found["author"] = found["author"] or _names(thing.get("author"))
        found["date"] = found["date"] or _names(thing.get("datePublished"))
    for title in (*root.iter("h1"), *root.iter("title")):
        found["title"] = found["title"] or _names(title.text_content())
    found["date"] = found["date"] or [time.get("datetime") for time in root.iter("time") if time.get("datetime")][:1]
    found["author"] = [name for name in found["author"] if not name.startswith("http")]
    return found | {"language": _names(root.get("lang"))}


def _data(root: Any) -> Iterator[dict[str, Any]]:
    """Yield what a page says of articles in JSON-LD."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            said = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        things = said.get("@graph", [said]) if isinstance(said, dict) else said if isinstance(said, list) else []
        yield from (thing for thing in things if isinstance(thing, dict) and "headline" in thing)


def _names(said: Any) -> list[str]:
    """Return the words that a value of JSON-LD or of an element holds: a text, things with names, or a list of them."""
    if isinstance(said, dict):
        said = said.get("name")
    if isinstance(said, list):
        return [name for one in said[:100] if not isinstance(one, list) for name in _names(one)]
    return [" ".join(said.split())] if isinstance(said, str) and said.strip() else []
