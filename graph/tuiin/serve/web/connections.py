"""What a client may do with a connection: how long it may take to ask and to read, and how many there may be of them."""

import asyncio
import resource
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import uvicorn

HELD = 1 << 30  # bytes of answers that wait for their readers
_ROOM = 4096  # descriptors that are wanted


def room() -> int:
    """Return how many connections there may be; the rest of the descriptors, three times as many, is for all else."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= _ROOM:
        return _ROOM // 4
    wanted = _ROOM if hard == resource.RLIM_INFINITY else min(_ROOM, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return max(1, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 4)


class Connection(H11Protocol):
    """A connection that is ended when its client is too slow, or when it is among the slowest and there is no room.

    A client has `patience` seconds for a whole request, and for a pause in reading an answer; there are at most `most` connections.
    """

    def __init__(self, patience: float, most: int, **options: Any) -> None:
        super().__init__(**options)
        self._patience, self._most = patience, most
        self._since, self._left = self.loop.time(), 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take note of a client; where there are too many, those go that have kept us waiting longest."""
        super().connection_made(transport)
        if len(self.connections) > self._most:
            awaited = sorted((each for each in self._others() if each.awaited), key=lambda each: each._since)
            for each in awaited[: self._most // 16 + 1]:  # some at once, so that a crowd does not make us search for each
                each.end()

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        self._since = self.loop.time()
        super().on_response_complete()

    def pause_writing(self) -> None:
        """Begin to wait for the reader; where too much waits to be read, the slowest goes."""
        super().pause_writing()
        self._since, self._left = self.loop.time(), self.transport.get_write_buffer_size()
        readers = [each for each in self._others() if each.flow.write_paused]
        if sum(each.transport.get_write_buffer_size() for each in readers) > HELD:
            min(readers, key=lambda each: each._since).end()

    @property
    def awaited(self) -> bool:
        """Whether it is the client's turn: to send a request, or to read."""
        return self.flow.write_paused or self.conn.their_state in (h11.IDLE, h11.SEND_BODY)

    def late(self) -> bool:
        """Say whether the client has kept us waiting too long; one that reads on, however slowly, has not."""
        now, left = self.loop.time(), self.transport.get_write_buffer_size()
        if left < self._left:
            self._since = now
        self._left = left
        return self.awaited and now - self._since > self._patience

    def end(self) -> None:
        """Let the client go, whatever it still wants."""
        self.connections.discard(self)
        self.transport.abort()

    def _others(self) -> "list[Connection]":
        return [each for each in self.connections if isinstance(each, Connection)]


async def watch(server: "uvicorn.Server") -> None:
    """End connections that are late, once a second, for ever."""
    while True:
        await asyncio.sleep(1)
        for connection in list(server.server_state.connections):
            if isinstance(connection, Connection) and connection.late():
                connection.end()
