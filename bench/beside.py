"""The commands of this checkout beside those of another one, such as an older version: A B A B, in one run on one machine.

    python bench/beside.py OTHER [--rounds N]

OTHER is the top of the other checkout, with its pages bundled (`make web`); both run in the Python that runs this, on the data of this
one. Times are seconds of CPU of whole processes, children too; memory is the peak of the largest; medians stand in the table.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench import TOP, median, row, side_by_side


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("other", type=Path, help="the top of the other checkout")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="counted pairs of runs (default: 5)")
    at = parser.parse_args()
    row("", "this", "the other", "ratio", "this, memory", "the other")
    row(*["---"] * 6)
    with tempfile.TemporaryDirectory() as folder:
        for verb in (["--help"], ["check", "--data", TOP / "data"], ["build", "--quiet", "--data", TOP / "data", "--out", folder]):
            ours, theirs = side_by_side(tuiin(TOP, verb), tuiin(at.other.resolve(), verb), at.rounds)
            a, b = median(run.cpu for run in ours), median(run.cpu for run in theirs)
            x, y = median(run.memory for run in ours), median(run.memory for run in theirs)
            row(f"`tuiin {verb[0]}`, CPU", f"{a:.2f} s", f"{b:.2f} s", f"{a / b:.2f}", f"{x:.0f} MiB", f"{y:.0f} MiB")


def tuiin(top, verb):
    return ["env", f"PYTHONPATH={top / 'graph'}", sys.executable, "-m", "tuiin", *verb]


if __name__ == "__main__":
    main()
