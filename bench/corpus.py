"""A corpus of so many articles, built into a store: beside the least that any builder has to do, and as it grows.

    python bench/corpus.py [--sizes 100 1000] [--seed 7] [--keep DIR]

The least is to parse the finished N-Quads and bulk-load them, with nothing made, sorted or copied (`pyoxigraph`). Times are seconds of CPU
of whole processes, children too; memory is the peak of the largest. Questions are asked by a whole process each. With --keep the corpora
and stores stay in a folder.
"""

import argparse
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from bench import BIN, TOP, median, row, run

LEAST = """
import gzip, sys
import pyoxigraph as ox
store = ox.Store(sys.argv[2])
with gzip.open(sys.argv[1]) as quads:
    store.bulk_load(quads, ox.RdfFormat.N_QUADS)
"""
QUESTIONS = {
    "one claim by name": "SELECT ?p ?o { ?claim a tn:Claim . ?claim ?p ?o } LIMIT 20",
    "who denies what": """SELECT ?claim (COUNT(DISTINCT ?holder) AS ?n)
      { ?p tn:stance stance:denies ; tn:about ?claim ; tn:holder ?holder } GROUP BY ?claim ORDER BY DESC(?n) LIMIT 10""",
    "all claims counted": "SELECT (COUNT(*) AS ?n) { ?claim a tn:Claim }",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000], metavar="N", help="articles (default: 100 1000)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--keep", type=Path, metavar="DIR")
    at = parser.parse_args()
    row("articles", "quads", "CPU", "an article", "quads a second", "peak memory", "beside the least", *QUESTIONS)
    row(*["---"] * (7 + len(QUESTIONS)))
    with nullcontext(at.keep) if at.keep else tempfile.TemporaryDirectory() as folder:
        for size in at.sizes:
            measured(Path(folder).resolve() / str(size), size, at.seed)


def measured(home, size, seed):
    """Build one corpus and print its row."""
    from generate import PROJECT

    (home / "data" / "articles").mkdir(parents=True, exist_ok=True)
    (home / "tuiin.toml").write_text(PROJECT, "utf-8")
    packages, store, part = home / "corpus.jsonl", home / "store", home / "part-00001-of-00001.nq.gz"
    packages.write_text(run(sys.executable, TOP / "bench" / "generate.py", str(size), "--seed", str(seed)).output, "utf-8")
    built = run(BIN / "tuiin", "build", packages, "--project", home, "--store", store, "-q")
    run(BIN / "tuiin", "build", packages, "--project", home, "--shard", "1/1", "-o", home, "-q")
    least = run(sys.executable, "-c", LEAST, part, home / "least")
    quads = int(
        run(BIN / "tuiin", "query", store, "-e", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "-f", "csv").output.split()[-1]
    )
    asked = [median(run(BIN / "tuiin", "query", store, "-e", query, "-f", "csv").cpu for _ in range(3)) for query in QUESTIONS.values()]
    row(
        f"{size:,}",
        f"{quads:,}",
        f"{built.cpu:.1f} s",
        f"{1000 * built.cpu / size:.1f} ms",
        f"{quads / built.cpu:,.0f}",
        f"{built.memory:.0f} MiB",
        f"{built.cpu / least.cpu:.1f}×",
        *(f"{seconds:.2f} s" for seconds in asked),
    )


if __name__ == "__main__":
    main()
