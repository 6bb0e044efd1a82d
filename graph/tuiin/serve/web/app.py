"""The addresses of the server: each takes a request, has a worker do the job that it is, and gives the result a form."""

import asyncio
import json
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from tuiin import __version__
from tuiin.errors import TuiinError
from tuiin.files.words import languages
from tuiin.graph.space import Space
from tuiin.graph.vocabulary import BASE
from tuiin.serve.engine.jobs import FACTS, Description, File, Query, Result, WholePage
from tuiin.serve.engine.pool import Pool
from tuiin.serve.web import pages, protocol, service_description
from tuiin.serve.web.access import POLICY, AccessMiddleware, AccessRules
from tuiin.serve.web.negotiate import GRAPHS, HTML, choose, content_type, language, listed, too_new
from tuiin.serve.web.problem import HttpProblem

READ = "GET, HEAD, OPTIONS"
ASK = "GET, HEAD, POST, OPTIONS"
_WEB = pages.HERE.parents[1] / "assets" / "web"
_ASSETS = {
    "serve.css": (pages.HERE, "text/css"),
    "sparql.js": (pages.HERE, "text/javascript"),
    "yasgui.js": (_WEB, "text/javascript"),
    "yasgui.css": (_WEB, "text/css"),
}
_TOLD = {HTML: FACTS} | {form: form.media for form in GRAPHS}  # what a worker is told where a thing is wanted in a form
_ENDINGS = {f".{form.name}": media for form, media in _TOLD.items()}


def app(pool: Pool, rules: AccessRules) -> ASGIApp:
    """Return the application that serves what this pool holds."""
    served = routes(pool)
    asking = {route.path for route in served if route.methods and "POST" in route.methods and route.path != "/update"}
    handlers: Any = {HTTPException: _http, TuiinError: _problem, Exception: _fault}
    inside = Starlette(routes=served, exception_handlers=handlers)
    inside.router.redirect_slashes = False
    return AccessMiddleware(inside, rules, lambda path: ASK if path in asking else READ)


def routes(pool: Pool) -> list[Route]:
    """Return all addresses, the first that fits first; `openapi.json` tells of the same."""
    at = _Addresses(pool)
    asking = {"/sparql": at.sparql, "/sparql/": at.sparql, "/query": at.query, "/update": at.update}
    reading = {
        "/": at.landing,
        "/data": at.graph,
        "/data/{rest:path}": at.graph,
        "/.well-known/void": at.void,
        "/explorer": at.explorer,
        "/explorer.html": at.explorer,
        "/query.html": at.queries,
        "/assets/{name}": at.asset,
        "/health": at.health,
        "/openapi.json": at.openapi,
        "/docs": at.docs,
        "/about": at.about,
        "/{path:path}": at.thing,
    }
    both = [Route(path, endpoint, methods=["GET", "POST"]) for path, endpoint in asking.items()]
    return both + [Route(path, endpoint, methods=["GET"]) for path, endpoint in reading.items()]


