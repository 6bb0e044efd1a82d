"""The fork server: a process of one thread that holds what is served, with no web server in it; every worker is a fork of it.

    python -P -m tuiin.serve.engine.fork_server FD

The other side sends over the socket what to load, and is told what came of it; then commands, each of which is answered in its turn. When
that side is gone, all of it ends.
"""

import gc
import os
import signal
import socket
import struct
import sys
from contextlib import suppress
from functools import partial

from tuiin.errors import TuiinError
from tuiin.graph import sandbox
from tuiin.serve.engine import jobs
from tuiin.serve.engine.sources import NotLoaded, load

COMMAND = struct.Struct(">ci")
SEALED, OPEN = b"S", b"O"  # with one end of a socket pair: fork a worker for it, which can open nothing, or which may; answered by its id
KILL, REAP = b"K", b"R"  # with an id: let this worker end; it has ended, how? (a fork server that waited for an end would hold up the rest)


def main(descriptor: int) -> None:
    """Load, tell how that went, and keep workers until the other side closes the socket."""
    sandbox.die_with_parent()
    control = socket.socket(fileno=descriptor)
    plan = sandbox.receive(control)
    if plan is None or _is_alone(control):  # the other side went before this process was bound to it
        return
    sources, default, memory, output = plan
    try:
        held = load(sources, default)
        facts = held.facts()
    except Exception as error:  # noqa: BLE001 - whatever it is, the other side gets words
        words = str(error) if isinstance(error, TuiinError | OSError) else f"{type(error).__name__}: {error}"
        control.sendall(sandbox.pack((False, NotLoaded(words, getattr(error, "exit_code", 3)), True)))
        return
    control.sendall(sandbox.pack((True, facts, False)))
    gc.collect()
    gc.disable()
    do = partial(jobs.execute, held, output)
    _obey(control, {letter: sandbox.Work(do, "the query", memory, letter == SEALED, held.ready) for letter in (SEALED, OPEN)})


def _is_alone(control: socket.socket) -> bool:
    with suppress(BlockingIOError):
        return not control.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    return False


def _obey(control: socket.socket, works: dict[bytes, sandbox.Work]) -> None:
    workers: set[int] = set()
    try:
        while True:
            command, descriptors, _, _ = socket.recv_fds(control, COMMAND.size, 1)
            if len(command) < COMMAND.size:
                return
            letter, pid = COMMAND.unpack(command)
            told = None
            if letter in works:
                told = _fork(works[letter], control, descriptors[0])
                workers |= {told} - {0}
            elif pid in workers and letter == KILL:
                os.kill(pid, signal.SIGKILL)
            elif pid in workers:
                told = sandbox.end(pid)
                workers.remove(pid)
            control.sendall(sandbox.pack((True, told, False)))
    finally:
        for pid in workers:
            sandbox.end(pid)


def _fork(work: sandbox.Work, control: socket.socket, descriptor: int) -> int:
    """Return the id of a new worker, or 0 where the system has no process to give: its line is then closed, as if it had died."""
    with socket.socket(fileno=descriptor) as line, suppress(OSError):
        return work.fork(line, control)
    return 0


if __name__ == "__main__":
    with suppress(BrokenPipeError, ConnectionResetError):  # the other side went while this was loading
        main(int(sys.argv[1]))
