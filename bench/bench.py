"""How fast, beside what a user would write: ratios measured side by side, A B A B, in one run on one machine.

python bench/bench.py [--rounds N]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

TOP = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
SLUG = "nyshanbayev-2022"


def run(*command: str | Path) -> tuple[float, float, str]:
    """Return seconds of CPU, MiB of peak memory and the output of one whole process."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([str(part) for part in command], stdout=out, stderr=subprocess.DEVNULL, cwd=TOP)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{' '.join(map(str, command))} exited with {child.returncode}")
        out.seek(0)
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, out.read().decode()


def side_by_side(
    a: list[str | Path], b: list[str | Path], rounds: int
) -> tuple[list[tuple[float, float, str]], list[tuple[float, float, str]]]:
    run(*a)
    run(*b)
    pairs = [(run(*a), run(*b)) for _ in range(rounds)]
    return [one for one, _ in pairs], [other for _, other in pairs]


def median(values: list[float]) -> float:
    return statistics.median(values)


def row(what: str, ours: str, theirs: str, ratio: str, target: str) -> None:
    print(f"| {what} | {ours} | {theirs} | {ratio} | {target} |", flush=True)


def same_statements(ours: Path, theirs: Path) -> str:
    """Say whether the curated and the derived statements of both builds are the same."""
    import pyoxigraph as ox

    def read(path: Path) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for quad in ox.parse(path=str(path)):
            found.setdefault(quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else "", set()).add(str(quad.triple))
        return {name: triples for name, triples in found.items() if not name.endswith(("/description", "/ontology")) and name}

    one, other = read(ours), read(theirs)
    differing = sum(len(one.get(name, set()) ^ other.get(name, set())) for name in {*one, *other})
    return f"{sum(map(len, one.values())):,} statements, {differing} differ"


def builds(rounds: int, folder: Path) -> None:
    ours, theirs = side_by_side(
        [BIN / "tuiin", "build", "--json", "-o", folder / "ours"],
        [sys.executable, TOP / "bench" / "plain.py", TOP / "data", SLUG, folder / "plain"],
        rounds,
    )
    cpu, plain = median([r[0] for r in ours]), median([r[0] for r in theirs])
    row(
        "build, CPU",
        f"{cpu:.2f} s",
        f"{plain:.2f} s",
        f"1/{median([b[0] / a[0] for a, b in zip(ours, theirs, strict=True)]):.1f}",
        "≤ 1/7, 0.9 s",
    )
    memory, much = median([r[1] for r in ours]), median([r[1] for r in theirs])
    row("build, peak memory", f"{memory:.0f} MiB", f"{much:.0f} MiB", f"1/{much / memory:.1f}", "120 MiB")
    steps = [json.loads(r[2].splitlines()[-1])["cpu_seconds"] for r in ours]
    rdf = median([sum(seconds for step, seconds in one.items() if step not in ("network", "write")) for one in steps])
    row("of which RDF files, rules, SHACL", f"{rdf:.2f} s", "", "", "≤ 0.3 s")
    print(f"\nboth builds say the same: {same_statements(folder / 'ours' / SLUG / 'graph.nq', folder / 'plain' / 'graph.nq')}\n")


def start(rounds: int) -> None:
    ours, bare = side_by_side([BIN / "tuiin", "--help"], [sys.executable, "-c", "pass"], rounds * 4)
    cpu, python = median([r[0] for r in ours]), median([r[0] for r in bare])
    row(
        "`tuiin --help`, CPU",
        f"{cpu * 1000:.0f} ms",
        f"{python * 1000:.0f} ms",
        f"{median([a[0] / b[0] for a, b in zip(ours, bare, strict=True)]):.1f}×",
        "< 3×",
    )


def timed(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def questions(limit: float) -> None:
    """Each shipped question on the loaded graph: three runs of ours, one of rdflib, which is given up on after `limit` seconds."""
    import tuiin
    from tuiin import questions as shipped
    from tuiin.errors import LimitHit
    from tuiin.guard import limited
    from tuiin.sparql import bind
    from tuiin.store import term
    from tuiin.vocabulary import PREFIXES

    kg = tuiin.build(SLUG)
    dataset = kg.to_rdflib()
    fast, ratios, lost = {}, [], 0
    for name, question in shipped.load().items():
        fast[name] = min(timed(lambda name=name: list(kg.query(name))) for _ in range(3))
        values = {"lang": "en"} | {p.name: kg.thing(p.default) for p in question.parameters if p.default}
        text = bind(question.sparql, {key: str(term(value)) for key, value in values.items()})
        try:
            slow = limited(lambda text=text: timed(lambda: list(dataset.query(text, initNs=PREFIXES))), limit)
            ratios.append(slow / fast[name])
        except LimitHit:
            lost += 1
    worst = max(fast, key=fast.__getitem__)
    given_up = f", {lost} given up after {limit:g} s" if lost else ""
    row(
        f"{len(fast)} questions, median CPU",
        f"{median([*fast.values()]) * 1000:.1f} ms",
        f"rdflib{given_up}",
        f"1/{median(ratios):.0f}",
        "",
    )
    row(f"the slowest, {worst}", f"{fast[worst] * 1000:.1f} ms", "", "", "< 20 ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="counted pairs of builds (default: 5)")
    parser.add_argument("--limit", type=float, default=10, help="seconds that rdflib is given for one question (default: 10)")
    arguments = parser.parse_args()
    print("| | tuiin | beside it | ratio | target |\n|---|---|---|---|---|")
    start(arguments.rounds)
    questions(arguments.limit)
    with tempfile.TemporaryDirectory() as folder:
        builds(arguments.rounds, Path(folder))


if __name__ == "__main__":
    main()
