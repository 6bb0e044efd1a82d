"""The explorer: one page that holds a document made from the store by queries, and the finished front end that reads it.

Each file of `ontology/explorer` is a table of the document; nothing in the page knows Python, and nothing here knows the page.
"""

import base64
import gzip
import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox

from tuiin.check import short
from tuiin.errors import TuiinError
from tuiin.model import SHARED
from tuiin.network import arrange, project
from tuiin.page import ASSETS, digest_of, vis_network
from tuiin.questions import Question, load
from tuiin.rooms import ONTOLOGY
from tuiin.store import Store
from tuiin.vocabulary import ID, PREFIXES, local_iri, shared_iri

if TYPE_CHECKING:
    from tuiin.network import Network

FORMAT = "tuiin-explorer/1"
LANGUAGES = ("kk", "ru", "en")
WEB = ASSETS / "web"

Table = dict[str, Any]


class NotBuilt(TuiinError):
    """The front end was not bundled: a checkout whose `make web` was not run."""

    exit_code = 3


def explorer(store: Store, network: "Network | None" = None) -> str:
    """Return the explorer of all articles in a store as one HTML page that makes no request and runs only what its policy names.

    Raises `NotBuilt` in a checkout whose front end was not bundled.
    """
    scripts = [vis_network(), asset("explorer.js")]
    return whole_page(_title(store)["kk"], asset("explorer.css"), scripts, {"document": json_block(document(store, network))})


def query_page(store: Store) -> str:
    """Return a page that answers SPARQL by itself: the shipped questions, an editor, the graph, and an engine that runs in a worker.

    Raises `NotBuilt` in a checkout whose front end was not bundled.
    """
    slugs = _slugs(store)
    questions = [_question(question, slugs) for question in load().values()]
    terms = store.ask((ONTOLOGY / "terms.rq").read_text("utf-8"))
    held = {
        "title": _title(store),
        "prefixes": PREFIXES,
        "article": f"{ID}article/{slugs[0]}" if slugs else ID,
        "questions": questions,
        "terms": [
            {"name": short(str(term)), **{lang: word or "" for lang, word in zip(LANGUAGES, words, strict=True)}} for term, *words in terms
        ],
    }
    blocks = {
        "document": json_block(held),
        "worker": Block("text/plain", asset("worker.js").replace("</script", "<\\/script")),
        "engine": Block("application/gzip", base64.b64encode((WEB / "oxigraph.wasm.gz").read_bytes()).decode()),
        "graph": Block("application/gzip", base64.b64encode(gzip.compress(_nquads(store), mtime=0)).decode()),
    }
    more = " 'wasm-unsafe-eval'; worker-src blob:"
    return whole_page(held["title"]["kk"], asset("query.css"), [asset("query.js")], blocks, more=more)


def document(store: Store, network: "Network | None" = None) -> dict[str, Any]:
    """Return what the explorer shows, as `ontology/explorer/schema.json` describes it: the same bytes for the same statements."""
    held = _Held()
    slugs = _slugs(store)
    drawn = network if network is not None else arrange(project(store))
    tables = {path.stem: held.table(store.ask(path.read_text("utf-8")).raw) for path in sorted((ONTOLOGY / "explorer").glob("*.rq"))}
    return {
        "format": FORMAT,
        "statements": len({str(quad.triple) for quad in store.graphs.quads_for_pattern(None, None, None, ox.DefaultGraph())}),
        "prefixes": PREFIXES,
        "tables": tables,
        "network": _network(held, drawn),
        "questions": [_question(question, slugs) | {"answers": _answers(store, question, held, slugs)} for question in load().values()],
        "things": [short(iri) for iri in held.things],
        "texts": list(held.texts),
    }


class Block(NamedTuple):
    """Something that a page holds for its scripts to read: its type, and its content, which must not be able to end it."""

    type: str
    content: str


def whole_page(title: str, style: str, scripts: list[str], blocks: dict[str, Block], *, more: str = "") -> str:
    """Return a page of one style, some scripts and blocks, under a policy that lets nothing else run and asks for nothing.

    `more` is what the policy grants besides, after the scripts.
    """
    ran = " ".join(map(digest_of, scripts)) + more
    policy = f"default-src 'none'; script-src {ran}; style-src {digest_of(style)}; img-src data: blob:; base-uri 'none'; form-action 'none'"
    data = "\n".join(f'<script type="{block.type}" id="{name}">{block.content}</script>' for name, block in blocks.items())
    run = "\n".join(f"<script>{script}</script>" for script in scripts)
    return f"""<!DOCTYPE html>
<html lang="kk">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>{style}</style>
</head>
<body>
<div id="app"></div>
{data}
{run}
</body>
</html>
"""


