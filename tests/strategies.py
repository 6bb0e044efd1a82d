"""Random well-formed records, how to write them as YAML, and every way to change one value of what is written."""

import io
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import fields as of_dataclass
from dataclasses import is_dataclass, replace
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st
from ruamel.yaml import YAML

from tuiin import model
from tuiin.curate import spelling
from tuiin.curate.project import FIRST
from tuiin.curate.tongues import Tongues
from tuiin.curate.yaml_tree import Mapping, Node, Scalar, Sequence
from tuiin.model import fields, marks
from tuiin.model.fields import plain
from tuiin.model.marks import Pattern, To
from tuiin.model.records import Argument

TONGUES = Tongues(FIRST, FIRST, FIRST[:1])  # of the shipped project, and of the invented library
DATE, SENTENCE, SHA256, IRI = (get_args(form)[1] for form in (marks.Date, marks.Sentence, marks.Sha256, marks.Iri))

# Texts that YAML readers like to take for something else.
TRICKY = (
    "NO",
    "no",
    "y",
    "on",
    "12:30",
    "017",
    "0x1F",
    "0o17",
    "1_000",
    "1e3",
    "1.5",
    ".5",
    "-1",
    "+12",
    "12",
    "null",
    "~",
    "true",
    "False",
    ".inf",
    ".nan",
    "2021-05-01",
    "2001-12-14 21:59:43",
    "- x",
    "-",
    "#x",
    "a #b",
    "a: b",
    "a:",
    ":",
    "*a",
    "&a",
    "!t",
    "@x",
    "`x`",
    "%x",
    "{a}",
    "[a]",
    "{",
    "]",
    "'",
    '"',
    "it's",
    '"q"',
    "|",
    ">",
    "=",
    "<<",
    "?",
    "? x",
    ",",
    "a, b",
    "---",
    "...",
    "\\n",
    "a\tb",
    "a\nb",
    "é",
    "«Қ»",
    "𝔘",
)
_CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘҒҚҢӨҰҮҺІ 0123456789-–«».,:;#'\"?!()[]{}&*|>%@`"
_LATIN = "abcdefghijklmnopqrstuvwxyzABCXYZ 0123456789-–.,:;#'\"?!()[]{}&*|>%@`éö𝔘"


def _clean(text: str) -> bool:
    lone = any(spelling.lone(text, language) for language in ("kk", "ru", "en"))
    return text == text.strip() != "" and spelling.seen(text) == text and not spelling.mixed(text) and not lone