class _Addresses:
    """What each address does."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._pages: dict[tuple[float, str], Response] = {}
        self._making = asyncio.Lock()

    @property
    def _space(self) -> Space:
        return Space(self._pool.facts["space"])

    async def sparql(self, request: Request) -> Response:
        """Answer a query; without one, a browser gets the editor and a program the description of the service."""
        base = str(request.url.replace(query="", fragment=""))
        job = await protocol.query(request, base, self._pool.facts["graphs"])
        if job is not None:
            return await self._answer(request, job)
        form = choose(request.headers.get("accept"), (*GRAPHS, HTML))
        if form is None:
            raise HttpProblem(406, f"without a query there is text/html, and the description of the service as {listed(GRAPHS)}")
        if form is not HTML:
            written = service_description.service(self._pool.facts, base, form)
            return Response(written, headers={"Vary": "Accept"}, media_type=form.header)
        from tuiin.serve.web.examples import examples

        lang, built = _language(request), (_WEB / "yasgui.js").is_file()
        page = pages.editor(lang, examples(lang, self._pool.facts["graphs"], self._space), built)
        policy = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") if built else POLICY
        return _html(page, {"content-security-policy": policy})

    async def query(self, request: Request) -> Response:
        """Show the query page to a browser; for a program this is /sparql by another name."""
        wanted = choose(request.headers.get("accept"), (*GRAPHS, HTML))
        if request.method != "POST" and not request.scope["query_string"] and wanted is HTML:
            return await self._whole_page(request, "query")
        return await self.sparql(request)

    async def update(self, request: Request) -> Response:
        """Refuse."""
        raise HttpProblem(403, "this server is read-only: an update is not carried out")

    async def graph(self, request: Request) -> Response:
        """Give a graph, or all of them, as a file."""
        base = str(request.url.replace(path="/data/", query="", fragment=""))
        return await self._answer(request, protocol.graph(request, base, self._pool.facts["graphs"], self._space))

    async def void(self, request: Request) -> Response:
        """Describe the data."""
        form = choose(request.headers.get("accept"), (*GRAPHS, HTML))
        if form is None:
            raise HttpProblem(406, f"the description is given as {listed(GRAPHS)}")
        form = GRAPHS[0] if form is HTML else form
        root = str(request.url.replace(path="", query="", fragment="")).rstrip("/")
        return Response(service_description.void(self._pool.facts, root, form), headers={"Vary": "Accept"}, media_type=form.header)

    async def thing(self, request: Request) -> Response:
        """Tell of the thing whose IRI has this path; an ending names the form."""
        path = request.path_params["path"]
        iri = self._space.uri + path.removeprefix("id/") if path.startswith("id/") else BASE + path
        iris = [(iri, _accepted(request))]
        stem, dot, ending = iri.rpartition(".")
        if dot + ending in _ENDINGS:
            iris.append((stem, _ENDINGS[dot + ending]))
        return await self._describe(request, iris)

    async def about(self, request: Request) -> Response:
        """Tell of a thing by its IRI, whoever named it."""
        given = dict(protocol.fields(request.scope["query_string"]))
        if "iri" not in given:
            raise HttpProblem(400, "wanted the parameter `iri`")
        return await self._describe(request, [(given["iri"], _ENDINGS.get(f".{given.get('as', '')}") or _accepted(request))])

    async def landing(self, request: Request) -> Response:
        """Show where everything is."""
        return _html(pages.landing(_language(request), self._pool.facts))

    async def explorer(self, request: Request) -> Response:
        """Show the explorer."""
        return await self._whole_page(request, "explorer")

    async def queries(self, request: Request) -> Response:
        """Show the page that answers queries by itself, under the name by which the explorer knows it."""
        return await self._whole_page(request, "query")

    async def docs(self, request: Request) -> Response:
        """Show the manual."""
        return _html(pages.manual(_language(request), _openapi(request)))

    async def openapi(self, request: Request) -> Response:
        """Give the manual to a program."""
        return JSONResponse(_openapi(request))

    async def health(self, request: Request) -> Response:
        """Say whether queries are answered."""
        busy, waiting, facts = self._pool.busy, self._pool.waiting, self._pool.facts
        known = {"statements": facts["default"], "graphs": len(facts["graphs"]), "since": int(self._pool.since)}
        state = {"status": "ok" if self._pool.up else "starting", "tuiin": __version__, "busy": busy, "waiting": waiting, **known}
        return JSONResponse(state, 200 if self._pool.up else 503, headers={"Cache-Control": "no-store"})

    async def asset(self, request: Request) -> Response:
        """Give a file of a page."""
        folder, media = _ASSETS.get(request.path_params["name"], (pages.HERE, ""))
        path = folder / request.path_params["name"]
        if not media or not path.is_file():
            raise HttpProblem(404, "there is no such file")
        return Response(path.read_bytes(), media_type=media)

    async def _describe(self, request: Request, iris: list[tuple[str, str | None]]) -> Response:
        lang = _language(request)
        media, body, iri = await self._wait(request, Description(iris, lang))
        if media != FACTS:
            return _response(request, media, body)
        alternates = ", ".join(f'<{pages.local(iri, f.name, self._space)}>; rel="alternate"; type="{f.media}"' for f in GRAPHS)
        asked = f"iri={quote(iri, safe='')}&" if "path" not in request.path_params else ""
        page = pages.thing(lang, iri, json.loads(body), self._space, asked, self._pool.facts["graphs"])
        return _html(page, {"Vary": "Accept, Accept-Language", "Link": alternates})

    async def _whole_page(self, request: Request, name: str) -> Response:
        """Give a page that is made of the whole store, once for the data as they are."""
        async with self._making:  # else each of a crowd that comes before the first page is there would have one made
            key = (self._pool.since, name)
            if key not in self._pages:
                media, body, _ = await self._wait(request, WholePage(name), sealed=False)
                self._pages = {k: page for k, page in self._pages.items() if k[0] == key[0]}
                self._pages[key] = Response(body, headers={"content-security-policy": ""}, media_type=content_type(media))
            return self._pages[key]

    async def _answer(self, request: Request, job: Query | File) -> Response:
        media, body, _ = await self._wait(request, job)
        return _response(request, media, body)

    async def _wait(self, request: Request, job: Query | File | Description | WholePage, *, sealed: bool = True) -> Result:
        """Return the result of a job, unless the client goes first: then nobody needs it, and its worker is ended."""
        waiting = asyncio.current_task()
        gone = asyncio.ensure_future(_gone(request, waiting))
        try:
            return await self._pool.do(job, sealed=sealed)  # type: ignore[no-any-return]
        except asyncio.CancelledError:
            if gone.done() and waiting is not None and waiting.uncancel() == 0:
                raise HttpProblem(499, "the client is gone") from None
            raise
        finally:
            gone.cancel()


async def _gone(request: Request, waiting: "asyncio.Task[Any] | None") -> None:
    """Wait until the client has closed its connection, and then end the task that waits on its behalf."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    if waiting is not None:
        waiting.cancel()