def json_block(value: Any) -> Block:
    """Return a value as JSON that no HTML parser can take for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Block("application/json", text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def asset(name: str) -> str:
    """Return a bundled file of the front end. Raises `NotBuilt` where there is none."""
    path: Path = WEB / name
    if not path.is_file():
        raise NotBuilt(f"{path}: the pages are not bundled in this checkout; run `make web` (needs Node)")
    return path.read_text("utf-8")


class _Held:
    """The things and the texts that the tables speak of, each once; a cell holds the number of its thing or text."""

    def __init__(self) -> None:
        self.things: dict[str, int] = {}
        self.texts: dict[str, int] = {}

    def thing(self, iri: str) -> int:
        return self.things.setdefault(iri, len(self.things))

    def text(self, words: str) -> int:
        return self.texts.setdefault(words, len(self.texts))

    def table(self, answer: ox.QuerySolutions) -> Table:
        names = [variable.value for variable in answer.variables]
        kinds = dict.fromkeys(names, "text")
        rows = []
        for row in answer:
            cells = []
            for name, term in zip(names, row, strict=True):
                kind, cell = self.cell(term)
                kinds[name] = kind or kinds[name]
                cells.append(cell)
            rows.append(cells)
        return {"columns": [{"name": name, "type": kind} for name, kind in kinds.items()], "rows": rows}

    def cell(self, term: Any) -> tuple[str | None, int | float | bool | None]:
        if term is None:
            return None, None
        if isinstance(term, ox.NamedNode):
            return "thing", self.thing(term.value)
        kind = term.datatype.value.rpartition("#")[2]
        if kind in ("integer", "nonNegativeInteger"):
            return "number", int(term.value)
        if kind in ("decimal", "double"):
            return "number", float(term.value)
        return ("boolean", term.value == "true") if kind == "boolean" else ("text", self.text(term.value))


def _network(held: _Held, drawn: "Network") -> dict[str, Table]:
    kinds = {"node": "thing", "source": "thing", "target": "thing", "kind": "text"}

    def table(names: str, rows: list[list[Any]]) -> Table:
        return {"columns": [{"name": name, "type": kinds.get(name, "number")} for name in names.split()], "rows": rows}

    at = drawn.nodes
    nodes = [[held.thing(n), held.text(at[n]["kind"]), at[n]["x"], at[n]["y"], at[n]["size"]] for n in sorted(drawn)]
    edges = [[held.thing(a), held.thing(b), held.text(kind)] for a, b, kind in sorted(drawn.edges(keys=True))]
    return {"nodes": table("node kind x y size", nodes), "edges": table("source target kind", edges)}


def _question(question: Question, slugs: list[str]) -> dict[str, Any]:
    """Return a shipped question in words and in SPARQL, with its parameters and their defaults."""
    parameters = [{"name": p.name, "value": p.default and _thing(p.default, slugs), "meaning": p.meaning} for p in question.parameters]
    return {"name": question.name, "words": question.words, "parameters": parameters, "sparql": question.sparql}


def _answers(store: Store, question: Question, held: _Held, slugs: list[str]) -> dict[str, Table]:
    defaults = {p.name: _thing(p.default, slugs) for p in question.parameters if p.default}
    return {lang: held.table(store.ask(question.sparql, {"lang": lang, **defaults}).raw) for lang in LANGUAGES}


def _thing(reference: str, slugs: list[str]) -> str:
    """Return the IRI of a default; one that is a claim or a sentence is of the first article."""
    kind, slash, key = reference.partition("/")
    if not slash:
        return reference
    return shared_iri(kind, key) if kind in SHARED else local_iri(slugs[0] if slugs else "none", kind, key)


def _slugs(store: Store) -> list[str]:
    articles = store.ask("SELECT ?article { ?article a fabio:JournalArticle } ORDER BY ?article")
    return [str(row[0]).removeprefix(f"{ID}article/") for row in articles]


def _title(store: Store) -> dict[str, str]:
    rows = store.ask("SELECT ?words { ?article a fabio:JournalArticle ; skos:prefLabel ?words } ORDER BY ?article").raw
    words = [row["words"] for row in rows]
    return {lang: " · ".join(word.value for word in words if word.language == lang) or "tuiin" for lang in LANGUAGES}


def _nquads(store: Store) -> bytes:
    named = (quad for quad in store.graphs if not isinstance(quad.graph_name, ox.DefaultGraph))
    return "".join(sorted(f"{quad} .\n" for quad in named)).encode()
