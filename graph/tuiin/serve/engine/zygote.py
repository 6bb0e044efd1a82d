"""The helper that holds the store: one thread, no web server in it, and every worker is a fork of it.

    python -m tuiin.serve.engine.zygote FD

The web side sends the plan over the socket, then `F` to have a worker forked and `K` to have one ended. The helper sends facts or a
complaint, then `W` with each new worker's socket and `D` for each that ended. When the web side is gone, all of it ends.
"""

import gc
import os
import select
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

from tuiin.errors import TuiinError
from tuiin.serve.engine import frames, worker
from tuiin.serve.engine.sources import Held, Source, load


def main(descriptor: int) -> None:
    """Load what the plan says, tell how that went, and keep workers until the other side closes the socket."""
    worker.fate()()
    control = socket.socket(fileno=descriptor)
    plan = frames.receive(control)
    if plan is None:
        return
    try:
        held = load([Source(*source) for source in plan[0]["sources"]], plan[0]["default"])
    except Exception as error:  # noqa: BLE001 - whatever it is, the other side gets words
        words = str(error) if isinstance(error, TuiinError | OSError) else f"{type(error).__name__}: {error}"
        control.sendall(frames.packed({"error": words, "code": getattr(error, "exit_code", 3)}))
        return
    control.sendall(frames.packed(held.facts()))
    gc.collect()
    gc.freeze()  # what stands here is shared by all workers; a collection that walked it would copy it
    gc.disable()
    _keep(control, held, worker.Limits(**plan[0]["limits"]))


def _keep(control: socket.socket, held: Held, limits: worker.Limits) -> None:
    fate = worker.fate()
    ended, wakeup = os.pipe()
    for end in (ended, wakeup):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(wakeup, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    workers: set[int] = set()
    try:
        while True:
            ready, _, _ = select.select([control.fileno(), ended], [], [])
            if ended in ready:
                os.read(ended, 4096)
                _bury(control, workers)
            if control.fileno() in ready:
                order = control.recv(frames.ORDER.size, socket.MSG_WAITALL)
                if len(order) < frames.ORDER.size:
                    return
                letter, pid, _ = frames.ORDER.unpack(order)
                if letter == b"F":
                    workers.add(_fork(control, (ended, wakeup), fate, lambda line: worker.run(held, line, limits)))
                elif pid in workers:
                    os.kill(pid, signal.SIGKILL)
    except (BrokenPipeError, ConnectionResetError):
        return
    finally:
        for pid in workers:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def _fork(control: socket.socket, ours: tuple[int, int], fate: Callable[[], object], run: Callable[[socket.socket], None]) -> int:
    """Fork a worker, and send the other end of its socket to the web side."""
    theirs, mine = socket.socketpair()
    helper = os.getpid()
    pid = os.fork()
    if pid == 0:
        code = worker.FAULT  # a worker never returns into its helper's code
        try:
            fate()
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for descriptor in (*ours, control.fileno(), theirs.fileno()):
                os.close(descriptor)
            if os.getppid() == helper:
                run(mine)
            code = 0
        finally:
            os._exit(code)
    mine.close()
    socket.send_fds(control, [frames.ORDER.pack(b"W", pid, 0)], [theirs.fileno()])
    theirs.close()
    return pid


def _bury(control: socket.socket, workers: set[int]) -> None:
    """Reap the workers that ended, and tell how."""
    while workers:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        workers.discard(pid)
        control.sendall(frames.ORDER.pack(b"D", pid, os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    with suppress(BrokenPipeError, ConnectionResetError):  # the web side went while this was loading
        main(int(sys.argv[1]))
