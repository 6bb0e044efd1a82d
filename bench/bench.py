"""How fast, beside what a user would write: ratios measured side by side, A B A B, in one run on one machine.

    python bench/bench.py [--rounds N]

Times are seconds of CPU of whole processes, memory is their peak; medians stand in the table. It reports and never fails on a time.
"""

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
# An installed Python keeps what it compiled; told to keep nothing, every run would compile all of it anew.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
SLOW = 1.0  # what took rdflib longer than this is not asked of it again


@dataclass(frozen=True)
class Ran:
    """One whole process: seconds of CPU, MiB at the peak, what it printed."""

    cpu: float
    memory: float
    output: str


def run(*command):
    """Run a process to its end. This process must stay small: a child's peak counts from the size of its parent."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen([str(part) for part in command], stdout=out, stderr=err, cwd=TOP, env=ENVIRONMENT)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if child.returncode not in (0, 1):  # 1: there are findings in the data
            raise SystemExit(f"{' '.join(map(str, command))} exited with {child.returncode}\n{err.read().decode()}")
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
        return Ran(used.ru_utime + used.ru_stime, used.ru_maxrss / unit, out.read().decode())


def side_by_side(ours, theirs, rounds):
    """Return the runs of both, taken in turn, after one of each that is not counted."""
    run(*ours), run(*theirs)
    pairs = [(run(*ours), run(*theirs)) for _ in range(rounds)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def median(numbers):
    return statistics.median(numbers)


def row(*cells):
    print(f"| {' | '.join(cells)} |", flush=True)


def reached(good):
    return "yes" if good else "**no**"


# --- start-up, builds -----------------------------------------------------------------------------------------------------------------


def start(rounds):
    ours, bare = side_by_side([BIN / "tuiin", "--help"], [sys.executable, "-c", "pass"], rounds * 4)
    a, b = median(r.cpu for r in ours), median(r.cpu for r in bare)
    row("`tuiin --help`, CPU, beside bare Python", f"{a * 1000:.0f} ms", f"{b * 1000:.0f} ms", f"{a / b:.1f}×", "< 3×", reached(a < 3 * b))


def builds(rounds, data, slug, folder):
    """Measure both builds, and return tuiin's median seconds by step."""
    ours, theirs = side_by_side(
        [BIN / "tuiin", "build", slug, "--data", data, "--json", "-o", folder / "tuiin"],
        [sys.executable, TOP / "bench" / "plain.py", data, slug, folder / "plain"],
        rounds,
    )
    a, b = median(r.cpu for r in ours), median(r.cpu for r in theirs)
    row("build, CPU, beside the plain script", f"{a:.2f} s", f"{b:.2f} s", f"1/{b / a:.1f}", "≤ 1/7", reached(a * 7 <= b))
    rule, _ = theirs[0].output.split()[-2:]
    rest = median(r.cpu - float(r.output.split()[-1]) for r in theirs)
    row(
        f"… without what rdflib needs for the rule {rule}",
        f"{a:.2f} s",
        f"{rest:.2f} s",
        f"1/{rest / a:.1f}",
        "≤ 1/7",
        reached(a * 7 <= rest),
    )
    row("build, CPU", f"{a:.2f} s", "", "", "0.9 s", reached(a <= 0.9))
    x, y = median(r.memory for r in ours), median(r.memory for r in theirs)
    row("build, peak memory", f"{x:.0f} MiB", f"{y:.0f} MiB", f"1/{y / x:.1f}", "120 MiB", reached(x <= 120))
    timings = [json.loads(r.output.splitlines()[-1])["cpu_seconds"] for r in ours]
    steps = {step: median(t[step] for t in timings) for step in timings[0]}
    outside = median(r.cpu - sum(t.values()) for r, t in zip(ours, timings, strict=True))
    rdf = sum(seconds for step, seconds in steps.items() if step not in ("network", "write"))
    row("… RDF files, rules and SHACL", f"{rdf:.2f} s", "", "", "≤ 0.3 s", reached(rdf <= 0.3))
    row("… the same with start-up and imports", f"{rdf + outside:.2f} s", "", "", "≤ 0.3 s", reached(rdf + outside <= 0.3))
    return steps | {"outside the steps (start-up, imports, report)": outside}


