"""SPARQL over HTTP: what to send to insert, to copy and to drop a graph, and to ask for numbers and for graphs."""

import json
from collections.abc import Sequence
from urllib.parse import urlencode

from tuiin.load.target import Target
from tuiin.load.wire import RESULTS, Message, StoreError


def insert(target: Target, graph: str, triples: Sequence[str]) -> Message:
    """Return the request that adds triples to a graph; what is there already stays as it is."""
    lines = "".join([f"{triple} .\n" for triple in triples])
    return _update(target, f"INSERT DATA {{ GRAPH <{graph}> {{\n{lines}}} }}")


def copy(target: Target, source: str, graph: str) -> Message:
    """Return the request that makes a graph hold just what another holds, and leaves the other as it is."""
    if target.recipe.replaces == "copy":
        return _update(target, f"COPY GRAPH <{source}> TO GRAPH <{graph}>")
    return _update(
        target,
        f"DELETE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} INSERT {{ GRAPH <{graph}> {{ ?x ?y ?z }} }}\n"
        f"WHERE {{ {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} UNION {{ GRAPH <{source}> {{ ?x ?y ?z }} }} }}",
    )


def drop(target: Target, graph: str) -> Message:
    """Return the request that takes a graph away, whether it is there or not."""
    if target.recipe.replaces == "modify":
        return _update(target, f"DELETE WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    return _update(target, f"DROP SILENT GRAPH <{graph}>")


def ask(target: Target, sparql: str) -> Message:
    """Return the request that asks a SELECT, as a form: Virtuoso 7.2.5 never answers one sent as it is."""
    headers = (("Content-Type", "application/x-www-form-urlencoded"), ("Accept", RESULTS))
    return Message("POST", target.query or "", headers, urlencode({"query": sparql}).encode())


def numbers(message: Message, answer: bytes) -> dict[str, int]:
    """Return the number `n` in each row of the answer to a SELECT, by its `g` (or by nothing). Raises `StoreError` where there is none."""
    try:
        rows = json.loads(answer)["results"]["bindings"]
        return {row["g"]["value"] if "g" in row else "": int(row["n"]["value"]) for row in rows}
    except (ValueError, LookupError, TypeError) as error:
        raise StoreError(f"{message.url}: the answer to a SELECT holds no number ({answer[:60].decode(errors='replace')!r})") from error


def graphs(message: Message, answer: bytes) -> list[str]:
    """Return the graph `g` in each row of the answer to a SELECT. Raises `StoreError` where the answer is no table."""
    try:
        rows = json.loads(answer)["results"]["bindings"]
        return [str(row["g"]["value"]) for row in rows if row and row["g"]["type"] == "uri"]
    except (ValueError, LookupError, TypeError) as error:
        raise StoreError(f"{message.url}: the answer to a SELECT holds no graphs ({answer[:60].decode(errors='replace')!r})") from error


def _update(target: Target, sparql: str) -> Message:
    return Message("POST", target.update or "", (("Content-Type", "application/sparql-update"),), sparql.encode())