def _accepted(request: Request) -> str | None:
    """Return what a worker is told where a thing is wanted in the form that the client likes best."""
    form = choose(request.headers.get("accept"), (HTML, *GRAPHS))
    return _TOLD[form] if form else None


def _response(request: Request, media: str, body: bytes) -> Response:
    if too_new(request.headers.get("accept"), media):
        raise HttpProblem(406, f"this answer holds what is of RDF 1.2: wanted an older version; found {media}")
    return Response(body, headers={"Vary": "Accept"}, media_type=content_type(media))


def _language(request: Request) -> str:
    return language(request.query_params.get("lang"), request.headers.get("accept-language"))


def _html(page: str, headers: dict[str, str] | None = None) -> Response:
    return Response(page, headers={"Vary": "Accept-Language", **(headers or {})}, media_type="text/html; charset=utf-8")


def _openapi(request: Request) -> dict[str, Any]:
    api: dict[str, Any] = json.loads((pages.HERE / "openapi.json").read_text("utf-8"))
    api["info"]["version"] = __version__
    parameters = [one for path in api["paths"].values() for operation in path.values() for one in operation.get("parameters", ())]
    for parameter in parameters:
        if parameter["name"] == "lang":
            parameter["schema"]["enum"] = [*languages()]
    api["servers"] = [{"url": str(request.url.replace(path="", query="", fragment="")).rstrip("/")}]
    return api


async def _problem(request: Request, error: TuiinError) -> Response:
    problem = error if isinstance(error, HttpProblem) else HttpProblem.of(error)
    return problem.response(request.headers.get("accept"))


async def _fault(request: Request, error: Exception) -> Response:
    """Own up to a fault of ours; the client learns its kind, and no more."""
    return HttpProblem(500, f"a fault of tuiin itself, please report it with the request: {type(error).__name__}").response(None)


async def _http(request: Request, error: HTTPException) -> Response:
    """Put what the framework refuses into our words."""
    headers = dict(error.headers or {})
    words = error.detail
    if error.status_code == 405:
        headers["Allow"] = ASK if "POST" in headers.get("Allow", "") else READ
        words = f"{request.method} is not done here, where nothing can be changed; there is {headers['Allow']}"
    return HttpProblem(error.status_code, words, headers).response(request.headers.get("accept"))
