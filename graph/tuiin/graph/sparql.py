"""What a SPARQL query may be before any engine sees it: not too long, not too deep, and nothing that reaches out or writes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from itertools import pairwise

from tuiin.errors import BadQuery, LimitHit

LENGTH = 1_000_000
DEPTH = 100
WORDS = 20_000

# The tokens of the grammar, escape for escape, as the engine reads them: where a string, an address, a name or a comment ends decides
# what is a keyword and what is not. A comment ends at CR too.
_HEX = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_ESCAPE = rf"""\\[tbnrf\\"']|{_HEX}"""
_TOKEN = re.compile(
    rf"""(?P<quoted>\"{{3}}(?:\"{{0,2}}(?:[^"\\]|{_ESCAPE}))*\"{{3}}|'{{3}}(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*'{{3}}
      |"(?:[^"\\\r\n]|{_ESCAPE})*"|'(?:[^'\\\r\n]|{_ESCAPE})*')
    |(?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_HEX})*>)|(?P<comment>\#[^\r\n]*)
    |(?P<name>[?$]\w+|@[\w-]+|(?:\w[\w.\-]{{0,60}})?:(?:[\w.:\-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*)|(?P<word>\w+)
    |(?P<open>[{{(\[])|(?P<close>[}})\]])|(?P<other>\S)""",
    re.VERBOSE,
)
# The engine wants no space around keywords: what begins so may be the keyword and another name (`SERVICEa:b`).
_GLUED = re.compile(r"(?:true|false|\d[\w.\-]*)?service.*")
# A name that goes on behind a slash, as the name of a thing does (`id:actor/x`), and no path, which goes on with another name or `a`.
_SLASHED = re.compile(r"(?<![\w.?$@:\\-])((?:\w[\w.-]*)?):(\w[\w.-]*(?:/(?!a\b)\w[\w.-]*)+)(?![\w.:-])")
_UPDATES = {"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy"}
_FORMS = {"select", "ask", "construct", "describe"}
_COMPLAINT = re.compile(r"(?:error at )?(\d+):(\d+): (.*)", re.DOTALL)


class TooLong(LimitHit):
    """A query of too many characters or words."""

    limit = "length"


class TooDeep(LimitHit):
    """A query whose brackets are nested too deep."""

    limit = "nesting"


def refuse(query: str) -> None:
    """Raise `TooLong` or `TooDeep` (2,200 braces kill the engine) for a query beyond its limits, `BadQuery` for SERVICE and for updates.

    This is for a clear answer. That nothing leaves the machine, or ends the process that waits, is for the process to see to that asks.

    >>> refuse('SELECT ?s { ?s ?p "SERVICE" }')
    """
    if len(query) > LENGTH:
        raise TooLong(f"the query has {len(query):,} characters; at most {LENGTH:,} are read")
    depth = words = 0
    form, last, before = "", "", ("", 0)  # `before`: the prefix of a name behind which SERVICE may hide, and where it stands
    for kind, token, at in tokens(query):
        if kind == "comment":
            continue
        words += 1
        if _reaches_out(kind, token) or (token == "{" and _GLUED.fullmatch(before[0])):
            start = before[1] if token == "{" else at
            raise BadQuery(f"{_where(query, start)}: SERVICE is not allowed: a query stays on this machine")
        named = kind == "name" and token[0] not in "?$@" and last not in ("graph", "from", "named", "a")
        last, before = token.lower(), (token.partition(":")[0].lower() if named else "", at)
        if kind == "open":
            depth += 1
            if depth > DEPTH:
                raise TooDeep(f"brackets are nested deeper than {DEPTH}, at {_where(query, at)}")
        elif kind == "close":
            depth -= 1
        elif kind == "word":
            form = form or (token.lower() if token.lower() in _FORMS | _UPDATES else "")
            if form in _UPDATES:
                raise BadQuery(f"{_where(query, at)}: {form.upper()} changes data; only SELECT, ASK, CONSTRUCT and DESCRIBE are answered")
    if words > WORDS:
        raise TooLong(f"the query has {words:,} words; at most {WORDS:,} are read")


def _reaches_out(kind: str, token: str) -> bool:
    """Say whether the engine may read the keyword SERVICE in a word or an address: its parser wants no space around keywords (`1SERVICE`).

    In a name it does so only where a group follows (`SERVICE:x {`), which is for the caller to see.
    """
    if kind == "word":
        return "service" in token.lower()
    return kind == "iri" and _compares(token)


def _compares(token: str) -> bool:
    """Say whether what looks like an address may be a comparison that ends before it does: `FILTER(1<2)SERVICE:x#>`."""
    depth = 0
    for at, letter in enumerate(token):
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return not re.match(r"<\w+://", token) and ("#" in token[at:] or "service" in token[at:].lower())
    return False


def tokens(query: str) -> Iterator[tuple[str, str, int]]:
    """Yield the tokens of a query: kind (quoted, iri, comment, name, word, open, close or other), text, and where it begins."""
    return ((token.lastgroup or "", token.group(), token.start()) for token in _TOKEN.finditer(query))


def undeclared(query: str) -> list[str]:
    """Return the prefixes that a query uses and does not declare, each with its colon.

    >>> undeclared('PREFIX a: <http://a.example/> SELECT * { a:b c:d "e:f" }')
    ['c:']
    """
    bare = _bare(query)
    declared = set(re.findall(r"\bprefix\s+([\w.-]*):", bare, re.IGNORECASE)) | {"_"}
    used = re.findall(r"(?<![\w.?$@:-])((?:\w[\w.-]*)?):", bare)
    return [f"{prefix}:" for prefix in dict.fromkeys(used) if prefix not in declared]


def _bare(query: str) -> str:
    """Return a query without what stands in strings, addresses and comments."""
    return _TOKEN.sub(lambda token: " " if token.lastgroup in ("quoted", "iri", "comment") else token.group(), query)


def bind(query: str, values: Mapping[str, str]) -> str:
    """Return the query with variables fixed to terms (in SPARQL syntax), wherever they stand, for any engine.

    A fixed variable that is selected stays a column.

    >>> bind("SELECT ?s ?p { ?s ?p ?o }", {"s": "<a:b>"})
    'SELECT (<a:b> AS ?s) ?p { <a:b> ?p ?o }'
    """
    out, depth, selecting, end = [], 0, True, 0
    for token in _TOKEN.finditer(query) if values else ():
        depth += {"open": 1, "close": -1}.get(token.lastgroup or "", 0)
        selecting = selecting and token.group() != "{"
        value = values.get(token.group()[1:]) if token.group()[0] in "?$" else None
        if value is not None:
            out.append(query[end : token.start()])
            out.append(value if depth else f"({value} AS {token.group()})" if selecting else f"({value})")
            end = token.end()
    return "".join([*out, query[end:]])


def choices(query: str, name: str) -> str:
    """Return the query for what a variable of a SELECT can be, each with what it is called in the graph of words `?words`, in its order.

    Limits and orders of the query itself do not count.

    >>> choices("SELECT ?o { ?s ?p ?o } LIMIT 1", "s").partition(" OPTIONAL")[0]
    'SELECT DISTINCT ?s ?called WHERE { { SELECT DISTINCT ?s WHERE { { ?s ?p ?o } FILTER(BOUND(?s)) } }'
    """
    start, _, (begin, end) = _parts(query)
    called = f"OPTIONAL {{ GRAPH ?words {{ ?{name} skos:prefLabel|tn:paraphrase ?called }} }}"
    found = f"SELECT DISTINCT ?{name} WHERE {{ {query[begin:end]} FILTER(BOUND(?{name})) }}"
    return f"{query[:start]}SELECT DISTINCT ?{name} ?called WHERE {{ {{ {found} }} {called} }} ORDER BY ?called ?{name}"


def also(query: str, names: Sequence[str]) -> str:
    """Return a SELECT that gives these variables too, before its own columns; where it groups, by them too.

    >>> also("SELECT DISTINCT ?o { ?s ?p ?o }", ["s"]), also("SELECT (MIN(?o) AS ?n) { ?s ?p ?o } GROUP BY ?p", ["s"])
    ('SELECT DISTINCT ?s ?o { ?s ?p ?o }', 'SELECT ?s (MIN(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s ?p')
    """
    _, columns, (_, end) = _parts(query)
    more = "".join(f" ?{name}" for name in names)
    grouped = _grouped(query, end)
    groups = query[columns:] if grouped < 0 else f"{query[columns:grouped]}{more}{query[grouped:]}"
    return query[:columns] + more + groups


def _grouped(query: str, end: int) -> int:
    """Return where what a query groups by begins, behind the end of its pattern; -1 where it groups by nothing."""
    told = [(token.lower(), at + len(token)) for kind, token, at in tokens(query) if at >= end and kind != "comment"]
    return next((after for (first, _), (second, after) in pairwise(told) if (first, second) == ("group", "by")), -1)


def _parts(query: str) -> tuple[int, int, tuple[int, int]]:
    """Return where a SELECT begins, where its columns do, and where its pattern begins and ends. Raises `BadQuery` for what is none."""
    depth, start, columns, begin = 0, -1, -1, -1
    for kind, token, at in tokens(query):
        depth += {"open": 1, "close": -1}.get(kind, 0)
        word = token.lower() if kind == "word" and depth == 0 and begin < 0 else ""
        if word == "select" and start < 0:
            start, columns = at, at + len(token)
        elif word in ("distinct", "reduced") and start >= 0:
            columns = at + len(token)
        elif start >= 0 and token == "{" and depth == 1:
            begin = at
        elif begin >= 0 and token == "}" and depth == 0:
            return start, columns, (begin, at + 1)
    raise BadQuery("wanted a SELECT: only of its variables it can be said what they may be")


def variables(query: str) -> list[str]:
    """Return the names of the variables of a query, in the order in which they first stand there.

    >>> variables("SELECT ?s { ?s ?p '?o' }")
    ['s', 'p']
    """
    return list(dict.fromkeys(token[1:] for kind, token, _ in tokens(query) if kind == "name" and token[0] in "?$"))


def compared(query: str, name: str) -> bool:
    """Say whether a variable is only ever compared with something, so that it has to be fixed from outside to mean anything.

    >>> compared("SELECT * { ?s ?p ?o FILTER(LANG(?o) = ?lang) }", "lang"), compared("SELECT (LANG(?o) AS ?lang) { ?s ?p ?o }", "lang")
    (True, False)
    """
    words = ["", *(token for kind, token, _ in tokens(query) if kind != "comment"), ""]
    around = [(words[at - 1], words[at + 1]) for at, token in enumerate(words) if token in (f"?{name}", f"${name}")]
    return bool(around) and all(before in ("=", "!=") or (after in ("=", "!=", ")") and before == ",") for before, after in around)


def graphed(query: str, name: str) -> bool:
    """Say whether a variable stands for a graph somewhere.

    >>> graphed("SELECT ?o { GRAPH ?words { ?s ?p ?o } }", "words"), graphed("SELECT ?words { ?s rdfs:label ?words }", "words")
    (True, False)
    """
    told = [token for kind, token, _ in tokens(query) if kind != "comment"]
    return any(left.upper() == "GRAPH" and right in (f"?{name}", f"${name}") for left, right in pairwise(told))


def stated(query: str, name: str) -> bool:
    """Say whether a variable stands behind a property somewhere, so that a graph has to hold what it is fixed to.

    >>> stated("SELECT ?o { ?s a:b ?o }", "o"), stated("SELECT ?o { ?s a:b ?o FILTER(?o = ?x || CONTAINS(?o, ?x)) }", "x")
    (True, False)
    """
    told = [(kind, token) for kind, token, _ in tokens(query) if kind != "comment"]
    before = [left for left, (_, token) in pairwise(told) if token in (f"?{name}", f"${name}")]
    return any(kind == "iri" or (kind == "name" and token[0] not in "?$@") for kind, token in before)


def terms(query: str, prefixes: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the terms that a query names, as they stand there and as IRIs; what its own prologue declares counts.

    >>> terms("PREFIX a: <http://a.example/> SELECT * { ?s a:b <http://b.example/> }", {})
    [('a:b', 'http://a.example/b'), ('<http://b.example/>', 'http://b.example/')]
    """
    known, found, before = dict(prefixes), {}, ["", ""]
    for kind, token, _ in tokens(query):
        if kind == "comment":
            continue
        if before[0] == "prefix":
            known[before[1].rstrip(":")] = token[1:-1]
        elif kind == "iri" and before[1] not in ("base",):
            found[token] = token[1:-1]
        elif kind == "name" and token[0] not in "?$@" and before[1] != "prefix":
            prefix, _, local = token.partition(":")
            if prefix in known:
                found[token] = known[prefix] + re.sub(r"\\(.)", r"\1", local)
        before = [before[1], token.lower()]
    return list(found.items())


@contextmanager
def worded(query: str, known: Mapping[str, str] = {}) -> Iterator[None]:
    """Put what the engine says of a query into our words, as `BadQuery`; prefixes that are `known` need not be declared."""
    try:
        yield
    except SyntaxError as error:
        raise BadQuery(_complaint(query, str(error.msg), known)) from error
    except OSError as error:  # a way to SERVICE that only the engine saw: no connection can be opened where it is asked
        raise BadQuery("SERVICE is not allowed: a query stays on this machine") from error
    except (ValueError, RuntimeError) as error:
        raise BadQuery(str(error)) from error


def _complaint(query: str, message: str, known: Mapping[str, str]) -> str:
    """Return the engine's complaint as `line:column: what stands there`, without its long list of what it might have liked."""
    match = _COMPLAINT.match(message)
    if not match:
        return message
    if strange := next((name for name in undeclared(query) if name[:-1] not in known), None):
        return _undeclared(query, strange, known)
    where, why = _culprit(query, int(match[1]), int(match[2])), match[3]
    rest = query[where:].partition("\n")[0].strip()
    words = f"{_where(query, where)}: SPARQL cannot go on here: {rest[:30] + '…' if len(rest) > 30 else rest or 'the query ends'}"
    if cut := _SLASHED.search(_bare(query)):
        whole = f" or <{known[cut[1]]}{cut[2]}>" if cut[1] in known else ""
        escaped = cut[0].replace("/", r"\/")
        return f"{words}; in a name a slash is escaped: {escaped}{whole}"
    if _parted(query, where):
        return f"{words}; perhaps a ; or a . is missing before it"
    return f"{words} ({why.removeprefix('expected ')})" if "IRI" in why else words


def _undeclared(query: str, name: str, known: Mapping[str, str]) -> str:
    """Return what to say of a prefix that nobody declares: where it stands first, and which known one is nearest."""
    begin = next((begin for kind, token, begin in tokens(query) if kind == "name" and token.startswith(name)), 0)
    nearest = get_close_matches(name[:-1], list(known), 1)
    meant = f"; nearest: {nearest[0]}:" if nearest else ""
    return f"{_where(query, begin)}: no PREFIX declares {name}{meant}"


def _culprit(query: str, line: int, column: int) -> int:
    """Return where the token begins at which the engine stopped, in whose middle it may have done so."""
    at = sum(len(each) + 1 for each in query.split("\n")[: line - 1]) + column - 1
    return next((begin for _, token, begin in tokens(query) if begin <= at < begin + len(token)), at)


def _parted(query: str, where: int) -> bool:
    """Say whether a name begins here right behind a third term, as where a statement was not ended."""
    told = [(kind, begin) for kind, _, begin in tokens(query) if kind != "comment"]
    number = next((number for number, (_, begin) in enumerate(told) if begin == where), 0)
    terms = ("name", "iri", "quoted")
    return number > 2 and all(kind in terms or (kind == "word" and query[begin] == "a") for kind, begin in told[number - 2 : number + 1])


def _where(query: str, position: int) -> str:
    line = query.count("\n", 0, position) + 1
    return f"{line}:{position - query.rfind(chr(10), 0, position)}"
