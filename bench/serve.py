"""`tuiin serve` beside `oxigraph serve-read-only` on the same data: ratios measured side by side, A B A B, in one run on one machine.

    python bench/serve.py [--rounds N] [GRAPH.nq]

Both serve the same quads, the default graph being the union of all graphs with each triple once; Oxigraph from a database that it has
optimised. It reports and never fails on a time.
"""

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pyoxigraph as ox

from tuiin.serve.web.examples import examples

TOP = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
JSON = {"Accept": "application/sparql-results+json", "Content-Type": "application/sparql-query"}
ASKED = (
    "who-says-what",
    "denied-claims",
    "claims-in-tension",
    "most-supported-claims",
    "ranks-by-year",
    "chain-of-reasons",
    "who-wrote-the-article",
    "members-of-a-viewpoint",
    "reported-voices",
    "claims-about-a-concept",
)


class Client:
    """One connection to one server."""

    def __init__(self, port, path):
        self.connection, self.path = http.client.HTTPConnection("127.0.0.1", port, timeout=60), path

    def ask(self, query):
        self.connection.request("POST", self.path, query.encode(), JSON)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{self.path}: {answer.status} {body[:300]!r}")
        return body


def wait(port, path):
    for _ in range(400):
        try:
            return Client(port, path).ask("ASK {}")
        except OSError:
            time.sleep(0.025)
    raise SystemExit("a server did not start")


def tuiin(graph, rounds):
    """Return the running server, its port, and the seconds of CPU that starts took until the first answer."""
    seconds, process = [], None
    for last in range(rounds - 1, -1, -1):
        process = subprocess.Popen([BIN / "tuiin", "serve", graph, "--port", "0", "-q"], stdout=subprocess.PIPE, text=True, cwd=TOP)
        port = int(process.stdout.readline().rstrip("/\n").rpartition(":")[2])
        wait(port, "/sparql")
        seconds.append(sum(map(cpu, family(process.pid))))
        if last:
            process.terminate()
            process.wait()
    return process, port, seconds


def family(pid):
    """Return a process and all that descend from it (Linux)."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    below = [int(child) for child in children.read_text().split()] if children.exists() else []
    return [pid, *(descendant for child in below for descendant in family(child))]


def cpu(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def oxigraph(graph, folder, port):
    """Return a running `oxigraph serve-read-only` with the same quads, and with the union as its default graph."""
    store = ox.Store()
    store.bulk_load(path=str(graph), format=ox.RdfFormat.N_QUADS)
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    store.dump(str(folder / "all.nq"), ox.RdfFormat.N_QUADS)
    for verb in (["load", "-f", folder / "all.nq"], ["optimize"]):
        subprocess.run([BIN / "oxigraph", verb[0], "-l", folder / "db", *verb[1:]], check=True, capture_output=True)
    command = [BIN / "oxigraph", "serve-read-only", "-l", folder / "db", "-b", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait(port, "/query")
    return process


def latency(ours, theirs, query, rounds):
    """Return the median seconds of both, asked in turn."""
    times = ([], [])
    for number in range(rounds + 2):
        for client, kept in zip((ours, theirs), times, strict=True):
            start = time.perf_counter()
            client.ask(query)
            if number > 1:
                kept.append(time.perf_counter() - start)
    return [statistics.median(kept) for kept in times]


def rate(port, path, queries, clients, seconds):
    """Return how many requests a second so many clients get answered."""
    end, counts = time.perf_counter() + seconds, [0] * clients

    def run(me):
        client = Client(port, path)
        while time.perf_counter() < end:
            client.ask(queries[(counts[me] + me) % len(queries)])
            counts[me] += 1

    threads = [threading.Thread(target=run, args=(me,)) for me in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", nargs="?", type=Path, default=TOP / "out" / "nyshanbayev-2022" / "graph.nq")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--port", type=int, default=17879, help="a free port for Oxigraph")
    at = parser.parse_args()
    if not at.graph.is_file():
        raise SystemExit(f"{at.graph} is not there; run `tuiin build` first")
    graphs = [node.value for node in _named(at.graph)]
    asked = {question["name"]: question["query"] for question in examples("en", graphs) if question["name"] in ASKED}
    with tempfile.TemporaryDirectory() as name:
        ours, port, starts = tuiin(at.graph, 5)
        theirs = oxigraph(at.graph, Path(name), at.port)
        try:
            report(at, asked, port, starts)
        finally:
            for process in (ours, theirs):
                process.terminate()
                process.wait()


def _named(graph):
    store = ox.Store()
    store.bulk_load(path=str(graph), format=ox.RdfFormat.N_QUADS)
    return list(store.named_graphs())


def report(at, asked, port, starts):
    one, other = Client(port, "/sparql"), Client(at.port, "/query")
    print("| | tuiin serve | oxigraph serve | ratio | target | reached |\n| --- | --- | --- | --- | --- | --- |")
    ratios = []
    for name, query in ({"ASK {}": "ASK {}"} | asked).items():
        a, b = latency(one, other, query, at.rounds)
        print(f"| {name} | {a * 1000:.2f} ms | {b * 1000:.2f} ms | {a / b:.2f}× | | |", flush=True)
        if name in asked:
            ratios.append(a / b)
    middle = statistics.median(ratios)
    print(f"| median of {len(ratios)} questions | | | {middle:.2f}× | ≤ 2× | {'yes' if middle <= 2 else '**no**'} |")
    queries = list(asked.values())
    a, b = rate(port, "/sparql", queries, 8, 5), rate(at.port, "/query", queries, 8, 5)
    print(f"| requests a second, 8 clients | {a:.0f} | {b:.0f} | {a / b:.2f}× | | |")
    a = statistics.median(starts)
    print(f"| start to the first answer, CPU of all processes | {a:.2f} s | | | < 0.5 s | {'yes' if a < 0.5 else '**no**'} |")


if __name__ == "__main__":
    main()