def agreement(ours, theirs):
    """Say whether both builds hold the same curated and derived statements, and the same network."""
    import pyoxigraph as ox

    def statements(folder):
        quads = ox.parse(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
        names = ((str(quad.graph_name), quad) for quad in quads)  # the script makes no graphs of words: they repeat the others
        return {str(quad) for name, quad in names if not name.endswith("/description>") and "/words/" not in name}

    def table(folder, name, columns):
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            return {tuple(line[column] for column in columns) for line in csv.DictReader(file)}

    counted = {"statements (curated, derived, shared, ontology)": [statements(folder) for folder in (ours, theirs)]}
    counted["nodes"] = [table(folder, "nodes.csv", ("id", "kind", "kk", "ru", "en")) for folder in (ours, theirs)]
    counted["edges"] = [table(folder, "edges.csv", ("source", "target", "kind")) for folder in (ours, theirs)]
    for name, (one, other) in counted.items():
        same = (
            "the same in both" if one == other else f"NOT THE SAME: {len(one - other)} only in tuiin's, {len(other - one)} only in plain's"
        )
        print(f"- {len(one):,} {name}: {same}")


# --- questions ------------------------------------------------------------------------------------------------------------------------


class Engine:
    """One engine in a process of its own; see ask.py."""

    def __init__(self, *arguments):
        command = [sys.executable, str(TOP / "bench" / "ask.py"), *map(str, arguments)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=TOP)
        self.names = self.process.stdout.readline().split()

    def ask(self, name, limit):
        """Return seconds of CPU and the number of rows; or `late` or `broken`, and no number."""
        print(name, limit, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline().split()
        if not answer:
            raise SystemExit(f"bench: an engine ended itself at the question {name}")
        return (answer[0], None) if answer[0] in ("late", "broken") else (float(answer[0]), int(answer[1]))

    def close(self):
        self.process.stdin.close()
        self.process.wait()


@dataclass
class Asked:
    """A question: seconds that tuiin took, seconds that rdflib took (or what became of it), and the rows of both."""

    name: str
    ours: list
    theirs: list
    rows: tuple = ()

    @property
    def fast(self):
        return median(self.ours)

    @property
    def slow(self):
        return next((answer for answer in self.theirs if isinstance(answer, str)), None) or median(self.theirs)


def questions(rounds, limit, data, slug, graph):
    """Ask both engines each question in turn; rdflib is not asked again what it failed at or was slow at."""
    ours, theirs = Engine("tuiin", data, slug), Engine("rdflib", data, slug, graph)
    asked = [Asked(name, [], []) for name in ours.names]
    for _ in range(rounds):
        for question in asked:
            seconds, count = ours.ask(question.name, limit)
            if count is None:
                raise SystemExit(f"bench: tuiin is {seconds} at the question {question.name}")
            question.ours.append(seconds)
            if all(isinstance(answer, float) and answer < SLOW for answer in question.theirs):
                answer, other = theirs.ask(question.name, limit)
                question.theirs.append(answer)
                question.rows = count, other
    ours.close()
    theirs.close()
    return asked


def ms(seconds):
    return seconds if isinstance(seconds, str) else f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


def told(asked, limit):
    known = [question for question in asked if not isinstance(question.slow, str)]
    a, b = median(q.fast for q in known), median(q.slow for q in known)
    ratio = median(q.slow / q.fast for q in known)
    row(f"{len(known)} questions that both answer, median", ms(a), ms(b), f"1/{ratio:.0f}", "", "")
    worst, other = max(asked, key=lambda q: q.fast), max(known, key=lambda q: q.slow)
    row(
        f"the slowest of {len(asked)}: {worst.name}",
        ms(worst.fast),
        f"{ms(other.slow)}: {other.name}",
        "",
        "< 20 ms",
        reached(worst.fast < 0.02),
    )
    over = sum(q.fast >= 0.02 for q in asked)
    row("questions over 20 ms", str(over), str(sum(q.slow >= 0.02 for q in known)), "", "0", reached(over == 0))
    for state, words in (("late", f"given up after {limit:g} s"), ("broken", "failed with an error")):
        names = [q.name for q in asked if q.slow == state]
        if names:
            row(f"… {words}: {', '.join(names)}", "0", str(len(names)), "", "", "")
    print()
    for question in known:
        if question.rows[0] != question.rows[1]:
            print(f"- NOT THE SAME: {question.name} has {question.rows[0]} rows from tuiin, {question.rows[1]} from rdflib")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="counted pairs of runs (default: 5)")
    parser.add_argument("--limit", type=float, default=10, metavar="SECONDS", help="what rdflib is given for one question (default: 10)")
    parser.add_argument("--data", type=Path, default=TOP / "data", help="a data folder (default: the shipped one)")
    parser.add_argument("--article", default="nyshanbayev-2022", metavar="SLUG", help="the article (default: nyshanbayev-2022)")
    parser.add_argument("--all", action="store_true", help="print a line for each step and each question as well")
    at = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = shutil.copytree(at.data, folder / "data")  # a curator who saves a file meanwhile shall not part the two
        if (toml := at.data.parent / "tuiin.toml").is_file():
            shutil.copy(toml, folder)
        subprocess.run([sys.executable, TOP / "bench" / "lengthen.py", data, at.article], check=True)  # the script knows no short form
        row("", "tuiin", "beside it", "ratio", "target", "reached")
        row(*["---"] * 6)
        start(at.rounds)
        steps = builds(at.rounds, data, at.article, folder)
        answers = questions(at.rounds, at.limit, data, at.article, folder / "tuiin" / at.article / "graph.nq")
        told(answers, at.limit)
        agreement(folder / "tuiin" / at.article, folder / "plain" / at.article)
    if at.all:
        print("\n| step of `tuiin build` | CPU |\n| --- | --- |")
        for step, seconds in steps.items():
            row(step, ms(seconds))
        print("\n| question | tuiin | rdflib | rows |\n| --- | --- | --- | --- |")
        for question in sorted(answers, key=lambda question: -question.fast):
            row(question.name, ms(question.fast), ms(question.slow), str(question.rows[0]))


if __name__ == "__main__":
    main()
