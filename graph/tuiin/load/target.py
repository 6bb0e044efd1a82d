"""What TARGET means: which kind of store, at which addresses it takes graphs, queries and updates; or which folder."""

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from tuiin.errors import TuiinError


class BadTarget(TuiinError):
    """A TARGET that cannot be loaded into as it is written."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one kind of store is spoken to: the ends of its addresses (None: it has none), and what it can bear.

    `replaces` is how a graph is replaced: "put" in one request; "copy" from a staging graph that was counted first; "modify" the same, in
    one DELETE and INSERT, for a store that knows no COPY. `atomic` says whether its makers promise
    that a request is done whole or not at all. `quads` is where it takes many graphs in one request. `listed` says that it keeps a list of
    its graphs, and need not read all that it holds to name them.
    """

    graphs: str | None
    query: str | None
    update: str | None
    replaces: str = "put"
    chunk: int = 50_000
    parameter: str = "graph"
    atomic: bool = True
    also: tuple[str, ...] = ()
    quads: str | None = None
    listed: bool = False


RECIPES = {
    # With `no_transaction` it adds by its bulk loader, three times as fast as in a transaction: seen with 0.5.13.
    "oxigraph": Recipe("/store", "/query", "/update", chunk=100_000, quads="/store?no_transaction", listed=True),
    # A PUT that fails leaves half of the new graph, and INSERT DATA above about 5,000 triples is refused: both seen with 7.2.5.
    "virtuoso": Recipe(
        "/sparql-graph-crud-auth", "/sparql-auth", "/sparql-auth", "copy", 5_000, "graph-uri", False, ("/sparql-graph-crud", "/sparql")
    ),
    "fuseki": Recipe("/data", "/query", "/update", also=("/sparql", "/get", "/upload")),
    "rdf4j": Recipe("/rdf-graphs/service", "", "/statements"),
    "graphdb": Recipe("/rdf-graphs/service", "", "/statements"),
    "blazegraph": Recipe(None, "", "", "copy", 10_000),
    "stardog": Recipe("", "/query", "/update"),
    "qlever": Recipe(None, "", "", "modify", 10_000, atomic=False),
    "gsp": Recipe("", None, None, atomic=False),
    "sparql": Recipe(None, "", "", "copy", 5_000, atomic=False),
}
FOLDERS = ("oxigraph", "tdb2")


@dataclass(frozen=True, slots=True)
class Target:
    """A store behind a web address: its kind, and what all its addresses begin with."""

    store: str
    base: str

    @property
    def recipe(self) -> Recipe:
        """How this kind is spoken to."""
        return RECIPES[self.store]

    @property
    def graphs(self) -> str | None:
        """Where it takes graphs (Graph Store Protocol), if it does."""
        return None if self.recipe.graphs is None else self.base + self.recipe.graphs

    @property
    def quads(self) -> str | None:
        """Where it takes many graphs in one request, if it does."""
        return None if self.recipe.quads is None else self.base + self.recipe.quads

    @property
    def query(self) -> str | None:
        """Where it takes queries, if it does."""
        if self.store == "sparql" and self.base.endswith("/update"):
            return self.base.removesuffix("/update") + "/query"
        return None if self.recipe.query is None else self.base + self.recipe.query

    @property
    def update(self) -> str | None:
        """Where it takes updates, if it does."""
        return None if self.recipe.update is None else self.base + self.recipe.update

    def __str__(self) -> str:
        return f"{self.store} at {self.base}"


@dataclass(frozen=True, slots=True)
class Folder:
    """A store that lies in a folder of this machine."""

    store: str
    path: Path

    def __str__(self) -> str:
        return f"{self.store} in {self.path}"


def target(text: str, store: str | None, headers: Callable[[str], Mapping[str, str]]) -> Target | Folder:
    """Return what a TARGET means; where neither `store` nor its path tell, `headers` asks an address for the headers it answers with.

    Raises `BadTarget` for an address that holds a password, a query or a fragment, and where nothing tells the kind.
    """
    kind, colon, path = text.partition(":")
    if kind in FOLDERS and colon and not path.startswith("//"):
        if store not in (None, kind) or not path:
            raise BadTarget(f"{text}: wanted a folder behind {kind}:, and no other --store")
        return Folder(kind, Path(path))
    parts = _address(text)
    base = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
    known = store or _by_path(parts) or _by_headers(headers(base))
    if not known:
        raise BadTarget(f"{base} does not tell what store it is; say it with --store: {', '.join(RECIPES)}")
    if known in ("rdf4j", "graphdb") and "/repositories/" not in base:
        raise BadTarget(f"{base} is a server of many repositories; wanted one of them, as in {base}/repositories/NAME")
    recipe = RECIPES[known]
    ends = sorted(filter(None, (recipe.graphs, recipe.query, recipe.update, *recipe.also)), key=len, reverse=True)
    return Target(known, next((base.removesuffix(end) for end in ends if base.endswith(end)), base))


def _address(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise BadTarget(f"TARGET is no web address: {str(error) if '@' not in text else 'its host or port cannot be read'}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        folders = " or ".join(f"{kind}:FOLDER" for kind in FOLDERS)
        raise BadTarget(f"TARGET is {_shown(text)!r}; wanted http://HOST:PORT/…, https://HOST/…, {folders}")
    if parts.username is not None or parts.password is not None:
        raise BadTarget(
            f"the address of {parts.hostname} holds a user or a password, which shells and logs remember; "
            "take it out, and set TUIIN_LOAD_USER and TUIIN_LOAD_PASSWORD"
        )
    if parts.query or parts.fragment:
        raise BadTarget(
            f"the address of {parts.hostname} has a ? or a # in it; wanted the address alone (a token goes into TUIIN_LOAD_TOKEN)"
        )
    return parts


def _shown(text: str) -> str:
    return text.rpartition("@")[2]


def _by_path(parts: SplitResult) -> str | None:
    path = parts.path
    if "/repositories/" in path:
        return "rdf4j"
    if path.startswith(("/blazegraph/", "/bigdata/")):
        return "blazegraph"
    if path.endswith(("/sparql-auth", "/sparql-graph-crud", "/sparql-graph-crud-auth")):
        return "virtuoso"
    return "sparql" if (parts.hostname or "").endswith((".neptune.amazonaws.com", ".neptune.amazonaws.com.cn")) else None


def _by_headers(headers: Mapping[str, str]) -> str | None:
    server = headers.get("server", "").lower()
    if "fuseki-request-id" in headers:
        return "fuseki"
    return next((kind for kind in ("oxigraph", "virtuoso", "fuseki", "graphdb", "rdf4j", "stardog", "qlever") if kind in server), None)


def is_loopback(address: str) -> bool:
    """Say whether an address is one of this machine.

    >>> is_loopback("http://127.0.0.1:7878"), is_loopback("http://127.0.0.1.example.org/")
    (True, False)
    """
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