words = st.one_of(st.sampled_from(TRICKY), st.text(_CYRILLIC, min_size=1, max_size=40), st.text(_LATIN, min_size=1, max_size=40))
words = words.map(lambda text: unicodedata.normalize("NFC", text).strip()).filter(_clean)
slugs = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
_SPECIAL = {
    DATE: st.one_of(
        st.dates().map(str),
        st.dates().map(lambda day: str(day)[:7]),
        st.dates().map(lambda day: str(day)[:4]),
        st.sampled_from(["195X", "19XX", "-0350", "1984?", "1984-06~", "2001/2003", "-0431/-0404", "2001-21", "1985-XX", "Y-12000"]),
    ),
    IRI: slugs.map(lambda slug: f"https://example.org/{slug}#x"),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for values of a type of the model."""
    hint, extra = plain(hint)
    mark = next((e for e in extra if isinstance(e, To | Pattern)), None)
    if get_origin(hint) is tuple:
        one = values(get_args(hint)[0])
        return st.lists(one, min_size=1, max_size=3, unique_by=repr).map(tuple)
    if get_origin(hint) is dict:
        return st.dictionaries(values(get_args(hint)[0]), values(get_args(hint)[1]), max_size=3)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if is_dataclass(hint):
        return records(hint)
    if issubclass(hint, model.Words):
        one = words if hint is model.Text else st.lists(words, min_size=1, max_size=3, unique=True).map(tuple)
        return st.dictionaries(st.sampled_from(TONGUES.allowed(hint)), one, min_size=1).map(lambda by_tag: in_order(hint, by_tag))
    if isinstance(mark, To):
        return st.builds("{}/{}".format, st.sampled_from(mark.kinds), slugs)
    if isinstance(mark, Pattern):
        return _SPECIAL[mark] if mark in _SPECIAL else st.from_regex(mark.regex.replace(r"\d", "[0-9]"), fullmatch=True)
    numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False)
    return {str: words, bool: st.booleans(), int: st.integers(-(10**18) + 1, 10**18 - 1), Decimal: numbers}[hint]


def of_words(kind: Any) -> Any:
    """Return the type of what words of a kind are in one language."""
    return str if kind is model.Text else tuple[str, ...]


def in_order(kind: type[model.Words[Any]], by_tag: dict[str, Any]) -> model.Words[Any]:
    return kind({tag: by_tag[tag] for tag in TONGUES.allowed(kind) if tag in by_tag})


def records(record: Any, depth: int = 2) -> st.SearchStrategy[Any]:
    """Return a strategy for well-formed records of a type; a field that may be left out sometimes is."""
    by_name = {f.name: f for f in of_dataclass(record)}
    drawn: dict[str, st.SearchStrategy[Any]] = {}
    for name, known in fields.of(record).items():
        if name == "voices":
            drawn[name] = st.just(()) if depth == 0 else st.lists(records(record, depth - 1), max_size=2).map(tuple)
        else:
            drawn[name] = values(known.hint) if known.needed else st.one_of(st.just(_default(by_name[name])), values(known.hint))
    built = st.builds(record, **drawn)
    return built.map(_argued) if record is Argument else built


def _argued(argument: Argument) -> Argument:
    """An argument is somebody's where the text words it, and the curator's where it was inferred."""
    return replace(argument, holder=None if argument.basis == "inferred" else argument.holder or "actor/somebody")


def _default(field: Any) -> Any:
    return field.default_factory() if field.default is not field.default_factory and callable(field.default_factory) else field.default


def bare(value: Any) -> Any:
    """Return a record as the lists and mappings that a curator would write; what says nothing is left out."""
    if is_dataclass(value):
        pairs = {name: getattr(value, name) for name in fields.of(type(value))}
        return {name: bare(v) for name, v in pairs.items() if v is not None and v != () and v != {}}
    if isinstance(value, tuple):
        return [bare(v) for v in value]
    return {tag: bare(v) for tag, v in value.items()} if isinstance(value, dict | model.Words) else value


def written(content: Any, flow: bool = False) -> bytes:
    """Return lists and mappings as YAML 1.2, in blocks or, since JSON is YAML, in brackets and braces."""
    if flow:
        return json.dumps(content, ensure_ascii=False, default=lambda number: int(number) if number % 1 == 0 else float(number)).encode()
    yaml = YAML(typ="safe", pure=True)
    yaml.sort_base_mapping_type_on_output = False  # claims keep their order
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.representer.add_representer(Decimal, _represent)
    out = io.BytesIO()
    yaml.dump(content, out)
    return out.getvalue()


def _represent(representer: Any, value: Decimal) -> Any:
    text = f"{value:f}"
    return representer.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)


def full(hint: Any, depth: int = 1) -> Any:
    """Return the lists and mappings of a value of this type in which every field that can be is filled in."""
    hint, extra = plain(hint)
    mark = next((e for e in extra if isinstance(e, To | Pattern)), None)
    if get_origin(hint) is tuple:
        first = full(get_args(hint)[0], depth)
        return [first, *([_other(get_args(hint)[0], first)] if isinstance(first, str) else [])]
    if get_origin(hint) is dict:
        return {full(get_args(hint)[0]): full(get_args(hint)[1])}
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if is_dataclass(hint):
        return {name: full(at.hint, depth - (name == "voices")) for name, at in fields.of(hint).items() if name != "voices" or depth}
    if issubclass(hint, model.Words):
        return {tag: full(of_words(hint)) for tag in TONGUES.allowed(hint)}
    if isinstance(mark, To):
        return f"{mark.kinds[0]}/one"
    if isinstance(mark, Pattern):
        return {DATE: "2006", SENTENCE: "p1s1", SHA256: "0" * 64, IRI: "https://example.org/one"}[mark]
    return {str: "words", bool: True, int: 7, Decimal: 7}[hint]


def _other(hint: Any, text: str) -> str:
    return variants(hint, Scalar(text, "text", model.NOWHERE))[0].text


def variants(hint: Any, node: Scalar) -> list[Scalar]:
    """Return other right values that could stand where this one does; each means something else."""
    hint, extra = plain(hint)
    mark = next((e for e in extra if isinstance(e, To | Pattern)), None)
    text = node.text
    if get_origin(hint) is Literal:
        others = [choice for choice in get_args(hint) if choice != text][:2]
    elif isinstance(mark, To):
        others = [f"{kind}/{text.split('/')[1]}" for kind in mark.kinds if kind != text.split("/")[0]]
        others.append(f"{text}-and-another")
    elif mark == DATE:
        others = [other for other in ("2007", "2006", "2006-05", "2006-05-04", "200X") if other != text]
    elif isinstance(mark, Pattern):
        others = [
            {
                SENTENCE: "p999s999" if text != "p999s999" else "p998s998",
                SHA256: ("1" if text[0] == "0" else "0") + text[1:],
                IRI: text + "x",
            }[mark]
        ]
    else:
        return [node._replace(text={str: text + "!", bool: str(text.lower() != "true").lower()}.get(hint) or str(int(Decimal(text)) + 1))]
    return [node._replace(text=other) for other in others]


def changes(hint: Any, node: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Yield the node with one value changed, for each value in it and each variant of it; and the path of that value."""
    inner, _ = plain(hint)
    if isinstance(inner, type) and issubclass(inner, model.Words):
        inner = dict[Any, of_words(inner)] if isinstance(node, Mapping) else of_words(inner)  # type: ignore[misc]
    if isinstance(node, Sequence):
        for i, child in enumerate(node.nodes):
            for where, new in changes(get_args(inner)[0], child, f"{path}[{i}]"):
                yield where, Sequence([*node.nodes[:i], new, *node.nodes[i + 1 :]], node.place)
    elif get_origin(inner) is tuple:
        yield from changes(get_args(inner)[0], node, path)
    elif isinstance(node, Mapping):
        for key, (name, child) in node.entries.items():
            child_hint = get_args(inner)[1] if get_origin(inner) is dict else fields.of(inner)[key].hint
            for where, new in changes(child_hint, child, f"{path}.{key}"):
                yield where, Mapping({**node.entries, key: (name, new)}, node.place)
            if get_origin(inner) is dict and get_args(inner)[0] is not Any:
                for other in variants(get_args(inner)[0], name):
                    yield f"{path}.{key}", Mapping({(other.text if k == key else k): v for k, v in node.entries.items()}, node.place)
    else:
        for other in variants(inner if get_origin(inner) else hint, node):
            yield path, other
