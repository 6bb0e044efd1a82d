"""Which graphs a query is asked of: those that the request names, else those of its FROM clauses; never anything that is not in the store.

The engine counts a triple once for each FROM graph that holds it; where there are several they are put together first, each triple once.
"""

from typing import Any

import pyoxigraph as ox

from tuiin.graph.sandbox import spend
from tuiin.graph.sparql import tokens

UNION = ox.NamedNode("urn:x-tuiin:union")
_FORMS = {"select", "ask", "construct", "describe"}

Graphs = list[ox.NamedNode]


def named_in(query: str, base: str) -> tuple[Graphs, Graphs] | None:
    """Return the graphs of the FROM and of the FROM NAMED clauses; None where there is at most one FROM, which the engine does right.

    The engine itself says which IRIs the clauses mean, so that prefixes and bases count as they do in the query.
    """
    if query.lower().count("from") < 2:
        return None
    start, clauses = _clauses(query)
    default = [name for name, named in clauses if not named]
    if len(default) < 2:
        return None
    columns = " ".join(f"({name} AS ?g{i})" for i, (name, _) in enumerate(clauses))
    try:
        rows: Any = ox.Store().query(f"{query[:start]} SELECT {columns} {{}}", base_iri=base)
    except (SyntaxError, ValueError):
        return None  # the engine shall complain of the query that was asked, not of ours
    row = next(rows)
    nodes = [(row[f"g{i}"], named) for i, (_, named) in enumerate(clauses)]
    return [node for node, named in nodes if not named], [node for node, named in nodes if named]


def _clauses(query: str) -> tuple[int, list[tuple[str, bool]]]:
    """Return where the query proper begins, and the graphs of its clauses as they are written, each with whether it is NAMED."""
    start, depth, state = -1, 0, ""
    clauses: list[tuple[str, bool]] = []
    for kind, text, at in tokens(query):
        depth += {"open": 1, "close": -1}.get(kind, 0)
        word = text.lower() if kind == "word" and depth == 0 else ""
        if start < 0:
            start = at if word in _FORMS else -1
        elif word == "from" or (state == "from" and word == "named"):
            state = word
        elif state and kind in ("iri", "name"):
            clauses.append((text, state == "named"))
            state = ""
        elif kind != "comment":
            state = ""
            if word == "where":
                break
    return start, clauses


def unite(store: ox.Store, default: Graphs, named: Graphs, *, fixed: bool) -> tuple[ox.Store, ox.NamedNode]:
    """Put the triples of the default graphs, each once, into one graph; return the store that has it, and its name.

    That is this store, whose process is then used up, or, where it is `fixed`, one in memory that has the `named` graphs too.
    """
    held = ox.Store() if fixed else store
    for graph in named if fixed else ():
        held.bulk_extend(store.quads_for_pattern(None, None, None, graph))
    for graph in default:
        if quads := [ox.Quad(q.subject, q.predicate, q.object, UNION) for q in store.quads_for_pattern(None, None, None, graph)]:
            spend()
            held.bulk_extend(quads)
    return held, UNION
