"""What a SPARQL query may be before any engine sees it: not too long, not too deep, and nothing that reaches out or writes."""

import re
from collections.abc import Iterator, Mapping

from tuiin.errors import BadQuery, LimitHit

LENGTH = 1_000_000
DEPTH = 100
WORDS = 20_000

_TOKEN = re.compile(
    r"""(?P<quoted>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)|(?P<comment>\#[^\n]*)|(?P<name>[?$]\w+|@[\w-]+|(?:\w[\w.\-]{0,60})?:[\w%.\-\\]*)|(?P<word>\w+)|(?P<open>[{(\[])
    |(?P<close>[})\]])|(?P<other>\S)""",
    re.VERBOSE | re.DOTALL,
)
_UPDATES = {"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy"}
_FORMS = {"select", "ask", "construct", "describe"}


class TooLong(LimitHit):
    """A query of too many characters or words."""


class TooDeep(LimitHit):
    """A query whose brackets are nested too deep."""


def refuse(query: str, *, sealed: bool = False) -> None:
    """Raise `TooLong` or `TooDeep` (2,200 braces kill the engine) for a query beyond its limits, `BadQuery` for SERVICE and for updates.

    `sealed` says that the process that asks can open no connection: names may then hold backslashes, as the grammar allows.

    >>> refuse('SELECT ?s { ?s ?p "SERVICE" }')
    """
    if len(query) > LENGTH:
        raise TooLong(f"the query has {len(query):,} characters; at most {LENGTH:,} are read")
    depth = words = 0
    form = ""
    for token in _TOKEN.finditer(query):
        kind = token.lastgroup
        words += kind != "comment"
        if _reaches_out(kind, token.group(), sealed):
            raise BadQuery(f"{_where(query, token.start())}: SERVICE is not allowed: a query stays on this machine")
        if kind == "open":
            depth += 1
            if depth > DEPTH:
                raise TooDeep(f"brackets are nested deeper than {DEPTH}, at {_where(query, token.start())}")
        elif kind == "close":
            depth -= 1
        elif kind == "word":
            word = token.group().lower()
            form = form or (word if word in _FORMS | _UPDATES else "")
            if form in _UPDATES:
                raise BadQuery(
                    f"{_where(query, token.start())}: {form.upper()} changes data; only SELECT, ASK, CONSTRUCT and DESCRIBE are answered"
                )
    if words > WORDS:
        raise TooLong(f"the query has {words:,} words; at most {WORDS:,} are read")


def _reaches_out(kind: str | None, token: str, sealed: bool) -> bool:
    """Say whether an engine might read SERVICE here: its parser wants no space around keywords (`1SERVICE`, `SERVICE:x`).

    Strings, comments, variables, local names and plain web addresses may hold the word. A backslash outside a string is refused as well:
    it lets a name or an address go on where this lexer sees a comment begin, unless the process is sealed.
    """
    if kind in ("quoted", "comment"):
        return False
    if kind == "iri":
        return "service" in token.lower() and not re.fullmatch(r"<https?://[\w./#%~:-]*>", token)
    if kind == "name" and token[0] not in "?$@":
        return "service" in token.partition(":")[0].lower() or ("\\" in token and not sealed)
    return ("\\" in token and not sealed) or (kind == "word" and "service" in token.lower())


def tokens(query: str) -> Iterator[tuple[str, str, int]]:
    """Yield the tokens of a query: kind (quoted, iri, comment, name, word, open, close or other), text, and where it begins."""
    return ((token.lastgroup or "", token.group(), token.start()) for token in _TOKEN.finditer(query))


def undeclared(query: str) -> list[str]:
    """Return the prefixes that a query uses and does not declare, each with its colon.

    >>> undeclared('PREFIX a: <http://a.example/> SELECT * { a:b c:d "e:f" }')
    ['c:']
    """
    bare = _TOKEN.sub(lambda token: " " if token.lastgroup in ("quoted", "iri", "comment") else token.group(), query)
    declared = set(re.findall(r"\bprefix\s+([\w.-]*):", bare, re.IGNORECASE)) | {"_"}
    used = re.findall(r"(?<![\w.?$@:-])((?:\w[\w.-]*)?):", bare)
    return [f"{prefix}:" for prefix in dict.fromkeys(used) if prefix not in declared]


def bind(query: str, values: Mapping[str, str]) -> str:
    """Return the query with variables fixed to terms (in SPARQL syntax), wherever they stand, for any engine.

    A fixed variable that is selected stays a column.

    >>> bind("SELECT ?s ?p { ?s ?p ?o }", {"s": "<a:b>"})
    'SELECT (<a:b> AS ?s) ?p { <a:b> ?p ?o }'
    """
    out, depth, selecting, end = [], 0, True, 0
    for token in _TOKEN.finditer(query):
        depth += {"open": 1, "close": -1}.get(token.lastgroup or "", 0)
        selecting = selecting and token.group() != "{"
        value = values.get(token.group()[1:]) if token.group()[0] in "?$" else None
        if value is not None:
            out.append(query[end : token.start()])
            out.append(value if depth else f"({value} AS {token.group()})" if selecting else f"({value})")
            end = token.end()
    return "".join([*out, query[end:]])


def _where(query: str, position: int) -> str:
    line = query.count("\n", 0, position) + 1
    return f"{line}:{position - query.rfind(chr(10), 0, position)}"
