"""The explorer and the page of queries: each one file that holds what it shows, the bundled front end, and a policy that allows no more."""

import base64
import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tuiin.errors import TuiinError
from tuiin.files.paths import ASSETS
from tuiin.files.words import ENGLISH
from tuiin.graph.questions import Question, common
from tuiin.graph.sparql import also, bind, choices
from tuiin.graph.store import Store
from tuiin.model import Text
from tuiin.show.document import document, first_article, fixed_of, in_words, offered_of, written
from tuiin.show.html import digest_of, pieces_alone
from tuiin.show.picture.facts import facts
from tuiin.show.plain import partly_read, plain
from tuiin.show.terms import terms

if TYPE_CHECKING:
    from tuiin.show.network import Network

WEB = ASSETS / "web"
_SEEN = 300  # letters of a description that others show
_ASKS = "; connect-src 'self'"  # what the policy of a live page grants besides


class NotBuilt(TuiinError):
    """The front end was not bundled: a checkout whose `make web` was not run."""

    exit_code = 3


def explorer(
    store: Store,
    network: "Network | None" = None,
    questions: Mapping[str, Question] | None = None,
    live: Mapping[str, Any] | None = None,
) -> bytes:
    """Return the explorer of all articles in a store as one HTML page that makes no request and runs only what its policy names.

    A `live` one asks the server that gave it for news of its files, and for texts: how often it was made, and whose texts are at hand.
    Raises `NotBuilt` in a checkout whose front end was not bundled.
    """
    blocks = {"document": packed(json_block(document(store, network, questions)).content.encode())}
    if live:
        blocks["live"] = json_block(live)
    more, title = _ASKS if live else "", _title(store)
    return whole_page(
        title,
        asset("explorer.css"),
        asset("explorer.js"),
        blocks,
        more=more,
        description=_concluded(store, title),
        unscripted=plain(store),
    )


def query_page(store: Store, questions: Mapping[str, Question] | None = None) -> bytes:
    """Return a page that answers SPARQL by itself: the shipped questions, an editor, the graph, and an engine that runs in a worker.

    Raises `NotBuilt` in a checkout whose front end was not bundled.
    """
    slug, space = first_article(store), store.space
    asked = [_asked(store, question) for question in offered_of(store, questions).values()]
    title = _title(store)
    held = {
        "title": dict(title),
        "words": {language: store.words(language) for language in store.languages},
        "prefixes": space.prefixes,
        "known": store.prefixes,
        "article": space.article(slug),
        "questions": asked,
        "heads": common(),
        "terms": terms(store),
    }
    blocks = {
        "document": json_block(held),
        "worker": Block("text/plain", asset("worker.js").replace("</script", "<\\/script")),
        "engine": Block("application/gzip", base64.b64encode((WEB / "oxigraph.wasm.gz").read_bytes()).decode()),
        "graph": packed(store.nquads()),
    }
    more = " 'wasm-unsafe-eval'; worker-src blob:"
    return whole_page(title, asset("query.css"), asset("query.js"), blocks, more=more)


def _asked(store: Store, question: Question) -> dict[str, Any]:
    """Return a question in words and in SPARQL, each parameter with the SPARQL that asks what it can be.

    Where a parameter that has to be fixed is not, the `whole` is asked: each row says to which value it belongs.
    """
    fixed = fixed_of(store, question)
    needed = [parameter.name for parameter in question.parameters if not parameter.open]
    told = in_words(question) | {"sparql": written(store, question), "whole": bind(also(question.body, needed), fixed)}
    for parameter in told["parameters"]:
        parameter["choices"] = bind(choices(question.body, parameter["name"]), fixed)
    return told


class Block(NamedTuple):
    """Something that a page holds for its scripts to read: its type, and its content, which must not be able to end it."""

    type: str
    content: str


def whole_page(title: Text, style: str, program: str, blocks: dict[str, Block], *, more: str = "", **told: str) -> bytes:
    """Return a page of one style, one program and blocks, under a policy that lets nothing else run and asks for nothing.

    The program lies there packed, a third of its size; a script unpacks it, and the policy names the digests of both.
    `more` is what the policy grants besides, after the scripts; `description` is what is seen of it where somebody sends its address on,
    `unscripted` the HTML that it shows where no script runs.
    """
    unpack = (ASSETS / "unpack.js").read_text("utf-8")
    grants = f" {digest_of(program)}{more}; img-src data: blob:; font-src data:"
    named = {"language": next(iter(title), ENGLISH), "title": title.said() or "tuiin", "description": "", "unscripted": ""}
    held = blocks | {"program": packed(program.encode())}
    page = pieces_alone("app.html", style, [unpack], grants=grants, blocks=held, **named | told)
    return b"".join(piece.encode() for piece in page)


def json_block(value: Any) -> Block:
    """Return a value as JSON that no HTML parser can take for markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Block("application/json", text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


def packed(content: bytes) -> Block:
    """Return bytes as a page holds them that a browser unpacks: a quarter of their size, and no markup."""
    return Block("application/gzip", base64.b64encode(gzip.compress(content, mtime=0)).decode())


def asset(name: str) -> str:
    """Return a bundled file of the front end. Raises `NotBuilt` where there is none."""
    path: Path = WEB / name
    if not path.is_file():
        raise NotBuilt(f"{path}: the pages are not bundled in this checkout; run `make web` (needs Node)")
    return path.read_text("utf-8")


def _concluded(store: Store, title: Text) -> str:
    """Return what the articles conclude, in the language of the page's title, and how far those are read that are not read whole."""
    language = next(iter(title), ENGLISH)
    told = [*_conclusions(store, language), *partly_read(store, language).values()]
    whole = " ".join(told)
    return whole if len(whole) <= _SEEN else f"{whole[:_SEEN].rsplit(' ', 1)[0]} …"


def _conclusions(store: Store, language: str) -> list[str]:
    """Return the claims that the articles come to: what a curator calls a conclusion, and the author holds."""
    said = f"GRAPH <{store.words(language)}> {{ ?claim tn:paraphrase ?says }}"
    asked = f"SELECT ?claim ?says {{ ?claim tn:role role:conclusion ; tn:order ?order . {said} }} ORDER BY ?order"
    rows = list(store.ask(asked))
    known = facts(store) if rows else []
    return [str(says) for claim, says in rows if any(article.holds(str(claim)) for article in known)]


def _title(store: Store) -> Text:
    """Return the titles of all articles, in each language that one of them has a title in, the dearest first."""
    rows = store.ask("SELECT ?words { ?article a fabio:JournalArticle ; skos:prefLabel ?words } ORDER BY ?article")
    titles = [word for (word,) in rows.terms()]
    tags = dict.fromkeys((*store.languages, *(title.language for title in titles)))
    joined = {tag: " · ".join(title.value for title in titles if title.language == tag) for tag in tags}
    return Text({tag: words for tag, words in joined.items() if words})
