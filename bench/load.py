"""How fast a graph gets into Oxigraph by `tuiin load`, beside Oxigraph's own loader and beside a plain POST of the whole file.

    python bench/load.py [--statements N] [--rounds N]

The article's graph, again and again under other graph names, as one file of N-Quads. Each way starts from an empty store on the disk, and
they take turns. Seconds are those of the loading process on the clock, and of CPU in all processes, the server's too; medians. `tuiin load`
counts afterwards what has arrived, and that is in its time. It reports and never fails on a time.
"""

import argparse
import contextlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

import tuiin

BIN = Path(sys.executable).parent
OXIGRAPH = BIN / "oxigraph"


def copies(statements, file):
    """Write the article's graph under so many names that there are at least that many statements; return their number."""
    kg = tuiin.build("nyshanbayev-2022")
    number = -(-statements // len(kg.statements))
    with file.open("w", encoding="utf-8") as out:
        for copy in range(number):
            out.writelines(f"{triple} <{graph}/copy-{copy}> .\n" for graph, triple in kg.statements)
    return number * len(kg.statements)


@dataclass
class Spent:
    """Seconds on the clock, and of CPU in all processes."""

    wall: float = 0.0
    cpu: float = 0.0


@contextlib.contextmanager
def served(folder, spent):
    """Yield the address of `oxigraph serve` on a store in a folder; add its CPU to what was spent once it has ended."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = start(OXIGRAPH, "serve", "-l", folder, "-b", address)
    try:
        for _ in range(200):
            with contextlib.suppress(httpx.HTTPError):
                httpx.get(f"http://{address}/")
                break
            time.sleep(0.05)
        yield f"http://{address}"
    finally:
        server.terminate()
        spent.cpu += ended(server)


def start(*command):
    return subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ended(process):
    """Wait for a process, and return its seconds of CPU."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, -15):
        raise SystemExit(f"{process.args} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime


def run(spent, *command):
    begin = time.perf_counter()
    spent.cpu += ended(start(*command))
    spent.wall += time.perf_counter() - begin


def own_loader(file, folder, spent):
    run(spent, OXIGRAPH, "load", "-l", folder, "-f", file)


def plain_post(file, folder, spent):
    with served(folder, spent) as address:
        begin, used = time.perf_counter(), time.process_time()
        httpx.post(
            f"{address}/store", content=file.read_bytes(), headers={"Content-Type": "application/n-quads"}, timeout=600
        ).raise_for_status()
        spent.wall += time.perf_counter() - begin
        spent.cpu += time.process_time() - used


def over_http(file, folder, spent):
    with served(folder, spent) as address:
        run(spent, BIN / "tuiin", "load", address, file, "--quiet", "--timeout", "600")


def into_folder(file, folder, spent):
    run(spent, BIN / "tuiin", "load", f"oxigraph:{folder}", file, "--quiet")


WAYS = {
    "oxigraph load -l DIR -f x.nq": own_loader,
    "POST of the whole file": plain_post,
    "tuiin load http://…": over_http,
    "tuiin load oxigraph:DIR": into_folder,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--statements", type=int, default=300_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tuiin-bench-") as name:
        room = Path(name)
        os.environ["XDG_STATE_HOME"] = str(room / "state")
        size = copies(arguments.statements, room / "x.nq")
        spent = {name: [] for name in WAYS}
        for number in range(arguments.rounds):
            for name, way in WAYS.items():
                spent[name].append(Spent())
                way(room / "x.nq", room / f"store-{number}", spent[name][-1])
                shutil.rmtree(room / f"store-{number}")
    table(size, spent)


def table(size, spent):
    medians = {name: [statistics.median(getattr(s, kind) for s in taken) for kind in ("wall", "cpu")] for name, taken in spent.items()}
    first = next(iter(medians.values()))
    print(f"{size:,} statements; rate: statements a second, that of Oxigraph's own loader being 1\n")
    print("| way | seconds | rate | seconds of CPU | rate |\n| --- | --- | --- | --- | --- |")
    for name, (wall, cpu) in medians.items():
        print(f"| {name} | {wall:.2f} | {first[0] / wall:.2f} | {cpu:.2f} | {first[1] / cpu:.2f} |")


if __name__ == "__main__":
    main()
