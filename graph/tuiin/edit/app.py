"""The editing page over HTTP, for this machine alone, below an address that holds a key."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from tuiin.curate.folder import REVIEW, shown
from tuiin.draft.lemmas import citation
from tuiin.edit import address, boundaries, together
from tuiin.edit.acts import BOUNDARY, Act, Refused, act_of
from tuiin.edit.desk import Carried, Conflict
from tuiin.edit.opening import Opened
from tuiin.edit.session import Session
from tuiin.edit.settling import choice_of
from tuiin.edit.state import step
from tuiin.errors import MachineError, TuiinError
from tuiin.files.paths import ASSETS
from tuiin.files.writing import Held, lock, replace
from tuiin.serve.web.access import AccessMiddleware, AccessRules

_MOST = 4_000_000  # bytes of what a page sends
_PERHAPS = "try again; if it is a page, its address stands where it was started, and it ends"
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>tuiin edit</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="edit.css"><script defer src="edit.js"></script></head>
<body><div id="app"></div></body></html>
"""


def app(session: Session, host: str) -> ASGIApp:
    """Return the application: the page below its key, and nothing else."""
    at = _Addresses(session)
    reading = {"": at.page, "state": at.state, "news": at.news, "label": at.label, "agreement": at.agreement}
    reading |= {"edit.js": at.asset, "edit.css": at.asset}
    acting: dict[str, Callable[[Request], Awaitable[Response]]] = {"act": at.act, "undo": at.undo, "redo": at.redo, "form": at.form}
    acting |= {"settle": at.settle, "say": at.say}
    routes = [Route(f"/{{key}}/{name}", _kept(session, done), methods=["GET"]) for name, done in reading.items()]
    routes += [Route(f"/{{key}}/{name}", _kept(session, done), methods=["POST"]) for name, done in acting.items()]
    inside = Starlette(routes=routes, exception_handlers={TuiinError: _refused, Conflict: at.conflict})
    return AccessMiddleware(inside, AccessRules(host), lambda path: "POST" if path.rpartition("/")[2] in acting else "GET, HEAD")


