"""Work in a process that can be ended and can open nothing: what comes back, what is raised, which limit was hit."""

import gc
import os
import pickle
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from tuiin.errors import BadInput, BadQuery, LimitHit, Problem
from tuiin.graph.sandbox import Died, Sandbox, once, spend

from .processes import lives, until


def test_a_result_comes_back():
    assert once(lambda: {"a": "ә" * 200_000}, 10) == {"a": "ә" * 200_000}


def test_an_error_of_ours_comes_back_as_it_is():
    def fail() -> None:
        raise BadQuery("1:2: no")

    with pytest.raises(BadQuery, match="1:2: no"):
        once(fail, 10)


def test_endless_work_is_ended():
    with pytest.raises(LimitHit, match=r"no answer after 0\.2 seconds") as hit:
        once(lambda: time.sleep(60), 0.2)
    assert hit.value.limit == "time"


def test_an_endless_query_is_ended(toy):
    """The engine has no time-out and does not listen to Ctrl-C."""
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(LimitHit):
        toy.query(query, timeout=0.5)
    assert toy.query("ASK {}")[0] == (True,)


def test_greedy_work_is_ended():
    with pytest.raises(LimitHit, match="memory"):
        once(lambda: bytearray(8_000_000_000) and None, 20)


@pytest.mark.parametrize(
    ("end", "limit"),
    [
        (lambda: os._exit(11), ""),
        (lambda: os.kill(os.getpid(), 11), "nesting"),
        (os.abort, "memory"),
        (lambda: os.kill(os.getpid(), 24), "time"),
    ],
)
def test_the_end_of_the_process_is_told_with_its_cause(end, limit: str):
    with pytest.raises(Died, match=r"the tower .* its (own )?process") as died:
        once(end, 5, "the tower")
    assert died.value.limit == limit


def test_nothing_can_be_opened(tmp_path: Path):
    """No file, no connection, no pipe, no process; and what this process has open is closed there."""
    (tmp_path / "secret").write_text("secret")
    with socket.create_server(("127.0.0.1", 0)) as server, (tmp_path / "secret").open() as secret:
        address = server.getsockname()
        for attempt in (
            lambda: (tmp_path / "secret").read_text(),
            lambda: (tmp_path / "new").write_text("new"),
            lambda: socket.create_connection(address, 1),
            lambda: os.pipe(),
            lambda: os.read(secret.fileno(), 10),
            lambda: next(tmp_path.iterdir()),
        ):
            with pytest.raises(OSError, match=r"Too many open files|Bad file descriptor"):
                once(attempt, 10)
    assert [p.name for p in tmp_path.iterdir()] == ["secret"]


def test_work_that_is_not_sealed_may_read(tmp_path: Path):
    (tmp_path / "a").write_text("ә", "utf-8")
    assert once(lambda: (tmp_path / "a").read_text("utf-8"), 10, sealed=False) == "ә"


def test_one_process_does_many_orders_and_is_made_anew_after_its_end():
    sandbox = Sandbox(lambda order: os.getpid() if order == "who" else os._exit(3))
    first = sandbox.do("who")
    assert first not in (os.getpid(), None)
    assert sandbox.do("who") == first
    with pytest.raises(Died):
        sandbox.do("end")
    second = sandbox.do("who")
    assert second != first
    sandbox.close()
    sandbox.close()
    with pytest.raises(ProcessLookupError):
        os.kill(second, 0)


def test_a_sandbox_that_is_forgotten_leaves_no_process():
    sandbox = Sandbox(lambda _: os.getpid())
    pid = sandbox.do(None)
    del sandbox
    gc.collect()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_fork_of_the_asker_gets_a_process_of_its_own():
    sandbox = Sandbox(lambda _: os.getpid())
    first = sandbox.do(None)
    assert once(lambda: sandbox.do(None), 10, sealed=False) != first
    assert sandbox.do(None) == first


