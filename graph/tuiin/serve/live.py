"""The explorer that follows its files: made anew when one of them is saved, for a browser on this machine, with the words of the text.

A page learns by an event that it is out of date, and loads itself again; where the files cannot be read as they are, it stays and says so.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from tuiin.curate import project
from tuiin.curate.anchors import UnreadableText
from tuiin.curate.reader import anchored
from tuiin.curate.texts import NoText, beside, candidates, text_of
from tuiin.errors import BadInput, UnknownArticle
from tuiin.graph import opened
from tuiin.graph.built import draft_of
from tuiin.graph.knowledge import KnowledgeGraph
from tuiin.graph.where import Where
from tuiin.model import Entries
from tuiin.serve.engine.sources import Source, seen
from tuiin.serve.web.access import AccessMiddleware, AccessRules
from tuiin.serve.web.server import listen
from tuiin.show import explorer, network

_LOOK = 0.1  # seconds between two looks at the files
_ALIVE = 15.0  # seconds after which a page that waits hears that somebody is still there
_TOLD = 20  # problems that a page is told


@dataclass(eq=False)
class Live:
    """The page as it was made last, how often one was made, and what is wrong with the files since."""

    places: Sequence[Where]
    tell: Callable[[str], None]
    page: bytes = b""
    made: int = 0
    wrong: list[str] = field(default_factory=list)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def make(self) -> None:
        """Make the page anew, and tell whoever waits for it."""
        try:
            page = await asyncio.to_thread(_page, self.places, self.made + 1, self.tell)
        except BadInput as error:
            self.wrong = [str(problem) for problem in error.problems]
            for words in self.wrong:
                self.tell(words)
        else:
            self.page, self.made, self.wrong = page, self.made + 1, []
        async with self.changed:
            self.changed.notify_all()

    async def follow(self, shown: object) -> None:
        """Make the page anew whenever its files are no longer as `shown`."""
        while True:
            await asyncio.sleep(_LOOK)
            if (now := await asyncio.to_thread(state, self.places)) != shown:
                shown = now
                await self.make()

    async def news(self) -> AsyncIterator[str]:
        """Yield events: how things are at first, then each change."""
        while True:
            yield f"data: {json.dumps({'made': self.made, 'wrong': self.wrong[:_TOLD]}, ensure_ascii=False)}\n\n"
            async with self.changed:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.changed.wait(), _ALIVE)


def state(places: Sequence[Where]) -> list[tuple[str, int, int]]:
    """Return what tells one state of the files from another, the texts among them: their words stand beside the claims."""
    return [each for where in places for each in (*Source(str(where.path), where.article).files(), *seen((*_texts(where), *_draft(where))))]


def _draft(where: Where) -> list[Path]:
    """Return the draft of an article, where that is wanted."""
    return [draft_of(where.article, where.path)] if where.article and where.drafts else []


def _texts(where: Where) -> list[Path]:
    """Return the files that may be the text of an article."""
    with suppress(BadInput):  # of tuiin.toml
        return candidates(where.article, where.path / "articles" / where.article, project.of(where.path)) if where.article else []
    return []


def app(live: Live, host: str) -> ASGIApp:
    """Return the application: the page, its news, and the texts of its articles, for this machine alone."""

    async def page(_: Request) -> Response:
        headers = {"content-security-policy": "", "cache-control": "no-store"}  # the page carries a policy of its own
        return Response(live.page, headers=headers, media_type="text/html; charset=utf-8")

    async def news(_: Request) -> Response:
        return StreamingResponse(live.news(), headers={"cache-control": "no-store"}, media_type="text/event-stream")

    async def text(request: Request) -> Response:
        found = await asyncio.to_thread(_text, live.places, request.path_params["slug"])
        return PlainTextResponse(found, 200 if found else 404, headers={"cache-control": "no-store"})

    routes = [Route("/", page), Route("/explorer.html", page), Route("/news", news), Route("/text/{slug}", text)]
    return AccessMiddleware(Starlette(routes=routes), AccessRules(host), lambda _: "GET, HEAD, OPTIONS")


def serve(places: Sequence[Where], port: int, tell: Callable[[str], None], started: Callable[[str], None]) -> None:
    """Show these graphs until SIGINT; `started` is given the address once there is a page: files that cannot be read yet are waited for.

    Raises `MachineError` where the port cannot be had, and what `opened.open` raises for what is no article.
    """
    import uvicorn

    host = "127.0.0.1"
    with listen(host, port) as listening:

        async def run() -> None:
            live, shown = Live(places, tell), state(places)
            await live.make()
            following = asyncio.ensure_future(live.follow(shown))
            async with live.changed:
                await live.changed.wait_for(lambda: live.page)
            config = uvicorn.Config(
                app(live, host), log_config=None, log_level="critical", lifespan="off", ws="none", timeout_graceful_shutdown=1
            )
            started(f"http://{host}:{listening.getsockname()[1]}/")
            try:
                await uvicorn.Server(config).serve(sockets=[listening])
            finally:
                following.cancel()

        asyncio.run(run())


def _page(places: Sequence[Where], number: int, tell: Callable[[str], None]) -> bytes:
    graph = opened.open(places[0]) if len(places) == 1 else opened.together(places, tell)
    drawn = network.project(graph.store) if len(places) == 1 and places[0].article else None
    if isinstance(graph, KnowledgeGraph):  # what was just read need not be read again
        texts = [graph.slug] if _lies(graph.entries, places[0].path) else []
    else:
        texts = [where.article for where in places if where.article and _text(places, where.article)]
    return explorer.explorer(graph.store, drawn, graph.questions, live={"made": number, "texts": texts})


def _lies(entries: Entries, data: Path) -> bool:
    """Say whether the text of an article is at hand."""
    try:
        return bool(beside(entries.slug, data / "articles" / entries.slug, entries.project, entries.article.text))
    except NoText:
        return False


def _text(places: Sequence[Where], slug: str) -> str:
    """Return the text of one of these articles; nothing where it is not at hand."""
    for where in places:
        if slug == where.article:
            with suppress(NoText, UnreadableText, UnknownArticle):
                return text_of(anchored(slug, where.path))
    return ""