def _kept(session: Session, done: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        if not secrets.compare_digest(request.path_params["key"].encode("utf-8", "surrogatepass"), session.key.encode()):
            return JSONResponse({"message": "this address has another key; `tuiin edit` printed the right one"}, 404)
        return await done(request)

    return answer


async def _refused(_: Request, error: Exception) -> Response:
    used = {"problems": error.problems, "used": error.used} if isinstance(error, Refused) else {}
    return JSONResponse(
        {"message": str(error)} | {name: some for name, some in used.items() if some}, 503 if isinstance(error, MachineError) else 400
    )


class _Addresses:
    """What each address does."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def page(self, _: Request) -> Response:
        """Show the page."""
        return HTMLResponse(_PAGE, headers={"cache-control": "no-store"})

    async def asset(self, request: Request) -> Response:
        """Give the page's script or its style."""
        path = ASSETS / "web" / request.url.path.rpartition("/")[2]
        if not path.is_file():
            raise TuiinError("the page's script was not built; in a checkout: make web")
        return FileResponse(path, headers={"cache-control": "no-store"})

    async def state(self, _: Request) -> Response:
        """Tell how things are."""
        return _json(await asyncio.to_thread(self._session.state))

    async def news(self, _: Request) -> Response:
        """Tell of each change as it comes."""
        return StreamingResponse(self._session.news(), headers={"cache-control": "no-store"}, media_type="text/event-stream")

    async def label(self, request: Request) -> Response:
        """Tell how words of the text would stand in a dictionary."""
        words = request.query_params.get("words", "")[:500].split()
        return _json({"label": citation(words, self._session.opened.drafted.reading.language) if words else ""})

    async def say(self, request: Request) -> Response:
        """Tell what the words of claims would be in which nobody has typed."""
        act = act_of(await _sent(request))
        desk = self._session.opened.desk
        return _json(await self._session.alone(lambda: desk.said(act, {}, act.write)))

    async def act(self, request: Request) -> Response:
        """Carry out an act."""
        act = act_of(await _sent(request))
        return _done(await self._session.do(lambda: _carried(self._session.opened, act)))

    async def undo(self, request: Request) -> Response:
        """Take the last act back."""
        window, act = await _window(request)
        return _done(await self._session.do(lambda: self._session.opened.desk.undo(window, act)))

    async def redo(self, request: Request) -> Response:
        """Do again what was taken back."""
        window, act = await _window(request)
        return _done(await self._session.do(lambda: self._session.opened.desk.redo(window, act)))

    async def agreement(self, request: Request) -> Response:
        """Tell how far this reading and somebody else's agree."""
        name = request.query_params.get("with", "")
        return _json(await self._session.alone(lambda: self._beside(name)))

    async def settle(self, request: Request) -> Response:
        """Carry out a choice between this reading and somebody else's."""
        said = await _sent(request)
        choice, name = choice_of(said), str(said.get("with") or "")
        if together.own(self._session.opened.desk):
            await self._session.alone(lambda: together.choose(self._session.opened.desk, name, choice))
        else:
            await self._session.do(lambda: together.choose(self._session.opened.desk, name, choice))
        agreement = await self._session.alone(lambda: self._beside(name))
        return _json({"agreement": agreement, "saved": f"{datetime.now():%H:%M:%S}"})

    def _beside(self, name: str) -> dict[str, Any]:
        desk = self._session.opened.desk
        return together.beside(desk, name, str(desk.book.article.get("language") or "en"))

    async def form(self, request: Request) -> Response:
        """Keep the letters of a form that is open."""
        self._session.form = (await _sent(request) or {}).get("form")
        desk = self._session.opened.desk
        content = json.dumps(self._session.form, ensure_ascii=False).encode()
        await asyncio.to_thread(replace, desk.files.home / REVIEW / f".{desk.curator}.form.json", content, curated=True)
        return Response(status_code=204)

    async def conflict(self, _: Request, error: Exception) -> Response:
        """Tell that somebody else has changed the same."""
        conflicts = error.conflicts if isinstance(error, Conflict) else []
        return _json({"changes": self._session.changes(), "conflicts": conflicts}, 409)


def _carried(opened: Opened, act: Act) -> Carried:
    return boundaries.move(opened.desk, opened.text, act) if act.kind == BOUNDARY else opened.desk.act(act)


def _json(said: Any, status: int = 200) -> Response:
    content = json.dumps(said, ensure_ascii=False, default=str)
    return Response(content, status, {"cache-control": "no-store"}, "application/json")


def _done(carried: Carried) -> Response:
    said: dict[str, Any] = {"changes": carried.changes.said, "names": dict(carried.names), "saved": f"{datetime.now():%H:%M:%S}"}
    return _json(said | ({"back": step([carried.back])} if carried.back else {}))


async def _sent(request: Request) -> Any:
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise Refused("wanted JSON (content-type: application/json)")
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > _MOST:
            raise Refused(f"more than {_MOST:,} bytes came; an act is smaller")
    try:
        return json.loads(content or b"null")
    except (ValueError, RecursionError) as error:
        raise Refused(f"is no JSON: {error}") from error


async def _window(request: Request) -> tuple[str, str]:
    """Return which window asks, and what it calls this step."""
    said = await _sent(request)
    return (str(said.get("window") or ""), str(said.get("id") or "")) if isinstance(said, dict) else ("", "")


def serve(open_article: Callable[[], Opened], port: int, started: Callable[[str], None]) -> None:
    """Show the editing page until SIGINT; `started` is given its address. Raises `MachineError` where somebody else edits the article."""
    import uvicorn

    host = "127.0.0.1"
    opened = open_article()
    review = opened.desk.files.home / REVIEW
    review.mkdir(parents=True, exist_ok=True)
    kept = address.place(opened.desk.files, opened.desk.curator)
    held = address.holder(opened.desk.files, opened.desk.curator)
    with _alone(review, held):
        key, listening = address.taken(kept, host, port)
        there = address.url(host, listening.getsockname()[1], key)

        async def run() -> None:
            session = Session(opened, open_article, key)
            session.form = _form(review / f".{opened.desk.curator}.form.json")
            config = uvicorn.Config(
                app(session, host), log_config=None, log_level="critical", lifespan="off", ws="none", timeout_graceful_shutdown=1
            )
            tasks = [asyncio.ensure_future(session.follow()), asyncio.ensure_future(session.check())]
            started(there)
            try:
                await uvicorn.Server(config).serve(sockets=[listening])
            finally:
                for task in tasks:
                    task.cancel()

        with listening, address.told(held, opened.desk.curator, there):
            asyncio.run(run())


@contextmanager
def _alone(review: Path, held: Path) -> Iterator[None]:
    """Hold an article. Raises `MachineError` where another process does, with whose page that is and where, if it tells."""
    with ExitStack() as stack:
        try:
            stack.enter_context(lock(review / ".lock"))
        except Held as error:
            whose, there = address.open_at(held)
            page = f"the page of {whose} is open already at {there} and ends" if there else _PERHAPS
            raise MachineError(f"{shown(review.parent)}: another tuiin is writing here; {page} with Ctrl-C in its terminal") from error
        address.forget(held)
        yield


def _form(path: Path) -> Any:
    """Return the form that was put aside, if there is one."""
    with suppress(OSError, ValueError):
        return json.loads(path.read_text("utf-8"))
    return None