def test_threads_wait_for_each_other():
    sandbox = Sandbox(lambda order: order * 2)
    answers: list[int] = []
    threads = [threading.Thread(target=lambda n=n: answers.append(sandbox.do(n))) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [2 * n for n in range(20)]


def test_an_interrupted_wait_ends_the_process():
    """Ctrl-C is heard while the engine is at work, and leaves nothing running."""
    import signal

    sandbox = Sandbox(lambda order: time.sleep(60) if order == "wait" else os.getpid())
    pid = sandbox.do("who")
    threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        sandbox.do("wait")
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("busy", [0, pytest.param(1, marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux can"))])
def test_a_process_ends_with_the_one_that_asks(busy: int):
    import subprocess

    script = f"import os, threading, time; from tuiin.graph.sandbox import Sandbox; s = Sandbox(lambda order: order and time.sleep(60) or os.getpid()); print(s.do(0), flush=True); threading.Thread(target=s.do, args=({busy},)).start(); time.sleep(60)"
    asker = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    )
    assert asker.stdout is not None
    pid = int(asker.stdout.readline())
    asker.kill()
    asker.communicate()
    assert until(lambda: not lives(pid)), "the process outlives the one that asked"


class Taken:
    def __reduce__(self):
        return os.system, ("exit 7",)


class Fault(Exception):
    pass


def test_an_answer_holds_values_and_errors_and_calls_nothing():
    """Whatever takes over the process that is asked, it cannot choose what is called in the one that asks."""
    with pytest.raises(pickle.UnpicklingError, match="is no answer"):
        once(Taken, 10)
    for value in (None, True, 7, 1.5, "ә", b"\0", [1, (2, {"a": {3}})]):
        assert once(lambda value=value: value, 10) == value
    with pytest.raises(BadInput) as bad:
        once(lambda: (_ for _ in ()).throw(BadInput([Problem("a.yaml", 1, 2, "no")])), 10)
    assert bad.value.problems == [Problem("a.yaml", 1, 2, "no")]
    with pytest.raises(RuntimeError, match="Fault: ours"):
        once(lambda: (_ for _ in ()).throw(Fault("ours")), 10)


def test_a_process_that_is_no_longer_as_it_was_is_not_used_again():
    grown: list[bytes] = []
    sandbox = Sandbox(lambda order: {"who": os.getpid, "spend": spend, "grow": lambda: grown.append(b"x" * 100_000_000)}[order]())
    for change in ("spend", "grow"):
        first = sandbox.do("who")
        sandbox.do(change)
        assert sandbox.do("who") != first
    sandbox.close()


@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_the_engine_cannot_call_out_whatever_it_is_asked(silent: str):
    """No lexer decides alone: the query goes to the engine as it is, and no connection is seen."""
    import pyoxigraph as ox

    store = ox.Store()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        query = f"SELECT * {{ SERVICE {silent}<http://127.0.0.1:{server.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        sandbox = Sandbox(lambda asked: sum(1 for _ in store.query(asked)))
        if silent:
            assert sandbox.do(query) <= 1  # as SILENT says: as if the service had answered nothing
        else:
            with pytest.raises(OSError, match="Too many open files"):
                sandbox.do(query)
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_process_with_a_thousand_open_files_can_ask():
    """`select` knows no more than 1,024 of them."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    held = [os.open(os.devnull, os.O_RDONLY) for _ in range(1100)]
    try:
        assert once(lambda: 7, 10) == 7
    finally:
        for handle in held:
            os.close(handle)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_fork_does_not_wait_for_a_thread_that_it_does_not_have():
    sandbox = Sandbox(lambda order: time.sleep(order) or "slept")
    asking = threading.Thread(target=lambda: sandbox.do(1.5))
    asking.start()
    time.sleep(0.3)  # the lock is held now
    assert once(lambda: sandbox.do(0), 10, sealed=False) == "slept"
    asking.join()


def test_where_signals_of_children_are_ignored_the_end_is_still_told():
    import signal

    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert once(lambda: 7, 10) == 7
        with pytest.raises(Died):
            once(lambda: os._exit(3), 10)
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_waiting_for_another_thread_counts_as_waiting():
    sandbox = Sandbox(lambda order: time.sleep(order) or order)
    asking = threading.Thread(target=lambda: sandbox.do(2))
    asking.start()
    time.sleep(0.3)
    with pytest.raises(LimitHit, match=r"no answer after 0\.2 seconds"):
        sandbox.do(0, 0.2)
    asking.join()


def test_an_answer_has_a_largest_size_and_so_has_a_text_in_it(toy):
    """The one who waits has no limits of its own."""
    with pytest.raises(LimitHit, match="the answer"):
        toy.query("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 400000")
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(22))
    with pytest.raises(LimitHit, match="the answer"):
        toy.query(f"SELECT ?x22 {{ BIND('xxxxxxxx' AS ?x0) {doubled} }}")
    assert toy.query("ASK{}")[0] == (True,)


def test_a_line_that_another_thread_has_closed_is_the_end_of_the_work_and_no_fault():
    sandbox = Sandbox(lambda _: 1)
    assert sandbox.do(None) == 1
    sandbox._line.close()
    time.sleep(0.3)  # the process may see it first, and end by itself
    with pytest.raises(Died, match="something ended its process"):
        sandbox.do(None)
    assert sandbox.do(None) == 1
