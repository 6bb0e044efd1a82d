"""Web Annotations as others pass them on, W3C's JSON-LD or the rows of Hypothesis: remarks in words, and where each says that it stands."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from tuiin.curate.folder import shown
from tuiin.curate.spelling import seen
from tuiin.errors import TuiinError
from tuiin.files import reading
from tuiin.model import Note, fields

_MOST = 64_000_000  # bytes of a file
_DEEP = 8  # selectors, one within the other
_OA = ("oa:", "http://www.w3.org/ns/oa#")
KINDS: tuple[str, ...] = get_args(fields.of(Note)["kind"].type)
_TAGS = frozenset({"tagging", "classifying"})
Item = Mapping[str, Any]


class NoAnnotations(TuiinError):
    """A file of which no annotation can be read."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands by its own account, in as many ways as it says it.

    By its words with those before and behind them; by offsets, which count in `source`, of a web page where `paged`; by the digest of a
    sentence of ours. `within` is what it is a part of; `ends` are where it begins, and what it goes up to.
    """

    source: str = ""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    offsets: tuple[int, int] | None = None
    paged: bool = False
    sha256: str = ""
    within: "Spot | None" = None
    ends: "tuple[Spot, Spot] | None" = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation: its number in the file, what it says by language (empty where nobody says which), where, and whom it answers.

    `about` is what one that tuiin wrote says under our own terms.
    """

    number: int
    id: str
    kind: str
    words: Mapping[str, str]
    spots: tuple[Spot, ...]
    answers: tuple[str, ...] = ()
    position: bool = False
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The annotations of a file, and how many there are in all by its own account."""

    annotations: tuple[Annotation, ...]
    total: int


def read(path: Path) -> Found | None:
    """Return the annotations of a file; None where it is JSON of something else. Raises `NoAnnotations` where it is no JSON."""
    try:
        found = json.loads(reading.read(path, most=_MOST).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NoAnnotations(f"{shown(path)}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise NoAnnotations(f"{shown(path)}: is not JSON: {error}") from None
    listed = _listed(found)
    if listed is None:
        return None
    total = found.get("total") if isinstance(found, dict) else None
    items = [_annotation(number, item if isinstance(item, dict) else {"id": item}) for number, item in enumerate(listed, 1)]
    return Found(tuple(items), total if type(total) is int else len(items))


def _listed(found: Any) -> list[Any] | None:
    """Return the items of a document, in whichever of the forms annotations are passed on; None where it is none of these."""
    if isinstance(found, list):
        return found if any(isinstance(item, dict) and ("target" in item or "Annotation" in _types(item)) for item in found) else None
    if not isinstance(found, dict):
        return None
    if isinstance(found.get("rows"), list):  # an answer of Hypothesis' search, with the replies apart where somebody asked for that
        return [*found["rows"], *_list(found.get("replies"))]
    if "Annotation" in _types(found):
        return [found]
    if not {"AnnotationCollection", "AnnotationPage"} & _types(found):
        inside = [item for item in _list(found.get("@graph")) if isinstance(item, dict) and "Annotation" in _types(item)]
        return inside or None
    items: list[Any] = []
    page = found if "items" in found else found.get("first")
    while isinstance(page, dict):
        items += _list(page.get("items"))
        page = page.get("next")
    return items


def _annotation(number: int, item: Item) -> Annotation:
    words, tags = _said(item)
    targets = [one for one in _list(item.get("target")) if one]
    selected = [one for one in targets if isinstance(one, dict) and (one.get("selector") or one.get("tn:sha256"))]
    kind = _text(item.get("tn:kind")).rpartition(":")[2].rpartition("/")[2]
    proposed = [kind, *tags, "slip" if "editing" in _list(item.get("motivation")) else "doubt"]
    answered = [*reversed(_list(item.get("references"))), *targets] if not selected else []
    return Annotation(
        number,
        _text(item.get("id") or item.get("@id")),
        next(one for one in proposed if one in KINDS),
        words,
        tuple(_spot(one) for one in selected),
        tuple(filter(None, map(_named, answered))),
        "tn:Position" in _types(item),
        {name: said for name in ("printed", "probably", "concerns") if (said := tuple(_values(item.get(f"tn:{name}"))))},
    )


# --- words ----------------------------------------------------------------------------------------------------------------


def _said(item: Item) -> tuple[dict[str, str], list[str]]:
    """Return what an annotation says by language, on one line, and its tags in small letters."""
    told: dict[str, list[str]] = {}
    tags = [_line(tag).casefold() for tag in _list(item.get("tags"))]
    for body in (*_bodies(item.get("body")), {"value": item.get("bodyValue")}, {"value": item.get("text")}):
        words = _line(body.get("value", body.get("chars")), html=_text(body.get("format")).partition(";")[0] == "text/html")
        if {*map(str, _list(body.get("purpose")))} & _TAGS:
            tags.append(words.casefold())
        elif words:
            tag = next(iter(_list(body.get("language"))), "")
            told.setdefault(_text(tag).replace("_", "-"), []).append(words)
    return {tag: " ".join(dict.fromkeys(some)) for tag, some in told.items()}, tags


def _bodies(body: Any) -> Iterator[Item]:
    """Yield the bodies that hold words themselves, each with its purpose; no function calls itself, however deep they lie."""
    waiting = [(body, None)]
    while waiting:
        one, purpose = waiting.pop()
        if isinstance(one, list):
            waiting += [(each, purpose) for each in reversed(one)]
        elif isinstance(one, dict):
            purpose = one.get("purpose", purpose)
            if isinstance(one.get("value", one.get("chars")), str):
                yield {**one, "purpose": purpose}
            waiting += [(each, purpose) for each in (one.get("source"), one.get("items")) if isinstance(each, list | dict)]


def _line(value: Any, *, html: bool = False) -> str:
    """Return words on one line, without what cannot be seen in them."""
    words = _text(value)
    return " ".join(seen(_shown(words) if html else words).split())


def _shown(html: str) -> str:
    """Return HTML as the words that a reader sees."""
    try:
        from lxml.etree import ParserError

        from tuiin.curate.markup import text_of
    except ImportError:
        raise NoAnnotations("words in HTML need a package that is not here; pip install 'tuiin[texts]'") from None
    try:
        return text_of(html.replace("\0", ""))[0]
    except ParserError:  # nothing but comments
        return ""


# --- places ---------------------------------------------------------------------------------------------------------------


def _spot(target: Item) -> Spot:
    """Return where a target says that it is."""
    found = _selected(target.get("selector"), Spot(source=_text(_named(target.get("source")))))
    return replace(found, sha256=_text(target.get("tn:sha256")))


def _selected(selector: Any, spot: Spot, deep: int = 0) -> Spot:
    """Return where selectors say that something is, all of which mean the same."""
    base = spot
    for one in _list(selector):
        if not isinstance(one, dict) or deep > _DEEP:
            continue
        types, ends = _types(one), (one.get("startSelector"), one.get("endSelector"))
        if "TextQuoteSelector" in types:
            exact, prefix, suffix = (_text(one.get(key)) for key in ("exact", "prefix", "suffix"))
            spot = replace(spot, exact=exact, prefix=prefix, suffix=suffix)
        elif "TextPositionSelector" in types:
            start, end = one.get("start"), one.get("end")
            spot = replace(spot, offsets=(start, end)) if type(start) is int and type(end) is int else spot
        elif "RangeSelector" in types and all(ends):
            first, last = (_selected(end, base, deep + 1) for end in ends)
            spot = replace(spot, ends=(first, last))
        elif "RangeSelector" in types:  # of Hypothesis: two places in the elements of a page
            spot = replace(spot, paged=True)
        if refined := one.get("refinedBy"):
            spot = replace(_selected(refined, base, deep + 1), within=spot)
    return spot


def _named(value: Any) -> str:
    """Return the address of what is named by it, or described under it."""
    return _text(value.get("id") or value.get("@id") or value.get("source") if isinstance(value, dict) else value)


# --- JSON -----------------------------------------------------------------------------------------------------------------


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    """Return a text, with a mark in the place of halves of letters; nothing for what is none."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _types(item: Item) -> set[str]:
    """Return the types of a thing, those of Web Annotations by their bare names."""
    found = {_text(one) for one in _list(item.get("type") or item.get("@type"))}
    return {next((name.removeprefix(prefix) for prefix in _OA if name.startswith(prefix)), name) for name in found}


def _values(value: Any) -> Iterator[str]:
    """Yield the texts of a property, of whatever language."""
    for one in _list([*value.values()] if isinstance(value, dict) else value):
        yield from (text for each in _list(one) if (text := _text(each)))
